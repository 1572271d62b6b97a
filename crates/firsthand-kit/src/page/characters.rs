//! Which encoding a page is in: what its server or it itself declares; the engine does the rest.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use firsthand::read::characters;

/// A declaration stands in the first kilobyte, says the standard; pages that keep to it loosely have it further down.
const PRESCAN: usize = 4096;

/// The characters of a page; what is no character in its encoding is replaced.
pub(super) fn decoded(html: &[u8], charset: Option<&str>) -> String {
    let from_server = charset.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    characters::decode(html, from_server.or_else(|| declared(html))).text
}

/// The encoding that the page names in `<meta charset>`, in `<meta http-equiv>` or in its XML declaration.
fn declared(html: &[u8]) -> Option<&'static Encoding> {
    let head = html.get(..PRESCAN).unwrap_or(html).to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = ["charset", "encoding"].iter().filter_map(|word| find(&head[from..], word.as_bytes())).min()
    {
        from += found + "charset".len();
        let value = head[from..].strip_prefix(b"g").unwrap_or(&head[from..]).trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte));
        if let Some(encoding) = Encoding::for_label(&value[..end.unwrap_or(value.len())]) {
            // Whoever could write the declaration in ASCII has no UTF-16; the standard reads it as UTF-8.
            return Some(match encoding {
                encoding if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
                encoding if encoding == X_USER_DEFINED => WINDOWS_1252,
                encoding => encoding,
            });
        }
    }
    None
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_win_over_declarations_and_declarations_over_guesses() {
        let check = |html: &[u8], charset: Option<&str>, words: &str| {
            let text = decoded(html, charset);
            assert!(text.ends_with(words), "{text:?}");
        };
        check(b"\xEF\xBB\xBF<meta charset=latin1>caf\xC3\xA9", None, "café");
        check(b"\xFF\xFEr\0a\0", Some("utf-8"), "ra");
        check("<meta charset=latin1>café".as_bytes(), None, "café");
        check(b"<meta charset='iso-8859-2'>\xB3\xF3d\xBC", None, "łódź");
        check(b"<META http-equiv=x content=\"text/html; charset = windows-1251\">\xEC\xE8\xF0", None, "мир");
        check(b"<?xml version='1.0' encoding='koi8-r'?>\xCD\xC9\xD2", None, "мир");
        check(b"<meta charset=utf-8>\xEC\xE8\xF0", Some("windows-1251"), "мир");
        check(b"<meta charset=utf-16><p>caf\xE9 society and na\xEFve art", None, "café society and naïve art");
        check(b"<p>caf\xE9 society and na\xEFve art", None, "café society and naïve art");
    }
}
