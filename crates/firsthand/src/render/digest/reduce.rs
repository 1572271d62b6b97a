//! A story with fewer articles, all that points at articles pointing at their new places.

use std::collections::{BTreeMap, BTreeSet};

use super::Shown;
use crate::account::{
    Copies, Edge, Event, Evidence, LeftOut, Lineage, Member, Node, Origin, Passage, Point, Reading, Reuse, Story,
    StoryEntity, Witness,
};

/// From an old place to the new one.
type Places = BTreeMap<usize, usize>;

/// The story with the articles that have a new place, and the origins it still has, as they were numbered. `shown` says
/// what stands for the others.
pub(super) fn story(story: &Story, shown: Option<&Shown<'_>>, articles: &Places) -> (Story, Vec<usize>) {
    let new = Reduction::of(story, articles);
    let points: Vec<(usize, Point)> =
        story.points.iter().enumerate().filter_map(|(at, point)| Some((at, new.point(point)?))).collect();
    let points_at: Places = points.iter().enumerate().map(|(place, (at, _))| (*at, place)).collect();
    let kept = |list: &[usize]| list.iter().filter_map(|at| points_at.get(at).copied()).collect();
    let left_out = story.left_out.iter().filter_map(|one| {
        let article = *articles.get(&one.article)?;
        Some(LeftOut { article, points: kept(&one.points), later: kept(&one.later) })
    });
    let reduced = Story {
        id: story.id.clone(),
        headline: story.headline.clone(),
        articles: story.articles.iter().filter_map(|at| articles.get(at).copied()).collect(),
        reuse: new.reuse.keys().filter_map(|at| new.reused(story.reuse.get(*at)?)).collect(),
        lineage: new.lineage(story, shown),
        entities: story.entities.iter().filter_map(|entity| new.entity(entity)).collect(),
        points: points.into_iter().map(|(_, point)| point).collect(),
        timeline: story.timeline.iter().filter_map(|event| new.event(event)).collect(),
        left_out: left_out.collect(),
        copies: Copies::default(),
    };
    (reduced, new.origins.into_keys().collect())
}

/// The new places of all that is pointed at.
struct Reduction<'a> {
    articles: &'a Places,
    reuse: Places,
    nodes: Places,
    origins: Places,
}

fn numbered(kept: impl Iterator<Item = usize>) -> Places {
    kept.enumerate().map(|(place, at)| (at, place)).collect()
}

impl<'a> Reduction<'a> {
    fn of(story: &Story, articles: &'a Places) -> Self {
        let has = |article: usize| articles.contains_key(&article);
        let reuse = story.reuse.iter().enumerate().filter(|(_, one)| has(one.a.article) && has(one.b.article));
        let lineage = &story.lineage;
        // An unseen source is shown with a child or an origin of its own.
        let is_shown = |node: &Node| node.article.is_none_or(has);
        let child = |at: usize| lineage.nodes.get(at).is_some_and(|node| node.article.is_some_and(has));
        let parents: BTreeSet<usize> =
            lineage.edges.iter().filter(|edge| child(edge.to)).map(|edge| edge.from).collect();
        let roots: BTreeSet<usize> = lineage.origins.iter().map(|origin| origin.node).collect();
        let used = |(at, node): &(usize, &Node)| {
            is_shown(node) && (node.article.is_some() || parents.contains(at) || roots.contains(at))
        };
        let nodes = numbered(lineage.nodes.iter().enumerate().filter(used).map(|(at, _)| at));
        let origins = lineage.origins.iter().enumerate().filter(|(_, origin)| nodes.contains_key(&origin.node));
        let origins = numbered(origins.map(|(at, _)| at));
        Self { articles, reuse: numbered(reuse.map(|(at, _)| at)), nodes, origins }
    }

    fn passage(&self, passage: Passage) -> Option<Passage> {
        Some(Passage { article: *self.articles.get(&passage.article)?, span: passage.span })
    }

    fn reused(&self, reuse: &Reuse) -> Option<Reuse> {
        Some(Reuse { a: self.passage(reuse.a)?, b: self.passage(reuse.b)?, ..reuse.clone() })
    }

    fn known_origins(&self, origins: &[usize]) -> Vec<usize> {
        origins.iter().filter_map(|at| self.origins.get(at).copied()).collect()
    }

    fn lineage(&self, story: &Story, shown: Option<&Shown<'_>>) -> Lineage {
        let old = &story.lineage;
        let node = |at: &usize| {
            let node = old.nodes.get(*at)?;
            let article = node.article.and_then(|article| self.articles.get(&article).copied());
            Some(Node { article, label: node.label.clone() })
        };
        let origin = |at: &usize| {
            let origin = old.origins.get(*at)?;
            let articles = origin.articles.iter().filter_map(|at| self.articles.get(at).copied()).collect();
            Some(Origin { node: *self.nodes.get(&origin.node)?, articles, ..origin.clone() })
        };
        let witness = |witness: &Witness| {
            let passage = self.passage(witness.passage)?;
            Some(Witness { passage, origins: self.known_origins(&witness.origins) })
        };
        let mut edges: Vec<Edge> = old.edges.iter().filter_map(|edge| self.edge(edge, old, shown)).collect();
        edges.sort_by_key(|edge| (edge.to, edge.from));
        edges.dedup_by_key(|edge| (edge.to, edge.from));
        Lineage {
            nodes: self.nodes.keys().filter_map(node).collect(),
            edges,
            origins: self.origins.keys().filter_map(origin).collect(),
            witnesses: old.witnesses.iter().filter_map(witness).collect(),
        }
    }

    /// A derivation; where its parent is not shown, from the one that stands for the parent.
    fn edge(&self, edge: &Edge, old: &Lineage, shown: Option<&Shown<'_>>) -> Option<Edge> {
        let to = *self.nodes.get(&edge.to)?;
        let from = match self.nodes.get(&edge.from) {
            Some(from) => *from,
            None => {
                let instead = shown?.stands_for(old.nodes.get(edge.from)?.article?)?;
                let at = old.nodes.iter().position(|node| node.article == Some(instead))?;
                *self.nodes.get(&at)?
            }
        };
        let evidence = |one: &Evidence| match *one {
            Evidence::Reuse(at) => self.reuse.get(&at).copied().map(Evidence::Reuse),
            Evidence::Credit(article, at) => self.articles.get(&article).map(|article| Evidence::Credit(*article, at)),
        };
        let evidence = edge.evidence.iter().filter_map(evidence).collect();
        (from != to).then(|| Edge { from, to, evidence, ..edge.clone() })
    }

    fn entity(&self, entity: &StoryEntity) -> Option<StoryEntity> {
        let member = |&(article, at): &(usize, usize)| Some((*self.articles.get(&article)?, at));
        let members: Vec<(usize, usize)> = entity.members.iter().filter_map(member).collect();
        (!members.is_empty()).then(|| StoryEntity { members, ..entity.clone() })
    }

    /// A point with the readings of it, those of articles that are named only without a place. `None` where no place is
    /// left.
    fn point(&self, point: &Point) -> Option<Point> {
        let reading = |reading: &Reading| {
            let member = |member: &Member| Some(Member { passage: self.passage(member.passage)?, ..*member });
            let members = reading.members.iter().filter_map(member).collect();
            Reading { members, origins: self.known_origins(&reading.origins), ..reading.clone() }
        };
        let mut readings: Vec<Reading> = point.readings.iter().map(reading).collect();
        // The place of a point is that of its first reading.
        readings.sort_by_key(|reading| reading.members.is_empty());
        let has_place = readings.first().is_some_and(|reading| !reading.members.is_empty());
        has_place.then(|| Point { readings, ..point.clone() })
    }

    fn event(&self, event: &Event) -> Option<Event> {
        let members: Vec<Passage> = event.members.iter().filter_map(|member| self.passage(*member)).collect();
        let origins = self.known_origins(&event.origins);
        (!members.is_empty()).then(|| Event { members, origins, ..event.clone() })
    }
}
