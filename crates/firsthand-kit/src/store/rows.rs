//! What a store gives as machine output: one JSON object for an article, a story, a finding.

use firsthand::render::rows::Value;
use firsthand::span::CodePoints;
use serde_json::{Value as Json, json};

use super::{Added, HeldStory, Hit, Why};

impl Why {
    fn json(&self) -> Json {
        json!({"likeness": rounded(self.likeness), "nearest": self.nearest, "shared": self.shared})
    }
}

impl Added {
    /// What became of the article, as one JSON object.
    pub fn json(&self) -> Json {
        json!({
            "article": self.article,
            "input": self.input,
            "state": self.state.name(),
            "story": self.story,
            "why": self.why.as_ref().map(Why::json),
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

impl HeldStory {
    /// The story as one JSON object.
    pub fn json(&self) -> Json {
        let articles: Vec<&str> = self.members.iter().map(|member| member.article.as_str()).collect();
        let members: Vec<Json> = self
            .members
            .iter()
            .map(|member| {
                json!({
                    "article": member.article,
                    "title": member.title,
                    "outlet": member.outlet,
                    "published": member.published,
                    "why": member.why.as_ref().map(Why::json),
                })
            })
            .collect();
        json!({
            "id": self.id,
            "headline": self.headline,
            "from": self.from,
            "to": self.to,
            "count": self.members.len(),
            "origins": self.origins,
            "articles": articles,
            "members": members,
        })
    }

    /// The flat columns of a story, each with a value of its type.
    pub fn columns() -> [(&'static str, Value); 7] {
        let (text, count) = (|| Value::Text(String::new()), || Value::Count(0));
        [
            ("id", text()),
            ("headline", text()),
            ("from", text()),
            ("to", text()),
            ("count", count()),
            ("origins", count()),
            ("articles", text()),
        ]
    }

    /// One value for each of the columns; the articles with spaces between them.
    pub fn values(&self) -> [Value; 7] {
        let text = |text: &Option<String>| Value::Text(text.clone().unwrap_or_default());
        let articles: Vec<&str> = self.members.iter().map(|member| member.article.as_str()).collect();
        [
            Value::Text(self.id.clone()),
            text(&self.headline),
            text(&self.from),
            text(&self.to),
            Value::Count(self.members.len()),
            Value::Count(self.origins),
            Value::Text(articles.join(" ")),
        ]
    }
}

fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
