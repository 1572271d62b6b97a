//! Reuse between any two articles of a corpus, in pieces that a caller can run side by side.
//!
//! Comparing every article with every other is out of the question for a hundred thousand of them, so the work grows
//! with the text and the reuse there is:
//!
//! 1. [`Outline::of`] reduces each article to its sentences as numbered words; a [`Glossary`] numbers the words of one
//!    batch, [`Gathered`] those of all.
//! 2. [`Learned::of`] looks each distinct word up once; a [`Lexis`] is what is known of all of them.
//! 3. [`keys::of`] gives each article some hundred keys: short runs of words, and pairs of the telling words of one
//!    sentence. Articles that share enough keys are [partners](Index::partners).
//! 4. [`Comparison`] compares two partners sentence by sentence, exactly as the articles of one story are compared.
//!
//! What is found between two articles depends on these two alone, with one exception: what they share is left out where
//! it is [`Standing`] sentences only, which many articles have whatever they report.

mod compare;
pub mod index;
pub mod keys;
mod outline;
mod standing;
mod words;

pub use compare::Comparison;
pub use index::{Index, Partners};
pub use outline::Outline;
pub use standing::Standing;
pub use words::{Gathered, Glossary, Learned, Lexis};
