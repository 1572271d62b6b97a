//! How well articles are told apart by story: B-cubed precision and recall (Bagga and Baldwin, "Entity-based cross-document
//! coreferencing using the vector space model", 1998), from a table of how many articles each found story shares with each
//! true one, so that a million articles take no longer than sorting them.

/// How many articles a found story and a true one have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The found story.
    pub found: u32,
    /// The true one.
    pub truth: u32,
    /// The articles in both.
    pub both: u32,
}

/// All found stories against all true ones.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Where any are in common, by true story and then by found one.
    pub cells: Vec<Cell>,
    /// The sizes of the found stories.
    pub found: Vec<u32>,
    /// The sizes of the true ones.
    pub truth: Vec<u32>,
}

/// Means over articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BCubed {
    /// The share of an article's found story that is of its true one.
    pub precision: f64,
    /// The share of its true story that is in its found one.
    pub recall: f64,
}

impl BCubed {
    /// The harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        if self.precision + self.recall == 0.0 {
            return 0.0;
        }
        2.0 * self.precision * self.recall / (self.precision + self.recall)
    }
}

impl Table {
    /// The table of articles of which each is in one found story and one true one. Stories are numbered from 0.
    pub fn new(mut articles: Vec<(u32, u32)>) -> Self {
        let mut table = Self::default();
        articles.sort_unstable_by_key(|&(found, truth)| (truth, found));
        for same in articles.chunk_by(|a, b| a == b) {
            let ((found, truth), both) = (same[0], same.len() as u32);
            table.cells.push(Cell { found, truth, both });
            *at(&mut table.found, found) += both;
            *at(&mut table.truth, truth) += both;
        }
        table
    }

    /// The means over all articles.
    pub fn b_cubed(&self) -> BCubed {
        self.b_cubed_where(|_| true)
    }

    /// The means over the articles of some true stories.
    pub fn b_cubed_where(&self, counts: impl Fn(u32) -> bool) -> BCubed {
        let (mut precision, mut recall, mut all) = (0.0, 0.0, 0.0);
        for cell in self.cells.iter().filter(|cell| counts(cell.truth)) {
            let both = f64::from(cell.both);
            precision += both * self.precision(cell);
            recall += both * self.recall(cell);
            all += both;
        }
        let all = f64::max(all, 1.0);
        BCubed { precision: precision / all, recall: recall / all }
    }

    /// The precision of the articles of a cell.
    pub fn precision(&self, cell: &Cell) -> f64 {
        f64::from(cell.both) / f64::from(self.found[cell.found as usize])
    }

    /// The recall of the articles of a cell.
    pub fn recall(&self, cell: &Cell) -> f64 {
        f64::from(cell.both) / f64::from(self.truth[cell.truth as usize])
    }
}

/// A number in a list that grows as far as it is asked for.
fn at(list: &mut Vec<u32>, number: u32) -> &mut u32 {
    let number = number as usize;
    if list.len() <= number {
        list.resize(number + 1, 0);
    }
    &mut list[number]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(articles: &[(u32, u32)], precision: f64, recall: f64) {
        let b_cubed = Table::new(articles.to_vec()).b_cubed();
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(b_cubed.precision, precision) && near(b_cubed.recall, recall), "{b_cubed:?}");
    }

    #[test]
    fn one_heap_has_full_recall_and_single_articles_full_precision() {
        check(&[(0, 0), (0, 0), (0, 1), (0, 1)], 0.5, 1.0);
        check(&[(0, 0), (1, 0), (2, 1), (3, 1)], 1.0, 0.5);
        check(&[(0, 0), (0, 0), (1, 1), (2, 1)], 1.0, 0.75);
    }

    #[test]
    fn the_example_of_the_paper_is_scored_as_there() {
        // Five, two and five mentions; the answer joins the two with the last five.
        let second: Vec<(u32, u32)> = [vec![(0, 0); 5], vec![(1, 1); 2], vec![(1, 2); 5]].concat();
        check(&second, (5.0 + 2.0 * 2.0 / 7.0 + 5.0 * 5.0 / 7.0) / 12.0, 1.0);
    }

    #[test]
    fn some_stories_may_be_asked_for() {
        let table = Table::new(vec![(0, 0), (0, 0), (0, 1)]);
        assert_eq!(table.b_cubed_where(|truth| truth == 1), BCubed { precision: 1.0 / 3.0, recall: 1.0 });
        assert_eq!(Table::new(Vec::new()).b_cubed().f1(), 0.0);
    }
}
