//! Which passages of the articles state a claim, and which contradict it.
//!
//! The claim is annotated as an article of one sentence and taken apart into its [`parts`](part): whom and what it
//! names, its figures and dates, and the words that tell something. Each sentence of the articles is asked for every
//! part: in its own words, in words of the same meaning, through a pronoun, or in the sentences beside it. A sentence
//! that has them all states the claim; one that has all but one, and in its place another figure, day, actor or place,
//! or the same act denied, contradicts it. Whatever part no related sentence speaks of leaves the claim unmentioned.
//!
//! This measures reporting, never truth: a claim may be stated by many and false, or true and unmentioned.

mod actors;
mod answer;
mod claim;
mod course;
mod dates;
mod figures;
mod frame;
mod heard;
mod instead;
mod line;
mod names;
mod paraphrase;
mod part;
mod place;
mod polarity;
mod reasons;
mod roles;
mod verdict;
mod weigh;
mod wording;

#[cfg(test)]
mod tests;

use crate::account::{Account, Passage};
use crate::span::Span;

/// What the articles say to a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The claim as given.
    pub claim: String,
    /// The answer in one word.
    pub answer: Answer,
    /// The answer in one sentence.
    pub why: String,
    /// The passages that state it.
    pub stated: Side,
    /// The passages that contradict it.
    pub contradicted: Side,
    /// Passages near the claim that do not count for the answer: first those of the side that is clearly farther from the
    /// claim than the other, then those that neither state nor contradict it; the nearest first.
    pub related: Vec<Found>,
    /// The claim's words that no sentence of any article speaks of, as spans of the claim.
    pub unspoken: Vec<Span>,
    /// What would be needed to say more, in whole sentences.
    pub needed: Vec<String>,
}

/// How the articles stand to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// One passage or more says it, none the contrary.
    Stated,
    /// One passage or more says something that excludes it, none says it.
    Contradicted,
    /// Some say it, others say what excludes it.
    Disputed,
    /// No passage says it or the contrary: it cannot be told from these articles.
    Unmentioned,
}

/// The passages on one side of a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// How many independent origins stand behind them.
    pub origins: usize,
    /// The passages, the best first.
    pub passages: Vec<Found>,
}

/// A sentence of an article beside the claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The sentence.
    pub passage: Passage,
    /// How much of the claim it speaks of, 0 to 1.
    pub score: f64,
    /// The origins it goes back to: index into [`Account::stories`], and into that story's origins. Ascending; empty
    /// where that cannot be told.
    pub origins: Vec<(usize, usize)>,
    /// To whom the article attributes what the sentence says of the claim.
    pub said_by: Option<String>,
    /// The article's own words for the figure or the date of the claim.
    pub reading: Option<Span>,
    /// Where the sentence departs from the claim.
    pub departure: Option<Departure>,
    /// The claim's words that the sentence does not speak of, as spans of the claim.
    pub missing: Vec<Span>,
}

/// Where a passage departs from the claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Departure {
    /// In what.
    pub detail: Detail,
    /// The claim's words.
    pub claim: Span,
    /// The article's words in their place.
    pub article: Option<Span>,
    /// In one sentence.
    pub why: String,
}

/// In what a passage departs from a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// Another quantity of the same thing.
    Figure,
    /// One says it, the other says that it is not so.
    Negation,
    /// Somebody else did it, or it was done to somebody else.
    Actor,
    /// It was at another time.
    Date,
    /// It was elsewhere.
    Place,
    /// Another word stands in the place of the claim's.
    Other,
}

/// Holds a claim against the articles of an account.
pub fn check(claim: &str, account: &Account) -> Check {
    let claim = claim::Claim::read(claim, account);
    let lines = line::of(account);
    let heard: Vec<Vec<heard::Heard>> = lines.iter().map(|line| heard::of(&claim, account, line)).collect();
    let weights = weigh::of(&claim, &heard);
    let verdicts = verdict::of(&claim, account, &lines, &heard, &weights);
    answer::from(&claim, account, &verdicts)
}
