//! Invented events, with labels as a reader would give them.

use super::*;

const AGENCY: &str = "MAROVETS (AP) — The harbour of Marovets was closed on Monday after a freighter lost forty \
    containers in the storm. Divers found twelve of them on the sea bed near the northern pier. The port authority \
    expects the clearing to take at least two weeks, and has sent the larger ships to neighbouring ports.";
const OTHER: &str = "Ferry fares to the islands rise by a third next spring. The council of Marovets voted for the \
    higher fares on Tuesday, against three members who live on the islands.";

fn line(id: &str, outlet: &str, text: &str) -> Line {
    let known = |value: &str| Some(value.to_owned());
    Line {
        id: id.to_owned(),
        event: "harbour".to_owned(),
        title: known("A \"harbour\":\nclosed"),
        outlet: known(outlet),
        published: known("2024-03-04T00:00:00"),
        text: text.to_owned(),
    }
}

fn label(relation: Relation, from: &str, agency: Option<&str>, sentences: &[[usize; 2]]) -> Label {
    Label {
        a: "a".to_owned(),
        b: "b".to_owned(),
        event: "harbour".to_owned(),
        relation,
        from: from.to_owned(),
        agency: agency.map(str::to_owned),
        a_sentences: sentences.to_vec(),
        b_sentences: sentences.to_vec(),
    }
}

#[track_caller]
fn check(label: Label, lines: &[Line], expected: &[(&str, usize, usize)]) {
    let scores = measured(&[label], lines).unwrap();
    for (name, hit, of) in expected {
        let measure = scores.measures.iter().find(|measure| measure.name == *name).unwrap();
        assert_eq!((measure.hit, measure.of), (*hit, *of), "{name}: {:?}", scores.faults);
    }
}

#[test]
fn two_that_carry_an_agency_are_joined_and_it_is_named_by_either_name() {
    let lines = [line("a", "The Bugle", AGENCY), line("b", "The Courier", AGENCY)];
    let all = [[0, AGENCY.chars().count()]];
    for name in ["AP", "Associated Press"] {
        let label = label(Relation::Copy, "common", Some(name), &all);
        check(label, &lines, &[("copies_joined", 1, 1), ("from_common", 1, 1), ("agency_named", 1, 1)]);
    }
    let label = label(Relation::Copy, "a", Some("Reuters"), &all);
    check(label, &lines, &[("from_article", 0, 1), ("from_common", 0, 0), ("agency_named", 0, 1)]);
}

#[test]
fn characters_are_counted_in_the_text_without_its_front_matter() {
    let lines = [line("a", "The Bugle", AGENCY), line("b", "The Courier", AGENCY)];
    let (all, half) = (AGENCY.chars().count(), AGENCY.find("The port").unwrap());
    let scores = measured(&[label(Relation::Copy, "common", None, &[[0, half - 3]])], &lines).unwrap();
    let value = |name| scores.measures.iter().find(|measure| measure.name == name).unwrap();
    let (recall, precision) = (value("characters_recall"), value("characters_precision"));
    assert!(recall.hit * 10 >= recall.of * 9, "{recall:?}");
    assert!(precision.hit < precision.of && precision.of <= 2 * all, "{precision:?}");
}

#[test]
fn two_that_share_nothing_are_kept_apart() {
    let lines = [line("a", "The Bugle", AGENCY), line("b", "The Courier", OTHER)];
    check(label(Relation::None, "unknown", None, &[]), &lines, &[("quotes_kept_apart", 1, 1), ("copies_joined", 0, 0)]);
    check(label(Relation::Copy, "common", None, &[]), &lines, &[("copies_joined", 0, 1), ("from_common", 0, 1)]);
    let same = [line("a", "The Bugle", AGENCY), line("b", "The Courier", AGENCY)];
    check(label(Relation::Quotes, "common", None, &[]), &same, &[("quotes_kept_apart", 0, 1)]);
}

#[test]
fn an_article_that_is_missing_or_too_short_is_a_failure() {
    let lines = [line("a", "The Bugle", AGENCY), line("b", "The Courier", OTHER)];
    assert!(measured(&[label(Relation::Copy, "common", None, &[])], &lines[..1]).is_err());
    assert!(measured(&[label(Relation::Copy, "common", None, &[[0, AGENCY.chars().count()]])], &lines).is_err());
}

#[test]
fn the_labels_can_be_read() {
    let labels: Labels = serde_json::from_str(LABELS).unwrap();
    assert!(labels.pairs.iter().all(|label| label.a != label.b && !label.event.is_empty()));
}
