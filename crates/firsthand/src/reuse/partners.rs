//! Which articles of a story are compared.
//!
//! Up to some dozens each is compared with every other. In a story of thousands most are copies, and nearly all pairs of
//! them say the same; there every article meets those that hold most of it, and the earliest of these. Sharing is counted in
//! the keys of the corpus search ([`keys`]), but with hardly a limit to how many articles have a key: what all have is just
//! what tells copies.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::corpus::keys;
use super::lines::Line;
use super::words::Words;

/// How many of the articles of a story are compared with one another, and how closely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Up to so many articles all pairs are compared.
    pub all_pairs: usize,
    /// Beyond, an article is compared with so many that share most with it;
    pub nearest: usize,
    /// with so many of the earliest that share nearly as much, for of hundreds of equal copies only an early one can be its
    /// parent;
    pub earliest: usize,
    /// and with so many that have what those before lack, one after the other, so that a merged article meets both of its
    /// parents, however many copies the first of them has.
    pub further: usize,
    /// Of two articles those sentences are compared that share at least this much of the weight of the lighter one in equal
    /// stems.
    pub shared: f32,
    /// Whether all those around a pair that is surely the same are compared, even if they have others that surely are.
    pub all_beside: bool,
}

impl Reach {
    /// As far as an account looks.
    ///
    /// Sentences from thesaurus and translation share 0.2 and more, or stand beside one that does. Against 0.08 this loses 2
    /// of 4,905 passages in 976 web articles taken as one corpus, and no pair of articles that share one; it halves the time.
    pub const WIDE: Self = Self { all_pairs: 60, nearest: 12, earliest: 6, further: 6, shared: 0.16, all_beside: true };

    /// As far as is needed to tell whether an article has most of its matter from others: with it of the 72 development
    /// stories of the lineage benchmark as many have the right number of origins as with [`WIDE`](Self::WIDE), in half the
    /// time.
    pub const NARROW: Self = Self { all_pairs: 4, nearest: 3, earliest: 1, further: 3, shared: 0.3, all_beside: false };

    /// Whether every two of so many articles are compared.
    pub const fn is_complete(self, articles: usize) -> bool {
        articles <= self.all_pairs
    }
}

impl Default for Reach {
    fn default() -> Self {
        Self::WIDE
    }
}

/// As much as this of the most that is shared is nearly as much.
const NEARLY: f64 = 0.8;
/// Keys that two articles share at least: fewer are names that all who report the event have.
const MIN_KEYS: u32 = 3;
/// A key is looked for in so many articles, the earliest ones.
const MOST: usize = 1_000;

/// The pairs of articles to compare.
#[derive(Debug)]
pub(super) struct Partners {
    /// For each article where its lines stand.
    lines: Vec<Range<usize>>,
    /// For each article its later partners, ascending.
    later: Vec<Vec<usize>>,
    /// For each line the place of its article.
    of_line: Vec<usize>,
}

impl Partners {
    /// The pairs among the articles of these lines; `None` where every pair is compared.
    pub fn of(lines: &[Line], words: &Words<'_>, reach: Reach) -> Option<Self> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for own in lines.chunk_by(|one, other| one.article == other.article) {
            ranges.push(start..start + own.len());
            start += own.len();
        }
        if reach.is_complete(ranges.len()) {
            return None;
        }
        let keys: Vec<Vec<u64>> =
            ranges.iter().map(|range| keys_of(lines.get(range.clone()).unwrap_or_default(), words)).collect();
        let mut later = vec![Vec::new(); ranges.len()];
        for (one, other) in pairs(&keys, reach) {
            if let Some(list) = later.get_mut(one.min(other)) {
                list.push(one.max(other));
            }
        }
        for list in &mut later {
            list.sort_unstable();
            list.dedup();
        }
        let of_line = ranges.iter().enumerate().flat_map(|(at, range)| range.clone().map(move |_| at)).collect();
        Some(Self { lines: ranges, later, of_line })
    }

    /// The lines of the later partners of a line's article, article by article.
    pub fn later(&self, line: usize) -> impl Iterator<Item = &Range<usize>> {
        let partners = self.of_line.get(line).and_then(|article| self.later.get(*article));
        partners.into_iter().flatten().filter_map(|partner| self.lines.get(*partner))
    }

    /// Whether the articles of two lines are compared.
    pub fn are_compared(&self, line: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (self.of_line.get(line), self.of_line.get(other)) else { return false };
        self.later.get(*a.min(b)).is_some_and(|later| later.binary_search(a.max(b)).is_ok())
    }
}

/// The keys of some lines, ascending, each once.
fn keys_of(lines: &[Line], words: &Words<'_>) -> Vec<u64> {
    let (mut keys, mut hashes, mut telling) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        hashes.clear();
        telling.clear();
        for word in line.words.iter().filter(|word| !word.quoted) {
            let Some(term) = words.get(word.term) else { continue };
            hashes.push(term.hash);
            if !term.function {
                telling.push((word.weight, term.hash));
            }
        }
        keys::add(&hashes, &mut telling, &mut keys);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The pairs to compare, given the keys of each article, some of them twice.
fn pairs(keys: &[Vec<u64>], reach: Reach) -> Vec<(usize, usize)> {
    let mut with: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, key) in keys.iter().enumerate().flat_map(|(at, own)| own.iter().map(move |key| (at, *key))) {
        let articles = with.entry(key).or_default();
        if articles.len() < MOST {
            articles.push(at);
        }
    }
    let mut articles = Articles { keys, with, shared: vec![0; keys.len()], reach };
    let partners = (0..keys.len()).flat_map(|at| articles.partners(at).into_iter().map(move |other| (at, other)));
    partners.collect()
}

/// The articles by their keys.
struct Articles<'a> {
    keys: &'a [Vec<u64>],
    /// The articles that have a key, ascending. Only looked up, never gone through.
    with: HashMap<u64, Vec<usize>>,
    /// Room to count in, zero for every article between counts.
    shared: Vec<u32>,
    reach: Reach,
}

impl Articles<'_> {
    /// The articles to compare one with.
    fn partners(&mut self, article: usize) -> Vec<usize> {
        let keys = self.keys;
        let own = keys.get(article).map(Vec::as_slice).unwrap_or_default();
        let mut near = self.sharing(own);
        near.retain(|(_, other)| *other != article);
        let most = near.first().map_or(0, |(count, _)| *count);
        let mut chosen: Vec<usize> = near.iter().take(self.reach.nearest).map(|(_, other)| *other).collect();
        let nearly = near.iter().filter(|(count, _)| f64::from(*count) >= NEARLY * f64::from(most));
        let mut early: Vec<usize> = nearly.map(|(_, other)| *other).collect();
        early.sort_unstable();
        chosen.extend(early.into_iter().take(self.reach.earliest));
        self.add_further(article, own, &mut chosen);
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }

    /// The articles that share enough of these keys and how many, those that share most first, the earlier of equals.
    fn sharing(&mut self, own: &[u64]) -> Vec<(u32, usize)> {
        let mut touched = Vec::new();
        for other in own.iter().filter_map(|key| self.with.get(key)).flatten() {
            let Some(count) = self.shared.get_mut(*other) else { continue };
            if *count == 0 {
                touched.push(*other);
            }
            *count += 1;
        }
        let mut found: Vec<(u32, usize)> = Vec::new();
        for other in touched {
            let count = self.shared.get_mut(other).map(std::mem::take).unwrap_or(0);
            if count >= MIN_KEYS {
                found.push((count, other));
            }
        }
        found.sort_by_key(|&(count, other)| (Reverse(count), other));
        found
    }

    /// Adds to the chosen those that have most of what is left when the first chosen is taken away, and so on: the others
    /// that were chosen are mostly its copies.
    fn add_further(&mut self, article: usize, own: &[u64], chosen: &mut Vec<usize>) {
        let mut left: Vec<u64> = own.to_vec();
        let mut next = chosen.first().copied();
        for _ in 0..self.reach.further {
            let Some(taken) = next else { break };
            let has = self.keys.get(taken).map(Vec::as_slice).unwrap_or_default();
            left.retain(|key| has.binary_search(key).is_err());
            next = self.sharing(&left).into_iter().map(|(_, other)| other).find(|other| *other != article);
            if let Some(other) = next.filter(|other| !chosen.contains(other)) {
                chosen.push(other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The partners among articles with these keys, each pair smaller first.
    fn check(articles: &[Vec<u64>], expected: &[(usize, usize)]) {
        let mut found: Vec<(usize, usize)> =
            pairs(articles, Reach::WIDE).into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, expected);
    }

    #[test]
    fn copies_meet_the_article_that_holds_them() {
        let whole: Vec<u64> = (0..40).collect();
        check(&[whole[..20].to_vec(), whole.clone(), whole[20..].to_vec()], &[(0, 1), (1, 2)]);
    }

    #[test]
    fn who_puts_two_together_meets_both_however_many_copies_the_first_has() {
        let (first, second): (Vec<u64>, Vec<u64>) = ((0..60).collect(), (100..130).collect());
        let mut articles = vec![second, (0..20).chain(100..106).collect()];
        articles.extend((0..30).map(|_| first.clone()));
        let found = pairs(&articles, Reach::WIDE);
        let of_merged: Vec<usize> = found.into_iter().filter(|pair| pair.0 == 1).map(|pair| pair.1).collect();
        assert!(of_merged.contains(&0), "{of_merged:?}");
        assert_eq!(of_merged.len(), Reach::WIDE.nearest + 1);
    }

    #[test]
    fn a_few_names_in_common_make_no_partners() {
        check(&[(0..30).collect(), (28..58).collect()], &[]);
    }
}
