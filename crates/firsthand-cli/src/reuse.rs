//! `firsthand reuse`: the passages that any two articles of a corpus share, or its near-duplicates.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use firsthand::render::rows::{self, Member, Row, Value};
use firsthand::span::CodePoints;
use firsthand_kit::corpus::{Corpus, Finding};
use firsthand_kit::duplicates::Duplicates;
use firsthand_kit::tables::{self, Lines, ParquetTable};

use crate::args::{Reuse, Table};
use crate::progress::Teller;
use crate::terminal::{self, Failure};

/// How many partners an article is compared with unless all are asked for.
const PARTNERS: usize = 64;

/// Runs the command.
pub fn run(args: &Reuse) -> Result<ExitCode, Failure> {
    let mut pool = rayon::ThreadPoolBuilder::new();
    if let Some(threads) = args.threads {
        pool = pool.num_threads(threads.into());
    }
    let pool = pool.build().map_err(|error| Failure::Message(format!("no threads can be started: {error}.")))?;
    pool.install(|| if args.near_duplicates { duplicates(args) } else { passages(args) })
}

fn passages(args: &Reuse) -> Result<ExitCode, Failure> {
    let settings = args.inputs.settings();
    let (inputs, mut progress) = (args.inputs.sources(), Teller::new());
    let corpus = Corpus::read(&inputs, &settings, &mut io::stdin(), &mut |now| progress.tell(now, &inputs));
    if !corpus.articles.is_empty() {
        let mut output = Output::open(args, &rows::columns())?;
        let partners = if args.all_pairs { usize::MAX } else { PARTNERS };
        let render = |found: Vec<Finding>| rendered(&corpus, &found, args);
        corpus
            .reuse(&settings, partners, render, |rows| output.write(rows?), &mut |now| progress.tell(now, &inputs))?;
        output.finish()?;
    }
    progress.end();
    Ok(terminal::conclude(&corpus.problems, corpus.articles.len(), args.inputs.strict))
}

/// The rows of some findings that were asked for.
fn rendered(corpus: &Corpus, found: &[Finding], args: &Reuse) -> Result<Rows, Failure> {
    let mut rows = Rows::new(args.format);
    let articles = |finding: &Finding| (finding.reuse.a.article, finding.reuse.b.article);
    for same_pair in found.chunk_by(|x, y| articles(x) == articles(y)) {
        let Some((a, b)) = same_pair.first().map(articles) else { continue };
        let (Some(a), Some(b)) = (corpus.articles.get(a), corpus.articles.get(b)) else { continue };
        let (a_points, b_points) = (CodePoints::new(&a.text), CodePoints::new(&b.text));
        for Finding { reuse, place } in same_pair {
            let wanted = args.kind.is_empty() || args.kind.iter().any(|kind| kind.of_passage() == reuse.kind);
            if wanted && rows::words(reuse, a, b) >= args.min_words {
                let row = Row::new(reuse, *place, (a, &a_points), (b, &b_points));
                rows.add(|| row.json_line(), || row.values().to_vec())?;
            }
        }
    }
    Ok(rows)
}

fn duplicates(args: &Reuse) -> Result<ExitCode, Failure> {
    let settings = args.inputs.settings();
    let (inputs, mut progress) = (args.inputs.sources(), Teller::new());
    let found = Duplicates::find(&inputs, &settings, &mut io::stdin(), &mut |now| progress.tell(now, &inputs));
    progress.end();
    if !found.articles.is_empty() {
        let mut output = Output::open(args, &rows::member_columns())?;
        for group in &found.groups {
            let mut rows = Rows::new(args.format);
            let Some(representative) = found.articles.get(group.representative) else { continue };
            let itself = (group.representative, 1.0);
            for (at, likeness) in [itself].iter().chain(&group.members) {
                let Some(article) = found.articles.get(*at) else { continue };
                let member = Member::new(representative, article, *likeness);
                rows.add(|| member.json_line(), || member.values().to_vec())?;
            }
            output.write(rows)?;
        }
        output.finish()?;
    }
    Ok(terminal::conclude(&found.problems, found.articles.len(), args.inputs.strict))
}

/// Rows in the form asked for.
enum Rows {
    JsonLines(String),
    CommaSeparated(String),
    Values(Vec<Vec<Value>>),
}

impl Rows {
    const fn new(format: Table) -> Self {
        match format {
            Table::Jsonl => Self::JsonLines(String::new()),
            Table::Csv => Self::CommaSeparated(String::new()),
            Table::Parquet => Self::Values(Vec::new()),
        }
    }

    /// Adds a row, given in both of its forms.
    fn add<E: std::fmt::Display>(
        &mut self,
        json_line: impl Fn() -> Result<String, E>,
        values: impl Fn() -> Vec<Value>,
    ) -> Result<(), Failure> {
        match self {
            Self::JsonLines(lines) => {
                let line = json_line();
                lines.push_str(
                    &line.map_err(|error| Failure::Message(format!("a row cannot be written as JSON: {error}.")))?,
                );
            }
            Self::CommaSeparated(lines) => lines.push_str(&tables::csv_line(&values())),
            Self::Values(rows) => rows.push(values()),
        }
        Ok(())
    }
}

/// Where the rows go.
struct Output<'a> {
    to: To,
    file: Option<&'a Path>,
}

enum To {
    Lines(Lines<Box<dyn Write>>),
    Parquet(Box<ParquetTable>),
}

impl<'a> Output<'a> {
    fn open(args: &'a Reuse, columns: &[(&str, Value)]) -> Result<Self, Failure> {
        let file = args.output.as_deref();
        let failed = |error: io::Error| terminal::write_failed(file, &error);
        let to = match (args.format, file) {
            (Table::Parquet, Some(path)) => To::Parquet(Box::new(ParquetTable::create(path, columns).map_err(failed)?)),
            (_, Some(path)) => To::Lines(Lines::new(Box::new(File::create(path).map_err(failed)?))),
            (_, None) => To::Lines(Lines::new(Box::new(io::stdout()))),
        };
        let mut output = Self { to, file };
        if args.format == Table::Csv {
            output.write(Rows::CommaSeparated(tables::csv_header(columns)))?;
        }
        Ok(output)
    }

    fn write(&mut self, rows: Rows) -> Result<(), Failure> {
        let written = match (&mut self.to, rows) {
            (To::Lines(lines), Rows::JsonLines(rows) | Rows::CommaSeparated(rows)) => lines.write(&rows),
            (To::Parquet(table), Rows::Values(rows)) => table.write(rows),
            // Both are made from the same format.
            _ => Ok(()),
        };
        written.map_err(|error| terminal::write_failed(self.file, &error))
    }

    fn finish(self) -> Result<(), Failure> {
        let finished = match self.to {
            To::Lines(lines) => lines.finish(),
            To::Parquet(table) => table.finish(),
        };
        finished.map_err(|error| terminal::write_failed(self.file, &error))
    }
}
