//! The articles of a big story that are named only, folded under those that are shown.

use super::escape;
use super::parts::capped;
use super::view::View;
use super::words;
use crate::render::digest::{Folded, Named};

/// So many articles with folds are listed before the list folds.
const SHOWN: usize = 12;

/// The folds, the largest first; nothing where every article is shown.
pub fn section(view: &View) -> String {
    let Some(rest) = view.rest else { return String::new() };
    let mut out = format!(
        "<p>{} of {} are shown in full on this page. All others are named here, under the report they go back to.</p>",
        view.story.articles.len(),
        words::count(rest.articles, "report")
    );
    let items = rest.folds.iter().map(|fold| item(view, fold)).collect();
    out += &capped("ul", "folds", items, SHOWN, "reports with copies");
    out += &list("other report", "other reports", &rest.others);
    out
}

fn item(view: &View, fold: &Folded) -> String {
    let label = view.report(fold.article).map(|report| report.article.label()).unwrap_or_default();
    format!(
        "<li><a href=\"#r{}\"><b>{}</b></a>{}{}{}</li>",
        fold.article + 1,
        escape::isolated(label),
        list("copy", "copies", &fold.copies),
        list("copy that changed more than words", "copies that changed more than words", &fold.changed),
        list("reworked version", "reworked versions", &fold.reworked),
    )
}

/// A list of names behind its count.
fn list(one: &str, several: &str, named: &[Named]) -> String {
    if named.is_empty() {
        return String::new();
    }
    let noun = if named.len() == 1 { one } else { several };
    let items: String = named.iter().map(name).collect();
    format!("<details><summary>{} {noun}</summary><ul class=\"names\">{items}</ul></details>", named.len())
}

fn name(named: &Named) -> String {
    let label = escape::isolated(&named.label);
    let when = named.published.as_deref().map(|when| format!(" <small>{}</small>", escape::text(when)));
    format!("<li>{label}{}</li>", when.unwrap_or_default())
}
