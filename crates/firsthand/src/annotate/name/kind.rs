//! What sort of thing a name names: votes of the words inside it and of the words around it.
//!
//! A vote says how strongly a sign speaks for a kind; the votes of all mentions of a name are added up before
//! anything is decided, so that "Mr Brel said" decides what "Brel" is in the headline.

use super::known;
use super::scan::{Mention, is_initial};
use super::words::{self, has};
use crate::annotate::NameKind;
use crate::lexicon::names;
use crate::text::{Text, Token};

/// The kinds in the order of [`Votes`].
const KINDS: [NameKind; 5] =
    [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Event, NameKind::Other];

/// A sign that leaves no doubt: a form of address, a known name of several words.
const CERTAIN: i32 = 12;
/// A sign that seldom misleads.
const STRONG: i32 = 6;
/// A sign that is right more often than not.
const FAIR: i32 = 3;
/// A hint.
const WEAK: i32 = 1;

/// How much speaks for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes([i32; 5]);

impl Votes {
    fn add(&mut self, kind: NameKind, weight: i32) {
        if let Some(at) = KINDS.iter().position(|other| *other == kind)
            && let Some(sum) = self.0.get_mut(at)
        {
            *sum += weight;
        }
    }

    /// Adds the votes of another mention, those of each kind.
    pub(super) fn extend(&mut self, other: Votes) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }

    /// Takes for each kind the higher of both votes.
    pub(super) fn raise(&mut self, other: Votes) {
        for (most, more) in self.0.iter_mut().zip(other.0) {
            *most = (*most).max(more);
        }
    }

    /// The votes shared out among `mentions`.
    pub(super) fn divided(mut self, mentions: usize) -> Votes {
        let mentions = i32::try_from(mentions).unwrap_or(i32::MAX).max(1);
        for sum in &mut self.0 {
            *sum /= mentions;
        }
        self
    }

    /// The votes for one kind.
    pub(super) fn of(&self, kind: NameKind) -> i32 {
        KINDS.iter().zip(self.0).find(|(other, _)| **other == kind).map_or(0, |(_, sum)| sum)
    }

    /// The kind with the most votes; the first of [`KINDS`] among equals, `None` when nothing speaks for any.
    pub(super) fn winner(&self) -> Option<NameKind> {
        let most = self.0.iter().copied().max().filter(|most| *most > 0)?;
        KINDS.iter().zip(self.0).find(|(_, sum)| *sum == most).map(|(kind, _)| *kind)
    }
}

/// What the words of the name itself say.
pub(super) fn inside(words: &[String], written: &str) -> Votes {
    let mut votes = Votes::default();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return votes };
    let head_before_of = words.iter().take_while(|word| !matches!(word.as_str(), "of" | "for")).last();
    let head =
        head_before_of.filter(|_| words.iter().any(|word| matches!(word.as_str(), "of" | "for"))).unwrap_or(last);
    known_phrase(&mut votes, written);
    if words::FEASTS.contains(&words.join(" ").as_str()) {
        votes.add(NameKind::Event, CERTAIN);
        return votes;
    }
    let known_place = words.len() > 1 && votes.of(NameKind::Place) > FAIR;
    if votes.of(NameKind::Organization) >= CERTAIN || known_place {
        return votes;
    }
    let owner = written.split(' ').next().filter(|_| words.len() > 1 && known::first_name(first).is_none());
    if owner.is_some_and(known::is_organisation) {
        // "Sony Music", "Google Glass": what bears a company's name first is the company's.
        votes.add(NameKind::Organization, STRONG);
    }
    if words.len() > 1 {
        headed(&mut votes, words, head, first);
        if words.iter().any(|word| word == "for") {
            // "Transport for Velm" is for something; nobody is called so.
            votes.add(NameKind::Organization, FAIR);
        } else {
            person_inside(&mut votes, words, first, last);
        }
    } else {
        let large = votes.of(NameKind::Place) > FAIR;
        if known::first_name(first).is_some() && !words::NO_PEOPLE.contains(&first.as_str()) {
            // "Houston" and "Sydney" are met as cities unless the article says otherwise.
            votes.add(NameKind::Person, if large { WEAK } else { FAIR - WEAK });
        }
        let letters = super::case::is_loud(written) && first.len() <= 3;
        if known::is_surname_like(first) && !letters {
            votes.add(NameKind::Person, if known::has_only_ending(first) { FAIR - WEAK } else { FAIR });
        }
        let towns = ["ville", "burg", "shire", "grad", "abad", "stan"];
        if towns.iter().any(|ending| first.len() > ending.len() + 2 && first.ends_with(ending)) {
            votes.add(NameKind::Place, FAIR);
        }
        if is_acronym(written) && !(first.len() > 3 && known::is_ordinary(first)) {
            votes.add(NameKind::Organization, FAIR);
        }
    }
    votes
}

fn known_phrase(votes: &mut Votes, written: &str) {
    if known::is_seat(written) || known::is_organisation(written) {
        votes.add(NameKind::Organization, CERTAIN);
    }
    if let Some(weight) = known::place_weight(written) {
        votes.add(NameKind::Place, weight);
    }
}

fn headed(votes: &mut Votes, words: &[String], head: &str, first: &str) {
    let broadcasts = matches!(first, "radio" | "channel") || words.iter().any(|word| word == "channel");
    if broadcasts || has(words::ORGANISATIONS, head) || words.iter().any(|word| word == "&") {
        votes.add(NameKind::Organization, STRONG);
    } else if has(words::PLACES_LAST, head) {
        votes.add(NameKind::Place, STRONG);
    } else if has(words::EVENTS, head) {
        votes.add(NameKind::Event, STRONG);
    }
    if has(words::PLACES_FIRST, first) && !has(words::ORGANISATIONS, head) {
        votes.add(NameKind::Place, STRONG);
    }
    if matches!(first, "st" | "st." | "saint" | "mt.") && !has(words::ORGANISATIONS, head) {
        votes.add(NameKind::Place, STRONG);
    }
    if has(words::EVENTS_FIRST, first) {
        votes.add(NameKind::Event, STRONG + FAIR);
    }
    if matches!(
        first,
        "north"
            | "south"
            | "east"
            | "west"
            | "central"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "new"
            | "san"
            | "santa"
            | "los"
            | "las"
            | "el"
            | "saint"
            | "st"
            | "upper"
            | "lower"
    ) {
        votes.add(NameKind::Place, FAIR);
    }
}

fn person_inside(votes: &mut Votes, words: &[String], first: &str, last: &str) {
    let headed = has(words::ORGANISATIONS, last) || has(words::PLACES_LAST, last) || has(words::EVENTS, last);
    let placed = known::is_place_word(first) && !known::is_demonym(first)
        || known::is_place_word(&words.iter().take(2).cloned().collect::<Vec<_>>().join(" "));
    if placed && known::first_name(first).is_none() && !headed {
        // "Memphis Grizzlies", "London Tramlink": what is called after a town is no person and no town.
        votes.add(NameKind::Organization, STRONG);
        return;
    }
    if placed && last.ends_with('s') && known::is_ordinary(last) && !headed {
        votes.add(NameKind::Organization, STRONG + FAIR);
    }
    let bears_head = words.len() == 2 && words::SURNAMES.contains(&last) && !known::is_ordinary(first) && !placed;
    if known::first_name(first).is_some() && bears_head {
        votes.add(NameKind::Person, STRONG + FAIR);
    }
    if known::first_name(first).is_some() && !headed {
        votes.add(NameKind::Person, STRONG);
    }
    if words.iter().any(|word| is_initial(word)) {
        votes.add(NameKind::Person, FAIR);
    }
    if words.len() <= 3 && !headed {
        if known::is_surname_like(last) {
            votes.add(NameKind::Person, FAIR);
        }
        if words.iter().all(|word| !known::is_ordinary(word)) {
            votes.add(NameKind::Person, FAIR);
        } else if words.iter().all(|word| known::is_ordinary(word)) && known::first_name(first).is_none() {
            votes.add(NameKind::Other, FAIR);
            votes.add(NameKind::Organization, FAIR);
        }
    }
}

/// Two to six capitals: "OSCE".
pub(super) fn is_acronym(written: &str) -> bool {
    let letters = written.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters) && written.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit())
}

/// What the words around a mention say.
pub(super) fn around(mention: &Mention, text: &Text, source: &str) -> Votes {
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
        around.after(&mut votes, mention.words.len());
        around.dateline(&mut votes, first == 0, mention, source);
        return votes;
    }
    around.message(&mut votes, sentence.tokens.len(), mention);
    around.before(&mut votes, mention.words.len());
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

    /// "Velm, south London": a known place after the comma, a direction before it or not.
    fn lies_in(&self, side: &str) -> bool {
        let sided = matches!(side, "north" | "south" | "east" | "west" | "central" | "northern" | "southern")
            || matches!(side, "eastern" | "western");
        let place = self.after.get(if sided { 2 } else { 1 });
        let known = place.is_some_and(|token| {
            token.is_capitalised(self.source)
                && known::place_weight(token.of(self.source)).is_some_and(|weight| weight > 2)
        });
        known && (sided || matches!(self.ahead(2), "," | "." | ""))
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

    fn before(&self, votes: &mut Votes, length: usize) {
        let last = self.back(1);
        match last {
            "in" => votes.add(NameKind::Place, if length == 1 { FAIR + WEAK } else { WEAK }),
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
        let loud = super::case::is_loud(mention.span.of(source));
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
pub(super) fn is_age(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|age| (1..=115).contains(&age))
}

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
