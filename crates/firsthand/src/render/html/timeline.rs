//! What happened when, by the dates the reports give, and in a lane of its own when the reports came out.

use std::collections::BTreeMap;

use super::parts::capped;
use super::view::{View, report_href};
use super::{escape, words};
use crate::account::Event;
use crate::read::Published;

const SHOWN_DAYS: usize = 20;
/// Events and reports of one day that stand open.
const SHOWN_OF_DAY: usize = 12;

/// The two lanes of one day, or of a month or year that is no more precisely known.
#[derive(Default)]
struct Day<'a> {
    events: Vec<(usize, &'a Event)>,
    reports: Vec<(usize, &'a Published)>,
}

/// The days in order of time.
pub fn section(view: &View) -> String {
    if view.story.timeline.is_empty() {
        return String::new();
    }
    let mut days: BTreeMap<String, Day> = BTreeMap::new();
    for (i, event) in view.story.timeline.iter().enumerate() {
        days.entry(day_of(&event.when).to_owned()).or_default().events.push((i, event));
    }
    for (article, report) in view.reports() {
        if let Some(published) = &report.article.published {
            days.entry(day_of(&published.moment.value).to_owned()).or_default().reports.push((article, published));
        }
    }
    let items = days.iter().map(|(when, day)| item(view, when, day)).collect();
    format!(
        "<div class=\"lanes\" aria-hidden=\"true\"><span></span><span>What the reports tell of</span><span>What came out</span></div>{}",
        capped("ol", "timeline", items, SHOWN_DAYS, "days")
    )
}

/// "2024-03-14T03:05" is of "2024-03-14"; what is less precise stays as it is.
fn day_of(when: &str) -> &str {
    when.split_once('T').map_or(when, |(day, _)| day)
}

fn item(view: &View, when: &str, day: &Day) -> String {
    let precision = day.events.first().map_or("", |(_, event)| words::precision(event.precision));
    let precision = if precision.is_empty() { String::new() } else { format!("<small>{precision}</small>") };
    let events: Vec<String> = day.events.iter().map(|(i, event)| happened(view, *i, event)).collect();
    let reports: Vec<String> =
        day.reports.iter().map(|(article, published)| came_out(view, *article, published)).collect();
    let lane = |class: &str, items: Vec<String>, noun: &str| {
        if items.is_empty() { String::new() } else { capped("ul", class, items, SHOWN_OF_DAY, noun) }
    };
    format!(
        "<li><p class=\"when\"><time datetime=\"{}\">{}</time>{precision}</p><div class=\"lane\">{}</div><div class=\"lane out\">{}</div></li>",
        escape::text(when),
        escape::text(&words::moment(when)),
        lane("events", events, "events"),
        lane("published", reports, "reports")
    )
}

fn happened(view: &View, index: usize, event: &Event) -> String {
    let places: Vec<_> = event.members.iter().map(|passage| (passage.article, view.passage_href(*passage))).collect();
    let clock =
        event.when.split_once('T').map_or(String::new(), |(_, clock)| format!("<b>{}</b> ", escape::text(clock)));
    format!(
        "<li id=\"{}\"{}><p>{clock}{}</p><div class=\"stands\">{} {}</div></li>",
        view.id("t", index),
        view.facets(event.members.iter().map(|passage| passage.article), &event.origins, None),
        escape::isolated(&event.text),
        view.numbers(&places),
        view.origins(&event.origins)
    )
}

fn came_out(view: &View, article: usize, published: &Published) -> String {
    let clock = published.moment.value.split_once('T').map_or(String::new(), |(_, clock)| {
        format!("<small>{}</small> ", escape::text(clock.get(..5).unwrap_or(clock)))
    });
    format!(
        "<li{}><span class=\"vh\">published: </span>{clock}{}</li>",
        view.facets([article], &[], None),
        view.chip(article, &report_href(article))
    )
}
