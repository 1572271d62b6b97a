//! Titles taken out of a stretch: "US Secretary of State Mike Pompeo" gives "US" and "Mike Pompeo".

use super::super::known;
use super::super::words::{self, has};
use super::{Mention, Scan, is_initial};

impl Scan<'_> {
    /// Takes the title out of "US Secretary of State Mike Pompeo" and gives what stands before and after it.
    pub(super) fn untitle(&self, run: &[usize], sentence: usize, found: &mut Vec<Mention>) {
        for head in (0..run.len()).rev() {
            if !self.is_title(run, head) {
                continue;
            }
            let Some(after) = self.after_title(run, head) else { continue };
            let before = self.before_title(run, head);
            self.untitle(run.get(..before).unwrap_or_default(), sentence, found);
            self.emit(run.get(after..).unwrap_or_default(), sentence, found);
            return;
        }
        self.emit(run, sentence, found);
    }

    /// Whether the word is a title, or says what the person named next is: "Billionaire Mark Lund".
    pub(super) fn is_title(&self, run: &[usize], head: usize) -> bool {
        let (word, next) = (self.word_at(run, head), self.word_at(run, head + 1));
        let described = || {
            known::is_person_noun(word)
                && known::first_name(word).is_none()
                && known::first_name(next).is_some()
                && !known::is_chiefly_ordinary(next)
        };
        has(words::TITLES, word) || described()
    }

    /// Where the name after the title at `head` starts, or `None` when the word is no title here.
    pub(super) fn after_title(&self, run: &[usize], head: usize) -> Option<usize> {
        let before = head.checked_sub(1).map_or("", |at| self.word_at(run, at));
        let loud =
            head.checked_sub(1).and_then(|at| self.token(*run.get(at)?)).is_some_and(|token| self.is_loud(token));
        let is_surname =
            known::first_name(before).is_some() && !loud && !known::is_demonym(before) || is_initial(before);
        if is_surname || before == "of" || before == "for" || before == "and" {
            return None;
        }
        // "Burger King", "Lisbeth Pope": heads of houses and churches that are surnames after a name's first word.
        if head + 1 == run.len()
            && SURNAMES.contains(&self.word_at(run, head))
            && !before.is_empty()
            && !known::is_demonym(before)
            && !known::is_place_word(before)
            && !has(words::BEFORE_TITLE, before)
            && !has(words::TITLES, before)
        {
            return None;
        }
        let mut after = head + 1;
        if matches!(self.word_at(run, after), "of" | "for") {
            after += 1;
            let from = after;
            while has(words::AFTER_TITLE_OF, self.word_at(run, after))
                || matches!(self.word_at(run, after), "the" | "and")
            {
                after += 1;
            }
            if after == from {
                return None;
            }
        }
        let last = self.word_at(run, run.len().saturating_sub(1));
        let headed = after < run.len()
            && (has(words::ORGANISATIONS, last) || has(words::PLACES_LAST, last) || has(words::EVENTS, last))
            && known::first_name(self.word_at(run, after)).is_none();
        let next = self.word_at(run, after);
        if has(words::ORGANISATIONS, next) && known::first_name(next).is_none() {
            return None;
        }
        let ordinary = after < run.len()
            && known::is_chiefly_ordinary(next)
            && !self.case.has_pair(next, self.word_at(run, after + 1));
        (!headed && !ordinary && !matches!(next, "of" | "for" | "'s" | "and" | "&")).then_some(after)
    }

    /// Where the title that ends at `head` begins: "Deputy Foreign Minister".
    pub(super) fn before_title(&self, run: &[usize], head: usize) -> usize {
        let mut before = head;
        while before > 0 {
            let word = self.word_at(run, before - 1);
            if !(has(words::BEFORE_TITLE, word) || has(words::TITLES, word) || word == "-" || word == "and") {
                break;
            }
            before -= 1;
        }
        before
    }
}

/// Titles that are surnames as often.
const SURNAMES: &[&str] = &["king", "prince", "bishop", "judge", "dean", "pope", "marshal", "priest", "duke", "baron"];
