//! How likely two people's names are spellings of one: given names, middle names, surnames, and their order.

use super::sound::{self, plain};
use super::{EXCLUDED, SAME_WORD};
use crate::lexicon::names;

/// Two surnames are spellings of one from this likeness on: one consonant for another in a name of six. The person
/// pairs of `names` give F1 0.84 here and 0.81 at 0.87, which asks for like consonants; the join of articles asks for it.
pub(crate) const SAME_SURNAME: f64 = 0.82;
/// A lone surname beside a full name: it may be the same, the articles must say.
const LONE: f64 = 0.75;
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
            let word = usual_form(plain(part));
            if let Some(letters) = initials(part, name)
                && words.is_empty()
            {
                words.extend(letters);
                continue;
            }
            if !word.is_empty() && !BESIDE.contains(&word.as_str()) && words.last() != Some(&word) {
                words.push(word);
            }
        }
        Self { words }
    }

    fn core(&self) -> Vec<&str> {
        // "Ben Lund": where a name begins, "Ben" is a given name.
        let kept = |(at, word): &(usize, &str)| !PARTICLES.contains(word) || *at == 0 && *word == "ben";
        let words = self.words.iter().map(String::as_str).enumerate();
        let core: Vec<&str> = words.filter(kept).map(|(_, word)| word).collect();
        if core.is_empty() { self.words.iter().map(String::as_str).collect() } else { core }
    }
}

/// How likely two people's names are spellings of one.
pub(super) fn people(a: &str, b: &str) -> f64 {
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
    let aligned = if different_count && joined >= JOINED { joined.max(aligned) } else { aligned };
    aligned.max(crossed(&short, &long)).max(rejoined(&short, &long, particles))
}

/// "Lund Viktor" and "Viktor Lund": two words in the other order are one name when only one of them is a given name.
fn crossed(short: &[&str], long: &[&str]) -> f64 {
    let ([a, b], [first, between @ .., last]) = (short, long) else { return 0.0 };
    let like = sound::likeness(a, last).min(sound::likeness(b, first));
    let given = |word: &&str| names::first_name(word).is_some();
    let fathers = between.iter().all(|word| is_patronymic(word));
    if like >= CROSSED && fathers && given(first) && !given(last) { like * 0.95 } else { 0.0 }
}

/// Two words in the other order are the same from this likeness on: next to no doubt beside the doubt of the order.
const CROSSED: f64 = 0.9;

fn is_patronymic(word: &str) -> bool {
    ["vich", "vych", "vna", "ichna"].iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// "Patr ushev" and "Patrushev": a word that a space has cut, put together again.
fn rejoined(short: &[&str], long: &[&str], particles: bool) -> f64 {
    let mut best: f64 = 0.0;
    for (cut, whole) in [(short, long), (long, short)] {
        for at in 1..cut.len().min(LONGEST_CUT) {
            let (Some(left), Some(right)) = (cut.get(at - 1), cut.get(at)) else { continue };
            let joined = format!("{left}{right}");
            if cut.len() < 3 || left.len() < 2 || right.len() < 2 || !whole.contains(&joined.as_str()) {
                continue;
            }
            let mut words: Vec<&str> = cut.get(..at - 1).unwrap_or_default().to_vec();
            words.push(&joined);
            words.extend(cut.get(at + 1..).unwrap_or_default());
            let (fewer, more) =
                if words.len() <= whole.len() { (words.as_slice(), whole) } else { (whole, words.as_slice()) };
            best = best.max(aligned(fewer, more, particles));
        }
    }
    best
}

/// Names of more words are not tried for a space too many.
const LONGEST_CUT: usize = 8;

/// "JC Lund": two or three capitals before a name in small letters are as many given names.
fn initials(part: &str, name: &str) -> Option<Vec<String>> {
    let short = (2..=3).contains(&part.chars().count()) && part.chars().all(|c| c.is_ascii_uppercase());
    let title = BESIDE.contains(&plain(part).as_str());
    (short && !title && name.chars().any(char::is_lowercase))
        .then(|| part.chars().map(|c| c.to_lowercase().collect()).collect())
}

/// A word in the form that its spellings share: digits that scanners read for letters put back, "Abdul" as "Abd".
fn usual_form(word: String) -> String {
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let word = if letters >= 3 && letters < word.len() {
        let letter = |c| match c {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '5' => 's',
            '8' => 'b',
            '9' => 'g',
            other => other,
        };
        word.chars().map(letter).collect()
    } else {
        word
    };
    if matches!(word.as_str(), "abdul" | "abdel" | "abdal" | "abdol") { "abd".to_owned() } else { word }
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
    let all_exact = short.len() >= 3 && least >= 0.95;
    least
        * if free.is_empty() {
            0.95
        } else if all_exact {
            // Three words of one name, and a fourth that one spelling leaves out.
            0.88
        } else {
            0.8
        }
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
    let like = sound::likeness(a, b).max(transposed(a, b));
    let excluded = match (slavic(a), slavic(b)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    };
    if excluded { like.min(EXCLUDED) } else { like }
}

/// Surnames of five letters and more in which two neighbours have changed places, which no pair of names does.
fn transposed(a: &str, b: &str) -> f64 {
    if a.len() != b.len() || a.len() < 5 {
        return 0.0;
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let differ: Vec<usize> = (0..a.len()).filter(|&at| a.get(at) != b.get(at)).collect();
    let [one, other] = differ.as_slice() else { return 0.0 };
    let swapped = *other == one + 1 && a.get(*one) == b.get(*other) && a.get(*other) == b.get(*one);
    if swapped { 0.9 } else { 0.0 }
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
