//! A pile of articles of any stories: each read and reduced, then grouped by event, and the stories told one by one.
//!
//! Texts are put aside in a temporary file; held are sketches and what is known of each article beside its text, some
//! three kilobytes an article. The engine has the rules (`firsthand::stories`); here they are run on all cores. What is
//! found depends neither on the number of threads nor on the order of the inputs.

use std::io::{self, Read};
use std::sync::mpsc;

use firsthand::problem::Problem;
use firsthand::read::{Article, corpus as articles};
use firsthand::reuse::{Finder, Reach};
use firsthand::stories::{self, Bar, Edge, Index, Sketch, Sketcher};
use firsthand::{Document, Settings};
use rayon::prelude::*;

use crate::corpus::{Bench, Progress};
use crate::flow;
use crate::parents;
use crate::sources::Inputs;
use crate::spool::{Place, Spool};
use crate::story::{self, Episode, MORE_SHARED, Member, Parent, SHARED, Shared, Story, Why};

/// Stories are told side by side, so many at a time.
const ROUND: usize = 512;
/// Of a story with more articles than this, one that has no neighbour in it is compared with as many.
const MOST_COMPARED: usize = 200;

/// The articles, in the order of their publication, without their texts; each has a headline.
#[derive(Debug)]
pub struct Pile {
    /// The articles; their `text` is empty.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    sketches: Vec<Sketch>,
    places: Vec<Place>,
    spool: Spool,
}

/// Which articles are one story, and which of them are near one another.
#[derive(Debug)]
pub struct Grouped {
    /// Indices into [`Pile::articles`], ascending; the largest story first.
    pub stories: Vec<Vec<usize>>,
    /// For each article the likest of its story.
    nearest: Vec<Option<(u32, f32)>>,
}

/// An article as it is held, and its text for the spool.
type Reduced = (Article, Sketch, Vec<u8>);

impl Pile {
    /// Reads the inputs.
    ///
    /// # Errors
    /// When the texts cannot be put aside, as when the disk is full.
    pub fn read(
        inputs: &Inputs,
        settings: &Settings,
        stdin: &mut (dyn Read + Send),
        progress: &mut dyn FnMut(Progress),
    ) -> io::Result<Self> {
        let mut spool = Spool::new()?;
        let (mut read, mut problems) = (Vec::new(), Vec::new());
        let sketchers = Bench::new(Sketcher::default);
        let work_off = |receive: mpsc::Receiver<Vec<Document>>| -> io::Result<()> {
            for chunk in receive {
                let reduced = |document: Document| reduced(document, settings, &sketchers);
                let reduced: Vec<(Option<Reduced>, Vec<Problem>)> = chunk.into_par_iter().map(reduced).collect();
                for (article, found) in reduced {
                    problems.extend(found);
                    if let Some((article, sketch, text)) = article {
                        read.push((article, (sketch, spool.add(&text)?)));
                    }
                }
                progress(Progress::Reading(read.len()));
            }
            Ok(())
        };
        let ((), of_reading) = flow::reading(inputs, stdin, work_off)?;
        problems.extend(of_reading);
        let (read, twice) = articles::told_apart(read);
        let (articles, rest): (Vec<Article>, Vec<(Sketch, Place)>) = read.into_iter().unzip();
        let (mut sketches, places): (Vec<Sketch>, Vec<Place>) = rest.into_iter().unzip();
        stories::weigh(&mut sketches);
        problems.extend(twice);
        problems.extend(articles::unmatched_dates(articles.iter(), settings));
        problems.sort();
        Ok(Self { articles, problems, sketches, places, spool })
    }

    /// Groups the articles by event.
    pub fn grouped(&self, settings: &Settings) -> Grouped {
        let bar = Bar::at(settings.min_story_likeness as f32).among(self.articles.len());
        let edges = self.edges(&bar);
        let stories = stories::grouped(&self.sketches, &edges, &bar);
        let story_of = stories::places(&stories, self.articles.len());
        let story = |article: u32| story_of.get(article as usize);
        let mut nearest: Vec<Option<(u32, f32)>> = vec![None; self.articles.len()];
        for &(a, b, likeness) in edges.iter().filter(|(a, b, _)| story(*a) == story(*b)) {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(slot) = nearest.get_mut(one as usize)
                    && slot.is_none_or(|(_, best)| likeness > best)
                {
                    *slot = Some((other, likeness));
                }
            }
        }
        Grouped { stories, nearest }
    }

    /// The pairs of articles that are near one another, ascending.
    fn edges(&self, bar: &Bar) -> Vec<Edge> {
        let index = Index::of(&self.sketches);
        let near = |at: usize| index.neighbours(&self.sketches, at, bar.least());
        stories::pairs((0..self.sketches.len()).into_par_iter().flat_map_iter(near).collect())
    }

    /// Tells the stories one by one, in their order.
    ///
    /// # Errors
    /// The first error of `write`, or when the texts cannot be taken out again.
    pub fn each<E: From<io::Error>>(
        &mut self,
        grouped: &Grouped,
        mut write: impl FnMut(Story) -> Result<(), E>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), E> {
        let tools = Bench::new(|| (Sketcher::default(), Finder::new(Reach::NARROW)));
        let (mut done, all) = (0, self.articles.len());
        for round in grouped.stories.chunks(ROUND) {
            let texts = round.iter().map(|story| self.texts(story)).collect::<io::Result<Vec<_>>>()?;
            let tell = |(members, articles): (&Vec<usize>, Vec<Article>)| {
                tools.with(|(sketcher, finder)| self.story(members, articles, grouped, sketcher, finder))
            };
            let told: Vec<Story> = round.par_iter().zip(texts).map(tell).collect();
            told.into_iter().try_for_each(&mut write)?;
            done += round.iter().map(Vec::len).sum::<usize>();
            progress(Progress::Comparing(done, all));
        }
        Ok(())
    }

    /// The articles of a story, with their texts if there is more than one.
    fn texts(&mut self, members: &[usize]) -> io::Result<Vec<Article>> {
        let mut articles: Vec<Article> = members.iter().filter_map(|at| self.articles.get(*at).cloned()).collect();
        if members.len() > 1 {
            for (at, article) in members.iter().zip(&mut articles) {
                let place = self.places.get(*at).copied().unwrap_or_default();
                self.spool.restore(place, article)?;
            }
        }
        Ok(articles)
    }

    fn story(
        &self,
        members: &[usize],
        articles: Vec<Article>,
        grouped: &Grouped,
        sketcher: &mut Sketcher,
        finder: &mut Finder,
    ) -> Story {
        let whys: Vec<Option<Why>> = members
            .iter()
            .zip(&articles)
            .enumerate()
            // The first of a story belongs to it because the others do.
            .map(|(order, (at, article))| (order > 0).then(|| self.why(*at, article, members, grouped, sketcher))?)
            .collect();
        let days: Vec<i32> = members.iter().filter_map(|at| self.sketches.get(*at)?.day).collect();
        let ids: Vec<String> = articles.iter().map(|article| article.id.clone()).collect();
        let mut told: Vec<Member> = articles.iter().zip(whys).map(|(article, why)| Member::new(article, why)).collect();
        let sketches: Vec<&Sketch> = members.iter().filter_map(|at| self.sketches.get(*at)).collect();
        let likest = members.iter().map(|at| grouped.nearest.get(*at).copied().flatten());
        let likest: Vec<f32> = likest.map(|nearest| nearest.map_or(0.0, |(_, likeness)| likeness)).collect();
        let ancestry = parents::of(articles, &sketches, &likest, finder);
        for (member, parent) in told.iter_mut().zip(ancestry.parents) {
            member.parent = parent.and_then(|parent| Parent::of(ids.get(parent.article)?.clone(), parent.share));
        }
        Story::of(told, ancestry.origins, Episode::of(days))
    }

    /// Why an article belongs to its story: the likest other, and the words that both have.
    fn why(
        &self,
        at: usize,
        article: &Article,
        members: &[usize],
        grouped: &Grouped,
        sketcher: &mut Sketcher,
    ) -> Option<Why> {
        let own = self.sketches.get(at)?;
        let compared = || {
            let others = members.iter().filter(|other| **other != at).take(MOST_COMPARED);
            let alike = others.filter_map(|other| Some((*other as u32, own.likeness(self.sketches.get(*other)?))));
            alike.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        };
        let (nearest, likeness) = grouped.nearest.get(at).copied().flatten().or_else(compared)?;
        let other = self.sketches.get(nearest as usize)?;
        let numbers = own.shared(other, MORE_SHARED);
        let shared = Shared::of(article, &numbers, &sketcher.find(article, &numbers, SHARED));
        Some(Why {
            likeness: story::rounded(f64::from(likeness)),
            nearest: self.articles.get(nearest as usize)?.id.clone(),
            shared,
        })
    }
}

fn reduced(
    document: Document,
    settings: &Settings,
    sketchers: &Bench<Sketcher, impl Fn() -> Sketcher>,
) -> (Option<Reduced>, Vec<Problem>) {
    let (article, problems) = articles::single(document, settings);
    let reduced = article.map(|mut article| {
        let (sketch, headline) = sketchers.with(|sketcher| sketcher.sketch(&article));
        article.title = headline;
        let text = Spool::packed(&mut article);
        (article, sketch, text)
    });
    (reduced, problems)
}
