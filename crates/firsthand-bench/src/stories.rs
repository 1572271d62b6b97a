//! How well articles are told apart by event: B-cubed (Bagga and Baldwin 1998) against the events a collection names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use firsthand::account::{Report, annotated};
use firsthand::read::{Document, Metadata};
use firsthand::{Settings, stories};
use serde_json::Value;

use crate::b_cubed::{BCubed, Table};
use crate::options::Failure;
use crate::score::Scores;

/// The thresholds that are tried.
const THRESHOLDS: &[f64] = &[0.08, 0.09, 0.10, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.20];
/// So many parts is a collection cut into, by topic, to choose the threshold for each part on the others.
const FOLDS: usize = 5;

/// Scores the collection at `path`: JSON lines with `id`, `text`, `event` or `story` and, if known, `published`.
pub fn run(path: &Path) -> Result<(), Failure> {
    let (names, tables) = tables(path)?;
    println!("{} articles, {} events", tables.first().map_or(0, |table| table.truth.iter().sum::<u32>()), names.len());
    println!("threshold  groups  precision  recall  F1");
    for (threshold, table) in THRESHOLDS.iter().zip(&tables) {
        let mark = if *threshold == stories::MIN_LIKENESS { "  default" } else { "" };
        println!("{threshold:9.2}  {:6}  {}{mark}", table.found.len(), told(&table.b_cubed()));
    }
    println!("threshold fixed on other events, {FOLDS} parts: {}", told(&cross_validated(&tables, &names)));
    Ok(())
}

/// Parts of one that a score is counted in.
const PARTS: usize = 1_000_000;

/// B-cubed F1 with the default threshold, and with the threshold of each part of the events chosen on the others.
pub fn measure(path: &Path) -> Result<Scores, Failure> {
    let (names, tables) = tables(path)?;
    let mut scores = Scores::default();
    let mut add = |name: &str, score: &BCubed| scores.add(name, (score.f1() * PARTS as f64) as usize, PARTS);
    let default = THRESHOLDS.iter().position(|threshold| *threshold == stories::MIN_LIKENESS);
    if let Some(table) = default.and_then(|at| tables.get(at)) {
        add("b_cubed_f1", &table.b_cubed());
    }
    add("b_cubed_f1_threshold_of_others", &cross_validated(&tables, &names));
    Ok(scores)
}

/// The names of the events of a collection, ascending, and its articles by story and event for each of the thresholds.
fn tables(path: &Path) -> Result<(Vec<String>, Vec<Table>), Failure> {
    let (documents, events) = collection(path)?;
    let (reports, _) = annotated(documents, &Settings { max_bytes: usize::MAX, ..Settings::default() });
    let names: BTreeSet<&str> = reports.iter().map(|report| events[index_of(report)].as_str()).collect();
    let numbers: BTreeMap<&str, u32> = names.iter().copied().zip(0..).collect();
    let gold: Vec<u32> = reports.iter().map(|report| numbers[events[index_of(report)].as_str()]).collect();
    let table = |&threshold: &f64| {
        let settings = Settings { min_story_likeness: threshold, ..Settings::default() };
        let groups = stories::cluster(&reports, &settings);
        let members = (0..).zip(&groups).flat_map(|(story, group)| group.iter().map(move |&article| (story, article)));
        Table::new(members.map(|(story, article)| (story, gold[article])).collect())
    };
    let tables = THRESHOLDS.iter().map(table).collect();
    Ok((names.into_iter().map(str::to_owned).collect(), tables))
}

fn told(score: &BCubed) -> String {
    format!("{:9.3}  {:6.3}  {:.3}", score.precision, score.recall, score.f1())
}

/// The score when the threshold for the articles of each part is the one that does best on all others. Look-alike events
/// ("12" and "12plus") are of one topic and stand in one part.
fn cross_validated(tables: &[Table], names: &[String]) -> BCubed {
    let topics: BTreeSet<&str> = names.iter().map(|name| topic(name)).collect();
    let topics: BTreeMap<&str, usize> = topics.into_iter().zip(0..).collect();
    let part = |event: u32| topics[topic(&names[event as usize])] % FOLDS;
    let mut held = BCubed::default();
    for fold in 0..FOLDS {
        let others = |table: &Table| table.b_cubed_where(|event| part(event) != fold).f1();
        let Some(best) = tables.iter().max_by(|a, b| others(a).total_cmp(&others(b))) else { continue };
        let score = best.b_cubed_where(|event| part(event) == fold);
        let size = |wanted: &dyn Fn(u32) -> bool| -> f64 {
            (0..).zip(&best.truth).filter(|(event, _)| wanted(*event)).map(|(_, size)| f64::from(*size)).sum()
        };
        let share = size(&|event| part(event) == fold) / size(&|_| true);
        held.precision += share * score.precision;
        held.recall += share * score.recall;
    }
    held
}

fn topic(event: &str) -> &str {
    event.strip_suffix("plus").unwrap_or(event)
}

/// The documents, named by their line, and the event of each line.
pub fn collection(path: &Path) -> Result<(Vec<Document>, Vec<String>), Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
    let (mut documents, mut events) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|error| Failure::at(path, error))?;
        let event = value["event"].as_str().or_else(|| value["story"].as_str()).unwrap_or_default();
        let field = |name: &str| value[name].as_str().map(str::to_owned);
        let metadata = Metadata {
            title: field("title"),
            outlet: field("outlet"),
            url: field("url"),
            published: field("published"),
            ..Metadata::default()
        };
        let mut document = Document::new(format!("{:06}", events.len()), field("text").unwrap_or_default());
        document.metadata = Some(metadata);
        documents.push(document);
        events.push(event.to_owned());
    }
    Ok((documents, events))
}

fn index_of(report: &Report) -> usize {
    report.article.input.parse().unwrap_or_default()
}
