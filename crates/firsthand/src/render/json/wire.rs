//! The objects of the machine output, field for field.

use std::collections::BTreeMap;

use serde::Serialize;

/// A span in code points.
pub(in crate::render) type Points = [usize; 2];

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub schema: &'static str,
    pub software: Software,
    pub settings: Settings,
    pub articles: Vec<Article<'a>>,
    pub stories: Vec<Story<'a>>,
    pub problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(super) struct AnnotatedArticle<'a> {
    pub schema: &'static str,
    #[serde(flatten)]
    pub article: Article<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits: Option<Vec<Credit<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<Quote<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributions: Option<Vec<Quote<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<Vec<Figure<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dates: Option<Vec<Date<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<Name<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entities: Option<Vec<LocalEntity<'a>>>,
    pub problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
pub(super) struct Software {
    pub name: &'static str,
    pub version: &'static str,
}

#[derive(Serialize)]
pub(super) struct Settings {
    pub max_bytes: usize,
    pub published: Option<String>,
    pub published_by_name: BTreeMap<String, String>,
    pub min_reuse_score: f64,
    pub min_story_likeness: f64,
}

#[derive(Serialize)]
pub(super) struct Problem<'a> {
    pub article: Option<&'a str>,
    pub input: &'a str,
    pub kind: &'static str,
    pub message: &'a str,
}

#[derive(Serialize)]
pub(super) struct Article<'a> {
    pub id: &'a str,
    pub input: &'a str,
    pub url: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub title: Option<String>,
    pub bylines: &'a [String],
    pub language: &'a str,
    pub published: Option<Published<'a>>,
    pub modified: Option<&'a str>,
    pub declared_language: Option<&'a str>,
    pub section: Option<&'a str>,
    pub agency: Option<&'a str>,
    pub text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocks: Option<Vec<Block>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentences: Option<Vec<Points>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<Version<'a>>,
}

/// What stood at the article's address before.
#[derive(Serialize)]
pub(super) struct Version<'a> {
    pub id: &'a str,
    pub input: &'a str,
    pub published: Option<&'a str>,
    pub modified: Option<&'a str>,
    pub text: &'a str,
    pub changes: Vec<Edit>,
}

/// `before` counts the code points of the version's text, `after` those of the next version's.
#[derive(Serialize)]
pub(super) struct Edit {
    pub before: Option<Points>,
    pub after: Option<Points>,
}

#[derive(Serialize)]
pub(super) struct Published<'a> {
    pub value: &'a str,
    pub from: &'static str,
}

#[derive(Serialize)]
pub(super) struct Block {
    pub span: Points,
    pub kind: &'static str,
    /// Where it is another than the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'static str>,
}

/// The annotations of one article, or of all articles of a story one after another. (In [`AnnotatedArticle`] they are
/// given one by one, because some may not be wanted.)
#[derive(Default, Serialize)]
pub(super) struct Annotations<'a> {
    pub credits: Vec<Credit<'a>>,
    pub quotes: Vec<Quote<'a>>,
    pub attributions: Vec<Quote<'a>>,
    pub figures: Vec<Figure<'a>>,
    pub dates: Vec<Date<'a>>,
    pub names: Vec<Name<'a>>,
}

impl Annotations<'_> {
    pub fn append(&mut self, mut other: Self) {
        self.credits.append(&mut other.credits);
        self.quotes.append(&mut other.quotes);
        self.attributions.append(&mut other.attributions);
        self.figures.append(&mut other.figures);
        self.dates.append(&mut other.dates);
        self.names.append(&mut other.names);
    }
}

#[derive(Serialize)]
pub(super) struct Credit<'a> {
    pub id: String,
    pub article: &'a str,
    pub span: Points,
    pub kind: &'static str,
    pub name: &'a str,
    pub covers: Option<Points>,
    pub certainty: &'static str,
}

#[derive(Serialize)]
pub(super) struct Party<'a> {
    pub text: &'a str,
    pub span: Option<Points>,
    pub entity: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub span: Points,
}

#[derive(Serialize)]
pub(super) struct Quote<'a> {
    pub id: String,
    pub article: &'a str,
    pub span: Points,
    pub kind: &'static str,
    pub content: Points,
    pub speaker: Option<Party<'a>>,
    pub cue: Option<Words<'a>>,
    pub via: Vec<Party<'a>>,
    pub certainty: &'static str,
}

#[derive(Serialize)]
pub(super) struct Figure<'a> {
    pub id: String,
    pub article: &'a str,
    pub span: Points,
    pub text: String,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub modifier: &'static str,
    pub unit: Option<&'a str>,
    pub counted: Option<Words<'a>>,
    pub source: Option<Party<'a>>,
    pub quote: Option<String>,
    pub certainty: &'static str,
    pub trend: Option<&'static str>,
}

/// A number that is written without a fraction when it has none.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    Whole(i64),
    Fraction(f64),
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        // Up to 2^53 every whole number is exact in both types.
        if value.fract() == 0.0 && value.abs() < 9e15 { Self::Whole(value as i64) } else { Self::Fraction(value) }
    }
}

#[derive(Serialize)]
pub(super) struct Date<'a> {
    pub id: String,
    pub article: &'a str,
    pub span: Points,
    pub r#type: &'static str,
    pub value: &'a str,
    pub anchor: &'static str,
    pub certainty: &'static str,
}

#[derive(Serialize)]
pub(super) struct Name<'a> {
    pub id: String,
    pub article: &'a str,
    pub span: Points,
    pub kind: &'static str,
    pub entity: String,
    pub certainty: &'static str,
}

#[derive(Serialize)]
pub(super) struct LocalEntity<'a> {
    pub id: String,
    pub kind: &'static str,
    pub name: &'a str,
    pub roles: &'a [String],
}

#[derive(Serialize)]
pub(super) struct Story<'a> {
    pub id: &'a str,
    pub headline: &'a str,
    pub articles: Vec<&'a str>,
    pub from: Option<String>,
    pub to: Option<String>,
    #[serde(flatten)]
    pub annotations: Annotations<'a>,
    pub entities: Vec<Entity<'a>>,
    pub reuse: Vec<Reuse<'a>>,
    pub lineage: Lineage<'a>,
    pub origins: Vec<Origin<'a>>,
    pub points: Vec<Point<'a>>,
    pub timeline: Vec<Event<'a>>,
    pub left_out: Vec<LeftOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub folds: Vec<Fold<'a>>,
}

/// An article and its copies, and those of them that changed more than words.
#[derive(Serialize)]
pub(super) struct Fold<'a> {
    pub article: &'a str,
    pub copies: Vec<&'a str>,
    pub changed: Vec<&'a str>,
}

/// The points that an article leaves out.
#[derive(Serialize)]
pub(super) struct LeftOut<'a> {
    pub article: &'a str,
    pub points: Vec<String>,
    pub later: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Entity<'a> {
    pub id: String,
    pub kind: &'static str,
    pub name: &'a str,
    pub variants: Vec<Variant<'a>>,
    pub articles: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Variant<'a> {
    pub text: &'a str,
    pub count: usize,
}

#[derive(Serialize)]
pub(super) struct Passage<'a> {
    pub article: &'a str,
    pub span: Points,
}

#[derive(Serialize)]
pub(super) struct Reuse<'a> {
    pub id: String,
    pub a: Passage<'a>,
    pub b: Passage<'a>,
    pub kind: &'static str,
    pub score: f64,
    pub changes: Vec<Change>,
}

#[derive(Serialize)]
pub(in crate::render) struct Change {
    pub a: Option<Points>,
    pub b: Option<Points>,
    pub kind: &'static str,
    pub touches: Vec<&'static str>,
}

#[derive(Serialize)]
pub(super) struct Lineage<'a> {
    pub nodes: Vec<Node<'a>>,
    pub edges: Vec<Edge<'a>>,
}

#[derive(Serialize)]
pub(super) struct Node<'a> {
    pub id: String,
    pub article: Option<&'a str>,
    pub label: &'a str,
}

#[derive(Serialize)]
pub(super) struct Edge<'a> {
    pub from: String,
    pub to: String,
    pub kind: &'static str,
    pub share: f64,
    pub confidence: f64,
    pub directed: bool,
    pub evidence: Vec<String>,
    pub why: &'a str,
}

#[derive(Serialize)]
pub(super) struct Origin<'a> {
    pub id: String,
    pub label: &'a str,
    pub articles: Vec<&'a str>,
    pub why: &'a str,
}

#[derive(Serialize)]
pub(super) struct Point<'a> {
    pub id: String,
    pub kind: &'static str,
    pub label: &'a str,
    pub status: &'static str,
    pub origins: usize,
    pub why: &'a str,
    pub readings: Vec<Reading<'a>>,
}

#[derive(Serialize)]
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub low: Option<Number>,
    pub high: Option<Number>,
    pub sources: &'a [String],
    pub origins: Vec<String>,
    pub members: Vec<Member<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carriers: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Member<'a> {
    pub article: &'a str,
    pub annotation: Option<String>,
    pub span: Points,
}

#[derive(Serialize)]
pub(super) struct Event<'a> {
    pub when: &'a str,
    pub precision: &'static str,
    pub text: &'a str,
    pub members: Vec<Passage<'a>>,
    pub origins: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carriers: Vec<&'a str>,
}
