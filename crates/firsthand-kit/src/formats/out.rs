//! Where the formats hand over what they find: articles one by one, pages to be taken apart, and what is left out and why.

use std::collections::BTreeMap;
use std::fmt;

use firsthand::Document;
use firsthand::problem::{Problem, ProblemKind};
use firsthand::read::{Format, Metadata};
use rayon::prelude::*;

use super::fields::Fields;
use super::sniff;
use crate::page::{self, Given};

/// Problems of one kind in one file that are told one by one; of more, only the number is told, so that a broken file of
/// ten million lines fills neither the memory nor the screen.
const TOLD: usize = 100;
/// Pages are taken apart side by side when so many are there, or so many bytes.
const PAGES: usize = 64;
const PAGE_BYTES: usize = 32 << 20;
/// A page may be this many times as large as the largest article, for all that stands around one.
const AROUND: usize = 4;

/// How the inputs are to be read.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The largest article, in bytes.
    pub max_bytes: usize,
    /// Which fields of a record mean what.
    pub fields: Fields,
    /// Whether a record or an item of a feed that has a headline and no text is an article of that headline.
    pub headlines: bool,
}

impl Limits {
    /// The largest page that is taken apart, in bytes.
    pub(crate) const fn page(&self) -> usize {
        self.max_bytes.saturating_mul(AROUND)
    }
}

/// Where something stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It is the file.
    Whole,
    /// So many lines down, the first being 1.
    Line(usize),
    /// So many records, items or rows down, the first being 1.
    Record(usize),
    /// A record of those in one line.
    InLine(usize, usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Line(line) => write!(f, ":{line}"),
            Self::Record(record) => write!(f, "#{record}"),
            Self::InLine(line, record) => write!(f, ":{line}#{record}"),
        }
    }
}

/// What the formats hand over to.
pub(crate) struct Out<'a> {
    /// How the inputs are to be read.
    pub limits: &'a Limits,
    /// What the file at hand is called.
    name: String,
    /// Where the file at hand was fetched from and the character set it was declared to be in.
    served: (Option<String>, Option<String>),
    take: &'a mut dyn FnMut(Document),
    problems: &'a mut Vec<Problem>,
    found: usize,
    pages: Vec<Page>,
    page_bytes: usize,
    counts: BTreeMap<(ProblemKind, &'static str), usize>,
    passed: BTreeMap<&'static str, usize>,
}

/// A page that waits to be taken apart.
struct Page {
    input: String,
    html: Vec<u8>,
    charset: Option<String>,
    known: Metadata,
}

impl<'a> Out<'a> {
    pub fn new(limits: &'a Limits, take: &'a mut dyn FnMut(Document), problems: &'a mut Vec<Problem>) -> Self {
        Self {
            limits,
            name: String::new(),
            served: (None, None),
            take,
            problems,
            found: 0,
            pages: Vec::new(),
            page_bytes: 0,
            counts: BTreeMap::new(),
            passed: BTreeMap::new(),
        }
    }

    /// Begins a file.
    pub fn begin(&mut self, name: &str) {
        self.name = name.to_owned();
        self.served = (None, None);
    }

    /// The file at hand was fetched from here, declared to be in this character set.
    pub fn serve(&mut self, url: &str, charset: Option<String>) {
        self.served = (Some(url.to_owned()), charset);
    }

    /// What [`serve`](Self::serve) was told.
    pub fn served(&self) -> (Option<String>, Option<String>) {
        self.served.clone()
    }

    /// Goes into a file within the file at hand; gives what [`leave`](Self::leave) needs.
    pub fn enter(&mut self, inner: &str) -> String {
        let name = format!("{}/{inner}", self.name);
        std::mem::replace(&mut self.name, name)
    }

    /// Goes back to the file around.
    pub fn leave(&mut self, outer: String) {
        self.read_pages();
        self.name = outer;
    }

    /// How many articles and problems there have been; pages that wait count as articles.
    pub fn count(&self) -> usize {
        self.found + self.problems.len() + self.pages.len()
    }

    /// An article as it stands in a file of its own; that it is Markdown shows through the ending of gzip.
    pub fn text(&mut self, bytes: Vec<u8>) {
        let format = sniff::is_markdown(&self.name).then_some(Format::Markdown);
        self.hand_over(Document { format, ..Document::new(self.name.clone(), bytes) });
    }

    /// An article that came with fields of its own, called by its place or as the record calls itself.
    pub fn record(&mut self, place: Place, id: Option<String>, text: impl Into<Vec<u8>>, metadata: Metadata) {
        let input = self.input(place, id);
        self.hand_over(Document { metadata: Some(metadata), ..Document::new(input, text) });
    }

    /// A page, whose article is found later; what is known of it beside wins over what it says itself.
    pub fn page(&mut self, place: Place, id: Option<String>, html: Vec<u8>, charset: Option<String>, known: Metadata) {
        self.page_bytes += html.len();
        self.pages.push(Page { input: self.input(place, id), html, charset, known });
        if self.pages.len() >= PAGES || self.page_bytes >= PAGE_BYTES {
            self.read_pages();
        }
    }

    /// Hands an article over, after the pages that came before it.
    pub(super) fn hand_over(&mut self, mut document: Document) {
        self.read_pages();
        if let Some(metadata) = &mut document.metadata {
            metadata.bylines = authors(std::mem::take(&mut metadata.bylines));
        }
        self.found += 1;
        (self.take)(document);
    }

    fn read_pages(&mut self) {
        self.page_bytes = 0;
        let pages = std::mem::take(&mut self.pages);
        let article = |page: Page| {
            let given = Given { url: page.known.url.as_deref(), charset: page.charset.as_deref() };
            let mut document = page::article(&page.input, &page.html, &given)?;
            complete(&mut document, page.known);
            Ok(document)
        };
        let articles: Vec<Result<Document, Problem>> = pages.into_par_iter().map(article).collect();
        for article in articles {
            match article {
                Ok(document) => {
                    self.found += 1;
                    (self.take)(document);
                }
                Err(problem) => self.tell(problem, ""),
            }
        }
    }

    /// Something is left out. `more` says in the plural what, for when there are too many to tell each.
    pub fn problem(&mut self, place: Place, kind: ProblemKind, more: &'static str, message: impl Into<String>) {
        self.tell(Problem::of_input(self.input(place, None), kind, message), more);
    }

    fn tell(&mut self, problem: Problem, more: &'static str) {
        let count = self.counts.entry((problem.kind, more)).or_default();
        *count += 1;
        if *count <= TOLD {
            self.problems.push(problem);
        }
    }

    /// Counts a record that holds no article and was not meant to, such as the request before an answer.
    pub fn pass_over(&mut self, what: &'static str) {
        *self.passed.entry(what).or_default() += 1;
    }

    /// Ends a file: tells what was only counted.
    pub fn end(&mut self) {
        self.read_pages();
        for ((kind, more), count) in std::mem::take(&mut self.counts) {
            if count > TOLD {
                let what = if more.is_empty() { "pages" } else { more };
                let message =
                    format!("In all {count} {what} were left out for this reason; the first {TOLD} are named.");
                self.problems.push(Problem::of_input(&self.name, kind, message));
            }
        }
        let passed = std::mem::take(&mut self.passed);
        if !passed.is_empty() {
            let parts: Vec<String> = passed.iter().map(|(what, count)| format!("{what} ({count})")).collect();
            let message = format!("Passed over, because they hold no article: {}.", parts.join(", "));
            self.problems.push(Problem::of_input(&self.name, ProblemKind::PassedOver, message));
        }
    }

    /// What to call a record: as it calls itself, or by its place.
    pub(super) fn input(&self, place: Place, id: Option<String>) -> String {
        id.unwrap_or_else(|| format!("{}{place}", self.name))
    }
}

/// Puts what was known of a page beside what it says itself; of its address it has been told.
fn complete(document: &mut Document, known: Metadata) {
    let Some(found) = &mut document.metadata else { return };
    let fields =
        [(&mut found.title, known.title), (&mut found.outlet, known.outlet), (&mut found.published, known.published)];
    for (field, known) in fields {
        if known.is_some() {
            *field = known;
        }
    }
    if !known.bylines.is_empty() {
        found.bylines = authors(known.bylines);
    }
}

/// Names out of fields for them, which may hold a byline as it is printed.
fn authors(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().flat_map(page::authors).collect()
}
