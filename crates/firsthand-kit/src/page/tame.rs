//! HTML made tame before it is parsed: what no reader sees is left out, and nothing is nested deeper than pages are.
//!
//! A parser of HTML keeps a stack of the open elements and walks it for nearly every tag, and it opens unclosed
//! formatting elements again in each following paragraph. A page that never closes what it opens takes it quadratic
//! time or memory, and a tree a hundred thousand levels deep ends most programs that walk it. So tags beyond a depth
//! are dropped, and formatting elements become `span`, which is never opened again.
//!
//! Scripts, styles, comments and drawings, often most of a page, never reach the parser; scripts that hold linked data
//! are handed over by themselves.

use std::ops::Range;

/// Elements are nested at most this deep; news pages reach about 40.
const MAX_DEPTH: usize = 250;

/// At most this many tags are read; a page of ten megabytes has about 200,000.
const MAX_TAGS: usize = 600_000;

/// At most this many attributes of a tag are read.
const MAX_ATTRIBUTES: usize = 100;

/// Elements whose content is no text of the page.
const UNSEEN: &[&str] =
    &["script", "style", "noscript", "iframe", "noembed", "noframes", "xmp", "svg", "template", "select"];

/// Elements that a parser opens again in the next paragraph, and that say nothing of what a text is.
const FORMATTING: &[&str] =
    &["big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "tt", "u", "b", "strong"];

/// Elements that have no content, or that end by themselves where the next of their kind begins.
const UNCOUNTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "html", "head", "body", "a",
];

/// A page as it goes to the parser.
#[derive(Debug, Default)]
pub(super) struct Tame {
    /// The markup.
    pub html: String,
    /// The linked data of the page (JSON-LD), as it stands in the scripts.
    pub linked_data: Vec<String>,
}

/// Makes a page tame.
pub(super) fn tame(html: &str) -> Tame {
    let mut tamer = Tamer { html, at: 0, open: Vec::new(), dropped: Vec::new(), tags: 0, out: Tame::default() };
    tamer.out.html.reserve(html.len() / 2);
    tamer.run();
    tamer.out
}

struct Tamer<'a> {
    html: &'a str,
    at: usize,
    /// The names of the open elements that are counted.
    open: Vec<&'a str>,
    /// The names of dropped start tags whose end is still to come.
    dropped: Vec<&'a str>,
    tags: usize,
    out: Tame,
}

/// A start tag as it stands in the page.
struct Start<'a> {
    name: &'a str,
    /// Where its attributes stand, as many as are read.
    attributes: Range<usize>,
    /// Where the tag ends.
    end: usize,
}

impl<'a> Tamer<'a> {
    fn run(&mut self) {
        while let Some(found) = self.html[self.at..].find('<') {
            let tag = self.at + found;
            self.out.html.push_str(&self.html[self.at..tag]);
            self.at = tag;
            match self.html.as_bytes().get(tag + 1) {
                Some(b'!') if self.html[tag..].starts_with("<!--") => self.at = self.after_comment(tag + 4),
                Some(b'!' | b'?') => self.at = self.after(tag, ">"),
                Some(b'/') => self.end_tag(),
                Some(byte) if byte.is_ascii_alphabetic() => self.start_tag(),
                _ => {
                    self.out.html.push_str("&lt;");
                    self.at += 1;
                }
            }
        }
        self.out.html.push_str(&self.html[self.at..]);
    }

    /// The byte after the next `mark`, or the end of the page.
    fn after(&self, from: usize, mark: &str) -> usize {
        self.html[from..].find(mark).map_or(self.html.len(), |found| from + found + mark.len())
    }

    fn after_comment(&self, from: usize) -> usize {
        let rest = &self.html[from..];
        if rest.starts_with('>') {
            return from + 1;
        }
        if rest.starts_with("->") {
            return from + 2;
        }
        self.after(from, "-->")
    }

    fn end_tag(&mut self) {
        let name = name_at(self.html, self.at + 2);
        self.at = self.after(self.at, ">");
        self.tags += 1;
        if name.is_empty() || self.tags > MAX_TAGS {
            return;
        }
        if let Some(place) = self.dropped.iter().rposition(|other| other.eq_ignore_ascii_case(name)) {
            self.dropped.swap_remove(place);
            return;
        }
        if let Some(place) = self.open.iter().rposition(|other| other.eq_ignore_ascii_case(name)) {
            self.open.truncate(place);
        }
        let name = if is_among(FORMATTING, name) { "span" } else { name };
        self.out.html.push_str("</");
        self.out.html.push_str(name);
        self.out.html.push('>');
    }

    fn start_tag(&mut self) {
        let start = self.start();
        self.at = start.end;
        self.tags += 1;
        let attributes = &self.html[start.attributes.clone()];
        if is_among(UNSEEN, start.name) {
            self.unseen(start.name, attributes);
            return;
        }
        if self.tags > MAX_TAGS {
            return;
        }
        if !is_among(UNCOUNTED, start.name) {
            if self.open.len() >= MAX_DEPTH {
                if self.dropped.len() < MAX_DEPTH {
                    self.dropped.push(start.name);
                }
                return;
            }
            self.open.push(start.name);
        }
        let bold = start.name.eq_ignore_ascii_case("b") || start.name.eq_ignore_ascii_case("strong");
        let name = if is_among(FORMATTING, start.name) { "span" } else { start.name };
        self.out.html.push('<');
        self.out.html.push_str(name);
        if bold {
            self.out.html.push_str(" data-bold");
        }
        self.out.html.push_str(attributes);
        self.out.html.push('>');
        if start.name.eq_ignore_ascii_case("textarea") || start.name.eq_ignore_ascii_case("title") {
            let end = self.close_of(start.name);
            self.out.html.push_str(&self.html[self.at..end]);
            self.at = end;
        }
    }

    /// Passes over an element whose content is not seen, and keeps the linked data in it.
    fn unseen(&mut self, name: &str, attributes: &str) {
        let end = self.close_of(name);
        if name.eq_ignore_ascii_case("script") && attributes.to_ascii_lowercase().contains("ld+json") {
            self.out.linked_data.push(self.html[self.at..end].to_owned());
        }
        self.at = self.after(end, ">");
        // What stood before and after are words of their own.
        self.out.html.push(' ');
    }

    /// Where the end tag of an element begins that holds no other of its name.
    fn close_of(&self, name: &str) -> usize {
        let mut at = self.at;
        while let Some(found) = self.html[at..].find("</") {
            at += found + 2;
            if name_at(self.html, at).eq_ignore_ascii_case(name) {
                return at - 2;
            }
        }
        self.html.len()
    }

    /// The start tag at the present place, by the rules of the standard for quotes.
    fn start(&self) -> Start<'a> {
        let bytes = self.html.as_bytes();
        let name = name_at(self.html, self.at + 1);
        let begin = self.at + 1 + name.len();
        let mut at = begin;
        let mut read = begin;
        let mut count = 0;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => break,
                b'=' => at = after_value(bytes, at + 1),
                byte if byte.is_ascii_whitespace() || byte == b'/' => {
                    count += 1;
                    at += 1;
                }
                _ => at += 1,
            }
            if count <= MAX_ATTRIBUTES {
                read = at;
            }
        }
        Start { name, attributes: begin..read.min(bytes.len()), end: (at + 1).min(bytes.len()) }
    }
}

/// The byte after an attribute's value that begins at or after `at`.
fn after_value(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    match bytes.get(at) {
        Some(&quote @ (b'"' | b'\'')) => {
            let rest = &bytes[at + 1..];
            rest.iter().position(|&byte| byte == quote).map_or(bytes.len(), |end| at + end + 2)
        }
        _ => {
            let rest = bytes.get(at..).unwrap_or_default();
            let end = rest.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>');
            end.map_or(bytes.len(), |end| at + end)
        }
    }
}

/// The name of the tag that begins at `from`.
fn name_at(html: &str, from: usize) -> &str {
    let rest = html.get(from..).unwrap_or_default();
    let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>');
    let name = &rest[..end.unwrap_or(rest.len())];
    if name.len() > MAX_NAME { "" } else { name }
}

/// A longer name is no element's.
const MAX_NAME: usize = 60;

fn is_among(names: &[&str], name: &str) -> bool {
    names.iter().any(|other| other.eq_ignore_ascii_case(name))
}
