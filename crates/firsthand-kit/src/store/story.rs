//! The stories of a store: founded by an article, joined by others, merged and split; each of that is written down.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::group;
use super::place::Near;
use super::prepare::Prepared;
use crate::story::Shared;

/// Founds a story of one article; gives its number.
pub(super) fn found(connection: &Connection, article: i64, id: &str, new: &Prepared) -> rusqlite::Result<i64> {
    let day = new.features.sketch.day;
    let story = create(connection, &format!("s{id}"), new.title(), (day, day), 1)?;
    let mut statement = connection.prepare_cached("INSERT INTO membership (article, story) VALUES (?, ?)")?;
    statement.execute([article, story])?;
    note(connection, story, "created", Some(article), None, None)?;
    Ok(story)
}

/// Takes an article into a story.
pub(super) fn join(
    connection: &Connection,
    article: i64,
    new: &Prepared,
    near: &Near,
    shared: &[Shared],
) -> rusqlite::Result<()> {
    let shared = serde_json::json!(shared).to_string();
    let mut statement = connection
        .prepare_cached("INSERT INTO membership (article, story, likeness, nearest, shared) VALUES (?, ?, ?, ?, ?)")?;
    statement.execute(params![article, near.story, f64::from(near.likeness), near.nearest, shared])?;
    let mut statement = connection.prepare_cached(
        "UPDATE story SET count = count + 1, headline = coalesce(headline, ?2),
             first = min(coalesce(first, ?3), coalesce(?3, first)), last = max(coalesce(last, ?3), coalesce(?3, last))
         WHERE number = ?1",
    )?;
    statement.execute(params![near.story, new.title(), new.features.sketch.day])?;
    group::grown(connection, near.story, &new.features.sketch, near.likeness)?;
    note(connection, near.story, "joined", Some(article), None, None)
}

/// Makes one story of two: the articles of `gone` become those of `kept`.
pub(super) fn merge(connection: &Connection, kept: i64, gone: i64, why: &str) -> rusqlite::Result<()> {
    group::merged(connection, kept, gone)?;
    connection.prepare_cached("UPDATE membership SET story = ? WHERE story = ?")?.execute([kept, gone])?;
    connection.prepare_cached("UPDATE story SET merged_into = ?, count = 0 WHERE number = ?")?.execute([kept, gone])?;
    recount(connection, kept)?;
    note(connection, kept, "merged", None, Some(gone), Some(why))
}

/// Makes a story of its own of some articles of one; gives its number.
pub(super) fn split(connection: &Connection, story: i64, articles: &[i64], why: &str) -> rusqlite::Result<i64> {
    let new = create(connection, &free_id(connection, articles)?, None, (None, None), 0)?;
    let mut statement = connection.prepare_cached("UPDATE membership SET story = ? WHERE article = ? AND story = ?")?;
    for article in articles {
        statement.execute([new, *article, story])?;
    }
    recount(connection, story)?;
    recount(connection, new)?;
    group::changed(connection, story)?;
    group::changed(connection, new)?;
    note(connection, story, "split", None, Some(new), Some(why))?;
    Ok(new)
}

/// An id that no story has: that of an article which founded none, or with a number behind it.
fn free_id(connection: &Connection, articles: &[i64]) -> rusqlite::Result<String> {
    let mut id = connection.prepare_cached("SELECT 's' || id FROM article WHERE number = ?")?;
    let mut taken = connection.prepare_cached("SELECT 1 FROM story WHERE id = ?")?;
    let mut first = None;
    for article in articles {
        let Some(id) = id.query_row([article], |row| row.get::<_, String>(0)).optional()? else { continue };
        if !taken.exists([&id])? {
            return Ok(id);
        }
        first.get_or_insert(id);
    }
    let first = first.unwrap_or_else(|| "s".to_owned());
    let mut number = 2;
    loop {
        let id = format!("{first}-{number}");
        if !taken.exists([&id])? {
            return Ok(id);
        }
        number += 1;
    }
}

fn create(
    connection: &Connection,
    id: &str,
    headline: Option<&str>,
    (first, last): (Option<i32>, Option<i32>),
    count: i64,
) -> rusqlite::Result<i64> {
    let mut statement =
        connection.prepare_cached("INSERT INTO story (id, headline, first, last, count) VALUES (?, ?, ?, ?, ?)")?;
    statement.insert(params![id, headline, first, last, count])
}

/// How many articles a story has.
pub(super) fn count(connection: &Connection, story: i64) -> rusqlite::Result<usize> {
    let mut statement = connection.prepare_cached("SELECT count FROM story WHERE number = ?")?;
    let count: i64 = statement.query_row([story], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Counts a story's articles and finds its days and headline anew.
fn recount(connection: &Connection, story: i64) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "UPDATE story SET (count, first, last) = (
             SELECT count(*), min(day), max(day) FROM membership JOIN article ON number = article WHERE story = ?1),
         headline = coalesce(headline, (
             SELECT coalesce(title, article.headline) FROM membership JOIN article ON article.number = article
             WHERE story = ?1 AND coalesce(title, article.headline) IS NOT NULL ORDER BY article LIMIT 1))
         WHERE number = ?1",
    )?;
    statement.execute([story]).map(|_| ())
}

/// Writes down what became of a story. The numbers of the events are their order; the clock is not asked.
fn note(
    connection: &Connection,
    story: i64,
    kind: &str,
    article: Option<i64>,
    other: Option<i64>,
    why: Option<&str>,
) -> rusqlite::Result<()> {
    let mut statement = connection
        .prepare_cached("INSERT INTO story_event (story, kind, article, other, why) VALUES (?, ?, ?, ?, ?)")?;
    statement.execute(params![story, kind, article, other, why]).map(|_| ())
}

/// The number of the story of an id; that of the one it became part of, where it was merged.
pub(super) fn number_of(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE way (number, next) AS (
             SELECT number, merged_into FROM story WHERE id = ?
             UNION SELECT story.number, merged_into FROM story JOIN way ON story.number = next)
         SELECT number FROM way WHERE next IS NULL",
    )?;
    statement.query_row([id], |row| row.get(0)).optional()
}

/// Makes one story of two; nothing happens where one is not there, or both are one.
pub(super) fn merge_by_ids(connection: &mut Connection, kept: &str, gone: &str, why: &str) -> rusqlite::Result<bool> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    let stories = number_of(&transaction, kept)?.zip(number_of(&transaction, gone)?);
    let Some((kept, gone)) = stories.filter(|(kept, gone)| kept != gone) else { return Ok(false) };
    merge(&transaction, kept, gone, why)?;
    transaction.commit()?;
    Ok(true)
}

/// Makes a story of its own of those of these articles that are in a story, unless that is none or all of it; gives its id.
pub(super) fn split_by_ids(
    connection: &mut Connection,
    story: &str,
    articles: &[&str],
    why: &str,
) -> rusqlite::Result<Option<String>> {
    let transaction = Transaction::new(connection, TransactionBehavior::Immediate)?;
    let Some(story) = number_of(&transaction, story)? else { return Ok(None) };
    let numbers = members_among(&transaction, story, articles)?;
    let count: i64 = transaction.query_row("SELECT count FROM story WHERE number = ?", [story], |row| row.get(0))?;
    if numbers.is_empty() || numbers.len() as i64 == count {
        return Ok(None);
    }
    let new = split(&transaction, story, &numbers, why)?;
    let id = transaction.query_row("SELECT id FROM story WHERE number = ?", [new], |row| row.get(0))?;
    transaction.commit()?;
    Ok(Some(id))
}

fn members_among(connection: &Connection, story: i64, articles: &[&str]) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT number FROM article JOIN membership ON article = number WHERE article.id = ? AND story = ?",
    )?;
    let mut numbers = Vec::new();
    for article in articles {
        numbers.extend(statement.query_row(params![article, story], |row| row.get::<_, i64>(0)).optional()?);
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}
