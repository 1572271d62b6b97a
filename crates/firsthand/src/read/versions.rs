//! Versions of one article: texts of one address at several times are one report that was changed, not several.

use std::collections::BTreeMap;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::{Article, Moment, Published};
use crate::problem::{Problem, ProblemKind};
use crate::span::Span;

/// An earlier version of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its id, as an article of its own would have it.
    pub id: String,
    /// Where it was read from.
    pub input: String,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was last changed, as far as the metadata says.
    pub modified: Option<Moment>,
    /// Its text.
    pub text: String,
    /// What was changed from it to the next version, in the order of the text; nothing where only the time differs.
    pub changes: Vec<Edit>,
}

/// One change from a version to the next. Words were replaced where both sides are there, else added or dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The words of the earlier version.
    pub before: Option<Span>,
    /// The words of the later one.
    pub after: Option<Span>,
}

/// Parameters of an address that say where a reader came from, not what the page is.
const TRACKING: &[&str] = &["utm_", "fbclid", "gclid", "ref", "cmpid", "ito", "ns_", "smid", "at_"];

/// What an address is compared by: no scheme, no "www." or "m.", no fragment, no tracking, no slash at the end.
fn address(url: &str) -> String {
    let bare = url.split('#').next().unwrap_or(url);
    let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    let (path, query) = bare.split_once('?').map_or((bare, ""), |(path, query)| (path, query));
    let (host, rest) = path.split_once('/').map_or((path, ""), |(host, rest)| (host, rest));
    let host = host.to_ascii_lowercase();
    let host = ["www.", "m.", "amp."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(&host);
    let asked = query.split('&').filter(|part| {
        let name = part.split('=').next().unwrap_or(part).to_ascii_lowercase();
        let tracks = |mark: &&str| if mark.ends_with('_') { name.starts_with(*mark) } else { name == **mark };
        !part.is_empty() && !TRACKING.iter().any(tracks)
    });
    let asked: Vec<&str> = asked.collect();
    format!("{host}/{}?{}", rest.trim_end_matches('/'), asked.join("&"))
}

/// What the address of a page is compared by; `None` for one that names a whole site.
pub fn page_address(url: &str) -> Option<String> {
    Some(address(url)).filter(|address| names_a_page(address))
}

/// Whether an address names a page and not a whole site: exports give the front page where they know no better.
fn names_a_page(address: &str) -> bool {
    address.split_once('/').is_some_and(|(_, rest)| rest.chars().any(char::is_alphanumeric))
}

/// Folds the articles of one address into the latest of them. What cannot be put in the order of time stays in that of the
/// inputs' names, which is said.
pub(super) fn folded(articles: Vec<Article>, problems: &mut Vec<Problem>) -> Vec<Article> {
    let mut by_address: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    let mut kept = Vec::new();
    for article in articles {
        match article.url.as_deref().and_then(page_address) {
            Some(address) => by_address.entry(address).or_default().push(article),
            None => kept.push(article),
        }
    }
    kept.extend(by_address.into_values().filter_map(|same| latest(same, problems)));
    kept
}

/// The latest of the articles of one address, with the others as its versions.
fn latest(mut same: Vec<Article>, problems: &mut Vec<Problem>) -> Option<Article> {
    let time = |article: &Article| article.modified.clone().or(article.published.as_ref().map(|it| it.moment.clone()));
    same.sort_by(|a, b| (time(a), &a.input, &a.id).cmp(&(time(b), &b.input, &b.id)));
    let told = same.windows(2).all(|pair| match pair {
        [a, b] => time(a) < time(b) && time(a).is_some(),
        _ => true,
    });
    let mut article = same.pop()?;
    if !told {
        let message = format!(
            "{} texts have the address {}, but not each a time of its own; they count as versions of one article, in the \
             order of their times and names.",
            same.len() + 1,
            article.url.as_deref().unwrap_or_default()
        );
        problems.push(Problem::of_input(&article.input, ProblemKind::Date, message));
    }
    let mut changes: Vec<Vec<Edit>> = Vec::new();
    for (earlier, later) in same.iter().zip(same.iter().skip(1).chain([&article])) {
        changes.push(changes_between((&earlier.text, earlier.body), (&later.text, later.body)));
    }
    let version = |(earlier, changes): (Article, Vec<Edit>)| {
        let Article { id, input, published, modified, text, .. } = earlier;
        Version { id, input, published, modified, text, changes }
    };
    article.versions = same.into_iter().zip(changes).map(version).collect();
    Some(article)
}

/// Changes with so few words between them are one.
const BETWEEN: u32 = 1;

/// What was changed from one text to the next, word by word, from the byte on at which each begins.
fn changes_between((before, start): (&str, usize), (after, other_start): (&str, usize)) -> Vec<Edit> {
    let (own, others) = (words(before, start), words(after, other_start));
    let mut input = InternedInput::default();
    input.update_before(own.iter().map(|span| span.of(before)));
    input.update_after(others.iter().map(|span| span.of(after)));
    let mut found: Vec<(std::ops::Range<u32>, std::ops::Range<u32>)> = Vec::new();
    for hunk in Diff::compute(Algorithm::Histogram, &input).hunks() {
        match found.last_mut() {
            Some((a, b)) if hunk.before.start - a.end <= BETWEEN => {
                *a = a.start..hunk.before.end;
                *b = b.start..hunk.after.end;
            }
            _ => found.push((hunk.before, hunk.after)),
        }
    }
    let side = |words: &[Span], range: std::ops::Range<u32>| {
        let words = words.get(range.start as usize..range.end as usize)?;
        Some(words.first()?.join(*words.last()?))
    };
    found.into_iter().map(|(a, b)| Edit { before: side(&own, a), after: side(&others, b) }).collect()
}

/// The words of a text from a byte on: what stands between white space.
fn words(text: &str, from: usize) -> Vec<Span> {
    let start = text.as_ptr() as usize;
    let span = |word: &str| {
        let from = word.as_ptr() as usize - start;
        Span::new(from, from + word.len())
    };
    text.get(from..).unwrap_or_default().split_whitespace().map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Settings, read};

    fn check_same(a: &str, b: &str, expected: bool) {
        assert_eq!(address(a) == address(b), expected, "{a} {b}");
    }

    #[test]
    fn addresses_of_one_page() {
        check_same("https://www.bugle.example/a/flood/?utm_source=x#top", "http://bugle.example/a/flood", true);
        check_same("https://bugle.example/story?id=4&utm_medium=y", "https://bugle.example/story?id=4", true);
        check_same("https://bugle.example/story?id=4", "https://bugle.example/story?id=5", false);
        check_same("https://bugle.example/a", "https://coast.example/a", false);
        assert!(!names_a_page(&address("https://www.bugle.example/")));
    }

    fn check(before: &str, after: &str, expected: &[(&str, &str)]) {
        let found = changes_between((before, 0), (after, 0));
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|edit| (edit.before.map_or("", |span| span.of(before)), edit.after.map_or("", |span| span.of(after))))
            .collect();
        assert_eq!(found, expected, "{before} / {after}");
    }

    #[test]
    fn what_was_changed_is_told_word_by_word() {
        check("Two people died in Ellery.", "Three people died in Ellery.", &[("Two", "Three")]);
        check("Rain fell.", "Rain fell. Nobody was hurt.", &[("", "Nobody was hurt.")]);
        check("Rain fell, he said.", "Rain fell.", &[("fell, he said.", "fell.")]);
        check("Rain fell.", "Rain fell.", &[]);
        check("", "", &[]);
    }

    #[test]
    fn one_address_at_two_times_is_one_article() {
        let text = |time: &str, words: &str| {
            format!("---\nurl: https://bugle.example/flood\npublished: {time}\n---\n{words}\n")
        };
        let documents = vec![
            Document::new("a.md", text("2024-03-14T12:00", "Three people died in the flood.")),
            Document::new("b.md", text("2024-03-14T09:00", "Two people died in the flood.")),
        ];
        let (articles, problems) = read::read(documents, &Settings::default());
        assert_eq!((articles.len(), problems.len()), (1, 0), "{problems:?}");
        assert_eq!((articles[0].input.as_str(), articles[0].versions[0].input.as_str()), ("a.md", "b.md"));
        let edits = &articles[0].versions[0].changes;
        let words: Vec<&str> = edits.iter().filter_map(|edit| edit.after).map(|span| articles[0].words(span)).collect();
        assert_eq!(words, ["Three"]);
    }
}
