//! Who is meant: pronouns ("she"), descriptions ("the 65-year-old leader") and shortened names, resolved to the people
//! and organisations of the article.
//!
//! A pronoun means the most salient party that it agrees with; salience falls with every sentence and rises for
//! subjects and for whoever spoke last. A description means a party that is known by it: by age, by role, and only
//! then by salience. Names inside quotation marks hardly count, because the words around them are somebody else's.

mod body;
mod describe;
mod mention;
mod paragraph;
mod phrase;
pub(crate) mod words;

use super::{Entity, Name, NameKind, Party};
use crate::lexicon::Gender;
use crate::span::Span;
use crate::text::Text;

pub(crate) use mention::{Mention, Who, can_be_human};
pub(crate) use phrase::Phrase;

/// The article's names as the words that refer to them see them.
pub struct Referents<'a> {
    pub(crate) source: &'a str,
    pub(crate) text: &'a Text,
    /// Every mention of a name, in order.
    pub(crate) mentions: Vec<Mention>,
    /// Who is mentioned: the entities of the article first, then names that are no entity, then unnamed speakers.
    pub(crate) people: Vec<Who>,
    /// For each token, one more than the index of the mention it belongs to; 0 for none.
    of_token: Vec<u32>,
    /// For each token, whether it stands between quotation marks.
    quoted: Vec<bool>,
    /// Who spoke so far: the token of the cue, and the speaker.
    spoke: Vec<(usize, usize)>,
    /// For each sentence, the number of its paragraph.
    paragraphs: Vec<usize>,
}

/// How far back a pronoun reaches, in sentences: beyond four, the nearest name was wrong as often as right on the
/// development part of `PolNeAR` (`firsthand-bench polnear`).
const REACH: usize = 5;

/// The most quoted sentences that a pronoun reaches over.
const QUOTED_BETWEEN: usize = 5;

/// A party resolved, and whether the words settle it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Resolved {
    /// The party.
    pub party: Party,
    /// Its place in [`Referents::people`], if it is one of them.
    pub who: Option<usize>,
    /// Whether a name or a known role stands behind it, rather than salience alone.
    pub sure: bool,
}

impl<'a> Referents<'a> {
    /// Gathers the mentions of an article.
    pub fn new(source: &'a str, text: &'a Text, names: &[Name], entities: &[Entity]) -> Self {
        let mut referents = Self {
            source,
            text,
            mentions: Vec::new(),
            people: Vec::new(),
            of_token: vec![0; text.tokens.len()],
            quoted: vec![false; text.tokens.len()],
            spoke: Vec::new(),
            paragraphs: paragraph::of_sentences(source, text),
        };
        referents.gather(names, entities);
        referents
    }

    /// Who the words at `span` refer to: a name, pronoun or description that begins there.
    pub fn party_at(&self, span: Span) -> Option<Party> {
        let tokens = self.text.tokens_in(span);
        let phrase = self.phrase_from(tokens.start, tokens.end)?;
        self.resolve(&phrase).map(|resolved| resolved.party)
    }

    /// Marks tokens as standing between quotation marks.
    pub(crate) fn set_quoted(&mut self, tokens: std::ops::Range<usize>) {
        if let Some(quoted) = self.quoted.get_mut(tokens) {
            quoted.fill(true);
        }
    }

    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quoted.get(at).copied().unwrap_or(false)
    }

    /// Notes that a party spoke at token `at`. An unnamed one becomes known by it, so that "he" can mean it later.
    pub(crate) fn note(&mut self, at: usize, phrase: &Phrase, resolved: &mut Resolved) {
        if resolved.who.is_none() && self.is_singular_person(phrase) {
            self.people.push(Who {
                name: resolved.party.text.clone(),
                kind: NameKind::Person,
                entity: None,
                gender: crate::lexicon::gender_of_noun(self.norm(phrase.head)),
                roles: vec![self.norm(phrase.head).to_owned()],
                age: None,
                named: false,
            });
            resolved.who = Some(self.people.len() - 1);
        }
        if let Some(who) = resolved.who {
            self.spoke.push((at, who));
        }
    }

    pub(crate) fn mention_at(&self, at: usize) -> Option<usize> {
        self.of_token.get(at).and_then(|mention| (*mention as usize).checked_sub(1))
    }

    /// The sentence that token `at` stands in.
    pub(crate) fn sentence_of(&self, at: usize) -> usize {
        self.text.sentences.partition_point(|sentence| sentence.tokens.start <= at).saturating_sub(1)
    }

    /// The paragraph of a sentence; the last one past the end.
    pub(crate) fn paragraph_of(&self, sentence: usize) -> usize {
        self.paragraphs.get(sentence).or(self.paragraphs.last()).copied().unwrap_or(0)
    }

    /// The span of a stretch of tokens.
    pub(crate) fn span_of(&self, tokens: &std::ops::Range<usize>) -> Option<Span> {
        let (first, last) = (self.token(tokens.start)?, self.token(tokens.end.checked_sub(1)?)?);
        Some(first.span.join(last.span))
    }

    /// The words of a span on one line.
    pub(crate) fn words_of(&self, span: Span) -> String {
        span.of(self.source).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Who a phrase means. A pronoun that cannot be resolved, or a description of somebody unnamed, stays as written.
    pub(crate) fn resolve(&self, phrase: &Phrase) -> Option<Resolved> {
        if let Some(mention) = phrase.mention.and_then(|mention| self.mentions.get(mention)) {
            return self.named(mention.who, mention.span, true);
        }
        let word = match self.norm(phrase.tokens.start) {
            "him" | "his" => "he",
            "her" => "she",
            "them" | "their" => "they",
            word => word,
        };
        if phrase.tokens.len() == 1 && words::is_pronoun(word) {
            let span = self.span_of(&phrase.tokens)?;
            let found = self.most_salient(phrase.tokens.start, |who| agrees(who, word));
            return found
                .and_then(|who| self.named(who, span, true))
                .or_else(|| Some(Resolved { party: self.as_written(span), who: None, sure: false }));
        }
        let span = self.span_of(&self.essential(phrase))?;
        match self.described(phrase) {
            Some((who, sure)) => self.named(who, span, sure),
            None => Some(Resolved { party: self.as_written(span), who: None, sure: true }),
        }
    }

    fn named(&self, who: usize, span: Span, sure: bool) -> Option<Resolved> {
        let known = self.people.get(who)?;
        let party = Party { text: known.name.clone(), span: Some(span), entity: known.entity };
        Some(Resolved { party, who: Some(who), sure })
    }

    fn as_written(&self, span: Span) -> Party {
        Party { text: self.words_of(span), span: Some(span), entity: None }
    }

    /// The most salient party before token `at` among those that `fits` accepts.
    pub(crate) fn most_salient(&self, at: usize, fits: impl Fn(&Who) -> bool) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        let mut offer = |score: f64, who: usize| {
            if best.is_none_or(|(high, _)| score > high) {
                best = Some((score, who));
            }
        };
        let here = self.sentence_of(at);
        let before = self.mentions.partition_point(|mention| mention.tokens.start < at);
        for mention in self.mentions.iter().take(before).rev() {
            let distance = self.distance(mention.sentence, here);
            if distance > REACH {
                break;
            }
            if let Some(who) = self.people.get(mention.who)
                && fits(who)
                && !self.is_spoken_of(mention, at)
            {
                offer(self.salience(mention, distance) - uncertain(who), mention.who);
            }
        }
        for (cue, speaker) in self.spoke.iter().rev() {
            let distance = self.distance(self.sentence_of(*cue), here);
            if distance > REACH {
                break;
            }
            if let Some(who) = self.people.get(*speaker)
                && *cue < at
                && fits(who)
            {
                offer(SPOKE - distance as f64 - uncertain(who), *speaker);
            }
        }
        best.map(|(_, who)| who)
    }

    /// "“Bell was never here,” he said": whom the words name that end at token `at` is not who says them.
    fn is_spoken_of(&self, mention: &Mention, at: usize) -> bool {
        let quoted = |at: usize| self.is_quoted(at) || self.token(at).is_some_and(|token| !token.is_wordlike());
        self.is_quoted(mention.tokens.start) && (mention.tokens.end..at).all(quoted)
    }

    /// How many sentences farther `to` is than `from`: of the paragraphs between that are quoted from end to end, which
    /// leave the one who speaks in place, none counts.
    fn distance(&self, from: usize, to: usize) -> usize {
        let between = from + 1..to;
        let plain = to.saturating_sub(from);
        if plain > REACH + QUOTED_BETWEEN {
            return plain;
        }
        let quoted = |sentence: &usize| {
            let tokens = self.text.sentences.get(*sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
            tokens.into_iter().all(|at| self.is_quoted(at) || self.token(at).is_some_and(|token| !token.is_wordlike()))
        };
        plain - between.filter(quoted).count()
    }

    /// A mention's weight for what follows `distance` sentences later. The weights order the cases that occur: a
    /// subject one sentence back outranks an object in between, a quoted name loses to any other.
    fn salience(&self, mention: &Mention, distance: usize) -> f64 {
        let mut weight = -(distance as f64);
        let person = self.people.get(mention.who).is_some_and(|who| who.kind == NameKind::Person);
        if self.is_credited(mention) || person && self.is_modifier(mention) {
            return weight - 2.5;
        }
        // "Social Security numbers": a body hides in what it is part of, but may still be what the text is about.
        if self.is_modifier(mention) {
            weight -= 1.0;
        }
        if mention.subject || self.opens_with(mention) {
            weight += 1.2;
        }
        if mention.possessive {
            weight -= 0.5;
        }
        if mention.governed && !self.opens_with(mention) {
            weight -= 0.4;
        }
        if self.is_quoted(mention.tokens.start) {
            weight -= 2.5;
        }
        weight
    }
}

impl Referents<'_> {
    /// Whether a mention names somebody by their own name.
    pub(crate) fn is_person_at(&self, mention: &Mention) -> bool {
        let person = self.people.get(mention.who).is_some_and(|who| who.kind == NameKind::Person);
        person && !self.is_modifier(mention) && !self.is_credited(mention)
    }

    /// "a Bell jersey": a name that only says what sort of thing the noun after it is.
    fn is_modifier(&self, mention: &Mention) -> bool {
        let next = mention.tokens.end;
        let word = self.norm(next);
        // "Apollo 11", "Falcon 9": the number makes a thing of it.
        if self.token(next).is_some_and(|token| token.kind == crate::text::TokenKind::Number) {
            return true;
        }
        let noun = self.token(next).is_some_and(crate::text::Token::is_word) && !self.capital(next);
        noun && !self.is_verb(next)
            && !mention.possessive
            && !words::is_adverb(word)
            && !words::is_preposition(word)
            && !words::is_time_word(word)
            && !crate::lexicon::is_function_word(word)
            && super::quote::verbs::of(word).is_none()
            && crate::lexicon::is_mostly_noun(word)
    }

    /// "NORDWIRE/Jo Bell": the maker of a picture.
    fn is_credited(&self, mention: &Mention) -> bool {
        mention.tokens.start.checked_sub(1).is_some_and(|before| self.norm(before) == "/")
    }

    /// "To Jo Bell, ...", "Among the winners was Jo Bell": whom the sentence is about though no subject.
    fn opens_with(&self, mention: &Mention) -> bool {
        let Some(sentence) = self.text.sentences.get(mention.sentence) else { return false };
        let first = sentence.tokens.start;
        let before = mention.tokens.start.checked_sub(1);
        let view = matches!(self.norm(first), "to" | "for") && mention.tokens.start == first + 1;
        let after_be = before.is_some_and(|before| words::is_be(self.norm(before)));
        view || after_be && words::is_preposition(self.norm(first))
    }
}

/// The weight of having spoken in the same sentence: above a subject's, for quotes come in runs.
const SPOKE: f64 = 1.5;

/// What a party of unknown gender loses against one that is known to agree.
fn uncertain(who: &Who) -> f64 {
    match who.kind {
        NameKind::Person if who.gender.is_none() => 0.6,
        // A name that may be a person's: only one who speaks is.
        NameKind::Other => 1.5,
        _ => 0.0,
    }
}

/// Whether a pronoun can stand for a party.
fn agrees(who: &Who, pronoun: &str) -> bool {
    let person = match who.kind {
        NameKind::Person => !who.named || can_be_human(who),
        // "Mars", "Spring" are surnames too; a name that nothing else tells of has to look like nothing but one.
        NameKind::Other => can_be_human(who) && (who.name.contains(' ') || !crate::lexicon::is_known_word(&who.name)),
        _ => false,
    };
    match pronoun {
        "he" => person && who.gender != Some(Gender::Female),
        "she" => person && who.gender != Some(Gender::Male),
        "it" => matches!(who.kind, NameKind::Organization),
        "they" => matches!(who.kind, NameKind::Organization),
        _ => false,
    }
}
