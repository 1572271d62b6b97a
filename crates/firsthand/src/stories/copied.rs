//! Groups of articles that carry one another's words belong to one story, however little they are alike in all.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::account::Report;

/// Words in a row.
const RUN: usize = 6;
/// An article joins another group when this share of its runs of words stands there, and this many.
const MIN_SHARE: f64 = 0.25;
const MIN_RUNS: usize = 12;
/// A run that stands in more articles than this is nobody's: a notice, a name and title.
const MOST_ARTICLES: usize = 50;

/// Joins the groups of which an article is in good part copied from one of another group.
pub(super) fn joined(reports: &[Report], mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    if groups.len() < 2 {
        return groups;
    }
    let runs: Vec<Vec<u64>> = reports.iter().map(runs).collect();
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    for (article, runs) in runs.iter().enumerate() {
        for run in runs {
            index.entry(*run).or_default().push(article);
        }
    }
    let mut group_of: Vec<usize> = vec![0; reports.len()];
    for (number, group) in groups.iter().enumerate() {
        for article in group {
            if let Some(slot) = group_of.get_mut(*article) {
                *slot = number;
            }
        }
    }
    for (article, own) in runs.iter().enumerate() {
        // A round-up has a little from each article of a story.
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for others in own.iter().filter_map(|run| index.get(run)).filter(|others| others.len() <= MOST_ARTICLES) {
            let others = others.iter().filter(|other| **other != article);
            let groups: BTreeSet<usize> = others.filter_map(|other| group_of.get(*other).copied()).collect();
            for group in groups {
                *shared.entry(group).or_insert(0) += 1;
            }
        }
        let best = shared.into_iter().max_by_key(|(group, count)| (*count, std::cmp::Reverse(*group)));
        let (Some((theirs, count)), Some(&mine)) = (best, group_of.get(article)) else { continue };
        if mine == theirs || count < MIN_RUNS || (count as f64) < MIN_SHARE * own.len() as f64 {
            continue;
        }
        let moved = groups.get_mut(mine).map(std::mem::take).unwrap_or_default();
        for one in &moved {
            if let Some(slot) = group_of.get_mut(*one) {
                *slot = theirs;
            }
        }
        if let Some(group) = groups.get_mut(theirs) {
            group.extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The runs of words of an article's prose, as hashes, each once.
fn runs(report: &Report) -> Vec<u64> {
    let words = report.text.prose().flat_map(|(_, sentence)| report.text.tokens_of(sentence));
    let words: Vec<&str> = words.filter(|token| token.is_wordlike()).map(|token| token.norm.as_str()).collect();
    let mut runs: Vec<u64> = words
        .windows(RUN)
        .map(|run| {
            let mut hasher = DefaultHasher::new();
            run.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}
