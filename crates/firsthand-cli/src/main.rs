//! The command line: arguments in, the account out. The work is done by the engine.

mod add;
mod annotate;
mod args;
mod check;
mod demo;
mod held;
mod progress;
mod read;
mod reuse;
mod search;
mod stories;
mod table;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use terminal::Failure;

fn main() -> ExitCode {
    let args = Args::parse();
    let result = match &args.command {
        Command::Read(args) => read::run(args),
        Command::Annotate(args) => annotate::run(args),
        Command::Reuse(args) => reuse::run(args),
        Command::Check(args) => check::run(args),
        Command::Add(args) => add::run(args),
        Command::Stories(args) => stories::run(args),
        Command::Search(args) => search::run(args),
        Command::Demo(args) => demo::run(args),
    };
    match result {
        Ok(code) => code,
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            eprintln!("firsthand: {message}");
            ExitCode::from(terminal::NOTHING_USABLE)
        }
    }
}
