//! RSS (0.9 to 2.0, and 1.0 as RDF) and Atom: the items of a feed, one by one, however long it is.
//!
//! Of an item's own texts the full one is taken before the summary. The feed's title is the outlet; the `source` that an
//! item names is kept as the agency it credits.

use std::io::{self, BufRead};

use firsthand::problem::ProblemKind;
use firsthand::read::Metadata;

use super::dates;
use super::out::{Out, Place};
use super::written::Written;
use super::xml::{self, Element};

/// Where the text of an item may stand, the fullest first: `content:encoded`, Atom's content, the summaries.
const TEXTS: &[&str] = &["encoded", "content", "description", "summary"];
const DATES: &[&str] = &["pubDate", "published", "issued", "date", "updated", "modified"];

/// Hands over the items of a feed.
///
/// # Errors
/// When the feed can be read no further.
pub(super) fn read(stream: impl BufRead, out: &mut Out<'_>) -> io::Result<()> {
    let (mut outlet, mut language, mut number) = (None, None, 0);
    let limit = out.limits.page();
    let wanted = &["item", "entry", "title", "language"];
    xml::elements(stream, limit, wanted, &mut |around, element| match (element.name.as_str(), around) {
        ("item" | "entry", _) => {
            number += 1;
            item(&element, Place::Record(number), (&outlet, &language), out);
        }
        ("title", "channel" | "feed") => outlet = plain(&element),
        ("language", "channel") => language = element.words(),
        _ => {}
    })
}

fn item(item: &Element, place: Place, (outlet, language): (&Option<String>, &Option<String>), out: &mut Out<'_>) {
    let title = item.child("title").and_then(plain);
    let written = TEXTS.iter().filter_map(|name| item.child(name)).map(written).find(|written| !written.is_empty());
    let written = match (written, &title) {
        (Some(written), _) => written,
        (None, Some(_)) if out.limits.headlines => Written::default(),
        (None, title) => {
            let message = match title {
                Some(title) => {
                    format!("The item \u{201C}{title}\u{201D} has no text, only a headline. Fetch the article itself.")
                }
                None => "The item has no text.".to_owned(),
            };
            return out.problem(place, ProblemKind::Empty, "items", message);
        }
    };
    let metadata = Metadata {
        title,
        outlet: outlet.clone(),
        url: link(item),
        published: DATES.iter().find_map(|name| item.child(name)?.words()).map(|date| dates::iso(&date)),
        bylines: authors(item),
        language: language.clone(),
        section: item.child("category").and_then(|category| {
            category.words().or_else(|| category.attribute("label").or(category.attribute("term")).map(str::to_owned))
        }),
        agency: item.child("source").and_then(|source| source.child("title").unwrap_or(source).words()),
        ..Metadata::default()
    };
    out.written(place, None, written, metadata);
}

/// The text of an item: RSS has HTML written as text, Atom says by `type` whether it is that or elements.
fn written(element: &Element) -> Written {
    if element.elements().next().is_some() {
        Written::of_element(element)
    } else if element.attribute("type").is_some_and(|kind| kind == "text" || kind == "text/plain") {
        Written::of_text(&element.text())
    } else {
        Written::of_html(&element.text())
    }
}

/// The words of a title, which may be HTML as well.
fn plain(element: &Element) -> Option<String> {
    let (text, _) = written(element).finish();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
}

fn link(item: &Element) -> Option<String> {
    let is_alternate = |link: &&Element| matches!(link.attribute("rel"), None | Some("alternate"));
    let links = || item.elements().filter(|element| element.name == "link").filter(is_alternate);
    let address = links().find_map(|link| link.words().or_else(|| link.attribute("href").map(str::to_owned)));
    let permanent = || {
        let guid = item.child("guid").filter(|guid| guid.attribute("isPermaLink") != Some("false"))?;
        guid.words().filter(|address| address.contains("://"))
    };
    address.or_else(permanent)
}

/// Names of authors; RSS writes "desk@example.org (Ann Bell)".
fn authors(item: &Element) -> Vec<String> {
    let name = |author: &Element| {
        let words = author.child("name").unwrap_or(author).words()?;
        let name = words.split_once('(').and_then(|(_, name)| name.split(')').next()).unwrap_or(&words).trim();
        Some(name.to_owned()).filter(|name| !name.is_empty() && !name.contains('@'))
    };
    let is_author = |element: &&Element| matches!(element.name.as_str(), "author" | "creator");
    item.elements().filter(is_author).filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tests::read_with;

    const RSS: &str = r#"<?xml version="1.0"?><rss xmlns:content="x" xmlns:dc="y"><channel><title>The Bugle</title>
        <image><title>Logo</title></image><language>en-gb</language>
        <item><title>Rain &amp;amp; hail</title><link>https://a.example/1</link>
          <description>Short.</description><content:encoded><![CDATA[<p>Rain fell.</p><p>Roofs broke.</p>]]></content:encoded>
          <pubDate>Thu, 14 Mar 2024 23:30:00 -0400</pubDate><dc:creator>Ann Bell</dc:creator>
          <source url="https://w.example/feed">Carrow</source></item>
        <item><title>Bare</title></item>
        <item><description>Snow &amp;lt; ice &lt;b&gt;fell&lt;/b&gt;.</description><author>desk@a.example (Cy Dow)</author>
          <guid>https://a.example/3</guid></item></channel></rss>"#;

    #[test]
    fn items_of_rss() {
        let found = read_with(1000, |out| read(RSS.as_bytes(), out).unwrap());
        found.check(&[("c#1", "Rain fell.\n\nRoofs broke."), ("c#3", "Snow < ice fell.")], &["c#2"]);
        let first = found.metadata(0);
        assert_eq!(first.title.as_deref(), Some("Rain & hail"));
        assert_eq!(first.outlet.as_deref(), Some("The Bugle"));
        assert_eq!(first.published.as_deref(), Some("2024-03-14T23:30:00-04:00"));
        assert_eq!(first.agency.as_deref(), Some("Carrow"));
        assert_eq!(first.bylines, ["Ann Bell"]);
        let third = found.metadata(1);
        assert_eq!(
            (third.url.as_deref(), &third.bylines[..]),
            (Some("https://a.example/3"), &["Cy Dow".to_owned()][..])
        );
    }

    #[test]
    fn entries_of_atom() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">The Bugle</title><entry>
            <title type="html">A &lt;i&gt;storm&lt;/i&gt;</title><link rel="self" href="https://a.example/self"/>
            <link href="https://a.example/1"/><published>2024-03-14T09:30:00Z</published><updated>2024-03-15T09:30:00Z</updated>
            <author><name>Ann Bell</name></author><source><title>Carrow</title></source><summary>Short.</summary>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rain <b>fell</b>.</p><p>Roofs broke.</p></div></content>
            </entry><entry><summary type="text">2 &lt; 3 roofs.</summary></entry></feed>"#;
        let found = read_with(1000, |out| read(atom.as_bytes(), out).unwrap());
        found.check(&[("c#1", "Rain fell.\n\nRoofs broke."), ("c#2", "2 < 3 roofs.")], &[]);
        let first = found.metadata(0);
        assert_eq!((first.title.as_deref(), first.url.as_deref()), (Some("A storm"), Some("https://a.example/1")));
        assert_eq!(
            (first.published.as_deref(), first.agency.as_deref()),
            (Some("2024-03-14T09:30:00Z"), Some("Carrow"))
        );
    }

    #[test]
    fn a_feed_that_is_cut_off_gives_the_items_before() {
        let cut = &RSS[..RSS.find("Bare").unwrap()];
        let found = read_with(1000, |out| assert!(read(cut.as_bytes(), out).is_err()));
        found.check(&[("c#1", "Rain fell.\n\nRoofs broke.")], &[]);
    }
}
