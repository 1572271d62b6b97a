//! Zip archives: collections of the web (WACZ), books and papers (EPUB), documents of word processors (DOCX), and files
//! that somebody packed.

use std::fs::File;
use std::io::{self, ErrorKind, Read};

use firsthand::problem::ProblemKind;
use zip::ZipArchive;

use super::out::{Out, Place};
use super::sniff::{self, Form};
use super::stream::Stream;
use super::{docx, epub};

/// What unpacks to more than this many times its size, after the first [`FREE`] bytes, was made to fill the memory.
const MAX_EXPANSION: u64 = 300;
const FREE: u64 = 64 << 20;

/// A zip archive.
pub(super) struct Package(ZipArchive<File>);

impl Package {
    /// The names of the files in it, in their order.
    pub fn names(&self) -> Vec<String> {
        self.0.file_names().map(|name| name.map(|name| name.into_owned()).unwrap_or_default()).collect()
    }

    /// A file in it, which gives no more than a file of its packed size can honestly hold.
    ///
    /// # Errors
    /// When there is none of that name, or it cannot be unpacked.
    pub fn file(&mut self, name: &str) -> io::Result<impl Read + '_> {
        let at = self
            .0
            .index_for_name(name)
            .ok_or_else(|| io::Error::new(ErrorKind::NotFound, format!("it has no {name}")))?;
        self.file_at(at)
    }

    fn file_at(&mut self, at: usize) -> io::Result<impl Read + '_> {
        let file = self.0.by_index(at).map_err(failed)?;
        let most = file.compressed_size().saturating_mul(MAX_EXPANSION).max(FREE);
        Ok(Rationed { inner: file, left: most })
    }

    /// A file in it of at most `limit` bytes, as UTF-8.
    ///
    /// # Errors
    /// When there is none of that name, or it cannot be unpacked, or is larger.
    pub fn text(&mut self, name: &str, limit: usize) -> io::Result<String> {
        let mut bytes = Vec::new();
        self.file(name)?.take(limit as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > limit {
            return Err(io::Error::new(
                ErrorKind::FileTooLarge,
                format!("{name} in it is too large; raise `--max-bytes`"),
            ));
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Hands over the articles of an archive.
///
/// # Errors
/// When it is no archive that can be read.
pub(super) fn read(file: File, out: &mut Out<'_>) -> io::Result<()> {
    let mut package = Package(ZipArchive::new(file).map_err(failed)?);
    let names = package.names();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("META-INF/container.xml") {
        return epub::read(&mut package, out);
    }
    if has("word/document.xml") {
        return docx::read(&mut package, out);
    }
    if let Some((what, advice)) = other(&names) {
        let message = format!("The file is {what}, which is not read. {advice}");
        out.problem(Place::Whole, ProblemKind::Format, "files", message);
        return Ok(());
    }
    // Beside its archives a collection has an index of them and, again, the text of its pages.
    let is_collection = has("datapackage.json") && names.iter().any(|name| name.starts_with("archive/"));
    for (at, name) in names.iter().enumerate() {
        let is_wanted = !name.ends_with('/') && (!is_collection || name.starts_with("archive/"));
        if is_wanted && !is_hidden(name) {
            member(&mut package, at, name, out);
        }
    }
    Ok(())
}

/// Documents of other programs that are zip archives.
fn other(names: &[String]) -> Option<(&'static str, &'static str)> {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.xml") {
        Some(("a workbook of Excel", "Save the sheet as CSV."))
    } else if has("ppt/presentation.xml") || has("content.xml") {
        Some(("a document of an office program", "Save it as .docx, PDF or plain text."))
    } else {
        None
    }
}

/// Reads a file of an archive as if it lay in a folder.
fn member(package: &mut Package, at: usize, name: &str, out: &mut Out<'_>) {
    let outer = out.enter(name);
    let read = package.file_at(at).and_then(|file| {
        let (stream, _) = Stream::new(file).unpacked();
        match sniff::form(stream.head(), name, &out.limits.fields) {
            Form::Package | Form::Parquet => {
                let message = "Archives within archives are not read. Unpack the outer one.";
                out.problem(Place::Whole, ProblemKind::Format, "files", message);
                Ok(())
            }
            form if !sniff::is_meant(form, name) => {
                out.pass_over("files of other kinds");
                Ok(())
            }
            form => super::read(form, stream, out),
        }
    });
    if let Err(error) = read {
        let message = format!("It can be read no further ({error}); what was read before that is kept.");
        out.problem(Place::Whole, ProblemKind::Unreadable, "files", message);
    }
    out.leave(outer);
}

/// Hidden files, and what macOS puts beside each.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

fn failed(error: zip::result::ZipError) -> io::Error {
    match error {
        zip::result::ZipError::Io(error) => error,
        other => io::Error::new(ErrorKind::InvalidData, other.to_string()),
    }
}

/// A reader that gives so many bytes and then an error.
struct Rationed<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| {
            io::Error::other(format!("it unpacks to more than {MAX_EXPANSION} times its size, as no text does"))
        })?;
        Ok(count)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::formats::tests::{Found, read_with};
    use std::io::{Cursor, Seek, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// A zip archive of these files.
    pub(in crate::formats) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// What an archive gives.
    pub(in crate::formats) fn found(bytes: &[u8]) -> Found {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        read_with(10_000, |out| {
            if let Err(error) = read(file, out) {
                out.problem(Place::Whole, ProblemKind::Unreadable, "files", error.to_string());
            }
        })
    }

    #[test]
    fn files_that_somebody_packed() {
        let packed = zipped(&[
            ("a.txt", b"Rain fell."),
            ("sub/b.jsonl", b"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"),
            ("__MACOSX/a.txt", b"x"),
            ("style.css", b"p {}"),
            ("inner.zip", &zipped(&[])),
        ]);
        found(&packed).check(
            &[("c/a.txt", "Rain fell."), ("c/sub/b.jsonl:1", "One."), ("c/sub/b.jsonl:2", "Two.")],
            &["c/inner.zip", "c"],
        );
    }

    #[test]
    fn a_collection_of_the_web_gives_its_archives_alone() {
        let record =
            b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nRain.\r\n\r\n";
        let packed = zipped(&[
            ("archive/data.warc", record),
            ("pages/pages.jsonl", b"{\"text\": \"Rain.\"}\n"),
            ("datapackage.json", b"{}"),
        ]);
        found(&packed).check(&[("c/archive/data.warc#1", "Rain.")], &[]);
    }

    #[test]
    fn bombs_and_damage_are_told() {
        let bomb = zipped(&[("a.jsonl", &vec![b'a'; 70 << 20]), ("b.txt", b"Rain.")]);
        found(&bomb).check(&[("c/b.txt", "Rain.")], &["c/a.jsonl"]);
        let whole = zipped(&[("a.txt", b"Rain fell on the town."), ("b.txt", b"Snow.")]);
        found(&whole[..whole.len() - 30]).check(&[], &["c"]);
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            found(&damaged);
        }
        found(&zipped(&[("xl/workbook.xml", b"<x/>")])).check(&[], &["c"]);
    }
}
