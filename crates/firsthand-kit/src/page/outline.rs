//! What in a page may be the article: its tree, with what is left out for certain and how much prose stands where.

use super::marks::{Holds, Marks, Names, Noise};
use super::tree::{Element, Kind, Tree, letters};

/// A page with what is known of its parts.
pub(super) struct Outline<'a> {
    /// The page.
    pub tree: &'a Tree,
    /// What each element is by its names; nothing for texts.
    pub marks: Vec<Marks>,
    /// Whether the node is left out, with all it holds.
    pub left_out: Vec<bool>,
    /// Letters of prose, outside of links and of what is left out, before each node.
    prose: Vec<usize>,
    /// Letters in links before each node.
    linked: Vec<usize>,
}

/// Elements that hold no part of an article.
const NOT_TEXT: &[&str] = &[
    "applet", "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "fieldset", "footer", "form",
    "head", "img", "input", "label", "map", "menu", "meter", "nav", "object", "optgroup", "option", "picture",
    "progress", "rp", "rt", "source", "textarea", "title", "track", "video",
];

/// What is named as noise is yet the article where it holds this share of the page's prose.
const TOO_MUCH: f64 = 0.4;

/// A form that holds this share of the page's prose was put around the page by the program that made it.
const FORM: f64 = 0.2;

/// What points elsewhere has at least one letter in links for so many outside of them.
const POINTS: usize = 4;

impl<'a> Outline<'a> {
    /// Looks over a page.
    pub fn of(tree: &'a Tree) -> Self {
        let mut names = Names::default();
        let marks = 0..tree.nodes.len();
        let marks =
            marks.map(|index| tree.element(index).map(|element| names.marks(element)).unwrap_or_default()).collect();
        let (prose, linked) = counted(tree, &[]);
        let mut outline = Self { tree, marks, left_out: vec![false; tree.nodes.len()], prose, linked };
        let mut left_out = vec![false; tree.nodes.len()];
        let mut index = 0;
        while let Some(node) = tree.nodes.get(index) {
            if tree.element(index).is_some_and(|element| outline.is_noise(index, element)) {
                left_out[index..node.end].fill(true);
                index = node.end;
            } else {
                index += 1;
            }
        }
        (outline.prose, outline.linked) = counted(tree, &left_out);
        outline.left_out = left_out;
        outline
    }

    fn is_noise(&self, index: usize, element: &Element) -> bool {
        let share = self.prose_of(index) as f64 / self.prose_of(0).max(1) as f64;
        if NOT_TEXT.binary_search(&&*element.name).is_ok() {
            return !matches!(&*element.name, "form" | "fieldset" | "label" | "aside") || share < FORM;
        }
        if matches!(&*element.name, "html" | "body" | "article" | "main" | "h1") || share >= TOO_MUCH {
            return false;
        }
        is_unseen(element)
            || element.attribute("role").is_some_and(|role| ROLES.contains(&role))
            || match self.marks[index].noise {
                Some(Noise::Never) => true,
                Some(Noise::Elsewhere) => self.linked_of(index) * POINTS > self.prose_of(index),
                None => false,
            }
    }

    /// Letters of prose within a node.
    pub fn prose_of(&self, index: usize) -> usize {
        within(&self.prose, self.tree, index)
    }

    /// Letters in links within a node.
    fn linked_of(&self, index: usize) -> usize {
        within(&self.linked, self.tree, index)
    }

    /// The element that the page itself names as the article or its body, if it holds a good part of the page's prose.
    pub fn named_body(&self) -> Option<usize> {
        let least = (NAMED * self.prose_of(0) as f64).max(1.0);
        let named = |(index, _): (usize, &Element)| {
            let holds = self.marks[index].holds.filter(|holds| *holds < Holds::Content)?;
            let prose = self.prose_of(index);
            (!self.left_out[index] && prose as f64 >= least).then_some((holds, std::cmp::Reverse(prose), index))
        };
        self.tree.elements().filter_map(named).min().map(|(_, _, index)| index)
    }
}

/// What is named as the article's body holds at least this share of the page's prose; comments may be the rest.
const NAMED: f64 = 0.25;

/// Roles that hold no part of an article.
const ROLES: &[&str] = &["navigation", "complementary", "contentinfo", "banner", "search", "dialog", "menu", "menubar"];

/// Whether a reader does not see the element.
fn is_unseen(element: &Element) -> bool {
    let style = element.attribute("style").unwrap_or_default();
    let styled = |property: &str, value: &str| {
        style
            .split(';')
            .filter_map(|rule| rule.split_once(':'))
            .any(|(name, found)| name.trim().eq_ignore_ascii_case(property) && found.trim().eq_ignore_ascii_case(value))
    };
    element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || styled("display", "none")
        || styled("visibility", "hidden")
}

/// For each node, letters of prose and letters in links before it; one more entry for the whole.
fn counted(tree: &Tree, left_out: &[bool]) -> (Vec<usize>, Vec<usize>) {
    let mut all = (Vec::with_capacity(tree.nodes.len() + 1), Vec::with_capacity(tree.nodes.len() + 1));
    let (mut prose, mut linked, mut in_link) = (0, 0, 0);
    for (index, node) in tree.nodes.iter().enumerate() {
        all.0.push(prose);
        all.1.push(linked);
        match &node.kind {
            Kind::Element(element) if element.is_link() => in_link = in_link.max(node.end),
            Kind::Text(text) if left_out.get(index) != Some(&true) => {
                let count = if index < in_link { &mut linked } else { &mut prose };
                *count += letters(text);
            }
            _ => {}
        }
    }
    all.0.push(prose);
    all.1.push(linked);
    all
}

fn within(before: &[usize], tree: &Tree, index: usize) -> usize {
    let end = tree.nodes.get(index).map_or(index, |node| node.end);
    before.get(end).unwrap_or(&0).saturating_sub(*before.get(index).unwrap_or(&0))
}
