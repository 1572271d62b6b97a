//! How likely two organisations' names are spellings of one: legal forms, numbers in words, acronyms, branches.

use super::sound::{self, plain};
use super::{EXCLUDED, SAME_WORD};
use crate::lexicon::{self, numerals, organizations, places};

/// Legal forms and small words, which tell no organisation from another.
const FORMS: &[(&str, &str)] = &[
    ("open joint stock company", "jsc"),
    ("joint stock company", "jsc"),
    ("limited liability company", "llc"),
    ("public limited company", "plc"),
    ("obshchestvo s ogranichennoi otvetstvennostiu", "llc"),
    ("sp z o o", "llc"),
    ("sp z oo", "llc"),
    ("societatea cu raspundere limitata", "srl"),
    ("aktiengesellschaft", "ag"),
    ("limited", "ltd"),
    ("incorporated", "inc"),
    ("corporation", "co"),
    ("corp", "co"),
    ("company", "co"),
    ("oao", "jsc"),
    ("ojsc", "jsc"),
    ("ao", "jsc"),
    ("ooo", "llc"),
    ("int l", "international"),
    ("intl", "international"),
    ("first", "1"),
    ("1st", "1"),
    ("second", "2"),
    ("2nd", "2"),
    ("three", "3"),
    ("organisation", "organization"),
    ("centre", "center"),
    ("defence", "defense"),
    ("labour", "labor"),
    ("programme", "program"),
];
#[rustfmt::skip]
const LEGAL: &[&str] = &[
    "ag", "ltd", "inc", "co", "jsc", "llc", "plc", "gmbh", "sa", "nv", "pty", "srl", "spa", "oy", "group", "holdings",
    "the", "of", "and", "for", "in", "on", "s",
];

/// How likely two organisations' names are spellings of one.
pub(super) fn organisations(a: &str, b: &str) -> f64 {
    if let (Some(one), Some(other)) = (organizations::canonical_name(a), organizations::canonical_name(b)) {
        return if one == other { 1.0 } else { EXCLUDED };
    }
    if is_acronym_of(a, b) || is_acronym_of(b, a) {
        return 0.88;
    }
    let run_together = |name: &str| plain(&name.split_whitespace().collect::<String>());
    if a.contains(' ') != b.contains(' ') && run_together(a) == run_together(b) {
        return 0.98;
    }
    let (all_a, all_b) = (organisation_words(a), organisation_words(b));
    let (a, b) = (without_legal(&all_a), without_legal(&all_b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if differ_in_form(&all_a, &all_b) {
        return EXCLUDED;
    }
    if is_branch(&all_a, &all_b) || is_branch(&all_b, &all_a) {
        return BRANCH;
    }
    if a.concat() == b.concat() {
        return if all_a == all_b {
            1.0
        } else if a == b {
            0.96
        } else {
            0.98
        };
    }
    word_for_word(&a, &b).max(in_other_order(&a, &b))
}

/// The words of a name, legal forms and numbers in their short form.
pub(super) fn organisation_words(name: &str) -> Vec<String> {
    let dotless: String = without_brackets(name).replace('.', "").replace('%', " percent ");
    let words: Vec<String> = dotless
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .map(|word| plain(word.trim_end_matches("'s").trim_end_matches("’s")))
        .filter(|word| !word.is_empty())
        .map(as_form)
        .collect();
    let words = with_digits(words);
    let mut phrase = format!(" {} ", words.join(" "));
    for (long, short) in FORMS {
        phrase = phrase.replace(&format!(" {long} "), &format!(" {short} "));
    }
    phrase.split_whitespace().map(str::to_owned).collect()
}

/// The words that tell the organisation from another.
pub(super) fn without_legal(words: &[String]) -> Vec<&str> {
    let left: Vec<&str> = words.iter().map(String::as_str).filter(|word| !LEGAL.contains(word)).collect();
    if left.is_empty() { words.iter().map(String::as_str).collect() } else { left }
}

/// The same words, each spelt alike; ordinary words must be the very same.
pub(super) fn word_for_word(a: &[&str], b: &[&str]) -> f64 {
    if a.len() != b.len() {
        let joined = sound::likeness(&a.concat(), &b.concat());
        return if joined >= 0.92 { joined } else { joined.min(0.6) };
    }
    let pairs = a.iter().zip(b).map(|(a, b)| word_likeness(a, b));
    let (mut least, mut sum) = (1.0f64, 0.0);
    for like in pairs {
        least = least.min(like);
        sum += like;
    }
    if least < SAME_WORD { least.min(0.6) } else { sum / a.len() as f64 }
}

fn word_likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let number = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    if number(a)
        || number(b)
        || a.len().min(b.len()) < 4
        || a.len().max(b.len()) < 5
        || lexicon::is_known_word(a) && lexicon::is_known_word(b)
    {
        return EXCLUDED;
    }
    sound::likeness(a, b)
}

/// "OSCE" for "Organization for Security and Co-operation in Europe".
pub(crate) fn is_acronym_of(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| *c != '.').collect();
    let fits = letters.chars().count() >= 2 && letters.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let words: Vec<&str> =
        long.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty()).collect();
    let initials = |all: bool| -> String {
        let kept = words.iter().filter(|word| all || !lexicon::is_function_word(&word.to_lowercase()));
        kept.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
    };
    fits && words.len() > 1 && (initials(true) == letters || initials(false) == letters)
}

/// "Velm Bank (Norway) AG" without what stands in brackets, unless nothing else does.
fn without_brackets(name: &str) -> String {
    let Some((before, rest)) = name.split_once('(') else { return name.to_owned() };
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    if before.trim().is_empty() { name.to_owned() } else { format!("{before} {after}") }
}

/// Words of legal forms that are long enough to be known with a slip in them.
const WRITTEN_OUT: &[&str] =
    &["aktiengesellschaft", "company", "corporation", "incorporated", "limited", "stock", "joint", "liability"];

/// A word of a legal form with one letter amiss as it should be; other words, and words that exist, stay.
fn as_form(word: String) -> String {
    let near = |form: &&&str| word.len() + 1 >= form.len() && word.len() <= form.len() + 1 && one_off(&word, form);
    if word.len() < 5 || lexicon::is_known_word(&word) {
        return word;
    }
    WRITTEN_OUT.iter().find(near).map_or(word.clone(), |form| (*form).to_owned())
}

/// Whether one letter more, less or another makes one word of the other.
fn one_off(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let front = a.iter().zip(b).take_while(|(one, other)| one == other).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(one, other)| one == other).count();
    front + back + 1 >= a.len().max(b.len())
}

/// Numbers in words as digits: "forty four" gives "44".
fn with_digits(words: Vec<String>) -> Vec<String> {
    let mut digits: Vec<String> = Vec::with_capacity(words.len());
    let mut tens: Option<usize> = None;
    for word in words {
        let small = numerals::SMALL.iter().position(|other| *other == word).or_else(|| word.parse().ok());
        match (tens.take(), small, TENS.iter().find(|(name, _)| *name == word)) {
            (Some(tens), Some(unit @ 1..=9), _) => {
                digits.pop();
                digits.push((tens + unit).to_string());
            }
            (_, _, Some((_, value))) => {
                tens = Some(*value);
                digits.push(value.to_string());
            }
            (_, Some(value), _) => digits.push(value.to_string()),
            _ => digits.push(word),
        }
    }
    digits
}

const TENS: &[(&str, usize)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Legal forms of companies by shares and of companies by quotas; one company is not both.
const BY_SHARES: &[&str] = &["ag", "jsc", "plc", "nv", "spa", "oyj"];
const BY_QUOTAS: &[&str] = &["gmbh", "llc", "srl", "bv", "oy"];

fn differ_in_form(a: &[String], b: &[String]) -> bool {
    let has = |words: &[String], forms: &[&str]| words.last().is_some_and(|word| forms.contains(&word.as_str()));
    has(a, BY_SHARES) && has(b, BY_QUOTAS) || has(a, BY_QUOTAS) && has(b, BY_SHARES)
}

/// The likeness of a firm and its branch: "Velmora" and "Velmora Europe LLC".
const BRANCH: f64 = 0.86;

/// Whether the long name is the short one with countries or continents and a legal form behind it.
fn is_branch(short: &[String], long: &[String]) -> bool {
    let (own, all) = (without_legal(short), without_legal(long));
    let formed = all.len() < long.len();
    let (Some(head), Some(rest)) = (all.get(..own.len()), all.get(own.len()..)) else { return false };
    let like = head.iter().zip(&own).all(|(a, b)| word_likeness(a, b) >= SAME_WORD);
    let distinctive = own.iter().any(|word| word.len() >= 5 && !lexicon::is_known_word(word));
    formed && !rest.is_empty() && like && distinctive && rest.iter().all(|word| is_land(word))
}

fn is_land(word: &str) -> bool {
    let mut chars = word.chars();
    let capital: String = chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default();
    places::place(&capital).is_some_and(|place| {
        matches!(place.kind, places::PlaceKind::Country | places::PlaceKind::Continent | places::PlaceKind::Region)
    })
}

/// The same three words and more in another order: "First Bank International".
fn in_other_order(a: &[&str], b: &[&str]) -> f64 {
    let sorted = |words: &[&str]| {
        let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        words.sort();
        words
    };
    if a.len() >= 3 && a.len() == b.len() && sorted(a) == sorted(b) { 0.88 } else { 0.0 }
}
