//! How likely it is that two figures mean one quantity.

use super::Story;
use super::figures::{Candidate, FAR, size};
use super::linkage::{NEVER, UNLIKELY};
use super::measure;
use super::status;
use super::topics::{self, Topic};
use crate::annotate::Figure;
use crate::collate::within::within;

/// The log-odds that two figures mean one quantity, by logistic regression on the annotated events that are looked at
/// (`firsthand-bench points`): 5,000 pairs of figures of one unit, 450 of one quantity, events with many pairs weighing
/// less. Pairs are told with F1 .91 there and .86 on the events that are only scored; .86 with each
/// event scored by the odds of the others.
const BASE: f32 = -3.1;
/// The same value; and with two digits or more that tell ("143 million", not "2" or "500"); and with a unit.
const EQUAL: f32 = 1.2;
const EQUAL_PRECISE: f32 = 1.8;
const EQUAL_IN_UNIT: f32 = 2.9;
/// Other values: all of it for nearly the same, nothing for twice as much; where they differ by less than this factor and one
/// has two digits that tell ("143 million", "145.5 million"); where the words allow both ("hundreds", "527");
/// for each factor of e between them.
const NEAR: f32 = 0.95;
const SLIP: (f64, f32) = (1.06, 2.1);
const COMPATIBLE: f32 = 0.8;
const FACTOR: f32 = -1.3;
/// Both count the same thing of those that news counts, or the same noun.
const NEWS: f32 = 2.0;
const NOUN: f32 = 2.5;
/// Other values of the same thing that news counts; and both the largest that their articles give.
const OTHER_NEWS: f32 = 1.4;
const TOTALS: f32 = 1.7;
/// Both are shares of the same person: of the vote, of a company.
const WHOSE: f32 = 2.0;
/// Other values of it, where an article that gives one gives a larger one as well: then it counts a part.
const LESSER: f32 = -0.6;
/// One counts a part of something, the other does not.
const PART: f32 = -0.1;
/// For the likeness of the sentences, the noun left aside; and where the values are the same.
const LIKENESS: f32 = 1.15;
const LIKENESS_EQUAL: f32 = 1.1;
/// The sentences go back to the same words, and both are the first, the second ... such figure in them; and the values are
/// the same.
const ALIGNED: f32 = 0.85;
const ALIGNED_EQUAL: f32 = 1.4;
/// The same source gave both.
const SOURCE: f32 = 1.0;
/// From these log-odds on two figures are put together.
pub(super) const TOGETHER: f32 = -0.25;
/// Two figures of one thing in a sentence that tells of a change: "rose to 14, revising an earlier toll of 11".
const CHANGE: f32 = 1.0;
/// What is certain by itself: one person's age.
const SURE: f32 = 6.0;

/// Likeness of the sentences from which they speak of one thing, and what the same small number without it counts: beside
/// what the regression saw stand the many figures that no reader would note.
const ALIKE: f32 = 0.15;
const CHANCE: f32 = -1.5;
/// Counts from here on are nearly the same by chance as seldom as sums of money.
const LARGE: f64 = 1_000.0;
/// Two readings of one quantity differ by at most this factor; beyond it they count different things.
const MAX_FACTOR: f64 = 10.0;
/// The factor beyond which another value tells no more against two figures.
const FAR_APART: f32 = 3.0;

/// Weighs two figures; [`NEVER`] where they cannot be one quantity.
pub(super) fn odds(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> f32 {
    let one_sentence = (a.article, a.sentence) == (b.article, b.sentence);
    if one_sentence {
        return if is_contrast(a, b) || a.figure.unit != b.figure.unit && equal(a, b) {
            SURE
        } else if is_change(a, b) {
            CHANGE
        } else {
            NEVER
        };
    }
    if let (Topic::Age(_), _) | (_, Topic::Age(_)) = (&a.topic, &b.topic) {
        return if same_age(story, a, b) { SURE } else { NEVER };
    }
    if matches!((a.whose, b.whose), (Some(one), Some(other)) if one != other) {
        return NEVER;
    }
    let when = |holds: bool, odds: f32| if holds { odds } else { 0.0 };
    let (equal, likeness) = (equal(a, b), likeness(story, a, b));
    let news = matches!(a.topic, Topic::News(_)) && a.topic == b.topic;
    let places = ((a.article, a.sentence), (b.article, b.sentence));
    let one_source = same_source(story, a, b);
    let one_owner = a.whose.is_some() && a.whose == b.whose && a.topic == b.topic;
    // A tenth of the vote and six tenths may be two counts of it; 60 percent of voters are no 60 percent of pictures.
    let other_whole =
        matches!(a.topic, Topic::Share(_)) && a.topic.is_told() && b.topic.is_told() && a.topic != b.topic;
    let in_step = || rank(story, a) == rank(story, b);
    let aligned = story.aligned.same_words(places.0, places.1);
    let shared = BASE
        + when(news, NEWS)
        + when(!news && a.topic == b.topic && a.topic.is_told(), NOUN)
        + when(news && a.total && b.total, TOTALS)
        + when(a.part != b.part, PART)
        + when(one_owner, WHOSE)
        + when(aligned && in_step(), ALIGNED)
        + when(one_source, SOURCE)
        + LIKENESS * likeness;
    // A small number of one noun is chance unless the sentences speak of the same thing: three innings, three engines.
    let told = news || aligned || one_owner || one_source || likeness >= ALIKE;
    if equal {
        let chance = !told && a.figure.unit.is_none() && !is_precise(size(a.figure));
        return shared
            + when(chance, CHANCE)
            + EQUAL
            + when(is_precise(size(a.figure)), EQUAL_PRECISE)
            + when(a.figure.unit.is_some() && !other_whole, EQUAL_IN_UNIT)
            + when(aligned, ALIGNED_EQUAL)
            + LIKENESS_EQUAL * likeness;
    }
    let (one, other) = (size(a.figure) * a.factor, size(b.figure) * b.factor);
    let (less, more) = (one.min(other), one.max(other));
    let slip = more < SLIP.0 * less && (is_precise(less) || is_precise(more));
    let large = a.figure.unit.is_some() || less >= LARGE;
    if !(compatible(a, b) || told || slip && (large || likeness >= ALIKE))
        || more > MAX_FACTOR * less && !compatible(a, b)
    {
        return UNLIKELY;
    }
    // A sentence of another year tells of another event.
    if news && !aligned && (a.background || b.background) {
        return NEVER;
    }
    let factor = if less > 0.0 { ((more / less).ln() as f32).min(FAR_APART) } else { FAR_APART };
    shared
        + NEAR * (1.0 - factor / std::f32::consts::LN_2).max(0.0)
        + when(slip, SLIP.1)
        + when(compatible(a, b), COMPATIBLE)
        + when(news, OTHER_NEWS)
        + when(news && a.topic.is_toll() && !(a.total && b.total), LESSER)
        + when(!one_owner, FACTOR * factor)
}

/// Whether a value has two digits that tell.
fn is_precise(value: f64) -> bool {
    let mut rest = value.abs();
    while rest >= 10.0 && rest % 10.0 == 0.0 {
        rest /= 10.0;
    }
    rest >= 10.0 || rest.fract() != 0.0
}

/// Two figures of one sentence mean one quantity only when two sources give them for the same counted words.
fn is_contrast(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let counted =
        |one: &Candidate<'_>| one.figure.counted.as_ref().map(|counted| topics::head(&counted.text.to_lowercase()));
    let source = |one: &Candidate<'_>| one.figure.source.as_ref().map(|source| (source.entity, source.text.clone()));
    source(a).is_some() && source(b).is_some() && source(a) != source(b) && counted(a) == counted(b)
}

/// Whether a sentence gives two figures for the same thing because it changed.
fn is_change(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    a.topic == b.topic && a.topic.is_told() && !a.part && !b.part && a.changes
}

fn same_source(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let source = |one: &Candidate<'_>| story.entity(one.article, one.figure.source.as_ref()?.entity);
    source(a).is_some() && source(a) == source(b)
}

/// How much two sentences speak of the same thing, the noun that both count left aside.
fn likeness(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> f32 {
    story.bags.get(a.article, a.sentence).likeness_without(story.bags.get(b.article, b.sentence), &a.stem)
}

/// Likeness of two sentences from which the same age of a person without a name is taken as one person's.
const SAME_UNNAMED: f32 = 0.55;
/// Likeness from which two ages of one person are taken as two readings of it, and not as of two times.
const SAME_PERSON: f32 = 0.12;

/// The same person's age; for an unnamed person the same age in sentences that go back to the same words or are alike.
fn same_age(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let (Topic::Age(one), Topic::Age(other)) = (&a.topic, &b.topic) else { return false };
    let is_named = |name: &String| story.entities.iter().any(|entity| entity.name == *name);
    let places = ((a.article, a.sentence), (b.article, b.sentence));
    let likeness = story.bags.get(a.article, a.sentence).likeness(story.bags.get(b.article, b.sentence));
    match (is_named(one), is_named(other)) {
        (true, true) => one == other && (equal(a, b) || a.article != b.article && likeness >= SAME_PERSON),
        _ => equal(a, b) && (story.aligned.same_words(places.0, places.1) || likeness >= SAME_UNNAMED),
    }
}

/// Whether two figures have one value, in one unit or, but for rounding, in two.
fn equal(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let same = || size(a.figure) == size(b.figure);
    (a.figure.unit != b.figure.unit || same()) && compatible(a, b)
}

/// Whether the words of both figures allow one value.
fn compatible(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let mixed = a.figure.unit != b.figure.unit;
    let expected = |one: &Candidate<'_>| {
        let bounds = status::expected(one.figure.low, one.figure.high, one.figure.modifier);
        bounds.map(|bounds| if mixed { measure::widened(bounds, one.figure) } else { bounds })
    };
    status::compatible(expected(a), expected(b))
}

/// The place of a figure among those of its topic and unit in its sentence: in reworded sentences the order holds.
fn rank(story: &Story<'_>, one: &Candidate<'_>) -> usize {
    let report = &story.reports[one.article];
    let Some(sentence) = report.text.sentences.get(one.sentence) else { return 0 };
    let same = |figure: &&Figure| figure.unit == one.figure.unit;
    let topic = |figure: &&Figure| topics::of(report, figure, None).0 == topics::of(report, one.figure, None).0;
    let earlier = |figure: &&Figure| figure.span.start < one.figure.span.start;
    let here = within(&report.annotations.figures, sentence.span, |figure| figure.span).take(FAR);
    here.filter(same).filter(topic).filter(earlier).count()
}
