//! The header of a mail that was pasted with its text: "From:", "Sent:", "Subject:".

use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;

use super::Metadata;

/// Lines that stand over the header of a mail that was passed on; compared in lower case, without dashes.
const FORWARDED: &[&str] = &["forwarded message", "original message", "begin forwarded message:"];

/// The fields a header has, of which two must be there.
const FIELDS: &[&str] = &["from", "to", "cc", "bcc", "date", "sent", "subject", "reply-to"];
const LEAST: usize = 2;

/// How mail programs write the time in a header, besides RFC 5322.
const TIMES: &[&str] = &[
    "%A, %B %d, %Y %I:%M %p",
    "%A, %B %d, %Y at %I:%M %p",
    "%a, %b %d, %Y at %I:%M %p",
    "%A, %d %B %Y %H:%M",
    "%d %B %Y %H:%M",
    "%d %B %Y at %H:%M",
    "%d %B %Y at %H:%M:%S",
    "%B %d, %Y at %I:%M:%S %p",
    "%B %d, %Y at %I:%M %p",
];

/// What the header of a pasted mail tells of the text, and the byte at which the text proper begins; 0 without one.
///
/// The subject is the title, and the time it was sent the publication. Who sent it is neither author nor outlet: most
/// who paste a mail were sent the text by somebody else.
pub(super) fn split(text: &str) -> (Metadata, usize) {
    let mut matter = Metadata::default();
    let (mut at, mut fields) = (0, 0);
    for line in text.split_inclusive('\n') {
        let words = line.trim().trim_matches(['-', '*', '>', ' ']);
        let passed_on = FORWARDED.contains(&words.to_lowercase().as_str());
        match field(words) {
            Some((name, value)) => {
                fields += 1;
                set(&mut matter, &name, value);
            }
            None if fields == 0 && (words.is_empty() || passed_on) => {}
            // A long list of receivers goes on in an indented line.
            None if fields > 0 && line.starts_with([' ', '\t']) && !words.is_empty() => {}
            None => break,
        }
        at += line.len();
    }
    if fields < LEAST { (Metadata::default(), 0) } else { (matter, at) }
}

/// The name of a field in lower case, and its value.
fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['*', ' ']).to_lowercase();
    FIELDS.contains(&name.as_str()).then(|| (name, value.trim_matches(['*', ' '])))
}

fn set(matter: &mut Metadata, name: &str, value: &str) {
    match name {
        "subject" if matter.title.is_none() => {
            matter.title = Some(subject(value).to_owned()).filter(|title| !title.is_empty());
        }
        "date" | "sent" if matter.published.is_none() => matter.published = time(value),
        _ => {}
    }
}

/// The subject of a mail without "Re:" and "Fwd:".
pub fn subject(value: &str) -> &str {
    let mut value = value.trim();
    while let Some((mark, rest)) = value.split_once(':')
        && ["re", "fw", "fwd", "aw", "wg", "tr"].contains(&mark.trim().to_lowercase().as_str())
    {
        value = rest.trim();
    }
    value
}

/// The time in the header of a mail, or of a feed that writes it so (RFC 5322, and the forms of widespread mail programs),
/// as ISO 8601, in the clock it is given in; `None` for anything else.
pub fn time(written: &str) -> Option<String> {
    // What program wrote the wrong weekday still knew the date.
    static PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    if let Ok(zoned) = PARSER.parse_zoned(written) {
        return Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    }
    let time = TIMES.iter().find_map(|form| DateTime::strptime(form, written).ok())?;
    Some(time.strftime("%Y-%m-%dT%H:%M").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: Option<&str>, published: Option<&str>, body: &str) {
        let (matter, from) = split(text);
        let found = (matter.title.as_deref(), matter.published.as_deref(), &text[from..]);
        assert_eq!(found, (title, published, body), "{text}");
    }

    #[test]
    fn the_header_of_a_mail_is_no_prose() {
        let mail = "From: Ann Bell <ann@bugle.example>\nTo: Desk\nDate: Thu, 14 Mar 2024 09:30:00 +0100\n\
                    Subject: Fwd: Ferries collide\n\nTwo ferries collided.\n";
        check(mail, Some("Ferries collide"), Some("2024-03-14T09:30:00+01:00"), "\nTwo ferries collided.\n");
        let outlook = "-----Original Message-----\nFrom: Ann Bell\nSent: Thursday, March 14, 2024 9:30 AM\nRain fell.";
        check(outlook, None, Some("2024-03-14T09:30"), "Rain fell.");
        let gmail = "---------- Forwarded message ---------\nFrom: Ann\nDate: Thu, Mar 14, 2024 at 9:30 AM\nSubject: Rain\n\
                     To: Cy Dow,\n  Di Ek\n\nRain fell.";
        check(gmail, Some("Rain"), Some("2024-03-14T09:30"), "\nRain fell.");
    }

    #[test]
    fn prose_with_a_colon_is_prose() {
        for text in ["From: the harbour\nRain fell.", "Date: unknown, said Bell.\n", "Rain.\nFrom: a\nTo: b\n", ""] {
            check(text, None, None, text);
        }
    }
}
