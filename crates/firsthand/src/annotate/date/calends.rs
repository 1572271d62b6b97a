//! Arithmetic of the calendar: days, ISO weeks, seasons and feasts, and how TIMEX3 writes them.

use jiff::civil::Date as Day;

use super::feasts::Feast;
use super::ranked::Part;
use super::tense::Tense;
use super::words::Unit;
use super::{From, Which};

/// A stretch of the calendar: the one of that unit that holds `day`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) day: Day,
    pub(super) unit: Unit,
}

impl Reference {
    pub(super) const fn day(day: Day) -> Self {
        Self { day, unit: Unit::Day }
    }

    /// "2020-08-09", "2020-W33", "2020-08", "199".
    pub(super) fn value(self) -> String {
        let (year, week) = (self.day.year(), self.day.iso_week_date());
        match self.unit {
            Unit::Week => format!("{:04}-W{:02}", week.year(), week.week()),
            Unit::Weekend => format!("{:04}-W{:02}-WE", week.year(), week.week()),
            Unit::Month => format!("{year:04}-{:02}", self.day.month()),
            Unit::Quarter => format!("{year:04}-Q{}", (self.day.month() - 1) / 3 + 1),
            Unit::Year => format!("{year:04}"),
            Unit::Decade => format!("{:03}", year / 10),
            Unit::Century => format!("{:02}", year / 100),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => self.day.to_string(),
        }
    }
}

/// The year, month or day given; `None` if there is no such day.
pub(super) fn reference(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Reference> {
    let unit = match (month, day) {
        (Some(_), Some(_)) => Unit::Day,
        (Some(_), None) => Unit::Month,
        _ => Unit::Year,
    };
    Some(Reference { day: Day::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?, unit })
}

/// The value of a shift from an unknown day.
pub(super) const fn unknown(unit: Unit, count: i64, from: From) -> &'static str {
    match (unit, from) {
        (Unit::Week | Unit::Weekend, _) => "XXXX-WXX",
        (Unit::Month, _) => "XXXX-XX",
        (Unit::Quarter, _) => "XXXX-QX",
        (Unit::Year, _) => "XXXX",
        (Unit::Decade, _) => "XXX",
        (Unit::Century, _) => "XX",
        (_, From::Publication) if count == 0 => "PRESENT_REF",
        _ => "XXXX-XX-XX",
    }
}

/// `start` and so many units on.
pub(super) fn shifted(start: Day, unit: Unit, count: i64) -> Option<Day> {
    let span = jiff::Span::new();
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day | Unit::Night => span.try_days(count),
        Unit::Week | Unit::Weekend => span.try_weeks(count),
        Unit::Month => span.try_months(count),
        Unit::Quarter => span.try_months(count.checked_mul(3)?),
        Unit::Year => span.try_years(count),
        Unit::Decade => span.try_years(count.checked_mul(10)?),
        Unit::Century => span.try_years(count.checked_mul(100)?),
    };
    let day = start.checked_add(span.ok()?).ok()?;
    (day.year() > 0).then_some(day)
}

/// The year so many years before `start` where it lies before our era: "BC2985".
pub(super) fn before_christ(start: Day, unit: Unit, count: i64) -> Option<String> {
    let years = match unit {
        Unit::Year => 1,
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => return None,
    };
    let year = i64::from(start.year()).checked_add(count.checked_mul(years)?)?;
    (-9999..0).contains(&year).then(|| format!("BC{:04}", -year))
}

fn days(start: Day, count: i64) -> Option<Day> {
    shifted(start, Unit::Day, count)
}

/// The weekday (Monday is 1) that is meant on the day `start`.
///
/// News tells of the week behind it: without a sign of the future, the day is the last such one, `start` included.
pub(super) fn weekday(start: Day, weekday: i8, which: Which, tense: Tense) -> Option<Day> {
    let back = i64::from((start.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
    let ahead = (7 - back) % 7;
    let count = match (which, tense) {
        (Which::Past | Which::Previous, _) => -(if back == 0 { 7 } else { back }),
        // The day before is called "yesterday" or by its bare name.
        (Which::Last, _) => -(if back <= 1 { 7 + back } else { back }),
        (Which::Following, _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        // A day of this week has its bare name; Sunday begins or ends the week, as the writer counts.
        (Which::Next, _) if ahead <= 1 || weekday < 7 && weekday > start.weekday().to_monday_one_offset() => 7 + ahead,
        (Which::Next, _) => ahead,
        (Which::This, Tense::Past) => -back,
        (Which::This, _) | (Which::Open, Tense::Future) => ahead,
        (Which::Open, Tense::Either) if ahead < back => ahead,
        (Which::Open, _) => -back,
    };
    days(start, count)
}

/// The Saturday of the weekend that is meant.
pub(super) fn weekend(published: Day, which: Which, tense: Tense) -> Option<Day> {
    let weekday = published.weekday().to_monday_one_offset();
    let saturday = days(published, i64::from(6 - weekday))?;
    let weeks = match (which, tense) {
        (Which::Last | Which::Past | Which::Previous, _) => -1,
        (Which::Next | Which::Following, _) => 1,
        _ if weekday >= 6 || tense == Tense::Future => 0,
        // On a Friday the weekend is the coming one unless it is told as past.
        (_, Tense::Past) => -1,
        (Which::This, _) => 0,
        (Which::Open, _) => {
            if weekday == 5 {
                0
            } else {
                -1
            }
        }
    };
    days(saturday, 7 * weeks)
}

/// A day this little after publication may still be told as past: clocks differ, and pages carry early dates.
const GRACE_DAYS: i64 = 1;

/// A date told as past that is this far ahead at most, and next to a year ago otherwise, lies ahead after all:
/// "the December 3 vote, officials said".
const SOON_DAYS: i32 = 60;

/// A month this many after that of publication is near.
const NEAR_MONTHS: i8 = 2;

/// The year of a month or day whose year is not written.
pub(super) fn year_of(published: Day, month: i8, day: Option<i8>, which: Which, tense: Tense) -> Option<i16> {
    let year = published.year();
    match (which, day) {
        (Which::Last | Which::Previous, None) => return Some(if month < published.month() { year } else { year - 1 }),
        (Which::Next | Which::Following, None) => return Some(if month > published.month() { year } else { year + 1 }),
        (Which::This, None) => return Some(year),
        _ => {}
    }
    let Some(day) = day else {
        // "the fair is held in October": without a past tense a month that is near lies ahead.
        let near = |months: i8| (1..=NEAR_MONTHS).contains(&(month + months - published.month()));
        return Some(match tense {
            Tense::Open if near(0) => year,
            Tense::Open if near(12) => year + 1,
            _ => round(published, month, tense),
        });
    };
    let limit = days(published, GRACE_DAYS)?;
    let candidates: Vec<Day> = (-1..=1).filter_map(|shift| Day::new(year + shift, month, day).ok()).collect();
    let past = candidates.iter().rev().find(|day| **day <= limit);
    let future = candidates.iter().find(|day| **day >= published);
    let far = |day: &Day| (*day - published).get_days().abs();
    let chosen = match (past, future) {
        (Some(past), Some(future)) => match tense {
            Tense::Future => future,
            Tense::Past if far(future) > SOON_DAYS || far(past) < 365 - SOON_DAYS => past,
            _ if far(future) < far(past) => future,
            _ => past,
        },
        (one, other) => one.or(other)?,
    };
    Some(chosen.year())
}

/// The year of the stretch that begins with `month`: the last one begun, or the next if it is told as to come.
pub(super) fn round(published: Day, month: i8, tense: Tense) -> i16 {
    match tense {
        Tense::Future if month < published.month() => published.year() + 1,
        Tense::Future => published.year(),
        _ if month > published.month() => published.year() - 1,
        _ => published.year(),
    }
}

/// The year of a season; a winter has the year it begins in.
pub(super) fn season_year(published: Day, code: &str, which: Which, tense: Tense) -> i16 {
    let (year, month) = (published.year(), published.month());
    let (first, winter) = match code {
        "SP" => (3, false),
        "SU" => (6, false),
        "FA" => (9, false),
        _ => (12, true),
    };
    // Until March the winter that is on began the year before.
    let current = if winter && month < 3 { year - 1 } else { year };
    match which {
        Which::Last | Which::Previous if !winter && month > first + 2 => year,
        Which::Last | Which::Past | Which::Previous => current - 1,
        Which::This => current,
        Which::Next | Which::Following => current + 1,
        Which::Open => round(published, first, tense),
    }
}

/// The year in which a named day without a year falls.
pub(super) fn feast_year(published: Day, named: Feast, which: Which, tense: Tense) -> i16 {
    let year = published.year();
    let all: Vec<Day> = (-1..=1).filter_map(|shift| feast(year + shift, named)).collect();
    let nearest = all.iter().min_by_key(|day| (**day - published).get_days().abs());
    let limit = days(published, GRACE_DAYS).unwrap_or(published);
    let chosen = match (which, tense) {
        (Which::Last | Which::Previous, _) => all.iter().rev().find(|day| **day < published),
        (Which::Next | Which::Following, _) => all.iter().find(|day| **day > published),
        (_, Tense::Future) => all.iter().find(|day| **day >= published),
        // Told as past, the feast of the morrow is that of a place where it has begun: nobody calls the one of a year
        // ago plainly by its name on its eve.
        (_, Tense::Past) => all.iter().rev().find(|day| **day <= limit),
        (_, Tense::Open | Tense::Either) => nearest,
    };
    chosen.map_or(year, |day| day.year())
}

/// The so-many-th part of a month or year; -1 is the last. A week belongs to where its Thursday lies, as in ISO 8601.
pub(super) fn nth(whole: Reference, part: Part, nth: i64) -> Option<Reference> {
    let (year, month) = (whole.day.year(), whole.day.month());
    let in_month = match whole.unit {
        Unit::Month => true,
        Unit::Year => false,
        _ => return None,
    };
    let first = Day::new(year, if in_month { month } else { 1 }, 1).ok()?;
    let last = if in_month { first.last_of_month() } else { first.last_of_year() };
    let (day, unit) = match part {
        Part::Month if in_month => return None,
        Part::Month => (Day::new(year, if nth < 0 { 12 } else { i8::try_from(nth).ok()? }, 1).ok()?, Unit::Month),
        Part::Day if nth < 0 => (last, Unit::Day),
        Part::Day => (days(first, nth - 1)?, Unit::Day),
        Part::Week => (nth_weekday(first, last, 4, nth)?, Unit::Week),
        Part::Weekday(weekday) => (nth_weekday(first, last, weekday, nth)?, Unit::Day),
    };
    // The Thursday of the first week may be the only thing of it in the month.
    (first <= day && day <= last).then_some(Reference { day, unit })
}

/// The so-many-th such weekday (Monday is 1) from the first day on, or the last up to the last day.
fn nth_weekday(first: Day, last: Day, weekday: i8, nth: i64) -> Option<Day> {
    let from = |day: Day| i64::from((weekday - day.weekday().to_monday_one_offset()).rem_euclid(7));
    if nth < 0 {
        return days(last, from(last) - if from(last) > 0 { 7 } else { 0 });
    }
    days(first, from(first) + 7 * (nth - 1))
}

/// The Saturday of the weekend that is nearest to a day.
pub(super) fn nearest_saturday(day: Day) -> Option<Day> {
    let weekday = i64::from(day.weekday().to_monday_one_offset());
    days(day, if weekday <= 2 { -1 - weekday } else { 6 - weekday })
}

/// How many months each way a day of the month is looked for that falls on a named weekday.
const MONTHS: i16 = 6;

/// The day of that number, and on that weekday if one is named, that is meant near `start`: behind it, or ahead of it
/// where the sentence looks ahead.
pub(super) fn day_in(start: Day, number: i8, weekday: Option<i8>, tense: Tense) -> Option<Day> {
    let reach = if weekday.is_some() { MONTHS } else { 1 };
    let month = |shift: i16| {
        let months = start.year().checked_mul(12)?.checked_add(i16::from(start.month()) - 1)?.checked_add(shift)?;
        Day::new(months.div_euclid(12), i8::try_from(months.rem_euclid(12) + 1).ok()?, number).ok()
    };
    let falls = |day: &Day| weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday);
    let all: Vec<Day> = (-reach..=reach).filter_map(month).filter(falls).collect();
    let far = |day: &&Day| (**day - start).get_days().abs();
    let chosen = match tense {
        Tense::Future => all.iter().find(|day| **day >= start),
        Tense::Past => all.iter().rev().find(|day| **day <= start),
        Tense::Open | Tense::Either => all.iter().min_by_key(far),
    };
    chosen.or_else(|| all.iter().min_by_key(far)).copied()
}

/// The day on which a feast falls in a year.
pub(super) fn feast(year: i16, feast: Feast) -> Option<Day> {
    match feast {
        Feast::Fixed(month, day) => Day::new(year, month, day).ok(),
        Feast::NthWeekday { month, weekday, nth } => {
            let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
            Day::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
        Feast::Easter(shift) => days(easter(year)?, shift),
        Feast::Thanksgiving(shift) => {
            let fourth = jiff::civil::Weekday::Thursday;
            days(Day::new(year, 11, 1).ok()?.nth_weekday_of_month(4, fourth).ok()?, shift)
        }
    }
}

/// The value of a feast of no known year.
pub(super) fn unknown_feast(feast: Feast) -> String {
    match feast {
        Feast::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Feast::NthWeekday { month, .. } => format!("XXXX-{month:02}"),
        Feast::Easter(_) => "XXXX-XX-XX".to_owned(),
        Feast::Thanksgiving(_) => "XXXX-11".to_owned(),
    }
}

/// Easter Sunday after the Gregorian calendar, by the method of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Day::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_of_known_years() {
        assert_eq!(easter(2020), Some(date(2020, 4, 12)));
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
    }

    #[test]
    fn thanksgiving_is_the_fourth_thursday() {
        assert_eq!(feast(2023, Feast::Thanksgiving(0)), Some(date(2023, 11, 23)));
    }

    #[test]
    fn parts_of_months_and_years_by_rank() {
        let part = |unit, part, rank| nth(Reference { day: date(2016, 7, 9), unit }, part, rank).map(Reference::value);
        assert_eq!(part(Unit::Month, Part::Week, -1).as_deref(), Some("2016-W30"));
        assert_eq!(part(Unit::Year, Part::Week, 1).as_deref(), Some("2016-W01"));
        assert_eq!(part(Unit::Month, Part::Weekday(7), 1).as_deref(), Some("2016-07-03"));
        assert_eq!(part(Unit::Month, Part::Weekday(7), -1).as_deref(), Some("2016-07-31"));
        assert_eq!(part(Unit::Month, Part::Weekday(7), 6), None);
        assert_eq!(part(Unit::Year, Part::Month, 3).as_deref(), Some("2016-03"));
    }

    #[test]
    fn days_of_a_month_near_a_day() {
        let near = |number, weekday, tense| day_in(date(2023, 5, 10), number, weekday, tense);
        assert_eq!(near(18, None, Tense::Past), Some(date(2023, 4, 18)));
        assert_eq!(near(18, None, Tense::Future), Some(date(2023, 5, 18)));
        assert_eq!(near(26, Some(5), Tense::Open), Some(date(2023, 5, 26)));
    }
}
