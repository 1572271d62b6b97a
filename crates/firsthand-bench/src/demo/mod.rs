//! `firsthand-bench demo`: the built-in sample, nine reports of one flood, against what a reader finds in them.
//!
//! Words that are annotated become the same annotations as those of other texts and are scored alike; what only the
//! sample can have, because it was made up (who copied whom, how many origins there are), is scored in [`story`].

mod expected;
mod story;

use std::process::ExitCode;

use firsthand::read::Document;
use firsthand::{Account, Settings, account};

use crate::options::{Failure, Options};
use crate::score::{self, Scores};
use expected::Expected;

macro_rules! reports {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../firsthand-cli/demo/", $name)))),*]
    };
}

/// The reports by file name.
pub const REPORTS: [(&str, &str); 9] = reports![
    "01-agency.md",
    "02-carrier-full.md",
    "03-carrier-trimmed.md",
    "04-spun.md",
    "05-back-translated.md",
    "06-independent-reporter.md",
    "07-independent-broadcaster.md",
    "08-aggregator.md",
    "09-update.md",
];

const EXPECTED: &str = include_str!("../../../firsthand-cli/demo/expected.json");

/// Scores the sample and prints the measures.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let (scores, _) = measure()?;
    score::print(&scores, options);
    Ok(ExitCode::SUCCESS)
}

/// Runs the engine on the sample and scores what it finds.
pub fn measure() -> Result<(Scores, Account), Failure> {
    let expected: Expected =
        serde_json::from_str(EXPECTED).map_err(|cause| Failure::new(format!("expected.json: {cause}")))?;
    let gold = expected.annotations(&REPORTS)?;
    let documents = REPORTS.iter().map(|(name, text)| Document::new(*name, *text)).collect();
    let account = account(documents, &Settings::default());
    let mut scores = score::score(&gold, &account);
    story::score(&expected, &account, &mut scores);
    Ok((scores, account))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_expected_word_stands_in_its_report() {
        let expected: Expected = serde_json::from_str(EXPECTED).unwrap();
        let gold = expected.annotations(&REPORTS).unwrap();
        let first = &gold.articles["01-agency.md"];
        let words: Vec<&str> =
            first.figures.iter().flatten().take(3).map(|figure| figure.span.of(&first.text)).collect();
        assert_eq!(words, ["11", "11", "more than 6,200"]);
        assert!(gold.articles["04-spun.md"].figures.is_none(), "what was not annotated is not scored");
    }
}
