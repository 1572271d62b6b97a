//! An article's text as blocks, sentences and tokens, each a span of the original.
//!
//! Blocks are told apart first (paragraph, heading, caption, ...), so that what is not prose never enters a sentence.
//! A block's text is one or more *runs*: stretches of the original that belong to it. Markdown markup and the line
//! breaks of hard-wrapped text lie between or within runs and are stepped over as white space.

pub(crate) mod bag;
mod blocks;
pub(crate) mod fold;
pub(crate) mod hash;
mod kinds;
pub mod language;
pub mod likeness;
mod lines;
mod markdown;
pub mod search;
mod sentences;
mod settle;
mod tokens;

use std::ops::Range;

use crate::lexicon;
use crate::read::{Article, Format};
use crate::span::Span;

pub use tokens::{Token, TokenKind};

/// One article's text, taken apart. Everything is in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// Title, paragraphs, headings, captions, credits, links.
    pub blocks: Vec<Block>,
    /// The sentences of title, headings and prose; captions, credits and related links have none.
    pub sentences: Vec<Sentence>,
    /// The tokens of the sentences.
    pub tokens: Vec<Token>,
    /// ISO 639-1 code, or `und` when the text is too short or too odd to tell.
    pub language: &'static str,
    /// The blocks that are in another language than the article: index into [`Text::blocks`], ISO 639-1 code.
    pub foreign: Vec<(usize, &'static str)>,
}

/// A stretch of an article that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// From its first to its last character.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The parts of the span that are its words; the rest is markup.
    pub runs: Vec<Span>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The article's headline.
    Title,
    /// Prose.
    Paragraph,
    /// A heading between paragraphs.
    Heading,
    /// The caption of a picture or a video.
    Caption,
    /// Who took the picture or wrote the text.
    Credit,
    /// Pointers to other articles, bare links, invitations to subscribe.
    Related,
    /// An item of a list.
    List,
    /// A block quotation.
    Quote,
}

impl BlockKind {
    /// Whether the block holds running text: what the article itself says.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Paragraph | Self::List | Self::Quote)
    }

    /// Whether the block is cut into sentences: prose, title and headings.
    pub const fn has_sentences(self) -> bool {
        self.is_prose() || matches!(self, Self::Title | Self::Heading)
    }
}

/// A sentence, or a headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last character, closing marks included.
    pub span: Span,
    /// Its tokens, as indices into [`Text::tokens`].
    pub tokens: Range<usize>,
    /// Its block, as an index into [`Text::blocks`].
    pub block: usize,
    /// The kind of that block.
    pub kind: BlockKind,
}

impl Text {
    /// Whether the text is in a language that the annotations understand; one that cannot be told counts as such.
    pub fn is_understood(&self) -> bool {
        matches!(self.language, "" | "en" | "und")
    }

    /// The headline that stands in the text, whose original is given.
    pub fn title(&self, text: &str) -> Option<String> {
        let block = self.blocks.iter().find(|block| block.kind == BlockKind::Title)?;
        let words: Vec<&str> = block.runs.iter().map(|run| run.of(text)).collect();
        Some(words.join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The sentences of running text, with their index.
    pub fn prose(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        self.sentences.iter().enumerate().filter(|(_, sentence)| sentence.kind.is_prose())
    }

    /// The index of the sentence that holds byte `offset`, or the nearest one before it.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= offset).checked_sub(1)
    }

    /// The indices of the tokens that lie within `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }
}

/// Takes an article's text apart.
pub fn analyse(article: &Article) -> Text {
    let mut analysed = cut(article, lexicon::stem);
    (analysed.language, analysed.foreign) = language::of(&article.text, &analysed);
    analysed
}

/// The blocks alone, without sentences and tokens, and the language of the prose.
pub fn in_blocks(article: &Article) -> Text {
    let mut blocks = Text { blocks: blocks_of(article), ..Text::default() };
    blocks.language = language::of_blocks(&article.text, &blocks);
    blocks
}

/// The same blocks, sentences and tokens, but words without their stems and no language: all that a corpus needs,
/// where each distinct word is looked up once.
pub(crate) fn outline(article: &Article) -> Text {
    cut(article, |_| String::new())
}

/// The same with the language of the prose.
pub(crate) fn outline_with_language(article: &Article) -> Text {
    let mut text = outline(article);
    text.language = language::of_blocks(&article.text, &text);
    text
}

fn blocks_of(article: &Article) -> Vec<Block> {
    let text = article.text.as_str();
    match &article.format {
        Format::Plain => blocks::plain(text, article.body),
        Format::Markdown => markdown::blocks(text, article.body),
        Format::Blocks(given) => blocks::given(text, given),
    }
}

/// Whether words that white space parts are more than `most`; a long text is not read to its end.
fn has_more_words(words: &str, most: usize) -> bool {
    let (mut count, mut inside) = (0, false);
    for byte in words.bytes() {
        if !byte.is_ascii() {
            // Some characters beyond ASCII are white space as well.
            return words.split_whitespace().nth(most).is_some();
        }
        let space = char::from(byte).is_whitespace();
        count += usize::from(!space && !inside);
        inside = !space;
        if count > most {
            return true;
        }
    }
    false
}

fn cut(article: &Article, stem: fn(&str) -> String) -> Text {
    let text = article.text.as_str();
    let mut analysed = Text { blocks: blocks_of(article), ..Text::default() };
    for index in 0..analysed.blocks.len() {
        if analysed.blocks[index].kind.has_sentences() {
            add_sentences(text, &mut analysed, index, stem);
        }
    }
    analysed
}

/// A block read by itself, as one sentence whatever its kind: what a caption says.
pub(crate) fn alone(source: &str, block: &Block) -> Text {
    let tokens = tokens::of(source, &block.runs, lexicon::stem);
    let sentence = Sentence { span: block.span, tokens: 0..tokens.len(), block: 0, kind: block.kind };
    Text { blocks: vec![block.clone()], sentences: vec![sentence], tokens, ..Text::default() }
}

/// The tokens of some words that stand by themselves, such as a headline out of the metadata; words without their stems.
pub(crate) fn tokens_alone(source: &str) -> Vec<Token> {
    tokens::of(source, &[Span::new(0, source.len())], |_| String::new())
}

fn add_sentences(text: &str, analysed: &mut Text, index: usize, stem: fn(&str) -> String) {
    let block = &analysed.blocks[index];
    let tokens = tokens::of(text, &block.runs, stem);
    let kind = block.kind;
    let base = analysed.tokens.len();
    for range in sentences::split(text, &tokens, kind) {
        let (Some(first), Some(last)) = (tokens.get(range.start), tokens.get(range.end - 1)) else { continue };
        let span = first.span.join(last.span);
        let tokens = base + range.start..base + range.end;
        analysed.sentences.push(Sentence { span, tokens, block: index, kind });
    }
    analysed.tokens.extend(tokens);
}

#[cfg(test)]
mod tests;
