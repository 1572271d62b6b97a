//! The sentences of the articles as a claim is held against them.

use std::ops::Range;

use super::paraphrase::{self, Found};
use super::polarity;
use crate::account::{Account, Report};
use crate::annotate::refer::Referents;
use crate::text::Sentence;

/// A sentence, and what is needed of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Index into the reports.
    pub article: usize,
    /// Index into the article's sentences.
    pub sentence: usize,
    /// Its tokens in the article.
    pub tokens: Range<usize>,
    /// For each of its tokens, whether it is denied.
    pub denied: Vec<bool>,
    /// The paraphrases in it.
    pub phrases: Vec<Found>,
    /// Whom it speaks of, by name, by pronoun or by description: tokens, entity of the article.
    pub meant: Vec<(Range<usize>, usize)>,
    /// The names among them, the others being pronouns and descriptions.
    pub named: usize,
}

/// Longer sentences are no sentences.
const LONGEST: usize = 400;

/// Every sentence of every article, in order.
pub(super) fn of(account: &Account) -> Vec<Line> {
    account.reports.iter().enumerate().flat_map(|(article, report)| of_report(article, report)).collect()
}

fn of_report(article: usize, report: &Report) -> Vec<Line> {
    let annotations = &report.annotations;
    let referents = Referents::new(&report.article.text, &report.text, &annotations.names, &annotations.entities);
    let usable = |sentence: &&(usize, &Sentence)| sentence.1.tokens.len() <= LONGEST;
    let sentences: Vec<(usize, &Sentence)> = report.text.sentences.iter().enumerate().collect();
    sentences
        .iter()
        .filter(usable)
        .map(|&(index, sentence)| {
            let mut meant: Vec<(Range<usize>, usize)> = names(report, sentence).collect();
            let named = meant.len();
            meant.extend(referred(report, sentence, &referents));
            Line {
                article,
                sentence: index,
                tokens: sentence.tokens.clone(),
                phrases: paraphrase::of(report.text.tokens_of(sentence)),
                denied: polarity::denied(report.text.tokens_of(sentence)),
                meant,
                named,
            }
        })
        .collect()
}

fn names<'a>(report: &'a Report, sentence: &'a Sentence) -> impl Iterator<Item = (Range<usize>, usize)> + 'a {
    let names = &report.annotations.names;
    let first = names.partition_point(|name| name.span.start < sentence.span.start);
    names
        .iter()
        .skip(first)
        .take_while(|name| name.span.start < sentence.span.end)
        .map(|name| (report.text.tokens_in(name.span), name.entity))
}

/// Words that begin a description of somebody known: "the singer", "his cousin".
fn refers(norm: &str) -> bool {
    matches!(norm, "he" | "she" | "they" | "it" | "him" | "her" | "his" | "their" | "them" | "its" | "the" | "this")
}

fn referred(report: &Report, sentence: &Sentence, referents: &Referents<'_>) -> Vec<(Range<usize>, usize)> {
    let tokens = &report.text.tokens;
    let mut found = Vec::new();
    for at in sentence.tokens.clone() {
        let (Some(token), Some(last)) = (tokens.get(at), tokens.get(sentence.tokens.end.saturating_sub(1))) else {
            continue;
        };
        if !refers(&token.norm) {
            continue;
        }
        let possessive = matches!(token.norm.as_str(), "his" | "their" | "its" | "her");
        let stretch = if possessive { token.span } else { token.span.join(last.span) };
        let party = referents.party_at(stretch);
        let named = party.as_ref().and_then(|party| Some((party.span?, party.entity?)));
        if let Some((span, entity)) = named {
            found.push((report.text.tokens_in(span), entity));
        }
    }
    found
}
