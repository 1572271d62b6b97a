//! Pages of invented reports, whole and hostile, and what is read of them.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use firsthand::problem::ProblemKind;
use firsthand::read::Metadata;

use super::*;

/// Sentences of an invented report, so long that a page with them has an article.
const REPORT: &str = "<p>The ferry to Port Hale ran aground on a sandbank early on Tuesday with 140 people on board, \
    the coast guard said.</p><p>Nobody was hurt. Passengers were taken off in small boats until noon, and the ferry \
    was towed back to the harbour in the evening.</p><p>The harbour master, Jo Bell, said that the marker buoys had \
    been moved by the storm. \"We warned of that,\" she added.</p>";

fn read(html: &str) -> Document {
    article("page.html", html.as_bytes(), &Given::default()).unwrap()
}

fn blocks(document: &Document) -> Vec<(BlockKind, &str)> {
    let text = std::str::from_utf8(&document.bytes).unwrap();
    let Some(Format::Blocks(blocks)) = &document.format else { panic!("a page has blocks") };
    blocks.iter().map(|(span, kind)| (*kind, span.of(text))).collect()
}

fn metadata(html: &str) -> Metadata {
    read(html).metadata.unwrap()
}

#[test]
fn the_blocks_say_what_they_are_and_the_rest_of_the_page_is_gone() {
    let page = format!(
        "<html><head><title>Ferry runs aground | The Carrow Post</title></head><body><nav><a href=/>Home</a></nav>\
         <div class=story><h1>Ferry runs aground</h1><p class=byline>By Ann Ray</p>\
         <figure><img src=a.jpg><figcaption>The ferry on the sandbank on Tuesday.</figcaption></figure>{REPORT}\
         <h2>What comes next</h2><blockquote><p>The sea does not wait for us to be ready for it.</p></blockquote>\
         <p>An inquiry begins on Monday in the town hall of Port Hale, the ministry of transport said.</p>\
         <ul class=tags><li><a href=/ferries>Ferries</a></ul></div>\
         <div class=comments><p>First! I never liked that ferry, it was always late when I took it.</p></div>\
         <footer>All rights reserved.</footer></body></html>"
    );
    let document = read(&page);
    let found = blocks(&document);
    let of = |kind| found.iter().filter(|(other, _)| *other == kind).map(|(_, words)| *words).collect::<Vec<_>>();
    assert_eq!(found[0], (BlockKind::Title, "Ferry runs aground"));
    assert_eq!(of(BlockKind::Caption), ["The ferry on the sandbank on Tuesday."]);
    assert_eq!(of(BlockKind::Heading), ["What comes next"]);
    assert_eq!(of(BlockKind::Quote), ["The sea does not wait for us to be ready for it."]);
    assert_eq!(of(BlockKind::Paragraph).len(), 4, "{found:?}");
    let text = String::from_utf8(document.bytes.clone()).unwrap();
    for gone in ["Home", "Ferries", "First!", "rights"] {
        assert!(!text.contains(gone), "{gone}");
    }
}

#[test]
fn lines_that_only_name_a_writer_a_day_or_an_advertisement_are_no_prose() {
    let lines = "<p><b>By Ann Ray, Port Hale</b></p><p>March 14, 2024</p><p>Advertisement</p>";
    let page = format!("<article><h1>Ferry runs aground</h1>{REPORT}{lines}{REPORT}</article>");
    let document = read(&page);
    let found = blocks(&document);
    let kind = |words: &str| found.iter().find(|(_, other)| other.contains(words)).map(|(kind, _)| *kind);
    assert_eq!(kind("March 14"), Some(BlockKind::Credit), "{found:?}");
    // The engine makes a credit of it.
    assert_eq!(kind("Ann Ray"), Some(BlockKind::Paragraph), "{found:?}");
    assert_eq!(kind("Advertisement"), None, "{found:?}");
}

#[test]
fn linked_data_meta_tags_and_the_page_itself_say_what_is_known() {
    let head = r#"<html lang="en"><head><title>Ferry aground - Carrow Post</title>
        <link rel="canonical" href="https://post.example/world/ferry">
        <meta property="og:site_name" content="The Carrow Post">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Post"}, {"@type": "NewsArticle",
        "headline": "Ferry runs aground", "datePublished": "2021-03-02T08:15:00+01:00",
        "dateModified": "2021-03-02T10:00:00+01:00", "author": [{"@type": "Person", "name": "Ann Ray"}, "Cy Dow"],
        "articleSection": "World", "sourceOrganization": {"name": "Reuters"}}]}</script></head>"#;
    let found = metadata(&format!("{head}<body><article><h1>Ferry runs aground</h1>{REPORT}</article></body>"));
    assert_eq!(found.title.as_deref(), Some("Ferry runs aground"));
    assert_eq!(found.outlet.as_deref(), Some("The Carrow Post"));
    assert_eq!(found.url.as_deref(), Some("https://post.example/world/ferry"));
    assert_eq!(found.published.as_deref(), Some("2021-03-02T08:15:00+01:00"));
    assert_eq!(found.modified.as_deref(), Some("2021-03-02T10:00:00+01:00"));
    assert_eq!(found.bylines, ["Ann Ray", "Cy Dow"]);
    assert_eq!(found.section.as_deref(), Some("World"));
    assert_eq!(found.language.as_deref(), Some("en"));
    assert_eq!(found.agency.as_deref(), Some("Reuters"));
}

#[test]
fn what_is_only_seen_is_found_too() {
    let page = format!(
        "<title>Ferry aground</title><article><h1>Ferry runs aground off Port Hale</h1>\
         <div>By Ann Ray</div><div>Updated 2 March 2021, 08:15</div>{REPORT}</article>"
    );
    let found = metadata(&page);
    assert_eq!(found.title.as_deref(), Some("Ferry runs aground off Port Hale"));
    assert_eq!(found.bylines, ["Ann Ray"]);
    assert_eq!(found.published.as_deref(), Some("2021-03-02T08:15"));
}

#[test]
fn a_page_without_an_article_is_a_problem() {
    let menu = "<ul>".to_owned() + &"<li><a href=/a>Politics today</a>".repeat(50) + "</ul>";
    for page in ["", "<html></html>", "<p>Not found.</p>", &menu, "<script>let ferry = 'aground';</script>", "\0\u{1}"]
    {
        let problem = article("page.html", page.as_bytes(), &Given::default()).unwrap_err();
        assert_eq!((problem.kind, problem.input.as_str()), (ProblemKind::NoArticle, "page.html"), "{page:.20}");
    }
}

#[test]
fn a_page_written_by_a_script_is_read_from_its_linked_data() {
    let body = "The ferry to Port Hale ran aground.\\n\\nNobody was hurt, the coast guard said on Tuesday evening.";
    let page = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry runs aground",
        "articleBody": "{body}"}}</script><div id="app"></div>"#
    );
    let document = read(&page);
    let kinds: Vec<BlockKind> = blocks(&document).iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Paragraph]);
}

#[test]
fn scripts_in_a_title_are_words() {
    let title = "Ferry &lt;script&gt;alert(1)&lt;/script&gt; aground";
    let found = metadata(&format!("<title>{title}</title><article>{REPORT}</article>"));
    assert_eq!(found.title.as_deref(), Some("Ferry <script>alert(1)</script> aground"));
}

/// Reads a hostile page and looks at the time that it takes, generously for a machine under load.
fn survives(name: &str, html: &str) {
    let start = Instant::now();
    let found = article("page.html", html.as_bytes(), &Given::default());
    assert!(start.elapsed() < Duration::from_secs(20), "{name} took {:?}", start.elapsed());
    if let Ok(document) = found {
        std::str::from_utf8(&document.bytes).unwrap();
    }
}

#[test]
fn deep_and_unclosed_markup_costs_no_more_than_other() {
    for tag in [
        "div",
        "b",
        "p",
        "span",
        "a href=x",
        "li",
        "ul",
        "table",
        "td",
        "font color=1",
        "blockquote",
        "svg",
        "h1",
        "rt",
        "optgroup",
        "button",
        "form",
    ] {
        survives(tag, &(format!("<{tag}>").repeat(100_000) + REPORT));
        let name = tag.split(' ').next().unwrap_or_default();
        let closed = format!("<{tag}>").repeat(100_000) + REPORT + &format!("</{name}>").repeat(100_000);
        survives(tag, &closed);
    }
    let mut different = String::new();
    for number in 0..20_000 {
        let _ = write!(different, "<p><b class=x{number}><i>Rain fell. ");
    }
    survives("formatting", &different);
    let attributes: String = (0..100_000).map(|number| format!(" a{number}=1")).collect();
    survives("attributes", &format!("<div{attributes}>{REPORT}</div>"));
    for open in ["<", "<!--", "<!", "<a", "<a b='", "</", "<script>", "<title>", "&#", "<![CDATA["] {
        survives(open, &open.repeat(100_000));
    }
}

#[test]
fn a_page_of_ten_megabytes_is_read() {
    survives("paragraphs", &format!("<article>{}</article>", REPORT.repeat(20_000)));
    survives("links", &"<a href=/a>Rain</a> ".repeat(500_000));
    survives("one paragraph", &format!("<p>{}</p>", "Rain fell on the hills. ".repeat(400_000)));
}

#[test]
fn no_bytes_stop_the_run() {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let pieces: [&[u8]; 12] = [
        b"<p>",
        b"</p>",
        b"<div class=\"",
        b"\">",
        b"<!--",
        b"Rain fell. ",
        b"\xFF\xFE",
        b"&amp;",
        b"<h1>",
        b"</",
        b"<time datetime=",
        b"<script type=application/ld+json>{",
    ];
    for _ in 0..300 {
        let mut page = Vec::new();
        for _ in 0..60 {
            match next() {
                byte @ 0..100 => page.push(byte.wrapping_mul(3)),
                byte => page.extend_from_slice(pieces[usize::from(byte) % pieces.len()]),
            }
        }
        let _ = article("page.html", &page, &Given::default());
    }
}
