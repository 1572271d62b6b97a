//! What a generated story is about: who, where, when, how many, and the details that its reports choose from.

use super::clock::{DAY, Minute};
use super::kinds;
use super::world::{Town, World};
use crate::corpus::random::Random;
use crate::corpus::vocabulary::{Part, Vocabulary};

/// How many subjects there are within all kinds of events: steel mills among the strikes, schools among the fires.
pub const SUBJECTS: usize = 450;
/// So many nouns and so many verbs and adjectives are a subject's own.
const SUBJECT_NOUNS: usize = 24;
const SUBJECT_VERBS: usize = 12;
/// The details known in each episode: so many, and more the bigger the story is.
const DETAILS: f64 = 36.0;
const MORE_DETAILS: f64 = 6.0;
/// Words of one detail come from its subject this often, else from anywhere.
const OF_SUBJECT: f64 = 0.55;
/// Words of a story lie between these ranks of use.
const COMMON: usize = 80;
const RARE: usize = 5000;

/// In which way a story resembles an earlier one that it must not be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same kind and country, another town, other people.
    Kind,
    /// The same kind, town and officials at another time: other figures, victims and details.
    Place,
    /// The same people and organisations in another kind of event.
    People,
}

impl Likeness {
    /// What the gold line calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Place => "place",
            Self::People => "people",
        }
    }
}

/// Who does what in a detail.
#[derive(Clone, Copy, Debug)]
pub enum Who {
    /// One of the people.
    Person(usize),
    /// One of the organisations.
    Organisation(usize),
    /// Anybody: "the inspectors".
    Noun(&'static str),
}

/// Something that was said or happened beside what the kind prescribes; told again in other sentences.
#[derive(Clone, Debug)]
pub struct Detail {
    /// Who.
    pub who: Who,
    /// Does what.
    pub verb: &'static str,
    /// Of what quality.
    pub adjective: &'static str,
    /// To what.
    pub object: &'static str,
    /// Beside or because of what.
    pub other: &'static str,
    /// With what number.
    pub figure: usize,
}

/// All that is true of one story.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Index of its kind.
    pub kind: usize,
    /// Index of its subject.
    pub subject: usize,
    /// The people of the kind's slots, then others.
    pub people: Vec<String>,
    /// The organisations.
    pub organisations: Vec<String>,
    /// Where it happened.
    pub town: Town,
    /// A place near by.
    pub near: String,
    /// The proper name of a thing.
    pub thing: String,
    /// Whole numbers, all different.
    pub figures: Vec<usize>,
    /// A number with a decimal.
    pub decimal: String,
    /// When it happened.
    pub day: Minute,
    /// What was known first and what each episode brought.
    pub details: Vec<Vec<Detail>>,
    /// The words of the subject.
    pub words: Words,
}

/// What all stories of a subject are told with.
#[derive(Clone, Debug)]
pub struct Words {
    /// Nouns, those of the kind first.
    pub nouns: Vec<&'static str>,
    /// Verbs.
    pub verbs: Vec<&'static str>,
    /// Adjectives.
    pub adjectives: Vec<&'static str>,
}

/// What facts are made with.
pub struct Newsroom<'a> {
    /// Names.
    pub world: &'a World,
    /// Words.
    pub vocabulary: &'a Vocabulary,
    /// Kinds of events.
    pub kinds: &'a [kinds::Kind],
}

/// What is settled of a story before chance fills in the rest.
struct Given {
    subject: usize,
    town: Town,
    people: Vec<String>,
    organisations: Vec<String>,
}

impl Given {
    const fn new(subject: usize, town: Town) -> Self {
        Self { subject, town, people: Vec::new(), organisations: Vec::new() }
    }
}

impl Newsroom<'_> {
    /// The facts of a new story of so many articles that begins then.
    pub fn facts(&self, size: u32, begin: Minute, random: &mut Random) -> Facts {
        let given = Given::new(random.below(SUBJECTS), self.world.town(random).clone());
        self.filled(given, size, begin, random)
    }

    /// The facts of a new story that resembles another.
    pub fn twin(&self, of: &Facts, likeness: Likeness, size: u32, begin: Minute, random: &mut Random) -> Facts {
        let given = match likeness {
            Likeness::Kind => Given::new(of.subject, self.world.other_town(&of.town, random)),
            Likeness::Place => Given {
                people: of.people.iter().take(1).cloned().collect(),
                organisations: of.organisations.clone(),
                ..Given::new(of.subject, of.town.clone())
            },
            Likeness::People => {
                let subject = of.subject + 1 + random.below(self.kinds.len() - 1);
                Given {
                    people: of.people.iter().take(2).cloned().collect(),
                    organisations: of.organisations.iter().take(1).cloned().collect(),
                    ..Given::new(subject % SUBJECTS, self.world.town(random).clone())
                }
            }
        };
        self.filled(given, size, begin, random)
    }

    fn filled(&self, given: Given, size: u32, begin: Minute, random: &mut Random) -> Facts {
        let Given { subject, town, mut people, mut organisations } = given;
        let kind = subject % self.kinds.len();
        while people.len() < 6 {
            people.push(self.world.person(random));
        }
        while organisations.len() < 3 {
            organisations.push(self.world.organisation(&self.kinds[kind].endings, random));
        }
        let near = self.world.near(&town, random);
        let mut facts = Facts {
            kind,
            subject,
            people,
            organisations,
            town,
            near,
            thing: self.world.thing(self.vocabulary.words(Part::Noun), random),
            figures: figures(random),
            decimal: format!("{}.{}", 2 + random.below(7), 1 + random.below(9)),
            day: begin.saturating_sub(random.below(DAY as usize / 2) as Minute),
            details: Vec::new(),
            words: self.subject_words(subject),
        };
        let count = (DETAILS + MORE_DETAILS * f64::from(size).ln()) as usize;
        facts.details.push((0..count).map(|_| self.detail(&facts, random)).collect());
        facts
    }

    /// Adds what another episode brings.
    pub fn goes_on(&self, facts: &mut Facts, random: &mut Random) {
        let count = DETAILS as usize + random.below(6);
        if random.happens(0.6) {
            facts.people.push(self.world.person(random));
        }
        let details = (0..count).map(|_| self.detail(facts, random)).collect();
        facts.details.push(details);
    }

    fn detail(&self, facts: &Facts, random: &mut Random) -> Detail {
        let words = &facts.words;
        let noun = |random: &mut Random| self.word(&words.nouns, Part::Noun, random);
        let who = match random.below(10) {
            0..=3 => Who::Person(random.ranked(facts.people.len())),
            4..=6 => Who::Organisation(random.below(facts.organisations.len())),
            _ => Who::Noun(noun(random)),
        };
        Detail {
            who,
            object: noun(random),
            other: noun(random),
            verb: self.word(&words.verbs, Part::Verb, random),
            adjective: self.word(&words.adjectives, Part::Adjective, random),
            figure: 2 + random.ranked(4000),
        }
    }

    /// A word of the subject or one of the story's own.
    fn word(&self, of_subject: &[&'static str], part: Part, random: &mut Random) -> &'static str {
        if random.happens(OF_SUBJECT) { random.choice(of_subject) } else { self.own_word(part, random) }
    }

    /// A word that is neither in every article nor in hardly any.
    fn own_word(&self, part: Part, random: &mut Random) -> &'static str {
        let words = self.vocabulary.words(part);
        let most = RARE.min(words.len()) as f64;
        let rank = COMMON as f64 * (most / COMMON as f64).powf(random.share());
        words.get(rank as usize).copied().unwrap_or("matter")
    }

    /// The words of a kind and of a subject within it: the same for all stories of the subject.
    fn subject_words(&self, subject: usize) -> Words {
        let random = &mut Random::new(subject as u64 * 7919 + 13);
        let mut some = |part, count| (0..count).map(|_| self.own_word(part, random)).collect::<Vec<_>>();
        let (nouns, verbs) = (some(Part::Noun, SUBJECT_NOUNS), some(Part::Verb, SUBJECT_VERBS));
        let adjectives = some(Part::Adjective, SUBJECT_VERBS);
        let kind = &self.kinds[subject % self.kinds.len()].words;
        Words { nouns: kind.iter().copied().chain(nouns).collect(), verbs, adjectives }
    }
}

/// Whole numbers from small to large, as news has them, no two alike.
fn figures(random: &mut Random) -> Vec<usize> {
    let mut figures: Vec<usize> = Vec::new();
    while figures.len() < 7 {
        let most = [60, 400, 3000, 900, 90, 9000, 9000][figures.len()];
        let figure = 2 + random.ranked(most);
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    figures
}
