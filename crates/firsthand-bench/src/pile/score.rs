//! How well a pile was sorted into stories: B-cubed, also by the size of the story and by what the articles are; look-alikes
//! taken for one; big stories joined or in pieces.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::b_cubed::{BCubed, Cell, Table};
use crate::options::Failure;

/// What is known of an article, of a pile or of another collection.
#[derive(Deserialize)]
struct Known {
    id: String,
    #[serde(alias = "event")]
    story: String,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    form: String,
    #[serde(default)]
    like: Option<String>,
    #[serde(default)]
    likeness: Option<String>,
}

/// A story that was found.
#[derive(Deserialize)]
struct Found {
    articles: Vec<String>,
    /// As Firsthand tells them: with the id that each had in the input.
    #[serde(default)]
    members: Vec<Member>,
}

#[derive(Deserialize)]
struct Member {
    input: String,
}

impl Found {
    /// The ids of the articles, as the pile has them.
    fn ids(self) -> Vec<String> {
        if self.members.is_empty() {
            self.articles
        } else {
            self.members.into_iter().map(|member| member.input).collect()
        }
    }
}

/// The smallest sizes of the classes of stories.
const CLASSES: [u32; 6] = [1, 2, 5, 20, 100, 1000];
/// A story of so many articles is big.
const BIG: u32 = 20;
/// Two stories are joined where one found story has so much of each.
const JOINED: f64 = 0.25;

/// Numbers for names, in the order in which they come.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn of(&mut self, name: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(name).or_insert(next)
    }
}

/// The truth and the answer, article by article.
struct Scored {
    table: Table,
    /// The found story, the true one, and what the article is.
    articles: Vec<(u32, u32, String)>,
    /// Two stories and what they have in common.
    alike: Vec<(u32, u32, String)>,
    /// Articles that are in no found story.
    left_out: usize,
}

/// Prints the scores of the stories found in a collection.
pub fn score(collection: &Path, found: &Path) -> Result<(), Failure> {
    let scored = read(collection, found)?;
    let table = &scored.table;
    let whole = table.b_cubed();
    println!("articles      {}, of these in no story found {}", scored.articles.len(), scored.left_out);
    println!("stories       {}, found {}", table.truth.len(), table.found.iter().filter(|&&size| size > 0).count());
    println!("B-cubed       precision {:.4}, recall {:.4}, F1 {:.4}", whole.precision, whole.recall, whole.f1());
    let several = table.b_cubed_where(|truth| table.truth[truth as usize] > 1);
    println!("  of several  precision {:.4}, recall {:.4}, F1 {:.4}", several.precision, several.recall, several.f1());
    by_size(table);
    by_form(&scored);
    look_alikes(&scored);
    big_stories(table);
    Ok(())
}

fn read(collection: &Path, found: &Path) -> Result<Scored, Failure> {
    let mut story_of: HashMap<String, u32> = HashMap::new();
    let mut next = 0;
    each_line(found, |story: Found| {
        for article in story.ids() {
            story_of.entry(article).or_insert(next);
        }
        next += 1;
    })?;
    let (mut numbers, mut likes) = (Numbers::default(), HashMap::new());
    let (mut articles, mut left_out) = (Vec::new(), 0);
    each_line(collection, |known: Known| {
        let truth = numbers.of(known.story);
        if let (Some(like), Some(likeness)) = (known.like, known.likeness) {
            likes.insert(truth, (numbers.of(like), likeness));
        }
        let own = story_of.get(&known.id).copied().unwrap_or_else(|| {
            left_out += 1;
            next += 1;
            next - 1
        });
        let dated = if known.published.is_some() { "" } else { ", no date" };
        articles.push((own, truth, format!("{}{dated}", known.form)));
    })?;
    let table = Table::new(articles.iter().map(|&(found, truth, _)| (found, truth)).collect());
    let mut alike: Vec<_> = likes.into_iter().map(|(story, (like, how))| (story, like, how)).collect();
    alike.sort_unstable();
    // A story may be named as a likeness whose articles are all in another part of the collection.
    alike.retain(|(story, like, _)| [story, like].iter().all(|&&one| (one as usize) < table.truth.len()));
    Ok(Scored { table, articles, alike, left_out })
}

fn each_line<T: DeserializeOwned>(path: &Path, mut take: impl FnMut(T)) -> Result<(), Failure> {
    let file = File::open(path).map_err(|error| Failure::at(path, error))?;
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|error| Failure::at(path, error))?;
        take(serde_json::from_str(&line).map_err(|error| Failure::at(path, error))?);
    }
    Ok(())
}

/// By the size of the true story: how many, B-cubed, how many are found whole and alone, and in how many pieces they are.
fn by_size(table: &Table) {
    println!("\narticles of a story  stories  articles  precision  recall     F1  exact  pieces");
    for (at, &from) in CLASSES.iter().enumerate() {
        let to = CLASSES.get(at + 1).copied().unwrap_or(u32::MAX);
        let is_in = |truth: u32| (from..to).contains(&table.truth[truth as usize]);
        let cells: Vec<&Cell> = table.cells.iter().filter(|cell| is_in(cell.truth)).collect();
        let stories = table.truth.iter().filter(|&&size| (from..to).contains(&size)).count();
        if stories == 0 {
            continue;
        }
        let exact = cells.iter().filter(|cell| table.precision(cell) * table.recall(cell) == 1.0).count();
        let articles: u32 = cells.iter().map(|cell| cell.both).sum();
        let BCubed { precision, recall } = table.b_cubed_where(is_in);
        println!(
            "{:>19}  {stories:7}  {articles:8}  {precision:9.4}  {recall:6.4}  {:.3}  {:.3}  {:6.2}",
            if to == u32::MAX { format!("{from} and more") } else { format!("{from} to {}", to - 1) },
            BCubed { precision, recall }.f1(),
            exact as f64 / stories as f64,
            cells.len() as f64 / stories as f64,
        );
    }
}

/// By what the articles are: reports, headlines, copies.
fn by_form(scored: &Scored) {
    let table = &scored.table;
    let both: HashMap<(u32, u32), &Cell> = table.cells.iter().map(|cell| ((cell.found, cell.truth), cell)).collect();
    let mut forms: HashMap<&str, (f64, f64, f64)> = HashMap::new();
    for (found, truth, form) in &scored.articles {
        let Some(cell) = both.get(&(*found, *truth)) else { continue };
        let sum = forms.entry(form).or_default();
        *sum = (sum.0 + table.precision(cell), sum.1 + table.recall(cell), sum.2 + 1.0);
    }
    let mut forms: Vec<_> = forms.into_iter().collect();
    forms.sort_by(|a, b| a.0.cmp(b.0));
    println!("\nform                 articles  precision  recall     F1");
    for (form, (precision, recall, count)) in forms {
        let b_cubed = BCubed { precision: precision / count, recall: recall / count };
        let name = if form.is_empty() { "all" } else { form };
        println!("{name:19}  {count:8}  {:9.4}  {:6.4}  {:.3}", b_cubed.precision, b_cubed.recall, b_cubed.f1());
    }
}

/// How many stories were taken for the one they resemble: both have most of their articles in the same found story.
fn look_alikes(scored: &Scored) {
    let main = main_stories(&scored.table);
    let mut kinds: Vec<&String> = scored.alike.iter().map(|(.., how)| how).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let pairs = || scored.alike.iter().filter(|(.., how)| how == kind);
        let joined = pairs().filter(|&&(a, b, _)| main[a as usize] == main[b as usize]).count();
        println!("\nalike in {kind:7}  taken for one {joined} of {}", pairs().count());
    }
}

/// The found story that has most of each true one.
fn main_stories(table: &Table) -> Vec<u32> {
    let mut main: Vec<(u32, u32)> = vec![(0, 0); table.truth.len()];
    for cell in &table.cells {
        let best = &mut main[cell.truth as usize];
        *best = (*best).max((cell.both, cell.found));
    }
    main.into_iter().map(|(_, found)| found).collect()
}

/// Found stories that have a good part of two big ones, and big ones of which no found story has half.
fn big_stories(table: &Table) {
    let big = |cell: &&Cell| table.truth[cell.truth as usize] >= BIG;
    let mut parts: HashMap<u32, usize> = HashMap::new();
    for cell in table.cells.iter().filter(big).filter(|cell| table.recall(cell) >= JOINED) {
        *parts.entry(cell.found).or_default() += 1;
    }
    let joined: Vec<usize> = parts.into_values().filter(|&parts| parts > 1).collect();
    let all = table.truth.iter().filter(|&&size| size >= BIG).count();
    let half = table.cells.iter().filter(big).filter(|cell| table.recall(cell) >= 0.5).map(|cell| cell.truth);
    let mut half: Vec<u32> = half.collect();
    half.dedup();
    println!(
        "\nbig stories   {all}; joined with another {}, in pieces {}",
        joined.iter().sum::<usize>(),
        all - half.len()
    );
    println!("largest found {}", table.found.iter().max().copied().unwrap_or(0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_lies_where_most_of_it_lies() {
        let table = Table::new(vec![(0, 0), (1, 0), (1, 0), (1, 1), (2, 1), (2, 1)]);
        assert_eq!(main_stories(&table), [1, 2]);
    }
}
