//! Paragraphs as a reader sees them: blocks, and the lines of a block that has one paragraph on each line.

use std::collections::BTreeMap;

use crate::text::{Sentence, Text};

/// The number of its paragraph for each sentence; numbers rise by one.
///
/// Lines are paragraphs where line breaks fall between sentences rather than within them: in a text wrapped at some
/// width they fall anywhere.
pub(super) fn of_sentences(source: &str, text: &Text) -> Vec<usize> {
    let mut breaks: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let pairs = || text.sentences.iter().zip(text.sentences.iter().skip(1));
    for sentence in &text.sentences {
        breaks.entry(sentence.block).or_default().0 += sentence.span.of(source).matches('\n').count();
    }
    for (before, after) in pairs().filter(|(before, after)| before.block == after.block) {
        breaks.entry(after.block).or_default().1 += usize::from(is_broken(source, before, after));
    }
    let lined = |block: usize| breaks.get(&block).is_some_and(|(within, between)| between > within);
    let mut number = 0;
    let mut found: Vec<usize> = text.sentences.first().map(|_| 0).into_iter().collect();
    for (before, after) in pairs() {
        let new = before.block != after.block || lined(after.block) && is_broken(source, before, after);
        number += usize::from(new);
        found.push(number);
    }
    found
}

/// Whether a line break stands between two sentences.
fn is_broken(source: &str, before: &Sentence, after: &Sentence) -> bool {
    source.get(before.span.end..after.span.start).is_some_and(|between| between.contains('\n'))
}
