//! The sentences of running text as reuse compares them, and which of their words stand between quotation marks.

use std::collections::HashMap;

use crate::account::Report;
use crate::annotate::QuoteKind;
use crate::lexicon;
use crate::span::Span;
use crate::text::{Text, Token, TokenKind};

use super::words::Words;

/// Longer sentences are compared by their first words only; no sentence of news is as long.
const MAX_WORDS: usize = 200;

/// What is left of the weight of names and numbers: whoever reports an event has them, whatever his words.
const FACT: f32 = 0.5;

/// One sentence.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Index into the reports.
    pub article: usize,
    /// Its place among the lines of its article.
    pub order: usize,
    /// From its first to its last character.
    pub span: Span,
    /// Its words and numbers.
    pub words: Vec<Word>,
    /// What they weigh together.
    pub mass: f32,
    /// What those outside quotation marks weigh.
    pub narration: f32,
}

/// One word of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Which word.
    pub term: u32,
    /// Where.
    pub span: Span,
    /// What it weighs.
    pub weight: f32,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether it is part of a name, going by its capital.
    pub name: bool,
}

/// The lines of the articles, in order, and their words.
pub(super) fn of(reports: &[Report], articles: &[usize]) -> (Vec<Line>, Words) {
    let mut words = Words::default();
    let mut lines = Vec::new();
    for &article in articles {
        let Some(report) = reports.get(article) else { continue };
        let first = lines.len();
        add(report, article, &mut lines, &mut words);
        let own = lines.get(first..).unwrap_or_default();
        words.note_repeated(&counts(own, &words));
    }
    for line in &mut lines {
        weigh(line, &words);
    }
    (lines, words)
}

fn add(report: &Report, article: usize, lines: &mut Vec<Line>, words: &mut Words) {
    let quoted = quoted(report);
    for (order, (_, sentence)) in report.text.prose().enumerate() {
        let tokens = report.text.tokens_of(sentence);
        let base = sentence.tokens.start;
        let mut list = Vec::with_capacity(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            if list.len() == MAX_WORDS {
                break;
            }
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            let after = tokens.get(at + 1);
            let Some(norm) = compared(token, before, after) else { continue };
            let term = words.term(norm, &token.stem);
            let quoted = quoted.get(base + at).copied().unwrap_or(false);
            let name = token.is_capitalised(&report.article.text)
                && (!list.is_empty() || !lexicon::is_known_word(&token.norm))
                && !lexicon::is_function_word(&token.norm);
            list.push(Word { term, span: token.span, weight: 0.0, quoted, name });
        }
        lines.push(Line { article, order, span: sentence.span, words: list, mass: 0.0, narration: 0.0 });
    }
}

/// What a token is compared as: words and numbers as they are, "per cent" as one word, marks not at all.
fn compared<'a>(token: &'a Token, before: Option<&Token>, after: Option<&Token>) -> Option<&'a str> {
    match token.kind {
        TokenKind::Word if token.is("per") && after.is_some_and(|next| next.is("cent")) => None,
        TokenKind::Word if token.is("cent") && before.is_some_and(|last| last.is("per")) => Some("per cent"),
        TokenKind::Word | TokenKind::Number => Some(&token.norm),
        TokenKind::Sign if token.is("%") => Some(&token.norm),
        _ => None,
    }
}

fn counts(lines: &[Line], words: &Words) -> HashMap<u32, u32> {
    let mut counts = HashMap::new();
    for line in lines {
        let mut stems: Vec<u32> = line.words.iter().filter_map(|w| words.get(w.term)).map(|t| t.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            *counts.entry(stem).or_insert(0) += 1;
        }
    }
    counts
}

fn weigh(line: &mut Line, words: &Words) {
    for word in &mut line.words {
        let fact = word.name || words.get(word.term).is_some_and(|term| term.number);
        word.weight = words.get(word.term).map_or(0.0, |term| term.weight()) * if fact { FACT } else { 1.0 };
    }
    line.mass = line.words.iter().map(|word| word.weight).sum();
    line.narration = line.words.iter().filter(|word| !word.quoted).map(|word| word.weight).sum();
}

/// For each token of an article whether it stands between double quotation marks, or in a quote that was found.
///
/// Marks pair up within a paragraph. A closing mark where nothing is open opens: machines that rewrite text break
/// marks that way.
pub(super) fn quoted(report: &Report) -> Vec<bool> {
    let text: &Text = &report.text;
    let mut quoted = vec![false; text.tokens.len()];
    let (mut open, mut block) = (false, usize::MAX);
    for sentence in &text.sentences {
        if sentence.block != block {
            (open, block) = (false, sentence.block);
        }
        for at in sentence.tokens.clone() {
            let Some(token) = text.tokens.get(at) else { continue };
            if token.is_double_quote() {
                open = token.is("“") || token.is("„") || token.is("«") || !open;
            } else if let Some(flag) = quoted.get_mut(at) {
                *flag = open;
            }
        }
    }
    for quote in report.annotations.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct) {
        for at in text.tokens_in(quote.content) {
            if let Some(flag) = quoted.get_mut(at) {
                *flag = true;
            }
        }
    }
    quoted
}
