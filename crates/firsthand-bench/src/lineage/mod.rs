//! `firsthand-bench lineage`: stories with a known derivation tree, grown from hand-written accounts.
//!
//! BENCHMARKS.md describes the method. `variants` calls the machines once; growing and scoring need nothing but this
//! program and the files beside it.

mod baseline;
mod edits;
pub mod events;
pub mod grow;
mod listed;
mod predict;
mod rng;
mod score;
pub mod story;
pub mod variants;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

use crate::options::{Failure, Options};
use crate::score::{Scores, print};
use story::Story;

/// What `lineage` may be told, beside the options of all scorers.
#[derive(Debug, Default)]
struct Task {
    test: bool,
    baseline: bool,
    output: Option<PathBuf>,
    folder: Option<PathBuf>,
    wordnet: Option<PathBuf>,
    only: Option<String>,
    /// The first story of each event, from 0.
    from: usize,
    /// How many articles each story has, where not some ten.
    size: Option<usize>,
    rest: Vec<String>,
}

impl Task {
    fn parse(arguments: &[&str]) -> Result<Self, Failure> {
        let mut task = Self::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || {
                let value = arguments.next().map(|value| (*value).to_owned());
                value.ok_or_else(|| Failure::new(format!("{argument} needs a value.")))
            };
            match *argument {
                "--test" => task.test = true,
                "--baseline" => task.baseline = true,
                "-o" | "--output" => task.output = Some(value()?.into()),
                "--folder" => task.folder = Some(value()?.into()),
                "--wordnet" => task.wordnet = Some(value()?.into()),
                "--only" => task.only = Some(value()?),
                "--from" => task.from = number("--from", &value()?)?,
                "--size" => task.size = Some(number("--size", &value()?)?),
                other => task.rest.push(other.to_owned()),
            }
        }
        Ok(task)
    }
}

fn number(option: &str, value: &str) -> Result<usize, Failure> {
    value.parse().map_err(|_| Failure::new(format!("{option} needs a number, not {value}.")))
}

/// Runs `lineage [variants|grow]`.
pub fn run(arguments: &[&str]) -> Result<ExitCode, Failure> {
    let (verb, arguments) = match arguments {
        [verb @ ("variants" | "grow"), rest @ ..] => (*verb, rest),
        rest => ("score", rest),
    };
    let task = Task::parse(arguments)?;
    let folder = task.folder.clone().unwrap_or_else(events::folder);
    match verb {
        "variants" => {
            let wordnet = task.wordnet.unwrap_or_else(|| PathBuf::from("/usr/share/wordnet"));
            variants::make(&events::load(&folder)?, &folder, &wordnet)?;
        }
        "grow" => {
            let output = task.output.clone().ok_or_else(|| Failure::new("grow needs -o FOLDER."))?;
            for story in stories(&folder, &task)? {
                save(&story, &output)?;
            }
        }
        _ => {
            let rest: Vec<&str> = task.rest.iter().map(String::as_str).collect();
            print(&measured(&stories(&folder, &task)?, task.baseline)?, &Options::parse(&rest)?);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The measures on the development stories or the test stories, for the gate.
pub fn measure(test: bool) -> Result<Scores, Failure> {
    let task = Task { test, ..Task::default() };
    measured(&stories(&events::folder(), &task)?, false)
}

fn stories(folder: &Path, task: &Task) -> Result<Vec<Story>, Failure> {
    let mut stories = Vec::new();
    for event in events::load(folder)?.iter().filter(|event| event.is_development() != task.test) {
        let variants = variants::load(event, folder)?;
        let wanted = |number: &usize| {
            let name = grow::name(event, *number);
            task.only.as_ref().is_none_or(|only| name.starts_with(only.as_str()))
        };
        let numbers = (task.from..task.from + grow::STORIES).filter(wanted);
        stories.extend(numbers.map(|number| grow::story(event, &variants, number, task.size)));
    }
    Ok(stories)
}

fn measured(stories: &[Story], baseline: bool) -> Result<Scores, Failure> {
    let mut counts = score::Counts::default();
    for story in stories {
        let (prediction, reasons) =
            if baseline { (baseline::predict(story), Vec::new()) } else { predict::firsthand(story) };
        counts.add(story, &prediction, &reasons);
        if !baseline {
            counts.add_listed(story, listed::origins(story)?);
        }
    }
    Ok(counts.scores())
}

/// Writes the articles of a story as files, and what is known of it beside them.
fn save(story: &Story, output: &Path) -> Result<(), Failure> {
    let folder = output.join(&story.name);
    let reports = folder.join("reports");
    fs::create_dir_all(&reports).map_err(|cause| Failure::at(&reports, cause))?;
    for (_, article) in story.visible() {
        let path = reports.join(&article.name);
        fs::write(&path, &article.file).map_err(|cause| Failure::at(&path, cause))?;
    }
    let name = |at: usize| story.articles.get(at).map(|article| article.name.as_str());
    let tree = |(at, article): (usize, &story::Grown)| {
        let parents = article.parents.iter().map(
            |&(parent, step, credited)| json!({"article": name(parent), "done": step.name(), "credited": credited}),
        );
        let sentences = article.pieces.iter().map(|(piece, span)| {
            json!({"bytes": [span.start, span.end], "account": piece.root.map(|root| root.0),
                   "sentence": piece.root.map(|root| root.1)})
        });
        json!({"article": name(at), "withheld": article.withheld, "parents": parents.collect::<Vec<_>>(),
               "sentences": sentences.collect::<Vec<_>>()})
    };
    let truth = json!({"story": story.name, "dates": story.dated, "origins": story.origins(),
                       "articles": story.articles.iter().enumerate().map(tree).collect::<Vec<_>>()});
    let path = folder.join("tree.json");
    let text = serde_json::to_string_pretty(&truth).map_err(|cause| Failure::at(&path, cause))?;
    fs::write(&path, text + "\n").map_err(|cause| Failure::at(&path, cause))
}
