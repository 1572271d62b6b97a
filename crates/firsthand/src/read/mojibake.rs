//! Characters that went through a wrong encoding: UTF-8 that somebody read as Windows-1252 and saved again, so that
//! “it’s” stands as "itâ€™s".
//!
//! The repair is exact: the characters are turned back into the bytes they were made of, and those must be UTF-8. Only
//! sequences that no writer means are touched: what they come to must be a letter or a mark, and a text with a single one
//! of two characters ("Ã©" may be quoted) is left as it is.

use encoding_rs::WINDOWS_1252;

/// From so many sequences of two characters on, a text without longer ones is taken to be garbled.
const CERTAIN: usize = 2;

/// The text with garbled sequences repaired, and how many there were; `None` where there is nothing to repair.
pub(super) fn repaired(text: &str) -> Option<(String, usize)> {
    if !is_garbled(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let (mut short, mut long) = (0, 0);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (written, length) = match sequence(rest) {
            Some(found) => found,
            None => (c, c.len_utf8()),
        };
        let characters = rest.get(..length).map_or(0, |head| head.chars().count());
        short += usize::from(characters == 2);
        long += usize::from(characters > 2);
        out.push(written);
        rest = rest.get(length..).unwrap_or_default();
    }
    (long > 0 || short >= CERTAIN).then_some((out, short + long))
}

/// The first byte, in UTF-8, of every character that [`lead`] knows.
const BEFORE_LEADS: u8 = 0xC3;

/// Whether any sequence is there. Nearly no text has one, and most have none of the characters that one begins with, so
/// that only those are looked for.
fn is_garbled(text: &str) -> bool {
    let starts = memchr::memchr_iter(BEFORE_LEADS, text.as_bytes());
    starts.filter_map(|at| text.get(at..)).any(|rest| sequence(rest).is_some())
}

/// The character that the sequence at the head of `rest` was, and the length of the sequence in bytes of `rest`.
fn sequence(rest: &str) -> Option<(char, usize)> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let count = lead(first)?;
    let mut bytes = [byte(first)?, 0, 0, 0];
    let mut length = first.len_utf8();
    let bytes = bytes.get_mut(..count)?;
    for follower in bytes.iter_mut().skip(1) {
        let c = chars.next()?;
        *follower = byte(c).filter(|byte| (0x80..0xC0).contains(byte))?;
        length += c.len_utf8();
    }
    let decoded = std::str::from_utf8(bytes).ok()?;
    let c = decoded.chars().next()?;
    let meant = c.is_alphanumeric() || is_mark(c);
    meant.then_some((c, length))
}

/// Marks and signs that news prints beyond ASCII: quotation marks, dashes, currencies, degrees, the no-break space.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{2122}' | '\u{a0}'..='\u{bf}'
        | '\u{fe0f}' | '\u{1f300}'..='\u{1faff}')
}

/// How many bytes the sequence has that begins with the byte a character was made of, if one does; Windows-1252 has these
/// bytes where Unicode has them.
const fn lead(c: char) -> Option<usize> {
    match c {
        '\u{C2}'..='\u{DF}' => Some(2),
        '\u{E0}'..='\u{EF}' => Some(3),
        '\u{F0}'..='\u{F4}' => Some(4),
        _ => None,
    }
}

/// The byte that Windows-1252 reads as a character beyond ASCII; control characters stand for themselves.
fn byte(c: char) -> Option<u8> {
    match c {
        '\u{80}'..='\u{9f}' | '\u{a0}'..='\u{ff}' => u8::try_from(c as u32).ok(),
        c if c.is_ascii() => None,
        c => {
            let mut buffer = [0; 4];
            let (bytes, _, failed) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
            bytes.first().copied().filter(|_| !failed && bytes.len() == 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(garbled: &str, expected: Option<&str>) {
        assert_eq!(repaired(garbled).map(|(text, _)| text).as_deref(), expected, "{garbled:?}");
    }

    #[test]
    fn what_was_read_in_a_wrong_encoding_is_read_again() {
        check("Itâ€™s over, she said â€“ â€œfor goodâ€\u{9d}.", Some("It’s over, she said – “for good”."));
        check("cafÃ© and naÃ¯ve", Some("café and naïve"));
        check("8Â°C, Â£5", Some("8°C, £5"));
    }

    #[test]
    fn what_may_be_meant_stays() {
        check("plain", None);
        check("café, naïve, Ångström, “it’s”", None);
        check("a lone Ã© that is quoted", None);
        check("SÃO PAULO, MÃE", None);
    }
}
