//! Grows stories with a known derivation tree from the accounts of an event.
//!
//! Each story holds the three accounts and what invented outlets made of them: copies, touched-up and shortened
//! versions, spun and translated ones, merges of two, updates by the same outlet with later figures, and aggregators
//! that credit what they repeat. Every other story carries no dates. In every third pair of stories an account that
//! others took from is withheld; in another third one account has borrowed a paragraph from another.

use firsthand::span::Span;
use jiff::ToSpan;
use jiff::civil::DateTime;

use super::edits;
use super::events::Event;
use super::rng::Rng;
use super::story::{Grown, Piece, Step, Story};
use super::variants::Variants;

/// Stories per event.
pub const STORIES: usize = 6;

/// Who derives. None of them writes an account.
const OUTLETS: [&str; 24] = [
    "The Morning Relay",
    "Daily Concourse",
    "Newsbarrow",
    "The Inland Gazette",
    "Eastgate Post",
    "Harbinger Online",
    "The Sunday Lamp",
    "Metro Parade",
    "Coastline Today",
    "The Penfold Observer",
    "Quickwire Digest",
    "Northgate Star",
    "The Tallis Tribune",
    "Bluewater News",
    "The Wexcombe Argus",
    "Openpage",
    "The Draper Report",
    "Cityline",
    "Granite Herald",
    "The Long Read Daily",
    "Fenwick Mail",
    "Stonebridge Times",
    "Radio Pellam",
    "Globe and Anchor",
];

/// What is done to make an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    One(Step),
    Merge,
    Update,
    Aggregate,
}

const DEEDS: [Deed; 8] = [
    Deed::One(Step::Copy),
    Deed::One(Step::Edit),
    Deed::One(Step::Spin),
    Deed::One(Step::Translate),
    Deed::One(Step::Condense),
    Deed::Merge,
    Deed::Update,
    Deed::Aggregate,
];

/// What is done in a story of many articles: mostly what most outlets do with an agency's text.
const MANY_DEEDS: [(Deed, usize); 8] = [
    (Deed::One(Step::Copy), 45),
    (Deed::One(Step::Edit), 25),
    (Deed::One(Step::Condense), 12),
    (Deed::One(Step::Spin), 5),
    (Deed::One(Step::Translate), 5),
    (Deed::Merge, 3),
    (Deed::Update, 2),
    (Deed::Aggregate, 3),
];

/// What a story of an event is called.
pub fn name(event: &Event, number: usize) -> String {
    format!("{}/{number}", event.name)
}

/// Grows one story of an event: of some ten articles, or of `size`.
pub fn story(event: &Event, variants: &Variants, number: usize, size: Option<usize>) -> Story {
    let name = name(event, number);
    let mut grower = Grower {
        variants,
        rng: Rng::named(&name),
        dated: number.is_multiple_of(2),
        outlets: size.map_or_else(|| OUTLETS.map(str::to_owned).to_vec(), many_outlets),
        articles: Vec::new(),
    };
    grower.rng.shuffle(&mut grower.outlets);
    grower.accounts(event);
    let special = grower.rng.below(3);
    match number / 2 % 3 {
        1 => grower.withhold(special),
        2 => grower.borrow(special),
        _ => {}
    }
    match size {
        Some(size) => grower.derive_many(size),
        None => grower.derive(),
    }
    Story { name, dated: grower.dated, articles: grower.written() }
}

/// An article while it grows.
#[derive(Clone, Debug)]
struct Article {
    outlet: String,
    title: String,
    time: DateTime,
    pieces: Vec<Piece>,
    parents: Vec<(usize, Step, bool)>,
    withheld: bool,
    /// Others may take from it.
    open: bool,
}

struct Grower<'a> {
    variants: &'a Variants,
    rng: Rng,
    dated: bool,
    outlets: Vec<String>,
    articles: Vec<Article>,
}

impl Grower<'_> {
    fn accounts(&mut self, event: &Event) {
        for (at, (account, sentences)) in event.accounts.iter().zip(self.variants).enumerate() {
            let piece = |(number, sentence): (usize, &super::variants::Sentence)| Piece {
                text: sentence.text.clone(),
                paragraph: sentence.paragraph,
                root: Some((at, number)),
                steps: Vec::new(),
            };
            let moment = &account.published;
            self.articles.push(Article {
                outlet: account.outlet.clone(),
                title: account.title.clone(),
                time: moment.time.unwrap_or_else(|| moment.day.at(12, 0, 0, 0)),
                pieces: sentences.iter().enumerate().map(piece).collect(),
                parents: Vec::new(),
                withheld: false,
                open: true,
            });
        }
    }

    /// Keeps an account from the reader and has two articles made from it.
    fn withhold(&mut self, account: usize) {
        if let Some(article) = self.articles.get_mut(account) {
            article.withheld = true;
        }
        let mut steps = Step::ALL;
        self.rng.shuffle(&mut steps);
        for &step in steps.iter().take(2) {
            self.one(account, step);
        }
    }

    /// One account, out later than the others, has a paragraph or two from another.
    fn borrow(&mut self, account: usize) {
        let lender = (account + 1 + self.rng.below(2)) % 3;
        let step = if self.rng.chance(0.5) { Step::Copy } else { Step::Edit };
        let me = account;
        let run = self.run_of(lender, 2);
        let taken = self.treated(run, step, me);
        let latest = self.articles.iter().map(|article| article.time).max().unwrap_or_default();
        let wait = self.rng.between(20, 600) as i64;
        let Some(article) = self.articles.get_mut(account) else { return };
        let last = article.pieces.last().map_or(0, |piece| piece.paragraph);
        let at = article.pieces.iter().position(|piece| piece.paragraph > last / 2).unwrap_or(article.pieces.len());
        let tail = article.pieces.split_off(at);
        article.pieces.extend(taken.into_iter().map(|piece| Piece { paragraph: piece.paragraph + 1000, ..piece }));
        article.pieces.extend(tail.into_iter().map(|piece| Piece { paragraph: piece.paragraph + 2000, ..piece }));
        article.parents.push((lender, step, false));
        article.time = latest.checked_add(wait.minutes()).unwrap_or(latest);
    }

    fn derive(&mut self) {
        let mut deeds = DEEDS;
        self.rng.shuffle(&mut deeds);
        let count = self.rng.between(5, 7);
        for &deed in deeds.iter().cycle().take(count) {
            self.act(deed);
        }
    }

    /// Derives until there are `size` articles for the reader.
    fn derive_many(&mut self, size: usize) {
        let withheld = self.articles.iter().filter(|article| article.withheld).count();
        while self.articles.len() - withheld < size {
            let mut chance = self.rng.below(MANY_DEEDS.iter().map(|(_, often)| often).sum());
            let drawn = MANY_DEEDS.iter().find(|(_, often)| {
                let drawn = chance < *often;
                chance = chance.saturating_sub(*often);
                drawn
            });
            self.act(drawn.map_or(Deed::One(Step::Copy), |(deed, _)| *deed));
        }
    }

    fn act(&mut self, deed: Deed) {
        match deed {
            Deed::One(step) => {
                let parent = self.parent_for(step);
                self.one(parent, step);
            }
            Deed::Merge => self.merge(),
            Deed::Update => self.update(),
            Deed::Aggregate => self.aggregate(),
        }
    }

    /// An article to take from: mostly an account; machines are fed with accounts and copies of them only.
    fn parent_for(&mut self, step: Step) -> usize {
        let machine = matches!(step, Step::Spin | Step::Translate);
        let fits = |at: usize, article: &Article| {
            article.open && (at >= 3 || !article.withheld) && (!machine || self.is_original(article))
        };
        let fitting: Vec<usize> =
            self.articles.iter().enumerate().filter(|(at, article)| fits(*at, article)).map(|(at, _)| at).collect();
        let accounts: Vec<usize> = fitting.iter().copied().filter(|at| *at < 3).collect();
        let list = if self.rng.chance(0.7) && !accounts.is_empty() { accounts } else { fitting };
        self.rng.pick(&list).copied().unwrap_or(0)
    }

    fn is_original(&self, article: &Article) -> bool {
        let as_written = |piece: &Piece| {
            let sentence = piece.root.and_then(|(account, at)| self.variants.get(account)?.get(at));
            sentence.is_none_or(|sentence| sentence.text == piece.text)
        };
        article.pieces.iter().all(as_written)
    }

    fn pieces_of(&self, article: usize) -> Vec<Piece> {
        self.articles.get(article).map(|article| article.pieces.clone()).unwrap_or_default()
    }

    /// What is done to a stretch of a parent on the way into article `me`.
    fn treated(&mut self, pieces: Vec<Piece>, step: Step, me: usize) -> Vec<Piece> {
        let heavy = self.rng.chance(0.5);
        let spanish = self.rng.chance(0.5);
        let mut treated = Vec::with_capacity(pieces.len());
        for (at, mut piece) in pieces.into_iter().enumerate() {
            let dropped = match step {
                Step::Edit => at > 0 && self.rng.chance(0.12),
                Step::Condense => at > 0 && self.rng.chance(0.45),
                _ => false,
            };
            if dropped {
                continue;
            }
            let made = piece.root.and_then(|(account, at)| self.variants.get(account)?.get(at));
            let text = match (step, made) {
                (Step::Copy, _) | (Step::Spin | Step::Translate, None) => piece.text.clone(),
                (Step::Edit, _) if self.rng.chance(0.5) => edits::touch_up(&piece.text, &mut self.rng),
                (Step::Edit, _) => piece.text.clone(),
                (Step::Condense, _) => edits::condense(&piece.text, &mut self.rng),
                (Step::Spin, Some(made)) => if heavy { &made.heavy } else { &made.light }.clone(),
                (Step::Translate, Some(made)) => if spanish { &made.spa } else { &made.cat }.clone(),
            };
            if text != piece.text {
                piece.text = text;
                piece.steps.push((me, step));
            }
            treated.push(piece);
        }
        treated
    }

    /// Takes the dateline off, as outlets do that carry a story as their own.
    fn without_dateline(&mut self, pieces: &mut [Piece], me: usize) {
        let Some(first) = pieces.first_mut() else { return };
        let dash = [" - ", " – ", " — "].iter().filter_map(|dash| Some((first.text.find(dash)?, dash.len()))).min();
        if let Some((at, length)) = dash.filter(|(at, _)| *at < 70)
            && first.text.starts_with(char::is_uppercase)
            && first.text.get(..at).is_some_and(|head| head.contains('('))
        {
            first.text = first.text.get(at + length..).unwrap_or_default().to_owned();
            first.steps.push((me, Step::Edit));
        }
    }

    fn one(&mut self, parent: usize, step: Step) {
        let me = self.articles.len();
        let mut pieces = self.pieces_of(parent);
        if step != Step::Condense && self.rng.chance(0.6) {
            let share = self.rng.between(40, 90);
            pieces.truncate((pieces.len() * share / 100).max(5));
        }
        let mut pieces = self.treated(pieces, step, me);
        if step != Step::Copy && self.rng.chance(0.6) {
            self.without_dateline(&mut pieces, me);
        }
        let credited = self.credit(parent, &mut pieces);
        self.add(pieces, vec![(parent, step, credited)], true);
    }

    /// Now and then an article says where it has its matter from.
    fn credit(&mut self, parent: usize, pieces: &mut Vec<Piece>) -> bool {
        if !self.rng.chance(0.25) {
            return false;
        }
        let Some(outlet) = self.articles.get(parent).map(|article| article.outlet.clone()) else { return false };
        let lines = [
            format!("This story was first published by {outlet}."),
            format!("Source: {outlet}"),
            format!("With reporting from {outlet}."),
        ];
        let line = self.rng.pick(&lines).cloned().unwrap_or_default();
        pieces.push(own_words(line, 90_000));
        true
    }

    /// A stretch of at least `least` paragraphs from anywhere but the head.
    fn run_of(&mut self, article: usize, least: usize) -> Vec<Piece> {
        let pieces = self.pieces_of(article);
        let mut paragraphs: Vec<usize> = pieces.iter().map(|piece| piece.paragraph).collect();
        paragraphs.dedup();
        let count = self.rng.between(least, least + 2).min(paragraphs.len());
        let first = self.rng.between(1, paragraphs.len().saturating_sub(count + 1).max(1));
        let wanted = paragraphs.get(first..(first + count).min(paragraphs.len())).unwrap_or_default();
        pieces.into_iter().filter(|piece| wanted.contains(&piece.paragraph)).collect()
    }

    fn merge(&mut self) {
        let me = self.articles.len();
        let first = self.parent_for(Step::Copy);
        let roots = |article: &Article| -> Vec<usize> {
            let mut roots: Vec<usize> =
                article.pieces.iter().filter_map(|piece| piece.root).map(|root| root.0).collect();
            roots.sort_unstable();
            roots.dedup();
            roots
        };
        let of_first = self.articles.get(first).map(roots).unwrap_or_default();
        let apart = |article: &Article| article.open && !roots(article).iter().any(|root| of_first.contains(root));
        let others: Vec<usize> =
            self.articles.iter().enumerate().filter(|(_, article)| apart(article)).map(|(at, _)| at).collect();
        let Some(&second) = self.rng.pick(&others) else { return };
        let (one, other) = (self.step_for(first), self.step_for(second));
        let mut head = self.pieces_of(first);
        let share = self.rng.between(45, 75);
        head.truncate((head.len() * share / 100).max(5));
        let mut pieces = self.treated(head, one, me);
        let run = self.run_of(second, 3);
        let more = self.treated(run, other, me);
        pieces.extend(more.into_iter().map(|piece| Piece { paragraph: piece.paragraph + 5000, ..piece }));
        self.add(pieces, vec![(first, one, false), (second, other, false)], false);
    }

    fn step_for(&mut self, parent: usize) -> Step {
        let original = self.articles.get(parent).is_some_and(|article| self.is_original(article));
        let steps: &[Step] =
            if original { &[Step::Copy, Step::Edit, Step::Spin, Step::Translate] } else { &[Step::Copy, Step::Edit] };
        self.rng.pick(steps).copied().unwrap_or(Step::Copy)
    }

    /// The same outlet again, with later figures.
    fn update(&mut self) {
        let me = self.articles.len();
        let parent = self.parent_for(Step::Edit);
        let pieces = self.pieces_of(parent);
        let mut pieces = self.treated(pieces, Step::Edit, me);
        let mut left = self.rng.between(1, 3);
        for piece in &mut pieces {
            if left > 0
                && let Some(text) = edits::revise_figure(&piece.text, &mut self.rng)
            {
                piece.text = text;
                piece.steps.push((me, Step::Edit));
                left -= 1;
            }
        }
        let outlet = self.articles.get(parent).map(|article| article.outlet.clone());
        self.add(pieces, vec![(parent, Step::Edit, false)], false);
        if let (Some(article), Some(outlet)) = (self.articles.last_mut(), outlet) {
            article.outlet = outlet;
        }
    }

    /// A round-up that tells one or two things from each of several reports and says who reported them.
    fn aggregate(&mut self) {
        let me = self.articles.len();
        let mut sources: Vec<usize> = (0..3.min(self.articles.len())).collect();
        self.rng.shuffle(&mut sources);
        let count = self.rng.between(2, 3);
        sources.truncate(count);
        let mut pieces = Vec::new();
        for (paragraph, &source) in sources.iter().enumerate() {
            let outlet = self.articles.get(source).map(|article| article.outlet.clone()).unwrap_or_default();
            let mut narration = self.pieces_of(source);
            self.without_dateline(&mut narration, me);
            narration.retain(|piece| {
                !piece.text.contains(['"', '“'])
                    && piece.text.split_whitespace().count() >= 9
                    && !piece.text.starts_with('(')
            });
            let first = self.rng.below(narration.len().saturating_sub(2));
            for (number, mut piece) in narration.into_iter().skip(first).take(2).enumerate() {
                let touched = edits::touch_up(&piece.text, &mut self.rng);
                piece.text = if number == 0 { self.attributed(&touched, &outlet) } else { touched };
                piece.steps.push((me, Step::Edit));
                piece.paragraph = paragraph;
                pieces.push(piece);
            }
        }
        self.add(pieces, sources.into_iter().map(|source| (source, Step::Edit, true)).collect(), false);
    }

    fn attributed(&mut self, sentence: &str, outlet: &str) -> String {
        let body = sentence.trim_end_matches('.');
        match self.rng.below(3) {
            0 => format!("{body}, {outlet} reported."),
            1 => format!("According to {outlet}, {}.", edits::lower_first(body)),
            _ => format!("{outlet} reports that {}.", edits::lower_first(body)),
        }
    }

    fn add(&mut self, mut pieces: Vec<Piece>, parents: Vec<(usize, Step, bool)>, open: bool) {
        if parents.iter().any(|(_, step, _)| *step != Step::Copy) && self.rng.chance(0.4) {
            join_paragraphs(&mut pieces);
        }
        let times = parents.iter().filter_map(|(parent, ..)| self.articles.get(*parent)).map(|article| article.time);
        let latest = times.max().unwrap_or_default();
        let wait = self.rng.between(10, 900) as i64;
        let lead = pieces.first().map(|piece| piece.text.as_str()).unwrap_or_default();
        let title = lead.split_whitespace().take(9).collect::<Vec<_>>().join(" ");
        let outlet = self.outlets.pop().unwrap_or_else(|| "The Late Edition".to_owned());
        self.articles.push(Article {
            outlet,
            title: title.trim_end_matches([',', '.', ';', ':']).replace(['"', '“', '”'], ""),
            time: latest.checked_add(wait.minutes()).unwrap_or(latest),
            pieces,
            parents,
            withheld: false,
            open,
        });
    }

    /// The articles as files, under names that say nothing.
    fn written(&mut self) -> Vec<Grown> {
        let mut numbers: Vec<usize> = (1..=self.articles.len()).collect();
        self.rng.shuffle(&mut numbers);
        let articles = std::mem::take(&mut self.articles);
        articles.into_iter().zip(numbers).map(|(article, number)| written(article, number, self.dated)).collect()
    }
}

/// Where the outlets of a story of many articles are, and what they are called there.
const TOWNS: [&str; 50] = [
    "Aldmoor",
    "Barrowby",
    "Calder",
    "Dunwick",
    "Eskerton",
    "Farlow",
    "Garstone",
    "Hexby",
    "Inverlane",
    "Jarrold",
    "Kelmsea",
    "Lorne",
    "Marlby",
    "Netherfold",
    "Oakhurst",
    "Pellam",
    "Quenby",
    "Ravenscar",
    "Saltholm",
    "Thornley",
    "Ulverby",
    "Vanbrook",
    "Wexcombe",
    "Yarwell",
    "Zeal",
    "Ashmere",
    "Brindle",
    "Corsham",
    "Drayford",
    "Elmstow",
    "Fenwick",
    "Gorsley",
    "Hollin",
    "Ilkeston",
    "Jesmond",
    "Kirkby",
    "Langrish",
    "Morwen",
    "Norbury",
    "Orrell",
    "Penfold",
    "Rushden",
    "Selby",
    "Tallis",
    "Upwood",
    "Varley",
    "Wadding",
    "Yelland",
    "Arden",
    "Bexholm",
];
const PAPERS: [&str; 40] = [
    "Gazette",
    "Herald",
    "Post",
    "Mail",
    "Observer",
    "Tribune",
    "Courier",
    "Argus",
    "Star",
    "Chronicle",
    "Echo",
    "Advertiser",
    "Examiner",
    "Mercury",
    "Sentinel",
    "Standard",
    "Journal",
    "Record",
    "Telegraph",
    "Guardian",
    "Messenger",
    "Monitor",
    "Ledger",
    "Dispatch",
    "Register",
    "Bulletin",
    "Express",
    "Leader",
    "News",
    "Press",
    "Reporter",
    "Review",
    "Times",
    "Weekly",
    "Daily",
    "Evening News",
    "Free Press",
    "Morning News",
    "Online",
    "Radio",
];

/// So many outlets, as far as there are names.
fn many_outlets(count: usize) -> Vec<String> {
    let all = PAPERS.iter().flat_map(|paper| TOWNS.iter().map(move |town| format!("{town} {paper}")));
    all.take(count).collect()
}

fn own_words(text: String, paragraph: usize) -> Piece {
    Piece { text, paragraph, root: None, steps: Vec::new() }
}

/// Every second paragraph runs on from the one before.
fn join_paragraphs(pieces: &mut [Piece]) {
    let (mut before, mut number) = (None, 0);
    for piece in pieces.iter_mut().filter(|piece| piece.root.is_some()) {
        if before != Some(piece.paragraph) {
            before = Some(piece.paragraph);
            number += 1;
        }
        piece.paragraph = number / 2;
    }
}

fn written(article: Article, number: usize, dated: bool) -> Grown {
    let mut file = format!("---\noutlet: {}\ntitle: {}\n", article.outlet, article.title);
    if dated {
        file.push_str(&format!("published: {}Z\n", article.time));
    }
    file.push_str("---\n");
    let mut pieces = Vec::with_capacity(article.pieces.len());
    let mut before = None;
    for piece in article.pieces {
        file.push_str(match before {
            None => "",
            Some(paragraph) if paragraph == piece.paragraph => " ",
            Some(_) => "\n\n",
        });
        before = Some(piece.paragraph);
        let start = file.len();
        file.push_str(&piece.text);
        let span = Span::new(start, file.len());
        pieces.push((piece, span));
    }
    file.push('\n');
    Grown { name: format!("report-{number:02}.md"), file, pieces, parents: article.parents, withheld: article.withheld }
}
