//! A grown story and what is known of it: every sentence of every article remembers which sentence of which
//! hand-written account it goes back to, and what was done to it on the way.

use std::collections::{BTreeMap, BTreeSet};

use firsthand::account::EdgeKind;
use firsthand::span::Span;

/// What was done to matter on the way from parent to child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Carried as it is, perhaps cut to length.
    Copy,
    /// Touched up.
    Edit,
    /// Spun with a thesaurus.
    Spin,
    /// Through another language and back.
    Translate,
    /// Shortened to what matters.
    Condense,
}

impl Step {
    /// All of them, the lightest first.
    pub const ALL: [Self; 5] = [Self::Copy, Self::Edit, Self::Spin, Self::Translate, Self::Condense];

    /// What the measures call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Copy => "verbatim",
            Self::Edit => "edited",
            Self::Spin => "spun",
            Self::Translate => "there_and_back",
            Self::Condense => "condensed",
        }
    }

    /// Whether an edge of this kind says what was done. A condensed text is edited and reworded at once.
    pub fn is(self, kind: EdgeKind) -> bool {
        match self {
            Self::Copy => kind == EdgeKind::Copy,
            Self::Edit => kind == EdgeKind::Edit,
            Self::Spin => kind == EdgeKind::Rewrite,
            Self::Translate => kind == EdgeKind::Translation,
            Self::Condense => matches!(kind, EdgeKind::Edit | EdgeKind::Rewrite),
        }
    }
}

/// A sentence of a hand-written account: which account of the event, which sentence of it.
pub type Root = (usize, usize);

/// One sentence of a grown article.
#[derive(Clone, Debug)]
pub struct Piece {
    /// As it stands there.
    pub text: String,
    /// Its paragraph.
    pub paragraph: usize,
    /// What it goes back to; `None` for words that the article adds ("Northline reported.").
    pub root: Option<Root>,
    /// In which articles of the story something was done to it, and what, in order.
    pub steps: Vec<(usize, Step)>,
}

/// One article of a grown story.
#[derive(Clone, Debug)]
pub struct Grown {
    /// Its file name within the story.
    pub name: String,
    /// The whole file.
    pub file: String,
    /// Its sentences and where they stand in the file.
    pub pieces: Vec<(Piece, Span)>,
    /// The articles it took matter from, with what was done and whether it credits them.
    pub parents: Vec<(usize, Step, bool)>,
    /// Whether it is kept from the reader: a parent that is not among the articles.
    pub withheld: bool,
}

impl Grown {
    /// What the front matter says of a key ("title").
    pub fn front_matter(&self, key: &str) -> Option<&str> {
        let lines = self.file.lines().skip(1).take_while(|line| *line != "---");
        lines.filter_map(|line| line.split_once(": ")).find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    /// What stands below the front matter.
    pub fn text(&self) -> &str {
        self.file.split_once("\n---\n").map_or(self.file.as_str(), |(_, text)| text).trim_end()
    }
}

/// A grown story.
#[derive(Clone, Debug)]
pub struct Story {
    /// The event and the number of the story.
    pub name: String,
    /// Whether its articles carry dates.
    pub dated: bool,
    /// Its articles, the withheld ones among them.
    pub articles: Vec<Grown>,
}

/// Two sentences that go back to the same words.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// In the first article.
    pub a: Span,
    /// In the second.
    pub b: Span,
    /// The heaviest thing done between the two.
    pub step: Step,
}

impl Story {
    /// The articles that a reader gets.
    pub fn visible(&self) -> impl Iterator<Item = (usize, &Grown)> {
        self.articles.iter().enumerate().filter(|(_, article)| !article.withheld)
    }

    /// The sentences of two articles that go back to the same words.
    pub fn shared(&self, a: usize, b: usize) -> Vec<Pair> {
        let (Some(a), Some(b)) = (self.articles.get(a), self.articles.get(b)) else { return Vec::new() };
        let mut pairs = Vec::new();
        for (x, in_a) in &a.pieces {
            for (y, in_b) in &b.pieces {
                if x.root.is_some() && x.root == y.root {
                    pairs.push(Pair { a: *in_a, b: *in_b, step: between(x, y) });
                }
            }
        }
        pairs
    }

    /// The accounts that an article goes back to.
    pub fn roots(&self, article: usize) -> BTreeSet<usize> {
        let pieces = self.articles.get(article).map(|article| article.pieces.as_slice()).unwrap_or_default();
        pieces.iter().filter_map(|(piece, _)| piece.root).map(|root| root.0).collect()
    }

    /// The number of independent origins that readers have something of.
    pub fn origins(&self) -> usize {
        self.visible().flat_map(|(at, _)| self.roots(at)).collect::<BTreeSet<_>>().len()
    }

    /// The derivations among the visible articles.
    pub fn edges(&self) -> Vec<(usize, usize, Step, bool)> {
        let edges = self.visible().flat_map(|(child, article)| {
            article.parents.iter().map(move |&(parent, step, credited)| (parent, child, step, credited))
        });
        edges.filter(|(parent, ..)| self.articles.get(*parent).is_some_and(|parent| !parent.withheld)).collect()
    }

    /// Pairs of visible articles that have a withheld parent in common.
    pub fn siblings(&self) -> Vec<(usize, usize)> {
        let mut children: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (child, article) in self.visible() {
            for &(parent, ..) in &article.parents {
                if self.articles.get(parent).is_some_and(|parent| parent.withheld) {
                    children.entry(parent).or_default().push(child);
                }
            }
        }
        let mut pairs = Vec::new();
        for list in children.values() {
            for (at, &x) in list.iter().enumerate() {
                let shares = |y: &&usize| !self.shared(x, **y).is_empty();
                pairs.extend(list.iter().skip(at + 1).filter(shares).map(|&y| (x, y)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Whether everything `child` took from `parent` stands word for word in `other` as well, so that no reader could
    /// tell which of the two it was taken from.
    pub fn as_well_from(&self, child: usize, parent: usize, other: usize) -> bool {
        let (Some(child), Some(parent), Some(other)) =
            (self.articles.get(child), self.articles.get(parent), self.articles.get(other))
        else {
            return false;
        };
        let taken = |root: Root| child.pieces.iter().any(|(piece, _)| piece.root == Some(root));
        let mut of_parent = parent.pieces.iter().filter(|(piece, _)| piece.root.is_some_and(taken)).peekable();
        of_parent.peek().is_some()
            && of_parent.all(|(piece, _)| {
                other.pieces.iter().any(|(theirs, _)| theirs.root == piece.root && theirs.text == piece.text)
            })
    }
}

/// The heaviest thing done to two sentences since they were one; nothing, where they are word for word the same.
fn between(x: &Piece, y: &Piece) -> Step {
    if x.text == y.text {
        return Step::Copy;
    }
    let common = x.steps.iter().zip(&y.steps).take_while(|(x, y)| x == y).count();
    let since = x.steps.iter().skip(common).chain(y.steps.iter().skip(common));
    since.map(|(_, step)| *step).max().unwrap_or(Step::Edit).max(Step::Edit)
}
