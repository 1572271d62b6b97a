//! Whom each article credits: another article of the story, or a source that is not among them.

use std::collections::BTreeMap;

use crate::account::Report;
use crate::annotate::{Certainty, CreditKind, press};
use crate::lexicon::organizations;
use crate::span::Span;
use crate::text::Token;

use super::outlets::{bare, ends_with_words, is_own, is_short_for, names_of, published_by};

/// One credit, resolved as far as the story goes.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// What the source is called.
    pub name: String,
    /// The articles (within the story) that this outlet published; empty for a source that is not among them.
    pub articles: Vec<usize>,
    /// The words of the credit.
    pub span: Span,
    /// The stretch it vouches for; `None` for the whole article.
    pub covers: Option<Span>,
    /// Whether the article is the source's own text rather than a report about it: "(AFP)", "an AFP reporter".
    pub text_of: bool,
    /// How sure, 0 to 1.
    pub sure: f64,
    /// Index into the article's credits, where it is one of them.
    pub annotation: Option<usize>,
}

/// Words for an agency's own people: a text that speaks of them in passing is the agency's.
const STAFF: &[&str] = &[
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "journalist",
    "journalists",
    "photographer",
    "photographers",
    "cameraman",
];
/// Words near a name that make it a credit.
const CUES: &[&str] = &[
    "according",
    "told",
    "reported",
    "reports",
    "report",
    "said",
    "says",
    "quoted",
    "cited",
    "citing",
    "writes",
    "wrote",
    "tells",
    "reporting",
];

/// The credits of each article.
pub(super) fn of(reports: &[Report], articles: &[usize]) -> Vec<Vec<Source>> {
    let mut outlets: Vec<Option<Vec<String>>> = articles.iter().map(|&at| reports.get(at).and_then(names_of)).collect();
    // A name that one report has for an outlet is known as an outlet's in all of them.
    let unseen = known_unseen(reports, articles, &outlets);
    outlets.extend(unseen.iter().map(|name| Some(vec![bare(name)])));
    let by_name = ByName::of(&outlets);
    let of_article = |(at, &index): (usize, &usize)| {
        let Some(report) = reports.get(index) else { return Vec::new() };
        let mut found = mentions(report, at, &outlets, &by_name);
        // The outlets of the story are known by their full names, "Channel 6 News" where the text alone gives "News".
        let named = |source: &Source| {
            !source.articles.is_empty()
                || !found.iter().any(|other| !other.articles.is_empty() && other.span.overlaps(source.span))
        };
        let known: Vec<Source> = annotated(report, at, &outlets).into_iter().filter(named).collect();
        add_apart(&mut found, known);
        found.extend(signed(report, at, &outlets));
        add_apart(&mut found, published_first(report, at, &outlets));
        for source in &mut found {
            if let Some(name) = source.articles.iter().find_map(|at| unseen.get(at.checked_sub(articles.len())?)) {
                source.name.clone_from(name);
            }
            source.articles.retain(|at| *at < articles.len());
            // One outlet under its full and its short name is one source.
            let outlet = source.articles.first().and_then(|at| reports.get(*articles.get(*at)?));
            if let Some(report) = outlet {
                source.name = report.article.label().to_owned();
            }
        }
        found.sort_by(|a, b| (a.span, &a.name).cmp(&(b.span, &b.name)));
        found
    };
    let mut credits: Vec<Vec<Source>> = articles.iter().enumerate().map(of_article).collect();
    one_name_each(&mut credits);
    credits
}

/// How sure a credit is that names a known outlet or says what it names.
const SURE: f64 = 0.95;

/// The outlets that are not among the articles and that one of them credits in a line of its own, or by a name that says
/// what it is.
fn known_unseen(reports: &[Report], articles: &[usize], outlets: &[Option<Vec<String>>]) -> Vec<String> {
    let of_article = |(at, index): (usize, &usize)| {
        let Some(report) = reports.get(*index) else { return Vec::new() };
        let mut sources = published_first(report, at, outlets);
        // A name that says nothing of itself may be that of a firm which reported its results.
        let says_so = |source: &Source| source.sure >= SURE && press::named(&source.name).is_some();
        sources.extend(annotated(report, at, outlets).into_iter().filter(says_so));
        sources
    };
    let sources = articles.iter().enumerate().flat_map(of_article);
    let mut names: Vec<String> =
        sources.filter(|source| source.articles.is_empty()).map(|source| source.name).collect();
    // "News" is the end of "Channel 6 News".
    names.retain(|name| !outlets.iter().flatten().flatten().any(|own| ends_with_words(own, &bare(name))));
    names.sort();
    names.dedup();
    names
}

/// Adds sources, each instead of those whose words it covers.
fn add_apart(found: &mut Vec<Source>, more: Vec<Source>) {
    found.retain(|source| !more.iter().any(|other| other.span.overlaps(source.span)));
    found.extend(more);
}

/// Gives the sources that are not among the articles one name each: the longest that the story has for them.
fn one_name_each(credits: &mut [Vec<Source>]) {
    let unseen = credits.iter().flatten().filter(|source| source.articles.is_empty());
    let mut names: Vec<String> = unseen.map(|source| source.name.clone()).collect();
    names.sort_by(|x, y| (y.len(), x).cmp(&(x.len(), y)));
    names.dedup();
    let same = |short: &str, long: &str| short == long || is_short_for(short, long);
    for source in credits.iter_mut().flatten().filter(|source| source.articles.is_empty()) {
        let own = bare(&source.name);
        if let Some(name) = names.iter().find(|name| same(&own, &bare(name))) {
            source.name.clone_from(name);
        }
    }
}

fn annotated(report: &Report, at: usize, outlets: &[Option<Vec<String>>]) -> Vec<Source> {
    let mut found = Vec::new();
    for (number, credit) in report.annotations.credits.iter().enumerate() {
        if !matches!(credit.kind, CreditKind::Agency | CreditKind::Outlet | CreditKind::Broadcast) {
            continue;
        }
        let articles = published_by(owned(&credit.name), outlets);
        if articles.contains(&at) {
            continue;
        }
        let sure = match credit.certainty {
            Certainty::Certain => SURE,
            Certainty::Likely => 0.8,
            Certainty::Unsure => 0.5,
        };
        let staff = credit.kind == CreditKind::Agency && is_staff(report, credit.span);
        let text_of = credit.kind == CreditKind::Agency && (credit.covers.is_none() || staff);
        // "Local media" and "media reports" are no source that could be told from another.
        if !credit.name.starts_with(char::is_uppercase) {
            continue;
        }
        let sure = if staff && credit.covers.is_some() { f64::min(sure, STAFF_SURE) } else { sure };
        found.push(Source {
            name: owned(&credit.name).to_owned(),
            articles,
            span: credit.span,
            covers: credit.covers,
            text_of,
            sure,
            annotation: Some(number),
        });
    }
    found
}

/// A known agency without whose it is: "the North's KCNA".
fn owned(name: &str) -> &str {
    let own = ["'s ", "’s "].iter().find_map(|mark| name.split_once(mark)).map(|(_, own)| own);
    own.filter(|own| organizations::agency(own).is_some()).unwrap_or(name)
}

/// How sure it is that a text that speaks of an agency's people in passing is the agency's.
const STAFF_SURE: f64 = 0.8;

/// Whether the credit is to one of the agency's people who is not the one told: "an AFP reporter estimated".
fn is_staff(report: &Report, span: Span) -> bool {
    let tokens = &report.text.tokens;
    let range = report.text.tokens_in(span);
    let near = tokens.get(range.start..(range.end + 1).min(tokens.len())).unwrap_or_default();
    let before = tokens.get(range.start.saturating_sub(3)..range.start).unwrap_or_default();
    near.iter().any(|token| STAFF.contains(&token.norm.as_str()))
        && !near.iter().chain(before).any(|token| token.is("told") || token.is("to"))
}

/// Lines that say whose text the whole article is, up to the name.
const FIRST_PUBLISHED: &[&str] = &[
    "source:",
    "via ",
    "this story was first published by ",
    "this story was first published in ",
    "this story was originally published by ",
    "this story was originally published in ",
    "this article was first published by ",
    "this article was first published in ",
    "this article was originally published by ",
    "this article was originally published in ",
    "this article first appeared in ",
    "this story first appeared in ",
    "first published by ",
    "first published in ",
    "originally published by ",
    "originally published in ",
    "republished from ",
    "reprinted from ",
    "courtesy of ",
];
/// How sure it is that an article is whose such a line says.
const FIRST_SURE: f64 = 0.9;
/// Lines that say where a part of the article comes from, up to the name.
const PARTLY: &[&str] = &[
    "with reporting from ",
    "with additional reporting from ",
    "additional reporting from ",
    "with information from ",
    "with material from ",
    "with files from ",
    "with inputs from ",
];
/// How sure it is that an article with such a line has its text from there, where others have that text too.
const PARTLY_SURE: f64 = 0.8;
/// A line that names whose text an article is has no more words than this.
const CREDIT_LINE: usize = 14;

/// Outlets that a line by itself names as the first to publish the article: "Source: Carrow".
fn published_first(report: &Report, at: usize, outlets: &[Option<Vec<String>>]) -> Vec<Source> {
    let text = &report.article.text;
    let mut found = Vec::new();
    for block in &report.text.blocks {
        let line = block.span.of(text).trim().trim_start_matches(['(', '*', '_', '[']);
        if line.split_whitespace().count() > CREDIT_LINE {
            continue;
        }
        let lower = line.to_lowercase();
        let leads = |leads: &'static [&'static str]| leads.iter().find(|lead| lower.starts_with(**lead));
        let (lead, sure) = match (leads(FIRST_PUBLISHED), leads(PARTLY)) {
            (Some(lead), _) => (lead, FIRST_SURE),
            (None, Some(lead)) => (lead, PARTLY_SURE),
            (None, None) => continue,
        };
        let name = line.get(lead.len()..).unwrap_or_default().trim();
        let name =
            name.split([',', ';', '(', '[', '.']).next().unwrap_or(name).trim_end_matches([')', '*', '_', ']']).trim();
        let articles = published_by(name, outlets);
        if !name.starts_with(char::is_uppercase) || name.split_whitespace().count() > 6 || articles.contains(&at) {
            continue;
        }
        let (name, span) = (name.to_owned(), block.span);
        found.push(Source { name, articles, span, covers: None, text_of: true, sure, annotation: None });
    }
    found
}

/// Agencies that sign the article: in its metadata as its author, or in a copyright line of its text.
fn signed(report: &Report, at: usize, outlets: &[Option<Vec<String>>]) -> Vec<Source> {
    let own = report.article.outlet.as_deref().unwrap_or_default().to_lowercase();
    let source = |agency: &organizations::Agency, span: Span| {
        let articles = published_by(agency.name, outlets);
        (!is_own(agency, &own) && !articles.contains(&at)).then(|| Source {
            name: agency.name.to_owned(),
            articles,
            span,
            covers: None,
            text_of: true,
            sure: 0.9,
            annotation: None,
        })
    };
    let head = Span::new(report.article.body, report.article.body);
    let mut found: Vec<Source> = report
        .article
        .bylines
        .iter()
        .chain(&report.article.agency)
        .flat_map(|byline| byline.split([',', ';', '/', '&']).flat_map(|part| part.split(" and ")))
        .filter_map(|name| source(organizations::agency(name.trim())?, head))
        .collect();
    for block in &report.text.blocks {
        let words: Vec<&str> = block.span.of(&report.article.text).split_whitespace().collect();
        let Some(mark) = words.iter().position(|word| word.eq_ignore_ascii_case("copyright")) else { continue };
        let of_picture = |word: &&str| PICTURES.iter().any(|picture| word.eq_ignore_ascii_case(picture));
        if words.iter().take(mark).any(of_picture) {
            continue;
        }
        let mut near = mark + 1..(mark + COPYRIGHT).min(words.len());
        let agency = near.find_map(|from| agency_at(&words, from));
        found.extend(agency.and_then(|agency| source(agency, block.span)));
    }
    found
}

/// What a copyright line speaks of when it does not speak of the text: "Image copyright AFP".
const PICTURES: &[&str] =
    &["image", "images", "picture", "pictures", "photo", "photos", "photograph", "video", "media"];
/// A copyright line names its owner within so many words: "Copyright 2018 The Associated Press".
const COPYRIGHT: usize = 6;

fn agency_at(words: &[&str], from: usize) -> Option<&'static organizations::Agency> {
    (1..=3).rev().find_map(|length| {
        let name = words.get(from..from + length)?.join(" ");
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        name.starts_with(char::is_uppercase).then(|| organizations::agency(name)).flatten()
    })
}

/// Credits read off the words themselves: names of the story's outlets and of agencies with a cue beside them.
fn mentions(report: &Report, at: usize, outlets: &[Option<Vec<String>>], by_name: &ByName<'_>) -> Vec<Source> {
    let text = &report.article.text;
    let own = report.article.outlet.as_deref().unwrap_or_default().to_lowercase();
    // An article whose credits are known has its agencies from there; the outlets of the story only the story knows.
    let agencies = report.annotations.credits.is_empty();
    let mut found: Vec<Source> = Vec::new();
    for sentence in &report.text.sentences {
        let tokens = report.text.tokens_of(sentence);
        let mut from = 0;
        while from < tokens.len() {
            let Some((name, articles, length)) = named_at(tokens, from, text, &own, (outlets, by_name)) else {
                from += 1;
                continue;
            };
            let span = tokens.get(from).zip(tokens.get(from + length - 1)).map(|(a, b)| a.span.join(b.span));
            let source = span.and_then(|span| {
                if (!agencies && articles.is_empty()) || articles.contains(&at) {
                    return None;
                }
                credit(tokens, from, length, text, (name, articles, span, sentence.span))
            });
            found.extend(source);
            from += length;
        }
    }
    found.extend(taglines(report, at, outlets));
    found
}

type Named = (String, Vec<usize>, usize);

/// The most tokens of an outlet's name.
const NAME: usize = 6;

/// The articles by what their outlets are called in full and by the last word of that.
struct ByName<'a> {
    full: BTreeMap<&'a str, Vec<usize>>,
    short: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> ByName<'a> {
    fn of(outlets: &'a [Option<Vec<String>>]) -> Self {
        let mut by_name = Self { full: BTreeMap::new(), short: BTreeMap::new() };
        for (at, names) in outlets.iter().enumerate() {
            let names = names.as_deref().unwrap_or_default();
            for (list, name) in [&mut by_name.full, &mut by_name.short].into_iter().zip(names) {
                list.entry(name.as_str()).or_default().push(at);
            }
        }
        by_name
    }

    /// The articles of the outlets with a name, the short one if that is `allowed`, ascending.
    fn articles(&self, name: &str, allowed: bool) -> Vec<usize> {
        let short = self.short.get(name).filter(|_| allowed);
        let mut articles: Vec<usize> = self.full.get(name).into_iter().chain(short).flatten().copied().collect();
        articles.sort_unstable();
        articles.dedup();
        articles
    }
}

/// The outlet of the story or the agency that is named at a token, and how many tokens the name takes.
fn named_at(
    tokens: &[Token],
    from: usize,
    text: &str,
    own: &str,
    (outlets, by_name): (&[Option<Vec<String>>], &ByName<'_>),
) -> Option<Named> {
    let first = tokens.get(from)?;
    if !first.is_capitalised(text) {
        return None;
    }
    for length in (1..=NAME.min(tokens.len() - from)).rev() {
        let last = tokens.get(from + length - 1)?;
        let written = first.span.join(last.span).of(text);
        let name = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let after_the = from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.is("the"));
        let articles = by_name.articles(&name.to_lowercase(), after_the);
        if !articles.is_empty() {
            return Some((name, articles, length));
        }
        if let Some(agency) = organizations::agency(&name).filter(|agency| !is_own(agency, own)) {
            let short = agency.aliases.first().copied().filter(|_| agency.name.contains(' ')).unwrap_or(agency.name);
            return Some((short.to_owned(), published_by(agency.name, outlets), length));
        }
    }
    None
}

fn credit(
    tokens: &[Token],
    from: usize,
    length: usize,
    text: &str,
    (name, articles, span, sentence): (String, Vec<usize>, Span, Span),
) -> Option<Source> {
    let next = tokens.get(from + length);
    let before = from.checked_sub(1).and_then(|at| tokens.get(at));
    let staff = next.is_some_and(|token| STAFF.contains(&token.norm.as_str()));
    let in_brackets = before.is_some_and(|token| token.of(text) == "(") && next.is_some_and(|token| token.is(")"));
    let dateline = in_brackets && from < DATELINE && tokens.get(from + length + 1).is_some_and(is_dash);
    let alone = in_brackets && tokens.len() <= length + 3;
    let near = tokens.get(from.saturating_sub(4)..(from + length + 4).min(tokens.len())).unwrap_or_default();
    let cue = near.iter().any(|token| CUES.contains(&token.norm.as_str()));
    let possessive = next.is_some_and(|token| token.is("'s"));
    let told = tokens.get(from.saturating_sub(3)..from).unwrap_or_default().iter().any(|token| token.is("told"));
    if !(staff || dateline || alone || cue || (possessive && !articles.is_empty())) {
        return None;
    }
    let signed = dateline || alone;
    let text_of = signed || (staff && !told && organizations::agency(&name).is_some());
    let sure = if signed { 0.95 } else { STAFF_SURE };
    let covers = (!text_of).then_some(sentence);
    Some(Source { name, articles, span, covers, text_of, sure, annotation: None })
}

/// A dateline takes no more tokens than this before the name: "MAROVETS, March 14 (".
const DATELINE: usize = 12;

fn is_dash(token: &Token) -> bool {
    token.norm.starts_with(['-', '–', '—', ':'])
}

/// A name alone in brackets, as a line of its own: the agency whose text it is.
fn taglines(report: &Report, at: usize, outlets: &[Option<Vec<String>>]) -> Vec<Source> {
    let text = &report.article.text;
    let mut found = Vec::new();
    for block in report.text.blocks.iter().filter(|block| !block.kind.has_sentences()) {
        let words = block.span.of(text).trim();
        let Some(name) = words.strip_prefix('(').and_then(|words| words.strip_suffix(')')) else { continue };
        if name.len() > 60 {
            continue;
        }
        let articles = published_by(name, outlets);
        let agency = organizations::agency(name);
        if articles.contains(&at) || (articles.is_empty() && agency.is_none()) {
            continue;
        }
        found.push(Source {
            name: name.to_owned(),
            articles,
            span: block.span,
            covers: None,
            text_of: true,
            sure: 0.95,
            annotation: None,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_is_itself_whoever_owns_it() {
        assert_eq!(owned("the North's KCNA"), "KCNA");
        assert_eq!(owned("Reader's Digest"), "Reader's Digest");
    }
}
