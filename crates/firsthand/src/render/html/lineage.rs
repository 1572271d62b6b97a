//! Who repeats whom: a drawing, and the same in words, with the passages each derivation stands on.

use super::marked::{Mark, Marker};
use super::parts::capped;
use super::view::{View, report_href, runs};
use super::{escape, graph, words};
use crate::account::{Change, ChangeKind, Edge, Evidence, Passage, Reuse};
use crate::span::Span;

/// Reports listed before the rest folds away.
const SHOWN_NODES: usize = 40;
/// Passages laid side by side for one derivation, and the same when a story has very many derivations.
const PASSAGES: usize = 6;
const MAX_PASSAGES: usize = 40;
const PASSAGES_OF_MANY: usize = 2;
const MANY_EDGES: usize = 60;
/// How much of an unchanged passage is shown, in characters.
const EXAMPLE: usize = 160;
/// Deeper levels are not indented further, so that a phone can show them.
const MAX_INDENT: usize = 4;
/// The longest passage shown, in bytes: about two paragraphs.
const PASSAGE_BYTES: usize = 1_200;

/// The drawing, then one entry for each report and unseen source.
pub fn section(view: &View) -> String {
    let lineage = &view.story.lineage;
    if lineage.nodes.len() < 2 {
        return String::new();
    }
    if lineage.edges.is_empty() {
        return "<p>No report here was found to repeat another or to credit an outside source.</p>".to_owned();
    }
    let items = family(view).into_iter().map(|(depth, node)| node_item(view, depth, node)).collect();
    format!("{}{}", graph::drawing(view), capped("ol", "lineage-list", items, SHOWN_NODES, "reports"))
}

/// The nodes in the order of a family tree, each with its depth: a child stands under the parent it owes most.
fn family(view: &View) -> Vec<(usize, usize)> {
    let lineage = &view.story.lineage;
    let count = lineage.nodes.len();
    let parents: Vec<Option<usize>> = (0..count).map(|node| main_parent(view, node)).collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (node, parent) in parents.iter().enumerate() {
        if let Some(list) = parent.and_then(|parent| children.get_mut(parent)) {
            list.push(node);
        }
    }
    let mut seen = vec![false; count];
    let mut order = Vec::new();
    let roots = (0..count).filter(|node| parents[*node].is_none());
    // The second pass takes in what hangs on no root, which only a lineage with a circle in it has.
    for start in roots.chain(0..count) {
        let mut stack = vec![(0, start)];
        while let Some((depth, node)) = stack.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                order.push((depth, node));
                stack.extend(children[node].iter().rev().map(|child| (depth + 1, *child)));
            }
        }
    }
    order
}

/// The parent that most of the node's matter comes from.
fn main_parent(view: &View, node: usize) -> Option<usize> {
    let parents = view.edges_to(node).map(|(_, edge)| edge).filter(|edge| edge.from != node);
    let weight = |edge: &Edge| edge.share * edge.confidence;
    parents.min_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.from.cmp(&b.from))).map(|edge| edge.from)
}

fn node_item(view: &View, depth: usize, node: usize) -> String {
    let mut edges: Vec<(usize, &Edge)> = view.edges_to(node).collect();
    edges.sort_by(|(_, a), (_, b)| b.share.total_cmp(&a.share));
    let derivations: String = edges.iter().map(|(i, edge)| derivation(view, *i, edge)).collect();
    let own = if derivations.is_empty() { root_line(view, node) } else { String::new() };
    format!(
        "<li class=\"d{}\"><p class=\"who\">{}</p>{own}{derivations}</li>",
        depth.min(MAX_INDENT),
        node_label(view, node, true)
    )
}

fn root_line(view: &View, node: usize) -> String {
    let lineage = &view.story.lineage;
    let origin = lineage.origins.iter().position(|origin| origin.node == node);
    let seen = lineage.nodes.get(node).is_some_and(|node| node.article.is_some());
    let words = match (origin, seen) {
        (Some(_), true) => "Its own reporting, as far as these reports show",
        (Some(_), false) => "Not among the reports; known from what repeats or credits it",
        (None, true) => "No source found for it among these reports",
        (None, false) => "Not among the reports",
    };
    let tag = origin.map(|origin| view.tag(origin)).unwrap_or_default();
    format!("<p class=\"root\">{words}. {tag}</p>")
}

/// A report as a link with its date, or an unseen source by name.
fn node_label(view: &View, node: usize, dated: bool) -> String {
    let Some(node) = view.story.lineage.nodes.get(node) else { return String::new() };
    let Some(article) = node.article else {
        return format!("<span class=\"chip unseen\">{}</span>", escape::isolated(&node.label));
    };
    let date = view.report(article).filter(|_| dated).and_then(|report| words::published(&report.article));
    let date = date.map(|date| format!(" <span class=\"date\">{date}</span>")).unwrap_or_default();
    format!("{}{date}", view.chip(article, &report_href(article)))
}

fn derivation(view: &View, index: usize, edge: &Edge) -> String {
    let parent = node_label(view, edge.from, false);
    let head = if edge.directed {
        format!("<b>{}</b> of {parent}", words::derivation_noun(edge.kind))
            .replace("<b>Rewritten</b> of", "<b>Rewritten</b> from")
            .replace("<b>Translated</b> of", "<b>Translated</b> from")
            .replace("<b>Told with credit</b> of", "<b>Told with credit</b> to")
    } else {
        format!("<b>Shares matter</b> with {parent}. Which took it from the other: <b>cannot tell</b>")
    };
    let share =
        if edge.share > 0.0 { format!("{} of its text · ", words::percent(edge.share)) } else { String::new() };
    format!(
        "<div class=\"deriv\" id=\"{}\"><p>{head}</p><p class=\"how\">{share}{} ({})</p><p class=\"why\">{}</p>{}</div>",
        view.id("d", index),
        words::sure(edge.confidence),
        words::percent(edge.confidence),
        escape::isolated(&edge.why),
        evidence(view, edge)
    )
}

/// The credits and the passages a derivation stands on, folded.
fn evidence(view: &View, edge: &Edge) -> String {
    let reuses: Vec<&Reuse> = edge
        .evidence
        .iter()
        .filter_map(|evidence| match evidence {
            Evidence::Reuse(i) => view.story.reuse.get(*i),
            Evidence::Credit(..) => None,
        })
        .collect();
    let mut out = credits(view, edge);
    if !reuses.is_empty() {
        out += &passages(view, edge, &reuses);
    }
    out
}

fn credits(view: &View, edge: &Edge) -> String {
    let items: Vec<String> = edge
        .evidence
        .iter()
        .filter_map(|evidence| {
            let Evidence::Credit(article, i) = evidence else { return None };
            let credit = view.report(*article)?.annotations.credits.get(*i)?;
            let passage = Passage { article: *article, span: credit.span };
            let report = view.report(*article)?;
            let href = if super::view::is_shown(report, credit.span) {
                format!("#r{}-c{i}", article + 1)
            } else {
                view.passage_href(passage)
            };
            Some(format!("<a href=\"{href}\">“{}”</a>", escape::isolated(&view.words(passage))))
        })
        .take(6)
        .collect();
    if items.is_empty() {
        String::new()
    } else {
        format!("<p class=\"how\">Credit in its words: {}</p>", items.join(", "))
    }
}

/// The changed passages, those whose changes touch something first. Those left word for word are only counted.
fn passages(view: &View, edge: &Edge, reuses: &[&Reuse]) -> String {
    let mut changed: Vec<&Reuse> = reuses.iter().copied().filter(|reuse| !reuse.changes.is_empty()).collect();
    changed.sort_by_key(|reuse| {
        let touches = reuse.changes.iter().map(|change| change.touches.len()).sum::<usize>();
        (std::cmp::Reverse(touches), reuse.a, reuse.b)
    });
    let same = reuses.len() - changed.len();
    let many = view.story.lineage.edges.len() > MANY_EDGES;
    let (open, most) = if many { (PASSAGES_OF_MANY, PASSAGES_OF_MANY) } else { (PASSAGES, MAX_PASSAGES) };
    let parent = view.story.lineage.nodes.get(edge.from).and_then(|node| node.article);
    let left_out = changed.len().saturating_sub(most);
    let pairs = changed.iter().take(most).map(|reuse| format!("<li>{}</li>", pair(view, parent, reuse))).collect();
    let mut out = format!("<details><summary>{}</summary>", counted(reuses.len(), changed.len()));
    if !changed.is_empty() {
        out += &capped("ul", "pairs", pairs, open, "changed passages");
    }
    if left_out > 0 {
        out += &format!("<p class=\"how\">and {left_out} more that are not shown</p>");
    }
    if same > 0 {
        out += &unchanged(view, reuses);
    }
    out + "</details>"
}

fn counted(all: usize, changed: usize) -> String {
    let changed = match changed {
        0 => "none changed".to_owned(),
        n if n == all => "all changed".to_owned(),
        n => format!("{n} changed"),
    };
    format!("{}, {changed}", words::count(all, "passage"))
}

/// One of the passages that were left as they were, as an example, and how many there are.
fn unchanged(view: &View, reuses: &[&Reuse]) -> String {
    let same: Vec<&&Reuse> = reuses.iter().filter(|reuse| reuse.changes.is_empty()).collect();
    let Some(first) = same.first() else { return String::new() };
    let words = view.words(first.b);
    let mut start: String = words.chars().take(EXAMPLE).collect();
    if start.len() < words.len() {
        start.push('…');
    }
    let places = [first.a, first.b].map(|passage| (passage.article, view.passage_href(passage)));
    format!(
        "<div class=\"same\"><p class=\"how\">{} without a change, the first of them:</p><blockquote>{}</blockquote>{}</div>",
        words::count(same.len(), "passage"),
        escape::isolated(&start),
        view.chips(&places)
    )
}

/// Two passages side by side, the parent's on the left.
fn pair(view: &View, parent: Option<usize>, reuse: &Reuse) -> String {
    let turned = parent == Some(reuse.b.article);
    let (left, right) = if turned { (reuse.b, reuse.a) } else { (reuse.a, reuse.b) };
    let side = |change: &Change, on_left: bool| if on_left == turned { change.b } else { change.a };
    let from = side_by_side(view, left, "del", reuse.changes.iter().map(|change| (side(change, true), change)));
    let to = side_by_side(view, right, "ins", reuse.changes.iter().map(|change| (side(change, false), change)));
    let kind = super::points::sentence_case(words::reuse(reuse.kind));
    format!(
        "<div class=\"pair\"><p class=\"how\">{kind}{} · that both are the same words: {} ({})</p>{from}{to}</div>",
        summary(reuse, turned),
        words::sure(reuse.score),
        words::percent(reuse.score)
    )
}

/// What the changes of a passage touch, in words.
fn summary(reuse: &Reuse, turned: bool) -> String {
    let count = |kind: ChangeKind| reuse.changes.iter().filter(|change| change.kind == kind).count();
    let (added, dropped) = if turned {
        (count(ChangeKind::Dropped), count(ChangeKind::Added))
    } else {
        (count(ChangeKind::Added), count(ChangeKind::Dropped))
    };
    let parts: Vec<String> = [(count(ChangeKind::Replaced), "replaced"), (added, "added"), (dropped, "dropped")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!("{n} {what}"))
        .collect();
    if parts.is_empty() { String::new() } else { format!(" · {}", parts.join(", ")) }
}

fn side_by_side<'c>(
    view: &View,
    passage: Passage,
    tag: &'static str,
    changes: impl Iterator<Item = (Option<Span>, &'c Change)>,
) -> String {
    let Some(report) = view.report(passage.article) else { return String::new() };
    let shown = shortened(&report.article.text, passage.span);
    let marks = changes.filter_map(|(span, change)| Some((span.filter(|span| span.overlaps(shown))?, change))).map(
        |(span, change)| {
            let mut mark = Mark::new(Span::new(span.start.max(shown.start), span.end.min(shown.end)), 0, tag, "");
            let touches =
                change.touches.iter().map(|touch| format!("<small class=\"touch\">{}</small>", words::touch(*touch)));
            mark.after = touches.collect();
            mark
        },
    );
    let mut runs = runs(report, shown);
    if runs.is_empty() {
        runs.push(shown);
    }
    let words = Marker::new(&report.article.text, marks.collect()).block(&runs);
    let more = if shown == passage.span { "" } else { " …" };
    let lang = super::articles::lang(report);
    format!(
        "<blockquote{lang} dir=\"auto\"><p>{words}{more}</p></blockquote>\
         <p class=\"place\">{}</p>",
        view.chip(passage.article, &view.passage_href(passage))
    )
}

/// The start of a long passage, cut at a space.
fn shortened(text: &str, span: Span) -> Span {
    if span.len() <= PASSAGE_BYTES {
        return span;
    }
    let mut end = span.start + PASSAGE_BYTES;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let space = Span::new(span.start, end).of(text).rfind(char::is_whitespace);
    Span::new(span.start, space.map_or(end, |space| span.start + space))
}
