//! Which story a new article belongs to, and what else it changes: stories that are shown to be one, or to be two.
//!
//! The rules are those of [`firsthand::stories`]. The article is held against the stories of those that are near it, each
//! taken together ([`Group`]). Then small stories at hand are grouped anew from their articles, as a whole pile would be;
//! so the order in which articles come decides little, and look-alike events that began as one are told apart as soon as
//! there are enough reports of each. Stories beyond [`REVIEWED`] articles are only merged.

use std::collections::{BTreeMap, BTreeSet};

use firsthand::stories::{self, Bar, Group, MIN_LIKENESS, Sketch};
use rusqlite::Connection;

use super::{group, story};
use crate::story::MORE_SHARED;

/// An article that may be near a new one.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its number in the store.
    pub article: i64,
    /// The number of its story.
    pub story: i64,
    /// The share of the new article's keys that it has.
    pub shared_keys: f32,
    /// What it is placed by.
    pub sketch: Sketch,
}

/// Where an article belongs, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The number of the story.
    pub story: i64,
    /// How alike the article is to the nearest of the story, 0 to 1.
    pub likeness: f32,
    /// The number of the nearest.
    pub nearest: i64,
    /// The words that it shares with that one, the most telling first.
    pub shared: Vec<u32>,
}

/// So many stories are looked at.
const STORIES: usize = 6;
/// An article that shares more of its keys with another is of its story whatever else it tells.
const COPIED: f32 = 0.3;
/// Stories that have so many articles together are grouped anew.
const REVIEWED: usize = 60;
/// Up to so many articles with each that comes, beyond with every third.
const CLOSELY: usize = 12;

/// The stories that a new article may belong to, the likest first, and whether the first is its own.
#[derive(Debug, Default)]
pub struct Placed {
    /// The story it belongs to.
    pub near: Option<Near>,
    /// Others that are near enough to be looked at again.
    pub others: Vec<i64>,
}

/// Decides where an article belongs.
pub fn place(connection: &Connection, new: &Sketch, candidates: &[Candidate]) -> rusqlite::Result<Placed> {
    let bar = bar(connection)?;
    let mut likest: BTreeMap<i64, (f32, &Candidate)> = BTreeMap::new();
    for candidate in candidates {
        let likeness = new.likeness(&candidate.sketch).max(candidate.shared_keys);
        let best = likest.entry(candidate.story).or_insert((likeness, candidate));
        if likeness > best.0 {
            *best = (likeness, candidate);
        }
    }
    let mut nearest: Vec<(f32, &Candidate)> =
        likest.into_values().filter(|(likeness, _)| *likeness >= bar.least()).collect();
    nearest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.story.cmp(&b.1.story)));
    nearest.truncate(STORIES);
    let own = Group::of(new);
    let mut best: Option<(f32, &Candidate)> = None;
    for (_, candidate) in &nearest {
        let found = own.likeness(&group::of(connection, candidate.story)?);
        let copied = candidate.shared_keys >= COPIED;
        let worth = if copied { found.average.max(candidate.shared_keys) } else { found.average };
        if (copied || bar.reached(&found)) && best.is_none_or(|(other, _)| worth > other) {
            best = Some((worth, candidate));
        }
    }
    let others = nearest.iter().map(|(_, candidate)| candidate.story);
    let others = others.filter(|story| best.is_none_or(|(_, candidate)| candidate.story != *story)).collect();
    Ok(Placed { near: best.map(|(_, candidate)| near(new, candidate)), others })
}

/// The bar for as many articles as are held.
fn bar(connection: &Connection) -> rusqlite::Result<Bar> {
    // Articles are numbered from 1 on and never leave.
    let mut statement = connection.prepare_cached("SELECT coalesce(max(number), 0) FROM article")?;
    let held: i64 = statement.query_row([], |row| row.get(0))?;
    Ok(Bar::at(MIN_LIKENESS as f32).among(usize::try_from(held).unwrap_or_default()))
}

/// Why an article belongs to the story of a candidate.
pub fn near(new: &Sketch, candidate: &Candidate) -> Near {
    Near {
        story: candidate.story,
        likeness: new.likeness(&candidate.sketch),
        nearest: candidate.article,
        shared: new.shared(&candidate.sketch, MORE_SHARED),
    }
}

/// Looks again at a story that has grown and at others near it; `article` is the id of the one that it has grown by.
pub fn review(connection: &Connection, grown: i64, others: &[i64], article: &str) -> rusqlite::Result<()> {
    let mut at_hand = vec![grown];
    let mut count = story::count(connection, grown)?;
    let large = count > REVIEWED;
    for other in others {
        let size = story::count(connection, *other)?;
        if large || count + size > REVIEWED {
            if !joined(connection, grown, *other, article)? {
                continue;
            }
        } else {
            at_hand.push(*other);
        }
        count += size;
    }
    if large || count < 3 || (count > CLOSELY && !count.is_multiple_of(3)) {
        return Ok(());
    }
    let mut members = Vec::new();
    let mut versions: BTreeMap<i64, Vec<(i64, i64)>> = BTreeMap::new();
    for story in &at_hand {
        for member in group::members(connection, *story)? {
            match member.version_of {
                // A version goes where the one before it goes, whatever its text has become.
                Some(before) => versions.entry(before).or_default().push((*story, member.article)),
                None => members.push((*story, member)),
            }
        }
    }
    // As in a pile: in order of time, undated ones last.
    members.sort_by_key(|(_, member)| (member.sketch.day.is_none(), member.sketch.day, member.article));
    let sketches: Vec<Sketch> = members.iter().map(|(_, member)| member.sketch.clone()).collect();
    let parts = stories::of(&sketches, &bar(connection)?);
    let named = |part: &Vec<usize>| -> Vec<(i64, i64)> {
        let first = part.iter().filter_map(|at| members.get(*at));
        let mut named: Vec<(i64, i64)> = first.map(|(story, member)| (*story, member.article)).collect();
        let mut next = 0;
        while let Some((_, article)) = named.get(next) {
            named.extend(versions.get(article).into_iter().flatten());
            next += 1;
        }
        named
    };
    arrange(connection, &parts.iter().map(named).collect::<Vec<_>>(), article)
}

/// Merges a story into a large one if both are one.
fn joined(connection: &Connection, one: i64, other: i64, article: &str) -> rusqlite::Result<bool> {
    let (a, b) = (group::of(connection, one)?, group::of(connection, other)?);
    let is_one = bar(connection)?.reached(&a.likeness(&b));
    if is_one {
        story::merge(connection, one, other, &reason(article))?;
    }
    Ok(is_one)
}

fn reason(article: &str) -> String {
    format!("Since article {article} came, what they have in common is more than what tells them apart.")
}

/// Makes the stories what the parts are: each a list of articles and the stories that these are in now.
fn arrange(connection: &Connection, parts: &[Vec<(i64, i64)>], article: &str) -> rusqlite::Result<()> {
    let mut pieces: BTreeMap<i64, Vec<(usize, Vec<i64>)>> = BTreeMap::new();
    for (number, part) in parts.iter().enumerate() {
        let mut by_story: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        part.iter().for_each(|(story, article)| by_story.entry(*story).or_default().push(*article));
        for (story, articles) in by_story {
            pieces.entry(story).or_default().push((number, articles));
        }
    }
    let mut stories_of: BTreeMap<usize, BTreeSet<(std::cmp::Reverse<usize>, i64)>> = BTreeMap::new();
    for (whole, mut split) in pieces {
        // What is most of a story keeps its name.
        split.sort_by_key(|(number, articles)| (std::cmp::Reverse(articles.len()), *number));
        for (order, (number, articles)) in split.iter().enumerate() {
            let why = format!("Since article {article} came, its words tell two events apart.");
            let story = if order == 0 { whole } else { story::split(connection, whole, articles, &why)? };
            stories_of.entry(*number).or_default().insert((std::cmp::Reverse(articles.len()), story));
        }
    }
    for one in stories_of.into_values() {
        let mut stories = one.into_iter().map(|(_, story)| story);
        let Some(kept) = stories.next() else { continue };
        for gone in stories {
            story::merge(connection, kept, gone, &reason(article))?;
        }
    }
    Ok(())
}
