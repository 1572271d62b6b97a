//! Thesaurus spinning as article spinners do it: content words replaced by WordNet synonyms, sense seldom minded, the
//! form of the word put on by rule. "EU ministers" become "EU priests" that way.

use firsthand::lexicon;

use super::wordnet::{Form, WordNet};
use crate::lineage::rng::Rng;

/// The share of replaceable words that a careful spinner replaces, and a heavy one.
pub const LIGHT: f64 = 0.35;
pub const HEAVY: f64 = 0.75;
/// How often the most used sense is taken rather than any other.
const FIRST_SENSE: f64 = 0.6;

/// Replaces about `share` of the replaceable words of a sentence, those between quotation marks too. Names, numbers and
/// function words stay.
pub fn spin(sentence: &str, share: f64, wordnet: &WordNet, rng: &mut Rng) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    for (at, piece) in sentence.split_inclusive(' ').enumerate() {
        let core = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let new = replaceable(core, at == 0).then(|| synonym(core, wordnet, rng)).flatten();
        match new.filter(|_| rng.chance(share)) {
            Some(new) => out.push_str(&piece.replacen(core, &cased(&new, core), 1)),
            None => out.push_str(piece),
        }
    }
    with_articles(&out)
}

fn replaceable(word: &str, first: bool) -> bool {
    let lower = word.to_lowercase();
    let plain = word.chars().all(|c| c.is_ascii_alphabetic());
    let name = word.starts_with(char::is_uppercase) && !(first && lexicon::is_known_word(&lower));
    let shouted = word.chars().all(char::is_uppercase);
    plain && word.len() >= 3 && !name && !shouted && !lexicon::is_function_word(&lower)
}

fn synonym(word: &str, wordnet: &WordNet, rng: &mut Rng) -> Option<String> {
    let form = wordnet.form(&word.to_lowercase())?;
    let senses = wordnet.synonyms(&form);
    let sense = if rng.chance(FIRST_SENSE) { senses.first() } else { rng.pick(&senses) }?;
    let usable: Vec<&str> = sense.iter().copied().filter(|word| word.split(' ').count() <= 2).collect();
    rng.pick(&usable).map(|new| inflected(new, &form))
}

fn inflected(lemma: &str, form: &Form) -> String {
    // Of a phrase the verb comes first, the noun last.
    let (head, tail) = match lemma.split_once(' ') {
        Some((verb, rest)) if form.part == 1 => (verb.to_owned(), format!(" {rest}")),
        _ => (lemma.to_owned(), String::new()),
    };
    let vowel = |c: char| "aeiou".contains(c);
    let chars: Vec<char> = head.chars().collect();
    let consonant_y = head.ends_with('y') && !chars.iter().rev().nth(1).copied().is_some_and(vowel);
    let stem = head.strip_suffix(['y', 'e']).unwrap_or(&head);
    let short = chars.len() <= 4
        && chars.len() >= 3
        && !chars.last().copied().is_some_and(|c| vowel(c) || "wxy".contains(c))
        && chars.iter().rev().nth(1).copied().is_some_and(vowel)
        && !chars.iter().rev().nth(2).copied().is_some_and(vowel);
    let doubled = || format!("{head}{}", chars.last().copied().unwrap_or_default());
    let word = match form.ending {
        "s" if consonant_y => format!("{stem}ies"),
        "s" if head.ends_with(['s', 'x', 'z']) || head.ends_with("ch") || head.ends_with("sh") => format!("{head}es"),
        "s" => format!("{head}s"),
        "ed" if consonant_y => format!("{stem}ied"),
        "ed" if head.ends_with('e') => format!("{head}d"),
        "ed" if short => format!("{}ed", doubled()),
        "ed" => format!("{head}ed"),
        "ing" if head.ends_with('e') && !head.ends_with("ee") => format!("{stem}ing"),
        "ing" if short => format!("{}ing", doubled()),
        "ing" => format!("{head}ing"),
        _ => head,
    };
    format!("{word}{tail}")
}

fn cased(new: &str, old: &str) -> String {
    let mut chars = new.chars();
    match chars.next().filter(|_| old.starts_with(char::is_uppercase)) {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => new.to_owned(),
    }
}

/// "a" before a vowel becomes "an", and the other way round, as spinners do take care of.
fn with_articles(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split(' ').collect();
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let vowel = words.get(at + 1).is_some_and(|next| next.starts_with(['a', 'e', 'i', 'o']));
        let lower = words.get(at + 1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_lowercase()));
        out.push(match *word {
            "a" if lower && vowel => "an".to_owned(),
            "an" if lower && !vowel && !words.get(at + 1).is_some_and(|next| next.starts_with(['h', 'u'])) => {
                "a".to_owned()
            }
            other => other.to_owned(),
        });
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(part: usize, ending: &'static str) -> Form {
        Form { part, lemma: String::new(), ending }
    }

    #[test]
    fn synonyms_take_the_form_of_the_word() {
        assert_eq!(inflected("ferry", &form(0, "s")), "ferries");
        assert_eq!(inflected("stop", &form(1, "ed")), "stopped");
        assert_eq!(inflected("shut down", &form(1, "ing")), "shutting down");
        assert_eq!(inflected("take place", &form(1, "s")), "takes place");
        assert_eq!(inflected("die", &form(1, "ed")), "died");
    }

    #[test]
    fn names_numbers_and_function_words_stay() {
        assert!(!replaceable("Merrin", false) && !replaceable("the", false) && !replaceable("1,150", false));
        assert!(!replaceable("PORT", true));
        assert!(replaceable("ship", false) && replaceable("Survivors", true));
        assert_eq!(with_articles("a old ship and an new one"), "an old ship and a new one");
    }
}
