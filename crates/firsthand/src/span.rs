//! Where a finding stands: a stretch of one article's original text.
//!
//! Inside the engine a span counts bytes of the article's UTF-8 text, which is what Rust slices by. The machine
//! output counts Unicode code points (what Python's `str` and the W3C `TextPositionSelector` count); the one place
//! that converts is [`CodePoints`].

use std::ops::Range;

/// A half-open stretch `[start, end)` of an article's text, in bytes, always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to but not including `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words at this span, or nothing if the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no text.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly within this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The number of bytes both spans share.
    pub fn shared(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// The same stretch without white space at its ends.
    pub fn trim(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, (start + words.trim().len()).max(start))
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Turns byte offsets of one text into code-point offsets.
///
/// Pure ASCII text costs nothing; other text costs one count every 256 bytes.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before byte `256 * i`; empty when the text is ASCII.
    checkpoints: Vec<usize>,
}

const STRIDE: usize = 256;

impl<'a> CodePoints<'a> {
    /// Prepares the conversion for `text`.
    pub fn new(text: &'a str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for (i, byte) in text.bytes().enumerate() {
                if i % STRIDE == 0 {
                    checkpoints.push(count);
                }
                count += usize::from(starts_char(byte));
            }
        }
        Self { text, checkpoints }
    }

    /// The number of code points before byte `offset`.
    pub fn at(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let Some(before) = self.checkpoints.get(offset / STRIDE) else {
            return match self.checkpoints.last() {
                None => offset,
                Some(_) => self.text.chars().count(),
            };
        };
        let tail = &self.text.as_bytes()[offset / STRIDE * STRIDE..offset];
        before + tail.iter().filter(|byte| starts_char(**byte)).count()
    }

    /// The span in code points, as the machine output writes it.
    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// Whether a UTF-8 byte begins a character (it is not a continuation byte `10xxxxxx`).
const fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting_characters() {
        let text = "“Łukasz” said: ".repeat(100);
        let points = CodePoints::new(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(offset), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn a_text_as_long_as_the_stride_ends_where_it_ends() {
        let text = format!("é{}", "a".repeat(STRIDE - 2));
        assert_eq!(text.len(), STRIDE);
        assert_eq!(CodePoints::new(&text).at(STRIDE), STRIDE - 1);
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = "  two words \n";
        assert_eq!(Span::new(0, text.len()).trim(text).of(text), "two words");
        assert!(Span::new(0, 2).trim(text).is_empty());
    }
}
