//! Scores how well likeness of names tells spellings of one name from different names.
//!
//! The data are `name_pairs.csv` of the OpenSanctions checks, given by their path.

use std::collections::BTreeMap;
use std::path::Path;

use firsthand::annotate::NameKind;
use firsthand::collate::likeness::{SAME, likeness};

use crate::options::Failure;
use crate::score::{self, Scores};

/// Right and wrong answers.
#[derive(Clone, Copy, Default)]
struct Tally {
    true_positive: u32,
    false_positive: u32,
    false_negative: u32,
    true_negative: u32,
}

/// Prints F1 for all pairs and by kind; with `wrong`, every pair that is judged wrongly.
pub fn run(path: &str, wrong: bool) {
    let Ok(table) = std::fs::read_to_string(path) else {
        eprintln!("{path} cannot be read; give the path of name_pairs.csv.");
        return;
    };
    let tallies = tallies(&table, wrong);
    for (group, tally) in &tallies {
        println!("{group:14} {}", tally.line());
    }
}

/// Takes the measures, for the gate.
pub fn measure(path: &Path) -> Result<Scores, Failure> {
    let table = std::fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))?;
    let tallies = tallies(&table, false);
    let mut scores = Scores::default();
    for (group, name) in [("all", "pairs"), ("Person", "people")] {
        let tally = tallies.get(group).copied().unwrap_or_default();
        let hit = tally.true_positive as usize;
        let (gold, found) = (hit + tally.false_negative as usize, hit + tally.false_positive as usize);
        scores.add_found(name, score::Tally { hit, gold, right: hit, found });
    }
    Ok(scores)
}

/// Judges every pair of the table; prints those that are judged wrongly if `wrong` asks for it.
fn tallies(table: &str, wrong: bool) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let cells = cells(line);
        let [_, schema, a, b, same, ..] = cells.as_slice() else { continue };
        let kind = match schema.as_str() {
            "Person" => NameKind::Person,
            "Company" | "Organization" | "LegalEntity" => NameKind::Organization,
            _ => NameKind::Other,
        };
        let found = likeness(kind, a, b);
        for group in ["all", schema] {
            tallies.entry(group.to_owned()).or_default().add(found >= SAME, same == "true");
        }
        if wrong && (found >= SAME) != (same == "true") {
            println!("{schema}\t{a}\t{b}\tsame {same}\t{found:.2}");
        }
    }
    tallies
}

impl Tally {
    fn add(&mut self, found: bool, same: bool) {
        match (found, same) {
            (true, true) => self.true_positive += 1,
            (true, false) => self.false_positive += 1,
            (false, true) => self.false_negative += 1,
            (false, false) => self.true_negative += 1,
        }
    }

    fn line(&self) -> String {
        let share = |part: u32, other: u32| f64::from(part) / f64::from((part + other).max(1));
        let precision = share(self.true_positive, self.false_positive);
        let recall = share(self.true_positive, self.false_negative);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        let pairs = self.true_positive + self.false_positive + self.false_negative + self.true_negative;
        format!("precision {precision:.3} recall {recall:.3} F1 {f1:.3} ({pairs} pairs)")
    }
}

/// The cells of one line, quotes undone.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}
