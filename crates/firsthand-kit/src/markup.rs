//! How the text of an article is marked up, as it is put aside and stored.

use firsthand::read::Format;
use firsthand::span::Span;
use firsthand::text::BlockKind;
use serde::{Deserialize, Serialize};

/// The markup of a text; a block is its start, its end and its kind.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    #[default]
    Plain,
    Markdown,
    Blocks(Vec<(usize, usize, String)>),
}

impl Markup {
    pub const fn is_plain(&self) -> bool {
        matches!(self, Self::Plain)
    }
}

impl From<&Format> for Markup {
    fn from(format: &Format) -> Self {
        match format {
            Format::Plain => Self::Plain,
            Format::Markdown => Self::Markdown,
            Format::Blocks(blocks) => {
                Self::Blocks(blocks.iter().map(|(span, kind)| (span.start, span.end, kind.name().to_owned())).collect())
            }
        }
    }
}

impl From<Markup> for Format {
    /// Blocks of a kind that is not known are left out. Those that do not lie in the text, as a stranger's store may have
    /// them, are none to the engine.
    fn from(markup: Markup) -> Self {
        let blocks = match markup {
            Markup::Plain => return Self::Plain,
            Markup::Markdown => return Self::Markdown,
            Markup::Blocks(blocks) => blocks,
        };
        let block =
            |(start, end, kind): (usize, usize, String)| Some((Span::new(start, end), BlockKind::named(&kind)?));
        Self::Blocks(blocks.into_iter().filter_map(block).collect())
    }
}
