//! People, organisations, places and other names, under all their spellings.

use std::collections::BTreeMap;

use super::parts::capped;
use super::view::{View, is_shown, report_href};
use super::{escape, words};
use crate::account::StoryEntity;
use crate::annotate::NameKind;

const SHOWN_NAMES: usize = 24;
const SHOWN_SPELLINGS: usize = 12;

/// One list for each kind that occurs.
pub fn section(view: &View) -> String {
    let kinds = [NameKind::Person, NameKind::Organization, NameKind::Place, NameKind::Event, NameKind::Other];
    let lists: String = kinds.into_iter().map(|kind| list(view, kind)).collect();
    if lists.is_empty() { lists } else { format!("<div class=\"kinds\">{lists}</div>") }
}

fn list(view: &View, kind: NameKind) -> String {
    let of_kind = view.story.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind);
    let items: Vec<String> = of_kind.map(|(i, entity)| item(view, i, entity)).collect();
    if items.is_empty() {
        return String::new();
    }
    let list = capped("ul", "entities", items, SHOWN_NAMES, "names");
    format!("<div><h4>{}</h4>{list}</div>", words::names(kind))
}

fn item(view: &View, index: usize, entity: &StoryEntity) -> String {
    let total: usize = entity.variants.iter().map(|variant| variant.count).sum();
    let mut spellings: Vec<String> = entity
        .variants
        .iter()
        .take(SHOWN_SPELLINGS)
        .map(|variant| format!("{} <small>×{}</small>", escape::isolated(&variant.text), variant.count))
        .collect();
    if entity.variants.len() > SHOWN_SPELLINGS {
        spellings.push(format!("and {} more", entity.variants.len() - SHOWN_SPELLINGS));
    }
    let spelt = match entity.variants.as_slice() {
        [] | [_] => format!("<small>{}</small>", words::count(total, "mention")),
        _ => format!("<span class=\"spelt\">{}</span>", spellings.join(", ")),
    };
    format!(
        "<li id=\"{}\"{}><b>{}</b> {spelt}{}</li>",
        view.id("n", index),
        view.facets(entity.members.iter().map(|member| member.0), &[], None),
        escape::isolated(&entity.name),
        view.chips(&first_mentions(view, entity))
    )
}

/// The first mention in each article.
fn first_mentions(view: &View, entity: &StoryEntity) -> Vec<(usize, String)> {
    let mut firsts = BTreeMap::new();
    for (article, member) in &entity.members {
        let first = view.report(*article).and_then(|report| {
            let mut names = report.annotations.names.iter().enumerate();
            Some(names.find(|(_, name)| name.entity == *member && is_shown(report, name.span))?.0)
        });
        let earliest = firsts.entry(*article).or_insert(first);
        *earliest = match (*earliest, first) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    let href = |(article, first): (usize, Option<usize>)| {
        (article, first.map_or_else(|| report_href(article), |i| format!("#r{}-n{i}", article + 1)))
    };
    firsts.into_iter().map(href).collect()
}
