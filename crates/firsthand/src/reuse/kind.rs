//! How the words were changed on the way: carried, touched up, reworded or translated.
//!
//! A thesaurus leaves the small words standing and swaps the others; a translation there and back keeps more of the
//! telling words and names and loses the small ones: articles, prepositions, auxiliaries.

use crate::account::ReuseKind;

use super::align::{self, Grid};
use super::lines::Word;
use super::words::Words;

/// What an alignment of two passages counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// Telling words of both sides, and those that stand opposite an equal one.
    pub telling: (f32, f32),
    /// Function words of both sides, and those that stand opposite an equal one.
    pub small: (f32, f32),
    /// Words of the shorter side, and those that stand opposite an equal one.
    pub shorter: (f32, f32),
    /// Telling words that stand opposite another that means the same.
    pub swapped: f32,
}

/// From this share of equal words of the shorter side on, a passage is only touched up.
const EDITED: f32 = 0.75;
/// A translation keeps this much more of its telling words than of its small ones.
const TRANSLATED: f32 = 0.08;

/// Counts two word lists.
pub(super) fn tally(a: &[Word], b: &[Word], words: &mut Words) -> Tally {
    let grid = Grid::new(a, b, |x, y| words.alike(x, y));
    let matches = align::whole(a, b, &grid);
    let is_small = |word: &Word| words.get(word.term).is_some_and(|term| term.function);
    let mut tally = Tally::default();
    for word in a.iter().chain(b) {
        if is_small(word) { tally.small.0 += 1.0 } else { tally.telling.0 += 1.0 }
    }
    for one in &matches {
        let Some(x) = a.get(one.a) else { continue };
        match (one.alike >= 0.9, is_small(x)) {
            (true, true) => tally.small.1 += 2.0,
            (true, false) => tally.telling.1 += 2.0,
            (false, _) => tally.swapped += 2.0,
        }
    }
    let equal = matches.iter().filter(|one| one.alike >= 1.0).count() as f32;
    tally.shorter = (a.len().min(b.len()) as f32, equal);
    tally
}

impl Tally {
    /// Adds another passage of the same two articles.
    pub fn add(&mut self, other: &Self) {
        let add = |x: &mut (f32, f32), y: (f32, f32)| *x = (x.0 + y.0, x.1 + y.1);
        add(&mut self.telling, other.telling);
        add(&mut self.small, other.small);
        add(&mut self.shorter, other.shorter);
        self.swapped += other.swapped;
    }
}

/// The kind of one passage, given the tally of all passages of its two articles: how one machine treats a text shows
/// better over many sentences than in one.
pub(super) fn of(own: &Tally, all: &Tally, unchanged: bool) -> ReuseKind {
    let share = |part: (f32, f32)| if part.0 > 0.0 { part.1 / part.0 } else { 1.0 };
    if unchanged {
        ReuseKind::Verbatim
    } else if share(own.shorter) >= EDITED {
        ReuseKind::Edited
    } else if share(all.shorter) < EDITED && share(all.telling) - share(all.small) >= TRANSLATED {
        ReuseKind::Translated
    } else {
        ReuseKind::Rewritten
    }
}
