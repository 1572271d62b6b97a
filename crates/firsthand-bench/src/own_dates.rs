//! Dates against the sentences of `dates/news.txt`: invented news whose time expressions are marked where they stand,
//! each with its TIMEX3 type and value. Those of `dates/unseen.txt` were written after the rules, and no rule was changed
//! for one.
//!
//! An expression is right where one that overlaps it has its type and value. The measure is TempEval-3's (see `timex`).

use std::process::ExitCode;

use firsthand::annotate::{Date, DateKind, date};
use firsthand::read::{self, Document, Moment};
use firsthand::settings::Settings;
use firsthand::span::Span;
use firsthand::text;

use crate::options::{Failure, Options};
use crate::score::Scores;
use crate::timex::{Tally, value::same};
use crate::{gum, recognizers};

const NEWS: &str = include_str!("../dates/news.txt");
const UNSEEN: &str = include_str!("../dates/unseen.txt");

/// A text with what is to be found in it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Case {
    published: String,
    text: String,
    marks: Vec<Mark>,
}

#[derive(Debug, PartialEq, Eq)]
struct Mark {
    span: Span,
    kind: String,
    value: String,
}

/// Scores the sentences of its own, and the files of GUM and Recognizers-Text named in the options.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let print = options.errors.is_some();
    for (name, file) in [("own cases", NEWS), ("unseen cases", UNSEEN)] {
        let tally = tally(file, print)?;
        if print {
            tally.print_causes();
        }
        tally.print(name);
    }
    for path in &options.inputs {
        let one = Options { inputs: vec![path.clone()], errors: options.errors.clone(), ..Options::default() };
        let is_gum = path.extension().is_some_and(|end| end == "conllu");
        if is_gum {
            gum::run(&one)?
        } else {
            recognizers::run(&one)?
        };
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes the measures, for the gate.
pub fn measure() -> Result<Scores, Failure> {
    let mut scores = Scores::default();
    tally(NEWS, false)?.add_to(&mut scores);
    let unseen = tally(UNSEEN, false)?;
    scores.add("unseen_value_f1", 2 * unseen.right, unseen.gold + unseen.found);
    Ok(scores)
}

fn tally(file: &str, print: bool) -> Result<Tally, Failure> {
    let mut all = Tally::default();
    for case in cases(file)? {
        all.add(&score(&case, print));
    }
    Ok(all)
}

/// The texts of the file.
fn cases(file: &str) -> Result<Vec<Case>, Failure> {
    let mut published = "";
    let mut cases = Vec::new();
    for (number, line) in file.lines().enumerate() {
        if let Some(day) = line.strip_prefix("@ ") {
            published = day;
        } else if !line.is_empty() && !line.starts_with('#') {
            let wrong = || Failure::new(format!("dates, line {}: expected {{words|TYPE value}}", number + 1));
            cases.push(case(published, line).ok_or_else(wrong)?);
        }
    }
    Ok(cases)
}

fn case(published: &str, line: &str) -> Option<Case> {
    let mut case = Case { published: published.to_owned(), ..Case::default() };
    for (index, part) in line.split('{').enumerate() {
        if index == 0 {
            case.text.push_str(part);
            continue;
        }
        let (mark, rest) = part.split_once('}')?;
        let (words, meaning) = mark.split_once('|')?;
        let (kind, value) = meaning.split_once(' ')?;
        let start = case.text.len();
        case.text.push_str(words);
        let span = Span::new(start, case.text.len());
        case.marks.push(Mark { span, kind: kind.to_owned(), value: value.to_owned() });
        case.text.push_str(rest);
    }
    Some(case)
}

fn score(case: &Case, print: bool) -> Tally {
    let settings = Settings { published: Moment::parse(&case.published), ..Settings::default() };
    let (articles, _) = read::read(vec![Document::new("case.txt", case.text.as_str())], &settings);
    let found = articles
        .first()
        .map_or_else(Vec::new, |article| date::find(&article.text, &text::analyse(article), article.published_day()));
    let mut tally = Tally { found: found.len(), gold: case.marks.len(), ..Tally::default() };
    for mark in &case.marks {
        let at: Vec<&Date> = found.iter().filter(|date| date.span.overlaps(mark.span)).collect();
        tally.matched += usize::from(!at.is_empty());
        if at.iter().any(|date| name(date.kind) == mark.kind && same(&mark.value, &date.value)) {
            tally.right += 1;
            continue;
        }
        tally.err(if at.is_empty() { "missed" } else { "of another value or type" });
        if print {
            let shown: Vec<String> = at.iter().map(|date| shown(case, date)).collect();
            let words = mark.span.of(&case.text);
            println!(
                "{} {:?}: {words:?} is {} {}; found {}",
                case.published,
                case.text,
                mark.kind,
                mark.value,
                shown.join(", ")
            );
        }
    }
    for date in found.iter().filter(|date| !case.marks.iter().any(|mark| mark.span.overlaps(date.span))) {
        tally.err("found where none is");
        if print {
            println!("{} {:?}: {} is none", case.published, case.text, shown(case, date));
        }
    }
    tally
}

fn shown(case: &Case, date: &Date) -> String {
    format!("{:?} {} {}", date.span.of(&case.text), name(date.kind), date.value)
}

/// The TIMEX3 name of a type.
const fn name(kind: DateKind) -> &'static str {
    match kind {
        DateKind::Date => "DATE",
        DateKind::Time => "TIME",
        DateKind::Duration => "DURATION",
        DateKind::Set => "SET",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_the_file_is_whole() {
        let case = case("2023-05-10", "It fell on {Monday|DATE 2023-05-08}.").unwrap();
        assert_eq!(case.text, "It fell on Monday.");
        assert_eq!(case.marks[0].span.of(&case.text), "Monday");
        assert!(cases(NEWS).unwrap().len() >= 120 && !cases(UNSEEN).unwrap().is_empty());
    }

    /// One right, one of another value, one that is none.
    #[test]
    fn a_case_worked_by_hand() {
        let case = case(
            "2023-05-10",
            "It fell on {Monday|DATE 2023-05-08}, rose on {Tuesday|DATE 2023-05-02} and sank on Sunday.",
        );
        let tally = score(&case.unwrap(), false);
        assert_eq!((tally.gold, tally.found, tally.matched, tally.right), (2, 3, 2, 1));
    }
}
