//! Pairs of sentences that a nearer text speaks against.
//!
//! A sentence that stands nearly word for word in a third article comes from wherever that article's sentence comes from.
//! Where that one has nothing of the article in question, the looser likeness was chance: two writers put one fact alike.

use std::collections::{HashMap, HashSet};

use super::chain::Pair;
use super::lines::Line;
use super::partners::Partners;

/// From this share of words in order on two sentences are nearly the same; below the other a likeness is loose. On the
/// development stories the F1 of edited passages is .986 (without all this .981) and the precision of all .978 (.974), and
/// undirected edges have .972 (.969); with 0.8 and 0.75 .987, .980, .967 (`firsthand-bench lineage`).
const NEAR: f32 = 0.9;
const LOOSE: f32 = 0.65;

/// Drops the loose pairs that more third articles speak against than for. Only articles that are as long as the one they
/// share a sentence with are asked: a shorter one may have too little left for its kin to show. Where only partners are
/// compared, one that was not compared with the article in question has nothing to say of it.
pub(super) fn drop(pairs: &mut Vec<Pair>, lines: &[Line], partners: Option<&Partners>) {
    let jury = Jury::of(pairs, lines, partners);
    let stands = |pair: &Pair| {
        pair.likeness.ordered >= LOOSE || jury.balance(pair.a, pair.b) + jury.balance(pair.b, pair.a) >= 0
    };
    let keep: Vec<bool> = pairs.iter().map(stands).collect();
    let mut keep = keep.into_iter();
    pairs.retain(|_| keep.next().unwrap_or(true));
}

/// What every line is paired with.
struct Jury<'a> {
    lines: &'a [Line],
    partners_only: Option<&'a Partners>,
    /// How many lines each article has.
    lengths: HashMap<usize, usize>,
    /// The partners of each line, and the share of words in order.
    partners: HashMap<usize, Vec<(usize, f32)>>,
    /// The lines and the articles they have a partner in.
    shared: HashSet<(usize, usize)>,
}

impl<'a> Jury<'a> {
    fn of(pairs: &[Pair], lines: &'a [Line], partners_only: Option<&'a Partners>) -> Self {
        let mut lengths: HashMap<usize, usize> = HashMap::new();
        for line in lines {
            *lengths.entry(line.article).or_default() += 1;
        }
        let mut partners: HashMap<usize, Vec<(usize, f32)>> = HashMap::new();
        for pair in pairs {
            partners.entry(pair.a).or_default().push((pair.b, pair.likeness.ordered));
            partners.entry(pair.b).or_default().push((pair.a, pair.likeness.ordered));
        }
        let article = |line: usize| lines.get(line).map_or(usize::MAX, |line| line.article);
        let shared = pairs.iter().flat_map(|pair| [(pair.a, article(pair.b)), (pair.b, article(pair.a))]).collect();
        Self { lines, partners_only, lengths, partners, shared }
    }

    fn article(&self, line: usize) -> usize {
        self.lines.get(line).map_or(usize::MAX, |line| line.article)
    }

    fn length(&self, line: usize) -> usize {
        self.lengths.get(&self.article(line)).copied().unwrap_or(0)
    }

    fn partners(&self, line: usize) -> &[(usize, f32)] {
        self.partners.get(&line).map(Vec::as_slice).unwrap_or_default()
    }

    /// Of the third articles that have nearly the words of `line` how many more share the sentence with the article of
    /// `other` than do not.
    fn balance(&self, line: usize, other: usize) -> i32 {
        let article = self.article(other);
        let was_asked = |third: usize| self.partners_only.is_none_or(|partners| partners.are_compared(third, other));
        let near = self.partners(line).iter().filter(|(third, ordered)| {
            *ordered >= NEAR
                && self.article(*third) != article
                && self.length(*third) >= self.length(line)
                && was_asked(*third)
        });
        near.map(|(third, _)| if self.shared.contains(&(*third, article)) { 1 } else { -1 }).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reuse::likeness::Likeness;
    use crate::span::Span;

    /// Three articles of two lines each: 0 and 1, 2 and 3, 4 and 5.
    fn lines() -> Vec<Line> {
        let line = |at: usize| Line {
            article: at / 2,
            order: at % 2,
            span: Span::new(0, 0),
            words: Vec::new(),
            mass: 0.0,
            narration: 0.0,
        };
        (0..6).map(line).collect()
    }

    fn pair(a: usize, b: usize, ordered: f32) -> Pair {
        Pair::new(a, b, Likeness { ordered, ..Likeness::default() })
    }

    #[track_caller]
    fn check(pairs: &[Pair], kept: &[(usize, usize)]) {
        let mut pairs = pairs.to_vec();
        drop(&mut pairs, &lines(), None);
        assert_eq!(pairs.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), kept);
    }

    #[test]
    fn what_the_original_does_not_share_its_copy_shares_by_chance() {
        check(&[pair(0, 2, 1.0), pair(2, 4, 0.5)], &[(0, 2)]);
    }

    #[test]
    fn what_the_original_shares_as_well_stays() {
        let all = [pair(0, 2, 1.0), pair(0, 4, 0.5), pair(2, 4, 0.5)];
        check(&all, &[(0, 2), (0, 4), (2, 4)]);
    }

    #[test]
    fn a_strong_pair_needs_no_third() {
        check(&[pair(0, 2, 1.0), pair(2, 4, 0.8)], &[(0, 2), (2, 4)]);
    }

    #[test]
    fn a_third_that_has_the_sentence_in_other_words_is_not_asked() {
        check(&[pair(0, 2, 0.6), pair(2, 4, 0.5)], &[(0, 2), (2, 4)]);
    }
}
