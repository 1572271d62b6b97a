//! The accounts side by side: who is who, what is stated in which readings, what happened when.

mod entities;
pub mod likeness;

use crate::account::{Event, Lineage, Point, Report, Reuse, StoryEntity};

pub use entities::entities;

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
