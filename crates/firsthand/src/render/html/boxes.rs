//! The boxes of the drawn lineage: a report, a source that is not among them, or several that are folded into one.

use super::view::{View, report_href};
use super::{escape, words};

/// The height of a box.
pub const BOX: f64 = 42.0;
/// What its further line adds, which names sources credited in passing.
pub const PASSING: f64 = 16.0;
/// How wide a character of a label and of the smaller words may be, in the widest of the usual fonts.
const LETTER: f64 = 8.4;
const SMALL: f64 = 6.6;
/// What a box has beside its words.
const PADDING: f64 = 22.0;
const TAG: f64 = 20.0;

/// The box of one node with its upper left corner, a link to the report.
pub fn one_box(view: &View, node: usize, passing: &[usize], (x, y): (f64, f64), width: f64) -> String {
    let Some(found) = view.story.lineage.nodes.get(node) else { return String::new() };
    let origins = view.origins_of_node(node);
    let tags = tags(&origins, x + width, y);
    let room = width - PADDING - TAG * origins.len().min(3) as f64;
    let number = found.article.map(|article| format!("{} ", article + 1)).unwrap_or_default();
    let label = fitted(&found.label, room - LETTER * number.len() as f64, LETTER);
    let second = match found.article.and_then(|article| view.report(article)) {
        Some(report) => words::published_short(&report.article).unwrap_or_else(|| "date not known".to_owned()),
        None => "not among the reports".to_owned(),
    };
    let third = passing_words(view, passing);
    let height = if third.is_empty() { BOX } else { BOX + PASSING };
    let third = if third.is_empty() {
        third
    } else {
        let third = fitted(&third, width - PADDING, SMALL);
        format!("<text class=\"second\" x=\"{:.0}\" y=\"{:.0}\">{}</text>", x + 12.0, y + 50.0, escape::text(&third))
    };
    let class = if found.article.is_some() { "node" } else { "node unseen" };
    let colour = origins.first().map_or(String::new(), |origin| format!(" o{}", origin % super::COLOURS));
    let href = found.article.map_or_else(|| view.id("l", node), |article| report_href(article)[1..].to_owned());
    let facets = view.facets(found.article, &origins, None);
    format!(
        "<a class=\"box{colour}\" href=\"#{href}\"{facets}><title>{}</title><rect class=\"{class}\" x=\"{x:.0}\" y=\"{y:.0}\" \
         width=\"{width:.0}\" height=\"{height:.0}\" rx=\"2\"/><path class=\"side\" d=\"M{:.1} {y:.0}v{height:.0}\"/>\
         <text class=\"label\" x=\"{:.0}\" y=\"{:.0}\"><tspan class=\"num\">{number}</tspan>{}</text>\
         <text class=\"second\" x=\"{:.0}\" y=\"{:.0}\">{}</text>{third}{tags}</a>",
        escape::text(&tooltip(view, node)),
        x + 1.5,
        x + 12.0,
        y + 18.0,
        escape::text(&label),
        x + 12.0,
        y + 34.0,
        escape::text(&fitted(&second, room, SMALL)),
    )
}

/// The headline, which the box has no room for.
fn tooltip(view: &View, node: usize) -> String {
    let Some(node) = view.story.lineage.nodes.get(node) else { return String::new() };
    let title = node.article.and_then(|article| view.report(article)).and_then(crate::account::Report::title);
    title.map_or_else(|| node.label.clone(), |title| format!("{}: {title}", node.label))
}

/// The box of several nodes, a link to what they took from.
pub fn folded_box(view: &View, nodes: &[usize], (x, y): (f64, f64), width: f64) -> String {
    let articles: Vec<usize> = nodes.iter().filter_map(|node| view.story.lineage.nodes.get(*node)?.article).collect();
    let numbers: Vec<String> = articles.iter().map(|article| (article + 1).to_string()).collect();
    let numbers = fitted(&numbers.join(", "), width - PADDING, SMALL);
    let origins = nodes.first().map(|node| view.origins_of_node(*node)).unwrap_or_default();
    let colour = origins.first().map_or(String::new(), |origin| format!(" o{}", origin % super::COLOURS));
    let parent = nodes.first().and_then(|node| view.edges_to(*node).next()).map_or(0, |(_, edge)| edge.from);
    let facets = view.facets(articles.iter().copied(), &origins, None);
    format!(
        "<a class=\"box{colour}\" href=\"#{}\"{facets}><rect class=\"node under\" x=\"{:.0}\" y=\"{:.0}\" width=\"{width:.0}\" height=\"{BOX}\" rx=\"2\"/>\
         <rect class=\"node\" x=\"{x:.0}\" y=\"{y:.0}\" width=\"{width:.0}\" height=\"{BOX}\" rx=\"2\"/><path class=\"side\" d=\"M{:.1} {y:.0}v{BOX}\"/>\
         <text class=\"label\" x=\"{:.0}\" y=\"{:.0}\">{}</text><text class=\"second\" x=\"{:.0}\" y=\"{:.0}\">{}</text>{}</a>",
        view.id("l", parent),
        x + 4.0,
        y + 4.0,
        x + 1.5,
        x + 12.0,
        y + 18.0,
        words::count(nodes.len(), "report"),
        x + 12.0,
        y + 34.0,
        escape::text(&numbers),
        tags(&origins, x + width, y)
    )
}

/// "also AP 7 %, NHK 1 %".
fn passing_words(view: &View, passing: &[usize]) -> String {
    let name = |index: &usize| {
        let edge = view.story.lineage.edges.get(*index)?;
        let label = &view.story.lineage.nodes.get(edge.from)?.label;
        Some(if edge.share > 0.0 { format!("{label} {}", words::percent(edge.share)) } else { label.clone() })
    };
    let names: Vec<String> = passing.iter().filter_map(name).collect();
    if names.is_empty() { String::new() } else { format!("also {}", names.join(", ")) }
}

/// The letters of up to three origins at the right end of a box.
fn tags(origins: &[usize], right: f64, y: f64) -> String {
    let shown = origins.iter().take(3).rev().enumerate();
    shown
        .map(|(i, origin)| {
            let x = right - 8.0 - TAG * i as f64;
            let letter = words::letter(*origin);
            format!(
                "<rect class=\"letterbox o{}\" x=\"{:.0}\" y=\"{:.0}\" width=\"17\" height=\"16\" rx=\"2\"/>\
                 <text class=\"letter-of\" x=\"{:.1}\" y=\"{:.0}\">{letter}</text>",
                origin % super::COLOURS,
                x - 17.0,
                y + 6.0,
                x - 8.5,
                y + 18.0
            )
        })
        .collect()
}

/// The words cut to what fits, in characters of the given width.
fn fitted(words: &str, room: f64, letter: f64) -> String {
    let fits = (room / letter).floor().max(3.0) as usize;
    if words.chars().count() <= fits {
        return words.to_owned();
    }
    let start: String = words.chars().take(fits - 1).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_to_the_box() {
        assert_eq!(fitted("The Eastmark Courier", 60.0, 6.0), "The Eastm…");
        assert_eq!(fitted("Carrow", 60.0, 6.0), "Carrow");
        assert_eq!(fitted("Zürichsee-Zeitung", 1.0, 6.0), "Zü…");
    }
}
