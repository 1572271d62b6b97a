//! People in lines that are no prose: rolls of names, signatures, the senders of messages.
//!
//! "Ana Lund, Viktor Brel (chair)", "Ana" under a letter, "Lund, Ana" in quotation marks. A first name that is known,
//! or a surname that is, must stand between marks or ends of the line.

use super::known;
use super::words::{self, has};
use crate::lexicon::names;

/// A person's name at the beginning of `rest`, as its length; `before` is what the line has in front of it, `signed`
/// whether a first name by itself may be a whole line.
pub(super) fn person(before: &str, rest: &str, signed: bool) -> Option<usize> {
    if !opens(before) {
        return None;
    }
    let words = words_of(rest);
    let first = words.first()?.0;
    if let Some(length) = listed_by_surname(before, rest, &words) {
        return Some(length);
    }
    let alone = before.trim().is_empty() && signed && words.len() == 1;
    if alone && is_given(first) && is_end(rest.get(words.first()?.1..)?) {
        return Some(words.first()?.1);
    }
    let (last, end) = *words.last()?;
    let after = rest.get(end..).unwrap_or_default();
    let full = (2..=4).contains(&words.len()) && closes(after) && is_full(&words) && !has(words::LEGAL, &lower(last));
    full.then_some(end)
}

/// The capitalised words in a row at the beginning, each with its end; initials keep their stop.
fn words_of(rest: &str) -> Vec<(&str, usize)> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(tail) = rest.get(at..).filter(|_| words.len() < 6) {
        let end = tail.find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))).unwrap_or(tail.len());
        let word = tail.get(..end).unwrap_or_default().trim_end_matches('-');
        if !word.starts_with(char::is_uppercase) || word.chars().any(|c| c.is_ascii_digit()) {
            break;
        }
        let stop = usize::from(word.chars().count() == 1 && tail.get(word.len()..).is_some_and(|t| t.starts_with('.')));
        at += word.len() + stop;
        words.push((word, at));
        if !rest.get(at..).unwrap_or_default().starts_with(' ') {
            break;
        }
        at += 1;
    }
    words
}

/// Whether the words are a first name, initials perhaps, and a surname.
fn is_full(words: &[(&str, usize)]) -> bool {
    let (Some((first, _)), Some((last, _))) = (words.first(), words.last()) else { return false };
    let last = lower(last);
    let headed = has(words::ORGANISATIONS, &last) || has(words::PLACES_LAST, &last) || has(words::EVENTS, &last);
    let middle = words.get(1..words.len() - 1).unwrap_or_default();
    let fits = |word: &str| word.chars().count() == 1 || is_given(word) || !known::is_ordinary(&lower(word));
    let listed = names::surname(&last) && !known::is_chiefly_ordinary(&last);
    let common = known::is_plain_first_name(&lower(first)) && names::surname(&last);
    let named = common
        || is_given(first) && (listed || !known::is_ordinary(&last))
        || !known::is_ordinary(&lower(first)) && listed && !known::is_ordinary(&last);
    let place = known::is_place_word(&lower(first)) && known::first_name(&lower(first)).is_none();
    named && !headed && !place && last.chars().count() > 1 && middle.iter().all(|(word, _)| fits(word))
}

/// A first name that is not first of all a word or a place.
fn is_given(word: &str) -> bool {
    let norm = lower(word);
    known::first_name(&norm).is_some()
        && !known::is_chiefly_ordinary(&norm)
        && known::place_weight(word).unwrap_or_default() <= 2
}

/// `"Lund, Ana"`: the whole, when the marks are there.
fn listed_by_surname(before: &str, rest: &str, words: &[(&str, usize)]) -> Option<usize> {
    let [(_, end)] = words else { return None };
    let given = rest.get(*end..)?.strip_prefix(", ")?;
    let first = words_of(given);
    let (name, length) = first.first()?;
    let marked = before.ends_with(['"', '“']) && given.get(first.last()?.1..)?.starts_with(['"', '”']);
    (marked && is_given(name) && first.len() <= 2).then_some(*end + 2 + first.last()?.1.max(*length))
}

/// Whether a name may begin after `before`: at the beginning of the line or after a mark.
fn opens(before: &str) -> bool {
    let trimmed = before.trim_end();
    let word = trimmed.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    trimmed.is_empty()
        || trimmed.ends_with([',', ':', ';', '"', '“', '(', '/', '|', '•', '&', '>'])
        || before.ends_with("- ")
        || matches!(word.as_str(), "and" | "by" | "from" | "with" | "or")
}

/// Whether a name may end before `after`.
fn closes(after: &str) -> bool {
    let trimmed = after.trim_start();
    let word = trimmed.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_end(after)
        || trimmed.starts_with([',', ';', '(', ')', '<', '"', '”', '@', '/', '|', '-', '–', '—', '&', '.'])
        || trimmed.starts_with(|c: char| c.is_ascii_digit())
        || after.starts_with(' ') && word.starts_with(char::is_lowercase)
}

/// Whether nothing but a mark follows.
fn is_end(after: &str) -> bool {
    after.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.' | '!' | '-' | '–' | ':'))
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, rest: &str, expected: Option<&str>) {
        let found = person(before, rest, true).and_then(|length| rest.get(..length));
        assert_eq!(found, expected, "{before}|{rest}");
    }

    #[test]
    fn people_of_a_roll() {
        check("Present: ", "Martha Harrow, Thomas Kendall", Some("Martha Harrow"));
        check("", "Walter J. Kowalski (chair)", Some("Walter J. Kowalski"));
        check("", "Martha", Some("Martha"));
        check("\"", "Harrow, Martha\" <mh@velm.example>", Some("Harrow, Martha"));
    }

    #[test]
    fn no_people() {
        check("", "Victoria Station, platform 2", None);
        check("", "Houston", None);
        check("", "Annual Report 2020", None);
        check("the late ", "Martha Harrow", None);
        check("", "", None);
    }
}
