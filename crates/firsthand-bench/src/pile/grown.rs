//! Stories of the pile that are grown from hand-written accounts: those of the lineage benchmark, and, where a file of them
//! is given, articles of real events.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::DateTime;

use super::clock::{self, DAY, Minute};
use super::line::Line;
use super::make::name;
use super::plan::{Plan, Slot};
use super::rename::Renaming;
use super::world::World;
use crate::lineage::events::{self, Event, account_of};
use crate::lineage::grow;
use crate::lineage::story::{Grown, Story};
use crate::lineage::variants::{self, Sentence, Variants};
use crate::news;
use crate::options::Failure;

/// The number of the first grown story: beyond those of generated ones.
pub const FIRST: u32 = 1 << 30;
/// The most that grown articles make up of the pile, and how often one event is grown at most.
const SHARE: f64 = 0.03;
const TIMES: usize = 20;
/// An event's articles come within so many days, whatever the collection says.
const LONGEST: Minute = 10 * DAY;

/// One article of a grown story.
#[derive(Clone, Debug)]
pub struct Sprout {
    /// Who published it.
    pub outlet: String,
    /// Its headline.
    pub title: String,
    /// When.
    pub at: Minute,
    /// Its text.
    pub text: String,
    /// What was done to its parents.
    pub form: &'static str,
    /// Its parents, as places in the story.
    pub parents: Vec<usize>,
}

/// Everything that stories grow from.
pub struct Soil {
    events: Vec<(Event, Variants)>,
}

impl Soil {
    /// The events of the lineage benchmark and those of a file.
    pub fn new(file: Option<&Path>) -> Result<Self, Failure> {
        let folder = events::folder();
        let mut all = Vec::new();
        for event in events::load(&folder)? {
            let variants = variants::load(&event, &folder)?;
            all.push((event, variants));
        }
        if let Some(file) = file {
            all.extend(real_events(file)?.into_iter().map(with_plain_variants));
        }
        Ok(Self { events: all })
    }

    /// The grown stories of a pile: every event once, then every event again under other names, as long as there is room.
    pub fn stories(&self, plan: &Plan, world: &World) -> Vec<Vec<Sprout>> {
        let (mut stories, mut left) = (Vec::new(), (plan.articles as f64 * SHARE) as usize);
        for time in 0..TIMES {
            for (event, variants) in &self.events {
                // Every second story that an event can be grown into carries dates, which say who came first.
                let grown = grow::story(event, variants, 2 * time, None);
                let sprouts = self.sprouts(&grown, time > 0, plan, world, FIRST + stories.len() as u32);
                if sprouts.len() > left {
                    return stories;
                }
                left -= sprouts.len();
                stories.push(sprouts);
            }
        }
        stories
    }

    /// A grown story with the pile's dates and, when it is not the first of its event, with fresh names.
    fn sprouts(&self, grown: &Story, again: bool, plan: &Plan, world: &World, number: u32) -> Vec<Sprout> {
        let mut random = plan.random(number);
        let begin = plan.begin(&mut random);
        let visible: Vec<(usize, &Grown)> = grown.visible().collect();
        let time = |article: &Grown| -> Option<DateTime> {
            article.front_matter("published")?.trim_end_matches('Z').parse().ok()
        };
        let first = visible.iter().filter_map(|(_, article)| time(article)).min().unwrap_or_else(|| clock::civil(0));
        let days = clock::civil(begin).date().since(first.date()).map_or(0, |span| i64::from(span.get_days()));
        let mut renaming = Renaming::of_dates(first.date(), days.div_euclid(7) * 7);
        if again {
            renaming =
                renaming.with_names(visible.iter().map(|(_, article)| article.file.as_str()), world, &mut random);
        }
        let place = |at: usize| visible.iter().position(|(other, _)| *other == at);
        let mut sprouts = Vec::with_capacity(visible.len());
        for (_, article) in &visible {
            let wait = time(article).map_or(0, |time| {
                time.duration_since(first).as_secs().clamp(0, i64::from(LONGEST) * 60) as Minute / 60
            });
            sprouts.push(Sprout {
                outlet: article.front_matter("outlet").unwrap_or_default().to_owned(),
                title: renaming.applied(article.front_matter("title").unwrap_or_default()),
                at: begin / DAY * DAY + u32::from(first.hour().unsigned_abs()) * 60 + wait,
                text: renaming.applied(article.text()),
                form: article.parents.first().map_or("report", |(_, step, _)| step.name()),
                parents: article.parents.iter().filter_map(|(parent, ..)| place(*parent)).collect(),
            });
        }
        sprouts
    }
}

/// The id of an article and the ids of those it goes back to.
type Out = (String, Vec<String>);

/// The grown stories while they come out.
pub struct Bed {
    /// Each story's articles, with the id and the roots of those that are out.
    stories: Vec<(Vec<Sprout>, Vec<Option<Out>>)>,
}

impl Bed {
    /// Stories in the order of their numbers.
    pub fn of(stories: Vec<Vec<Sprout>>) -> Self {
        let with_ids = |story: Vec<Sprout>| {
            let ids = vec![None; story.len()];
            (story, ids)
        };
        Self { stories: stories.into_iter().map(with_ids).collect() }
    }

    /// How many articles they have.
    pub fn articles(&self) -> usize {
        self.stories.iter().map(|(story, _)| story.len()).sum()
    }

    /// When they come.
    pub fn slots(&self) -> Vec<Slot> {
        let slot = |story: u32, sprout: &Sprout| Slot { at: sprout.at, story: FIRST + story, episode: 0 };
        let numbered = (0..).zip(&self.stories);
        numbered.flat_map(|(story, (sprouts, _))| sprouts.iter().map(move |sprout| slot(story, sprout))).collect()
    }

    /// The next line of a grown story; `None` if the story is none.
    pub fn next(&mut self, slot: Slot, id: String) -> Option<Line> {
        let (sprouts, ids) = self.stories.get_mut(slot.story.checked_sub(FIRST)? as usize)?;
        let place = (0..sprouts.len()).find(|&at| ids[at].is_none() && sprouts[at].at == slot.at)?;
        let sprout = &mut sprouts[place];
        let (parents, mut roots): (Vec<String>, Vec<Vec<String>>) =
            sprout.parents.iter().filter_map(|&parent| ids[parent].clone()).unzip();
        if parents.is_empty() {
            roots.push(vec![id.clone()]);
        }
        let roots = roots.concat();
        ids[place] = Some((id.clone(), roots.clone()));
        let letters: String = sprout.outlet.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        Some(Line {
            url: format!("https://{letters}.example/{}/{id}", clock::civil(slot.at).date()),
            outlet: std::mem::take(&mut sprout.outlet),
            title: std::mem::take(&mut sprout.title),
            published: Some(clock::stamp(slot.at, 0, 0)),
            lang: "en".to_owned(),
            text: std::mem::take(&mut sprout.text),
            story: name(slot.story),
            form: format!("grown, {}", sprout.form),
            parents,
            roots,
            id,
            ..Line::default()
        })
    }
}

/// The events of a file of news articles, each with its articles as accounts.
fn real_events(file: &Path) -> Result<Vec<Event>, Failure> {
    let mut events: BTreeMap<String, Vec<events::Account>> = BTreeMap::new();
    for line in news::lines(file)? {
        // What lacks a date or an outlet or cannot be read as an article is no account of anything.
        if let Ok(account) = account_of(line.document(), file) {
            events.entry(line.event).or_default().push(account);
        }
    }
    Ok(events.into_iter().map(|(name, accounts)| Event { name, accounts }).collect())
}

/// An event whose sentences nobody has spun or translated: those steps leave them as they are.
fn with_plain_variants(event: Event) -> (Event, Variants) {
    let plain = |(text, paragraph): &(String, usize)| Sentence {
        text: text.clone(),
        paragraph: *paragraph,
        light: text.clone(),
        heavy: text.clone(),
        spa: text.clone(),
        cat: text.clone(),
    };
    let variants = event.accounts.iter().map(|account| account.sentences.iter().map(plain).collect()).collect();
    (event, variants)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_grown_again_is_told_in_other_words() {
        let (plan, world) = (Plan { articles: 30_000, days: 60, seed: 1 }, World::new(1));
        let stories = Soil::new(None).unwrap().stories(&plan, &world);
        let events = events::load(&events::folder()).unwrap().len();
        assert!(stories.len() > events && stories.iter().map(Vec::len).sum::<usize>() <= 900);
        let (once, again) = (&stories[0][0], &stories[events][0]);
        assert_ne!(once.text, again.text);
        for sprout in stories.iter().flatten() {
            assert!(!sprout.text.is_empty() && !sprout.text.starts_with("---") && !sprout.title.is_empty());
        }
    }
}
