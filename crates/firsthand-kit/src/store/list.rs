//! The stories of a store, as they are listed.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};

use super::{add, story as stories};
use crate::story::{Episode, Member, Parent, Story};

/// The numbers of the articles of a story, in the order in which they were added.
pub(super) fn numbers_of(connection: &Connection, story: &str) -> rusqlite::Result<Option<Vec<i64>>> {
    let Some(number) = stories::number_of(connection, story)? else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT article FROM membership WHERE story = ? ORDER BY article")?;
    let numbers = statement.query_map([number], |row| row.get(0))?;
    numbers.collect::<rusqlite::Result<_>>().map(Some)
}

/// Hands the stories of at least `least` articles to `each`, the one with the most first, then the earliest.
pub(super) fn each<E>(
    connection: &Connection,
    least: usize,
    failed: impl Fn(rusqlite::Error) -> E,
    mut each: impl FnMut(Story) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = connection
        .prepare(
            "SELECT number, id, headline FROM story WHERE merged_into IS NULL AND count >= ?
             ORDER BY count DESC, first IS NULL, first, number",
        )
        .map_err(&failed)?;
    let mut rows = statement.query([i64::try_from(least).unwrap_or(i64::MAX)]).map_err(&failed)?;
    while let Some(row) = rows.next().map_err(&failed)? {
        each(held(connection, row).map_err(&failed)?)?;
    }
    Ok(())
}

fn held(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<Story> {
    let number: i64 = row.get(0)?;
    let mut days = connection.prepare_cached(
        "SELECT day FROM membership JOIN article ON number = article WHERE story = ? AND day IS NOT NULL",
    )?;
    let days = days.query_map([number], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i32>>>()?;
    let told = Story::of(members(connection, number)?, origins(connection, number)?, Episode::of(days));
    // The id is that of the article that founded it, so that it stays as the story grows.
    Ok(Story { id: row.get(1)?, ..told })
}

/// The articles of a story, in order of time.
fn members(connection: &Connection, story: i64) -> rusqlite::Result<Vec<Member>> {
    let mut statement = connection.prepare_cached(
        "SELECT article.id, article.rest ->> 'input', coalesce(article.title, article.headline), article.outlet,
             article.published, above.id, derivation.share, likeness, nearest.id, shared
         FROM membership JOIN article ON article.number = membership.article
             LEFT JOIN article AS nearest ON nearest.number = nearest
             LEFT JOIN derivation ON child = membership.article AND place = 0
             LEFT JOIN article AS above ON above.number = parent
         WHERE story = ? ORDER BY article.day IS NULL, article.day, article.published, membership.article",
    )?;
    let member = |row: &Row<'_>| {
        let parent: Option<String> = row.get(5)?;
        let share: Option<f64> = row.get(6)?;
        Ok(Member {
            article: row.get(0)?,
            input: row.get(1)?,
            title: row.get(2)?,
            outlet: row.get(3)?,
            published: row.get(4)?,
            parent: parent.zip(share).and_then(|(article, share)| Parent::of(article, share)),
            why: add::why(row.get(7)?, row.get(8)?, row.get(9)?),
        })
    };
    statement.query_map([story], member)?.collect()
}

/// The roots of a story: articles with matter of their own, and of those without it or a parent in the story one for each
/// source that they have it from.
fn origins(connection: &Connection, story: i64) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached(
        "SELECT own, (SELECT source FROM derivation WHERE child = membership.article AND parent IS NULL ORDER BY place LIMIT 1)
         FROM membership WHERE story = ?1 AND (own = 1 OR NOT EXISTS (
             SELECT 1 FROM derivation JOIN membership AS above ON above.article = parent
             WHERE child = membership.article AND above.story = ?1))",
    )?;
    let (mut sources, mut own) = (BTreeSet::new(), 0);
    let root = |row: &Row<'_>| Ok((row.get::<_, Option<bool>>(0)?, row.get::<_, Option<String>>(1)?));
    for root in statement.query_map([story], root)? {
        match root? {
            (None | Some(false), Some(source)) => drop(sources.insert(source)),
            _ => own += 1,
        }
    }
    Ok((own + sources.len()).max(1))
}
