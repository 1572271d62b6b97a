//! The head of a story: how many reports and how many origins, who took from whom as a drawing, and what each origin is.

use super::parts::capped;
use super::view::View;
use super::{drawing, escape, tree, words};
use crate::account::{Origin, Status};
use crate::render::family::Family;
use crate::render::sentences;

/// How many origins the list under it shows before it folds.
const SHOWN_ORIGINS: usize = 6;

/// Headline, finding, drawing and the list of origins.
pub fn section(view: &View, family: &Family, headline: &str) -> String {
    let n = view.number;
    let mut out = format!(
        "<header class=\"opening\"><p class=\"kicker\">{}</p><h2 id=\"s{n}-h\">{}</h2>{}",
        kicker(view),
        escape::isolated(headline),
        finding(view)
    );
    if let Some(sentence) = standing(view) {
        out += &format!("<p class=\"standing\">{sentence}</p>");
    }
    if !view.story.lineage.edges.is_empty() {
        let drawn = drawing::drawing(view, family);
        let class = if drawn.is_empty() { "in-words only" } else { "in-words" };
        out += &format!(
            "{drawn}<nav class=\"{class}\" aria-label=\"Who took from whom\">{}</nav>",
            tree::tree(view, family)
        );
    }
    let origins = &view.story.lineage.origins;
    if !origins.is_empty() && view.story.articles.len() > 1 {
        let mut order: Vec<(usize, &Origin)> = origins.iter().enumerate().collect();
        order.sort_by_key(|(i, origin)| (std::cmp::Reverse(origin.articles.len()), *i));
        let items = order.into_iter().map(|(i, origin)| origin_item(view, i, origin)).collect();
        out += "<h3 class=\"small\">The origins</h3>";
        out += &capped("ol", "origins", items, SHOWN_ORIGINS, "origins");
    } else {
        let ids: String = (0..origins.len()).map(|i| format!("<span id=\"{}\"></span>", view.id("o", i))).collect();
        out += &ids;
    }
    out + "</header>"
}

fn kicker(view: &View) -> String {
    let days: Vec<String> = view
        .reports()
        .filter_map(|(_, report)| Some(report.article.published.as_ref()?.moment.day.to_string()))
        .collect();
    match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) if first == last => format!("Published {}", words::moment(first)),
        (Some(first), Some(last)) => format!("Published {} to {}", words::moment(first), words::moment(last)),
        _ => "Publication not dated".to_owned(),
    }
}

/// The sentence a reader wants most, as the terminal has it, its count large.
fn finding(view: &View) -> String {
    let sentence = view.rest.map_or_else(|| sentences::opening(view.story), |rest| rest.opening.clone());
    match sentence.split_once(": ") {
        Some((head, rest)) => {
            // An outlet that is named by its address keeps its small letter.
            let address = rest.split(' ').next().is_some_and(|word| word.contains('.'));
            let rest = if address { rest.to_owned() } else { super::points::sentence_case(rest) };
            format!("<p class=\"finding\">{}</p><p class=\"lead\">{}</p>", escape::text(head), escape::isolated(&rest))
        }
        None => format!("<p class=\"lead\">{}</p>", escape::isolated(&sentence)),
    }
}

/// How many points stand how, linked to where they are laid out.
fn standing(view: &View) -> Option<String> {
    let count = |status| view.story.points.iter().filter(|point| point.status == status).count();
    let n = view.number;
    let mut parts = Vec::new();
    let (contested, revised, agreed) = (count(Status::Contested), count(Status::Revised), count(Status::Agreed));
    if contested > 0 {
        parts.push(format!("reports <a href=\"#s{n}-differ\">differ on {}</a>", words::count(contested, "point")));
    }
    if revised > 0 {
        let verb = if revised == 1 { "was" } else { "were" };
        let points = words::count(revised, "point");
        parts.push(format!("<a href=\"#s{n}-differ\">{points} {verb} revised</a> by a later report"));
    }
    if agreed > 0 {
        let points = words::count(agreed, "point");
        parts.push(format!("reports of different origins <a href=\"#s{n}-agree\">agree on {points}</a>"));
    }
    let sentence = super::points::sentence_case(&parts.join("; "));
    // The first word may stand behind a tag.
    (!parts.is_empty()).then(|| format!("{sentence}."))
}

fn origin_item(view: &View, index: usize, origin: &Origin) -> String {
    let root = view.story.lineage.nodes.get(origin.node).and_then(|node| node.article);
    let behind = view.rest.and_then(|rest| rest.behind.get(index)).copied().unwrap_or(origin.articles.len());
    let reach = match behind {
        1 if origin.articles.first().copied() == root => "1 report, its own".to_owned(),
        1 => "1 report goes back to it".to_owned(),
        many => format!("{many} reports go back to it"),
    };
    format!(
        "<li id=\"{}\" class=\"o{}\"{}><span class=\"letter\"><span class=\"vh\">Origin </span>{}</span>\
         <div><b class=\"name\">{}</b> <span class=\"goes\">{reach}</span>{}<p class=\"why\">{}</p></div></li>",
        view.id("o", index),
        index % super::COLOURS,
        view.facets(origin.articles.iter().copied(), &[index], None),
        words::letter(index),
        escape::isolated(&origin.label),
        view.report_chips(&origin.articles),
        escape::isolated(&reason(&origin.why))
    )
}

/// Why it is an origin, without the reports that go back to it: they stand above.
fn reason(why: &str) -> String {
    match why.rsplit_once("; ") {
        Some((reason, names)) if names.ends_with("back to it.") => format!("{reason}."),
        _ => why.to_owned(),
    }
}
