//! Sentences as weighted bags of stems: how far two of them speak of the same thing, whatever their order of words.

use std::collections::BTreeMap;

use crate::account::Report;
use crate::lexicon;
use crate::text::{Sentence, TokenKind};

/// The content words of a sentence, by stem, with how much each tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::collate) struct Bag {
    /// Stem and weight, by stem.
    words: Vec<(String, f32)>,
    /// The Euclidean length of the weights.
    length: f32,
}

impl Bag {
    /// The bag of one sentence. Numbers are left out: two figures for the same thing must still look alike.
    pub(in crate::collate) fn of(report: &Report, sentence: &Sentence) -> Self {
        let mut weights: BTreeMap<&str, f32> = BTreeMap::new();
        for token in report.text.tokens_of(sentence) {
            if token.kind == TokenKind::Word && !lexicon::is_function_word(&token.norm) {
                weights.entry(&token.stem).or_insert_with(|| lexicon::rarity(&token.stem));
            }
        }
        let words: Vec<(String, f32)> = weights.into_iter().map(|(stem, weight)| (stem.to_owned(), weight)).collect();
        let length = words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        Self { words, length }
    }

    /// The cosine of the angle between two bags: 0 nothing in common, 1 the same words.
    pub(in crate::collate) fn likeness(&self, other: &Self) -> f32 {
        if self.length == 0.0 || other.length == 0.0 {
            return 0.0;
        }
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some((a, weight)), Some((b, other_weight))) = (self.words.get(i), other.words.get(j)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += weight * other_weight;
                    i += 1;
                    j += 1;
                }
            }
        }
        sum / (self.length * other.length)
    }

    /// The stems, ascending.
    pub(in crate::collate) fn stems(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(stem, _)| stem.as_str())
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
        let bags = |&article: &usize| {
            let report = &reports[article];
            (article, report.text.sentences.iter().map(|sentence| Bag::of(report, sentence)).collect())
        };
        Self { by_article: articles.iter().map(bags).collect(), nothing: Bag::default() }
    }

    pub(in crate::collate) fn get(&self, article: usize, sentence: usize) -> &Bag {
        self.by_article.get(&article).and_then(|bags| bags.get(sentence)).unwrap_or(&self.nothing)
    }
}
