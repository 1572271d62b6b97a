//! The tree of a page, laid out flat: every element and every stretch of text in the order of the page, each knowing
//! where it ends, so that a subtree is a range and no walk needs recursion.

use dom_query::{NodeData, NodeId, NodeRef};
use html5ever::LocalName;
use html5ever::tendril::StrTendril;

/// A page after parsing.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Elements and texts in order; an element stands before what it holds.
    pub nodes: Vec<Node>,
}

/// An element or a stretch of text.
#[derive(Debug)]
pub(super) struct Node {
    /// The index after the last node that it holds.
    pub end: usize,
    /// The element that holds it; the first node holds itself.
    pub parent: usize,
    /// Its node in the parser's tree; the first node has none.
    pub id: Option<NodeId>,
    /// What it is.
    pub kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    Element(Element),
    Text(StrTendril),
}

/// An element: its name, which the parser gives in lower case, and its attributes.
#[derive(Debug)]
pub(super) struct Element {
    pub name: LocalName,
    attributes: Vec<(LocalName, StrTendril)>,
}

impl Element {
    /// The value of an attribute, without the space around it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| **other == *name).map(|(_, value)| value.trim())
    }

    /// Whether it is a link to somewhere.
    pub fn is_link(&self) -> bool {
        *self.name == *"a" && self.attribute("href").is_some()
    }

    /// Whether an attribute, taken as a list of words, holds the word in any case.
    pub fn lists(&self, name: &str, word: &str) -> bool {
        self.attribute(name).is_some_and(|value| value.split_whitespace().any(|other| other.eq_ignore_ascii_case(word)))
    }
}

impl Tree {
    /// The tree of parsed markup.
    pub fn of(root: NodeRef<'_>) -> Self {
        let mut tree = Self::default();
        let document = Element { name: LocalName::from(""), attributes: Vec::new() };
        let first = Node { end: 0, parent: 0, id: None, kind: Kind::Element(document) };
        tree.nodes.push(first);
        // Elements whose children are being read, each with the child to come.
        let mut open = vec![(0, root.first_child())];
        while let Some((parent, next)) = open.last_mut() {
            let parent = *parent;
            let Some(node) = next.take() else {
                tree.nodes[parent].end = tree.nodes.len();
                open.pop();
                continue;
            };
            *next = node.next_sibling();
            let Some(kind) = node.query(|node| kind(&node.data)).flatten() else { continue };
            let index = tree.nodes.len();
            let element = matches!(kind, Kind::Element(_));
            tree.nodes.push(Node { end: index + 1, parent, id: Some(node.id), kind });
            if element {
                open.push((index, node.first_child()));
            }
        }
        tree
    }

    /// The element at an index; `None` for text.
    pub fn element(&self, index: usize) -> Option<&Element> {
        match &self.nodes.get(index)?.kind {
            Kind::Element(element) => Some(element),
            Kind::Text(_) => None,
        }
    }

    /// The name of the element at an index; nothing for text.
    pub fn name(&self, index: usize) -> &str {
        self.element(index).map_or("", |element| &element.name)
    }

    /// The elements in order, with their indices.
    pub fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        self.nodes.iter().enumerate().filter_map(|(index, node)| match &node.kind {
            Kind::Element(element) => Some((index, element)),
            Kind::Text(_) => None,
        })
    }

    /// The texts in order, with their indices.
    pub fn texts(&self) -> impl DoubleEndedIterator<Item = (usize, &str)> {
        self.nodes.iter().enumerate().filter_map(|(index, node)| match &node.kind {
            Kind::Element(_) => None,
            Kind::Text(text) => Some((index, &**text)),
        })
    }

    /// The elements of a name, in order.
    pub fn named(&self, name: &str) -> impl Iterator<Item = (usize, &Element)> {
        self.elements().filter(move |(_, element)| *element.name == *name)
    }

    /// The nodes within the one at an index, itself left out.
    pub fn within(&self, index: usize) -> std::ops::Range<usize> {
        let end = self.nodes.get(index).map_or(index, |node| node.end);
        (index + 1).min(end)..end
    }

    /// The words within the node at an index, one space apart.
    pub fn words(&self, index: usize) -> String {
        let mut words = String::new();
        for at in index..self.within(index).end.max(index + 1) {
            match self.nodes.get(at).map(|node| &node.kind) {
                Some(Kind::Text(text)) => push_words(&mut words, text),
                Some(Kind::Element(element)) if is_block(&element.name) || *element.name == *"br" => {
                    words.push(' ');
                }
                _ => {}
            }
        }
        words.trim().to_owned()
    }

    /// The elements that hold the node at an index, the nearest first.
    pub fn holders(&self, index: usize) -> impl Iterator<Item = usize> {
        let mut at = index;
        std::iter::from_fn(move || {
            let parent = self.nodes.get(at)?.parent;
            (at != 0).then(|| {
                at = parent;
                parent
            })
        })
    }
}

fn kind(data: &NodeData) -> Option<Kind> {
    match data {
        NodeData::Text { contents } => Some(Kind::Text(contents.clone())),
        NodeData::Element(element) => {
            let attributes = element.attrs.iter();
            Some(Kind::Element(Element {
                name: element.name.local.clone(),
                attributes: attributes
                    .map(|attribute| (attribute.name.local.clone(), attribute.value.clone()))
                    .collect(),
            }))
        }
        _ => None,
    }
}

/// How many characters of a text are no space.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Adds text to words that stand one space apart; a space between is kept also where it stands at either end.
pub(super) fn push_words(words: &mut String, text: &str) {
    for c in text.chars() {
        if is_unseen(c) {
            continue;
        }
        if !c.is_whitespace() {
            words.push(c);
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
}

/// Characters that only say where a word may be broken, or that stand for nothing.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}') || c.is_control() && !c.is_whitespace()
}

/// Whether an element is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element begins a new line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "video"
            | "audio"
    )
}
