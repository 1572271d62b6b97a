//! A stretch cut where two names or two texts meet: at calendar words, at labels, before the next person.

use super::super::known;
use super::super::words::{self, has};
use super::{Mention, Scan};
use crate::lexicon::names;

impl Scan<'_> {
    /// Cuts a run at calendar words, then takes titles and nationalities off.
    pub(super) fn cut(&self, run: &[usize], sentence: usize, found: &mut Vec<Mention>) {
        let mut from = 0;
        for at in 0..run.len() {
            if self.is_calendar(run, at) {
                self.untitle(run.get(from..at).unwrap_or_default(), sentence, found);
                from = at + 1;
            } else if at > from && self.is_seam(run.get(from..).unwrap_or_default(), at - from) {
                let left = run.get(from..at).unwrap_or_default();
                if !self.is_slogan(left) {
                    self.untitle(left, sentence, found);
                }
                from = at;
            }
        }
        self.untitle(run.get(from..).unwrap_or_default(), sentence, found);
    }

    /// Whether two texts meet before `at`: "Velmbank Velmbank said", "NOT ALONE Holly Lund is", "United Nations Nikki
    /// Lund". Labels, captions and headlines run into prose so.
    pub(super) fn is_seam(&self, run: &[usize], at: usize) -> bool {
        let (Some(&before), Some(&here)) = (run.get(at.wrapping_sub(1)), run.get(at)) else { return false };
        if !self.is_capital(before) || !self.is_capital(here) {
            return false;
        }
        let loud = |index: usize| self.token(index).is_some_and(|token| self.is_loud(token));
        let (word, next) = (self.norm(here), self.word_at(run, at + 1));
        let person = known::first_name(word).is_some()
            && !known::is_chiefly_ordinary(word)
            && !known::is_place_word(word)
            && run.get(at + 1).is_some_and(|&index| self.is_capital(index) && loud(index) == loud(here))
            && !has(words::ORGANISATIONS, next)
            && !has(words::PLACES_LAST, next)
            && !has(words::EVENTS, next);
        let shout = loud(before) && !loud(here) && self.norm(before).len() > 2;
        let label = shout && self.norm(before).len() > 3 && known::is_ordinary(self.norm(before));
        // "Ana Lund ENGAGED": a headline's shout after a name.
        let label = label || !loud(before) && loud(here) && word.len() > 3 && known::is_ordinary(word) && at > 1;
        let organisation = at > 0 && known::is_organisation(&self.phrase(run.get(..at).unwrap_or_default()));
        let called = run.len() == at + 1
            && known::is_plain_first_name(word)
            && !names::surname(word)
            && matches!(self.norm(here + 1), "," | ":");
        let roll = at >= 2 && (person && run.len() >= at + 2 || called) && self.ends_person(run, at);
        let rest = self.phrase(run.get(at..).unwrap_or_default());
        let agency = at > 1 && known::is_agency(&self.phrase(run.get(..at).unwrap_or_default()));
        let abroad = organisation && at > 1 && known::place_weight(&rest).is_some_and(|weight| weight > 2);
        self.norm(before) == word && word.len() > 3
            || agency
            || abroad
            || label
            || person && (shout || organisation)
            || roll
    }

    /// "Ana Lund Viktor Brel": whether a whole person's name stands before the first name at `at`.
    fn ends_person(&self, run: &[usize], at: usize) -> bool {
        let (first, last) = (self.word_at(run, 0), self.word_at(run, at - 1));
        let given = |word: &str| known::first_name(word).is_some();
        let all_capital = run.iter().take(at + 2).all(|&index| self.is_capital(index));
        all_capital
            && given(first)
            && !known::is_place_word(first)
            && (!given(last) || known::is_surname_like(last))
            && !has(words::TITLES, last)
            && !has(words::TITLES, first)
    }

    /// Capitals before a seam that no name is known for.
    pub(super) fn is_slogan(&self, run: &[usize]) -> bool {
        let loud = run.iter().all(|&index| self.token(index).is_some_and(|token| self.is_loud(token)));
        let phrase = self.phrase(run);
        loud && !known::is_organisation(&phrase)
            && !known::is_place(&phrase)
            && (run.len() > 1
                || phrase.len() > 5
                || known::is_ordinary(self.word_at(run, 0))
                || known::first_name(self.word_at(run, 0)).is_some())
    }

    pub(super) fn is_calendar(&self, run: &[usize], at: usize) -> bool {
        let word = self.word_at(run, at);
        if !has(words::CALENDAR, word) {
            return false;
        }
        let (before, after) = (at.checked_sub(1).map_or("", |b| self.word_at(run, b)), self.word_at(run, at + 1));
        let in_event = matches!(before, "black" | "bloody" | "good" | "cyber" | "palm" | "ash" | "super" | "holy")
            || has(words::ORGANISATIONS, after)
                && !run.get(at + 1).is_some_and(|&next| self.token(next).is_some_and(|token| self.is_loud(token)))
            || has(words::EVENTS, after)
            || word == "march"
                && (matches!(after, "of" | "for" | "on") || !before.is_empty() && known::is_ordinary(before));
        let in_person = known::first_name(before).is_some()
            || matches!(word, "april" | "june" | "august" | "may" | "jan")
                && !after.is_empty()
                && !known::is_ordinary(after);
        !(in_event || in_person)
    }
}
