//! Which likely pairs of sentences are reuse, judged together: a run of middling pairs in the same order is worth
//! more than one strong pair, and words that were spoken are worth nothing by themselves.
//!
//! Each pair has a weight of evidence of its own (a log-odds). Pairs beside it in both articles lend it theirs, the
//! more the nearer and the better the order holds; a lone pair has to stand on its own.

use std::collections::{BTreeMap, BTreeSet};

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
const ORDER: (f32, f32) = (6.0, 0.45);
/// What a pair must bring without neighbours. The strongest pair of independent accounts of one fact brings 1.3.
const ALONE: f32 = 1.9;
/// Spoken words bring at most this, however equal: both reporters may have been there.
const SPOKEN: f32 = 0.4;
/// The least log-odds of the other half of a sentence.
const HALF: f32 = -1.0;
/// How much more than [`ALONE`] one pair must bring to join two articles, and what several must bring together.
const FIRM: f32 = 1.2;
const TOGETHER: f32 = 3.5;
/// Quotes less alike than this are two quotes.
const OTHER_QUOTE: f32 = 0.3;
/// Log-odds that no neighbour makes up for.
const NEVER: f32 = -20.0;
/// How far, in sentences, a neighbour may stand in either article.
const REACH: usize = 6;
/// The most that neighbours lend, and what each strong pair between the two articles lends wherever it stands.
const MAX_LENT: f32 = 3.0;
const ANYWHERE: f32 = 1.2;
/// Pairs this strong have the sentences around them compared as well, whatever words those share.
const STRONG: f32 = 1.0;
/// Lines that have this much in common leave nothing over for a third.
const WHOLE: f32 = 0.85;
/// Words that another article has between quotation marks at least this alike were spoken here too.
const SAME_WORDS: f32 = 0.85;

/// Judges the candidates and gives those that are reuse, ascending.
pub(super) fn accept(lines: &[Line], words: &mut Words, candidates: &[(usize, usize)]) -> Vec<Pair> {
    let articles = |at: &(usize, usize)| (article(lines, at.0), article(lines, at.1));
    let spoken = spoken_lines(candidates, lines, words);
    let mut by_articles = candidates.to_vec();
    by_articles.sort_by_key(|at| (articles(at), *at));
    let mut accepted = Vec::new();
    for candidates in by_articles.chunk_by(|one, other| articles(one) == articles(other)) {
        let mut pairs: BTreeMap<(usize, usize), Likeness> = BTreeMap::new();
        for &(a, b) in candidates {
            compare(a, b, lines, words, &mut pairs);
        }
        for (a, b) in beside_strong(&pairs, lines) {
            compare(a, b, lines, words, &mut pairs);
        }
        let judged = pairs.into_iter().map(|((a, b), likeness)| judge(a, b, likeness, &spoken)).collect();
        accepted.extend(together(judged, lines));
    }
    accepted.sort_by_key(|pair| (pair.a, pair.b));
    accepted
}

fn article(lines: &[Line], at: usize) -> usize {
    lines.get(at).map_or(usize::MAX, |line| line.article)
}

fn compare(a: usize, b: usize, lines: &[Line], words: &mut Words, pairs: &mut BTreeMap<(usize, usize), Likeness>) {
    if let (Some(x), Some(y)) = (lines.get(a), lines.get(b)) {
        pairs.entry((a, b)).or_insert_with(|| likeness::of(x, y, words));
    }
}

/// The pairs of sentences around strong pairs that are not compared yet.
fn beside_strong(pairs: &BTreeMap<(usize, usize), Likeness>, lines: &[Line]) -> Vec<(usize, usize)> {
    let whole = whole(pairs);
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
                if same_articles(x, a)
                    && same_articles(y, b)
                    && !whole.contains(&x)
                    && !whole.contains(&y)
                    && !pairs.contains_key(&(x, y))
                {
                    more.push((x, y));
                }
            }
        }
    }
    more.sort_unstable();
    more.dedup();
    more
}

/// The lines of which nearly every word is found in one line of the other article: no other line there has a part of
/// them.
fn whole(pairs: &BTreeMap<(usize, usize), Likeness>) -> BTreeSet<usize> {
    pairs.iter().filter(|(_, likeness)| likeness.bag >= WHOLE).flat_map(|(&(a, b), _)| [a, b]).collect()
}

/// The evidence of the words that two sentences share outside quotation marks.
fn evidence(likeness: &Likeness) -> f32 {
    let Some(narration) = likeness.narration else { return NEVER };
    // The same speaker, introduced alike, says something else.
    if likeness.quotes.is_some_and(|quotes| quotes < OTHER_QUOTE) {
        return NEVER;
    }
    NARRATION.0 * (narration - NARRATION.1)
        + RUN.0 * (likeness.run.min(30.0) - RUN.1)
        + WITHIN.0 * (likeness.within - WITHIN.1)
        + in_order(likeness)
}

/// What it is worth that the small words stand in the same order as well; that they do not is no sign against reuse,
/// because translation moves them.
fn in_order(likeness: &Likeness) -> f32 {
    (ORDER.0 * (likeness.ordered - ORDER.1)).max(-0.5)
}

/// For each line whether it is nothing but words that some article gives as spoken.
///
/// Statements and posts are often set without quotation marks; another article's marks tell.
fn spoken_lines(candidates: &[(usize, usize)], lines: &[Line], words: &mut Words) -> Vec<bool> {
    let marked: Vec<bool> =
        lines.iter().map(|line| line.narration < likeness::MIN_NARRATION.min(0.5 * line.mass)).collect();
    let mut spoken = marked.clone();
    for &(a, b) in candidates {
        let is_marked = |at: usize| marked.get(at).copied().unwrap_or(false);
        let unmarked = match (is_marked(a), is_marked(b)) {
            (true, false) => b,
            (false, true) => a,
            _ => continue,
        };
        if let (Some(x), Some(y), Some(flag)) = (lines.get(a), lines.get(b), spoken.get_mut(unmarked))
            && !*flag
        {
            *flag = likeness::of(x, y, words).bag >= SAME_WORDS;
        }
    }
    spoken
}

fn judge(a: usize, b: usize, likeness: Likeness, spoken: &[bool]) -> Pair {
    let is_spoken = |at: usize| spoken.get(at).copied().unwrap_or(false);
    let quote_only =
        is_spoken(a) || is_spoken(b) || likeness.narration.is_none() || likeness.run < 0.3 * likeness.run_all;
    let own = if quote_only {
        let all = NARRATION.0 * (likeness.bag - NARRATION.1) + RUN.0 * (likeness.run_all.min(30.0) - RUN.1);
        (all + WITHIN.0 * (likeness.within - WITHIN.1) + in_order(&likeness)).min(SPOKEN)
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
    let (mut sure, rest): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(|pair| pair.odds > 0.0);
    sure.extend(halves(rest, &sure));
    let partners = one_partner(sure, lines);
    if holds(&partners) { partners } else { Vec::new() }
}

/// Pairs that are a little too weak, but stand beside a pair that has the same line: the other half of a sentence that
/// was joined from two or cut in two. [`one_partner`] sees to it that they have other words of it.
fn halves(rest: Vec<Pair>, sure: &[Pair]) -> Vec<Pair> {
    let is_half = |pair: &Pair| {
        pair.odds > HALF
            && !pair.spoken
            && sure.iter().any(|other| {
                (other.a == pair.a && other.b.abs_diff(pair.b) == 1)
                    || (other.b == pair.b && other.a.abs_diff(pair.a) == 1)
            })
    };
    rest.into_iter().filter(is_half).collect()
}

/// Whether what two articles share is more than the facts of one event told alike by chance: some pair stands firmly
/// by itself, or there are several.
fn holds(pairs: &[Pair]) -> bool {
    let narrated = || pairs.iter().filter(|pair| !pair.spoken);
    narrated().any(|pair| pair.own >= ALONE + FIRM) || narrated().map(|pair| pair.odds).sum::<f32>() >= TOGETHER
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
