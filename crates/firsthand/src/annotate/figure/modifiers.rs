//! The words before and behind a number that make bounds of it: `at least`, `more than`, `some`, `or more`.

use super::amount::{Amount, Form};
use super::units::Sort;
use super::words::Words;
use crate::annotate::Modifier;

/// What stands before the number, the last word last. The longest that fits wins.
const BEFORE: &[(&[&str], Modifier)] = &[
    (&["about"], Modifier::About),
    (&["around"], Modifier::About),
    (&["some"], Modifier::About),
    (&["roughly"], Modifier::About),
    (&["approximately"], Modifier::About),
    (&["approx"], Modifier::About),
    (&["approx."], Modifier::About),
    (&["circa"], Modifier::About),
    (&["nearly"], Modifier::About),
    (&["almost"], Modifier::About),
    (&["virtually"], Modifier::About),
    (&["practically"], Modifier::About),
    (&["close", "to"], Modifier::About),
    (&["closer", "to"], Modifier::About),
    (&["near", "to"], Modifier::About),
    (&["nearer", "to"], Modifier::About),
    (&["nearer"], Modifier::About),
    (&["approaching"], Modifier::About),
    (&["near"], Modifier::About),
    (&["estimated"], Modifier::About),
    (&["an", "estimated"], Modifier::About),
    (&["estimated", "at"], Modifier::About),
    (&["something", "like"], Modifier::About),
    (&["somewhere", "around"], Modifier::About),
    (&["in", "the", "region", "of"], Modifier::About),
    (&["in", "the", "neighborhood", "of"], Modifier::About),
    (&["in", "the", "order", "of"], Modifier::About),
    (&["on", "the", "order", "of"], Modifier::About),
    (&["or", "so"], Modifier::About),
    (&["~"], Modifier::About),
    (&["≈"], Modifier::About),
    (&["±"], Modifier::About),
    (&["at", "least"], Modifier::AtLeast),
    (&["no", "fewer", "than"], Modifier::AtLeast),
    (&["no", "less", "than"], Modifier::AtLeast),
    (&["not", "less", "than"], Modifier::AtLeast),
    (&["not", "fewer", "than"], Modifier::AtLeast),
    (&["a", "minimum", "of"], Modifier::AtLeast),
    (&["minimum", "of"], Modifier::AtLeast),
    (&["≥"], Modifier::AtLeast),
    (&["more", "than"], Modifier::MoreThan),
    (&["over"], Modifier::MoreThan),
    (&["over", "than"], Modifier::MoreThan),
    (&["above"], Modifier::MoreThan),
    (&["beyond"], Modifier::MoreThan),
    (&["exceeding"], Modifier::MoreThan),
    (&["exceeded"], Modifier::MoreThan),
    (&["exceeds"], Modifier::MoreThan),
    (&["exceed"], Modifier::MoreThan),
    (&["surpassing"], Modifier::MoreThan),
    (&["surpassed"], Modifier::MoreThan),
    (&["topping"], Modifier::MoreThan),
    (&["topped"], Modifier::MoreThan),
    (&["in", "excess", "of"], Modifier::MoreThan),
    (&["greater", "than"], Modifier::MoreThan),
    (&["higher", "than"], Modifier::MoreThan),
    (&["larger", "than"], Modifier::MoreThan),
    (&["bigger", "than"], Modifier::MoreThan),
    (&["longer", "than"], Modifier::MoreThan),
    (&["better", "than"], Modifier::MoreThan),
    (&["upwards", "of"], Modifier::MoreThan),
    (&["upward", "of"], Modifier::MoreThan),
    (&["north", "of"], Modifier::MoreThan),
    (&["over", "the", "age", "of"], Modifier::MoreThan),
    (&[">"], Modifier::MoreThan),
    (&["a", "lot", "more"], Modifier::MoreThan),
    (&["at", "most"], Modifier::AtMost),
    (&["no", "more", "than"], Modifier::AtMost),
    (&["not", "more", "than"], Modifier::AtMost),
    (&["no", "greater", "than"], Modifier::AtMost),
    (&["no", "higher", "than"], Modifier::AtMost),
    (&["no", "longer", "than"], Modifier::AtMost),
    (&["a", "maximum", "of"], Modifier::AtMost),
    (&["maximum", "of"], Modifier::AtMost),
    (&["not", "exceeding"], Modifier::AtMost),
    (&["≤"], Modifier::AtMost),
    (&["less", "than"], Modifier::LessThan),
    (&["fewer", "than"], Modifier::LessThan),
    (&["sub", "-"], Modifier::LessThan),
    (&["lower", "than"], Modifier::LessThan),
    (&["smaller", "than"], Modifier::LessThan),
    (&["under"], Modifier::LessThan),
    (&["below"], Modifier::LessThan),
    (&["shy", "of"], Modifier::LessThan),
    (&["short", "of"], Modifier::LessThan),
    (&["under", "the", "age", "of"], Modifier::LessThan),
    (&["<"], Modifier::LessThan),
    (&["up", "to"], Modifier::UpTo),
    (&["upto"], Modifier::UpTo),
    (&["as", "many", "as"], Modifier::UpTo),
    (&["as", "much", "as"], Modifier::UpTo),
    (&["as", "high", "as"], Modifier::UpTo),
];

/// What stands behind the number, its unit or what it counts.
const BEHIND: &[(&[&str], Modifier)] = &[
    (&["or", "more"], Modifier::AtLeast),
    (&["or", "greater"], Modifier::AtLeast),
    (&["or", "higher"], Modifier::AtLeast),
    (&["or", "older"], Modifier::AtLeast),
    (&["or", "over"], Modifier::AtLeast),
    (&["or", "above"], Modifier::AtLeast),
    (&["and", "over"], Modifier::AtLeast),
    (&["and", "above"], Modifier::AtLeast),
    (&["and", "older"], Modifier::AtLeast),
    (&["and", "up"], Modifier::AtLeast),
    (&["and", "counting"], Modifier::AtLeast),
    (&["at", "least"], Modifier::AtLeast),
    (&["plus"], Modifier::AtLeast),
    (&["or", "less"], Modifier::AtMost),
    (&["or", "fewer"], Modifier::AtMost),
    (&["or", "lower"], Modifier::AtMost),
    (&["or", "under"], Modifier::AtMost),
    (&["or", "below"], Modifier::AtMost),
    (&["and", "under"], Modifier::AtMost),
    (&["and", "younger"], Modifier::AtMost),
    (&["or", "younger"], Modifier::AtMost),
    (&["at", "most"], Modifier::AtMost),
    (&["at", "the", "most"], Modifier::AtMost),
    (&["or", "so"], Modifier::About),
    (&["or", "thereabouts"], Modifier::About),
    (&["odd"], Modifier::About),
    (&["ish"], Modifier::About),
    (&["approximately"], Modifier::About),
];

/// Words that stand between a modifier and its number without changing it, or before the modifier.
const DEGREES: &[&str] = &[
    "just",
    "well",
    "slightly",
    "little",
    "far",
    "significantly",
    "much",
    "considerably",
    "only",
    "substantially",
    "even",
];

/// A modifier with the tokens from the first of its words to the last behind the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Modified {
    /// What the words make of the number.
    pub modifier: Modifier,
    /// The first token of modifier and amount.
    pub start: usize,
    /// The token after them.
    pub end: usize,
}

/// Whether a word tells that something changed by the amount behind it: "rose 5%".
pub(super) fn is_change(word: &str) -> bool {
    matches!(
        word,
        "rose"
            | "fell"
            | "grew"
            | "dropped"
            | "up"
            | "down"
            | "increased"
            | "decreased"
            | "jumped"
            | "climbed"
            | "slid"
            | "slipped"
            | "declined"
            | "gained"
            | "lost"
            | "added"
            | "surged"
            | "soared"
            | "plunged"
            | "by"
            | "rise"
            | "fall"
            | "drop"
            | "increase"
            | "rises"
            | "falls"
            | "drops"
    )
}

/// Finds the modifier of an amount.
pub(super) fn of(words: Words, amount: &Amount) -> Modified {
    let before = before(words, amount);
    let behind = behind(words, amount);
    let start = before.map_or(amount.start, |(_, start)| start);
    let end = behind.map_or(amount.end, |(_, end)| end);
    let stated = before.map(|(modifier, _)| modifier).or(behind.map(|(modifier, _)| modifier));
    let modifier = match (amount.form, amount.range, stated) {
        (Form::Vague | Form::Garbled, _, _) => Modifier::Vague,
        (_, true, _) => Modifier::Range,
        (_, _, stated) => stated.unwrap_or(Modifier::Exact),
    };
    Modified { modifier, start, end }
}

fn before(words: Words, amount: &Amount) -> Option<(Modifier, usize)> {
    let mut at = amount.start;
    // "more than just 10", "at least another 10", "around the 5,000 mark": the modifier stands one word off.
    if words.is_any(at.wrapping_sub(1), &["just", "another", "a", "the", "only", "an"])
        && ends_at(words, at - 1).is_some_and(|(_, len)| len > 1)
    {
        at -= 1;
    }
    let (modifier, len) = ends_at(words, at)?;
    let mut start = at - len;
    // "inched back up to 5%": the particle of a verb.
    let particle = modifier == Modifier::UpTo
        && start > 0
        && (words.is_any(start - 1, &["back", "it", "them"])
            || is_change(words.norm(start - 1))
            || MOVING.contains(&words.norm(start - 1)));
    if particle || too_small(words, amount, start, len) {
        return None;
    }
    // "just under", "a little over", "slightly less than", "well above".
    while start > 0 && words.is_any(start - 1, DEGREES) && comparative(modifier) {
        start -= 1;
    }
    if start > 0 && words.norm(start) == "little" && words.before(start, 1) == "a" {
        start -= 1;
    }
    Some((modifier, start))
}

const fn comparative(modifier: Modifier) -> bool {
    matches!(modifier, Modifier::MoreThan | Modifier::LessThan | Modifier::About)
}

/// Verbs whose particle "up" is, before "to".
const MOVING: &[&str] =
    &["inching", "climbing", "rising", "going", "moving", "jumping", "creeping", "edging", "adding", "went"];

/// The longest modifier whose last word stands before token `at`, and how many words it has.
fn ends_at(words: Words, at: usize) -> Option<(Modifier, usize)> {
    let fits = |phrase: &[&str]| at >= phrase.len() && words.follow(at - phrase.len(), phrase);
    let best = BEFORE.iter().filter(|(phrase, _)| fits(phrase)).max_by_key(|(phrase, _)| phrase.len())?;
    Some((best.1, best.0.len()))
}

/// Numbers up to this one, in words and without a unit, take "over", "under" and "about" for prepositions: "a row over
/// two islands", "a film about three sisters".
const FEW: f64 = 10.0;

/// Verbs that take "over" with them: "handed over 21 girls" gives no bound.
const VERBS_WITH_OVER: &[&str] = &[
    "hand", "hands", "handed", "handing", "turn", "turned", "turning", "take", "took", "taken", "taking", "run", "ran",
];

/// Whether a modifier of one word before a small number in words is a preposition.
fn too_small(words: Words, amount: &Amount, start: usize, len: usize) -> bool {
    let small = amount.form == Form::Words && amount.unit.is_none() && amount.high.is_some_and(|high| high <= FEW);
    let preposition = matches!(words.norm(start), "over" | "under" | "about" | "above" | "below" | "beyond" | "near");
    let placed = matches!(words.norm(start), "beyond" | "near") && amount.unit.is_none() && amount.form != Form::Digits;
    let degree = words.is_any(start.wrapping_sub(1), DEGREES);
    if len == 1 && words.norm(start) == "over" && words.is_any(start.wrapping_sub(1), VERBS_WITH_OVER) {
        return true;
    }
    // "about three people", "over ten hours" at the head of a clause are quantities after all.
    let opens = start == 0 || matches!(words.before(start, 1), "," | "(" | "is" | "was" | "were" | "and" | "that");
    len == 1 && !degree && (small && preposition && !opens || placed)
}

fn behind(words: Words, amount: &Amount) -> Option<(Modifier, usize)> {
    if words.norm(amount.end.wrapping_sub(1)) == "+" {
        return Some((Modifier::AtLeast, amount.end));
    }
    if words.norm(amount.end) == "+" && words.touched(amount.end) {
        return Some((Modifier::AtLeast, amount.end + 1));
    }
    let at = amount.end + usize::from(words.is_hyphen(amount.end));
    let found = BEHIND.iter().find(|(phrase, _)| words.follow(at, phrase));
    if let Some((phrase, modifier)) = found {
        let hyphened = at > amount.end;
        // "$5 plus tax", "2 odd socks": only glued on, or at the end of a phrase.
        let closed = hyphened || !words.is_word(at + phrase.len());
        let fits = match phrase.first() {
            Some(&("plus" | "odd" | "ish")) => hyphened,
            Some(&("at" | "approximately")) => closed,
            _ => true,
        };
        return fits.then_some((*modifier, at + phrase.len()));
    }
    noun_between(words, amount)
}

/// "20 people or more", "10 days or so": the noun stands between.
fn noun_between(words: Words, amount: &Amount) -> Option<(Modifier, usize)> {
    let counts = amount.sort().is_none() || amount.sort() == Some(Sort::Time);
    let at = amount.end + 1;
    let found = BEHIND.iter().find(|(phrase, _)| phrase.first() == Some(&"or") && words.follow(at, phrase))?;
    // The span ends with the number all the same: the noun is what is counted.
    (counts && words.is_word(amount.end)).then_some((found.1, amount.end))
}

/// The bounds that a modifier leaves of an amount.
pub(super) fn bounds(amount: &Amount, modifier: Modifier) -> (Option<f64>, Option<f64>) {
    match modifier {
        Modifier::AtLeast | Modifier::MoreThan => (amount.low, None),
        Modifier::AtMost | Modifier::LessThan | Modifier::UpTo => (None, amount.high),
        Modifier::Exact | Modifier::About | Modifier::Range | Modifier::Vague => (amount.low, amount.high),
    }
}
