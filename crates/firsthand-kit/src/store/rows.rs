//! What a store gives as machine output: one line of JSON for an article, a story, a finding.

use firsthand::span::CodePoints;
use serde::Serialize;

use super::{Added, Hit};
use crate::story::Why;

#[derive(Serialize)]
struct AddedRow<'a> {
    article: &'a str,
    input: &'a str,
    state: &'static str,
    story: &'a str,
    why: Option<&'a Why>,
}

#[derive(Serialize)]
struct HitRow<'a> {
    article: &'a str,
    story: &'a str,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
    url: Option<&'a str>,
    input: &'a str,
    score: f64,
    snippets: Vec<SnippetRow<'a>>,
}

#[derive(Serialize)]
struct SnippetRow<'a> {
    span: [usize; 2],
    text: &'a str,
    found: Vec<[usize; 2]>,
}

impl Added {
    /// What became of the article as one line of JSON with a line break.
    ///
    /// # Errors
    /// Only if the serialiser fails, which no article is known to make it do.
    pub fn json_line(&self) -> serde_json::Result<String> {
        line(&AddedRow {
            article: &self.article,
            input: &self.input,
            state: self.state.name(),
            story: &self.story,
            why: self.why.as_ref(),
        })
    }
}

impl Hit {
    /// The article that was found as one line of JSON with a line break. Spans count the code points of its text.
    ///
    /// # Errors
    /// Only if the serialiser fails, which no article is known to make it do.
    pub fn json_line(&self) -> serde_json::Result<String> {
        let (article, points) = (&self.article, CodePoints::new(&self.article.text));
        let snippets = self.snippets.iter().map(|snippet| SnippetRow {
            span: points.span(snippet.span),
            text: article.words(snippet.span),
            found: snippet.found.iter().map(|span| points.span(*span)).collect(),
        });
        line(&HitRow {
            article: &article.id,
            story: &self.story,
            outlet: article.outlet.as_deref(),
            title: self.title.as_deref(),
            published: article.published.as_ref().map(|published| published.moment.value.as_str()),
            url: article.url.as_deref(),
            input: &article.input,
            score: self.score,
            snippets: snippets.collect(),
        })
    }
}

fn line(row: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(row).map(|json| json + "\n")
}
