//! The days on the timeline.

use std::collections::BTreeMap;

use firsthand::Account;
use firsthand::account::Event;

use super::{Fault, Places, Scores};
use crate::gold::model::Gold;

/// Adds the share of annotated days that the timeline has, told by one of the articles that tell it.
pub fn score(gold: &Gold, account: &Account, places: &Places, scores: &mut Scores) {
    if gold.timeline.is_empty() {
        return;
    }
    let mut days: BTreeMap<&str, (Vec<usize>, Vec<&str>)> = BTreeMap::new();
    for day in &gold.timeline {
        let (articles, labels) = days.entry(&day.when).or_default();
        articles.extend(day.files.iter().filter_map(|file| places.number(file)));
        labels.push(&day.what);
    }
    let events: Vec<&Event> = account.stories.iter().flat_map(|story| &story.timeline).collect();
    let of = days.len();
    let mut hit = 0;
    for (when, (articles, labels)) in days {
        let tells = |event: &&&Event| {
            event.when.starts_with(when) && event.members.iter().any(|member| articles.contains(&member.article))
        };
        if events.iter().find(tells).is_some() {
            hit += 1;
        } else {
            let line = format!("{when}: {}", labels.join("; "));
            scores.faults.push(Fault { kind: "timeline", what: "missed", line });
        }
    }
    scores.add("timeline_days", hit, of);
}
