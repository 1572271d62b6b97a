//! How one article of a generated story comes about: told anew, made from earlier ones, or put together from other stories.

use super::clock::Minute;
use super::facts::{Facts, Likeness, Newsroom};
use super::tell::Reporter;
use crate::corpus::article::Paragraph;
use crate::corpus::derive::{Way, Workshop};
use crate::corpus::random::Random;

/// The share of a story's articles, after the first, that are made from earlier ones.
const DERIVED: f64 = 0.45;
/// What is done to them, as often as it stands here.
const WAYS: &[Way] = &[
    Way::Trimmed,
    Way::Trimmed,
    Way::Trimmed,
    Way::Trimmed,
    Way::Edited,
    Way::Edited,
    Way::Edited,
    Way::Merged,
    Way::Spun,
    Way::Translated,
];
/// Of the articles in their own words, these are short or a headline only.
const BRIEF: f64 = 0.12;
const HEADLINES: f64 = 0.05;
/// The form of those without a text.
pub const HEADLINE: &str = "headline";
/// That of round-ups.
pub const DIGEST: &str = "digest";

/// An article that others may be made from.
#[derive(Clone)]
pub struct Parent {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// The articles without parents that it goes back to.
    pub roots: Vec<String>,
    /// Its matter.
    pub paragraphs: Vec<Paragraph>,
}

/// A story that goes on.
pub struct Story {
    /// What is true of it.
    pub facts: Facts,
    /// Its own chance.
    pub random: Random,
    /// Articles that others may be made from.
    pub parents: Vec<Parent>,
    /// How many articles are to come.
    pub left: u32,
    /// The story that it resembles.
    pub like: Option<(u32, Likeness)>,
}

/// An article and how it came about.
pub struct Made {
    /// "report", or what was done to the parents.
    pub form: &'static str,
    /// The ids of the parents.
    pub parents: Vec<String>,
    /// The article.
    pub article: Parent,
}

/// The episode of an article, when it is published, and whether it says so.
pub type When = (usize, Minute, bool);

impl Story {
    /// The next article.
    pub fn article(&mut self, id: String, when: When, newsroom: &Newsroom) -> Made {
        if !self.parents.is_empty() && self.random.happens(DERIVED) {
            self.derived(id, when, newsroom)
        } else {
            self.told(id, when, newsroom)
        }
    }

    /// An article in its own words.
    fn told(&mut self, id: String, when: When, newsroom: &Newsroom) -> Made {
        let random = &mut self.random;
        let mut reporter = Reporter::new(newsroom, &self.facts, when, random);
        let title = reporter.title(random);
        let (form, paragraphs) = match random.share() {
            share if share < HEADLINES => (HEADLINE, Vec::new()),
            share if share < HEADLINES + BRIEF => ("brief", reporter.report_of(60 + random.below(50), random)),
            _ => ("report", reporter.report(random)),
        };
        Made { form, parents: Vec::new(), article: Parent { roots: vec![id.clone()], id, title, paragraphs } }
    }

    /// An article made from an earlier one, or from two.
    fn derived(&mut self, id: String, when: When, newsroom: &Newsroom) -> Made {
        let random = &mut self.random;
        let parent = if random.happens(0.5) { &self.parents[0] } else { random.pick(&self.parents) };
        let other = random.pick(&self.parents);
        let mut way = random.choice(WAYS);
        if way == Way::Merged && other.roots.iter().any(|root| parent.roots.contains(root)) {
            way = Way::Trimmed;
        }
        let mut workshop = Workshop { vocabulary: newsroom.vocabulary, random };
        let paragraphs = workshop.derived(way, &parent.paragraphs, &other.paragraphs, 0);
        let from: Vec<&Parent> = [parent].into_iter().chain((way == Way::Merged).then_some(other)).collect();
        let title = if random.happens(0.5) {
            parent.title.clone()
        } else {
            Reporter::new(newsroom, &self.facts, when, random).title(random)
        };
        let roots = from.iter().flat_map(|parent| parent.roots.clone()).collect();
        let parents = from.iter().map(|parent| parent.id.clone()).collect();
        Made { form: name(way), parents, article: Parent { id, title, roots, paragraphs } }
    }
}

/// What the gold line calls a way.
const fn name(way: Way) -> &'static str {
    match way {
        Way::Trimmed => "trimmed",
        Way::Edited => "edited",
        Way::Spun => "spun",
        Way::Translated => "translated",
        Way::Merged => "merged",
        Way::Lifted => "lifted",
    }
}

/// A round-up: the first paragraphs of several other stories.
pub fn digest(id: String, leads: &[Paragraph], random: &mut Random) -> Made {
    let paragraphs = (0..4 + random.below(3)).map(|_| random.pick(leads).clone()).collect();
    let title = random.choice(&["Morning briefing", "The day in five minutes", "What you need to know today"]);
    let article = Parent { roots: vec![id.clone()], id, title: title.to_owned(), paragraphs };
    Made { form: DIGEST, parents: Vec::new(), article }
}
