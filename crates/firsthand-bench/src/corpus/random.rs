//! Chance for invented text: picks, ranks and shares.

use crate::stream::Stream;

/// A sequence of numbers.
#[derive(Clone, Debug)]
pub struct Random(Stream);

impl Random {
    /// The sequence of this seed.
    pub const fn new(seed: u64) -> Self {
        Self(Stream::new(seed))
    }

    /// From 0 up to but not including 1.
    pub fn share(&mut self) -> f64 {
        self.0.share()
    }

    /// From 0 up to but not including `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((self.share() * end as f64) as usize).min(end.saturating_sub(1))
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A copy of one of a list that is not empty.
    pub fn choice<T: Copy>(&mut self, list: &[T]) -> T {
        *self.pick(list)
    }

    /// A place in a list of `count` things of which the `n`th is about `1/n` as frequent as the first (Zipf's law).
    pub fn ranked(&mut self, count: usize) -> usize {
        let rank = ((count as f64 + 1.0).ln() * self.share()).exp() - 1.0;
        (rank as usize).min(count.saturating_sub(1))
    }

    /// Whether something that happens with this chance does.
    pub fn happens(&mut self, chance: f64) -> bool {
        self.share() < chance
    }
}
