//! How many stories there are, how big they get, and when their articles come.
//!
//! Four stories in five are told once; the sizes of the others follow a power law. That leaves a good half of the articles
//! within stories, as Nicholls and Bright found of 61,864 articles of British news ("Understanding news story chains using
//! information retrieval and network clustering techniques", 2018), and gives a million articles some dozens of stories with
//! thousands of members. The exponent is not measured on news: it is one that both facts allow.

use super::clock::{self, DAY, HOUR, Minute};
use crate::corpus::random::Random;

/// What pile to make.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// So many articles.
    pub articles: usize,
    /// The days through which stories begin.
    pub days: u32,
    /// Another seed gives another pile.
    pub seed: u64,
}

/// One article to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// When it is published.
    pub at: Minute,
    /// The number of its story.
    pub story: u32,
    /// The episode of the story that it belongs to, from 0.
    pub episode: u8,
}

/// The share of stories that are told once.
const ONCE: f64 = 0.8;
/// The exponent of the sizes of the others.
const EXPONENT: f64 = 2.1;
/// No story has more members than this, or than this share of the pile.
const MOST: f64 = 5000.0;
const MOST_SHARE: f64 = 0.03;
/// Half of an episode's reports are out within this time; the spread is that of the logarithm.
const HALF_OUT: f64 = 4.0 * HOUR as f64;
const SPREAD: f64 = 1.2;
/// The mean time from one episode to the next.
const PAUSE: f64 = 2.0 * DAY as f64;
/// Every episode draws this share of the attention of the one before.
const FADING: f64 = 0.65;

impl Plan {
    /// The sizes of the stories, as many as it takes beside so many articles of others.
    pub fn sizes(&self, others: usize) -> Vec<u32> {
        let mut random = Random::new(self.seed);
        let most = (self.articles as f64 * MOST_SHARE).clamp(2.0, MOST);
        let (mut sizes, mut left) = (Vec::new(), self.articles.saturating_sub(others) as u32);
        while left > 0 {
            let size = size(most, &mut random).min(left);
            sizes.push(size);
            left -= size;
        }
        sizes
    }

    /// The chance that belongs to one story.
    pub fn random(&self, story: u32) -> Random {
        let seed = self.seed.wrapping_mul(0x9E37_79B9).wrapping_add(u64::from(story) + 1);
        Random::new(seed.wrapping_mul(0xD134_2543_DE82_EF95))
    }

    /// When a story begins.
    pub fn begin(&self, random: &mut Random) -> Minute {
        clock::when_busy(random.below((self.days * DAY) as usize) as Minute, 0, random)
    }

    /// When the articles of a story come that begins then, each with its episode.
    pub fn slots(&self, story: u32, size: u32, begin: Minute, random: &mut Random) -> Vec<Slot> {
        let mut slots = vec![Slot { at: begin, story, episode: 0 }];
        let (mut left, mut from) = (size - 1, begin);
        let episodes = episodes(size, random);
        for episode in 0..episodes {
            let last = episode + 1 == episodes;
            let share = (1.0 - FADING) / (1.0 - FADING.powi(i32::from(episodes - episode)));
            let here = if last { left } else { (f64::from(left) * share).round() as u32 };
            for _ in 0..here {
                let wait = (HALF_OUT.ln() + SPREAD * normal(random)).exp().min(6.0 * f64::from(DAY));
                slots.push(Slot { at: clock::when_busy(from + wait as Minute, 0, random), story, episode });
            }
            left -= here;
            from += (6.0 * f64::from(HOUR) - PAUSE * (1.0 - random.share()).ln()) as Minute;
        }
        slots.sort_unstable();
        slots
    }
}

/// The members of one story: one, or so many that the chance of `n` falls with a power of `n`.
fn size(most: f64, random: &mut Random) -> u32 {
    if random.happens(ONCE) {
        return 1;
    }
    // The continuous power law from 1.5 up, rounded, is near the discrete one from 2 up.
    loop {
        let size = (1.5 * (1.0 - random.share()).powf(-1.0 / (EXPONENT - 1.0))).round();
        if size <= most {
            return size as u32;
        }
    }
}

/// One episode for small stories, up to about ten for the biggest.
fn episodes(size: u32, random: &mut Random) -> u8 {
    let most = f64::from(size.max(2) / 2).ln() * 1.2;
    1 + random.below(most as usize + 1) as u8
}

/// A number of the normal distribution (Box and Muller).
pub fn normal(random: &mut Random) -> f64 {
    let (u, v) = (1.0 - random.share(), random.share());
    (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: Plan = Plan { articles: 100_000, days: 60, seed: 1 };

    #[test]
    fn most_stories_are_told_once_and_a_few_by_hundreds() {
        let sizes = PLAN.sizes(0);
        assert_eq!(sizes.iter().sum::<u32>(), 100_000);
        let once = sizes.iter().filter(|&&size| size == 1).count();
        assert!((0.75..0.85).contains(&(once as f64 / sizes.len() as f64)));
        assert!((0.2..0.5).contains(&(once as f64 / 100_000.0)), "{once}");
        assert!(sizes.iter().filter(|&&size| size > 500).count() >= 3);
    }

    #[test]
    fn a_big_story_has_episodes_and_begins_with_its_first_article() {
        let slots = PLAN.slots(7, 2000, 5 * DAY, &mut PLAN.random(7));
        assert_eq!(slots.len(), 2000);
        assert!(slots.iter().all(|slot| slot.at >= 5 * DAY && slot.story == 7));
        assert_eq!((slots[0].at, slots[0].episode), (5 * DAY, 0));
        assert_eq!(PLAN.slots(8, 1, DAY, &mut PLAN.random(8)), [Slot { at: DAY, story: 8, episode: 0 }]);
    }
}
