//! Stand-in until the word tables land.
/// Grammatical and natural gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}
/// Stem.
pub fn stem(word: &str) -> String {
    word.to_owned()
}
/// Function word.
pub fn is_function_word(w: &str) -> bool {
    matches!(w, "the" | "he" | "she" | "it" | "in" | "but" | "we" | "they")
}
/// Saying.
pub fn is_communication_verb(w: &str) -> bool {
    matches!(w, "asked" | "said")
}
