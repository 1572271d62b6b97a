//! Points: where reports differ, what they agree on, and what one origin alone states.

use std::collections::BTreeMap;

use super::parts::{capped, grid, row};
use super::view::View;
use super::{escape, words};
use crate::account::{AnnotationRef, Member, Passage, Point, PointKind, Reading, Status};

/// Points of each sort that stand open on the page; the rest fold away.
const SHOWN_POINTS: usize = 30;
/// Wordings of one reading that stand open.
const SHOWN_WORDINGS: usize = 4;
/// How long a figure together with what it counts may be to be shown as one stretch, in bytes.
const CLOSE: usize = 60;
/// The longest words shown large, in characters: a figure, not a sentence.
const LARGE: usize = 24;
/// Those who gave a reading that are named.
const NAMED: usize = 4;

/// Contested points, then revised ones, each with its readings side by side.
pub fn differing(view: &View) -> String {
    let mut items = Vec::new();
    for status in [Status::Contested, Status::Revised] {
        items.extend(with_status(view, status).map(|(i, point)| differing_item(view, i, point)));
    }
    if items.is_empty() { String::new() } else { capped("ul", "points", items, SHOWN_POINTS, "points") }
}

fn with_status<'a>(view: &View<'a>, status: Status) -> impl Iterator<Item = (usize, &'a Point)> {
    view.story.points.iter().enumerate().filter(move |(_, point)| point.status == status)
}

/// The status of a point as a label.
pub fn status(status: Status) -> String {
    let name = words::status(status);
    format!(" <span class=\"status {}\">{name}</span>", status.name())
}

/// The attributes the filters choose a point by.
pub fn facets(view: &View, point: &Point) -> String {
    let articles = point.readings.iter().flat_map(|reading| &reading.members).map(|member| member.passage.article);
    view.facets(articles, &point.origins(), Some(point.status))
}

fn differing_item(view: &View, index: usize, point: &Point) -> String {
    let is_figure = point.kind == PointKind::Figure;
    let readings = point.readings.iter().map(|reading| one_reading(view, point, reading)).collect();
    let id = view.id("p", index);
    // A figure's row in the ledger bears the id; what is no figure is laid out here alone.
    let (id, words) = if is_figure {
        let link = format!(
            "<p class=\"go\"><a href=\"#{id}\">The words of each report<span class=\"vh\"> on this</span></a></p>"
        );
        (String::new(), link)
    } else {
        (format!(" id=\"{id}\""), String::new())
    };
    format!(
        "<li{id} class=\"point\"{}><h4>{}{}</h4>{}<p class=\"why\">{}</p>{words}</li>",
        facets(view, point),
        escape::isolated(&sentence_case(&point.label)),
        status(point.status),
        capped("ul", "readings", readings, 6, "readings"),
        escape::isolated(&point.why),
    )
}

fn one_reading(view: &View, point: &Point, reading: &Reading) -> String {
    let is_figure = point.kind == PointKind::Figure;
    let text = match reading.members.first() {
        Some(first) if !is_figure => view.words(first.passage),
        _ => reading.text.clone(),
    };
    let large = if text.chars().count() <= LARGE { " large" } else { "" };
    let places: Vec<_> = reading.members.iter().map(|m| (m.passage.article, view.member_href(m))).collect();
    let wordings =
        if is_figure { view.chips(&places) } else { wordings_beside(view, &reading.members, &text, SHOWN_WORDINGS) };
    format!(
        "<li class=\"reading\"><p class=\"value{large}\">{}</p><p class=\"given\">{}</p><p class=\"by\">{} {}</p>{wordings}</li>",
        escape::isolated(&text),
        given_by(&reading.sources),
        reports_of(reading),
        view.origins(&reading.origins)
    )
}

fn given_by(sources: &[String]) -> String {
    if sources.is_empty() {
        return "no source named".to_owned();
    }
    let mut names: Vec<String> = sources.iter().take(NAMED).map(|source| escape::isolated(source)).collect();
    if sources.len() > NAMED {
        names.push(format!("{} more", sources.len() - NAMED));
    }
    format!("given by {}", words::listed(&names))
}

fn reports_of(reading: &Reading) -> String {
    let mut articles: Vec<usize> = reading.members.iter().map(|member| member.passage.article).collect();
    articles.sort_unstable();
    articles.dedup();
    words::count(articles.len(), "report")
}

/// The words of each member, the same words once, with links to where they stand.
pub fn wordings(view: &View, members: &[Member], shown: usize) -> String {
    wordings_beside(view, members, "", shown)
}

/// The same, where `known` stands above already.
fn wordings_beside(view: &View, members: &[Member], known: &str, shown: usize) -> String {
    let mut order: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for member in members {
        let said = view.words(with_counted(view, member));
        let here = places.entry(said.to_lowercase()).or_default();
        if here.is_empty() {
            order.push(said);
        }
        here.push((member.passage.article, view.member_href(member)));
    }
    let items = order.iter().map(|said| {
        let chips = places.get(&said.to_lowercase()).map(|here| view.numbers(here)).unwrap_or_default();
        let said = if said.to_lowercase() == known.to_lowercase() {
            String::new()
        } else {
            // A sentence that opens with quotation marks has its own.
            let tag = if said.starts_with(['"', '“', '‘', '\'']) { "span" } else { "q" };
            format!("<{tag}>{}</{tag}> ", escape::isolated(said))
        };
        format!("<li>{said}{chips}</li>")
    });
    capped("ul", "wordings", items.collect(), shown, "wordings")
}

/// A figure with what it counts, where both stand close together; "11" alone would say little.
fn with_counted(view: &View, member: &Member) -> Passage {
    let counted = || {
        let Some(AnnotationRef::Figure(i)) = member.annotation else { return None };
        let figure = view.report(member.passage.article)?.annotations.figures.get(i)?;
        let whole = figure.span.join(figure.counted.as_ref()?.span);
        (whole.len() <= CLOSE).then_some(Passage { article: member.passage.article, span: whole })
    };
    counted().unwrap_or(member.passage)
}

/// What two or more origins state alike. Figures and quotes lead to the ledgers, which have their words.
pub fn agreed(view: &View, links: &dyn Fn(usize) -> Option<String>) -> String {
    let mut points: Vec<(usize, &Point)> = with_status(view, Status::Agreed).collect();
    points.sort_by_key(|(index, point)| (std::cmp::Reverse(point.origins().len()), *index));
    let item = |(index, point): (usize, &Point)| {
        let label = escape::isolated(&sentence_case(&point.label));
        let members: Vec<Member> = point.readings.iter().flat_map(|reading| reading.members.clone()).collect();
        let (id, label, said) = match (point.kind, links(index)) {
            (PointKind::Statement, _) | (_, None) => (
                format!(" id=\"{}\"", view.id("p", index)),
                format!("<b>{label}</b>"),
                wordings(view, &members, SHOWN_WORDINGS),
            ),
            (_, Some(href)) => {
                let readings: Vec<String> = point.readings.iter().take(3).map(|r| escape::isolated(&r.text)).collect();
                let said =
                    if point.kind == PointKind::Figure { format!(": {}", readings.join(", ")) } else { String::new() };
                (String::new(), format!("<a href=\"{href}\"><b>{label}</b></a>{said}"), String::new())
            }
        };
        format!(
            "<li{id}{}><p class=\"what\">{label}</p><div class=\"stands\">{}</div>{said}</li>",
            facets(view, point),
            view.origins(&point.origins())
        )
    };
    let items: Vec<String> = points.into_iter().map(item).collect();
    if items.is_empty() { String::new() } else { capped("ul", "agreed", items, SHOWN_POINTS, "points") }
}

/// Statements that go back to one origin; its figures and quotes have their own sections.
pub fn single(view: &View) -> String {
    let rows: Vec<String> = with_status(view, Status::Single)
        .filter(|(_, point)| point.kind == PointKind::Statement)
        .map(|(i, point)| {
            let members: Vec<Member> = point.readings.iter().flat_map(|reading| reading.members.clone()).collect();
            let attributes = format!("id=\"{}\"{}", view.id("p", i), facets(view, point));
            let head = escape::isolated(&sentence_case(&point.label));
            row(&attributes, &head, &[wordings(view, &members, SHOWN_WORDINGS), view.origins(&point.origins())])
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let heads = ["Statement", "As stated", "Origin"].map(str::to_owned);
    format!(
        "<p class=\"note\">Not doubted by any other report here, and not confirmed by any.</p><details><summary>{}</summary>{}</details>",
        words::count(rows.len(), "statement"),
        grid("Statements that go back to one origin", &heads, &rows, SHOWN_POINTS)
    )
}

/// Whether a point has a place of its own with its id: figures in the ledger, what is no quote here.
pub fn is_shown(point: &Point) -> bool {
    point.kind != PointKind::Quote || matches!(point.status, Status::Contested | Status::Revised)
}

/// The first letter large, the rest as it is.
pub fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
