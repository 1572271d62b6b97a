//! What capital letters mean in one article: which words it writes with a capital where nothing but a name has one.
//!
//! The first word of a sentence or quotation has a capital anyway, and so have most words of a headline in title case
//! and all of one in capitals. Those places prove nothing; the others do.

use std::collections::{HashMap, HashSet};

use super::known;
use crate::lexicon::{self, names};
use crate::text::{Sentence, Text, Token};

/// A headline is in title case when at least this share of its words of four letters and more, small words left out, have a capital.
/// Headlines of news lie near 1 or, in sentence case, under one half.
const TITLE_CASE: f32 = 0.9;

/// The capitals of one article.
pub(super) struct Case {
    /// For each token, whether a capital there means something.
    telling: Vec<bool>,
    /// For each sentence, whether it is in title case or in capitals.
    headline: Vec<bool>,
    /// For each word, how often it has a telling capital and how often none.
    counts: HashMap<String, (u32, u32)>,
    /// Two words that stand side by side, both with a telling capital.
    pairs: HashSet<(String, String)>,
    /// Tokens in rows of capitals.
    shouted: HashSet<usize>,
    /// Whether the text writes "i" in small letters at least as often as not, as hasty messages do.
    careless: bool,
}

impl Case {
    /// Reads the capitals of a text.
    pub(super) fn of(source: &str, text: &Text) -> Self {
        let mut case = Self {
            telling: vec![false; text.tokens.len()],
            headline: Vec::new(),
            counts: HashMap::new(),
            pairs: HashSet::new(),
            shouted: HashSet::new(),
            careless: is_careless(source, text),
        };
        for sentence in &text.sentences {
            let headline = is_headline(source, text.tokens_of(sentence), sentence);
            case.headline.push(headline);
            case.mark_shouting(source, text, sentence);
            if !headline {
                case.read(source, text, sentence);
            }
        }
        case
    }

    /// Marks rows of three words and more in capitals, of which no capital means anything.
    fn mark_shouting(&mut self, source: &str, text: &Text, sentence: &Sentence) {
        let tokens = text.tokens_of(sentence);
        let mut from = 0;
        for at in 0..=tokens.len() {
            let loud = tokens.get(at).is_some_and(|token| !token.is_word() || is_loud(token.of(source)));
            if !loud {
                let row = tokens.get(from..at).unwrap_or_default();
                let words = row.iter().filter(|token| token.is_word() && token.norm.len() > 1);
                if words.clone().count() >= 3
                    && words
                        .clone()
                        .any(|token| lexicon::is_function_word(&token.norm) || known::is_ordinary(&token.norm))
                {
                    self.shouted.extend((from..at).map(|at| sentence.tokens.start + at));
                }
                from = at + 1;
            }
        }
    }

    fn read(&mut self, source: &str, text: &Text, sentence: &Sentence) {
        let mut opening = true;
        let mut before: Option<&Token> = None;
        for (index, token) in sentence.tokens.clone().zip(text.tokens_of(sentence)) {
            if opens_clause(token) {
                opening = true;
                before = None;
                continue;
            }
            if !token.is_wordlike() {
                before = None;
                continue;
            }
            if let Some(telling) = self.telling.get_mut(index) {
                *telling = !opening && !self.shouted.contains(&index);
            }
            if token.is_word() {
                let count = self.counts.entry(token.norm.clone()).or_default();
                match (token.is_capitalised(source), opening || self.shouted.contains(&index)) {
                    (true, false) => {
                        count.0 += 1;
                        self.pairs.extend(before.map(|before| (before.norm.clone(), token.norm.clone())));
                    }
                    (false, _) => count.1 += 1,
                    (true, true) => {}
                }
            }
            before = (token.is_capitalised(source) && !opening).then_some(token);
            opening = false;
        }
    }

    /// Whether the capital of this token means something.
    pub(super) fn tells(&self, index: usize) -> bool {
        self.telling.get(index).copied().unwrap_or_default()
    }

    /// Whether the sentence is in title case or capitals.
    pub(super) fn is_headline(&self, sentence: usize) -> bool {
        self.headline.get(sentence).copied().unwrap_or_default()
    }

    /// Whether the token stands in a row of capitals.
    pub(super) fn is_shouted(&self, index: usize) -> bool {
        self.shouted.contains(&index)
    }

    /// Whether the text writes "i" in small letters, so that small letters say little.
    pub(super) fn is_careless(&self) -> bool {
        self.careless
    }

    /// How often the word has a telling capital and how often none.
    pub(super) fn counts(&self, word: &str) -> (u32, u32) {
        self.counts.get(word).copied().unwrap_or_default()
    }

    /// Whether the article has the two words side by side, both with a telling capital.
    pub(super) fn has_pair(&self, first: &str, second: &str) -> bool {
        self.pairs.contains(&(first.to_owned(), second.to_owned()))
    }

    /// Whether a word whose capital here means nothing is part of a name nevertheless.
    pub(super) fn is_proper(&self, word: &str) -> bool {
        match self.counts(word) {
            (0, 0) => is_proper_anywhere(word),
            (capital, small) => capital > small,
        }
    }
}

/// Whether a word that the article shows nowhere else is a name wherever it stands.
fn is_proper_anywhere(word: &str) -> bool {
    if lexicon::is_function_word(word) {
        return false;
    }
    let named = known::first_name(word).is_some()
        || known::is_place(word)
        || known::is_organisation(word)
        || known::is_seat(word)
        || known::is_demonym(word);
    // "Protestors", "Livestreaming": words that a dictionary leaves out have the endings of those it has.
    let derived = word.len() > 6 && DERIVED.iter().any(|ending| word.ends_with(ending));
    named && !known::is_chiefly_ordinary(word) || !known::is_ordinary(word) && (!derived || names::surname(word))
}

/// Endings that make words rather than names.
const DERIVED: &[&str] = &["ers", "ors", "ings", "ing", "edly", "ingly", "ized", "ised", "isation", "ization"];

fn is_careless(source: &str, text: &Text) -> bool {
    let own = text.tokens.iter().filter(|token| token.norm == "i");
    let (mut small, mut capital) = (0usize, 0usize);
    for token in own {
        match token.of(source) {
            "i" => small += 1,
            _ => capital += 1,
        }
    }
    small > 0 && small >= capital
}

/// Whether a word of two letters and more is all in capitals.
pub(super) fn is_loud(written: &str) -> bool {
    written.chars().filter(|c| c.is_alphabetic()).count() > 1 && !written.chars().any(char::is_lowercase)
}

/// Whether the next word has a capital because of this mark.
fn opens_clause(token: &Token) -> bool {
    token.is_double_quote()
        || token.is_single_quote()
        || matches!(token.norm.as_str(), ":" | "•" | "*" | "–" | "—" | "--" | "[" | "...")
        || matches!(token.norm.as_str(), "." | "!" | "?" | "…" | "?!" | "|" | "(" | "/" | "·")
}

fn is_headline(source: &str, tokens: &[Token], sentence: &Sentence) -> bool {
    let is_long =
        |token: &&Token| token.is_word() && token.norm.chars().count() > 3 && !lexicon::is_function_word(&token.norm);
    let first = tokens.iter().position(Token::is_word).map_or(0, |at| at + 1);
    let long = tokens.iter().skip(first).filter(is_long);
    let (mut words, mut capitals) = (0u32, 0u32);
    for token in long {
        words += 1;
        capitals += u32::from(token.is_capitalised(source));
    }
    let least = if sentence.kind.is_prose() { 6 } else { 2 };
    words >= least && capitals as f32 >= TITLE_CASE * words as f32
}
