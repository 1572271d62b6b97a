//! The words that times are made of, and a sentence as the matchers read it.

use crate::lexicon::numerals;
use crate::text::Token;

/// One sentence's tokens; positions outside it read as nothing, so that a matcher may look anywhere.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// The article's text.
    pub(super) source: &'a str,
    /// The sentence's tokens.
    pub(super) tokens: &'a [Token],
}

impl<'a> Line<'a> {
    /// The normalised token at `at`, or "".
    pub(super) fn norm(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.norm.as_str())
    }

    /// The normalised token `back` places before `at`, or "".
    pub(super) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.norm(at))
    }

    /// Whether the token at `at` is one of `words`.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.norm(at))
    }

    /// Whether the token before `at` is one of `words`.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.before(at, 1))
    }

    /// Whether the token at `at` is a word that begins with a capital.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capitalised(self.source))
    }

    /// Whether the token at `at` is a word.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    /// Whether no white space stands between the tokens at `at` and after it.
    pub(super) fn touches(&self, at: usize) -> bool {
        self.tokens.get(at).zip(self.tokens.get(at + 1)).is_some_and(|(a, b)| a.touches(b))
    }

    /// Whether the token at `at` is a hyphen or a dash that joins its neighbours.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        is_dash(self.norm(at)) && self.touches(at) && at > 0 && self.touches(at - 1)
    }

    /// The token at `at` as a whole number without separators.
    pub(super) fn digits(&self, at: usize) -> Option<i64> {
        let norm = self.norm(at);
        (norm.len() <= 9 && !norm.is_empty() && norm.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| norm.parse().ok())
            .flatten()
    }
}

/// Hyphen, non-breaking hyphen, en and em dash.
pub(super) fn is_dash(norm: &str) -> bool {
    matches!(norm, "-" | "‐" | "‑" | "–" | "—")
}

/// A stretch of the calendar that can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// The unit a word names, and whether it is a plural.
pub(super) fn unit(word: &str) -> Option<(Unit, bool)> {
    let (singular, plural) = match word {
        "centuries" => ("century", true),
        _ => word.strip_suffix('s').map_or((word, false), |singular| (singular, true)),
    };
    let unit = match singular {
        "second" => Unit::Second,
        "minute" | "min" => Unit::Minute,
        "hour" | "hr" => Unit::Hour,
        "day" => Unit::Day,
        "night" => Unit::Night,
        "week" => Unit::Week,
        "fortnight" => Unit::Week,
        "weekend" => Unit::Weekend,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" | "yr" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    };
    Some((unit, plural))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month's number, and whether the word is its full name (an abbreviation needs a number beside it).
pub(super) fn month(word: &str) -> Option<(i8, bool)> {
    let bare = word.strip_suffix('.').unwrap_or(word);
    let number = (1..=12).zip(MONTHS).find(|(_, name)| *name == bare || bare.len() == 3 && name.starts_with(bare));
    match (number, bare) {
        (Some((number, name)), _) => Some((number, name == bare)),
        (None, "sept") => Some((9, false)),
        _ => None,
    }
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A weekday's number, Monday first, and whether the word is its full name.
pub(super) fn weekday(word: &str) -> Option<(i8, bool)> {
    let full = (1..=7).zip(WEEKDAYS).find(|(_, name)| *name == word);
    if let Some((number, _)) = full {
        return Some((number, true));
    }
    let short = match word.strip_suffix('.').unwrap_or(word) {
        "mon" => 1,
        "tue" | "tues" => 2,
        "wed" | "weds" => 3,
        "thu" | "thur" | "thurs" => 4,
        "fri" => 5,
        "sat" => 6,
        "sun" => 7,
        _ => return None,
    };
    Some((short, false))
}

/// The TIMEX3 code of a part of the day.
pub(super) fn part_of_day(word: &str) -> Option<&'static str> {
    match word {
        "morning" => Some("TMO"),
        "afternoon" => Some("TAF"),
        "evening" => Some("TEV"),
        "night" => Some("TNI"),
        _ => None,
    }
}

/// The TIMEX3 code of a season.
pub(super) fn season(word: &str) -> Option<&'static str> {
    match word {
        "spring" => Some("SP"),
        "summer" => Some("SU"),
        "autumn" | "fall" => Some("FA"),
        "winter" => Some("WI"),
        _ => None,
    }
}

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The number a single word names, up to ninety.
pub(super) fn small_number(word: &str) -> Option<i64> {
    let small = (0..).zip(numerals::SMALL).find(|(_, name)| *name == word);
    small.or_else(|| (2..).zip(TENS).map(|(n, name)| (10 * n, name)).find(|(_, name)| *name == word)).map(|(n, _)| n)
}

const ORDINALS: [&str; 22] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
];

/// The rank a word or number token gives: "9th", "third".
pub(super) fn ordinal(word: &str) -> Option<i64> {
    let named = (0..).zip(ORDINALS).find(|(_, name)| *name == word).map(|(n, _)| n);
    named.or_else(|| {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
        (1..=3).contains(&digits.len()).then(|| digits.parse().ok()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_by_name_and_abbreviation() {
        assert_eq!(month("august"), Some((8, true)));
        assert_eq!(month("aug."), Some((8, false)));
        assert_eq!(month("sept."), Some((9, false)));
        assert_eq!(month("may"), Some((5, true)));
        assert_eq!(month("mayor"), None);
        assert_eq!(weekday("sunday"), Some((7, true)));
        assert_eq!(weekday("thurs."), Some((4, false)));
    }

    #[test]
    fn ranks_and_numbers() {
        assert_eq!(ordinal("19th"), Some(19));
        assert_eq!(ordinal("third"), Some(3));
        assert_eq!(ordinal("month"), None);
        assert_eq!(small_number("forty"), Some(40));
        assert_eq!(unit("centuries"), Some((Unit::Century, true)));
    }
}
