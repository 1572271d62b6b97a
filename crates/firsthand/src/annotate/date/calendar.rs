//! Dates of the calendar: "August 9, 2020", "9 August", "2020-08-09", "last August", "August 2020".

use super::numeric;
use super::shared::{is_end_of_months, year_of_other_end};
use super::words::{Line, is_dash, month, ordinal, weekday};
use super::{Habits, Item, When, Which, Year};

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
        .or_else(|| numeric::at(line, after_weekday(line, at).unwrap_or(at), habits.order))
        .or_else(|| month_alone(line, at, habits));
    found.map(|mut item| {
        item.tokens.start = at;
        item
    })
}

/// Where the date goes on after the weekday at `at`: "Monday, August 17", "Monday the 17th of August".
pub(super) fn after_weekday(line: &Line, at: usize) -> Option<usize> {
    let (_, name) = which(line, at);
    weekday(line.norm(name))?;
    let mut next = name + 1;
    next += usize::from(line.norm(next) == "." && line.touches(name));
    next += usize::from(line.norm(next) == ",");
    Some(next)
}

pub(super) fn item(start: usize, end: usize, year: Year, month: i8, day: Option<i8>) -> Item {
    Item::new(start..end, When::Calendar { year, month: Some(month), day, which: Which::Open })
}

/// "August 9", "August 9th, 2020", "9 August 2020", "the 9th of August".
fn day_and_month(line: &Line, at: usize) -> Option<Item> {
    if let Some(item) = year_first(line, at) {
        return Some(item);
    }
    let (number, day, end) = month_first(line, at).or_else(|| day_first(line, at))?;
    // "May 9-11, 2020": the year stands behind the second day.
    let second = line.is_hyphen(end) || line.is(end, &["and", "to", "or"]);
    let (year, end) = match year_after(line, end) {
        (Year::Open, end) => {
            let behind = || (second && day_number(line, end + 1).is_some()).then(|| year_after(line, end + 2).0);
            let year = behind().filter(|year| *year != Year::Open);
            (year.unwrap_or_else(|| year_of_other_end(line, number, end)), end)
        }
        known => known,
    };
    Some(item(at, end, year, number, Some(day)))
}

/// "2019-Aug-01", "2019/Aug/01".
fn year_first(line: &Line, at: usize) -> Option<Item> {
    let year = four_digits(line, at).filter(|_| joined(line, at + 1) && joined(line, at + 3))?;
    let (number, _) = month(line.norm(at + 2))?;
    Some(item(at, at + 5, Year::Written(year), number, Some(day_number(line, at + 4)?)))
}

/// Whether the token at `at` is a hyphen or a stroke that joins its neighbours: "8-May-2006", "22/Jan/2019".
fn joined(line: &Line, at: usize) -> bool {
    line.is_hyphen(at) || line.norm(at) == "/" && at > 0 && line.touches(at) && line.touches(at - 1)
}

/// Whether nothing at `at` goes on with a noun: a mark, a function word or the end.
pub(super) fn closes(line: &Line, at: usize) -> bool {
    !line.tokens.get(at).is_some_and(crate::text::Token::is_wordlike) || crate::lexicon::is_function_word(line.norm(at))
}

/// Month, day and where "August 9" ends.
pub(super) fn month_first(line: &Line, at: usize) -> Option<(i8, i8, usize)> {
    let (number, full) = month(line.norm(at))?;
    is_written_as_month(line, at, full).then_some(())?;
    let mut next = at + 1;
    next += usize::from(!full && line.norm(next) == "." && line.touches(at));
    next += usize::from(line.norm(next) == "the" || joined(line, next));
    let (day, last) = match day_number(line, next) {
        Some(day) => (day, next),
        // "March the ninth", "May twenty-ninth"; "in May second place": no day.
        None => ranked_day(line, next).filter(|(_, end)| closes(line, *end)).map(|(day, end)| (day, end - 1))?,
    };
    let next = last;
    let clock =
        line.norm(next + 1) == ":" && line.touches(next) || matches!(line.norm(next + 1), "a.m." | "p.m." | "%");
    (!clock).then_some((number, day, next + 1))
}

/// Whether the name of the month at `at` is written as one beside a number: with a capital, or in full where the word
/// means nothing else ("14 november" but "4 march on the capital").
fn is_written_as_month(line: &Line, at: usize, full: bool) -> bool {
    let plain = full || line.is(at, &["aug", "sept", "oct", "nov"]);
    line.is_capitalised(at) || plain && !line.is(at, &["may", "march"])
}

/// Month, day and where "9 August" ends.
pub(super) fn day_first(line: &Line, at: usize) -> Option<(i8, i8, usize)> {
    let first = at + usize::from(line.norm(at) == "the");
    let (day, mut next) = match day_number(line, first) {
        Some(day) => (day, first + 1),
        // "the second of August"
        None => ranked_day(line, first).filter(|(_, end)| line.norm(*end) == "of")?,
    };
    next += usize::from(line.norm(next) == "of" || joined(line, next));
    next += usize::from(line.norm(next) == "day" && line.norm(next + 1) == "of") * 2;
    let (number, full) = month(line.norm(next))?;
    // "in May 9 March": a month before and after; "10 March for peace": a march.
    let taken = first == at && month_first(line, at.wrapping_sub(1)).is_some();
    let dot = usize::from(!full && line.norm(next + 1) == "." && line.touches(next));
    (is_written_as_month(line, next, full) && !taken && !line.follows(first, &["$", ":"])).then_some((
        number,
        day,
        next + 1 + dot,
    ))
}

/// A day of the month as a rank in words, and where it ends: "second", "twenty-first".
pub(super) fn ranked_day(line: &Line, at: usize) -> Option<(i8, usize)> {
    let (rank, end) = match (line.norm(at), line.is_hyphen(at + 1)) {
        ("twenty", true) => (20 + ordinal(line.norm(at + 2)).filter(|rank| *rank < 10)?, at + 3),
        ("twenty", false) => (20 + ordinal(line.norm(at + 1)).filter(|rank| *rank < 10)?, at + 2),
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
    let next = end + usize::from(matches!(line.norm(end), "," | "of" | "in") || joined(line, end));
    if let Some(year) = four_digits(line, next) {
        // "On August 9, 2000 people marched": a count, which is round.
        let heads = line.is(next + 1, &["people", "protesters", "troops", "men", "women"]);
        let counted = line.norm(end) == "," && heads && year % 50 == 0;
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
pub(super) fn four_digits(line: &Line, at: usize) -> Option<i16> {
    let number = line.digits(at).filter(|number| line.norm(at).len() == 4 && YEARS.contains(number))?;
    i16::try_from(number).ok()
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
    let stands = if line.is_capitalised(name) {
        year != Year::Open
            || full && stands_alone(line, name, which, habits)
            || is_end_of_months(line, name, end)
            || !full && number != 1 && line.follows(name, &["since", "until", "after", "before", "by"])
    } else {
        // Without a capital, as lower-case headlines and chats have it.
        full && (year != Year::Open
            || line.follows(name, IN_LOWER_CASE) && !line.is(name, &["may", "march", "august"])
            || is_end_of_months(line, name, end) && !line.is(name, &["march"]))
    };
    stands.then(|| Item::new(at..end, When::Calendar { year, month: Some(number), day: None, which }))
}

/// "last", "this", "next" before the name of something that comes round, and where the name is.
pub(super) fn which(line: &Line, at: usize) -> (Which, usize) {
    let (which, name) = which_of_all(line, at);
    // "this past Wednesday" and "the coming Friday" are the nearest, "last Wednesday" and "next Friday" need not be.
    let nearest = name > at && line.is(name - 1, &["past", "coming", "upcoming"]) && weekday(line.norm(name)).is_some();
    match which {
        Which::Last if nearest => (Which::Past, name),
        Which::Next if nearest => (Which::This, name),
        _ => (which, name),
    }
}

fn which_of_all(line: &Line, at: usize) -> (Which, usize) {
    match (line.norm(at), line.norm(at + 1)) {
        ("this" | "the", "past" | "last") => (Which::Last, at + 2),
        ("this" | "the", "coming") => (Which::Next, at + 2),
        ("the", "following" | "next") => (Which::Following, at + 2),
        ("the", "previous" | "preceding") => (Which::Previous, at + 2),
        ("this" | "the", "upcoming") => (Which::Next, at + 2),
        ("previous", _) => (Which::Previous, at + 1),
        ("last" | "past", _) => (Which::Last, at + 1),
        ("this", _) => (Which::This, at + 1),
        ("next" | "coming" | "upcoming", _) => (Which::Next, at + 1),
        _ => (Which::Open, at),
    }
}

/// Words after which the name of a month stands even without its capital.
const IN_LOWER_CASE: &[&str] = &["in", "since", "until", "by", "from", "of", "last", "next", "this", "during"];

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
