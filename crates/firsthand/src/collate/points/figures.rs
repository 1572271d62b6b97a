//! Points of figures: which figures of which articles mean the same quantity.
//!
//! Two figures are put together when one of these holds, from the surest to the least sure:
//! they stand in sentences that go back to the same words; they give the same value for the same topic; they are the
//! totals that two articles give for a topic that news counts (the dead, the injured); their sentences stand between the
//! same neighbours; their sentences speak of the same thing in much the same words.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Story;
use super::groups::Groups;
use super::status::{self, Version};
use super::topics::{self, Topic};
use crate::account::{AnnotationRef, Member, Passage, Point, PointKind, Reading, Report};
use crate::annotate::{Figure, Name, NameKind};
use crate::collate::within::within;
use crate::lexicon::{self, Concepts, Gender};
use crate::render::words;

/// Likeness of two sentences from which the same value for the same noun is taken as the same quantity.
const SAME_VALUE: f32 = 0.12;
/// Likeness of two sentences, the noun they count left aside, from which different values are taken as one quantity told
/// differently. Nouns alone mislead: "143 million consumers" were hit, "8,000 consumers" of another country too.
const OTHER_VALUE: f32 = 0.55;
/// Two readings of one quantity differ by at most this factor; beyond it they count different things.
const MAX_FACTOR: f64 = 10.0;

/// A report gives its toll in this first part of its sentences; what stands further on may belong to a teaser for
/// another story, and must share words to be set against it.
const EARLY: f64 = 0.7;
/// Likeness of two sentences of one article from which two values by two sources are taken as one quantity.
const TOLD_TWICE: f32 = 0.5;

/// Up to this many figures all pairs are compared: two hundred reports of one event have some two thousand.
const MANY: usize = 4_000;
/// In more, each figure is compared with this many neighbours among those of its value and of its topic.
const NEIGHBOURS: usize = 40;

/// How far back, in tokens and in names, a pronoun and its person are looked for.
const FAR: usize = 300;

/// A figure of an article and what it is compared by.
struct Candidate<'a> {
    article: usize,
    index: usize,
    figure: &'a Figure,
    sentence: usize,
    topic: Topic,
    /// What the noun of the topic means; one for all figures with that noun.
    concepts: Rc<Concepts>,
    /// For a share: whose it is, as a story entity.
    whose: Option<usize>,
    /// It counts a part of something counted elsewhere.
    part: bool,
    /// The largest of its topic in its article.
    total: bool,
    /// Its sentence tells of another year than the story's.
    background: bool,
}

/// Every figure with bounds, put together with those of the same quantity.
pub(super) fn points(story: &Story<'_>) -> Vec<Point> {
    let candidates = candidates(story);
    let mut groups = Groups::new(candidates.len());
    let mut offer = |i: usize, j: usize| {
        let (a, b) = (&candidates[i.min(j)], &candidates[i.max(j)]);
        if i != j && comparable(a, b) && !groups.together(i, j) && same_quantity(story, a, b) {
            groups.join(i, j);
        }
    };
    if candidates.len() <= MANY {
        for i in 0..candidates.len() {
            (i + 1..candidates.len()).for_each(|j| offer(i, j));
        }
    } else {
        likely_pairs(story, &candidates, offer);
    }
    let sets = groups.sets();
    sets.iter().map(|set| point(story, &set.iter().map(|&index| &candidates[index]).collect::<Vec<_>>())).collect()
}

/// The pairs of a huge story that are likeliest to be one quantity.
fn likely_pairs(story: &Story<'_>, candidates: &[Candidate<'_>], mut offer: impl FnMut(usize, usize)) {
    let mut by_value: BTreeMap<(Option<&str>, u64), Vec<usize>> = BTreeMap::new();
    let mut by_topic: BTreeMap<(Option<&str>, &Topic, bool), Vec<usize>> = BTreeMap::new();
    let mut by_place: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (at, one) in candidates.iter().enumerate() {
        let unit = one.figure.unit.as_deref();
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
    let mut candidates = Vec::new();
    let mut concepts: BTreeMap<String, Rc<Concepts>> = BTreeMap::new();
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
            let noun = match &topic {
                Topic::Thing(noun) | Topic::Share(noun) => noun.as_str(),
                Topic::News(_) | Topic::Age(_) => "",
            };
            let known = concepts.get(noun).cloned();
            let concepts = known.unwrap_or_else(|| {
                let new = Rc::new(lexicon::concepts(noun));
                concepts.insert(noun.to_owned(), Rc::clone(&new));
                new
            });
            let whose = matches!(topic, Topic::Share(_)).then(|| whose(story, article, figure, sentence)).flatten();
            let background = tells_of_another_year(report, sentence);
            candidates.push(Candidate {
                article,
                index,
                figure,
                sentence,
                topic,
                concepts,
                whose,
                part,
                total: false,
                background,
            });
        }
        mark_totals(&mut candidates[first..]);
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
        let named_close_by = |entity: usize| close_by.contains(&entity);
        let meant = known.iter().find(|(age, entity, _)| *age == size(one.figure) && named_close_by(*entity));
        if let Some((_, _, name)) = meant {
            one.topic = Topic::Age(name.clone());
        }
    }
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

fn size(figure: &Figure) -> f64 {
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

/// Whether a sentence names a year before the article's own: background, not news.
fn tells_of_another_year(report: &Report, sentence: usize) -> bool {
    let Some(span) = report.text.sentences.get(sentence).map(|sentence| sentence.span) else { return false };
    let Some(published) = report.article.published_day() else { return false };
    within(&report.annotations.dates, span, |date| date.span).any(|date| {
        let year = date.value.get(..4).and_then(|year| year.parse::<i16>().ok());
        year.is_some_and(|year| year < published.year())
    })
}

/// Whether two figures could at all mean one quantity.
fn comparable(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    a.figure.unit == b.figure.unit && (a.article != b.article || a.sentence != b.sentence || is_contrast(a, b))
}

/// Two figures of one sentence mean one quantity only when two sources give them for the same counted words.
fn is_contrast(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let counted =
        |one: &Candidate<'_>| one.figure.counted.as_ref().map(|counted| topics::head(&counted.text.to_lowercase()));
    given_by_two(a, b) && counted(a) == counted(b)
}

/// Whether two figures are given by two named sources.
fn given_by_two(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let source = |one: &Candidate<'_>| one.figure.source.as_ref().map(|source| (source.entity, source.text.clone()));
    source(a).is_some() && source(b).is_some() && source(a) != source(b)
}

fn same_quantity(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let places = ((a.article, a.sentence), (b.article, b.sentence));
    if a.article == b.article && a.sentence == b.sentence {
        return true;
    }
    if let (Topic::Age(one), Topic::Age(other)) = (&a.topic, &b.topic) {
        let named = story.entities.iter().any(|entity| entity.name == *one);
        return same_age(story, a, b, named && one == other);
    }
    if matches!((a.whose, b.whose), (Some(one), Some(other)) if one != other) {
        return false;
    }
    if story.aligned.same_words(places.0, places.1) {
        let in_step = a.topic == b.topic && rank(story, a) == rank(story, b) && within_reason(a, b);
        return in_step || equal(a, b) && is_kin(a, b);
    }
    if a.part != b.part || !is_kin(a, b) {
        return !a.part && !b.part && a.figure.unit.is_some() && equal(a, b) && same_day(story, a, b);
    }
    let likeness = likeness(story, a, b);
    if equal(a, b) {
        return likeness >= SAME_VALUE || a.topic.is_toll() && a.topic == b.topic;
    }
    if a.article == b.article && !a.topic.is_toll() && (likeness < TOLD_TWICE || !given_by_two(a, b)) {
        return false;
    }
    if !within_reason(a, b) {
        return false;
    }
    let early = |one: &Candidate<'_>| {
        let count = story.reports[one.article].text.sentences.len();
        one.sentence as f64 <= EARLY * count as f64
    };
    let told = early(a) && early(b) || likeness >= SAME_VALUE;
    let both_total = a.total && b.total && a.topic == b.topic && a.article != b.article && told;
    let same_place = a.topic == b.topic && a.topic.is_crowd() && story.aligned.same_place(places.0, places.1);
    let shares = a.whose.is_some() && a.whose == b.whose && a.topic == b.topic;
    both_total
        || same_place
        || shares
        || !a.part && !a.background && !b.background && likeness >= OTHER_VALUE && same_noun(a, b)
}

/// Whether two values can be two readings of one quantity at all.
fn within_reason(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let (less, more) = (size(a.figure).min(size(b.figure)), size(a.figure).max(size(b.figure)));
    more <= MAX_FACTOR * less
}

/// How much two sentences speak of the same thing, the noun that both count left aside.
fn likeness(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> f32 {
    let counted = match &a.topic {
        Topic::Thing(noun) | Topic::Share(noun) => crate::lexicon::stem(noun),
        Topic::News(_) | Topic::Age(_) => String::new(),
    };
    story.bags.get(a.article, a.sentence).likeness_without(story.bags.get(b.article, b.sentence), &counted)
}

/// Whether two sentences tell of the same day by name: with an equal value in the same unit that is seldom chance.
fn same_day(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let days = |one: &Candidate<'_>| {
        let report = &story.reports[one.article];
        let span = report.text.sentences.get(one.sentence).map(|sentence| sentence.span);
        let dates = span.into_iter().flat_map(|span| within(&report.annotations.dates, span, |date| date.span));
        dates.filter_map(|date| date.value.get(..10).map(ToOwned::to_owned)).collect::<Vec<String>>()
    };
    let others = days(b);
    a.article != b.article && days(a).iter().any(|day| others.contains(day))
}

/// The same person's age; for an unnamed person the same age in sentences that go back to the same words or are alike.
fn same_age(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>, same_person: bool) -> bool {
    let places = ((a.article, a.sentence), (b.article, b.sentence));
    let likeness = story.bags.get(a.article, a.sentence).likeness(story.bags.get(b.article, b.sentence));
    same_person && a.article != b.article && (equal(a, b) || likeness >= SAME_VALUE)
        || equal(a, b) && (story.aligned.same_words(places.0, places.1) || likeness >= OTHER_VALUE)
}

fn equal(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let expected = |one: &Candidate<'_>| status::expected(one.figure.low, one.figure.high, one.figure.modifier);
    size(a.figure) == size(b.figure) && status::compatible(expected(a), expected(b))
}

/// Different values for a thing need the very same noun; for a crowd the nouns are many and the words around decide.
fn same_noun(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let counted = |one: &Candidate<'_>| one.figure.counted.as_ref().map(|counted| counted.text.to_lowercase());
    match (&a.topic, &b.topic) {
        (Topic::Thing(one), Topic::Thing(other)) => one == other && !one.is_empty() && counted(a) == counted(b),
        (one, other) => one == other,
    }
}

/// The place of a figure among those of its topic and unit in its sentence: in reworded sentences the order holds.
fn rank(story: &Story<'_>, one: &Candidate<'_>) -> usize {
    let report = &story.reports[one.article];
    let Some(sentence) = report.text.sentences.get(one.sentence) else { return 0 };
    let same = |figure: &&Figure| figure.unit == one.figure.unit;
    let topic = |figure: &&Figure| topics::of(report, figure, None).0 == topics::of(report, one.figure, None).0;
    let earlier = |figure: &&Figure| figure.span.start < one.figure.span.start;
    let here = within(&report.annotations.figures, sentence.span, |figure| figure.span).take(FAR);
    here.filter(same).filter(topic).filter(earlier).count()
}

/// Whether two topics can be one: equal, or one the plain noun where nothing in the sentence told the topic.
fn is_kin(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let alike = || a.concepts.relation(&b.concepts).is_alike();
    match (&a.topic, &b.topic) {
        (Topic::Thing(one), Topic::Thing(other)) => one == other && !one.is_empty() || alike(),
        (Topic::Share(one), Topic::Share(other)) => one == other || one.is_empty() || other.is_empty() || alike(),
        (one, other) => one == other,
    }
}

fn point(story: &Story<'_>, members: &[&Candidate<'_>]) -> Point {
    let mut versions: Vec<Version> = Vec::new();
    let mut known: BTreeMap<[Option<u64>; 2], usize> = BTreeMap::new();
    for member in members {
        // Adding nothing makes one zero of the two.
        let key = [member.figure.low, member.figure.high].map(|bound| bound.map(|bound| (bound + 0.0).to_bits()));
        let at = *known.entry(key).or_insert(versions.len());
        let same = versions.get_mut(at);
        match same {
            Some(version) => add(story, version, member),
            None => {
                let mut version = version(story, member);
                add(story, &mut version, member);
                versions.push(version);
            }
        }
    }
    let topic = &members[0].topic;
    let (status, why) = status::of(story, &versions, PointKind::Figure, topic.is_toll());
    let readings = versions.into_iter().map(|version| version.reading).collect();
    Point { kind: PointKind::Figure, label: label(story, members), status, readings, why }
}

fn version(story: &Story<'_>, member: &Candidate<'_>) -> Version {
    let figure = member.figure;
    let text = words::one_line(story.reports[member.article].article.words(figure.span));
    let reading = Reading {
        text,
        low: figure.low,
        high: figure.high,
        sources: Vec::new(),
        origins: Vec::new(),
        members: Vec::new(),
    };
    let expected = status::expected(figure.low, figure.high, figure.modifier);
    let allowed = status::allowed(figure.low, figure.high, figure.modifier);
    Version { reading, expected, allowed, days: Vec::new(), says_changed: false }
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
    let sentence = report.text.sentences.get(member.sentence);
    version.says_changed |= sentence.is_some_and(|sentence| {
        report.text.tokens_of(sentence).iter().any(|token| CHANGED.contains(&token.norm.as_str()))
    });
}

/// Words that stand for a noun elsewhere and say nothing by themselves.
const EMPTY: &[&str] = &["", "them", "those", "these", "whom", "which", "that", "it", "number", "total"];

/// What the point is about: its topic, with the words most used for what is counted; where nothing says what is
/// counted, the sentence.
fn label(story: &Story<'_>, members: &[&Candidate<'_>]) -> String {
    let first = members[0];
    let mut counted: Vec<&str> = members
        .iter()
        .filter_map(|member| member.figure.counted.as_ref())
        .map(|counted| counted.text.as_str())
        .collect();
    counted.retain(|words| !EMPTY.contains(&words.to_lowercase().as_str()));
    counted.sort_unstable();
    let most = counted.chunk_by(|a, b| a == b).max_by_key(|same| (same.len(), std::cmp::Reverse(same[0].len())));
    let most = most.map_or("", |same| same[0]);
    let topic = first.topic.label(most);
    let whose = members.iter().find_map(|member| member.whose).and_then(|entity| story.entities.get(entity));
    match whose {
        Some(entity) => format!("{topic}: {}", entity.name),
        None if !topic.is_empty() => topic,
        None => {
            let report = &story.reports[first.article];
            let sentence =
                report.text.sentences.get(first.sentence).map(|sentence| report.article.words(sentence.span));
            format!("“{}”", words::clipped(sentence.unwrap_or_default(), 60))
        }
    }
}
