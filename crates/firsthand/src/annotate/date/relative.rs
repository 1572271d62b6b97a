//! Times told from another time: "yesterday", "last week", "two days ago", "a week later", "the next day".

use super::feasts;
use super::length::{Count, measure};
use super::words::{Line, Unit, part_of_day, unit};
use super::{Certainty, DateKind, From, Item, When};

/// The relative time that begins at `at`.
pub(super) fn at(line: &Line, at: usize) -> Option<Item> {
    named(line, at)
        .or_else(|| near_units(line, at))
        .or_else(|| told_units(line, at))
        .or_else(|| measured(line, at))
        .or_else(|| edges(line, at))
}

fn shift(at: usize, end: usize, unit: Unit, count: i64, from: From) -> Item {
    Item::new(at..end, When::Shift { unit, count, from })
}

/// "today", "yesterday", "the day before yesterday", "last night", "this morning".
fn named(line: &Line, at: usize) -> Option<Item> {
    let days = |end: usize, count: i64| shift(at, end, Unit::Day, count, From::Publication);
    match (line.norm(at), line.norm(at + 1), line.norm(at + 2), line.norm(at + 3)) {
        ("the", "day", "before", "yesterday") => Some(days(at + 4, -2)),
        ("the", "day", "after", "tomorrow") => Some(days(at + 4, 2)),
        ("year", "to", "date", _) => Some(shift(at, at + 3, Unit::Year, 0, From::Publication)),
        ("today", ..) if !(line.is_capitalised(at) && at > 0) => Some(days(at + 1, 0)),
        ("yesterday", ..) => Some(days(at + 1, -1)),
        ("tomorrow", ..) => Some(days(at + 1, 1)),
        ("tonight", ..) if !(line.is_capitalised(at) && at > 0) => Some(days(at + 1, 0).with_time("TNI")),
        ("last", "night", ..) => Some(days(at + 2, -1).with_time("TNI")),
        ("this", part, ..) => part_of_day(part).map(|code| days(at + 2, 0).with_time(code)),
        _ => None,
    }
}

/// "last week", "this month", "next year": from the day of publication.
fn near_units(line: &Line, at: usize) -> Option<Item> {
    if let Some(item) = twice_removed(line, at).or_else(|| present_units(line, at)) {
        return Some(item);
    }
    let count = match line.norm(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let (unit, plural) = unit(line.norm(at + 1))?;
    let fits = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century);
    let framed = line.follows(at, &["the"]);
    (fits && !plural && !framed).then(|| shift(at, at + 2, unit, count, From::Publication))
}

/// "the year before last", "the week after next".
fn twice_removed(line: &Line, at: usize) -> Option<Item> {
    let name = at + usize::from(line.norm(at) == "the");
    let (unit, plural) = unit(line.norm(name))?;
    let count = match (line.norm(name + 1), line.norm(name + 2)) {
        ("before", "last") => -2,
        ("after", "next") => 2,
        _ => return None,
    };
    let fits = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    (fits && !plural && name > at).then(|| shift(at, name + 3, unit, count, From::Publication))
}

/// "the current year", "the next quarter", "the coming week": near units that "the" may stand before.
fn present_units(line: &Line, at: usize) -> Option<Item> {
    let name = at + usize::from(line.norm(at) == "the");
    let (unit, plural) = unit(line.norm(name + 1))?;
    let quarter = unit == Unit::Quarter;
    let count = match line.norm(name) {
        "current" => 0,
        "this" if quarter && name == at => 0,
        "last" | "previous" | "latest" | "past" if quarter => -1,
        "next" | "coming" | "following" if quarter => 1,
        _ => return None,
    };
    let fits = matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century);
    // "the last quarter" of a match or of a city; "next quarter" is seldom one.
    let next = quarter && count >= 0 && !feasts::is_of_match(line, at, name + 2);
    let business = !quarter || next || feasts::is_business(line, at, name + 2);
    (fits && !plural && business && !line.is_hyphen(name + 2))
        .then(|| shift(at, name + 2, unit, count, From::Publication).at_most(Certainty::Likely))
}

/// "the next day", "that week", "the following month", "the same day", "the previous night": from the date told of.
fn told_units(line: &Line, at: usize) -> Option<Item> {
    let the = usize::from(line.norm(at) == "the");
    let count = match line.norm(at + the) {
        "next" | "following" if the == 1 => 1,
        "previous" | "preceding" if the == 1 => -1,
        "same" | "that" if the == 1 || line.norm(at) == "that" || line.norm(at) == "same" => 0,
        _ => return None,
    };
    let name = at + the + 1;
    if let Some(code) = part_of_day(line.norm(name)) {
        return Some(shift(at, name + 1, Unit::Day, count, From::Text).with_time(code).at_most(Certainty::Likely));
    }
    let (unit, plural) = unit(line.norm(name))?;
    let fits = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
    (fits && !plural).then(|| shift(at, name + 1, unit, count, From::Text).at_most(Certainty::Likely))
}

/// "two days ago", "a week later", "three years before", "a year on".
fn measured(line: &Line, at: usize) -> Option<Item> {
    if let Some(item) = day_after(line, at) {
        return Some(item);
    }
    let (unit, end, number) = match measure(line, at) {
        Some(measure) => (measure.unit, measure.end, measure.whole().ok_or(measure.count)),
        None => match unit(line.norm(at)) {
            Some((unit, true)) => (unit, at + 1, Err(Count::Vague)),
            _ => return None,
        },
    };
    let (sign, from) = direction(line, end)?;
    if unit < Unit::Day || matches!(unit, Unit::Weekend | Unit::Quarter) {
        return None;
    }
    // Counted from a day, a week later is a day again.
    let (unit, sign) = match (unit, from) {
        (Unit::Night, _) => (Unit::Day, sign),
        (Unit::Week, From::Text) => (Unit::Day, 7 * sign),
        _ => (unit, sign),
    };
    match number {
        Ok(number) => Some(shift(at, end + 1, unit, sign * number, from).at_most(Certainty::Likely)),
        Err(Count::Vague) => {
            let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
            Some(Item::new(at..end + 1, When::Fixed(DateKind::Date, value.to_owned())).at_most(Certainty::Likely))
        }
        Err(Count::Exactly(_)) => None,
    }
}

/// Which way the word after a measure points, and from where.
fn direction(line: &Line, end: usize) -> Option<(i64, From)> {
    let closed = !line.is_word(end + 1) || line.is(end + 1, &["and", "but", "when", "that", "to", "in", "at", "on"]);
    match line.norm(end) {
        "ago" => Some((-1, From::Publication)),
        "later" | "afterwards" | "afterward" => Some((1, From::Text)),
        "earlier" | "previously" => Some((-1, From::Text)),
        "before" | "beforehand" if closed => Some((-1, From::Text)),
        "after" if closed => Some((1, From::Text)),
        _ => None,
    }
}

/// "the day before", "the day after"; before a noun, the day after something is the day that is being told of.
fn day_after(line: &Line, at: usize) -> Option<Item> {
    let the = usize::from(line.norm(at) == "the");
    if line.norm(at + the) != "day" || the == 0 && at > 0 && line.is_word(at - 1) && !line.is(at - 1, &["and", "one"]) {
        return None;
    }
    let way = at + the + 1;
    let count = match line.norm(way) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let ends = !line.tokens.get(way + 1).is_some_and(crate::text::Token::is_wordlike)
        || line.is(way + 1, &["and", "but", "that", "in"]);
    if ends {
        return Some(shift(at, way + 1, Unit::Day, count, From::Text).at_most(Certainty::Likely));
    }
    (count == 1).then(|| Item::new(at..way + 1, When::ToldDay).at_most(Certainty::Unsure))
}

/// "the end of the year", "earlier in the month": the year, the month of publication.
fn edges(line: &Line, at: usize) -> Option<Item> {
    let (unit, plural) = unit(line.norm(at + 1))?;
    let edge = line.norm(at) == "the"
        && !plural
        && line.is(at.wrapping_sub(1), &["of", "in"])
        && line.is(
            at.wrapping_sub(2),
            &["end", "start", "beginning", "middle", "half", "earlier", "later", "rest", "early", "late", "quarter"],
        );
    let fits = matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Decade);
    let closed = line.norm(at + 2) != "of" && !line.is_hyphen(at + 2);
    (edge && fits && closed).then(|| shift(at, at + 2, unit, 0, From::Publication).at_most(Certainty::Likely))
}
