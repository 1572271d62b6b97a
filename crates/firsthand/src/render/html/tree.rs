//! The lineage as nested lists: the same as the drawing, for narrow screens and for lineages too large to draw.

use super::drawing::{label, later};
use super::view::{View, report_href};
use super::{escape, words};
use crate::render::family::Family;

/// Children of one report shown before the rest folds away.
const SHOWN: usize = 6;
/// Families and lone reports shown before the rest folds away.
const SHOWN_HEADS: usize = 10;
/// Deeper levels are not nested further, so that a phone can show them and no chain of copies nests without end.
const MAX_DEPTH: usize = 5;

/// The families, then those who stand alone.
pub fn tree(view: &View, family: &Family) -> String {
    let heads = family.heads.iter().map(|head| item(view, family, *head, 0));
    let alone = family.alone.iter().map(|node| item(view, family, *node, 0));
    let items: Vec<String> = heads.chain(alone).collect();
    super::parts::capped("ul", "tree", items, SHOWN_HEADS, "reports")
}

fn item(view: &View, family: &Family, node: usize, depth: usize) -> String {
    let edges: Vec<String> = family
        .main
        .get(node)
        .copied()
        .flatten()
        .into_iter()
        .chain(family.further(node).map(|(index, _)| index))
        .enumerate()
        .filter_map(|(place, index)| edge(view, index, place > 0))
        .collect();
    let children: Vec<String> = if depth + 1 < MAX_DEPTH {
        family.children_of(node).iter().map(|child| item(view, family, *child, depth + 1)).collect()
    } else {
        Vec::new()
    };
    let deeper = if depth + 1 == MAX_DEPTH { deeper(view, family, node) } else { String::new() };
    let below =
        if children.is_empty() { deeper } else { super::parts::capped("ul", "below", children, SHOWN, "reports") };
    let passing = family.children_of(node).is_empty() && family.lineage.edges.iter().any(|edge| edge.from == node);
    let passing =
        if passing { format!("<p class=\"took\">also used by {}</p>", view.takers(node)) } else { String::new() };
    format!("<li>{}{}{passing}{below}</li>", name(view, node), edges.concat())
}

/// What stands below the deepest level shown, as links alone.
fn deeper(view: &View, family: &Family, node: usize) -> String {
    let below = family.below(node).into_iter().skip(1);
    let articles: Vec<usize> = below.filter_map(|(_, node)| view.story.lineage.nodes.get(node)?.article).collect();
    if articles.is_empty() { String::new() } else { format!("passed on to {}", view.report_chips(&articles)) }
}

fn name(view: &View, node: usize) -> String {
    let Some(found) = view.story.lineage.nodes.get(node) else { return String::new() };
    let tags: String = view.origins_of_node(node).into_iter().take(3).map(|origin| view.tag(origin)).collect();
    let (number, href, second) = match found.article {
        Some(article) => {
            let when = view.report(article).and_then(|report| words::published_short(&report.article));
            (format!("{} ", article + 1), report_href(article), when.unwrap_or_default())
        }
        None => (String::new(), format!("#{}", view.id("l", node)), "not among the reports".to_owned()),
    };
    format!(
        "<p class=\"who\"><a href=\"{href}\"><b>{number}</b>{}</a> {tags} <small>{}</small></p>",
        escape::isolated(&found.label),
        escape::text(&second)
    )
}

fn edge(view: &View, index: usize, further: bool) -> Option<String> {
    let edge = view.story.lineage.edges.get(index)?;
    let edges = [(index, edge)];
    let parent = view.story.lineage.nodes.get(edge.from).filter(|_| further);
    let parent = parent.map_or(String::new(), |node| format!("also {}: ", escape::isolated(&node.label)));
    let when = later(view, &edges).filter(|_| !further).map_or(String::new(), |when| format!(", {when}"));
    Some(format!("<p class=\"took\"><a href=\"#{}\">{parent}{}</a>{when}</p>", view.id("d", index), label(&edges)))
}
