//! Sentences as weighted bags of stems: how far two of them speak of the same thing, whatever their order of words.

use std::collections::BTreeMap;

use crate::account::Report;
use crate::lexicon;
use crate::text::{Sentence, Token, TokenKind, bag};

/// The content words of a sentence, by stem, with how much each tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::collate) struct Bag {
    /// Stem and weight, by stem.
    words: Vec<(String, f32)>,
    /// The Euclidean length of the weights.
    length: f32,
    /// The stems that are capitalised within the sentence: names and nationalities. Ascending.
    names: Vec<String>,
}

impl Bag {
    /// The bag of one sentence. Numbers are left out: two figures for the same thing must still look alike.
    fn of(report: &Report, sentence: &Sentence, telling: &Telling<'_>) -> Self {
        let mut weights: BTreeMap<&str, f32> = BTreeMap::new();
        for token in content(report, sentence) {
            weights.entry(&token.stem).or_insert_with(|| telling.weight(&token.stem));
        }
        let words: Vec<(String, f32)> = weights.into_iter().map(|(stem, weight)| (stem.to_owned(), weight)).collect();
        let length = words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        let first = report.text.tokens_of(sentence).iter().find(|token| token.is_word()).map(|token| token.span);
        let capital = |token: &&Token| token.is_capitalised(&report.article.text) && Some(token.span) != first;
        let mut names: Vec<String> =
            content(report, sentence).filter(capital).map(|token| token.stem.clone()).collect();
        let named = |token: &&Token| {
            let names = &report.annotations.names;
            let after = names.partition_point(|name| name.span.start <= token.span.start);
            after.checked_sub(1).and_then(|at| names.get(at)).is_some_and(|name| name.span.contains(token.span))
        };
        if let Some(token) = content(report, sentence).next().filter(named) {
            names.push(token.stem.clone());
        }
        names.sort_unstable();
        names.dedup();
        Self { words, length, names }
    }

    /// The stems and how much each tells, by stem.
    pub(in crate::collate) fn words(&self) -> &[(String, f32)] {
        &self.words
    }

    /// The Euclidean length of the weights.
    pub(in crate::collate) fn length(&self) -> f32 {
        self.length
    }

    /// The cosine of the angle between two bags: 0 nothing in common, 1 the same words.
    pub(in crate::collate) fn likeness(&self, other: &Self) -> f32 {
        self.likeness_without(other, "")
    }

    /// The cosine of two bags once the word with stem `left_out` is taken from both.
    pub(in crate::collate) fn likeness_without(&self, other: &Self, left_out: &str) -> f32 {
        let weight = |bag: &Self| {
            let found = bag.words.binary_search_by(|(stem, _)| stem.as_str().cmp(left_out));
            found.ok().and_then(|index| bag.words.get(index)).map_or(0.0, |(_, weight)| *weight)
        };
        let (without, other_without) = (weight(self), weight(other));
        let length = |bag: &Self, without: f32| (bag.length * bag.length - without * without).max(0.0).sqrt();
        let lengths = length(self, without) * length(other, other_without);
        if lengths <= f32::EPSILON { 0.0 } else { (self.product(other) - without * other_without).max(0.0) / lengths }
    }

    fn product(&self, other: &Self) -> f32 {
        bag::product(&self.words, &other.words)
    }

    /// The bag without its names: what is said, apart from whom or where it is said of.
    pub(in crate::collate) fn plain(&self) -> Self {
        let plain = |(stem, _): &&(String, f32)| self.names.binary_search(stem).is_err();
        let words: Vec<(String, f32)> = self.words.iter().filter(plain).cloned().collect();
        let length = words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        Self { words, length, names: Vec::new() }
    }

    /// How many stems two bags share.
    pub(in crate::collate) fn shared(&self, other: &Self) -> usize {
        let has = |stem: &String| other.words.binary_search_by(|(word, _)| word.cmp(stem)).is_ok();
        self.words.iter().filter(|(stem, _)| has(stem)).count()
    }
}

/// The words of a sentence that say what it is about.
fn content<'a>(report: &'a Report, sentence: &Sentence) -> impl Iterator<Item = &'a Token> {
    let tokens = &report.text.tokens[sentence.tokens.clone()];
    tokens.iter().filter(|token| token.kind == TokenKind::Word && !lexicon::is_function_word(&token.norm))
}

/// How much a stem tells within a story: rare in the news at large, and not in every other sentence of the story.
struct Telling<'a> {
    /// In how many sentences of the story each stem stands.
    sentences: BTreeMap<&'a str, u32>,
    all: u32,
}

impl<'a> Telling<'a> {
    fn of(reports: &'a [Report], articles: &[usize]) -> Self {
        let mut telling = Self { sentences: BTreeMap::new(), all: 0 };
        for &article in articles {
            let report = &reports[article];
            for sentence in &report.text.sentences {
                let mut stems: Vec<&str> = content(report, sentence).map(|token| token.stem.as_str()).collect();
                stems.sort_unstable();
                stems.dedup();
                telling.all += 1;
                for stem in stems {
                    *telling.sentences.entry(stem).or_default() += 1;
                }
            }
        }
        telling
    }

    /// The background rarity, less for what the whole story speaks of: the name of the town tells two of its
    /// sentences apart no more than "the" does.
    fn weight(&self, stem: &str) -> f32 {
        let all = self.all as f32 + 1.0;
        let with = self.sentences.get(stem).copied().unwrap_or(1) as f32 + 1.0;
        lexicon::rarity(stem) * ((all / with).ln() / all.ln()).clamp(0.0, 1.0)
    }
}

/// The bags of every sentence of every article of a story.
#[derive(Debug)]
pub(in crate::collate) struct Bags {
    by_article: BTreeMap<usize, Vec<Bag>>,
    nothing: Bag,
}

impl Bags {
    pub(in crate::collate) fn of(reports: &[Report], articles: &[usize]) -> Self {
        let telling = Telling::of(reports, articles);
        let bags = |&article: &usize| {
            let report = &reports[article];
            (article, report.text.sentences.iter().map(|sentence| Bag::of(report, sentence, &telling)).collect())
        };
        Self { by_article: articles.iter().map(bags).collect(), nothing: Bag::default() }
    }

    pub(in crate::collate) fn get(&self, article: usize, sentence: usize) -> &Bag {
        self.by_article.get(&article).and_then(|bags| bags.get(sentence)).unwrap_or(&self.nothing)
    }
}
