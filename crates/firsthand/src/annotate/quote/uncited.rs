//! Quotations without a cue of their own: whether the quote before goes on, or who was brought in to speak.

use super::direct::{Attributed, Case};
use super::marks::Stretch;
use super::subject;
use super::verbs::Form;
use crate::annotate::refer::{Phrase, Resolved};
use crate::annotate::{Certainty, QuoteKind};

impl Case<'_, '_> {
    /// A stretch without a cue: the quote before it goes on, or the last one who acted speaks.
    pub(super) fn uncited(&self, before: &[Attributed]) -> Option<Attributed> {
        let stretch = self.stretch();
        let content = stretch.content();
        let words =
            content.clone().filter(|at| self.referents.token(*at).is_some_and(|token| token.is_wordlike())).count();
        let alone = stretch.open == self.sentence_start();
        let last = self.referents.norm(content.end.saturating_sub(1));
        let sentence = alone
            && (words >= 2 && (last.starts_with(['.', '!', '?', '…', ',']) || !stretch.closed) || words >= 5)
            || self.after_colon() && words >= 3;
        let previous = before.last().filter(|last| {
            self.stretches.get(last.stretch).is_some_and(|other| {
                (other.block == stretch.block
                    || alone && other.block + 1 >= stretch.block && self.fills_block(stretch) && self.follows(other))
                    && !self.is_past_another(other, last)
            })
        });
        if sentence {
            // A whole sentence in between introduces the words anew.
            let between = |last: &&Attributed| {
                self.stretches
                    .get(last.stretch)
                    .is_some_and(|other| self.referents.sentence_of(other.end.saturating_sub(1)) + 1 < stretch.sentence)
            };
            let anew = previous.filter(between).and_then(|_| self.introduced());
            if let Some(last) = previous.filter(|last| (last.kind == QuoteKind::Direct || alone) && anew.is_none()) {
                return Some(self.continued(last));
            }
            return Some(Attributed {
                stretch: self.index,
                cue: None,
                speaker: self.introduced(),
                kind: QuoteKind::Direct,
                certainty: Certainty::Unsure,
            });
        }
        let lower = !self.referents.capital(content.start);
        if words < 4 || self.is_title() || !lower {
            return None;
        }
        let speaker = self.sentence_subject().or_else(|| {
            previous.and_then(|last| {
                last.speaker.clone().or_else(|| last.cue.and_then(|cue| self.cues.get(cue)?.speaker.clone()))
            })
        });
        Some(Attributed {
            stretch: self.index,
            cue: None,
            speaker,
            kind: QuoteKind::Mixed,
            certainty: Certainty::Unsure,
        })
    }

    /// Whether the stretch is the next thing after another that ends its paragraph.
    fn follows(&self, other: &Stretch) -> bool {
        let end = self.referents.sentence_of(other.end.saturating_sub(1));
        end + 1 >= self.stretch().sentence
    }

    /// Whether somebody else than the last speaker is named between the last quote and this one.
    fn is_past_another(&self, other: &Stretch, last: &Attributed) -> bool {
        let cue = last.cue.and_then(|cue| self.cues.get(cue));
        let speaker = last.speaker.as_ref().or_else(|| cue?.speaker.as_ref()).and_then(|speaker| speaker.who);
        let end = cue.map_or(other.after(), |cue| other.after().max(cue.after));
        let from = self.referents.mentions.partition_point(|mention| mention.tokens.start < end);
        let between = self.referents.mentions.iter().skip(from);
        let sentence = self.referents.sentence_of(end.saturating_sub(1));
        between
            .take_while(|mention| mention.tokens.start < self.stretch().open)
            .filter(|mention| {
                let item = mention.tokens.start.checked_sub(1).is_some_and(|at| self.referents.norm(at) == "•");
                (item || mention.sentence > sentence) && !mention.possessive
            })
            .any(|mention| Some(mention.who) != speaker && self.referents.is_person_at(mention))
    }

    fn after_colon(&self) -> bool {
        self.stretch().open.checked_sub(1).is_some_and(|at| self.referents.norm(at) == ":")
    }

    /// Whether the stretch is all of its paragraph but for a few words.
    pub(super) fn fills_block(&self, stretch: &Stretch) -> bool {
        let next = self.referents.sentence_of(stretch.after());
        let goes_on = self.referents.text.sentences.get(next).filter(|next| stretch.after() + 1 < next.tokens.end);
        goes_on.is_none() || self.referents.paragraph_of(next) != stretch.block
    }

    fn sentence_subject(&self) -> Option<Resolved> {
        let sentence = self.referents.text.sentences.get(self.stretch().sentence)?;
        let phrase = subject::main_subject(self.referents, &sentence.tokens, self.stretch().open)?;
        self.named(&phrase)
    }

    /// Whoever the sentence before is about: "The mayor smiled. “It was Emil ...”"
    fn introduced(&self) -> Option<Resolved> {
        if self.stretch().open > self.sentence_start() {
            return self.sentence_subject();
        }
        let before = self.stretch().sentence.checked_sub(1)?;
        let sentence = self.referents.text.sentences.get(before).filter(|sentence| sentence.kind.is_prose())?;
        let colon = self.referents.norm(sentence.tokens.end.saturating_sub(1)) == ":";
        if self.referents.paragraph_of(before) != self.stretch().block && !colon {
            return None;
        }
        if let Some(speaker) = self.only_speaker(before) {
            return Some(speaker);
        }
        let phrase = subject::main_subject(self.referents, &sentence.tokens, sentence.tokens.end)?;
        self.named(&phrase).filter(|speaker| self.is_only_person(&sentence.tokens, speaker))
    }

    /// The one who speaks in a sentence, if nobody else does: "The road was cut, said Jo Bell. “It was Emil ...”"
    fn only_speaker(&self, sentence: usize) -> Option<Resolved> {
        let from = self.cues.partition_point(|cue| cue.sentence < sentence);
        let here = self.cues.iter().skip(from).take_while(|cue| cue.sentence == sentence);
        let mut speakers = here
            .filter(|cue| cue.verb.speaks() && !cue.hypothetical && cue.verb.form != Form::Ing)
            .filter_map(|cue| cue.speaker.as_ref());
        let first = speakers.next().filter(|speaker| speaker.who.is_some())?;
        speakers.all(|other| other.who == first.who).then(|| first.clone())
    }

    /// Whether a person is the speaker, and no other is named in the sentence.
    fn is_only_person(&self, tokens: &std::ops::Range<usize>, speaker: &Resolved) -> bool {
        let referents = self.referents;
        let person = speaker
            .who
            .and_then(|who| referents.people.get(who))
            .is_some_and(|who| who.kind == crate::annotate::NameKind::Person);
        let from = referents.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let here = referents.mentions.iter().skip(from).take_while(|mention| mention.tokens.start < tokens.end);
        person && here.filter(|mention| referents.is_person_at(mention)).all(|mention| Some(mention.who) == speaker.who)
    }

    fn named(&self, phrase: &Phrase) -> Option<Resolved> {
        self.referents.resolve(phrase).filter(|resolved| resolved.who.is_some())
    }
}
