//! The headline: what the page shows as its main heading, or what it says its title is, without the outlet's name.

use super::Known;
use crate::page::outline::Outline;
use crate::page::tree::is_heading;

/// Marks between a headline and the name of the outlet in a page's title.
const MARKS: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " / ", " ‹ ", " › ", " > ", " < ", "|", " ~ "];

/// The headline of the article.
pub(super) fn best(outline: &Outline, linked: &Known, tags: &Known, outlet: Option<&str>) -> Option<String> {
    let tree = outline.tree;
    let whole = tree.named("title").map(|(index, _)| tree.words(index)).find(|title| !title.is_empty());
    let stated: Vec<String> = linked.headline.iter().chain(&tags.titles).chain(&whole).cloned().collect();
    let headings: Vec<(usize, String)> = tree
        .elements()
        .filter(|(_, element)| is_heading(&element.name))
        .map(|(index, _)| (index, main_words(outline, index, &stated)))
        .filter(|(_, words)| bare(words).len() >= 2 && words.len() <= MAX_TITLE)
        .take(MOST_HEADINGS)
        .collect();
    let heads: Vec<String> = stated.iter().map(|title| bare(&without_outlet(title, outlet))).collect();
    let own = outlet.map(bare).unwrap_or_default();
    let of_level = |level: fn(&str) -> bool| {
        let own = &own;
        headings.iter().filter(move |(index, words)| level(tree.name(*index)) && bare(words) != *own)
    };
    let same = |level| of_level(level).find(|(_, words)| heads.contains(&bare(words))).map(|(_, words)| words.clone());
    // A heading that one of the stated titles begins with or holds is the headline as readers see it.
    let shown = |level| {
        let agreeing = of_level(level).filter(|(_, words)| stated.iter().any(|title| agrees(title, words)));
        let (_, words) = agreeing.max_by_key(|(index, words)| (words.len(), usize::MAX - index))?;
        Some(without_kicker(words, linked.headline.iter().chain(&tags.titles), &own).unwrap_or_else(|| words.clone()))
    };
    let main: Vec<&String> =
        of_level(|name| name == "h1").filter(|(index, _)| !outline.left_out[*index]).map(|(_, words)| words).collect();
    let is_h1 = |name: &str| name == "h1";
    let is_lower = |name: &str| matches!(name, "h2" | "h3");
    same(is_h1)
        .or_else(|| same(is_lower))
        .or_else(|| shown(is_h1))
        .or_else(|| linked.headline.clone())
        .or_else(|| (main.len() == 1 && main[0].split_whitespace().count() >= 3).then(|| main[0].clone()))
        .or_else(|| shown(is_lower))
        .or_else(|| tags.titles.first().map(|title| without_outlet(title, outlet)))
        .or_else(|| whole.map(|title| without_outlet(&title, outlet)))
        .or_else(|| main.first().map(|title| (*title).clone()))
        .map(|title| without_outlet_named(&title, &own))
        .filter(|title| !title.is_empty())
}

/// The words of a heading; where it is put together of several elements, those of the longest that a title states: the
/// others are a kicker or a standfirst.
fn main_words(outline: &Outline, heading: usize, stated: &[String]) -> String {
    let tree = outline.tree;
    let whole = tree.words(heading);
    if whole.len() > MAX_TITLE {
        return whole;
    }
    let part = |index: usize| tree.nodes[index].parent == heading && tree.element(index).is_some();
    let parts: Vec<String> = tree.within(heading).filter(|&index| part(index)).map(|index| tree.words(index)).collect();
    let longest = parts.iter().max_by_key(|words| words.len());
    match longest.filter(|words| parts.len() > 1 && words.len() * 2 >= whole.len()) {
        Some(words) if stated.iter().any(|title| agrees(title, words)) => words.clone(),
        _ => whole,
    }
}

/// The stated title that a heading holds with a kicker before or a standfirst after it.
fn without_kicker<'a>(heading: &str, mut stated: impl Iterator<Item = &'a String>, own: &str) -> Option<String> {
    let whole = bare(heading);
    stated.find_map(|title| {
        let title = without_outlet_named(title, own);
        let head = bare(&title);
        (head.len() * 2 >= whole.len() && head.len() < whole.len() && whole.contains(&head)).then_some(title)
    })
}

/// A title without the outlet's name after its last mark.
fn without_outlet_named(title: &str, own: &str) -> String {
    let cut =
        MARKS.iter().find_map(|mark| title.rsplit_once(mark).filter(|(_, tail)| !own.is_empty() && bare(tail) == own));
    cut.map_or(title, |(head, _)| head).trim().to_owned()
}

/// A longer heading is a paragraph.
const MAX_TITLE: usize = 400;

/// So many headings of a page are looked at.
const MOST_HEADINGS: usize = 200;

/// Letters and digits alone, in small letters.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a heading says what a title says, perhaps shortened, perhaps with more around it.
fn agrees(title: &str, heading: &str) -> bool {
    let (title, heading) = (bare(title), bare(heading));
    let long = heading.len() * 3 >= title.len();
    title.contains(&heading) && long
        || heading.starts_with(&title) && title.len() >= 10 && title.len() * 3 >= heading.len()
}

/// A title without the outlet's name at its end or its beginning.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let own = outlet.map(bare).unwrap_or_default();
    for mark in MARKS {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let named = !own.is_empty() && (own.contains(&bare(tail)) || bare(tail).contains(&own));
            if named || tail.len() < head.len() && head.split_whitespace().count() >= 2 {
                return without_outlet(head.trim(), outlet);
            }
            if let Some((name, rest)) = title.split_once(mark)
                && !own.is_empty()
                && own == bare(name)
            {
                return rest.trim().to_owned();
            }
        }
    }
    title.trim().to_owned()
}
