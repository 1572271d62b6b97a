//! The command line of the scorers, and the one way they fail.

use std::fmt;
use std::path::{Path, PathBuf};

/// What the scorers of hand annotations may be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What stands without an option before it.
    pub inputs: Vec<PathBuf>,
    /// Where the texts lie.
    pub texts: Option<PathBuf>,
    /// Where the founding documents lie.
    pub seeds: Option<PathBuf>,
    /// Where the news articles lie.
    pub news: Option<PathBuf>,
    /// Where the answers and originals of Clough and Stevenson lie.
    pub clough: Option<PathBuf>,
    /// The file of sentence pairs of MRPC.
    pub mrpc: Option<PathBuf>,
    /// The file of Universal NER.
    pub uner: Option<PathBuf>,
    /// The file of pairs of names.
    pub name_pairs: Option<PathBuf>,
    /// The folder of HTML pages.
    pub pages: Option<PathBuf>,
    /// Another file of floors.
    pub floors: Option<PathBuf>,
    /// The kind of errors to print, or "all".
    pub errors: Option<String>,
    /// Grow stories and score them as well.
    pub lineage: bool,
    /// Print JSON.
    pub json: bool,
    /// Print the measures as floors.
    pub measured: bool,
}

impl Options {
    /// Reads the arguments that follow the command.
    pub fn parse(arguments: &[&str]) -> Result<Self, Failure> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().copied().ok_or_else(|| Failure::new(format!("{argument} needs a value.")));
            match *argument {
                "--texts" => options.texts = Some(value()?.into()),
                "--seeds" => options.seeds = Some(value()?.into()),
                "--news" => options.news = Some(value()?.into()),
                "--clough" => options.clough = Some(value()?.into()),
                "--mrpc" => options.mrpc = Some(value()?.into()),
                "--uner" => options.uner = Some(value()?.into()),
                "--name-pairs" => options.name_pairs = Some(value()?.into()),
                "--pages" => options.pages = Some(value()?.into()),
                "--floors" => options.floors = Some(value()?.into()),
                "--errors" => options.errors = Some(value()?.to_owned()),
                "--lineage" => options.lineage = true,
                "--json" => options.json = true,
                "--measured" => options.measured = true,
                unknown if unknown.starts_with("--") => {
                    return Err(Failure::new(format!("There is no option {unknown}.")));
                }
                input => options.inputs.push(input.into()),
            }
        }
        Ok(options)
    }
}

/// Why a run could not be done, in a sentence.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure with its sentence.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// A failure at a file.
    pub fn at(path: &Path, cause: impl fmt::Display) -> Self {
        Self(format!("{}: {cause}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_and_inputs_come_in_any_order() {
        let options = Options::parse(&["--errors", "figures", "gold.json", "--json", "--texts", "dir"]).unwrap();
        assert_eq!(options.inputs, [PathBuf::from("gold.json")]);
        assert_eq!(options.errors.as_deref(), Some("figures"));
        assert_eq!(options.texts.as_deref(), Some(Path::new("dir")));
        assert!(options.json);
    }

    #[test]
    fn an_unknown_or_empty_option_is_a_failure() {
        assert!(Options::parse(&["--sheds"]).is_err());
        assert!(Options::parse(&["--texts"]).is_err());
    }
}
