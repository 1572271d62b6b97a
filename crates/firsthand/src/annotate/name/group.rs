//! Mentions with the same words as one group, and the kind of each group by all its votes.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::kind::{self, Votes};
use super::known;
use super::scan::Mention;
use super::words::{self, has};
use crate::annotate::NameKind;
use crate::text::Text;

/// From this many votes a kind is certain, and from [`LIKELY`] likely.
pub(super) const CERTAIN: i32 = 12;
/// See [`CERTAIN`].
pub(super) const LIKELY: i32 = 5;
/// A short form of a person's full name is a person unless this much speaks for something else.
const SHORT_FORM: i32 = 7;

/// All mentions with the same words.
pub(super) struct Group {
    pub(super) words: Vec<String>,
    pub(super) written: String,
    pub(super) mentions: Vec<usize>,
    pub(super) votes: Votes,
    pub(super) kind: Option<NameKind>,
}

/// Cuts names that only stand side by side: "told Bell Moscow was ready".
pub(super) fn parted(text: &Text, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for mention in &mentions {
        *counts.entry(mention.key()).or_default() += 1;
    }
    let count = |words: &[String]| counts.get(&words.join(" ")).copied().unwrap_or_default();
    let mut parted = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let cut = (1..mention.words.len()).find(|&at| {
            let (left, right) = mention.words.split_at(at);
            count(&mention.words) == 1 && side_by_side(left, right, &count)
        });
        match cut.and_then(|at| split(text, &mention, at)) {
            Some((left, right)) => parted.extend([left, right]),
            None => parted.push(mention),
        }
    }
    parted
}

fn side_by_side(left: &[String], right: &[String], count: &dyn Fn(&[String]) -> usize) -> bool {
    let alone = |words: &[String]| count(words) > 0 || known::is_place_word(&words.join(" "));
    let first = left.first().map_or("", String::as_str);
    let last = right.last().map_or("", String::as_str);
    let next = right.first().map_or("", String::as_str);
    let often = count(left) > 1 && known::first_name(first).is_none();
    if often && known::first_name(next).is_some() && !known::is_chiefly_ordinary(next) && right.len() > 1 {
        return true;
    }
    let headed = has(words::ORGANISATIONS, last) || has(words::PLACES_LAST, last) || has(words::EVENTS, last);
    !headed
        && known::first_name(first).is_none()
        && alone(left)
        && alone(right)
        && (count(right) > 0 || left.len() > 1)
        && (count(left) > 0 || right.len() > 1)
        && !known::is_place_word(first)
        && known::is_place_word(&right.join(" "))
}

fn split(text: &Text, mention: &Mention, at: usize) -> Option<(Mention, Mention)> {
    if mention.tokens.len() != mention.words.len() {
        return None;
    }
    let middle = mention.tokens.start + at;
    let part = |tokens: std::ops::Range<usize>, words: &[String]| {
        let (first, last) = (text.tokens.get(tokens.start)?, text.tokens.get(tokens.end.checked_sub(1)?)?);
        Some(Mention { span: first.span.join(last.span), tokens, sentence: mention.sentence, words: words.to_vec() })
    };
    let (left, right) = mention.words.split_at(at);
    Some((part(mention.tokens.start..middle, left)?, part(middle..mention.tokens.end, right)?))
}

pub(super) fn groups(source: &str, text: &Text, mentions: &[Mention]) -> Vec<Group> {
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut sums: Vec<(Votes, Votes)> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let written = words_of(source, mention);
        let group = *index.entry(mention.key()).or_insert_with(|| {
            let mut votes = kind::inside(&mention.words, &written);
            votes.extend(votes);
            groups.push(Group { words: mention.words.clone(), written, mentions: Vec::new(), votes, kind: None });
            sums.push(Default::default());
            groups.len() - 1
        });
        let around = kind::around(mention, text, source);
        if let (Some(group), Some((most, sum))) = (groups.get_mut(group), sums.get_mut(group)) {
            group.mentions.push(at);
            most.raise(around);
            sum.extend(around);
        }
    }
    // The strongest sign counts once, and the rest by their mean, so that a hint does not outweigh knowledge merely
    // because the name stands in the text thirty times.
    for (group, (most, sum)) in groups.iter_mut().zip(sums) {
        group.votes.extend(most);
        group.votes.extend(sum.divided(group.mentions.len()));
    }
    groups
}

/// The words of a mention with white space collapsed.
fn words_of(source: &str, mention: &Mention) -> String {
    mention.span.of(source).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives each group its kind, or none when it is no name.
pub(super) fn settle(groups: &mut [Group], mentions: &[Mention], case: &Case) {
    for group in groups.iter_mut() {
        group.kind = match group.votes.winner() {
            Some(kind) => Some(kind),
            None if group.words.len() > 1 => Some(NameKind::Other),
            None if group.words.first().is_some_and(|word| known::is_ordinary(word)) => None,
            None if !group
                .mentions
                .iter()
                .filter_map(|&at| mentions.get(at))
                .any(|mention| case.tells(mention.tokens.start)) =>
            {
                None
            }
            None => Some(NameKind::Organization),
        };
        if let [word] = group.words.as_slice()
            && is_mere_word(word, group, case)
        {
            group.kind = None;
        }
    }
    // "Velandra" where the article also has "Velandra Hydro", "the Rhine" beside "Rhine River", and surnames.
    settle_short(groups, NameKind::Organization, brand, may_be_organisation);
    settle_short(groups, NameKind::Place, loose_place, may_be_place);
    settle_short(groups, NameKind::Event, storm, may_be_storm);
    settle_short(groups, NameKind::Person, surname, may_be_person);
}

/// Gives single words the kind of the longer names that they are short for.
fn settle_short(
    groups: &mut [Group],
    kind: NameKind,
    short: fn(&[String]) -> Option<&String>,
    may: fn(&Group) -> bool,
) {
    let full = groups.iter().filter(|group| group.kind == Some(kind) && group.words.len() > 1);
    let shorts: BTreeSet<String> = full.filter_map(|group| short(&group.words)).cloned().collect();
    for group in groups.iter_mut() {
        if let [word] = group.words.as_slice()
            && shorts.contains(word)
            && may(group)
        {
            group.kind = Some(kind);
        }
    }
}

fn brand(words: &[String]) -> Option<&String> {
    words.first().filter(|_| is_branded(words))
}

/// "Ada" beside "Hurricane Ada".
fn storm(words: &[String]) -> Option<&String> {
    let is_storm = words.len() == 2 && words.first().is_some_and(|word| words::EVENTS_FIRST.contains(&word.as_str()));
    words.last().filter(|_| is_storm)
}

fn may_be_storm(group: &Group) -> bool {
    group.votes.of(NameKind::Person) < CERTAIN
}

fn loose_place(words: &[String]) -> Option<&String> {
    let loose = words.len() == 2 && words.last().is_some_and(|head| words::LOOSE.contains(&head.as_str()));
    words.first().filter(|_| loose)
}

fn surname(words: &[String]) -> Option<&String> {
    words.last()
}

fn may_be_organisation(group: &Group) -> bool {
    let place = known::place_weight(&group.written).is_some_and(|weight| weight > 2);
    let word = group.words.first().map_or("", String::as_str);
    // "in Velm": the Velm Tram is called after its town.
    let placed = group.votes.of(NameKind::Place) > group.votes.of(NameKind::Organization);
    !place && !placed && group.votes.of(NameKind::Person) < CERTAIN && !known::is_chiefly_ordinary(word)
}

fn may_be_place(group: &Group) -> bool {
    group.votes.of(NameKind::Person) < CERTAIN
}

fn may_be_person(group: &Group) -> bool {
    let other = group.votes.of(NameKind::Organization).max(group.votes.of(NameKind::Place));
    group.votes.of(NameKind::Person) + SHORT_FORM >= other
}

/// A single ordinary word that the article also writes small, or that nothing but its capital speaks for.
fn is_mere_word(word: &str, group: &Group, case: &Case) -> bool {
    let (capital, small) = case.counts(word);
    let most = group.kind.map_or(0, |kind| group.votes.of(kind));
    let known =
        known::is_organisation(&group.written) || known::place_weight(&group.written).is_some_and(|weight| weight > 2);
    let shouted = word.len() > 3 && super::case::is_loud(&group.written);
    // "Ben" and "Chuck": names first, though the dictionary has them as words too.
    let given = known::first_name(word).is_some() && !known::is_chiefly_ordinary(word);
    if given && small == 0 && (capital > 0 || known::is_plain_first_name(word)) {
        return false;
    }
    known::is_ordinary(word) && !known && (shouted || small >= capital && most < CERTAIN || most < LIKELY)
}

/// Whether an organisation's first word is its own rather than its town's: "Velandra Hydro", not "Velm Times".
pub(super) fn is_branded(words: &[String]) -> bool {
    let last = words.last().map_or("", String::as_str);
    words.len() > 1 && (!has(words::ORGANISATIONS, last) || has(words::BRANDED, last))
}
