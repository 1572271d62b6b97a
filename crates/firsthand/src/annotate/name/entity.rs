//! Which names of one article mean the same one, and what kind of thing it is.
//!
//! Mentions with the same words are a *group*; a group has one kind, by all its votes. Full names of people, and
//! names of anything else, become entities; then each short form ("Lukashenko", "the EU", "Velandra") goes to the
//! entity it is short for. Two people with one surname stay apart: a lone surname goes to the one that the form of
//! address allows and that was named last.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::group::{CERTAIN, Group, LIKELY, groups, is_branded, parted, settle};
use super::kind;
use super::known;
use super::list::compare_listed;
use super::scan::{Mention, is_initial};
use super::words::{self, has};
use crate::annotate::{Certainty, Entity, Gender, Name, NameKind};
use crate::lexicon::names::same_first_name;
use crate::text::Text;

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
    compare_listed(&mut groups, &mentions, text);
    let mut things = Things::of(&groups);
    let places = joined(source, text, &mentions, &groups, &mut things);
    finish(&mentions, &groups, things.list, &places)
}

/// The entities so far, found by the words they may be called by.
struct Things {
    list: Vec<Thing>,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl Things {
    /// Entities for all full names: people of two words and more, and everything else.
    fn of(groups: &[Group]) -> Self {
        let mut things = Self { list: Vec::new(), by_word: BTreeMap::new() };
        let mut order: Vec<&Group> = groups.iter().filter(|group| group.kind.is_some()).collect();
        order.sort_by_key(|group| (std::cmp::Reverse(group.words.len()), group.mentions.first().copied()));
        for group in order {
            things.add(group);
        }
        things
    }

    fn add(&mut self, group: &Group) {
        let (Some(kind), Some(&first)) = (group.kind, group.mentions.first()) else { return };
        let near = self.near(group);
        let alike = |at: &&usize| self.list.get(**at).is_some_and(|thing| thing.kind == kind && is_form(thing, group));
        let fits: Vec<usize> = near.iter().filter(alike).copied().collect();
        let namesake = |at: &usize| {
            self.list
                .get(*at)
                .is_some_and(|thing| thing.kind == NameKind::Person && is_part_of_person(&group.words, thing))
        };
        let lone = kind == NameKind::Person && near.iter().any(namesake);
        // Two people may be meant by one short form; a choice is left to each mention.
        let chosen = fits.first().copied().filter(|_| kind != NameKind::Person || fits.len() == 1);
        let at = match chosen {
            Some(at) => at,
            None if lone => return,
            None => {
                let gender = group.words.first().and_then(|word| known::first_name(word)).flatten();
                self.list.push(Thing {
                    kind,
                    forms: Vec::new(),
                    name: group.written.clone(),
                    gender,
                    last: None,
                    first,
                });
                self.list.len() - 1
            }
        };
        if let Some(thing) = self.list.get_mut(at) {
            thing.forms.push(group.words.clone());
            thing.first = thing.first.min(first);
        }
        for key in keys(group) {
            let slot = self.by_word.entry(key).or_default();
            if slot.last() != Some(&at) {
                slot.push(at);
            }
        }
    }

    /// The entities that share a key with the group, ascending.
    fn near(&self, group: &Group) -> BTreeSet<usize> {
        keys(group).iter().filter_map(|key| self.by_word.get(key)).flatten().copied().collect()
    }
}

/// What a name can be found by: its first and last word, its initials, the name it is listed by.
fn keys(group: &Group) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = [group.words.first(), group.words.last()].into_iter().flatten().cloned().collect();
    if group.words.len() > 1 {
        keys.extend([initials(&group.words, true), initials(&group.words, false)]);
    } else if let Some(word) = group.words.first() {
        keys.insert(word.replace('.', ""));
    }
    let listed = group.kind.and_then(|kind| known::canonical(&group.written, kind));
    keys.extend(listed.map(|name| format!("={name}")));
    keys
}

fn initials(words: &[String], all: bool) -> String {
    words.iter().filter(|word| all || !known::is_function(word)).filter_map(|word| word.chars().next()).collect()
}

/// Whether a single word is the last, or else the first, word of a person's full name.
fn is_part_of_person(words: &[String], thing: &Thing) -> bool {
    let [word] = words else { return false };
    let bare = |word: &String| word.strip_prefix("al-").or(word.strip_prefix("el-")).unwrap_or(word).to_owned();
    let ends = |form: &Vec<String>| form.last().is_some_and(|last| last == word || bare(last) == bare(word));
    thing.forms.iter().any(|form| form.len() > 1 && (ends(form) || form.first() == Some(word)))
}

/// Whether the group's words are another full form of the thing, or a short form that needs no choice.
fn is_form(thing: &Thing, group: &Group) -> bool {
    match thing.kind {
        NameKind::Person => group.words.len() > 1 && thing.forms.iter().any(|form| same_person(form, &group.words)),
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
    let firsts = || same_first_name(first_a, first_b) || initial(first_a, first_b) || initial(first_b, first_a);
    let middles = a.len() <= 2
        || b.len() <= 2
        || a.get(1) == b.get(1)
        || [a.get(1), b.get(1)].into_iter().flatten().any(|word| is_initial(word));
    let prefix = a.len() != b.len() && (a.starts_with(b) || b.starts_with(a)) && a.len().min(b.len()) >= 2;
    // "bin Tarn" for "Omar bin Tarn".
    let linked = |short: &[String], long: &[String], first: &String| {
        words::PARTICLES.contains(&first.as_str()) && short.len() < long.len() && long.ends_with(short)
    };
    last_a == last_b && (middles && firsts() || linked(a, b, first_a) || linked(b, a, first_b)) || prefix
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
                || last == word && (known::is_ordinary(word) || long.len() == 2 && known::is_place_word(first)))
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
    letters.chars().count() > 1 && (letters == initials(long, true) || letters == initials(long, false))
}

/// The thing that each mention means, short forms of people resolved one after the other.
fn joined(
    source: &str,
    text: &Text,
    mentions: &[Mention],
    groups: &[Group],
    things: &mut Things,
) -> Vec<Option<usize>> {
    let mut group_of: Vec<Option<&Group>> = vec![None; mentions.len()];
    for group in groups.iter().filter(|group| group.kind.is_some()) {
        for &at in &group.mentions {
            if let Some(slot) = group_of.get_mut(at) {
                *slot = Some(group);
            }
        }
    }
    let mut meant: Vec<Option<usize>> = Vec::with_capacity(mentions.len());
    for (at, (mention, group)) in mentions.iter().zip(group_of).enumerate() {
        let born = at.checked_sub(1).filter(|&before| is_born(text, mentions.get(before), mention));
        let born = born
            .and_then(|before| meant.get(before).copied().flatten())
            .filter(|&thing| things.list.get(thing).is_some_and(|thing| thing.kind == NameKind::Person));
        let thing = born.or_else(|| group.and_then(|group| meaning(group, address(source, text, mention), things)));
        if let Some(thing) = thing.and_then(|thing| things.list.get_mut(thing)) {
            thing.last = Some(at);
        }
        meant.push(thing);
    }
    meant
}

/// "Ana Lund, née Brovik": the name that the person before it was born with.
fn is_born(text: &Text, before: Option<&Mention>, mention: &Mention) -> bool {
    let Some(between) = before.and_then(|before| text.tokens.get(before.tokens.end..mention.tokens.start)) else {
        return false;
    };
    let mark = between.first().is_some_and(|token| matches!(token.norm.as_str(), "," | "("));
    let word = between.last().map_or("", |token| token.norm.as_str());
    matches!(word, "née" | "nee" | "né") && between.len() <= 2 || word == "born" && mark && between.len() == 2
}

fn meaning(group: &Group, address: Option<Gender>, things: &Things) -> Option<usize> {
    let near = things.near(group);
    let near = || near.iter().filter_map(|&at| Some((at, things.list.get(at)?)));
    let exact = near().find(|(_, thing)| Some(thing.kind) == group.kind && thing.forms.contains(&group.words));
    if let Some((at, _)) = exact {
        return Some(at);
    }
    let fits = |thing: &Thing| {
        thing.kind == NameKind::Person
            && is_part_of_person(&group.words, thing)
            && (address.is_none() || thing.gender.is_none() || thing.gender == address)
    };
    let surname = |thing: &Thing| thing.forms.iter().any(|form| form.last() == group.words.last());
    // Those named before come first, the last named of them; then the first to be named later.
    let rank = |thing: &Thing| (surname(thing), thing.last.is_some(), thing.last, std::cmp::Reverse(thing.first));
    near().filter(|(_, thing)| fits(thing)).max_by_key(|(_, thing)| rank(thing)).map(|(at, _)| at)
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
