//! What went wrong without stopping the run: each stage returns what it found and a list of these.

use crate::read::Article;

/// One thing a reader should know about an input or an article that could not be used in full.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where the article was read from, or the input as it was named.
    pub input: String,
    /// The article's id, once there is one.
    pub article: Option<String>,
    /// What sort of problem.
    pub kind: ProblemKind,
    /// A whole sentence that says what happened and what to do about it.
    pub message: String,
}

/// The sorts of problem, with their fixed names in the machine output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// The path does not exist.
    Missing,
    /// The file could not be opened or read.
    Unreadable,
    /// The file or the article in it holds no words.
    Empty,
    /// The web page holds no article.
    NoArticle,
    /// A URL could not be fetched.
    Fetch,
    /// A URL was not fetched, because its server or the rules of fetching forbid it.
    NotAllowed,
    /// The bytes are not text.
    Binary,
    /// Some bytes are not valid UTF-8; they were replaced.
    Encoding,
    /// The file is larger than the limit.
    TooLarge,
    /// The file's format is not one that is read.
    Format,
    /// Records that hold no article and were not meant to; nothing of value is lost.
    PassedOver,
    /// The same article was given twice; it is counted once.
    Duplicate,
    /// An option names something that is not there, or a date that is none.
    Option,
    /// A quantity whose words make no sense; its bounds are left open.
    Figure,
    /// The text contradicts the date of publication, from which its relative dates are reckoned.
    Date,
    /// The article is not in a language that the annotations understand.
    Language,
}

impl ProblemKind {
    /// The fixed name in the machine output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::NoArticle => "no_article",
            Self::Fetch => "fetch",
            Self::NotAllowed => "not_allowed",
            Self::Binary => "binary",
            Self::Encoding => "encoding",
            Self::TooLarge => "too_large",
            Self::Format => "format",
            Self::PassedOver => "passed_over",
            Self::Duplicate => "duplicate",
            Self::Option => "option",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Language => "language",
        }
    }
}

impl Problem {
    /// A problem of an article that was read.
    pub fn of_article(article: &Article, kind: ProblemKind, message: String) -> Self {
        Self { input: article.input.clone(), article: Some(article.id.clone()), kind, message }
    }

    /// A problem of an input that has not become an article.
    pub fn of_input(input: impl Into<String>, kind: ProblemKind, message: impl Into<String>) -> Self {
        Self { input: input.into(), article: None, kind, message: message.into() }
    }
}
