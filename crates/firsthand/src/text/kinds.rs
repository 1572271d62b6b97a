//! What a line or paragraph says of itself: that it is a caption, a credit or a pointer to something else.

use super::{BlockKind, has_more_words};
use crate::lexicon;

/// Words that begin a pointer to something else, in lower case.
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
    "don’t miss",
    "continue reading",
    "view comments",
    "in pictures:",
    "in photos",
    "live updates",
    "newsletter",
    "get the latest",
    "you may also like",
    "editor's picks",
    "editor’s picks",
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

/// As much of a paragraph is looked at, in characters; what a line says of itself stands at its beginning.
const HEAD: usize = 200;

/// Marks that may stand before the words of a line.
const MARKS: [char; 13] = ['*', '_', '|', '>', '»', '→', '►', '▶', '•', '-', '[', '(', ' '];

/// The kind of a line or paragraph that is not prose, by its own words; `None` if it may be prose.
pub(super) fn special(words: &str) -> Option<BlockKind> {
    let within = |most: usize| !has_more_words(words, most);
    let begin = head(words).trim_start_matches(MARKS);
    let first = begin.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let begins = |list: &[&str]| list.iter().any(|head| head.bytes().next() == first && starts_with(begin, head));
    if is_link(words) {
        Some(BlockKind::Related)
    } else if begins(CAPTIONS) && within(60) {
        Some(BlockKind::Caption)
    } else if begins(CREDITS) && within(45) {
        Some(BlockKind::Credit)
    } else if begins(RELATED) && within(30) {
        Some(BlockKind::Related)
    } else if ends_in_length(words) && within(30) || ends_in_credit(begin) && within(60) {
        Some(BlockKind::Caption)
    } else if within(LONGEST_CREDIT) {
        // Most paragraphs are longer, and none of these lines is.
        let count = words.split_whitespace().count();
        let is_credit =
            is_byline(&begin.to_lowercase(), count) || is_bracketed_name(words, count) || is_signature(words);
        is_credit.then_some(BlockKind::Credit)
    } else {
        None
    }
}

/// The beginning of a paragraph.
fn head(words: &str) -> &str {
    if words.len() <= HEAD {
        return words;
    }
    let ascii = words.get(..HEAD).filter(|head| head.is_ascii());
    ascii.unwrap_or_else(|| words.char_indices().nth(HEAD).map_or(words, |(end, _)| &words[..end]))
}

/// Whether words begin with these, in whatever case their letters are.
fn starts_with(words: &str, head: &str) -> bool {
    words.as_bytes().get(..head.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(head.as_bytes()))
}

fn ends_with(words: &str, tail: &str) -> bool {
    let start = words.len().checked_sub(tail.len());
    start.and_then(|start| words.as_bytes().get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(tail.as_bytes()))
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

/// The longest credit in brackets, in bytes.
const MAX_BRACKETED: usize = 60;

/// A picture agency in brackets at the end: "... on Sunday. (AP Photo/Jo Bell)", "[Jo Bell/Reuters]".
fn ends_in_credit(words: &str) -> bool {
    let words = words.trim_end_matches(['.', ' ']);
    let open = match words.bytes().next_back() {
        Some(b')') => '(',
        Some(b']') => '[',
        _ => return ["/getty images", "/afp/getty"].iter().any(|tail| ends_with(words, tail)),
    };
    let Some((_, credit)) = words[..words.len() - 1].rsplit_once(open) else { return false };
    credit.len() <= MAX_BRACKETED && is_picture_credit(&credit.to_lowercase())
}

/// Whether what stands in brackets, in lower case, is a picture's: "ap photo/jo bell", "jo bell/reuters".
fn is_picture_credit(lower: &str) -> bool {
    const AGENCIES: [&str; 7] = ["reuters", "afp", "ap", "epa", "dpa", "al jazeera", "handout"];
    ["photo", "getty", "image:", "picture:", "file/", "screengrab"].iter().any(|word| lower.contains(word))
        || lower.contains('/') && lower.split('/').any(|part| AGENCIES.contains(&part.trim()))
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
pub(super) fn is_signature(words: &str) -> bool {
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
