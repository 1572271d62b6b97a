//! What a reader of the output would call an answer: not copied, a near copy, lightly or heavily revised.

use std::fmt;

use firsthand::account::{EdgeKind, ReuseKind};

/// What the writers were told to do, from the nearest to the original to the farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Copied with a few cuts at most (`cut`).
    Near,
    /// Words and grammar touched up (`light`).
    Light,
    /// Told in other words (`heavy`).
    Heavy,
    /// Written without the original (`non`).
    None,
}

/// What the output shows of one answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen {
    /// The derivation that brings it the original's matter.
    pub edge: Option<EdgeKind>,
    /// The share of the answer that it brings.
    pub share: f64,
    /// The share of the answer that is verbatim, edited, and rewritten or translated.
    pub kinds: [f64; 3],
}

/// The least share of an answer that makes it copied. Any value from 0 to 0.25 gives the same result on three tasks.
const MIN_SHARE: f64 = 0.1;

impl Class {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Near, Self::Light, Self::Heavy, Self::None];

    /// The class that the corpus calls by this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "cut" => Some(Self::Near),
            "light" => Some(Self::Light),
            "heavy" => Some(Self::Heavy),
            "non" => Some(Self::None),
            _ => None,
        }
    }
}

impl Seen {
    /// The same text, word for word.
    pub const WHOLE: Self = Self { edge: Some(EdgeKind::Copy), share: 1.0, kinds: [1.0, 0.0, 0.0] };

    /// Adds a passage that is this share of the answer.
    pub fn add(&mut self, kind: ReuseKind, share: f64) {
        let [verbatim, edited, rewritten] = &mut self.kinds;
        match kind {
            ReuseKind::Verbatim => *verbatim += share,
            ReuseKind::Edited => *edited += share,
            ReuseKind::Rewritten | ReuseKind::Translated => *rewritten += share,
        }
    }

    /// What a reader would call it: a near copy where most of what was taken stands word for word, else what the
    /// derivation says was done; where there is no derivation, what was done with most of the passages.
    pub fn class(&self) -> Class {
        let [verbatim, edited, rewritten] = self.kinds;
        let passages = verbatim + edited + rewritten;
        if passages < MIN_SHARE {
            return Class::None;
        }
        match self.edge {
            Some(EdgeKind::Copy) => Class::Near,
            _ if 2.0 * verbatim >= passages => Class::Near,
            Some(EdgeKind::Edit) => Class::Light,
            Some(EdgeKind::Rewrite | EdgeKind::Translation) => Class::Heavy,
            Some(EdgeKind::Credit) | None if edited >= rewritten => Class::Light,
            Some(EdgeKind::Credit) | None => Class::Heavy,
        }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [verbatim, edited, rewritten] = self.kinds;
        let edge = self.edge.map_or_else(|| "no derivation".to_owned(), |kind| format!("{kind:?} {:.2}", self.share));
        write!(f, "{edge}, verbatim {verbatim:.2} edited {edited:.2} rewritten {rewritten:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edge: Option<EdgeKind>, kinds: [f64; 3], class: Class) {
        assert_eq!(Seen { share: 1.0, edge, kinds }.class(), class, "{edge:?} {kinds:?}");
    }

    #[test]
    fn what_the_derivation_says_is_the_class() {
        check(Some(EdgeKind::Copy), [0.9, 0.0, 0.0], Class::Near);
        check(Some(EdgeKind::Edit), [0.1, 0.5, 0.3], Class::Light);
        check(Some(EdgeKind::Rewrite), [0.0, 0.2, 0.2], Class::Heavy);
        check(Some(EdgeKind::Translation), [0.0, 0.2, 0.2], Class::Heavy);
    }

    #[test]
    fn most_of_it_word_for_word_is_a_near_copy() {
        check(Some(EdgeKind::Edit), [0.5, 0.4, 0.0], Class::Near);
        check(None, [0.2, 0.1, 0.0], Class::Near);
    }

    #[test]
    fn without_a_derivation_the_passages_tell() {
        let mut seen = Seen::default();
        seen.add(ReuseKind::Edited, 0.1);
        seen.add(ReuseKind::Translated, 0.2);
        assert_eq!(seen.class(), Class::Heavy);
    }

    #[test]
    fn next_to_nothing_is_not_copied() {
        check(Some(EdgeKind::Copy), [0.05, 0.0, 0.0], Class::None);
        check(None, [0.0; 3], Class::None);
    }
}
