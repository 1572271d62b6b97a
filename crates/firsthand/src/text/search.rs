//! The words that a full-text index holds: what a text is cut into for searching, and what a question is.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::{self, is_invisible};
use crate::lexicon;
use crate::span::Span;

/// Longer words than this are cut: they are no words, and nobody looks for them whole.
const MAX_WORD: usize = 64;

/// The words of a text in their order, each with what it is compared as: lower case, without accents, as its stem.
///
/// Whatever is neither letter nor digit stands between words. In scripts that put no spaces between words every character
/// is one, so that a phrase of them finds what it should. What a word is compared as holds letters and digits alone.
pub fn words(text: &str) -> Vec<(Span, String)> {
    let mut known: HashMap<&str, String> = HashMap::new();
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let alone = stands_alone(c);
        if !alone && is_of_word(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            push(&mut words, &mut known, text, Span::new(start, at));
        }
        if alone {
            words.push((Span::new(at, at + c.len_utf8()), c.to_string()));
        }
    }
    if let Some(start) = start {
        push(&mut words, &mut known, text, Span::new(start, text.len()));
    }
    words
}

fn push<'a>(words: &mut Vec<(Span, String)>, known: &mut HashMap<&'a str, String>, text: &'a str, span: Span) {
    let compared = known.entry(span.of(text)).or_insert_with_key(|written| compared_as(written));
    if !compared.is_empty() {
        words.push((span, compared.clone()));
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && (is_combining_mark(c) || is_invisible(c))
}

/// Han, kana, Thai, Lao, Burmese and Khmer letters: their texts have no spaces between words.
const fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{0E01}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3041}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn compared_as(written: &str) -> String {
    let folded = fold::folded(written);
    let bare: String = if folded.is_ascii() {
        folded
    } else {
        folded.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).collect()
    };
    let stem = lexicon::stem(&bare);
    stem.chars().filter(|c| c.is_alphanumeric()).take(MAX_WORD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = words(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(span, word)| (span.of(text), word.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_compared_without_case_accents_and_endings() {
        check("Müller’s PROTESTERS", &[("Müller", "muller"), ("s", "s"), ("PROTESTERS", "protest")]);
        check("e-mail, 6,700", &[("e", "e"), ("mail", "mail"), ("6", "6"), ("700", "700")]);
        check("pro\u{ad}test", &[("pro\u{ad}test", "protest")]);
    }

    #[test]
    fn scripts_without_spaces_are_cut_into_characters() {
        check("地震 M7", &[("地", "地"), ("震", "震"), ("M7", "m7")]);
    }

    #[test]
    fn nothing_but_marks_and_one_endless_word() {
        check("\u{0} — \u{200b} \u{301}", &[]);
        assert_eq!(words(&"a".repeat(1_000_000)).len(), 1);
    }
}
