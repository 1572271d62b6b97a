//! A page as pieces: stretches of words that begin and end a line, each with what it is.

use firsthand::text::BlockKind;

use super::metadata::{author, date};
use super::outline::Outline;
use super::tree::{Element, Kind, is_block, is_heading, letters, push_words};

/// A stretch of words that begins and ends a line.
#[derive(Debug)]
pub(super) struct Piece {
    /// The words, one space apart.
    pub words: String,
    /// What it is.
    pub kind: BlockKind,
    /// The first text in it, as a node of the tree.
    pub node: usize,
    /// The element around the one that makes it a line of its own.
    pub container: usize,
    /// How many letters it has.
    pub letters: usize,
    /// Letters that stand in links.
    pub linked: usize,
    /// Letters that the library keeps.
    pub kept: usize,
    /// Whether all of it is set in bold.
    pub bold: bool,
}

impl Piece {
    /// A piece of words that stand nowhere in the tree.
    pub fn new(words: String, kind: BlockKind) -> Self {
        let letters = letters(&words);
        Self { words, kind, node: 0, container: 0, letters, linked: 0, kept: 0, bold: false }
    }

    /// Whether it is running text: full sentences, mostly outside of links.
    pub fn is_prose(&self, least: usize) -> bool {
        self.letters >= least && self.linked * 3 < self.letters && self.ends_sentence()
    }

    /// Whether it ends as a sentence does.
    pub fn ends_sentence(&self) -> bool {
        let bare = self.words.trim_end_matches(['"', '”', '“', '’', '\'', ')', '»', '«']);
        bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
    }

    /// Whether it stands in the main heading of the page.
    pub fn is_headline(&self, outline: &Outline) -> bool {
        outline.tree.holders(self.node).any(|holder| outline.tree.name(holder) == "h1")
    }
}

/// The pieces of a page that are not left out; `keeps` says which texts the library keeps.
pub(super) fn of(outline: &Outline, keeps: &[bool]) -> Vec<Piece> {
    let tree = outline.tree;
    let mut reader = Reader { outline, keeps, pieces: Vec::new(), piece: None, in_link: 0, in_bold: 0 };
    let mut open: Vec<usize> = Vec::new();
    let mut index = 0;
    while let Some(node) = tree.nodes.get(index) {
        while open.pop_if(|end| *end <= index).is_some() {
            reader.end();
        }
        if outline.left_out[index] {
            index = node.end;
            continue;
        }
        match &node.kind {
            Kind::Element(element) => {
                reader.enter(element, node.end);
                if is_block(&element.name) {
                    open.push(node.end);
                }
            }
            Kind::Text(text) => reader.take(index, text),
        }
        index += 1;
    }
    reader.end();
    reader.pieces
}

struct Reader<'a, 'b> {
    outline: &'a Outline<'b>,
    keeps: &'a [bool],
    pieces: Vec<Piece>,
    piece: Option<Piece>,
    /// Where the links end that are open.
    in_link: usize,
    /// Where the elements in bold end that are open.
    in_bold: usize,
}

impl Reader<'_, '_> {
    fn enter(&mut self, element: &Element, end: usize) {
        if is_block(&element.name) || *element.name == *"br" {
            self.end();
        }
        if element.is_link() {
            self.in_link = self.in_link.max(end);
        }
        if element.attribute("data-bold").is_some() {
            self.in_bold = self.in_bold.max(end);
        }
    }

    fn take(&mut self, index: usize, text: &str) {
        let count = letters(text);
        if count == 0 && self.piece.is_none() {
            return;
        }
        let piece = self.piece.get_or_insert_with(|| Piece {
            node: index,
            bold: true,
            ..Piece::new(String::new(), BlockKind::Paragraph)
        });
        push_words(&mut piece.words, text);
        piece.letters += count;
        if index < self.in_link {
            piece.linked += count;
        }
        if self.keeps.get(index) == Some(&true) {
            piece.kept += count;
        }
        piece.bold &= count == 0 || index < self.in_bold;
    }

    /// Ends the piece that is being read.
    fn end(&mut self) {
        let Some(mut piece) = self.piece.take() else { return };
        piece.words.truncate(piece.words.trim_end().len());
        if piece.words.chars().any(char::is_alphanumeric) && !is_label(&piece.words) {
            let tree = self.outline.tree;
            let block = tree.holders(piece.node).find(|&holder| is_block(tree.name(holder))).unwrap_or(0);
            piece.container = tree.nodes.get(block).map_or(0, |node| node.parent);
            piece.kind = self.kind(&piece);
            self.pieces.push(piece);
        }
    }

    fn kind(&self, piece: &Piece) -> BlockKind {
        let mut kind = BlockKind::Paragraph;
        for holder in self.outline.tree.holders(piece.node) {
            let name = self.outline.tree.name(holder);
            let marks = self.outline.marks[holder];
            let small = self.outline.prose_of(holder) <= MAX_CAPTION;
            match name {
                name if is_heading(name) => return BlockKind::Heading,
                _ if small && (matches!(name, "figcaption" | "figure") || marks.caption) => return BlockKind::Caption,
                _ if small && marks.credit => return BlockKind::Credit,
                "blockquote" => kind = BlockKind::Quote,
                "li" | "dd" | "dt" if kind == BlockKind::Paragraph => kind = BlockKind::List,
                _ => {}
            }
        }
        if kind != BlockKind::Paragraph || piece.ends_sentence() {
            kind
        } else if is_date(&piece.words) {
            BlockKind::Credit
        } else if piece.bold && piece.letters <= MAX_HEADING && !author::opens(&piece.words) {
            // The engine knows a byline among paragraphs.
            BlockKind::Heading
        } else {
            kind
        }
    }
}

/// A line that holds a date is no longer than this, in bytes.
const MAX_DATE: usize = 40;

/// Whether a line is a date, a time or the number of a picture: "March 14, 2024", "09:30", "2/5".
fn is_date(words: &str) -> bool {
    let short = |figure: &str| (1..=2).contains(&figure.len()) && figure.bytes().all(|byte| byte.is_ascii_digit());
    let figures = |mark: char| words.split_once(mark).filter(|(one, other)| short(one) && short(other));
    let is_time = figures(':').is_some_and(|(_, minutes)| minutes.len() == 2);
    words.len() <= MAX_DATE && (is_time || figures('/').is_some() || date::read(words).is_some())
}

/// What stands over an advertisement, in small letters.
const LABELS: &[&str] = &[
    "ad",
    "advertisement",
    "advertising",
    "annonce",
    "anzeige",
    "pubblicità",
    "publicidad",
    "publicidade",
    "publicité",
    "reklama",
    "sponsored",
    "werbung",
];

/// Whether the words say that an advertisement follows, and nothing else.
fn is_label(words: &str) -> bool {
    const LONGEST: usize = 20;
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    bare.len() <= LONGEST && LABELS.contains(&bare.to_lowercase().as_str())
}

/// What is named as a caption but holds more letters holds the article too.
const MAX_CAPTION: usize = 500;

/// A longer line in bold is a lead and no heading.
const MAX_HEADING: usize = 90;
