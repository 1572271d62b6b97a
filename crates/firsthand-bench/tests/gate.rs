//! The measures never fall below their floors: on the built-in sample always, on texts outside the repository where
//! they lie beside it or where `FIRSTHAND_SEEDS` and its like say.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[allow(clippy::expect_used, reason = "a failure to start the scorer is a failure of the test")]
fn run(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_firsthand-bench")).arg("gate").args(arguments).output();
    output.expect("the scorer is built beside its tests")
}

fn gate(arguments: &[&str]) {
    let output = run(arguments);
    let table = String::from_utf8_lossy(&output.stdout);
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{table}{messages}");
}

/// The gate with one set of texts outside the repository: where `variable` says, or beside the repository.
fn gate_outside(option: &str, variable: &str, beside: &str) {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(beside);
    let texts = std::env::var_os(variable).map_or_else(beside, PathBuf::from);
    if !texts.exists() {
        eprintln!("SKIPPED: there are no texts at {}; set {variable} to where they lie.", texts.display());
        return;
    }
    gate(&[option, &texts.to_string_lossy()]);
}

#[test]
fn the_sample_stays_above_its_floors() {
    gate(&[]);
}

#[test]
fn the_grown_stories_stay_above_their_floors() {
    gate(&["--lineage"]);
}

#[test]
fn the_seeds_stay_above_their_floors() {
    gate_outside("--seeds", "FIRSTHAND_SEEDS", "seeds");
}

#[test]
fn the_news_articles_stay_above_their_floors() {
    gate_outside("--news", "FIRSTHAND_NEWS", "data/news_events/articles.jsonl");
}

#[test]
fn the_answers_stay_above_their_floors() {
    gate_outside("--clough", "FIRSTHAND_CLOUGH", "data/clough_stevenson");
}

#[test]
fn the_sentence_pairs_stay_above_their_floors() {
    gate_outside("--mrpc", "FIRSTHAND_MRPC", "data/mrpc/msr_paraphrase_train.txt");
}

#[test]
fn the_pages_stay_above_their_floors() {
    gate_outside("--pages", "FIRSTHAND_PAGES", "data/pages");
}

#[test]
fn a_measure_below_its_floor_fails_the_gate() {
    let floors = Path::new(env!("CARGO_TARGET_TMPDIR")).join("floors.toml");
    std::fs::write(&floors, "[demo]\nstories_joined = 1.01\n").unwrap();
    let output = run(&["--floors", &floors.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("BELOW ITS FLOOR"));
}
