//! What an article says its people are: roles, age and gender, from the words beside their names.

use std::collections::HashMap;

use super::kind::is_age;
use super::known;
use super::words::{self, has};
use crate::annotate::{Entity, Name, NameKind};
use crate::lexicon::{self, Gender};
use crate::text::{Text, Token};

/// A description longer than this many words is a clause.
const LONGEST: usize = 8;

/// A word that is a verb in more than this share of its use ends a description: "lead" is .65, "said" .99.
const MERE_VERB: f32 = 0.8;

/// Votes for a gender: positive for female.
#[derive(Clone, Copy, Default)]
struct Lean(i32);

/// Fills in roles, ages and genders.
pub(super) fn describe(source: &str, text: &Text, names: &[Name], entities: &mut [Entity]) {
    let mut leans: HashMap<usize, Lean> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        let Some(entity) = entities.get_mut(name.entity) else { continue };
        let lean = leans.entry(name.entity).or_default();
        let Some(place) = Place::of(text, name) else { continue };
        let follower = names.get(at + 1).map_or(usize::MAX, |next| next.span.start);
        place.read(source, entity, lean);
        if entity.kind != NameKind::Person {
            entity.age = None;
        }
        if name.kind == NameKind::Person {
            lean.0 += place.pronouns(text, follower);
        }
    }
    for (at, entity) in entities.iter_mut().enumerate() {
        if entity.kind != NameKind::Person {
            continue;
        }
        let mut lean = leans.get(&at).copied().unwrap_or_default().0;
        lean += by_name(&entity.name);
        entity.gender = match lean {
            0 => None,
            lean if lean > 0 => Some(Gender::Female),
            _ => Some(Gender::Male),
        };
    }
}

const fn signed(gender: Gender, weight: i32) -> i32 {
    match gender {
        Gender::Female => weight,
        Gender::Male => -weight,
    }
}

/// What the name itself tells: its first name, or a Slavic ending that only one gender bears.
fn by_name(name: &str) -> i32 {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    // "Kim Jong-un": the family name comes first, whatever first name it looks like.
    let given_last =
        words.get(1).is_some_and(|word| word.contains('-')) || words.len() == 3 && words.first() == Some(&"kim");
    let first =
        words.first().filter(|_| words.len() > 1 && !given_last).and_then(|word| known::first_name(word)).flatten();
    let last = words.last().copied().unwrap_or_default();
    let female = ["skaya", "skaia", "ckaya", "ova", "eva", "ska"]
        .iter()
        .any(|ending| last.len() > ending.len() + 2 && last.ends_with(ending));
    let male = ["sky", "skiy", "ski", "vych", "ovich", "evich"]
        .iter()
        .any(|ending| last.len() > ending.len() + 2 && last.ends_with(ending));
    let ending = if female {
        3
    } else if male && words.len() > 1 {
        -1
    } else {
        0
    };
    first.map_or(0, |gender| signed(gender, 4)) + ending
}

/// The tokens around one mention.
struct Place<'a> {
    before: &'a [Token],
    after: &'a [Token],
    sentence: usize,
}

impl<'a> Place<'a> {
    fn of(text: &'a Text, name: &Name) -> Option<Self> {
        let index = text.sentence_at(name.span.start)?;
        let sentence = text.sentences.get(index)?;
        let tokens = text.tokens_of(sentence);
        let first = tokens.partition_point(|token| token.span.start < name.span.start);
        let last = tokens.partition_point(|token| token.span.start < name.span.end);
        Some(Self { before: tokens.get(..first)?, after: tokens.get(last..)?, sentence: index })
    }

    fn read(&self, source: &str, entity: &mut Entity, lean: &mut Lean) {
        self.read_before(source, entity, lean);
        self.read_after(source, entity, lean);
    }

    /// "regional police chief Denis", "Mrs", "her husband Siarhei", "37-year-old programmer Alexei".
    fn read_before(&self, source: &str, entity: &mut Entity, lean: &mut Lean) {
        let mut tokens = self.before;
        let comma = tokens.last().is_some_and(|token| token.is(","));
        if comma {
            tokens = tokens.get(..tokens.len() - 1).unwrap_or_default();
        }
        if let Some(word) = tokens.last().filter(|_| !comma) {
            if has(words::MALE_ADDRESS, &word.norm) || word.is("mr.") {
                lean.0 -= 6;
            } else if has(words::FEMALE_ADDRESS, &word.norm) {
                lean.0 += 6;
            }
        }
        if comma {
            tokens = before_attribute(tokens, source);
        }
        // Before a title with a capital stands no part of it with a small letter: "will force President Lund to".
        let titled = tokens.last().is_some_and(|token| token.is_capitalised(source) && has(words::TITLES, &token.norm));
        let mut from = tokens.len();
        while from > 0 && tokens.len() - from < LONGEST {
            let Some(token) = tokens.get(from - 1) else { break };
            if !is_descriptive(token) || titled && !token.is_capitalised(source) && !token.is("-") {
                break;
            }
            from -= 1;
        }
        let phrase = tokens.get(from..).unwrap_or_default();
        let determined =
            from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| is_determiner(&token.norm));
        if comma && !determined {
            return;
        }
        let capital_name = phrase.iter().rposition(|token| {
            token.is_capitalised(source)
                && !has(words::TITLES, &token.norm)
                && !has(words::BEFORE_TITLE, &token.norm)
                && !known::is_demonym(&token.norm)
        });
        let phrase = capital_name.map_or(phrase, |at| phrase.get(at + 1..).unwrap_or_default());
        add_role(phrase, entity, lean, true);
    }

    /// ", 34," ", a 37-year-old political novice who", "is the mayor of".
    fn read_after(&self, source: &str, entity: &mut Entity, lean: &mut Lean) {
        let norm = |at: usize| self.after.get(at).map_or("", |token| token.norm.as_str());
        let mut at = 0;
        if matches!(norm(0), "," | "(") && is_age(norm(1)) && matches!(norm(2), "," | "." | ";" | ")" | "and") {
            entity.age = entity.age.or_else(|| norm(1).parse().ok());
            at = 2;
        }
        let is_comma = matches!(norm(at), "," | "—" | "–" | "-" | "--");
        let copula = matches!(norm(at), "is" | "was" | "became" | "remains");
        if !(is_comma || copula) {
            return;
        }
        at += 1;
        let determined = is_determiner(norm(at));
        if determined {
            at += 1;
        } else if copula {
            return;
        }
        let rest = self.after.get(at..).unwrap_or_default();
        let length = rest.iter().take(LONGEST).take_while(|token| is_descriptive(token)).count();
        let phrase = rest.get(..length).unwrap_or_default();
        let ends = rest.get(length).is_none_or(|token| !token.is_word() || known::is_function(&token.norm));
        // "With Ana Lund, the baker said": the baker is another.
        let other = is_comma && rest.get(length).is_some_and(|token| known::is_saying(&token.norm));
        let named = other || entity.kind != NameKind::Person && phrase.iter().any(|token| token.is_capitalised(source));
        if (determined || ends) && !named {
            add_role(phrase, entity, lean, false);
        }
    }

    /// "he", "his" and "she", "her" after the name, before another name comes, to the end of the next sentence.
    fn pronouns(&self, text: &Text, follower: usize) -> i32 {
        let mut lean = 0;
        let next = text.sentences.get(self.sentence + 1).map_or(&[][..], |sentence| text.tokens_of(sentence));
        for token in self.after.iter().chain(next).take_while(|token| token.span.start < follower) {
            lean += match token.norm.as_str() {
                "he" | "his" | "him" | "himself" => -1,
                "she" | "her" | "hers" | "herself" => 1,
                _ => 0,
            };
        }
        lean.clamp(-1, 1)
    }
}

/// Without "of the city" and "to Slovakia" at the end: "the ambassador to Slovakia, Igor Lund".
fn before_attribute<'a>(tokens: &'a [Token], source: &str) -> &'a [Token] {
    let attribute =
        tokens.iter().rev().take(5).position(|token| matches!(token.norm.as_str(), "of" | "to" | "at" | "for" | "in"));
    let Some(at) = attribute.and_then(|back| tokens.len().checked_sub(back + 1)) else { return tokens };
    let rest = tokens.get(at + 1..).unwrap_or_default();
    let plain = rest.iter().all(|token| {
        token.is_capitalised(source)
            || token.is("the")
            || known::is_group_noun(&token.norm)
            || known::is_place_noun(&token.norm)
    });
    if plain && !rest.is_empty() { tokens.get(..at).unwrap_or_default() } else { tokens }
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "his"
            | "her"
            | "their"
            | "its"
            | "former"
            | "'s"
            | "whose"
            | "our"
            | "my"
            | "one"
            | "another"
    )
}

/// A word that can stand in a description before its head: no function word, verb or number.
fn is_descriptive(token: &Token) -> bool {
    if token.is("-") || token.is("year") || token.is("old") {
        return true;
    }
    if !token.is_wordlike() || known::is_function(&token.norm) || token.is("'s") {
        return false;
    }
    is_age(&token.norm)
        || !known::is_ordinary(&token.norm)
        || has(words::TITLES, &token.norm)
        || lexicon::parts_of_speech(&token.norm).verb < MERE_VERB
        || token.norm.ends_with("ed")
}

/// "supporters", but not "boss".
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") || matches!(word, "men" | "women" | "people" | "children" | "police")
}

/// Takes the description up to its last noun for a person, and the age in it.
fn add_role(phrase: &[Token], entity: &mut Entity, lean: &mut Lean, whole: bool) {
    let age = phrase.windows(5).find_map(|tokens| match tokens {
        [age, _, year, _, old] if year.is("year") && old.is("old") => age.norm.parse().ok(),
        _ => None,
    });
    entity.age = entity.age.or(age);
    let phrase = match phrase.iter().rposition(|token| token.is("old")) {
        Some(at) => phrase.get(at + 1..).unwrap_or_default(),
        None => phrase,
    };
    let is_head = |token: &Token| match entity.kind {
        NameKind::Person => {
            (known::is_person_noun(&token.norm) && !is_plural(&token.norm)
                || has(words::TITLES, &token.norm)
                || token.is("head"))
                && !has(words::SIDES, &token.norm)
        }
        NameKind::Organization => known::is_group_noun(&token.norm) || known::is_person_noun(&token.norm),
        _ => known::is_place_noun(&token.norm),
    };
    let Some(head) = phrase.iter().rposition(is_head) else { return };
    if whole && head + 1 != phrase.len() {
        return;
    }
    let from = phrase.iter().take_while(|token| token.is("-")).count().min(head);
    let role: Vec<&str> =
        phrase.iter().take(head + 1).skip(from).map(|token| token.norm.trim_end_matches('.')).collect();
    let Some(noun) = role.last().map(|noun| (*noun).to_owned()) else { return };
    let role = role.join(" ").replace(" - ", "-");
    if let Some(gender) = lexicon::gender_of_noun(&noun) {
        lean.0 += signed(gender, 5);
    }
    for role in [role, noun] {
        if !role.is_empty() && !entity.roles.contains(&role) && !matches!(role.as_str(), "mr" | "mrs" | "ms" | "miss") {
            entity.roles.push(role);
        }
    }
}
