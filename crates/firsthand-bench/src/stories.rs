//! How well articles are told apart by event: B-cubed (Bagga and Baldwin 1998) against the events a collection names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use firsthand::account::{Report, annotated};
use firsthand::read::Document;
use firsthand::{Settings, stories};
use serde_json::Value;

use crate::b_cubed::{BCubed, Table};
use crate::options::Failure;

/// The thresholds that are tried.
const THRESHOLDS: &[f64] = &[0.05, 0.08, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.25, 0.30];

/// Scores the collection at `path`: JSON lines with `id`, `text` and `event` or `story`.
pub fn run(path: &Path) -> Result<(), Failure> {
    let (documents, events) = collection(path)?;
    let (reports, _) = annotated(documents, &Settings { max_bytes: usize::MAX, ..Settings::default() });
    let names: BTreeSet<&str> = reports.iter().map(|report| events[index_of(report)].as_str()).collect();
    let numbers: BTreeMap<&str, u32> = names.into_iter().zip(0..).collect();
    let gold: Vec<u32> = reports.iter().map(|report| numbers[events[index_of(report)].as_str()]).collect();
    println!("{} articles, {} events", reports.len(), numbers.len());
    println!("threshold  groups  precision  recall  F1");
    for &threshold in THRESHOLDS {
        let settings = Settings { min_story_likeness: threshold, ..Settings::default() };
        let groups = stories::cluster(&reports, &settings);
        let members = (0..).zip(&groups).flat_map(|(story, group)| group.iter().map(move |&article| (story, article)));
        let b_cubed = Table::new(members.map(|(story, article)| (story, gold[article])).collect()).b_cubed();
        let BCubed { precision, recall } = b_cubed;
        println!("{threshold:9.2}  {:6}  {precision:9.3}  {recall:6.3}  {:.3}", groups.len(), b_cubed.f1());
    }
    Ok(())
}

/// The documents, named by their line, and the event of each line.
pub fn collection(path: &Path) -> Result<(Vec<Document>, Vec<String>), Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
    let (mut documents, mut events) = (Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let value: Value = serde_json::from_str(line).map_err(|error| Failure::at(path, error))?;
        let event = value["event"].as_str().or_else(|| value["story"].as_str()).unwrap_or_default();
        let title = value["title"].as_str().map(|title| format!("{title}\n")).unwrap_or_default();
        let text = format!("{title}{}", value["text"].as_str().unwrap_or_default());
        documents.push(Document::new(format!("{:06}", events.len()), text));
        events.push(event.to_owned());
    }
    Ok((documents, events))
}

fn index_of(report: &Report) -> usize {
    report.article.input.parse().unwrap_or_default()
}
