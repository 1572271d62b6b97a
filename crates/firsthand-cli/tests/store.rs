//! The commands over a store, from outside: what is kept, what is found again, and what no crash may do to it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::Value;

use common::with_input;

fn firsthand(arguments: &[&str]) -> Output {
    with_input(arguments, b"")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    assert_eq!(output.status.code(), Some(0), "{}", err(output));
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A folder with a place for a store.
struct Place {
    folder: tempfile::TempDir,
    store: String,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("news.firsthand").to_str().unwrap().to_owned();
        Self { folder, store }
    }

    fn file(&self, name: &str, contents: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, contents).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn add(&self, input: &str) -> Vec<Value> {
        lines(&firsthand(&["add", "--store", &self.store, "--format", "jsonl", input]))
    }

    fn stories(&self) -> String {
        let output = firsthand(&["stories", "--store", &self.store]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        out(&output)
    }

    fn search(&self, arguments: &[&str]) -> Vec<Value> {
        lines(&firsthand(&[&["search", "--store", &self.store, "--format", "jsonl"], arguments].concat()))
    }

    /// Looks whether all that belongs to an article is there, for every article; gives how many there are.
    fn check_whole(&self) -> i64 {
        let connection = Connection::open(&self.store).unwrap();
        let number = |statement: &str| connection.query_row(statement, [], |row| row.get::<_, i64>(0)).unwrap();
        let integrity: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(integrity, "ok");
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')", []).unwrap();
        assert!(!connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());
        let articles = number("SELECT count(*) FROM article");
        for table in ["text", "features", "membership", "words_docsize"] {
            assert_eq!(number(&format!("SELECT count(*) FROM {table}")), articles, "{table}");
        }
        assert_eq!(number("SELECT count(DISTINCT article) FROM term"), articles);
        assert_eq!(number("SELECT coalesce(sum(count), 0) FROM story"), articles);
        let miscounted =
            "SELECT count(*) FROM story WHERE count != (SELECT count(*) FROM membership WHERE story = number)";
        assert_eq!(number(miscounted), 0);
        articles
    }
}

/// Invented reports as lines of JSON: each event has its own names and is told three times.
fn reports(events: std::ops::Range<usize>) -> String {
    const THINGS: [&str; 7] = ["ferry", "tram", "warehouse", "bridge", "cannery", "airship", "glasshouse"];
    const DEEDS: [&str; 5] = ["burned down", "was closed", "was flooded", "collapsed", "was robbed"];
    let name = |event: usize, salt: usize| {
        let part = |n: usize| ["ba", "dor", "vel", "ki", "stra", "mun", "hol", "tep", "ries", "gau", "lin"][n % 11];
        let number = event * 7919 + salt * 104_729;
        let name = format!("{}{}{}{}", part(number), part(number / 11), part(number / 121), part(number / 1331));
        name[..1].to_uppercase() + &name[1..]
    };
    let mut lines = String::new();
    for event in events {
        let (town, chief, owner) = (name(event, 1), name(event, 2), name(event, 3));
        let (thing, deed) = (THINGS[event % 7], DEEDS[event % 5]);
        let day = format!("2024-{:02}-{:02}", event / 28 % 12 + 1, event % 28 + 1);
        for (outlet, text) in [
            ("Coast Wire", format!("The {thing} of {town} {deed} in the night, {chief} said. {owner} owns it.")),
            ("The Bugle", format!("{chief} told reporters that {owner}'s {thing} in {town} {deed} before dawn.")),
            ("Dune Radio", format!("In {town} people spoke of {owner} after the {thing} {deed}. {chief} was there.")),
        ] {
            let line = serde_json::json!({"outlet": outlet, "published": day, "text": text});
            lines.push_str(&(line.to_string() + "\n"));
        }
    }
    lines
}

fn add_in_background(store: &str, input: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_firsthand"))
        .args(["add", "--store", store, input])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
fn a_story_read_from_a_store_is_the_one_read_from_its_files() {
    let place = Place::new();
    let (page, reports) = (place.folder.path().join("page.html"), place.folder.path().join("reports"));
    let (page, reports) = (page.to_str().unwrap(), reports.to_str().unwrap());
    assert_eq!(firsthand(&["demo", "--no-open", "-o", page, "--save", reports]).status.code(), Some(0));
    let added = place.add(reports);
    assert_eq!(added.len(), 9);
    let story = added[0]["story"].as_str().unwrap();
    assert!(added.iter().all(|line| line["story"] == story && line["state"] == "new"));
    let from_files = firsthand(&["read", reports, "--format", "json"]);
    let from_store = firsthand(&["read", "--store", &place.store, "--story", story, "--format", "json"]);
    assert_eq!(out(&from_store), out(&from_files));
    let claim = "Eleven people died in the flood.";
    let checked = firsthand(&["check", claim, "--store", &place.store, "--story", story, "--format", "json"]);
    assert_eq!(out(&checked), out(&firsthand(&["check", claim, reports, "--format", "json"])));
    let of_all = firsthand(&["check", claim, "--store", &place.store, "--format", "json"]);
    let of_all: Value = serde_json::from_str(&out(&of_all)).unwrap();
    assert_eq!(of_all["answer"], "disputed", "what speaks of it is found without the story");
}

#[test]
fn what_is_held_is_recognised_and_a_new_text_of_an_address_is_a_version() {
    let place = Place::new();
    let report = |outlet: &str, url: &str, text: &str| {
        serde_json::json!({"outlet": outlet, "url": url, "text": text, "published": "2024-03-14"}).to_string() + "\n"
    };
    let first =
        report("Coast Wire", "https://wire.example/a/flood", "Two people died when the Veshka rose, Bell said.");
    let copy = report("The Bugle", "https://bugle.example/flood", "Two people died when the Veshka rose, Bell said.");
    let later = report("Coast Wire", "http://wire.example/a/flood/?utm_source=x", "Three people died in the night.");
    let other = report("Coast Wire", "https://wire.example/a/vote", "The council of Lund voted for a new tram line.");
    let added =
        place.add(&place.file("all.jsonl", [first.as_str(), &copy, &later, &other, &first].concat().as_bytes()));
    let states: Vec<&str> = added.iter().map(|line| line["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["new", "new", "version", "new", "held"]);
    let again = place.add(&place.file("again.jsonl", [other, copy, first].concat().as_bytes()));
    assert!(again.iter().all(|line| line["state"] == "held"), "{again:?}");
    assert_eq!(again[2]["article"], added[0]["article"]);
    let story = |at: usize| &added[at]["story"];
    assert_eq!((story(1), story(2)), (story(0), story(0)));
    assert_ne!(story(3), story(0));
    assert_ne!(added[0]["article"], added[1]["article"]);
    assert_eq!(place.check_whole(), 4);
}

#[test]
fn search_finds_words_names_outlets_and_days_and_its_spans_are_code_points() {
    let place = Place::new();
    let text = "🚢 Żółw, a crowded ferry, struck the breakwater.\n\nCaptain Ana Müller ordered the engines stopped.";
    let one =
        serde_json::json!({"outlet": "The Bugle", "published": "2024-03-14", "title": "Ferry aground", "text": text});
    let other = serde_json::json!({"outlet": "Dune Radio", "published": "2024-05-02", "title": "Vote",
        "text": "The council voted on the ferries. Mayor Cy Dow called it a promise kept."});
    place.add(&place.file("two.jsonl", format!("{one}\n{other}\n").as_bytes()));
    let titles = |arguments: &[&str]| -> Vec<String> {
        place.search(arguments).iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(titles(&["ferry"]), ["Ferry aground", "Vote"], "a word of the title counts for more");
    assert_eq!(titles(&["\"crowded ferry\""]), ["Ferry aground"]);
    assert_eq!(titles(&["ferry -council"]), ["Ferry aground"]);
    assert_eq!(titles(&["ferry", "--outlet", "dune radio"]), ["Vote"]);
    assert_eq!(titles(&["ferry", "--since", "2024-04-01"]), ["Vote"]);
    assert_eq!(titles(&["--until", "2024-04-01"]), ["Ferry aground"]);
    assert_eq!(titles(&["--entity", "muller"]), ["Ferry aground"]);
    assert_eq!(titles(&["ferry", "--entity", "Cy Dow"]), ["Vote"]);
    assert_eq!(titles(&["ferry", "--limit", "1"]), ["Ferry aground"]);
    let hit = &place.search(&["crowded OR müller"])[0];
    let points: Vec<char> = text.chars().collect();
    let words = |span: &Value| -> String {
        points[span[0].as_u64().unwrap() as usize..span[1].as_u64().unwrap() as usize].iter().collect()
    };
    let snippets = hit["snippets"].as_array().unwrap();
    assert!(snippets.iter().all(|snippet| words(&snippet["span"]) == snippet["text"].as_str().unwrap()));
    let found = snippets.iter().flat_map(|snippet| snippet["found"].as_array().unwrap());
    assert_eq!(found.map(words).collect::<Vec<_>>(), ["crowded", "Müller"]);
}

#[test]
fn no_query_is_an_error() {
    let place = Place::new();
    place.add(&place.file("all.jsonl", reports(0..3).as_bytes()));
    for query in [
        "\"",
        "AND",
        "OR OR",
        "NOT",
        "ferry AND",
        "(",
        "a*",
        "names:x",
        "^",
        "NEAR(a b",
        "{title}:",
        "'; DROP",
        "-",
        "🚢",
    ] {
        let output = firsthand(&["search", "--store", &place.store, "--", query]);
        assert_eq!(output.status.code(), Some(0), "{query}: {}", err(&output));
    }
}

#[test]
fn killed_at_any_moment_a_store_is_whole_and_is_completed_to_the_same_stories() {
    let (undisturbed, killed) = (Place::new(), Place::new());
    let input = undisturbed.file("all.jsonl", reports(0..900).as_bytes());
    let begun = Instant::now();
    undisturbed.add(&input);
    let whole = begun.elapsed();
    assert_eq!(undisturbed.check_whole(), 2700);
    let mut counts = Vec::new();
    for round in 0..12_u32 {
        let mut child = add_in_background(&killed.store, &input);
        // Spread over the whole run, in no order.
        std::thread::sleep(whole * (round * 7 % 12 + 1) / 13 + Duration::from_micros(u64::from(round) * 137));
        child.kill().unwrap();
        child.wait().unwrap();
        if Path::new(&killed.store).exists() {
            let output = firsthand(&["stories", "--store", &killed.store]);
            assert_eq!(output.status.code(), Some(0), "{}", err(&output));
            counts.push(killed.check_whole());
        }
    }
    assert!(counts.is_sorted(), "what was there stays: {counts:?}");
    killed.add(&input);
    assert_eq!(killed.check_whole(), 2700);
    assert_eq!(killed.stories(), undisturbed.stories());
}

#[test]
fn two_processes_may_add_at_once() {
    let place = Place::new();
    let inputs =
        [place.file("a.jsonl", reports(0..700).as_bytes()), place.file("b.jsonl", reports(500..1200).as_bytes())];
    let children: Vec<Child> = inputs.iter().map(|input| add_in_background(&place.store, input)).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    }
    assert_eq!(place.check_whole(), 3600);
    let all = place.file("all.jsonl", reports(0..1200).as_bytes());
    assert!(place.add(&all).iter().all(|line| line["state"] == "held"));
}

#[test]
fn what_is_no_store_is_left_as_it_is_and_told() {
    let place = Place::new();
    let input = place.file("all.jsonl", reports(0..40).as_bytes());
    place.add(&input);
    let whole = std::fs::read(&place.store).unwrap();
    let check = |name: &str, contents: &[u8], told: &str| {
        let file = place.file(name, contents);
        for arguments in [vec!["stories", "--store", &file], vec!["add", "--store", &file, &input]] {
            let output = firsthand(&arguments);
            assert_eq!(output.status.code(), Some(1), "{name}");
            assert!(err(&output).contains(told) && err(&output).contains(name), "{name}: {}", err(&output));
            assert_eq!(std::fs::read(&file).unwrap(), contents, "{name}");
        }
    };
    check("notes.txt", b"Rain fell.", "is no store");
    check("image.png", b"\x89PNG\r\n\x1a\n", "is no store");
    check("cut.firsthand", &whole[..whole.len() / 2], "is damaged");
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&9_000_u32.to_be_bytes());
    check("newer.firsthand", &newer, "was written by a newer firsthand");
    let mut foreign = whole;
    foreign[68..72].copy_from_slice(&7_u32.to_be_bytes());
    check("browser.sqlite", &foreign, "is a database, but no store");
    let missing = firsthand(&["stories", "--store", place.folder.path().join("missing").to_str().unwrap()]);
    assert!(err(&missing).contains("is not there") && err(&missing).contains("firsthand add"), "{}", err(&missing));
    let folder = firsthand(&["add", "--store", place.folder.path().to_str().unwrap(), &input]);
    assert!(err(&folder).contains("is a folder"), "{}", err(&folder));
}

/// Runs the program as somebody who may not write into the folder, which for the administrator takes another user.
#[cfg(unix)]
#[test]
fn a_store_where_nothing_may_be_written_is_read() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65_534;
    let place = Place::new();
    place.add(&place.file("all.jsonl", reports(0..3).as_bytes()));
    set_permissions(&place.store, Permissions::from_mode(0o444)).unwrap();
    set_permissions(place.folder.path(), Permissions::from_mode(0o555)).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_firsthand"));
        command.args(arguments).stdin(Stdio::null());
        let as_nobody = command.uid(NOBODY).output();
        as_nobody.or_else(|_| Command::new(env!("CARGO_BIN_EXE_firsthand")).args(arguments).output()).unwrap()
    };
    assert_eq!(lines(&run(&["stories", "--store", &place.store])).len(), 3);
    let output = run(&["add", "--store", &place.store, "-"]);
    assert!(err(&output).contains("may not be written to"), "{}", err(&output));
    set_permissions(place.folder.path(), Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn nothing_in_an_article_harms_the_store() {
    let place = Place::new();
    let articles = [
        serde_json::json!({"title": "A\u{0}B\u{1b}[31m\u{7}", "outlet": "\u{0}", "text": "Rain fell \u{202e}on Ellery."}),
        serde_json::json!({"id": "../../../etc/passwd", "url": "file:///etc/passwd", "text": "Snow fell on Lund."}),
        serde_json::json!({"outlet": "'; DROP TABLE article; --", "text": "Hail fell on Port Selwick."}),
        serde_json::json!({"text": "word ".repeat(400_000)}),
        serde_json::json!({"text": format!("One long word: {}", "x".repeat(2_000_000))}),
    ];
    let mut lines: Vec<String> = articles.iter().map(Value::to_string).collect();
    lines.push(r#"{"title": "\ud800 half", "text": "A lone half \udc00 of a character."}"#.to_owned());
    let before: Vec<PathBuf> =
        std::fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let added = place.add(&place.file("all.jsonl", lines.join("\n").as_bytes()));
    assert!(added.len() == 5 && before.is_empty(), "{added:?}");
    assert_eq!(place.check_whole(), added.len() as i64);
    assert_eq!(place.add(&place.file("all.jsonl", lines.join("\n").as_bytes())).len(), added.len());
    assert_eq!(place.check_whole(), added.len() as i64);
    let text = firsthand(&["search", "--store", &place.store, "rain"]);
    assert!(!out(&text).contains(['\u{1b}', '\u{0}', '\u{7}']), "{}", out(&text));
    for story in added.iter().take(3).map(|line| line["story"].as_str().unwrap()) {
        assert_eq!(firsthand(&["read", "--store", &place.store, "--story", story]).status.code(), Some(0));
    }
    let files: Vec<PathBuf> =
        std::fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    // A reader leaves the store's log beside it; nothing else was written.
    let ours = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        name == "all.jsonl" || name.starts_with("news.firsthand")
    };
    assert!(files.iter().all(ours), "{files:?}");
}
