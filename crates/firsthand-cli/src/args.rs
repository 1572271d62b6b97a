//! What may be said on the command line.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};
use firsthand::account::{Account, ReuseKind};
use firsthand::annotate::{Part, Parts};
use firsthand::read::Moment;
use firsthand::{Settings, stories};
use firsthand_kit::fetch;
use firsthand_kit::formats::fields::{self, Fields, Role};
use firsthand_kit::sources;

/// Tell first-hand reporting from repetition.
///
/// Firsthand reads several reports of one event and works out which are first-hand and which only repeat another, who
/// said what, which figures each gives, where independent reports agree and where they differ. It measures reporting,
/// never truth. It works offline, on your own files; only a URL that you name is fetched.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the account of what several reports say
    ///
    /// INPUT is a file, a folder, a URL, a list of URLs (a file each line of which is one), or `-` for standard input.
    /// Read are text, Markdown, HTML, MHTML, mail, RSS, Atom, WARC, WACZ, JSON, JSON lines, CSV, TSV, Parquet, ninjs,
    /// NewsML-G2, NITF, PDF with a text layer, DOCX, EPUB and zip archives, told by their content, each also gzipped.
    /// Exit codes: 0 done, 1 nothing usable in the input, 2 wrong usage, 3 done with problems when `--strict` is given.
    Read(Read),
    /// Print one JSON line per article: its blocks, sentences, credits, quotes, figures, dates and names
    ///
    /// INPUT is as for `read`. Each line is written as its article is read, in the order of the inputs' names, so that a corpus
    /// of any size needs little memory.
    Annotate(Annotate),
    /// Print every passage that two articles of a corpus share, or its near-duplicates
    ///
    /// Finds copied, edited, rewritten and translated passages between any two articles, whatever they report, on all
    /// cores. INPUT is as for `read`. Spans count Unicode code points. The result depends neither on the order of the inputs
    /// nor on the number of threads.
    Reuse(Reuse),
    /// Print which articles belong to one story: those that report the same event
    ///
    /// By event, not by topic: reports of two quakes in one month are two stories, follow-ups over days are one. Each story
    /// comes with its headline, its days, its articles, why each belongs, and how many independent origins stand behind
    /// it. INPUT is as for `read`; a million articles need some five gigabytes of memory. The result depends neither on the
    /// order of the inputs nor on the number of threads.
    Stories(Stories),
    /// Print which passages state a claim, which contradict it, and how many independent origins stand behind each
    ///
    /// CLAIM is one plain sentence; INPUT is as for `read`. The answer is one of `stated`, `contradicted`, `disputed` (some
    /// passages state it, others contradict it) and `unmentioned` (no article speaks of it, so it cannot be told). It
    /// measures what is reported, never what is true. Exit codes as for `read`, whatever the answer.
    Check(Check),
    /// Add articles to a store: one file that keeps them, each in its story, and grows as new ones arrive
    ///
    /// INPUT is as for `read`. Articles that are held already are recognised; a new text of an address that is held is a new
    /// version. What is added is there for good, batch by batch: the process may be killed at any instant, and several may
    /// add at once.
    Add(Add),
    /// Search the articles of a store by their words
    ///
    /// WORDS are all to be there; "words between quotation marks" stand one after the other, OR stands between words of
    /// which one is enough, and a minus or NOT before what must not be there. Case, accents and endings do not matter.
    Search(Search),
    /// Print the account of nine built-in reports of an invented flood, and write it as a page
    Demo(Demo),
}

/// Which articles, and what is known of them.
#[derive(Debug, Arguments)]
pub struct Inputs {
    /// Files, folders, URLs, or `-` for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<OsString>,
    /// Date of publication: DATE for every article that carries none, or NAME=DATE for the file of that name
    /// (2024-03-14 or 2024-03-14T09:30; repeatable)
    #[arg(long, value_name = "[NAME=]DATE", value_parser = parse_published)]
    pub published: Vec<(Option<String>, Moment)>,
    /// Field of JSON, CSV or Parquet that holds what, as in text=body or author=authors.name; what holds is one of text, id,
    /// title, url, outlet, published, author (repeatable). The names that common exports use are known
    #[arg(long, value_name = "WHAT=NAME", value_parser = fields::parse)]
    pub field: Vec<(Role, String)>,
    /// Largest article to read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = firsthand::settings::MAX_BYTES)]
    pub max_bytes: usize,
    /// Keep what is fetched in FOLDER, so that servers send again only what has changed
    #[arg(long, value_name = "FOLDER")]
    pub cache: Option<PathBuf>,
    /// Longest time that a URL may take to be fetched, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub timeout: u64,
    /// Fetch also from servers whose addresses are not public, such as those of your own network
    #[arg(long)]
    pub allow_private: bool,
    /// Exit with code 3 when any input could not be used in full
    #[arg(long)]
    pub strict: bool,
}

impl Inputs {
    /// The account of what the inputs hold, with the problems of reading them among its own.
    pub fn account(&self) -> Account {
        let settings = self.settings();
        let (documents, mut problems) = self.sources().gather(&mut io::stdin());
        let mut account = firsthand::account(documents, &settings);
        problems.append(&mut account.problems);
        problems.sort();
        account.problems = problems;
        account
    }

    /// Where the articles come from.
    pub fn sources(&self) -> sources::Inputs {
        let fetching = fetch::Options {
            allow_private: self.allow_private,
            cache: self.cache.clone(),
            whole: Duration::from_secs(self.timeout),
            ..fetch::Options::default()
        };
        sources::Inputs::new(&self.inputs, self.max_bytes, Fields::new(&self.field)).fetching(fetching)
    }

    /// The settings these arguments ask for.
    pub fn settings(&self) -> Settings {
        let mut settings = Settings { max_bytes: self.max_bytes, ..Settings::default() };
        for (name, moment) in &self.published {
            match name {
                Some(name) => settings.published_by_name.push((name.clone(), moment.clone())),
                None => settings.published = Some(moment.clone()),
            }
        }
        settings
    }
}

fn parse_published(argument: &str) -> Result<(Option<String>, Moment), String> {
    let (name, date) = match argument.rsplit_once('=') {
        Some((name, date)) => (Some(name.to_owned()), date),
        None => (None, argument),
    };
    let moment = Moment::parse(date)
        .ok_or_else(|| format!("{date:?} is no date; write it as 2024-03-14 or 2024-03-14T09:30"))?;
    Ok((name, moment))
}

/// How the result looks and where it goes.
#[derive(Debug, Arguments)]
pub struct Form {
    /// Form of the account
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whether to colour the text
    #[arg(long, value_enum, default_value_t = Colour::Auto, visible_alias = "colour")]
    pub color: Colour,
}

/// The forms of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A report to read in the terminal
    Text,
    /// One JSON object, for programs
    Json,
    /// One self-contained page
    Html,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// When standard output is a terminal and NO_COLOR is not set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Articles of a store, in the place of inputs.
#[derive(Debug, Arguments)]
pub struct Held {
    /// Take the articles from the store in FILE, which `firsthand add` makes
    #[arg(long, value_name = "FILE", conflicts_with = "inputs")]
    pub store: Option<PathBuf>,
    /// The story whose articles are meant
    #[arg(long, value_name = "ID", requires = "store")]
    pub story: Option<String>,
}

/// `firsthand add`
#[derive(Debug, Arguments)]
pub struct Add {
    /// The file of the store; made where there is none
    #[arg(long, value_name = "FILE")]
    pub store: PathBuf,
    #[command(flatten)]
    pub inputs: Inputs,
    /// What is printed of each article
    #[arg(long, value_enum, default_value_t = Told::Summary)]
    pub format: Told,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What is printed of the articles that were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Told {
    /// Only counts, on standard error
    Summary,
    /// One JSON object a line for each article: its id, its story, whether it was new, and why it belongs there
    Jsonl,
}

/// `firsthand search`
#[derive(Debug, Arguments)]
pub struct Search {
    /// What is looked for; may be left out where articles of an outlet, time, name or story are wanted
    #[arg(value_name = "WORDS", default_value = "")]
    pub words: String,
    /// The file of the store
    #[arg(long, value_name = "FILE")]
    pub store: PathBuf,
    /// Only articles of this outlet
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Only articles published on this day or later
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub since: Option<i32>,
    /// Only articles published on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub until: Option<i32>,
    /// Only articles that mention this person, organisation or place, by the whole name or a part of it
    #[arg(long, value_name = "NAME")]
    pub entity: Option<String>,
    /// Only articles of this story
    #[arg(long, value_name = "ID")]
    pub story: Option<String>,
    /// At most so many articles
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Form of the result
    #[arg(long, value_enum, default_value_t = Found::Text)]
    pub format: Found,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whether to colour the text
    #[arg(long, value_enum, default_value_t = Colour::Auto, visible_alias = "colour")]
    pub color: Colour,
}

/// The forms of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Found {
    /// To read in the terminal
    Text,
    /// One JSON object a line; spans count Unicode code points of the article's text
    Jsonl,
}

fn parse_day(argument: &str) -> Result<i32, String> {
    let moment = Moment::parse(argument).ok_or_else(|| format!("{argument:?} is no date; write it as 2024-03-14"))?;
    Ok(stories::day_number(moment.day))
}

/// `firsthand read`
#[derive(Debug, Arguments)]
#[command(mut_arg("inputs", |inputs| inputs.required(false).required_unless_present("store")))]
#[command(mut_arg("store", |store| store.requires("story")))]
pub struct Read {
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub held: Held,
    #[command(flatten)]
    pub form: Form,
}

/// `firsthand annotate`
#[derive(Debug, Arguments)]
pub struct Annotate {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Only these parts, which is faster the fewer they are (separate several by commas)
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PART")]
    pub only: Vec<Wanted>,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl Annotate {
    /// The parts that are wanted.
    pub fn parts(&self) -> Parts {
        Parts::only(&self.only.iter().map(|part| part.part()).collect::<Vec<_>>())
    }
}

/// The parts of an article's annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Wanted {
    /// Title, paragraphs, headings, captions, credits, links
    Blocks,
    /// Sentences of title, headings and prose
    Sentences,
    /// Where the article says its matter comes from
    Credits,
    /// Attributed words
    Quotes,
    /// What is attributed beyond quotes
    Attributions,
    /// Quantities
    Figures,
    /// Time expressions
    Dates,
    /// Mentions of people, organisations and places
    Names,
}

impl Wanted {
    /// The part as the engine calls it.
    const fn part(self) -> Part {
        match self {
            Self::Blocks => Part::Blocks,
            Self::Sentences => Part::Sentences,
            Self::Credits => Part::Credits,
            Self::Quotes => Part::Quotes,
            Self::Attributions => Part::Attributions,
            Self::Figures => Part::Figures,
            Self::Dates => Part::Dates,
            Self::Names => Part::Names,
        }
    }
}

/// `firsthand reuse`
#[derive(Debug, Arguments)]
pub struct Reuse {
    #[command(flatten)]
    pub inputs: Inputs,
    /// Form of the rows
    #[arg(long, value_enum, default_value_t = Table::Jsonl)]
    pub format: Table,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE", required_if_eq("format", "parquet"))]
    pub output: Option<PathBuf>,
    /// Only passages of these kinds (separate several by commas)
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KIND")]
    pub kind: Vec<Kind>,
    /// Only passages of which the shorter has at least N words
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub min_words: usize,
    /// Compare each article with every other that shares enough words with it, not only with the 64 that share most;
    /// a thousand copies of one article then give half a million pairs
    #[arg(long)]
    pub all_pairs: bool,
    /// Print groups of articles that are nearly the same instead: copies, cut copies, copies with some words changed
    ///
    /// Every member of a group has half of the shorter article's runs of three words in common with the group's
    /// representative, and neither is more than twice as long as the other. Articles without a near-duplicate are not
    /// listed.
    #[arg(long, conflicts_with_all = ["kind", "min_words", "all_pairs"])]
    pub near_duplicates: bool,
    /// Threads to work with; as many as there are cores if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}

/// The forms of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a line of column names
    Csv,
    /// Apache Parquet; needs `-o FILE`
    Parquet,
}

/// What was done with the words of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Word for word
    Verbatim,
    /// Cut, joined or touched up
    Edited,
    /// Paraphrased or run through a thesaurus
    Rewritten,
    /// Through another language and back
    Translated,
}

impl Kind {
    /// The kind as the engine calls it.
    pub const fn of_passage(self) -> ReuseKind {
        match self {
            Self::Verbatim => ReuseKind::Verbatim,
            Self::Edited => ReuseKind::Edited,
            Self::Rewritten => ReuseKind::Rewritten,
            Self::Translated => ReuseKind::Translated,
        }
    }
}

/// `firsthand stories`
#[derive(Debug, Arguments)]
#[command(mut_arg("inputs", |inputs| inputs.required(false).required_unless_present("store")))]
pub struct Stories {
    #[command(flatten)]
    pub inputs: Inputs,
    /// List the stories of the store in FILE, which `firsthand add` makes
    #[arg(long, value_name = "FILE", conflicts_with = "inputs")]
    pub store: Option<PathBuf>,
    /// Form of the rows
    #[arg(long, value_enum, default_value_t = Table::Jsonl)]
    pub format: Table,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE", required_if_eq("format", "parquet"))]
    pub output: Option<PathBuf>,
    /// Only stories of at least N articles
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_articles: usize,
}

/// `firsthand check`
#[derive(Debug, Arguments)]
#[command(mut_arg("inputs", |inputs| inputs.required(false).required_unless_present("store")))]
pub struct Check {
    /// The claim: one plain sentence
    #[arg(value_name = "CLAIM", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub claim: String,
    #[command(flatten)]
    pub inputs: Inputs,
    #[command(flatten)]
    pub held: Held,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Answer::Text)]
    pub format: Answer,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whether to colour the text
    #[arg(long, value_enum, default_value_t = Colour::Auto, visible_alias = "colour")]
    pub color: Colour,
}

/// The forms of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Answer {
    /// A report to read in the terminal
    Text,
    /// One JSON object, for programs
    Json,
    /// Markdown, for a note
    Markdown,
}

/// `firsthand demo`
#[derive(Debug, Arguments)]
pub struct Demo {
    /// Form of the account on standard output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Write the page to FILE instead of a temporary file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Do not open the page in a browser
    #[arg(long)]
    pub no_open: bool,
    /// Whether to colour the text
    #[arg(long, value_enum, default_value_t = Colour::Auto, visible_alias = "colour")]
    pub color: Colour,
    /// Write the nine reports as files into FOLDER, to look at them or to try other commands on them
    #[arg(long, value_name = "FOLDER")]
    pub save: Option<PathBuf>,
}
