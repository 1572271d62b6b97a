//! Numbers in words: `twenty-five`, `three hundred and five`, `half a million`, `a dozen`, `a third`, `one in five`.

use super::words::Words;
use crate::lexicon::numerals;

/// A number in words and the token after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spelled {
    /// Its value.
    pub value: f64,
    /// The token after its last word.
    pub end: usize,
    /// Whether it is a share of a whole: "half", "two-thirds", "one in five".
    pub share: bool,
}

/// The value of a word from one to nineteen; "one" and "zero" included.
fn small(word: &str) -> Option<f64> {
    numerals::SMALL.iter().position(|name| *name == word).map(|value| value as f64)
}

/// The value of a word for tens.
fn tens(word: &str) -> Option<f64> {
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let fourty = (word == "fourty").then_some(40.0);
    TENS.iter().position(|name| *name == word).map(|at| (at * 10 + 20) as f64).or(fourty)
}

/// The value of a word that multiplies the number before it.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "lakh" | "lakhs" => 1e5,
        "million" | "mn" | "mln" | "mil" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// The denominator of a fraction word, singular or plural.
fn part(word: &str) -> Option<f64> {
    Some(match word.trim_end_matches('s') {
        "half" | "halve" => 2.0,
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "hundredth" => 100.0,
        _ => return None,
    })
}

/// Reads the number in words that begins at token `at`.
pub(super) fn read(words: Words, at: usize) -> Option<Spelled> {
    fraction(words, at).or_else(|| whole(words, at))
}

/// "half", "a third of", "two-thirds", "three quarters", "half a million", "a quarter of a million".
fn fraction(words: Words, at: usize) -> Option<Spelled> {
    if words.norm(at) == "half" {
        return half(words, at);
    }
    let (count, next) = match words.norm(at) {
        "a" | "an" => (1.0, at + 1),
        word => (small(word).filter(|value| *value >= 1.0)?, at + 1),
    };
    let next = if words.is_hyphen(next) { next + 1 } else { next };
    let denominator = part(words.norm(next))?;
    let plural = words.norm(next).ends_with('s');
    let named = count > 1.0 && plural || count == 1.0 && !plural && words.norm(next) != "half";
    let a_half = count == 1.0 && words.norm(next) == "half";
    // "a third man" is an ordinal; a share has "of" behind it, or is written "two-thirds".
    let whole = words.norm(next + 1) == "of" || count > 1.0 || words.is_hyphen(next.wrapping_sub(1));
    if !(named || a_half) || !whole || of_a_time(words, next + 1) {
        return None;
    }
    let value = count / denominator;
    if words.norm(next + 1) == "of"
        && words.is_any(next + 2, &["a", "one"])
        && let Some(size) = scale(words.norm(next + 3)).filter(|size| *size >= 1e3)
    {
        return Some(Spelled { value: value * size, end: next + 4, share: false });
    }
    Some(Spelled { value, end: next + 1, share: true })
}

/// "half a million", "half of the voters", "half the voters".
fn half(words: Words, at: usize) -> Option<Spelled> {
    let next = at + 1;
    if words.is_any(next, &["a", "an"]) {
        if is_measure(words, next + 1) {
            return Some(Spelled { value: 0.5, end: next + 1, share: false });
        }
        let size = scale(words.norm(next + 1))?;
        return Some(Spelled { value: size / 2.0, end: next + 2, share: false });
    }
    let whole = words.is_any(next, &["of", "the", "its", "their", "his", "her", "our", "all", "those", "that"]);
    // "the second half", "a half": a part of a game, a year or a film.
    let part_of_play = words.is_any(at.wrapping_sub(1), &["first", "second", "latter", "other", "final", "a", "top"]);
    let timed = of_a_time(words, next) || words.is_any(next + 1, &["time", "year", "day", "season", "way"]);
    (whole && !part_of_play && !timed).then_some(Spelled { value: 0.5, end: next, share: true })
}

/// Whether a unit of measurement stands at `at`: "half a mile".
fn is_measure(words: Words, at: usize) -> bool {
    super::units::read(words, at).is_some_and(|unit| unit.sort == super::units::Sort::Measure)
}

/// Whether "of a century", "of an hour" and the like stand at `at`: a length of time, no share.
fn of_a_time(words: Words, at: usize) -> bool {
    const TIMES: &[&str] =
        &["century", "hour", "year", "day", "month", "week", "decade", "minute", "second", "season", "game", "match"];
    words.norm(at) == "of"
        && (words.is_any(at + 1, TIMES)
            || words.is_any(at + 1, &["a", "an", "the", "this", "last", "next"]) && words.is_any(at + 2, TIMES))
}

/// Whole numbers in words, with the scale words behind them.
fn whole(words: Words, at: usize) -> Option<Spelled> {
    let mut next = at;
    let mut sum = Sum::default();
    if words.is_any(at, &["a", "an"]) {
        // "a dozen", "a hundred", "a few" is another matter, "a million-dollar house" counts no million.
        scale(words.norm(at + 1)).filter(|_| words.norm(at + 1) != "mil")?;
        sum.take(1.0);
        next = at + 1;
    } else if small(words.norm(at)).or_else(|| tens(words.norm(at))).is_none() {
        return None;
    }
    while let Some(step) = sum.step(words, next) {
        next = step;
    }
    (next > at).then_some(Spelled { value: sum.value(), end: next, share: false })
}

/// A number in words as it is read from left to right.
#[derive(Default)]
struct Sum {
    /// Closed groups: the "two thousand" of "two thousand and five".
    closed: f64,
    /// The open group, under a thousand.
    open: f64,
    any: bool,
}

impl Sum {
    fn take(&mut self, value: f64) {
        self.open += value;
        self.any = true;
    }

    fn value(&self) -> f64 {
        self.closed + self.open
    }

    /// Reads the word at `at`, if it goes on with the number, and gives the token after it.
    fn step(&mut self, words: Words, at: usize) -> Option<usize> {
        let skip = usize::from(self.any && words.is_hyphen(at));
        let word = words.norm(at + skip);
        if self.any && skip == 0 && word == "and" {
            return self.after_and(words, at);
        }
        if let Some(value) = small(word) {
            let fits = !self.any
                || value >= 1.0 && self.open % 100.0 == 0.0 && self.value() >= 100.0
                || (1.0..10.0).contains(&value) && self.open % 10.0 == 0.0 && self.open % 100.0 >= 20.0;
            return fits.then(|| self.take(value)).map(|()| at + skip + 1);
        }
        if let Some(value) = tens(word) {
            let fits = !self.any || self.open % 100.0 == 0.0 && self.value() >= 100.0;
            return fits.then(|| self.take(value)).map(|()| at + skip + 1);
        }
        let size = scale(word).filter(|_| self.any)?;
        self.multiply(size);
        Some(at + skip + 1)
    }

    /// "three hundred and five", "two and a half million".
    fn after_and(&mut self, words: Words, at: usize) -> Option<usize> {
        if words.norm(at + 1) == "a" && words.norm(at + 2) == "half" {
            if self.open < 1.0 || words.norm(at + 3) == "hours" {
                return None;
            }
            self.open += 0.5;
            return Some(at + 3);
        }
        let rest = small(words.norm(at + 1)).or_else(|| tens(words.norm(at + 1)))?;
        let fits = rest >= 1.0 && self.open % 100.0 == 0.0 && self.value() >= 100.0;
        // "one hundred and two others": a new count; the noun that is counted stands between in all other cases.
        fits.then(|| self.take(rest)).map(|()| at + 2)
    }

    fn multiply(&mut self, size: f64) {
        if size < 1e3 {
            self.open = self.open.max(1.0) * size;
        } else if self.open == 0.0 && self.closed > 0.0 {
            // "two hundred thousand million".
            self.closed *= size;
        } else {
            self.closed += self.open.max(1.0) * size;
            self.open = 0.0;
        }
    }
}

/// "one in five", "three out of four", "2 in 10": the share and the token after it. `value` and `next` are the first
/// number and the token after it.
pub(super) fn share(
    words: Words,
    value: f64,
    next: usize,
    number: impl Fn(usize) -> Option<(f64, usize)>,
) -> Option<Spelled> {
    let (from, out_of) = match words.norm(next) {
        "in" => (next + 1, false),
        "out" if words.norm(next + 1) == "of" => (next + 2, true),
        _ => return None,
    };
    let from = if out_of && words.norm(from) == "every" || words.norm(from) == "every" { from + 1 } else { from };
    let (whole, end) = number(from)?;
    let timed = ["year", "month", "day", "hour", "week", "minute", "game", "match", "season", "second"]
        .iter()
        .any(|unit| words.norm(end).trim_end_matches('s') == *unit);
    let fits =
        whole > value && value >= 1.0 && whole.fract() == 0.0 && whole <= 1e6 && !(1500.0..2100.0).contains(&whole);
    let counted = out_of || value == 1.0 || value < 10.0 && whole <= 10.0;
    (fits && counted && !timed).then_some(Spelled { value: value / whole, end, share: true })
}

#[cfg(test)]
mod tests {
    use super::super::tests::words_of;
    use super::*;

    fn check(text: &str, expected: Option<(f64, bool)>) {
        let tokens = words_of(text);
        let words = Words { text, tokens: &tokens, headline: false };
        let found = read(words, 0).map(|spelled| (spelled.value, spelled.share));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn whole_numbers() {
        check("twenty-five houses", Some((25.0, false)));
        check("three hundred and five houses", Some((305.0, false)));
        check("two thousand five hundred houses", Some((2500.0, false)));
        check("a dozen houses", Some((12.0, false)));
        check("two dozen houses", Some((24.0, false)));
        check("a hundred houses", Some((100.0, false)));
        check("two and a half million houses", Some((2_500_000.0, false)));
        check("five and two others", Some((5.0, false)));
        check("a house", None);
    }

    #[test]
    fn parts_of_a_whole() {
        check("half a million houses", Some((500_000.0, false)));
        check("half of the houses", Some((0.5, true)));
        check("a third of the houses", Some((1.0 / 3.0, true)));
        check("two-thirds of the houses", Some((2.0 / 3.0, true)));
        check("three quarters of them", Some((0.75, true)));
        check("a quarter of a million houses", Some((250_000.0, false)));
        check("a third house", None);
        check("a quarter of a century", None);
    }
}
