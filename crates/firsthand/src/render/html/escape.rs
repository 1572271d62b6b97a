//! What keeps an article's words from becoming part of the page: every string from outside goes through here.
//!
//! Articles are hostile until shown otherwise. Their text may hold markup, quotation marks that would end an attribute,
//! control characters, and characters that turn the reading direction of what follows (CVE-2021-42574, "Trojan
//! Source"). The first two become character references, the others become visible.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// `raw` as text of an element or of a double-quoted attribute.
pub fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len() + raw.len() / 16);
    for c in raw.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\r' => out.push('\n'),
            _ if turns_direction(c) => drop(write!(out, "[U+{:04X}]", u32::from(c))),
            _ if c.is_control() || is_noncharacter(c) => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
    out
}

/// `raw` as text, set apart from the direction of the words around it.
pub fn isolated(raw: &str) -> String {
    format!("<bdi>{}</bdi>", text(raw))
}

/// Explicit embeddings, overrides and isolates, which could make words read in another order than they are written.
/// The marks that only state the direction of one place (U+200E, U+200F, U+061C) stay: honest Arabic and Hebrew use
/// them.
const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// `url` as the value of `href`, if it is a web address: anything but `http` and `https` is no link.
pub fn web_address(url: &str) -> Option<String> {
    let url = url.trim();
    let scheme = ["http://", "https://"].into_iter().find(|scheme| {
        url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && url.len() > scheme.len()
    });
    let clean = !url.chars().any(|c| c.is_whitespace() || c.is_control() || turns_direction(c));
    (scheme.is_some() && clean).then(|| text(url))
}

/// The source expression that lets a Content-Security-Policy allow exactly this inline style sheet.
pub fn hash_source(content: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(content.as_bytes())))
}

/// Base 64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, i| bits << 8 | u32::from(chunk.get(i).copied().unwrap_or(0)));
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i)) as usize & 63];
            out.push(if i <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_marks_that_end_attributes_become_references() {
        let hostile = "</script><img src=x onerror='alert(1)'> & \"";
        let safe = "&lt;/script&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;";
        assert_eq!(text(hostile), safe);
    }

    #[test]
    fn characters_that_turn_the_direction_are_shown() {
        assert_eq!(text("paid \u{202E}000,1\u{202C} euros"), "paid [U+202E]000,1[U+202C] euros");
        assert_eq!(text("\u{200F}سلام"), "\u{200F}سلام");
    }

    #[test]
    fn characters_that_are_not_text_are_replaced() {
        assert_eq!(text("a\0b\u{7}c\u{85}d\u{FFFF}e"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e");
        assert_eq!(text("a\r\nb\tc"), "a\n\nb\tc");
    }

    #[test]
    fn only_web_addresses_are_linked() {
        assert_eq!(web_address("https://a.example/x?y=1&z"), Some("https://a.example/x?y=1&amp;z".to_owned()));
        assert_eq!(web_address(" HTTP://a.example "), Some("HTTP://a.example".to_owned()));
        for not_web in ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "http://a\n.example", "é"]
        {
            assert_eq!(web_address(not_web), None, "{not_web:?}");
        }
    }

    #[test]
    fn base64_pads_as_the_standard_does() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
