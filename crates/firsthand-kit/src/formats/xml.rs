//! XML read piece by piece: the elements that are wanted, each as a small tree, and nothing of what lies between.
//!
//! No entity that a document declares is ever expanded and nothing outside it is fetched, so neither can be misused.
//! What is nested deeper or is larger than news ever is ends the reading. Names are taken without their prefixes.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::stream::through_buffer;

/// Articles are nested some twenty elements deep; a tree of so many is still built and dropped without harm.
const MAX_DEPTH: usize = 256;

/// An element with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name without a prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// What is in it, in order.
    pub nodes: Vec<Node>,
}

/// What may stand in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of this name in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of this name anywhere in it.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// All elements of this name anywhere in it, none within another.
    pub fn all<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if element.name == name { found.push(element) } else { element.all(name, found) }
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All its words, with single spaces; `None` if there are none.
    pub fn words(&self) -> Option<String> {
        let mut text = String::new();
        self.push_text(&mut text);
        let words: Vec<&str> = text.split_whitespace().collect();
        Some(words.join(" ")).filter(|words| !words.is_empty())
    }

    /// The text in it as it is written.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text
    }

    fn push_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => element.push_text(text),
            }
        }
    }
}

/// Hands the elements of certain names, which do not lie within one another, to `each`, with the name of the element
/// around. One that is larger than `limit` bytes ends the reading.
///
/// # Errors
/// When the document cannot be read or is broken; what stands before has been handed over.
pub(crate) fn elements(
    stream: impl BufRead,
    limit: usize,
    wanted: &[&str],
    each: &mut dyn FnMut(&str, Element),
) -> io::Result<()> {
    let mut reader = Reader::from_reader(Rationed { inner: stream, left: limit });
    let config = reader.config_mut();
    // Feeds are often a little wrong; what was meant is seldom in doubt.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut document = Document { reader, limit, buffer: Vec::new() };
    let mut around: Vec<String> = Vec::new();
    while let Some(piece) = document.next(true)? {
        match piece {
            Piece::Start(element) if wanted.contains(&element.name.as_str()) => {
                let element = document.tree(element)?;
                each(around.last().map_or("", String::as_str), element);
            }
            Piece::Start(element) if around.len() < MAX_DEPTH => around.push(element.name),
            Piece::Start(_) => return Err(too_deep()),
            Piece::Empty(element) if wanted.contains(&element.name.as_str()) => {
                each(around.last().map_or("", String::as_str), element);
            }
            Piece::End(name) => {
                if let Some(at) = around.iter().rposition(|open| *open == name) {
                    around.truncate(at);
                }
            }
            Piece::Empty(_) | Piece::Text(_) => {}
        }
    }
    if around.is_empty() { Ok(()) } else { Err(cut_off()) }
}

struct Document<R> {
    reader: Reader<Rationed<R>>,
    limit: usize,
    buffer: Vec<u8>,
}

enum Piece {
    Start(Element),
    Empty(Element),
    End(String),
    Text(String),
}

impl<R: BufRead> Document<R> {
    /// The next piece that matters; `fresh` allows it to be as large as an element may be.
    fn next(&mut self, fresh: bool) -> io::Result<Option<Piece>> {
        if fresh {
            self.reader.get_mut().left = self.limit;
        }
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            let event = event.map_err(|error| broken(&error, self.reader.get_ref().left))?;
            return Ok(Some(match event {
                Event::Start(tag) => Piece::Start(element(&tag)),
                Event::Empty(tag) => Piece::Empty(element(&tag)),
                Event::End(tag) => Piece::End(tag.local_name().as_ref().to_owned()),
                Event::Text(text) => Piece::Text(text.to_string()),
                Event::CData(text) => Piece::Text(text.to_string()),
                Event::GeneralRef(reference) => Piece::Text(character(&reference)),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// The rest of an element that has begun.
    fn tree(&mut self, root: Element) -> io::Result<Element> {
        let mut open = vec![root];
        while let Some(piece) = self.next(false)? {
            let depth = open.len();
            let Some(parent) = open.last_mut() else { break };
            match piece {
                Piece::Start(_) if depth >= MAX_DEPTH => return Err(too_deep()),
                Piece::Start(element) => open.push(element),
                Piece::Empty(element) => parent.nodes.push(Node::Element(element)),
                Piece::Text(text) => match parent.nodes.last_mut() {
                    Some(Node::Text(before)) => before.push_str(&text),
                    _ => parent.nodes.push(Node::Text(text)),
                },
                Piece::End(name) => {
                    // An end that nothing begins is passed over; one further out closes what was left open in it.
                    let closes = open.iter().rposition(|element| element.name == name).unwrap_or(depth);
                    while open.len() > closes {
                        let Some(closed) = open.pop() else { break };
                        match open.last_mut() {
                            Some(parent) => parent.nodes.push(Node::Element(closed)),
                            None => return Ok(closed),
                        }
                    }
                }
            }
        }
        Err(cut_off())
    }
}

fn element(tag: &BytesStart<'_>) -> Element {
    let mut attributes = tag.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let plain = unescape_with(&attribute.value, resolve_html5_entity).map(Cow::into_owned);
        let value = plain.unwrap_or_else(|_| attribute.value.to_string());
        (attribute.key.local_name().as_ref().to_owned(), value)
    });
    Element { name: tag.local_name().as_ref().to_owned(), attributes: attributes.collect(), nodes: Vec::new() }
}

/// What a reference stands for; one that the document declares itself stays as written.
fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name: &str = reference;
    resolve_html5_entity(name).map_or_else(|| format!("&{name};"), str::to_owned)
}

fn broken(error: &quick_xml::Error, left: usize) -> io::Error {
    if left == 0 {
        return io::Error::other("an element is larger than any article that is read; raise `--max-bytes`");
    }
    match error {
        quick_xml::Error::Io(error) => io::Error::new(error.kind(), error.to_string()),
        error => io::Error::new(io::ErrorKind::InvalidData, format!("the XML is broken: {error}")),
    }
}

fn cut_off() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the file ends within an element")
}

fn too_deep() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("its elements are nested more than {MAX_DEPTH} deep"))
}

/// A reader that gives so many bytes and then an error.
struct Rationed<R> {
    inner: R,
    left: usize,
}

impl<R: BufRead> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        through_buffer(self, buffer)
    }
}

impl<R: BufRead> BufRead for Rationed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other("too much"));
        }
        let rest = self.inner.fill_buf()?;
        Ok(rest.get(..self.left).unwrap_or(rest))
    }

    fn consume(&mut self, count: usize) {
        self.left = self.left.saturating_sub(count);
        self.inner.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str, limit: usize, expected: &[(&str, &str)]) -> Option<String> {
        let mut found: Vec<(String, String)> = Vec::new();
        let mut each =
            |around: &str, element: Element| found.push((around.to_owned(), element.words().unwrap_or_default()));
        let result = elements(xml.as_bytes(), limit, &["a"], &mut each);
        let found: Vec<(&str, &str)> = found.iter().map(|(around, words)| (around.as_str(), words.as_str())).collect();
        assert_eq!(found, expected, "{xml}");
        result.err().map(|error| error.to_string())
    }

    #[test]
    fn wanted_elements_with_their_words() {
        let xml = "<?xml version='1.0'?><r><x:a>Rain &amp; <b>hail</b>&#46;</x:a><c><a><![CDATA[Snow <i>]]>&nbsp;&eacute;</a></c><a/></r>";
        assert_eq!(check(xml, 1000, &[("r", "Rain & hail."), ("c", "Snow <i> é"), ("r", "")]), None);
    }

    #[test]
    fn entities_of_the_document_stay_as_they_are() {
        let bomb = "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>\
            <r><a>&b;&c;</a></r>";
        assert_eq!(check(bomb, 1000, &[("r", "&b;&c;")]), None);
    }

    #[test]
    fn what_is_broken_too_deep_or_too_large_ends_the_reading() {
        assert!(check("<r><a>Rain.</a><a>Snow", 1000, &[("r", "Rain.")]).is_some());
        assert!(check("<r><a>Rain.</a><a b='", 1000, &[("r", "Rain.")]).is_some());
        assert!(check(&format!("<r><a>Rain.</a><a>{}", "<b>".repeat(100_000)), 1 << 20, &[("r", "Rain.")]).is_some());
        assert!(check(&"<r>".repeat(100_000), 1 << 20, &[]).is_some());
        assert!(check(&format!("<r><a>Rain.</a><a>{}</a></r>", "a".repeat(2000)), 1000, &[("r", "Rain.")]).is_some());
        assert!(
            check(&format!("<r><a>Rain.</a><a>{}</a></r>", "<b>a</b>".repeat(300)), 1000, &[("r", "Rain.")]).is_some()
        );
        assert!(check("<r><a>Rain.</a></b></c><a>Snow<b>.</a></r>", 1000, &[("r", "Rain."), ("r", "Snow.")]).is_none());
    }
}
