//! Dates and their values.

use super::likeness::{jaccard, pair_up};
use super::{Scores, Side, Tally};
use crate::gold::model::GoldDate;

/// Adds the measures of dates: by right value, and by place alone.
pub fn score(sides: &[Side], scores: &mut Scores) {
    let (mut valued, mut placed) = (Tally::default(), Tally::default());
    for side in sides {
        if let Some(expected) = &side.gold.dates {
            article(side, expected, &mut valued, &mut placed, scores);
        }
    }
    scores.add_found("dates_value", valued);
    scores.add("dates_recall_any_value", placed.hit, placed.gold);
    scores.add("dates_precision", placed.right, placed.found);
}

fn article(side: &Side, expected: &[GoldDate], valued: &mut Tally, placed: &mut Tally, scores: &mut Scores) {
    let found = &side.report.annotations.dates;
    let like = |g: usize, f: usize| {
        let bonus = f64::from(u8::from(right_value(&expected[g], &found[f].value)));
        let (expected, found) = (expected[g].span, found[f].span);
        expected.overlaps(found).then(|| jaccard(expected, found) + bonus)
    };
    let pairs = pair_up(expected.len(), found.len(), like);
    for (expected, pair) in expected.iter().zip(&pairs) {
        if expected.optional {
            continue;
        }
        valued.gold += 1;
        placed.gold += 1;
        let Some(found) = pair.and_then(|f| found.get(f)) else {
            scores.fault("dates", "missed", side, expected.span, &expected.value);
            continue;
        };
        let right = usize::from(right_value(expected, &found.value));
        placed.hit += 1;
        valued.hit += right;
        if right == 0 {
            let why = format!("is {}; should be {}", found.value, expected.value);
            scores.fault("dates", "wrong", side, found.span, &why);
        }
    }
    for (f, found) in found.iter().enumerate() {
        match pairs.iter().position(|pair| *pair == Some(f)).map(|g| &expected[g]) {
            Some(expected) if expected.optional => continue,
            Some(expected) => {
                placed.right += 1;
                valued.right += usize::from(right_value(expected, &found.value));
            }
            None => scores.fault("dates", "false", side, found.span, &found.value),
        }
        placed.found += 1;
        valued.found += 1;
    }
}

fn right_value(expected: &GoldDate, value: &str) -> bool {
    expected.value == value || expected.accept_value.iter().any(|other| other == value)
}
