//! The words of one sentence, as the rules for figures look at them: by index, never out of bounds.

use crate::lexicon;
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// One sentence's tokens over the article's text.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The sentence's tokens.
    pub tokens: &'a [Token],
    /// Whether it is a headline or a heading, where capitals tell nothing.
    pub headline: bool,
}

impl<'a> Words<'a> {
    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token at `at`, if there is one. An index that wrapped below nought has none.
    pub fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The normalised token at `at`; empty beyond the ends.
    pub fn norm(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.norm.as_str())
    }

    /// The normalised token `steps` before `at`; empty beyond the start.
    pub fn before(&self, at: usize, steps: usize) -> &'a str {
        at.checked_sub(steps).map_or("", |at| self.norm(at))
    }

    /// The token at `at` as written; empty beyond the ends.
    pub fn raw(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// Whether the token at `at` is any of `norms`.
    pub fn is_any(&self, at: usize, norms: &[&str]) -> bool {
        let norm = self.norm(at);
        !norm.is_empty() && norms.contains(&norm)
    }

    /// Whether the tokens from `at` on are these.
    pub fn follow(&self, at: usize, norms: &[&str]) -> bool {
        norms.iter().enumerate().all(|(step, norm)| self.norm(at + step) == *norm)
    }

    /// Whether the token at `at` is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    /// Whether the token at `at` begins with a digit.
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the tokens at `at` and after it stand without a space between.
    pub fn touches(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(token), Some(next)) => token.touches(next),
            _ => false,
        }
    }

    /// Whether the token before `at` touches it.
    pub fn touched(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.touches(before))
    }

    /// Whether the token at `at` is a hyphen (or a short dash) between two touching tokens.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.is_any(at, &["-", "‐", "‑", "–"]) && self.touched(at) && self.touches(at)
    }

    /// Whether the token at `at` begins with a capital.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_capitalised(self.text))
    }

    /// The span from token `start` up to but not including token `end`.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        let last = end.checked_sub(1).filter(|last| *last >= start)?;
        Some(self.tokens.get(start)?.span.join(self.tokens.get(last)?.span))
    }

    /// The words at `span` with white space collapsed.
    pub fn phrase(&self, span: Span) -> String {
        span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a word is a plural noun by its form or by being one that needs no `s`.
pub(super) fn is_plural(word: &str) -> bool {
    const BARE_PLURALS: &[&str] = &[
        "people",
        "men",
        "women",
        "children",
        "police",
        "staff",
        "personnel",
        "troops",
        "policemen",
        "firemen",
        "servicemen",
        "fishermen",
        "gunmen",
        "teeth",
        "feet",
        "mice",
        "cattle",
        "sheep",
        "fish",
        "aircraft",
        "spacecraft",
        "percent",
        "lives",
        "wives",
        "media",
        "data",
        "criteria",
        "crew",
        "dead",
        "faithful",
        "migrants",
        "businessmen",
        "congressmen",
        "lawmakers",
        "spokesmen",
        "policewomen",
        "gentlemen",
        "oxen",
        "militia",
        "infantry",
        "deer",
        "species",
        "series",
        "offspring",
        "civilians",
        "refuseniks",
        "schoolchildren",
        "grandchildren",
        "salmon",
        "trout",
        "folk",
        "folks",
        "counsel",
        "dice",
        "alumni",
        "headquarters",
    ];
    if BARE_PLURALS.contains(&word) {
        return true;
    }
    word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is", "'s", "ous"].iter().any(|end| word.ends_with(end))
        && !lexicon::is_function_word(word)
}

/// States of people that a report counts: killed, held, sick, homeless.
pub(super) fn is_plight(word: &str) -> bool {
    const PLIGHTS: &[&str] = &[
        "abducted",
        "affected",
        "apprehended",
        "arrested",
        "beheaded",
        "buried",
        "burned",
        "burnt",
        "captured",
        "charged",
        "convicted",
        "dead",
        "deported",
        "detained",
        "displaced",
        "drowned",
        "evacuated",
        "executed",
        "expelled",
        "feared",
        "freed",
        "held",
        "homeless",
        "hospitalised",
        "hospitalized",
        "hurt",
        "ill",
        "imprisoned",
        "infected",
        "injured",
        "jailed",
        "kidnapped",
        "killed",
        "maimed",
        "missing",
        "murdered",
        "poisoned",
        "released",
        "rescued",
        "saved",
        "sentenced",
        "shot",
        "slain",
        "stranded",
        "suspended",
        "tortured",
        "trapped",
        "unaccounted",
        "vaccinated",
        "wounded",
        "alive",
    ];
    PLIGHTS.contains(&word)
}

/// Months, whole or abbreviated.
pub(super) fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ];
    MONTHS.contains(&word.trim_end_matches('.'))
}

/// Verbs, in their finite forms, by which somebody gives a figure.
pub(super) fn is_saying(word: &str) -> bool {
    const SAYING: &[&str] = &[
        "said",
        "says",
        "say",
        "told",
        "tells",
        "tell",
        "reported",
        "reports",
        "report",
        "estimated",
        "estimates",
        "estimate",
        "claimed",
        "claims",
        "claim",
        "confirmed",
        "confirms",
        "confirm",
        "announced",
        "announces",
        "stated",
        "states",
        "added",
        "adds",
        "warned",
        "warns",
        "noted",
        "notes",
        "insisted",
        "insists",
        "insist",
        "predicted",
        "predicts",
        "predict",
        "counted",
        "recorded",
        "showed",
        "shows",
        "show",
        "found",
        "alleged",
        "alleges",
        "revealed",
        "reveals",
        "asserted",
        "asserts",
        "believe",
        "believes",
        "believed",
        "wrote",
        "writes",
        "tweeted",
        "explained",
        "explains",
        "declared",
        "declares",
        "acknowledged",
        "admitted",
        "admits",
        "disclosed",
        "calculated",
        "calculates",
        "forecast",
        "forecasts",
        "projected",
        "projects",
        "expects",
        "suggested",
        "suggests",
        "indicated",
        "indicates",
        "testified",
        "recalled",
        "argued",
        "argues",
        "denied",
        "denies",
        "posted",
        "quoted",
        "learned",
        "mentioned",
        "concluded",
        "concludes",
        "boasted",
        "complained",
        "put",
        "puts",
        "reckons",
        "reckoned",
        "thinks",
        "saying",
        "claiming",
        "adding",
        "reporting",
        "telling",
        "stating",
    ];
    SAYING.contains(&word)
}

/// Whether the token at `at` is a verb form that ends a noun phrase: an auxiliary, a form that is never a noun, or a
/// word that is mostly a verb and does not stand before a noun.
pub(super) fn is_finite_verb(words: Words, at: usize) -> bool {
    let word = words.norm(at);
    if matches!(lexicon::function_word(word), Some(lexicon::FunctionWord::Auxiliary)) {
        return true;
    }
    if !words.is_word(at) || words.is_capitalised(at) && !words.headline {
        return false;
    }
    let parts = lexicon::parts_of_speech(word);
    if word.ends_with("ing") {
        return false;
    }
    let noun_behind = words.is_word(at + 1)
        && !lexicon::is_function_word(words.norm(at + 1))
        && lexicon::parts_of_speech(words.norm(at + 1)).noun > 0.4;
    let participle = word.ends_with("ed") && noun_behind;
    parts.verb > 0.6 && !participle && !is_plural_of_noun(word, parts.noun)
}

/// Whether a word in `s` is the plural of a noun rather than a verb's third person.
fn is_plural_of_noun(word: &str, noun: f32) -> bool {
    word.ends_with('s') && noun >= 0.35
}
