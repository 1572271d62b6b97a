//! The names that outlets go under: in full, short, by initials, and by web address.

use crate::account::Report;
use crate::lexicon::organizations::{self, address};

/// A name in lower case, without "The".
pub(super) fn bare(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

/// The outlet's names in lower case: in full, without "The", and its last word.
pub(super) fn names_of(report: &Report) -> Option<Vec<String>> {
    let full = report.article.outlet.as_ref()?.to_lowercase();
    if let Some(label) = address::label_of(&full) {
        return Some(vec![label.to_owned()]);
    }
    let bare = bare(&full);
    let mut names = vec![bare.clone()];
    if let Some((_, last)) = bare.rsplit_once(' ') {
        names.push(last.to_owned());
    }
    Some(names)
}

/// The articles that go under a name.
pub(super) fn published_by(name: &str, outlets: &[Option<Vec<String>>]) -> Vec<usize> {
    let name = bare(name);
    let same = |names: &Option<Vec<String>>| {
        names.as_ref().and_then(|names| names.first()).is_some_and(|own| {
            *own == name || same_organisation(own, &name) || is_short_for(&name, own) || address::spells(own, &name)
        })
    };
    outlets.iter().enumerate().filter(|(_, names)| same(names)).map(|(at, _)| at).collect()
}

/// Words that say what sort of outlet one is, not which.
const SORTS: &[&str] = &[
    "agency",
    "agence",
    "agenzia",
    "agencia",
    "agentur",
    "news",
    "press",
    "presse",
    "wire",
    "service",
    "services",
    "bureau",
    "telegraph",
    "telegraphic",
    "radio",
    "tv",
    "television",
    "channel",
    "media",
    "network",
    "online",
    "group",
];

/// Whether a name is the telling word of an outlet's ("Carrow" of "Carrow News Agency"), or its initials: letters of the
/// name in order, the first of each word among them ("NMP" of "Northmere Press").
pub(super) fn is_short_for(name: &str, outlet: &str) -> bool {
    let words: Vec<&str> =
        outlet.split_whitespace().filter(|word| !matches!(*word, "of" | "the" | "and" | "&")).collect();
    let telling: Vec<&&str> = words.iter().filter(|word| !SORTS.contains(word)).collect();
    if let [one] = telling.as_slice()
        && **one == name
    {
        return true;
    }
    let letters: Vec<char> = name.chars().collect();
    if !(2..=5).contains(&letters.len()) || words.len() < 2 || !letters.iter().all(|c| c.is_alphabetic()) {
        return false;
    }
    let mut left = letters.iter().peekable();
    for word in words {
        let mut chars = word.chars();
        if chars.next() != left.next().copied() {
            return false;
        }
        for c in chars {
            // The next word needs its initial.
            if left.len() > 0 && left.peek() == Some(&&c) && !is_initial_next(outlet, word, c) {
                left.next();
            }
        }
    }
    left.next().is_none()
}

/// Whether the word after `word` begins with `c`.
fn is_initial_next(outlet: &str, word: &str, c: char) -> bool {
    let mut words = outlet.split_whitespace().skip_while(|other| *other != word).skip(1);
    words.next().is_some_and(|next| next.starts_with(c))
}

fn same_organisation(a: &str, b: &str) -> bool {
    match (organizations::canonical_name(a), organizations::canonical_name(b)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

/// Whether the last words of a name are these.
pub(super) fn ends_with_words(name: &str, words: &str) -> bool {
    name.strip_suffix(words).is_some_and(|before| before.is_empty() || before.ends_with([' ', '-']))
}

/// Whether the outlet (in lower case) is the agency itself, by its name or by its address: "uk.reuters.com".
pub(super) fn is_own(agency: &organizations::Agency, own: &str) -> bool {
    let squashed = |name: &str| name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let mut names = std::iter::once(agency.name).chain(agency.aliases.iter().copied());
    address::is_address_of(own, agency.name) || names.any(|name| squashed(name) == squashed(own))
}
