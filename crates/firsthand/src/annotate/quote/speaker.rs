//! The words that stand for a speaker: the whole noun phrase, with the title before the name and the apposition or
//! relative clause after it ("Energy Minister Jo Bell, who leads the talks"), as a mention is in coreference.

use std::ops::Range;

use super::adjunct::is_setting;
use super::cue::Cue;
use super::subject;
use crate::annotate::NameKind;
use crate::annotate::refer::words::{
    is_adverb, is_auxiliary, is_conjunction, is_determiner, is_person_noun, is_preposition, is_pronoun,
    is_subordinator, is_time_word,
};
use crate::annotate::refer::{Phrase, Referents};

/// The longest description after a name, in tokens.
const LONGEST: usize = 40;

/// The tokens of the speaker of a cue.
pub(super) fn mention(referents: &Referents<'_>, cue: &Cue) -> Option<Range<usize>> {
    let phrase = cue.subject.as_ref()?;
    let sentence = &referents.text.sentences.get(cue.sentence)?.tokens;
    if phrase.tokens.len() == 1 && phrase.mention.is_none() || !sentence.contains(&phrase.tokens.start) {
        return Some(phrase.tokens.clone());
    }
    let verb = subject::verb_start(referents, cue.tokens.start, sentence.start);
    if let Some(relative) = relative_pronoun(referents, cue, phrase, verb) {
        return Some(relative);
    }
    let floor = if cue.inverted { cue.tokens.end } else { sentence.start };
    let start = opening(referents, phrase, floor);
    let end = essential_end(referents, phrase);
    let before = !cue.inverted && !cue.shares_subject && phrase.tokens.end <= verb;
    let end = if before {
        up_to_verb(referents, phrase.tokens.end, end, verb)
    } else {
        closing(referents, end, sentence.end)
    };
    Some(start..end.max(start + 1))
}

/// "a baker, who said": the pronoun is what stands for the speaker here.
fn relative_pronoun(referents: &Referents<'_>, cue: &Cue, phrase: &Phrase, verb: usize) -> Option<Range<usize>> {
    let who = verb.checked_sub(1).filter(|who| *who >= phrase.tokens.end && !cue.inverted && !cue.shares_subject)?;
    matches!(referents.norm(who), "who" | "which" | "that").then_some(who..who + 1)
}

/// Back over the title before a name, and over the description that a comma parts from it.
fn opening(referents: &Referents<'_>, phrase: &Phrase, floor: usize) -> usize {
    let start = phrase.tokens.start;
    let Some(name) = phrase.mention.and_then(|mention| referents.mentions.get(mention)) else { return start };
    let whole = referents.phrase_to(name.tokens.end, floor).filter(|whole| whole.mention == phrase.mention);
    let start = whole.map_or(start, |whole| whole.tokens.start.min(start));
    let comma = start.checked_sub(1).filter(|at| *at > floor && referents.norm(*at) == ",");
    let described = comma.and_then(|comma| referents.phrase_to(comma, floor)).filter(|described| {
        let left = described.tokens.start.checked_sub(1).filter(|left| *left >= floor);
        let first = left.is_none_or(|left| {
            let word = referents.norm(left);
            is_conjunction(word) || is_subordinator(word) || matches!(word, "," | "”" | "\"" | "''" | ":")
        });
        first && described.mention.is_none() && is_person_noun(referents.norm(described.head))
    });
    described.map_or(start, |described| described.tokens.start)
}

/// The end of the phrase without what tells when and where something was said: "the mayor in a statement".
fn essential_end(referents: &Referents<'_>, phrase: &Phrase) -> usize {
    if phrase.mention.is_some() {
        return phrase.tokens.end;
    }
    let adjunct = |at: &usize| {
        let when = is_preposition(referents.norm(*at)) && is_time_word(referents.norm(*at + 1));
        when || is_setting(referents, *at)
    };
    (phrase.base_end..phrase.tokens.end).find(adjunct).unwrap_or(phrase.tokens.end)
}

/// All that stands between the phrase and its verb, if it describes the speaker.
fn up_to_verb(referents: &Referents<'_>, from: usize, end: usize, verb: usize) -> usize {
    if from >= verb {
        return end;
    }
    let described = match referents.norm(from) {
        "(" | "who" | "that" | "which" | "whose" | "of" | "for" | "at" | "from" => true,
        "," | "—" | "–" | "--" => describes(referents, from + 1),
        _ => false,
    };
    let mut last = verb;
    let belongs = |at: usize| referents.token(at).is_some_and(|token| token.is_wordlike() || token.is(")"));
    while last > from && (!belongs(last - 1) || referents.norm(last - 1) == "as") {
        last -= 1;
    }
    if described && verb - from <= LONGEST { last } else { end }
}

/// Past brackets, appositions and relative clauses.
fn closing(referents: &Referents<'_>, mut end: usize, limit: usize) -> usize {
    let limit = limit.min(end + LONGEST);
    loop {
        let next = referents.norm(end);
        let step = match next {
            "(" => (end + 1..limit.min(end + 9)).find(|at| referents.norm(*at) == ")").map(|close| close + 1),
            "who" | "whose" => Some(part_end(referents, end + 1, limit)),
            "," if describes(referents, end + 1) => {
                let close = part_end(referents, end + 1, limit);
                let relative = is_relative(referents.norm(end + 1));
                let acts = !relative
                    && (end + 1..close).take(4).any(|at| referents.is_verb(at) && !referents.norm(at).ends_with("ed"));
                (!acts).then_some(close)
            }
            _ => None,
        };
        match step.filter(|step| *step > end && *step <= limit) {
            Some(step) => end = step,
            None => return end,
        }
    }
}

/// The end of the words up to a comma, a quotation or the end of the sentence.
fn part_end(referents: &Referents<'_>, from: usize, limit: usize) -> usize {
    let stops = |at: &usize| {
        referents.is_quoted(*at) || matches!(referents.norm(*at), "," | ";" | ":" | "—" | "–" | "--" | "." | "?" | "!")
    };
    (from..limit).find(stops).unwrap_or(limit)
}

fn is_relative(word: &str) -> bool {
    matches!(word, "who" | "whose" | "which" | "whom" | "where")
}

/// Whether a description begins here: "a baker", "who leads the talks", "head of the office", "41".
fn describes(referents: &Referents<'_>, at: usize) -> bool {
    let word = referents.norm(at);
    let Some(token) = referents.token(at).filter(|token| token.is_wordlike()) else { return false };
    if is_relative(word) || !token.is_word() {
        return true;
    }
    if let Some(name) = referents.mention_at(at).and_then(|mention| referents.mentions.get(mention)) {
        return referents.people.get(name.who).is_some_and(|who| who.kind != NameKind::Person);
    }
    !(is_adverb(word)
        || is_preposition(word)
        || is_subordinator(word)
        || is_conjunction(word)
        || is_auxiliary(word)
        || is_pronoun(word)
        || is_time_word(word)
        || word == "this"
        || word.ends_with("ing")
        || word.ends_with("ed") && !is_determiner(word)
        || referents.is_verb(at)
        || referents.is_quoted(at))
}
