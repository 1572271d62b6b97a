//! Measures Firsthand: against hand annotations, against its built-in sample, against public collections.
//!
//! Every subcommand lives in a file of its own. Data sets are never part of the repository; their paths are options.

mod b_cubed;
mod claims;
mod clough;
mod corpus;
mod demo;
mod floors;
mod gold;
mod gum;
mod lineage;
mod mrpc;
mod names;
mod near_copies;
mod news;
mod newsquant;
mod options;
mod own_dates;
mod pages;
mod pile;
mod points;
mod polnear;
mod read_names;
mod read_quotes;
mod recognizers;
mod score;
mod speed;
mod store;
mod stories;
mod stream;
mod timex;
mod uner;

use std::path::Path;
use std::process::ExitCode;

use options::{Failure, Options};

const USAGE: &str = "\
Usage: firsthand-bench COMMAND [ARGUMENTS]

Whole accounts, in process:
  gold GOLD.json --texts PATH   score hand annotations; PATH is a folder of texts or a JSONL file with `id` and `text`
  claims --news PATH [--errors claims]
                                which claims the articles state, contradict, dispute or do not mention, against the
                                answers of a reader; those on the built-in sample need no texts
  demo                          score the built-in sample against what it should give
  points --news PATH [--errors KIND]
                                score the points, the quotes in several articles and the timeline of annotated events;
                                KIND: figures, status, disputed, utterances, timeline, all
  gate [--seeds PATH] [--news PATH] [--lineage] [--clough PATH] [--mrpc FILE] [--uner FILE]
        [--name-pairs FILE] [--pages PATH]
                                score the sample (and the founding documents, the news articles, and the collections
                                below) and fail where a measure is below its floor

    --errors KIND   print the misses and false findings of a kind: stories, figures, counted, sources, quotes,
                    indirect, speakers, dates, names, variants, reuse, points, blocks, credits, timeline, lineage, all
    --json          print the measures as JSON
    --floors FILE   for `gate`: another file of floors than the built-in one
    --measured      for `gate`: print the measures in the form of the floors file

Stories with a known derivation tree (BENCHMARKS.md):
  lineage [--test] [--baseline] [--only STORY] [--from N] [--size N] [--errors KIND]
                                score the development stories, or the test stories; KIND: passages, edges, directions,
                                kinds, siblings, origins, listed
  lineage grow [--test] [--only STORY] [--from N] [--size N] -o FOLDER
                                write the stories as files, with their trees
  lineage variants [--wordnet FOLDER]
                                make the spun and translated sentences again (needs WordNet's files and Apertium)

One stage, on a public collection:
  clough PATH [--errors wrong]  copied, revised or written anew: answers against the articles they may have used
  dates [PATH...] [--errors dates]
                                dates against invented news sentences, then against the files of GUM (*.conllu) and
                                the folder of Recognizers-Text that are named
  gum FILE... [--errors dates]  dates against CoNLL-U files of GUM, its news and all of it
  mrpc FILE [--errors mrpc]     which pairs of sentences state the same
  near-copies PATH [--errors KIND]
                                labelled pairs of the news articles: joined or not, from where, whose words, which
                                sentences; KIND: joined, apart, from, agency, passages, all
  names [--wrong] PATH          which pairs of names in name_pairs.csv are the same name
  newsquant PATH [--errors KIND]
                                figures against NewsQuant: value, change, unit; KIND: figures, letter
  pages PATH [--errors text|title|author|date|all]
                                the articles of HTML pages, their titles, authors and dates
  polnear PATH [--errors KIND]  quotes and their speakers against the annotations of PolNeAR
  recognizers PATH [--errors dates]
                                dates against the English DateTime cases of Recognizers-Text; --json prints the
                                numbers of the cases in scope
  speed PATH                    how fast the articles of a JSONL file are annotated, on one core
  uner FILE [--errors people]   people, organisations and places against a Universal NER file; KIND: people, all
  store PATH STORE              how fast a store of the articles of a file grows, how large it becomes, and how long one
                                more article and a search take
  stories PATH                  which articles of a JSONL file report the same event, at several thresholds
  corpus [--articles N] [--words N] [--seed N] [-o FILE]
                                make a corpus of invented articles (JSON lines), many of them made from others
  corpus --score FILE FOUND     score what `firsthand reuse` found in it (JSON lines, passages or near-duplicates)
  pile [--articles N] [--days D] [--seed N] [--events FILE] [-o FILE]
                                make a pile of news to cluster into stories (JSON lines); FILE: articles of real events
                                to grow into it
  pile --score FILE STORIES     score the stories found in a pile, or in any JSON lines with `id` and `story` or
                                `event`; STORIES: a line for each story with `articles`, a list of ids
  read-quotes FILE...           print the quotes and credits of each file
  read-names FILE...            print the entities of each file
  read-entities FILE...         print the entities of the files taken as one story
";

fn main() -> ExitCode {
    end_with_the_reader();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(2)
        }
    }
}

/// What the shell gives for a program that such a reader ended.
const GONE: i32 = 141;

/// Ends the program without a word when who reads its output has gone, as with `| head`.
fn end_with_the_reader() {
    let others = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let words = panic.payload().downcast_ref::<String>();
        let gone = words.is_some_and(|words| words.starts_with("failed printing to stdout: Broken pipe"));
        if gone {
            std::process::exit(GONE);
        }
        others(panic);
    }));
}

fn run(arguments: &[&str]) -> Result<ExitCode, Failure> {
    match arguments {
        ["gold", rest @ ..] => return gold::run(&Options::parse(rest)?),
        ["demo", rest @ ..] => return demo::run(&Options::parse(rest)?),
        ["gate", rest @ ..] => return floors::run(&Options::parse(rest)?),
        ["lineage", rest @ ..] => return lineage::run(rest),
        ["claims", rest @ ..] => return claims::run(&Options::parse(rest)?),
        ["clough", rest @ ..] => return clough::run(&Options::parse(rest)?),
        ["dates", rest @ ..] => return own_dates::run(&Options::parse(rest)?),
        ["gum", rest @ ..] => return gum::run(&Options::parse(rest)?),
        ["recognizers", rest @ ..] => return recognizers::run(&Options::parse(rest)?),
        ["mrpc", rest @ ..] => return mrpc::run(&Options::parse(rest)?),
        ["newsquant", rest @ ..] => return newsquant::run(&Options::parse(rest)?),
        ["pages", rest @ ..] => return pages::run(&Options::parse(rest)?),
        ["points", rest @ ..] => return points::run(&Options::parse(rest)?),
        ["polnear", rest @ ..] => return polnear::run(&Options::parse(rest)?),
        ["read-quotes", rest @ ..] => return read_quotes::run(&Options::parse(rest)?),
        ["near-copies", rest @ ..] => return near_copies::run(&Options::parse(rest)?),
        ["names", path] => names::run(path, false),
        ["names", "--wrong", path] => names::run(path, true),
        ["uner", rest @ ..] => uner::run(&Options::parse(rest)?)?,
        ["read-names", paths @ ..] => read_names::run(paths),
        ["read-entities", paths @ ..] => read_names::story(paths),
        ["corpus", rest @ ..] => corpus::run(rest)?,
        ["pile", rest @ ..] => pile::run(rest)?,
        ["speed", path] => speed::run(Path::new(path))?,
        ["store", path, store] => store::run(path, Path::new(store))?,
        ["stories", path] => stories::run(Path::new(path))?,
        ["help" | "--help" | "-h"] => print!("{USAGE}"),
        [] => return Err(Failure::new(USAGE)),
        [other, ..] => return Err(Failure::new(format!("The command {other:?} is not used that way.\n\n{USAGE}"))),
    }
    Ok(ExitCode::SUCCESS)
}
