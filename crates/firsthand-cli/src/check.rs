//! `firsthand check`: what the inputs say to a claim.

use std::process::ExitCode;

use firsthand::render;

use crate::args::{Answer, Check};
use crate::held;
use crate::terminal::{self, Failure};

/// Runs the command.
pub fn run(args: &Check) -> Result<ExitCode, Failure> {
    let account = held::account_about(&args.inputs, &args.held, &args.claim)?;
    let found = firsthand::check::check(&args.claim, &account);
    if !account.reports.is_empty() || args.format == Answer::Json {
        let rendered = match args.format {
            Answer::Text => render::text::check(&found, &account, terminal::look(args.color, args.output.is_some())),
            Answer::Json => render::json::check(&found, &account)
                .map_err(|error| Failure::Message(format!("the answer cannot be written as JSON: {error}.")))?,
            Answer::Markdown => render::markdown::check(&found, &account),
        };
        terminal::write(&rendered, args.output.as_deref())?;
    }
    Ok(terminal::conclude(&account.problems, account.reports.len(), args.inputs.strict))
}
