//! Text put together block by block, for formats that say where their paragraphs and headings are: HTML, the XML of news
//! agencies, word processors.

use std::cell::RefCell;

use firsthand::span::Span;
use firsthand::text::BlockKind;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use super::xml::{Element, Node};

/// A text and its blocks, in order.
#[derive(Debug, Default)]
pub(crate) struct Written {
    text: String,
    blocks: Vec<(Span, BlockKind)>,
    open: String,
    kind: Option<BlockKind>,
    quotes: usize,
    breaks: usize,
}

impl Written {
    /// The text of a piece of HTML, whether it stands in a page or not.
    pub fn of_html(html: &str) -> Self {
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from_slice(html));
        let tokenizer = Tokenizer::new(Html::default(), Default::default());
        // Nothing can be left in the queue: scripts are not run.
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        let mut written = tokenizer.sink.written.take();
        written.end_block();
        written
    }

    /// Plain text, its paragraphs parted by blank lines.
    pub fn of_text(text: &str) -> Self {
        let mut written = Self::default();
        for line in text.lines() {
            if line.trim().is_empty() {
                written.end_block();
            } else {
                written.push(line);
                written.push(" ");
            }
        }
        written.end_block();
        written
    }

    /// The text of an element of HTML, NITF or the like.
    pub fn of_element(element: &Element) -> Self {
        let mut written = Self::default();
        written.element(element);
        written.end_block();
        written
    }

    /// Elements are no deeper than [`super::xml`] lets them be.
    fn element(&mut self, element: &Element) {
        let name = element.name.to_ascii_lowercase();
        if is_left_out(&name) {
            return;
        }
        self.start(&name);
        for node in &element.nodes {
            match node {
                Node::Text(text) => self.push(text),
                Node::Element(child) => self.element(child),
            }
        }
        self.end(&name);
    }

    /// Adds a block.
    pub fn block(&mut self, kind: BlockKind, words: &str) {
        self.end_block();
        self.kind = Some(kind);
        self.push(words);
        self.end_block();
    }

    /// The length of the text in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// How many words there are.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text, its blocks parted by blank lines, and where they stand.
    pub fn finish(self) -> (String, Vec<(Span, BlockKind)>) {
        (self.text, self.blocks)
    }

    fn push(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.breaks = 0;
        }
        self.open.push_str(words);
    }

    fn start(&mut self, name: &str) {
        match (name, kind_of(name)) {
            ("br", _) => self.line_break(),
            (_, Some(kind)) => {
                self.end_block();
                self.quotes += usize::from(kind == BlockKind::Quote);
                self.kind = Some(kind);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(kind) = kind_of(name) {
            self.end_block();
            self.quotes = self.quotes.saturating_sub(usize::from(kind == BlockKind::Quote));
        }
    }

    /// Two breaks on end are how many a feed parts its paragraphs.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.end_block();
        } else {
            self.open.push(' ');
        }
    }

    fn end_block(&mut self) {
        let words = std::mem::take(&mut self.open);
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        let kind = if self.quotes > 0 && kind == BlockKind::Paragraph { BlockKind::Quote } else { kind };
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&words.join(" "));
        self.blocks.push((Span::new(start, self.text.len()), kind));
    }
}

/// What an element that stands on lines of its own is; `None` for one that stands within a line.
fn kind_of(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl1" | "hl2" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::List,
        "blockquote" | "bq" => BlockKind::Quote,
        "figcaption" | "caption" | "media-caption" => BlockKind::Caption,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav" | "ul" | "ol" | "dl"
        | "table" | "tr" | "td" | "th" | "figure" | "pre" | "hr" | "body" | "html" | "block" | "media" | "fn"
        | "note" | "nitf-table" | "body.content" | "address" | "form" => BlockKind::Paragraph,
        _ => return None,
    })
}

/// Elements whose text nobody reads as part of an article.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "svg"
            | "select"
            | "button"
            | "textarea"
            | "head"
            | "object"
            | "video"
            | "audio"
            | "media-metadata"
            | "media-producer"
            | "custom-table"
    )
}

/// Takes the tokens of HTML.
#[derive(Default)]
struct Html {
    written: RefCell<Written>,
    /// The element whose contents are left out, and how many of its name are open.
    left_out: RefCell<Option<(String, usize)>>,
}

impl Html {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let starts = tag.kind == TagKind::StartTag;
        let mut left_out = self.left_out.borrow_mut();
        match left_out.as_mut() {
            Some((open, depth)) if open == name => {
                *depth = if starts { *depth + 1 } else { depth.saturating_sub(1) };
                if *depth == 0 {
                    *left_out = None;
                }
            }
            Some(_) => {}
            None if starts && is_left_out(name) && !tag.self_closing => *left_out = Some((name.to_owned(), 1)),
            None if starts => self.written.borrow_mut().start(name),
            None => self.written.borrow_mut().end(name),
        }
        match name {
            "script" if starts => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noscript" if starts => TokenSinkResult::RawData(RawKind::Rawtext),
            "textarea" | "title" if starts => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

impl TokenSink for Html {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(&tag),
            Token::CharacterTokens(text) if self.left_out.borrow().is_none() => self.written.borrow_mut().push(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[(&str, BlockKind)]) {
        let (text, blocks) = Written::of_html(html).finish();
        let found: Vec<(&str, BlockKind)> = blocks.iter().map(|(span, kind)| (span.of(&text), *kind)).collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn blocks_of_html() {
        use BlockKind::{Caption, Heading, List, Paragraph, Quote};
        check(
            "Rain &amp; hail<br>fell.<br/><br/>Snow <b>too</b>.",
            &[("Rain & hail fell.", Paragraph), ("Snow too.", Paragraph)],
        );
        check(
            "<h2>Storm</h2><p>Rain\n fell.<ul><li>hail<li>snow</ul>",
            &[("Storm", Heading), ("Rain fell.", Paragraph), ("hail", List), ("snow", List)],
        );
        check(
            "<blockquote><p>Run!</blockquote><figure><img alt=x><figcaption>A roof.</figcaption></figure>after",
            &[("Run!", Quote), ("A roof.", Caption), ("after", Paragraph)],
        );
        check(
            "<script>if (a < b) alert('<p>x</p>')</script><style>p {}</style>Rain.<svg><text>x</text></svg>",
            &[("Rain.", Paragraph)],
        );
        check("<p></p><div> &nbsp; </div>", &[]);
    }

    #[test]
    fn nothing_in_html_can_break_it() {
        check("<p <b>< Rain", &[("< Rain", BlockKind::Paragraph)]);
        check(&format!("{}Rain.", "<div><blockquote>".repeat(50_000)), &[("Rain.", BlockKind::Quote)]);
        check("<script>never closed <p>Rain.", &[]);
        check("&#0;&#x110000;&unknown;Rain", &[("\u{FFFD}\u{FFFD}&unknown;Rain", BlockKind::Paragraph)]);
    }
}
