//! A pile of invented news to cluster into stories, and how well that was done.
//!
//! The pile comes as feeds do: in the order of publication, a few stories with thousands of articles and most with one,
//! look-alikes on purpose, copies and reports in words of their own, some without dates and some with nothing but a headline.

mod articles;
mod clock;
mod facts;
mod furniture;
mod grown;
mod kinds;
mod line;
mod make;
mod plan;
mod rename;
mod score;
mod tell;
mod world;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::options::Failure;
use grown::Soil;
use plan::Plan;

/// Makes a pile, or scores the stories found in one.
pub fn run(arguments: &[&str]) -> Result<(), Failure> {
    let mut plan = Plan { articles: 10_000, days: 60, seed: 1 };
    let (mut output, mut events): (Option<PathBuf>, Option<PathBuf>) = (None, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().copied().ok_or_else(|| Failure::new(format!("{argument} needs a value.")));
        match *argument {
            "--articles" => plan.articles = number(value()?)?,
            "--days" => plan.days = number(value()?)?,
            "--seed" => plan.seed = number(value()?)?,
            "--events" => events = Some(value()?.into()),
            "--score" => {
                let (pile, found) = (value()?, value()?);
                return score::score(Path::new(pile), Path::new(found));
            }
            "-o" => output = Some(value()?.into()),
            other => return Err(Failure::new(format!("There is no option {other}."))),
        }
    }
    write(plan, &Soil::new(events.as_deref())?, output.as_deref())
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, Failure> {
    text.parse().map_err(|_| Failure::new(format!("{text:?} is no whole number.")))
}

fn write(plan: Plan, soil: &Soil, output: Option<&Path>) -> Result<(), Failure> {
    let name = output.unwrap_or(Path::new("standard output"));
    let failed = |error: io::Error| Failure::at(name, error);
    let to: Box<dyn Write> = match output {
        Some(path) => Box::new(File::create(path).map_err(failed)?),
        None => Box::new(io::stdout()),
    };
    let mut to = BufWriter::with_capacity(1 << 20, to);
    make::make(plan, soil, &mut to).and_then(|()| to.flush()).map_err(failed)
}
