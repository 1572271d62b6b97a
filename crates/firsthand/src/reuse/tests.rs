//! Reuse between small invented articles: what is the same words, and what only the same event.

use super::find;
use crate::account::{ChangeKind, Report, Reuse, ReuseKind, Touch, annotated};
use crate::read::Document;
use crate::settings::Settings;

fn read(texts: &[&str]) -> (Vec<Report>, Vec<Reuse>) {
    let documents = texts.iter().enumerate().map(|(at, text)| Document::new(format!("{at}.txt"), *text)).collect();
    let settings = Settings::default();
    let (reports, _) = annotated(documents, &settings);
    let all: Vec<usize> = (0..reports.len()).collect();
    let reuse = find(&reports, &all, &settings);
    (reports, reuse)
}

fn words<'a>(reports: &'a [Report], reuse: &Reuse) -> (&'a str, &'a str) {
    let of = |passage: crate::account::Passage| {
        reports.get(passage.article).map_or("", |report| passage.span.of(&report.article.text))
    };
    (of(reuse.a), of(reuse.b))
}

const FERRY: &str = "A crowded ferry struck the breakwater off Port Selwick late on Monday and took in water through \
    a gash in its bow. The captain ordered the engines stopped and had the passengers moved to the stern. Fishing \
    boats reached the vessel within a quarter of an hour and pulled 38 people from the deck. Investigators have sealed \
    the bridge and taken the logbook ashore.";

#[test]
fn a_copy_is_verbatim_whatever_its_quotation_marks() {
    let copy = FERRY.replace("late on", "late  on");
    let (_, reuse) = read(&[FERRY, &format!("{copy}\n\nMore on page four tomorrow.")]);
    assert_eq!(reuse.len(), 4);
    assert!(reuse.iter().all(|passage| passage.kind == ReuseKind::Verbatim && passage.changes.is_empty()));
}

#[test]
fn a_touched_up_copy_is_edited_and_the_changed_figure_is_told() {
    let (reports, reuse) = read(&[FERRY, &FERRY.replace("38 people", "83 people")]);
    let changed: Vec<&Reuse> = reuse.iter().filter(|passage| !passage.changes.is_empty()).collect();
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0].kind, ReuseKind::Edited);
    let change = &changed[0].changes[0];
    assert_eq!(change.kind, ChangeKind::Replaced);
    assert!(change.touches.contains(&Touch::Figure), "{change:?}");
    assert_eq!(change.b.map(|span| span.of(&reports[1].article.text)), Some("83"));
}

#[test]
fn a_lost_not_is_told() {
    let was = format!("{FERRY} The company did not warn the harbour office of the broken radar on the upper deck.");
    let is = was.replace("did not warn", "did warn");
    let (_, reuse) = read(&[&was, &is]);
    let touches: Vec<Touch> =
        reuse.iter().flat_map(|passage| &passage.changes).flat_map(|change| change.touches.clone()).collect();
    assert_eq!(touches, [Touch::Negation]);
}

#[test]
fn a_thesaurus_does_not_hide_the_words() {
    let spun = "A packed ferry hit the breakwater off Port Selwick late on Monday and also took in water through a \
        slash in its bow. The skipper commanded the engines halted and had the travelers moved to the stern. Fishing \
        watercrafts got to the vessel within a quarter of an hour and drew 38 individuals from the deck. Detectives \
        have secured the bridge and taken the logbook ashore.";
    let (_, reuse) = read(&[FERRY, spun]);
    assert_eq!(reuse.len(), 4, "{reuse:#?}");
    assert!(reuse.iter().all(|passage| passage.kind == ReuseKind::Rewritten));
}

#[test]
fn two_reporters_at_one_press_conference_copy_nothing() {
    let quote = "\"Nobody sails until I have seen the steering gear with my own eyes,\"";
    let one = format!(
        "The harbour master banned all departures on Tuesday after the accident at Port Selwick. {quote} Orla Venn told \
         journalists. Thirty-eight people were brought ashore by trawlers during the night."
    );
    let two = format!(
        "Standing on the wet quay, Orla Venn looked tired. {quote} she said, and walked back to her car. Behind her lay \
         the ferry, its bow open like a tin. I counted four ambulances."
    );
    let (reports, reuse) = read(&[&one, &two]);
    assert_eq!(reuse.iter().map(|reuse| words(&reports, reuse)).collect::<Vec<_>>(), []);
}

#[test]
fn the_same_facts_in_other_words_are_no_reuse() {
    let other = "Rescue crews in Port Selwick said trawlers had saved 38 travellers from a sinking boat on Monday \
        night. The ship ran into the harbour wall, police said, and was evacuated. Its log is now with the police.";
    let (reports, reuse) = read(&[FERRY, other]);
    assert_eq!(reuse.iter().map(|reuse| words(&reports, reuse)).collect::<Vec<_>>(), []);
}

#[test]
fn odd_texts_are_read_without_harm() {
    let long = "ferry ".repeat(3000);
    for texts in [
        vec!["x", "y"],
        vec!["“", "” ’ “ a"],
        vec!["a. b. c.", "a. b. c."],
        vec![long.as_str(), long.as_str()],
        vec!["\u{200b}é\u{301} — …", "日本語。", "%"],
    ] {
        let (reports, reuse) = read(&texts);
        assert!(reuse.iter().all(|passage| !words(&reports, passage).0.is_empty()));
    }
}
