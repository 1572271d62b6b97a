//! Points of quotes: each utterance, with the articles that report it.

use std::collections::BTreeMap;

use super::Story;
use super::spoken::{self, Spoken};
use super::status::{self, Version};
use super::utterances::{self, plain};
use crate::account::{AnnotationRef, Member, Passage, Point, PointKind, Reading};
use crate::annotate::QuoteKind;
use crate::render::words;

/// Every quote, put together with those of the same utterance. An indirect quote is a point only where another article
/// reports the same words.
pub(super) fn points(story: &Story<'_>) -> Vec<Point> {
    let spoken = spoken::of(story);
    let told = |group: &[&Spoken<'_>]| {
        let several = group
            .iter()
            .any(|one| one.article != group[0].article || story.has_carriers(one.article, one.quote.content));
        let is_quote = |one: &&&Spoken<'_>| one.index.is_some();
        group.iter().any(|one| is_quote(&one))
            && (several || group.iter().any(|one| one.quote.kind != QuoteKind::Indirect))
    };
    let sets = utterances::of(story, &spoken);
    let groups = sets.iter().map(|set| set.iter().map(|&index| &spoken[index]).collect::<Vec<_>>());
    groups.filter(|group| told(group)).map(|group| point(story, &group)).collect()
}

fn point(story: &Story<'_>, members: &[&Spoken<'_>]) -> Point {
    let mut versions: Vec<Version> = Vec::new();
    let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for member in members {
        let passage = Passage { article: member.article, span: member.quote.content };
        let text = words::one_line(story.reports[member.article].article.words(passage.span));
        let at = *known.entry(plain(&text)).or_insert(versions.len());
        if at == versions.len() {
            versions.push(Version::new(text));
        }
        let reading = &mut versions[at].reading;
        reading.members.push(Member { passage, annotation: member.index.map(AnnotationRef::Quote) });
        reading.origins.extend(story.lineage.origins_of(passage));
        reading.origins.sort_unstable();
        reading.origins.dedup();
        if let Some(speaker) = &member.quote.speaker {
            let name = story.party_name(member.article, speaker);
            if !reading.sources.contains(&name) {
                reading.sources.push(name);
            }
        }
    }
    let (status, why) = status::of(story, &versions, PointKind::Quote, false);
    let readings: Vec<Reading> = versions.into_iter().map(|version| version.reading).collect();
    Point { kind: PointKind::Quote, label: label(&readings), status, readings, why }
}

fn label(readings: &[Reading]) -> String {
    let speaker = readings.iter().flat_map(|reading| &reading.sources).next();
    let text = readings.first().map(|reading| words::clipped(&reading.text, 60)).unwrap_or_default();
    match speaker {
        Some(speaker) => format!("{speaker}: “{text}”"),
        None => format!("“{text}”"),
    }
}
