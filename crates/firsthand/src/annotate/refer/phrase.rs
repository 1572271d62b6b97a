//! Noun phrases: the words that name or describe one party, found from either end.
//!
//! No parser stands behind this. A phrase is grown word by word from the verb it belongs to, through determiners,
//! adjectives, nouns, names and the prepositions that join nouns, up to the word that cannot belong to it.

use std::ops::Range;

use super::Referents;
use super::words::{
    continues_phrase, is_adverb, is_auxiliary, is_conjunction, is_day_or_month, is_determiner, is_preposition,
    is_pronoun, is_strong_verb, is_subordinator, is_time_word, is_title,
};
use crate::annotate::NameKind;
use crate::text::{Token, TokenKind};

/// The longest phrase that is looked for, in tokens: "the foreign minister of the Republic of ..." has fewer.
const MAX_PHRASE: usize = 24;

/// The words that stand for one party.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Phrase {
    /// All of it, prepositional phrases included.
    pub tokens: Range<usize>,
    /// The end of the part before the first preposition.
    pub base_end: usize,
    /// The word that says what it is.
    pub head: usize,
    /// The name that the phrase amounts to, as an index into [`Referents::mentions`].
    pub mention: Option<usize>,
}

impl Phrase {
    /// A phrase of one mention only.
    pub(crate) fn of_mention(referents: &Referents<'_>, mention: usize) -> Option<Self> {
        let tokens = referents.mentions.get(mention)?.tokens.clone();
        Some(Self { base_end: tokens.end, head: tokens.end.checked_sub(1)?, mention: Some(mention), tokens })
    }
}

impl Referents<'_> {
    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.text.tokens.get(at)
    }

    /// The normalised word at `at`; empty past the end.
    pub(crate) fn norm(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.norm.as_str())
    }

    /// Whether the token at `at` begins with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_capitalised(self.source))
    }

    /// Whether the word at `at` looks like a verb of its clause. Errs on the side of "no".
    pub(crate) fn is_verb(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if !token.is_word() || self.mention_at(at).is_some() {
            return false;
        }
        let word = token.norm.as_str();
        let after_determiner = at > 0 && is_determiner(self.norm(at - 1));
        if is_auxiliary(word) {
            return true;
        }
        // "left-wing", "fast-growing": the parts of a compound are no verbs.
        let compound = self.norm(at + 1) == "-" && self.token(at + 1).is_some_and(|hyphen| token.touches(hyphen));
        if after_determiner || compound || token.is_capitalised(self.source) {
            return false;
        }
        is_strong_verb(word)
            || word.len() > 4 && word.ends_with("ed") && !matches!(word, "hundred" | "indeed" | "united" | "speed")
            || crate::lexicon::is_communication_verb(word) && !word.ends_with("ing") && word.ends_with('d')
    }

    fn is_noun_like(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let word = token.norm.as_str();
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Sign => word == "&",
            TokenKind::Word => {
                !(is_preposition(word)
                    || is_subordinator(word)
                    || is_conjunction(word)
                    || is_auxiliary(word)
                    || is_pronoun(word)
                    || is_adverb(word) && !token.is_capitalised(self.source))
            }
            TokenKind::Link => word.starts_with(['#', '@']),
            TokenKind::Mark => false,
        }
    }

    /// A hyphen or an apostrophe that joins what is before it to what is after it.
    fn joins(&self, at: usize) -> bool {
        let (Some(token), Some(before)) = (self.token(at), at.checked_sub(1).and_then(|at| self.token(at))) else {
            return false;
        };
        let joint = matches!(token.norm.as_str(), "-" | "–" | "'" | "’" | "/");
        joint
            && before.touches(token)
            && before.is_wordlike()
            && self.token(at + 1).is_some_and(|next| {
                next.is_wordlike() && (token.touches(next) || matches!(token.norm.as_str(), "'" | "’"))
            })
    }

    /// A participle used as an adjective: "the retired teacher", "newly elected members".
    fn is_adjectival(&self, at: usize, start: usize) -> bool {
        let word = self.norm(at);
        (word.ends_with("ed") || word.ends_with("ing"))
            && self.is_noun_like(at + 1)
            && !self.is_verb(at + 1)
            && !is_determiner(self.norm(at + 1))
            && (at == start
                || at > 0 && {
                    let before = self.norm(at - 1);
                    is_determiner(before) || is_adverb(before) || matches!(before, "-" | "'s")
                })
    }

    /// The noun phrase that begins at `at` and ends before `limit`.
    pub(crate) fn phrase_from(&self, at: usize, limit: usize) -> Option<Phrase> {
        let limit = limit.min(at + MAX_PHRASE).min(self.text.tokens.len());
        if at >= limit {
            return None;
        }
        if is_pronoun(self.norm(at)) {
            return self.phrase(at..at + 1);
        }
        let mut end = at;
        while end < limit {
            if let Some(mention) = self.mention_at(end) {
                end = self.mentions.get(mention).map_or(end + 1, |mention| mention.tokens.end.max(end + 1));
                continue;
            }
            let word = self.norm(end);
            let before = if end > at { self.norm(end - 1) } else { "" };
            let fits = if is_determiner(word) {
                end == at
                    || self.is_initial(end)
                    || continues_phrase(before)
                    || is_determiner(before)
                    || is_conjunction(before)
            } else if continues_phrase(word) {
                end > at && (self.is_noun_like(end + 1) || self.mention_at(end + 1).is_some()) && word != "by"
            } else if matches!(word, "and" | "&") {
                end > at && self.coordinates(end)
            } else if word == "'s" {
                end > at && self.is_noun_like(end + 1)
            } else if matches!(word, "\"" | "“" | "”") {
                false
            } else {
                self.joins(end)
                    || self.is_noun_like(end) && (!self.is_verb(end) || self.is_adjectival(end, at))
                    || is_adverb(word) && is_determiner(before)
            };
            if !fits {
                break;
            }
            end += 1;
        }
        self.phrase(at..end.min(limit))
    }

    /// The letter in "Jo A Bell".
    fn is_initial(&self, at: usize) -> bool {
        self.norm(at) == "a" && self.capital(at) && self.capital(at + 1) && at > 0 && self.capital(at - 1)
    }

    /// Whether "and" at `at` joins two nouns of one phrase rather than two clauses.
    fn coordinates(&self, at: usize) -> bool {
        let after = self.mention_at(at + 1);
        let end = after.and_then(|mention| self.mentions.get(mention)).map_or(at + 2, |mention| mention.tokens.end);
        let noun = after.is_some() || self.is_noun_like(at + 1) && !self.is_verb(at + 1);
        let clause = self.is_verb(end) || is_adverb(self.norm(end));
        noun && !is_determiner(self.norm(at + 1)) && !(clause && self.norm(at.wrapping_sub(2)) == ",")
    }

    /// The noun phrase that ends with the token before `end` and begins at or after `floor`.
    pub(crate) fn phrase_to(&self, end: usize, floor: usize) -> Option<Phrase> {
        let floor = floor.max(end.saturating_sub(MAX_PHRASE));
        let last = end.checked_sub(1).filter(|last| *last >= floor)?;
        if is_pronoun(self.norm(last)) && self.mention_at(last).is_none() {
            return self.phrase(last..end);
        }
        let mut start = end;
        while start > floor {
            let at = start - 1;
            if let Some(mention) = self.mention_at(at) {
                start = self.mentions.get(mention).map_or(at, |mention| mention.tokens.start.max(floor));
                continue;
            }
            let word = self.norm(at);
            if is_determiner(word) {
                start = at;
                let before = if at > floor { self.norm(at - 1) } else { "" };
                if !(continues_phrase(before)
                    || is_determiner(before)
                    || before == "and" && self.is_list(at - 1) && !(floor..at - 1).any(|at| self.is_verb(at)))
                {
                    break;
                }
                continue;
            }
            let fits = continues_phrase(word) && start < end && at > floor && !self.is_verb(at - 1)
                || matches!(word, "and" | "&") && start < end && at > floor && self.is_list(at)
                || word == "'s"
                || self.joins(at)
                || self.is_noun_like(at) && (!self.is_verb(at) || self.is_adjectival(at, at + 1));
            if !fits {
                break;
            }
            start = at;
        }
        self.trimmed(start..end)
    }

    /// Whether "and" at `at` stands between two things of one kind: both capitalised, or both bare nouns.
    fn is_list(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let capitals = self.capital(before) && self.capital(at + 1);
        let bare = !is_determiner(self.norm(at + 1)) && !is_pronoun(self.norm(at + 1)) && !self.capital(at + 1);
        let the_both = is_determiner(self.norm(at + 1)) && before > 0 && is_determiner(self.norm(before - 1));
        self.is_noun_like(before) && !self.is_verb(before) && (capitals || bare && !self.capital(before) || the_both)
    }

    /// Drops what stands before the phrase proper: "on Sunday", "last week", "in Minsk".
    fn trimmed(&self, tokens: Range<usize>) -> Option<Phrase> {
        let Range { mut start, end } = tokens;
        if start < end && is_preposition(self.norm(start)) {
            let determiner = (start + 1..end).rev().find(|at| is_determiner(self.norm(*at)) && *at > start + 1);
            let name = self.mention_at(end - 1).and_then(|mention| self.mentions.get(mention)).map(|m| m.tokens.start);
            start = determiner.or(name.filter(|name| *name > start)).unwrap_or(start + 1);
        }
        while start < end {
            let word = self.norm(start);
            let when = is_time_word(word) || matches!(word, "last" | "next") && is_time_word(self.norm(start + 1));
            let alone = self.mention_at(start).is_none();
            if !(alone && (when || is_conjunction(word) || is_adverb(word) || matches!(word, "," | "'s" | "-"))) {
                break;
            }
            start += 1;
        }
        self.phrase(start..end)
    }

    fn phrase(&self, tokens: Range<usize>) -> Option<Phrase> {
        if tokens.is_empty() {
            return None;
        }
        let is_break = |at: &usize| continues_phrase(self.norm(*at)) && self.mention_at(*at).is_none();
        let base_end = tokens.clone().skip(1).find(is_break).unwrap_or(tokens.end);
        let wordlike = |at: &usize| self.token(*at).is_some_and(Token::is_wordlike) && self.norm(*at) != "'s";
        let head = (tokens.start..base_end).rev().find(wordlike)?;
        if is_preposition(self.norm(head)) || is_day_or_month(self.norm(head)) && base_end - tokens.start == 1 {
            return None;
        }
        let mention = self.name_of(&tokens, base_end, head);
        let head = mention.and_then(|m| self.mentions.get(m)).map_or(head, |m| m.tokens.end.saturating_sub(1));
        Some(Phrase { tokens, base_end, head, mention })
    }

    /// The name a phrase amounts to: at the end of its base ("police chief Denis Bell"), or at its very end when the
    /// words before it are a title with "of" in it ("Secretary of State Jo Bell").
    fn name_of(&self, tokens: &Range<usize>, base_end: usize, head: usize) -> Option<usize> {
        if let Some(mention) = self.mention_at(head) {
            return Some(mention);
        }
        let last = self.mention_at(tokens.end.checked_sub(1)?)?;
        let name = self.mentions.get(last)?;
        if base_end == tokens.end || self.people.get(name.who)?.kind != NameKind::Person {
            return None;
        }
        let mut before = name.tokens.start.checked_sub(1)?;
        while before > tokens.start && is_title(self.norm(before)) {
            before -= 1;
        }
        let thing = !super::words::is_person_noun(self.norm(head)) && self.norm(base_end) != "of";
        let governed = thing || is_preposition(self.norm(before)) || is_determiner(self.norm(before));
        let and = is_conjunction(self.norm(before));
        (!governed && !and && self.norm(before) != "'s").then_some(last)
    }
}

impl Referents<'_> {
    /// "him", "her", "them" as the object of a verb, read as the pronoun that is the subject's form of it.
    pub(crate) fn object_pronoun(&self, at: usize) -> Option<Phrase> {
        let object = match self.norm(at) {
            "him" | "them" | "us" | "me" => true,
            "her" => !self.is_noun_like(at + 1) || self.is_verb(at + 1) || is_determiner(self.norm(at + 1)),
            _ => false,
        };
        object.then(|| Phrase { tokens: at..at + 1, base_end: at + 1, head: at, mention: None })
    }

    /// "his", "her", "their" before a noun, read as the pronoun of the owner.
    pub(crate) fn owner(&self, at: usize) -> Option<Phrase> {
        let owner = matches!(self.norm(at), "his" | "her" | "their");
        owner.then(|| Phrase { tokens: at..at + 1, base_end: at + 1, head: at, mention: None })
    }

    /// The phrase without the prepositional phrases that tell when and where.
    pub(crate) fn without_adjuncts(&self, phrase: Phrase) -> Phrase {
        let tokens = self.essential(&phrase);
        Phrase { tokens, ..phrase }
    }
}
