//! One line of a pile.

use serde::{Deserialize, Serialize};

/// An article and the truth about it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Line {
    /// Its id: they ascend in the order of the pile.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// Where.
    pub url: String,
    /// Its headline.
    pub title: String,
    /// When, if the article says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published: Option<String>,
    /// The language it is written in.
    pub lang: String,
    /// Its text; empty where there is a headline only.
    pub text: String,
    /// Truth: its story, by a name that nobody takes for a field with words.
    #[serde(rename = "event")]
    pub story: String,
    /// Truth: the story's episode, from 0.
    pub episode: usize,
    /// Truth: "report", "brief", "headline", "digest", or what was done to its parents.
    pub form: String,
    /// Truth: the articles that it was made from.
    pub parents: Vec<String>,
    /// Truth: the articles without parents that it goes back to.
    pub roots: Vec<String>,
    /// Truth: the story that its story must not be taken for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub like: Option<String>,
    /// Truth: what the two have in common: "kind", "place" or "people".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub likeness: Option<String>,
}
