//! Numbers that are no quantities: dates, years, clock times, scores, labels in names, phone numbers, list numbers,
//! and "one" where it counts nothing.

use super::amount::{Amount, Form};
use super::labels::{self, LABELLED, is_label};
use super::units::Sort;
use super::words::{Words, is_month, is_plural};
use crate::text::TokenKind;

/// Whether the amount is no quantity, by the words around it. `modified` tells that a modifier stands before it.
pub(super) fn is_none(words: Words, amount: &Amount, modified: bool) -> bool {
    let (start, end) = (amount.start, amount.end);
    match amount.form {
        Form::Vague | Form::Garbled => amount.low.is_none() && is_idle(words, end),
        Form::Share => false,
        Form::Words => amount.unit.is_none() && !amount.range && in_words(words, amount, modified),
        Form::Digits | Form::Bare => {
            is_calendar(words, amount, modified)
                || is_clock(words, start, end)
                || is_score(words, amount)
                || is_code(words, amount)
                || is_list_number(words, amount)
                || is_counter(words, amount)
                || is_label(words, amount, modified)
                || labels::is_lettered(words, amount)
                || is_address(words, amount)
        }
    }
}

/// "several" and "a few" before something that is not counted: "a few days" is left to dates, "several of" stays.
fn is_idle(words: Words, end: usize) -> bool {
    !words.is_word(end) || words.is_any(end, &["times", "ways", "things"])
}

/// "9 August", "August 9", "in 1994", "2020 election", "the 1990s".
fn is_calendar(words: Words, amount: &Amount, modified: bool) -> bool {
    let (start, end) = (amount.start, amount.end);
    let before = words.before(start, 1);
    if amount.form != Form::Bare {
        return false;
    }
    let day = amount.high.is_some_and(|high| high <= 31.0);
    let month_before = is_month(before) && (words.is_capitalised(start.wrapping_sub(1)) || words.headline);
    let month_after = |at: usize| is_month(words.norm(at)) && words.is_capitalised(at);
    let of_month = words.norm(end) == "of" && month_after(end + 1);
    if day && (month_before || month_after(end) || of_month) || month_before && is_year(amount) {
        return true;
    }
    // "March 9, 2020", "August 9-10", "9 and 10 August".
    let listed =
        words.is_any(end, &["and", "-", "–", ",", "or", "to"]) && words.is_number(end + 1) && month_after(end + 2);
    let joined = matches!(before, "and" | "-" | "–" | "," | "or" | "to")
        && words.get(start.wrapping_sub(2)).is_some_and(|token| token.kind == TokenKind::Number)
        && is_month(words.before(start, 3));
    day && (listed || joined) || is_year(amount) && (joined || !is_count_of_years_size(words, amount, modified))
}

fn is_year(amount: &Amount) -> bool {
    let year =
        |value: Option<f64>| value.is_some_and(|value| (1500.0..2200.0).contains(&value) && value.fract() == 0.0);
    year(amount.low) && year(amount.high)
}

/// Whether a number that looks like a year counts something: "2000 people", "some 1800 troops".
fn is_count_of_years_size(words: Words, amount: &Amount, modified: bool) -> bool {
    let noun = is_plural(words.norm(amount.end)) && !words.is_capitalised(amount.end)
        || words.is_word(amount.end) && is_plural(words.norm(amount.end + 1)) && !words.is_capitalised(amount.end);
    let dated = ["in", "since", "until", "by", "from", "of", "the", "after", "before", "during", "this", "last"];
    let round = amount.low.is_some_and(|low| low % 50.0 == 0.0 || low < 1900.0);
    noun && (modified || round && !words.is_any(amount.start.wrapping_sub(1), &dated))
}

/// "10:27", "8 p.m.", "0800 GMT", "at 4pm", "9 o'clock", and results of races such as "9.58 seconds" stay.
fn is_clock(words: Words, start: usize, end: usize) -> bool {
    const HALVES: &[&str] = &["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt", "utc", "noon", "midnight"];
    const ZONES: &[&str] = &["gmt", "utc", "bst", "cet", "est", "edt", "ist", "msk", "hrs", "et", "pst"];
    let colon = |at: usize| {
        words.norm(at) == ":"
            && words.touched(at)
            && words.touches(at)
            && words.is_number(at + 1)
            && at > 0
            && words.is_number(at - 1)
    };
    let stopped = words.is_any(end, &["a", "p"]) && words.is_any(end + 1, &["m", "m.", "."]);
    words.is_any(end, HALVES)
        || words.is_any(end, ZONES) && words.is_capitalised(end)
        || stopped
        || colon(end)
        || start > 0 && colon(start - 1)
}

/// "2-0", "3–1 win", "won 21-19", "voted 52 to 48": two numbers against each other.
fn is_score(words: Words, amount: &Amount) -> bool {
    let bare = matches!(amount.form, Form::Bare) || amount.range && amount.unit.is_none();
    let dash = |at: usize| words.is_any(at, &["-", "–", "—"]);
    let number_after = dash(amount.end) && words.touches(amount.end) && words.is_number(amount.end + 1);
    let number_before = amount.start >= 2
        && dash(amount.start - 1)
        && words.touched(amount.start)
        && words
            .get(amount.start - 2)
            .is_some_and(|token| token.kind == TokenKind::Number && words.touches(amount.start - 2));
    if bare && (number_after || number_before) {
        return true;
    }
    let hyphened = (amount.start..amount.end).any(dash);
    // "they were 1-2 in away games": nothing is counted right behind it.
    let nothing = !words.is_word(amount.end) || crate::lexicon::is_function_word(words.norm(amount.end));
    if amount.range && hyphened && amount.unit.is_none() && nothing && amount.high.is_some_and(|high| high < 20.0) {
        return true;
    }
    let playing = [
        "win",
        "won",
        "wins",
        "defeat",
        "defeated",
        "beat",
        "draw",
        "victory",
        "lead",
        "led",
        "lost",
        "loss",
        "score",
        "drew",
        "record",
        "aggregate",
        "ahead",
        "trailing",
        "halftime",
        "scoreline",
        "season",
        "start",
        "mark",
        "finish",
        "on",
    ];
    let near = |at: usize| words.is_any(at, &playing);
    let sport = near(amount.end) || (1..=3).any(|steps| amount.start >= steps && near(amount.start - steps));
    amount.range
        && hyphened
        && amount.unit.is_none()
        && (amount.low == Some(0.0) || sport && !words.is_word(amount.end))
        || amount.range && hyphened && amount.unit.is_none() && near(amount.end)
}

/// Phone numbers, fractions of names ("9/11", "24/7"), numbers inside words ("F-16", "Covid-19", "mid-20s").
fn is_code(words: Words, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let slash = |at: usize| words.is_any(at, &["/", "⁄", "_", "=", "#"]);
    let slashed = slash(end) && words.touched(end) && words.touches(end) && words.is_number(end + 1)
        || start > 0 && slash(start - 1) && words.touched(start) && words.touched(start - 1);
    let plus = words.before(start, 1) == "+" && words.touched(start);
    let prefix = start >= 2
        && words.is_any(start - 1, &["-", "–", "‑"])
        && words.touched(start)
        && words.touched(start - 1)
        && !words.is_any(start - 2, &["minus", "sub", "over", "under"]);
    // "4x4", "7-Eleven", "4-H", "20-20": glued to a capitalised word behind.
    let suffix = amount.form == Form::Bare && words.is_hyphen(end) && words.is_capitalised(end + 1) && !words.headline;
    // "Covid -19", and the ".7m" of a number whose head was glued to letters.
    let torn = start >= 2 && words.touched(start) && words.before(start, 1) == "-" && words.is_capitalised(start - 2)
        || start >= 2
            && words.is_any(start - 1, &[".", ","])
            && words.touched(start)
            && words.touched(start - 1)
            && words.before(start, 2).ends_with(|c: char| c.is_ascii_digit());
    // "737 Max jets", "the 787": aeroplanes.
    let plane =
        amount.form == Form::Bare && amount.low.is_some_and(|low| (707.0..=787.0).contains(&low) && low % 10.0 == 7.0);
    if torn || plane && !is_plural(words.norm(end)) {
        return true;
    }
    let starred = words.before(start, 1) == "#" || words.before(start, 1) == "№";
    amount.unit.is_none() && (slashed || plus || suffix || starred) || prefix && !amount.range
}

/// "1. Boil water", "2) Stir", "No. 5", "(3)" at the head of a line.
fn is_list_number(words: Words, amount: &Amount) -> bool {
    let bare = amount.form == Form::Bare;
    let headed =
        amount.start == 0 && words.is_any(amount.end, &[".", ")", ":"]) && amount.high.is_some_and(|high| high < 100.0);
    let bracket = amount.start == 1 && words.norm(0) == "(" && words.norm(amount.end) == ")";
    let alone = amount.start == 0 && amount.end >= words.len() && amount.form != Form::Digits;
    // "Anna Lind: 4 Was late twice": marks given to a player.
    let marked = amount.start >= 2
        && words.norm(amount.start - 1) == ":"
        && (0..amount.start - 1).all(|at| words.is_capitalised(at))
        && words.is_capitalised(amount.end)
        && !words.headline;
    bare && (headed || bracket || alone || marked)
}

/// What pages call the things they leaf through.
const LEAVES: &[&str] = &["caption", "photo", "image", "picture", "slide", "page", "video", "item", "gallery"];

/// "3 of 41" over a picture, "Hide caption 2 of 59 Photos:": where in a row of pages or pictures the reader is. "9 of 12
/// shots" and "10 of 12 Democrats voted" count.
fn is_counter(words: Words, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let number = |at: usize| words.is_number(at) && words.norm(at).bytes().all(|byte| byte.is_ascii_digit());
    if amount.form != Form::Bare || !number(start) {
        return false;
    }
    let (first, behind) = if words.norm(end) == "of" && number(end + 1) {
        (start, end + 2)
    } else if words.before(start, 1) == "of" && start >= 2 && number(start - 2) {
        (start - 2, end)
    } else {
        return false;
    };
    let before = first.wrapping_sub(1);
    let leafing = words.is_any(before, LEAVES);
    let apart = first == 0 || !words.is_word(before) && !words.is_number(before);
    let mark = !words.is_word(behind);
    let goes_on = words.is_word(behind + 1) && !words.is_capitalised(behind + 1);
    let title = words.is_capitalised(behind) && !(goes_on && is_plural(words.norm(behind)));
    leafing || (apart || words.is_capitalised(before)) && (mark || title)
}

/// "49 Harbour Road", "10 Downing Street".
fn is_address(words: Words, amount: &Amount) -> bool {
    const WAYS: &[&str] = &[
        "street",
        "st",
        "st.",
        "road",
        "rd",
        "rd.",
        "avenue",
        "ave",
        "ave.",
        "lane",
        "drive",
        "boulevard",
        "blvd",
        "way",
        "square",
        "crescent",
        "terrace",
        "court",
        "plaza",
        "highway",
        "row",
    ];
    let named = (amount.end..amount.end + 4).any(|at| words.is_any(at, WAYS) && words.is_capitalised(at));
    amount.unit.is_none() && words.is_capitalised(amount.end) && named && !words.headline
}

/// What stands behind "one" without its counting anything.
const ONE_IDIOMS: &[&str] = &[
    "of",
    "another",
    "day",
    "thing",
    "time",
    "way",
    "side",
    "point",
    "reason",
    "example",
    "night",
    "morning",
    "evening",
    "afternoon",
    "moment",
    "such",
    "who",
    "that",
    "which",
    "whose",
    "where",
    "more",
    "off",
    "another's",
    "by",
    "stage",
    "on",
    "occasion",
    "instance",
    "sense",
    "word",
    "note",
    "step",
    "big",
    "last",
    "final",
    "particular",
    "year",
    "hell",
    "size",
];

/// Numbers in words that count nothing: "one of the", "no one", "the two agreed".
fn in_words(words: Words, amount: &Amount, modified: bool) -> bool {
    let (start, end) = (amount.start, amount.end);
    let before = words.before(start, 1);
    let in_name = words.is_capitalised(start) && start > 0 && !words.headline && words.is_capitalised(end)
        || words.is_hyphen(end) && words.is_any(end + 1, &["on", "off", "time", "sided", "way", "man", "one"]);
    let inside_word =
        start > 0 && words.is_any(start - 1, &["-", "–"]) && words.touched(start) && words.touched(start - 1);
    let value = amount.low.unwrap_or_default();
    if in_name
        || inside_word && value < 20.0
        || words.is_any(end, &["-"]) && words.touched(end) && !words.touches(end) && value < 2.0
    {
        return true;
    }
    if value == 0.0 {
        return before == "ground" || !is_plural(words.norm(end));
    }
    if LABELLED.contains(&before) && !is_plural(words.norm(end)) {
        return true;
    }
    if value == 1.0 && words.norm(start) == "one" {
        return (!modified || before == "the") && one(words, start, end) || is_speaker(words, start, end);
    }
    // "the two agreed": two who were named before.
    let pronoun =
        matches!(before, "the" | "these" | "those" | "all" | "other" | "top" | "bottom" | "final" | "last" | "big")
            && !counts(words, end);
    let twos = words.is_any(end, &["of"]) && words.is_any(end + 1, &["them", "us", "you", "whom"]) && value < 2.0;
    pronoun || twos
}

/// Whether a noun that can be counted stands at `at`, or an adjective before one.
fn counts(words: Words, at: usize) -> bool {
    (at..at + 5).take_while(|at| words.is_word(*at) || words.is_hyphen(*at)).any(|at| is_plural(words.norm(at)))
        && !crate::lexicon::is_function_word(words.norm(at))
}

/// Whether "one" is a pronoun or part of an idiom.
fn one(words: Words, start: usize, end: usize) -> bool {
    const PRONOUN: &[&str] = &[
        "no", "this", "that", "each", "every", "the", "another", "which", "any", "some", "only", "other", "everyone",
        "first", "last", "new", "next", "big", "good", "old", "same", "as", "a", "not", "number", "for", "square",
        "day",
    ];
    let before = words.before(start, 1);
    PRONOUN.contains(&before)
        || !words.is_word(end)
        || ONE_IDIOMS.contains(&words.norm(end))
        || words.norm(end) == "hand" && before == "on"
        || crate::lexicon::is_function_word(words.norm(end))
        || words.norm(end).starts_with('\'')
        || super::words::is_finite_verb(words, end) && words.norm(end + 1) != "of"
        || is_month(words.norm(end))
}

/// "said one employee", "one resident told": the speaker is not counted.
fn is_speaker(words: Words, start: usize, end: usize) -> bool {
    let says = |at: usize| super::words::is_saying(words.norm(at));
    // "said one employee, Jo Bell" but not "the agency says one worker is being treated".
    let noun_end =
        (end..end + 6).find(|at| !words.is_word(*at) || super::words::is_finite_verb(words, *at)).unwrap_or(end);
    let before = start > 0 && says(start - 1) && !words.is_word(noun_end);
    let after = (end..end + 4).take_while(|at| words.is_word(*at) || words.norm(*at) == ",").any(says);
    before || after
}

/// Whether the amount is a length of time and nothing else: those are dates.
pub(super) fn is_duration(amount: &Amount) -> bool {
    amount.sort() == Some(Sort::Time)
}
