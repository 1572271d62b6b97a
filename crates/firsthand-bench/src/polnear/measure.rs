//! How far two lists of spans agree: stretches in marks by their likeness, attributions by the words they share.
//!
//! Stretches: one given and one annotated stretch match when they share at least half of the longer one's characters;
//! an exact match has the same first and last letter or digit. Each is matched once, the likest pair first.
//!
//! Attributions: each given one is set beside an annotated one that it shares words of Content with, one to one, the pair
//! with the highest F1 of its words first. Precision is the mean, over the given ones, of the share of their words that
//! the partner has; recall the mean, over the annotated ones, of the share of their words that the partner has; without
//! a partner the share is nothing. The same pairs serve for Content and for Source. Partial credit of this kind is usual
//! for annotators' agreement on spans; numbers of others are comparable only where theirs are computed alike.

use std::collections::BTreeSet;

/// A stretch of a text in code points.
pub type Piece = [usize; 2];

/// Right, given and annotated, where the right may be counted in parts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rate {
    /// What of the given is right.
    pub right: f64,
    /// How much is given.
    pub given: f64,
    /// What of the annotated is found.
    pub found: f64,
    /// How much is annotated.
    pub gold: f64,
}

impl Rate {
    /// Adds the counts of another.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.found += other.found;
        self.gold += other.gold;
    }

    /// Precision, recall and F1.
    pub fn scores(&self) -> [f64; 3] {
        let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
        let (precision, recall) = (share(self.right, self.given), share(self.found, self.gold));
        [precision, recall, share(2.0 * precision * recall, precision + recall)]
    }
}

fn shared(a: Piece, b: Piece) -> usize {
    a[1].min(b[1]).saturating_sub(a[0].max(b[0]))
}

/// Pairs of indices of a given and an annotated stretch that share half of the longer one, each index once.
pub fn alike(given: &[Piece], gold: &[Piece]) -> Vec<(usize, usize)> {
    let likeness = |a: Piece, b: Piece| shared(a, b) as f64 / (a[1] - a[0]).max(b[1] - b[0]).max(1) as f64;
    best(given.len(), gold.len(), |a, b| Some(likeness(given[a], gold[b])).filter(|likeness| *likeness >= 0.5))
}

/// Pairs of indices, those with the highest value first, each index once.
fn best(given: usize, gold: usize, value: impl Fn(usize, usize) -> Option<f64>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for a in 0..given {
        pairs.extend((0..gold).filter_map(|b| Some((value(a, b)?, a, b))));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken, mut partners) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|(_, a, b)| !taken.contains(a) && !partners.contains(b) && taken.insert(*a) && partners.insert(*b));
    pairs.into_iter().map(|(_, a, b)| (a, b)).collect()
}

/// The words of a text, runs of letters and digits, in code points.
pub fn words(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    for (at, _) in text.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
        match found.last_mut().filter(|last| last[1] == at) {
            Some(last) => last[1] = at + 1,
            None => found.push([at, at + 1]),
        }
    }
    found
}

/// The indices of the words that lie in the pieces.
pub fn within(words: &[Piece], pieces: &[Piece]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for piece in pieces {
        let from = words.partition_point(|word| word[1] <= piece[0]);
        let here = words.iter().enumerate().skip(from).take_while(|(_, word)| word[0] < piece[1]);
        found.extend(here.map(|(at, _)| at));
    }
    found
}

/// The share of the words of `a` that `b` has.
pub fn share(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    if a.is_empty() { 0.0 } else { a.intersection(b).count() as f64 / a.len() as f64 }
}

/// Sets each given attribution beside the annotated one it shares the most words with.
pub fn aligned(given: &[BTreeSet<usize>], gold: &[BTreeSet<usize>]) -> Vec<(usize, usize)> {
    let f1 = |a: usize, b: usize| {
        let common = given[a].intersection(&gold[b]).count() as f64;
        Some(2.0 * common / (given[a].len() + gold[b].len()).max(1) as f64).filter(|value| *value > 0.0)
    };
    best(given.len(), gold.len(), f1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_match_by_half_of_the_longer() {
        assert_eq!(alike(&[[0, 10], [20, 24]], &[[2, 12], [20, 30]]), [(0, 0)]);
        assert_eq!(alike(&[[0, 10], [0, 9]], &[[0, 9]]), [(1, 0)]);
    }

    /// Given: five words of which four are in the first annotated Content of eight; the second is not found.
    #[test]
    fn attributions_are_counted_by_the_words_they_share() {
        let (given, gold) = ([BTreeSet::from_iter(0..5)], [BTreeSet::from_iter(1..9), BTreeSet::from_iter(20..22)]);
        let mut rate = Rate { given: 1.0, gold: 2.0, ..Rate::default() };
        for (a, b) in aligned(&given, &gold) {
            rate.right += share(&given[a], &gold[b]);
            rate.found += share(&gold[b], &given[a]);
        }
        let [precision, recall, f1] = rate.scores();
        assert!((precision - 0.8).abs() < 1e-9 && (recall - 0.25).abs() < 1e-9 && (f1 - 0.4 / 1.05).abs() < 1e-9);
    }

    #[test]
    fn words_are_counted_in_code_points() {
        assert_eq!(words("“Né le 4.”"), [[1, 3], [4, 6], [7, 8]]);
        assert_eq!(within(&words("one two three"), &[[4, 9]]), BTreeSet::from([1, 2]));
    }
}
