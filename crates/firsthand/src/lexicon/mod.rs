//! What Firsthand knows of English words and the world's names before it reads an article.
//!
//! Words: [`stem`], [`lemmas`], [`parts_of_speech`], [`domains`], [`concepts`], [`rarity`](fn@rarity). Names: [`names`],
//! [`places`], [`organizations`], [`titles`]. All of it is looked up in sorted tables that are part of the program;
//! nothing is loaded or parsed at start-up. `data/README.md` names the source and licence of each table.

mod domain;
mod function_words;
mod lemma;
pub mod names;
pub mod numerals;
pub mod organizations;
pub mod places;
mod rarity;
mod relation;
mod table;
pub mod titles;
mod word;

pub use domain::{
    Domain, Domains, Gender, domains, gender_of_noun, is_communication_verb, is_group_noun, is_person_noun,
    is_place_noun, is_time_noun, is_unit_noun,
};
pub use function_words::{FunctionWord, function_word, is_function_word};
pub use lemma::{lemma, lemmas};
pub use rarity::{RARITY_MAX, rarity, rarity_of_word};
pub use relation::{Concepts, Relation, concepts, synonyms};
pub use titles::{Title, title};
pub use word::{
    PartsOfSpeech, Pos, is_known_word, is_mostly_adjective, is_mostly_noun, is_mostly_verb, parts_of_speech, stem,
};
