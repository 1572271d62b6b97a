//! What the articles of a big story carry as it is, so that it is told once.
//!
//! In a story of thousands most articles are copies. A sentence that a copy has from its parent with nothing changed that
//! touches a figure, a name, a date, a negation, a quote or how sure something is says nothing by itself: points and
//! timeline give it where it stood first. What a copy changed stands beside it like any other reading. An article most of
//! which is carried is folded under the one it has it from.

use std::collections::BTreeMap;

use super::points::covered;
use crate::account::{Carried, Copied, Copies, Edge, EdgeKind, Evidence, Fold, Lineage, Passage, Report, Reuse};
use crate::reuse::Reach;
use crate::span::Span;

/// A sentence is carried when at least this share of it is reused.
const WHOLE: f64 = 0.8;
/// An article is a copy when at least this share of it is taken from one other, word for word or touched up: a copy adds a
/// line about itself, a report a paragraph.
const FOLDED: f64 = 0.8;

/// The copies of a story, given its derivations. A story in which all articles are compared with one another has none:
/// there each article speaks for itself.
pub fn copies(reports: &[Report], articles: &[usize], reuse: &[Reuse], lineage: &Lineage) -> Copies {
    if Reach::WIDE.is_complete(articles.len()) {
        return Copies::default();
    }
    Copies { folds: folds(reuse, lineage), carried: carried(reports, reuse, lineage) }
}

/// The reused passages that a derivation stands on, child first.
fn passages<'a>(
    edge: &'a Edge,
    child: usize,
    reuse: &'a [Reuse],
) -> impl Iterator<Item = (Passage, Passage, &'a Reuse)> {
    let reused = edge.evidence.iter().filter_map(move |evidence| match evidence {
        Evidence::Reuse(at) => reuse.get(*at),
        Evidence::Credit(..) => None,
    });
    reused.filter_map(move |one| match (one.a, one.b) {
        (mine, theirs) if mine.article == child => Some((mine, theirs, one)),
        (theirs, mine) if mine.article == child => Some((mine, theirs, one)),
        _ => None,
    })
}

fn is_changed(reuse: &Reuse) -> bool {
    reuse.changes.iter().any(|change| !change.touches.is_empty())
}

/// The article of a node, if it is one.
fn article(lineage: &Lineage, node: usize) -> Option<usize> {
    lineage.nodes.get(node)?.article
}

/// The sentences that articles carry, each with where it stood first.
fn carried(reports: &[Report], reuse: &[Reuse], lineage: &Lineage) -> Vec<Carried> {
    let mut parent: BTreeMap<Passage, Passage> = BTreeMap::new();
    for edge in &lineage.edges {
        let (Some(child), Some(_)) = (article(lineage, edge.to), article(lineage, edge.from)) else { continue };
        for (mine, theirs, _) in passages(edge, child, reuse).filter(|(_, _, one)| !is_changed(one)) {
            let there = sentences(reports, theirs);
            for (place, sentence) in sentences(reports, mine).into_iter().enumerate() {
                let whole = sentence.shared(mine.span) as f64 >= WHOLE * sentence.len() as f64;
                if let Some(first) = there.get(place).or(there.last()).filter(|_| whole) {
                    let (mine, first) = (at(mine.article, sentence), at(theirs.article, *first));
                    parent.entry(mine).or_insert(first);
                }
            }
        }
    }
    // Derivations make no circle, and every step leads up one of them.
    let first = |from: Passage| std::iter::successors(Some(from), |at| parent.get(at).copied()).last().unwrap_or(from);
    parent.keys().map(|passage| Carried { passage: *passage, first: first(*passage) }).collect()
}

const fn at(article: usize, span: Span) -> Passage {
    Passage { article, span }
}

/// The sentences that a passage covers.
fn sentences(reports: &[Report], passage: Passage) -> Vec<Span> {
    let all = reports.get(passage.article).map(|report| report.text.sentences.as_slice()).unwrap_or_default();
    covered(reports, passage).into_iter().filter_map(|at| all.get(at)).map(|sentence| sentence.span).collect()
}

/// The articles that have copies, and these.
fn folds(reuse: &[Reuse], lineage: &Lineage) -> Vec<Fold> {
    let mut parent: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for edge in lineage.edges.iter().filter(|edge| is_copy(edge)) {
        let (Some(child), Some(from)) = (article(lineage, edge.to), article(lineage, edge.from)) else { continue };
        let changed = passages(edge, child, reuse).any(|(_, _, one)| is_changed(one));
        parent.entry(child).or_insert((from, changed));
    }
    let mut folds: BTreeMap<usize, Vec<Copied>> = BTreeMap::new();
    for (&child, &(from, _)) in &parent {
        let way = std::iter::successors(Some(from), |at| parent.get(at).map(|(from, _)| *from));
        let Some(head) = way.last() else { continue };
        // What was changed further up is in the copy too.
        let mut way = std::iter::successors(Some(child), |at| parent.get(at).map(|(from, _)| *from));
        let changed = way.any(|at| parent.get(&at).is_some_and(|(_, changed)| *changed));
        folds.entry(head).or_default().push(Copied { article: child, changed });
    }
    let mut folds: Vec<Fold> = folds.into_iter().map(|(article, copies)| Fold { article, copies }).collect();
    folds.sort_by_key(|fold| (std::cmp::Reverse(fold.copies.len()), fold.article));
    folds
}

fn is_copy(edge: &Edge) -> bool {
    edge.share >= FOLDED && matches!(edge.kind, EdgeKind::Copy | EdgeKind::Edit)
}

/// Where the sentences of a story stood first, and who carries them.
#[derive(Debug, Default)]
pub(crate) struct Carriers {
    first: BTreeMap<Passage, Passage>,
    of: BTreeMap<Passage, Vec<usize>>,
}

impl Carriers {
    /// Of the copies of a story.
    pub fn of(copies: &Copies) -> Self {
        let mut carriers = Self::default();
        for one in &copies.carried {
            carriers.first.insert(one.passage, one.first);
            carriers.of.entry(one.first).or_default().push(one.passage.article);
        }
        carriers
    }

    /// Whether an article has a sentence, by its place in the text, from another as it stands there.
    pub fn is_carried(&self, reports: &[Report], article: usize, sentence: usize) -> bool {
        self.span(reports, article, sentence).is_some_and(|passage| self.first.contains_key(&passage))
    }

    /// The sentence where it stood first: article and place.
    pub fn first(&self, reports: &[Report], (article, sentence): (usize, usize)) -> (usize, usize) {
        let first = self.span(reports, article, sentence).and_then(|passage| self.first.get(&passage));
        let place = first.and_then(|first| {
            let sentence = reports.get(first.article)?.text.sentence_at(first.span.start)?;
            Some((first.article, sentence))
        });
        place.unwrap_or((article, sentence))
    }

    /// The articles that carry the sentence a passage stands in, ascending.
    pub fn of_passage(&self, reports: &[Report], passage: Passage) -> &[usize] {
        let sentence = || reports.get(passage.article)?.text.sentence_at(passage.span.start);
        let of = || self.of.get(&self.span(reports, passage.article, sentence()?)?);
        if self.of.is_empty() { &[] } else { of().map(Vec::as_slice).unwrap_or_default() }
    }

    fn span(&self, reports: &[Report], article: usize, sentence: usize) -> Option<Passage> {
        if self.first.is_empty() {
            return None;
        }
        Some(at(article, reports.get(article)?.text.sentences.get(sentence)?.span))
    }
}
