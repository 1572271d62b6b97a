//! How likely two names are spellings of one: 0 to 1, aware of transliteration, nicknames, initials, word order,
//! missing middle names, legal forms and acronyms.
//!
//! The measure knows only the names. Whether two people who share a name are one is for [`entities`](fn@super::entities) to judge,
//! which knows the articles.

mod sound;

use crate::annotate::NameKind;
use crate::lexicon::{self, names, organizations, places};

pub(crate) use sound::{first_sound, plain, sounds};

/// From here on two names count as spellings of one. Measured with `firsthand-bench names PATH`.
pub const SAME: f64 = 0.85;

/// Two words are spellings of one from this likeness on.
const SAME_WORD: f64 = 0.8;
/// Two surnames are spellings of one from this likeness on: one consonant for another in a name of six. The person
/// pairs of `names` give F1 0.84 here and 0.81 at 0.87, which asks for like consonants; the join of articles asks for it.
pub(crate) const SAME_SURNAME: f64 = 0.82;
/// A lone surname beside a full name: it may be the same, the articles must say.
const LONE: f64 = 0.75;
/// Words that exclude one another: two different initials, a man's and a woman's ending.
const EXCLUDED: f64 = 0.3;

/// How likely two names of this kind are spellings of one.
pub fn likeness(kind: NameKind, a: &str, b: &str) -> f64 {
    match kind {
        NameKind::Person => people(a, b),
        NameKind::Organization => organisations(a, b),
        NameKind::Place | NameKind::Event | NameKind::Other => things(a, b),
    }
}

/// A person's name taken apart.
struct Person {
    words: Vec<String>,
}

/// Small words of names, which spellings add, drop and join freely.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ben", "ibn", "de", "da", "van", "von", "der", "den", "la", "le", "di", "du", "abu", "ul",
    "ud",
];

/// What stands beside names without belonging to them.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sir", "shaikh", "sheikh", "president", "prasident", "haji", "jr", "sr", "monsieur",
    "prof", "gen", "col", "the", "sa", "llc",
];

impl Person {
    /// "Frost, William W." is put in order; titles and legal forms are left out.
    fn of(name: &str) -> Self {
        let ordered = match name.split_once(',') {
            Some((last, first)) if !first.trim().is_empty() => format!("{first} {last}"),
            _ => name.to_owned(),
        };
        let mut words: Vec<String> = Vec::new();
        for part in ordered.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '.' | '·' | '・' | '/')) {
            let word = plain(part);
            if !word.is_empty() && !BESIDE.contains(&word.as_str()) && words.last() != Some(&word) {
                words.push(word);
            }
        }
        Self { words }
    }

    fn core(&self) -> Vec<&str> {
        let core: Vec<&str> = self.words.iter().map(String::as_str).filter(|word| !PARTICLES.contains(word)).collect();
        if core.is_empty() { self.words.iter().map(String::as_str).collect() } else { core }
    }
}

fn people(a: &str, b: &str) -> f64 {
    let (a, b) = (Person::of(a), Person::of(b));
    if a.words.is_empty() || b.words.is_empty() {
        return 0.0;
    }
    if a.words == b.words {
        return 1.0;
    }
    let joined = sound::likeness(&a.words.concat(), &b.words.concat());
    let (core_a, core_b) = (a.core(), b.core());
    let (short, long) = if core_a.len() <= core_b.len() { (core_a, core_b) } else { (core_b, core_a) };
    let particles = [&a, &b].iter().all(|name| name.words.iter().any(|word| PARTICLES.contains(&word.as_str())));
    let aligned = aligned(&short, &long, particles);
    let different_count = short.len() != long.len();
    if different_count && joined >= JOINED { joined.max(aligned) } else { aligned }
}

/// Names with their words run together are the same from this likeness of their letters on.
const JOINED: f64 = 0.94;

/// The likeness of two names word by word.
fn aligned(short: &[&str], long: &[&str], particles: bool) -> f64 {
    let (Some(&last_short), Some(&last_long)) = (short.last(), long.last()) else { return 0.0 };
    if short.len() == 1 {
        return alone(last_short, long);
    }
    let surnames = surname_likeness(last_short, last_long);
    if surnames < SAME_SURNAME {
        return reordered(short, long, particles).min(0.9);
    }
    let (firsts, all) =
        (short.get(..short.len() - 1).unwrap_or_default(), long.get(..long.len() - 1).unwrap_or_default());
    let (Some(&first_short), Some(&first_long)) = (firsts.first(), all.first()) else { return LONE };
    let mut first = given_likeness(first_short, first_long);
    let mut middle = middles(firsts.get(1..).unwrap_or_default(), all.get(1..).unwrap_or_default());
    if first < SAME_WORD && firsts.len() < all.len() && first_short.len() > 1 {
        // "Boris Johnson" for "Alexander Boris Johnson": the middle name is the one that is used.
        let used = all.iter().skip(1).map(|word| given_likeness(first_short, word)).fold(0.0, f64::max);
        if used > 0.9 {
            (first, middle) = (used * 0.93, 1.0);
        }
    }
    if first < SAME_WORD || middle < SAME_WORD {
        return first.min(middle).min(surnames).min(0.7);
    }
    surnames * 0.5 + first * 0.35 + middle * 0.15
}

/// One word beside a name of one or more.
fn alone(word: &str, long: &[&str]) -> f64 {
    let last = long.last().map_or(0.0, |last| surname_likeness(word, last));
    if long.len() == 1 {
        return last;
    }
    let first = long.first().map_or(0.0, |first| sound::likeness(word, first));
    last.max(first * 0.9) * LONE
}

/// Middle names: those that both have must agree; a missing one costs a little.
fn middles(a: &[&str], b: &[&str]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    if a.is_empty() || b.is_empty() {
        return 0.93;
    }
    a.iter().map(|word| b.iter().map(|other| given_likeness(word, other)).fold(0.0, f64::max)).fold(1.0, f64::min)
}

/// All words of the short name found in the long one in another order.
fn reordered(short: &[&str], long: &[&str], particles: bool) -> f64 {
    if short.len() < 3 && long.len() < 3 && !particles {
        return 0.4;
    }
    let mut free: Vec<&str> = long.to_vec();
    let mut least: f64 = 1.0;
    for word in short {
        let best = free
            .iter()
            .enumerate()
            .map(|(at, other)| (sound::likeness(word, other), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((found, at)) = best else { return 0.0 };
        free.remove(at);
        least = least.min(found);
    }
    least * if free.is_empty() { 0.95 } else { 0.8 }
}

/// How alike two given names are: initials fit what they begin, nicknames what they are short for.
fn given_likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() == 1 {
        return if long.starts_with(short) { 0.92 } else { EXCLUDED };
    }
    if names::same_first_name(a, b) {
        return 0.97;
    }
    let (of_a, of_b) = (names::first_name(a), names::first_name(b));
    let genders = of_a.and_then(|name| name.gender).zip(of_b.and_then(|name| name.gender));
    let both_known = of_a.is_some() && of_b.is_some();
    let like = sound::likeness(a, b);
    match genders {
        Some((one, other)) if one != other => like.min(EXCLUDED),
        // Two first names that both exist are two names unless nearly all letters agree: Mario and Marco.
        _ if both_known && like < 0.9 => like.min(0.7),
        _ => like,
    }
}

/// How alike two plain surnames are.
pub(crate) fn surnames(a: &str, b: &str) -> f64 {
    surname_likeness(a, b)
}

/// How alike two surnames are; a woman's and a man's ending exclude one another.
fn surname_likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let like = sound::likeness(a, b);
    let excluded = match (slavic(a), slavic(b)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    };
    if excluded { like.min(EXCLUDED) } else { like }
}

/// Whether a Slavic surname is a woman's (`true`) or a man's.
fn slavic(word: &str) -> Option<bool> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending));
    if ends(&["skaya", "skaia", "skaja", "ckaya", "ova", "eva", "yova", "ina", "aya", "ska", "skaa"]) {
        Some(true)
    } else if ends(&["sky", "ski", "skiy", "skyi", "skyy", "skij", "skii", "cki", "ov", "ev", "yov", "off", "in", "oy"])
    {
        Some(false)
    } else {
        None
    }
}

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

fn organisations(a: &str, b: &str) -> f64 {
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
    if a.concat() == b.concat() {
        return if all_a == all_b {
            1.0
        } else if a == b {
            0.96
        } else {
            0.98
        };
    }
    word_for_word(&a, &b)
}

fn organisation_words(name: &str) -> Vec<String> {
    let dotless: String = name.replace('.', "");
    let words: Vec<String> = dotless
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')))
        .map(plain)
        .filter(|word| !word.is_empty())
        .collect();
    let mut phrase = format!(" {} ", words.join(" "));
    for (long, short) in FORMS {
        phrase = phrase.replace(&format!(" {long} "), &format!(" {short} "));
    }
    phrase.split_whitespace().map(str::to_owned).collect()
}

fn without_legal(words: &[String]) -> Vec<&str> {
    let left: Vec<&str> = words.iter().map(String::as_str).filter(|word| !LEGAL.contains(word)).collect();
    if left.is_empty() { words.iter().map(String::as_str).collect() } else { left }
}

/// The same words, each spelt alike; ordinary words must be the very same.
fn word_for_word(a: &[&str], b: &[&str]) -> f64 {
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
    if number(a) || number(b) || a.len().min(b.len()) < 5 || lexicon::is_known_word(a) && lexicon::is_known_word(b) {
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

fn things(a: &str, b: &str) -> f64 {
    match (places::place(a), places::place(b)) {
        (Some(one), Some(other)) => return if one.name == other.name { 1.0 } else { EXCLUDED },
        (None, None) => {}
        // One known place and one unknown spelling: Gomel and Homel, but never Niger and Nigeria.
        _ if plain(a).len() < 5 => return EXCLUDED,
        _ => {}
    }
    let (a, b) = (organisation_words(a), organisation_words(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    word_for_word(&without_legal(&a), &without_legal(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: NameKind, a: &str, b: &str, same: bool) {
        let found = likeness(kind, a, b);
        assert_eq!(found >= SAME, same, "{a} / {b}: {found}");
        assert!((found - likeness(kind, b, a)).abs() < 1e-9, "{a} / {b} must not depend on their order");
    }

    #[test]
    fn people_under_several_spellings() {
        let check = |a, b, same| check(NameKind::Person, a, b, same);
        check("Viktar Kavalenka", "Viktor Kovalenko", true);
        check("Bill Harrow", "William Harrow", true);
        check("William T. Harrow", "William Harrow", true);
        check("Harrow, William", "William Harrow", true);
        check("Anna Petrova", "Anna Petrov", false);
        check("Anna Petrova", "Ivan Petrov", false);
        check("Peter Harrow", "William Harrow", false);
        check("A. Harrow", "William Harrow", false);
        check("Harrow", "William Harrow", false);
        check("Marta Lind", "Marta Lindemann", false);
    }

    #[test]
    fn organisations_and_places() {
        let organisation = |a, b, same| check(NameKind::Organization, a, b, same);
        organisation("Harbour Workers Union", "HWU", true);
        organisation("Velm Ltd", "Velm Limited", true);
        organisation("Northern Water", "Southern Water", false);
        organisation("Ministry of Health", "Ministry of Wealth", false);
        let place = |a, b, same| check(NameKind::Place, a, b, same);
        place("Kyiv", "Kiev", true);
        place("U.S.", "United States", true);
        place("Iran", "Iraq", false);
        place("Niger", "Nigeria", false);
    }
}
