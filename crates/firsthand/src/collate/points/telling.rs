//! The words that tell what news counts, and which of them tells it of a figure: the nearest, unless it is said of
//! something else.

use std::ops::Range;

use crate::account::Report;
use crate::annotate::Figure;
use crate::collate::within::within;
use crate::text::Token;

/// The topic of a crowd, the one figure of news that does not only grow.
pub(super) const CROWD: &str = "people in the crowd";

/// What news counts and the words that tell it. The label is what a reader sees.
const NEWS: &[(&str, &[&str])] = &[
    (
        "people killed",
        &[
            "dead",
            "death",
            "deaths",
            "died",
            "dies",
            "die",
            "killed",
            "kills",
            "killing",
            "kill",
            "fatalities",
            "fatality",
            "fatally",
            "toll",
            "perished",
            "slain",
            "slaying",
            "slayed",
            "casualties",
            "lives",
            "drowned",
            "bodies",
            "body",
            "murdered",
        ],
    ),
    (
        "people injured",
        &[
            "injured",
            "injuries",
            "injury",
            "injuring",
            "wounded",
            "wounding",
            "hurt",
            "hospitalised",
            "hospitalized",
            "hospital",
            "hospitals",
        ],
    ),
    ("people missing", &["missing", "unaccounted", "searching", "search", "untraced"]),
    ("people trapped", &["trapped", "trapping"]),
    ("people evacuated", &["evacuated", "evacuating", "evacuate", "evacuees"]),
    ("people abducted", &["abducted", "abducting", "kidnapped", "kidnapping", "abduction"]),
    (
        "people detained",
        &[
            "arrested",
            "arrests",
            "arresting",
            "detained",
            "detentions",
            "detainees",
            "detaining",
            "apprehended",
            "imprisoned",
            "jailed",
            "captured",
            "custody",
        ],
    ),
    (
        "people displaced",
        &[
            "displaced",
            "displacing",
            "homeless",
            "homes",
            "residences",
            "driven",
            "uprooted",
            "refugees",
            "leave",
            "houses",
        ],
    ),
    ("people rescued", &["rescued", "saved", "survivors", "survived", "freed", "released"]),
    (
        CROWD,
        &[
            "rally",
            "rallied",
            "rallies",
            "rallying",
            "gathered",
            "gathering",
            "gather",
            "marched",
            "march",
            "marching",
            "protested",
            "protest",
            "protesting",
            "demonstrated",
            "demonstration",
            "demonstrations",
            "demonstrating",
            "crowd",
            "crowds",
            "attended",
            "turnout",
            "streets",
            "objected",
            "flags",
            "shouted",
            "chanted",
        ],
    ),
];

/// Verbs of what is done to people. Where one has an object of its own, that is what it tells of.
const DONE: &[&str] = &[
    "killed",
    "kills",
    "killing",
    "kill",
    "murdered",
    "injured",
    "injuring",
    "wounded",
    "wounding",
    "hurt",
    "trapped",
    "trapping",
    "arrested",
    "arresting",
    "detained",
    "detaining",
    "captured",
    "evacuated",
    "evacuating",
    "evacuate",
    "abducted",
    "abducting",
    "kidnapped",
    "kidnapping",
    "rescued",
    "saved",
    "freed",
    "released",
];

/// The farthest a telling word may stand, in the cost of [`distance`].
const MAX_COST: usize = 7;

/// How far before a figure that something "rose to" the thing may stand, in tokens: no sentence of news is as long.
const FAR: usize = 200;

pub(super) fn news_of(word: &str) -> Option<&'static str> {
    NEWS.iter().find(|(_, words)| words.contains(&word)).map(|(label, _)| *label)
}

/// The topic of the telling word that stands nearest to the figure, in its own sentence.
pub(super) fn nearest(report: &Report, figure: &Figure) -> Option<&'static str> {
    let text = &report.text;
    let sentence = &text.sentences[text.sentence_at(figure.span.start)?];
    let own = text.tokens_in(figure.span);
    let before = own.start.checked_sub(1).and_then(|index| text.tokens.get(index));
    let result = before.is_some_and(|token| matches!(token.norm.as_str(), "to" | "at"));
    let reach = if result { FAR } else { MAX_COST + 1 };
    let near = sentence.tokens.start.max(own.start.saturating_sub(reach))..sentence.tokens.end.min(own.end + reach);
    let edges = text.tokens.get(near.start).zip(near.end.checked_sub(1).and_then(|last| text.tokens.get(last)));
    let stretch = edges.map_or(figure.span, |(first, last)| first.span.join(last.span));
    let others: Vec<usize> = within(&report.annotations.figures, stretch, |other| other.span)
        .filter(|other| other.span != figure.span)
        .map(|other| text.tokens_in(other.span).start)
        .collect();
    let told = near.filter(|index| !own.contains(index)).filter_map(|index| {
        let token = &text.tokens[index];
        // The month of March is no march.
        let topic =
            news_of(&token.norm).filter(|_| !(token.is("march") && token.is_capitalised(&report.article.text)))?;
        if DONE.contains(&token.norm.as_str()) && has_own_object(&text.tokens, &own, index, &others) {
            return None;
        }
        let cost = distance(text.tokens.as_slice(), &others, own.clone(), index);
        // "The number of people killed when ... rose to seven": the subject may stand far before.
        Some((if result && index < own.start { cost.min(MAX_COST) } else { cost }, topic))
    });
    told.filter(|(cost, _)| *cost <= MAX_COST).min().map(|(_, topic)| topic)
}

/// The most words of a bound before a number: "as many as".
const BOUND: usize = 3;

/// Whether what is done at `verb` is done to something else than what the figure counts: "two men killed the driver",
/// "killed the driver at one of 12 stations".
fn has_own_object(tokens: &[Token], own: &Range<usize>, verb: usize, others: &[usize]) -> bool {
    let norm = |at: usize| tokens.get(at).map_or("", |token| token.norm.as_str());
    let is = |at: usize, words: &[&str]| words.contains(&norm(at));
    let object = is(verb + 1, &["a", "an", "the", "his", "her", "their", "its", "him", "them", "himself"]);
    if verb >= own.end {
        let passive = (verb.saturating_sub(3)..verb)
            .any(|at| is(at, &["was", "were", "been", "being", "be", "are", "is", "got"]));
        let bounded = is(verb + 1, &["at", "more", "about", "some", "over", "nearly", "up", "as", "almost"]);
        let reach = if bounded { BOUND } else { 0 };
        let counted = || others.iter().any(|other| (verb + 1..=verb + 1 + reach).contains(other));
        return !passive && (object || counted());
    }
    let ends = ["in", "on", "at", "with", "by", "from", "during", "after", "before", "who", "that", "which", "near"];
    object && (verb + 2..own.start).any(|at| is(at, &ends))
}

/// The topic of the sentence before, for a figure that counts plainly people and whose own sentence tells no topic:
/// "... those driven out. Some 8,500 people had registered".
pub(super) fn before(report: &Report, figure: &Figure, counted: &str) -> Option<&'static str> {
    const PLAIN: &[&str] = &["people", "persons", "individuals", ""];
    let index = report.text.sentence_at(figure.span.start)?.checked_sub(1).filter(|_| PLAIN.contains(&counted))?;
    let tokens = report.text.tokens_of(&report.text.sentences[index]);
    let mut told = tokens.iter().rev().filter_map(|token| news_of(&token.norm));
    let last = told.next()?;
    told.all(|other| other == last).then_some(last)
}

/// How far a word stands from a figure: tokens between, dearer before it than after it, dearer across commas,
/// conjunctions and other figures.
fn distance(tokens: &[Token], others: &[usize], own: Range<usize>, word: usize) -> usize {
    let between = if word < own.start { word + 1..own.start } else { own.end..word };
    let crossing = |index: usize| match tokens[index].norm.as_str() {
        "," | "and" | "while" | "but" | "though" => 2,
        ";" | ":" | "—" | "–" => 4,
        _ => 0,
    };
    let marks: usize = between.clone().map(crossing).sum();
    let figures = others.iter().filter(|&&other| between.contains(&other)).count() * 4;
    between.len() + marks + figures + usize::from(word < own.start)
}
