//! What happened when, by the dates the reports give.

use super::parts::capped;
use super::view::View;
use super::{escape, words};
use crate::account::Event;

const SHOWN_EVENTS: usize = 25;

/// The events in order of time.
pub fn section(view: &View) -> String {
    if view.story.timeline.is_empty() {
        return String::new();
    }
    let items = view.story.timeline.iter().enumerate().map(|(i, event)| item(view, i, event)).collect();
    capped("ol", "timeline", items, SHOWN_EVENTS, "events")
}

fn item(view: &View, index: usize, event: &Event) -> String {
    let places: Vec<_> = event.members.iter().map(|passage| (passage.article, view.passage_href(*passage))).collect();
    let precision = match words::precision(event.precision) {
        "" => String::new(),
        words => format!("<small>{words}</small>"),
    };
    format!(
        "<li id=\"{}\"><p class=\"when\"><time datetime=\"{}\">{}</time>{precision}</p><div><p>{}</p>\
         <div class=\"stands\">{} {}</div></div></li>",
        view.id("t", index),
        escape::text(&event.when),
        escape::text(&words::moment(&event.when)),
        escape::isolated(&event.text),
        view.chips(&places),
        view.origins(&event.origins)
    )
}
