//! Measures Firsthand: against hand annotations, against its built-in sample, against public collections.
//!
//! Every subcommand lives in a file of its own. Data sets are never part of the repository; their paths are options.

mod demo;
mod floors;
mod gold;
mod names;
mod options;
mod polnear;
mod read_names;
mod read_quotes;
mod score;

use std::process::ExitCode;

use options::{Failure, Options};

const USAGE: &str = "\
Usage: firsthand-bench COMMAND [ARGUMENTS]

  gold GOLD.json --texts PATH   score hand annotations; PATH is a folder of texts or a JSONL file with `id` and `text`
  demo                          score the built-in sample against what it should give
  polnear PATH                  score quotes against a part of PolNeAR (a folder with `text/` and `attributions/`)
  read-quotes FILE...           print quotes and credits, to be read by a person
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
        "gate" => floors::run(&Options::parse(rest)?),
        "polnear" => polnear::run(&Options::parse(rest)?),
        "read-quotes" => read_quotes::run(&Options::parse(rest)?),
        "names" | "read-names" | "read-entities" => Ok(read(command, rest)),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Failure::new(format!("There is no command {other:?}.\n\n{USAGE}"))),
    }
}

fn read(command: &str, rest: &[String]) -> ExitCode {
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    match (command, rest.as_slice()) {
        ("read-names", paths) => read_names::run(paths),
        ("read-entities", paths) => read_names::story(paths),
        (_, [path]) => names::run(path, false),
        (_, [_, path]) => names::run(path, true),
        _ => return ExitCode::from(2),
    }
    ExitCode::SUCCESS
}
