//! `firsthand reuse`: the passages that any two articles of a corpus share, or its near-duplicates.

use std::io;
use std::process::ExitCode;

use firsthand::render::rows::{self, Member, Row};
use firsthand::span::CodePoints;
use firsthand_kit::corpus::{Corpus, Finding};
use firsthand_kit::duplicates::Duplicates;

use crate::args::Reuse;
use crate::progress::Teller;
use crate::table::{Output, Rows};
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
        let mut output = Output::open(args.format, args.output.as_deref(), &rows::columns())?;
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
        let mut output = Output::open(args.format, args.output.as_deref(), &rows::member_columns())?;
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
