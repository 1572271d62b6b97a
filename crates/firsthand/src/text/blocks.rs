//! Plain text to blocks: which lines belong together, and what each block is.

use super::kinds::special;
use super::lines::{self, Line};
use super::settle::settle;
use super::{Block, BlockKind};
use crate::span::Span;

/// The blocks of plain text from byte `from` on.
pub(super) fn plain(text: &str, from: usize) -> Vec<Block> {
    let lines = lines::of(text, from);
    let width = lines::wrap_width(text, &lines);
    let paragraphs = joined(text, &lines, width);
    let mut blocks = Vec::with_capacity(paragraphs.len());
    for span in paragraphs {
        classify(text, span, &mut blocks);
    }
    settle(text, &mut blocks);
    blocks
}

/// The blocks that the maker of the text gave, where they are stretches of it in order.
pub(super) fn given(text: &str, given: &[(Span, BlockKind)]) -> Vec<Block> {
    let mut end = 0;
    let mut blocks = Vec::new();
    for &(span, kind) in given {
        if span.start < end || text.get(span.start..span.end).is_none() {
            continue;
        }
        end = span.end;
        let span = span.trim(text);
        if span.of(text).chars().any(char::is_alphanumeric) {
            // Whoever laid out the text knows paragraphs from headings, hardly what a paragraph says of itself.
            let told = (kind == BlockKind::Paragraph).then(|| special(span.of(text))).flatten();
            blocks.push(Block { span, kind: told.unwrap_or(kind), runs: vec![span] });
        }
    }
    blocks
}

/// Lines joined into paragraphs: a line goes on in the next where the wrap broke it.
fn joined(text: &str, lines: &[Line], width: Option<usize>) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open: Option<Line> = None;
    for &line in lines {
        if line.span.is_empty() {
            open = None;
            continue;
        }
        let words = line.span.of(text);
        let alone = || special(words).is_some() || is_item(words) || line.indented;
        let goes_on = open.is_some_and(|before| {
            width.is_some_and(|width| lines::goes_on(text, before, line, width))
                && special(before.span.of(text)).is_none()
                && !alone()
        });
        match paragraphs.last_mut() {
            Some(last) if goes_on => *last = last.join(line.span),
            _ => paragraphs.push(line.span),
        }
        open = Some(line);
    }
    paragraphs
}

/// Adds a paragraph as one block, or as two where a photo credit is glued to its caption.
fn classify(text: &str, span: Span, blocks: &mut Vec<Block>) {
    let words = span.of(text);
    if !words.chars().any(char::is_alphanumeric) {
        return;
    }
    let block = |span: Span, kind| Block { span, kind, runs: vec![span] };
    match special(words) {
        Some(BlockKind::Credit) => {
            let caption = glued_caption(words).map(|at| Span::new(span.start + at, span.end));
            let credit = Span::new(span.start, caption.map_or(span.end, |caption| caption.start)).trim(text);
            blocks.push(block(credit, BlockKind::Credit));
            blocks.extend(caption.map(|caption| block(caption, BlockKind::Caption)));
        }
        Some(kind) => blocks.push(block(span, kind)),
        None if is_item(words) => {
            let marker = words.len() - words.trim_start_matches(|c: char| "-*•–·".contains(c) || c == ' ').len();
            let body = Span::new(span.start + marker, span.end);
            blocks.push(Block { span, kind: BlockKind::List, runs: vec![body] });
        }
        None => blocks.push(block(span, BlockKind::Paragraph)),
    }
}

/// Where the caption begins in "© Agency / Jo BellA crowd gathers": at the capital that follows a small letter.
fn glued_caption(words: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        let rest = &words[at..];
        if before.is_lowercase()
            && c.is_uppercase()
            && rest.split_whitespace().count() >= 3
            && !words[..at].ends_with("Mc")
        {
            return Some(at);
        }
        before = c;
    }
    None
}

/// An item of a list by its marker.
fn is_item(words: &str) -> bool {
    ["- ", "* ", "• ", "– ", "· "].iter().any(|marker| words.starts_with(marker))
}
