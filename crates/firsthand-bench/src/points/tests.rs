//! An invented event, with annotations as a reader would give them.

use super::*;

const FIRST: &str = "Two barges sank in the canal at Orlo on Monday, killing 3 people, the harbour police said. \
    “We are searching the water by night,” captain Lena Marsk said.";
const SECOND: &str = "The accident on the canal at Orlo on Monday killed 5 people, according to the city's hospital, \
    which counted 12 barges in the harbour. “We are searching the water by night,” Lena Marsk said.";

fn line(id: &str, outlet: &str, text: &str) -> Line {
    Line {
        id: id.to_owned(),
        event: "canal".to_owned(),
        title: None,
        outlet: Some(outlet.to_owned()),
        published: Some("2024-03-05T00:00:00".to_owned()),
        text: text.to_owned(),
    }
}

/// The place of words in a text.
fn at(article: &str, text: &str, words: &str) -> serde_json::Value {
    let start = text[..text.find(words).unwrap()].chars().count();
    serde_json::json!({"article": article, "span": [start, start + words.chars().count()]})
}

fn gold(points: serde_json::Value) -> Gold {
    let spoken = "We are searching the water by night";
    let json = serde_json::json!({
        "event": "canal",
        "articles": {
            "a": {"length": FIRST.chars().count(), "published_assumed": "2024-03-05"},
            "b": {"length": SECOND.chars().count(), "published_assumed": "2024-03-05"}},
        "points": points,
        "utterances": [{"speaker": "Lena Marsk", "members": [at("a", FIRST, spoken), at("b", SECOND, spoken)]}],
        "timeline": [{"when": "2024-03-04", "what": "the barges sink", "members": [at("a", FIRST, "Two barges sank")]},
            {"when": "2024-02-01", "what": "never", "members": [at("a", FIRST, "Two barges sank")]}]});
    serde_json::from_value(json).unwrap()
}

#[track_caller]
fn check(points: serde_json::Value, expected: &[(&str, usize, usize)]) {
    let gold = gold(points);
    let lines = [line("a", "The Bugle", FIRST), line("b", "The Courier", SECOND)];
    let mut tallies = measures::Tallies::default();
    tallies.add(&gold, &account_of(&gold, &lines).unwrap());
    let scores = tallies.scores();
    for (name, hit, of) in expected {
        let measure = scores.measures.iter().find(|measure| measure.name == *name).unwrap();
        assert_eq!((measure.hit, measure.of), (*hit, *of), "{name}: {:?}", scores.faults);
    }
}

#[test]
fn two_tolls_are_one_point_in_dispute() {
    let toll = serde_json::json!({"label": "people killed", "status": "contested", "readings": [
        {"members": [at("a", FIRST, "3")]}, {"members": [at("b", SECOND, "5")]}]});
    let barges = serde_json::json!({"label": "barges in the harbour", "status": "single", "readings": [
        {"members": [at("b", SECOND, "12")]}]});
    check(
        serde_json::json!([toll, barges]),
        &[
            ("figures_together_recall", 1, 1),
            ("figures_together_precision", 1, 1),
            ("status", 1, 1),
            ("disputed_precision", 1, 1),
            ("utterances_recall", 1, 1),
            ("timeline", 1, 2),
        ],
    );
}

#[test]
fn figures_that_should_be_apart_and_are_not_count_against() {
    let first = serde_json::json!({"label": "killed in one", "status": "single", "readings": [{"members": [at("a", FIRST, "3")]}]});
    let second = serde_json::json!({"label": "killed in another", "status": "single", "readings": [
        {"members": [at("b", SECOND, "5")]}]});
    check(
        serde_json::json!([first, second]),
        &[("figures_together_recall", 0, 0), ("figures_together_precision", 0, 1), ("disputed_precision", 0, 1)],
    );
}

#[test]
fn every_annotation_is_read() {
    for json in GOLD {
        let gold: Gold = serde_json::from_str(json).unwrap();
        let annotated = gold.points.len() + gold.utterances.len() + gold.timeline.len();
        assert!(!gold.articles.is_empty() && annotated > 0, "{}", gold.event);
    }
}
