//! The sentences that open an account, shared by the terminal report and the page.

use super::words;
use crate::account::{Account, Origin, Story};

/// How many origins are named in the opening sentence.
const NAMED: usize = 4;

/// "9 reports, 3 origins: Carrow stands behind 7 of them and The Marovets Lantern behind 2; Radio Sable brings matter of
/// its own."
pub fn opening(story: &Story) -> String {
    let reports = story.articles.len();
    let origins = &story.lineage.origins;
    if reports == 1 {
        return "1 report: there is nothing to compare it with, so every point has a single source.".to_owned();
    }
    let head = format!("{}, {}", words::count(reports, "report"), words::count(origins.len(), "origin"));
    if origins.is_empty() {
        return format!("{} whose origins cannot be told.", words::count(reports, "report"));
    }
    if origins.len() == reports && origins.iter().all(|origin| origin.articles.len() == 1) {
        return format!("{head}: no report was found to repeat another.");
    }
    let mut shared: Vec<&Origin> = origins.iter().filter(|origin| origin.articles.len() > 1).collect();
    shared.sort_by_key(|origin| std::cmp::Reverse(origin.articles.len()));
    let alone: Vec<&Origin> = origins.iter().filter(|origin| origin.articles.len() <= 1).collect();
    let mut parts: Vec<String> = Vec::new();
    for (index, origin) in shared.iter().take(NAMED).enumerate() {
        let unseen = story.lineage.nodes.get(origin.node).is_none_or(|node| node.article.is_none());
        let label = if unseen { format!("{} (not among the reports)", origin.label) } else { origin.label.clone() };
        parts.push(match (index, origin.articles.len()) {
            (0, number) if number == reports => format!("{label} stands behind all of them"),
            (0, number) => format!("{label} stands behind {number} of them"),
            (_, number) => format!("{label} behind {number}"),
        });
    }
    if shared.len() > NAMED {
        parts.push(format!("{} behind two or more", words::count(shared.len() - NAMED, "further origin")));
    }
    let mut head = format!("{head}: {}", words::list(&parts));
    if !alone.is_empty() {
        let mut labels: Vec<String> = alone.iter().take(NAMED).map(|origin| origin.label.clone()).collect();
        if alone.len() > NAMED {
            labels.push(format!("{} more", alone.len() - NAMED));
        }
        let each = if alone.len() == 1 { "brings" } else { "each bring" };
        let own = if alone.len() == 1 { "its" } else { "their" };
        head = format!("{head}; {} {each} matter of {own} own", words::list(&labels));
    }
    let cannot_tell = story.lineage.edges.iter().filter(|edge| !edge.directed).count();
    let doubt = match cannot_tell {
        0 => String::new(),
        1 => " In one case it cannot be told who took from whom.".to_owned(),
        _ => format!(" In {cannot_tell} cases it cannot be told who took from whom."),
    };

    format!("{head}.{doubt}")
}

/// "7 reports of 2 stories."
pub fn stories(account: &Account) -> String {
    let stories =
        if account.stories.len() == 1 { "1 story".to_owned() } else { format!("{} stories", account.stories.len()) };
    format!("{} of {stories}.", words::count(account.reports.len(), "report"))
}
