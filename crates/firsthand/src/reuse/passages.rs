//! From pairs of sentences to passages: sentences that were joined or split become one passage, a sentence of which
//! only a part is reused is cut to that part.

use std::collections::BTreeMap;

use crate::account::{Passage, Reuse};
use crate::span::Span;

use super::align;
use super::chain::Pair;
use super::changes::{self, Side, Source};
use super::kind::{self, Tally};
use super::lines::{Line, Word};
use super::words::Words;

/// A sentence is cut to the part that is reused when that is less than this share of its words, and at least this
/// many words stand outside it on one side.
const PART: (f32, usize) = (0.6, 8);

/// Lines of one article that stand for lines of another: one for one, two made one, or one made two.
#[derive(Debug, Default)]
struct Group {
    a: Vec<usize>,
    b: Vec<usize>,
    odds: f32,
}

/// Two word lists that are a passage, before its kind is known.
struct Draft {
    articles: (usize, usize),
    words: (Vec<Word>, Vec<Word>),
    spans: (Span, Span),
    odds: f32,
    tally: Tally,
}

/// The passages that the accepted pairs make, with their kinds and changes.
pub(super) fn of(sources: &[Source<'_>], lines: &[Line], words: &mut Words<'_>, pairs: &[Pair]) -> Vec<Reuse> {
    let mut by_articles: BTreeMap<(usize, usize), Vec<Group>> = BTreeMap::new();
    for pair in pairs {
        let (Some(x), Some(y)) = (lines.get(pair.a), lines.get(pair.b)) else { continue };
        join(by_articles.entry((x.article, y.article)).or_default(), pair);
    }
    let mut found = Vec::new();
    for (articles, groups) in by_articles {
        let drafts: Vec<Draft> =
            groups.iter().filter_map(|group| draft(articles, group, sources, lines, words)).collect();
        let mut all = Tally::default();
        drafts.iter().for_each(|draft| all.add(&draft.tally));
        found.extend(drafts.iter().filter_map(|draft| passage(draft, &all, sources, words)));
    }
    found
}

/// Puts a pair with an earlier one that shares a line, else by itself.
fn join(groups: &mut Vec<Group>, pair: &Pair) {
    let shares = |group: &&mut Group| group.a.contains(&pair.a) || group.b.contains(&pair.b);
    match groups.iter_mut().rev().find(shares) {
        Some(group) => {
            group.a.push(pair.a);
            group.b.push(pair.b);
            group.odds = group.odds.max(pair.odds);
        }
        None => groups.push(Group { a: vec![pair.a], b: vec![pair.b], odds: pair.odds }),
    }
}

fn draft(
    articles: (usize, usize),
    group: &Group,
    sources: &[Source<'_>],
    lines: &[Line],
    words: &mut Words<'_>,
) -> Option<Draft> {
    let (a, b) = (gather(&group.a, lines), gather(&group.b, lines));
    let matches = align::stretch_of(&a, &b, words);
    let (first, last) = (matches.first()?, matches.last()?);
    let text = |article: usize| sources.get(article).map(|source| source.text);
    let (a, whole_a) = part(a, first.a, last.a, &group.a, lines, text(articles.0)?);
    let (b, whole_b) = part(b, first.b, last.b, &group.b, lines, text(articles.1)?);
    let tally = kind::tally(&a, &b, words);
    Some(Draft { articles, spans: (whole_a?, whole_b?), words: (a, b), odds: group.odds, tally })
}

fn gather(at: &[usize], lines: &[Line]) -> Vec<Word> {
    let mut at = at.to_vec();
    at.sort_unstable();
    at.dedup();
    at.iter().filter_map(|at| lines.get(*at)).flat_map(|line| line.words.iter().copied()).collect()
}

/// The words of one side and their span: the whole sentences, or their reused part where that is clearly a part.
fn part(
    list: Vec<Word>,
    first: usize,
    last: usize,
    lines_at: &[usize],
    lines: &[Line],
    text: &str,
) -> (Vec<Word>, Option<Span>) {
    let whole = lines_at.iter().filter_map(|at| lines.get(*at)).map(|line| line.span).reduce(Span::join);
    let inside = (last + 1).saturating_sub(first) as f32;
    let before = first >= PART.1;
    let after = list.len().saturating_sub(last + 1) >= PART.1;
    if inside >= PART.0 * list.len() as f32 || !(before || after) {
        return (list, whole);
    }
    let from = if before { clause_start(&list, first, text) } else { 0 };
    let to = if after { clause_end(&list, last, text) } else { list.len() };
    let kept = list.get(from..to).unwrap_or_default().to_vec();
    let span = match (kept.first(), kept.last(), whole) {
        (Some(first), Some(last), Some(whole)) => Some(Span::new(
            if from == 0 { whole.start } else { first.span.start },
            if to == list.len() { whole.end } else { last.span.end },
        )),
        _ => whole,
    };
    (kept, span)
}

/// How many words a part may be stretched to reach the mark that begins or ends its clause.
const TO_CLAUSE: usize = 5;

/// The first word of the clause, when it begins within a few words before.
fn clause_start(list: &[Word], first: usize, text: &str) -> usize {
    let begins = |at: usize| {
        let (Some(before), Some(word)) = (at.checked_sub(1).and_then(|at| list.get(at)), list.get(at)) else {
            return true;
        };
        has_mark(text, before.span.end, word.span.start)
    };
    (first.saturating_sub(TO_CLAUSE)..=first).rev().find(|at| begins(*at)).unwrap_or(first)
}

/// One past the last word of the clause, when it ends within a few words after.
fn clause_end(list: &[Word], last: usize, text: &str) -> usize {
    let ends = |at: usize| {
        let (Some(word), Some(next)) = (list.get(at), list.get(at + 1)) else { return true };
        has_mark(text, word.span.end, next.span.start)
    };
    (last..=last + TO_CLAUSE).find(|at| ends(*at)).unwrap_or(last).min(list.len().saturating_sub(1)) + 1
}

fn has_mark(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace()))
}

fn passage(draft: &Draft, all: &Tally, sources: &[Source<'_>], words: &mut Words<'_>) -> Option<Reuse> {
    let a = Side { source: *sources.get(draft.articles.0)?, words: &draft.words.0 };
    let b = Side { source: *sources.get(draft.articles.1)?, words: &draft.words.1 };
    let changes = changes::between(a, b, words);
    Some(Reuse {
        a: Passage { article: draft.articles.0, span: draft.spans.0 },
        b: Passage { article: draft.articles.1, span: draft.spans.1 },
        kind: kind::of(&draft.tally, all, changes.is_empty()),
        score: score(draft.odds),
        changes,
    })
}

/// Log-odds as a share, to three places: the rest is noise.
fn score(odds: f32) -> f64 {
    let share = 1.0 / (1.0 + f64::from(-odds).exp());
    (share * 1000.0).round() / 1000.0
}
