//! The words of class names and ids that tell what an element is. They are those of the pages that `firsthand-bench pages`
//! measures and of the themes of widespread systems.

mod noise;
mod parts;

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use noise::{AD, ADJECTIVES, ELSEWHERE, NEVER, NEVER_WHOLE};
use parts::{APART, AROUND, AUTHOR, AUTHOR_WHOLE, BODY, CAPTION, CREDIT, WRITER};

/// What words of a name say of an element; several may be said at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said(u16);

impl Said {
    pub const NEVER: Self = Self(1);
    pub const ELSEWHERE: Self = Self(1 << 1);
    pub const NEVER_WHOLE: Self = Self(1 << 2);
    pub const ADJECTIVE: Self = Self(1 << 3);
    pub const CAPTION: Self = Self(1 << 4);
    pub const CREDIT: Self = Self(1 << 5);
    pub const BODY: Self = Self(1 << 6);
    pub const AROUND: Self = Self(1 << 7);
    pub const AUTHOR_WHOLE: Self = Self(1 << 8);
    pub const AUTHOR: Self = Self(1 << 9);
    pub const WRITER: Self = Self(1 << 10);
    pub const APART: Self = Self(1 << 11);
    pub const UPDATED: Self = Self(1 << 12);
    pub const PUBLISHED: Self = Self(1 << 13);
    pub const AD: Self = Self(1 << 14);

    /// Whether this is said, among other things.
    pub const fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }

    /// What is said here or there.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What some words of a name say, a hyphen between two.
pub(super) fn said(words: &str) -> Said {
    static WORDS: LazyLock<HashMap<&str, Said, FixedState>> = LazyLock::new(|| {
        let mut all: HashMap<&str, Said, FixedState> = HashMap::default();
        for (one, words) in LISTS {
            for words in *words {
                let known = all.entry(words).or_default();
                *known = known.and(*one);
            }
        }
        all
    });
    WORDS.get(words).copied().unwrap_or_default()
}

const LISTS: &[(Said, &[&str])] = &[
    (Said::NEVER, NEVER),
    (Said::ELSEWHERE, ELSEWHERE),
    (Said::NEVER_WHOLE, NEVER_WHOLE),
    (Said::ADJECTIVE, ADJECTIVES),
    (Said::AD, AD),
    (Said::CAPTION, CAPTION),
    (Said::CREDIT, CREDIT),
    (Said::BODY, BODY),
    (Said::AROUND, AROUND),
    (Said::AUTHOR_WHOLE, AUTHOR_WHOLE),
    (Said::AUTHOR, AUTHOR),
    (Said::WRITER, WRITER),
    (Said::APART, APART),
    (Said::UPDATED, &["modified", "updated"]),
    (Said::PUBLISHED, &["entry-date", "published"]),
];
