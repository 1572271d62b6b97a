//! Small accounts made by hand, scored against small annotations.

use firsthand::account::{
    Account, Copies, Lineage, Member, Passage, Point, PointKind, Reading, Report, Reuse, ReuseKind, Status, Story,
    StoryEntity, annotated,
};
use firsthand::annotate::{
    Anchor, Annotations, Certainty, Date, DateKind, Entity, Figure, Modifier, Name, NameKind, Party, Quote, QuoteKind,
};
use firsthand::span::Span;
use firsthand::{Document, Settings};
use serde_json::{Value, json};

use super::{Scores, score};
use crate::gold::model::Gold;

const A: &str = "At least 42 people were hurt, nine of them badly, Ilse Varndal said on Friday. \
                 \"The dam held,\" she said. A driver of 30 was named.";
const B: &str = "Some 60 people were hurt, Varndal told a paper. The dam never broke.";

fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn pair(text: &str, words: &str) -> Value {
    let span = at(text, words);
    json!([span.start, span.end])
}

/// An account of both texts with the given annotations; the story is empty.
fn account(a: Annotations, b: Annotations) -> Account {
    let settings = Settings::default();
    let documents = vec![Document::new("a.txt", A), Document::new("b.txt", B)];
    let (mut reports, _): (Vec<Report>, _) = annotated(documents, &settings);
    for (report, annotations) in reports.iter_mut().zip([a, b]) {
        report.annotations = annotations;
    }
    let story = Story {
        id: String::new(),
        headline: String::new(),
        articles: vec![0, 1],
        reuse: Vec::new(),
        lineage: Lineage::default(),
        entities: Vec::new(),
        points: Vec::new(),
        timeline: Vec::new(),
        left_out: Vec::new(),
        copies: Copies::default(),
    };
    Account { settings, reports, stories: vec![story], problems: Vec::new() }
}

fn scored(mut gold: Value, account: &Account) -> Scores {
    for (key, text) in [("a.txt", A), ("b.txt", B)] {
        let article = &mut gold["articles"][key];
        if article.is_null() {
            *article = json!({});
        }
        article["length"] = text.len().into();
    }
    let mut gold: Gold = serde_json::from_value(gold).unwrap();
    for (key, text) in [("a.txt", A), ("b.txt", B)] {
        gold.articles.get_mut(key).unwrap().text = text.to_owned();
    }
    gold.move_to_bytes();
    score(&gold, account)
}

#[track_caller]
fn check(scores: &Scores, expected: &[(&str, usize, usize)]) {
    for (name, hit, of) in expected {
        let measure = scores.measures.iter().find(|measure| measure.name == *name).unwrap();
        assert_eq!((measure.hit, measure.of), (*hit, *of), "{name}");
    }
}

fn party(text: &str) -> Option<Party> {
    Some(Party { text: text.to_owned(), span: None, entity: None })
}

fn figure(words: &str, low: f64, modifier: Modifier, source: Option<Party>) -> Figure {
    Figure {
        span: at(A, words),
        low: Some(low),
        high: (modifier == Modifier::Exact).then_some(low),
        modifier,
        unit: None,
        counted: None,
        source,
        quote: None,
        certainty: Certainty::Likely,
        trend: None,
    }
}

#[test]
fn figures_are_scored_by_bounds_and_source_and_optional_ones_count_neither_way() {
    let gold = json!({"articles": {"a.txt": {"figures": [
        {"span": pair(A, "At least 42"), "low": 42, "high": null, "modifier": "at_least", "unit": null,
         "counted": "people", "source": "Ilse Varndal"},
        {"span": pair(A, "nine"), "low": 9, "high": 9, "modifier": "exact", "unit": null, "counted": null,
         "source": "Ilse Varndal", "accept": [{"source": null}]},
        {"span": pair(A, "A"), "low": 1, "high": 1, "modifier": "exact", "unit": null, "counted": null,
         "source": null, "optional": true},
    ]}}});
    let found = vec![
        figure("42", 42.0, Modifier::Exact, party("Varndal")),
        figure("nine", 9.0, Modifier::Exact, None),
        figure("30", 30.0, Modifier::Exact, None),
    ];
    let scores =
        scored(gold, &account(Annotations { figures: found, ..Annotations::default() }, Annotations::default()));
    check(
        &scores,
        &[
            ("figures_bounds_recall", 1, 2),
            ("figures_bounds_precision", 1, 3),
            ("figures_recall_any_bounds", 2, 2),
            ("figures_precision", 2, 3),
            ("figures_counted", 0, 1),
            ("figures_source", 2, 2),
            ("figures_no_false_source", 0, 0),
        ],
    );
    let wrong = scores.faults.iter().find(|fault| fault.kind == "figures" && fault.what == "wrong").unwrap();
    assert!(wrong.line.contains("At least [42] people"), "{}", wrong.line);
}

#[test]
fn quotes_are_scored_by_their_words_and_their_speakers() {
    let gold = json!({"articles": {"a.txt": {"quotes": [
        {"span": pair(A, "The dam held,"), "kind": "direct", "speaker": "Ilse Varndal"},
        {"span": pair(A, "At least 42 people were hurt, nine of them badly"), "kind": "indirect", "speaker": "Ilse Varndal"},
    ]}}});
    let quote = |words, kind, speaker| Quote {
        span: at(A, words),
        kind,
        content: at(A, words),
        speaker,
        cue: None,
        via: Vec::new(),
        certainty: Certainty::Likely,
    };
    let found = vec![
        quote("At least 42 people were hurt", QuoteKind::Indirect, party("Ilse Varndal")),
        quote("The dam held", QuoteKind::Direct, party("the driver")),
        quote("A driver of 30", QuoteKind::Direct, None),
    ];
    let scores =
        scored(gold, &account(Annotations { quotes: found, ..Annotations::default() }, Annotations::default()));
    check(
        &scores,
        &[
            ("quotes_quoted_recall", 1, 1),
            ("quotes_quoted_precision", 1, 2),
            ("quotes_quoted_speaker", 0, 1),
            ("quotes_indirect_recall", 1, 1),
            ("quotes_indirect_speaker", 1, 1),
        ],
    );
}

#[test]
fn a_date_may_have_another_accepted_value() {
    let gold = json!({"articles": {"a.txt": {"dates": [
        {"span": pair(A, "Friday"), "type": "DATE", "value": "2024-03-15", "accept_value": ["XXXX-WXX-5"]},
    ]}}});
    let date = |words: &str, value: &str| Date {
        span: at(A, words),
        kind: DateKind::Date,
        value: value.to_owned(),
        anchor: Anchor::None,
        certainty: Certainty::Likely,
    };
    let found = vec![date("on Friday", "XXXX-WXX-5"), date("30", "1930")];
    let scores = scored(gold, &account(Annotations { dates: found, ..Annotations::default() }, Annotations::default()));
    check(&scores, &[("dates_value_recall", 1, 1), ("dates_value_precision", 1, 2), ("dates_precision", 1, 2)]);
}

#[test]
fn variants_are_joined_across_articles_and_different_people_kept_apart() {
    let gold = json!({
        "articles": {
            "a.txt": {"names": [{"span": pair(A, "Ilse Varndal"), "kind": "person", "entity": "varndal"},
                                {"span": pair(A, "driver"), "kind": "person", "entity": "driver"}]},
            "b.txt": {"names": [{"span": pair(B, "Varndal"), "kind": "person", "entity": "varndal"}]},
        },
        "entities": {"varndal": {"kind": "person", "name": "Ilse Varndal"}, "driver": {"kind": "person", "name": "D."}},
        "different": [["varndal", "driver"]],
    });
    let name = |span, entity| Name { span, kind: NameKind::Person, entity, certainty: Certainty::Likely };
    let entity = |name: &str| Entity {
        kind: NameKind::Person,
        name: name.to_owned(),
        gender: None,
        roles: Vec::new(),
        age: None,
    };
    let a = Annotations {
        names: vec![name(at(A, "Ilse Varndal"), 0), name(at(A, "driver"), 1)],
        entities: vec![entity("Ilse Varndal"), entity("driver")],
        ..Annotations::default()
    };
    let b = Annotations {
        names: vec![name(at(B, "Varndal"), 0)],
        entities: vec![entity("Varndal")],
        ..Annotations::default()
    };
    let mut account = account(a, b);
    let joined = |members| StoryEntity { kind: NameKind::Person, name: String::new(), variants: Vec::new(), members };
    account.stories[0].entities = vec![joined(vec![(0, 0), (1, 0)]), joined(vec![(0, 1)])];
    let scores = scored(gold.clone(), &account);
    check(&scores, &[("names_person_recall", 3, 3), ("variants_joined", 1, 1), ("persons_kept_apart", 1, 1)]);
    account.stories[0].entities = vec![joined(vec![(0, 0), (0, 1)]), joined(vec![(1, 0)])];
    let scores = scored(gold, &account);
    check(&scores, &[("variants_joined", 0, 1), ("persons_kept_apart", 0, 1), ("look_alikes_kept_apart", 0, 1)]);
}

#[test]
fn reuse_is_found_in_either_order_and_the_same_fact_is_no_reuse() {
    let gold = json!({
        "reused": [
            {"a": ["b.txt", pair(B, "Some 60 people were hurt")], "b": ["a.txt", pair(A, "At least 42 people were hurt")],
             "kind": "rewritten"},
            {"a": ["a.txt", pair(A, "A driver of 30")], "b": ["b.txt", pair(B, "Varndal told")], "kind": "rewritten",
             "doubtful": true},
        ],
        "unrelated_pairs": [
            {"a": ["a.txt", pair(A, "The dam held")], "b": ["b.txt", pair(B, "The dam never broke")], "fact": "the dam"},
        ],
    });
    let mut account = account(Annotations::default(), Annotations::default());
    let reuse = |a, b| Reuse {
        a: Passage { article: 0, span: at(A, a) },
        b: Passage { article: 1, span: at(B, b) },
        kind: ReuseKind::Edited,
        score: 1.0,
        changes: Vec::new(),
    };
    account.stories[0].reuse = vec![
        reuse("people were hurt, nine of them badly", "people were hurt"),
        reuse("The dam held", "The dam never broke"),
        reuse("A driver", "Varndal told a paper"),
    ];
    let scores = scored(gold, &account);
    check(
        &scores,
        &[
            ("reuse_recall", 1, 1),
            ("reuse_kind", 0, 1),
            ("reuse_precision", 1, 2),
            ("reuse_unrelated_kept_apart", 0, 1),
        ],
    );
}

#[test]
fn a_dispute_is_recognised_by_two_of_its_readings() {
    let gold = json!({"points": [{"label": "people hurt", "kind": "figure", "status": "contested", "readings": [
        {"file": "a.txt", "span": pair(A, "At least 42"), "low": 42, "high": null},
        {"file": "b.txt", "span": pair(B, "Some 60"), "low": 60, "high": 60},
    ]}]});
    let mut account = account(Annotations::default(), Annotations::default());
    let reading = |article, span| Reading {
        text: String::new(),
        low: None,
        high: None,
        sources: Vec::new(),
        origins: Vec::new(),
        members: vec![Member { passage: Passage { article, span }, annotation: None }],
    };
    let point = |status, readings| Point {
        kind: PointKind::Figure,
        label: String::new(),
        status,
        readings,
        why: String::new(),
    };
    let both = vec![reading(0, at(A, "42")), reading(1, at(B, "60"))];
    account.stories[0].points = vec![point(Status::Revised, both.clone())];
    let scores = scored(gold.clone(), &account);
    check(&scores, &[("points_disputed_recall", 1, 1), ("points_status", 0, 1), ("points_disputed_precision", 1, 1)]);
    account.stories[0].points = vec![point(Status::Contested, vec![both[0].clone()])];
    let scores = scored(gold, &account);
    check(&scores, &[("points_disputed_recall", 0, 1), ("points_recall", 0, 1), ("points_disputed_precision", 0, 1)]);
}
