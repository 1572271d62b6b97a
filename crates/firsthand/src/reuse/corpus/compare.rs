//! Two articles of a corpus side by side.

use crate::account::Reuse;
use crate::annotate::Annotations;

use super::super::between;
use super::super::changes::Source;
use super::super::lines::Repeated;
use super::super::partners::Reach;
use super::super::words::{Memory, Words};
use super::outline::Outline;
use super::words::Lexis;

/// Compares pairs of articles; it remembers how alike words are from one pair to the next.
#[derive(Debug)]
pub struct Comparison<'a> {
    lexis: &'a Lexis,
    words: Words<'a>,
    repeated: Repeated,
    none: Annotations,
}

impl<'a> Comparison<'a> {
    /// Comparisons of articles whose words are those of `lexis`.
    pub fn new(lexis: &'a Lexis) -> Self {
        Self {
            lexis,
            words: Words::new(&lexis.vocabulary, Memory::default()),
            repeated: Repeated::default(),
            none: Annotations::default(),
        }
    }

    /// The reused passages of two articles, each its text and outline, by place in the first. Their `article` is 0 for
    /// the first and 1 for the second.
    pub fn of(&mut self, a: (&str, &Outline), b: (&str, &Outline), min_score: f64) -> Vec<Reuse> {
        let vocabulary = &self.lexis.vocabulary;
        let mut lines = a.1.lines(0, vocabulary);
        let first = lines.len();
        lines.extend(b.1.lines(1, vocabulary));
        self.repeated.clear();
        self.repeated.note(lines.get(..first).unwrap_or_default(), vocabulary);
        self.repeated.note(lines.get(first..).unwrap_or_default(), vocabulary);
        self.repeated.weigh(&mut lines, vocabulary);
        let sources = [a.0, b.0].map(|text| Source { text, annotations: &self.none });
        between(&sources, &lines, &mut self.words, None, (Reach::WIDE, min_score))
    }
}
