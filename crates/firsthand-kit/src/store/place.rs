//! Which story an article belongs to, told from what it has in common with those that are there.
//!
//! This file alone knows what articles are placed by. The rest of the store keeps it as bytes and lists of numbers, finds
//! the articles that may be near, and writes down what is decided here.

use std::collections::BTreeMap;

use firsthand::account::Report;
use firsthand::lexicon;
use firsthand::text::TokenKind;

/// The form of [`Features`]. Whoever changes what is in them, or how they are found, adds one: they are then made anew from
/// the texts when an old store is opened.
pub const FORM: i64 = 1;

/// What an article is placed by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// The day of publication, counted from 1970-01-01 on.
    pub day: Option<i32>,
    /// Its most telling terms as hashes, ascending, with weights whose squares add up to 1.
    pub terms: Vec<(u32, f32)>,
    /// Hashes of runs of words, ascending: two articles that share some have matter in common.
    pub keys: Vec<u32>,
}

/// Terms that are kept of an article.
const TERMS: usize = 64;
/// Of these, so many are listed, so that others find it by them.
pub const LISTED: usize = 30;
/// One run of words in so many is a key, the same in every article, of those that the near-duplicates of the engine are found by.
const ONE_IN: u64 = 64;
/// But no article has fewer than this, if it has the words, nor more than that.
const FEW_KEYS: usize = 8;
const MOST_KEYS: usize = 64;
/// How much more a name tells about the event than another word of the same rarity.
const NAME: f32 = 2.0;

/// The features of an article, given the hashes of its runs of words, and the words behind its terms.
pub fn features(report: &Report, runs: Vec<u64>) -> (Features, BTreeMap<u32, String>) {
    let mut counts: BTreeMap<&str, (f32, f32, &str)> = BTreeMap::new();
    for sentence in &report.text.sentences {
        for (place, token) in report.text.tokens_of(sentence).iter().enumerate() {
            if token.kind != TokenKind::Word || lexicon::is_function_word(&token.norm) {
                continue;
            }
            let entry = counts.entry(&token.stem).or_insert((0.0, 0.0, &token.norm));
            entry.0 += 1.0;
            entry.1 += f32::from(u8::from(place > 0 && token.is_capitalised(&report.article.text)));
        }
    }
    let weight = |(stem, (count, capitals, word)): (&str, (f32, f32, &str))| {
        let name = if capitals * 2.0 > count { NAME } else { 1.0 };
        (hash(stem), (1.0 + count.ln()) * lexicon::rarity(stem) * name, word.to_owned())
    };
    let mut weights: Vec<(u32, f32, String)> = counts.into_iter().map(weight).collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    weights.truncate(TERMS);
    let length = weights.iter().map(|(_, weight, _)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    let mut terms: Vec<(u32, f32)> = weights.iter().map(|(term, weight, _)| (*term, weight / length)).collect();
    terms.sort_unstable_by_key(|(term, _)| *term);
    terms.dedup_by_key(|(term, _)| *term);
    let words = weights.into_iter().map(|(term, _, word)| (term, word)).collect();
    let day = report.article.published_day().map(super::day_number);
    (Features { day, terms, keys: keys(runs) }, words)
}

/// The keys by which matter in common is found.
fn keys(mut runs: Vec<u64>) -> Vec<u32> {
    runs.sort_unstable_by_key(|run| (run % ONE_IN != 0, *run));
    runs.dedup();
    let sampled = runs.iter().take_while(|run| *run % ONE_IN == 0).count();
    let mut keys: Vec<u32> =
        runs.iter().take(sampled.clamp(FEW_KEYS, MOST_KEYS)).map(|run| (run >> 32) as u32).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// FNV-1a, of which the upper and the lower half are put together.
fn hash(word: &str) -> u32 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    let hash = word.bytes().fold(0xCBF2_9CE4_8422_2325, step);
    (hash ^ (hash >> 32)) as u32
}

/// Weights are kept in steps of this size.
const STEPS: f32 = 65_535.0;

impl Features {
    /// The terms that tell most, for the lists.
    pub fn telling(&self) -> Vec<(u32, f32)> {
        let mut terms = self.terms.clone();
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(LISTED);
        terms
    }

    /// As bytes. The keys are in the lists alone.
    pub fn packed(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(5 + self.terms.len() * 6);
        bytes.push(u8::from(self.day.is_some()));
        bytes.extend(self.day.unwrap_or_default().to_le_bytes());
        for (term, weight) in &self.terms {
            bytes.extend(term.to_le_bytes());
            bytes.extend(((weight.clamp(0.0, 1.0) * STEPS) as u16).to_le_bytes());
        }
        bytes
    }

    /// From bytes; what is none of it is left.
    pub fn unpacked(bytes: &[u8]) -> Self {
        let Some((&[dated, a, b, c, d], rest)) = bytes.split_first_chunk() else { return Self::default() };
        let term = |&[a, b, c, d, low, high]: &[u8; 6]| {
            (u32::from_le_bytes([a, b, c, d]), f32::from(u16::from_le_bytes([low, high])) / STEPS)
        };
        let day = (dated > 0).then_some(i32::from_le_bytes([a, b, c, d]));
        Self { day, terms: rest.as_chunks().0.iter().map(term).collect(), keys: Vec::new() }
    }

    /// How alike two articles are, 0 to 1, and the terms that both have, the most telling first.
    pub fn likeness(&self, other: &Self) -> (f32, Vec<u32>) {
        let (mut a, mut b) = (self.terms.iter().peekable(), other.terms.iter().peekable());
        let mut shared: Vec<(u32, f32)> = Vec::new();
        while let (Some((x, weight)), Some((y, theirs))) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared.push((*x, weight * theirs));
                    a.next();
                    b.next();
                }
            }
        }
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let likeness = shared.iter().map(|(_, product)| product).sum::<f32>().min(1.0);
        (likeness, shared.into_iter().map(|(term, _)| term).collect())
    }
}

/// An article that may be near a new one.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its number in the store.
    pub article: i64,
    /// The number of its story.
    pub story: i64,
    /// The share of the new article's keys that it has.
    pub shared_keys: f32,
    /// What it is placed by.
    pub features: Features,
}

/// Where an article belongs, and why.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// To a story that is there.
    In(Near),
    /// To none of them.
    New,
}

/// Why an article belongs to a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The number of the story.
    pub story: i64,
    /// How alike the article is to those of the story that are nearest, 0 to 1.
    pub likeness: f32,
    /// The number of the nearest of them.
    pub nearest: i64,
    /// The terms that it shares with that one, the most telling first.
    pub shared: Vec<u32>,
    /// Stories that the article shows to be one with it.
    pub merged: Vec<i64>,
}

/// The least likeness to the nearest articles of a story that makes an article one of it.
const MIN_LIKENESS: f32 = 0.25;
/// So many of the nearest articles of a story are asked.
const ASKED: usize = 4;
/// An article that shares more of its keys with another is of its story whatever else it tells.
const COPIED: f32 = 0.3;
/// Two stories are one when an article is so like to each.
const MERGING: f32 = 0.5;
/// Reports of one event lie no more days apart.
const DAYS: i32 = 14;

/// Decides where an article belongs.
pub fn place(new: &Features, near: &[Candidate]) -> Place {
    let mut by_story: BTreeMap<i64, Vec<(f32, i64, Vec<u32>)>> = BTreeMap::new();
    for candidate in near {
        let apart = |(a, b): (i32, i32)| a.saturating_sub(b).saturating_abs() > DAYS;
        let (likeness, shared) = new.likeness(&candidate.features);
        let likeness = if candidate.shared_keys >= COPIED {
            likeness.max(candidate.shared_keys)
        } else if new.day.zip(candidate.features.day).is_some_and(apart) {
            continue;
        } else {
            likeness
        };
        by_story.entry(candidate.story).or_default().push((likeness, candidate.article, shared));
    }
    let mut stories: Vec<Near> = by_story.into_iter().filter_map(nearness).collect();
    stories.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.story.cmp(&b.story)));
    let mut stories = stories.into_iter();
    let Some(mut best) = stories.next() else { return Place::New };
    if best.likeness >= MERGING {
        best.merged = stories.filter(|other| other.likeness >= MERGING).map(|other| other.story).collect();
    }
    Place::In(best)
}

/// How near a story is, if it is near enough.
fn nearness((story, mut members): (i64, Vec<(f32, i64, Vec<u32>)>)) -> Option<Near> {
    members.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let asked = members.len().min(ASKED);
    let sum: f32 = members.iter().take(asked).map(|(likeness, ..)| likeness).sum();
    let (best, nearest, shared) = members.into_iter().next()?;
    let likeness = if best >= COPIED.max(MERGING) { best } else { sum / asked as f32 };
    (likeness >= MIN_LIKENESS).then_some(Near { story, likeness, nearest, shared, merged: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(day: i32, terms: &[(u32, f32)]) -> Features {
        Features { day: Some(day), terms: terms.to_vec(), keys: Vec::new() }
    }

    #[test]
    fn features_come_back_from_bytes() {
        let one = features(-3, &[(1, 1.0), (u32::MAX, 0.0)]);
        assert_eq!(Features::unpacked(&one.packed()), one);
        assert_eq!(Features::unpacked(&Features::default().packed()), Features::default());
        assert_eq!(Features::unpacked(&[1, 2]), Features::default());
    }

    #[test]
    fn an_article_joins_the_story_whose_words_it_shares() {
        let near = |article, story, terms: &[(u32, f32)]| Candidate {
            article,
            story,
            shared_keys: 0.0,
            features: features(10, terms),
        };
        let known = [near(1, 1, &[(1, 0.8), (2, 0.6)]), near(2, 2, &[(3, 1.0)])];
        let Place::In(found) = place(&features(12, &[(1, 0.6), (3, 0.4), (5, 0.7)]), &known) else { panic!() };
        assert_eq!((found.story, found.nearest, found.shared, found.merged), (1, 1, vec![1], vec![]));
        assert_eq!(place(&features(90, &[(1, 0.6), (3, 0.4), (5, 0.7)]), &known), Place::New);
        assert_eq!(place(&features(12, &[(9, 1.0)]), &known), Place::New);
        assert_eq!(place(&Features::default(), &[]), Place::New);
    }
}
