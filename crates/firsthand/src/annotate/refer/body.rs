//! Which organisation a description means: "the company", "the airline", "the newspaper".

use std::collections::BTreeMap;

use super::describe::LOOK_BACK;
use super::{Phrase, Referents, Who};
use crate::annotate::{NameKind, press};

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

/// What only those can be called who are no authority.
const PRIVATE: &[&str] = &["company", "firm", "airline", "carrier", "bank", "club", "team", "charity", "operator"];

/// Words in the names of authorities.
#[rustfmt::skip]
const PUBLIC: &[&str] = &[
    "Bureau", "Agency", "Department", "Ministry", "Police", "Commission", "Court", "Senate", "Congress", "Government",
    "Parliament", "Administration", "Council", "Committee", "Office", "Army", "Navy", "House", "Union", "University",
];

/// Where companies and people publish their own words.
const PLATFORMS: &[&str] = &["Twitter", "Facebook", "Instagram", "YouTube", "Telegram", "TikTok", "Medium", "Snapchat"];

impl Referents<'_> {
    /// The organisation that "the company", "the newspaper" means.
    pub(super) fn body(&self, phrase: &Phrase, head: &str) -> Option<(usize, bool)> {
        // A company is seldom the outlet that wrote about it, or where it wrote itself.
        let outlet = |who: &Who| press::named(&who.name).is_some();
        let medium = press::is_medium(head);
        let is_body = |who: &Who| {
            who.kind == NameKind::Organization && (medium || !outlet(who)) && !PLATFORMS.contains(&who.name.as_str())
        };
        let named = |who: &Who| {
            is_body(who)
                && (who.roles.iter().any(|role| role.split(' ').any(|word| word == head))
                    || who.name.to_lowercase().split(' ').any(|word| word == head))
        };
        self.anywhere(phrase.tokens.start, named).map(|who| (who, true)).or_else(|| {
            let plain = phrase.base_end - phrase.tokens.start == 2 && self.norm(phrase.tokens.start) == "the";
            let private = PRIVATE.contains(&head);
            let fits = |who: &Who| is_body(who) && !(private && is_public(who));
            let nearest = plain.then(|| self.most_salient(phrase.tokens.start, fits)).flatten()?;
            self.is_chief(phrase.tokens.start, nearest, fits).then_some((nearest, false))
        })
    }

    /// Whether no other fitting party was named more often so far: "the company" is the one that the report is about.
    fn is_chief(&self, at: usize, who: usize, fits: impl Fn(&Who) -> bool) -> bool {
        let before = self.mentions.partition_point(|mention| mention.tokens.start < at);
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for mention in self.mentions.iter().take(before).rev().take(LOOK_BACK) {
            if self.people.get(mention.who).is_some_and(&fits) {
                *counts.entry(mention.who).or_default() += 1;
            }
        }
        let own = counts.get(&who).copied().unwrap_or_default();
        counts.values().all(|count| *count <= own)
    }
}

/// Whether a noun refers back to an organisation.
pub(super) fn is_body_noun(word: &str) -> bool {
    BODIES.contains(&word)
}

/// Whether the name says that it is an authority's: no company, bank or airline.
fn is_public(who: &Who) -> bool {
    who.name.split(' ').any(|word| PUBLIC.contains(&word)) || matches!(who.name.as_str(), "FBI" | "CIA" | "UN" | "EU")
}
