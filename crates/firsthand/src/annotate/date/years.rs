//! Years, decades and centuries: "1994", "the 1990s", "the 19th century".

use super::words::{Line, is_dash, ordinal};
use super::{Certainty, DateKind, Item, When, Which, Year};

/// Words after which four digits are a year even if it is long ago.
const BEFORE_YEARS: &[&str] = &[
    "in", "since", "until", "till", "from", "during", "early", "late", "mid", "circa", "c.", "ca.", "year", "around",
    "before", "after", "through",
];

/// Words after which four digits may be a year of our time.
const BEFORE_RECENT_YEARS: &[&str] =
    &["of", "by", "to", "and", "between", "for", "the", "a", "(", "or", "this", "'s", "its", "his", "her", "their"];

/// Years of our time: what a bare number may name without a word like "in".
const RECENT: std::ops::RangeInclusive<i64> = 1900..=2050;

/// What follows a count and not a year.
const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "troops",
    "percent",
    "per",
    "metres",
    "meters",
    "miles",
    "feet",
    "km",
    "kilometres",
    "kilometers",
    "tonnes",
    "tons",
    "dollars",
    "euros",
    "pounds",
    "degrees",
    "million",
    "billion",
    "staff",
    "gmt",
    "hours",
    "hrs",
    "calories",
    "rpm",
    "mg",
    "kg",
    "utc",
    "local",
    "police",
];

/// The year, decade or century that begins at `at`.
pub(super) fn at(line: &Line, at: usize) -> Option<Item> {
    shortened(line, at).or_else(|| century(line, at)).or_else(|| decade(line, at)).or_else(|| year(line, at))
}

fn year(line: &Line, at: usize) -> Option<Item> {
    if let Some(item) = before_christ(line, at) {
        return Some(item);
    }
    let number = line.digits(at).filter(|_| line.norm(at).len() == 4)?;
    let written = i16::try_from(number).ok().filter(|_| (1000..=2199).contains(&number))?;
    let certainty = year_certainty(line, at, number)?;
    let when = When::Calendar { year: Year::Written(written), month: None, day: None, which: Which::Open };
    Some(Item::new(at..at + 1, when).at_most(certainty))
}

/// "508 BC", which TIMEX3 writes "BC0508".
fn before_christ(line: &Line, at: usize) -> Option<Item> {
    let number = line.digits(at).filter(|number| (1..=9999).contains(number))?;
    let era = line.is(at + 1, &["bc", "b.c.", "bce", "b.c.e."]) && line.is_capitalised(at + 1);
    era.then(|| Item::new(at..at + 2, When::Fixed(DateKind::Date, format!("BC{number:04}"))))
}

/// How surely the four digits at `at` are a year; `None` where they count or number something.
fn year_certainty(line: &Line, at: usize, number: i64) -> Option<Certainty> {
    let next = line.norm(at + 1);
    // "the 2020 elections", but "the 2000 marchers": a round number counts.
    let of_that_year =
        RECENT.contains(&number) && number % 100 != 0 && line.follows(at, &["the", "its", "his", "her", "their", "'s"]);
    let counts = line.is(at + 1, COUNTED)
        || next.ends_with('s')
            && next.len() > 3
            && !line.is_capitalised(at + 1)
            && !is_verb_or_function(next)
            && !of_that_year
        || matches!(next, "%" | "°" | "/" | ":")
        || matches!(
            line.before(at, 1),
            "$" | "€" | "£" | "#" | "/" | ":" | "no." | "+" | "some" | "copyright" | "©" | "than" | "least" | "nearly"
        );
    let hyphen = line.is_hyphen(at + 1);
    let joined = hyphen && line.is_word(at + 2);
    if counts && !hyphen || joined {
        return None;
    }
    let recent = RECENT.contains(&number);
    let narrowed = at > 0 && line.is_hyphen(at - 1) && line.before(at, 2) == "mid";
    let back_to = line.follows(at, &["to"]) && line.before(at, 2) == "back" || line.follows(at, &["by"]) && next == ",";
    if narrowed || back_to || line.follows(at, BEFORE_YEARS) {
        return Some(if recent { Certainty::Certain } else { Certainty::Likely });
    }
    let range =
        is_dash(line.before(at, 1)) && at >= 2 && line.digits(at - 2).is_some_and(|other| RECENT.contains(&other))
            || hyphen && line.digits(at + 2).is_some();
    // "(Smith, 2010)", "(1818 – 1880)", "(2006)".
    let bracketed = line.follows(at, &["("]) && (matches!(next, ")" | ";" | ",") || is_dash(next))
        || line.follows(at, &[",", "."]) && matches!(next, ")" | ";") && recent;
    if bracketed {
        return Some(if recent { Certainty::Likely } else { Certainty::Unsure });
    }
    // "in 1974, 1981 and 1996"; "at 1914 Summer Street" is an address.
    let year_at = |at: usize| line.norm(at).len() == 4 && line.digits(at).is_some_and(|year| RECENT.contains(&year));
    let listed = at >= 2 && line.follows(at, &[","]) && year_at(at - 2) && (matches!(next, "," | "and" | "or"));
    let stretch = matches!(next, "to" | "and") && year_at(at + 2) && super::calendar::closes(line, at + 3);
    let address = line.follows(at, &["at"]) && line.is_capitalised(at + 1);
    let in_name = at > 0 && (line.is_capitalised(at - 1) || line.is_capitalised(at + 1)) && !address;
    let stands = recent
        && (line.follows(at, BEFORE_RECENT_YEARS)
            || range
            || listed
            || stretch
            || in_name
            || next == "'s"
            || at == 0 && is_verb_or_function(next));
    stands.then_some(if in_name { Certainty::Unsure } else { Certainty::Likely })
}

fn is_verb_or_function(word: &str) -> bool {
    crate::lexicon::is_function_word(word)
        || matches!(word, "was" | "is" | "has" | "saw" | "as" | "'s" | "this" | "his" | "its" | "us" | "presidential")
}

/// "in '87", "the summer of ’69".
fn shortened(line: &Line, at: usize) -> Option<Item> {
    let quote = matches!(line.norm(at), "'" | "’" | "‘") && line.touches(at);
    let year = super::numeric::short_year(line, at + 1).filter(|_| quote)?;
    let led = line.follows(at, &["in", "since", "of", "until", "from", "to", "and", "by"]);
    let closed = !line.is(at + 2, &["%", "'", "’"]) && super::calendar::closes(line, at + 2);
    let when = When::Calendar { year: Year::Written(year), month: None, day: None, which: Which::Open };
    (led && closed).then(|| Item::new(at..at + 2, when).at_most(Certainty::Likely))
}

/// "the 1990s", "the '90s", "1990s"; TIMEX3 writes a decade as three digits.
fn decade(line: &Line, at: usize) -> Option<Item> {
    let the = usize::from(line.norm(at) == "the");
    let mut name = at + the;
    name += usize::from(the == 1 && line.is(name, NARROWING_DECADES));
    name += usize::from(line.is_hyphen(name));
    let quoted = usize::from(matches!(line.norm(name), "'" | "’" | "‘"));
    name += quoted;
    let norm = line.norm(name);
    let apostrophe = line.norm(name + 1) == "'s" && the == 1 && norm.len() == 4 && norm.ends_with('0');
    if let Some(decade) = NAMED_DECADES.iter().zip(2..).find(|(name, _)| **name == norm).map(|(_, decade)| decade) {
        // "in his nineties", "in the low eighties": an age, a temperature.
        return (the == 1).then(|| Item::new(at..name + 1, fixed(format!("19{decade}"))).at_most(Certainty::Likely));
    }
    let digits = norm.strip_suffix('s').or(apostrophe.then_some(norm))?;
    let digits = digits.strip_suffix('0').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let value = match digits.len() {
        3 if matches!(digits.as_bytes().first(), Some(b'1' | b'2')) => digits.to_owned(),
        1 if the == 1 || quoted == 1 => format!("19{digits}"),
        _ => return None,
    };
    let end = name + 1 + usize::from(apostrophe);
    Some(Item::new(at..end, fixed(value)))
}

const fn fixed(value: String) -> When {
    When::Fixed(DateKind::Date, value)
}

/// From the twenties on.
const NAMED_DECADES: [&str; 8] =
    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

const NARROWING_DECADES: &[&str] = &["early", "late", "mid"];

/// "the 19th century", "19th-century"; TIMEX3 writes a century as two digits.
fn century(line: &Line, at: usize) -> Option<Item> {
    let rank = at + usize::from(line.norm(at) == "the");
    let number = ordinal(line.norm(rank)).filter(|number| (2..=30).contains(number))?;
    let name = rank + 1 + usize::from(line.is_hyphen(rank + 1));
    let end = name + 1;
    let before_christ = line.is(end, &["b.c.", "bc", "b.c.e.", "bce"]);
    (line.norm(name) == "century" && !before_christ)
        .then(|| Item::new(at..end, When::Fixed(DateKind::Date, format!("{:02}", number - 1))))
}
