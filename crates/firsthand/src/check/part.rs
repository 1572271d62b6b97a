//! What a claim is made of: the names, figures, dates, numbers and telling words of its sentence.

use std::ops::Range;

use super::paraphrase::{self, Found, Sense};
use super::polarity;
use crate::account::Report;
use crate::lexicon::{self, Domain, Pos};
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// A part of a claim.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// What sort of part.
    pub kind: Kind,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where it stands in the claim.
    pub span: Span,
    /// Whether the claim denies it.
    pub denied: bool,
    /// Whether it only says on which occasion: "after the flood".
    pub occasion: bool,
    /// The groups of paraphrases that its words belong to.
    pub senses: Vec<Sense>,
}

/// What sort of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Index into the claim's names.
    Name(usize),
    /// Index into the claim's figures.
    Figure(usize),
    /// Index into the claim's dates.
    Date(usize),
    /// A number that is no quantity: a score, a flight.
    Number,
    /// A word that tells something.
    Word(Class),
}

/// What a word of a claim is, as far as that matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// What happens.
    Act,
    /// Whom or what it happens to, and of what sort.
    Thing,
}

/// The parts of the first sentence of a report, in the order of the text.
pub(super) fn of(report: &Report) -> Vec<Part> {
    let text = &report.text;
    let denied = polarity::denied(&text.tokens);
    let mut taken = vec![false; text.tokens.len()];
    let mut parts = Vec::new();
    let mut add = |kind: Kind, span: Span| {
        let tokens = text.tokens_in(span);
        if tokens.is_empty() || taken[tokens.clone()].iter().any(|taken| *taken) {
            return;
        }
        taken[tokens.clone()].fill(true);
        let flagged = denied[tokens.clone()].iter().any(|flag| *flag);
        parts.push(Part { kind, tokens, span, denied: flagged, occasion: false, senses: Vec::new() });
    };
    let phrases = paraphrase::of(&text.tokens);
    let annotations = &report.annotations;
    let scores = (0..text.tokens.len()).map(|at| (at, score(&text.tokens, at)));
    scores
        .filter(|(at, span)| {
            text.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Number && token.span != *span)
        })
        .for_each(|(_, span)| add(Kind::Number, span));
    annotations.figures.iter().enumerate().for_each(|(index, figure)| add(Kind::Figure(index), figure.span));
    annotations.dates.iter().enumerate().for_each(|(index, date)| add(Kind::Date(index), date.span));
    annotations.names.iter().enumerate().for_each(|(index, name)| add(Kind::Name(index), name.span));
    for phrase in phrases.iter().filter(|phrase| phrase.tokens.len() > 1) {
        // "lost their lives" is one part, what stands in its gap aside.
        let words = || phrase.tokens.clone().filter_map(|at| text.tokens.get(at));
        let telling = words().any(|token| tells(&token.norm));
        if let (true, Some(first), Some(last)) = (telling, words().next(), words().next_back()) {
            add(Kind::Word(Class::Act), first.span.join(last.span));
        }
    }
    for (at, token) in text.tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Number => add(Kind::Number, score(&text.tokens, at)),
            TokenKind::Word if tells(&token.norm) => add(Kind::Word(class(&token.norm)), token.span),
            _ => {}
        }
    }
    for part in parts.iter_mut().filter(|part| matches!(part.kind, Kind::Word(_))) {
        let within = |phrase: &&Found| part.tokens.start <= phrase.tokens.start && phrase.tokens.end <= part.tokens.end;
        // "fell asleep" is no fall.
        let longest = phrases.iter().filter(within).map(|phrase| phrase.tokens.len()).max().unwrap_or(0);
        let whole = phrases.iter().filter(within).filter(|phrase| phrase.tokens.len() == longest);
        part.senses = whole.map(|phrase| phrase.sense).collect();
    }
    parts.sort_by_key(|part| part.span);
    for part in parts.iter_mut().skip(1) {
        part.occasion = matches!(part.kind, Kind::Word(Class::Thing)) && is_occasion(&text.tokens, part.tokens.start);
    }
    parts
}

/// How far before a noun the preposition of its phrase may stand: "after the Las Vegas attack".
const REACH: usize = 4;

/// Whether the noun at `at` names an event after a preposition: a claim that stands by itself says which event it means,
/// the articles need not.
fn is_occasion(tokens: &[Token], at: usize) -> bool {
    let Some(noun) = tokens.get(at) else { return false };
    let domains = lexicon::domains(&noun.norm);
    let event = [Domain::Event, Domain::Act, Domain::Phenomenon].iter().any(|domain| domains.has(*domain));
    let before = tokens.get(at.saturating_sub(REACH)..at).unwrap_or_default().iter().rev();
    let mut words = before.take_while(|token| token.is_wordlike());
    event
        && words.any(|token| {
            matches!(token.norm.as_str(), "after" | "before" | "during" | "in" | "at" | "of" | "following")
        })
}

/// The number at `at`, with the second one of a score: "8-7".
pub(super) fn score(tokens: &[Token], at: usize) -> Span {
    match tokens.get(at..).unwrap_or_default() {
        [first, dash, second, ..]
            if matches!(dash.norm.as_str(), "-" | "–")
                && first.touches(dash)
                && dash.touches(second)
                && second.kind == TokenKind::Number =>
        {
            first.span.join(second.span)
        }
        [first, ..] => first.span,
        [] => Span::new(0, 0),
    }
}

/// Words that hold a sentence together though they belong to an open class.
const EMPTY: &[&str] = &[
    "said",
    "say",
    "says",
    "saying",
    "according",
    "told",
    "got",
    "get",
    "gets",
    "made",
    "make",
    "makes",
    "making",
    "took",
    "take",
    "taken",
    "takes",
    "went",
    "go",
    "gone",
    "came",
    "come",
    "comes",
    "happened",
    "happen",
    "occurred",
    "took",
    "place",
    "while",
    "later",
    "time",
    "around",
    "about",
    "there",
    "well",
    "one",
    "put",
    "given",
    "gave",
    "give",
    "became",
    "become",
    "being",
    "having",
    "including",
    "used",
    "use",
    "using",
    "total",
    "number",
    "already",
    "when",
    "where",
];

/// Whether a word tells something that a passage must speak of.
fn tells(norm: &str) -> bool {
    norm.len() > 1 && !lexicon::is_function_word(norm) && !EMPTY.contains(&norm) && norm != "n't"
}

fn class(norm: &str) -> Class {
    let shares = lexicon::parts_of_speech(norm);
    let act = shares.share(Pos::Verb) >= 0.5 || norm.ends_with("ed") && shares.share(Pos::Noun) < 0.5;
    if act { Class::Act } else { Class::Thing }
}
