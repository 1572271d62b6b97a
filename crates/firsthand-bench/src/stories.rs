//! How well articles are told apart by event: B-cubed (Bagga and Baldwin 1998) against the events a collection names.

use std::fs;
use std::path::Path;

use firsthand::account::{Report, annotated};
use firsthand::read::{Document, Metadata};
use firsthand::{Settings, stories};
use serde_json::Value;

use crate::options::Failure;

/// The thresholds that are tried.
const THRESHOLDS: &[f64] = &[0.08, 0.09, 0.10, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.20];
/// So many parts is a collection cut into, by topic, to choose the threshold for each part on the others.
const FOLDS: usize = 5;

/// Scores the collection at `path`: JSON lines with `id`, `text`, `event` or `story` and, if known, `published`.
pub fn run(path: &Path) -> Result<(), Failure> {
    let (documents, events) = collection(path)?;
    let (reports, _) = annotated(documents, &Settings { max_bytes: usize::MAX, ..Settings::default() });
    let gold: Vec<&str> = reports.iter().map(|report| events[index_of(report)].as_str()).collect();
    println!("{} articles, {} events", reports.len(), distinct(&gold));
    println!("threshold  groups  precision  recall  F1");
    let mut scores: Vec<Vec<(f64, f64)>> = Vec::new();
    for &threshold in THRESHOLDS {
        let settings = Settings { min_story_likeness: threshold, ..Settings::default() };
        let groups = stories::cluster(&reports, &settings);
        let each = each_b_cubed(&groups, &gold);
        let (precision, recall, f1) = mean(each.iter());
        let mark = if threshold == stories::MIN_LIKENESS { "  default" } else { "" };
        println!("{threshold:9.2}  {:6}  {precision:9.3}  {recall:6.3}  {f1:.3}{mark}", groups.len());
        scores.push(each);
    }
    let (precision, recall, f1) = cross_validated(&scores, &gold);
    println!(
        "threshold fixed on other events, {FOLDS} parts: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}"
    );
    Ok(())
}

/// The scores when the threshold for the articles of each part is the one that does best on all others. Look-alike events
/// ("12" and "12plus") are of one topic and stand in one part.
fn cross_validated(scores: &[Vec<(f64, f64)>], gold: &[&str]) -> (f64, f64, f64) {
    let mut topics: Vec<&str> = gold.iter().map(|event| topic(event)).collect();
    topics.sort_unstable();
    topics.dedup();
    let part = |event: &str| topics.binary_search(&topic(event)).unwrap_or_default() % FOLDS;
    let of = |at: usize, wanted: &dyn Fn(usize) -> bool| -> Vec<(f64, f64)> {
        scores[at].iter().zip(gold).filter(|(_, event)| wanted(part(event))).map(|(score, _)| *score).collect()
    };
    let mut held: Vec<(f64, f64)> = Vec::new();
    for fold in 0..FOLDS {
        let others = |at: usize| mean(of(at, &|part| part != fold).iter()).2;
        let best = (0..scores.len()).max_by(|a, b| others(*a).total_cmp(&others(*b))).unwrap_or_default();
        held.extend(of(best, &|part| part == fold));
    }
    mean(held.iter())
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

fn distinct(gold: &[&str]) -> usize {
    let mut gold = gold.to_vec();
    gold.sort_unstable();
    gold.dedup();
    gold.len()
}

/// For each article the share of its group that is of its event, and of its event that is in its group.
fn each_b_cubed(groups: &[Vec<usize>], gold: &[&str]) -> Vec<(f64, f64)> {
    let mut scores = vec![(0.0, 0.0); gold.len()];
    for group in groups {
        for &article in group {
            let right = group.iter().filter(|&&other| gold[other] == gold[article]).count() as f64;
            let all = gold.iter().filter(|&&event| event == gold[article]).count() as f64;
            scores[article] = (right / group.len() as f64, right / all);
        }
    }
    scores
}

/// Mean precision, mean recall and their harmonic mean.
fn mean<'a>(scores: impl ExactSizeIterator<Item = &'a (f64, f64)>) -> (f64, f64, f64) {
    let count = scores.len() as f64;
    let (precision, recall) = scores.fold((0.0, 0.0), |(p, r), score| (p + score.0 / count, r + score.1 / count));
    (precision, recall, 2.0 * precision * recall / (precision + recall))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_in_one_group_has_full_recall_only() {
        let (precision, recall, _) = mean(each_b_cubed(&[vec![0, 1, 2, 3]], &["a", "a", "b", "b"]).iter());
        assert!((precision - 0.5).abs() < 1e-9 && (recall - 1.0).abs() < 1e-9);
        let (precision, recall, _) = mean(each_b_cubed(&[vec![0, 1], vec![2], vec![3]], &["a", "a", "b", "b"]).iter());
        assert!((precision - 1.0).abs() < 1e-9 && (recall - 0.75).abs() < 1e-9);
    }
}
