//! How rare words are here: what the news at large tells of a word, corrected by the articles at hand.
//!
//! In a small pile the background decides; in a large one a name that a tenth of all articles have tells events apart no
//! longer, however rare it is elsewhere. Both are counted together, the background as if it were [`BACKGROUND`] articles of
//! which each word stands in as many as its rarity says.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::neighbours::Same;
use super::sketch::{FOREIGN, Sketch};

/// The weight of the background, in articles. At 3,000, 10,000 and 30,000 B-cubed F1 is .949, .953 and .953 on 204 web
/// articles, .922, .932 and .941 on 772 of look-alike events, .944, .938 and .933 on 1,000 invented ones; without it .961,
/// .952 and .921 (`firsthand-bench stories PATH`, `firsthand-bench pile`).
const BACKGROUND: f32 = 30_000.0;

/// The same of words of other languages, whose background is a guess.
const GUESS: f32 = 100.0;

/// A word that at least one article in English has for so many in other languages is a name, and not one that is quoted.
const QUOTED: u32 = 4;

/// In how many articles a word stands.
#[derive(Clone, Copy, Debug, Default)]
struct Here {
    all: u32,
    /// Of these those in other languages.
    foreign: u32,
    /// How rare the word is in the news at large, in sixteenths, if an article in English has it.
    known: Option<u8>,
}

/// Weighs the words of all articles by how rare they are here. A word of another language that articles in English have too is
/// a name, as rare as it is there.
pub fn weigh(sketches: &mut [Sketch]) {
    let mut articles: HashMap<u32, Here, BuildHasherDefault<Same>> = HashMap::default();
    for word in sketches.iter().flat_map(|sketch| &sketch.words) {
        let here = articles.entry(word.number).or_default();
        here.all += 1;
        if word.rarity == FOREIGN {
            here.foreign += 1;
        } else {
            here.known = Some(word.rarity);
        }
    }
    let is_foreign =
        |sketch: &&Sketch| sketch.words.iter().filter(|word| word.rarity == FOREIGN).count() * 2 > sketch.words.len();
    let (all, foreign) = (sketches.len() as f32, sketches.iter().filter(is_foreign).count() as f32);
    let share = |here: f32, all: f32, rarity: f32, background: f32| -> f32 {
        -((here + background * (-rarity).exp()) / (all + background)).ln()
    };
    let rarity = |number: u32, rarity: f32| {
        let here = articles.get(&number).copied().unwrap_or_default();
        match here.known.filter(|_| (here.all - here.foreign) * QUOTED >= here.foreign) {
            None if is_guess(rarity) => share(here.foreign as f32, foreign, rarity, GUESS),
            Some(known) if is_guess(rarity) => share(here.all as f32, all, f32::from(known) / 16.0, BACKGROUND),
            _ => share(here.all as f32, all, rarity, BACKGROUND),
        }
    };
    for sketch in sketches {
        sketch.reweigh(rarity);
    }
}

fn is_guess(rarity: f32) -> bool {
    rarity * 16.0 == f32::from(FOREIGN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_half_of_a_large_pile_has_tells_little() {
        let mut sketches: Vec<Sketch> =
            (0..40_000).map(|own| Sketch::of_words(&[if own % 2 == 0 { 1 } else { 2 }, 10 + own])).collect();
        weigh(&mut sketches);
        let [common, own] = [sketches[0].words[0], sketches[0].words[1]];
        assert!(common.rarity < 2 * 16 && own.rarity > 7 * 16);
        assert!(common.weight * 3 < own.weight);
        let length = common.share().powi(2) + own.share().powi(2);
        assert!((length - 1.0).abs() < 1e-3);
    }

    #[test]
    fn in_a_small_pile_the_background_decides() {
        let mut sketches = [Sketch::of_words(&[1, 2]), Sketch::of_words(&[1, 3])];
        let before = sketches[0].likeness(&sketches[1]);
        weigh(&mut sketches);
        assert!((sketches[0].likeness(&sketches[1]) - before).abs() < 0.05);
    }

    #[test]
    fn how_rare_words_of_other_languages_are_is_learned_from_few_articles() {
        let foreign = |numbers: [u32; 2]| {
            let mut sketch = Sketch::of_words(&numbers);
            sketch.words.iter_mut().for_each(|word| word.rarity = FOREIGN);
            sketch
        };
        let mut sketches: Vec<Sketch> = (0..200).map(|own| foreign([1, 10 + own])).collect();
        // The last one's own word stands in an English article as well, where it is a name.
        sketches.push(Sketch::of_words(&[209, 500]));
        weigh(&mut sketches);
        let rarity = |article: usize, word: usize| sketches[article].words[word].rarity;
        assert!(rarity(0, 0) < 16 && rarity(0, 1) > 64 && rarity(199, 1) > rarity(0, 1), "{sketches:?}");
    }
}
