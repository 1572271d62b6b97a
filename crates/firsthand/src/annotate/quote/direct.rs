//! Words in quotation marks: whether they are a quote at all, and whose.
//!
//! A stretch belongs to the cue that stands right after it, else to the one that governs it from the left, else to one
//! set off at the end of its sentence; without any it continues the quote before it. Slogans, names, titles and single
//! words that nobody is cited as saying are no quotes.

use super::cue::Cue;
use super::marks::Stretch;
use super::subject;
use super::verbs::{Form, Takes};
use crate::annotate::refer::words::{
    is_adverb, is_conjunction, is_determiner, is_preposition, is_pronoun, is_time_word,
};
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

struct Case<'a, 'b> {
    referents: &'a Referents<'b>,
    stretches: &'a [Stretch],
    cues: &'a [Cue],
    index: usize,
}

impl Case<'_, '_> {
    fn stretch(&self) -> &Stretch {
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

    /// The "Harbour Nights" star, the "Judges Club," an agency said: a title or name within its sentence.
    fn is_name_in_passing(&self) -> bool {
        let inside = self.stretch().open > self.sentence_start();
        let before = self.stretch().open.checked_sub(1).map_or("", |at| self.referents.norm(at));
        inside && self.is_title() && !matches!(before, "," | ":")
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
    fn continued(&self, last: &Attributed) -> Attributed {
        let same_block = self.stretches.get(last.stretch).is_some_and(|other| other.block == self.stretch().block);
        Attributed {
            stretch: self.index,
            cue: last.cue.filter(|_| same_block),
            speaker: last.speaker.clone().or_else(|| last.cue.and_then(|cue| self.cues.get(cue)?.speaker.clone())),
            kind: self.kind(true),
            certainty: Certainty::Likely,
        }
    }

    /// The cue right after the stretch: `...," he said`, `..." said Jo Bell`.
    fn cue_after(&self) -> Option<usize> {
        let mut at = self.stretch().after();
        while matches!(self.referents.norm(at), "," | "—" | "–" | "--" | "-" | "'" | "’") {
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
        (!(stopped && self.says_more(cue)) && (cue.subject.is_some() || cue.inverted)).then_some(index)
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

    /// "called “X”", "a film titled “X”": a name is given, nobody speaks.
    fn is_naming(&self, cue: usize) -> bool {
        self.cues
            .get(cue)
            .is_some_and(|cue| matches!(cue.verb.lemma, "call" | "term" | "bill" | "dub") && self.is_title())
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

    /// Placards, banners, titles, names: words that stand in marks because they are written somewhere.
    fn is_slogan(&self) -> bool {
        const WRITTEN: &[&str] = &[
            "slogan",
            "slogans",
            "motto",
            "mottos",
            "mottoes",
            "placard",
            "placards",
            "banner",
            "banners",
            "sign",
            "signs",
            "poster",
            "posters",
            "titled",
            "entitled",
            "dubbed",
            "known",
            "named",
            "nicknamed",
            "so-called",
            "headlined",
            "phrase",
            "word",
            "words",
            "term",
            "hashtag",
            "t-shirt",
            "shirt",
            "logo",
            "song",
            "hit",
            "film",
            "movie",
            "album",
            "book",
            "novel",
            "show",
            "series",
            "episode",
            "article",
            "headline",
            "labeled",
            "labelled",
            "emblazoned",
            "marked",
        ];
        let open = self.stretch().open;
        let floor = open.saturating_sub(4).max(self.sentence_start());
        let near =
            (floor..open).rev().take_while(|at| !self.referents.is_quoted(*at) && self.referents.norm(*at) != ",");
        let near: Vec<usize> = near.collect();
        near.iter().any(|at| WRITTEN.contains(&self.referents.norm(*at)))
    }

    /// "said on CNN's “State of the Union”", "in her 2002 book, “Mending Dams,” she said", and a heading between the
    /// paragraphs that is nothing but a title: the marks hold a name.
    fn is_programme(&self) -> bool {
        if !self.is_title() {
            return false;
        }
        let open = self.stretch().open;
        let mut at = open;
        while at > self.sentence_start() && self.referents.norm(at - 1) == "," {
            at -= 1;
        }
        let before = at.checked_sub(1).filter(|at| *at >= self.sentence_start());
        let word = before.map_or("", |at| self.referents.norm(at));
        let work = at < open
            && (at.saturating_sub(4)..at).any(|at| {
                matches!(
                    self.referents.norm(at),
                    "book" | "film" | "song" | "novel" | "memoir" | "essay" | "article" | "album" | "show"
                )
            });
        let alone = before.is_none()
            && self.fills_block(self.stretch())
            && self.cue_after().is_none()
            && self.stretch().content().filter(|at| self.referents.capital(*at)).count() >= 2;
        word == "'s" || work || alone
    }

    fn sentence_start(&self) -> usize {
        self.referents.text.sentences.get(self.stretch().sentence).map_or(0, |sentence| sentence.tokens.start)
    }

    /// Every word that can be is capitalised, and no sentence ends: "March for Freedom".
    fn is_title(&self) -> bool {
        let content = self.stretch().content();
        let last = self.referents.norm(content.end.saturating_sub(1));
        let words = content.clone().filter(|at| self.referents.token(*at).is_some_and(|token| token.is_word()));
        let mut count = 0;
        let mut capitals = true;
        for at in words {
            let word = self.referents.norm(at);
            let small = is_preposition(word) || is_determiner(word) || is_conjunction(word) || word == "'s";
            if !small || count == 0 {
                count += 1;
                capitals &= self.referents.capital(at);
            }
        }
        capitals && count > 0 && !last.starts_with(['!', '?', '.']) && !is_pronoun(self.referents.norm(content.start))
    }

    /// A whole clause in marks that has a cue of its own or stands alone, or some words within a reported clause.
    fn kind(&self, adjoins: bool) -> QuoteKind {
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

    /// A stretch without a cue: the quote before it goes on, or the last one who acted speaks.
    fn uncited(&self, before: &[Attributed]) -> Option<Attributed> {
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
    fn fills_block(&self, stretch: &Stretch) -> bool {
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

/// Steps over what tells when, where and how something was said: "on Friday", "in a statement", "quietly".
pub(super) fn skip_adjuncts(referents: &Referents<'_>, mut at: usize, limit: usize) -> usize {
    loop {
        let start = at;
        let word = referents.norm(at);
        if at >= limit || referents.is_quoted(at) {
            return at;
        }
        if referents.mention_at(at).is_none() && (is_time_word(word) || is_adverb(word)) {
            at += 1;
        } else if matches!(word, "last" | "this" | "earlier" | "late" | "early") && is_time_word(referents.norm(at + 1))
        {
            at += 2;
        } else if matches!(
            word,
            "in" | "on"
                | "at"
                | "during"
                | "from"
                | "to"
                | "via"
                | "through"
                | "by"
                | "after"
                | "before"
                | "of"
                | "outside"
                | "near"
                | "with"
                | "about"
        ) {
            let then = referents.norm(at + 1);
            let listener = referents.mention_at(at + 1).is_some() || is_determiner(then) || is_hearer(then);
            let counts = word == "about" && referents.token(at + 1).is_some_and(|token| !token.is_word());
            if then.ends_with("ing") || word == "to" && !listener || counts {
                return at;
            }
            let number = referents.norm(at + 1).parse::<u32>().is_ok();
            let month = is_time_word(referents.norm(at + 1));
            let end = if month {
                let mut end = at + 2;
                while end < limit && (referents.norm(end).parse::<u32>().is_ok() || is_time_word(referents.norm(end))) {
                    end += 1;
                }
                end
            } else if number {
                at + 2
            } else {
                referents
                    .object_pronoun(at + 1)
                    .or_else(|| referents.phrase_from(at + 1, limit))
                    .map_or(at + 1, |phrase| phrase.tokens.end)
            };
            at = end.min(limit);
        }
        if at == start {
            return at;
        }
    }
}

/// Words for those who are told.
fn is_hearer(word: &str) -> bool {
    matches!(
        word,
        "reporters" | "journalists" | "supporters" | "lawmakers" | "him" | "her" | "them" | "us" | "me" | "media"
    )
}
