//! The reasons of a derivation in one sentence, and the derivations as the account holds them.

use crate::account::{Edge, EdgeKind, Evidence, Node};
use crate::render::words;

use super::credits::Source;
use super::derive::{Draft, Link};
use super::direct::Direction;
use super::matter::Matter;

/// From these log-odds on a part of the direction is worth saying.
const WORTH_SAYING: f64 = 0.4;

/// "Lowland Post has 19 of its 27 sentences (81%) from Carrow, touched up; it came out later and credits Carrow."
pub(super) fn derived(
    matter: &Matter<'_>,
    parent: usize,
    child: usize,
    direction: &Direction,
    directed: bool,
    bytes: &[usize],
    kind: EdgeKind,
) -> String {
    let (from, to) = (matter.label(parent), matter.label(child));
    let (from, to) = if from == to { (dated(matter, parent), dated(matter, child)) } else { (from, to) };
    let (count, all) = (matter.count(child, bytes), matter.articles.get(child).map_or(0, |own| own.sentences.len()));
    let share = share(matter, child, bytes);
    let done = match kind {
        EdgeKind::Copy => "word for word",
        EdgeKind::Edit => "in nearly the same words",
        EdgeKind::Rewrite => "reworded",
        EdgeKind::Translation => "in the wording of a translation",
        EdgeKind::Credit => "in its own words",
    };
    let same = format!("{count} of the {all} sentences of {to} ({share:.0}% of its text) stand in {from} {done}");
    if !directed {
        return format!("{same}; nothing tells which of the two came first.");
    }
    let reasons = reasons(matter, parent, child, direction);
    if reasons.is_empty() { format!("{same}.") } else { format!("{same}: {}.", words::list(&reasons)) }
}

fn reasons(matter: &Matter<'_>, parent: usize, child: usize, direction: &Direction) -> Vec<String> {
    let mut reasons = Vec::new();
    let when = |at: usize| {
        let published = matter.articles.get(at)?.report.article.published.as_ref()?;
        Some(published.moment.value.replace('T', " "))
    };
    if direction.credit >= WORTH_SAYING {
        reasons.push(format!("it credits {}", matter.label(parent)));
    }
    if direction.time >= WORTH_SAYING {
        reasons.push(match (when(parent), when(child)) {
            (Some(early), Some(late)) => format!("it came out later ({late}, after {early})"),
            _ => "its own words show that it is the later one".to_owned(),
        });
    }
    if direction.held >= WORTH_SAYING {
        reasons.push("the other has all of that and more".to_owned());
    }
    if direction.damage >= WORTH_SAYING {
        reasons.push("where the words differ, it has the odder ones, as copies do".to_owned());
    }
    if direction.mixed >= WORTH_SAYING {
        reasons.push("the rest of it stands in other reports".to_owned());
    }
    if direction.kin >= WORTH_SAYING {
        reasons.push("the other reports have the wording of the former, not of the latter".to_owned());
    }
    reasons
}

/// "`child` credits Reuters twice."
pub(super) fn credited(child: &str, source: &str, times: usize, sentences: usize) -> String {
    let times = match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    };
    match sentences {
        0 => format!("{child} credits {source} {times}."),
        1 => format!("{child} credits {source} {times}, for one of its sentences, and tells it in its own words."),
        more => {
            format!("{child} credits {source} {times}, for {more} of its sentences, and tells them in its own words.")
        }
    }
}

/// "`child` speaks of AFP's reporter as an AFP text does."
pub(super) fn text_of(child: &str, agency: &str) -> String {
    format!(
        "{child} is signed with the name of {agency} or speaks of its reporters in passing, as a text of {agency} does."
    )
}

/// "`child` shares 7 sentences with A and B, and none of them has all that the others have."
pub(super) fn sibling(child: &str, others: &[String], count: usize, name: Option<&str>) -> String {
    let sentences = if count == 1 { "one sentence".to_owned() } else { format!("{count} sentences") };
    let others = words::long_list(others);
    match name {
        Some(name) => format!(
            "{child} shares {sentences} with {others}, neither can have taken them from the other, and a credit to {name} names where they come from."
        ),
        None => format!(
            "{child} shares {sentences} with {others}, and nothing shows that one took them from the other: both seem to go back to a third text."
        ),
    }
}

fn dated(matter: &Matter<'_>, at: usize) -> String {
    let article = matter.articles.get(at).map(|own| &own.report.article);
    let when = article.and_then(|article| article.published.as_ref()).map(|published| published.moment.day.to_string());
    match (when, article) {
        (Some(when), Some(article)) => format!("{} of {when}", article.label()),
        (None, Some(article)) => {
            let file = article.input.rsplit(['/', '\\']).next().unwrap_or_default();
            format!("{} ({file})", article.label())
        }
        _ => String::new(),
    }
}

/// The share of a child's text, in percent.
fn share(matter: &Matter<'_>, child: usize, bytes: &[usize]) -> f64 {
    let length = matter.articles.get(child).map_or(1, |own| own.length.max(1));
    100.0 * bytes.iter().sum::<usize>() as f64 / length as f64
}

/// The nodes and edges of a draft.
pub(super) fn written(matter: &Matter<'_>, credits: &[Vec<Source>], draft: &Draft) -> (Vec<Node>, Vec<Edge>) {
    let article =
        |own: &super::matter::Own<'_>| Node { article: Some(own.index), label: own.report.article.label().to_owned() };
    let mut nodes: Vec<Node> = matter.articles.iter().map(article).collect();
    nodes.extend(draft.unseen.iter().map(|label| Node { article: None, label: label.clone() }));
    let edges = draft.links.iter().map(|link| edge(link, matter, credits)).collect();
    (nodes, edges)
}

fn edge(link: &Link, matter: &Matter<'_>, credits: &[Vec<Source>]) -> Edge {
    let mut evidence: Vec<Evidence> = link.passages.iter().map(|at| Evidence::Reuse(*at)).collect();
    let sources = credits.get(link.to).map(Vec::as_slice).unwrap_or_default();
    if let Some(own) = matter.articles.get(link.to) {
        let numbers = link.credits.iter().filter_map(|at| sources.get(*at)?.annotation);
        evidence.extend(numbers.map(|number| Evidence::Credit(own.index, number)));
    }
    let round = |value: f64| (value * 1000.0).round() / 1000.0;
    Edge {
        from: link.from,
        to: link.to,
        kind: link.kind,
        share: round((share(matter, link.to, &link.bytes) / 100.0).min(1.0)),
        confidence: round(link.sure),
        directed: link.directed,
        evidence,
        why: link.why.clone(),
    }
}
