//! Which cases can be asked of a reader of news that gives TIMEX3 values.
//!
//! The cases were written for an assistant that is spoken and chatted to and whose answer is an interval of its clock.
//! A case is left out where what it expects is no expression of edited prose, or has no TIMEX3 value, whatever Firsthand
//! finds in it; the sentence around the expression does not matter. Each reason is a rule over the words of the
//! expression and the value expected, and is counted in the output.

use super::{Case, Expected, kind};

/// Why a case is out of scope.
pub(super) fn out_of_scope(case: &Case) -> Option<&'static str> {
    if case.context.reference_date_time.is_empty() {
        return Some("no day that the sentence is said on");
    }
    machine(&case.input).or_else(|| case.results.iter().find_map(reason))
}

/// What only machines and filters of tables write.
fn machine(input: &str) -> Option<&'static str> {
    let lower = input.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
    let table = has(&["=", "> ", "< ", "~", "greater than", "less than", "equals to", "later than"]);
    let stamp = has(&["www.", "tel:", "search phrase"]) || lower.split(|c: char| !c.is_ascii_digit()).any(is_stamp);
    match (table, stamp) {
        (true, _) => Some("a filter of a table (\">= 2019\", \"2014~2018\", \"later than 2018\")"),
        (_, true) => Some("digits of an address, a telephone or a machine (\"20161016\")"),
        _ => None,
    }
}

/// Eight digits without a break that begin with a year.
fn is_stamp(digits: &str) -> bool {
    digits.len() == 8 && (digits.starts_with("19") || digits.starts_with("20"))
}

fn reason(expected: &Expected) -> Option<&'static str> {
    let words = expected.text.to_lowercase();
    no_value(expected, &words).or_else(|| no_prose(expected, &words))
}

fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | ',')).filter(|part| !part.is_empty())
}

fn has(words: &str, any: &[&str]) -> bool {
    parts(words).any(|part| any.contains(&part))
}

/// What TIMEX3 has no value for, or another one by its own rules.
fn no_value(expected: &Expected, words: &str) -> Option<&'static str> {
    let kind = kind(expected);
    let timexes = || expected.resolution.values.iter().map(|value| value.timex.as_str());
    match kind {
        "timerange" | "datetimerange" => return Some("a stretch between two times of day"),
        "date" | "daterange" | "duration" | "time" | "set" | "datetime" => {}
        _ => return Some("a time zone or a choice of times"),
    }
    let vague = ["PRESENT_REF", "FUTURE_REF", "PAST_REF"];
    if timexes().any(|timex| vague.iter().any(|vague| timex.contains(vague))) || has(words, &["now"]) {
        return Some("\"now\", \"recently\": no point of the calendar");
    }
    let clock = ["ago", "later", "hour", "hours", "min", "minute", "minutes", "second", "seconds"];
    if kind == "datetime" && has(words, &clock) {
        return Some("counted in hours or minutes from the clock, where a report has only a day");
    }
    let written = words.bytes().any(|byte| byte.is_ascii_digit());
    if kind == "duration" && !written && has(words, &["few", "some", "several"]) {
        return Some("\"a few\" is given as three, which TIMEX3 leaves open");
    }
    if timexes().any(|timex| timex.contains("BD")) {
        return Some("working days");
    }
    if timexes().any(|timex| timex.starts_with("SY")) {
        return Some("school years");
    }
    let gone = |timex: &str| timex.contains("02-30") || timex == "2019-02-29";
    if timexes().any(gone) {
        return Some("a day that does not exist (\"feb 30\")");
    }
    None
}

/// What edited prose does not write.
fn no_prose(expected: &Expected, words: &str) -> Option<&'static str> {
    let shorthand = ["eod", "eoy", "eom", "otd", "tmrw", "tmr", "noonish", "w/c", "cy", "sy", "oclock", "workweek"];
    if has(words, &shorthand) || words.contains("w/c") || words.contains(" @ ") || parts(words).any(is_clipped) {
        return Some("shorthand of chats and notes (\"3h\", \"9p\", \"tmrw\", \"eod\")");
    }
    if is_dictated(words) && !matches!(kind(expected), "duration" | "set") {
        return Some("days, years and clock times dictated in words (\"twenty five nineteen eighty six\")");
    }
    if ["the year", "the month", "the week", "the day", "the hour", "the fortnight"].contains(&words) {
        return Some("\"the year\" alone, taken as the one of speaking (\"partner of the year\")");
    }
    if is_scrambled(words) {
        return Some("numbers and months in an order that no style has (\"23-2020-September\")");
    }
    None
}

/// "3h", "10d", "9p", "7ampm", "11ish", "mar3", "sy18".
fn is_clipped(part: &str) -> bool {
    let letters: String = part.chars().filter(char::is_ascii_alphabetic).collect();
    let digits = part.chars().any(|c| c.is_ascii_digit());
    let known = ["h", "d", "w", "y", "p", "a", "s", "ampm", "ish", "mar", "dec", "cy", "sy", "fy"];
    digits && known.contains(&letters.as_str())
}

/// Whether number words stand in it that count no unit of time: a clock, a day or a year read out.
fn is_dictated(words: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "thirteen",
        "fifteen",
        "seventeen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "seven",
        "eight",
        "nine",
        "six",
        "five",
        "four",
        "three",
        "one",
        "two",
    ];
    const UNITS: &[&str] = &["day", "week", "month", "year", "decade", "quarter", "hour", "minute", "weekend"];
    let counts = parts(words).any(|part| UNITS.iter().any(|unit| part.trim_end_matches('s') == *unit));
    has(words, NUMBERS) && !counts
}

/// Day, month and year in an order that no style has.
fn is_scrambled(words: &str) -> bool {
    let kinds: String = words
        .split(['-', '/'])
        .map(|part| match part.len() {
            4 if part.bytes().all(|byte| byte.is_ascii_digit()) => 'y',
            1 | 2 if part.bytes().all(|byte| byte.is_ascii_digit()) => 'd',
            _ => 'm',
        })
        .collect();
    ["dym", "myd", "ydm"].contains(&kinds.as_str()) && words.bytes().all(|byte| byte != b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_edited_prose_does_not_write_is_told_from_what_it_does() {
        for clipped in ["3h", "9p", "11ish"] {
            assert!(is_clipped(clipped), "{clipped}");
        }
        assert!(!is_clipped("9pm") && !is_clipped("19th"));
        assert!(is_dictated("january twenty five nineteen eighty six") && is_dictated("six pm"));
        assert!(!is_dictated("two weeks ago") && !is_dictated("the first week of may"));
        assert!(is_scrambled("23-2020-september") && !is_scrambled("23/sep/2020"));
        assert!(machine("www.example.com/20170302").is_some() && machine("He left in 2017.").is_none());
    }
}
