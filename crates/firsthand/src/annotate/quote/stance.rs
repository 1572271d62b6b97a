//! What somebody thinks, wants, knows or does by speaking, told without marks: "believes the pier is safe", "plans to
//! rebuild it", "called for an inquiry", "criticised the council".
//!
//! Nobody is quoted there, so all of it is given as unsure: the narrator chose the words. What PolNeAR (Newell, Margolin
//! and Ruths 2018) annotates as attribution beyond reported speech is of this kind for the greater part.

use std::ops::Range;

use super::cue::{self, Cue};
use super::direct::skip_adjuncts;
use super::indirect::{Reported, clause_end, trimmed};
use super::subject;
use super::verbs::{self, Form, Takes};
use crate::annotate::Certainty;
use crate::annotate::refer::Referents;
use crate::annotate::refer::words::{
    is_adverb, is_conjunction, is_determiner, is_preposition, is_pronoun, is_subordinator,
};

/// The cues of thought, will and stance; `spoken` are those of speech, in order.
pub(super) fn cues(referents: &Referents<'_>, spoken: &[Cue]) -> Vec<Cue> {
    let mut found = Vec::new();
    for (index, sentence) in referents.text.sentences.iter().enumerate() {
        let tokens = &sentence.tokens;
        if !sentence.kind.is_prose() || tokens.len() > subject::MAX_SENTENCE {
            continue;
        }
        let here = spoken.partition_point(|cue| cue.tokens.start < tokens.start);
        for at in tokens.clone() {
            let known = spoken.binary_search_by_key(&at, |cue| cue.tokens.start).is_ok();
            if known || referents.is_quoted(at) || referents.mention_at(at).is_some() {
                continue;
            }
            let before = spoken.partition_point(|cue| cue.tokens.start < at);
            found.extend(of(referents, at, index, tokens, spoken.get(here..before).unwrap_or_default()));
        }
    }
    found
}

fn of(referents: &Referents<'_>, at: usize, sentence: usize, tokens: &Range<usize>, before: &[Cue]) -> Option<Cue> {
    let token = referents.token(at).filter(|token| token.is_word())?;
    let verb = verbs::thought(&token.norm)?;
    let known = verbs::of(&token.norm).is_some();
    let capital = referents.capital(at) && at != tokens.start;
    if known
        || capital
        || cue::is_noun(referents, at, verb, tokens)
        || cue::is_passive(referents, at, verb, tokens.start)
    {
        return None;
    }
    let found = subject::before(referents, at, verb, tokens, before)?;
    let hypothetical = cue::is_hypothetical(referents, at, tokens.start);
    Some(Cue { shares_subject: found.shared, hypothetical, ..Cue::new(at, verb, Some(found.phrase), sentence) })
}

/// What the cues that report no clause have for an object.
pub(super) fn find(referents: &Referents<'_>, cues: &[Cue]) -> Vec<Reported> {
    (0..cues.len()).filter_map(|index| object(referents, cues, index)).collect()
}

fn object(referents: &Referents<'_>, cues: &[Cue], index: usize) -> Option<Reported> {
    let cue = cues.get(index)?;
    let takes = matches!(cue.verb.takes, Takes::Thing | Takes::Thought | Takes::Order | Takes::Fact | Takes::Either)
        || matches!(
            cue.verb.lemma,
            "agree" | "vow" | "promise" | "pledge" | "suggest" | "announce" | "report" | "reveal"
        );
    let bare = cue.clause.is_none() && cue.passed_on.is_none() && !cue.inverted && cue.tokens.len() == 1;
    if !takes || !bare || cue.speaker.is_none() || EMPTY.contains(&cue.verb.lemma) || is_general(referents, cue) {
        return None;
    }
    let tokens = &referents.text.sentences.get(cue.sentence)?.tokens;
    let mut start = cue.tokens.end;
    while start < tokens.end && is_adverb(referents.norm(start)) && referents.mention_at(start).is_none() {
        start += 1;
    }
    let that = matches!(referents.norm(start), "that");
    let to = referents.norm(start) == "to" && !is_noun_start(referents, start + 1);
    if that {
        start += 1;
    } else if !to && is_preposition(referents.norm(start)) && referents.mention_at(start).is_none() {
        if !GOVERNED.contains(&referents.norm(start)) {
            return None;
        }
        start += 1;
        if referents.norm(start) == "to" && is_noun_start(referents, start + 1) {
            start += 1;
        }
    }
    let limit = clause_end(referents, cues, index, start, tokens);
    let end = if that { limit } else { object_end(referents, start, limit) };
    let content = trimmed(referents, start..end);
    let first = referents.norm(content.start);
    let begins = content.start == start && referents.token(start).is_some_and(|token| token.is_wordlike());
    let fits = begins && content.len() >= MIN_OBJECT && !is_conjunction(first) && !matches!(first, "as" | "by");
    (fits && !skips(referents, start, tokens)).then_some(Reported { cue: index, content, certainty: Certainty::Unsure })
}

/// The fewest tokens of an object.
const MIN_OBJECT: usize = 1;

/// Verbs of the table for marks whose objects are no statement.
const EMPTY: &[&str] = &[
    "put",
    "go",
    "begin",
    "start",
    "read",
    "post",
    "list",
    "upload",
    "bill",
    "deliver",
    "publish",
    "release",
    "address",
    "issue",
    "text",
    "email",
    "smile",
    "laugh",
    "nod",
    "grin",
    "speak",
    "raise",
    "compare",
    "support",
    "oppose",
    "feel",
    "view",
    "advocate",
    "deny",
    "appeal",
    "find",
    "reiterate",
];

/// Prepositions between a verb and its object: "called for", "pointed to", "hinted at".
const GOVERNED: &[&str] = &["for", "to", "on", "at", "about", "against", "of", "with", "out", "from", "over", "upon"];

/// "you think", "one expects": nobody in particular.
fn is_general(referents: &Referents<'_>, cue: &Cue) -> bool {
    let subject = cue.subject.as_ref();
    subject.is_none_or(|subject| {
        matches!(referents.norm(subject.tokens.start), "i" | "we" | "you" | "it" | "there" | "what" | "this")
    }) || cue.verb.form == Form::Past && referents.norm(cue.tokens.end) == "by"
}

fn is_noun_start(referents: &Referents<'_>, at: usize) -> bool {
    let word = referents.norm(at);
    referents.mention_at(at).is_some() || is_determiner(word) || is_pronoun(word)
}

/// Whether only an adjunct of time or place follows: "decided on Monday".
fn skips(referents: &Referents<'_>, start: usize, tokens: &Range<usize>) -> bool {
    crate::annotate::refer::words::is_time_word(referents.norm(start))
        && skip_adjuncts(referents, start, tokens.end) >= tokens.end.saturating_sub(1)
}

/// The object of a verb ends at the first comma or before a clause that tells when or why.
fn object_end(referents: &Referents<'_>, start: usize, limit: usize) -> usize {
    let clause = |at: usize| {
        let word = referents.norm(at);
        at > start
            && is_subordinator(word)
            && !matches!(
                word,
                "that"
                    | "whether"
                    | "if"
                    | "how"
                    | "why"
                    | "what"
                    | "which"
                    | "who"
                    | "whose"
                    | "where"
                    | "than"
                    | "as"
                    | "before"
                    | "after"
            )
    };
    (start..limit)
        .find(|at| {
            let word = referents.norm(*at);
            matches!(word, "," | ";" | ":" | "—" | "–" | "--" | "(") || clause(*at)
        })
        .unwrap_or(limit)
}
