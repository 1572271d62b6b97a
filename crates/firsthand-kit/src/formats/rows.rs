//! Rows of a table, cut out of the stream by their quotation marks, so that one that is never closed costs its row alone.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// Cuts a stream into rows.
pub(super) struct Rows<R> {
    stream: R,
    delimiter: u8,
    /// The longest row, in bytes.
    limit: usize,
    /// Lines that were read behind a mark that is never closed, to be read again.
    again: VecDeque<Vec<u8>>,
    /// The number of the next line, the first being 1.
    line: usize,
}

/// What was cut, with the number of the line it begins in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// A row, with the end of its line.
    Whole(usize, Vec<u8>),
    /// A line with a quotation mark that is never closed; the lines behind it come next.
    Open(usize),
    /// A line that is longer than a row may be, or whose quotation mark is not closed within as many bytes; the lines behind
    /// it come next.
    TooLong(usize),
}

impl<R: BufRead> Rows<R> {
    /// Rows of at most `limit` bytes, whose columns this byte parts.
    pub fn new(stream: R, delimiter: u8, limit: usize) -> Self {
        Self { stream, delimiter, limit, again: VecDeque::new(), line: 1 }
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// When the stream can be read no further.
    pub fn next(&mut self) -> io::Result<Option<Row>> {
        let first = self.line;
        let mut lines: Vec<Vec<u8>> = Vec::new();
        let (mut length, mut quote) = (0, Quote::Closed);
        while let Some(line) = self.next_line()? {
            length += line.len();
            quote = quote.after(&line, self.delimiter);
            lines.push(line);
            if quote != Quote::Open || length >= self.limit {
                break;
            }
        }
        if lines.is_empty() {
            return Ok(None);
        }
        if quote == Quote::Closed && length < self.limit {
            self.line += lines.len();
            return Ok(Some(Row::Whole(first, lines.concat())));
        }
        self.line += 1;
        for line in lines.drain(1..).rev() {
            self.again.push_front(line);
        }
        Ok(Some(if length < self.limit { Row::Open(first) } else { Row::TooLong(first) }))
    }

    /// The next line; of one that is too long only the beginning.
    fn next_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.again.pop_front() {
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        (&mut self.stream).take(self.limit as u64).read_until(b'\n', &mut line)?;
        if line.len() >= self.limit && !line.ends_with(b"\n") {
            self.stream.skip_until(b'\n')?;
        }
        Ok(Some(line).filter(|line| !line.is_empty()))
    }
}

/// What the quotation marks of a row say at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quote {
    /// The row ends there.
    Closed,
    /// It goes on in the next line.
    Open,
    /// The mark that should close the field stands before other words, so that it opens one, and the one before was never
    /// closed.
    Never,
}

impl Quote {
    /// What they say after another line, by RFC 4180. Marks within the words of a field that one line holds are let pass,
    /// as many programs write them so.
    fn after(self, line: &[u8], delimiter: u8) -> Self {
        let mut open = self == Self::Open;
        let mut from_above = open;
        let mut at = 0;
        loop {
            let rest = line.get(at..).unwrap_or_default();
            if !open {
                let Some(field) = opening(rest, at == 0, delimiter) else { return Self::Closed };
                at += field;
                open = true;
                continue;
            }
            let Some(mark) = memchr::memchr(b'"', rest) else { return Self::Open };
            at += mark + 1;
            match line.get(at) {
                Some(b'"') => at += 1,
                Some(next) if *next != delimiter && !next.is_ascii_whitespace() && from_above => return Self::Never,
                _ => (open, from_above) = (false, false),
            }
        }
    }
}

/// The byte after the next mark that opens a field; `first` says that a field begins here.
fn opening(rest: &[u8], first: bool, delimiter: u8) -> Option<usize> {
    if first && rest.first() == Some(&b'"') {
        return Some(1);
    }
    let opens = |at: &usize| rest.get(at + 1) == Some(&b'"');
    memchr::memchr_iter(delimiter, rest).find(opens).map(|at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row with its line, an open one as `-`, one that is too long as `+`.
    fn check(table: &str, expected: &[(usize, &str)]) {
        let mut rows = Rows::new(table.as_bytes(), b',', 40);
        let mut found = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            found.push(match row {
                Row::Whole(line, bytes) => (line, String::from_utf8(bytes).unwrap()),
                Row::Open(line) => (line, "-".to_owned()),
                Row::TooLong(line) => (line, "+".to_owned()),
            });
        }
        let found: Vec<(usize, &str)> = found.iter().map(|(line, row)| (*line, row.as_str())).collect();
        assert_eq!(found, expected, "{table}");
    }

    #[test]
    fn rows_go_on_over_line_breaks_in_quotation_marks() {
        check("a,b\n1,\"x\ny\"\n2,z", &[(1, "a,b\n"), (2, "1,\"x\ny\"\n"), (4, "2,z")]);
        check("1,\"x \"\"\n\"\" y\"\n2,\"\"\n", &[(1, "1,\"x \"\"\n\"\" y\"\n"), (3, "2,\"\"\n")]);
        check("\"x\"\r\n\"y\"", &[(1, "\"x\"\r\n"), (2, "\"y\"")]);
        check("\n", &[(1, "\n")]);
        check("", &[]);
    }

    #[test]
    fn marks_within_words_open_nothing() {
        check("1,a \"b\" c\n2,5\" nails\n", &[(1, "1,a \"b\" c\n"), (2, "2,5\" nails\n")]);
        check("1,\"a \"b\" c\"\n2,d\n", &[(1, "1,\"a \"b\" c\"\n"), (2, "2,d\n")]);
    }

    #[test]
    fn a_mark_that_is_never_closed_costs_its_line() {
        check("1,\"x\n2,y\n", &[(1, "-"), (2, "2,y\n")]);
        check("1,\"x\n2,\"y\"\n3,z\n", &[(1, "-"), (2, "2,\"y\"\n"), (3, "3,z\n")]);
        let long = format!("1,\"x\n{}2,y\n", "line of words\n".repeat(4));
        check(
            &long,
            &[
                (1, "+"),
                (2, "line of words\n"),
                (3, "line of words\n"),
                (4, "line of words\n"),
                (5, "line of words\n"),
                (6, "2,y\n"),
            ],
        );
        let wide = format!("1,{}\n2,y\n", "x".repeat(50));
        check(&wide, &[(1, "+"), (2, "2,y\n")]);
    }
}
