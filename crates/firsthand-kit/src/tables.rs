//! Tables of rows, written as they come: lines of JSON, comma-separated values, Apache Parquet.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use firsthand::render::rows::Value;
use parquet::basic::{ConvertedType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

/// One line of comma-separated values (RFC 4180), with a line feed.
pub fn csv_line(values: &[Value]) -> String {
    let mut line = String::new();
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        match value {
            Value::Text(text) => push_text(&mut line, text),
            Value::Count(count) => line.push_str(&count.to_string()),
            Value::Share(share) => line.push_str(&share.to_string()),
        }
    }
    line.push('\n');
    line
}

/// The line of column names.
pub fn csv_header(columns: &[(&str, Value)]) -> String {
    columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(",") + "\n"
}

fn push_text(line: &mut String, text: &str) {
    if text.contains(['"', ',', '\n', '\r']) {
        line.push('"');
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(text);
    }
}

/// So many rows are written at a time.
const ROW_GROUP: usize = 100_000;

/// A Parquet file that is being written.
pub struct ParquetTable {
    writer: SerializedFileWriter<File>,
    rows: Vec<Vec<Value>>,
}

impl ParquetTable {
    /// A new file with these columns, each a name and a value of its type.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn create(path: &Path, columns: &[(&str, Value)]) -> io::Result<Self> {
        let file = File::create(path)?;
        let fields = columns.iter().map(|(name, value)| field(name, value).map(Arc::new));
        let fields = fields.collect::<Result<Vec<_>, _>>().map_err(failed)?;
        let schema = Type::group_type_builder("rows").with_fields(fields).build().map_err(failed)?;
        let properties = WriterProperties::builder().build();
        let writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        Ok(Self { writer, rows: Vec::new() })
    }

    /// Adds rows, each a value for every column.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&mut self, rows: Vec<Vec<Value>>) -> io::Result<()> {
        self.rows.extend(rows);
        if self.rows.len() >= ROW_GROUP { self.write_group() } else { Ok(()) }
    }

    /// Writes what is left and the end of the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.write_group()?;
        self.writer.close().map_err(failed)?;
        Ok(())
    }

    fn write_group(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(failed)?;
        let columns = rows.first().map_or(0, Vec::len);
        for column in 0..columns {
            write_column(&mut group, rows.iter().filter_map(|row| row.get(column))).map_err(failed)?;
        }
        group.close().map_err(failed)?;
        Ok(())
    }
}

fn field(name: &str, value: &Value) -> Result<Type, ParquetError> {
    let (physical, converted) = match value {
        Value::Text(_) => (Physical::BYTE_ARRAY, ConvertedType::UTF8),
        Value::Count(_) => (Physical::INT64, ConvertedType::NONE),
        Value::Share(_) => (Physical::DOUBLE, ConvertedType::NONE),
    };
    let field = Type::primitive_type_builder(name, physical);
    field.with_converted_type(converted).with_repetition(Repetition::REQUIRED).build()
}

fn write_column<'a>(
    group: &mut SerializedRowGroupWriter<'_, File>,
    values: impl Iterator<Item = &'a Value>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let (mut texts, mut counts, mut shares) = (Vec::new(), Vec::new(), Vec::new());
    for value in values {
        match value {
            Value::Text(text) => texts.push(ByteArray::from(text.as_str())),
            Value::Count(count) => counts.push(i64::try_from(*count).unwrap_or(i64::MAX)),
            Value::Share(share) => shares.push(*share),
        }
    }
    if !texts.is_empty() {
        column.typed::<ByteArrayType>().write_batch(&texts, None, None)?;
    } else if !counts.is_empty() {
        column.typed::<Int64Type>().write_batch(&counts, None, None)?;
    } else {
        column.typed::<DoubleType>().write_batch(&shares, None, None)?;
    }
    column.close()
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

/// A place that finished lines are written to.
pub struct Lines<W: Write>(io::BufWriter<W>);

impl<W: Write> Lines<W> {
    /// Lines to be written to `to`.
    pub fn new(to: W) -> Self {
        Self(io::BufWriter::with_capacity(1 << 16, to))
    }

    /// Writes lines that end in their line breaks.
    ///
    /// # Errors
    /// As the place they go to.
    pub fn write(&mut self, lines: &str) -> io::Result<()> {
        self.0.write_all(lines.as_bytes())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// As the place they go to.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};

    #[test]
    fn text_with_commas_quotes_and_breaks_is_quoted() {
        let values = [Value::Text("a, \"b\"\n".to_owned()), Value::Count(3), Value::Share(0.5)];
        assert_eq!(csv_line(&values), "\"a, \"\"b\"\"\n\",3,0.5\n");
    }

    #[test]
    fn a_parquet_file_has_the_rows_that_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rows.parquet");
        let row = |text: &str, count| vec![Value::Text(text.to_owned()), Value::Count(count), Value::Share(0.5)];
        let columns = [("t", Value::Text(String::new())), ("c", Value::Count(0)), ("s", Value::Share(0.0))];
        let mut table = ParquetTable::create(&path, &columns).unwrap();
        table.write(vec![row("Żółw", 1), row("b", 2)]).unwrap();
        table.finish().unwrap();
        let reader = SerializedFileReader::new(File::open(&path).unwrap()).unwrap();
        let rows: Vec<String> = reader.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect();
        assert_eq!(rows, ["{t: \"Żółw\", c: 1, s: 0.5}", "{t: \"b\", c: 2, s: 0.5}"]);
    }
}
