//! Who carries news: agencies, newspapers, broadcasters; known ones, and those that their names give away.

use super::CreditKind;
use crate::lexicon::organizations::{self, OutletKind};

/// Last words of the names of newspapers and the like.
const PAPERS: &[&str] = &[
    "times",
    "post",
    "herald",
    "tribune",
    "gazette",
    "courier",
    "journal",
    "telegraph",
    "chronicle",
    "observer",
    "independent",
    "mirror",
    "examiner",
    "inquirer",
    "dispatch",
    "bulletin",
    "register",
    "sentinel",
    "lantern",
    "argus",
    "echo",
    "monitor",
    "magazine",
    "newspaper",
    "daily",
    "news",
    "messenger",
    "advertiser",
    "packet",
    "review",
    "press",
];

/// First words of the names of newspapers: "Times Leader", "Evening Standard".
const MASTHEADS: &[&str] = &["times", "evening"];

/// Words in the names of broadcasters.
const AIR: &[&str] = &["radio", "tv", "television", "broadcasting"];

/// Nouns for what carries news.
const MEDIA: &[&str] = &[
    "newspaper",
    "paper",
    "agency",
    "broadcaster",
    "channel",
    "station",
    "magazine",
    "daily",
    "weekly",
    "tabloid",
    "website",
    "outlet",
    "network",
    "media",
    "television",
    "tv",
    "radio",
    "outlets",
    "newspapers",
    "broadsheet",
    "agencies",
    "broadcasters",
    "stations",
    "channels",
    "press",
    "papers",
    "websites",
];

/// Of those, the ones that need a word before them to mean the news: "local press", "state media".
const NEEDS_WORD: &[&str] = &[
    "media",
    "press",
    "television",
    "tv",
    "radio",
    "outlets",
    "agencies",
    "newspapers",
    "papers",
    "channels",
    "stations",
    "broadcasters",
    "websites",
];

/// The canonical name and kind of a known agency or outlet, or of a name that says what it is.
pub(crate) fn named(words: &str) -> Option<(String, CreditKind)> {
    if let Some(agency) = organizations::agency(words) {
        return Some((short(agency.name, agency.aliases).to_owned(), CreditKind::Agency));
    }
    if let Some(outlet) = organizations::outlet(words) {
        let air = outlet.kind == OutletKind::Broadcaster;
        return Some((outlet.name.to_owned(), if air { CreditKind::Broadcast } else { CreditKind::Outlet }));
    }
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split([' ', '-']).filter(|part| !part.is_empty() && *part != "the").collect();
    let capital = words.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_uppercase));
    let [first, .., last] = parts.as_slice() else { return None };
    if !capital {
        return None;
    }
    let wire = last == &"wire" || SERVICES.contains(last) && parts.iter().any(|part| CARRIED.contains(part));
    if AIR.contains(last) || AIR.contains(first) || first == &"channel" {
        Some((words.to_owned(), CreditKind::Broadcast))
    } else if wire || AGENCIES.contains(first) {
        Some((words.to_owned(), CreditKind::Agency))
    } else if PAPERS.contains(last) || MASTHEADS.contains(first) && !crate::lexicon::is_place_noun(last) {
        Some((words.to_owned(), CreditKind::Outlet))
    } else {
        None
    }
}

/// First words of the names of agencies in other languages.
const AGENCIES: &[&str] = &["agence", "agencia", "agência", "agenzia", "agentur"];
/// Last words of the names of agencies, with one of the words before them that tell these from others.
const SERVICES: &[&str] = &["agency", "service", "services", "bureau"];
const CARRIED: &[&str] = &["news", "press", "telegraph", "telegraphic", "wire"];

/// "AFP" for Agence France-Presse: the alias that is the initials of the name is the name in use.
fn short(name: &'static str, aliases: &[&'static str]) -> &'static str {
    let initials: String = name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    aliases.iter().find(|alias| **alias == initials).copied().unwrap_or(name)
}

/// Whether a noun means something that carries news.
pub(crate) fn is_medium(noun: &str) -> bool {
    MEDIA.contains(&noun)
}

/// Whether a noun means the news only with a word before it.
pub(crate) fn needs_word(noun: &str) -> bool {
    NEEDS_WORD.contains(&noun)
}

/// What a noun for something that carries news makes of its bearer.
pub(crate) fn kind_of(noun: &str) -> CreditKind {
    match noun {
        "agency" | "agencies" => CreditKind::Agency,
        "broadcaster" | "channel" | "station" | "television" | "tv" | "radio" | "network" | "broadcasters"
        | "channels" | "stations" => CreditKind::Broadcast,
        _ => CreditKind::Outlet,
    }
}

/// Nouns for those who report for an outlet: "an AFP reporter".
pub(crate) fn is_reporter(noun: &str) -> bool {
    matches!(
        noun,
        "reporter"
            | "correspondent"
            | "journalist"
            | "commentator"
            | "columnist"
            | "photographer"
            | "witness"
            | "reporters"
            | "correspondents"
            | "journalists"
            | "tally"
            | "count"
            | "crew"
            | "team"
    )
}

/// Nouns for documents that are cited.
pub(crate) fn is_document(noun: &str) -> bool {
    matches!(
        noun,
        "statement"
            | "report"
            | "document"
            | "documents"
            | "study"
            | "filing"
            | "release"
            | "memo"
            | "letter"
            | "survey"
            | "poll"
            | "data"
            | "records"
            | "affidavit"
            | "complaint"
            | "indictment"
            | "transcript"
            | "communique"
            | "communiqué"
            | "dispatch"
            | "figures"
            | "website"
            | "notice"
            | "bulletin"
    )
}
