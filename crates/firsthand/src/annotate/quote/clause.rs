//! The clause that a cue reports: whether words are one, where it begins and where it ends.

use std::ops::Range;

use super::adjunct::skip_adjuncts;
use super::cue::Cue;
use super::subject;
use super::verbs::{Form, Takes};
use crate::annotate::refer::Referents;
use crate::annotate::refer::words::{
    is_adverb, is_auxiliary, is_conjunction, is_determiner, is_modal, is_preposition, is_pronoun, is_subordinator,
};
use crate::lexicon;

/// Past the adjuncts of the cue and "that".
pub(super) fn clause_start(referents: &Referents<'_>, after: usize, limit: usize) -> (usize, bool) {
    let at = skip_adjuncts(referents, after, limit);
    if is_relative_that(referents, after, at) {
        return (at, false);
    }
    if referents.norm(at) == "that" {
        return (at + 1, true);
    }
    if referents.norm(at) == "," {
        // "said, in remarks that surprised many, that ..."
        let that =
            (at + 1..(at + 14).min(limit)).find(|at| referents.norm(*at) == "that" && referents.norm(at - 1) == ",");
        return that.map_or((at, false), |that| (that + 1, true));
    }
    (at, false)
}

/// "said in statements that apologized": "that" after the adjunct of a cue opens what the adjunct is told to be.
pub(super) fn is_relative_that(referents: &Referents<'_>, after: usize, at: usize) -> bool {
    at > after && matches!(referents.norm(at), "that" | "which") && referents.is_verb(at + 1)
}

/// Whether the tokens hold a subject and a verb: a noun, name or pronoun, and later a word that is a verb.
pub(super) fn is_clause(referents: &Referents<'_>, content: Range<usize>) -> bool {
    let first = content.start;
    let opens = is_pronoun(referents.norm(first))
        || referents.mention_at(first).is_some()
        || is_determiner(referents.norm(first))
        || matches!(
            referents.norm(first),
            "there"
                | "if"
                | "when"
                | "whether"
                | "what"
                | "how"
                | "why"
                | "in"
                | "since"
                | "because"
                | "while"
                | "more"
                | "about"
                | "at"
                | "around"
                | "nearly"
                | "almost"
                | "over"
        )
        || is_adverb(referents.norm(first))
        || begins_noun(referents, first);
    opens && has_verb(referents, content) && !matches!(referents.norm(first), "," | "." | ":" | "and")
}

/// Whether a finite verb stands among the tokens.
fn has_verb(referents: &Referents<'_>, content: Range<usize>) -> bool {
    let first = content.start;
    content.clone().any(|at| {
        is_contracted(referents.norm(at))
            || at > first
                && (referents.is_verb(at)
                    || is_pronoun(referents.norm(first)) && at == first + 1
                    || is_inflected(referents, at))
    })
}

/// "they're", "won't", "it's": a verb within the word.
fn is_contracted(word: &str) -> bool {
    ["n't", "'re", "'ve", "'ll", "'m", "n’t", "’re", "’ve", "’ll", "’m"].iter().any(|end| word.ends_with(end))
        || matches!(
            word,
            "it's" | "he's" | "she's" | "that's" | "there's" | "it’s" | "he’s" | "she’s" | "that’s" | "there’s"
        )
}

/// The least share of a word's use as a verb at which, in -s after a noun, it is taken for one: "rises" has it.
const SOME_VERB: f32 = 0.15;

/// "the rate rises", "the proposals offer", "the two raised": a verb that [`Referents::is_verb`] does not vouch for.
fn is_inflected(referents: &Referents<'_>, at: usize) -> bool {
    let word = referents.norm(at);
    let Some(left) = at.checked_sub(1).map(|left| referents.norm(left)) else { return false };
    let lower = referents.token(at).is_some_and(|token| token.is_word()) && !referents.capital(at);
    if !lower || referents.mention_at(at).is_some() || is_preposition(left) || word.len() < MIN_VERB {
        return false;
    }
    let counted =
        matches!(left, "two" | "three" | "four" | "five" | "both" | "all" | "some" | "many" | "most" | "others");
    if is_determiner(left) && !counted {
        return false;
    }
    let as_verb = || lexicon::parts_of_speech(word).verb;
    if word.ends_with("ed") {
        return counted && as_verb() > 0.5;
    }
    let plural = left.ends_with('s') && left != "'s" || is_adverb(left) || counted || left == "people" || left == "who";
    word.ends_with('s') && !word.ends_with("ss") && !plural && as_verb() > SOME_VERB
        || plural && !word.ends_with('s') && !word.ends_with("ing") && as_verb() > 0.5
}

/// The shortest word that is looked up as a verb.
const MIN_VERB: usize = 3;

/// Where the clause after a cue ends: with its sentence, or before words that are no longer reported by it.
pub(super) fn clause_end(
    referents: &Referents<'_>,
    cues: &[Cue],
    index: usize,
    start: usize,
    tokens: &Range<usize>,
) -> usize {
    let Some(main) = cues.get(index) else { return tokens.end };
    let mut later = cues.iter().skip(index + 1).take_while(|cue| cue.tokens.start < tokens.end);
    let next = later.find_map(|cue| {
        let closed = relative_end(referents, main, cue, start);
        closed.or_else(|| next_clause(referents, main, cue, start, tokens))
    });
    let end = next.unwrap_or(tokens.end);
    let end = (start..end).find(|at| referents.norm(*at) == ";").unwrap_or(end);
    let end = told_on(referents, main, start..end).unwrap_or(end);
    // "After the minister said it was over, the crowd left": the clause ends with the one it stands in.
    let within = main.start().checked_sub(1).is_some_and(|left| {
        left >= tokens.start
            && left < tokens.start + 12
            && matches!(
                referents.norm(left),
                "after" | "as" | "when" | "while" | "because" | "since" | "although" | "though" | "if" | "before"
            )
    });
    let comma = || (start..end).find(|at| referents.norm(*at) == ",");
    if within { comma().unwrap_or(end) } else { end }
}

/// "Bell vowed the team would never win, and the town had to wait": a promise is kept in what "would" be; the clause
/// after it that goes on in the past is the report's own.
fn told_on(referents: &Referents<'_>, main: &Cue, content: Range<usize>) -> Option<usize> {
    let promises =
        matches!(main.verb.lemma, "vow" | "promise" | "pledge" | "predict" | "proclaim" | "threaten" | "warn");
    let end = content.end;
    let joint = content
        .clone()
        .find(|at| referents.norm(*at) == "," && matches!(referents.norm(at + 1), "and" | "but") && at + 2 < end)?;
    let modal = |at: usize| matches!(referents.norm(at), "would" | "could" | "should" | "might");
    let subject = referents.phrase_from(joint + 2, end)?;
    let own = is_determiner(referents.norm(joint + 2)) || subject.mention.is_some();
    let past =
        matches!(referents.norm(subject.tokens.end), "had" | "was" | "were") || referents.is_verb(subject.tokens.end);
    let kept = (content.start..joint).any(modal) && !(joint..end).any(modal);
    (promises && own && past && kept).then_some(joint)
}

/// "The mayor, who vowed to stay when he took office, said": the relative clause that `main` stands in ends at the comma
/// before the verb of its own subject.
fn relative_end(referents: &Referents<'_>, main: &Cue, cue: &Cue, start: usize) -> Option<usize> {
    let who = main.tokens.start.checked_sub(1).is_some_and(|at| matches!(referents.norm(at), "who" | "which"));
    let subject = cue.subject.as_ref().filter(|subject| who && subject.tokens.end < main.tokens.start)?;
    let comma = subject::verb_start(referents, cue.tokens.start, subject.tokens.end).checked_sub(1)?;
    (comma > start && referents.norm(comma) == "," && !cue.inverted).then_some(comma)
}

/// Where what `main` reports ends, when a later cue begins a clause beside it.
fn next_clause(referents: &Referents<'_>, main: &Cue, cue: &Cue, start: usize, tokens: &Range<usize>) -> Option<usize> {
    let begins = cue.start();
    let left = begins.checked_sub(1).filter(|left| *left > start)?;
    let before = |steps: usize| referents.norm(begins.saturating_sub(1 + steps));
    let run = |fits: &dyn Fn(&str) -> bool, most: usize| {
        (start..begins).rev().take(most).take_while(|at| fits(referents.norm(*at))).count()
    };
    let adverbs = run(&is_adverb, usize::MAX);
    let helped = run(&|word| is_auxiliary(word) || is_adverb(word), 3);
    let joined = matches!(before(adverbs), "and" | "but" | ",") || matches!(before(helped), "and" | "but");
    let goes_on = cue.shares_subject && joined && is_beside(referents, main, cue, helped);
    let set_off = before(0) == "," && cue.subject.is_some() && !cue.shares_subject && is_last(referents, cue, tokens);
    let opened = (is_conjunction(before(0)) || is_concession(before(0)))
        && !cue.shares_subject
        && cue.subject.is_some()
        && matches!(referents.norm(left.saturating_sub(1)), "," | "-" | "–" | "—" | "even");
    if !(goes_on || cue.verb.lemma == "accord" || set_off || opened) {
        return None;
    }
    let step = if cue.shares_subject { adverbs.max(helped) } else { 0 };
    let mut end = begins.saturating_sub(step);
    let joint = |at: usize| {
        let word = referents.norm(at);
        is_conjunction(word) || is_concession(word) || matches!(word, "," | "-" | "–" | "—")
    };
    while end > start && joint(end - 1) {
        end -= 1;
    }
    Some(end)
}

fn is_concession(word: &str) -> bool {
    matches!(word, "though" | "although" | "while" | "as" | "whereas")
}

/// Whether a verb coordinated after a reported clause can be the speaker's own: "said it fell and called for help", not
/// "said it fell and would add", "explained why it helps and demands care", "complaining that it fell and offered no help", "announced it would fall,
/// beginning in May".
fn is_beside(referents: &Referents<'_>, main: &Cue, cue: &Cue, helped: usize) -> bool {
    let from = cue.tokens.start.saturating_sub(helped);
    let helps = |fits: &dyn Fn(&str) -> bool| (from..cue.tokens.start).any(|at| fits(referents.norm(at)));
    let modal = helps(&is_modal) && !helps(&|word| word == "not");
    let perfect = helps(&|word| matches!(word, "has" | "have" | "had"));
    let (of_main, of_cue) = (main.verb.form, cue.verb.form);
    let same = of_main == of_cue || of_cue == Form::Ing || perfect || helped > 0;
    let begins = cue.verb.takes == Takes::Voice && of_cue == Form::Ing;
    same && !modal && !begins
}

pub(super) fn begins_noun(referents: &Referents<'_>, at: usize) -> bool {
    referents.token(at).is_some_and(|token| token.is_wordlike())
        && !is_preposition(referents.norm(at))
        && !is_subordinator(referents.norm(at))
        && !is_conjunction(referents.norm(at))
}

/// Whether nothing but an adjunct follows a cue in its sentence, or, after "according to", more of its source:
/// "according to figures the campaign released".
pub(super) fn is_last(referents: &Referents<'_>, cue: &Cue, tokens: &Range<usize>) -> bool {
    let at = skip_adjuncts(referents, cue.after, tokens.end);
    if is_relative_that(referents, cue.after, at) {
        return true;
    }
    // "Asked about the pier, the mayor said, “It stands.”": what was said follows.
    let quotes = referents.norm(at) == "," && referents.token(at + 1).is_some_and(crate::text::Token::is_double_quote);
    let of_source = || {
        let mut rest = cue.after..tokens.end;
        cue.verb.lemma == "accord" && !rest.any(|at| matches!(referents.norm(at), "," | "and" | "but" | ";" | ":"))
    };
    !quotes
        && (at >= tokens.end
            || of_source()
            || !referents
                .token(at)
                .is_some_and(|token| token.is_wordlike() || token.is_double_quote() || token.is(":")))
}

/// Without marks at either end.
pub(super) fn trimmed(referents: &Referents<'_>, content: Range<usize>) -> Range<usize> {
    let wordlike = |at: &usize| {
        referents
            .token(*at)
            .is_some_and(|token| token.is_wordlike() || matches!(token.norm.as_str(), "%" | "$" | "€" | "£" | ")"))
    };
    let start = content.clone().find(|at| wordlike(at) && referents.norm(*at) != ")").unwrap_or(content.end);
    let end = content.clone().rev().find(wordlike).map_or(start, |last| last + 1);
    start..end.max(start)
}
