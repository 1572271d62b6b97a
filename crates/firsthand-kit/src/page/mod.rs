//! An HTML page as people save it, to the article in it: its main text with what is known of it.
//!
//! The main text is found by a library, `dom_smoothie`, a port of Mozilla's Readability: measured beside others it was
//! the quickest by far, and what it gets wrong can be put right from outside (`BENCHMARKS.md`). Before it stands what
//! bounds the cost of hostile markup ([`tame`]) and what leaves out the parts that page makers name as something else
//! ([`marks`], [`outline`]); after it, what puts its choice right ([`choice`]) and says what each piece is ([`pieces`]).

mod characters;
mod choice;
mod kept;
mod marks;
mod metadata;
mod outline;
mod pieces;
mod tame;
mod tree;
mod words;

use firsthand::Document;
use firsthand::problem::{Problem, ProblemKind};
use firsthand::read::Format;
use firsthand::span::Span;
use firsthand::text::BlockKind;

use metadata::author;
use outline::Outline;
use pieces::Piece;
use tree::Tree;

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
    let tame = tame::tame(&html);
    let parsed = dom_query::Document::from(tame.html.as_str());
    let tree = Tree::of(parsed.root());
    let outline = Outline::of(&tree);
    let (metadata, body) = metadata::read(&outline, &tame.linked_data, given.url);
    let keeps = kept::kept(parsed, &outline);
    let mut pieces = choice::article(&outline, pieces::of(&outline, &keeps));
    if let Some(body) = body {
        prefer_longer(&mut pieces, &body);
    }
    if pieces.iter().map(|piece| piece.letters).sum::<usize>() < LEAST {
        return Err(none(input));
    }
    if let Some(title) = &metadata.title {
        head(&mut pieces, title);
    }
    let (text, blocks) = laid(&pieces);
    Ok(Document { metadata: Some(metadata), format: Some(Format::Blocks(blocks)), ..Document::new(input, text) })
}

/// The names in a line that begins as a byline ("By Jo Bell and Cy Dow"); any other line as it is.
pub(crate) fn authors(line: String) -> Vec<String> {
    let names = if author::opens(&line) { author::names(&line) } else { Vec::new() };
    if names.is_empty() { vec![line] } else { names }
}

/// Less text than this, in letters, is a notice and no article; the shortest flash has one sentence.
const LEAST: usize = 50;

/// Takes the text that the linked data holds where the page shows less than half of it: it is written by a script.
fn prefer_longer(pieces: &mut Vec<Piece>, body: &str) {
    let shown: usize = pieces.iter().map(|piece| piece.letters).sum();
    if tree::letters(body) > shown * 2 {
        let lines = body.lines().map(str::trim).filter(|line| !line.is_empty());
        *pieces = lines.map(|line| Piece::new(line.to_owned(), BlockKind::Paragraph)).collect();
    }
}

/// Puts the headline first, where the pieces do not begin with it.
fn head(pieces: &mut Vec<Piece>, title: &str) {
    match pieces.iter_mut().find(|piece| piece.kind == BlockKind::Heading && piece.words == title) {
        Some(piece) => piece.kind = BlockKind::Title,
        None => pieces.insert(0, Piece::new(title.to_owned(), BlockKind::Title)),
    }
}

/// The text of the pieces, a blank line between two, and where each stands in it.
fn laid(pieces: &[Piece]) -> (String, Vec<(Span, BlockKind)>) {
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&piece.words);
        blocks.push((Span::new(start, text.len()), piece.kind));
    }
    (text, blocks)
}

fn none(input: &str) -> Problem {
    let message = "The page holds no article text. Save the page of the article itself, or its words as plain text.";
    Problem::of_input(input, ProblemKind::NoArticle, message)
}

#[cfg(test)]
mod tests;
