//! How near two words are in meaning, to recognise a sentence whose words were exchanged for others.
//!
//! Each word has short sorted lists of concepts: those it names (`own`), those one step away (`near`), those one
//! step away that make two words near that share them (`kin`), and those its antonyms name (`opposite`). Steps are
//! WordNet's hypernyms, similar adjectives, entailments and derivations, and groups of our own from news usage.

use super::lemma::entries;
use super::table::lower;
use super::word::{Entry, digit, stem};

/// A lemma with less than this share of the use of a word's most used lemma adds no concepts.
const LEAST_SHARE: f32 = 0.02;

/// How two words relate in meaning, from nearest to farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same stem or lemma: "arrest", "arrested".
    Same,
    /// They name a concept in common: "arrest", "apprehend".
    Synonym,
    /// One step apart: "detain", "detention"; "election", "vote".
    Near,
    /// Antonyms: "rise", "fall". Words of opposite sense that also share one count as synonyms first.
    Opposite,
    /// Nothing known.
    None,
}

impl Relation {
    /// Whether one word may stand for the other in a retold sentence.
    pub fn is_alike(self) -> bool {
        self <= Relation::Near
    }
}

/// What one word means, ready to be compared; make it once per distinct word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concepts {
    stem: String,
    lemmas: Vec<&'static str>,
    own: Vec<u32>,
    near: Vec<u32>,
    kin: Vec<u32>,
    opposite: Vec<u32>,
}

/// The concepts of a word in any case and inflection. A word that WordNet does not have has only its stem.
pub fn concepts(word: &str) -> Concepts {
    let word = lower(word);
    let mut entries = entries(&word);
    let most = entries.iter().map(Entry::total_weight).fold(0.0, f32::max);
    entries.retain(|entry| entry.total_weight() >= LEAST_SHARE * most);
    let gather = |field: fn(&Entry) -> &'static str| {
        let mut list: Vec<u32> = entries.iter().flat_map(|entry| numbers(field(entry))).collect();
        list.sort_unstable();
        list.dedup();
        list
    };
    Concepts {
        stem: stem(&word),
        lemmas: entries.iter().map(|entry| entry.lemma).collect(),
        own: gather(|entry| entry.own),
        near: gather(|entry| entry.near),
        kin: gather(|entry| entry.kin),
        opposite: gather(|entry| entry.opposite),
    }
}

impl Concepts {
    /// How many concepts the word names: one of many meanings says little by any of them.
    pub fn meanings(&self) -> usize {
        self.own.len()
    }

    /// How this word relates to another. It is symmetric and takes a pass over the two words' lists.
    pub fn relation(&self, other: &Concepts) -> Relation {
        if self.stem == other.stem || self.lemmas.iter().any(|lemma| other.lemmas.contains(lemma)) {
            return Relation::Same;
        }
        if meet(&self.own, &other.own) {
            return Relation::Synonym;
        }
        if meet(&self.opposite, &other.own) || meet(&self.own, &other.opposite) {
            return Relation::Opposite;
        }
        let reaches = |a: &Concepts, b: &Concepts| meet(&a.own, &b.near) || meet(&a.own, &b.kin);
        if reaches(self, other) || reaches(other, self) || meet(&self.kin, &other.kin) {
            return Relation::Near;
        }
        Relation::None
    }
}

/// How two words relate, each in any case and inflection. To compare one word with many, keep its [`concepts`].
pub fn synonyms(a: &str, b: &str) -> Relation {
    concepts(a).relation(&concepts(b))
}

/// The numbers of a field, three characters each.
fn numbers(field: &'static str) -> impl Iterator<Item = u32> {
    field.as_bytes().chunks_exact(3).map(|code| code.iter().fold(0, |number, &byte| number << 6 | digit(byte)))
}

/// Whether two sorted lists share a number.
fn meet(a: &[u32], b: &[u32]) -> bool {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: Relation) {
        assert_eq!(synonyms(a, b), expected, "{a} {b}");
        assert_eq!(synonyms(b, a), expected, "{b} {a}");
    }

    #[test]
    fn same_and_synonym() {
        check("arrest", "Arrested", Relation::Same);
        check("said", "says", Relation::Same);
        check("tsikhanouskaya", "Tsikhanouskaya", Relation::Same);
        check("arrested", "apprehended", Relation::Synonym);
        check("injured", "wounded", Relation::Synonym);
        check("police", "cops", Relation::Synonym);
        check("demonstrators", "protesters", Relation::Synonym);
    }

    #[test]
    fn near() {
        check("detain", "detention", Relation::Near);
        check("demonstration", "protest", Relation::Near);
        check("election", "vote", Relation::Near);
        check("election", "ballot", Relation::Near);
        check("violent", "brutal", Relation::Near);
        check("suppression", "crackdown", Relation::Near);
        check("ministers", "priests", Relation::Near);
    }

    #[test]
    fn opposite_and_none() {
        check("increase", "decrease", Relation::Opposite);
        check("husband", "wife", Relation::Opposite);
        check("minister", "banana", Relation::None);
        check("Monday", "Tuesday", Relation::None);
        check("five", "six", Relation::None);
        check("president", "table", Relation::None);
        check("", "table", Relation::None);
    }
}
