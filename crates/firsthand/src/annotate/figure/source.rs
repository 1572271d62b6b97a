//! Who gives a figure: the speaker of the quote it stands in, "according to", or the subject of a verb of saying.

use super::words::{Words, is_finite_verb, is_saying};
use crate::annotate::{Entity, Gender, Name, NameKind, Party};
use crate::lexicon;
use crate::span::Span;

/// How far, in tokens, a verb of saying may stand from the figure: sentences seldom reach so far, lists of words do.
const REACH: usize = 60;

/// The names of an article, to resolve a source by.
#[derive(Clone, Copy)]
pub(super) struct People<'a> {
    /// Mentions, in the order of the text.
    pub names: &'a [Name],
    /// Who they mean.
    pub entities: &'a [Entity],
}

impl People<'_> {
    /// The name that ends at byte `end`.
    pub fn ending_at(&self, end: usize) -> Option<&Name> {
        let after = self.names.partition_point(|name| name.span.start < end);
        self.names.get(after.checked_sub(1)?).filter(|name| name.span.end == end)
    }

    /// Whether `span` lies in a name.
    pub fn covers(&self, span: Span) -> bool {
        let after = self.names.partition_point(|name| name.span.start <= span.start);
        after.checked_sub(1).and_then(|at| self.names.get(at)).is_some_and(|name| name.span.contains(span))
    }

    /// The last person named before byte `at` who may be of this gender and this age.
    fn last_person(&self, at: usize, gender: Option<Gender>, age: Option<u32>) -> Option<&Name> {
        const LOOK_BACK: usize = 40;
        let after = self.names.partition_point(|name| name.span.start < at);
        let recent = self.names.get(after.saturating_sub(LOOK_BACK)..after)?;
        let fits = |name: &&Name| {
            let entity = self.entities.get(name.entity);
            let gender =
                gender.is_none() || entity.is_none_or(|entity| entity.gender.is_none() || entity.gender == gender);
            let age = age.is_none() || entity.is_none_or(|entity| entity.age.is_none() || entity.age == age);
            name.kind == NameKind::Person && gender && age
        };
        let certain = |name: &&Name| self.entities.get(name.entity).is_some_and(|entity| entity.age == age);
        let of_age = || recent.iter().rev().filter(fits).find(certain);
        age.and_then(|_| of_age()).or_else(|| recent.iter().rev().find(fits))
    }

    /// The name that begins at byte `start`.
    pub fn beginning_at(&self, start: usize) -> Option<&Name> {
        let at = self.names.partition_point(|name| name.span.start < start);
        self.names.get(at).filter(|name| name.span.start == start)
    }

    fn party(&self, words: Words, name: &Name) -> Party {
        let full = self.entities.get(name.entity).map(|entity| entity.name.clone());
        Party {
            text: full.unwrap_or_else(|| words.phrase(name.span)),
            span: Some(name.span),
            entity: Some(name.entity),
        }
    }
}

/// Who gives the figure at tokens `start..end` of the sentence, by the sentence's own words.
pub(super) fn of(words: Words, start: usize, end: usize, people: People) -> Option<Party> {
    according(words, start, people)
        .or_else(|| before(words, start, people))
        .or_else(|| behind(words, start, end, people))
}

/// Whether a side clause or a dash stands between the head of a reported clause and the figure at token `start`: what
/// follows is the narrator's: ", which saw 20 people hurt", ", with 20 hurt".
pub(super) fn leaves_clause(words: Words, content: Span, start: usize) -> bool {
    let from = words.tokens.partition_point(|token| token.span.start < content.start).max(start.saturating_sub(REACH));
    (from..start).any(|at| {
        let dash = matches!(words.norm(at), "–" | "—" | "--") || words.norm(at) == "-" && !words.is_hyphen(at);
        dash || words.norm(at) == "," && words.is_any(at + 1, &["which", "with", "while"])
    })
}

/// Whether the party's words lie apart from the figure at token `start`: a figure within the description of the
/// speaker ("Jo Bell, 30, said") is not what was said.
fn stands_apart(words: Words, party: &Party, start: usize) -> bool {
    let figure = words.get(start).map_or(0, |token| token.span.start);
    party.span.is_none_or(|span| span.start > figure)
}

/// "according to the ministry", "data from the ministry showed" is left to verbs.
fn according(words: Words, start: usize, people: People) -> Option<Party> {
    let near = start.saturating_sub(REACH)..(start + REACH).min(words.len());
    let at = near.clone().find(|at| words.norm(*at) == "according" && words.norm(at + 1) == "to")?;
    phrase_from(words, at + 2, people)
}

/// The nearest verb of saying before the figure whose clause the figure stands in.
fn before(words: Words, start: usize, people: People) -> Option<Party> {
    let mut at = start;
    while at > 0 && start - at < REACH {
        at -= 1;
        let norm = words.norm(at);
        if matches!(norm, ";" | "–" | "—" | "--") || norm == "-" && !words.is_hyphen(at) || breaks_clause(words, at)
        {
            return None;
        }
        if is_saying(norm) && !is_noun_use(words, at) {
            let passive = words.is_any(at.wrapping_sub(1), &["was", "were", "been", "be", "is", "are"]);
            if passive {
                return None;
            }
            let party = subject(words, at, people)?;
            // "Jo Bell, who said", with the figure before the verb, is the other direction's business.
            return Some(party);
        }
    }
    None
}

/// ", though an agency said", ", while police": a new clause that the words before do not vouch for.
fn breaks_clause(words: Words, at: usize) -> bool {
    let turns = words.is_any(at, &["though", "although", "while", "but", "whereas", "after", "when", "as"]);
    // "he said as some 500 people waved".
    let during = at > 0 && is_saying(words.norm(at - 1));
    turns && at > 0 && (words.norm(at - 1) == "," || at < 2 || during) || turns && words.norm(at) == "but"
}

/// "the report", "a claim", "show of force": the word as a noun.
fn is_noun_use(words: Words, at: usize) -> bool {
    let before = words.before(at, 1);
    let determined = matches!(
        lexicon::function_word(before),
        Some(lexicon::FunctionWord::Determiner | lexicon::FunctionWord::Preposition)
    ) && before != "that";
    let adjective = lexicon::is_mostly_adjective(before) && !words.norm(at).ends_with("ed");
    let possessed = before == "'s" || before == "'";
    let infinitive = before == "to";
    determined || adjective && !words.is_capitalised(at.wrapping_sub(1)) || possessed || infinitive
}

/// The subject of the verb at `verb`: the noun phrase before it, past auxiliaries and adverbs.
fn subject(words: Words, verb: usize, people: People) -> Option<Party> {
    let mut end = verb;
    while end > 0 && is_between_subject_and_verb(words, end - 1) {
        end -= 1;
    }
    // "Jo Bell, a driver, said": over the apposition.
    if end > 0 && words.norm(end - 1) == "," {
        if words.norm(verb).ends_with("ing") {
            return main_subject(words, verb, people);
        }
        end = before_apposition(words, end - 1, people)?;
    }
    if end > 0 && words.is_any(end - 1, &["who", "which", "that"]) {
        end -= 1;
        end -= usize::from(end > 0 && words.norm(end - 1) == ",");
    }
    // "police said ... and claimed": no subject of its own; the first verb's is taken.
    if end > 0 && words.is_any(end - 1, &["and", "but", "then"]) {
        let earlier = (end.saturating_sub(REACH)..end - 1)
            .rev()
            .find(|at| is_saying(words.norm(*at)) && !is_noun_use(words, *at));
        return match earlier {
            // One step back and no more: a list of clauses would be walked to its start for each of its figures.
            Some(earlier)
                if !words.is_any(earlier.wrapping_sub(1), &["and", "but", "then"])
                    && !is_between_subject_and_verb(words, earlier.wrapping_sub(1)) =>
            {
                subject(words, earlier, people)
            }
            Some(_) => None,
            None => main_subject(words, end - 1, people),
        };
    }
    phrase_to(words, end, people)
}

/// The comma that opens the apposition which the comma at `close` ends; the one behind a person's name, if there is one:
/// "Jo Bell, head of the office, a private body, said".
fn before_apposition(words: Words, close: usize, people: People) -> Option<usize> {
    const LONGEST: usize = 30;
    let commas = || (close.saturating_sub(LONGEST)..close).rev().filter(|at| words.norm(*at) == ",");
    let behind_person = |at: &usize| {
        let last = at.checked_sub(1).and_then(|last| words.get(last));
        last.and_then(|last| people.ending_at(last.span.end)).is_some_and(|name| name.kind == NameKind::Person)
    };
    commas().find(behind_person).or_else(|| commas().find(|at| close - at <= 14))
}

/// The subject of the sentence's first verb, for a verb that has none of its own: "She toured it, saying".
fn main_subject(words: Words, limit: usize, people: People) -> Option<Party> {
    const FARTHEST: usize = 14;
    let verb = (1..limit.min(FARTHEST)).find(|at| is_finite_verb(words, *at))?;
    let party = phrase_to(words, verb, people)?;
    let place = party
        .entity
        .and_then(|entity| people.entities.get(entity))
        .is_some_and(|entity| entity.kind == NameKind::Place);
    (!place).then_some(party)
}

fn is_between_subject_and_verb(words: Words, at: usize) -> bool {
    let word = words.norm(at);
    let auxiliary = matches!(lexicon::function_word(word), Some(lexicon::FunctionWord::Auxiliary));
    let adverb = words.is_word(at) && !words.is_capitalised(at) && lexicon::parts_of_speech(word).adverb > 0.5;
    auxiliary
        || adverb
        || matches!(word, "also" | "later" | "since" | "earlier" | "not" | "first" | "today" | "actually")
}

/// The party whose words end before token `end`.
fn phrase_to(words: Words, end: usize, people: People) -> Option<Party> {
    let last = words.get(end.checked_sub(1)?)?;
    if let Some(gender) = pronoun(&last.norm) {
        let name = people.last_person(last.span.start, Some(gender), None)?;
        let party = people.party(words, name);
        return Some(Party { span: Some(last.span), ..party });
    }
    if last.norm == "old" && words.is_hyphen(end.wrapping_sub(2)) {
        let number = words.get(end.checked_sub(5)?)?;
        let name = people.last_person(number.span.start, None, number.norm.parse().ok())?;
        return Some(Party { span: words.span(end - 5, end), ..people.party(words, name) });
    }
    if lexicon::function_word(&last.norm).is_some() || !last.is_word() {
        return None;
    }
    let start = phrase_start(words, end - 1);
    let span = words.span(start, end)?;
    if let Some(name) = people.ending_at(span.end)
        && !attached(words, start, name)
    {
        return Some(people.party(words, name));
    }
    noun_party(words, start, end)
}

fn pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" => Some(Gender::Male),
        "she" => Some(Gender::Female),
        _ => None,
    }
}

/// Whether the name only says where or of what the head before it is: "police in Ruritania".
fn attached(words: Words, start: usize, name: &Name) -> bool {
    let first = words.tokens.partition_point(|token| token.span.start < name.span.start);
    (start..first).any(|at| words.is_any(at, &["in", "at", "from", "for", "of", "on", "with"]))
}

/// The first token of the noun phrase whose last token is `last`.
fn phrase_start(words: Words, last: usize) -> usize {
    const LONGEST: usize = 12;
    let mut start = last;
    while start > 0 && last - start < LONGEST {
        let at = start - 1;
        let word = words.norm(at);
        let joins = match lexicon::function_word(word) {
            Some(lexicon::FunctionWord::Determiner) => word != "that",
            Some(lexicon::FunctionWord::Preposition) => {
                matches!(word, "of" | "for" | "in" | "at" | "from") && at > 0 && is_nominal(words, at - 1)
            }
            Some(lexicon::FunctionWord::Particle) => word == "'s" || word == "'",
            Some(_) => false,
            None => words.is_word(at) && is_nominal(words, at) || words.is_hyphen(at),
        };
        if !joins {
            break;
        }
        start = at;
        if matches!(word, "a" | "an" | "the" | "one" | "his" | "her" | "their" | "its" | "local" | "some")
            && words.before(start, 1) != "of"
        {
            break;
        }
    }
    // "in Minsk, officials": a phrase begins with no preposition.
    while start < last && lexicon::function_word(words.norm(start)) == Some(lexicon::FunctionWord::Preposition) {
        start += 1;
    }
    start
}

/// Whether the word at `at` can stand in a noun phrase.
fn is_nominal(words: Words, at: usize) -> bool {
    let parts = lexicon::parts_of_speech(words.norm(at));
    let name = words.is_capitalised(at);
    words.is_word(at)
        && (name || !parts.is_known() || parts.noun + parts.adjective > 0.15)
        && !(words.norm(at).ends_with("ed") && parts.verb > 0.7 && !name)
        && !is_saying(words.norm(at)) | name
}

/// A source without a name: its words, without the article.
fn noun_party(words: Words, start: usize, end: usize) -> Option<Party> {
    let bare = words.is_any(start, &["the", "a", "an"]) && end - start > 1;
    let text = words.phrase(words.span(start + usize::from(bare), end)?);
    Some(Party { text, span: words.span(start, end), entity: None })
}

/// The party whose words begin at token `at`: after "according to", after "said".
fn phrase_from(words: Words, at: usize, people: People) -> Option<Party> {
    const LONGEST: usize = 10;
    // A comma behind it shows where a party ends, whatever its words: "according to the vote tally, he won".
    let comma = (at..at + LONGEST).find(|at| !words.is_word(*at) && !words.is_hyphen(*at));
    let known_end = comma.filter(|comma| words.norm(*comma) == "," && words.before(at, 1) == "to");
    let mut end = at;
    while end < at + LONGEST {
        let word = words.norm(end);
        let joins = match lexicon::function_word(word) {
            Some(lexicon::FunctionWord::Determiner) => word != "that",
            Some(lexicon::FunctionWord::Preposition) => {
                matches!(word, "of" | "for" | "in" | "at" | "from")
                    && end > at
                    && !lexicon::is_time_noun(words.norm(end + 1))
            }
            Some(lexicon::FunctionWord::Particle) => word == "'s" || word == "'",
            Some(_) => false,
            None if known_end.is_some_and(|known| end < known) => words.is_word(end) || words.is_hyphen(end),
            None => words.is_word(end) && (is_nominal(words, end) || is_title_verb(words, end)) || words.is_hyphen(end),
        };
        if !joins || is_day(word) {
            break;
        }
        end += 1;
    }
    while end > at && lexicon::function_word(words.norm(end - 1)).is_some() {
        end -= 1;
    }
    if end == at {
        let token = words.get(at)?;
        let name = people.last_person(token.span.start, Some(pronoun(&token.norm)?), None)?;
        return Some(Party { span: Some(token.span), ..people.party(words, name) });
    }
    let span = words.span(at, end)?;
    match people.ending_at(span.end) {
        Some(name) if !attached(words, at, name) => Some(people.party(words, name)),
        _ => noun_party(words, at, end),
    }
}

/// Words such as "leading" and "united" inside a party's description.
fn is_title_verb(words: Words, at: usize) -> bool {
    words.norm(at).ends_with("ing") || words.is_any(at, &["united", "armed", "associated"])
}

fn is_day(word: &str) -> bool {
    const DAYS: &[&str] =
        &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"];
    DAYS.contains(&word)
}

/// "..., police said", "..., said a spokesman" behind the figure.
fn behind(words: Words, start: usize, end: usize, people: People) -> Option<Party> {
    let limit = (end + REACH).min(words.len());
    let mut at = end;
    while at < limit {
        if words.norm(at) == ";" {
            return None;
        }
        let opens = words.before(at, 1) == "," || closes_quote(words, at);
        if opens && let Some(party) = tag(words, at, people).filter(|party| stands_apart(words, party, start)) {
            return Some(party);
        }
        at += 1;
    }
    None
}

fn closes_quote(words: Words, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|token| token.is_double_quote())
}

/// An attribution that begins at `at` and ends its clause: "police said.", "said Jo Bell,".
fn tag(words: Words, at: usize, people: People) -> Option<Party> {
    const LONGEST: usize = 12;
    let first = words.norm(at);
    if is_saying(first) && !first.ends_with("ing") {
        let party = phrase_from(words, at + 1, people)?;
        // "said the train sped up" reports; "said the driver." attributes.
        let after = words.tokens.partition_point(|token| token.span.start < party.span.map_or(0, |span| span.end));
        let closed = !words.is_word(after)
            || is_day(words.norm(after))
            || words.is_any(after, &["in", "on", "at", "who", "after"]);
        return closed.then_some(party);
    }
    if let Some(party) = described_speaker(words, at, people) {
        return Some(party);
    }
    let verb = (at..(at + LONGEST).min(words.len()))
        .find(|verb| is_saying(words.norm(*verb)) && !is_noun_use(words, *verb))?;
    let marks =
        (at..verb).any(|between| !words.is_word(between) && !words.is_hyphen(between) && words.norm(between) != "'s");
    // Behind the verb the clause must end, or name a day or a hearer, else it reports something else.
    let next = words.norm(verb + 1);
    let closes = verb + 1 >= words.len()
        || !words.is_word(verb + 1)
        || is_day(next)
        || matches!(next, "in" | "on" | "at" | "late" | "earlier" | "to" | "after" | "during" | "in.");
    let told = matches!(words.norm(verb), "told" | "tells");
    if marks || !(closes || told) || verb == at {
        return None;
    }
    let start = phrase_start(words, verb - 1);
    if start <= at + 1 || is_between_subject_and_verb(words, verb - 1) {
        return subject(words, verb, people);
    }
    // "police and emergency services said".
    let joined = (at..verb)
        .all(|word| words.norm(word) == "and" || is_nominal(words, word) || words.is_any(word, &["the", "of"]));
    joined.then(|| noun_party(words, at, verb)).flatten()
}

/// "..., Jo Bell, the head of the office, said.": a person, an apposition, a verb that closes.
fn described_speaker(words: Words, at: usize, people: People) -> Option<Party> {
    let name = people.beginning_at(words.get(at)?.span.start).filter(|name| name.kind == NameKind::Person)?;
    let after = words.tokens.partition_point(|token| token.span.start < name.span.end);
    (words.norm(after) == ",").then_some(())?;
    let verb = (after + 1..(after + 30).min(words.len()))
        .find(|at| is_saying(words.norm(*at)) && words.before(*at, 1) == ",")?;
    (!words.is_word(verb + 1) || is_day(words.norm(verb + 1))).then(|| people.party(words, name))
}
