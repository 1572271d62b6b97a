//! How fast a store grows, how large it becomes, and how long one more article and a search take.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use firsthand::Settings;
use firsthand_kit::flow;
use firsthand_kit::formats::fields::Fields;
use firsthand_kit::sources::Inputs;
use firsthand_kit::store::{Filter, Prepared, Query, Store};

use crate::options::Failure;

/// As many articles as `firsthand add` writes together.
const BATCH: usize = 512;
/// So many of the last articles are added one by one, each with the store opened and closed for it.
const SINGLE: usize = 50;
/// So many runs of each search; the median counts.
const RUNS: usize = 9;

/// Adds the articles of `input` to a new store at `path` and times it.
pub fn run(input: &str, path: &Path) -> Result<(), Failure> {
    if path.exists() {
        return Err(Failure::new(format!("{} is there already; name a new file.", path.display())));
    }
    let failed = |error: firsthand_kit::store::Failure| Failure::new(error.to_string());
    let inputs = Inputs::new([input], firsthand::settings::MAX_BYTES, Fields::new(&[]));
    let (begun, mut writing, mut working) = (Instant::now(), Duration::ZERO, Duration::ZERO);
    let mut store = Some(Store::open(path).map_err(failed)?);
    let mut batch: Vec<Prepared> = Vec::new();
    let (mut count, mut bytes, mut told) = (0, 0, 1000);
    let write = |prepared: serde_json::Result<Prepared>| {
        let prepared = prepared.map_err(|error| Failure::new(error.to_string()))?;
        bytes += prepared.bytes();
        batch.push(prepared);
        // The last articles are kept for the end.
        if batch.len() >= BATCH + SINGLE {
            let now: Vec<Prepared> = batch.drain(..BATCH).collect();
            let (start, worked) = (Instant::now(), on_core());
            store.as_mut().map(|store| store.add(&now)).transpose().map_err(failed)?;
            let taken = start.elapsed();
            writing += taken;
            working += on_core().saturating_sub(worked);
            count += BATCH;
            if count >= told {
                told *= 2;
                let (rate, all) = (BATCH as f64 / taken.as_secs_f64(), begun.elapsed().as_secs_f64());
                let core = BATCH as f64 / on_core().saturating_sub(worked).as_secs_f64();
                println!(
                    "{count:>9} articles  {rate:>7.0} a second written, {core:>7.0} of a core's time  {all:>6.0} s in all"
                );
            }
        }
        Ok::<(), Failure>(())
    };
    let work = |article, _| Prepared::new(article);
    flow::each(&inputs, &Settings::default(), &mut io::empty(), work, write, |_| {})?;
    let singles = batch.split_off(batch.len().saturating_sub(SINGLE));
    store.as_mut().map(|store| store.add(&batch)).transpose().map_err(failed)?;
    count += batch.len();
    drop(store);
    let (size, rate) = (size(path)?, |time: Duration| count as f64 / time.as_secs_f64());
    println!("{count} articles of {} bytes", bytes / (count + singles.len()).max(1));
    println!("{:.0} a second written, {:.0} a second of a core's time", rate(writing), rate(working));
    println!("{} bytes of store an article, {:.2} of its text", size / count.max(1) as u64, size as f64 / bytes as f64);
    one_by_one(path, singles)?;
    searches(path)
}

/// The time that this thread has had a core, which other programs on the machine do not lengthen; as Linux tells it.
fn on_core() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default())
}

fn size(path: &Path) -> Result<u64, Failure> {
    path.metadata().map(|metadata| metadata.len()).map_err(|error| Failure::new(error.to_string()))
}

/// One article at a time, with the store opened before it and closed after it.
fn one_by_one(path: &Path, articles: Vec<Prepared>) -> Result<(), Failure> {
    let failed = |error: firsthand_kit::store::Failure| Failure::new(error.to_string());
    let mut times = Vec::new();
    for article in articles {
        let start = Instant::now();
        let mut store = Store::open(path).map_err(failed)?;
        store.add(&[article]).map_err(failed)?;
        drop(store);
        times.push(start.elapsed());
    }
    println!("one article, with opening and closing: {}", spread(times));
    Ok(())
}

/// Searches from rare words to common ones.
fn searches(path: &Path) -> Result<(), Failure> {
    let failed = |error: firsthand_kit::store::Failure| Failure::new(error.to_string());
    for words in ["residents", "\"the regiment\"", "life regiment", "said OR had"] {
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..RUNS {
            let start = Instant::now();
            let store = Store::read(path).map_err(failed)?;
            let filter = Filter { limit: 20, ..Filter::default() };
            found = store.search(&Query::parse(words), &filter).map_err(failed)?.len();
            times.push(start.elapsed());
        }
        println!("search {words}: {found} shown, {}", spread(times));
    }
    Ok(())
}

/// "median 3.1 ms, longest 5.0 ms"
fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let milliseconds = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    let (median, longest) = (milliseconds(times.get(times.len() / 2)), milliseconds(times.last()));
    format!("median {median:.1} ms, longest {longest:.1} ms")
}
