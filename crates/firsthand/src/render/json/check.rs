//! The answer to a claim as one JSON object, after the schema `firsthand.check/1` (`schema/check.schema.json`).

use serde::Serialize;
use serde_json::Error;

use super::wire::{Article, Points, Problem, Software};
use super::{article, problem, software};
use crate::account::Account;
use crate::annotate::Parts;
use crate::check::{Check, Found, Side};
use crate::span::CodePoints;

/// The schema of [`check`](fn@check), by which a reader knows the field names.
pub const CHECK_SCHEMA: &str = "firsthand.check/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    software: Software,
    claim: &'a str,
    answer: &'static str,
    why: &'a str,
    stated: WireSide<'a>,
    contradicted: WireSide<'a>,
    related: Vec<WireFound<'a>>,
    unspoken: Vec<Points>,
    needed: &'a [String],
    articles: Vec<Article<'a>>,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct WireSide<'a> {
    origins: usize,
    passages: Vec<WireFound<'a>>,
}

#[derive(Serialize)]
struct WireFound<'a> {
    article: &'a str,
    span: Points,
    score: f64,
    origins: Vec<&'a str>,
    said_by: Option<&'a str>,
    reading: Option<Points>,
    missing: Vec<Points>,
    #[serde(flatten)]
    departure: Option<WireDeparture<'a>>,
}

#[derive(Serialize)]
struct WireDeparture<'a> {
    detail: &'static str,
    claim_span: Points,
    article_words_span: Option<Points>,
    why: &'a str,
}

/// The answer to a claim as one indented JSON object with a final line break. Spans of an article count its code
/// points, spans of the claim those of the claim.
///
/// # Errors
/// Only if the serialiser fails, which no answer is known to make it do.
pub fn check(check: &Check, account: &Account) -> Result<String, Error> {
    let points = account.reports.iter().map(|report| CodePoints::new(&report.article.text)).collect();
    let wire = Wire { account, points, claim: CodePoints::new(&check.claim) };
    let document = Document {
        schema: CHECK_SCHEMA,
        software: software(),
        claim: &check.claim,
        answer: check.answer.name(),
        why: &check.why,
        stated: wire.side(&check.stated),
        contradicted: wire.side(&check.contradicted),
        related: wire.passages(&check.related),
        unspoken: check.unspoken.iter().map(|span| wire.claim.span(*span)).collect(),
        needed: &check.needed,
        articles: account
            .reports
            .iter()
            .zip(&wire.points)
            .map(|(report, points)| article(report, points, Parts::ALL))
            .collect(),
        problems: account.problems.iter().map(problem).collect(),
    };
    serde_json::to_string_pretty(&document).map(|json| json + "\n")
}

/// What turns findings into the objects of the output.
struct Wire<'a> {
    account: &'a Account,
    points: Vec<CodePoints<'a>>,
    claim: CodePoints<'a>,
}

impl<'a> Wire<'a> {
    fn side(&self, side: &'a Side) -> WireSide<'a> {
        WireSide { origins: side.origins, passages: self.passages(&side.passages) }
    }

    fn passages(&self, found: &'a [Found]) -> Vec<WireFound<'a>> {
        found.iter().filter_map(|found| self.passage(found)).collect()
    }

    fn passage(&self, found: &'a Found) -> Option<WireFound<'a>> {
        let points = self.points.get(found.passage.article)?;
        let origin = |&(story, origin): &(usize, usize)| {
            Some(self.account.stories.get(story)?.lineage.origins.get(origin)?.label.as_str())
        };
        let departure = found.departure.as_ref().map(|departure| WireDeparture {
            detail: departure.detail.name(),
            claim_span: self.claim.span(departure.claim),
            article_words_span: departure.article.map(|span| points.span(span)),
            why: &departure.why,
        });
        Some(WireFound {
            article: &self.account.reports.get(found.passage.article)?.article.id,
            span: points.span(found.passage.span),
            score: (found.score * 1000.0).round() / 1000.0,
            origins: found.origins.iter().filter_map(origin).collect(),
            said_by: found.said_by.as_deref(),
            reading: found.reading.map(|span| points.span(span)),
            missing: found.missing.iter().map(|span| self.claim.span(*span)).collect(),
            departure,
        })
    }
}
