//! What the engine found beside what a careful reader found.
//!
//! Every measure is a ratio whose numerator counts what is right, so that more is better throughout; a floor is the
//! least ratio that is let through. Findings match annotations by overlap, one to one, the best match first.

mod blocks;
mod dates;
mod figures;
pub mod likeness;
mod lineage;
pub mod names;
pub mod points;
mod print;
mod quotes;
mod reuse;
mod stories;
mod timeline;

use std::collections::BTreeMap;

use firsthand::Account;
use firsthand::account::{Passage, Report};
use firsthand::span::Span;

use crate::gold::model::{Gold, GoldArticle};

pub use print::print;

/// All measures of one run, and what went wrong.
#[derive(Debug, Default)]
pub struct Scores {
    /// In the order they were taken.
    pub measures: Vec<Measure>,
    /// In the order they were met.
    pub faults: Vec<Fault>,
}

/// A ratio; more is better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its fixed name, in the floors file as well.
    pub name: String,
    /// What was right.
    pub hit: usize,
    /// Of how many.
    pub of: usize,
}

/// Something missed, false or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which findings it belongs to: what `--errors` takes.
    pub kind: &'static str,
    /// `missed`, `false`, `wrong` or `read` (to be judged by a reader).
    pub what: &'static str,
    /// A line for a reader, the words in their context included.
    pub line: String,
}

/// One article of the annotations beside what the engine made of it.
pub struct Side<'a> {
    /// File name or id.
    pub key: &'a str,
    /// What a reader found.
    pub gold: &'a GoldArticle,
    /// What the engine found.
    pub report: &'a Report,
}

/// The articles by key, as the engine numbers them.
pub struct Places<'a> {
    numbers: BTreeMap<&'a str, usize>,
}

impl Measure {
    /// The ratio; nothing where there was nothing to count.
    pub fn value(&self) -> Option<f64> {
        (self.of > 0).then(|| self.hit as f64 / self.of as f64)
    }
}

impl Scores {
    /// Adds a measure.
    pub fn add(&mut self, name: impl Into<String>, hit: usize, of: usize) {
        self.measures.push(Measure { name: name.into(), hit, of });
    }

    /// Adds recall, precision and F1 of one sort of finding.
    pub fn add_found(&mut self, name: &str, tally: Tally) {
        self.add(format!("{name}_recall"), tally.hit, tally.gold);
        self.add(format!("{name}_precision"), tally.right, tally.found);
        self.add(format!("{name}_f1"), tally.hit + tally.right, tally.gold + tally.found);
    }

    /// Adds a fault at a place of a text.
    pub fn fault(&mut self, kind: &'static str, what: &'static str, side: &Side, span: Span, why: &str) {
        let line = format!("{}: {}  {why}", side.key, in_context(&side.report.article.text, span));
        self.faults.push(Fault { kind, what, line });
    }
}

/// Counts for recall and precision. Optional annotations enter neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Annotations that were found.
    pub hit: usize,
    /// Annotations.
    pub gold: usize,
    /// Findings that are right.
    pub right: usize,
    /// Findings.
    pub found: usize,
}

impl<'a> Places<'a> {
    fn of(account: &'a Account) -> Self {
        let numbered = account.reports.iter().enumerate();
        Self { numbers: numbered.map(|(number, report)| (report.article.input.as_str(), number)).collect() }
    }

    /// The engine's number of an article.
    pub fn number(&self, key: &str) -> Option<usize> {
        self.numbers.get(key).copied()
    }

    /// The passage that a span of an article is for the engine.
    pub fn passage(&self, key: &str, span: Span) -> Option<Passage> {
        Some(Passage { article: self.number(key)?, span })
    }
}

/// Takes every measure that `gold` has annotations for.
pub fn score(gold: &Gold, account: &Account) -> Scores {
    let places = Places::of(account);
    let beside = |(key, article)| {
        let report = account.reports.get(places.number(key)?)?;
        Some(Side { key, gold: article, report })
    };
    let annotated = gold.articles.iter().map(|(key, article)| (key.as_str(), article));
    let sides: Vec<Side> = annotated.filter_map(beside).collect();
    let mut scores = Scores::default();
    stories::score(gold, account, &places, &mut scores);
    figures::score(gold, &sides, &mut scores);
    quotes::score(gold, &sides, &mut scores);
    dates::score(&sides, &mut scores);
    names::score(gold, account, &sides, &mut scores);
    reuse::score(gold, account, &places, &mut scores);
    points::score(gold, account, &places, &mut scores);
    blocks::score(&sides, &mut scores);
    timeline::score(gold, account, &places, &mut scores);
    lineage::score(gold, account, &places, &mut scores);
    scores
}

/// Characters shown on either side of a finding.
const CONTEXT: usize = 40;

/// The words at `span` in square brackets, with some of the text before and after, on one line.
pub fn in_context(text: &str, span: Span) -> String {
    let before: Vec<char> = Span::new(0, span.start).of(text).chars().rev().take(CONTEXT).collect();
    let after = Span::new(span.end, text.len()).of(text).chars().take(CONTEXT);
    let line: String =
        before.into_iter().rev().chain(['[']).chain(span.of(text).chars()).chain([']']).chain(after).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
