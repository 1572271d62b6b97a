//! Who took matter from whom, and how many independent roots of reporting there are.
//!
//! Reuse says that two articles go back to the same words; this stage says how. Where one article can be the parent
//! of the other (it came first, is credited, holds what the other holds, or the other shows the damage of copying),
//! it is. Where neither can, both go back to a text that is not among the reports, named where a credit names it.
//! What an article credits it took, in its own words, from the one it credits. The rest is its own.

mod covers;
mod credits;
mod derive;
mod direct;
mod matter;
mod origins;
mod outlets;
mod quick;
mod tree;
mod unseen;
mod why;

use crate::account::{Lineage, Report, Reuse};
use crate::reuse::Reach;

/// Derives the lineage of a story from its reused passages, found within this reach, its credits and its dates.
pub fn derive(reports: &[Report], articles: &[usize], reuse: &[Reuse], reach: Reach) -> Lineage {
    let matter = matter::of(reports, articles, reuse, reach);
    let credits = credits::of(reports, articles);
    let draft = derive::draft(&matter, &credits);
    let (origins, witnesses) = origins::of(&matter, &draft);
    let (nodes, edges) = why::written(&matter, &credits, &draft);
    Lineage { nodes, edges, origins, witnesses }
}

pub use quick::quick;
pub use unseen::NAMELESS_TEXT;

#[cfg(test)]
mod tests;
