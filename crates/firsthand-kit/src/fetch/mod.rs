//! Documents by their URL: fetched as a polite and wary reader would, then read like files.
//!
//! Polite: what `robots.txt` forbids is not fetched, a host is asked once a second at most, and whoever says "later" is
//! left alone until then (`robots`, `pace`). Wary: nothing a server does makes the run hang, fill the memory or speak to
//! machines that are not public; time, size and redirects are limited (`client`, `follow`), and every address is checked
//! before it is connected to (`address`). `batch` asks several hosts side by side and keeps the order of the URLs.
//!
//! Where no URL is given, nothing here runs.

mod address;
mod batch;
mod cache;
mod client;
mod follow;
mod list;
mod pace;
mod robots;

use std::borrow::Cow;
use std::path::PathBuf;
use std::time::Duration;

use encoding_rs::{Encoding, UTF_8};
use firsthand::problem::ProblemKind;
use url::Url;

pub(crate) use batch::each;
pub(crate) use follow::Fetcher;
pub(crate) use list::{list, may_be_list};

/// How URLs are fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether servers may be asked whose addresses are not public, such as those of the own network.
    pub allow_private: bool,
    /// The folder where answers are kept, so that what has not changed is not sent again.
    pub cache: Option<PathBuf>,
    /// How long a server may take to be found and to be connected to.
    pub connect: Duration,
    /// How long a request may take in all.
    pub whole: Duration,
    /// How long a host is left alone between two requests.
    pub interval: Duration,
    /// The longest time that is waited because a server asks for it.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            allow_private: false,
            cache: None,
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(60),
            interval: Duration::from_secs(1),
            patience: Duration::from_secs(60),
        }
    }
}

/// Why something was not fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub kind: ProblemKind,
    /// A whole sentence that says what to do about it.
    pub message: String,
}

impl Failure {
    fn fetch(message: impl Into<String>) -> Self {
        Self { kind: ProblemKind::Fetch, message: message.into() }
    }

    fn not_allowed(message: impl Into<String>) -> Self {
        Self { kind: ProblemKind::NotAllowed, message: message.into() }
    }
}

/// What a server gave.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// Where it stood in the end.
    pub url: Url,
    /// The character set that was declared for it.
    pub charset: Option<String>,
    /// Whether it was declared to be HTML.
    pub is_page: bool,
    /// Its bytes, without the compression they were sent in.
    pub bytes: Vec<u8>,
}

impl Fetched {
    /// The bytes as UTF-8, if they are text in the character set that was declared for them.
    pub fn text(&self) -> Cow<'_, [u8]> {
        let declared = self.charset.as_deref().and_then(|label| Encoding::for_label(label.trim().as_bytes()));
        match declared.filter(|encoding| *encoding != UTF_8) {
            Some(encoding) if std::str::from_utf8(&self.bytes).is_err() => match encoding.decode(&self.bytes).0 {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            },
            _ => Cow::Borrowed(&self.bytes),
        }
    }
}

/// Whether an input is a URL that is fetched; what has another scheme is no URL to us but perhaps the name of a file.
pub(crate) fn is_url(name: &str) -> bool {
    let scheme = |scheme: &str| name.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    (scheme("http://") || scheme("https://")) && !name.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// How a URL is shown: as it was given, but for a password in it.
pub(crate) fn shown(name: &str) -> String {
    match Url::parse(name) {
        Ok(url) if !url.username().is_empty() || url.password().is_some() => without_credentials(url).to_string(),
        _ => name.to_owned(),
    }
}

fn without_credentials(mut url: Url) -> Url {
    // This fails only for URLs that can have neither.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_told_from_names_of_files() {
        assert!(is_url("https://news.example/a?b=c#d") && is_url("HTTP://[::1]:8080/"));
        for name in ["http:", "ftp://news.example/", "file:///etc/passwd", "news.example/a", "https:/a", "http://a b"] {
            assert!(!is_url(name), "{name}");
        }
    }

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(shown("https://ann:secret@news.example/a"), "https://news.example/a");
        assert_eq!(shown("https://news.example"), "https://news.example");
    }

    #[test]
    fn text_is_read_in_the_declared_character_set() {
        let fetched = |charset: Option<&str>, bytes: &[u8]| {
            let url = Url::parse("https://news.example/").unwrap();
            let charset = charset.map(str::to_owned);
            Fetched { url, charset, is_page: false, bytes: bytes.to_vec() }.text().into_owned()
        };
        assert_eq!(fetched(Some("windows-1252"), b"caf\xE9"), "caf\u{E9}".as_bytes());
        assert_eq!(fetched(Some("windows-1252"), "caf\u{E9}".as_bytes()), "caf\u{E9}".as_bytes());
        assert_eq!(fetched(None, b"caf\xE9"), b"caf\xE9");
    }
}
