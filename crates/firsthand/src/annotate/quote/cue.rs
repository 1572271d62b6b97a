//! Cues: the verbs and phrases that attribute, each with the noun phrase of who says it.

use std::ops::Range;

use super::verbs::{self, Form, Takes, Verb};
use super::{nominal, subject};
use crate::annotate::NameKind;
use crate::annotate::refer::words::{
    is_adverb, is_be, is_determiner, is_have_or_do, is_modal, is_person_noun, is_preposition, is_pronoun, is_time_word,
};
use crate::annotate::refer::{Phrase, Referents, Resolved};

/// Words that attribute.
#[derive(Clone, Debug)]
pub(in crate::annotate) struct Cue {
    /// The words of the cue: the verb, or "according to".
    pub tokens: Range<usize>,
    /// What it takes, and how it stands.
    pub verb: Verb,
    /// Who says it, as written.
    pub subject: Option<Phrase>,
    /// Who says it, resolved.
    pub speaker: Option<Resolved>,
    /// Whether the subject follows the verb.
    pub inverted: bool,
    /// To whom: "told reporters".
    pub listener: Option<Phrase>,
    /// Who passes it on: "state media quoted him as saying".
    pub passed_on: Option<Phrase>,
    /// Where what is said may begin: after the verb, the inverted subject and the listener.
    pub after: usize,
    /// The sentence.
    pub sentence: usize,
    /// Whether a form of "do not" or a modal stands before it: "would not say".
    pub hypothetical: bool,
    /// The clause it reports, where one is found.
    pub(in crate::annotate) clause: Option<Range<usize>>,
    /// Whether the subject is that of an earlier verb: "condemned the attack and called for calm".
    pub shares_subject: bool,
}

impl Cue {
    pub(super) fn new(at: usize, verb: Verb, subject: Option<Phrase>, sentence: usize) -> Self {
        Self {
            tokens: at..at + 1,
            verb,
            subject,
            speaker: None,
            inverted: false,
            listener: None,
            passed_on: None,
            after: at + 1,
            sentence,
            hypothetical: false,
            clause: None,
            shares_subject: false,
        }
    }

    /// Whether it is a form of this verb; "accord" stands for "according to".
    pub(in crate::annotate) fn is(&self, lemma: &str) -> bool {
        self.verb.lemma == lemma
    }

    /// Whether it tells that something was made known, so that an outlet as its subject is a credit.
    pub(in crate::annotate) fn reports(&self) -> bool {
        matches!(self.verb.takes, Takes::Clause | Takes::Listener | Takes::Either)
            || matches!(
                self.verb.lemma,
                "quote" | "cite" | "publish" | "post" | "upload" | "release" | "describe" | "show" | "confirm" | "put"
            )
    }

    /// The first token of cue and subject.
    pub(in crate::annotate) fn start(&self) -> usize {
        let subject = self.subject.as_ref().map_or(self.tokens.start, |subject| subject.tokens.start);
        // The subject of a coordinated verb stands far off; it does not belong to this cue's own words.
        if self.shares_subject { self.tokens.start } else { subject.min(self.tokens.start) }
    }
}

/// Finds the cues of the unquoted words, sentence by sentence.
pub(in crate::annotate) fn find(referents: &Referents<'_>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for (index, sentence) in referents.text.sentences.iter().enumerate() {
        if !sentence.kind.is_prose() || sentence.tokens.len() > subject::MAX_SENTENCE {
            continue;
        }
        let first = cues.len();
        for at in sentence.tokens.clone() {
            if referents.is_quoted(at) || referents.mention_at(at).is_some() {
                continue;
            }
            let found = according(referents, at, index, &sentence.tokens)
                .or_else(|| surveyed(referents, at, index, &sentence.tokens))
                .or_else(|| owned(referents, at, index, &sentence.tokens))
                .or_else(|| spoken(referents, at, index, &sentence.tokens, cues.get(first..).unwrap_or_default()));
            cues.extend(found);
        }
    }
    cues
}

/// The cues that the colon of a headline is: who speaks stands before it or behind it.
pub(super) fn headline(referents: &Referents<'_>) -> Option<Cue> {
    ahead_of_colon(referents).or_else(|| behind_colon(referents))
}

/// "Bridge to stay shut until May: mayor": the party ends the headline.
fn behind_colon(referents: &Referents<'_>) -> Option<Cue> {
    let sentence = referents.text.sentences.first()?;
    let tokens = &sentence.tokens;
    let colon = tokens.clone().rev().take(LONGEST_SPEAKER + 1).find(|at| referents.norm(*at) == ":")?;
    let subject =
        referents.phrase_from(colon + 1, tokens.end).filter(|phrase| phrase.tokens == (colon + 1..tokens.end))?;
    let content = tokens.start..colon;
    let quoted = content.clone().any(|at| referents.is_quoted(at));
    let acts = subject.mention.is_none() && is_source(referents, &subject)
        || subject.mention.is_some_and(|mention| {
            referents
                .mentions
                .get(mention)
                .is_some_and(|name| referents.people.get(name.who).is_some_and(|who| who.kind != NameKind::Event))
        });
    let fits = acts
        && !quoted
        && content.len() > 3
        && content.clone().any(|at| referents.is_verb(at) || is_third_person(referents, at));
    let cue = Cue { clause: Some(content), inverted: true, ..Cue::new(colon, SAYS, Some(subject), 0) };
    fits.then_some(cue)
}

/// "opposes" after its subject: headlines are in the present.
fn is_third_person(referents: &Referents<'_>, at: usize) -> bool {
    let word = referents.norm(at);
    word.ends_with('s') && !referents.capital(at) && crate::lexicon::is_mostly_verb(word)
}

const SAYS: Verb = Verb { lemma: "say", takes: Takes::Clause, form: Form::Present };

fn is_source(referents: &Referents<'_>, subject: &Phrase) -> bool {
    let head = referents.norm(subject.head);
    is_person_noun(head)
        || matches!(
            head,
            "poll"
                | "polls"
                | "study"
                | "survey"
                | "report"
                | "reports"
                | "police"
                | "sources"
                | "officials"
                | "ministry"
        )
}

/// "Mayor: Bridge to stay shut", the first sentence of an article: a party, a colon, and what it says.
fn ahead_of_colon(referents: &Referents<'_>) -> Option<Cue> {
    let sentence = referents.text.sentences.first()?;
    let tokens = &sentence.tokens;
    let colon = tokens.clone().take(LONGEST_SPEAKER + 1).find(|at| referents.norm(*at) == ":")?;
    let subject = referents.phrase_from(tokens.start, colon).filter(|phrase| phrase.tokens == (tokens.start..colon))?;
    let party = subject.mention.is_some() && referents.is_person(&subject) || is_source(referents, &subject);
    let content = colon + 1..tokens.end;
    let quoted = content.clone().any(|at| referents.is_quoted(at));
    (party && !quoted && content.len() > 3)
        .then(|| Cue { clause: Some(content), ..Cue::new(colon, SAYS, Some(subject), 0) })
}

/// The longest party beside the colon of a headline, in words.
const LONGEST_SPEAKER: usize = 4;

/// "according to the mayor", "in the words of the mayor".
fn according(referents: &Referents<'_>, at: usize, sentence: usize, tokens: &Range<usize>) -> Option<Cue> {
    let length = match referents.norm(at) {
        "according" if referents.norm(at + 1) == "to" => 2,
        "in" if referents.norm(at + 1) == "the"
            && referents.norm(at + 2) == "words"
            && referents.norm(at + 3) == "of" =>
        {
            4
        }
        _ => return None,
    };
    let subject = source_after(referents, at + length, tokens.end)?;
    let verb = Verb { lemma: "accord", takes: Takes::Clause, form: Form::Ing };
    let after = subject.tokens.end;
    Some(Cue { tokens: at..at + length, inverted: true, after, ..Cue::new(at, verb, Some(subject), sentence) })
}

/// "a poll in which most voters were against it": what those who were asked said.
fn surveyed(referents: &Referents<'_>, at: usize, sentence: usize, tokens: &Range<usize>) -> Option<Cue> {
    if referents.norm(at) != "in" || referents.norm(at + 1) != "which" {
        return None;
    }
    let end = if referents.norm(at.saturating_sub(1)) == "," { at - 1 } else { at };
    let subject = referents.phrase_to(end, tokens.start)?;
    let polled = |word: &str| matches!(word, "poll" | "polls" | "survey" | "surveys" | "polling");
    let verb = Verb { lemma: "show", takes: Takes::Thing, form: Form::Present };
    subject.tokens.clone().any(|at| polled(referents.norm(at))).then(|| Cue {
        tokens: at..at + 2,
        after: at + 2,
        ..Cue::new(at, verb, Some(subject), sentence)
    })
}

/// The party after "according to", with the person named in its apposition.
fn source_after(referents: &Referents<'_>, at: usize, limit: usize) -> Option<Phrase> {
    let phrase = match referents.norm(at) {
        "him" | "her" | "them" if !is_noun_after(referents, at + 1) => referents.object_pronoun(at)?,
        _ => referents.phrase_from(at, limit)?,
    };
    Some(subject::with_apposition(referents, phrase, limit))
}

fn is_noun_after(referents: &Referents<'_>, at: usize) -> bool {
    referents.token(at).is_some_and(|token| token.is_word())
        && !is_preposition(referents.norm(at))
        && !is_determiner(referents.norm(at))
        && referents.mention_at(at).is_none()
}

fn spoken(referents: &Referents<'_>, at: usize, sentence: usize, tokens: &Range<usize>, before: &[Cue]) -> Option<Cue> {
    let token = referents.token(at).filter(|token| token.is_word())?;
    let verb = verbs::of(&token.norm)?;
    if referents.capital(at) && at != tokens.start || is_noun(referents, at, verb, tokens) {
        return None;
    }
    let mut cue = Cue::new(at, verb, None, sentence);
    cue.hypothetical = is_hypothetical(referents, at, tokens.start);
    if let Some(phrase) = subject::inverted(referents, at, verb, tokens) {
        cue.after = phrase.tokens.end;
        cue.inverted = true;
        cue.subject = Some(phrase);
        return Some(cue);
    }
    if is_passive(referents, at, verb, tokens.start) {
        return passive(referents, cue, tokens);
    }
    let found = subject::before(referents, at, verb, tokens, before);
    cue.shares_subject = found.as_ref().is_some_and(|found| found.shared);
    cue.subject = found.map(|found| found.phrase);
    if cue.verb.lemma == "quote" {
        return Some(quoted_as(referents, cue, tokens));
    }
    listener(referents, &mut cue, tokens);
    Some(cue)
}

/// "the report", "claims of", "state television": a noun that is spelled like a verb.
pub(super) fn is_noun(referents: &Referents<'_>, at: usize, verb: Verb, tokens: &Range<usize>) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= tokens.start);
    let left = before.map_or("", |before| referents.norm(before));
    let right = referents.norm(at + 1);
    let hyphenated = |mark: &str| matches!(mark, "-" | "/");
    if hyphenated(right) || hyphenated(left) {
        return true;
    }
    if is_determiner(left) && !matches!(left, "all" | "both" | "some" | "many" | "most" | "several" | "one" | "few") {
        return true;
    }
    match verb.form {
        Form::Past => matches!(left, "so" | "'s") && verb.lemma == "call" || is_preposition(left) && left != "after",
        Form::Ing => left == "'s" || matches!(right, "of"),
        Form::Present => {
            let then = referents.token(at + 1);
            let alone = then.is_none_or(|then| !then.is_wordlike() && !then.is_double_quote() && !then.is(":"));
            let listed = is_noun_too(verb.lemma);
            // "disparaging remarks", "there were fears": a noun follows.
            let described = is_be(left)
                || !left.ends_with("ly") && crate::lexicon::is_mostly_adjective(left)
                || left.ends_with("ing");
            listed
                && !is_after_named(referents, at, tokens)
                && (alone
                    || described
                    || referents.is_verb(at + 1)
                    || is_preposition(right) && !matches!(right, "on" | "to")
                    || is_preposition(left))
                || left == "'s"
                || before.is_none() && verb.lemma != "say"
                || verbs::of(right).is_some_and(|next| matches!(next.form, Form::Plain | Form::Past))
        }
        Form::Plain => {
            let mut at_left = before;
            while let Some(index) = at_left.filter(|index| is_adverb(referents.norm(*index))) {
                at_left = index.checked_sub(1).filter(|index| *index >= tokens.start);
            }
            let Some(index) = at_left else { return true };
            let left = referents.norm(index);
            let plural =
                left.ends_with('s') && left != "'s" || matches!(left, "people" | "police" | "men" | "women" | "media");
            let listed = matches!(verb.lemma, "say" | "tell" | "think" | "believe" | "argue" | "insist");
            !(matches!(left, "they" | "we" | "i" | "you" | "who" | "to" | "also")
                || is_modal(left)
                || is_have_or_do(left)
                || plural
                || listed && !is_preposition(left))
        }
    }
}

/// `“...,” the Harbour Press reports.`: a name stands alone between quoted words and the verb.
fn is_after_named(referents: &Referents<'_>, at: usize, tokens: &Range<usize>) -> bool {
    let mention = at.checked_sub(1).and_then(|left| referents.mention_at(left));
    let Some(name) = mention.and_then(|mention| referents.mentions.get(mention)) else { return false };
    let start = name.tokens.start;
    let article = start > tokens.start && is_determiner(referents.norm(start - 1));
    start.checked_sub(1 + usize::from(article)).is_some_and(|mark| is_mark(referents, mark))
}

/// Verbs whose forms in -s are as often plural nouns.
fn is_noun_too(lemma: &str) -> bool {
    matches!(
        lemma,
        "state"
            | "report"
            | "claim"
            | "note"
            | "order"
            | "call"
            | "offer"
            | "demand"
            | "post"
            | "question"
            | "view"
            | "issue"
            | "attack"
            | "list"
            | "term"
            | "bill"
            | "support"
            | "challenge"
            | "address"
            | "promise"
            | "pledge"
            | "vow"
            | "estimate"
            | "comment"
            | "hope"
            | "fear"
            | "quote"
            | "release"
            | "show"
            | "appeal"
            | "laugh"
            | "cry"
            | "signal"
            | "highlight"
            | "reply"
            | "tweet"
            | "joke"
            | "cite"
            | "hint"
            | "rebuke"
            | "praise"
            | "blame"
            | "remark"
            | "plan"
            | "wish"
            | "rate"
    )
}

/// Nouns for something said: "the minister's claim that ...", "her promise of ...".
fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "claim"
            | "claims"
            | "statement"
            | "remark"
            | "remarks"
            | "comment"
            | "comments"
            | "assertion"
            | "warning"
            | "promise"
            | "vow"
            | "pledge"
            | "accusation"
            | "allegation"
            | "allegations"
            | "description"
            | "demand"
            | "announcement"
            | "insistence"
            | "admission"
            | "contention"
            | "words"
            | "call"
            | "calls"
            | "reference"
    )
}

/// "the minister's claim that", "his description of": a saying with its owner.
fn owned(referents: &Referents<'_>, at: usize, sentence: usize, tokens: &Range<usize>) -> Option<Cue> {
    let left = at.checked_sub(1).filter(|left| *left >= tokens.start)?;
    let next = referents.norm(at + 1);
    if !is_saying(referents.norm(at))
        || !(matches!(next, "that" | "of" | "about" | "to" | "for") || is_mark(referents, at + 1))
    {
        return None;
    }
    let subject = match referents.norm(left) {
        "'s" | "'" | "’" => nominal::owning(referents, left, tokens.start)?,
        "his" | "her" | "their" => referents.owner(left)?,
        _ => return None,
    };
    let verb = Verb { lemma: "claim", takes: Takes::Thing, form: Form::Ing };
    Some(Cue::new(at, verb, Some(subject), sentence))
}

fn is_mark(referents: &Referents<'_>, at: usize) -> bool {
    referents.token(at).is_some_and(|token| token.is_double_quote() || token.is_single_quote())
}

pub(super) fn is_hypothetical(referents: &Referents<'_>, at: usize, floor: usize) -> bool {
    let window = at.saturating_sub(3).max(floor)..at;
    window.clone().any(|at| {
        let word = referents.norm(at);
        is_modal(word) || word.ends_with("n't") || matches!(word, "not" | "never" | "to")
    })
}

/// Whether a form of "be" governs the participle, or an agent follows it.
pub(super) fn is_passive(referents: &Referents<'_>, at: usize, verb: Verb, floor: usize) -> bool {
    if verb.form != Form::Past {
        return false;
    }
    let mut left = at;
    while left > floor && is_adverb(referents.norm(left - 1)) {
        left -= 1;
    }
    let be = left > floor
        && (is_be(referents.norm(left - 1)) || matches!(referents.norm(left - 1), "being" | "get" | "got"));
    // "he's said" is rare; "it's called" is not.
    let short_be = left > floor && referents.norm(left - 1).ends_with("'s") && verb.takes == Takes::Thing;
    be && verb.lemma != "agree" || short_be || referents.norm(at + 1) == "by"
}

/// "was quoted as saying", "were called “sheep” by the president".
fn passive(referents: &Referents<'_>, mut cue: Cue, tokens: &Range<usize>) -> Option<Cue> {
    let at = cue.tokens.start;
    if cue.verb.lemma == "quote" {
        let found = subject::before(referents, at, cue.verb, tokens, &[]);
        cue.subject = found.map(|found| found.phrase);
        let by = (referents.norm(at + 1) == "by").then(|| referents.phrase_from(at + 2, tokens.end)).flatten();
        cue.passed_on = by;
        let as_at = (at + 1..(at + 12).min(tokens.end)).find(|at| referents.norm(*at) == "as")?;
        cue.after = as_at + 2;
        cue.tokens = at..as_at + 2;
        cue.verb = verbs::of(referents.norm(as_at + 1)).unwrap_or(cue.verb);
        return Some(cue);
    }
    let by = (at + 1..(at + 8).min(tokens.end)).find(|at| referents.norm(*at) == "by")?;
    cue.subject = referents.phrase_from(by + 1, tokens.end).filter(|phrase| phrase.mention.is_some());
    cue.subject.is_some().then_some(cue)
}

/// "state media quoted him as saying": the subject passes on, the object says.
fn quoted_as(referents: &Referents<'_>, mut cue: Cue, tokens: &Range<usize>) -> Cue {
    let at = cue.tokens.start;
    let Some(as_at) = (at + 1..(at + 30).min(tokens.end)).find(|at| referents.norm(*at) == "as") else { return cue };
    let says = verbs::of(referents.norm(as_at + 1)).filter(|verb| verb.form == Form::Ing);
    let Some(verb) = says else { return cue };
    let object = referents.object_pronoun(at + 1).or_else(|| referents.phrase_from(at + 1, as_at));
    let object = object.map(|phrase| subject::with_apposition(referents, phrase, as_at + 1));
    // "quoted the company that runs the dam, Jo Bell Ltd, as saying": the name right before "as" is in apposition.
    let named = referents
        .mention_at(as_at.saturating_sub(2))
        .filter(|_| referents.norm(as_at - 1) == ",")
        .and_then(|mention| Phrase::of_mention(referents, mention));
    cue.passed_on = cue.subject.take();
    cue.subject = named.or(object);
    cue.tokens = as_at + 1..as_at + 2;
    cue.verb = verb;
    cue.after = as_at + 2;
    cue
}

fn listener(referents: &Referents<'_>, cue: &mut Cue, tokens: &Range<usize>) {
    let at = cue.after;
    let lemma = cue.verb.lemma;
    let takes = matches!(cue.verb.takes, Takes::Listener | Takes::Either | Takes::Order) || lemma == "ask";
    if !takes || at >= tokens.end || referents.is_quoted(at) {
        return;
    }
    let phrase = match referents.mention_at(at) {
        Some(mention) if referents.norm(referents.mentions.get(mention).map_or(at, |name| name.tokens.end)) != "'s" => {
            Phrase::of_mention(referents, mention)
        }
        None if is_pronoun(referents.norm(at)) || is_time_word(referents.norm(at)) => None,
        _ => referents
            .object_pronoun(at)
            .or_else(|| referents.phrase_from(at, tokens.end))
            .map(|phrase| referents.without_adjuncts(phrase)),
    };
    let Some(phrase) = phrase else { return };
    let next = referents.norm(phrase.tokens.end);
    if cue.verb.takes == Takes::Listener || matches!(next, "that" | "to" | "not" | "," | ":" | "whether" | "if" | "why")
    {
        cue.after = phrase.tokens.end;
        cue.listener = Some(phrase);
    }
}
