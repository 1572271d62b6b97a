//! Groups by average link: what belongs together by the odds of all its pairs, so that one likely pair never joins two
//! groups that are unlike otherwise.

use std::collections::BTreeMap;

/// The log-odds of pairs that belong together or do not.
#[derive(Debug)]
pub(super) struct Pairs {
    /// For each item the others it was weighed with, and how far the odds are above [`UNLIKELY`].
    above: Vec<BTreeMap<usize, f32>>,
}

/// The least that a pair counts, and what one counts that was not weighed.
pub(super) const UNLIKELY: f32 = -3.0;
/// Log-odds at which two items can be in no common group.
pub(super) const NEVER: f32 = f32::NEG_INFINITY;

impl Pairs {
    /// No pair of `count` items is weighed yet.
    pub(super) fn new(count: usize) -> Self {
        Self { above: vec![BTreeMap::new(); count] }
    }

    /// Notes the odds of a pair.
    pub(super) fn note(&mut self, i: usize, j: usize, odds: f32) {
        if odds <= UNLIKELY && odds != NEVER {
            return;
        }
        for (one, other) in [(i, j), (j, i)] {
            if let Some(above) = self.above.get_mut(one) {
                above.insert(other, odds - UNLIKELY);
            }
        }
    }

    /// The groups, each ascending, by their smallest member: the likeliest pairs are joined first, down to `least`, two groups
    /// where the mean over their pairs is `mean` or more.
    pub(super) fn groups(self, least: f32, mean: f32) -> Vec<Vec<usize>> {
        // From here on sums over the pairs of two groups; a group goes by its smallest member.
        let mut sums = self.above;
        let mut likely: Vec<(f32, usize, usize)> = Vec::new();
        for (i, above) in sums.iter().enumerate() {
            let later = above.range(i + 1..).filter(|(_, above)| **above + UNLIKELY >= least);
            likely.extend(later.map(|(&j, &above)| (above, i, j)));
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut group_of: Vec<usize> = (0..sums.len()).collect();
        let mut groups: Vec<Vec<usize>> = (0..sums.len()).map(|item| vec![item]).collect();
        for (_, i, j) in likely {
            let (a, b) = (group_of[i].min(group_of[j]), group_of[i].max(group_of[j]));
            let sum = sums[a].get(&b).copied().unwrap_or(0.0);
            if a == b || UNLIKELY + sum / ((groups[a].len() * groups[b].len()) as f32) < mean {
                continue;
            }
            let moved = std::mem::take(&mut groups[b]);
            moved.iter().for_each(|&item| group_of[item] = a);
            groups[a].extend(moved);
            for (other, sum) in std::mem::take(&mut sums[b]) {
                sums[other].remove(&b);
                if other != a {
                    *sums[a].entry(other).or_insert(0.0) += sum;
                    *sums[other].entry(a).or_insert(0.0) += sum;
                }
            }
        }
        groups.retain(|group| !group.is_empty());
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[(usize, usize, f32)], expected: &[&[usize]]) {
        let mut noted = Pairs::new(4);
        pairs.iter().for_each(|&(i, j, odds)| noted.note(i, j, odds));
        assert_eq!(noted.groups(0.0, 0.0), expected);
    }

    #[test]
    fn one_likely_pair_joins_no_two_groups() {
        check(&[(0, 1, 3.0), (2, 3, 3.0), (1, 2, 1.0)], &[&[0, 1], &[2, 3]]);
        check(&[(0, 1, 3.0), (2, 3, 3.0), (1, 2, 1.0), (0, 2, 1.0), (1, 3, 1.0), (0, 3, 1.0)], &[&[0, 1, 2, 3]]);
    }

    #[test]
    fn an_unlikely_pair_is_borne_where_the_mean_allows() {
        let mut noted = Pairs::new(3);
        [(0, 1, 3.0), (1, 2, 1.0), (0, 2, -2.0)].iter().for_each(|&(i, j, odds)| noted.note(i, j, odds));
        assert_eq!(noted.groups(0.0, -1.0), [vec![0, 1, 2]]);
    }

    #[test]
    fn what_cannot_be_together_stays_apart() {
        check(&[(0, 1, 3.0), (1, 2, 9.0), (0, 2, NEVER)], &[&[0], &[1, 2], &[3]]);
    }
}
