//! Dates as feeds and exports write them, to ISO 8601, which the engine reads.

use firsthand::read::{Moment, time_of_mail};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// Dates written in words, without a clock.
const IN_WORDS: &[&str] = &["%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%A, %B %d, %Y", "%A, %d %B %Y"];

/// The date in ISO 8601, in the publisher's own clock with its offset; one that is not understood stays as written, and
/// the engine says so.
pub(super) fn iso(written: &str) -> String {
    let written = written.trim();
    if Moment::parse(written).is_some() {
        return written.to_owned();
    }
    let found = compact(written)
        .or_else(|| time_of_mail(written))
        .or_else(|| in_words(written))
        .or_else(|| named_zone(written));
    found.unwrap_or_else(|| written.to_owned())
}

/// "20240314", "20240314T093000Z" and seconds or milliseconds since 1970.
fn compact(written: &str) -> Option<String> {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    match (digits, written.len()) {
        (8, 8) => written.parse::<Date>().ok().map(|day| day.to_string()),
        (8, 15..) => spread(written),
        (10, 10) => Timestamp::from_second(written.parse().ok()?).ok().map(|moment| moment.to_string()),
        (13, 13) => Timestamp::from_millisecond(written.parse().ok()?).ok().map(|moment| moment.to_string()),
        (14, 14) => DateTime::strptime("%Y%m%d%H%M%S", written).ok().map(|moment| moment.to_string()),
        _ => None,
    }
}

/// "20240314T093000-0500" as "2024-03-14T09:30:00-05:00": the clock stays the publisher's, whose day it is.
fn spread(written: &str) -> Option<String> {
    let digits = |from: usize, to: usize| written.get(from..to);
    let (day, zone) = (written.get(..8)?.parse::<Date>().ok()?, written.get(15..)?);
    written.get(8..9).filter(|mark| matches!(*mark, "T" | "t" | " "))?;
    let zone = match zone.split_at_checked(3) {
        Some((hours, minutes)) if minutes.len() == 2 => format!("{hours}:{minutes}"),
        _ => zone.to_owned(),
    };
    let moment = format!("{day}T{}:{}:{}{zone}", digits(9, 11)?, digits(11, 13)?, digits(13, 15)?);
    Moment::parse(&moment).map(|_| moment)
}

fn in_words(written: &str) -> Option<String> {
    IN_WORDS.iter().find_map(|form| Date::strptime(form, written).ok()).map(|day| day.to_string())
}

/// "2024-03-14 09:30:00 UTC" and "2024-03-14 09:30:00 +0000 UTC".
fn named_zone(written: &str) -> Option<String> {
    let bare = written.strip_suffix("UTC").or_else(|| written.strip_suffix("GMT"))?.trim_end();
    let bare = bare.strip_suffix("+0000").unwrap_or(bare).trim_end();
    Some(format!("{bare}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_feeds_and_exports() {
        for (written, expected) in [
            ("Thu, 14 Mar 2024 23:30:00 -0400", "2024-03-14T23:30:00-04:00"),
            ("Fri, 14 Mar 2024 09:30 GMT", "2024-03-14T09:30:00+00:00"),
            ("20240314T093000Z", "2024-03-14T09:30:00Z"),
            ("20240314T233000-0500", "2024-03-14T23:30:00-05:00"),
            ("20240314T093000", "2024-03-14T09:30:00"),
            ("20240314", "2024-03-14"),
            ("1710408600", "2024-03-14T09:30:00Z"),
            ("1710408600000", "2024-03-14T09:30:00Z"),
            ("20240314093000", "2024-03-14T09:30:00"),
            ("2024-03-14 09:30:00 UTC", "2024-03-14 09:30:00Z"),
            ("14 March 2024", "2024-03-14"),
            ("Mar 14, 2024", "2024-03-14"),
            ("2024-03-14T09:30:00.000+00:00", "2024-03-14T09:30:00.000+00:00"),
        ] {
            assert_eq!(iso(written), expected);
            assert!(Moment::parse(expected).is_some(), "{expected}");
        }
        for written in ["", "soon", "14/03/2024", "99999999", "99999999999999", "ééééé UTC"] {
            assert!(Moment::parse(&iso(written)).is_none(), "{written}");
        }
    }
}
