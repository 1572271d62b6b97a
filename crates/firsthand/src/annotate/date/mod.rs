//! Time expressions and their values after TIMEX3 (ISO 24617-1).
//!
//! Two steps. The matchers read the words of one sentence and say what they mean ("the Sunday before", "August 9 of
//! an unstated year"). The reckoning then gives each meaning its value: from the day of publication, from another
//! date of the text, and by whether the sentence tells of what was or of what will be. What cannot be reckoned keeps
//! `X` for the digits that are not known. Ages ("37-year-old", "34 years old") are no times and are left to the
//! figures.

mod begin;
mod calendar;
mod calends;
mod captions;
mod clock;
mod compound;
mod contradict;
mod days_of_times;
mod feasts;
mod length;
mod numeric;
mod ranked;
mod reckon;
mod relative;
mod shared;
mod tense;
mod week;
mod words;
mod years;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{Anchor, Certainty, Date, DateKind};
use crate::text::Text;
pub use contradict::problem;
use words::{Line, Unit};

/// Finds the dates of a text; relative ones are reckoned from the day it was published.
pub fn find(source: &str, text: &Text, published: Option<jiff::civil::Date>) -> Vec<Date> {
    let habits = Habits::of(text);
    let mut found = Vec::new();
    for (sentence, place) in text.sentences.iter().enumerate() {
        let line = Line { source, tokens: text.tokens.get(place.tokens.clone()).unwrap_or_default() };
        in_line(&line, habits, |item| found.push(Placed { sentence, block: place.block, item }));
    }
    let mut dates = reckon::all(source, text, &found, published);
    dates.extend(captions::find(source, text, habits, published));
    dates.sort_by_key(|date| (date.span, date.kind));
    dates
}

/// What the whole text says about how its words are used.
#[derive(Clone, Copy, Default)]
struct Habits {
    /// Somebody called May is in the text, so that "May" needs a number or a clear word beside it to be the month.
    may_is_a_person: bool,
    /// Which of the numbers of "9/8/2020" is the day.
    order: numeric::Order,
}

impl Habits {
    fn of(text: &Text) -> Self {
        let may = |pair: &[crate::text::Token]| match pair {
            [first, second] => {
                second.is("may")
                    && matches!(
                        first.norm.as_str(),
                        "theresa" | "mrs" | "mrs." | "ms" | "ms." | "mr" | "mr." | "minister"
                    )
            }
            _ => false,
        };
        Self { may_is_a_person: text.tokens.windows(2).any(may), order: numeric::Order::of(text) }
    }
}

/// An expression and the sentence it stands in.
struct Placed {
    sentence: usize,
    block: usize,
    item: Item,
}

/// An expression as matched: which tokens of its sentence, and what they mean.
#[derive(Clone, Debug, PartialEq)]
struct Item {
    tokens: Range<usize>,
    when: When,
    /// The time of that day, as TIMEX3 writes it: "T09:00", "TNI".
    time: Option<String>,
    certainty: Certainty,
}

impl Item {
    const fn new(tokens: Range<usize>, when: When) -> Self {
        Self { tokens, when, time: None, certainty: Certainty::Certain }
    }

    /// The same, but no more certain than `certainty`.
    fn at_most(mut self, certainty: Certainty) -> Self {
        self.certainty = self.certainty.min(certainty);
        self
    }

    fn with_time(mut self, time: impl Into<String>) -> Self {
        self.time = Some(time.into());
        self
    }
}

/// What a time expression means, before it is known what it is reckoned from.
#[derive(Clone, Debug, PartialEq)]
enum When {
    /// A date of the calendar, as much as is written of it.
    Calendar { year: Year, month: Option<i8>, day: Option<i8>, which: Which },
    /// A day of the week, Monday is 1.
    Weekday { day: i8, which: Which },
    /// The days between two weeks.
    Weekend(Which),
    /// So many units before or after a point: "yesterday", "last week", "two years later".
    Shift { unit: Unit, count: i64, from: From },
    /// So many units before or after a date that is named: "two days after January 12".
    Beyond { unit: Unit, count: i64, base: Box<When> },
    /// "in two weeks": that day where the sentence looks ahead, else the length.
    Ahead { unit: Unit, count: i64, length: String },
    /// A weekday (Monday is 1) of the week that is so many weeks after that of publication: "Tuesday of last week".
    DayOfWeek { day: i8, weeks: i64 },
    /// A season, by its TIMEX3 code.
    Season { code: &'static str, year: Year, which: Which },
    /// A quarter of the year.
    Quarter { number: i64, year: Year },
    /// A half of the year.
    Half { number: i64, year: Year },
    /// A year of accounts.
    Fiscal(Year),
    /// A day with a name.
    Feast { feast: feasts::Feast, year: Year, which: Which },
    /// The so-many-th part of a month or year, -1 for the last: "the first Sunday of October", "the last week of 2016".
    Nth { part: ranked::Part, nth: i64, of: Box<When> },
    /// The week, or the weekend, of a day: "the week of 14 March", "Labor Day weekend".
    Around { day: Box<When>, unit: Unit },
    /// A day of a month that is not named: "the 18th", "Friday the 26th".
    DayOfMonth { day: i8, weekday: Option<i8> },
    /// A time of some day that the words do not name.
    SomeDay,
    /// The day that is being told of: "the day after the vote".
    ToldDay,
    /// The value as it is.
    Fixed(DateKind, String),
    /// No time at all, matched so that no part of it is read as one: an age.
    Nothing,
}

/// What is said of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Year {
    Open,
    Written(i16),
    /// "of last year": so many after the year of publication.
    Relative(i16),
}

/// Which one of those that come round again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    /// Not said; the tense tells.
    Open,
    Last,
    /// The last one before today, be it yesterday.
    Past,
    This,
    Next,
    /// "the following Monday", "the previous Friday": from the date told of before.
    Following,
    Previous,
}

/// What a shift starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Publication,
    Text,
}

/// The words before a time that narrow it and belong to it.
const NARROWING: &[&str] = &["early", "late", "mid"];

fn in_line(line: &Line, habits: Habits, mut give: impl FnMut(Item)) {
    let mut at = 0;
    let mut free = 0;
    while at < line.tokens.len() {
        let begins = line.tokens.get(at).is_some_and(begin::may_begin);
        let Some(mut item) = begins.then(|| longest(line, at, habits)).flatten() else {
            at += 1;
            continue;
        };
        at = item.tokens.end.max(at + 1);
        item.tokens.start = widened(line, item.tokens.start, free, &item.when);
        free = at;
        if item.when != When::Nothing {
            give(item);
        }
    }
}

/// "early", "late" and "mid-" before a date belong to it.
fn widened(line: &Line, start: usize, free: usize, when: &When) -> usize {
    let plain = matches!(when, When::Fixed(DateKind::Duration | DateKind::Set, _) | When::SomeDay);
    if plain || start == 0 {
        return start;
    }
    let back = if line.is_hyphen(start - 1) { 2 } else { 1 };
    let narrows = start >= free + back && NARROWING.contains(&line.before(start, back));
    if narrows { start - back } else { start }
}

/// The longest expression that begins at token `at`; of two as long, the one read by the earlier matcher.
fn longest(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let found = [
        clock::at(line, at).map(|item| clock::with_day(line, item, habits)),
        day(line, at, habits).map(|item| clock::with_hour(line, clock::with_part(line, item))),
        clock::part_of_day_at(line, at, habits).map(|item| clock::with_hour(line, item)),
        compound::at(line, at, habits),
        length::at(line, at),
        length::repeated(line, at),
        years::at(line, at),
    ];
    let mut best: Option<Item> = None;
    for item in found.into_iter().flatten() {
        if best.as_ref().is_none_or(|best| item.tokens.end > best.tokens.end) {
            best = Some(item);
        }
    }
    best
}

/// The longest date that begins at `at`, leaving times of day aside.
fn day(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let found = [
        calendar::at(line, at, habits),
        shared::at(line, at),
        relative::at(line, at),
        ranked::at(line, at, habits),
        week::at(line, at),
        compound::day_of_week(line, at),
        feasts::at(line, at),
    ];
    let mut best: Option<Item> = None;
    for item in found.into_iter().flatten() {
        if best.as_ref().is_none_or(|best| item.tokens.end > best.tokens.end) {
            best = Some(item);
        }
    }
    best
}
