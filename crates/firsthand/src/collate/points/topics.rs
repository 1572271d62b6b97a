//! What a figure is about: the dead, the injured, a crowd, a share of something, somebody's age, or plainly its noun.
//!
//! News counts a few things over and over, in many words: "killing 11", "the toll rose to 14", "the death of three".
//! These are told by the nearest telling word in the sentence; anything else by the lemma of the counted noun.

use super::parts::is_part;
use super::telling::{CROWD, before, nearest, news_of};
use crate::account::Report;
use crate::annotate::Figure;
use crate::lexicon::{self, Pos};
use crate::span::Span;

/// What a figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// One of the things that news counts, by its label.
    News(&'static str),
    /// A share of the thing with this lemma.
    Share(String),
    /// The age of somebody, by story entity or by words.
    Age(String),
    /// Anything else, by the lemma of the counted noun; empty when nothing says what is counted.
    Thing(String),
}

/// Nouns that say only that people are counted.
const PEOPLE: &[&str] = &[
    "people",
    "person",
    "persons",
    "individuals",
    "individual",
    "residents",
    "resident",
    "citizens",
    "inhabitants",
    "men",
    "women",
    "man",
    "woman",
    "others",
    "locals",
    "folk",
    "civilians",
    "victims",
    "supporters",
    "protesters",
    "demonstrators",
    "opponents",
    "workers",
    "children",
    "students",
    "passengers",
    "bodies",
    "body",
    "militants",
    "activists",
];

/// Nouns for people who come together, where no other word tells what is counted.
const CROWDS: &[&str] = &["protesters", "demonstrators", "supporters", "opponents", "marchers", "fans", "spectators"];

/// Dwellings, which news counts beside those driven from them.
const DWELLINGS: &[&str] = &["home", "house", "residence"];

/// The topic of dwellings.
const HOMES: &str = "homes";

/// The highest age of a person; a greater number of years is a length of time.
const OLDEST: f64 = 122.0;

/// Words that stand where a noun would and do not say what is counted.
const NOUNLESS: &[&str] = &["them", "whom", "those", "these", "which", "it", "number", "total"];

/// What a figure is about, and whether it counts only a part of something counted elsewhere.
pub(crate) fn of(report: &Report, figure: &Figure, age_of: Option<String>) -> (Topic, bool) {
    let counted = figure.counted.as_ref().map(|counted| counted.text.to_lowercase()).unwrap_or_default();
    let head = head(&counted);
    let is_age = figure.low.or(figure.high).is_some_and(|years| years <= OLDEST);
    match figure.unit.as_deref() {
        Some("year") if is_age => return (Topic::Age(age_of.unwrap_or(counted)), false),
        Some("percent") => return (Topic::Share(head), false),
        Some(_) => return (Topic::Thing(head), false),
        None => {}
    }
    let part = is_part(report, figure);
    if DWELLINGS.contains(&head.as_str()) {
        return (Topic::News(HOMES), part);
    }
    // "called at 6.10": no part of a person is counted.
    let whole = [figure.low, figure.high].into_iter().flatten().all(|value| value.fract() == 0.0);
    let generic = counted.is_empty()
        || counted.split_whitespace().any(|word| PEOPLE.contains(&word) || news_of(word).is_some())
        || lexicon::is_person_noun(&head)
        || figure.counted.as_ref().is_some_and(|counted| counted.span.overlaps(figure.span));
    let crowd = || counted.split_whitespace().any(|word| CROWDS.contains(&word)).then_some(CROWD);
    let told = || nearest(report, figure).or_else(crowd).or_else(|| before(report, figure, &counted));
    let news = if generic && whole { told() } else { None };
    let thing = || Topic::Thing(compound(report, figure).unwrap_or(head));
    (news.map_or_else(thing, Topic::News), part)
}

/// What "a two-run homer" and "a three-run lead" tell of: the noun behind the one that is counted goes with it.
fn compound(report: &Report, figure: &Figure) -> Option<String> {
    let counted = figure.counted.as_ref()?;
    let glued = report.article.words(Span { start: figure.span.end, end: counted.span.start.max(figure.span.end) });
    let at = report.text.tokens_in(counted.span).end;
    let next = report.text.tokens.get(at).filter(|next| next.is_word() && glued == "-")?;
    let named = next.is_capitalised(&report.article.text) || lexicon::is_function_word(&next.norm);
    let head = lexicon::lemma(&next.norm, Pos::Noun).filter(|_| !named)?;
    Some(format!("{} {head}", counted.text.to_lowercase()))
}

/// The lemma of the last noun of a noun phrase, before any "of".
pub(super) fn head(phrase: &str) -> String {
    let phrase = phrase.split(" of ").next().unwrap_or(phrase);
    let last = phrase.split_whitespace().next_back().unwrap_or_default();
    lexicon::lemma(last, Pos::Noun).map_or_else(|| last.to_owned(), ToOwned::to_owned)
}

impl Topic {
    /// What a reader sees: the news topic, or the words counted.
    pub(super) fn label(&self, counted: &str) -> String {
        match self {
            Self::News(HOMES) if !counted.is_empty() => counted.to_owned(),
            Self::News(label) => (*label).to_owned(),
            Self::Share(_) => format!("share of {}", if counted.is_empty() { "the whole" } else { counted }),
            Self::Age(who) if who.is_empty() => String::new(),
            Self::Age(who) => format!("age of {who}"),
            Self::Thing(_) => counted.to_owned(),
        }
    }

    /// Whether such figures grow as news comes in, so that a later and higher one replaces an earlier one.
    pub(super) fn is_toll(&self) -> bool {
        matches!(self, Self::News(label) if *label != CROWD)
    }

    /// The noun that is counted, where nothing tells more; else nothing.
    pub(super) fn noun(&self) -> &str {
        match self {
            Self::Thing(noun) | Self::Share(noun) => noun,
            Self::News(_) | Self::Age(_) => "",
        }
    }

    /// Whether it says what is counted.
    pub(super) fn is_told(&self) -> bool {
        match self {
            Self::Thing(noun) | Self::Share(noun) => !noun.is_empty() && !NOUNLESS.contains(&noun.as_str()),
            Self::News(_) | Self::Age(_) => true,
        }
    }
}
