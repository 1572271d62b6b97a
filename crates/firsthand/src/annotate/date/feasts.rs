//! Days with a name, seasons and quarters: "New Year's Eve", "last summer", "the third quarter of 2019".

use super::calendar::{closes, which};
use super::ranked::leading_year;
use super::words::{Line, Unit, ordinal, season, unit};
use super::{Certainty, Item, When, Which, Year};

/// When a named day falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// The so-many-th such weekday (Monday is 1) of a month; -1 is the last.
    NthWeekday { month: i8, weekday: i8, nth: i8 },
    /// So many days after Easter Sunday (western).
    Easter(i64),
    /// So many days after the fourth Thursday of November.
    Thanksgiving(i64),
}

/// The words of a named day and when it falls. Thanksgiving, Labor Day and Memorial Day are those of the USA.
pub(super) const FEASTS: &[(&[&str], Feast)] = &[
    (&["christmas", "eve"], Feast::Fixed(12, 24)),
    (&["christmas", "day"], Feast::Fixed(12, 25)),
    (&["christmas"], Feast::Fixed(12, 25)),
    (&["boxing", "day"], Feast::Fixed(12, 26)),
    (&["new", "year", "'s", "eve"], Feast::Fixed(12, 31)),
    (&["new", "year", "'s", "day"], Feast::Fixed(1, 1)),
    (&["new", "year", "'s"], Feast::Fixed(1, 1)),
    (&["valentine", "'s", "day"], Feast::Fixed(2, 14)),
    (&["st", "patrick", "'s", "day"], Feast::Fixed(3, 17)),
    (&["st.", "patrick", "'s", "day"], Feast::Fixed(3, 17)),
    (&["may", "day"], Feast::Fixed(5, 1)),
    (&["fourth", "of", "july"], Feast::Fixed(7, 4)),
    (&["bastille", "day"], Feast::Fixed(7, 14)),
    (&["halloween"], Feast::Fixed(10, 31)),
    (&["veterans", "day"], Feast::Fixed(11, 11)),
    (&["armistice", "day"], Feast::Fixed(11, 11)),
    (&["memorial", "day"], Feast::NthWeekday { month: 5, weekday: 1, nth: -1 }),
    (&["labor", "day"], Feast::NthWeekday { month: 9, weekday: 1, nth: 1 }),
    (&["thanksgiving", "day"], Feast::Thanksgiving(0)),
    (&["thanksgiving"], Feast::Thanksgiving(0)),
    (&["black", "friday"], Feast::Thanksgiving(1)),
    (&["cyber", "monday"], Feast::Thanksgiving(4)),
    (&["martin", "luther", "king", "day"], Feast::NthWeekday { month: 1, weekday: 1, nth: 3 }),
    (&["martin", "luther", "king", "jr.", "day"], Feast::NthWeekday { month: 1, weekday: 1, nth: 3 }),
    (&["presidents", "day"], Feast::NthWeekday { month: 2, weekday: 1, nth: 3 }),
    (&["presidents", "'", "day"], Feast::NthWeekday { month: 2, weekday: 1, nth: 3 }),
    (&["columbus", "day"], Feast::NthWeekday { month: 10, weekday: 1, nth: 2 }),
    (&["international", "women", "'s", "day"], Feast::Fixed(3, 8)),
    (&["earth", "day"], Feast::Fixed(4, 22)),
    (&["anzac", "day"], Feast::Fixed(4, 25)),
    (&["international", "workers", "'", "day"], Feast::Fixed(5, 1)),
    (&["juneteenth"], Feast::Fixed(6, 19)),
    (&["canada", "day"], Feast::Fixed(7, 1)),
    (&["guy", "fawkes", "night"], Feast::Fixed(11, 5)),
    (&["remembrance", "day"], Feast::Fixed(11, 11)),
    (&["new", "years", "eve"], Feast::Fixed(12, 31)),
    (&["new", "years", "day"], Feast::Fixed(1, 1)),
    (&["good", "friday"], Feast::Easter(-2)),
    (&["easter", "sunday"], Feast::Easter(0)),
    (&["easter", "monday"], Feast::Easter(1)),
    (&["palm", "sunday"], Feast::Easter(-7)),
    (&["ash", "wednesday"], Feast::Easter(-46)),
    (&["easter"], Feast::Easter(0)),
];

/// The named day, season or quarter that begins at `at`.
pub(super) fn at(line: &Line, at: usize) -> Option<Item> {
    feast(line, at).or_else(|| seasons(line, at)).or_else(|| quarter(line, at))
}

fn feast(line: &Line, at: usize) -> Option<Item> {
    let (which, first) = which(line, at);
    let here = |words: &[&str]| words.iter().enumerate().all(|(i, word)| line.norm(first + i) == *word);
    let (words, feast) = FEASTS.iter().find(|(words, _)| here(words))?;
    let end = first + words.len();
    let (year, after) = year(line, end);
    let weekend = line.norm(after) == "weekend";
    // "a Christmas market", "the Easter Rising": the name of something else.
    let bare = words.len() == 1;
    let plain = year == Year::Open && which == Which::Open;
    let other = bare && year == Year::Open && !weekend && !closes(line, end) && line.norm(end) != "'s";
    let written = line.is_capitalised(first) || !bare && words != &["may", "day"] || !plain;
    if !written || other || bare && line.is_hyphen(end) {
        return None;
    }
    let day = When::Feast { feast: *feast, year, which };
    let sure = if bare || words.first() == Some(&"black") { Certainty::Unsure } else { Certainty::Likely };
    if weekend {
        let (year, after) = self::year(line, after + 1);
        let day = if year == Year::Open { day } else { When::Feast { feast: *feast, year, which } };
        return Some(Item::new(at..after, When::Around { day: Box::new(day), unit: Unit::Weekend }).at_most(sure));
    }
    Some(Item::new(at..after, day).at_most(sure))
}

/// A year after a named day, a season or a part of the year: "2019", ", 2019", "of 2019", "of last year".
pub(super) fn year(line: &Line, end: usize) -> (Year, usize) {
    let next = end + usize::from(matches!(line.norm(end), "of" | ","));
    let written = line.digits(next).filter(|_| line.norm(next).len() == 4).filter(|year| (1500..=2199).contains(year));
    match written.and_then(|year| i16::try_from(year).ok()) {
        Some(year) => (Year::Written(year), next + 1),
        None if line.norm(next) == "last" && line.norm(next + 1) == "year" => (Year::Relative(-1), next + 2),
        None if next > end && line.is(next, &["this", "the"]) && line.norm(next + 1) == "year" => {
            (Year::Relative(0), next + 2)
        }
        None if line.norm(next) == "this" && line.norm(next + 1) == "year" => (Year::Relative(0), next + 2),
        None if line.norm(next) == "next" && line.norm(next + 1) == "year" => (Year::Relative(1), next + 2),
        None => (Year::Open, end),
    }
}

/// "last summer", "the summer of 2019", "in the spring".
fn seasons(line: &Line, at: usize) -> Option<Item> {
    let (which, mut name) = which(line, at);
    if which == Which::Open && line.norm(at) == "the" {
        name = at + 1;
    }
    let code = season(line.norm(name))?;
    let (year, end) = year(line, name + 1);
    let the = name > at && which == Which::Open;
    let led = line.follows(at, &["in", "since", "during", "until", "by", "of", "through"]);
    let told = which != Which::Open && !line.is(name + 1, &["of", "in", "from"]);
    let alone =
        led && !line.is(name + 1, &["of", "in"]) && (the || line.norm(name) == "summer" || line.norm(name) == "winter");
    let closed = !line.is_word(name + 1) || crate::lexicon::is_function_word(line.norm(name + 1)) || told;
    let stands = year != Year::Open || told || alone && closed && !line.is_capitalised(name);
    let certainty = if year == Year::Open { Certainty::Likely } else { Certainty::Certain };
    stands.then(|| Item::new(at..end, When::Season { code, year, which }).at_most(certainty))
}

/// Words of business reports; a quarter beside none of them is one of a match.
const BUSINESS: &[&str] = &[
    "profit",
    "profits",
    "revenue",
    "revenues",
    "sales",
    "earnings",
    "growth",
    "gdp",
    "economy",
    "shares",
    "income",
    "loss",
    "losses",
    "forecast",
    "fiscal",
    "output",
    "investment",
    "analysts",
    "quarterly",
    "exports",
    "results",
    "company",
    "$",
    "€",
    "£",
    "million",
    "billion",
];

/// Words of matches, which have quarters too.
const MATCHES: &[&str] = &[
    "points",
    "touchdown",
    "touchdowns",
    "yards",
    "goal",
    "goals",
    "game",
    "match",
    "scored",
    "score",
    "basket",
    "rebounds",
    "quarterback",
    "lead",
    "season",
    "coach",
    "team",
    "field",
];

/// How far from a quarter a word of business may stand, in tokens: about a sentence.
const NEAR: usize = 30;

/// Whether words of business stand near the quarter at `at` to `end`, which else is one of a match or of a city.
pub(super) fn is_business(line: &Line, at: usize, end: usize) -> bool {
    stands_near(line, at, end, BUSINESS) && !stands_near(line, at, end, MATCHES)
}

/// Whether a word of matches stands near.
pub(super) fn is_of_match(line: &Line, at: usize, end: usize) -> bool {
    stands_near(line, at, end, MATCHES)
}

fn stands_near(line: &Line, at: usize, end: usize, words: &[&str]) -> bool {
    let near = line.tokens.get(at.saturating_sub(NEAR)..line.tokens.len().min(end + NEAR)).unwrap_or_default();
    near.iter().any(|token| words.contains(&token.norm.as_str()))
}

/// "the third quarter of 2019", "first-quarter profit", "Q3 2019".
fn quarter(line: &Line, at: usize) -> Option<Item> {
    // "2017-Q1", "2017 Q1"
    if let Some((year, name)) = leading_year(line, at)
        && let Some(number) = named_quarter(line, name)
    {
        return Some(Item::new(at..name + 1, When::Quarter { number, year: Year::Written(year) }));
    }
    let named = named_quarter(line, at);
    let rank = at + usize::from(line.norm(at) == "the");
    let (number, end) = if let Some(number) = named {
        (number, at + 1)
    } else {
        let last = line.is(rank, &["last", "final"]) && line.is(rank + 2, &["of"]);
        let number = ordinal(line.norm(rank)).or(last.then_some(4)).filter(|number| (1..=4).contains(number))?;
        let name = rank + 1 + usize::from(line.is_hyphen(rank + 1));
        matches!(unit(line.norm(name)), Some((Unit::Quarter, false))).then_some((number, name + 1))?
    };
    let (year, end) = year(line, end);
    let business = year != Year::Open || named.is_some() || is_business(line, at, end);
    business.then(|| {
        let sure = if year == Year::Open { Certainty::Unsure } else { Certainty::Certain };
        Item::new(at..end, When::Quarter { number, year }).at_most(sure)
    })
}

fn named_quarter(line: &Line, at: usize) -> Option<i64> {
    ["q1", "q2", "q3", "q4"].iter().zip(1..).find(|(name, _)| line.norm(at) == **name).map(|(_, number)| number)
}
