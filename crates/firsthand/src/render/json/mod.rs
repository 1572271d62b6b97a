//! The machine output: one JSON object for an account, one JSON line per article for its annotations.
//!
//! The field names are fixed by the schema `firsthand.account/1` (`schema/account.schema.json`). Spans, which are
//! bytes inside the engine, are written as Unicode code points. Identifiers are made here: an annotation's from its
//! article's id and its place, so that they do not change when other articles come or go.

mod annotations;
mod check;
mod story;
pub(super) mod wire;

use serde_json::Error;

use crate::account::{Account, Report};
use crate::annotate::{Part, Parts};
use crate::problem::Problem;
use crate::read::{Article, Edit, Version};
use crate::render::words;
use crate::settings::Settings;
use crate::span::CodePoints;
use crate::text::Block;
pub use check::{CHECK_SCHEMA, check};
use wire::{Document, Software};

/// The schema of [`account`], by which a reader knows the field names.
pub const ACCOUNT_SCHEMA: &str = "firsthand.account/1";
/// The schema of [`annotations`](fn@annotations).
pub const ARTICLE_SCHEMA: &str = "firsthand.article/1";

/// Room for the fields of an article besides its text, in bytes.
const FIELDS: usize = 1 << 11;

/// The account as one indented JSON object with a final line break.
///
/// # Errors
/// Only if the serialiser fails, which no account is known to make it do.
pub fn account(account: &Account) -> Result<String, Error> {
    let points: Vec<CodePoints<'_>> =
        account.reports.iter().map(|report| CodePoints::new(&report.article.text)).collect();
    let document = Document {
        schema: ACCOUNT_SCHEMA,
        software: software(),
        settings: settings(&account.settings),
        articles: account
            .reports
            .iter()
            .zip(&points)
            .map(|(report, points)| article(report, points, Parts::ALL))
            .collect(),
        stories: account.stories.iter().map(|one| story::story(account, one, &points)).collect(),
        problems: account.problems.iter().map(problem).collect(),
    };
    serde_json::to_string_pretty(&document).map(|json| json + "\n")
}

/// One article with those of its annotations that are wanted as one line of JSON with a final line break; the lists of
/// the others are not in it.
///
/// # Errors
/// Only if the serialiser fails, which no article is known to make it do.
pub fn annotations(report: &Report, problems: &[Problem], wanted: Parts) -> Result<String, Error> {
    let points = CodePoints::new(&report.article.text);
    let resolve = |entity: usize| annotations::local_entity(&report.article.id, entity);
    let found = annotations::of(report, &points, &resolve);
    let line = wire::AnnotatedArticle {
        schema: ARTICLE_SCHEMA,
        article: article(report, &points, wanted),
        credits: wanted.has(Part::Credits).then_some(found.credits),
        quotes: wanted.has(Part::Quotes).then_some(found.quotes),
        attributions: wanted.has(Part::Attributions).then_some(found.attributions),
        figures: wanted.has(Part::Figures).then_some(found.figures),
        dates: wanted.has(Part::Dates).then_some(found.dates),
        names: wanted.has(Part::Names).then_some(found.names),
        entities: wanted.beyond_sentences().then(|| annotations::entities(report)),
        problems: problems
            .iter()
            .filter(|one| one.article.as_deref() == Some(&report.article.id))
            .map(problem)
            .collect(),
    };
    // Room for nearly all of it at once: escapes and names of fields take less than an eighth of a long text.
    let text = report.article.text.len();
    let mut json = Vec::with_capacity(text + text / 8 + FIELDS);
    serde_json::to_writer(&mut json, &line)?;
    json.push(b'\n');
    String::from_utf8(json).map_err(serde::ser::Error::custom)
}

const fn software() -> Software {
    Software { name: "firsthand", version: env!("CARGO_PKG_VERSION") }
}

fn settings(settings: &Settings) -> wire::Settings {
    wire::Settings {
        max_bytes: settings.max_bytes,
        published: settings.published.as_ref().map(ToString::to_string),
        published_by_name: settings
            .published_by_name
            .iter()
            .map(|(name, moment)| (name.clone(), moment.to_string()))
            .collect(),
        min_reuse_score: settings.min_reuse_score,
        min_story_likeness: settings.min_story_likeness,
    }
}

fn problem(problem: &Problem) -> wire::Problem<'_> {
    wire::Problem {
        article: problem.article.as_deref(),
        input: &problem.input,
        kind: problem.kind.name(),
        message: &problem.message,
    }
}

fn article<'a>(report: &'a Report, points: &CodePoints<'_>, wanted: Parts) -> wire::Article<'a> {
    let article = &report.article;
    wire::Article {
        id: &article.id,
        input: &article.input,
        url: article.url.as_deref(),
        outlet: article.outlet.as_deref(),
        title: report.title(),
        bylines: &article.bylines,
        language: report.text.language,
        published: article
            .published
            .as_ref()
            .map(|published| wire::Published { value: &published.moment.value, from: published.from.name() }),
        modified: article.modified.as_ref().map(|modified| modified.value.as_str()),
        declared_language: article.language.as_deref(),
        section: article.section.as_deref(),
        agency: article.agency.as_deref(),
        text: &article.text,
        blocks: wanted.has(Part::Blocks).then(|| {
            let language = |index: usize| report.text.foreign.iter().find(|(foreign, _)| *foreign == index);
            let block = |(index, block): (usize, &Block)| wire::Block {
                span: points.span(block.span),
                kind: block.kind.name(),
                language: language(index).map(|(_, code)| *code),
            };
            report.text.blocks.iter().enumerate().map(block).collect()
        }),
        sentences: wanted
            .has(Part::Sentences)
            .then(|| report.text.sentences.iter().map(|sentence| points.span(sentence.span)).collect()),
        versions: versions(article),
    }
}

fn versions(article: &Article) -> Vec<wire::Version<'_>> {
    words::versions(article).map(|(earlier, next)| version(earlier, next)).collect()
}

fn version<'a>(version: &'a Version, next: &str) -> wire::Version<'a> {
    let (own, next) = (CodePoints::new(&version.text), CodePoints::new(next));
    let edit = |edit: &Edit| wire::Edit {
        before: edit.before.map(|span| own.span(span)),
        after: edit.after.map(|span| next.span(span)),
    };
    wire::Version {
        id: &version.id,
        input: &version.input,
        published: version.published.as_ref().map(|published| published.moment.value.as_str()),
        modified: version.modified.as_ref().map(|modified| modified.value.as_str()),
        text: &version.text,
        changes: version.changes.iter().map(edit).collect(),
    }
}

#[cfg(test)]
mod tests;
