//! The bytes of one file: their beginning is looked at before they are read, gzip is taken off, and a format that jumps
//! about in its file gets one.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, Write};

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::gunzip::{self, Gunzip};

/// So many bytes are looked at to tell what a file is: enough for the comments before a page's first element.
const HEAD: usize = 64 << 10;
/// Gzip within gzip happens where a server compressed what was compressed; deeper than this nobody packs on purpose.
const LAYERS: usize = 3;
/// The largest archive that is copied into a temporary file, because it came through a pipe or gzipped.
const MAX_COPIED: u64 = 64 << 30;

/// The bytes of one file.
pub(crate) struct Stream<'a> {
    head: Vec<u8>,
    rest: Box<dyn Read + 'a>,
    file: Option<&'a File>,
}

impl<'a> Stream<'a> {
    /// What `reader` gives.
    pub fn new(reader: impl Read + 'a) -> Self {
        Self::boxed(Box::new(reader))
    }

    /// The contents of an open file, read through `reader`, which may count what is read.
    pub fn of_file(file: &'a File, reader: impl Read + 'a) -> Self {
        Self { file: Some(file), ..Self::new(reader) }
    }

    /// An error is kept for when the bytes before it are read.
    fn boxed(mut rest: Box<dyn Read + 'a>) -> Self {
        let mut head = Vec::new();
        match rest.by_ref().take(HEAD as u64).read_to_end(&mut head) {
            Ok(_) => Self { head, rest, file: None },
            Err(error) => Self { head, rest: Box::new(Failing(Some(error)).chain(rest)), file: None },
        }
    }

    /// The first bytes.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// The same without gzip around it, and whether there was any.
    pub fn unpacked(mut self) -> (Self, bool) {
        let mut packed = false;
        for _ in 0..LAYERS {
            if !self.head.starts_with(gunzip::MAGIC) {
                break;
            }
            packed = true;
            self = Self::boxed(Box::new(Gunzip::new(BufReader::with_capacity(HEAD, self.into_read()))));
        }
        (self, packed)
    }

    fn into_read(self) -> impl Read + 'a {
        Cursor::new(self.head).chain(self.rest)
    }

    /// The bytes in their order.
    pub fn reader(self) -> impl BufRead + 'a {
        BufReader::with_capacity(HEAD, self.into_read())
    }

    /// The characters of XML as UTF-8, whatever encoding it says it is in; `bad` is set if some bytes are none in it.
    pub fn characters(self, bad: &'a Cell<bool>) -> impl BufRead + 'a {
        let decoder = declared(&self.head).new_decoder();
        Decoded { stream: self.reader(), decoder, buffer: String::new(), at: 0, ended: false, bad }
    }

    /// All bytes, but no more than one over `limit`, which shows that there are too many.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn bytes(self, limit: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.into_read().take(limit as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// A file with these bytes: the file itself, or a temporary one that goes when it is closed.
    ///
    /// # Errors
    /// When the bytes cannot be read or copied, or are too many.
    pub fn seekable(self) -> io::Result<File> {
        let mut file = match self.file {
            Some(file) => file.try_clone()?,
            None => {
                let mut copy = tempfile::tempfile()?;
                if io::copy(&mut self.into_read().take(MAX_COPIED + 1), &mut copy)? > MAX_COPIED {
                    return Err(io::Error::other("it is larger than any archive that is read"));
                }
                copy.flush()?;
                copy
            }
        };
        file.rewind()?;
        Ok(file)
    }
}

/// The encoding that a document of XML is in.
fn declared(head: &[u8]) -> &'static Encoding {
    let label = || {
        let end = head.windows(2).position(|two| two == b"?>")?;
        let (_, label) = std::str::from_utf8(head.get(..end)?).ok()?.split_once("encoding")?;
        let label = label.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        Encoding::for_label(label.split(['"', '\'']).next()?.as_bytes())
    };
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    marked.or_else(label).unwrap_or(UTF_8)
}

/// Reads for those who fill a buffer of their own: what is in it.
///
/// # Errors
/// When it cannot be filled.
pub(super) fn through_buffer(stream: &mut impl BufRead, buffer: &mut [u8]) -> io::Result<usize> {
    let count = stream.fill_buf()?.read(buffer)?;
    stream.consume(count);
    Ok(count)
}

/// Characters of another encoding as UTF-8.
struct Decoded<'a, R> {
    stream: R,
    bad: &'a Cell<bool>,
    decoder: Decoder,
    buffer: String,
    at: usize,
    ended: bool,
}

impl<R: BufRead> Read for Decoded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        through_buffer(self, buffer)
    }
}

impl<R: BufRead> BufRead for Decoded<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.buffer.len() && !self.ended {
            let bytes = self.stream.fill_buf()?;
            self.ended = bytes.is_empty();
            self.at = 0;
            self.buffer.clear();
            self.buffer.reserve(self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or_default());
            let (_, used, failed) = self.decoder.decode_to_string(bytes, &mut self.buffer, self.ended);
            self.stream.consume(used);
            if failed {
                self.bad.set(true);
            }
        }
        Ok(self.buffer.as_bytes().get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}

/// Gives an error once.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::gunzip::tests::packed;

    #[test]
    fn gzip_is_taken_off_in_layers() {
        let (stream, packed) = Stream::new(io::Cursor::new(packed(&packed(b"Rain.")))).unpacked();
        assert_eq!((stream.head(), packed), (&b"Rain."[..], true));
        let mut text = String::new();
        stream.seekable().unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "Rain.");
    }

    #[test]
    fn an_error_in_the_head_is_told_after_the_bytes_before_it() {
        let long = "Rain fell on the town. ".repeat(2000);
        let whole = packed(long.as_bytes());
        let (stream, _) = Stream::new(&whole[..whole.len() / 2]).unpacked();
        let mut bytes = Vec::new();
        assert!(stream.reader().read_to_end(&mut bytes).is_err());
        assert!(!bytes.is_empty() && long.as_bytes().starts_with(&bytes));
    }

    #[test]
    fn xml_in_other_encodings_becomes_utf_8() {
        let read = |bytes: &[u8]| {
            let (mut text, bad) = (String::new(), Cell::new(false));
            Stream::new(bytes).characters(&bad).read_to_string(&mut text).unwrap();
            text + if bad.get() { " (bad)" } else { "" }
        };
        assert!(read(b"<?xml version='1.0' encoding = 'ISO-8859-1'?><a>caf\xE9</a>").ends_with("<a>caf\u{E9}</a>"));
        let wide: Vec<u8> = "\u{FEFF}<a>Ż</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide), "<a>Ż</a>");
        assert_eq!(read(b"<?xml encoding='nonsense'?>x"), "<?xml encoding='nonsense'?>x");
        assert_eq!(read(b"caf\xE9"), "caf\u{FFFD} (bad)");
    }
}
