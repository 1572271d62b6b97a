//! What happened when: the sentences that give a date, by that date, told once where several articles tell it.

use std::collections::BTreeMap;

use super::bags::Bags;
use super::copies::Carriers;
use crate::account::{Copies, Event, Lineage, Passage, Precision, Report, Reuse};
use crate::annotate::{Certainty, Date, DateKind};
use crate::render::words;

/// Likeness from which two sentences with the same date tell the same event.
const SAME_EVENT: f32 = 0.30;

/// A sentence that gives a date.
struct Told {
    passage: Passage,
    sentence: usize,
}

/// The timeline of a story, earliest first.
pub fn timeline(
    reports: &[Report],
    articles: &[usize],
    reuse: &[Reuse],
    lineage: &Lineage,
    copies: &Copies,
) -> Vec<Event> {
    let bags = Bags::of(reports, articles);
    let carriers = Carriers::of(copies);
    let aligned = super::points::Aligned::of(reports, reuse, &carriers);
    let mut events: Vec<Event> = Vec::new();
    for ((when, precision), told) in by_date(reports, articles, &carriers) {
        let mut groups: Vec<Vec<Told>> = Vec::new();
        for one in told {
            let same = |other: &Told| {
                let places = ((one.passage.article, one.sentence), (other.passage.article, other.sentence));
                let likeness = bags.get(places.0.0, places.0.1).likeness(bags.get(places.1.0, places.1.1));
                one.passage.article != other.passage.article
                    && (aligned.same_words(places.0, places.1) || likeness >= SAME_EVENT)
            };
            match groups.iter_mut().find(|group| group.iter().any(same)) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            }
        }
        events.extend(groups.into_iter().map(|group| event(reports, lineage, &when, precision, &group)));
    }
    events
}

/// The sentences by the dates they give, in the order of the articles.
fn by_date(reports: &[Report], articles: &[usize], carriers: &Carriers) -> BTreeMap<(String, Precision), Vec<Told>> {
    let mut by_date: BTreeMap<(String, Precision), Vec<Told>> = BTreeMap::new();
    for &article in articles {
        let report = &reports[article];
        for date in &report.annotations.dates {
            // A date that is only the likeliest of several is shown in the text, not asserted here.
            if date.certainty == Certainty::Unsure {
                continue;
            }
            let Some((when, precision)) = calendar(date) else { continue };
            let Some(sentence) = report.text.sentence_at(date.span.start) else { continue };
            let told = &report.text.sentences[sentence];
            // The date of a caption stands in no sentence.
            let carried = carriers.is_carried(reports, article, sentence);
            if !told.kind.is_prose() || !told.span.overlaps(date.span) || carried {
                continue;
            }
            let passage = Passage { article, span: told.span };
            let told = by_date.entry((when, precision)).or_default();
            if !told.iter().any(|other| other.passage == passage) {
                told.push(Told { passage, sentence });
            }
        }
    }
    by_date
}

/// The calendar date of a time expression, if it names one: "2020-08-15TNI" is the day 2020-08-15.
fn calendar(date: &Date) -> Option<(String, Precision)> {
    if !matches!(date.kind, DateKind::Date | DateKind::Time) {
        return None;
    }
    let (day, clock) =
        date.value.split_once('T').map_or((date.value.as_str(), None), |(day, clock)| (day, Some(clock)));
    let parts: Vec<&str> = day.split('-').collect();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        || parts[0].len() != 4
    {
        return None;
    }
    let is_clock = |clock: &&str| clock.len() >= 5 && clock.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    match (parts.len(), clock) {
        (1, None) => Some((day.to_owned(), Precision::Year)),
        (2, None) => Some((day.to_owned(), Precision::Month)),
        (3, Some(clock)) if is_clock(&clock) => Some((format!("{day}T{clock}"), Precision::Time)),
        (3, _) => Some((day.to_owned(), Precision::Day)),
        _ => None,
    }
}

fn event(reports: &[Report], lineage: &Lineage, when: &str, precision: Precision, told: &[Told]) -> Event {
    let members: Vec<Passage> = told.iter().map(|one| one.passage).collect();
    let mut origins: Vec<usize> = members.iter().flat_map(|&passage| lineage.origins_of(passage)).collect();
    origins.sort_unstable();
    origins.dedup();
    let text = words::one_line(reports[members[0].article].article.words(members[0].span));
    Event { when: when.to_owned(), precision, text, members, origins }
}
