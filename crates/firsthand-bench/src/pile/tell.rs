//! Reports of a generated story, each in words of its own: which facts it tells, in which order, in which sentences.

use super::clock::{self, Minute};
use super::facts::{Detail, Facts, Newsroom, Who};
use super::kinds::{Token, Wording, Wordings};
use super::plan::normal;
use crate::corpus::article::{Paragraph, Sentence, Story, Word, write_sentence};
use crate::corpus::random::Random;
use crate::corpus::vocabulary::Part;

/// Half of the reports are longer than so many words; the spread is that of the logarithm.
const HALF_LONGER: f64 = 330.0;
const SPREAD: f64 = 0.75;
const SHORTEST: usize = 50;
const LONGEST: usize = 2500;
/// How often a sentence tells nothing that belongs to the story alone: a standing phrase, or talk.
const STOCK: f64 = 0.12;
const TALK: f64 = 0.38;
/// What stands for an episode where a standing phrase was used.
const STANDING: usize = usize::MAX;
/// A report has so many people and numbers of its own, whom no other report has.
const OWN_PEOPLE: usize = 4;
const OWN_FIGURES: usize = 5;

/// How a detail may be told: S who, V does what, O to what, A of what quality, X beside what, F a number, Q somebody to
/// vouch for it, M the place near by.
const FRAMES: &[&str] = &[
    "S V the A O , Q said",
    "S V the O of the X near M",
    "the O was V by S",
    "the A O and the X were V , Q said",
    "according to Q , S V the O",
    "Q said the A O had been V after the X",
    "Q told reporters that S V F of the O",
    "it was S who V the A O",
    "after the X , S V the O in M",
    "at least F of the O were V , said Q",
    "S had V the A X weeks before the O",
    "because of the A O , S V the X",
    "F days earlier S V the O",
    "“we V the A O and the X ,” said Q",
    "“the O was A , and nobody V the X ,” Q said",
    "asked about the O , Q said the X had been V",
    "in M the A O remained V",
    "the X is A since S V the O",
];

/// A report to be written.
pub struct Reporter<'a> {
    /// Where the words are from.
    pub newsroom: &'a Newsroom<'a>,
    /// What is true.
    pub facts: &'a Facts,
    /// How far the story has come, from 0.
    pub episode: usize,
    /// When the report is published.
    pub now: Minute,
    /// Whether it carries a date.
    pub dated: bool,
    /// People named already, who are called by their surname from then on.
    named: Vec<usize>,
    /// Details told already, by episode and place, and standing phrases.
    told: Vec<(usize, usize)>,
    /// What its talk is about.
    matter: Story,
}

impl<'a> Reporter<'a> {
    /// A report of an episode, published then, with a date or without.
    pub fn new(
        newsroom: &'a Newsroom<'a>,
        facts: &'a Facts,
        (episode, now, dated): (usize, Minute, bool),
        random: &mut Random,
    ) -> Self {
        let people = facts.people.iter().take(2).cloned();
        let figures = facts.figures.iter().take(3).copied();
        let matter = Story::of(
            people.chain((0..OWN_PEOPLE).map(|_| newsroom.world.person(random))).collect(),
            vec![facts.town.name.to_owned(), facts.near.clone(), newsroom.world.town(random).name.to_owned()],
            figures.chain((0..OWN_FIGURES).map(|_| 2 + random.ranked(3000))).map(|figure| figure.to_string()).collect(),
            facts.words.nouns.clone(),
        );
        let episode = episode.min(facts.details.len() - 1);
        Self { newsroom, facts, episode, now, dated, named: Vec::new(), told: Vec::new(), matter }
    }

    /// A headline.
    pub fn title(&mut self, random: &mut Random) -> String {
        let kind = &self.newsroom.kinds[self.facts.kind];
        let later = &kind.later[self.episode % kind.later.len()];
        let wordings = if self.episode > 0 && random.happens(0.5) { later } else { &kind.titles };
        let sentence = self.said(wordings, random);
        let mut title = String::new();
        write_sentence(&sentence, &mut title);
        title.pop();
        self.named.clear();
        title
    }

    /// The first sentence alone.
    pub fn lead(&mut self, random: &mut Random) -> Sentence {
        self.said(&self.newsroom.kinds[self.facts.kind].lead, random)
    }

    /// The paragraphs of a report.
    pub fn report(&mut self, random: &mut Random) -> Vec<Paragraph> {
        let length = (HALF_LONGER.ln() + SPREAD * normal(random)).exp() as usize;
        self.report_of(length.clamp(SHORTEST, LONGEST), random)
    }

    /// The paragraphs of a report of about so many words.
    pub fn report_of(&mut self, words: usize, random: &mut Random) -> Vec<Paragraph> {
        let mut paragraphs = vec![self.opening(random)];
        let mut count = paragraphs[0].iter().map(Vec::len).sum::<usize>();
        let mut known = self.known(random);
        while count < words {
            let paragraph: Paragraph = (0..1 + random.below(3)).map(|_| self.sentence(&mut known, random)).collect();
            count += paragraph.iter().map(Vec::len).sum::<usize>();
            paragraphs.push(paragraph);
        }
        paragraphs
    }

    /// What is new, then what the story is about.
    fn opening(&mut self, random: &mut Random) -> Paragraph {
        let mut opening = Vec::new();
        let kind = &self.newsroom.kinds[self.facts.kind];
        if self.episode > 0 {
            opening.push(if random.happens(0.6) {
                self.said(&kind.later[(self.episode - 1) % kind.later.len()], random)
            } else {
                self.detail(self.episode, random).unwrap_or_default()
            });
            opening.retain(|sentence| !sentence.is_empty());
        }
        opening.push(self.lead(random));
        opening
    }

    /// The facts of the kind that the report may tell, in the order in which it will.
    fn known(&self, random: &mut Random) -> Vec<&'a Wordings> {
        let kind = &self.newsroom.kinds[self.facts.kind];
        let later = kind.later.iter().take(self.episode);
        let mut known: Vec<&Wordings> = kind.facts.iter().chain(later).filter(|_| random.happens(0.8)).collect();
        for at in (1..known.len()).rev() {
            known.swap(at, random.below(at + 1));
        }
        known
    }

    fn sentence(&mut self, known: &mut Vec<&'a Wordings>, random: &mut Random) -> Sentence {
        let kind = &self.newsroom.kinds[self.facts.kind];
        let phrase = random.below(kind.stock.len());
        if random.happens(STOCK) && !self.told.contains(&(STANDING, phrase)) {
            self.told.push((STANDING, phrase));
            return self.said_as(&kind.stock[phrase], random);
        }
        if !random.happens(TALK) {
            if random.happens(0.5)
                && let Some(wordings) = known.pop()
            {
                return self.said(wordings, random);
            }
            let episode = if random.happens(0.65) { self.episode } else { random.below(self.episode + 1) };
            if let Some(sentence) = self.detail(episode, random) {
                return sentence;
            }
        }
        self.matter.sentence(self.newsroom.vocabulary, random)
    }

    fn said(&mut self, wordings: &Wordings, random: &mut Random) -> Sentence {
        self.said_as(random.pick(wordings), random)
    }

    fn said_as(&mut self, wording: &Wording, random: &mut Random) -> Sentence {
        wording.iter().map(|token| self.word(*token, random)).collect()
    }

    fn word(&mut self, token: Token, random: &mut Random) -> Word {
        let facts = self.facts;
        let fact = match token {
            Token::Form(word) => return Word::Form(word),
            Token::Plain(part, word) => return Word::Plain(part, word),
            Token::Mark(mark) => return Word::Mark(mark),
            Token::Slot('H', _) => {
                return Word::Plain(Part::Noun, random.choice(&self.newsroom.kinds[facts.kind].heads));
            }
            Token::Slot('T', _) => return Word::Plain(Part::Noun, random.choice(&facts.words.nouns)),
            Token::Slot('P', number) => self.person(number),
            Token::Slot('O', number) => facts.organisations[number % facts.organisations.len()].clone(),
            Token::Slot('F', number) => self.figure(number),
            Token::Slot('L', _) => facts.town.name.to_owned(),
            Token::Slot('M', _) => facts.near.clone(),
            Token::Slot('C', _) => facts.town.country.to_owned(),
            Token::Slot('X', _) => facts.decimal.clone(),
            Token::Slot('D', _) => clock::day_named(facts.day, self.now, self.dated, random),
            Token::Slot(..) => facts.thing.clone(),
        };
        Word::Fact(fact)
    }

    /// A number of the story; the second, as counts do, grows with the episodes.
    fn figure(&self, number: usize) -> String {
        let figure = self.facts.figures[number % self.facts.figures.len()];
        let figure = if number == 1 { figure + figure * self.episode / 4 } else { figure };
        figure.to_string()
    }

    /// Full name first, then the surname.
    fn person(&mut self, number: usize) -> String {
        let number = number % self.facts.people.len();
        let full = &self.facts.people[number];
        if self.named.contains(&number) {
            return full.rsplit(' ').next().unwrap_or(full).to_owned();
        }
        self.named.push(number);
        full.clone()
    }

    /// One of an episode's details that are not told yet, the weightier rather, in one of the frames.
    fn detail(&mut self, episode: usize, random: &mut Random) -> Option<Sentence> {
        let facts = self.facts;
        let details = &facts.details[episode];
        let weighty = |random: &mut Random| random.below(details.len()).min(random.below(details.len()));
        let place = (0..5).map(|_| weighty(random)).find(|place| !self.told.contains(&(episode, *place)))?;
        self.told.push((episode, place));
        let detail = &details[place];
        let mut sentence = Sentence::new();
        for slot in random.pick(FRAMES).split(' ') {
            let word = match slot {
                "S" => {
                    self.who(detail, &mut sentence);
                    continue;
                }
                "Q" => Word::Fact(self.person(random.ranked(facts.people.len()))),
                "V" => Word::Plain(Part::Verb, detail.verb),
                "O" => Word::Plain(Part::Noun, detail.object),
                "X" => Word::Plain(Part::Noun, detail.other),
                "A" => Word::Plain(Part::Adjective, detail.adjective),
                "F" => Word::Fact(detail.figure.to_string()),
                "M" => Word::Fact(facts.near.clone()),
                "," => Word::Mark(","),
                ",”" => Word::Mark(",”"),
                small => Word::Small(small),
            };
            sentence.push(word);
        }
        Some(sentence)
    }

    fn who(&mut self, detail: &Detail, sentence: &mut Sentence) {
        match detail.who {
            Who::Person(number) => sentence.push(Word::Fact(self.person(number))),
            Who::Organisation(number) => sentence.push(Word::Fact(self.facts.organisations[number].clone())),
            Who::Noun(noun) => sentence.extend([Word::Small("the"), Word::Plain(Part::Noun, noun)]),
        }
    }
}
