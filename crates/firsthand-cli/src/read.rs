//! `firsthand read`: the account of what the inputs report.

use std::process::ExitCode;

use firsthand::account::Account;
use firsthand::render;

use crate::args::{Format, Read};
use crate::held;
use crate::terminal::{self, Failure};

/// Runs the command.
pub fn run(args: &Read) -> Result<ExitCode, Failure> {
    let account = held::account(&args.inputs, &args.held)?;
    if !account.reports.is_empty() || args.form.format == Format::Json {
        let look = terminal::look(args.form.color, args.form.output.is_some());
        terminal::write(&rendered(&account, args.form.format, look)?, args.form.output.as_deref())?;
    }
    Ok(terminal::conclude(&account.problems, account.reports.len(), args.inputs.strict))
}

/// The account in the form asked for.
pub fn rendered(account: &Account, format: Format, look: render::text::Look) -> Result<String, Failure> {
    match format {
        Format::Text => Ok(render::text::text(account, look)),
        Format::Json => render::json::account(account)
            .map_err(|error| Failure::Message(format!("the account cannot be written as JSON: {error}."))),
        Format::Html => Ok(render::html::html(account)),
    }
}
