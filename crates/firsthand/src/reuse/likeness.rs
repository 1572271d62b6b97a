//! How alike two sentences are: the words they share, rare ones foremost, and whether they share them in order.

use super::align::{self, Grid, Match};
use super::lines::{Line, Word};
use super::words::Words;

/// Lighter narration around a quote ("he said") says nothing about who wrote it.
pub(super) const MIN_NARRATION: f32 = 6.0;

/// Sentences that share less than this are not aligned: no reused pair of the founding five shares less than 0.28.
const MIN_BAG: f32 = 0.25;
/// From this share of its weight between quotation marks on, a sentence is a quote in good part.
const QUOTE: f32 = 0.3;

/// What two sentences have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Likeness {
    /// Shared weight over all weight, whatever the order, 0 to 1 (Dice).
    pub bag: f32,
    /// The same of the narration alone, quoted words left out; `None` where either has next to none.
    pub narration: Option<f32>,
    /// The same of the quoted words alone, where both sentences are a quote in good part.
    pub quotes: Option<f32>,
    /// Weight matched in the best stretch, outside quotation marks.
    pub run: f32,
    /// Weight matched in the best stretch, all of it.
    pub run_all: f32,
    /// Share of all words, small ones too, that can be matched in order from end to end, each counting one.
    pub ordered: f32,
    /// The same without what all who report an event share: names, numbers, and words between quotation marks.
    pub wording: f32,
    /// The most words of the writer's own choice that stand in one run in both, names and numbers among them not counted.
    pub carried: usize,
    /// The words matched in the best stretch.
    pub matches: Vec<Match>,
}

/// Compares two sentences.
pub(super) fn of(a: &Line, b: &Line, words: &mut Words) -> Likeness {
    let grid = Grid::new(&a.words, &b.words, |x, y| words.alike(x, y));
    let bag = dice(a, b, &grid, |_| true);
    if bag < MIN_BAG {
        return Likeness { bag, narration: Some(bag), ..Likeness::default() };
    }
    let narrated = a.narration >= MIN_NARRATION && b.narration >= MIN_NARRATION;
    let narration = narrated.then(|| dice(a, b, &grid, |quoted| !quoted));
    let in_marks = |line: &Line| line.mass - line.narration >= QUOTE * line.mass;
    let quotes = (in_marks(a) && in_marks(b)).then(|| dice(a, b, &grid, |quoted| quoted));
    let (_, matches) = align::local(&a.words, &b.words, &grid);
    let (mut run, mut run_all) = (0.0, 0.0);
    for one in &matches {
        let (Some(x), Some(y)) = (a.words.get(one.a), b.words.get(one.b)) else { continue };
        let weight = one.alike * x.weight.min(y.weight);
        run_all += weight;
        run += if x.quoted || y.quoted { 0.0 } else { weight };
    }
    let all = |line: &Line| -> Vec<usize> { (0..line.words.len()).collect() };
    let own = |line: &Line| -> Vec<usize> {
        let is_own = |at: &usize| line.words.get(*at).is_some_and(|word| is_own(word, words));
        (0..line.words.len()).filter(is_own).collect()
    };
    let ordered = align::ordered(&all(a), &all(b), &grid);
    let wording = align::ordered(&own(a), &own(b), &grid);
    Likeness { bag, narration, quotes, run, run_all, ordered, wording, carried: carried(a, b, words), matches }
}

/// The most words of the writer's own choice in one run of equal words outside quotation marks.
fn carried(a: &Line, b: &Line, words: &Words) -> usize {
    let mut above = vec![0usize; b.words.len() + 1];
    let mut row = above.clone();
    let mut most = 0;
    for x in &a.words {
        let counts = usize::from(is_own(x, words));
        for (j, y) in b.words.iter().enumerate() {
            let equal = x.term == y.term && !x.quoted && !y.quoted;
            let before = above.get(j).copied().unwrap_or(0);
            let run = if equal { before + counts } else { 0 };
            most = most.max(run);
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = run;
            }
        }
        std::mem::swap(&mut above, &mut row);
    }
    most
}

/// Whether a word is the writer's own choice.
fn is_own(word: &Word, words: &Words) -> bool {
    !word.quoted && !word.name && words.get(word.term).is_some_and(|term| !term.number)
}

fn dice(a: &Line, b: &Line, grid: &Grid, keep: impl Fn(bool) -> bool) -> f32 {
    let kept = |line: &Line, at: usize| line.words.get(at).is_some_and(|word| keep(word.quoted));
    let both = |x: usize, y: usize| kept(a, x) && kept(b, y);
    let (mut shared, mut all) = (0.0, 0.0);
    for (line, best) in [(a, grid.best_of_rows(both)), (b, grid.best_of_columns(both))] {
        for (word, best) in line.words.iter().zip(best).filter(|(word, _)| keep(word.quoted)) {
            shared += word.weight * best;
            all += word.weight;
        }
    }
    shared / f32::max(all, 0.1)
}
