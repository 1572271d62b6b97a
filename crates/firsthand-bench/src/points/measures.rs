//! The measures of one run over several events.

use std::collections::{BTreeMap, BTreeSet};

use firsthand::Account;
use firsthand::account::{Event, Passage, Point, PointKind, Story};
use firsthand::annotate::Quote;
use firsthand::span::Span;

use super::model::{Gold, GoldDay, GoldPlace, GoldPoint};
use crate::score::{Fault, Scores, Tally, in_context, points};

/// What was counted so far.
#[derive(Debug, Default)]
pub struct Tallies {
    together: Tally,
    status: (usize, usize),
    disputed: (usize, usize),
    utterances: Tally,
    timeline: (usize, usize),
    faults: Vec<Fault>,
}

/// The annotations of one event beside what the engine made of it.
struct Sides<'a> {
    gold: &'a Gold,
    account: &'a Account,
    /// The engine's number of each article, by id.
    number: BTreeMap<&'a str, usize>,
    points: Vec<&'a Point>,
}

impl Tallies {
    /// Counts one event.
    pub fn add(&mut self, gold: &Gold, account: &Account) {
        let sides = Sides::of(gold, account);
        self.add_figures(&sides);
        self.add_status(&sides);
        self.add_disputed(&sides);
        self.add_utterances(&sides);
        self.add_timeline(&sides);
    }

    /// The measures of all.
    pub fn scores(self) -> Scores {
        let mut scores = Scores::default();
        scores.add_found("figures_together", self.together);
        scores.add("status", self.status.0, self.status.1);
        scores.add("disputed_precision", self.disputed.0, self.disputed.1);
        scores.add_found("utterances", self.utterances);
        scores.add("timeline", self.timeline.0, self.timeline.1);
        scores.faults = self.faults;
        scores
    }

    fn fault(&mut self, kind: &'static str, what: &'static str, line: String) {
        self.faults.push(Fault { kind, what, line });
    }

    fn add_figures(&mut self, sides: &Sides<'_>) {
        let of_point = |(at, point): (usize, &'_ GoldPoint)| -> Vec<(usize, Passage)> {
            let counted = point.members().filter(|place| !place.optional);
            counted.filter_map(|place| Some((at, sides.passage(place)?))).collect()
        };
        let members: Vec<(usize, Passage)> =
            sides.gold.points.iter().enumerate().filter(|(_, point)| !point.optional).flat_map(of_point).collect();
        let found: Vec<Option<usize>> =
            members.iter().map(|(_, passage)| sides.point_with(PointKind::Figure, *passage)).collect();
        for (i, ((a, first), in_a)) in members.iter().zip(&found).enumerate() {
            for ((b, second), in_b) in members.iter().zip(&found).skip(i + 1) {
                let (should, are) = (a == b, in_a.is_some() && in_a == in_b);
                self.together.count(should, are);
                if should != are {
                    let what = if should { "missed" } else { "false" };
                    self.fault("figures", what, format!("{}  ~  {}", sides.words(*first), sides.words(*second)));
                }
            }
        }
    }

    fn add_status(&mut self, sides: &Sides<'_>) {
        for point in sides.gold.points.iter().filter(|point| !point.optional && point.members().count() >= 2) {
            let found = sides.best(point).map(|at| sides.points[at]);
            let status = found.map_or("not found", |found| points::name(found.status));
            let right = point.allows(status);
            self.status = (self.status.0 + usize::from(right), self.status.1 + 1);
            if !right {
                let line = found.map(points::line).unwrap_or_default();
                self.fault(
                    "status",
                    "wrong",
                    format!("{}: {} ({}) is {line}", sides.gold.event, point.label, point.status),
                );
            }
        }
    }

    fn add_disputed(&mut self, sides: &Sides<'_>) {
        let in_dispute = |status: &str| matches!(status, "contested" | "revised");
        let called = sides.points.iter().filter(|point| in_dispute(points::name(point.status)));
        for point in called.filter(|point| point.kind == PointKind::Figure) {
            let is_it = |gold: &&GoldPoint| {
                let (status, met) = (points::name(point.status), sides.met(gold, point).len());
                met >= 2 && gold.allows(status)
            };
            let right = sides.gold.points.iter().any(|gold| is_it(&gold));
            self.disputed = (self.disputed.0 + usize::from(right), self.disputed.1 + 1);
            if !right {
                self.fault("disputed", "false", format!("{}: {}", sides.gold.event, points::line(point)));
            }
        }
    }

    fn add_utterances(&mut self, sides: &Sides<'_>) {
        let annotated: Vec<Vec<Passage>> = sides
            .gold
            .utterances
            .iter()
            .map(|utterance| utterance.members.iter().filter_map(|place| sides.passage(place)).collect())
            .collect();
        let found = sides.points.iter().filter(|point| point.kind == PointKind::Quote);
        let found: Vec<Vec<Passage>> = found.map(|point| members(point)).collect();
        for (from, among, annotated) in [(&annotated, &found, true), (&found, &annotated, false)] {
            for (a, b) in from.iter().flat_map(|group| across(group)) {
                let together = among.iter().any(|group| holds(group, a) && holds(group, b));
                self.utterances.count_side(annotated, together);
                if !together {
                    let what = if annotated { "missed" } else { "false" };
                    let line = format!("{} {}  ~  {} {}", sides.kept(a), sides.words(a), sides.kept(b), sides.words(b));
                    self.fault("utterances", what, line);
                }
            }
        }
    }

    fn add_timeline(&mut self, sides: &Sides<'_>) {
        let events: Vec<&Event> = sides.stories().flat_map(|story| &story.timeline).collect();
        for day in &sides.gold.timeline {
            let told: Vec<Passage> = day.members.iter().filter_map(|place| sides.passage(place)).collect();
            let tells = |event: &&&Event| event.members.iter().any(|member| holds(&told, *member));
            let telling: Vec<&&Event> = events.iter().filter(tells).collect();
            let right = telling.iter().any(|event| is_when(day, &event.when));
            self.timeline = (self.timeline.0 + usize::from(right), self.timeline.1 + 1);
            if !right {
                let dates: Vec<&str> = telling.iter().map(|event| event.when.as_str()).collect();
                let first = told.first().map(|passage| sides.words(*passage)).unwrap_or_default();
                self.fault("timeline", "missed", format!("{} {} is {}: {first}", day.when, day.what, dates.join(", ")));
            }
        }
    }
}

/// Whether a date is the annotated one, to its precision or more precisely.
fn is_when(day: &GoldDay, when: &str) -> bool {
    when.starts_with(&day.when) || day.accept_when.iter().any(|other| when == other)
}

impl Tally {
    /// Counts a pair that should be together, or is.
    fn count(&mut self, should: bool, are: bool) {
        self.gold += usize::from(should);
        self.found += usize::from(are);
        self.hit += usize::from(should && are);
        self.right += usize::from(should && are);
    }

    /// Counts an annotated or a found pair.
    fn count_side(&mut self, annotated: bool, right: bool) {
        let (of, hit) = if annotated { (&mut self.gold, &mut self.hit) } else { (&mut self.found, &mut self.right) };
        *of += 1;
        *hit += usize::from(right);
    }
}

/// The pairs of passages in two articles.
fn across(group: &[Passage]) -> Vec<(Passage, Passage)> {
    let pairs = group.iter().enumerate().flat_map(|(i, a)| group.iter().skip(i + 1).map(move |b| (*a, *b)));
    pairs.filter(|(a, b)| a.article != b.article).collect()
}

/// Whether one of the passages is this one: half of the shorter of the two is shared.
fn holds(group: &[Passage], passage: Passage) -> bool {
    group.iter().any(|other| {
        let least = other.span.len().min(passage.span.len());
        other.article == passage.article && 2 * other.span.shared(passage.span) >= least.max(1)
    })
}

fn members(point: &Point) -> Vec<Passage> {
    point.readings.iter().flat_map(|reading| &reading.members).map(|member| member.passage).collect()
}

impl<'a> Sides<'a> {
    fn of(gold: &'a Gold, account: &'a Account) -> Self {
        let numbered = account.reports.iter().enumerate();
        let number = numbered.map(|(number, report)| (report.article.input.as_str(), number)).collect();
        let points = account.stories.iter().flat_map(|story| &story.points).collect();
        Self { gold, account, number, points }
    }

    fn stories(&self) -> impl Iterator<Item = &'a Story> {
        self.account.stories.iter()
    }

    /// Where annotated words stand for the engine.
    fn passage(&self, place: &GoldPlace) -> Option<Passage> {
        let article = *self.number.get(place.article.as_str())?;
        let known = &self.account.reports.get(article)?.article;
        let from = super::body_of(&self.gold.event, known);
        let text = known.text.get(from..)?;
        let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(byte, _)| byte) + from;
        Some(Passage { article, span: Span::new(byte(place.span[0]), byte(place.span[1])) })
    }

    fn words(&self, passage: Passage) -> String {
        let article = self.account.reports.get(passage.article).map(|report| &report.article);
        article.map(|own| format!("{}: {}", own.input, in_context(&own.text, passage.span))).unwrap_or_default()
    }

    /// As what the engine found words, for the list of errors: a quote misses another for want of evidence, what is no quote
    /// was not found at all.
    fn kept(&self, passage: Passage) -> &'static str {
        let Some(report) = self.account.reports.get(passage.article) else { return "" };
        let among = |quotes: &[Quote]| {
            let all: Vec<Passage> =
                quotes.iter().map(|quote| Passage { article: passage.article, span: quote.content }).collect();
            holds(&all, passage)
        };
        match () {
            () if among(&report.annotations.quotes) => "quote",
            () if among(&report.annotations.attributed) => "attributed",
            () => "none",
        }
    }

    /// The found point of a kind with a member at a passage.
    fn point_with(&self, kind: PointKind, passage: Passage) -> Option<usize> {
        let has = |point: &&Point| {
            let all = members(point);
            point.kind == kind
                && all.iter().any(|member| member.article == passage.article && member.span.overlaps(passage.span))
        };
        self.points.iter().position(has)
    }

    /// The annotated members of a point that a found point has.
    fn met(&self, gold: &GoldPoint, point: &Point) -> BTreeSet<usize> {
        let found = members(point);
        let is_met = |place: &GoldPlace| {
            self.passage(place).is_some_and(|passage| {
                found.iter().any(|member| member.article == passage.article && member.span.overlaps(passage.span))
            })
        };
        gold.members().enumerate().filter(|(_, place)| is_met(place)).map(|(at, _)| at).collect()
    }

    /// The found point that has most of the members of an annotated one.
    fn best(&self, gold: &GoldPoint) -> Option<usize> {
        let figures = self.points.iter().enumerate().filter(|(_, point)| point.kind == PointKind::Figure);
        let met = figures.map(|(at, point)| (self.met(gold, point).len(), std::cmp::Reverse(members(point).len()), at));
        met.filter(|(met, ..)| *met > 0).max().map(|(.., at)| at)
    }
}
