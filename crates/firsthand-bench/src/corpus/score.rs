//! How much of what was put into a corpus is found: by `firsthand reuse`, as passages and as near-duplicates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::derive::{WAYS, Way};
use super::make::Line;
use crate::options::Failure;

/// What a row of either result says.
#[derive(Deserialize)]
#[serde(untagged)]
enum Row {
    Passage { a: Side, b: Side },
    Member { representative: String, input: String },
}

#[derive(Deserialize)]
struct Side {
    input: String,
}

/// What is known of an article that was made.
struct Known {
    way: Option<Way>,
    parents: Vec<String>,
    roots: BTreeSet<String>,
}

/// Prints the recall of pairs of child and parent by way, and how many pairs found have no root in common.
pub fn score(corpus: &Path, found: &Path) -> Result<(), Failure> {
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    each_line(corpus, |line: Line| {
        let roots = line.roots.into_iter().collect();
        known.insert(line.id, Known { way: line.way, parents: line.parents, roots });
    })?;
    let pairs = pairs(found)?;
    let mut recall: BTreeMap<Way, (usize, usize)> = BTreeMap::new();
    for (id, article) in &known {
        for parent in &article.parents {
            let Some(way) = article.way else { continue };
            let all = recall.entry(way).or_default();
            all.1 += 1;
            all.0 += usize::from(pairs.contains_key(&ordered(id, parent)));
        }
    }
    for way in WAYS {
        let (found, all) = recall.get(&way).copied().unwrap_or_default();
        println!("{:<12} {:.3} ({found} of {all})", format!("{way:?}").to_lowercase(), share(found, all));
    }
    let unrelated = |(a, b): &&(String, String)| match (known.get(a), known.get(b)) {
        (Some(a), Some(b)) => a.roots.is_disjoint(&b.roots),
        _ => true,
    };
    let wrong = pairs.keys().filter(unrelated).count();
    println!("pairs found  {}, of these without a common root {wrong}", pairs.len());
    println!("passages     {}", pairs.values().sum::<usize>());
    Ok(())
}

/// The pairs of articles in a result, with the number of their rows.
fn pairs(found: &Path) -> Result<BTreeMap<(String, String), usize>, Failure> {
    let mut pairs = BTreeMap::new();
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    each_line(found, |row: Row| match row {
        Row::Passage { a, b } => *pairs.entry(ordered(&a.input, &b.input)).or_default() += 1,
        Row::Member { representative, input } => groups.entry(representative).or_default().push(input),
    })?;
    for members in groups.into_values() {
        for (at, one) in members.iter().enumerate() {
            members[at + 1..].iter().for_each(|other| *pairs.entry(ordered(one, other)).or_default() += 1);
        }
    }
    Ok(pairs)
}

fn each_line<T: DeserializeOwned>(path: &Path, mut take: impl FnMut(T)) -> Result<(), Failure> {
    let file = File::open(path).map_err(|error| Failure::at(path, error))?;
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|error| Failure::at(path, error))?;
        take(serde_json::from_str(&line).map_err(|error| Failure::at(path, error))?);
    }
    Ok(())
}

fn ordered(a: &str, b: &str) -> (String, String) {
    let (a, b) = (a.min(b), a.max(b));
    (a.to_owned(), b.to_owned())
}

fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}
