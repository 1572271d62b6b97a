//! Who said what: quotes by speaker, the same words once.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::parts::capped;
use super::view::{View, plain};
use super::{escape, words};
use crate::account::{AnnotationRef, Passage, Status};
use crate::annotate::{Quote, QuoteKind};
use crate::render::words::clipped;

/// Speakers that stand open, and quotes of each.
const SHOWN_SPEAKERS: usize = 30;
const SHOWN_QUOTES: usize = 6;
const SHOWN_VERSIONS: usize = 4;
/// The longest quote shown in full, in characters; the rest is one link away.
const LONGEST: usize = 600;

/// All quotes of a story by speaker.
#[derive(Default)]
pub struct Said<'a> {
    speakers: Vec<Speaker<'a>>,
    /// From (article, quote) to the number of its item on the page.
    item_of: BTreeMap<(usize, usize), usize>,
}

struct Speaker<'a> {
    /// The story's name for the speaker; nothing when the words name nobody.
    name: Option<String>,
    items: Vec<Item<'a>>,
}

/// The same words, wherever they stand.
struct Item<'a> {
    number: usize,
    /// The first is the earliest.
    quotes: Occurrences<'a>,
}

/// Article, index and quote.
type Occurrences<'a> = Vec<(usize, usize, &'a Quote)>;

/// What makes two quotes the same: a point that holds both, or the same letters and digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Sameness {
    Point(usize),
    Letters(String),
}

impl Said<'_> {
    /// The item that shows a quote, as a link.
    pub fn href(&self, view: &View, article: usize, quote: usize) -> Option<String> {
        let item = self.item_of.get(&(article, quote))?;
        Some(format!("#{}", view.id("q", item)))
    }
}

/// Groups the quotes of a story: the speaker with the most different words first, unnamed speakers last.
pub fn collect<'a>(view: &View<'a>) -> Said<'a> {
    let mut by_speaker: BTreeMap<String, BTreeMap<Sameness, Occurrences>> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (article, report) in view.reports() {
        for (i, quote) in report.annotations.quotes.iter().enumerate() {
            let name =
                quote.speaker.as_ref().map(|speaker| view.party(article, speaker)).filter(|name| !name.is_empty());
            let key = name.as_deref().unwrap_or_default().to_lowercase();
            names.entry(key.clone()).or_insert(name);
            let same = match view.point(article, AnnotationRef::Quote(i)) {
                Some(point) => Sameness::Point(point),
                None => Sameness::Letters(letters(&plain(report, quote.content))),
            };
            by_speaker.entry(key).or_default().entry(same).or_default().push((article, i, quote));
        }
    }
    let mut groups: Vec<(String, Vec<Occurrences>)> = by_speaker
        .into_iter()
        .map(|(key, items)| {
            let mut items: Vec<_> = items.into_values().collect();
            items.sort_by_key(|quotes| quotes.first().map(|(article, i, _)| (*article, *i)));
            (key, items)
        })
        .collect();
    groups.sort_by_key(|(key, items)| (key.is_empty(), Reverse(items.len()), key.clone()));
    numbered(groups, &names)
}

fn numbered<'a>(groups: Vec<(String, Vec<Occurrences<'a>>)>, names: &BTreeMap<String, Option<String>>) -> Said<'a> {
    let mut said = Said { speakers: Vec::new(), item_of: BTreeMap::new() };
    let mut number = 0;
    for (key, group) in groups {
        let mut items = Vec::new();
        for quotes in group {
            said.item_of.extend(quotes.iter().map(|(article, i, _)| ((*article, *i), number)));
            items.push(Item { number, quotes });
            number += 1;
        }
        said.speakers.push(Speaker { name: names.get(&key).cloned().flatten(), items });
    }
    said
}

fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The quotes of every speaker.
pub fn section(view: &View, said: &Said) -> String {
    if said.speakers.is_empty() {
        return String::new();
    }
    let speakers = said.speakers.iter().map(|speaker| {
        let items = speaker.items.iter().map(|item| quote_item(view, item)).collect();
        let name = speaker.name.as_deref().map_or_else(|| "Speaker not named".to_owned(), escape::isolated);
        format!("<li class=\"speaker\"><h4>{name}</h4>{}</li>", capped("ul", "said", items, SHOWN_QUOTES, "quotes"))
    });
    capped("ul", "speakers", speakers.collect(), SHOWN_SPEAKERS, "speakers")
}

fn quote_item(view: &View, item: &Item) -> String {
    let mut versions: Vec<(String, Vec<(usize, String)>)> = Vec::new();
    for (article, i, quote) in &item.quotes {
        let said = view.words(Passage { article: *article, span: quote.content });
        let href = quote_href(view, *article, *i, quote);
        match versions.iter_mut().find(|(other, _)| letters(other) == letters(&said)) {
            Some((_, places)) => places.push((*article, href)),
            None => versions.push((said, vec![(*article, href)])),
        }
    }
    let marks = item.quotes.first().is_some_and(|(_, _, quote)| quote.kind != QuoteKind::Indirect);
    let mut lines = versions.iter().map(|(said, places)| {
        let said = escape::isolated(&clipped(said.trim_end_matches([',', ';']), LONGEST));
        let said = if marks { format!("“{said}”") } else { said };
        (format!("<blockquote>{said}</blockquote>"), view.numbers(places))
    });
    let (first, places) = lines.next().unwrap_or_default();
    let how = item.quotes.first().map(|(article, _, quote)| how(view, *article, quote)).unwrap_or_default();
    let others: Vec<String> = lines.map(|(said, places)| format!("<li>{said}{places}</li>")).collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        let count = others.len();
        let list = capped("ul", "versions", others, SHOWN_VERSIONS, "wordings");
        format!("<details><summary>{} in other reports</summary>{list}</details>", words::count(count, "other wording"))
    };
    let origins = item_origins(view, item);
    let status = item_status(view, item);
    let label = match status {
        Some(Status::Agreed | Status::Contested | Status::Revised) => status.map(super::points::status),
        Some(Status::Single) | None => None,
    };
    format!(
        "<li id=\"{}\"{}><div>{first}<p class=\"how\">{}{how}</p>{others}</div><div class=\"stands\">{places} {}</div></li>",
        view.id("q", item.number),
        view.facets(item.quotes.iter().map(|(article, ..)| *article), &origins, status),
        label.unwrap_or_default(),
        view.origins(&origins)
    )
}

/// The origins behind all places of the words.
fn item_origins(view: &View, item: &Item) -> Vec<usize> {
    let passage = |article: usize, quote: &Quote| Passage { article, span: quote.content };
    let mut origins: Vec<usize> =
        item.quotes.iter().flat_map(|(article, _, quote)| view.origins_at(passage(*article, quote))).collect();
    origins.sort_unstable();
    origins.dedup();
    origins
}

/// How the point stands that the words are a reading of.
fn item_status(view: &View, item: &Item) -> Option<Status> {
    let points = item.quotes.iter().filter_map(|(article, i, _)| view.point(*article, AnnotationRef::Quote(*i)));
    points.filter_map(|point| view.story.points.get(point)).map(|point| point.status).min()
}

/// Where the words of a quote stand.
fn quote_href(view: &View, article: usize, index: usize, quote: &Quote) -> String {
    let passage = Passage { article, span: quote.content };
    view.member_href(&crate::account::Member { passage, annotation: Some(AnnotationRef::Quote(index)) })
}

/// The kind of quote, its cue, who passed it on, and how sure that is.
fn how(view: &View, article: usize, quote: &Quote) -> String {
    let mut parts = vec![words::quote(quote.kind).to_owned()];
    if let Some(cue) = &quote.cue {
        parts.push(format!("“{}”", escape::isolated(&cue.text)));
    }
    if let Some(speaker) = quote.speaker.as_ref().and_then(|speaker| speaker.span) {
        let here = view.words(Passage { article, span: speaker });
        if quote.speaker.as_ref().is_some_and(|party| view.party(article, party) != here) {
            parts.push(format!("named here as “{}”", escape::isolated(&here)));
        }
    }
    if !quote.via.is_empty() {
        let via: Vec<String> = quote.via.iter().map(|party| escape::isolated(&view.party(article, party))).collect();
        parts.push(format!("by way of {}", via.join(", then ")));
    }
    if let Some(certainty) = words::certainty(quote.certainty) {
        parts.push(format!("speaker {certainty}"));
    }
    parts.join(" · ")
}
