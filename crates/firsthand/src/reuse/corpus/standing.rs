//! Sentences that stand word for word in article after article whatever these report: an outlet's description of
//! itself, its invitation to subscribe. That two articles share them is no sign that one took from the other.

use std::collections::HashMap;

use crate::account::Reuse;

use super::keys;
use super::outline::{Outline, Word};
use super::words::Lexis;
use crate::text::hash::mixed;

/// A sentence in so many articles of a corpus may be a standing one. Fewer articles than that share a paragraph when
/// one is taken over and passed on.
const MANY: u32 = 8;
/// Articles of one story share more keys than this besides their standing sentences: names and figures in pairs.
const OTHER_KEYS: usize = 1;

/// The sentences that many articles of a corpus have, by their hash.
#[derive(Debug, Default)]
pub struct Standing {
    sentences: HashMap<u64, u32>,
}

impl Standing {
    /// Counts the sentences, given those of [each article](Self::sentences).
    pub fn new(articles: impl Iterator<Item = Vec<u64>>) -> Self {
        let mut sentences = HashMap::new();
        for sentence in articles.flatten() {
            *sentences.entry(sentence).or_insert(0) += 1;
        }
        sentences.retain(|_, articles| *articles >= MANY);
        Self { sentences }
    }

    /// The sentences of an article by their hashes, each once.
    pub fn sentences(outline: &Outline, lexis: &Lexis) -> Vec<u64> {
        let mut sentences: Vec<u64> = outline.sentences().map(|words| hash(words, lexis)).collect();
        sentences.sort_unstable();
        sentences.dedup();
        sentences
    }

    /// Whether the passages of two articles are standing sentences only, and the articles share nothing else.
    pub fn alone(&self, found: &[Reuse], a: &Outline, b: &Outline, lexis: &Lexis) -> bool {
        let stands = |words: &[Word]| self.sentences.contains_key(&hash(words, lexis));
        if self.sentences.is_empty() || found.is_empty() {
            return false;
        }
        let standing = a.spans().zip(a.sentences()).filter(|(_, words)| stands(words)).map(|(span, _)| span);
        let standing: Vec<_> = standing.collect();
        if found.iter().any(|reuse| !standing.iter().any(|span| span.contains(reuse.a.span))) {
            return false;
        }
        let rest = |outline: &Outline| keys::of_sentences(outline.sentences().filter(|words| !stands(words)), lexis);
        let (mine, theirs) = (rest(a), rest(b));
        mine.iter().filter(|key| theirs.binary_search(key).is_ok()).count() <= OTHER_KEYS
    }
}

fn hash(words: &[Word], lexis: &Lexis) -> u64 {
    let hashes = words.iter().filter_map(|word| lexis.traits(word.term)).map(|traits| traits.hash);
    mixed(hashes.fold(words.len() as u64, |sum, hash| sum.rotate_left(11) ^ hash))
}
