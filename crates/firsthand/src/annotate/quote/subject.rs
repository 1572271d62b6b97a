//! Who says it: the noun phrase that a verb of attribution belongs to.

use std::ops::Range;

use super::cue::Cue;
use super::verbs::{Form, Takes, Verb};
use crate::annotate::NameKind;
use crate::annotate::refer::words::{
    is_adverb, is_auxiliary, is_conjunction, is_determiner, is_person_noun, is_preposition, is_pronoun,
    is_subordinator, is_time_word,
};
use crate::annotate::refer::{Phrase, Referents};

/// A longer sentence, in tokens, is a table or a list without stops: nothing is attributed in it. Sentences of news
/// reports have up to some 150.
pub(super) const MAX_SENTENCE: usize = 600;

/// A subject, and whether it is shared with an earlier verb.
pub(super) struct Found {
    pub phrase: Phrase,
    pub shared: bool,
}

impl Found {
    fn own(phrase: Phrase) -> Self {
        Self { phrase, shared: false }
    }
}

/// The subject after the verb: "..., said Jo Bell, a baker." It must follow what was said and be all that follows.
pub(super) fn inverted(referents: &Referents<'_>, at: usize, verb: Verb, tokens: &Range<usize>) -> Option<Phrase> {
    if matches!(verb.form, Form::Ing | Form::Plain) || !verb.speaks() {
        return None;
    }
    let before = at.checked_sub(1)?;
    let left = referents.token(before)?;
    let after_quote = left.is_double_quote() || left.is_single_quote();
    let after_comma = before >= tokens.start && left.is(",");
    if !(after_quote || after_comma || at == tokens.start) || is_pronoun(referents.norm(at + 1)) && !after_quote {
        return None;
    }
    let phrase = referents.phrase_from(at + 1, tokens.end)?;
    let next = referents.token(phrase.tokens.end);
    let ends = next.is_none_or(|next| {
        !next.is_wordlike()
            || is_preposition(&next.norm)
            || is_subordinator(&next.norm) && next.norm != "that"
            || is_time_word(&next.norm)
            || is_adverb(&next.norm)
            || is_conjunction(&next.norm)
            || next.norm.ends_with("ing")
    });
    let party = phrase.mention.is_some()
        || is_pronoun(referents.norm(phrase.head))
        || is_person_noun(referents.norm(phrase.head))
        || is_determiner(referents.norm(phrase.tokens.start)) && is_body(referents.norm(phrase.head))
        || after_quote;
    // "The mayor, who came late, said flooding ..." has its subject on the left.
    let listened = verb.takes == Takes::Listener && !after_quote;
    if !ends || !party || listened || after_comma && !after_quote && !is_said_last(referents, &phrase, tokens) {
        return None;
    }
    Some(with_apposition(referents, phrase, tokens.end))
}

/// Whether a noun can be a subject after a comma: "the Cubs fan, who grew up there, tweeted his joy" has an object there.
fn is_body(head: &str) -> bool {
    crate::lexicon::is_group_noun(head)
        || super::party::is_written(head)
        || crate::annotate::press::is_medium(head)
        || !crate::lexicon::is_known_word(head)
        || matches!(head, "officials" | "authorities" | "police" | "sources" | "others")
}

/// Whether nothing but a description of the speaker follows the inverted subject.
fn is_said_last(referents: &Referents<'_>, phrase: &Phrase, tokens: &Range<usize>) -> bool {
    let next = referents.norm(phrase.tokens.end);
    phrase.tokens.end + 1 >= tokens.end
        || matches!(next, "," | "." | ";" | "who" | "on" | "in" | "at" | "of")
        || is_time_word(next)
}

/// A description with the name in apposition to it: "one employee, Jo Bell".
pub(super) fn with_apposition(referents: &Referents<'_>, phrase: Phrase, limit: usize) -> Phrase {
    let end = phrase.tokens.end;
    if phrase.mention.is_some() || referents.norm(end) != "," || end + 1 >= limit {
        return phrase;
    }
    let Some(mention) = referents.mention_at(end + 1) else { return phrase };
    let Some(name) = referents.mentions.get(mention) else { return phrase };
    let person = referents.people.get(name.who).is_some_and(|who| who.kind == NameKind::Person);
    let closed = name.tokens.end >= limit || matches!(referents.norm(name.tokens.end), "," | "." | "who" | ";" | ")");
    if person && closed && !referents.norm(phrase.head).ends_with("s") {
        Phrase {
            mention: Some(mention),
            head: name.tokens.end.saturating_sub(1),
            tokens: phrase.tokens.start..name.tokens.end,
            ..phrase
        }
    } else {
        phrase
    }
}

/// The subject before the verb. `cues` are those found earlier in the sentence.
pub(super) fn before(
    referents: &Referents<'_>,
    at: usize,
    verb: Verb,
    tokens: &Range<usize>,
    cues: &[Cue],
) -> Option<Found> {
    let floor = tokens.start;
    let at = verb_start(referents, at, floor);
    let shared = || shared(referents, tokens, at, verb, cues);
    let Some(left) = at.checked_sub(1).filter(|left| *left >= floor) else {
        // "Singing “Leave!”, the crowd marched on": the subject follows.
        let following = (verb.form == Form::Ing).then(|| main_subject(referents, tokens, tokens.end)).flatten();
        return following.map(|phrase| Found { phrase, shared: true });
    };
    let word = referents.norm(left);
    match word {
        "," if verb.form == Form::Ing => apposed(referents, left, floor).map(Found::own).or_else(shared),
        "," | "—" | "–" | "--" | "-" => bracketed(referents, left, floor).map(Found::own).or_else(shared),
        "and" | "but" | "or" | "then" | "to" => shared(),
        "who" | "which" | "that" => {
            let end = if referents.norm(left.saturating_sub(1)) == "," { left - 1 } else { left };
            referents.phrase_to(end, floor).map(Found::own)
        }
        _ if verb.form == Form::Ing => beside_participle(referents, at, floor).map(Found::own).or_else(shared),
        _ if referents.token(left).is_some_and(|token| token.is_double_quote() || token.is_single_quote()) => shared(),
        _ => {
            let phrase = referents.phrase_to(at, floor).map(|phrase| before_apposition(referents, phrase, floor));
            let phrase = phrase.map(|phrase| last_joined(referents, phrase));
            let phrase = phrase.map(|phrase| before_adjunct(referents, phrase, floor, at));
            let relative = phrase.as_ref().and_then(|phrase| before_relative(referents, phrase, floor));
            relative.or(phrase).map(Found::own).or_else(shared)
        }
    }
}

/// "Jo Bell, a fellow at the institute said": the comma after the apposition is often left out.
fn before_apposition(referents: &Referents<'_>, phrase: Phrase, floor: usize) -> Phrase {
    let named = || {
        let comma = phrase.tokens.start.checked_sub(1).filter(|at| *at > floor && referents.norm(*at) == ",")?;
        let mention = referents.mention_at(comma - 1)?;
        let name = referents.mentions.get(mention)?;
        let opens = name.subject && !name.possessive && matches!(referents.norm(phrase.tokens.start), "a" | "an");
        Phrase::of_mention(referents, mention).filter(|name| opens && referents.is_person(name))
    };
    if phrase.mention.is_some() { phrase } else { named().unwrap_or(phrase) }
}

/// "heaped flowers at the spot and the crowd": of two nouns that "and" joins, the one that can speak where only it can.
fn last_joined(referents: &Referents<'_>, phrase: Phrase) -> Phrase {
    let acts = |phrase: &Phrase| {
        let head = referents.norm(phrase.head);
        phrase.mention.is_some() || is_person_noun(head) || crate::lexicon::is_group_noun(head)
    };
    if acts(&phrase) {
        return phrase;
    }
    let and = phrase.tokens.clone().rev().find(|at| referents.norm(*at) == "and");
    let last = and.and_then(|and| referents.phrase_from(and + 1, phrase.tokens.end));
    last.filter(|last| last.tokens.end == phrase.tokens.end && acts(last)).unwrap_or(phrase)
}

/// "Survivors pulled from the wreckage said", "a clock above the stands said": a thing after a preposition is no
/// subject where the sentence has one that can speak.
fn before_adjunct(referents: &Referents<'_>, phrase: Phrase, floor: usize, at: usize) -> Phrase {
    let acts = |phrase: &Phrase| {
        let head = referents.norm(phrase.head);
        phrase.mention.is_some() || is_person_noun(head) || crate::lexicon::is_group_noun(head) || is_pronoun(head)
    };
    let before = phrase.tokens.start.checked_sub(1).filter(|before| *before > floor);
    let governed = before.is_some_and(|before| is_preposition(referents.norm(before)));
    if !governed || acts(&phrase) {
        return phrase;
    }
    let main = main_subject(referents, &(floor..at), at);
    main.filter(|main| main.tokens.end < phrase.tokens.start && acts(main)).unwrap_or(phrase)
}

/// "One man who was leaving the hospital on Friday said", "a guard who works for the town said": the subject stands
/// before a relative clause that no comma closes.
fn before_relative(referents: &Referents<'_>, phrase: &Phrase, floor: usize) -> Option<Phrase> {
    let from = phrase.tokens.start.saturating_sub(RELATIVE).max(floor);
    let open =
        |at: &usize| !referents.is_quoted(*at) && !matches!(referents.norm(*at), "," | ";" | ":" | "that" | "and");
    let who = (from..phrase.tokens.start).rev().take_while(open).find(|at| referents.norm(*at) == "who")?;
    let next = referents.norm(who + 1);
    let verb = referents.is_verb(who + 1)
        || phrase.tokens.start == who + 1 && next.ends_with('s') && is_preposition(referents.norm(who + 2));
    let subject = referents.phrase_to(who, floor).filter(|_| verb)?;
    let head = referents.norm(subject.head);
    (subject.mention.is_some() || is_person_noun(head) || is_determiner(head)).then_some(subject)
}

/// The farthest back that a relative clause without commas begins, in tokens.
const RELATIVE: usize = 16;

/// Back over what may stand between a subject and its verb: helping verbs, adverbs, brackets, and when it was.
pub(super) fn verb_start(referents: &Referents<'_>, mut at: usize, floor: usize) -> usize {
    while at > floor {
        let word = referents.norm(at - 1);
        let covered = referents.mention_at(at - 1).is_some();
        if !covered && (is_auxiliary(word) || is_adverb(word)) {
            at -= 1;
        } else if word == ")" {
            let Some(open) = (floor..at - 1).rev().take(20).find(|at| referents.norm(*at) == "(") else { break };
            at = open;
        } else if is_time_word(word) {
            let mut start = at - 1;
            let when = |word: &str| {
                is_time_word(word)
                    || matches!(word, "last" | "this" | "early" | "late" | "earlier" | "that")
                    || word.parse::<u32>().is_ok()
            };
            while start > floor && when(referents.norm(start - 1)) {
                start -= 1;
            }
            if start > floor
                && matches!(referents.norm(start - 1), "on" | "in" | "at" | "by" | "since" | "late" | "early")
            {
                start -= 1;
            }
            if start == floor || referents.norm(start - 1) == "'s" || is_determiner(referents.norm(start - 1)) {
                break;
            }
            at = start;
        } else {
            break;
        }
    }
    at
}

/// The subject before a comma that closes an apposition, a relative clause or an adjunct: "Jo Bell, who came late,
/// said", "the duty doctor, Jo Bell, said".
fn bracketed(referents: &Referents<'_>, comma: usize, floor: usize) -> Option<Phrase> {
    let mark = referents.norm(comma);
    let commas: Vec<usize> = (floor..comma)
        .rev()
        .filter(|at| {
            !referents.is_quoted(*at) && (referents.norm(*at) == mark || mark == "," && referents.norm(*at) == ",")
        })
        .take(6)
        .collect();
    let relative =
        commas.iter().rev().find(|at| matches!(referents.norm(**at + 1), "who" | "whose" | "which" | "whom" | "where"));
    let ordered = relative.into_iter().chain(commas.iter());
    for &open in ordered {
        let Some(phrase) = referents.phrase_to(open, floor) else { continue };
        let head = referents.norm(phrase.head);
        let name =
            referents.mention_at(open + 1).and_then(|mention| referents.mentions.get(mention).map(|m| (mention, m)));
        if let Some((mention, name)) = name
            && phrase.mention.is_none()
            && matches!(referents.norm(name.tokens.end), "," | "—" | "–" | "--")
            && !is_preposition(referents.norm(phrase.tokens.start))
        {
            return Phrase::of_mention(referents, mention);
        }
        let opener = referents.norm(open + 1);
        let bracket = is_determiner(opener)
            || is_preposition(opener)
            || is_subordinator(opener)
            || is_adverb(opener)
            || opener.ends_with("ing")
            || opener.ends_with("ed")
            || opener.parse::<u32>().is_ok()
            || is_person_noun(opener)
            || mark != ","
            || phrase.mention.is_some();
        let party = phrase.mention.is_some() || is_pronoun(head) || is_person_noun(head) || is_group(head);
        let governed = phrase.tokens.start > floor && is_preposition(referents.norm(phrase.tokens.start - 1));
        if bracket && party && !governed {
            let farther = commas.iter().skip_while(|at| **at >= open);
            let named = if phrase.mention.is_some() { None } else { named_before(referents, farther, open, floor) };
            return Some(named.unwrap_or_else(|| with_apposition(referents, phrase, comma)));
        }
    }
    None
}

/// "Jo Bell, chief of the office, a small one, said": the person named before all the appositions.
fn named_before<'c>(
    referents: &Referents<'_>,
    commas: impl Iterator<Item = &'c usize>,
    open: usize,
    floor: usize,
) -> Option<Phrase> {
    let mut found = None;
    for &comma in commas {
        if (comma..open).any(|at| referents.is_verb(at)) {
            break;
        }
        let phrase = referents.phrase_to(comma, floor);
        let opens =
            |phrase: &Phrase| phrase.mention.is_some() && phrase.tokens.start == floor && phrase.tokens.end == comma;
        found = phrase.filter(|phrase| referents.is_person(phrase) || opens(phrase)).or(found);
    }
    found
}

fn is_group(word: &str) -> bool {
    crate::lexicon::is_group_noun(word) || word.ends_with('s')
}

/// ", Jo Bell, saying": a name in apposition right before the participle.
fn apposed(referents: &Referents<'_>, comma: usize, floor: usize) -> Option<Phrase> {
    let mention = referents.mention_at(comma.checked_sub(1)?)?;
    let name = referents.mentions.get(mention)?;
    let open = name.tokens.start.checked_sub(1).filter(|open| *open > floor && referents.norm(*open) == ",")?;
    let mut described = referents.phrase_to(open, floor)?.tokens;
    let fits = described.any(|at| is_person_noun(referents.norm(at)))
        && referents.people.get(name.who).is_some_and(|who| who.kind == NameKind::Person);
    fits.then(|| Phrase::of_mention(referents, mention)).flatten()
}

/// "with her allies saying": the phrase right before a participle, unless it is a statement or something done.
fn beside_participle(referents: &Referents<'_>, at: usize, floor: usize) -> Option<Phrase> {
    let phrase = referents.phrase_to(at, floor)?;
    let before = phrase.tokens.start.checked_sub(1).filter(|before| *before >= floor);
    let with = before.is_some_and(|before| matches!(referents.norm(before), "with" | "despite"))
        || referents.norm(phrase.tokens.start) == "with";
    let seen = before.is_some_and(|before| is_perceived(referents.norm(before)));
    let head = referents.norm(phrase.head);
    let voices = seen && (is_person_noun(head) || crate::lexicon::is_group_noun(head) || head == "people");
    let person = referents.mention_at(at.wrapping_sub(1)).and_then(|mention| Phrase::of_mention(referents, mention));
    let person = person.filter(|person| referents.is_person(person));
    if with || voices { Some(phrase) } else { person }
}

/// "saw the players shouting", "a video of protesters chanting": verbs and prepositions before those who are heard.
fn is_perceived(word: &str) -> bool {
    let verb = crate::lexicon::lemma(word, crate::lexicon::Pos::Verb).unwrap_or_default();
    matches!(verb, "see" | "hear" | "watch" | "film" | "show" | "find" | "record") || matches!(word, "of" | "by")
}

/// The subject of an earlier verb of the sentence, which goes on with this one.
///
/// Of the verbs before, the first that speaks goes on ("He said she had promised help and called for calm"), unless the
/// tense says otherwise or a clause of its own was begun in between ("as the crowd cheered and shouted").
fn shared(referents: &Referents<'_>, tokens: &Range<usize>, at: usize, verb: Verb, cues: &[Cue]) -> Option<Found> {
    let found = |phrase| Some(Found { phrase, shared: true });
    let from = (tokens.start..at).rev().find(|dash| is_break(referents, *dash)).map_or(tokens.start, |dash| dash + 1);
    let mut here =
        cues.iter().filter(|cue| cue.tokens.start >= from && cue.subject.is_some() && cue.verb.lemma != "accord");
    let last = here.clone().next_back();
    if let Some(last) = last
        && verb.form == Form::Ing
        && last.verb.form == Form::Ing
        && !last.shares_subject
        && matches!(referents.norm(at.saturating_sub(1)), "and" | "as")
    {
        return found(last.subject.clone()?);
    }
    let first = here.find(|cue| cue.verb.form != Form::Ing);
    let after = first.map_or(from, |cue| cue.after);
    if let Some(inner) = inner_subject(referents, after, at) {
        return found(inner);
    }
    if let Some(first) = first
        && let Some(inner) = reported_subject(referents, first, at)
    {
        return found(inner);
    }
    let main = main_subject(referents, &(from..tokens.end), at).or_else(|| main_subject(referents, tokens, at));
    found(match (first.and_then(|cue| cue.subject.clone()), main) {
        (Some(subject), Some(main)) if main.tokens.start < subject.tokens.start && main.mention.is_some() => main,
        (Some(subject), _) => subject,
        (None, main) => main?,
    })
}

/// A dash between clauses or a semicolon.
fn is_break(referents: &Referents<'_>, at: usize) -> bool {
    let spaced = || {
        let (Some(before), Some(dash), Some(after)) = (
            at.checked_sub(1).and_then(|before| referents.token(before)),
            referents.token(at),
            referents.token(at + 1),
        ) else {
            return false;
        };
        !before.touches(dash) && !dash.touches(after)
    };
    match referents.norm(at) {
        ";" => true,
        "-" | "–" | "—" | "--" => spaced(),
        _ => false,
    }
}

/// The subject of a clause that "as", "while" or "when" began between `from` and `at`.
fn inner_subject(referents: &Referents<'_>, from: usize, at: usize) -> Option<Phrase> {
    let opener = (from..at)
        .rev()
        .find(|at| matches!(referents.norm(*at), "as" | "while" | "when" | "where") && !referents.is_quoted(*at))?;
    let closed = (opener..at).any(|at| referents.norm(at) == ",");
    let phrase = referents.phrase_from(opener + 1, at)?;
    let verb = phrase.tokens.end;
    (!closed && (referents.is_verb(verb) || is_adverb(referents.norm(verb)))).then_some(phrase)
}

/// "Bell says Dow came and had promised", "Bell said Dow came and had promised": the tense ties the verb at `at` to the
/// reported clause and not to the verb that reports it.
fn reported_subject(referents: &Referents<'_>, cue: &Cue, at: usize) -> Option<Phrase> {
    let helped = matches!(referents.norm(at), "had") || (at..at + 3).any(|at| referents.norm(at) == "had");
    if !helped || !matches!(referents.norm(at.saturating_sub(1)), "and" | "but") || cue.verb.takes == Takes::Thing {
        return None;
    }
    let start = cue.after + usize::from(referents.norm(cue.after) == "that");
    let phrase = referents.phrase_from(start, at)?;
    referents.is_verb(phrase.tokens.end).then_some(phrase)
}

/// The subject of the sentence: the first noun phrase that no opening adjunct holds.
pub(super) fn main_subject(referents: &Referents<'_>, tokens: &Range<usize>, before: usize) -> Option<Phrase> {
    if before.saturating_sub(tokens.start) > MAX_SENTENCE {
        return None;
    }
    let mut at = tokens.start;
    let mut spare: Option<Phrase> = None;
    while at < before {
        let segment = (at..before).find(|comma| referents.norm(*comma) == "," && !referents.is_quoted(*comma));
        let end = segment.unwrap_or(before);
        let mut start = at;
        while start < end
            && referents.mention_at(start).is_none()
            && (is_conjunction(referents.norm(start))
                || is_adverb(referents.norm(start))
                || is_time_word(referents.norm(start)))
        {
            start += 1;
        }
        let word = referents.norm(start);
        let adjunct = referents.mention_at(start).is_none()
            && (is_preposition(word)
                || is_subordinator(word)
                || word.ends_with("ing")
                || word.ends_with("ed") && !is_determiner(word)
                || referents.is_quoted(start)
                || !referents.token(start).is_some_and(|token| token.is_wordlike()));
        if start < end
            && !adjunct
            && let Some(phrase) = referents.phrase_from(start, before)
        {
            let head = referents.norm(phrase.head);
            if phrase.mention.is_some() || is_pronoun(head) || is_person_noun(head) || is_group(head) {
                return Some(with_apposition(referents, phrase, before));
            }
            spare = spare.or(Some(phrase));
        }
        at = end + 1;
    }
    spare
}
