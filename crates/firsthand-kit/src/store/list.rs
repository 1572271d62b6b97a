//! The stories of a store, as they are listed.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};

use super::add::{self, Why};
use super::story;

/// A story of a store.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldStory {
    /// Its id: that of the article that founded it, so that it stays as the story grows.
    pub id: String,
    /// The headline of the article that founded it.
    pub headline: Option<String>,
    /// The day of its first article, as ISO 8601.
    pub from: Option<String>,
    /// The day of its last article.
    pub to: Option<String>,
    /// Its articles, in the order in which they were added.
    pub members: Vec<Member>,
    /// How many of them took their matter from no other article that is held; those that have it from one source which is
    /// not held count once.
    pub origins: usize,
}

/// An article of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its id.
    pub article: String,
    /// Its title, or the headline in its text.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// Why it belongs to the story; nothing for the one that founded it.
    pub why: Option<Why>,
}

/// The numbers of the articles of a story, in the order in which they were added.
pub(super) fn numbers_of(connection: &Connection, story: &str) -> rusqlite::Result<Option<Vec<i64>>> {
    let Some(number) = story::number_of(connection, story)? else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT article FROM membership WHERE story = ? ORDER BY article")?;
    let numbers = statement.query_map([number], |row| row.get(0))?;
    numbers.collect::<rusqlite::Result<_>>().map(Some)
}

/// Hands the stories to `each`, the one with the most articles first, then the earliest.
pub(super) fn each<E>(
    connection: &Connection,
    failed: impl Fn(rusqlite::Error) -> E,
    mut each: impl FnMut(HeldStory) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = connection
        .prepare(
            "SELECT number, id, headline, date(first * 86400, 'unixepoch'), date(last * 86400, 'unixepoch') FROM story
             WHERE merged_into IS NULL ORDER BY count DESC, first IS NULL, first, number",
        )
        .map_err(&failed)?;
    let mut rows = statement.query([]).map_err(&failed)?;
    while let Some(row) = rows.next().map_err(&failed)? {
        each(held(connection, row).map_err(&failed)?)?;
    }
    Ok(())
}

fn held(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<HeldStory> {
    let number: i64 = row.get(0)?;
    Ok(HeldStory {
        id: row.get(1)?,
        headline: row.get(2)?,
        from: row.get(3)?,
        to: row.get(4)?,
        members: members(connection, number)?,
        origins: origins(connection, number)?,
    })
}

fn members(connection: &Connection, story: i64) -> rusqlite::Result<Vec<Member>> {
    let mut statement = connection.prepare_cached(
        "SELECT article.id, coalesce(article.title, article.headline), article.outlet, article.published, likeness,
             nearest.id, shared
         FROM membership JOIN article ON article.number = membership.article
             LEFT JOIN article AS nearest ON nearest.number = nearest
         WHERE story = ? ORDER BY membership.article",
    )?;
    let member = |row: &Row<'_>| {
        Ok(Member {
            article: row.get(0)?,
            title: row.get(1)?,
            outlet: row.get(2)?,
            published: row.get(3)?,
            why: add::why(row.get(4)?, row.get(5)?, row.get(6)?),
        })
    };
    statement.query_map([story], member)?.collect()
}

/// The roots of a story: articles without a parent in it, of those that credit a source which is not held one each source.
fn origins(connection: &Connection, story: i64) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached(
        "SELECT (SELECT source FROM derivation WHERE child = membership.article AND parent IS NULL ORDER BY place LIMIT 1)
         FROM membership WHERE story = ?1 AND NOT EXISTS (
             SELECT 1 FROM derivation JOIN membership AS above ON above.article = parent
             WHERE child = membership.article AND above.story = ?1)",
    )?;
    let (mut sources, mut own) = (BTreeSet::new(), 0);
    for source in statement.query_map([story], |row| row.get::<_, Option<String>>(0))? {
        match source? {
            Some(source) => drop(sources.insert(source)),
            None => own += 1,
        }
    }
    Ok((own + sources.len()).max(1))
}
