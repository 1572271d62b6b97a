//! What the sample should give, as its file holds it: exact words with a context that fixes their place.

use firsthand::span::Span;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::gold::model::{Gold, GoldArticle, GoldCredit, GoldDate, GoldFigure, GoldQuote};
use crate::options::Failure;

/// The right account of the nine reports.
#[derive(Debug, Deserialize)]
pub struct Expected {
    pub origins: Vec<ExpectedOrigin>,
    pub derivations: Vec<ExpectedDerivation>,
    pub not_derived: Vec<(String, String)>,
    pub independents: Vec<(String, String)>,
    pub credits: Vec<ExpectedCredit>,
    pub blocks: Vec<ExpectedBlock>,
    pub quotes: Vec<ExpectedQuote>,
    pub indirect_quotes: Vec<ExpectedQuote>,
    pub figures: Vec<ExpectedFigure>,
    pub dates: Vec<ExpectedDate>,
    pub points: Vec<ExpectedPoint>,
    pub entities: ExpectedEntities,
    pub editing_slip: ExpectedSlip,
    pub odd_figure: ExpectedOddity,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedOrigin {
    pub articles: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedDerivation {
    pub from: String,
    pub to: String,
    pub kind: String,
    #[serde(default)]
    pub also_accept: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedCredit {
    article: String,
    text: String,
    name: String,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedBlock {
    pub article: String,
    pub kind: String,
    pub text: String,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedQuote {
    article: String,
    content: String,
    kind: Option<String>,
    speaker: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedFigure {
    article: String,
    text: String,
    context: String,
    low: Option<f64>,
    high: Option<f64>,
    modifier: String,
    unit: Option<String>,
    counted: Option<String>,
    source: Option<String>,
    source_also: Option<String>,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedDate {
    article: String,
    text: String,
    context: String,
    value: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedPoint {
    pub label: String,
    pub status: String,
    #[serde(default)]
    pub also_accept: Vec<String>,
    pub values: Vec<ExpectedValue>,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedValue {
    pub text: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub articles: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedEntities {
    pub same: Vec<(String, String)>,
    pub different: Vec<(String, String)>,
}

/// A number that one carrier miscopied.
#[derive(Debug, Deserialize)]
pub struct ExpectedSlip {
    pub article: String,
    pub source: String,
    pub from: String,
    pub to: String,
}

/// A quantity whose words make no sense.
#[derive(Debug, Deserialize)]
pub struct ExpectedOddity {
    pub article: String,
    pub text: String,
}

impl Expected {
    /// The annotations with their places. An article without any of a sort was not annotated for that sort.
    pub fn annotations(&self, reports: &[(&str, &str)]) -> Result<Gold, Failure> {
        let mut gold = Gold::default();
        for (name, text) in reports {
            gold.articles.insert((*name).to_owned(), self.of_report(name, text)?);
        }
        Ok(gold)
    }

    fn of_report(&self, name: &str, text: &str) -> Result<GoldArticle, Failure> {
        let quotes = self.quotes.iter().chain(&self.indirect_quotes).filter(|quote| quote.article == name);
        let figures = self.figures.iter().filter(|figure| figure.article == name);
        let dates = self.dates.iter().filter(|date| date.article == name);
        let blocks = self.blocks.iter().filter(|block| block.article == name);
        let credits = self.credits.iter().filter(|credit| credit.article == name);
        Ok(GoldArticle {
            figures: annotated(figures.map(|figure| figure.gold(text)).collect::<Result<_, _>>()?),
            quotes: annotated(quotes.map(|quote| quote.gold(text)).collect::<Result<_, _>>()?),
            dates: annotated(dates.map(|date| date.gold(text)).collect::<Result<_, _>>()?),
            credits: Some(credits.map(|credit| credit.gold(text)).collect::<Result<_, _>>()?),
            captions_credits_related_links: Some(
                blocks.map(|block| place(text, &block.text)).collect::<Result<_, _>>()?,
            ),
            text: text.to_owned(),
            ..GoldArticle::default()
        })
    }
}

fn annotated<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

/// Where `words` stand first.
pub fn place(text: &str, words: &str) -> Result<Span, Failure> {
    let start =
        text.find(words).ok_or_else(|| Failure::new(format!("expected.json: {words:?} is not in its report")))?;
    Ok(Span::new(start, start + words.len()))
}

/// Where `words` stand within their `context`.
fn place_within(text: &str, context: &str, words: &str) -> Result<Span, Failure> {
    let around = place(text, context)?;
    let within = place(context, words)?;
    Ok(Span::new(around.start + within.start, around.start + within.end))
}

impl ExpectedFigure {
    fn gold(&self, text: &str) -> Result<GoldFigure, Failure> {
        let also = |source: &String| Map::from_iter([("source".to_owned(), Value::from(source.as_str()))]);
        Ok(GoldFigure {
            span: place_within(text, &self.context, &self.text)?,
            low: self.low,
            high: self.high,
            modifier: self.modifier.clone(),
            unit: self.unit.clone(),
            counted: self.counted.clone(),
            source: self.source.clone(),
            optional: self.optional,
            accept: self.source_also.iter().map(also).collect(),
        })
    }
}

impl ExpectedQuote {
    fn gold(&self, text: &str) -> Result<GoldQuote, Failure> {
        Ok(GoldQuote {
            span: place(text, &self.content)?,
            kind: self.kind.clone().unwrap_or_else(|| "indirect".to_owned()),
            speaker: self.speaker.clone(),
            accept_speaker: Vec::new(),
            quoted: None,
            optional: false,
        })
    }
}

impl ExpectedDate {
    /// A time of day may leave the day open, which only the event gives.
    fn gold(&self, text: &str) -> Result<GoldDate, Failure> {
        let time = self.value.split_once('T').filter(|(day, _)| !day.is_empty() && day != &"P").map(|(_, time)| time);
        let clock = time.filter(|time| time.starts_with(|c: char| c.is_ascii_digit()));
        let open = |time: &str| [format!("T{time}"), format!("XXXX-XX-XXT{time}")];
        Ok(GoldDate {
            span: place_within(text, &self.context, &self.text)?,
            value: self.value.clone(),
            accept_value: clock.map(open).into_iter().flatten().collect(),
            optional: self.optional,
        })
    }
}

impl ExpectedCredit {
    fn gold(&self, text: &str) -> Result<GoldCredit, Failure> {
        Ok(GoldCredit { span: place(text, &self.text)?, name: self.name.clone(), optional: false })
    }
}

impl ExpectedValue {
    /// Whether a reading with these bounds and this text is this value.
    pub fn is(&self, low: Option<f64>, high: Option<f64>, text: &str) -> bool {
        if self.low.is_some() || self.high.is_some() {
            (self.low, self.high) == (low, high)
        } else {
            text.contains(&self.text) || (!text.is_empty() && self.text.contains(text))
        }
    }
}
