//! Scores the reading of HTML pages against the collection of the extraction library trafilatura (Barbaresi 2021): for
//! each page some stretches of text that must be found and some that must not, its title, author and date.
//!
//! `firsthand-bench pages PATH` takes a folder with `expected.json` and the pages in `html/`, each compressed by gzip.
//! A stretch of the first kind counts as found, one of the second as found wrongly, where it stands in the text, white
//! space apart; precision, recall, F1 and accuracy are over the stretches of all pages, as the collection's own
//! scripts count. `text` is what the engine takes for the article's words, `whole_text` has the captions, credits and
//! pointers besides. Nothing is trained on the pages. `--errors text|title|author|date|all` prints the errors.

mod score;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use firsthand::Settings;
use firsthand::read::corpus;
use firsthand_kit::page::{self, Given};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;

use crate::options::{Failure, Options};
use crate::score::{self as scores, Scores};

/// What a page should give.
#[derive(Debug, Deserialize)]
struct Expected {
    file: String,
    with: Vec<String>,
    without: Vec<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    author: Option<Authors>,
    #[serde(default)]
    date: Option<String>,
}

/// One line of authors, or a list of them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Authors {
    Line(String),
    List(Vec<String>),
}

/// A page: its address, its bytes, and what it should give.
struct Page {
    url: String,
    html: Vec<u8>,
    expected: Expected,
}

/// Scores the pages of a folder and prints the measures.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let [path] = options.inputs.as_slice() else {
        return Err(Failure::new("Give the folder of the pages: firsthand-bench pages PATH"));
    };
    let pages = load(path)?;
    let start = Instant::now();
    let found: Vec<_> = pages.iter().map(document).collect();
    let seconds = start.elapsed().as_secs_f64();
    scores::print(&scored(&pages, found), options);
    if !options.json {
        println!("for information: {:.1} pages a second on one core", pages.len() as f64 / seconds);
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes the measures, for the gate.
pub fn measure(path: &Path) -> Result<Scores, Failure> {
    let pages = load(path)?;
    let found = pages.iter().map(document).collect();
    Ok(scored(&pages, found))
}

type Found = Result<firsthand::Document, firsthand::problem::Problem>;

fn document(page: &Page) -> Found {
    page::article(&page.expected.file, &page.html, &Given { url: Some(&page.url), charset: None })
}

fn scored(pages: &[Page], found: Vec<Found>) -> Scores {
    let mut tally = score::Tally::default();
    for (page, found) in pages.iter().zip(found) {
        let article = found.ok().and_then(|document| corpus::single(document, &Settings::default()).0);
        tally.add(&page.expected, article.as_ref());
    }
    tally.scores()
}

fn load(folder: &Path) -> Result<Vec<Page>, Failure> {
    let path = folder.join("expected.json");
    let json = fs::read_to_string(&path).map_err(|cause| Failure::at(&path, cause))?;
    let expected: BTreeMap<String, Expected> =
        serde_json::from_str(&json).map_err(|cause| Failure::at(&path, cause))?;
    let page = |(url, expected): (String, Expected)| {
        let path = folder.join("html").join(format!("{}.gz", expected.file));
        let mut html = Vec::new();
        let read = File::open(&path).and_then(|file| MultiGzDecoder::new(file).read_to_end(&mut html));
        read.map_err(|cause| Failure::at(&path, cause))?;
        Ok(Page { url, html, expected })
    };
    expected.into_iter().map(page).collect()
}
