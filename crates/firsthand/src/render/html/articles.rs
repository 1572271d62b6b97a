//! The reports in full, with their metadata and every finding marked in the text.

use std::collections::{BTreeMap, BTreeSet};

use super::marked::{Mark, Marker};
use super::quotes::Said;
use super::view::View;
use super::{escape, words};
use crate::account::{AnnotationRef, Evidence, Passage, Report, Witness};
use crate::annotate::NameKind;
use crate::read::{Edit, Version};
use crate::render::words as plain;
use crate::span::Span;
use crate::text::{Block, BlockKind};

/// The layers of marks, from the outermost.
const ORIGIN: u8 = 0;
const SENTENCE: u8 = 1;
const QUOTE: u8 = 2;
const CREDIT: u8 = 3;
const FIGURE: u8 = 4;
const DATE: u8 = 5;
const NAME: u8 = 6;

/// Every report of the story that is not on the page yet.
pub fn section(view: &View, said: &Said, written: &mut BTreeSet<usize>) -> String {
    let mut out = String::new();
    for (article, report) in view.reports() {
        if written.insert(article) {
            out += &full(view, said, article, report);
        } else {
            out += &format!("<p>In an earlier story: {}</p>", view.report_chips(&[article]));
        }
    }
    if out.is_empty() { out } else { format!("{}{out}", legend(view)) }
}

fn legend(view: &View) -> String {
    let shaded = if view.story.lineage.witnesses.is_empty() {
        ""
    } else {
        "<li><span class=\"w o0\"><span class=\"tag o0\">A</span> shaded</span> goes back to the origin of that letter</li>"
    };
    format!(
        "<ul class=\"legend\" aria-label=\"How findings are marked in the texts\">{shaded}\
         <li><span class=\"f\">14 people</span> figure</li><li><span class=\"q\">words said</span> quote</li>\
         <li><span class=\"c\">news agency</span> credit</li><li><span class=\"t\">on Friday</span> date</li>\
         <li><span class=\"n\">Name</span></li><li><span class=\"dim\">caption, credit line, pointer to other articles</span></li></ul>"
    )
}

fn full(view: &View, said: &Said, article: usize, report: &Report) -> String {
    let number = article + 1;
    let title = report.title().unwrap_or_else(|| "Without a headline".to_owned());
    let mut marker = Marker::new(&report.article.text, marks(view, said, article, report));
    let body: String =
        report.text.blocks.iter().enumerate().map(|(i, block)| paragraph(number, i, block, &mut marker)).collect();
    format!(
        "<article id=\"r{number}\" class=\"report\" aria-labelledby=\"r{number}-h\"{}><header>\
         <p class=\"no\" aria-hidden=\"true\">{number}</p>\
         <h4 id=\"r{number}-h\"><span class=\"vh\">Report {number}: </span>{}</h4>{}{}</header>\
         <div class=\"text\"{} dir=\"auto\">{body}</div>\
         <p class=\"up\"><a href=\"#s{}-reports\">All reports</a> · <a href=\"#top\">Top</a></p></article>",
        view.facets([article], &origins(view, article), None),
        escape::isolated(&title),
        metadata(view, article, report),
        versions(report),
        lang(report),
        view.number
    )
}

/// The language of an article as an attribute, where it is known.
pub fn lang(report: &Report) -> String {
    match report.text.language {
        "" | "und" => String::new(),
        language => format!(" lang=\"{}\"", escape::text(language)),
    }
}

fn metadata(view: &View, article: usize, report: &Report) -> String {
    let source = &report.article;
    let mut rows: Vec<(&str, String)> = Vec::new();
    if let Some(outlet) = &source.outlet {
        rows.push(("Outlet", escape::isolated(outlet)));
    }
    rows.push(("Published", words::published(source).unwrap_or_else(|| "date not known".to_owned())));
    if !source.bylines.is_empty() {
        let names: Vec<String> = source.bylines.iter().map(|name| escape::isolated(name)).collect();
        rows.push(("By", names.join(", ")));
    }
    if let Some(url) = &source.url {
        let shown = escape::text(url);
        let link = escape::web_address(url).map_or_else(
            || shown.clone(),
            |href| format!("<a rel=\"noopener noreferrer nofollow external\" href=\"{href}\">{shown}</a>"),
        );
        rows.push(("Address", format!("<bdi>{link}</bdi>")));
    }
    rows.push(("Read from", format!("<code>{}</code>", escape::isolated(&source.input))));
    rows.extend(provenance(view, article));
    let rows: String = rows.iter().map(|(term, value)| format!("<div><dt>{term}</dt><dd>{value}</dd></div>")).collect();
    format!("<dl>{rows}</dl>")
}

/// What stood at the report's address before, and what was changed each time.
fn versions(report: &Report) -> String {
    let version = |(version, next): (&Version, &str)| {
        let side = |span: Option<Span>, text: &str, tag: &str| {
            span.map_or_else(String::new, |span| format!("<{tag}>{}</{tag}> ", escape::isolated(span.of(text))))
        };
        let edit = |edit: &Edit| {
            format!("<li>{}{}</li>", side(edit.before, &version.text, "del"), side(edit.after, next, "ins"))
        };
        let edits: String = version.changes.iter().map(edit).collect();
        let edits = if edits.is_empty() { "<li>Nothing but the time was changed.</li>".to_owned() } else { edits };
        let name = escape::isolated(&plain::version(version));
        format!("<p>Changed since the version of {name}</p><ul>{edits}</ul>")
    };
    let shown: String = plain::versions(&report.article).map(version).collect();
    let count = plain::count(report.article.versions.len(), "earlier version");
    if shown.is_empty() {
        shown
    } else {
        format!("<details class=\"changed\"><summary>{count}</summary>{shown}</details>")
    }
}

/// The origins a report goes back to, wholly or in part.
fn origins(view: &View, article: usize) -> Vec<usize> {
    let origins = view.story.lineage.origins.iter().enumerate();
    origins.filter(|(_, origin)| origin.articles.contains(&article)).map(|(i, _)| i).collect()
}

/// Which origins the report goes back to and which reports it takes from.
fn provenance(view: &View, article: usize) -> Vec<(&'static str, String)> {
    let lineage = &view.story.lineage;
    let mut rows = Vec::new();
    let origins = origins(view, article);
    if !origins.is_empty() {
        let tags: Vec<String> = origins.iter().map(|i| view.origin_name(*i)).collect();
        rows.push(("Goes back to", tags.join(", ")));
    }
    let node = lineage.nodes.iter().position(|node| node.article == Some(article));
    let links: Vec<String> = node
        .into_iter()
        .flat_map(|node| view.edges_to(node))
        .map(|(i, edge)| {
            let verb = if edge.directed { words::derivation(edge.kind) } else { "shares matter with" };
            let label = lineage.nodes.get(edge.from).map(|node| escape::isolated(&node.label)).unwrap_or_default();
            format!("<a href=\"#{}\">{verb} {label}</a>", view.id("d", i))
        })
        .collect();
    if !links.is_empty() {
        rows.push(("Lineage", links.join(", ")));
    }
    rows
}

fn paragraph(number: usize, index: usize, block: &Block, marker: &mut Marker) -> String {
    let words = marker.block(&block.runs);
    let (tag, class, kind) = match block.kind {
        BlockKind::Title => ("p", "title", ""),
        BlockKind::Paragraph => ("p", "", ""),
        BlockKind::Heading => ("p", "heading", ""),
        BlockKind::Caption => ("p", "dim", "Caption"),
        BlockKind::Credit => ("p", "dim", "Credit line"),
        BlockKind::Related => ("p", "dim", "Points elsewhere"),
        BlockKind::List => ("p", "item", ""),
        BlockKind::Quote => ("blockquote", "", ""),
    };
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let kind = if kind.is_empty() { String::new() } else { format!("<span class=\"kind\">{kind}</span> ") };
    format!("<{tag} id=\"r{number}-b{index}\"{class}>{kind}{words}</{tag}>")
}

fn marks(view: &View, said: &Said, article: usize, report: &Report) -> Vec<Mark> {
    let number = article + 1;
    let mut marks = shades(view, article, report);
    for (i, sentence) in report.text.sentences.iter().enumerate() {
        let mut mark = Mark::new(sentence.span, SENTENCE, "span", "s");
        mark.id = Some(format!("r{number}-s{i}"));
        marks.push(mark);
    }
    let found = &report.annotations;
    for (i, quote) in found.quotes.iter().enumerate() {
        let mut mark = Mark::new(quote.content, QUOTE, "span", "q");
        mark.id = Some(format!("r{number}-q{i}"));
        if let Some(href) = said.href(view, article, i) {
            mark.after = back(&href, "who said it");
        }
        marks.push(mark);
    }
    for (i, figure) in found.figures.iter().enumerate() {
        let mut mark = Mark::new(figure.span, FIGURE, "span", "f");
        mark.id = Some(format!("r{number}-f{i}"));
        mark.href = view.point(article, AnnotationRef::Figure(i)).map(|point| format!("#{}", view.id("p", point)));
        marks.push(mark);
    }
    marks.extend(found.dates.iter().map(|date| Mark::new(date.span, DATE, "span", "t")));
    marks.extend(credits(view, article, report));
    marks.extend(names(view, article, report));
    marks.extend(statements(view, article));
    marks
}

fn back(href: &str, to: &str) -> String {
    format!("<a class=\"back\" href=\"{href}\"><span aria-hidden=\"true\">↑</span><span class=\"vh\"> {to}</span></a>")
}

/// The stretches that go back to an origin, each with its letter. Neighbours of the same origins are one stretch.
fn shades(view: &View, article: usize, report: &Report) -> Vec<Mark> {
    let here = view.story.lineage.witnesses.iter().filter(|witness| witness.passage.article == article);
    let own = |origin: &usize| {
        let lineage = &view.story.lineage;
        let root = lineage.origins.get(*origin).and_then(|origin| lineage.nodes.get(origin.node));
        root.is_some_and(|root| root.article == Some(article))
    };
    // What goes back to nothing but the report itself is its own reporting and stays plain.
    let mut here: Vec<&Witness> = here.filter(|witness| !witness.origins.iter().all(own)).collect();
    here.sort_by_key(|witness| witness.passage.span);
    let mut stretches: Vec<(Span, &[usize])> = Vec::new();
    for witness in here {
        let span = witness.passage.span;
        match stretches.last_mut() {
            Some((last, origins)) if *origins == witness.origins && adjoin(report, *last, span) => {
                *last = last.join(span)
            }
            _ => stretches.push((span, &witness.origins)),
        }
    }
    stretches.into_iter().map(|(span, origins)| shade(view, span, origins)).collect()
}

/// Whether no word of the article stands between two stretches.
fn adjoin(report: &Report, before: Span, after: Span) -> bool {
    after.start <= before.end
        || !Span::new(before.end, after.start).of(&report.article.text).contains(char::is_alphanumeric)
}

fn shade(view: &View, span: Span, origins: &[usize]) -> Mark {
    let colour = origins.first().map_or(0, |origin| origin % super::COLOURS);
    let mut mark = Mark::new(span, ORIGIN, "span", format!("w o{colour}"));
    let tags: String = origins.iter().map(|origin| view.tag(*origin)).collect();
    mark.before = format!("<span class=\"vh\">[goes back to </span>{tags}<span class=\"vh\">:] </span>");
    mark.after = "<span class=\"vh\"> [end of that]</span>".to_owned();
    mark
}

fn credits(view: &View, article: usize, report: &Report) -> Vec<Mark> {
    let mut edge_of = BTreeMap::new();
    for (i, edge) in view.story.lineage.edges.iter().enumerate() {
        for evidence in &edge.evidence {
            if let Evidence::Credit(by, credit) = evidence
                && *by == article
            {
                edge_of.entry(*credit).or_insert(i);
            }
        }
    }
    let mark = |(i, credit): (usize, &crate::annotate::Credit)| {
        let mut mark = Mark::new(credit.span, CREDIT, "span", "c");
        mark.id = Some(format!("r{}-c{i}", article + 1));
        mark.href = edge_of.get(&i).map(|edge| format!("#{}", view.id("d", edge)));
        mark
    };
    report.annotations.credits.iter().enumerate().map(mark).collect()
}

/// Names; the first mention of each entity is linked to its entry, which links back to it.
fn names(view: &View, article: usize, report: &Report) -> Vec<Mark> {
    let mut linked = BTreeSet::new();
    let mark = |(i, name): (usize, &crate::annotate::Name)| {
        let class = match name.kind {
            NameKind::Person => "n person",
            NameKind::Organization | NameKind::Place | NameKind::Event | NameKind::Other => "n",
        };
        let mut mark = Mark::new(name.span, NAME, "span", class);
        if super::view::is_shown(report, name.span) && linked.insert(name.entity) {
            mark.id = Some(format!("r{}-n{i}", article + 1));
            mark.href = view.entity(article, name.entity).map(|entity| format!("#{}", view.id("n", entity)));
        }
        mark
    };
    report.annotations.names.iter().enumerate().map(mark).collect()
}

/// The way back from a sentence to the points and events that stand on it.
fn statements(view: &View, article: usize) -> Vec<Mark> {
    let mut back_to: BTreeMap<Span, (String, &str)> = BTreeMap::new();
    let mut add = |passage: Passage, href: String, to| {
        if passage.article == article {
            back_to.entry(passage.span).or_insert((href, to));
        }
    };
    for (i, point) in view.story.points.iter().enumerate().filter(|(_, point)| super::points::is_shown(point)) {
        for member in point.readings.iter().flat_map(|reading| &reading.members) {
            if member.annotation.is_none() {
                add(member.passage, format!("#{}", view.id("p", i)), "the point it makes");
            }
        }
    }
    for (i, event) in view.story.timeline.iter().enumerate() {
        for passage in &event.members {
            add(*passage, format!("#{}", view.id("t", i)), "its place in the timeline");
        }
    }
    let mark = |(span, (href, to)): (Span, (String, &str))| {
        let mut mark = Mark::new(span, SENTENCE, "span", "");
        mark.after = back(&href, to);
        mark
    };
    back_to.into_iter().map(mark).collect()
}
