//! Word-to-word alignment of two sentences: the stretch of each in which the same words, or words for the same
//! things, stand in the same order.
//!
//! Smith and Waterman's local alignment over words, where a match earns the weight of the words times their likeness
//! and every word stepped over costs a share of its own weight. [`whole`] is the same from end to end.

use super::lines::Word;

/// What a word stepped over costs: this share of its weight and a little for itself.
const GAP: (f32, f32) = (0.12, 0.06);

/// Two words that stand for one another: their places in the two lists, and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub a: usize,
    pub b: usize,
    pub alike: f32,
}

/// How alike each word of one list is to each of the other.
#[derive(Debug)]
pub(super) struct Grid {
    cells: Vec<f32>,
    rows: usize,
    columns: usize,
}

impl Grid {
    /// Compares every word of `a` with every word of `b`.
    pub fn new(a: &[Word], b: &[Word], mut alike: impl FnMut(u32, u32) -> f32) -> Self {
        let mut cells = Vec::with_capacity(a.len() * b.len());
        for x in a {
            cells.extend(b.iter().map(|y| alike(x.term, y.term)));
        }
        Self { cells, rows: a.len(), columns: b.len() }
    }

    fn at(&self, a: usize, b: usize) -> f32 {
        self.cells.get(a * self.columns + b).copied().unwrap_or(0.0)
    }

    /// For each row its greatest likeness, where `keep` holds of row and column.
    pub fn best_of_rows(&self, keep: impl Fn(usize, usize) -> bool) -> Vec<f32> {
        let best = |a: usize| (0..self.columns).filter(|&b| keep(a, b)).map(|b| self.at(a, b)).fold(0.0, f32::max);
        (0..self.rows).map(best).collect()
    }

    /// The same for each column.
    pub fn best_of_columns(&self, keep: impl Fn(usize, usize) -> bool) -> Vec<f32> {
        let best = |b: usize| (0..self.rows).filter(|&a| keep(a, b)).map(|a| self.at(a, b)).fold(0.0, f32::max);
        (0..self.columns).map(best).collect()
    }
}

/// The best stretch of both lists: what it earns, and the words matched in it, in order.
pub(super) fn local(a: &[Word], b: &[Word], grid: &Grid) -> (f32, Vec<Match>) {
    align(a, b, grid, true)
}

/// The best alignment of the whole lists.
pub(super) fn whole(a: &[Word], b: &[Word], grid: &Grid) -> Vec<Match> {
    align(a, b, grid, false).1
}

/// The share of the words in `rows` and `columns` that can be matched in order, from end to end, each counting one.
pub(super) fn ordered(rows: &[usize], columns: &[usize], grid: &Grid) -> f32 {
    let mut above = vec![0usize; columns.len() + 1];
    let mut row = above.clone();
    for &i in rows {
        for (j, &column) in columns.iter().enumerate() {
            let cell = |list: &[usize], at: usize| list.get(at).copied().unwrap_or(0);
            let skipped = cell(&above, j + 1).max(cell(&row, j));
            let best = if grid.at(i, column) > 0.0 { skipped.max(cell(&above, j) + 1) } else { skipped };
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = best;
            }
        }
        std::mem::swap(&mut above, &mut row);
    }
    let matched = above.last().copied().unwrap_or(0);
    2.0 * matched as f32 / ((rows.len() + columns.len()) as f32).max(1.0)
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Stop,
    Both,
    OnlyA,
    OnlyB,
}

fn align(a: &[Word], b: &[Word], grid: &Grid, local: bool) -> (f32, Vec<Match>) {
    let columns = b.len() + 1;
    let gap = |word: &Word| if local { GAP.0 * word.weight + GAP.1 } else { 0.0 };
    let mut steps = vec![Step::Stop; (a.len() + 1) * columns];
    let mut above = vec![0.0f32; columns];
    let mut best = (0.0f32, a.len(), b.len());
    if local {
        best = (0.0, 0, 0);
    }
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(columns);
        row.push(0.0f32);
        for (j, y) in b.iter().enumerate() {
            let alike = grid.at(i, j);
            let cell = |list: &[f32], at: usize| list.get(at).copied().unwrap_or(0.0);
            let (mut score, mut step) = (cell(&above, j + 1) - gap(x), Step::OnlyA);
            let left = cell(&row, j) - gap(y);
            if left > score {
                (score, step) = (left, Step::OnlyB);
            }
            let both = cell(&above, j) + alike * x.weight.min(y.weight);
            if alike > 0.0 && both >= score {
                (score, step) = (both, Step::Both);
            }
            if local && score <= 0.0 {
                (score, step) = (0.0, Step::Stop);
            }
            if local && score > best.0 {
                best = (score, i + 1, j + 1);
            }
            if let Some(slot) = steps.get_mut((i + 1) * columns + j + 1) {
                *slot = step;
            }
            row.push(score);
        }
        above = row;
    }
    let score = if local { best.0 } else { above.last().copied().unwrap_or(0.0) };
    (score, trace(&steps, columns, (best.1, best.2), grid))
}

fn trace(steps: &[Step], columns: usize, end: (usize, usize), grid: &Grid) -> Vec<Match> {
    let (mut i, mut j) = end;
    let mut matches = Vec::new();
    while i > 0 && j > 0 {
        match steps.get(i * columns + j).copied().unwrap_or(Step::Stop) {
            Step::Stop => break,
            Step::Both => {
                (i, j) = (i - 1, j - 1);
                matches.push(Match { a: i, b: j, alike: grid.at(i, j) });
            }
            Step::OnlyA => i -= 1,
            Step::OnlyB => j -= 1,
        }
    }
    matches.reverse();
    matches
}
