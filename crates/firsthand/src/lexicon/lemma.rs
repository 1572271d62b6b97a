//! The dictionary forms of a word, after WordNet's `morphy`: the exception lists first, then rules of detachment,
//! keeping only forms that the dictionary has as that part of speech.

use super::table::{Table, lower};
use super::word::{Entry, Pos};

/// One line per irregular form: `form|pos|lemma`.
static IRREGULAR: Table = Table::new(include_str!("../../data/irregular.txt"));

/// Ending and what stands in its place, by part of speech (WordNet 3.0, `morphy(7WN)`).
const NOUN_RULES: &[(&str, &str)] = &[
    ("s", ""),
    ("ses", "s"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("men", "man"),
    ("women", "woman"),
    ("ies", "y"),
];
const VERB_RULES: &[(&str, &str)] =
    &[("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")];
const ADJECTIVE_RULES: &[(&str, &str)] =
    &[("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")];

/// The dictionary form of a word as the given part of speech, the best one if there are several: "said" as a verb
/// gives "say", "men" as a noun gives "man", "people" gives "person". `None` when it cannot be that.
pub fn lemma(word: &str, pos: Pos) -> Option<&'static str> {
    bases(&lower(word), pos).first().map(|entry| entry.lemma)
}

/// All dictionary forms of a word, each once, as noun, verb, adjective and adverb in this order: "people" gives
/// "person" and "people", "wounded" gives "wound" and "wounded". Empty for a word that WordNet does not have.
pub fn lemmas(word: &str) -> Vec<&'static str> {
    entries(&lower(word)).iter().map(|entry| entry.lemma).collect()
}

/// The entries of all lemmas of a lower-case word, each once.
pub(super) fn entries(word: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for (_, entry) in analyses(word) {
        if found.iter().all(|other| other.lemma != entry.lemma) {
            found.push(entry);
        }
    }
    found
}

/// The entries of a lower-case word's lemmas as one part of speech, the most used first.
pub(super) fn bases(word: &str, pos: Pos) -> Vec<Entry> {
    analyses(word).into_iter().filter(|&(as_pos, _)| as_pos == pos).map(|(_, entry)| entry).collect()
}

/// What a lower-case word can be: by part of speech in the order of the tables, the most used lemma first.
pub(super) fn analyses(word: &str) -> Vec<(Pos, Entry)> {
    let itself = Entry::of(word);
    let irregular: Vec<&'static str> = IRREGULAR.find_all(word).collect();
    let mut found = Vec::new();
    for pos in Pos::ALL {
        let start = found.len();
        found.extend(itself.filter(|entry| entry.weight(pos) > 0.0).map(|entry| (pos, entry)));
        let listed = irregular.iter().filter_map(|line| line.strip_prefix(letter(pos))?.strip_prefix('|'));
        let before = found.len();
        listed.for_each(|lemma| add(&mut found, start, pos, lemma));
        if found.len() == before {
            by_rule(word, pos, |lemma| add(&mut found, start, pos, lemma));
        }
        found[start..].sort_by(|(_, a), (_, b)| b.weight(pos).total_cmp(&a.weight(pos)));
    }
    found
}

/// Adds a lemma that the dictionary has as this part of speech, unless it stands in the list from `start` on.
fn add(found: &mut Vec<(Pos, Entry)>, start: usize, pos: Pos, lemma: &str) {
    if let Some(entry) = Entry::of(lemma).filter(|entry| entry.weight(pos) > 0.0)
        && found[start..].iter().all(|(_, other)| other.lemma != entry.lemma)
    {
        found.push((pos, entry));
    }
}

/// The letter of a part of speech in the exception lists.
fn letter(pos: Pos) -> char {
    match pos {
        Pos::Noun => 'n',
        Pos::Verb => 'v',
        Pos::Adjective => 'a',
        Pos::Adverb => 'r',
    }
}

/// Tries each rule of the part of speech. Nouns in "-ss" are left alone, as morphy leaves them.
fn by_rule(word: &str, pos: Pos, mut take: impl FnMut(&str)) {
    let rules = match pos {
        Pos::Noun if word.ends_with("ss") => return,
        Pos::Noun => NOUN_RULES,
        Pos::Verb => VERB_RULES,
        Pos::Adjective => ADJECTIVE_RULES,
        Pos::Adverb => return,
    };
    for (ending, instead) in rules {
        if let Some(start) = word.strip_suffix(ending)
            && start.len() > 1
        {
            take(&format!("{start}{instead}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &[&str]) {
        assert_eq!(lemmas(word), expected, "{word}");
    }

    #[test]
    fn irregular_and_regular_forms() {
        check("told", &["tell"]);
        check("men", &["man", "men"]);
        check("people", &["person", "people"]);
        check("Ministries", &["ministry"]);
        check("stopped", &["stop", "stopped"]);
        check("protesters", &["protester"]);
        check("xyzzy", &[]);
        check("", &[]);
        check("s", &[]);
    }

    #[test]
    fn by_part_of_speech() {
        assert_eq!(lemma("said", Pos::Verb), Some("say"));
        assert_eq!(lemma("Leaves", Pos::Noun), Some("leaf"));
        assert_eq!(lemma("leaves", Pos::Verb), Some("leave"));
        assert_eq!(lemma("bigger", Pos::Adjective), Some("big"));
        assert_eq!(lemma("government", Pos::Verb), None);
    }
}
