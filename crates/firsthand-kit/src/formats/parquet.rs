//! Apache Parquet: a row per article, the same fields as in JSON, read row by row and only the columns that are known.

use std::fs::File;
use std::io;
use std::sync::Arc;

use firsthand::problem::ProblemKind;
use jiff::Timestamp;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use parquet::schema::types::Type;

use super::fields::Fields;
use super::guard::guarded;
use super::out::{Out, Place};
use super::reading::Record;
use super::table;

/// Hands over the articles of the rows. A group of rows that is damaged is told and the next one read.
///
/// # Errors
/// When the file is no Parquet file that can be read.
pub(super) fn read(file: File, out: &mut Out<'_>) -> io::Result<()> {
    let reader = guarded(|| SerializedFileReader::new(file).map_err(failed))?;
    let schema = reader.metadata().file_metadata().schema().clone();
    let columns: Vec<String> = schema.get_fields().iter().map(|field| field.name().to_owned()).collect();
    if !columns.iter().any(|name| out.limits.fields.leads_to_text(name)) {
        table::no_column(&columns, out);
        return Ok(());
    }
    let known = schema.get_fields().iter().filter(|field| out.limits.fields.child(field.name()).is_some()).cloned();
    let known: Vec<Arc<Type>> = known.collect();
    let projection = guarded(|| Type::group_type_builder(schema.name()).with_fields(known).build().map_err(failed))?;
    let mut number = 0;
    for group in 0..reader.num_row_groups() {
        let size = reader.metadata().row_group(group).num_rows();
        let end = number + usize::try_from(size).unwrap_or_default();
        if let Err(error) = rows(&reader, group, &projection, &mut number, out) {
            let message =
                format!("This row and those after it up to row {end} cannot be read ({error}). They are left out.");
            out.problem(Place::Record(number + 1), ProblemKind::Unreadable, "rows", message);
            number = end;
        }
    }
    Ok(())
}

fn rows(
    reader: &SerializedFileReader<File>,
    group: usize,
    projection: &Type,
    number: &mut usize,
    out: &mut Out<'_>,
) -> io::Result<()> {
    let group = guarded(|| reader.get_row_group(group).map_err(failed))?;
    let mut rows = guarded(|| group.get_row_iter(Some(projection.clone())).map_err(failed))?;
    while let Some(row) = guarded(|| rows.next().transpose().map_err(failed))? {
        *number += 1;
        let mut record = Record::default();
        set_row(&row, &out.limits.fields, &mut record);
        out.article(Place::Record(*number), record);
    }
    Ok(())
}

fn set_row(row: &Row, fields: &Fields, record: &mut Record) {
    for (name, field) in row.get_column_iter() {
        if let Some(fields) = fields.child(name) {
            set(field, fields, record);
        }
    }
}

fn set(field: &Field, fields: &Fields, record: &mut Record) {
    match field {
        Field::Null | Field::Bool(_) | Field::MapInternal(_) => {}
        Field::Str(text) => record.set(fields.here(), text),
        Field::Bytes(bytes) => record.set(fields.here(), &String::from_utf8_lossy(bytes.data())),
        Field::Group(row) => set_row(row, fields, record),
        Field::ListInternal(list) => list.elements().iter().for_each(|item| set(item, fields, record)),
        Field::TimestampMicros(micros) => {
            if let Ok(moment) = Timestamp::from_microsecond(*micros) {
                record.set(fields.here(), &written(moment));
            }
        }
        Field::TimestampMillis(millis) => {
            if let Ok(moment) = Timestamp::from_millisecond(*millis) {
                record.set(fields.here(), &written(moment));
            }
        }
        // Dates and numbers print as they are read.
        other => record.set(fields.here(), other.to_string().split(' ').next().unwrap_or_default()),
    }
}

/// A moment as a record would have it; midnight is what tables hold where they know the day only.
fn written(moment: Timestamp) -> String {
    let written = moment.to_string();
    written.strip_suffix("T00:00:00Z").map(str::to_owned).unwrap_or(written)
}

fn failed(error: ParquetError) -> io::Error {
    let message = error.to_string();
    if message.contains("zstd") || message.contains("ZSTD") {
        let message = "it is compressed by zstd, which is not read; write it again with snappy or gzip";
        return io::Error::new(io::ErrorKind::Unsupported, message);
    }
    io::Error::new(io::ErrorKind::InvalidData, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tests::{Found, read_with};
    use crate::tables::ParquetTable;
    use firsthand::render::rows::Value;
    use std::io::{Seek, Write};

    fn table(rows: &[(&str, &str)], names: [&str; 2]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.parquet");
        let text = |text: &str| Value::Text(text.to_owned());
        let mut table = ParquetTable::create(&path, &[(names[0], text("")), (names[1], text(""))]).unwrap();
        table.write(rows.iter().map(|(a, b)| vec![text(a), text(b)]).collect()).unwrap();
        table.finish().unwrap();
        std::fs::read(path).unwrap()
    }

    fn found(bytes: &[u8]) -> Found {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        read_with(1000, |out| {
            if let Err(error) = read(file, out) {
                out.problem(Place::Whole, ProblemKind::Unreadable, "files", error.to_string());
            }
        })
    }

    #[test]
    fn rows_become_articles() {
        let found =
            found(&table(&[("Rain fell.", "The Bugle"), ("", "x"), ("Snow.", "y")], ["maintext", "source_domain"]));
        found.check(&[("c#1", "Rain fell."), ("c#3", "Snow.")], &["c#2"]);
        assert_eq!(found.metadata(0).outlet.as_deref(), Some("The Bugle"));
    }

    #[test]
    fn a_table_without_texts_names_its_columns() {
        let found = found(&table(&[("a", "b")], ["words", "day"]));
        found.check(&[], &["c"]);
        assert!(found.problems[0].message.contains("words, day"), "{}", found.problems[0].message);
    }

    #[test]
    fn no_bytes_break_it() {
        let whole = table(&[("Rain fell.", "a"), ("Snow fell.", "b")], ["text", "outlet"]);
        assert!(!found(&whole[..whole.len() - 20]).problems.is_empty());
        for at in 4..whole.len() {
            for byte in [0, 0x7F, 0xFF] {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                found(&damaged);
            }
        }
    }
}
