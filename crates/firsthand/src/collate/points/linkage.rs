//! Groups by average link: what belongs together by the odds of all its pairs, so that one likely pair never joins two
//! groups that are unlike otherwise.

use std::collections::HashMap;

/// The log-odds of pairs that belong together or do not.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    odds: HashMap<(usize, usize), f32>,
}

/// What a pair counts that was not weighed.
const UNKNOWN: f32 = -3.0;
/// Log-odds at which two items can be in no common group.
pub(super) const NEVER: f32 = f32::NEG_INFINITY;

impl Pairs {
    /// Notes the odds of a pair.
    pub(super) fn note(&mut self, i: usize, j: usize, odds: f32) {
        self.odds.insert((i.min(j), i.max(j)), odds);
    }

    /// Whether a pair was weighed.
    pub(super) fn has(&self, i: usize, j: usize) -> bool {
        self.odds.contains_key(&(i.min(j), i.max(j)))
    }

    fn of(&self, i: usize, j: usize) -> f32 {
        self.odds.get(&(i.min(j), i.max(j))).copied().unwrap_or(UNKNOWN)
    }

    /// The groups of `count` items, each ascending, by their smallest member: the likeliest pairs are joined first, two groups
    /// where the mean over their pairs is `least` or more.
    pub(super) fn groups(&self, count: usize, least: f32) -> Vec<Vec<usize>> {
        let mut likely: Vec<((usize, usize), f32)> =
            self.odds.iter().filter(|(_, odds)| **odds >= least).map(|(pair, odds)| (*pair, *odds)).collect();
        likely.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut group_of: Vec<usize> = (0..count).collect();
        let mut groups: Vec<Vec<usize>> = (0..count).map(|item| vec![item]).collect();
        for ((i, j), _) in likely {
            let (a, b) = (group_of[i], group_of[j]);
            if a == b || self.mean(&groups[a], &groups[b]) < least {
                continue;
            }
            let (stays, goes) = (a.min(b), a.max(b));
            let moved = std::mem::take(&mut groups[goes]);
            moved.iter().for_each(|&item| group_of[item] = stays);
            groups[stays].extend(moved);
        }
        groups.retain(|group| !group.is_empty());
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups
    }

    fn mean(&self, a: &[usize], b: &[usize]) -> f32 {
        let sum: f32 = a.iter().flat_map(|&i| b.iter().map(move |&j| self.of(i, j))).sum();
        sum / (a.len() * b.len()) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[(usize, usize, f32)], expected: &[&[usize]]) {
        let mut noted = Pairs::default();
        pairs.iter().for_each(|&(i, j, odds)| noted.note(i, j, odds));
        assert_eq!(noted.groups(4, 0.0), expected);
    }

    #[test]
    fn one_likely_pair_joins_no_two_groups() {
        check(&[(0, 1, 3.0), (2, 3, 3.0), (1, 2, 1.0)], &[&[0, 1], &[2, 3]]);
        check(&[(0, 1, 3.0), (2, 3, 3.0), (1, 2, 1.0), (0, 2, 1.0), (1, 3, 1.0), (0, 3, 1.0)], &[&[0, 1, 2, 3]]);
    }

    #[test]
    fn what_cannot_be_together_stays_apart() {
        check(&[(0, 1, 3.0), (1, 2, 9.0), (0, 2, NEVER)], &[&[0], &[1, 2], &[3]]);
    }
}
