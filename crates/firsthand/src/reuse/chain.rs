//! Which likely pairs of sentences are reuse, judged together: a run of middling pairs in the same order is worth
//! more than one strong pair, and words that were spoken are worth nothing by themselves.
//!
//! Each pair has a weight of evidence of its own (a log-odds). Pairs beside it in both articles lend it theirs, the
//! more the nearer and the better the order holds; a lone pair has to stand on its own.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::likeness::{self, Likeness};
use super::lines::{Line, first_alike};
use super::partners::Reach;
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

/// The log-odds of one pair, by logistic regression on the development stories of the lineage benchmark: pairs that go
/// back to the same words, verbatim ones left out, against pairs of independent accounts and of other sentences; area
/// under the curve .988 on events left out. What stands is mostly order: whoever retells a fact keeps its names, numbers
/// and rare words, not the order of the small ones.
const BASE: f32 = -10.0;
const NARRATION: f32 = 1.3;
const ORDER: f32 = 8.2;
const WORDING: f32 = 6.2;
/// Or a run of the writer's own words as it stands in both: so much for each of them beyond so many, less one. No two of
/// the independent accounts share more than a short one.
const CARRIED: (f32, f32) = (0.5, 5.0);
/// What a pair must bring, what neighbours lend counted in.
const ALONE: f32 = 0.0;
/// Spoken words bring at most this, however equal: both reporters may have been there.
const SPOKEN: f32 = -1.0;
/// The least log-odds of the other half of a sentence.
const HALF: f32 = -1.5;
/// What the best chain of narrated pairs in one order must bring to join two articles: so much, and so much for each
/// sentence of the shorter one, within bounds. Each pair brings its log-odds and [`RAISED`], at most [`MOST`], so that
/// one pair never joins alone. Of 518 pairs of independent accounts of 20 sentences and more on the development stories
/// one in a hundred brings 5.5 and none more than 5.7, of 57 with fewer than 8 sentences none more than 2; of 525 that
/// share matter all but one in twenty bring 5.9.
const JOIN: (f32, f32) = (1.8, 0.2);
const JOIN_RANGE: (f32, f32) = (3.0, 5.6);
const RAISED: f32 = 2.0;
const MOST: f32 = 4.0;
/// A single pair joins two articles with these log-odds and this much weight matched: a long sentence in the same words.
/// Independent accounts reach one of the two at most: 5.6 with a short sentence, a weight of 23 with other words.
const SINGLE: (f32, f32) = (3.5, 16.0);
/// What each sentence passed over in a chain costs, in either article, and the most of them that count.
const SKIP: (f32, usize) = (0.3, 6);
/// Quotes less alike than this are two quotes.
const OTHER_QUOTE: f32 = 0.3;
/// Log-odds that no neighbour makes up for.
const NEVER: f32 = -20.0;
/// How far, in sentences, a neighbour may stand in either article.
const REACH: usize = 6;
/// How much of what neighbours have they lend, and the most. Passages of the development stories, in characters, have F1
/// .986 verbatim, .976 edited, .989 spun, .974 there and back with what stands here and below (`firsthand-bench lineage`),
/// and a precision of .976; with half as much lent .986, .978, .992, .963.
const NEAR: f32 = 3.0;
const MAX_LENT: f32 = 4.5;
/// What every pair of two articles is lent when most of the shorter one stands in the other: from this share of its
/// sentences on, and all of it from this; a sentence stands there with these log-odds.
const EVERYWHERE: f32 = 3.0;
const DENSE: (f32, f32) = (0.5, 0.8);
const DENSE_FROM: f32 = 1.5;
/// What every pair is lent when the pairs with these log-odds have so much less order than a copy: nothing where it is
/// the second share, all where it is the first. On the founding five it finds 12 of 18 reworded passages, without it 9.
const REWORDED: f32 = 4.0;
const LOOSE: (f32, f32) = (0.75, 0.95);
const SURE: f32 = 1.0;
/// Pairs this strong have the sentences around them compared as well, whatever words those share.
const STRONG: f32 = 1.0;
/// Lines that have this much in common leave nothing over for a third; and hardly anything where this much.
const WHOLE: f32 = 0.98;
const NEARLY_WHOLE: f32 = 0.85;
/// Words that another article has between quotation marks at least this alike were spoken here too.
const SAME_WORDS: f32 = 0.85;

#[cfg(test)]
impl Pair {
    /// A pair of narrated lines.
    pub fn new(a: usize, b: usize, likeness: Likeness) -> Self {
        Self { a, b, likeness, spoken: false, own: 0.0, odds: 0.0 }
    }
}

/// Judges the candidates and gives those that are reuse, ascending.
pub(super) fn accept(lines: &[Line], words: &mut Words, candidates: &[(usize, usize)], reach: Reach) -> Vec<Pair> {
    let articles = |at: &(usize, usize)| (article(lines, at.0), article(lines, at.1));
    let spoken = spoken_lines(candidates, lines, words);
    let mut by_articles = candidates.to_vec();
    by_articles.sort_by_key(|at| (articles(at), *at));
    let mut sentences: BTreeMap<usize, usize> = BTreeMap::new();
    for line in lines {
        *sentences.entry(line.article).or_insert(0) += 1;
    }
    let length = |at: usize| sentences.get(&article(lines, at)).copied().unwrap_or(0);
    // Between two articles alone hardly any sentence comes up twice.
    let several = by_articles.first().map(articles) != by_articles.last().map(articles);
    let mut known = if several { Known::of(lines) } else { Known::default() };
    let mut accepted = Vec::new();
    for candidates in by_articles.chunk_by(|one, other| articles(one) == articles(other)) {
        let mut pairs: BTreeMap<(usize, usize), Likeness> = BTreeMap::new();
        for &(a, b) in candidates {
            pairs.entry((a, b)).or_insert_with(|| known.likeness(a, b, lines, words));
        }
        for (a, b) in beside_strong(&pairs, lines, reach) {
            pairs.entry((a, b)).or_insert_with(|| known.likeness(a, b, lines, words));
        }
        let judged = pairs.into_iter().map(|((a, b), likeness)| judge(a, b, likeness, &spoken)).collect();
        let shorter = candidates.first().map_or(0, |&(a, b)| length(a).min(length(b)));
        accepted.extend(together(judged, shorter, lines));
    }
    accepted.sort_by_key(|pair| (pair.a, pair.b));
    accepted
}

fn article(lines: &[Line], at: usize) -> usize {
    lines.get(at).map_or(usize::MAX, |line| line.article)
}

/// What was found of sentences that stand in several articles word for word.
#[derive(Default)]
struct Known {
    /// For each line the first that is the same.
    first: Vec<usize>,
    /// Whether another line is the same.
    repeated: Vec<bool>,
    likeness: HashMap<(usize, usize), Likeness>,
}

impl Known {
    fn of(lines: &[Line]) -> Self {
        let first = first_alike(lines, |word| (word.term, word.weight.to_bits(), word.quoted, word.name));
        let mut repeated = vec![false; lines.len()];
        for (at, same) in first.iter().enumerate().filter(|(at, same)| at != *same) {
            for at in [at, *same] {
                if let Some(flag) = repeated.get_mut(at) {
                    *flag = true;
                }
            }
        }
        Self { first, repeated, likeness: HashMap::new() }
    }

    fn likeness(&mut self, a: usize, b: usize, lines: &[Line], words: &mut Words) -> Likeness {
        let (Some(x), Some(y)) = (lines.get(a), lines.get(b)) else { return Likeness::default() };
        let repeated = [a, b].iter().any(|at| self.repeated.get(*at).copied().unwrap_or(false));
        let (Some(first_a), Some(first_b)) = (self.first.get(a), self.first.get(b)) else {
            return likeness::of(x, y, words);
        };
        if !repeated {
            return likeness::of(x, y, words);
        }
        self.likeness.entry((*first_a, *first_b)).or_insert_with(|| likeness::of(x, y, words)).clone()
    }
}

/// The pairs of sentences around strong pairs that are not compared yet. Within a narrow reach those are left out of which one
/// has a strong partner, unless it may have been cut in two: its partner leaves something over, and stands beside the other.
fn beside_strong(pairs: &BTreeMap<(usize, usize), Likeness>, lines: &[Line], reach: Reach) -> Vec<(usize, usize)> {
    let whole = whole(pairs);
    let strong = pairs.iter().filter(|(_, likeness)| !reach.all_beside && evidence(likeness) >= STRONG);
    let taken: BTreeSet<usize> = strong.flat_map(|(&(a, b), _)| [a, b]).collect();
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
                let free = |at: usize| !taken.contains(&at);
                let half = likeness.bag < NEARLY_WHOLE
                    && (x == a && y.abs_diff(b) == 1 && free(y) || y == b && x.abs_diff(a) == 1 && free(x));
                if (reach.all_beside || half || free(x) && free(y))
                    && same_articles(x, a)
                    && same_articles(y, b)
                    && !(whole.contains(&x) && whole.contains(&y))
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

/// The lines of which nearly every word is found in one line of the other article: two such lines that found others have
/// nothing of one another.
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
    let whole = BASE + NARRATION * narration + ORDER * likeness.ordered + WORDING * likeness.wording;
    let run = likeness.carried as f32 - CARRIED.1;
    if run > 0.0 { whole.max(CARRIED.0 * run - 1.0) } else { whole }
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
        let all = BASE + NARRATION * likeness.bag + (ORDER + WORDING) * likeness.ordered;
        all.min(SPOKEN)
    } else {
        evidence(&likeness)
    };
    Pair { a, b, likeness, spoken: quote_only, own, odds: own - ALONE }
}

/// What it lends every pair that most of the shorter article stands in the other.
fn everywhere(pairs: &[Pair], shorter: usize) -> f32 {
    let strong = pairs.iter().filter(|pair| !pair.spoken && pair.own >= DENSE_FROM).count();
    let share = strong as f32 / (shorter as f32).max(1.0);
    EVERYWHERE * ((share - DENSE.0) / (DENSE.1 - DENSE.0)).clamp(0.0, 1.0)
}

/// What it lends every pair that the sure ones were reworded: who rewords the one sentence does not carry the next in
/// good order, and who carries the one does not retell the next.
fn looseness(pairs: &[Pair]) -> f32 {
    let sure = || pairs.iter().filter(|pair| !pair.spoken && pair.own >= SURE);
    let ordered = sure().map(|pair| pair.likeness.ordered).sum::<f32>() / (sure().count() as f32).max(1.0);
    REWORDED * ((LOOSE.1 - ordered) / (LOOSE.1 - LOOSE.0)).clamp(0.0, 1.0)
}

/// The pairs of two articles that are reuse, each judged with the others. `shorter` is the number of sentences of the
/// shorter article.
fn together(mut pairs: Vec<Pair>, shorter: usize, lines: &[Line]) -> Vec<Pair> {
    let single = |pair: &Pair| !pair.spoken && pair.own >= SINGLE.0 && pair.likeness.run >= SINGLE.1;
    let least = (JOIN.0 + JOIN.1 * shorter as f32).clamp(JOIN_RANGE.0, JOIN_RANGE.1);
    if !pairs.iter().any(single) && best_chain(&pairs, lines) < least {
        return Vec::new();
    }
    let lends: Vec<f32> = pairs.iter().map(|pair| if pair.spoken { 0.0 } else { lent_by(pair.own) }).collect();
    let anywhere = everywhere(&pairs, shorter) + looseness(&pairs);
    let odds: Vec<f32> = pairs
        .iter()
        .map(|pair| pair.own - ALONE + (NEAR * from_neighbours(pair, &pairs, &lends, lines)).min(MAX_LENT) + anywhere)
        .collect();
    for (pair, odds) in pairs.iter_mut().zip(odds) {
        pair.odds = odds;
    }
    let (mut sure, rest): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(|pair| pair.odds > 0.0);
    sure.extend(halves(rest, &sure));
    one_partner(sure, lines)
}

/// What the best chain of narrated pairs brings: pairs that stand in the same order in both articles, less what is
/// passed over between them.
fn best_chain(pairs: &[Pair], lines: &[Line]) -> f32 {
    let place = |at: usize| lines.get(at).map_or(0, |line| line.order);
    let mut chain: Vec<(usize, usize, f32)> = Vec::new();
    let mut best = 0.0f32;
    for pair in pairs.iter().filter(|pair| !pair.spoken && pair.own + RAISED > 0.0) {
        let (x, y) = (place(pair.a), place(pair.b));
        let before = chain.iter().filter(|(u, v, _)| *u < x && *v < y).map(|(u, v, sum)| {
            let skipped = (x - u - 1) + (y - v - 1);
            sum - SKIP.0 * skipped.min(SKIP.1) as f32
        });
        let sum = (pair.own + RAISED).min(MOST) + before.fold(0.0, f32::max);
        best = best.max(sum);
        chain.push((x, y, sum));
    }
    best
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
