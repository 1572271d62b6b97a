//! An HTML page as people save it, to the article in it: its main text with what is known of it.

mod characters;

use firsthand::Document;
use firsthand::problem::{Problem, ProblemKind};
use firsthand::read::{Format, Metadata};
use firsthand::span::Span;
use firsthand::text::BlockKind;
use trafilatura::HtmlDateMode;

/// What a page is known by from outside: its address and the character set that its server declared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'a> {
    /// The address it was fetched from.
    pub url: Option<&'a str>,
    /// The `charset` of the header `Content-Type`.
    pub charset: Option<&'a str>,
}

/// The article of an HTML page: its main text with what is known of it.
///
/// # Errors
/// When the page has no article.
pub fn article(input: &str, html: &[u8], given: &Given) -> Result<Document, Problem> {
    let html = characters::decoded(html, given.charset);
    let options = trafilatura::Options::default().with_exclude_comments(true).with_html_date_mode(HtmlDateMode::Fast);
    let found = trafilatura::extract(&html, &options).map_err(|_| none(input))?;
    let mut text = String::new();
    let mut blocks = Vec::new();
    let tree = trafilatura::dom::Document::parse(&found.content_html);
    for node in tree.children(tree.body().unwrap_or_else(|| tree.root())) {
        let words = tree.text_content(node).split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let kind = match tree.tag_name(node) {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
            "ul" | "ol" => BlockKind::List,
            "blockquote" => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        };
        let start = text.len();
        text.push_str(&words);
        blocks.push((Span::new(start, text.len()), kind));
    }
    if text.is_empty() {
        return Err(none(input));
    }
    let said = |value: String| Some(value).filter(|value| !value.is_empty());
    let metadata = Metadata {
        title: said(found.metadata.title),
        outlet: said(found.metadata.sitename),
        url: said(found.metadata.url).or_else(|| given.url.map(str::to_owned)),
        published: found.metadata.date.map(|date| date.to_string()),
        bylines: said(found.metadata.author).into_iter().collect(),
        ..Metadata::default()
    };
    Ok(Document { metadata: Some(metadata), format: Some(Format::Blocks(blocks)), ..Document::new(input, text) })
}

fn none(input: &str) -> Problem {
    let message = "The page holds no article text. Save the page of the article itself, or its words as plain text.";
    Problem::of_input(input, ProblemKind::NoArticle, message)
}
