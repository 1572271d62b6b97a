//! The mentions of names in an article, and what the words beside them tell of whom they name.

use std::collections::BTreeMap;
use std::ops::Range;

use super::words::{
    is_day_or_month, is_determiner, is_person_noun, is_preposition, is_pronoun, is_subordinator, is_time_word,
};
use super::{Phrase, Referents};
use crate::annotate::{Entity, Name, NameKind};
use crate::lexicon::{self, Gender};
use crate::span::Span;
use crate::text::{BlockKind, Sentence};

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its span.
    pub span: Span,
    /// Whom it names, as an index into [`Referents::people`].
    pub who: usize,
    /// The sentence it stands in.
    pub sentence: usize,
    /// Whether it looks like the subject of its sentence.
    pub subject: bool,
    /// Whether `'s` follows.
    pub possessive: bool,
    /// Whether a preposition governs it.
    pub governed: bool,
}

/// A party of the article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Who {
    /// The fullest name, or the description of somebody unnamed.
    pub name: String,
    /// What sort of party.
    pub kind: NameKind,
    /// Index into the article's entities.
    pub entity: Option<usize>,
    /// The gender the words give.
    pub gender: Option<Gender>,
    /// Descriptions, lower case.
    pub roles: Vec<String>,
    /// Age in years.
    pub age: Option<u32>,
    /// Whether it has a name.
    pub named: bool,
}

impl Referents<'_> {
    /// Takes over the names and entities, adds capitalised words that the names leave out, and reads what stands
    /// beside each of them.
    pub(super) fn gather(&mut self, names: &[Name], entities: &[Entity]) {
        self.people = entities.iter().enumerate().map(|(index, entity)| who(index, entity)).collect();
        let mut found: Vec<(Range<usize>, usize)> = Vec::new();
        for name in names {
            let tokens = self.text.tokens_in(name.span);
            if !tokens.is_empty() && name.entity < self.people.len() {
                found.push((tokens, name.entity));
            }
        }
        for (tokens, _) in &found {
            self.cover(tokens, 1);
        }
        let spare = self.spare_names();
        found.extend(self.unlisted(spare));
        found.sort_by_key(|(tokens, _)| tokens.start);
        self.of_token.fill(0);
        for (tokens, who) in found {
            self.add_mention(tokens, who);
        }
        for mention in 0..self.mentions.len() {
            self.learn(mention);
        }
    }

    fn cover(&mut self, tokens: &Range<usize>, mark: u32) {
        if let Some(covered) = self.of_token.get_mut(tokens.clone()) {
            covered.fill(mark);
        }
    }

    fn add_mention(&mut self, tokens: Range<usize>, who: usize) {
        let Some(span) = self.span_of(&tokens) else { return };
        if self.of_token.get(tokens.clone()).is_none_or(|covered| covered.iter().any(|mention| *mention != 0)) {
            return;
        }
        let sentence = self.sentence_of(tokens.start);
        let before = tokens.start.checked_sub(1);
        let mention = Mention {
            subject: self.looks_like_subject(sentence, tokens.start),
            possessive: self.norm(tokens.end) == "'s",
            governed: before.is_some_and(|before| is_preposition(self.norm(before))),
            tokens: tokens.clone(),
            span,
            who,
            sentence,
        };
        self.mentions.push(mention);
        let mark = u32::try_from(self.mentions.len()).unwrap_or(0);
        self.cover(&tokens, mark);
    }

    /// Whether no verb and no preposition right before it stands between the start of its clause and the token.
    fn looks_like_subject(&self, sentence: usize, at: usize) -> bool {
        let Some(sentence) = self.text.sentences.get(sentence) else { return false };
        let governed = at > sentence.tokens.start && is_preposition(self.norm(at - 1));
        let from = sentence.tokens.start.max(at.saturating_sub(30));
        let clause = (from..at).rev().find(|before| self.norm(*before) == ",").map_or(from, |comma| comma + 1);
        !governed && !(clause..at).any(|before| self.is_verb(before))
    }

    /// Runs of capitalised words that no name covers.
    fn spare_names(&self) -> Vec<Range<usize>> {
        let mut spare = Vec::new();
        for sentence in &self.text.sentences {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let start = at;
                while at < sentence.tokens.end && self.is_spare(at) {
                    at += 1;
                }
                if at > start && self.is_name_run(sentence, start..at) {
                    spare.push(start..at);
                }
                at = at.max(start + 1);
            }
        }
        spare
    }

    fn is_spare(&self, at: usize) -> bool {
        let word = self.norm(at);
        self.capital(at)
            && self.mention_at(at).is_none()
            && !(is_determiner(word)
                || is_pronoun(word)
                || is_preposition(word)
                || is_subordinator(word)
                || is_time_word(word)
                || is_day_or_month(word)
                || lexicon::is_function_word(word))
    }

    /// Titles in capitals and lone words at the start of a sentence are no names.
    fn is_name_run(&self, sentence: &Sentence, run: Range<usize>) -> bool {
        let headline = matches!(sentence.kind, BlockKind::Title | BlockKind::Heading);
        let opening = run.start == sentence.tokens.start
            || run
                .start
                .checked_sub(1)
                .and_then(|at| self.token(at))
                .is_some_and(|t| !t.is_wordlike() && t.norm != ",");
        let last = self.norm(run.end.saturating_sub(1));
        let title = run.len() == 1 && (is_person_noun(last) || is_demonym(last));
        let lone = opening && run.len() == 1;
        !(headline || title || lone)
    }

    /// Gives each spare name a party: one that a name with the same last word already means, or a new one.
    fn unlisted(&mut self, spare: Vec<Range<usize>>) -> Vec<(Range<usize>, usize)> {
        let mut by_last: BTreeMap<String, usize> = BTreeMap::new();
        for (index, who) in self.people.iter().enumerate() {
            if let Some(last) = who.name.split_whitespace().next_back() {
                by_last.entry(last.to_lowercase()).or_insert(index);
            }
        }
        let mut found = Vec::new();
        for tokens in spare {
            let Some(span) = self.span_of(&tokens) else { continue };
            let name = self.words_of(span);
            let key = self.norm(tokens.end.saturating_sub(1)).to_owned();
            let next = self.people.len();
            let who = *by_last.entry(key).or_insert(next);
            if who == next {
                let kind = if tokens.len() > 1 && looks_human(&name) { NameKind::Person } else { NameKind::Other };
                self.people.push(Who {
                    name,
                    kind,
                    entity: None,
                    gender: None,
                    roles: Vec::new(),
                    age: None,
                    named: true,
                });
            } else if let Some(known) = self.people.get_mut(who)
                && known.entity.is_none()
                && known.name.len() < name.len()
            {
                if looks_human(&name) {
                    known.kind = NameKind::Person;
                }
                known.name = name;
            }
            found.push((tokens, who));
        }
        found
    }

    /// Reads the words beside a mention: the title before it, the apposition and the age after it.
    fn learn(&mut self, mention: usize) {
        let Some(mention) = self.mentions.get(mention).cloned() else { return };
        if self.people.get(mention.who).is_none_or(|who| who.kind != NameKind::Person) {
            return;
        }
        let mut roles: Vec<String> = Vec::new();
        roles.extend(self.title_before(&mention));
        roles.extend(self.apposition(&mention));
        let gender = roles.iter().find_map(|role| role.split(' ').find_map(gender_of));
        let age = self.age_after(&mention);
        let Some(who) = self.people.get_mut(mention.who) else { return };
        for role in roles {
            if !who.roles.contains(&role) {
                who.roles.push(role);
            }
        }
        who.gender = who.gender.or(gender);
        who.age = who.age.or(age);
    }

    fn title_before(&self, mention: &Mention) -> Option<String> {
        let mut start = mention.tokens.start;
        let floor = start.saturating_sub(5);
        while start > floor && self.is_title_word(start - 1) && self.sentence_of(start - 1) == mention.sentence {
            start -= 1;
        }
        let words = self.span_of(&(start..mention.tokens.start))?;
        let head = self.norm(mention.tokens.start - 1);
        (is_person_noun(head) || gender_of(head).is_some()).then(|| self.words_of(words).to_lowercase())
    }

    fn is_title_word(&self, at: usize) -> bool {
        let word = self.norm(at);
        let closed = is_determiner(word)
            || is_preposition(word) && word != "of"
            || is_subordinator(word)
            || super::words::is_conjunction(word)
            || is_time_word(word);
        self.token(at).is_some_and(crate::text::Token::is_word) && !closed && !self.is_verb(at)
    }

    /// "Jo Bell, a 27-year-old programmer," and "the duty doctor, Jo Bell,".
    fn apposition(&self, mention: &Mention) -> Option<String> {
        let end = mention.tokens.end;
        let after = (self.norm(end) == ",").then(|| self.phrase_from(end + 1, end + 20)).flatten();
        let is_role = |phrase: &Phrase| phrase.mention.is_none() && is_person_noun(self.norm(phrase.head));
        // "To Jo Bell, the baker said": the baker is another.
        let is_other = |phrase: &Phrase| self.is_verb(phrase.tokens.end);
        let before = || {
            let comma = mention.tokens.start.checked_sub(1).filter(|at| self.norm(*at) == ",")?;
            let closed = self.norm(end) == "," || self.norm(end) == ".";
            let start = self.text.sentences.get(mention.sentence)?.tokens.start;
            closed.then(|| self.phrase_to(comma, start)).flatten()
        };
        let phrase =
            after.filter(|phrase| is_role(phrase) && !is_other(phrase)).or_else(|| before().filter(is_role))?;
        let start = phrase.tokens.start + usize::from(is_determiner(self.norm(phrase.tokens.start)));
        self.span_of(&(start..phrase.tokens.end)).map(|span| self.words_of(span).to_lowercase())
    }

    /// "Jo Bell, 34," and "Jo Bell, a 34-year-old programmer".
    fn age_after(&self, mention: &Mention) -> Option<u32> {
        let end = mention.tokens.end;
        if self.norm(end) != "," {
            return None;
        }
        let plain = matches!(self.norm(end + 2), "," | "." | ";" | ")" | "who");
        let number = |at: usize| self.norm(at).parse::<u32>().ok().filter(|age| (1..=115).contains(age));
        number(end + 1).filter(|_| plain).or_else(|| {
            let at = (end + 1..end + 4).find(|at| self.norm(*at).parse::<u32>().is_ok())?;
            (self.norm(at + 1) == "-" && self.norm(at + 2) == "year").then(|| number(at)).flatten()
        })
    }
}

/// "State", "Committee": what the name of a body or a place ends with, and no surname.
fn is_body_noun(word: &str) -> bool {
    (lexicon::is_group_noun(word) || lexicon::is_place_noun(word)) && !lexicon::names::surname(word)
}

/// Whether a party taken for a human being can be one. Of a name found with care it is enough that one end of it is a
/// name's: first names and surnames are words too ("Rush", "Park", "Tusk").
pub(crate) fn can_be_human(who: &Who) -> bool {
    let name = |word: &str| {
        lexicon::names::first_name(word).is_some()
            || lexicon::names::surname(word)
            || lexicon::names::has_surname_ending(word)
            || !lexicon::is_known_word(word)
    };
    let shouted = |word: &str| {
        word.len() > 2 && word.chars().all(char::is_uppercase) && lexicon::names::first_name(word).is_none()
    };
    let careful = who.kind == NameKind::Person && who.entity.is_some() && who.name.contains(' ');
    let ends = || who.name.split_whitespace().next().into_iter().chain(who.name.split_whitespace().next_back());
    let given = who.name.split_whitespace().next().and_then(lexicon::names::first_name).is_some();
    let body = !given && who.name.split_whitespace().next_back().is_some_and(is_body_noun);
    if careful { !body && ends().any(name) && !ends().take(1).any(shouted) } else { looks_human(&who.name) }
}

/// Whether a capitalised run can be the name of a human being: not when it begins with a common word that is no first
/// name ("Hide Caption", "Related Stories"), nor ends with one that is no surname ("World Series").
fn looks_human(name: &str) -> bool {
    let mut words = name.split_whitespace().peekable();
    // A description is often taken for part of the name: "Pitcher Jo Bell".
    while words.clone().count() > 2 && words.peek().is_some_and(|word| is_person_noun(&word.to_lowercase())) {
        words.next();
    }
    let (Some(first), last) = (words.next(), words.next_back()) else { return false };
    let foreign = !lexicon::is_known_word(first) && last.is_some_and(|last| !is_body_noun(last));
    let given = |word: &str| lexicon::names::first_name(word).is_some() || !lexicon::is_known_word(word);
    let family = |word: &str| {
        lexicon::names::surname(word) || lexicon::names::has_surname_ending(word) || !lexicon::is_known_word(word)
    };
    let initial = first.len() <= 2 || first.ends_with('.');
    let shouted = |word: &str| {
        word.len() > 2 && word.chars().all(char::is_uppercase) && lexicon::names::first_name(word).is_none()
    };
    match last {
        _ if name.contains('&') => false,
        Some(last) => ((given(first) || initial) && family(last) || foreign) && !shouted(first),
        None => (given(first) || family(first)) && lexicon::places::demonym(first).is_none(),
    }
}

/// "Asst Ch Con Jo Bell": a rank, a first name and a surname are a person's, whatever the names took them for.
fn is_ranked(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let [rank, .., first, last] = words.as_slice() else { return false };
    let rank = rank.trim_end_matches('.').to_lowercase();
    (super::words::is_title(&rank) || matches!(rank.as_str(), "asst" | "dep" | "det" | "insp" | "supt" | "cst"))
        && lexicon::names::first_name(first).is_some()
        && lexicon::names::surname(last)
}

fn who(index: usize, entity: &Entity) -> Who {
    Who {
        name: entity.name.clone(),
        kind: if is_ranked(&entity.name) { NameKind::Person } else { entity.kind },
        entity: Some(index),
        gender: entity.gender.or_else(|| gender_by_first_name(entity)),
        roles: entity.roles.iter().map(|role| role.to_lowercase()).collect(),
        age: entity.age,
        named: true,
    }
}

/// The gender of the first of several names.
fn gender_by_first_name(entity: &Entity) -> Option<Gender> {
    let (first, _) = entity.name.split_once(' ').filter(|_| entity.kind == NameKind::Person)?;
    lexicon::names::first_name(first).and_then(|name| name.gender)
}

/// The gender a title or a word for a person gives.
fn gender_of(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "lady" | "queen" | "princess" | "sister" => Some(Gender::Female),
        word => lexicon::gender_of_noun(word),
    }
}

/// "Belarusian", "Spanish": a capitalised adjective, by its ending.
fn is_demonym(word: &str) -> bool {
    word.len() > 5 && ["ian", "ish", "ese", "ans", "ians", "can"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rank_before_a_whole_name_makes_a_person() {
        for name in ["Asst Ch Con Peter Walsh", "Insp. Mary Bell", "Captain James Moore"] {
            assert!(is_ranked(name), "{name}");
        }
        for name in ["Harbour Peter Walsh", "Captain Moore", "Insp"] {
            assert!(!is_ranked(name), "{name}");
        }
    }
}
