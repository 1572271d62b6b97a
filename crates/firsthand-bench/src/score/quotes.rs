//! Quotes and their speakers.
//!
//! A direct or mixed quote may be given as the whole reported clause, as the stretch from the first to the last
//! quoted word, or as one of the quoted stretches: annotators and programs differ in this, and all three are right.

use std::collections::BTreeSet;

use firsthand::annotate::{Quote, QuoteKind};
use firsthand::span::Span;

use super::likeness::{jaccard, pair_up, same_party};
use super::{Scores, Side, Tally};
use crate::gold::model::{Gold, GoldArticle, GoldQuote};

/// The least overlap, as a share of the bytes in either, at which quoted words are the same quote.
const MIN_QUOTED: f64 = 0.7;

/// The same for reported clauses, whose ends can be argued.
const MIN_REPORTED: f64 = 0.5;

/// Quotes with marks (direct and mixed), or those without.
struct Sort {
    kind: &'static str,
    least: f64,
    marks: bool,
}

const QUOTED: Sort = Sort { kind: "quotes", least: MIN_QUOTED, marks: true };
const REPORTED: Sort = Sort { kind: "indirect", least: MIN_REPORTED, marks: false };

#[derive(Default)]
struct Counts {
    found: Tally,
    speakers: (usize, usize),
}

/// Adds the measures of quotes.
pub fn score(gold: &Gold, sides: &[Side], scores: &mut Scores) {
    for (sort, name) in [(QUOTED, "quotes_quoted"), (REPORTED, "quotes_indirect")] {
        let mut counts = Counts::default();
        for side in sides {
            if let Some(expected) = &side.gold.quotes {
                article(gold, side, expected, &sort, &mut counts, scores);
            }
        }
        scores.add_found(name, counts.found);
        scores.add(format!("{name}_speaker"), counts.speakers.0, counts.speakers.1);
    }
}

fn article(gold: &Gold, side: &Side, all: &[GoldQuote], sort: &Sort, counts: &mut Counts, scores: &mut Scores) {
    let expected: Vec<&GoldQuote> = all.iter().filter(|quote| (quote.kind != "indirect") == sort.marks).collect();
    let quotes = side.report.annotations.quotes.iter();
    let found: Vec<&Quote> = quotes.filter(|quote| (quote.kind != QuoteKind::Indirect) == sort.marks).collect();
    let like = |g: usize, f: usize| {
        let overlap = overlap(expected[g], found[f].content);
        // Where a required and an optional entry share their words, the required one goes first.
        (overlap >= sort.least).then_some(overlap + if expected[g].optional { 0.0 } else { 0.5 })
    };
    let pairs = pair_up(expected.len(), found.len(), like);
    for (expected, pair) in expected.iter().zip(&pairs).filter(|(expected, _)| !expected.optional) {
        counts.found.gold += 1;
        match pair.and_then(|f| found.get(f)) {
            None => scores.fault(sort.kind, "missed", side, expected.span, ""),
            Some(found) => {
                counts.found.hit += 1;
                compare_speaker(gold, side, expected, found, &mut counts.speakers, scores);
            }
        }
    }
    for (f, quote) in found.iter().enumerate() {
        let paired = pairs.iter().position(|pair| *pair == Some(f)).map(|g| expected[g]);
        precision(side, paired, all, quote, sort, counts, scores);
    }
}

/// A found quote is right when it is any annotated quote, of whatever kind; one that is optional counts neither way.
fn precision(
    side: &Side,
    paired: Option<&GoldQuote>,
    all: &[GoldQuote],
    quote: &Quote,
    sort: &Sort,
    counts: &mut Counts,
    scores: &mut Scores,
) {
    let other = || all.iter().find(|expected| overlap(expected, quote.content) >= sort.least);
    match paired.or_else(other) {
        Some(expected) if expected.optional => return,
        Some(_) => counts.found.right += 1,
        None => {
            let not_speech = side.gold.quoted_not_speech.iter().any(|place| place.span.overlaps(quote.content));
            let why = if not_speech { "not speech; " } else { "" };
            let speaker = quote.speaker.as_ref().map(|speaker| speaker.text.as_str());
            scores.fault(sort.kind, "false", side, quote.content, &format!("{why}speaker {speaker:?}"));
        }
    }
    counts.found.found += 1;
}

fn overlap(expected: &GoldQuote, content: Span) -> f64 {
    let stretches = expected.quoted.as_deref().unwrap_or_default();
    let hull = stretches.iter().copied().reduce(Span::join);
    let ways = std::iter::once(expected.span).chain(hull).chain(stretches.iter().copied());
    ways.map(|way| jaccard(way, content)).fold(0.0, f64::max)
}

fn compare_speaker(
    gold: &Gold,
    side: &Side,
    expected: &GoldQuote,
    found: &Quote,
    tally: &mut (usize, usize),
    scores: &mut Scores,
) {
    let is = found.speaker.as_ref().map(|speaker| speaker.text.as_str());
    let accepted = expected.speaker.iter().chain(&expected.accept_speaker).map(String::as_str);
    let right = match is {
        Some(is) => Speakers { gold, text: &side.gold.text, article: side.gold }.any(accepted, is),
        None => expected.speaker.is_none(),
    };
    tally.1 += 1;
    tally.0 += usize::from(right);
    if !right {
        let should = &expected.speaker;
        scores.fault("speakers", "wrong", side, found.content, &format!("{is:?}; should be {should:?}"));
    }
}

/// Who is meant by a speaker's name in one article: all names that the article itself gives the same person.
pub struct Speakers<'a> {
    /// The annotations, for the entities.
    pub gold: &'a Gold,
    /// The article's text.
    pub text: &'a str,
    /// The article's annotations.
    pub article: &'a GoldArticle,
}

impl Speakers<'_> {
    /// Whether `is` means the same party as any of `accepted`.
    pub fn any<'s>(&self, mut accepted: impl Iterator<Item = &'s str>, is: &str) -> bool {
        accepted.any(|should| same_party(should, is) || self.forms(should).iter().any(|form| same_party(form, is)))
    }

    /// The forms in this article of the entity that bears `name`, and the entity's own name.
    fn forms(&self, name: &str) -> BTreeSet<&str> {
        let mentions = || self.article.names.iter().flatten();
        let of = mentions().find(|mention| mention.span.of(self.text) == name).map(|mention| &mention.entity);
        let of = of.or_else(|| self.gold.entities.iter().find(|(_, entity)| entity.name == name).map(|(key, _)| key));
        let Some(of) = of else { return BTreeSet::new() };
        let forms = mentions().filter(|mention| mention.entity == *of).map(|mention| mention.span.of(self.text));
        forms.chain(self.gold.entities.get(of).map(|entity| entity.name.as_str())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gold::model::{GoldEntity, GoldName};

    #[test]
    fn a_mixed_quote_may_be_the_clause_or_the_quoted_words() {
        let quote = GoldQuote {
            span: Span::new(0, 100),
            kind: "mixed".to_owned(),
            speaker: None,
            accept_speaker: Vec::new(),
            quoted: Some(vec![Span::new(10, 20), Span::new(40, 60)]),
            optional: false,
        };
        for content in [Span::new(0, 98), Span::new(10, 60), Span::new(40, 59)] {
            assert!(overlap(&quote, content) >= MIN_QUOTED, "{content:?}");
        }
        assert!(overlap(&quote, Span::new(60, 100)) < MIN_QUOTED);
    }

    #[test]
    fn a_speaker_may_bear_any_name_the_article_gives() {
        let text = "Galina Grigorchuk spoke. Hryhorchuk, the mayor, left.";
        let mention = |start, end| GoldName {
            span: Span::new(start, end),
            kind: "person".to_owned(),
            entity: "mayor".to_owned(),
        };
        let article = GoldArticle { names: Some(vec![mention(0, 17), mention(25, 35)]), ..GoldArticle::default() };
        let mut gold = Gold::default();
        let entity = GoldEntity { kind: "person".to_owned(), name: "Halyna Hryhorchuk".to_owned() };
        gold.entities.insert("mayor".to_owned(), entity);
        let speakers = Speakers { gold: &gold, text, article: &article };
        assert!(speakers.any(["Galina Grigorchuk"].into_iter(), "Hryhorchuk"));
        assert!(!speakers.any(["Galina Grigorchuk"].into_iter(), "Ostrenko"));
    }
}
