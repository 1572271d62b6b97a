//! Who does what to whom in a sentence: the heads of the noun phrases beside an act.
//!
//! "The driver of the tram was arrested by police" has the driver on the receiving side and the police on the acting
//! one; "Bell's cousin was hurt" speaks of the cousin, not of Bell. Where the words leave it open, nothing is given.

use std::ops::Range;

use crate::annotate::refer::words::{
    is_adverb, is_auxiliary, is_be, is_determiner, is_possessive, is_possessive_mark, is_preposition, is_pronoun,
};
use crate::lexicon::{self, Pos};
use crate::text::{Token, TokenKind};

/// The heads of the phrases beside an act, each with its appositions and whatever "and" joins to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// Who does it.
    pub doers: Vec<usize>,
    /// Whom or what it is done to.
    pub undergoers: Vec<usize>,
    /// Whether the act is told from the side of whom it is done to.
    pub passive: bool,
}

/// A noun is a word that is one at least this often.
const NOUN: f32 = 0.35;
/// A word that is a verb less often than this is none.
const HARDLY: f32 = 0.12;
/// The farthest that a subject stands from its verb, in tokens.
const REACH: usize = 24;
/// The longest apposition between commas.
const APPOSITION: usize = 9;

/// A sentence as frames are read from it.
pub(super) struct Clause<'a> {
    /// The tokens of the text.
    pub tokens: &'a [Token],
    /// The sentence among them.
    pub within: Range<usize>,
    /// The names in it.
    pub names: Vec<Range<usize>>,
}

impl Clause<'_> {
    /// Who does what to whom by the act at token `at`.
    pub fn frame(&self, at: usize) -> Frame {
        if self.is_noun_here(at) {
            return self.of_noun(at);
        }
        let by = self.by_phrase(at);
        let word = self.norm(at);
        let participle = !word.ends_with("ing") && (self.has_be(at) || by.is_some() && self.is_bare(at));
        let (left, right) = (self.subject(at), self.right(at + 1));
        if participle && !matches!(word, "is" | "was" | "were" | "are") {
            return Frame { doers: by.unwrap_or_default(), undergoers: left, passive: true };
        }
        Frame { doers: left, undergoers: right, passive: false }
    }

    fn norm(&self, at: usize) -> &str {
        let within = self.within.contains(&at);
        self.tokens.get(at).filter(|_| within).map_or("", |token| token.norm.as_str())
    }

    fn name_at(&self, at: usize) -> Option<&Range<usize>> {
        self.names.iter().find(|name| name.contains(&at))
    }

    /// Whether the act stands as a noun: "the arrest of Bell", "Bell's arrest".
    pub fn is_noun_here(&self, at: usize) -> bool {
        let shares = lexicon::parts_of_speech(self.norm(at));
        let before = at.checked_sub(1).map_or("", |before| self.norm(before));
        let article = is_determiner(before) || is_possessive(before) || is_possessive_mark(before);
        let noun = shares.share(Pos::Noun) >= NOUN && !self.norm(at).ends_with("ed");
        noun && (article || self.norm(at + 1) == "of" || shares.share(Pos::Verb) < HARDLY)
    }

    /// "the Cubs' victory over the Reds", "the arrest of Bell by police".
    fn of_noun(&self, at: usize) -> Frame {
        let owner = at.checked_sub(1).filter(|before| is_possessive_mark(self.norm(*before)));
        let owner = owner.and_then(|mark| mark.checked_sub(1)).filter(|owner| self.within.contains(owner));
        let after = matches!(self.norm(at + 1), "of" | "over" | "against");
        let undergoers = if after { self.right(at + 2) } else { Vec::new() };
        let doers = self.by_phrase(at).unwrap_or_default();
        Frame { doers: if doers.is_empty() { owner.into_iter().collect() } else { doers }, undergoers, passive: false }
    }

    /// The phrase after "by" in the same clause.
    fn by_phrase(&self, at: usize) -> Option<Vec<usize>> {
        let mut words = (at + 1..self.within.end.min(at + REACH / 2)).take_while(|at| {
            !matches!(self.norm(*at), "," | ";" | "." | ":" | "and" | "but" | "who" | "which" | "that" | "when")
        });
        let by = words.find(|at| self.norm(*at) == "by")?;
        let found = self.right(by + 1);
        let person = found.iter().any(|at| self.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word));
        (person && !self.norm(by + 1).ends_with("ing")).then_some(found)
    }

    /// Whether a form of "be" or "get" governs the act.
    fn has_be(&self, at: usize) -> bool {
        let before = (self.within.start..at).rev().take(5);
        let mut helpers = before.take_while(|at| self.helps(*at));
        helpers.any(|at| {
            let word = self.norm(at);
            is_be(word) || matches!(word, "being" | "been" | "got" | "gets" | "getting" | "'s")
        })
    }

    /// Whether no auxiliary governs it: "the man arrested by police".
    fn is_bare(&self, at: usize) -> bool {
        let word = self.norm(at);
        at.checked_sub(1).is_none_or(|before| !is_auxiliary(self.norm(before)))
            && (word.ends_with("ed") || word.ends_with("en") || lexicon::parts_of_speech(word).share(Pos::Verb) > 0.5)
    }

    fn helps(&self, at: usize) -> bool {
        let word = self.norm(at);
        is_auxiliary(word)
            || is_be(word)
            || is_adverb(word)
            || matches!(word, "been" | "being" | "got" | "gets" | "to" | "not" | "n't" | "never" | "also")
            || word.ends_with("ly") && self.name_at(at).is_none()
    }

    fn is_nominal(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|_| self.within.contains(&at)) else { return false };
        let noun = || {
            !lexicon::is_function_word(&token.norm)
                && !is_auxiliary(&token.norm)
                && lexicon::parts_of_speech(&token.norm).share(Pos::Noun) >= NOUN
        };
        let number = || token.kind == TokenKind::Number && !self.is_year(at);
        self.name_at(at).is_some() || is_pronoun(&token.norm) || number() || token.kind == TokenKind::Word && noun()
    }

    fn is_year(&self, at: usize) -> bool {
        let word = self.norm(at);
        word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// What may stand in a noun phrase before its head.
    fn modifies(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|_| self.within.contains(&at)) else { return false };
        let word = token.norm.as_str();
        let adjective = || lexicon::parts_of_speech(word).share(Pos::Adjective) >= NOUN;
        is_determiner(word)
            || is_possessive(word)
            || token.kind == TokenKind::Number
            || is_possessive_mark(word)
            || matches!(word, "-" | "all" | "several" | "least" | "many")
            || self.is_nominal(at)
            || !lexicon::is_function_word(word) && (adjective() || word.ends_with("ed") || word.ends_with("ing"))
    }

    /// The heads before the act, or those before the verb that it depends on: "scored twice, beating the Reds".
    fn subject(&self, at: usize) -> Vec<usize> {
        let own = self.left(at);
        if !own.is_empty() {
            return own;
        }
        let mut verbs = (self.within.start..at).rev().filter(|at| self.is_verb(*at));
        verbs.find_map(|verb| Some(self.left(verb)).filter(|heads| !heads.is_empty())).unwrap_or_default()
    }

    fn is_verb(&self, at: usize) -> bool {
        let word = self.norm(at);
        let verb = || lexicon::parts_of_speech(word).share(Pos::Verb) > 0.5;
        self.name_at(at).is_none() && (is_auxiliary(word) || is_be(word) || word.ends_with("ed") || verb())
    }

    /// The heads of the phrase that ends before the act at `at`.
    fn left(&self, at: usize) -> Vec<usize> {
        let floor = self.within.start.max(at.saturating_sub(REACH));
        let mut heads = Vec::new();
        let mut end = at;
        while end > floor && self.helps(end - 1) {
            end -= 1;
        }
        if end > floor && matches!(self.norm(end - 1), "who" | "which" | "that") {
            end -= 1;
        }
        if end > floor && self.norm(end - 1) == "," {
            // Between commas stands more about the one before them.
            let from = floor.max(end.saturating_sub(APPOSITION));
            let open = (from..end - 1).rev().find(|at| self.norm(*at) == ",");
            if let Some(open) = open {
                heads.extend((open + 1..end - 1).rev().find(|at| self.is_nominal(*at)));
                end = open;
            } else {
                end -= 1;
            }
        }
        self.phrase_before(end, floor, &mut heads);
        heads
    }

    /// Adds the head of the noun phrase that ends before `end`, and of those that "and" joins to it.
    fn phrase_before(&self, mut end: usize, floor: usize, heads: &mut Vec<usize>) {
        let mut governed = false;
        while end > floor && self.is_nominal(end - 1) {
            let head = end - 1;
            let mut start = head;
            while start > floor && self.modifies(start - 1) {
                start -= 1;
            }
            if governed {
                heads.pop();
            }
            heads.push(head);
            let before = start.checked_sub(1).map_or("", |at| self.norm(at));
            governed = is_preposition(before);
            if start <= floor || !(governed || matches!(before, "and" | "or" | "," | "&")) {
                return;
            }
            end = start - 1;
            if before == "," && !self.name_at(head).is_some_and(|_| end > floor && self.is_nominal(end - 1)) {
                return;
            }
        }
    }

    /// The heads of the phrase that begins at `from`.
    fn right(&self, from: usize) -> Vec<usize> {
        let mut at = from;
        let mut heads = Vec::new();
        while at < self.within.end
            && (is_adverb(self.norm(at)) || matches!(self.norm(at), "up" | "off" | "down" | "out"))
        {
            at += 1;
        }
        loop {
            let mut head = None;
            while self.modifies(at) && at < from + REACH {
                if self.is_nominal(at) {
                    head = Some(at);
                }
                at += 1;
            }
            let Some(head) = head else { return heads };
            // "will sail next month": when, not what.
            if self.name_at(head).is_some() || !lexicon::is_time_noun(self.norm(head)) {
                heads.push(head);
            }
            if !matches!(self.norm(at), "and" | "," | "&") || !self.modifies(at + 1) {
                return heads;
            }
            at += 1;
        }
    }
}
