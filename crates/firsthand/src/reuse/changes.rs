//! What differs between two reused passages, word by word.

use crate::account::{Change, ChangeKind, Report, Touch};
use crate::annotate::Annotations;
use crate::span::Span;

use super::align;
use super::lines::Word;
use super::words::{Words, key_of};

/// Words that turn a statement round.
const NEGATIONS: &[&str] = &["not", "no", "never", "without", "nobody", "none", "nothing", "neither", "nor", "cannot"];
/// Words that hold a statement back or press it.
const MODALS: &[&str] = &[
    "may",
    "might",
    "could",
    "can",
    "must",
    "should",
    "would",
    "allegedly",
    "reportedly",
    "apparently",
    "likely",
    "possibly",
    "probably",
    "perhaps",
    "supposedly",
    "claimed",
    "alleged",
    "suspected",
    "need",
    "ought",
];

/// An article as far as changes are told from it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub text: &'a str,
    pub annotations: &'a Annotations,
}

impl<'a> Source<'a> {
    /// A whole report.
    pub fn of(report: &'a Report) -> Self {
        Self { text: &report.article.text, annotations: &report.annotations }
    }
}

/// One side of a passage: the article and the words of it.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub source: Source<'a>,
    pub words: &'a [Word],
}

/// The differences between two word lists, in order; equal words in another case or with other marks are none.
pub(super) fn between(a: Side<'_>, b: Side<'_>, words: &mut Words<'_>) -> Vec<Change> {
    let mut matches = align::whole_of(a.words, b.words, words);
    matches.retain(|one| one.alike >= 1.0);
    let mut changes = Vec::new();
    let (mut i, mut j) = (0, 0);
    let end = align::Match { a: a.words.len(), b: b.words.len(), alike: 1.0 };
    for one in matches.into_iter().chain([end]) {
        if one.a > i || one.b > j {
            changes.extend(change(a, b, stretch(a, i, one.a), stretch(b, j, one.b), words));
        }
        (i, j) = (one.a + 1, one.b + 1);
    }
    changes
}

type Stretch<'a> = Option<(Span, &'a [Word])>;

fn stretch(side: Side<'_>, from: usize, to: usize) -> Stretch<'_> {
    let words = side.words.get(from..to)?;
    Some((words.first()?.span.join(words.last()?.span), words))
}

fn change(a: Side<'_>, b: Side<'_>, x: Stretch<'_>, y: Stretch<'_>, words: &Words<'_>) -> Option<Change> {
    let kind = match (x, y) {
        (Some(_), Some(_)) => ChangeKind::Replaced,
        (None, Some(_)) => ChangeKind::Added,
        (Some(_), None) => ChangeKind::Dropped,
        (None, None) => return None,
    };
    let touches = touches(a, b, x, y, words);
    Some(Change { a: x.map(|x| x.0), b: y.map(|y| y.0), kind, touches })
}

fn touches(a: Side<'_>, b: Side<'_>, x: Stretch<'_>, y: Stretch<'_>, words: &Words<'_>) -> Vec<Touch> {
    let mut touches = Vec::new();
    let keys = |side: Stretch<'_>| -> Vec<String> {
        let list = side.map_or(&[][..], |side| side.1);
        list.iter().filter_map(|word| words.get(word.term)).map(|term| term.key().to_owned()).collect()
    };
    let (mine, theirs) = (keys(x), keys(y));
    let differ = |test: &dyn Fn(&str) -> bool| {
        let of = |keys: &[String]| -> Vec<String> { keys.iter().filter(|key| test(key)).cloned().collect() };
        of(&mine) != of(&theirs)
    };
    let sides = [(a, x), (b, y)];
    let overlaps = |spans: &dyn Fn(&Annotations) -> Vec<Span>| {
        sides.iter().any(|(side, stretch)| {
            stretch.is_some_and(|(span, _)| spans(side.source.annotations).iter().any(|other| other.overlaps(span)))
        })
    };
    let dates = overlaps(&|found| found.dates.iter().map(|date| date.span).collect());
    let figures = overlaps(&|found| found.figures.iter().map(|figure| figure.span).collect());
    let names = overlaps(&|found| found.names.iter().map(|name| name.span).collect());
    if figures || (differ(&is_number) && !dates) {
        touches.push(Touch::Figure);
    }
    if names || capitals_differ(a, b, x, y, &mine, &theirs) {
        touches.push(Touch::Name);
    }
    if dates || differ(&is_calendar_word) {
        touches.push(Touch::Date);
    }
    if differ(&|key| NEGATIONS.contains(&key) || key.ends_with("n't")) {
        touches.push(Touch::Negation);
    }
    if sides.iter().any(|(_, side)| side.is_some_and(|(_, words)| words.iter().any(|word| word.quoted))) {
        touches.push(Touch::Quote);
    }
    if differ(&|key| MODALS.contains(&key)) {
        touches.push(Touch::Modality);
    }
    touches
}

fn is_number(key: &str) -> bool {
    const VAGUE: &[&str] = &[
        "dozen",
        "dozens",
        "score",
        "scores",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "millions",
        "billion",
        "billions",
        "half",
        "percent",
    ];
    key.starts_with(|c: char| c.is_ascii_digit()) || VAGUE.contains(&key)
}

fn is_calendar_word(key: &str) -> bool {
    const WORDS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "yesterday",
        "today",
        "tomorrow",
        "noon",
        "midnight",
        "midday",
    ];
    WORDS.contains(&key)
}

/// Whether capitalised words inside the sentences differ: names, when the names are not known.
fn capitals_differ(
    a: Side<'_>,
    b: Side<'_>,
    x: Stretch<'_>,
    y: Stretch<'_>,
    mine: &[String],
    theirs: &[String],
) -> bool {
    if !a.source.annotations.names.is_empty() || !b.source.annotations.names.is_empty() {
        return false;
    }
    let capital = |side: Side<'_>, stretch: Stretch<'_>, others: &[String]| {
        let Some((_, words)) = stretch else { return false };
        words.iter().any(|word| {
            let written = word.span.of(side.source.text);
            let key = key_of(&written.to_lowercase());
            let first = side.words.first().is_some_and(|first| first.span == word.span);
            written.starts_with(char::is_uppercase)
                && !first
                && !is_calendar_word(&key)
                && !crate::lexicon::is_known_word(written)
                && !crate::lexicon::is_function_word(&key)
                && !others.contains(&key)
        })
    };
    capital(a, x, theirs) || capital(b, y, mine)
}
