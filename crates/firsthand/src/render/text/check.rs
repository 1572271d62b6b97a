//! The answer to a claim, for a person at a terminal.

use super::Look;
use super::paper::{Ink, Paper};
use crate::account::Account;
use crate::check::{Answer, Check, Found};
use crate::render::words;

/// How many passages of one side are shown.
const SHOWN: usize = 12;
/// The width to which a passage is cut, in characters.
const WIDTH: usize = 300;

/// The answer to a claim as plain text: what is reported, never what is true.
pub fn check(check: &Check, account: &Account, look: Look) -> String {
    let mut paper = Paper::new(look);
    paper.block(0, 2, &[(Ink::Plain, "Claim:"), (Ink::Strong, &check.claim)]);
    let ink = if check.answer == Answer::Stated { Ink::Strong } else { Ink::Alert };
    paper.block(
        0,
        2,
        &[(Ink::Plain, "In these articles:"), (ink, &format!("{}.", check.answer.name())), (Ink::Plain, &check.why)],
    );
    side(&mut paper, check, account, &words::with_origins("Stated", check.stated.origins), &check.stated.passages);
    side(
        &mut paper,
        check,
        account,
        &words::with_origins("Contradicted", check.contradicted.origins),
        &check.contradicted.passages,
    );
    side(&mut paper, check, account, "Near it, but not counted", &check.related);
    if !check.needed.is_empty() {
        paper.heading("What it would take to say more");
        check.needed.iter().for_each(|needed| paper.block(2, 2, &[(Ink::Plain, "-"), (Ink::Plain, needed)]));
    }
    paper.gap();
    paper.block(0, 0, &[(Ink::Faint, words::REPORTING)]);
    paper.finish()
}

fn side(paper: &mut Paper, check: &Check, account: &Account, heading: &str, passages: &[Found]) {
    if passages.is_empty() {
        return;
    }
    paper.heading(heading);
    for found in passages.iter().take(SHOWN) {
        passage(paper, check, account, found);
    }
    if passages.len() > SHOWN {
        let more = words::count(passages.len() - SHOWN, "more passage");
        paper.block(2, 2, &[(Ink::Faint, &format!("and {more}; the JSON output lists all."))]);
    }
}

fn passage(paper: &mut Paper, check: &Check, account: &Account, found: &Found) {
    let Some(report) = account.reports.get(found.passage.article) else { return };
    let by = found.said_by.as_ref().map(|name| format!("on the word of {name}")).unwrap_or_default();
    paper.block(2, 4, &[(Ink::Strong, report.article.label()), (Ink::Faint, &by)]);
    let quoted = format!("“{}”", words::clipped(report.article.words(found.passage.span), WIDTH));
    paper.block(4, 2, &[(Ink::Plain, &quoted)]);
    if let Some(departure) = &found.departure {
        paper.block(4, 2, &[(Ink::Alert, &format!("{}:", departure.detail.name())), (Ink::Plain, &departure.why)]);
    }
    if found.departure.is_none() && !found.missing.is_empty() {
        let missing: Vec<String> = found.missing.iter().map(|span| format!("“{}”", span.of(&check.claim))).collect();
        paper.block(4, 2, &[(Ink::Faint, &format!("does not speak of {}", words::list(&missing)))]);
    }
}
