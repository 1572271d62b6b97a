//! Which pairs are worth comparing, so that the work grows with the text and not with its square.
//!
//! In a story of common size every pair is offered that could at all be one. In a huge one (a book, thousands of
//! reports) words and topics that all share open no pair, and each item is compared with its neighbours.

use std::collections::BTreeMap;

use super::super::bags::Bag;

/// Up to this many sentences or quotes a word opens pairs however many have it: two hundred reports of one event.
const COMMON_SIZE: usize = 6_000;
/// In more, a word that stands in more than this many opens none.
const MOST: usize = 300;

/// The pairs of items that share a stem, by place, each with how many they share and the product of their weights.
///
/// `items` gives for each item the stems with their weights, ascending, and the article; pairs of one article are left
/// out.
pub(super) fn sharing<'a>(items: &[(usize, &'a [(String, f32)])], mut offer: impl FnMut(usize, usize, usize, f32)) {
    let mut index: BTreeMap<&'a str, Vec<(usize, f32)>> = BTreeMap::new();
    for (at, (_, stems)) in items.iter().enumerate() {
        for (stem, weight) in *stems {
            index.entry(stem).or_default().push((at, *weight));
        }
    }
    let most = if items.len() <= COMMON_SIZE { usize::MAX } else { MOST };
    let mut sums: Vec<(usize, f32)> = vec![(0, 0.0); items.len()];
    let mut touched: Vec<usize> = Vec::new();
    for (at, (article, stems)) in items.iter().enumerate() {
        for (stem, weight) in *stems {
            let Some(list) = index.get(stem.as_str()).filter(|list| list.len() <= most) else { continue };
            let later = list.partition_point(|(other, _)| *other <= at);
            for &(other, other_weight) in list.get(later..).unwrap_or_default() {
                if items.get(other).is_none_or(|(theirs, _)| theirs == article) {
                    continue;
                }
                let Some(sum) = sums.get_mut(other) else { continue };
                if sum.0 == 0 {
                    touched.push(other);
                }
                sum.0 += 1;
                sum.1 += weight * other_weight;
            }
        }
        touched.sort_unstable();
        for other in touched.drain(..) {
            let (shared, product) = sums.get_mut(other).map(std::mem::take).unwrap_or_default();
            offer(at, other, shared, product);
        }
    }
}

/// The stems of a bag as [`sharing`] takes them.
pub(super) fn stems(bag: &Bag) -> &[(String, f32)] {
    bag.words()
}
