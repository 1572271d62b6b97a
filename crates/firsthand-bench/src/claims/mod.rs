//! `firsthand-bench claims`: claims written by hand, and what the articles say to each, against the answers of `check`.
//!
//! The claims of some events were looked at while the rules were written; those of the others were only ever scored.
//! Both are told apart, and only the first kind's errors can be printed.

mod score;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use firsthand::check::{Answer, Check, Found, check};
use firsthand::render::words::clipped;
use firsthand::span::CodePoints;
use firsthand::{Account, account};
use serde::Deserialize;
use serde_json::Value;

use crate::gold::{self, model::Gold};
use crate::options::{Failure, Options};
use crate::score::{Scores, print};
use score::{Asked, Judged};

/// The events whose claims were looked at while the rules were written.
const LOOKED_AT: &[&str] =
    &["demo", "hack_equifax_breach", "las_vegas_shooting", "possible_meteor_lights_up_night_sky_in_new_england"];

/// The claims of one event.
#[derive(Debug, Deserialize)]
struct Event {
    event: String,
    articles: Value,
    #[serde(default)]
    claims: Vec<Asked>,
}

/// Scores the claims in every file of a folder and prints the measures.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let usage = || Failure::new("Say where the claims and the texts lie: claims --gold FOLDER --texts PATH");
    let folder = options.gold.as_deref().ok_or_else(usage)?;
    let scores = measure(folder, options.texts.as_deref())?;
    print(&scores, options);
    Ok(ExitCode::SUCCESS)
}

/// Scores the claims in every file of a folder; those on the built-in sample need no texts.
pub fn measure(folder: &Path, texts: Option<&Path>) -> Result<Scores, Failure> {
    let (mut looked_at, mut scored_only) = (Vec::new(), Vec::new());
    for file in files(folder)? {
        let json = fs::read_to_string(&file).map_err(|cause| Failure::at(&file, cause))?;
        let event: Event = serde_json::from_str(&json).map_err(|cause| Failure::at(&file, cause))?;
        if event.claims.is_empty() || event.event != "demo" && texts.is_none() {
            continue;
        }
        let side = if LOOKED_AT.contains(&event.event.as_str()) { &mut looked_at } else { &mut scored_only };
        side.extend(answered(event, texts)?);
    }
    let mut scores = Scores::default();
    score::add("looked_at", &looked_at, true, &mut scores);
    score::add("scored_only", &scored_only, false, &mut scores);
    let all: Vec<Judged> = looked_at.into_iter().chain(scored_only).collect();
    score::add("all", &all, false, &mut scores);
    Ok(scores)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|cause| Failure::at(folder, cause))?;
    let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Ok(files)
}

/// Asks the engine each claim of an event.
fn answered(event: Event, texts: Option<&Path>) -> Result<Vec<Judged>, Failure> {
    let mut gold = Gold { articles: serde_json::from_value(event.articles).unwrap_or_default(), ..Gold::default() };
    match texts {
        Some(texts) if event.event != "demo" => gold::add_texts(&mut gold, texts)?,
        _ => crate::demo::add_texts(&mut gold),
    }
    let account = account(gold::documents(&gold), &gold::settings(&gold)?);
    let judged = event.claims.into_iter().map(|asked| {
        let found = check(&asked.claim, &account);
        let passages = |side: &firsthand::check::Side| {
            let passages = side.passages.iter().filter_map(|found| {
                let article = &account.reports.get(found.passage.article)?.article;
                Some((article.input.clone(), CodePoints::new(&article.text).span(found.passage.span)))
            });
            passages.collect::<Vec<_>>()
        };
        let (stated, contradicted) = (passages(&found.stated), passages(&found.contradicted));
        let nearest = nearest(&found, &account);
        Judged { event: event.event.clone(), asked, found, stated, contradicted, nearest }
    });
    Ok(judged.collect())
}

/// How many passages of each side are shown with an error.
const SHOWN: usize = 2;

/// The best passages of each side, for whoever looks at an error.
fn nearest(found: &Check, account: &Account) -> Vec<String> {
    let shown = |side: &'static str, passages: &[Found]| {
        let shown = passages.iter().take(SHOWN).filter_map(|one| {
            let words = account.reports.get(one.passage.article)?.article.words(one.passage.span);
            let missing: Vec<&str> = one.missing.iter().map(|span| span.of(&found.claim)).collect();
            let why = one.departure.as_ref().map_or("", |departure| departure.why.as_str());
            Some(format!("{side} {:.2} lacks {missing:?} {why} | {}", one.score, clipped(words, 240)))
        });
        shown.collect::<Vec<_>>()
    };
    let sides =
        [("stated", &found.stated.passages), ("against", &found.contradicted.passages), ("near", &found.related)];
    sides.into_iter().flat_map(|(side, passages)| shown(side, passages)).collect()
}

/// The answer's name in the files of claims.
fn name(answer: Answer) -> &'static str {
    answer.name()
}
