//! Dates against the English DateTime cases of Recognizers-Text: a sentence, the day it is said on, and the time
//! expressions in it with their values.
//!
//! Only `DateTimeModel.json` is scored: the other files give the same cases to parts of that program, or turn on other
//! modes. A case is in scope if all it expects are dates, stretches of days, lengths, times of day and repetitions that
//! TIMEX3 can write. A date counted in weeks or longer ("in two months"), which that program gives to the day, is the
//! week, month or year of that day; a length up to or from the day ("the next five days") has its length. Where that program leaves a value open ("October 14" is this year's or last year's) and lists the
//! possible ones, any of them is right; a stretch between two dates has the value of the two. The measure is
//! TempEval-3's (see `timex`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use firsthand::annotate::{Anchor, Date, date};
use firsthand::read::{self, Document, Moment};
use firsthand::settings::Settings;
use firsthand::span::Span;
use firsthand::text;
use jiff::civil;
use serde::Deserialize;

use crate::gum::days;
use crate::options::{Failure, Options};
use crate::timex::Tally;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    #[serde(default)]
    context: Context,
    results: Vec<Expected>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Context {
    #[serde(default)]
    reference_date_time: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Expected {
    text: String,
    #[serde(default)]
    start: usize,
    #[serde(default)]
    type_name: String,
    #[serde(default)]
    resolution: Resolution,
}

#[derive(Default, Deserialize)]
struct Resolution {
    #[serde(default)]
    values: Vec<Value>,
}

#[derive(Deserialize)]
struct Value {
    #[serde(default)]
    timex: String,
    value: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

/// Scores the cases in the folder or file named in the options.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let [path] = options.inputs.as_slice() else {
        return Err(Failure::new("`recognizers` takes the folder of the English cases."));
    };
    let path = file(path);
    let json = fs::read_to_string(&path).map_err(|cause| Failure::at(&path, cause))?;
    let cases: Vec<Case> =
        serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|cause| Failure::at(&path, cause))?;
    let (mut all, mut kinds, mut left) = (Tally::default(), BTreeMap::new(), BTreeMap::new());
    for case in &cases {
        match out_of_scope(case) {
            Some(reason) => *left.entry(reason).or_insert(0) += 1,
            None => score(case, options.errors.is_some(), &mut all, &mut kinds),
        }
    }
    let out: usize = left.values().sum();
    println!("{} of {} cases are in scope; the others:", cases.len() - out, cases.len());
    for (reason, count) in left {
        println!("{count:>6}  {reason}");
    }
    if options.errors.is_some() {
        println!("errors:");
        all.print_causes();
    }
    for (kind, (gold, right)) in kinds {
        println!("{kind:<12} {right} of {gold} values right");
    }
    all.print("recognizers");
    Ok(ExitCode::SUCCESS)
}

/// The file of the cases, under whichever folder of the collection is named.
fn file(path: &Path) -> PathBuf {
    let inside = ["", "English", "DateTime/English"].map(|folder| path.join(folder).join("DateTimeModel.json"));
    inside.into_iter().find(|path| path.is_file()).unwrap_or_else(|| path.to_owned())
}

/// Why a case cannot be asked of TIMEX3 values of news.
fn out_of_scope(case: &Case) -> Option<&'static str> {
    if case.context.reference_date_time.is_empty() {
        return Some("no day that the sentence is said on");
    }
    case.results.iter().find_map(reason)
}

fn reason(expected: &Expected) -> Option<&'static str> {
    let kind = kind(expected);
    let timexes = || expected.resolution.values.iter().map(|value| value.timex.as_str());
    let words = expected.text.to_lowercase();
    let has = |parts: &[&str]| words.split_whitespace().any(|word| parts.contains(&word));
    match kind {
        "timerange" | "datetimerange" => return Some("a stretch between two times of day"),
        "date" | "daterange" | "duration" | "time" | "set" | "datetime" => {}
        _ => return Some("a time zone or a choice of times"),
    }
    if timexes()
        .any(|timex| timex.contains("PRESENT_REF") || timex.contains("FUTURE_REF") || timex.contains("PAST_REF"))
    {
        return Some("\"now\", \"recently\": no point of the calendar");
    }
    if kind == "datetime"
        && has(&["ago", "later", "hour", "hours", "minute", "minutes", "minutes,", "second", "seconds"])
    {
        return Some("counted in hours or minutes from the clock, where a report has only a day");
    }
    let written = words.bytes().any(|byte| byte.is_ascii_digit());
    if kind == "duration" && !written && has(&["few", "some", "several"]) {
        return Some("\"a few\" is given as three, which TIMEX3 leaves open");
    }
    if timexes().any(|timex| timex.contains("BD")) {
        return Some("working days");
    }
    None
}

fn kind(expected: &Expected) -> &str {
    expected.type_name.rsplit('.').next().unwrap_or_default()
}

fn score(case: &Case, print: bool, all: &mut Tally, kinds: &mut BTreeMap<String, (usize, usize)>) {
    let found = found(case);
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let mut tally = Tally::default();
    for expected in &case.results {
        let Some(span) = place(&case.input, expected) else { continue };
        let within: Vec<usize> =
            (0..found.len()).filter(|at| found[*at].span.overlaps(span) && !used.contains(at)).collect();
        used.extend(&within);
        tally.gold += 1;
        tally.found += usize::from(!within.is_empty());
        tally.matched += usize::from(!within.is_empty());
        let dates: Vec<&Date> = within.iter().map(|at| &found[*at]).collect();
        let right = agrees(expected, &dates);
        tally.right += usize::from(right);
        let counts = kinds.entry(kind(expected).to_owned()).or_default();
        counts.0 += 1;
        counts.1 += usize::from(right);
        if !right {
            tally.err(if dates.is_empty() { missed(kind(expected)) } else { wrong(kind(expected)) });
            print_wrong(print, case, expected, &dates);
        }
    }
    for (_, date) in found.iter().enumerate().filter(|(at, _)| !used.contains(at)) {
        tally.found += 1;
        tally.err("found where none is expected");
        if print {
            println!("{:?}: {:?} {} is not expected", case.input, date.span.of(&case.input), date.value);
        }
    }
    all.add(&tally);
}

fn print_wrong(print: bool, case: &Case, expected: &Expected, dates: &[&Date]) {
    if !print {
        return;
    }
    let shown: Vec<String> =
        dates.iter().map(|date| format!("{:?} {}", date.span.of(&case.input), date.value)).collect();
    let timex = expected.resolution.values.first().map_or("", |value| value.timex.as_str());
    let day = case.context.reference_date_time.get(..10).unwrap_or_default();
    println!("{day} {:?}: {:?} is {} {timex}; found {}", case.input, expected.text, kind(expected), shown.join(", "));
}

fn missed(kind: &str) -> &'static str {
    match kind {
        "date" => "date missed",
        "daterange" => "daterange missed",
        "duration" => "duration missed",
        "time" => "time missed",
        "set" => "set missed",
        _ => "datetime missed",
    }
}

fn wrong(kind: &str) -> &'static str {
    match kind {
        "date" => "date of another value",
        "daterange" => "daterange of another value",
        "duration" => "duration of another value",
        "time" => "time of another value",
        "set" => "set of another value",
        _ => "datetime of another value",
    }
}

/// What the engine finds in the sentence, read on the day it is said on.
fn found(case: &Case) -> Vec<Date> {
    let day = case.context.reference_date_time.get(..10).unwrap_or_default();
    let settings = Settings { published: Moment::parse(day), ..Settings::default() };
    let (articles, _) = read::read(vec![Document::new("case.txt", case.input.as_str())], &settings);
    let Some(article) = articles.first().filter(|article| article.text == case.input) else { return Vec::new() };
    date::find(&article.text, &text::analyse(article), article.published_day())
}

/// Where the expected words stand: the cases count in characters of UTF-16 and write them in lower case.
fn place(input: &str, expected: &Expected) -> Option<Span> {
    let mut units = 0;
    let mut start = None;
    let long = expected.text.encode_utf16().count();
    for (at, character) in input.char_indices() {
        if units == expected.start {
            start = Some(at);
        }
        if units == expected.start + long {
            return Some(Span::new(start?, at));
        }
        units += character.len_utf16();
    }
    Some(Span::new(start?, input.len()))
}

/// Whether the dates found in the expected place mean one of its values.
fn agrees(expected: &Expected, dates: &[&Date]) -> bool {
    expected
        .resolution
        .values
        .iter()
        .any(|value| dates.iter().any(|date| same(&value.timex, &date.value)) || by_days(value, dates))
}

/// Whether two TIMEX3 values are the same but for zeros of a time of day and the units of a length.
fn same(timex: &str, value: &str) -> bool {
    // "(2018-03-24,2018-03-29,P5D)": "the next five days", which TIMEX3 counts.
    let counted =
        timex.strip_prefix('(').and_then(|ends| ends.strip_suffix(')')).and_then(|ends| ends.rsplit(',').next());
    if value.starts_with('P') {
        return amount(counted.unwrap_or(timex)).is_some_and(|timex| Some(timex) == amount(value));
    }
    // "every night", "weekends": with and without the part that repeats.
    let bare = |value: &str| match value {
        "P1WE" => "XXXX-WXX-WE".to_owned(),
        _ => padded(value.strip_prefix("XXXX-XX-XX").unwrap_or(value)),
    };
    bare(timex) == bare(value)
}

/// A length in half months and in seconds: "P1Y6M", "PT1.5H".
fn amount(length: &str) -> Option<(i64, i64)> {
    let (mut months, mut seconds, mut in_day, mut number) = (0.0, 0.0, false, String::new());
    for part in length.strip_prefix('P')?.replace("WE", "E").replace("DE", "Z").replace("CE", "C").chars() {
        let Ok(count) = number.parse::<f64>() else {
            match part {
                'T' => in_day = true,
                _ => number.push(part),
            }
            continue;
        };
        if part.is_ascii_digit() || part == '.' {
            number.push(part);
            continue;
        }
        match (part, in_day) {
            ('C', _) => months += 2400.0 * count,
            ('Z', _) => months += 240.0 * count,
            ('Y', _) => months += 24.0 * count,
            ('M', false) => months += 2.0 * count,
            ('W', _) => seconds += 604_800.0 * count,
            ('D', _) => seconds += 86_400.0 * count,
            ('H', _) => seconds += 3600.0 * count,
            ('M', true) => seconds += 60.0 * count,
            ('S', _) => seconds += count,
            _ => return None,
        }
        in_day |= part == 'T';
        number.clear();
    }
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a few centuries at most")]
    number.is_empty().then_some((months as i64, seconds as i64))
}

/// "T14" as "T14:00", "T08:00:00" as "T08:00".
fn padded(value: &str) -> String {
    let Some((day, time)) = value.split_once('T').filter(|(day, _)| !day.starts_with('P')) else {
        return value.to_owned();
    };
    let time = time.strip_suffix(":00").filter(|short| short.contains(':')).unwrap_or(time);
    let hour = time.len() == 2 && time.bytes().all(|byte| byte.is_ascii_digit());
    let time = if time == "24:00" || time == "24" { "00:00" } else { time };
    if hour && time != "00:00" { format!("{day}T{time}:00") } else { format!("{day}T{time}") }
}

/// Whether the dates cover the days that a value was resolved to.
fn by_days(value: &Value, dates: &[&Date]) -> bool {
    let day = |text: &str| text.get(..10).and_then(|day| day.parse::<civil::Date>().ok());
    if let Some(point) = value.value.as_deref() {
        // "2016-10-14 08:00:31"
        let written = point.replacen(' ', "T", 1);
        return dates.iter().any(|date| same(&written, &date.value)) || counted(value, dates);
    }
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return false };
    let (Some(first), Some(last)) = (days(&first.value), days(&last.value)) else { return false };
    let starts = value.start.as_deref().and_then(day).map(|start| start == first.0);
    let ends = value.end.as_deref().and_then(day).map(|end| {
        // The end of a stretch is the day after it, or the last day that is named.
        Some(end) == last.1.tomorrow().ok() || dates.len() > 1 && end == last.0
    });
    // "before 2015": one end is open.
    let point =
        |end: Option<&str>| end.and_then(day).is_some_and(|end| end == first.0 || Some(end) == first.1.tomorrow().ok());
    match (starts, ends) {
        (Some(starts), Some(ends)) => starts && ends,
        (None, Some(_)) => point(value.end.as_deref()),
        (Some(_), None) => point(value.start.as_deref()),
        (None, None) => false,
    }
}

/// Whether a date counted in weeks, months or years ("in two months") is found as the week, month or year that holds
/// it, as TIMEX3 writes it.
fn counted(value: &Value, dates: &[&Date]) -> bool {
    let Some(day) = value.value.as_deref().and_then(|day| day.parse::<civil::Date>().ok()) else { return false };
    dates.iter().any(|date| {
        let coarse = date.anchor != Anchor::None && date.value.len() < 10;
        coarse && days(&date.value).is_some_and(|(first, last)| first <= day && day <= last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(input: &str, results: &str) -> Case {
        let context = r#"{"ReferenceDateTime": "2023-05-10T00:00:00"}"#;
        serde_json::from_str(&format!(r#"{{"Input": "{input}", "Context": {context}, "Results": {results}}}"#)).unwrap()
    }

    /// One value right (either year will do), one missed, nothing found beside them.
    #[test]
    fn a_case_worked_by_hand() {
        let results = r#"[
            {"Text": "june 3", "Start": 11, "TypeName": "datetimeV2.date", "Resolution": {"values": [
                {"timex": "XXXX-06-03", "value": "2022-06-03"}, {"timex": "XXXX-06-03", "value": "2023-06-03"}]}},
            {"Text": "the ides", "Start": 21, "TypeName": "datetimeV2.date", "Resolution": {"values": [
                {"timex": "XXXX-03-15", "value": "2023-03-15"}]}}]"#;
        let case = case("She met on June 3 or the ides", results);
        assert_eq!(out_of_scope(&case), None);
        let (mut all, mut kinds) = (Tally::default(), BTreeMap::new());
        score(&case, false, &mut all, &mut kinds);
        assert_eq!((all.gold, all.found, all.matched, all.right), (2, 1, 1, 1));
        assert_eq!(kinds["date"], (2, 1));
    }

    #[test]
    fn times_are_compared_without_their_zeros() {
        assert!(same("2016-11-08T09", "2016-11-08T09:00"));
        assert!(same("T09:30:00", "T09:30"));
        assert!(!same("T09", "T21:00"));
        assert!(same("PT1.5H", "PT1H30M"));
        assert!(same("(2018-01-01,2018-07-01,P6M)", "P6M"));
        assert!(!same("P6M", "P6D"));
    }
}
