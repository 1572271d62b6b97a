//! An amount: a number with its scale, its currency and its unit, in digits or in words, or two of them as a range.

use super::digits;
use super::money;
use super::spelled;
use super::units::{self, Sort, Unit};
use super::vague;
use super::words::Words;
use crate::text::TokenKind;

/// How the number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits, with or without a scale word.
    Digits,
    /// Digits alone, without separator, scale, sign or unit: what a year, an age or a label looks like.
    Bare,
    /// In words.
    Words,
    /// A share of a whole: "a third", "one in five".
    Share,
    /// Without a number: "dozens", "several".
    Vague,
    /// Words that make no sense.
    Garbled,
}

/// An amount and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Least value.
    pub low: Option<f64>,
    /// Greatest value.
    pub high: Option<f64>,
    /// The token after the number, before its unit.
    pub number_end: usize,
    /// How it is written.
    pub form: Form,
    /// The unit, if one is named.
    pub unit: Option<Unit>,
    /// Whether it is two numbers.
    pub range: bool,
    /// Whether the words are odd, but can mean only one thing.
    pub odd: bool,
    /// The scale word's factor; 1 without one.
    pub scale: f64,
}

impl Amount {
    /// What sort of unit it has.
    pub fn sort(&self) -> Option<Sort> {
        self.unit.as_ref().map(|unit| unit.sort)
    }

    /// Whether it is a whole number without a unit or with a time unit that may be an age.
    pub fn plain(&self) -> Option<f64> {
        self.low.filter(|low| self.low == self.high && low.fract() == 0.0)
    }
}

/// One amount, without a range, that begins at token `at`.
pub(super) fn single(words: Words, at: usize) -> Option<Amount> {
    if let Some(prefix) = money::prefix(words, at) {
        return priced(words, &prefix);
    }
    let minus = negative(words, at);
    if minus > 0 {
        let amount = in_digits(words, at + minus, 0, false).or_else(|| in_words(words, at + minus));
        let amount = amount.filter(|amount| amount.unit.is_some())?;
        let negate = |value: Option<f64>| value.map(|value| -value);
        return Some(Amount { start: at, low: negate(amount.low), high: negate(amount.high), ..amount });
    }
    if let Some(vague) = vague::read(words, at) {
        return Some(of_vague(words, at, vague));
    }
    in_digits(words, at, 0, false).or_else(|| in_words(words, at))
}

/// The number of tokens that make the number behind them negative: "minus 5", "minus-130", "−5°C".
fn negative(words: Words, at: usize) -> usize {
    let sign = words.is_any(at, &["-", "−", "–"]) && words.touches(at) && !words.touched(at) && words.is_number(at + 1);
    match words.norm(at) {
        "minus" if words.is_number(at + 1) || spelled::read(words, at + 1).is_some() => 1,
        "minus" if words.is_hyphen(at + 1) && words.is_number(at + 2) => 2,
        _ => usize::from(sign),
    }
}

fn priced(words: Words, prefix: &money::Prefix) -> Option<Amount> {
    let mut amount = in_digits(words, prefix.digits, prefix.offset, true)?;
    // "$1.2 billion Canadian" is rare; "A$5 dollars" is a slip. The sign says it.
    if amount.unit.as_ref().is_some_and(|unit| unit.sort != Sort::Money) {
        return None;
    }
    amount.start = prefix.start;
    amount.form = Form::Digits;
    if prefix.negative {
        let negate = |value: Option<f64>| value.map(|value| -value);
        (amount.low, amount.high) = (negate(amount.low), negate(amount.high));
    }
    let dollars = prefix.code == "USD";
    let (code, end) = money::whose_behind(words, amount.end).filter(|_| dollars).unwrap_or((prefix.code, amount.end));
    let unit = Unit { symbol: code.to_owned(), end, sort: Sort::Money };
    let unit = units::per(words, unit);
    amount.end = unit.end;
    amount.unit = Some(unit);
    Some(amount)
}

fn of_vague(words: Words, at: usize, vague: vague::Vague) -> Amount {
    let form = if vague.garbled { Form::Garbled } else { Form::Vague };
    let (low, high) = vague.bounds.map_or((None, None), |(low, high)| (Some(low), Some(high)));
    let odd = vague.odd;
    let (end, number_end) = (vague.end, vague.end);
    let mut amount = Amount { start: at, end, low, high, number_end, form, unit: None, range: false, odd, scale: 1.0 };
    let of = usize::from(words.norm(vague.end) == "of");
    let large = low.is_some_and(|low| low >= 1000.0);
    let unit = money::suffix(words, vague.end + of, large).or_else(|| units::read(words, vague.end + of));
    if let Some(unit) = unit.filter(|unit| unit.sort != Sort::Time || of == 0) {
        amount.end = unit.end;
        amount.unit = Some(unit);
    }
    amount
}

/// The amount whose digits begin at byte `offset` of token `at`.
fn in_digits(words: Words, at: usize, offset: usize, money: bool) -> Option<Amount> {
    let token = words.get(at)?;
    let part = words.norm(at) == "." && !words.touched(at) && words.touches(at) && words.is_number(at + 1);
    if !(token.kind == TokenKind::Number || offset > 0 || part) {
        return None;
    }
    let begin = token.span.start + offset;
    let number = digits::read(words.text.get(begin..)?)?;
    let mut stop = begin + number.len;
    let mut end = at + words.tokens.get(at..)?.iter().take_while(|token| token.span.start < stop).count();
    let last = words.get(end.checked_sub(1)?)?;
    let letters = words.text.get(stop..last.span.end).unwrap_or_default();
    let (mut value, mut scale, mut bare) = (number.value, 1.0, number.bare);
    let mut unit = None;
    if !letters.is_empty() {
        bare = false;
        match glued_scale(words, letters, end, money) {
            Some(size) => scale = size,
            None => unit = Some(glued_unit(words, letters, end, money)?),
        }
        stop = last.span.end;
    }
    let _ = stop;
    if unit.is_none() {
        if let Some((ratio, next)) = mixed(words, end).filter(|_| bare) {
            (value, end, bare) = (value + ratio, next, false);
        }
        if let Some((ratio, next)) = slash_fraction(words, value, end) {
            (value, end, bare) = (ratio, next, false);
        }
        while let Some((size, next)) = scale_at(words, end, money) {
            (scale, end, bare) = (scale * size, next, false);
        }
        if words.norm(end) == "+" && words.touched(end) {
            end += 1;
            bare = false;
        }
        unit = unit_behind(words, end, money, value * scale);
        if value < 1.0 && unit.is_none() && !money {
            unit = part_of_unit(words, end);
        }
    }
    let number_end = end;
    if let Some(unit) = &unit {
        end = unit.end;
        bare = false;
    }
    let form = if bare { Form::Bare } else { Form::Digits };
    let value = rounded(value * scale);
    let mut amount = Amount {
        start: at,
        end,
        low: Some(value),
        high: Some(value),
        number_end,
        form,
        unit,
        range: false,
        odd: false,
        scale,
    };
    as_share(words, &mut amount);
    Some(amount)
}

/// Products such as 1.2 × 10⁹ without the last bits that the multiplication gets wrong.
pub(super) fn rounded(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-6 * value.abs().max(1.0) && value.abs() >= 1000.0 { whole } else { value }
}

/// "1 in 10 people", "9 out of 10".
fn as_share(words: Words, amount: &mut Amount) {
    // "an 8-7 win", "won 8-7 in 10 innings".
    let scored = words.is_any(amount.start.wrapping_sub(1), &["-", "–"]) && words.touched(amount.start);
    if scored || amount.unit.is_some() || !matches!(amount.form, Form::Bare | Form::Words) {
        return;
    }
    let number = |at: usize| {
        let spelled =
            spelled::read(words, at).filter(|spelled| !spelled.share).map(|spelled| (spelled.value, spelled.end));
        let written = || {
            let token = words.get(at).filter(|token| token.kind == TokenKind::Number)?;
            let number = digits::read(words.text.get(token.span.start..)?)?;
            (token.span.start + number.len == token.span.end).then_some((number.value, at + 1))
        };
        spelled.or_else(written)
    };
    let Some(value) = amount.low else { return };
    if let Some(share) = spelled::share(words, value, amount.end, number) {
        amount.low = Some(share.value);
        amount.high = Some(share.value);
        amount.end = share.end;
        amount.number_end = share.end;
        amount.form = Form::Share;
    }
}

/// "1/16 of": a fraction in digits, taken only before "of" or a unit; "9/11" and "24/7" are names.
fn slash_fraction(words: Words, value: f64, end: usize) -> Option<(f64, usize)> {
    let slash = words.is_any(end, &["/", "⁄"]) && words.touched(end) && words.touches(end);
    let below = words.get(end + 1).filter(|token| slash && token.kind == TokenKind::Number)?;
    let below: f64 = below.norm.parse().ok()?;
    let behind = words.norm(end + 2) == "of" || units::read(words, end + 2).is_some();
    (below > value && behind).then_some((value / below, end + 2))
}

/// The fraction of "10 1/2 miles", and the token after it.
fn mixed(words: Words, at: usize) -> Option<(f64, usize)> {
    let slash = words.is_any(at + 1, &["/", "⁄"]) && words.touched(at + 1) && words.touches(at + 1);
    let apart = words.is_number(at) && !words.touched(at) && slash && words.is_number(at + 2);
    let part = |at: usize| words.norm(at).parse::<u32>().ok().filter(|part| (1..=64).contains(part));
    let (above, below) = (part(at).filter(|_| apart)?, part(at + 2)?);
    (above < below).then(|| (f64::from(above) / f64::from(below), at + 3))
}

/// The factor of letters glued to digits: "5k", "140m", "1.7bn", "143million".
fn glued_scale(words: Words, letters: &str, end: usize, money: bool) -> Option<f64> {
    Some(match letters {
        "k" | "K" => 1e3,
        "bn" | "Bn" | "BN" | "billion" => 1e9,
        "mn" | "mln" | "Mn" | "million" => 1e6,
        "tn" | "trn" | "trillion" => 1e12,
        "B" | "b" if money => 1e9,
        "t" | "T" if money => 1e12,
        // Metres are a small letter.
        "M" => 1e6,
        "m" if money || counts_things(words, end) => 1e6,
        "B" if counts_things(words, end) => 1e9,
        _ => return None,
    })
}

/// Whether the word at `at` can be what "5m" counts: a plural, as in "5m people"; else the `m` is metres.
fn counts_things(words: Words, at: usize) -> bool {
    let adjective = |at: usize| words.is_word(at) && super::words::is_plural(words.norm(at + 1));
    words.is_word(at)
        && !words
            .is_any(at, &["tall", "long", "high", "deep", "wide", "away", "above", "below", "from", "of", "sprint"])
        && (super::words::is_plural(words.norm(at)) || adjective(at) || money::suffix(words, at, true).is_some())
}

fn glued_unit(words: Words, letters: &str, end: usize, money: bool) -> Option<Unit> {
    if money {
        return None;
    }
    let coin = match letters {
        "p" => Some("penny"),
        _ => None,
    };
    match coin {
        Some(code) => Some(Unit { symbol: code.to_owned(), end, sort: Sort::Money }),
        None => units::glued(words, letters, end),
    }
}

/// The scale word at `at`, past a hyphen: "1.2 million", "1.8-billion"; "5 m" only for money.
fn scale_at(words: Words, at: usize, money: bool) -> Option<(f64, usize)> {
    let next = at + usize::from(words.is_hyphen(at));
    let word = words.norm(next);
    let size = spelled::scale(word).or_else(|| spelled::scale(plural_scale(word)?));
    let letter = || match words.raw(next) {
        "m" | "M" if money => Some(1e6),
        "b" | "B" if money => Some(1e9),
        "k" | "K" if money => Some(1e3),
        _ => None,
    };
    let size = size.or_else(letter)?;
    Some((size, next + 1))
}

/// "5 millions" for "5 million".
fn plural_scale(word: &str) -> Option<&str> {
    word.strip_suffix('s').filter(|word| matches!(*word, "million" | "billion" | "thousand"))
}

/// The unit or currency behind a number.
fn unit_behind(words: Words, end: usize, money: bool, value: f64) -> Option<Unit> {
    if money {
        return None;
    }
    units::read(words, end)
        .or_else(|| money::suffix(words, end, value >= 1000.0))
        .or_else(|| partitive_unit(words, end))
}

/// "280 million of the 1.5 billion euros": the unit of the whole is that of its part.
fn partitive_unit(words: Words, end: usize) -> Option<Unit> {
    let the = words.norm(end) == "of" && words.is_any(end + 1, &["the", "its", "their", "a", "that"]);
    if !(the && words.is_number(end + 2)) {
        return None;
    }
    let number = in_digits(words, end + 2, 0, false)?;
    let unit = number.unit.filter(|unit| unit.sort == Sort::Money)?;
    Some(Unit { end, ..unit })
}

/// "1/16 of a pint", "three quarters of a mile": the part of a unit.
fn part_of_unit(words: Words, end: usize) -> Option<Unit> {
    let one = words.norm(end) == "of" && words.is_any(end + 1, &["a", "an"]);
    let unit = units::read(words, end + 2).filter(|unit| one && unit.sort == Sort::Measure)?;
    Some(unit)
}

fn in_words(words: Words, at: usize) -> Option<Amount> {
    let spelled = spelled::read(words, at)?;
    let form = if spelled.share { Form::Share } else { Form::Words };
    let value = Some(spelled.value);
    let mut amount = Amount {
        start: at,
        end: spelled.end,
        low: value,
        high: value,
        number_end: spelled.end,
        form,
        unit: None,
        range: false,
        odd: false,
        scale: if spelled.value >= 1e6 { 1e6 } else { 1.0 },
    };
    if spelled.share
        && let Some(unit) = part_of_unit(words, amount.end)
    {
        (amount.end, amount.form, amount.unit) = (unit.end, Form::Words, Some(unit));
    } else if !spelled.share {
        amount.unit = unit_behind(words, amount.end, false, spelled.value);
        amount.end = amount.unit.as_ref().map_or(amount.end, |unit| unit.end);
        as_share(words, &mut amount);
    }
    Some(amount)
}
