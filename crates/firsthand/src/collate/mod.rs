//! The accounts side by side: who is who, what is stated in which readings, what happened when.

use crate::account::{Event, Lineage, Point, Report, Reuse, StoryEntity};

/// Joins the article entities that mean the same person, organisation or place.
pub fn entities(_reports: &[Report], _articles: &[usize]) -> Vec<StoryEntity> {
    Vec::new()
}

/// Points and their readings.
pub fn points(
    _reports: &[Report],
    _articles: &[usize],
    _entities: &[StoryEntity],
    _reuse: &[Reuse],
    _lineage: &Lineage,
) -> Vec<Point> {
    Vec::new()
}

/// What happened when.
pub fn timeline(_reports: &[Report], _articles: &[usize], _reuse: &[Reuse], _lineage: &Lineage) -> Vec<Event> {
    Vec::new()
}
