//! The hand-written part of the lineage benchmark: invented events, each with three accounts written independently.
//!
//! `lineage/events/EVENT/{a,b,c}.md` are the accounts, as front matter and paragraphs; `facts.md` is the sheet of facts,
//! figures and official quotes that the three writers shared, and all they shared.

use std::fs;
use std::path::{Path, PathBuf};

use firsthand::read::{self, Document, Moment};
use firsthand::{Settings, text};

use crate::options::Failure;

/// The events whose stories are for development; those of all other events are for testing.
pub const DEVELOPMENT: &[&str] = &[
    "port-hale-ferry",
    "osmeny-dam",
    "karst-ridge-fire",
    "lindale-derailment",
    "corvale-bank-breach",
    "sunmeadow-recall",
    "flight-kestrel-418",
    "maristan-rate-decision",
    "easterly-stadium-roof",
    "bellini-museum-theft",
    "quarn-burial-ship",
    "glass-cave-rescue",
];

/// The letters of the accounts of an event.
pub const LETTERS: [&str; 3] = ["a", "b", "c"];

/// An event and its accounts.
#[derive(Clone, Debug)]
pub struct Event {
    /// The name of its folder.
    pub name: String,
    /// One per letter.
    pub accounts: Vec<Account>,
}

/// One hand-written account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Who published it.
    pub outlet: String,
    /// Its headline.
    pub title: String,
    /// When it was published.
    pub published: Moment,
    /// Its sentences, in order, each with the number of its paragraph.
    pub sentences: Vec<(String, usize)>,
}

impl Event {
    /// Whether its stories are for development.
    pub fn is_development(&self) -> bool {
        DEVELOPMENT.contains(&self.name.as_str())
    }
}

/// The folder of the benchmark in the repository.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lineage")
}

/// Reads all events of a folder, by name.
pub fn load(folder: &Path) -> Result<Vec<Event>, Failure> {
    let events = folder.join("events");
    let entries = fs::read_dir(&events).map_err(|cause| Failure::at(&events, cause))?;
    let mut names: Vec<String> =
        entries.flatten().filter(|e| e.path().is_dir()).map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.into_iter().map(|name| event(&events, name)).collect()
}

fn event(events: &Path, name: String) -> Result<Event, Failure> {
    let accounts = LETTERS.iter().map(|letter| account(&events.join(&name).join(format!("{letter}.md"))));
    Ok(Event { accounts: accounts.collect::<Result<_, _>>()?, name })
}

fn account(path: &Path) -> Result<Account, Failure> {
    let bytes = fs::read(path).map_err(|cause| Failure::at(path, cause))?;
    account_of(Document::new("account.md", bytes), path)
}

/// The account that a document is, which has come from this file.
pub fn account_of(document: Document, path: &Path) -> Result<Account, Failure> {
    let (articles, problems) = read::read(vec![document], &Settings::default());
    let article = articles.first().ok_or_else(|| Failure::at(path, "it holds no article."))?;
    if let Some(problem) = problems.first() {
        return Err(Failure::at(path, &problem.message));
    }
    let missing = |what: &str| Failure::at(path, format!("its front matter lacks `{what}`."));
    let text = text::analyse(article);
    let prose = text.prose().map(|(_, sentence)| (one_line(article.words(sentence.span)), sentence.block));
    Ok(Account {
        outlet: article.outlet.clone().ok_or_else(|| missing("outlet"))?,
        title: article.title.clone().ok_or_else(|| missing("title"))?,
        published: article.published.clone().ok_or_else(|| missing("published"))?.moment,
        sentences: prose.collect(),
    })
}

fn one_line(sentence: &str) -> String {
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_has_three_accounts_of_the_stated_length() {
        let events = load(&folder()).unwrap();
        assert!(events.len() >= 24);
        assert_eq!(events.iter().filter(|event| event.is_development()).count(), DEVELOPMENT.len());
        for (event, account) in events.iter().flat_map(|event| event.accounts.iter().map(move |one| (event, one))) {
            let words: usize = account.sentences.iter().map(|(text, _)| text.split_whitespace().count()).sum();
            assert!((180..=640).contains(&words), "{}: {} has {words} words", event.name, account.outlet);
        }
    }

    #[test]
    fn accounts_of_one_event_share_no_narration() {
        // Ten words in a row outside quotation marks. Writers who share a sheet of facts do hit on the same seven now and
        // then: a name with its title, a list of what was stolen.
        for event in load(&folder()).unwrap() {
            let runs: Vec<Vec<String>> = event.accounts.iter().map(long_runs).collect();
            for (x, y) in [(0, 1), (0, 2), (1, 2)] {
                let shared: Vec<&String> = runs[x].iter().filter(|run| runs[y].contains(run)).collect();
                assert!(shared.is_empty(), "{}: {shared:?}", event.name);
            }
        }
    }

    const LONG: usize = 10;

    fn long_runs(account: &Account) -> Vec<String> {
        let mut runs = Vec::new();
        let mut quoted = false;
        for (sentence, _) in &account.sentences {
            let mut words: Vec<String> = Vec::new();
            for word in sentence.split_whitespace() {
                quoted |= word.starts_with(['"', '“']);
                if quoted {
                    words.clear()
                } else {
                    words.push(word.to_lowercase())
                }
                quoted &= !word.contains(['”']) && !word.trim_start_matches('"').contains('"');
                if words.len() >= LONG {
                    runs.push(words[words.len() - LONG..].join(" "));
                }
            }
        }
        runs
    }
}
