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

#[derive(Default)]
struct Counts {
    quoted: Tally,
    quoted_speakers: (usize, usize),
    reported: Tally,
    reported_speakers: (usize, usize),
}

/// Adds the measures of quotes.
pub fn score(gold: &Gold, sides: &[Side], scores: &mut Scores) {
    let mut counts = Counts::default();
    for side in sides {
        let Some(expected) = &side.gold.quotes else { continue };
        for marks in [true, false] {
            one_sort(gold, side, expected, marks, &mut counts, scores);
        }
    }
    scores.add_found("quotes_quoted", counts.quoted);
    scores.add("quotes_quoted_speaker", counts.quoted_speakers.0, counts.quoted_speakers.1);
    scores.add_found("quotes_indirect", counts.reported);
    scores.add("quotes_indirect_speaker", counts.reported_speakers.0, counts.reported_speakers.1);
}

/// Scores the quotes with marks (direct and mixed), or those without.
fn one_sort(gold: &Gold, side: &Side, all: &[GoldQuote], marks: bool, counts: &mut Counts, scores: &mut Scores) {
    let expected: Vec<&GoldQuote> = all.iter().filter(|quote| (quote.kind != "indirect") == marks).collect();
    let quotes = side.report.annotations.quotes.iter();
    let found: Vec<&Quote> = quotes.filter(|quote| (quote.kind != QuoteKind::Indirect) == marks).collect();
    let (kind, least) = if marks { ("quotes", MIN_QUOTED) } else { ("indirect", MIN_REPORTED) };
    let like = |g: usize, f: usize| {
        let overlap = overlap(expected[g], found[f].content);
        // Where a required and an optional entry share their words, the required one goes first.
        (overlap >= least).then_some(overlap + if expected[g].optional { 0.0 } else { 0.5 })
    };
    let pairs = pair_up(expected.len(), found.len(), like);
    let (tally, speakers) = if marks {
        (&mut counts.quoted, &mut counts.quoted_speakers)
    } else {
        (&mut counts.reported, &mut counts.reported_speakers)
    };
    for (expected, pair) in expected.iter().zip(&pairs) {
        if expected.optional {
            continue;
        }
        tally.gold += 1;
        let Some(found) = pair.and_then(|f| found.get(f)) else {
            scores.fault(kind, "missed", side, expected.span, "");
            continue;
        };
        tally.hit += 1;
        compare_speaker(gold, side, expected, found, speakers, scores);
    }
    for (f, quote) in found.iter().enumerate() {
        let of = pairs.iter().position(|pair| *pair == Some(f)).map(|g| expected[g]);
        let of = of.or_else(|| all.iter().find(|expected| overlap(expected, quote.content) >= least));
        match of {
            Some(expected) if expected.optional => {}
            Some(_) => (tally.right, tally.found) = (tally.right + 1, tally.found + 1),
            None => {
                tally.found += 1;
                let speaker = quote.speaker.as_ref().map(|speaker| speaker.text.as_str());
                scores.fault(kind, "false", side, quote.content, &format!("speaker {speaker:?}"));
            }
        }
    }
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
