//! An article as a row, so that it comes out of the store exactly as it was given.

use firsthand::read::{Article, Moment, Published, PublishedFrom};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::pack;
use crate::markup::Markup;

/// What is kept of an article that is never searched by.
#[derive(Serialize, Deserialize)]
struct Rest {
    input: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bylines: Vec<String>,
    /// Where its date was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    #[serde(default, skip_serializing_if = "is_zero")]
    body: usize,
    #[serde(default, skip_serializing_if = "Markup::is_plain")]
    format: Markup,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the serialiser hands over references")]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// What tells one article from every other: its words, outlet, address and time.
pub fn content(article: &Article) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in [&article.text].into_iter().chain(&firsthand::read::imprint(article)) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let mut first = [0; 16];
    first.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    first
}

/// What is kept beside the columns of its own, as JSON.
pub fn rest(article: &Article) -> serde_json::Result<String> {
    serde_json::to_string(&Rest {
        input: article.input.clone(),
        bylines: article.bylines.clone(),
        from: article.published.as_ref().map(|published| published.from.name().to_owned()),
        modified: article.modified.as_ref().map(|moment| moment.value.clone()),
        language: article.language.clone(),
        section: article.section.clone(),
        agency: article.agency.clone(),
        body: article.body,
        format: Markup::from(&article.format),
    })
}

/// The article of a number.
pub fn article(connection: &Connection, number: i64) -> rusqlite::Result<Option<Article>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, outlet, title, url, published, rest, size, packed
         FROM article JOIN text ON text.article = article.number WHERE number = ?",
    )?;
    statement.query_row([number], from_row).optional()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Article> {
    let rest: Rest = serde_json::from_str(row.get_ref(5)?.as_str()?).map_err(|error| damaged(5, error))?;
    let text = pack::unpacked(row.get_ref(7)?.as_blob()?, row.get(6)?).map_err(|error| damaged(7, error))?;
    let published: Option<String> = row.get(4)?;
    let published = published.as_deref().and_then(Moment::parse).map(|moment| {
        let from = rest.from.as_deref().and_then(PublishedFrom::named).unwrap_or(PublishedFrom::Metadata);
        Published { moment, from }
    });
    Ok(Article {
        id: row.get(0)?,
        input: rest.input,
        url: row.get(3)?,
        outlet: row.get(1)?,
        title: row.get(2)?,
        bylines: rest.bylines,
        published,
        modified: rest.modified.as_deref().and_then(Moment::parse),
        language: rest.language,
        section: rest.section,
        agency: rest.agency,
        body: if text.is_char_boundary(rest.body) { rest.body } else { 0 },
        format: rest.format.into(),
        text,
        versions: Vec::new(),
    })
}

fn damaged(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, Box::new(error))
}
