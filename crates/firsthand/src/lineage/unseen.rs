//! Texts that are not among the reports but must have been there: what articles share that none of them gave the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{EdgeKind, ReuseKind};

use super::covers::label_of;
use super::credits::Source;
use super::derive::{Draft, GAP, Link, edge_kind, enough, text_of};
use super::direct;
use super::matter::{Matter, Shared};
use super::why;

/// For a text that no credit names: at least this many passages, so much surer, and so many bytes. One sentence that
/// two reports of an event share is often a police statement or a stock phrase.
const NAMELESS: (usize, f64, usize) = (2, 1.8, 200);
/// What a source is called that is a text which no credit names.
pub const NAMELESS_TEXT: &str = "a common text";
/// From this share of what two articles have in common on it is what one of them has from its parent.
const PASSED_ON: f64 = 0.8;
/// What a carrier did with a text that is not among the reports is told by another carrier that has at least this share
/// of it.
const TOLD_BY: f64 = 0.3;

impl Draft {
    /// Joins articles that share matter which none of them gave the other.
    pub(super) fn add_unseen(&mut self, matter: &Matter<'_>, credits: &[Vec<Source>]) {
        let mut named: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        let mut nameless: Vec<(usize, usize)> = Vec::new();
        let ancestry = self.ancestry(matter);
        for (&(a, b), shared) in &matter.pairs {
            if !enough(shared)
                || explained(a, b, &ancestry)
                || self.passed_on(a, b, matter)
                || self.passed_on(b, a, matter)
            {
                continue;
            }
            match common_name(a, b, shared, matter, credits) {
                Some(name) => named.entry(name).or_default().push((a, b)),
                None if enough_for_nameless(shared) && !matter.same_outlet(a, b) => nameless.push((a, b)),
                None => {}
            }
        }
        for (name, pairs) in &named {
            let from = self.unseen_node(name, matter);
            self.add_siblings(from, Some(name), pairs, matter);
        }
        let ancestry = self.ancestry(matter);
        nameless.retain(|&(a, b)| !explained(a, b, &ancestry));
        for group in groups(&nameless) {
            let from = self.named_source(&group, matter).unwrap_or_else(|| {
                self.unseen.push(NAMELESS_TEXT.to_owned());
                matter.articles.len() + self.unseen.len() - 1
            });
            let name = self.unseen.get(from - matter.articles.len()).filter(|name| *name != NAMELESS_TEXT).cloned();
            self.add_siblings(from, name.as_deref(), &group, matter);
        }
    }

    /// The one unseen source that members of a group are known to share words of.
    fn named_source(&self, group: &[(usize, usize)], matter: &Matter<'_>) -> Option<usize> {
        let member = |at: usize| group.iter().any(|&(a, b)| a == at || b == at);
        let unseen =
            self.links.iter().filter(|link| link.from >= matter.articles.len() && link.kind != EdgeKind::Credit);
        let mut sources: Vec<usize> = unseen.filter(|link| member(link.to)).map(|link| link.from).collect();
        sources.sort_unstable();
        sources.dedup();
        if let [one] = sources.as_slice() { Some(*one) } else { None }
    }

    /// Whether what an article shares with another is what it has from one of its parents: then the question is what that
    /// parent shares with the other.
    fn passed_on(&self, child: usize, other: usize, matter: &Matter<'_>) -> bool {
        let shared = matter.taken(child, other);
        let all: usize = shared.iter().sum();
        self.links_to(child).filter(|link| link.from < matter.articles.len()).any(|link| {
            let known: usize = shared.iter().zip(&link.bytes).map(|(shared, taken)| shared.min(taken)).sum();
            known as f64 >= PASSED_ON * all as f64
        })
    }

    /// For each article the nodes that its words were handed down from, itself among them.
    fn ancestry(&self, matter: &Matter<'_>) -> Vec<BTreeSet<usize>> {
        let mut parents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for link in self.links.iter().filter(|link| link.kind != EdgeKind::Credit) {
            parents.entry(link.to).or_default().push(link.from);
        }
        let above = |article: usize| {
            let mut seen = BTreeSet::from([article]);
            let mut open = vec![article];
            while let Some(at) = open.pop() {
                let more = parents.get(&at).into_iter().flatten().filter(|from| seen.insert(**from));
                open.extend(more.copied().collect::<Vec<_>>());
            }
            seen
        };
        (0..matter.articles.len()).map(above).collect()
    }

    /// Derives the members of a group from the text that stands behind them.
    fn add_siblings(&mut self, from: usize, name: Option<&str>, pairs: &[(usize, usize)], matter: &Matter<'_>) {
        let mut members: Vec<usize> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
        members.sort_unstable();
        members.dedup();
        for member in members {
            let shared = Sibling::of(member, pairs, matter);
            let known = self.link_between(from, member);
            let told = |draft: &Self| {
                let count = matter.count(member, &shared.bytes).max(1);
                let why = why::sibling(&matter.label(member), &shared.others, count, name);
                (draft.kind_beside(member, matter), why)
            };
            let Some(at) = known else {
                let (kind, why) = told(self);
                let sure = (1.0 - (-shared.score).exp()).min(0.95) * if name.is_some() { 0.8 } else { 0.75 };
                let Sibling { bytes, passages, .. } = shared;
                let (to, credits) = (member, Vec::new());
                self.add(Link { from, to, kind, bytes, sure, directed: true, passages, credits, why });
                continue;
            };
            let by_credit = self.links.get(at).is_some_and(|link| link.kind == EdgeKind::Credit);
            let now = by_credit.then(|| told(self));
            let Some(link) = self.links.get_mut(at) else { continue };
            if let Some((kind, why)) = now {
                (link.kind, link.why) = (kind, why);
            }
            link.passages.extend(shared.passages);
            for (sum, taken) in link.bytes.iter_mut().zip(&shared.bytes) {
                *sum = (*sum).max(*taken);
            }
        }
    }

    /// What the child did with a text that it shares with siblings: the one with the damage did the rewording.
    pub(super) fn kind_beside(&self, child: usize, matter: &Matter<'_>) -> EdgeKind {
        let mut kinds: Vec<(usize, EdgeKind)> = Vec::new();
        for other in matter.kin_of(child) {
            let Some((shared, _)) = matter.shared(child, other) else { continue };
            let (time, damage) = direct::time_and_damage(matter, other, child);
            let kind = match shared.kind() {
                // One that is known to be the later of two is not the untouched one.
                ReuseKind::Rewritten | ReuseKind::Translated if damage < -0.3 && time <= 0.0 => EdgeKind::Copy,
                kind => edge_kind(kind),
            };
            kinds.push((matter.taken(child, other).iter().sum(), kind));
        }
        // A few sentences that another reworded say nothing of all that was carried.
        let least = TOLD_BY * matter.articles.get(child).map_or(0.0, |own| own.length as f64);
        kinds.retain(|(bytes, _)| *bytes as f64 >= least);
        kinds.into_iter().max_by_key(|(bytes, kind)| (*bytes, std::cmp::Reverse(*kind))).map_or(EdgeKind::Copy, |k| k.1)
    }
}

/// What one article has in common with others that go back to the same unseen text.
struct Sibling {
    /// For each of its sentences the bytes that are shared.
    bytes: Vec<usize>,
    /// Indices into the reuse.
    passages: Vec<usize>,
    /// What the others are called.
    others: Vec<String>,
    /// Sum of the scores of the passages.
    score: f64,
}

impl Sibling {
    fn of(member: usize, pairs: &[(usize, usize)], matter: &Matter<'_>) -> Self {
        let mut bytes = vec![0usize; matter.articles.get(member).map_or(0, |own| own.sentences.len())];
        let (mut passages, mut others, mut score) = (Vec::new(), Vec::new(), 0.0);
        for &(a, b) in pairs.iter().filter(|(a, b)| *a == member || *b == member) {
            let other = if a == member { b } else { a };
            let Some((shared, _)) = matter.shared(member, other) else { continue };
            for (sum, taken) in bytes.iter_mut().zip(matter.taken(member, other)) {
                *sum = (*sum).max(*taken);
            }
            passages.extend(shared.passages.iter().copied());
            others.push(matter.label(other));
            score += shared.score;
        }
        fill(&mut bytes, member, matter);
        passages.sort_unstable();
        Self { bytes, passages, others, score }
    }
}

/// Whether what two articles share is accounted for: one leads to the other, or a third to both.
fn explained(a: usize, b: usize, ancestry: &[BTreeSet<usize>]) -> bool {
    let (Some(above_a), Some(above_b)) = (ancestry.get(a), ancestry.get(b)) else { return false };
    !above_a.is_disjoint(above_b)
}

/// Whether that holds of articles of which neither names a source.
fn enough_for_nameless(shared: &Shared) -> bool {
    let bytes = shared.bytes.iter().map(|bytes| bytes.iter().sum::<usize>()).min().unwrap_or(0);
    shared.passages.len() >= NAMELESS.0 && shared.score >= NAMELESS.1 && bytes >= NAMELESS.2
}

/// Counts in the sentences between those that are shared: what one copyist cut the other has kept.
fn fill(bytes: &mut [usize], article: usize, matter: &Matter<'_>) {
    let Some(own) = matter.articles.get(article) else { return };
    let shared: Vec<usize> = (0..bytes.len()).filter(|at| bytes.get(*at).is_some_and(|bytes| *bytes > 0)).collect();
    for pair in shared.windows(2) {
        let &[from, to] = pair else { continue };
        if to - from - 1 > GAP {
            continue;
        }
        for at in from + 1..to {
            if let (Some(bytes), Some((span, _))) = (bytes.get_mut(at), own.sentences.get(at)) {
                *bytes = span.len();
            }
        }
    }
}

/// What the text that two articles share is called, when a credit in one of them covers it.
fn common_name(a: usize, b: usize, shared: &Shared, matter: &Matter<'_>, credits: &[Vec<Source>]) -> Option<String> {
    for at in [a, b] {
        let index = matter.articles.get(at)?.index;
        for source in credits.get(at)?.iter().filter(|source| source.articles.is_empty()) {
            let Some(span) = source.covers else { continue };
            let inside = shared.passages.iter().filter_map(|at| matter.reuse.get(*at)).filter(|passage| {
                let side = if passage.a.article == index { passage.a.span } else { passage.b.span };
                side.shared(span) * 2 >= side.len()
            });
            if inside.count() * 2 >= shared.passages.len() {
                return Some(label_of(source));
            }
        }
    }
    // Whose text an article is says nothing of a sentence that it may have from elsewhere.
    text_of(credits, a).or_else(|| text_of(credits, b)).filter(|_| enough_for_nameless(shared)).map(label_of)
}

/// Pairs that hang together.
fn groups(pairs: &[(usize, usize)]) -> Vec<Vec<(usize, usize)>> {
    // Each article goes by the least one that it is known to hang together with.
    let mut least: BTreeMap<usize, usize> = BTreeMap::new();
    let head = |least: &BTreeMap<usize, usize>, mut at: usize| {
        while let Some(&next) = least.get(&at).filter(|next| **next != at) {
            at = next;
        }
        at
    };
    for &(a, b) in pairs {
        let (x, y) = (head(&least, a), head(&least, b));
        least.insert(x.max(y), x.min(y));
    }
    let mut groups: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for &(a, b) in pairs {
        groups.entry(head(&least, a)).or_default().push((a, b));
    }
    let mut groups: Vec<Vec<(usize, usize)>> = groups.into_values().collect();
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort();
    groups
}
