//! A corpus of invented articles to time and score `firsthand reuse` on.
//!
//! Sentences are made after patterns from the lexicon's words, used ones more often (Zipf's law), with invented names
//! and numbers. Some stories are told by several articles in their own words; about three articles in ten are made
//! from earlier ones, in families of up to thirty. Each line says how it was made.

pub mod article;
pub mod derive;
mod make;
pub mod random;
mod score;
pub mod vocabulary;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::options::Failure;
use make::Plan;

/// Makes a corpus, or scores what was found in one.
pub fn run(arguments: &[&str]) -> Result<(), Failure> {
    let mut plan = Plan { articles: 1000, words: 500, seed: 1 };
    let mut output: Option<PathBuf> = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().copied().ok_or_else(|| Failure::new(format!("{argument} needs a value.")));
        let number = |text: &str| text.parse().map_err(|_| Failure::new(format!("{text:?} is no whole number.")));
        match *argument {
            "--score" => {
                let (corpus, found) = (value()?, value()?);
                return score::score(Path::new(corpus), Path::new(found));
            }
            "--articles" => plan.articles = number(value()?)?,
            "--words" => plan.words = number(value()?)?,
            "--seed" => plan.seed = number(value()?)? as u64,
            "-o" => output = Some(value()?.into()),
            other => return Err(Failure::new(format!("There is no option {other}."))),
        }
    }
    write(plan, output.as_deref())
}

fn write(plan: Plan, output: Option<&Path>) -> Result<(), Failure> {
    let name = output.unwrap_or(Path::new("standard output"));
    let failed = |error: io::Error| Failure::at(name, error);
    let to: Box<dyn Write> = match output {
        Some(path) => Box::new(File::create(path).map_err(failed)?),
        None => Box::new(io::stdout()),
    };
    let mut to = BufWriter::new(to);
    make::make(plan, &mut to).and_then(|()| to.flush()).map_err(failed)
}
