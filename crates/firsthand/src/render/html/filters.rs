//! The filters of a story: by report, by origin, by status. They need the script and stay hidden without it.

use super::view::View;
use super::{escape, words};
use crate::account::Status;

/// The bar; nothing where there is nothing to choose between.
pub fn bar(view: &View) -> String {
    if view.story.articles.len() < 2 {
        return String::new();
    }
    let n = view.number;
    let reports: Vec<(String, String)> = view
        .reports()
        .map(|(i, report)| ((i + 1).to_string(), format!("{} {}", i + 1, report.article.label())))
        .collect();
    let origins: Vec<(String, String)> = view
        .story
        .lineage
        .origins
        .iter()
        .enumerate()
        .map(|(i, origin)| (i.to_string(), format!("{} {}", words::letter(i), origin.label)))
        .collect();
    let known = [Status::Contested, Status::Revised, Status::Agreed, Status::Single];
    let statuses: Vec<(String, String)> = known
        .into_iter()
        .filter(|status| view.story.points.iter().any(|point| point.status == *status))
        .map(|status| (status.name().to_owned(), words::status(status).to_owned()))
        .collect();
    format!(
        "<form class=\"filters\" id=\"s{n}-filters\" data-story=\"s{n}\" role=\"search\" aria-label=\"Filter story {n}\" hidden>{}{}{}\
         <button type=\"reset\">Show all</button><output aria-live=\"polite\"></output></form>",
        choice(n, "r", "Report", &reports),
        choice(n, "o", "Origin", &origins),
        choice(n, "s", "Status", &statuses)
    )
}

fn choice(n: usize, name: &str, label: &str, options: &[(String, String)]) -> String {
    if options.len() < 2 {
        return String::new();
    }
    let options: String = options
        .iter()
        .map(|(value, words)| format!("<option value=\"{value}\">{}</option>", escape::text(words)))
        .collect();
    format!(
        "<label for=\"s{n}-by-{name}\">{label}</label><select id=\"s{n}-by-{name}\" name=\"{name}\"><option value=\"\">all</option>{options}</select>"
    )
}
