//! The answer to a claim in words: why it is what it is, and what would be needed to say more.
//!
//! The words speak of what is reported, never of what is true.

use std::collections::BTreeSet;

use super::claim::Claim;
use super::{Answer, Check, Found, Side};
use crate::account::Account;
use crate::render::words;
use crate::span::Span;

/// How many of the claim's words are named in a sentence.
const NAMED: usize = 3;

/// The answer in one sentence.
pub(super) fn why(check: &Check, account: &Account) -> String {
    match check.answer {
        // Passages further from the claim may say otherwise, and roles are known by the heads of phrases only: nothing is
        // promised of either.
        Answer::Stated => {
            format!("{}; read whether it says who did what to whom.", who(&check.stated, "says so", "say so"))
        }
        Answer::Contradicted => {
            let first = check.contradicted.passages.first().and_then(|found| found.departure.as_ref());
            let because = first.map(|departure| format!(": {}", departure.why)).unwrap_or_default();
            format!("{}{because}.", who(&check.contradicted, "excludes it", "exclude it"))
        }
        Answer::Disputed => format!(
            "{}, and {}.",
            who(&check.stated, "says so", "say so"),
            who(&check.contradicted, "excludes it", "exclude it")
        ),
        Answer::Unmentioned if account.reports.is_empty() => "There is no article to hold it against.".to_owned(),
        Answer::Unmentioned => {
            let left_out =
                if check.unspoken.is_empty() { nearest_lacks(check) } else { quoted(check, &check.unspoken) };
            match left_out {
                words if words.is_empty() => {
                    "No article speaks of it; from these articles it cannot be told.".to_owned()
                }
                words => format!("No article speaks of it ({words}); from these articles it cannot be told."),
            }
        }
    }
}

/// "2 articles of 2 origins say so".
fn who(side: &Side, one: &str, several: &str) -> String {
    let articles: BTreeSet<usize> = side.passages.iter().map(|found| found.passage.article).collect();
    let verb = if articles.len() == 1 { one } else { several };
    let origins = match side.origins {
        0 => String::new(),
        1 if articles.len() > 1 => ", which go back to 1 origin,".to_owned(),
        1 => String::new(),
        origins => format!(" of {} independent {}", origins, if origins == 1 { "origin" } else { "origins" }),
    };
    let by = said_by(side).map(|name| format!(" on the word of {name}")).unwrap_or_default();
    format!("{}{origins} {verb}{by}", words::count(articles.len(), "article"))
}

/// The one to whom all passages of a side attribute what they say.
fn said_by(side: &Side) -> Option<&str> {
    let first = side.passages.first()?.said_by.as_deref()?;
    side.passages.iter().all(|found| found.said_by.as_deref() == Some(first)).then_some(first)
}

/// The first words of the claim at these places, each in quotation marks.
fn named(check: &Check, spans: &[Span]) -> Vec<String> {
    spans.iter().take(NAMED).map(|span| format!("“{}”", words::one_line(span.of(&check.claim)))).collect()
}

/// “floor” and “hotel”.
fn quoted(check: &Check, spans: &[Span]) -> String {
    let named = named(check, spans);
    match spans.len() {
        0 => String::new(),
        1 => format!("none has {}", words::list(&named)),
        _ => format!("none has {} of this event", words::list(&named)),
    }
}

fn nearest_lacks(check: &Check) -> String {
    let missing = check.related.first().map(|found| found.missing.as_slice()).unwrap_or_default();
    let named = named(check, missing);
    if named.is_empty() { String::new() } else { format!("the nearest passage lacks {}", words::list(&named)) }
}

/// What would be needed to say more, in whole sentences.
pub(super) fn needed(check: &Check, claim: &Claim, account: &Account) -> Vec<String> {
    let mut needed = Vec::new();
    match check.answer {
        Answer::Stated => needed.extend(one_origin(&check.stated, account, "say so")),
        Answer::Contradicted => {
            needed.push("An article that says so in so many words.".to_owned());
            needed.extend(one_origin(&check.contradicted, account, "exclude it"));
        }
        Answer::Disputed => {
            needed.push(
                "What decides between the two sides: a later count, or the source that each rests on.".to_owned(),
            );
        }
        Answer::Unmentioned => needed.push(speaks_of(check)),
    }
    if let Some(name) = said_by(&check.stated) {
        needed.push(format!("A report that does not rest on the word of {name}."));
    }
    needed.extend(sentences_left(claim));
    needed.extend(not_understood(account));
    needed
}

fn speaks_of(check: &Check) -> String {
    let spans = if check.unspoken.is_empty() {
        check.related.first().map(|found| found.missing.clone()).unwrap_or_default()
    } else {
        check.unspoken.clone()
    };
    let named = named(check, &spans);
    if named.is_empty() {
        "An article that speaks of the claim.".to_owned()
    } else {
        format!("An article that speaks of {}.", words::list(&named))
    }
}

/// A second origin, where all passages of a side go back to one.
fn one_origin(side: &Side, account: &Account, verb: &str) -> Option<String> {
    let known: Vec<&Found> = side.passages.iter().filter(|found| !found.origins.is_empty()).collect();
    if known.is_empty() {
        return Some(format!("Where the passages that {verb} come from: their origin cannot be told."));
    }
    let (story, origin) = known.first()?.origins.first().copied()?;
    let label = &account.stories.get(story)?.lineage.origins.get(origin)?.label;
    (side.origins == 1).then(|| format!("A second origin: all passages that {verb} go back to {label}."))
}

/// A claim is one sentence; what a text of several says behind the first is not held against anything.
fn sentences_left(claim: &Claim) -> Option<String> {
    let sentences = claim.report.as_ref().map_or(0, |report| report.text.sentences.len());
    (sentences > 1).then(|| {
        let left = words::count(sentences - 1, "sentence");
        format!("A check of each sentence by itself: only the first was held against the articles, {left} left out.")
    })
}

fn not_understood(account: &Account) -> Option<String> {
    let other = account.reports.iter().filter(|report| !report.text.is_understood()).count();
    let articles = words::count(other, "article");
    (other > 0)
        .then(|| format!("A reader of other languages: {articles} not in English could not be held against the claim."))
}
