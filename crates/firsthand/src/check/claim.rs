//! A claim, read as an article of one sentence.

use std::collections::BTreeMap;

use jiff::civil;

use super::actors::Actors;
use super::names::{self, Meant, Roles};
use super::part::{self, Part};
use super::roles;
use super::wording::Wordings;
use crate::account::{self, Account, Report};
use crate::annotate::{self, Date};
use crate::{Document, Settings};

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
    /// Who does what to whom in it.
    pub parties: roles::Roles,
    /// Its actors, and where the articles have them.
    pub actors: Actors,
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
        let parties = report.as_ref().map(|report| roles::Roles::of(report, &parts)).unwrap_or_default();
        let actors = report.as_ref().map(|report| Actors::of(report, account)).unwrap_or_default();
        let days = account.reports.iter().map(|report| report.article.published_day());
        let mut dates = BTreeMap::new();
        if let Some(report) = &report {
            for day in days {
                dates.entry(day).or_insert_with(|| annotate::date::find(&report.article.text, &report.text, day));
            }
        }
        Self { words: line, report, parts, meant, roles, wordings, parties, actors, dates }
    }

    /// One of the claim's dates as an article published on `day` would mean it.
    pub fn date(&self, index: usize, day: Option<civil::Date>) -> Option<&Date> {
        let as_read = self.report.as_ref()?.annotations.dates.get(index)?;
        let reckoned = self.dates.get(&day)?.iter().find(|date| date.span == as_read.span);
        reckoned.or(Some(as_read))
    }
}
