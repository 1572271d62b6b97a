//! Which quotes report the same utterance: one act of speech, whole or in part, in direct or indirect speech, also
//! reworded on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::Story;
use super::groups::Groups;
use super::likely;
use crate::annotate::{NameKind, Quote, QuoteKind};
use crate::lexicon::{self, Concepts};
use crate::text::TokenKind;

/// The log-odds that two quotes of different articles are one utterance, by logistic regression on the annotated events
/// that are looked at (`firsthand-bench points`): 8,000 pairs that share a word, 293 of one utterance. Pairs are told with
/// precision .95 and recall .77 there, .90 and .56 on the events that are only scored.
const BASE: f32 = -5.9;
/// For the share of the lighter quote's words, by weight, that the other has, and that it has or has synonyms of.
const WORDS: f32 = 2.9;
const MEANING: f32 = 1.8;
/// For so many words in common, all of it.
const COUNT: (f32, usize) = (2.2, 8);
/// Where the same speaker is named of both; where two are named who cannot be one.
const SAME_SPEAKER: f32 = 2.0;
const OTHER_SPEAKER: f32 = -0.8;
/// Where one is told in indirect speech.
const INDIRECT: f32 = -0.6;
/// Where their sentences go back to the same words.
const ALIGNED: f32 = 2.85;
/// For the likeness of their sentences.
const SENTENCES: f32 = 0.8;
/// Where one has fewer content words than this ("free and fair").
const SHORT: (f32, usize) = (-1.3, 3);
/// Two quotes of one article that share less than this are two parts of a longer one that another article has whole.
const PARTS: f32 = 0.45;
/// What a word weighs that all sentences of the story have, and a number.
const LEAST: f32 = 0.5;
const NUMBER: f32 = 2.0;

/// A quote of an article and what it is compared by.
pub(super) struct Spoken<'a> {
    pub article: usize,
    /// Index into the article's quotes.
    pub index: usize,
    pub quote: &'a Quote,
    sentence: usize,
    speaker: Option<usize>,
    /// Stems of the content words and their weights, by stem, without repeats.
    stems: Vec<(String, f32)>,
}

impl Spoken<'_> {
    fn has(&self, stem: &str) -> bool {
        self.stems.binary_search_by(|(other, _)| other.as_str().cmp(stem)).is_ok()
    }

    fn weight(&self) -> f32 {
        self.stems.iter().map(|(_, weight)| weight).sum()
    }

    fn is_short(&self) -> bool {
        self.stems.len() < SHORT.1
    }

    /// The share of the lighter quote's words, by weight, that both have, and how many they are.
    fn share(&self, other: &Self) -> (f32, usize) {
        let shared = || self.stems.iter().filter(|(stem, _)| other.has(stem));
        let least = self.weight().min(other.weight()).max(f32::EPSILON);
        (shared().map(|(_, weight)| weight).sum::<f32>() / least, shared().count())
    }
}

/// The quotes of a story.
pub(super) fn spoken<'a>(story: &Story<'a>) -> Vec<Spoken<'a>> {
    let mut spoken = Vec::new();
    for &article in story.articles {
        let quotes = &story.reports[article].annotations.quotes;
        for (index, quote) in quotes.iter().enumerate() {
            let Some(sentence) = story.reports[article].text.sentence_at(quote.content.start) else { continue };
            let speaker = quote.speaker.as_ref().and_then(|speaker| story.entity(article, speaker.entity));
            let stems = stems(story, article, sentence, quote);
            spoken.push(Spoken { article, index, quote, sentence, speaker, stems });
        }
    }
    spoken
}

/// The content words of a quote, each with what it tells in this story.
fn stems(story: &Story<'_>, article: usize, first: usize, quote: &Quote) -> Vec<(String, f32)> {
    let text = &story.reports[article].text;
    let mut stems = Vec::new();
    let within = |at: &usize| text.sentences.get(*at).is_some_and(|one| one.span.start < quote.content.end);
    for sentence in (first..text.sentences.len()).take_while(within) {
        let telling = story.bags.get(article, sentence).words();
        let weight = |stem: &str| {
            let at = telling.binary_search_by(|(word, _)| word.as_str().cmp(stem)).ok()?;
            telling.get(at).map(|(_, weight)| *weight)
        };
        for token in text.tokens_of(&text.sentences[sentence]).iter().filter(|token| token.span.overlaps(quote.content))
        {
            match token.kind {
                TokenKind::Number => stems.push((token.stem.clone(), NUMBER)),
                _ => stems.extend(weight(&token.stem).map(|weight| (token.stem.clone(), weight.max(LEAST)))),
            }
        }
    }
    stems.sort_by(|a, b| a.0.cmp(&b.0));
    stems.dedup_by(|a, b| a.0 == b.0);
    stems
}

/// The utterances, as indices of quotes. A quote that holds several utterances of other articles stands with each.
pub(super) fn of(story: &Story<'_>, spoken: &[Spoken<'_>]) -> Vec<Vec<usize>> {
    let alike = alike(story, spoken);
    let broad = broad(spoken, &alike);
    let mut groups = Groups::new(spoken.len());
    for &(i, j) in alike.iter().filter(|(i, j)| !broad.contains(i) && !broad.contains(j)) {
        groups.join(i, j);
    }
    let mut sets = groups.sets();
    let is_alike = |i: usize, j: usize| alike.contains(&(i.min(j), i.max(j)));
    let mut placed = BTreeSet::new();
    for &one in &broad {
        let holds = |set: &&mut Vec<usize>| {
            let others = set.iter().filter(|other| !broad.contains(other));
            others.clone().filter(|other| is_alike(one, **other)).count() * 2 > others.count()
        };
        for set in sets.iter_mut().filter(|set| set.first() != Some(&one)).filter(holds) {
            set.push(one);
            placed.insert(one);
        }
    }
    sets.retain(|set| !matches!(set.as_slice(), [one] if placed.contains(one)));
    for set in &mut sets {
        set.sort_unstable();
    }
    sets
}

/// The quotes that are alike to two of one other article which are not alike themselves.
fn broad(spoken: &[Spoken<'_>], alike: &BTreeSet<(usize, usize)>) -> BTreeSet<usize> {
    let mut partners: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for &(i, j) in alike {
        partners.entry((i, spoken[j].article)).or_default().push(j);
        partners.entry((j, spoken[i].article)).or_default().push(i);
    }
    let apart = |list: &Vec<usize>| {
        let pairs = list.iter().enumerate().flat_map(|(at, a)| list.iter().skip(at + 1).map(move |b| (a, b)));
        pairs.into_iter().any(|(a, b)| spoken[*a].share(&spoken[*b]).0 < PARTS)
    };
    partners.iter().filter(|(_, list)| apart(list)).map(|((one, _), _)| *one).collect()
}

/// The pairs of quotes that are one utterance, the smaller index first.
fn alike(story: &Story<'_>, spoken: &[Spoken<'_>]) -> BTreeSet<(usize, usize)> {
    let mut alike = BTreeSet::new();
    let stems: Vec<(usize, &[(String, f32)])> = spoken.iter().map(|one| (one.article, one.stems.as_slice())).collect();
    likely::sharing(&stems, |i, j, _, _| {
        if are_one(story, &spoken[i], &spoken[j]) {
            alike.insert((i, j));
        }
    });
    // Quotes of few words are one when they are the same to the letter; "Thank you!" of one crowd is not that of another.
    let mut short: BTreeMap<(usize, Vec<String>), usize> = BTreeMap::new();
    for (index, one) in spoken.iter().enumerate().filter(|(_, one)| one.is_short()) {
        let Some(speaker) = one.speaker else { continue };
        let content = plain(story.reports[one.article].article.words(one.quote.content));
        let first = *short.entry((speaker, content)).or_insert(index);
        alike.extend((first != index).then_some((first, index)));
    }
    // Reworded ones may share no word.
    let mut by_sentence: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, one) in spoken.iter().enumerate() {
        by_sentence.entry((one.article, one.sentence)).or_default().push(index);
    }
    for (a, b) in story.aligned.pairs().filter(|(a, b)| a.0 != b.0) {
        let (Some(first), Some(second)) = (by_sentence.get(&a), by_sentence.get(&b)) else { continue };
        let pairs = first.iter().flat_map(|&i| second.iter().map(move |&j| (i.min(j), i.max(j))));
        alike.extend(pairs.filter(|&(i, j)| are_one(story, &spoken[i], &spoken[j])));
    }
    alike
}

/// Whether two quotes are likelier one utterance than not.
fn are_one(story: &Story<'_>, a: &Spoken<'_>, b: &Spoken<'_>) -> bool {
    let (places, (share, shared)) = (((a.article, a.sentence), (b.article, b.sentence)), a.share(b));
    let likeness = story.bags.get(a.article, a.sentence).likeness(story.bags.get(b.article, b.sentence));
    let indirect = [a, b].iter().any(|one| one.quote.kind == QuoteKind::Indirect);
    let when = |holds: bool, odds: f32| if holds { odds } else { 0.0 };
    let without_meaning = BASE
        + WORDS * share
        + COUNT.0 * shared.min(COUNT.1) as f32 / COUNT.1 as f32
        + when(a.speaker.is_some() && a.speaker == b.speaker, SAME_SPEAKER)
        + when(!may_be_one(story, a.speaker, b.speaker), OTHER_SPEAKER)
        + when(indirect, INDIRECT)
        + when(story.aligned.same_words(places.0, places.1), ALIGNED)
        + when(a.is_short() || b.is_short(), SHORT.0)
        + SENTENCES * likeness;
    // Synonyms are dear to look up: only where they decide.
    without_meaning >= 0.0 || without_meaning + MEANING >= 0.0 && without_meaning + MEANING * meaning(a, b) >= 0.0
}

/// The share of the lighter quote's words, by weight, that the other has or has synonyms of.
fn meaning(a: &Spoken<'_>, b: &Spoken<'_>) -> f32 {
    let (less, more) = if a.weight() <= b.weight() { (a, b) } else { (b, a) };
    let concepts: Vec<Concepts> = more.stems.iter().map(|(stem, _)| lexicon::concepts(stem)).collect();
    let means = |stem: &str| {
        let own = lexicon::concepts(stem);
        more.has(stem) || concepts.iter().any(|other| own.relation(other).is_alike())
    };
    let met: f32 = less.stems.iter().filter(|(stem, _)| means(stem)).map(|(_, weight)| weight).sum();
    met / less.weight().max(f32::EPSILON)
}

/// Whether two speakers may be one: one is not known, or one is a person who may speak for the other.
fn may_be_one(story: &Story<'_>, a: Option<usize>, b: Option<usize>) -> bool {
    let (Some(one), Some(other)) = (a, b) else { return true };
    let is_person = |at: usize| story.entities.get(at).is_some_and(|entity| entity.kind == NameKind::Person);
    one == other || is_person(one) != is_person(other)
}

/// The words alone, in lower case.
pub(super) fn plain(words: &str) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    words.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
}
