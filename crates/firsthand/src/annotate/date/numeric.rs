//! Dates written in digits alone: "2020-08-09", "21/08/2020", "on 9/8", "21.08.2020".
//!
//! Whether the day or the month comes first is decided by the text: by a date in it that allows one order only, else
//! by how it writes out other dates ("9 August"), else by its spelling. A text that says nothing is read as American,
//! with less certainty.

use super::calendar::{four_digits, item, year_after};
use super::words::{Line, is_dash, month, weekday};
use super::{Certainty, Item, When, Which, Year};
use crate::text::{Text, Token};

/// Which of the two numbers is the day, and whether the text says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Order {
    day_first: bool,
    told: bool,
}

/// Words that only British spelling has, and those of American spelling.
const BRITISH: &[&str] = &[
    "centre",
    "colour",
    "defence",
    "favour",
    "harbour",
    "honour",
    "kilometres",
    "labour",
    "licence",
    "metres",
    "neighbour",
    "neighbours",
    "organisation",
    "organised",
    "programme",
    "theatre",
    "tonnes",
];
const AMERICAN: &[&str] = &[
    "center",
    "color",
    "defense",
    "favor",
    "harbor",
    "honor",
    "kilometers",
    "labor",
    "meters",
    "neighbor",
    "neighbors",
    "organized",
    "theater",
];

impl Order {
    pub(super) fn of(text: &Text) -> Self {
        let stroked = |three: &&[Token]| matches!(three, [a, sign, b] if matches!(sign.norm.as_str(), "/" | "-") && small(a).is_some() && small(b).is_some());
        // Most texts have no such date and need not be read for their order.
        let mut pairs = text.tokens.windows(3).filter(stroked).peekable();
        if pairs.peek().is_none() {
            return Self::default();
        }
        let own = pairs.find_map(|three| match (three.first().and_then(small), three.last().and_then(small)) {
            (Some(13..), Some(..=12)) => Some(true),
            (Some(..=12), Some(13..)) => Some(false),
            _ => None,
        });
        own.or_else(|| habit(text)).map_or_else(Self::default, |day_first| Self { day_first, told: true })
    }
}

/// The one or two digits of a day or month.
fn small(token: &Token) -> Option<i8> {
    let digits = token.norm.len() <= 2 && token.norm.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| token.norm.parse().ok()).flatten().filter(|number| (1..=31).contains(number))
}

/// Whether the text puts the day first where it writes months out, else whether it spells as the British do.
fn habit(text: &Text) -> Option<bool> {
    let count = |test: &dyn Fn(&Token, &Token) -> bool| {
        text.tokens.windows(2).filter(|pair| matches!(pair, [a, b] if test(a, b))).count()
    };
    let named = |token: &Token| token.is_word() && month(&token.norm).is_some();
    let day_first = count(&|a, b| small(a).is_some() && named(b));
    let month_first = count(&|a, b| named(a) && small(b).is_some());
    let spelled = |list: &[&str]| text.tokens.iter().filter(|token| list.contains(&token.norm.as_str())).count();
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Equal => {
            let (british, american) = (spelled(BRITISH), spelled(AMERICAN));
            (british != american).then_some(british > american)
        }
        // British papers write "August 9" as well; their spelling tells.
        std::cmp::Ordering::Less => Some(spelled(BRITISH) > spelled(AMERICAN)),
        std::cmp::Ordering::Greater => Some(true),
    }
}

/// The date in digits that begins at `at`.
pub(super) fn at(line: &Line, at: usize, order: Order) -> Option<Item> {
    iso(line, at)
        .or_else(|| full(line, at, order))
        .or_else(|| without_year(line, at, order))
        .or_else(|| dotted(line, at))
}

/// "2020-08-09", and "2020-08" where it cannot be a season ("2011-12") or a school year.
fn iso(line: &Line, at: usize) -> Option<Item> {
    let year = four_digits(line, at)?;
    let hyphen = |at: usize| line.norm(at) == "-" && line.is_hyphen(at);
    let two = |at: usize| line.tokens.get(at).and_then(small).filter(|_| line.norm(at).len() == 2);
    let month = two(at + 2).filter(|month| hyphen(at + 1) && (1..=12).contains(month))?;
    if let Some(day) = two(at + 4).filter(|_| hyphen(at + 3)) {
        return Some(item(at, at + 5, Year::Written(year), month, Some(day)));
    }
    let season = i16::from(month) == (year + 1) % 100 || line.is_hyphen(at + 3) || line.is_hyphen(at.wrapping_sub(1));
    (!season).then(|| item(at, at + 3, Year::Written(year), month, None).at_most(Certainty::Unsure))
}

/// Month, day and the sign between them where two small numbers are joined at `at`.
fn pair<'a>(line: &Line<'a>, at: usize, order: Order) -> Option<(i8, i8, Certainty, &'a str)> {
    let sign = line.norm(at + 1);
    let joins = matches!(sign, "/" | "-") && line.touches(at) && line.touches(at + 1);
    let (first, second) = line.tokens.get(at).and_then(small).zip(line.tokens.get(at + 2).and_then(small))?;
    let (month, day, certainty) = match (first, second) {
        _ if !joins => return None,
        (13.., ..=12) => (second, first, Certainty::Certain),
        (..=12, 13..) => (first, second, Certainty::Certain),
        (13.., 13..) => return None,
        _ if first == second => (first, second, Certainty::Certain),
        _ if order.day_first => (second, first, Certainty::Likely),
        _ => (first, second, if order.told { Certainty::Likely } else { Certainty::Unsure }),
    };
    Some((month, day, certainty, sign))
}

/// "08/21/2020", "21-08-2020", "21/8/20".
fn full(line: &Line, at: usize, order: Order) -> Option<Item> {
    let (month, day, certainty, sign) = pair(line, at, order)?;
    let again = line.norm(at + 3) == sign && line.touches(at + 2) && line.touches(at + 3);
    let year = four_digits(line, at + 4).or_else(|| short_year(line, at + 4).filter(|_| sign == "/"))?;
    let longer = line.is_hyphen(at.wrapping_sub(1)) && sign == "-";
    (again && !longer).then(|| item(at, at + 5, Year::Written(year), month, Some(day)).at_most(certainty))
}

/// Two digits as a year of our time: "20", "86".
pub(super) fn short_year(line: &Line, at: usize) -> Option<i16> {
    let number = line.digits(at).filter(|_| line.norm(at).len() == 2).and_then(|number| i16::try_from(number).ok())?;
    Some(if number <= LATEST_SHORT { 2000 + number } else { 1900 + number })
}

/// Two digits up to this are of this century: a report tells more often of the past.
const LATEST_SHORT: i16 = 30;

/// Words after which two numbers with a stroke between them may be a day of the year.
const BEFORE: &[&str] = &["on", "from", "between", "until", "till", "by", "since", "before", "after", "dated", "due"];

/// "on 11/20", "from 10/1 to 11/7", "Friday 5/12"; elsewhere such a pair is a fraction or a score.
fn without_year(line: &Line, at: usize, order: Order) -> Option<Item> {
    // The attacks are always written this way, and nothing else is.
    if (line.norm(at), line.norm(at + 1), line.norm(at + 2)) == ("9", "/", "11") {
        return Some(item(at, at + 3, Year::Written(2001), 9, Some(11)).at_most(Certainty::Likely));
    }
    let (month, day, certainty, sign) = pair(line, at, order)?;
    let other = |at: usize| pair(line, at, order).is_some_and(|(.., sign)| sign == "/");
    let joined =
        |at: usize| line.is(at, &["to", "and", "or", ",", "until", "till", "through"]) || is_dash(line.norm(at));
    let second = at >= 4 && joined(at - 1) && other(at - 4);
    let of_week = at > 0 && weekday(line.norm(at - 1)).is_some();
    let fraction = line.digits(at) < line.digits(at + 2) && line.digits(at + 2) <= Some(10);
    let told = line.follows(at, &["on"]) || of_week || second || line.follows(at, BEFORE) && !fraction;
    let always = (line.norm(at), line.norm(at + 2)) == ("24", "7");
    let more = line.norm(at + 3) == "/" || line.is(at + 3, &["of", "%"]);
    let end = at + 3;
    let whole = joined(end).then(|| full(line, end + 1, order).map(|other| other.when)).flatten();
    if sign != "/" || !told && whole.is_none() || always || more {
        return None;
    }
    let (year, end) = match (whole, year_after(line, end)) {
        (Some(When::Calendar { year, .. }), _) => (year, end),
        (_, (Year::Open, _)) if joined(end) && other(end + 1) => (year_after(line, end + 4).0, end),
        (_, own) => own,
    };
    Some(item(at, end, year, month, Some(day)).at_most(certainty.min(Certainty::Likely)))
}

/// "21.08.2020", which is one token.
fn dotted(line: &Line, at: usize) -> Option<Item> {
    let mut parts = line.norm(at).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = if year.len() == 4 { year.parse().ok()? } else { return None };
    let month: i8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day: i8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let when = When::Calendar { year: Year::Written(year), month: Some(month), day: Some(day), which: Which::Open };
    parts.next().is_none().then(|| Item::new(at..at + 1, when).at_most(Certainty::Likely))
}
