//! Figures: bounds, what is counted, who gave the number.

use firsthand::annotate::{Figure, Modifier};
use serde_json::Value;

use super::likeness::{jaccard, pair_up, same_thing};
use super::quotes::Speakers;
use super::{Scores, Side, Tally};
use crate::gold::model::{Gold, GoldFigure};

/// Counts of what is right in the figures that were found.
#[derive(Default)]
struct Details {
    bounds: Tally,
    found: Tally,
    unit: (usize, usize),
    counted: (usize, usize),
    source: (usize, usize),
    no_source: (usize, usize),
}

/// Adds the measures of figures.
pub fn score(gold: &Gold, sides: &[Side], scores: &mut Scores) {
    let mut details = Details::default();
    for side in sides {
        if let Some(expected) = &side.gold.figures {
            article(gold, side, expected, &mut details, scores);
        }
    }
    scores.add_found("figures_bounds", details.bounds);
    scores.add("figures_recall_any_bounds", details.found.hit, details.found.gold);
    scores.add("figures_precision", details.found.right, details.found.found);
    scores.add("figures_unit", details.unit.0, details.unit.1);
    scores.add("figures_counted", details.counted.0, details.counted.1);
    scores.add("figures_source", details.source.0, details.source.1);
    scores.add("figures_no_false_source", details.no_source.0, details.no_source.1);
}

fn article(gold: &Gold, side: &Side, expected: &[GoldFigure], details: &mut Details, scores: &mut Scores) {
    let found = &side.report.annotations.figures;
    let like = |g: usize, f: usize| {
        let (expected, found) = (&expected[g], &found[f]);
        let bonus = f64::from(u8::from(right_bounds(expected, found)));
        expected.span.overlaps(found.span).then(|| jaccard(expected.span, found.span) + bonus)
    };
    let pairs = pair_up(expected.len(), found.len(), like);
    let mut matched = vec![None; found.len()];
    for (expected, pair) in expected.iter().zip(pairs) {
        match pair {
            Some(f) => matched[f] = Some(expected),
            None if !expected.optional => scores.fault("figures", "missed", side, expected.span, ""),
            None => {}
        }
        let counts = usize::from(!expected.optional);
        details.bounds.gold += counts;
        details.found.gold += counts;
    }
    for (found, expected) in found.iter().zip(matched) {
        match expected {
            Some(expected) if !expected.optional => compare(gold, side, expected, found, details, scores),
            Some(_) => {}
            None => {
                details.bounds.found += 1;
                details.found.found += 1;
                scores.fault("figures", "false", side, found.span, &describe(found));
            }
        }
    }
}

fn compare(
    gold: &Gold,
    side: &Side,
    expected: &GoldFigure,
    found: &Figure,
    details: &mut Details,
    scores: &mut Scores,
) {
    let right = right_bounds(expected, found);
    details.found.hit += 1;
    details.found.right += 1;
    details.found.found += 1;
    details.bounds.found += 1;
    details.bounds.hit += usize::from(right);
    details.bounds.right += usize::from(right);
    if !right {
        let should = format!("{:?} to {:?}, {}", expected.low, expected.high, expected.modifier);
        scores.fault("figures", "wrong", side, found.span, &format!("{}; should be {should}", describe(found)));
    }
    details.unit.1 += 1;
    details.unit.0 += usize::from(unit(expected.unit.as_deref()) == unit(found.unit.as_deref()));
    if expected.counted.is_some() {
        let right = right_counted(expected, found);
        details.counted.1 += 1;
        details.counted.0 += usize::from(right);
        if !right {
            let (should, is) = (&expected.counted, found.counted.as_ref().map(|counted| &counted.text));
            scores.fault("counted", "wrong", side, found.span, &format!("{is:?}; should be {should:?}"));
        }
    }
    compare_source(gold, side, expected, found, details, scores);
}

fn compare_source(
    gold: &Gold,
    side: &Side,
    expected: &GoldFigure,
    found: &Figure,
    details: &mut Details,
    scores: &mut Scores,
) {
    let accepted = sources(expected);
    let is = found.source.as_ref().map(|source| source.text.as_str());
    let right = match is {
        Some(is) => {
            Speakers { gold, text: &side.gold.text, article: side.gold }.any(accepted.iter().flatten().copied(), is)
        }
        None => accepted.contains(&None),
    };
    let tally = if expected.source.is_some() { &mut details.source } else { &mut details.no_source };
    tally.1 += 1;
    tally.0 += usize::from(right);
    if !right {
        let should = &expected.source;
        scores.fault("sources", "wrong", side, found.span, &format!("{is:?}; should be {should:?}"));
    }
}

/// Whether bounds and modifier are those of the annotation or of one it accepts.
fn right_bounds(expected: &GoldFigure, found: &Figure) -> bool {
    let number = |fields: &serde_json::Map<String, Value>, name: &str, or: Option<f64>| {
        fields.get(name).map_or(or, Value::as_f64)
    };
    let plain = (expected.low, expected.high, expected.modifier.as_str());
    let others = expected.accept.iter().map(|fields| {
        let modifier = fields.get("modifier").and_then(Value::as_str).unwrap_or(plain.2);
        (number(fields, "low", plain.0), number(fields, "high", plain.1), modifier)
    });
    let is = (found.low, found.high, modifier(found.modifier));
    std::iter::once(plain).chain(others).any(|should| same(should.0, is.0) && same(should.1, is.1) && should.2 == is.2)
}

/// Equal but for the rounding of "1.2 billion".
fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()),
        (None, None) => true,
        _ => false,
    }
}

fn right_counted(expected: &GoldFigure, found: &Figure) -> bool {
    // An age counts the person; the annotations say only that it is one.
    if expected.unit.as_deref() == Some("year") {
        return found.unit.as_deref() == Some("year");
    }
    let Some(found) = &found.counted else { return false };
    let others = expected.accept.iter().filter_map(|fields| fields.get("counted").and_then(Value::as_str));
    expected.counted.as_deref().into_iter().chain(others).any(|should| same_thing(should, &found.text))
}

/// The sources that are right; nothing in the list where having none is right.
fn sources(expected: &GoldFigure) -> Vec<Option<&str>> {
    let others = expected.accept.iter().filter_map(|fields| fields.get("source")).map(Value::as_str);
    std::iter::once(expected.source.as_deref()).chain(others).collect()
}

/// One name for a unit, whether written out or as its symbol.
fn unit(name: Option<&str>) -> Option<&str> {
    name.map(|name| match name {
        "metre" | "meter" => "m",
        "kilometre" | "kilometer" => "km",
        "millimetre" | "millimeter" => "mm",
        "minute" => "min",
        "hour" => "h",
        "mile" => "mi",
        "feet" | "foot" => "ft",
        "mph" | "mi/h" => "mph",
        other => other,
    })
}

fn describe(found: &Figure) -> String {
    format!("is {:?} to {:?}, {}", found.low, found.high, modifier(found.modifier))
}

const fn modifier(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Exact => "exact",
        Modifier::About => "about",
        Modifier::AtLeast => "at_least",
        Modifier::MoreThan => "more_than",
        Modifier::AtMost => "at_most",
        Modifier::LessThan => "less_than",
        Modifier::UpTo => "up_to",
        Modifier::Range => "range",
        Modifier::Vague => "vague",
    }
}
