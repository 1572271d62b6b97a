//! Where the nodes and edges of a drawn lineage go: a tree from left to right, every node on a row of its own.
//!
//! Roots stand on the left. A node's column is the longest way to it from a root, so that edges only go to the right;
//! its row is the row of its first child, so that the row of an edge is free of boxes up to the child's and its words
//! stand beside it. A large lineage is folded as far as it must be to be seen at a glance: first siblings that did the
//! same and passed nothing on become one box, then all that passed nothing on, then all that stands behind a report.
//! Further parents that gave a good part of the text get a line of their own, the rest is named in the box.
//!
//! A layout library would place the boxes of any graph; a lineage is a tree with a few edges more, and what makes it
//! readable is the folding, the order of the rows and the place for each edge's words, which none of them knows.

use crate::account::{Edge, EdgeKind};
use crate::render::family::Family;

/// Rows and columns that are seen at a glance; a drawing with more is folded further.
const GLANCE_ROWS: usize = 16;
const GLANCE_COLUMNS: usize = 4;
/// Siblings that are folded into one box.
const FOLD: usize = 3;
/// A further parent with less of the text than this is named in the box only.
const DRAWN_SHARE: f64 = 0.2;
/// Rows beyond this make no readable drawing.
const MAX_ROWS: usize = 70;

/// The boxes and lines, in rows and columns.
#[derive(Debug, Default)]
pub struct Plan {
    pub boxes: Vec<Spot>,
    pub lines: Vec<Line>,
    /// Nodes in no box: they neither took nor passed on anything that is drawn.
    pub alone: Vec<usize>,
    pub rows: usize,
    pub columns: usize,
    /// Whether some box stands for several nodes.
    pub folded: bool,
}

/// A box: one node, or several that are folded.
#[derive(Debug, PartialEq)]
pub struct Spot {
    pub nodes: Vec<usize>,
    pub row: usize,
    pub column: usize,
    /// Edges from further parents that are not drawn.
    pub passing: Vec<usize>,
    /// How many edges arrive.
    pub arriving: usize,
}

/// An edge between two boxes.
#[derive(Debug, PartialEq)]
pub struct Line {
    /// One edge of the lineage, or those of the folded nodes.
    pub edges: Vec<usize>,
    /// Indices into [`Plan::boxes`].
    pub from: usize,
    pub to: usize,
    /// 0 for the edge of the tree, 1 and up for further parents.
    pub rank: usize,
}

/// How an edge is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    Copied,
    Reworded,
    Credited,
}

impl Stroke {
    pub const fn of(kind: EdgeKind) -> Self {
        match kind {
            EdgeKind::Copy | EdgeKind::Edit => Self::Copied,
            EdgeKind::Rewrite | EdgeKind::Translation => Self::Reworded,
            EdgeKind::Credit => Self::Credited,
        }
    }

    /// Its class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Copied => "copy",
            Self::Reworded => "rewrite",
            Self::Credited => "credit",
        }
    }
}

/// How far a drawing is folded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fold {
    Nothing,
    /// Siblings that did the same and passed nothing on.
    Alike,
    /// Siblings that passed nothing on.
    Leaves,
    /// All that stands behind a report which took from a root.
    Behind,
}

/// The plan of a lineage, folded no further than it must be; nothing when it has no edges or too many rows.
pub fn plan(family: &Family) -> Option<Plan> {
    let glance = |plan: &Plan| plan.rows <= GLANCE_ROWS && plan.columns <= GLANCE_COLUMNS;
    let levels = [Fold::Nothing, Fold::Alike, Fold::Leaves];
    let plans = levels.into_iter().map(|fold| planned(family, fold));
    let plan = plans.into_iter().find(glance).unwrap_or_else(|| planned(family, Fold::Behind));
    drawable(plan)
}

/// The same with nothing folded.
pub fn whole(family: &Family) -> Option<Plan> {
    drawable(planned(family, Fold::Nothing))
}

fn drawable(plan: Plan) -> Option<Plan> {
    (!plan.lines.is_empty() && plan.rows <= MAX_ROWS).then_some(plan)
}

fn planned(family: &Family, fold: Fold) -> Plan {
    let column = if fold < Fold::Leaves { columns(family) } else { depths(family) };
    let spot_of = vec![None; family.lineage.nodes.len()];
    let mut planner = Planner { fold, column, plan: Plan::default(), spot_of, family };
    for head in drawn_heads(family) {
        planner.place(head);
    }
    planner.further();
    let placed = |node: &usize| planner.spot_of.get(*node).copied().flatten().is_some();
    let alone = (0..family.lineage.nodes.len()).filter(|node| !placed(node)).collect();
    Plan { alone, ..planner.plan }
}

/// How deep each node stands in the tree.
fn depths(family: &Family) -> Vec<usize> {
    let mut depth = vec![0; family.lineage.nodes.len()];
    for (deep, node) in family.heads.iter().flat_map(|head| family.below(*head)) {
        if let Some(depth) = depth.get_mut(node) {
            *depth = deep;
        }
    }
    depth
}

/// The heads of families, and lone nodes that are a further parent worth a line.
fn drawn_heads(family: &Family) -> Vec<usize> {
    let worth = |node: &&usize| {
        family.lineage.edges.iter().any(|edge| edge.from == **node && edge.share >= DRAWN_SHARE && edge.from != edge.to)
    };
    family.heads.iter().chain(family.alone.iter().filter(worth)).copied().collect()
}

struct Planner<'f, 'a> {
    family: &'f Family<'a>,
    fold: Fold,
    column: Vec<usize>,
    plan: Plan,
    spot_of: Vec<Option<usize>>,
}

impl Planner<'_, '_> {
    /// Places a head and all that hangs on it.
    fn place(&mut self, head: usize) {
        // A node, and the box it hangs on with the edges.
        let mut stack: Vec<(Vec<usize>, Option<usize>)> = vec![(vec![head], None)];
        let mut fresh = true;
        while let Some((nodes, parent)) = stack.pop() {
            let row = if std::mem::take(&mut fresh) { self.plan.rows } else { self.row_for(parent) };
            let spot = self.spot(nodes.clone(), row);
            if let Some(parent) = parent {
                let edges = nodes.iter().filter_map(|node| self.family.main.get(*node).copied().flatten()).collect();
                self.line(edges, parent, spot, 0);
            }
            let groups = nodes.first().filter(|_| nodes.len() == 1).map(|node| self.groups(*node)).unwrap_or_default();
            stack.extend(groups.into_iter().rev().map(|group| (group, Some(spot))));
        }
    }

    /// The first child stands on its parent's row, every other one on a new row.
    fn row_for(&self, parent: Option<usize>) -> usize {
        let has_child = self.plan.lines.iter().any(|line| Some(line.from) == parent);
        let row = parent.and_then(|parent| self.plan.boxes.get(parent)).map(|spot| spot.row);
        row.filter(|_| !has_child).unwrap_or(self.plan.rows)
    }

    fn spot(&mut self, nodes: Vec<usize>, row: usize) -> usize {
        // What stands behind a report is one box, however deep it goes.
        let column = nodes.iter().filter_map(|node| self.column.get(*node)).min().copied().unwrap_or(0);
        let index = self.plan.boxes.len();
        for node in &nodes {
            if let Some(spot) = self.spot_of.get_mut(*node) {
                *spot = Some(index);
            }
        }
        self.plan.folded |= nodes.len() > 1;
        self.plan.rows = self.plan.rows.max(row + 1);
        self.plan.columns = self.plan.columns.max(column + 1);
        self.plan.boxes.push(Spot { nodes, row, column, passing: Vec::new(), arriving: 0 });
        index
    }

    fn line(&mut self, edges: Vec<usize>, from: usize, to: usize, rank: usize) {
        if let Some(spot) = self.plan.boxes.get_mut(to) {
            spot.arriving += 1;
        }
        self.plan.lines.push(Line { edges, from, to, rank });
    }

    /// The children of a node, each by itself or in a group that is folded.
    fn groups(&self, node: usize) -> Vec<Vec<usize>> {
        let below = || self.family.below(node).into_iter().skip(1).map(|(_, node)| node).collect::<Vec<_>>();
        if self.fold == Fold::Behind && self.column.get(node).is_some_and(|column| *column > 0) {
            return Some(below()).filter(|below| !below.is_empty()).into_iter().collect();
        }
        let mut groups: Vec<(Option<Stroke>, Vec<usize>)> = Vec::new();
        for child in self.family.children_of(node) {
            let stroke = self.foldable(*child);
            match groups.iter_mut().find(|(other, _)| stroke.is_some() && *other == stroke) {
                Some((_, group)) => group.push(*child),
                None => groups.push((stroke, vec![*child])),
            }
        }
        let apart = |group: Vec<usize>| {
            if group.len() >= FOLD { vec![group] } else { group.into_iter().map(|node| vec![node]).collect() }
        };
        groups.into_iter().flat_map(|(_, group)| apart(group)).collect()
    }

    /// With what a node may be folded: nothing where folding would hide more than this drawing must.
    fn foldable(&self, node: usize) -> Option<Stroke> {
        let lineage = self.family.lineage;
        let edge = lineage.edges.get(self.family.main.get(node).copied().flatten()?)?;
        let passes_on = lineage.edges.iter().any(|edge| edge.from == node && edge.to != node);
        let mixed = self.family.further(node).any(|(_, edge)| edge.share >= DRAWN_SHARE);
        match self.fold {
            Fold::Nothing => None,
            Fold::Alike => (edge.directed && !passes_on && !mixed).then(|| Stroke::of(edge.kind)),
            Fold::Leaves | Fold::Behind => self.family.children_of(node).is_empty().then_some(Stroke::Copied),
        }
    }

    fn is_right_of(&self, right: usize, left: usize) -> bool {
        let column = |spot: usize| self.plan.boxes.get(spot).map(|spot| spot.column);
        column(right) > column(left)
    }

    /// Draws or notes the edges from further parents.
    fn further(&mut self) {
        let edges: Vec<(usize, &Edge)> =
            (0..self.family.lineage.nodes.len()).flat_map(|node| self.family.further(node)).collect();
        for (index, edge) in edges {
            let spot = |node: usize| self.spot_of.get(node).copied().flatten();
            match (spot(edge.from), spot(edge.to)) {
                (Some(from), Some(to)) if edge.share >= DRAWN_SHARE && self.is_right_of(to, from) => {
                    let rank = self.plan.boxes.get(to).map_or(1, |spot| spot.arriving);
                    self.line(vec![index], from, to, rank);
                }
                (from, Some(to)) if from != Some(to) => {
                    if let Some(spot) = self.plan.boxes.get_mut(to).filter(|spot| spot.nodes.len() == 1) {
                        spot.passing.push(index);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The longest way to each node over the edges that are drawn. A circle, which no lineage should hold, stops where it
/// has gone round.
fn columns(family: &Family) -> Vec<usize> {
    let count = family.lineage.nodes.len();
    let drawn = |index: usize, edge: &Edge| {
        edge.from != edge.to
            && (edge.share >= DRAWN_SHARE || family.main.get(edge.to).copied().flatten() == Some(index))
    };
    let edges: Vec<&Edge> =
        family.lineage.edges.iter().enumerate().filter(|(i, edge)| drawn(*i, edge)).map(|(_, edge)| edge).collect();
    let mut column = vec![0; count];
    for _ in 0..count {
        let mut moved = false;
        for edge in &edges {
            let Some(left) = column.get(edge.from).copied() else { continue };
            let Some(right) = column.get_mut(edge.to) else { continue };
            if *right <= left && left + 1 < count {
                *right = left + 1;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::family::tests::lineage;

    /// Where each node stands: (row, column).
    fn check(nodes: usize, edges: &[(usize, usize, f64)], expected: &[(&[usize], usize, usize)]) {
        let lineage = lineage(nodes, edges);
        let plan = plan(&Family::new(&lineage)).unwrap();
        let found: Vec<_> = plan.boxes.iter().map(|spot| (spot.nodes.as_slice(), spot.row, spot.column)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_child_stands_beside_its_parent_and_the_next_below() {
        let expected: [(&[usize], usize, usize); 4] = [(&[0], 0, 0), (&[1], 0, 1), (&[3], 0, 2), (&[2], 1, 1)];
        check(4, &[(0, 1, 1.0), (0, 2, 1.0), (1, 3, 1.0)], &expected);
    }

    #[test]
    fn a_node_stands_to_the_right_of_all_its_drawn_parents() {
        let expected: [(&[usize], usize, usize); 3] = [(&[0], 0, 0), (&[1], 0, 1), (&[2], 1, 2)];
        check(3, &[(0, 1, 1.0), (0, 2, 0.6), (1, 2, 0.4)], &expected);
    }

    #[test]
    fn a_passing_credit_is_no_line() {
        let lineage = lineage(3, &[(0, 2, 0.9), (1, 2, 0.02)]);
        let plan = plan(&Family::new(&lineage)).unwrap();
        assert_eq!((plan.lines.len(), plan.alone.as_slice()), (1, [1].as_slice()));
        assert_eq!(plan.boxes[1].passing, [1]);
    }

    #[test]
    fn many_copies_of_one_text_are_one_box() {
        let copies: Vec<(usize, usize, f64)> = (1..30).map(|node| (0, node, 1.0)).collect();
        let lineage = lineage(30, &copies);
        let family = Family::new(&lineage);
        let folded = plan(&family).unwrap();
        assert_eq!((folded.boxes.len(), folded.rows, folded.folded), (2, 1, true));
        assert_eq!(whole(&family).unwrap().rows, 29);
    }

    #[test]
    fn a_long_chain_is_folded_behind_its_first_link() {
        let chain: Vec<(usize, usize, f64)> = (1..30).map(|node| (node - 1, node, 1.0)).collect();
        let lineage = lineage(30, &chain);
        let plan = plan(&Family::new(&lineage)).unwrap();
        assert_eq!((plan.boxes.len(), plan.columns, plan.boxes[2].nodes.len()), (3, 3, 28));
    }

    #[test]
    fn no_edges_and_circles_make_no_drawing_or_an_end() {
        assert!(plan(&Family::new(&lineage(3, &[]))).is_none());
        assert!(plan(&Family::new(&lineage(2, &[(0, 1, 1.0), (1, 0, 1.0)]))).is_some());
    }
}
