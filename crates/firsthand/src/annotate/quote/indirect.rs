//! Reported speech without marks, in the forms that seldom mislead: "X said (that) ...", "..., X said", "X told Y that
//! ...", "according to X, ...", "X claims to have ...", "X urged Y to ...".

use std::ops::Range;

use super::cue::Cue;
use super::direct::skip_adjuncts;
use super::verbs::{Form, Takes};
use crate::annotate::Certainty;
use crate::annotate::refer::Referents;
use crate::annotate::refer::words::{
    is_adverb, is_conjunction, is_determiner, is_preposition, is_pronoun, is_subordinator,
};

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
    let cue = cues.get(index).filter(|cue| cue.subject.is_some())?;
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

/// "announced the creation of a council", "reported three deaths".
fn is_announced(referents: &Referents<'_>, cue: &Cue, start: usize) -> bool {
    matches!(cue.verb.lemma, "announce" | "report" | "reveal" | "estimate")
        && matches!(cue.verb.form, Form::Past | Form::Present)
        && begins_noun(referents, start)
}

fn begins_noun(referents: &Referents<'_>, at: usize) -> bool {
    referents.token(at).is_some_and(|token| token.is_wordlike())
        && !is_preposition(referents.norm(at))
        && !is_subordinator(referents.norm(at))
        && !is_conjunction(referents.norm(at))
}

/// Past the adjuncts of the cue and "that".
fn clause_start(referents: &Referents<'_>, after: usize, limit: usize) -> (usize, bool) {
    let at = skip_adjuncts(referents, after, limit);
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
    let verb = content.clone().skip(1).any(|at| {
        referents.is_verb(at)
            || is_pronoun(referents.norm(first)) && at == first + 1
            || referents.norm(at).ends_with("'re")
            || referents.norm(at).ends_with("'ll")
            || referents.norm(at).ends_with("'ve")
    });
    opens && verb && !matches!(referents.norm(first), "," | "." | ":" | "and")
}

/// Where the clause after a cue ends: with its sentence, or before words that are no longer reported by it.
pub(super) fn clause_end(
    referents: &Referents<'_>,
    cues: &[Cue],
    index: usize,
    start: usize,
    tokens: &Range<usize>,
) -> usize {
    let mut end = tokens.end;
    for cue in cues.iter().skip(index + 1).take_while(|cue| cue.tokens.start < tokens.end) {
        let begins = cue.start();
        let Some(left) = begins.checked_sub(1).filter(|left| *left > start) else { continue };
        let word = referents.norm(left);
        let adverbs = (start..begins).rev().take_while(|at| is_adverb(referents.norm(*at))).count();
        let before = referents.norm(begins.saturating_sub(1 + adverbs));
        let aux = (start..begins)
            .rev()
            .take(3)
            .take_while(|at| {
                crate::annotate::refer::words::is_auxiliary(referents.norm(*at)) || is_adverb(referents.norm(*at))
            })
            .count();
        let before_aux = referents.norm(begins.saturating_sub(1 + aux));
        let goes_on =
            cue.shares_subject && (matches!(before, "and" | "but" | ",") || matches!(before_aux, "and" | "but"));
        let aside = cue.verb.lemma == "accord";
        let parenthesis =
            word == "," && cue.subject.is_some() && !cue.shares_subject && is_last(referents, cue, tokens);
        let opener = is_conjunction(word) || matches!(word, "though" | "although" | "while" | "as" | "whereas");
        let next_clause = opener
            && !cue.shares_subject
            && cue.subject.is_some()
            && matches!(referents.norm(left.saturating_sub(1)), "," | "-" | "–" | "—" | "even");
        if goes_on || aside || parenthesis || next_clause {
            let step = if cue.shares_subject { adverbs.max(aux) } else { 0 };
            end = begins.saturating_sub(step);
            while end > start
                && (is_conjunction(referents.norm(end - 1))
                    || matches!(
                        referents.norm(end - 1),
                        "," | "though" | "although" | "while" | "as" | "whereas" | "-" | "–" | "—"
                    ))
            {
                end -= 1;
            }
            break;
        }
    }
    let semicolon = (start..end).find(|at| referents.norm(*at) == ";");
    let end = semicolon.unwrap_or(end);
    // "After the minister said it was over, the crowd left": the clause ends with the one it stands in.
    let begins = cues.get(index).map_or(start, Cue::start);
    let within = begins.checked_sub(1).is_some_and(|left| {
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

/// Whether nothing but an adjunct follows a cue in its sentence.
fn is_last(referents: &Referents<'_>, cue: &Cue, tokens: &Range<usize>) -> bool {
    let at = skip_adjuncts(referents, cue.after, tokens.end);
    at >= tokens.end
        || !referents.token(at).is_some_and(|token| token.is_wordlike() || token.is_double_quote() || token.is(":"))
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
    let clause = content.clone().any(|at| referents.is_verb(at)) || content.len() >= 6;
    clause.then_some((content, if accord { Certainty::Likely } else { Certainty::Certain }))
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
