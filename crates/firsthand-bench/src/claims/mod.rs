//! `firsthand-bench claims`: claims written by hand, and what the articles say to each, against the answers of `check`.
//!
//! The claims of some events were looked at while the rules were written; those of the others were only ever scored.
//! Both are told apart, and only the first kind's errors can be printed.

mod score;

use std::path::Path;
use std::process::ExitCode;

use firsthand::Account;
use firsthand::account::Passage;
use firsthand::check::{Answer, Check, Found, Side, check};
use firsthand::render::words::clipped;
use firsthand::span::CodePoints;

use crate::news::{self, Line};
use crate::options::{Failure, Options};
use crate::points::{self, model::Gold};
use crate::score::{Scores, print};
pub use score::Asked;
use score::Judged;

/// The events whose claims were looked at while the rules were written.
const LOOKED_AT: &[&str] =
    &["demo", "hack_equifax_breach", "las_vegas_shooting", "possible_meteor_lights_up_night_sky_in_new_england"];

/// Scores the claims of the annotated events and prints the measures.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let path = options.news.as_deref().ok_or_else(|| Failure::new("Say where the texts lie: claims --news PATH"))?;
    print(&measure(path)?, options);
    Ok(ExitCode::SUCCESS)
}

/// Scores the claims on the built-in sample and on the articles in a file.
pub fn measure(path: &Path) -> Result<Scores, Failure> {
    let lines = news::lines(path)?;
    let (mut looked_at, mut scored_only) = (Vec::new(), Vec::new());
    for gold in points::gold()? {
        let side = if LOOKED_AT.contains(&gold.event.as_str()) { &mut looked_at } else { &mut scored_only };
        side.extend(answered(gold, &lines)?);
    }
    let mut scores = Scores::default();
    score::add("looked_at", &looked_at, true, &mut scores);
    score::add("scored_only", &scored_only, false, &mut scores);
    let all: Vec<Judged> = looked_at.into_iter().chain(scored_only).collect();
    score::add("all", &all, false, &mut scores);
    Ok(scores)
}

/// Asks the engine each claim of an event.
fn answered(gold: Gold, lines: &[Line]) -> Result<Vec<Judged>, Failure> {
    let account = points::account_of(&gold, lines)?;
    let judged = gold.claims.into_iter().map(|asked| {
        let found = check(&asked.claim, &account);
        let passages = |side: &Side| {
            side.passages.iter().filter_map(|found| place(found.passage, &gold.event, &account)).collect::<Vec<_>>()
        };
        let (stated, contradicted) = (passages(&found.stated), passages(&found.contradicted));
        let nearest = nearest(&found, &account);
        Judged { event: gold.event.clone(), asked, found, stated, contradicted, nearest }
    });
    Ok(judged.collect())
}

/// An article's id and a span of it in code points, counted as the annotations count them ([`points::body_of`]).
fn place(passage: Passage, event: &str, account: &Account) -> Option<(String, [usize; 2])> {
    let article = &account.reports.get(passage.article)?.article;
    let points = CodePoints::new(&article.text);
    let (span, from) = (points.span(passage.span), points.at(points::body_of(event, article)));
    Some((article.input.clone(), span.map(|point| point.saturating_sub(from))))
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
