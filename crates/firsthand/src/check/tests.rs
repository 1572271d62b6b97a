//! Claims against small invented reports.

use super::*;
use crate::{Document, Settings, account};

const BUGLE: &str = "---\noutlet: The Bugle\npublished: 2024-03-13T18:00\n---\n\
    Two ferries collided in the harbour of Port Ellery on Tuesday morning, killing three sailors, the coast guard said.\n\n\
    The captain of the Velm Star, Ann Bell, was arrested on suspicion of negligence. Bell denied drinking before the trip.\n\n\
    Divers searched the wreck for hours. The Velm Star did not catch fire, and no passengers were on board.\n";

const RADIO: &str = "---\noutlet: Harbour Radio\npublished: 2024-03-14T12:00\n---\n\
    Four sailors died when two ferries crashed in the harbour of Port Ellery, the seamen's union told Harbour Radio.\n\n\
    The harbour was closed for the rest of the week, and fishermen lost their catch.\n";

fn answer(claim: &str, texts: &[&str]) -> Check {
    let documents = texts.iter().enumerate().map(|(index, text)| Document::new(format!("{index}.md"), *text)).collect();
    check(claim, &account(documents, &Settings::default()))
}

#[track_caller]
fn gives(claim: &str, expected: Answer) -> Check {
    let found = answer(claim, &[BUGLE]);
    assert_eq!(found.answer, expected, "{claim}: {found:#?}");
    found
}

#[track_caller]
fn contradicts(claim: &str, detail: Detail, words: &str) {
    let found = gives(claim, Answer::Contradicted);
    let departure = found.contradicted.passages[0].departure.clone().unwrap();
    assert_eq!(departure.detail, detail, "{claim}: {departure:?}");
    assert_eq!(departure.article.map(|span| span.of(BUGLE)), Some(words), "{claim}");
}

#[test]
fn what_an_article_says_in_other_words_is_stated() {
    gives("Three seamen died in the harbour of Port Ellery.", Answer::Stated);
    gives("Two ferries crashed into each other in Port Ellery.", Answer::Stated);
    gives("The captain of the Velm Star was taken into custody.", Answer::Stated);
    gives("There were no passengers on the Velm Star.", Answer::Stated);
}

#[test]
fn another_detail_contradicts() {
    contradicts("Seven sailors were killed in the harbour of Port Ellery.", Detail::Figure, "three");
    contradicts("The ferries collided in Port Ellery on Friday morning.", Detail::Date, "Tuesday morning");
    contradicts("The captain of the Velm Star was not arrested.", Detail::Negation, "arrested");
    contradicts("The Velm Star caught fire.", Detail::Negation, "catch");
}

#[test]
fn what_no_article_speaks_of_is_unmentioned() {
    let found = gives("The owner of the ferries has gone bankrupt.", Answer::Unmentioned);
    let words: Vec<&str> = found.unspoken.iter().map(|span| span.of(&found.claim)).collect();
    assert!(words.contains(&"bankrupt"), "{words:?}");
    assert!(found.why.contains("cannot be told"), "{}", found.why);
    gives("The mayor of Port Ellery called for a new lighthouse.", Answer::Unmentioned);
}

#[test]
fn articles_that_differ_dispute_it_and_their_origins_are_counted() {
    let found = answer("Three sailors died in the harbour of Port Ellery.", &[BUGLE, RADIO]);
    assert_eq!(found.answer, Answer::Disputed, "{found:#?}");
    assert_eq!((found.stated.origins, found.contradicted.origins), (1, 1));
}

#[test]
fn a_copy_is_no_second_origin() {
    let copy = BUGLE.replace("The Bugle", "Coast Today").replace("2024-03-13T18:00", "2024-03-13T20:00");
    let found = answer("Three sailors died in the harbour of Port Ellery.", &[BUGLE, &copy]);
    assert_eq!(found.stated.passages.len(), 2, "{found:#?}");
    assert_eq!(found.stated.origins, 1);
    assert!(found.needed.iter().any(|needed| needed.starts_with("A second origin")), "{:?}", found.needed);
}

#[test]
fn what_somebody_says_is_passed_on_as_theirs() {
    let found = gives("Two ferries collided in the harbour of Port Ellery.", Answer::Stated);
    assert_eq!(found.stated.passages[0].said_by.as_deref(), Some("the coast guard"));
}

#[test]
fn odd_claims_and_no_articles_are_no_trouble() {
    for claim in ["", ".", "?!", "\u{202e}", "not", "12", "the of and", "éé “”"] {
        assert_eq!(answer(claim, &[BUGLE]).answer, Answer::Unmentioned, "{claim:?}");
        assert_eq!(answer(claim, &[]).answer, Answer::Unmentioned, "{claim:?}");
    }
    assert_eq!(answer("Two ferries collided.", &[]).answer, Answer::Unmentioned);
}
