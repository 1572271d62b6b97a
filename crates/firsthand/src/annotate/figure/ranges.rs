//! Two numbers that belong together: ranges ("between 60 and 70%", "5–6") and the two ends of a change ("from 4.8 to 4.7
//! percent"), which share their scale and their unit.

use super::amount::{Amount, Form, rounded, single};
use super::units::{Sort, Unit};
use super::words::Words;

/// The amount, single or range, that begins at token `at`.
pub(super) fn read(words: Words, at: usize) -> Option<Amount> {
    if words.norm(at) == "between" {
        return between(words, at);
    }
    if words.norm(at) == "from" {
        return from_to(words, at);
    }
    let first = single(words, at)?;
    Some(joined(words, &first).unwrap_or_else(|| with_shared_unit(words, first)))
}

/// How many tokens may stand between the "from" and the "to" of one change: "from $36 at ten last night to 34".
const CHANGE_REACH: usize = 12;

/// In "from 4.8 to 4.7 percent" and "from 208 pounds to 193" both numbers have the unit that one of them names.
fn with_shared_unit(words: Words, amount: Amount) -> Amount {
    let numeric = matches!(amount.form, Form::Digits | Form::Bare | Form::Words);
    if amount.unit.is_some() || !numeric {
        return amount;
    }
    match words.before(amount.start, 1) {
        "from" if words.norm(amount.end) == "to" => with_unit_behind(words, amount),
        "to" => with_unit_before(words, amount),
        _ => amount,
    }
}

fn with_unit_behind(words: Words, mut amount: Amount) -> Amount {
    /// "from 35 to 24 billion" shares its scale, "from 500 to 2 million" does not.
    const SAME_ORDER: f64 = 20.0;
    let Some(second) = read(words, amount.end + 1) else { return amount };
    let Some(unit) = second.unit.filter(|unit| unit.sort != Sort::Time) else { return amount };
    let near = |value: f64| second.low.is_some_and(|low| value < SAME_ORDER * low / second.scale);
    if amount.scale == 1.0 && second.scale > 1.0 && amount.low.is_some_and(near) {
        let scaled = |value: Option<f64>| value.map(|value| rounded(value * second.scale));
        (amount.low, amount.high) = (scaled(amount.low), scaled(amount.high));
    }
    amount.unit = Some(Unit { end: amount.end, ..unit });
    amount.form = if amount.form == Form::Bare { Form::Digits } else { amount.form };
    amount
}

fn with_unit_before(words: Words, mut amount: Amount) -> Amount {
    let counts = words.is_word(amount.end) && !crate::lexicon::is_function_word(words.norm(amount.end));
    let year = amount.form == Form::Bare && amount.low.is_some_and(|low| (1500.0..2200.0).contains(&low));
    let nearest = amount.start.saturating_sub(CHANGE_REACH)..amount.start;
    let from = nearest.rev().find(|at| words.norm(*at) == "from").filter(|_| !counts && !year);
    // "from about 20 miles to 30".
    let first = from.and_then(|from| (from + 1..from + 3).find_map(|at| single(words, at)));
    let first = first.filter(|first| first.end < amount.start);
    let Some(unit) = first.and_then(|first| first.unit).filter(|unit| unit.sort != Sort::Time) else { return amount };
    amount.unit = Some(Unit { end: amount.end, ..unit });
    amount.form = if amount.form == Form::Bare { Form::Digits } else { amount.form };
    amount
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
    if words.norm(first.end) != "to" {
        return None;
    }
    let second = single(words, first.end + 1)?;
    let changed = (at.saturating_sub(8)..at).any(|word| words.is_any(word, CHANGES));
    // "raised from 5 to 7 per cent to 8 to 10": the first two are one range after all.
    let leads_on = words.norm(second.end) == "to" && single(words, second.end + 1).is_some();
    if changed && !leads_on {
        return None;
    }
    range(&first, &second, at)
}

/// "five to six", "5–6", "two or three", "$3 billion to $5 billion" after `first`.
fn joined(words: Words, first: &Amount) -> Option<Amount> {
    let at = first.end;
    let dash = words.is_any(at, &["-", "–", "—", "‐", "‑"]) && words.touched(at) == words.touches(at);
    let next = match words.norm(at) {
        // "5 to-7" is a slip for "5 to 7".
        "to" => at + 1 + usize::from(words.is_hyphen(at + 1)),
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
        // "between $62 and $68 per share": the first is per share as well.
        (Some(a), Some(b)) => {
            b.symbol.strip_prefix(&a.symbol).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        (Some(a), None) => a.sort == Sort::Money,
        (None, _) => true,
    };
    if !agree || !single(first) || !single(second) {
        return None;
    }
    // "two to three million" shares its scale, "from $200 to $4 million" does not.
    if first.scale == 1.0 && second.scale > 1.0 && low < high / second.scale {
        low *= second.scale;
    } else if low < 1000.0 && high >= 10_000.0 && low < high / 1000.0 && high % 1000.0 == 0.0 {
        // "80 to 90,000"; not "$200 to $4 million", which says its own scale.
        low *= if first.scale == 1.0 && second.scale == 1.0 { 1000.0 } else { 1.0 };
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
        number_end: second.number_end,
        form,
        unit,
        range: true,
        odd,
        scale,
    })
}
