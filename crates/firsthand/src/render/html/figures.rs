//! The figures that are not laid out as points, by what they count.

use std::collections::BTreeMap;

use super::parts::{self, capped, table};
use super::points::sentence_case;
use super::view::View;
use super::{escape, words};
use crate::account::{AnnotationRef, Member, Passage, Status};
use crate::annotate::{Certainty, Figure};

const SHOWN_ROWS: usize = 30;
const SHOWN_WORDINGS: usize = 6;

/// The figures of a story, by what they count.
#[derive(Default)]
pub struct Counted<'a> {
    rows: Vec<Row<'a>>,
    /// From (article, figure) to the row.
    row_of: BTreeMap<(usize, usize), usize>,
}

struct Row<'a> {
    label: String,
    figures: Vec<(usize, usize, &'a Figure)>,
}

impl Counted<'_> {
    /// Where the page shows a figure: at its point, or in the table.
    pub fn href(&self, view: &View, article: usize, figure: usize) -> Option<String> {
        if let Some(point) = shown_point(view, article, figure) {
            return Some(format!("#{}", view.id("p", point)));
        }
        let row = self.row_of.get(&(article, figure))?;
        Some(format!("#{}", view.id("f", row)))
    }
}

/// The point of a figure, if that point is laid out in a section of its own.
fn shown_point(view: &View, article: usize, figure: usize) -> Option<usize> {
    let point = view.point(article, AnnotationRef::Figure(figure))?;
    let status = view.story.points.get(point)?.status;
    (status != Status::Single).then_some(point)
}

/// Groups what no other section shows, by the order of first appearance.
pub fn collect<'a>(view: &View<'a>) -> Counted<'a> {
    let mut counted = Counted { rows: Vec::new(), row_of: BTreeMap::new() };
    let mut row_named: BTreeMap<String, usize> = BTreeMap::new();
    for (article, report) in view.reports() {
        for (i, figure) in report.annotations.figures.iter().enumerate() {
            if shown_point(view, article, i).is_some() {
                continue;
            }
            let label = label(view, article, i, figure);
            let row = *row_named.entry(label.to_lowercase()).or_insert_with(|| {
                counted.rows.push(Row { label, figures: Vec::new() });
                counted.rows.len() - 1
            });
            counted.row_of.insert((article, i), row);
            if let Some(row) = counted.rows.get_mut(row) {
                row.figures.push((article, i, figure));
            }
        }
    }
    counted
}

/// What a figure counts: its point's label, else its own words, else its unit.
fn label(view: &View, article: usize, index: usize, figure: &Figure) -> String {
    let point = view.point(article, AnnotationRef::Figure(index)).and_then(|i| view.story.points.get(i));
    if let Some(point) = point {
        return point.label.clone();
    }
    let counted = figure.counted.as_ref().map(|counted| counted.text.clone());
    match (counted, figure.unit.as_deref()) {
        (Some(counted), Some("year")) => format!("{counted}, years"),
        (Some(counted), _) => counted,
        (None, Some(unit)) => unit.to_owned(),
        (None, None) => "not said what is counted".to_owned(),
    }
}

/// The table.
pub fn section(view: &View, counted: &Counted) -> String {
    if counted.rows.is_empty() {
        return String::new();
    }
    let rows: Vec<String> = counted.rows.iter().enumerate().map(|(i, row)| table_row(view, i, row)).collect();
    let elsewhere = view.story.points.iter().any(|point| point.status != Status::Single);
    let note = if elsewhere { "<p>Those that several origins give stand above, with their readings.</p>" } else { "" };
    format!("{note}{}", table("Figures by what they count", &["Counted", "As written", "Source"], &rows, SHOWN_ROWS))
}

fn table_row(view: &View, index: usize, row: &Row) -> String {
    let mut order: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (article, i, figure) in &row.figures {
        let passage = Passage { article: *article, span: figure.span };
        let unsure = if figure.certainty == Certainty::Unsure { " <small>(unsure)</small>" } else { "" };
        let line = format!("<q>{}</q>{unsure}", escape::isolated(&view.words(passage)));
        let here = places.entry(line.clone()).or_default();
        if here.is_empty() {
            order.push(line);
        }
        here.push((*article, view.member_href(&Member { passage, annotation: Some(AnnotationRef::Figure(*i)) })));
    }
    let items = order.iter().map(|line| {
        let chips = places.get(line).map(|here| view.chips(here)).unwrap_or_default();
        format!("<li>{line}{chips}</li>")
    });
    let list = capped("ul", "wordings", items.collect(), SHOWN_WORDINGS, "wordings");
    let head = escape::isolated(&sentence_case(&row.label));
    parts::row(&view.id("f", index), &head, &[list, sources(view, row)])
}

fn sources(view: &View, row: &Row) -> String {
    let mut names: Vec<String> = Vec::new();
    for (article, _, figure) in &row.figures {
        if let Some(source) = &figure.source {
            let name = escape::isolated(&view.party(*article, source));
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.is_empty() {
        "<small>no source named</small>".to_owned()
    } else {
        format!("given by {}", words::listed(&names))
    }
}
