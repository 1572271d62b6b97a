//! From which other of some articles each took the most: a quick lineage, for stories as they are listed.
//!
//! First come the copies: of which half the runs of words stand in an earlier article. Those of the others that are alike to
//! some other are compared word by word as in a corpus ([`crate::corpus`]), so that edited, rewritten and translated matter
//! counts as well. Credits, unseen sources and directions that only the words betray are left to the account of the story.

use std::collections::{BTreeMap, HashMap};

use firsthand::Settings;
use firsthand::read::Article;
use firsthand::span::Span;
use firsthand::stories::Sketch;

use crate::corpus::{Corpus, Finding};

/// An article of which this share of the runs of six words stands in an earlier one is a copy of it, whatever else.
const COPIED: f64 = 0.5;
/// Of fewer runs than this the share says little.
const FEW_RUNS: usize = 8;
/// An article that is less alike than this to each of the others was not taken from any: of 2,350 invented articles made from
/// others by cutting, editing, rewording, translating and merging 98 in 100 are more alike than 0.55 to what they were made from.
const ALIKE: f32 = 0.45;
/// An article is compared word by word with so many others, those that share most with it; all copies are gone by then.
const PARTNERS: usize = 1;
/// The least share of an article's words that stand in an earlier one for it to have been taken from there. Reports of one
/// event that share a statement have up to a fifth in common.
const MIN_SHARE: f64 = 0.3;

/// The article that another took most of its matter from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parent {
    /// Its place among the articles.
    pub article: usize,
    /// The share of the child that stands in it, 0 to 1.
    pub share: f64,
}

/// The parent of each of the articles, which stand in order of time, so that a parent always stands before its child. Given is
/// how alike each is to the likest of the others.
pub fn of(articles: Vec<Article>, sketches: &[&Sketch], likest: &[f32]) -> Vec<Option<Parent>> {
    let mut parents = copied(sketches);
    parents.resize(articles.len(), None);
    let is_left = |at: usize| {
        parents.get(at).is_some_and(Option::is_none) && likest.get(at).is_some_and(|likeness| *likeness >= ALIKE)
    };
    let (places, left): (Vec<usize>, Vec<Article>) =
        articles.into_iter().enumerate().filter(|(at, _)| is_left(*at)).unzip();
    if left.len() > 1 {
        for (at, found) in places.iter().zip(compared(left)) {
            let parent = found.and_then(|parent| Some(Parent { article: *places.get(parent.article)?, ..parent }));
            if let Some(slot) = parents.get_mut(*at) {
                *slot = parent;
            }
        }
    }
    parents
}

/// The parents of those that are copied.
fn copied(sketches: &[&Sketch]) -> Vec<Option<Parent>> {
    let mut first: HashMap<u32, usize> = HashMap::new();
    let mut parents = Vec::with_capacity(sketches.len());
    for (at, sketch) in sketches.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &sketch.runs {
            match first.get(run) {
                Some(earlier) => *shared.entry(*earlier).or_default() += 1,
                None => drop(first.insert(*run, at)),
            }
        }
        let best = shared.into_iter().max_by_key(|(earlier, count)| (*count, std::cmp::Reverse(*earlier)));
        let parent = best.map(|(article, count)| Parent { article, share: count as f64 / sketch.runs.len() as f64 });
        parents.push(parent.filter(|parent| parent.share >= COPIED && sketch.runs.len() >= FEW_RUNS));
    }
    parents
}

/// The parents of articles that are no copies, found by comparing them word by word.
fn compared(articles: Vec<Article>) -> Vec<Option<Parent>> {
    let mut parents: Vec<Option<Parent>> = vec![None; articles.len()];
    let corpus = Corpus::of(articles);
    let sizes: Vec<usize> =
        corpus.articles.iter().map(|article| article.text.len().saturating_sub(article.body)).collect();
    let weigh = |found: Vec<Finding>| -> Result<(), std::convert::Infallible> {
        for same in found.chunk_by(|x, y| pair(x) == pair(y)) {
            let Some((a, b)) = same.first().map(pair) else { continue };
            let taken = covered(same.iter().map(|finding| finding.reuse.b.span).collect());
            let share = taken as f64 / sizes.get(b).copied().unwrap_or_default().max(1) as f64;
            if let Some(slot) = parents.get_mut(b)
                && share >= MIN_SHARE
                && slot.is_none_or(|parent| share > parent.share)
            {
                *slot = Some(Parent { article: a, share: share.min(1.0) });
            }
        }
        Ok(())
    };
    let Ok(()) = corpus.reuse(&Settings::default(), PARTNERS, |found| found, weigh, &mut |_| {});
    parents
}

const fn pair(finding: &Finding) -> (usize, usize) {
    (finding.reuse.a.article, finding.reuse.b.article)
}

/// How many bytes some spans cover, those that overlap once.
fn covered(mut spans: Vec<Span>) -> usize {
    spans.sort_unstable();
    let (mut end, mut sum) = (0, 0);
    for span in spans {
        sum += span.end.saturating_sub(span.start.max(end));
        end = end.max(span.end);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand::Document;
    use firsthand::read::corpus;
    use firsthand::stories::Sketcher;

    const QUAY: &str = "The new quay of Orrin Bay was closed on Tuesday after divers found cracks in nine of its pillars. \
        Harbour master Ida Falk said ferries would land at the old pier until the spring. The quay was opened only two \
        years ago and cost 14 million crowns.";

    fn check(texts: &[&str], expected: &[Option<usize>]) {
        let read = |text: &&str| corpus::single(Document::new("x", *text), &Settings::default()).0;
        let articles: Vec<Article> = texts.iter().filter_map(read).collect();
        let mut sketcher = Sketcher::default();
        let sketches: Vec<Sketch> = articles.iter().map(|article| sketcher.sketch(article).0).collect();
        let alike = |(at, own): (usize, &Sketch)| {
            let others = sketches.iter().enumerate().filter(|(other, _)| *other != at);
            others.map(|(_, other)| own.likeness(other)).fold(0.0, f32::max)
        };
        let likest: Vec<f32> = sketches.iter().enumerate().map(alike).collect();
        let parents = of(articles, &sketches.iter().collect::<Vec<_>>(), &likest);
        assert_eq!(parents.iter().map(|parent| parent.map(|parent| parent.article)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn copies_and_cuts_have_a_parent() {
        let cut = &QUAY[..QUAY.len() / 2];
        check(&[QUAY, QUAY, cut], &[None, Some(0), Some(0)]);
    }

    #[test]
    fn what_went_through_a_thesaurus_has_one_too() {
        let spun = "The fresh quay of Orrin Bay was shut on Tuesday after divers discovered fissures in nine of its columns. \
            Harbour master Ida Falk stated ferries would land at the ancient pier until the spring. The quay was opened just \
            two years ago and cost 14 million crowns.";
        check(&[QUAY, spun], &[None, Some(0)]);
    }

    #[test]
    fn a_report_in_own_words_has_none() {
        let own = "Passengers of the Orrin Bay ferry have to walk to the old pier again. Nine pillars of the quay next door, \
            built for 14 million crowns, are cracked, according to Ida Falk, who runs the harbour.";
        check(&[QUAY, own], &[None, None]);
        check(&[QUAY], &[None]);
        check(&[], &[]);
    }
}
