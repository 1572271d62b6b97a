//! What Firsthand finds in a sentence, as quantities that can be laid beside the collection's.

use firsthand::annotate::{Date, DateKind, Figure, Modifier, Trend};
use firsthand::{Document, Settings};

use super::{TIMES, Terms};

/// A quantity that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its words.
    pub words: String,
    /// The value, or the first of a range.
    pub from: f64,
    /// The value, or the last of a range.
    pub to: f64,
    /// What the words around the number make of it.
    pub modifier: Modifier,
    /// Which way something went by it.
    pub trend: Option<Trend>,
    /// The unit, if it is no plain count.
    pub unit: Option<String>,
    /// What is counted.
    pub noun: Option<String>,
    /// Whether it is a share of a whole in words: "a third".
    pub is_share: bool,
    /// Whether it is a length of time and no age.
    is_time: bool,
    /// Whether it is the second number of a change whose first is the finding before: "from 10 to 15".
    ends_change: bool,
    place: (usize, usize),
}

/// Every quantity of a text, with its lengths of time, in the order of the text.
pub(super) fn of(text: &str) -> Vec<Found> {
    let (reports, _) = firsthand::account::annotated(vec![Document::new("sentence.txt", text)], &Settings::default());
    let mut all = Vec::new();
    for report in reports {
        let text = &report.article.text;
        let figures = report.annotations.figures.iter().filter_map(|figure| of_figure(text, figure));
        all.extend(figures);
        all.extend(report.annotations.dates.iter().filter_map(|date| of_date(text, date)));
        all.sort_by_key(|found: &Found| found.place);
        for at in 1..all.len() {
            all[at].ends_change = is_change(text, &all[at - 1], &all[at]);
            if is_reached(text, &all[at - 1], &all[at]) {
                all[at].trend = all[at - 1].trend;
            }
        }
    }
    all
}

fn of_figure(text: &str, figure: &Figure) -> Option<Found> {
    let unit = figure.unit.clone();
    let noun = figure.counted.as_ref().map(|counted| counted.text.clone());
    let timed = |noun: &String| {
        let last = noun.rsplit(' ').next().unwrap_or_default();
        TIMES.contains(&last) || last.strip_suffix('s').is_some_and(|one| TIMES.contains(&one))
    };
    // A figure of years is an age; "50 previous years" counts what is a length of time.
    let is_time = match unit.as_deref() {
        Some(unit) => TIMES.contains(&unit) && figure.counted.is_none() && unit != "year",
        None => noun.as_ref().is_some_and(timed),
    };
    let (from, to) = (figure.low.or(figure.high)?, figure.high.or(figure.low)?);
    let share = unit.is_none() && from.abs() < 1.0 && !figure.span.of(text).contains(|c: char| c.is_ascii_digit());
    Some(Found {
        words: figure.span.of(text).to_owned(),
        from,
        to,
        modifier: figure.modifier,
        trend: figure.trend,
        unit,
        noun,
        is_share: share,
        is_time,
        ends_change: false,
        place: (figure.span.start, figure.span.end),
    })
}

/// "three days" is the length "P3D", "two hours" is "PT2H".
fn of_date(text: &str, date: &Date) -> Option<Found> {
    let value = date.value.strip_prefix('P').filter(|_| date.kind == DateKind::Duration)?;
    let (clock, value) = value.strip_prefix('T').map_or((false, value), |rest| (true, rest));
    let letters = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number: f64 = value.strip_suffix(letters)?.parse().ok()?;
    let unit = match (letters, clock) {
        ("Y", false) => "year",
        ("M", false) => "month",
        ("W", false) => "week",
        ("D", false) => "day",
        ("H", true) => "hour",
        ("M", true) => "minute",
        ("S", true) => "second",
        _ => return None,
    };
    Some(Found {
        words: date.span.of(text).to_owned(),
        from: number,
        to: number,
        modifier: Modifier::Exact,
        trend: None,
        unit: Some(unit.to_owned()),
        noun: None,
        is_share: false,
        is_time: true,
        ends_change: false,
        place: (date.span.start, date.span.end),
    })
}

/// Whether two findings are the ends of one change: the first behind "from", the second of the same unit behind the
/// next "to".
fn is_change(text: &str, first: &Found, second: &Found) -> bool {
    let before = text.get(..first.place.0).unwrap_or_default();
    let between = text.get(first.place.1..second.place.0).unwrap_or_default();
    let from = before.trim_end().ends_with("from") && between.trim_end().ends_with(" to");
    // A new clause or another "from" begins another change.
    let clause = between.contains(';') || between.contains(". ") || between.contains(" from ");
    let unit = |found: &Found| found.unit.clone().unwrap_or_default();
    // "from $75 per barrel to $45": the second is per barrel as well.
    let rate = unit(first).strip_prefix(&unit(second)).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    from && rate && !clause
}

/// Whether a finding is the level that another one's step led to: "rose 18 cents to $23", "down 1% at 1,463 points". The
/// collection gives it the way of the step.
fn is_reached(text: &str, step: &Found, level: &Found) -> bool {
    let between = text.get(step.place.1..level.place.0).unwrap_or_default();
    let between = between.trim().trim_end_matches(['$', '€', '£']).trim();
    step.trend.is_some() && matches!(between, "to" | "at" | "to end at" | "to close at" | "to trade at")
}

/// The findings as the terms want them: both have the ends of a change as one quantity, the letter lengths of time.
pub(super) fn in_terms(found: &[Found], terms: Terms) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::new();
    for found in found.iter().filter(|found| terms == Terms::Letter || !found.is_time) {
        match joined.last_mut().filter(|_| found.ends_change) {
            Some(last) => {
                last.to = found.to;
                last.words = format!("{} … {}", last.words, found.words);
            }
            None => joined.push(found.clone()),
        }
    }
    joined
}
