//! Which sentences of two articles go back to the same words.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{Passage, Report, Reuse};
use crate::collate::Carriers;

/// The aligned sentences of all pairs of articles.
#[derive(Debug, Default)]
pub(in crate::collate) struct Aligned {
    /// (article, sentence) to the (article, sentence)s that go back to the same words.
    partners: BTreeMap<(usize, usize), BTreeSet<(usize, usize)>>,
}

impl Aligned {
    /// A carried sentence stands for the same where it stood first.
    pub(in crate::collate) fn of(reports: &[Report], reuse: &[Reuse], carriers: &Carriers) -> Self {
        let mut aligned = Self::default();
        for one in reuse {
            let places = |passage: Passage| {
                let all = covered(reports, passage).into_iter();
                all.map(|at| carriers.first(reports, (passage.article, at))).collect::<Vec<_>>()
            };
            let (a, b) = (places(one.a), places(one.b));
            for &first in &a {
                for &second in b.iter().filter(|second| **second != first) {
                    aligned.partners.entry(first).or_default().insert(second);
                    aligned.partners.entry(second).or_default().insert(first);
                }
            }
        }
        aligned
    }

    /// Every pair of sentences that go back to the same words, each once.
    pub(super) fn pairs(&self) -> impl Iterator<Item = ((usize, usize), (usize, usize))> {
        let of = |(&a, others): (&(usize, usize), &BTreeSet<(usize, usize)>)| {
            others.iter().filter(|&&b| a < b).map(|&b| (a, b)).collect::<Vec<_>>()
        };
        self.partners.iter().flat_map(of)
    }

    /// Whether two sentences go back to the same words.
    pub(in crate::collate) fn same_words(&self, a: (usize, usize), b: (usize, usize)) -> bool {
        self.partners.get(&a).is_some_and(|partners| partners.contains(&b))
    }
}

/// The indices of the sentences that a passage covers at least half of, or the one it lies in.
pub(in crate::collate) fn covered(reports: &[Report], passage: Passage) -> Vec<usize> {
    let Some(report) = reports.get(passage.article) else { return Vec::new() };
    let all = &report.text.sentences;
    let first = report.text.sentence_at(passage.span.start).unwrap_or(0);
    let covered = |index: &usize| {
        all.get(*index).is_some_and(|sentence| {
            let shared = sentence.span.shared(passage.span);
            shared * 2 >= sentence.span.len() || shared * 2 >= passage.span.len()
        })
    };
    (first..all.len()).take_while(|&index| all[index].span.start < passage.span.end).filter(covered).collect()
}
