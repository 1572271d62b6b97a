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

/// The thresholds that are tried.
const THRESHOLDS: &[f64] = &[0.08, 0.09, 0.10, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.20];
/// So many parts is a collection cut into, by topic, to choose the threshold for each part on the others.
const FOLDS: usize = 5;

/// Scores the collection at `path`: JSON lines with `id`, `text`, `event` or `story` and, if known, `published`.
pub fn run(path: &Path) -> Result<(), Failure> {
    let (documents, events) = collection(path)?;
    let (reports, _) = annotated(documents, &Settings { max_bytes: usize::MAX, ..Settings::default() });
    let names: BTreeSet<&str> = reports.iter().map(|report| events[index_of(report)].as_str()).collect();
    let numbers: BTreeMap<&str, u32> = names.iter().copied().zip(0..).collect();
    let gold: Vec<u32> = reports.iter().map(|report| numbers[events[index_of(report)].as_str()]).collect();
    println!("{} articles, {} events", reports.len(), numbers.len());
    println!("threshold  groups  precision  recall  F1");
    let mut tables = Vec::new();
    for &threshold in THRESHOLDS {
        let settings = Settings { min_story_likeness: threshold, ..Settings::default() };
        let groups = stories::cluster(&reports, &settings);
        let members = (0..).zip(&groups).flat_map(|(story, group)| group.iter().map(move |&article| (story, article)));
        let table = Table::new(members.map(|(story, article)| (story, gold[article])).collect());
        let mark = if threshold == stories::MIN_LIKENESS { "  default" } else { "" };
        println!("{threshold:9.2}  {:6}  {}{mark}", groups.len(), told(&table.b_cubed()));
        tables.push(table);
    }
    let names: Vec<&str> = names.into_iter().collect();
    println!("threshold fixed on other events, {FOLDS} parts: {}", told(&cross_validated(&tables, &names)));
    Ok(())
}

fn told(score: &BCubed) -> String {
    format!("{:9.3}  {:6.3}  {:.3}", score.precision, score.recall, score.f1())
}

/// The score when the threshold for the articles of each part is the one that does best on all others. Look-alike events
/// ("12" and "12plus") are of one topic and stand in one part.
fn cross_validated(tables: &[Table], names: &[&str]) -> BCubed {
    let topics: BTreeSet<&str> = names.iter().map(|name| topic(name)).collect();
    let topics: BTreeMap<&str, usize> = topics.into_iter().zip(0..).collect();
    let part = |event: u32| topics[topic(names[event as usize])] % FOLDS;
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
