//! How likely two quotes report one utterance: the evidence, and what each piece of it is worth.
//!
//! The constants are log-odds, from logistic regression on the annotated events that are looked at (`firsthand-bench
//! points`), 11,000 pairs of which 440 are one utterance, rounded and then moved a step each way for the best F1 of what is
//! put together: .82 there, .81 on the events that are only scored. Without the order of words and the sentences beside it was
//! .74 and .77.

use std::collections::BTreeMap;

use super::Story;
use super::linkage::UNLIKELY;
use super::spoken::Spoken;
use crate::lexicon::{self, Concepts};

const BASE: f32 = -6.8;
/// For the share of the lighter quote's words, by weight, that the other has or has synonyms of.
const MEANING: f32 = 2.0;
/// For so many words in common, all of it.
const COUNT: (f32, usize) = (0.7, 8);
/// For the share of the shorter quote's words, the small ones too, that stand in the other in the same order.
const ORDER: f32 = 2.2;
/// For the logarithm of the longest run of words that both have, up to so many.
const RUN: (f32, usize) = (1.0, 12);
/// For each of the two that no quote of the other's article is nearer to.
const NEAREST: f32 = 0.6;
/// Where the same speaker is named of both; where a word of the speaker's name or description is the same.
const SAME_SPEAKER: f32 = 0.9;
const SAME_NAME: f32 = 0.7;
/// Where a few words stand beside many, which may well hold them by chance: "a mix-up", so many content words beside so many
/// times the length.
const TINY: (f32, usize, usize) = (-1.5, 3, 3);
/// Where both give figures and none is the same.
const OTHER_FIGURES: f32 = -0.7;
/// Where their sentences go back to the same words; for the sentences just before, and just after, that do.
const ALIGNED: f32 = 0.7;
const BESIDE: f32 = 0.75;
/// For the likeness of their sentences, names left aside.
const SENTENCES: f32 = 1.3;
/// For each that is attributed less surely than a quote.
const UNSURE: f32 = -2.5;
/// How many sentences before and after are looked at.
const NEIGHBOURS: usize = 2;

/// For each quote and each article the most that one of the article's quotes is like it.
#[derive(Debug, Default)]
pub(super) struct Nearest(BTreeMap<(usize, usize), f32>);

impl Nearest {
    /// Notes a pair of quotes.
    pub(super) fn note(&mut self, spoken: &[Spoken<'_>], i: usize, j: usize) {
        let near = nearness(&spoken[i], &spoken[j]);
        for key in [(i, spoken[j].article), (j, spoken[i].article)] {
            let most = self.0.entry(key).or_default();
            *most = most.max(near);
        }
    }

    /// Of how many of the two the other is the nearest in its article.
    fn sides(&self, spoken: &[Spoken<'_>], i: usize, j: usize) -> usize {
        let near = nearness(&spoken[i], &spoken[j]);
        let keys = [(i, spoken[j].article), (j, spoken[i].article)];
        keys.iter().filter(|key| near > 0.0 && self.0.get(key).is_none_or(|most| near >= *most)).count()
    }
}

/// The shares of both quotes' words that the other has.
fn nearness(a: &Spoken<'_>, b: &Spoken<'_>) -> f32 {
    let (shared, _) = a.shared(b);
    shared / a.weight().max(f32::EPSILON) + shared / b.weight().max(f32::EPSILON)
}

/// The log-odds that two quotes of different articles are one utterance, or what is no more than they are where they stay
/// below nought: the order of words and their synonyms are dear to look up, and are only where they may decide.
pub(super) fn odds(story: &Story<'_>, spoken: &[Spoken<'_>], nearest: &Nearest, i: usize, j: usize) -> f32 {
    let (a, b) = (&spoken[i], &spoken[j]);
    let quickly = BASE + places(story, a, b) + parties(a, b) + NEAREST * nearest.sides(spoken, i, j) as f32;
    let length = a.words.len().min(b.words.len());
    let run = |words: usize| RUN.0 * (words.min(RUN.1) as f32).ln_1p();
    if quickly + ORDER + run(length) + MEANING < 0.0 {
        return UNLIKELY;
    }
    let (ordered, longest) = in_order(&a.words, &b.words);
    let without_meaning = quickly + ORDER * ordered as f32 / length.max(1) as f32 + run(longest);
    let decides = without_meaning + MEANING >= 0.0;
    without_meaning + MEANING * if decides { meaning(a, b) } else { same_words(a, b) }
}

/// What the words in common and the places of two quotes tell.
fn places(story: &Story<'_>, a: &Spoken<'_>, b: &Spoken<'_>) -> f32 {
    let (_, shared) = a.shared(b);
    let (first, second) = (story.bags.get(a.article, a.sentence), story.bags.get(b.article, b.sentence));
    COUNT.0 * shared.min(COUNT.1) as f32 / COUNT.1 as f32
        + when(story.aligned.same_words((a.article, a.sentence), (b.article, b.sentence)), ALIGNED)
        + BESIDE * beside(story, a, b) as f32
        + SENTENCES * first.plain().likeness(&second.plain())
}

/// What the speakers, figures and lengths of two quotes tell, and how sure the quotes are.
fn parties(a: &Spoken<'_>, b: &Spoken<'_>) -> f32 {
    let unsure = [a, b].iter().filter(|one| one.index.is_none()).count();
    let figures = a.numbers().next().is_some() && b.numbers().next().is_some();
    let (less, more) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
    let tiny = a.stems.len().min(b.stems.len()) < TINY.1 && more > TINY.2 * less;
    when(tiny, TINY.0)
        + when(a.speaker.is_some() && a.speaker == b.speaker, SAME_SPEAKER)
        + when(a.named.iter().any(|word| b.named.contains(word)), SAME_NAME)
        + when(figures && !a.numbers().any(|one| b.numbers().any(|other| one == other)), OTHER_FIGURES)
        + UNSURE * unsure as f32
}

fn when(holds: bool, odds: f32) -> f32 {
    if holds { odds } else { 0.0 }
}

/// On how many sides, before and after, sentences as far off go back to the same words.
fn beside(story: &Story<'_>, a: &Spoken<'_>, b: &Spoken<'_>) -> usize {
    let same = |one: Option<usize>, other: Option<usize>| {
        one.zip(other).is_some_and(|(one, other)| story.aligned.same_words((a.article, one), (b.article, other)))
    };
    let before = |by: usize| same(a.sentence.checked_sub(by), b.sentence.checked_sub(by));
    let after = |by: usize| same(a.sentence.checked_add(by), b.sentence.checked_add(by));
    usize::from((1..=NEIGHBOURS).any(before)) + usize::from((1..=NEIGHBOURS).any(after))
}

/// How many words stand in both in the same order, and how many of them in one run at most.
fn in_order(a: &[&str], b: &[&str]) -> (usize, usize) {
    let mut longest = 0;
    // For the words of `a` so far: in order up to each word of `b`, and in the run that ends there.
    let mut row = vec![(0, 0); b.len() + 1];
    for word in a {
        let (mut left, mut before) = (0, (0, 0));
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            let next = if word == other { (before.0 + 1, before.1 + 1) } else { (above.0.max(left), 0) };
            (row[at + 1], before, left) = (next, above, next.0);
            longest = longest.max(next.1);
        }
    }
    (row.last().map_or(0, |(ordered, _)| *ordered), longest)
}

/// The share of the lighter quote's words, by weight, that the other has.
pub(super) fn same_words(a: &Spoken<'_>, b: &Spoken<'_>) -> f32 {
    a.shared(b).0 / a.weight().min(b.weight()).max(f32::EPSILON)
}

/// The share of the lighter quote's words, by weight, that the other has or has synonyms of.
fn meaning(a: &Spoken<'_>, b: &Spoken<'_>) -> f32 {
    let (less, more) = if a.weight() <= b.weight() { (a, b) } else { (b, a) };
    let concepts: Vec<Concepts> = more.stems.iter().map(|(stem, _)| lexicon::concepts(stem)).collect();
    let means = |stem: &str| {
        let own = lexicon::concepts(stem);
        more.has(stem) || concepts.iter().any(|other| own.relation(other).is_alike())
    };
    let met: f32 = less.stems.iter().filter(|(stem, _)| means(stem)).map(|(_, weight)| weight).sum();
    met / less.weight().max(f32::EPSILON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: (usize, usize)) {
        let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
        let (a, b) = (a.to_owned().leak(), b.to_owned().leak());
        assert_eq!(in_order(&words(a), &words(b)), expected);
    }

    #[test]
    fn words_in_order_and_their_longest_run() {
        check("the pier was not closed by the storm", "the old pier was closed by a storm", (6, 2));
        check("she left", "he came back", (0, 0));
        check("it may open soon", "it may open soon", (4, 4));
    }
}
