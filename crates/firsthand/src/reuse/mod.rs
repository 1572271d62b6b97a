//! Passages of two articles that go back to the same words, and what changed between them.

use crate::account::{Report, Reuse};
use crate::settings::Settings;

/// The least score of a reused passage.
pub const MIN_SCORE: f64 = 0.3;

/// Finds every reused passage between any two of `articles` (indices into `reports`).
pub fn find(_reports: &[Report], _articles: &[usize], _settings: &Settings) -> Vec<Reuse> {
    Vec::new()
}
