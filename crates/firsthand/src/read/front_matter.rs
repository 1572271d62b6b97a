//! The block of `key: value` lines between two `---` at the head of a text, as static-site tools write it.
//!
//! Only the plain form is read: one value a line, lists as `[a, b]` or as `- a` lines. Whatever else stands in the
//! block is passed over. A block that is never closed is no front matter but text.

use super::Metadata;

/// The front matter and the byte at which the text proper begins.
pub(super) fn split(text: &str) -> (Metadata, usize) {
    let Some(block) = enclosed(text) else {
        return (Metadata::default(), 0);
    };
    let mut matter = Metadata::default();
    let mut key = String::new();
    for line in text[block.clone()].lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            set(&mut matter, &key, item);
        } else if let Some((name, value)) = line.split_once(':') {
            key = name.trim().to_ascii_lowercase();
            set(&mut matter, &key, value);
        }
    }
    let after = text[block.end..].find('\n').map_or(text.len(), |end| block.end + end + 1);
    (matter, after)
}

/// The lines between the two fences; the range ends where the closing fence begins.
fn enclosed(text: &str) -> Option<std::ops::Range<usize>> {
    let first = text.split_inclusive('\n').next()?;
    if first.trim_end() != "---" || !first.ends_with('\n') {
        return None;
    }
    let mut at = first.len();
    let mut has_key = false;
    for line in text[at..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return has_key.then_some(first.len()..at);
        }
        has_key |= line.contains(':');
        at += line.len();
    }
    None
}

fn set(matter: &mut Metadata, key: &str, value: &str) {
    let values = || {
        let list = value.trim().trim_start_matches('[').trim_end_matches(']');
        list.split(',').map(unquoted).filter(|item| !item.is_empty())
    };
    let single = || Some(unquoted(value)).filter(|value| !value.is_empty());
    match key {
        "title" | "headline" => matter.title = single(),
        "outlet" | "source" | "publisher" | "site" => matter.outlet = single(),
        "url" | "link" | "canonical" => matter.url = single(),
        "published" | "date" | "published_at" => matter.published = single(),
        "modified" | "updated" | "modified_at" => matter.modified = single(),
        "language" | "lang" => matter.language = single(),
        "section" => matter.section = single(),
        "agency" => matter.agency = single(),
        "author" | "authors" | "byline" | "by" => matter.bylines.extend(values()),
        _ => {}
    }
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let quoted = |mark: char| value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    quoted('"').or(quoted('\'')).unwrap_or(value).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lists_and_quotes() {
        let text = "---\ntitle: \"Flood: what we know\"\nauthors:\n- Ann Bell\n- 'Cy Dow'\nurl: https://a.example/b\n---\nBody";
        let (matter, body) = split(text);
        assert_eq!(matter.title.as_deref(), Some("Flood: what we know"));
        assert_eq!(matter.bylines, ["Ann Bell", "Cy Dow"]);
        assert_eq!(matter.url.as_deref(), Some("https://a.example/b"));
        assert_eq!(&text[body..], "Body");
    }

    #[test]
    fn a_rule_or_an_open_block_is_text() {
        for text in ["---\nAfter a rule, text.\n---\nmore", "---\ntitle: never closed\n", "--- \n", "plain"] {
            assert_eq!(split(text), (Metadata::default(), 0), "{text:?}");
        }
    }
}
