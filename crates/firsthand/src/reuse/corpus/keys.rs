//! The keys of an article: what it must share with another to be compared with it.
//!
//! Two sorts. A *run* is five words in a row; of every four neighbouring runs the one with the least hash is kept
//! (winnowing; Schleimer, Wilkerson and Aiken 2003), so that two articles that share eight words in a row share a key.
//! A *pair* is two of the most telling words of one sentence, wherever they stand in it: a thesaurus and a translation
//! leave no run standing, but names, numbers and some rare words. Words between quotation marks make no key.

use super::outline::{Outline, Word};
use super::words::Lexis;
use crate::text::hash::mixed;

/// Words in a run.
const RUN: usize = 5;
/// Of so many neighbouring runs one is kept.
const WINDOW: usize = 4;
/// So many of the most telling words of a sentence are paired.
const PAIRED: usize = 6;
/// The sort of a key is its lowest bit.
const RUN_BIT: u64 = 1;
/// How many bits a key has: few enough to stand beside an article's number in 64 bits.
pub(super) const BITS: u32 = 40;

/// Whether a key stands for a run of words.
pub(super) const fn is_run(key: u64) -> bool {
    key & RUN_BIT == RUN_BIT
}

/// The key of a run of words, given its hash.
pub const fn of_run(hash: u64) -> u64 {
    key(hash) | RUN_BIT
}

/// The keys of an article, ascending, each once.
pub fn of(outline: &Outline, lexis: &Lexis) -> Vec<u64> {
    of_sentences(outline.sentences(), lexis)
}

/// The keys of some sentences, ascending, each once.
pub(super) fn of_sentences<'a>(sentences: impl Iterator<Item = &'a [Word]>, lexis: &Lexis) -> Vec<u64> {
    let mut keys = Vec::new();
    let (mut hashes, mut telling) = (Vec::new(), Vec::new());
    for sentence in sentences {
        narration(sentence, lexis, &mut hashes, &mut telling);
        add(&hashes, &mut telling, &mut keys);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Adds the keys of one sentence, given the hashes of its words and how telling each of the telling ones is.
pub(in crate::reuse) fn add(hashes: &[u64], telling: &mut Vec<(f32, u64)>, keys: &mut Vec<u64>) {
    runs(hashes, keys);
    pairs(telling, keys);
}

/// The hashes of the words outside quotation marks, and how telling each of these is.
fn narration(sentence: &[Word], lexis: &Lexis, hashes: &mut Vec<u64>, telling: &mut Vec<(f32, u64)>) {
    hashes.clear();
    telling.clear();
    for word in sentence.iter().filter(|word| !word.quoted) {
        let Some(traits) = lexis.traits(word.term) else { continue };
        hashes.push(traits.hash);
        if traits.telling > 0.0 {
            telling.push((traits.telling, traits.hash));
        }
    }
}

fn runs(words: &[u64], keys: &mut Vec<u64>) {
    let run = |words: &[u64]| mixed(words.iter().fold(0, |sum: u64, word| sum.rotate_left(11) ^ word));
    let runs: Vec<u64> = words.windows(RUN).map(run).collect();
    let least = |runs: &[u64]| runs.iter().copied().min();
    let kept = runs.windows(WINDOW.min(runs.len().max(1))).filter_map(least);
    keys.extend(kept.map(of_run));
}

fn pairs(telling: &mut Vec<(f32, u64)>, keys: &mut Vec<u64>) {
    telling.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    telling.dedup_by_key(|word| word.1);
    telling.truncate(PAIRED);
    for (at, (_, one)) in telling.iter().enumerate() {
        let others = telling.get(at + 1..).unwrap_or_default();
        keys.extend(others.iter().map(|(_, other)| key(mixed(one ^ other)) & !RUN_BIT));
    }
}

const fn key(hash: u64) -> u64 {
    hash >> (64 - BITS)
}
