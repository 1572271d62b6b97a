//! Answers of web servers as archives keep them: headers, then a body, perhaps in chunks and compressed.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// The longest line and the longest block of headers; servers allow 8 to 16 KB.
const MAX_LINE: usize = 64 << 10;
const MAX_HEADERS: usize = 256 << 10;

/// A line with its line break; `None` at the end.
///
/// # Errors
/// When it cannot be read, or is longer than any line of headers.
pub(super) fn line(stream: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    stream.take(MAX_LINE as u64).read_until(b'\n', &mut line)?;
    Ok(Some(line).filter(|line| !line.is_empty()))
}

/// The headers of a record or an answer: names in lower case, values as written.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    /// Reads headers up to the blank line after them.
    ///
    /// # Errors
    /// When the stream ends or fails before, or they are longer than headers are.
    pub fn read(stream: &mut impl BufRead) -> io::Result<Self> {
        let mut headers = Self::default();
        let mut length = 0;
        loop {
            let Some(line) = line(stream)? else { return Err(ErrorKind::UnexpectedEof.into()) };
            length += line.len();
            if length > MAX_HEADERS || !line.ends_with(b"\n") {
                return Err(io::Error::new(ErrorKind::InvalidData, "its headers do not end"));
            }
            let line = String::from_utf8_lossy(&line);
            if line.trim().is_empty() {
                return Ok(headers);
            }
            headers.add(&line);
        }
    }

    fn add(&mut self, line: &str) {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = self.0.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            self.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    /// The first value of a header.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What a server said of the body that follows.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// The status, 200 for a page.
    pub status: u16,
    /// The encoding of the characters, where it was stated.
    pub charset: Option<String>,
    media: String,
    chunked: bool,
    encodings: Vec<String>,
}

/// A body, or why there is none.
#[derive(Debug)]
pub(crate) enum Body {
    Bytes(Vec<u8>),
    TooLarge,
    Unread(String),
}

impl Answer {
    /// A body of this type that comes as it is.
    pub fn of_type(content_type: &str) -> Self {
        let mut parts = content_type.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default().to_ascii_lowercase();
        let charset = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_owned())
        });
        Self { status: 200, charset, media, ..Self::default() }
    }

    /// A body of this type that is compressed in these ways.
    pub fn new(content_type: &str, encodings: &str) -> Self {
        let encodings = encodings.split(',').map(|one| one.trim().to_ascii_lowercase());
        let encodings = encodings.filter(|one| !matches!(one.as_str(), "" | "identity")).collect();
        Self { encodings, ..Self::of_type(content_type) }
    }

    /// The first lines of an answer; `None` if it does not begin with a status.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn read(stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let first = line(stream)?.unwrap_or_default();
        let first = String::from_utf8_lossy(&first);
        let status = first.split_whitespace().nth(1).and_then(|status| status.parse().ok());
        let Some(status) = status.filter(|_| first.starts_with("HTTP/")) else { return Ok(None) };
        let headers = Headers::read(stream)?;
        let list = |name: &str| headers.get(name).unwrap_or_default().to_ascii_lowercase();
        Ok(Some(Self {
            status,
            chunked: list("transfer-encoding").contains("chunked"),
            ..Self::new(headers.get("content-type").unwrap_or_default(), &list("content-encoding"))
        }))
    }

    /// Whether the body is a page.
    pub fn is_page(&self) -> bool {
        matches!(self.media.as_str(), "text/html" | "application/xhtml+xml")
    }

    /// Whether the body is plain text.
    pub fn is_text(&self) -> bool {
        self.media == "text/plain"
    }

    /// The body as it was before it was sent, if that has no more bytes than `limit`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn body(&self, stream: &mut impl BufRead, limit: usize) -> io::Result<Body> {
        let mut bytes = Vec::new();
        stream.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > limit {
            return Ok(Body::TooLarge);
        }
        if self.chunked {
            // Some crawlers keep the header but not the chunks.
            bytes = unchunked(&bytes).unwrap_or(bytes);
        }
        for encoding in self.encodings.iter().rev() {
            match decoded(encoding, &bytes, limit) {
                Ok(plain) if plain.len() > limit => return Ok(Body::TooLarge),
                Ok(plain) => bytes = plain,
                // Likewise some keep the header but not the compression.
                Err(_) if bytes.trim_ascii_start().starts_with(b"<") => {}
                Err(error) => return Ok(Body::Unread(error.to_string())),
            }
        }
        Ok(Body::Bytes(bytes))
    }
}

/// The bytes without the lengths between the chunks; `None` if they are not in chunks. A last chunk that is cut off
/// gives what there is of it.
fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(bytes.len());
    loop {
        let end = bytes.iter().take(MAX_LINE).position(|byte| *byte == b'\n')?;
        let (length, rest) = bytes.split_at(end + 1);
        let length = std::str::from_utf8(length).ok()?.split(';').next()?.trim();
        let length = usize::from_str_radix(length, 16).ok()?;
        let (chunk, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        whole.extend_from_slice(chunk);
        bytes = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
        if length == 0 || bytes.is_empty() {
            return Some(whole);
        }
    }
}

/// At most one byte more than `limit`.
fn decoded(encoding: &str, bytes: &[u8], limit: usize) -> io::Result<Vec<u8>> {
    let all = |reader: &mut dyn Read| {
        let mut plain = Vec::new();
        reader.take(limit as u64 + 1).read_to_end(&mut plain).map(|_| plain)
    };
    match encoding {
        "gzip" | "x-gzip" => all(&mut MultiGzDecoder::new(bytes)),
        // The name stands for zlib, but some servers send the bare data.
        "deflate" => all(&mut ZlibDecoder::new(bytes)).or_else(|_| all(&mut DeflateDecoder::new(bytes))),
        "br" => all(&mut brotli_decompressor::Decompressor::new(bytes, 4096)),
        other => Err(io::Error::new(ErrorKind::Unsupported, format!("compressed as `{other}`, which is not read"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::gunzip::tests::packed;

    fn check(answer: &[u8], expected: Option<&str>) {
        let mut stream = answer;
        let answer = Answer::read(&mut stream).unwrap().unwrap();
        let found = match answer.body(&mut stream, 100).unwrap() {
            Body::Bytes(bytes) => Some(String::from_utf8(bytes).unwrap()),
            Body::TooLarge | Body::Unread(_) => None,
        };
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn bodies_in_chunks_and_compressed() {
        check(b"HTTP/1.1 200 OK\r\n\r\nRain.", Some("Rain."));
        check(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nRai\r\n2;x=y\r\nn.\r\n0\r\n\r\n",
            Some("Rain."),
        );
        check(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nRain.", Some("Rain."));
        check(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nRain.", Some("Rain."));
        let gzip = [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".as_slice(), &packed(b"Rain.")].concat();
        check(&gzip, Some("Rain."));
        check(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>Rain.", Some("<p>Rain."));
        check(b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n(\xB5/\xFD", None);
        let bomb = [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".as_slice(), &packed(&[b'a'; 5000])].concat();
        check(&bomb, None);
    }

    #[test]
    fn headers_say_what_the_body_is() {
        let answer = Answer::of_type("Text/HTML; boundary=x; Charset=\"windows-1252\"");
        assert!(answer.is_page());
        assert_eq!(answer.charset.as_deref(), Some("windows-1252"));
        assert!(Answer::read(&mut &b"SSH-2.0 200\r\n\r\n"[..]).unwrap().is_none());
        assert!(Headers::read(&mut &b"a: b\r\n"[..]).is_err());
        assert!(Headers::read(&mut "a: b\r\n".repeat(60_000).as_bytes()).is_err());
        let folded = Headers::read(&mut &b"A: b\r\n c\r\nbare\r\n\r\n"[..]).unwrap();
        assert_eq!(folded.get("a"), Some("b c"));
    }
}
