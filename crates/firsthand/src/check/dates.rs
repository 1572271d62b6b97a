//! Whether a date of an article is the claim's.

use std::cmp::Ordering;

/// How a value of an article stands to the claim's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// It says what the claim says, or more exactly.
    Same,
    /// It does not exclude what the claim says, nor say it.
    Open,
    /// It excludes it.
    Other,
}

/// Clock times this many minutes apart are one time told roughly.
const ROUGHLY: i32 = 25;

/// Compares two values of TIMEX3 (ISO 24617-1). `None` where they are of different sorts: a day and a length of time.
/// `twelve` says that the claim's clock time may be of either half of the day: "five o'clock".
pub(super) fn fit(claim: &str, article: &str, twelve: bool) -> Option<Fit> {
    if claim == article {
        return Some(Fit::Same);
    }
    match (claim.starts_with('P'), article.starts_with('P')) {
        (true, true) => return lengths(claim, article),
        (false, false) => {}
        _ => return None,
    }
    let (day, time) = split(claim);
    let (other_day, other_time) = split(article);
    // A time of day alone leaves the day open, and a day alone is nothing to hold a time against.
    let days = if day.is_empty() || other_day.is_empty() {
        (time.is_some() && other_time.is_some()).then_some(Fit::Same)
    } else {
        calendar(day, other_day)
    };
    let times = match (time, other_time) {
        (None, _) => Some(Fit::Same),
        (Some(_), None) => Some(Fit::Open),
        (Some(one), Some(other)) => clock(one, other, if twelve { HALF_DAY } else { 2 * HALF_DAY }),
    };
    match (days, times) {
        (Some(Fit::Other), _) => Some(Fit::Other),
        (Some(Fit::Same), times) => times,
        (Some(Fit::Open), Some(Fit::Other)) => Some(Fit::Other),
        (Some(Fit::Open), _) => Some(Fit::Open),
        (None, _) => None,
    }
}

fn split(value: &str) -> (&str, Option<&str>) {
    value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)))
}

/// Two dates, part by part; an `X` is not known.
fn calendar(claim: &str, article: &str) -> Option<Fit> {
    if claim.is_empty() || article.is_empty() || claim.contains("_REF") || article.contains("_REF") {
        return None;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (claim.split('-').collect(), article.split('-').collect());
    let is_week = |parts: &[&str]| parts.iter().any(|part| part.starts_with(['W', 'Q', 'S', 'F']));
    if is_week(&a) != is_week(&b) {
        return (a.first() != b.first() && known(a.first()) && known(b.first())).then_some(Fit::Other);
    }
    for (one, other) in a.iter().zip(&b) {
        if known(Some(one)) && known(Some(other)) && one != other {
            return Some(Fit::Other);
        }
    }
    Some(if a.len() > b.len() { Fit::Open } else { Fit::Same })
}

fn known(part: Option<&&str>) -> bool {
    part.is_some_and(|part| !part.contains('X'))
}

const HALF_DAY: i32 = 720;

/// Two times of day: "18:00", "NI", "MO"; clock times are the same again after `period` minutes.
fn clock(claim: &str, article: &str, period: i32) -> Option<Fit> {
    let (one, other) = (hours(claim)?, hours(article)?);
    let exact = one.0 == one.1 && other.0 == other.1;
    if exact {
        let apart = (one.0 - other.0).abs() % period;
        return Some(if apart.min(period - apart) <= ROUGHLY { Fit::Same } else { Fit::Other });
    }
    let meet = one.0 <= other.1 && other.0 <= one.1;
    Some(match (meet, one.0.cmp(&one.1)) {
        (false, _) => Fit::Other,
        (true, Ordering::Equal) => Fit::Open,
        (true, _) => Fit::Same,
    })
}

/// The minutes of the day that a time of day covers, with what speakers let overlap.
fn hours(time: &str) -> Option<(i32, i32)> {
    let part = match time {
        "MO" => Some((4 * 60, 12 * 60)),
        "AF" => Some((12 * 60, 18 * 60)),
        "EV" => Some((16 * 60, 24 * 60)),
        "NI" => Some((17 * 60, 30 * 60)),
        "DT" => Some((6 * 60, 19 * 60)),
        "MI" => Some((10 * 60, 14 * 60)),
        _ => None,
    };
    part.or_else(|| {
        let hour: i32 = time.get(..2)?.parse().ok()?;
        let minute: i32 = time.get(3..5).and_then(|minute| minute.parse().ok()).unwrap_or(0);
        Some((hour * 60 + minute, hour * 60 + minute))
    })
}

/// Words that say which half of the day a clock time belongs to.
const HALVES: &[&str] = &[
    "am",
    "a.m.",
    "a.m",
    "pm",
    "p.m.",
    "p.m",
    "noon",
    "midday",
    "midnight",
    "morning",
    "afternoon",
    "evening",
    "night",
    "tonight",
    "dawn",
    "dusk",
    "lunchtime",
    "overnight",
];

/// Whether a time, in a claim's words and as a value, says which half of the day it means.
pub(super) fn names_half(words: &str, value: &str) -> bool {
    let words = words.to_lowercase();
    let mut words = words.split(|c: char| !c.is_alphabetic() && c != '.').map(|word| word.trim_start_matches('.'));
    let hour = split(value).1.and_then(|time| time.get(..2)?.parse::<i32>().ok());
    words.any(|word| HALVES.contains(&word)) || hour.is_some_and(|hour| hour == 0 || hour > 12)
}

/// Two lengths of time: "18 months" and "a year and a half" are one.
fn lengths(claim: &str, article: &str) -> Option<Fit> {
    let (one, other) = (length(claim)?, length(article)?);
    (one.0 == other.0).then(|| if (one.1 - other.1).abs() < 1e-6 { Fit::Same } else { Fit::Other })
}

/// A length of time in the smallest unit that its own unit is a fixed number of: hours or months, by name.
fn length(value: &str) -> Option<(char, f64)> {
    let unit = value.chars().next_back()?;
    let amount = value.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect::<String>().parse::<f64>().ok()?;
    Some(match (unit, value.starts_with("PT")) {
        ('S', true) => ('H', amount / 3600.0),
        ('M', true) => ('H', amount / 60.0),
        ('H', true) => ('H', amount),
        ('D', false) => ('D', amount),
        ('W', false) => ('D', amount * 7.0),
        ('M', false) => ('M', amount),
        ('Y', false) => ('M', amount * 12.0),
        _ => (unit, amount),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(claim: &str, article: &str, expected: Option<Fit>) {
        assert_eq!(fit(claim, article, false), expected, "{claim} {article}");
    }

    #[test]
    fn days_and_months() {
        check("2021-03-04", "2021-03-04", Some(Fit::Same));
        check("2021-03", "2021-03-04", Some(Fit::Same));
        check("2021-03-04", "2021-03", Some(Fit::Open));
        check("2021-03-04", "2021-03-05", Some(Fit::Other));
        check("XXXX-03", "2021-03-05", Some(Fit::Same));
        check("XXXX-04", "2021-03-05", Some(Fit::Other));
    }

    #[test]
    fn halves_of_the_day() {
        let check = |words: &str, value: &str, named: bool| assert_eq!(names_half(words, value), named, "{words}");
        check("2 a.m. on Monday", "T02:00", true);
        check("noon", "T12:00", true);
        check("nine in the evening", "T21:00", true);
        check("17:10", "T17:10", true);
        check("five o'clock", "T05:00", false);
    }

    #[test]
    fn times_and_lengths() {
        check("2021-03-04T06:00", "2021-03-04T06:10", Some(Fit::Same));
        check("2021-03-04T06:00", "2021-03-04T09:00", Some(Fit::Other));
        check("2021-03-04TNI", "2021-03-04T22:05", Some(Fit::Same));
        check("2021-03-04TMO", "2021-03-04TEV", Some(Fit::Other));
        check("T06:00", "T09:00", Some(Fit::Other));
        assert_eq!(fit("T05:00", "T17:10", true), Some(Fit::Same));
        check("P3D", "P3D", Some(Fit::Same));
        check("P3D", "P4D", Some(Fit::Other));
        check("P3D", "2021", None);
        check("P18M", "P1.5Y", Some(Fit::Same));
        check("PT2.5H", "PT150M", Some(Fit::Same));
        check("P2Y", "P18M", Some(Fit::Other));
        check("PT24H", "P2D", None);
    }
}
