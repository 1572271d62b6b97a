//! `firsthand add`: articles into a store.

use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;

use firsthand_kit::store::{Added, Store, Summary};
use firsthand_kit::tables::Lines;

use crate::args::{Add, Told};
use crate::progress::Teller;
use crate::terminal::{self, Failure, Tally};

/// Runs the command.
pub fn run(args: &Add) -> Result<ExitCode, Failure> {
    let (settings, inputs) = (args.inputs.settings(), args.inputs.sources().with_headlines());
    let mut store = Store::open(&args.store)?;
    let file = args.output.as_deref();
    let failed = |error: io::Error| terminal::write_failed(file, &error);
    let to: Box<dyn Write + Send> = match file {
        Some(path) => Box::new(File::create(path).map_err(failed)?),
        None => Box::new(io::stdout()),
    };
    let (mut output, mut tally, mut summary) = (Lines::new(to), Tally::default(), Summary::default());
    let mut progress = Teller::new();
    let told = |added: Vec<Added>, problems| {
        tally.add(problems);
        tally.articles += added.len();
        for added in &added {
            summary.add(added);
            if args.format == Told::Jsonl {
                let line = added.json_line().map_err(|error| unwritable(&error))?;
                output.write(&line).map_err(failed)?;
            }
        }
        Ok::<(), Failure>(())
    };
    let problems = store.fill(&inputs, &settings, &mut io::stdin(), told, |count| progress.read(count, &inputs))?;
    output.finish().map_err(failed)?;
    progress.end();
    tally.add(problems);
    if tally.articles > 0 {
        eprintln!("firsthand: {}", told_of(&summary));
    }
    Ok(tally.conclude(args.inputs.strict))
}

fn unwritable(error: &dyn std::fmt::Display) -> Failure {
    Failure::Message(format!("an article cannot be written as JSON: {error}."))
}

/// "9 new articles (1 of them a new version), 2 held before; 3 new stories, 1 story grew."
fn told_of(summary: &Summary) -> String {
    let plural = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    let versions = match summary.versions {
        0 => String::new(),
        1 => " (1 of them a new version)".to_owned(),
        more => format!(" ({more} of them new versions)"),
    };
    format!(
        "{}{versions}, {} held before; {}, {} grew.",
        plural(summary.new, "new article", "new articles"),
        summary.held,
        plural(summary.founded, "new story", "new stories"),
        plural(summary.joined(), "story", "stories"),
    )
}
