//! Passages of two articles that go back to the same words, and what changed between them.
//!
//! Sentences are compared where an index of their telling words says they may be alike, and around such pairs. Two
//! sentences are alike by the rare words they share, equal or of one meaning, and by sharing them in order; whether
//! that is reuse is judged with the sentences around them. Words between quotation marks are no evidence: two
//! reporters who heard the same speech quote it alike. In a story of more articles than [`Reach::all_pairs`]
//! each is compared with those that hold most of it.

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
use lines::{Line, Repeated};
use partners::Partners;
pub use partners::Reach;
use words::{Memory, Vocabulary, Words};

/// The least score of a reused passage: as likely reuse as not.
pub const MIN_SCORE: f64 = 0.5;

/// A finder with more words than this forgets them all before the next story.
const MOST_TERMS: usize = 100_000;

/// Finds the reused passages between any two of `articles` (indices into `reports`), by place in the first article; in a
/// story of many articles those between each and the articles that hold most of it ([`Reach::default`]).
pub fn find(reports: &[Report], articles: &[usize], settings: &Settings) -> Vec<Reuse> {
    Finder::default().find(reports, articles, settings)
}

/// Finds reused passages in one story after the other; it keeps what it learned of their words. What it finds in a story
/// does not depend on those before.
#[derive(Debug, Default)]
pub struct Finder {
    reach: Reach,
    vocabulary: Vocabulary,
    memory: Memory,
    repeated: Repeated,
}

impl Finder {
    /// A finder that compares so many articles with one another.
    pub fn new(reach: Reach) -> Self {
        Self { reach, ..Self::default() }
    }

    /// How many articles it compares with one another.
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// Finds the reused passages between two of `articles` (indices into `reports`), by place in the first article.
    pub fn find(&mut self, reports: &[Report], articles: &[usize], settings: &Settings) -> Vec<Reuse> {
        if self.vocabulary.len() > MOST_TERMS {
            *self = Self::new(self.reach);
        }
        let lines = lines::of(reports, articles, &mut self.vocabulary, &mut self.repeated);
        let sources: Vec<Source<'_>> = reports.iter().map(Source::of).collect();
        let mut words = Words::new(&self.vocabulary, std::mem::take(&mut self.memory));
        let partners = Partners::of(&lines, &words, self.reach);
        let found = between(&sources, &lines, &mut words, partners.as_ref(), (self.reach, settings.min_reuse_score));
        self.memory = words.into_memory();
        found
    }
}

/// The reused passages between the lines of articles, whose `article` is an index into `sources`: of partners, if these are
/// given. The last is how closely they are compared, and the least score of a passage.
fn between(
    sources: &[Source<'_>],
    lines: &[Line],
    words: &mut Words<'_>,
    partners: Option<&Partners>,
    (reach, score): (Reach, f64),
) -> Vec<Reuse> {
    let candidates = candidates::pairs(lines, words, partners, reach.shared);
    let mut pairs = chain::accept(lines, words, &candidates, reach);
    contradicted::drop(&mut pairs, lines, partners);
    let mut found = passages::of(sources, lines, words, &pairs);
    found.retain(|reuse| reuse.score >= score);
    found.sort_by_key(|reuse| (reuse.a, reuse.b));
    found
}

#[cfg(test)]
mod tests;
