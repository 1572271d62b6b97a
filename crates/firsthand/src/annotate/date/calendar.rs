//! Dates of the calendar: "August 9, 2020", "9 August", "2020-08-09", "last August", "August 2020".

use super::shared::year_of_other_end;
use super::words::{Line, is_dash, month, ordinal, weekday};
use super::{Certainty, Habits, Item, When, Which, Year};

/// The years that four digits beside a month may name.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=2199;

/// The calendar date that begins at `at`.
pub(super) fn at(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let dated = after_weekday(line, at).and_then(|core| day_and_month(line, core));
    // "In this May 18 file photo".
    let this = || (line.norm(at) == "this").then(|| day_and_month(line, at + 1)).flatten();
    let found = dated
        .or_else(this)
        .or_else(|| day_and_month(line, at))
        .or_else(|| iso(line, at))
        .or_else(|| slashed(line, at))
        .or_else(|| dotted(line, at))
        .or_else(|| month_alone(line, at, habits));
    found.map(|mut item| {
        item.tokens.start = at;
        item
    })
}

/// Where the date goes on after the weekday at `at`: "Monday, August 17", "Monday the 17th of August".
fn after_weekday(line: &Line, at: usize) -> Option<usize> {
    let (_, name) = which(line, at);
    weekday(line.norm(name))?;
    let mut next = name + 1;
    next += usize::from(line.norm(next) == "." && line.touches(name));
    next += usize::from(line.norm(next) == ",");
    Some(next)
}

fn item(start: usize, end: usize, year: Year, month: i8, day: Option<i8>) -> Item {
    Item::new(start..end, When::Calendar { year, month: Some(month), day, which: Which::Open })
}

/// "August 9", "August 9th, 2020", "9 August 2020", "the 9th of August".
fn day_and_month(line: &Line, at: usize) -> Option<Item> {
    let (number, day, end) = month_first(line, at).or_else(|| day_first(line, at))?;
    // "May 9-11, 2020": the year stands behind the second day.
    let second = line.is_hyphen(end) || line.is(end, &["and", "to", "or"]);
    let (year, end) = match year_after(line, end) {
        (Year::Open, end) if second && day_number(line, end + 1).is_some() => (year_after(line, end + 2).0, end),
        (Year::Open, end) => (year_of_other_end(line, number, end), end),
        known => known,
    };
    Some(item(at, end, year, number, Some(day)))
}

/// Month, day and where "August 9" ends.
pub(super) fn month_first(line: &Line, at: usize) -> Option<(i8, i8, usize)> {
    let (number, full) = month(line.norm(at))?;
    is_written_as_month(line, at, full).then_some(())?;
    let mut next = at + 1;
    next += usize::from(!full && line.norm(next) == "." && line.touches(at));
    next += usize::from(line.norm(next) == "the");
    let day = day_number(line, next)?;
    let clock =
        line.norm(next + 1) == ":" && line.touches(next) || matches!(line.norm(next + 1), "a.m." | "p.m." | "%");
    (!clock).then_some((number, day, next + 1))
}

/// Whether the name of the month at `at` is written as one beside a number: with a capital, or in full where the word
/// means nothing else ("14 november" but "4 march on the capital").
fn is_written_as_month(line: &Line, at: usize, full: bool) -> bool {
    line.is_capitalised(at) || full && !line.is(at, &["may", "march"])
}

/// Month, day and where "9 August" ends.
pub(super) fn day_first(line: &Line, at: usize) -> Option<(i8, i8, usize)> {
    let first = at + usize::from(line.norm(at) == "the");
    let (day, mut next) = match day_number(line, first) {
        Some(day) => (day, first + 1),
        // "the second of August"
        None => ranked_day(line, first).filter(|(_, end)| line.norm(*end) == "of")?,
    };
    next += usize::from(line.norm(next) == "of" || line.is_hyphen(next));
    next += usize::from(line.norm(next) == "day" && line.norm(next + 1) == "of") * 2;
    let (number, full) = month(line.norm(next))?;
    // "in May 9 March": a month before and after; "10 March for peace": a march.
    let taken = first == at && month_first(line, at.wrapping_sub(1)).is_some();
    let dot = usize::from(!full && line.norm(next + 1) == "." && line.touches(next));
    (is_written_as_month(line, next, full) && !taken && line.before(first, 1) != "$").then_some((
        number,
        day,
        next + 1 + dot,
    ))
}

/// A day of the month as a rank in words, and where it ends: "second", "twenty-first".
fn ranked_day(line: &Line, at: usize) -> Option<(i8, usize)> {
    let (rank, end) = match (line.norm(at), line.is_hyphen(at + 1)) {
        ("twenty", true) => (20 + ordinal(line.norm(at + 2)).filter(|rank| *rank < 10)?, at + 3),
        ("thirty", true) => (30 + ordinal(line.norm(at + 2)).filter(|rank| *rank < 2)?, at + 3),
        ("thirtieth", _) => (30, at + 1),
        (word, _) => (ordinal(word)?, at + 1),
    };
    i8::try_from(rank).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end))
}

/// A day of the month: "9", "9th", "09", "ninth" is too often a rank.
pub(super) fn day_number(line: &Line, at: usize) -> Option<i8> {
    let norm = line.norm(at);
    let starts_with_digit = norm.starts_with(|c: char| c.is_ascii_digit());
    let number = line.digits(at).filter(|_| norm.len() <= 2).or_else(|| ordinal(norm).filter(|_| starts_with_digit))?;
    i8::try_from(number).ok().filter(|day| (1..=31).contains(day))
}

/// The year that follows a date at `end`, and where it ends: ", 2020", "2020", "of last year", "last year".
pub(super) fn year_after(line: &Line, end: usize) -> (Year, usize) {
    let next = end + usize::from(matches!(line.norm(end), "," | "of" | "in") || line.is_hyphen(end));
    if let Some(year) = four_digits(line, next) {
        // "On August 9, 2000 people marched": a count.
        let counted = line.norm(end) == "," && line.is(next + 1, &["people", "protesters", "troops", "men", "women"]);
        return if counted { (Year::Open, end) } else { (Year::Written(year), next + 1) };
    }
    let next = end + usize::from(line.norm(end) == "of");
    let relative = match (line.norm(next), line.norm(next + 1)) {
        ("last", "year") => -1,
        ("this", "year") => 0,
        ("next", "year") => 1,
        _ => return (Year::Open, end),
    };
    (Year::Relative(relative), next + 2)
}

/// The number at `at` as a year beside a month.
fn four_digits(line: &Line, at: usize) -> Option<i16> {
    let number = line.digits(at).filter(|number| line.norm(at).len() == 4 && YEARS.contains(number))?;
    i16::try_from(number).ok()
}

/// "2020-08-09" and "2020-08".
fn iso(line: &Line, at: usize) -> Option<Item> {
    let year = four_digits(line, at)?;
    let two = |at: usize| line.digits(at).filter(|_| line.norm(at).len() == 2).and_then(|n| i8::try_from(n).ok());
    let month =
        two(at + 2).filter(|month| line.norm(at + 1) == "-" && line.is_hyphen(at + 1) && (1..=12).contains(month))?;
    let day = two(at + 4).filter(|day| line.norm(at + 3) == "-" && line.is_hyphen(at + 3) && (1..=31).contains(day));
    // "2011-12" is a season or a school year more often than a month.
    day.map(|day| item(at, at + 5, Year::Written(year), month, Some(day)))
}

/// "08/21/2020" and "21/08/2020"; "9/8/2020" is one or the other, so its day and month stay open.
fn slashed(line: &Line, at: usize) -> Option<Item> {
    let slash = |at: usize| line.norm(at) == "/" && line.touches(at) && line.touches(at - 1);
    if !slash(at + 1) {
        return None;
    }
    if slash(at + 3) {
        let year = four_digits(line, at + 4)?;
        return numeric(line.norm(at), line.norm(at + 2)).map(|(month, day)| Item {
            certainty: if day.is_some() { Certainty::Certain } else { Certainty::Unsure },
            ..Item::new(at..at + 5, When::Calendar { year: Year::Written(year), month, day, which: Which::Open })
        });
    }
    // The attacks are always written this way, and nothing else is.
    let attacks = (line.norm(at), line.norm(at + 2)) == ("9", "11");
    attacks.then(|| item(at, at + 3, Year::Written(2001), 9, Some(11)).at_most(Certainty::Likely))
}

/// "21.08.2020", which is one token.
fn dotted(line: &Line, at: usize) -> Option<Item> {
    let mut parts = line.norm(at).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = if year.len() == 4 { year.parse().ok()? } else { return None };
    let month: i8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day: i8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    parts.next().is_none().then(|| item(at, at + 1, Year::Written(year), month, Some(day)).at_most(Certainty::Likely))
}

/// Month and day of two numbers: both where only one order is possible, else neither.
fn numeric(first: &str, second: &str) -> Option<(Option<i8>, Option<i8>)> {
    let number = |part: &str| part.parse::<i8>().ok().filter(|n| (1..=31).contains(n) && part.len() <= 2);
    match (number(first)?, number(second)?) {
        (a, b) if a == b && a <= 12 => Some((Some(a), Some(a))),
        (month, day) if month <= 12 && day > 12 => Some((Some(month), Some(day))),
        (day, month) if month <= 12 && day > 12 => Some((Some(month), Some(day))),
        (a, b) if a <= 12 && b <= 12 => Some((None, None)),
        _ => None,
    }
}

/// "August", "last August", "August 2020", "August of last year".
fn month_alone(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let (which, name) = which(line, at);
    let (number, full) = month(line.norm(name))?;
    let dotted = usize::from(!full && line.norm(name + 1) == "." && line.touches(name));
    let (mut year, end) = year_after(line, name + 1 + dotted);
    if year == Year::Open {
        year = year_of_other_end(line, number, end);
    }
    let stands = line.is_capitalised(name) && (year != Year::Open || full && stands_alone(line, name, which, habits));
    stands.then(|| Item::new(at..end, When::Calendar { year, month: Some(number), day: None, which }))
}

/// "last", "this", "next" before the name of something that comes round, and where the name is.
pub(super) fn which(line: &Line, at: usize) -> (Which, usize) {
    match (line.norm(at), line.norm(at + 1)) {
        ("this" | "the", "past" | "last") => (Which::Last, at + 2),
        ("this" | "the", "coming") => (Which::Next, at + 2),
        ("the", "following" | "next") => (Which::Following, at + 2),
        ("the", "previous" | "preceding") => (Which::Previous, at + 2),
        ("last" | "past", _) => (Which::Last, at + 1),
        ("this", _) => (Which::This, at + 1),
        ("next" | "coming", _) => (Which::Next, at + 1),
        _ => (Which::Open, at),
    }
}

/// Words after which a month's name is a month.
const BEFORE_MONTHS: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "from",
    "during",
    "of",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "and",
    "to",
    "between",
    "for",
    "around",
    "through",
    "throughout",
    "last",
    "this",
    "next",
    "every",
    "each",
    "or",
    "(",
    "ending",
    "begins",
    "starting",
    "end",
    "on",
];

/// Whether the month's name at `at`, with no number beside it, is the month.
///
/// "May" and "March" are verbs at the head of a sentence; "April" and "June" are first names, "August" and "May"
/// surnames; a "March for ..." is a march.
fn stands_alone(line: &Line, at: usize, which: Which, habits: Habits) -> bool {
    let gap = if at > 0 && line.is_hyphen(at - 1) { 2 } else { 1 };
    let led = which != Which::Open || BEFORE_MONTHS.contains(&line.before(at, gap));
    let next_is_name = line.is_capitalised(at + 1) && weekday(line.norm(at + 1)).is_none();
    let for_sure = which != Which::Open || line.follows(at, &["in", "since", "until", "early", "late"]);
    match line.norm(at) {
        "may" if habits.may_is_a_person => for_sure,
        "may" => led && !line.follows(at, &["on", "for", "and", "or", "from", "to"]),
        "march" => {
            let a_march = line.is(at + 1, &["for", "of", "on", "against"]) && !for_sure;
            let of_march = line.follows(at, &["the"]) && !next_is_name;
            (led || of_march) && !a_march && !line.follows(at, &["on"])
        }
        "april" | "june" | "august" => {
            let after_name = at > 0 && line.is_capitalised(at - 1) && !line.follows(at, &["the"]);
            led || !next_is_name && !after_name
        }
        _ => led || !is_dash(line.before(at, 1)),
    }
}
