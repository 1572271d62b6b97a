//! What of a page was found, added up over all pages.

use firsthand::read::Article;
use firsthand::text;

use super::{Authors, Expected};
use crate::score::{Fault, Scores};

/// Stretches by what was expected and found.
#[derive(Debug, Default)]
struct Stretches {
    found: usize,
    missed: usize,
    wrong: usize,
    spared: usize,
}

/// The sums over all pages.
#[derive(Debug, Default)]
pub(super) struct Tally {
    text: Stretches,
    whole: Stretches,
    /// Right and given, by field.
    fields: [(usize, usize); 3],
    faults: Vec<Fault>,
}

const FIELDS: [&str; 3] = ["title", "author", "date"];

impl Tally {
    /// Adds a page; `None` where no article was found.
    pub fn add(&mut self, expected: &Expected, article: Option<&Article>) {
        let words = article.map(words).unwrap_or_default();
        let faults = self.text.add(expected, &words);
        let line = |what, stretch: &str| Fault { kind: "text", what, line: format!("{}: {stretch}", expected.file) };
        self.faults.extend(faults.into_iter().map(|(what, stretch)| line(what, stretch)));
        self.whole.add(expected, &article.map(|article| spaced(&article.text)).unwrap_or_default());
        for (field, name) in FIELDS.into_iter().enumerate() {
            let (wanted, found) =
                (wanted(expected, name), article.map(|article| given(article, name)).unwrap_or_default());
            let Some(wanted) = wanted.filter(|wanted| !wanted.trim().is_empty()) else { continue };
            self.fields[field].1 += 1;
            if agree(name, &wanted, &found) {
                self.fields[field].0 += 1;
            } else {
                let line = format!("{}: {wanted:?}, not {found:?}", expected.file);
                self.faults.push(Fault { kind: name, what: "wrong", line });
            }
        }
    }

    /// The measures, and the errors.
    pub fn scores(self) -> Scores {
        let mut scores = Scores::default();
        for (name, sums) in [("text", &self.text), ("whole_text", &self.whole)] {
            let Stretches { found, missed, wrong, spared } = *sums;
            scores.add(format!("{name}_precision"), found, found + wrong);
            scores.add(format!("{name}_recall"), found, found + missed);
            scores.add(format!("{name}_f1"), 2 * found, 2 * found + wrong + missed);
            scores.add(format!("{name}_accuracy"), found + spared, found + spared + wrong + missed);
        }
        for (name, (right, given)) in FIELDS.iter().zip(self.fields) {
            scores.add(*name, right, given);
        }
        scores.faults = self.faults;
        scores
    }
}

impl Stretches {
    /// Adds a page's stretches and gives those missed and found wrongly.
    fn add<'a>(&mut self, expected: &'a Expected, text: &str) -> Vec<(&'static str, &'a str)> {
        let mut faults = Vec::new();
        for stretch in &expected.with {
            if text.contains(&spaced(stretch)) {
                self.found += 1;
            } else {
                self.missed += 1;
                faults.push(("missed", stretch.as_str()));
            }
        }
        for stretch in &expected.without {
            if text.contains(&spaced(stretch)) {
                self.wrong += 1;
                faults.push(("false", stretch.as_str()));
            } else {
                self.spared += 1;
            }
        }
        faults
    }
}

/// The words of the title, the headings and the prose.
fn words(article: &Article) -> String {
    let text = text::analyse(article);
    let blocks = text.blocks.iter().filter(|block| block.kind.has_sentences());
    spaced(&blocks.map(|block| block.span.of(&article.text)).collect::<Vec<_>>().join("\n"))
}

/// A text with one space wherever it has white space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn wanted(expected: &Expected, field: &str) -> Option<String> {
    match field {
        "title" => expected.title.clone(),
        "author" => expected.author.as_ref().map(|authors| match authors {
            Authors::Line(line) => line.clone(),
            Authors::List(names) => names.join(", "),
        }),
        _ => expected.date.clone(),
    }
}

fn given(article: &Article, field: &str) -> String {
    match field {
        "title" => article.title.clone().unwrap_or_default(),
        "author" => article.bylines.join(", "),
        _ => article.published_day().map(|day| day.to_string()).unwrap_or_default(),
    }
}

/// A title agrees in its letters and digits, authors in their names whatever the order, a date in the day.
fn agree(field: &str, wanted: &str, found: &str) -> bool {
    match field {
        "title" => bare(wanted) == bare(found),
        "author" => names(wanted) == names(found),
        _ => wanted.get(..10) == found.get(..10),
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn names(line: &str) -> Vec<String> {
    let words = line.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let joints = ["", "and", "und", "et", "y"];
    let mut words: Vec<String> = words.filter(|word| !joints.contains(&word.as_str())).collect();
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_counted_white_space_apart() {
        let expected = Expected {
            file: "a".to_owned(),
            with: vec!["Rain  fell.".to_owned(), "Snow".to_owned()],
            without: vec!["Subscribe".to_owned(), "rain".to_owned()],
            title: None,
            author: None,
            date: None,
        };
        let mut sums = Stretches::default();
        let faults = sums.add(&expected, "Rain fell. Subscribe");
        assert_eq!(faults, [("missed", "Snow"), ("false", "Subscribe")]);
        assert_eq!((sums.found, sums.missed, sums.wrong, sums.spared), (1, 1, 1, 1));
    }

    #[test]
    fn fields_agree_in_what_they_say() {
        assert!(agree("title", "“Rain” falls – again", "\"Rain\" falls, again"));
        assert!(agree("author", "JO BELL und Cy Dow", "Cy Dow, Jo Bell"));
        assert!(!agree("author", "Jo Bell", "Jo Bell, Cy Dow"));
        assert!(agree("date", "2021-03-02", "2021-03-02"));
    }
}
