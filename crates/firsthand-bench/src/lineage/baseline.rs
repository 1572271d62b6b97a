//! The plain predictor that the product stands beside: articles that share word 5-grams are joined.
//!
//! Each article has as parent the one it shares most with, an earlier one where dates are known; everything is
//! verbatim; what is not joined is independent. This is what counting n-grams gives, and today's tools give no more.

use std::collections::{BTreeMap, BTreeSet};

use firsthand::account::EdgeKind;
use firsthand::span::Span;

use super::predict::{Edge, Passage, Prediction};
use super::story::Story;

/// Words in a row.
const N: usize = 5;
/// The least share of the shorter article's 5-grams that joins two. Of .02 to .3 the one with the best undirected F1 on
/// the development stories.
const MIN_SHARE: f64 = 0.1;
/// A second parent brings at least this share of the child that the first does not.
const MORE: f64 = 0.15;

struct Grams {
    at: BTreeMap<Vec<String>, Vec<Span>>,
}

/// What the predictor says of a story. Articles are given by their place in it.
pub fn predict(story: &Story) -> Prediction {
    let visible: Vec<usize> = story.visible().map(|(at, _)| at).collect();
    let grams: BTreeMap<usize, Grams> = story.visible().map(|(at, article)| (at, grams(&article.file))).collect();
    let mut prediction = Prediction::default();
    let mut order = visible.clone();
    let time = |at: usize| {
        story.articles.get(at).and_then(|article| article.file.lines().find(|l| l.starts_with("published:")))
    };
    order.sort_by_key(|&at| (time(at), story.articles.get(at).map(|article| article.name.clone())));
    for (place, &child) in order.iter().enumerate() {
        let mut covered: BTreeSet<&Vec<String>> = BTreeSet::new();
        let earlier = order.get(..place).unwrap_or_default();
        for _ in 0..2 {
            let gain = |parent: usize| {
                let shared = shared(&grams[&parent], &grams[&child]);
                shared.filter(|gram| !covered.contains(gram)).count() as f64
            };
            let Some(&best) = earlier.iter().max_by(|x, y| gain(**x).total_cmp(&gain(**y)).then(y.cmp(x))) else {
                break;
            };
            let least = if covered.is_empty() { MIN_SHARE } else { MORE };
            let size = grams[&child].at.len().min(if covered.is_empty() { grams[&best].at.len() } else { usize::MAX });
            if gain(best) < least * size.max(1) as f64 {
                break;
            }
            covered.extend(shared(&grams[&best], &grams[&child]));
            prediction.edges.push(Edge { from: Some(best), to: child, kind: EdgeKind::Copy, directed: true });
        }
    }
    for (place, &a) in visible.iter().enumerate() {
        for &b in visible.iter().skip(place + 1) {
            for gram in shared(&grams[&a], &grams[&b]) {
                let (Some(x), Some(y)) = (grams[&a].at[gram].first(), grams[&b].at[gram].first()) else { continue };
                prediction.passages.push(Passage { a: (a, *x), b: (b, *y) });
            }
        }
    }
    let joined: BTreeSet<usize> = prediction.edges.iter().map(|edge| edge.to).collect();
    prediction.origins = visible.len() - joined.len();
    prediction
}

fn shared<'a>(a: &'a Grams, b: &'a Grams) -> impl Iterator<Item = &'a Vec<String>> {
    a.at.keys().filter(|gram| b.at.contains_key(*gram))
}

fn grams(file: &str) -> Grams {
    let start = file.find("\n---\n").map_or(0, |at| at + 5);
    let mut words: Vec<(String, Span)> = Vec::new();
    let mut from = None;
    for (at, c) in file.char_indices().skip_while(|(at, _)| *at < start).chain([(file.len(), ' ')]) {
        match (c.is_alphanumeric(), from) {
            (true, None) => from = Some(at),
            (false, Some(first)) => {
                words.push((file.get(first..at).unwrap_or_default().to_lowercase(), Span::new(first, at)));
                from = None;
            }
            _ => {}
        }
    }
    let mut grams = Grams { at: BTreeMap::new() };
    for run in words.windows(N) {
        let gram: Vec<String> = run.iter().map(|(word, _)| word.clone()).collect();
        if let (Some((_, first)), Some((_, last))) = (run.first(), run.last()) {
            grams.at.entry(gram).or_default().push(first.join(*last));
        }
    }
    grams
}
