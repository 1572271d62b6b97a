//! Bytes to articles: characters, format, metadata. No file is opened here; the caller hands over the bytes.

pub mod characters;
pub mod corpus;
mod encoding;
mod front_matter;
mod mail;
mod mojibake;
mod moment;
mod versions;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::problem::{Problem, ProblemKind};
use crate::settings::Settings;
use crate::span::Span;
use crate::text::BlockKind;

pub use mail::{subject as subject_of_mail, time as time_of_mail};
pub use moment::Moment;
pub use versions::{Edit, Version, page_address};

/// One input as it was found: its bytes and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it was read from, as the user would recognise it: a path, or `-`.
    pub input: String,
    /// The contents, undecoded.
    pub bytes: Vec<u8>,
    /// What is known of the article beside its text, where it came as a record with fields; such a text has no front
    /// matter, whatever it begins with.
    pub metadata: Option<Metadata>,
    /// How the text is marked up, where the caller knows; else a record is plain text, and a file what its name says.
    pub format: Option<Format>,
}

/// What is known of an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// Who wrote it.
    pub bylines: Vec<String>,
    /// When it was last changed, as written.
    pub modified: Option<String>,
    /// The language that it says it is in, as an ISO 639-1 code or a longer tag that begins with one.
    pub language: Option<String>,
    /// The part of the outlet it stands in, such as "World".
    pub section: Option<String>,
    /// The news agency that the metadata names as its source.
    pub agency: Option<String>,
}

impl Document {
    /// A document from its name and contents.
    pub fn new(input: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { input: input.into(), bytes: bytes.into(), metadata: None, format: None }
    }

    /// The last part of the input's path, which `--published NAME=DATE` names.
    pub fn file_name(&self) -> &str {
        file_name(&self.input)
    }
}

fn file_name(input: &str) -> &str {
    input.rsplit(['/', '\\']).next().unwrap_or(input)
}

/// How an article's text is marked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown (CommonMark).
    Markdown,
    /// Not at all: whoever made the text says where its blocks stand, in order, and what each is.
    Blocks(Vec<(Span, BlockKind)>),
}

/// One text, as one outlet published it at one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Short, from the content: stable across runs and input order.
    pub id: String,
    /// Where it was read from; the first in order of name, when the same article was given more than once.
    pub input: String,
    /// Its address, where the metadata names one.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The headline given by the metadata; a headline in the text is a block of kind `title`.
    pub title: Option<String>,
    /// Who wrote it, as far as the metadata says.
    pub bylines: Vec<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// When it was last changed, as far as the metadata says.
    pub modified: Option<Moment>,
    /// The language that the metadata states; [`Text::language`](crate::text::Text::language) is the one found.
    pub language: Option<String>,
    /// The part of the outlet it stands in.
    pub section: Option<String>,
    /// The news agency that the metadata names as its source.
    pub agency: Option<String>,
    /// The whole text as decoded, front matter included, so that spans point into the user's file.
    pub text: String,
    /// Where the text proper begins, after any front matter.
    pub body: usize,
    /// How the text is marked up.
    pub format: Format,
    /// What stood at its address before, the oldest first.
    pub versions: Vec<Version>,
}

/// A publication date and where it came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    /// The date, and the time of day if known.
    pub moment: Moment,
    /// Where it was found.
    pub from: PublishedFrom,
}

/// Where a publication date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublishedFrom {
    /// The article's own metadata (front matter).
    Metadata,
    /// The user's option.
    Option,
    /// A line of the text, such as "Updated: 2017-09-15".
    Text,
}

impl Article {
    /// The day of publication, which relative dates are reckoned from.
    pub fn published_day(&self) -> Option<jiff::civil::Date> {
        self.published.as_ref().map(|published| published.moment.day)
    }

    /// What to call the article in a sentence: the outlet, or the input's file name.
    pub fn label(&self) -> &str {
        self.outlet.as_deref().unwrap_or_else(|| file_name(&self.input))
    }

    /// The words at `span`.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// Reads every document that can be read. The articles come in their order of publication, undated ones last, then
/// by input name, whatever the order of the documents. A document given twice makes one article, and texts of one
/// address at several times make one with [versions](Article::versions).
pub fn read(mut documents: Vec<Document>, settings: &Settings) -> (Vec<Article>, Vec<Problem>) {
    documents.sort_by(|a, b| (&a.input, &a.bytes).cmp(&(&b.input, &b.bytes)));
    let mut problems = unmatched_dates(documents.iter().map(Document::file_name), settings);
    let mut articles: Vec<Article> = Vec::new();
    for document in documents {
        match article(document, settings, &mut problems) {
            Ok(article) => articles.push(article),
            Err(problem) => problems.push(problem),
        }
    }
    let articles = in_order(versions::folded(once_each(articles, &mut problems), &mut problems));
    (articles, problems)
}

/// Articles that were read before and have their ids, as [`read`] puts them: versions of one address folded, in order.
pub fn again(articles: Vec<Article>) -> (Vec<Article>, Vec<Problem>) {
    let mut problems = Vec::new();
    let articles = in_order(versions::folded(articles, &mut problems));
    (articles, problems)
}

fn in_order(mut articles: Vec<Article>) -> Vec<Article> {
    articles.sort_by(|a, b| order(a).cmp(&order(b)));
    articles
}

/// The place of an article among others: dated before undated, then by date, then by input and content.
fn order(article: &Article) -> (bool, Option<&Moment>, &str, &str) {
    let moment = article.published.as_ref().map(|published| &published.moment);
    (moment.is_none(), moment, &article.input, &article.id)
}

/// The problems of dates given for file names that no input has.
fn unmatched_dates<'a>(names: impl Iterator<Item = &'a str> + Clone, settings: &Settings) -> Vec<Problem> {
    let unmatched = |name: &&String| !names.clone().any(|given| given == name.as_str());
    settings
        .published_by_name
        .iter()
        .map(|(name, _)| name)
        .filter(unmatched)
        .map(|name| {
            let message = format!(
                "`--published` names {name}, but no input has that file name; its date was not used. \
                 Give the file's name without its folder."
            );
            Problem::of_input(name, ProblemKind::Option, message)
        })
        .collect()
}

/// Reads one document by itself; the article has no id yet. Problems that lose nothing of it go to `problems`.
fn article(document: Document, settings: &Settings, problems: &mut Vec<Problem>) -> Result<Article, Problem> {
    let Document { input, bytes, metadata, format } = document;
    let text = encoding::decode(&input, bytes, settings.max_bytes, problems)?;
    let format = format.unwrap_or_else(|| match metadata {
        Some(_) => Format::Plain,
        None => format_of(file_name(&input)),
    });
    let (matter, body) = match metadata {
        Some(metadata) => (metadata, 0),
        None => match front_matter::split(&text) {
            (_, 0) => mail::split(&text),
            found => found,
        },
    };
    if !text[body..].chars().any(char::is_alphanumeric) {
        let message = "There are no words in it, so there is nothing to read. Leave it out.";
        return Err(Problem::of_input(&input, ProblemKind::Empty, message));
    }
    let mut article = Article {
        id: String::new(),
        input,
        url: matter.url,
        outlet: matter.outlet,
        title: matter.title,
        bylines: matter.bylines,
        published: None,
        modified: matter.modified.as_deref().and_then(Moment::parse),
        language: matter.language,
        section: matter.section,
        agency: matter.agency,
        text,
        body,
        format,
        versions: Vec::new(),
    };
    if let Some(written) = &matter.published
        && Moment::parse(written).is_none()
    {
        let message = format!(
            "The article's date is given as {written:?}, which is no date that is understood; \
             write it as 2024-03-14 or 2024-03-14T09:30."
        );
        problems.push(Problem::of_input(&article.input, ProblemKind::Option, message));
    }
    let in_metadata = matter.published.as_deref().and_then(Moment::parse);
    article.published = published(in_metadata, &article, settings);
    Ok(article)
}

/// A date given for this very input wins; then the article's own; then a line of the text; then the general option.
fn published(in_metadata: Option<Moment>, article: &Article, settings: &Settings) -> Option<Published> {
    let name = file_name(&article.input);
    let named = settings.published_by_name.iter().rev().find(|(given, _)| given == name);
    named
        .map(|(_, moment)| Published { moment: moment.clone(), from: PublishedFrom::Option })
        .or(in_metadata.map(|moment| Published { moment, from: PublishedFrom::Metadata }))
        .or_else(|| {
            let moment = moment::stated_in(&article.text[article.body..])?;
            Some(Published { moment, from: PublishedFrom::Text })
        })
        .or_else(|| {
            let moment = settings.published.clone()?;
            Some(Published { moment, from: PublishedFrom::Option })
        })
}

fn format_of(name: &str) -> Format {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd") => Format::Markdown,
        _ => Format::Plain,
    }
}

/// Gives each article its id and keeps one of those that are the same text from the same outlet, address and date.
///
/// The id is the start of the SHA-256 of the text. Where two articles share their text but not their outlet, address
/// or date (an agency story on two sites), those are hashed too, so that both keep an id of their own.
fn once_each(articles: Vec<Article>, problems: &mut Vec<Problem>) -> Vec<Article> {
    let mut by_text: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for article in articles {
        let id = digest(&[&article.text]);
        let same_text = by_text.entry(id).or_default();
        let twin = same_text.iter().find(|other| imprint(other) == imprint(&article));
        match twin {
            Some(twin) => problems.push(duplicate(&article, twin)),
            None => same_text.push(article),
        }
    }
    let named = |(id, mut same_text): (String, Vec<Article>)| {
        let alone = same_text.len() == 1;
        for article in &mut same_text {
            article.id = if alone {
                id.clone()
            } else {
                let [outlet, url, published] = imprint(article);
                digest(&[&article.text, &outlet, &url, &published])
            };
        }
        same_text
    };
    by_text.into_iter().flat_map(named).collect()
}

/// The id that an article has by its words alone, and the one that it has where others have the same words: from its
/// outlet, address and date as well.
pub fn ids(article: &Article) -> [String; 2] {
    let [outlet, url, published] = imprint(article);
    [digest(&[&article.text]), digest(&[&article.text, &outlet, &url, &published])]
}

/// What makes two articles of the same words two: outlet, address, time of publication.
pub fn imprint(article: &Article) -> [String; 3] {
    let published = article.published.as_ref().map(|published| published.moment.value.clone());
    [article.outlet.clone().unwrap_or_default(), article.url.clone().unwrap_or_default(), published.unwrap_or_default()]
}

fn duplicate(article: &Article, twin: &Article) -> Problem {
    let message = if article.input == twin.input {
        "The same input was given twice; it is counted once.".to_owned()
    } else {
        format!("The same article as {}; it is counted once.", twin.input)
    };
    Problem::of_input(&article.input, ProblemKind::Duplicate, message)
}

/// The first ten hexadecimal digits of the SHA-256 of the parts: forty bits, so that among a hundred thousand
/// articles two share an id with a chance under one in two hundred.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(documents: &[(&str, &str)]) -> (Vec<Article>, Vec<Problem>) {
        let documents = documents.iter().map(|(input, text)| Document::new(*input, *text)).collect();
        read(documents, &Settings::default())
    }

    #[test]
    fn the_same_text_twice_is_one_article() {
        let (articles, problems) = read_all(&[("b.txt", "Rain fell."), ("a.txt", "Rain fell.")]);
        assert_eq!(articles.len(), 1);
        assert_eq!(articles[0].input, "a.txt");
        assert_eq!(problems[0].kind, ProblemKind::Duplicate);
        assert_eq!(problems[0].input, "b.txt");
    }

    #[test]
    fn the_same_text_on_two_dates_is_two_articles() {
        let settings = Settings {
            published_by_name: vec![("b.txt".to_owned(), Moment::parse("2024-03-02").unwrap())],
            ..Settings::default()
        };
        let documents = vec![Document::new("b.txt", "Rain fell."), Document::new("a.txt", "Rain fell.")];
        let (articles, _) = read(documents, &settings);
        assert_eq!(articles.len(), 2);
        assert_ne!(articles[0].id, articles[1].id);
        assert_eq!(articles[0].input, "b.txt", "dated articles come first");
    }

    #[test]
    fn a_file_without_words_is_a_problem_and_the_rest_is_read() {
        let (articles, problems) = read_all(&[("a.txt", " \n . \n"), ("b.txt", "Rain fell.")]);
        assert_eq!(articles.len(), 1);
        assert_eq!((problems[0].kind, problems[0].input.as_str()), (ProblemKind::Empty, "a.txt"));
    }

    #[test]
    fn front_matter_is_metadata_and_spans_still_point_into_the_file() {
        let text = "---\ntitle: A storm\noutlet: The Bugle\npublished: 2024-03-14T09:30\n---\nRain fell.\n";
        let (articles, problems) = read_all(&[("a.md", text)]);
        let article = &articles[0];
        assert_eq!(problems, []);
        assert_eq!(article.text, text);
        assert_eq!(&article.text[article.body..], "Rain fell.\n");
        assert_eq!(article.outlet.as_deref(), Some("The Bugle"));
        assert_eq!(article.published.as_ref().unwrap().moment.value, "2024-03-14T09:30");
    }

    #[test]
    fn a_date_for_a_name_that_is_not_there_is_said() {
        let settings = Settings {
            published_by_name: vec![("x.txt".to_owned(), Moment::parse("2024-03-02").unwrap())],
            ..Settings::default()
        };
        let (_, problems) = read(vec![Document::new("dir/a.txt", "Rain fell.")], &settings);
        assert_eq!(problems[0].kind, ProblemKind::Option);
    }
}
