//! What each report leaves out: the points of other origins that it does not give.

use super::points::sentence_case;
use super::view::View;
use super::{escape, words};
use crate::account::{LeftOut, Point, Status};

/// Points of one report that stand open, and how many more are listed at all.
const SHOWN: usize = 5;
const LISTED: usize = 15;
/// Reports that stand open.
const SHOWN_REPORTS: usize = 12;

/// One entry for each report that leaves out something.
pub fn section(view: &View, links: &dyn Fn(usize) -> Option<String>) -> String {
    let items: Vec<String> = view.story.left_out.iter().filter_map(|left_out| item(view, left_out, links)).collect();
    if items.is_empty() {
        return String::new();
    }
    format!(
        "<p class=\"note\">Points that other origins report and this one does not give, those of most origins first. \
         What a report cut from the text it takes stands with the passages, under “left behind”.</p>{}",
        super::parts::capped("ul", "left-out", items, SHOWN_REPORTS, "reports")
    )
}

fn item(view: &View, left_out: &LeftOut, links: &dyn Fn(usize) -> Option<String>) -> Option<String> {
    let article = left_out.article;
    view.report(article)?;
    let of_story = |points: &[usize]| -> Vec<(usize, &Point)> {
        points.iter().filter_map(|index| Some((*index, view.story.points.get(*index)?))).collect()
    };
    let (known, later) = (of_story(&left_out.points), of_story(&left_out.later));
    let count = match (known.len(), later.len()) {
        (known, 0) => format!("leaves out {}", words::count(known, "point")),
        (0, later) => format!("lacks {}, all first reported later", words::count(later, "point")),
        (known, later) => {
            format!("leaves out {}; {later} more were first reported later", words::count(known, "point"))
        }
    };
    let lines: Vec<String> = known
        .iter()
        .map(|point| (point, ""))
        .chain(later.iter().map(|point| (point, " <small>first reported later</small>")))
        .take(LISTED)
        .map(|((i, point), later)| line(view, *i, point, later, links))
        .collect();
    let beyond = (known.len() + later.len()).saturating_sub(LISTED);
    let (shown, rest) = lines.split_at(lines.len().min(SHOWN.min(known.len())));
    Some(format!(
        "<li{}><p class=\"who\">{} <small>{count}</small></p><ul>{}</ul>{}</li>",
        view.facets([article], &[], None),
        view.chip(article, &super::view::report_href(article)),
        shown.concat(),
        folded(rest, beyond)
    ))
}

fn folded(rest: &[String], beyond: usize) -> String {
    if rest.is_empty() {
        return String::new();
    }
    let unlisted =
        if beyond > 0 { format!("<p class=\"how\">and {beyond} that are not listed</p>") } else { String::new() };
    let count = rest.len() + beyond;
    format!("<details><summary>and {count} more</summary><ul>{}</ul>{unlisted}</details>", rest.concat())
}

fn line(view: &View, index: usize, point: &Point, later: &str, links: &dyn Fn(usize) -> Option<String>) -> String {
    let label = escape::isolated(&sentence_case(&point.label));
    let label = links(index).map_or_else(|| label.clone(), |href| format!("<a href=\"{href}\">{label}</a>"));
    let status = match point.status {
        Status::Contested | Status::Revised => super::points::status(point.status),
        Status::Agreed | Status::Single => String::new(),
    };
    let origins: String = point.origins().iter().take(6).map(|origin| view.tag(*origin)).collect::<Vec<_>>().join(" ");
    format!("<li>{label}{status} {origins}{later}</li>")
}
