//! Whether a sentence tells of an act as having happened, as to come, or leaves open whether it does.

use crate::annotate::refer::words::{is_adverb, is_auxiliary};
use crate::lexicon::{self, Pos};
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

/// A word that is a noun this often, and no less often than a verb or an adjective, is taken for a noun.
const NOUN: f32 = 0.35;

/// Words that set an act told by a noun in the future: "the launch planned for May".
const COMING: &[&str] =
    &["will", "would", "planned", "scheduled", "expected", "due", "upcoming", "next", "hopes", "hoped", "targeted"];

/// How an act that is told by a noun of the sentence stands.
pub(super) fn of_noun(tokens: &[Token]) -> Course {
    let coming = tokens.iter().any(|token| COMING.contains(&token.norm.as_str()));
    if coming { Course::Ahead } else { Course::Told }
}

/// Words that make a future or a possibility of the verb behind them.
const MODALS: &[&str] = &[
    "will", "would", "could", "may", "might", "should", "shall", "can", "must", "'ll", "’ll", "wo", "won't", "wouldn't",
];

/// How the act at token `at` of the sentence that begins at `start` is told.
pub(super) fn of(tokens: &[Token], start: usize, at: usize) -> Course {
    if is_supposed(tokens, start, at) {
        return Course::Open;
    }
    for before in (start..at).rev().take(REACH) {
        let here = word(tokens, before);
        if MODALS.contains(&here) {
            return Course::Ahead;
        }
        if here == "to" {
            return if is_planned(tokens, start, before) { Course::Ahead } else { Course::Told };
        }
        let helps = is_auxiliary(here) || is_adverb(here) || here.ends_with("ly");
        if !helps && !matches!(here, "be" | "been" | "being" | "not") {
            break;
        }
    }
    Course::Told
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.norm.as_str())
}

/// Whether the clause of the act asks whether or supposes that it happens.
fn is_supposed(tokens: &[Token], start: usize, at: usize) -> bool {
    let ends = |at: &usize| matches!(word(tokens, *at), "," | ";" | ":" | "but" | "because" | "--" | "—");
    let from = start.max(at.saturating_sub(OPENED));
    (from..at).rev().take_while(|at| !ends(at)).any(|at| matches!(word(tokens, at), "whether" | "if" | "unless"))
}

/// Whether the "to" at a token leads to something planned, as after a noun in headlines: "Ferry to sail in May".
fn is_planned(tokens: &[Token], start: usize, to: usize) -> bool {
    let planned = (start.max(to.saturating_sub(3))..to).any(|at| PLANS.contains(&word(tokens, at)));
    let noun = to.checked_sub(1).filter(|before| *before >= start).is_some_and(|before| {
        let shares = lexicon::parts_of_speech(word(tokens, before));
        shares.share(Pos::Noun) >= shares.share(Pos::Verb).max(shares.share(Pos::Adjective)).max(NOUN)
    });
    planned || noun
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Settings, account};

    fn check(text: &str, act: &str, expected: Course) {
        let (reports, _) = account::annotated(vec![Document::new("a.txt", text)], &Settings::default());
        let tokens = &reports[0].text.tokens;
        let at = tokens.iter().position(|token| token.norm == act).unwrap();
        assert_eq!(of(tokens, 0, at), expected, "{text}");
    }

    #[test]
    fn what_is_done_and_what_is_to_come() {
        check("The ferry sank on Sunday.", "sank", Course::Told);
        check("The crew managed to land it.", "land", Course::Told);
        check("The ferry will probably sail in May.", "sail", Course::Ahead);
        check("The ferry is expected to sail in May.", "sail", Course::Ahead);
        check("Crew to sail from the old pier in May.", "sail", Course::Ahead);
        check("They ask whether the mate slept.", "slept", Course::Open);
        check("They ask whether it rained, and the mate slept.", "slept", Course::Told);
    }
}
