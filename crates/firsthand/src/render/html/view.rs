//! One story as the sections of the page see it: what things are called, and where on the page they stand.
//!
//! Every report has a number, its place in order of publication from 1, which stands for it like a footnote mark; every
//! origin has a letter. Ids on the page: `r3` is a report, `r3-s7` its eighth sentence, `r3-f5`, `r3-q2`, `r3-c1`,
//! `r3-n4` its figures, quotes, credits and names; `s1` is a story, `s1-p4` a point, `s1-d3` a derivation, `s1-o0` an
//! origin, `s1-q7` words said, `s1-l2` a node of the lineage, `s1-t0` an event, `s1-n9` an entity.

use std::collections::{BTreeMap, BTreeSet};

use super::{escape, words};
use crate::account::{Account, AnnotationRef, Edge, Member, Origin, Passage, Report, Status, Story, Witness};
use crate::annotate::Party;
use crate::render::digest::Rest;
use crate::span::Span;

/// One story of an account.
pub struct View<'a> {
    pub account: &'a Account,
    pub story: &'a Story,
    /// The story's place in the account, from 1.
    pub number: usize,
    /// From (article, article entity) to story entity.
    entity_of: BTreeMap<(usize, usize), usize>,
    /// From a node of the lineage to the derivations it is the child of, as indices.
    edges_to: BTreeMap<usize, Vec<usize>>,
    /// From (article, annotation) to the first point it is a member of.
    point_of: BTreeMap<(usize, AnnotationRef), usize>,
    /// From an article to its stretches that go back to origins.
    witnesses_of: BTreeMap<usize, Vec<&'a Witness>>,
    /// From an article to the origin it is itself.
    own_origin: BTreeMap<usize, usize>,
    /// The nodes that an edge leaves or reaches.
    joined: BTreeSet<usize>,
    /// What is left out of a big story.
    pub rest: Option<&'a Rest>,
}

/// Up to this many reports are named beside their number; more are numbers alone, which fit on one line.
const NAMED_CHIPS: usize = 3;
/// Up to this many report numbers stand in one place before the rest fold away.
const MAX_CHIPS: usize = 24;

impl<'a> View<'a> {
    pub fn new(account: &'a Account, story: &'a Story, number: usize) -> Self {
        let mut entity_of = BTreeMap::new();
        for (i, entity) in story.entities.iter().enumerate() {
            entity_of.extend(entity.members.iter().map(|member| (*member, i)));
        }
        let mut edges_to: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, edge) in story.lineage.edges.iter().enumerate() {
            edges_to.entry(edge.to).or_default().push(i);
        }
        let mut point_of = BTreeMap::new();
        for (i, point) in story.points.iter().enumerate() {
            for member in point.readings.iter().flat_map(|reading| &reading.members) {
                if let Some(annotation) = member.annotation {
                    point_of.entry((member.passage.article, annotation)).or_insert(i);
                }
            }
        }
        let lineage = &story.lineage;
        let mut witnesses_of: BTreeMap<usize, Vec<&Witness>> = BTreeMap::new();
        for witness in &lineage.witnesses {
            witnesses_of.entry(witness.passage.article).or_default().push(witness);
        }
        let origins = lineage.origins.iter().enumerate();
        let own_origin =
            origins.filter_map(|(i, origin)| Some((lineage.nodes.get(origin.node)?.article?, i))).collect();
        let joined = lineage.edges.iter().flat_map(|edge| [edge.from, edge.to]).collect();
        Self { account, story, number, entity_of, edges_to, point_of, witnesses_of, own_origin, joined, rest: None }
    }

    /// The same story, of which that is left out.
    pub fn without(self, rest: Option<&'a Rest>) -> Self {
        Self { rest, ..self }
    }

    pub fn report(&self, article: usize) -> Option<&'a Report> {
        self.account.reports.get(article)
    }

    /// The reports of the story, each with its index.
    pub fn reports(&self) -> impl Iterator<Item = (usize, &'a Report)> {
        self.story.articles.iter().filter_map(|i| Some((*i, self.report(*i)?)))
    }

    /// The story entity that an entity of an article belongs to.
    pub fn entity(&self, article: usize, entity: usize) -> Option<usize> {
        self.entity_of.get(&(article, entity)).copied()
    }

    /// The point an annotation is a member of.
    pub fn point(&self, article: usize, annotation: AnnotationRef) -> Option<usize> {
        self.point_of.get(&(article, annotation)).copied()
    }

    /// The derivations that a node is the child of, each with its index.
    pub fn edges_to(&self, node: usize) -> impl Iterator<Item = (usize, &'a Edge)> {
        let indices = self.edges_to.get(&node).map(Vec::as_slice).unwrap_or_default();
        indices.iter().filter_map(|i| Some((*i, self.story.lineage.edges.get(*i)?)))
    }

    /// The origins that words go back to; what goes back to nobody else is the article's own.
    pub fn origins_at(&self, passage: Passage) -> Vec<usize> {
        let here = self.witnesses_of.get(&passage.article).map(Vec::as_slice).unwrap_or_default();
        let touching = here.iter().filter(|witness| witness.passage.span.overlaps(passage.span));
        let best = touching.max_by_key(|witness| {
            (witness.passage.span.shared(passage.span), std::cmp::Reverse(witness.passage.span.start))
        });
        match best {
            Some(witness) => witness.origins.clone(),
            None => self.own_origin.get(&passage.article).copied().into_iter().collect(),
        }
    }

    /// The origins a node goes back to, or the one it is.
    pub fn origins_of_node(&self, node: usize) -> Vec<usize> {
        let article = self.story.lineage.nodes.get(node).and_then(|node| node.article);
        let origins = self.story.lineage.origins.iter().enumerate();
        let behind =
            |origin: &Origin| origin.node == node || article.is_some_and(|article| origin.articles.contains(&article));
        origins.filter(|(_, origin)| behind(origin)).map(|(i, _)| i).collect()
    }

    /// Whether a node neither took nor passed on anything.
    pub fn is_alone(&self, node: usize) -> bool {
        !self.joined.contains(&node)
    }

    /// The reports that took from a node, as numbers.
    pub fn takers(&self, node: usize) -> String {
        let lineage = &self.story.lineage;
        let edges = lineage.edges.iter().filter(|edge| edge.from == node);
        let articles = edges.filter_map(|edge| lineage.nodes.get(edge.to)?.article);
        let places: Vec<_> = articles.map(|article| (article, report_href(article))).collect();
        self.numbers(&places)
    }

    /// The attributes the filters choose by: report numbers, origins, status.
    pub fn facets(
        &self,
        articles: impl IntoIterator<Item = usize>,
        origins: &[usize],
        status: Option<Status>,
    ) -> String {
        let mut out = String::new();
        let articles: BTreeSet<usize> = articles.into_iter().collect();
        if !articles.is_empty() {
            let numbers: Vec<String> = articles.iter().map(|article| (article + 1).to_string()).collect();
            out += &format!(" data-r=\"{}\"", numbers.join(" "));
        }
        if !origins.is_empty() {
            let numbers: Vec<String> = origins.iter().map(usize::to_string).collect();
            out += &format!(" data-o=\"{}\"", numbers.join(" "));
        }
        if let Some(status) = status {
            out += &format!(" data-s=\"{}\"", status.name());
        }
        out
    }

    /// The name of a party as the whole story calls it.
    pub fn party(&self, article: usize, party: &Party) -> String {
        let known = party.entity.and_then(|entity| self.entity(article, entity));
        known.and_then(|i| self.story.entities.get(i)).map_or_else(|| party.text.clone(), |entity| entity.name.clone())
    }

    /// An id of this story: `id("p", 4)` is `s1-p4`.
    pub fn id(&self, kind: &str, index: impl std::fmt::Display) -> String {
        format!("s{}-{kind}{index}", self.number)
    }

    /// What an article is called, escaped.
    pub fn label(&self, article: usize) -> String {
        self.report(article).map(|report| escape::isolated(report.article.label())).unwrap_or_default()
    }

    /// A link to a report, or to a place in it, that reads "3 Lowland Post".
    pub fn chip(&self, article: usize, href: &str) -> String {
        let label = self.label(article);
        format!("<a class=\"chip\" href=\"{href}\"><span class=\"vh\">report </span><b>{}</b> {label}</a>", article + 1)
    }

    /// The same as a number alone.
    fn short_chip(article: usize, href: &str) -> String {
        format!("<a class=\"chip\" href=\"{href}\"><span class=\"vh\">report </span><b>{}</b></a>", article + 1)
    }

    /// Links to several places, each report once, named while they are few.
    pub fn chips(&self, places: &[(usize, String)]) -> String {
        let mut seen = BTreeSet::new();
        let is_new = |(article, _): &&(usize, String)| self.report(*article).is_some() && seen.insert(*article);
        let once: Vec<_> = places.iter().filter(is_new).collect();
        let named = once.len() <= NAMED_CHIPS;
        let all: Vec<String> = once
            .iter()
            .map(|(article, href)| if named { self.chip(*article, href) } else { Self::short_chip(*article, href) })
            .collect();
        let (shown, rest) = all.split_at(all.len().min(MAX_CHIPS));
        let mut out = format!("<div class=\"chips\">{}", shown.join(" "));
        if !rest.is_empty() {
            out += &format!("<details><summary>and {} more</summary>{}</details>", rest.len(), rest.join(" "));
        }
        out + "</div>"
    }

    /// The same in a running line, always as numbers.
    pub fn numbers(&self, places: &[(usize, String)]) -> String {
        let mut seen = BTreeSet::new();
        let once = places.iter().filter(|(article, _)| self.report(*article).is_some() && seen.insert(*article));
        let all: Vec<String> = once.map(|(article, href)| Self::short_chip(*article, href)).collect();
        let (shown, rest) = all.split_at(all.len().min(MAX_CHIPS));
        let more = if rest.is_empty() { String::new() } else { format!(" <small>and {} more</small>", rest.len()) };
        format!("<span class=\"numbers\">{}{more}</span>", shown.join(" "))
    }

    /// Links to reports as a whole.
    pub fn report_chips(&self, articles: &[usize]) -> String {
        let places: Vec<_> = articles.iter().map(|article| (*article, report_href(*article))).collect();
        self.chips(&places)
    }

    /// The letters of origins, linked to what they stand for, and their number in words; says so if none is known.
    /// Nothing where the whole story has no known origin, which its opening says once.
    pub fn origins(&self, origins: &[usize]) -> String {
        if self.story.lineage.origins.is_empty() {
            return String::new();
        }
        if origins.is_empty() {
            return "<span class=\"origin-count\">origin cannot be told</span>".to_owned();
        }
        let tags: Vec<String> = origins.iter().take(MAX_CHIPS).map(|origin| self.tag(*origin)).collect();
        format!("<span class=\"origin-count\">{} {}</span>", words::count(origins.len(), "origin"), tags.join(" "))
    }

    /// The letter of an origin as a link.
    pub fn tag(&self, origin: usize) -> String {
        let (id, letter) = (self.id("o", origin), words::letter(origin));
        format!(
            "<a class=\"tag o{}\" href=\"#{id}\"><span class=\"vh\">origin </span>{letter}</a>",
            origin % super::COLOURS
        )
    }

    /// The letter and the name of an origin.
    pub fn origin_name(&self, origin: usize) -> String {
        let label = self.story.lineage.origins.get(origin).map(|origin| escape::isolated(&origin.label));
        format!("{} {}", self.tag(origin), label.unwrap_or_default())
    }

    /// Where the words of a member stand.
    pub fn member_href(&self, member: &Member) -> String {
        let article = member.passage.article;
        let here = self.report(article).and_then(|report| {
            let (kind, index, span) = match member.annotation? {
                AnnotationRef::Figure(i) => ("f", i, report.annotations.figures.get(i)?.span),
                AnnotationRef::Quote(i) => ("q", i, report.annotations.quotes.get(i)?.content),
            };
            is_shown(report, span).then(|| format!("#r{}-{kind}{index}", article + 1))
        });
        here.unwrap_or_else(|| self.passage_href(member.passage))
    }

    /// The sentence a passage begins in, else its block, else the report.
    pub fn passage_href(&self, passage: Passage) -> String {
        let number = passage.article + 1;
        let Some(report) = self.report(passage.article) else { return "#top".to_owned() };
        let text = &report.text;
        let sentence = text
            .sentence_at(passage.span.start)
            .filter(|i| text.sentences.get(*i).is_some_and(|sentence| sentence.span.overlaps(passage.span)));
        if let Some(i) = sentence {
            return format!("#r{number}-s{i}");
        }
        let block = text.blocks.iter().position(|block| block.span.overlaps(passage.span));
        block.map_or_else(|| report_href(passage.article), |i| format!("#r{number}-b{i}"))
    }

    /// The words of a passage without markup, white space collapsed, not escaped.
    pub fn words(&self, passage: Passage) -> String {
        self.report(passage.article).map(|report| plain(report, passage.span)).unwrap_or_default()
    }
}

/// A link to a whole report.
pub fn report_href(article: usize) -> String {
    format!("#r{}", article + 1)
}

/// Whether some of the words at `span` stand on the page, so that they can be linked to.
pub fn is_shown(report: &Report, span: Span) -> bool {
    runs(report, span).iter().any(|run| !run.is_empty())
}

/// The words of the article within `span`, without the markup between them.
pub fn runs(report: &Report, span: Span) -> Vec<Span> {
    let blocks = &report.text.blocks;
    let first = blocks.partition_point(|block| block.span.end <= span.start);
    let blocks = blocks.iter().skip(first).take_while(|block| block.span.start < span.end);
    blocks
        .flat_map(|block| &block.runs)
        .filter(|run| run.overlaps(span))
        .map(|run| Span::new(run.start.max(span.start), run.end.min(span.end)))
        .collect()
}

/// The words at `span` as plain text on one line.
pub fn plain(report: &Report, span: Span) -> String {
    let text = &report.article.text;
    let runs = runs(report, span);
    let mut joined = String::new();
    let mut end = span.start;
    for run in &runs {
        if Span::new(end, run.start).of(text).contains(char::is_whitespace) {
            joined.push(' ');
        }
        joined.push_str(run.of(text));
        end = run.end;
    }
    let joined = if runs.is_empty() { span.of(text) } else { &joined };
    words::one_line(joined)
}
