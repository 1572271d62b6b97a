//! WARC, the archives of the web (ISO 28500): the pages that servers answered with, one record after the other.
//!
//! Only the headers of a record and a page that is wanted are ever held; whatever else a record holds, and however long
//! it says it is, is stepped over. After a damaged place the next record is looked for. A record of the kind `conversion`
//! is the text that somebody took from a page, as Common Crawl's WET files hold it.

use std::io::{self, BufRead, ErrorKind, Read, Take};

use firsthand::problem::ProblemKind;
use firsthand::read::Metadata;

use super::http::{self, Headers};
use super::out::{Out, Place};

const DAMAGED: &str = "records";

/// Hands over the pages of an archive.
///
/// # Errors
/// When the archive can be read no further.
pub(super) fn read(stream: impl BufRead, out: &mut Out<'_>) -> io::Result<()> {
    let mut archive = Archive { stream, out, number: 0 };
    loop {
        match archive.record() {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => match error.kind() {
                ErrorKind::InvalidData => {
                    archive.leave_out(&format!("The record is damaged ({error}); what can be read after it is."));
                    if !archive.skip_to_record()? {
                        return Ok(());
                    }
                }
                ErrorKind::UnexpectedEof => {
                    archive.leave_out("The file ends within this record; fetch it again to have the rest.");
                    return Ok(());
                }
                _ => return Err(error),
            },
        }
    }
}

struct Archive<'a, 'b, R> {
    stream: R,
    out: &'a mut Out<'b>,
    number: usize,
}

impl<R: BufRead> Archive<'_, '_, R> {
    /// Reads a record; says whether there was one.
    fn record(&mut self) -> io::Result<bool> {
        let Some(version) = self.version()? else { return Ok(false) };
        self.number += 1;
        if !version.starts_with(b"WARC/") {
            return Err(damaged("it does not begin as a record does"));
        }
        self.content()?;
        Ok(true)
    }

    /// The first line that is not blank.
    fn version(&mut self) -> io::Result<Option<Vec<u8>>> {
        loop {
            match http::line(&mut self.stream)? {
                None => return Ok(None),
                Some(line) if line.trim_ascii().is_empty() => {}
                Some(line) => return Ok(Some(line)),
            }
        }
    }

    fn content(&mut self) -> io::Result<()> {
        let headers = Headers::read(&mut self.stream)?;
        let length = headers.get("content-length").and_then(|length| length.parse::<u64>().ok());
        let Some(length) = length else { return Err(damaged("it does not say how long it is")) };
        let mut block = (&mut self.stream).take(length);
        let place = Place::Record(self.number);
        let handed_over = hand_over(&headers, &mut block, place, self.out);
        let skipped = handed_over.and_then(|()| io::copy(&mut block, &mut io::sink()));
        let missing = block.limit();
        skipped?;
        if missing > 0 { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }

    fn leave_out(&mut self, message: &str) {
        self.out.problem(Place::Record(self.number.max(1)), ProblemKind::Unreadable, DAMAGED, message);
    }

    /// Reads on to the next line with which a record begins and over it into the record; says whether there is one.
    fn skip_to_record(&mut self) -> io::Result<bool> {
        loop {
            match http::line(&mut self.stream) {
                Ok(None) => return Ok(false),
                Ok(Some(line)) if is_version(&line) => {
                    self.number += 1;
                    return match self.content() {
                        Err(error) if error.kind() == ErrorKind::InvalidData => continue,
                        other => other.map(|()| true),
                    };
                }
                Ok(Some(_)) => {}
                Err(error) if error.kind() == ErrorKind::InvalidData => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Whether a line ends in the mark with which a record begins; before it may stand what is left of a damaged one.
fn is_version(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    [b"WARC/1.0", b"WARC/1.1"].iter().any(|version| line.ends_with(*version))
}

fn hand_over(headers: &Headers, block: &mut Take<impl BufRead>, place: Place, out: &mut Out<'_>) -> io::Result<()> {
    let kind = headers.get("warc-type").unwrap_or_default();
    let url = headers.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
    let content_type = headers.get("content-type").unwrap_or_default();
    let what = match kind {
        "response" if content_type.starts_with("application/http") => return answer(block, url, place, out),
        "resource" | "conversion" => return payload(&http::Answer::of_type(content_type), block, url, place, out),
        "response" => "answers of other protocols",
        "revisit" => "visits that found a page unchanged",
        "continuation" => "continuations of cut records",
        _ => "requests and notes of the crawler",
    };
    out.pass_over(what);
    Ok(())
}

fn answer(block: &mut Take<impl BufRead>, url: Option<String>, place: Place, out: &mut Out<'_>) -> io::Result<()> {
    match http::Answer::read(block)? {
        None => out.problem(place, ProblemKind::Format, DAMAGED, "The server's answer has no status. It is left out."),
        Some(answer) if answer.status != 200 => out.pass_over("answers other than a page (redirects, errors)"),
        Some(answer) => return payload(&answer, block, url, place, out),
    }
    Ok(())
}

fn payload(
    answer: &http::Answer,
    block: &mut Take<impl BufRead>,
    url: Option<String>,
    place: Place,
    out: &mut Out<'_>,
) -> io::Result<()> {
    if !answer.is_page() && !answer.is_text() || is_for_robots(url.as_deref()) {
        out.pass_over("files that are no pages (images, scripts, data)");
        return Ok(());
    }
    let limit = out.limits.page();
    let body = answer.body(block, limit)?;
    if block.limit() > 0 && !matches!(body, http::Body::TooLarge) {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    match body {
        http::Body::TooLarge => {
            let message =
                format!("The page is larger than {:.1} MB. Raise `--max-bytes` to read it.", limit as f64 / 1e6);
            out.problem(place, ProblemKind::TooLarge, "pages", message);
        }
        http::Body::Unread(cause) => {
            out.problem(place, ProblemKind::Unreadable, "pages", format!("The page cannot be unpacked ({cause})."));
        }
        http::Body::Bytes(bytes) if answer.is_page() => {
            out.page(place, None, bytes, answer.charset.clone(), Metadata { url, ..Metadata::default() });
        }
        http::Body::Bytes(bytes) => out.record(place, None, bytes, Metadata { url, ..Metadata::default() }),
    }
    Ok(())
}

fn is_for_robots(url: Option<&str>) -> bool {
    url.is_some_and(|url| url.ends_with("/robots.txt"))
}

fn damaged(cause: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, cause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::gunzip::tests::packed;
    use crate::formats::stream::Stream;
    use crate::formats::tests::{Found, read_with};

    const HTML: &str = "<html><head><title>Storm</title></head><body><article><h1>Storm</h1>\
        <p>Rain fell on the town of Lusk for nine hours on Monday, and the river rose by two metres.</p>\
        <p>Forty houses were flooded, the mayor said, and the school will stay closed until Friday.</p>\
        </article></body></html>";

    fn record(kind: &str, content_type: &str, content: &str) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/1\r\nContent-Type: {content_type}\r\n\
             Content-Length: {}\r\n\r\n",
            content.len()
        );
        [head.as_bytes(), content.as_bytes(), b"\r\n\r\n"].concat()
    }

    fn answer(status: &str, media: &str, body: &str) -> Vec<u8> {
        let content = format!("HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n{body}");
        record("response", "application/http; msgtype=response", &content)
    }

    fn found(bytes: &[u8]) -> Found {
        read_with(10_000, |out| read(Stream::new(bytes).unpacked().0.reader(), out).unwrap())
    }

    /// Inputs of the articles and of the problems.
    fn check(bytes: &[u8], articles: &[&str], problems: &[&str]) {
        let found = found(bytes);
        let inputs: Vec<&str> = found.documents.iter().map(|document| document.input.as_str()).collect();
        assert_eq!(inputs, articles, "{:?}", found.problems);
        let inputs: Vec<&str> = found.problems.iter().map(|problem| problem.input.as_str()).collect();
        assert_eq!(inputs, problems, "{:?}", found.problems);
    }

    #[test]
    fn pages_are_read_and_all_else_counted() {
        let archive = [
            record("warcinfo", "application/warc-fields", "software: x\r\n"),
            record("request", "application/http", "GET / HTTP/1.1\r\n\r\n"),
            answer("200 OK", "text/html; charset=utf-8", HTML),
            answer("301 Moved", "text/html", HTML),
            answer("200 OK", "image/png", "x"),
            answer("200 OK", "text/plain", "Snow fell."),
            record("conversion", "text/plain", "Hail fell."),
        ]
        .concat();
        let found = found(&archive);
        let inputs: Vec<&str> = found.documents.iter().map(|document| document.input.as_str()).collect();
        assert_eq!(inputs, ["c#3", "c#6", "c#7"], "{:?}", found.problems);
        assert_eq!(found.metadata(0).url.as_deref(), Some("https://a.example/1"));
        assert_eq!(found.problems.len(), 1);
        assert_eq!(found.problems[0].kind, ProblemKind::PassedOver);
        assert!(
            found.problems[0].message.contains("requests and notes of the crawler (2)"),
            "{}",
            found.problems[0].message
        );
    }

    #[test]
    fn a_damaged_record_costs_only_itself() {
        let text = |words: &str| record("conversion", "text/plain", words);
        let archive = [text("One."), b"WARC/1.0\r\nContent-Length: many\r\n\r\n".to_vec(), text("Two.")].concat();
        check(&archive, &["c#1", "c#3"], &["c#2"]);
        let archive = [text("One."), b"left over from something else\r\n\r\n".to_vec(), text("Two.")].concat();
        check(&archive, &["c#1", "c#3"], &["c#2"]);
        let mut members =
            [packed(&text("One.")), packed(&text(&"Snow fell on the town. ".repeat(30))), packed(&text("Two."))];
        let middle = members[1].len() / 2;
        members[1][middle..middle + 4].fill(0xFF);
        check(&members.concat(), &["c#1", "c#3"], &["c#2"]);
    }

    #[test]
    fn what_a_record_claims_is_not_believed() {
        let text = |words: &str| record("conversion", "text/plain", words);
        let claims = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 10000000000\r\n\r\nShort.";
        check(&[text("One."), claims.to_vec()].concat(), &["c#1"], &["c#2"]);
        check(&[text("One."), text(&"a".repeat(50_000)), text("Two.")].concat(), &["c#1", "c#3"], &["c#2"]);
        let whole = packed(&text("Rain fell on the town."));
        check(&whole[..whole.len() - 12], &[], &["c#1"]);
        check(&text("One.")[..30], &[], &["c#1"]);
        check(&[b"WARC/1.0\r\n".to_vec(), b"a: b\r\n".repeat(100_000), text("Two.")].concat(), &["c#2"], &["c#1"]);
    }
}
