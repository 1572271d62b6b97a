//! Two reports side by side: every passage the one took from the other, in its order, with every change marked.
//!
//! What was left as it was is written once, across both columns. Between the passages stand, in a line each, the
//! stretches that the taker has of its own, and after them what it left behind.

use super::marked::{Mark, Marker};
use super::view::{View, runs};
use super::{escape, words};
use crate::account::{Change, ChangeKind, Edge, Evidence, Passage, Report, Reuse, Touch};
use crate::render::words::clipped;
use crate::span::Span;

/// Passages laid side by side for one derivation, and the same when a story has very many derivations.
const PASSAGES: usize = 80;
const PASSAGES_OF_MANY: usize = 4;
const MANY_EDGES: usize = 80;
/// How much of an unchanged passage and of a sentence left behind is shown, in characters.
const EXAMPLE: usize = 120;
/// Sentences left behind that are named.
const LEFT_BEHIND: usize = 12;
/// The longest passage shown, in bytes: about two paragraphs.
const PASSAGE_BYTES: usize = 1_200;

/// The collation of what a derivation stands on; nothing where that is credits alone.
pub fn collation(view: &View, edge: &Edge) -> String {
    let child = view.story.lineage.nodes.get(edge.to).and_then(|node| node.article);
    let mut pairs: Vec<Pair> = edge.evidence.iter().filter_map(|evidence| pair(view, child, *evidence)).collect();
    pairs.sort_by_key(|pair| (pair.right, pair.left));
    if pairs.is_empty() {
        return String::new();
    }
    let most = if view.story.lineage.edges.len() > MANY_EDGES { PASSAGES_OF_MANY } else { PASSAGES };
    let rows = rows(view, child, &pairs, most);
    let unseen = pairs.len().saturating_sub(most);
    let more =
        if unseen > 0 { format!("<p class=\"how\">and {unseen} more that are not shown</p>") } else { String::new() };
    let changed = pairs.iter().filter(|pair| !pair.reuse.changes.is_empty()).count();
    let changed = match changed {
        0 => "none changed".to_owned(),
        n if n == pairs.len() => "all changed".to_owned(),
        n => format!("{n} changed"),
    };
    format!(
        "<details class=\"collated\"><summary>Side by side: {}, {changed}</summary>{}\
         <table class=\"collation\" role=\"table\"><caption class=\"vh\">The passages of both, in the order of the taker</caption>{}<tbody role=\"rowgroup\">{rows}</tbody></table>{more}{}</details>",
        words::count(pairs.len(), "passage"),
        touched(&pairs),
        heads(view, edge),
        left_behind(view, edge, &pairs)
    )
}

/// One reused passage: where it came from on the left, where it went on the right.
struct Pair<'a> {
    left: Passage,
    right: Passage,
    /// Whether the left is the second passage of the reuse.
    turned: bool,
    reuse: &'a Reuse,
}

fn pair<'a>(view: &View<'a>, child: Option<usize>, evidence: Evidence) -> Option<Pair<'a>> {
    let Evidence::Reuse(index) = evidence else { return None };
    let reuse = view.story.reuse.get(index)?;
    let turned = child == Some(reuse.a.article);
    let (left, right) = if turned { (reuse.b, reuse.a) } else { (reuse.a, reuse.b) };
    Some(Pair { left, right, turned, reuse })
}

/// What the changes touch, counted, so that the reader knows what to look for.
fn touched(pairs: &[Pair]) -> String {
    let kinds = [Touch::Figure, Touch::Name, Touch::Date, Touch::Negation, Touch::Quote, Touch::Modality];
    let changes = || pairs.iter().flat_map(|pair| &pair.reuse.changes);
    let count = |touch: Touch| changes().filter(|change| change.touches.contains(&touch)).count();
    let mut parts: Vec<String> = kinds
        .into_iter()
        .filter_map(|touch| Some(count(touch)).filter(|n| *n > 0).map(|n| words::touched(touch, n)))
        .collect();
    let bare = changes().filter(|change| change.touches.is_empty()).count();
    if bare > 0 {
        parts.push(format!("{} of other words", words::count(bare, "change")));
    }
    if parts.is_empty() { String::new() } else { format!("<p class=\"how\">Changed: {}</p>", words::listed(&parts)) }
}

fn heads(view: &View, edge: &Edge) -> String {
    let name = |node: usize, unseen: &str| {
        let node = view.story.lineage.nodes.get(node);
        node.and_then(|node| node.article)
            .map_or_else(|| unseen.to_owned(), |article| format!("{} {}", article + 1, view.label(article)))
    };
    let (left, right) = (name(edge.from, "Another report with the same text"), name(edge.to, "This report"));
    format!(
        "<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">{left}</th>\
         <th scope=\"col\" role=\"columnheader\">{right}</th></tr></thead>"
    )
}

fn rows(view: &View, child: Option<usize>, pairs: &[Pair], most: usize) -> String {
    let mut out = String::new();
    let mut end = 0;
    let mut same: Vec<&Pair> = Vec::new();
    for pair in pairs.iter().take(most) {
        let own =
            child.map_or_else(String::new, |child| own_stretch(view, child, Span::new(end, pair.right.span.start)));
        if !own.is_empty() || !pair.reuse.changes.is_empty() {
            out += &unchanged(view, &std::mem::take(&mut same));
        }
        out += &own;
        if pair.reuse.changes.is_empty() {
            same.push(pair);
        } else {
            out += &changed(view, pair);
        }
        end = end.max(pair.right.span.end);
    }
    out += &unchanged(view, &same);
    if let Some(child) = child.filter(|_| pairs.len() <= most) {
        let length = view.report(child).map_or(0, |report| report.article.text.len());
        out += &own_stretch(view, child, Span::new(end, length));
    }
    out
}

/// Passages in a row that were left as they were: the first in its words, the others counted.
fn unchanged(view: &View, pairs: &[&Pair]) -> String {
    let Some(first) = pairs.first() else { return String::new() };
    let text = clipped(&view.words(first.right), EXAMPLE);
    let more = match pairs.len() {
        1 => String::new(),
        n => format!(" <small>and {} more, all in the same words</small>", n - 1),
    };
    let places = [first.left, first.right].map(|passage| (passage.article, view.passage_href(passage)));
    format!(
        "<tr role=\"row\" class=\"same\"><td role=\"cell\" colspan=\"2\"><span class=\"sign\">Same words</span> {}{more} {}</td></tr>",
        escape::isolated(&text),
        view.numbers(&places)
    )
}

/// A stretch that the taker has of its own, if it holds a sentence.
fn own_stretch(view: &View, child: usize, gap: Span) -> String {
    let Some(report) = view.report(child) else { return String::new() };
    let inside = sentences(report, gap);
    let Some(first) = inside.first() else { return String::new() };
    let passage = Passage { article: child, span: *first };
    format!(
        "<tr role=\"row\" class=\"own\"><td role=\"cell\" colspan=\"2\"><span class=\"sign\">Not from there</span> {} {}</td></tr>",
        words::count(inside.len(), "sentence"),
        escape::isolated(&format!("“{}”", clipped(&view.words(passage), EXAMPLE / 2)))
            + &view.numbers(&[(child, view.passage_href(passage))])
    )
}

/// The sentences of an article that lie wholly in a stretch.
fn sentences(report: &Report, gap: Span) -> Vec<Span> {
    let all = report.text.sentences.iter().map(|sentence| sentence.span);
    all.filter(|span| gap.start <= span.start && span.end <= gap.end).collect()
}

fn changed(view: &View, pair: &Pair) -> String {
    let side = |change: &Change, on_left: bool| if on_left == pair.turned { change.b } else { change.a };
    let changes = &pair.reuse.changes;
    let left = cell(view, pair.left, "del", changes.iter().map(|change| (side(change, true), change)));
    let right = cell(view, pair.right, "ins", changes.iter().map(|change| (side(change, false), change)));
    let doubt = if pair.reuse.score < SURE {
        format!("<p class=\"how\">that both are the same words is {}</p>", words::sure(pair.reuse.score))
    } else {
        String::new()
    };
    format!("<tr role=\"row\"><td role=\"cell\">{left}</td><td role=\"cell\">{right}{doubt}</td></tr>")
}

/// From here on a passage is almost certain, which need not be said of each.
const SURE: f64 = 0.75;

fn cell<'c>(
    view: &View,
    passage: Passage,
    tag: &'static str,
    changes: impl Iterator<Item = (Option<Span>, &'c Change)>,
) -> String {
    let Some(report) = view.report(passage.article) else { return String::new() };
    let shown = shortened(&report.article.text, passage.span);
    let mark = |(span, change): (Option<Span>, &Change)| {
        let span = span.filter(|span| span.overlaps(shown))?;
        let mut mark = Mark::new(Span::new(span.start.max(shown.start), span.end.min(shown.end)), 0, tag, "");
        // A replacement is labelled once, on the side of what it became.
        if tag == "ins" || change.kind != ChangeKind::Replaced {
            let label = |touch: &Touch| format!("<small class=\"touch\">{}</small>", words::touch(*touch));
            mark.after = change.touches.iter().map(label).collect();
        }
        Some(mark)
    };
    let mut runs = runs(report, shown);
    if runs.is_empty() {
        runs.push(shown);
    }
    let words = Marker::new(&report.article.text, changes.filter_map(mark).collect()).block(&runs);
    let more = if shown == passage.span { "" } else { " …" };
    let lang = super::articles::lang(report);
    let place = view.numbers(&[(passage.article, view.passage_href(passage))]);
    format!("<div{lang} dir=\"auto\">{words}{more} {place}</div>")
}

/// Sentences of the source that no passage of the taker goes back to.
fn left_behind(view: &View, edge: &Edge, pairs: &[Pair]) -> String {
    let parent = view.story.lineage.nodes.get(edge.from).and_then(|node| node.article);
    let Some((parent, report)) = parent.and_then(|parent| Some((parent, view.report(parent)?))) else {
        return String::new();
    };
    let taken = |span: &Span| pairs.iter().any(|pair| pair.left.article == parent && pair.left.span.overlaps(*span));
    let all = report.text.sentences.iter().map(|sentence| sentence.span);
    let left: Vec<Span> = all.filter(|span| !taken(span)).collect();
    if left.is_empty() {
        return String::new();
    }
    let item = |span: &Span| {
        let passage = Passage { article: parent, span: *span };
        let said = escape::isolated(&clipped(&view.words(passage), EXAMPLE));
        format!("<li>{said} {}</li>", view.numbers(&[(parent, view.passage_href(passage))]))
    };
    let items: String = left.iter().take(LEFT_BEHIND).map(item).collect();
    let more = left.len().saturating_sub(LEFT_BEHIND);
    let more = if more > 0 { format!("<li>and {more} more</li>") } else { String::new() };
    let verb = if edge.directed { "Left behind" } else { "Only in the other" };
    format!(
        "<details class=\"behind\"><summary>{verb}: {} of {}</summary><ul>{items}{more}</ul></details>",
        words::count(left.len(), "sentence"),
        view.label(parent)
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
