//! Which likely pairs of sentences are reuse, judged together: a run of middling pairs in the same order is worth
//! more than one strong pair, and words that were spoken are worth nothing by themselves.
//!
//! Each pair has a weight of evidence of its own (a log-odds). Pairs beside it in both articles lend it theirs, the
//! more the nearer and the better the order holds; a lone pair has to stand on its own.

use std::collections::BTreeMap;

use super::likeness::{self, Likeness};
use super::lines::Line;
use super::words::Words;

/// Two lines that may go back to the same words.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// Index of the line in the article that comes first.
    pub a: usize,
    /// Index of the line in the other.
    pub b: usize,
    /// What they have in common.
    pub likeness: Likeness,
    /// Whether what they share is spoken words only.
    pub spoken: bool,
    /// Log-odds from the two lines alone.
    own: f32,
    /// Log-odds with its neighbours.
    pub odds: f32,
}

/// The evidence of one pair: weights and middles of narration, run and share within, read off the founding five and
/// the built-in sample, where retold sentences keep narration 0.45 and more, sentences of one fact seldom do.
const NARRATION: (f32, f32) = (8.0, 0.45);
const RUN: (f32, f32) = (0.12, 10.0);
const WITHIN: (f32, f32) = (5.0, 0.45);
/// What a pair must bring without neighbours. The strongest pair of independent accounts of one fact brings 1.3.
const ALONE: f32 = 1.9;
/// Spoken words bring at most this, however equal: both reporters may have been there.
const SPOKEN: f32 = 0.4;
/// How far, in sentences, a neighbour may stand in either article.
const REACH: usize = 6;
/// The most that neighbours lend, and what each strong pair between the two articles lends wherever it stands.
const MAX_LENT: f32 = 2.6;
const ANYWHERE: f32 = 0.35;
/// Pairs this strong have the sentences around them compared as well, whatever words those share.
const STRONG: f32 = 1.0;
/// Words that another article has between quotation marks at least this alike were spoken here too.
const SAME_WORDS: f32 = 0.85;

/// Judges the candidates and gives those that are reuse, ascending.
pub(super) fn accept(lines: &[Line], words: &mut Words, candidates: &[(usize, usize)]) -> Vec<Pair> {
    let mut pairs: BTreeMap<(usize, usize), Likeness> = BTreeMap::new();
    for &(a, b) in candidates {
        compare(a, b, lines, words, &mut pairs);
    }
    for (a, b) in beside_strong(&pairs, lines) {
        compare(a, b, lines, words, &mut pairs);
    }
    let spoken = spoken_lines(&pairs, lines);
    let judged = pairs.into_iter().map(|((a, b), likeness)| judge(a, b, likeness, lines, &spoken));
    let mut by_articles: BTreeMap<(usize, usize), Vec<Pair>> = BTreeMap::new();
    for pair in judged {
        let (Some(x), Some(y)) = (lines.get(pair.a), lines.get(pair.b)) else { continue };
        by_articles.entry((x.article, y.article)).or_default().push(pair);
    }
    let mut accepted: Vec<Pair> = by_articles.into_values().flat_map(|pairs| together(pairs, lines)).collect();
    accepted.sort_by_key(|pair| (pair.a, pair.b));
    accepted
}

fn compare(a: usize, b: usize, lines: &[Line], words: &mut Words, pairs: &mut BTreeMap<(usize, usize), Likeness>) {
    if let (Some(x), Some(y)) = (lines.get(a), lines.get(b)) {
        pairs.entry((a, b)).or_insert_with(|| likeness::of(x, y, words));
    }
}

/// The pairs of sentences around strong pairs that are not compared yet.
fn beside_strong(pairs: &BTreeMap<(usize, usize), Likeness>, lines: &[Line]) -> Vec<(usize, usize)> {
    let mut more = Vec::new();
    for (&(a, b), likeness) in pairs {
        if evidence(likeness) < STRONG {
            continue;
        }
        for x in a.saturating_sub(2)..=a + 2 {
            for y in b.saturating_sub(2)..=b + 2 {
                let same_articles = |x: usize, a: usize| {
                    lines.get(x).is_some_and(|line| lines.get(a).is_some_and(|at| at.article == line.article))
                };
                if same_articles(x, a) && same_articles(y, b) && !pairs.contains_key(&(x, y)) {
                    more.push((x, y));
                }
            }
        }
    }
    more.sort_unstable();
    more.dedup();
    more
}

/// The evidence of the words that two sentences share outside quotation marks.
fn evidence(likeness: &Likeness) -> f32 {
    let Some(narration) = likeness.narration else { return f32::MIN };
    NARRATION.0 * (narration - NARRATION.1)
        + RUN.0 * (likeness.run.min(30.0) - RUN.1)
        + WITHIN.0 * (likeness.within - WITHIN.1)
}

/// For each line whether it is nothing but words that some article gives as spoken.
///
/// Statements and posts are often set without quotation marks; another article's marks tell.
fn spoken_lines(pairs: &BTreeMap<(usize, usize), Likeness>, lines: &[Line]) -> Vec<bool> {
    let mut spoken: Vec<bool> =
        lines.iter().map(|line| line.narration < likeness::MIN_NARRATION.min(0.5 * line.mass)).collect();
    let marked = spoken.clone();
    for (&(a, b), likeness) in pairs.iter().filter(|(_, likeness)| likeness.bag >= SAME_WORDS) {
        let _ = likeness;
        for (one, other) in [(a, b), (b, a)] {
            if marked.get(one).copied().unwrap_or(false)
                && let Some(flag) = spoken.get_mut(other)
            {
                *flag = true;
            }
        }
    }
    spoken
}

fn judge(a: usize, b: usize, likeness: Likeness, lines: &[Line], spoken: &[bool]) -> Pair {
    let is_spoken = |at: usize| spoken.get(at).copied().unwrap_or(false);
    let _ = lines;
    let quote_only =
        is_spoken(a) || is_spoken(b) || likeness.narration.is_none() || likeness.run < 0.3 * likeness.run_all;
    let own = if quote_only {
        let all = NARRATION.0 * (likeness.bag - NARRATION.1) + RUN.0 * (likeness.run_all.min(30.0) - RUN.1);
        (all + WITHIN.0 * (likeness.within - WITHIN.1)).min(SPOKEN)
    } else {
        evidence(&likeness)
    };
    Pair { a, b, likeness, spoken: quote_only, own, odds: own - ALONE }
}

/// The pairs of two articles that are reuse, each judged with the others.
fn together(mut pairs: Vec<Pair>, lines: &[Line]) -> Vec<Pair> {
    let lends: Vec<f32> = pairs.iter().map(|pair| if pair.spoken { 0.0 } else { lent_by(pair.own) }).collect();
    let strong = pairs.iter().filter(|pair| !pair.spoken && pair.own >= ALONE).count();
    let odds: Vec<f32> = pairs
        .iter()
        .map(|pair| {
            let near = from_neighbours(pair, &pairs, &lends, lines);
            let others = strong.saturating_sub(usize::from(!pair.spoken && pair.own >= ALONE));
            let lent = near + ANYWHERE * (1.0 + others as f32).ln();
            pair.own - ALONE + lent.min(MAX_LENT)
        })
        .collect();
    for (pair, odds) in pairs.iter_mut().zip(odds) {
        pair.odds = odds;
    }
    pairs.retain(|pair| pair.odds > 0.0);
    one_partner(pairs, lines)
}

/// What a pair lends a neighbour beside it: next to nothing if weak, 1.5 if certain.
fn lent_by(own: f32) -> f32 {
    1.5 / (1.0 + (-1.5 * (own - 1.0)).exp())
}

fn from_neighbours(pair: &Pair, pairs: &[Pair], lends: &[f32], lines: &[Line]) -> f32 {
    let place = |at: usize| lines.get(at).map_or(0, |line| line.order);
    let (x, y) = (place(pair.a), place(pair.b));
    let first = pairs.partition_point(|other| place(other.a) + REACH < x);
    let mut lent = 0.0;
    for (other, lends) in pairs.iter().zip(lends).skip(first) {
        let (u, v) = (place(other.a), place(other.b));
        if u > x + REACH {
            break;
        }
        let (da, db) = (x.abs_diff(u), y.abs_diff(v));
        if db > REACH || (da == 0 && db != 1) || (db == 0 && da != 1) {
            continue;
        }
        let ordered = (u >= x) == (v >= y) || da == 0 || db == 0;
        lent += lends * if ordered { 1.0 } else { 0.3 } / da.max(db) as f32;
    }
    lent
}

/// Keeps the best partner of each line, and a second one only beside the first and for other words of the line: two
/// sentences made one.
fn one_partner(mut pairs: Vec<Pair>, lines: &[Line]) -> Vec<Pair> {
    pairs.sort_by(|x, y| y.odds.total_cmp(&x.odds).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    let mut kept: Vec<Pair> = Vec::new();
    for pair in pairs {
        let rivals = kept.iter().filter(|other| other.a == pair.a || other.b == pair.b);
        let fits = |other: &Pair| {
            let beside = if other.a == pair.a { other.b.abs_diff(pair.b) } else { other.a.abs_diff(pair.a) };
            beside == 1 && overlap(other, &pair, lines) < 0.35
        };
        if rivals.clone().count() < 2 && rivals.clone().all(fits) {
            kept.push(pair);
        }
    }
    kept
}

/// The share of the matched weight of the lighter pair, within the line both have, that both match.
fn overlap(x: &Pair, y: &Pair, lines: &[Line]) -> f32 {
    let in_a = x.a == y.a;
    let line = lines.get(if in_a { x.a } else { x.b });
    let places = |pair: &Pair| -> Vec<usize> {
        pair.likeness.matches.iter().map(|one| if in_a { one.a } else { one.b }).collect()
    };
    let weight = |at: &usize| line.and_then(|line| line.words.get(*at)).map_or(0.0, |word| word.weight);
    let (mine, theirs) = (places(x), places(y));
    let both: f32 = mine.iter().filter(|at| theirs.contains(at)).map(weight).sum();
    let lighter = mine.iter().map(weight).sum::<f32>().min(theirs.iter().map(weight).sum());
    both / lighter.max(0.1)
}
