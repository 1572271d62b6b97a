//! Cuts a stream of JSON into objects by its brackets and quotation marks alone, so that none needs to be whole.

use std::io::{self, BufRead, Read};

/// Of what is no object, so much is kept to say what is wrong with it.
const SHOWN: usize = 1 << 10;

/// The next thing in a stream.
pub(super) enum Cut {
    /// A whole object.
    Whole(Vec<u8>),
    /// Something that is neither an object nor belongs between objects, or an object that does not end.
    Broken(Vec<u8>),
    /// An object that is longer than any article, stepped over.
    TooLarge,
    End,
}

/// Gives the objects of a stream, and those of lists, one after the other.
pub(super) struct Cutter<R> {
    stream: Again<R>,
    limit: usize,
    /// Whether the list within an object is read; then what stands around its items is of no interest.
    within: bool,
}

impl<R: BufRead> Cutter<R> {
    /// An object that is longer than `limit` bytes is opened: the objects of the first list in it come one by one.
    pub fn new(stream: R, limit: usize) -> Self {
        Self { stream: Again { bytes: Vec::new(), at: 0, inner: stream }, limit, within: false }
    }

    /// The next object.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub fn next(&mut self) -> io::Result<Cut> {
        loop {
            match self.stream.fill_buf()?.first() {
                None => return Ok(Cut::End),
                Some(b'{') => {
                    if let Some(cut) = self.object()? {
                        return Ok(cut);
                    }
                }
                Some(b'[' | b']' | b'}' | b',' | b' ' | b'\t' | b'\n' | b'\r' | 0xEF | 0xBB | 0xBF) => {
                    self.stream.consume(1);
                }
                Some(_) => {
                    let other = self.other()?;
                    if !self.within {
                        return Ok(Cut::Broken(other));
                    }
                }
            }
        }
    }

    /// An object from its bracket to the one that closes it; `None` if it was opened instead.
    fn object(&mut self) -> io::Result<Option<Cut>> {
        let mut bytes = Vec::new();
        let mut position = Position::default();
        loop {
            let rest = self.stream.fill_buf()?;
            if rest.is_empty() {
                return Ok(Some(Cut::Broken(bytes)));
            }
            let room = self.limit.saturating_sub(bytes.len());
            let end = rest.iter().take(room).position(|byte| position.step(*byte) == Step::Closed);
            let used = end.map_or(rest.len().min(room), |end| end + 1);
            bytes.extend_from_slice(rest.get(..used).unwrap_or_default());
            self.stream.consume(used);
            if end.is_some() {
                return Ok(Some(Cut::Whole(bytes)));
            }
            if bytes.len() >= self.limit {
                return self.large(&bytes, position);
            }
        }
    }

    /// Of an object that is longer than an article the first list is read, if there is one so far.
    fn large(&mut self, bytes: &[u8], mut position: Position) -> io::Result<Option<Cut>> {
        if let Some(items) = first_list(bytes) {
            self.within = true;
            self.stream.again(items);
            return Ok(None);
        }
        loop {
            let rest = self.stream.fill_buf()?;
            let end = rest.iter().position(|byte| position.step(*byte) == Step::Closed);
            let used = end.map_or(rest.len(), |end| end + 1);
            self.stream.consume(used);
            if end.is_some() || used == 0 {
                return Ok(Some(Cut::TooLarge));
            }
        }
    }

    /// What is no object: up to the next bracket, comma or end of a line outside quotation marks.
    fn other(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut position = Position::default();
        loop {
            let rest = self.stream.fill_buf()?;
            let ends = |byte: &u8| {
                position.step(*byte) != Step::InString && matches!(byte, b'{' | b'[' | b']' | b'}' | b',' | b'\n')
            };
            let end = rest.iter().position(ends);
            let used = end.unwrap_or(rest.len());
            let room = SHOWN.saturating_sub(bytes.len()).min(used);
            bytes.extend_from_slice(rest.get(..room).unwrap_or_default());
            self.stream.consume(used);
            if end.is_some() || used == 0 {
                return Ok(bytes);
            }
        }
    }
}

/// What stands behind the bracket of the first list of objects.
fn first_list(bytes: &[u8]) -> Option<&[u8]> {
    let mut position = Position::default();
    let opens = |at: &usize| {
        let Some(byte) = bytes.get(*at) else { return false };
        let outside = position.step(*byte) != Step::InString;
        let next = || bytes.get(at + 1..)?.iter().find(|byte| !byte.is_ascii_whitespace());
        outside && *byte == b'[' && next() == Some(&b'{')
    };
    let at = (0..bytes.len()).find(opens)?;
    bytes.get(at + 1..)
}

/// Where in a value the reading stands.
#[derive(Clone, Copy, Debug, Default)]
struct Position {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    InString,
    Outside,
    /// The bracket that closes the value.
    Closed,
}

impl Position {
    fn step(&mut self, byte: u8) -> Step {
        if self.in_string {
            let ends = !self.escaped && byte == b'"';
            self.escaped = !self.escaped && byte == b'\\';
            self.in_string = !ends;
            return Step::InString;
        }
        match byte {
            b'"' => {
                self.in_string = true;
                return Step::InString;
            }
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    return Step::Closed;
                }
            }
            _ => {}
        }
        Step::Outside
    }
}

/// A stream of which some bytes are read again.
struct Again<R> {
    bytes: Vec<u8>,
    at: usize,
    inner: R,
}

impl<R> Again<R> {
    fn again(&mut self, bytes: &[u8]) {
        let left = self.bytes.get(self.at..).unwrap_or_default();
        self.bytes = [bytes, left].concat();
        self.at = 0;
    }
}

impl<R: BufRead> Read for Again<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut rest = self.fill_buf()?;
        let count = rest.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Again<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.bytes.len() {
            return Ok(self.bytes.get(self.at..).unwrap_or_default());
        }
        self.bytes = Vec::new();
        self.at = 0;
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if self.bytes.is_empty() { self.inner.consume(count) } else { self.at += count }
    }
}
