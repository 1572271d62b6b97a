//! Lines of plain text, and which of them a hard wrap broke.

use crate::span::Span;

/// A line without its line break and the white space at its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The words of the line; empty for a blank line.
    pub span: Span,
    /// Whether the line begins with white space.
    pub indented: bool,
}

/// Every line of `text` from byte `from` on.
pub(super) fn of(text: &str, from: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = from;
    for end in ends(text, from).chain([text.len()]) {
        let piece = Span::new(start, end);
        if !piece.is_empty() {
            let span = piece.trim(text);
            let indented = piece.of(text).starts_with([' ', '\t', '\u{a0}']) && !span.is_empty();
            lines.push(Line { span, indented });
        }
        start = end;
    }
    lines
}

/// The first byte of the separators of lines and paragraphs (U+2028, U+2029) in UTF-8, and of much else.
const BEFORE_SEPARATORS: u8 = 0xE2;

/// Where the line breaks of `text` from byte `from` on end.
fn ends(text: &str, from: usize) -> impl Iterator<Item = usize> {
    let rest = text.get(from..).unwrap_or_default();
    memchr::memchr3_iter(b'\n', b'\r', BEFORE_SEPARATORS, rest.as_bytes()).filter_map(move |at| {
        let mark = rest.get(at..)?.chars().next()?;
        matches!(mark, '\n' | '\r' | '\u{2028}' | '\u{2029}').then_some(from + at + mark.len_utf8())
    })
}

/// The longest line that a hard wrap leaves. Mail wraps at 72 to 78, editors at 80 to 100, some at 120.
const MAX_WIDTH: usize = 125;
/// A wrap narrower than this would be a poem or a table.
const MIN_WIDTH: usize = 40;
/// Of the lines that are followed by another, the share that must be full for the text to count as wrapped.
const MIN_FULL: f64 = 0.5;

/// The column at which the text is hard-wrapped, in characters, if it is.
///
/// A line that a wrap ended is *full*: the first word of the next line would not have fitted, give or take the tenth
/// by which lines wrapped in a proportional font differ. In a text that is not
/// wrapped, lines end where paragraphs end, and hardly any line is full.
pub(super) fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let width = |line: &Line| line.span.of(text).chars().count();
    let prose = |line: &&Line| line.span.of(text).contains(' ');
    let mut widths: Vec<usize> = lines.iter().filter(prose).map(width).collect();
    widths.sort_unstable();
    // One line in fifty may stick out (a link, a table), not more.
    let widest = *widths.get(widths.len().saturating_sub(1 + widths.len() / 50))?;
    if !(MIN_WIDTH..=MAX_WIDTH).contains(&widest) {
        return None;
    }
    let pairs = lines.windows(2).filter(|pair| !pair[0].span.is_empty() && !pair[1].span.is_empty());
    let (mut all, mut full) = (0_u32, 0_u32);
    for pair in pairs {
        all += 1;
        full += u32::from(is_full(text, pair[0], pair[1], widest - widest / 10) && !ends_sentence(text, pair[0]));
    }
    (full >= 2 && f64::from(full) >= MIN_FULL * f64::from(all)).then_some(widest)
}

/// Whether the first word of `next` would not have fitted on `line` within `width` characters.
pub(super) fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    let first_word = next.span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
    line.span.of(text).chars().count() + 1 + first_word > width
}

/// Whether `next` goes on where a wrap at `width` broke `line`.
///
/// A page wrapped in a proportional font and copied as text has lines of uneven length: one that stops a tenth short
/// of the width, and not at the end of a sentence, goes on as well.
pub(super) fn goes_on(text: &str, line: Line, next: Line, width: usize) -> bool {
    is_full(text, line, next, width) || (is_full(text, line, next, width - width / 10) && !ends_sentence(text, line))
}

fn ends_sentence(text: &str, line: Line) -> bool {
    line.span.of(text).ends_with(['.', '!', '?', '…', '”', '"'])
}
