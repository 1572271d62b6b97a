//! The chain on one screen, from documents to the account of what they report, and the types it gives.

use crate::annotate::{self, Annotations, NameKind, Parts};
use crate::problem::Problem;
use crate::read::{self, Article, Document};
use crate::reuse::Reach;
use crate::settings::Settings;
use crate::span::Span;
use crate::text::{self, Text};
use crate::{collate, lineage, reuse, stories};

/// Everything found in one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The options and thresholds that shaped it.
    pub settings: Settings,
    /// The articles in order of publication; every `article` index below points into this list.
    pub reports: Vec<Report>,
    /// The stories, the one with the most articles first.
    pub stories: Vec<Story>,
    /// What could not be used, and why.
    pub problems: Vec<Problem>,
}

/// One article, taken apart and annotated.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The article as read.
    pub article: Article,
    /// Its blocks, sentences and tokens.
    pub text: Text,
    /// What it says.
    pub annotations: Annotations,
}

impl Report {
    /// The headline: from the metadata, else the title block of the text.
    pub fn title(&self) -> Option<String> {
        self.article.title.clone().or_else(|| self.text.title(&self.article.text))
    }
}

/// The articles that report the same event, and all that follows from reading them side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// From the ids of its articles.
    pub id: String,
    /// A headline taken from one of the articles.
    pub headline: String,
    /// Indices into [`Account::reports`], ascending.
    pub articles: Vec<usize>,
    /// Passages of two articles that go back to the same words.
    pub reuse: Vec<Reuse>,
    /// Who took matter from whom.
    pub lineage: Lineage,
    /// Who and what is named, under all spellings.
    pub entities: Vec<StoryEntity>,
    /// What the articles state, reading beside reading.
    pub points: Vec<Point>,
    /// What happened when.
    pub timeline: Vec<Event>,
    /// What each article leaves out that other origins report; articles that leave out nothing are not listed.
    pub left_out: Vec<LeftOut>,
    /// In a story of more than some dozens of articles the copies, folded under what they are copies of.
    pub copies: Copies,
}

/// The copies of a big story. Empty for a story in which every article is told by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copies {
    /// Articles with the copies of them, the one with the most copies first.
    pub folds: Vec<Fold>,
    /// Sentences that an article carries as they are, ascending. Points and timeline give such a sentence once, where it
    /// stood first.
    pub carried: Vec<Carried>,
}

/// An article and what is hardly more than it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fold {
    /// Index into [`Account::reports`].
    pub article: usize,
    /// Its copies, and the copies of these, in order.
    pub copies: Vec<Copied>,
}

/// A copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Index into [`Account::reports`].
    pub article: usize,
    /// Whether it changed a figure, a name, a date, a negation, a quote or how sure a statement is.
    pub changed: bool,
}

/// A sentence that an article carries from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The sentence.
    pub passage: Passage,
    /// The same where it stood first, as far as derivations lead.
    pub first: Passage,
}

/// A stretch of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// Index into [`Account::reports`].
    pub article: usize,
    /// Where.
    pub span: Span,
}

/// Two passages of two articles that go back to the same words.
#[derive(Clone, Debug, PartialEq)]
pub struct Reuse {
    /// The passage in the article that comes first in [`Account::reports`].
    pub a: Passage,
    /// The passage in the other.
    pub b: Passage,
    /// How the words were changed.
    pub kind: ReuseKind,
    /// How surely both go back to the same words, 0 to 1.
    pub score: f64,
    /// What differs, in order.
    pub changes: Vec<Change>,
}

/// How reused words were changed on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReuseKind {
    /// Word for word, up to typography.
    Verbatim,
    /// Cut, joined or touched up, most words kept in order.
    Edited,
    /// Paraphrased, condensed or run through a thesaurus.
    Rewritten,
    /// Through another language and back.
    Translated,
}

/// One difference between two reused passages.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The words in the first passage; `None` where words were added.
    pub a: Option<Span>,
    /// The words in the second passage; `None` where words were dropped.
    pub b: Option<Span>,
    /// Replaced, added or dropped, read from the first passage to the second.
    pub kind: ChangeKind,
    /// What the change touches, ascending, without repeats.
    pub touches: Vec<Touch>,
}

/// What happened to the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Other words stand in their place.
    Replaced,
    /// Only the second passage has them.
    Added,
    /// Only the first passage has them.
    Dropped,
}

/// What sort of words a change touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Touch {
    /// A quantity.
    Figure,
    /// A person, organisation or place.
    Name,
    /// A time expression.
    Date,
    /// "not", "no", "never", "without".
    Negation,
    /// Words between quotation marks.
    Quote,
    /// "may", "could", "reportedly", "allegedly".
    Modality,
}

/// Who took matter from whom: a directed acyclic graph. An article may have several parents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lineage {
    /// Articles first, in order, then the unseen sources.
    pub nodes: Vec<Node>,
    /// Derivations, by `to`, then `from`.
    pub edges: Vec<Edge>,
    /// The independent roots of reporting.
    pub origins: Vec<Origin>,
    /// Which stretches of each article go back to which origins; the rest of an article is its own reporting.
    pub witnesses: Vec<Witness>,
}

/// An article, or a source that is not among the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Index into [`Account::reports`]; `None` for an unseen source.
    pub article: Option<usize>,
    /// What to call it.
    pub label: String,
}

/// This article (`to`) took matter from that node (`from`).
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Index into [`Lineage::nodes`].
    pub from: usize,
    /// Index into [`Lineage::nodes`].
    pub to: usize,
    /// What was done with the matter.
    pub kind: EdgeKind,
    /// The share of the child's prose that is taken, 0 to 1.
    pub share: f64,
    /// How sure, 0 to 1, of the edge and its direction together.
    pub confidence: f64,
    /// How sure the direction is: `false` when the two could as well be the other way round.
    pub directed: bool,
    /// What it stands on.
    pub evidence: Vec<Evidence>,
    /// The reasons in one sentence.
    pub why: String,
}

/// What a derivation does with the matter it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// Carried word for word.
    Copy,
    /// Cut or touched up.
    Edit,
    /// Reworded.
    Rewrite,
    /// Through another language.
    Translation,
    /// Told in own words with a credit.
    Credit,
}

/// A finding that a derivation stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// Index into [`Story::reuse`].
    Reuse(usize),
    /// Article index and index into its [`Annotations::credits`].
    Credit(usize, usize),
}

/// An independent root of reporting.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Index into [`Lineage::nodes`] of the root.
    pub node: usize,
    /// What to call it.
    pub label: String,
    /// The articles that go back to it wholly or in part, ascending indices into [`Account::reports`].
    pub articles: Vec<usize>,
    /// Why it counts as one origin.
    pub why: String,
}

/// A stretch of an article and the origins it goes back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The stretch.
    pub passage: Passage,
    /// Indices into [`Lineage::origins`], ascending.
    pub origins: Vec<usize>,
}

/// A person, organisation or place of the whole story.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryEntity {
    /// What sort of thing.
    pub kind: NameKind,
    /// The fullest and most used form.
    pub name: String,
    /// Every spelling, the most used first.
    pub variants: Vec<Variant>,
    /// The article entities that mean it: article index, index into its [`Annotations::entities`]; ascending.
    pub members: Vec<(usize, usize)>,
}

/// One spelling of a name and how often it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The spelling.
    pub text: String,
    /// How often.
    pub count: usize,
}

/// One thing that one or more articles state.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What sort of thing is stated.
    pub kind: PointKind,
    /// What it is about, in words of the articles: "people detained".
    pub label: String,
    /// Whether independent reports agree.
    pub status: Status,
    /// The different versions of it, by first appearance.
    pub readings: Vec<Reading>,
    /// Why the status is what it is, in one sentence.
    pub why: String,
}

/// What sort of thing a point states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointKind {
    /// A quantity.
    Figure,
    /// Words somebody said.
    Quote,
    /// Anything else.
    Statement,
}

/// How the readings of a point stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Readings that exclude one another.
    Contested,
    /// A later report replaces an earlier one.
    Revised,
    /// Two or more origins, compatible readings.
    Agreed,
    /// One origin only.
    Single,
}

/// One version of a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The words of its first member.
    pub text: String,
    /// Least value, for figures.
    pub low: Option<f64>,
    /// Greatest value, for figures.
    pub high: Option<f64>,
    /// Who gave it, where someone is named, resolved names without repeats.
    pub sources: Vec<String>,
    /// Indices into [`Lineage::origins`], ascending.
    pub origins: Vec<usize>,
    /// Where it is stated.
    pub members: Vec<Member>,
}

/// A place where a reading is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The article and the words.
    pub passage: Passage,
    /// The annotation it is, if it is one.
    pub annotation: Option<AnnotationRef>,
}

/// Points at an annotation of the article it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnnotationRef {
    /// Index into [`Annotations::figures`].
    Figure(usize),
    /// Index into [`Annotations::quotes`].
    Quote(usize),
}

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// ISO 8601, cut to its precision: "2020-08-09", "2020-08".
    pub when: String,
    /// How precisely the time is known.
    pub precision: Precision,
    /// The sentence that tells it, from the earliest article.
    pub text: String,
    /// Where it is told.
    pub members: Vec<Passage>,
    /// Indices into [`Lineage::origins`], ascending.
    pub origins: Vec<usize>,
}

/// How precisely a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the year.
    Year,
    /// To the month.
    Month,
    /// To the day.
    Day,
    /// To the time of day.
    Time,
}

/// The points that an article leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Index into [`Account::reports`].
    pub article: usize,
    /// Indices into [`Story::points`], those that most origins report first.
    pub points: Vec<usize>,
    /// The same for points that were first reported after the article came out.
    pub later: Vec<usize>,
}

/// The main job: the account of what the documents report.
pub fn account(documents: Vec<Document>, settings: &Settings) -> Account {
    let (articles, problems) = read::read(documents, settings);
    of_articles(articles, problems, settings)
}

/// The account of articles that have been read before and have their ids, such as those of a store.
pub fn again(articles: Vec<Article>, settings: &Settings) -> Account {
    let (articles, problems) = read::again(articles);
    of_articles(articles, problems, settings)
}

fn of_articles(articles: Vec<Article>, mut problems: Vec<Problem>, settings: &Settings) -> Account {
    let reports = reports(articles, &mut problems);
    let groups = stories::cluster(&reports, settings);
    let stories = groups.into_iter().map(|group| story(&reports, group, settings)).collect();
    problems.sort();
    Account { settings: settings.clone(), reports, stories, problems }
}

/// The first three stages alone: each article read, taken apart and annotated.
pub fn annotated(documents: Vec<Document>, settings: &Settings) -> (Vec<Report>, Vec<Problem>) {
    let (articles, mut problems) = read::read(documents, settings);
    let reports = reports(articles, &mut problems);
    (reports, problems)
}

fn reports(articles: Vec<Article>, problems: &mut Vec<Problem>) -> Vec<Report> {
    let annotated = articles.into_iter().map(|article| {
        let (report, found) = report(article, Parts::ALL);
        problems.extend(found);
        report
    });
    annotated.collect()
}

/// One article taken apart and annotated, as far as is wanted.
pub fn report(article: Article, wanted: Parts) -> (Report, Vec<Problem>) {
    let text = if wanted.beyond_blocks() { text::analyse(&article) } else { text::in_blocks(&article) };
    let (annotations, problems) = annotate::only(wanted, &article, &text);
    (Report { article, text, annotations }, problems)
}

fn story(reports: &[Report], articles: Vec<usize>, settings: &Settings) -> Story {
    let reuse = reuse::find(reports, &articles, settings);
    let lineage = lineage::derive(reports, &articles, &reuse, Reach::WIDE);
    let entities = collate::entities(reports, &articles);
    let copies = collate::copies(reports, &articles, &reuse, &lineage);
    let points = collate::points(reports, &articles, &entities, &reuse, &lineage, &copies);
    let timeline = collate::timeline(reports, &articles, &reuse, &lineage, &copies);
    let left_out = collate::left_out(reports, &articles, &points, &lineage, &copies);
    Story {
        id: stories::id(reports, &articles),
        headline: stories::headline(reports, &articles, &lineage),
        articles,
        reuse,
        lineage,
        entities,
        points,
        timeline,
        left_out,
        copies,
    }
}

impl Lineage {
    /// The origins that the words at `passage` go back to, ascending; empty when that cannot be told.
    pub fn origins_of(&self, passage: Passage) -> Vec<usize> {
        let touching = |witness: &&Witness| witness.passage.span.overlaps(passage.span);
        let first = self.witnesses.partition_point(|witness| witness.passage.article < passage.article);
        let rest = self.witnesses.get(first..).unwrap_or_default();
        let own = rest.iter().take_while(|witness| witness.passage.article == passage.article);
        let Some(best) = own.filter(touching).max_by_key(|witness| {
            (witness.passage.span.shared(passage.span), std::cmp::Reverse(witness.passage.span.start))
        }) else {
            return Vec::new();
        };
        best.origins.clone()
    }
}
