//! Passages of two articles that go back to the same words, and what changed between them.
//!
//! Sentences are compared where an index of their telling words says they may be alike, and around such pairs. Two
//! sentences are alike by the rare words they share, equal or of one meaning, and by sharing them in order; whether
//! that is reuse is judged with the sentences around them. Words between quotation marks are no evidence: two
//! reporters who heard the same speech quote it alike. In a story of more articles than [`ALL_PAIRS`] each is compared
//! with those that hold most of it.

mod align;
mod candidates;
mod chain;
mod changes;
mod contradicted;
pub mod corpus;
mod kind;
mod likeness;
mod lines;
mod partners;
mod passages;
mod words;

use crate::account::{Report, Reuse};
use crate::settings::Settings;

use changes::Source;
use lines::Line;
pub(crate) use partners::ALL_PAIRS;
use partners::Partners;
use words::Words;

/// The least score of a reused passage: as likely reuse as not.
pub const MIN_SCORE: f64 = 0.5;

/// Finds the reused passages between any two of `articles` (indices into `reports`), by place in the first article; in a
/// story of more than [`ALL_PAIRS`] articles those between each and the articles that hold most of it.
pub fn find(reports: &[Report], articles: &[usize], settings: &Settings) -> Vec<Reuse> {
    let (lines, vocabulary) = lines::of(reports, articles);
    let sources: Vec<Source<'_>> = reports.iter().map(Source::of).collect();
    let mut words = Words::new(&vocabulary);
    let partners = Partners::of(&lines, &words);
    between(&sources, &lines, &mut words, partners.as_ref(), settings.min_reuse_score)
}

/// The reused passages between the lines of articles, whose `article` is an index into `sources`: of partners, if these are
/// given.
fn between(
    sources: &[Source<'_>],
    lines: &[Line],
    words: &mut Words<'_>,
    partners: Option<&Partners>,
    min_score: f64,
) -> Vec<Reuse> {
    let candidates = candidates::pairs(lines, words, partners);
    let mut pairs = chain::accept(lines, words, &candidates);
    contradicted::drop(&mut pairs, lines, partners);
    let mut found = passages::of(sources, lines, words, &pairs);
    found.retain(|reuse| reuse.score >= min_score);
    found.sort_by_key(|reuse| (reuse.a, reuse.b));
    found
}

#[cfg(test)]
mod tests;
