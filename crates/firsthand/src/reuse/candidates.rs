//! Pairs of sentences worth comparing, from an index of their telling words.

use std::ops::Range;

use super::lines::{Line, first_alike};
use super::partners::Partners;
use super::words::Words;

/// A word lighter than this opens no pair.
const MIN_WEIGHT: f32 = 0.8;
/// A word in more sentences than this, or this share of all, opens no pair: what all talk about tells none apart.
const MAX_SENTENCES: (usize, usize) = (80, 6);
/// And a word in more sentences than this opens none however many there are, or the pairs would outgrow memory. Where only
/// partners are compared they do not.
const MOST_SENTENCES: usize = 1_500;
/// The least weight shared, so that one common word joins nothing.
const MIN_SHARED: f32 = 1.5;

/// Pairs of lines of different articles that share so much of their telling words, ascending; of partners alone, if these are
/// given.
pub(super) fn pairs(
    lines: &[Line],
    words: &Words<'_>,
    partners: Option<&Partners>,
    min_shared: f32,
) -> Vec<(usize, usize)> {
    let opened = opened(lines, words, partners.map_or(MOST_SENTENCES, |_| usize::MAX));
    let twins = Twins::of(lines);
    let mut pairs = Vec::new();
    let mut shared = vec![0u32; lines.len()];
    let mut touched: Vec<usize> = Vec::new();
    for (at, (line, others)) in lines.iter().zip(&opened.of_line).enumerate() {
        for &(first, last, weight) in others {
            let with_stem = opened.by_stem.get(first..last).unwrap_or_default();
            let mut add = |others: &[(u32, usize)]| {
                for &(_, other) in others {
                    let Some(sum) = shared.get_mut(other) else { continue };
                    if *sum == 0 {
                        touched.push(other);
                    }
                    *sum += weight;
                }
            };
            match partners {
                Some(partners) => partners.later(at).for_each(|lines| add(among(with_stem, lines))),
                None => add(with_stem),
            }
        }
        touched.sort_unstable();
        for other in touched.drain(..) {
            let sum = shared.get_mut(other).map(std::mem::take).unwrap_or_default() as f32 / UNIT;
            let Some(partner) = lines.get(other).filter(|partner| partner.article != line.article) else { continue };
            let enough = sum >= MIN_SHARED && sum >= min_shared * line.mass.min(partner.mass);
            if enough && !twins.elsewhere((at, line.article), (other, partner.article)) {
                pairs.push((at, other));
            }
        }
    }
    pairs
}

/// Those of some lines with one stem that lie in a stretch of all lines.
fn among<'a>(with_stem: &'a [(u32, usize)], lines: &Range<usize>) -> &'a [(u32, usize)] {
    let first = with_stem.partition_point(|(_, line)| *line < lines.start);
    let rest = with_stem.get(first..).unwrap_or_default();
    rest.get(..rest.partition_point(|(_, line)| *line < lines.end)).unwrap_or_default()
}

/// Weights are added up in this part of one, so that the sum does not depend on the order.
const UNIT: f32 = 256.0;

/// The telling words of the lines.
struct Opened {
    /// Stems and the lines that have them, ascending.
    by_stem: Vec<(u32, usize)>,
    /// For each line where later lines of each of its stems stand in that list, and the weight of the stem.
    of_line: Vec<Vec<(usize, usize, u32)>>,
}

fn opened(lines: &[Line], words: &Words<'_>, most: usize) -> Opened {
    let telling: Vec<Vec<(u32, f32)>> = lines.iter().map(|line| telling(line, words)).collect();
    let stems = telling.iter().enumerate().flat_map(|(at, stems)| stems.iter().map(move |stem| (stem.0, at)));
    let mut by_stem: Vec<(u32, usize)> = stems.collect();
    by_stem.sort_unstable();
    // Where only partners are compared, a word that all copies have is just what joins a copy to its parent.
    let share = if most == usize::MAX { most } else { MAX_SENTENCES.0.max(lines.len() / MAX_SENTENCES.1) };
    let most = share.min(most);
    let mut of_line = vec![Vec::new(); lines.len()];
    let mut first = 0;
    for list in by_stem.chunk_by(|one, other| one.0 == other.0) {
        let last = first + list.len();
        for (place, (stem, at)) in list.iter().enumerate().filter(|_| list.len() <= most) {
            let weight = telling.get(*at).and_then(|stems| stems.iter().find(|one| one.0 == *stem));
            if let (Some((_, weight)), Some(others)) = (weight, of_line.get_mut(*at)) {
                others.push((first + place + 1, last, (weight * UNIT) as u32));
            }
        }
        first = last;
    }
    Opened { by_stem, of_line }
}

/// Which lines are the same words. A line that stands word for word in the other article is compared with no other
/// line there.
struct Twins {
    /// For each line the first line that is the same.
    first: Vec<usize>,
    /// The first lines that each article has, ascending.
    by_article: Vec<(usize, usize)>,
}

impl Twins {
    fn of(lines: &[Line]) -> Self {
        let first = first_alike(lines, |word| word.term);
        let mut by_article: Vec<(usize, usize)> =
            lines.iter().zip(&first).map(|(line, first)| (line.article, *first)).collect();
        by_article.sort_unstable();
        by_article.dedup();
        Self { first, by_article }
    }

    /// Whether two lines differ and one of them stands word for word elsewhere in the article of the other.
    fn elsewhere(&self, (a, article_a): (usize, usize), (b, article_b): (usize, usize)) -> bool {
        let (Some(x), Some(y)) = (self.first.get(a), self.first.get(b)) else { return false };
        let has = |article: usize, line: usize| self.by_article.binary_search(&(article, line)).is_ok();
        x != y && (has(article_b, *x) || has(article_a, *y))
    }
}

/// The stems of a line that may open a pair, with their weight, each once, in the order of the line: sums go by the
/// words and not by their numbers, which mean nothing.
fn telling(line: &Line, words: &Words<'_>) -> Vec<(u32, f32)> {
    let mut stems: Vec<(u32, f32)> = Vec::new();
    for word in line.words.iter().filter(|word| word.weight >= MIN_WEIGHT) {
        let Some(term) = words.get(word.term) else { continue };
        if stems.iter().all(|(stem, _)| *stem != term.stem) {
            stems.push((term.stem, word.weight));
        }
    }
    stems
}
