//! `firsthand stories`: the stories of a store.

use std::process::ExitCode;

use firsthand_kit::store::{HeldStory, Store};

use crate::args::Stories;
use crate::table::{Output, Rows};
use crate::terminal::Failure;

/// Runs the command.
pub fn run(args: &Stories) -> Result<ExitCode, Failure> {
    let store = Store::read(&args.store)?;
    let mut output = Output::open(args.format, args.output.as_deref(), &HeldStory::columns())?;
    store.stories(|story| {
        let mut rows = Rows::new(args.format);
        rows.add(|| story.json_line(), || story.values().to_vec())?;
        output.write(rows)
    })?;
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}
