//! The lineage as a drawing: sources on top, what took from them below, in layers.
//!
//! A layer is the longest way from a root (Sugiyama's layering), and within a layer a node stands near its parents.
//! The drawing is for wide screens and paper; the list beside it says the same in words, on any screen.

use super::view::View;
use super::{escape, words};
use crate::account::{Edge, EdgeKind, Lineage};

/// More nodes than this make no readable drawing; the list alone remains.
const MAX_NODES: usize = 40;
/// Nodes side by side; a layer with more goes on in a further row.
const PER_ROW: usize = 6;
const WIDTH: f64 = 940.0;
const BOX_WIDTH: f64 = 146.0;
const BOX_HEIGHT: f64 = 46.0;
const ROW_HEIGHT: f64 = 104.0;
const MARGIN: f64 = 10.0;
/// The characters of a label that fit a box.
const LABEL: usize = 17;

/// A place on the drawing: the upper middle of a node's box.
#[derive(Clone, Copy, Default)]
struct Place {
    x: f64,
    y: f64,
}

/// The drawing as a figure, or nothing when there are too many nodes.
pub fn drawing(view: &View) -> String {
    let lineage = &view.story.lineage;
    if lineage.nodes.len() > MAX_NODES {
        return String::new();
    }
    let rows = rows(lineage);
    let mut places = vec![Place::default(); lineage.nodes.len()];
    for (r, row) in rows.iter().enumerate() {
        for (i, node) in row.iter().enumerate() {
            if let Some(place) = places.get_mut(*node) {
                let gap = WIDTH / row.len() as f64;
                *place = Place { x: gap * (i as f64 + 0.5), y: MARGIN + r as f64 * ROW_HEIGHT };
            }
        }
    }
    let height = 2.0 * MARGIN + ROW_HEIGHT * rows.len().saturating_sub(1) as f64 + BOX_HEIGHT;
    let edges: String = lineage.edges.iter().enumerate().map(|(i, edge)| line(i, edge, &places, &rows)).collect();
    let shares: String = lineage.edges.iter().map(|edge| share(edge, &places)).collect();
    let nodes: String = (0..lineage.nodes.len()).map(|node| node_box(view, node, &places)).collect();
    let n = view.number;
    format!(
        "<figure class=\"drawing\"><svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"s{n}-g\">\
         <title id=\"s{n}-g\">Lineage: {}</title>{edges}{shares}{nodes}</svg>\
         <figcaption><span><svg class=\"key\" viewBox=\"0 0 34 8\" aria-hidden=\"true\"><path class=\"e copy\" d=\"M1 4H33\"/></svg> \
         copied or edited</span> <span><svg class=\"key\" viewBox=\"0 0 34 8\" aria-hidden=\"true\"><path class=\"e rewrite\" d=\"M1 4H33\"/></svg> \
         rewritten or translated</span> <span><svg class=\"key\" viewBox=\"0 0 34 8\" aria-hidden=\"true\"><path class=\"e credit\" d=\"M1 4H33\"/></svg> \
         told with credit</span> <span>percentages: how much of the lower one’s text; “?”: direction cannot be told</span></figcaption></figure>",
        escape::text(&in_words(lineage))
    )
}

fn in_words(lineage: &Lineage) -> String {
    let label = |node: usize| lineage.nodes.get(node).map_or("", |node| node.label.as_str());
    let parts: Vec<String> = lineage
        .edges
        .iter()
        .map(|edge| {
            let verb = if edge.directed { words::derivation(edge.kind) } else { "shares matter with" };
            format!("{} {verb} {}", label(edge.to), label(edge.from))
        })
        .collect();
    format!("{}. The list after it says more.", parts.join("; "))
}

/// The nodes row by row.
fn rows(lineage: &Lineage) -> Vec<Vec<usize>> {
    let layer = layers(lineage);
    let deepest = layer.iter().copied().max().unwrap_or(0);
    let mut position = vec![0.5; lineage.nodes.len()];
    let mut rows = Vec::new();
    for depth in 0..=deepest {
        let mut nodes: Vec<usize> = (0..layer.len()).filter(|node| layer[*node] == depth).collect();
        let centre: Vec<f64> = (0..layer.len()).map(|node| barycentre(lineage, node, &position)).collect();
        let key = |node: usize| (alone(lineage, node), node);
        nodes.sort_by(|a, b| centre[*a].total_cmp(&centre[*b]).then(key(*a).cmp(&key(*b))));
        let per_row = nodes.len().div_ceil(nodes.len().div_ceil(PER_ROW).max(1)).max(1);
        for row in nodes.chunks(per_row) {
            for (i, node) in row.iter().enumerate() {
                position[*node] = (i as f64 + 0.5) / row.len() as f64;
            }
            rows.push(row.to_vec());
        }
    }
    rows
}

/// Whether a node has neither parents nor children; such nodes stand last.
fn alone(lineage: &Lineage, node: usize) -> bool {
    !lineage.edges.iter().any(|edge| edge.from == node || edge.to == node)
}

/// The mean place of a node's parents; its own first guess when it has none.
fn barycentre(lineage: &Lineage, node: usize, position: &[f64]) -> f64 {
    let parents: Vec<f64> = lineage
        .edges
        .iter()
        .filter(|edge| edge.to == node)
        .filter_map(|edge| position.get(edge.from).copied())
        .collect();
    if parents.is_empty() { 0.5 } else { parents.iter().sum::<f64>() / parents.len() as f64 }
}

/// The longest way from a root to each node. A circle, which no lineage should hold, stops where it has gone round.
fn layers(lineage: &Lineage) -> Vec<usize> {
    let count = lineage.nodes.len();
    let mut layer = vec![0; count];
    for _ in 0..count {
        let mut moved = false;
        for edge in &lineage.edges {
            let Some(above) = layer.get(edge.from).copied() else { continue };
            let Some(below) = layer.get_mut(edge.to) else { continue };
            if edge.from != edge.to && *below <= above && above + 1 < count {
                *below = above + 1;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    layer
}

/// The ends of an edge: the middle of the upper box's foot and of the lower box's head.
fn ends(edge: &Edge, places: &[Place]) -> Option<(Place, Place)> {
    let from = places.get(edge.from)?;
    let to = places.get(edge.to)?;
    Some((Place { x: from.x, y: from.y + BOX_HEIGHT }, *to))
}

/// An edge as a curve through the gaps between the boxes of the rows it passes.
fn line(index: usize, edge: &Edge, places: &[Place], rows: &[Vec<usize>]) -> String {
    let Some((from, to)) = ends(edge, places) else { return String::new() };
    let class = match edge.kind {
        EdgeKind::Copy | EdgeKind::Edit => "copy",
        EdgeKind::Rewrite | EdgeKind::Translation => "rewrite",
        EdgeKind::Credit => "credit",
    };
    let mut path = format!("M{:.0} {:.0}", from.x, from.y);
    let mut last = from;
    for (r, row) in rows.iter().enumerate() {
        let top = MARGIN + r as f64 * ROW_HEIGHT;
        if top < from.y || top >= to.y {
            continue;
        }
        let straight = from.x + (to.x - from.x) * (top - from.y) / (to.y - from.y);
        // Edges through one gap run side by side instead of on one another.
        let x = nearest_gap(straight, row.len()) + 3.0 * (index % 3) as f64 - 3.0;
        path += &curve(last, Place { x, y: top });
        last = Place { x, y: top + BOX_HEIGHT };
        path += &format!("V{:.0}", last.y);
    }
    path += &curve(last, to);
    format!("<path class=\"e {class}\" d=\"{path}\"/>")
}

/// The middle of the gap nearest to `x` in a row of `boxes` boxes, the margins included.
fn nearest_gap(x: f64, boxes: usize) -> f64 {
    let cell = WIDTH / boxes.max(1) as f64;
    ((x / cell).round() * cell).clamp(MARGIN / 2.0, WIDTH - MARGIN / 2.0)
}

/// A curve that leaves downward and arrives downward.
fn curve(from: Place, to: Place) -> String {
    let bend = (to.y - from.y) / 2.0;
    let (x1, y1, x2, y2) = (from.x, from.y + bend, to.x, to.y - bend);
    format!("C{x1:.0} {y1:.0} {x2:.0} {y2:.0} {:.0} {:.0}", to.x, to.y)
}

/// The share beside an edge's lower end; a question mark where the direction is open.
fn share(edge: &Edge, places: &[Place]) -> String {
    let Some((from, to)) = ends(edge, places) else { return String::new() };
    let lean = ((from.x - to.x) * 0.08).clamp(-24.0, 24.0);
    let mut label = if edge.share > 0.0 { words::percent(edge.share) } else { String::new() };
    if !edge.directed {
        label += "?";
    }
    if label.is_empty() {
        label
    } else {
        format!("<text class=\"share\" x=\"{:.0}\" y=\"{:.0}\">{label}</text>", to.x + lean, to.y - 8.0)
    }
}

fn node_box(view: &View, node: usize, places: &[Place]) -> String {
    let lineage = &view.story.lineage;
    let (Some(place), Some(node)) = (places.get(node), lineage.nodes.get(node)) else { return String::new() };
    let colour = origin_of(lineage, node.article, &node.label)
        .map_or(String::new(), |origin| format!(" o{}", origin % super::COLOURS));
    let (x, y) = (place.x - BOX_WIDTH / 2.0, place.y);
    let label = escape::text(&short(&node.label));
    let (class, second) = match node.article {
        Some(article) => ("node", format!("report {}", article + 1)),
        None => ("node unseen", "not among them".to_owned()),
    };
    let drawn = format!(
        "<rect class=\"{class}{colour}\" x=\"{x:.0}\" y=\"{y:.0}\" width=\"{BOX_WIDTH}\" height=\"{BOX_HEIGHT}\" rx=\"3\"/>\
         <text class=\"label\" x=\"{:.0}\" y=\"{:.0}\">{label}</text>\
         <text class=\"second\" x=\"{:.0}\" y=\"{:.0}\">{second}</text>",
        place.x,
        y + 20.0,
        place.x,
        y + 36.0
    );
    drawn
}

/// The first origin an article goes back to, or the one an unseen source is.
fn origin_of(lineage: &Lineage, article: Option<usize>, label: &str) -> Option<usize> {
    lineage.origins.iter().position(|origin| match article {
        Some(article) => origin.articles.contains(&article),
        None => origin.label == label,
    })
}

/// A label cut to what a box holds.
fn short(label: &str) -> String {
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    let start: String = label.chars().take(LABEL - 1).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Node;

    fn lineage(nodes: usize, edges: &[(usize, usize)]) -> Lineage {
        let node = |i: usize| Node { article: Some(i), label: i.to_string() };
        let edge = |(from, to): &(usize, usize)| Edge {
            from: *from,
            to: *to,
            kind: EdgeKind::Copy,
            share: 1.0,
            confidence: 1.0,
            directed: true,
            evidence: Vec::new(),
            why: String::new(),
        };
        Lineage { nodes: (0..nodes).map(node).collect(), edges: edges.iter().map(edge).collect(), ..Lineage::default() }
    }

    #[test]
    fn a_node_stands_below_all_its_parents() {
        assert_eq!(layers(&lineage(4, &[(0, 1), (1, 2), (0, 2), (3, 2)])), [0, 1, 2, 0]);
    }

    #[test]
    fn a_circle_ends() {
        assert_eq!(layers(&lineage(2, &[(0, 1), (1, 0)])).len(), 2);
        assert_eq!(layers(&lineage(1, &[(0, 0), (7, 9)])), [0]);
    }

    #[test]
    fn a_wide_layer_takes_several_rows_of_like_length() {
        let rows = rows(&lineage(8, &[(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7)]));
        assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [1, 4, 3]);
    }
}
