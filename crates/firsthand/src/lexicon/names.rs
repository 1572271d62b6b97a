//! First names with their gender, surnames, and the forms that one first name takes.
//!
//! US Census counts, and a hand-written list for the rest of the world. A name may be a word as well ("Will",
//! "Said"): ask only about words that are written with a capital.

use super::domain::Gender;
use super::table::{Table, lower};

/// `name|f`, `m` or `u`, from `tools/lexicon/people.py` like the other two.
static FIRST_NAMES: Table = Table::new(include_str!("../../data/first_names.txt"));
/// One surname a line.
static SURNAMES: Table = Table::new(include_str!("../../data/surnames.txt"));
/// `name|l`, `s` or `v` for longer, shorter and other forms, `|` and the forms.
static NICKNAMES: Table = Table::new(include_str!("../../data/nicknames.txt"));

/// Endings of surnames that are rare in the census and common in the news.
const SURNAME_ENDINGS: &[&str] = &[
    "ov", "ova", "ev", "eva", "enko", "ski", "sky", "skiy", "skyy", "skyi", "ska", "skaya", "skaia", "shvili", "dze",
    "yan", "uk", "chuk", "ovich", "evich", "ić", "ic", "idis", "poulos", "akis", "sson", "oğlu", "oglu", "zadeh",
    "pour", "nejad", "escu", "iou", "quist", "gaard", "baum", "berg", "stein", "elli", "ucci", "wicz", "czyk", "ów",
    "avičius",
];

/// A first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstName {
    /// The gender it tells; `None` for a name that both have.
    pub gender: Option<Gender>,
}

/// The first name that a word is, in any case: "Sviatlana" is female, "Siarhei" male, "Andrea" either. A double name
/// ("Anna-Maria") has the gender of its first part. `None` for a word that is no first name we know.
pub fn first_name(word: &str) -> Option<FirstName> {
    let word = lower(word);
    let code = FIRST_NAMES.find(&word).or_else(|| {
        let (first, rest) = word.split_once('-')?;
        FIRST_NAMES.find(rest)?;
        FIRST_NAMES.find(first)
    })?;
    let gender = match code {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    };
    Some(FirstName { gender })
}

/// Whether the word, in any case, is one of the 20,000 commonest surnames of the United States.
pub fn surname(word: &str) -> bool {
    SURNAMES.contains(&lower(word))
}

/// Whether the word ends as surnames do that the census has rarely: "Lukashenko", "Tikhanovskaya", "Saakashvili".
pub fn has_surname_ending(word: &str) -> bool {
    let word = lower(word);
    SURNAME_ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Other forms of a first name in lower case: first the longer ("bill" gives "william"), then the shorter ("william"
/// gives "bill"), then spellings of other languages ("siarhei" gives "sergei"). Empty for a name without any.
pub fn nickname(name: &str) -> Vec<&'static str> {
    let rows = NICKNAMES.find_all(&lower(name)).collect::<Vec<_>>();
    rows.into_iter().flat_map(|row| row.get(2..).unwrap_or_default().split(' ')).collect()
}

/// Whether two first names can be one person's: the same, one a form of the other, or short for the same name.
pub fn same_first_name(a: &str, b: &str) -> bool {
    let (a, b) = (lower(a), lower(b));
    if a == b {
        return true;
    }
    let (of_a, of_b) = (nickname(&a), nickname(&b));
    of_a.contains(&&*b) || of_b.contains(&&*a) || longer(&a).any(|name| longer(&b).any(|other| other == name))
}

/// The longer forms of a lower-case name.
fn longer(name: &str) -> impl Iterator<Item = &'static str> {
    let rows = NICKNAMES.find_all(name).collect::<Vec<_>>();
    rows.into_iter().filter_map(|row| row.strip_prefix("l|")).flat_map(|forms| forms.split(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_tell_gender() {
        let check = |name, expected: Option<Option<Gender>>| {
            assert_eq!(first_name(name).map(|found| found.gender), expected, "{name}");
        };
        let (female, male) = (Some(Some(Gender::Female)), Some(Some(Gender::Male)));
        check("Mary", female);
        check("John", male);
        check("Sviatlana", female);
        check("Svetlana", female);
        check("Siarhei", male);
        check("Mohammed", male);
        check("Ngozi", female);
        check("Recep", male);
        check("Anna-Maria", female);
        check("Jean-Luc", male);
        check("Casey", Some(None));
        check("Minister", None);
        check("", None);
    }

    #[test]
    fn surnames() {
        assert!(surname("Smith") && surname("nguyen") && !surname("government"));
        assert!(has_surname_ending("Lukashenko") && has_surname_ending("Tikhanovskaya"));
        assert!(!has_surname_ending("Minsk") && !has_surname_ending("ov"));
    }

    #[test]
    fn forms_of_a_name() {
        assert!(nickname("Bill").contains(&"william") && nickname("William").contains(&"bill"));
        assert!(same_first_name("Svetlana", "Sviatlana") && same_first_name("Siarhei", "Sergei"));
        assert!(same_first_name("Bill", "Billy") && same_first_name("Bob", "Rob"));
        assert!(!same_first_name("Sviatlana", "Siarhei") && !same_first_name("John", "Mary"));
        assert!(nickname("Qqq").is_empty());
    }
}
