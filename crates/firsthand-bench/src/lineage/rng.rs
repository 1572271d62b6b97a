//! Chance that anybody can repeat, seeded by the name of what is grown.

use crate::stream::Stream;

/// A stream of numbers that look like chance.
#[derive(Clone, Debug)]
pub struct Rng(Stream);

impl Rng {
    /// A stream of its own for each name.
    pub fn named(name: &str) -> Self {
        // FNV-1a, so that names one letter apart start far from one another.
        let hash = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self(Stream::new(name.bytes().fold(0xcbf2_9ce4_8422_2325, hash)))
    }

    /// A number below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.0.draw()) * end as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True this often.
    pub fn chance(&mut self, share: f64) -> bool {
        self.0.share() < share
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// Shuffles a list (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_the_same_stream_and_another_name_another() {
        let draw = |name| {
            let mut rng = Rng::named(name);
            [rng.below(1000), rng.below(1000), rng.below(1000)]
        };
        assert_eq!(draw("ferry/1"), draw("ferry/1"));
        assert_ne!(draw("ferry/1"), draw("ferry/2"));
    }

    #[test]
    fn numbers_stay_in_range_and_reach_its_ends() {
        let mut rng = Rng::named("range");
        let drawn: Vec<usize> = (0..200).map(|_| rng.between(3, 5)).collect();
        assert!(drawn.iter().all(|n| (3..=5).contains(n)) && drawn.contains(&3) && drawn.contains(&5));
        assert_eq!(rng.below(0), 0);
        assert!(!rng.chance(0.0) && rng.chance(1.0));
    }
}
