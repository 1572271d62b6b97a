//! Which of the articles that are held an article took its matter from, or gave it to.

use firsthand::duplicates::Sketch;
use firsthand::read::{Article, Moment};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::place::Candidate;
use super::prepare::{self, Prepared};
use super::record;

/// So many of those that share most keys are compared word by word, if they share so much of them.
const COMPARED: usize = 3;
const MIN_SHARED: f32 = 0.1;
/// The least share of a text's runs of three words that stands in another for it to be taken from there. Reports of one
/// event in other words share up to an eighth.
const MIN_SHARE: f64 = 0.2;
/// From this share on it is a copy.
const COPY: f64 = 0.9;
/// How sure the direction is where both times of publication are known, and where only the order of arrival is.
const DATED: f64 = 0.9;
const UNDATED: f64 = 0.5;
/// How sure a credit is that the text does not bear out.
const CREDITED: f64 = 0.6;

/// Writes down whom the article took matter from, among the articles that share keys with it, and whom it credits.
pub(super) fn insert(connection: &Connection, number: i64, new: &Prepared, near: &[Candidate]) -> rusqlite::Result<()> {
    let mut sharing: Vec<&Candidate> = near.iter().filter(|candidate| candidate.shared_keys >= MIN_SHARED).collect();
    sharing.sort_by(|a, b| b.shared_keys.total_cmp(&a.shared_keys).then(a.article.cmp(&b.article)));
    let mut best: Option<(i64, Parent)> = None;
    for candidate in sharing.into_iter().take(COMPARED) {
        let Some(other) = record::article(connection, candidate.article)? else { continue };
        let (runs, _) = Sketch::of(prepare::body(&other));
        let (own, theirs) = (time(&new.article), time(&other));
        let confidence = if own.is_some() && theirs.is_some() && own != theirs { DATED } else { UNDATED };
        if is_later(own, theirs) {
            let parent = Parent { share: new.runs.share_in(&runs), confidence, label: label(&other) };
            if best.as_ref().is_none_or(|(_, before)| parent.share > before.share) {
                best = Some((candidate.article, parent));
            }
        } else {
            let parent = Parent { share: runs.share_in(&new.runs), confidence, label: label(&new.article) };
            adopt(connection, candidate.article, number, &parent)?;
        }
    }
    if let Some((parent, found)) = best.filter(|(_, found)| found.share >= MIN_SHARE) {
        write(connection, number, parent, &found)?;
    }
    credit(connection, number, new, near)
}

fn time(article: &Article) -> Option<Moment> {
    article.published.as_ref().map(|published| published.moment.clone())
}

/// Whether an article that comes after another was published after it too; where that is not known it was.
fn is_later(own: Option<Moment>, theirs: Option<Moment>) -> bool {
    own.zip(theirs).is_none_or(|(own, theirs)| own >= theirs)
}

/// Writes down whom an article credits: the article of that outlet among those that are near, or a source that is not held.
fn credit(connection: &Connection, number: i64, new: &Prepared, near: &[Candidate]) -> rusqlite::Result<()> {
    if new.credits.is_empty() {
        return Ok(());
    }
    let mut outlet = connection.prepare_cached("SELECT outlet, published FROM article WHERE number = ?")?;
    let mut outlets: Vec<(i64, String)> = Vec::new();
    for candidate in near {
        let row = |row: &Row<'_>| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?));
        let (Some(name), published) = outlet.query_row([candidate.article], row)? else { continue };
        if is_later(time(&new.article), published.as_deref().and_then(Moment::parse)) {
            outlets.push((candidate.article, name));
        }
    }
    outlets.sort();
    let mut statement = connection.prepare_cached(
        "INSERT INTO derivation (child, place, parent, source, kind, share, confidence, why)
         VALUES (?, ?, ?, ?, 'credit', 0, ?, ?)",
    )?;
    for (place, source) in (1..).zip(&new.credits) {
        let parent = outlets.iter().find(|(_, name)| name.eq_ignore_ascii_case(source)).map(|(article, _)| *article);
        statement.execute(params![number, place, parent, source, CREDITED, format!("It credits {source}.")])?;
    }
    Ok(())
}

/// An article that matter may have been taken from.
struct Parent {
    share: f64,
    confidence: f64,
    label: String,
}

/// Writes down that an article that came before took matter from one that was published earlier but came later, if it
/// has more from it than from the parent it had.
fn adopt(connection: &Connection, child: i64, parent: i64, found: &Parent) -> rusqlite::Result<()> {
    if found.share < MIN_SHARE {
        return Ok(());
    }
    let mut statement = connection.prepare_cached("SELECT share FROM derivation WHERE child = ? AND place = 0")?;
    let held: Option<f64> = statement.query_row([child], |row| row.get(0)).optional()?;
    if held.is_none_or(|share| found.share > share) { write(connection, child, parent, found) } else { Ok(()) }
}

/// Writes down whom an article has most of its words from; credits stand behind it.
fn write(connection: &Connection, child: i64, parent: i64, found: &Parent) -> rusqlite::Result<()> {
    let kind = if found.share >= COPY { "copy" } else { "edit" };
    let why = format!(
        "{:.0} percent of its runs of three words stand in the earlier text of {}.",
        found.share * 100.0,
        found.label
    );
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO derivation (child, place, parent, kind, share, confidence, why) VALUES (?, 0, ?, ?, ?, ?, ?)",
    )?;
    statement.execute(params![child, parent, kind, found.share, found.confidence, why]).map(|_| ())
}

fn label(article: &Article) -> String {
    article.label().to_owned()
}
