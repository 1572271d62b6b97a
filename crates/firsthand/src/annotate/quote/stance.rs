//! What somebody thinks, wants, knows or does by speaking, told without marks: "believes the pier is safe", "plans to
//! rebuild it", "called for an inquiry", "criticised the council".
//!
//! Nobody is quoted there, so all of it is given as unsure: the narrator chose the words. What PolNeAR (Newell, Margolin
//! and Ruths 2018) annotates as attribution beyond reported speech is of this kind for the greater part.

use std::collections::BTreeMap;
use std::ops::Range;

use super::adjunct::{is_setting, skip_adjuncts};
use super::clause::{clause_end, is_clause, trimmed};
use super::cue::{self, Cue};
use super::indirect::Reported;
use super::subject;
use super::verbs::{self, Form, Takes};
use super::{nominal, party};
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
            let cue = of(referents, at, index, tokens, spoken.get(here..before).unwrap_or_default());
            found.extend(cue.or_else(|| nominal::cue(referents, at, index, tokens)));
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
    // "a lander, planned for May": a participle of what stands before the comma.
    let comma =
        subject::verb_start(referents, at, tokens.start).checked_sub(1).map_or("", |at| referents.norm(at)) == ",";
    if found.shared && comma && verb.form == verbs::Form::Past {
        return None;
    }
    let hypothetical = cue::is_hypothetical(referents, at, tokens.start);
    Some(Cue { shares_subject: found.shared, hypothetical, ..Cue::new(at, verb, Some(found.phrase), sentence) })
}

/// What somebody said of themselves may hold what they think: by sentence, the clauses reported and whose they are.
pub(super) type Said = BTreeMap<usize, Vec<(Range<usize>, Option<usize>)>>;

/// The clauses that cues of speech report.
pub(super) fn said(cues: &[Cue]) -> Said {
    let mut found = Said::new();
    for cue in cues {
        let who = cue.speaker.as_ref().and_then(|speaker| speaker.who);
        if let Some(clause) = &cue.clause {
            found.entry(cue.sentence).or_default().push((clause.clone(), who));
        }
    }
    found
}

/// What the cues that report no clause have for an object. "She said she hopes that ..." attributes once.
pub(super) fn find(referents: &Referents<'_>, cues: &[Cue], said: &Said) -> Vec<Reported> {
    let told = |cue: &Cue| {
        let who = cue.speaker.as_ref().and_then(|speaker| speaker.who);
        let here = said.get(&cue.sentence).map_or(&[][..], Vec::as_slice);
        who.is_some() && here.iter().any(|(clause, speaker)| *speaker == who && clause.contains(&cue.tokens.start))
    };
    let fresh = (0..cues.len()).filter(|index| cues.get(*index).is_some_and(|cue| !told(cue)));
    fresh.filter_map(|index| object(referents, cues, index)).collect()
}

fn object(referents: &Referents<'_>, cues: &[Cue], index: usize) -> Option<Reported> {
    let cue = cues.get(index)?;
    let takes = matches!(cue.verb.takes, Takes::Thing | Takes::Thought | Takes::Order | Takes::Fact | Takes::Either)
        || matches!(
            cue.verb.lemma,
            "agree" | "vow" | "promise" | "pledge" | "suggest" | "announce" | "report" | "reveal"
        );
    let of_poll = referents.norm(cue.tokens.start) == "in";
    let bare = cue.clause.is_none() && cue.passed_on.is_none() && !cue.inverted && (cue.tokens.len() == 1 || of_poll);
    let tokens = &referents.text.sentences.get(cue.sentence)?.tokens;
    let start = object_start(referents, cue, tokens)?;
    let that = referents.norm(start) == "that";
    let known = cue.speaker.is_some() && !is_general(referents, cue) || nominal::is_bare(cue) && that;
    if !takes || !bare || !known || EMPTY.contains(&cue.verb.lemma) || !is_meant(referents, cue, start, tokens) {
        return None;
    }
    let limit = clause_end(referents, cues, index, start, tokens);
    let whole = that || of_poll || is_held(cue) && is_clause(referents, start..limit);
    let end = if whole { limit } else { object_end(referents, start, limit) };
    let noun = cue.verb.form == Form::Ing && matches!(cue.verb.lemma, nominal::LEMMA | "claim");
    let end = if noun && !that { nominal::infinitive_end(referents, start, end) } else { end };
    let content = trimmed(referents, start..end);
    let first = referents.norm(content.start);
    let begins = content.start == start && referents.token(start).is_some_and(|token| token.is_wordlike());
    let fits = begins && !content.is_empty() && !is_conjunction(first) && !matches!(first, "as" | "by");
    (fits && !skips(referents, start, tokens)).then_some(Reported { cue: index, content, certainty: Certainty::Unsure })
}

/// Whether a verb of several senses has the one that attributes: "called for calm", not "called her mother".
fn is_meant(referents: &Referents<'_>, cue: &Cue, start: usize, tokens: &Range<usize>) -> bool {
    let next = referents.norm(cue.tokens.end);
    let first = referents.norm(start);
    let ahead = |word: &str| (start..tokens.end).any(|at| referents.norm(at) == word);
    let question = matches!(first, "that" | "how" | "why" | "what" | "whether");
    let to = first == "to" && !is_noun_start(referents, start + 1);
    match cue.verb.lemma {
        "find" => first == "that" || is_finding(referents, cue),
        "call" => {
            let named = (start + 1..(start + NAMED).min(tokens.end))
                .any(|at| is_determiner(referents.norm(at)) || referents.is_quoted(at));
            matches!(next, "for" | "on") || named
        }
        "see" => question || ahead("as"),
        "appear" | "offer" => to,
        "plan" => to || matches!(next, "on" | "for"),
        "pledge" | "vow" => {
            to || question || is_determiner(first) || referents.token(start).is_some_and(|token| !token.is_word())
        }
        _ => true,
    }
}

/// How far behind "called" the name that is given begins, in tokens: "called the new town clerk a liar".
const NAMED: usize = 7;

/// Past adverbs and the preposition that the verb governs; nothing where something else than an object follows. "That"
/// is part of the clause it opens.
fn object_start(referents: &Referents<'_>, cue: &Cue, tokens: &Range<usize>) -> Option<usize> {
    let mut start = cue.tokens.end;
    while start < tokens.end && is_adverb(referents.norm(start)) && referents.mention_at(start).is_none() {
        start += 1;
    }
    let word = referents.norm(start);
    let to = word == "to" && !is_noun_start(referents, start + 1);
    if word != "that" && !to && is_preposition(word) && referents.mention_at(start).is_none() {
        if !GOVERNED.contains(&word) {
            return None;
        }
        start += 1;
        if referents.norm(start) == "to" && is_noun_start(referents, start + 1) {
            start += 1;
        }
    }
    Some(start)
}

/// Verbs whose clause needs no "that": "believes the pier is safe, although it shakes".
fn is_held(cue: &Cue) -> bool {
    const HELD: &[&str] = &[
        "believe",
        "think",
        "know",
        "hope",
        "fear",
        "expect",
        "find",
        "show",
        "suspect",
        "wish",
        "realize",
        "realise",
        "understand",
        "learn",
        "doubt",
        "assume",
        "imagine",
        "predict",
        "conclude",
        "discover",
        "decide",
        "feel",
        "see",
    ];
    HELD.contains(&cue.verb.lemma)
}

/// "the study found", "a court found", "the poll found": what looked into something says so.
fn is_finding(referents: &Referents<'_>, cue: &Cue) -> bool {
    let Some(subject) = &cue.subject else { return false };
    let head = referents.norm(subject.head);
    let last = referents.norm(subject.tokens.end.saturating_sub(1));
    [head, last].iter().any(|word| {
        party::is_written(word)
            || matches!(
                *word,
                "court"
                    | "judge"
                    | "jury"
                    | "panel"
                    | "researchers"
                    | "scientists"
                    | "inquiry"
                    | "commission"
                    | "audit"
                    | "investigation"
                    | "analysis"
                    | "review"
                    | "economists"
                    | "investigators"
            )
    })
}

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
    "feel",
    "view",
    "advocate",
    "appeal",
    "reiterate",
    "seek",
    "challenge",
];

/// Prepositions between a verb and its object: "called for", "pointed to", "hinted at".
const GOVERNED: &[&str] = &["for", "to", "on", "at", "about", "against", "of", "with", "out", "from", "over", "upon"];

/// "you think", "one expects": nobody in particular.
fn is_general(referents: &Referents<'_>, cue: &Cue) -> bool {
    let subject = cue.subject.as_ref();
    subject
        .is_none_or(|subject| matches!(referents.norm(subject.tokens.start), "you" | "it" | "there" | "what" | "this"))
        || cue.verb.form == Form::Past && referents.norm(cue.tokens.end) == "by"
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
            let stop = word == "," && !goes_on_as_list(referents, *at, limit);
            stop || *at > start && is_setting(referents, *at)
                || matches!(word, ";" | ":" | "—" | "–" | "--" | "(")
                || clause(*at)
        })
        .unwrap_or(limit)
}

/// The farthest that the "and" of a list stands from one of its commas, in tokens.
const LIST: usize = 10;

/// "hackers from Osmeny, Carrow and Hale": whether the comma at `at` is that of a list.
fn goes_on_as_list(referents: &Referents<'_>, at: usize, limit: usize) -> bool {
    let items = at + 1..limit.min(at + LIST);
    let and = items.clone().find(|at| matches!(referents.norm(*at), "and" | "or"));
    let Some(and) = and.filter(|and| *and > at + 1) else { return false };
    let plain = |at: usize| {
        let word = referents.norm(at);
        !referents.is_verb(at) && !is_subordinator(word) && !is_pronoun(word) && !word.ends_with("ing")
    };
    (at + 1..and).all(plain) && plain(and + 1) && !referents.is_verb(and + 2)
}
