//! Adding articles: those held are recognised, new ones find their story, their place in the lineage and their lists.

use std::collections::BTreeSet;

use firsthand::reuse::Finder;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::place::{Candidate, Near, Placed};
use super::prepare::Prepared;
use super::{derive, features, place, postings, story as stories};
use crate::story::{self, Shared, Why};

/// What became of an article that was to be added.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// Where it was read from.
    pub input: String,
    /// Its id in the store.
    pub article: String,
    /// The id of its story.
    pub story: String,
    /// Whether it was new.
    pub state: State,
    /// Why it belongs to its story; nothing for the article that founded it.
    pub why: Option<Why>,
}

/// Whether an article was new to the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It was not there before.
    New,
    /// The same text from the same outlet, address and time was there.
    Held,
    /// Another text of an address that was there.
    Version,
}

impl State {
    /// The fixed name in the machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Held => "held",
            Self::Version => "version",
        }
    }
}

/// Adds articles, all or none of them, and gives what became of each. Of those that come together the first that was published
/// is added first, as a feed that begins with its latest needs it; undated ones are last.
pub(super) fn batch(
    connection: &mut Connection,
    articles: &[Prepared],
    finder: &mut Finder,
) -> rusqlite::Result<Vec<Added>> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    let mut written = Vec::new();
    let mut added = vec![None; articles.len()];
    let mut in_time: Vec<(usize, &Prepared)> = articles.iter().enumerate().collect();
    in_time.sort_by_cached_key(|(_, article)| derive::in_time(&article.article));
    for (at, article) in in_time {
        let (number, state) = match id_of(&transaction, article)? {
            Known::Held(number) => (number, State::Held),
            Known::Free(id) => {
                let (number, state) = one(&transaction, article, id, finder)?;
                written.push((number, article));
                (number, state)
            }
        };
        if let Some(slot) = added.get_mut(at) {
            *slot = Some(outcome(&transaction, article, number, state)?);
        }
    }
    // The index is written by itself, which is faster than article by article.
    let mut words = transaction.prepare_cached("INSERT INTO words (rowid, title, text, names) VALUES (?, ?, ?, ?)")?;
    for (number, article) in written {
        let [title, text, names] = &article.words;
        words.execute(params![number, title, text, names])?;
    }
    drop(words);
    transaction.commit()?;
    Ok(added.into_iter().flatten().collect())
}

/// Whether an article is held.
enum Known<'a> {
    /// Under this number.
    Held(i64),
    /// It is not; this id is free for it.
    Free(&'a str),
}

/// Goes through the ids that the article may have to the first that is its own or nobody's. No article ever leaves the
/// store, so that one which is held stands before any that is free.
fn id_of<'a>(connection: &Connection, article: &'a Prepared) -> rusqlite::Result<Known<'a>> {
    let mut statement = connection.prepare_cached("SELECT number, content FROM article WHERE id = ?")?;
    let mut last = article.ids.last().map(String::as_str).unwrap_or_default();
    for id in &article.ids {
        let held = statement.query_row([id], |row| Ok((row.get(0)?, row.get_ref(1)?.as_blob()? == article.content)));
        match held.optional()? {
            Some((number, true)) => return Ok(Known::Held(number)),
            Some((_, false)) => {}
            None => {
                last = id;
                break;
            }
        }
    }
    Ok(Known::Free(last))
}

/// Writes one article that is not held, all but its words; gives its number.
fn one(connection: &Connection, new: &Prepared, id: &str, finder: &mut Finder) -> rusqlite::Result<(i64, State)> {
    let earlier = earlier(connection, new)?;
    let number = insert(connection, new, id, earlier)?;
    let sketch = &new.features.sketch;
    let candidates = postings::candidates(connection, &new.features)?;
    let placed = match version(connection, new, earlier)? {
        Some(near) => Placed { near: Some(near), others: Vec::new() },
        None => place::place(connection, sketch, &candidates)?,
    };
    connection
        .prepare_cached("INSERT INTO features VALUES (?, ?)")?
        .execute(params![number, features::packed(sketch)])?;
    let story = match &placed.near {
        None => stories::found(connection, number, id, new)?,
        Some(near) => {
            stories::join(connection, number, new, near, &Shared::of(&new.article, &near.shared, &new.places))?;
            near.story
        }
    };
    derive::insert(connection, number, new, earlier, &candidates, finder)?;
    if placed.near.is_some() || !placed.others.is_empty() {
        place::review(connection, story, &placed.others, id)?;
    }
    postings::insert(connection, number, &new.features)?;
    Ok((number, if earlier.is_some() { State::Version } else { State::New }))
}

/// The latest article of the same address.
fn earlier(connection: &Connection, new: &Prepared) -> rusqlite::Result<Option<i64>> {
    let Some(address) = new.address else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT max(number) FROM article WHERE address = ?")?;
    statement.query_row([address], |row| row.get(0))
}

/// A version stands in the story of the one before it.
fn version(connection: &Connection, new: &Prepared, earlier: Option<i64>) -> rusqlite::Result<Option<Near>> {
    let Some(earlier) = earlier else { return Ok(None) };
    let mut statement = connection
        .prepare_cached("SELECT story, packed FROM membership JOIN features USING (article) WHERE article = ?")?;
    let near = statement.query_row([earlier], |row| {
        let sketch = features::unpacked(row.get_ref(1)?.as_blob()?);
        let candidate = Candidate { article: earlier, story: row.get(0)?, shared_keys: 1.0, sketch };
        Ok(place::near(&new.features.sketch, &candidate))
    });
    near.optional()
}

fn insert(connection: &Connection, new: &Prepared, id: &str, earlier: Option<i64>) -> rusqlite::Result<i64> {
    let article = &new.article;
    let published = article.published.as_ref().map(|published| published.moment.value.as_str());
    let number = connection
        .prepare_cached(
            "INSERT INTO article (id, content, outlet, title, headline, url, address, published, day, language,
                 version_of, rest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .insert(params![
            id,
            new.content,
            article.outlet,
            article.title,
            new.headline,
            article.url,
            new.address,
            published,
            new.features.sketch.day,
            new.language,
            earlier,
            new.rest
        ])?;
    connection.prepare_cached("INSERT INTO text VALUES (?, ?, ?)")?.execute(params![
        number,
        article.text.len() as i64,
        new.packed
    ])?;
    Ok(number)
}

/// What is told of an article that is held now.
fn outcome(connection: &Connection, article: &Prepared, number: i64, state: State) -> rusqlite::Result<Added> {
    let mut statement = connection.prepare_cached(
        "SELECT article.id, story.id, likeness, nearest.id, shared
         FROM article JOIN membership ON membership.article = article.number JOIN story ON story.number = story
             LEFT JOIN article AS nearest ON nearest.number = nearest
         WHERE article.number = ?",
    )?;
    statement.query_row([number], |row| {
        let why = why(row.get(2)?, row.get(3)?, row.get(4)?);
        Ok(Added { input: article.article.input.clone(), article: row.get(0)?, story: row.get(1)?, state, why })
    })
}

/// Why an article belongs to its story, from what is written of it.
pub(super) fn why(likeness: Option<f64>, nearest: Option<String>, shared: Option<String>) -> Option<Why> {
    let shared = shared.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    Some(Why { likeness: story::rounded(likeness?), nearest: nearest?, shared })
}

/// Counts of what was added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles that were not there before, versions among them.
    pub new: usize,
    /// Articles that were there.
    pub held: usize,
    /// New texts of addresses that were there.
    pub versions: usize,
    /// Stories that were founded.
    pub founded: usize,
    /// Stories that got new articles beside the one that founded them.
    joined: BTreeSet<String>,
    /// Stories that were founded.
    here: BTreeSet<String>,
}

impl Summary {
    /// Counts one more.
    pub fn add(&mut self, added: &Added) {
        match added.state {
            State::Held => {
                self.held += 1;
                return;
            }
            State::Version => self.versions += 1,
            State::New => {}
        }
        self.new += 1;
        if added.why.is_none() {
            self.founded += 1;
            self.here.insert(added.story.clone());
        } else {
            self.joined.insert(added.story.clone());
        }
    }

    /// How many stories that were there before got new articles.
    pub fn joined(&self) -> usize {
        self.joined.difference(&self.here).count()
    }
}
