//! Names in lists: what little is known of goes with its neighbours.

use std::collections::{BTreeMap, BTreeSet};

use super::group::{CERTAIN, Group, LIKELY};
use super::kind::{self, FAIR};
use super::known;
use super::scan::Mention;
use super::words;
use crate::annotate::NameKind;
use crate::text::Text;

/// Lists hold things of one kind: "Lisbon, Velm and Porto" are places, "Ana, Rudo and Viktor" people. A name that
/// little is known of goes with its neighbours.
pub(super) fn compare_listed(groups: &mut [Group], mentions: &[Mention], text: &Text) {
    let mut of_mention: Vec<Option<usize>> = vec![None; mentions.len()];
    for (index, group) in groups.iter().enumerate() {
        for &at in &group.mentions {
            if let Some(slot) = of_mention.get_mut(at) {
                *slot = Some(index);
            }
        }
    }
    let mut kinds: BTreeMap<usize, NameKind> = BTreeMap::new();
    for (list, groups_of) in lists(mentions, text).into_iter().map(|list| (list.clone(), of_mention.get(list))) {
        let listed: BTreeSet<usize> = groups_of.unwrap_or_default().iter().flatten().copied().collect();
        let sure: BTreeSet<NameKind> = listed.iter().filter_map(|&at| groups.get(at).and_then(sure_kind)).collect();
        if let (Some(&kind), 1, true) = (sure.first(), sure.len(), list.len() > 1) {
            let unsure = listed.into_iter().filter(|&at| groups.get(at).is_some_and(is_unsure));
            kinds.extend(unsure.map(|at| (at, kind)));
        }
    }
    for (at, kind) in kinds {
        if let Some(group) = groups.get_mut(at) {
            group.kind = Some(kind);
        }
    }
}

/// Ranges of mentions with nothing between them but commas and "and".
fn lists(mentions: &[Mention], text: &Text) -> Vec<std::ops::Range<usize>> {
    let mut lists = Vec::new();
    let mut from = 0;
    for at in 1..=mentions.len() {
        let joined = mentions.get(at - 1).zip(mentions.get(at)).is_some_and(|(one, other)| {
            let between = text.tokens.get(one.tokens.end..other.tokens.start).unwrap_or_default();
            one.sentence == other.sentence
                && matches!(between.len(), 1 | 2)
                && between.iter().all(|token| matches!(token.norm.as_str(), "," | "and" | "or" | "&"))
        });
        if !joined {
            lists.push(from..at);
            from = at;
        }
    }
    lists
}

/// The kind of people and places that are known for them, by their votes or by a longer name.
fn sure_kind(group: &Group) -> Option<NameKind> {
    let kind =
        group.kind.filter(|_| !is_either(group)).filter(|kind| matches!(kind, NameKind::Person | NameKind::Place))?;
    (group.votes.of(kind) >= LIKELY || group.votes.winner() != Some(kind)).then_some(kind)
}

/// A name of one word that is no word, of which little is known.
fn is_unsure(group: &Group) -> bool {
    let most = group.votes.winner().map_or(0, |kind| group.votes.of(kind));
    let star = group.words.first().is_some_and(|word| words::NO_PEOPLE.contains(&word.as_str()));
    let plain = group.words.len() == 1 && !star && group.words.first().is_some_and(|word| !known::is_ordinary(word));
    plain && most < LIKELY && !kind::is_acronym(&group.written) || is_either(group)
}

/// "Porto": a small town and a surname.
fn is_either(group: &Group) -> bool {
    let small = known::place_weight(&group.written).is_some_and(|weight| weight <= FAIR);
    let person = group.votes.of(NameKind::Person);
    group.words.len() == 1 && small && person > 0 && person < CERTAIN
}
