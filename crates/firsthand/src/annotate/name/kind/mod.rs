//! What sort of thing a name names: votes of the words inside it and of the words around it.
//!
//! A vote says how strongly a sign speaks for a kind; the votes of all mentions of a name are added up before
//! anything is decided, so that "Mr Brel said" decides what "Brel" is in the headline.

mod around;

use super::known;
use super::scan::is_initial;
use super::words::{self, has};
use crate::annotate::NameKind;
use crate::lexicon::names;

pub(super) use around::{around, is_age};

/// The kinds in the order of [`Votes`].
const KINDS: [NameKind; 5] =
    [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Event, NameKind::Other];

/// A sign that leaves no doubt: a form of address, a known name of several words.
const CERTAIN: i32 = 12;
/// A sign that seldom misleads.
const STRONG: i32 = 6;
/// A sign that is right more often than not.
pub(super) const FAIR: i32 = 3;
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
    // "Route 91": the word before the number says what it is.
    let number = words.len() == 2 && last.chars().all(|c| c.is_ascii_digit());
    let head = if number { first } else { head };
    known_phrase(&mut votes, written);
    if words::FEASTS.contains(&words.join(" ").as_str()) {
        votes.add(NameKind::Event, CERTAIN);
        return votes;
    }
    // "New Orleans": of several words that name a town, few name anything else, but for "San Marino" and "Paris Hill".
    let town = known::first_name(first).is_none() && votes.of(NameKind::Place) > 0;
    let known_place = words.len() > 1 && (votes.of(NameKind::Place) > FAIR || town);
    if known_place && votes.of(NameKind::Place) <= FAIR {
        votes.add(NameKind::Place, FAIR);
    }
    if is_team(words) {
        votes.add(NameKind::Organization, CERTAIN);
        return votes;
    }
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
            // "S100", "B52": a model's number.
            let numbered = written.chars().any(|c| c.is_ascii_digit());
            votes.add(if numbered { NameKind::Other } else { NameKind::Organization }, FAIR);
        }
    }
    votes
}

/// "Cleveland Marlins", "New York Herons": a town or state and a plural, which no surname is.
fn is_team(words: &[String]) -> bool {
    let Some((last, place)) = words.split_last() else { return false };
    let plural = last.len() > 4 && last.ends_with('s') && !last.ends_with("ss");
    let other = has(words::ORGANISATIONS, last) || has(words::PLACES_LAST, last) || has(words::EVENTS, last);
    plural && !other && !names::surname(last) && known::is_place_word(&place.join(" "))
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
    let noble = matches!(first, "bin" | "ibn" | "bint" | "van" | "von" | "de" | "der");
    if noble && !headed {
        votes.add(NameKind::Person, STRONG);
    } else if words.iter().any(|word| is_initial(word)) {
        votes.add(NameKind::Person, FAIR);
    }
    if words.len() <= 3 && !headed {
        // "Kondola Rice": a surname that is a word too, after a word that is none.
        if known::is_surname_like(last) || names::surname(last) && !known::is_ordinary(first) && !placed {
            votes.add(NameKind::Person, FAIR);
        }
        if words.iter().all(|word| !known::is_ordinary(word)) {
            votes.add(NameKind::Person, FAIR);
        } else if words.iter().all(|word| known::is_ordinary(word)) && known::first_name(first).is_none() {
            votes.add(NameKind::Other, FAIR + WEAK);
        }
    }
}

/// Two to six capitals: "OSCE".
pub(super) fn is_acronym(written: &str) -> bool {
    let letters = written.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters) && written.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit())
}
