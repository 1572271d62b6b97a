//! The command that sorts a pile into stories, from outside.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use common::with_input;

/// The two quakes are of one month and country; the second report of each is in words of its own, the third came days later.
const REPORTS: &[(&str, &str, &str, &str)] = &[
    (
        "orrin 1",
        "2024-05-03T08:00:00Z",
        "Quake of magnitude 6.1 shakes Orrin Valley, school collapses",
        "An earthquake of magnitude 6.1 shook the Orrin Valley in the north of Veldania at dawn on Friday. The village school \
        of Hestrup collapsed before lessons began, mayor Lone Brask said. Eleven people were hurt. The tremor was felt as far \
        as the port of Gammelby.",
    ),
    (
        "orrin 2",
        "2024-05-03T11:30:00Z",
        "Hestrup wakes to rubble",
        "In Hestrup the school is a heap of bricks. Lone Brask, the mayor, counts eleven injured after the ground moved under \
        the Orrin Valley early this morning; nobody was inside. Seismologists put the magnitude at 6.1. Windows broke even in \
        Gammelby, Veldania's second port.",
    ),
    (
        "orrin 3",
        "2024-05-09T09:00:00Z",
        "Children of Hestrup learn in tents after Orrin Valley quake",
        "Six days after the earthquake in the Orrin Valley the children of Hestrup have lessons again, in four army tents. \
        Mayor Lone Brask said the school that collapsed would be built anew within a year. Of the eleven injured two are \
        still in hospital in Gammelby.",
    ),
    (
        "sandoy 1",
        "2024-05-21T20:00:00Z",
        "Earthquake off Sandoy sends islanders uphill",
        "A strong earthquake under the sea off Sandoy, an island of Veldania, made some 900 people run for the hills on Tuesday \
        evening. The harbour office measured a wave of 40 centimetres, harbour master Pelle Urne said. Nobody was hurt on \
        Sandoy; a crane fell into the dock.",
    ),
    (
        "sandoy 2",
        "2024-05-21T23:10:00Z",
        "Crane lost, nobody hurt as Sandoy shakes",
        "Pelle Urne, harbour master of Sandoy, watched his crane tip into the dock. The quake beneath the sea came at supper; \
        about 900 islanders climbed the hills for fear of a wave, which turned out to be 40 centimetres high, his office says.",
    ),
    (
        "sandoy 3",
        "2024-05-22T07:00:00Z",
        "Seebeben vor Sandoy: Bewohner fliehen auf die Hügel",
        "Nach einem Seebeben vor der Insel Sandoy sind am Dienstagabend rund 900 Menschen auf die Hügel geflohen. Die Welle war \
        nur 40 Zentimeter hoch, wie Hafenmeister Pelle Urne von Sandoy mitteilte. Ein Kran stürzte ins Hafenbecken. Verletzt \
        wurde niemand.",
    ),
    (
        "vote",
        "2024-05-22T09:00:00Z",
        "Veldania's parliament lowers the voting age",
        "The parliament of Veldania voted on Wednesday to let people vote at sixteen. Minister Karin Lodal spoke of a promise \
        kept; the opposition of Ivar Menk called it a trick before the autumn election.",
    ),
];

fn sorted(dated: bool, arguments: &[&str]) -> Vec<u8> {
    let lines: Vec<String> = REPORTS
        .iter()
        .map(|(id, published, title, text)| {
            let mut line = json!({"id": id, "title": title, "text": text});
            if dated {
                line["published"] = json!(published);
            }
            line.to_string()
        })
        .collect();
    let output = with_input(&[&["stories", "-"], arguments].concat(), lines.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn stories(dated: bool) -> Vec<Value> {
    read(sorted(dated, &[]))
}

fn read(out: Vec<u8>) -> Vec<Value> {
    String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn groups(stories: &[Value]) -> BTreeSet<BTreeSet<String>> {
    let inputs = |story: &Value| -> BTreeSet<String> {
        let members = story["members"].as_array().unwrap().iter();
        members.map(|member| member["input"].as_str().unwrap().to_owned()).collect()
    };
    stories.iter().map(inputs).collect()
}

fn expected() -> BTreeSet<BTreeSet<String>> {
    let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    BTreeSet::from([
        set(&["orrin 1", "orrin 2", "orrin 3"]),
        set(&["sandoy 1", "sandoy 2", "sandoy 3"]),
        set(&["vote"]),
    ])
}

#[test]
fn two_quakes_of_one_month_are_two_stories_and_what_follows_is_one_with_its_event() {
    let stories = stories(true);
    assert_eq!(groups(&stories), expected());
    let orrin = stories.iter().find(|story| story["members"][0]["input"] == "orrin 1").unwrap();
    let days = json!([{"from": "2024-05-03", "to": "2024-05-03", "count": 2}, {"from": "2024-05-09", "to": "2024-05-09", "count": 1}]);
    assert_eq!(orrin["episodes"], days);
    assert_eq!((&orrin["from"], &orrin["to"]), (&json!("2024-05-03"), &json!("2024-05-09")));
    assert_eq!(orrin["origins"], 3);
}

#[test]
fn without_dates_the_stories_are_the_same() {
    assert_eq!(groups(&stories(false)), expected());
}

#[test]
fn stories_follow_their_schema_and_point_at_real_words() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/story.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut shared = 0;
    for story in stories(true) {
        let errors: Vec<String> = validator.iter_errors(&story).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        for member in story["members"].as_array().unwrap() {
            let (.., text) = REPORTS.iter().find(|(id, ..)| member["input"] == *id).unwrap();
            for word in member["why"]["shared"].as_array().into_iter().flatten() {
                let place = |at: usize| usize::try_from(word["span"][at].as_u64().unwrap()).unwrap();
                let words: String = text.chars().skip(place(0)).take(place(1) - place(0)).collect();
                assert_eq!(word["text"], words);
                shared += 1;
            }
        }
    }
    assert!(shared >= 4);
}

#[test]
fn stories_come_as_tables_too() {
    let csv = sorted(true, &["--format", "csv"]);
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.lines().next().unwrap().split(',').any(|name| name == "headline"));
    assert!(csv.contains("Veldania's parliament lowers the voting age"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stories.parquet");
    sorted(true, &["--format", "parquet", "-o", file.to_str().unwrap()]);
    let parquet = std::fs::read(file).unwrap();
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
}

#[test]
fn headlines_alone_are_sorted() {
    let line = |id: &str, title: &str| json!({"id": id, "title": title, "text": ""}).to_string();
    let lines = [
        line("1", "Hestrup school collapses as quake shakes Orrin Valley"),
        line("2", "Quake in Orrin Valley: Hestrup school in ruins"),
        line("3", "Veldania's parliament lowers the voting age"),
        line("4", "Voting age lowered by Veldania's parliament"),
    ];
    let sets = BTreeSet::from([["1", "2"], ["3", "4"]].map(|ids| ids.map(str::to_owned).into_iter().collect()));
    let output = with_input(&["stories", "-"], lines.join("\n").as_bytes());
    assert_eq!(groups(&read(output.stdout)), sets, "{}", String::from_utf8_lossy(&output.stderr));
    let feed = "<rss><channel><title>Veldania Radio</title>\
        <item><title>Quake in Orrin Valley: Hestrup school in ruins</title><description/></item></channel></rss>";
    let stories = read(with_input(&["stories", "-"], feed.as_bytes()).stdout);
    assert_eq!(stories[0]["headline"], "Quake in Orrin Valley: Hestrup school in ruins");
}
