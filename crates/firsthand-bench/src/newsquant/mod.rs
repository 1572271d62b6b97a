//! Figures against NewsQuant: sentences of news with the value, the change and the unit of every quantity.
//!
//! The measures are those of Almasian, Kazakova, Göldner and Gertz, "CQE: A Comprehensive Quantity Extractor" (EMNLP
//! 2023): a quantity is right by its value (a range by both ends, to one part in 100,000), by value and change, by value
//! and unit; precision over what is found, recall over what is to be found. They are given twice.
//!
//! *To the letter*, nothing is forgiven: lengths of time count (Firsthand gives them as dates), the unit of a count is
//! its noun (by the stem of its head), "up" and "down" must be found, words such as "dozens" must have the very bounds of
//! the collection. "Rose from 10 to 15", two figures here, is one quantity there, a range; the two figures are joined to
//! it, and the level that a step led to ("rose 18 cents to $23") has the way of the step, by the findings alone.
//!
//! *In Firsthand's terms*, what the two write differently on purpose is brought together, by the findings alone and
//! never by a look at what is to be found: lengths of time are left out on both sides; a unit that is the noun counted
//! agrees with a figure without a unit; "up" and "down" tell what happened to a quantity, not how its words bound it,
//! so they stand for an exact figure; a share in words ("a third") is one of 100; a word without a number is right when
//! its bounds lie within the collection's.

mod errors;
mod found;
mod units;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use firsthand::annotate::{Modifier, Trend};
use serde::Deserialize;

use crate::options::{Failure, Options};
use errors::Errors;
use found::Found;

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

/// Whose terms are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Terms {
    /// The collection's, with nothing forgiven.
    Letter,
    /// Firsthand's.
    Own,
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
            "{name:<36} recall {recall:.3}  precision {precision:.3}  f1 {f1:.3}   {} of {} found, {} to find",
            self.right, self.found, self.gold
        );
    }
}

/// `newsquant FOLDER`: scores the figures of the sentences in `FOLDER/even.jsonl`; `--errors figures` prints what
/// differs in Firsthand's terms, `--errors letter` what differs to the letter, each with a table of the causes.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let Some(folder) = options.inputs.first() else {
        return Err(Failure::new("Name the folder of the collection: firsthand-bench newsquant FOLDER"));
    };
    let sentences = read(&folder.join("even.jsonl"))?;
    let found: Vec<Vec<Found>> = sentences.iter().map(|sentence| found::of(&sentence.text)).collect();
    for (terms, note) in [(Terms::Own, ""), (Terms::Letter, ", to the letter")] {
        let mut errors = Errors::default();
        let [mut value, mut change, mut unit] = [Tally::default(); 3];
        for (sentence, found) in sentences.iter().zip(&found) {
            let found = found::in_terms(found, terms);
            let counts = |quantity: &&Quantity| terms == Terms::Letter || !is_time(quantity);
            let gold: Vec<Quantity> = sentence.quantities.iter().filter(counts).cloned().collect();
            let pairs = paired(&found, &gold, terms);
            for tally in [&mut value, &mut change, &mut unit] {
                tally.found += found.len();
                tally.gold += gold.len();
            }
            value.right += pairs.len();
            change.right += pairs.iter().filter(|(found, quantity)| same_change(found, quantity, terms)).count();
            unit.right += pairs.iter().filter(|(found, quantity)| same_unit(found, quantity, terms)).count();
            let asked = if options.errors.as_deref() == Some("letter") { Terms::Letter } else { Terms::Own };
            if options.errors.is_some() && terms == asked {
                errors.add(&sentence.text, &found, &gold, &pairs, terms);
            }
        }
        errors.print();
        value.print(&format!("value{note}"));
        change.print(&format!("value and change{note}"));
        unit.print(&format!("value and unit{note}"));
    }
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let lines = fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))?;
    let line = |line: &str| serde_json::from_str(line).map_err(|cause| Failure::at(path, cause));
    lines.lines().filter(|line| !line.trim().is_empty()).map(line).collect()
}

const TIMES: &[&str] = &["year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "fortnight"];

fn is_time(quantity: &Quantity) -> bool {
    TIMES.contains(&quantity.normalized_unit.as_str())
}

/// Each finding with the first quantity of its value that no other has taken, one of its unit first.
fn paired<'a>(found: &'a [Found], gold: &'a [Quantity], terms: Terms) -> Vec<(&'a Found, &'a Quantity)> {
    let mut taken = vec![false; gold.len()];
    let mut pairs = Vec::new();
    for found in found {
        let fits = |at: &usize| !taken[*at] && same_value(found, &gold[*at], terms);
        let best = (0..gold.len()).rev().filter(fits).max_by_key(|at| same_unit(found, &gold[*at], terms));
        if let Some(at) = best {
            taken[at] = true;
            pairs.push((found, &gold[at]));
        }
    }
    pairs
}

/// The bounds of a value as the collection writes it: "5", "-5", "5-6", "1.99E-29".
fn bounds(value: &str) -> Option<(f64, f64)> {
    if let Ok(value) = value.parse() {
        return Some((value, value));
    }
    let at = value.get(1..)?.find('-')? + 1;
    Some((value[..at].trim().parse().ok()?, value[at + 1..].trim().parse().ok()?))
}

fn same_value(found: &Found, quantity: &Quantity, terms: Terms) -> bool {
    let Some((from, to)) = bounds(&quantity.value) else { return false };
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-5 * b.abs() + 1e-8;
    let same = near(found.from, from) && near(found.to, to);
    if terms == Terms::Letter {
        return same;
    }
    // The collection rounds shares to hundredths of a percent.
    let of_100 = |a: f64, b: f64| (a * 100.0 - b).abs() <= 0.01;
    let share = found.is_share && of_100(found.from, from) && of_100(found.to, to);
    let within = found.modifier == Modifier::Vague && found.from >= from && found.to <= to;
    same || share || within
}

fn same_change(found: &Found, quantity: &Quantity, terms: Terms) -> bool {
    let change = quantity.change.as_str();
    let trend = found.trend.map(|trend| if trend == Trend::Up { "up" } else { "down" });
    // The collection gives one sign, and what bounds the number before the way something went: "up about 19 percent".
    let bounded = !matches!(found.modifier, Modifier::Exact | Modifier::Range | Modifier::Vague);
    if trend.is_some() && trend == Some(change) {
        return true;
    }
    if terms == Terms::Letter && (trend.is_some() && !bounded || matches!(change, "up" | "down")) {
        return false;
    }
    match found.modifier {
        Modifier::Exact | Modifier::Range | Modifier::Vague => matches!(change, "=" | "up" | "down"),
        Modifier::About => change == "~",
        Modifier::AtLeast | Modifier::MoreThan => change == ">",
        Modifier::AtMost | Modifier::LessThan | Modifier::UpTo => change == "<",
    }
}

fn same_unit(found: &Found, quantity: &Quantity, terms: Terms) -> bool {
    let name = quantity.normalized_unit.as_str();
    if let Some(symbol) = units::symbol(name) {
        return found.unit.as_ref() == Some(&symbol);
    }
    if TIMES.contains(&name) {
        return found.unit.as_deref() == Some(name);
    }
    // The collection calls pence points too.
    let coin = name == "point" && found.unit.as_deref() == Some("penny");
    let counted = found.unit.is_none() || coin;
    counted && (terms == Terms::Own || coin || same_noun(found, name))
}

/// Whether what is counted has the noun of the collection's unit: "-" and "count" stand for none.
fn same_noun(found: &Found, name: &str) -> bool {
    let name = name.trim_start_matches("% ").to_lowercase();
    let head = |text: &str| text.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).map(stem);
    match &found.noun {
        Some(noun) => head(noun) == head(&name),
        None => matches!(name.as_str(), "-" | "count"),
    }
}

fn stem(word: &str) -> String {
    firsthand::lexicon::stem(&word.to_lowercase()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(change: &str, value: &str, unit: &str) -> Quantity {
        Quantity { change: change.into(), value: value.into(), normalized_unit: unit.into() }
    }

    #[test]
    fn values_are_numbers_and_ranges() {
        assert_eq!(bounds("5.0"), Some((5.0, 5.0)));
        assert_eq!(bounds("-130"), Some((-130.0, -130.0)));
        assert_eq!(bounds("5-6.5"), Some((5.0, 6.5)));
        assert_eq!(bounds("5.0 - 6.5"), Some((5.0, 6.5)));
        assert_eq!(bounds("many"), None);
    }

    /// Worked by hand: both values, the change of the first ("more than", not "="), the unit of the first.
    #[test]
    fn a_sentence_is_scored() {
        let text = "More than 20 boats sank after they had sailed 30 miles.";
        let gold = [quantity("=", "20", "boat"), quantity("=", "30.0", "mile")];
        for (terms, units) in [(Terms::Own, 2), (Terms::Letter, 2)] {
            let found = found::in_terms(&found::of(text), terms);
            let pairs = paired(&found, &gold, terms);
            assert_eq!((found.len(), pairs.len()), (2, 2));
            assert_eq!(pairs.iter().filter(|(found, gold)| same_change(found, gold, terms)).count(), 1);
            assert_eq!(pairs.iter().filter(|(found, gold)| same_unit(found, gold, terms)).count(), units);
        }
        let wrong = [quantity("=", "20", "sailor"), quantity("=", "30.001", "mile")];
        let found = found::of(text);
        assert_eq!(paired(&found, &wrong, Terms::Letter).len(), 1);
        assert!(same_unit(&found[0], &wrong[0], Terms::Own) && !same_unit(&found[0], &wrong[0], Terms::Letter));
    }

    #[test]
    fn the_two_ends_of_a_change_are_one_range_there() {
        let found = found::of("It rose from 10 miles in May to 15 miles there.");
        for terms in [Terms::Own, Terms::Letter] {
            let joined = found::in_terms(&found, terms);
            assert_eq!((joined.len(), joined[0].from, joined[0].to), (1, 10.0, 15.0));
        }
    }
}
