//! From which others of some articles each took its matter, and how many origins they have: the lineage of a story as it is
//! listed.
//!
//! First come the copies, nearly all of whose runs of words stand in an earlier article. Of the others those that are alike to
//! some other are laid side by side as in an account ([`firsthand::lineage::quick()`]); where they are too many for that they
//! are compared as in a corpus ([`crate::corpus`]), without credits and unseen sources.

use std::collections::{BTreeMap, HashMap};

use firsthand::account::{Edge, EdgeKind, Lineage};
use firsthand::read::Article;
use firsthand::reuse::Finder;
use firsthand::span::Span;
use firsthand::stories::Sketch;
use firsthand::{Settings, lineage};

use crate::corpus::{Corpus, Finding};

/// An article of which this share of the runs of six words stands in an earlier one is a copy of it, whatever else.
const COPIED: f64 = 0.9;
/// Of fewer runs than this the share says little.
const FEW_RUNS: usize = 8;
/// An article that is less alike than this to each of the others was taken from one only if it carries so many runs from them:
/// one that is put together of several is not much like any. Of 72 stories with a known lineage 67, 67 and 66 have the right
/// number of origins with 0.45, 0.50 and 0.55; where all articles from 0.25 on are laid side by side 65, where only those
/// from 0.45 on 39 (`firsthand-bench lineage`, `origins_exact_in_pile`). Of 2,350 invented articles made from
/// others by cutting, editing, rewording, translating and merging 98 in 100 are more alike than 0.55 to what they were made
/// from.
const ALIKE: f32 = 0.45;
const FARTHEST: f32 = 0.15;
pub(crate) const MIN_RUNS: usize = 3;
/// So many articles that are no copies are laid side by side.
const SIDE_BY_SIDE: usize = 400;
/// Where there are more, an article of which this share of the runs stands in an earlier one was taken from it; of the others
/// each that is so alike to one is compared word by word with so many, those that share most with it.
const MOSTLY: f64 = 0.5;
const PARTNERS: usize = 1;
/// The least share of an article's words that stand in an earlier one for it to have been taken from there. Reports of one
/// event that share a statement have up to a fifth in common.
const MIN_SHARE: f64 = 0.3;

/// The article that another took most of its matter from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parent {
    /// Its place among the articles.
    pub article: usize,
    /// The share of the child that is taken from it or credited to it, 0 to 1.
    pub share: f64,
}

/// Where the articles of a story come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ancestry {
    /// For each article the one it took most from.
    pub parents: Vec<Option<Parent>>,
    /// How many independent roots of reporting stand behind all of them.
    pub origins: usize,
}

/// The ancestry of the articles of a story, which stand in order of time. Given is how alike each is to the likest of the
/// others.
pub fn of(articles: Vec<Article>, sketches: &[&Sketch], likest: &[f32], finder: &mut Finder) -> Ancestry {
    let carried = carried(sketches);
    let likeness = |at: usize| likest.get(at).copied().unwrap_or_default();
    let near = |at: usize| is_near(likeness(at), carried.get(at).copied().unwrap_or_default());
    let sources = sources(sketches);
    let copies = |least: f64| -> Vec<Option<Parent>> {
        let copied = |source: &Option<Parent>| source.filter(|source| source.share >= least);
        sources.iter().map(copied).collect()
    };
    let parents = copies(COPIED);
    let left = without(&parents, near);
    if left.len() <= SIDE_BY_SIDE {
        return grown(articles, parents, &left, |left| side_by_side(left, finder));
    }
    let parents = copies(MOSTLY);
    let left = without(&parents, |at| likeness(at) >= ALIKE);
    grown(articles, parents, &left, compared)
}

/// Those that have no parent yet and may have one.
fn without(parents: &[Option<Parent>], may: impl Fn(usize) -> bool) -> Vec<usize> {
    parents.iter().enumerate().filter(|(at, parent)| parent.is_none() && may(*at)).map(|(at, _)| at).collect()
}

/// The ancestry of all articles, given the parents of some, and of those that are left what `found` says.
fn grown(
    articles: Vec<Article>,
    mut parents: Vec<Option<Parent>>,
    left: &[usize],
    found: impl FnOnce(Vec<Article>) -> Ancestry,
) -> Ancestry {
    let alone = parents.iter().filter(|parent| parent.is_none()).count() - left.len();
    let is_left = |at: usize| left.binary_search(&at).is_ok();
    let found = match left {
        [] | [_] => Ancestry { parents: Vec::new(), origins: left.len() },
        _ => {
            found(articles.into_iter().enumerate().filter(|(at, _)| is_left(*at)).map(|(_, article)| article).collect())
        }
    };
    for (at, parent) in left.iter().zip(found.parents) {
        let parent = parent.and_then(|parent| Some(Parent { article: *left.get(parent.article)?, ..parent }));
        if let Some(slot) = parents.get_mut(*at) {
            *slot = parent;
        }
    }
    Ancestry { parents, origins: alone + found.origins }
}

/// Whether an article that is so much alike to another and carries so many runs from there may have matter from it.
pub(crate) fn is_near(likeness: f32, runs: usize) -> bool {
    likeness >= ALIKE || likeness >= FARTHEST && runs >= MIN_RUNS
}

/// The share of an article's runs that stands in an earlier one, if it is a copy of it.
pub(crate) fn copied_share(sketch: &Sketch, earlier: &Sketch) -> Option<f64> {
    let all = sketch.runs.len();
    let share = sketch.runs_in(earlier) as f64 / all.max(1) as f64;
    (share >= COPIED && all >= FEW_RUNS).then_some(share)
}

/// How many of the runs of each stand in another.
fn carried(sketches: &[&Sketch]) -> Vec<usize> {
    let mut count: HashMap<u32, usize> = HashMap::new();
    for run in sketches.iter().flat_map(|sketch| &sketch.runs) {
        *count.entry(*run).or_default() += 1;
    }
    let is_carried = |run: &&u32| count.get(run).is_some_and(|count| *count > 1);
    sketches.iter().map(|sketch| sketch.runs.iter().filter(is_carried).count()).collect()
}

/// For each the earlier one that first had most of its runs, and the share of them.
fn sources(sketches: &[&Sketch]) -> Vec<Option<Parent>> {
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
        parents.push(parent.filter(|_| sketch.runs.len() >= FEW_RUNS));
    }
    parents
}

/// The ancestry of articles that are no copies, laid side by side.
fn side_by_side(articles: Vec<Article>, finder: &mut Finder) -> Ancestry {
    let count = articles.len();
    let lineage = lineage::quick(articles, finder, &Settings::default());
    let mut parents: Vec<Option<Parent>> = vec![None; count];
    for edge in &lineage.edges {
        let Some(child) = parents.get_mut(edge.to) else { continue };
        if let Some(article) = parent_of(edge, &lineage)
            && child.map_or(0.0, |before| before.share) < edge.share
        {
            *child = Some(Parent { article, share: edge.share });
        }
    }
    // Headlines alone have no sentences that an origin could stand behind.
    Ancestry { parents, origins: lineage.origins.len().max(1) }
}

/// The article that a derivation leads from: where that is a text which is not among the articles, the first other that goes
/// back to it and has no parent among them, so that no way leads back to where it began.
pub(crate) fn parent_of(edge: &Edge, lineage: &Lineage) -> Option<usize> {
    let article = |edge: &Edge| lineage.nodes.get(edge.from).and_then(|node| node.article);
    let is_root = |at: usize| !lineage.edges.iter().any(|other| other.to == at && article(other).is_some());
    let goes_back = |other: &&Edge| other.from == edge.from && other.kind != EdgeKind::Credit && other.to < edge.to;
    // Derivations stand in the order of their children.
    let sibling = || lineage.edges.iter().filter(goes_back).map(|other| other.to).find(|at| is_root(*at));
    article(edge).or_else(|| sibling().filter(|_| edge.kind != EdgeKind::Credit))
}

/// The ancestry of many articles that are no copies: each compared word by word with few others.
fn compared(articles: Vec<Article>) -> Ancestry {
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
    let origins = parents.iter().filter(|parent| parent.is_none()).count();
    Ancestry { parents, origins }
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
    use firsthand::read::{Metadata, corpus};
    use firsthand::reuse::Reach;
    use firsthand::stories::Sketcher;

    const QUAY: &str = "The new quay of Orrin Bay was closed on Tuesday after divers found cracks in nine of its pillars. \
        Harbour master Ida Falk said ferries would land at the old pier until the spring. The quay was opened only two \
        years ago and cost 14 million crowns.";

    fn check(texts: &[&str], expected: &[Option<usize>]) {
        let read = |(at, text): (usize, &&str)| {
            let mut document = Document::new("x", *text);
            document.metadata = Some(Metadata { published: Some(format!("2024-03-1{at}")), ..Metadata::default() });
            corpus::single(document, &Settings::default()).0
        };
        let articles: Vec<Article> = texts.iter().enumerate().filter_map(read).collect();
        let mut sketcher = Sketcher::default();
        let sketches: Vec<Sketch> = articles.iter().map(|article| sketcher.sketch(article).0).collect();
        let alike = |(at, own): (usize, &Sketch)| {
            let others = sketches.iter().enumerate().filter(|(other, _)| *other != at);
            others.map(|(_, other)| own.likeness(other)).fold(0.0, f32::max)
        };
        let likest: Vec<f32> = sketches.iter().enumerate().map(alike).collect();
        let finder = &mut Finder::new(Reach::NARROW);
        let Ancestry { parents, origins } = of(articles, &sketches.iter().collect::<Vec<_>>(), &likest, finder);
        assert_eq!(parents.iter().map(|parent| parent.map(|parent| parent.article)).collect::<Vec<_>>(), expected);
        assert_eq!(origins, expected.iter().filter(|parent| parent.is_none()).count());
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
