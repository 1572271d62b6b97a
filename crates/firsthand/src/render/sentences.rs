//! The sentences that open an account, shared by the terminal report and the page.

use super::words;
use crate::account::{Account, Story};

/// How many origins are named in the opening sentence.
const NAMED: usize = 4;

/// "9 reports, 3 origins: Carrow stands behind 7 of them, The Marovets Lantern behind 2 and Radio Sable behind 1."
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
    let mut by_weight: Vec<&crate::account::Origin> = origins.iter().collect();
    by_weight.sort_by_key(|origin| std::cmp::Reverse(origin.articles.len()));
    let mut parts: Vec<String> = Vec::new();
    for (index, origin) in by_weight.iter().take(NAMED).enumerate() {
        let unseen = story.lineage.nodes.get(origin.node).is_none_or(|node| node.article.is_none());
        let label = if unseen { format!("{} (not among the reports)", origin.label) } else { origin.label.clone() };
        let number = origin.articles.len();
        parts.push(match (index, number) {
            (0, _) if number == reports => format!("{label} stands behind all of them"),
            (0, _) => format!("{label} stands behind {number} of them"),
            _ => format!("{label} behind {number}"),
        });
    }
    if origins.len() > NAMED {
        parts.push(format!("{} behind the rest", words::count(origins.len() - NAMED, "more origin")));
    }
    let cannot_tell = story.lineage.edges.iter().filter(|edge| !edge.directed).count();
    let doubt = match cannot_tell {
        0 => String::new(),
        1 => " In one case it cannot be told who took from whom.".to_owned(),
        _ => format!(" In {cannot_tell} cases it cannot be told who took from whom."),
    };

    format!("{head}: {}.{doubt}", words::list(&parts))
}

/// "7 reports of 2 stories."
pub fn stories(account: &Account) -> String {
    let stories =
        if account.stories.len() == 1 { "1 story".to_owned() } else { format!("{} stories", account.stories.len()) };
    format!("{} of {stories}.", words::count(account.reports.len(), "report"))
}
