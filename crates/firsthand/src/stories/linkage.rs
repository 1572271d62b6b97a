//! Groups of likest articles, joined from the likest two on: agglomerative clustering by average link.
//!
//! Only groups are looked at of which two articles are neighbours. The average likeness of a joined group to a third is never
//! more than that of both its parts, so that an old value is a bound for the new one: pairs wait in a heap, are reckoned
//! anew when they come up, and are joined if they are still the likest.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

use super::group::{Group, Likeness};
use super::neighbours::Edge;

/// How much likeness two groups need to be one story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The least average likeness.
    pub likeness: f32,
    /// The least where few articles are at hand, which what tells events apart raises ...
    pub few: f32,
    /// ... by itself once for each such amount of the weaker core ...
    pub weaker: f32,
    /// ... for each such amount of the stronger one ...
    pub stronger: f32,
    /// ... and for so many days between the two.
    pub days: f32,
    /// But so much is always enough.
    pub enough: f32,
}

impl Bar {
    /// Whether the likeness is enough.
    pub fn reached(&self, found: &Likeness) -> bool {
        let raised =
            1.0 + found.apart.0 / self.weaker + found.apart.1 / self.stronger + (found.gap as f32 / self.days).min(1.0);
        found.average >= self.likeness.max(self.few * raised).min(self.enough)
    }
}

/// Joins groups; gives those that are left as lists of the given ones, ascending.
pub fn join(groups: Vec<Group<'_>>, edges: &[Edge], bar: &Bar) -> Vec<Vec<usize>> {
    let mut linkage = Linkage {
        root: (0..groups.len() as u32).collect(),
        members: (0..groups.len()).map(|at| vec![at]).collect(),
        versions: vec![0; groups.len()],
        groups: groups.into_iter().map(Some).collect(),
        looked: HashMap::new(),
    };
    let waiting = edges.iter().filter(|(_, _, likeness)| *likeness >= bar.likeness);
    let mut heap: BinaryHeap<Waiting> = waiting.map(|&(a, b, bound)| Waiting { bound, a, b }).collect();
    while let Some(next) = heap.pop() {
        if let Some(again) = linkage.step(&next, bar) {
            heap.push(again);
        }
    }
    linkage.members.into_iter().filter(|members| !members.is_empty()).collect()
}

struct Linkage<'a> {
    /// Those that went into others are gone.
    groups: Vec<Option<Group<'a>>>,
    members: Vec<Vec<usize>>,
    /// Which group each has gone into.
    root: Vec<u32>,
    /// How often each group has grown.
    versions: Vec<u32>,
    /// At which growth two groups were compared last, and how alike they were.
    looked: HashMap<(u32, u32), (u32, u32, f32)>,
}

impl Linkage<'_> {
    /// Looks at a pair; gives it back, with what it is worth now, if others may be worth more.
    fn step(&mut self, next: &Waiting, bar: &Bar) -> Option<Waiting> {
        let (a, b) = (self.find(next.a), self.find(next.b));
        let (a, b) = (a.min(b), a.max(b));
        if a == b {
            return None;
        }
        let (x, y) = (self.groups.get(a as usize)?.as_ref()?, self.groups.get(b as usize)?.as_ref()?);
        let grown = (*self.versions.get(a as usize)?, *self.versions.get(b as usize)?);
        let looked = self.looked.get(&(a, b)).filter(|looked| (looked.0, looked.1) == grown);
        match looked {
            // The pair stands in the heap with this likeness already, or was not joined.
            Some(looked) if looked.2 != next.bound => None,
            Some(_) => {
                self.looked.remove(&(a, b));
                let reached = bar.reached(&x.likeness(y));
                if reached {
                    self.unite(a, b);
                } else {
                    self.looked.insert((a, b), (grown.0, grown.1, f32::NAN));
                }
                None
            }
            None => {
                let average = x.average(y);
                self.looked.insert((a, b), (grown.0, grown.1, average));
                (average >= bar.likeness).then_some(Waiting { bound: average, a, b })
            }
        }
    }

    fn unite(&mut self, a: u32, b: u32) {
        let (into, from) = (a as usize, b as usize);
        let gone = self.groups.get_mut(from).and_then(Option::take);
        let members = self.members.get_mut(from).map(std::mem::take).unwrap_or_default();
        if let (Some(gone), Some(Some(group)), Some(all), Some(version), Some(root)) = (
            gone,
            self.groups.get_mut(into),
            self.members.get_mut(into),
            self.versions.get_mut(into),
            self.root.get_mut(from),
        ) {
            group.absorb(&gone);
            all.extend(members);
            *version += 1;
            *root = a;
        }
    }

    fn find(&mut self, mut at: u32) -> u32 {
        while let Some(&up) = self.root.get(at as usize)
            && up != at
        {
            let above = self.root.get(up as usize).copied().unwrap_or(up);
            if let Some(slot) = self.root.get_mut(at as usize) {
                *slot = above;
            }
            at = above;
        }
        at
    }
}

/// A pair that waits to be looked at; the likest comes up first, then the first.
#[derive(PartialEq)]
struct Waiting {
    bound: f32,
    a: u32,
    b: u32,
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::Sketch;
    use super::*;

    fn check(articles: &[&[u32]], least: f32, expected: &[&[usize]]) {
        let sketches: Vec<Sketch> = articles.iter().map(|numbers| Sketch::of_words(numbers)).collect();
        let mut edges: Vec<Edge> = Vec::new();
        for b in 0..sketches.len() {
            edges.extend((0..b).map(|a| (a as u32, b as u32, sketches[a].likeness(&sketches[b]))));
        }
        let groups = join(sketches.iter().map(Group::of).collect(), &edges, &Bar::at(least));
        let groups: Vec<Vec<usize>> = groups
            .into_iter()
            .map(|mut group| {
                group.sort_unstable();
                group
            })
            .collect();
        assert_eq!(groups, expected);
    }

    #[test]
    fn one_weak_link_joins_no_two_groups() {
        // The third shares half its words with each pair, and goes to the one that it shares more with.
        let chain: &[&[u32]] = &[&[1, 2, 3, 4], &[1, 2, 3, 5], &[1, 2, 8, 9, 20], &[8, 9, 6, 7], &[8, 9, 6, 10]];
        check(chain, 0.3, &[&[0, 1, 2], &[3, 4]]);
        check(chain, 0.1, &[&[0, 1, 2, 3, 4]]);
    }

    #[test]
    fn what_has_nothing_in_common_stays_alone() {
        check(&[&[1, 2], &[3, 4], &[]], 0.1, &[&[0], &[1], &[2]]);
        check(&[], 0.1, &[]);
    }
}
