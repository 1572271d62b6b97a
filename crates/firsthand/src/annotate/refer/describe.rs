//! Who a description means: "the 65-year-old leader", "the mayor", "her husband", "the company".

use std::ops::Range;

use super::words::{continues_phrase, is_determiner, is_person_noun, is_possessive, is_time_word};
use super::{Phrase, Referents, Who};
use crate::annotate::NameKind;

/// Words that can be said of whoever holds power, so that one may replace another.
const RULERS: &[&str] = &[
    "president",
    "leader",
    "strongman",
    "ruler",
    "premier",
    "chancellor",
    "king",
    "dictator",
    "incumbent",
    "autocrat",
];

/// Words that can be said of any man or woman.
const ANYBODY: &[&str] = &[
    "man",
    "woman",
    "politician",
    "official",
    "lawmaker",
    "candidate",
    "star",
    "veteran",
    "native",
    "novice",
    "opponent",
    "challenger",
    "father",
    "mother",
];

/// Words for organisations that refer back to one.
const BODIES: &[&str] = &[
    "company",
    "firm",
    "agency",
    "newspaper",
    "paper",
    "broadcaster",
    "group",
    "organization",
    "organisation",
    "station",
    "party",
    "union",
    "ministry",
    "bank",
    "club",
    "charity",
    "website",
    "magazine",
    "channel",
    "daily",
    "outlet",
    "watchdog",
    "department",
    "airline",
    "carrier",
    "operator",
    "network",
    "committee",
    "court",
    "team",
];

/// How many mentions back a role may have been given: more than any report holds.
const LOOK_BACK: usize = 1_000;

impl Referents<'_> {
    /// The part of a phrase that tells who is meant: without a time or place that the verb governs.
    pub(super) fn essential(&self, phrase: &Phrase) -> Range<usize> {
        let mut end = phrase.base_end;
        while end < phrase.tokens.end {
            let word = self.norm(end);
            let next = (end + 1..phrase.tokens.end)
                .find(|at| continues_phrase(self.norm(*at)) && self.mention_at(*at).is_none())
                .unwrap_or(phrase.tokens.end);
            let names_place = self.capital(end + 1) || self.capital(end + 2);
            let keeps = match word {
                "of" | "for" => true,
                "in" | "at" | "from" | "with" | "near" => {
                    names_place || is_determiner(self.norm(end + 1)) && word != "in"
                }
                _ => false,
            };
            if !keeps || is_time_word(self.norm(end + 1)) {
                break;
            }
            end = next;
        }
        phrase.tokens.start..end
    }

    /// Whether the phrase amounts to the name of a person.
    pub(crate) fn is_person(&self, phrase: &Phrase) -> bool {
        let who = phrase.mention.and_then(|mention| self.mentions.get(mention)).map(|mention| mention.who);
        who.and_then(|who| self.people.get(who)).is_some_and(|who| who.kind == NameKind::Person)
    }

    /// Whether the phrase stands for one human being.
    pub(crate) fn is_singular_person(&self, phrase: &Phrase) -> bool {
        let head = self.norm(phrase.head);
        is_person_noun(head) && !is_plural(head) && self.norm(phrase.tokens.start) != "no"
    }

    /// The party a description means, and whether the words settle it; `None` if it is somebody unnamed.
    pub(super) fn described(&self, phrase: &Phrase) -> Option<(usize, bool)> {
        let first = self.norm(phrase.tokens.start);
        let definite = matches!(first, "the" | "this" | "that") || is_possessive(first) || self.has_possessor(phrase);
        if let Some(age) = self.age_in(phrase)
            && definite
        {
            return self
                .most_salient(phrase.tokens.start, |who| who.age == Some(age))
                .map(|who| (who, true))
                .or_else(|| self.by_role(phrase))
                .or_else(|| self.by_salience(phrase, true));
        }
        let head = self.norm(phrase.head);
        if !definite || is_plural(head) {
            return None;
        }
        if BODIES.contains(&head) && matches!(first, "the" | "this") {
            return self.body(phrase, head);
        }
        if !is_person_noun(head) && !RULERS.contains(&head) && !ANYBODY.contains(&head) {
            return None;
        }
        let own = is_possessive(first) || self.has_possessor(phrase);
        self.by_role(phrase).or_else(|| if own { None } else { self.by_salience(phrase, false) })
    }

    fn has_possessor(&self, phrase: &Phrase) -> bool {
        (phrase.tokens.start..phrase.base_end).any(|at| self.norm(at) == "'s")
    }

    /// "65" of "the 65-year-old".
    fn age_in(&self, phrase: &Phrase) -> Option<u32> {
        let at = (phrase.tokens.start..phrase.base_end).find(|at| self.norm(*at).parse::<u32>().is_ok())?;
        let year = self.norm(at + 1) == "-" && self.norm(at + 2) == "year";
        year.then(|| self.norm(at).parse().ok()).flatten()
    }

    fn by_role(&self, phrase: &Phrase) -> Option<(usize, bool)> {
        let head = self.norm(phrase.head);
        let modifiers: Vec<&str> = (phrase.tokens.start + 1..phrase.base_end)
            .filter(|at| *at != phrase.head)
            .map(|at| self.norm(at))
            .filter(|word| word.len() > 2 && !matches!(*word, "'s" | "old" | "year" | "embattled" | "late"))
            .collect();
        let mut best: Option<(usize, usize)> = None;
        for at in (0..=modifiers.len()).rev() {
            let fits = |who: &Who| {
                who.kind == NameKind::Person
                    && who.roles.iter().any(|role| role_fits(role, head, &modifiers) == Some(at))
            };
            if let Some(who) = self.anywhere(phrase.tokens.start, fits) {
                best = Some((who, at));
                break;
            }
        }
        best.map(|(who, _)| (who, true))
    }

    /// The most salient fitting party near by, else the last one mentioned before the phrase.
    fn anywhere(&self, at: usize, fits: impl Fn(&Who) -> bool) -> Option<usize> {
        self.most_salient(at, &fits).or_else(|| {
            let before = self.mentions.partition_point(|mention| mention.tokens.start < at);
            let mut known = self.mentions.iter().take(before).rev().take(LOOK_BACK);
            known.find(|mention| self.people.get(mention.who).is_some_and(&fits)).map(|mention| mention.who)
        })
    }

    /// A person mentioned shortly before of whom no other role is known.
    fn by_salience(&self, phrase: &Phrase, aged: bool) -> Option<(usize, bool)> {
        let head = self.norm(phrase.head);
        let gender = crate::lexicon::gender_of_noun(head);
        let open = aged || ANYBODY.contains(&head) || RULERS.contains(&head);
        self.most_salient(phrase.tokens.start, |who| {
            who.kind == NameKind::Person
                && who.named
                && (gender.is_none() || who.gender.is_none() || who.gender == gender)
                && (open || who.roles.is_empty())
                && !(aged && who.age.is_some())
        })
        .map(|who| (who, false))
    }

    fn body(&self, phrase: &Phrase, head: &str) -> Option<(usize, bool)> {
        // A company is seldom the outlet that wrote about it.
        let outlet = |who: &Who| crate::annotate::press::named(&who.name).is_some();
        let medium = crate::annotate::press::is_medium(head);
        let is_body = |who: &Who| who.kind == NameKind::Organization && (medium || !outlet(who));
        let named = |who: &Who| {
            is_body(who)
                && (who.roles.iter().any(|role| role.split(' ').any(|word| word == head))
                    || who.name.to_lowercase().split(' ').any(|word| word == head))
        };
        self.anywhere(phrase.tokens.start, named).map(|who| (who, true)).or_else(|| {
            let plain = phrase.base_end - phrase.tokens.start == 2 && self.norm(phrase.tokens.start) == "the";
            let nearest = plain.then(|| self.most_salient(phrase.tokens.start, is_body)).flatten();
            nearest.map(|who| (who, false))
        })
    }
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
        || matches!(word, "people" | "men" | "women" | "police" | "children")
        || word.ends_with("men")
}

/// How many modifiers of a description a role shares, if its head fits it at all.
fn role_fits(role: &str, head: &str, modifiers: &[&str]) -> Option<usize> {
    let head_part = role.split(" of ").next().unwrap_or(role);
    let fits = head_part.split([' ', '-']).any(|word| {
        word == head
            || RULERS.contains(&head) && RULERS.contains(&word)
            || is_spokesperson(head) && is_spokesperson(word)
    });
    let shares = |modifier: &&&str| role.split([' ', '-']).any(|word| likened(word, modifier));
    fits.then(|| modifiers.iter().filter(shares).count())
}

/// The same word, or a country and its adjective: "Belarus" and "Belarusian" share their first five letters.
fn likened(a: &str, b: &str) -> bool {
    a == b || a.len() >= 5 && b.len() >= 5 && a.get(..5).is_some_and(|head| b.starts_with(head))
}

fn is_spokesperson(word: &str) -> bool {
    matches!(word, "spokesman" | "spokeswoman" | "spokesperson")
}
