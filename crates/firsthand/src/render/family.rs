//! The lineage as a family tree: each node under the parent it owes most, and the further parents beside it.
//!
//! The page draws it, lists it for narrow screens and follows it in its derivations; the terminal report draws it too.

use std::cmp::Reverse;

use crate::account::{Edge, Lineage};

/// The tree of one lineage; nodes and edges are indices into it.
pub struct Family<'a> {
    pub lineage: &'a Lineage,
    /// For each node the edge to the parent it owes most.
    pub main: Vec<Option<usize>>,
    /// For each node those whose main parent it is, in order.
    pub children: Vec<Vec<usize>>,
    /// Nodes without a parent that have children, those with the most descendants first.
    pub heads: Vec<usize>,
    /// Nodes that no edge of the tree touches.
    pub alone: Vec<usize>,
}

impl<'a> Family<'a> {
    pub fn new(lineage: &'a Lineage) -> Self {
        let count = lineage.nodes.len();
        let mut main: Vec<Option<usize>> = (0..count).map(|node| main_parent(lineage, node)).collect();
        break_circles(lineage, &mut main);
        let mut children = vec![Vec::new(); count];
        for (node, edge) in main.iter().enumerate() {
            let parent = edge.and_then(|edge| lineage.edges.get(edge)).map(|edge| edge.from);
            if let Some(list) = parent.and_then(|parent| children.get_mut(parent)) {
                list.push(node);
            }
        }
        let mut family = Self { lineage, main, children, heads: Vec::new(), alone: Vec::new() };
        let (heads, alone): (Vec<usize>, Vec<usize>) = (0..count)
            .filter(|node| family.main.get(*node).is_some_and(Option::is_none))
            .partition(|node| !family.children_of(*node).is_empty());
        family.alone = alone;
        family.heads = heads;
        let sizes: Vec<usize> = (0..count).map(|node| family.below(node).len()).collect();
        family.heads.sort_by_key(|node| (Reverse(sizes.get(*node).copied()), *node));
        family
    }

    pub fn children_of(&self, node: usize) -> &[usize] {
        self.children.get(node).map(Vec::as_slice).unwrap_or_default()
    }

    /// A node and all that hangs on it, each with its depth, in the order of a table of contents.
    pub fn below(&self, node: usize) -> Vec<(usize, usize)> {
        let mut order = Vec::new();
        let mut stack = vec![(0, node)];
        while let Some((depth, node)) = stack.pop() {
            order.push((depth, node));
            stack.extend(self.children_of(node).iter().rev().map(|child| (depth + 1, *child)));
        }
        order
    }

    /// The edges to a node besides the one of the tree, each with its index.
    pub fn further(&self, node: usize) -> impl Iterator<Item = (usize, &'a Edge)> {
        let main = self.main.get(node).copied().flatten();
        let edges = self.lineage.edges.iter().enumerate();
        edges.filter(move |(index, edge)| edge.to == node && edge.from != node && Some(*index) != main)
    }
}

/// The edge from the parent that most of the node's matter comes from.
fn main_parent(lineage: &Lineage, node: usize) -> Option<usize> {
    let weight = |edge: &Edge| edge.share * edge.confidence;
    let known = |edge: &Edge| edge.from != node && edge.from < lineage.nodes.len();
    let parents = lineage.edges.iter().enumerate().filter(|(_, edge)| edge.to == node && known(edge));
    parents.min_by(|(_, a), (_, b)| weight(b).total_cmp(&weight(a)).then(a.from.cmp(&b.from))).map(|(index, _)| index)
}

/// Cuts the last edge of every circle, which no lineage should hold, so that the rest is a tree.
fn break_circles(lineage: &Lineage, main: &mut [Option<usize>]) {
    for start in 0..main.len() {
        let mut node = start;
        for _ in 0..main.len() {
            let Some(edge) = main.get(node).copied().flatten().and_then(|edge| lineage.edges.get(edge)) else { break };
            if edge.from == start {
                if let Some(cut) = main.get_mut(node) {
                    *cut = None;
                }
                break;
            }
            node = edge.from;
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::account::{EdgeKind, Node};

    /// A lineage of copies: (from, to, share).
    pub fn lineage(nodes: usize, edges: &[(usize, usize, f64)]) -> Lineage {
        let node = |i: usize| Node { article: Some(i), label: i.to_string() };
        let edge = |(from, to, share): &(usize, usize, f64)| Edge {
            from: *from,
            to: *to,
            kind: EdgeKind::Copy,
            share: *share,
            confidence: 1.0,
            directed: true,
            evidence: Vec::new(),
            why: String::new(),
        };
        Lineage { nodes: (0..nodes).map(node).collect(), edges: edges.iter().map(edge).collect(), ..Lineage::default() }
    }

    #[test]
    fn a_node_hangs_on_the_parent_it_owes_most() {
        let lineage = lineage(4, &[(0, 2, 0.3), (1, 2, 0.7)]);
        let family = Family::new(&lineage);
        assert_eq!(family.main, [None, None, Some(1), None]);
        assert_eq!((family.heads.as_slice(), family.alone.as_slice()), ([1].as_slice(), [0, 3].as_slice()));
        assert_eq!(family.further(2).map(|(index, _)| index).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn the_largest_family_comes_first() {
        let lineage = lineage(5, &[(0, 1, 1.0), (2, 3, 1.0), (3, 4, 1.0)]);
        let family = Family::new(&lineage);
        assert_eq!(family.heads, [2, 0]);
        assert_eq!(family.below(2), [(0, 2), (1, 3), (2, 4)]);
    }

    #[test]
    fn circles_and_edges_to_nowhere_do_no_harm() {
        let lineage = lineage(3, &[(0, 1, 1.0), (1, 0, 1.0), (2, 2, 1.0), (7, 2, 1.0), (0, 9, 1.0)]);
        let family = Family::new(&lineage);
        let drawn: usize = family.heads.iter().chain(&family.alone).map(|head| family.below(*head).len()).sum();
        assert_eq!(drawn, 3);
    }
}
