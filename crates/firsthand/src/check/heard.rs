//! What one sentence of the articles says of each part of the claim.

use super::claim::Claim;
use super::dates::{self, Fit};
use super::figures;
use super::line::Line;
use super::paraphrase::Found;
use super::part::{Kind, Part};
use super::wording::Wording;
use super::{names, part, place};
use crate::account::{Account, Report};
use crate::annotate::NameKind;
use crate::collate::likeness::plain;
use crate::collate::within;
use crate::lexicon::{self, places};
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// From this strength on a sentence speaks of a part.
pub(super) const SPOKEN: f64 = 0.5;
/// What a pronoun or a description counts for a name, a name that only shares words with it, and a role for a noun.
const REFERRED: f64 = 0.9;
const BY_WORDS: f64 = 0.8;
const BY_ROLE: f64 = 0.85;
/// What a paraphrase counts; and one of single words of many meanings, which may well mean something else here.
const PARAPHRASE: f64 = 0.75;
const VAGUE: f64 = 0.55;
/// What the words of a phrase count that stand in another order.
const SCATTERED: f64 = 0.9;
/// From this number of concepts on a word has many meanings.
const MANY: usize = 12;
/// What a place counts that stands in another relation: "to Ellery" for "in Ellery".
const ELSEWHERE: f64 = 0.3;
/// What a value counts that leaves the claim's open.
const OPEN: f64 = 0.4;

/// What a sentence says of one part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Heard {
    /// How far it speaks of it, 0 to 1.
    pub strength: f64,
    /// The token that does.
    pub at: Option<usize>,
    /// The words of a figure, date or number that is the claim's, or stands in its place.
    pub span: Option<Span>,
    /// Whether that one excludes the claim's.
    pub other: bool,
    /// Whether one of the two denies it and the other does not.
    pub turned: bool,
    /// Whether it says what excludes it: "lost" for "won".
    pub opposite: bool,
}

/// What a sentence says of each part.
pub(super) fn of(claim: &Claim, account: &Account, line: &Line) -> Vec<Heard> {
    let (Some(report), Some(own)) = (account.reports.get(line.article), claim.report.as_ref()) else {
        return vec![Heard::default(); claim.parts.len()];
    };
    let here = Here { claim, own, report, line };
    let mut found: Vec<Heard> = claim.parts.iter().map(|part| here.part(part)).collect();
    here.words(&mut found);
    here.phrases(&mut found);
    here.scattered(&mut found);
    here.roles(&mut found);
    let settled = here.is_told_by_denial();
    for (part, heard) in claim.parts.iter().zip(&mut found) {
        let denied = heard.at.and_then(|at| line.denied.get(at.checked_sub(line.tokens.start)?)).copied();
        let turned = !settled && denied.is_some_and(|denied| denied != part.denied);
        // What is said not to be the opposite is said to be so.
        heard.turned = turned != heard.opposite;
        heard.opposite &= !turned;
    }
    found
}

/// A sentence beside the claim.
struct Here<'a> {
    claim: &'a Claim,
    own: &'a Report,
    report: &'a Report,
    line: &'a Line,
}

impl Here<'_> {
    fn part(&self, part: &Part) -> Heard {
        match part.kind {
            Kind::Name(index) => self.name(part, index),
            Kind::Figure(index) => self.figure(index),
            Kind::Date(index) => self.date(part, index),
            Kind::Number => self.number(part),
            Kind::Word(_) => Heard::default(),
        }
    }

    fn tokens(&self) -> &[Token] {
        self.report.text.tokens.get(self.line.tokens.clone()).unwrap_or_default()
    }

    fn span(&self) -> Span {
        self.report.text.sentences.get(self.line.sentence).map_or(Span::new(0, 0), |sentence| sentence.span)
    }

    fn words(&self, found: &mut [Heard]) {
        for (offset, token) in self.tokens().iter().enumerate() {
            // "payroll-related" relates nothing to anything.
            let before = offset.checked_sub(1).and_then(|before| self.tokens().get(before));
            let compound = before.is_some_and(|before| before.is("-") && before.touches(token));
            let spoken =
                self.claim.wordings.of_word(&token.norm).iter().filter(|wording| !compound || wording.alike >= 1.0);
            for &Wording { part, alike, opposite } in spoken {
                if let Some(heard) = found.get_mut(part)
                    && alike > heard.strength
                {
                    let at = Some(self.line.tokens.start + offset);
                    *heard = Heard { strength: alike, at, opposite, ..Heard::default() };
                }
            }
        }
    }

    /// "resigned" where the claim says "stepped down", or "was dismissed", which excludes it.
    fn phrases(&self, found: &mut [Heard]) {
        let at = |phrase: &Found| self.line.tokens.start + phrase.tokens.start;
        for (part, heard) in self.claim.parts.iter().zip(found.iter_mut()) {
            let same = self.line.phrases.iter().filter(|phrase| part.senses.contains(&phrase.sense));
            let same = same.map(|phrase| (self.paraphrases(part, phrase), at(phrase)));
            let nearest = same.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((strength, at)) = nearest.filter(|(near, _)| heard.strength < *near || heard.opposite) {
                *heard = Heard { strength, at: Some(at), ..Heard::default() };
            }
            let excludes = |phrase: &&Found| part.senses.iter().any(|sense| sense.is_opposite(phrase.sense));
            // What only comes near the claim's word gives way to what excludes it: "announced that it signed".
            let opposite = self.line.phrases.iter().find(excludes).filter(|_| heard.strength < PARAPHRASE);
            if let Some(phrase) = opposite {
                *heard = Heard { strength: PARAPHRASE, at: Some(at(phrase)), opposite: true, ..Heard::default() };
            }
        }
    }

    /// Whether a negation of the sentence belongs to a phrase that a part is told by: "has no impact" for "undisturbed".
    fn is_told_by_denial(&self) -> bool {
        let denies = |phrase: &Found| {
            let mut words = phrase.words.iter().filter_map(|at| self.tokens().get(*at));
            phrase.words.len() > 1
                && words.any(|word| matches!(word.norm.as_str(), "no" | "not" | "non" | "without" | "never"))
        };
        let told = |phrase: &&Found| self.claim.parts.iter().any(|part| part.senses.contains(&phrase.sense));
        self.line.phrases.iter().filter(told).any(denies)
    }

    /// "that data was personal" for "personal data": the words of a phrase in any order.
    fn scattered(&self, found: &mut [Heard]) {
        for (part, heard) in self.claim.parts.iter().zip(found.iter_mut()) {
            if part.tokens.len() < 2 || !matches!(part.kind, Kind::Word(_)) || heard.strength >= SCATTERED {
                continue;
            }
            let own = self.own.text.tokens.get(part.tokens.clone()).unwrap_or_default();
            let mut own = own.iter().filter(|token| part::tells(&token.norm)).peekable();
            let last = own.peek().and_then(|first| self.tokens().iter().position(|token| token.stem == first.stem));
            if let Some(at) = last.filter(|_| own.all(|one| self.tokens().iter().any(|token| token.stem == one.stem))) {
                *heard = Heard { strength: SCATTERED, at: Some(self.line.tokens.start + at), ..Heard::default() };
            }
        }
    }

    /// How far a phrase of the sentence says what the part says, both being of one group.
    fn paraphrases(&self, part: &Part, phrase: &Found) -> f64 {
        let meanings = |norm: &str| lexicon::concepts(norm).meanings();
        let own = self.own.text.tokens.get(part.tokens.start).filter(|_| part.tokens.len() == 1);
        let other = self.tokens().get(phrase.tokens.start).filter(|_| phrase.words.len() == 1);
        match (own, other) {
            (Some(own), Some(other)) if meanings(&own.norm).max(meanings(&other.norm)) >= MANY => VAGUE,
            _ => PARAPHRASE,
        }
    }

    /// "the singer" where the sentence names somebody whom the articles call a singer.
    fn roles(&self, found: &mut [Heard]) {
        for (part, heard) in self.claim.parts.iter().zip(found.iter_mut()) {
            if !matches!(part.kind, Kind::Word(_)) || heard.strength >= BY_ROLE {
                continue;
            }
            let Some(word) = self.own.text.tokens.get(part.tokens.start) else { continue };
            let has = |entity: usize| {
                self.claim.roles.get(&(self.line.article, entity)).is_some_and(|roles| roles.contains(&word.norm))
            };
            if let Some((tokens, _)) = self.line.meant.iter().find(|(_, entity)| has(*entity)) {
                *heard = Heard { strength: BY_ROLE, at: Some(tokens.start), ..Heard::default() };
            }
        }
    }

    fn name(&self, part: &Part, index: usize) -> Heard {
        let Some(meant) = self.claim.meant.get(index) else { return Heard::default() };
        let mut best = Heard::default();
        for (order, (tokens, entity)) in self.line.meant.iter().enumerate() {
            if !meant.entities.contains(&(self.line.article, *entity)) {
                continue;
            }
            let strength = if order < self.line.named { 1.0 } else { REFERRED };
            self.keep(&mut best, part, meant.kind, tokens.start, strength);
        }
        let tokens = self.tokens();
        for spelling in meant.spellings.iter().filter(|spelling| !spelling.is_empty()) {
            let stands = |at: &usize| {
                spelling
                    .iter()
                    .enumerate()
                    .all(|(offset, word)| tokens.get(at + offset).is_some_and(|token| plain(&token.norm) == *word))
            };
            for at in (0..tokens.len()).filter(stands) {
                self.keep(&mut best, part, meant.kind, self.line.tokens.start + at, BY_WORDS);
            }
        }
        best
    }

    fn keep(&self, best: &mut Heard, part: &Part, kind: Option<NameKind>, at: usize, strength: f64) {
        let is_place = kind == Some(NameKind::Place) || places::place(part.span.of(&self.claim.words)).is_some();
        let relations =
            (place::relation(&self.own.text.tokens, part.tokens.start), place::relation(&self.report.text.tokens, at));
        let elsewhere = is_place && place::differ(relations.0, relations.1);
        let strength = if elsewhere { strength * ELSEWHERE } else { strength };
        if strength > best.strength {
            *best = Heard { strength, at: Some(at), ..Heard::default() };
        }
    }

    fn figure(&self, index: usize) -> Heard {
        let Some(figure) = self.own.annotations.figures.get(index) else { return Heard::default() };
        let span = self.span();
        let here = within(&self.report.annotations.figures, span, |other| other.span);
        let fits = here.filter_map(|other| Some((figures::fit((self.own, figure), (self.report, other))?, other.span)));
        self.best(fits)
    }

    fn date(&self, part: &Part, index: usize) -> Heard {
        let Some(date) = self.claim.date(index, self.report.article.published_day()) else { return Heard::default() };
        let span = self.span();
        let twelve = !dates::names_half(date.span.of(&self.own.article.text), &date.value);
        let own = place::since(&self.own.text.tokens, part.tokens.start);
        let here = within(&self.report.annotations.dates, span, |other| other.span);
        let fits = here.filter_map(|other| {
            let fit = dates::fit(&date.value, &other.value, twelve)?;
            let at = self.report.text.tokens_in(other.span).start;
            // "since 1945" neither says nor excludes "in 1945".
            let there = place::since(&self.report.text.tokens, at);
            match fit {
                Fit::Other if there != own => None,
                Fit::Same if there == Some("since") && own.is_none() => Some((Fit::Open, other.span)),
                _ => Some((fit, other.span)),
            }
        });
        self.best(fits)
    }

    /// The best of several fits: what says it before what leaves it open before what excludes it.
    fn best(&self, fits: impl Iterator<Item = (Fit, Span)>) -> Heard {
        let rank = |fit: Fit| match fit {
            Fit::Same => 0,
            Fit::Open => 1,
            Fit::Other => 2,
        };
        let Some((fit, span)) = fits.min_by_key(|(fit, span)| (rank(*fit), span.start)) else {
            return Heard::default();
        };
        let strength = match fit {
            Fit::Same => 1.0,
            Fit::Open => OPEN,
            Fit::Other => 0.0,
        };
        let at = (fit != Fit::Other).then(|| self.report.text.tokens_in(span).start);
        Heard { strength, at, span: Some(span), other: fit == Fit::Other, ..Heard::default() }
    }

    /// A number that is no quantity: the same one, or another that stands where it stands in the claim.
    fn number(&self, part: &Part) -> Heard {
        let own = &self.own.text.tokens;
        let Some(number) = own.get(part.tokens.start) else { return Heard::default() };
        let is_score = part.tokens.len() > 1;
        let beside = |tokens: &[Token], at: usize| tokens.get(at).map(|token| token.stem.clone());
        let (before, after) =
            (part.tokens.start.checked_sub(1).and_then(|at| beside(own, at)), beside(own, part.tokens.end));
        let mut other = None;
        let tokens = &self.report.text.tokens;
        for at in self.line.tokens.clone() {
            let Some(token) = tokens.get(at).filter(|token| token.kind == TokenKind::Number) else { continue };
            let span = part::score(tokens, at);
            if (span != token.span) != is_score {
                continue;
            }
            if span.of(&self.report.article.text) == part.span.of(&self.own.article.text) {
                return Heard { strength: 1.0, at: Some(at), span: Some(span), ..Heard::default() };
            }
            let same_shape = ordinal(&token.norm) == ordinal(&number.norm);
            let end = self.report.text.tokens_in(span).end;
            let in_place = ordinal(&number.norm) && beside(tokens, end) == after
                || !ordinal(&number.norm) && at > 0 && beside(tokens, at - 1) == before;
            if same_shape && (is_score || in_place) {
                other = other.or(Some(span));
            }
        }
        other.map_or_else(Heard::default, |span| Heard { span: Some(span), other: true, ..Heard::default() })
    }
}

/// "13th".
fn ordinal(norm: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|ending| norm.ends_with(ending))
}

/// The words of a name of the article, as spellings are compared.
pub(super) fn spelling(report: &Report, span: Span) -> Vec<String> {
    names::words(report.article.words(span))
}
