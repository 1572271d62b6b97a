//! Names of people, organisations and places, and which of them mean the same one.
//!
//! Seven steps. [`case`] reads what capital letters mean in this article; [`scan`] cuts stretches of capitalised words
//! into names; [`kind`] collects what speaks for a person, an organisation or a place; [`group`] settles the
//! kind of each name; [`entity`] joins the names that mean the same one; [`describe`] collects what the article says it is: roles, age, gender;
//! [`beside`] looks the names up in captions and credits, and [`roll`] finds the people of lists and signatures.

mod beside;
mod case;
mod describe;
mod entity;
mod group;
mod kind;
mod known;
mod list;
mod roll;
mod scan;
mod words;

#[cfg(test)]
mod tests;

use super::{Entity, Name};
use crate::text::Text;

/// Finds the names of a text, in its order, and the entities they mean, in the order of their first mention.
pub fn find(source: &str, text: &Text) -> (Vec<Name>, Vec<Entity>) {
    let case = case::Case::of(source, text);
    let mentions = scan::mentions(source, text, &case);
    let (mut names, mut entities) = entity::entities(source, text, &case, mentions);
    describe::describe(source, text, &names, &mut entities);
    beside::find(source, text, &mut names, &mut entities);
    (names, entities)
}
