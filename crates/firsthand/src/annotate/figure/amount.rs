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
    /// How it is written.
    pub form: Form,
    /// The unit, if one is named.
    pub unit: Option<Unit>,
    /// Whether it is two numbers.
    pub range: bool,
    /// Whether the words are odd, but can mean only one thing.
    pub odd: bool,
    /// The scale word's factor; 1 without one.
    scale: f64,
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

/// The amount, single or range, that begins at token `at`.
pub(super) fn read(words: Words, at: usize) -> Option<Amount> {
    if words.norm(at) == "between" {
        return between(words, at);
    }
    if words.norm(at) == "from" {
        return from_to(words, at);
    }
    let first = single(words, at)?;
    Some(joined(words, &first).unwrap_or(first))
}

/// "between 60 and 70%".
fn between(words: Words, at: usize) -> Option<Amount> {
    let first = single(words, at + 1)?;
    (words.norm(first.end) == "and" || words.norm(first.end) == "to").then_some(())?;
    let second = single(words, first.end + 1)?;
    range(&first, &second, at)
}

/// "from 10 to 15 metres"; not where something rose from one to the other: those are two figures.
fn from_to(words: Words, at: usize) -> Option<Amount> {
    const CHANGES: &[&str] = &[
        "rose",
        "rise",
        "risen",
        "rises",
        "rising",
        "fell",
        "fall",
        "fallen",
        "falls",
        "falling",
        "grew",
        "grow",
        "grown",
        "grows",
        "growing",
        "dropped",
        "drop",
        "drops",
        "dropping",
        "up",
        "down",
        "increase",
        "increased",
        "increases",
        "increasing",
        "decrease",
        "decreased",
        "jumped",
        "jump",
        "climbed",
        "climb",
        "climbs",
        "cut",
        "cutting",
        "cuts",
        "reduce",
        "reduced",
        "raise",
        "raised",
        "raising",
        "revised",
        "went",
        "go",
        "goes",
        "gone",
        "changed",
        "slid",
        "slipped",
        "declined",
        "decline",
        "shrank",
        "shrunk",
        "swelled",
        "expanded",
        "expand",
        "doubled",
        "tripled",
        "moved",
        "upgraded",
        "lowered",
        "lower",
        "higher",
        "surged",
        "soared",
        "plunged",
        "plummeted",
        "shifted",
        "lifted",
        "boost",
        "boosted",
        "adjusted",
        "narrowed",
        "widened",
        "improved",
        "advanced",
    ];
    let first = single(words, at + 1)?;
    let changed = (at.saturating_sub(8)..at).any(|word| words.is_any(word, CHANGES));
    if changed || words.norm(first.end) != "to" {
        return None;
    }
    let second = single(words, first.end + 1)?;
    range(&first, &second, at)
}

/// "five to six", "5–6", "two or three", "$3 billion to $5 billion" after `first`.
fn joined(words: Words, first: &Amount) -> Option<Amount> {
    let at = first.end;
    let dash = words.is_any(at, &["-", "–", "—", "‐", "‑"]) && words.touched(at) == words.touches(at);
    let next = match words.norm(at) {
        "to" => at + 1,
        "or" => at + 1,
        _ if dash => at + 1,
        _ => return None,
    };
    // "rose from 10 to 15": what `from_to` took for no range is none.
    let from = words.norm(at) == "to" && words.before(first.start, 1) == "from";
    if from || matches!(first.form, Form::Vague | Form::Garbled | Form::Share) || first.range {
        return None;
    }
    let second = single(words, next)?;
    let joined = range(first, &second, first.start)?;
    // "two or three", "10 or 12"; but "fined $100 or 30 days".
    let alternative =
        words.norm(at) != "or" || first.unit.is_none() && joined.low >= joined.high.map(|high| high * 0.4);
    // "rose 5% to 20%", "up 3 to 40": what something came to, not a range.
    let before = words.before(first.start, 1);
    let came_to = words.norm(at) == "to" && first.unit.is_some() && super::modifiers::is_change(before);
    (alternative && !came_to).then_some(joined)
}

/// Two amounts as one range, if the second is the greater and their units agree.
fn range(first: &Amount, second: &Amount, start: usize) -> Option<Amount> {
    let (mut low, high) = (first.low?, second.high?);
    let single = |amount: &Amount| amount.low == amount.high;
    let agree = match (&first.unit, &second.unit) {
        (Some(a), Some(b)) => a.symbol == b.symbol,
        (Some(a), None) => a.sort == Sort::Money,
        (None, _) => true,
    };
    if !agree || !single(first) || !single(second) {
        return None;
    }
    if first.scale == 1.0 && second.scale > 1.0 && low < high / second.scale * 10.0 && low < 1000.0 {
        low *= second.scale;
    } else if low < 1000.0 && high >= 10_000.0 && low < high / 1000.0 && high % 1000.0 == 0.0 && first.scale == 1.0 {
        // "80 to 90,000".
        low *= 1000.0;
    }
    let unit = match (&first.unit, &second.unit) {
        (Some(first), None) => Some(Unit { end: second.end, ..first.clone() }),
        (_, unit) => unit.clone(),
    };
    let form = if second.form == Form::Words { Form::Words } else { Form::Digits };
    let odd = first.odd || second.odd;
    let scale = second.scale;
    (low < high).then_some(Amount {
        start,
        end: second.end,
        low: Some(low),
        high: Some(high),
        form,
        unit,
        range: true,
        odd,
        scale,
    })
}

/// One amount, without a range, that begins at token `at`.
pub(super) fn single(words: Words, at: usize) -> Option<Amount> {
    if let Some(prefix) = money::prefix(words, at) {
        return priced(words, &prefix);
    }
    let minus = negative(words, at);
    if minus > 0 {
        let amount = in_digits(words, at + minus, 0, false).filter(|amount| amount.unit.is_some())?;
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
        "minus" if words.is_number(at + 1) => 1,
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
    let unit = Unit { symbol: prefix.code.to_owned(), end: amount.end, sort: Sort::Money };
    let unit = units::per(words, unit);
    amount.end = unit.end;
    amount.unit = Some(unit);
    Some(amount)
}

fn of_vague(words: Words, at: usize, vague: vague::Vague) -> Amount {
    let form = if vague.garbled { Form::Garbled } else { Form::Vague };
    let (low, high) = vague.bounds.map_or((None, None), |(low, high)| (Some(low), Some(high)));
    let odd = vague.odd;
    let mut amount = Amount { start: at, end: vague.end, low, high, form, unit: None, range: false, odd, scale: 1.0 };
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
    if !(token.kind == TokenKind::Number || offset > 0) {
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
    }
    if let Some(unit) = &unit {
        end = unit.end;
        bare = false;
    }
    let form = if bare { Form::Bare } else { Form::Digits };
    let value = rounded(value * scale);
    let mut amount =
        Amount { start: at, end, low: Some(value), high: Some(value), form, unit, range: false, odd: false, scale };
    as_share(words, &mut amount);
    Some(amount)
}

/// Products such as 1.2 × 10⁹ without the last bits that the multiplication gets wrong.
fn rounded(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-6 * value.abs().max(1.0) && value.abs() >= 1000.0 { whole } else { value }
}

/// "1 in 10 people", "9 out of 10".
fn as_share(words: Words, amount: &mut Amount) {
    if amount.unit.is_some() || !matches!(amount.form, Form::Bare | Form::Words) {
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

/// The factor of letters glued to digits: "5k", "140m", "1.7bn".
fn glued_scale(words: Words, letters: &str, end: usize, money: bool) -> Option<f64> {
    Some(match letters {
        "k" | "K" => 1e3,
        "bn" | "Bn" | "BN" => 1e9,
        "mn" | "mln" | "Mn" => 1e6,
        "tn" | "trn" => 1e12,
        "B" | "b" if money => 1e9,
        "t" | "T" if money => 1e12,
        "M" | "m" if money || counts_things(words, end) => 1e6,
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
    units::read(words, end).or_else(|| money::suffix(words, end, value >= 1000.0))
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
        form,
        unit: None,
        range: false,
        odd: false,
        scale: if spelled.value >= 1e6 { 1e6 } else { 1.0 },
    };
    if !spelled.share {
        amount.unit = unit_behind(words, amount.end, false, spelled.value);
        amount.end = amount.unit.as_ref().map_or(amount.end, |unit| unit.end);
        as_share(words, &mut amount);
    }
    Some(amount)
}
