//! Reported speech without marks, in the forms that seldom mislead: "X said (that) ...", "..., X said", "X told Y that
//! ...", "according to X, ...", "X claims to have ...", "X urged Y to ...".

use std::ops::Range;

use super::adjunct::skip_adjuncts;
use super::clause::{begins_noun, clause_end, clause_start, is_clause, is_last, trimmed};
use super::cue::Cue;
use super::verbs::{Form, Takes};
use crate::annotate::Certainty;
use crate::annotate::refer::words::{is_auxiliary, is_conjunction, is_determiner};
use crate::annotate::refer::{Phrase, Referents};

/// A reported clause.
pub(super) struct Reported {
    /// Index of its cue.
    pub cue: usize,
    /// Its tokens.
    pub content: Range<usize>,
    /// How sure.
    pub certainty: Certainty,
}

/// The fewest tokens of a reported clause: "it was over".
const MIN_CLAUSE: usize = 3;

/// The reported clauses, in the order of their cues.
pub(super) fn find(referents: &Referents<'_>, cues: &mut [Cue]) -> Vec<Reported> {
    let mut found = Vec::new();
    for index in 0..cues.len() {
        let reported = of(referents, cues, index);
        let rest = cues.get(index).and_then(|cue| after_parenthesis(referents, cues, index, cue));
        let Some(cue) = cues.get_mut(index) else { continue };
        let reported = match (reported, &rest) {
            (None, Some(_)) => opening(referents, cue, index),
            (reported, _) => reported,
        };
        if let Some(reported) = reported {
            cue.clause = Some(reported.content.clone());
            found.push(reported);
            found.extend(rest.map(|content| Reported { cue: index, content, certainty: Certainty::Likely }));
        }
    }
    found
}

/// "The road, the mayor said, was cut": what follows the cue that stands between commas.
fn after_parenthesis(referents: &Referents<'_>, cues: &[Cue], index: usize, cue: &Cue) -> Option<Range<usize>> {
    let tokens = referents.text.sentences.get(cue.sentence)?.tokens.clone();
    let before = cue.start().checked_sub(1).filter(|at| *at > tokens.start && referents.norm(*at) == ",")?;
    let accord = cue.verb.lemma == "accord";
    let finite = accord || matches!(cue.verb.form, Form::Past | Form::Present | Form::Plain);
    let speaks = matches!(cue.verb.takes, Takes::Clause | Takes::Listener);
    let comma = skip_adjuncts(referents, cue.after, tokens.end);
    let own = cue.subject.is_some() && !cue.shares_subject && !cue.hypothetical;
    if !(speaks && finite && own && referents.norm(comma) == "," && !referents.is_quoted(before)) {
        return None;
    }
    let first = referents.norm(comma + 1);
    let other = is_determiner(first) && cue.inverted
        || is_conjunction(first)
        || first.ends_with("ing")
        || matches!(
            first,
            "who" | "which" | "whose" | "where" | "while" | "as" | "though" | "although" | "after" | "when"
        )
        || referents.is_quoted(comma + 1);
    let end = clause_end(referents, cues, index, comma + 1, &tokens);
    let content = trimmed(referents, comma + 1..end);
    (!other && content.len() >= MIN_CLAUSE && !content.clone().any(|at| referents.is_quoted(at))).then_some(content)
}

/// What stands before such a cue, however short: "In March, the mayor said, ...".
fn opening(referents: &Referents<'_>, cue: &Cue, index: usize) -> Option<Reported> {
    let tokens = &referents.text.sentences.get(cue.sentence)?.tokens;
    let content = trimmed(referents, after_dateline(referents, tokens)..cue.start().saturating_sub(1));
    let plain = !content.is_empty() && !content.clone().any(|at| referents.is_quoted(at));
    plain.then_some(Reported { cue: index, content, certainty: Certainty::Likely })
}

fn of(referents: &Referents<'_>, cues: &[Cue], index: usize) -> Option<Reported> {
    // "You agree to receive our letter" is the page's own voice.
    let addressed = |subject: &Phrase| referents.norm(subject.tokens.start) == "you";
    let cue = cues.get(index).filter(|cue| cue.subject.as_ref().is_some_and(|subject| !addressed(subject)))?;
    if referents.norm(cue.tokens.start) == ":" {
        let content = trimmed(referents, cue.clause.clone()?);
        return Some(Reported { cue: index, content, certainty: Certainty::Likely });
    }
    let tokens = referents.text.sentences.get(cue.sentence)?.tokens.clone();
    let reported = ahead(referents, cues, index, &tokens).or_else(|| behind(referents, cue, &tokens));
    let (content, certainty) = reported.filter(|(content, _)| content.len() >= MIN_CLAUSE)?;
    Some(Reported { cue: index, content, certainty })
}

/// The clause after the cue.
fn ahead(
    referents: &Referents<'_>,
    cues: &[Cue],
    index: usize,
    tokens: &Range<usize>,
) -> Option<(Range<usize>, Certainty)> {
    let cue = cues.get(index)?;
    if is_asked_of(referents, cue) {
        return said_of_it(referents, cues, index, tokens);
    }
    if cue.hypothetical
        || matches!(cue.verb.takes, Takes::Thing | Takes::Voice | Takes::Thought) && cue.passed_on.is_none()
    {
        return None;
    }
    let mut start = cue.after;
    if cue.verb.lemma == "accord" {
        if cue.tokens.start > tokens.start + 1 || referents.norm(start) != "," {
            return None;
        }
        start += 1;
    } else if cue.inverted {
        return None;
    }
    let (start, that) = clause_start(referents, start, tokens.end);
    let end = clause_end(referents, cues, index, start, tokens);
    let starts_with_verb =
        !that && (referents.is_verb(start) && referents.norm(start) != "had" || referents.norm(start) == "was");
    if starts_with_verb {
        return None;
    }
    let content = trimmed(referents, start..end);
    let first = referents.norm(start);
    if first == "," || !that && cue.verb.lemma != "accord" && (cue.after..start).any(|at| referents.norm(at) == ",") {
        return None;
    }
    let infinitive = first == "to" || first == "not" && referents.norm(start + 1) == "to";
    let clause = that || cue.verb.lemma == "accord" || is_clause(referents, content.clone());
    let fits = match cue.verb.takes {
        Takes::Clause | Takes::Listener | Takes::Either if infinitive => {
            cue.listener.is_some()
                || matches!(cue.verb.lemma, "claim" | "vow" | "promise" | "pledge" | "agree" | "swear")
        }
        Takes::Clause | Takes::Listener | Takes::Either => clause || is_announced(referents, cue, start),
        Takes::Order => infinitive && cue.listener.is_some(),
        Takes::Fact => that || matches!(cue.verb.lemma, "confirm" | "deny" | "demand") && begins_noun(referents, start),
        Takes::Thing | Takes::Voice | Takes::Thought => cue.passed_on.is_some(),
    };
    let certainty = if that || matches!(cue.verb.lemma, "say" | "accord" | "tell") {
        Certainty::Certain
    } else {
        Certainty::Likely
    };
    fits.then_some((content, certainty))
}

/// "a guard, who the mayor said was asleep": the clause tells of the noun that the relative pronoun stands for.
fn is_asked_of(referents: &Referents<'_>, cue: &Cue) -> bool {
    let left = cue.start().checked_sub(1).map_or("", |left| referents.norm(left));
    let verb = referents.is_verb(cue.after) || is_auxiliary(referents.norm(cue.after));
    matches!(left, "who" | "which" | "that") && verb && !cue.inverted && !cue.shares_subject && !cue.hypothetical
}

/// What such a clause says, up to the comma that closes it.
fn said_of_it(
    referents: &Referents<'_>,
    cues: &[Cue],
    index: usize,
    tokens: &Range<usize>,
) -> Option<(Range<usize>, Certainty)> {
    let cue = cues.get(index).filter(|cue| cue.verb.lemma == "say" && cue.subject.is_some())?;
    let end = clause_end(referents, cues, index, cue.after, tokens);
    let comma = (cue.after..end).find(|at| referents.norm(*at) == ",");
    Some((trimmed(referents, cue.after..comma.unwrap_or(end)), Certainty::Likely))
}

/// "announced the creation of a council", "reported three deaths".
fn is_announced(referents: &Referents<'_>, cue: &Cue, start: usize) -> bool {
    matches!(cue.verb.lemma, "announce" | "report" | "reveal" | "estimate")
        && matches!(cue.verb.form, Form::Past | Form::Present)
        && begins_noun(referents, start)
}

/// Past the place, date and agency that open a report: "TOWN, March 14 (Carrow) -".
fn after_dateline(referents: &Referents<'_>, tokens: &Range<usize>) -> usize {
    let limit = tokens.end.min(tokens.start + 16);
    let dash = (tokens.start + 1..limit).find(|at| matches!(referents.norm(*at), "-" | "–" | "—" | "--"));
    let Some(dash) = dash else { return tokens.start };
    let fits = (tokens.start..dash)
        .all(|at| referents.token(at).is_some_and(|token| !token.is_word() || token.is_capitalised(referents.source)));
    let place = referents.token(tokens.start).is_some_and(|token| {
        let word = token.of(referents.source);
        word.chars().count() > 2 && word.chars().all(|c| !c.is_lowercase()) || token.is("(")
    });
    if fits && place { dash + 1 } else { tokens.start }
}

/// The clause before the cue: "The road was cut, the mayor said."
fn behind(referents: &Referents<'_>, cue: &Cue, tokens: &Range<usize>) -> Option<(Range<usize>, Certainty)> {
    let accord = cue.verb.lemma == "accord";
    let speaks =
        matches!(cue.verb.takes, Takes::Clause | Takes::Listener) || matches!(cue.verb.lemma, "warn" | "confirm");
    let start = cue.start();
    let comma = start.checked_sub(1).filter(|at| *at > tokens.start)?;
    let set_off = referents.norm(comma) == "," || accord && !is_conjunction(referents.norm(comma));
    let finite = accord || matches!(cue.verb.form, Form::Past | Form::Present | Form::Plain);
    let stated = finite && !cue.hypothetical && !cue.shares_subject;
    if !(set_off && speaks && stated && is_last(referents, cue, tokens)) {
        return None;
    }
    let end = if referents.norm(comma) == "," { comma } else { start };
    let content = trimmed(referents, after_dateline(referents, tokens)..end);
    let first = referents.norm(content.start);
    let participle = first.ends_with("ing") || matches!(first, "asked" | "pressed" | "questioned");
    let rest = content.start + 1..content.end;
    let verb = rest.clone().any(|at| referents.is_verb(at));
    let clause = verb || !participle && (content.len() >= 6 || referents.is_verb(content.start));
    clause.then_some((content, if accord { Certainty::Likely } else { Certainty::Certain }))
}
