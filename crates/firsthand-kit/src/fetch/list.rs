//! A list of URLs: a text each line of which is one, but for empty lines and comments.

use std::collections::HashSet;

use super::is_url;

/// Whether the text that begins so may be a list of URLs.
pub(crate) fn may_be_list(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    lines(&head).next().is_some_and(|line| line.starts_with("http://") || line.starts_with("https://"))
}

/// The URLs of a list, each once, since nothing is gained by asking twice; `None` if it is something else.
pub(crate) fn list(text: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(text).ok()?;
    let mut seen = HashSet::new();
    let mut urls = Vec::new();
    for line in lines(text) {
        if !is_url(line) {
            return None;
        }
        if seen.insert(line) {
            urls.push(line.to_owned());
        }
    }
    Some(urls).filter(|urls| !urls.is_empty())
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[&str]>) {
        let expected = expected.map(|urls| urls.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(list(text.as_bytes()), expected);
        assert!(expected.is_none() || may_be_list(text.as_bytes()));
    }

    #[test]
    fn every_line_is_a_url() {
        let urls: &[&str] = &["https://a.example/", "http://b.example/x"];
        check("\u{FEFF}# reports\r\nhttps://a.example/\r\n\r\n  http://b.example/x\nhttps://a.example/\n", Some(urls));
        check("https://a.example/\nRain fell.\n", None);
        check("https://a.example/ said so.\n", None);
        check("# Storm\n\nRain fell.\n", None);
        check("# Storm\n", None);
        check("", None);
    }
}
