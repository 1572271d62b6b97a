//! The sections of a story, in the order in which a reader needs them.

use super::paper::{Ink, Paper};
use crate::account::{Account, Passage, Point, PointKind, Reading, Report, Status, Story};
use crate::annotate::{NameKind, QuoteKind};
use crate::render::words;
use crate::span::Span;

/// How many items of a list are shown before "and N more".
const SHOWN: usize = 24;
/// How many quotes of one speaker are shown.
const QUOTES_SHOWN: usize = 6;
/// The width to which quoted context is cut, in characters.
pub(super) const CONTEXT: usize = 150;

/// The reference of an article in this story, from 1.
pub(super) fn reference(story: &Story, article: usize) -> String {
    let place = story.articles.iter().position(|&index| index == article).unwrap_or_default();
    format!("[{}]", place + 1)
}

/// The references of the articles, ascending, without repeats: `[1] [4]`.
pub(super) fn references(story: &Story, articles: impl Iterator<Item = usize>) -> String {
    let mut articles: Vec<usize> = articles.collect();
    articles.sort_unstable();
    articles.dedup();
    articles.into_iter().map(|article| reference(story, article)).collect::<Vec<_>>().join(" ")
}

/// The sentence around a passage, cut to fit, in quotation marks.
pub(super) fn context(account: &Account, passage: Passage) -> String {
    let report = &account.reports[passage.article];
    let sentence = report.text.sentence_at(passage.span.start).map(|index| report.text.sentences[index].span);
    let sentence = sentence.filter(|sentence| sentence.overlaps(passage.span)).unwrap_or(passage.span);
    let whole = words::one_line(report.article.words(sentence));
    if whole.chars().count() <= CONTEXT {
        return format!("“{whole}”");
    }
    // Cut around the passage, so that the words it stands on are seen.
    let start = sentence.start.min(passage.span.start);
    let before = words::one_line(report.article.words(Span::new(start, passage.span.start)));
    let skipped: usize = before.chars().count().saturating_sub(CONTEXT / 2);
    let tail: String = whole.chars().skip(skipped).collect();
    let tail = if skipped > 0 { tail.split_once(' ').map_or("", |(_, rest)| rest).to_owned() } else { tail };
    format!("“{}{}”", if skipped > 0 { "…" } else { "" }, words::clipped(&tail, CONTEXT))
}

/// Who is who: the references that the rest uses.
pub(super) fn reports(paper: &mut Paper, account: &Account, story: &Story) {
    paper.heading("Reports");
    for &article in &story.articles {
        let report = &account.reports[article];
        let published =
            report.article.published.as_ref().map_or("undated", |published| published.moment.value.as_str());
        let title = report.title().map(|title| format!("“{}”", words::clipped(&title, 70))).unwrap_or_default();
        let input = if report.article.outlet.is_some() { format!("({})", report.article.input) } else { String::new() };
        paper.block(
            2,
            4,
            &[
                (Ink::Strong, &reference(story, article)),
                (Ink::Strong, report.article.label()),
                (Ink::Plain, &title),
                (Ink::Faint, &published.replace('T', " ")),
                (Ink::Faint, &input),
            ],
        );
        versions(paper, report);
    }
}

/// So many changes of a version are shown; the page and the JSON have all.
const CHANGES: usize = 4;

/// What stood at the report's address before, and what was changed.
fn versions(paper: &mut Paper, report: &Report) {
    for (version, next) in words::versions(&report.article) {
        let head = format!("Changed since {}:", words::version(version));
        let mut line = vec![(Ink::Faint, head)];
        for edit in version.changes.iter().take(CHANGES) {
            line.push((Ink::Plain, words::edit(version, next, *edit)));
        }
        let more = version.changes.len().saturating_sub(CHANGES);
        match version.changes.len() {
            0 => line.push((Ink::Plain, "nothing but the time".to_owned())),
            _ if more > 0 => line.push((Ink::Faint, format!("and {more} more"))),
            _ => {}
        }
        let line: Vec<(Ink, &str)> = line.iter().map(|(ink, words)| (*ink, words.as_str())).collect();
        paper.block(6, 2, &line);
    }
}

/// The contested and revised points.
pub(super) fn differences(paper: &mut Paper, account: &Account, story: &Story) {
    let differ = |point: &&Point| matches!(point.status, Status::Contested | Status::Revised);
    let points: Vec<&Point> = story.points.iter().filter(differ).collect();
    if points.is_empty() {
        if story.articles.len() > 1 {
            paper.heading("Where reports differ");
            paper.block(2, 2, &[(Ink::Plain, "No point was found on which the reports differ.")]);
        }
        return;
    }
    paper.heading("Where reports differ");
    for point in points {
        let status = point.status.name();
        paper.block(2, 4, &[(Ink::Strong, &capitalised(&point.label)), (Ink::Plain, "–"), (Ink::Alert, status)]);
        for reading in &point.readings {
            write_reading(paper, account, story, point, reading);
        }
        paper.block(4, 2, &[(Ink::Faint, &point.why)]);
        paper.gap();
    }
}

fn write_reading(paper: &mut Paper, account: &Account, story: &Story, point: &Point, reading: &Reading) {
    let by = if reading.sources.is_empty() || point.kind == PointKind::Quote {
        String::new()
    } else {
        format!("given by {}", words::list(&reading.sources))
    };
    let refs = references(story, reading.members.iter().map(|member| member.passage.article));
    let origins = words::count(reading.origins.len(), "origin").replace(' ', "\u{a0}");
    let origins = if reading.origins.is_empty() { "origin unknown".to_owned() } else { origins };
    let text = words::clipped(&reading.text, CONTEXT);
    paper.block(
        4,
        4,
        &[(Ink::Strong, &text), (Ink::Plain, &by), (Ink::Plain, &refs), (Ink::Faint, &format!("({origins})"))],
    );
    if let Some(member) = reading.members.first().filter(|_| point.kind == PointKind::Figure) {
        paper.block(
            8,
            2,
            &[(Ink::Faint, &context(account, member.passage)), (Ink::Faint, &reference(story, member.passage.article))],
        );
    }
}

/// What two or more origins give alike.
pub(super) fn agreements(paper: &mut Paper, _account: &Account, story: &Story) {
    let points: Vec<&Point> = story.points.iter().filter(|point| point.status == Status::Agreed).collect();
    if points.is_empty() {
        return;
    }
    paper.heading("Where independent reports agree");
    for point in points.iter().take(SHOWN) {
        let mut readings: Vec<&str> = point.readings.iter().map(|reading| reading.text.as_str()).collect();
        readings.truncate(4);
        let readings = match point.kind {
            PointKind::Figure => words::clipped(&readings.join(" / "), 80),
            _ => String::new(),
        };
        let refs = references(story, members(point).map(|passage| passage.article));
        let origins = format!("({})", words::count(point.origins().len(), "origin")).replace(' ', "\u{a0}");
        let label = capitalised(&point.label);
        let label = if readings.is_empty() { label } else { format!("{label}:") };
        paper.block(
            2,
            4,
            &[(Ink::Plain, &label), (Ink::Strong, &readings), (Ink::Plain, &refs), (Ink::Faint, &origins)],
        );
    }
    more(paper, points.len(), SHOWN);
}

fn members(point: &Point) -> impl Iterator<Item = Passage> {
    point.readings.iter().flat_map(|reading| &reading.members).map(|member| member.passage)
}

fn more(paper: &mut Paper, all: usize, shown: usize) {
    if all > shown {
        paper.block(2, 2, &[(Ink::Faint, &format!("and {} more; `--format json` has them all.", all - shown))]);
    }
}

fn capitalised(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

/// Who said what: quotes by speaker, those most quoted first.
pub(super) fn quotes(paper: &mut Paper, account: &Account, story: &Story) {
    let points: Vec<&Point> = story.points.iter().filter(|point| point.kind == PointKind::Quote).collect();
    let mut speakers: Vec<(&str, Vec<&Point>)> = Vec::new();
    for point in points {
        let speaker = point
            .readings
            .iter()
            .flat_map(|reading| &reading.sources)
            .next()
            .map_or("Speaker not told", String::as_str);
        match speakers.iter_mut().find(|(name, _)| *name == speaker) {
            Some((_, points)) => points.push(point),
            None => speakers.push((speaker, vec![point])),
        }
    }
    if speakers.is_empty() {
        return;
    }
    speakers.sort_by_key(|(_, points)| std::cmp::Reverse(points.len()));
    paper.heading("Who said what");
    for (speaker, points) in &speakers {
        paper.block(2, 2, &[(Ink::Strong, speaker)]);
        for point in points.iter().take(QUOTES_SHOWN) {
            write_quote(paper, account, story, point);
        }
        more(paper, points.len(), QUOTES_SHOWN);
    }
    let indirect: usize = story
        .articles
        .iter()
        .flat_map(|&article| &account.reports[article].annotations.quotes)
        .filter(|quote| quote.kind == QuoteKind::Indirect)
        .count();
    if indirect > 0 {
        paper.block(
            2,
            2,
            &[(
                Ink::Faint,
                &format!(
                    "and {} without quotation marks; `--format html` shows them in the text.",
                    words::count(indirect, "statement")
                ),
            )],
        );
    }
}

fn write_quote(paper: &mut Paper, account: &Account, story: &Story, point: &Point) {
    for (index, reading) in point.readings.iter().enumerate() {
        let refs = references(story, reading.members.iter().map(|member| member.passage.article));
        let via = reading.members.iter().find_map(|member| via(account, member)).unwrap_or_default();
        let words = format!("“{}”", words::clipped(&reading.text, 2 * CONTEXT));
        let lead = if index == 0 { "" } else { "also as" };
        paper.block(
            4 + 2 * index.min(1),
            2,
            &[(Ink::Faint, lead), (Ink::Plain, &words), (Ink::Faint, &via), (Ink::Plain, &refs)],
        );
    }
}

fn via(account: &Account, member: &crate::account::Member) -> Option<String> {
    let Some(crate::account::AnnotationRef::Quote(index)) = member.annotation else { return None };
    let quote = account.reports[member.passage.article].annotations.quotes.get(index)?;
    let names: Vec<&str> = quote.via.iter().map(|party| party.text.as_str()).collect();
    (!names.is_empty()).then(|| format!("(via {})", words::list(&names)))
}

/// The figures on which nothing differs.
pub(super) fn figures(paper: &mut Paper, _account: &Account, story: &Story) {
    let single = |point: &&Point| point.kind == PointKind::Figure && point.status == Status::Single;
    let points: Vec<&Point> = story.points.iter().filter(single).collect();
    if points.is_empty() {
        return;
    }
    paper.heading("Other figures, each from one origin");
    for point in points.iter().take(SHOWN) {
        let Some(reading) = point.readings.first() else { continue };
        let by = if reading.sources.is_empty() {
            String::new()
        } else {
            format!("given by {}", words::list(&reading.sources))
        };
        let refs = references(story, members(point).map(|passage| passage.article));
        paper.block(
            2,
            4,
            &[
                (Ink::Plain, &format!("{}:", capitalised(&point.label))),
                (Ink::Strong, &reading.text),
                (Ink::Faint, &by),
                (Ink::Plain, &refs),
            ],
        );
    }
    more(paper, points.len(), SHOWN);
}

/// What happened when.
pub(super) fn timeline(paper: &mut Paper, _account: &Account, story: &Story) {
    if story.timeline.is_empty() {
        return;
    }
    paper.heading("Timeline");
    for event in story.timeline.iter().take(2 * SHOWN) {
        let refs = references(story, event.members.iter().map(|passage| passage.article));
        let when = event.when.replace('T', " ");
        paper.block(
            2,
            12,
            &[(Ink::Strong, &when), (Ink::Plain, &words::clipped(&event.text, CONTEXT)), (Ink::Faint, &refs)],
        );
    }
    more(paper, story.timeline.len(), 2 * SHOWN);
}

/// People and bodies, with all their spellings.
pub(super) fn names(paper: &mut Paper, _account: &Account, story: &Story) {
    let entities = || story.entities.iter();
    if story.entities.is_empty() {
        return;
    }
    paper.heading("People, organisations and places");
    for (kind, label) in
        [(NameKind::Person, "People"), (NameKind::Organization, "Organisations"), (NameKind::Place, "Places")]
    {
        let mut names: Vec<String> = Vec::new();
        for entity in entities().filter(|entity| entity.kind == kind) {
            let others: Vec<&str> = entity
                .variants
                .iter()
                .map(|variant| variant.text.as_str())
                .filter(|text| *text != entity.name)
                .collect();
            names.push(if others.is_empty() {
                entity.name.clone()
            } else {
                format!("{} (also {})", entity.name, others.join(", "))
            });
        }
        let all = names.len();
        names.truncate(SHOWN);
        let rest = if all > SHOWN { format!("; and {} more", all - SHOWN) } else { String::new() };
        if !names.is_empty() {
            paper.block(
                2,
                4,
                &[(Ink::Strong, &format!("{label}:")), (Ink::Plain, &format!("{}{rest}", names.join("; ")))],
            );
        }
    }
}

/// Points named of what one report leaves out.
const LEFT_OUT: usize = 4;
/// How long the name of such a point may be, in characters.
const LEFT_OUT_LABEL: usize = 48;

/// What each report leaves out that other origins report and that was known when it came out.
pub(super) fn left_out(paper: &mut Paper, story: &Story) {
    // Carriers of one text mostly leave out the same.
    let mut groups: Vec<(&[usize], Vec<usize>)> = Vec::new();
    for left_out in story.left_out.iter().filter(|left_out| !left_out.points.is_empty()) {
        match groups.iter_mut().find(|(points, _)| *points == left_out.points) {
            Some((_, articles)) => articles.push(left_out.article),
            None => groups.push((&left_out.points, vec![left_out.article])),
        }
    }
    if groups.is_empty() {
        return;
    }
    paper.heading("What each report leaves out");
    for (points, articles) in groups.iter().take(SHOWN) {
        let named = points.iter().filter_map(|point| story.points.get(*point)).take(LEFT_OUT);
        let named: Vec<String> =
            named.map(|point| words::clipped(&capitalised(&point.label), LEFT_OUT_LABEL)).collect();
        let rest = points.len().saturating_sub(LEFT_OUT);
        let rest = if rest > 0 { format!("and {rest} more") } else { String::new() };
        let refs = references(story, articles.iter().copied());
        paper.block(2, 4, &[(Ink::Strong, &refs), (Ink::Plain, &named.join("; ")), (Ink::Faint, &rest)]);
    }
    more(paper, groups.len(), SHOWN);
}
