//! The words of a story as reuse compares them: one term per distinct word, how much it weighs, how alike two are.
//!
//! A word weighs as much as it is rare in news at large, less the more often an article of the story repeats it:
//! a name that stands in every second sentence tells no sentence from another. Function words weigh next to nothing.

use std::collections::HashMap;

use crate::lexicon::{self, Concepts, Relation};
use crate::text::hash;

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
    /// A hash of that stem, the same in every vocabulary.
    pub hash: u64,
    /// Whether it only holds a sentence together.
    pub function: bool,
    /// Whether it is a number, in digits or a small one in words.
    pub number: bool,
    /// Whether a dictionary has it.
    pub known: bool,
    /// Rarity in news at large.
    rarity: f32,
    key: String,
    concepts: Concepts,
}

/// All the words of a story or a corpus, each once.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    terms: Vec<Term>,
    faces: Vec<Face>,
    by_key: HashMap<String, u32>,
    by_stem: HashMap<String, u32>,
}

/// As much of a word as settles most comparisons, kept close together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    term: u32,
    stem: u32,
    class: Class,
}

/// With which words another may be alike without sharing their stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// None: words that hold a sentence together, and numbers.
    Alone,
    /// Words of a dictionary, by their meaning.
    Known,
    /// All other words, by their spelling.
    Unknown,
}

/// A vocabulary, and what has been found of how alike its words are.
#[derive(Debug)]
pub(super) struct Words<'a> {
    vocabulary: &'a Vocabulary,
    memory: Memory,
}

/// What has been found of how alike words are; it goes with the vocabulary whose numbers it has.
#[derive(Debug, Default)]
pub(super) struct Memory(Vec<Remembered>);

/// The likeness of two words that were compared; the pair of 0 and 0 is none.
#[derive(Clone, Copy, Debug, Default)]
struct Remembered {
    pair: u64,
    alike: f32,
}

/// How many pairs of words have their likeness remembered, the last one in each place: two megabytes. A power of two.
const REMEMBERED: usize = 1 << 17;

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

impl Vocabulary {
    /// The term of a word in its normalised form.
    pub fn term(&mut self, norm: &str, stem: &str) -> u32 {
        let key = key_of(norm);
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        let id = self.push(Term::of(&key, stem), stem);
        self.by_key.insert(key, id);
        id
    }

    /// Adds a term that is not there yet; `stem` is that of the word.
    pub fn push(&mut self, mut term: Term, stem: &str) -> u32 {
        let stem = if term.has_own_stem() { term.key.as_str() } else { stem };
        term.hash = hash::of(stem);
        let next = self.by_stem.len() as u32;
        term.stem = match self.by_stem.get(stem) {
            Some(&known) => known,
            None => *self.by_stem.entry(stem.to_owned()).or_insert(next),
        };
        let number = self.terms.len() as u32;
        let class = match &term {
            Term { function: true, .. } | Term { number: true, .. } => Class::Alone,
            Term { known: true, .. } => Class::Known,
            _ => Class::Unknown,
        };
        self.faces.push(Face { term: number, stem: term.stem, class });
        self.terms.push(term);
        number
    }

    /// The term with this number.
    pub fn get(&self, id: u32) -> Option<&Term> {
        self.terms.get(id as usize)
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }
}

impl<'a> Words<'a> {
    /// The words of a vocabulary, and what has been found of them.
    pub fn new(vocabulary: &'a Vocabulary, memory: Memory) -> Self {
        let memory = if memory.0.is_empty() { Memory(vec![Remembered::default(); REMEMBERED]) } else { memory };
        Self { vocabulary, memory }
    }

    /// What has been found of them by now.
    pub fn into_memory(self) -> Memory {
        self.memory
    }

    /// The term with this number.
    pub fn get(&self, id: u32) -> Option<&'a Term> {
        self.vocabulary.get(id)
    }

    /// What to compare the term with this number by. A number that no term has is like no word but itself.
    pub fn face(&self, id: u32) -> Face {
        let unknown = Face { term: id, stem: u32::MAX - id, class: Class::Alone };
        self.vocabulary.faces.get(id as usize).copied().unwrap_or(unknown)
    }

    /// How alike two terms are, 0 to 1.
    pub fn alike(&mut self, a: &Face, b: &Face) -> f32 {
        if a.stem == b.stem {
            if a.term == b.term { 1.0 } else { ALIKE[0] }
        } else if a.class != b.class || a.class == Class::Alone {
            0.0
        } else {
            self.remembered(a.term, b.term)
        }
    }

    fn remembered(&mut self, a: u32, b: u32) -> f32 {
        let pair = u64::from(a.min(b)) << 32 | u64::from(a.max(b));
        // The odd part of the golden ratio spreads runs of numbers (Knuth, section 6.4).
        let place = pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - REMEMBERED.trailing_zeros());
        let vocabulary = self.vocabulary;
        let anew = || match (vocabulary.get(a), vocabulary.get(b)) {
            (Some(x), Some(y)) => likeness(x, y),
            _ => 0.0,
        };
        let Some(remembered) = self.memory.0.get_mut(place as usize) else { return anew() };
        if remembered.pair != pair {
            *remembered = Remembered { pair, alike: anew() };
        }
        remembered.alike
    }
}

impl Term {
    /// What is known of a word, given its key and its stem. It has no number yet.
    pub fn of(key: &str, stem: &str) -> Self {
        let number = key.starts_with(|c: char| c.is_ascii_digit());
        let mut term = Self {
            stem: 0,
            hash: 0,
            function: !number && (lexicon::is_function_word(key) || key == "'s"),
            number,
            known: lexicon::is_known_word(key),
            rarity: 0.0,
            key: key.to_owned(),
            concepts: if number { Concepts::default() } else { lexicon::concepts(key) },
        };
        term.rarity = lexicon::rarity(if term.has_own_stem() { key } else { stem });
        term
    }

    /// Whether its key is its stem, because it is no word of letters.
    pub fn has_own_stem(&self) -> bool {
        self.number || self.key == "percent"
    }

    /// Whether the word, written with a capital, is part of a name: any word is that no sentence begins with, except
    /// those that only hold a sentence together.
    pub fn is_name(&self, begins_sentence: bool) -> bool {
        !self.function && !(begins_sentence && (self.known || self.number))
    }

    /// What the word weighs where `repeated` sentences of one article have its stem.
    pub fn weight(&self, repeated: u32) -> f32 {
        if self.function {
            return FUNCTION_WEIGHT;
        }
        let rarity = if self.number {
            if self.key.len() > 2 { NUMBER_WEIGHT.1 } else { NUMBER_WEIGHT.0 }
        } else {
            self.rarity_at_large()
        };
        rarity / (1.0 + WEAR * (repeated.max(1) as f32).ln())
    }

    /// How rare it is in news at large, within [`RARITY_RANGE`].
    pub fn rarity_at_large(&self) -> f32 {
        self.rarity.clamp(RARITY_RANGE.0, RARITY_RANGE.1)
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
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    if shorter < 4 || (shorter as f64) < MIN_SPELLING * longer as f64 {
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
    common / longer as f64 >= MIN_SPELLING
}
