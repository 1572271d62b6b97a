//! Whether a figure counts only a part of what another one counts.

use super::topics::head;
use crate::account::Report;
use crate::annotate::Figure;
use crate::collate::within::within;
use crate::span::Span;
use crate::text::Token;

/// Words after a figure that make it a part of another one: "nine of them".
const PARTS: &[&str] = &["them", "whom", "those", "these", "which"];

/// Words behind a figure that set it beside others of its kind.
const OTHERS: &[&str] = &["more", "other", "others", "another", "fellow"];

/// The kinds of people that reports count apart.
const KINDS: &[&str] = &["man", "woman", "child", "boy", "girl", "adult"];

/// Whether a figure counts only some of those that news counts: "nine of them", "he and 29 others", "20 of the injured were
/// taken to one hospital and 31 to another".
pub(super) fn is_part(report: &Report, figure: &Figure) -> bool {
    let own = report.text.tokens_in(figure.span);
    let next: Vec<&Token> = report.text.tokens.iter().skip(own.end).take(3).collect();
    let partitive = match next.as_slice() {
        [of, what, ..] if of.is("of") => {
            PARTS.contains(&what.norm.as_str()) || what.is("the") || what.is("his") || what.is("her") || what.is("its")
        }
        [more, ..] => OTHERS.contains(&more.norm.as_str()),
        [] => false,
    };
    partitive
        || one_of_two_kinds(report, figure)
        || elliptic(report, figure).is_some_and(|whole| is_part(report, whole))
}

/// The figure before it in its sentence whose noun a figure without one shares.
fn elliptic<'a>(report: &'a Report, figure: &Figure) -> Option<&'a Figure> {
    let counted = figure.counted.as_ref().filter(|counted| counted.span.end <= figure.span.start)?;
    let sentence = report.text.sentences.get(report.text.sentence_at(figure.span.start)?)?;
    let before = Span { start: sentence.span.start, end: figure.span.start };
    let same = |other: &&Figure| {
        let theirs = other.counted.as_ref().filter(|theirs| theirs.span == counted.span);
        theirs.is_some_and(|theirs| other.span.end <= theirs.span.start)
    };
    within(&report.annotations.figures, before, |other| other.span).filter(same).last()
}

/// "17 men and one woman": two kinds of people, of whom either is a part.
fn one_of_two_kinds(report: &Report, figure: &Figure) -> bool {
    let kind = |figure: &Figure| {
        figure.counted.as_ref().is_some_and(|counted| KINDS.contains(&head(&counted.text.to_lowercase()).as_str()))
    };
    let beside = |first: &Figure, second: &Figure| {
        let end = first.counted.as_ref().map_or(first.span.end, |counted| counted.span.end);
        end <= second.span.start && report.article.words(Span { start: end, end: second.span.start }).trim() == "and"
    };
    let figures = &report.annotations.figures;
    let at = figures.partition_point(|other| other.span.start < figure.span.start);
    let near = figures.get(at.saturating_sub(1)..(at + 2).min(figures.len())).unwrap_or_default();
    kind(figure) && near.iter().any(|other| kind(other) && (beside(figure, other) || beside(other, figure)))
}
