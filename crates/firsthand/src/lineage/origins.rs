//! The independent roots of reporting, and which of them each sentence of each article goes back to.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{EdgeKind, Origin, Passage, Witness};
use crate::render::words;

use super::derive::{Draft, Link};
use super::matter::{Matter, SHARED};

/// An article is an origin of its own when at least this share of it is neither taken nor credited, and at least two
/// sentences; a reworded one needs more, because some of its sentences are past recognition.
const MIN_OWN: f64 = 0.15;
const MIN_OWN_REWORDED: f64 = 0.4;
const MIN_SENTENCES: usize = 2;
/// From this share of an article on that others show to come from a text which is not among the reports, all of it does.
const MOST_KNOWN: f64 = 0.4;

/// The origins, articles first, and the witnesses in the order of the text.
pub(super) fn of(matter: &Matter<'_>, draft: &Draft) -> (Vec<Origin>, Vec<Witness>) {
    let roots = roots(matter, draft);
    let mut by_sentence: Vec<Vec<BTreeSet<usize>>> = matter.articles.iter().map(|_| Vec::new()).collect();
    for at in parents_first(matter, draft) {
        let sentences = witnessed(at, matter, draft, &roots, &by_sentence);
        if let Some(slot) = by_sentence.get_mut(at) {
            *slot = sentences;
        }
    }
    fold_lone_sources(matter, draft, &roots, &mut by_sentence);
    let used: BTreeSet<usize> = by_sentence.iter().flatten().flatten().copied().collect();
    let number: BTreeMap<usize, usize> = used.iter().enumerate().map(|(at, node)| (*node, at)).collect();
    let origins = used.iter().map(|node| origin(*node, matter, draft, &by_sentence)).collect();
    let mut witnesses = Vec::new();
    for (own, sentences) in matter.articles.iter().zip(&by_sentence) {
        for ((span, _), nodes) in own.sentences.iter().zip(sentences) {
            let origins = nodes.iter().filter_map(|node| number.get(node).copied()).collect();
            witnesses.push(Witness { passage: Passage { article: own.index, span: *span }, origins });
        }
    }
    witnesses.sort_by_key(|witness| witness.passage);
    (origins, witnesses)
}

/// An unseen source that stands behind one article alone, or behind one and those that have it from there, counts as that
/// article's reporting, or as part of what most of the article goes back to: that a report names its sources does not make
/// it several reports. The derivation stays.
fn fold_lone_sources(
    matter: &Matter<'_>,
    draft: &Draft,
    roots: &[Option<usize>],
    by_sentence: &mut [Vec<BTreeSet<usize>>],
) {
    let unseen = matter.articles.len();
    let mut behind: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, sentences) in by_sentence.iter().enumerate() {
        for node in sentences.iter().flatten().filter(|node| **node >= unseen) {
            behind.entry(*node).or_default().insert(at);
        }
    }
    let voices = behind.iter().filter(|(node, articles)| is_one_voice(**node, articles, draft));
    let lone: BTreeSet<usize> = voices.map(|(node, _)| *node).collect();
    let lone = |node: &usize| lone.contains(node);
    for (root, sentences) in roots.iter().zip(by_sentence) {
        let most = most_common(sentences).into_iter().find(|node| !lone(node));
        let Some(root) = root.or(most) else { continue };
        for nodes in sentences.iter_mut().filter(|nodes| nodes.iter().any(lone)) {
            nodes.retain(|node| !lone(node));
            nodes.insert(root);
        }
    }
}

/// Whether articles that all go back to `source` have it one from another, or from one text beside it.
fn is_one_voice(source: usize, articles: &BTreeSet<usize>, draft: &Draft) -> bool {
    let Some(first) = articles.first() else { return true };
    let links: Vec<&Link> =
        draft.links.iter().filter(|link| link.kind != EdgeKind::Credit && link.from != source).collect();
    let mut reached = BTreeSet::from([*first]);
    let mut open = vec![*first];
    while let Some(at) = open.pop() {
        let parents = links.iter().filter(|link| link.to == at).map(|link| link.from);
        let near: Vec<usize> = parents
            .flat_map(|parent| links.iter().filter(move |link| link.from == parent).map(|link| link.to).chain([parent]))
            .chain(links.iter().filter(|link| link.from == at).map(|link| link.to))
            .collect();
        for one in near.into_iter().filter(|one| articles.contains(one)) {
            if reached.insert(one) {
                open.push(one);
            }
        }
    }
    reached.len() == articles.len()
}

/// For each article the node its own words count for: itself, an earlier article of the same outlet that it goes on
/// from, or nothing when it has no words of its own.
fn roots(matter: &Matter<'_>, draft: &Draft) -> Vec<Option<usize>> {
    let mut roots: Vec<Option<usize>> = vec![None; matter.articles.len()];
    // Articles all of which goes back to a text that is not among the reports.
    let mut carriers: BTreeSet<usize> = BTreeSet::new();
    for at in parents_first(matter, draft) {
        let kin = draft
            .links_to(at)
            .filter(|link| link.from < matter.articles.len())
            .find(|link| matter.same_outlet(link.from, at))
            .and_then(|link| roots.get(link.from).copied().flatten());
        let from_carrier = |link: &Link| carriers.contains(&link.from) && share_of(link, matter) >= MOST_KNOWN;
        let carries = |link: &Link| is_whole(link, matter, draft) || from_carrier(link);
        let of_article = draft.links_to(at);
        if of_article.clone().any(carries) {
            carriers.insert(at);
            continue;
        }
        let own = has_own(at, matter, draft).then_some(at);
        if let Some(root) = roots.get_mut(at) {
            *root = own.map(|own| kin.unwrap_or(own));
        }
    }
    roots
}

fn has_own(at: usize, matter: &Matter<'_>, draft: &Draft) -> bool {
    let Some(own) = matter.articles.get(at) else { return false };
    let links: Vec<&Link> = draft.links_to(at).collect();
    if links.is_empty() {
        return true;
    }
    let mut left: Vec<usize> = own.sentences.iter().map(|(span, _)| span.len()).collect();
    for link in &links {
        for (left, bytes) in left.iter_mut().zip(&link.bytes) {
            *left = left.saturating_sub(*bytes);
        }
    }
    let whole = |(left, (span, _)): &(&usize, &(crate::span::Span, usize))| **left as f64 > SHARED * span.len() as f64;
    let sentences = left.iter().zip(&own.sentences).filter(whole).count();
    let reworded = links.iter().any(|link| {
        matches!(link.kind, EdgeKind::Rewrite | EdgeKind::Translation) && link.from < matter.articles.len()
    });
    let least = if reworded { MIN_OWN_REWORDED } else { MIN_OWN };
    sentences >= MIN_SENTENCES && left.iter().sum::<usize>() as f64 >= least * own.length as f64
}

/// Whether an article that shares words with others through a text that is not among the reports has the rest of its
/// words from there as well: what the others left out of that text cannot be told from reporting of its own, and who opens
/// with the words of another seldom adds some.
fn is_whole(link: &Link, matter: &Matter<'_>, draft: &Draft) -> bool {
    if link.from < matter.articles.len() || link.kind == EdgeKind::Credit {
        return false;
    }
    let opens = matter.count(link.to, link.bytes.get(..1).unwrap_or_default()) > 0;
    opens || share_of(link, matter) >= MOST_KNOWN || holds_all_credited(link, matter, draft)
}

/// The share of its child that a derivation accounts for.
fn share_of(link: &Link, matter: &Matter<'_>) -> f64 {
    let length = matter.articles.get(link.to).map_or(1, |own| own.length.max(1));
    link.bytes.iter().sum::<usize>() as f64 / length as f64
}

/// Whether everything, and more than one sentence, that another report credits to the same source stands in the article:
/// who took but a part of that text would seldom have taken just those.
fn holds_all_credited(link: &Link, matter: &Matter<'_>, draft: &Draft) -> bool {
    let others = draft.links.iter().filter(|other| other.from == link.from && other.to != link.to);
    others.filter(|other| !other.credits.is_empty()).any(|other| {
        let taken = matter.taken(other.to, link.to);
        let credited = other.bytes.iter().filter(|bytes| **bytes > 0).count();
        let held = other.bytes.iter().zip(taken).filter(|(bytes, taken)| **bytes > 0 && **taken * 2 >= **bytes).count();
        credited >= 2 && held == credited
    })
}

/// The articles in an order in which parents come before their children; of those that may come next the first.
fn parents_first(matter: &Matter<'_>, draft: &Draft) -> Vec<usize> {
    let count = matter.articles.len();
    let parents = |at: usize| draft.links_to(at).filter(|link| link.from < count);
    let mut waits: Vec<usize> = (0..count).map(|at| parents(at).count()).collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (at, link) in (0..count).flat_map(|at| parents(at).map(move |link| (at, link))) {
        if let Some(list) = children.get_mut(link.from) {
            list.push(at);
        }
    }
    let mut ready: BTreeSet<usize> = (0..count).filter(|at| waits.get(*at) == Some(&0)).collect();
    let mut done: Vec<usize> = Vec::new();
    // There is always one that is ready, for derivations make no circle.
    while let Some(next) = ready.pop_first() {
        done.push(next);
        for child in children.get(next).into_iter().flatten() {
            if let Some(left) = waits.get_mut(*child) {
                *left -= 1;
                if *left == 0 {
                    ready.insert(*child);
                }
            }
        }
    }
    done
}

/// The nodes each sentence of an article goes back to.
fn witnessed(
    at: usize,
    matter: &Matter<'_>,
    draft: &Draft,
    roots: &[Option<usize>],
    known: &[Vec<BTreeSet<usize>>],
) -> Vec<BTreeSet<usize>> {
    let Some(own) = matter.articles.get(at) else { return Vec::new() };
    let links: Vec<&Link> = draft.links_to(at).collect();
    let main = links.iter().max_by_key(|link| (link.bytes.iter().sum::<usize>(), std::cmp::Reverse(link.from)));
    let of_node = |node: usize| -> BTreeSet<usize> {
        match known.get(node) {
            None => BTreeSet::from([node]),
            Some(sentences) => match roots.get(node).copied().flatten() {
                Some(root) => BTreeSet::from([root]),
                None => most_common(sentences),
            },
        }
    };
    let sentence = |(number, (span, _)): (usize, &(crate::span::Span, usize))| {
        let mut nodes = BTreeSet::new();
        for link in &links {
            let taken = link.bytes.get(number).copied().unwrap_or(0);
            if taken == 0 || (taken as f64) < SHARED * span.len() as f64 {
                continue;
            }
            let there = beyond(link, at, *span, matter, known);
            nodes.extend(if there.is_empty() { of_node(link.from) } else { there });
        }
        if nodes.is_empty() {
            match roots.get(at).copied().flatten() {
                Some(root) => nodes.insert(root),
                None => {
                    nodes.extend(main.map(|link| of_node(link.from)).unwrap_or_default());
                    true
                }
            };
        }
        nodes
    };
    own.sentences.iter().enumerate().map(sentence).collect()
}

/// What the parent's sentences that a reused sentence stands in go back to.
fn beyond(
    link: &Link,
    child: usize,
    span: crate::span::Span,
    matter: &Matter<'_>,
    known: &[Vec<BTreeSet<usize>>],
) -> BTreeSet<usize> {
    let (Some(parent), Some(own)) = (matter.articles.get(link.from), matter.articles.get(child)) else {
        return BTreeSet::new();
    };
    let mut nodes = BTreeSet::new();
    for passage in link.passages.iter().filter_map(|at| matter.reuse.get(*at)) {
        let (mine, theirs) =
            if passage.a.article == own.index { (passage.a, passage.b) } else { (passage.b, passage.a) };
        if !mine.span.overlaps(span) {
            continue;
        }
        let sentences = known.get(link.from).map(Vec::as_slice).unwrap_or_default();
        for ((there, _), origins) in parent.sentences.iter().zip(sentences) {
            if there.shared(theirs.span) * 2 >= there.len().min(theirs.span.len()) {
                nodes.extend(origins.iter().copied());
            }
        }
    }
    nodes
}

fn most_common(sentences: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for node in sentences.iter().flatten() {
        *counts.entry(*node).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(node, count)| (*count, std::cmp::Reverse(*node)))
        .map(|(node, _)| node)
        .into_iter()
        .collect()
}

fn origin(node: usize, matter: &Matter<'_>, draft: &Draft, by_sentence: &[Vec<BTreeSet<usize>>]) -> Origin {
    let count = matter.articles.len();
    let has = |sentences: &Vec<BTreeSet<usize>>| sentences.iter().any(|nodes| nodes.contains(&node));
    let members: Vec<usize> =
        by_sentence.iter().enumerate().filter(|(_, sentences)| has(sentences)).map(|(at, _)| at).collect();
    let label =
        if node < count { matter.label(node) } else { draft.unseen.get(node - count).cloned().unwrap_or_default() };
    let others: Vec<String> = members.iter().filter(|at| **at != node).map(|at| matter.label(*at)).collect();
    let why = if node >= count {
        format!("{}; it is not itself among the reports.", used_by(&others))
    } else if draft.links_to(node).next().is_some() {
        format!(
            "Part of it is taken from others; the rest stands in none of the other reports and credits nobody{}",
            also(&others)
        )
    } else {
        format!("It takes no words from another report and credits none{}", also(&others))
    };
    let articles = members.iter().filter_map(|at| matter.articles.get(*at)).map(|own| own.index).collect();
    Origin { node, label, articles, why }
}

fn used_by(others: &[String]) -> String {
    let mut names = others.to_vec();
    names.dedup();
    let verb = if names.len() == 1 { "credits it or carries its words" } else { "credit it or carry its words" };
    format!("{} {verb}", words::long_list(&names))
}

fn also(others: &[String]) -> String {
    let mut names: Vec<String> = others.to_vec();
    names.sort();
    names.dedup();
    let verb = if names.len() == 1 { "goes" } else { "go" };
    if names.is_empty() { ".".to_owned() } else { format!("; {} {verb} back to it.", words::long_list(&names)) }
}
