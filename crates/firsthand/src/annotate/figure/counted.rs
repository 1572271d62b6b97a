//! What a figure counts: the noun phrase behind it, or the one that the sentence names in another place.

use super::age::{Age, Shape};
use super::amount::{Amount, Form};
use super::units::Sort;
use super::words::{Words, is_finite_verb, is_plight, is_plural};
use crate::lexicon;
use crate::span::Span;

/// The longest noun phrase, in words: the longest in the reports looked at that was right had six.
const MAX_WORDS: usize = 7;

/// Tokens of a noun phrase, from the first up to but not including the last.
pub(super) type Phrase = (usize, usize);

/// The noun phrase that the amount counts, read from the words behind it and, failing that, before it. `end` is the
/// token after the figure's own words.
pub(super) fn of(words: Words, amount: &Amount, start: usize, end: usize) -> Option<Phrase> {
    if let Some(label) = labelled(words, start, end) {
        return Some(label);
    }
    match amount.sort() {
        Some(Sort::Percent) => of_share(words, end)
            .or_else(|| glued_noun(words, end))
            .or_else(|| of_before(words, start))
            .or_else(|| subject(words, start)),
        Some(Sort::Money) => of_money(words, end).or_else(|| of_before(words, start)).or_else(|| subject(words, start)),
        Some(_) => glued_noun(words, end).or_else(|| of_measure(words, end)).or_else(|| of_before(words, start)),
        None if amount.form == Form::Share => of_share(words, end).or_else(|| noun_phrase(words, end, false)),
        None => plain(words, amount, start, end),
    }
}

/// "Stages: 2 Boosters: 2 Width: 12.2m": in a list of labels the number belongs to the one before it.
fn labelled(words: Words, start: usize, end: usize) -> Option<Phrase> {
    let colon = start.checked_sub(1).filter(|colon| words.norm(*colon) == ":" && !words.headline)?;
    let noun = colon.checked_sub(1).filter(|noun| words.is_word(*noun))?;
    let next = words.is_capitalised(end) || !words.is_word(end);
    let parts = lexicon::parts_of_speech(words.norm(noun));
    // "Police: 12 dead", "He said: 12.".
    let said = is_finite_verb(words, noun) || lexicon::is_person_noun(words.norm(noun));
    (next && !said && parts.noun > 0.4).then(|| (back_over_modifiers(words, noun), noun + 1))
}

/// What a count counts.
fn plain(words: Words, amount: &Amount, start: usize, end: usize) -> Option<Phrase> {
    let singular = amount.high.is_some_and(|high| high <= 1.0);
    if words.norm(end) == "of" {
        return partitive(words, end + 1);
    }
    // "a two-carriage tram": the carriages are counted.
    if words.is_hyphen(end) && words.is_word(end + 1) {
        return Some((end + 1, end + 2));
    }
    noun_phrase(words, end, singular).or_else(|| plight(words, end)).or_else(|| subject(words, start))
}

/// After "of": "hundreds of people", "two of the men", "hundreds of those arrested".
fn partitive(words: Words, at: usize) -> Option<Phrase> {
    if words.is_any(at, &["those", "them", "these", "whom", "us", "which"]) {
        let held = is_plight(words.norm(at + 1));
        return Some((at, at + 1 + usize::from(held)));
    }
    let from = at + usize::from(is_determiner(words.norm(at)));
    let (_, end) = noun_phrase(words, from, false)?;
    Some((from, end))
}

/// "of the vote", "of pictures" behind a share; the article belongs to what is counted.
fn of_share(words: Words, end: usize) -> Option<Phrase> {
    let of = words.norm(end) == "of";
    // "half the country", "a third of its members".
    if !of && !is_determiner(words.norm(end)) {
        return None;
    }
    let at = end + usize::from(of);
    if words.is_any(at, &["those", "them", "these", "whom", "us", "all"]) && !words.is_word(at + 1) {
        return Some((at, at + 1));
    }
    let from = if words.norm(at) == "all" { at + 1 } else { at };
    let noun = from + usize::from(is_determiner(words.norm(from)));
    let (_, end) = noun_phrase(words, noun, true)?;
    Some((from, end))
}

/// "in damages", "of damage", "worth of goods", "a $700 award".
fn of_money(words: Words, end: usize) -> Option<Phrase> {
    if words.is_any(end, &["of", "in", "worth"]) {
        let at = end + 1 + usize::from(words.norm(end) == "worth" && words.norm(end + 1) == "of");
        let named = words.is_capitalised(at) && !words.headline || words.is_number(at);
        let timed = lexicon::is_time_noun(words.norm(at)) || is_determiner(words.norm(at));
        return noun_phrase(words, at, true).filter(|_| !(named || words.norm(end) == "in" && timed));
    }
    glued_noun(words, end)
}

/// A noun right behind a unit: "a 5 percent fee", "a 20-kilometre drive", "a £1,000 payment".
fn glued_noun(words: Words, end: usize) -> Option<Phrase> {
    let at = end + usize::from(words.is_hyphen(end));
    let adverb = words.is_any(
        at,
        &[
            "ago", "away", "more", "less", "higher", "lower", "north", "south", "east", "west", "up", "down", "long",
            "wide", "tall", "high", "deep", "off", "fewer", "apart", "inland", "later", "earlier",
        ],
    );
    if adverb || !words.is_word(at) {
        return None;
    }
    let timed = lexicon::is_time_noun(words.norm(at)) || words.is_any(at, &["next", "last", "this"]);
    let limit = phrase_limit(words, at);
    let head = (at..limit).rev().find(|at| is_noun(words, *at)).filter(|_| !timed)?;
    lexicon::parts_of_speech(words.norm(head)).is_known().then_some((at, head + 1))
}

/// "20 kilometres of road".
fn of_measure(words: Words, end: usize) -> Option<Phrase> {
    (words.norm(end) == "of").then(|| partitive(words, end + 1)).flatten()
}

/// "a fine of $5m", "a speed of 40mph", "an area of 3 square miles", "a depth of 10 km".
fn of_before(words: Words, start: usize) -> Option<Phrase> {
    let of = start.checked_sub(1).filter(|of| words.is_any(*of, &["of", "to", "at"]))?;
    let noun = of.checked_sub(1)?;
    let word = words.norm(noun);
    let named = words.is_word(noun) && !lexicon::is_function_word(word) && lexicon::parts_of_speech(word).noun > 0.02;
    let fits = words.norm(of) == "of" || is_total(word) || word == "limited";
    (named && fits).then(|| (back_over_modifiers(words, noun), noun + 1))
}

/// The first token of the noun phrase whose head is at `head`, over nouns and adjectives.
fn back_over_modifiers(words: Words, head: usize) -> usize {
    let mut start = head;
    while start > 0 && head - start < 2 {
        let before = start - 1;
        let parts = lexicon::parts_of_speech(words.norm(before));
        let joins = words.is_word(before)
            && !lexicon::is_function_word(words.norm(before))
            && parts.noun + parts.adjective > 0.6
            && words.norm(before) != "'s";
        if !joins {
            break;
        }
        start = before;
    }
    start
}

/// Nouns that stand for a number themselves.
fn is_total(word: &str) -> bool {
    const TOTALS: &[&str] = &[
        "toll",
        "turnout",
        "tally",
        "number",
        "numbers",
        "total",
        "count",
        "figure",
        "rate",
        "unemployment",
        "inflation",
        "population",
        "attendance",
        "majority",
        "average",
        "crowd",
        "size",
        "share",
        "price",
        "prices",
        "deficit",
        "debt",
        "magnitude",
        "temperature",
        "temperatures",
        "speed",
        "speeds",
        "losses",
        "damage",
        "profit",
        "revenue",
        "sales",
        "stake",
        "capacity",
        "support",
        "depth",
        "height",
        "length",
        "output",
        "membership",
        "casualties",
    ];
    TOTALS.contains(&word)
}

/// "the death toll rose to 12", "turnout was 80%", "the number of cases stood at 5,000": the subject before the verb.
fn subject(words: Words, start: usize) -> Option<Phrase> {
    const LINKS: &[&str] = &[
        "was",
        "is",
        "were",
        "are",
        "be",
        "been",
        "at",
        "to",
        "by",
        "stood",
        "stands",
        "rose",
        "risen",
        "rises",
        "reached",
        "climbed",
        "fell",
        "dropped",
        "hit",
        "has",
        "had",
        "have",
        "now",
        "put",
        "grew",
        "jumped",
        "closer",
        "as",
        "high",
        "exceeded",
        "topped",
        "passed",
        "increased",
        "decreased",
        "slipped",
        "down",
        "up",
        "from",
        "will",
    ];
    let mut at = start;
    while at > 0 && start - at < 6 && words.is_any(at - 1, LINKS) {
        at -= 1;
    }
    if at == start || at == 0 {
        return None;
    }
    // "the number of cases rose to": what is numbered.
    let noun = at - 1;
    let of = (1..=4).map(|steps| noun.wrapping_sub(steps)).find(|of| words.norm(*of) == "of");
    if let Some(of) = of.filter(|of| is_total(words.before(*of, 1))) {
        let from = of + 1 + usize::from(is_determiner(words.norm(of + 1)));
        return (from <= noun).then_some((from, noun + 1));
    }
    let bare = matches!(words.norm(noun), "number" | "figure" | "total" | "count" | "numbers" | "tally");
    (is_total(words.norm(noun)) && !bare).then(|| (back_over_modifiers(words, noun), noun + 1))
}

/// "51 injured", "hundreds wounded", "two dead", "12 were hurt": the state stands for the people.
fn plight(words: Words, at: usize) -> Option<Phrase> {
    let mut next = at;
    while next < at + 3
        && (words.is_any(
            next,
            &[
                "more",
                "others",
                "other",
                "were",
                "was",
                "are",
                "been",
                "have",
                "had",
                "has",
                "still",
                "seriously",
                "also",
                "badly",
                "critically",
                "being",
                "is",
                "be",
                "feared",
                "left",
                "reported",
                "confirmed",
            ],
        ))
    {
        next += 1;
    }
    is_plight(words.norm(next)).then_some((next, next + 1))
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "my"
            | "your"
            | "these"
            | "those"
            | "this"
            | "that"
            | "all"
    )
}

/// Words between a number and its noun that say nothing of what is counted.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "more"
            | "other"
            | "others"
            | "further"
            | "additional"
            | "such"
            | "or"
            | "so"
            | "less"
            | "extra"
            | "odd"
            | "plus"
    )
}

/// The noun phrase that begins at `at`, up to its head and a state that follows it: "people", "stun grenades", "people
/// dead". `singular` tells that the head need not be a plural.
pub(super) fn noun_phrase(words: Words, at: usize, singular: bool) -> Option<Phrase> {
    let mut from = at + usize::from(words.is_hyphen(at));
    while from < at + 3 && is_filler(words.norm(from)) {
        from += 1;
    }
    let limit = phrase_limit(words, from);
    let head = head(words, from, limit, singular)?;
    let mut end = head + 1;
    // "two people dead"; not "two people killed the dog".
    let object = is_determiner(words.norm(end + 1));
    if is_plight(words.norm(end)) && !object && is_generic(words.norm(head)) {
        end += 1;
    }
    Some((from, end))
}

/// Nouns that mean little without the state behind them.
fn is_generic(word: &str) -> bool {
    lexicon::is_person_noun(word)
        || is_plural(word) && lexicon::is_group_noun(word)
        || matches!(word, "individuals" | "others" | "dead")
}

/// The token after the last that can belong to the noun phrase: at a function word, a mark or a verb it ends.
fn phrase_limit(words: Words, from: usize) -> usize {
    let mut at = from;
    while at < from + MAX_WORDS {
        let word = words.norm(at);
        let inner_hyphen = words.is_hyphen(at) && at > from;
        let possessive = matches!(word, "'s" | "'") && at > from;
        let comma = word == "," && adjective_pair(words, from, at);
        let and = word == "and"
            && at > from
            && is_adjective(words, at - 1)
            && is_adjective(words, at + 1)
            && !is_plight(words.norm(at - 1))
            || word == "and" && at > from && pair_of_nouns(words, at);
        let code = at > from && words.is_hyphen(at - 1) && words.is_number(at);
        let joins = code || inner_hyphen || possessive || comma || and;
        let stops = !words.is_word(at) || lexicon::is_function_word(word);
        let first_plural = is_plural(word)
            && lexicon::parts_of_speech(word).noun > 0.02
            && !(from..at).any(|at| is_plural(words.norm(at)));
        if !joins && stops || at > from && !joins && !first_plural && ends_phrase(words, at) {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the "and" at `at` joins two nouns before a plural: "four fire and rescue crews".
fn pair_of_nouns(words: Words, at: usize) -> bool {
    let single = |at: usize| is_noun(words, at) && !is_plural(words.norm(at)) && !words.is_capitalised(at);
    let may_be_noun = |at: usize| {
        !is_plural(words.norm(at)) && !is_plight(words.norm(at)) && lexicon::parts_of_speech(words.norm(at)).noun > 0.05
    };
    single(at - 1) && may_be_noun(at + 1) && is_plural(words.norm(at + 2)) && is_noun(words, at + 2)
}

/// Whether the comma at `at` stands between two adjectives: "12 tall, narrow houses".
fn adjective_pair(words: Words, from: usize, at: usize) -> bool {
    at > from
        && is_adjective(words, at - 1)
        && is_adjective(words, at + 1)
        && words.is_word(at + 2)
        && !is_plight(words.norm(at - 1))
}

fn is_adjective(words: Words, at: usize) -> bool {
    lexicon::is_mostly_adjective(words.norm(at))
}

/// Whether the word at `at` cannot go on with a noun phrase that has begun: a verb, an adverb, a state.
fn ends_phrase(words: Words, at: usize) -> bool {
    let word = words.norm(at);
    let after_noun = is_plural(words.norm(at - 1));
    let adverb = lexicon::parts_of_speech(word).adverb > 0.6 && !is_adjective(words, at + 1);
    let state = is_plight(word) && after_noun;
    let past = after_noun && word.ends_with("ed") && lexicon::parts_of_speech(word).verb > 0.3;
    let gerund = after_noun && word.ends_with("ing") && lexicon::parts_of_speech(word).verb > 0.3;
    // "five fire rescue units": a word that is mostly a verb may stand between two nouns.
    let compound = !after_noun
        && !word.ends_with('s')
        && !word.ends_with("ed")
        && lexicon::parts_of_speech(word).noun > 0.05
        && is_plural(words.norm(at + 1))
        && is_noun(words, at + 1);
    adverb || state || past || gerund || is_finite_verb(words, at) && !compound
}

/// The head of the phrase in `from..limit`: the first plural that no further noun follows, else, where a singular will
/// do, the last noun.
fn head(words: Words, from: usize, limit: usize, singular: bool) -> Option<usize> {
    let noun = |at: usize| is_noun(words, at);
    let plural = (from..limit).find(|at| {
        let next = at + 1;
        let goes_on = next < limit
            && (is_plural(words.norm(next)) && noun(next) && !words.is_hyphen(next)
                || words.is_hyphen(next)
                || matches!(words.norm(next), "'s" | "'")
                || next + 1 < limit && is_plural(words.norm(next + 1)) && noun(next + 1) && words.is_word(next));
        let inside = words.is_hyphen(next) || matches!(words.norm(next), "'s" | "'");
        is_plural(words.norm(*at)) && !inside && !goes_on && words.is_word(*at)
    });
    if plural.is_some() {
        return plural;
    }
    let last = (from..limit).rev().find(|at| words.is_word(*at) && noun(*at) && !words.is_hyphen(at + 1))?;
    let collective = |at: usize| {
        lexicon::is_group_noun(words.norm(at))
            || words.is_capitalised(at)
            || !lexicon::parts_of_speech(words.norm(at)).is_known()
    };
    (singular || collective(last) || limit > from).then_some(last)
}

/// Whether the word at `at` can be a noun.
fn is_noun(words: Words, at: usize) -> bool {
    let word = words.norm(at);
    if !words.is_word(at) || matches!(word, "'s" | "'") || lexicon::is_function_word(word) {
        return false;
    }
    let parts = lexicon::parts_of_speech(word);
    !parts.is_known()
        || parts.noun >= 0.25 && !(is_plight(word) && word != "dead")
        || is_plural(word) && parts.verb < 0.9
}

/// The person whose age it is: behind "37-year-old", before ", 34,".
pub(super) fn of_age(words: Words, age: Age, person_before: impl Fn(usize) -> Option<Span>) -> Option<Span> {
    match age.shape {
        Shape::Adjective => described(words, age, &person_before),
        Shape::Apposition => {
            let open = age.start.checked_sub(1)?;
            person_before(open).or_else(|| person_noun_before(words, open))
        }
        Shape::Predicate => {
            let at = before_predicate(words, age.start);
            person_before(at).or_else(|| person_noun_before(words, at))
        }
        Shape::Limit => None,
    }
}

/// "Lind, a 27-year-old programmer": the name before the comma; else "programmer".
fn described(words: Words, age: Age, person_before: &impl Fn(usize) -> Option<Span>) -> Option<Span> {
    let article = age.start.checked_sub(1).filter(|at| words.is_any(*at, &["a", "an", "the"]));
    if let Some(comma) = article.and_then(|at| at.checked_sub(1)).filter(|comma| words.norm(*comma) == ",")
        && let Some(name) = person_before(comma)
    {
        return Some(name);
    }
    let (from, end) = noun_phrase(words, age.end, true)?;
    words.span(from, end)
}

/// The token after the subject of "is 34 years old", "was aged 34", "children aged 5".
fn before_predicate(words: Words, start: usize) -> usize {
    let mut at = start;
    while at > 0
        && start - at < 4
        && words.is_any(
            at - 1,
            &[
                "is", "was", "be", "being", "are", "were", ",", "who", "been", "now", "only", "just", "about", "at",
                "turning", "turned", "turns",
            ],
        )
    {
        at -= 1;
    }
    at
}

/// The noun right before token `at`: "the driver, 34,", "children aged 5".
fn person_noun_before(words: Words, at: usize) -> Option<Span> {
    let head = at.checked_sub(1)?;
    (words.is_word(head)
        && (lexicon::is_person_noun(words.norm(head)) || is_plural(words.norm(head)) || words.is_capitalised(head)))
    .then(|| words.span(back_over_modifiers(words, head), head + 1))
    .flatten()
}
