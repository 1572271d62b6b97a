//! What only the neighbours of a block can tell: the title, the headings, and the captions beside a credit.

use super::kinds::is_signature;
use super::{Block, BlockKind, has_more_words};

/// A heading has at most this many words: the longest in the reports looked at has eleven.
const MAX_HEADING_WORDS: usize = 14;

/// Decides what only the neighbours can tell: the title, the headings, and the captions beside a credit.
pub(super) fn settle(text: &str, blocks: &mut [Block]) {
    let heading_like: Vec<bool> = blocks.iter().map(|block| is_heading_like(block.span.of(text))).collect();
    settle_captions(text, blocks, &heading_like);
    let is_prose = |(block, heading_like): (&Block, &bool)| block.kind.is_prose() && !heading_like;
    let last_prose = blocks.iter().zip(&heading_like).rposition(is_prose);
    let mut begun = false;
    for (index, (block, heading_like)) in blocks.iter_mut().zip(heading_like).enumerate() {
        if block.kind != BlockKind::Paragraph {
            begun |= block.kind == BlockKind::Title;
        } else if heading_like && last_prose.is_some_and(|last| index < last) {
            block.kind = if begun { BlockKind::Heading } else { BlockKind::Title };
            begun = true;
        } else {
            begun = true;
        }
    }
}

/// Lines that stand under a picture: beside its credit, in a row of lines without a stop, or told a second time.
fn settle_captions(text: &str, blocks: &mut [Block], heading_like: &[bool]) {
    let is_paragraph = |index: usize| blocks.get(index).is_some_and(|block| block.kind == BlockKind::Paragraph);
    let unstopped = |index: usize| is_paragraph(index) && heading_like.get(index).is_some_and(|is| *is);
    let picture = |index: usize| {
        let credit = blocks.get(index).filter(|block| block.kind == BlockKind::Credit);
        credit.is_some_and(|block| is_picture(block.span.of(text)))
    };
    let mut captions: Vec<usize> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let (before, next) = (index.checked_sub(1), index + 1);
        // A title may stand above the first heading; further on two in a row are captions.
        let in_row = || index > 1 && unstopped(next) || index > 2 && before.is_some_and(unstopped);
        let beside = || before.is_some_and(picture) || picture(next) || in_row();
        let signed = index > 0 && is_paragraph(index) && is_signed(block.span.of(text));
        if signed || unstopped(index) && beside() {
            captions.push(index);
        }
    }
    captions.extend(repeated(text, blocks, heading_like));
    for index in captions {
        blocks[index].kind = BlockKind::Caption;
    }
}

/// A line without a stop that a picture desk's name leads in: "BBC Police have confirmed an arrest".
fn is_signed(words: &str) -> bool {
    const MAX_WORDS: usize = 30;
    let acronym = |word: &str| (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut first = words.split_whitespace();
    let known = first.next().is_some_and(|word| acronym(word) && is_signature(word));
    known
        && first.next().is_some_and(|word| word.starts_with(|c: char| c.is_uppercase() || c == '•' || c == '/'))
        && !has_more_words(words, MAX_WORDS)
        && !words.ends_with(['.', '!', '?', '”', '"', ':'])
}

/// The fewest words of a line that is not repeated by chance.
const MIN_REPEATED: usize = 6;

/// Of the paragraphs that begin alike as many are compared: a page of tables may have thousands.
const MOST_ALIKE: usize = 100;

/// Paragraphs that stand a second time, and unstopped lines that begin another paragraph: captions of the same picture.
fn repeated(text: &str, blocks: &[Block], heading_like: &[bool]) -> Vec<usize> {
    let words = |index: usize| blocks.get(index).map_or("", |block| block.span.of(text));
    let paragraphs = blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Paragraph);
    let mut openings: Vec<(&str, usize)> =
        paragraphs.filter_map(|(index, block)| Some((opening(block.span.of(text))?, index))).collect();
    openings.sort_unstable();
    let mut found = Vec::new();
    for alike in openings.chunk_by(|(a, _), (b, _)| a == b).filter(|alike| alike.len() > 1) {
        let mut others: Vec<usize> = Vec::new();
        for &(_, index) in alike {
            let mut again = false;
            for &other in others.iter().take(MOST_ALIKE) {
                if words(other).starts_with(words(index)) {
                    again = true;
                } else if words(index).starts_with(words(other)) && heading_like.get(other).is_some_and(|is| *is) {
                    found.push(other);
                }
            }
            // What stands a second time tells nothing about a third that the first does not.
            if again { found.push(index) } else { others.push(index) }
        }
    }
    found
}

/// A paragraph up to the end of its first words, if it has as many as are not repeated by chance.
fn opening(words: &str) -> Option<&str> {
    let last = words.split_whitespace().nth(MIN_REPEATED - 1)?;
    words.get(..last.as_ptr() as usize - words.as_ptr() as usize + last.len())
}

/// Whether a credit line is a picture's and not a writer's.
fn is_picture(words: &str) -> bool {
    let lower = words.to_lowercase();
    is_signature(words)
        || lower.starts_with('©')
        || ["photo", "image", "picture", "getty", "reuters/"].iter().any(|word| lower.contains(word))
}

/// Short, with a letter, without a final stop: what a headline or a heading looks like.
fn is_heading_like(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '”', '’', '\'', ')', '»', ' ']);
    let stop = bare.ends_with(['.', ',', ';', ':', '…']) || bare.ends_with(['!', '?']) && bare.len() < words.len();
    !stop
        && !has_more_words(words, MAX_HEADING_WORDS)
        && words.chars().any(char::is_alphabetic)
        && !words.starts_with(char::is_lowercase)
}
