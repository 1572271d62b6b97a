//! Text with marks that may overlap in any way, as properly nested elements.
//!
//! A sweep over the text: it is cut wherever a mark begins or ends, and between two cuts the marks in force are open
//! elements, ordered by layer. A mark that another one crosses is closed there and opened again, so that its element
//! is split in two; its `id` stands on the first part alone. What lies between a block's runs is markup of the source
//! and is left out.

use super::escape;
use crate::span::Span;

/// A stretch of text and the element it becomes.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// Lower layers enclose higher ones.
    pub layer: u8,
    /// The element's name; with an `href` it is a link instead, unless it stands in one already.
    pub tag: &'static str,
    /// The class attribute, trusted.
    pub class: String,
    /// The id attribute, trusted.
    pub id: Option<String>,
    /// Where it links to, already escaped.
    pub href: Option<String>,
    /// Markup before the first word.
    pub before: String,
    /// Markup after the last word.
    pub after: String,
}

impl Mark {
    /// A bare element over `span`.
    pub fn new(span: Span, layer: u8, tag: &'static str, class: impl Into<String>) -> Self {
        let (before, after) = (String::new(), String::new());
        Self { span, layer, tag, class: class.into(), id: None, href: None, before, after }
    }
}

/// Writes the blocks of one text in order; marks may reach over several blocks.
pub struct Marker<'a> {
    text: &'a str,
    /// By start.
    marks: Vec<Mark>,
    /// Every offset where a mark begins or ends, ascending.
    cuts: Vec<usize>,
    /// The first mark that has not begun yet.
    next: usize,
    /// The marks that have begun and not ended.
    active: Vec<usize>,
    /// The open elements, outermost first.
    stack: Vec<usize>,
    /// Whether a mark has been opened before, so that its id is given once.
    opened: Vec<bool>,
    out: String,
}

impl<'a> Marker<'a> {
    /// Prepares `marks`, in any order, for `text`.
    pub fn new(text: &'a str, mut marks: Vec<Mark>) -> Self {
        marks.retain(|mark| !mark.span.is_empty());
        marks.sort_by_key(|mark| (mark.span.start, mark.layer, std::cmp::Reverse(mark.span.end)));
        let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts.retain(|cut| text.is_char_boundary(*cut));
        let opened = vec![false; marks.len()];
        Self { text, marks, cuts, next: 0, active: Vec::new(), stack: Vec::new(), opened, out: String::new() }
    }

    /// The next block, given by its runs, as markup. Blocks must come in the order of the text.
    pub fn block(&mut self, runs: &[Span]) -> String {
        for (i, run) in runs.iter().enumerate() {
            if i > 0 && self.parted(runs[i - 1], *run) {
                self.out.push(' ');
            }
            self.run(*run);
        }
        let end = runs.last().map_or(0, |run| run.end);
        self.close_to(0, end);
        std::mem::take(&mut self.out)
    }

    /// Whether white space lies between two runs, which then are different words.
    fn parted(&self, before: Span, after: Span) -> bool {
        Span::new(before.end, after.start.max(before.end)).of(self.text).contains(char::is_whitespace)
    }

    fn run(&mut self, run: Span) {
        let mut start = run.start;
        let mut cut = self.cuts.partition_point(|cut| *cut <= start);
        while start < run.end {
            let end = self.cuts.get(cut).copied().unwrap_or(run.end).min(run.end);
            self.enter(Span::new(start, end));
            self.out.push_str(&escape::text(Span::new(start, end).of(self.text)));
            (start, cut) = (end, cut + 1);
        }
    }

    /// Opens and closes elements so that exactly the marks over `piece` are open.
    fn enter(&mut self, piece: Span) {
        let marks = &self.marks;
        self.active.retain(|i| marks[*i].span.end > piece.start);
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.span.start < piece.end) {
            if mark.span.end > piece.start {
                self.active.push(self.next);
            }
            self.next += 1;
        }
        let mut wanted = self.active.clone();
        wanted.sort_by_key(|i| (marks[*i].layer, *i));
        let common = self.stack.iter().zip(&wanted).take_while(|(open, wanted)| open == wanted).count();
        self.close_to(common, piece.start);
        for i in wanted.into_iter().skip(common) {
            self.open(i);
        }
    }

    fn open(&mut self, i: usize) {
        let mark = &self.marks[i];
        let first = !std::mem::replace(&mut self.opened[i], true);
        let tag = self.tag(i);
        self.out.push_str(&format!("<{tag}"));
        if let Some(id) = mark.id.as_ref().filter(|_| first) {
            self.out.push_str(&format!(" id=\"{id}\""));
        }
        if !mark.class.is_empty() {
            self.out.push_str(&format!(" class=\"{}\"", mark.class));
        }
        if let Some(href) = mark.href.as_ref().filter(|_| tag == "a") {
            self.out.push_str(&format!(" href=\"{href}\""));
        }
        self.out.push('>');
        if first {
            self.out.push_str(&mark.before);
        }
        self.stack.push(i);
    }

    /// Links do not nest, so the inner of two is not one.
    fn tag(&self, i: usize) -> &'static str {
        let mark = &self.marks[i];
        let linked = self.stack.iter().take_while(|open| **open != i).any(|open| self.marks[*open].href.is_some());
        if mark.href.is_some() && !linked { "a" } else { mark.tag }
    }

    /// Closes the elements from the innermost down to `depth`; marks that end by `offset` get what comes after them.
    fn close_to(&mut self, depth: usize, offset: usize) {
        while self.stack.len() > depth {
            let Some(&i) = self.stack.last() else { return };
            let tag = self.tag(i);
            self.stack.pop();
            let mark = &self.marks[i];
            if mark.span.end <= offset {
                self.out.push_str(&mark.after);
            }
            self.out.push_str(&format!("</{tag}>"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(span: (usize, usize), layer: u8, tag: &'static str) -> Mark {
        Mark::new(Span::new(span.0, span.1), layer, tag, "")
    }

    fn check(text: &str, runs: &[(usize, usize)], marks: Vec<Mark>, expected: &str) {
        let runs: Vec<Span> = runs.iter().map(|run| Span::new(run.0, run.1)).collect();
        assert_eq!(Marker::new(text, marks).block(&runs), expected);
    }

    #[test]
    fn crossing_marks_are_split_and_nest() {
        let marks = vec![mark((0, 4), 0, "b"), mark((2, 6), 1, "i")];
        check("abcdef", &[(0, 6)], marks, "<b>ab<i>cd</i></b><i>ef</i>");
        let marks = vec![mark((2, 6), 0, "b"), mark((0, 4), 1, "i")];
        check("abcdef", &[(0, 6)], marks, "<i>ab</i><b><i>cd</i>ef</b>");
    }

    #[test]
    fn an_id_stands_on_the_first_part_only() {
        let split = Mark { id: Some("x".to_owned()), ..mark((0, 4), 1, "i") };
        check("abcdef", &[(0, 6)], vec![split, mark((2, 6), 0, "b")], "<i id=\"x\">ab</i><b><i>cd</i>ef</b>");
    }

    #[test]
    fn links_do_not_nest() {
        let link = |span, layer| Mark { href: Some("#x".to_owned()), ..mark(span, layer, "i") };
        let expected = "<a href=\"#x\">a<i>b</i>c</a>";
        check("abc", &[(0, 3)], vec![link((0, 3), 0), link((1, 2), 1)], expected);
    }

    #[test]
    fn markup_between_runs_is_left_out() {
        check("**Rain** fell.", &[(2, 6), (8, 14)], vec![mark((0, 14), 0, "b")], "<b>Rain fell.</b>");
        check("Rain\n> fell.", &[(0, 4), (7, 12)], vec![mark((0, 12), 0, "b")], "<b>Rain fell.</b>");
    }

    #[test]
    fn a_mark_over_two_blocks_has_one_id_and_one_end() {
        let long = Mark { id: Some("x".to_owned()), after: "!".to_owned(), ..mark((0, 5), 0, "b") };
        let mut marker = Marker::new("ab cd", vec![long]);
        assert_eq!(marker.block(&[Span::new(0, 2)]), "<b id=\"x\">ab</b>");
        assert_eq!(marker.block(&[Span::new(3, 5)]), "<b>cd!</b>");
    }

    #[test]
    fn the_words_are_escaped_and_spans_outside_do_no_harm() {
        let marks = vec![mark((0, 1), 0, "b"), mark((90, 99), 0, "i"), mark((3, 2), 0, "u")];
        check("<&>", &[(0, 3)], marks, "<b>&lt;</b>&amp;&gt;");
        check("", &[], Vec::new(), "");
        check("é", &[(0, 2)], vec![mark((1, 2), 0, "b")], "<b>é</b>");
    }
}
