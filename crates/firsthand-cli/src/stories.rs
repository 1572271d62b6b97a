//! `firsthand stories`: which articles of a pile or of a store report the same event.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use firsthand_kit::pile::Pile;
use firsthand_kit::store::Store;
use firsthand_kit::story::Story;

use crate::args::Stories;
use crate::progress::Teller;
use crate::table::{Output, Rows};
use crate::terminal::{self, Failure};

/// Runs the command.
pub fn run(args: &Stories) -> Result<ExitCode, Failure> {
    match &args.store {
        Some(store) => of_store(args, store),
        None => of_inputs(args),
    }
}

fn of_inputs(args: &Stories) -> Result<ExitCode, Failure> {
    let settings = args.inputs.settings();
    let (inputs, mut progress) = (args.inputs.sources().with_headlines(), Teller::new());
    let mut pile = Pile::read(&inputs, &settings, &mut io::stdin(), &mut |now| progress.tell(now, &inputs))?;
    if !pile.articles.is_empty() {
        let mut grouped = pile.grouped(&settings);
        grouped.stories.retain(|story| story.len() >= args.min_articles);
        let mut output = open(args)?;
        pile.each(&grouped, |story| write(&mut output, args, &story), &mut |now| progress.tell(now, &inputs))?;
        output.finish()?;
    }
    progress.end();
    Ok(terminal::conclude(&pile.problems, pile.articles.len(), args.inputs.strict))
}

fn of_store(args: &Stories, store: &Path) -> Result<ExitCode, Failure> {
    let store = Store::read(store)?;
    let mut output = open(args)?;
    store.stories(args.min_articles, |story| write(&mut output, args, &story))?;
    output.finish()?;
    Ok(ExitCode::SUCCESS)
}

fn open(args: &Stories) -> Result<Output<'_>, Failure> {
    Output::open(args.format, args.output.as_deref(), &Story::columns())
}

fn write(output: &mut Output<'_>, args: &Stories, story: &Story) -> Result<(), Failure> {
    let mut rows = Rows::new(args.format);
    rows.add(|| story.json_line(), || story.values().to_vec())?;
    output.write(rows)
}
