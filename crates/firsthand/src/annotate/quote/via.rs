//! The chain of those who passed words on: "told Reuters", "Euronews says X had said", "..., according to Reuters".

use super::cue::Cue;
use crate::annotate::press;
use crate::annotate::refer::{Phrase, Referents};
use crate::annotate::{Credit, Party};

/// Who passed on what the cue at `index` attributes, nearest first.
pub(super) fn chain(referents: &Referents<'_>, cues: &[Cue], index: usize, credits: &[Credit]) -> Vec<Party> {
    let Some(cue) = cues.get(index) else { return Vec::new() };
    let mut chain: Vec<Party> = Vec::new();
    let speaker = cue.speaker.as_ref().map(|speaker| speaker.party.text.clone());
    let mut add = |party: Option<Party>| {
        if let Some(party) = party
            && Some(&party.text) != speaker.as_ref()
            && !chain.iter().any(|known| known.text == party.text)
        {
            chain.push(party);
        }
    };
    add(cue.listener.as_ref().and_then(|listener| medium(referents, listener, credits)));
    add(cue.passed_on.as_ref().and_then(|phrase| referents.resolve(phrase)).map(|resolved| resolved.party));
    let first = cues.partition_point(|other| other.sentence < cue.sentence);
    let last = cues.partition_point(|other| other.sentence <= cue.sentence);
    let others = cues.get(first..last).unwrap_or_default();
    let holds = |outer: &&Cue| outer.tokens != cue.tokens && holds(outer, cue);
    for outer in others.iter().rev().filter(holds) {
        add(outer.speaker.as_ref().map(|speaker| speaker.party.clone()));
        add(outer.listener.as_ref().and_then(|listener| medium(referents, listener, credits)));
    }
    for other in others.iter().filter(|other| other.verb.lemma == "accord" && cue.verb.lemma != "accord") {
        let covers =
            cue.sentence == other.sentence && other.tokens.start < cue.start() || other.tokens.start > cue.tokens.start;
        add(other.speaker.as_ref().filter(|_| covers).map(|speaker| speaker.party.clone()));
    }
    chain
}

/// Whether what `outer` reports holds the inner cue: "X said Y had told Z".
fn holds(outer: &Cue, inner: &Cue) -> bool {
    outer.verb.lemma != "accord" && outer.clause.as_ref().is_some_and(|clause| clause.contains(&inner.tokens.start))
}

/// Whether a phrase stands for an outlet or agency.
pub(super) fn is_medium(referents: &Referents<'_>, phrase: &Phrase, credits: &[Credit]) -> bool {
    let Some(span) = referents.span_of(&phrase.tokens) else { return false };
    let reports =
        referents.norm(phrase.head) == "reports" && press::is_medium(referents.norm(phrase.head.saturating_sub(1)));
    let covered = |credit: &Credit| credit.kind != crate::annotate::CreditKind::Document && credit.span.overlaps(span);
    reports || credits.iter().any(covered) || medium(referents, phrase, credits).is_some()
}

/// A listener that passes words on to the public: an outlet or agency.
fn medium(referents: &Referents<'_>, phrase: &Phrase, credits: &[Credit]) -> Option<Party> {
    if referents.norm(phrase.tokens.start) == "this" {
        return None;
    }
    let resolved = referents.resolve(phrase)?;
    let words = referents.words_of(referents.span_of(&phrase.tokens)?);
    let credited = credits.iter().any(|credit| credit.name == resolved.party.text || credit.name == words);
    let press = press::named(&words).is_some()
        || press::named(&resolved.party.text).is_some()
        || press::is_medium(referents.norm(phrase.head));
    (credited || press).then_some(resolved.party)
}
