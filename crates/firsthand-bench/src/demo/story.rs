//! What the sample was made to show: origins, derivations, who is who, which points are in dispute.

use std::collections::BTreeSet;

use firsthand::Account;
use firsthand::account::{Edge, EdgeKind, Lineage, Point, Reading, Touch};
use firsthand::text::BlockKind;

use super::expected::{Expected, ExpectedPoint, place};
use crate::score::likeness::half_shared;
use crate::score::{Fault, Scores, names, points};

/// Adds the measures that only the sample has.
pub fn score(expected: &Expected, account: &Account, scores: &mut Scores) {
    blocks(expected, account, scores);
    entities(expected, account, scores);
    derivations(expected, account, scores);
    origins(expected, account, scores);
    disputes(expected, account, scores);
    oddities(expected, account, scores);
}

/// Counts how many of `all` are right and notes those that are not.
fn share<T>(
    scores: &mut Scores,
    (kind, name): (&'static str, &str),
    all: &[T],
    right: impl Fn(&T) -> bool,
    line: impl Fn(&T) -> String,
) {
    let wrong: Vec<&T> = all.iter().filter(|item| !right(item)).collect();
    scores.add(name, all.len() - wrong.len(), all.len());
    let fault = |item| Fault { kind, what: "wrong", line: format!("{name}: {}", line(item)) };
    scores.faults.extend(wrong.into_iter().map(fault));
}

fn blocks(expected: &Expected, account: &Account, scores: &mut Scores) {
    let right = |block: &super::expected::ExpectedBlock| {
        let report = account.reports.iter().find(|report| report.article.input == block.article);
        let at = report.and_then(|report| Some((report, place(&report.article.text, &block.text).ok()?)));
        at.is_some_and(|(report, span)| {
            let blocks = &report.text.blocks;
            blocks.iter().any(|found| name_of(found.kind) == block.kind && half_shared(found.span, span))
        })
    };
    share(scores, ("blocks", "blocks_kind"), &expected.blocks, right, |block| {
        format!("{}: {}", block.article, block.text)
    });
}

const fn name_of(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Caption => "caption",
        BlockKind::Credit => "credit",
        BlockKind::Related => "related",
        _ => "text",
    }
}

fn entities(expected: &Expected, account: &Account, scores: &mut Scores) {
    let things = names::things(account);
    let meant = |form: &str| -> BTreeSet<_> {
        let mut meant = BTreeSet::new();
        for (number, report) in account.reports.iter().enumerate() {
            for name in &report.annotations.names {
                if without_article(name.span.of(&report.article.text)) == without_article(form) {
                    meant.extend(things.get(&(number, name.entity)).copied());
                }
            }
        }
        meant
    };
    let line = |(a, b): &(String, String)| format!("{a} / {b}");
    let same = |(a, b): &(String, String)| !meant(a).is_disjoint(&meant(b));
    share(scores, ("variants", "entities_joined"), &expected.entities.same, same, line);
    let apart = |(a, b): &(String, String)| meant(a).is_disjoint(&meant(b));
    share(scores, ("variants", "entities_kept_apart"), &expected.entities.different, apart, line);
}

fn without_article(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

/// Lineages and their edges between articles, by file name.
struct Edges<'a>(Vec<(&'a str, &'a str, &'a Edge)>);

impl<'a> Edges<'a> {
    fn of(account: &'a Account) -> Self {
        let name = |lineage: &'a Lineage, node: usize| {
            let article = lineage.nodes.get(node)?.article?;
            Some(account.reports.get(article)?.article.input.as_str())
        };
        let lineages = account.stories.iter().map(|story| &story.lineage);
        let edges = lineages.flat_map(|lineage| lineage.edges.iter().map(move |edge| (lineage, edge)));
        Self(edges.filter_map(|(of, edge)| Some((name(of, edge.from)?, name(of, edge.to)?, edge))).collect())
    }

    fn join(&self, a: &str, b: &str) -> bool {
        self.0.iter().any(|(from, to, _)| (*from, *to) == (a, b) || (*from, *to) == (b, a))
    }
}

fn derivations(expected: &Expected, account: &Account, scores: &mut Scores) {
    let edges = Edges::of(account);
    let line = |of: &super::expected::ExpectedDerivation| format!("{} -> {} ({})", of.from, of.to, of.kind);
    let all = &expected.derivations;
    share(scores, ("lineage", "derivations_found"), all, |of| edges.join(&of.from, &of.to), line);
    let edge_of = |of: &super::expected::ExpectedDerivation| {
        edges.0.iter().find(|(from, to, _)| *from == of.from && *to == of.to).map(|(_, _, edge)| *edge)
    };
    share(scores, ("lineage", "derivations_directed"), all, |of| edge_of(of).is_some_and(|edge| edge.directed), line);
    let right_kind = |of: &super::expected::ExpectedDerivation| {
        edge_of(of)
            .map(|edge| edge_kind(edge.kind))
            .is_some_and(|kind| of.kind == kind || of.also_accept.iter().any(|other| other == kind))
    };
    share(scores, ("lineage", "derivations_kind"), all, right_kind, line);
    let known = |a: &str, b: &str| all.iter().any(|of| (of.from == a && of.to == b) || (of.from == b && of.to == a));
    let right = |(from, to, _): &(&str, &str, &Edge)| known(from, to);
    share(scores, ("lineage", "derivations_precision"), &edges.0, right, |(from, to, edge)| {
        format!("{from} -> {to}: {}", edge.why)
    });
    let apart = |(a, b): &(String, String)| !edges.join(a, b);
    share(scores, ("lineage", "not_derived_kept_apart"), &expected.not_derived, apart, |(a, b)| format!("{a} / {b}"));
}

const fn edge_kind(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Copy => "copy",
        EdgeKind::Edit => "edit",
        EdgeKind::Rewrite => "rewrite",
        EdgeKind::Translation => "translation",
        EdgeKind::Credit => "credit",
    }
}

fn origins(expected: &Expected, account: &Account, scores: &mut Scores) {
    let name = |article: &usize| account.reports.get(*article).map(|report| report.article.input.as_str());
    let found: Vec<BTreeSet<&str>> = account
        .stories
        .iter()
        .flat_map(|story| &story.lineage.origins)
        .map(|origin| origin.articles.iter().filter_map(name).collect())
        .collect();
    let whole: Vec<BTreeSet<&str>> =
        expected.origins.iter().map(|origin| origin.articles.iter().map(String::as_str).collect()).collect();
    let line = |set: &BTreeSet<&str>| set.iter().copied().collect::<Vec<_>>().join(", ");
    share(scores, ("lineage", "origins_found"), &whole, |set| found.contains(set), line);
    share(scores, ("lineage", "origins_precision"), &found, |set| whole.contains(set), line);
    let apart = |(a, b): &(String, String)| {
        !found.iter().any(|origin| origin.contains(a.as_str()) && origin.contains(b.as_str()))
    };
    share(scores, ("lineage", "independents_kept_apart"), &expected.independents, apart, |(a, b)| format!("{a} / {b}"));
}

fn disputes(expected: &Expected, account: &Account, scores: &mut Scores) {
    let found: Vec<&Point> = account.stories.iter().flat_map(|story| &story.points).collect();
    let statuses = |point: &ExpectedPoint| -> Vec<&'static str> {
        found.iter().filter(|found| is_point(point, found, account)).map(|found| points::name(found.status)).collect()
    };
    let right = |point: &ExpectedPoint| {
        statuses(point).iter().any(|is| point.status == *is || point.also_accept.iter().any(|other| other == is))
    };
    let line = |point: &ExpectedPoint| format!("{} ({}) is {:?}", point.label, point.status, statuses(point));
    share(scores, ("points", "points_status_of_all"), &expected.points, right, line);
    let in_dispute = |status: &str| matches!(status, "contested" | "revised");
    let disputed: Vec<&ExpectedPoint> = expected.points.iter().filter(|point| in_dispute(&point.status)).collect();
    let recognised = |point: &&ExpectedPoint| statuses(point).into_iter().any(in_dispute);
    share(scores, ("points", "points_disputed_recall"), &disputed, recognised, |point| line(point));
    let claimed: Vec<&&Point> = found.iter().filter(|found| in_dispute(points::name(found.status))).collect();
    let may_be =
        |point: &&ExpectedPoint| in_dispute(&point.status) || point.also_accept.iter().any(|status| in_dispute(status));
    let is_known = |found: &&&Point| expected.points.iter().filter(may_be).any(|point| is_point(point, found, account));
    share(scores, ("points", "points_disputed_precision"), &claimed, is_known, |found| points::line(found));
}

/// Whether the point has two of the expected values (or the only one), each in one of its articles.
fn is_point(expected: &ExpectedPoint, found: &Point, account: &Account) -> bool {
    let stands_in = |reading: &Reading, articles: &[String]| {
        let mut inputs = reading.members.iter().filter_map(|member| account.reports.get(member.passage.article));
        inputs.any(|report| articles.contains(&report.article.input))
    };
    let has = |value: &&super::expected::ExpectedValue| {
        let mut readings = found.readings.iter();
        readings
            .any(|reading| value.is(reading.low, reading.high, &reading.text) && stands_in(reading, &value.articles))
    };
    expected.values.iter().filter(has).count() >= expected.values.len().min(2)
}

fn oddities(expected: &Expected, account: &Account, scores: &mut Scores) {
    let slip = &expected.editing_slip;
    let inputs =
        |passage: firsthand::account::Passage| account.reports.get(passage.article).map(|report| &report.article);
    let is_seen = account.stories.iter().flat_map(|story| &story.reuse).any(|reuse| {
        let (Some(a), Some(b)) = (inputs(reuse.a), inputs(reuse.b)) else { return false };
        let ((from, to), forward) = match (a.input == slip.source, b.input == slip.source) {
            (true, _) if b.input == slip.article => ((a, b), true),
            (_, true) if a.input == slip.article => ((b, a), false),
            _ => return false,
        };
        let (Ok(old), Ok(new)) = (place(&from.text, &slip.from), place(&to.text, &slip.to)) else { return false };
        reuse.changes.iter().filter(|change| change.touches.contains(&Touch::Figure)).any(|change| {
            let (source, copy) = if forward { (change.a, change.b) } else { (change.b, change.a) };
            source.is_some_and(|span| span.overlaps(old)) && copy.is_some_and(|span| span.overlaps(new))
        })
    });
    scores.add("editing_slip_seen", usize::from(is_seen), 1);
    let odd = &expected.odd_figure;
    let is_open = account.reports.iter().filter(|report| report.article.input == odd.article).any(|report| {
        let Ok(span) = place(&report.article.text, &odd.text) else { return false };
        let figures = report.annotations.figures.iter();
        figures.filter(|figure| figure.span.overlaps(span)).any(|figure| figure.low.is_none() && figure.high.is_none())
    });
    scores.add("odd_figure_left_open", usize::from(is_open), 1);
}
