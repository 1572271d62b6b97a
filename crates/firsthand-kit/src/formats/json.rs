//! Articles in JSON: one object a line, a list of objects, an object with such a list in it, or one object alone.
//!
//! Values are cut out of the stream one by one and read by themselves, so that a file of any size takes no more memory
//! than its largest article, and a value that is broken costs only itself.

use std::io::{self, BufRead, Read};

use firsthand::problem::ProblemKind;
use serde::de::DeserializeSeed;
use serde_json::Value;

use super::json_cutter::{Cut, Cutter};
use super::out::{Out, Place};
use super::reading::{Reading, Record};

/// A value may be this much longer than the largest article: every character escaped, and the other fields.
const ESCAPED: usize = 6;
const OTHER_FIELDS: usize = 1 << 16;
/// So deep in an object a list of articles is looked for; exports have theirs one or two deep.
const LIST_DEPTH: usize = 4;

const LINES: &str = "lines";
const VALUES: &str = "records";

fn limit(out: &Out<'_>) -> usize {
    out.limits.max_bytes.saturating_mul(ESCAPED).saturating_add(OTHER_FIELDS)
}

/// Hands over the article of every line.
///
/// # Errors
/// When the file can be read no further.
pub(super) fn lines(mut stream: impl BufRead, out: &mut Out<'_>) -> io::Result<()> {
    let limit = limit(out);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let failed = (&mut stream).take(limit as u64).read_until(b'\n', &mut line).err();
        let place = Place::Line(number);
        if line.len() == limit && !line.ends_with(b"\n") {
            skip_line(&mut stream)?;
            out.problem(place, ProblemKind::TooLarge, LINES, too_large("line", out));
        } else if !line.trim_ascii().is_empty() && (failed.is_none() || line.ends_with(b"}")) {
            let bytes = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
            value(bytes, place, out);
        }
        match failed {
            Some(error) => return Err(error),
            None if line.is_empty() => break,
            None => {}
        }
    }
    Ok(())
}

/// Hands over the articles of values that follow one another, of the values of lists, and of lists within an object.
///
/// # Errors
/// When the file can be read no further.
pub(super) fn values(stream: impl BufRead, out: &mut Out<'_>) -> io::Result<()> {
    let limit = limit(out);
    let mut cutter = Cutter::new(stream, limit);
    let mut number = 1;
    loop {
        let place = Place::Record(number);
        match cutter.next()? {
            Cut::End => return Ok(()),
            Cut::Whole(bytes) => number += value(&bytes, place, out).saturating_sub(1),
            Cut::TooLarge => out.problem(place, ProblemKind::TooLarge, VALUES, too_large("record", out)),
            Cut::Broken(bytes) => {
                // Parsing it again says what is wrong.
                let cause = serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).err();
                let cause = cause.map_or("something else follows it".to_owned(), |error| cause_of(&error));
                out.problem(
                    place,
                    ProblemKind::Format,
                    VALUES,
                    format!("The record is no JSON that can be read ({cause})."),
                );
            }
        }
        number += 1;
    }
}

/// Reads the article of one value, or those of a list in it, and gives how many records that were.
fn value(bytes: &[u8], place: Place, out: &mut Out<'_>) -> usize {
    let mut record = Record::default();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let reading = Reading { fields: &out.limits.fields, record: &mut record };
    if let Err(error) = reading.deserialize(&mut json).and_then(|()| json.end()) {
        let what = if matches!(place, Place::Line(_)) { "line" } else { "record" };
        let message = format!("The {what} is no JSON object that can be read ({}).", cause_of(&error));
        out.problem(place, ProblemKind::Format, LINES, message);
        return 1;
    }
    let mut found = Vec::new();
    if !record.has_text()
        && let Ok(value) = serde_json::from_slice::<Value>(bytes)
    {
        lists(&value, LIST_DEPTH, out, &mut found);
    }
    if found.is_empty() {
        out.article(place, record);
        return 1;
    }
    let count = found.len();
    for (at, record) in found.into_iter().enumerate() {
        let place = match place {
            Place::Record(first) => Place::Record(first + at),
            Place::Line(line) => Place::InLine(line, at + 1),
            other => other,
        };
        out.article(place, record);
    }
    count
}

/// The records of the lists in a value of which one at least has words.
fn lists(value: &Value, depth: usize, out: &Out<'_>, found: &mut Vec<Record>) {
    match value {
        Value::Array(items) => {
            let record = |item: &Value| {
                let mut record = Record::default();
                let reading = Reading { fields: &out.limits.fields, record: &mut record };
                reading.deserialize(item).ok().filter(|()| item.is_object()).map(|()| record)
            };
            let records: Vec<Record> = items.iter().filter_map(record).collect();
            if records.iter().any(Record::has_text) {
                found.extend(records);
            }
        }
        Value::Object(fields) if depth > 0 => fields.values().for_each(|field| lists(field, depth - 1, out, found)),
        _ => {}
    }
}

fn too_large(what: &str, out: &Out<'_>) -> String {
    let megabytes = out.limits.max_bytes as f64 / 1e6;
    format!("The {what} is longer than an article of {megabytes:.1} MB can make it; raise `--max-bytes`.")
}

/// The parser's words without its own line number, which is not that of the file.
fn cause_of(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

fn skip_line(stream: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = stream.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        stream.consume(used);
        if end.is_some() || used == 0 {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tests::read_with;

    fn check_lines(bytes: &[u8], expected: &[(&str, &str)], problems: &[&str]) {
        read_with(100, |out| lines(bytes, out).unwrap()).check(expected, problems);
    }

    fn check_values(bytes: &[u8], expected: &[(&str, &str)], problems: &[&str]) {
        read_with(100, |out| values(bytes, out).unwrap()).check(expected, problems);
    }

    #[test]
    fn lines_of_json_and_bad_ones_between() {
        let text = "\u{FEFF}{\"text\": \"One.\", \"id\": 7}\n\n{\"text\": \"Two.\", \"title\": null, \"x\": [1]}\n\
            {\"text\": \"cut off\n{\"headline\": \"no text\"}\n[]\n{\"id\": {\"a\": 1}, \"text\": \"Three.\"} {}\n\
            {\"id\": {\"a\": 1}, \"text\": \"Three.\"}";
        check_lines(
            text.as_bytes(),
            &[("7", "One."), ("c:3", "Two."), ("c:8", "Three.")],
            &["c:4", "c:5", "c:6", "c:7"],
        );
    }

    #[test]
    fn a_line_too_long_is_passed_over() {
        let text = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Two.\"}}\n", "a".repeat(ESCAPED * 100 + OTHER_FIELDS));
        check_lines(text.as_bytes(), &[("c:2", "Two.")], &["c:1"]);
    }

    #[test]
    fn a_list_an_object_with_a_list_and_an_object_alone() {
        let list = br#"[{"text": "One."}, {"text": "Tw\"o}"}, 5, {"text": "Three."}]"#;
        check_values(list, &[("c#1", "One."), ("c#2", "Tw\"o}"), ("c#4", "Three.")], &["c#3"]);
        let within = br#"{"total": 2, "tags": [{"a": 1}], "articles": {"results": [{"body": "One."}, {"title": "x"}, {"body": "Two."}]}}"#;
        check_values(within, &[("c#1", "One."), ("c#3", "Two.")], &["c#2"]);
        let alone = br#"{"authors": [{"name": "Ann"}], "tags": [{"text": "flood"}], "maintext": "Rain."}"#;
        check_values(alone, &[("c#1", "Rain.")], &[]);
        check_values(b"{\"text\": \"One.\"}\n{\n\"text\":\n\"Two.\"\n}", &[("c#1", "One."), ("c#2", "Two.")], &[]);
        check_values(b"{\"a\": 1}", &[], &["c#1"]);
    }

    #[test]
    fn a_large_object_is_read_item_by_item_and_a_broken_end_is_told() {
        let items: Vec<String> = (0..9000).map(|n| format!("{{\"text\": \"No. {n}\"}}")).collect();
        let large = format!("{{\"status\": \"ok [{{\", \"articles\": [{}], \"total\": 9}}", items.join(","));
        let found = read_with(100, |out| values(large.as_bytes(), out).unwrap());
        assert_eq!((found.documents.len(), found.problems.len()), (9000, 0), "{:?}", found.problems.first());
        check_values(br#"[{"text": "One."}, {"text": "Tw"#, &[("c#1", "One.")], &["c#2"]);
        let endless = format!("[{{\"text\": \"{}\"}}, {{\"text\": \"Two.\"}}]", "a".repeat(200_000));
        check_values(endless.as_bytes(), &[("c#2", "Two.")], &["c#1"]);
    }

    #[test]
    fn nesting_does_not_break_it() {
        let deep = format!("{{\"text\": {}1", "[".repeat(50_000));
        check_values(deep.as_bytes(), &[], &["c#1"]);
        check_lines(deep.as_bytes(), &[], &["c:1"]);
        check_values(&b"{\"a\":".repeat(30_000), &[], &["c#1"]);
    }
}
