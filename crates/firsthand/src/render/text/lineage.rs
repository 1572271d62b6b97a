//! Who repeats whom: the lineage drawn as a tree, and further down each derivation with what it stands on.

use std::collections::BTreeSet;

use super::paper::{Ink, Paper};
use super::sections::{CONTEXT, context, reference, references};
use crate::account::{Account, Change, Edge, EdgeKind, Evidence, Passage, Reuse, Story, Touch};
use crate::render::family::Family;
use crate::render::words;
use crate::span::Span;

/// Children of one report in the tree before "and N more".
const CHILDREN: usize = 8;
/// Families and lone reports in the tree before "and N more".
const HEADS: usize = 24;
/// The deepest level drawn; what hangs below is counted.
const DEEPEST: usize = 6;

/// The lineage as a tree, each report under the one it owes most.
pub(super) fn tree(paper: &mut Paper, account: &Account, story: &Story) {
    if story.lineage.edges.is_empty() {
        return;
    }
    let family = Family::new(&story.lineage);
    let heads: Vec<usize> = family.heads.iter().chain(&family.alone).copied().collect();
    paper.gap();
    for head in heads.iter().take(HEADS) {
        let published = published(account, story, *head).unwrap_or_default();
        paper.block(2, 4, &[(Ink::Strong, &node(account, story, *head)), (Ink::Faint, &published)]);
        branches(paper, account, story, &family, *head, "");
    }
    if heads.len() > HEADS {
        paper.block(2, 2, &[(Ink::Faint, &format!("and {} more", heads.len() - HEADS))]);
    }
}

fn published(account: &Account, story: &Story, node: usize) -> Option<String> {
    let article = story.lineage.nodes.get(node)?.article?;
    Some(account.reports[article].article.published.as_ref()?.moment.value.replace('T', "\u{a0}"))
}

/// The children of a node behind the strokes that join them to it, whose spaces do not break.
fn branches(paper: &mut Paper, account: &Account, story: &Story, family: &Family, parent: usize, strokes: &str) {
    let children = family.children_of(parent);
    let deep = strokes.chars().count() / 3 + 1 >= DEEPEST;
    let shown = if deep { 0 } else { children.len().min(CHILDREN) };
    for (place, child) in children.iter().take(shown).enumerate() {
        let last = place + 1 == children.len();
        let stroke = format!("{strokes}{}", if last { "└─" } else { "├─" });
        paper.block(
            2,
            stroke.chars().count() + 1,
            &[
                (Ink::Faint, &stroke),
                (Ink::Strong, &node(account, story, *child)),
                (Ink::Plain, &taken(account, story, family, *child)),
            ],
        );
        let below = format!("{strokes}{}\u{a0}", if last { "\u{a0}\u{a0}" } else { "│\u{a0}" });
        branches(paper, account, story, family, *child, &below);
    }
    if children.len() > shown {
        let more = format!("{strokes}└─");
        paper.block(2, 4, &[(Ink::Faint, &more), (Ink::Faint, &format!("and {} more", children.len() - shown))]);
    }
}

/// "edited, 100 %, 3 h later; also The Lantern, credited, 49 %".
fn taken(account: &Account, story: &Story, family: &Family, child: usize) -> String {
    let main = family.main.get(child).copied().flatten().and_then(|edge| story.lineage.edges.get(edge));
    let Some(main) = main else { return String::new() };
    let article = |node: usize| story.lineage.nodes.get(node)?.article.map(|article| &account.reports[article].article);
    let mut words = vec![did(main)];
    if let (Some(from), Some(to), true) = (article(main.from), article(main.to), main.directed)
        && let (Some(from), Some(to)) = (&from.published, &to.published)
    {
        words.extend(words::later(from, to));
    }
    let mut words = words.join(", ");
    for (_, edge) in family.further(child) {
        words += &format!("; also {}, {}", node(account, story, edge.from), did(edge));
    }
    words
}

fn did(edge: &Edge) -> String {
    let verb = if edge.directed { words::done(edge.kind) } else { "shared (who took from whom cannot be told)" };
    let share = words::percent(edge.share).replace(' ', "\u{a0}");
    if edge.share > 0.0 { format!("{verb}, {share}") } else { verb.to_owned() }
}

/// Who repeats whom, and on what evidence.
pub(super) fn lineage(paper: &mut Paper, account: &Account, story: &Story) {
    if story.articles.len() < 2 {
        return;
    }
    paper.heading("Who repeats whom");
    if story.lineage.edges.is_empty() {
        paper.block(2, 2, &[(Ink::Plain, "No report was found to repeat another or to credit a source.")]);
    }
    let is_credit = |edge: &&Edge| edge.kind == EdgeKind::Credit && !stands_on_words(edge);
    let mut shown = BTreeSet::new();
    for edge in story.lineage.edges.iter().filter(|edge| !is_credit(edge)) {
        write_edge(paper, account, story, edge);
        write_evidence(paper, account, story, edge, &mut shown);
    }
    for place in 0..story.lineage.nodes.len() {
        let credits: Vec<&Edge> =
            story.lineage.edges.iter().filter(is_credit).filter(|edge| edge.to == place).collect();
        write_credits(paper, account, story, place, &credits);
    }
    paper.gap();
    for origin in &story.lineage.origins {
        let refs = references(story, origin.articles.iter().copied());
        paper.block(
            2,
            4,
            &[(Ink::Plain, "Origin:"), (Ink::Strong, &origin.label), (Ink::Plain, &refs), (Ink::Faint, &origin.why)],
        );
    }
}

/// Whether a derivation shows reused words, not only a credit.
fn stands_on_words(edge: &Edge) -> bool {
    edge.evidence.iter().any(|evidence| matches!(evidence, Evidence::Reuse(_)))
}

/// All that one report credits and tells in its own words, in one sentence.
fn write_credits(paper: &mut Paper, account: &Account, story: &Story, place: usize, credits: &[&Edge]) {
    if credits.is_empty() {
        return;
    }
    let source =
        |edge: &&Edge| format!("{} ({} of its text)", node(account, story, edge.from), words::percent(edge.share));
    let sources: Vec<String> = credits.iter().map(source).collect();
    let words = format!("credits {}.", words::list(&sources));
    paper.block(2, 4, &[(Ink::Strong, &node(account, story, place)), (Ink::Plain, &words)]);
    for edge in credits {
        let credit = edge.evidence.iter().find_map(|evidence| match *evidence {
            Evidence::Credit(article, index) => {
                Some((article, account.reports[article].annotations.credits.get(index)?.span))
            }
            Evidence::Reuse(_) => None,
        });
        if let Some((article, span)) = credit {
            paper.block(
                8,
                2,
                &[(Ink::Faint, &context(account, Passage { article, span })), (Ink::Faint, &reference(story, article))],
            );
        }
    }
}

fn write_edge(paper: &mut Paper, account: &Account, story: &Story, edge: &Edge) {
    let verb = match (edge.directed, edge.kind) {
        (false, EdgeKind::Credit) | (true, EdgeKind::Credit) => "credits",
        (false, _) => "shares its words with (who took from whom cannot be told)",
        (true, EdgeKind::Copy) => "copies",
        (true, EdgeKind::Edit) => "carries, edited,",
        (true, EdgeKind::Rewrite) => "rewords",
        (true, EdgeKind::Translation) => "carries, through another language,",
    };
    let unseen = story.lineage.nodes.get(edge.from).is_some_and(|node| node.article.is_none());
    let verb = match edge.kind {
        EdgeKind::Copy | EdgeKind::Edit if unseen => "carries text of",
        EdgeKind::Rewrite if unseen => "rewords text of",
        _ => verb,
    };
    let share = if edge.share > 0.0 { format!("{} of it,", words::percent(edge.share)) } else { String::new() };
    let sure = format!("{} sure", words::percent(edge.confidence));
    paper.block(
        2,
        4,
        &[
            (Ink::Strong, &node(account, story, edge.to)),
            (Ink::Plain, verb),
            (Ink::Strong, &node(account, story, edge.from)),
            (Ink::Faint, &format!("({share} {sure})")),
        ],
    );
    paper.block(6, 0, &[(Ink::Plain, &edge.why)]);
}

/// How many changes are shown of one derivation.
const CHANGES_SHOWN: usize = 4;

/// The most telling passage of a derivation, and the changes that touch more than wording; nothing a second time.
fn write_evidence(paper: &mut Paper, account: &Account, story: &Story, edge: &Edge, shown: &mut BTreeSet<usize>) {
    let new = edge.evidence.iter().filter_map(|evidence| match evidence {
        Evidence::Reuse(index) if shown.insert(*index) => story.reuse.get(*index),
        _ => None,
    });
    let reused: Vec<&Reuse> = new.collect();
    if let Some(one) = reused.iter().max_by(|a, b| telling(a).total_cmp(&telling(b))) {
        for passage in [one.a, one.b] {
            let context = words::clipped(account.reports[passage.article].article.words(passage.span), CONTEXT);
            paper.block(
                8,
                4,
                &[(Ink::Faint, &reference(story, passage.article)), (Ink::Faint, &format!("“{context}”"))],
            );
        }
    }
    let changes = reused.iter().flat_map(|one| one.changes.iter().map(move |change| (*one, change)));
    let mut changes: Vec<(&Reuse, &Change)> = changes.filter(|(one, change)| matters(account, one, change)).collect();
    changes.sort_by_key(|(_, change)| weight(change));
    for (one, change) in changes.into_iter().take(CHANGES_SHOWN) {
        write_change(paper, account, story, one, change);
    }
}

fn write_change(paper: &mut Paper, account: &Account, story: &Story, one: &Reuse, change: &Change) {
    let side = |passage: Passage, span: Option<Span>| {
        span.map(|span| words::clipped(account.reports[passage.article].article.words(span), 60))
    };
    let (here, there) = (reference(story, one.a.article), reference(story, one.b.article));
    let told = match (side(one.a, change.a), side(one.b, change.b)) {
        (Some(a), Some(b)) => format!("“{a}” {here} is “{b}” {there}"),
        (Some(a), None) => format!("“{a}” {here} is missing in {there}"),
        (None, Some(b)) => format!("“{b}” stands only in {there}"),
        (None, None) => return,
    };
    let touched: Vec<&str> = change.touches.iter().map(|touch| touch.name()).collect();
    paper.block(8, 4, &[(Ink::Alert, &format!("{} changed:", words::list(&touched))), (Ink::Plain, &told)]);
}

/// The order in which changes are shown: a changed figure first.
fn weight(change: &Change) -> usize {
    let has = |touch: Touch| change.touches.contains(&touch);
    if has(Touch::Figure) {
        0
    } else if has(Touch::Negation) {
        1
    } else if has(Touch::Name) {
        2
    } else {
        3
    }
}

/// A change worth a line: a figure whose value changed, or words replaced that touch a negation, a name or a date.
fn matters(account: &Account, one: &Reuse, change: &Change) -> bool {
    let figures = |passage: Passage, span: Span| {
        let all = &account.reports[passage.article].annotations.figures;
        let within = all.iter().filter(move |figure| span.overlaps(figure.span));
        within.map(|figure| (figure.low, figure.high)).collect::<Vec<_>>()
    };
    // A value that the other passage gives as well, a word further on, did not change.
    let lost = |here: Passage, span: Option<Span>, there: Passage| {
        let kept = figures(there, there.span);
        span.is_some_and(|span| figures(here, span).iter().any(|value| !kept.contains(value)))
    };
    let lost = lost(one.a, change.a, one.b) || lost(one.b, change.b, one.a);
    let figure = change.touches.contains(&Touch::Figure) && lost;
    let replaced = change.a.is_some() && change.b.is_some();
    let weighty = |touch: &Touch| matches!(touch, Touch::Negation | Touch::Name | Touch::Date);
    figure || replaced && change.touches.iter().any(weighty)
}

/// The passage that shows the reuse best: sure, and long enough to be read.
fn telling(reuse: &Reuse) -> f64 {
    reuse.score * (reuse.a.span.len().min(CONTEXT) as f64)
}

fn node(account: &Account, story: &Story, index: usize) -> String {
    match story.lineage.nodes.get(index) {
        Some(node) => match node.article {
            Some(article) => format!("{} {}", account.reports[article].article.label(), reference(story, article)),
            None => format!("{} (not among the reports)", node.label),
        },
        None => String::new(),
    }
}
