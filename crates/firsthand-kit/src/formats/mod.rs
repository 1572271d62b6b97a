//! The formats that articles come in, told by their content before their name, each also gzipped.
//!
//! Every format reads a [`Stream`] and hands its articles to an [`Out`] one by one; none holds
//! more of a file than one article, or for formats that jump about in a file, one document.
//!
//! | format | file |
//! | --- | --- |
//! | plain text, Markdown | here: the file is the article |
//! | HTML | [`page`](crate::page) |
//! | RSS, Atom | `feed` |
//! | WARC | `warc`, with the answers of servers in `http` |
//! | JSON, JSON lines, ninjs | `json`, cut into objects by `json_cutter` |
//! | comma- and tab-separated values | `table`, cut into rows by `rows` |
//! | Parquet | `parquet` |
//! | NewsML-G2, NITF | `news` |
//! | MHTML, mail | `mail` |
//! | zip archives, WACZ | `package` |
//! | DOCX, EPUB | `docx`, `epub` |
//! | PDF | `pdf` |
//!
//! Records with fields, whatever file they come from, become articles by way of [`fields`], `reading` and `record`.

mod dates;
mod docx;
mod epub;
mod feed;
pub mod fields;
mod guard;
mod gunzip;
pub(crate) mod http;
mod json;
mod json_cutter;
mod mail;
mod news;
pub(crate) mod out;
mod package;
mod parquet;
mod pdf;
mod reading;
mod record;
mod rows;
pub(crate) mod sniff;
pub(crate) mod stream;
mod table;
mod warc;
mod written;
mod xml;

use std::cell::Cell;
use std::io::{self, BufRead};

use firsthand::problem::ProblemKind;
use firsthand::read::Metadata;

pub(crate) use guard::guarded;
use out::{Out, Place};
use sniff::Form;
use stream::Stream;

/// Hands over the articles of a stream in this form.
///
/// # Errors
/// When the stream can be read no further; what was read before has been handed over.
pub(crate) fn read(form: Form, stream: Stream<'_>, out: &mut Out<'_>) -> io::Result<()> {
    match form {
        Form::Text => {
            let bytes = stream.bytes(out.limits.max_bytes)?;
            out.text(bytes);
        }
        Form::Page => page(stream, out)?,
        Form::Feed => in_utf8(stream, out, |characters, out| feed::read(characters, out))?,
        Form::Warc => warc::read(stream.reader(), out)?,
        Form::JsonLines => records(stream, out, |stream, out| json::lines(stream, out))?,
        Form::Json => records(stream, out, |stream, out| json::values(stream, out))?,
        Form::Table(delimiter) => records(stream, out, |stream, out| table::read(stream, delimiter, out))?,
        Form::Parquet => parquet::read(stream.seekable()?, out)?,
        Form::News => in_utf8(stream, out, |characters, out| news::read(characters, out))?,
        Form::Mail => whole(stream, out, mail::read)?,
        Form::Package => package::read(stream.seekable()?, out)?,
        Form::Pdf => whole(stream, out, pdf::read)?,
        Form::Other(what, advice) => {
            out.problem(
                Place::Whole,
                ProblemKind::Format,
                "files",
                format!("The file is {what}, which is not read. {advice}"),
            );
        }
    }
    Ok(())
}

/// The largest file that is held whole, for formats that are read in no other way: pictures in a saved page or a PDF
/// make them many times as large as their words.
const MAX_WHOLE: usize = 256 << 20;

fn whole(
    stream: Stream<'_>,
    out: &mut Out<'_>,
    read: impl FnOnce(&[u8], &mut Out<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let bytes = stream.bytes(MAX_WHOLE)?;
    if bytes.len() > MAX_WHOLE {
        let message = format!("The file is larger than {} MB. Give its words as plain text.", MAX_WHOLE >> 20);
        out.problem(Place::Whole, ProblemKind::TooLarge, "files", message);
        return Ok(());
    }
    read(&bytes, out)
}

/// Reads records, whose bytes each format takes for UTF-8 and says so if they are not; spreadsheets save UTF-16 as well.
fn records(
    stream: Stream<'_>,
    out: &mut Out<'_>,
    read: impl FnOnce(&mut dyn BufRead, &mut Out<'_>) -> io::Result<()>,
) -> io::Result<()> {
    if sniff::is_wide(stream.head()) { in_utf8(stream, out, read) } else { read(&mut stream.reader(), out) }
}

/// Reads a file in the encoding that it declares, and says so if not all of its bytes are characters in it.
fn in_utf8(
    stream: Stream<'_>,
    out: &mut Out<'_>,
    read: impl FnOnce(&mut dyn BufRead, &mut Out<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let bad = Cell::new(false);
    let done = read(&mut stream.characters(&bad), out);
    if bad.get() {
        let message = "Some bytes are no characters in the encoding of the file; they are shown as \u{FFFD}.";
        out.problem(Place::Whole, ProblemKind::Encoding, "files", message);
    }
    done
}

fn page(stream: Stream<'_>, out: &mut Out<'_>) -> io::Result<()> {
    let limit = out.limits.page();
    let bytes = stream.bytes(limit)?;
    if bytes.len() > limit {
        let message = format!("The page is larger than {:.1} MB. Raise `--max-bytes` to read it.", limit as f64 / 1e6);
        out.problem(Place::Whole, ProblemKind::TooLarge, "pages", message);
    } else {
        let (url, charset) = out.served();
        out.page(Place::Whole, None, bytes, charset, Metadata { url, ..Metadata::default() });
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::fields::Fields;
    use super::out::Limits;
    use super::*;
    use firsthand::Document;
    use firsthand::problem::Problem;

    /// What a format handed over.
    pub(crate) struct Found {
        pub documents: Vec<Document>,
        pub problems: Vec<Problem>,
    }

    impl Found {
        /// Inputs and texts of the articles, and inputs of the problems.
        pub(crate) fn check(&self, expected: &[(&str, &str)], problems: &[&str]) {
            let text = |document: &Document| String::from_utf8_lossy(&document.bytes).into_owned();
            let found: Vec<(String, String)> =
                self.documents.iter().map(|document| (document.input.clone(), text(document))).collect();
            let found: Vec<(&str, &str)> = found.iter().map(|(input, text)| (input.as_str(), text.as_str())).collect();
            assert_eq!(found, expected);
            let inputs: Vec<&str> = self.problems.iter().map(|problem| problem.input.as_str()).collect();
            assert_eq!(inputs, problems, "{:?}", self.problems);
        }

        pub(crate) fn metadata(&self, at: usize) -> &Metadata {
            self.documents[at].metadata.as_ref().unwrap()
        }
    }

    /// Lets a format read a file called `c`.
    pub(crate) fn read_with(max_bytes: usize, read: impl FnOnce(&mut Out<'_>)) -> Found {
        let limits = Limits { max_bytes, fields: Fields::new(&[]), headlines: false };
        let (mut documents, mut problems) = (Vec::new(), Vec::new());
        let mut take = |document: Document| documents.push(document);
        let mut out = Out::new(&limits, &mut take, &mut problems);
        out.begin("c");
        read(&mut out);
        out.end();
        drop(out);
        Found { documents, problems }
    }
}
