//! Ages: `37-year-old`, `34 years old`, `aged 34`, `at the age of 12`, `Anna Lind, 34,`, `Anna Lind (34)`.

use super::amount::{Amount, Form};
use super::units::Sort;
use super::words::Words;

/// An age and where its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Age {
    /// `year`, or `month`, `week`, `day` for the very young.
    pub unit: &'static str,
    /// The first token of the age's own words: the number, or "aged".
    pub start: usize,
    /// The token after the age.
    pub end: usize,
    /// How the age is written, which tells where the person stands.
    pub shape: Shape,
}

/// How an age is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "37-year-old": the person stands behind it, or it stands for the person.
    Adjective,
    /// "aged 34", "34 years old": the person stands before it.
    Predicate,
    /// "Anna Lind, 34,": the person stands right before the comma.
    Apposition,
    /// "the age of 12".
    Limit,
}

/// The highest age that a number behind a name is taken for: the oldest person on record lived 122 years.
const OLDEST: f64 = 122.0;

/// The age that the amount states, if it states one.
///
/// `ends_person` tells whether a person's name ends right before the token it is given.
pub(super) fn of(words: Words, amount: &Amount, ends_person: impl Fn(usize) -> bool) -> Option<Age> {
    old(words, amount).or_else(|| aged(words, amount)).or_else(|| appended(words, amount, ends_person))
}

/// "37-year-old", "34 years old", "eight months of age".
fn old(words: Words, amount: &Amount) -> Option<Age> {
    let unit = amount.unit.as_ref().filter(|unit| unit.sort == Sort::Time)?;
    let symbol = ["year", "month", "week", "day"].into_iter().find(|name| *name == unit.symbol)?;
    let at = unit.end + usize::from(words.is_any(unit.end, &["-", "–", "‑"]));
    let (end, shape) = match words.norm(at) {
        "old" | "olds" if at > unit.end => (at + 1, Shape::Adjective),
        "old" | "olds" if words.before(unit.end, 1) == symbol => (at + 1, Shape::Adjective),
        "old" => (at + 1, Shape::Predicate),
        "of" if words.norm(at + 1) == "age" => (at + 2, Shape::Predicate),
        _ => return None,
    };
    Some(Age { unit: symbol, start: amount.start, end, shape })
}

/// "aged 34", "aged between 5 and 12", "at age 60", "the age of 12", "turned 50".
fn aged(words: Words, amount: &Amount) -> Option<Age> {
    if amount.unit.as_ref().is_some_and(|unit| unit.symbol != "year") || amount.high? > OLDEST {
        return None;
    }
    let before = |steps| words.before(amount.start, steps);
    let age = |words_before: usize, shape| {
        Some(Age { unit: "year", start: amount.start - words_before, end: amount.end, shape })
    };
    match before(1) {
        "aged" => age(1, Shape::Predicate),
        "ages" => age(1, Shape::Predicate),
        "age" if !words.is_capitalised(amount.start - 1) || amount.start == 1 => age(1, Shape::Predicate),
        "of" if before(2) == "age" || before(2) == "ages" => age(0, Shape::Limit),
        "turned" | "turns" | "turning" if amount.form == Form::Bare && amount.low? >= 10.0 => age(0, Shape::Predicate),
        "than" | "over" | "under" if words.before(amount.start, 3) == "aged" || before(2) == "aged" => {
            age(0, Shape::Predicate)
        }
        _ => None,
    }
}

/// "Anna Lind, 34, said", "Anna Lind (34)": a bare number between a person and a mark.
fn appended(words: Words, amount: &Amount, ends_person: impl Fn(usize) -> bool) -> Option<Age> {
    let bare = amount.form == Form::Bare && !amount.range;
    let value = amount.plain().filter(|value| bare && (1.0..=OLDEST).contains(value))?;
    let open = amount.start.checked_sub(1)?;
    let closes = match words.norm(open) {
        "," => {
            let next = words.norm(amount.end);
            matches!(next, "," | "." | ";" | ":" | "" | "—" | "–" | ")")
                || next == "and" && value >= 10.0
                || matches!(next, "from" | "of" | "who" | "was" | "is" | "were" | "told" | "said") && value >= 10.0
        }
        "(" => words.norm(amount.end) == ")",
        _ => false,
    };
    (closes && ends_person(open)).then_some(Age {
        unit: "year",
        start: amount.start,
        end: amount.end,
        shape: Shape::Apposition,
    })
}
