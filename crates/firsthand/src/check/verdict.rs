//! How each sentence of the articles stands to the claim.

use super::claim::Claim;
use super::figures;
use super::heard::{Heard, SPOKEN};
use super::instead::Slot;
use super::line::Line;
use super::part::{Class, Kind, Part};
use super::roles::{Cast, Stage};
use super::weigh::Weight;
use super::{Departure, Detail};
use crate::account::{Account, Report};
use crate::span::Span;
use crate::text::Token;

/// How much of the claim's weight a sentence must speak of to state it.
const STATES: f64 = 0.72;
/// The same of a claim with parts to spare: words of like meaning count less each, but all of them together seldom meet
/// by chance. On 345 claims written on 20 events this and the share of parts that may be missing raise the right
/// answers from 157 to 172, while the false "stated" fall from 34 to 30.
const STATES_LONG: f64 = 0.58;
/// The largest share of the claim's parts, whatever they weigh, that a sentence which states it does not speak of.
const MOST_PARTS: f64 = 0.26;
/// How much of the rest of the claim a sentence must speak of to contradict it in one part.
const CONTRADICTS: f64 = 0.62;
/// The same where another name stands in its place, which may well be of another matter.
const CONTRADICTS_BY_NAME: f64 = 0.72;
/// How much of the claim a sentence must speak of by itself, without those beside it.
const BY_ITSELF: f64 = 0.5;
/// From here on a sentence is near the claim.
const NEAR: f64 = 0.4;
/// The largest share of the claim's weight that a part may have which a sentence that states it does not speak of.
const LARGEST_MISSING: f64 = 0.28;

/// The largest share that all parts together may have which it does not speak of.
const MOST_MISSING: f64 = 0.3;
/// An act with less of the claim's weight may be left to the sentences beside: "was", "went on".
const LEAST_ACT: f64 = 0.1;

/// A claim of so few parts has none to spare: a sentence that states it has its act, in nearly these words and told as done
/// or to come as there. "Cancelled" is not "scheduled". With this, and the parties held against the claim's, 18 of 62 answers
/// "stated" are false on 345 claims written on 20 events, 17 of them on the 91 shortest; before, 47 of 102 and 32.
const BRIEF: usize = 4;
/// How far such a sentence must speak of the act.
const ACTS: f64 = 0.7;

/// What a part counts that a sentence beside speaks of, and one that the title or the opening speaks of; and how much
/// of that what is new in these articles loses: it must be said where the claim is stated.
const BESIDE: (f64, f64) = (0.9, 0.4);
const ABOVE: (f64, f64) = (0.85, 0.65);
/// What an act counts beside, of what a thing does.
const ACT: f64 = 0.8;
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
    /// Its article.
    pub article: usize,
    /// The sentence there.
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
    /// It says what the claim says.
    States,
    /// It says what excludes it.
    Contradicts,
    /// It says neither.
    Near,
}

/// The verdicts on all sentences that are near the claim, in order.
pub(super) fn of(
    claim: &Claim,
    account: &Account,
    lines: &[Line],
    heard: &[Vec<Heard>],
    weights: &[Weight],
) -> Verdicts {
    let bench = Bench { claim, account, lines, weights, heard };
    let near = (0..lines.len()).filter_map(|at| bench.verdict(at)).collect();
    let spoken = |part: &usize| heard.iter().any(|line| line.get(*part).is_some_and(|heard| heard.strength >= SPOKEN));
    let unspoken = (0..claim.parts.len()).filter(|part| !spoken(part)).collect();
    Verdicts { near, unspoken }
}

/// How far behind a figure stands what it counts, in tokens.
const COUNTED: usize = 3;

/// How much of the rest a sentence must speak of that departs in this.
const fn least_rest(detail: Detail) -> f64 {
    match detail {
        Detail::Actor | Detail::Place | Detail::Other => CONTRADICTS_BY_NAME,
        Detail::Figure | Detail::Negation | Detail::Date => CONTRADICTS,
    }
}

/// Everything a verdict is made from.
struct Bench<'a> {
    claim: &'a Claim,
    account: &'a Account,
    lines: &'a [Line],
    weights: &'a [Weight],
    heard: &'a [Vec<Heard>],
}

impl Bench<'_> {
    fn verdict(&self, at: usize) -> Option<Verdict> {
        let (line, own) = (self.lines.get(at)?, self.heard.get(at)?);
        let here = |part: usize| own.get(part).map_or(0.0, |heard| heard.strength);
        let by_itself = self.share(here, None);
        let spoken: Vec<f64> = (0..self.claim.parts.len()).map(|part| self.spoken(at, part)).collect();
        let strength = |part: usize| spoken.get(part).copied().unwrap_or(0.0);
        let score = self.share(strength, None);
        let departures = self.departures(at, &spoken);
        let missing: Vec<usize> = (0..spoken.len()).filter(|&part| strength(part) < SPOKEN).collect();
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
        let stage = self.stage(at)?;
        if let [(part, departure)] = departures.as_slice() {
            // What is denied is spoken of; what stands in the place of another is not.
            let without = Some(*part).filter(|_| departure.detail != Detail::Negation);
            let rest = self.share(strength, without);
            let others = || missing.iter().filter(|other| *other != part);
            let lacks = others().any(|other| self.is_large(*other)) || others().count() * 3 > own.len();
            let lacks = lacks || departure.detail == Detail::Negation && self.lacks_main_act(own);
            let rest_is_there = rest >= least_rest(departure.detail) && !lacks && self.is_anchored(own, without);
            if rest_is_there && stage.is_told_alike() {
                return Some(verdict(Stand::Contradicts, rest, Some(departure.clone())));
            }
        }
        if departures.is_empty()
            && missing.is_empty()
            && stage.cast() == Cast::Swapped
            && let Some(departure) = self.swapped(&stage)
        {
            return Some(verdict(Stand::Contradicts, score, Some(departure)));
        }
        if score < NEAR || by_itself <= 0.0 {
            return None;
        }
        let missed: f64 = missing.iter().map(|part| self.weight(*part)).sum();
        let lacks = missed > MOST_MISSING * self.total() || missing.iter().any(|part| self.is_large(*part));
        let lacks = lacks || missing.len() as f64 > MOST_PARTS * spoken.len() as f64;
        let lacks = lacks || self.lacks_party(own);
        let least = if own.len() > BRIEF { STATES_LONG } else { STATES };
        let states = departures.is_empty() && !lacks && score >= least && by_itself >= BY_ITSELF;
        // Who does what is found out last: it takes the longest.
        let states = states && self.is_anchored(own, None) && !self.lacks_act(own, &stage);
        if states && stage.cast() == Cast::Same {
            return Some(verdict(Stand::States, score, None));
        }
        Some(verdict(Stand::Near, score, None))
    }

    /// The sentence with the one before it, to hold its parties against the claim's.
    fn stage(&self, at: usize) -> Option<Stage<'_>> {
        let (line, own) = (self.lines.get(at)?, self.heard.get(at)?);
        let report = self.account.reports.get(line.article)?;
        let same = |last: &usize| self.lines.get(*last).is_some_and(|last| last.article == line.article);
        let before = at.checked_sub(1).filter(same).and_then(|last| self.heard.get(last)).map(Vec::as_slice);
        Some(Stage { claim: self.claim, report, line, own, before })
    }

    /// Whether the sentence itself has not the name of one of the claim's parties.
    fn lacks_party(&self, own: &[Heard]) -> bool {
        let lacks = |part: usize| own.get(part).is_none_or(|heard| heard.strength < SPOKEN);
        let is_name = |part: usize| self.claim.parts.get(part).is_some_and(|part| matches!(part.kind, Kind::Name(_)));
        (0..own.len()).any(|part| self.claim.parties.has_party(part) && is_name(part) && lacks(part))
    }

    /// Whether the claim is too short for its act to be told otherwise, and the sentence tells it otherwise.
    fn lacks_act(&self, own: &[Heard], stage: &Stage<'_>) -> bool {
        let heard = self.claim.parties.act.and_then(|act| own.get(act));
        own.len() <= BRIEF && (heard.is_some_and(|heard| heard.strength < ACTS) || !stage.is_told_alike())
    }

    fn weight(&self, part: usize) -> f64 {
        self.weights.get(part).map_or(0.0, |weight| weight.weight)
    }

    fn is_large(&self, part: usize) -> bool {
        !self.is_occasion(part) && self.weight(part) > LARGEST_MISSING * self.total()
    }

    /// Whether the part only says on which occasion, which every article of the event may leave out.
    fn is_occasion(&self, part: usize) -> bool {
        self.claim.parts.get(part).is_some_and(|part| part.occasion)
    }

    fn total(&self) -> f64 {
        self.weights.iter().map(|weight| weight.weight).sum()
    }

    /// Whether the sentence itself speaks of the part that tells most, one part left aside.
    fn is_anchored(&self, own: &[Heard], without: Option<usize>) -> bool {
        let parts = (0..own.len()).filter(|part| Some(*part) != without);
        let heaviest = parts.max_by(|a, b| self.weight(*a).total_cmp(&self.weight(*b)));
        heaviest.and_then(|part| own.get(part)).is_none_or(|heard| heard.strength >= SPOKEN)
    }

    /// Whether the sentence itself does not speak of what tells most among the claim's acts, where that tells something.
    fn lacks_main_act(&self, own: &[Heard]) -> bool {
        let is_act = |part: &usize| self.claim.parts.get(*part).is_some_and(|part| part.kind == Kind::Word(Class::Act));
        let acts = (0..own.len()).filter(is_act);
        let main = acts.max_by(|a, b| self.weight(*a).total_cmp(&self.weight(*b)));
        let main = main.filter(|act| self.weight(*act) > LEAST_ACT * self.total());
        main.and_then(|act| own.get(act)).is_some_and(|heard| heard.strength < SPOKEN)
    }

    /// The share of the claim's weight that is spoken of, one part left aside.
    fn share(&self, strength: impl Fn(usize) -> f64, without: Option<usize>) -> f64 {
        let parts = || (0..self.weights.len()).filter(|part| Some(*part) != without);
        let total: f64 = parts().map(|part| self.weight(part)).sum();
        let spoken: f64 = parts().map(|part| self.weight(part) * strength(part).min(1.0)).sum();
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
        let news = self.weights.get(part).map_or(1.0, |weight| weight.news);
        let same = |other: &usize| self.lines.get(*other).is_some_and(|other| other.article == line.article);
        let beside = (at.saturating_sub(BEFORE)..=at + AFTER).filter(same).map(strength).fold(0.0, f64::max);
        let first = self.lines.partition_point(|other| other.article < line.article);
        let above = (first..first + 2).filter(same).map(strength).fold(0.0, f64::max);
        let less = if matches!(kind, Some(Kind::Word(Class::Act))) { ACT } else { 1.0 };
        let near = beside * (BESIDE.0 - BESIDE.1 * news);
        strength(at).max(near * less).max(above * (ABOVE.0 - ABOVE.1 * news) * less)
    }

    /// Where a sentence departs from the claim, with the part it does so in.
    fn departures(&self, at: usize, spoken: &[f64]) -> Vec<(usize, Departure)> {
        let (Some(line), Some(own)) = (self.lines.get(at), self.heard.get(at)) else { return Vec::new() };
        let Some(report) = self.account.reports.get(line.article) else { return Vec::new() };
        let slot = Slot { claim: self.claim, report, line, own };
        let mut found = Vec::new();
        for (index, (part, heard)) in self.claim.parts.iter().zip(own).enumerate() {
            let open = heard.strength < SPOKEN;
            let nowhere = spoken.get(index).is_none_or(|spoken| *spoken < SPOKEN);
            let instead = match part.kind {
                Kind::Figure(_) if self.counts_another(index, own) => None,
                Kind::Figure(_) | Kind::Number if heard.other => heard.span.map(|span| (Detail::Figure, span)),
                Kind::Date(_) if heard.other && nowhere => heard.span.map(|span| (Detail::Date, span)),
                Kind::Name(name) if open => slot.name(index, name),
                Kind::Name(name) => slot.subject(index, name),
                Kind::Word(class) if heard.opposite => slot.opposite(class, heard),
                Kind::Word(_) if open => slot.actor(index),
                _ => None,
            };
            if let Some((detail, span)) = instead {
                found.push((index, self.departure(detail, part, Some(span), report)));
            }
        }
        if found.is_empty()
            && let Some(part) = self.turned(line, report, own)
            && let Some(of_claim) = self.claim.parts.get(part)
        {
            let token = own.get(part).and_then(|heard| heard.at).and_then(|at| report.text.tokens.get(at));
            let span = token.map(|token| token.span);
            found.push((part, self.departure(Detail::Negation, of_claim, span, report)));
        }
        found
    }

    /// Whether the sentence has nothing of what the claim's figure, the part `figure`, is said to count.
    fn counts_another(&self, figure: usize, own: &[Heard]) -> bool {
        let (Some(part), Some(next)) = (self.claim.parts.get(figure), self.claim.parts.get(figure + 1)) else {
            return false;
        };
        let beside = next.tokens.start < part.tokens.end + COUNTED && next.kind == Kind::Word(Class::Thing);
        let noun = self.claim.report.as_ref().and_then(|report| report.text.tokens.get(next.tokens.start));
        let anybody = noun.is_none_or(|noun| figures::counts_anybody(&noun.norm));
        beside && !anybody && own.get(figure + 1).is_none_or(|heard| heard.strength < SPOKEN)
    }

    /// Where a sentence has the parties of the claim change places.
    fn swapped(&self, stage: &Stage<'_>) -> Option<Departure> {
        let part = self.claim.parts.get(self.claim.parties.first_party()?)?;
        let span = stage.doer().and_then(|at| stage.report.text.tokens.get(at)).map(|token| token.span);
        Some(self.departure(Detail::Actor, part, span, stage.report))
    }

    fn departure(&self, detail: Detail, part: &Part, article: Option<Span>, report: &Report) -> Departure {
        let own = part.span.of(&self.claim.words);
        let there = article.map(|span| report.article.words(span)).unwrap_or_default();
        let why = match detail {
            Detail::Negation => format!("the claim says “{own}”, the article the contrary: “{there}”"),
            _ => format!("the claim says “{own}”, the article “{there}”"),
        };
        Departure { detail, claim: part.span, article, why }
    }

    /// The part that the claim and a sentence deny differently, if what they deny is what the claim says.
    fn turned(&self, line: &Line, report: &Report, own: &[Heard]) -> Option<usize> {
        // "had not won since 1908" says when it last did.
        let tokens = report.text.tokens.get(line.tokens.clone()).unwrap_or_default();
        let bound =
            |(token, denied): (&Token, &bool)| *denied && matches!(token.norm.as_str(), "since" | "until" | "till");
        if tokens.iter().zip(&line.denied).any(bound) {
            return None;
        }
        let denying = self.claim.parts.iter().any(|part| part.denied);
        let asked: Vec<usize> = (0..own.len())
            .filter(|&index| {
                let part = self.claim.parts.get(index);
                part.is_some_and(|part| matches!(part.kind, Kind::Word(_)) && (!denying || part.denied))
            })
            .collect();
        let sum = |parts: &[usize]| parts.iter().map(|&index| self.weight(index)).sum::<f64>();
        let spoken = |index: &usize| own.get(*index).is_some_and(|heard| heard.strength >= SPOKEN);
        let heard: Vec<usize> = asked.iter().copied().filter(spoken).collect();
        let turned: Vec<usize> =
            heard.iter().copied().filter(|&index| own.get(index).is_some_and(|heard| heard.turned)).collect();
        let heaviest = turned.iter().copied().max_by(|a, b| self.weight(*a).total_cmp(&self.weight(*b)))?;
        let all = if denying { sum(&asked) } else { sum(&heard) };
        let act = self.claim.parts.iter().position(|part| part.kind == Kind::Word(Class::Act));
        let is_act = act.is_some_and(|act| turned.contains(&act)) && !denying;
        (sum(&turned) * 2.0 >= all || is_act).then_some(heaviest)
    }
}
