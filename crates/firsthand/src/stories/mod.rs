//! Which articles report the same event.
//!
//! An article is reduced to a [`Sketch`]: a bag of stems, weighted by how rare each is in the news at large, with its
//! headline, its top and its names weighing more. The background weights mean that two articles can be told apart with no
//! third beside. Articles that are copies of one text are taken together first ([`families()`]). Groups are then joined from the likest pair on as long as their average likeness stays above a
//! [`Bar`] (average-link agglomerative clustering), which rises where each of the two has core words that the other lacks,
//! and with the days between them: look-alike events share most of their words. Articles of which a good part stands word
//! for word in another join its group whatever else they tell.
//!
//! Only neighbours are compared ([`Index`]), so that the time grows with the number of articles, not with its square.

mod copied;
mod families;
mod group;
mod here;
mod linkage;
mod neighbours;
mod sketch;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::account::{Lineage, Report};
use crate::read::Article;
use crate::settings::Settings;
use crate::text::{BlockKind, Text};

pub use copied::joined;
pub use families::{COPIES, families, places};
pub use group::{Group, Likeness, Sum};
pub use here::weigh;
pub use linkage::{Bar, join};
pub use neighbours::{Edge, Index, pairs};
pub use sketch::{Sketch, Sketcher, Word, date_of, day_number};

/// The least average likeness that joins two groups of articles.
///
/// B-cubed F1 at 0.09, 0.12 and 0.14: .965, .952 and .929 on 204 web articles of 35 events, .930, .945 and .941 on 772 of 66
/// look-alike events (`firsthand-bench stories PATH`).
pub const MIN_LIKENESS: f64 = 0.12;

/// Up to so many articles the bar is as it is; with every tenfold of them it rises by this share of itself. B-cubed F1 of
/// 100,000 invented articles is .936, .944 and .947 with 0.33, 0.5 and 0.75; but reports of real events are less alike than
/// invented ones.
const FEW: f32 = 1000.0;
const RAISED: f32 = 0.5;

impl Bar {
    /// The bar for this least average likeness.
    ///
    /// With 3, 4 and 5 for the weaker core F1 on the look-alike events is .953, .945 and .938; with 20, 30 and 60 for the
    /// stronger one .942, .947 and .941.
    pub const fn at(likeness: f32) -> Self {
        Self { likeness, few: likeness, weaker: 3.0, stronger: 30.0, days: 30.0, enough: 0.45 }
    }

    /// The bar for so many articles: the more there are, the likelier some of other events are alike.
    pub fn among(self, articles: usize) -> Self {
        let times_as_many = (articles as f32 / FEW).max(1.0).log10();
        Self { likeness: self.few * (1.0 + RAISED * times_as_many), ..self }
    }

    /// How alike two articles have to be to be looked at as neighbours: less than groups, whose averages they make up.
    pub fn least(&self) -> f32 {
        self.likeness * 0.6
    }
}

/// Groups the reports by event: indices, ascending, the largest group first, then the earliest.
pub fn cluster(reports: &[Report], settings: &Settings) -> Vec<Vec<usize>> {
    let mut sketcher = Sketcher::default();
    let mut sketches: Vec<Sketch> =
        reports.iter().map(|report| sketcher.sketch_of(&report.article, &report.text)).collect();
    weigh(&mut sketches);
    of(&sketches, &Bar::at(settings.min_story_likeness as f32).among(sketches.len()))
}

/// Groups the articles, which stand in order of time, by event, as [`cluster`] does.
pub fn of(sketches: &[Sketch], bar: &Bar) -> Vec<Vec<usize>> {
    let index = Index::of(sketches);
    let near = |at| index.neighbours(sketches, at, bar.least());
    grouped(sketches, &pairs((0..sketches.len()).flat_map(near).collect()), bar)
}

/// Groups the articles by event, of which these pairs are near one another.
pub fn grouped(sketches: &[Sketch], edges: &[Edge], bar: &Bar) -> Vec<Vec<usize>> {
    let families = families(sketches.len(), edges);
    let taken = |family: &Vec<usize>| {
        Group::of_copies(&family.iter().filter_map(|article| sketches.get(*article)).collect::<Vec<_>>())
    };
    let between = families::between(&places(&families, sketches.len()), edges);
    let groups = join(families.iter().map(taken).collect(), &between, bar);
    let articles = |group: Vec<usize>| group.into_iter().filter_map(|family| families.get(family)).flatten().copied();
    let mut groups = joined(sketches, edges, groups.into_iter().map(|group| articles(group).collect()).collect());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
    groups
}

/// The first `count` in that order.
fn keep<T>(list: &mut Vec<T>, count: usize, order: impl Fn(&T, &T) -> Ordering) {
    if list.len() > count {
        list.select_nth_unstable_by(count, &order);
        list.truncate(count);
    }
    list.sort_unstable_by(order);
}

/// A story's id: the start of the SHA-256 of its articles' ids.
pub fn id(reports: &[Report], articles: &[usize]) -> String {
    let mut ids: Vec<&str> = articles.iter().map(|&index| reports[index].article.id.as_str()).collect();
    ids.sort_unstable();
    let hash = Sha256::digest(ids.join(" ").as_bytes());
    let digits: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("s{digits}")
}

/// A story's headline: that of the report most others go back to, else the first title, else the first sentence.
pub fn headline(reports: &[Report], articles: &[usize], lineage: &Lineage) -> String {
    let mut children: BTreeMap<usize, usize> = BTreeMap::new();
    for edge in &lineage.edges {
        if let Some(article) = lineage.nodes.get(edge.from).and_then(|node| node.article) {
            *children.entry(article).or_default() += 1;
        }
    }
    let mut by_weight: Vec<usize> = articles.to_vec();
    by_weight.sort_by_key(|index| (std::cmp::Reverse(children.get(index).copied().unwrap_or(0)), *index));
    let title = by_weight.iter().find_map(|&index| reports[index].title());
    title
        .or_else(|| by_weight.iter().find_map(|&index| first_sentence(&reports[index].article, &reports[index].text)))
        .unwrap_or_default()
}

/// How long a sentence may be as a headline, in characters.
const MAX_HEADLINE: usize = 120;

fn first_sentence(article: &Article, text: &Text) -> Option<String> {
    let sentence = text.sentences.iter().find(|sentence| sentence.kind != BlockKind::Heading)?;
    Some(crate::render::words::clipped(article.words(sentence.span), MAX_HEADLINE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::annotated;
    use crate::read::Document;

    fn check(texts: &[&str], expected: &[&[usize]]) {
        let documents =
            texts.iter().enumerate().map(|(index, text)| Document::new(format!("{index}.txt"), *text)).collect();
        let (reports, _) = annotated(documents, &Settings::default());
        assert_eq!(cluster(&reports, &Settings::default()), expected);
    }

    const FIRE: &str = "A fire destroyed the cannery in Port Ellery on Monday night, the fire chief, Ann Bell, said. \
        Two workers of the cannery were hurt. The fire began in a store of paint.";
    const FIRE_TOO: &str = "Fire chief Ann Bell said a store of paint caught fire at the Port Ellery cannery on Monday. \
        The cannery burned down and two workers were taken to hospital.";
    const VOTE: &str = "The parliament of Lusania voted on Tuesday to lower the voting age to sixteen. Prime Minister \
        Cy Dow called it a promise kept, while the opposition spoke of a trick before the election.";

    #[test]
    fn reports_of_one_event_make_one_story() {
        check(&[FIRE, VOTE, FIRE_TOO], &[&[0, 2], &[1]]);
    }

    #[test]
    fn one_report_and_none() {
        check(&[FIRE], &[&[0]]);
        check(&[], &[]);
    }
}
