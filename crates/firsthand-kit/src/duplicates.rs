//! Near-duplicates of a corpus on all cores.

use std::collections::HashMap;
use std::io::Read;

use firsthand::duplicates::{Group, MIN_LIKENESS, Sketch, groups};
use firsthand::problem::Problem;
use firsthand::read::{Article, corpus as articles};
use firsthand::reuse::corpus::{Index, Partners, keys};
use firsthand::{Document, Settings};
use rayon::prelude::*;

use crate::corpus::{Bench, CHUNK, Progress};
use crate::sources::Inputs;

/// Each article is compared with so many others at most, those that share most runs of words with it.
const PARTNERS: usize = 64;

/// The articles of a corpus, without their texts, and which of them are nearly the same.
#[derive(Debug)]
pub struct Duplicates {
    /// The articles, in the order of their publication; their `text` is empty.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Groups of near-duplicates; an article that has none stands in no group.
    pub groups: Vec<Group>,
}

/// An article reduced to its words.
type Reduced = (Article, (Sketch, Vec<u64>));

impl Duplicates {
    /// Reads the inputs and groups the articles.
    pub fn find(
        inputs: &Inputs,
        settings: &Settings,
        stdin: &mut dyn Read,
        progress: &mut dyn FnMut(Progress),
    ) -> Self {
        let (mut waiting, mut bytes) = (Vec::new(), 0);
        let (mut read, mut found): (Vec<Reduced>, Vec<Problem>) = (Vec::new(), Vec::new());
        let mut problems = inputs.each(stdin, &mut |document: Document| {
            bytes += document.bytes.len();
            waiting.push(document);
            if bytes >= CHUNK {
                bytes = 0;
                reduce(std::mem::take(&mut waiting), settings, &mut read, &mut found);
                progress(Progress::Reading(read.len()));
            }
        });
        reduce(waiting, settings, &mut read, &mut found);
        progress(Progress::Indexing);
        let (read, twice) = articles::told_apart(read);
        problems.extend(found.into_iter().chain(twice));
        let (articles, reduced): (Vec<Article>, Vec<(Sketch, Vec<u64>)>) = read.into_iter().unzip();
        problems.extend(articles::unmatched_dates(articles.iter(), settings));
        problems.sort();
        Self { groups: groups(articles.len(), &alike(reduced)), articles, problems }
    }
}

fn reduce(documents: Vec<Document>, settings: &Settings, read: &mut Vec<Reduced>, problems: &mut Vec<Problem>) {
    let reduced = |document: Document| {
        let (article, problems) = articles::single(document, settings);
        let reduced = article.map(|mut article| {
            let sketch = Sketch::of(&std::mem::take(&mut article.text));
            (article, sketch)
        });
        (reduced, problems)
    };
    for (article, found) in documents.into_par_iter().map(reduced).collect::<Vec<_>>() {
        read.extend(article);
        problems.extend(found);
    }
}

/// The pairs of articles that are nearly the same, with their likeness. Of articles with the same words only the first
/// is compared with others.
fn alike(reduced: Vec<(Sketch, Vec<u64>)>) -> Vec<(usize, usize, f64)> {
    let mut first: HashMap<u64, usize> = HashMap::new();
    let same: Vec<usize> =
        reduced.iter().enumerate().map(|(at, (sketch, _))| *first.entry(sketch.whole).or_insert(at)).collect();
    let entries = |(at, (_, keys)): (usize, &(Sketch, Vec<u64>))| {
        let keys = keys.iter().filter(|_| same.get(at) == Some(&at));
        keys.map(move |key| Index::entry(keys::of_run(*key), at)).collect::<Vec<u64>>()
    };
    let mut entries: Vec<u64> = reduced.par_iter().enumerate().flat_map_iter(entries).collect();
    entries.par_sort_unstable();
    entries.dedup();
    let sketches: Vec<Sketch> = reduced.into_par_iter().map(|(sketch, _)| sketch).collect();
    let index = Index::new(&entries, sketches.len());
    drop(entries);
    let rooms = Bench::new(Partners::default);
    let of_article = |at: usize| {
        let likeness = |other: usize| Some((at, other, sketches.get(at)?.likeness(sketches.get(other)?)));
        let partners = rooms.with(|room| index.partners(at, PARTNERS, room)).into_iter();
        let ordered = partners.filter_map(|other| likeness(other as usize));
        ordered.map(|(a, b, likeness)| (a.min(b), a.max(b), likeness)).collect::<Vec<_>>()
    };
    let mut alike: Vec<(usize, usize, f64)> = (0..sketches.len()).into_par_iter().flat_map_iter(of_article).collect();
    alike.extend(same.iter().enumerate().filter(|(at, first)| at != *first).map(|(at, first)| (*first, at, 1.0)));
    alike.retain(|(_, _, likeness)| *likeness >= MIN_LIKENESS);
    alike.par_sort_unstable_by_key(|(a, b, _)| (*a, *b));
    alike.dedup_by_key(|(a, b, _)| (*a, *b));
    alike
}
