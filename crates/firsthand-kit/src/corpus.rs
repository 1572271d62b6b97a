//! A corpus on all cores: every article read, reduced and compared with its partners, the results handed over in order.
//!
//! The engine has the pieces (`firsthand::reuse::corpus`); here they are run side by side. What is found does not
//! depend on the number of threads nor on the order of the inputs.

use std::io::Read;
use std::sync::{Mutex, PoisonError};

use firsthand::account::Reuse;
use firsthand::problem::Problem;
use firsthand::read::{Article, corpus as articles};
use firsthand::reuse::corpus::{
    Comparison, Gathered, Glossary, Index, Learned, Lexis, Outline, Partners, Standing, index, keys,
};
use firsthand::{Document, Settings};
use rayon::prelude::*;

use crate::sources::Inputs;

/// Documents are read until they have so many bytes together, then worked on side by side.
pub(crate) const CHUNK: usize = 32 << 20;
/// So many articles share a glossary: enough that most words are known from the article before.
const BATCH: usize = 128;
/// Articles whose partners are compared before the results are handed over.
const ROUND: usize = 2048;

/// What a run does at the moment, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many articles are read.
    Reading(usize),
    /// The words are looked up and the index is made.
    Indexing,
    /// So many articles of so many are compared with their partners.
    Comparing(usize, usize),
}

/// The articles of a corpus in order, each reduced to its sentences.
#[derive(Debug)]
pub struct Corpus {
    /// The articles, in the order of their publication.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    outlines: Vec<Outline>,
    lexis: Lexis,
}

/// One reused passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The passage; its `article`s are indices into [`Corpus::articles`].
    pub reuse: Reuse,
    /// Its place among the passages of its two articles.
    pub place: usize,
}

impl Corpus {
    /// Reads the inputs.
    pub fn read(
        inputs: &Inputs,
        settings: &Settings,
        stdin: &mut dyn Read,
        progress: &mut dyn FnMut(Progress),
    ) -> Self {
        let mut reading = Reading::default();
        let mut problems = inputs.each(stdin, &mut |document| {
            if reading.add(document, settings) {
                progress(Progress::Reading(reading.articles.len()));
            }
        });
        reading.work_off(settings);
        progress(Progress::Indexing);
        let lexis = reading.lexis();
        let (articles, twice) = articles::told_apart(reading.articles);
        problems.extend(reading.problems.into_iter().chain(twice));
        let (articles, outlines): (Vec<Article>, Vec<Outline>) = articles.into_iter().unzip();
        problems.extend(articles::unmatched_dates(articles.iter(), settings));
        problems.sort();
        Self { articles, problems, outlines, lexis }
    }

    /// Takes articles that are read already, which keep their order.
    pub fn of(articles: Vec<Article>) -> Self {
        let mut glossary = Glossary::default();
        let mut outlines: Vec<Outline> = articles.iter().map(|article| Outline::of(article, &mut glossary)).collect();
        let mut words = Gathered::default();
        let numbers = words.absorb(&glossary);
        outlines.iter_mut().for_each(|outline| outline.renumber(&numbers));
        let lexis = Lexis::new(&words, words.keys().into_iter().map(Learned::of).collect(), articles.len());
        Self { articles, problems: Vec::new(), outlines, lexis }
    }

    /// Finds the reused passages. Those of some articles at a time are given to `render`, on any thread; what it makes
    /// of them is given to `write` in order.
    ///
    /// # Errors
    /// The first error of `write`, which ends the run.
    pub fn reuse<T: Send, E>(
        &self,
        settings: &Settings,
        most_partners: usize,
        render: impl Fn(Vec<Finding>) -> T + Sync,
        mut write: impl FnMut(T) -> Result<(), E>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), E> {
        let pairs = self.pairs(most_partners);
        let count = self.articles.len();
        let standing = self.standing();
        let comparisons = Bench::new(|| Comparison::new(&self.lexis));
        let mut rest = pairs.as_slice();
        for end in (0..count).step_by(ROUND).map(|start| (start + ROUND).min(count)) {
            let (round, later) = rest.split_at(rest.partition_point(|(a, _)| (*a as usize) < end));
            rest = later;
            let groups: Vec<&[(u32, u32)]> = round.chunk_by(|x, y| x.0 == y.0).collect();
            let compared = |group: &&[(u32, u32)]| {
                let findings = comparisons.with(|comparison| self.compare(group, &standing, settings, comparison));
                render(findings)
            };
            let rendered: Vec<T> = groups.par_iter().map(compared).collect();
            rendered.into_iter().try_for_each(&mut write)?;
            progress(Progress::Comparing(end, count));
        }
        Ok(())
    }

    fn compare(
        &self,
        pairs: &[(u32, u32)],
        standing: &Standing,
        settings: &Settings,
        comparison: &mut Comparison<'_>,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for &(a, b) in pairs {
            let (a, b) = (a as usize, b as usize);
            let side = |at: usize| (self.articles[at].text.as_str(), &self.outlines[at]);
            let found = comparison.of(side(a), side(b), settings.min_reuse_score);
            if standing.alone(&found, side(a).1, side(b).1, &self.lexis) {
                continue;
            }
            for (place, mut reuse) in found.into_iter().enumerate() {
                (reuse.a.article, reuse.b.article) = (a, b);
                findings.push(Finding { reuse, place });
            }
        }
        findings
    }

    fn standing(&self) -> Standing {
        let sentences = |outline: &Outline| Standing::sentences(outline, &self.lexis);
        let sentences: Vec<Vec<u64>> = self.outlines.par_iter().map(sentences).collect();
        Standing::new(sentences.into_iter())
    }

    /// The pairs of articles to compare, ascending.
    fn pairs(&self, most_partners: usize) -> Vec<(u32, u32)> {
        let index = self.index();
        let ordered = |a: u32, b: u32| (a.min(b), a.max(b));
        let rooms = Bench::new(Partners::default);
        let of_article = |at: usize| {
            let partners = rooms.with(|room| index.partners(at, most_partners, room));
            partners.into_iter().map(move |other| ordered(at as u32, other))
        };
        let mut pairs: Vec<(u32, u32)> = (0..self.articles.len()).into_par_iter().flat_map_iter(of_article).collect();
        pairs.par_sort_unstable();
        pairs.dedup();
        pairs
    }

    fn index(&self) -> Index {
        let entries = |(at, outline): (usize, &Outline)| {
            keys::of(outline, &self.lexis).into_iter().map(move |key| Index::entry(key, at))
        };
        let outlines = self.outlines.par_iter().enumerate().take(index::MAX_ARTICLES);
        let mut entries: Vec<u64> = outlines.flat_map_iter(entries).collect();
        entries.par_sort_unstable();
        Index::new(&entries, self.outlines.len())
    }
}

/// Things to work with that are costly to make and that a thread at a time may use.
pub(crate) struct Bench<T, F: Fn() -> T> {
    free: Mutex<Vec<T>>,
    make: F,
}

impl<T, F: Fn() -> T> Bench<T, F> {
    pub fn new(make: F) -> Self {
        Self { free: Mutex::new(Vec::new()), make }
    }

    pub fn with<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        let free = || self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = free().pop();
        let mut thing = taken.unwrap_or_else(|| (self.make)());
        let result = work(&mut thing);
        free().push(thing);
        result
    }
}

/// A corpus while it is read.
#[derive(Default)]
struct Reading {
    waiting: Vec<Document>,
    bytes: usize,
    words: Gathered,
    articles: Vec<(Article, Outline)>,
    problems: Vec<Problem>,
}

/// What becomes of the documents of one batch.
struct Batch {
    articles: Vec<(Article, Outline)>,
    problems: Vec<Problem>,
    glossary: Glossary,
}

impl Reading {
    /// Takes a document in; says whether it made the waiting ones enough to be worked off.
    fn add(&mut self, document: Document, settings: &Settings) -> bool {
        self.bytes += document.bytes.len();
        self.waiting.push(document);
        let enough = self.bytes >= CHUNK;
        if enough {
            self.work_off(settings);
        }
        enough
    }

    fn work_off(&mut self, settings: &Settings) {
        self.bytes = 0;
        let waiting = std::mem::take(&mut self.waiting);
        let batches: Vec<Batch> =
            waiting.into_par_iter().chunks(BATCH).map(|documents| batch(documents, settings)).collect();
        for mut batch in batches {
            let numbers = self.words.absorb(&batch.glossary);
            batch.articles.iter_mut().for_each(|(_, outline)| outline.renumber(&numbers));
            self.articles.append(&mut batch.articles);
            self.problems.append(&mut batch.problems);
        }
    }

    fn lexis(&self) -> Lexis {
        let learned: Vec<Learned> = self.words.keys().into_par_iter().map(Learned::of).collect();
        Lexis::new(&self.words, learned, self.articles.len())
    }
}

fn batch(documents: Vec<Document>, settings: &Settings) -> Batch {
    let mut batch = Batch { articles: Vec::new(), problems: Vec::new(), glossary: Glossary::default() };
    for document in documents {
        let (article, problems) = articles::single(document, settings);
        batch.problems.extend(problems);
        if let Some(article) = article {
            let outline = Outline::of(&article, &mut batch.glossary);
            batch.articles.push((article, outline));
        }
    }
    batch
}
