//! Points of figures: which figures of which articles mean the same quantity.
//!
//! Each pair is weighed ([`quantity`]): by the values, by what is counted, by whether the sentences go back to the same
//! words or speak of the same thing. Figures are put together by the odds of all their pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::Story;
use super::label;
use super::linkage::Pairs;
use super::measure::{self, Bounds};
use super::quantity::{self, TOGETHER};
use super::status::{self, Version};
use super::topics::{self, Topic};
use crate::account::{AnnotationRef, Member, Passage, Point, PointKind, Report};
use crate::annotate::{Figure, Name, NameKind};
use crate::collate::within::within;
use crate::lexicon::{self, Gender};
use crate::render::words;

/// Up to this many figures all pairs are compared: two hundred reports of one event have some two thousand.
const MANY: usize = 4_000;

/// In more, each figure is compared with this many neighbours among those of its value and of its topic.
const NEIGHBOURS: usize = 40;

/// How many pairs of figures of two versions are looked at for it.
const PAIRS: usize = 400;

/// How far back, in tokens and in names, a pronoun and its person are looked for.
pub(super) const FAR: usize = 300;

/// A figure of an article and what it is compared by.
pub(super) struct Candidate<'a> {
    pub article: usize,
    index: usize,
    pub figure: &'a Figure,
    pub sentence: usize,
    pub topic: Topic,
    /// The unit it can be compared in, and how much of it its own unit is.
    pub unit: Option<&'a str>,
    pub factor: f64,
    /// The stem of the noun of its topic.
    pub stem: String,
    /// For a share: whose it is, as a story entity.
    pub whose: Option<usize>,
    /// It counts a part of something counted elsewhere.
    pub part: bool,
    /// The largest of its topic in its article.
    pub total: bool,
    /// Its sentence tells of another year than the story's.
    pub background: bool,
    /// Its sentence says that a number is not what it was.
    pub changes: bool,
}

/// Every figure with bounds, put together with those of the same quantity.
pub(super) fn points(story: &Story<'_>) -> Vec<Point> {
    let candidates = candidates(story);
    let mut pairs = Pairs::new(candidates.len());
    let mut offer = |i: usize, j: usize| {
        let (a, b) = (&candidates[i.min(j)], &candidates[i.max(j)]);
        if i != j && a.unit == b.unit {
            pairs.note(i, j, quantity::odds(story, a, b));
        }
    };
    if candidates.len() <= MANY {
        for i in 0..candidates.len() {
            (i + 1..candidates.len()).for_each(|j| offer(i, j));
        }
    } else {
        likely_pairs(story, &candidates, offer);
    }
    let sets = pairs.groups(TOGETHER, TOGETHER);
    sets.iter().map(|set| point(story, &set.iter().map(|&index| &candidates[index]).collect::<Vec<_>>())).collect()
}

/// The pairs of a huge story that are likeliest to be one quantity.
fn likely_pairs(story: &Story<'_>, candidates: &[Candidate<'_>], mut offer: impl FnMut(usize, usize)) {
    let mut by_value: BTreeMap<(Option<&str>, u64), Vec<usize>> = BTreeMap::new();
    let mut by_topic: BTreeMap<(Option<&str>, &Topic, bool), Vec<usize>> = BTreeMap::new();
    let mut by_place: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (at, one) in candidates.iter().enumerate() {
        let unit = one.unit;
        by_value.entry((unit, size(one.figure).to_bits())).or_default().push(at);
        by_topic.entry((unit, &one.topic, one.total)).or_default().push(at);
        by_place.entry((one.article, one.sentence)).or_default().push(at);
    }
    for list in by_value.values().chain(by_topic.values()).chain(by_place.values()) {
        for (index, &i) in list.iter().enumerate() {
            list.iter().skip(index + 1).take(NEIGHBOURS).for_each(|&j| offer(i, j));
        }
    }
    for (a, b) in story.aligned.pairs() {
        for &i in by_place.get(&a).into_iter().flatten().take(NEIGHBOURS) {
            by_place.get(&b).into_iter().flatten().take(NEIGHBOURS).for_each(|&j| offer(i, j));
        }
    }
}

fn candidates<'a>(story: &Story<'a>) -> Vec<Candidate<'a>> {
    let mut candidates: Vec<Candidate<'a>> = Vec::new();
    for &article in story.articles {
        let report = &story.reports[article];
        let first = candidates.len();
        for (index, figure) in report.annotations.figures.iter().enumerate() {
            let Some(sentence) = report.text.sentence_at(figure.span.start) else { continue };
            if figure.low.is_none() && figure.high.is_none() {
                continue;
            }
            let is_age = figure.unit.as_deref() == Some("year");
            let age_of = is_age.then(|| age_of(story, article, figure)).flatten();
            let (topic, part) = topics::of(report, figure, age_of);
            let whose = matches!(topic, Topic::Share(_)).then(|| whose(story, article, figure, sentence)).flatten();
            let background = tells_of_another_year(report, sentence);
            let (unit, factor) = (measure::base(figure), measure::factor(figure));
            let stem = lexicon::stem(topic.noun());
            let changes = match candidates.last() {
                Some(last) if (last.article, last.sentence) == (article, sentence) => last.changes,
                _ => tells_of_change(report, sentence),
            };
            candidates.push(Candidate {
                article,
                index,
                figure,
                sentence,
                topic,
                unit,
                factor,
                stem,
                whose,
                part,
                total: false,
                background,
                changes,
            });
        }
        mark_totals(&mut candidates[first..]);
        let own = candidates.split_off(first);
        candidates.extend(own.into_iter().filter(|one| !story.is_carried(article, one.sentence)));
    }
    name_by_age(story, &mut candidates);
    candidates
}

/// How many sentences before an age the name of its owner may stand.
const NAME_BEFORE: usize = 4;

/// Finds who "the 37-year-old opponent" is: a person named close by whose age another article gives by name.
fn name_by_age(story: &Story<'_>, candidates: &mut [Candidate<'_>]) {
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, entity) in story.entities.iter().enumerate() {
        by_name.entry(&entity.name).or_insert(index);
    }
    let name_of = |name: &str| by_name.get(name).copied();
    let mut known: Vec<(f64, usize, String)> = candidates
        .iter()
        .filter_map(|one| match &one.topic {
            Topic::Age(name) => Some((size(one.figure), name_of(name)?, name.clone())),
            _ => None,
        })
        .collect();
    let mut seen = BTreeSet::new();
    known.retain(|(age, entity, _)| seen.insert((age.to_bits(), *entity)));
    for one in candidates {
        let Topic::Age(who) = &one.topic else { continue };
        if name_of(who).is_some() {
            continue;
        }
        let report = &story.reports[one.article];
        let start = |sentence: usize| report.text.sentences.get(sentence).map_or(usize::MAX, |one| one.span.start);
        let names = &report.annotations.names;
        let from = start(one.sentence.saturating_sub(NAME_BEFORE));
        let first = names.partition_point(|name| name.span.start < from);
        let last = names.partition_point(|name| name.span.start < start(one.sentence + 1)).max(first);
        let close_by: BTreeSet<usize> =
            names[first..last].iter().filter_map(|name| story.entity(one.article, Some(name.entity))).collect();
        let of_age: Vec<_> = known.iter().filter(|(age, ..)| *age == size(one.figure)).collect();
        let meant = of_age.iter().find(|(_, entity, _)| close_by.contains(entity)).or(match of_age.as_slice() {
            // Nobody else of that age is named in the story.
            [only] if may_be(who, story, only.1) => Some(only),
            _ => None,
        });
        if let Some((_, _, name)) = meant {
            one.topic = Topic::Age(name.clone());
        }
    }
}

/// Whether words for a person ("Palestinian girl") can mean an entity of the story, going by gender.
fn may_be(words: &str, story: &Story<'_>, entity: usize) -> bool {
    let Some(expected) = lexicon::gender_of_noun(&topics::head(words)) else { return false };
    let members = story.entities.get(entity).into_iter().flat_map(|entity| &entity.members);
    let genders = members.filter_map(|&(article, at)| story.reports.get(article)?.annotations.entities.get(at)?.gender);
    genders.into_iter().all(|gender| gender == expected)
}

/// Marks the largest figure of each news topic, which is the one an article means by "the toll".
fn mark_totals(candidates: &mut [Candidate<'_>]) {
    let mut largest: BTreeMap<Topic, f64> = BTreeMap::new();
    for one in candidates.iter().filter(|one| one.topic.is_toll() && !one.part && !one.background) {
        let most = largest.entry(one.topic.clone()).or_insert(f64::NEG_INFINITY);
        *most = most.max(size(one.figure));
    }
    for one in candidates {
        let larger = largest.get(&one.topic).is_some_and(|most| *most > size(one.figure));
        one.total = one.topic.is_toll() && !one.part && !one.background && !larger;
    }
}

pub(super) fn size(figure: &Figure) -> f64 {
    figure.low.or(figure.high).unwrap_or(0.0)
}

/// The story entity whose age a figure gives, by name.
fn age_of(story: &Story<'_>, article: usize, figure: &Figure) -> Option<String> {
    let counted = figure.counted.as_ref()?;
    let report = &story.reports[article];
    let first = report.annotations.names.partition_point(|name| name.span.end <= counted.span.start);
    let named = report.annotations.names.iter().skip(first).take_while(|name| name.span.start < counted.span.end);
    let named = named.filter(|name| name.span.overlaps(counted.span));
    let by_name = named.filter(|name| name.kind == NameKind::Person).map(|name| name.entity).next();
    let by_age = || {
        let age = figure.low?;
        let mut same = report.annotations.entities.iter().enumerate().filter(|(_, entity)| {
            entity.age.is_some_and(|years| f64::from(years) == age) && entity.kind == NameKind::Person
        });
        same.next().map(|(index, _)| index).filter(|_| same.next().is_none())
    };
    let entity = story.entity(article, by_name.or_else(by_age))?;
    story.entities.get(entity).map(|entity| entity.name.clone())
}

/// Words of winning: who is cited with a share beside one of these speaks of their own.
const WON: &[&str] = &["won", "win", "victory", "triumph", "winner", "winning", "scored", "received"];

/// Whose share a figure gives: the one it was given to ("gave him 80 percent"), the one who claims to have won with it,
/// else the person last named before it in its sentence. `None` where a description stands for the person.
fn whose(story: &Story<'_>, article: usize, figure: &Figure, sentence: usize) -> Option<usize> {
    let report = &story.reports[article];
    let sentence = report.text.sentences.get(sentence)?;
    let own = report.text.tokens_in(figure.span);
    let mut after = report.text.tokens.iter().skip(own.end).map(|token| token.norm.as_str());
    if (after.next(), after.next()) == (Some("for"), Some("the")) {
        return None;
    }
    let pronoun = (sentence.tokens.start..own.start).rev().take(FAR).find_map(|index| pronoun(report, index));
    if let Some((index, entity)) = pronoun
        && index + 2 >= own.start
    {
        return story.entity(article, Some(entity));
    }
    let people = || report.annotations.names.iter().filter(|name| name.kind == NameKind::Person);
    let won = report.text.tokens_of(sentence).iter().any(|token| WON.contains(&token.norm.as_str()));
    let claims = figure.source.as_ref().and_then(|source| source.entity).filter(|_| won);
    if let Some(entity) = claims.filter(|entity| people().any(|name| name.entity == *entity)) {
        return story.entity(article, Some(entity));
    }
    let before = |name: &&Name| name.span.end <= figure.span.start;
    let here = within(&report.annotations.names, sentence.span, |name| name.span)
        .filter(|name| name.kind == NameKind::Person)
        .filter(before)
        .last();
    let named = here.map(|name| (report.text.tokens_in(name.span).start, name.entity));
    let (_, entity) = named.into_iter().chain(pronoun).max()?;
    story.entity(article, Some(entity))
}

/// The place of a third-person pronoun and the person it means: the one last named whose gender fits.
fn pronoun(report: &Report, index: usize) -> Option<(usize, usize)> {
    let token = report.text.tokens.get(index)?;
    let gender = match token.norm.as_str() {
        "she" | "her" => Gender::Female,
        "he" | "his" | "him" => Gender::Male,
        _ => return None,
    };
    let of_gender = |name: &&Name| {
        let entity = report.annotations.entities.get(name.entity);
        entity.is_some_and(|entity| entity.kind == NameKind::Person && entity.gender == Some(gender))
    };
    let names = &report.annotations.names;
    let before = names.partition_point(|name| name.span.end <= token.span.start);
    let last = names.get(before.saturating_sub(FAR)..before)?;
    Some((index, last.iter().rev().find(of_gender)?.entity))
}

/// From this many months before its article a date tells of another event.
const LONG_AGO: i16 = 3;

/// Whether a sentence names a year before the article's own, or a month long before it: background, not news.
fn tells_of_another_year(report: &Report, sentence: usize) -> bool {
    let Some(span) = report.text.sentences.get(sentence).map(|sentence| sentence.span) else { return false };
    let Some(published) = report.article.published_day() else { return false };
    within(&report.annotations.dates, span, |date| date.span).any(|date| {
        let year = date.value.get(..4).and_then(|year| year.parse::<i16>().ok());
        let month = date.value.get(5..7).and_then(|month| month.parse::<i16>().ok());
        let months =
            |year: i16| (published.year() - year) * 12 + i16::from(published.month()) - month.unwrap_or_default();
        year.is_some_and(|year| year < published.year() || month.is_some() && months(year) >= LONG_AGO)
    })
}

fn point(story: &Story<'_>, members: &[&Candidate<'_>]) -> Point {
    let mut versions: Vec<Version> = Vec::new();
    let mut known = BTreeMap::new();
    let mut of_version: Vec<Vec<&Candidate<'_>>> = Vec::new();
    for member in members {
        // Adding nothing makes one zero of the two.
        let bounds = [member.figure.low, member.figure.high].map(|bound| bound.map(|bound| (bound + 0.0).to_bits()));
        let key = (bounds, member.figure.unit.as_deref());
        let at = *known.entry(key).or_insert(versions.len());
        let same = versions.get_mut(at);
        match same {
            Some(version) => add(story, version, member),
            None => {
                let mut version = version(story, member);
                add(story, &mut version, member);
                versions.push(version);
                of_version.push(Vec::new());
            }
        }
        of_version[at].push(member);
    }
    set_rivals(story, &mut versions, &of_version);
    let topic = &members[0].topic;
    let (status, why) = status::of(story, &versions, PointKind::Figure, topic.is_toll());
    let readings = versions.into_iter().map(|version| version.reading).collect();
    Point { kind: PointKind::Figure, label: label::label(story, members), status, readings, why }
}

/// Notes which versions mean the same thing for sure: those of which a figure of either is likely one quantity.
fn set_rivals(story: &Story<'_>, versions: &mut [Version], members: &[Vec<&Candidate<'_>>]) {
    for (j, version) in versions.iter_mut().enumerate().take(status::MOST) {
        let sure = |i: &usize| {
            let pairs = members[*i].iter().flat_map(|a| members[j].iter().map(move |b| (a, b)));
            pairs.take(PAIRS).any(|(a, b)| quantity::odds(story, a, b) >= TOGETHER)
        };
        version.rivals = (0..j).filter(sure).collect();
    }
}

/// The reading that a figure is.
fn version(story: &Story<'_>, member: &Candidate<'_>) -> Version {
    let figure = member.figure;
    let text = words::one_line(story.reports[member.article].article.words(figure.span));
    let mut version = Version::new(text);
    (version.reading.low, version.reading.high) = (figure.low, figure.high);
    let in_base = |bounds| Bounds::of(figure, bounds);
    version.expected = status::expected(figure.low, figure.high, figure.modifier).map(in_base);
    version.allowed = status::allowed(figure.low, figure.high, figure.modifier).map(in_base);
    version
}

/// Words by which a report says that a number is not what it was.
const CHANGED: &[&str] = &[
    "rose",
    "risen",
    "rises",
    "rising",
    "raised",
    "revised",
    "revising",
    "updated",
    "climbed",
    "jumped",
    "increased",
    "grew",
    "grown",
    "lowered",
    "fell",
    "fallen",
    "earlier",
    "previously",
    "initially",
    "now",
    "corrected",
];

fn add(story: &Story<'_>, version: &mut Version, member: &Candidate<'_>) {
    let report = &story.reports[member.article];
    let passage = Passage { article: member.article, span: member.figure.span };
    let reading = &mut version.reading;
    reading.members.push(Member { passage, annotation: Some(AnnotationRef::Figure(member.index)) });
    reading.origins.extend(story.lineage.origins_of(passage));
    reading.origins.sort_unstable();
    reading.origins.dedup();
    if let Some(source) = &member.figure.source {
        let name = story.party_name(member.article, source);
        if !reading.sources.contains(&name) {
            reading.sources.push(name);
        }
    }
    version.days.extend(report.article.published_day().map(|day| (member.article, day)));
    version.says_changed |= member.changes;
}

/// Whether a sentence says that a number is not what it was.
fn tells_of_change(report: &Report, sentence: usize) -> bool {
    let tokens = report.text.sentences.get(sentence).map(|sentence| report.text.tokens_of(sentence));
    tokens.into_iter().flatten().any(|token| CHANGED.contains(&token.norm.as_str()))
}
