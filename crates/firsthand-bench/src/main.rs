//! Measures Firsthand: against hand annotations, against its built-in sample, against public collections.
//!
//! Every subcommand lives in a file of its own. Data sets are never part of the repository; their paths are options.

mod demo;
mod floors;
mod gold;
mod gum;
mod options;
mod score;

use std::process::ExitCode;

use options::{Failure, Options};

const USAGE: &str = "\
Usage: firsthand-bench COMMAND [ARGUMENTS]

  gold GOLD.json --texts PATH   score hand annotations; PATH is a folder of texts or a JSONL file with `id` and `text`
  demo                          score the built-in sample against what it should give
  gum FILE                      score dates against a CoNLL-U file of GUM; --errors dates prints what went wrong
  gate [--seeds PATH]           score the sample (and the seeds) and fail where a measure is below its floor

  --errors KIND   print the misses and false findings of a kind (figures, sources, quotes, indirect, speakers, dates,
                  names, variants, reuse, points, blocks, credits, timeline, lineage, or all)
  --json          print the measures as JSON
  --floors FILE   for `gate`: another file of floors than the built-in one
  --measured      for `gate`: print the measures in the form of the floors file
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode, Failure> {
    let (command, rest) = arguments.split_first().ok_or_else(|| Failure::new(USAGE))?;
    match command.as_str() {
        "gold" => gold::run(&Options::parse(rest)?),
        "demo" => demo::run(&Options::parse(rest)?),
        "gum" => gum::run(&Options::parse(rest)?),
        "gate" => floors::run(&Options::parse(rest)?),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Failure::new(format!("There is no command {other:?}.\n\n{USAGE}"))),
    }
}
