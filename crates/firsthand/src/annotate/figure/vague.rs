//! Quantities that name no number: `dozens`, `tens of thousands`, `several hundred`, `a few`; and the ones whose words
//! make no sense: `10s of hundreds`.

use super::spelled::scale;
use super::words::Words;

/// A vague quantity and the token after it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Vague {
    /// The bounds that the words stand for, where they stand for any.
    pub bounds: Option<(f64, f64)>,
    /// The token after its last word.
    pub end: usize,
    /// Whether the words make no sense, so that nothing can be said of the bounds.
    pub garbled: bool,
    /// Whether the words are odd, but can only mean one thing: "10s of thousands".
    pub odd: bool,
}

/// Reads the vague quantity that begins at token `at`.
pub(super) fn read(words: Words, at: usize) -> Option<Vague> {
    some(words, at).or_else(|| multiples(words, at))
}

/// "several", "a few", "numerous", "a handful of", alone or before a scale: "several hundred".
fn some(words: Words, at: usize) -> Option<Vague> {
    let vague = |end| Some(Vague { bounds: None, end, garbled: false, odd: false });
    let next = match words.norm(at) {
        "several" | "numerous" => at + 1,
        "a" if words.norm(at + 1) == "few" => at + 2,
        "a" if words.is_any(at + 1, &["handful", "smattering"]) && words.norm(at + 2) == "of" => return vague(at + 2),
        "many" if scale_plural(words.norm(at + 1)).is_some() => at + 1,
        _ => return None,
    };
    let sized = scale(words.norm(next)).or_else(|| scale_plural(words.norm(next)));
    match sized {
        Some(size) => Some(scaled(words, size, next + 1)),
        None => vague(next),
    }
}

/// "several hundred thousand": a few of the scale, as the plural of the scale would say.
fn scaled(words: Words, size: f64, end: usize) -> Vague {
    match scale(words.norm(end)).filter(|more| size < 1e3 && *more >= 1e3) {
        Some(more) => Vague { bounds: Some(plural_bounds(size, more)), end: end + 1, garbled: false, odd: false },
        None => Vague { bounds: Some(plural_bounds(size, 1.0)), end, garbled: false, odd: false },
    }
}

/// The scale of a plural that stands for a vague number.
fn scale_plural(word: &str) -> Option<f64> {
    Some(match word {
        "tens" => 10.0,
        "dozens" => 12.0,
        "scores" => 20.0,
        "hundreds" => 100.0,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        "trillions" => 1e12,
        _ => return None,
    })
}

/// From twice the scale to just under the next one that English has a word for.
fn plural_bounds(size: f64, of: f64) -> (f64, f64) {
    let next = match size {
        s if s < 100.0 => 100.0,
        s if s < 1e3 => 1e3,
        s if s < 1e6 && of == 1.0 => 1e4,
        s if s < 1e6 => 1e6,
        s if s == 1e6 => 1e8,
        s => s * 1e3,
    };
    (2.0 * size * of, next * of - 1.0)
}

/// "dozens", "tens of thousands", "hundreds of millions", "10s of thousands", "10s of hundreds".
fn multiples(words: Words, at: usize) -> Option<Vague> {
    let (size, in_digits) = multiple(words, at)?;
    let mut end = at + 1;
    // "thousands upon thousands", "hundreds and hundreds" say no more than the word once.
    if words.is_any(end, &["upon", "and"]) && words.norm(end + 1) == words.norm(at) {
        end += 2;
    }
    let of =
        (words.norm(end) == "of").then(|| scale_plural(words.norm(end + 1)).or_else(|| scale(words.norm(end + 1))));
    let Some(Some(of)) = of else {
        let alone = !in_digits && size != 10.0 && (size != 20.0 || words.norm(end) == "of");
        return alone.then_some(Vague { bounds: Some(plural_bounds(size, 1.0)), end, garbled: false, odd: false });
    };
    // English counts tens and hundreds of thousands and more; "tens of hundreds" is what a synonym tool makes of it.
    let sensible = of >= 1e3 && size < of && size <= 1e3;
    let odd = in_digits || size == 12.0 || size == 20.0 || size == 1e3;
    Some(Vague { bounds: sensible.then(|| plural_bounds(size, of)), end: end + 2, garbled: !sensible, odd })
}

/// The scale of "tens" or "10s".
fn multiple(words: Words, at: usize) -> Option<(f64, bool)> {
    let written = match words.norm(at) {
        "10s" => Some(10.0),
        "100s" => Some(100.0),
        "1000s" | "1,000s" => Some(1e3),
        _ => None,
    };
    match written {
        Some(size) => (words.norm(at + 1) == "of").then_some((size, true)),
        None => scale_plural(words.norm(at)).map(|size| (size, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::words_of;
    use super::*;

    fn check(text: &str, expected: Option<Option<(f64, f64)>>, garbled: bool) {
        let tokens = words_of(text);
        let found = read(Words { text, tokens: &tokens, headline: false }, 0);
        assert_eq!(found.map(|vague| vague.bounds), expected, "{text}");
        assert_eq!(found.is_some_and(|vague| vague.garbled), garbled, "{text}");
    }

    #[test]
    fn plurals_of_scales() {
        check("dozens of boats", Some(Some((24.0, 99.0))), false);
        check("scores of boats", Some(Some((40.0, 99.0))), false);
        check("hundreds injured", Some(Some((200.0, 999.0))), false);
        check("thousands marched", Some(Some((2e3, 9999.0))), false);
        check("tens of thousands of boats", Some(Some((2e4, 99_999.0))), false);
        check("hundreds of thousands", Some(Some((2e5, 999_999.0))), false);
        check("millions of boats", Some(Some((2e6, 99_999_999.0))), false);
        check("10s of thousands", Some(Some((2e4, 99_999.0))), false);
        check("several hundred boats", Some(Some((200.0, 999.0))), false);
    }

    #[test]
    fn without_bounds() {
        check("several boats", Some(None), false);
        check("a few boats", Some(None), false);
        check("numerous boats", Some(None), false);
        check("10s of hundreds of boats", Some(None), true);
        check("scores in the game", None, false);
        check("a boat", None, false);
    }
}
