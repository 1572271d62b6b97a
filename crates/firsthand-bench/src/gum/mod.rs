//! Dates against GUM: the `date` elements of its CoNLL-U files, with their TEI values.
//!
//! GUM marks calendar dates and periods, neither lengths nor repetitions, so lengths count as found only where they
//! meet an element. Texts are reckoned from the day GUM gives for their making. An element of two dates ("1995 to
//! 1998") has the value of the first and last date found in it. The measure is TempEval-3's (see `timex`), over all
//! documents and over those whose genre is news.

mod texts;
mod value;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use firsthand::annotate::{Anchor, Date, DateKind, date};
use firsthand::read::{self, Document, Moment};
use firsthand::settings::Settings;
use firsthand::text;

use crate::options::{Failure, Options};
use crate::timex::Tally;
use texts::{Element, Marked};
pub use value::days;

/// Scores the files named in the options.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    if options.inputs.is_empty() {
        return Err(Failure::new("`gum` takes CoNLL-U files of GUM."));
    }
    let (mut news, mut all) = (Tally::default(), Tally::default());
    for path in &options.inputs {
        score(path, options.errors.is_some(), &mut news, &mut all)?;
    }
    if options.errors.is_some() {
        all.print_causes();
    }
    news.print("gum news");
    all.print("gum all");
    Ok(ExitCode::SUCCESS)
}

fn score(path: &Path, print: bool, news: &mut Tally, all: &mut Tally) -> Result<(), Failure> {
    let file = std::fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))?;
    for marked in texts::texts(&file) {
        let settings = Settings { published: Moment::parse(&marked.created), ..Settings::default() };
        let (articles, _) = read::read(vec![Document::new("gum.txt", marked.text.as_str())], &settings);
        let Some(article) = articles.first() else { continue };
        let found = date::find(&article.text, &text::analyse(article), article.published_day());
        let tally = compare(&marked, &found, print);
        all.add(&tally);
        if marked.id.contains("_news_") {
            news.add(&tally);
        }
    }
    Ok(())
}

/// The tally of one text.
fn compare(marked: &Marked, found: &[Date], print: bool) -> Tally {
    let mut tally = Tally::default();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for element in &marked.dates {
        let within: Vec<usize> = (0..found.len())
            .filter(|at| found[*at].span.overlaps(element.span) && found[*at].kind != DateKind::Set)
            .filter(|at| !used.contains(at))
            .collect();
        used.extend(&within);
        tally.gold += 1;
        tally.found += usize::from(!within.is_empty());
        tally.matched += usize::from(!within.is_empty());
        let dates: Vec<&Date> = within.iter().map(|at| &found[*at]).collect();
        let Some(cause) = error(marked, element, &dates) else {
            tally.right += 1;
            continue;
        };
        tally.err(cause);
        if print {
            let shown: Vec<String> = dates.iter().map(|date| shown(marked, date)).collect();
            let should = element.span.of(&marked.text);
            println!(
                "{}: {should:?} is {}..{}; found {} ({cause})",
                marked.id,
                element.from,
                element.to,
                shown.join(", ")
            );
        }
    }
    for (_, date) in found.iter().enumerate().filter(|(at, date)| is_point(date) && !used.contains(at)) {
        tally.found += 1;
        let cause = if date.anchor == Anchor::None { "unmarked, absolute" } else { "unmarked, relative" };
        tally.err(cause);
        if print {
            println!("{}: {} ({cause})", marked.id, shown(marked, date));
        }
    }
    tally
}

fn shown(marked: &Marked, date: &Date) -> String {
    format!("{:?} {}", date.span.of(&marked.text), date.value)
}

/// Whether GUM would mark the date: a point of the calendar, known to some degree.
fn is_point(date: &Date) -> bool {
    matches!(date.kind, DateKind::Date | DateKind::Time)
        && !date.value.ends_with("_REF")
        && !date.value.starts_with('T')
}

/// What is wrong with the dates found at an element.
fn error(marked: &Marked, element: &Element, dates: &[&Date]) -> Option<&'static str> {
    let words = element.span.of(&marked.text).to_lowercase();
    if dates.iter().any(|date| value::same(&date.value, element)) || ends_agree(element, dates) {
        return None;
    }
    let bare = words.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    let Some(date) = dates.first() else {
        return Some(if bare.bytes().all(|byte| byte.is_ascii_digit()) {
            "missed: a bare number"
        } else if has(&["spring", "summer", "autumn", "winter"]) {
            "missed: a season"
        } else if has(&["day", "week", "year", "month", "decade", "morning"]) {
            "missed: words with a unit"
        } else if bare.bytes().any(|byte| byte.is_ascii_digit()) {
            "missed: a date with digits"
        } else {
            "missed: another name of a time"
        });
    };
    let tails = |value: &str| value.get(4..).map(str::to_owned);
    Some(match (days(&date.value), days(&element.from), days(&element.to)) {
        _ if date.value.contains('X') || date.value.ends_with("_REF") => "value: left open",
        (_, None, _) | (_, _, None) => "value: given where the element has no year",
        (Some((first, last)), Some((from, _)), Some((_, to))) if first <= from && last >= to => "value: too coarse",
        (Some((first, last)), Some((from, _)), Some((_, to))) if from <= first && to >= last => "value: too fine",
        _ if tails(&date.value) == tails(&element.from) && date.value.len() > 4 => "value: another year",
        _ if date.anchor == Anchor::None => "value: of an absolute date",
        _ => "value: reckoned from another day",
    })
}

/// Whether the first and last of several dates give the ends of the element.
fn ends_agree(element: &Element, dates: &[&Date]) -> bool {
    let [first, .., last] = dates else { return false };
    let agree = |date: &Date, end: &str| days(&date.value).is_some_and(|found| Some(found) == days(end));
    agree(first, &element.from) && agree(last, &element.to)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three elements: one right, one in place with another day, one missed; and one date that is no element.
    #[test]
    fn a_case_worked_by_hand() {
        let file = "# newdoc id = GUM_news_case\n# meta::dateCreated = 2023-05-10\n\
            1\tOn\ton\t_\t_\t_\t_\t_\t_\t_\n\
            2\tMonday\tMonday\t_\t_\t_\t_\t_\t_\tXML=<date when:::\"2023-05-08\"></date>\n\
            3\tand\tand\t_\t_\t_\t_\t_\t_\t_\n\
            4\tTuesday\tTuesday\t_\t_\t_\t_\t_\t_\tXML=<date when:::\"2023-05-16\"></date>|SpaceAfter=No\n\
            5\t,\t,\t_\t_\t_\t_\t_\t_\t_\n\
            6\tlike\tlike\t_\t_\t_\t_\t_\t_\t_\n\
            7\tRamadan\tRamadan\t_\t_\t_\t_\t_\t_\tXML=<date when:::\"2023-04\"></date>\n\
            8\tyesterday\tyesterday\t_\t_\t_\t_\t_\t_\t_\n";
        let marked = &texts::texts(file)[0];
        let settings = Settings { published: Moment::parse(&marked.created), ..Settings::default() };
        let (articles, _) = read::read(vec![Document::new("gum.txt", marked.text.as_str())], &settings);
        let found = date::find(&articles[0].text, &text::analyse(&articles[0]), articles[0].published_day());
        let tally = compare(marked, &found, false);
        assert_eq!((tally.gold, tally.found, tally.matched, tally.right), (3, 3, 2, 1));
    }
}
