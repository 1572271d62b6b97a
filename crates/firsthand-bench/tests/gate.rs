//! The measures never fall below their floors: on the built-in sample always, on texts outside the repository where
//! they lie beside it or where `FIRSTHAND_SEEDS` and `FIRSTHAND_NEWS` say.

use std::path::{Path, PathBuf};
use std::process::Command;

#[allow(clippy::expect_used, reason = "a failure to start the scorer is a failure of the test")]
fn gate(arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_firsthand-bench")).arg("gate").args(arguments).output();
    let output = output.expect("the scorer is built beside its tests");
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
fn the_seeds_stay_above_their_floors() {
    gate_outside("--seeds", "FIRSTHAND_SEEDS", "seeds");
}

#[test]
fn the_news_articles_stay_above_their_floors() {
    gate_outside("--news", "FIRSTHAND_NEWS", "data/news_events/articles.jsonl");
}
