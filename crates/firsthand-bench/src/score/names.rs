//! Names, their kinds, and which of them mean the same one.

use std::collections::{BTreeMap, BTreeSet};

use firsthand::Account;
use firsthand::annotate::{Name, NameKind};

use super::likeness::{half_shared, jaccard, pair_up};
use super::{Scores, Side, Tally};
use crate::gold::model::{Gold, GoldName};

const KINDS: [(&str, NameKind); 4] = [
    ("person", NameKind::Person),
    ("organization", NameKind::Organization),
    ("place", NameKind::Place),
    ("event", NameKind::Event),
];

/// What stands for one thing: an entity of a story, or of one article where no story has it.
type Thing = (usize, Option<usize>, usize);

/// A gold mention as it was written, and what the engine says it means.
struct Mention<'a> {
    form: &'a str,
    thing: Option<Thing>,
}

/// Adds the measures of names.
pub fn score(gold: &Gold, account: &Account, sides: &[Side], scores: &mut Scores) {
    let annotated: Vec<&Side> = sides.iter().filter(|side| side.gold.names.is_some()).collect();
    if annotated.is_empty() {
        return;
    }
    let (mut all, mut exact) = (Tally::default(), Tally::default());
    for (name, kind) in KINDS {
        let mut tally = Tally::default();
        for side in &annotated {
            of_kind(side, name, kind, &mut tally, &mut exact, scores);
        }
        all = Tally {
            hit: all.hit + tally.hit,
            gold: all.gold + tally.gold,
            right: all.right + tally.right,
            found: all.found + tally.found,
        };
        scores.add(format!("names_{name}_recall"), tally.hit, tally.gold);
        scores.add(format!("names_{name}_precision"), tally.right, tally.found);
    }
    scores.add_found("names", all);
    scores.add_found("names_exact", Tally { gold: all.gold, found: all.found, ..exact });
    let mentions = mentions(account, &annotated);
    joined(gold, &mentions, scores);
    apart(gold, &mentions, scores);
}

fn of_kind(side: &Side, name: &str, kind: NameKind, tally: &mut Tally, exact: &mut Tally, scores: &mut Scores) {
    let expected: Vec<&GoldName> = side.gold.names.iter().flatten().filter(|mention| mention.kind == name).collect();
    let found: Vec<&Name> = side.report.annotations.names.iter().filter(|found| found.kind == kind).collect();
    let pairs = pair_up(expected.len(), found.len(), |g, f| {
        let (expected, found) = (expected[g].span, found[f].span);
        half_shared(expected, found).then(|| jaccard(expected, found))
    });
    for (expected, pair) in expected.iter().zip(&pairs) {
        match pair.and_then(|f| found.get(f)) {
            Some(found) => {
                let same = usize::from(found.span == expected.span);
                (tally.hit, tally.right) = (tally.hit + 1, tally.right + 1);
                (exact.hit, exact.right) = (exact.hit + same, exact.right + same);
            }
            None => scores.fault("names", "missed", side, expected.span, &taken_for(side, expected, name)),
        }
    }
    for (f, found) in found.iter().enumerate() {
        if !pairs.contains(&Some(f)) {
            scores.fault("names", "false", side, found.span, name);
        }
    }
    tally.gold += expected.len();
    tally.found += found.len();
}

/// The kind that was missed, and what the words were taken for instead.
fn taken_for(side: &Side, expected: &GoldName, kind: &str) -> String {
    let found = side.report.annotations.names.iter().find(|found| found.span.overlaps(expected.span));
    found.map_or_else(|| kind.to_owned(), |found| format!("{kind}; is {:?}", found.kind))
}

/// The mentions of every gold entity, each with what the engine takes it for.
fn mentions<'a>(account: &Account, sides: &[&'a Side]) -> BTreeMap<&'a str, Vec<Mention<'a>>> {
    let things = things(account);
    let mut mentions: BTreeMap<&str, Vec<Mention>> = BTreeMap::new();
    for side in sides {
        let number = account.reports.iter().position(|report| std::ptr::eq(report, side.report));
        let names = &side.report.annotations.names;
        for mention in side.gold.names.iter().flatten() {
            let best = names
                .iter()
                .filter(|name| half_shared(name.span, mention.span))
                .max_by_key(|name| (name.span.shared(mention.span), std::cmp::Reverse(name.span.start)));
            let local = number.zip(best.map(|name| name.entity));
            let thing = local.map(|at| things.get(&at).copied().unwrap_or((0, Some(at.0), at.1)));
            let form = mention.span.of(&side.gold.text);
            mentions.entry(&mention.entity).or_default().push(Mention { form, thing });
        }
    }
    mentions
}

/// The story entity that each article entity belongs to.
pub fn things(account: &Account) -> BTreeMap<(usize, usize), Thing> {
    let mut things = BTreeMap::new();
    for (s, story) in account.stories.iter().enumerate() {
        for (e, entity) in story.entities.iter().enumerate() {
            for member in &entity.members {
                things.insert(*member, (s, None, e));
            }
        }
    }
    things
}

/// Of all pairs of mentions that name the same one in different forms, those that the engine takes for the same.
fn joined(gold: &Gold, mentions: &BTreeMap<&str, Vec<Mention>>, scores: &mut Scores) {
    let (mut pairs, mut persons, mut forms) = ((0, 0), (0, 0), (0, 0));
    for (key, mentions) in mentions {
        let is_person = gold.entities.get(*key).is_some_and(|entity| entity.kind == "person");
        let mut by_form: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
        for (i, a) in mentions.iter().enumerate() {
            for b in mentions.iter().skip(i + 1).filter(|b| b.form != a.form) {
                let same = usize::from(a.thing.is_some() && a.thing == b.thing);
                let counts = by_form.entry((a.form.min(b.form), a.form.max(b.form))).or_default();
                *counts = (counts.0 + same, counts.1 + 1);
            }
        }
        for ((a, b), (same, all)) in by_form {
            pairs = (pairs.0 + same, pairs.1 + all);
            forms = (forms.0 + usize::from(2 * same > all), forms.1 + 1);
            if is_person {
                persons = (persons.0 + same, persons.1 + all);
            }
            if same < all {
                let line = format!("{key}: {a} / {b}  joined at {same} of {all} pairs of mentions");
                scores.faults.push(super::Fault { kind: "variants", what: "missed", line });
            }
        }
    }
    scores.add("variants_joined", pairs.0, pairs.1);
    scores.add("variants_joined_persons", persons.0, persons.1);
    scores.add("variants_joined_forms", forms.0, forms.1);
}

/// Of the pairs of different entities, those of which no mention is taken for the same.
fn apart(gold: &Gold, mentions: &BTreeMap<&str, Vec<Mention>>, scores: &mut Scores) {
    let things_of = |key: &str| -> BTreeSet<Thing> {
        mentions.get(key).into_iter().flatten().filter_map(|mention| mention.thing).collect()
    };
    let persons: Vec<&str> = mentions
        .keys()
        .copied()
        .filter(|key| gold.entities.get(*key).is_some_and(|entity| entity.kind == "person"))
        .collect();
    let mut different: BTreeSet<(&str, &str)> =
        gold.different.iter().map(|(a, b)| (a.as_str().min(b), a.as_str().max(b))).collect();
    for (i, a) in persons.iter().enumerate() {
        different.extend(persons.iter().skip(i + 1).map(|b| (*a.min(b), *a.max(b))));
    }
    let listed = |a: &str, b: &str| gold.different.iter().any(|(x, y)| (x == a && y == b) || (x == b && y == a));
    let (mut all, mut look_alikes) = ((0, 0), (0, 0));
    for (a, b) in different {
        let kept = usize::from(things_of(a).is_disjoint(&things_of(b)));
        all = (all.0 + kept, all.1 + 1);
        if listed(a, b) {
            look_alikes = (look_alikes.0 + kept, look_alikes.1 + 1);
        }
        if kept == 0 {
            let line = format!("{a} and {b} are taken for the same");
            scores.faults.push(super::Fault { kind: "variants", what: "false", line });
        }
    }
    scores.add("persons_kept_apart", all.0, all.1);
    scores.add("look_alikes_kept_apart", look_alikes.0, look_alikes.1);
}
