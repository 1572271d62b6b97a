//! Markdown to blocks: the words without the markup, each run still pointing into the source.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::kinds::special;
use super::settle::settle;
use super::{Block, BlockKind};
use crate::span::Span;

/// The blocks of the Markdown from byte `from` on.
pub(super) fn blocks(text: &str, from: usize) -> Vec<Block> {
    let mut found = Blocks::default();
    for (event, range) in
        Parser::new_ext(&text[from..], Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES).into_offset_iter()
    {
        found.take(&event, Span::new(from + range.start, from + range.end));
    }
    found.close(text);
    let mut blocks = found.split(text);
    settle(text, &mut blocks);
    blocks
}

/// The blocks seen so far and the one being read.
#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
    runs: Vec<Span>,
    kind: Option<BlockKind>,
    quoted: usize,
    listed: usize,
    /// Depth of markup whose text is no prose: code, HTML, images.
    silent: usize,
}

impl Blocks {
    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if self.silent == 0 => self.runs.push(span),
            Event::Code(code) if self.silent == 0 => {
                let margin = (span.len().saturating_sub(code.len())) / 2;
                self.runs.push(Span::new(span.start + margin, span.end - margin));
            }
            Event::HardBreak | Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                let title = *level == HeadingLevel::H1 && self.done.is_empty();
                self.kind = Some(if title { BlockKind::Title } else { BlockKind::Heading });
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quoted += 1;
            }
            Tag::Item => {
                self.flush();
                self.listed += 1;
            }
            Tag::Paragraph | Tag::TableCell => self.flush(),
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.flush();
                self.silent += 1;
            }
            Tag::Image { .. } => self.silent += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.listed = self.listed.saturating_sub(1);
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.flush(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.silent = self.silent.saturating_sub(1),
            TagEnd::Image => self.silent = self.silent.saturating_sub(1),
            _ => {}
        }
    }

    /// Ends the block being read.
    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let kind = self.kind.take().unwrap_or(match (self.listed, self.quoted) {
            (0, 0) => BlockKind::Paragraph,
            (0, _) => BlockKind::Quote,
            _ => BlockKind::List,
        });
        if let (Some(first), Some(last)) = (runs.first(), runs.last()) {
            self.done.push(Block { span: first.join(*last), kind, runs });
        }
    }

    fn close(&mut self, text: &str) {
        self.flush();
        for block in &mut self.done {
            block.span = block.span.trim(text);
        }
        self.done.retain(|block| block.span.of(text).chars().any(char::is_alphanumeric));
    }

    /// Captions, credits and pointers told apart from paragraphs, also where one is a line of a paragraph.
    fn split(self, text: &str) -> Vec<Block> {
        let mut blocks = Vec::new();
        for block in self.done {
            if block.kind.is_prose() {
                split_lines(text, block, &mut blocks);
            } else {
                blocks.push(block);
            }
        }
        blocks
    }
}

/// Cuts out of a prose block the lines that are no prose.
fn split_lines(text: &str, block: Block, blocks: &mut Vec<Block>) {
    let mut rest: Vec<Span> = Vec::new();
    let kind = block.kind;
    let end = |rest: &mut Vec<Span>, blocks: &mut Vec<Block>| {
        if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
            blocks.push(Block { span: first.join(*last), kind, runs: std::mem::take(rest) });
        }
    };
    for line in source_lines(text, &block.runs) {
        let span = line[0].join(line[line.len() - 1]);
        match special(span.of(text)) {
            Some(special) => {
                end(&mut rest, blocks);
                blocks.push(Block { span, kind: special, runs: line });
            }
            None => rest.extend(line),
        }
    }
    end(&mut rest, blocks);
}

/// The runs grouped by the line of the source they stand on.
fn source_lines(text: &str, runs: &[Span]) -> Vec<Vec<Span>> {
    let mut lines: Vec<Vec<Span>> = Vec::new();
    for &run in runs {
        match lines.last_mut() {
            Some(line) if !text[line[line.len() - 1].end..run.start].contains('\n') => line.push(run),
            _ => lines.push(vec![run]),
        }
    }
    lines
}
