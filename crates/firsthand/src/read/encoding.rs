//! From bytes to characters: UTF-8 and UTF-16 with a mark, else UTF-8 with bad bytes replaced and said.

use super::Document;
use crate::problem::{Problem, ProblemKind};

/// Share of control characters above which bytes are taken to be no text.
///
/// Text files hold none besides tab, line feed, carriage return and form feed; images, archives and programs hold
/// several in every hundred bytes.
const MAX_CONTROL_SHARE: f64 = 0.01;

/// Share of undecodable bytes above which a file is refused as no UTF-8 text. A page in a one-byte encoding of a
/// Western language has a few in a hundred; anything written in another script has most of its letters so.
const MAX_BAD_SHARE: f64 = 0.20;

/// The text of a document, without a byte order mark.
pub(super) fn decode(document: &Document, max_bytes: usize, problems: &mut Vec<Problem>) -> Result<String, Problem> {
    let problem = |kind, message: String| Problem::of_input(&document.input, kind, message);
    let bytes = document.bytes.as_slice();
    if bytes.len() > max_bytes {
        let message = format!(
            "The file is larger than {:.1} MB, the most that is read as one article. \
             Split it into one file per article, or raise `--max-bytes`.",
            max_bytes as f64 / 1e6
        );
        return Err(problem(ProblemKind::TooLarge, message));
    }
    if bytes.is_empty() {
        return Err(problem(ProblemKind::Empty, "The file is empty. Leave it out.".to_owned()));
    }
    if let Some(text) = utf16(bytes) {
        return Ok(text);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if is_binary(bytes) {
        let message = "The file is not text (it looks like an image, an archive or another binary file). \
                       Save its words as plain text or Markdown.";
        return Err(problem(ProblemKind::Binary, message.to_owned()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    let bad = bad_bytes(bytes);
    if bad as f64 > MAX_BAD_SHARE * bytes.len() as f64 {
        let message = "Most of the file is not UTF-8 text. Save it as UTF-8.";
        return Err(problem(ProblemKind::Binary, message.to_owned()));
    }
    let message = format!(
        "{bad} {} not valid UTF-8 and {} shown as \u{FFFD}. Save the file as UTF-8 to see the characters.",
        if bad == 1 { "byte is" } else { "bytes are" },
        if bad == 1 { "is" } else { "are" },
    );
    problems.push(problem(ProblemKind::Encoding, message));
    Ok(text)
}

/// Text in UTF-16, which always begins with a byte order mark.
fn utf16(bytes: &[u8]) -> Option<String> {
    let decode = |unit: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xFF, 0xFE, ..] => Some(decode(u16::from_le_bytes)),
        [0xFE, 0xFF, ..] => Some(decode(u16::from_be_bytes)),
        _ => None,
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    if bytes.contains(&0) {
        return true;
    }
    let control = |byte: &&u8| matches!(**byte, 0..=8 | 14..=26 | 28..=31 | 127);
    bytes.iter().filter(control).count() as f64 > MAX_CONTROL_SHARE * bytes.len() as f64
}

fn bad_bytes(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (Result<String, ProblemKind>, Vec<ProblemKind>) {
        let mut problems = Vec::new();
        let text = decode(&Document::new("x", bytes), 1000, &mut problems).map_err(|problem| problem.kind);
        (text, problems.into_iter().map(|problem| problem.kind).collect())
    }

    #[test]
    fn text_is_decoded_and_everything_else_said() {
        assert_eq!(decoded("Żó".as_bytes()), (Ok("Żó".to_owned()), vec![]));
        assert_eq!(decoded(b"\xEF\xBB\xBFrain"), (Ok("rain".to_owned()), vec![]));
        assert_eq!(decoded(b"\xFF\xFEr\0a\0"), (Ok("ra".to_owned()), vec![]));
        assert_eq!(decoded(b""), (Err(ProblemKind::Empty), vec![]));
        assert_eq!(decoded(b"\x89PNG\r\n\x1a\n\0\0"), (Err(ProblemKind::Binary), vec![]));
        assert_eq!(decoded(&[b'a'; 1001]), (Err(ProblemKind::TooLarge), vec![]));
        assert_eq!(decoded(b"caf\xe9 society"), (Ok("caf\u{FFFD} society".to_owned()), vec![ProblemKind::Encoding]));
        assert_eq!(decoded(&[0xE9; 50]), (Err(ProblemKind::Binary), vec![]));
    }
}
