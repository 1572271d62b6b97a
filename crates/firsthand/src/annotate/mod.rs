//! What one article says: credits, quotes, figures, dates and names, each with the words it stands on.
//!
//! Names come first, because speakers and sources are names; dates come before figures, because the numbers in a
//! date are not quantities; figures are attributed last, when the quotes and credits are known.

pub mod credit;
pub mod date;
pub mod figure;
mod foreign;
pub mod name;
mod parts;
pub(crate) mod press;
pub mod quote;
pub mod refer;

use crate::problem::Problem;
use crate::read::Article;
use crate::span::Span;
use crate::text::Text;

pub use crate::lexicon::Gender;
pub use parts::{Part, Parts};

/// Everything found in one article. Each list is in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// The article's own words about where its matter comes from.
    pub credits: Vec<Credit>,
    /// Attributed words.
    pub quotes: Vec<Quote>,
    /// Quantities.
    pub figures: Vec<Figure>,
    /// Time expressions.
    pub dates: Vec<Date>,
    /// Mentions of people, organisations and places.
    pub names: Vec<Name>,
    /// Who and what the names of this article mean; `Name::entity` points into this list.
    pub entities: Vec<Entity>,
    /// What is attributed beyond the quotes: the whole clause that a mixed quote stands in, and, indirect and unsure,
    /// what somebody thinks, wants or does by speaking, told in the narrator's words: "plans to rebuild the pier".
    pub attributed: Vec<Quote>,
}

/// How sure a finding is, by the kind of rule that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// One of several readings of the words; the likeliest one.
    Unsure,
    /// The words say so by a pattern that seldom misleads.
    Likely,
    /// The words say so outright.
    Certain,
}

/// Somebody who says, gives or passes on: a speaker, a source, a link in a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// The resolved name: "he" gives the person's name. For an unnamed party, the words ("a protester").
    pub text: String,
    /// The mention that stands for the party here; of a speaker the whole noun phrase, title and apposition included.
    pub span: Option<Span>,
    /// Index into [`Annotations::entities`] of the same article.
    pub entity: Option<usize>,
}

/// The words about where an article's matter comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// The words: "according to Reuters", "(AFP)", "told Al Jazeera".
    pub span: Span,
    /// What is credited.
    pub kind: CreditKind,
    /// The canonical name: "Reuters", "AFP".
    pub name: String,
    /// The stretch the credit vouches for, usually the sentence; `None` for the whole article.
    pub covers: Option<Span>,
    /// How sure.
    pub certainty: Certainty,
}

/// What a credit names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CreditKind {
    /// A wire service whose text outlets carry.
    Agency,
    /// A newspaper or website.
    Outlet,
    /// A person.
    Person,
    /// A document, statement or report.
    Document,
    /// A broadcaster.
    Broadcast,
}

/// Words attributed to someone.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// Content, cue and speaker together.
    pub span: Span,
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// The words said: for a direct or mixed quote from the first to the last quoted word, without the marks.
    pub content: Span,
    /// Who said it.
    pub speaker: Option<Party>,
    /// The word that attributes: "said".
    pub cue: Option<Cue>,
    /// Who passed it on, nearest first: "told the Lithuanian broadcaster", "according to Reuters".
    pub via: Vec<Party>,
    /// How sure.
    pub certainty: Certainty,
}

/// Quoted in marks, reported without, or partly in marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuoteKind {
    /// Whole sentences or clauses between quotation marks.
    Direct,
    /// Reported without quotation marks.
    Indirect,
    /// A reported clause of which some words stand between quotation marks.
    Mixed,
}

/// The word or words that attribute a quote.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A quantity as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The modifier, the number and its unit: "more than 6,700", "80%", "37-year-old".
    pub span: Span,
    /// Least value the words allow.
    pub low: Option<f64>,
    /// Greatest value the words allow.
    pub high: Option<f64>,
    /// What the words around the number do to it.
    pub modifier: Modifier,
    /// `percent`, a currency code, a unit symbol, `year` for an age; `None` for a plain count.
    pub unit: Option<String>,
    /// What is counted.
    pub counted: Option<Counted>,
    /// Who gave the figure.
    pub source: Option<Party>,
    /// Index into [`Annotations::quotes`] of the quote the figure stands in.
    pub quote: Option<usize>,
    /// How sure.
    pub certainty: Certainty,
    /// Whether something went up or down by it: "rose 5%". `None` where the words do not say so.
    pub trend: Option<Trend>,
}

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trend {
    /// rose, gained, up.
    Up,
    /// fell, lost, down.
    Down,
}

/// What a figure counts, as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The noun phrase, white space collapsed: "people", "stun grenades". For an age, the person.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// What the words around a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modifier {
    /// The number itself.
    Exact,
    /// around, about, some, roughly, nearly, closer to.
    About,
    /// at least.
    AtLeast,
    /// more than, over.
    MoreThan,
    /// at most, no more than.
    AtMost,
    /// less than, under, fewer than.
    LessThan,
    /// up to.
    UpTo,
    /// between ... and ..., five to six.
    Range,
    /// dozens, tens of thousands, several.
    Vague,
}

/// A time expression and its value after TIMEX3 (ISO 24617-1).
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    /// The words.
    pub span: Span,
    /// Point, time of day, length or repetition.
    pub kind: DateKind,
    /// "2020-08-09", "2020-W33", "XXXX-08-09", "P26Y", "2020-08-15TNI".
    pub value: String,
    /// What the value was reckoned from.
    pub anchor: Anchor,
    /// How sure.
    pub certainty: Certainty,
}

/// The four classes of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateKind {
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// What a relative date was reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// The day the article was published.
    Publication,
    /// Another date in the text.
    Text,
    /// Nothing: the words say it all, or nothing to reckon from is known.
    None,
}

/// A mention of a person, organisation, place, event or other named thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The name alone, without title or possessive: "Alexander Lukashenko".
    pub span: Span,
    /// What sort of thing is named.
    pub kind: NameKind,
    /// Index into [`Annotations::entities`].
    pub entity: usize,
    /// How sure.
    pub certainty: Certainty,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, party, authority, team, outlet.
    Organization,
    /// A country, town, street, square, building, sea.
    Place,
    /// A named event.
    Event,
    /// Anything else with a name.
    Other,
}

/// One person, organisation or place of one article, under all the spellings used there.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What sort of thing.
    pub kind: NameKind,
    /// The fullest form in this article.
    pub name: String,
    /// The gender the words give it: by title, pronoun, kinship word or first name.
    pub gender: Option<Gender>,
    /// Descriptions used of it, lower-cased heads first: "president", "opposition candidate", "husband".
    pub roles: Vec<String>,
    /// Age in years where stated.
    pub age: Option<u32>,
}

/// Finds everything in one article. `published` is what relative dates are reckoned from.
///
/// Returns what was found and, for quantities that make no sense and a publication date that the text contradicts, problems.
///
/// The rules are for English. Of a text in another language only the credits are looked for, as names of agencies are
/// written alike everywhere; of a paragraph in another language, nothing but names. Both are said.
pub fn annotate(article: &Article, text: &Text) -> (Annotations, Vec<Problem>) {
    only(Parts::ALL, article, text)
}

/// Finds what is wanted in one article and whatever that stands on; the other lists are empty or not.
pub fn only(parts: Parts, article: &Article, text: &Text) -> (Annotations, Vec<Problem>) {
    use Part::{Attributions, Credits, Dates, Figures, Names, Quotes};
    let (mut found, mut problems) = (Annotations::default(), Vec::new());
    if !text.is_understood() {
        found.credits = credit::find(article, text, &[], &[]);
        return (found, vec![foreign::article(article, text)]);
    }
    let foreign = foreign::Passages::of(text);
    if parts.any(&[Names, Credits, Quotes, Attributions, Figures]) {
        (found.names, found.entities) = name::find(&article.text, text);
    }
    if parts.any(&[Dates, Figures]) {
        found.dates = date::find(&article.text, text, article.published_day());
        found.dates.retain(|date| foreign.keep(date.span));
        problems.extend(date::problem(article, text, &found.dates));
    }
    if parts.any(&[Credits, Quotes, Attributions, Figures]) {
        found.credits = credit::find(article, text, &found.names, &found.entities);
    }
    if parts.any(&[Quotes, Attributions, Figures]) {
        (found.quotes, found.attributed) =
            quote::find(&article.text, text, &found.names, &found.entities, &found.credits);
        found.quotes.retain(|quote| foreign.keep(quote.content));
        found.attributed.retain(|quote| foreign.keep(quote.content));
    }
    if parts.has(Figures) {
        let Annotations { dates, names, entities, quotes, .. } = &found;
        let (figures, unclear) = figure::find(article, text, dates, names, entities, quotes);
        found.figures = figures;
        found.figures.retain(|figure| foreign.keep(figure.span));
        problems.splice(0..0, unclear);
    }
    problems.extend(foreign.problem(article));
    problems.extend(foreign::disguised(article, text));
    (found, problems)
}
