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
    /// For each node the links that lead to it, in the order in which they were added.
    to: BTreeMap<usize, Vec<usize>>,
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
    draft.index();
    draft
}

/// Whether two articles share enough to make something of it.
pub(super) fn enough(shared: &Shared) -> bool {
    let bytes = |side: usize| shared.bytes.get(side).map_or(0, |bytes| bytes.iter().sum::<usize>());
    shared.score >= MIN_SCORE && bytes(0) >= MIN_BYTES && bytes(1) >= MIN_BYTES
}

/// The agency whose text the article says it is, when that is not among the articles.
pub(super) fn text_of(credits: &[Vec<Source>], at: usize) -> Option<&Source> {
    credits.get(at)?.iter().find(|source| source.text_of && source.articles.is_empty())
}

impl Draft {
    /// The main parents first, then further ones that bring what the others do not have.
    fn add_parents(&mut self, matter: &Matter<'_>, credits: &[Vec<Source>]) {
        let candidates = candidates(matter, credits);
        let parents = tree::main_parents(matter.articles.len(), &candidates);
        for main in parents.iter().flatten().filter_map(|at| candidates.get(*at)) {
            self.add(link(main, matter, credits));
        }
        let mut others: Vec<Vec<&Candidate>> = vec![Vec::new(); parents.len()];
        for (at, one) in candidates.iter().enumerate() {
            if let Some(list) = others.get_mut(one.child).filter(|_| parents.get(one.child) != Some(&Some(at))) {
                list.push(one);
            }
        }
        for ((child, main), others) in parents.iter().enumerate().zip(others) {
            let main = main.and_then(|at| candidates.get(at));
            self.add_more(child, main, others, matter, credits);
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
            self.add(link(parent, matter, credits));
        }
    }

    /// Adds a link.
    pub(super) fn add(&mut self, link: Link) {
        self.to.entry(link.to).or_default().push(self.links.len());
        self.links.push(link);
    }

    /// Lists anew which links lead where, after they were put in another order.
    fn index(&mut self) {
        self.to.clear();
        for (at, link) in self.links.iter().enumerate() {
            self.to.entry(link.to).or_default().push(at);
        }
    }

    /// The links that lead to a node.
    pub(super) fn links_to(&self, node: usize) -> impl Iterator<Item = &Link> + Clone {
        self.to.get(&node).into_iter().flatten().filter_map(|at| self.links.get(*at))
    }

    /// Whether a chain of derivations leads from one node to another. The way up is short where the way down is wide.
    fn leads(&self, from: usize, to: usize) -> bool {
        let mut open = vec![to];
        let mut seen = BTreeSet::from([to]);
        while let Some(at) = open.pop() {
            if at == from {
                return true;
            }
            open.extend(self.links_to(at).map(|link| link.from).filter(|above| seen.insert(*above)));
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

    /// The place of the link between two nodes.
    pub(super) fn link_between(&self, from: usize, to: usize) -> Option<usize> {
        let links = self.to.get(&to).into_iter().flatten().copied();
        links.into_iter().find(|at| self.links.get(*at).is_some_and(|link| link.from == from))
    }

    fn credit_article(
        &mut self,
        child: usize,
        parent: usize,
        numbers: Vec<usize>,
        bytes: Vec<usize>,
        matter: &Matter<'_>,
    ) {
        let known = self.link_between(parent, child);
        if let Some(link) = known.and_then(|at| self.links.get_mut(at)) {
            link.credits.extend(numbers);
            return;
        }
        // The chain of the direct parent leads there already, or it would close a circle.
        if self.leads(parent, child) || self.leads(child, parent) {
            return;
        }
        let count = matter.count(child, &bytes);
        let why = why::credited(&matter.label(child), &matter.label(parent), numbers.len(), count);
        self.add(Link {
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
        self.add(Link {
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
        matter.kin_of(at).any(|other| matter.shared(at, other).is_some_and(|(shared, _)| enough(shared)))
    }

    /// The bytes of a child that no article gave it.
    fn rest(&self, child: usize, matter: &Matter<'_>) -> Vec<usize> {
        let Some(own) = matter.articles.get(child) else { return Vec::new() };
        let mut rest: Vec<usize> = own.sentences.iter().map(|(span, _)| span.len()).collect();
        for link in self.links_to(child) {
            for (rest, bytes) in rest.iter_mut().zip(&link.bytes) {
                *rest = rest.saturating_sub(*bytes);
            }
        }
        rest
    }

    pub(super) fn unseen_node(&mut self, name: &str, matter: &Matter<'_>) -> usize {
        let at = self.unseen.iter().position(|other| other == name).unwrap_or_else(|| {
            self.unseen.push(name.to_owned());
            self.unseen.len() - 1
        });
        matter.articles.len() + at
    }
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
    let own = direct::credits_it(credits, child, at) || matter.same_outlet(at, child);
    // Where one of them says whose text it is, the other has it from there as well.
    let signs = |at: usize| text_of(credits, at).is_some();
    let both_have = |third: usize| signs(third) && [at, child].iter().all(|one| has_most_of(*one, third, matter));
    if !own && (signs(at) || signs(child) || matter.kin_of(at).any(both_have)) {
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
pub(super) const GAP: usize = 4;

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
    let own = direct::credits_it(credits, child, from) || matter.same_outlet(child, from);
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

pub(super) fn edge_kind(kind: ReuseKind) -> EdgeKind {
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
