//! Hand annotations as the JSON files hold them. Spans are read as code points and then moved to bytes of the text.

use std::collections::BTreeMap;

use firsthand::span::Span;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// The annotations of one set of articles.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Gold {
    /// By file name or id.
    pub articles: BTreeMap<String, GoldArticle>,
    /// Who and what is named, by key.
    pub entities: BTreeMap<String, GoldEntity>,
    /// Keys of entities that look alike and are not the same.
    pub different: Vec<(String, String)>,
    /// Passages that go back to the same words.
    pub reused: Vec<GoldPair>,
    /// Passages that state the same fact in words of their own.
    pub unrelated_pairs: Vec<GoldPair>,
    /// What the articles state.
    pub points: Vec<GoldPoint>,
    /// What happened when.
    pub timeline: Vec<GoldDay>,
    /// Which source an article took matter from.
    pub lineage: Vec<GoldDerivation>,
}

/// The annotations of one article. A list that is missing was not annotated and is not scored.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GoldArticle {
    /// What relative dates are reckoned from.
    pub published_assumed: Option<String>,
    /// The event it reports, where the set has several.
    pub event: Option<String>,
    /// The text's length in code points.
    pub length: Option<usize>,
    /// Quantities.
    pub figures: Option<Vec<GoldFigure>>,
    /// Attributed words.
    pub quotes: Option<Vec<GoldQuote>>,
    /// Words in marks that nobody said.
    pub quoted_not_speech: Vec<GoldPlace>,
    /// Time expressions.
    pub dates: Option<Vec<GoldDate>>,
    /// Names at every mention.
    pub names: Option<Vec<GoldName>>,
    /// Headings, the headline included.
    #[serde(deserialize_with = "spans")]
    pub headings: Option<Vec<Span>>,
    /// What is not running text.
    #[serde(deserialize_with = "spans")]
    pub captions_credits_related_links: Option<Vec<Span>>,
    /// Where the matter comes from.
    pub credits: Option<Vec<GoldCredit>>,
    /// The text itself, which the file of annotations does not hold.
    #[serde(skip)]
    pub text: String,
}

/// A quantity.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldFigure {
    #[serde(deserialize_with = "span")]
    pub span: Span,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub modifier: String,
    pub unit: Option<String>,
    pub counted: Option<String>,
    pub source: Option<String>,
    #[serde(default)]
    pub optional: bool,
    /// Other values that are as good; each replaces the fields it names.
    #[serde(default)]
    pub accept: Vec<Map<String, Value>>,
}

/// Attributed words.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldQuote {
    #[serde(deserialize_with = "span")]
    pub span: Span,
    pub kind: String,
    pub speaker: Option<String>,
    #[serde(default)]
    pub accept_speaker: Vec<String>,
    #[serde(default, deserialize_with = "spans")]
    pub quoted: Option<Vec<Span>>,
    #[serde(default)]
    pub optional: bool,
}

/// A time expression.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldDate {
    #[serde(deserialize_with = "span")]
    pub span: Span,
    pub value: String,
    #[serde(default)]
    pub accept_value: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

/// A mention.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldName {
    #[serde(deserialize_with = "span")]
    pub span: Span,
    pub kind: String,
    pub entity: String,
}

/// Words on where matter comes from.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldCredit {
    #[serde(deserialize_with = "span")]
    pub span: Span,
    pub name: String,
    #[serde(default)]
    pub optional: bool,
}

/// A place with a remark.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPlace {
    #[serde(deserialize_with = "span")]
    pub span: Span,
}

/// Who or what is named.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GoldEntity {
    pub kind: String,
    pub name: String,
}

/// Two passages.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPair {
    pub a: GoldPassage,
    pub b: GoldPassage,
    /// How the words were changed; `None` for unrelated passages.
    pub kind: Option<String>,
    #[serde(default)]
    pub doubtful: bool,
}

/// An article's key and a span of it.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPassage(pub String, #[serde(deserialize_with = "span")] pub Span);

/// One thing the articles state.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPoint {
    pub label: String,
    /// `figure` or `quote`.
    pub kind: String,
    pub status: String,
    pub readings: Vec<GoldReading>,
    /// Other statuses that can be argued.
    #[serde(default)]
    pub accept: Vec<String>,
}

/// One place where a point is stated.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldReading {
    pub file: String,
    #[serde(deserialize_with = "span")]
    pub span: Span,
}

/// Something that happened.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GoldDay {
    pub when: String,
    pub what: String,
    pub files: Vec<String>,
}

/// Where an article took matter from.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GoldDerivation {
    pub file: String,
    pub source: Option<String>,
    #[serde(default)]
    pub inferred: bool,
}

fn span<'de, D: Deserializer<'de>>(from: D) -> Result<Span, D::Error> {
    let [start, end] = <[usize; 2]>::deserialize(from)?;
    Ok(Span::new(start, end))
}

fn spans<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<Span>>, D::Error> {
    let pairs = Vec::<[usize; 2]>::deserialize(from)?;
    Ok(Some(pairs.into_iter().map(|[start, end]| Span::new(start, end)).collect()))
}

impl Gold {
    /// Moves every span from code points to bytes, when each article has its text.
    pub fn move_to_bytes(&mut self) {
        let offsets: BTreeMap<String, Offsets> =
            self.articles.iter().map(|(key, article)| (key.clone(), Offsets::of(&article.text))).collect();
        for (key, article) in &mut self.articles {
            article.spans_mut().for_each(|span| move_span(&offsets, key, span));
        }
        for pair in self.reused.iter_mut().chain(&mut self.unrelated_pairs) {
            move_span(&offsets, &pair.a.0, &mut pair.a.1);
            move_span(&offsets, &pair.b.0, &mut pair.b.1);
        }
        for reading in self.points.iter_mut().flat_map(|point| &mut point.readings) {
            move_span(&offsets, &reading.file, &mut reading.span);
        }
    }
}

impl GoldArticle {
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let figures = self.figures.iter_mut().flatten().map(|figure| &mut figure.span);
        let quotes = self.quotes.iter_mut().flatten();
        let quotes = quotes.flat_map(|quote| std::iter::once(&mut quote.span).chain(quote.quoted.iter_mut().flatten()));
        let dates = self.dates.iter_mut().flatten().map(|date| &mut date.span);
        let names = self.names.iter_mut().flatten().map(|name| &mut name.span);
        let credits = self.credits.iter_mut().flatten().map(|credit| &mut credit.span);
        let marks = self.quoted_not_speech.iter_mut().map(|place| &mut place.span);
        let blocks = self.headings.iter_mut().flatten().chain(self.captions_credits_related_links.iter_mut().flatten());
        figures.chain(quotes).chain(dates).chain(names).chain(credits).chain(marks).chain(blocks)
    }
}

fn move_span(offsets: &BTreeMap<String, Offsets>, key: &str, span: &mut Span) {
    if let Some(offsets) = offsets.get(key) {
        *span = Span::new(offsets.byte(span.start), offsets.byte(span.end));
    }
}

/// The byte at which each code point of a text begins, and its end.
struct Offsets(Vec<usize>);

impl Offsets {
    fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect())
    }

    fn byte(&self, point: usize) -> usize {
        self.0.get(point).or(self.0.last()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_moved_from_code_points_move_to_bytes() {
        let json = r#"{"articles": {"a.txt": {"length": 9, "figures": [], "headings": [[2, 5]],
            "quotes": [{"span": [0, 5], "kind": "mixed", "speaker": null, "quoted": [[1, 4]]}]}}}"#;
        let mut gold: Gold = serde_json::from_str(json).unwrap();
        gold.articles.get_mut("a.txt").unwrap().text = "“Łódź” ist".to_owned();
        gold.move_to_bytes();
        let article = &gold.articles["a.txt"];
        let quote = &article.quotes.as_ref().unwrap()[0];
        assert_eq!(quote.span.of(&article.text), "“Łódź");
        assert_eq!(quote.quoted.as_ref().unwrap()[0].of(&article.text), "Łód");
        assert_eq!(article.headings.as_ref().unwrap()[0].of(&article.text), "ódź");
        assert!(article.dates.is_none(), "what is missing was not annotated");
    }
}
