//! What each article leaves out: the points that other origins report and it does not give.
//!
//! Only points of other origins count. What an article cut from the text it takes is seen where the two are laid side
//! by side; that it lacks what somebody else found out is seen nowhere else. What was first reported after the article
//! came out is told apart: nobody could have told it then.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::copies::Carriers;
use crate::account::{Copies, LeftOut, Lineage, Point, Report, Status};
use crate::read::Moment;

/// For each article that leaves out something, the points, those that most origins report first.
/// Copies leave out what their originals do and what they cut, and are not listed.
pub fn left_out(
    reports: &[Report],
    articles: &[usize],
    points: &[Point],
    lineage: &Lineage,
    copies: &Copies,
) -> Vec<LeftOut> {
    let carriers = Carriers::of(copies);
    let facts: Vec<Fact> = points.iter().map(|point| Fact::of(reports, point, &carriers)).collect();
    let copied: BTreeSet<usize> = copies.folds.iter().flat_map(|fold| &fold.copies).map(|copy| copy.article).collect();
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|index| (facts.get(*index).map(|fact| Reverse(fact.weight)), *index));
    let missing = |article: usize| {
        let own = origins_of(lineage, article);
        let others = |fact: &Fact| {
            !fact.articles.contains(&article)
                && fact.origins.iter().any(|origin| !own.contains(origin))
                && fact.articles.iter().any(|other| is_understood(reports, *other))
        };
        let all = order.iter().copied().filter(|index| facts.get(*index).is_some_and(others));
        let (later, points) =
            all.partition(|index| facts.get(*index).is_some_and(|fact| fact.is_later(reports, article)));
        LeftOut { article, points, later }
    };
    let some = |left_out: &LeftOut| !left_out.points.is_empty() || !left_out.later.is_empty();
    // What an article leaves out of what is in another language cannot be told: a translation would not be known for one.
    let understood = |article: &&usize| is_understood(reports, **article) && !copied.contains(*article);
    articles.iter().filter(understood).map(|article| missing(*article)).filter(some).collect()
}

fn is_understood(reports: &[Report], article: usize) -> bool {
    reports.get(article).is_none_or(|report| report.text.is_understood())
}

/// What decides whether a point is missing, and how much that matters.
struct Fact {
    articles: BTreeSet<usize>,
    origins: Vec<usize>,
    /// Origins, whether they differ, and articles: what several found out weighs more than what one tells at length.
    weight: (usize, bool, usize),
}

impl Fact {
    fn of(reports: &[Report], point: &Point, carriers: &Carriers) -> Self {
        let members = || point.readings.iter().flat_map(|reading| &reading.members);
        let mut articles: BTreeSet<usize> = members().map(|member| member.passage.article).collect();
        articles.extend(members().flat_map(|member| carriers.of_passage(reports, member.passage)));
        let origins = point.origins();
        let differs = matches!(point.status, Status::Contested | Status::Revised);
        Self { weight: (origins.len(), differs, articles.len()), articles, origins }
    }

    /// Whether every article that gives it came out after this one, as far as that is known.
    fn is_later(&self, reports: &[Report], article: usize) -> bool {
        let moment =
            |article: usize| -> Option<&Moment> { Some(&reports.get(article)?.article.published.as_ref()?.moment) };
        let Some(own) = moment(article) else { return false };
        self.articles.iter().all(|other| moment(*other).is_some_and(|other| other > own))
    }
}

/// The origins an article goes back to, wholly or in part.
fn origins_of(lineage: &Lineage, article: usize) -> BTreeSet<usize> {
    let behind =
        |(index, origin): (usize, &crate::account::Origin)| origin.articles.contains(&article).then_some(index);
    lineage.origins.iter().enumerate().filter_map(behind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::{Member, Origin, Passage, PointKind, Reading};
    use crate::span::Span;

    /// A point that the articles give, with the origins behind it.
    fn point(status: Status, articles: &[usize], origins: &[usize]) -> Point {
        let member = |article: &usize| Member {
            passage: Passage { article: *article, span: Span::new(0, 1) },
            annotation: None,
        };
        let reading = Reading {
            text: String::new(),
            low: None,
            high: None,
            sources: Vec::new(),
            origins: origins.to_vec(),
            members: articles.iter().map(member).collect(),
        };
        Point { kind: PointKind::Figure, label: String::new(), status, readings: vec![reading], why: String::new() }
    }

    /// Article 0 is an agency, 1 carries it, 2 reports by itself.
    fn check(points: &[Point], expected: &[(usize, &[usize])]) {
        let origin = |node: usize, articles: &[usize]| Origin {
            node,
            label: String::new(),
            articles: articles.to_vec(),
            why: String::new(),
        };
        let lineage = Lineage { origins: vec![origin(0, &[0, 1]), origin(2, &[2])], ..Lineage::default() };
        let found = left_out(&[], &[0, 1, 2], points, &lineage, &Copies::default());
        let found: Vec<(usize, &[usize])> = found.iter().map(|l| (l.article, l.points.as_slice())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_another_origin_reports_is_left_out() {
        check(&[point(Status::Single, &[2], &[1])], &[(0, &[0]), (1, &[0])]);
    }

    #[test]
    fn what_a_carrier_cut_from_its_agency_is_not_counted() {
        check(&[point(Status::Single, &[0], &[0])], &[(2, &[0])]);
    }

    #[test]
    fn what_several_origins_report_comes_first() {
        let points = [point(Status::Single, &[2], &[1]), point(Status::Contested, &[0, 2], &[0, 1])];
        check(&points, &[(0, &[0]), (1, &[1, 0])]);
    }

    #[test]
    fn nothing_is_left_out_where_everybody_tells_it() {
        check(&[point(Status::Agreed, &[0, 1, 2], &[0, 1])], &[]);
    }

    #[test]
    fn what_was_reported_later_is_told_apart() {
        let document = |outlet: &str, day: u8| {
            let text =
                format!("---\noutlet: {outlet}\npublished: 2024-05-0{day}\n---\nThe {outlet} has its own words.\n");
            crate::read::Document::new(format!("{outlet}.md"), text)
        };
        let documents = vec![document("Bugle", 1), document("Courier", 2)];
        let (reports, _) = crate::account::annotated(documents, &crate::settings::Settings::default());
        let origin = |node: usize| Origin { node, label: String::new(), articles: vec![node], why: String::new() };
        let lineage = Lineage { origins: vec![origin(0), origin(1)], ..Lineage::default() };
        let points = [point(Status::Single, &[0], &[0]), point(Status::Single, &[1], &[1])];
        let found = left_out(&reports, &[0, 1], &points, &lineage, &Copies::default());
        let expected = [
            LeftOut { article: 0, points: vec![], later: vec![1] },
            LeftOut { article: 1, points: vec![0], later: vec![] },
        ];
        assert_eq!(found, expected);
    }
}
