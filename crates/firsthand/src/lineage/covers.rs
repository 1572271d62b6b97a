//! Which sentences of an article each of its credits vouches for.

use std::collections::BTreeMap;

use crate::lexicon::organizations;
use crate::span::Span;

use super::credits::Source;
use super::matter::Matter;

/// From this share of its paragraphs on that carry a credit, an article reports reports, and the other sentences of
/// those paragraphs go back to the credited as well.
const AGGREGATOR: f64 = 0.6;

/// What a source is called, an agency by its usual short name.
pub(super) fn label_of(source: &Source) -> String {
    organizations::agency(&source.name).map_or_else(
        || source.name.clone(),
        |agency| {
            let short = agency.aliases.iter().copied().find(|alias| {
                agency.name.contains([' ', '-']) && alias.chars().all(|c| c.is_uppercase()) && alias.len() >= 2
            });
            short.unwrap_or(agency.name).to_owned()
        },
    )
}

/// The bytes of each sentence that each credited source vouches for. In an article that reports reports, the
/// sentences of a paragraph with a credit go with the nearest one.
pub(super) fn covered_sentences(
    child: usize,
    matter: &Matter<'_>,
    credits: &[Vec<Source>],
) -> BTreeMap<String, Vec<usize>> {
    let mut covers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let (Some(own), Some(sources)) = (matter.articles.get(child), credits.get(child)) else { return covers };
    let mut names: Vec<Vec<String>> = vec![Vec::new(); own.sentences.len()];
    for source in sources {
        let Some(span) = source.covers else { continue };
        for (list, (sentence, _)) in names.iter_mut().zip(&own.sentences) {
            let name = label_of(source);
            if sentence.overlaps(span) && !list.contains(&name) {
                list.push(name);
            }
        }
    }
    if is_aggregator(own.sentences.as_slice(), &names) {
        spread(&own.sentences, &mut names);
    }
    for name in names.iter().flatten() {
        covers.entry(name.clone()).or_insert_with(|| vec![0; own.sentences.len()]);
    }
    for (at, ((span, _), names)) in own.sentences.iter().zip(&names).enumerate() {
        for name in names {
            if let Some(bytes) = covers.get_mut(name).and_then(|list| list.get_mut(at)) {
                *bytes = span.len();
            }
        }
    }
    covers
}

fn is_aggregator(sentences: &[(Span, usize)], names: &[Vec<String>]) -> bool {
    let mut blocks: BTreeMap<usize, bool> = BTreeMap::new();
    for ((_, block), names) in sentences.iter().zip(names) {
        *blocks.entry(*block).or_insert(false) |= !names.is_empty();
    }
    let credited = blocks.values().filter(|credited| **credited).count();
    credited >= 2 && credited as f64 >= AGGREGATOR * blocks.len() as f64
}

/// How many sentences a credit reaches in an article that reports reports.
const REACH: usize = 2;

/// How many sentences before `at` the last credited one stands.
fn since(given: &[Vec<String>], at: usize) -> usize {
    (0..at)
        .rev()
        .position(|other| given.get(other).is_some_and(|names| !names.is_empty()))
        .map_or(usize::MAX, |far| far + 1)
}

/// Gives sentences without a credit that of a sentence close before, else close after.
fn spread(sentences: &[(Span, usize)], names: &mut [Vec<String>]) {
    let mut last: Vec<String> = Vec::new();
    let given: Vec<Vec<String>> = names.to_vec();
    for (at, list) in names.iter_mut().enumerate() {
        if !list.is_empty() {
            last.clone_from(list);
            continue;
        }
        let block = sentences.get(at).map(|sentence| sentence.1);
        let in_block =
            |other: &usize| sentences.get(*other).map(|sentence| sentence.1) == block && other.abs_diff(at) <= REACH;
        let before = (0..at).rev().take_while(in_block).find_map(|other| given.get(other).filter(|n| !n.is_empty()));
        let after = (at + 1..given.len())
            .take_while(in_block)
            .find_map(|other| given.get(other).filter(|names| !names.is_empty()));
        let carried = || if since(&given, at) <= REACH { last.clone() } else { Vec::new() };
        *list = before.or(after).cloned().unwrap_or_else(carried);
    }
}
