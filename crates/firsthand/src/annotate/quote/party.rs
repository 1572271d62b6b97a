//! Who can speak: a person, an organisation, a group, a pronoun, or a document. What merely stands before a verb of
//! attribution cannot ("the confusion continues", "gunfire started").

use super::verbs::{Form, Takes, Verb};
use crate::annotate::refer::words::{is_determiner, is_person_noun, is_pronoun};
use crate::annotate::refer::{Phrase, Referents, Resolved, Who, can_be_human};
use crate::annotate::{NameKind, press};
use crate::lexicon;

/// Whether the party that a phrase resolves to can be a speaker.
pub(super) fn can_speak(referents: &Referents<'_>, verb: Verb, phrase: &Phrase, resolved: &Resolved) -> bool {
    match resolved.who.and_then(|who| referents.people.get(who)) {
        Some(who) if who.named => verb.lemma == "accord" || can_be_named(who),
        Some(_) => true,
        None => can_be_described(referents, verb, phrase),
    }
}

/// Whether a name is a speaker's: not that of a bar, a section of the page, or a word with a capital by chance.
fn can_be_named(who: &Who) -> bool {
    let last = who.name.split_whitespace().next_back().unwrap_or_default();
    let acting = is_person_noun(&last.to_lowercase())
        || lexicon::is_group_noun(last)
        || matches!(last, "Office" | "House" | "Hall" | "Embassy" | "Department" | "Ministry");
    let shouted = last.chars().all(|c| !c.is_lowercase());
    match who.kind {
        NameKind::Organization => true,
        NameKind::Person => can_be_human(who) || acting,
        NameKind::Place => {
            let known = lexicon::places::place(&who.name).is_some() || lexicon::places::metonym(&who.name).is_some();
            known || acting || !lexicon::is_place_noun(last)
        }
        // "Republicans", "Sandinistas": the members of something.
        NameKind::Event | NameKind::Other => can_be_human(who) || acting || shouted || last.ends_with('s'),
    }
}

fn can_be_described(referents: &Referents<'_>, verb: Verb, phrase: &Phrase) -> bool {
    let head = referents.norm(phrase.head);
    let first = referents.norm(phrase.tokens.start);
    if is_listing(referents, phrase) {
        return false;
    }
    if phrase.mention.is_some() || is_pronoun(first) && phrase.tokens.len() == 1 {
        return true;
    }
    if phrase.tokens.clone().any(|at| referents.token(at).is_some_and(|token| token.is_double_quote())) {
        return false;
    }
    // Bodies have many names ("the opposition", "its press service"), so a noun is only doubted beside a verb that is
    // often none of speech: "the confusion continues", "gunfire started".
    let doubtful =
        verb.takes == Takes::Voice || verb.form == Form::Ing && verb.lemma != "accord" && verb.lemma != "say";
    if !doubtful {
        return !is_lifeless(head);
    }
    let origin = head == "source" && referents.norm(phrase.head + 1) == "of";
    !origin
        && (is_person_noun(head)
            || is_share(head)
            || lexicon::is_group_noun(head)
            || is_determiner(head)
            || is_written(head)
            || press::is_medium(head)
            || press::is_reporter(head)
            || !lexicon::is_known_word(head)
            || matches!(head, "many" | "others" | "him" | "her" | "them" | "his" | "their" | "who" | "old")
            || head.parse::<u32>().is_ok())
}

/// "Nordwire 3 of 12 Skip Share": two numbers make a caption or a list of it, no description.
fn is_listing(referents: &Referents<'_>, phrase: &Phrase) -> bool {
    let number = |at: &usize| referents.token(*at).is_some_and(|token| token.kind == crate::text::TokenKind::Number);
    phrase.tokens.clone().filter(number).count() > 1
}

/// Whether no sense of a noun is a party's, a document's or a body's: "tensions", "gunfire", "weather".
fn is_lifeless(head: &str) -> bool {
    use lexicon::Domain;
    const BODIES: &[Domain] = &[
        Domain::Person,
        Domain::Group,
        Domain::Location,
        Domain::Communication,
        Domain::Act,
        Domain::Cognition,
        Domain::Artifact,
        Domain::Possession,
    ];
    let domains = lexicon::domains(head);
    !domains.is_empty()
        && !is_share(head)
        && lexicon::is_known_word(head)
        && !is_person_noun(head)
        && !BODIES.iter().any(|body| domains.has(*body))
}

/// "63 percent said", "eight of ten voters said": a number stands for those who were asked.
fn is_share(head: &str) -> bool {
    is_determiner(head)
        || matches!(
            head,
            "percent"
                | "per"
                | "half"
                | "majority"
                | "third"
                | "quarter"
                | "dozens"
                | "hundreds"
                | "thousands"
                | "dozen"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "database"
        )
}

/// Nouns for what is written or recorded, beside those for documents that are cited.
pub(super) fn is_written(head: &str) -> bool {
    let singular = head.strip_suffix('s').unwrap_or(head);
    press::is_document(singular)
        || matches!(
            singular,
            "account"
                | "analysis"
                | "article"
                | "email"
                | "lawsuit"
                | "message"
                | "order"
                | "paper"
                | "post"
                | "research"
                | "ruling"
                | "story"
                | "tweet"
                | "video"
        )
}
