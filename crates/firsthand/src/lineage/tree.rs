//! The main parent of each article: the tree in which every article is best explained by what stands above it.
//!
//! Textual critics call it a stemma. Each possible parent explains a share of its child, the more the nearer its words
//! are, less what speaks against the direction. Every article takes its best parent; where best parents go in a circle, the
//! article that loses least by it takes another one. Chu and Liu 1965 and Edmonds 1967 find the tree of greatest weight by
//! contracting such circles; this finds it but where circles are entangled.

use super::direct::Direction;

/// What one unit of log-odds against a direction costs, in shares of the child explained. Of 0.05 to 0.4 the one with
/// the most edges right on the development stories (`firsthand-bench lineage`).
const AGAINST: f64 = 0.15;

/// A possible parent of an article.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub parent: usize,
    pub child: usize,
    pub direction: Direction,
    /// Whether the direction is told.
    pub directed: bool,
    /// The bytes of each sentence of the child that the parent has.
    pub bytes: Vec<usize>,
    /// The same, weighed by how near the parent's words are.
    pub explained: Vec<f64>,
    /// The share of the child that is explained, credits counted in.
    pub share: f64,
}

impl Candidate {
    fn weight(&self) -> f64 {
        self.share - AGAINST * (-self.direction.odds()).exp().ln_1p()
    }
}

/// For each article the index of the candidate that is its main parent, if any explains it.
pub(super) fn main_parents(articles: usize, candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut by_child: Vec<Vec<usize>> = vec![Vec::new(); articles];
    for (at, one) in candidates.iter().enumerate().filter(|(_, one)| one.weight() > 0.0) {
        if let Some(list) = by_child.get_mut(one.child) {
            list.push(at);
        }
    }
    let best = |child: usize, barred: &[usize]| {
        let of_child = by_child.get(child).into_iter().flatten().filter_map(|at| Some((*at, candidates.get(*at)?)));
        of_child
            .filter(|(_, one)| barred.binary_search(&one.parent).is_err())
            .max_by(|(i, x), (j, y)| x.weight().total_cmp(&y.weight()).then(j.cmp(i)))
            .map(|(at, _)| at)
    };
    let weight = |at: Option<usize>| at.and_then(|at| candidates.get(at)).map_or(0.0, Candidate::weight);
    let mut parents: Vec<Option<usize>> = (0..articles).map(|child| best(child, &[])).collect();
    let parent_of = |parents: &[Option<usize>], at: usize| -> Option<usize> {
        parents.get(at).copied().flatten().and_then(|at| candidates.get(at)).map(|one| one.parent)
    };
    // Who leaves a circle takes no parent below it, so that each turn leaves one circle fewer.
    while let Some(circle) = first_circle(articles, |at| parent_of(&parents, at)) {
        let instead = |child: usize| best(child, &below(child, articles, |at| parent_of(&parents, at)));
        let loses = |child: usize| weight(parents.get(child).copied().flatten()) - weight(instead(child));
        let least = circle.iter().copied().min_by(|x, y| loses(*x).total_cmp(&loses(*y)).then(x.cmp(y)));
        let Some(child) = least else { break };
        let other = instead(child);
        if let Some(slot) = parents.get_mut(child) {
            *slot = other;
        }
    }
    parents
}

/// The articles whose way up leads through `article`, itself among them.
fn below(article: usize, articles: usize, parent: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let leads = |from: usize| {
        let mut at = from;
        for _ in 0..=articles {
            if at == article {
                return true;
            }
            match parent(at) {
                Some(next) => at = next,
                None => return false,
            }
        }
        false
    };
    (0..articles).filter(|from| leads(*from)).collect()
}

/// The articles that going up leads round and round through, from the first article that is among such on.
fn first_circle(articles: usize, parent: impl Fn(usize) -> Option<usize>) -> Option<Vec<usize>> {
    // For each article the way up on which it was met first.
    let mut met: Vec<Option<usize>> = vec![None; articles];
    let mut first: Option<usize> = None;
    for start in 0..articles {
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| met.get(*here).is_some_and(Option::is_none)) {
            if let Some(slot) = met.get_mut(here) {
                *slot = Some(start);
            }
            at = parent(here);
        }
        // A way that ends on itself ends on a circle.
        if let Some(on) = at.filter(|on| met.get(*on).copied().flatten() == Some(start)) {
            let least = circle_of(on, &parent).into_iter().min();
            first = first.into_iter().chain(least).min();
        }
    }
    first.map(|start| circle_of(start, &parent))
}

/// The circle that an article is on, from itself up.
fn circle_of(start: usize, parent: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let up = std::iter::successors(parent(start), |at| parent(*at));
    std::iter::once(start).chain(up.take_while(|at| *at != start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(parent: usize, child: usize, share: f64, odds: f64) -> Candidate {
        let direction = Direction { damage: odds, ..Direction::default() };
        Candidate { parent, child, direction, directed: true, bytes: Vec::new(), explained: Vec::new(), share }
    }

    fn check(candidates: &[Candidate], expected: &[Option<usize>]) {
        let parents = main_parents(expected.len(), candidates);
        let named: Vec<Option<usize>> = parents.iter().map(|at| at.map(|at| candidates[at].parent)).collect();
        assert_eq!(named, expected);
    }

    #[test]
    fn a_copy_of_a_translation_comes_from_the_translation() {
        // 1 is a translation of 0, 2 is cut from 1; which of the two was first shows only a little.
        let all = [
            candidate(0, 1, 0.8, 3.0),
            candidate(0, 2, 0.8, 3.0),
            candidate(1, 2, 1.0, 0.4),
            candidate(2, 1, 0.8, -0.4),
        ];
        check(&all, &[None, Some(0), Some(1)]);
    }

    #[test]
    fn two_that_could_each_be_the_other_s_parent_make_no_circle() {
        check(&[candidate(0, 1, 1.0, 0.0), candidate(1, 0, 1.0, 0.0)], &[None, Some(0)]);
    }

    #[test]
    fn circles_that_share_an_article_come_to_an_end() {
        let all = [
            candidate(1, 0, 0.9, 0.0),
            candidate(2, 0, 0.8, 0.0),
            candidate(0, 1, 0.9, 0.0),
            candidate(0, 2, 0.9, 0.0),
            candidate(1, 2, 0.7, 0.0),
        ];
        check(&all, &[None, Some(0), Some(0)]);
    }

    #[test]
    fn a_parent_that_came_later_is_none() {
        check(&[candidate(0, 1, 0.5, -4.0)], &[None, None]);
    }
}
