//! All that can be done for an article before it is its turn to be written: taken apart, annotated, packed.

use std::collections::{BTreeSet, HashMap};

use firsthand::account::{self, Report};
use firsthand::annotate::{CreditKind, Part, Parts};
use firsthand::duplicates;
use firsthand::read::{self, Article};
use firsthand::span::Span;
use firsthand::stories::Sketcher;
use firsthand::text::search;

use super::features::Features;
use super::{pack, record};

/// Stands between two names in the index, so that no phrase goes from one to the next.
const BETWEEN_NAMES: &str = " · ";

/// An article ready to be added.
#[derive(Debug)]
pub struct Prepared {
    /// The article; its id is given when it is added.
    pub(super) article: Article,
    /// The ids that it may have, the first that is free.
    pub(super) ids: [String; 3],
    pub(super) content: [u8; 16],
    pub(super) address: Option<i64>,
    pub(super) headline: Option<String>,
    pub(super) language: &'static str,
    pub(super) rest: String,
    pub(super) packed: Vec<u8>,
    /// The words of title, text and names, as the index takes them.
    pub(super) words: [String; 3],
    pub(super) features: Features,
    /// Where the words of the features first stand.
    pub(super) places: HashMap<u32, Span>,
    /// Agencies and outlets that the article credits.
    pub(super) credits: Vec<String>,
}

impl Prepared {
    /// Prepares an article.
    ///
    /// # Errors
    /// Only if the serialiser fails, which no article is known to make it do.
    pub fn new(article: Article) -> serde_json::Result<Self> {
        let (report, _) = account::report(article, Parts::only(&[Part::Names, Part::Credits]));
        let content = record::content(&report.article);
        let [by_words, by_all] = read::ids(&report.article);
        let spelled_out = content.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let keys = duplicates::Sketch::of(body(&report.article)).1;
        let mut sketcher = Sketcher::default();
        let features = Features::of(&report, keys, &mut sketcher);
        let places = sketcher.places(&report.text);
        let title = report.title();
        Ok(Self {
            ids: [by_words, by_all, spelled_out],
            content,
            address: report.article.url.as_deref().and_then(read::page_address).map(|address| number(&address)),
            rest: record::rest(&report.article)?,
            packed: pack::packed(&report.article.text),
            words: [joined(title.as_deref().unwrap_or_default()), joined(body(&report.article)), names(&report)],
            features,
            places,
            credits: credits(&report),
            headline: title.filter(|title| report.article.title.as_ref() != Some(title)),
            language: report.text.language,
            article: report.article,
        })
    }

    /// How many bytes its text has, for batches of about one size.
    pub fn bytes(&self) -> usize {
        self.article.text.len()
    }

    /// What to call the article: its title, or its headline in the text.
    pub(super) fn title(&self) -> Option<&str> {
        self.article.title.as_deref().or(self.headline.as_deref())
    }
}

/// The text without what stands before it in the file, which is known as title, outlet and so on.
pub(super) fn body(article: &Article) -> &str {
    article.text.get(article.body..).unwrap_or_default()
}

/// The words of a text with spaces between them.
pub(super) fn joined(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for (_, word) in search::words(text) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word);
    }
    joined
}

/// Every name that the article mentions, in each of its spellings, once.
fn names(report: &Report) -> String {
    let annotations = &report.annotations;
    let spelled = annotations.names.iter().map(|name| report.article.words(name.span));
    let whole = annotations.entities.iter().map(|entity| entity.name.as_str());
    let names: BTreeSet<String> = spelled.chain(whole).map(joined).collect();
    names.into_iter().collect::<Vec<_>>().join(BETWEEN_NAMES)
}

/// The most credits that are kept of an article: a list of agencies is no list of sources.
const CREDITS: usize = 4;

fn credits(report: &Report) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for credit in &report.annotations.credits {
        let of_text = matches!(credit.kind, CreditKind::Agency | CreditKind::Outlet);
        let own = report.article.outlet.as_deref().is_some_and(|outlet| outlet.eq_ignore_ascii_case(&credit.name));
        if of_text && !own && !names.contains(&credit.name) && names.len() < CREDITS {
            names.push(credit.name.clone());
        }
    }
    names
}

/// A hash that is the same on every machine (FNV-1a).
fn number(text: &str) -> i64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    text.bytes().fold(0xCBF2_9CE4_8422_2325, step).cast_signed()
}
