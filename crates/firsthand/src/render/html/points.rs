//! Points: what several reports state, reading beside reading.

use std::collections::BTreeMap;

use super::parts::{self, capped, table};
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

/// Contested points, then revised ones, each with its readings as cards side by side.
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

fn differing_item(view: &View, index: usize, point: &Point) -> String {
    let cards = point.readings.iter().map(|reading| card(view, point, reading)).collect();
    let status = words::status(point.status);
    format!(
        "<li id=\"{}\" class=\"point\"><h4>{} <span class=\"status {}\">{status}</span></h4>\
         <p class=\"why\">{}</p>{}</li>",
        view.id("p", index),
        escape::isolated(&sentence_case(&point.label)),
        status.to_lowercase(),
        escape::isolated(&point.why),
        capped("ul", "readings", cards, 6, "readings")
    )
}

fn card(view: &View, point: &Point, reading: &Reading) -> String {
    let text = match reading.members.first() {
        Some(first) if point.kind != PointKind::Figure => view.words(first.passage),
        _ => reading.text.clone(),
    };
    let large = if text.chars().count() <= LARGE { " large" } else { "" };
    let mut out = format!("<li class=\"reading\"><p class=\"value{large}\">{}</p>", escape::isolated(&text));
    out += &format!("<p class=\"given\">{}</p>", given_by(&reading.sources));
    out += &format!("<p class=\"by\">{} {}</p>", reports_of(reading), view.origins(&reading.origins));
    out + &wordings(view, &reading.members, &text) + "</li>"
}

fn given_by(sources: &[String]) -> String {
    if sources.is_empty() {
        return "no source named".to_owned();
    }
    let mut names: Vec<String> = sources.iter().take(4).map(|source| escape::isolated(source)).collect();
    if sources.len() > 4 {
        names.push(format!("{} more", sources.len() - 4));
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
fn wordings(view: &View, members: &[Member], known: &str) -> String {
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
        let chips = places.get(&said.to_lowercase()).map(|here| view.chips(here)).unwrap_or_default();
        let said = if said.to_lowercase() == known.to_lowercase() {
            String::new()
        } else {
            format!("<q>{}</q>", escape::isolated(said))
        };
        format!("<li>{said}{chips}</li>")
    });
    capped("ul", "wordings", items.collect(), SHOWN_WORDINGS, "wordings")
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

/// What two or more origins state alike, as a table.
pub fn agreed(view: &View) -> String {
    let rows: Vec<String> = with_status(view, Status::Agreed).map(|(i, point)| row(view, i, point)).collect();
    if rows.is_empty() {
        return String::new();
    }
    table(
        "Points that reports of different origins state alike",
        &["Point", "As stated", "Origins"],
        &rows,
        SHOWN_POINTS,
    )
}

/// Statements that go back to one origin; its figures and quotes have their own sections.
pub fn single(view: &View) -> String {
    let rows: Vec<String> = with_status(view, Status::Single)
        .filter(|(_, point)| point.kind == PointKind::Statement)
        .map(|(i, point)| row(view, i, point))
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let table = table("Statements that go back to one origin", &["Point", "As stated", "Origins"], &rows, SHOWN_POINTS);
    format!(
        "<p>Not doubted by any other report here, and not confirmed by any.</p>\
         <details><summary>{}</summary>{table}</details>",
        words::count(rows.len(), "statement")
    )
}

/// Whether a point stands in one of these sections. Figures and quotes of one origin stand in their own.
pub fn is_shown(point: &Point) -> bool {
    point.status != Status::Single || point.kind == PointKind::Statement
}

fn row(view: &View, index: usize, point: &Point) -> String {
    let members: Vec<Member> = point.readings.iter().flat_map(|reading| reading.members.iter().copied()).collect();
    let mut origins: Vec<usize> = point.readings.iter().flat_map(|reading| reading.origins.iter().copied()).collect();
    origins.sort_unstable();
    origins.dedup();
    let head = format!("{}<small>{}</small>", escape::isolated(&sentence_case(&point.label)), words::point(point.kind));
    parts::row(&view.id("p", index), &head, &[wordings(view, &members, ""), view.origins(&origins)])
}

/// The first letter large, the rest as it is.
pub fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
