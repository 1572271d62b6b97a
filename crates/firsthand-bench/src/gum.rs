//! Dates against GUM: the `date` elements of its CoNLL-U files, with their TEI values.
//!
//! GUM marks calendar dates and periods, neither lengths nor repetitions, so only the dates found are scored, and a
//! found date beside no element is no fault: GUM leaves most relative dates without one. Texts are reckoned from the
//! day GUM gives for their making.

use std::path::Path;
use std::process::ExitCode;

use firsthand::annotate::{Date, DateKind, date};
use firsthand::read::{self, Document, Moment};
use firsthand::settings::Settings;
use firsthand::span::Span;
use firsthand::text;

use crate::options::{Failure, Options};

/// Scores the files named in the options.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let [path] = options.inputs.as_slice() else {
        return Err(Failure::new("`gum` takes one CoNLL-U file of GUM."));
    };
    let tally = score(path, options.errors.is_some())?;
    println!("gum_dates_found  {:>5} of {:>5}  {:.3}", tally.found, tally.gold, share(tally.found, tally.gold));
    println!("gum_dates_value  {:>5} of {:>5}  {:.3}", tally.right, tally.gold, share(tally.right, tally.gold));
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::cast_precision_loss, reason = "counts of dates")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[derive(Default)]
struct Tally {
    gold: usize,
    found: usize,
    right: usize,
}

/// One text of the corpus.
#[derive(Default)]
struct Marked {
    id: String,
    created: String,
    text: String,
    dates: Vec<Element>,
}

/// A `date` element: its place and the first and last day it covers, as written.
struct Element {
    span: Span,
    from: String,
    to: String,
}

fn score(path: &Path, print: bool) -> Result<Tally, Failure> {
    let file = std::fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))?;
    let mut tally = Tally::default();
    for marked in texts(&file) {
        let settings = Settings { published: Moment::parse(&marked.created), ..Settings::default() };
        let (articles, _) = read::read(vec![Document::new("gum.txt", marked.text.as_str())], &settings);
        let Some(article) = articles.first() else { continue };
        let found = date::find(&article.text, &text::analyse(article), article.published_day());
        for element in &marked.dates {
            compare(&marked, element, &found, print, &mut tally);
        }
    }
    Ok(tally)
}

fn compare(marked: &Marked, element: &Element, found: &[Date], print: bool, tally: &mut Tally) {
    let points = found.iter().filter(|date| matches!(date.kind, DateKind::Date | DateKind::Time));
    let best = points.max_by_key(|date| date.span.shared(element.span)).filter(|date| date.span.overlaps(element.span));
    let right = best.is_some_and(|date| same(&date.value, element));
    tally.gold += 1;
    tally.found += usize::from(best.is_some());
    tally.right += usize::from(right);
    if print && !right {
        let (words, value) = best.map_or(("-", "-"), |date| (date.span.of(&marked.text), date.value.as_str()));
        let should = element.span.of(&marked.text);
        println!("{}: {should:?} is {}..{}; found {words:?} {value}", marked.id, element.from, element.to);
    }
}

/// Whether a TIMEX3 value covers the same days as the element.
fn same(value: &str, element: &Element) -> bool {
    let value = value.split('T').next().unwrap_or(value);
    let (from, to) = (days(&element.from), days(&element.to));
    match (days(value), from, to) {
        (Some((first, last)), Some((from, _)), Some((_, to))) => first == from && last == to,
        // The year is not given: "--03-05".
        _ => element.from == element.to && value.replace("XXXX-", "--") == element.from,
    }
}

/// First and last day of "1994", "199", "19", "2020-08", "2020-W33" or a day.
fn days(value: &str) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    use jiff::ToSpan;
    use jiff::civil::{Date, ISOWeekDate, Weekday};
    if let Some((year, week)) = value.split_once("-W") {
        let day = |weekday| Some(ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, weekday).ok()?.date());
        return Some((day(Weekday::Monday)?, day(Weekday::Sunday)?));
    }
    let parts: Vec<i16> = value.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let small = |number: i16| i8::try_from(number).ok();
    let (first, span) = match (parts.as_slice(), value.len()) {
        ([century], 2) => (Date::new(century * 100, 1, 1), 100.years()),
        ([decade], 3) => (Date::new(decade * 10, 1, 1), 10.years()),
        ([year], _) => (Date::new(*year, 1, 1), 1.year()),
        ([year, month], _) => (Date::new(*year, small(*month)?, 1), 1.month()),
        ([year, month, day], _) => (Date::new(*year, small(*month)?, small(*day)?), 1.day()),
        _ => return None,
    };
    let first = first.ok()?;
    Some((first, first.checked_add(span).ok()?.yesterday().ok()?))
}

/// The texts of a CoNLL-U file, put together from their tokens.
fn texts(file: &str) -> Vec<Marked> {
    let mut texts: Vec<Marked> = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for line in file.lines() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            texts.push(Marked { id: id.to_owned(), ..Marked::default() });
            open = None;
        }
        let Some(marked) = texts.last_mut() else { continue };
        if let Some(day) = line.strip_prefix("# meta::dateCreated = ") {
            day.clone_into(&mut marked.created);
        } else if line.starts_with("# newpar") && !line.starts_with("# newpar_block") && !marked.text.is_empty() {
            marked.text.push_str("\n\n");
        } else {
            token(marked, line, &mut open);
        }
    }
    texts
}

fn token(marked: &mut Marked, line: &str, open: &mut Option<(usize, String, String)>) {
    let fields: Vec<&str> = line.split('\t').collect();
    let [id, form, .., misc] = fields.as_slice() else { return };
    // Parts of a contraction repeat what its own line ("5-6") has; a plain word has a plain number.
    if !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let start = marked.text.len();
    marked.text.push_str(form);
    let end = marked.text.len();
    for tag in misc.split('<').skip(1) {
        if tag.starts_with("date ") {
            let value = |name: &str| Some(tag.split_once(&format!("{name}:::\""))?.1.split('"').next()?.to_owned());
            let when = value("when");
            let from = when.clone().or_else(|| value("from")).or_else(|| value("notBefore"));
            let to = when.or_else(|| value("to")).or_else(|| value("notAfter"));
            *open = from.zip(to).map(|(from, to)| (start, from, to));
        } else if tag.starts_with("/date")
            && let Some((start, from, to)) = open.take()
        {
            marked.dates.push(Element { span: Span::new(start, end), from, to });
        }
    }
    if !misc.contains("SpaceAfter=No") {
        marked.text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_compared_by_their_days() {
        let element =
            |from: &str, to: &str| Element { span: Span::new(0, 1), from: from.to_owned(), to: to.to_owned() };
        assert!(same("199", &element("1990", "1999")));
        assert!(same("2017-W14", &element("2017-04-03", "2017-04-09")));
        assert!(same("2020-08-15TNI", &element("2020-08-15", "2020-08-15")));
        assert!(same("XXXX-03", &element("--03", "--03")));
        assert!(!same("2020-08", &element("2020-08-15", "2020-08-15")));
    }

    #[test]
    fn elements_are_read_from_the_last_column() {
        let file = "# newdoc id = A\n1\tin\tin\t_\t_\t_\t_\t_\t_\t_\n2\t1994\t1994\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|XML=<date when:::\"1994\"></date>\n";
        let marked = &texts(file)[0];
        assert_eq!(marked.text, "in 1994");
        assert_eq!(marked.dates[0].span.of(&marked.text), "1994");
    }
}
