//! The distinct words of a corpus: numbered batch by batch, looked up once each.

use std::collections::HashMap;

use crate::lexicon;
use crate::text::hash;

use super::super::words::{Term, Vocabulary, key_of};

/// The words of one batch of articles, numbered in order of appearance.
#[derive(Debug, Default)]
pub struct Glossary {
    numbers: HashMap<String, u32>,
    counts: Vec<Count>,
    article: u32,
}

/// In how many articles a word stands, and the last of them.
#[derive(Clone, Copy, Debug)]
struct Count {
    articles: u32,
    last: u32,
}

impl Glossary {
    /// Says that the words that follow are another article's.
    pub(super) fn next_article(&mut self) {
        self.article += 1;
    }

    /// The number of a word in its normalised form.
    pub(super) fn number(&mut self, norm: &str) -> u32 {
        let number = match self.numbers.get(norm) {
            Some(&number) => number,
            None => {
                let number = self.counts.len() as u32;
                self.numbers.insert(norm.to_owned(), number);
                self.counts.push(Count { articles: 0, last: 0 });
                number
            }
        };
        if let Some(count) = self.counts.get_mut(number as usize)
            && count.last != self.article
        {
            *count = Count { articles: count.articles + 1, last: self.article };
        }
        number
    }
}

/// The words of all batches so far. Numbers go by order of appearance and mean nothing else.
#[derive(Debug, Default)]
pub struct Gathered {
    numbers: HashMap<String, u32>,
    articles: Vec<u32>,
}

impl Gathered {
    /// Takes in the words of a batch and gives their numbers here, by their numbers there.
    pub fn absorb(&mut self, glossary: &Glossary) -> Vec<u32> {
        let norms = by_number(&glossary.numbers, glossary.counts.len());
        norms.iter().zip(&glossary.counts).map(|(norm, count)| self.add(key_of(norm), count.articles)).collect()
    }

    fn add(&mut self, key: String, articles: u32) -> u32 {
        let next = self.articles.len() as u32;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.articles.push(0);
        }
        if let Some(all) = self.articles.get_mut(number as usize) {
            *all += articles;
        }
        number
    }

    /// The words by their number, each to be [learned](Learned::of).
    pub fn keys(&self) -> Vec<&str> {
        by_number(&self.numbers, self.articles.len())
    }
}

fn by_number(numbers: &HashMap<String, u32>, count: usize) -> Vec<&str> {
    let mut words = vec![""; count];
    for (word, number) in numbers {
        if let Some(slot) = words.get_mut(*number as usize) {
            *slot = word;
        }
    }
    words
}

/// What is known of one word.
#[derive(Debug)]
pub struct Learned {
    term: Term,
    stem: String,
    hash: u64,
}

impl Learned {
    /// Looks a word up.
    pub fn of(key: &str) -> Self {
        let stem = lexicon::stem(key);
        let term = Term::of(key, &stem);
        let hash = hash::of(if term.has_own_stem() { key } else { &stem });
        Self { term, stem, hash }
    }
}

/// All that is known of the words of a corpus.
#[derive(Debug, Default)]
pub struct Lexis {
    pub(super) vocabulary: Vocabulary,
    traits: Vec<Traits>,
}

/// What the keys need of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits {
    /// The same for all words of one stem, whatever the corpus.
    pub hash: u64,
    /// How much it tells one sentence from others; 0 for words that only hold a sentence together.
    pub telling: f32,
}

impl Lexis {
    /// Puts together what was learned of the words, by number, of a corpus of `articles` articles.
    pub fn new(gathered: &Gathered, learned: Vec<Learned>, articles: usize) -> Self {
        let mut lexis = Self::default();
        for (learned, with_word) in learned.into_iter().zip(&gathered.articles) {
            let here = (articles.max(1) as f32 / (*with_word).max(1) as f32).ln().max(0.0);
            let telling = if learned.term.function { 0.0 } else { learned.term.rarity_at_large() + here };
            lexis.vocabulary.push(learned.term, &learned.stem);
            lexis.traits.push(Traits { hash: learned.hash, telling });
        }
        lexis
    }

    /// What the keys need of the word with this number.
    pub(super) fn traits(&self, term: u32) -> Option<Traits> {
        self.traits.get(term as usize).copied()
    }
}
