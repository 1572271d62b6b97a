//! Who acts in the articles, and which two nouns for actors mean two.
//!
//! "The driver" and "a passenger" of one sentence are two people; "the gunman" and "the suspect" may be one.

use std::collections::{BTreeMap, BTreeSet};

use super::line::Line;
use crate::account::{Account, Report};
use crate::lexicon;
use crate::text::Token;

/// Nouns that stand for any actor, or for whoever did it.
const ANYBODY: &[&str] = &[
    "people",
    "person",
    "persons",
    "man",
    "men",
    "woman",
    "women",
    "victim",
    "victims",
    "suspect",
    "suspects",
    "source",
    "sources",
    "member",
    "members",
    "individual",
    "individuals",
    "others",
    "somebody",
    "someone",
    "group",
    "team",
    "human",
    "party",
    "lot",
    "gunman",
    "shooter",
    "attacker",
    "attackers",
    "assailant",
    "killer",
    "perpetrator",
    "official",
    "officials",
    "authorities",
    "authority",
    "one",
    "everyone",
    "anyone",
    "head",
    "leader",
    "boss",
    "chief",
    "number",
    "range",
    "series",
    "world",
    "family",
    "system",
];

/// People who are called by the body they serve in.
const UNIFORMED: &[&str] = &[
    "police",
    "policeman",
    "policemen",
    "officer",
    "officers",
    "firefighter",
    "firefighters",
    "soldier",
    "soldiers",
    "troops",
    "paramedic",
    "paramedics",
    "doctor",
    "doctors",
    "marines",
    "sailors",
    "guards",
    "agents",
    "judge",
    "prosecutor",
    "prosecutors",
    "lawmakers",
    "senators",
    "engineers",
    "teachers",
];

/// Whether a word names people or a body who act.
pub(super) fn is_actor(norm: &str) -> bool {
    (lexicon::is_person_noun(norm) || lexicon::is_group_noun(norm)) && !ANYBODY.contains(&norm)
}

/// The actors of the claim, and where the articles have them.
#[derive(Debug, Default)]
pub(super) struct Actors {
    /// Pairs of stems that one sentence has side by side: the claim's first.
    together: BTreeSet<(String, String)>,
    /// The stems of the claim's actors, and the (article, sentence)s that have them.
    at: BTreeMap<String, BTreeSet<(usize, usize)>>,
}

impl Actors {
    /// Looks the actors of a claim up in the articles.
    pub fn of(claim: &Report, account: &Account) -> Self {
        let own: Vec<&Token> = claim.text.tokens.iter().filter(|token| is_actor(&token.norm)).collect();
        let mut actors = Self::default();
        actors.at.extend(own.iter().map(|token| (token.stem.clone(), BTreeSet::new())));
        for (article, report) in account.reports.iter().enumerate() {
            for (index, sentence) in report.text.sentences.iter().enumerate() {
                let tokens = report.text.tokens_of(sentence);
                for mine in own.iter().filter(|mine| tokens.iter().any(|token| token.stem == mine.stem)) {
                    actors.at.entry(mine.stem.clone()).or_default().insert((article, index));
                    let others = tokens.iter().filter(|token| is_actor(&token.norm) && token.stem != mine.stem);
                    let pairs = others.map(|other| (mine.stem.clone(), other.stem.clone()));
                    actors.together.extend(pairs);
                }
            }
        }
        actors
    }

    /// Whether an actor of the claim and one of an article are two: a sentence has both, or no article has the claim's
    /// and both are bodies, which are called by what they are.
    pub fn kept_apart(&self, own: &Token, other: &Token) -> bool {
        if lexicon::synonyms(&own.norm, &other.norm).is_alike() {
            return false;
        }
        let is_body = |norm: &str| lexicon::is_group_noun(norm) || UNIFORMED.contains(&norm);
        let bodies = is_body(&own.norm) && is_body(&other.norm);
        let nowhere = bodies && self.at.get(&own.stem).is_some_and(BTreeSet::is_empty);
        nowhere || self.together.contains(&(own.stem.clone(), other.stem.clone()))
    }

    /// Whether the article of a sentence has the actor in another of its sentences, or no article has it.
    pub fn elsewhere(&self, line: &Line, own: &Token) -> bool {
        let Some(places) = self.at.get(&own.stem) else { return false };
        places.is_empty()
            || places.iter().any(|(article, sentence)| *article == line.article && *sentence != line.sentence)
    }
}
