//! A claim, read as an article of one sentence.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;

use super::instead::is_actor;
use super::names::{self, Meant, Roles};
use super::part::{self, Part};
use super::wording::Wordings;
use crate::account::{self, Account, Report};
use crate::annotate::{self, Date};
use crate::{Document, Settings, lexicon};

/// A claim and what it is made of.
#[derive(Debug)]
pub(super) struct Claim {
    /// The claim as given.
    pub words: String,
    /// The claim as an article; `None` where it has no words.
    pub report: Option<Report>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// Whom each of its names means in the articles.
    pub meant: Vec<Meant>,
    /// What the articles call each of their entities: (article, entity) to roles in lower case.
    pub roles: Roles,
    /// What words say the same as its own.
    pub wordings: Wordings,
    /// Pairs of nouns that one sentence of the articles has side by side: they mean two.
    apart: BTreeSet<(String, String)>,
    /// Its dates, reckoned from each day on which an article was published: "on Monday" is another day in each.
    dates: BTreeMap<Option<civil::Date>, Vec<Date>>,
}

impl Claim {
    /// Takes a claim apart.
    pub fn read(words: &str, account: &Account) -> Self {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let (mut reports, _) =
            account::annotated(vec![Document::new("claim.txt", line.as_str())], &Settings::default());
        let report = reports.pop();
        let parts = report.as_ref().map(part::of).unwrap_or_default();
        let meant = report.as_ref().map(|report| names::meant(report, account)).unwrap_or_default();
        let roles = names::roles(account);
        let wordings = report.as_ref().map(|report| Wordings::of(report, &parts, account)).unwrap_or_default();
        let apart = report.as_ref().map(|report| apart(report, account)).unwrap_or_default();
        let days = account.reports.iter().map(|report| report.article.published_day());
        let mut dates = BTreeMap::new();
        if let Some(report) = &report {
            for day in days {
                dates.entry(day).or_insert_with(|| annotate::date::find(&report.article.text, &report.text, day));
            }
        }
        Self { words: line, report, parts, meant, roles, wordings, apart, dates }
    }

    /// Whether the articles keep what two nouns mean apart.
    pub fn kept_apart(&self, own: &str, other: &str) -> bool {
        self.apart.contains(&(own.to_owned(), other.to_owned()))
    }

    /// One of the claim's dates as an article published on `day` would mean it.
    pub fn date(&self, index: usize, day: Option<civil::Date>) -> Option<&Date> {
        let as_read = self.report.as_ref()?.annotations.dates.get(index)?;
        let reckoned = self.dates.get(&day)?.iter().find(|date| date.span == as_read.span);
        reckoned.or(Some(as_read))
    }
}

/// The actors of the claim beside those that stand with them in one sentence of the articles.
fn apart(claim: &Report, account: &Account) -> BTreeSet<(String, String)> {
    let mut apart = BTreeSet::new();
    let own: Vec<&str> =
        claim.text.tokens.iter().map(|token| token.norm.as_str()).filter(|norm| is_actor(norm)).collect();
    for report in &account.reports {
        for sentence in &report.text.sentences {
            let tokens = report.text.tokens_of(sentence);
            let with: Vec<&&str> = own.iter().filter(|norm| tokens.iter().any(|token| token.is(norm))).collect();
            for other in tokens.iter().filter(|token| !with.is_empty() && is_actor(&token.norm)) {
                let pairs = with.iter().filter(|norm| !lexicon::synonyms(norm, &other.norm).is_alike());
                apart.extend(pairs.map(|norm| ((**norm).to_owned(), other.norm.clone())));
            }
        }
    }
    apart
}
