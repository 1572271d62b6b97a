//! Whether a sentence tells of an act as having happened, as to come, or leaves open whether it does.

use crate::annotate::refer::words::{is_adverb, is_auxiliary};
use crate::text::Token;

/// How a sentence tells of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// It happens or has happened.
    Told,
    /// It is to come, or may be: "will depart", "is expected to sink".
    Ahead,
    /// It is asked about or supposed: "whether the mate slept", "if it sinks".
    Open,
}

/// Words that set what follows "to" in the future, or leave it a wish.
const PLANS: &[&str] = &[
    "scheduled",
    "expected",
    "set",
    "due",
    "plan",
    "plans",
    "planned",
    "planning",
    "hope",
    "hopes",
    "hoped",
    "hoping",
    "want",
    "wants",
    "wanted",
    "going",
    "aim",
    "aims",
    "aimed",
    "intend",
    "intends",
    "intended",
    "likely",
    "bid",
    "try",
    "tries",
    "tried",
    "trying",
    "attempt",
    "attempted",
    "threaten",
    "threatened",
    "threatens",
    "vow",
    "vowed",
    "vows",
    "promised",
    "ready",
    "offered",
    "offer",
    "offers",
    "wish",
    "wishes",
    "decided",
    "poised",
    "slated",
    "about",
    "needs",
    "need",
    "seek",
    "seeks",
    "sought",
    "asked",
    "urged",
    "proposed",
    "proposal",
    "is",
    "are",
    "yet",
];

/// How far before an act the word stands that governs it.
const REACH: usize = 6;
/// How far before an act the word stands that makes a question of its clause.
const OPENED: usize = 14;

/// Words that set an act told by a noun in the future: "the launch planned for May".
const COMING: &[&str] =
    &["will", "would", "planned", "scheduled", "expected", "due", "upcoming", "next", "hopes", "hoped", "targeted"];

/// How an act that is told by a noun of the sentence stands.
pub(super) fn of_noun(tokens: &[Token]) -> Course {
    let coming = tokens.iter().any(|token| COMING.contains(&token.norm.as_str()));
    if coming { Course::Ahead } else { Course::Told }
}

/// How the act at token `at` of the sentence that begins at `start` is told.
pub(super) fn of(tokens: &[Token], start: usize, at: usize) -> Course {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.norm.as_str());
    let ends = |at: &usize| matches!(word(*at), "," | ";" | ":" | "but" | "because" | "--" | "—");
    let from = start.max(at.saturating_sub(OPENED));
    let mut clause = (from..at).rev().take_while(|at| !ends(at));
    if clause.any(|at| matches!(word(at), "whether" | "if" | "unless")) {
        return Course::Open;
    }
    let mut before = at;
    while before > start && at - before < REACH {
        before -= 1;
        let here = word(before);
        if matches!(
            here,
            "will"
                | "would"
                | "could"
                | "may"
                | "might"
                | "should"
                | "shall"
                | "can"
                | "must"
                | "'ll"
                | "wo"
                | "won't"
                | "wouldn't"
                | "’ll"
        ) {
            return Course::Ahead;
        }
        if here == "to" {
            let planned = (start.max(before.saturating_sub(3))..before).any(|at| PLANS.contains(&word(at)));
            return if planned { Course::Ahead } else { Course::Told };
        }
        if !(is_auxiliary(here)
            || is_adverb(here)
            || here.ends_with("ly")
            || matches!(here, "be" | "been" | "being" | "not"))
        {
            break;
        }
    }
    Course::Told
}
