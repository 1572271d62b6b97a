//! What an article is placed by: its sketch, and keys by which matter in common is found.

use firsthand::account::Report;
use firsthand::stories::{Sketch, Sketcher, Word};

/// The form of [`Features`]. Whoever changes what is in them, or how they are found, adds one: they are then made anew from
/// the texts when an old store is opened.
pub const FORM: i64 = 3;

/// What an article is placed by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// Its telling words, its day and some of its runs of six words.
    pub sketch: Sketch,
    /// Hashes of runs of words, ascending: two articles that share some have matter in common.
    pub keys: Vec<u32>,
}

/// So many words are listed, so that others find the article by them.
pub const LISTED: usize = 24;
/// One run of words in so many is a key, the same in every article, of those that near-duplicates are found by.
const ONE_IN: u64 = 64;
/// But no article has fewer than this, if it has the words, nor more than that.
const FEW_KEYS: usize = 8;
const MOST_KEYS: usize = 64;

impl Features {
    /// The features of an article, given the hashes of its runs of words.
    pub fn of(report: &Report, runs: Vec<u64>, sketcher: &mut Sketcher) -> Self {
        Self { sketch: sketcher.sketch_of(&report.article, &report.text).by_itself(), keys: keys(runs) }
    }
}

/// A sketch as bytes.
pub fn packed(sketch: &Sketch) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(7 + sketch.words.len() * 7 + sketch.runs.len() * 4);
    bytes.push(u8::from(sketch.day.is_some()));
    bytes.extend(sketch.day.unwrap_or_default().to_le_bytes());
    // Far fewer words are kept of an article than would not fit.
    bytes.extend((sketch.words.len() as u16).to_le_bytes());
    for word in &sketch.words {
        bytes.extend(word.number.to_le_bytes());
        bytes.extend(word.weight.to_le_bytes());
        bytes.push(word.rarity);
    }
    sketch.runs.iter().for_each(|run| bytes.extend(run.to_le_bytes()));
    bytes
}

/// A sketch from bytes; of what is none nothing is left.
pub fn unpacked(bytes: &[u8]) -> Sketch {
    let Some((&[dated, a, b, c, d, low, high], rest)) = bytes.split_first_chunk() else { return Sketch::default() };
    let count = usize::from(u16::from_le_bytes([low, high]));
    let Some((words, runs)) = rest.split_at_checked(count * 7) else { return Sketch::default() };
    let word = |&[a, b, c, d, low, high, rarity]: &[u8; 7]| Word {
        number: u32::from_le_bytes([a, b, c, d]),
        weight: u16::from_le_bytes([low, high]),
        rarity,
    };
    Sketch {
        words: words.as_chunks().0.iter().map(word).collect(),
        day: (dated > 0).then_some(i32::from_le_bytes([a, b, c, d])),
        runs: runs.as_chunks().0.iter().map(|run| u32::from_le_bytes(*run)).collect(),
    }
}

/// The keys by which matter in common is found.
fn keys(mut runs: Vec<u64>) -> Vec<u32> {
    runs.sort_unstable_by_key(|run| (run % ONE_IN != 0, *run));
    runs.dedup();
    let sampled = runs.iter().take_while(|run| *run % ONE_IN == 0).count();
    let mut keys: Vec<u32> =
        runs.iter().take(sampled.clamp(FEW_KEYS, MOST_KEYS)).map(|run| (run >> 32) as u32).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sketches_come_back_from_bytes() {
        let words =
            vec![Word { number: 1, weight: 9, rarity: 128 }, Word { number: u32::MAX, weight: u16::MAX, rarity: 0 }];
        let sketch = Sketch { words, day: Some(-3), runs: vec![7, 700_000] };
        assert_eq!(unpacked(&packed(&sketch)), sketch);
        assert_eq!(unpacked(&packed(&Sketch::default())), Sketch::default());
        assert_eq!(unpacked(&[1, 2]), Sketch::default());
        assert_eq!(unpacked(&[0, 0, 0, 0, 0, 9, 0, 1]), Sketch::default());
    }
}
