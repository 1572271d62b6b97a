//! An article reduced to what comparing needs: its sentences as numbered words, twelve bytes a word.

use crate::read::Article;
use crate::span::Span;
use crate::text;

use super::super::lines::{self, Line};
use super::super::words::Vocabulary;
use super::words::Glossary;

/// The sentences of an article's running text.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    words: Vec<Word>,
    sentences: Vec<Sentence>,
}

/// One word: its number, where it stands, and how it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub term: u32,
    start: u32,
    length: u16,
    pub quoted: bool,
    capital: bool,
}

#[derive(Clone, Copy, Debug)]
struct Sentence {
    start: u32,
    end: u32,
    /// One past its last word.
    words: u32,
}

impl Outline {
    /// Reduces an article; its words are numbered by `glossary`. An article is far shorter than 4 GB, and so are the
    /// places in it.
    pub fn of(article: &Article, glossary: &mut Glossary) -> Self {
        let text = text::outline(article);
        let quoted = lines::quoted(&text, &[]);
        let mut outline = Self::default();
        glossary.next_article();
        for (_, sentence) in text.prose() {
            for (norm, at) in lines::compared_words(&text, sentence) {
                let Some(token) = text.tokens.get(at) else { continue };
                outline.words.push(Word {
                    term: glossary.number(norm),
                    start: token.span.start as u32,
                    length: u16::try_from(token.span.len()).unwrap_or(u16::MAX),
                    quoted: quoted.get(at).copied().unwrap_or(false),
                    capital: token.is_capitalised(&article.text),
                });
            }
            let words = outline.words.len() as u32;
            let (start, end) = (sentence.span.start as u32, sentence.span.end as u32);
            outline.sentences.push(Sentence { start, end, words });
        }
        outline.words.shrink_to_fit();
        outline.sentences.shrink_to_fit();
        outline
    }

    /// Exchanges the words' numbers for those at their place in `numbers`.
    pub fn renumber(&mut self, numbers: &[u32]) {
        for word in &mut self.words {
            word.term = numbers.get(word.term as usize).copied().unwrap_or(word.term);
        }
    }

    /// The words of each sentence.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &[Word]> {
        let mut first = 0;
        self.sentences.iter().map(move |sentence| {
            let words = self.words.get(first..sentence.words as usize).unwrap_or_default();
            first = sentence.words as usize;
            words
        })
    }

    /// Where each sentence stands.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.sentences.iter().map(|sentence| Span::new(sentence.start as usize, sentence.end as usize))
    }

    /// The sentences as lines of the article with this index, not yet weighed.
    pub(super) fn lines(&self, article: usize, vocabulary: &Vocabulary) -> Vec<Line> {
        let line = |(order, (sentence, words)): (usize, (&Sentence, &[Word]))| {
            let word = |(at, word): (usize, &Word)| {
                let span = Span::new(word.start as usize, word.start as usize + usize::from(word.length));
                let name = word.capital && vocabulary.get(word.term).is_some_and(|term| term.is_name(at == 0));
                lines::Word { term: word.term, span, weight: 0.0, quoted: word.quoted, name }
            };
            let words = words.iter().enumerate().map(word).collect();
            let span = Span::new(sentence.start as usize, sentence.end as usize);
            Line { article, order, span, words, mass: 0.0, narration: 0.0 }
        };
        self.sentences.iter().zip(self.sentences()).enumerate().map(line).collect()
    }
}
