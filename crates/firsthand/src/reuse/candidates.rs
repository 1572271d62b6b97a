//! Pairs of sentences worth comparing, from an index of their telling words.

use std::collections::HashMap;

use super::lines::Line;
use super::words::Words;

/// A word lighter than this opens no pair.
const MIN_WEIGHT: f32 = 0.8;
/// A word in more sentences than this, or this share of all, opens no pair: what all talk about tells none apart.
const MAX_SENTENCES: (usize, usize) = (80, 6);
/// And a word in more sentences than this opens none however many there are, or the pairs would outgrow memory.
const MOST_SENTENCES: usize = 1_500;
/// A pair shares at least this much of the weight of its lighter sentence in equal stems: sentences from thesaurus
/// and translation keep 0.2 and more, or stand beside one that does.
const MIN_SHARE: f32 = 0.08;
/// The least weight shared, so that one common word joins nothing.
const MIN_SHARED: f32 = 1.5;

/// Pairs of lines of different articles that share telling words, ascending.
pub(super) fn pairs(lines: &[Line], words: &Words<'_>) -> Vec<(usize, usize)> {
    let telling: Vec<Vec<(u32, f32)>> = lines.iter().map(|line| telling(line, words)).collect();
    let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, stems) in telling.iter().enumerate() {
        for (stem, _) in stems {
            index.entry(*stem).or_default().push(at);
        }
    }
    let most = MAX_SENTENCES.0.max(lines.len() / MAX_SENTENCES.1).min(MOST_SENTENCES);
    let mut pairs = Vec::new();
    let mut shared = vec![0.0f32; lines.len()];
    let mut touched = Vec::new();
    for (at, (line, stems)) in lines.iter().zip(&telling).enumerate() {
        for (stem, weight) in stems {
            let Some(list) = index.get(stem).filter(|list| list.len() <= most) else { continue };
            let later = list.partition_point(|other| *other <= at);
            for &other in list.get(later..).unwrap_or_default() {
                let Some(sum) = shared.get_mut(other) else { continue };
                if *sum == 0.0 {
                    touched.push(other);
                }
                *sum += weight;
            }
        }
        touched.sort_unstable();
        for other in touched.drain(..) {
            let sum = shared.get_mut(other).map(std::mem::take).unwrap_or_default();
            let Some(partner) = lines.get(other).filter(|partner| partner.article != line.article) else { continue };
            if sum >= MIN_SHARED && sum >= MIN_SHARE * line.mass.min(partner.mass) {
                pairs.push((at, other));
            }
        }
    }
    pairs
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
