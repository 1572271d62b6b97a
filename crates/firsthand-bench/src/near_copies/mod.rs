//! Scores derivation and reuse against labelled pairs of near copies: `firsthand-bench near-copies PATH`.
//!
//! PATH is a JSONL file with `id`, `event`, `title`, `outlet`, `published` and `text`. The articles of an event are
//! read as one account, with what is known of them as front matter, and each labelled pair is looked up in it: whether
//! the two are joined, where the words come from, whose they are, and which sentences are the same.

mod score;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use firsthand::{Account, Settings, account};
use serde::Deserialize;

use crate::news::{self, Line};
use crate::options::{Failure, Options};
use crate::score::{self as scores, Scores};

const LABELS: &str = include_str!("../../gold/near_copies.json");

/// What the file of labels holds.
#[derive(Debug, Deserialize)]
struct Labels {
    pairs: Vec<Label>,
}

/// Two articles and what a reader says of them.
#[derive(Clone, Debug, Deserialize)]
struct Label {
    a: String,
    b: String,
    event: String,
    relation: Relation,
    /// An article's id, `common` for a text that both take from and nobody has, or `unknown`.
    from: String,
    /// Whose text it is.
    agency: Option<String>,
    /// Whole sentences of narration with the same or touched-up words, in code points of the text.
    a_sentences: Vec<[usize; 2]>,
    b_sentences: Vec<[usize; 2]>,
}

/// What of the running text goes back to the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Relation {
    /// Most of it.
    Copy,
    /// Some of it.
    Part,
    /// Nothing but what somebody is quoted with.
    Quotes,
    /// Nothing.
    None,
}

/// Scores the labelled pairs and prints the measures.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let [path] = options.inputs.as_slice() else {
        return Err(Failure::new("Give the file of texts: firsthand-bench near-copies PATH"));
    };
    scores::print(&measure(path)?, options);
    Ok(ExitCode::SUCCESS)
}

/// Takes the measures, for the gate.
pub fn measure(path: &Path) -> Result<Scores, Failure> {
    let labels: Labels = serde_json::from_str(LABELS).map_err(|cause| Failure::new(cause.to_string()))?;
    measured(&labels.pairs, &news::lines(path)?).map_err(|cause| Failure::at(path, cause))
}

fn measured(labels: &[Label], lines: &[Line]) -> Result<Scores, Failure> {
    fits(labels, lines)?;
    let events: BTreeSet<&str> = labels.iter().map(|label| label.event.as_str()).collect();
    let read = |event| (event, of_event(event, lines));
    let accounts: BTreeMap<&str, Account> = events.into_iter().map(read).collect();
    let mut counts = score::Counts::default();
    for label in labels {
        if let Some(account) = accounts.get(label.event.as_str()) {
            counts.add(label, account);
        }
    }
    Ok(counts.scores())
}

/// Fails where an article is not there, or is too short for its labels.
fn fits(labels: &[Label], lines: &[Line]) -> Result<(), Failure> {
    for label in labels {
        for (id, sentences) in [(&label.a, &label.a_sentences), (&label.b, &label.b_sentences)] {
            let mut of_event = lines.iter().filter(|line| line.event == label.event);
            let line = of_event.find(|line| line.id == *id);
            let line = line.ok_or_else(|| Failure::new(format!("holds no article {id} of {}", label.event)))?;
            let length = line.text.chars().count();
            if sentences.iter().any(|sentence| sentence[1] > length) {
                return Err(Failure::new(format!("{id} has {length} characters: another version of the text")));
            }
        }
    }
    Ok(())
}

/// The account of all articles of an event.
fn of_event(event: &str, lines: &[Line]) -> Account {
    let of_event = lines.iter().filter(|line| line.event == event && line.text.chars().any(char::is_alphanumeric));
    account(of_event.map(Line::document).collect(), &Settings::default())
}

#[cfg(test)]
mod tests;
