//! Full-text search: the articles that have what is looked for, the best first, and the words that show it.

use std::collections::BTreeSet;

use firsthand::lexicon;
use firsthand::read::Article;
use firsthand::span::Span;
use firsthand::text::search;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::query::{Phrase, Query};
use super::{record, story};

/// What else must be true of an article that is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The outlet that published it, in any case of its letters.
    pub outlet: Option<String>,
    /// The first and the last day of publication, as days from 1970-01-01 on. Articles without a date are left out when
    /// one of them is given.
    pub since: Option<i32>,
    /// The last day.
    pub until: Option<i32>,
    /// A name that it mentions, or a part of one.
    pub entity: Option<String>,
    /// The id of its story.
    pub story: Option<String>,
    /// The most that are wanted.
    pub limit: usize,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The article.
    pub article: Article,
    /// Its title, or the headline in its text.
    pub title: Option<String>,
    /// The id of its story.
    pub story: String,
    /// How well it fits, the greater the better (BM25, a word in the title counting for several in the text); 0 where no
    /// words were looked for.
    pub score: f64,
    /// Stretches of the text that have what was looked for, in order.
    pub snippets: Vec<Snippet>,
}

/// A stretch of a text, and what was looked for in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The stretch.
    pub span: Span,
    /// The words that were looked for, in order.
    pub found: Vec<Span>,
}

/// How much a word in the title counts for.
const TITLE: f64 = 4.0;
/// And a name that was asked for.
const NAME: f64 = 1.0;

/// The articles that have what is looked for.
pub(super) fn search(connection: &Connection, query: &Query, filter: &Filter) -> rusqlite::Result<Vec<Hit>> {
    let mut conditions: Vec<(&str, Value)> = Vec::new();
    let expression = query.expression(filter.entity.as_deref());
    let (from, number, order) = match &expression {
        Some(expression) => {
            conditions.push(("words MATCH ?", expression.clone().into()));
            ("words", "words.rowid", format!("bm25(words, {TITLE:.1}, 1.0, {NAME:.1})"))
        }
        None if query.none.is_empty() => ("article", "article.number", "-day".to_owned()),
        None => return Ok(Vec::new()),
    };
    let mut joined = String::new();
    if let Some(outlet) = &filter.outlet {
        conditions.push(("outlet = ?", outlet.clone().into()));
    }
    conditions.extend(filter.since.map(|day| ("day >= ?", i64::from(day).into())));
    conditions.extend(filter.until.map(|day| ("day <= ?", i64::from(day).into())));
    if expression.is_some() && conditions.len() > 1 {
        joined.push_str(" CROSS JOIN article ON article.number = words.rowid");
    }
    if let Some(id) = &filter.story {
        let Some(story) = story::number_of(connection, id)? else { return Ok(Vec::new()) };
        joined.push_str(&format!(" CROSS JOIN membership ON membership.article = {number}"));
        conditions.push(("membership.story = ?", story.into()));
    }
    let tests: Vec<&str> = conditions.iter().map(|(test, _)| *test).collect();
    let tests = if tests.is_empty() { String::new() } else { format!("WHERE {}", tests.join(" AND ")) };
    // What is shown of an article is looked up for those alone that are shown.
    let statement = format!(
        "SELECT found.number, story.id, coalesce(title, article.headline), rank
         FROM (SELECT {number} AS number, {order} AS rank FROM {from}{joined} {tests}
               ORDER BY rank IS NULL, rank, number LIMIT ?) AS found
             JOIN article USING (number) JOIN membership ON article = found.number JOIN story ON story.number = story
         ORDER BY rank IS NULL, rank, found.number"
    );
    let limit = Value::from(i64::try_from(filter.limit).unwrap_or(i64::MAX));
    let values = conditions.into_iter().map(|(_, value)| value).chain([limit]);
    let mut statement = connection.prepare(&statement)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        hits.extend(hit(connection, row, query, expression.is_some())?);
    }
    Ok(hits)
}

fn hit(connection: &Connection, row: &Row<'_>, query: &Query, ranked: bool) -> rusqlite::Result<Option<Hit>> {
    let Some(article) = record::article(connection, row.get(0)?)? else { return Ok(None) };
    let snippets = snippets(&article.text, article.body, query);
    // The database gives better ones lesser numbers.
    let score = if ranked { -row.get::<_, f64>(3)? } else { 0.0 };
    Ok(Some(Hit { story: row.get(1)?, title: row.get(2)?, score: score.max(0.0), snippets, article }))
}

/// The most snippets of an article, how many characters one has about, and how far one may reach for the end of a word.
const SNIPPETS: usize = 3;
const LENGTH: usize = 160;
const BEFORE: usize = 60;

/// The stretches of a text, from a byte on, that have the most of what is looked for.
fn snippets(text: &str, from: usize, query: &Query) -> Vec<Snippet> {
    let mut words = search::words(text);
    words.drain(..words.partition_point(|(span, _)| span.start < from));
    let phrases: Vec<&Phrase> = query.wanted().collect();
    let mut found: Vec<(Span, usize)> = Vec::new();
    for at in 0..words.len() {
        let fits = |phrase: &&Phrase| {
            let here = words.get(at..at + phrase.len());
            here.is_some_and(|here| here.iter().map(|(_, word)| word).eq(phrase.iter()))
        };
        let longest = phrases.iter().enumerate().filter(|(_, phrase)| fits(phrase)).max_by_key(|(_, it)| it.len());
        if let Some((which, phrase)) = longest
            && let (Some((first, _)), Some((last, _))) = (words.get(at), words.get(at + phrase.len() - 1))
            && found.last().is_none_or(|(before, _)| before.end <= first.start)
        {
            found.push((first.join(*last), which));
        }
    }
    best(text, &found)
}

/// Windows over the findings, those with the most different ones first, that do not overlap; given in order.
fn best(text: &str, found: &[(Span, usize)]) -> Vec<Snippet> {
    let window = |at: usize| {
        let from = found.get(at).map_or(0, |(span, _)| span.start);
        let end = found.iter().skip(at).take_while(|(span, _)| span.end <= from + LENGTH - BEFORE).count().max(1);
        at..at + end
    };
    let mut windows: Vec<(usize, std::ops::Range<usize>)> = (0..found.len())
        .map(window)
        .map(|range| {
            let different: BTreeSet<usize> = found.iter().skip(range.start).take(range.len()).map(|it| it.1).collect();
            (different.len(), range)
        })
        .collect();
    windows
        .sort_by_key(|(different, range)| (std::cmp::Reverse(*different), std::cmp::Reverse(range.len()), range.start));
    let mut taken: Vec<Snippet> = Vec::new();
    for (_, range) in windows {
        let found: Vec<Span> = found.iter().skip(range.start).take(range.len()).map(|it| it.0).collect();
        let (Some(first), Some(last)) = (found.first(), found.last()) else { continue };
        let span = widened(text, first.join(*last));
        if taken.len() < SNIPPETS && taken.iter().all(|other| !other.span.overlaps(span)) {
            taken.push(Snippet { span, found });
        }
    }
    taken.sort_by_key(|snippet| snippet.span);
    taken
}

/// A stretch with some words before and behind it, of the same paragraph.
fn widened(text: &str, span: Span) -> Span {
    let room = LENGTH.saturating_sub(span.len());
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let start = line.max(boundary(text, span.start.saturating_sub(room.min(BEFORE))));
    let cut = text.get(start..span.start).unwrap_or_default();
    let start = match cut.find(char::is_whitespace) {
        Some(space) if start > line => start + space,
        _ => start,
    };
    let behind = text.get(span.end..).unwrap_or_default();
    let line = span.end + behind.find('\n').unwrap_or(behind.len());
    let end = line.min(boundary(text, (start + LENGTH).max(span.end)));
    let cut = text.get(span.end..end).unwrap_or_default();
    let end = match cut.rfind(char::is_whitespace) {
        Some(space) if end < line => span.end + space,
        _ => end,
    };
    Span::new(start, end.max(span.end)).trim(text)
}

/// The last beginning of a character up to a byte.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Of a claim so many words are looked for, the rarest.
const TELLING: usize = 12;

/// The articles that have most of a claim's telling words.
pub(super) fn about(connection: &Connection, claim: &str, most: usize) -> rusqlite::Result<Vec<i64>> {
    let mut words: Vec<(f32, String)> = search::words(claim)
        .into_iter()
        .filter(|(span, _)| !lexicon::is_function_word(&span.of(claim).to_lowercase()))
        .map(|(_, word)| (lexicon::rarity(&word), word))
        .collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words.dedup();
    words.truncate(TELLING);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let any: Vec<String> = words.into_iter().map(|(_, word)| format!("\"{word}\"")).collect();
    let expression = format!("{{title text}} : ({})", any.join(" OR "));
    let mut statement = connection
        .prepare_cached("SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 1.0, 1.0), rowid LIMIT ?")?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    statement.query_map((expression, most), |row| row.get(0))?.collect()
}
