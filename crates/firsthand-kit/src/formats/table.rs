//! Tables with a row per article: comma- and tab-separated values, with the names of the columns in the first row.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use csv::{ByteRecord, ErrorKind, ReaderBuilder};
use firsthand::problem::ProblemKind;

use super::fields::{Fields, Role};
use super::out::{Out, Place};
use super::reading::Record;

/// What may part the columns.
const DELIMITERS: &[u8] = b",\t;|";
/// A row may be this much longer than the largest article: quotation marks doubled, and the other columns.
const DOUBLED: usize = 2;
const OTHER_COLUMNS: usize = 1 << 20;
/// So many columns are named in a message.
const NAMED: usize = 12;

/// What parts the columns of a table that begins so, if a column of it is known to hold articles.
pub(super) fn delimiter(head: &[u8], fields: &Fields) -> Option<u8> {
    let holds_text = |names: &[String]| names.iter().any(|name| fields.holds_text(name));
    DELIMITERS.iter().copied().find(|delimiter| holds_text(&names(head, *delimiter)))
}

/// The same for a file whose name does not say that it is a table: a text may begin with "Story, continued", so a
/// second column must be known too.
pub(super) fn sure_delimiter(head: &[u8], fields: &Fields) -> Option<u8> {
    let delimiter = delimiter(head, fields)?;
    let known = names(head, delimiter).iter().filter(|name| !fields.meanings(name).is_empty()).count();
    (known > 1).then_some(delimiter)
}

fn names(head: &[u8], delimiter: u8) -> Vec<String> {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    first.split(|byte| *byte == delimiter).map(column_name).collect()
}

/// What parts the columns of a table that is none by its first row: what is most often in that row.
pub(super) fn likely_delimiter(head: &[u8]) -> u8 {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: &u8| first.iter().filter(|byte| *byte == delimiter).count();
    // The first of several wins.
    DELIMITERS.iter().copied().rev().max_by_key(count).unwrap_or(b',')
}

fn column_name(field: &[u8]) -> String {
    let field = field.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(field);
    String::from_utf8_lossy(field).trim().trim_matches('"').trim().to_owned()
}

/// Hands over the articles of the rows.
///
/// # Errors
/// When the table can be read no further.
pub(super) fn read(stream: impl BufRead, delimiter: u8, out: &mut Out<'_>) -> io::Result<()> {
    let limit = out.limits.max_bytes.saturating_mul(DOUBLED).saturating_add(OTHER_COLUMNS);
    let rationed = Rationed { inner: stream, left: limit };
    let mut table = ReaderBuilder::new().flexible(true).delimiter(delimiter).has_headers(false).from_reader(rationed);
    let mut row = ByteRecord::new();
    if !next(&mut table, &mut row, limit, out)? {
        return Ok(());
    }
    let columns: Vec<String> = row.iter().map(column_name).collect();
    let meanings: Vec<Vec<(Role, usize)>> =
        columns.iter().map(|name| out.limits.fields.meanings(name).to_vec()).collect();
    if !meanings.iter().flatten().any(|(role, _)| *role == Role::Text) {
        no_column(&columns, out);
        return Ok(());
    }
    while next(&mut table, &mut row, limit, out)? {
        let place = Place::Line(row.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(usize::MAX)));
        let mut record = Record::default();
        let mut is_bad = false;
        for (value, meanings) in row.iter().zip(&meanings) {
            let value = String::from_utf8_lossy(value);
            is_bad |= matches!(value, Cow::Owned(_));
            record.set(meanings, &value);
        }
        if is_bad {
            let message =
                "Some bytes of the row are not valid UTF-8 and are shown as \u{FFFD}. Save the table as UTF-8.";
            out.problem(place, ProblemKind::Encoding, "rows", message);
        }
        out.article(place, record);
    }
    Ok(())
}

/// Reads a row; says whether there was one.
fn next<R: Read>(
    table: &mut csv::Reader<Rationed<R>>,
    row: &mut ByteRecord,
    limit: usize,
    out: &mut Out<'_>,
) -> io::Result<bool> {
    table.get_mut().left = limit;
    let line = table.position().line();
    match table.read_byte_record(row) {
        Ok(read) => Ok(read),
        Err(_) if table.get_ref().left == 0 => {
            let message = "The row is longer than any article that is read, perhaps because a quotation mark in it is \
                never closed. It and what follows it are left out; mend it, or raise `--max-bytes`.";
            out.problem(
                Place::Line(usize::try_from(line).unwrap_or(usize::MAX)),
                ProblemKind::TooLarge,
                "rows",
                message,
            );
            Ok(false)
        }
        Err(error) => Err(match error.into_kind() {
            ErrorKind::Io(error) => error,
            other => io::Error::new(io::ErrorKind::InvalidData, format!("{other:?}")),
        }),
    }
}

/// Tells that no column is known to hold articles, and which there are.
pub(super) fn no_column(columns: &[String], out: &mut Out<'_>) {
    let named: Vec<&str> = columns.iter().take(NAMED).map(String::as_str).collect();
    let more = if columns.len() > NAMED { ", ..." } else { "" };
    let message = format!(
        "The table has no column that is known to hold articles. Say which does, as in `--field text=NAME`; it has {}{more}.",
        named.join(", ")
    );
    out.problem(Place::Whole, ProblemKind::Format, "tables", message);
}

/// A reader that gives so many bytes and then an error.
struct Rationed<R> {
    inner: R,
    left: usize,
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("too much"));
        }
        let room = buffer.len().min(self.left);
        let count = self.inner.read(buffer.get_mut(..room).unwrap_or_default())?;
        self.left -= count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tests::read_with;

    fn check(table: &[u8], expected: &[(&str, &str)], problems: &[&str]) {
        let found = read_with(100, |out| {
            let delimiter = delimiter(table, &out.limits.fields).unwrap_or_else(|| likely_delimiter(table));
            read(table, delimiter, out).unwrap();
        });
        found.check(expected, problems);
    }

    #[test]
    fn a_table_with_a_column_of_texts() {
        let table = b"ID, Text ,Outlet\na,\"One,\ntwo.\",The Bugle\n,Three.\nb\n";
        check(table, &[("a", "One,\ntwo."), ("c:4", "Three.")], &["c:5"]);
        check(b"\xEF\xBB\xBFbody\tdate\nOne, two.\t2024-03-14\n", &[("c:2", "One, two.")], &[]);
        check(b"id;maintext\n1;One, two.\n", &[("1", "One, two.")], &[]);
        check(b"id,words\n1,One.\n", &[], &["c"]);
        check(b"id,text\n1,caf\xE9\n", &[("1", "caf\u{FFFD}")], &["c:2"]);
        check(b"", &[], &[]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_ends_the_table_and_is_told() {
        let table = format!("id,text\n1,One.\n2,\"Two.\n{}", "3,Three.\n".repeat(200_000));
        check(table.as_bytes(), &[("1", "One.")], &["c:3"]);
    }
}
