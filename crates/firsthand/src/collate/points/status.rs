//! Whether the readings of a point agree, exclude or replace one another.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Story;
use super::measure::{self, Bounds};
use crate::account::{Member, PointKind, Reading, Status};
use crate::annotate::Modifier;
use crate::render::words;

/// How far off the true number an "about" may be: a tenth, as the house style guides of agencies round.
const ABOUT: f64 = 0.10;
/// "More than 6,200" is said of 6,300, not of 8,500: the writer would have picked the nearer round number. A figure
/// up to this share above (or, for "up to", this share of it below) is taken as the same.
const NEAR: f64 = 0.15;
/// "Up to 100,000" is said of crowds that may be half as large.
const UP_TO: f64 = 0.5;

/// More versions than this of one point are not compared with one another.
pub(super) const MOST: usize = 500;

/// The values that a figure's words allow a careful reader to expect.
pub(crate) fn expected(low: Option<f64>, high: Option<f64>, modifier: Modifier) -> Option<(f64, f64)> {
    match (low, high, modifier) {
        (Some(low), Some(high), Modifier::About) => Some((low * (1.0 - ABOUT), high * (1.0 + ABOUT))),
        (Some(low), Some(high), _) => Some((low, high)),
        (Some(low), None, _) => Some((low, low * (1.0 + NEAR))),
        (None, Some(high), Modifier::UpTo) => Some((high * UP_TO, high)),
        (None, Some(high), Modifier::LessThan) => Some((high * (1.0 - NEAR), high)),
        (None, Some(high), _) => Some((0.0, high)),
        (None, None, _) => None,
    }
}

/// The values that a figure's words allow at all: "at least 60" is still right when 73 are counted.
pub(crate) fn allowed(low: Option<f64>, high: Option<f64>, modifier: Modifier) -> Option<(f64, f64)> {
    let (least, most) = expected(low, high, modifier)?;
    Some(if modifier == Modifier::AtLeast { (least, f64::INFINITY) } else { (least, most) })
}

/// Whether two figures may both be right of one thing.
pub(crate) fn compatible(a: Option<(f64, f64)>, b: Option<(f64, f64)>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => true,
    }
}

/// One reading with what decides between them.
#[derive(Debug)]
pub(super) struct Version {
    pub reading: Reading,
    /// The values a careful reader expects; `None` where the words give none.
    pub expected: Option<Bounds>,
    /// The values the words allow at all.
    pub allowed: Option<Bounds>,
    /// The articles that report it and the days on which they do.
    pub days: Vec<(usize, Date)>,
    /// Whether one of its reports says that the number changed: "rose to", "revised".
    pub says_changed: bool,
    /// The versions before it that mean the same thing for sure, so that they can be set against it.
    pub rivals: Vec<usize>,
}

impl Version {
    /// A version of which only the words are known.
    pub(super) fn new(text: String) -> Self {
        let (low, high, sources, origins, members) = (None, None, Vec::new(), Vec::new(), Vec::new());
        let reading = Reading { text, low, high, sources, origins, members };
        Self { reading, expected: None, allowed: None, days: Vec::new(), says_changed: false, rivals: Vec::new() }
    }
}

/// The status of a point, and why.
pub(super) fn of(story: &Story<'_>, versions: &[Version], kind: PointKind, is_toll: bool) -> (Status, String) {
    let mut excluded: Option<(usize, usize)> = None;
    for (j, later) in versions.iter().enumerate().take(MOST) {
        for (i, earlier) in versions.iter().enumerate().take(MOST) {
            if i == j || measure::compatible(earlier.expected, later.expected) || of_one_voice(earlier, later) {
                continue;
            }
            if are_rivals(versions, i, j) && replaces(earlier, later, is_toll) {
                return (Status::Revised, revised_why(story, earlier, later));
            }
            let stands = measure::compatible(earlier.allowed, later.allowed) || of_one_article(earlier, later);
            if stands || !are_rivals(versions, i, j) {
                continue;
            }
            excluded = excluded.or(Some((i.min(j), i.max(j))));
        }
    }
    let mut origins: Vec<usize> = versions.iter().flat_map(|version| version.reading.origins.clone()).collect();
    origins.sort_unstable();
    origins.dedup();
    if let Some((i, j)) = excluded {
        return (Status::Contested, contested_why(story, &versions[i], &versions[j]));
    }
    if found_apart(story, versions, kind == PointKind::Statement) {
        let why = format!("{} independent origins give readings that can stand together.", origins.len());
        (Status::Agreed, why)
    } else {
        let labels: Vec<&str> = origins
            .iter()
            .filter_map(|&at| story.lineage.origins.get(at))
            .map(|origin| origin.label.as_str())
            .collect();
        let why = match labels.as_slice() {
            [] => "Which origin stands behind it cannot be told.".to_owned(),
            [one] => format!("Only {one} stands behind it."),
            several => {
                format!("{} stand behind it, but no two reports give it apart from one another.", words::list(several))
            }
        };
        (Status::Single, why)
    }
}

fn are_rivals(versions: &[Version], i: usize, j: usize) -> bool {
    versions.get(i.max(j)).is_some_and(|later| later.rivals.contains(&i.min(j)))
}

/// Whether one and the same article gives both, and names no two sources for them: then it speaks of two things, or tells
/// itself how one became the other.
fn of_one_voice(a: &Version, b: &Version) -> bool {
    !a.says_changed && !b.says_changed && of_one_article(a, b)
}

/// Whether one and the same article gives both, and names no two sources for them: it does not contest itself.
fn of_one_article(a: &Version, b: &Version) -> bool {
    let articles = |version: &Version| -> BTreeSet<usize> {
        version.reading.members.iter().map(|member| member.passage.article).collect()
    };
    let sources = |version: &Version| version.reading.sources.iter().cloned().collect::<BTreeSet<String>>();
    let named = !sources(a).is_empty() && !sources(b).is_empty() && sources(a) != sources(b);
    !named && articles(a).len() == 1 && articles(a) == articles(b)
}

/// Whether two articles of different outlets, whose readings can stand together, state it that go back to no common origin. One article with two sources is
/// one witness, and so are two that share a source. Where `in_other_words`, sentences that go back to the same words do
/// not count as told apart either, even where it cannot be said who took them from whom.
fn found_apart(story: &Story<'_>, versions: &[Version], in_other_words: bool) -> bool {
    let members: Vec<(&Member, Option<Bounds>)> = versions
        .iter()
        .flat_map(|version| version.reading.members.iter().map(|member| (member, version.expected)))
        .collect();
    let outlet = |member: &Member| story.reports[member.passage.article].article.outlet.as_deref();
    let place = |member: &Member| {
        let article = member.passage.article;
        (article, story.reports[article].text.sentence_at(member.passage.span.start).unwrap_or_default())
    };
    let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (member, _) in &members {
        by_article.entry(member.passage.article).or_default().extend(story.lineage.origins_of(member.passage));
    }
    let apart = |a: &Member, b: &Member| {
        let (first, second) = (&by_article[&a.passage.article], &by_article[&b.passage.article]);
        a.passage.article != b.passage.article
            && (outlet(a).is_none() || outlet(a) != outlet(b))
            && !first.is_empty()
            && !second.is_empty()
            && !first.iter().any(|origin| second.contains(origin))
            && !(in_other_words && story.aligned.same_words(place(a), place(b)))
    };
    let agree =
        |a: &(&Member, Option<Bounds>), b: &(&Member, Option<Bounds>)| measure::compatible(a.1, b.1) && apart(a.0, b.0);
    members.iter().enumerate().any(|(at, a)| members.iter().skip(at + 1).any(|b| agree(a, b)))
}

/// Whether `later` replaces `earlier`: it was reported on a later day only, and either says that the number changed,
/// or comes from the same origin, or counts something that can only grow and is the greater.
fn replaces(earlier: &Version, later: &Version, is_toll: bool) -> bool {
    // A report that gives both ("rose to 14, revising an earlier 11") is no late report of the earlier one.
    let both = |article: usize| later.days.iter().any(|(other, _)| *other == article);
    let last = earlier.days.iter().filter(|(article, _)| !both(*article)).map(|(_, day)| day).max();
    let first = later.days.iter().map(|(_, day)| day).min();
    let (Some(last), Some(first)) = (last, first) else { return false };
    let middle = |version: &Version| version.expected.map_or(0.0, Bounds::middle);
    let same_origin = later.reading.origins.iter().any(|origin| earlier.reading.origins.contains(origin));
    first > last && (later.says_changed || same_origin || is_toll && middle(later) > middle(earlier))
}

fn revised_why(story: &Story<'_>, earlier: &Version, later: &Version) -> String {
    let several =
        later.reading.members.iter().any(|member| {
            Some(member.passage.article) != later.reading.members.first().map(|first| first.passage.article)
        });
    format!(
        "{} {} {} after {} gave {}.",
        outlets(story, &later.reading),
        if several { "give" } else { "gives" },
        said(&later.reading),
        outlets(story, &earlier.reading),
        said(&earlier.reading)
    )
}

fn contested_why(story: &Story<'_>, a: &Version, b: &Version) -> String {
    let sourced = |version: &Version| {
        let reading = &version.reading;
        match reading.sources.as_slice() {
            [] => format!("{} in {}", said(reading), outlets(story, reading)),
            sources => format!("{} by {}", said(reading), words::list(sources)),
        }
    };
    let shared = a.reading.origins.iter().any(|origin| b.reading.origins.contains(origin));
    let end = if shared && a.reading.sources == b.reading.sources {
        ", though both go back to one origin: it changed on the way"
    } else {
        ""
    };
    format!("{} and {} exclude one another{end}.", sourced(a), sourced(b))
}

fn said(reading: &Reading) -> String {
    format!("“{}”", words::clipped(&reading.text, 60))
}

/// How many outlets are named in a sentence.
const NAMED: usize = 2;

fn outlets(story: &Story<'_>, reading: &Reading) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for member in &reading.members {
        let label = story.reports[member.passage.article].article.label();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    if labels.len() > NAMED + 1 {
        let more = format!("{} more", labels.len() - NAMED);
        labels.truncate(NAMED);
        labels.push(&more);
        return words::list(&labels);
    }
    words::list(&labels)
}
