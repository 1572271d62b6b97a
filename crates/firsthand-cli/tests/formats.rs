//! Inputs of every form from outside: what becomes an article, what is told, and how the run ends.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use common::with_input;

const PAGE: &str = "<!DOCTYPE html><html><head><title>Storm</title></head><body><nav>Home Sport</nav><article><h1>Storm</h1>\
    <p>Rain fell on the town of Lusk for nine hours on Monday, and the river rose by two metres.</p>\
    <p>Forty houses were flooded, the mayor said, and the school will stay closed until Friday.</p></article></body></html>";

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The file names of the articles' inputs.
fn inputs(output: &Output) -> Vec<String> {
    let name = |line: &Value| line["input"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    lines(output).iter().map(name).collect()
}

#[test]
fn a_folder_of_everything_gives_its_articles_and_names_what_it_leaves_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| write(folder.path(), name, bytes);
    file("a.txt", b"Rain fell on Monday.");
    file("b.html", PAGE.as_bytes());
    file("c.xml", b"<rss><channel><item><description>Hail fell.</description></item></channel></rss>");
    file("d.jsonl", b"{\"text\": \"One.\"}\n{\"text\": \"cut o\n{\"text\": \"Three.\"}\n");
    file("e.json", b"{\"articles\": [{\"body\": \"Snow fell.\", \"dateTimePub\": \"2024-03-14T09:30:00Z\"}]}");
    file("f.csv", b"title;maintext\nStorm;Ice fell.\n");
    file("g.warc", b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nFog rises.\r\n\r\n");
    file("h.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file("i.png", b"\x89PNG\r\n\x1A\n");
    let output = with_input(&["annotate", folder.path().to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(
        inputs(&output),
        ["a.txt", "b.html", "c.xml#1", "d.jsonl:1", "d.jsonl:3", "e.json#1", "f.csv:2", "g.warc#1"]
    );
    let told = told(&output);
    for words in [
        "d.jsonl:2: The line is no JSON",
        "h.doc: The file is a document of an old office program",
        "i.png",
        "8 articles read",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let page = &lines(&output)[1];
    assert!(
        page["text"].as_str().unwrap().contains("nine hours") && !page["text"].as_str().unwrap().contains("Sport"),
        "{page}"
    );
    assert_eq!(lines(&output)[5]["published"]["value"], "2024-03-14T09:30:00Z");
}

#[test]
fn fields_can_be_named() {
    let record = br#"{"words": {"main": "Rain fell."}, "paper": "The Bugle", "people": [{"name": "Ann Bell"}, {"name": "Cy Dow"}]}"#;
    let mapping = ["--field", "text=words.main", "--field", "outlet=paper", "--field", "author=people.name"];
    let output = with_input(&[&["annotate", "-", "--only", "blocks"], &mapping[..]].concat(), record);
    let line = &lines(&output)[0];
    assert_eq!((&line["text"], &line["outlet"]), (&Value::from("Rain fell."), &Value::from("The Bugle")));
    assert_eq!(line["bylines"], serde_json::json!(["Ann Bell", "Cy Dow"]));
    let output = with_input(&["annotate", "-"], record);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("--field text=NAME"), "{}", told(&output));
    assert_eq!(with_input(&["annotate", "-", "--field", "words=text"], record).status.code(), Some(2));
}

#[test]
fn only_what_is_asked_for_is_in_a_line() {
    let text = b"Two people were hurt on Monday, the mayor, Ann Bell, said.";
    let line = |only: &str| lines(&with_input(&["annotate", "-", "--only", only], text)).remove(0);
    let all = lines(&with_input(&["annotate", "-"], text)).remove(0);
    let schema =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/article.schema.json"))
            .unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for part in ["blocks", "sentences", "credits", "quotes", "attributions", "figures", "dates", "names"] {
        let line = line(part);
        assert!(schema.is_valid(&line), "{line}");
        assert_eq!(line[part], all[part], "{part}");
        assert_eq!(line.get("blocks").is_some(), part == "blocks");
    }
    let both = line("quotes,dates");
    assert!(both.get("figures").is_none() && both["dates"] == all["dates"] && both["quotes"] == all["quotes"]);
}

#[test]
fn the_order_of_the_inputs_makes_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    let a = write(folder.path(), "a.jsonl", b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
    let b = write(folder.path(), "b.html", PAGE.as_bytes());
    let c = write(folder.path(), "c.csv", b"text,title\nOne.,x\n");
    let run = |files: [&str; 3]| with_input(&[&["annotate"], &files[..]].concat(), b"").stdout;
    assert_eq!(run([&a, &b, &c]), run([&c, &b, &a]));
}

#[test]
fn what_holds_no_article_by_design_is_no_loss() {
    let record = |kind: &str, media: &str, content: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    };
    let archive =
        record("warcinfo", "application/warc-fields", "a: b") + &record("conversion", "text/plain", "Rain fell.");
    let output = with_input(&["annotate", "-", "--strict"], archive.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(told(&output).contains("Passed over"), "{}", told(&output));
    let output = with_input(&["annotate", "-", "--strict"], &archive.as_bytes()[..archive.len() - 8]);
    assert!(matches!(output.status.code(), Some(1 | 3)), "{}", told(&output));
}

#[test]
fn a_url_is_fetched_and_one_of_the_own_network_only_where_that_is_allowed() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/storm", server.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in server.incoming().map_while(Result::ok) {
            let mut request = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let is_page = request.next().unwrap().starts_with("GET /storm ");
            request.find(String::is_empty);
            let (status, body) = if is_page { ("200 OK", PAGE) } else { ("404 Not Found", "") };
            let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        }
    });
    let output = with_input(&["annotate", &url], b"");
    assert!(output.status.code() == Some(1) && told(&output).contains("--allow-private"), "{}", told(&output));
    let output = with_input(&["annotate", "--allow-private", "--timeout", "20", "-"], format!("{url}\n").as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert_eq!(lines(&output)[0]["input"], url.as_str());
    assert_eq!(lines(&output)[0]["url"], url.as_str());
}
