//! How rare a word is in news at large: a weight for words that two texts share.

use super::table::Table;
use super::word::{digit, stem};

/// One line per stem, `stem|code`, as `tools/lexicon/rarity.py` describes it.
static RARITY: Table = Table::new(include_str!("../../data/rarity.txt"));

/// The rarity of a stem that the table does not have.
pub const RARITY_MAX: f32 = 8.0;

/// How rare a stem is in news, from 0 (every story has it) to [`RARITY_MAX`] (never seen): the negative natural
/// logarithm of the share of stories that have it. Takes what [`stem`] gives.
///
/// "the" is near 0, "said" below 1, "arrest" about 2, a word of one story in the background about 4.5.
pub fn rarity(stem: &str) -> f32 {
    RARITY.find(stem).and_then(|code| code.bytes().next()).map_or(RARITY_MAX, |code| digit(code) as f32 / 8.0)
}

/// The [`rarity`] of a word in any case and inflection.
pub fn rarity_of_word(word: &str) -> f32 {
    rarity(&stem(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_weigh_less() {
        assert!(rarity_of_word("the") < 0.5);
        assert!(rarity_of_word("said") < 1.0);
        assert!(rarity_of_word("ministers") > rarity_of_word("people"));
        assert!(rarity_of_word("bananas") > rarity_of_word("ministers"));
        assert_eq!(rarity_of_word("Tsikhanouskaya"), RARITY_MAX);
        assert_eq!(rarity(""), RARITY_MAX);
    }
}
