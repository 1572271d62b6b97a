//! Stretches of capitalised words cut into single names: "Russian President Vladimir Putin" gives "Vladimir Putin",
//! "told Putin Saturday" gives "Putin", "the Ministry of Health and Sport" stays whole.

mod cut;
mod emit;
mod run;
mod title;

use super::case::Case;
use super::known;
use super::words::{self, has};
use crate::lexicon::names;
use crate::span::Span;
use crate::text::{Text, Token, TokenKind};

/// A name as it stands at one place.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// First token and one past the last.
    pub(super) tokens: std::ops::Range<usize>,
    /// The words.
    pub(super) span: Span,
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// The words as compared: normalised, marks left out, hyphens kept as they split words.
    pub(super) words: Vec<String>,
}

impl Mention {
    /// The words in a row, as a key.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }
}

/// What the rules of this file look at.
pub(super) struct Scan<'a> {
    source: &'a str,
    text: &'a Text,
    case: &'a Case,
}

/// All names of a text, in order, none overlapping.
pub(super) fn mentions(source: &str, text: &Text, case: &Case) -> Vec<Mention> {
    let scan = Scan { source, text, case };
    let mut found = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(end) = scan.run(at, index, sentence) else {
                at += 1;
                continue;
            };
            let run: Vec<usize> = (at..end).collect();
            scan.cut(&run, index, &mut found);
            at = end;
        }
    }
    found
}

impl Scan<'_> {
    fn token(&self, index: usize) -> Option<&Token> {
        self.text.tokens.get(index)
    }

    fn norm(&self, index: usize) -> &str {
        self.token(index).map_or("", |token| token.norm.as_str())
    }

    fn is_capital(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.is_capitalised(self.source))
    }

    /// Whether the token can be part of a name by itself.
    fn names(&self, index: usize, sentence: usize) -> bool {
        let Some(token) = self.token(index) else { return false };
        if self.is_small_name(index) {
            return true;
        }
        if !token.is_capitalised(self.source)
            || has(words::NOT_NAMES, &token.norm) && !self.is_acronym_place(index, token)
        {
            return false;
        }
        if self.is_acronym_place(index, token) && !self.case.is_shouted(index) {
            return true;
        }
        if self.case.tells(index) && !self.case.is_headline(sentence) {
            return !known::is_function(&token.norm) || self.is_surname_after_first(index);
        }
        self.case.is_proper(&token.norm) || self.is_given(index)
    }

    /// "shanna and i": a first name in small letters in a text that writes "i" so.
    fn is_small_name(&self, index: usize) -> bool {
        self.case.is_careless()
            && !self.is_capital(index)
            && self.norm(index).len() > 2
            && known::is_plain_first_name(self.norm(index))
            && !known::is_place_word(self.norm(index))
            && index.checked_sub(1).is_none_or(|before| !matches!(self.norm(before), "san" | "santa" | "st"))
            && !words::PARTICLES.contains(&self.norm(index))
    }

    /// The number of "Channel 6 News", "Route 91" and "Pier 39".
    fn is_channel(&self, number: usize) -> bool {
        let numbered = |before: &usize| NUMBERED.contains(&self.norm(*before)) && self.is_capital(*before);
        let before = number.checked_sub(1).filter(numbered);
        let digits = self.norm(number);
        before.is_some() && digits.len() <= 2 && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
    }

    /// A first name that is a word as well, before another capital: "Grace Lund said".
    fn is_given(&self, index: usize) -> bool {
        let (word, next) = (self.norm(index), self.norm(index + 1));
        let surname = self.is_capital(index + 1)
            && (self.case.tells(index + 1) || self.case.is_proper(next))
            && !known::is_function(next)
            && !has(words::CALENDAR, next)
            && !known::is_demonym(next)
            && !has(words::ORGANISATIONS, next)
            && !has(words::EVENTS, next);
        surname && !known::is_function(word) && known::first_name(word).is_some()
    }

    /// "Theresa May": a surname that is a function word.
    fn is_surname_after_first(&self, index: usize) -> bool {
        let before = index.checked_sub(1).filter(|&before| self.is_capital(before));
        before.is_some_and(|before| known::is_plain_first_name(self.norm(before))) && names::surname(self.norm(index))
    }

    /// "US" and "UN" in capitals are names though "us" is a function word.
    fn is_loud(&self, token: &Token) -> bool {
        let written = token.of(self.source);
        written.chars().filter(|c| c.is_alphabetic()).count() > 1 && !written.chars().any(char::is_lowercase)
    }

    /// "US" and "RT": capitals that are known for a name though the word in small letters is another.
    fn is_acronym_place(&self, at: usize, token: &Token) -> bool {
        let written = token.of(self.source);
        // "CONTACT US", and "RT" before the handle that is repeated.
        let beside = |index: Option<usize>| index.and_then(|index| self.token(index));
        let asked = beside(at.checked_sub(1)).is_some_and(|before| {
            self.is_loud(before) && known::is_ordinary(&before.norm) && known::is_function(&token.norm)
        });
        let repeats = beside(Some(at + 1)).is_some_and(|next| next.kind == TokenKind::Link);
        self.is_loud(token)
            && !asked
            && !repeats
            && (known::is_place(&token.norm) || known::is_place(written) || known::is_organisation(written))
    }

    fn phrase(&self, run: &[usize]) -> String {
        let words: Vec<&str> =
            run.iter().filter_map(|&index| self.token(index)).map(|token| token.of(self.source)).collect();
        words.join(" ")
    }

    fn word_at<'b>(&'b self, run: &[usize], at: usize) -> &'b str {
        run.get(at).map_or("", |&index| self.norm(index))
    }
}

/// Whether the word is an initial: "J."
pub(super) fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && matches!(chars.next(), None | Some('.')) && chars.next().is_none()
}

/// What bears a number as its name.
const NUMBERED: &[&str] = &["channel", "route", "highway", "interstate", "pier", "terminal"];

/// Lower-case syllables of names: "Kim Jong-un".
#[rustfmt::skip]
const SYLLABLES: &[&str] = &[
    "un", "il", "in", "hye", "eun", "nam", "ho", "ok", "jin", "wen", "kook", "soo", "hee", "min", "jae", "hyun", "wook", "seok", "hyuk", "chul", "hwan", "sik",
    "bok", "ki", "ku", "ta", "wai",
];
