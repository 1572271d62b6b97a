//! Which words of the articles say the same as a word of the claim.

use std::collections::{BTreeMap, HashSet};

use super::part::{Class, Kind, Part};
use crate::account::{Account, Report};
use crate::lexicon::{self, Concepts, Pos, Relation};
use crate::text::TokenKind;

/// How far a word of the same meaning stands for the claim's, and one a step apart in meaning; the same for words of
/// many meanings, which share one of them by chance.
const SYNONYM: [f64; 2] = [0.9, 0.6];
const NEAR: [f64; 2] = [0.65, 0.4];
/// From this number of concepts on a word has many meanings: when both have, or one has very many.
const MANY: usize = 9;
const VERY_MANY: usize = 18;
/// How far the opposite of a word speaks of it.
const OPPOSITE: f64 = 0.8;
/// Words that begin alike for this many letters and are a step of derivation apart: "investigators", "investigation".
const PREFIX: usize = 5;
/// A word that is hardly ever a verb does not stand for one, nor one that is hardly ever anything else for a noun.
const HARDLY: f32 = 0.12;

/// For each word of the articles, the parts of the claim it speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wordings {
    by_word: BTreeMap<String, Vec<Wording>>,
}

/// A part of the claim that a word speaks of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wording {
    /// Which part.
    pub part: usize,
    /// How far, 0 to 1.
    pub alike: f64,
    /// Whether it says the opposite.
    pub opposite: bool,
}

/// A word of the claim, ready to be compared.
struct Own<'a> {
    part: usize,
    class: Class,
    norm: &'a str,
    concepts: Concepts,
    /// What it denies by its first letters: "connected" for "unconnected".
    denies: Option<Concepts>,
}

impl Wordings {
    /// Compares the claim's words with every word of the articles, each once.
    pub fn of(claim: &Report, parts: &[Part], account: &Account) -> Self {
        let own: Vec<Own<'_>> = parts
            .iter()
            .enumerate()
            .filter_map(|(part, one)| match one.kind {
                Kind::Word(class) => {
                    let norm = claim.text.tokens.get(one.tokens.start)?.norm.as_str();
                    let denies = denied_word(norm).map(lexicon::concepts);
                    Some(Own { part, class, norm, concepts: lexicon::concepts(norm), denies })
                }
                _ => None,
            })
            .collect();
        let mut wordings = Self::default();
        let mut seen = HashSet::new();
        for token in account.reports.iter().flat_map(|report| &report.text.tokens) {
            let telling = token.kind == TokenKind::Word && token.norm.len() > 1;
            if telling && seen.insert(token.norm.as_str()) && !lexicon::is_function_word(&token.norm) {
                let found = spoken_of(&token.norm, &own);
                if !found.is_empty() {
                    wordings.by_word.insert(token.norm.clone(), found);
                }
            }
        }
        wordings
    }

    /// The parts that a lower-case word speaks of.
    pub fn of_word(&self, norm: &str) -> &[Wording] {
        self.by_word.get(norm).map(Vec::as_slice).unwrap_or_default()
    }
}

fn spoken_of(norm: &str, own: &[Own<'_>]) -> Vec<Wording> {
    let concepts = lexicon::concepts(norm);
    let denies = denied_word(norm).map(lexicon::concepts);
    let wording = |one: &Own<'_>| {
        let alike = alike(one, norm, &concepts);
        if alike > 0.0 {
            return Some(Wording { part: one.part, alike, opposite: false });
        }
        let turned = |a: &Concepts, b: &Concepts| a.relation(b) <= Relation::Synonym;
        let opposite = one.concepts.relation(&concepts) == Relation::Opposite
            || denies.as_ref().is_some_and(|denied| turned(denied, &one.concepts))
            || one.denies.as_ref().is_some_and(|denied| turned(denied, &concepts));
        opposite.then_some(Wording { part: one.part, alike: OPPOSITE, opposite: true })
    };
    own.iter().filter_map(wording).collect()
}

/// How far a word of the articles says the same as one of the claim.
fn alike(own: &Own<'_>, norm: &str, concepts: &Concepts) -> f64 {
    let verb = || lexicon::parts_of_speech(norm).share(Pos::Verb);
    let fits = || match own.class {
        Class::Act => verb() >= HARDLY,
        Class::Thing => verb() <= 1.0 - HARDLY,
    };
    let (one, other) = (own.concepts.meanings(), concepts.meanings());
    let many = usize::from(one.min(other) >= MANY || one.max(other) >= VERY_MANY);
    match own.concepts.relation(concepts) {
        Relation::Same => 1.0,
        Relation::Synonym | Relation::Near if derived(own.norm, norm) => NEAR[0],
        Relation::Synonym if fits() => SYNONYM[many],
        Relation::Near if fits() => NEAR[many],
        Relation::None if derived(own.norm, norm) => NEAR[0],
        _ => 0.0,
    }
}

/// What a word denies by its first letters: "related" for "unrelated", but not "missed" for "dismissed".
fn denied_word(norm: &str) -> Option<&str> {
    let rest = ["un", "in", "non"].iter().find_map(|prefix| norm.strip_prefix(prefix))?;
    let quality = lexicon::is_mostly_adjective(rest) || rest.ends_with("ed") || rest.ends_with("able");
    (rest.len() > 3 && quality && lexicon::is_known_word(rest)).then_some(rest)
}

/// Whether two words look like derivations of one: they begin alike for most of their length.
fn derived(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    shared >= PREFIX && shared * 10 >= 6 * a.chars().count().max(b.chars().count())
}
