//! The words that invented articles are made of: those of the lexicon's table, by part of speech and use, and which
//! may stand for which.

use std::collections::{HashMap, HashSet};

use super::random::Random;

const WORDS: &str = include_str!("../../../firsthand/data/words.txt");
const IRREGULAR: &str = include_str!("../../../firsthand/data/irregular.txt");

/// A part of speech that is varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A noun.
    Noun,
    /// A verb, always in the past.
    Verb,
    /// An adjective.
    Adjective,
}

/// Words by part of speech, the most used first.
#[derive(Debug)]
pub struct Vocabulary {
    by_part: [Vec<&'static str>; 3],
    concepts: HashMap<&'static str, Vec<&'static str>>,
    by_concept: HashMap<(Part, &'static str), Vec<&'static str>>,
}

impl std::hash::Hash for Part {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (*self as u8).hash(state);
    }
}

impl Vocabulary {
    /// Reads the table.
    pub fn new() -> Self {
        let mut weighed: [Vec<(u8, &'static str)>; 3] = Default::default();
        let (mut concepts, mut by_concept) = (HashMap::new(), HashMap::<_, Vec<&'static str>>::new());
        for line in WORDS.lines() {
            let mut fields = line.split('|');
            let (Some(word), Some(weights), _, Some(own)) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            if !(3..=12).contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                continue;
            }
            // The codes of the weights ascend with them; `-` is none.
            let best = weights.bytes().take(3).enumerate().max_by_key(|&(at, code)| (code, std::cmp::Reverse(at)));
            let Some((part, code)) = best.filter(|(_, code)| *code != b'-') else { continue };
            let part = [Part::Noun, Part::Verb, Part::Adjective][part];
            weighed[part as usize].push((code, word));
            let own: Vec<&'static str> = (0..own.len() / 3).filter_map(|at| own.get(3 * at..3 * at + 3)).collect();
            for concept in &own {
                by_concept.entry((part, *concept)).or_default().push(word);
            }
            concepts.insert(word, own);
        }
        let by_part = weighed.map(|mut words| {
            words.sort_by_key(|&(code, word)| (std::cmp::Reverse(code), word));
            words.into_iter().map(|(_, word)| word).collect()
        });
        Self { by_part, concepts, by_concept }
    }

    /// Without the verbs that have irregular forms.
    pub fn with_regular_verbs(mut self) -> Self {
        let irregular: HashSet<&str> = IRREGULAR.lines().filter_map(|line| line.rsplit('|').next()).collect();
        self.by_part[Part::Verb as usize].retain(|verb| !irregular.contains(verb));
        self
    }

    /// A word, used ones more often.
    pub fn word(&self, part: Part, random: &mut Random) -> &'static str {
        let words = &self.by_part[part as usize];
        words[random.ranked(words.len())]
    }

    /// The words of a part of speech, the most used first.
    pub fn words(&self, part: Part) -> &[&'static str] {
        &self.by_part[part as usize]
    }

    /// Whether a word is mostly of this part of speech and has others that may stand for it.
    pub fn is(&self, part: Part, word: &str) -> bool {
        let concepts = self.concepts.get(word).map_or(&[][..], Vec::as_slice);
        concepts.iter().any(|concept| self.by_concept.get(&(part, concept)).is_some_and(|words| words.contains(&word)))
    }

    /// A word that names a concept that this one names too, if there is one.
    pub fn synonym(&self, part: Part, word: &str, random: &mut Random) -> Option<&'static str> {
        let concepts = self.concepts.get(word).filter(|concepts| !concepts.is_empty())?;
        let others = self.by_concept.get(&(part, random.choice(concepts)))?;
        let others: Vec<&'static str> = others.iter().copied().filter(|other| *other != word).collect();
        (!others.is_empty()).then(|| random.choice(&others))
    }
}
