//! Whether a passage tells of another time than the event's: what happened in an earlier year stands in many reports.

use jiff::civil;

use super::claim::Claim;
use super::line::Line;
use super::part::Kind;
use super::place;
use crate::account::Report;

/// A year whose nearer end is this many months from the publication is another one than the event's.
const MONTHS: i32 = 3;

/// Whether the claim names no time, and the sentence tells of another year.
pub(super) fn is_background(claim: &Claim, report: &Report, line: &Line) -> bool {
    if claim.parts.iter().any(|part| matches!(part.kind, Kind::Date(_))) {
        return false;
    }
    let tokens = &report.text.tokens;
    let dates = report.annotations.dates.iter().filter(|date| {
        let at = report.text.tokens_in(date.span);
        line.tokens.contains(&at.start) && {
            // "the first since 1959" is of today; "since 1959, when a driver died" is not.
            let when = tokens.get(at.end..at.end + 2).unwrap_or_default().iter().any(|token| token.norm == "when");
            when || place::since(tokens, at.start).is_none()
        }
    });
    dates.into_iter().any(|date| is_other_year(&date.value, report.article.published_day()))
}

/// Whether a date of the claim is of another year than the article.
pub(super) fn claims_other(claim: &Claim, report: &Report) -> bool {
    let day = report.article.published_day();
    let mut dates = claim.parts.iter().filter_map(|part| match part.kind {
        Kind::Date(index) => claim.date(index, day),
        _ => None,
    });
    dates.any(|date| is_other_year(&date.value, day))
}

/// Whether a value is of a year that does not reach near the day of publication.
fn is_other_year(value: &str, published: Option<civil::Date>) -> bool {
    let Some(published) = published else { return false };
    let mut parts = value.split(['-', 'T']).map(|part| part.parse::<i32>().ok());
    let Some(year) = parts.next().flatten().filter(|_| value.as_bytes().first().is_some_and(u8::is_ascii_digit)) else {
        return false;
    };
    if year < 1000 {
        return false;
    }
    let (first, last) = match parts.next().flatten() {
        Some(month) => (month, month),
        None => (1, 12),
    };
    let now = i32::from(published.year()) * 12 + i32::from(published.month());
    let (from, to) = (year * 12 + first, year * 12 + last);
    let apart = (from - now).max(now - to);
    year != i32::from(published.year()) && apart > MONTHS
}
