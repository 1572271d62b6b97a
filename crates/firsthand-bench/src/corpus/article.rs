//! Invented articles: paragraphs of sentences after patterns, about the people, places and figures of a story.

use super::random::Random;
use super::vocabulary::{Part, Vocabulary};

/// One word of a sentence.
#[derive(Clone, Debug)]
pub enum Word {
    /// A word that holds the sentence together.
    Small(&'static str),
    /// A word that may be exchanged.
    Plain(Part, &'static str),
    /// A form of a word that stays as it is.
    Form(&'static str),
    /// A name or a number.
    Fact(String),
    /// A mark that touches the word before.
    Mark(&'static str),
}

/// Words and a stop.
pub type Sentence = Vec<Word>;
/// Sentences that belong together.
pub type Paragraph = Vec<Sentence>;

/// What several articles report: the same names, figures and topic, each in its own words.
#[derive(Clone, Debug)]
pub struct Story {
    people: Vec<String>,
    places: Vec<String>,
    figures: Vec<String>,
    topic: Vec<&'static str>,
}

/// N noun, V verb in the past, A adjective, T noun of the topic, P person, L place, F figure, D day; the rest as it is.
const PATTERNS: &[&str] = &[
    "the A T in L V the N of the N on D , P said",
    "P , who V the N of L , said the T had V a N for the A N",
    "F people V the N after the T V near L , according to P",
    "the T V that the N and the N would be A , and the N V the A N in F days",
    "officials in L V a A N before the T , but the N V no N",
    "on D the N of P V the T with a N that V the N",
    "it was the A T since F , and the N of L V the N for its N",
    "P V the N , V the T and V with the A N of L in the N",
    "a N of the T said F of the N had been V by the A N",
    "the N V as the T of L and P V over the N of the N",
    "by D the A N had V , and F N were V in the N near L",
    "neither P nor the N of the T V why the N had V the N",
    "residents of L V a N of A T and V the N to the N",
    "the T will V the N when the N of F A N is V",
];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const HEADS: &[&str] = &["Ba", "Cor", "Dal", "El", "Fen", "Gor", "Hul", "Ist", "Jar", "Kol", "Lum", "Mor", "Nes", "Or"];
const MIDDLES: &[&str] = &["va", "rim", "den", "lo", "stra", "bek", "mi", "gan", "tor", "sel", "du", "hi"];
const TAILS: &[&str] = &["ov", "ley", "ana", "wick", "sen", "ard", "ique", "oth", "mere", "ling", "ez", "ford"];

/// An invented name.
pub fn name(random: &mut Random) -> String {
    let middle = random.pick(MIDDLES);
    let more = if random.happens(0.5) { random.choice(MIDDLES) } else { "" };
    format!("{}{middle}{more}{}", random.pick(HEADS), random.pick(TAILS))
}

impl Story {
    /// A story of what is known already.
    pub const fn of(people: Vec<String>, places: Vec<String>, figures: Vec<String>, topic: Vec<&'static str>) -> Self {
        Self { people, places, figures, topic }
    }

    /// A new story.
    pub fn new(vocabulary: &Vocabulary, random: &mut Random) -> Self {
        let figure = |random: &mut Random| (2 + random.ranked(9000)).to_string();
        Self {
            people: (0..5).map(|_| format!("{} {}", name(random), name(random))).collect(),
            places: (0..3).map(|_| name(random)).collect(),
            figures: (0..6).map(|_| figure(random)).collect(),
            topic: (0..20).map(|_| vocabulary.word(Part::Noun, random)).collect(),
        }
    }

    /// Paragraphs of about so many words.
    pub fn told(&self, words: usize, vocabulary: &Vocabulary, random: &mut Random) -> Vec<Paragraph> {
        let (mut paragraphs, mut count) = (Vec::new(), 0);
        while count < words {
            let sentences: Paragraph = (0..1 + random.below(3)).map(|_| self.sentence(vocabulary, random)).collect();
            count += sentences.iter().map(Vec::len).sum::<usize>();
            paragraphs.push(sentences);
        }
        paragraphs
    }

    /// A sentence after one of the patterns, about anything in the story.
    pub fn sentence(&self, vocabulary: &Vocabulary, random: &mut Random) -> Sentence {
        let mut sentence = Vec::new();
        for slot in random.pick(PATTERNS).split(' ') {
            sentence.push(match slot {
                "N" => Word::Plain(Part::Noun, vocabulary.word(Part::Noun, random)),
                "V" => Word::Plain(Part::Verb, vocabulary.word(Part::Verb, random)),
                "A" => Word::Plain(Part::Adjective, vocabulary.word(Part::Adjective, random)),
                "T" => Word::Plain(Part::Noun, random.choice(&self.topic)),
                "P" => Word::Fact(random.pick(&self.people).clone()),
                "L" => Word::Fact(random.pick(&self.places).clone()),
                "F" => Word::Fact(random.pick(&self.figures).clone()),
                "D" => Word::Fact((random.choice(DAYS)).to_owned()),
                "," => Word::Mark(","),
                small => Word::Small(small),
            });
        }
        sentence
    }
}

/// The article as text: paragraphs with an empty line between.
pub fn written(paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        for (at, sentence) in paragraph.iter().enumerate() {
            if at > 0 {
                text.push(' ');
            }
            write_sentence(sentence, &mut text);
        }
    }
    text
}

/// Adds a sentence to a text, with a capital and a stop.
pub fn write_sentence(sentence: &Sentence, text: &mut String) {
    for (at, word) in sentence.iter().enumerate() {
        let word = match word {
            Word::Mark(mark) => {
                text.push_str(mark);
                continue;
            }
            Word::Small(word) | Word::Form(word) => (*word).to_owned(),
            Word::Plain(Part::Verb, verb) => past(verb),
            Word::Plain(_, word) => (*word).to_owned(),
            Word::Fact(word) => word.clone(),
        };
        let word = match word.as_str() {
            "a" | "an" => article(sentence.get(at + 1)).to_owned(),
            _ => word,
        };
        if at > 0 {
            text.push(' ');
            text.push_str(&word);
        } else {
            let mut chars = word.chars();
            text.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            text.push_str(chars.as_str());
        }
    }
    text.push('.');
}

/// "a" or "an", by the letter that follows.
fn article(next: Option<&Word>) -> &'static str {
    let next = match next {
        Some(Word::Small(word) | Word::Form(word) | Word::Plain(_, word) | Word::Mark(word)) => word,
        Some(Word::Fact(word)) => word.as_str(),
        None => "",
    };
    if next.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U', '8']) { "an" } else { "a" }
}

/// The regular past; a corpus of invented sentences may say "goed".
fn past(verb: &str) -> String {
    let consonant = |c: &char| !"aeiou".contains(*c);
    match (verb.strip_suffix('y'), verb.ends_with('e')) {
        (Some(stem), _) if stem.chars().next_back().as_ref().is_some_and(consonant) => format!("{stem}ied"),
        (_, true) => format!("{verb}d"),
        _ => format!("{verb}ed"),
    }
}
