//! A story as an object of the machine output.

use std::collections::{BTreeMap, BTreeSet};

use super::annotations;
use super::wire::{self, Number};
use crate::account::{Account, AnnotationRef, Edge, Evidence, Passage, Point, Reading, Reuse, Story};
use crate::collate::Carriers;
use crate::span::{CodePoints, Span};

/// What is at hand while one story is written.
struct Context<'a> {
    account: &'a Account,
    story: &'a Story,
    points: &'a [CodePoints<'a>],
    carriers: Carriers,
}

/// One story. `points` are the code points of each article of the account.
pub(super) fn story<'a>(account: &'a Account, story: &'a Story, points: &'a [CodePoints<'a>]) -> wire::Story<'a> {
    let context = Context { account, story, points, carriers: Carriers::of(&story.copies) };
    let days = story.articles.iter().filter_map(|&index| account.reports[index].article.published_day());
    wire::Story {
        id: &story.id,
        headline: &story.headline,
        articles: story.articles.iter().map(|&index| context.article(index)).collect(),
        from: days.clone().min().map(|day| day.to_string()),
        to: days.max().map(|day| day.to_string()),
        annotations: context.annotations(),
        entities: context.entities(),
        reuse: context.all_reuse(),
        lineage: context.lineage(),
        origins: context.origins(),
        points: story.points.iter().enumerate().map(|(index, point)| context.point(index, point)).collect(),
        timeline: context.timeline(),
        left_out: context.left_out(),
        folds: context.folds(),
    }
}

impl<'a> Context<'a> {
    fn article(&self, index: usize) -> &'a str {
        &self.account.reports[index].article.id
    }

    fn span(&self, article: usize, span: Span) -> [usize; 2] {
        self.points[article].span(span)
    }

    fn passage(&self, passage: Passage) -> wire::Passage<'a> {
        wire::Passage { article: self.article(passage.article), span: self.span(passage.article, passage.span) }
    }

    /// The id of the `index`th thing of sort `sort` of this story.
    fn id(&self, sort: &str, index: usize) -> String {
        format!("{}-{sort}{}", self.story.id, index + 1)
    }

    fn annotations(&self) -> wire::Annotations<'a> {
        let mut of_entity: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (index, entity) in self.story.entities.iter().enumerate() {
            of_entity.extend(entity.members.iter().map(|&member| (member, index)));
        }
        let mut all = wire::Annotations::default();
        for &article in &self.story.articles {
            let resolve = |entity: usize| match of_entity.get(&(article, entity)) {
                Some(&index) => self.id("e", index),
                None => annotations::local_entity(self.article(article), entity),
            };
            all.append(annotations::of(&self.account.reports[article], &self.points[article], &resolve));
        }
        all
    }

    fn entities(&self) -> Vec<wire::Entity<'a>> {
        let entity = |(index, entity): (usize, &'a crate::account::StoryEntity)| {
            let mut articles: Vec<usize> = entity.members.iter().map(|(article, _)| *article).collect();
            articles.dedup();
            wire::Entity {
                id: self.id("e", index),
                kind: entity.kind.name(),
                name: &entity.name,
                variants: entity
                    .variants
                    .iter()
                    .map(|variant| wire::Variant { text: &variant.text, count: variant.count })
                    .collect(),
                articles: articles.into_iter().map(|index| self.article(index)).collect(),
            }
        };
        self.story.entities.iter().enumerate().map(entity).collect()
    }

    /// The passages; of a copy those alone that a derivation stands on, for it shares the others with all its kind.
    fn all_reuse(&self) -> Vec<wire::Reuse<'a>> {
        let copies = || self.story.copies.folds.iter().flat_map(|fold| &fold.copies);
        let copied: BTreeSet<usize> = copies().map(|copy| copy.article).collect();
        let evidence = self.story.lineage.edges.iter().flat_map(|edge| &edge.evidence);
        let cited: BTreeSet<usize> = evidence
            .filter_map(|evidence| match evidence {
                Evidence::Reuse(index) => Some(*index),
                Evidence::Credit(..) => None,
            })
            .collect();
        let told = |index: &usize, reuse: &Reuse| {
            cited.contains(index) || ![reuse.a, reuse.b].iter().any(|passage| copied.contains(&passage.article))
        };
        let all = self.story.reuse.iter().enumerate().filter(|(index, reuse)| told(index, reuse));
        all.map(|(index, reuse)| self.reuse(index, reuse)).collect()
    }

    fn folds(&self) -> Vec<wire::Fold<'a>> {
        let fold = |fold: &crate::account::Fold| wire::Fold {
            article: self.article(fold.article),
            copies: fold.copies.iter().map(|copy| self.article(copy.article)).collect(),
            changed: fold.copies.iter().filter(|copy| copy.changed).map(|copy| self.article(copy.article)).collect(),
        };
        self.story.copies.folds.iter().map(fold).collect()
    }

    /// The articles besides these that carry the sentences that the passages stand in.
    fn carriers(&self, passages: impl Iterator<Item = Passage> + Clone) -> Vec<&'a str> {
        let own: BTreeSet<usize> = passages.clone().map(|passage| passage.article).collect();
        let all = passages.flat_map(|passage| self.carriers.of_passage(&self.account.reports, passage));
        let others: BTreeSet<usize> = all.copied().filter(|article| !own.contains(article)).collect();
        others.into_iter().map(|article| self.article(article)).collect()
    }

    fn reuse(&self, index: usize, reuse: &'a Reuse) -> wire::Reuse<'a> {
        let change = |change: &crate::account::Change| wire::Change {
            a: change.a.map(|span| self.span(reuse.a.article, span)),
            b: change.b.map(|span| self.span(reuse.b.article, span)),
            kind: change.kind.name(),
            touches: change.touches.iter().map(|touch| touch.name()).collect(),
        };
        wire::Reuse {
            id: self.id("r", index),
            a: self.passage(reuse.a),
            b: self.passage(reuse.b),
            kind: reuse.kind.name(),
            score: rounded(reuse.score),
            changes: reuse.changes.iter().map(change).collect(),
        }
    }

    fn lineage(&self) -> wire::Lineage<'a> {
        let lineage = &self.story.lineage;
        let nodes = lineage.nodes.iter().enumerate().map(|(index, node)| wire::Node {
            id: self.node(index),
            article: node.article.map(|article| self.article(article)),
            label: &node.label,
        });
        wire::Lineage { nodes: nodes.collect(), edges: lineage.edges.iter().map(|edge| self.edge(edge)).collect() }
    }

    /// The id of a lineage node: the article's own, or one of the story for an unseen source.
    fn node(&self, index: usize) -> String {
        match self.story.lineage.nodes.get(index).and_then(|node| node.article) {
            Some(article) => self.article(article).to_owned(),
            None => self.id("u", index),
        }
    }

    fn edge(&self, edge: &'a Edge) -> wire::Edge<'a> {
        let evidence = |evidence: &Evidence| match *evidence {
            Evidence::Reuse(index) => self.id("r", index),
            Evidence::Credit(article, index) => annotations::id(self.article(article), 'c', index),
        };
        wire::Edge {
            from: self.node(edge.from),
            to: self.node(edge.to),
            kind: edge.kind.name(),
            share: rounded(edge.share),
            confidence: rounded(edge.confidence),
            directed: edge.directed,
            evidence: edge.evidence.iter().map(evidence).collect(),
            why: &edge.why,
        }
    }

    fn origins(&self) -> Vec<wire::Origin<'a>> {
        let origin = |(index, origin): (usize, &'a crate::account::Origin)| wire::Origin {
            id: self.id("o", index),
            label: &origin.label,
            articles: origin.articles.iter().map(|&article| self.article(article)).collect(),
            why: &origin.why,
        };
        self.story.lineage.origins.iter().enumerate().map(origin).collect()
    }

    fn origin_ids(&self, origins: &[usize]) -> Vec<String> {
        origins.iter().map(|&index| self.id("o", index)).collect()
    }

    fn point(&self, index: usize, point: &'a Point) -> wire::Point<'a> {
        wire::Point {
            id: self.id("p", index),
            kind: point.kind.name(),
            label: &point.label,
            status: point.status.name(),
            origins: point.origins().len(),
            why: &point.why,
            readings: point.readings.iter().map(|reading| self.reading(reading)).collect(),
        }
    }

    fn reading(&self, reading: &'a Reading) -> wire::Reading<'a> {
        let members = reading.members.iter().map(|member| {
            let article = member.passage.article;
            wire::Member {
                article: self.article(article),
                annotation: member.annotation.map(|annotation| match annotation {
                    AnnotationRef::Figure(index) => annotations::id(self.article(article), 'f', index),
                    AnnotationRef::Quote(index) => annotations::id(self.article(article), 'q', index),
                }),
                span: self.span(article, member.passage.span),
            }
        });
        wire::Reading {
            text: &reading.text,
            low: reading.low.map(Number::from),
            high: reading.high.map(Number::from),
            sources: &reading.sources,
            origins: self.origin_ids(&reading.origins),
            members: members.collect(),
            carriers: self.carriers(reading.members.iter().map(|member| member.passage)),
        }
    }

    fn left_out(&self) -> Vec<wire::LeftOut<'a>> {
        let ids = |points: &[usize]| points.iter().map(|&point| self.id("p", point)).collect();
        let left_out = |left_out: &crate::account::LeftOut| wire::LeftOut {
            article: self.article(left_out.article),
            points: ids(&left_out.points),
            later: ids(&left_out.later),
        };
        self.story.left_out.iter().map(left_out).collect()
    }

    fn timeline(&self) -> Vec<wire::Event<'a>> {
        let event = |event: &'a crate::account::Event| wire::Event {
            when: &event.when,
            precision: event.precision.name(),
            text: &event.text,
            members: event.members.iter().map(|&passage| self.passage(passage)).collect(),
            origins: self.origin_ids(&event.origins),
            carriers: self.carriers(event.members.iter().copied()),
        };
        self.story.timeline.iter().map(event).collect()
    }
}

/// Three decimals: more would claim a precision that no score has.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
