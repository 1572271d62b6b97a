//! Two dates that share their month or year: "July 3 to 7", "from 9 to 12 June", "between March and May 2019".
//!
//! TIMEX3 marks the ends of a stretch one by one. An end without a month or year of its own takes those of the other.

use super::calendar::{day_first, day_number, month_first, year_after};
use super::words::{Line, is_dash, month};
use super::{Certainty, Item, When, Which, Year};

/// Words between the ends of a stretch.
const BETWEEN: &[&str] = &["to", "and", "through", "thru", "until", "till", "or"];

/// Words before a stretch.
const BEFORE: &[&str] = &["from", "between", "on", "of", "dates", "since", "the"];

/// The end without a month that begins at `at`.
pub(super) fn at(line: &Line, at: usize) -> Option<Item> {
    second_day(line, at).or_else(|| first_day(line, at))
}

/// Whether the token at `at` stands between two ends.
pub(super) fn joins(line: &Line, at: usize) -> bool {
    line.is(at, BETWEEN) || is_dash(line.norm(at))
}

fn item(start: usize, end: usize, year: Year, month: i8, day: i8) -> Item {
    let when = When::Calendar { year, month: Some(month), day: Some(day), which: Which::Open };
    Item::new(start..end, when).at_most(Certainty::Likely)
}

/// "7" in "July 3 to 7", "11, 2020" in "May 9-11, 2020".
fn second_day(line: &Line, at: usize) -> Option<Item> {
    let day = day_number(line, at)?;
    let between = at.checked_sub(1).filter(|between| joins(line, *between))?;
    let first = (2..=3).filter_map(|back| between.checked_sub(back));
    let (number, earlier, _) = first.filter_map(|first| month_first(line, first)).find(|(.., end)| *end == between)?;
    // "on July 3 and 20 people were hurt", "on May 3-5 a.m.": a count, a time.
    let counts = line.norm(between) == "and" && !line.is(between.saturating_sub(3), BEFORE);
    let (year, end) = year_after(line, at + 1);
    let closed = !line.is_word(at + 1) || crate::lexicon::is_function_word(line.norm(at + 1)) || end > at + 1;
    let own_month = day_first(line, at).is_some();
    let clock = matches!(line.norm(at + 1), ":" | "%" | "a.m." | "p.m.");
    (day > earlier && !own_month && !clock && closed && (!counts || end > at + 1))
        .then(|| item(at, end, year, number, day))
}

/// "9" in "from 9 to 12 June 2019", "18" in "18 and 19 June".
fn first_day(line: &Line, at: usize) -> Option<Item> {
    let day = day_number(line, at)?;
    let between = at + 1;
    let (number, later, end) = joins(line, between).then(|| day_first(line, between + 1)).flatten()?;
    let led = line.follows(at, BEFORE) || !line.is(between, &["and", "or"]);
    let fits = day < later && led && month_first(line, at.wrapping_sub(1)).is_none();
    fits.then(|| item(at, at + 1, year_after(line, end).0, number, day))
}

/// The year that a month or day which ends at `end` has from the other end of its stretch: "March to May 2019".
pub(super) fn year_of_other_end(line: &Line, own: i8, end: usize) -> Year {
    if !joins(line, end) {
        return Year::Open;
    }
    let other = end + 1 + usize::from(line.norm(end + 1) == "the");
    let found = month_first(line, other).or_else(|| day_first(line, other)).map(|(number, _, end)| (number, end));
    let alone = || {
        let (number, full) = month(line.norm(other))?;
        let dot = usize::from(!full && line.norm(other + 1) == "." && line.touches(other));
        (full || line.is_capitalised(other)).then_some((number, other + 1 + dot))
    };
    match found.or_else(alone).map(|(number, end)| (number, year_after(line, end).0)) {
        // "from November to February 2019": it begins the year before.
        Some((number, Year::Written(year))) => Year::Written(if number < own { year - 1 } else { year }),
        Some((number, Year::Relative(count))) => Year::Relative(if number < own { count - 1 } else { count }),
        _ => Year::Open,
    }
}

/// Whether the month at `at`, which ends at `end`, is one end of a stretch of months: "from Sep to Nov", "May to June".
pub(super) fn is_end_of_months(line: &Line, at: usize, end: usize) -> bool {
    let ends = |at: usize| line.is(at, &["to", "through", "until", "till"]) || is_dash(line.norm(at));
    let between = |at: usize| ends(at) || line.norm(at) == "and" && line.before(at, 2) == "between";
    let ahead = between(end) && month(line.norm(end + 1)).is_some();
    let back = at >= 2 && between(at - 1) && month(line.norm(at - 2)).is_some();
    ahead || back
}
