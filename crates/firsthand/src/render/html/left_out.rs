//! What each report leaves out: the points of other origins that it does not give.

use super::points::sentence_case;
use super::view::View;
use super::{escape, words};
use crate::account::{LeftOut, Point, Status};

/// Points of one report that stand open, and how many more are listed at all.
const SHOWN: usize = 5;
const LISTED: usize = 25;
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
    let points: Vec<(usize, &Point)> =
        left_out.points.iter().filter_map(|index| Some((*index, view.story.points.get(*index)?))).collect();
    let lines: Vec<String> =
        points.iter().take(LISTED).map(|(i, point)| line(view, article, *i, point, links)).collect();
    let beyond = points.len().saturating_sub(LISTED);
    let (shown, rest) = lines.split_at(lines.len().min(SHOWN));
    let more = match (rest.len(), beyond) {
        (0, _) => String::new(),
        (n, 0) => format!("<details><summary>and {n} more</summary><ul>{}</ul></details>", rest.concat()),
        (n, beyond) => format!(
            "<details><summary>and {} more</summary><ul>{}</ul><p class=\"how\">and {beyond} that are not listed</p></details>",
            n + beyond,
            rest.concat()
        ),
    };
    Some(format!(
        "<li{}><p class=\"who\">{} <small>leaves out {}</small></p><ul>{}</ul>{more}</li>",
        view.facets([article], &[], None),
        view.chip(article, &super::view::report_href(article)),
        words::count(points.len(), "point"),
        shown.concat()
    ))
}

fn line(view: &View, article: usize, index: usize, point: &Point, links: &dyn Fn(usize) -> Option<String>) -> String {
    let label = escape::isolated(&sentence_case(&point.label));
    let label = links(index).map_or_else(|| label.clone(), |href| format!("<a href=\"{href}\">{label}</a>"));
    let status = match point.status {
        Status::Contested | Status::Revised => super::points::status(point.status),
        Status::Agreed | Status::Single => String::new(),
    };
    let origins: String = point.origins().iter().take(6).map(|origin| view.tag(*origin)).collect::<Vec<_>>().join(" ");
    let later = if only_later(view, article, point) { " <small>first reported later</small>" } else { "" };
    format!("<li>{label}{status} {origins}{later}</li>")
}

/// Whether every report of a point came out after the article, which then could not have it.
fn only_later(view: &View, article: usize, point: &Point) -> bool {
    let moment = |article: usize| Some(&view.report(article)?.article.published.as_ref()?.moment);
    let Some(own) = moment(article) else { return false };
    let mut others =
        point.readings.iter().flat_map(|reading| &reading.members).map(|member| moment(member.passage.article));
    others.all(|other| other.is_some_and(|other| other > own))
}
