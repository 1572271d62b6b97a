//! Scores likeness of sentences against the Microsoft Research Paraphrase Corpus (Dolan and Brockett 2005): pairs of
//! sentences from news clusters, judged by people to state the same or not.
//!
//! `firsthand-bench mrpc FILE` takes a part of it and gives the share of pairs judged rightly at the engine's own
//! threshold, and F1 of the paraphrases; for information, the best that any threshold would give. Nothing is trained on
//! the pairs. `--errors mrpc` prints those that are judged wrongly, the surest first.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use firsthand::text::likeness::{SAME, of_sentences};

use crate::options::{Failure, Options};
use crate::score::{self, Fault, Scores};

/// Two sentences.
struct Pair<'a> {
    a: &'a str,
    b: &'a str,
    /// What people judged.
    same: bool,
    likeness: f64,
}

/// What one threshold makes of all pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    /// Paraphrases found, pairs taken for one, paraphrases, pairs judged rightly.
    found: usize,
    taken: usize,
    same: usize,
    right: usize,
}

/// Scores the file and prints the measures.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let [path] = options.inputs.as_slice() else {
        return Err(Failure::new("Give the file of sentence pairs: firsthand-bench mrpc FILE"));
    };
    let text = read(path)?;
    let pairs = pairs(&text);
    score::print(&scores(&pairs), options);
    if !options.json {
        let (threshold, tally) = best(&pairs, |tally| tally.right as f64);
        println!("for information: accuracy {:.3} at {threshold:.3}", tally.right as f64 / pairs.len().max(1) as f64);
        let (threshold, tally) = best(&pairs, |tally| tally.f1());
        println!("                 F1 {:.3} at {threshold:.3}", tally.f1());
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes the measures, for the gate.
pub fn measure(path: &Path) -> Result<Scores, Failure> {
    Ok(scores(&pairs(&read(path)?)))
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))
}

/// The pairs of a table with the judgement in the first column and the sentences in the fourth and fifth.
fn pairs(table: &str) -> Vec<Pair<'_>> {
    let pair = |line| {
        let cells: Vec<&str> = str::split(line, '\t').collect();
        let [quality, _, _, a, b] = cells.as_slice() else { return None };
        Some(Pair { a, b, same: *quality == "1", likeness: of_sentences(a, b) })
    };
    table.lines().skip(1).filter_map(pair).collect()
}

fn scores(pairs: &[Pair<'_>]) -> Scores {
    let tally = Tally::at(SAME, pairs);
    let mut scores = Scores::default();
    scores.add("accuracy", tally.right, pairs.len());
    scores.add("f1", 2 * tally.found, tally.taken + tally.same);
    let mut wrong: Vec<&Pair<'_>> = pairs.iter().filter(|pair| (pair.likeness >= SAME) != pair.same).collect();
    wrong.sort_by(|x, y| (y.likeness - SAME).abs().total_cmp(&(x.likeness - SAME).abs()));
    let fault = |pair: &Pair<'_>| Fault {
        kind: "mrpc",
        what: if pair.same { "missed" } else { "false" },
        line: format!("{:.2} {}\n         {:12} {}", pair.likeness, pair.a, "", pair.b),
    };
    scores.faults = wrong.into_iter().map(fault).collect();
    scores
}

/// The threshold that makes `value` greatest, and what it gives; the pairs' own likenesses are tried.
fn best(pairs: &[Pair<'_>], value: impl Fn(Tally) -> f64) -> (f64, Tally) {
    let mut thresholds: Vec<f64> = pairs.iter().map(|pair| (pair.likeness * 1000.0).round() / 1000.0).collect();
    thresholds.sort_by(f64::total_cmp);
    thresholds.dedup();
    let tallies = thresholds.into_iter().map(|threshold| (threshold, Tally::at(threshold, pairs)));
    tallies.max_by(|x, y| value(x.1).total_cmp(&value(y.1))).unwrap_or_default()
}

impl Tally {
    fn at(threshold: f64, pairs: &[Pair<'_>]) -> Self {
        let mut tally = Self::default();
        for pair in pairs {
            let taken = pair.likeness >= threshold;
            tally.found += usize::from(taken && pair.same);
            tally.taken += usize::from(taken);
            tally.same += usize::from(pair.same);
            tally.right += usize::from(taken == pair.same);
        }
        tally
    }

    /// The harmonic mean of recall and precision of the paraphrases.
    fn f1(self) -> f64 {
        2.0 * self.found as f64 / (self.taken + self.same).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\r\n\
        1\t1\t2\tThe \"old\" pier burnt down on Monday.\tOn Monday, the old pier burnt down.\r\n\
        0\t3\t4\tThe old pier burnt down on Monday.\tTwo ferries collided off the cape at dawn.\r\n\
        not a pair\r\n";

    #[test]
    fn pairs_are_read_with_their_judgement() {
        let pairs = pairs(TABLE);
        assert_eq!(pairs.iter().map(|pair| pair.same).collect::<Vec<_>>(), [true, false]);
        assert_eq!(pairs[0].a, "The \"old\" pier burnt down on Monday.");
        let scores = scores(&pairs);
        assert_eq!((scores.measures[0].hit, scores.measures[0].of), (2, 2));
        assert!(scores.faults.is_empty());
    }

    #[test]
    fn the_best_threshold_is_found() {
        let pair = |same, likeness| Pair { a: "", b: "", same, likeness };
        let pairs = [pair(false, 0.3), pair(true, 0.4), pair(false, 0.6), pair(true, 0.9), pair(true, 0.8)];
        let (threshold, tally) = best(&pairs, |tally| tally.right as f64);
        assert_eq!((threshold, tally.right), (0.8, 4));
        assert_eq!(best(&pairs, Tally::f1).0, 0.4);
        assert_eq!(best(&[], Tally::f1), (0.0, Tally::default()));
    }
}
