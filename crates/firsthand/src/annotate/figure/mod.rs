//! Quantities as written: bounds, modifier, unit, what is counted, who gave it.
//!
//! A sentence is read from left to right. At each token an [`amount`] may begin: a number in digits or words with its
//! scale, currency and unit, or two of them as a range. What is no quantity is [set aside](exclude); the
//! [words around](modifiers) make bounds of the rest; then it is found what is [`counted`] and who is the [`source`].

mod age;
mod amount;
mod counted;
mod digits;
mod exclude;
mod labels;
mod modifiers;
mod money;
mod ranges;
mod source;
mod spelled;
mod trend;
mod unit_names;
mod units;
mod vague;
mod words;

use super::{Certainty, Counted, Date, DateKind, Entity, Figure, Modifier, Name, NameKind, Party, Quote, QuoteKind};
use crate::problem::{Problem, ProblemKind};
use crate::read::Article;
use crate::span::Span;
use crate::text::{BlockKind, Sentence, Text};

use age::Age;
use amount::{Amount, Form};
use labels::Numbered;
use modifiers::Modified;
use source::People;
use units::Sort;
use words::Words;

/// Finds the figures in the prose, the title and the headings of an article, in the order of the text.
///
/// Words that make no sense as a quantity ("10s of hundreds") give a figure without bounds and a problem.
pub fn find(
    article: &Article,
    text: &Text,
    dates: &[Date],
    names: &[Name],
    entities: &[Entity],
    quotes: &[Quote],
) -> (Vec<Figure>, Vec<Problem>) {
    let mut reader = Reader {
        article,
        dates: Spans::of(dates.iter().map(|date| (date.span, date.kind == DateKind::Duration))),
        contents: Spans::of(quotes.iter().enumerate().map(|(index, quote)| (quote.content, index))),
        people: People { names, entities },
        numbered: Numbered::default(),
        quotes,
        figures: Vec::new(),
        problems: Vec::new(),
        sentence: 0,
        last: None,
        last_share: None,
    };
    let words_of = |sentence: &Sentence| {
        let headline = matches!(sentence.kind, BlockKind::Title | BlockKind::Heading);
        Words { text: &article.text, tokens: text.tokens_of(sentence), headline }
    };
    text.sentences.iter().for_each(|sentence| reader.numbered.add(words_of(sentence)));
    for (index, sentence) in text.sentences.iter().enumerate() {
        reader.sentence = index;
        reader.read(words_of(sentence));
    }
    (reader.figures, reader.problems)
}

/// Spans that carry something, sorted, so that those at a place are found without going through all.
struct Spans<T> {
    sorted: Vec<(Span, T)>,
    longest: usize,
}

impl<T: Copy + Ord> Spans<T> {
    fn of(spans: impl Iterator<Item = (Span, T)>) -> Self {
        let mut sorted: Vec<(Span, T)> = spans.collect();
        sorted.sort();
        let longest = sorted.iter().map(|(span, _)| span.len()).max().unwrap_or_default();
        Self { sorted, longest }
    }

    /// Those that share text with `span`.
    fn at(&self, span: Span) -> impl Iterator<Item = (Span, T)> {
        /// Findings of one kind that reach over one place: nested quotes are two or three.
        const MOST: usize = 64;
        let after = self.sorted.partition_point(|(other, _)| other.start < span.end);
        let least = span.start.saturating_sub(self.longest);
        let near = self.sorted.get(after.saturating_sub(MOST)..after).unwrap_or_default().iter().rev();
        near.take_while(move |(other, _)| other.start >= least).filter(move |(other, _)| other.overlaps(span)).copied()
    }
}

/// What a later figure without a noun of its own may count.
#[derive(Clone)]
struct Antecedent {
    counted: Counted,
    sentence: usize,
}

struct Reader<'a> {
    article: &'a Article,
    dates: Spans<bool>,
    contents: Spans<usize>,
    people: People<'a>,
    numbered: Numbered<'a>,
    quotes: &'a [Quote],
    figures: Vec<Figure>,
    problems: Vec<Problem>,
    sentence: usize,
    last: Option<Antecedent>,
    last_share: Option<Antecedent>,
}

impl Reader<'_> {
    fn read(&mut self, words: Words) {
        let mut at = 0;
        while at < words.len() {
            at = match ranges::read(words, at) {
                Some(amount) => {
                    self.weigh(words, &amount);
                    amount.end.max(at + 1)
                }
                None => at + 1,
            };
        }
    }

    /// Makes a figure of an amount, unless it is none.
    fn weigh(&mut self, words: Words, amount: &Amount) {
        let Some(number) = words.span(amount.start, amount.end) else { return };
        let ends_person = |at: usize| self.person_before(words, at).is_some();
        let age = age::of(words, amount, ends_person);
        let modified = self.converted(words, amount, modifiers::of(words, amount));
        let stated = modified.start < amount.start;
        if age.is_none() && (self.is_dated(words, number, amount) || self.is_named(words, number, amount)) {
            return;
        }
        if age.is_none() && exclude::is_none(words, amount, stated) {
            return;
        }
        let start = age.map_or(modified.start, |age| age.start.min(modified.start));
        let end = age.map_or(modified.end, |age| age.end.max(modified.end));
        let Some(span) = words.span(start, end) else { return };
        if self.figures.last().is_some_and(|last| last.span.overlaps(span)) {
            return;
        }
        self.add(words, amount, age, Modified { start, end, ..modified }, span);
    }

    /// "more than 10 miles (16 km)": what bounds a quantity bounds its conversion.
    fn converted(&self, words: Words, amount: &Amount, modified: Modified) -> Modified {
        let Some((last, place)) = self.figures.last().zip(words.get(amount.start)) else { return modified };
        let between = self.article.text.get(last.span.end..place.span.start).unwrap_or_default();
        let measured = matches!(amount.sort(), Some(Sort::Money | Sort::Measure));
        let unlike = amount.unit.as_ref().map(|unit| unit.symbol.as_str()) != last.unit.as_deref();
        let bounding = !matches!(last.modifier, Modifier::Exact | Modifier::Range | Modifier::Vague);
        let fits = matches!(between.trim(), "(" | "/") && last.unit.is_some() && measured && unlike && bounding;
        let modifier = if fits && modified.modifier == Modifier::Exact { last.modifier } else { modified.modifier };
        Modified { modifier, ..modified }
    }

    fn add(&mut self, words: Words, amount: &Amount, age: Option<Age>, modified: Modified, span: Span) {
        let garbled = amount.form == Form::Garbled;
        let (low, high) = if garbled { (None, None) } else { modifiers::bounds(amount, modified.modifier) };
        let counted = match age {
            Some(age) => self.person_of(words, age),
            None => self.counted(words, amount, modified),
        };
        let unit = match age {
            Some(age) => Some(age.unit.to_owned()),
            None => amount.unit.as_ref().map(|unit| unit.symbol.clone()),
        };
        let (quote, source) = self.given_by(words, modified.start, modified.end, span);
        let certainty = certainty(amount, age, counted.as_ref());
        if garbled {
            self.problems.push(nonsense(self.article, span.of(words.text)));
        }
        let modifier = modified.modifier;
        let trend = if age.is_some() { None } else { trend::of(words, amount, modified.start) };
        self.figures.push(Figure { span, low, high, modifier, unit, counted, source, quote, certainty, trend });
    }

    /// Whether the number is a date, or a length of time that the dates have.
    fn is_dated(&self, words: Words, whole: Span, amount: &Amount) -> bool {
        // "60 miles per hour": the hour may be dated, the number is not.
        let number = words.span(amount.start, amount.number_end).unwrap_or(whole);
        let place = if exclude::is_duration(amount) { whole } else { number };
        self.dates.at(place).any(|(_, duration)| !duration || exclude::is_duration(amount) || amount.unit.is_none())
    }

    /// Whether the number is part of a name ("Route 66", "the Falcon 9") or stands in brackets behind a player's. A number
    /// with a unit is a number all the same.
    fn is_named(&self, words: Words, number: Span, amount: &Amount) -> bool {
        let bracketed = words.before(amount.start, 1) == "(" && words.norm(amount.end) == ")";
        let player = || bracketed && self.person_before(words, amount.start - 1).is_some();
        amount.unit.is_none() && (self.people.covers(number) || self.numbered.has(words, amount) || player())
    }

    /// The person's name that ends right before token `at`.
    fn person_before(&self, words: Words, at: usize) -> Option<Span> {
        let last = words.get(at.checked_sub(1)?)?;
        if self.people.names.is_empty() {
            let two = words.is_capitalised(at - 1) && at >= 2 && words.is_capitalised(at - 2);
            return two.then(|| words.span(at - 2, at)).flatten();
        }
        let name = self.people.ending_at(last.span.end)?;
        (name.kind == NameKind::Person).then_some(name.span)
    }

    fn person_of(&self, words: Words, age: Age) -> Option<Counted> {
        let span = counted::of_age(words, age, |at| self.person_before(words, at))?;
        Some(Counted { text: words.phrase(span), span })
    }

    /// Whether a phrase is somebody's name, which behind a number is a picture's credit: "hurting another 40 Ann Bell/Wire".
    fn is_person(&self, phrase: Span) -> bool {
        let name = self.people.beginning_at(phrase.start);
        name.is_some_and(|name| name.kind == NameKind::Person && name.span.end >= phrase.end)
    }

    /// What is counted: by the sentence, else by the last figure of the same sort, close before.
    fn counted(&mut self, words: Words, amount: &Amount, modified: Modified) -> Option<Counted> {
        let share = amount.unit.as_ref().is_some_and(|unit| unit.symbol == "percent");
        let found = counted::of(words, amount, modified.start, modified.end)
            .and_then(|(from, end)| words.span(from, end))
            .filter(|span| !self.is_person(*span))
            .map(|span| Counted { text: words.phrase(span), span });
        let last = if share { &mut self.last_share } else { &mut self.last };
        if let Some(counted) = found {
            if share || amount.unit.is_none() {
                *last = Some(Antecedent { counted: counted.clone(), sentence: self.sentence });
            }
            return Some(counted);
        }
        let whole = [amount.low, amount.high].into_iter().flatten().all(|value| value.fract() == 0.0);
        let numeric = !matches!(amount.form, Form::Vague | Form::Garbled | Form::Share);
        let elliptic = share || amount.unit.is_none() && numeric && whole;
        let near = last.as_ref().filter(|last| self.sentence - last.sentence <= 1)?;
        elliptic.then(|| near.counted.clone())
    }

    /// The quote that the figure stands in, and who gave the figure.
    ///
    /// A reported clause has no marks to tell where it ends, so the sentence's own grammar goes first there; between
    /// marks the speaker does, unless the quote names nobody and the sentence does.
    fn given_by(&self, words: Words, start: usize, end: usize, span: Span) -> (Option<usize>, Option<Party>) {
        let inside = self.contents.at(span).filter(|(content, _)| content.contains(span));
        let innermost = inside.min_by_key(|(content, index)| (content.len(), *index)).map(|(_, index)| index);
        let own = source::of(words, start, end, self.people);
        let Some(quote) = innermost.and_then(|index| self.quotes.get(index)) else { return (innermost, own) };
        let named = |party: &Option<Party>| party.as_ref().is_some_and(|party| party.entity.is_some());
        let indirect = quote.kind == QuoteKind::Indirect;
        let source = if indirect && source::leaves_clause(words, quote.content, start) {
            None
        } else if named(&own) && (indirect || !named(&quote.speaker)) {
            own
        } else {
            quote.speaker.clone().or(own)
        };
        (innermost, source)
    }
}

/// How sure a figure is, by how it is written.
fn certainty(amount: &Amount, age: Option<Age>, counted: Option<&Counted>) -> Certainty {
    match amount.form {
        Form::Garbled => Certainty::Unsure,
        _ if amount.odd => Certainty::Unsure,
        _ if age.is_some_and(|age| age.shape == age::Shape::Apposition) => Certainty::Likely,
        _ if age.is_some() => Certainty::Certain,
        Form::Bare if counted.is_none() => Certainty::Unsure,
        Form::Words if amount.high == Some(1.0) => Certainty::Likely,
        Form::Words if counted.is_none() && amount.unit.is_none() => Certainty::Unsure,
        Form::Vague | Form::Share => Certainty::Likely,
        _ if amount.range => Certainty::Likely,
        Form::Digits | Form::Bare | Form::Words => Certainty::Certain,
    }
}

fn nonsense(article: &Article, words: &str) -> Problem {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!(
        "“{words}” makes no sense as a quantity, so its bounds are left open; compare it with what the other reports say."
    );
    Problem::of_article(article, ProblemKind::Figure, message)
}

#[cfg(test)]
mod tests;
