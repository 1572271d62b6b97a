//! The derivations: for each article its parents among the articles, the sources it credits, and the texts that are
//! not among the reports but must have been there.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{EdgeKind, ReuseKind};
use crate::lexicon;

use super::covers::{covered_sentences, label_of};
use super::credits::Source;
use super::direct::{self, Direction};
use super::matter::{Matter, Shared};
use super::tree::{self, Candidate};
use super::why;

/// What two articles must share before anything is made of it: one passage that is certain, or several likely ones.
const MIN_SCORE: f64 = 0.9;
/// And at least this many bytes in each of them.
const MIN_BYTES: usize = 60;
/// For a text that no credit names: at least this many passages, so much surer, and so many bytes. One sentence that
/// two reports of an event share is often a police statement or a stock phrase.
const NAMELESS: (usize, f64, usize) = (2, 1.8, 200);
/// What such a text is called.
const NAMELESS_TEXT: &str = "a common text";
/// From these log-odds on a direction is told. At 1.0 directed edges of the undated development stories have F1 .65, at 0.7
/// with [`direct::HELD`] at 4 .78 (`firsthand-bench lineage`).
const DIRECTED: f64 = 0.7;
/// A child whose parent it does not credit has at least this much of its text from it; with less, both may have
/// taken it from a third.
const MIN_SHARE: f64 = 0.5;
/// Two articles this much of which is the same text, and neither is known to be first, are joined undirected.
const SAME_TEXT: f64 = 0.6;
/// A further parent explains at least this share of the child and this many bytes that the others do not.
const MORE: (f64, f64) = (0.05, 120.0);
/// A child takes less than [`MIN_SHARE`] from a parent where that is at least this many passages, bytes, and share of it.
const PART: (usize, usize, f64) = (3, 200, 0.08);
/// An article is no parent where this share of it or more stands in the child, less than this share of the child in it,
/// and in this share of the steps from one shared sentence to the next the child has sentences of its own between. Then
/// both were cut from a longer text.
const CUT: (f64, f64, f64) = (0.3, 0.6, 0.3);
/// From this share of what two articles have in common on it is what one of them has from its parent.
const PASSED_ON: f64 = 0.8;
/// What a carrier did with a text that is not among the reports is told by another carrier that has at least this share
/// of it.
const TOLD_BY: f64 = 0.3;
/// A credit counts as this much more of the child explained.
const OWN: f64 = 0.03;

/// One derivation.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// An article, or from the number of articles on an unseen source.
    pub from: usize,
    pub to: usize,
    pub kind: EdgeKind,
    /// For each sentence of the child the bytes that are taken.
    pub bytes: Vec<usize>,
    pub sure: f64,
    pub directed: bool,
    /// Indices into the reuse.
    pub passages: Vec<usize>,
    /// Indices into the child's sources.
    pub credits: Vec<usize>,
    pub why: String,
}

/// The derivations of a story.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub links: Vec<Link>,
    /// What the unseen sources are called.
    pub unseen: Vec<String>,
}

/// Finds them.
pub(super) fn draft(matter: &Matter<'_>, credits: &[Vec<Source>]) -> Draft {
    let mut draft = Draft::default();
    draft.add_parents(matter, credits);
    for child in 0..matter.articles.len() {
        draft.add_credited(child, matter, credits);
    }
    draft.add_unseen(matter, credits);
    draft.links.sort_by_key(|link| (link.to, link.from));
    draft
}

/// Whether two articles share enough to make something of it.
fn enough(shared: &Shared) -> bool {
    let bytes = |side: usize| shared.bytes.get(side).map_or(0, |bytes| bytes.iter().sum::<usize>());
    shared.score >= MIN_SCORE && bytes(0) >= MIN_BYTES && bytes(1) >= MIN_BYTES
}

/// Whether that holds of articles of which neither names a source.
fn enough_for_nameless(shared: &Shared) -> bool {
    let bytes = shared.bytes.iter().map(|bytes| bytes.iter().sum::<usize>()).min().unwrap_or(0);
    shared.passages.len() >= NAMELESS.0 && shared.score >= NAMELESS.1 && bytes >= NAMELESS.2
}

/// The agency whose text the article says it is, when that is not among the articles.
fn text_of(credits: &[Vec<Source>], at: usize) -> Option<&Source> {
    credits.get(at)?.iter().find(|source| source.text_of && source.articles.is_empty())
}

fn same_outlet(matter: &Matter<'_>, a: usize, b: usize) -> bool {
    let outlet = |at: usize| matter.articles.get(at).and_then(|own| own.report.article.outlet.as_deref());
    outlet(a).is_some() && outlet(a) == outlet(b)
}

impl Draft {
    /// The main parents first, then further ones that bring what the others do not have.
    fn add_parents(&mut self, matter: &Matter<'_>, credits: &[Vec<Source>]) {
        let candidates = candidates(matter, credits);
        let parents = tree::main_parents(matter.articles.len(), &candidates);
        for main in parents.iter().flatten().filter_map(|at| candidates.get(*at)) {
            self.links.push(link(main, matter, credits));
        }
        for (child, main) in parents.iter().enumerate() {
            let others = candidates.iter().enumerate().filter(|(at, one)| one.child == child && Some(*at) != *main);
            let main = main.and_then(|at| candidates.get(at));
            self.add_more(child, main, others.map(|(_, one)| one).collect(), matter, credits);
        }
    }

    fn add_more(
        &mut self,
        child: usize,
        main: Option<&Candidate>,
        mut others: Vec<&Candidate>,
        matter: &Matter<'_>,
        credits: &[Vec<Source>],
    ) {
        let (Some(main), Some(own)) = (main, matter.articles.get(child)) else { return };
        let mut covered = main.explained.clone();
        loop {
            let gain = |one: &Candidate| -> f64 {
                one.explained.iter().zip(&covered).map(|(new, covered)| (new - covered).max(0.0)).sum()
            };
            others.retain(|one| gain(one) >= MORE.1.max(MORE.0 * own.length as f64));
            let best = others.iter().enumerate().max_by(|(i, x), (j, y)| gain(x).total_cmp(&gain(y)).then(j.cmp(i)));
            let Some(parent) = best.map(|(at, _)| at).map(|at| others.remove(at)) else { break };
            if self.leads(child, parent.parent) {
                continue;
            }
            for (covered, new) in covered.iter_mut().zip(&parent.explained) {
                *covered = covered.max(*new);
            }
            self.links.push(link(parent, matter, credits));
        }
    }

    /// Whether a chain of derivations leads from one node to another.
    fn leads(&self, from: usize, to: usize) -> bool {
        let mut open = vec![from];
        let mut seen = vec![from];
        while let Some(at) = open.pop() {
            if at == to {
                return true;
            }
            for link in self.links.iter().filter(|link| link.from == at) {
                if !seen.contains(&link.to) {
                    seen.push(link.to);
                    open.push(link.to);
                }
            }
        }
        false
    }

    fn add_credited(&mut self, child: usize, matter: &Matter<'_>, credits: &[Vec<Source>]) {
        let covers = covered_sentences(child, matter, credits);
        let Some(sources) = credits.get(child) else { return };
        let mut by_source: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, source) in sources.iter().enumerate() {
            by_source.entry(label_of(source)).or_default().push(number);
        }
        for (name, numbers) in by_source {
            let bytes = covers.get(&name).cloned().unwrap_or_default();
            let Some(source) = numbers.first().and_then(|at| sources.get(*at)) else { continue };
            if source.articles.is_empty() {
                self.credit_unseen(child, &name, numbers, bytes, matter, credits);
            } else if let Some(parent) = meant(child, source, &bytes, matter) {
                self.credit_article(child, parent, numbers, bytes, matter);
            }
        }
    }

    fn credit_article(
        &mut self,
        child: usize,
        parent: usize,
        numbers: Vec<usize>,
        bytes: Vec<usize>,
        matter: &Matter<'_>,
    ) {
        if let Some(link) = self.links.iter_mut().find(|link| link.from == parent && link.to == child) {
            link.credits.extend(numbers);
            return;
        }
        // The chain of the direct parent leads there already, or it would close a circle.
        if self.leads(parent, child) || self.leads(child, parent) {
            return;
        }
        let count = matter.count(child, &bytes);
        let why = why::credited(&matter.label(child), &matter.label(parent), numbers.len(), count);
        self.links.push(Link {
            from: parent,
            to: child,
            kind: EdgeKind::Credit,
            bytes,
            sure: 0.9,
            directed: true,
            passages: Vec::new(),
            credits: numbers,
            why,
        });
    }

    fn credit_unseen(
        &mut self,
        child: usize,
        name: &str,
        numbers: Vec<usize>,
        bytes: Vec<usize>,
        matter: &Matter<'_>,
        credits: &[Vec<Source>],
    ) {
        let sources = credits.get(child).map(Vec::as_slice).unwrap_or_default();
        let of_text = numbers.iter().filter_map(|at| sources.get(*at)).any(|source| source.text_of);
        let sure = numbers.iter().filter_map(|at| sources.get(*at)).map(|source| source.sure).fold(0.0, f64::max);
        // An agency's own people in passing are a mark of its text only where others have that text too.
        let whole = of_text && (sure >= 0.9 || self.has_kin(child, matter));
        let kind = if whole { self.kind_beside(child, matter) } else { EdgeKind::Credit };
        let bytes = if whole { self.rest(child, matter) } else { bytes };
        let count = matter.count(child, &bytes);
        let why = if whole {
            why::text_of(&matter.label(child), name)
        } else {
            why::credited(&matter.label(child), name, numbers.len(), count)
        };
        let from = self.unseen_node(name, matter);
        self.links.push(Link {
            from,
            to: child,
            kind,
            bytes,
            sure: if whole { sure.min(0.9) } else { sure },
            directed: true,
            passages: Vec::new(),
            credits: numbers,
            why,
        });
    }

    fn has_kin(&self, at: usize, matter: &Matter<'_>) -> bool {
        matter.pairs.iter().any(|(&(a, b), shared)| (a == at || b == at) && enough(shared))
    }

    /// The bytes of a child that no article gave it.
    fn rest(&self, child: usize, matter: &Matter<'_>) -> Vec<usize> {
        let Some(own) = matter.articles.get(child) else { return Vec::new() };
        let mut rest: Vec<usize> = own.sentences.iter().map(|(span, _)| span.len()).collect();
        for link in self.links.iter().filter(|link| link.to == child) {
            for (rest, bytes) in rest.iter_mut().zip(&link.bytes) {
                *rest = rest.saturating_sub(*bytes);
            }
        }
        rest
    }

    /// What the child did with a text that it shares with siblings: the one with the damage did the rewording.
    fn kind_beside(&self, child: usize, matter: &Matter<'_>) -> EdgeKind {
        let mut kinds: Vec<(usize, EdgeKind)> = Vec::new();
        for (&(a, b), shared) in matter.pairs.iter().filter(|((a, b), _)| *a == child || *b == child) {
            let other = if a == child { b } else { a };
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

    fn unseen_node(&mut self, name: &str, matter: &Matter<'_>) -> usize {
        let at = self.unseen.iter().position(|other| other == name).unwrap_or_else(|| {
            self.unseen.push(name.to_owned());
            self.unseen.len() - 1
        });
        matter.articles.len() + at
    }

    /// Joins articles that share matter which none of them gave the other.
    fn add_unseen(&mut self, matter: &Matter<'_>, credits: &[Vec<Source>]) {
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
                None if enough_for_nameless(shared) && !same_outlet(matter, a, b) => nameless.push((a, b)),
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
        self.links.iter().filter(|link| link.to == child && link.from < matter.articles.len()).any(|link| {
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

    fn add_siblings(&mut self, from: usize, name: Option<&str>, pairs: &[(usize, usize)], matter: &Matter<'_>) {
        let mut members: Vec<usize> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
        members.sort_unstable();
        members.dedup();
        for &member in &members {
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
            let count = matter.count(member, &bytes).max(1);
            let kind = self.kind_beside(member, matter);
            let why = why::sibling(&matter.label(member), &others, count, name);
            if let Some(link) = self.links.iter_mut().find(|link| link.from == from && link.to == member) {
                link.passages.extend(passages);
                if link.kind == EdgeKind::Credit {
                    link.kind = kind;
                    link.why = why;
                }
                for (sum, taken) in link.bytes.iter_mut().zip(&bytes) {
                    *sum = (*sum).max(*taken);
                }
                continue;
            }
            let sure = (1.0 - (-score).exp()).min(0.95) * if name.is_some() { 0.8 } else { 0.75 };
            self.links.push(Link {
                from,
                to: member,
                kind,
                bytes,
                sure,
                directed: true,
                passages,
                credits: Vec::new(),
                why,
            });
        }
    }
}

/// Whether what two articles share is accounted for: one leads to the other, or a third to both.
fn explained(a: usize, b: usize, ancestry: &[BTreeSet<usize>]) -> bool {
    let (Some(above_a), Some(above_b)) = (ancestry.get(a), ancestry.get(b)) else { return false };
    !above_a.is_disjoint(above_b)
}

/// Every pair of articles of which one can be the parent of the other.
fn candidates(matter: &Matter<'_>, credits: &[Vec<Source>]) -> Vec<Candidate> {
    let enough = matter.pairs.iter().filter(|(_, shared)| enough(shared));
    let both_ways = |(&(a, b), _): (&(usize, usize), &Shared)| {
        let direction = direct::of(matter, credits, a, b);
        [(a, b, direction), (b, a, direction.reversed())]
    };
    let pairs = enough.flat_map(both_ways);
    pairs.filter_map(|(parent, child, direction)| candidate(parent, child, direction, matter, credits)).collect()
}

fn candidate(
    at: usize,
    child: usize,
    direction: Direction,
    matter: &Matter<'_>,
    credits: &[Vec<Source>],
) -> Option<Candidate> {
    let (shared, side) = matter.shared(child, at)?;
    let (in_child, in_parent) = (*shared.share.get(side)?, *shared.share.get(1 - side)?);
    let own = direct::credits_it(credits, child, at) || same_outlet(matter, at, child);
    // Where one of them says whose text it is, the other has it from there as well.
    let signs = |at: usize| text_of(credits, at).is_some();
    let both_have = |third: usize| signs(third) && [at, child].iter().all(|one| has_most_of(*one, third, matter));
    if !own && (signs(at) || signs(child) || (0..matter.articles.len()).any(both_have)) {
        return None;
    }
    let directed = direction.odds() >= DIRECTED;
    let bytes = matter.taken(child, at).to_vec();
    let several = shared.passages.len() >= PART.0 && bytes.iter().sum::<usize>() >= PART.1 && in_child >= PART.2;
    if !own && in_parent >= CUT.0 && in_child < CUT.1 && between(&bytes) >= CUT.2 {
        return None;
    }
    let undirected = direction.odds().abs() < DIRECTED && (several || in_child.min(in_parent) >= SAME_TEXT);
    if !(undirected || directed && (own || in_child >= MIN_SHARE || several)) {
        return None;
    }
    let explained = shared.explained.get(side)?.clone();
    let length = matter.articles.get(child)?.length.max(1) as f64;
    let share = explained.iter().sum::<f64>() / length + if own { OWN } else { 0.0 };
    Some(Candidate { parent: at, child, direction, directed, bytes, explained, share })
}

/// The most sentences between two that go back to a text which are taken to go back to it as well.
const GAP: usize = 4;

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

/// How much a child has sentences of its own between those it shares: of the steps from one shared sentence to the next
/// the share that pass over a few.
fn between(bytes: &[usize]) -> f64 {
    let shared: Vec<usize> = (0..bytes.len()).filter(|at| bytes.get(*at).is_some_and(|bytes| *bytes > 0)).collect();
    let passes = shared.windows(2).filter(|pair| matches!(pair, [x, y] if (2..=GAP + 1).contains(&(y - x)))).count();
    passes as f64 / shared.len().saturating_sub(1).max(1) as f64
}

fn link(parent: &Candidate, matter: &Matter<'_>, credits: &[Vec<Source>]) -> Link {
    let (from, child) = (parent.parent, parent.child);
    let (passages, kind) = matter
        .shared(child, from)
        .map(|(shared, _)| (shared.passages.clone(), edge_kind(shared.kind())))
        .unwrap_or((Vec::new(), EdgeKind::Copy));
    let own = direct::credits_it(credits, child, from) || same_outlet(matter, child, from);
    let told = 1.0 / (1.0 + (-parent.direction.odds().abs()).exp());
    let sure = if !parent.directed {
        0.5
    } else if own {
        told * 0.98
    } else {
        told * 0.88
    };
    Link {
        from,
        to: child,
        kind,
        bytes: parent.bytes.clone(),
        sure,
        directed: parent.directed,
        passages,
        credits: Vec::new(),
        why: why::derived(matter, from, child, &parent.direction, parent.directed, &parent.bytes, kind),
    }
}

fn edge_kind(kind: ReuseKind) -> EdgeKind {
    match kind {
        ReuseKind::Verbatim => EdgeKind::Copy,
        ReuseKind::Edited => EdgeKind::Edit,
        ReuseKind::Rewritten => EdgeKind::Rewrite,
        ReuseKind::Translated => EdgeKind::Translation,
    }
}

/// Whether most of an article stands in another as well.
fn has_most_of(article: usize, other: usize, matter: &Matter<'_>) -> bool {
    let shared = matter.shared(article, other).filter(|_| article != other);
    shared.is_some_and(|(shared, side)| shared.share.get(side).is_some_and(|share| *share >= MIN_SHARE))
}

/// Which article of a credited outlet is meant: one that was out by then, and of these the one that holds most of
/// the facts told.
fn meant(child: usize, source: &Source, bytes: &[usize], matter: &Matter<'_>) -> Option<usize> {
    let own = matter.articles.get(child)?;
    let published = |at: usize| matter.articles.get(at)?.report.article.published.as_ref();
    let out = |at: &&usize| match (published(**at), published(child)) {
        (Some(theirs), Some(mine)) => theirs.moment <= mine.moment,
        _ => true,
    };
    let told: Vec<&str> = own
        .sentences
        .iter()
        .zip(bytes)
        .filter(|(_, bytes)| **bytes > 0)
        .flat_map(|((span, _), _)| own.report.text.tokens.get(own.report.text.tokens_in(*span)).unwrap_or_default())
        .filter(|token| token.is_wordlike())
        .map(|token| token.stem.as_str())
        .collect();
    let facts = |at: usize| -> f64 {
        let Some(other) = matter.articles.get(at) else { return 0.0 };
        let stems: BTreeSet<&str> = other.report.text.tokens.iter().map(|token| token.stem.as_str()).collect();
        let shared: usize = matter.taken(child, at).iter().sum();
        let told: BTreeSet<&str> = told.iter().copied().collect();
        let known = told.iter().filter(|stem| stems.contains(**stem));
        known.map(|stem| f64::from(lexicon::rarity(stem))).sum::<f64>() + shared as f64
    };
    source
        .articles
        .iter()
        .filter(|at| **at != child)
        .filter(out)
        .max_by(|a, b| facts(**a).total_cmp(&facts(**b)).then(b.cmp(a)))
        .copied()
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
    let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
    for &(a, b) in pairs {
        let touches =
            |group: &Vec<(usize, usize)>| group.iter().any(|&(x, y)| [x, y].contains(&a) || [x, y].contains(&b));
        let mut joined = vec![(a, b)];
        let (with, without): (Vec<_>, Vec<_>) = groups.into_iter().partition(touches);
        joined.extend(with.into_iter().flatten());
        joined.sort_unstable();
        groups = without;
        groups.push(joined);
    }
    groups.sort();
    groups
}
