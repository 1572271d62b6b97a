//! `firsthand reuse`: the passages that any two articles of a corpus share.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use firsthand::render::rows::{self, Row};
use firsthand::span::CodePoints;
use firsthand_kit::corpus::{Corpus, Finding, Progress};
use firsthand_kit::tables::{self, Lines};

use crate::args::{Reuse, Table};
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
    pool.install(|| passages(args))
}

fn passages(args: &Reuse) -> Result<ExitCode, Failure> {
    let settings = args.inputs.settings();
    let mut progress = Teller::new();
    let corpus = Corpus::read(&args.inputs.inputs, &settings, &mut io::stdin(), &mut |now| progress.tell(now));
    let mut output = Output::open(args.output.as_deref())?;
    if args.format == Table::Csv {
        output.write(&tables::csv_header(&rows::COLUMNS))?;
    }
    let partners = if args.all_pairs { usize::MAX } else { PARTNERS };
    let render = |found: Vec<Finding>| lines(&corpus, &found, args);
    corpus.reuse(&settings, partners, render, |lines| output.write(&lines?), &mut |now| progress.tell(now))?;
    output.finish()?;
    progress.end();
    Ok(terminal::conclude(&corpus.problems, corpus.articles.len(), args.inputs.strict))
}

/// The rows of some findings that were asked for, as text.
fn lines(corpus: &Corpus, found: &[Finding], args: &Reuse) -> Result<String, Failure> {
    let mut lines = String::new();
    for same_pair in
        found.chunk_by(|x, y| (x.reuse.a.article, x.reuse.b.article) == (y.reuse.a.article, y.reuse.b.article))
    {
        let Some(first) = same_pair.first() else { continue };
        let article = |at: usize| corpus.articles.get(at);
        let (Some(a), Some(b)) = (article(first.reuse.a.article), article(first.reuse.b.article)) else { continue };
        let (a_points, b_points) = (CodePoints::new(&a.text), CodePoints::new(&b.text));
        for Finding { reuse, place } in same_pair {
            let wanted = args.kind.is_empty() || args.kind.iter().any(|kind| kind.of_passage() == reuse.kind);
            if wanted && rows::words(reuse, a, b) >= args.min_words {
                let row = Row::new(reuse, *place, (a, &a_points), (b, &b_points));
                lines.push_str(&line(&row, args.format)?);
            }
        }
    }
    Ok(lines)
}

fn line(row: &Row<'_>, format: Table) -> Result<String, Failure> {
    match format {
        Table::Jsonl => {
            row.json_line().map_err(|error| Failure::Message(format!("a row cannot be written as JSON: {error}.")))
        }
        Table::Csv => Ok(tables::csv_line(&row.values())),
    }
}

/// Where the rows go.
struct Output<'a> {
    lines: Lines<Box<dyn Write>>,
    file: Option<&'a Path>,
}

impl<'a> Output<'a> {
    fn open(file: Option<&'a Path>) -> Result<Self, Failure> {
        let to: Box<dyn Write> = match file {
            Some(path) => Box::new(File::create(path).map_err(|error| terminal::write_failed(Some(path), &error))?),
            None => Box::new(io::stdout()),
        };
        Ok(Self { lines: Lines::new(to), file })
    }

    fn write(&mut self, lines: &str) -> Result<(), Failure> {
        self.lines.write(lines).map_err(|error| terminal::write_failed(self.file, &error))
    }

    fn finish(self) -> Result<(), Failure> {
        self.lines.finish().map_err(|error| terminal::write_failed(self.file, &error))
    }
}

/// Tells how far a run is, on one line of standard error, if that is a terminal.
struct Teller {
    shown: bool,
    terminal: bool,
}

impl Teller {
    fn new() -> Self {
        Self { shown: false, terminal: io::stderr().is_terminal() }
    }

    fn tell(&mut self, now: Progress) {
        let words = match now {
            Progress::Reading(articles) => format!("{articles} articles read"),
            Progress::Indexing => "looking the words up".to_owned(),
            Progress::Comparing(done, all) => format!("{done} of {all} articles compared"),
        };
        if self.terminal {
            self.shown = true;
            // Nobody can be told that standard error is closed.
            let _ = write!(io::stderr(), "\r\x1b[Kfirsthand: {words}");
        }
    }

    /// Clears the line.
    fn end(&mut self) {
        if std::mem::replace(&mut self.shown, false) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        self.end();
    }
}
