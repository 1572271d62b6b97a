//! The command line from outside: what it prints, where, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use common::with_input;

fn firsthand(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firsthand")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The built-in reports as files in a new folder.
fn demo_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("page.html");
    let reports = folder.path().join("reports");
    let output = firsthand(&["demo", "--no-open", "-o", page.to_str().unwrap(), "--save", reports.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    folder
}

fn reports(folder: &tempfile::TempDir) -> String {
    folder.path().join("reports").to_str().unwrap().to_owned()
}

fn validator(schema: &str) -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema").join(schema);
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(schema: &str, value: &Value) {
    let errors: Vec<String> =
        validator(schema).iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn versions_and_other_languages_follow_the_schema_too() {
    let folder = tempfile::tempdir().unwrap();
    let page = |time: &str, words: &str| {
        format!(
            "---\nurl: https://bugle.example/flood\npublished: {time}\n---\n{words} when the dam broke, Bell said on Monday.\n\n\
                 El río volvió a crecer el lunes y el consejo pidió a los vecinos que dejaran sus casas.\n\n\
                 Nobody was told to leave the town before the water came down the valley, the mayor said at noon.\n"
        )
    };
    std::fs::write(folder.path().join("a.md"), page("2024-03-14", "Two people died")).unwrap();
    std::fs::write(folder.path().join("b.md"), page("2024-03-15", "Three people died")).unwrap();
    let output = firsthand(&["read", folder.path().to_str().unwrap(), "--format", "json"]);
    let account: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_valid("account.schema.json", &account);
    let articles = account["articles"].as_array().unwrap();
    assert_eq!(articles.len(), 1);
    let earlier = &articles[0]["versions"][0];
    let words = |text: &Value, span: &Value| {
        let place = |index: usize| usize::try_from(span[index].as_u64().unwrap()).unwrap();
        text.as_str().unwrap().chars().skip(place(0)).take(place(1) - place(0)).collect::<String>()
    };
    assert_eq!(words(&earlier["text"], &earlier["changes"][0]["before"]), "Two");
    assert_eq!(words(&articles[0]["text"], &earlier["changes"][0]["after"]), "Three");
    assert!(articles[0]["blocks"].as_array().unwrap().iter().any(|block| block["language"] == "es"), "{articles:#?}");
}

#[test]
fn the_account_follows_its_schema_and_points_at_real_words() {
    let folder = demo_folder();
    let output = firsthand(&["read", &reports(&folder), "--format", "json"]);
    let account: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_valid("account.schema.json", &account);
    assert_eq!(account["articles"].as_array().unwrap().len(), 9);
    assert_eq!(account["problems"].as_array().unwrap().iter().filter(|problem| problem["kind"] != "figure").count(), 0);
    let texts: BTreeMap<&str, Vec<char>> = account["articles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|article| (article["id"].as_str().unwrap(), article["text"].as_str().unwrap().chars().collect()))
        .collect();
    let mut figures = 0;
    for story in account["stories"].as_array().unwrap() {
        for figure in story["figures"].as_array().unwrap() {
            let text = &texts[figure["article"].as_str().unwrap()];
            let at = |index: usize| usize::try_from(figure["span"][index].as_u64().unwrap()).unwrap();
            let words: String = text[at(0)..at(1)].iter().collect();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(figure["text"], Value::String(words));
            figures += 1;
        }
        assert_spans_within(story, &texts);
        assert_references_resolve(story);
    }
    assert!(figures > 50, "{figures} figures");
}

/// Every object that names its article has its spans within that article's text.
fn assert_spans_within(value: &Value, texts: &BTreeMap<&str, Vec<char>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| assert_spans_within(item, texts)),
        Value::Object(fields) => {
            if let (Some(Value::String(article)), Some(Value::Array(span))) =
                (fields.get("article"), fields.get("span"))
            {
                let (start, end) = (span[0].as_u64().unwrap(), span[1].as_u64().unwrap());
                assert!(start < end && end as usize <= texts[article.as_str()].len(), "{value}");
            }
            fields.values().for_each(|field| assert_spans_within(field, texts));
        }
        _ => {}
    }
}

/// Ids are unique, and every id that is referred to exists.
fn assert_references_resolve(story: &Value) {
    let ids = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    let mut all: Vec<String> = Vec::new();
    for field in ["credits", "quotes", "figures", "dates", "names", "entities", "reuse", "origins", "points"] {
        all.extend(ids(&story[field]));
    }
    let nodes = ids(&story["lineage"]["nodes"]);
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count, "ids are unique");
    for edge in story["lineage"]["edges"].as_array().unwrap() {
        assert!(nodes.contains(&edge["from"].as_str().unwrap().to_owned()));
        assert!(nodes.contains(&edge["to"].as_str().unwrap().to_owned()));
        for evidence in edge["evidence"].as_array().unwrap() {
            assert!(all.contains(&evidence.as_str().unwrap().to_owned()), "{evidence}");
        }
    }
    for point in story["points"].as_array().unwrap() {
        for reading in point["readings"].as_array().unwrap() {
            for origin in reading["origins"].as_array().unwrap() {
                assert!(all.contains(&origin.as_str().unwrap().to_owned()), "{origin}");
            }
            for member in reading["members"].as_array().unwrap() {
                if let Some(annotation) = member["annotation"].as_str() {
                    assert!(all.contains(&annotation.to_owned()), "{annotation}");
                }
            }
        }
    }
}

#[test]
fn annotate_prints_one_valid_line_per_article() {
    let folder = demo_folder();
    let output = firsthand(&["annotate", &reports(&folder)]);
    let text = out(&output);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 9);
    lines.iter().for_each(|line| assert_valid("article.schema.json", line));
    assert!(lines.iter().all(|line| !line["quotes"].as_array().unwrap().is_empty()));
}

#[test]
fn the_order_of_the_inputs_does_not_matter() {
    let folder = demo_folder();
    let mut files: Vec<String> = std::fs::read_dir(folder.path().join("reports"))
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    for format in ["text", "json", "html"] {
        let run = |files: &[String]| {
            let arguments: Vec<&str> =
                ["read", "--format", format].into_iter().chain(files.iter().map(String::as_str)).collect();
            firsthand(&arguments).stdout
        };
        let forwards = run(&files);
        let mut turned = files.clone();
        turned.reverse();
        assert_eq!(run(&turned), forwards, "{format}");
        turned.swap(0, 4);
        turned.rotate_left(3);
        assert_eq!(run(&turned), forwards, "{format}");
        assert!(!forwards.is_empty());
    }
}

#[test]
fn the_page_is_written_and_standard_output_left_alone() {
    let folder = demo_folder();
    let page = folder.path().join("account.html");
    let output = firsthand(&["read", &reports(&folder), "--format", "html", "-o", page.to_str().unwrap()]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
    let html = std::fs::read_to_string(page).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") || html.starts_with("<!doctype html>"));
    assert!(html.contains("Marovets") && html.contains("3 origins"));
}

#[test]
fn standard_input_and_a_single_report() {
    let output =
        with_input(&["read", "-", "--format", "json"], b"Two people were hurt, the mayor, Ann Bell, said on Monday.");
    let account: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(account["articles"].as_array().unwrap().len(), 1);
    let points = account["stories"][0]["points"].as_array().unwrap();
    assert!(!points.is_empty());
    assert!(points.iter().all(|point| point["status"] == "single"), "{points:#?}");
}

#[test]
fn dates_given_by_name_and_for_all() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let a = file("a.txt", "Rain fell on Monday.");
    let b = file("b.txt", "Snow fell on Monday.");
    let output = firsthand(&["annotate", &a, &b, "--published", "2024-03-13", "--published", "a.txt=2024-03-20T08:00"]);
    let text = out(&output);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let value = |name: &str| {
        lines.iter().find(|line| line["input"].as_str().unwrap().ends_with(name)).unwrap()["dates"][0]["value"].clone()
    };
    assert_eq!(value("a.txt"), "2024-03-18");
    assert_eq!(value("b.txt"), "2024-03-11");
}

#[test]
fn wrong_usage_is_code_2() {
    for arguments in
        [&["read"][..], &["read", "x", "--format", "pdf"], &["nonsense"], &["read", "x", "--published", "soon"]]
    {
        let output = firsthand(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(out(&output), "");
    }
}

#[test]
fn nothing_usable_is_code_1_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = firsthand(&["read", "no-such-file.txt", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("no-such-file.txt: There is no such file or folder."), "{}", err(&output));
    assert!(err(&output).contains("holds no file that is read"), "{}", err(&output));
}

#[test]
fn bad_inputs_are_told_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    file("good.txt", b"Two people were hurt when a tram left the rails on Monday, police said.");
    file("empty.txt", b"");
    file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    file("latin.txt", b"The caf\xe9 at the tram stop was closed on Monday, police said, and nobody was hurt.");
    file("large.txt", &vec![b'a'; 6_000_000]);
    let path = folder.path().to_str().unwrap();
    let output = firsthand(&["read", path]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    for (name, words) in [
        ("empty.txt", "empty"),
        ("picture.txt", "is an image"),
        ("latin.txt", "not UTF-8; it was read as windows-1252"),
        ("large.txt", "larger than 5.0 MB"),
    ] {
        let line = err(&output).lines().find(|line| line.contains(name)).map(str::to_owned);
        assert!(line.as_deref().is_some_and(|line| line.contains(words)), "{name}: {line:?}");
    }
    assert_eq!(firsthand(&["read", path, "--strict"]).status.code(), Some(3));
}

#[test]
fn the_same_file_twice_is_one_article() {
    let folder = demo_folder();
    let file = folder.path().join("reports/01-agency.md");
    let file = file.to_str().unwrap();
    let output = firsthand(&["read", file, file, "--format", "json"]);
    let account: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(account["articles"].as_array().unwrap().len(), 1);
    assert_eq!(account["problems"][0]["kind"], "duplicate");
    assert_eq!(firsthand(&["read", file, file, "--strict"]).status.code(), Some(0));
}

#[test]
fn unrelated_reports_are_two_stories() {
    let folder = demo_folder();
    let other = folder.path().join("other.txt");
    std::fs::write(
        &other,
        "The parliament of Lusania voted on Tuesday to lower the voting age to sixteen. Prime Minister Cy Dow called \
         it a promise kept, while the opposition spoke of a trick before the election.\n",
    )
    .unwrap();
    let flood = folder.path().join("reports/01-agency.md");
    let output = firsthand(&["read", flood.to_str().unwrap(), other.to_str().unwrap(), "--format", "json"]);
    let account: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(account["stories"].as_array().unwrap().len(), 2);
    let text = out(&firsthand(&["read", flood.to_str().unwrap(), other.to_str().unwrap()]));
    assert!(text.starts_with("2 reports of 2 stories."), "{text}");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = demo_folder();
    let mut child = Command::new(env!("CARGO_BIN_EXE_firsthand"))
        .args(["read", &reports(&folder), "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output).contains("panic")), (Some(0), false), "{}", err(&output));
}
