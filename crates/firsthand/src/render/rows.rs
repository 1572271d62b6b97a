//! Reused passages of a corpus as rows: one JSON object a line, or the same as flat columns.
//!
//! A row has the fields of a `reuse` object of the machine output; `input` says where each article was read from and
//! `words` how long the shorter passage is. An id is made of those of the two articles and the place among their
//! passages, so that it does not change when other articles come or go.

use serde::Serialize;

use super::json::wire::Change;
use crate::account::Reuse;
use crate::read::Article;
use crate::span::{CodePoints, Span};

/// One reused passage of two articles.
#[derive(Serialize)]
pub struct Row<'a> {
    id: String,
    a: Side<'a>,
    b: Side<'a>,
    kind: &'static str,
    score: f64,
    words: usize,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Side<'a> {
    article: &'a str,
    input: &'a str,
    span: [usize; 2],
}

/// The flat columns, each with a value of its type.
pub fn columns() -> [(&'static str, Value); 14] {
    let (text, count) = (|| Value::Text(String::new()), || Value::Count(0));
    [
        ("id", text()),
        ("a_article", text()),
        ("a_input", text()),
        ("a_start", count()),
        ("a_end", count()),
        ("b_article", text()),
        ("b_input", text()),
        ("b_start", count()),
        ("b_end", count()),
        ("kind", text()),
        ("score", Value::Share(0.0)),
        ("words", count()),
        ("changes", count()),
        ("touches", text()),
    ]
}

/// One article of a group of near-duplicates.
#[derive(Serialize)]
pub struct Member<'a> {
    group: String,
    representative: &'a str,
    article: &'a str,
    input: &'a str,
    likeness: f64,
}

/// The columns of near-duplicates, each with a value of its type.
pub fn member_columns() -> [(&'static str, Value); 5] {
    let text = || Value::Text(String::new());
    [
        ("group", text()),
        ("representative", text()),
        ("article", text()),
        ("input", text()),
        ("likeness", Value::Share(0.0)),
    ]
}

impl<'a> Member<'a> {
    /// An article and its likeness to the representative of its group, which is itself a member with likeness 1.
    pub fn new(representative: &'a Article, article: &'a Article, likeness: f64) -> Self {
        Self {
            group: format!("g{}", representative.id),
            representative: &representative.id,
            article: &article.id,
            input: &article.input,
            likeness: (likeness * 1000.0).round() / 1000.0,
        }
    }

    /// The member as one line of JSON with a line break.
    ///
    /// # Errors
    /// Only if the serialiser fails, which no member is known to make it do.
    pub fn json_line(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self).map(|json| json + "\n")
    }

    /// One value for each of the [`member_columns`].
    pub fn values(&self) -> [Value; 5] {
        let text = |text: &str| Value::Text(text.to_owned());
        let likeness = Value::Share(self.likeness);
        [text(&self.group), text(self.representative), text(self.article), text(self.input), likeness]
    }
}

/// The value of a flat column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A whole number.
    Count(usize),
    /// A share, 0 to 1.
    Share(f64),
}

impl<'a> Row<'a> {
    /// The row of the passage at `place` among those of two articles.
    pub fn new(
        reuse: &Reuse,
        place: usize,
        a: (&'a Article, &CodePoints<'_>),
        b: (&'a Article, &CodePoints<'_>),
    ) -> Self {
        let side = |(article, points): (&'a Article, &CodePoints<'_>), span: Span| Side {
            article: &article.id,
            input: &article.input,
            span: points.span(span),
        };
        let change = |change: &crate::account::Change| Change {
            a: change.a.map(|span| a.1.span(span)),
            b: change.b.map(|span| b.1.span(span)),
            kind: change.kind.name(),
            touches: change.touches.iter().map(|touch| touch.name()).collect(),
        };
        Self {
            id: format!("{}-{}-r{}", a.0.id, b.0.id, place + 1),
            a: side(a, reuse.a.span),
            b: side(b, reuse.b.span),
            kind: reuse.kind.name(),
            score: reuse.score,
            words: words(reuse, a.0, b.0),
            changes: reuse.changes.iter().map(change).collect(),
        }
    }

    /// The row as one line of JSON with a line break.
    ///
    /// # Errors
    /// Only if the serialiser fails, which no row is known to make it do.
    pub fn json_line(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self).map(|json| json + "\n")
    }

    /// The row as one value for each of the [`columns`]. The changes are counted, and what they touch is listed once.
    pub fn values(&self) -> [Value; 14] {
        let mut touches: Vec<&str> = self.changes.iter().flat_map(|change| change.touches.iter().copied()).collect();
        touches.sort_unstable();
        touches.dedup();
        let text = |text: &str| Value::Text(text.to_owned());
        [
            text(&self.id),
            text(self.a.article),
            text(self.a.input),
            Value::Count(self.a.span[0]),
            Value::Count(self.a.span[1]),
            text(self.b.article),
            text(self.b.input),
            Value::Count(self.b.span[0]),
            Value::Count(self.b.span[1]),
            text(self.kind),
            Value::Share(self.score),
            Value::Count(self.words),
            Value::Count(self.changes.len()),
            Value::Text(touches.join(" ")),
        ]
    }
}

/// How many words the shorter of two passages has.
pub fn words(reuse: &Reuse, a: &Article, b: &Article) -> usize {
    let count = |article: &Article, span: Span| {
        article.words(span).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    };
    count(a, reuse.a.span).min(count(b, reuse.b.span))
}
