//! Figures in different units of one dimension: 5 miles and 8 km.

use crate::annotate::Figure;

/// Units by symbol, the base unit of their dimension, and how much of it they are.
const UNITS: &[(&str, &str, f64)] = &[
    ("km", "m", 1_000.0),
    ("m", "m", 1.0),
    ("cm", "m", 0.01),
    ("mi", "m", 1_609.344),
    ("nmi", "m", 1_852.0),
    ("yd", "m", 0.9144),
    ("ft", "m", 0.3048),
    ("in", "m", 0.0254),
    ("kg", "kg", 1.0),
    ("g", "kg", 0.001),
    ("t", "kg", 1_000.0),
    ("lb", "kg", 0.453_592),
    ("oz", "kg", 0.028_35),
    ("km/h", "km/h", 1.0),
    ("mph", "km/h", 1.609_344),
    ("kn", "km/h", 1.852),
    ("kt", "km/h", 1.852),
    ("km2", "m2", 1_000_000.0),
    ("m2", "m2", 1.0),
    ("ha", "m2", 10_000.0),
    ("acre", "m2", 4_046.856),
    ("ft2", "m2", 0.092_903),
];

/// The most that is lost when a writer turns a round number of one unit into a round number of another: 60 miles are given
/// as 100 km.
const ROUNDING: f64 = 0.04;

/// What may be lost where both give one unit: with .04 one truth
/// that reports dispute was lost on the events that are only scored.
const NO_MATTER: f64 = 0.01;

/// From here on writers round: 37,000 are said of 37,040.
const ROUNDED: f64 = 1_000.0;

/// What a price is per and still is a price: "$60" and "$60 a share" are one offer.
const PER_PIECE: &str = "/share";

/// The unit that a figure can be compared in: the base of its dimension, or its own.
pub(super) fn base(figure: &Figure) -> Option<&str> {
    let unit = figure.unit.as_deref()?;
    let base = UNITS.iter().find(|(symbol, ..)| *symbol == unit).map(|(_, base, _)| *base);
    Some(base.unwrap_or_else(|| unit.strip_suffix(PER_PIECE).unwrap_or(unit)))
}

/// How much of the base unit one of its unit is.
pub(super) fn factor(figure: &Figure) -> f64 {
    let unit = figure.unit.as_deref();
    UNITS.iter().find(|(symbol, ..)| Some(*symbol) == unit).map_or(1.0, |(.., factor)| *factor)
}

/// Values in the base unit of their dimension, and what rounding may have lost of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    low: f64,
    high: f64,
    factor: f64,
    lost: f64,
}

impl Bounds {
    /// Values that the words of a figure give, in its own unit.
    pub(super) fn of(figure: &Figure, (low, high): (f64, f64)) -> Self {
        let factor = factor(figure);
        let value = figure.low.or(figure.high).unwrap_or(0.0);
        Self { low: low * factor, high: high * factor, factor, lost: lost(value) }
    }

    /// The value in the middle.
    pub(super) fn middle(self) -> f64 {
        (self.low + self.high) / 2.0
    }

    /// Whether both may be right of one thing: great values, and values of two units, where they overlap but for rounding.
    pub(super) fn compatible(self, other: Self) -> bool {
        let mixed = self.factor != other.factor;
        let lost = |one: Self| match one.high >= ROUNDED * one.factor {
            _ if mixed => one.lost,
            true => one.lost.min(NO_MATTER),
            false => 0.0,
        };
        let least = |one: Self| one.low * (1.0 - lost(one));
        let most = |one: Self| one.high * (1.0 + lost(one));
        least(self) <= most(other) && least(other) <= most(self)
    }
}

/// Whether bounds that may be unknown can be of one thing.
pub(super) fn compatible(a: Option<Bounds>, b: Option<Bounds>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a.compatible(b))
}

/// Half of the last digit that tells, as a part of the value: 5 of 770, 50 of 2,300.
fn lost(value: f64) -> f64 {
    /// Digits behind the point that news gives, and before it.
    const FINEST: f64 = 0.001;
    const COARSEST: f64 = 1e12;
    let whole = |step: f64| ((value / step).round() * step - value).abs() < FINEST / 10.0;
    let mut step = FINEST;
    while step < COARSEST && whole(step * 10.0) {
        step *= 10.0;
    }
    if value == 0.0 { 0.0 } else { (step / 2.0 / value.abs()).min(ROUNDING) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, expected: f64) {
        assert!((lost(value) - expected).abs() < 1e-9, "{value}: {}", lost(value));
    }

    #[test]
    fn half_of_the_last_digit_that_tells() {
        check(770.0, 5.0 / 770.0);
        check(2300.0, 50.0 / 2300.0);
        check(2735.0, 0.5 / 2735.0);
        check(12.5, 0.05 / 12.5);
        check(100.0, ROUNDING);
        check(0.0, 0.0);
    }
}
