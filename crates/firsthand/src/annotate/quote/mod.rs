//! Who said what: direct, mixed and indirect quotes, their speakers, cues and the chain that passed them on.
//!
//! The steps: quotation marks are paired into stretches; cues (verbs and phrases that attribute) are found in what is
//! not quoted, with their subjects; subjects are resolved in the order of the text, because a pronoun may mean whoever
//! spoke before; stretches are attributed; clauses reported without marks are cut out; the chain is read off.
//!
//! A quotation split by its cue is two quotes that share cue and speaker. Within a reported clause, each stretch in
//! marks is a mixed quote, and the clause is not given a second time as an indirect one.

mod adjunct;
mod clause;
pub(super) mod cue;
mod direct;
mod indirect;
mod marks;
mod nominal;
mod party;
mod post;
mod speaker;
mod stance;
mod subject;
mod title;
mod uncited;
pub(super) mod verbs;
mod via;

use std::ops::Range;

use super::refer::words::is_be;
use super::refer::{Phrase, Referents, Resolved};
use super::{Certainty, Credit, Cue, Entity, Name, Party, Quote, QuoteKind};
use crate::span::Span;
use crate::text::Text;

/// Finds the quotes of a text and what it attributes beyond them, each in order.
pub fn find(
    source: &str,
    text: &Text,
    names: &[Name],
    entities: &[Entity],
    credits: &[Credit],
) -> (Vec<Quote>, Vec<Quote>) {
    let mut referents = Referents::new(source, text, names, entities);
    let stretches = marks::pair(&referents);
    for stretch in &stretches {
        referents.set_quoted(stretch.open..stretch.after());
    }
    let mut cues = cue::find(&referents);
    cues.extend(cue::headline(&referents));
    cues.extend(stance::cues(&referents, &cues));
    cues.sort_by_key(|cue| (cue.tokens.start, cue.tokens.end));
    resolve(&mut referents, &mut cues);
    let (thoughts, mut cues): (Vec<cue::Cue>, Vec<cue::Cue>) =
        cues.into_iter().partition(|cue| cue.verb.takes == verbs::Takes::Thought);
    let reported = indirect::find(&referents, &mut cues);
    let attributed = direct::attribute(&referents, &stretches, &cues);
    let maker = Maker { referents: &referents, cues: &cues, credits };
    let (mut quotes, mut wider): (Vec<Quote>, Vec<Quote>) = (Vec::new(), Vec::new());
    for found in &attributed {
        let Some(stretch) = stretches.get(found.stretch) else { continue };
        quotes.extend(maker.quote(stretch.content(), found.cue, found.speaker.as_ref(), found.kind, found.certainty));
    }
    for reported in reported {
        if is_passed_on(&referents, &cues, &reported, credits) {
            let (content, kind) = (reported.content, QuoteKind::Indirect);
            wider.extend(maker.quote(content, Some(reported.cue), None, kind, Certainty::Unsure));
        } else if touches(&stretches, &attributed, &reported.content) {
            // A clause that is quoted from end to end is among the quotes.
            if is_within(&stretches, &reported.content) {
                continue;
            }
            let content = with_that(&referents, reported.content);
            wider.extend(maker.quote(content, Some(reported.cue), None, QuoteKind::Mixed, reported.certainty));
        } else {
            let kind = QuoteKind::Indirect;
            quotes.extend(maker.quote(reported.content, Some(reported.cue), None, kind, reported.certainty));
        }
    }
    let said = stance::said(maker.cues);
    let thinking = Maker { cues: &thoughts, ..maker };
    for (maker, cues) in [(&maker, &cues), (&thinking, &thoughts)] {
        for told in stance::find(&referents, cues, &said) {
            let kind =
                if touches(&stretches, &attributed, &told.content) { QuoteKind::Mixed } else { QuoteKind::Indirect };
            wider.extend(maker.quote(told.content, Some(told.cue), None, kind, told.certainty));
        }
    }
    let posts = post::find(source, text, names, entities);
    let inside = |quote: &Quote| posts.iter().any(|post| post.content.contains(quote.content));
    quotes.retain(|quote| !inside(quote));
    wider.retain(|quote| !inside(quote));
    let in_marks = |post: &Quote| quotes.iter().any(|quote| quote.content.contains(post.content));
    let posts: Vec<Quote> = posts.iter().filter(|post| !in_marks(post)).cloned().collect();
    quotes.extend(posts);
    (in_order(quotes), in_order(wider))
}

fn in_order(mut quotes: Vec<Quote>) -> Vec<Quote> {
    quotes.sort_by_key(|quote| (quote.content.start, quote.content.end));
    quotes.dedup_by(|a, b| a.content == b.content);
    quotes
}

/// Whether any of the content is quoted in marks.
fn touches(stretches: &[marks::Stretch], attributed: &[direct::Attributed], content: &Range<usize>) -> bool {
    let from = stretches.partition_point(|stretch| stretch.after() <= content.start);
    let to = stretches.partition_point(|stretch| stretch.open < content.end);
    let first = attributed.partition_point(|found| found.stretch < from);
    attributed.get(first).is_some_and(|found| found.stretch < to)
}

/// Whether all of the content stands in one pair of marks.
fn is_within(stretches: &[marks::Stretch], content: &Range<usize>) -> bool {
    let after = stretches.partition_point(|stretch| stretch.open <= content.start);
    let around = after.checked_sub(1).and_then(|at| stretches.get(at));
    around.is_some_and(|stretch| content.end <= stretch.after())
}

/// A clause with the "that" which opens it.
fn with_that(referents: &Referents<'_>, content: Range<usize>) -> Range<usize> {
    let that = content.start.checked_sub(1).filter(|at| referents.norm(*at) == "that");
    that.unwrap_or(content.start)..content.end
}

/// The names as references see them, and the cues of a text with their speakers: what credits are read from.
pub(super) fn cues<'a>(
    source: &'a str,
    text: &'a Text,
    names: &[Name],
    entities: &[Entity],
) -> (Referents<'a>, Vec<cue::Cue>) {
    let mut referents = Referents::new(source, text, names, entities);
    for stretch in marks::pair(&referents) {
        referents.set_quoted(stretch.open..stretch.after());
    }
    let mut cues = cue::find(&referents);
    resolve(&mut referents, &mut cues);
    indirect::find(&referents, &mut cues);
    (referents, cues)
}

/// Resolves the subjects of the cues in order; each speaker is known to those who come after.
fn resolve(referents: &mut Referents<'_>, cues: &mut [cue::Cue]) {
    for cue in cues {
        let Some(phrase) = cue.subject.clone().filter(|phrase| !is_expletive(referents, phrase)) else { continue };
        let phrase = newcomer(referents, cue, &phrase).unwrap_or(phrase);
        let able = |phrase: Phrase| {
            let resolved = referents.resolve(&phrase)?;
            party::can_speak(referents, cue.verb, &phrase, &resolved).then_some((phrase, resolved))
        };
        let found = able(phrase).or_else(|| farther(referents, cue).and_then(able));
        let Some((phrase, mut resolved)) = found else { continue };
        if cue.verb.speaks() && !cue.hypothetical && !cue.shares_subject {
            referents.note(cue.tokens.start, &phrase, &mut resolved);
        }
        let own = cue.subject.as_ref() == Some(&phrase);
        let words = speaker::mention(referents, cue).filter(|_| own);
        if let Some(span) = words.and_then(|words| referents.span_of(&words)) {
            resolved.party.span = Some(span);
        }
        cue.speaker = Some(resolved);
    }
}

/// "It is claimed that Jo Bell sent a letter saying": the pronoun stands for nobody.
fn is_expletive(referents: &Referents<'_>, phrase: &Phrase) -> bool {
    let next = phrase.tokens.end;
    phrase.tokens.len() == 1
        && referents.norm(phrase.tokens.start) == "it"
        && is_be(referents.norm(next))
        && !referents.norm(next + 1).ends_with("ing")
}

/// "Activists trying to stop the nomination say": what stands right before the verb cannot speak, the subject of the
/// sentence can.
fn farther(referents: &Referents<'_>, cue: &cue::Cue) -> Option<Phrase> {
    let tokens = &referents.text.sentences.get(cue.sentence)?.tokens;
    let near = cue.subject.as_ref().filter(|_| cue.verb.speaks() && !cue.inverted && !cue.shares_subject)?;
    subject::main_subject(referents, tokens, cue.tokens.start).filter(|main| main.tokens.end <= near.tokens.start)
}

/// "An officer sounds the alarm. “Come at once,” he says.": the unnamed person whom the sentence before brings in.
fn newcomer(referents: &Referents<'_>, cue: &cue::Cue, phrase: &Phrase) -> Option<Phrase> {
    if !matches!(referents.norm(phrase.tokens.start), "he" | "she") || phrase.tokens.len() != 1 {
        return None;
    }
    // Between a sentence and the cue there may be the quoted sentences, which bring in nobody.
    let first = referents.paragraph_of(cue.sentence);
    let mut sentence = cue.sentence;
    while sentence > 0 {
        let tokens = &referents.text.sentences.get(sentence)?.tokens;
        let quoted =
            |at: usize| referents.is_quoted(at) || referents.token(at).is_some_and(|token| !token.is_wordlike());
        if sentence < cue.sentence && !tokens.clone().all(quoted) {
            break;
        }
        sentence -= 1;
    }
    let tokens = &referents.text.sentences.get(sentence).filter(|_| referents.paragraph_of(sentence) == first)?.tokens;
    let found = subject::main_subject(referents, tokens, tokens.end)?;
    let word = referents.norm(found.tokens.start);
    let named = referents.mentions.iter().skip(referents.mentions.partition_point(|m| m.tokens.start < tokens.start));
    let alone = !named.take_while(|m| m.tokens.start < tokens.end).any(|mention| referents.is_person_at(mention));
    let single = alone && referents.is_singular_person(&found) && found.mention.is_none();
    (sentence < cue.sentence && single && matches!(word, "a" | "an" | "one" | "another")).then_some(found)
}

/// Whether a clause is what an outlet or a document says that somebody said: the inner clause is the quote, the other its
/// channel.
fn is_passed_on(
    referents: &Referents<'_>,
    cues: &[cue::Cue],
    reported: &indirect::Reported,
    credits: &[Credit],
) -> bool {
    let Some(cue) = cues.get(reported.cue) else { return false };
    let outlet = cue.subject.as_ref().is_some_and(|subject| via::is_medium(referents, subject, credits));
    let first = cues.partition_point(|other| other.sentence < cue.sentence);
    let mut here = cues.iter().skip(first).take_while(|other| other.sentence == cue.sentence);
    (outlet || cue.verb.lemma == "accord")
        && here.any(|inner| {
            inner.tokens != cue.tokens
                && inner.clause.is_some()
                && inner.verb.lemma != "accord"
                && reported.content.contains(&inner.tokens.start)
        })
}

#[cfg(test)]
mod tests;

#[derive(Clone, Copy)]
struct Maker<'a, 'b> {
    referents: &'a Referents<'b>,
    cues: &'a [cue::Cue],
    credits: &'a [Credit],
}

impl Maker<'_, '_> {
    fn quote(
        &self,
        content: Range<usize>,
        cue: Option<usize>,
        speaker: Option<&Resolved>,
        kind: QuoteKind,
        certainty: Certainty,
    ) -> Option<Quote> {
        let content = self.referents.span_of(&content)?;
        let found = cue.and_then(|cue| self.cues.get(cue));
        let speaker = speaker.or_else(|| found.and_then(|cue| cue.speaker.as_ref()));
        let cue_words = found.and_then(|cue| {
            let span = self.referents.span_of(&cue.tokens)?;
            Some(Cue { text: self.referents.words_of(span), span })
        });
        // "I" and "you" are the writer and the reader; an "it" that stands for nothing known speaks for nobody.
        let known = |speaker: &&Resolved| speaker.who.is_some() || !is_nobody(&speaker.party.text);
        let party = speaker.filter(known).map(|speaker| speaker.party.clone());
        let unsure = speaker.is_some_and(|speaker| !speaker.sure);
        Some(Quote {
            span: together(content, cue_words.as_ref(), party.as_ref()),
            kind,
            content,
            speaker: party,
            cue: cue_words,
            via: cue.map(|cue| via::chain(self.referents, self.cues, cue, self.credits)).unwrap_or_default(),
            certainty: if unsure { certainty.min(Certainty::Likely) } else { certainty },
        })
    }
}

fn is_nobody(pronoun: &str) -> bool {
    ["i", "you", "it"].iter().any(|word| pronoun.eq_ignore_ascii_case(word))
}

/// The farthest that a speaker's mention may lie from the words it is joined with, in bytes: a long paragraph.
const REACH: usize = 2_000;

/// Content, cue and speaker, as far as they stand near one another.
fn together(content: Span, cue: Option<&Cue>, speaker: Option<&Party>) -> Span {
    let mut span = content;
    for other in [cue.map(|cue| cue.span), speaker.and_then(|party| party.span)].into_iter().flatten() {
        let joined = span.join(other);
        if joined.len() <= content.len() + REACH {
            span = joined;
        }
    }
    span
}
