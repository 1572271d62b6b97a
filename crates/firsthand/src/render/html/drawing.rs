//! The lineage as an SVG drawing in which every box leads to its report and every line to the passages behind it.
//!
//! A line says what was done, how much of the lower one's text it is and how much later it came out. The strokes differ
//! in dashes as well as in words, and origins in letters as well as in colour. All of it works without a script.

use std::collections::BTreeMap;

use super::boxes::{BOX, PASSING, folded_box, one_box};
use super::escape;
use super::graph::{self, Line, Plan, Spot, Stroke};
use super::view::View;
use super::words;
use crate::account::Edge;
use crate::render::family::Family;

/// How wide the drawing may get before its boxes shrink, and how far they may.
const WIDTH: f64 = 1046.0;
const WIDEST_BOX: f64 = 236.0;
const NARROWEST_BOX: f64 = 150.0;
const WIDEST_GAP: f64 = 214.0;
const NARROWEST_GAP: f64 = 126.0;
const ROW: f64 = 58.0;
/// What a further parent adds to the height of a row.
const FURTHER: f64 = 24.0;
const MARGIN: f64 = 8.0;
/// From a box's side to the vertical its edges run along, and between two such verticals.
const BUS: f64 = 14.0;
const LANE: f64 = 9.0;
/// Boxes of reports that stand alone; more are counted.
const ALONE: usize = 16;

/// Where rows and columns begin.
struct Grid {
    tops: Vec<f64>,
    height: f64,
    box_width: f64,
    gap: f64,
    width: f64,
}

impl Grid {
    fn of(plan: &Plan) -> Self {
        let columns = plan.columns.max(1) as f64;
        let gap =
            ((WIDTH - 2.0 * MARGIN - columns * WIDEST_BOX) / (columns - 1.0).max(1.0)).clamp(NARROWEST_GAP, WIDEST_GAP);
        let box_width = ((WIDTH - 2.0 * MARGIN - (columns - 1.0) * gap) / columns).clamp(NARROWEST_BOX, WIDEST_BOX);
        let mut heights = vec![ROW; plan.rows];
        for spot in &plan.boxes {
            let more = if spot.passing.is_empty() { 0.0 } else { PASSING };
            let needed = ROW + more.max(FURTHER * spot.arriving.saturating_sub(1) as f64);
            if let Some(height) = heights.get_mut(spot.row) {
                *height = height.max(needed);
            }
        }
        let mut tops = Vec::with_capacity(heights.len());
        let mut y = MARGIN;
        for height in heights {
            tops.push(y);
            y += height;
        }
        let width = 2.0 * MARGIN + columns * box_width + (columns - 1.0) * gap;
        Self { tops, height: y, box_width, gap, width }
    }

    fn left(&self, spot: &Spot) -> f64 {
        MARGIN + spot.column as f64 * (self.box_width + self.gap)
    }

    fn right(&self, spot: &Spot) -> f64 {
        self.left(spot) + self.box_width
    }

    fn top(&self, spot: &Spot) -> f64 {
        self.tops.get(spot.row).copied().unwrap_or(0.0)
    }
}

/// The drawing as a figure, or nothing where there is nothing to draw or too much.
pub fn drawing(view: &View, family: &Family) -> String {
    let Some(plan) = graph::plan(family) else { return String::new() };
    let folded = plan.folded.then(|| graph::whole(family)).flatten();
    let whole = folded.map_or(String::new(), |whole| {
        let count = words::count(view.story.articles.len(), "report");
        format!(
            "<details class=\"whole\"><summary>Draw each of the {count}</summary>{}</details>",
            svg(view, family, &whole, "whole")
        )
    });
    format!(
        "<figure class=\"drawing\">{}<figcaption>{}</figcaption>{}{whole}</figure>",
        svg(view, family, &plan, "drawn"),
        key(),
        in_passing(view, &plan)
    )
}

/// The sources that no line of the drawing leaves, since each gave too little to be drawn.
fn in_passing(view: &View, plan: &Plan) -> String {
    let sources = plan.alone.iter().filter(|node| !view.is_alone(**node));
    let items: Vec<String> = sources
        .filter_map(|node| {
            let label = &view.story.lineage.nodes.get(*node)?.label;
            Some(format!(
                "<a href=\"#{}\">{}</a> by {}",
                view.id("l", node),
                escape::isolated(label),
                view.takers(*node)
            ))
        })
        .collect();
    if items.is_empty() {
        return String::new();
    }
    format!("<p class=\"how\">Credited in passing and not drawn: {}</p>", words::listed(&items))
}

fn key() -> String {
    let stroke = |class: &str, words: &str| {
        format!(
            "<span><svg class=\"key\" viewBox=\"0 0 34 8\" aria-hidden=\"true\"><path class=\"e {class}\" d=\"M1 4H33\"/></svg> {words}</span>"
        )
    };
    format!(
        "{}{}{}<span>Two tips: who took from whom is open</span><span>Percentages: how much of the right one’s text was found in the left one</span>\
         <span class=\"with-script\">Choose a line to see the passages side by side</span>",
        stroke("copy", "copied or edited"),
        stroke("rewrite", "rewritten or translated"),
        stroke("credit", "told with a credit")
    )
}

fn svg(view: &View, family: &Family, plan: &Plan, id: &str) -> String {
    let grid = Grid::of(plan);
    let lanes = lanes(plan);
    let buses: String = plan.lines.iter().map(|line| bus(&grid, plan, line, &lanes)).collect();
    let lines: String = plan.lines.iter().map(|line| drawn_line(view, family, &grid, plan, line, &lanes)).collect();
    let boxes: String = plan.boxes.iter().map(|spot| drawn_box(view, &grid, spot)).collect();
    let (alone, height) = alone(view, &grid, plan);
    let title = view.id(id, "");
    format!(
        "<div class=\"canvas\" role=\"region\" tabindex=\"0\" aria-label=\"Drawing of the lineage\">\
         <svg viewBox=\"0 0 {:.0} {height:.0}\" width=\"{:.0}\" height=\"{height:.0}\" role=\"group\" aria-labelledby=\"{title}\">\
         <title id=\"{title}\">Who took from whom, from left to right</title>{buses}{lines}{boxes}{alone}</svg></div>",
        grid.width, grid.width
    )
}

/// For each line of a further parent, which vertical it runs along: those of one parent share theirs.
fn lanes(plan: &Plan) -> BTreeMap<usize, usize> {
    let mut lanes = BTreeMap::new();
    for line in plan.lines.iter().filter(|line| line.rank > 0) {
        let next = lanes.len() % 3 + 1;
        lanes.entry(line.from).or_insert(next);
    }
    lanes
}

/// The corners of a line: out of the parent, along a vertical, into the child.
struct Course {
    start: (f64, f64),
    bus: f64,
    /// Where the last stretch begins and ends.
    turn: f64,
    end: (f64, f64),
    /// Between two rows, where the line passes over columns of other boxes.
    lane: Option<f64>,
}

fn course(grid: &Grid, plan: &Plan, line: &Line, lanes: &BTreeMap<usize, usize>) -> Option<Course> {
    let (from, to) = (plan.boxes.get(line.from)?, plan.boxes.get(line.to)?);
    let lane = if line.rank == 0 { 0 } else { lanes.get(&line.from).copied().unwrap_or(1) };
    let start = (grid.right(from), grid.top(from) + BOX / 2.0 + 4.0 * lane as f64);
    let bus = start.0 + BUS + LANE * lane as f64;
    let end = (grid.left(to), grid.top(to) + BOX / 2.0 + FURTHER * line.rank as f64);
    let jumps = line.rank > 0 && to.column > from.column + 1;
    let lane = jumps.then(|| grid.top(to) - (ROW - BOX) / 2.0 + 2.0);
    let turn = if jumps { end.0 - grid.gap + BUS + LANE * 3.0 } else { bus };
    Some(Course { start, bus, turn, end, lane })
}

/// The part that several lines share, without dashes.
fn bus(grid: &Grid, plan: &Plan, line: &Line, lanes: &BTreeMap<usize, usize>) -> String {
    let Some(course) = course(grid, plan, line, lanes) else { return String::new() };
    let mut path = format!("M{:.0} {:.0}H{:.0}", course.start.0, course.start.1, course.bus);
    if let Some(lane) = course.lane {
        path += &format!("V{lane:.0}H{:.0}", course.turn);
    }
    format!("<path class=\"bus\" d=\"{path}V{:.0}\"/>", course.end.1)
}

fn drawn_line(
    view: &View,
    family: &Family,
    grid: &Grid,
    plan: &Plan,
    line: &Line,
    lanes: &BTreeMap<usize, usize>,
) -> String {
    let edges: Vec<(usize, &Edge)> =
        line.edges.iter().filter_map(|index| Some((*index, family.lineage.edges.get(*index)?))).collect();
    let (Some((first, edge)), Some(course)) = (edges.first(), course(grid, plan, line, lanes)) else {
        return String::new();
    };
    let (y, end) = (course.end.1, course.end.0);
    let stub = format!("M{:.0} {y:.0}H{:.0}", course.turn, end - 7.0);
    let mut head = format!("<path class=\"tip\" d=\"M{:.0} {:.0}l8 4.5l-8 4.5z\"/>", end - 9.0, y - 4.5);
    if !edge.directed {
        head += &format!("<path class=\"tip\" d=\"M{:.0} {:.0}l-8 4.5l8 4.5z\"/>", course.turn + 8.0, y - 4.5);
    }
    let alone = plan.boxes.get(line.to).is_none_or(|spot| spot.arriving < 2);
    let open = edges.iter().any(|(_, edge)| !edge.directed).then(|| "direction open".to_owned());
    let when = if alone { open.or_else(|| later(view, &edges)) } else { None };
    let seen = format!("{} {}", label(&edges), when.as_deref().unwrap_or_default());
    let when = when.map_or(String::new(), |when| {
        format!(" <text class=\"lag\" x=\"{:.0}\" y=\"{:.0}\">{when}</text>", end - 12.0, y + 15.0)
    });
    let href = if edges.len() == 1 { view.id("d", first) } else { view.id("l", edge.from) };
    format!(
        "<a class=\"edge\" href=\"#{href}\" aria-label=\"{}\"><path class=\"hit\" d=\"{stub}\"/><path class=\"e {}\" d=\"{stub}\"/>{head}\
         <text class=\"share\" x=\"{:.0}\" y=\"{:.0}\">{}</text>{when}</a>",
        escape::text(&format!("{}: {}", seen.trim_end(), spoken(family, &edges))),
        Stroke::of(edge.kind).class(),
        end - 12.0,
        y - 6.0,
        label(&edges)
    )
}

/// "edited, 98 %", or for folded edges "edited, 61 to 100 %".
pub fn label(edges: &[(usize, &Edge)]) -> String {
    let Some((_, edge)) = edges.first() else { return String::new() };
    let same = edges.iter().all(|(_, other)| other.kind == edge.kind);
    let verb = match (edge.directed, same) {
        (false, _) => "shared",
        (true, true) => words::done(edge.kind),
        (true, false) if edges.iter().any(|(_, other)| Stroke::of(other.kind) != Stroke::of(edge.kind)) => "taken",
        (true, false) if Stroke::of(edge.kind) == Stroke::Copied => "copied or edited",
        (true, false) => "reworded",
    };
    let shares = || edges.iter().map(|(_, edge)| edge.share);
    let (least, most) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
    match (words::percent(least), words::percent(most)) {
        _ if most <= 0.0 => verb.to_owned(),
        (least, most) if least == most => format!("{verb}, {most}"),
        (least, most) => format!("{verb}, {} to {most}", least.trim_end_matches(['%', '\u{a0}'])),
    }
}

/// A line in words for those who do not see it; what is written beside it comes before.
fn spoken(family: &Family, edges: &[(usize, &Edge)]) -> String {
    let name = |node: usize| family.lineage.nodes.get(node).map_or("", |node| node.label.as_str());
    match edges {
        [(_, edge)] if edge.directed => format!("{} took from {}", name(edge.to), name(edge.from)),
        [(_, edge)] => format!("{} or {} took from the other", name(edge.to), name(edge.from)),
        [(_, edge), ..] => format!("{} took from {}", words::count(edges.len(), "report"), name(edge.from)),
        [] => String::new(),
    }
}

/// How long after its source a report came out, where both are dated and one edge is meant.
pub fn later(view: &View, edges: &[(usize, &Edge)]) -> Option<String> {
    let [(_, edge)] = edges else { return None };
    let article = |node: usize| Some(&view.report(view.story.lineage.nodes.get(node)?.article?)?.article);
    words::later(article(edge.from)?.published.as_ref()?, article(edge.to)?.published.as_ref()?)
}

fn drawn_box(view: &View, grid: &Grid, spot: &Spot) -> String {
    let place = (grid.left(spot), grid.top(spot));
    match spot.nodes.as_slice() {
        [node] => one_box(view, *node, &spot.passing, place, grid.box_width),
        nodes => folded_box(view, nodes, place, grid.box_width),
    }
}

/// The reports that neither took nor passed on anything, in rows under the tree, and the height of it all.
fn alone(view: &View, grid: &Grid, plan: &Plan) -> (String, f64) {
    let lone: Vec<usize> = plan.alone.iter().copied().filter(|node| view.is_alone(*node)).collect();
    if lone.is_empty() {
        return (String::new(), grid.height);
    }
    let mut top = grid.height + 26.0;
    let rest = lone.len().saturating_sub(ALONE);
    let more = if rest > 0 { format!(", {rest} more not drawn") } else { String::new() };
    let mut out = format!(
        "<text class=\"aside\" x=\"{MARGIN}\" y=\"{:.0}\">On their own: nothing taken, nothing passed on{more}</text>",
        top - 8.0
    );
    let step = grid.box_width + 14.0;
    let across = ((grid.width - 2.0 * MARGIN + 14.0) / step).floor().max(1.0) as usize;
    for chunk in lone.get(..lone.len().min(ALONE)).unwrap_or_default().chunks(across) {
        for (i, node) in chunk.iter().enumerate() {
            out += &one_box(view, *node, &[], (MARGIN + step * i as f64, top), grid.box_width);
        }
        top += BOX + 12.0;
    }
    (out, top)
}
