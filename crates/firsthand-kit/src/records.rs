//! Files that hold many articles, one record each: JSON lines (`.jsonl`, `.ndjson`) and comma-separated values
//! (`.csv`), plain or compressed by gzip (`.gz`).
//!
//! A record has the field `text` and may have `id`, `title`, `url`, `outlet`, `published` and `author`; other fields
//! are passed over. Records are handed on one by one, so that a file of any size is read in little memory. A record
//! that cannot be used is a problem that names the file and the line; the rest goes on.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use firsthand::Document;
use firsthand::problem::{Problem, ProblemKind};
use firsthand::read::Metadata;
use flate2::read::MultiGzDecoder;
use serde::{Deserialize, Deserializer, de};

/// A line of JSON may be this much longer than the largest article: every character escaped, and the other fields.
const ESCAPED: usize = 6;
const OTHER_FIELDS: usize = 1 << 16;

/// The form of a file of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    layout: Layout,
    compressed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    JsonLines,
    CommaSeparated,
}

impl Form {
    /// The form by the file's endings; `None` if it holds no records.
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let (name, compressed) = match name.strip_suffix(".gz") {
            Some(inner) => (inner, true),
            None => (name.as_str(), false),
        };
        let layout = match name.rsplit_once('.')?.1 {
            "jsonl" | "ndjson" => Layout::JsonLines,
            "csv" => Layout::CommaSeparated,
            _ => return None,
        };
        Some(Self { layout, compressed })
    }

    /// Hands the documents of an open file to `take`.
    ///
    /// # Errors
    /// When the file can be read no further; what was read before has been handed over.
    pub fn read(
        self,
        name: &str,
        file: File,
        max_bytes: usize,
        take: &mut dyn FnMut(Document),
        problems: &mut Vec<Problem>,
    ) -> io::Result<()> {
        let stream: Box<dyn Read> = if self.compressed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        let mut records = Records { name, max_bytes, take, problems };
        match self.layout {
            Layout::JsonLines => records.json_lines(BufReader::with_capacity(1 << 16, stream)),
            Layout::CommaSeparated => records.comma_separated(stream),
        }
    }
}

/// One article as a record gives it.
#[derive(Debug, Default, Deserialize)]
struct Record {
    text: Option<String>,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    url: Value,
    #[serde(default)]
    outlet: Value,
    #[serde(default)]
    published: Value,
    #[serde(default)]
    author: Value,
}

/// A field whose value is text or a number; anything else counts as not given.
#[derive(Debug, Default)]
struct Value(Option<String>);

impl Value {
    fn of(text: &str) -> Self {
        Self(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> de::Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::of(text))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value(Some(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value(Some(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value(Some(number.to_string())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value(None))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        while list.next_element::<de::IgnoredAny>()?.is_some() {}
        Ok(Value(None))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        while map.next_entry::<de::IgnoredAny, de::IgnoredAny>()?.is_some() {}
        Ok(Value(None))
    }
}

struct Records<'a> {
    name: &'a str,
    max_bytes: usize,
    take: &'a mut dyn FnMut(Document),
    problems: &'a mut Vec<Problem>,
}

impl Records<'_> {
    fn json_lines(&mut self, mut stream: impl BufRead) -> io::Result<()> {
        let limit = self.max_bytes.saturating_mul(ESCAPED).saturating_add(OTHER_FIELDS);
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            if (&mut stream).take(limit as u64).read_until(b'\n', &mut line)? == 0 {
                break;
            }
            if line.len() == limit && !line.ends_with(b"\n") {
                skip_line(&mut stream)?;
                self.problem(number, ProblemKind::TooLarge, too_large(self.max_bytes));
                continue;
            }
            let bytes = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match serde_json::from_slice::<Record>(bytes) {
                Ok(record) => self.record(number, record),
                Err(error) => {
                    let message = format!("The line is no JSON object that can be read ({}).", cause(&error));
                    self.problem(number, ProblemKind::Format, message);
                }
            }
        }
        Ok(())
    }

    fn comma_separated(&mut self, stream: impl Read) -> io::Result<()> {
        let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(stream);
        let header = match table.byte_headers() {
            Ok(header) => header.clone(),
            Err(error) => return Err(error.into()),
        };
        let column = |name: &str| {
            header.iter().position(|field| {
                let field = field.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(field);
                field.trim_ascii().eq_ignore_ascii_case(name.as_bytes())
            })
        };
        let Some(text) = column("text") else {
            let message = "The table has no column `text`. Name the column that holds the articles so.";
            self.problems.push(Problem::of_input(self.name, ProblemKind::Format, message.to_owned()));
            return Ok(());
        };
        let columns = ["id", "title", "url", "outlet", "published", "author"].map(column);
        let mut row = csv::ByteRecord::new();
        loop {
            let line = usize::try_from(table.position().line()).unwrap_or(usize::MAX);
            match table.read_byte_record(&mut row) {
                Ok(false) => return Ok(()),
                Ok(true) => {
                    let line = row.position().map_or(line, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
                    let field = |at: usize| row.get(at).map(|field| String::from_utf8_lossy(field).into_owned());
                    let value = |at: Option<usize>| at.and_then(field).map_or(Value(None), |text| Value::of(&text));
                    let [id, title, url, outlet, published, author] = columns.map(value);
                    self.record(line, Record { text: field(text), id, title, url, outlet, published, author });
                }
                Err(error) => match error.into_kind() {
                    csv::ErrorKind::Io(error) => return Err(error),
                    _ => self.problem(line, ProblemKind::Format, "The row cannot be read.".to_owned()),
                },
            }
        }
    }

    fn record(&mut self, line: usize, record: Record) {
        let Some(text) = record.text else {
            let message = "The record has no field `text`. Name the field that holds the article so.";
            return self.problem(line, ProblemKind::Format, message.to_owned());
        };
        let input = record.id.0.unwrap_or_else(|| format!("{}:{line}", self.name));
        let metadata = Metadata {
            title: record.title.0,
            outlet: record.outlet.0,
            url: record.url.0,
            published: record.published.0,
            bylines: record.author.0.into_iter().collect(),
            ..Metadata::default()
        };
        (self.take)(Document { metadata: Some(metadata), ..Document::new(input, text) });
    }

    fn problem(&mut self, line: usize, kind: ProblemKind, message: String) {
        self.problems.push(Problem::of_input(format!("{}:{line}", self.name), kind, message));
    }
}

fn too_large(max_bytes: usize) -> String {
    format!("The line is longer than an article of {:.1} MB can make it; raise `--max-bytes`.", max_bytes as f64 / 1e6)
}

/// The parser's words without its own line number, which is always 1.
fn cause(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

fn skip_line(stream: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = stream.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        if used == 0 {
            return Ok(());
        }
        stream.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(layout: Layout, bytes: &[u8], expected: &[(&str, &str)], expected_problems: &[&str]) {
        let (mut documents, mut problems) = (Vec::new(), Vec::new());
        let mut take = |document: Document| {
            documents.push((document.input, String::from_utf8(document.bytes).unwrap()));
        };
        let mut records = Records { name: "c", max_bytes: 100, take: &mut take, problems: &mut problems };
        match layout {
            Layout::JsonLines => records.json_lines(bytes).unwrap(),
            Layout::CommaSeparated => records.comma_separated(bytes).unwrap(),
        }
        let found: Vec<(&str, &str)> = documents.iter().map(|(input, text)| (input.as_str(), text.as_str())).collect();
        assert_eq!(found, expected);
        assert_eq!(problems.iter().map(|problem| problem.input.as_str()).collect::<Vec<_>>(), expected_problems);
    }

    #[test]
    fn lines_of_json_and_bad_ones_between() {
        let lines = "\u{FEFF}{\"text\": \"One.\", \"id\": 7}\n\n{\"text\": \"Two.\", \"title\": null, \"x\": [1]}\n\
            {\"text\": \"cut off\n{\"body\": \"no text\"}\n[]\n{\"id\": {\"a\": 1}, \"text\": \"Three.\"}";
        let expected = [("7", "One."), ("c:3", "Two."), ("c:7", "Three.")];
        check(Layout::JsonLines, lines.as_bytes(), &expected, &["c:4", "c:5", "c:6"]);
    }

    #[test]
    fn a_line_too_long_is_passed_over() {
        let lines = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Two.\"}}\n", "a".repeat(ESCAPED * 100 + OTHER_FIELDS));
        check(Layout::JsonLines, lines.as_bytes(), &[("c:2", "Two.")], &["c:1"]);
    }

    #[test]
    fn a_table_with_a_column_of_texts() {
        let table = "ID, Text ,Outlet\na,\"One,\ntwo.\",The Bugle\n,Three.\nb\n";
        check(Layout::CommaSeparated, table.as_bytes(), &[("a", "One,\ntwo."), ("c:4", "Three.")], &["c:5"]);
        check(Layout::CommaSeparated, b"id,body\n1,One.\n", &[], &["c"]);
    }

    #[test]
    fn the_form_goes_by_the_endings() {
        let form = |name: &str| Form::of(Path::new(name)).map(|form| (form.layout, form.compressed));
        assert_eq!(form("a/b.JSONL"), Some((Layout::JsonLines, false)));
        assert_eq!(form("b.csv.gz"), Some((Layout::CommaSeparated, true)));
        assert_eq!(form("b.txt.gz"), None);
        assert_eq!(form("jsonl"), None);
    }
}
