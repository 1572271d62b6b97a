//! Days of the week and weekends: "Sunday", "last Sunday", "the following Monday", "over the weekend".

use super::calendar::which;
use super::words::{Line, part_of_day, weekday};
use super::{Certainty, DateKind, Item, When, Which};

/// Days that are names of events.
const BEFORE_NAMED_DAYS: &[&str] = &[
    "bloody", "black", "super", "palm", "ash", "cyber", "holy", "maundy", "casual", "giving", "fat", "easter", "good",
    "small",
];

/// What makes a weekday part of the name of a newspaper, a programme or a match.
const AFTER_NAMED_DAYS: &[&str] = &[
    "times",
    "telegraph",
    "mirror",
    "express",
    "mail",
    "post",
    "herald",
    "star",
    "sun",
    "world",
    "mercury",
    "tribune",
    "independent",
    "business",
    "club",
    "review",
    "age",
    "people",
    "live",
    "lights",
    "football",
    "politics",
    "sport",
    "national",
    "service",
    "school",
];

/// Papers that come out on Sundays: "the Mail on Sunday".
const PAPERS_ON_SUNDAY: &[&str] = &["mail", "independent", "scotland", "herald", "wales", "ireland"];

/// The weekday or weekend that begins at `at`.
pub(super) fn at(line: &Line, at: usize) -> Option<Item> {
    plural_parts(line, at)
        .or_else(|| named_day(line, at))
        .or_else(|| plural_days(line, at))
        .or_else(|| weekend(line, at))
}

fn named_day(line: &Line, at: usize) -> Option<Item> {
    let (which, name) = which(line, at);
    let (day, full) = weekday(line.norm(name))?;
    let stands = full && !is_part_of_name(line, name);
    let certainty = if which == Which::Open { Certainty::Likely } else { Certainty::Certain };
    stands.then(|| Item::new(at..name + 1, When::Weekday { day, which }).at_most(certainty))
}

fn is_part_of_name(line: &Line, at: usize) -> bool {
    let night = usize::from(line.norm(at + 1) == "night" && line.is_capitalised(at + 1));
    let paper = line.follows(at, &["on"])
        && PAPERS_ON_SUNDAY.contains(&line.before(at, 2))
        && at.checked_sub(2).is_some_and(|paper| line.is_capitalised(paper));
    // "Ms Friday", "Joe Friday": a person.
    let title = |at: usize| line.is(at, &["mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr."]);
    let person = at > 0 && title(at - 1) || at > 1 && title(at - 2) && line.is_capitalised(at - 1);
    paper
        || person
        || line.follows(at, BEFORE_NAMED_DAYS)
        || line.is_capitalised(at + 1 + night) && line.is(at + 1 + night, AFTER_NAMED_DAYS)
}

/// "on Sundays", "each Sunday".
fn plural_days(line: &Line, at: usize) -> Option<Item> {
    let set = |day: i8, end: usize| {
        Item::new(at..end, When::Fixed(DateKind::Set, format!("XXXX-WXX-{day}"))).at_most(Certainty::Likely)
    };
    if line.is(at, &["every", "each"]) {
        let name = at + 1 + usize::from(line.is(at + 1, &["other", "second", "single"]));
        let (day, full) = weekday(line.norm(name))?;
        return full.then(|| set(day, name + 1));
    }
    if line.norm(at) == "weekends" {
        return Some(Item::new(at..at + 1, When::Fixed(DateKind::Set, "XXXX-WXX-WE".to_owned())));
    }
    let (day, full) = weekday(line.norm(at).strip_suffix('s')?)?;
    full.then(|| set(day, at + 1))
}

/// "Friday mornings", "Sunday nights".
fn plural_parts(line: &Line, at: usize) -> Option<Item> {
    let (day, full) = weekday(line.norm(at))?;
    let code = part_of_day(line.norm(at + 1).strip_suffix('s')?)?;
    let set = When::Fixed(DateKind::Set, format!("XXXX-WXX-{day}{code}"));
    full.then(|| Item::new(at..at + 2, set).at_most(Certainty::Likely))
}

/// "the weekend", "last weekend", "a weekend of rallies".
fn weekend(line: &Line, at: usize) -> Option<Item> {
    let (which, mut name) = which(line, at);
    if which == Which::Open && line.is(at, &["the", "a", "that"]) {
        name = at + 1;
    }
    if line.norm(name) != "weekend" {
        return None;
    }
    let plain = which == Which::Open;
    let certainty = match (plain, line.norm(at)) {
        (false, _) => Certainty::Certain,
        (true, "the") => Certainty::Likely,
        (true, _) => Certainty::Unsure,
    };
    Some(Item::new(at..name + 1, When::Weekend(which)).at_most(certainty))
}
