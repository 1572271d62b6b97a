//! `firsthand check` from outside: what it prints and how it ends.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const REPORT: &str = "“Two ferries collided in the harbour of Port Ellery on Tuesday, killing three sailors,” the coast guard said.\n\n\
    The captain was arrested. Divers searched the wreck for hours.\n";

fn firsthand(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firsthand")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder with the report, and the report's path.
fn report() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    std::fs::write(&path, REPORT).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (folder, path)
}

fn json(claim: &str) -> Value {
    let (_folder, path) = report();
    serde_json::from_str(&out(&firsthand(&["check", claim, &path, "--format", "json"]))).unwrap()
}

#[test]
fn the_answer_follows_its_schema_and_points_at_real_words() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/check.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for claim in ["Three sailors were killed.", "Nine sailors were killed.", "The mayor resigned."] {
        let answer = json(claim);
        let errors: Vec<String> =
            validator.iter_errors(&answer).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{claim}: {errors:#?}");
    }
    let answer = json("Nine sailors were killed.");
    assert_eq!(answer["answer"], "contradicted");
    let passage = &answer["contradicted"]["passages"][0];
    let span = |value: &Value| {
        let at = |index: usize| usize::try_from(value[index].as_u64().unwrap()).unwrap();
        at(0)..at(1)
    };
    let words =
        |text: &str, value: &Value| -> String { text.chars().collect::<Vec<_>>()[span(value)].iter().collect() };
    assert_eq!(passage["detail"], "figure");
    assert_eq!(words(answer["claim"].as_str().unwrap(), &passage["claim_span"]), "Nine");
    assert_eq!(words(answer["articles"][0]["text"].as_str().unwrap(), &passage["article_words_span"]), "three");
}

#[test]
fn every_form_says_that_it_speaks_of_reports_only() {
    let (_folder, path) = report();
    for form in ["text", "markdown"] {
        let output = firsthand(&["check", "Three sailors were killed.", &path, "--format", form]);
        assert_eq!(output.status.code(), Some(0));
        let text = out(&output);
        assert!(text.contains("stated") && text.contains("whether it is true they cannot settle"), "{text}");
    }
}

#[test]
fn exit_codes_do_not_tell_the_answer() {
    let (folder, path) = report();
    assert_eq!(firsthand(&["check", "The mayor resigned.", &path]).status.code(), Some(0));
    let missing = folder.path().join("none.txt");
    let missing = missing.to_str().unwrap();
    assert_eq!(firsthand(&["check", "The mayor resigned.", missing]).status.code(), Some(1));
    assert_eq!(firsthand(&["check", "The mayor resigned.", &path, missing, "--strict"]).status.code(), Some(3));
    assert_eq!(firsthand(&["check", "The mayor resigned."]).status.code(), Some(2));
    assert_eq!(firsthand(&["check", "", &path]).status.code(), Some(2));
}
