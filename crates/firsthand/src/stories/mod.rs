//! Which articles report the same event.

use crate::account::{Lineage, Report};
use crate::settings::Settings;

/// The least likeness that joins two articles.
pub const MIN_LIKENESS: f64 = 0.2;

/// Groups the reports by event.
pub fn cluster(reports: &[Report], _settings: &Settings) -> Vec<Vec<usize>> {
    if reports.is_empty() { Vec::new() } else { vec![(0..reports.len()).collect()] }
}

/// A story's id.
pub fn id(_reports: &[Report], _articles: &[usize]) -> String {
    String::new()
}

/// A story's headline.
pub fn headline(_reports: &[Report], _articles: &[usize], _lineage: &Lineage) -> String {
    String::new()
}
