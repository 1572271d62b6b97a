//! A prediction beside the known tree: passages in characters, derivations, origins, independent accounts kept apart.

use std::collections::{BTreeMap, BTreeSet};

use firsthand::account::EdgeKind;
use firsthand::span::Span;

use super::listed::WAYS;
use super::predict::{Edge, Passage, Prediction};
use super::story::{Pair, Step, Story};
use crate::score::{Fault, Scores};

/// What is counted over many stories.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Characters by what was done: right on either side, in the tree, predicted.
    passages: BTreeMap<Step, [usize; 3]>,
    /// Predicted characters that are right, and all, pairs that share nothing included.
    precision: [usize; 2],
    undirected: Edges,
    directed: BTreeMap<bool, Edges>,
    kind: [usize; 2],
    merged: [usize; 2],
    siblings: [usize; 2],
    origins: BTreeMap<bool, [usize; 2]>,
    /// In how many stories the number of origins is right in each of the ways they are listed, and in how many it was looked at.
    listed: [[usize; 2]; 2],
    apart: [usize; 2],
    /// What went wrong, for a reader.
    pub faults: Vec<Fault>,
}

/// Edges of the tree that were found and all, predicted edges that are right and all.
#[derive(Clone, Copy, Debug, Default)]
struct Edges {
    hit: usize,
    gold: usize,
    right: usize,
    found: usize,
}

impl Counts {
    /// Adds a story.
    pub fn add(&mut self, story: &Story, prediction: &Prediction, reasons: &[String]) {
        self.add_passages(story, prediction);
        self.add_edges(story, prediction, reasons);
        self.add_families(story, prediction);
        let exact = prediction.origins == story.origins();
        let origins = self.origins.entry(story.dated).or_default();
        origins[0] += usize::from(exact);
        origins[1] += 1;
        if !exact {
            self.fault("origins", "wrong", format!("{}: {} of {}", story.name, prediction.origins, story.origins()));
        }
    }

    /// Adds the numbers of origins of a story where it is only listed.
    pub fn add_listed(&mut self, story: &Story, origins: [usize; 2]) {
        for ((counts, found), way) in self.listed.iter_mut().zip(origins).zip(WAYS) {
            counts[0] += usize::from(found == story.origins());
            counts[1] += 1;
            if found != story.origins() {
                let line = format!("{}: {found} of {}", story.name, story.origins());
                self.faults.push(Fault { kind: "listed", what: way, line });
            }
        }
    }

    fn fault(&mut self, kind: &'static str, what: &'static str, line: String) {
        self.faults.push(Fault { kind, what, line });
    }

    fn add_passages(&mut self, story: &Story, prediction: &Prediction) {
        let mut by_pair: BTreeMap<(usize, usize), Vec<Passage>> = BTreeMap::new();
        for passage in &prediction.passages {
            let (a, b) = if passage.a.0 <= passage.b.0 { (passage.a, passage.b) } else { (passage.b, passage.a) };
            by_pair.entry((a.0, b.0)).or_default().push(Passage { a, b });
        }
        let visible: Vec<usize> = story.visible().map(|(at, _)| at).collect();
        for (place, &a) in visible.iter().enumerate() {
            for &b in visible.iter().skip(place + 1) {
                let found = by_pair.get(&(a, b)).map(Vec::as_slice).unwrap_or_default();
                let shared = story.shared(a, b);
                let counted = characters(story, (a, b), &shared, found);
                self.precision[0] += counted[0];
                self.precision[1] += counted[2];
                if let Some(step) = most(&shared) {
                    let sum = self.passages.entry(step).or_default();
                    sum.iter_mut().zip(counted).for_each(|(sum, count)| *sum += count);
                }
                self.passage_faults(story, (a, b), &shared, found);
            }
        }
    }

    fn passage_faults(&mut self, story: &Story, (a, b): (usize, usize), shared: &[Pair], found: &[Passage]) {
        let (Some(x), Some(y)) = (story.articles.get(a), story.articles.get(b)) else { return };
        let at = format!("{} {}-{}", story.name, x.name, y.name);
        for pair in shared.iter().filter(|pair| !found.iter().any(|p| p.a.1.overlaps(pair.a) && p.b.1.overlaps(pair.b)))
        {
            let line = format!("{at} {}:\n    {}\n    {}", pair.step.name(), pair.a.of(&x.file), pair.b.of(&y.file));
            self.fault("passages", "missed", line);
        }
        for p in found.iter().filter(|p| !shared.iter().any(|pair| p.a.1.overlaps(pair.a) && p.b.1.overlaps(pair.b))) {
            self.fault("passages", "false", format!("{at}:\n    {}\n    {}", p.a.1.of(&x.file), p.b.1.of(&y.file)));
        }
    }

    fn add_edges(&mut self, story: &Story, prediction: &Prediction, reasons: &[String]) {
        let gold = story.edges();
        let siblings: BTreeSet<(usize, usize)> = story.siblings().into_iter().collect();
        let neutral = |edge: &Edge, from: usize| siblings.contains(&(from.min(edge.to), from.max(edge.to)));
        let told: Vec<(usize, &Edge, &str)> = prediction
            .edges
            .iter()
            .enumerate()
            .filter_map(|(at, edge)| Some((edge.from?, edge, reasons.get(at).map_or("", String::as_str))))
            .collect();
        let is_edge = |from: usize, to: usize, (parent, child): (usize, usize)| {
            to == child && (from == parent || story.as_well_from(child, parent, from))
        };
        let joins = |from: usize, edge: &Edge, parent: usize, child: usize| {
            is_edge(from, edge.to, (parent, child)) || is_edge(edge.to, from, (parent, child))
        };
        let name = |at: usize| story.articles.get(at).map_or("", |article| article.name.as_str());
        let directed = self.directed.entry(story.dated).or_default();
        let mut faults = Vec::new();
        for &(parent, child, step, credited) in &gold {
            let found: Vec<_> = told.iter().filter(|(from, edge, _)| joins(*from, edge, parent, child)).collect();
            let right_way =
                found.iter().any(|(from, edge, _)| edge.directed && is_edge(*from, edge.to, (parent, child)));
            self.undirected.gold += 1;
            self.undirected.hit += usize::from(!found.is_empty());
            directed.gold += 1;
            directed.hit += usize::from(right_way);
            let line = format!("{} {} -> {} ({})", story.name, name(parent), name(child), step.name());
            if let Some((_, edge, why)) = found.first() {
                let right = step.is(edge.kind) || credited && edge.kind == EdgeKind::Credit;
                self.kind[0] += usize::from(right);
                self.kind[1] += 1;
                if !right {
                    faults.push(("kinds", "wrong", format!("{line} is {:?}: {why}", edge.kind)));
                }
                if !right_way {
                    faults.push(("directions", "wrong", format!("{line}: {why}")));
                }
            } else {
                faults.push(("edges", "missed", line));
            }
        }
        for (from, edge, why) in told.iter().filter(|(from, edge, _)| !neutral(edge, *from)) {
            let right = gold.iter().any(|&(parent, child, ..)| joins(*from, edge, parent, child));
            let right_way = gold.iter().any(|&(parent, child, ..)| is_edge(*from, edge.to, (parent, child)));
            self.undirected.found += 1;
            self.undirected.right += usize::from(right);
            directed.found += 1;
            directed.right += usize::from(right_way && edge.directed);
            if !right {
                let line = format!("{} {} -> {} {:?}: {why}", story.name, name(*from), name(edge.to), edge.kind);
                faults.push(("edges", "false", line));
            }
        }
        faults.into_iter().for_each(|(kind, what, line)| self.fault(kind, what, line));
    }

    /// Parents of merged articles, siblings of an unseen parent, accounts that have nothing to do with one another.
    fn add_families(&mut self, story: &Story, prediction: &Prediction) {
        let mut joined: BTreeSet<(usize, usize)> = BTreeSet::new();
        for edge in &prediction.edges {
            if let Some(from) = edge.from {
                joined.insert((from.min(edge.to), from.max(edge.to)));
            }
        }
        let mut akin = joined.clone();
        for group in &prediction.unseen {
            for &x in group {
                akin.extend(group.iter().filter(|y| x < **y).map(|&y| (x, y)));
            }
        }
        for (child, article) in story.visible().filter(|(_, article)| article.parents.len() > 1) {
            for &(parent, ..) in &article.parents {
                if story.articles.get(parent).is_none_or(|parent| parent.withheld) {
                    continue;
                }
                let found = |other: usize| joined.contains(&(other.min(child), other.max(child)));
                let as_well =
                    |other: usize| other != parent && found(other) && story.as_well_from(child, parent, other);
                self.merged[1] += 1;
                self.merged[0] += usize::from(found(parent) || (0..story.articles.len()).any(as_well));
            }
        }
        for pair in story.siblings() {
            self.siblings[1] += 1;
            self.siblings[0] += usize::from(akin.contains(&pair));
            if !akin.contains(&pair) {
                let name = |at: usize| story.articles.get(at).map_or("", |article| article.name.as_str());
                self.fault("siblings", "missed", format!("{} {} and {}", story.name, name(pair.0), name(pair.1)));
            }
        }
        let visible: Vec<usize> = story.visible().map(|(at, _)| at).collect();
        for (place, &a) in visible.iter().enumerate() {
            for &b in visible.iter().skip(place + 1).filter(|b| story.roots(a).is_disjoint(&story.roots(**b))) {
                self.apart[1] += 1;
                let kept = !akin.contains(&(a.min(b), a.max(b)));
                self.apart[0] += usize::from(kept);
            }
        }
    }

    /// The measures. Ratios of which more is better; F1 is given as twice the hits over both totals.
    pub fn scores(self) -> Scores {
        let mut scores = Scores::default();
        for step in Step::ALL {
            let [right, gold, found] = self.passages.get(&step).copied().unwrap_or_default();
            scores.add(format!("passages_{}_recall", step.name()), right, gold);
            scores.add(format!("passages_{}_precision", step.name()), right, found);
            scores.add(format!("passages_{}_f1", step.name()), 2 * right, gold + found);
        }
        scores.add("passages_precision", self.precision[0], self.precision[1]);
        let f1 = |edges: Edges| (edges.hit + edges.right, edges.gold + edges.found);
        let (hit, of) = f1(self.undirected);
        scores.add("edges_undirected_f1", hit, of);
        for (dated, name) in [(true, "dates_known"), (false, "dates_withheld")] {
            let (hit, of) = f1(self.directed.get(&dated).copied().unwrap_or_default());
            scores.add(format!("edges_directed_f1_{name}"), hit, of);
        }
        let add = |a: [usize; 2], b: [usize; 2]| [a[0] + b[0], a[1] + b[1]];
        let families = add(self.merged, self.siblings);
        scores.add("parents_merged_found", self.merged[0], self.merged[1]);
        scores.add("siblings_found", self.siblings[0], self.siblings[1]);
        scores.add("merged_and_siblings_found", families[0], families[1]);
        scores.add("edges_kind", self.kind[0], self.kind[1]);
        for (dated, name) in [(true, "dates_known"), (false, "dates_withheld")] {
            let [exact, of] = self.origins.get(&dated).copied().unwrap_or_default();
            scores.add(format!("origins_exact_{name}"), exact, of);
        }
        for (way, [exact, of]) in WAYS.iter().zip(self.listed).filter(|(_, counts)| counts[1] > 0) {
            scores.add(format!("origins_exact_in_{way}"), exact, of);
        }
        scores.add("independents_kept_apart", self.apart[0], self.apart[1]);
        scores.faults = self.faults;
        scores
    }
}

/// What was done to most of the shared text of two articles.
fn most(shared: &[Pair]) -> Option<Step> {
    let mut lengths: BTreeMap<Step, usize> = BTreeMap::new();
    for pair in shared {
        *lengths.entry(pair.step).or_insert(0) += pair.a.len() + pair.b.len();
    }
    // An edited copy is edited, though most of its sentences stand as they were.
    let all: usize = lengths.values().sum();
    let heavy = lengths.iter().rev().find(|(_, length)| **length * 5 >= all).map(|(step, _)| *step);
    heavy.or_else(|| lengths.into_iter().max_by_key(|(_, length)| *length).map(|(step, _)| step))
}

/// Characters on both sides that are right, in the tree, predicted. White space is not counted, so that one passage of
/// two sentences and two passages of one count the same.
fn characters(story: &Story, (a, b): (usize, usize), shared: &[Pair], found: &[Passage]) -> [usize; 3] {
    let mut counted = [0; 3];
    for side in [0, 1] {
        let Some(article) = story.articles.get(if side == 0 { a } else { b }) else { continue };
        let mine = |pair: &Pair| if side == 0 { (pair.a, pair.b) } else { (pair.b, pair.a) };
        let of = |passage: &Passage| {
            if side == 0 { (passage.a.1, passage.b.1) } else { (passage.b.1, passage.a.1) }
        };
        let mut marks = vec![[false; 3]; article.file.len()];
        let mut mark = |span: Span, which: usize| {
            marks.get_mut(span.start..span.end).unwrap_or_default().iter_mut().for_each(|mark| mark[which] = true);
        };
        for pair in shared {
            let (here, there) = mine(pair);
            mark(here, 1);
            for passage in found {
                let (in_here, in_there) = of(passage);
                let both = Span::new(
                    in_here.start.max(here.start),
                    in_here.end.min(here.end).max(in_here.start.max(here.start)),
                );
                if in_there.overlaps(there) && in_here.overlaps(here) {
                    mark(both, 0);
                }
            }
        }
        found.iter().for_each(|passage| mark(of(passage).0, 2));
        for (at, c) in article.file.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let mark = marks.get(at).copied().unwrap_or_default();
            counted.iter_mut().zip(mark).for_each(|(count, mark)| *count += usize::from(mark) * usize::from(c != '\0'));
        }
    }
    counted
}
