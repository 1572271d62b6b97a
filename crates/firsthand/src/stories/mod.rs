//! Which articles report the same event.
//!
//! Articles are bags of stems, weighted by how rare a stem is in the news at large and doubled for names, and joined
//! from the likest pair on as long as the average likeness of two groups stays above a threshold (average-link
//! agglomerative clustering). Articles of which a good part stands word for word in another join its group whatever else
//! they tell: a round-up of three lines is too short to be like anything. The background weights mean that two articles can be told apart with no third beside.

mod copied;
mod weigh;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::account::{Lineage, Report};
use crate::settings::Settings;
use crate::text::BlockKind;

/// The least average likeness that joins two groups of articles.
///
/// B-cubed F1 at 0.18: .908 on 204 web articles of 35 events, .907 on 772 of 66 look-alike events; at 0.14: .915 and
/// .859; at 0.25: .896 and .910 (`firsthand-bench stories PATH`).
pub const MIN_LIKENESS: f64 = 0.18;

/// Groups the reports by event: indices, ascending, the largest group first, then the earliest.
pub fn cluster(reports: &[Report], settings: &Settings) -> Vec<Vec<usize>> {
    let bags: Vec<weigh::Bag> = reports.iter().map(weigh::Bag::of).collect();
    let mut groups: Vec<Vec<usize>> = (0..reports.len()).map(|index| vec![index]).collect();
    let mut likeness = Likeness::of(&bags);
    while let Some((i, j)) = likeness.best(settings.min_story_likeness) {
        let joined = groups.get_mut(j).map(std::mem::take).unwrap_or_default();
        groups[i].extend(joined);
        likeness.join(i, j);
    }
    groups.retain(|group| !group.is_empty());
    let mut groups = copied::joined(reports, groups);
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
    groups
}

/// The summed likeness between any two groups. A group is called by its first place; a place whose group went into
/// another has size 0.
struct Likeness {
    sums: Vec<Vec<f64>>,
    sizes: Vec<usize>,
    /// For each group the likest one after it, so that a join looks at few rows again.
    nearest: Vec<Option<(f64, usize)>>,
}

impl Likeness {
    fn of(bags: &[weigh::Bag]) -> Self {
        let mut sums = vec![vec![0.0; bags.len()]; bags.len()];
        for (i, a) in bags.iter().enumerate() {
            for (j, b) in bags.iter().enumerate().skip(i) {
                let like = a.likeness(b);
                sums[i][j] = like;
                sums[j][i] = like;
            }
        }
        let mut likeness = Self { sums, sizes: vec![1; bags.len()], nearest: vec![None; bags.len()] };
        for i in 0..bags.len() {
            likeness.look_again(i);
        }
        likeness
    }

    fn average(&self, i: usize, j: usize) -> f64 {
        self.sums[i][j] / (self.sizes[i] * self.sizes[j]) as f64
    }

    /// The two groups of the highest average likeness, the first of equals, if it reaches `least`.
    fn best(&self, least: f64) -> Option<(usize, usize)> {
        let mut best: Option<(f64, usize, usize)> = None;
        for (i, nearest) in self.nearest.iter().enumerate() {
            if let Some((average, j)) = *nearest
                && average >= least
                && best.is_none_or(|(other, _, _)| average > other)
            {
                best = Some((average, i, j));
            }
        }
        best.map(|(_, i, j)| (i, j))
    }

    /// Finds the likest group after `i` anew.
    fn look_again(&mut self, i: usize) {
        let mut nearest: Option<(f64, usize)> = None;
        for j in (i + 1..self.sizes.len()).filter(|&j| self.sizes[i] > 0 && self.sizes[j] > 0) {
            let average = self.average(i, j);
            if nearest.is_none_or(|(other, _)| average > other) {
                nearest = Some((average, j));
            }
        }
        self.nearest[i] = nearest;
    }

    /// Group `j` went into group `i`, which stands before it.
    fn join(&mut self, i: usize, j: usize) {
        for other in 0..self.sums.len() {
            let sum = self.sums[j][other];
            self.sums[other][i] += sum;
            self.sums[i][other] = self.sums[other][i];
        }
        self.sizes[i] += self.sizes[j];
        self.sizes[j] = 0;
        self.look_again(i);
        self.nearest[j] = None;
        for other in 0..j {
            match self.nearest[other] {
                Some((_, at)) if at == i || at == j => self.look_again(other),
                Some((average, at)) if other < i => {
                    let joined = self.average(other, i);
                    if joined > average || joined == average && i < at {
                        self.nearest[other] = Some((joined, i));
                    }
                }
                _ => {}
            }
        }
    }
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
    title.or_else(|| by_weight.iter().find_map(|&index| first_sentence(&reports[index]))).unwrap_or_default()
}

/// How long a sentence may be as a headline, in characters.
const MAX_HEADLINE: usize = 120;

fn first_sentence(report: &Report) -> Option<String> {
    let sentence = report.text.sentences.iter().find(|sentence| sentence.kind != BlockKind::Heading)?;
    Some(crate::render::words::clipped(report.article.words(sentence.span), MAX_HEADLINE))
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
