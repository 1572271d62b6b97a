//! Dates against the English DateTime cases of Recognizers-Text: a sentence, the day it is said on, and the time
//! expressions in it with their values.
//!
//! Only `DateTimeModel.json` is scored: the other files give the same cases to parts of that program, or turn on other
//! modes. All cases are scored, then those in scope (see `scope`). What TIMEX3 keeps out of the value ("mid-May", "the
//! end of tomorrow") has the value of the whole. A date counted in weeks or longer ("in two months"), which that program gives to the day, is the
//! week, month or year of that day; a length up to or from the day ("the next five days") has its length. Where that program leaves a value open ("October 14" is this year's or last year's) and lists the
//! possible ones, any of them is right; a stretch between two dates has the value of the two. The measure is
//! TempEval-3's (see `timex`).

mod scope;

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
use crate::timex::{Tally, value::same};
use scope::out_of_scope;

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
    /// "mid", "start", "end", "before", "since-end" and the like.
    #[serde(default, rename = "Mod")]
    narrowing: String,
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
    if options.json {
        let scope: Vec<usize> = (0..cases.len()).filter(|at| out_of_scope(&cases[*at]).is_none()).collect();
        println!("{}", serde_json::to_string(&scope).map_err(|cause| Failure::at(&path, cause))?);
        return Ok(ExitCode::SUCCESS);
    }
    let (mut scoped, mut rest, mut kinds, mut left) =
        (Tally::default(), Tally::default(), BTreeMap::new(), BTreeMap::new());
    for case in &cases {
        match out_of_scope(case) {
            Some(reason) => {
                *left.entry(reason).or_insert(0) += 1;
                score(case, false, &mut rest, &mut BTreeMap::new());
            }
            None => score(case, options.errors.is_some(), &mut scoped, &mut kinds),
        }
    }
    let out: usize = left.values().sum();
    println!("{} of {} cases are in scope; the others:", cases.len() - out, cases.len());
    for (reason, count) in left {
        println!("{count:>6}  {reason}");
    }
    if options.errors.is_some() {
        println!("errors:");
        scoped.print_causes();
    }
    for (kind, (gold, right)) in kinds {
        println!("{kind:<12} {right} of {gold} values right");
    }
    rest.add(&scoped);
    rest.print("all cases");
    scoped.print("in scope");
    Ok(ExitCode::SUCCESS)
}

/// The file of the cases, under whichever folder of the collection is named.
fn file(path: &Path) -> PathBuf {
    let inside = ["", "English", "DateTime/English"].map(|folder| path.join(folder).join("DateTimeModel.json"));
    inside.into_iter().find(|path| path.is_file()).unwrap_or_else(|| path.to_owned())
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
    expected.resolution.values.iter().any(|value| {
        // "the end of tomorrow" is given as its last second.
        let timex = value.timex.strip_suffix("T23:59:59").unwrap_or(&value.timex);
        dates.iter().any(|date| same(timex, &date.value) || narrowed(value, date)) || by_days(value, dates)
    })
}

/// Whether a part of a stretch ("mid-May", "since late July") is found with the value of the whole, whose month or
/// year may be left open.
fn narrowed(value: &Value, date: &Date) -> bool {
    let day = |text: &Option<String>| text.as_deref()?.get(..10)?.parse::<civil::Date>().ok();
    let part = ["mid", "start", "end"].iter().any(|part| value.narrowing.contains(part));
    let open = value.timex.strip_prefix("XXXX").is_some_and(|tail| date.value.ends_with(tail));
    let within = || days(&date.value).zip(day(&value.start).or_else(|| day(&value.end)));
    part && (open || value.timex == date.value)
        && within().is_some_and(|((first, last), day)| first <= day && day <= last)
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
}
