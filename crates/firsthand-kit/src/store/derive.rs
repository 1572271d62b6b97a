//! Which of the articles that are held an article took its matter from, or gave it to, and whether it has any of its own.
//!
//! A new article is laid side by side with those nearest to it, as the articles of a story are in an account
//! ([`firsthand::lineage::quick()`]). What is found stays; but a later one may turn out to be the parent of an earlier one.

use std::cmp::Reverse;

use firsthand::account::{Edge, EdgeKind, Lineage};
use firsthand::read::{Article, Moment};
use firsthand::reuse::Finder;
use firsthand::{Settings, lineage};
use rusqlite::{Connection, OptionalExtension, params};

use super::place::Candidate;
use super::prepare::Prepared;
use super::record;
use crate::parents;

/// An article is laid side by side with so many that are nearest to it,
const NEAREST: usize = 3;
/// and with so many that have most of what those lack, so that one put together of several meets all of them.
const FURTHER: usize = 2;
/// How sure it is that a copy was made from the earlier one where both times of publication are known, and where only the
/// order of arrival is.
const DATED: f64 = 0.9;
const UNDATED: f64 = 0.5;

/// An article that matter was taken from, or a source that is not held.
#[derive(Debug)]
struct Origin {
    parent: Option<i64>,
    source: Option<String>,
    kind: EdgeKind,
    share: f64,
    confidence: f64,
    why: String,
}

/// Writes down whom the article took matter from, among those that are near, whom it credits, and whether it has matter of
/// its own.
pub(super) fn insert(
    connection: &Connection,
    number: i64,
    new: &Prepared,
    earlier: Option<i64>,
    near: &[Candidate],
    finder: &mut Finder,
) -> rusqlite::Result<()> {
    let mut held = Vec::new();
    for candidate in nearest(new, near) {
        if let Some(article) = record::article(connection, candidate.article)? {
            held.push((candidate, article));
        }
    }
    if let Some(earlier) = earlier {
        return version(connection, number, new, earlier, &held);
    }
    if held.is_empty() && new.credits.is_empty() {
        return own(connection, number, true);
    }
    if let Some(copy) = copied(new, &held) {
        write(connection, number, 0, &copy)?;
        return own(connection, number, false);
    }
    let mut all: Vec<(i64, Article)> =
        held.into_iter().map(|(candidate, article)| (candidate.article, article)).collect();
    all.push((number, new.article.clone()));
    all.sort_by_cached_key(|(number, article)| (in_time(article), *number));
    let (numbers, articles): (Vec<i64>, Vec<Article>) = all.into_iter().unzip();
    let lineage = lineage::quick(articles, finder, &Settings::default());
    side_by_side(connection, number, &numbers, &lineage)
}

/// Those near an article that it may have taken matter from, or that may have it from there.
fn nearest<'a>(new: &Prepared, near: &'a [Candidate]) -> Vec<&'a Candidate> {
    let sketch = &new.features.sketch;
    let mut sharing: Vec<(f32, &Candidate)> = near
        .iter()
        .map(|candidate| (sketch.likeness(&candidate.sketch), candidate))
        .filter(|(likeness, candidate)| parents::is_near(*likeness, sketch.runs_in(&candidate.sketch)))
        .collect();
    sharing.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.article.cmp(&b.1.article)));
    let mut rest: Vec<&Candidate> = sharing.into_iter().map(|(_, candidate)| candidate).collect();
    let mut chosen: Vec<&Candidate> = rest.drain(..NEAREST.min(rest.len())).collect();
    let mut left = sketch.clone();
    chosen.iter().for_each(|candidate| left.drop_runs(&candidate.sketch));
    for _ in 0..FURTHER {
        let gain = |candidate: &Candidate| left.runs_in(&candidate.sketch);
        let best = (0..rest.len()).max_by_key(|at| rest.get(*at).map(|candidate| (gain(candidate), Reverse(*at))));
        match best.filter(|at| rest.get(*at).is_some_and(|candidate| gain(candidate) >= parents::MIN_RUNS)) {
            Some(at) => {
                let candidate = rest.remove(at);
                left.drop_runs(&candidate.sketch);
                chosen.push(candidate);
            }
            None => break,
        }
    }
    chosen
}

/// The article that this one is a copy of.
fn copied(new: &Prepared, held: &[(&Candidate, Article)]) -> Option<Origin> {
    let sketch = &new.features.sketch;
    let own = time(&new.article);
    let of = |(candidate, article): &(&Candidate, Article)| {
        let theirs = time(article);
        let is_later = own.as_ref().zip(theirs.as_ref()).is_none_or(|(own, theirs)| own >= theirs);
        let share = parents::copied_share(sketch, &candidate.sketch).filter(|_| is_later)?;
        let confidence = if own.is_some() && theirs.is_some() && own != theirs { DATED } else { UNDATED };
        Some((share, candidate.article, confidence, article.label().to_owned()))
    };
    let best = held.iter().filter_map(of).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    best.map(|(share, parent, confidence, label)| Origin {
        parent: Some(parent),
        source: None,
        kind: EdgeKind::Copy,
        share,
        confidence,
        why: format!("{:.0} percent of its runs of words stand in the earlier text of {label}.", share * 100.0),
    })
}

/// Writes down what a lineage of the new article and some that are held says of the new one, and what of those that were
/// taken from it.
fn side_by_side(connection: &Connection, new: i64, numbers: &[i64], lineage: &Lineage) -> rusqlite::Result<()> {
    let Some(place) = numbers.iter().position(|number| *number == new) else { return Ok(()) };
    let mut origins: Vec<Origin> = lineage
        .edges
        .iter()
        .filter(|edge| edge.to == place)
        .filter_map(|edge| origin(edge, numbers, lineage))
        .collect();
    // Parents first, that with the most of all before the others.
    origins.sort_by(|a, b| a.parent.is_none().cmp(&b.parent.is_none()).then(b.share.total_cmp(&a.share)));
    let first = usize::from(origins.first().is_none_or(|origin| origin.parent.is_none()));
    for (place, origin) in (first..).zip(&origins) {
        write(connection, new, place, origin)?;
    }
    let is_origin = |node: usize| lineage.origins.iter().any(|origin| origin.node == node);
    own(connection, new, is_origin(place))?;
    for edge in &lineage.edges {
        let Some(child) = numbers.get(edge.to).filter(|child| **child != new) else { continue };
        if parents::parent_of(edge, lineage) == Some(place) {
            adopt(connection, *child, &Origin { parent: Some(new), ..of_edge(edge) }, is_origin(edge.to))?;
        }
    }
    Ok(())
}

/// Where a derivation comes from.
fn origin(edge: &Edge, numbers: &[i64], lineage: &Lineage) -> Option<Origin> {
    if let Some(parent) = parents::parent_of(edge, lineage).and_then(|parent| numbers.get(parent)) {
        return Some(Origin { parent: Some(*parent), ..of_edge(edge) });
    }
    let label = lineage.nodes.get(edge.from).map(|node| node.label.as_str())?;
    (label != lineage::NAMELESS_TEXT).then(|| Origin { source: Some(label.to_owned()), ..of_edge(edge) })
}

fn of_edge(edge: &Edge) -> Origin {
    Origin {
        parent: None,
        source: None,
        kind: edge.kind,
        share: edge.share,
        confidence: edge.confidence,
        why: edge.why.clone(),
    }
}

fn time(article: &Article) -> Option<Moment> {
    article.published.as_ref().map(|published| published.moment.clone())
}

/// What articles are put in the order of time by; those without a date are last.
pub(super) fn in_time(article: &Article) -> (bool, Option<Moment>) {
    let time = time(article);
    (time.is_none(), time)
}

/// A new text of an address goes on from the one before it, whatever it has become; it is no origin of its own.
fn version(
    connection: &Connection,
    number: i64,
    new: &Prepared,
    earlier: i64,
    held: &[(&Candidate, Article)],
) -> rusqlite::Result<()> {
    let sketch = &new.features.sketch;
    let before = held.iter().find(|(candidate, _)| candidate.article == earlier);
    let runs = before.map_or(0, |(candidate, _)| sketch.runs_in(&candidate.sketch));
    let origin = Origin {
        parent: Some(earlier),
        source: None,
        kind: EdgeKind::Edit,
        share: runs as f64 / sketch.runs.len().max(1) as f64,
        confidence: DATED,
        why: "It is a later text of the same address.".to_owned(),
    };
    write(connection, number, 0, &origin)?;
    own(connection, number, false)
}

/// Writes down that an article that came before took matter from one that came later: as its main parent if it has more from
/// it than from that which it had, else behind it.
fn adopt(connection: &Connection, child: i64, found: &Origin, is_origin: bool) -> rusqlite::Result<()> {
    if found.parent.is_none_or(|parent| comes_from(connection, parent, child).unwrap_or(true)) {
        return Ok(());
    }
    if !is_origin {
        own(connection, child, false)?;
    }
    let mut statement = connection.prepare_cached("SELECT share FROM derivation WHERE child = ? AND place = 0")?;
    let held: Option<f64> = statement.query_row([child], |row| row.get(0)).optional()?;
    let mut statement =
        connection.prepare_cached("SELECT coalesce(max(place), 0) + 1 FROM derivation WHERE child = ?")?;
    let last: usize = statement.query_row([child], |row| row.get(0))?;
    match held {
        None => write(connection, child, 0, found),
        Some(share) if share >= found.share => write(connection, child, last, found),
        Some(_) => {
            let mut move_back =
                connection.prepare_cached("UPDATE derivation SET place = ? WHERE child = ? AND place = 0")?;
            move_back.execute(params![last, child])?;
            write(connection, child, 0, found)
        }
    }
}

/// Whether a way of derivations leads from an article up to another.
fn comes_from(connection: &Connection, article: i64, other: i64) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE way (article) AS (
             VALUES (?1) UNION SELECT parent FROM derivation JOIN way ON child = article WHERE parent IS NOT NULL)
         SELECT 1 FROM way WHERE article = ?2",
    )?;
    statement.exists([article, other])
}

/// Writes down where an article has its matter from: at place 0 the article it has most from, behind it others and sources.
fn write(connection: &Connection, child: i64, place: usize, found: &Origin) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT OR REPLACE INTO derivation VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
    let Origin { parent, source, kind, share, confidence, why } = found;
    statement.execute(params![child, place, parent, source, kind.name(), share, confidence, why]).map(|_| ())
}

/// Writes down whether an article has matter of its own.
fn own(connection: &Connection, article: i64, has: bool) -> rusqlite::Result<()> {
    connection.prepare_cached("UPDATE membership SET own = ? WHERE article = ?")?.execute(params![has, article])?;
    Ok(())
}
