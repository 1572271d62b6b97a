//! How well articles are told apart by event: B-cubed (Bagga and Baldwin 1998) against the events a collection names.

use std::fs;
use std::path::Path;

use firsthand::account::{Report, annotated};
use firsthand::read::Document;
use firsthand::{Settings, stories};
use serde_json::Value;

use crate::options::Failure;

/// The thresholds that are tried.
const THRESHOLDS: &[f64] = &[0.05, 0.08, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.25, 0.30];

/// Scores the collection at `path`: JSON lines with `id`, `text` and `event` or `story`.
pub fn run(path: &Path) -> Result<(), Failure> {
    let (documents, events) = collection(path)?;
    let (reports, _) = annotated(documents, &Settings { max_bytes: usize::MAX, ..Settings::default() });
    let gold: Vec<&str> = reports.iter().map(|report| events[index_of(report)].as_str()).collect();
    println!("{} articles, {} events", reports.len(), distinct(&gold));
    println!("threshold  groups  precision  recall  F1");
    for &threshold in THRESHOLDS {
        let settings = Settings { min_story_likeness: threshold, ..Settings::default() };
        let groups = stories::cluster(&reports, &settings);
        let (precision, recall) = b_cubed(&groups, &gold);
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!("{threshold:9.2}  {:6}  {precision:9.3}  {recall:6.3}  {f1:.3}", groups.len());
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

fn distinct(gold: &[&str]) -> usize {
    let mut gold = gold.to_vec();
    gold.sort_unstable();
    gold.dedup();
    gold.len()
}

/// Mean over the articles of the share of its group that is of its event, and of its event that is in its group.
fn b_cubed(groups: &[Vec<usize>], gold: &[&str]) -> (f64, f64) {
    let (mut precision, mut recall) = (0.0, 0.0);
    for group in groups {
        for &article in group {
            let right = group.iter().filter(|&&other| gold[other] == gold[article]).count() as f64;
            let all = gold.iter().filter(|&&event| event == gold[article]).count() as f64;
            precision += right / group.len() as f64;
            recall += right / all;
        }
    }
    (precision / gold.len() as f64, recall / gold.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_in_one_group_has_full_recall_only() {
        let (precision, recall) = b_cubed(&[vec![0, 1, 2, 3]], &["a", "a", "b", "b"]);
        assert!((precision - 0.5).abs() < 1e-9 && (recall - 1.0).abs() < 1e-9);
        let (precision, recall) = b_cubed(&[vec![0, 1], vec![2], vec![3]], &["a", "a", "b", "b"]);
        assert!((precision - 1.0).abs() < 1e-9 && (recall - 0.75).abs() < 1e-9);
    }
}
