//! What a program says of a story, in the form that is scored: passages, derivations, the number of origins.

use std::collections::BTreeMap;

use firsthand::account::EdgeKind;
use firsthand::span::Span;
use firsthand::{Document, Settings, account};

use super::story::Story;

/// What a program says. Articles are given by their place in the story.
#[derive(Clone, Debug, Default)]
pub struct Prediction {
    /// Reused passages.
    pub passages: Vec<Passage>,
    /// Derivations.
    pub edges: Vec<Edge>,
    /// Groups of articles that have an unseen parent in common.
    pub unseen: Vec<Vec<usize>>,
    /// The number of origins.
    pub origins: usize,
}

/// A passage of two articles.
#[derive(Clone, Copy, Debug)]
pub struct Passage {
    /// Article and place.
    pub a: (usize, Span),
    /// Article and place.
    pub b: (usize, Span),
}

/// A derivation.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The parent; `None` for one that is not among the articles.
    pub from: Option<usize>,
    /// The child.
    pub to: usize,
    /// What was done.
    pub kind: EdgeKind,
    /// Whether the direction is told.
    pub directed: bool,
}

/// What Firsthand says of a story, and the reasons of its edges.
pub fn firsthand(story: &Story) -> (Prediction, Vec<String>) {
    let documents = story.visible().map(|(_, article)| Document::new(article.name.clone(), article.file.as_str()));
    let account = account(documents.collect(), &Settings::default());
    let places: BTreeMap<&str, usize> = story.visible().map(|(at, article)| (article.name.as_str(), at)).collect();
    let place = |index: usize| places.get(account.reports.get(index)?.article.input.as_str()).copied();
    let (mut prediction, mut reasons) = (Prediction::default(), Vec::new());
    for found in &account.stories {
        for reuse in &found.reuse {
            if let (Some(a), Some(b)) = (place(reuse.a.article), place(reuse.b.article)) {
                prediction.passages.push(Passage { a: (a, reuse.a.span), b: (b, reuse.b.span) });
            }
        }
        let node = |at: usize| found.lineage.nodes.get(at).and_then(|node| node.article).and_then(place);
        let mut unseen: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for edge in &found.lineage.edges {
            let Some(to) = node(edge.to) else { continue };
            let from = node(edge.from);
            if from.is_none() {
                unseen.entry(edge.from).or_default().push(to);
            }
            prediction.edges.push(Edge { from, to, kind: edge.kind, directed: edge.directed });
            reasons.push(edge.why.clone());
        }
        prediction.unseen.extend(unseen.into_values());
        prediction.origins += found.lineage.origins.len();
    }
    (prediction, reasons)
}
