//! A publication date that the text itself contradicts.
//!
//! A report cannot tell of a day to come as past, and what its dateline says is the day it was written on. Where one
//! of the two disagrees with the date given for the article, everything reckoned from that date may be wrong, so the
//! reader is told.

use jiff::civil::Date as Day;

use super::tense::{self, Tense};
use super::words::{Line, is_dash};
use super::{Anchor, Date, DateKind};
use crate::problem::{Problem, ProblemKind};
use crate::read::Article;
use crate::text::{BlockKind, Sentence, Text};

/// How many days a date may differ before it contradicts: clocks differ, pages are made the day after.
const GRACE: i32 = 2;

/// A dateline stands at the head of the first sentences of an article.
const FIRST: usize = 3;

/// Tokens of a dateline before its date: "ST. PETERSBURG, Russia,".
const PLACE: usize = 6;

/// The problem of the first date that contradicts the day of publication.
pub fn problem(article: &Article, text: &Text, dates: &[Date]) -> Option<Problem> {
    let published = article.published_day()?;
    let found = dates.iter().find_map(|date| {
        let (index, sentence) = sentence_of(text, date)?;
        let day: Day = date.value.parse().ok()?;
        let apart = (day - published).get_days();
        let wrong = apart > GRACE && told_as_past(article, text, sentence, date)
            || apart.abs() > GRACE && index < FIRST && is_dateline(article, text, sentence, date);
        wrong.then_some(date)
    })?;
    let words = found.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!(
        "The article is dated {published}, but tells of “{words}”; check when it was published: other dates in it are \
         reckoned from that day."
    );
    Some(Problem::of_article(article, ProblemKind::Date, message))
}

fn sentence_of<'a>(text: &'a Text, date: &Date) -> Option<(usize, &'a Sentence)> {
    let index = text.sentences.partition_point(|sentence| sentence.span.end <= date.span.start);
    // The date of a caption stands in none.
    text.sentences.get(index).filter(|sentence| sentence.span.overlaps(date.span)).map(|sentence| (index, sentence))
}

/// The tokens of a sentence, and which of them the date covers.
fn place<'a>(
    article: &'a Article,
    text: &'a Text,
    sentence: &Sentence,
    date: &Date,
) -> Option<(Line<'a>, std::ops::Range<usize>)> {
    let tokens = text.tokens.get(sentence.tokens.clone())?;
    let start = tokens.iter().position(|token| token.span.end > date.span.start)?;
    let end = start + tokens.get(start..)?.iter().take_while(|token| token.span.start < date.span.end).count();
    Some((Line { source: &article.text, tokens }, start..end))
}

/// A day written out with its year, in a sentence of prose that tells of it as past.
fn told_as_past(article: &Article, text: &Text, sentence: &Sentence, date: &Date) -> bool {
    let written = date.kind == DateKind::Date && date.anchor == Anchor::None && sentence.kind == BlockKind::Paragraph;
    let Some((line, range)) = place(article, text, sentence, date).filter(|_| written) else { return false };
    // "the bill, which was due on May 4": planned, not told; "from 2017 to May 4, 2020 he had": a plan as well.
    let plain = !line.follows(range.start, &["until", "till", "by", "before", "through", "to", "for", "from"]);
    let governed = line.tokens.iter().any(|token| token.is("said") || token.is("was") || token.is("were"));
    plain && governed && tense::at(&line, &range) == Tense::Past
}

/// "MINSK, Aug. 10 (Reuters) -", "LONDON — May 3, 2019 —", or a first line that is the date alone.
fn is_dateline(article: &Article, text: &Text, sentence: &Sentence, date: &Date) -> bool {
    let Some((line, range)) = place(article, text, sentence, date) else { return false };
    let day = line
        .tokens
        .get(range.clone())
        .unwrap_or_default()
        .iter()
        .any(|token| super::words::month(&token.norm).is_some());
    let alone = range.start == 0 && range.end == line.tokens.len() && date.anchor == Anchor::None;
    let before = line.tokens.get(..range.start).unwrap_or_default();
    let place = range.start > 0
        && range.start <= PLACE
        && before.iter().all(|token| !token.is_word() || token.is_capitalised(line.source))
        && line.before(range.start, 1) == ","
        && (is_dash(line.norm(range.end)) || line.norm(range.end) == "(");
    day && (alone || place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Document, read};
    use crate::settings::Settings;

    #[track_caller]
    fn check(published: &str, source: &str, expected: bool) {
        let settings = Settings { published: crate::read::Moment::parse(published), ..Settings::default() };
        let (articles, _) = read(vec![Document::new("a.txt", source)], &settings);
        let text = crate::text::analyse(&articles[0]);
        let dates = super::super::find(&articles[0].text, &text, articles[0].published_day());
        let problem = problem(&articles[0], &text, &dates);
        assert_eq!(problem.is_some(), expected, "{published} {source}");
    }

    #[test]
    fn a_day_to_come_is_not_told_as_past() {
        let told = "The bridge over the Lenn was closed on 9 August 2020 after a lorry struck it, the council said.";
        check("2020-08-02", told, true);
        check("2020-08-10", told, false);
        check("2020-08-02", "The bridge over the Lenn will be closed on 9 August 2020, the council said.", false);
    }

    #[test]
    fn a_dateline_is_the_day_of_writing() {
        let told = "HALVERN, Aug. 3 (Northwire) - The bridge over the Lenn was closed after a lorry struck it.";
        check("2020-08-03", told, false);
        check("2020-08-04", told, false);
        check("2020-08-20", told, true);
        check("2020-08-20", "On Aug. 3 the bridge over the Lenn was closed after a lorry struck it.", false);
    }
}
