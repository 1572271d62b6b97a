//! An article as a weighted bag of stems.

use std::collections::BTreeMap;

use crate::account::Report;
use crate::lexicon;
use crate::text::{TokenKind, bag};

/// How much more a name tells about the event than another word of the same rarity.
const NAME: f64 = 2.0;

/// Stems with their weights, scaled to length one.
pub(super) struct Bag(Vec<(String, f64)>);

impl Bag {
    /// The bag of one article's title and prose.
    pub(super) fn of(report: &Report) -> Self {
        let text = report.article.text.as_str();
        let mut counts: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
        for sentence in &report.text.sentences {
            for (place, token) in report.text.tokens_of(sentence).iter().enumerate() {
                if token.kind != TokenKind::Word || lexicon::is_function_word(&token.norm) {
                    continue;
                }
                let entry = counts.entry(&token.stem).or_default();
                entry.0 += 1.0;
                entry.1 += f64::from(u8::from(place > 0 && token.is_capitalised(text)));
            }
        }
        let weight = |(stem, (count, capitals)): (&str, (f64, f64))| {
            let name = if capitals * 2.0 > count { NAME } else { 1.0 };
            (stem.to_owned(), (1.0 + count.ln()) * f64::from(lexicon::rarity(stem)) * name)
        };
        let mut weights: Vec<(String, f64)> = counts.into_iter().map(weight).collect();
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        if length > 0.0 {
            weights.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        Self(weights)
    }

    /// The cosine of two bags, 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        bag::product(&self.0, &other.0)
    }
}
