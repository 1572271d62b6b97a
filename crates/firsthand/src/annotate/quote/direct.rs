//! Words in quotation marks: whether they are a quote at all, and whose.
//!
//! A stretch belongs to the cue that stands right after it, else to the one that governs it from the left, else to one
//! set off at the end of its sentence; without any it continues the quote before it. Slogans, names, titles and single
//! words that nobody is cited as saying are no quotes.

use super::adjunct::skip_adjuncts;
use super::cue::Cue;
use super::marks::Stretch;
use super::verbs::{Form, Takes};
use crate::annotate::refer::words::{is_adverb, is_conjunction, is_preposition};
use crate::annotate::refer::{Phrase, Referents, Resolved};
use crate::annotate::{Certainty, QuoteKind};

/// The most tokens between quoted words and the verb of who said them: a title, a name and an apposition.
const LONGEST_SUBJECT: usize = 24;

/// A stretch that is a quote.
#[derive(Clone, Debug)]
pub(super) struct Attributed {
    /// Index of the stretch.
    pub stretch: usize,
    /// Index of the cue.
    pub cue: Option<usize>,
    /// The speaker, where no cue of its own gives it.
    pub speaker: Option<Resolved>,
    /// Direct or mixed.
    pub kind: QuoteKind,
    /// How sure.
    pub certainty: Certainty,
}

/// The quotes among the stretches, in order.
pub(super) fn attribute(referents: &Referents<'_>, stretches: &[Stretch], cues: &[Cue]) -> Vec<Attributed> {
    let mut found: Vec<Attributed> = Vec::new();
    for index in 0..stretches.len() {
        let case = Case { referents, stretches, cues, index };
        if let Some(attributed) = case.decide(&found) {
            found.push(attributed);
        }
    }
    found
}

pub(super) struct Case<'a, 'b> {
    pub(super) referents: &'a Referents<'b>,
    pub(super) stretches: &'a [Stretch],
    pub(super) cues: &'a [Cue],
    pub(super) index: usize,
}

impl Case<'_, '_> {
    pub(super) fn stretch(&self) -> &Stretch {
        &self.stretches[self.index]
    }

    fn decide(&self, before: &[Attributed]) -> Option<Attributed> {
        if !self.stretch().content().any(|at| self.referents.token(at).is_some_and(|token| token.is_wordlike())) {
            return None;
        }
        if let Some(cue) = self.cue_after().filter(|_| !self.is_name_in_passing()) {
            let inner = self.cue_before().filter(|_| self.is_outlet(cue)).map(|(inner, _)| inner);
            return Some(self.cited(inner.unwrap_or(cue), true));
        }
        if let Some(signer) = self.signer() {
            let kind = QuoteKind::Direct;
            return Some(Attributed {
                stretch: self.index,
                cue: None,
                speaker: Some(signer),
                kind,
                certainty: Certainty::Likely,
            });
        }
        if let Some(previous) = self.coordinated() {
            let twin = before.last().filter(|last| last.stretch == previous);
            return twin.map(|twin| Attributed { stretch: self.index, kind: self.kind(false), ..twin.clone() });
        }
        if self.stretch().continues
            && let Some(last) = before.last()
        {
            return Some(self.continued(last));
        }
        if self.is_slogan() || self.is_programme() {
            return None;
        }
        if let Some((cue, adjoins)) = self.cue_before() {
            let keeps = adjoins && !self.is_naming(cue) || !self.is_title();
            return keeps.then(|| self.cited(cue, adjoins));
        }
        if let Some(cue) = self.cue_at_end() {
            return (!self.is_title()).then(|| self.cited(cue, false));
        }
        self.uncited(before)
    }

    fn cited(&self, cue: usize, adjoins: bool) -> Attributed {
        let kind = self.kind(adjoins);
        let weak = self.cues.get(cue).is_some_and(|cue| matches!(cue.verb.takes, Takes::Thing | Takes::Voice));
        let certainty = match (kind, adjoins, weak) {
            (QuoteKind::Direct, true, _) => Certainty::Certain,
            (_, true, false) => Certainty::Likely,
            (_, false, true) => Certainty::Unsure,
            _ => Certainty::Likely,
        };
        Attributed { stretch: self.index, cue: Some(cue), speaker: None, kind, certainty }
    }

    /// The same speaker goes on.
    pub(super) fn continued(&self, last: &Attributed) -> Attributed {
        let same_block = self.stretches.get(last.stretch).is_some_and(|other| other.block == self.stretch().block);
        Attributed {
            stretch: self.index,
            cue: last.cue.filter(|_| same_block),
            speaker: last.speaker.clone().or_else(|| last.cue.and_then(|cue| self.cues.get(cue)?.speaker.clone())),
            kind: self.kind(true),
            certainty: Certainty::Likely,
        }
    }

    /// "“It was dark.” — Jo Bell, a baker": a dash and a name close the paragraph of quoted sentences.
    fn signer(&self) -> Option<Resolved> {
        let stretch = self.stretch();
        let dash = stretch.after();
        let last = self.referents.norm(stretch.end.saturating_sub(1));
        let signed = is_dash(self.referents.norm(dash)) && last.starts_with(['.', '!', '?', '…']);
        let mention = self.referents.mention_at(dash + 1).filter(|_| signed && self.opens_block())?;
        let phrase = Phrase::of_mention(self.referents, mention)?;
        let here = self.referents.sentence_of(phrase.tokens.start);
        let ends = phrase.tokens.end >= self.sentence_end(here) || self.referents.norm(phrase.tokens.end) == ",";
        self.referents.resolve(&phrase).filter(|_| ends)
    }

    /// Whether the stretch is the first thing in its paragraph.
    fn opens_block(&self) -> bool {
        let sentence = self.stretch().sentence;
        let first = sentence == 0 || self.referents.paragraph_of(sentence - 1) != self.stretch().block;
        first && self.stretch().open == self.sentence_start()
    }

    /// The cue right after the stretch: `...," he said`, `..." said Jo Bell`.
    pub(super) fn cue_after(&self) -> Option<usize> {
        let mut at = self.stretch().after();
        while is_dash(self.referents.norm(at)) || matches!(self.referents.norm(at), "," | "'" | "’") {
            at += 1;
        }
        let from = self.cues.partition_point(|cue| cue.tokens.start < at);
        let (index, cue) = self.cues.iter().enumerate().skip(from).take(2).find(|(_, cue)| {
            let passed_on = cue.passed_on.as_ref().map_or(cue.start(), |phrase| phrase.tokens.start);
            let start = cue.start().min(passed_on);
            let near = start < at + 3
                && (at..start).all(|at| is_adverb(self.referents.norm(at)) || is_conjunction(self.referents.norm(at)));
            start >= at && (near || self.is_long_subject(at, cue))
        })?;
        let paragraph = self.referents.paragraph_of(self.referents.sentence_of(cue.tokens.start));
        let participle = cue.verb.form == Form::Ing && cue.passed_on.is_none();
        if paragraph != self.stretch().block || !cue.verb.speaks() || participle {
            return None;
        }
        // "“We won.” He said the town ..." begins a sentence of its own.
        let last = self.referents.norm(self.stretch().end.saturating_sub(1));
        let stopped = last.starts_with(['.', '!', '?', '…']) && self.referents.capital(at);
        // "“...,” the town should answer the offer" tells what somebody wants to be done.
        let other = stopped || cue.hypothetical;
        (!(other && self.says_more(cue)) && (cue.subject.is_some() || cue.inverted)).then_some(index)
    }

    /// "Jo Bell said the bridge “just went,” the Harbour Press reports": an outlet passes on what somebody said.
    fn is_outlet(&self, cue: usize) -> bool {
        let mention = self.cues.get(cue).and_then(|cue| cue.subject.as_ref()?.mention);
        let name = mention.and_then(|mention| self.referents.mentions.get(mention));
        name.is_some_and(|name| crate::annotate::press::named(name.span.of(self.referents.source)).is_some())
    }

    /// Whether all that stands between quoted words and a cue is its subject: `“...,” the comedian and writer Jo Bell
    /// said`, `“...,” the spokesman, Jo Bell, said`, of which the subject may hold only the end.
    fn is_long_subject(&self, at: usize, cue: &Cue) -> bool {
        let referents = self.referents;
        let words = at..cue.tokens.start;
        let last = referents.norm(self.stretch().end.saturating_sub(1));
        let stopped = last.starts_with([',', '!', '?']) || referents.norm(self.stretch().after()) == ",";
        let own = !cue.shares_subject && !cue.inverted && cue.subject.is_some();
        stopped
            && own
            && words.len() <= LONGEST_SUBJECT
            && !is_conjunction(referents.norm(at))
            && !is_preposition(referents.norm(at))
            && words.clone().all(|at| {
                let joins = matches!(referents.norm(at), "," | "-" | "–" | "'" | "’" | "&" | "." | "(" | ")");
                let word = referents
                    .token(at)
                    .is_some_and(|token| token.is_wordlike() || token.kind == crate::text::TokenKind::Link);
                (word || joins) && !(referents.is_verb(at) && referents.norm(at - 1) == "," || referents.is_quoted(at))
            })
    }

    /// Whether a cue goes on to report something: a clause, or a quotation of its own.
    fn says_more(&self, cue: &Cue) -> bool {
        let at = skip_adjuncts(self.referents, cue.after, self.sentence_end(cue.sentence));
        cue.clause.as_ref().is_some_and(|clause| clause.start >= cue.after)
            || self.referents.token(at).is_some_and(|token| {
                at < self.sentence_end(cue.sentence)
                    && (token.is_wordlike() || token.is(":") || token.is_double_quote())
            })
    }

    fn sentence_end(&self, sentence: usize) -> usize {
        self.referents.text.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.end)
    }

    /// The stretch before, when only "and" or a comma stands between: what holds of one holds of the other.
    fn coordinated(&self) -> Option<usize> {
        let previous = self.index.checked_sub(1)?;
        let other = self.stretches.get(previous).filter(|other| other.block == self.stretch().block)?;
        let between = other.after()..self.stretch().open;
        (!between.is_empty()
            && between.len() <= 2
            && between.clone().all(|at| matches!(self.referents.norm(at), "and" | "," | "or" | "&")))
        .then_some(previous)
        .filter(|_| between.clone().any(|at| self.referents.norm(at) != ","))
    }

    /// The cue that governs the stretch from the left in its sentence, and whether it stands right before it.
    fn cue_before(&self) -> Option<(usize, bool)> {
        let open = self.stretch().open;
        let to = self.cues.partition_point(|cue| cue.tokens.start < open);
        let sentence = self.stretch().sentence;
        let here = self.cues.iter().enumerate().take(to).rev().take_while(|(_, cue)| cue.sentence == sentence);
        let mut weak: Option<(usize, bool)> = None;
        for (index, cue) in here {
            let adjoins = self.adjoins(cue);
            if !adjoins && (cue.after > open || cue.subject.is_none()) {
                continue;
            }
            let strong = !matches!(cue.verb.takes, Takes::Thing | Takes::Voice | Takes::Fact) && !cue.hypothetical;
            let holds = cue.clause.as_ref().is_some_and(|clause| clause.contains(&open));
            let act =
                matches!(cue.verb.takes, Takes::Thing | Takes::Fact) && !cue.shares_subject && self.is_reported(cue);
            let free = cue.clause.is_none()
                && weak.is_none_or(|(weak, _)| self.cues.get(weak).is_none_or(|weak| weak.shares_subject));
            if adjoins && !act || strong && (holds || adjoins || free) {
                return Some(weak.filter(|(weak, _)| self.is_inside(*weak, cue)).unwrap_or((index, adjoins)));
            }
            weak = weak.or(Some((index, adjoins)));
        }
        weak
    }

    /// Whether another cue reports the clause that a cue stands in: what somebody did, as told by somebody else.
    fn is_reported(&self, cue: &Cue) -> bool {
        let from = self.cues.partition_point(|other| other.sentence < cue.sentence);
        let here = self.cues.iter().skip(from).take_while(|other| other.sentence == cue.sentence);
        here.filter(|other| other.verb.lemma != "accord" && other.tokens != cue.tokens)
            .any(|other| other.clause.as_ref().is_some_and(|clause| clause.contains(&cue.tokens.start)))
    }

    /// Whether a weaker cue nearer by has the same subject, so that it tells more ("said he had condemned “...”").
    fn is_inside(&self, weak: usize, cue: &Cue) -> bool {
        self.cues.get(weak).is_some_and(|weak| {
            let shared = weak.shares_subject && !weak.hypothetical;
            shared && weak.start() > cue.after
        })
    }

    /// Whether nothing but punctuation, an adjunct or "that" stands between a cue and the stretch.
    fn adjoins(&self, cue: &Cue) -> bool {
        let open = self.stretch().open;
        let at = skip_adjuncts(self.referents, cue.after.min(open), open);
        let rest = at.min(open)..open;
        rest.len() <= 3
            && rest.clone().all(|at| {
                matches!(self.referents.norm(at), "," | ":" | "that" | "—" | "–" | "-" | "as" | "it" | "of" | "to")
            })
    }

    /// A cue set off at the end of the sentence: "A cashier who “steals” is held to account, Warren said."
    fn cue_at_end(&self) -> Option<usize> {
        let sentence = self.stretch().sentence;
        let from = self.cues.partition_point(|cue| cue.tokens.start < self.stretch().after());
        let mut here = self.cues.iter().enumerate().skip(from).take_while(|(_, cue)| cue.sentence == sentence);
        here.find(|(_, cue)| {
            let comma = cue.start().checked_sub(1).is_some_and(|at| matches!(self.referents.norm(at), "," | "—" | "–"));
            let accord = cue.verb.lemma == "accord";
            (comma || accord) && cue.subject.is_some() && cue.verb.speaks() && (accord || !self.says_more(cue))
        })
        .map(|(index, _)| index)
    }

    pub(super) fn sentence_start(&self) -> usize {
        self.referents.text.sentences.get(self.stretch().sentence).map_or(0, |sentence| sentence.tokens.start)
    }

    /// A whole clause in marks that has a cue of its own or stands alone, or some words within a reported clause.
    pub(super) fn kind(&self, adjoins: bool) -> QuoteKind {
        let content = self.stretch().content();
        let first = content.clone().find(|at| self.referents.token(*at).is_some_and(|token| token.is_wordlike()));
        let Some(first) = first else { return QuoteKind::Mixed };
        let referents = self.referents;
        let before = self.stretch().open.checked_sub(1).map_or("", |at| referents.norm(at));
        let opens_sentence = self.stretch().open == self.sentence_start() || before == ":";
        let last = referents.norm(content.end.saturating_sub(1));
        let next = referents.norm(self.stretch().after());
        let stopped =
            last.starts_with([',', '.', '!', '?', '…', '-', '—', '–']) || matches!(next, "," | "." | "!" | "?");
        let begins =
            referents.token(first).is_some_and(|token| !token.of(referents.source).starts_with(char::is_lowercase));
        let split = before == "," && self.index > 0 && adjoins;
        let direct = (opens_sentence || adjoins && (begins || split)) && (stopped || adjoins) && before != "that";
        let cue_only = opens_sentence && !adjoins && !stopped;
        if direct && !cue_only && (begins || split || opens_sentence && adjoins) {
            QuoteKind::Direct
        } else {
            QuoteKind::Mixed
        }
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "―" | "--" | "-")
}
