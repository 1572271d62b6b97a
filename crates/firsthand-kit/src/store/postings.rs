//! The lists by which one article finds those that may be near it among a million, without anything else being read.
//!
//! A list belongs to a term or key and a stretch of days. Those of one stretch lie together in the file, so that news that
//! come in about the order of time are written to few places, and what is read for one article is close by.
//! Nothing is taken out of a map in its own order: what is found is put in order by score and number.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::features::{self, Features};
use super::place::Candidate;

/// Days of one list of a term, and of one list of a key.
const TERM_DAYS: i32 = 8;
const KEY_DAYS: i32 = 32;
/// The list of articles without a date.
const UNDATED: i32 = i32::MIN;
/// How many days around its own an article looks for others with its terms, and with its keys.
const TERM_REACH: i32 = 31;
const KEY_REACH: i32 = 64;
/// An article without a date looks into so many lists, the latest.
const LATEST: usize = 8;
/// Of a longer list the last ones are read: what stands in more articles of eight days tells little, and of a story that
/// has more the latest are enough to find it.
const LONGEST: i64 = 32;
/// So many candidates are looked at closely, and only if their listed terms and keys add up to a third of the likeness that
/// makes an article one of a story.
const CANDIDATES: usize = 32;
const MIN_SCORE: f32 = 0.08;
/// Weights are kept as shares of this.
const STEPS: f32 = 255.0;

/// Adds an article to the lists.
pub fn insert(connection: &Connection, article: i64, features: &Features) -> rusqlite::Result<()> {
    let mut term = connection.prepare_cached("INSERT OR IGNORE INTO term VALUES (?, ?, ?, ?)")?;
    let mut telling = features.sketch.telling(features::LISTED);
    telling.sort_unstable_by_key(|word| word.number);
    let bucket = bucket(features.sketch.day, TERM_DAYS);
    for word in telling {
        term.execute(params![bucket, word.number, article, (word.share() * STEPS).round() as u8])?;
    }
    let mut key = connection.prepare_cached("INSERT OR IGNORE INTO key VALUES (?, ?, ?)")?;
    let bucket = self::bucket(features.sketch.day, KEY_DAYS);
    for number in &features.keys {
        key.execute(params![bucket, number, article])?;
    }
    Ok(())
}

/// The articles that share most with one of these features, with what they are placed by.
pub fn candidates(connection: &Connection, features: &Features) -> rusqlite::Result<Vec<Candidate>> {
    let keys = shared_keys(connection, features)?;
    let mut scores = shared_terms(connection, features)?;
    for (article, share) in &keys {
        *scores.entry(*article).or_default() += share;
    }
    let mut scores: Vec<(i64, f32)> = scores.into_iter().filter(|(_, score)| *score >= MIN_SCORE).collect();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scores.truncate(CANDIDATES);
    let mut statement = connection
        .prepare_cached("SELECT story, packed FROM features JOIN membership USING (article) WHERE article = ?")?;
    let candidate = |(article, _): (i64, f32)| {
        let found = statement.query_row([article], |row| {
            let sketch = features::unpacked(row.get_ref(1)?.as_blob()?);
            let shared_keys = keys.get(&article).copied().unwrap_or_default();
            Ok(Candidate { article, story: row.get(0)?, shared_keys, sketch })
        });
        found.optional().transpose()
    };
    scores.into_iter().filter_map(candidate).collect()
}

/// The articles that share terms, each with the sum of the products of the weights.
fn shared_terms(connection: &Connection, features: &Features) -> rusqlite::Result<HashMap<i64, f32>> {
    let mut scores: HashMap<i64, f32> = HashMap::new();
    let mut list = connection.prepare_cached(
        "SELECT article, weight FROM term WHERE bucket = ? AND term = ? ORDER BY article DESC LIMIT ?",
    )?;
    let telling = features.sketch.telling(features::LISTED);
    for bucket in buckets(connection, "term", features.sketch.day, (TERM_DAYS, TERM_REACH))? {
        for word in &telling {
            let mut rows = list.query(params![bucket, word.number, LONGEST])?;
            while let Some(row) = rows.next()? {
                *scores.entry(row.get(0)?).or_default() += word.share() * f32::from(row.get::<_, u8>(1)?) / STEPS;
            }
        }
    }
    Ok(scores)
}

/// The articles that share keys, each with the share of the keys that it has.
fn shared_keys(connection: &Connection, features: &Features) -> rusqlite::Result<HashMap<i64, f32>> {
    let mut shares: HashMap<i64, f32> = HashMap::new();
    let mut list = connection
        .prepare_cached("SELECT article FROM key WHERE bucket = ? AND key = ? ORDER BY article DESC LIMIT ?")?;
    let each = 1.0 / features.keys.len().max(1) as f32;
    for bucket in buckets(connection, "key", features.sketch.day, (KEY_DAYS, KEY_REACH))? {
        for key in &features.keys {
            let mut rows = list.query(params![bucket, key, LONGEST])?;
            while let Some(row) = rows.next()? {
                *shares.entry(row.get(0)?).or_default() += each;
            }
        }
    }
    Ok(shares)
}

fn bucket(day: Option<i32>, days: i32) -> i32 {
    day.map_or(UNDATED, |day| day.div_euclid(days))
}

/// The stretches of days in a table whose lists an article of a day looks into, those that are there; every article looks
/// among those without a date, and one without a date among the latest.
fn buckets(
    connection: &Connection,
    table: &str,
    day: Option<i32>,
    (days, reach): (i32, i32),
) -> rusqlite::Result<Vec<i32>> {
    let next = format!("SELECT max(bucket) FROM {table} WHERE bucket <= ?");
    let mut next = connection.prepare_cached(&next)?;
    let place = |day: i32| day.div_euclid(days);
    let (from, to, most) = match day {
        Some(day) => (place(day.saturating_sub(reach)), place(day.saturating_add(reach)), usize::MAX),
        None => (UNDATED + 1, i32::MAX, LATEST),
    };
    let mut buckets = Vec::new();
    let mut at = to;
    while let Some(found) = next.query_row([at], |row| row.get::<_, Option<i32>>(0))? {
        if found < from || buckets.len() == most {
            break;
        }
        buckets.push(found);
        at = found - 1;
    }
    buckets.extend(next.query_row([UNDATED], |row| row.get::<_, Option<i32>>(0))?);
    Ok(buckets)
}
