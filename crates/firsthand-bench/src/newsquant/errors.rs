//! What differs between the findings and the collection, sentence by sentence, and how often for which cause.

use std::collections::BTreeMap;

use firsthand::annotate::Modifier;

use super::found::Found;
use super::{Quantity, Terms, same_change, same_unit, units};

/// How often each cause stands behind an error.
#[derive(Default)]
pub(super) struct Errors {
    causes: BTreeMap<(&'static str, String), usize>,
}

impl Errors {
    /// Counts what differs in a sentence, and prints it.
    pub fn add(&mut self, text: &str, found: &[Found], gold: &[Quantity], pairs: &[(&Found, &Quantity)], terms: Terms) {
        let missed: Vec<&Quantity> =
            gold.iter().filter(|gold| !pairs.iter().any(|(_, other)| std::ptr::eq(*other, *gold))).collect();
        let spurious: Vec<&Found> =
            found.iter().filter(|found| !pairs.iter().any(|(other, _)| std::ptr::eq(*other, *found))).collect();
        // What is missed and what is found too much in one sentence is taken for one quantity with a wrong value.
        let wrong = missed.len().min(spurious.len());
        missed.iter().take(wrong).for_each(|gold| self.count("wrong value", kind(gold)));
        missed.iter().skip(wrong).for_each(|gold| self.count("missed value", kind(gold)));
        spurious.iter().skip(wrong).for_each(|found| self.count("spurious value", written(found)));
        let unlike: Vec<_> = pairs
            .iter()
            .filter(|(found, gold)| !same_change(found, gold, terms) || !same_unit(found, gold, terms))
            .collect();
        for (found, gold) in &unlike {
            if !same_change(found, gold, terms) {
                self.count("wrong change", format!("{:?} for {}", found.modifier, gold.change));
            }
            if !same_unit(found, gold, terms) {
                let unit = found.unit.as_deref().unwrap_or("none");
                self.count("wrong unit", format!("{unit} for {}", gold.normalized_unit));
            }
        }
        if missed.is_empty() && spurious.is_empty() && unlike.is_empty() {
            return;
        }
        println!("{text}");
        missed.iter().for_each(|gold| println!("  missed    {}", told(gold)));
        spurious.iter().for_each(|found| println!("  spurious  {}", shown(found)));
        unlike.iter().for_each(|(found, gold)| println!("  unlike    {} for {}", shown(found), told(gold)));
    }

    fn count(&mut self, cause: &'static str, kind: String) {
        *self.causes.entry((cause, kind)).or_default() += 1;
    }

    /// Prints the table of causes, the commonest first within each.
    pub fn print(&self) {
        let mut rows: Vec<_> = self.causes.iter().collect();
        rows.sort_by_key(|((cause, kind), count)| (*cause, usize::MAX - **count, kind.clone()));
        for ((cause, kind), count) in rows {
            println!("{count:>4}  {cause:<16} {kind}");
        }
    }
}

/// What sort of quantity is to be found.
fn kind(gold: &Quantity) -> String {
    let range = gold.value.get(1..).is_some_and(|rest| rest.contains('-'));
    let unit = if units::symbol(&gold.normalized_unit).is_some() { "with unit" } else { "count" };
    let one = matches!(gold.value.parse(), Ok(1.0));
    format!(
        "{}{unit}",
        if range {
            "range, "
        } else if one {
            "one, "
        } else {
            ""
        }
    )
}

/// How something found is written.
fn written(found: &Found) -> String {
    let digits = found.words.contains(|c: char| c.is_ascii_digit());
    let form = match (digits, found.modifier) {
        (_, Modifier::Vague) => "vague word",
        (true, _) => "digits",
        (false, _) => "words",
    };
    format!("{form}, unit {}", found.unit.as_deref().unwrap_or("none"))
}

fn told(gold: &Quantity) -> String {
    format!("{}{} {}", gold.change, gold.value, gold.normalized_unit)
}

fn shown(found: &Found) -> String {
    let Found { words, modifier, trend, from, to, unit, noun, .. } = found;
    let noun = noun.as_deref().unwrap_or("-");
    let unit = unit.as_deref().unwrap_or("-");
    format!("[{words}] {modifier:?} {trend:?} {from}..{to} {unit}, counts {noun}")
}
