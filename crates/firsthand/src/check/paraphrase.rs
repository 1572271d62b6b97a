//! Phrases that stand for one another: "took his own life" and "suicide", "came off the rails" and "derailed".
//!
//! The groups are those of `data/paraphrases.txt`. Words are compared by their stems.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::lexicon;
use crate::text::Token;

static LINES: &str = include_str!("../../data/paraphrases.txt");

/// How many words may stand where a phrase has "~".
const GAP: usize = 4;

/// One member of a group.
struct Phrase {
    group: usize,
    /// On which side of the group it stands: 0 of one that has no sides.
    side: u8,
    /// Stems; `~` is a gap.
    words: Vec<String>,
}

/// A phrase found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What it means.
    pub sense: Sense,
    /// Its tokens, with what stands in its gaps.
    pub tokens: Range<usize>,
    /// The tokens of its own words.
    pub words: Vec<usize>,
}

/// A group, and the side of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sense {
    group: usize,
    side: u8,
}

impl Sense {
    /// Whether the two exclude one another: "won" and "lost".
    pub fn is_opposite(self, other: Self) -> bool {
        self.group == other.group && self.side != other.side
    }
}

/// The phrases by their first stem.
fn phrases() -> &'static HashMap<String, Vec<Phrase>> {
    static PHRASES: OnceLock<HashMap<String, Vec<Phrase>>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut by_first: HashMap<String, Vec<Phrase>> = HashMap::new();
        let groups = LINES.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        for (group, line) in groups.enumerate() {
            let (sided, line) = line.strip_prefix('!').map_or((false, line), |line| (true, line));
            for (side, members) in (u8::from(sided)..).zip(line.split('=')) {
                for member in members.split('|') {
                    let words: Vec<String> = member.split_whitespace().map(base).collect();
                    if let Some(first) = words.first() {
                        by_first.entry(first.clone()).or_default().push(Phrase { group, side, words });
                    }
                }
            }
        }
        by_first
    })
}

/// What words are compared by: the lemma of a verb, so that "took" is "take", else the stem.
fn base(word: &str) -> String {
    let verb = lexicon::lemma(word, lexicon::Pos::Verb);
    let irregular = verb.filter(|lemma| lexicon::stem(lemma) != lexicon::stem(word) && word.len() > 2);
    lexicon::stem(irregular.filter(|_| lexicon::is_mostly_verb(word)).unwrap_or(word))
}

/// Every phrase among the tokens, in order.
pub(super) fn of(tokens: &[Token]) -> Vec<Found> {
    let known = phrases();
    let bases: Vec<String> = tokens.iter().map(|token| base(&token.norm)).collect();
    let mut found = Vec::new();
    for (at, first) in bases.iter().enumerate() {
        // "payroll-related" relates nothing to anything.
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        if before.is_some_and(|dash| dash.is("-") && tokens.get(at).is_some_and(|token| dash.touches(token))) {
            continue;
        }
        for phrase in known.get(first).into_iter().flatten() {
            let mut words = Vec::new();
            if let Some(end) = matches(&bases, at, &phrase.words, &mut words) {
                let sense = Sense { group: phrase.group, side: phrase.side };
                words.reverse();
                found.push(Found { sense, tokens: at..end, words });
            }
        }
    }
    found
}

/// Where the words end that begin at `at`, if they are the phrase. Adds its own words to `own`, the last one first.
fn matches(bases: &[String], at: usize, words: &[String], own: &mut Vec<usize>) -> Option<usize> {
    let Some((word, rest)) = words.split_first() else { return Some(at) };
    if word == "~" {
        return (at..=at + GAP).find_map(|at| matches(bases, at, rest, own));
    }
    (bases.get(at)? == word).then_some(())?;
    let end = matches(bases, at + 1, rest, own)?;
    own.push(at);
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Settings, account};

    fn senses(text: &str) -> Vec<Sense> {
        let (reports, _) = account::annotated(vec![Document::new("a.txt", text)], &Settings::default());
        of(&reports[0].text.tokens).into_iter().map(|found| found.sense).collect()
    }

    fn check(a: &str, b: &str, alike: bool) {
        let (one, other) = (senses(a), senses(b));
        assert_eq!(one.iter().any(|sense| other.contains(sense)), alike, "{a} / {b}");
    }

    #[test]
    fn phrases_stand_for_one_another() {
        check("He took his own life.", "It was a suicide.", true);
        check("The ferry came off the rails.", "The wagon derailed.", true);
        check("They put the loss down to rain.", "They blamed the rain.", true);
        check("The minister stepped down.", "The minister resigned.", true);
        check("She sang.", "She resigned.", false);
    }

    #[test]
    fn sides_exclude_one_another() {
        let (one, other) = (senses("The ferry arrived."), senses("The ferry departed."));
        assert!(one.iter().any(|a| other.iter().any(|b| a.is_opposite(*b))));
    }
}
