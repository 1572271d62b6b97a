//! Which sources an article is derived from.

use firsthand::Account;

use super::likeness::same_party;
use super::{Fault, Places, Scores};
use crate::gold::model::{Gold, GoldDerivation};

/// Adds the share of credited sources from which an edge leads to the article, straight or through other articles.
/// What the annotator inferred from shared words alone is left out: an unseen source cannot be named from them.
pub fn score(gold: &Gold, account: &Account, places: &Places, scores: &mut Scores) {
    let stated: Vec<(&GoldDerivation, &str)> = gold
        .lineage
        .iter()
        .filter(|derivation| !derivation.inferred)
        .filter_map(|derivation| Some((derivation, derivation.source.as_deref()?)))
        .collect();
    if stated.is_empty() {
        return;
    }
    let mut hit = 0;
    for (derivation, source) in &stated {
        if places.number(&derivation.file).is_some_and(|article| leads_to(account, source, article)) {
            hit += 1;
        } else {
            let line = format!("{} from {source}", derivation.file);
            scores.faults.push(Fault { kind: "lineage", what: "missed", line });
        }
    }
    scores.add("lineage_sources", hit, stated.len());
}

/// Whether the lineage leads from a node called `source` to the article.
fn leads_to(account: &Account, source: &str, article: usize) -> bool {
    account.stories.iter().map(|story| &story.lineage).any(|lineage| {
        let Some(start) = lineage.nodes.iter().position(|node| node.article == Some(article)) else { return false };
        let mut above = vec![start];
        let mut next = 0;
        while let Some(&node) = above.get(next) {
            next += 1;
            for edge in lineage.edges.iter().filter(|edge| edge.to == node) {
                if !above.contains(&edge.from) {
                    above.push(edge.from);
                }
            }
        }
        above.iter().skip(1).filter_map(|node| lineage.nodes.get(*node)).any(|node| same_party(source, &node.label))
    })
}
