//! What the words around a mention say of its kind: prepositions, titles, verbs, appositions, greetings.

use super::super::known;
use super::super::scan::Mention;
use super::super::words::{self, has};
use super::{CERTAIN, FAIR, STRONG, Votes, WEAK};
use crate::annotate::NameKind;
use crate::lexicon::names;
use crate::text::{Text, Token};

/// What the words around a mention say.
pub(in super::super) fn around(mention: &Mention, text: &Text, source: &str) -> Votes {
    let Some(sentence) = text.sentences.get(mention.sentence) else { return Votes::default() };
    let tokens = text.tokens_of(sentence);
    let first = mention.tokens.start.saturating_sub(sentence.tokens.start);
    let last = mention.tokens.end.saturating_sub(sentence.tokens.start);
    let around = Around {
        before: tokens.get(..first).unwrap_or_default(),
        after: tokens.get(last..).unwrap_or_default(),
        source,
    };
    let mut votes = Votes::default();
    if is_phrase(&mention.words) {
        // "the Alternate Transfer Balance": a title before words that are all words makes no person of them.
        around.membership(&mut votes);
        around.after(&mut votes, mention.words.len());
        around.dateline(&mut votes, first == 0, mention, source);
        return votes;
    }
    if around.back(1) == "," && words::is_state(mention.span.of(source)) {
        // "Velm, NY", "Velm, Calif.": the state after the comma.
        votes.add(NameKind::Place, STRONG);
    }
    around.membership(&mut votes);
    around.message(&mut votes, sentence.tokens.len(), mention);
    let plural = mention.words.first().is_some_and(|word| is_plain_plural(word));
    around.before(&mut votes, mention.words.len(), plural);
    around.after(&mut votes, mention.words.len());
    around.apposition(&mut votes);
    around.dateline(&mut votes, first == 0, mention, source);
    around.pronoun(&mut votes);
    votes
}

/// Two words and more that are all ordinary words, no first name before them.
fn is_phrase(words: &[String]) -> bool {
    let first = words.first().map_or("", String::as_str);
    words.len() > 1
        && words.iter().all(|word| known::is_ordinary(word))
        && words.last().is_some_and(|word| !names::surname(word))
        && !known::is_plain_first_name(first)
        && (known::first_name(first).is_none() || known::is_chiefly_ordinary(first))
}

/// "Herons": the plural of a word, and no surname.
fn is_plain_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && known::is_ordinary(word) && !names::surname(word)
}

struct Around<'a> {
    before: &'a [Token],
    after: &'a [Token],
    source: &'a str,
}

impl Around<'_> {
    fn back(&self, steps: usize) -> &str {
        self.before.len().checked_sub(steps).and_then(|at| self.before.get(at)).map_or("", |token| token.norm.as_str())
    }

    /// "in Lisbon, Velm and Porto": the name before the comma is a place.
    fn follows_place(&self) -> bool {
        let name = self.before.len().checked_sub(2).and_then(|at| self.before.get(at));
        name.is_some_and(|token| {
            token.is_capitalised(self.source)
                && known::place_weight(token.of(self.source)).is_some_and(|weight| weight > 2)
        })
    }

    /// Whether no noun follows that the name could be put before.
    fn stands_alone(&self) -> bool {
        self.after.first().is_none_or(|next| !next.is_wordlike() || known::is_function(&next.norm) || next.is("'s"))
    }

    /// "a member of the Velm Circle", "the Velm Circle's spokesman": what people belong to or speak for.
    fn membership(&self, votes: &mut Votes) {
        let of = usize::from(self.back(1) == "the") + 1;
        if self.back(of) == "of" && MEMBERS.contains(&self.back(of + 1)) {
            votes.add(NameKind::Organization, STRONG);
        }
    }

    /// "Velm, south London": a known place after the comma, a direction before it or not.
    fn lies_in(&self, side: &str) -> bool {
        let sided = matches!(side, "north" | "south" | "east" | "west" | "central" | "northern" | "southern")
            || matches!(side, "eastern" | "western");
        let place = self.after.get(if sided { 2 } else { 1 });
        let known = place.is_some_and(|token| {
            token.is_capitalised(self.source)
                && known::place_weight(token.of(self.source)).is_some_and(|weight| weight > 2)
        });
        let state = !sided && place.is_some_and(|token| words::is_state(token.of(self.source)));
        state || known && (sided || matches!(self.ahead(2), "," | "." | ""))
    }

    fn ahead(&self, steps: usize) -> &str {
        self.after.get(steps).map_or("", |token| token.norm.as_str())
    }

    /// Greetings and signatures: "Dear Ana,", "Ana," in a line by itself, "Thanks, Ana".
    fn message(&self, votes: &mut Votes, length: usize, mention: &Mention) {
        let word = mention.words.first().map_or("", String::as_str);
        if mention.words.len() > 2 || known::is_place_word(word) || has(words::ORGANISATIONS, word) {
            return;
        }
        let comma = usize::from(self.back(1) == ",");
        let greeted = words::GREETINGS.contains(&self.back(1 + comma));
        let alone = self.before.is_empty() && length <= mention.tokens.len() + 1;
        let first = known::first_name(word).is_some();
        let plain = known::is_plain_first_name(word);
        let called = alone && (self.ahead(0) == "," && mention.words.len() == 1 || self.ahead(0) == "!" && plain);
        let signed = alone && self.ahead(0).is_empty() && plain;
        if greeted && (first || self.ahead(0) == ",") || called || signed {
            votes.add(NameKind::Person, STRONG);
        }
    }

    fn before(&self, votes: &mut Votes, length: usize, plural: bool) {
        let last = self.back(1);
        match last {
            // "I have a VLM": of what there is more than one, none is a body.
            "a" | "an" if length == 1 && self.stands_alone() => votes.add(NameKind::Other, STRONG + WEAK),
            // "in Velm's office" may be anybody's.
            "in" if length == 1 && self.ahead(0) != "'s" => votes.add(NameKind::Place, FAIR + WEAK),
            "in" => votes.add(NameKind::Place, WEAK),
            // "Ana Lund, 30, from Velm", "a man from Velm".
            "from" if self.back(2) == "," && is_age(self.back(3)) || known::is_person_noun(self.back(2)) => {
                votes.add(NameKind::Place, STRONG);
            }
            "at" | "near" | "from" | "across" | "outside" | "around" | "to" | "into" | "through" | "toward"
            | "towards" => {
                votes.add(NameKind::Place, WEAK);
            }
            "of" | "," if known::is_place_noun(self.back(2)) && !self.back(2).is_empty() => {
                votes.add(NameKind::Place, FAIR)
            }
            "on" | "via" if length == 1 => votes.add(NameKind::Organization, WEAK),
            // "the Herons won": a team, not a person who is called like a word.
            "the" if length == 1 && plural => votes.add(NameKind::Organization, FAIR + WEAK),
            "the" if length == 1 => votes.add(NameKind::Organization, WEAK),
            "," | "and" | "or" if self.follows_place() => votes.add(NameKind::Place, FAIR),
            _ => {}
        }
        let capital = self.before.last().is_some_and(|token| token.is_capitalised(self.source));
        if has(words::MALE_ADDRESS, last)
            || has(words::FEMALE_ADDRESS, last)
            || matches!(last.trim_end_matches('.'), "mr" | "mrs" | "ms" | "dr")
        {
            votes.add(NameKind::Person, if capital { CERTAIN } else { FAIR });
        } else if has(words::TITLES, last) || known::is_person_noun(last) {
            votes.add(NameKind::Person, STRONG);
        } else if last == "," && known::is_person_noun(self.back(2)) {
            votes.add(NameKind::Person, FAIR);
        } else if known::is_group_noun(last) {
            votes.add(NameKind::Organization, FAIR);
        } else if known::is_place_noun(last) {
            votes.add(NameKind::Place, FAIR);
        } else if known::is_saying(last) {
            saying(votes, length);
        }
    }

    fn after(&self, votes: &mut Votes, length: usize) {
        let (next, second) = (self.ahead(0), self.ahead(1));
        match next {
            "," => match second {
                "who" | "whose" => votes.add(NameKind::Person, STRONG),
                "where" => votes.add(NameKind::Place, if length == 1 { STRONG } else { FAIR }),
                "which" => votes.add(NameKind::Organization, WEAK),
                side if length == 1 && self.lies_in(side) => votes.add(NameKind::Place, STRONG),
                age if is_age(age) && matches!(self.ahead(2), "," | "." | ";" | ")") => {
                    votes.add(NameKind::Person, STRONG)
                }
                _ => {}
            },
            "who" | "himself" | "herself" => votes.add(NameKind::Person, FAIR),
            // "Velm and I were there".
            "and" if matches!(second, "i" | "me" | "myself") => votes.add(NameKind::Person, STRONG),
            "-" if matches!(second, "based" | "bound" | "born") => votes.add(NameKind::Place, FAIR),
            "(" if is_age(second) => votes.add(NameKind::Person, FAIR),
            "'s" if OF_ORGANISATIONS.contains(&second) => votes.add(NameKind::Organization, WEAK),
            "'s" if words::OF_PEOPLE.contains(&second) => votes.add(NameKind::Person, STRONG),
            "'s" => {}
            head if words::HEADED_BY.contains(&head) && length == 1 => votes.add(NameKind::Person, FAIR + WEAK),
            verb if words::HUMAN_VERBS.contains(&verb) => votes.add(NameKind::Person, FAIR),
            "is" | "was" if matches!(second, "a" | "an") => self.copula(votes),
            _ if known::is_saying(next) && self.before.last().is_some_and(Token::is_double_quote) => {
                // Beside quoted words stands a person more often than not.
                votes.add(NameKind::Person, FAIR + WEAK);
            }
            _ if known::is_saying(next) => saying(votes, length),
            _ if OF_ORGANISATIONS.contains(&next) => votes.add(NameKind::Organization, FAIR),
            _ if OF_PLACES.contains(&next) => votes.add(NameKind::Place, FAIR),
            _ => {}
        }
    }

    /// "Ana is a baker": the noun after the article.
    fn copula(&self, votes: &mut Votes) {
        let words = self.after.iter().skip(2).take(3).take_while(|token| token.is_wordlike());
        let person = |token: &Token| known::is_person_noun(&token.norm);
        if words.clone().any(person) {
            votes.add(NameKind::Person, STRONG);
        }
    }

    /// "VELM, March 14 (Carrow) -", "VELM (Carrow)": a place, and an agency in brackets.
    fn dateline(&self, votes: &mut Votes, first: bool, mention: &Mention, source: &str) {
        let loud = super::super::case::is_loud(mention.span.of(source));
        if first && loud && matches!(self.ahead(0), "," | "(" | "—" | "–" | "-" | "--") {
            votes.add(NameKind::Place, STRONG);
        }
        if self.back(1) == "(" && self.ahead(0) == ")" {
            let dashed = matches!(self.ahead(1), "—" | "–" | "-" | "--");
            let alone = self.before.len() == 1 && self.ahead(1).is_empty();
            votes.add(NameKind::Organization, if dashed || alone { STRONG + FAIR } else { WEAK });
        }
    }

    /// "Lund said he", "Lund told her", but "Velm said it": the first pronoun before another capital.
    fn pronoun(&self, votes: &mut Votes) {
        let rest = self.after.iter().take_while(|token| !token.is_capitalised(self.source));
        let first =
            rest.map(|token| token.norm.as_str()).find(|word| matches!(*word, "he" | "she" | "his" | "it" | "its"));
        match first {
            Some("he" | "she" | "his") => votes.add(NameKind::Person, FAIR),
            Some("its") => votes.add(NameKind::Organization, WEAK),
            _ => {}
        }
    }

    /// ", a retired schoolteacher", ", the dam's operator", ", a town of 30,000".
    fn apposition(&self, votes: &mut Votes) {
        if self.ahead(0) != "," || !matches!(self.ahead(1), "a" | "an" | "the" | "his" | "her" | "their" | "its") {
            return;
        }
        let words = self.after.iter().skip(2).take(7);
        let phrase = words.take_while(|token| token.is_wordlike() || token.is("-")).map(|token| token.norm.as_str());
        for word in phrase.take_while(|word| {
            !matches!(*word, "of" | "who" | "that" | "which" | "in" | "from" | "for" | "at" | "with")
        }) {
            if known::is_person_noun(word) {
                votes.add(NameKind::Person, FAIR);
            } else if known::is_group_noun(word) {
                votes.add(NameKind::Organization, WEAK);
            } else if known::is_place_noun(word) {
                votes.add(NameKind::Place, WEAK);
            }
        }
    }
}

/// A verb of saying beside the name. News introduces people by their full names, so that a single word that nothing
/// longer stands for is rather an organisation.
fn saying(votes: &mut Votes, length: usize) {
    votes.add(NameKind::Person, if length > 1 { FAIR } else { WEAK });
    votes.add(NameKind::Organization, if length > 1 { WEAK } else { FAIR });
}

/// A number that can be an age.
pub(in super::super) fn is_age(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|age| (1..=115).contains(&age))
}

/// Those who belong to a body or speak for one.
const MEMBERS: &[&str] =
    &["member", "members", "spokesman", "spokeswoman", "spokesperson", "ceo", "employees", "employee", "founder"];

#[rustfmt::skip]
const OF_ORGANISATIONS: &[&str] = &[
    "spokesman", "spokeswoman", "spokesperson", "officials", "official", "reporter", "reporters", "journalist",
    "journalists", "correspondent", "shares", "stock", "employees", "executives", "executive", "ceo", "headquarters",
    "lawmakers", "lawmaker", "members", "staff", "fans", "photographer", "customers", "shareholders", "lawyers",
    "investigators",
];

#[rustfmt::skip]
const OF_PLACES: &[&str] = &[
    "residents", "police", "province", "region", "suburb", "mayor", "time", "city", "town", "airport", "area",
    "county", "district", "stop", "station",
];
