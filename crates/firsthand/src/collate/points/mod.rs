//! Points: what the articles state, reading beside reading, and whether independent reports agree.

mod aligned;
mod evidence;
mod figures;
mod groups;
mod label;
mod likely;
mod linkage;
mod measure;
mod parts;
mod quantity;
mod quotes;
mod spoken;
mod statements;
mod status;
mod telling;
mod topics;
mod utterances;

use std::collections::BTreeMap;

use super::bags::Bags;
use super::copies::Carriers;
use crate::account::{Copies, Lineage, Passage, Point, Report, Reuse, Status, StoryEntity};
pub(super) use aligned::{Aligned, covered};
pub(crate) use status::{allowed, compatible, expected};
pub(crate) use topics::{Topic, of as topic};

use crate::span::Span;

/// What every step here looks at.
struct Story<'a> {
    reports: &'a [Report],
    articles: &'a [usize],
    entities: &'a [StoryEntity],
    /// The story entity of an article's entity.
    of_entity: BTreeMap<(usize, usize), usize>,
    lineage: &'a Lineage,
    bags: &'a Bags,
    aligned: Aligned,
    carriers: Carriers,
}

/// Every point of a story: the contested first, then the revised, the agreed and the single ones, each by the order of
/// their first appearance.
pub fn points(
    reports: &[Report],
    articles: &[usize],
    entities: &[StoryEntity],
    reuse: &[Reuse],
    lineage: &Lineage,
    copies: &Copies,
) -> Vec<Point> {
    let mut of_entity = BTreeMap::new();
    for (index, entity) in entities.iter().enumerate() {
        of_entity.extend(entity.members.iter().map(|&member| (member, index)));
    }
    let bags = Bags::of(reports, articles);
    let carriers = Carriers::of(copies);
    let aligned = Aligned::of(reports, reuse, &carriers);
    let story = Story { reports, articles, entities, of_entity, lineage, bags: &bags, aligned, carriers };
    let mut points = figures::points(&story);
    points.extend(quotes::points(&story));
    points.extend(statements::points(&story, &points));
    let rank = |status: Status| match status {
        Status::Contested => 0,
        Status::Revised => 1,
        Status::Agreed => 2,
        Status::Single => 3,
    };
    points.sort_by_key(|point| (rank(point.status), first_place(point)));
    points
}

/// Where a point first appears: article and byte.
fn first_place(point: &Point) -> (usize, usize, usize) {
    let members = point.readings.iter().flat_map(|reading| &reading.members);
    members
        .map(|member| (member.passage.article, member.passage.span.start, member.passage.span.end))
        .min()
        .unwrap_or_default()
}

impl Story<'_> {
    /// Whether an article has a sentence from another as it stands there, where it is told already.
    fn is_carried(&self, article: usize, sentence: usize) -> bool {
        self.carriers.is_carried(self.reports, article, sentence)
    }

    /// Whether other articles carry the sentence that a passage stands in.
    fn has_carriers(&self, article: usize, span: Span) -> bool {
        !self.carriers.of_passage(self.reports, Passage { article, span }).is_empty()
    }

    /// The story entity that a party of an article means.
    fn entity(&self, article: usize, entity: Option<usize>) -> Option<usize> {
        self.of_entity.get(&(article, entity?)).copied()
    }

    /// The name of a party: its entity's name in the story, or its own words.
    fn party_name(&self, article: usize, party: &crate::annotate::Party) -> String {
        match self.entity(article, party.entity).and_then(|entity| self.entities.get(entity)) {
            Some(entity) => entity.name.clone(),
            None => without_article(&party.text).to_owned(),
        }
    }
}

/// "The emergency service" and "the emergency service" are one source.
fn without_article(words: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
}

#[cfg(test)]
mod tests;
