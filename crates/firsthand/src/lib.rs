//! Firsthand tells first-hand reporting from repetition: the engine.
//!
//! It takes the bytes of several reports and gives the account of what they report: who said what, which figures each
//! gives, who repeats whom, where independent reports agree and where they differ. The stages, in order:
//!
//! | stage | takes | gives |
//! | --- | --- | --- |
//! | [`read`] | bytes | articles |
//! | [`text`] | an article | blocks, sentences, tokens, language |
//! | [`annotate`] | a text | credits, quotes, figures, dates, names |
//! | [`stories`] | articles | which of them report the same event |
//! | [`reuse`] | a story | passages that go back to the same words, and their changes |
//! | [`lineage`] | reuse, credits, times | derivations and origins |
//! | [`collate`] | all of that | entities, points, timeline |
//! | [`render`] | an account | terminal text, JSON, an HTML page |
//!
//! A corpus is searched whole, without annotations: [`reuse::corpus`] finds passages between any two of its articles,
//! [`duplicates`] the articles that are nearly the same.
//!
//! [`account::account`] shows the stages in a row. The engine opens no file, reads no clock and knows no randomness: the same
//! documents and settings give the same account, whatever their order.
//!
//! ```
//! use firsthand::{Document, Settings, account};
//!
//! let text = "At least 12 people were hurt when a tram left the rails on Monday, police said.";
//! let account = account(vec![Document::new("a.txt", text)], &Settings::default());
//! let figure = &account.reports[0].annotations.figures[0];
//! assert_eq!(account.reports[0].article.words(figure.span), "At least 12");
//! assert_eq!((figure.low, figure.high), (Some(12.0), None));
//! ```

pub mod account;
pub mod annotate;
pub mod check;
pub mod collate;
pub mod duplicates;
pub mod lexicon;
pub mod lineage;
pub mod problem;
pub mod read;
pub mod render;
pub mod reuse;
pub mod settings;
pub mod span;
pub mod stories;
pub mod text;

pub use account::{Account, account};
pub use read::Document;
pub use settings::Settings;
