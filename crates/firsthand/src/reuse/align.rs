//! Word-to-word alignment of two sentences: the stretch of each in which the same words, or words for the same
//! things, stand in the same order.
//!
//! Smith and Waterman's local alignment over words, where a match earns the weight of the words times their likeness
//! and every word stepped over costs a share of its own weight. [`whole_of`] is the same from end to end.

use super::lines::Word;
use super::words::{Face, Words};

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
    /// The cells of each row that are not 0, a bit each.
    alike: Vec<u64>,
    rows: usize,
    columns: usize,
}

/// So many cells have their bits in one number.
const BITS: usize = u64::BITS as usize;

impl Grid {
    /// Compares every word of `a` with every word of `b`.
    pub fn new(a: &[Word], b: &[Word], words: &mut Words<'_>) -> Self {
        let columns: Vec<Face> = b.iter().map(|word| words.face(word.term)).collect();
        let mut cells = Vec::with_capacity(a.len() * b.len());
        let mut alike = Vec::with_capacity(a.len() * b.len().div_ceil(BITS));
        for word in a {
            let face = words.face(word.term);
            for columns in columns.chunks(BITS) {
                let mut bits = 0;
                for (place, other) in columns.iter().enumerate() {
                    let cell = words.alike(&face, other);
                    bits |= u64::from(cell > 0.0) << place;
                    cells.push(cell);
                }
                alike.push(bits);
            }
        }
        Self { cells, alike, rows: a.len(), columns: b.len() }
    }

    fn at(&self, a: usize, b: usize) -> f32 {
        self.cells.get(a * self.columns + b).copied().unwrap_or(0.0)
    }

    /// For each row and for each column its greatest likeness, where `row` and `column` hold of both.
    pub fn best(&self, row: impl Fn(usize) -> bool, column: impl Fn(usize) -> bool) -> (Vec<f32>, Vec<f32>) {
        let (mut rows, mut columns) = (vec![0.0f32; self.rows], vec![0.0f32; self.columns]);
        let kept: Vec<bool> = (0..self.columns).map(column).collect();
        for (at, (best, cells)) in rows.iter_mut().zip(self.cells.chunks(self.columns.max(1))).enumerate() {
            if !row(at) {
                continue;
            }
            for ((cell, column), _) in cells.iter().zip(&mut columns).zip(&kept).filter(|(_, kept)| **kept) {
                *best = best.max(*cell);
                *column = column.max(*cell);
            }
        }
        (rows, columns)
    }
}

/// Whether two lists are the same words in the same order.
pub(super) fn same(a: &[Word], b: &[Word]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.term == y.term)
}

/// The alignment of two lists that are the same.
pub(super) fn each_with_its_like(count: usize) -> Vec<Match> {
    (0..count).map(|at| Match { a: at, b: at, alike: 1.0 }).collect()
}

/// The words matched in the best stretch of two lists, in order.
pub(super) fn stretch_of(a: &[Word], b: &[Word], words: &mut Words<'_>) -> Vec<Match> {
    if same(a, b) { each_with_its_like(a.len()) } else { local(a, b, &Grid::new(a, b, words)).1 }
}

/// The words matched in the best alignment of two whole lists.
pub(super) fn whole_of(a: &[Word], b: &[Word], words: &mut Words<'_>) -> Vec<Match> {
    if same(a, b) { each_with_its_like(a.len()) } else { align(a, b, &Grid::new(a, b, words), false).1 }
}

/// The best stretch of both lists: what it earns, and the words matched in it, in order.
pub(super) fn local(a: &[Word], b: &[Word], grid: &Grid) -> (f32, Vec<Match>) {
    align(a, b, grid, true)
}

/// The most words that can be matched in order, from end to end, of the rows and columns that are kept: the longest common
/// subsequence, a column a bit (Hyyrö 2004). A bit is cleared where the count grows.
pub(super) fn ordered(grid: &Grid, rows: &[bool], columns: &[bool]) -> usize {
    let bits = |columns: &[bool]| columns.iter().rev().fold(0u64, |bits, kept| bits << 1 | u64::from(*kept));
    let kept: Vec<u64> = columns.chunks(BITS).map(bits).collect();
    let mut grown = vec![u64::MAX; kept.len()];
    for (alike, _) in grid.alike.chunks(kept.len().max(1)).zip(rows).filter(|(_, kept)| **kept) {
        let mut carry = false;
        for ((alike, kept), bits) in alike.iter().zip(&kept).zip(&mut grown) {
            let matched = alike & kept;
            let (sum, first) = bits.overflowing_add(*bits & matched);
            let (sum, second) = sum.overflowing_add(carry.into());
            carry = first || second;
            *bits = sum | (*bits & !matched);
        }
    }
    grown.iter().map(|bits| bits.count_zeros() as usize).sum()
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
    let gaps: Vec<f32> = b.iter().map(gap).collect();
    let mut steps = vec![Step::Stop; (a.len() + 1) * columns];
    let mut above = vec![0.0f32; columns];
    let mut best = if local { (0.0f32, 0, 0) } else { (0.0, a.len(), b.len()) };
    let rows = steps.chunks_mut(columns).skip(1);
    for (i, ((x, steps), cells)) in a.iter().zip(rows).zip(grid.cells.chunks(b.len().max(1))).enumerate() {
        let gap = gap(x);
        let (mut left, mut corner) = (0.0f32, 0.0f32);
        let slots = above.iter_mut().zip(steps).skip(1);
        for (j, (((slot, step_slot), y), (alike, gap_y))) in slots.zip(b).zip(cells.iter().zip(&gaps)).enumerate() {
            let (mut score, mut step) = (*slot - gap, Step::OnlyA);
            if left - gap_y > score {
                (score, step) = (left - gap_y, Step::OnlyB);
            }
            let both = corner + alike * x.weight.min(y.weight);
            if *alike > 0.0 && both >= score {
                (score, step) = (both, Step::Both);
            }
            if local && score <= 0.0 {
                (score, step) = (0.0, Step::Stop);
            }
            if local && score > best.0 {
                best = (score, i + 1, j + 1);
            }
            *step_slot = step;
            corner = std::mem::replace(slot, score);
            left = score;
        }
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
