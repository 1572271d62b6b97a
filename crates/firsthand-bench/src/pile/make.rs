//! Writes a pile in the order in which its articles come, holding only the stories that are going on.

use std::collections::{HashMap, VecDeque};
use std::io::{self, Write};

use super::articles::{self, Made, Parent, Story};
use super::clock::{self, DAY, Minute};
use super::facts::{Facts, Likeness, Newsroom};
use super::furniture;
use super::grown::{Bed, FIRST, Soil};
use super::kinds;
use super::line::Line;
use super::plan::{Plan, Slot};
use super::world::{Outlet, World};
use crate::corpus::article::{Paragraph, written};
use crate::corpus::vocabulary::Vocabulary;

/// The share of articles told once that are round-ups of other stories.
const DIGEST: f64 = 0.01;
/// The share of stories that resemble one of the days before.
const LIKE: f64 = 0.15;
/// From how many stories such a one chooses, and through how many days they began.
const RECENT: usize = 500;
const RECENT_DAYS: f64 = 15.0;
/// So much later begins a story of the same kind in the same town.
const APART: Minute = 2 * DAY;
/// Articles of a story that others may be made from.
const PARENTS: usize = 6;
/// Dates are missing from so many articles of outlets that give them.
const UNDATED: f64 = 0.02;
/// Headlines and leads that pages of other stories may carry.
const ELSEWHERE: usize = 60;

/// Writes the pile as JSON lines.
pub fn make(plan: Plan, soil: &Soil, to: &mut dyn Write) -> io::Result<()> {
    let vocabulary = Vocabulary::new().with_regular_verbs();
    let (world, kinds) = (World::new(plan.seed), kinds::kinds(&vocabulary));
    let newsroom = Newsroom { world: &world, vocabulary: &vocabulary, kinds: &kinds };
    let grown = Bed::of(soil.stories(&plan, &world));
    let sizes = plan.sizes(grown.articles());
    let mut slots = Vec::with_capacity(plan.articles);
    for (story, &size) in (0..).zip(&sizes) {
        let mut random = plan.random(story);
        let begin = plan.begin(&mut random);
        slots.extend(plan.slots(story, size, begin, &mut random));
    }
    slots.extend(grown.slots());
    slots.sort_unstable();
    let keep = (RECENT as f64 * f64::from(plan.days) / RECENT_DAYS / sizes.len() as f64).min(1.0);
    let mut maker = Maker {
        plan,
        newsroom,
        sizes,
        grown,
        going: HashMap::new(),
        recent: VecDeque::new(),
        keep,
        titles: Vec::new(),
        leads: Vec::new(),
    };
    for (number, slot) in slots.into_iter().enumerate() {
        serde_json::to_writer(&mut *to, &maker.next(number, slot))?;
        to.write_all(b"\n")?;
    }
    Ok(())
}

struct Maker<'a> {
    plan: Plan,
    newsroom: Newsroom<'a>,
    sizes: Vec<u32>,
    grown: Bed,
    going: HashMap<u32, Story>,
    /// Stories that others may resemble, and the share of all that are kept for it.
    recent: VecDeque<(u32, Facts)>,
    keep: f64,
    titles: Vec<String>,
    leads: Vec<Paragraph>,
}

impl Maker<'_> {
    fn next(&mut self, number: usize, slot: Slot) -> Line {
        if let Some(line) = self.grown.next(slot, id(number)) {
            return line;
        }
        let mut story = self.going.remove(&slot.story).unwrap_or_else(|| self.begun(slot));
        while story.facts.details.len() <= slot.episode.into() {
            self.newsroom.goes_on(&mut story.facts, &mut story.random);
        }
        let outlet = self.newsroom.world.outlet(&mut story.random).clone();
        let line = self.line(number, slot, &mut story, &outlet);
        story.left -= 1;
        if story.left > 0 {
            self.going.insert(slot.story, story);
        }
        line
    }

    fn begun(&mut self, slot: Slot) -> Story {
        let mut random = self.plan.random(!slot.story);
        let size = self.sizes[slot.story as usize];
        let mut like = None;
        let facts = if !self.recent.is_empty() && random.happens(LIKE) {
            let (other, of) = self.recent[random.below(self.recent.len())].clone();
            let mut likeness = random.choice(&[Likeness::Kind, Likeness::Place, Likeness::People]);
            if likeness == Likeness::Place && slot.at < of.day + APART {
                likeness = Likeness::Kind;
            }
            like = Some((other, likeness));
            self.newsroom.twin(&of, likeness, size, slot.at, &mut random)
        } else {
            self.newsroom.facts(size, slot.at, &mut random)
        };
        if random.happens(self.keep) {
            self.recent.push_back((slot.story, facts.clone()));
            if self.recent.len() > RECENT {
                self.recent.pop_front();
            }
        }
        Story { facts, random, parents: Vec::new(), left: size, like }
    }

    fn line(&mut self, number: usize, slot: Slot, story: &mut Story, outlet: &Outlet) -> Line {
        let dated = outlet.stamp < 3 && !story.random.happens(UNDATED);
        let id = id(number);
        let alone = self.sizes[slot.story as usize] == 1;
        let when = (usize::from(slot.episode), slot.at, dated);
        let Made { form, parents, article } = if alone && self.leads.len() > 10 && story.random.happens(DIGEST) {
            articles::digest(id.clone(), &self.leads, &mut story.random)
        } else {
            story.article(id.clone(), when, &self.newsroom)
        };
        let text = self.page(form, &article, slot.at, outlet, story);
        // A round-up tells nothing of the story that it stands for.
        let like = story.like.filter(|_| form != articles::DIGEST);
        let line = Line {
            url: format!("https://{}/{}/{}", outlet.domain, clock::civil(slot.at).date(), slug(&article.title, number)),
            outlet: outlet.name.clone(),
            title: article.title.clone(),
            published: dated.then(|| clock::stamp(slot.at, outlet.ahead, outlet.stamp)),
            lang: "en".to_owned(),
            text,
            story: name(slot.story),
            episode: slot.episode.into(),
            form: form.to_owned(),
            parents,
            roots: article.roots.clone(),
            like: like.map(|(other, _)| name(other)),
            likeness: like.map(|(_, likeness)| likeness.name().to_owned()),
            id,
        };
        self.remember(article, alone, story);
        line
    }

    /// The text of an article as its outlet puts it on a page.
    fn page(&self, form: &str, article: &Parent, at: Minute, outlet: &Outlet, story: &mut Story) -> String {
        if form == articles::HEADLINE {
            return String::new();
        }
        let text = written(&article.paragraphs);
        furniture::put_around(&text, outlet, story.facts.town.name, at, &self.titles, &mut story.random)
    }

    /// Keeps what later articles may take from this one.
    fn remember(&mut self, article: Parent, alone: bool, story: &mut Story) {
        if alone || article.paragraphs.is_empty() {
            return;
        }
        let at = story.random.below(ELSEWHERE);
        if self.titles.len() < ELSEWHERE {
            self.titles.push(article.title.clone());
            self.leads.push(article.paragraphs[0].clone());
        } else {
            self.titles[at] = article.title.clone();
            self.leads[at] = article.paragraphs[0].clone();
        }
        if story.parents.len() < PARENTS {
            story.parents.push(article);
        } else {
            // The first stays, as the agency's report that most take.
            let at = 1 + story.random.below(PARENTS - 1);
            story.parents[at] = article;
        }
    }
}

fn id(number: usize) -> String {
    format!("a{number:07}")
}

/// What a story is called in the pile: "s" for generated ones, "g" for grown ones.
pub fn name(story: u32) -> String {
    match story.checked_sub(FIRST) {
        Some(grown) => format!("g{grown:06}"),
        None => format!("s{story:06}"),
    }
}

fn slug(title: &str, number: usize) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.take(6).collect::<Vec<_>>().join("-").to_lowercase();
    slug.push_str(&format!("-{number}"));
    slug
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    fn pile(articles: usize) -> Vec<Line> {
        let mut bytes = Vec::new();
        make(Plan { articles, days: 30, seed: 3 }, &Soil::new(None).unwrap(), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn a_pile_has_as_many_articles_as_asked_and_is_the_same_again() {
        let pile = pile(1500);
        assert_eq!(pile.len(), 1500);
        assert_eq!(serde_json::to_string(&pile).unwrap(), serde_json::to_string(&super::tests::pile(1500)).unwrap());
        let ids: HashSet<&str> = pile.iter().map(|line| line.id.as_str()).collect();
        assert_eq!(ids.len(), 1500);
    }

    #[test]
    fn parents_come_first_and_are_of_the_same_story() {
        let pile = pile(1500);
        let places: HashMap<&str, usize> = pile.iter().enumerate().map(|(at, line)| (line.id.as_str(), at)).collect();
        let derived: Vec<(usize, &Line)> =
            pile.iter().enumerate().filter(|(_, line)| !line.parents.is_empty()).collect();
        assert!(derived.len() > 200);
        for (at, line) in derived {
            for parent in &line.parents {
                assert!(places[parent.as_str()] < at);
                assert_eq!(pile[places[parent.as_str()]].story, line.story);
            }
        }
    }

    #[test]
    fn alike_stories_differ_in_place_or_names_or_time() {
        let pile = pile(3000);
        let first: HashMap<&str, &Line> = pile.iter().rev().map(|line| (line.story.as_str(), line)).collect();
        let alike: Vec<(&Line, &Line)> =
            first.values().filter_map(|line| Some((*line, *first.get(line.like.as_deref()?)?))).collect();
        assert!(alike.len() > 50);
        let told = |line: &Line| (line.title.clone(), line.text.clone(), line.published.clone());
        assert!(alike.iter().all(|(line, other)| line.story != other.story && told(line) != told(other)));
    }
}
