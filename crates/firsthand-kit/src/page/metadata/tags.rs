//! What the `meta`, `link` and `html` elements of a page say of its article.

use super::Known;
use crate::page::tree::{Element, Tree};

/// What the elements say.
pub(super) fn read(tree: &Tree) -> Known {
    let mut known = Known::default();
    for (_, element) in tree.elements() {
        match &*element.name {
            "meta" => add_meta(element, &mut known),
            "link" if element.lists("rel", "canonical") => {
                known.canonical = known.canonical.take().or_else(|| element.attribute("href").map(str::to_owned));
            }
            "html" => {
                known.page_language =
                    element.attribute("lang").or_else(|| element.attribute("xml:lang")).map(str::to_owned)
            }
            _ => {}
        }
    }
    known
}

fn add_meta(element: &Element, known: &mut Known) {
    let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|name| element.attribute(name));
    let value = element.attribute("content").map(super::plain).filter(|value| !value.is_empty());
    let (Some(key), Some(value)) = (key, value) else { return };
    let set = |slot: &mut Option<String>, value: String| {
        if slot.is_none() {
            *slot = Some(value);
        }
    };
    match key.to_ascii_lowercase().as_str() {
        "og:title" | "twitter:title" | "title" | "dc.title" | "dcterms.title" | "parsely-title" | "sailthru.title"
        | "headline" | "citation_title" | "fulltitle" => known.titles.push(value),
        "og:site_name" => known.outlet = Some(value),
        "application-name"
        | "publisher"
        | "dc.publisher"
        | "dcterms.publisher"
        | "citation_journal_title"
        | "article:publisher"
            if !value.contains("://") =>
        {
            set(&mut known.publisher, value);
        }
        "author"
        | "article:author"
        | "article:author_name"
        | "dc.creator"
        | "dc.creator.personalname"
        | "dcterms.creator"
        | "parsely-author"
        | "sailthru.author"
        | "citation_author"
        | "byl"
        | "og:author"
        | "twitter:data1:author"
        | "authors"
        | "article:authors"
        | "rbauthors"
        | "cxenseparse:author"
            if !value.contains("://") && !value.starts_with('@') =>
        {
            known.authors.push(value);
        }
        "article:published_time"
        | "og:published_time"
        | "datepublished"
        | "article.published"
        | "date.created"
        | "dcterms.created"
        | "dc.date.issued"
        | "dcterms.issued"
        | "parsely-pub-date"
        | "sailthru.date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publication_date"
        | "article:published"
        | "published_time"
        | "og:article:published_time"
        | "cxenseparse:recs:publishtime"
        | "publish_date"
        | "citation_publication_date"
        | "originalpublicationdate"
        | "article_date_original"
        | "dc.date.published"
        | "ptime"
        | "displaydate" => set(&mut known.published, value),
        "date" | "dc.date" | "dcterms.date" | "datecreated" | "created" | "dc.created" | "dcterms.available"
        | "pdate" | "rbpubdate" | "creation_date" => set(&mut known.dated, value),
        "article:modified_time"
        | "og:updated_time"
        | "datemodified"
        | "dcterms.modified"
        | "dc.date.modified"
        | "lastmod"
        | "last-modified"
        | "revision_date"
        | "utime" => set(&mut known.modified, value),
        "article:section" | "section" | "parsely-section" => set(&mut known.section, value),
        "og:url" | "parsely-link" => set(&mut known.url, value),
        "og:locale" | "content-language" | "language" | "dc.language" | "inlanguage" => set(&mut known.language, value),
        "syndication-source" | "article:source" => set(&mut known.agency, value),
        _ => {}
    }
}
