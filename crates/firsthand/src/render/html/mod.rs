//! The account as one page for a person: a reader on a verification desk, at a screen, on a phone or on paper.
//!
//! The page is one file that asks for nothing from outside; a Content-Security-Policy in it forbids everything but its
//! own style sheet and its own script, by their hashes. All content is there without the script, which adds the filters
//! and opens what stands behind a line of the drawing. Whatever comes from an article passes through [`escape`].
//!
//! For each story, in the order a reader asks: how many reports and how many origins, with the lineage drawn; where
//! reports differ; what they agree on; who repeats whom, side by side; the figures and the quotes, origin beside origin;
//! what each report leaves out; the timeline; the names; and then each report's full text, in which every finding is
//! marked and linked to and fro.

mod articles;
mod boxes;
mod collation;
mod copies;
mod drawing;
mod escape;
mod filters;
mod graph;
mod ledger;
mod left_out;
mod lineage;
mod marked;
mod names;
mod opening;
mod parts;
mod points;
mod quotes;
mod timeline;
mod tree;
mod view;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::account::{Account, AnnotationRef, Copies, Story};
use crate::problem::Problem;
use crate::render::digest;
use crate::render::family::Family;
use view::View;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// How many origins have a colour of their own; the next ones begin again, and their letter tells them apart.
const COLOURS: usize = 8;

/// One self-contained page with everything the account holds.
pub fn html(account: &Account) -> String {
    let title = title(account);
    let mut out = head(&title);
    out += &masthead(account);
    let digest = digest::of(account);
    let account = &*digest.account;
    out += "<main id=\"main\">";
    let mut written = BTreeSet::new();
    for ((i, story), rest) in account.stories.iter().enumerate().zip(&digest.rests) {
        out += &section_of(&View::new(account, story, i + 1).without(rest.as_ref()), &mut written);
    }
    out += &without_story(account, &mut written);
    out += &problems(&account.problems);
    out += "</main>";
    out += &footer(account);
    out + &format!("<script>{SCRIPT}</script></body></html>\n")
}

fn title(account: &Account) -> String {
    match account.stories.as_slice() {
        [only] => headline(only),
        stories => {
            let (stories, reports) = (stories.len(), account.reports.len());
            format!(
                "{} in {}",
                words::count(stories, "story").replace("storys", "stories"),
                words::count(reports, "report")
            )
        }
    }
}

fn headline(story: &Story) -> String {
    if story.headline.trim().is_empty() { "Story without a headline".to_owned() } else { story.headline.clone() }
}

fn head(title: &str) -> String {
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        escape::hash_source(STYLE),
        escape::hash_source(SCRIPT)
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{} · Firsthand</title><style>{STYLE}</style></head><body id=\"top\">\
         <a class=\"skip\" href=\"#main\">Skip to the account</a>",
        escape::text(title),
    )
}

fn masthead(account: &Account) -> String {
    let reports = words::count(account.reports.len(), "report");
    let mut out =
        format!("<header class=\"masthead\"><h1><b>Firsthand</b> <span>What {reports} say, side by side</span></h1>");
    if account.stories.len() > 1 {
        let items = account.stories.iter().enumerate().map(|(i, story)| {
            let n = words::count(story.articles.len(), "report");
            format!("<li><a href=\"#s{}\">{}</a> <small>{n}</small></li>", i + 1, escape::isolated(&headline(story)))
        });
        out += &format!(
            "<nav aria-label=\"Stories\">{}</nav>",
            parts::capped("ol", "stories", items.collect(), STORIES_SHOWN, "stories")
        );
    }
    out + "</header>"
}

const STORIES_SHOWN: usize = 12;

/// One story, whose reports are written out unless an earlier story did so.
fn section_of(view: &View, written: &mut BTreeSet<usize>) -> String {
    let said = quotes::collect(view);
    let family = Family::new(&view.story.lineage);
    let links = |point: usize| point_href(view, &said, point);
    let sections = [
        ("differ", "Where reports differ", points::differing(view)),
        ("agree", "What independent reports agree on", points::agreed(view, &links)),
        ("lineage", "Who repeats whom", lineage::section(view, &family)),
        ("copies", "The copies, under the report they go back to", copies::section(view)),
        ("figures", "The figures", ledger::section(view)),
        ("quotes", "Who said what", quotes::section(view, &said)),
        ("missing", "What each report leaves out", left_out::section(view, &links)),
        ("single", "What one origin alone states", points::single(view)),
        ("timeline", "What happened when", timeline::section(view)),
        ("names", "Who is who", names::section(view)),
        ("reports", "The reports in full", articles::section(view, &said, written)),
    ];
    let present: Vec<_> = sections.iter().filter(|(_, _, content)| !content.is_empty()).collect();
    let n = view.number;
    let mut out = format!("<article class=\"story\" id=\"s{n}\" aria-labelledby=\"s{n}-h\">");
    out += &opening::section(view, &family, &headline(view.story));
    out += &format!("<nav class=\"contents\" aria-label=\"Sections of story {n}\"><ul>");
    for (name, heading, _) in &present {
        out += &format!("<li><a href=\"#s{n}-{name}\">{heading}</a></li>");
    }
    out += "</ul></nav>";
    out += &filters::bar(view);
    // Where there are several stories, a section's name says which story it belongs to.
    let of_story = if view.account.stories.len() > 1 { format!(" s{n}-h") } else { String::new() };
    for (name, heading, content) in present {
        out += &format!(
            "<section id=\"s{n}-{name}\" class=\"{name}\" aria-labelledby=\"s{n}-{name}-h{of_story}\">\
             <h3 id=\"s{n}-{name}-h\">{heading}</h3>{content}</section>"
        );
    }
    out + "</article>"
}

/// Where the page lays out a point.
fn point_href(view: &View, said: &quotes::Said, index: usize) -> Option<String> {
    let point = view.story.points.get(index)?;
    if points::is_shown(point) {
        return Some(format!("#{}", view.id("p", index)));
    }
    let member = point.readings.first()?.members.first()?;
    let Some(AnnotationRef::Quote(quote)) = member.annotation else { return None };
    said.href(view, member.passage.article, quote)
}

/// Reports that no story took up still have their text on the page.
fn without_story(account: &Account, written: &mut BTreeSet<usize>) -> String {
    let articles: Vec<usize> = (0..account.reports.len()).filter(|i| !written.contains(i)).collect();
    if articles.is_empty() {
        return String::new();
    }
    let story = Story {
        id: String::new(),
        headline: String::new(),
        articles,
        reuse: Vec::new(),
        lineage: crate::account::Lineage::default(),
        entities: Vec::new(),
        points: Vec::new(),
        timeline: Vec::new(),
        left_out: Vec::new(),
        copies: Copies::default(),
    };
    let view = View::new(account, &story, account.stories.len() + 1);
    let content = articles::section(&view, &quotes::Said::default(), written);
    format!(
        "<section class=\"story\" id=\"s{}-reports\" aria-labelledby=\"rest-h\"><h2 id=\"rest-h\">Reports that belong to no story</h2>\
         <h3 class=\"vh\">Their texts</h3>{content}</section>",
        view.number
    )
}

fn problems(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let item = |problem: &Problem| {
        format!(
            "<li><code>{}</code> {} <small>({})</small></li>",
            escape::isolated(&problem.input),
            escape::isolated(&problem.message),
            problem.kind.name()
        )
    };
    let list = parts::capped("ul", "problems", problems.iter().map(item).collect(), 20, "problems");
    format!(
        "<section class=\"story\" id=\"problems\" aria-labelledby=\"problems-h\">\
         <h2 id=\"problems-h\">Problems</h2><p>What could not be used, or not in full:</p>{list}</section>"
    )
}

fn footer(account: &Account) -> String {
    let settings = &account.settings;
    format!(
        "<footer><h2>How to read this page</h2><p>Firsthand compares what reports say. It does not know what happened, \
         and many reports are not many witnesses: an <b>origin</b> is an independent root of reporting, however many \
         outlets carry it. Everything here was worked out by rules from the words of the reports; open the place and \
         check before you rely on it.</p>\
         <p>A <b>share</b> is how much of a report’s running text was found in another. A percentage after a word such \
         as <i>likely</i> is how sure that finding is: <i>almost certain</i> from 95%, <i>likely</i> from 75%, \
         <i>more likely than not</i> from 50%, <i>unsure</i> below. “Cannot be told” means that the words do not \
         decide it.</p>\
         <p><small>Firsthand {}. Least score of a reused passage: {}; least likeness of two reports of one story: {}. \
         This page loads nothing, and nothing leaves it.</small></p></footer>",
        env!("CARGO_PKG_VERSION"),
        settings.min_reuse_score,
        settings.min_story_likeness
    )
}
