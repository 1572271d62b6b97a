//! Whether a figure of an article is the claim's: the same quantity, and a value that says, allows or excludes it.

use super::dates::Fit;
use crate::account::Report;
use crate::annotate::Figure;
use crate::collate::quantity::{self, Topic};
use crate::lexicon::{self, Pos, Relation};

/// How a figure of an article stands to a figure of the claim; `None` when it counts something else.
pub(super) fn fit(claim: (&Report, &Figure), article: (&Report, &Figure)) -> Option<Fit> {
    let unit = |figure: &Figure| figure.unit.clone();
    let age = is_bare_age(claim.0, claim.1) && article.1.unit.as_deref() == Some("year");
    if !age && (unit(claim.1) != unit(article.1) || !same_thing(claim, article)) {
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

/// "was 21 when": a number that counts nothing, after a form of "be", is an age.
fn is_bare_age(claim: &Report, figure: &Figure) -> bool {
    let before = claim.text.tokens_in(figure.span).start.checked_sub(1);
    let word = before.and_then(|at| claim.text.tokens.get(at)).map_or("", |token| token.norm.as_str());
    figure.unit.is_none()
        && figure.counted.is_none()
        && matches!(word, "was" | "is" | "aged" | "age" | "turn" | "turned" | "turning" | "turns")
}

/// Whether two figures count the same sort of thing.
fn same_thing(claim: (&Report, &Figure), article: (&Report, &Figure)) -> bool {
    let topic = |(report, figure): (&Report, &Figure)| quantity::topic(report, figure, None);
    let ((one, part), (other, other_part)) = (topic(claim), topic(article));
    // Two officers among the dead are not all of the dead.
    let noun = |figure: &Figure| figure.counted.as_ref().map_or(String::new(), |counted| head(&counted.text));
    let (own, its) = (noun(claim.1), noun(article.1));
    if !is_anybody(&own) && own != its && !alike(&own, &its) && claim.1.low != article.1.low {
        return false;
    }
    // "Three of those trapped" and "two more" are no count of all who were.
    if part != other_part || is_added(claim) != is_added(article) {
        return false;
    }
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
    let people = |noun: &str| is_anybody(noun) || is_people(noun);
    lexicon::synonyms(a, b) <= Relation::Near || people(a) && people(b)
}

/// Whether a counted noun leaves open who is counted.
fn is_anybody(noun: &str) -> bool {
    matches!(
        noun,
        "" | "people"
            | "person"
            | "man"
            | "woman"
            | "victim"
            | "life"
            | "body"
            | "individual"
            | "resident"
            | "citizen"
            | "consumer"
            | "customer"
    )
}

/// The lemma of the last noun of what is counted.
fn head(counted: &str) -> String {
    let last = counted.split(" of ").next().unwrap_or(counted).split_whitespace().next_back().unwrap_or_default();
    let last = last.to_lowercase();
    lexicon::lemma(&last, Pos::Noun).map_or(last.clone(), ToOwned::to_owned)
}

/// Words beside a count that is not the whole.
const ADDED: &[&str] = &[
    "additional",
    "another",
    "further",
    "extra",
    "more",
    "other",
    "others",
    "still",
    "remain",
    "remained",
    "remaining",
];

/// Whether a figure counts what comes on top, or what is left.
fn is_added((report, figure): (&Report, &Figure)) -> bool {
    let tokens = report.text.tokens_in(figure.span);
    let before = tokens.start.saturating_sub(2)..tokens.start;
    let beside = before.chain(tokens.end..tokens.end + 3).filter_map(|at| report.text.tokens.get(at));
    beside.take_while(|token| token.is_wordlike()).any(|token| ADDED.contains(&token.norm.as_str()))
}

/// "american": the people of a country, by the lemma of their name.
fn is_people(noun: &str) -> bool {
    let mut letters = noun.chars();
    let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    lexicon::places::demonym(&name).is_some()
}
