//! What a reader sees of author and date: elements marked or named as such, and lines near the headline.

use super::{Known, author, date};
use crate::page::outline::Outline;
use crate::page::tree::Kind;

/// The text of an element that names an author is no longer than this.
const MAX_AUTHOR: usize = 120;

/// A line that holds the date and little else is no longer than this.
const MAX_DATED: usize = 90;

/// So many texts after the headline may state the date.
const NEAR: usize = 60;

/// What a reader sees.
pub(super) fn read(outline: &Outline) -> Known {
    let mut known = Known::default();
    let tree = outline.tree;
    let headline = tree.named("h1").map(|(index, _)| index).next().unwrap_or(0);
    add_dates(outline, headline, &mut known);
    known.authors = authors(outline, headline);
    known
}

fn add_dates(outline: &Outline, headline: usize, known: &mut Known) {
    let tree = outline.tree;
    let mut nearest: Option<(usize, String)> = None;
    for (index, element) in tree.elements() {
        let marked = |name: &str| {
            element.lists("itemprop", name)
                || element.attribute("property").is_some_and(|property| property.ends_with(name))
        };
        let created = marked("datePublished") || marked("dateCreated");
        if !(*element.name == *"time" || created || marked("dateModified")) || is_elsewhere(outline, index) {
            continue;
        }
        let value =
            ["datetime", "content", "title"].iter().filter_map(|name| element.attribute(name)).find_map(date::read);
        let Some(value) = value.or_else(|| date::read(&tree.words(index))) else { continue };
        let marks = outline.marks[index];
        let distance = index.abs_diff(headline);
        if marked("dateModified") || marks.updated && !marks.published {
            known.modified.get_or_insert(value);
        } else if created || element.attribute("pubdate").is_some() || marks.published {
            known.published.get_or_insert(value);
        } else if nearest.as_ref().is_none_or(|(other, _)| distance < *other) {
            nearest = Some((distance, value));
        }
    }
    let titled = || tree.named("title").find_map(|(index, _)| date::read(&tree.words(index)));
    let beside = nearest.map(|(_, value)| value).or_else(|| stated(outline, headline));
    known.dated = beside.or_else(|| stated(outline, 0)).or_else(titled);
}

/// The first short line after a place that holds a date.
fn stated(outline: &Outline, from: usize) -> Option<String> {
    let texts = outline.tree.texts().filter(|(index, text)| *index >= from && !text.trim().is_empty());
    let near = if from == 0 { usize::MAX } else { NEAR };
    texts.take(near).find_map(|(index, text)| {
        let short = text.trim().len() <= MAX_DATED && text.bytes().any(|byte| byte.is_ascii_digit());
        let head =
            outline.tree.holders(index).any(|holder| matches!(outline.tree.name(holder), "head" | "option" | "title"));
        if !short || head || is_elsewhere(outline, index) {
            return None;
        }
        date::read(text)
    })
}

/// Whether a node stands among comments, other articles or the site's own matter.
fn is_elsewhere(outline: &Outline, index: usize) -> bool {
    let whole = outline.prose_of(0).max(WHOLE);
    let mut holders = outline.tree.holders(index).take_while(|&holder| outline.prose_of(holder) * WHOLE < whole);
    holders.any(|holder| outline.tree.name(holder) == "nav" || outline.marks[holder].apart)
}

/// What holds this part of the page's prose, one of so many, is the page and no part of it.
const WHOLE: usize = 3;

fn authors(outline: &Outline, headline: usize) -> Vec<String> {
    let tree = outline.tree;
    let mut by_rank: [Vec<Vec<String>>; 3] = Default::default();
    for (index, element) in tree.elements() {
        let Some(rank) = outline.marks[index].author else { continue };
        if is_elsewhere(outline, index) {
            continue;
        }
        let words = match element.attribute("content").filter(|_| *element.name == *"meta") {
            Some(content) => content.to_owned(),
            None => name_within(outline, index).unwrap_or_else(|| tree.words(index)),
        };
        if words.len() <= MAX_AUTHOR && !words.is_empty() {
            let names = author::names(&words);
            if !names.is_empty() {
                by_rank[rank].push(names);
            }
        }
    }
    let found = by_rank.into_iter().enumerate().find(|(_, names)| !names.is_empty());
    match found {
        Some((0, names)) => names.into_iter().flatten().take(MOST_AUTHORS).collect(),
        // A name that only a class gives stands often once more at the foot.
        Some((_, names)) => names.into_iter().next().unwrap_or_default(),
        None => spoken(outline, headline),
    }
}

/// More people than this are a list of the staff.
const MOST_AUTHORS: usize = 4;

/// The marked name within an element that names an author.
fn name_within(outline: &Outline, index: usize) -> Option<String> {
    let tree = outline.tree;
    tree.within(index).find_map(|at| {
        let element = tree.element(at)?;
        let marked = element.lists("itemprop", "name") || outline.marks[at].author.is_some_and(|rank| rank <= 1);
        let words = element.attribute("content").map_or_else(|| tree.words(at), str::to_owned);
        (marked && !words.is_empty()).then_some(words)
    })
}

/// The name in a line near the headline such as "By Jo Bell".
fn spoken(outline: &Outline, headline: usize) -> Vec<String> {
    let tree = outline.tree;
    let near = tree.nodes.iter().enumerate().skip(headline).filter(|(_, node)| matches!(node.kind, Kind::Text(_)));
    let mut before = String::new();
    for (index, _) in near.take(NEAR) {
        let words = tree.words(index);
        let line = if author::is_opening(&before) { format!("{before} {words}") } else { words.clone() };
        if line.len() <= MAX_DATED && author::opens(&line) {
            let names = author::names(&line);
            if !names.is_empty() {
                return names;
            }
        }
        if !words.is_empty() {
            before = words;
        }
    }
    Vec::new()
}
