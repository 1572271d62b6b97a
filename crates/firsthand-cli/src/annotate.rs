//! `firsthand annotate`: one JSON line per article, written as the articles are read.

use std::fs::File;
use std::io::{self, Write};
use std::process::ExitCode;

use firsthand::account;
use firsthand::problem::Problem;
use firsthand::read::Article;
use firsthand::render::json;
use firsthand_kit::flow;
use firsthand_kit::tables::Lines;

use crate::args::Annotate;
use crate::progress::Teller;
use crate::terminal::{self, Failure, Tally};

/// Runs the command.
pub fn run(args: &Annotate) -> Result<ExitCode, Failure> {
    let (settings, inputs, wanted) = (args.inputs.settings(), args.inputs.sources(), args.parts());
    let file = args.output.as_deref();
    let failed = |error: io::Error| terminal::write_failed(file, &error);
    let to: Box<dyn Write> = match file {
        Some(path) => Box::new(File::create(path).map_err(failed)?),
        None => Box::new(io::stdout()),
    };
    let (mut output, mut tally, mut progress) = (Lines::new(to), Tally::default(), Teller::new());
    let work = |article: Article, mut problems: Vec<Problem>| {
        let (report, found) = account::report(article, wanted);
        problems.extend(found);
        (json::annotations(&report, &problems, wanted), problems)
    };
    let write = |(line, problems): (Result<String, _>, Vec<Problem>)| {
        tally.add(problems);
        let line = line.map_err(|error| Failure::Message(format!("an article cannot be written as JSON: {error}.")))?;
        tally.articles += 1;
        output.write(&line).map_err(failed)
    };
    let problems =
        flow::each(&inputs, &settings, &mut io::stdin(), work, write, |count| progress.read(count, &inputs))?;
    output.finish().map_err(failed)?;
    progress.end();
    tally.add(problems);
    Ok(tally.conclude(args.inputs.strict))
}
