//! `firsthand reuse` from outside: records in, rows out.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const FERRY: &str = "A crowded ferry struck the breakwater off Port Selwick late on Monday and took in water through a \
    gash in its bow. The captain ordered the engines stopped and had the passengers moved to the stern.\n\nFishing \
    boats reached the vessel within a quarter of an hour and pulled 38 people from the deck. Investigators have sealed \
    the bridge and taken the logbook ashore.";
const SPUN: &str = "A packed ferry hit the breakwater off Port Selwick late on Monday and also took in water through a \
    slash in its bow. The skipper commanded the engines halted and had the travelers moved to the stern.\n\nFishing \
    watercrafts got to the vessel within a quarter of an hour and drew 38 individuals from the deck. Detectives have \
    secured the bridge and taken the logbook ashore.";
const VOTE: &str = "The parliament of Lusania voted on Tuesday to lower the voting age to sixteen. Prime Minister Cy Dow \
    called it a promise kept, while the opposition spoke of a trick before the election.";

fn firsthand(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firsthand")).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn text_of(output: &[u8]) -> String {
    String::from_utf8(output.to_vec()).unwrap()
}

fn rows(output: &Output) -> Vec<Value> {
    text_of(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn record(id: &str, text: &str) -> String {
    json!({"id": id, "text": text}).to_string()
}

/// A copy with a touched-up figure, a spun text, an unrelated one with the ferry's last paragraph, and another story.
fn records() -> Vec<String> {
    let last = FERRY.split("\n\n").last().unwrap();
    vec![
        record("ferry", FERRY),
        record("copy", &FERRY.replace("38", "83")),
        record("spun", SPUN),
        record("lifted", &format!("{VOTE}\n\n{last}")),
        record("vote", "Snow fell on the passes above Lusk all night, and no train left the valley before noon."),
    ]
}

fn corpus(folder: &Path, name: &str, lines: &[String]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    path.to_str().unwrap().to_owned()
}

fn pairs(rows: &[Value]) -> Vec<(String, String)> {
    let input = |side: &Value| side["input"].as_str().unwrap().to_owned();
    let mut pairs: Vec<(String, String)> = rows
        .iter()
        .map(|row| (input(&row["a"]), input(&row["b"])))
        .map(|(a, b)| if a < b { (a, b) } else { (b, a) })
        .collect();
    pairs.sort();
    pairs.dedup();
    pairs
}

#[test]
fn passages_are_found_in_whatever_article_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    let lines = records();
    let output = firsthand(&["reuse", &corpus(folder.path(), "c.jsonl", &lines)]);
    assert_eq!(output.status.code(), Some(0), "{}", text_of(&output.stderr));
    let rows = rows(&output);
    let expected = [
        ("copy", "ferry"),
        ("copy", "lifted"),
        ("copy", "spun"),
        ("ferry", "lifted"),
        ("ferry", "spun"),
        ("lifted", "spun"),
    ];
    assert_eq!(pairs(&rows), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let texts: Vec<Value> = lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let words = |side: &Value| {
        let text = texts.iter().find(|text| text["id"] == side["input"]).unwrap()["text"].as_str().unwrap();
        let at = |place: usize| usize::try_from(side["span"][place].as_u64().unwrap()).unwrap();
        text.chars().skip(at(0)).take(at(1) - at(0)).collect::<String>()
    };
    for row in rows.iter().filter(|row| row["kind"] == "verbatim") {
        assert_eq!(words(&row["a"]), words(&row["b"]));
        assert_eq!(row["words"], words(&row["a"]).split_whitespace().count());
    }
    let changed: Vec<&Value> = rows.iter().flat_map(|row| row["changes"].as_array().unwrap()).collect();
    assert!(changed.iter().any(|change| change["touches"] == json!(["figure"])), "{changed:?}");
}

#[test]
fn neither_order_nor_threads_matter() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = records();
    let forth = firsthand(&["reuse", &corpus(folder.path(), "c.jsonl", &lines), "--threads", "1"]);
    lines.reverse();
    let back = firsthand(&["reuse", &corpus(folder.path(), "d.jsonl", &lines), "--threads", "3"]);
    assert!(!forth.stdout.is_empty());
    assert_eq!(text_of(&forth.stdout), text_of(&back.stdout));
}

#[test]
fn a_bad_line_is_told_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = records();
    lines.insert(1, "{\"text\": \"cut o".to_owned());
    lines.insert(3, "{\"words\": \"no text\"}".to_owned());
    let path = corpus(folder.path(), "c.jsonl", &lines);
    let output = firsthand(&["reuse", &path]);
    let told = text_of(&output.stderr);
    assert_eq!((output.status.code(), pairs(&rows(&output)).len()), (Some(0), 6), "{told}");
    assert!(told.contains("c.jsonl:2: The line is no JSON object"), "{told}");
    assert!(told.contains("c.jsonl:4: The record has no field that holds an article"), "{told}");
    assert_eq!(firsthand(&["reuse", &path, "--strict"]).status.code(), Some(3));
}

#[test]
fn kinds_and_lengths_are_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let path = corpus(folder.path(), "c.jsonl", &records());
    let kinds = |arguments: &[&str]| -> Vec<String> {
        let output = firsthand(&[&["reuse", &path], arguments].concat());
        let mut kinds: Vec<String> = rows(&output).iter().map(|row| row["kind"].as_str().unwrap().to_owned()).collect();
        kinds.sort();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(&["--kind", "verbatim"]), ["verbatim"]);
    assert!(kinds(&["--kind", "edited,rewritten"]).iter().all(|kind| kind != "verbatim"));
    let long = rows(&firsthand(&["reuse", &path, "--min-words", "20"]));
    assert!(!long.is_empty() && long.iter().all(|row| row["words"].as_u64().unwrap() >= 20), "{long:?}");
    assert_eq!(firsthand(&["reuse", &path, "--kind", "stolen"]).status.code(), Some(2));
}

#[test]
fn tables_have_the_same_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = corpus(folder.path(), "c.jsonl", &records());
    let count = rows(&firsthand(&["reuse", &path])).len();
    let table = text_of(&firsthand(&["reuse", &path, "--format", "csv"]).stdout);
    assert!(table.starts_with("id,a_article,a_input,a_start,a_end,b_article,"), "{table}");
    assert_eq!(table.lines().count(), count + 1);
    let file = folder.path().join("rows.parquet");
    let output = firsthand(&["reuse", &path, "--format", "parquet", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", text_of(&output.stderr));
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    assert_eq!(firsthand(&["reuse", &path, "--format", "parquet"]).status.code(), Some(2));
}

#[test]
fn near_duplicates_stand_in_groups_around_a_representative() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = records();
    lines.push(record("again", &FERRY.to_uppercase()));
    let output = firsthand(&["reuse", "--near-duplicates", &corpus(folder.path(), "c.jsonl", &lines)]);
    let rows = rows(&output);
    let mut members: Vec<&str> = rows.iter().map(|row| row["input"].as_str().unwrap()).collect();
    members.sort_unstable();
    assert_eq!(members, ["again", "copy", "ferry"], "{rows:?}");
    assert!(rows.iter().all(|row| row["group"] == rows[0]["group"] && row["likeness"].as_f64().unwrap() >= 0.5));
}

#[test]
fn what_an_outlet_puts_under_every_article_is_no_reuse() {
    let folder = tempfile::tempdir().unwrap();
    let standing = "The Lantern is written by volunteers in four valleys and lives on what its readers give. Write to \
        the desk if you have seen something that the rest of us should know about.";
    let own = [
        "Snow closed both passes above Lusk before dawn.",
        "A choir of forty sang in the new market hall.",
        "Bakers in Orvin raised the price of rye bread again.",
        "The ferry to Selwick will sail twice on Sundays.",
        "An otter was counted at the weir for the first time.",
        "Pupils in Tarn painted the gate of their school yellow.",
        "The mill at Dorrow grinds after nine silent years.",
        "Two judges were sworn in at the court of Hallam.",
    ];
    let lines: Vec<String> =
        own.iter().enumerate().map(|(at, own)| record(&at.to_string(), &format!("{own}\n\n{standing}"))).collect();
    assert_eq!(pairs(&rows(&firsthand(&["reuse", &corpus(folder.path(), "c.jsonl", &lines)]))), []);
    let few = &lines[..2];
    assert_eq!(pairs(&rows(&firsthand(&["reuse", &corpus(folder.path(), "d.jsonl", few)]))).len(), 1);
}

#[test]
fn a_table_is_read_like_lines() {
    let folder = tempfile::tempdir().unwrap();
    let table = format!("id,text\nferry,\"{FERRY}\"\ncopy,\"{}\"\n", FERRY.replace("38", "83"));
    let path = folder.path().join("c.csv");
    std::fs::write(&path, table).unwrap();
    let found = rows(&firsthand(&["reuse", path.to_str().unwrap()]));
    assert_eq!(pairs(&found), [("copy".to_owned(), "ferry".to_owned())]);
    let account = firsthand(&["read", path.to_str().unwrap(), "--format", "json"]);
    let account: Value = serde_json::from_slice(&account.stdout).unwrap();
    assert_eq!(account["articles"].as_array().unwrap().len(), 2);
}

#[test]
fn nothing_to_read_is_code_1() {
    let output = firsthand(&["reuse", "no-such-file.jsonl"]);
    assert_eq!((output.status.code(), text_of(&output.stdout)), (Some(1), String::new()));
}
