//! One word of the WordNet table: its parts of speech and how much use each has; and the stem of a word.

use frostem::{Algorithm, Stemmer};

use super::lemma::analyses;
use super::table::{Table, lower};

/// One line per lemma: `word|weights|domains|own|near|kin|opposite`, as `tools/lexicon/wordnet.py` describes it.
static WORDS: Table = Table::new(include_str!("../../data/words.txt"));

/// A part of speech with open membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pos {
    /// A noun: "minister".
    Noun,
    /// A verb: "say".
    Verb,
    /// An adjective: "violent".
    Adjective,
    /// An adverb: "violently".
    Adverb,
}

impl Pos {
    /// All four, in the order of the tables.
    pub const ALL: [Pos; 4] = [Pos::Noun, Pos::Verb, Pos::Adjective, Pos::Adverb];
}

/// One lemma as the table gives it.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) lemma: &'static str,
    weights: &'static str,
    pub(super) domains: &'static str,
    pub(super) own: &'static str,
    pub(super) near: &'static str,
    pub(super) kin: &'static str,
    pub(super) opposite: &'static str,
}

impl Entry {
    /// The entry of a lower-case lemma.
    pub(super) fn of(lemma: &str) -> Option<Entry> {
        let rest = WORDS.find(lemma)?;
        let mut fields = rest.split('|');
        let mut next = || fields.next().unwrap_or_default();
        let (weights, domains, own, near, kin, opposite) = (next(), next(), next(), next(), next(), next());
        Some(Entry { lemma: key_before(rest, lemma.len()), weights, domains, own, near, kin, opposite })
    }

    /// How much the lemma is used as this part of speech: 0 for never, else the sum of its SemCor counts and a
    /// fraction for each sense.
    pub(super) fn weight(&self, pos: Pos) -> f32 {
        let code = self.weights.as_bytes().get(pos as usize).map_or(0, |&b| digit(b));
        (code as f32 / 4.0).exp2() - 1.0
    }

    /// The sum of the weights of all parts of speech.
    pub(super) fn total_weight(&self) -> f32 {
        Pos::ALL.iter().map(|&pos| self.weight(pos)).sum()
    }
}

/// The key that stands before `rest` in the table, with the table's own lifetime.
fn key_before(rest: &'static str, length: usize) -> &'static str {
    let offset = rest.as_ptr() as usize - WORDS.lines().as_ptr() as usize;
    WORDS.lines().get(offset - 1 - length..offset - 1).unwrap_or_default()
}

/// The value, 0 to 63, of one character of the tables' numbers.
pub(super) fn digit(byte: u8) -> u32 {
    match byte {
        b'-' => 0,
        b'0'..=b'9' => u32::from(byte - b'0') + 1,
        b'A'..=b'Z' => u32::from(byte - b'A') + 11,
        b'_' => 37,
        _ => u32::from(byte.saturating_sub(b'a')) + 38,
    }
}

/// The stem of a word by the English Snowball algorithm (Porter 2): "protesters" and "protester" both give "protest".
///
/// The word is put in lower case first. A stem is a key to compare by, not a word to show.
pub fn stem(word: &str) -> String {
    Stemmer::new(Algorithm::English).stem(&lower(word)).into_owned()
}

/// How much a word is used as each part of speech, as shares from 0 to 1 that add up to 1, or all 0 for a word
/// that WordNet does not have. Inflected words count as their lemmas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PartsOfSpeech {
    /// Share of its use as a noun.
    pub noun: f32,
    /// Share of its use as a verb.
    pub verb: f32,
    /// Share of its use as an adjective.
    pub adjective: f32,
    /// Share of its use as an adverb.
    pub adverb: f32,
}

impl PartsOfSpeech {
    /// Whether the word is known at all.
    pub fn is_known(&self) -> bool {
        self.noun + self.verb + self.adjective + self.adverb > 0.0
    }

    /// The share of one part of speech.
    pub fn share(&self, pos: Pos) -> f32 {
        match pos {
            Pos::Noun => self.noun,
            Pos::Verb => self.verb,
            Pos::Adjective => self.adjective,
            Pos::Adverb => self.adverb,
        }
    }
}

/// The parts of speech that a word, in any case and inflection, can be, and how much of its use is each.
///
/// A closed-class word ("the", "of") has the shares of its rare open-class senses if any; ask
/// [`is_function_word`](super::is_function_word) first.
pub fn parts_of_speech(word: &str) -> PartsOfSpeech {
    let word = lower(word);
    let mut sums = [0.0f32; 4];
    for (pos, entry) in analyses(&word) {
        sums[pos as usize] = entry.weight(pos).max(sums[pos as usize]);
    }
    let total: f32 = sums.iter().sum();
    if total <= 0.0 {
        return PartsOfSpeech::default();
    }
    let [noun, verb, adjective, adverb] = sums.map(|sum| sum / total);
    PartsOfSpeech { noun, verb, adjective, adverb }
}

/// Whether WordNet has the word, in any case and inflection.
pub fn is_known_word(word: &str) -> bool {
    parts_of_speech(word).is_known()
}

/// Whether more than half of the word's use is as a noun.
pub fn is_mostly_noun(word: &str) -> bool {
    parts_of_speech(word).noun > 0.5
}

/// Whether more than half of the word's use is as a verb.
pub fn is_mostly_verb(word: &str) -> bool {
    parts_of_speech(word).verb > 0.5
}

/// Whether more than half of the word's use is as an adjective.
pub fn is_mostly_adjective(word: &str) -> bool {
    parts_of_speech(word).adjective > 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_put_inflections_together() {
        let check = |a: &str, b: &str| assert_eq!(stem(a), stem(b));
        check("protesters", "protester");
        check("Arrested", "arresting");
        check("ministries", "ministry");
        assert_eq!(stem(""), "");
        assert_eq!(stem("Čapek’s"), stem("čapek’s"));
    }

    #[test]
    fn shares_follow_use() {
        assert!(is_mostly_noun("government") && is_mostly_noun("Ministers") && is_mostly_noun("police"));
        assert!(is_mostly_verb("said") && is_mostly_verb("went") && is_mostly_verb("arrested"));
        assert!(is_mostly_adjective("violent"));
        assert!(parts_of_speech("quickly").adverb > 0.9);
        assert!(!is_known_word("tsikhanouskaya") && !is_known_word(""));
    }

    #[test]
    fn the_digits_are_those_of_the_tables() {
        let all = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
        assert!(all.bytes().enumerate().all(|(i, b)| digit(b) == i as u32));
    }
}
