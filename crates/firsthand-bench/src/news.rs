//! The news articles that lie outside the repository: a JSONL file with `id`, `event`, `title`, `outlet`, `published` and
//! `text`.

use std::fs;
use std::path::Path;

use firsthand::read::Document;
use serde::Deserialize;

use crate::options::Failure;

/// A line of the texts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Line {
    pub id: String,
    pub event: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<String>,
    pub text: String,
}

/// Reads the lines of a file.
pub fn lines(path: &Path) -> Result<Vec<Line>, Failure> {
    let text = fs::read_to_string(path).map_err(|cause| Failure::at(path, cause))?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).map_err(|cause| Failure::at(path, cause))).collect()
}

impl Line {
    /// An article with what is known of it as front matter, as a user would give it.
    pub fn document(&self) -> Document {
        // Midnight is what the collection writes where it knows the day only.
        let day = |published: &String| published.strip_suffix("T00:00:00").unwrap_or(published).to_owned();
        let known = [
            ("title", self.title.clone()),
            ("outlet", self.outlet.clone()),
            ("published", self.published.as_ref().map(day)),
        ];
        let on_one_line = |value: String| value.split_whitespace().collect::<Vec<_>>().join(" ");
        let matter: String = known
            .into_iter()
            .filter_map(|(key, value)| Some(format!("{key}: \"{}\"\n", on_one_line(value?))))
            .collect();
        Document::new(&self.id, format!("---\n{matter}---\n{}", self.text))
    }
}
