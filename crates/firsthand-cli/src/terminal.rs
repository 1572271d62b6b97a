//! What the commands share: where output goes, how problems are told, which exit code ends the run.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use firsthand::problem::{Problem, ProblemKind};
use firsthand::render::text::Look;

use crate::args::Colour;

/// Exit code when nothing in the input could be used.
pub const NOTHING_USABLE: u8 = 1;
/// Exit code when `--strict` is given and there were problems.
const DONE_WITH_PROBLEMS: u8 = 3;

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The reader of standard output went away; there is nobody left to tell.
    ClosedPipe,
    /// A whole sentence for the user.
    Message(String),
}

impl From<io::Error> for Failure {
    /// What goes wrong beside inputs and outputs: texts that are put aside for a while.
    fn from(error: io::Error) -> Self {
        Self::Message(format!(
            "texts cannot be put aside in the folder for temporary files: {error}; make room there, or set TMPDIR to another."
        ))
    }
}

impl From<firsthand_kit::store::Failure> for Failure {
    fn from(failure: firsthand_kit::store::Failure) -> Self {
        Self::Message(printable(&failure.to_string()))
    }
}

/// Writes the result to `file`, or to standard output.
pub fn write(result: &str, file: Option<&Path>) -> Result<(), Failure> {
    let written = match file {
        Some(file) => fs::write(file, result),
        None => io::stdout().lock().write_all(result.as_bytes()).and_then(|()| io::stdout().flush()),
    };
    written.map_err(|error| write_failed(file, &error))
}

/// What an error in writing to `file`, or to standard output, means for the run.
pub fn write_failed(file: Option<&Path>, error: &io::Error) -> Failure {
    match (file, error.kind()) {
        (Some(file), _) => Failure::Message(format!("{} cannot be written: {error}.", file.display())),
        (None, io::ErrorKind::BrokenPipe) => Failure::ClosedPipe,
        (None, _) => Failure::Message(format!("standard output cannot be written: {error}.")),
    }
}

/// How wide a terminal must be for long lines to be broken there; a narrower one is taken as this.
const MIN_WIDTH: usize = 40;
/// Longer lines than this are hard to read; also the width when the output is no terminal.
const MAX_WIDTH: usize = 100;

/// Width and colour for a report on standard output, or in a file.
pub fn look(colour: Colour, to_file: bool) -> Look {
    let terminal = io::stdout().is_terminal() && !to_file;
    let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = if terminal { width.unwrap_or(MAX_WIDTH) } else { MAX_WIDTH };
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let colour = match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => terminal && wanted,
    };
    Look { width: width.clamp(MIN_WIDTH, MAX_WIDTH), colour }
}

/// How many problems are told one by one.
const TOLD: usize = 20;

/// What became of the inputs, counted as it comes.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many articles were read.
    pub articles: usize,
    /// The first problems, in order.
    first: BTreeSet<Problem>,
    counts: BTreeMap<ProblemKind, usize>,
}

impl Tally {
    /// Counts problems and keeps the first few.
    pub fn add(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            *self.counts.entry(problem.kind).or_default() += 1;
            self.first.insert(problem);
            if self.first.len() > TOLD {
                self.first.pop_last();
            }
        }
    }

    /// Tells the problems on standard error and gives the exit code of the run.
    pub fn conclude(&self, strict: bool) -> ExitCode {
        let mut error = io::stderr().lock();
        for problem in &self.first {
            // Nobody can be told that standard error is closed.
            let _ = writeln!(error, "firsthand: {}: {}", printable(&problem.input), printable(&problem.message));
        }
        if !self.counts.is_empty() {
            let _ = writeln!(error, "firsthand: {}", self.summary());
        }
        if self.articles == 0 {
            let _ = writeln!(error, "firsthand: nothing in the input could be read, so there is no account.");
            return ExitCode::from(NOTHING_USABLE);
        }
        // The same article given twice is told, and so is what was never meant to be one, but nothing of them is lost.
        let is_loss = |kind: &ProblemKind| !matches!(kind, ProblemKind::Duplicate | ProblemKind::PassedOver);
        let lost = self.counts.keys().any(is_loss);
        if strict && lost { ExitCode::from(DONE_WITH_PROBLEMS) } else { ExitCode::SUCCESS }
    }

    /// "12 articles read; 3 problems: 2 empty, 1 format (the first 20 are told above)."
    fn summary(&self) -> String {
        let all: usize = self.counts.values().sum();
        let kinds: Vec<String> = self.counts.iter().map(|(kind, count)| format!("{count} {}", kind.name())).collect();
        let told = if all > TOLD { format!(" (the first {TOLD} are told above)") } else { String::new() };
        let plural = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        format!("{} read; {}: {}{told}.", plural(self.articles, "article"), plural(all, "problem"), kinds.join(", "))
    }
}

/// Tells the problems on standard error and gives the exit code of a run that read `articles` articles.
pub fn conclude(problems: &[Problem], articles: usize, strict: bool) -> ExitCode {
    let mut tally = Tally { articles, ..Tally::default() };
    tally.add(problems.iter().cloned());
    tally.conclude(strict)
}

/// The words without control characters, which a terminal would obey.
pub fn printable(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}
