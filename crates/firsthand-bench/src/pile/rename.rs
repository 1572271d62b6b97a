//! A grown story set into the pile: its dates moved, and, where its event has been grown before, its names and numbers
//! exchanged for fresh ones, the same throughout the story.

use std::collections::{BTreeMap, BTreeSet};

use firsthand::lexicon;
use jiff::ToSpan;
use jiff::civil::Date;

use super::clock::MONTHS;
use super::world::World;
use crate::corpus::random::Random;

/// What is exchanged for what.
#[derive(Clone, Debug)]
pub struct Renaming {
    /// The day on which the story began, and so many days later it begins now.
    pub begin: Date,
    /// A multiple of seven, so that weekdays stay.
    pub later: i64,
    names: BTreeMap<String, String>,
    /// Numbers grow by so many percent.
    percent: usize,
}

impl Renaming {
    /// Only the dates move.
    pub const fn of_dates(begin: Date, later: i64) -> Self {
        Self { begin, later, names: BTreeMap::new(), percent: 0 }
    }

    /// Names that some texts have in common get others.
    pub fn with_names<'a>(mut self, texts: impl Iterator<Item = &'a str>, world: &World, random: &mut Random) -> Self {
        let (mut upper, mut lower) = (BTreeSet::new(), BTreeSet::new());
        for text in texts {
            for word in pieces(text).filter(|piece| piece.starts_with(char::is_alphabetic)) {
                if word.starts_with(char::is_uppercase) {
                    upper.insert(word)
                } else {
                    lower.insert(word.to_owned())
                };
            }
        }
        for word in upper {
            let small = word.to_lowercase();
            let is_name = word.len() > 2
                && word.chars().skip(1).all(char::is_lowercase)
                && month(word).is_none()
                && !lower.contains(&small)
                && !lexicon::is_function_word(&small)
                && !lexicon::is_known_word(&small);
            if is_name {
                let place = lexicon::places::place(word).is_some() || lexicon::places::demonym(&small).is_some();
                self.names.insert(word.to_owned(), world.fresh_name(place, random));
            }
        }
        self.percent = 3 + random.below(40);
        self
    }

    /// A text with everything exchanged.
    pub fn applied(&self, text: &str) -> String {
        let pieces: Vec<&str> = pieces(text).collect();
        let mut out: Vec<String> = pieces.iter().map(|piece| self.name(piece)).collect();
        for at in 0..pieces.len() {
            if let Some(month) = month(pieces[at]) {
                self.move_date(&pieces, at, month, &mut out);
            }
        }
        out.concat()
    }

    fn name(&self, piece: &str) -> String {
        if let Some(name) = self.names.get(piece) {
            return name.clone();
        }
        if piece.len() > 2 && piece.chars().all(char::is_uppercase) {
            let small: String = piece.chars().take(1).chain(piece.to_lowercase().chars().skip(1)).collect();
            return self.names.get(&small).map_or_else(|| piece.to_owned(), |name| name.to_uppercase());
        }
        match piece.parse::<usize>() {
            // Hours, minutes and days are small; years are known by their size.
            Ok(number) if self.percent > 0 && number > 60 && !(1900..2100).contains(&number) && piece.len() < 6 => {
                (number + number * self.percent / 100).to_string()
            }
            _ => piece.to_owned(),
        }
    }

    /// Moves "March 3", "3 March", and the year after either.
    fn move_date(&self, pieces: &[&str], at: usize, month: usize, out: &mut [String]) {
        let day_at = |at: Option<usize>| {
            let at = at?;
            let day: i8 = pieces.get(at)?.parse().ok()?;
            (1..=31).contains(&day).then_some((at, day))
        };
        let after = if pieces.get(at + 1) == Some(&".") { at + 3 } else { at + 2 };
        let Some((place, day)) = day_at(Some(after)).or_else(|| day_at(at.checked_sub(2))) else { return };
        let Ok(old) = Date::new(self.begin.year(), month as i8 + 1, day) else { return };
        let new = old.checked_add(self.later.days()).unwrap_or(old);
        out[place] = new.day().to_string();
        out[at] = MONTHS[(new.month() - 1) as usize].to_owned();
        for year in at.max(place) + 1..(at.max(place) + 4).min(pieces.len()) {
            if pieces[year].len() == 4 && pieces[year].parse::<i16>() == Ok(self.begin.year()) {
                out[year] = new.year().to_string();
            }
        }
    }
}

/// The number of a month from 0, from its name in full or cut short ("Sept").
fn month(word: &str) -> Option<usize> {
    let short = (3..=4).contains(&word.len());
    MONTHS.iter().position(|month| *month == word || short && month.starts_with(word))
}

/// Runs of letters, runs of digits, and everything else one by one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let kind = |c: char| {
        if c.is_alphabetic() {
            0
        } else if c.is_ascii_digit() {
            1
        } else {
            2
        }
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same = |c: char| kind(first) < 2 && kind(c) == kind(first);
        let end = rest.char_indices().skip(1).find(|&(_, c)| !same(c)).map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_move_and_nothing_else_does() {
        let renaming = Renaming::of_dates(date(2024, 3, 3), 700);
        assert_eq!(renaming.applied("TEKO, Mar. 3 (HNA)"), "TEKO, February. 1 (HNA)");
        let text = "PORT HALE, March 3 - The Merrin Queen sank on Sunday, 3 March 2024, with 203 aboard.";
        assert_eq!(
            renaming.applied(text),
            "PORT HALE, February 1 - The Merrin Queen sank on Sunday, 1 February 2026, with 203 aboard."
        );
    }

    #[test]
    fn names_and_numbers_change_alike_everywhere() {
        let texts = ["Anselm Pryor spoke to 203 people.", "PRYOR said the police had asked Pryor."];
        let (world, mut random) = (World::new(1), Random::new(5));
        let renaming = Renaming::of_dates(date(2024, 3, 3), 0).with_names(texts.iter().copied(), &world, &mut random);
        let [first, second] = texts.map(|text| renaming.applied(text));
        let surname = first.split(' ').nth(1).unwrap();
        assert!(surname != "Pryor" && !first.contains("203") && first.ends_with("people."), "{first}");
        assert_eq!(second, format!("{} said the police had asked {surname}.", surname.to_uppercase()));
    }
}
