//! An article's own words about where its matter comes from.

use super::{Credit, Entity, Name};
use crate::read::Article;
use crate::text::Text;

/// Finds the credits.
pub fn find(_article: &Article, _text: &Text, _names: &[Name], _entities: &[Entity]) -> Vec<Credit> {
    Vec::new()
}
