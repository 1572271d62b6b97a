//! How each sentence of the articles stands to the claim.

use super::claim::Claim;
use super::dates::{self, Fit};
use super::figures;
use super::line::Line;
use super::part::{Class, Kind, Part};
use super::{Departure, Detail, names};
use crate::account::{Account, Report};
use crate::annotate::NameKind;
use crate::span::Span;

/// From this strength on a sentence speaks of a part.
pub(super) const SPOKEN: f64 = 0.5;
/// How much of the claim's weight a sentence must speak of to state it.
const STATES: f64 = 0.76;
/// How much of the rest of the claim a sentence must speak of to contradict it in one part.
const CONTRADICTS: f64 = 0.74;
/// How much of the claim a sentence must speak of by itself, without those beside it.
const BY_ITSELF: f64 = 0.4;
/// From here on a sentence is near the claim.
const NEAR: f64 = 0.4;
/// The largest share of the claim's weight that a part may have which a sentence that states it does not speak of.
const LARGEST_MISSING: f64 = 0.18;

/// What a part counts that a sentence beside speaks of, and one that the title or the opening speaks of.
const BESIDE: f64 = 0.8;
const ABOVE: f64 = 0.65;
/// How many sentences before and after a sentence stand beside it.
const BEFORE: usize = 2;
const AFTER: usize = 1;

/// What the sentences say to the claim.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdicts {
    /// The sentences that are near it, in order.
    pub near: Vec<Verdict>,
    /// The parts that no sentence speaks of.
    pub unspoken: Vec<usize>,
}

/// A sentence that is near the claim.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    /// Index into the lines.
    pub line: usize,
    /// Its article, and its sentence there.
    pub article: usize,
    pub sentence: usize,
    /// How much of the claim it speaks of, 0 to 1; for one that contradicts it, of the rest.
    pub score: f64,
    /// How it stands.
    pub stand: Stand,
    /// Where it departs from the claim.
    pub departure: Option<Departure>,
    /// The parts it does not speak of.
    pub missing: Vec<usize>,
    /// The words for the claim's figure or date.
    pub reading: Option<Span>,
    /// The tokens of the article that speak of the claim.
    pub tokens: Vec<usize>,
}

/// How a sentence stands to the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    States,
    Contradicts,
    Near,
}

/// What a sentence says of one part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Heard {
    /// How far it speaks of it, 0 to 1.
    strength: f64,
    /// The token that does.
    at: Option<usize>,
    /// The words of a figure or date that is the claim's, or in its place.
    span: Option<Span>,
    /// Whether that one excludes the claim's.
    other: bool,
    /// Whether it stands under another negation than in the claim.
    turned: bool,
}

/// How far a sentence by itself speaks of each part.
pub(super) fn here(claim: &Claim, account: &Account, line: &Line) -> Vec<f64> {
    heard(claim, account, line).iter().map(|heard| heard.strength).collect()
}

/// The verdicts on all sentences that are near the claim, in order.
pub(super) fn of(claim: &Claim, account: &Account, lines: &[Line], weights: &[f64]) -> Verdicts {
    let heard: Vec<Vec<Heard>> = lines.iter().map(|line| self::heard(claim, account, line)).collect();
    let bench = Bench { claim, account, lines, weights, heard: &heard };
    let near = (0..lines.len()).filter_map(|at| bench.verdict(at)).collect();
    let spoken = |part: &usize| heard.iter().any(|line| line.get(*part).is_some_and(|heard| heard.strength >= SPOKEN));
    let unspoken = (0..claim.parts.len()).filter(|part| !spoken(part)).collect();
    Verdicts { near, unspoken }
}

fn heard(claim: &Claim, account: &Account, line: &Line) -> Vec<Heard> {
    let (Some(report), Some(own)) = (account.reports.get(line.article), claim.report.as_ref()) else {
        return vec![Heard::default(); claim.parts.len()];
    };
    let mut found: Vec<Heard> = claim
        .parts
        .iter()
        .map(|part| match part.kind {
            Kind::Name(index) => name(claim, report, line, index),
            Kind::Figure(index) => figure(own, report, line, index),
            Kind::Date(index) => date(claim, report, line, index),
            Kind::Number => number(own, report, line, part),
            Kind::Word(_) => Heard::default(),
        })
        .collect();
    words(claim, report, line, &mut found);
    for (part, heard) in claim.parts.iter().zip(&mut found) {
        let denied = heard.at.and_then(|at| line.denied.get(at.checked_sub(line.tokens.start)?)).copied();
        heard.turned = denied.is_some_and(|denied| denied != part.denied);
    }
    found
}

fn words(claim: &Claim, report: &Report, line: &Line, found: &mut [Heard]) {
    for at in line.tokens.clone() {
        let Some(token) = report.text.tokens.get(at) else { continue };
        for &(part, alike) in claim.wordings.alike(&token.norm) {
            if let Some(heard) = found.get_mut(part)
                && alike > heard.strength
            {
                *heard = Heard { strength: alike, at: Some(at), ..Heard::default() };
            }
        }
    }
}

/// What a pronoun or a description counts for a name, and a name that only shares words with it.
const REFERRED: f64 = 0.9;
const BY_WORDS: f64 = 0.8;

fn name(claim: &Claim, report: &Report, line: &Line, index: usize) -> Heard {
    let Some(meant) = claim.meant.get(index) else { return Heard::default() };
    let by_entity =
        line.meant.iter().enumerate().find(|(_, (_, entity))| meant.entities.contains(&(line.article, *entity)));
    if let Some((order, (tokens, _))) = by_entity {
        let strength = if order < line.named { 1.0 } else { REFERRED };
        return Heard { strength, at: Some(tokens.start), ..Heard::default() };
    }
    let tokens = report.text.tokens.get(line.tokens.clone()).unwrap_or_default();
    let stands = |spelling: &Vec<String>| {
        (0..tokens.len()).find(|&at| {
            spelling.iter().enumerate().all(|(offset, word)| {
                tokens.get(at + offset).is_some_and(|token| crate::collate::likeness::plain(&token.norm) == *word)
            })
        })
    };
    let by_words = meant.spellings.iter().filter(|spelling| !spelling.is_empty()).find_map(stands);
    by_words.map_or_else(Heard::default, |at| Heard {
        strength: BY_WORDS,
        at: Some(line.tokens.start + at),
        ..Heard::default()
    })
}

fn span_of(report: &Report, line: &Line) -> Span {
    report.text.sentences.get(line.sentence).map_or(Span::new(0, 0), |sentence| sentence.span)
}

/// The best of several fits: what says it before what leaves it open before what excludes it.
fn best(report: &Report, fits: impl Iterator<Item = (Fit, Span)>) -> Heard {
    let rank = |fit: Fit| match fit {
        Fit::Same => 0,
        Fit::Open => 1,
        Fit::Other => 2,
    };
    let Some((fit, span)) = fits.min_by_key(|(fit, span)| (rank(*fit), span.start)) else { return Heard::default() };
    let strength = match fit {
        Fit::Same => 1.0,
        Fit::Open => 0.4,
        Fit::Other => 0.0,
    };
    let at = (fit != Fit::Other).then(|| report.text.tokens_in(span).start);
    Heard { strength, at, span: Some(span), other: fit == Fit::Other, turned: false }
}

fn figure(own: &Report, report: &Report, line: &Line, index: usize) -> Heard {
    let Some(figure) = own.annotations.figures.get(index) else { return Heard::default() };
    let span = span_of(report, line);
    let here = report.annotations.figures.iter().filter(|other| span.contains(other.span));
    best(report, here.filter_map(|other| Some((figures::fit((own, figure), (report, other))?, other.span))))
}

fn date(claim: &Claim, report: &Report, line: &Line, index: usize) -> Heard {
    let Some(date) = claim.date(index, report.article.published_day()) else { return Heard::default() };
    let span = span_of(report, line);
    let here = report.annotations.dates.iter().filter(|other| span.contains(other.span));
    best(report, here.filter_map(|other| Some((dates::fit(&date.value, &other.value)?, other.span))))
}

/// A number that is no quantity: it is there or it is not.
fn number(own: &Report, report: &Report, line: &Line, part: &Part) -> Heard {
    let Some(number) = own.text.tokens.get(part.tokens.start) else { return Heard::default() };
    let there =
        line.tokens.clone().find(|&at| report.text.tokens.get(at).is_some_and(|token| token.norm == number.norm));
    there.map_or_else(Heard::default, |at| Heard { strength: 1.0, at: Some(at), ..Heard::default() })
}

/// Everything a verdict is made from.
struct Bench<'a> {
    claim: &'a Claim,
    account: &'a Account,
    lines: &'a [Line],
    weights: &'a [f64],
    heard: &'a [Vec<Heard>],
}

impl Bench<'_> {
    fn verdict(&self, at: usize) -> Option<Verdict> {
        let (line, own) = (self.lines.get(at)?, self.heard.get(at)?);
        let by_itself = self.share(|part| own.get(part).map_or(0.0, |heard| heard.strength), None);
        if by_itself < NEAR / 2.0 {
            return None;
        }
        let spoken: Vec<f64> = (0..self.claim.parts.len()).map(|part| self.spoken(at, part)).collect();
        let strength = |part: usize| spoken.get(part).copied().unwrap_or(0.0);
        let score = self.share(strength, None);
        let departures = self.departures(at, &spoken);
        let missing: Vec<usize> = (0..spoken.len()).filter(|&part| strength(part) < SPOKEN).collect();
        let total: f64 = self.weights.iter().sum();
        let large = |part: &&usize| self.weights.get(**part).is_some_and(|weight| *weight > LARGEST_MISSING * total);
        let verdict = |stand, score, departure| Verdict {
            line: at,
            article: line.article,
            sentence: line.sentence,
            score,
            stand,
            departure,
            missing: missing.clone(),
            reading: own.iter().find_map(|heard| heard.span),
            tokens: own.iter().filter_map(|heard| heard.at).collect(),
        };
        if let [(part, departure)] = departures.as_slice() {
            let rest = self.share(strength, Some(*part));
            let others = missing.iter().filter(|other| **other != *part).filter(large).count();
            if rest >= CONTRADICTS && by_itself >= BY_ITSELF / 1.5 && others == 0 {
                return Some(verdict(Stand::Contradicts, rest, Some(departure.clone())));
            }
        }
        if departures.is_empty()
            && score >= STATES
            && by_itself >= BY_ITSELF
            && !missing.iter().any(|part| large(&part))
        {
            return Some(verdict(Stand::States, score, None));
        }
        (score >= NEAR).then(|| verdict(Stand::Near, score, None))
    }

    /// The share of the claim's weight that is spoken of, one part left aside.
    fn share(&self, strength: impl Fn(usize) -> f64, without: Option<usize>) -> f64 {
        let parts = || (0..self.weights.len()).filter(|part| Some(*part) != without);
        let weight = |part: usize| self.weights.get(part).copied().unwrap_or(0.0);
        let total: f64 = parts().map(weight).sum();
        let spoken: f64 = parts().map(|part| weight(part) * strength(part).min(1.0)).sum();
        if total <= 0.0 { 0.0 } else { spoken / total }
    }

    /// How far a sentence speaks of a part, the sentences beside it and the opening of its article included.
    fn spoken(&self, at: usize, part: usize) -> f64 {
        let strength =
            |line: usize| self.heard.get(line).and_then(|heard| heard.get(part)).map_or(0.0, |heard| heard.strength);
        let Some(line) = self.lines.get(at) else { return 0.0 };
        let kind = self.claim.parts.get(part).map(|part| part.kind);
        if matches!(kind, Some(Kind::Figure(_) | Kind::Number)) {
            return strength(at);
        }
        let same = |other: &usize| self.lines.get(*other).is_some_and(|other| other.article == line.article);
        let beside = (at.saturating_sub(BEFORE)..=at + AFTER).filter(same).map(strength).fold(0.0, f64::max);
        let first = self.lines.partition_point(|other| other.article < line.article);
        let above = (first..first + 2).filter(same).map(strength).fold(0.0, f64::max);
        let slower = if matches!(kind, Some(Kind::Word(Class::Act))) { 0.75 } else { 1.0 };
        strength(at).max(beside * BESIDE * slower).max(above * ABOVE * slower)
    }

    /// Where a sentence departs from the claim, with the part it does so in.
    fn departures(&self, at: usize, spoken: &[f64]) -> Vec<(usize, Departure)> {
        let (Some(line), Some(own)) = (self.lines.get(at), self.heard.get(at)) else { return Vec::new() };
        let Some(report) = self.account.reports.get(line.article) else { return Vec::new() };
        let mut found = Vec::new();
        for (index, (part, heard)) in self.claim.parts.iter().zip(own).enumerate() {
            let departure = match part.kind {
                Kind::Figure(_) if heard.other => self.departure(Detail::Figure, part, heard.span, report),
                Kind::Date(_) if heard.other && spoken.get(index).is_none_or(|spoken| *spoken < SPOKEN) => {
                    self.departure(Detail::Date, part, heard.span, report)
                }
                Kind::Name(name) if heard.strength < SPOKEN => match self.instead(line, report, name) {
                    Some((detail, span)) => self.departure(detail, part, Some(span), report),
                    None => continue,
                },
                _ => continue,
            };
            found.push((index, departure));
        }
        if found.is_empty()
            && let Some(part) = self.turned(own)
        {
            let span = own
                .get(part)
                .and_then(|heard| heard.at)
                .and_then(|at| report.text.tokens.get(at))
                .map(|token| token.span);
            if let Some(of_claim) = self.claim.parts.get(part) {
                found.push((part, self.departure(Detail::Negation, of_claim, span, report)));
            }
        }
        found
    }

    fn departure(&self, detail: Detail, part: &Part, article: Option<Span>, report: &Report) -> Departure {
        let own = part.span.of(&self.claim.words);
        let there = article.map(|span| report.article.words(span)).unwrap_or_default();
        let why = match detail {
            Detail::Negation => format!("one says “{own}”, the other denies it"),
            _ => format!("the claim says “{own}”, the article “{there}”"),
        };
        Departure { detail, claim: part.span, article, why }
    }

    /// The name that stands in a sentence in the place of one of the claim.
    fn instead(&self, line: &Line, report: &Report, name: usize) -> Option<(Detail, Span)> {
        let kind = self.claim.meant.get(name)?.kind?;
        let claimed =
            |entity: usize| self.claim.meant.iter().any(|meant| meant.entities.contains(&(line.article, entity)));
        let (tokens, _) = line.meant.iter().take(line.named).find(|(_, entity)| {
            !claimed(*entity) && report.annotations.entities.get(*entity).is_some_and(|other| other.kind == kind)
        })?;
        let first = report.text.tokens.get(tokens.start)?.span;
        let last = report.text.tokens.get(tokens.end.checked_sub(1)?)?.span;
        let detail = match kind {
            NameKind::Place => Detail::Place,
            NameKind::Person | NameKind::Organization => Detail::Actor,
            NameKind::Event | NameKind::Other => Detail::Other,
        };
        let span = first.join(last);
        let words = names::words(report.article.words(span));
        let known = self.claim.meant.iter().any(|meant| meant.spellings.contains(&words));
        (!known).then_some((detail, span))
    }

    /// The part that the claim and a sentence deny differently, if what they deny is what the claim says.
    fn turned(&self, own: &[Heard]) -> Option<usize> {
        let words = || {
            let parts = self.claim.parts.iter().zip(own).enumerate();
            parts.filter(|(_, (part, heard))| matches!(part.kind, Kind::Word(_)) && heard.strength >= SPOKEN)
        };
        let weight = |index: usize| self.weights.get(index).copied().unwrap_or(0.0);
        let denying = self.claim.parts.iter().any(|part| part.denied);
        let asked = |part: &Part| !denying || part.denied;
        let all: f64 = words().filter(|(_, (part, _))| asked(part)).map(|(index, _)| weight(index)).sum();
        let turned: Vec<usize> =
            words().filter(|(_, (part, heard))| asked(part) && heard.turned).map(|(index, _)| index).collect();
        let heaviest = turned.iter().copied().max_by(|a, b| weight(*a).total_cmp(&weight(*b)))?;
        let sum: f64 = turned.iter().map(|&index| weight(index)).sum();
        let act = self.claim.parts.iter().position(|part| part.kind == Kind::Word(Class::Act));
        (sum * 2.0 >= all || act.is_some_and(|act| turned.contains(&act))).then_some(heaviest)
    }
}
