//! Points of plain statements: sentences of two or more articles that state the same thing.
//!
//! Sentences that go back to the same words state one thing once. Sentences of different origins that share most of
//! their telling words state it independently. Whether one denies what another affirms is not told: a "not" somewhere in
//! two sentences on one subject is no contradiction.

use super::Story;
use super::groups::Groups;
use super::likely;
use super::status::{self, Version};
use crate::account::{Member, Passage, Point, PointKind, Reading};
use crate::collate::within::within;
use crate::render::words;

/// Likeness, names left aside, from which two sentences are taken to state the same thing. With the names counted,
/// "Mayor Bell toured the square" and "Mayor Bell will send a bill" reach 0.6.
const SAME_STATEMENT: f32 = 0.65;
/// How many words besides names two such sentences must share.
const MIN_SHARED: usize = 4;
/// Likeness, names included, that is enough for two sentences of the same day that share two words
/// besides names.
const SAME_DAY: f32 = 0.5;
/// Likeness that is enough for two sentences that give the same time to the minute.
const SAME_TIME: f32 = 0.15;

/// The sum of a likeness may come out this much lower when it is added up in another order.
const ROUNDING: f32 = 0.99;

/// Statements of at least two articles. Sentences that a figure or a quote of `points` already stands for are left out.
pub(super) fn points(story: &Story<'_>, points: &[Point]) -> Vec<Point> {
    let sentences = free_sentences(story, points);
    let mut groups = Groups::new(sentences.len());
    let place: std::collections::BTreeMap<(usize, usize), usize> =
        sentences.iter().enumerate().map(|(index, &sentence)| (sentence, index)).collect();
    for (a, b) in story.aligned.pairs().filter(|(a, b)| a.0 != b.0) {
        if let (Some(&i), Some(&j)) = (place.get(&a), place.get(&b)) {
            groups.join(i, j);
        }
    }
    let bags: Vec<(usize, &[(String, f32)])> =
        sentences.iter().map(|&(article, at)| (article, likely::stems(story.bags.get(article, at)))).collect();
    let length = |index: usize| {
        let (article, at) = sentences[index];
        story.bags.get(article, at).length()
    };
    likely::sharing(&bags, |i, j, _, product| {
        let near = product >= ROUNDING * SAME_TIME * length(i) * length(j);
        if near && !groups.together(i, j) && alike(story, sentences[i], sentences[j]) {
            groups.join(i, j);
        }
    });
    let sets = groups.sets();
    let carried = |(article, at): (usize, usize)| {
        let sentence = story.reports[article].text.sentences.get(at);
        sentence.is_some_and(|sentence| story.has_carriers(article, sentence.span))
    };
    let several = sets
        .iter()
        .filter(|set| set.iter().any(|&index| sentences[index].0 != sentences[set[0]].0 || carried(sentences[index])));
    several.map(|set| point(story, &set.iter().map(|&index| sentences[index]).collect::<Vec<_>>())).collect()
}

/// The prose sentences, as (article, sentence), that no figure or quote of several articles stands in.
fn free_sentences(story: &Story<'_>, points: &[Point]) -> Vec<(usize, usize)> {
    let several = |point: &&Point| {
        let mut members = point.readings.iter().flat_map(|reading| &reading.members);
        let is_carried = members.any(|one| story.has_carriers(one.passage.article, one.passage.span));
        let mut articles =
            point.readings.iter().flat_map(|reading| &reading.members).map(|member| member.passage.article);
        is_carried || articles.next().is_some_and(|first| articles.any(|other| other != first))
    };
    let taken: std::collections::BTreeSet<(usize, usize)> = points
        .iter()
        .filter(several)
        .flat_map(|point| point.readings.iter().flat_map(|reading| &reading.members))
        .filter_map(|member| {
            let report = &story.reports[member.passage.article];
            Some((member.passage.article, report.text.sentence_at(member.passage.span.start)?))
        })
        .collect();
    let all = story
        .articles
        .iter()
        .flat_map(|&article| story.reports[article].text.prose().map(move |(index, _)| (article, index)));
    all.filter(|place| !taken.contains(place) && !story.is_carried(place.0, place.1)).collect()
}

fn alike(story: &Story<'_>, a: (usize, usize), b: (usize, usize)) -> bool {
    let (first, second) = (story.bags.get(a.0, a.1), story.bags.get(b.0, b.1));
    let likeness = first.likeness(second);
    if likeness < SAME_TIME {
        return false;
    }
    let (plain, other) = (first.plain(), second.plain());
    let shared = plain.shared(&other);
    likeness >= SAME_DAY && shared >= 2 && same_date(story, a, b, DAY)
        || same_date(story, a, b, MINUTE)
        || shared >= MIN_SHARED && plain.likeness(&other) >= SAME_STATEMENT
}

/// The length of a day: "2024-03-13".
const DAY: usize = 10;
/// The length of a time to the minute: "2024-03-13T03:05".
const MINUTE: usize = 16;

/// Whether both sentences give the same date, compared by its first `precision` characters.
fn same_date(story: &Story<'_>, a: (usize, usize), b: (usize, usize), precision: usize) -> bool {
    let dates = |(article, sentence): (usize, usize)| {
        let report = &story.reports[article];
        let span = report.text.sentences.get(sentence).map(|sentence| sentence.span);
        let dates = span.into_iter().flat_map(|span| within(&report.annotations.dates, span, |date| date.span));
        dates.filter_map(|date| date.value.get(..precision)).collect::<Vec<&str>>()
    };
    let others = dates(b);
    dates(a).iter().any(|date| others.contains(date))
}

fn point(story: &Story<'_>, members: &[(usize, usize)]) -> Point {
    let mut versions: Vec<Version> = Vec::new();
    for &(article, sentence) in members {
        let report = &story.reports[article];
        let Some(sentence) = report.text.sentences.get(sentence) else { continue };
        let passage = Passage { article, span: sentence.span };
        let origins = story.lineage.origins_of(passage);
        let at = versions.iter().position(|version| version.reading.origins == origins).unwrap_or_else(|| {
            let text = words::one_line(report.article.words(sentence.span));
            let mut version = Version::new(text);
            version.reading.origins = origins;
            versions.push(version);
            versions.len() - 1
        });
        versions[at].reading.members.push(Member { passage, annotation: None });
    }
    let (status, why) = status::of(story, &versions, PointKind::Statement, false);
    let readings: Vec<Reading> = versions.into_iter().map(|version| version.reading).collect();
    let label = readings.first().map(|reading| words::clipped(&reading.text, 80)).unwrap_or_default();
    Point { kind: PointKind::Statement, label, status, readings, why }
}
