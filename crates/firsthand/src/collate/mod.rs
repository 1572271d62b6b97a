//! The accounts side by side: who is who, what is stated in which readings, what happened when.

mod bags;
mod points;
mod timeline;

use crate::account::{Report, StoryEntity};

pub use points::points;
pub use timeline::timeline;

/// Joins the article entities that mean the same person, organisation or place.
pub fn entities(_reports: &[Report], _articles: &[usize]) -> Vec<StoryEntity> {
    Vec::new()
}
