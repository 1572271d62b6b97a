//! The quotes of a story as they are compared with one another.

use super::Story;
use super::utterances::plain;
use crate::annotate::{Annotations, Quote};
use crate::lexicon;
use crate::span::Span;
use crate::text::TokenKind;

/// What a word weighs that all sentences of the story have, and a number.
const LEAST: f32 = 0.5;
const NUMBER: f32 = 2.0;
/// The most words of a quote that are compared in their order.
const MOST_WORDS: usize = 80;

/// A quote of an article, or words attributed less surely, and what it is compared by.
pub(super) struct Spoken<'a> {
    pub article: usize,
    /// Index into the article's quotes; none where the words are attributed beyond them.
    pub index: Option<usize>,
    pub quote: &'a Quote,
    pub sentence: usize,
    /// The entity of the story that speaks.
    pub speaker: Option<usize>,
    /// Stems of the content words and their weights, by stem, without repeats.
    pub stems: Vec<(String, f32)>,
    /// Its words in order, in lower case.
    pub words: Vec<&'a str>,
    /// The words of the speaker's name or description.
    pub named: Vec<String>,
    weight: f32,
}

impl Spoken<'_> {
    pub fn has(&self, stem: &str) -> bool {
        self.stems.binary_search_by(|(other, _)| other.as_str().cmp(stem)).is_ok()
    }

    /// What all its words weigh.
    pub const fn weight(&self) -> f32 {
        self.weight
    }

    /// The weight of the words that both have, and how many they are.
    pub fn shared(&self, other: &Self) -> (f32, usize) {
        let shared = || self.stems.iter().filter(|(stem, _)| other.has(stem));
        (shared().map(|(_, weight)| weight).sum(), shared().count())
    }

    /// Its figures as they are written.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.words.iter().copied().filter(|word| word.starts_with(|first: char| first.is_ascii_digit()))
    }
}

/// The quotes of a story, and what is attributed beyond them.
pub(super) fn of<'a>(story: &Story<'a>) -> Vec<Spoken<'a>> {
    let mut spoken = Vec::new();
    for &article in story.articles {
        let annotations = &story.reports[article].annotations;
        let quotes = annotations.quotes.iter().enumerate().map(|(index, quote)| (Some(index), quote));
        let beyond = annotations.attributed.iter().filter(|told| !holds_a_quote(annotations, told.content));
        for (index, quote) in quotes.chain(beyond.map(|told| (None, told))) {
            spoken.extend(one(story, article, index, quote));
        }
    }
    spoken
}

/// Whether words attributed beyond the quotes are a clause that quotes stand in.
fn holds_a_quote(annotations: &Annotations, clause: Span) -> bool {
    let quotes = &annotations.quotes;
    let first = quotes.partition_point(|quote| quote.content.start < clause.start).saturating_sub(1);
    let near = quotes.iter().skip(first).take_while(|quote| quote.content.start < clause.end);
    near.into_iter().any(|quote| quote.content.overlaps(clause))
}

fn one<'a>(story: &Story<'a>, article: usize, index: Option<usize>, quote: &'a Quote) -> Option<Spoken<'a>> {
    let sentence = story.reports[article].text.sentence_at(quote.content.start)?;
    if story.is_carried(article, sentence) {
        return None;
    }
    let speaker = quote.speaker.as_ref().and_then(|speaker| story.entity(article, speaker.entity));
    let (stems, words) = content_of(story, article, sentence, quote.content);
    let weight = stems.iter().map(|(_, weight)| weight).sum();
    let telling = |word: &String| !lexicon::is_function_word(word) && word.len() > 1;
    let named = quote.speaker.as_ref().map(|speaker| plain(&speaker.text)).unwrap_or_default();
    let named = named.into_iter().filter(telling).collect();
    Some(Spoken { article, index, quote, sentence, speaker, stems, words, named, weight })
}

/// The content words of a quote, each with what it tells in this story, and its first words in order.
fn content_of<'a>(
    story: &Story<'a>,
    article: usize,
    first: usize,
    content: Span,
) -> (Vec<(String, f32)>, Vec<&'a str>) {
    let text = &story.reports[article].text;
    let (mut stems, mut words) = (Vec::new(), Vec::new());
    let within = |at: &usize| text.sentences.get(*at).is_some_and(|one| one.span.start < content.end);
    for sentence in (first..text.sentences.len()).take_while(within) {
        let telling = story.bags.get(article, sentence).words();
        let weight = |stem: &str| {
            let at = telling.binary_search_by(|(word, _)| word.as_str().cmp(stem)).ok()?;
            telling.get(at).map(|(_, weight)| *weight)
        };
        for token in text.tokens_of(&text.sentences[sentence]).iter().filter(|token| token.span.overlaps(content)) {
            match token.kind {
                TokenKind::Number => stems.push((token.stem.clone(), NUMBER)),
                _ => stems.extend(weight(&token.stem).map(|weight| (token.stem.clone(), weight.max(LEAST)))),
            }
            if token.is_wordlike() && words.len() < MOST_WORDS {
                words.push(token.norm.as_str());
            }
        }
    }
    stems.sort_by(|a, b| a.0.cmp(&b.0));
    stems.dedup_by(|a, b| a.0 == b.0);
    (stems, words)
}
