//! Dates told by another date beside them: "two days after January 12", "a week from Monday", "Tuesday of last week".

use super::length::measure;
use super::words::{Line, Unit, unit, weekday};
use super::{Certainty, From, Habits, Item, When, clock, day};

/// The date that begins at `at` and is counted from another.
pub(super) fn at(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    beyond(line, at, habits).or_else(|| ago(line, at, habits)).or_else(|| ahead(line, at))
}

/// "20 years ago today", "a year ago this week": one date, so long before the day or week that is named.
fn ago(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let measure = measure(line, at).filter(|measure| line.norm(measure.end) == "ago")?;
    let base = day(line, measure.end + 1, habits).filter(|base| base.time.is_none())?;
    let When::Shift { unit: length, from: From::Publication, .. } = base.when else { return None };
    let when = When::Beyond { unit: measure.unit, count: -measure.whole()?, base: Box::new(base.when) };
    (length < measure.unit).then(|| Item::new(at..base.tokens.end, when).at_most(Certainty::Likely))
}

/// "two days after January 12", "a week from Monday", "three weeks before Christmas".
fn beyond(line: &Line, at: usize, habits: Habits) -> Option<Item> {
    let measure = measure(line, at).filter(|measure| measure.unit >= Unit::Day)?;
    let sign = match line.norm(measure.end) {
        "after" | "from" => 1,
        "before" => -1,
        _ => return None,
    };
    let named =
        day(line, measure.end + 1, habits).filter(|base| clock::names_a_day(&base.when) && base.time.is_none())?;
    let unit = if measure.unit == Unit::Night { Unit::Day } else { measure.unit };
    let when = When::Beyond { unit, count: sign * measure.whole()?, base: Box::new(named.when) };
    Some(Item::new(at..named.tokens.end, when).at_most(named.certainty.min(Certainty::Likely)))
}

/// Words before "in" with which it measures how long something took or how often it happens: "twice in two weeks".
const LENGTHS: &[&str] = &["time", "times", "once", "twice", "first", "second", "third", "most", "all", "day"];

/// "two weeks" in "will return in two weeks".
fn ahead(line: &Line, at: usize) -> Option<Item> {
    let measure = measure(line, at).filter(|measure| measure.unit >= Unit::Day && line.follows(at, &["in"]))?;
    // "in a day" says how fast more often than when.
    let fast = measure.article && measure.unit == Unit::Day;
    let point = !fast
        && !LENGTHS.contains(&line.before(at, 2))
        && !line.is(measure.end, &["of", "old", "ago", "later"])
        && !matches!(measure.unit, Unit::Night | Unit::Weekend | Unit::Quarter);
    let when = When::Ahead { unit: measure.unit, count: measure.whole()?, length: measure.value() };
    // Longer by nothing than the length alone, which is read first; so it stands before it in the order of matchers.
    point.then(|| Item::new(at..measure.end, when).at_most(Certainty::Likely))
}

/// "Tuesday of last week", "Tuesday next week", "next week on Tuesday".
pub(super) fn day_of_week(line: &Line, at: usize) -> Option<Item> {
    if let Some((weeks, end)) = week(line, at) {
        let name = end + usize::from(line.norm(end) == "on");
        let day = named(line, name)?;
        return Some(Item::new(at..name + 1, When::DayOfWeek { day, weeks }));
    }
    let day = named(line, at)?;
    let (weeks, end) = week(line, at + 1 + usize::from(line.norm(at + 1) == "of"))?;
    Some(Item::new(at..end, When::DayOfWeek { day, weeks }))
}

fn named(line: &Line, at: usize) -> Option<i8> {
    weekday(line.norm(at)).filter(|(_, full)| *full && line.is_capitalised(at)).map(|(day, _)| day)
}

/// "last week", "this week", "next week", "the week before": which, and where it ends.
fn week(line: &Line, at: usize) -> Option<(i64, usize)> {
    let weeks = match line.norm(at) {
        "last" | "past" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    matches!(unit(line.norm(at + 1)), Some((Unit::Week, false))).then_some((weeks, at + 2))
}
