//! The sentences of running text as reuse compares them, and which of their words stand between quotation marks.

use std::collections::HashMap;
use std::hash::Hash;

use crate::account::Report;
use crate::annotate::{Quote, QuoteKind};
use crate::span::Span;
use crate::text::{Sentence, Text, Token, TokenKind};

use super::words::Vocabulary;

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

/// For each line the first one that is the same, going by what `key` gives of each word.
pub(super) fn first_alike<K: Eq + Hash>(lines: &[Line], key: impl Fn(&Word) -> K) -> Vec<usize> {
    let mut seen: HashMap<Vec<K>, usize> = HashMap::new();
    let of_line = |(at, line): (usize, &Line)| *seen.entry(line.words.iter().map(&key).collect()).or_insert(at);
    lines.iter().enumerate().map(of_line).collect()
}

/// The lines of the articles, in order; words that are new are added to the vocabulary. `repeated` is room to count in.
pub(super) fn of(
    reports: &[Report],
    articles: &[usize],
    vocabulary: &mut Vocabulary,
    repeated: &mut Repeated,
) -> Vec<Line> {
    let mut lines = Vec::new();
    repeated.clear();
    for &article in articles {
        let Some(report) = reports.get(article) else { continue };
        let first = lines.len();
        add(report, article, &mut lines, vocabulary);
        repeated.note(lines.get(first..).unwrap_or_default(), vocabulary);
    }
    repeated.weigh(&mut lines, vocabulary);
    lines
}

fn add(report: &Report, article: usize, lines: &mut Vec<Line>, vocabulary: &mut Vocabulary) {
    let quoted = quoted(&report.text, &report.annotations.quotes);
    for (order, (_, sentence)) in report.text.prose().enumerate() {
        let mut words = Vec::with_capacity(sentence.tokens.len());
        for (norm, at) in compared_words(&report.text, sentence) {
            let Some(token) = report.text.tokens.get(at) else { continue };
            let term = vocabulary.term(norm, &token.stem);
            let quoted = quoted.get(at).copied().unwrap_or(false);
            let capital = token.is_capitalised(&report.article.text);
            let name = capital && vocabulary.get(term).is_some_and(|term| term.is_name(words.is_empty()));
            words.push(Word { term, span: token.span, weight: 0.0, quoted, name });
        }
        lines.push(Line { article, order, span: sentence.span, words, mass: 0.0, narration: 0.0 });
    }
}

/// The words of a sentence that are compared, normalised, with the index of their token.
pub(super) fn compared_words<'a>(text: &'a Text, sentence: &Sentence) -> impl Iterator<Item = (&'a str, usize)> {
    let tokens = &text.tokens;
    let range = sentence.tokens.clone();
    let inside = |at: usize| range.contains(&at).then(|| tokens.get(at)).flatten();
    let mut words = Vec::with_capacity(range.len().min(MAX_WORDS));
    for at in range.clone() {
        if words.len() == MAX_WORDS {
            break;
        }
        let Some(token) = inside(at) else { continue };
        let before = at.checked_sub(1).and_then(inside);
        words.extend(compared(token, before, inside(at + 1)).map(|norm| (norm, at)));
    }
    words.into_iter()
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

/// How many sentences of one article have each stem, the most of the articles that were noted.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    by_stem: Vec<Count>,
    touched: Vec<u32>,
    line: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    most: u16,
    here: u16,
    last_line: u32,
}

impl Repeated {
    /// Forgets what was noted.
    pub fn clear(&mut self) {
        for stem in self.touched.drain(..) {
            if let Some(count) = self.by_stem.get_mut(stem as usize) {
                *count = Count::default();
            }
        }
        self.line = 0;
    }

    /// Notes the lines of one article.
    pub fn note(&mut self, lines: &[Line], vocabulary: &Vocabulary) {
        let before = self.touched.len();
        for line in lines {
            self.line += 1;
            for word in &line.words {
                let Some(term) = vocabulary.get(word.term) else { continue };
                let at = term.stem as usize;
                if at >= self.by_stem.len() {
                    self.by_stem.resize(at + 1, Count::default());
                }
                let Some(count) = self.by_stem.get_mut(at).filter(|count| count.last_line != self.line) else {
                    continue;
                };
                if count.here == 0 {
                    self.touched.push(term.stem);
                }
                *count = Count { here: count.here.saturating_add(1), last_line: self.line, ..*count };
            }
        }
        for stem in self.touched.get(before..).unwrap_or_default() {
            if let Some(count) = self.by_stem.get_mut(*stem as usize) {
                *count = Count { most: count.most.max(count.here), here: 0, ..*count };
            }
        }
    }

    /// Gives the words of the lines their weight.
    pub fn weigh(&self, lines: &mut [Line], vocabulary: &Vocabulary) {
        for line in lines {
            for word in &mut line.words {
                let Some(term) = vocabulary.get(word.term) else { continue };
                let fact = word.name || term.number;
                let repeated = self.by_stem.get(term.stem as usize).map_or(1, |count| count.most);
                word.weight = term.weight(repeated.into()) * if fact { FACT } else { 1.0 };
            }
            line.mass = line.words.iter().map(|word| word.weight).sum();
            line.narration = line.words.iter().filter(|word| !word.quoted).map(|word| word.weight).sum();
        }
    }
}

/// For each token of an article whether it stands between double quotation marks, or in a quote that was found.
///
/// Marks pair up within a paragraph. A closing mark where nothing is open opens: machines that rewrite text break
/// marks that way.
pub(super) fn quoted(text: &Text, quotes: &[Quote]) -> Vec<bool> {
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
    for quote in quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct) {
        for at in text.tokens_in(quote.content) {
            if let Some(flag) = quoted.get_mut(at) {
                *flag = true;
            }
        }
    }
    quoted
}
