//! Joining what belongs together (disjoint sets).

/// Disjoint sets over `0..n`; the representative of a set is its smallest member.
#[derive(Debug)]
pub(super) struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    pub(super) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    fn root(&mut self, mut item: usize) -> usize {
        while self.parent[item] != item {
            self.parent[item] = self.parent[self.parent[item]];
            item = self.parent[item];
        }
        item
    }

    /// Puts two items into one set.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// Whether two items are in one set.
    pub(super) fn together(&mut self, a: usize, b: usize) -> bool {
        self.root(a) == self.root(b)
    }

    /// The sets, each ascending, by their smallest member.
    pub(super) fn sets(mut self) -> Vec<Vec<usize>> {
        let mut sets: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
        for item in 0..self.parent.len() {
            let root = self.root(item);
            sets.entry(root).or_default().push(item);
        }
        sets.into_values().collect()
    }
}
