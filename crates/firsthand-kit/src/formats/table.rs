//! Tables with a row per article: comma- and tab-separated values, with the names of the columns in the first row.

use std::borrow::Cow;
use std::io::{self, BufRead};

use csv::{ByteRecord, ReaderBuilder};
use firsthand::problem::ProblemKind;

use super::fields::{Fields, Role};
use super::out::{Out, Place};
use super::reading::Record;
use super::rows::{Row, Rows};

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
/// A row with a quotation mark that is never closed is left out, with the lines behind it up to one that is surely a row.
///
/// # Errors
/// When the table can be read no further.
pub(super) fn read(stream: impl BufRead, delimiter: u8, out: &mut Out<'_>) -> io::Result<()> {
    let limit = out.limits.max_bytes.saturating_mul(DOUBLED).saturating_add(OTHER_COLUMNS);
    let mut rows = Rows::new(stream, delimiter, limit);
    let (mut columns, mut is_lost) = (None, false);
    while let Some(row) = rows.next()? {
        let (line, bytes) = match row {
            Row::Whole(line, bytes) => (line, bytes),
            Row::Open(line) => {
                out.problem(Place::Line(line), ProblemKind::Format, "rows", NEVER_CLOSED);
                is_lost = true;
                continue;
            }
            Row::TooLong(line) => {
                out.problem(Place::Line(line), ProblemKind::TooLarge, "rows", TOO_LONG);
                is_lost = true;
                continue;
            }
        };
        // It is one, but for programs that end lines by carriage returns alone.
        let mut records =
            ReaderBuilder::new().flexible(true).delimiter(delimiter).has_headers(false).from_reader(&*bytes);
        let mut values = ByteRecord::new();
        while records.read_byte_record(&mut values)? {
            let line = line + values.position().map_or(0, |at| usize::try_from(at.line() - 1).unwrap_or_default());
            let Some(columns) = &columns else {
                columns = Columns::of(&values, out);
                if columns.is_none() {
                    return Ok(());
                }
                continue;
            };
            is_lost &= !columns.are_surely(&values);
            if !is_lost {
                article(&values, &columns.meanings, Place::Line(line), out);
            }
        }
    }
    Ok(())
}

const NEVER_CLOSED: &str = "A quotation mark in the row is never closed, so the row is left out; reading goes on with the \
    next line that is surely a row. Close the mark, or double it where it is one of the text.";
const TOO_LONG: &str = "The row is longer than any article that is read, perhaps because a quotation mark in it is never \
    closed, so it is left out; reading goes on with the next line that is surely a row. Mend it, or raise `--max-bytes`.";

/// What the first row says of the others.
struct Columns {
    /// What each column means.
    meanings: Vec<Vec<(Role, usize)>>,
    /// Whether a space follows what parts them.
    spaced: bool,
}

impl Columns {
    /// The columns of these names; `None` where none is known to hold articles, which is told.
    fn of(names: &ByteRecord, out: &mut Out<'_>) -> Option<Self> {
        let columns: Vec<String> = names.iter().map(column_name).collect();
        let meanings: Vec<Vec<(Role, usize)>> =
            columns.iter().map(|name| out.limits.fields.meanings(name).to_vec()).collect();
        if !meanings.iter().flatten().any(|(role, _)| *role == Role::Text) {
            no_column(&columns, out);
            return None;
        }
        Some(Self { meanings, spaced: begin_with_space(names) })
    }

    /// Whether these are the values of a row and not a line of prose: as many as there are columns, and no space after
    /// their commas where the first row has none.
    fn are_surely(&self, values: &ByteRecord) -> bool {
        values.len() == self.meanings.len() && (self.spaced || !begin_with_space(values))
    }
}

fn begin_with_space(values: &ByteRecord) -> bool {
    values.iter().any(|value| value.starts_with(b" "))
}

/// Hands over the article of a row.
fn article(values: &ByteRecord, meanings: &[Vec<(Role, usize)>], place: Place, out: &mut Out<'_>) {
    let mut record = Record::default();
    let mut is_bad = false;
    for (value, meanings) in values.iter().zip(meanings) {
        let value = String::from_utf8_lossy(value);
        is_bad |= matches!(value, Cow::Owned(_));
        record.set(meanings, &value);
    }
    if is_bad {
        let message = "Some bytes of the row are not valid UTF-8 and are shown as \u{FFFD}. Save the table as UTF-8.";
        out.problem(place, ProblemKind::Encoding, "rows", message);
    }
    out.article(place, record);
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
    fn a_quotation_mark_that_is_never_closed_costs_its_row() {
        let rows = "3,Three.\n".repeat(200_000);
        let table = format!("id,text\n1,One.\n2,\"Two.\nMore of it.\n{rows}");
        let found = read_with(100, |out| read(table.as_bytes(), b',', out).unwrap());
        assert_eq!((found.documents.len(), found.problems.len()), (200_001, 1));
        check(b"id,text\n\"1\",\"One.\n\"2\",\"Two.\"\n", &[("2", "Two.")], &["c:2"]);
        check(b"id,text\n1,\"One.\nIt rained, he said.\n2,Two.\n", &[("2", "Two.")], &["c:2"]);
        check(b"id,text\n1,\"One.", &[], &["c:2"]);
        check(b"id,text\r1,One.\r2,Two.", &[("1", "One."), ("2", "Two.")], &[]);
    }
}
