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
pub(super) fn of(a: &Line, b: &Line, words: &mut Words<'_>) -> Likeness {
    if align::same(&a.words, &b.words) {
        let carried = carried(a, b, words);
        let order = Order { ordered: 1.0, wording: 1.0, carried };
        return settled(a, b, |_| 1.0, align::each_with_its_like(a.words.len()), order);
    }
    let grid = Grid::new(&a.words, &b.words, words);
    let bag = dice(a, b, &grid, None);
    if bag < MIN_BAG {
        return Likeness { bag, narration: Some(bag), ..Likeness::default() };
    }
    // Where nothing is quoted, the narration is all there is.
    let is_quoted = a.words.iter().chain(&b.words).any(|word| word.quoted);
    let share = |quoted: Option<bool>| match quoted {
        Some(true) => dice(a, b, &grid, quoted),
        Some(false) if is_quoted => dice(a, b, &grid, quoted),
        _ => bag,
    };
    let (_, matches) = align::local(&a.words, &b.words, &grid);
    settled(a, b, share, matches, Order::of(a, b, &grid, words))
}

/// What two sentences have in common in one order.
struct Order {
    ordered: f32,
    wording: f32,
    carried: usize,
}

impl Order {
    fn of(a: &Line, b: &Line, grid: &Grid, words: &Words<'_>) -> Self {
        let all = |line: &Line| vec![true; line.words.len()];
        let own = |line: &Line| -> Vec<bool> { line.words.iter().map(|word| is_own(word, words)).collect() };
        let share = |rows: &[bool], columns: &[bool]| {
            let count = rows.iter().chain(columns).filter(|kept| **kept).count() as f32;
            2.0 * align::ordered(grid, rows, columns) as f32 / count.max(1.0)
        };
        Self { ordered: share(&all(a), &all(b)), wording: share(&own(a), &own(b)), carried: carried(a, b, words) }
    }
}

/// Puts together what was found: the shared weight of all words, and of those in or outside quotation marks alone,
/// the best stretch, and what stands in order.
fn settled(a: &Line, b: &Line, share: impl Fn(Option<bool>) -> f32, matches: Vec<Match>, order: Order) -> Likeness {
    let narrated = a.narration >= MIN_NARRATION && b.narration >= MIN_NARRATION;
    let in_marks = |line: &Line| line.mass - line.narration >= QUOTE * line.mass;
    let (mut run, mut run_all) = (0.0, 0.0);
    for one in &matches {
        let (Some(x), Some(y)) = (a.words.get(one.a), b.words.get(one.b)) else { continue };
        let weight = one.alike * x.weight.min(y.weight);
        run_all += weight;
        run += if x.quoted || y.quoted { 0.0 } else { weight };
    }
    Likeness {
        bag: share(None),
        narration: narrated.then(|| share(Some(false))),
        quotes: (in_marks(a) && in_marks(b)).then(|| share(Some(true))),
        run,
        run_all,
        ordered: order.ordered,
        wording: order.wording,
        carried: order.carried,
        matches,
    }
}

/// The most words of the writer's own choice in one run of equal words outside quotation marks.
fn carried(a: &Line, b: &Line, words: &Words<'_>) -> usize {
    let mut above = vec![0usize; b.words.len() + 1];
    let mut row = above.clone();
    let mut most = 0;
    for x in &a.words {
        let counts = usize::from(is_own(x, words));
        row.fill(0);
        for (j, _) in b.words.iter().enumerate().filter(|(_, y)| x.term == y.term && !x.quoted && !y.quoted) {
            let run = above.get(j).copied().unwrap_or(0) + counts;
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
fn is_own(word: &Word, words: &Words<'_>) -> bool {
    !word.quoted && !word.name && words.get(word.term).is_some_and(|term| !term.number)
}

/// The shared weight over all weight: of all words, or of those alone that stand in quotation marks, or outside.
fn dice(a: &Line, b: &Line, grid: &Grid, quoted: Option<bool>) -> f32 {
    let keep = |word: &Word| quoted.is_none_or(|quoted| word.quoted == quoted);
    let kept = |line: &Line, at: usize| line.words.get(at).is_some_and(keep);
    let (rows, columns) = grid.best(|x| kept(a, x), |y| kept(b, y));
    let (mut shared, mut all) = (0.0, 0.0);
    for (line, best) in [(a, rows), (b, columns)] {
        for (word, best) in line.words.iter().zip(best).filter(|(word, _)| keep(word)) {
            shared += word.weight * best;
            all += word.weight;
        }
    }
    shared / f32::max(all, 0.1)
}
