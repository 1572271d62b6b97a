//! Annotated points, utterances and days of one event, as the files of `gold/points` hold them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::claims::Asked;

/// The annotations of one event.
#[derive(Clone, Debug, Deserialize)]
pub struct Gold {
    /// What it is called: the `event` of the texts, or `demo` for the built-in sample.
    pub event: String,
    /// By id.
    pub articles: BTreeMap<String, GoldArticle>,
    /// What figures state.
    pub points: Vec<GoldPoint>,
    /// The same words of one speaker in several articles.
    pub utterances: Vec<GoldUtterance>,
    /// What happened when.
    pub timeline: Vec<GoldDay>,
    /// Sentences that the articles state, contradict, dispute or do not mention.
    #[serde(default)]
    pub claims: Vec<Asked>,
}

/// One article.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldArticle {
    /// The text's length in code points.
    pub length: usize,
    /// What relative dates are reckoned from.
    pub published_assumed: Option<String>,
}

/// A quantity that one or more articles give.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPoint {
    pub label: String,
    pub status: String,
    /// Other statuses that can be argued.
    #[serde(default)]
    pub accept: Vec<String>,
    /// A careful annotator may give it or not.
    #[serde(default)]
    pub optional: bool,
    pub readings: Vec<GoldReading>,
}

/// One version of it.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldReading {
    pub members: Vec<GoldPlace>,
}

/// Words of an article.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPlace {
    pub article: String,
    /// In code points of the text.
    pub span: [usize; 2],
    /// A careful annotator may give it or not.
    #[serde(default)]
    pub optional: bool,
}

/// One act of speech that several articles quote.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldUtterance {
    pub members: Vec<GoldPlace>,
}

/// A happening with its date.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldDay {
    pub when: String,
    #[serde(default)]
    pub accept_when: Vec<String>,
    pub what: String,
    pub members: Vec<GoldPlace>,
}

impl GoldPoint {
    /// Its figures.
    pub fn members(&self) -> impl Iterator<Item = &GoldPlace> {
        self.readings.iter().flat_map(|reading| &reading.members)
    }

    /// Whether a status is right or can be argued.
    pub fn allows(&self, status: &str) -> bool {
        self.status == status || self.accept.iter().any(|other| other == status)
    }
}
