//! How fast articles are annotated: everything together, on one core.

use std::path::Path;
use std::time::{Duration, Instant};

use firsthand::Settings;
use firsthand::account::annotated;
use firsthand::read::Document;

use crate::options::Failure;
use crate::stories;

/// Rounds; the median counts, the first one warms up.
const ROUNDS: usize = 9;

/// Times the collection at `path`: JSON lines with `text` and, at will, `title`.
pub fn run(path: &Path) -> Result<(), Failure> {
    let (documents, _) = stories::collection(path)?;
    let words: usize = documents.iter().map(words).sum();
    let mut times: Vec<Duration> = (0..=ROUNDS).map(|_| round(&documents)).skip(1).collect();
    times.sort_unstable();
    let median = times.get(ROUNDS / 2).map_or(0.0, Duration::as_secs_f64);
    println!("articles                    {}", documents.len());
    println!("words                       {words}");
    println!("seconds, median of {ROUNDS}        {median:.3}");
    println!("articles a second and core  {:.0}", documents.len() as f64 / median);
    println!("words a second and core     {:.0}", words as f64 / median);
    Ok(())
}

fn words(document: &Document) -> usize {
    String::from_utf8_lossy(&document.bytes).split_whitespace().count()
}

fn round(documents: &[Document]) -> Duration {
    let documents = documents.to_vec();
    let start = Instant::now();
    let (reports, _) = annotated(documents, &Settings { max_bytes: usize::MAX, ..Settings::default() });
    let taken = start.elapsed();
    drop(reports);
    taken
}
