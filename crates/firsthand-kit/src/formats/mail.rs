//! Pages that a browser saved in one file (MHTML), and mails: both are MIME.

use std::io;

use firsthand::problem::ProblemKind;
use firsthand::read::{Metadata, subject_of_mail};
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use super::dates;
use super::guard::guarded;
use super::out::{Out, Place};

/// Hands over the page or the text of a message.
///
/// # Errors
/// When the parser cannot make sense of it.
pub(super) fn read(bytes: &[u8], out: &mut Out<'_>) -> io::Result<()> {
    match guarded(|| Ok(MessageParser::default().parse(bytes)))? {
        Some(message) => hand_over(&message, out),
        None => nothing(out),
    }
    Ok(())
}

fn hand_over(message: &Message<'_>, out: &mut Out<'_>) {
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some((html, part.content_location())),
        _ => None,
    });
    let text = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    });
    let saved_from = message.header_raw("Snapshot-Content-Location").map(|url| url.trim().to_owned());
    match (page, text) {
        // A mail gives its words twice, and those without markup are the surer ones.
        (_, Some(text)) if saved_from.is_none() => {
            let metadata = Metadata {
                title: message.subject().map(|subject| subject_of_mail(subject).to_owned()),
                published: message.header_raw("Date").map(dates::iso),
                bylines: author(message).into_iter().collect(),
                ..Metadata::default()
            };
            out.record(Place::Whole, None, text.as_bytes(), metadata);
        }
        (Some((html, location)), _) => {
            let url = saved_from.or_else(|| location.filter(|url| url.contains("://")).map(str::to_owned));
            let known = Metadata { url, ..Metadata::default() };
            // The parser has made it UTF-8, whatever the page says of itself.
            out.page(Place::Whole, None, html.as_bytes().to_vec(), Some("utf-8".to_owned()), known);
        }
        _ => nothing(out),
    }
}

fn author(message: &Message<'_>) -> Option<String> {
    let address = match message.from()? {
        Address::List(list) => list.first()?,
        Address::Group(groups) => groups.first()?.addresses.first()?,
    };
    address.name.as_ref().map(ToString::to_string)
}

fn nothing(out: &mut Out<'_>) {
    let message = "The message holds no page and no text. Save the page again, or its words as plain text.";
    out.problem(Place::Whole, ProblemKind::Empty, "files", message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tests::{Found, read_with};

    fn found(message: &str) -> Found {
        read_with(10_000, |out| read(message.replace('\n', "\r\n").as_bytes(), out).unwrap())
    }

    #[test]
    fn a_saved_page() {
        let paragraph = "<p>Rain fell on the town of Lusk for nine hours, and the caf=C3=A9 by the river=\n was flooded up to its roof, the mayor said.</p>";
        let message = format!(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/1\nSubject: Storm\nMIME-Version: 1.0\n\
             Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/html\n\
             Content-Transfer-Encoding: quoted-printable\nContent-Location: https://a.example/1\n\n\
             <html><head><meta charset=3D\"utf-8\"><title>Storm</title></head><body><article><h1>Storm</h1>{paragraph}{paragraph}</article></body></html>\n\
             --b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://a.example/x.png\n\niVBORw0KGgo=\n--b--\n"
        );
        let found = found(&message);
        assert_eq!(found.problems, []);
        assert!(String::from_utf8_lossy(&found.documents[0].bytes).contains("the caf\u{E9} by the river was"));
        assert_eq!(found.metadata(0).url.as_deref(), Some("https://a.example/1"));
    }

    #[test]
    fn a_mail() {
        let found = found(
            "From: Ann Bell <ann@a.example>\nSubject: Fwd: Storm\nDate: Thu, 14 Mar 2024 09:30:00 +0100\n\
            MIME-Version: 1.0\nContent-Type: text/plain\n\nRain fell.\n",
        );
        found.check(&[("c", "Rain fell.\r\n")], &[]);
        assert_eq!(found.metadata(0).published.as_deref(), Some("2024-03-14T09:30:00+01:00"));
        assert_eq!(found.metadata(0).bylines, ["Ann Bell"]);
        assert_eq!(found.metadata(0).title.as_deref(), Some("Storm"));
    }

    #[test]
    fn nothing_in_it_is_told() {
        found("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n").check(&[], &["c"]);
        found("MIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n!!!\n")
            .check(&[], &["c"]);
    }
}
