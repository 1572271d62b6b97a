//! How likely two names are spellings of one: 0 to 1, aware of transliteration, nicknames, initials, word order,
//! missing middle names, legal forms and acronyms.
//!
//! The measure knows only the names. Whether two people who share a name are one is for [`entities`](fn@super::entities) to judge,
//! which knows the articles.

mod organisations;
mod people;
mod sound;

use crate::annotate::NameKind;
use crate::lexicon::places;
use organisations::{organisation_words, organisations, without_legal, word_for_word};
use people::people;

pub(crate) use organisations::is_acronym_of;
pub(crate) use people::surnames;
pub(crate) use sound::{first_sound, plain, sounds};

/// From here on two names count as spellings of one. Measured with `firsthand-bench names PATH`.
pub const SAME: f64 = 0.85;

/// Two words are spellings of one from this likeness on.
const SAME_WORD: f64 = 0.8;
/// Words that exclude one another: two different initials, a man's and a woman's ending.
const EXCLUDED: f64 = 0.3;

/// "Velm Front/Northern Army" has two names; the likelier of them counts.
fn alternatives(a: &str, b: &str, likeness: fn(&str, &str) -> f64) -> f64 {
    let both = likeness(a, b);
    if !a.contains('/') && !b.contains('/') {
        return both;
    }
    let pairs = a.split('/').flat_map(|one| b.split('/').map(move |other| (one, other)));
    let long = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() >= LEAST_ALTERNATIVE;
    pairs.filter(|(one, other)| long(one) && long(other)).map(|(one, other)| likeness(one, other)).fold(both, f64::max)
}

/// What a stroke parts is a name of its own from this many letters on; "A/S" is a legal form.
const LEAST_ALTERNATIVE: usize = 5;

/// How likely two names of this kind are spellings of one.
pub fn likeness(kind: NameKind, a: &str, b: &str) -> f64 {
    match kind {
        NameKind::Person => people(a, b),
        NameKind::Organization => alternatives(a, b, organisations),
        NameKind::Place | NameKind::Event | NameKind::Other => things(a, b),
    }
}

fn things(a: &str, b: &str) -> f64 {
    match (places::place(a), places::place(b)) {
        (Some(one), Some(other)) => return if one.name == other.name { 1.0 } else { EXCLUDED },
        (None, None) => {}
        // One known place and one unknown spelling: Gomel and Homel, but never Niger and Nigeria.
        _ if plain(a).len() < 5 => return EXCLUDED,
        _ => {}
    }
    let (a, b) = (organisation_words(without_ship(a)), organisation_words(without_ship(b)));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    word_for_word(&without_legal(&a), &without_legal(&b))
}

/// A vessel's name without what says that it is one: "MV Velm Star", "M/T Velm Star".
fn without_ship(name: &str) -> &str {
    let (first, rest) = name.trim().split_once(' ').unwrap_or((name, ""));
    let bare: String = first.chars().filter(|c| c.is_alphabetic()).collect();
    if SHIPS.contains(&bare.as_str()) && !rest.is_empty() { rest } else { name }
}

/// Prefixes of ships: motor vessel and tanker, steamship, fishing vessel, the navies'.
const SHIPS: &[&str] =
    &["MV", "MT", "MS", "SS", "FV", "MY", "SY", "HMS", "HMCS", "HMAS", "USS", "USNS", "RMS", "RV", "INS"];

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
