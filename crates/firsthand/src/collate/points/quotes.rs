//! Points of quotes: which quotes of which articles are the same words of the same speaker.

use std::collections::{BTreeMap, BTreeSet};

use super::Story;
use super::likely;
use super::status::{self, Version};
use crate::account::{AnnotationRef, Member, Passage, Point, PointKind, Reading};
use crate::annotate::{Quote, QuoteKind};
use crate::lexicon;
use crate::render::words;
use crate::text::Token;

/// Share of the shorter quote's words, by weight, that the longer must hold when the speaker is the same. A quote that
/// went through a thesaurus keeps about half of its words.
const SAME_SPEAKER: f32 = 0.45;
/// The same where a speaker is unknown or spelled apart.
const OTHER_SPEAKER: f32 = 0.75;
/// The same where two different speakers are named.
const EQUAL: f32 = 0.95;
/// Quotes of fewer content words than this ("free and fair") are too short to be told apart by their words.
const MIN_WORDS: usize = 3;

/// One rare word in common ("politician", "siren") is what two quotes are about, not that they are the same.
const MIN_SHARED: usize = 2;

struct Candidate<'a> {
    article: usize,
    index: usize,
    quote: &'a Quote,
    sentence: usize,
    speaker: Option<usize>,
    /// Stems of the content words and their weights, by stem, without repeats.
    stems: Vec<(String, f32)>,
}

impl Candidate<'_> {
    fn has(&self, stem: &str) -> bool {
        self.stems.binary_search_by(|(other, _)| other.as_str().cmp(stem)).is_ok()
    }
}

/// Every direct and mixed quote, put together with those of the same words: a quote joins a group when it has the same
/// words as at least half of its members, so that no group chains from one quote to another.
pub(super) fn points(story: &Story<'_>) -> Vec<Point> {
    let candidates = candidates(story);
    let mut alike: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut partners: Vec<Vec<usize>> = vec![Vec::new(); candidates.len()];
    let stems: Vec<(usize, &[(String, f32)])> =
        candidates.iter().map(|candidate| (candidate.article, candidate.stems.as_slice())).collect();
    likely::sharing(&stems, |i, j, shared, _| {
        let (first, second) = (i.min(j), i.max(j));
        if shared >= MIN_SHARED && same_words(story, &candidates[i], &candidates[j]) && alike.insert((first, second)) {
            partners[second].push(first);
        }
    });
    // Quotes of few words are one when they are the same to the letter.
    let mut short: BTreeMap<(Option<usize>, Vec<String>), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: Vec<usize> = Vec::with_capacity(candidates.len());
    for (index, one) in candidates.iter().enumerate() {
        let fits = |group: &Vec<usize>| {
            group.iter().filter(|&&other| alike.contains(&(other, index))).count() * 2 >= group.len()
                && !group.iter().any(|&other| candidates[other].article == one.article)
        };
        let at = if one.stems.len() < MIN_WORDS && one.speaker.is_none() {
            // "Thank you!" of one crowd is not that of another.
            groups.len()
        } else if one.stems.len() < MIN_WORDS {
            let content = plain(story.reports[one.article].article.words(one.quote.content));
            *short.entry((one.speaker, content)).or_insert(groups.len())
        } else {
            let found = partners[index].iter().map(|&other| group_of[other]).min();
            found.filter(|&at| fits(&groups[at])).unwrap_or(groups.len())
        };
        match groups.get_mut(at) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
        group_of.push(at);
    }
    groups
        .iter()
        .map(|group| point(story, &group.iter().map(|&index| &candidates[index]).collect::<Vec<_>>()))
        .collect()
}

fn candidates<'a>(story: &Story<'a>) -> Vec<Candidate<'a>> {
    let mut candidates = Vec::new();
    for &article in story.articles {
        let report = &story.reports[article];
        for (index, quote) in report.annotations.quotes.iter().enumerate() {
            let Some(sentence) = report.text.sentence_at(quote.content.start) else { continue };
            if quote.kind == QuoteKind::Indirect {
                continue;
            }
            let speaker = quote.speaker.as_ref().and_then(|speaker| story.entity(article, speaker.entity));
            let stems = stems(&report.text.tokens[report.text.tokens_in(quote.content)]);
            candidates.push(Candidate { article, index, quote, sentence, speaker, stems });
        }
    }
    candidates
}

fn stems(tokens: &[Token]) -> Vec<(String, f32)> {
    let content = tokens.iter().filter(|token| token.is_wordlike() && !lexicon::is_function_word(&token.norm));
    let mut stems: Vec<(String, f32)> =
        content.map(|token| (token.stem.clone(), lexicon::rarity(&token.stem).max(0.5))).collect();
    stems.sort_by(|a, b| a.0.cmp(&b.0));
    stems.dedup_by(|a, b| a.0 == b.0);
    stems
}

fn same_words(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let exact = || {
        let content = |one: &Candidate<'_>| plain(story.reports[one.article].article.words(one.quote.content));
        content(a) == content(b)
    };
    if a.stems.len().min(b.stems.len()) < MIN_WORDS {
        return a.speaker == b.speaker && exact();
    }
    if a.stems.iter().filter(|(stem, _)| b.has(stem)).count() < MIN_SHARED {
        return false;
    }
    let weight = |stems: &[(String, f32)]| stems.iter().map(|(_, weight)| weight).sum::<f32>();
    let shared: f32 = a.stems.iter().filter(|(stem, _)| b.has(stem)).map(|(_, weight)| weight).sum();
    let share = shared / weight(&a.stems).min(weight(&b.stems));
    let aligned = story.aligned.same_words((a.article, a.sentence), (b.article, b.sentence));
    match (a.speaker, b.speaker) {
        (Some(one), Some(other)) if one == other => share >= SAME_SPEAKER || aligned && share >= SAME_SPEAKER / 2.0,
        // Two named speakers did not say the same words, unless one of the names is wrong and the words are equal.
        (Some(_), Some(_)) => share >= EQUAL && a.stems.len().min(b.stems.len()) > MIN_WORDS,
        _ => share >= OTHER_SPEAKER || aligned && share >= SAME_SPEAKER,
    }
}

/// The words alone, in lower case.
fn plain(words: &str) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    words.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
}

fn point(story: &Story<'_>, members: &[&Candidate<'_>]) -> Point {
    let mut versions: Vec<(Vec<String>, Version)> = Vec::new();
    let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for member in members {
        let passage = Passage { article: member.article, span: member.quote.content };
        let text = words::one_line(story.reports[member.article].article.words(passage.span));
        let key = plain(&text);
        let at = known.get(&key).copied().unwrap_or_else(|| {
            known.insert(key.clone(), versions.len());
            let reading =
                Reading { text, low: None, high: None, sources: Vec::new(), origins: Vec::new(), members: Vec::new() };
            versions
                .push((key, Version { reading, expected: None, allowed: None, days: Vec::new(), says_changed: false }));
            versions.len() - 1
        });
        let reading = &mut versions[at].1.reading;
        reading.members.push(Member { passage, annotation: Some(AnnotationRef::Quote(member.index)) });
        reading.origins.extend(story.lineage.origins_of(passage));
        reading.origins.sort_unstable();
        reading.origins.dedup();
        if let Some(speaker) = &member.quote.speaker {
            let name = story.party_name(member.article, speaker);
            if !reading.sources.contains(&name) {
                reading.sources.push(name);
            }
        }
    }
    let versions: Vec<Version> = versions.into_iter().map(|(_, version)| version).collect();
    let (status, why) = status::of(story, &versions, PointKind::Quote, false);
    let readings: Vec<Reading> = versions.into_iter().map(|version| version.reading).collect();
    Point { kind: PointKind::Quote, label: label(&readings), status, readings, why }
}

fn label(readings: &[Reading]) -> String {
    let speaker = readings.iter().flat_map(|reading| &reading.sources).next();
    let text = readings.first().map(|reading| words::clipped(&reading.text, 60)).unwrap_or_default();
    match speaker {
        Some(speaker) => format!("{speaker}: “{text}”"),
        None => format!("“{text}”"),
    }
}
