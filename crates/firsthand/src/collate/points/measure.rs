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

/// What is lost when a writer turns a round number of one unit into a round number of another: 5 miles are 8.05 km, 3,700 km
/// are given as 2,300 miles.
pub(super) const ROUNDING: f64 = 0.04;

/// The unit that a figure can be compared in: the base of its dimension, or its own.
pub(super) fn base(figure: &Figure) -> Option<&str> {
    let unit = figure.unit.as_deref()?;
    Some(UNITS.iter().find(|(symbol, ..)| *symbol == unit).map_or(unit, |(_, base, _)| base))
}

/// How much of the base unit one of its unit is.
pub(super) fn factor(figure: &Figure) -> f64 {
    let unit = figure.unit.as_deref();
    UNITS.iter().find(|(symbol, ..)| Some(*symbol) == unit).map_or(1.0, |(.., factor)| *factor)
}

/// Bounds in the base unit, made wider by what rounding loses.
pub(super) fn widened(bounds: (f64, f64), figure: &Figure) -> (f64, f64) {
    let factor = factor(figure);
    (bounds.0 * factor * (1.0 - ROUNDING), bounds.1 * factor * (1.0 + ROUNDING))
}
