//! Whether a figure of an article is the claim's: the same quantity, and a value that says, allows or excludes it.

use super::dates::Fit;
use crate::account::Report;
use crate::annotate::Figure;
use crate::collate::quantity::{self, Topic};
use crate::lexicon::{self, Relation};

/// How a figure of an article stands to a figure of the claim; `None` when it counts something else.
pub(super) fn fit(claim: (&Report, &Figure), article: (&Report, &Figure)) -> Option<Fit> {
    if claim.1.unit != article.1.unit || !same_thing(claim, article) {
        return None;
    }
    let bounds = |figure: &Figure| {
        let expected = quantity::expected(figure.low, figure.high, figure.modifier);
        let allowed = quantity::allowed(figure.low, figure.high, figure.modifier);
        expected.zip(allowed)
    };
    let ((expected, allowed), (other, other_allowed)) = (bounds(claim.1)?, bounds(article.1)?);
    let within = |inner: (f64, f64), outer: (f64, f64)| outer.0 <= inner.0 && inner.1 <= outer.1;
    if within(other, allowed) {
        return Some(Fit::Same);
    }
    if quantity::compatible(Some(expected), Some(other)) {
        // "50 were hurt" and "more than 50 were hurt": near enough for a reader.
        return Some(if other.0 == expected.0 { Fit::Same } else { Fit::Open });
    }
    let open = quantity::compatible(Some(allowed), Some(other_allowed));
    Some(if open { Fit::Open } else { Fit::Other })
}

/// Whether two figures count the same sort of thing.
fn same_thing(claim: (&Report, &Figure), article: (&Report, &Figure)) -> bool {
    let topic = |(report, figure): (&Report, &Figure)| quantity::topic(report, figure, None).0;
    let (one, other) = (topic(claim), topic(article));
    if one == other || claim.1.unit.as_deref() == Some("year") {
        return true;
    }
    match (&one, &other) {
        (Topic::Thing(one), Topic::Thing(other)) | (Topic::Share(one), Topic::Share(other)) => {
            one.is_empty() || other.is_empty() || alike(one, other)
        }
        (Topic::News(_), Topic::Thing(noun)) | (Topic::Thing(noun), Topic::News(_)) => {
            noun.is_empty() || lexicon::is_person_noun(noun)
        }
        _ => false,
    }
}

fn alike(a: &str, b: &str) -> bool {
    let people = |noun: &str| lexicon::is_person_noun(noun);
    lexicon::synonyms(a, b) <= Relation::Near || people(a) && people(b)
}
