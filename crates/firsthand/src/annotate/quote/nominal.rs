//! Nouns and adjectives that attribute: "the mayor's promise to rebuild the pier", "his fear that it will fall", "claims
//! that it fell", "is confident that it will hold".

use std::ops::Range;

use super::cue::Cue;
use super::subject;
use super::verbs::{Form, Takes, Verb};
use crate::annotate::refer::words::{is_adverb, is_auxiliary, is_be, is_possessive, is_subordinator};
use crate::annotate::refer::{Phrase, Referents};

/// The lemma under which all of them are cues.
pub(super) const LEMMA: &str = "hold";

/// Nouns for what is said, thought or wanted, whose clause with "that" is the words of whoever holds it.
const HELD: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "argument",
    "arguments",
    "assertion",
    "assertions",
    "assumption",
    "belief",
    "beliefs",
    "claim",
    "claims",
    "complaint",
    "complaints",
    "concern",
    "concerns",
    "conclusion",
    "contention",
    "conviction",
    "criticism",
    "expectation",
    "expectations",
    "fear",
    "fears",
    "feeling",
    "hope",
    "hopes",
    "impression",
    "insistence",
    "message",
    "opinion",
    "perception",
    "pledge",
    "prediction",
    "predictions",
    "promise",
    "promises",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "speculation",
    "statement",
    "suggestion",
    "suggestions",
    "suspicion",
    "suspicions",
    "theory",
    "view",
    "views",
    "warning",
    "warnings",
    "worries",
    "worry",
    "reports",
];

/// Nouns for what somebody means to do.
const WANTED: &[&str] = &[
    "bid",
    "call",
    "calls",
    "decision",
    "desire",
    "determination",
    "intention",
    "intentions",
    "offer",
    "plans",
    "pledge",
    "promise",
    "promises",
    "proposal",
    "proposals",
    "push",
    "refusal",
    "request",
    "requests",
    "threat",
    "threats",
    "unwillingness",
    "vow",
    "vows",
    "willingness",
    "wish",
];

/// The most adjectives between the owner and the noun: "the mayor's latest public plan".
const ADJECTIVES: usize = 2;

/// Adjectives for what somebody holds true or wants, and what they govern.
const MINDED: &[(&str, &[&str])] = &[
    (
        "that",
        &[
            "afraid",
            "adamant",
            "aware",
            "certain",
            "confident",
            "concerned",
            "convinced",
            "doubtful",
            "fearful",
            "glad",
            "hopeful",
            "optimistic",
            "skeptical",
            "sceptical",
            "sure",
            "unaware",
            "worried",
            "proud",
            "disappointed",
        ],
    ),
    (
        "about",
        &["concerned", "worried", "optimistic", "pessimistic", "skeptical", "sceptical", "enthusiastic", "angry"],
    ),
    ("of", &["afraid", "aware", "critical", "supportive", "skeptical", "sceptical", "wary", "dismissive", "proud"]),
    ("to", &["willing", "unwilling", "reluctant", "eager", "determined", "opposed"]),
];

/// The cue at a noun or an adjective, with its owner or subject where one stands before it.
pub(super) fn cue(referents: &Referents<'_>, at: usize, sentence: usize, tokens: &Range<usize>) -> Option<Cue> {
    let word = referents.norm(at);
    if let Some(minded) = minded(referents, at, sentence, tokens) {
        return Some(minded);
    }
    let next = referents.norm(at + 1);
    let held = next == "that" && HELD.contains(&word) && begins_clause(referents, at + 2);
    let wanted = next == "to" && WANTED.contains(&word);
    if !(held || wanted) {
        return None;
    }
    let owner = owner(referents, at, tokens.start);
    let verb = Verb { lemma: LEMMA, takes: Takes::Thought, form: Form::Ing };
    (held || owner.is_some()).then(|| Cue::new(at, verb, owner, sentence))
}

/// "is confident that", "were worried about".
fn minded(referents: &Referents<'_>, at: usize, sentence: usize, tokens: &Range<usize>) -> Option<Cue> {
    let (word, next) = (referents.norm(at), referents.norm(at + 1));
    let fits = MINDED.iter().any(|(governed, words)| *governed == next && words.contains(&word));
    let start = subject::verb_start(referents, at, tokens.start);
    let is = fits
        && (start..at).any(|at| {
            is_be(referents.norm(at)) || referents.norm(at).ends_with("'s") || referents.norm(at).ends_with("'re")
        });
    let verb = Verb { lemma: LEMMA, takes: Takes::Thought, form: Form::Past };
    let found = is.then(|| subject::before(referents, at, verb, tokens, &[])).flatten()?;
    Some(Cue { shares_subject: found.shared, ..Cue::new(at, verb, Some(found.phrase), sentence) })
}

/// Whether a cue is a noun that nobody is named for: "claims that it fell".
pub(super) fn is_bare(cue: &Cue) -> bool {
    cue.is(LEMMA) && cue.subject.is_none()
}

/// Where an infinitive that a noun governs ends: before the verb whose subject the noun is ("his plan to stay was kept").
pub(super) fn infinitive_end(referents: &Referents<'_>, start: usize, end: usize) -> usize {
    let clause = (start..end).find(|at| is_subordinator(referents.norm(*at))).unwrap_or(end);
    let finite = |at: &usize| is_auxiliary(referents.norm(*at)) && referents.norm(at - 1) != "to";
    (start + 2..clause).find(finite).unwrap_or(end)
}

/// "fears that divide the town" tells what the fears do, not what is feared.
fn begins_clause(referents: &Referents<'_>, at: usize) -> bool {
    referents.token(at).is_some_and(|token| token.is_wordlike())
        && !referents.is_verb(at)
        && !is_adverb(referents.norm(at))
}

/// "the mayor's", "his": whose it is.
fn owner(referents: &Referents<'_>, at: usize, floor: usize) -> Option<Phrase> {
    let from = at.saturating_sub(1 + ADJECTIVES).max(floor);
    let mark = (from..at).rev().find(|left| {
        let word = referents.norm(*left);
        matches!(word, "'s" | "'" | "’" | "’s") || is_possessive(word)
    })?;
    let between = mark + 1..at;
    let plain = between
        .into_iter()
        .all(|at| referents.token(at).is_some_and(|token| token.is_word()) && !referents.is_verb(at));
    if !plain {
        return None;
    }
    if is_possessive(referents.norm(mark)) { referents.owner(mark) } else { owning(referents, mark, floor) }
}

/// Whose the mark of the genitive is: the name before it, else the phrase ("waits for Rosa Bell's promise").
pub(super) fn owning(referents: &Referents<'_>, mark: usize, floor: usize) -> Option<Phrase> {
    let name = mark.checked_sub(1).and_then(|left| referents.mention_at(left));
    let name = name.and_then(|mention| Phrase::of_mention(referents, mention));
    name.filter(|name| name.tokens.end == mark).or_else(|| referents.phrase_to(mark, floor))
}
