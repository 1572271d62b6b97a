//! Who is who across the articles of a story: one entity for all spellings of one person, organisation or place.
//!
//! Entities of the articles with the very same name are one *spelling*. Two spellings are joined, the likeliest pairs
//! first, when their names are alike and nothing speaks against it: that one article keeps both apart, that one is a
//! man and the other a woman, that their ages differ. Last, a lone surname goes to the one person who bears it. A
//! wrong join is worse than a missed one, so that doubt keeps apart.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::{self, SAME, first_sound, likeness, plain, sounds};
use crate::account::{Report, StoryEntity, Variant};
use crate::annotate::{Entity, Gender, NameKind};
use crate::lexicon::{self, organizations, places};
use crate::span::Span;

/// Two spellings that one article keeps apart are joined only from this likeness on.
const APART: f64 = 0.97;
/// How alike an acronym and what it stands for are.
const ACRONYM: f64 = 0.98;
/// Ages of one person may differ by this many years between articles (a birthday, a slip).
const AGE_GAP: u32 = 1;
/// Surnames that differ by less than one consonant in seven letters; below, a shared role or age is needed.
const SPELT_ALIKE: f64 = 0.88;
/// A lone surname is spelt like the full name's from this likeness on.
const SAME_SURNAME: f64 = 0.9;

/// A form is a slip where another is used this many times as often.
const SELDOM: usize = 8;

/// In a group of like sound with more spellings than this, each is compared with its neighbours by sound only: no story
/// of news has as many (two hundred reports of one event have some fifty), and all pairs of a book would take hours.
const MANY: usize = 300;
/// How many neighbours.
const NEIGHBOURS: usize = 50;
/// With more spellings than this, a short form is looked for among names of like sound or with the same word only.
const MANY_SHORT: usize = 2_000;

/// All article entities with one name.
#[derive(Clone, Debug)]
struct Spelling {
    name: String,
    /// The words of the name in plain letters.
    words: Vec<String>,
    /// The kind that most mentions have.
    kind: NameKind,
    kinds: BTreeMap<NameKind, usize>,
    members: Vec<(usize, usize)>,
    gender: Option<Gender>,
    age: Option<u32>,
    roles: BTreeSet<String>,
}

/// Spellings that mean the same one.
#[derive(Clone, Debug, Default)]
struct Cluster {
    spellings: Vec<usize>,
    articles: BTreeSet<usize>,
    gender: Option<Gender>,
    ages: BTreeSet<u32>,
}

/// Joins the article entities that mean the same person, organisation or place. The most named come first.
pub fn entities(reports: &[Report], articles: &[usize]) -> Vec<StoryEntity> {
    let spellings = spellings(reports, articles);
    let mut clusters: Vec<Cluster> =
        spellings.iter().enumerate().map(|(at, spelling)| Cluster::of(at, spelling)).collect();
    let mut home: Vec<usize> = (0..spellings.len()).collect();
    for (like, a, b) in pairs(&spellings) {
        join(&mut clusters, &mut home, a, b, like);
    }
    for (short, full) in short_forms(&spellings, &clusters, &home) {
        join(&mut clusters, &mut home, full, short, 0.0);
    }
    let mentions = mentions(reports, articles);
    let mut found: Vec<StoryEntity> = clusters
        .iter()
        .filter(|cluster| !cluster.spellings.is_empty())
        .map(|cluster| story_entity(cluster, &spellings, &mentions, reports))
        .collect();
    let count = |entity: &StoryEntity| entity.variants.iter().map(|variant| variant.count).sum::<usize>();
    found.sort_by(|a, b| count(b).cmp(&count(a)).then_with(|| (&a.name, &a.members).cmp(&(&b.name, &b.members))));
    found
}

impl Cluster {
    fn of(at: usize, spelling: &Spelling) -> Self {
        Self {
            spellings: vec![at],
            articles: spelling.members.iter().map(|(article, _)| *article).collect(),
            gender: spelling.gender,
            ages: spelling.age.into_iter().collect(),
        }
    }
}

/// What puts article entities under one name before anything is compared: case, accents and "the" do not matter.
fn key(entity: &Entity) -> String {
    let mut words: Vec<String> = entity.name.split(|c: char| c.is_whitespace() || c == '-').map(plain).collect();
    let name = quiet(&entity.name);
    let listed = match entity.kind {
        NameKind::Organization => {
            organizations::canonical_name(&entity.name).or_else(|| organizations::canonical_name(&name))
        }
        NameKind::Place => places::place(&entity.name).or_else(|| places::place(&name)).map(|place| place.name),
        _ => None,
    };
    if entity.kind == NameKind::Place && words.len() == 2 && words.first().is_some_and(|head| is_place_head(head)) {
        // "dam Veshka" is "Veshka Dam".
        words.reverse();
    }
    listed.map_or_else(|| words.join(" ").trim_start_matches("the ").trim().to_owned(), plain)
}

fn is_place_head(word: &str) -> bool {
    PLACE_HEADS.contains(&word)
}

/// A name in capitals, as in the line that a dispatch begins with, in small letters after the first of each word.
fn quiet(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || name.chars().count() < 4 {
        return name.to_owned();
    }
    let quieter = |word: &str| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_string() + &chars.as_str().to_lowercase())
    };
    name.split(' ').map(quieter).collect::<Vec<_>>().join(" ")
}

fn spellings(reports: &[Report], articles: &[usize]) -> Vec<Spelling> {
    let mut by_key: BTreeMap<(bool, String), Spelling> = BTreeMap::new();
    for &article in articles {
        let Some(report) = reports.get(article) else { continue };
        let mut mentions = vec![0usize; report.annotations.entities.len()];
        for name in &report.annotations.names {
            if let Some(count) = mentions.get_mut(name.entity) {
                *count += 1;
            }
        }
        for (index, entity) in report.annotations.entities.iter().enumerate() {
            // A person and a place of one name are two; an organisation may pass for either.
            let is_place = entity.kind == NameKind::Place
                && (places::place(&entity.name).is_some() || places::place(&quiet(&entity.name)).is_some());
            let spelling = by_key.entry((is_place, key(entity))).or_insert_with(|| Spelling {
                name: entity.name.clone(),
                words: Vec::new(),
                kind: NameKind::Other,
                kinds: BTreeMap::new(),
                members: Vec::new(),
                gender: None,
                age: None,
                roles: BTreeSet::new(),
            });
            spelling.members.push((article, index));
            *spelling.kinds.entry(entity.kind).or_default() += mentions.get(index).copied().unwrap_or(0);
            spelling.gender = spelling.gender.or(entity.gender);
            spelling.age = spelling.age.or(entity.age);
            spelling.roles.extend(entity.roles.iter().cloned());
            if entity.name < spelling.name {
                spelling.name.clone_from(&entity.name);
            }
        }
    }
    by_key.into_values().map(Spelling::settled).collect()
}

impl Spelling {
    /// The spelling with its kind and words, once all its members are in.
    fn settled(mut self) -> Self {
        let most = self.kinds.iter().max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)));
        self.kind = most.map_or(NameKind::Other, |(kind, _)| *kind);
        self.words = self.name.split(char::is_whitespace).map(plain).collect();
        self
    }

    /// The word that spellings of one name are found by: a person's last, anything else's first.
    fn telling_word(&self) -> &str {
        let word = if self.kind == NameKind::Person { self.words.last() } else { self.words.first() };
        word.map_or("", String::as_str)
    }

    fn is_lone(&self) -> bool {
        !self.name.contains(|c: char| c.is_whitespace())
    }
}

/// Pairs of spellings that are alike enough, the likeliest first. Only names whose last words begin with a like sound
/// are compared, and organisations with those whose acronym they may be.
fn pairs(spellings: &[Spelling]) -> Vec<(f64, usize, usize)> {
    let mut buckets: BTreeMap<(bool, char), Vec<usize>> = BTreeMap::new();
    for (at, spelling) in spellings.iter().enumerate() {
        let sound = first_sound(spelling.telling_word());
        buckets.entry((spelling.kind == NameKind::Person, sound)).or_default().push(at);
    }
    let mut found = Vec::new();
    for bucket in buckets.values_mut() {
        let mut reach = bucket.len();
        if reach > MANY {
            bucket.sort_by_cached_key(|&at| (spellings.get(at).map(|one| sounds(one.telling_word())), at));
            reach = NEIGHBOURS;
        }
        for (index, &one) in bucket.iter().enumerate() {
            for &other in bucket.iter().skip(index + 1).take(reach) {
                let (a, b) = (one.min(other), one.max(other));
                let (Some(one), Some(other)) = (spellings.get(a), spellings.get(b)) else { continue };
                if let Some(like) = alike(one, other) {
                    found.push((like, a, b));
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    found
}

fn alike(a: &Spelling, b: &Spelling) -> Option<f64> {
    let (kind, other) = (a.kind, b.kind);
    if (kind == NameKind::Person) != (other == NameKind::Person) {
        return None;
    }
    let lone = a.is_lone() || b.is_lone();
    if kind == NameKind::Person && !lone && !spelt_or_known_alike(a, b) {
        return None;
    }
    let like = if likeness::is_acronym_of(&a.name, &b.name) || likeness::is_acronym_of(&b.name, &a.name) {
        // An article that has both need not say that they are one; two with one acronym in one story are rare.
        ACRONYM
    } else if kind == other {
        likeness(kind, &a.name, &b.name)
    } else {
        likeness(NameKind::Other, &a.name, &b.name)
    };
    // A lone word has little to be told by: "Marin" and "Maron" are joined only when nearly the same.
    let least = if lone && kind == NameKind::Person { SAME_SURNAME } else { SAME };
    (like >= least).then_some(like)
}

/// Whether two surnames differ by no more than spelling does, or a consonant written wrong is made up for: the first
/// name is the same, and so is a role or the age.
fn spelt_or_known_alike(a: &Spelling, b: &Spelling) -> bool {
    let ((Some(first_a), Some(last_a)), (Some(first_b), Some(last_b))) =
        ((a.words.first(), a.words.last()), (b.words.first(), b.words.last()))
    else {
        return false;
    };
    let known = || first_a == first_b && (!a.roles.is_disjoint(&b.roles) || a.age.is_some() && a.age == b.age);
    likeness::surnames(last_a, last_b) >= SPELT_ALIKE || known()
}

/// Joins the clusters of two spellings unless something speaks against it.
fn join(clusters: &mut [Cluster], home: &mut [usize], a: usize, b: usize, like: f64) {
    let (Some(&into), Some(&from)) = (home.get(a), home.get(b)) else { return };
    if into == from {
        return;
    }
    let (Some(one), Some(other)) = (clusters.get(into), clusters.get(from)) else { return };
    if contradicts(one, other, like) {
        return;
    }
    let Some(moved) = clusters.get_mut(from).map(std::mem::take) else { return };
    for &spelling in &moved.spellings {
        if let Some(slot) = home.get_mut(spelling) {
            *slot = into;
        }
    }
    if let Some(cluster) = clusters.get_mut(into) {
        cluster.spellings.extend(moved.spellings);
        cluster.articles.extend(moved.articles);
        cluster.gender = cluster.gender.or(moved.gender);
        cluster.ages.extend(moved.ages);
    }
}

fn contradicts(a: &Cluster, b: &Cluster, like: f64) -> bool {
    let genders = a.gender.is_some() && b.gender.is_some() && a.gender != b.gender;
    let ages = !a.ages.is_empty()
        && !b.ages.is_empty()
        && !a.ages.iter().any(|age| b.ages.iter().any(|other| age.abs_diff(*other) <= AGE_GAP));
    let apart = like > 0.0 && like < APART && !a.articles.is_disjoint(&b.articles);
    genders || ages || apart
}

/// Lone surnames and shortened names, each with the one full name that it can be short for.
fn short_forms(spellings: &[Spelling], clusters: &[Cluster], home: &[usize]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let index = (spellings.len() > MANY_SHORT).then(|| by_keys(spellings));
    for (at, short) in spellings.iter().enumerate() {
        let mut fits: BTreeMap<usize, usize> = BTreeMap::new();
        let others: Vec<usize> = match &index {
            Some(index) => near(short, index),
            None => (0..spellings.len()).collect(),
        };
        for (other, full) in others.iter().filter_map(|&other| Some((other, spellings.get(other)?))) {
            let Some(&cluster) = home.get(other) else { continue };
            if home.get(at) != Some(&cluster) && is_short_for(short, full) {
                fits.entry(cluster).or_insert(other);
            }
        }
        // More than one bears the name: nobody can tell who is meant.
        if let (1, Some((cluster, full))) = (fits.len(), fits.first_key_value())
            && clusters.get(*cluster).is_some()
        {
            found.push((at, *full));
        }
    }
    found
}

/// What a full name can be found by from a short form of it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    /// The sound that a person's last word begins with, and its next consonant.
    Surname(char, Option<char>),
    /// A word of the name.
    Word(&'a str),
    /// The first letter, for acronyms.
    Letter(char),
}

fn surname_key(spelling: &Spelling) -> Key<'_> {
    let sounds = sounds(spelling.telling_word());
    Key::Surname(
        first_sound(spelling.telling_word()),
        sounds.into_iter().skip(1).find(|sound| !"aeiouhj".contains(*sound)),
    )
}

/// The full names by their keys.
fn by_keys(spellings: &[Spelling]) -> BTreeMap<Key<'_>, Vec<usize>> {
    let mut index: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (at, full) in spellings.iter().enumerate().filter(|(_, full)| full.words.len() > 1) {
        if full.kind == NameKind::Person {
            index.entry(surname_key(full)).or_default().push(at);
            continue;
        }
        let letter = full.words.first().and_then(|word| word.chars().next());
        for key in full.words.iter().map(|word| Key::Word(word)).chain(letter.map(Key::Letter)) {
            index.entry(key).or_default().push(at);
        }
    }
    index
}

/// The full names that a short form may stand for, ascending.
fn near(short: &Spelling, index: &BTreeMap<Key<'_>, Vec<usize>>) -> Vec<usize> {
    let keys = match short.kind {
        NameKind::Person if short.is_lone() => vec![surname_key(short)],
        NameKind::Person => Vec::new(),
        kind => {
            let letter = short.name.chars().next().filter(|_| kind == NameKind::Organization);
            let letter = letter.map(|letter| Key::Letter(letter.to_ascii_lowercase()));
            short.words.iter().map(|word| Key::Word(word)).take(1).chain(letter).collect()
        }
    };
    let found: BTreeSet<usize> =
        keys.iter().filter_map(|key| index.get(key)).flatten().copied().take(MANY_SHORT).collect();
    found.into_iter().collect()
}

fn is_short_for(short: &Spelling, full: &Spelling) -> bool {
    let (kind, other) = (short.kind, full.kind);
    let (words, shorter) = (&full.words, &short.words);
    if shorter.len() >= words.len() {
        return false;
    }
    match (kind, other) {
        (NameKind::Person, NameKind::Person) => {
            let last = words.last().map_or("", String::as_str);
            short.is_lone() && likeness::surnames(&plain(&short.name), last) >= SAME_SURNAME
        }
        (NameKind::Organization, NameKind::Organization) => {
            likeness::is_acronym_of(&short.name, &full.name)
                || words.starts_with(shorter) && places::place(&short.name).is_none()
                || is_placed(short, full)
        }
        // "Herons" and "Harrow", which one article alone may take for a person, for "Velm Herons" and "Harrow Steel".
        (NameKind::Person | NameKind::Other, NameKind::Organization) => {
            let undescribed = short.gender.is_none() && short.roles.is_empty() && short.age.is_none();
            is_placed(short, full) || short.is_lone() && undescribed && words.starts_with(shorter)
        }
        (NameKind::Place | NameKind::Organization | NameKind::Other, NameKind::Place) => {
            let bare = words.iter().filter(|word| !PLACE_HEADS.contains(&word.as_str())).cloned().collect::<Vec<_>>();
            &bare == shorter && places::place(&short.name).is_none()
        }
        _ => false,
    }
}

/// "London Tramlink" and "Tramlink": the town of an organisation is left out.
fn is_placed(short: &Spelling, full: &Spelling) -> bool {
    let own = plain(&short.name);
    full.name.split_once(char::is_whitespace).is_some_and(|(town, rest)| {
        let team = own.ends_with('s') || !lexicon::is_known_word(&own);
        places::place(town).is_some() && plain(rest) == own && short.is_lone() && team
    })
}

/// Words that a place's name is used with or without: "Veshka Dam" and "Veshka" in one story are one.
#[rustfmt::skip]
const PLACE_HEADS: &[&str] = &[
    "dam", "river", "bridge", "lake", "mount", "mountain", "valley", "island", "reservoir", "volcano", "mine",
    "airport", "prison", "stadium", "tower", "the", "province", "county", "region", "city",
];

/// The mentions of each article's entities, by article and entity.
type Mentions = BTreeMap<(usize, usize), Vec<Span>>;

fn mentions(reports: &[Report], articles: &[usize]) -> Mentions {
    let mut mentions = Mentions::new();
    for (article, report) in articles.iter().filter_map(|&article| Some((article, reports.get(article)?))) {
        for name in &report.annotations.names {
            mentions.entry((article, name.entity)).or_default().push(name.span);
        }
    }
    mentions
}

fn story_entity(cluster: &Cluster, spellings: &[Spelling], mentions: &Mentions, reports: &[Report]) -> StoryEntity {
    let mut kinds: BTreeMap<NameKind, usize> = BTreeMap::new();
    let mut members: Vec<(usize, usize)> = Vec::new();
    for spelling in cluster.spellings.iter().filter_map(|&at| spellings.get(at)) {
        members.extend(&spelling.members);
        for (kind, count) in &spelling.kinds {
            *kinds.entry(*kind).or_default() += count;
        }
    }
    members.sort_unstable();
    let kind = kinds
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
        .map_or(NameKind::Other, |(kind, _)| *kind);
    let variants = variants(&members, mentions, reports);
    let name = fullest(kind, &variants);
    StoryEntity { kind, name, variants, members }
}

/// Every spelling of the mentions, the most used first.
fn variants(members: &[(usize, usize)], mentions: &Mentions, reports: &[Report]) -> Vec<Variant> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for &(article, entity) in members {
        let Some(report) = reports.get(article) else { continue };
        for span in mentions.get(&(article, entity)).into_iter().flatten() {
            let words: Vec<&str> = span.of(&report.article.text).split_whitespace().collect();
            *counts.entry(words.join(" ")).or_default() += 1;
        }
    }
    let mut variants: Vec<Variant> = counts.into_iter().map(|(text, count)| Variant { text, count }).collect();
    variants.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    variants
}

/// The variant to call the entity by: a full name rather than a surname, a long form rather than an acronym, mixed
/// case rather than capitals, and among those the most used. A longer form that is hardly ever used is a slip, unless
/// the short one is an acronym or a surname.
fn fullest(kind: NameKind, variants: &[Variant]) -> String {
    let words = |text: &str| text.split(char::is_whitespace).count().min(if kind == NameKind::Person { 2 } else { 3 });
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let loud = |text: &str| capitals(text) && text.chars().count() > 5;
    let most = variants.iter().filter(|variant| !capitals(&variant.text)).map(|variant| variant.count).max();
    let slip = |variant: &Variant| {
        kind != NameKind::Person && variant.count * SELDOM < most.unwrap_or_default()
            || variant.text.starts_with("The ")
    };
    let rank = |variant: &&Variant| (!loud(&variant.text), !slip(variant), words(&variant.text), variant.count);
    let best = variants.iter().rev().max_by_key(rank);
    best.map(|variant| variant.text.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::annotated;
    use crate::{Document, Settings};

    /// The entities of a story of these texts: name and spellings.
    fn story(texts: &[&str]) -> Vec<(String, Vec<String>)> {
        let documents = texts.iter().enumerate().map(|(at, text)| Document::new(format!("{at}.txt"), *text)).collect();
        let (reports, _) = annotated(documents, &Settings::default());
        let articles: Vec<usize> = (0..reports.len()).collect();
        let texts = |entity: StoryEntity| entity.variants.into_iter().map(|variant| variant.text).collect();
        entities(&reports, &articles).into_iter().map(|entity| (entity.name.clone(), texts(entity))).collect()
    }

    fn are_one(texts: &[&str], a: &str, b: &str, expected: bool) {
        let found = story(texts);
        let one = found.iter().any(|(_, variants)| [a, b].iter().all(|name| variants.iter().any(|text| text == name)));
        assert_eq!(one, expected, "{a} / {b}: {found:?}");
    }

    #[test]
    fn spellings_of_one_name_are_joined() {
        let one = "The mayor, Viktar Kavalenka, spoke on Monday in Kyiv. Kavalenka was calm.";
        let other = "On Monday the mayor, Viktor Kovalenko, spoke in Kiev. Then Kovalenko left.";
        are_one(&[one, other], "Viktar Kavalenka", "Kovalenko", true);
        are_one(&[one, other], "Kyiv", "Kiev", true);
        let acronym = "The European Union said so on Monday, and people heard it.";
        are_one(&[acronym, "On Monday the EU had said so, and people heard it."], "European Union", "EU", true);
    }

    #[test]
    fn capitals_and_word_order_do_not_matter() {
        let one = "LONDON, March 3 (Reuters) - The Harbour Rescue Service said on Monday that the Velm Dam held.";
        let other = "On Monday people in London heard from the HRS that the dam Velm had held, it said.";
        are_one(&[one, other], "LONDON", "London", true);
        are_one(&[one, other], "Harbour Rescue Service", "HRS", true);
        are_one(&[one, other], "Velm Dam", "dam Velm", true);
    }

    #[test]
    fn different_people_are_kept_apart() {
        let one = "The teacher Maria Kolm met her husband Peter Kolm on Monday.";
        are_one(&[one, "Peter Kolm, 50, was seen with Maria Kolm on Monday."], "Maria Kolm", "Peter Kolm", false);
        let two = "The driver Ivan Tarasov met Olga Tarasova on Monday.";
        are_one(&[two, "Then Ivan Taranov left the town on Monday."], "Ivan Tarasov", "Ivan Taranov", false);
        are_one(&[two], "Ivan Tarasov", "Olga Tarasova", false);
        // Nobody can tell which of the two a lone surname means.
        are_one(&[one, "Then, on Monday, Mr Kolm left the town."], "Maria Kolm", "Kolm", false);
    }

    #[test]
    fn the_order_of_articles_does_not_matter() {
        let texts =
            ["Anna Brel spoke to Reuters on Monday.", "Ana Brel, 40, spoke on Monday.", "On Monday Brel spoke."];
        let reversed: Vec<&str> = texts.iter().rev().copied().collect();
        assert_eq!(story(&texts), story(&reversed));
    }
}
