//! The articles of a big story that are named only, under those that are shown.

use super::paper::{Ink, Paper};
use super::sections::reference;
use crate::account::{Account, Story};
use crate::render::digest::{Folded, Named, Rest};
use crate::render::words;

/// So many outlets are named of each sort.
const NAMED: usize = 6;
/// And so many articles that others are folded under.
const SHOWN: usize = 24;

/// Origins first, the most copied first, their copies in one line each.
pub(super) fn copies(paper: &mut Paper, account: &Account, story: &Story, rest: &Rest) {
    paper.heading("Copies, under the report they go back to");
    let shown = format!("{} of {} are shown below;", story.articles.len(), words::count(rest.articles, "report"));
    paper.block(2, 2, &[(Ink::Faint, &shown), (Ink::Faint, "`--format json` has all of them.")]);
    for fold in rest.folds.iter().take(SHOWN) {
        let label = account.reports.get(fold.article).map(|report| report.article.label()).unwrap_or_default();
        let parts = [
            line(&fold.copies, "copy", "copies"),
            line(&fold.changed, "copy that changed more than words", "copies that changed more than words"),
            line(&fold.reworked, "reworked version", "reworked versions"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let told = format!("{}.", parts.join("; "));
        paper.block(2, 4, &[(Ink::Strong, &reference(story, fold.article)), (Ink::Strong, label), (Ink::Plain, &told)]);
    }
    let more: usize = rest.folds.iter().skip(SHOWN).map(Folded::count).sum();
    if more > 0 {
        let under = rest.folds.len() - SHOWN;
        paper.block(2, 4, &[(Ink::Faint, &format!("and {more} more under {}.", words::count(under, "report")))]);
    }
    if let Some(line) = line(&rest.others, "other report", "other reports") {
        paper.block(2, 4, &[(Ink::Plain, &format!("{line}."))]);
    }
}

/// "412 copies: A, B, C and 409 more".
fn line(named: &[Named], one: &str, several: &str) -> Option<String> {
    let mut labels: Vec<String> = named.iter().take(NAMED).map(|named| named.label.clone()).collect();
    if named.len() > NAMED {
        labels.push(format!("{} more", named.len() - NAMED));
    }
    let noun = if named.len() == 1 { one } else { several };
    (!named.is_empty()).then(|| format!("{} {noun}: {}", named.len(), words::list(&labels)))
}
