//! For each article the likest others, found through the words that tell most, without looking at every pair.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::keep;
use super::sketch::Sketch;

/// So many words of an article are looked up, the weightiest.
const PROBES: usize = 24;
/// Of the articles with a word so many before and after are looked at, in order of time: reports of one event are near
/// one another, and a list as long as the corpus tells nothing.
const AROUND: usize = 100;
/// So many articles that share most of those words are compared in full.
const COMPARED: usize = 64;
/// So many neighbours are kept.
const KEPT: usize = 24;

/// Numbers that are hashes already.
#[derive(Default)]
pub(super) struct Same(u64);

impl std::hash::Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u32(&mut self, number: u32) {
        // The table takes its place from the low bits and its tag from the high ones.
        self.0 = u64::from(number) | u64::from(number) << 32;
    }
}

/// Which articles have which of their telling words in common.
#[derive(Debug, Default)]
pub struct Index {
    articles: HashMap<u32, Vec<u32>, BuildHasherDefault<Same>>,
}

/// A pair of articles that may be of one story, the earlier first, with their likeness.
pub type Edge = (u32, u32, f32);

impl Index {
    /// Takes in the articles, which stand in order of time.
    pub fn of(sketches: &[Sketch]) -> Self {
        let mut index = Self::default();
        for (at, sketch) in sketches.iter().enumerate() {
            for word in sketch.telling(PROBES) {
                index.articles.entry(word.number).or_default().push(at as u32);
            }
        }
        index
    }

    /// The likest others of one article, of those that have at least `least` in common with it.
    pub fn neighbours(&self, sketches: &[Sketch], at: usize, least: f32) -> Vec<Edge> {
        let Some(sketch) = sketches.get(at) else { return Vec::new() };
        let mut shared: HashMap<u32, f32, BuildHasherDefault<Same>> = HashMap::default();
        for word in sketch.telling(PROBES) {
            for other in self.near(word.number, at) {
                *shared.entry(*other).or_default() += word.share();
            }
        }
        shared.remove(&(at as u32));
        let mut likest: Vec<(u32, f32)> = shared.into_iter().collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        keep(&mut likest, COMPARED, order);
        for (other, likeness) in &mut likest {
            *likeness = sketches.get(*other as usize).map_or(0.0, |other| sketch.likeness(other));
        }
        likest.retain(|(_, likeness)| *likeness >= least);
        keep(&mut likest, KEPT, order);
        let at = at as u32;
        likest.into_iter().map(|(other, likeness)| (at.min(other), at.max(other), likeness)).collect()
    }

    fn near(&self, number: u32, at: usize) -> &[u32] {
        let Some(articles) = self.articles.get(&number) else { return &[] };
        let place = articles.partition_point(|article| (*article as usize) < at);
        let (start, end) = (place.saturating_sub(AROUND), (place + AROUND).min(articles.len()));
        articles.get(start..end).unwrap_or_default()
    }
}

/// The pairs that were found from either side, each once, ascending.
pub fn pairs(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_unstable_by_key(|&(a, b, _)| (a, b));
    edges.dedup_by_key(|&mut (a, b, _)| (a, b));
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_words_and_are_enough_alike() {
        let sketches = [&[1, 2, 3, 4][..], &[1, 2, 3, 9], &[4, 5, 6, 7], &[20, 21]].map(Sketch::of_words);
        let index = Index::of(&sketches);
        let of = |at: usize, least: f32| -> Vec<(u32, u32)> {
            index.neighbours(&sketches, at, least).into_iter().map(|(a, b, _)| (a, b)).collect()
        };
        assert_eq!(of(0, 0.2), [(0, 1), (0, 2)]);
        assert_eq!(of(1, 0.2), [(0, 1)]);
        assert_eq!(of(0, 0.5), [(0, 1)]);
        assert!(of(3, 0.0).is_empty() && of(99, 0.0).is_empty());
    }

    #[test]
    fn in_a_long_list_the_nearest_in_time_are_found() {
        let mut sketches: Vec<Sketch> = (0..2000).map(|own| Sketch::of_words(&[7, 1000 + own])).collect();
        sketches[1500] = Sketch::of_words(&[7, 1000 + 1501]);
        let index = Index::of(&sketches);
        let likest = index.neighbours(&sketches, 1501, 0.1).first().map(|(a, b, _)| (*a, *b));
        assert_eq!(likest, Some((1500, 1501)));
    }
}
