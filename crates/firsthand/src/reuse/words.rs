//! The words of a story as reuse compares them: one term per distinct word, how much it weighs, how alike two are.
//!
//! A word weighs as much as it is rare in news at large, less the more often an article of the story repeats it:
//! a name that stands in every second sentence tells no sentence from another. Function words weigh next to nothing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::lexicon::{self, Concepts, Relation};

/// What a function word weighs: enough that a run of them in order counts, not enough to count alone.
const FUNCTION_WEIGHT: f32 = 0.3;
/// The least and greatest rarity that counts. A word never seen before is often only a misspelling.
const RARITY_RANGE: (f32, f32) = (0.8, 6.0);
/// What a number weighs: of one or two digits, and of more.
const NUMBER_WEIGHT: (f32, f32) = (2.0, 3.5);
/// How fast repetition within one article wears a word out: divisor 1 + this * ln(sentences that have it).
const WEAR: f32 = 0.6;
/// How alike two words are that have the same stem, name one concept, are a step apart, or are spelt alike.
const ALIKE: [f32; 4] = [0.95, 0.75, 0.45, 0.7];
/// Two words that no dictionary has are spellings of one name from this share of equal letters on.
const MIN_SPELLING: f64 = 0.7;

/// One distinct word.
#[derive(Debug)]
pub(super) struct Term {
    /// The same for all words of one stem.
    pub stem: u32,
    /// Whether it only holds a sentence together.
    pub function: bool,
    /// Whether it is a number, in digits or a small one in words.
    pub number: bool,
    /// Rarity in news at large.
    rarity: f32,
    /// The most sentences of one article that have its stem.
    repeated: u32,
    known: bool,
    key: String,
    concepts: Concepts,
}

/// The most pairs of words whose likeness is remembered, some hundred megabytes; beyond, all are worked out anew.
const REMEMBERED: usize = 4_000_000;

/// Mixes the numbers of two words: they are our own, so that a hash against malice would only cost time.
#[derive(Debug, Default)]
struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, pair: u64) {
        // The odd part of the golden ratio spreads runs of numbers (Knuth, section 6.4).
        let mixed = (self.0 ^ pair).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

/// All the words of a story.
#[derive(Debug, Default)]
pub(super) struct Words {
    terms: Vec<Term>,
    by_key: HashMap<String, u32>,
    by_stem: HashMap<String, u32>,
    alike: HashMap<u64, f32, BuildHasherDefault<PairHasher>>,
}

/// A number word as its digits, and the signs of a percentage as one word.
pub(super) fn key_of(norm: &str) -> String {
    const SMALL: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match norm {
        "%" | "per cent" => "percent".to_owned(),
        "'s" | "'" => "'s".to_owned(),
        _ => match SMALL.iter().skip(2).position(|word| *word == norm) {
            Some(at) => (at + 2).to_string(),
            None if norm.starts_with(|c: char| c.is_ascii_digit()) => norm.replace(',', ""),
            None => norm.to_owned(),
        },
    }
}

impl Words {
    /// The term of a word in its normalised form.
    pub fn term(&mut self, norm: &str, stem: &str) -> u32 {
        let key = key_of(norm);
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        let number = key.starts_with(|c: char| c.is_ascii_digit());
        let stem = if number || key == "percent" { key.as_str() } else { stem };
        let next = self.by_stem.len() as u32;
        let stem_id = *self.by_stem.entry(stem.to_owned()).or_insert(next);
        let id = self.terms.len() as u32;
        self.terms.push(Term {
            stem: stem_id,
            function: !number && (lexicon::is_function_word(&key) || key == "'s"),
            number,
            rarity: lexicon::rarity(stem),
            repeated: 1,
            known: lexicon::is_known_word(&key),
            concepts: if number { Concepts::default() } else { lexicon::concepts(&key) },
            key: key.clone(),
        });
        self.by_key.insert(key, id);
        id
    }

    /// Notes that sentences of one article have the term's stem this often.
    pub fn note_repeated(&mut self, by_stem: &HashMap<u32, u32>) {
        for term in &mut self.terms {
            term.repeated = term.repeated.max(by_stem.get(&term.stem).copied().unwrap_or(0));
        }
    }

    /// The number of distinct stems.
    pub fn stems(&self) -> usize {
        self.by_stem.len()
    }

    /// The term with this number.
    pub fn get(&self, id: u32) -> Option<&Term> {
        self.terms.get(id as usize)
    }

    /// How alike two terms are, 0 to 1.
    pub fn alike(&mut self, a: u32, b: u32) -> f32 {
        if a == b {
            return 1.0;
        }
        let (Some(x), Some(y)) = (self.get(a), self.get(b)) else { return 0.0 };
        if x.stem == y.stem {
            return ALIKE[0];
        }
        if x.function || y.function || x.number || y.number {
            return 0.0;
        }
        let key = u64::from(a.min(b)) << 32 | u64::from(a.max(b));
        if let Some(&known) = self.alike.get(&key) {
            return known;
        }
        let alike = likeness(x, y);
        if self.alike.len() >= REMEMBERED {
            self.alike.clear();
        }
        self.alike.insert(key, alike);
        alike
    }
}

impl Term {
    /// What the word weighs in this story.
    pub fn weight(&self) -> f32 {
        if self.function {
            return FUNCTION_WEIGHT;
        }
        let rarity = if self.number {
            if self.key.len() > 2 { NUMBER_WEIGHT.1 } else { NUMBER_WEIGHT.0 }
        } else {
            self.rarity.clamp(RARITY_RANGE.0, RARITY_RANGE.1)
        };
        rarity / (1.0 + WEAR * (self.repeated.max(1) as f32).ln())
    }

    /// The word, lower case, numbers in digits.
    pub fn key(&self) -> &str {
        &self.key
    }
}

fn likeness(x: &Term, y: &Term) -> f32 {
    match x.concepts.relation(&y.concepts) {
        Relation::Same => ALIKE[0],
        Relation::Synonym => ALIKE[1],
        Relation::Near => ALIKE[2],
        Relation::Opposite => 0.0,
        Relation::None if !x.known && !y.known && spelt_alike(&x.key, &y.key) => ALIKE[3],
        Relation::None => 0.0,
    }
}

/// Whether two words share most of their letters in order.
fn spelt_alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(32).collect(), b.chars().take(32).collect());
    if a.len() < 4 || b.len() < 4 {
        return false;
    }
    let mut row = vec![0usize; b.len() + 1];
    for x in &a {
        let mut before = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let left = row.get(j).copied().unwrap_or(0);
            let value = if x == y { before + 1 } else { above.max(left) };
            before = above;
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = value;
            }
        }
    }
    let common = row.last().copied().unwrap_or(0) as f64;
    common / a.len().max(b.len()) as f64 >= MIN_SPELLING
}
