//! What is known of a word or phrase before the article is read: one door to the lexicon for all rules of this folder.
//!
//! Words come in lower case ([`crate::text::Token::norm`]), phrases as written.

use crate::annotate::NameKind;
use crate::lexicon::places::{self, PlaceKind};
use crate::lexicon::{self, Gender, names, organizations};

/// A city speaks clearly for a place from this many thousand inhabitants; smaller ones share their names with people
/// and words more often than they are meant.
const LARGE_CITY: u32 = 400;

/// The gender a first name tells, `Some(None)` for one that both bear, `None` for no first name.
pub(super) fn first_name(word: &str) -> Option<Option<Gender>> {
    let country = places::place(&capitalised(word))
        .is_some_and(|place| place.kind != PlaceKind::City && place.kind != PlaceKind::State);
    if country && !BOTH.contains(&word) {
        return None;
    }
    names::first_name(word).map(|found| found.gender)
}

/// Countries whose names are first names as often.
const BOTH: &[&str] = &["chad", "georgia", "israel", "jordan", "victoria", "lourdes"];

/// Whether the word is a surname or ends like one.
pub(super) fn is_surname_like(word: &str) -> bool {
    names::surname(word) && !is_ordinary(word) || names::has_surname_ending(word)
}

/// Whether the word is a surname by its ending alone, which companies bear as well.
pub(super) fn has_only_ending(word: &str) -> bool {
    (is_ordinary(word) || !names::surname(word)) && names::has_surname_ending(word)
}

/// Whether the phrase names a place.
pub(super) fn is_place(phrase: &str) -> bool {
    places::place(phrase).is_some()
}

/// Whether a lower-case phrase names a place when written with capitals.
pub(super) fn is_place_word(word: &str) -> bool {
    is_place(&capitalised(word))
}

/// How strongly the phrase, as written, speaks for a place.
pub(super) fn place_weight(phrase: &str) -> Option<i32> {
    let place = places::place(phrase)?;
    Some(match place.kind {
        PlaceKind::Seat => return None,
        PlaceKind::Country | PlaceKind::Continent => 9,
        PlaceKind::Region | PlaceKind::State => 7,
        PlaceKind::City if places::metonym(phrase).is_some() => 7,
        PlaceKind::City if place.thousands >= LARGE_CITY => 5,
        PlaceKind::City => 2,
    })
}

/// Whether the phrase names a seat of power that stands for those who sit there: "Kremlin", "White House".
pub(super) fn is_seat(phrase: &str) -> bool {
    places::place(phrase).is_some_and(|place| place.kind == PlaceKind::Seat)
}

/// Whether the lower-case word is an adjective or noun of nationality, language, faith or party.
pub(super) fn is_demonym(word: &str) -> bool {
    // "Zionists", "Sadrists": followers, of whom no list is complete.
    if FAITHS.contains(&word) || word.len() > 6 && word.ends_with("ists") {
        return true;
    }
    let capital = capitalised(word);
    !is_place(&capital) && (places::demonym(&capital).is_some() || places::demonym_region(&capital).is_some())
}

/// Adjectives and nouns of faith, party and direction, which name nobody by themselves.
#[rustfmt::skip]
const FAITHS: &[&str] = &[
    "catholic", "catholics", "christian", "christians", "islamic", "islamist", "islamists", "jewish", "jew", "jews",
    "muslim", "muslims", "orthodox", "protestant", "protestants", "shia", "shiite", "shiites", "shi'ite", "sunni",
    "sunnis", "hindu", "hindus", "buddhist", "buddhists", "sikh", "sikhs", "democrat", "democrats", "democratic",
    "republican", "republicans", "tory", "tories", "conservative", "conservatives", "communist", "communists", "nazi",
    "nazis", "soviet", "soviets", "arab", "arabs", "kurdish", "kurd", "kurds", "latino", "latinos", "hispanic",
    "hispanics", "marxist", "socialist", "socialists", "evangelical", "anglican", "mormon", "mormons", "western",
    "eastern", "northern", "southern", "english", "jihadist", "christianity", "islam", "arabic", "european",
    "europeans", "african", "asian", "caucasian", "black", "blacks", "white", "whites", "gop", "alawite", "alawites",
    "rohingya", "baltic", "shakespearean", "victorian", "yazidi", "pashtun", "zionist", "roma", "liberal", "liberals",
    "labor", "marxists", "westerners",
];

/// Whether the phrase names an organisation: an agency, an outlet, a body.
pub(super) fn is_organisation(phrase: &str) -> bool {
    organizations::agency(phrase).is_some()
        || organizations::outlet(phrase).is_some()
        || COMPANIES.contains(&phrase)
        || organizations::body(phrase).is_some()
}

/// Companies and sites that news names without saying what they are.
#[rustfmt::skip]
const COMPANIES: &[&str] = &[
    "Instagram", "Snapchat", "Spotify", "Netflix", "Uber", "Airbnb", "TikTok", "Telegram", "WhatsApp", "YouTube",
    "Reddit", "LinkedIn", "Tesla", "SpaceX", "Samsung", "Sony", "Nokia", "Huawei", "Nike", "Adidas", "Walmart",
    "Starbucks", "McDonald's", "IBM", "Nvidia", "Qualcomm", "Broadcom", "Oracle", "Cisco", "Ryanair", "Lufthansa",
    "Pfizer", "Moderna", "AstraZeneca", "Goldman Sachs", "Wells Fargo", "JPMorgan", "Citigroup", "HSBC", "Barclays",
    "Bitcoin", "Hyatt", "Hilton", "Marriott", "Burger King", "Taco Bell", "Home Depot", "Costco", "Mozilla", "Firefox",
    "Netscape", "Adobe", "Accenture", "Exxon Mobil", "ExxonMobil", "Chevron", "Valero",
];

/// Whether the words are a nationality of several: "South Korean".
pub(super) fn is_demonym_phrase(phrase: &str) -> bool {
    places::demonym(phrase).is_some() || places::demonym_region(phrase).is_some()
}

/// Whether the word names a news agency.
pub(super) fn is_agency(word: &str) -> bool {
    organizations::agency(word).is_some()
}

/// The name by which an organisation or place is listed, one for all its spellings.
pub(super) fn canonical(phrase: &str, kind: NameKind) -> Option<&'static str> {
    let loud = || (phrase.len() > 3 && super::case::is_loud(phrase)).then(|| in_title_case(phrase));
    match kind {
        NameKind::Organization => {
            organizations::canonical_name(phrase).or_else(|| organizations::canonical_name(&loud()?))
        }
        NameKind::Place => places::place(phrase).or_else(|| places::place(&loud()?)).map(|place| place.name),
        _ => None,
    }
}

/// Whether the word is an ordinary English word in any inflection.
pub(super) fn is_ordinary(word: &str) -> bool {
    lexicon::is_function_word(word) || lexicon::is_known_word(word)
}

/// Whether the word is more often an ordinary word than a name: "will", "mark", "hope".
pub(super) fn is_chiefly_ordinary(word: &str) -> bool {
    lexicon::is_function_word(word)
        || lexicon::is_known_word(word) && lexicon::rarity_of_word(word) < COMMON && !CHIEFLY_NAMES.contains(&word)
}

/// First names that the dictionary has as words too and that the counts of news have for the names' sake.
#[rustfmt::skip]
const CHIEFLY_NAMES: &[&str] = &[
    "adam", "ann", "anna", "barb", "ben", "bob", "bryan", "charlie", "chris", "dan", "daniel", "david", "eric",
    "george", "harry", "henry", "jack", "james", "jen", "jerry", "jim", "jimmy", "joe", "john", "johnny", "joseph",
    "kate", "kelly", "larry", "lee", "lisa", "louis", "maria", "mary", "matt", "michael", "mike", "nancy", "nick",
    "pam", "paul", "pete", "peter", "robin", "ron", "sally", "sam", "simon", "steve", "susan", "thomas", "tim", "tom",
    "tommy", "toni", "tony", "victor", "william",
];

/// Whether the word is a first name and hardly anything else.
pub(super) fn is_plain_first_name(word: &str) -> bool {
    first_name(word).is_some() && (!is_ordinary(word) || CHIEFLY_NAMES.contains(&word))
}

/// Words at most this rare in news are met as words when nothing else is known: "grace" 5.1, "mark" 3.9, "will" 0.6.
const COMMON: f32 = 5.0;

/// Whether the word belongs to a closed class.
pub(super) fn is_function(word: &str) -> bool {
    lexicon::is_function_word(word)
}

/// Whether the word names persons by what they are: "leader".
pub(super) fn is_person_noun(word: &str) -> bool {
    !lexicon::is_function_word(word) && lexicon::is_person_noun(word) && !NO_PERSONS.contains(&word)
}

/// Words that WordNet has for persons and news for things, companies above all.
#[rustfmt::skip]
const NO_PERSONS: &[&str] = &[
    "operator", "subsidiary", "carrier", "maker", "manufacturer", "provider", "supplier", "retailer", "producer",
    "publisher", "giant", "rival", "competitor", "lender", "insurer", "broadcaster", "owner", "parent", "developer",
    "regulator", "creditor", "neighbor", "neighbour", "partner", "ally", "other", "black", "white", "general",
    "official", "major", "ace", "driver",
];

/// Whether the word names a kind of place: "town".
pub(super) fn is_place_noun(word: &str) -> bool {
    !lexicon::is_function_word(word) && lexicon::is_place_noun(word)
}

/// Whether the word names a kind of group: "newspaper", "company".
pub(super) fn is_group_noun(word: &str) -> bool {
    !lexicon::is_function_word(word) && lexicon::is_group_noun(word)
}

/// Whether the word is a verb of saying.
pub(super) fn is_saying(word: &str) -> bool {
    lexicon::is_communication_verb(word)
}

/// A phrase in capitals with one capital each: "NEW YORK" gives "New York".
pub(super) fn in_title_case(phrase: &str) -> String {
    let words: Vec<String> = phrase.split(' ').map(|word| first_capital(&word.to_lowercase())).collect();
    words.join(" ")
}

fn first_capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The word with a capital, as the tables of places want it.
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let short =
        word.len() <= 4 && matches!(word, "us" | "uk" | "usa" | "uae" | "drc" | "nyc" | "u.s." | "u.k." | "eu" | "un");
    match chars.next() {
        _ if short => word.to_uppercase(),
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
