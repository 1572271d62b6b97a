//! Which names of one article mean the same one, and what kind of thing it is.
//!
//! Mentions with the same words are a *group*; a group has one kind, by all its votes. Full names of people, and
//! names of anything else, become entities; then each short form ("Lukashenko", "the EU", "Velandra") goes to the
//! entity it is short for. Two people with one surname stay apart: a lone surname goes to the one that the form of
//! address allows and that was named last.

use std::collections::BTreeMap;

use super::case::Case;
use super::kind::{self, Votes};
use super::known;
use super::scan::{Mention, is_initial};
use super::words::{self, has};
use crate::annotate::{Certainty, Entity, Gender, Name, NameKind};
use crate::lexicon::names::same_first_name;
use crate::text::Text;

/// From this many votes a kind is certain, and from [`LIKELY`] likely.
const CERTAIN: i32 = 12;
/// See [`CERTAIN`].
const LIKELY: i32 = 5;
/// A short form of a person's full name is a person unless this much speaks for something else.
const SHORT_FORM: i32 = 7;

/// All mentions with the same words.
struct Group {
    words: Vec<String>,
    written: String,
    mentions: Vec<usize>,
    votes: Votes,
    kind: Option<NameKind>,
}

/// One entity in the making.
struct Thing {
    kind: NameKind,
    /// Words of all its full forms.
    forms: Vec<Vec<String>>,
    name: String,
    gender: Option<Gender>,
    /// The last mention so far, for short forms; `usize::MAX` for none.
    last: Option<usize>,
    first: usize,
}

/// The names in their order and the entities in the order of their first mention.
pub(super) fn entities(source: &str, text: &Text, case: &Case, mentions: Vec<Mention>) -> (Vec<Name>, Vec<Entity>) {
    let mentions = parted(text, mentions);
    let mut groups = groups(source, text, &mentions);
    settle(&mut groups, &mentions, case);
    let mut things = full_names(&groups);
    let places = joined(source, text, &mentions, &groups, &mut things);
    finish(&mentions, &groups, things, &places)
}

/// Cuts names that only stand side by side: "told Lukashenko Moscow was ready".
fn parted(text: &Text, mentions: Vec<Mention>) -> Vec<Mention> {
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

fn groups(source: &str, text: &Text, mentions: &[Mention]) -> Vec<Group> {
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
fn settle(groups: &mut [Group], mentions: &[Mention], case: &Case) {
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
    let firms: Vec<usize> = (0..groups.len()).filter(|&at| is_short_organisation(groups, at)).collect();
    for at in firms {
        if let Some(group) = groups.get_mut(at) {
            group.kind = Some(NameKind::Organization);
        }
    }
    let short: Vec<usize> = (0..groups.len()).filter(|&at| is_short_person(groups, at)).collect();
    for at in short {
        if let Some(group) = groups.get_mut(at) {
            group.kind = Some(NameKind::Person);
        }
    }
}

/// A single ordinary word that the article also writes small, or that nothing but its capital speaks for.
fn is_mere_word(word: &str, group: &Group, case: &Case) -> bool {
    let (capital, small) = case.counts(word);
    let most = group.kind.map_or(0, |kind| group.votes.of(kind));
    let known =
        known::is_organisation(&group.written) || known::place_weight(&group.written).is_some_and(|weight| weight > 2);
    known::is_ordinary(word) && !known && (small >= capital && most < CERTAIN || most < LIKELY)
}

/// "Velandra" where the article also has "Velandra Hydro".
fn is_short_organisation(groups: &[Group], at: usize) -> bool {
    let Some(group) = groups.get(at) else { return false };
    let [word] = group.words.as_slice() else { return false };
    let place = known::place_weight(&group.written).is_some_and(|weight| weight > 2);
    !place
        && group.votes.of(NameKind::Person) < CERTAIN
        && !known::is_chiefly_ordinary(word)
        && groups.iter().any(|full| {
            full.kind == Some(NameKind::Organization) && full.words.first() == Some(word) && is_branded(&full.words)
        })
}

fn is_short_person(groups: &[Group], at: usize) -> bool {
    let Some(group) = groups.get(at) else { return false };
    let [word] = group.words.as_slice() else { return false };
    let person = group.votes.of(NameKind::Person) + SHORT_FORM;
    let other = [NameKind::Organization, NameKind::Place]
        .map(|kind| group.votes.of(kind))
        .into_iter()
        .max()
        .unwrap_or_default();
    person >= other
        && groups
            .iter()
            .any(|full| full.kind == Some(NameKind::Person) && full.words.len() > 1 && full.words.last() == Some(word))
}

/// Entities for all full names: people of two words and more, and everything else.
fn full_names(groups: &[Group]) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    let mut order: Vec<&Group> = groups.iter().filter(|group| group.kind.is_some()).collect();
    order.sort_by_key(|group| (std::cmp::Reverse(group.words.len()), group.mentions.first().copied()));
    for group in order {
        let (Some(kind), Some(&first)) = (group.kind, group.mentions.first()) else { continue };
        let fits = things.iter().position(|thing| thing.kind == kind && is_form(thing, group, &things));
        let lone = kind == NameKind::Person && group.words.len() == 1 && has_namesake(&things, &group.words);
        match fits.and_then(|at| things.get_mut(at)) {
            Some(thing) => {
                thing.forms.push(group.words.clone());
                thing.first = thing.first.min(first);
            }
            None if lone => {}
            None => things.push(Thing {
                kind,
                forms: vec![group.words.clone()],
                name: group.written.clone(),
                gender: group.words.first().and_then(|word| known::first_name(word)).flatten(),
                last: None,
                first,
            }),
        }
    }
    things
}

fn has_namesake(things: &[Thing], words: &[String]) -> bool {
    things.iter().any(|thing| thing.kind == NameKind::Person && is_part_of_person(words, thing))
}

/// Whether a single word is the last, or else the first, word of a person's full name.
fn is_part_of_person(words: &[String], thing: &Thing) -> bool {
    let [word] = words else { return false };
    thing.forms.iter().any(|form| form.len() > 1 && (form.last() == Some(word) || form.first() == Some(word)))
}

/// Whether the group's words are another full form of the thing, or a short form that needs no choice.
fn is_form(thing: &Thing, group: &Group, things: &[Thing]) -> bool {
    match thing.kind {
        NameKind::Person => {
            group.words.len() > 1
                && thing.forms.iter().any(|form| same_person(form, &group.words))
                && things
                    .iter()
                    .filter(|other| {
                        other.kind == NameKind::Person && other.forms.iter().any(|form| same_person(form, &group.words))
                    })
                    .count()
                    == 1
        }
        kind => {
            let name = known::canonical(&thing.name, kind);
            name.is_some() && name == known::canonical(&group.written, kind)
                || thing.forms.iter().any(|form| is_shorter(form, &group.words, kind, &group.written))
        }
    }
}

/// "Donald J. Trump" and "Donald Trump", "J. Biden" and "Joe Biden", "Bill Gates" and "William Gates".
fn same_person(a: &[String], b: &[String]) -> bool {
    let (Some(first_a), Some(last_a), Some(first_b), Some(last_b)) = (a.first(), a.last(), b.first(), b.last()) else {
        return false;
    };
    let initial = |short: &str, long: &str| is_initial(short) && long.chars().next() == short.chars().next();
    let firsts = same_first_name(first_a, first_b) || initial(first_a, first_b) || initial(first_b, first_a);
    let middles = a.len() <= 2
        || b.len() <= 2
        || a.get(1) == b.get(1)
        || [a.get(1), b.get(1)].into_iter().flatten().any(|word| is_initial(word));
    let prefix = a.len() != b.len() && (a.starts_with(b) || b.starts_with(a)) && a.len().min(b.len()) >= 2;
    last_a == last_b && firsts && middles || prefix
}

/// Whether an organisation's first word is its own rather than its town's: "Velandra Hydro", not "Velm Times".
fn is_branded(words: &[String]) -> bool {
    let last = words.last().map_or("", String::as_str);
    words.len() > 1 && (!has(words::ORGANISATIONS, last) || has(words::BRANDED, last))
}

/// Whether `short` is what an article calls `long` the second time: its acronym, its beginning, or its head.
fn is_shorter(long: &[String], short: &[String], kind: NameKind, written: &str) -> bool {
    if short.len() >= long.len() {
        return false;
    }
    let [word] = short else { return kind == NameKind::Organization && long.starts_with(short) };
    if kind::is_acronym(written) {
        return is_acronym_of(word, long);
    }
    let (Some(first), Some(last)) = (long.first(), long.last()) else { return false };
    let named = !known::is_place_word(word) && !known::is_demonym(word);
    match kind {
        NameKind::Organization => {
            (first == word && is_branded(long) && !known::is_chiefly_ordinary(word)
                || last == word && known::is_ordinary(word))
                && named
        }
        NameKind::Place => {
            let bare = |word: &str| has(words::PLACES_LAST, word) || has(words::PLACES_FIRST, word);
            long.len() == 2
                && (first == word && bare(last)
                    || last == word && (bare(first) || known::is_ordinary(word) && bare(word)))
                && (named || known::place_weight(written).unwrap_or_default() <= 2)
        }
        _ => false,
    }
}

/// "OSCE" for "Organization for Security and Co-operation in Europe", small words counted or not.
fn is_acronym_of(acronym: &str, long: &[String]) -> bool {
    let letters: String = acronym.chars().filter(|c| *c != '.').collect();
    let initials = |all: bool| -> String {
        long.iter().filter(|word| all || !known::is_function(word)).filter_map(|word| word.chars().next()).collect()
    };
    letters.chars().count() > 1 && (letters == initials(true) || letters == initials(false))
}

/// The thing that each mention means, short forms of people resolved one after the other.
fn joined(
    source: &str,
    text: &Text,
    mentions: &[Mention],
    groups: &[Group],
    things: &mut [Thing],
) -> Vec<Option<usize>> {
    let mut group_of: Vec<Option<&Group>> = vec![None; mentions.len()];
    for group in groups.iter().filter(|group| group.kind.is_some()) {
        for &at in &group.mentions {
            if let Some(slot) = group_of.get_mut(at) {
                *slot = Some(group);
            }
        }
    }
    let mut meant = Vec::with_capacity(mentions.len());
    for (at, (mention, group)) in mentions.iter().zip(group_of).enumerate() {
        let thing = group.and_then(|group| meaning(group, address(source, text, mention), things));
        if let Some(thing) = thing.and_then(|thing| things.get_mut(thing)) {
            thing.last = Some(at);
        }
        meant.push(thing);
    }
    meant
}

fn meaning(group: &Group, address: Option<Gender>, things: &[Thing]) -> Option<usize> {
    let same = |thing: &&Thing| Some(thing.kind) == group.kind;
    let exact = things.iter().position(|thing| same(&thing) && thing.forms.contains(&group.words));
    if exact.is_some() {
        return exact;
    }
    let fits = |thing: &Thing| {
        thing.kind == NameKind::Person
            && is_part_of_person(&group.words, thing)
            && (address.is_none() || thing.gender.is_none() || thing.gender == address)
    };
    let surname = |thing: &Thing| thing.forms.iter().any(|form| form.last() == group.words.last());
    // Those named before come first, the last named of them; then the first to be named later.
    let rank = |thing: &Thing| (surname(thing), thing.last.is_some(), thing.last, std::cmp::Reverse(thing.first));
    things.iter().enumerate().filter(|(_, thing)| fits(thing)).max_by_key(|(_, thing)| rank(thing)).map(|(at, _)| at)
}

/// The gender that the form of address before a mention gives.
pub(super) fn address(_source: &str, text: &Text, mention: &Mention) -> Option<Gender> {
    let before = mention.tokens.start.checked_sub(1).and_then(|at| text.tokens.get(at))?;
    let sentence = text.sentences.get(mention.sentence)?;
    if before.span.start < sentence.span.start {
        return None;
    }
    if has(words::MALE_ADDRESS, &before.norm) {
        Some(Gender::Male)
    } else if has(words::FEMALE_ADDRESS, &before.norm) {
        Some(Gender::Female)
    } else {
        None
    }
}

fn finish(
    mentions: &[Mention],
    groups: &[Group],
    things: Vec<Thing>,
    meant: &[Option<usize>],
) -> (Vec<Name>, Vec<Entity>) {
    let mut certainty: BTreeMap<usize, Certainty> = BTreeMap::new();
    for group in groups {
        let votes = group.kind.map_or(0, |kind| group.votes.of(kind));
        let sure = if votes >= CERTAIN {
            Certainty::Certain
        } else if votes >= LIKELY {
            Certainty::Likely
        } else {
            Certainty::Unsure
        };
        certainty.extend(group.mentions.iter().map(|&at| (at, sure)));
    }
    let mut number: Vec<Option<usize>> = vec![None; things.len()];
    let (mut names, mut entities) = (Vec::new(), Vec::new());
    for (at, (mention, thing)) in mentions.iter().zip(meant).enumerate() {
        let Some((thing, slot)) = thing.and_then(|index| things.get(index).zip(number.get_mut(index))) else {
            continue;
        };
        let entity = *slot.get_or_insert_with(|| {
            entities.push(Entity {
                kind: thing.kind,
                name: thing.name.clone(),
                gender: None,
                roles: Vec::new(),
                age: None,
            });
            entities.len() - 1
        });
        let certainty = certainty.get(&at).copied().unwrap_or(Certainty::Unsure);
        names.push(Name { span: mention.span, kind: thing.kind, entity, certainty });
    }
    (names, entities)
}
