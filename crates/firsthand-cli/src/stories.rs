//! `firsthand stories`: which articles of a pile report the same event.

use std::io;
use std::process::ExitCode;

use firsthand_kit::pile::Pile;
use firsthand_kit::story::Story;

use crate::args::Stories;
use crate::progress::Teller;
use crate::table::{Output, Rows};
use crate::terminal::{self, Failure};

/// Runs the command.
pub fn run(args: &Stories) -> Result<ExitCode, Failure> {
    let settings = args.inputs.settings();
    let (inputs, mut progress) = (args.inputs.sources(), Teller::new());
    let mut pile = Pile::read(&inputs, &settings, &mut io::stdin(), &mut |now| progress.tell(now, &inputs))?;
    if !pile.articles.is_empty() {
        let mut grouped = pile.grouped(&settings);
        grouped.stories.retain(|story| story.len() >= args.min_articles);
        let mut output = Output::open(args.format, args.output.as_deref(), &Story::columns())?;
        let write = |story: Story| {
            let mut rows = Rows::new(args.format);
            rows.add(|| story.json_line(), || story.values().to_vec())?;
            output.write(rows)
        };
        pile.each(&grouped, write, &mut |now| progress.tell(now, &inputs))?;
        output.finish()?;
    }
    progress.end();
    Ok(terminal::conclude(&pile.problems, pile.articles.len(), args.inputs.strict))
}
