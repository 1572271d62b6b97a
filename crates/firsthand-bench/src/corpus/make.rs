//! A corpus of invented articles of which about three in ten go back to others.

use std::collections::VecDeque;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::article::{Paragraph, Story, written};
use super::derive::{WAYS, Way, Workshop};
use super::random::Random;
use super::vocabulary::Vocabulary;

/// What corpus to make.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// So many articles.
    pub articles: usize,
    /// About so many words each.
    pub words: usize,
    /// Another seed gives another corpus.
    pub seed: u64,
}

/// One line of the corpus: an article and where it comes from.
#[derive(Debug, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// An invented outlet.
    pub outlet: String,
    /// One minute after the article before.
    pub published: String,
    /// How it goes back to its parents.
    pub way: Option<Way>,
    /// The ids of the articles it was made from.
    pub parents: Vec<String>,
    /// The ids of the articles without parents that it goes back to.
    pub roots: Vec<String>,
    /// Its text.
    pub text: String,
}

/// The share of articles without parents that others are made from, and the exponent of how many (Pareto).
const TAKEN: f64 = 0.12;
const TAIL: f64 = 1.1;
/// The most articles made from one.
const MOST: f64 = 30.0;
/// The share of stories that are told by one article more.
const TOLD_AGAIN: f64 = 0.4;
/// How many families wait for their next article, and how many stories may be told again.
const WAITING: usize = 400;

/// An article that others may be made from.
#[derive(Clone)]
struct Parent {
    id: String,
    roots: Vec<String>,
    paragraphs: Vec<Paragraph>,
}

/// The articles of one root, while more are to come.
struct Family {
    members: Vec<Parent>,
    to_come: usize,
}

/// Writes the corpus as JSON lines.
pub fn make(plan: Plan, to: &mut dyn Write) -> io::Result<()> {
    let vocabulary = Vocabulary::new();
    let mut maker = Maker {
        plan,
        vocabulary: &vocabulary,
        random: Random::new(plan.seed),
        stories: VecDeque::new(),
        families: Vec::new(),
        last: None,
    };
    for number in 0..plan.articles {
        let line = maker.next(number);
        serde_json::to_writer(&mut *to, &line)?;
        to.write_all(b"\n")?;
    }
    Ok(())
}

struct Maker<'a> {
    plan: Plan,
    vocabulary: &'a Vocabulary,
    random: Random,
    stories: VecDeque<Story>,
    families: Vec<Family>,
    last: Option<Parent>,
}

impl Maker<'_> {
    fn next(&mut self, number: usize) -> Line {
        // Families wait, so that copies do not stand side by side; all that wait in excess come at once.
        let waiting: usize = self.families.iter().map(|family| family.to_come).sum();
        if waiting > 0 && (self.families.len() > WAITING || self.random.happens(0.3)) {
            self.derived(number)
        } else {
            self.original(number)
        }
    }

    fn original(&mut self, number: usize) -> Line {
        let again = !self.stories.is_empty() && self.random.happens(TOLD_AGAIN);
        let story = if again {
            self.stories[self.random.below(self.stories.len())].clone()
        } else {
            Story::new(self.vocabulary, &mut self.random)
        };
        let paragraphs = story.told(self.plan.words, self.vocabulary, &mut self.random);
        self.stories.push_back(story);
        if self.stories.len() > WAITING {
            self.stories.pop_front();
        }
        let id = id(number);
        let parent = Parent { id: id.clone(), roots: vec![id], paragraphs };
        if self.random.happens(TAKEN) {
            let to_come = (1.0 - self.random.share()).powf(-1.0 / TAIL).min(MOST) as usize;
            self.families.push(Family { members: vec![parent.clone()], to_come });
        }
        let line = self.line(number, &parent, None, Vec::new());
        self.last = Some(parent);
        line
    }

    fn derived(&mut self, number: usize) -> Line {
        let at = self.random.below(self.families.len());
        let members = &self.families[at].members;
        // Half go back to the root itself.
        let parent = if self.random.happens(0.5) { &members[0] } else { self.random.pick(members) }.clone();
        let mut way = self.random.choice(&WAYS);
        if self.random.happens(0.4) {
            way = self.random.choice(&WAYS[..2]);
        }
        let other = self.last.clone().filter(|other| !parent.roots.contains(&other.id));
        let other = other.filter(|_| way == Way::Merged);
        if way == Way::Merged && other.is_none() {
            way = Way::Trimmed;
        }
        let second = other.as_ref().map_or(&[][..], |other| &other.paragraphs);
        let mut workshop = Workshop { vocabulary: self.vocabulary, random: &mut self.random };
        let paragraphs = workshop.derived(way, &parent.paragraphs, second, self.plan.words);
        let parents: Vec<&Parent> = [&parent].into_iter().chain(&other).collect();
        let roots = parents.iter().flat_map(|parent| parent.roots.clone()).collect();
        let ids = parents.iter().map(|parent| parent.id.clone()).collect();
        let child = Parent { id: id(number), roots, paragraphs };
        let line = self.line(number, &child, Some(way), ids);
        self.settle(at, child);
        line
    }

    /// Puts the child into its family, or ends a family that is complete.
    fn settle(&mut self, at: usize, child: Parent) {
        let family = &mut self.families[at];
        family.to_come -= 1;
        if family.to_come == 0 {
            self.families.swap_remove(at);
        } else {
            family.members.push(child);
        }
    }

    fn line(&mut self, number: usize, article: &Parent, way: Option<Way>, parents: Vec<String>) -> Line {
        Line {
            id: article.id.clone(),
            outlet: format!("Outlet {}", self.random.below(300)),
            published: published(number),
            way,
            parents,
            roots: article.roots.clone(),
            text: written(&article.paragraphs),
        }
    }
}

fn id(number: usize) -> String {
    format!("a{number:07}")
}

fn published(number: usize) -> String {
    let (days, minutes) = (number / 1440, number % 1440);
    let (months, day) = (days / 28, days % 28 + 1);
    format!("{}-{:02}-{day:02}T{:02}:{:02}", 2000 + months / 12, months % 12 + 1, minutes / 60, minutes % 60)
}
