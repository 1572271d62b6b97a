//! When things happen and are published: the rhythm of days and weeks, and how times are written.

use jiff::ToSpan;
use jiff::civil::{DateTime, date};

use crate::corpus::random::Random;

/// A moment, in minutes since the pile begins.
pub type Minute = u32;
/// An hour.
pub const HOUR: Minute = 60;
/// A day.
pub const DAY: Minute = 24 * HOUR;

/// The moment 0: midnight at Greenwich on a Monday.
const BEGIN: DateTime = date(2026, 1, 5).at(0, 0, 0, 0);
/// How much is published in each hour of a day where the newsroom stands, against the busiest hour.
const HOURS: [f64; 24] = [
    0.15, 0.10, 0.08, 0.08, 0.12, 0.25, 0.45, 0.65, 0.85, 0.95, 1.0, 1.0, 0.95, 0.95, 1.0, 1.0, 0.95, 0.90, 0.80, 0.65,
    0.55, 0.45, 0.35, 0.22,
];
/// How much is published on a day of the weekend, against a working day.
const WEEKEND: f64 = 0.55;
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The months of the year.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The calendar's date and time of a moment.
pub fn civil(at: Minute) -> DateTime {
    BEGIN.checked_add(i64::from(at).minutes()).unwrap_or(BEGIN)
}

/// How busy newsrooms are, from 0 to 1, whose clocks are so many minutes ahead of Greenwich.
fn busy(at: Minute, ahead: i32) -> f64 {
    let local = (i64::from(at) + i64::from(ahead)).max(0) as u32;
    let hour = HOURS[(local / HOUR % 24) as usize];
    if local / DAY % 7 < 5 { hour } else { hour * WEEKEND }
}

/// The moment itself or one soon after it, so that busy hours have more.
pub fn when_busy(mut at: Minute, ahead: i32, random: &mut Random) -> Minute {
    for _ in 0..40 {
        if random.happens(busy(at, ahead)) {
            break;
        }
        at += 10 + random.below(110) as Minute;
    }
    at
}

/// A moment as feeds write it: to the minute with the newsroom's zone, at Greenwich, or as a day.
pub fn stamp(at: Minute, ahead: i32, style: usize) -> String {
    match style {
        0 => format!("{}Z", civil(at)),
        1 => civil(at).date().to_string(),
        _ => {
            let local = civil(at).checked_add(i64::from(ahead).minutes()).unwrap_or(BEGIN);
            let (sign, ahead) = if ahead < 0 { ('-', -ahead) } else { ('+', ahead) };
            format!("{local}{sign}{:02}:{:02}", ahead / 60, ahead % 60)
        }
    }
}

/// How a report published `now` names the day of a moment; without a weekday alone where it carries no date itself.
pub fn day_named(day: Minute, now: Minute, dated: bool, random: &mut Random) -> String {
    let (date, weekday) = (civil(day).date(), WEEKDAYS[(day / DAY % 7) as usize]);
    let month = MONTHS[(date.month() - 1) as usize];
    let near = now.saturating_sub(day) < 5 * DAY;
    match random.below(4) {
        0 | 1 if near && dated => format!("on {weekday}"),
        0 if near => format!("on {weekday}, {month} {}", date.day()),
        1 | 2 => format!("on {} {month}", date.day()),
        _ => format!("on {month} {}", date.day()),
    }
}

/// "March 3", for datelines.
pub fn short_day(at: Minute) -> String {
    let date = civil(at).date();
    format!("{} {}", MONTHS[(date.month() - 1) as usize], date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_three_ways() {
        let at = 2 * DAY + 13 * HOUR + 5;
        assert_eq!(stamp(at, 0, 0), "2026-01-07T13:05:00Z");
        assert_eq!(stamp(at, 0, 1), "2026-01-07");
        assert_eq!(stamp(at, -330, 2), "2026-01-07T07:35:00-05:30");
    }

    #[test]
    fn a_report_without_a_date_says_more_than_the_weekday() {
        let mut random = Random::new(1);
        for _ in 0..50 {
            let named = day_named(3 * DAY, 3 * DAY + HOUR, false, &mut random);
            assert!(named.contains("January") && named.contains('8'), "{named}");
        }
    }

    #[test]
    fn noon_is_busier_than_night_and_than_sunday() {
        assert!(busy(12 * HOUR, 0) > busy(3 * HOUR, 0));
        assert!(busy(12 * HOUR, 0) > busy(6 * DAY + 12 * HOUR, 0));
        assert!(busy(3 * HOUR, 9 * 60) > busy(3 * HOUR, 0));
    }
}
