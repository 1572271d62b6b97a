//! What becomes of an article on its way into another.

use serde::{Deserialize, Serialize};

use super::article::{Paragraph, Sentence, Story, Word};
use super::random::Random;
use super::vocabulary::{Part, Vocabulary};

/// How an article goes back to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Word for word, cut from the end.
    Trimmed,
    /// A tenth of the words changed, a third of the paragraphs cut, one moved.
    Edited,
    /// Four words in ten exchanged for synonyms.
    Spun,
    /// A fourth of the words exchanged for synonyms, half of the small words changed or lost.
    Translated,
    /// Half of it, and half of another article.
    Merged,
    /// One paragraph of it in an article of its own words.
    Lifted,
}

/// All ways, in the order of the report.
pub const WAYS: [Way; 6] = [Way::Trimmed, Way::Edited, Way::Spun, Way::Translated, Way::Merged, Way::Lifted];

const SMALL: &[&str] = &["the", "a", "of", "in", "on", "to", "for", "by", "with", "at", "from", "that"];

/// What the derived article is made with.
pub struct Workshop<'a> {
    /// The words.
    pub vocabulary: &'a Vocabulary,
    /// The source of chance.
    pub random: &'a mut Random,
}

impl Workshop<'_> {
    /// The derived article; `other` is the second parent of a merger, `words` the length of new matter.
    pub fn derived(&mut self, way: Way, parent: &[Paragraph], other: &[Paragraph], words: usize) -> Vec<Paragraph> {
        match way {
            Way::Trimmed => {
                let kept = parent.len() * (55 + self.random.below(46)) / 100;
                parent[..kept.max(1)].to_vec()
            }
            Way::Edited => self.edited(parent),
            Way::Spun => self.each_word(parent, |workshop, word| workshop.swapped(word, 0.4)),
            Way::Translated => self.each_word(parent, Self::translated),
            Way::Merged => {
                let halves = [parent, other].map(|side| &side[..side.len().div_ceil(2)]);
                halves.concat()
            }
            Way::Lifted => {
                let mut own = Story::new(self.vocabulary, self.random).told(words, self.vocabulary, self.random);
                let at = self.random.below(own.len());
                let longest = parent.iter().max_by_key(|paragraph| paragraph.len());
                own.splice(at..at, longest.cloned());
                own
            }
        }
    }

    fn edited(&mut self, parent: &[Paragraph]) -> Vec<Paragraph> {
        let mut kept = parent.to_vec();
        for _ in 0..parent.len() / 3 {
            kept.remove(self.random.below(kept.len()));
        }
        let moved = kept.remove(self.random.below(kept.len()));
        kept.insert(self.random.below(kept.len() + 1), moved);
        self.each_word(&kept, |workshop, word| match word {
            word if !workshop.random.happens(0.1) => Some(word.clone()),
            Word::Plain(part, _) => Some(Word::Plain(*part, workshop.vocabulary.word(*part, workshop.random))),
            Word::Fact(_) => Some(Word::Plain(Part::Noun, workshop.vocabulary.word(Part::Noun, workshop.random))),
            Word::Small(_) => Some(Word::Small(workshop.random.choice(SMALL))),
            Word::Form(_) => None,
            Word::Mark(mark) => Some(Word::Mark(mark)),
        })
    }

    fn swapped(&mut self, word: &Word, chance: f64) -> Option<Word> {
        match word {
            Word::Plain(part, plain) if self.random.happens(chance) => {
                let other = self.vocabulary.synonym(*part, plain, self.random);
                Some(Word::Plain(*part, other.unwrap_or(plain)))
            }
            word => Some(word.clone()),
        }
    }

    fn translated(&mut self, word: &Word) -> Option<Word> {
        match word {
            Word::Small(_) if self.random.happens(0.25) => None,
            Word::Small(_) if self.random.happens(0.35) => Some(Word::Small(self.random.choice(SMALL))),
            word => self.swapped(word, 0.25),
        }
    }

    fn each_word(
        &mut self,
        paragraphs: &[Paragraph],
        mut change: impl FnMut(&mut Self, &Word) -> Option<Word>,
    ) -> Vec<Paragraph> {
        let mut sentence =
            |sentence: &Sentence| -> Sentence { sentence.iter().filter_map(|word| change(self, word)).collect() };
        paragraphs.iter().map(|paragraph| paragraph.iter().map(&mut sentence).collect()).collect()
    }
}
