//! Rows on their way out, in the form and to the place that were asked for.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use firsthand::render::rows::Value;
use firsthand_kit::tables::{self, Lines, ParquetTable};

use crate::args::Table;
use crate::terminal::{self, Failure};

/// Rows in the form asked for.
pub enum Rows {
    /// Lines of JSON.
    JsonLines(String),
    /// Lines of comma-separated values.
    CommaSeparated(String),
    /// The values themselves.
    Values(Vec<Vec<Value>>),
}

impl Rows {
    /// No rows yet.
    pub const fn new(format: Table) -> Self {
        match format {
            Table::Jsonl => Self::JsonLines(String::new()),
            Table::Csv => Self::CommaSeparated(String::new()),
            Table::Parquet => Self::Values(Vec::new()),
        }
    }

    /// Adds a row, given in both of its forms.
    pub fn add<E: std::fmt::Display>(
        &mut self,
        json_line: impl Fn() -> Result<String, E>,
        values: impl Fn() -> Vec<Value>,
    ) -> Result<(), Failure> {
        match self {
            Self::JsonLines(lines) => {
                let line = json_line();
                lines.push_str(
                    &line.map_err(|error| Failure::Message(format!("a row cannot be written as JSON: {error}.")))?,
                );
            }
            Self::CommaSeparated(lines) => lines.push_str(&tables::csv_line(&values())),
            Self::Values(rows) => rows.push(values()),
        }
        Ok(())
    }
}

/// Where the rows go.
pub struct Output<'a> {
    to: To,
    file: Option<&'a Path>,
}

enum To {
    Lines(Lines<Box<dyn Write>>),
    Parquet(Box<ParquetTable>),
}

impl<'a> Output<'a> {
    /// Opens it for rows of these columns.
    pub fn open(format: Table, file: Option<&'a Path>, columns: &[(&str, Value)]) -> Result<Self, Failure> {
        let failed = |error: io::Error| terminal::write_failed(file, &error);
        let to = match (format, file) {
            (Table::Parquet, Some(path)) => To::Parquet(Box::new(ParquetTable::create(path, columns).map_err(failed)?)),
            (_, Some(path)) => To::Lines(Lines::new(Box::new(File::create(path).map_err(failed)?))),
            (_, None) => To::Lines(Lines::new(Box::new(io::stdout()))),
        };
        let mut output = Self { to, file };
        if format == Table::Csv {
            output.write(Rows::CommaSeparated(tables::csv_header(columns)))?;
        }
        Ok(output)
    }

    /// Writes some rows.
    pub fn write(&mut self, rows: Rows) -> Result<(), Failure> {
        let written = match (&mut self.to, rows) {
            (To::Lines(lines), Rows::JsonLines(rows) | Rows::CommaSeparated(rows)) => lines.write(&rows),
            (To::Parquet(table), Rows::Values(rows)) => table.write(rows),
            // Both are made from the same format.
            _ => Ok(()),
        };
        written.map_err(|error| terminal::write_failed(self.file, &error))
    }

    /// Writes the end.
    pub fn finish(self) -> Result<(), Failure> {
        let finished = match self.to {
            To::Lines(lines) => lines.finish(),
            To::Parquet(table) => table.finish(),
        };
        finished.map_err(|error| terminal::write_failed(self.file, &error))
    }
}
