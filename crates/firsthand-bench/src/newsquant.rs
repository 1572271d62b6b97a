//! Figures against NewsQuant: sentences of news with the value, the change sign and the unit of every quantity.
//!
//! Lengths of time are left out on both sides, since Firsthand gives them as dates. The collection's "up" and "down"
//! tell what happened to a quantity, not how its words bound it, so they stand for an exact figure here. A unit that is
//! the noun counted ("people") agrees with a figure without a unit.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use firsthand::annotate::{Figure, Modifier};
use firsthand::{Document, Settings};
use serde::Deserialize;

use crate::options::{Failure, Options};

#[derive(Deserialize)]
struct Sentence {
    text: String,
    quantities: Vec<Quantity>,
}

#[derive(Clone, Deserialize)]
struct Quantity {
    change: String,
    value: String,
    normalized_unit: String,
}

/// How many figures were found rightly, found, and to be found.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    right: usize,
    found: usize,
    gold: usize,
}

impl Tally {
    fn print(self, name: &str) {
        let share = |of: usize| self.right as f64 / of.max(1) as f64;
        let (recall, precision) = (share(self.gold), share(self.found));
        let f1 = 2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64;
        println!(
            "{name:<24} recall {recall:.3}  precision {precision:.3}  f1 {f1:.3}   {} of {} found, {} to find",
            self.right, self.found, self.gold
        );
    }
}

/// `newsquant FOLDER`: scores the figures of the sentences in `FOLDER/even.jsonl`; `--errors figures` prints what
/// differs.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let Some(folder) = options.inputs.first() else {
        return Err(Failure::new("Name the folder of the collection: firsthand-bench newsquant FOLDER"));
    };
    let sentences = read(&folder.join("even.jsonl"))?;
    let [mut value, mut modifier, mut unit] = [Tally::default(); 3];
    for sentence in &sentences {
        let figures = figures(&sentence.text);
        let gold: Vec<Quantity> = sentence.quantities.iter().filter(|quantity| !is_time(quantity)).cloned().collect();
        let pairs = paired(&figures, &gold);
        for tally in [&mut value, &mut modifier, &mut unit] {
            tally.found += figures.len();
            tally.gold += gold.len();
        }
        value.right += pairs.len();
        modifier.right += pairs.iter().filter(|(figure, quantity)| same_sign(figure, quantity)).count();
        unit.right += pairs.iter().filter(|(figure, quantity)| same_unit(figure, quantity)).count();
        if options.errors.is_some() {
            print_errors(sentence, &figures, &gold, &pairs);
        }
    }
    value.print("value");
    modifier.print("value and modifier");
    unit.print("value and unit");
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let lines = fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))?;
    let line = |line: &str| serde_json::from_str(line).map_err(|cause| Failure::at(path, cause));
    lines.lines().filter(|line| !line.trim().is_empty()).map(line).collect()
}

fn figures(text: &str) -> Vec<Figure> {
    let (reports, _) = firsthand::account::annotated(vec![Document::new("sentence.txt", text)], &Settings::default());
    let figures = reports.into_iter().flat_map(|report| report.annotations.figures);
    figures.filter(|figure| figure.low.is_some() || figure.high.is_some()).filter(|figure| !is_length(figure)).collect()
}

const TIMES: &[&str] = &["year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "fortnight"];

fn is_time(quantity: &Quantity) -> bool {
    TIMES.contains(&quantity.normalized_unit.as_str())
}

/// Whether a figure is a length of time and no age; a second under a minute is a measurement.
fn is_length(figure: &Figure) -> bool {
    let unit = figure.unit.as_deref().unwrap_or_default();
    TIMES.contains(&unit) && figure.counted.is_none() && unit != "year"
}

/// Each figure with the first quantity of its value that no other figure has taken.
fn paired<'a>(figures: &'a [Figure], gold: &'a [Quantity]) -> Vec<(&'a Figure, &'a Quantity)> {
    let mut taken = vec![false; gold.len()];
    let mut pairs = Vec::new();
    for figure in figures {
        let fits = |at: &usize| !taken[*at] && same_value(figure, &gold[*at]);
        let best = (0..gold.len()).filter(fits).max_by_key(|at| same_unit(figure, &gold[*at]));
        if let Some(at) = best {
            taken[at] = true;
            pairs.push((figure, &gold[at]));
        }
    }
    pairs
}

/// The bounds of a value as the collection writes it: "5", "-5", "5-6".
fn bounds(value: &str) -> Option<(f64, f64)> {
    if let Ok(value) = value.parse() {
        return Some((value, value));
    }
    let at = value.get(1..)?.find('-')? + 1;
    Some((value[..at].parse().ok()?, value[at + 1..].parse().ok()?))
}

fn same_value(figure: &Figure, quantity: &Quantity) -> bool {
    let Some((low, high)) = bounds(&quantity.value) else { return false };
    let (Some(least), Some(most)) = (figure.low.or(figure.high), figure.high.or(figure.low)) else { return false };
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-3 * b.abs() || (a + b).abs() <= 1e-3 * b.abs();
    let shares = near(least * 100.0, low) && near(most * 100.0, high);
    let within = figure.modifier == Modifier::Vague && least >= low && most <= high;
    near(least, low) && near(most, high) || shares || within
}

fn same_sign(figure: &Figure, quantity: &Quantity) -> bool {
    match figure.modifier {
        Modifier::Exact | Modifier::Range | Modifier::Vague => matches!(quantity.change.as_str(), "=" | "up" | "down"),
        Modifier::About => quantity.change == "~",
        Modifier::AtLeast | Modifier::MoreThan => quantity.change == ">",
        Modifier::AtMost | Modifier::LessThan | Modifier::UpTo => quantity.change == "<",
    }
}

/// The collection's units and Firsthand's.
const UNITS: &[(&str, &str)] = &[
    ("percentage", "percent"), ("dollar", "USD"), ("united states dollar", "USD"), ("australian dollar", "AUD"),
    ("hong kong dollar", "HKD"), ("japanese yen", "JPY"), ("pound sterling", "GBP"), ("euro", "EUR"),
    ("danish krone", "DKK"), ("shekel", "ILS"), ("malaysian ringgit", "MYR"), ("croatian kuna", "HRK"),
    ("cent", "cent"), ("sen", "sen"), ("point", "penny"), ("mile", "mi"), ("kilometre", "km"), ("metre", "m"),
    ("centimetre", "cm"), ("millimetre", "mm"), ("micrometre", "μm"), ("nanometre", "nm"), ("foot", "ft"),
    ("inch", "in"), ("yard", "yd"), ("kilogram", "kg"), ("gram", "g"), ("milligram", "mg"), ("pound-mass", "lb"),
    ("ounce", "oz"), ("tonne", "t"), ("litre", "l"), ("millilitre", "ml"), ("gallon", "gal"), ("pint", "pt"),
    ("quart", "qt"), ("square metre", "m2"), ("square mile", "mi2"), ("square foot", "ft2"), ("cubic foot", "ft3"),
    ("celsius", "°C"), ("fahrenheit", "°F"), ("degree", "°"), ("mile per hour", "mph"),
    ("kilometre per hour", "km/h"), ("mile per gallon", "mpg"), ("watt", "W"), ("kilowatt", "kW"), ("megawatt", "MW"),
    ("gigawatt", "GW"), ("kilowatt hour", "kWh"), ("gigawatt hour", "GWh"), ("horsepower", "hp"),
    ("brake horsepower", "bhp"), ("volt", "V"), ("hertz", "Hz"), ("gigabyte", "GB"), ("decibel", "dB"),
    ("gigapascal", "GPa"), ("parts-per-billion", "ppb"), ("basis point", "basis point"), ("year of age", "year"),
    ("month of age", "month"), ("milliampere-hour", "mAh"), ("newton metre", "N·m"), ("barrel", "bbl"),
    ("revolutions per minute", "rpm"), ("barrel of oil", "bbl"), ("bit", "bit"), ("second", "second"),
    ("age", "year"),
];

fn same_unit(figure: &Figure, quantity: &Quantity) -> bool {
    let known = |name: &str| UNITS.iter().find(|(gold, _)| *gold == name).map(|(_, symbol)| *symbol);
    let gold = match (known(&quantity.normalized_unit), quantity.normalized_unit.split_once(" per ")) {
        (Some(symbol), _) => Some(symbol.to_owned()),
        (None, Some((unit, per))) => known(unit).map(|unit| format!("{unit}/{}", known(per).unwrap_or(per))),
        (None, None) => None,
    };
    figure.unit == gold
}

fn print_errors(sentence: &Sentence, figures: &[Figure], gold: &[Quantity], pairs: &[(&Figure, &Quantity)]) {
    let missed = gold.iter().filter(|quantity| !pairs.iter().any(|(_, other)| std::ptr::eq(*other, *quantity)));
    let missed: Vec<String> = missed.map(|gold| format!("{}{} {}", gold.change, gold.value, gold.normalized_unit)).collect();
    let told = |figure: &Figure| {
        let words = figure.span.of(&sentence.text);
        format!("[{words}] {:?} {:?}..{:?} {:?}", figure.modifier, figure.low, figure.high, figure.unit)
    };
    let wrong = figures.iter().filter(|figure| !pairs.iter().any(|(other, _)| std::ptr::eq(*other, *figure)));
    let wrong: Vec<String> = wrong.map(told).collect();
    let unlike = pairs.iter().filter(|(figure, quantity)| !same_sign(figure, quantity) || !same_unit(figure, quantity));
    let unlike: Vec<String> = unlike
        .map(|(figure, gold)| format!("{} for {}{} {}", told(figure), gold.change, gold.value, gold.normalized_unit))
        .collect();
    if !(missed.is_empty() && wrong.is_empty() && unlike.is_empty()) {
        println!("{}\n  missed {missed:?}\n  wrong  {wrong:?}\n  unlike {unlike:?}", sentence.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_numbers_and_ranges() {
        assert_eq!(bounds("5.0"), Some((5.0, 5.0)));
        assert_eq!(bounds("-130"), Some((-130.0, -130.0)));
        assert_eq!(bounds("5-6.5"), Some((5.0, 6.5)));
        assert_eq!(bounds("many"), None);
    }
}
