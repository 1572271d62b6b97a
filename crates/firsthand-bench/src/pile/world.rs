//! Who and what there is in the invented news: people, organisations, towns and outlets, the known ones again and again.

use std::collections::HashMap;

use crate::corpus::article::name;
use crate::corpus::random::Random;

const FIRST_NAMES: &str = include_str!("../../../firsthand/data/first_names.txt");
const SURNAMES: &str = include_str!("../../../firsthand/data/surnames.txt");
const PLACES: &str = include_str!("../../../firsthand/data/places.txt");
const COUNTRIES: &str = include_str!("../../../firsthand/data/countries.txt");

/// How many people are known, to whom news returns, and how often somebody in the news is one of them.
const KNOWN_PEOPLE: usize = 20_000;
const IS_KNOWN: f64 = 0.4;
/// So many organisations are in the news for each ending they may have.
const KNOWN_NAMES: usize = 1500;
/// Things are named after one of so many nouns.
const THINGS: usize = 4000;
/// Smaller places and organisations bear a name that is nowhere else this often.
const UNHEARD_OF: f64 = 0.12;
/// The first ranks of a list of names are about alike (Mandelbrot's addition to Zipf's law).
const FLAT: usize = 40;
/// How many outlets there are.
const OUTLETS: usize = 3000;
const ENDINGS: &[&str] =
    &["Group", "Institute", "Council", "Agency", "Foundation", "Partners", "Authority", "Association"];
const PAPERS: &[&str] = &[
    "Herald",
    "Times",
    "Post",
    "Gazette",
    "Tribune",
    "Courier",
    "Today",
    "Observer",
    "Chronicle",
    "News",
    "Mail",
    "Online",
];
/// Minutes ahead of Greenwich, as often as there are outlets there.
const ZONES: &[i32] = &[-480, -360, -300, -300, -300, -180, 0, 0, 0, 60, 60, 60, 120, 180, 330, 330, 480, 540, 600];

/// A town.
#[derive(Clone, Debug)]
pub struct Town {
    /// Its name.
    pub name: &'static str,
    /// The name of its country.
    pub country: &'static str,
}

/// Who publishes.
#[derive(Clone, Debug)]
pub struct Outlet {
    /// As it signs.
    pub name: String,
    /// Its address on the web.
    pub domain: String,
    /// Minutes ahead of Greenwich.
    pub ahead: i32,
    /// How it stamps its articles, for `clock::stamp`; an outlet of style 3 gives no dates.
    pub stamp: usize,
    /// A number of its own, for its habits.
    pub habits: usize,
}

/// All that stories choose from.
#[derive(Debug)]
pub struct World {
    first_names: Vec<String>,
    surnames: Vec<String>,
    towns: Vec<Town>,
    by_country: HashMap<&'static str, Vec<usize>>,
    outlets: Vec<Outlet>,
}

impl World {
    /// The world of the lexicon's names.
    pub fn new(seed: u64) -> Self {
        let random = &mut Random::new(seed ^ 0x5EED);
        let first_names = shuffled(FIRST_NAMES.lines().filter_map(|line| line.split('|').next()), random);
        let surnames = shuffled(SURNAMES.lines(), random);
        let towns = towns();
        let mut by_country: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, town) in towns.iter().enumerate() {
            by_country.entry(town.country).or_default().push(at);
        }
        let mut world = Self { first_names, surnames, towns, by_country, outlets: Vec::new() };
        world.outlets = (0..OUTLETS).map(|number| world.outlet_of(number, random)).collect();
        world
    }

    fn outlet_of(&self, number: usize, random: &mut Random) -> Outlet {
        let town = random.pick(&self.towns).name;
        let paper = random.choice(PAPERS);
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
        let stamp = [0, 0, 0, 0, 2, 2, 2, 2, 2, 1][random.below(10)];
        let stamp = if random.happens(0.05) { 3 } else { stamp };
        Outlet {
            name: format!("{town} {paper}"),
            domain: format!("{}{}{number}.example", letters(town), letters(paper)),
            ahead: random.choice(ZONES),
            stamp,
            habits: random.below(1 << 16),
        }
    }

    /// An outlet, big ones more often.
    pub fn outlet(&self, random: &mut Random) -> &Outlet {
        &self.outlets[flat_rank(OUTLETS, random)]
    }

    /// Somebody, with first name and surname.
    pub fn person(&self, random: &mut Random) -> String {
        if random.happens(IS_KNOWN) {
            let known = flat_rank(KNOWN_PEOPLE, random);
            return self.somebody(&mut Random::new(known as u64));
        }
        self.somebody(random)
    }

    fn somebody(&self, random: &mut Random) -> String {
        let first = &self.first_names[flat_rank(self.first_names.len(), random)];
        format!("{first} {}", self.surnames[flat_rank(self.surnames.len(), random)])
    }

    /// An organisation with one of these endings, or with any.
    pub fn organisation(&self, endings: &[&'static str], random: &mut Random) -> String {
        let endings = if endings.is_empty() { ENDINGS } else { endings };
        let ending = random.choice(endings);
        let random = &mut Random::new((flat_rank(KNOWN_NAMES, random) * 1000 + ending.len()) as u64);
        if random.happens(UNHEARD_OF) {
            return format!("{} {ending}", name(random));
        }
        format!("{} {ending}", self.fresh_name(random.happens(0.5), random))
    }

    /// One word that names a place, or else a person.
    pub fn fresh_name(&self, place: bool, random: &mut Random) -> String {
        if place {
            self.town(random).name.split(' ').next().unwrap_or_default().to_owned()
        } else {
            self.surnames[flat_rank(self.surnames.len(), random)].clone()
        }
    }

    /// A proper name of a thing, such as a ship or a law: mostly a word or a name that other things bear too.
    pub fn thing(&self, nouns: &[&'static str], random: &mut Random) -> String {
        match random.below(20) {
            0..=9 => capital(nouns[flat_rank(nouns.len().min(THINGS), random)]),
            10..=15 => self.fresh_name(false, random),
            16..=17 => self.fresh_name(true, random),
            _ => name(random),
        }
    }

    /// A town, big ones more often.
    pub fn town(&self, random: &mut Random) -> &Town {
        &self.towns[flat_rank(self.towns.len(), random)]
    }

    /// The name of a smaller place near a town.
    pub fn near(&self, town: &Town, random: &mut Random) -> String {
        if random.happens(UNHEARD_OF) { name(random) } else { self.other_town(town, random).name.to_owned() }
    }

    /// Another town of the same country, where there is one.
    pub fn other_town(&self, town: &Town, random: &mut Random) -> Town {
        let others = self.by_country.get(town.country).map_or(&[][..], Vec::as_slice);
        let other = if others.len() > 1 { &self.towns[random.choice(others)] } else { self.town(random) };
        if other.name == town.name { self.town(random).clone() } else { other.clone() }
    }
}

/// A place in a list by Zipf's law with a flat head.
fn flat_rank(count: usize, random: &mut Random) -> usize {
    let (flat, all) = (FLAT as f64, (count + FLAT) as f64);
    let rank = flat * (all / flat).powf(random.share()) - flat;
    (rank as usize).min(count.saturating_sub(1))
}

/// Names with a capital, in an order that chance gives: the tables are sorted by letters.
fn shuffled<'a>(names: impl Iterator<Item = &'a str>, random: &mut Random) -> Vec<String> {
    let plain = |name: &&str| (3..=10).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut names: Vec<String> = names.filter(plain).map(capital).collect();
    for at in (1..names.len()).rev() {
        names.swap(at, random.below(at + 1));
    }
    names
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// The towns of the lexicon, the biggest first.
fn towns() -> Vec<Town> {
    let country =
        |code: &str| COUNTRIES.lines().find_map(|line| line.strip_prefix(code)?.strip_prefix('|')?.split('|').next());
    let mut towns: Vec<(u32, Town)> = Vec::new();
    for line in PLACES.lines() {
        let fields: Vec<&'static str> = line.split('|').collect();
        let &[_, "t", code, name, thousands] = fields.as_slice() else { continue };
        let (Some(country), Ok(thousands)) = (country(code), thousands.parse()) else { continue };
        let plain = name.is_ascii() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
        if plain && name != country {
            towns.push((thousands, Town { name, country }));
        }
    }
    towns.sort_by_key(|(thousands, town)| (std::cmp::Reverse(*thousands), town.name, town.country));
    towns.dedup_by_key(|(_, town)| (town.name, town.country));
    towns.into_iter().map(|(_, town)| town).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_people_come_back_and_others_do_not() {
        let (world, mut random) = (World::new(1), Random::new(2));
        let mut people: Vec<String> = (0..20_000).map(|_| world.person(&mut random)).collect();
        people.sort();
        people.dedup();
        assert!((10_000..19_000).contains(&people.len()), "{}", people.len());
    }

    #[test]
    fn towns_lie_in_countries() {
        let world = World::new(1);
        let paris = world.towns.iter().find(|town| town.name == "Paris").unwrap();
        assert_eq!(paris.country, "France");
        assert_eq!(world.other_town(paris, &mut Random::new(3)).country, "France");
    }
}
