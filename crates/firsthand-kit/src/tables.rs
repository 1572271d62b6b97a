//! Tables of rows, written as they come: lines of JSON, comma-separated values.

use std::io::{self, Write};

use firsthand::render::rows::Value;

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
pub fn csv_header(columns: &[&str]) -> String {
    columns.join(",") + "\n"
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
