//! Which articles of a story are compared.
//!
//! Up to some dozens each is compared with every other. In a story of thousands most are copies, and nearly all pairs of
//! them say the same; there every article meets those that hold most of it. An article that stands nearly whole in a
//! longer one is of no use to a third that has the longer one, so that copies are looked for among few: the *heads*.
//! Sharing is counted in the keys of the corpus search ([`keys`]), here with no limit to how many have a key.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::corpus::keys;
use super::lines::Line;
use super::words::Words;

/// Up to so many articles all pairs are compared.
pub(crate) const ALL_PAIRS: usize = 60;
/// An article is no head when this share of its keys stands in one head.
const HELD: f64 = 0.9;
/// So many heads that share most are compared with an article, and so many that have what those before lack, one after the
/// other: a merged article meets both of its parents, however many copies the first of them has.
const NEAREST: usize = 8;
const FURTHER: usize = 5;
/// Keys that two articles share at least: fewer are names that all who report the event have.
const MIN_KEYS: u32 = 3;
/// A key is looked for in so many heads, the longest ones.
const MOST_HEADS: usize = 1_000;

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
    pub fn of(lines: &[Line], words: &Words<'_>) -> Option<Self> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for own in lines.chunk_by(|one, other| one.article == other.article) {
            ranges.push(start..start + own.len());
            start += own.len();
        }
        if ranges.len() <= ALL_PAIRS {
            return None;
        }
        let keys: Vec<Vec<u64>> =
            ranges.iter().map(|range| keys_of(lines.get(range.clone()).unwrap_or_default(), words)).collect();
        let mut later = vec![Vec::new(); ranges.len()];
        for (one, other) in pairs(&keys) {
            if let Some(list) = later.get_mut(one.min(other)) {
                list.push(one.max(other));
            }
        }
        later.iter_mut().for_each(|list| list.sort_unstable());
        let of_line = ranges.iter().enumerate().flat_map(|(at, range)| range.clone().map(move |_| at)).collect();
        Some(Self { lines: ranges, later, of_line })
    }

    /// The lines of the later partners of a line's article, article by article.
    pub fn later(&self, line: usize) -> impl Iterator<Item = &Range<usize>> {
        let partners = self.of_line.get(line).and_then(|article| self.later.get(*article));
        partners.into_iter().flatten().filter_map(|partner| self.lines.get(*partner))
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
            let hash = keys::of_number(term.stem);
            hashes.push(hash);
            if !term.function {
                telling.push((word.weight, hash));
            }
        }
        keys::add(&hashes, &mut telling, &mut keys);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The pairs to compare, given the keys of each article: longest articles first, each with heads among those before it.
fn pairs(keys: &[Vec<u64>]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|at| (Reverse(keys.get(*at).map_or(0, Vec::len)), *at));
    let mut heads = Heads { keys, with: HashMap::new(), shared: vec![0; keys.len()] };
    let mut pairs = Vec::new();
    for at in order {
        let own = keys.get(at).map(Vec::as_slice).unwrap_or_default();
        let near = heads.sharing(own);
        let mut chosen: Vec<usize> = near.iter().take(NEAREST).map(|(_, head)| *head).collect();
        heads.add_further(own, &mut chosen);
        pairs.extend(chosen.into_iter().map(|head| (head, at)));
        let held = near.first().map_or(0, |(shared, _)| *shared);
        if f64::from(held) < HELD * own.len() as f64 {
            heads.add(at);
        }
    }
    pairs
}

/// The heads so far.
struct Heads<'a> {
    keys: &'a [Vec<u64>],
    /// The heads that have a key. Only looked up, never gone through.
    with: HashMap<u64, Vec<usize>>,
    /// Room to count in, zero for every article between counts.
    shared: Vec<u32>,
}

impl Heads<'_> {
    fn add(&mut self, head: usize) {
        for key in self.keys.get(head).into_iter().flatten() {
            let heads = self.with.entry(*key).or_default();
            if heads.len() < MOST_HEADS {
                heads.push(head);
            }
        }
    }

    /// The heads that share enough of these keys and how many, those that share most first, the longer of equals.
    fn sharing(&mut self, own: &[u64]) -> Vec<(u32, usize)> {
        let mut touched = Vec::new();
        for head in own.iter().filter_map(|key| self.with.get(key)).flatten() {
            let Some(count) = self.shared.get_mut(*head) else { continue };
            if *count == 0 {
                touched.push(*head);
            }
            *count += 1;
        }
        let mut found: Vec<(u32, usize)> = Vec::new();
        for head in touched {
            let count = self.shared.get_mut(head).map(std::mem::take).unwrap_or(0);
            if count >= MIN_KEYS {
                found.push((count, head));
            }
        }
        let length = |head: usize| self.keys.get(head).map_or(0, Vec::len);
        found.sort_by_key(|&(count, head)| (Reverse(count), Reverse(length(head)), head));
        found
    }

    /// Adds to the chosen heads those that have most of what none chosen so far has, the first chosen counted alone: the
    /// others are mostly its copies.
    fn add_further(&mut self, own: &[u64], chosen: &mut Vec<usize>) {
        let mut left: Vec<u64> = own.to_vec();
        let mut next = chosen.first().copied();
        for _ in 0..=FURTHER {
            let Some(head) = next else { break };
            let has = self.keys.get(head).map(Vec::as_slice).unwrap_or_default();
            left.retain(|key| has.binary_search(key).is_err());
            next = self.sharing(&left).first().map(|(_, head)| *head);
            if let Some(head) = next.filter(|head| !chosen.contains(head)) {
                chosen.push(head);
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
            pairs(articles).into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect();
        found.sort_unstable();
        assert_eq!(found, expected);
    }

    #[test]
    fn copies_meet_the_article_that_holds_them_and_not_one_another() {
        let whole: Vec<u64> = (0..40).collect();
        check(&[whole[..30].to_vec(), whole.clone(), whole[10..].to_vec()], &[(0, 1), (1, 2)]);
    }

    #[test]
    fn who_puts_two_together_meets_both_however_many_copies_the_first_has() {
        let (first, second): (Vec<u64>, Vec<u64>) = ((0..60).collect(), (100..130).collect());
        let merged: Vec<u64> = (0..24).chain(100..106).collect();
        let mut articles = vec![second, merged];
        // Versions of the first that are changed enough to be heads themselves.
        articles.extend((0..20).map(|at| first.iter().copied().filter(|key| key % 20 > 2 || key % 7 == at % 7).collect()));
        let found = pairs(&articles);
        assert!(found.contains(&(0, 1)), "{found:?}");
        assert!(found.iter().filter(|pair| pair.1 == 1 && pair.0 > 1).count() >= NEAREST);
    }

    #[test]
    fn a_few_names_in_common_make_no_partners() {
        check(&[(0..30).collect(), (28..58).collect()], &[]);
    }
}
