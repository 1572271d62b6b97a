//! A record with fields, from whatever file it came, to an article.

use firsthand::Document;
use firsthand::problem::ProblemKind;
use firsthand::read::{Format, Metadata};

use super::dates;
use super::fields::Role;
use super::out::{Out, Place};
use super::reading::Record;
use super::written::Written;

impl Out<'_> {
    /// Hands over the article of a record, or tells that it has no words.
    pub fn article(&mut self, place: Place, mut record: Record) {
        let title = record.first(Role::Title);
        let headline = || title.clone().filter(|_| self.limits.headlines);
        let Some(text) = record.text().or_else(headline) else { return self.no_text(place, title.is_some()) };
        let id = record.first(Role::Id);
        let metadata = Metadata {
            title,
            outlet: record.first(Role::Outlet),
            url: record.first(Role::Url),
            published: record.first(Role::Published).map(|written| dates::iso(&written)),
            bylines: record.all(Role::Author),
            ..Metadata::default()
        };
        if is_page(&text) {
            self.page(place, id, text.into_bytes(), None, metadata);
        } else if is_markup(&text) {
            self.written(place, id, Written::of_html(&text), metadata);
        } else {
            self.record(place, id, text, metadata);
        }
    }

    /// Hands over an article that was put together block by block.
    pub fn written(&mut self, place: Place, id: Option<String>, written: Written, metadata: Metadata) {
        if written.is_empty() {
            if let Some(headline) = metadata.title.clone().filter(|_| self.limits.headlines) {
                return self.record(place, id, headline, metadata);
            }
            let message = "There are no words in it, so there is nothing to read.";
            return self.problem(place, ProblemKind::Empty, "records", message);
        }
        let (text, blocks) = written.finish();
        let input = self.input(place, id);
        let document = Document::new(input, text);
        self.hand_over(Document { metadata: Some(metadata), format: Some(Format::Blocks(blocks)), ..document });
    }

    /// Tells that a record has no words, and what may be done about it.
    fn no_text(&mut self, place: Place, has_headline: bool) {
        let message = if has_headline {
            "The record has a headline but no text. Fetch the article itself, or say which field holds its words, as in \
             `--field text=NAME`."
        } else {
            "The record has no field that holds an article. Say which does, as in `--field text=NAME`."
        };
        self.problem(place, ProblemKind::Format, "records", message);
    }
}

/// How pages begin.
const PAGE: &[&str] = &["<!doctype html", "<html", "<head", "<body"];

/// Whether a text is a whole page.
pub(super) fn is_page(text: &str) -> bool {
    let text = text.trim_start();
    PAGE.iter().any(|start| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))
}

/// Whether a text is a piece of HTML: it begins with an element and has one that ends.
fn is_markup(text: &str) -> bool {
    let mut begin = text.trim_start().bytes();
    begin.next() == Some(b'<')
        && begin.next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'!')
        && (text.contains("</") || text.contains("/>"))
}

#[cfg(test)]
mod tests {
    use crate::formats::json;
    use crate::formats::tests::read_with;

    #[test]
    fn items_of_ninjs() {
        let first = r#"{"uri": "urn:x:1", "type": "text", "headline": "Storm", "byline": "Ann Bell", "copyrightholder": "Carrow",
            "versioncreated": "2024-03-14T09:30:00Z", "body_xhtml": "<p>Rain <b>fell</b>.</p><p>Roofs broke.</p>"}"#;
        let third = r#"{"uri": "https://a.example/1", "headlines": [{"role": "main", "value": "Storm"}], "by": "Ann Bell",
            "versionCreated": "2024-03-14T09:30:00Z", "bodies": [{"role": "short", "value": "Rain."},
            {"role": "main", "contentType": "text/html", "value": "<p>Rain fell.</p><p>Roofs broke.</p>"}]}"#;
        for (item, text) in [(first, "Rain fell.\n\nRoofs broke."), (third, "Rain fell.\n\nRoofs broke.")] {
            let found = read_with(1000, |out| json::values(item.as_bytes(), out).unwrap());
            found.check(&[("c#1", text)], &[]);
            let metadata = found.metadata(0);
            assert_eq!(
                (metadata.title.as_deref(), &metadata.bylines[..]),
                (Some("Storm"), &["Ann Bell".to_owned()][..])
            );
            assert_eq!(metadata.published.as_deref(), Some("2024-03-14T09:30:00Z"));
        }
    }

    #[test]
    fn a_field_may_hold_a_page() {
        let html = "<html><body><nav>Home</nav><article><h1>Storm</h1><p>Rain fell on the town of Lusk for nine hours on \
            Monday, and the river rose by two metres.</p><p>Forty houses were flooded, the mayor said, and the school will \
            stay closed until Friday.</p></article></body></html>";
        let record = serde_json::json!({ "html": html, "title": "Flood", "url": "https://a.example/1" }).to_string();
        let found = read_with(1000, |out| json::values(record.as_bytes(), out).unwrap());
        assert_eq!((found.documents.len(), found.problems.len()), (1, 0), "{:?}", found.problems);
        assert!(String::from_utf8_lossy(&found.documents[0].bytes).contains("nine hours"));
        assert_eq!(found.metadata(0).title.as_deref(), Some("Flood"));
    }
}
