//! The text of a document: its bytes as characters, with what was guessed, replaced or repaired said.

use super::characters::{self, Certainty};
use super::mojibake;
use crate::problem::{Problem, ProblemKind};

/// Share of control characters above which bytes are taken to be no text.
///
/// Text files hold none besides tab, line feed, carriage return and form feed; images, archives and programs hold
/// several in every hundred bytes.
const MAX_CONTROL_SHARE: f64 = 0.01;

/// Share of characters that are none in the encoding above which a file is refused as no text.
const MAX_BAD_SHARE: f64 = 0.20;

/// The text that the bytes of an input hold, without a byte order mark.
pub(super) fn decode(
    input: &str,
    bytes: Vec<u8>,
    max_bytes: usize,
    problems: &mut Vec<Problem>,
) -> Result<String, Problem> {
    let problem = |kind, message: String| Problem::of_input(input, kind, message);
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
    if is_binary(&bytes) {
        let message = "The file is not text (it looks like an image, an archive or another binary file). \
                       Save its words as plain text or Markdown.";
        return Err(problem(ProblemKind::Binary, message.to_owned()));
    }
    let decoded = characters::decode(bytes, None);
    let bad = decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
    if bad > 0 && bad as f64 > MAX_BAD_SHARE * decoded.text.chars().count() as f64 {
        let message = "Most of the file is no text in any known encoding. Save it as UTF-8.";
        return Err(problem(ProblemKind::Binary, message.to_owned()));
    }
    if let Some(message) = said(&decoded, bad) {
        problems.push(problem(ProblemKind::Encoding, message));
    }
    match mojibake::repaired(&decoded.text) {
        Some((text, count)) => {
            let message = format!(
                "{count} {} garbled by a wrong encoding (“itâ€™s” for “it’s”) and {} repaired. The spans count the \
                 repaired text.",
                if count == 1 { "character was" } else { "characters were" },
                if count == 1 { "was" } else { "were" },
            );
            problems.push(problem(ProblemKind::Encoding, message));
            Ok(text)
        }
        None => Ok(decoded.text),
    }
}

/// What a reader should know about how the bytes were read.
fn said(decoded: &characters::Decoded, bad: usize) -> Option<String> {
    let shown = match bad {
        0 => String::new(),
        1 => "1 character that is not valid in it is shown as \u{FFFD}. ".to_owned(),
        _ => format!("{bad} characters that are not valid in it are shown as \u{FFFD}. "),
    };
    match decoded.certainty {
        Certainty::Guessed => Some(format!(
            "The file is not UTF-8; it was read as {}, which it looks like. {shown}Save it as UTF-8 if characters are wrong.",
            decoded.encoding
        )),
        Certainty::Damaged => Some(format!("The file is damaged UTF-8. {shown}Save it as UTF-8 to see them.")),
        Certainty::Known => None,
    }
}

fn is_binary(bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || characters::is_wide(bytes);
    if wide {
        return false;
    }
    let control = |byte: &&u8| matches!(**byte, 0..=8 | 14..=26 | 28..=31 | 127);
    bytes.contains(&0) || bytes.iter().filter(control).count() as f64 > MAX_CONTROL_SHARE * bytes.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (Result<String, ProblemKind>, Vec<ProblemKind>) {
        let mut problems = Vec::new();
        let text = decode("x", bytes.to_vec(), 1000, &mut problems).map_err(|problem| problem.kind);
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
        assert_eq!(decoded(b"caf\xe9 society"), (Ok("café society".to_owned()), vec![ProblemKind::Encoding]));
        assert_eq!(decoded("itâ€™s".as_bytes()), (Ok("it’s".to_owned()), vec![ProblemKind::Encoding]));
        assert_eq!(decoded(b"\x01\x02rain\x03"), (Err(ProblemKind::Binary), vec![]));
    }
}
