//! In which relation the words at a place of a sentence stand to the rest: the preposition that governs them.

use crate::annotate::refer::words::{is_possessive_mark, is_preposition};
use crate::text::Token;

/// What a preposition says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// in, at, near.
    In,
    /// to, towards, for.
    To,
    /// from.
    From,
}

/// How far before a name its preposition may stand: "in the old harbour town of Ellery".
const REACH: usize = 5;

/// The preposition that governs the words from token `at` on.
fn governor(tokens: &[Token], at: usize) -> Option<&str> {
    let from = at.saturating_sub(REACH);
    let before = tokens.get(from..at).unwrap_or_default().iter().rev();
    let words = before.take_while(|token| token.is_wordlike() || token.is("-"));
    words.map(|token| token.norm.as_str()).find(|norm| is_preposition(norm) && *norm != "of")
}

/// The relation of the place named from token `at` on.
pub(super) fn relation(tokens: &[Token], at: usize) -> Option<Relation> {
    match governor(tokens, at)? {
        "in" | "at" | "near" | "inside" | "outside" | "on" | "around" | "over" | "above" | "across" | "within"
        | "throughout" => Some(Relation::In),
        "to" | "toward" | "towards" | "for" | "into" => Some(Relation::To),
        "from" => Some(Relation::From),
        _ => None,
    }
}

/// Whether two relations are known and are not the same.
pub(super) fn differ(a: Option<Relation>, b: Option<Relation>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// Words that set a date as a bound: "since 1908" is another thing than "in 1908".
const BOUNDS: &[&str] = &["since", "until", "till", "before", "after", "by"];

/// The bound that the word before token `at` makes of the date there.
pub(super) fn since(tokens: &[Token], at: usize) -> Option<&str> {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at))?.norm.as_str();
    BOUNDS.contains(&before).then_some(before)
}

/// Whether a name can be a subject: no preposition governs it and nothing belongs to it.
pub(super) fn stands_free(tokens: &[Token], name: &std::ops::Range<usize>) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.norm.as_str());
    let before = word(name.start.checked_sub(1));
    let after = word(Some(name.end));
    !is_preposition(before) && before != "-" && after != "-" && !is_possessive_mark(after)
}
