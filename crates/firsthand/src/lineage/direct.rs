//! Which of two articles that share matter came first: from dates, credits, what each holds, and damage done.

use crate::account::ChangeKind;
use crate::lexicon;

use super::credits::Source;
use super::matter::Matter;

/// What speaks for `a` being the parent of `b`, as log-odds (negative: the other way round), and the parts of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Direction {
    /// From the dates: the earlier cannot have taken from the later.
    pub time: f64,
    /// From credits of one to the other.
    pub credit: f64,
    /// From what each holds beyond the other.
    pub held: f64,
    /// From damage done on the way.
    pub damage: f64,
}

/// What a date is worth: an article cannot copy what is not yet published, but dates are sometimes wrong.
const TIME: f64 = 4.0;
/// What a credit is worth.
const CREDIT: f64 = 3.0;
/// What it is worth that one article lies wholly within the other: cutting is commoner than adding.
const HELD: f64 = 2.0;
/// What full damage is worth.
const DAMAGE: f64 = 2.5;

impl Direction {
    /// All of it together.
    pub fn odds(&self) -> f64 {
        self.time + self.credit + self.held + self.damage
    }
}

/// Weighs the direction from `a` to `b`.
pub(super) fn of(matter: &Matter<'_>, credits: &[Vec<Source>], a: usize, b: usize) -> Direction {
    let Some((shared, side)) = matter.shared(a, b) else { return Direction::default() };
    let (mine, theirs) = (shared.share.get(side).copied(), shared.share.get(1 - side).copied());
    let (Some(in_a), Some(in_b)) = (mine, theirs) else { return Direction::default() };
    Direction {
        time: time(matter, a, b),
        credit: CREDIT
            * (f64::from(u8::from(credits_it(credits, b, a))) - f64::from(u8::from(credits_it(credits, a, b)))),
        held: HELD * (in_b - in_a),
        damage: DAMAGE * damage(matter, a, b),
    }
}

/// Whether `by` credits the outlet of `whom`.
pub(super) fn credits_it(credits: &[Vec<Source>], by: usize, whom: usize) -> bool {
    credits.get(by).is_some_and(|sources| sources.iter().any(|source| source.articles.contains(&whom)))
}

fn time(matter: &Matter<'_>, a: usize, b: usize) -> f64 {
    let moment = |at: usize| matter.articles.get(at)?.report.article.published.as_ref().map(|p| &p.moment);
    let (Some(x), Some(y)) = (moment(a), moment(b)) else { return 0.0 };
    let order = if x.time.is_some() && y.time.is_some() { x.cmp(y) } else { x.day.cmp(&y.day) };
    match order {
        std::cmp::Ordering::Less => TIME,
        std::cmp::Ordering::Greater => -TIME,
        std::cmp::Ordering::Equal => 0.0,
    }
}

/// From how many words replaced by others on the rarity of them says something.
const MIN_REPLACED: usize = 8;
/// Mean gain in rarity that counts as full damage. A machine that swaps words takes rarer ones.
const FULL_GAIN: f64 = 0.5;

/// Damage done from `a` to `b`, -1 to 1: the side with the odder words and numbers is the copy.
fn damage(matter: &Matter<'_>, a: usize, b: usize) -> f64 {
    let Some((shared, side)) = matter.shared(a, b) else { return 0.0 };
    let (mut gain, mut replaced, mut odd) = (0.0, 0usize, 0i32);
    for passage in shared.passages.iter().filter_map(|at| matter.reuse.get(*at)) {
        let text = |at: usize| matter.articles.iter().find(|own| own.index == at).map(|own| &own.report.article.text);
        let (Some(x), Some(y)) = (text(passage.a.article), text(passage.b.article)) else { continue };
        for change in passage.changes.iter().filter(|change| change.kind == ChangeKind::Replaced) {
            let (Some(in_x), Some(in_y)) = (change.a, change.b) else { continue };
            let (was, is) = (in_x.of(x), in_y.of(y));
            odd += i32::from(is_odd(is)) - i32::from(is_odd(was));
            if let (Some(was), Some(is)) = (telling(was), telling(is)) {
                gain += f64::from(lexicon::rarity_of_word(is)) - f64::from(lexicon::rarity_of_word(was));
                replaced += 1;
            }
        }
    }
    let mut damage = f64::from(odd) * 0.3;
    if replaced >= MIN_REPLACED {
        damage += gain / replaced as f64 / FULL_GAIN;
    }
    if side == 1 {
        damage = -damage;
    }
    damage.clamp(-1.0, 1.0)
}

/// The one telling word of a change, if it has one only.
fn telling(words: &str) -> Option<&str> {
    let mut telling = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().all(char::is_lowercase) && !word.is_empty())
        .filter(|word| !lexicon::is_function_word(word));
    let first = telling.next()?;
    telling.next().is_none().then_some(first).filter(|word| lexicon::is_known_word(word))
}

/// Words that no writer leaves: "10s of hundreds", a small count in digits ("2 neighbours").
fn is_odd(words: &str) -> bool {
    let broken = |word: &str| {
        let digits = word.trim_end_matches('s');
        word.ends_with('s') && digits.len() <= 2 && digits.parse::<u32>().is_ok_and(|n| n < 20 || n % 10 != 0)
    };
    let small = |word: &str| word.len() == 1 && word.chars().all(|c| ('2'..='9').contains(&c));
    words.split_whitespace().any(|word| broken(word) || small(word))
}
