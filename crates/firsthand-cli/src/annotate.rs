//! `firsthand annotate`: one JSON line per article.

use std::io;
use std::process::ExitCode;

use firsthand::render::json;

use crate::args::Annotate;
use crate::terminal::{self, Failure};

/// Runs the command.
pub fn run(args: &Annotate) -> Result<ExitCode, Failure> {
    let settings = args.inputs.settings();
    let (documents, mut problems) = args.inputs.sources().gather(&mut io::stdin());
    let (reports, found) = firsthand::account::annotated(documents, &settings);
    problems.extend(found);
    problems.sort();
    let mut lines = String::new();
    for report in &reports {
        let line = json::annotations(report, &problems)
            .map_err(|error| Failure::Message(format!("an article cannot be written as JSON: {error}.")))?;
        lines.push_str(&line);
    }
    terminal::write(&lines, args.output.as_deref())?;
    Ok(terminal::conclude(&problems, reports.len(), args.inputs.strict))
}
