//! Gzip of any number of members, as the archives of the web are written: one member per record.
//!
//! Damage is told as an error; whoever reads on after it gets the members that follow the damaged one.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::bufread::GzDecoder;

/// How gzip begins: its mark and the one method of compression there is.
pub(super) const MAGIC: &[u8] = &[0x1F, 0x8B, 8];
/// Text shrinks to between a third and a sixtieth; what unpacks to more than this many times its size, after the first
/// [`FREE`] bytes, was made to fill the memory or the disk.
const MAX_EXPANSION: u64 = 300;
const FREE: u64 = 64 << 20;

/// Unpacks gzip.
pub(super) struct Gunzip<R: BufRead> {
    state: State<R>,
    given: u64,
}

enum State<R: BufRead> {
    Within(GzDecoder<Counted<R>>),
    /// After damage; the next read looks for the next member.
    Damaged(Counted<R>),
    Ended,
}

impl<R: BufRead> Gunzip<R> {
    /// Unpacks `packed`, which begins with [`MAGIC`].
    pub fn new(packed: R) -> Self {
        Self { state: State::Within(GzDecoder::new(Counted { inner: packed, used: 0 })), given: 0 }
    }

    fn end_of_member(&mut self, mut packed: Counted<R>) -> io::Result<()> {
        let rest = packed.fill_buf()?;
        if rest.is_empty() {
            return Ok(());
        }
        if !rest.starts_with(&MAGIC[..1]) {
            return skip_padding(&mut packed);
        }
        self.state = State::Within(GzDecoder::new(packed));
        Ok(())
    }

    fn failed(&mut self, packed: Counted<R>, error: io::Error) -> io::Error {
        if error.kind() == ErrorKind::UnexpectedEof {
            return io::Error::new(ErrorKind::UnexpectedEof, "the gzip data is cut off");
        }
        self.state = State::Damaged(packed);
        io::Error::new(ErrorKind::InvalidData, format!("the gzip data is damaged: {error}"))
    }

    fn is_bomb(&self, packed: u64) -> bool {
        self.given > FREE && self.given / MAX_EXPANSION > packed
    }
}

impl<R: BufRead> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Ok(0),
                State::Damaged(mut packed) => {
                    if !skip_to_member(&mut packed)? {
                        return Ok(0);
                    }
                    self.state = State::Within(GzDecoder::new(packed));
                }
                State::Within(mut decoder) => match decoder.read(buffer) {
                    Ok(0) => self.end_of_member(decoder.into_inner())?,
                    Ok(count) => {
                        self.given += count as u64;
                        if self.is_bomb(decoder.get_ref().used) {
                            let message =
                                format!("it unpacks to more than {MAX_EXPANSION} times its size, as no text does");
                            return Err(io::Error::other(message));
                        }
                        self.state = State::Within(decoder);
                        return Ok(count);
                    }
                    Err(error) => return Err(self.failed(decoder.into_inner(), error)),
                },
            }
        }
    }
}

/// Tapes and some copying programs fill a file up with zeros; anything else after the last member is damage.
fn skip_padding(packed: &mut impl BufRead) -> io::Result<()> {
    loop {
        let rest = packed.fill_buf()?;
        if rest.is_empty() {
            return Ok(());
        }
        if rest.iter().any(|byte| *byte != 0) {
            return Err(io::Error::new(ErrorKind::InvalidData, "something other than gzip follows the gzip data"));
        }
        let count = rest.len();
        packed.consume(count);
    }
}

/// Steps to the next place that looks like the beginning of a member; says whether there is one.
fn skip_to_member(packed: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let rest = packed.fill_buf()?;
        if rest.is_empty() {
            return Ok(false);
        }
        match rest.windows(MAGIC.len()).position(|bytes| bytes == MAGIC) {
            Some(at) => {
                packed.consume(at);
                return Ok(true);
            }
            // A mark cut in two by the end of the buffer is missed, and its member with it.
            None => {
                let count = rest.len();
                packed.consume(count);
            }
        }
    }
}

/// Counts what is taken from a reader.
struct Counted<R> {
    inner: R,
    used: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.used += count as u64;
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.used += count as u64;
        self.inner.consume(count);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::{BufReader, Write};

    /// The bytes as one member of gzip.
    pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// Reads to the end, over every error, and tells what was given and how often it failed.
    fn unpacked(bytes: &[u8]) -> (String, usize) {
        let mut gunzip = Gunzip::new(bytes);
        let (mut given, mut errors) = (Vec::new(), 0);
        let mut buffer = [0; 7];
        loop {
            match gunzip.read(&mut buffer) {
                Ok(0) => return (String::from_utf8_lossy(&given).into_owned(), errors),
                Ok(count) => given.extend(&buffer[..count]),
                Err(_) => errors += 1,
            }
        }
    }

    #[test]
    fn members_follow_one_another_and_zeros_are_no_damage() {
        let two = [packed(b"Rain fell. "), packed(b"Snow fell.")].concat();
        assert_eq!(unpacked(&two), ("Rain fell. Snow fell.".to_owned(), 0));
        assert_eq!(unpacked(&[two.clone(), vec![0; 600]].concat()), ("Rain fell. Snow fell.".to_owned(), 0));
        assert_eq!(unpacked(&[two, b"more".to_vec()].concat()), ("Rain fell. Snow fell.".to_owned(), 1));
    }

    #[test]
    fn what_is_cut_off_or_damaged_is_an_error_and_later_members_are_read() {
        let (first, second) = (packed("Rain fell on the town. ".repeat(20).as_bytes()), packed(b"Snow fell."));
        assert_eq!(unpacked(&first[..first.len() - 9]).1, 1);
        let mut damaged = [first.clone(), second].concat();
        damaged[14..18].fill(0xFF);
        let (given, errors) = unpacked(&damaged);
        assert!(given.ends_with("Snow fell.") && errors > 0, "{given:?} {errors}");
        assert_eq!(unpacked(&[MAGIC, &[0xFF; 40]].concat()).0, "");
    }

    #[test]
    fn a_bomb_is_given_up() {
        let mut gunzip = Gunzip::new(io::Cursor::new(packed(&vec![b'a'; 70 << 20])));
        assert!(io::copy(&mut gunzip, &mut io::sink()).is_err());
    }

    #[test]
    fn the_buffer_of_the_file_may_be_small() {
        let two = [packed(b"Rain fell. "), packed(b"Snow fell.")].concat();
        let mut text = String::new();
        Gunzip::new(BufReader::with_capacity(5, two.as_slice())).read_to_string(&mut text).unwrap();
        assert_eq!(text, "Rain fell. Snow fell.");
    }
}
