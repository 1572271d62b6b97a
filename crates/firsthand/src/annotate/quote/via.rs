//! The chain of those who passed words on: "told Reuters", "Euronews says X had said", "..., according to Reuters".

use super::cue::Cue;
use super::verbs::Takes;
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
    let here = |other: &&Cue| other.sentence == cue.sentence;
    for outer in cues.iter().take(index).rev().take_while(here).filter(|outer| holds(outer, cue)) {
        add(outer.speaker.as_ref().map(|speaker| speaker.party.clone()));
        add(outer.listener.as_ref().and_then(|listener| medium(referents, listener, credits)));
    }
    let first = cues.partition_point(|other| other.sentence < cue.sentence);
    for other in cues.iter().skip(first).take_while(here).filter(|other| other.verb.lemma == "accord") {
        if cue.verb.lemma != "accord" {
            add(other.speaker.as_ref().map(|speaker| speaker.party.clone()));
        }
    }
    chain
}

/// Whether what `outer` reports holds the inner cue: "X said Y had told Z".
fn holds(outer: &Cue, inner: &Cue) -> bool {
    matches!(outer.verb.takes, Takes::Clause | Takes::Listener | Takes::Either)
        && outer.verb.lemma != "accord"
        && !outer.inverted
        && !inner.shares_subject
        && inner.subject.as_ref().is_some_and(|subject| subject.tokens.start >= outer.after)
}

/// A listener that passes words on to the public: an outlet or agency.
fn medium(referents: &Referents<'_>, phrase: &Phrase, credits: &[Credit]) -> Option<Party> {
    let resolved = referents.resolve(phrase)?;
    let words = referents.words_of(referents.span_of(&phrase.tokens)?);
    let credited = credits.iter().any(|credit| credit.name == resolved.party.text || credit.name == words);
    let press = press::named(&words).is_some()
        || press::named(&resolved.party.text).is_some()
        || press::is_medium(referents.norm(phrase.head));
    (credited || press).then_some(resolved.party)
}
