//! What of an article tells its story: its telling words, its day, some of its runs of words.
//!
//! A word weighs the more the rarer its stem is in the news at large, the more often it stands in the article and the
//! nearer to the top, and more if it is a name. The weights of an article are scaled to length one, so that the sum of the
//! products of two articles' weights is their likeness (the cosine of Salton's vector space model).

use std::collections::HashMap;

use crate::lexicon;
use crate::read::{Article, Format};
use crate::span::Span;
use crate::text::{self, Text, Token, TokenKind, hash};

/// How much more a name tells about the event than another word of the same rarity. With 1.0, 1.3 and 1.6 B-cubed F1 is
/// .936, .953 and .953 on 204 web articles of 35 events, .943, .946 and .948 on 772 of 66 look-alike events.
const NAME: f32 = 1.3;
/// How rare a number of two and more digits counts as; .950 and .940 without numbers.
const NUMBER: f32 = 6.0;
/// After so many sentences a word counts half; the end of an article is often about something else.
const HALF: f32 = 20.0;
/// The least that a word far down counts.
const LEAST: f32 = 0.1;
/// No word weighs more than this share of the article's length: one place makes no event, however often it is named. With
/// 0.20, 0.22, 0.25 and 1 B-cubed F1 is .952 each and .953 on 204 web articles of 35 events, .943, .943, .941 and .949 on 772
/// of 66 look-alike events, .970, .967, .963 and .934 on 10,000 invented ones.
const MOST_SHARE: f32 = 0.2;
/// But in a text of few words it may weigh so many times what it would if all weighed the same; with 1 F1 on the invented ones
/// is .954 instead of .970.
const MOST_TIMES: f32 = 2.0;
const ROUNDS: usize = 3;
/// So many words of an article are kept, the weightiest.
const MOST_WORDS: usize = 160;
/// Of a language whose small words are not known only longer ones and names count; they count so much, in sixteenths: a number
/// that no other word has, for how rare they are is to be learned from the articles at hand.
pub(super) const FOREIGN: u8 = 65;
const FOREIGN_LENGTH: usize = 6;
/// Languages that write nouns with a capital, so that it tells no name; shorter ones tell nothing.
const NOUNS: [&str; 2] = ["de", "lb"];
const NOUN_LENGTH: usize = 4;
/// Words in a run, and which of the runs are kept: one in so many.
const RUN: usize = 6;
const ONE_RUN_IN: u64 = 3;
/// Words are looked for in so many bytes of a text before all of it is taken apart.
const HEAD: usize = 1500;

/// One article, reduced to what clustering needs: about two kilobytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    /// Its telling words, ascending by number.
    pub words: Vec<Word>,
    /// Its day of publication, in days since 1970-01-01.
    pub day: Option<i32>,
    /// Hashes of some of its runs of six words, ascending.
    pub runs: Vec<u32>,
}

/// A telling word of one article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// Stands for the stem: the same in every article, run and store.
    pub number: u32,
    /// What it weighs in the article, from 0 to 65,535 for 1.
    pub weight: u16,
    /// How rare it is in the news, in sixteenths (see [`lexicon::rarity`]).
    pub rarity: u8,
}

impl Sketch {
    /// How many of its runs stand in another.
    pub fn runs_in(&self, other: &Self) -> usize {
        self.runs.iter().filter(|run| other.runs.binary_search(run).is_ok()).count()
    }

    /// Drops the runs that stand in another.
    pub fn drop_runs(&mut self, other: &Self) {
        self.runs.retain(|run| other.runs.binary_search(run).is_err());
    }

    /// How alike two articles are, 0 to 1.
    pub fn likeness(&self, other: &Self) -> f32 {
        let (mut i, mut j, mut product) = (0, 0, 0_u64);
        while let (Some(a), Some(b)) = (self.words.get(i), other.words.get(j)) {
            if a.number == b.number {
                product += u64::from(a.weight) * u64::from(b.weight);
            }
            i += usize::from(a.number <= b.number);
            j += usize::from(b.number <= a.number);
        }
        (product as f64 / f64::from(u16::MAX).powi(2)) as f32
    }

    /// The same with weights for articles that come one by one, where nobody knows how rare words are among all of them.
    #[must_use]
    pub fn by_itself(mut self) -> Self {
        self.reweigh(|_, rarity| rarity);
        self
    }

    /// Gives the words other rarities, from their numbers and those they have, and weights to go with them, of which none is
    /// too large a share.
    pub(super) fn reweigh(&mut self, rarity: impl Fn(u32, f32) -> f32) {
        let mut weights = Vec::with_capacity(self.words.len());
        for word in &mut self.words {
            let before = f32::from(word.rarity) / 16.0;
            let after = rarity(word.number, before).clamp(0.0, 15.0);
            weights.push(word.share() * after / before.max(f32::MIN_POSITIVE));
            word.rarity = (after * 16.0).round() as u8;
        }
        level(&mut weights);
        for (word, weight) in self.words.iter_mut().zip(scaled(weights)) {
            word.weight = weight;
        }
    }

    /// The words that weigh most, at most so many, the weightiest first.
    pub fn telling(&self, most: usize) -> Vec<Word> {
        let mut words = self.words.clone();
        super::keep(&mut words, most, |a, b| b.weight.cmp(&a.weight).then(a.number.cmp(&b.number)));
        words
    }

    /// The numbers of the words that two articles share, those that add most to their likeness first.
    pub fn shared(&self, other: &Self, most: usize) -> Vec<u32> {
        let theirs = |word: &Word| {
            let at = other.words.binary_search_by_key(&word.number, |other| other.number).ok()?;
            other.words.get(at).map(|other| (word.number, u32::from(word.weight) * u32::from(other.weight)))
        };
        let mut shared: Vec<(u32, u32)> = self.words.iter().filter_map(theirs).collect();
        shared.sort_unstable_by_key(|(number, weight)| (std::cmp::Reverse(*weight), *number));
        shared.into_iter().take(most).map(|(number, _)| number).collect()
    }
}

impl Word {
    /// The weight as a share of the article's length of one.
    pub fn share(self) -> f32 {
        f32::from(self.weight) / f32::from(u16::MAX)
    }
}

/// Makes sketches and remembers what it has looked up about words.
#[derive(Debug, Default)]
pub struct Sketcher {
    known: HashMap<String, Known>,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
struct Known {
    number: u32,
    /// Of a small word, which tells nothing, 0.
    rarity: f32,
}

/// What an article does with a word.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    count: f32,
    times: u32,
    capitals: u32,
    rarity: f32,
}

impl Sketcher {
    /// Reduces an article; gives its headline as well: the metadata's, else the text's, else its first sentence.
    pub fn sketch(&mut self, article: &Article) -> (Sketch, Option<String>) {
        let text = text::outline_with_language(article);
        let in_text = || text.title(&article.text).or_else(|| super::first_sentence(article, &text));
        (self.sketch_of(article, &text), article.title.clone().or_else(in_text))
    }

    /// Reduces an article that is taken apart already.
    pub fn sketch_of(&mut self, article: &Article, text: &Text) -> Sketch {
        let mut uses: HashMap<u32, Use> = HashMap::new();
        let headline = article.title.as_deref().filter(|_| !has_title(text));
        for token in headline.into_iter().flat_map(text::tokens_alone) {
            // Every word of a headline may have a capital, so that it says nothing.
            self.count(&token, false, 1.0, text, &mut uses);
        }
        for (order, sentence) in text.sentences.iter().enumerate() {
            let near = (1.0 / (1.0 + order as f32 / HALF)).max(LEAST);
            for (place, token) in text.tokens_of(sentence).iter().enumerate() {
                let capital = place > 0 && token.is_capitalised(&article.text);
                self.count(token, capital, near, text, &mut uses);
            }
        }
        let day = article.published.as_ref().map(|published| day_number(published.moment.day));
        Sketch { words: weighed(&uses), day, runs: runs(text) }
    }

    /// Where words first stand in an article's sentences, by their number: of the `first` of these, if they are there, and of
    /// others. Words that tell most stand near the top.
    pub fn find(&mut self, article: &Article, numbers: &[u32], first: usize) -> HashMap<u32, Span> {
        let head = head(article).filter(|_| !matches!(article.format, Format::Blocks(_)));
        let places = head.map(|head| {
            let head = Article { text: head.to_owned(), ..article.clone() };
            self.places(&text::outline_with_language(&head))
        });
        match places {
            Some(places) if numbers.iter().take(first).all(|number| places.contains_key(number)) => places,
            _ => self.places(&text::outline_with_language(article)),
        }
    }

    /// Where each word first stands in the sentences of an article that is taken apart, by its number.
    pub fn places(&mut self, text: &Text) -> HashMap<u32, Span> {
        let mut places = HashMap::new();
        for token in &text.tokens {
            let number = match token.kind {
                TokenKind::Word if text.is_understood() => self.english(&token.norm).number,
                TokenKind::Word => foreign(&token.norm, true, false).number,
                _ => hash::of(&token.norm) as u32,
            };
            places.entry(number).or_insert(token.span);
        }
        places
    }

    /// Counts one token, `near` the top as it is.
    fn count(&mut self, token: &Token, capital: bool, near: f32, text: &Text, uses: &mut HashMap<u32, Use>) {
        let norm = token.norm.as_str();
        let known = match token.kind {
            TokenKind::Word if text.is_understood() => self.english(norm),
            TokenKind::Word => foreign(norm, capital, NOUNS.contains(&text.language)),
            TokenKind::Number if norm.len() > 1 => Known { number: hash::of(norm) as u32, rarity: NUMBER },
            _ => return,
        };
        if known.rarity <= 0.0 {
            return;
        }
        let entry = uses.entry(known.number).or_default();
        entry.count += near;
        entry.times += 1;
        entry.capitals += u32::from(capital);
        entry.rarity = known.rarity;
    }

    fn english(&mut self, norm: &str) -> Known {
        if let Some(known) = self.known.get(norm) {
            return *known;
        }
        let stem = lexicon::stem(norm);
        let rarity = if lexicon::is_function_word(norm) { 0.0 } else { lexicon::rarity(&stem) };
        let known = Known { number: hash::of(&stem) as u32, rarity };
        self.known.insert(norm.to_owned(), known);
        known
    }
}

/// A word of a language that is not analysed, in Latin letters, so that names are found in other scripts.
fn foreign(norm: &str, capital: bool, nouns: bool) -> Known {
    let stem = lexicon::stem(&any_ascii::any_ascii(norm).to_lowercase());
    let known = lexicon::rarity(&stem);
    let is_name = capital && (!nouns || known < lexicon::RARITY_MAX);
    let least = if capital { NOUN_LENGTH } else { FOREIGN_LENGTH };
    let rarity = match norm.chars().count() {
        _ if is_name => known,
        letters if letters >= least => f32::from(FOREIGN) / 16.0,
        _ => 0.0,
    };
    Known { number: hash::of(&stem) as u32, rarity }
}

/// A long text to the end of a line early in its body.
fn head(article: &Article) -> Option<&str> {
    let body = article.text.as_bytes().get(article.body..article.body + HEAD)?;
    let end = body.iter().rposition(|byte| *byte == b'\n')?;
    article.text.get(..article.body + end)
}

fn has_title(text: &Text) -> bool {
    text.blocks.iter().any(|block| block.kind == text::BlockKind::Title)
}

const EPOCH: jiff::civil::Date = jiff::civil::Date::constant(1970, 1, 1);

/// A date as days since 1970-01-01.
pub fn day_number(date: jiff::civil::Date) -> i32 {
    EPOCH.until(date).map_or(0, |span| span.get_days())
}

/// The date so many days after 1970-01-01, if there is one.
pub fn date_of(day: i32) -> Option<jiff::civil::Date> {
    EPOCH.checked_add(jiff::Span::new().try_days(day).ok()?).ok()
}

/// The weightiest words, scaled to length one.
fn weighed(uses: &HashMap<u32, Use>) -> Vec<Word> {
    let weight = |used: &Use| {
        let often = if used.count > 1.0 { 1.0 + used.count.ln() } else { used.count };
        let name = if used.capitals * 2 > used.times { NAME } else { 1.0 };
        often * used.rarity * name
    };
    let mut words: Vec<(u32, f32, f32)> =
        uses.iter().map(|(number, used)| (*number, weight(used), used.rarity)).collect();
    words.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    words.truncate(MOST_WORDS);
    words.sort_unstable_by_key(|word| word.0);
    let weights = scaled(words.iter().map(|(_, weight, _)| *weight).collect());
    let word = |((number, _, rarity), weight): ((u32, f32, f32), u16)| Word {
        number,
        weight,
        rarity: (rarity * 16.0).round() as u8,
    };
    words.into_iter().zip(weights).map(word).collect()
}

/// Makes no weight too large a share of all.
fn level(weights: &mut [f32]) {
    let share = MOST_SHARE.max(MOST_TIMES / (weights.len() as f32).sqrt());
    // Each round makes the length less, and so the most that a word may weigh.
    for _ in 0..ROUNDS {
        let most = share * length(weights);
        weights.iter_mut().for_each(|weight| *weight = weight.min(most));
    }
}

/// The weights in the length of one.
fn scaled(weights: Vec<f32>) -> Vec<u16> {
    let length = length(&weights).max(f32::MIN_POSITIVE);
    weights.into_iter().map(|weight| (weight / length * f32::from(u16::MAX)).round() as u16).collect()
}

fn length(weights: &[f32]) -> f32 {
    weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt()
}

/// Some of the runs of words of an article's prose, as hashes.
fn runs(text: &Text) -> Vec<u32> {
    let words = text.prose().flat_map(|(_, sentence)| text.tokens_of(sentence));
    let words: Vec<u64> = words.filter(|token| token.is_wordlike()).map(|token| hash::of(&token.norm)).collect();
    let run = |run: &[u64]| run.iter().fold(0, |run: u64, word| hash::mixed(run.rotate_left(23) ^ word));
    let kept = words.windows(RUN).map(run).filter(|run| run.is_multiple_of(ONE_RUN_IN));
    let mut runs: Vec<u32> = kept.map(|run| (run >> 32) as u32).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
impl Sketch {
    /// One of these words, all of one weight and as rare as a name.
    pub fn of_words(numbers: &[u32]) -> Self {
        let weight = (f32::from(u16::MAX) / (numbers.len() as f32).sqrt()) as u16;
        let words = numbers.iter().map(|&number| Word { number, weight, rarity: 8 * 16 }).collect();
        Self { words, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Document, Metadata, corpus};
    use crate::settings::Settings;

    fn read(text: &str, metadata: Metadata) -> Article {
        let mut document = Document::new("x", text);
        document.metadata = Some(metadata);
        corpus::single(document, &Settings::default()).0.unwrap()
    }

    fn sketch(text: &str) -> Sketch {
        Sketcher::default().sketch(&read(text, Metadata::default())).0
    }

    const FERRY: &str = "The ferry Halcyon struck a reef off Port Selwick on Monday. All 212 passengers were saved.";

    #[test]
    fn an_article_is_like_itself_and_unlike_another() {
        let other = sketch("The parliament of Lusania voted to lower the voting age to sixteen.");
        assert!((sketch(FERRY).likeness(&sketch(FERRY)) - 1.0).abs() < 1e-3);
        assert!(sketch(FERRY).likeness(&other) < 0.05);
        assert_eq!(Sketch::default().likeness(&other), 0.0);
    }

    #[test]
    fn the_words_in_common_are_those_that_tell() {
        let article = read("Port Selwick mourns: its ferry Halcyon is lost on a reef.", Metadata::default());
        let mut sketcher = Sketcher::default();
        let (own, _) = sketcher.sketch(&article);
        let numbers = own.shared(&sketch(FERRY), 3);
        let mut shared = |article: &Article| -> Vec<String> {
            let places = sketcher.find(article, &numbers, 3);
            let words = numbers.iter().filter_map(|number| places.get(number)).map(|span| article.words(*span));
            words.map(str::to_owned).collect()
        };
        let found = shared(&article);
        assert!(found.contains(&"Halcyon".to_owned()) && found.contains(&"Selwick".to_owned()), "{found:?}");
        // However far down they stand.
        let long = "It was a calm night on the coast, and nobody thought of harm.\n".repeat(60) + &article.text;
        assert_eq!(shared(&read(&long, Metadata::default())), found);
    }

    #[test]
    fn days_are_counted_from_1970_on() {
        let date = jiff::civil::date(1969, 12, 30);
        assert_eq!((day_number(date), date_of(-2), date_of(i32::MAX)), (-2, Some(date), None));
    }

    #[test]
    fn headline_and_day_come_from_the_metadata() {
        let metadata = Metadata {
            title: Some("Halcyon lost on Selwick reef".to_owned()),
            published: Some("1970-01-03T10:00:00Z".to_owned()),
            ..Metadata::default()
        };
        let article = read("It was a calm night.", metadata);
        let (own, headline) = Sketcher::default().sketch(&article);
        assert_eq!((own.day, headline.as_deref()), (Some(2), Some("Halcyon lost on Selwick reef")));
        assert!(own.likeness(&sketch(FERRY)) > 0.2);
    }

    #[test]
    fn names_are_found_in_another_language_and_script() {
        let german = sketch(
            "Die Fähre Halcyon ist vor Port Selwick auf ein Riff gelaufen. Alle 212 Fahrgäste sind nach \
            Angaben der Küstenwache gerettet worden, sagte ein Sprecher der Reederei am Montag.",
        );
        assert!(german.likeness(&sketch(FERRY)) > 0.15, "{}", german.likeness(&sketch(FERRY)));
    }

    #[test]
    fn nouns_with_a_capital_are_no_names() {
        let german = sketch(
            "Am Abend haben die Menschen der Stadt in Berlin den Beginn der neuen Zeit gefeiert. Nach Angaben der Polizei \
            kamen viele Menschen mit ihren Kindern, und das Leben auf den Straßen dauerte bis in den Morgen.",
        );
        let rarity = |word: &str| {
            let number = hash::of(&lexicon::stem(word)) as u32;
            german.words.iter().find(|word| word.number == number).map(|word| word.rarity)
        };
        assert_eq!((rarity("menschen"), rarity("leben"), rarity("ihren")), (Some(FOREIGN), Some(FOREIGN), None));
        assert!(rarity("berlin").is_some_and(|rarity| rarity != FOREIGN));
    }
}
