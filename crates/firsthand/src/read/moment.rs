//! A publication date, with the time of day where it is known.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::{Date, DateTime, Time};

/// A day, or a day and a time, in the publisher's own clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// As written, normalised to ISO 8601: "2020-08-16" or "2020-08-16T09:30".
    pub value: String,
    /// The day, in the publisher's own clock.
    pub day: Date,
    /// The time used for ordering, in UTC where an offset is given; `None` for a day alone.
    pub time: Option<DateTime>,
}

impl Moment {
    /// Reads an ISO 8601 date or date and time ("2020-08-16", "2020-08-16T09:30", "2020-08-16 09:30:00+02:00").
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, rest) = text.split_at_checked(10)?;
        let day: Date = day.parse().ok()?;
        let Some(clock) = rest.strip_prefix(['T', 't', ' ']).map(str::trim).filter(|clock| !clock.is_empty()) else {
            return rest.trim().is_empty().then(|| Self { value: day.to_string(), day, time: None });
        };
        let (bare, offset) = split_offset(clock);
        let zoned = bare.len() < clock.len();
        let clock = bare;
        let time: Time = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() }.parse().ok()?;
        // Midnight to the second, without a zone, is what exports write where they know the day only.
        if time == Time::midnight() && !zoned {
            return Some(Self { value: day.to_string(), day, time: None });
        }
        let utc = day.to_datetime(time).checked_sub(offset?).ok()?;
        Some(Self { value: format!("{day}T{}", without_fraction(&text[11..])), day, time: Some(utc) })
    }
}

/// A clock time without parts of a second: "06:05:18.000Z" is "06:05:18Z".
fn without_fraction(clock: &str) -> String {
    match clock.trim().split_once('.') {
        Some((whole, rest)) => format!("{whole}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => clock.trim().to_owned(),
    }
}

/// The clock time and its offset from UTC; no offset counts as none at all.
fn split_offset(clock: &str) -> (&str, Option<jiff::SignedDuration>) {
    let zero = jiff::SignedDuration::ZERO;
    if let Some(clock) = clock.strip_suffix(['Z', 'z']) {
        return (clock, Some(zero));
    }
    let Some(sign) = clock.rfind(['+', '-']) else {
        return (clock, Some(zero));
    };
    let digits: String = clock[sign + 1..].chars().filter(char::is_ascii_digit).collect();
    let parsed = digits.parse::<i64>().ok().filter(|_| matches!(digits.len(), 2 | 4));
    let offset = parsed.map(|number| {
        let minutes = if digits.len() == 2 { number * 60 } else { number / 100 * 60 + number % 100 };
        jiff::SignedDuration::from_mins(if clock[sign..].starts_with('-') { -minutes } else { minutes })
    });
    (&clock[..sign], offset)
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |moment: &Self| moment.time.unwrap_or_else(|| moment.day.to_datetime(Time::midnight()));
        key(self).cmp(&key(other)).then_with(|| self.value.cmp(&other.value))
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

/// How many of the first lines of a text may state its date.
const HEAD_LINES: usize = 8;

/// The date in a line such as "Updated: 2017-09-15 17:52" or "Published 2020-08-16" near the head of a text.
///
/// Only lines that say what the date is, and that hold little else, count: a date in a sentence or in a link is
/// what the text is about, or when something else was published.
pub(super) fn stated_in(text: &str) -> Option<Moment> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(HEAD_LINES);
    lines.filter(|line| line.len() <= 80 && !line.contains("://")).find_map(stated)
}

fn stated(line: &str) -> Option<Moment> {
    let lower = line.to_lowercase();
    let label = ["published", "updated", "posted", "date"].iter().find_map(|label| {
        let at = lower.find(label)? + label.len();
        lower.is_char_boundary(at).then_some(at)
    })?;
    let digits = lower[label..].find(|c: char| c.is_ascii_digit())? + label;
    if lower[label..digits].chars().any(char::is_alphanumeric) {
        return None;
    }
    let rest = &lower[digits..];
    (16..=rest.len()).rev().chain([10]).find_map(|end| Moment::parse(rest.get(..end)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times() {
        let moment = |text: &str| Moment::parse(text).map(|moment| moment.value);
        assert_eq!(moment("2020-08-16").as_deref(), Some("2020-08-16"));
        assert_eq!(moment("2020-08-16T09:30").as_deref(), Some("2020-08-16T09:30"));
        assert_eq!(moment("2020-08-16 09:30:10Z").as_deref(), Some("2020-08-16T09:30:10Z"));
        assert_eq!(moment("2020-08-16T09:30:10.250+02:00").as_deref(), Some("2020-08-16T09:30:10+02:00"));
        for bad in ["", "2020-13-01", "16 August", "2020-08-16x", "2020-08-16T", "2020-08-16T25:00", "ééééé"] {
            assert_eq!(moment(bad), None, "{bad}");
        }
    }

    #[test]
    fn offsets_count_in_the_order() {
        let early = Moment::parse("2020-08-16T09:30+02:00").unwrap();
        let late = Moment::parse("2020-08-16T08:00Z").unwrap();
        assert!(early < late);
    }

    #[test]
    fn only_a_line_that_says_so_gives_the_date() {
        let stated = |text: &str| stated_in(text).map(|moment| moment.value);
        assert_eq!(stated("Storm\nXinhua | Updated: 2017-09-15 17:52\nRain").as_deref(), Some("2017-09-15T17:52"));
        assert_eq!(stated("Published 2020-08-16\nRain").as_deref(), Some("2020-08-16"));
        assert_eq!(stated("Rain fell on 2020-08-16, the office said in a dated note."), None);
        assert_eq!(stated("https://a.example/2026-04-21/updated-2026-04-21"), None);
    }
}
