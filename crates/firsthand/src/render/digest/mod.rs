//! As much of an account as a person can read: of a big story some dozens of articles, all others counted under them.
//!
//! What is shown are the articles at the roots of reporting and those that most others go back to. Every other article is
//! named under the nearest of them that it derives from, its changes told apart. The machine output has all of it.

mod reduce;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::account::{Account, Lineage, Story};
use crate::render::sentences;
use crate::reuse::Reach;

/// An account, its big stories reduced.
pub struct Digest<'a> {
    pub account: Cow<'a, Account>,
    /// For each story what was left out of it, if anything was.
    pub rests: Vec<Option<Rest>>,
}

/// What is left out of a story.
#[derive(Clone, Debug, Default)]
pub struct Rest {
    /// The opening sentence of the whole story.
    pub opening: String,
    /// For each origin that is shown how many articles go back to it.
    pub behind: Vec<usize>,
    /// How many articles the story has.
    pub articles: usize,
    /// The articles that others are folded under, the one with the most first.
    pub folds: Vec<Folded>,
    /// Articles that go back to none that is shown.
    pub others: Vec<Named>,
}

/// An article that is shown, and those named under it.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// Index into the reports of the reduced account.
    pub article: usize,
    /// Those that have its text, word for word or touched up.
    pub copies: Vec<Named>,
    /// Those that changed more than words of it: a figure, a name, a date, a quote.
    pub changed: Vec<Named>,
    /// Those that reworded it, or have matter of others too.
    pub reworked: Vec<Named>,
}

/// An article that is named only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub label: String,
    pub published: Option<String>,
}

/// The account as far as it is shown.
pub fn of(account: &Account) -> Digest<'_> {
    let shown: Vec<Option<Shown>> = account.stories.iter().map(Shown::of).collect();
    if shown.iter().all(Option::is_none) {
        return Digest { account: Cow::Borrowed(account), rests: vec![None; account.stories.len()] };
    }
    let left_out: BTreeSet<usize> = shown.iter().flatten().flat_map(|shown| shown.under.keys().copied()).collect();
    let kept: Vec<usize> = (0..account.reports.len()).filter(|at| !left_out.contains(at)).collect();
    let place: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(place, at)| (*at, place)).collect();
    let (mut stories, mut rests) = (Vec::new(), Vec::new());
    for (story, shown) in account.stories.iter().zip(&shown) {
        let (story, origins) = reduce::story(story, shown.as_ref(), &place);
        rests.push(shown.as_ref().map(|shown| shown.rest(account, &place, &origins)));
        stories.push(story);
    }
    let reports = kept.iter().filter_map(|at| account.reports.get(*at).cloned()).collect();
    let (settings, problems) = (account.settings.clone(), account.problems.clone());
    Digest { account: Cow::Owned(Account { settings, reports, stories, problems }), rests }
}

/// So many articles of a big story are shown: as many as are compared with one another in a small one.
const MOST_SHOWN: usize = Reach::WIDE.all_pairs;

/// Which articles of a big story are shown.
struct Shown<'a> {
    story: &'a Story,
    /// For each article that is not shown the one it stands under, if any.
    under: BTreeMap<usize, Option<usize>>,
    /// The copies, and whether they changed more than words.
    copied: BTreeMap<usize, bool>,
}

impl<'a> Shown<'a> {
    /// `None` for a story that is shown whole.
    fn of(story: &'a Story) -> Option<Self> {
        if story.articles.len() <= MOST_SHOWN {
            return None;
        }
        let copies = || story.copies.folds.iter().flat_map(|fold| &fold.copies);
        let copied: BTreeMap<usize, bool> = copies().map(|copy| (copy.article, copy.changed)).collect();
        let parents = main_parents(&story.lineage);
        let mut below: BTreeMap<usize, usize> = BTreeMap::new();
        for article in &story.articles {
            ancestors(*article, &parents).for_each(|above| *below.entry(above).or_default() += 1);
        }
        let origins = &story.lineage.origins;
        let root = |node: usize| story.lineage.nodes.get(node)?.article;
        let roots: BTreeMap<usize, usize> =
            origins.iter().filter_map(|origin| Some((root(origin.node)?, origin.articles.len()))).collect();
        let mut order = story.articles.clone();
        let rank = |at: &usize| (Reverse(roots.get(at)), copied.contains_key(at), Reverse(below.get(at)), *at);
        order.sort_by_key(rank);
        let shown: BTreeSet<usize> = order.into_iter().take(MOST_SHOWN).collect();
        let hidden = story.articles.iter().copied().filter(|at| !shown.contains(at));
        let above = |at: usize| ancestors(at, &parents).find(|above| shown.contains(above));
        let under = hidden.map(|at| (at, above(at))).collect();
        Some(Self { story, under, copied })
    }

    /// What is left out; `place` gives the articles that are kept their new places, `origins` those that are shown.
    fn rest(&self, account: &Account, place: &BTreeMap<usize, usize>, origins: &[usize]) -> Rest {
        let mut folds: BTreeMap<usize, Folded> = BTreeMap::new();
        let mut others = Vec::new();
        for (at, above) in &self.under {
            let Some(named) = account.reports.get(*at).map(named) else { continue };
            let Some(article) = above.and_then(|above| place.get(&above).copied()) else {
                others.push(named);
                continue;
            };
            let fold = folds.entry(article).or_insert_with(|| Folded { article, ..Folded::default() });
            match self.copied.get(at) {
                Some(false) => fold.copies.push(named),
                Some(true) => fold.changed.push(named),
                None => fold.reworked.push(named),
            }
        }
        let mut folds: Vec<Folded> = folds.into_values().collect();
        folds.sort_by_key(|fold| (Reverse(fold.count()), fold.article));
        let all = &self.story.lineage.origins;
        let behind = origins.iter().filter_map(|at| all.get(*at)).map(|origin| origin.articles.len()).collect();
        Rest { opening: sentences::opening(self.story), behind, articles: self.story.articles.len(), folds, others }
    }

    /// The article that stands for another: itself where it is shown.
    fn stands_for(&self, article: usize) -> Option<usize> {
        self.under.get(&article).copied().unwrap_or(Some(article))
    }
}

impl Folded {
    /// How many articles are named.
    pub fn count(&self) -> usize {
        self.copies.len() + self.changed.len() + self.reworked.len()
    }
}

fn named(report: &crate::account::Report) -> Named {
    let article = &report.article;
    let published = article.published.as_ref().map(|published| published.moment.value.replace('T', " "));
    Named { label: article.label().to_owned(), published }
}

/// For each article the one it owes most.
fn main_parents(lineage: &Lineage) -> BTreeMap<usize, usize> {
    let mut best: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    let article = |node: usize| lineage.nodes.get(node)?.article;
    for edge in &lineage.edges {
        let (Some(child), Some(parent)) = (article(edge.to), article(edge.from)) else { continue };
        let weight = edge.share * edge.confidence;
        if best.get(&child).is_none_or(|(known, _)| weight > *known) {
            best.insert(child, (weight, parent));
        }
    }
    best.into_iter().map(|(child, (_, parent))| (child, parent)).collect()
}

/// The parent of an article, the parent of that, and so on.
fn ancestors(article: usize, parents: &BTreeMap<usize, usize>) -> impl Iterator<Item = usize> {
    // A lineage should hold no circle; one that did would end here.
    std::iter::successors(parents.get(&article).copied(), |at| parents.get(at).copied()).take(parents.len())
}

#[cfg(test)]
mod tests;
