//! Groups of articles that carry one another's words belong to one story, however little they are alike in all: a round-up
//! of three lines is too short to be like anything.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use super::families::{end, places};
use super::neighbours::{Edge, Same};
use super::sketch::Sketch;

/// An article joins another group when this share of its runs of words stands there, and this many of those kept.
const MIN_SHARE: f64 = 0.25;
const MIN_RUNS: usize = 4;
/// A group joins another when one in so many of its articles does, and more than one if it has three and more. Of two
/// invented stories of 300 and 1,000 reports, nearly all copies, one is in pieces with 4 and with 10, none with 20; B-cubed F1
/// of 100,000 invented articles is .961 with 4 and .962 with 20, and the same elsewhere.
const VOTES: usize = 20;
/// Groups of so many articles are compared with all others of that size: the neighbours of their articles are all their own.
const BIG: usize = 20;

/// Joins the groups of which enough articles are in good part copied from one other group. One such article among many
/// joins nothing: it may stand between two stories.
pub fn joined(sketches: &[Sketch], edges: &[Edge], mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let group_of = places(&groups, sketches.len());
    let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut taken = copied(sketches, edges, &group_of);
    taken.extend(among_big(sketches, &groups, &group_of));
    taken.sort_unstable();
    taken.dedup();
    for (article, theirs) in taken {
        let mine = group_of.get(article).copied().unwrap_or_default() as usize;
        *votes.entry((mine, theirs)).or_default() += 1;
    }
    let mut into: Vec<usize> = (0..groups.len()).collect();
    for ((mine, theirs), count) in votes {
        let (mine, theirs) = (end(&mut into, mine), end(&mut into, theirs));
        if mine == theirs || groups.get(mine).is_none_or(|group| !is_moved(count, group.len())) {
            continue;
        }
        let moved = groups.get_mut(mine).map(std::mem::take).unwrap_or_default();
        if let (Some(group), Some(slot)) = (groups.get_mut(theirs), into.get_mut(mine)) {
            group.extend(moved);
            *slot = theirs;
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether so many copied articles move a group of that size.
const fn is_moved(copied: usize, size: usize) -> bool {
    copied * VOTES >= size && (copied > 1 || size < 3)
}

/// The articles that are in good part copied from another group than their own, and from which.
fn copied(sketches: &[Sketch], edges: &[Edge], group_of: &[u32]) -> Vec<(usize, usize)> {
    let group = |article: usize| group_of.get(article).copied().unwrap_or_default() as usize;
    let apart = edges.iter().map(|&(a, b, _)| (a as usize, b as usize)).filter(|&(a, b)| group(a) != group(b));
    let mut beside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in apart {
        beside.entry(a).or_default().push(b);
        beside.entry(b).or_default().push(a);
    }
    let mut found = Vec::new();
    for (article, others) in beside {
        let Some(own) = sketches.get(article).map(|sketch| sketch.runs.as_slice()) else { continue };
        // A round-up has a little from each article of a story.
        let mut shared: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for other in others {
            let theirs = sketches.get(other).map(|sketch| sketch.runs.as_slice()).unwrap_or_default();
            let common = own.iter().filter(|run| theirs.binary_search(run).is_ok());
            shared.entry(group(other)).or_default().extend(common);
        }
        let counted = shared.into_iter().map(|(group, mut runs)| {
            runs.sort_unstable();
            runs.dedup();
            (group, runs.len())
        });
        found.extend(most(counted, own.len()).map(|group| (article, group)));
    }
    found
}

/// The same for the articles of big groups, in order of time: runs are those of the group that has them first.
fn among_big(sketches: &[Sketch], groups: &[Vec<usize>], group_of: &[u32]) -> Vec<(usize, usize)> {
    let is_big = |group: &u32| groups.get(*group as usize).is_some_and(|group| group.len() >= BIG);
    let mut first: HashMap<u32, u32, BuildHasherDefault<Same>> = HashMap::default();
    let mut found = Vec::new();
    for (article, (sketch, &own)) in sketches.iter().zip(group_of).enumerate().filter(|(_, (_, own))| is_big(own)) {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &sketch.runs {
            let group = *first.entry(*run).or_insert(own);
            *shared.entry(group as usize).or_default() += usize::from(group != own);
        }
        found.extend(most(shared.into_iter(), sketch.runs.len()).map(|group| (article, group)));
    }
    found
}

/// The group that has most of an article's runs, if it has enough of all of them.
fn most(shared: impl Iterator<Item = (usize, usize)>, all: usize) -> Option<usize> {
    let (group, count) = shared.max_by_key(|(group, count)| (*count, std::cmp::Reverse(*group)))?;
    (count >= MIN_RUNS && count as f64 >= MIN_SHARE * all as f64).then_some(group)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(runs: std::ops::Range<u32>) -> Sketch {
        Sketch { runs: runs.collect(), ..Sketch::default() }
    }

    #[test]
    fn a_digest_goes_where_it_is_copied_from() {
        let sketches = [sketch(0..50), sketch(100..150), sketch(0..5)];
        assert_eq!(joined(&sketches, &[(0, 2, 0.1)], vec![vec![0], vec![1], vec![2]]), [vec![0, 2], vec![1]]);
        // Without anything in common it stays.
        assert_eq!(joined(&sketches, &[(1, 2, 0.1)], vec![vec![0], vec![1], vec![2]]).len(), 3);
    }

    #[test]
    fn two_big_groups_are_one_story_when_some_articles_are_made_of_both() {
        let of = |bridges: usize| {
            let first = |at: u32| sketch(1000 * at..1000 * at + 20);
            let both = |at: u32| Sketch {
                runs: (1000 * at..1000 * at + 10).chain(1000 * (at + 50)..1000 * (at + 50) + 10).collect(),
                ..Sketch::default()
            };
            let mut sketches: Vec<Sketch> = (0..40).map(first).collect();
            sketches.extend((40..80).map(|at| if at < 40 + bridges as u32 { both(at - 40) } else { first(at) }));
            joined(&sketches, &[], vec![(0..40).collect(), (40..80).collect()]).len()
        };
        assert_eq!([of(0), of(1), of(2)], [2, 2, 1]);
    }

    #[test]
    fn one_copied_article_among_many_moves_no_story() {
        let own = |number: u32| sketch(number * 100..number * 100 + 20);
        let sketches = [own(1), own(2), own(3), own(1), own(5), own(6)];
        let groups = vec![vec![0, 1, 2], vec![3, 4, 5]];
        assert_eq!(joined(&sketches, &[(0, 3, 0.2)], groups.clone()), groups);
    }
}
