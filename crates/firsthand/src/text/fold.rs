//! What a written word is compared as, whatever characters its letters are made of.
//!
//! One word may be written in many characters: with a soft hyphen in it, with its accent as a character of its own, with a
//! ligature, in full-width or bold letters of the mathematical block, or with letters of another script that look the
//! same, as whoever hides a copy from a search writes it. The text itself is never changed.

use unicode_normalization::UnicodeNormalization;

/// Letters of other scripts, and the Latin ones that they cannot be told from by eye (from the `confusables` of Unicode
/// Technical Standard 39), in lower case.
const LOOK_ALIKES: &[(char, char)] = &[
    ('\u{430}', 'a'),
    ('\u{432}', 'b'),
    ('\u{441}', 'c'),
    ('\u{501}', 'd'),
    ('\u{435}', 'e'),
    ('\u{4bb}', 'h'),
    ('\u{43d}', 'h'),
    ('\u{456}', 'i'),
    ('\u{458}', 'j'),
    ('\u{43a}', 'k'),
    ('\u{43c}', 'm'),
    ('\u{43e}', 'o'),
    ('\u{440}', 'p'),
    ('\u{51b}', 'q'),
    ('\u{455}', 's'),
    ('\u{442}', 't'),
    ('\u{443}', 'y'),
    ('\u{51d}', 'w'),
    ('\u{445}', 'x'),
    ('\u{3b1}', 'a'),
    ('\u{3b2}', 'b'),
    ('\u{3b5}', 'e'),
    ('\u{3b7}', 'n'),
    ('\u{3b9}', 'i'),
    ('\u{3ba}', 'k'),
    ('\u{3bd}', 'v'),
    ('\u{3bf}', 'o'),
    ('\u{3c1}', 'p'),
    ('\u{3c4}', 't'),
    ('\u{3c5}', 'u'),
    ('\u{3c7}', 'x'),
];

/// Zero-width characters and soft hyphens, which web pages scatter.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{202A}'..='\u{202E}')
}

/// Lower case, composed (NFC of Unicode Annex 15, NFKC for letters), apostrophes straightened, without invisible characters; letters that
/// only look Latin in a Latin word are the Latin ones.
pub(super) fn folded(written: &str) -> String {
    if written.is_ascii() {
        return written.to_ascii_lowercase();
    }
    let straight = |c: char| if matches!(c, '\u{2019}' | '\u{2018}' | '\u{2bc}') { '\'' } else { c };
    let visible: String = written.chars().filter(|c| !is_invisible(*c)).map(straight).collect();
    let mut folded = String::with_capacity(visible.len());
    for c in visible.nfc() {
        // "½" and "²" are other amounts than "12" and "2".
        if c.is_alphabetic() { folded.extend(std::iter::once(c).nfkc()) } else { folded.push(c) }
    }
    let folded = folded.to_lowercase();
    latin(&folded).unwrap_or(folded)
}

/// Whether a word has letters of another script among Latin ones that look like Latin ones.
pub(crate) fn is_disguised(written: &str) -> bool {
    !written.is_ascii() && latin(&written.to_lowercase()).is_some()
}

/// A word of Latin letters and look-alikes in Latin letters; `None` if it has none of the one or of the other, or a letter
/// that is neither.
fn latin(lower: &str) -> Option<String> {
    let look_alike = |c: char| LOOK_ALIKES.iter().find(|(other, _)| *other == c).map(|(_, latin)| *latin);
    let has_latin = lower.chars().any(|c| c.is_ascii_alphabetic());
    if !has_latin || !lower.chars().any(|c| look_alike(c).is_some()) {
        return None;
    }
    let same = |c: char| c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}');
    lower.chars().map(|c| look_alike(c).or(Some(c).filter(|c| same(*c)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str) {
        assert_eq!(folded(written), expected, "{written:?}");
    }

    #[test]
    fn one_word_in_many_characters() {
        check("Pro\u{ad}test\u{200b}ers", "protesters");
        check("cafe\u{301}", "caf\u{e9}");
        check("\u{fb01}re", "fire");
        check("\u{ff26}\u{ff29}\u{ff32}\u{ff25}", "fire");
        check("\u{1d405}\u{1d422}\u{1d42b}\u{1d41e}", "fire");
        check("Bell\u{2019}s", "bell's");
        check("2½", "2½");
    }

    #[test]
    fn letters_that_only_look_latin() {
        check("p\u{43e}lic\u{435}", "police");
        check("\u{420}aris", "paris");
        check("\u{43c}\u{438}\u{440}", "\u{43c}\u{438}\u{440}");
        check("\u{3b1}-particle", "a-particle");
        assert!(is_disguised("p\u{43e}lice") && !is_disguised("police") && !is_disguised("\u{43c}\u{438}\u{440}"));
        // A letter that looks like none of the Latin ones: a word of two scripts, not a disguise.
        check("x\u{436}x", "x\u{436}x");
    }
}
