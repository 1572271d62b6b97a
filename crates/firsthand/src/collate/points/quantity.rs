//! How likely it is that two figures mean one quantity.

use super::Story;
use super::figures::{Candidate, FAR, size};
use super::linkage::{NEVER, UNLIKELY};
use super::measure::{self, Bounds};
use super::status;
use super::topics::{self, Topic};
use crate::annotate::Figure;
use crate::collate::within::within;
use crate::lexicon;

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
const NEWS: f32 = 2.4;
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

/// Of two other values of one thing one counts a part, the other does not: "30 of us", "he and 29 others".
const OTHER_PART: f32 = -2.0;
/// One article gives both values and does not say that one became the other.
const ONE_ARTICLE: f32 = -1.0;
/// Bounds whose upper end is this many times the lower one hold nearly everything.
const WIDE: f64 = 4.0;
/// News counts two things here, which one of the sentences may tell of in passing: the abducted, the freed.
const OTHER_EVENT: f32 = -1.0;
/// Each says what it counts, and they count two things.
const OTHER_NOUN: f32 = -1.5;
/// Likeness of the sentences from which two small counts of one noun may differ: "three photos" and "four photos"
/// of one message have .32, "three innings" and "four innings" of two pitchers .24. With it 3 of 4 instead of 3 of 5
/// disputed points of the events that are only scored are truly so.
const ALIKE_FEW: f32 = 0.3;
/// Counts from here on are seldom nearly the same by chance.
const MANY: f64 = 100.0;
/// What the dead are called among what news counts: nobody is dead and missing, trapped or held at once.
const KILLED: &str = "people killed";

/// Likeness of the sentences from which they speak of one thing, and what the same small number without it counts: beside
/// what the regression saw stand the many figures that no reader would note.
const ALIKE: f32 = 0.15;
const CHANCE: f32 = -2.5;
/// Counts from here on are nearly the same by chance as seldom as sums of money.
const LARGE: f64 = 1_000.0;
/// Two readings of one quantity differ by at most this factor; beyond it they count different things.
const MAX_FACTOR: f64 = 10.0;
/// The factor beyond which another value tells no more against two figures.
const FAR_APART: f32 = 3.0;

/// Weighs two figures; [`NEVER`] where they cannot be one quantity.
pub(super) fn odds(story: &Story<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> f32 {
    if (a.article, a.sentence) == (b.article, b.sentence) {
        return in_one_sentence(a, b);
    }
    if let (Topic::Age(_), _) | (_, Topic::Age(_)) = (&a.topic, &b.topic) {
        return if same_age(story, a, b) { SURE } else { NEVER };
    }
    if matches!((a.whose, b.whose), (Some(one), Some(other)) if one != other) {
        return NEVER;
    }
    let pair = Pair::of(story, a, b);
    if pair.of_two_events() && !pair.aligned && pair.tells_of(KILLED) {
        return NEVER;
    }
    if equal(a, b) { pair.of_one_value() } else { pair.of_two_values() }
}

fn in_one_sentence(a: &Candidate<'_>, b: &Candidate<'_>) -> f32 {
    if is_contrast(a, b) || a.factor != b.factor && equal(a, b) {
        SURE
    } else if is_change(a, b) {
        CHANGE
    } else {
        NEVER
    }
}

const fn when(holds: bool, odds: f32) -> f32 {
    if holds { odds } else { 0.0 }
}

/// Two figures of two sentences and what they have in common.
struct Pair<'s> {
    story: &'s Story<'s>,
    a: &'s Candidate<'s>,
    b: &'s Candidate<'s>,
    /// How much the sentences speak of the same thing.
    likeness: f32,
    /// The sentences go back to the same words.
    aligned: bool,
    /// Both count the same thing of those that news counts.
    news: bool,
    /// Both count the same thing, by its noun.
    noun: bool,
    /// The same source gave both.
    one_source: bool,
    /// Both are shares of the same person.
    one_owner: bool,
}

impl<'s> Pair<'s> {
    fn of(story: &'s Story<'_>, a: &'s Candidate<'_>, b: &'s Candidate<'_>) -> Self {
        let one_topic = a.topic == b.topic;
        let news = one_topic && matches!(a.topic, Topic::News(_));
        Self {
            story,
            a,
            b,
            likeness: likeness(story, a, b),
            aligned: story.aligned.same_words((a.article, a.sentence), (b.article, b.sentence)),
            news,
            noun: one_topic && !news && a.topic.is_told(),
            one_source: same_source(story, a, b),
            one_owner: one_topic && a.whose.is_some() && a.whose == b.whose,
        }
    }

    /// Whether news counts two things here: the dead and the injured.
    fn of_two_events(&self) -> bool {
        matches!((&self.a.topic, &self.b.topic), (Topic::News(one), Topic::News(other)) if one != other)
    }

    fn tells_of(&self, label: &'static str) -> bool {
        [self.a, self.b].iter().any(|one| one.topic == Topic::News(label))
    }

    /// Whether each says what it counts, and they count two things. People are counted by many nouns.
    fn of_two_nouns(&self) -> bool {
        let nouns = (self.a.topic.noun(), self.b.topic.noun());
        let told = self.a.topic.is_told() && self.b.topic.is_told() && !nouns.0.is_empty() && !nouns.1.is_empty();
        let people = lexicon::is_person_noun(nouns.0) && lexicon::is_person_noun(nouns.1);
        let likewise = || lexicon::synonyms(nouns.0, nouns.1).is_alike();
        told && self.a.topic != self.b.topic && !people && !likewise()
    }

    fn has_unit(&self) -> bool {
        self.a.figure.unit.is_some()
    }

    /// Whether something else than the values says that they speak of one thing. A small number of one noun is chance
    /// unless the sentences do: three innings, three engines.
    fn is_told(&self) -> bool {
        self.news || self.aligned || self.one_owner || self.one_source || self.likeness >= ALIKE
    }

    fn shared(&self) -> f32 {
        let in_step = || rank(self.story, self.a) == rank(self.story, self.b);
        BASE + when(self.news, NEWS)
            + when(self.noun, NOUN)
            + when(self.news && self.a.total && self.b.total, TOTALS)
            + when(self.a.part != self.b.part, PART)
            + when(self.one_owner, WHOSE)
            + when(self.of_two_events() && !self.aligned, OTHER_EVENT)
            + when(self.aligned && in_step(), ALIGNED)
            + when(self.one_source, SOURCE)
            + LIKENESS * self.likeness
    }

    fn of_one_value(&self) -> f32 {
        let precise = is_precise(size(self.a.figure));
        // A tenth of the vote and six tenths may be two counts of it; 60 percent of voters are no 60 percent of pictures.
        let other_whole = matches!(self.a.topic, Topic::Share(_)) && self.of_two_nouns();
        self.shared()
            + when(!self.is_told() && !self.has_unit() && !precise, CHANCE)
            + when(!self.has_unit() && self.of_two_nouns(), OTHER_NOUN)
            + EQUAL
            + when(precise, EQUAL_PRECISE)
            + when(self.has_unit() && !other_whole, EQUAL_IN_UNIT)
            + when(self.aligned, ALIGNED_EQUAL)
            + LIKENESS_EQUAL * self.likeness
    }

    fn of_two_values(&self) -> f32 {
        let (one, other) = (size(self.a.figure) * self.a.factor, size(self.b.figure) * self.b.factor);
        let (less, more) = (one.min(other), one.max(other));
        let fits = compatible(self.a, self.b);
        let slip = self.is_slip(less, more);
        if !fits && (more > MAX_FACTOR * less || self.is_few(more))
            || !(fits || self.is_told() || slip && (self.has_unit() || less >= LARGE))
        {
            return UNLIKELY;
        }
        // A sentence of another year tells of another event.
        if self.news && !self.aligned && (self.a.background || self.b.background) {
            return NEVER;
        }
        let one_article = self.a.article == self.b.article && !self.a.changes && !self.b.changes;
        let narrow = self.news || self.likeness >= ALIKE || !(is_wide(self.a) || is_wide(self.b));
        let lesser = self.news && self.a.topic.is_toll() && !(self.a.total && self.b.total);
        let factor = if less > 0.0 { ((more / less).ln() as f32).min(FAR_APART) } else { FAR_APART };
        self.shared()
            + NEAR * (1.0 - factor / std::f32::consts::LN_2).max(0.0)
            + when(slip, SLIP.1)
            + when(fits && narrow, COMPATIBLE)
            + when(!fits && self.a.part != self.b.part, OTHER_PART)
            + when(!fits && one_article, ONE_ARTICLE)
            + when(self.news, OTHER_NEWS)
            + when(lesser, LESSER)
            + when(!self.one_owner, FACTOR * factor)
    }

    /// Whether the values differ so little that one may be the other's slip or update.
    fn is_slip(&self, less: f64, more: f64) -> bool {
        // Two round numbers are near one another by chance: "up to $2 billion", "$1.9 billion".
        let precise = [self.a, self.b].map(|one| is_precise(size(one.figure)));
        let tells = if self.is_told() { precise.contains(&true) } else { !precise.contains(&false) };
        tells && more < SLIP.0 * less && (self.has_unit() || less >= MANY || self.noun || self.news)
    }

    /// Whether two small counts differ that nothing but their noun brings together: three innings, four innings.
    fn is_few(&self, more: f64) -> bool {
        let counts = matches!(self.a.topic, Topic::Thing(_)) && !self.has_unit() && more < LARGE;
        counts && !self.aligned && !self.one_source && self.likeness < ALIKE_FEW
    }
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
    (a.factor != b.factor || size(a.figure) == size(b.figure)) && compatible(a, b)
}

/// Whether the words of both figures allow one value.
fn compatible(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    let expected = |one: &Candidate<'_>| {
        let bounds = status::expected(one.figure.low, one.figure.high, one.figure.modifier);
        bounds.map(|bounds| Bounds::of(one.figure, bounds))
    };
    measure::compatible(expected(a), expected(b))
}

/// Whether a figure leaves so much open ("hundreds", "several thousand") that most others of its thing fit.
fn is_wide(one: &Candidate<'_>) -> bool {
    one.figure.low.zip(one.figure.high).is_some_and(|(low, high)| high >= WIDE * low)
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
