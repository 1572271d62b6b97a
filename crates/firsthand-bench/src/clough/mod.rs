//! Scores kinds of reuse against the corpus of Clough and Stevenson (2011): short answers for which the writers were
//! told to copy an article (`cut`), to revise it lightly or heavily, or not to use it at all (`non`).
//!
//! `firsthand-bench clough PATH` reads each answer together with its original, as one account and with
//! [`reuse::find`] alone, and asks what a reader of the output would call it; [`rule`] is that reading. It prints how
//! many of the four classes and of the two (copied or not) come out right, and who was taken for what. `--errors wrong`
//! prints what was seen of each answer that is judged wrongly, `--errors all` of every answer.

mod rule;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use firsthand::account::{Edge, Evidence, Lineage, Report, Reuse, account};
use firsthand::read::Moment;
use firsthand::reuse::{self, Reach};
use firsthand::{Document, Settings, lineage};

use crate::options::{Failure, Options};
use crate::score::{self, Fault, Scores};
use rule::{Class, Seen};

/// One answer and what its writer was told to do.
struct Answer {
    file: String,
    /// The letter of its task, which names the original.
    task: String,
    class: Class,
}

/// An answer as both ways of reading it show it.
struct Read {
    answer: Answer,
    /// From the account of the two articles.
    told: Seen,
    /// From the reused passages alone, whether or not the two are one story.
    found: Seen,
}

/// Scores the corpus and prints the measures.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let [path] = options.inputs.as_slice() else {
        return Err(Failure::new("Give the folder of the corpus: firsthand-bench clough PATH"));
    };
    let read = read(path)?;
    score::print(&scores(&read), options);
    if !options.json {
        print_confusion(&read);
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes the measures, for the gate.
pub fn measure(path: &Path) -> Result<Scores, Failure> {
    Ok(scores(&read(path)?))
}

/// Reads every answer that lies in the folder beside its original.
fn read(path: &Path) -> Result<Vec<Read>, Failure> {
    let table = path.join("file_information.csv");
    let lines = fs::read_to_string(&table).map_err(|cause| Failure::at(&table, cause))?;
    let mut all = Vec::new();
    for answer in lines.lines().filter_map(answer) {
        let original = path.join(format!("orig_task{}.txt", answer.task));
        let text = path.join(&answer.file);
        if text.exists() && original.exists() {
            let bytes = |path: &Path| fs::read(path).map_err(|cause| Failure::at(path, cause));
            all.push(beside(answer, &bytes(&original)?, &bytes(&text)?));
        }
    }
    if all.is_empty() { Err(Failure::at(path, "holds no answers beside their originals")) } else { Ok(all) }
}

/// One line of the table: file, task, class. Nothing for the heading and for the originals.
fn answer(line: &str) -> Option<Answer> {
    let mut cells = line.trim().split(',');
    let (file, task, class) = (cells.next()?, cells.next()?, Class::named(cells.next()?)?);
    Some(Answer { file: file.to_owned(), task: task.to_owned(), class })
}

/// What the two articles are called in a run, and their days: the original was there first.
const ORIGINAL: (&str, &str) = ("original.txt", "2009-01-01");
const ANSWER: (&str, &str) = ("answer.txt", "2009-02-01");

/// Reads one answer beside its original both ways.
fn beside(answer: Answer, original: &[u8], text: &[u8]) -> Read {
    let documents = vec![Document::new(ORIGINAL.0, original), Document::new(ANSWER.0, text)];
    let days = [ORIGINAL, ANSWER].into_iter();
    let days = days.filter_map(|(name, day)| Some((name.to_owned(), Moment::parse(day)?))).collect();
    let settings = Settings { published_by_name: days, ..Settings::default() };
    let account = account(documents, &settings);
    // Word for word the same, they are one article.
    if account.reports.len() == 1 {
        return Read { answer, told: Seen::WHOLE, found: Seen::WHOLE };
    }
    let story = account.stories.iter().find(|story| story.articles.len() == 2);
    let told = story.map_or_else(Seen::default, |story| seen(&account.reports, &story.reuse, &story.lineage));
    let reused = reuse::find(&account.reports, &[0, 1], &settings);
    let found = seen(&account.reports, &reused, &lineage::derive(&account.reports, &[0, 1], &reused, Reach::WIDE));
    Read { answer, told, found }
}

/// What the output shows of the answer.
fn seen(reports: &[Report], reused: &[Reuse], lineage: &Lineage) -> Seen {
    let is_answer = |report: &Report| report.article.input == ANSWER.0;
    let Some((at, report)) = reports.iter().enumerate().find(|(_, report)| is_answer(report)) else {
        return Seen::default();
    };
    let mut seen = Seen::default();
    let prose: usize = report.text.prose().map(|(_, sentence)| sentence.span.len()).sum();
    for one in reused {
        let passage = if one.a.article == at { one.a } else { one.b };
        seen.add(one.kind, passage.span.len() as f64 / prose.max(1) as f64);
    }
    let to_answer = |edge: &&Edge| lineage.nodes.get(edge.to).is_some_and(|node| node.article == Some(at));
    if let Some(edge) = lineage.edges.iter().filter(to_answer).find(|edge| stands_on_reuse(edge)) {
        (seen.edge, seen.share) = (Some(edge.kind), edge.share);
    }
    seen
}

fn stands_on_reuse(edge: &Edge) -> bool {
    edge.evidence.iter().any(|one| matches!(one, Evidence::Reuse(_)))
}

/// Of the answers, how many are given their class, and how many are rightly given as copied or not.
fn scores(all: &[Read]) -> Scores {
    let mut scores = Scores::default();
    type Way = fn(&Read) -> Seen;
    let ways: [(&str, Way); 2] = [("account", |read| read.told), ("reuse", |read| read.found)];
    for (way, seen) in ways {
        let right = |same: fn(Class, Class) -> bool| {
            all.iter().filter(|read| same(seen(read).class(), read.answer.class)).count()
        };
        scores.add(format!("{way}_class"), right(|is, should| is == should), all.len());
        let copied = |is, should| (is == Class::None) == (should == Class::None);
        scores.add(format!("{way}_copied"), right(copied), all.len());
    }
    scores.faults = all.iter().map(fault).collect();
    scores
}

/// What was seen of an answer.
fn fault(read: &Read) -> Fault {
    let Read { answer, told, found } = read;
    let right = told.class() == answer.class;
    let line = format!("{}: {:?} taken for {:?}, {told}", answer.file, answer.class, told.class());
    let line = if told == found { line } else { format!("{line}; by reuse alone {found}") };
    Fault { kind: if right { "seen" } else { "wrong" }, what: if right { "right" } else { "wrong" }, line }
}

/// Prints for each class how many were taken for which.
fn print_confusion(all: &[Read]) {
    println!("\n{:12} {}", "is, taken for", Class::ALL.map(|class| format!("{:>6}", format!("{class:?}"))).concat());
    for class in Class::ALL {
        let taken_for =
            |other: Class| all.iter().filter(|read| read.answer.class == class && read.told.class() == other).count();
        let counts = Class::ALL.map(|other| format!("{:>6}", taken_for(other))).concat();
        println!("{:13} {counts}", format!("{class:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGINAL_TEXT: &str = "The harbour of Marovets was closed on Monday after a freighter lost forty containers \
        in the storm. Divers found twelve of them on the sea bed near the northern pier. The port authority expects \
        the clearing to take at least two weeks, and has sent the larger ships to neighbouring ports.";

    fn check(text: &str, class: Class) {
        let answer = Answer { file: String::new(), task: String::new(), class };
        let read = beside(answer, ORIGINAL_TEXT.as_bytes(), text.as_bytes());
        assert_eq!(read.found.class(), class, "{text}: {}", read.found);
    }

    #[test]
    fn the_same_text_is_a_near_copy() {
        check(ORIGINAL_TEXT, Class::Near);
        check(&format!("{ORIGINAL_TEXT} Nobody was hurt, and the crew is safe on land."), Class::Near);
    }

    #[test]
    fn another_text_is_not_copied() {
        let other = "Ferries to the islands will cost more from next spring. The council voted for the higher fares \
            on Tuesday, against the votes of three members who live on the islands themselves.";
        check(other, Class::None);
    }

    #[test]
    fn a_line_of_the_table_is_an_answer() {
        let read = |line| answer(line).map(|answer| (answer.file, answer.task, answer.class));
        assert_eq!(read("g9pZ_taska.txt,a,light"), Some(("g9pZ_taska.txt".into(), "a".into(), Class::Light)));
        assert_eq!(read("File,Task,Category"), None);
        assert_eq!(read("orig_taska.txt,a,orig"), None);
        assert_eq!(read(""), None);
    }
}
