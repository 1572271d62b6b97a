//! What the extraction library keeps of a page, as texts of the page's own tree.
//!
//! The library works on the tree that the parser made and leaves its result there, in elements that are partly its own.
//! The stretches of text in it are still those of the page.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, Readability};
use foldhash::fast::RandomState;

use super::outline::Outline;

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
    for (index, node) in tree.nodes.iter().enumerate() {
        if outline.left_out[index]
            && !outline.left_out[node.parent]
            && let Some(node) = node.id.as_ref().and_then(|id| document.tree.get(id))
        {
            node.remove_from_parent();
        }
    }
    // A page on which the library panics is chosen from without it; nothing that it leaves half done is looked at.
    if let Ok(Some(texts)) = catch_unwind(AssertUnwindSafe(|| extracted(document))) {
        for (keep, node) in keeps.iter_mut().zip(&tree.nodes) {
            *keep = node.id.is_some_and(|id| texts.contains(&id));
        }
    }
    keeps
}

/// The element in which the library leaves what it keeps.
const RESULT: &str = "#readability-page-1";

/// The nodes of the texts that the library keeps.
fn extracted(document: Document) -> Option<HashSet<NodeId, RandomState>> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let mut library = Readability::with_document(document, None, Some(config)).ok()?;
    library.parse().ok()?;
    let result = library.doc.select_single(RESULT);
    let texts = result.nodes().first()?.descendants_it().filter(|node| node.is_text());
    Some(texts.map(|node| node.id).collect())
}
