//! A store: articles kept in one file, each in its story, that grows as new ones arrive.
//!
//! The file is a database of SQLite. Whatever is added is added in batches, each there as a whole or not at all, so that
//! a process may be killed at any instant; several may read and add at once. A new article finds its story by lists of
//! terms and keys (`postings`), not by looking at others; what decides is in `place` alone.

mod add;
mod derive;
mod failure;
mod features;
mod fill;
mod group;
mod list;
mod open;
mod pack;
mod place;
mod postings;
mod prepare;
mod query;
mod record;
mod refresh;
mod rows;
mod schema;
mod search;
mod story;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use firsthand::read::Article;
use firsthand::reuse::{Finder, Reach};
use rusqlite::Connection;

use crate::story::Story;

pub use add::{Added, State, Summary};
pub use failure::Failure;
pub use prepare::Prepared;
pub use query::Query;
pub use search::{Filter, Hit, Snippet};

/// An open store.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    finder: Finder,
}

impl Store {
    /// Opens the store in a file for adding to it, and makes it where there is none. One of an older form is brought into
    /// the present one.
    ///
    /// # Errors
    /// When the file is something else, is damaged, is of a newer form, or may not be written to.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        Ok(Self::of(open::for_writing(path)?, path))
    }

    /// Opens the store in a file for reading, also where nothing may be written.
    ///
    /// # Errors
    /// When there is none, or the file is something else, is damaged, or is of a newer form.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        Ok(Self::of(open::for_reading(path)?, path))
    }

    fn of(connection: Connection, path: &Path) -> Self {
        Self { connection, path: path.to_owned(), finder: Finder::new(Reach::NARROW) }
    }

    /// Adds articles, all or none of them, those that were published first before the others; gives what became of each, in their
    /// order.
    ///
    /// # Errors
    /// When the store cannot be written; then none of them was added.
    pub fn add(&mut self, articles: &[Prepared]) -> Result<Vec<Added>, Failure> {
        add::batch(&mut self.connection, articles, &mut self.finder)
            .map_err(|error| Failure::of_database(&self.path, &error))
    }

    /// How many articles are held.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn count(&self) -> Result<usize, Failure> {
        self.told(self.connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0)))
    }

    /// The articles of the story of an id, as they were given; `None` when there is no such story. A story that was merged
    /// into another is that one.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn articles_of(&self, story: &str) -> Result<Option<Vec<Article>>, Failure> {
        let numbers = self.told(list::numbers_of(&self.connection, story))?;
        numbers.map(|numbers| self.articles(&numbers)).transpose()
    }

    /// The articles of these numbers.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn articles(&self, numbers: &[i64]) -> Result<Vec<Article>, Failure> {
        let article = |number: &i64| record::article(&self.connection, *number).transpose();
        self.told(numbers.iter().filter_map(article).collect())
    }

    /// Hands each story of at least `least` articles to `each`, the one with the most first, then the earliest.
    ///
    /// # Errors
    /// When the store cannot be read, and the first error of `each`.
    pub fn stories<E: From<Failure>>(&self, least: usize, each: impl FnMut(Story) -> Result<(), E>) -> Result<(), E> {
        list::each(&self.connection, least, |error| Failure::of_database(&self.path, &error).into(), each)
    }

    /// The articles that have what is looked for, the best first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn search(&self, query: &Query, filter: &Filter) -> Result<Vec<Hit>, Failure> {
        self.told(search::search(&self.connection, query, filter))
    }

    /// The articles that say most of what a claim is about, at most `most`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn about(&self, claim: &str, most: usize) -> Result<Vec<Article>, Failure> {
        let numbers = self.told(search::about(&self.connection, claim, most))?;
        self.articles(&numbers)
    }

    /// Makes a story of its own of some articles of one, given by their ids, and writes down why; gives its id. `None` when
    /// there is no such story, or the articles are none or all of it.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn split(&mut self, story: &str, articles: &[&str], why: &str) -> Result<Option<String>, Failure> {
        let done = story::split_by_ids(&mut self.connection, story, articles, why);
        self.told(done)
    }

    /// Makes one story of two and writes down why; the second becomes part of the first. `false` when one of them is not
    /// there, or both are one already.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn merge(&mut self, kept: &str, gone: &str, why: &str) -> Result<bool, Failure> {
        let done = story::merge_by_ids(&mut self.connection, kept, gone, why);
        self.told(done)
    }

    fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T, Failure> {
        result.map_err(|error| Failure::of_database(&self.path, &error))
    }
}
