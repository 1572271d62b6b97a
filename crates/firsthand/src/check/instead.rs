//! What stands in a sentence in the place of a part of the claim: another actor, another place.

use super::actors::is_actor;
use super::claim::Claim;
use super::heard::{self, Heard, SPOKEN};
use super::line::Line;
use super::part::{Class, Kind, Part};
use super::{Detail, place};
use crate::account::Report;
use crate::annotate::NameKind;
use crate::annotate::refer::words::is_possessive_mark;
use crate::lexicon::{self, places};
use crate::span::Span;
use crate::text::Token;

/// The farthest that an actor stands from what they do, in tokens.
const REACH: usize = 12;

/// A sentence in which something is looked for in the place of a part of the claim.
pub(super) struct Slot<'a> {
    pub claim: &'a Claim,
    pub report: &'a Report,
    pub line: &'a Line,
    /// What the sentence says of each part.
    pub own: &'a [Heard],
}

impl Slot<'_> {
    /// The name that stands in the sentence in the place of the claim's name `index`, the part `part`.
    pub fn name(&self, part: usize, index: usize) -> Option<(Detail, Span)> {
        let kind = self.claim.meant.get(index)?.kind?;
        let detail = match kind {
            NameKind::Place => Detail::Place,
            NameKind::Person | NameKind::Organization => Detail::Actor,
            NameKind::Event | NameKind::Other => Detail::Other,
        };
        let found = self.line.meant.iter().take(self.line.named).find_map(|(tokens, entity)| {
            let entity_kind = self.report.annotations.entities.get(*entity)?.kind;
            let actors = |kind: NameKind| matches!(kind, NameKind::Person | NameKind::Organization);
            let same_kind = entity_kind == kind || actors(entity_kind) && actors(kind);
            let fits = same_kind && !self.is_claimed(*entity) && self.is_in_place(part, kind, tokens.start);
            let span = self.span(tokens)?;
            (fits && !self.is_spelt(span)).then_some(span)
        })?;
        Some((detail, found))
    }

    fn span(&self, tokens: &std::ops::Range<usize>) -> Option<Span> {
        let first = self.report.text.tokens.get(tokens.start)?.span;
        Some(first.join(self.report.text.tokens.get(tokens.end.checked_sub(1)?)?.span))
    }

    /// Whether the claim names it too.
    fn is_claimed(&self, entity: usize) -> bool {
        self.claim.meant.iter().any(|meant| meant.entities.contains(&(self.line.article, entity)))
    }

    fn is_spelt(&self, span: Span) -> bool {
        let words = heard::spelling(self.report, span);
        self.claim.meant.iter().any(|meant| meant.spellings.contains(&words))
    }

    /// Whether the name at token `at` stands as the claim's does: under a like preposition, on the same side of the act.
    fn is_in_place(&self, part: usize, kind: NameKind, at: usize) -> bool {
        let (Some(own), Some(of_claim)) = (self.claim.report.as_ref(), self.claim.parts.get(part)) else {
            return false;
        };
        if kind == NameKind::Place {
            let (a, b) = (
                place::relation(&own.text.tokens, of_claim.tokens.start),
                place::relation(&self.report.text.tokens, at),
            );
            return a.is_some() && a == b && self.excludes(of_claim, at);
        }
        self.same_side(of_claim, at)
    }

    /// Whether one place excludes the other. A town lies in its country, and what no list has may lie in the other.
    fn excludes(&self, part: &Part, at: usize) -> bool {
        let own = places::place(part.span.of(&self.claim.words));
        let mention =
            self.line.meant.iter().find(|(tokens, _)| tokens.start == at).and_then(|(tokens, _)| self.span(tokens));
        let other = mention.and_then(|span| places::place(self.report.article.words(span)));
        match (own, other) {
            (Some(own), Some(other)) => {
                own.kind == other.kind && own.name != other.name || own.country != other.country
            }
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether the word at token `at` stands before or after the claim's act as the part does in the claim.
    fn same_side(&self, part: &Part, at: usize) -> bool {
        let acts = self
            .claim
            .parts
            .iter()
            .zip(self.own)
            .filter(|(act, heard)| act.kind == Kind::Word(Class::Act) && heard.strength >= SPOKEN);
        let mut acts = acts.filter_map(|(act, heard)| Some((act.tokens.start, heard.at?)));
        acts.next().is_some_and(|(of_claim, here)| {
            let near = at.abs_diff(here) <= REACH;
            let own = self.claim.report.as_ref().map(|report| report.text.tokens.as_slice()).unwrap_or_default();
            let passive = is_passive(own, of_claim) != is_passive(&self.report.text.tokens, here);
            near && (((part.tokens.start < of_claim) == (at < here)) != passive)
        })
    }

    /// What excludes a word of the claim: "lost" for "won".
    pub fn opposite(&self, class: Class, heard: &Heard) -> Option<(Detail, Span)> {
        let token = self.report.text.tokens.get(heard.at?)?;
        let detail = match class {
            Class::Act => Detail::Negation,
            Class::Thing if lexicon::is_time_noun(&token.norm) => Detail::Date,
            Class::Thing => Detail::Other,
        };
        Some((detail, token.span))
    }

    /// Somebody else who does in the sentence what the claim says that the name `index`, the part `part`, does.
    pub fn subject(&self, part: usize, index: usize) -> Option<(Detail, Span)> {
        let meant = self.claim.meant.get(index)?;
        let of_claim = self.claim.parts.get(part)?;
        let own = &self.claim.report.as_ref()?.text.tokens;
        let (act, heard) = self.claim.parts.iter().zip(self.own).find(|(act, _)| act.kind == Kind::Word(Class::Act))?;
        let here = heard.at.filter(|_| heard.strength >= SPOKEN && !heard.opposite)?;
        let active = |tokens: &[Token], at: usize| !is_passive(tokens, at);
        let first = part == 0 && of_claim.tokens.start < act.tokens.start && !is_possessive(own, of_claim.tokens.end);
        if !first || !active(own, act.tokens.start) || !active(&self.report.text.tokens, here) {
            return None;
        }
        let tokens = &self.report.text.tokens;
        let before = self.line.meant.iter().filter(|(mention, entity)| {
            let kind = self.report.annotations.entities.get(*entity).map(|entity| entity.kind);
            let actor = matches!(kind, Some(NameKind::Person | NameKind::Organization));
            actor && mention.end <= here && here - mention.end <= REACH && place::stands_free(tokens, mention)
        });
        let (mention, entity) = before.max_by_key(|(mention, _)| mention.end)?;
        let between = tokens.get(mention.end..here).unwrap_or_default();
        let clause =
            !between.iter().any(|token| matches!(token.norm.as_str(), "," | ";" | "and" | "but" | "who" | "which"));
        let other = !meant.entities.contains(&(self.line.article, *entity)) && clause;
        let span = self.span(mention)?;
        (other && !self.is_spelt(span)).then_some((Detail::Actor, span))
    }

    /// The actor that stands in the sentence where the claim has the actor `part`.
    pub fn actor(&self, part: usize) -> Option<(Detail, Span)> {
        let of_claim = self.claim.parts.get(part)?;
        let own = self.claim.report.as_ref()?.text.tokens.get(of_claim.tokens.start)?;
        if !is_actor(&own.norm) {
            return None;
        }
        let taken = |at: usize| self.own.iter().any(|heard| heard.at == Some(at) && heard.strength >= SPOKEN);
        let tokens = &self.report.text.tokens;
        let noun = self.line.tokens.clone().filter(|&at| !taken(at) && self.same_side(of_claim, at)).find(|&at| {
            tokens.get(at).is_some_and(|token| is_actor(&token.norm) && self.claim.actors.kept_apart(own, token))
        });
        let body = || {
            let mut bodies = self.line.meant.iter().take(self.line.named).filter(|(tokens, entity)| {
                let kind = self.report.annotations.entities.get(*entity).map(|entity| entity.kind);
                kind == Some(NameKind::Organization)
                    && !self.is_claimed(*entity)
                    && self.same_side(of_claim, tokens.start)
            });
            let another = lexicon::is_group_noun(&own.norm) && self.claim.actors.elsewhere(self.line, own);
            bodies.by_ref().filter(|_| another).find_map(|(tokens, _)| self.span(tokens))
        };
        let span = noun.and_then(|at| tokens.get(at)).map(|token| token.span).or_else(body)?;
        Some((Detail::Actor, span))
    }
}

fn is_possessive(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| is_possessive_mark(&token.norm))
}

/// Whether the act at token `at` is told from the side of whom it is done to: "was arrested by".
fn is_passive(tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.norm.as_str());
    let be = (at.saturating_sub(3)..at)
        .any(|at| matches!(word(at), "was" | "were" | "is" | "are" | "been" | "being" | "be" | "got" | "gets"));
    be && !word(at).ends_with("ing")
}
