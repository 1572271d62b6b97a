//! What the extraction library keeps of a page, as texts of the page's own tree.
//!
//! The library gives its result as HTML whose elements are partly its own. The stretches of text in it are still those
//! of the page, in their order, so that each is found again there.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::outline::Outline;
use super::tree::Tree;

/// The library is given pages of at most this many elements: it looks at some of them again and again. News pages have
/// a few thousand; a longer one is chosen from by what it names itself.
const MAX_ELEMENTS: usize = 30_000;

/// The texts that the library keeps, by their index in the tree; it takes the parsed page apart.
pub(super) fn kept(document: Document, outline: &Outline) -> Vec<bool> {
    let tree = outline.tree;
    let mut keeps = vec![false; tree.nodes.len()];
    let elements = tree.elements().filter(|(index, _)| !outline.left_out[*index]).count();
    if elements > MAX_ELEMENTS {
        return keeps;
    }
    for (index, element) in tree.elements() {
        if outline.left_out[index]
            && !outline.left_out[tree.nodes[index].parent]
            && let Some(node) = element.id.as_ref().and_then(|id| document.tree.get(id))
        {
            node.remove_from_parent();
        }
    }
    // A page on which the library panics is chosen from without it; nothing that it leaves half done is looked at.
    if let Ok(Some(html)) = catch_unwind(AssertUnwindSafe(|| extracted(document))) {
        mark(&Tree::of(Document::from(html).root()), outline, &mut keeps);
    }
    keeps
}

fn extracted(document: Document) -> Option<String> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    Some(article.content.to_string())
}

/// Marks the texts that the result has, each at the next place where the page has it.
fn mark(result: &Tree, outline: &Outline, keeps: &mut [bool]) {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, text) in outline.tree.texts().rev().filter(|(index, _)| !outline.left_out[*index]) {
        places.entry(text.trim()).or_default().push(index);
    }
    let mut last = 0;
    for (_, text) in result.texts().filter(|(_, text)| !text.trim().is_empty()) {
        // The places stand in falling order, so that those behind are at the end.
        let Some(places) = places.get_mut(text.trim()) else { continue };
        let ahead = places.partition_point(|&place| place >= last).saturating_sub(1);
        if let Some(&place) = places.get(ahead) {
            places.truncate(ahead);
            keeps[place] = true;
            last = place;
        }
    }
}
