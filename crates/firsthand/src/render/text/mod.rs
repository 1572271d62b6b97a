//! The report for the terminal: what a reader wants most first, every finding with its article and its words.

mod check;
mod copies;
mod lineage;
mod paper;
mod sections;

use crate::account::{Account, Story};
use crate::render::digest::{self, Rest};
use crate::render::sentences;
pub use check::check;
use paper::Paper;

/// How the report looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The longest line, in characters.
    pub width: usize,
    /// Whether to use the terminal's colours.
    pub colour: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { width: 100, colour: false }
    }
}

/// The account as plain text. Control characters from the articles are shown as `U+FFFD`, so that no article can
/// command the terminal.
pub fn text(account: &Account, look: Look) -> String {
    let digest = digest::of(account);
    let account = &*digest.account;
    let mut paper = Paper::new(look);
    if account.stories.len() > 1 {
        paper.paragraph(&sentences::stories(account));
        paper.gap();
    }
    for ((index, story), rest) in account.stories.iter().enumerate().zip(&digest.rests) {
        if index > 0 {
            paper.rule();
        }
        write_story(&mut paper, account, story, rest.as_ref());
    }
    paper.finish()
}

fn write_story(paper: &mut Paper, account: &Account, story: &Story, rest: Option<&Rest>) {
    paper.title(&story.headline);
    paper.paragraph(&rest.map_or_else(|| sentences::opening(story), |rest| rest.opening.clone()));
    lineage::tree(paper, account, story);
    if let Some(rest) = rest {
        copies::copies(paper, account, story, rest);
    }
    sections::reports(paper, account, story);
    sections::differences(paper, account, story);
    sections::agreements(paper, account, story);
    lineage::lineage(paper, account, story);
    sections::quotes(paper, account, story);
    sections::figures(paper, account, story);
    sections::left_out(paper, story);
    sections::timeline(paper, account, story);
    sections::names(paper, account, story);
}

#[cfg(test)]
mod tests;
