//! What kinds of thing a word names, after the files in which WordNet's lexicographers keep its senses.
//!
//! A word has a domain when its first sense as a noun or verb lies there, or three tenths of its use do.

mod kinds;

pub use kinds::{Domain, Domains};

use super::function_words::is_function_word;
use super::lemma::{analyses, bases, entries};
use super::table::lower;
use super::word::{Entry, Pos};

/// A lemma counts for an inflected or ambiguous word when it has at least this share of the use of the word's most
/// used lemma, so that "said" is the verb and not the legal adjective.
const LEAST_SHARE: f32 = 0.1;

/// The gender that a word tells of the person it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}

/// The domains of a word in any case and inflection; empty for a word that WordNet does not have.
pub fn domains(word: &str) -> Domains {
    let entries = entries(&lower(word));
    let most = entries.iter().map(Entry::total_weight).fold(0.0, f32::max);
    let used = entries.iter().filter(|entry| entry.total_weight() >= LEAST_SHARE * most);
    Domains(used.fold(0, |bits, entry| bits | Domains::of(entry).0))
}

/// The domains of a word's most used lemma as this part of speech; empty when the word is hardly ever that.
fn domains_as(word: &str, pos: Pos) -> Domains {
    if is_function_word(word) {
        return Domains::default();
    }
    let analyses = analyses(&lower(word));
    let most = analyses.iter().map(|(as_pos, entry)| entry.weight(*as_pos)).fold(0.0, f32::max);
    match analyses.iter().find(|(as_pos, _)| *as_pos == pos) {
        Some((_, entry)) if entry.weight(pos) >= LEAST_SHARE * most => Domains::of(entry),
        _ => Domains::default(),
    }
}

/// Whether the word names persons: "leader", "protesters", "spokeswoman".
pub fn is_person_noun(word: &str) -> bool {
    domains_as(word, Pos::Noun).has(Domain::Person) || matches!(&*lower(word), "people" | "persons")
}

/// Whether the word names groups or organisations: "party", "police", "ministry", "companies".
pub fn is_group_noun(word: &str) -> bool {
    domains_as(word, Pos::Noun).has(Domain::Group)
}

/// Whether the word names a time: "day", "years", "morning".
pub fn is_time_noun(word: &str) -> bool {
    domains_as(word, Pos::Noun).has(Domain::Time)
}

/// Whether the word names a kind of place: "city", "region", "streets".
pub fn is_place_noun(word: &str) -> bool {
    let domains = domains_as(word, Pos::Noun);
    domains.has(Domain::Location) || domains.has(Domain::Object) && !domains.has(Domain::Person)
}

/// Whether the word names a unit of measurement, time or money: "metres", "hour", "dollars".
pub fn is_unit_noun(word: &str) -> bool {
    domains_as(word, Pos::Noun).has(Domain::Unit)
}

/// Whether the word is a verb of saying: "say", "told", "warned", "insists".
pub fn is_communication_verb(word: &str) -> bool {
    domains_as(word, Pos::Verb).has(Domain::VerbCommunication)
}

/// Nouns whose gender WordNet leaves open or gets wrong.
const FEMALE: &[&str] = &[
    "actress",
    "aunt",
    "ballerina",
    "bride",
    "businesswoman",
    "chairwoman",
    "congresswoman",
    "countess",
    "daughter",
    "duchess",
    "empress",
    "fiancee",
    "fiancée",
    "girl",
    "girlfriend",
    "goddess",
    "grandmother",
    "heiress",
    "her",
    "hostess",
    "lady",
    "mother",
    "mum",
    "mom",
    "niece",
    "nun",
    "policewoman",
    "princess",
    "queen",
    "schoolgirl",
    "she",
    "sister",
    "spokeswoman",
    "stepmother",
    "waitress",
    "widow",
    "wife",
    "woman",
    "granddaughter",
    "grandma",
    "saleswoman",
    "sportswoman",
    "servicewoman",
    "noblewoman",
    "mistress",
    "midwife",
    "assemblywoman",
    "councilwoman",
];
const MALE: &[&str] = &[
    "actor",
    "uncle",
    "bridegroom",
    "groom",
    "businessman",
    "chairman",
    "congressman",
    "count",
    "son",
    "duke",
    "emperor",
    "fiance",
    "fiancé",
    "boy",
    "boyfriend",
    "god",
    "grandfather",
    "heir",
    "he",
    "him",
    "gentleman",
    "father",
    "dad",
    "nephew",
    "monk",
    "policeman",
    "prince",
    "king",
    "schoolboy",
    "brother",
    "spokesman",
    "stepfather",
    "widower",
    "husband",
    "man",
    "grandson",
    "grandpa",
    "salesman",
    "sportsman",
    "serviceman",
    "nobleman",
    "priest",
    "pope",
    "imam",
    "assemblyman",
    "councilman",
    "fisherman",
    "gunman",
    "cameraman",
    "guy",
];

/// The gender that a noun tells of a person: "spokeswoman" and "actress" are female, "husband" and "king" male.
/// `None` for a noun that leaves it open.
pub fn gender_of_noun(word: &str) -> Option<Gender> {
    let word = lower(word);
    let lemma = bases(&word, Pos::Noun).first().map_or(&*word, |entry| entry.lemma).to_owned();
    let listed = |list: &[&str]| list.contains(&&*word) || list.contains(&&*lemma);
    let domains = domains_as(&word, Pos::Noun);
    if listed(FEMALE) || lemma.ends_with("woman") {
        Some(Gender::Female)
    } else if listed(MALE) {
        Some(Gender::Male)
    } else if domains.has(Domain::Female) != domains.has(Domain::Male) {
        Some(if domains.has(Domain::Female) { Gender::Female } else { Gender::Male })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(test: fn(&str) -> bool, yes: &str, no: &str) {
        for word in yes.split_whitespace() {
            assert!(test(word), "{word} should be one");
        }
        for word in no.split_whitespace() {
            assert!(!test(word), "{word} should not be one");
        }
    }

    #[test]
    fn persons_groups_places_times_units() {
        check(
            is_person_noun,
            "leader programmer spokeswoman ministers protester protesters president woman men people journalist victim",
            "head table said the city government running Belarus",
        );
        check(is_group_noun, "party police ministry company union government army", "leader stone said");
        check(is_place_noun, "city region country village", "minister say");
        check(is_time_noun, "day years morning week", "minister say");
        check(is_unit_noun, "metres kilometre hour dollars ton euro", "minister protest");
    }

    #[test]
    fn verbs_of_saying() {
        check(
            is_communication_verb,
            "say said told claim insists added warns tweeted announced",
            "run arrested minister the",
        );
    }

    #[test]
    fn genders() {
        let check = |word, expected| assert_eq!(gender_of_noun(word), expected, "{word}");
        check("spokeswoman", Some(Gender::Female));
        check("Actress", Some(Gender::Female));
        check("women", Some(Gender::Female));
        check("husband", Some(Gender::Male));
        check("kings", Some(Gender::Male));
        check("leader", None);
        check("president", None);
        check("table", None);
    }
}
