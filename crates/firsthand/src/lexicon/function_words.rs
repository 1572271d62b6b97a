//! The closed classes of English: words that hold a sentence together and name nothing.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use super::table::lower;

/// A closed class. A word that belongs to several is listed under the one it most often has in news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FunctionWord {
    /// "the", "this", "every"
    Determiner,
    /// "of", "during"
    Preposition,
    /// "and", "because"
    Conjunction,
    /// "she", "himself", "who", "something"
    Pronoun,
    /// "is", "would", "didn't"
    Auxiliary,
    /// "not", "there", "'s" and other small words
    Particle,
}

const DETERMINERS: &[&str] = &[
    "a",
    "all",
    "an",
    "another",
    "any",
    "both",
    "each",
    "either",
    "enough",
    "every",
    "few",
    "fewer",
    "its",
    "less",
    "many",
    "more",
    "most",
    "much",
    "my",
    "neither",
    "no",
    "other",
    "our",
    "several",
    "some",
    "such",
    "that",
    "the",
    "their",
    "these",
    "this",
    "those",
    "what",
    "whatever",
    "which",
    "whichever",
    "whose",
    "your",
    "his",
    "her",
];
const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "alongside",
    "amid",
    "amidst",
    "among",
    "amongst",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "by",
    "despite",
    "during",
    "except",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "outside",
    "over",
    "per",
    "since",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "underneath",
    "unlike",
    "until",
    "till",
    "up",
    "upon",
    "via",
    "with",
    "within",
    "without",
    "down",
    "versus",
    "vs",
];
const CONJUNCTIONS: &[&str] = &[
    "although", "and", "because", "but", "if", "lest", "nor", "once", "or", "so", "than", "though", "unless", "when",
    "whenever", "where", "whereas", "wherever", "whether", "while", "whilst", "yet", "how", "why",
];
const PRONOUNS: &[&str] = &[
    "anybody",
    "anyone",
    "anything",
    "everybody",
    "everyone",
    "everything",
    "he",
    "hers",
    "herself",
    "him",
    "himself",
    "i",
    "it",
    "itself",
    "me",
    "mine",
    "myself",
    "nobody",
    "none",
    "nothing",
    "one",
    "ones",
    "oneself",
    "ours",
    "ourselves",
    "she",
    "somebody",
    "someone",
    "something",
    "theirs",
    "them",
    "themselves",
    "they",
    "us",
    "we",
    "who",
    "whoever",
    "whom",
    "you",
    "yours",
    "yourself",
    "yourselves",
];
const AUXILIARIES: &[&str] = &[
    "am",
    "are",
    "be",
    "been",
    "being",
    "can",
    "cannot",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "had",
    "has",
    "have",
    "having",
    "is",
    "may",
    "might",
    "must",
    "ought",
    "shall",
    "should",
    "was",
    "were",
    "will",
    "would",
    "ain't",
    "aren't",
    "can't",
    "couldn't",
    "didn't",
    "doesn't",
    "don't",
    "hadn't",
    "hasn't",
    "haven't",
    "isn't",
    "mustn't",
    "shouldn't",
    "wasn't",
    "weren't",
    "won't",
    "wouldn't",
    "i'm",
    "i've",
    "i'll",
    "i'd",
    "he's",
    "she's",
    "it's",
    "we're",
    "we've",
    "we'll",
    "they're",
    "they've",
    "they'll",
    "you're",
    "you've",
    "you'll",
    "that's",
    "there's",
    "what's",
    "who's",
    "let's",
    "he'd",
    "she'd",
    "they'd",
    "we'd",
    "he'll",
    "she'll",
    "it'll",
];
const PARTICLES: &[&str] = &[
    "'s",
    "'re",
    "'ve",
    "'ll",
    "'d",
    "'m",
    "n't",
    "also",
    "again",
    "already",
    "ever",
    "even",
    "here",
    "hence",
    "however",
    "just",
    "never",
    "not",
    "now",
    "only",
    "own",
    "quite",
    "rather",
    "same",
    "still",
    "then",
    "there",
    "therefore",
    "thus",
    "too",
    "very",
    "away",
    "back",
    "ago",
    "else",
    "instead",
    "moreover",
    "meanwhile",
    "yes",
];

/// The closed class of a word in any case, with straight or curly apostrophe; `None` for all other words.
pub fn function_word(word: &str) -> Option<FunctionWord> {
    static CLASSES: OnceLock<HashMap<&str, FunctionWord, FixedState>> = OnceLock::new();
    let classes = CLASSES.get_or_init(|| {
        let classes = [
            (FunctionWord::Particle, PARTICLES),
            (FunctionWord::Auxiliary, AUXILIARIES),
            (FunctionWord::Pronoun, PRONOUNS),
            (FunctionWord::Conjunction, CONJUNCTIONS),
            (FunctionWord::Preposition, PREPOSITIONS),
            (FunctionWord::Determiner, DETERMINERS),
        ];
        // A word of several classes is of the last one here.
        classes.iter().flat_map(|(class, words)| words.iter().map(|word| (*word, *class))).collect()
    });
    let word = lower(word);
    let found = classes.get(&*word);
    let straight = || classes.get(&*word.replace('\u{2019}', "'"));
    found.or_else(|| if word.contains('\u{2019}') { straight() } else { None }).copied()
}

/// Whether the word belongs to a closed class.
pub fn is_function_word(word: &str) -> bool {
    // No closed-class word is longer than "underneath" and "throughout", which spares most look-ups.
    word.len() <= 12 && function_word(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        let check = |word, expected| assert_eq!(function_word(word), expected, "{word}");
        check("The", Some(FunctionWord::Determiner));
        check("of", Some(FunctionWord::Preposition));
        check("because", Some(FunctionWord::Conjunction));
        check("She", Some(FunctionWord::Pronoun));
        check("didn’t", Some(FunctionWord::Auxiliary));
        check("not", Some(FunctionWord::Particle));
        check("minister", None);
        assert!(is_function_word("themselves") && !is_function_word("government"));
    }
}
