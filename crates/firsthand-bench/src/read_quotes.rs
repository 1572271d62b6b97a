//! Prints the quotes and credits of articles, to be read by a person: `firsthand-bench read-quotes FILE...`. A file of
//! JSON lines has one article a line, in the field `text`.

use std::fs;
use std::process::ExitCode;

use firsthand::account::{self, Report};
use firsthand::settings::Settings;
use firsthand::{Document, read};

use crate::options::{Failure, Options};

/// Prints each article's quotes and credits.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    for path in &options.inputs {
        let bytes = fs::read(path).map_err(|error| Failure::at(path, error))?;
        let name = path.to_string_lossy();
        let json = path.extension().is_some_and(|extension| extension == "jsonl");
        let documents = if json { lines(&bytes) } else { vec![Document::new(name, bytes)] };
        for document in documents {
            let (reports, _) = account::annotated(vec![document], &Settings::default());
            reports.iter().for_each(print);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(bytes: &[u8]) -> Vec<Document> {
    let text = String::from_utf8_lossy(bytes);
    let values = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    values
        .filter_map(|value| {
            let text = value.get("text")?.as_str()?.to_owned();
            let name = value.get("id").and_then(|id| id.as_str()).unwrap_or("article").to_owned();
            Some(Document::new(format!("{name}.txt"), text))
        })
        .collect()
}

fn print(report: &Report) {
    let article: &read::Article = &report.article;
    println!("\n=== {}", article.input);
    for quote in &report.annotations.quotes {
        let speaker = quote.speaker.as_ref();
        let via: Vec<&str> = quote.via.iter().map(|party| party.text.as_str()).collect();
        println!(
            "{:?}/{:?} [{}] {} «{}»{}",
            quote.kind,
            quote.certainty,
            speaker.map_or_else(
                || "-".to_owned(),
                |party| {
                    let mention = party.span.map_or("", |span| article.words(span));
                    if mention == party.text { party.text.clone() } else { format!("{} ({mention})", party.text) }
                }
            ),
            quote.cue.as_ref().map_or("", |cue| cue.text.as_str()),
            article.words(quote.content).split_whitespace().collect::<Vec<_>>().join(" "),
            if via.is_empty() { String::new() } else { format!(" via {}", via.join(" < ")) },
        );
    }
    for credit in &report.annotations.credits {
        println!(
            "CREDIT {:?} {} «{}» covers {}",
            credit.kind,
            credit.name,
            article.words(credit.span),
            match credit.covers {
                Some(span) => article.words(span).chars().take(50).collect(),
                None => "all".to_owned(),
            }
        );
    }
}
