//! What a store gives as machine output: one JSON object for an article, a story, a finding.

use firsthand::span::CodePoints;
use serde_json::{Value as Json, json};

use super::{Added, Hit};

impl Added {
    /// What became of the article, as one JSON object.
    pub fn json(&self) -> Json {
        json!({
            "article": self.article,
            "input": self.input,
            "state": self.state.name(),
            "story": self.story,
            "why": self.why,
        })
    }
}

impl Hit {
    /// The article that was found, as one JSON object. Spans count the code points of its text.
    pub fn json(&self) -> Json {
        let points = CodePoints::new(&self.article.text);
        let snippets: Vec<Json> = self
            .snippets
            .iter()
            .map(|snippet| {
                let found: Vec<[usize; 2]> = snippet.found.iter().map(|span| points.span(*span)).collect();
                json!({
                    "span": points.span(snippet.span),
                    "text": self.article.words(snippet.span),
                    "found": found,
                })
            })
            .collect();
        json!({
            "article": self.article.id,
            "story": self.story,
            "outlet": self.article.outlet,
            "title": self.title,
            "published": self.article.published.as_ref().map(|published| &published.moment.value),
            "url": self.article.url,
            "input": self.article.input,
            "score": self.score,
            "snippets": snippets,
        })
    }
}
