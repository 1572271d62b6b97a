//! What a page says of its article beside the text: in linked data, in meta tags, in what a reader sees, in its
//! address.

pub(super) mod author;
pub(super) mod date;
mod linked;
mod tags;
mod title;
mod visible;

use firsthand::lexicon::organizations;
use firsthand::read::{Metadata, Moment};

use super::outline::Outline;

/// What one source says.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub headline: Option<String>,
    /// Titles that may have the outlet's name at an end.
    pub titles: Vec<String>,
    pub published: Option<String>,
    /// A date that may be another than that of publication.
    pub dated: Option<String>,
    pub modified: Option<String>,
    pub authors: Vec<String>,
    pub outlet: Option<String>,
    pub publisher: Option<String>,
    pub agency: Option<String>,
    pub language: Option<String>,
    pub page_language: Option<String>,
    pub section: Option<String>,
    pub url: Option<String>,
    pub canonical: Option<String>,
    /// The text itself.
    pub body: Option<String>,
}

impl Known {
    /// Takes over what another source says and this one does not.
    fn add(&mut self, other: Self) {
        let fill = |slot: &mut Option<String>, value: Option<String>| {
            if slot.is_none() {
                *slot = value;
            }
        };
        fill(&mut self.headline, other.headline);
        fill(&mut self.published, other.published);
        fill(&mut self.dated, other.dated);
        fill(&mut self.modified, other.modified);
        fill(&mut self.outlet, other.outlet);
        fill(&mut self.publisher, other.publisher);
        fill(&mut self.agency, other.agency);
        fill(&mut self.language, other.language);
        fill(&mut self.page_language, other.page_language);
        fill(&mut self.section, other.section);
        fill(&mut self.url, other.url);
        fill(&mut self.canonical, other.canonical);
        fill(&mut self.body, other.body);
        self.titles.extend(other.titles);
        if self.authors.is_empty() {
            self.authors = other.authors;
        }
    }
}

/// What is known of the article, and its text where linked data holds it.
pub(super) fn read(outline: &Outline, linked_data: &[String], address: Option<&str>) -> (Metadata, Option<String>) {
    let linked = linked::read(linked_data);
    let tags = tags::read(outline.tree);
    let seen = visible::read(outline);
    let url = address_of(&tags, &linked, address);
    let outlet = tags.outlet.clone().or_else(|| linked.outlet.clone()).or_else(|| tags.publisher.clone());
    let title = title::best(outline, &linked, &tags, outlet.as_deref());
    let published = [&linked.published, &tags.published, &seen.published]
        .into_iter()
        .flatten()
        .find_map(|written| date::read(written))
        .or_else(|| address.or(url.as_deref()).and_then(date::in_address))
        // Of two dates that do not say what they are, the later one is that of a change or of the visit.
        .or_else(|| {
            [&tags.dated, &seen.dated]
                .into_iter()
                .flatten()
                .filter_map(|written| date::read(written))
                .min_by_key(|date| Moment::parse(date))
        });
    let modified = [&linked.modified, &tags.modified, &seen.modified]
        .into_iter()
        .flatten()
        .find_map(|written| date::read(written));
    let published = published.or_else(|| modified.clone());
    let bylines = author::best([&linked.authors, &tags.authors, &seen.authors], outlet.as_deref());
    let agency = linked.agency.or(tags.agency).filter(|name| organizations::agency(name).is_some());
    let language = linked.language.or(tags.page_language).or(tags.language);
    let metadata = Metadata {
        title,
        outlet: outlet.or_else(|| url.as_deref().and_then(host)),
        url,
        modified: modified.filter(|modified| published.as_ref() != Some(modified)),
        published,
        bylines,
        language: language.filter(|language| !language.is_empty()).map(|language| language.replace('_', "-")),
        section: linked.section.or(tags.section),
        agency,
    };
    (metadata, linked.body)
}

/// The address that the page gives as its own, where it is a full one.
fn address_of(tags: &Known, linked: &Known, address: Option<&str>) -> Option<String> {
    let own = [&tags.canonical, &tags.url, &linked.url];
    let full = own.into_iter().flatten().find(|url| url.starts_with("http://") || url.starts_with("https://"));
    full.map(String::as_str).or(address).map(str::to_owned)
}

/// The host of an address, without "www.".
fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    Some(host.trim_start_matches("www.").to_owned()).filter(|host| !host.is_empty())
}

/// The words of a value, without the markup and the entities that some programs leave in it.
pub(super) fn plain(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, tag)) = rest.split_once('<') {
        crate::page::tree::push_words(&mut text, before);
        match tag.split_once('>') {
            Some((name, after)) if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => rest = after,
            _ => {
                text.push('<');
                rest = tag;
            }
        }
    }
    crate::page::tree::push_words(&mut text, rest);
    if text.contains('&') {
        text = entities(&text);
    }
    text.trim().to_owned()
}

/// Entities written twice over, as "&amp;quot;" leaves them.
fn entities(text: &str) -> String {
    dom_query::Document::fragment(text.replace('<', "&lt;")).text().to_string()
}
