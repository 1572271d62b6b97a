//! Where sentences end.
//!
//! A stop ends a sentence when what follows can begin one. Marks that close a quotation or a bracket stay with the
//! sentence they close. An abbreviation carries its stop inside its token, so it ends a sentence only if what follows
//! is a word that begins sentences.

use std::ops::Range;

use super::BlockKind;
use super::tokens::{Token, TokenKind};
use crate::lexicon;

/// The sentences of one block's tokens, as ranges that cover all of them in order.
pub(super) fn split(text: &str, tokens: &[Token], kind: BlockKind) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    if kind.is_prose() {
        for at in 0..tokens.len() {
            if at < start {
                continue;
            }
            if let Some(end) = end_after(text, tokens, start, at) {
                sentences.push(start..end);
                start = end;
            }
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// Where the sentence ends if it ends at token `at`: the index after its closing marks.
fn end_after(text: &str, tokens: &[Token], start: usize, at: usize) -> Option<usize> {
    let token = &tokens[at];
    let abbreviation = token.is_word() && token.norm.ends_with('.');
    if !abbreviation && !is_stop(token) {
        return None;
    }
    let end = after_closers(text, tokens, start, at + 1);
    let next = tokens.get(end)?;
    let quoted = end > at + 1 && tokens[at + 1..end].iter().any(is_quote);
    let ends = if abbreviation {
        ends_after_abbreviation(text, token, next)
    } else if token.touches(next) {
        // A missing space: "by the voice.The next day". A domain or a version has no capitalised word there.
        token.is(".")
            && at > start
            && is_long_word(text, &tokens[at - 1])
            && is_long_word(text, next)
            && next.is_capitalised(text)
    } else if matches!(token.norm.chars().next(), Some('…')) || token.norm.starts_with("..") {
        begins_sentence(text, tokens, end) && !next.is("i") && !is_quoted_inside(tokens, start, at)
    } else if quoted && !token.norm.starts_with('.') {
        begins_sentence(text, tokens, end) && !is_attribution(text, tokens, end)
    } else {
        begins_sentence(text, tokens, end)
    };
    ends.then_some(end)
}

fn is_stop(token: &Token) -> bool {
    token.kind == TokenKind::Mark && token.norm.starts_with(['.', '!', '?', '…'])
}

fn is_quote(token: &Token) -> bool {
    token.is_double_quote() || token.is_single_quote()
}

/// The index after the quotation marks and brackets that close at `at`: those that touch what is before them.
fn after_closers(text: &str, tokens: &[Token], start: usize, mut at: usize) -> usize {
    while let Some(token) = tokens.get(at) {
        let touches = at > start && tokens[at - 1].touches(token);
        let opens = matches!(token.of(text), "“" | "‘" | "«" | "(" | "[");
        let closes = is_quote(token) || matches!(token.norm.as_str(), ")" | "]");
        // A mark that also touches the next word opens a quotation, unless it can only close one.
        let touches_next = tokens.get(at + 1).is_some_and(|next| token.touches(next) && next.is_wordlike());
        let only_closes = matches!(token.of(text), "”" | "’" | "»" | ")" | "]");
        // A closing mark after a space, with a space behind it, was torn off: `support. “`.
        let torn = !touches && is_quote(token) && !touches_next && (tokens.get(at + 1).is_none());
        if (closes && !opens && touches && (!touches_next || only_closes)) || torn {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Whether the token at `at` can begin a sentence: a capital, a digit, or an opening mark before one.
fn begins_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    match token.kind {
        TokenKind::Word => !token.of(text).starts_with(char::is_lowercase),
        TokenKind::Number | TokenKind::Link | TokenKind::Sign => true,
        TokenKind::Mark if is_quote(token) || matches!(token.norm.as_str(), "(" | "[" | "-" | "–" | "—" | "*") => {
            tokens.get(at + 1).is_none_or(|next| !next.of(text).starts_with(char::is_lowercase))
        }
        TokenKind::Mark => false,
    }
}

/// Words in a name or a title after which a stop never ends a sentence.
const NEVER_END: &[&str] = &[
    "mr.", "mrs.", "ms.", "dr.", "gen.", "lt.", "col.", "sgt.", "capt.", "sen.", "sens.", "rep.", "reps.", "gov.",
    "prof.", "st.", "rev.", "hon.", "maj.", "cmdr.", "adm.", "supt.", "det.", "insp.", "pres.", "messrs.", "vs.",
    "no.", "nos.", "fig.", "approx.", "brig.", "cpl.", "mt.", "fr.",
];

/// After "U.S." or "Inc." a sentence ends only before a word that is capitalised for no other reason than to begin one.
fn ends_after_abbreviation(text: &str, token: &Token, next: &Token) -> bool {
    if NEVER_END.contains(&token.norm.as_str()) || !next.is_capitalised(text) {
        // "in the U.S. “We ...": an opening mark after an abbreviation begins a sentence.
        return !NEVER_END.contains(&token.norm.as_str())
            && matches!(next.of(text), "“" | "\"")
            && !token.touches(next);
    }
    let initial = token.norm.chars().filter(|c| c.is_alphabetic()).count() == 1;
    !initial && lexicon::is_function_word(&next.norm)
}

fn is_long_word(text: &str, token: &Token) -> bool {
    token.is_word() && token.of(text).chars().count() >= 3 && token.of(text).chars().skip(1).all(char::is_lowercase)
}

/// Whether an ellipsis stands inside an open quotation and more of it follows.
fn is_quoted_inside(tokens: &[Token], start: usize, at: usize) -> bool {
    let marks = tokens[start..at].iter().filter(|token| token.is_double_quote()).count();
    marks % 2 == 1 && tokens[at..].iter().skip(1).take(2).any(|token| token.norm == "but" || token.norm == "and")
}

/// Whether the words at `at` attribute what was just quoted: `"Who?" Mayor Bell asked.`
fn is_attribution(text: &str, tokens: &[Token], at: usize) -> bool {
    let words = tokens[at..].iter().take(5).take_while(|token| token.is_word());
    words.clone().any(|token| token.of(text).starts_with(char::is_lowercase) && is_saying(&token.norm))
}

fn is_saying(word: &str) -> bool {
    lexicon::is_communication_verb(word) && word.ends_with("ed")
        || matches!(word, "said" | "says" | "told" | "asks" | "wrote" | "tweeted" | "cried" | "adds" | "recalled")
}
