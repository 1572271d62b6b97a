//! Which words of the articles say the same as a word of the claim.

use std::collections::BTreeMap;

use super::part::{Kind, Part};
use crate::account::{Account, Report};
use crate::lexicon::{self, Concepts, Relation};
use crate::text::TokenKind;

/// How far a word of the same meaning stands for the claim's, and one a step apart in meaning.
const SYNONYM: f64 = 0.9;
const NEAR: f64 = 0.65;
/// Words that begin alike for this many letters and are a step of derivation apart: "investigators", "investigation".
const PREFIX: usize = 6;

/// For each word of the articles, the parts of the claim it speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wordings {
    /// By lower-case word: part, and how far it says the same, 0 to 1.
    alike: BTreeMap<String, Vec<(usize, f64)>>,
    /// By lower-case word: the parts it is the opposite of.
    opposite: BTreeMap<String, Vec<usize>>,
}

impl Wordings {
    /// Compares the claim's words with every word of the articles, each once.
    pub fn of(claim: &Report, parts: &[Part], account: &Account) -> Self {
        let words: Vec<(usize, &str, Concepts)> = parts
            .iter()
            .enumerate()
            .filter(|(_, part)| matches!(part.kind, Kind::Word(_)))
            .filter_map(|(index, part)| {
                let norm = claim.text.tokens.get(part.tokens.start)?.norm.as_str();
                Some((index, norm, lexicon::concepts(norm)))
            })
            .collect();
        let mut wordings = Self::default();
        let mut seen = std::collections::HashSet::new();
        for token in account.reports.iter().flat_map(|report| &report.text.tokens) {
            let telling = token.kind == TokenKind::Word && token.norm.len() > 1;
            if telling && seen.insert(token.norm.as_str()) && !lexicon::is_function_word(&token.norm) {
                wordings.add(&token.norm, &words);
            }
        }
        wordings
    }

    fn add(&mut self, norm: &str, words: &[(usize, &str, Concepts)]) {
        let concepts = lexicon::concepts(norm);
        for (part, word, meaning) in words {
            let relation = meaning.relation(&concepts);
            if relation == Relation::Opposite {
                self.opposite.entry(norm.to_owned()).or_default().push(*part);
            }
            let alike = match relation {
                Relation::Same => 1.0,
                Relation::Synonym => SYNONYM,
                Relation::Near => NEAR,
                Relation::Opposite | Relation::None if derived(word, norm) => NEAR,
                Relation::Opposite | Relation::None => continue,
            };
            self.alike.entry(norm.to_owned()).or_default().push((*part, alike));
        }
    }

    /// The parts that a lower-case word speaks of, and how far.
    pub fn alike(&self, norm: &str) -> &[(usize, f64)] {
        self.alike.get(norm).map(Vec::as_slice).unwrap_or_default()
    }

    /// The parts that a lower-case word is the opposite of.
    pub fn opposite(&self, norm: &str) -> &[usize] {
        self.opposite.get(norm).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether two words look like derivations of one: they begin alike for most of their length.
fn derived(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    shared >= PREFIX && shared * 10 >= 6 * a.chars().count().max(b.chars().count())
}
