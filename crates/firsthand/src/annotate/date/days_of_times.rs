//! Which day a time of day belongs to that stands without one: "at 3:31 a.m.".

use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use super::reckon::Reckoned;
use super::words::Unit;
use super::{Certainty, Placed, When};

/// The days that times of day without one belong to.
pub(super) struct DaysOfTimes {
    days: Vec<Option<(Day, Certainty)>>,
}

/// How many expressions each way are looked at for the day of a time.
const NEIGHBOURS: usize = 6;

impl DaysOfTimes {
    /// The day named in the sentence, else the last one of the block, else the one the text names most.
    pub(super) fn of(found: &[Placed], reckoned: &[Option<Reckoned>]) -> Self {
        let day = |index: usize| {
            let reference = reckoned.get(index)?.as_ref()?.reference?;
            (reference.unit == Unit::Day).then_some(reference.day)
        };
        let most = most_named(found.len(), day);
        let days = found.iter().enumerate().map(|(index, placed)| {
            if placed.item.when != When::SomeDay {
                return None;
            }
            let near = |other: &usize, same: fn(&Placed, &Placed) -> bool| {
                found.get(*other).is_some_and(|other| same(other, placed))
            };
            let back = || (index.saturating_sub(NEIGHBOURS)..index).rev();
            let ahead = index + 1..(index + 1 + NEIGHBOURS).min(found.len());
            let in_sentence: fn(&Placed, &Placed) -> bool = |a, b| a.sentence == b.sentence;
            let in_block: fn(&Placed, &Placed) -> bool = |a, b| a.block == b.block;
            let here = back().chain(ahead).filter(|other| near(other, in_sentence)).find_map(day);
            let before = || back().filter(|other| near(other, in_block)).find_map(day);
            here.map(|day| (day, Certainty::Likely)).or_else(|| before().or(most).map(|day| (day, Certainty::Unsure)))
        });
        Self { days: days.collect() }
    }

    pub(super) fn at(&self, index: usize) -> Option<(Day, Certainty)> {
        self.days.get(index).copied().flatten()
    }
}

/// The only day named, or the one named most often and at least twice; of several the one named first.
fn most_named(count: usize, day: impl Fn(usize) -> Option<Day>) -> Option<Day> {
    let mut times: BTreeMap<Day, (usize, usize)> = BTreeMap::new();
    for index in 0..count {
        if let Some(day) = day(index) {
            times.entry(day).or_insert((0, index)).0 += 1;
        }
    }
    let alone = times.len() == 1;
    let most = times.into_iter().max_by_key(|(_, (times, first))| (*times, usize::MAX - first))?;
    (alone || most.1.0 >= 2).then_some(most.0)
}
