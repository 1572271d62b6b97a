//! Plain text to blocks: which lines belong together, and what each block is.

use super::lines::{self, Line};
use super::{Block, BlockKind};
use crate::lexicon;
use crate::span::Span;

/// The blocks of plain text from byte `from` on.
pub(super) fn plain(text: &str, from: usize) -> Vec<Block> {
    let lines = lines::of(text, from);
    let width = lines::wrap_width(text, &lines);
    let paragraphs = joined(text, &lines, width);
    let mut blocks: Vec<Block> = Vec::new();
    for span in paragraphs {
        blocks.extend(classified(text, span));
    }
    settle(text, &mut blocks);
    blocks
}

/// The blocks that the maker of the text gave, where they are stretches of it in order.
pub(super) fn given(text: &str, given: &[(Span, BlockKind)]) -> Vec<Block> {
    let mut end = 0;
    let mut blocks = Vec::new();
    for &(span, kind) in given {
        if span.start < end || text.get(span.start..span.end).is_none() {
            continue;
        }
        end = span.end;
        let span = span.trim(text);
        if span.of(text).chars().any(char::is_alphanumeric) {
            // Whoever laid out the text knows paragraphs from headings, hardly what a paragraph says of itself.
            let told = (kind == BlockKind::Paragraph).then(|| special(span.of(text))).flatten();
            blocks.push(Block { span, kind: told.unwrap_or(kind), runs: vec![span] });
        }
    }
    blocks
}

/// Lines joined into paragraphs: a line goes on in the next where the wrap broke it.
fn joined(text: &str, lines: &[Line], width: Option<usize>) -> Vec<Span> {
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open: Option<Line> = None;
    for &line in lines {
        if line.span.is_empty() {
            open = None;
            continue;
        }
        let words = line.span.of(text);
        let alone = || special(words).is_some() || is_item(words) || line.indented;
        let goes_on = open.is_some_and(|before| {
            width.is_some_and(|width| lines::goes_on(text, before, line, width))
                && special(before.span.of(text)).is_none()
                && !alone()
        });
        match paragraphs.last_mut() {
            Some(last) if goes_on => *last = last.join(line.span),
            _ => paragraphs.push(line.span),
        }
        open = Some(line);
    }
    paragraphs
}

/// One paragraph as one block, or as two where a photo credit is glued to its caption.
fn classified(text: &str, span: Span) -> Vec<Block> {
    let words = span.of(text);
    if !words.chars().any(char::is_alphanumeric) {
        return Vec::new();
    }
    let block = |span: Span, kind| Block { span, kind, runs: vec![span] };
    match special(words) {
        Some(BlockKind::Credit) => match glued_caption(words) {
            Some(at) => {
                let at = span.start + at;
                vec![
                    block(Span::new(span.start, at).trim(text), BlockKind::Credit),
                    block(Span::new(at, span.end), BlockKind::Caption),
                ]
            }
            None => vec![block(span, BlockKind::Credit)],
        },
        Some(kind) => vec![block(span, kind)],
        None if is_item(words) => {
            let marker = words.len() - words.trim_start_matches(|c: char| "-*•–·".contains(c) || c == ' ').len();
            let body = Span::new(span.start + marker, span.end);
            vec![Block { span, kind: BlockKind::List, runs: vec![body] }]
        }
        None => vec![block(span, BlockKind::Paragraph)],
    }
}

/// Words that begin a pointer to something else; compared in lower case.
const RELATED: &[&str] = &[
    "related article",
    "related:",
    "related story",
    "related stories",
    "related content",
    "related topics",
    "related coverage",
    "related news",
    "related video",
    "see also",
    "also read",
    "read also",
    "read more",
    "read:",
    "more:",
    "more on this",
    "more from",
    "most read",
    "watch:",
    "watch also",
    "watch more",
    "listen:",
    "click here",
    "advertisement",
    "story continues",
    "sign up",
    "subscribe",
    "follow us",
    "follow @",
    "download the",
    "share this",
    "recommended",
    "don't miss",
    "continue reading",
    "view comments",
    "in pictures:",
    "in photos",
    "live updates",
    "newsletter",
    "get the latest",
    "you may also like",
    "editor's picks",
    "trending",
    "skip to",
    "scroll down",
    "read or share",
    "click to",
    "copyright 20",
    "copyright 19",
    "(c) copyright",
    "copyright ©",
    "all rights reserved",
    "© 20",
    "© 19",
    "(c) 20",
];

/// Words that begin a credit line.
const CREDITS: &[&str] = &[
    "©",
    "(c) ",
    "photo:",
    "photos:",
    "photo by",
    "photograph:",
    "photograph by",
    "picture:",
    "image:",
    "image credit",
    "images:",
    "credit:",
    "video:",
    "photo credit",
    "photo courtesy",
    "(photo",
    "[photo",
    "(image",
    "getty images",
    "reporting by",
    "additional reporting",
    "writing by",
    "editing by",
    "file photo",
    "ap photo",
    "afp photo",
    "reuters/",
];

/// Words that begin a caption.
const CAPTIONS: &[&str] = &[
    "caption:",
    "photo caption",
    "picture caption",
    "video caption",
    "image caption",
    "media caption",
    "in this photo",
    "in this image",
    "pictured:",
];

/// The most words of a byline or the signature of a picture desk.
const LONGEST_CREDIT: usize = 12;

/// The kind of a line or paragraph that is not prose, by its own words; `None` if it may be prose.
pub(super) fn special(words: &str) -> Option<BlockKind> {
    let within = |most: usize| words.split_whitespace().nth(most).is_none();
    let begin = words.char_indices().nth(200).map_or(words, |(end, _)| &words[..end]);
    let mut lower = begin.to_lowercase();
    if lower.contains('’') {
        lower = lower.replace('’', "'");
    }
    let lower = lower.trim_start_matches(['*', '_', '|', '>', '»', '→', '►', '▶', '•', '-', '[', '(', ' ']);
    let first = lower.bytes().next();
    let begins = |list: &[&str]| list.iter().any(|head| head.bytes().next() == first && lower.starts_with(head));
    if is_link(words) {
        Some(BlockKind::Related)
    } else if begins(CAPTIONS) && within(60) {
        Some(BlockKind::Caption)
    } else if begins(CREDITS) && within(45) {
        Some(BlockKind::Credit)
    } else if begins(RELATED) && within(30) {
        Some(BlockKind::Related)
    } else if ends_in_length(words) && within(30) || ends_in_credit(lower) && within(60) {
        Some(BlockKind::Caption)
    } else if within(LONGEST_CREDIT) {
        // Most paragraphs are longer, and none of these lines is.
        let count = words.split_whitespace().count();
        let is_credit = is_byline(lower, count) || is_bracketed_name(words, count) || is_signature(words);
        is_credit.then_some(BlockKind::Credit)
    } else {
        None
    }
}

/// A web address and nothing else.
fn is_link(words: &str) -> bool {
    let words = words.trim_matches(['<', '>', '(', ')', '[', ']', ' ']);
    !words.contains(char::is_whitespace) && (words.contains("://") || words.starts_with("www."))
}

/// The length of a video at the end: "Crowds gather in the capital (2:50) |".
fn ends_in_length(words: &str) -> bool {
    let words = words.trim_end_matches([' ', '|']);
    let Some((_, length)) = words.strip_suffix(')').and_then(|words| words.rsplit_once('(')) else { return false };
    let parts: Vec<&str> = length.split(':').collect();
    let digits = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(digits)
}

/// A picture agency in brackets at the end: "... on Sunday. (AP Photo/Jo Bell)", "[Jo Bell/Reuters]".
fn ends_in_credit(lower: &str) -> bool {
    let lower = lower.trim_end_matches(['.', ' ']);
    let open = match lower.chars().next_back() {
        Some(')') => '(',
        Some(']') => '[',
        _ => return lower.ends_with("/getty images") || lower.ends_with("/afp/getty"),
    };
    let Some((_, credit)) = lower[..lower.len() - 1].rsplit_once(open) else { return false };
    credit.len() <= 60
        && (["photo", "getty", "image:", "picture:", "file/", "screengrab"].iter().any(|word| credit.contains(word))
            || credit.contains('/')
                && ["reuters", "afp", "ap", "epa", "dpa", "al jazeera", "handout"]
                    .iter()
                    .any(|agency| credit.split('/').any(|part| part.trim() == *agency)))
}

/// "By Jo Bell", "By JO BELL, Political Editor", "Xinhua | Updated: 2017-09-15 17:52", "Published 3 May 2020".
fn is_byline(lower: &str, count: usize) -> bool {
    let stamped = ["updated:", "published:", "updated ", "published ", "posted ", "last modified"]
        .iter()
        .any(|word| lower.starts_with(word) || lower.contains(&format!("| {word}")));
    let ends = lower.ends_with(['.', '!', '?', '"', '”']);
    count <= LONGEST_CREDIT
        && !ends
        && (stamped && lower.contains(|c: char| c.is_ascii_digit())
            || lower.starts_with("by ") && (2..=8).contains(&count))
}

/// "(Carrow)", `[AP]`: a name alone in brackets, as agencies sign what an outlet carries.
fn is_bracketed_name(words: &str, count: usize) -> bool {
    let inner = words.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    let inner = inner.or_else(|| words.strip_prefix('[').and_then(|words| words.strip_suffix(']')));
    inner.is_some_and(|inner| count <= 4 && inner.starts_with(char::is_uppercase) && !inner.contains(['(', '[', '.']))
}

/// The names of picture desks and nothing else ("SWNS • PA", "BBC", "Getty Images"), or the bare word "Photo".
fn is_signature(words: &str) -> bool {
    let bare = matches!(words.to_lowercase().as_str(), "photo" | "photos" | "video" | "image" | "gallery" | "graphic");
    let known = |part: &str| {
        let part = part.trim();
        let acronym = (2..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase());
        acronym || lexicon::organizations::agency(part).is_some() || lexicon::organizations::outlet(part).is_some()
    };
    bare || words.len() <= MAX_SIGNATURE && words.split(['•', '/', '|', ',', '·']).all(known)
}

/// The longest signature, in bytes.
const MAX_SIGNATURE: usize = 60;

/// Where the caption begins in "© Agency / Jo BellA crowd gathers": at the capital that follows a small letter.
fn glued_caption(words: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        let rest = &words[at..];
        if before.is_lowercase()
            && c.is_uppercase()
            && rest.split_whitespace().count() >= 3
            && !words[..at].ends_with("Mc")
        {
            return Some(at);
        }
        before = c;
    }
    None
}

/// An item of a list by its marker.
fn is_item(words: &str) -> bool {
    ["- ", "* ", "• ", "– ", "· "].iter().any(|marker| words.starts_with(marker))
}

/// A heading has at most this many words: the longest in the reports looked at has eleven.
const MAX_HEADING_WORDS: usize = 14;

/// Decides what only the neighbours can tell: the title, the headings, and the captions beside a credit.
pub(super) fn settle(text: &str, blocks: &mut [Block]) {
    settle_captions(text, blocks);
    let heading_like: Vec<bool> = blocks.iter().map(|block| is_heading_like(block.span.of(text))).collect();
    let last_prose = (0..blocks.len()).rev().find(|&index| blocks[index].kind.is_prose() && !heading_like[index]);
    let mut begun = false;
    for index in 0..blocks.len() {
        if blocks[index].kind != BlockKind::Paragraph {
            begun |= blocks[index].kind == BlockKind::Title;
        } else if heading_like[index] && last_prose.is_some_and(|last| index < last) {
            blocks[index].kind = if begun { BlockKind::Heading } else { BlockKind::Title };
            begun = true;
        } else {
            begun = true;
        }
    }
}

/// Lines that stand under a picture: beside its credit, in a row of lines without a stop, or told a second time.
fn settle_captions(text: &str, blocks: &mut [Block]) {
    let unstopped = |block: &Block| block.kind == BlockKind::Paragraph && is_heading_like(block.span.of(text));
    let picture = |block: Option<&Block>| {
        block.is_some_and(|block| block.kind == BlockKind::Credit && is_picture(block.span.of(text)))
    };
    let mut captions: Vec<usize> = Vec::new();
    for index in 0..blocks.len() {
        let before = index.checked_sub(1).and_then(|before| blocks.get(before));
        let next = blocks.get(index + 1);
        // A title may stand above the first heading; further on two in a row are captions.
        let in_row = |other: Option<&Block>| index > 1 && other.is_some_and(unstopped);
        let beside = || picture(before) || picture(next) || in_row(next) || index > 2 && in_row(before);
        let signed = index > 0 && blocks[index].kind == BlockKind::Paragraph && is_signed(blocks[index].span.of(text));
        if signed || unstopped(&blocks[index]) && beside() {
            captions.push(index);
        }
    }
    captions.extend(repeated(text, blocks));
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
        && words.split_whitespace().count() <= MAX_WORDS
        && !words.ends_with(['.', '!', '?', '”', '"', ':'])
}

/// The fewest words of a line that is not repeated by chance.
const MIN_REPEATED: usize = 6;

/// Of the paragraphs that begin alike as many are compared: a page of tables may have thousands.
const MOST_ALIKE: usize = 100;

/// Paragraphs that stand a second time, and unstopped lines that begin another paragraph: captions of the same picture.
fn repeated(text: &str, blocks: &[Block]) -> Vec<usize> {
    let mut by_opening: std::collections::BTreeMap<Vec<&str>, Vec<usize>> = std::collections::BTreeMap::new();
    let mut found = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Paragraph) {
        let words = block.span.of(text);
        let opening: Vec<&str> = words.split_whitespace().take(MIN_REPEATED).collect();
        if opening.len() < MIN_REPEATED {
            continue;
        }
        let others = by_opening.entry(opening).or_default();
        let mut again = false;
        for &other in others.iter().take(MOST_ALIKE) {
            let earlier = blocks[other].span.of(text);
            if earlier.starts_with(words) {
                again = true;
            } else if words.starts_with(earlier) && is_heading_like(earlier) {
                found.push(other);
            }
        }
        // What stands a second time tells nothing about a third that the first does not.
        if again {
            found.push(index);
        } else {
            others.push(index);
        }
    }
    found
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
        && words.split_whitespace().nth(MAX_HEADING_WORDS).is_none()
        && words.chars().any(char::is_alphabetic)
        && !words.starts_with(char::is_lowercase)
}
