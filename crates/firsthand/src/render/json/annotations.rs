//! An article's annotations as objects of the machine output.

use super::wire::{self, Number};
use crate::account::Report;
use crate::annotate::{Cue, Party, Quote, Trend};
use crate::render::words;
use crate::span::CodePoints;

/// The id of the annotation of sort `sort` (`q` for quotes, ...) that stands at `index` in its article's list.
pub(super) fn id(article: &str, sort: char, index: usize) -> String {
    format!("{article}-{sort}{}", index + 1)
}

/// The id of an entity that is known in one article only.
pub(super) fn local_entity(article: &str, index: usize) -> String {
    id(article, 'e', index)
}

/// All annotations of one article. `entity` gives the id of an article entity.
pub(super) fn of<'a>(
    report: &'a Report,
    points: &CodePoints<'_>,
    entity: &dyn Fn(usize) -> String,
) -> wire::Annotations<'a> {
    let article = report.article.id.as_str();
    let found = &report.annotations;
    let party = |party: &'a Party| wire::Party {
        text: &party.text,
        span: party.span.map(|span| points.span(span)),
        entity: party.entity.map(entity),
    };
    let cue = |cue: &'a Cue| wire::Words { text: &cue.text, span: points.span(cue.span) };
    let attributed = |id: String, quote: &'a Quote| wire::Quote {
        id,
        article,
        span: points.span(quote.span),
        kind: quote.kind.name(),
        content: points.span(quote.content),
        speaker: quote.speaker.as_ref().map(party),
        cue: quote.cue.as_ref().map(cue),
        via: quote.via.iter().map(party).collect(),
        certainty: quote.certainty.name(),
    };
    wire::Annotations {
        credits: numbered(&found.credits, |index, credit| wire::Credit {
            id: id(article, 'c', index),
            article,
            span: points.span(credit.span),
            kind: credit.kind.name(),
            name: &credit.name,
            covers: credit.covers.map(|span| points.span(span)),
            certainty: credit.certainty.name(),
        }),
        quotes: numbered(&found.quotes, |index, quote| attributed(id(article, 'q', index), quote)),
        attributions: numbered(&found.attributed, |index, told| attributed(id(article, 'a', index), told)),
        figures: numbered(&found.figures, |index, figure| wire::Figure {
            id: id(article, 'f', index),
            article,
            span: points.span(figure.span),
            text: words::one_line(report.article.words(figure.span)),
            low: figure.low.map(Number::from),
            high: figure.high.map(Number::from),
            modifier: figure.modifier.name(),
            unit: figure.unit.as_deref(),
            counted: figure
                .counted
                .as_ref()
                .map(|counted| wire::Words { text: &counted.text, span: points.span(counted.span) }),
            source: figure.source.as_ref().map(party),
            quote: figure.quote.map(|quote| id(article, 'q', quote)),
            certainty: figure.certainty.name(),
            trend: figure.trend.map(Trend::name),
        }),
        dates: numbered(&found.dates, |index, date| wire::Date {
            id: id(article, 'd', index),
            article,
            span: points.span(date.span),
            r#type: date.kind.name(),
            value: &date.value,
            anchor: date.anchor.name(),
            certainty: date.certainty.name(),
        }),
        names: numbered(&found.names, |index, name| wire::Name {
            id: id(article, 'n', index),
            article,
            span: points.span(name.span),
            kind: name.kind.name(),
            entity: entity(name.entity),
            certainty: name.certainty.name(),
        }),
    }
}

/// The entities of one article, for output without a story.
pub(super) fn entities(report: &Report) -> Vec<wire::LocalEntity<'_>> {
    numbered(&report.annotations.entities, |index, entity| wire::LocalEntity {
        id: local_entity(&report.article.id, index),
        kind: entity.kind.name(),
        name: &entity.name,
        roles: &entity.roles,
    })
}

fn numbered<'a, T, U>(list: &'a [T], make: impl Fn(usize, &'a T) -> U) -> Vec<U> {
    list.iter().enumerate().map(|(index, item)| make(index, item)).collect()
}
