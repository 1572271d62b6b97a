//! `firsthand-bench gate`: the measures against their floors. Floors only rise; a drop below one fails the run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::options::{Failure, Options};
use crate::score::Scores;
use crate::{claims, clough, demo, gold, lineage, mrpc, names, near_copies, own_dates, pages, points, stories, uner};

const FLOORS: &str = include_str!("../floors.toml");
const SEEDS: &str = include_str!("../gold/seeds.json");
const NEWS: &str = include_str!("../gold/news_events.json");

/// What a measure may fall below its floor, for the three decimals that floors are written with.
const ROUNDING: f64 = 0.0005;

/// Least values by set and measure.
type Floors = BTreeMap<String, BTreeMap<String, f64>>;

/// Scores the sample, and the texts outside the repository whose place is given, and compares with the floors.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let floors = match &options.floors {
        Some(path) => parse(&fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))?)?,
        None => parse(FLOORS)?,
    };
    let mut sets = vec![("demo", demo::measure()?.0), ("dates", own_dates::measure()?)];
    for (set, json, path) in [("seeds", SEEDS, &options.seeds), ("news", NEWS, &options.news)] {
        match path {
            Some(path) => sets.push((set, annotated(json, path)?)),
            None => eprintln!("[{set}] is not scored: no --{set} PATH was given."),
        }
    }
    type Measure = fn(&Path) -> Result<Scores, Failure>;
    let collections: [(&str, Measure, &str, &Option<PathBuf>); 10] = [
        ("near_copies", near_copies::measure, "news", &options.news),
        ("points_looked_at", points::measure_looked_at, "news", &options.news),
        ("points_scored_only", points::measure_scored, "news", &options.news),
        ("claims", claims::measure, "news", &options.news),
        ("stories", stories::measure, "news", &options.news),
        ("clough", clough::measure, "clough", &options.clough),
        ("mrpc", mrpc::measure, "mrpc", &options.mrpc),
        ("uner", uner::measure, "uner", &options.uner),
        ("pages", pages::measure, "pages", &options.pages),
        ("name_pairs", names::measure, "name-pairs", &options.name_pairs),
    ];
    for (set, measure, option, path) in collections {
        match path {
            Some(path) => sets.push((set, measure(path)?)),
            None => eprintln!("[{set}] is not scored: no --{option} PATH was given."),
        }
    }
    if options.lineage {
        sets.push(("lineage_development", lineage::measure(false)?));
        sets.push(("lineage_test", lineage::measure(true)?));
    }
    let mut dropped = 0;
    for (set, scores) in &sets {
        if options.measured {
            print_floors(set, scores);
        } else {
            dropped += print_table(set, scores, floors.get(*set));
        }
    }
    if dropped > 0 {
        println!("{dropped} measures are below their floor.");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

fn annotated(json: &str, texts: &Path) -> Result<Scores, Failure> {
    Ok(gold::measure(&gold::load(json, texts)?)?.0)
}

/// Prints one set beside its floors and counts the measures that dropped.
fn print_table(set: &str, scores: &Scores, floors: Option<&BTreeMap<String, f64>>) -> usize {
    println!("{:40} {:>6} {:>6}", format!("[{set}]"), "is", "floor");
    let none = BTreeMap::new();
    let floors = floors.unwrap_or(&none);
    let mut dropped = 0;
    for measure in &scores.measures {
        let floor = floors.get(&measure.name).copied();
        // Where nothing was found there is no precision to drop; the recall shows it.
        let is_below = measure.value().zip(floor).is_some_and(|(value, floor)| value + ROUNDING < floor);
        let value = measure.value().map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
        let floor = floor.map_or_else(|| "-".to_owned(), |floor| format!("{floor:.3}"));
        let mark = if is_below { "  BELOW ITS FLOOR" } else { "" };
        println!("{:40} {value:>6} {floor:>6}  {:4} of {}{mark}", measure.name, measure.hit, measure.of);
        dropped += usize::from(is_below);
    }
    let is_measured = |name: &&String| !scores.measures.iter().any(|measure| measure.name == **name);
    for name in floors.keys().filter(is_measured) {
        println!("{name:40}      - {:.3}  no such measure any more", floors[name]);
        dropped += 1;
    }
    println!();
    dropped
}

/// Prints what was measured in the form of the floors file, rounded down.
fn print_floors(set: &str, scores: &Scores) {
    println!("[{set}]");
    for measure in &scores.measures {
        let value = measure.value().unwrap_or_default();
        println!("{} = {:.3}", measure.name, (value * 1000.0).floor() / 1000.0);
    }
    println!();
}

/// Reads the part of TOML that the floors need: `[set]`, `measure = number`, comments.
fn parse(toml: &str) -> Result<Floors, Failure> {
    let mut floors = Floors::new();
    let mut set = String::new();
    for (number, line) in toml.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            name.clone_into(&mut set);
            continue;
        }
        let wrong = || Failure::new(format!("floors, line {}: expected `measure = number`", number + 1));
        let (name, value) = line.split_once('=').ok_or_else(wrong)?;
        let value: f64 = value.trim().parse().map_err(|_| wrong())?;
        floors.entry(set.clone()).or_default().insert(name.trim().to_owned(), value);
    }
    Ok(floors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_are_read_by_set() {
        let floors = parse("# least values\n[demo]\na_recall = 0.5 # half\n\n[seeds]\na_recall = 1\n").unwrap();
        assert_eq!(floors["demo"]["a_recall"], 0.5);
        assert_eq!(floors["seeds"]["a_recall"], 1.0);
        assert!(parse("a_recall 0.5").is_err());
        assert!(parse(FLOORS).is_ok());
    }

    #[test]
    fn a_drop_and_a_lost_measure_are_counted() {
        let mut scores = Scores::default();
        scores.add("kept", 1, 2);
        scores.add("dropped", 1, 2);
        scores.add("empty", 0, 0);
        let floors = [("kept", 0.5), ("dropped", 0.51), ("empty", 0.9), ("gone", 0.0)];
        let floors = floors.map(|(name, floor)| (name.to_owned(), floor)).into();
        assert_eq!(print_table("demo", &scores, Some(&floors)), 2);
    }
}
