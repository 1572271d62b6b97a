//! An article as its runs of three words.

/// Words in a run.
const RUN: usize = 3;
/// One run in so many is a key, the same in every article.
const ONE_IN: u64 = 4;
/// Of an article with no more words than this every run is a key.
const FEW: usize = 100;
/// Neither of two near-duplicates has more than this many times the words of the other: a digest that holds an article
/// among ten others is no duplicate of it.
const LONGER: f64 = 2.0;

/// The least likeness of near-duplicates. In invented corpora copies with a tenth of their words changed have 0.62 and
/// more, reports of one event in other words up to 0.12; with one word in five changed about 0.5 is left.
pub const MIN_LIKENESS: f64 = 0.5;

/// What two articles are compared by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// The hashes of the runs, ascending, each once.
    runs: Vec<u32>,
    /// How many words the article has.
    words: u32,
    /// The hash of all its words in order: the same for articles that differ in case, marks and spaces alone.
    pub whole: u64,
}

impl Sketch {
    /// Reads the words of a text, and the keys by which it finds its like: hashes of 64 bits, in no order.
    pub fn of(text: &str) -> (Self, Vec<u64>) {
        let words = words(text);
        let whole = words.iter().fold(START, |hash, word| joined(hash, *word));
        let run = |words: &[u64]| words.iter().fold(START, |hash, word| joined(hash, *word));
        let mut runs = Vec::with_capacity(words.len());
        let mut keys = Vec::with_capacity(words.len() / 3);
        for run in words.windows(RUN.min(words.len().max(1))).map(run) {
            runs.push((run >> 32) as u32);
            if run.is_multiple_of(ONE_IN) || words.len() <= FEW {
                keys.push(run);
            }
        }
        runs.sort_unstable();
        runs.dedup();
        runs.shrink_to_fit();
        (Self { runs, words: words.len() as u32, whole }, keys)
    }

    /// The share of the shorter article's runs that the longer has; 0 where one is more than twice as long.
    pub fn likeness(&self, other: &Self) -> f64 {
        let (shorter, longer) = if self.words <= other.words { (self, other) } else { (other, self) };
        if f64::from(longer.words) > LONGER * f64::from(shorter.words) || shorter.runs.is_empty() {
            return 0.0;
        }
        shared(&shorter.runs, &longer.runs) as f64 / shorter.runs.len() as f64
    }
}

impl Sketch {
    /// The share of this article's runs that the other has, however long the other is: how much may be taken from it.
    pub fn share_in(&self, other: &Self) -> f64 {
        if self.runs.is_empty() { 0.0 } else { shared(&self.runs, &other.runs) as f64 / self.runs.len() as f64 }
    }
}

/// How many numbers two ascending lists have in common.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        // Steps without a branch: which list is ahead cannot be foretold.
        count += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    count
}

const START: u64 = 0xCBF2_9CE4_8422_2325;

/// The hashes of the words: stretches of letters and digits, lower case.
fn words(text: &str) -> Vec<u64> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let (mut hash, mut open) = (START, false);
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            (hash, open) = (with(hash, c.to_ascii_lowercase()), true);
        } else if !c.is_ascii() && c.is_alphanumeric() {
            (hash, open) = (c.to_lowercase().fold(hash, with), true);
        } else if open {
            words.push(hash);
            (hash, open) = (START, false);
        }
    }
    words.extend(open.then_some(hash));
    words
}

/// One step of FNV-1a, over characters.
const fn with(hash: u64, c: char) -> u64 {
    (hash ^ c as u64).wrapping_mul(0x0000_0100_0000_01B3)
}

/// A hash with one more number in it (the multiplier of SplitMix64's finisher).
const fn joined(hash: u64, number: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ number).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FERRY: &str = "A crowded ferry struck the breakwater off Port Selwick late on Monday and took in water \
        through a gash in its bow. The captain ordered the engines stopped and had the passengers moved to the stern.";

    fn check(other: &str, expected: std::ops::RangeInclusive<f64>) {
        let (one, other) = (Sketch::of(FERRY).0, Sketch::of(other).0);
        assert!(expected.contains(&one.likeness(&other)), "{}", one.likeness(&other));
        assert!((one.likeness(&other) - other.likeness(&one)).abs() < 1e-9);
    }

    #[test]
    fn copies_cut_copies_and_touched_up_ones_are_alike() {
        check(&FERRY.to_uppercase().replace(". ", " — "), 1.0..=1.0);
        check("A crowded ferry struck the breakwater off Port Selwick late on Monday and took in water.", 0.0..=0.0);
        check(&FERRY.replace(" through a gash in its bow", ""), 0.9..=0.95);
        check(&FERRY.replace("crowded", "packed").replace("Monday", "Tuesday"), 0.7..=0.9);
    }

    #[test]
    fn other_words_and_no_words_are_not() {
        check(
            "Rescue crews in Port Selwick said trawlers had saved 38 travellers from a sinking boat on Monday night. \
            The ship ran into the harbour wall, police said, and was evacuated.",
            0.0..=0.1,
        );
        check("", 0.0..=0.0);
        check("— … —", 0.0..=0.0);
    }
}
