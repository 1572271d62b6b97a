//! From bytes to characters: by the byte order mark, as UTF-8, by what is declared, else by what the bytes look like.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// As much as is looked at to guess an encoding, in bytes.
const GUESS: usize = 1 << 18;

/// How an encoding was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// By a mark, by being valid UTF-8 throughout, or by what is declared.
    Known,
    /// It is UTF-8 but for some bytes.
    Damaged,
    /// By what the bytes look like.
    Guessed,
}

/// Characters, and how they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The characters, without a byte order mark; what is none in the encoding is U+FFFD.
    pub text: String,
    /// The encoding's name as the web has it (WHATWG Encoding Standard).
    pub encoding: &'static str,
    /// How it was found.
    pub certainty: Certainty,
}

/// Reads bytes as characters. `declared` is the encoding that a server or the text itself names; bytes that are UTF-8
/// throughout are hardly anything else, whatever is declared; those that are handed over are not copied then.
pub fn decode<'a>(bytes: impl Into<Cow<'a, [u8]>>, declared: Option<&'static Encoding>) -> Decoded {
    let mut bytes = bytes.into();
    let read = |encoding: &'static Encoding, bytes: &[u8], certainty| Decoded {
        text: encoding.decode_without_bom_handling(bytes).0.into_owned(),
        encoding: encoding.name(),
        certainty,
    };
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return read(encoding, bytes.get(mark..).unwrap_or_default(), Certainty::Known);
    }
    let wide = wide(&bytes);
    if wide.is_none() {
        match String::from_utf8(bytes.into_owned()) {
            Ok(text) => return Decoded { text, encoding: UTF_8.name(), certainty: Certainty::Known },
            Err(error) => bytes = Cow::Owned(error.into_bytes()),
        }
    }
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        return read(encoding, &bytes, Certainty::Known);
    }
    if let Some(encoding) = wide {
        return read(encoding, &bytes, Certainty::Guessed);
    }
    if is_damaged(&bytes) {
        return read(UTF_8, &bytes, Certainty::Damaged);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..GUESS).unwrap_or(&bytes), true);
    read(detector.guess(None, Utf8Detection::Deny), &bytes, Certainty::Guessed)
}

/// Whether bytes look like UTF-16 without a mark.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    wide(bytes).is_some()
}

/// Of the bytes of Western text in UTF-16, every second one is zero; this share of them at least.
const WIDE: f64 = 0.7;
/// The fewest bytes that tell.
const FEWEST: usize = 16;

/// UTF-16 without a mark.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    // Hardly any text has a zero byte, and to look for one is quick.
    if !bytes.contains(&0) {
        return None;
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = bytes.len() as f64 / 2.0;
    let is = |many: usize, few: usize| bytes.len() >= FEWEST && many as f64 >= WIDE * half && few * 20 < many;
    match (is(odd, even), is(even, odd)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether bytes are UTF-8 with a few that are broken: more characters of several bytes are whole than bytes are wrong.
fn is_damaged(bytes: &[u8]) -> bool {
    let (mut whole, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += chunk.invalid().len();
    }
    whole > wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, certainty: Certainty) {
        let decoded = decode(bytes, None);
        assert_eq!((decoded.text.as_str(), decoded.certainty), (text, certainty), "{}", decoded.encoding);
    }

    #[test]
    fn marks_utf_8_and_guesses() {
        check("Żó".as_bytes(), "Żó", Certainty::Known);
        check(b"\xEF\xBB\xBFrain", "rain", Certainty::Known);
        check(b"\xFF\xFEr\0a\0", "ra", Certainty::Known);
        check(b"r\0a\0i\0n\0 \0f\0e\0l\0l\0", "rain fell", Certainty::Guessed);
        check(b"\0r\0a\0i\0n\0 \0f\0e\0l\0l", "rain fell", Certainty::Guessed);
        check(
            b"The caf\xE9 on the corner was \x93closed\x94.",
            "The café on the corner was “closed”.",
            Certainty::Guessed,
        );
        check("“Flood” – łódź \u{fffd}".as_bytes(), "“Flood” – łódź \u{fffd}", Certainty::Known);
        check(b"\xE2\x80\x9CFlood\xE2\x80\x9D \xC5\x82 \xE2\x80", "“Flood” ł \u{fffd}", Certainty::Damaged);
    }

    #[test]
    fn what_is_declared_decides_where_the_bytes_are_no_utf_8() {
        let cyrillic = Encoding::for_label(b"windows-1251");
        assert_eq!(decode(b"\xEC\xE8\xF0", cyrillic).text, "мир");
        assert_eq!(decode("мир".as_bytes(), cyrillic).text, "мир");
    }
}
