//! Who repeats whom in words: each report under what it owes most, with the reasons and the passages side by side.

use super::collation::collation;
use super::parts::capped;
use super::view::{View, report_href};
use super::{escape, words};
use crate::account::{Edge, Evidence, Passage};
use crate::render::family::Family;

/// Reports listed before the rest folds away.
const SHOWN_NODES: usize = 40;
/// Deeper levels are not indented further, so that a phone can show them.
const MAX_INDENT: usize = 4;
/// Credits quoted for one derivation.
const CREDITS: usize = 6;

/// One entry for each report and each source that is not among them.
pub fn section(view: &View, family: &Family) -> String {
    let lineage = &view.story.lineage;
    if lineage.nodes.len() < 2 {
        return String::new();
    }
    if lineage.edges.is_empty() {
        return "<p>No report here was found to repeat another or to credit an outside source.</p>".to_owned();
    }
    let heads = family.heads.iter().chain(&family.alone);
    let items = heads.flat_map(|head| family.below(*head)).map(|(depth, node)| item(view, depth, node)).collect();
    capped("ol", "lineage-list", items, SHOWN_NODES, "reports")
}

fn item(view: &View, depth: usize, node: usize) -> String {
    let mut edges: Vec<(usize, &Edge)> = view.edges_to(node).collect();
    edges.sort_by(|(_, a), (_, b)| b.share.total_cmp(&a.share));
    let derivations: String = edges.iter().map(|(i, edge)| derivation(view, *i, edge)).collect();
    let own = if derivations.is_empty() { root_line(view, node) } else { String::new() };
    let article = view.story.lineage.nodes.get(node).and_then(|node| node.article);
    format!(
        "<li id=\"{}\" class=\"d{}\"{}><p class=\"who\">{}</p>{own}{derivations}</li>",
        view.id("l", node),
        depth.min(MAX_INDENT),
        view.facets(article, &view.origins_of_node(node), None),
        label(view, node, true)
    )
}

fn root_line(view: &View, node: usize) -> String {
    let lineage = &view.story.lineage;
    let origin = lineage.origins.iter().position(|origin| origin.node == node);
    let seen = lineage.nodes.get(node).is_some_and(|node| node.article.is_some());
    let words = match (origin, seen) {
        (Some(_), true) => "Its own reporting, as far as these reports show",
        (Some(_), false) => "Not among the reports; known from what repeats or credits it",
        (None, true) => "No source found for it among these reports",
        (None, false) => "Not among the reports",
    };
    let tag = origin.map(|origin| view.tag(origin)).unwrap_or_default();
    format!("<p class=\"root\">{words}. {tag}</p>")
}

/// A report as a link with its date, or an unseen source by name.
fn label(view: &View, node: usize, dated: bool) -> String {
    let Some(node) = view.story.lineage.nodes.get(node) else { return String::new() };
    let Some(article) = node.article else {
        return format!("<span class=\"chip unseen\">{}</span>", escape::isolated(&node.label));
    };
    let date = view.report(article).filter(|_| dated).and_then(|report| words::published(&report.article));
    let date = date.map(|date| format!(" <span class=\"date\">{date}</span>")).unwrap_or_default();
    format!("{}{date}", view.chip(article, &report_href(article)))
}

fn derivation(view: &View, index: usize, edge: &Edge) -> String {
    let parent = label(view, edge.from, false);
    let head = if edge.directed {
        format!("<b>{}</b> {} {parent}", words::derivation_noun(edge.kind), words::derivation_of(edge.kind))
    } else {
        format!("<b>Shares matter</b> with {parent}. Which took it from the other: <b>cannot tell</b>")
    };
    let id = view.id("d", index);
    let taker = view.story.lineage.nodes.get(edge.to).map(|node| escape::isolated(&node.label)).unwrap_or_default();
    format!(
        "<div class=\"deriv\" id=\"{id}\" role=\"group\" aria-labelledby=\"{id}-h\"><p class=\"head\" id=\"{id}-h\">\
         <span class=\"taker\">{taker} · </span>{head}</p><p class=\"how\">{}{}</p><p class=\"why\">{}</p>{}{}</div>",
        amount(edge),
        later(view, index, edge),
        escape::isolated(&edge.why),
        credits(view, edge),
        collation(view, edge)
    )
}

/// How much was taken, as a bar and in words, and how sure that is.
fn amount(edge: &Edge) -> String {
    let sure = format!("{} ({})", words::sure(edge.confidence), words::percent(edge.confidence));
    if edge.share <= 0.0 {
        return sure;
    }
    // A width of its own would need an inline style, which the page forbids; the drawing of a bar needs none.
    let bar = format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"all\" width=\"100\" height=\"8\"/>\
         <rect class=\"part\" width=\"{:.0}\" height=\"8\"/></svg>",
        (edge.share * 100.0).clamp(1.0, 100.0)
    );
    format!("{bar} {} of its text · {sure}", words::percent(edge.share))
}

fn later(view: &View, index: usize, edge: &Edge) -> String {
    super::drawing::later(view, &[(index, edge)]).map_or(String::new(), |when| format!(" · {when}"))
}

/// The credits a derivation stands on, in their words.
fn credits(view: &View, edge: &Edge) -> String {
    let items: Vec<String> = edge
        .evidence
        .iter()
        .filter_map(|evidence| {
            let Evidence::Credit(article, i) = evidence else { return None };
            let credit = view.report(*article)?.annotations.credits.get(*i)?;
            let passage = Passage { article: *article, span: credit.span };
            let report = view.report(*article)?;
            let href = if super::view::is_shown(report, credit.span) {
                format!("#r{}-c{i}", article + 1)
            } else {
                view.passage_href(passage)
            };
            Some(format!("<a href=\"{href}\">“{}”</a>", escape::isolated(&view.words(passage))))
        })
        .take(CREDITS)
        .collect();
    if items.is_empty() {
        String::new()
    } else {
        format!("<p class=\"how\">Credit in its words: {}</p>", items.join(", "))
    }
}
