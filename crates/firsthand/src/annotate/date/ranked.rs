//! Parts of a month or year by their rank, and stretches told by a day in them: "the first Sunday of October", "the last
//! week of 2016", "the week of 14 March", "the first half of 2021", "the 18th".

use super::calendar::{closes, day_number, ranked_day};
use super::feasts;
use super::words::{Line, Unit, ordinal, unit, weekday};
use super::{Certainty, From, Habits, Item, When, Year, clock, day, years};

/// What is counted within a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Day,
    /// Monday is 1.
    Weekday(i8),
    Week,
    Month,
}

/// The expression that begins at `at`.
pub(super) fn at(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    nth(line, at, habits)
        .or_else(|| numbered_week(line, at, habits))
        .or_else(|| around(line, at, habits))
        .or_else(|| half(line, at))
        .or_else(|| fiscal(line, at))
        .or_else(|| day_of_month(line, at))
}

/// "the first week of August", "the last Tuesday of June 2022", "the 15th day of next month".
fn nth(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let first = at + usize::from(line.norm(at) == "the");
    let (nth, name) = rank(line, first)?;
    let part = match (unit(line.norm(name)), weekday(line.norm(name))) {
        (Some((Unit::Day, false)), _) => Part::Day,
        (Some((Unit::Week, false)), _) => Part::Week,
        (Some((Unit::Month, false)), _) => Part::Month,
        (_, Some((day, true))) => Part::Weekday(day),
        _ => return None,
    };
    let whole = line.is(name + 1, &["of", "in"]).then(|| whole(line, name + 2, habits)).flatten()?;
    let when = When::Nth { part, nth, of: Box::new(whole.when) };
    Some(Item::new(at..whole.tokens.end, when).at_most(whole.certainty))
}

/// A rank and where it ends; -1 is the last.
fn rank(line: &Line, at: usize) -> Option<(i64, usize)> {
    if line.is(at, &["last", "final"]) {
        return Some((-1, at + 1));
    }
    ranked_day(line, at).map(|(rank, end)| (i64::from(rank), end))
}

/// The month or year that begins at `at`.
fn whole(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let present = (line.norm(at) == "the").then(|| unit(line.norm(at + 1))).flatten();
    if let Some((unit @ (Unit::Month | Unit::Year), false)) = present {
        let when = When::Shift { unit, count: 0, from: From::Publication };
        return Some(Item::new(at..at + 2, when).at_most(Certainty::Likely));
    }
    let named = day(line, at, habits).or_else(|| years::at(line, at))?;
    let fits = match &named.when {
        When::Calendar { day, .. } => day.is_none(),
        When::Shift { unit, .. } => matches!(unit, Unit::Month | Unit::Year),
        _ => false,
    };
    fits.then_some(named)
}

/// "week 27 of last year"; a week with a number alone is more often one of a season or a pregnancy.
fn numbered_week(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let nth = (line.norm(at) == "week").then(|| line.digits(at + 1)).flatten().filter(|nth| (1..=53).contains(nth))?;
    let whole = (line.norm(at + 2) == "of").then(|| whole(line, at + 3, habits)).flatten()?;
    Some(Item::new(at..whole.tokens.end, When::Nth { part: Part::Week, nth, of: Box::new(whole.when) }))
}

/// "the week of 14 March", "the week beginning on the 18th", "the weekend of Halloween".
fn around(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let name = at + usize::from(line.norm(at) == "the");
    let Some((unit @ (Unit::Week | Unit::Weekend), false)) = unit(line.norm(name)) else { return None };
    let led = line.is(name + 1, &["of", "beginning", "starting", "commencing", "ending"]);
    let first = name + 2 + usize::from(line.norm(name + 2) == "on");
    let base = led.then(|| unnamed(line, first).or_else(|| day(line, first, habits))).flatten()?;
    let fits = clock::names_a_day(&base.when) && !matches!(base.when, When::Weekday { .. });
    let when = When::Around { day: Box::new(base.when), unit };
    fits.then(|| Item::new(at..base.tokens.end, when).at_most(base.certainty))
}

/// "the first half of 2021", "H1 2019", "2019 H2".
fn half(line: &Line, at: usize) -> Option<Item> {
    let short = |at: usize| ["h1", "h2"].iter().zip(1..).find(|(name, _)| line.norm(at) == **name).map(|(_, n)| n);
    let item = |end: usize, number: i64, year: Year| Item::new(at..end, When::Half { number, year });
    if let Some((year, end)) = leading_year(line, at) {
        return short(end).map(|number| item(end + 1, number, Year::Written(year)));
    }
    let first = at + usize::from(line.norm(at) == "the");
    let (number, end) = match (line.norm(first), short(first)) {
        (_, Some(number)) => (number, first + 1),
        ("first", _) => (1, first + 2),
        ("second" | "latter" | "last", _) => (2, first + 2),
        _ => return None,
    };
    let named = short(first).is_some() || line.norm(first + 1) == "half";
    let (year, end) = feasts::year(line, end);
    (named && year != Year::Open).then(|| item(end, number, year))
}

/// A year before the name of its part, and where that begins: "2017-Q1", "2019 H2".
pub(super) fn leading_year(line: &Line, at: usize) -> Option<(i16, usize)> {
    let year = super::calendar::four_digits(line, at)?;
    Some((year, at + 1 + usize::from(line.is_hyphen(at + 1))))
}

/// "fiscal year 2020", "fiscal 2020", "the last fiscal year"; the year of accounts has its number from its end.
fn fiscal(line: &Line, at: usize) -> Option<Item> {
    let the = at + usize::from(line.norm(at) == "the");
    let (count, name) = match line.norm(the) {
        "last" | "previous" | "past" => (Some(-1), the + 1),
        "this" | "current" => (Some(0), the + 1),
        "next" | "coming" => (Some(1), the + 1),
        _ => (None, the),
    };
    let (year, name) = match leading_year(line, name).filter(|_| count.is_none()) {
        Some((year, name)) => (Some(Year::Written(year)), name),
        None => (count.map(Year::Relative), name),
    };
    if !line.is(name, &["fiscal", "financial"]) {
        return None;
    }
    let end = name + 1 + usize::from(line.norm(name + 1) == "year");
    let written = || super::calendar::four_digits(line, end).map(|year| (Year::Written(year), end + 1));
    let (year, end) = match year {
        Some(year) => (year, end),
        None => written()?,
    };
    let whole = end > name + 1;
    whole.then(|| Item::new(at..end, When::Fiscal(year)))
}

/// Words before "the 18th" with which it is a day.
const BEFORE_DAYS: &[&str] = &["on", "by", "until", "till", "before", "after", "since", "from", "to"];

/// Words of a round of golf, whose holes are told by rank as days are.
const GOLF: &[&str] = &["hole", "holes", "par", "birdie", "bogey", "eagle", "tee", "fairway", "putt", "green"];

/// "on the 18th", "Friday the 26th", "Tuesday the eleventh".
fn day_of_month(line: &Line, at: usize) -> Option<Item> {
    if let Some((weekday, _)) = weekday(line.norm(at)).filter(|_| line.is_capitalised(at) || line.norm(at).len() > 3) {
        let (day, end) = of_weekday(line, at + 1)?;
        let when = When::DayOfMonth { day, weekday: Some(weekday) };
        return Some(Item::new(at..end, when).at_most(Certainty::Likely));
    }
    let golf = || line.tokens.iter().any(|token| GOLF.contains(&token.norm.as_str()));
    line.follows(at, BEFORE_DAYS).then(|| unnamed(line, at)).flatten().filter(|_| !golf())
}

/// "the 18th" with nothing behind it that it could count.
fn unnamed(line: &Line, at: usize) -> Option<Item> {
    let day =
        (line.norm(at) == "the" && is_rank_in_digits(line, at + 1)).then(|| day_number(line, at + 1)).flatten()?;
    // "on the 4th and 5th floors"
    let counts = line.is(at + 2, &["and", "or", "to", ","]) && ordinal(line.norm(at + 3)).is_some();
    let stands = closes(line, at + 2) && line.norm(at + 2) != "of" && (!counts || closes(line, at + 4));
    stands.then(|| Item::new(at..at + 2, When::DayOfMonth { day, weekday: None }).at_most(Certainty::Likely))
}

/// The day of the month behind a weekday, and where it ends.
fn of_weekday(line: &Line, at: usize) -> Option<(i8, usize)> {
    let first = at + usize::from(line.norm(at) == ",");
    let the = usize::from(line.norm(first) == "the");
    let found = if is_rank_in_digits(line, first + the) {
        day_number(line, first + the).map(|day| (day, first + the + 1))
    } else {
        ranked_day(line, first + 1).filter(|_| the == 1)
    };
    found.filter(|(_, end)| closes(line, *end))
}

/// "18th": digits with the ending of a rank.
fn is_rank_in_digits(line: &Line, at: usize) -> bool {
    line.norm(at).starts_with(|c: char| c.is_ascii_digit())
        && line.digits(at).is_none()
        && ordinal(line.norm(at)).is_some()
}
