//! `firsthand-bench gold`: hand annotations of texts that lie outside the repository.
//!
//! Loads the annotations and the texts they point into, runs the engine on the texts in process, and scores.

pub mod model;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use firsthand::read::{Document, Moment};
use firsthand::{Account, Settings, account};
use serde_json::Value;

use crate::options::{Failure, Options};
use crate::score::{self, Scores};
use model::Gold;

/// Scores one file of annotations and prints the measures.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let [file] = options.inputs.as_slice() else {
        return Err(Failure::new("Give one file of annotations: firsthand-bench gold GOLD.json --texts PATH"));
    };
    let texts = options.texts.as_deref().ok_or_else(|| Failure::new("Say where the texts lie: --texts PATH"))?;
    let json = fs::read_to_string(file).map_err(|cause| Failure::at(file, cause))?;
    let gold = load(&json, texts).map_err(|cause| Failure::at(file, cause))?;
    let (scores, _) = measure(&gold)?;
    score::print(&scores, options);
    Ok(ExitCode::SUCCESS)
}

/// Runs the engine on the texts of `gold` and scores what it finds.
pub fn measure(gold: &Gold) -> Result<(Scores, Account), Failure> {
    let account = account(documents(gold), &settings(gold)?);
    Ok((score::score(gold, &account), account))
}

/// Reads annotations and puts the texts found at `texts` beside them: a folder of files, or JSON lines.
pub fn load(json: &str, texts: &Path) -> Result<Gold, Failure> {
    let mut gold: Gold = serde_json::from_str(json).map_err(|cause| Failure::new(cause.to_string()))?;
    add_texts(&mut gold, texts)?;
    gold.move_to_bytes();
    Ok(gold)
}

/// Puts the texts found at `texts` beside the annotations: a folder of files, or JSON lines.
fn add_texts(gold: &mut Gold, texts: &Path) -> Result<(), Failure> {
    let lines = if texts.is_dir() { BTreeMap::new() } else { json_lines(texts)? };
    for (key, article) in &mut gold.articles {
        article.text = if texts.is_dir() {
            let path = texts.join(key);
            fs::read_to_string(&path).map_err(|cause| Failure::at(&path, cause))?
        } else {
            lines.get(key).cloned().ok_or_else(|| Failure::at(texts, format!("holds no article {key}")))?
        };
        let length = article.text.chars().count();
        if article.length.is_some_and(|expected| expected != length) {
            return Err(Failure::at(texts, format!("{key} has {length} characters: another version of the text")));
        }
    }
    Ok(())
}

fn json_lines(path: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let lines = fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))?;
    let mut texts = BTreeMap::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let line: Value = serde_json::from_str(line).map_err(|cause| Failure::at(path, cause))?;
        if let (Some(id), Some(text)) = (line["id"].as_str(), line["text"].as_str()) {
            texts.insert(id.to_owned(), text.to_owned());
        }
    }
    Ok(texts)
}

/// The articles as the engine takes them.
fn documents(gold: &Gold) -> Vec<Document> {
    gold.articles.iter().map(|(key, article)| Document::new(key, article.text.as_str())).collect()
}

/// The settings that give each article its day.
fn settings(gold: &Gold) -> Result<Settings, Failure> {
    let mut settings = Settings::default();
    for (key, article) in &gold.articles {
        let Some(day) = &article.published_assumed else { continue };
        let moment = Moment::parse(day).ok_or_else(|| Failure::new(format!("{key}: {day:?} is no date")))?;
        settings.published_by_name.push((key.clone(), moment));
    }
    Ok(settings)
}
