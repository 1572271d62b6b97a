//! What a figure is about: the dead, the injured, a crowd, a share of something, somebody's age, or plainly its noun.
//!
//! News counts a few things over and over, in many words: "killing 11", "the toll rose to 14", "the death of three".
//! These are told by the nearest telling word in the sentence; anything else by the lemma of the counted noun.

use crate::account::Report;
use crate::annotate::Figure;
use crate::collate::within::within;
use crate::lexicon::{self, Pos};
use crate::text::Token;

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

/// The topic of a crowd, the one figure of news that does not only grow.
const CROWD: &str = "people in the crowd";

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
    ("people missing", &["missing", "unaccounted", "searching", "search", "trapped", "untraced"]),
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
            "evacuated",
            "evacuating",
            "evacuate",
            "evacuees",
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

/// Words that stand where a noun would and do not say what is counted.
const NOUNLESS: &[&str] = &["them", "whom", "those", "these", "which", "it", "number", "total"];

/// Words after a figure that make it a part of another one: "nine of them".
const PARTS: &[&str] = &["them", "whom", "those", "these", "which"];

/// The farthest a telling word may stand, in the cost of [`distance`].
const MAX_COST: usize = 7;

/// How far before a figure that something "rose to" the thing may stand, in tokens: no sentence of news is as long.
const FAR: usize = 200;

/// What a figure is about, and whether it counts only a part of something counted elsewhere.
pub(crate) fn of(report: &Report, figure: &Figure, age_of: Option<String>) -> (Topic, bool) {
    let counted = figure.counted.as_ref().map(|counted| counted.text.to_lowercase()).unwrap_or_default();
    let head = head(&counted);
    match figure.unit.as_deref() {
        Some("year") => return (Topic::Age(age_of.unwrap_or(counted)), false),
        Some("percent") => return (Topic::Share(head), false),
        Some(_) => return (Topic::Thing(head), false),
        None => {}
    }
    let part = is_part(report, figure);
    let generic = counted.is_empty()
        || counted.split_whitespace().any(|word| PEOPLE.contains(&word) || news_of(word).is_some())
        || lexicon::is_person_noun(&head)
        || figure.counted.as_ref().is_some_and(|counted| counted.span.overlaps(figure.span));
    let crowd = || counted.split_whitespace().any(|word| CROWDS.contains(&word)).then_some(CROWD);
    let told = || nearest(report, figure).or_else(crowd).or_else(|| before(report, figure, &counted));
    let news = if generic { told() } else { None };
    (news.map_or(Topic::Thing(head), Topic::News), part)
}

/// The lemma of the last noun of a noun phrase, before any "of".
pub(super) fn head(phrase: &str) -> String {
    let phrase = phrase.split(" of ").next().unwrap_or(phrase);
    let last = phrase.split_whitespace().next_back().unwrap_or_default();
    lexicon::lemma(last, Pos::Noun).map_or_else(|| last.to_owned(), ToOwned::to_owned)
}

fn is_part(report: &Report, figure: &Figure) -> bool {
    let after = report.text.tokens_in(figure.span).end;
    let next: Vec<&Token> = report.text.tokens.iter().skip(after).take(3).collect();
    match next.as_slice() {
        [of, what, ..] if of.is("of") => {
            PARTS.contains(&what.norm.as_str()) || what.is("the") || what.is("his") || what.is("her") || what.is("its")
        }
        [more, ..] => more.is("more") || more.is("other") || more.is("others") || more.is("another"),
        [] => false,
    }
}

fn news_of(word: &str) -> Option<&'static str> {
    NEWS.iter().find(|(_, words)| words.contains(&word)).map(|(label, _)| *label)
}

/// The topic of the telling word that stands nearest to the figure, in its own sentence.
fn nearest(report: &Report, figure: &Figure) -> Option<&'static str> {
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
        let cost = distance(text.tokens.as_slice(), &others, own.clone(), index);
        // "The number of people killed when ... rose to seven": the subject may stand far before.
        Some((if result && index < own.start { cost.min(MAX_COST) } else { cost }, topic))
    });
    told.filter(|(cost, _)| *cost <= MAX_COST).min().map(|(_, topic)| topic)
}

/// The topic of the sentence before, for a figure that counts plainly people and whose own sentence tells no topic:
/// "... those driven out. Some 8,500 people had registered".
fn before(report: &Report, figure: &Figure, counted: &str) -> Option<&'static str> {
    const PLAIN: &[&str] = &["people", "persons", "individuals", ""];
    let index = report.text.sentence_at(figure.span.start)?.checked_sub(1).filter(|_| PLAIN.contains(&counted))?;
    let tokens = report.text.tokens_of(&report.text.sentences[index]);
    let mut told = tokens.iter().rev().filter_map(|token| news_of(&token.norm));
    let last = told.next()?;
    told.all(|other| other == last).then_some(last)
}

/// How far a word stands from a figure: tokens between, dearer before it than after it, dearer across commas,
/// conjunctions and other figures.
fn distance(tokens: &[Token], others: &[usize], own: std::ops::Range<usize>, word: usize) -> usize {
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

impl Topic {
    /// What a reader sees: the news topic, or the words counted.
    pub(super) fn label(&self, counted: &str) -> String {
        match self {
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
