//! Where a stretch of capitalised words begins and ends: over "of", "and", particles, hyphens and possessives.

use super::super::known;
use super::super::words::{self, has};
use super::{SYLLABLES, Scan};
use crate::text::Sentence;

impl Scan<'_> {
    /// Where the stretch of capitalised words that begins at `at` ends, if one begins there.
    pub(super) fn run(&self, at: usize, index: usize, sentence: &Sentence) -> Option<usize> {
        let limit = sentence.tokens.end;
        let starts = self.names(at, index);
        if !starts && !self.is_capital(at) {
            return None;
        }
        let mut end = at + 1;
        while let Some(next) = self.extend(at, end, index, limit) {
            end = next;
        }
        (starts || end > at + 1 && self.opens_name(at, end)).then_some(end)
    }

    /// A first word whose capital means nothing, before words whose capitals do: "Independence Square was full".
    pub(super) fn opens_name(&self, at: usize, end: usize) -> bool {
        let (first, second, last) = (self.norm(at), self.norm(at + 1), self.norm(end - 1));
        if known::is_function(first) || has(words::NOT_NAMES, first) || has(words::CALENDAR, first) && first != "march"
        {
            return false;
        }
        if self.is_channel(at + 1) {
            return true;
        }
        if self.is_capital(at + 1) {
            if first == "radio" && (self.case.tells(at + 1) || self.case.is_proper(second)) {
                return !known::is_ordinary(second);
            }
            let pair = self.phrase(&[at, at + 1]);
            if known::place_weight(&pair).is_some() || known::is_organisation(&pair) {
                return true;
            }
            let headed = has(words::ORGANISATIONS, last) || has(words::PLACES_LAST, last) || has(words::EVENTS, last);
            return self.case.has_pair(first, second)
                || headed
                    && !has(words::TITLES, first)
                    && !self.case.is_headline(self.text.sentence_at(self.start(at)).unwrap_or(0));
        }
        second == "of" && takes_of(first) || second == "for" && takes_for(first)
    }

    pub(super) fn start(&self, index: usize) -> usize {
        self.token(index).map_or(0, |token| token.span.start)
    }

    /// The new end of a run `at..end` when it goes on.
    pub(super) fn extend(&self, at: usize, end: usize, sentence: usize, limit: usize) -> Option<usize> {
        if end >= limit {
            return None;
        }
        let (last, next) = (self.token(end - 1)?, self.token(end)?);
        if next.is_word() && self.names(end, sentence) {
            return Some(end + 1);
        }
        if self.is_channel(end) {
            return Some(end + 1);
        }
        let follows = |index: usize| index < limit && self.names(index, sentence);
        if next.is("-") && last.touches(next) {
            let after = self.token(end + 1).filter(|after| next.touches(after) && end + 1 < limit)?;
            let tail = after.is_word() && after.norm.len() <= 4 && SYLLABLES.contains(&after.norm.as_str());
            return (follows(end + 1) || tail).then_some(end + 2);
        }
        match next.norm.as_str() {
            "'s" => (BEFORE_POSSESSIVE.contains(&last.norm.as_str()) && follows(end + 1)).then_some(end + 2),
            "&" => follows(end + 1).then_some(end + 2),
            "of" | "for" | "against" | "on" | "in" => self.over_of(at, end, &follows),
            "and" => self.over_and(at, end, &follows),
            particle if words::PARTICLES.contains(&particle) && next.is_word() => {
                self.over_particles(end, limit, &follows)
            }
            _ => None,
        }
    }

    pub(super) fn over_of(&self, at: usize, end: usize, follows: &dyn Fn(usize) -> bool) -> Option<usize> {
        let heads = match self.norm(end) {
            "of" if has(words::TITLES, self.norm(end - 1)) => has(words::AFTER_TITLE_OF, self.norm(end + 1)),
            "of" => (at..end).any(|index| takes_of(self.norm(index))),
            "for" => (at..end).any(|index| takes_for(self.norm(index))),
            _ => false,
        };
        let skip = usize::from(self.norm(end + 1) == "the");
        (heads && follows(end + 1 + skip)).then_some(end + 2 + skip)
    }

    /// "Ministry of Health and Sport", "Food and Drug Administration", "Trinidad and Tobago".
    pub(super) fn over_and(&self, at: usize, end: usize, follows: &dyn Fn(usize) -> bool) -> Option<usize> {
        if !follows(end + 1) {
            return None;
        }
        let of = (at..end).any(|index| matches!(self.norm(index), "of" | "for"));
        let pair = format!("{} and {}", self.norm(end - 1), self.norm(end + 1));
        let ministry =
            of && (at..end).any(|index| TAKES_AND.contains(&self.norm(index))) && !known::is_place(self.norm(end - 1));
        let headed = known::is_ordinary(self.norm(end - 1))
            && known::is_ordinary(self.norm(end + 1))
            && follows(end + 2)
            && has(words::ORGANISATIONS, self.norm(end + 2))
            && (!has(words::ORGANISATIONS, self.norm(end - 1)) || self.norm(end - 1).ends_with("ies"));
        (ministry || headed || known::is_place(&pair)).then_some(end + 2)
    }

    pub(super) fn over_particles(&self, end: usize, limit: usize, follows: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut at = end;
        while at < limit && at < end + 3 && words::PARTICLES.contains(&self.norm(at)) {
            at += 1;
            if self.norm(at) == "-" {
                at += 1;
            }
        }
        follows(at).then_some(at + 1)
    }
}

fn takes_of(word: &str) -> bool {
    has(words::ORGANISATIONS, word)
        || has(words::EVENTS, word)
        || has(words::PLACES_FIRST, word)
        || matches!(
            word,
            "house"
                | "isle"
                | "state"
                | "states"
                | "province"
                | "district"
                | "church"
                | "order"
                | "tower"
                | "port"
                | "coast"
                | "cape"
                | "duke"
                | "duchess"
                | "prince"
                | "princess"
                | "daughters"
                | "sons"
                | "rights"
                | "horn"
                | "county"
                | "borough"
                | "hall"
                | "lady"
                | "statue"
                | "strait"
                | "heart"
                | "sea"
                | "friends"
                | "children"
                | "doctors"
                | "reporters"
                | "bay"
                | "knights"
                | "emirates"
                | "side"
                | "islands"
                | "bureau"
                | "faculty"
                | "ministers"
        )
}

fn takes_for(word: &str) -> bool {
    has(words::ORGANISATIONS, word)
        || matches!(
            word,
            "march"
                | "campaign"
                | "citizens"
                | "americans"
                | "workers"
                | "mothers"
                | "transport"
                | "students"
                | "scientists"
                | "women"
                | "rally"
        )
}

/// Organisations whose matter is often two-fold: "Ministry of Health and Sport".
#[rustfmt::skip]
const TAKES_AND: &[&str] = &[
    "ministry", "department", "committee", "commission", "institute", "organisation", "organization", "agency",
    "office", "secretary", "minister", "centre", "center", "council", "bureau", "board", "directorate", "association",
    "museum", "school", "college", "university", "administration", "faculty", "society", "ministers",
];

/// Words that bear a possessive inside a name: "People's Party".
#[rustfmt::skip]
const BEFORE_POSSESSIVE: &[&str] = &[
    "people", "women", "children", "men", "workers", "king", "queen", "prince", "st", "lloyd", "sotheby", "christie",
    "moody", "levi", "macy", "wendy", "domino", "sainsbury", "veterans", "teachers", "girls", "boys", "farmers",
    "mcdonald", "kellogg", "george", "andrew", "john", "mary", "james", "peter", "paul", "patrick", "valentine",
    "new year", "mother", "father",
];
