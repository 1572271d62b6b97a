//! A TIMEX3 value beside the TEI attributes of a GUM element.
//!
//! GUM gives a point as `when` and a stretch by its ends (`from`, `to`; `notBefore`, `notAfter`). They are compared by
//! the days they cover. Three differences of the schemes are bridged: a season is three months in GUM, with the first
//! day of the fourth at times; a week begins on Sunday or Monday there; and a length up to now ("the past three
//! years"), which TIMEX3 counts, has its ends there.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::texts::Element;

/// Whether a TIMEX3 value means what the element means.
pub fn same(value: &str, element: &Element) -> bool {
    let value = value.split('T').next().unwrap_or(value);
    let (from, to) = (element.from.as_str(), element.to.as_str());
    if value.starts_with('P') && !value.ends_with("_REF") {
        return same_length(value, from, to);
    }
    if let Some(part) = value.get(5..).and_then(season).filter(|_| value.len() == 7) {
        return same_season(value.get(..4).unwrap_or_default(), part, from, to);
    }
    let ends = (days(from), days(to));
    match (days(value), ends) {
        (Some((first, last)), (Some((from, _)), Some((_, to)))) if value.contains("-W") => {
            let common = (last.min(to) - first.max(from)).get_days() + 1;
            (first, last) == (from, to) || !value.ends_with("WE") && common >= 6 && (to - from).get_days() <= 7
        }
        (Some((first, last)), (Some((from, _)), Some((_, to)))) => (first, last) == (from, to),
        // The year is not given: "--03-05".
        _ => from == to && value.replace("XXXX-", "--") == from,
    }
}

/// First and last month of a season by its code.
fn season(code: &str) -> Option<(i64, i64)> {
    match code {
        "SP" => Some((3, 5)),
        "SU" => Some((6, 8)),
        "FA" => Some((9, 11)),
        "WI" => Some((12, 2)),
        _ => None,
    }
}

/// Whether the ends are those of the season, in that year or in no year ("--03" to "--06").
fn same_season(year: &str, (first, last): (i64, i64), from: &str, to: &str) -> bool {
    let month = |end: &str| -> Option<i64> { end.rsplit('-').next()?.parse().ok() };
    let in_year =
        |end: &str| end.rsplit_once('-').is_some_and(|(start, _)| start == year || year == "XXXX" && start == "-");
    let ends = month(to).is_some_and(|to| to == last || to == last + 1);
    month(from) == Some(first) && ends && in_year(from) && (first == 12 || in_year(to))
}

/// Whether the stretch, rounded to the unit of the length, is as long as the length.
fn same_length(value: &str, from: &str, to: &str) -> bool {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let unit = value.trim_start_matches(|c: char| c == 'P' || c.is_ascii_digit());
    let days_of_unit = match unit {
        "D" => 1.0,
        "W" => 7.0,
        "M" => 30.44,
        "Y" => 365.25,
        "DE" => 3652.5,
        _ => return false,
    };
    let (Ok(count), Some((first, _)), Some((last, _))) = (digits.parse::<f64>(), days(from), days(to)) else {
        return false;
    };
    let long = f64::from((last - first).get_days());
    (long / days_of_unit).round() == count || ((long + 1.0) / days_of_unit).round() == count
}

/// First and last day of "1994", "199", "19", "2020-08", "2020-W33", "2020-W33-WE" or a day.
pub fn days(value: &str) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    if let Some((year, week)) = value.split_once("-W") {
        let (week, weekend) = week.strip_suffix("-WE").map_or((week, false), |week| (week, true));
        let day = |weekday| Some(ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, weekday).ok()?.date());
        let first = if weekend { Weekday::Saturday } else { Weekday::Monday };
        return Some((day(first)?, day(Weekday::Sunday)?));
    }
    if let Some((year, quarter)) = value.split_once("-Q") {
        let first =
            Date::new(year.parse().ok()?, quarter.parse::<i8>().ok()?.checked_mul(3)?.checked_sub(2)?, 1).ok()?;
        return Some((first, first.checked_add(3.months()).ok()?.yesterday().ok()?));
    }
    let before_christ = value.strip_prefix("BC").or_else(|| value.strip_prefix('-'));
    if let Some(year) =
        before_christ.and_then(|year| year.parse::<u16>().ok()).and_then(|year| i16::try_from(year).ok())
    {
        return Some((Date::new(-year, 1, 1).ok()?, Date::new(-year, 12, 31).ok()?));
    }
    let parts: Vec<i16> = value.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let small = |number: i16| i8::try_from(number).ok();
    let (first, span) = match (parts.as_slice(), value.len()) {
        ([century], 2) => (Date::new(century * 100, 1, 1), 100.years()),
        ([decade], 3) => (Date::new(decade * 10, 1, 1), 10.years()),
        ([year], _) => (Date::new(*year, 1, 1), 1.year()),
        ([year, month], _) => (Date::new(*year, small(*month)?, 1), 1.month()),
        ([year, month, day], _) => (Date::new(*year, small(*month)?, small(*day)?), 1.day()),
        _ => return None,
    };
    let first = first.ok()?;
    Some((first, first.checked_add(span).ok()?.yesterday().ok()?))
}

#[cfg(test)]
mod tests {
    use firsthand::span::Span;

    use super::*;

    #[track_caller]
    fn check(value: &str, from: &str, to: &str, expected: bool) {
        let element = Element { span: Span::new(0, 1), from: from.to_owned(), to: to.to_owned() };
        assert_eq!(same(value, &element), expected, "{value} {from}..{to}");
    }

    #[test]
    fn periods_are_compared_by_their_days() {
        check("199", "1990", "1999", true);
        check("2017-W14", "2017-04-03", "2017-04-09", true);
        check("2020-08-15TNI", "2020-08-15", "2020-08-15", true);
        check("XXXX-03", "--03", "--03", true);
        check("2020-08", "2020-08-15", "2020-08-15", false);
        check("BC0508", "-0508", "-0508", true);
    }

    #[test]
    fn weeks_seasons_and_lengths_are_bridged() {
        check("2017-W14", "2017-04-02", "2017-04-08", true);
        check("2017-W14", "2017-04-09", "2017-04-15", false);
        check("2012-SU", "2012-06", "2012-08", true);
        check("2012-SU", "2012-06", "2012-09", true);
        check("XXXX-SP", "--03", "--06", true);
        check("2012-SU", "2011-06", "2011-08", false);
        check("P3Y", "2020-02-29", "2023-02-28", true);
        check("P3Y", "2021-02-28", "2023-02-28", false);
    }
}
