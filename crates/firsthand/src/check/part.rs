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
    /// Whether it only describes the noun behind it: "the slain cousin".
    pub describes: bool,
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
    let tokens = text.sentences.first().and_then(|first| text.tokens.get(..first.tokens.end)).unwrap_or_default();
    let mut taking =
        Taking { tokens, denied: polarity::denied(tokens), taken: vec![false; tokens.len()], parts: Vec::new() };
    let annotations = &report.annotations;
    for (at, span) in (0..tokens.len()).map(|at| (at, score(tokens, at))) {
        if tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number && token.span != span) {
            taking.take(Kind::Number, text.tokens_in(span));
        }
    }
    let figures = annotations.figures.iter().enumerate().map(|(index, figure)| (Kind::Figure(index), figure.span));
    let dates = annotations.dates.iter().enumerate().map(|(index, date)| (Kind::Date(index), date.span));
    let names = annotations.names.iter().enumerate().map(|(index, name)| (Kind::Name(index), name.span));
    figures.chain(dates).chain(names).for_each(|(kind, span)| taking.take(kind, text.tokens_in(span)));
    let phrases = paraphrase::of(tokens);
    taking.phrases(&phrases);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Number => taking.take(Kind::Number, at..at + 1),
            TokenKind::Word if tells(&token.norm) => taking.take(Kind::Word(class(&token.norm)), at..at + 1),
            _ => {}
        }
    }
    let mut parts = taking.parts;
    parts.sort_by_key(|part| part.span);
    for (index, part) in parts.iter_mut().enumerate().filter(|(_, part)| matches!(part.kind, Kind::Word(_))) {
        part.senses = senses(&phrases, &part.tokens);
        let thing = part.kind == Kind::Word(Class::Thing);
        part.occasion = index > 0 && thing && is_occasion(tokens, part.tokens.start);
        part.describes = part.tokens.len() == 1 && describes(tokens, part.tokens.start);
    }
    parts
}

/// A sentence that is taken apart.
struct Taking<'a> {
    tokens: &'a [Token],
    denied: Vec<bool>,
    /// For each token, whether it belongs to a part.
    taken: Vec<bool>,
    parts: Vec<Part>,
}

impl Taking<'_> {
    /// Makes a part of words of which none belongs to another.
    fn take(&mut self, kind: Kind, words: impl IntoIterator<Item = usize>) {
        let words: Vec<usize> = words.into_iter().collect();
        let (Some(&start), Some(&last)) = (words.first(), words.last()) else { return };
        if words.iter().any(|at| self.taken.get(*at).is_none_or(|taken| *taken)) {
            return;
        }
        let (Some(first), Some(end)) = (self.tokens.get(start), self.tokens.get(last)) else { return };
        // "No danger to life" denies itself, not what it says.
        let denied = if matches!(kind, Kind::Word(_)) { &words[..1] } else { &words[..] };
        let denied = denied.iter().any(|at| self.denied.get(*at).is_some_and(|denied| *denied));
        for (at, taken) in self.taken.iter_mut().enumerate() {
            *taken |= words.contains(&at);
        }
        let (tokens, span) = (start..last + 1, first.span.join(end.span));
        self.parts.push(Part { kind, tokens, span, denied, occasion: false, describes: false, senses: Vec::new() });
    }

    /// "lost their lives" is one part, what stands in its gap aside; of two over the same words the longer one is.
    fn phrases(&mut self, phrases: &[Found]) {
        let mut longest: Vec<&Found> = phrases.iter().filter(|phrase| phrase.words.len() > 1).collect();
        longest.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        for phrase in longest {
            let words = || phrase.words.iter().filter_map(|at| self.tokens.get(*at)).filter(|word| tells(&word.norm));
            let act = words().any(|word| class(&word.norm) == Class::Act);
            if words().next().is_some() {
                let class = if act { Class::Act } else { Class::Thing };
                self.take(Kind::Word(class), phrase.words.iter().copied());
            }
        }
    }
}

/// What a part means by the longest of the phrases in it: "fell asleep" is no fall.
fn senses(phrases: &[Found], part: &Range<usize>) -> Vec<Sense> {
    let within = |phrase: &&Found| part.start <= phrase.tokens.start && phrase.tokens.end <= part.end;
    let longest = phrases.iter().filter(within).map(|phrase| phrase.tokens.len()).max().unwrap_or(0);
    phrases.iter().filter(within).filter(|phrase| phrase.tokens.len() == longest).map(|phrase| phrase.sense).collect()
}

/// Whether the word at `at` only describes the noun behind it: "the slain cousin".
fn describes(tokens: &[Token], at: usize) -> bool {
    let is_noun = |token: &Token| {
        token.is_wordlike() && !lexicon::is_function_word(&token.norm) && class(&token.norm) == Class::Thing
    };
    tokens.get(at).is_some_and(|token| lexicon::is_mostly_adjective(&token.norm))
        && tokens.get(at + 1).is_some_and(is_noun)
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
pub(super) fn tells(norm: &str) -> bool {
    norm.len() > 1 && !lexicon::is_function_word(norm) && !EMPTY.contains(&norm) && norm != "n't"
}

fn class(norm: &str) -> Class {
    let shares = lexicon::parts_of_speech(norm);
    let act = shares.share(Pos::Verb) >= 0.5 || norm.ends_with("ed") && shares.share(Pos::Noun) < 0.5;
    if act { Class::Act } else { Class::Thing }
}
