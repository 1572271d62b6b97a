//! Which of the articles that are held an article took its matter from, or gave it to.

use std::collections::BTreeMap;

use firsthand::duplicates::Sketch;
use firsthand::read::Article;
use rusqlite::{Connection, OptionalExtension, params};

use super::place::Candidate;
use super::prepare::{self, Prepared};
use super::record;

/// The runs of words of a text.
#[derive(Debug)]
pub struct Runs(Sketch);

impl Runs {
    /// Reads the text of an article.
    pub fn of(article: &Article) -> Self {
        Self(Sketch::of(prepare::body(article)).0)
    }
}

/// So many of those that share most keys are compared word by word.
const COMPARED: usize = 4;
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
    let mut sharing: Vec<&Candidate> = near.iter().filter(|candidate| candidate.shared_keys > 0.0).collect();
    sharing.sort_by(|a, b| b.shared_keys.total_cmp(&a.shared_keys).then(a.article.cmp(&b.article)));
    let mut parents: BTreeMap<i64, Parent> = BTreeMap::new();
    for candidate in sharing.into_iter().take(COMPARED) {
        let Some(other) = record::article(connection, candidate.article)? else { continue };
        let runs = Runs::of(&other);
        let time = |article: &Article| article.published.as_ref().map(|it| it.moment.clone());
        let (own, theirs) = (time(&new.article), time(&other));
        let confidence = if own.is_some() && theirs.is_some() && own != theirs { DATED } else { UNDATED };
        let is_later = own.zip(theirs).is_none_or(|(own, theirs)| own >= theirs);
        if is_later {
            let share = new.runs.0.share_in(&runs.0);
            parents.insert(candidate.article, Parent { share, confidence, label: label(&other) });
        } else {
            let share = runs.0.share_in(&new.runs.0);
            let parent = Parent { share, confidence, label: label(&new.article) };
            adopt(connection, candidate.article, number, &parent)?;
        }
    }
    let best = parents.iter().max_by(|(a, x), (b, y)| x.share.total_cmp(&y.share).then(b.cmp(a)));
    if let Some((parent, found)) = best
        && found.share >= MIN_SHARE
    {
        write(connection, number, 0, *parent, found)?;
    }
    let mut statement = connection.prepare_cached(
        "INSERT INTO derivation (child, place, source, kind, share, confidence, why) VALUES (?, ?, ?, 'credit', 0, ?, ?)",
    )?;
    for (place, source) in (1..).zip(&new.credits) {
        statement.execute(params![number, place, source, CREDITED, format!("It credits {source}.")])?;
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
    if held.is_none_or(|share| found.share > share) { write(connection, child, 0, parent, found) } else { Ok(()) }
}

fn write(connection: &Connection, child: i64, place: i64, parent: i64, found: &Parent) -> rusqlite::Result<()> {
    let kind = if found.share >= COPY { "copy" } else { "edit" };
    let why = format!(
        "{:.0} percent of its runs of three words stand in the earlier text of {}.",
        found.share * 100.0,
        found.label
    );
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO derivation (child, place, parent, kind, share, confidence, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?;
    statement.execute(params![child, place, parent, kind, found.share, found.confidence, why]).map(|_| ())
}

fn label(article: &Article) -> String {
    article.label().to_owned()
}
