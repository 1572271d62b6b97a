//! Times of day: "9 a.m.", "14:30", "midnight", "in the morning", and the day they belong to.

use super::ranked::Part;
use super::words::{Line, Unit, part_of_day, small_number};
use super::{Certainty, DateKind, Habits, Item, When, day};

/// The clock time that begins at `at`.
pub(super) fn at(line: &Line, at: usize) -> Option<Item> {
    let (time, end, certainty) = half(line, at).or_else(|| named(line, at)).or_else(|| face(line, at))?;
    let end = zone(line, end);
    Some(Item::new(at..end, When::SomeDay).with_time(time).at_most(certainty))
}

/// "noon", "midnight".
fn named(line: &Line, at: usize) -> Option<(String, usize, Certainty)> {
    let name = at + usize::from(line.is(at, &["12"]));
    let time = match line.norm(name) {
        "noon" | "midday" => "T12:00",
        "midnight" => "T24:00",
        _ => return None,
    };
    // "midnight blue", "a midday meal": a time only where a time can stand.
    let led = at == 0
        || name > at
        || BEFORE_TIMES.contains(&line.before(at, 1))
        || line.follows(at, &["just", "of", ",", "past"]);
    let ends = !line.is_word(name + 1)
        || crate::lexicon::is_function_word(line.norm(name + 1))
        || line.is_capitalised(name + 1);
    (led && (ends || at > 0) && (!line.is_capitalised(name) || name == 0))
        .then(|| (time.to_owned(), name + 1, Certainty::Certain))
}

/// "half past nine", "quarter to ten", "20 past eight", "ten minutes past four".
fn half(line: &Line, at: usize) -> Option<(String, usize, Certainty)> {
    let minutes = match line.norm(at) {
        "half" => 30,
        "quarter" => 15,
        norm => line.digits(at).or_else(|| small_number(norm)).filter(|minutes| (1..60).contains(minutes))?,
    };
    let at = at + usize::from(line.is(at + 1, &["minutes", "minute", "min"]));
    let hour =
        line.digits(at + 2).or_else(|| small_number(line.norm(at + 2))).filter(|hour| (1..=12).contains(hour))?;
    let (later, end) = in_the(line, at + 3);
    match line.norm(at + 1) {
        "past" => {
            Some((format!("T{:02}:{minutes:02}", hour % 12 + later.unwrap_or(hour / 12 * 12)), end, Certainty::Likely))
        }
        "to" if minutes == 15 => Some((format!("T{:02}:45", (hour + 23) % 24), at + 3, Certainty::Likely)),
        _ => None,
    }
}

/// "in the evening" after a time: the hours it adds, and where it ends.
fn in_the(line: &Line, end: usize) -> (Option<i64>, usize) {
    let part =
        (line.norm(end) == "in" && line.norm(end + 1) == "the").then(|| part_of_day(line.norm(end + 2))).flatten();
    match part {
        Some("TAF" | "TEV") => (Some(12), end + 3),
        Some("TMO") => (Some(0), end + 3),
        _ => (None, end),
    }
}

/// Words before digits that are a time: "at 14:30".
const BEFORE_TIMES: &[&str] = &[
    "at",
    "around",
    "about",
    "by",
    "from",
    "until",
    "till",
    "before",
    "after",
    "since",
    "between",
    "and",
    "to",
    "shortly",
    "approximately",
    "-",
    "–",
];

/// "9 a.m.", "9:30 pm", "3.40pm", "14:30", "9 o'clock", "1400 GMT".
fn face(line: &Line, at: usize) -> Option<(String, usize, Certainty)> {
    let (hour, minute, end, colon) = figures(line, at)?;
    let (seconds, end) = seconds(line, end).filter(|_| colon).unwrap_or((String::new(), end));
    if let Some((half, end)) = half_of_day(line, end).or_else(|| glued(line, end - 1)) {
        let hour = (1..=12).contains(&hour).then(|| hour % 12 + half)?;
        return Some((format!("T{hour:02}:{minute:02}{seconds}"), end, Certainty::Certain));
    }
    if matches!(line.norm(end), "o'clock") && (1..=12).contains(&hour) {
        return Some((format!("T{hour:02}:{minute:02}"), end + 1, Certainty::Likely));
    }
    let in_part = line.norm(end) == "in" && line.norm(end + 1) == "the" && part_of_day(line.norm(end + 2)).is_some();
    let told =
        colon || (1..=12).contains(&hour) && line.follows(at, &["at", "around", "about", "by", "circa", "until"]);
    if in_part && told {
        let later = matches!(line.norm(end + 2), "afternoon" | "evening") && hour < 12;
        let hour = if later { hour + 12 } else { hour };
        return Some((format!("T{hour:02}:{minute:02}"), end + 3, Certainty::Certain));
    }
    let zoned = zone(line, end) > end;
    let led = colon && BEFORE_TIMES.contains(&line.before(at, 1));
    let four = !colon
        && line.norm(at).len() == 4
        && line.digits(at).is_some()
        && line.is(end, &["gmt", "utc", "hours", "hrs", "local", "cet", "est", "et", "bst"]);
    let stands = (zoned && (colon || four) || led) && line.norm(end) != ":" && hour < 24;
    stands.then(|| (format!("T{hour:02}:{minute:02}{seconds}"), end, Certainty::Likely))
}

/// The seconds of "7:56:30" behind the minutes, and where they end.
fn seconds(line: &Line, end: usize) -> Option<(String, usize)> {
    let joined = line.norm(end) == ":" && end > 0 && line.touches(end - 1) && line.touches(end);
    let digits =
        line.norm(end + 1).get(..2).filter(|digits| joined && digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    (line.norm(end + 1).len() == 2 || glued(line, end + 1).is_some()).then(|| (format!(":{digits}"), end + 2))
}

/// Hour, minute, the token after, and whether hour and minute are parted.
fn figures(line: &Line, at: usize) -> Option<(i64, i64, usize, bool)> {
    let norm = line.norm(at);
    let two = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(hour) = small_number(norm) {
        return Some((hour, 0, at + 1, false));
    }
    let bare = norm.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if let Some((hour, minute)) = bare.split_once('.').filter(|(hour, minute)| hour.len() <= 2 && two(minute)) {
        return valid(hour.parse().ok()?, minute.parse().ok()?, at + 1, true)
            .filter(|_| bare.len() < norm.len() || half_of_day(line, at + 1).is_some());
    }
    if line.norm(at + 1) == ":" && line.touches(at) && line.touches(at + 1) && norm.len() <= 2 {
        let minute = line.norm(at + 2).trim_end_matches(|c: char| c.is_ascii_alphabetic());
        return if two(minute) { valid(line.digits(at)?, minute.parse().ok()?, at + 3, true) } else { None };
    }
    let number: i64 = if bare.len() <= 4 { bare.parse().ok()? } else { return None };
    if bare.len() == 4 { valid(number / 100, number % 100, at + 1, false) } else { valid(number, 0, at + 1, false) }
}

fn valid(hour: i64, minute: i64, end: usize, colon: bool) -> Option<(i64, i64, usize, bool)> {
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute, end, colon))
}

/// "a.m." or "pm" at `end`: the hours to add, and where it ends.
fn half_of_day(line: &Line, end: usize) -> Option<(i64, usize)> {
    match line.norm(end) {
        "a.m." | "am" | "a.m" => Some((0, end + 1)),
        "p.m." | "pm" | "p.m" => Some((12, end + 1)),
        _ => None,
    }
}

/// "9am", "3.40pm": the letters within the token at `at`.
fn glued(line: &Line, at: usize) -> Option<(i64, usize)> {
    let norm = line.norm(at);
    let digit = |head: &str| head.ends_with(|c: char| c.is_ascii_digit());
    match (norm.strip_suffix("am"), norm.strip_suffix("pm")) {
        (Some(head), _) if digit(head) => Some((0, at + 1)),
        (_, Some(head)) if digit(head) => Some((12, at + 1)),
        _ => None,
    }
}

/// Where the words for the time zone at `end` are over.
fn zone(line: &Line, end: usize) -> usize {
    match (line.norm(end), line.norm(end + 1)) {
        ("local", "time") | ("eastern" | "pacific" | "moscow" | "london", "time") => end + 2,
        (
            "gmt" | "utc" | "est" | "edt" | "et" | "bst" | "cet" | "cest" | "pst" | "pdt" | "pt" | "ist" | "msk"
            | "jst" | "kst" | "aest" | "aedt" | "cdt" | "cst" | "mst" | "sast" | "eet" | "hours" | "hrs",
            _,
        ) => end + 1,
        _ => end,
    }
}

/// "9 a.m. on Friday", "midnight Saturday": one expression with its day.
pub(super) fn with_day(line: &Line, item: Item, habits: Habits) -> Item {
    let end = item.tokens.end;
    let next = end + usize::from(line.is(end, &["on", "in", ","]));
    let Some(day) = day(line, next, habits).filter(|day| names_a_day(&day.when)) else { return item };
    // "at midnight, Monday's talks": a comma parts them unless the date is the calendar's.
    let parted = line.norm(end) == "," && !matches!(day.when, When::Calendar { .. });
    if parted {
        return item;
    }
    let certainty = item.certainty.min(day.certainty);
    // "half past two on Sunday afternoon"
    let part = part_of_day(line.norm(day.tokens.end)).filter(|_| item.certainty != Certainty::Certain);
    let time = item.time.map(|time| part.and_then(|part| in_part(&time, part)).unwrap_or(time));
    let day = Item { tokens: day.tokens.start..after_part(line, &day), ..day };
    Item { tokens: item.tokens.start..day.tokens.end, when: day.when, time, certainty }
}

/// The time, which says neither a.m. nor p.m., in a part of the day: "T02:30" in the afternoon is "T14:30".
fn in_part(time: &str, part: &str) -> Option<String> {
    let (hour, rest) = (time.get(1..3)?.parse::<i64>().ok()?, time.get(3..)?);
    let later = match part {
        "TAF" | "TEV" => hour < 12,
        "TNI" => (NIGHTFALL..12).contains(&hour),
        _ => false,
    };
    later.then(|| format!("T{:02}{rest}", hour + 12))
}

/// From this hour on a time at night is before midnight.
const NIGHTFALL: i64 = 6;

/// "tonight at 8", "last night around 9:30", "in the morning at 7": the hour of that part of the day.
pub(super) fn with_hour(line: &Line, item: Item) -> Item {
    let end = item.tokens.end;
    // "every Monday at 9 p.m."
    if matches!(item.when, When::Fixed(DateKind::Set, _)) && item.time.is_none() && line.norm(end) == "at" {
        return match at(line, end + 1) {
            Some(time) => Item { tokens: item.tokens.start..time.tokens.end, time: time.time, ..item },
            None => item,
        };
    }
    let part = item.time.as_deref().filter(|time| matches!(*time, "TMO" | "TAF" | "TEV" | "TNI"));
    let (Some(part), true) = (part, line.is(end, &["at", "around", "about"])) else { return item };
    let hour = figures(line, end + 1).filter(|(hour, ..)| (1..=12).contains(hour));
    let Some((hour, minute, last, _)) = hour.filter(|(.., last, _)| super::calendar::closes(line, *last)) else {
        return item;
    };
    // "tonight at 8 p.m." is read as a time with its day.
    if half_of_day(line, last).is_some() || glued(line, last - 1).is_some() || line.norm(last) == "%" {
        return item;
    }
    let time = format!("T{hour:02}:{minute:02}");
    let time = in_part(&time, part).unwrap_or(time);
    Item { tokens: item.tokens.start..last, time: Some(time), ..item }.at_most(Certainty::Likely)
}

/// Where the day ends with its part: the time before it says more than "Tuesday morning" does.
fn after_part(line: &Line, day: &Item) -> usize {
    let end = day.tokens.end;
    end + usize::from(day.time.is_none() && part_of_day(line.norm(end)).is_some())
}

/// Whether the meaning is one day.
pub(super) fn names_a_day(when: &When) -> bool {
    match when {
        When::Calendar { day, .. } => day.is_some(),
        When::Weekday { .. } | When::DayOfWeek { .. } | When::Feast { .. } | When::DayOfMonth { .. } => true,
        When::Nth { part, .. } => matches!(part, Part::Day | Part::Weekday(_)),
        When::Shift { unit, .. } => *unit == Unit::Day,
        _ => false,
    }
}

/// "Saturday night", "yesterday evening": the part of that day.
pub(super) fn with_part(line: &Line, mut item: Item) -> Item {
    let end = item.tokens.end;
    let gap = usize::from(line.is(end, &["early", "late"]));
    if let Some(code) = part_of_day(line.norm(end + gap))
        && item.time.is_none()
        && names_a_day(&item.when)
    {
        item.tokens.end = end + gap + 1;
        return item.with_time(code);
    }
    item
}

/// "the night of August 9", "the morning", "at night".
pub(super) fn part_of_day_at(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let the = usize::from(line.norm(at) == "the");
    let name = at + the + usize::from(the == 1 && line.is(at + the, &["early", "late"]));
    let code = part_of_day(line.norm(name))?;
    if line.is(name + 1, &["of", "on", "in"])
        && let Some(day) = day(line, name + 2, habits).filter(|day| names_a_day(&day.when))
    {
        return Some(Item { tokens: at..day.tokens.end, time: Some(code.to_owned()), ..day });
    }
    let led = match the {
        1 => line.follows(at, &["in", "during", "on", "through", "throughout", "into"]),
        _ => code == "TNI" && line.follows(at, &["at"]) || line.follows(at, &["by"]),
    };
    let closed = !line.is(name + 1, &["of", "shift", "sky", "air", "before"]) && !line.is_hyphen(name + 1);
    (led && closed).then(|| Item::new(at..name + 1, When::SomeDay).with_time(code).at_most(Certainty::Unsure))
}
