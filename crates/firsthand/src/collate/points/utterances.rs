//! Which quotes report the same utterance: one act of speech, whole or in part, in direct or indirect speech, also
//! reworded on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::Story;
use super::evidence::{self, Nearest};
use super::likely;
use super::linkage::{Pairs, UNLIKELY};
use super::spoken::Spoken;

/// Two quotes of one article that share less than this are two parts of a longer one that another article has whole.
const PARTS: f32 = 0.45;
/// Quotes with fewer content words than this ("free and fair") are one where they are the same to the letter.
const SHORT: usize = 3;

/// The least mean log-odds, over the pairs of two groups, at which they are one utterance. At -1.0 recall falls from .71 to
/// .70, at -2.0 precision from .91 to .87.
const TOGETHER: f32 = -1.4;
/// The log-odds of quotes that are the same to the letter.
const SAME: f32 = 3.0;

/// The utterances, as indices of quotes. A quote that holds several utterances of other articles stands with each.
pub(super) fn of(story: &Story<'_>, spoken: &[Spoken<'_>]) -> Vec<Vec<usize>> {
    let weighed = weighed(story, spoken);
    let alike: BTreeSet<(usize, usize)> =
        weighed.iter().filter(|(_, odds)| **odds >= 0.0).map(|(&pair, _)| pair).collect();
    let broad = broad(spoken, &alike);
    let mut pairs = Pairs::new(spoken.len());
    for (&(i, j), &odds) in weighed.iter().filter(|((i, j), _)| !broad.contains(i) && !broad.contains(j)) {
        pairs.note(i, j, odds);
    }
    let mut sets = pairs.groups(0.0, TOGETHER);
    let is_alike = |i: usize, j: usize| alike.contains(&(i.min(j), i.max(j)));
    let mut placed = BTreeSet::new();
    for &one in &broad {
        let holds = |set: &&mut Vec<usize>| {
            let others = set.iter().filter(|other| !broad.contains(other));
            others.clone().filter(|other| is_alike(one, **other)).count() * 2 > others.count()
        };
        for set in sets.iter_mut().filter(|set| set.first() != Some(&one)).filter(holds) {
            set.push(one);
            placed.insert(one);
        }
    }
    sets.retain(|set| !matches!(set.as_slice(), [one] if placed.contains(one)));
    for set in &mut sets {
        set.sort_unstable();
    }
    sets
}

/// The quotes that are alike to two of one other article which are not alike themselves.
fn broad(spoken: &[Spoken<'_>], alike: &BTreeSet<(usize, usize)>) -> BTreeSet<usize> {
    let mut partners: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for &(i, j) in alike {
        partners.entry((i, spoken[j].article)).or_default().push(j);
        partners.entry((j, spoken[i].article)).or_default().push(i);
    }
    let apart = |list: &Vec<usize>| {
        let pairs = list.iter().enumerate().flat_map(|(at, a)| list.iter().skip(at + 1).map(move |b| (a, b)));
        pairs.into_iter().any(|(a, b)| evidence::same_words(&spoken[*a], &spoken[*b]) < PARTS)
    };
    partners.iter().filter(|(_, list)| apart(list)).map(|((one, _), _)| *one).collect()
}

/// The pairs of quotes that may be one utterance, the smaller index first, with their log-odds.
fn weighed(story: &Story<'_>, spoken: &[Spoken<'_>]) -> BTreeMap<(usize, usize), f32> {
    let mut weighed = BTreeMap::new();
    let stems: Vec<(usize, &[(String, f32)])> = spoken.iter().map(|one| (one.article, one.stems.as_slice())).collect();
    let mut nearest = Nearest::default();
    likely::sharing(&stems, |i, j, _, _| nearest.note(spoken, i, j));
    likely::sharing(&stems, |i, j, _, _| {
        let odds = evidence::odds(story, spoken, &nearest, i, j);
        if odds > UNLIKELY {
            weighed.insert((i, j), odds);
        }
    });
    // Quotes of few words are one when they are the same to the letter; "Thank you!" of one crowd is not that of another.
    let mut short: BTreeMap<(usize, Vec<String>), usize> = BTreeMap::new();
    for (index, one) in spoken.iter().enumerate().filter(|(_, one)| one.stems.len() < SHORT) {
        let Some(speaker) = one.speaker else { continue };
        let content = plain(story.reports[one.article].article.words(one.quote.content));
        let first = *short.entry((speaker, content)).or_insert(index);
        weighed.extend((first != index).then_some(((first, index), SAME)));
    }
    // Reworded ones may share no word.
    let mut by_sentence: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, one) in spoken.iter().enumerate() {
        by_sentence.entry((one.article, one.sentence)).or_default().push(index);
    }
    for (a, b) in story.aligned.pairs().filter(|(a, b)| a.0 != b.0) {
        let (Some(first), Some(second)) = (by_sentence.get(&a), by_sentence.get(&b)) else { continue };
        let pairs = first.iter().flat_map(|&i| second.iter().map(move |&j| (i.min(j), i.max(j))));
        for (i, j) in pairs {
            weighed.entry((i, j)).or_insert_with(|| evidence::odds(story, spoken, &nearest, i, j));
        }
    }
    weighed
}

/// The words alone, in lower case.
pub(super) fn plain(words: &str) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    words.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
}
