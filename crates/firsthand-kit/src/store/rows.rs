//! What a store gives as machine output: one line of JSON for an article, a story, a finding.

use firsthand::render::rows::Value;
use firsthand::span::CodePoints;
use serde::Serialize;

use super::{Added, HeldStory, Hit, Why};

#[derive(Serialize)]
struct WhyRow<'a> {
    likeness: f64,
    nearest: &'a str,
    shared: &'a [String],
}

#[derive(Serialize)]
struct AddedRow<'a> {
    article: &'a str,
    input: &'a str,
    state: &'static str,
    story: &'a str,
    why: Option<WhyRow<'a>>,
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

#[derive(Serialize)]
struct StoryRow<'a> {
    id: &'a str,
    headline: Option<&'a str>,
    from: Option<&'a str>,
    to: Option<&'a str>,
    count: usize,
    origins: usize,
    articles: Vec<&'a str>,
    members: Vec<MemberRow<'a>>,
}

#[derive(Serialize)]
struct MemberRow<'a> {
    article: &'a str,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<&'a str>,
    why: Option<WhyRow<'a>>,
}

impl Why {
    fn row(&self) -> WhyRow<'_> {
        let likeness = (self.likeness * 1000.0).round() / 1000.0;
        WhyRow { likeness, nearest: &self.nearest, shared: &self.shared }
    }
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
            why: self.why.as_ref().map(Why::row),
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

impl HeldStory {
    /// The story as one line of JSON with a line break.
    ///
    /// # Errors
    /// Only if the serialiser fails, which no story is known to make it do.
    pub fn json_line(&self) -> serde_json::Result<String> {
        let members = self.members.iter().map(|member| MemberRow {
            article: &member.article,
            outlet: member.outlet.as_deref(),
            title: member.title.as_deref(),
            published: member.published.as_deref(),
            why: member.why.as_ref().map(Why::row),
        });
        line(&StoryRow {
            id: &self.id,
            headline: self.headline.as_deref(),
            from: self.from.as_deref(),
            to: self.to.as_deref(),
            count: self.members.len(),
            origins: self.origins,
            articles: self.members.iter().map(|member| member.article.as_str()).collect(),
            members: members.collect(),
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

fn line(row: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(row).map(|json| json + "\n")
}
