//! The ledger of figures: one row a point, one column an origin, each cell with the wording and who gave it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::parts::{capped, grid, row};
use super::points::{self, sentence_case};
use super::view::View;
use super::{escape, words};
use crate::account::{AnnotationRef, Member, Passage, Point, PointKind, Status};
use crate::annotate::{Certainty, Figure};

/// Rows that stand open; the rest folds away.
const SHOWN_ROWS: usize = 25;
/// Wordings of one cell that stand open.
const SHOWN_WORDINGS: usize = 3;
/// With more origins than this, points of one origin have no columns but name their origin.
const COLUMNS: usize = 6;

/// All figures: those several origins or readings give, then those of one origin, then those of no point.
pub fn section(view: &View) -> String {
    let mut points: Vec<(usize, &Point)> =
        view.story.points.iter().enumerate().filter(|(_, point)| point.kind == PointKind::Figure).collect();
    points.sort_by_key(|(index, point)| (point.status, *index));
    let (single, shared): (Vec<_>, Vec<_>) = points.into_iter().partition(|(_, point)| point.status == Status::Single);
    let of_all = origins(view, shared.iter().chain(&single).map(|(_, point)| *point));
    let mut out = String::new();
    if of_all.len() <= COLUMNS {
        let all: Vec<_> = shared.into_iter().chain(single).collect();
        out += &matrix(view, "Every figure, by what it counts and by origin", &all, &of_all);
    } else {
        let of_shared = origins(view, shared.iter().map(|(_, point)| *point));
        out += &matrix(
            view,
            "Figures that are given more than once, by what they count and by origin",
            &shared,
            &of_shared,
        );
        out += &list(view, &single);
    }
    out + &loose(view)
}

/// The columns: origins that give one of the points, ascending; where they do not fit the page, those that give most
/// come first, so that little is out of sight.
fn origins<'p>(view: &View, points: impl Iterator<Item = &'p Point>) -> Vec<usize> {
    let mut given: BTreeMap<usize, usize> = BTreeMap::new();
    for point in points {
        let members = point.readings.iter().flat_map(|reading| &reading.members);
        let here: BTreeSet<usize> = members.flat_map(|member| view.origins_at(member.passage)).collect();
        here.into_iter().for_each(|origin| *given.entry(origin).or_default() += 1);
    }
    let mut origins: Vec<usize> = given.keys().copied().collect();
    if origins.len() > COLUMNS {
        origins.sort_by_key(|origin| (Reverse(given.get(origin).copied()), *origin));
    }
    origins
}

fn matrix(view: &View, caption: &str, points: &[(usize, &Point)], origins: &[usize]) -> String {
    if points.is_empty() {
        return String::new();
    }
    let mut heads = vec!["Figure".to_owned()];
    heads.extend(origins.iter().map(|origin| view.origin_name(*origin)));
    let rows: Vec<String> = points.iter().map(|(index, point)| point_row(view, *index, point, origins)).collect();
    grid(caption, &heads, &rows, SHOWN_ROWS)
}

fn point_row(view: &View, index: usize, point: &Point, origins: &[usize]) -> String {
    let cells: Vec<String> = origins.iter().map(|origin| cell(view, point, *origin)).collect();
    row(&format!("id=\"{}\"{}", view.id("p", index), points::facets(view, point)), &head(point), &cells)
}

fn head(point: &Point) -> String {
    // That a point has one origin its row shows.
    let status = if point.status == Status::Single { String::new() } else { points::status(point.status) };
    format!("{}{status}", escape::isolated(&sentence_case(&point.label)))
}

/// What one origin gives for a point: each reading in its wordings, and who gave it.
fn cell(view: &View, point: &Point, origin: usize) -> String {
    let mut out = String::new();
    for reading in &point.readings {
        let here = |member: &&Member| view.origins_at(member.passage).contains(&origin);
        let members: Vec<Member> = reading.members.iter().filter(here).copied().collect();
        if !members.is_empty() {
            let sources = sources(view, &members);
            out += &format!("{}{sources}", points::wordings(view, &members, SHOWN_WORDINGS));
        }
    }
    if out.is_empty() { out } else { format!("<span class=\"col\">{}</span>{out}", view.origin_name(origin)) }
}

/// "given by police": who these members name, not who the whole reading names.
fn sources(view: &View, members: &[Member]) -> String {
    let mut names: Vec<String> = Vec::new();
    for member in members {
        if let Some(figure) = figure(view, member)
            && let Some(source) = &figure.source
        {
            let name = escape::isolated(&view.party(member.passage.article, source));
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let given =
        if names.is_empty() { "no source named".to_owned() } else { format!("given by {}", words::listed(&names)) };
    format!("<p class=\"given\">{given}</p>")
}

fn figure<'a>(view: &View<'a>, member: &Member) -> Option<&'a Figure> {
    let AnnotationRef::Figure(index) = member.annotation? else { return None };
    view.report(member.passage.article)?.annotations.figures.get(index)
}

/// Points of one origin each, where there are too many origins for columns.
fn list(view: &View, points: &[(usize, &Point)]) -> String {
    if points.is_empty() {
        return String::new();
    }
    let rows: Vec<String> = points
        .iter()
        .map(|(index, point)| {
            let members: Vec<Member> = point.readings.iter().flat_map(|reading| reading.members.clone()).collect();
            let cells = [
                points::wordings(view, &members, SHOWN_WORDINGS) + &sources(view, &members),
                view.origins(&point.origins()),
            ];
            row(&format!("id=\"{}\"{}", view.id("p", index), points::facets(view, point)), &head(point), &cells)
        })
        .collect();
    let heads = ["Figure", "As written", "Origin"].map(str::to_owned);
    let table = grid("Figures that go back to one origin", &heads, &rows, usize::MAX);
    format!(
        "<details class=\"more\"><summary>{} that go back to one origin</summary>{table}</details>",
        words::count(rows.len(), "figure")
    )
}

/// Figures that are members of no point.
fn loose(view: &View) -> String {
    let mut order: Vec<String> = Vec::new();
    let mut of_label: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    for (article, report) in view.reports() {
        for (i, figure) in report.annotations.figures.iter().enumerate() {
            let annotation = AnnotationRef::Figure(i);
            if view.point(article, annotation).is_none() {
                let label = figure.counted.as_ref().map_or("not said what is counted", |counted| counted.text.as_str());
                let members = of_label.entry(label.to_lowercase()).or_default();
                if members.is_empty() {
                    order.push(label.to_lowercase());
                }
                members.push(Member { passage: Passage { article, span: figure.span }, annotation: Some(annotation) });
            }
        }
    }
    let item = |label: &String| {
        let members = of_label.get(label).map(Vec::as_slice).unwrap_or_default();
        let unsure =
            members.iter().all(|member| figure(view, member).is_some_and(|f| f.certainty == Certainty::Unsure));
        let unsure = if unsure { " <small>(unsure)</small>" } else { "" };
        let articles = members.iter().map(|member| member.passage.article);
        format!(
            "<li{}><b>{}</b>{unsure}{}</li>",
            view.facets(articles, &[], None),
            escape::isolated(&sentence_case(label)),
            points::wordings(view, members, SHOWN_WORDINGS)
        )
    };
    let items: Vec<String> = order.iter().map(item).collect();
    if items.is_empty() {
        return String::new();
    }
    let count = words::count(items.len(), "figure");
    let list = capped("ul", "loose", items, SHOWN_ROWS, "figures");
    format!("<details class=\"more\"><summary>{count} that could not be compared</summary>{list}</details>")
}
