//! Who carries news: agencies, newspapers, broadcasters, known ones and those that their names give away.

use super::CreditKind;

/// Agencies and outlets by name, lower case: the canonical name and what it is.
const KNOWN: &[(&str, &str, CreditKind)] = &[
    ("reuters", "Reuters", CreditKind::Agency),
    ("thomson reuters", "Reuters", CreditKind::Agency),
    ("afp", "AFP", CreditKind::Agency),
    ("agence france-presse", "AFP", CreditKind::Agency),
    ("agence france presse", "AFP", CreditKind::Agency),
    ("ap", "AP", CreditKind::Agency),
    ("associated press", "AP", CreditKind::Agency),
    ("the associated press", "AP", CreditKind::Agency),
    ("dpa", "dpa", CreditKind::Agency),
    ("efe", "EFE", CreditKind::Agency),
    ("ansa", "ANSA", CreditKind::Agency),
    ("tass", "TASS", CreditKind::Agency),
    ("itar-tass", "TASS", CreditKind::Agency),
    ("ria novosti", "RIA Novosti", CreditKind::Agency),
    ("ria", "RIA Novosti", CreditKind::Agency),
    ("interfax", "Interfax", CreditKind::Agency),
    ("xinhua", "Xinhua", CreditKind::Agency),
    ("kyodo", "Kyodo", CreditKind::Agency),
    ("yonhap", "Yonhap", CreditKind::Agency),
    ("upi", "UPI", CreditKind::Agency),
    ("pti", "PTI", CreditKind::Agency),
    ("ians", "IANS", CreditKind::Agency),
    ("ani", "ANI", CreditKind::Agency),
    ("anadolu", "Anadolu", CreditKind::Agency),
    ("anadolu agency", "Anadolu", CreditKind::Agency),
    ("belta", "BelTA", CreditKind::Agency),
    ("bloomberg", "Bloomberg", CreditKind::Agency),
    ("pa", "PA", CreditKind::Agency),
    ("press association", "PA", CreditKind::Agency),
    ("aap", "AAP", CreditKind::Agency),
    ("bbc", "BBC", CreditKind::Broadcast),
    ("the bbc", "BBC", CreditKind::Broadcast),
    ("cnn", "CNN", CreditKind::Broadcast),
    ("al jazeera", "Al Jazeera", CreditKind::Broadcast),
    ("euronews", "Euronews", CreditKind::Broadcast),
    ("rt", "RT", CreditKind::Broadcast),
    ("npr", "NPR", CreditKind::Broadcast),
    ("abc", "ABC", CreditKind::Broadcast),
    ("cbs", "CBS", CreditKind::Broadcast),
    ("nbc", "NBC", CreditKind::Broadcast),
    ("msnbc", "MSNBC", CreditKind::Broadcast),
    ("sky news", "Sky News", CreditKind::Broadcast),
    ("fox news", "Fox News", CreditKind::Broadcast),
    ("itv", "ITV", CreditKind::Broadcast),
    ("pbs", "PBS", CreditKind::Broadcast),
    ("cctv", "CCTV", CreditKind::Broadcast),
    ("dw", "DW", CreditKind::Broadcast),
    ("sputnik", "Sputnik", CreditKind::Agency),
    ("guardian", "The Guardian", CreditKind::Outlet),
    ("the guardian", "The Guardian", CreditKind::Outlet),
    ("politico", "Politico", CreditKind::Outlet),
    ("buzzfeed", "BuzzFeed", CreditKind::Outlet),
    ("le monde", "Le Monde", CreditKind::Outlet),
    ("der spiegel", "Der Spiegel", CreditKind::Outlet),
    ("el pais", "El País", CreditKind::Outlet),
    ("bild", "Bild", CreditKind::Outlet),
    ("nasha niva", "Nasha Niva", CreditKind::Outlet),
    ("meduza", "Meduza", CreditKind::Outlet),
];

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
    "express",
    "examiner",
    "inquirer",
    "globe",
    "dispatch",
    "bulletin",
    "register",
    "sentinel",
    "lantern",
    "argus",
    "echo",
    "monitor",
    "magazine",
    "mail",
    "newspaper",
    "daily",
    "weekly",
    "standard",
    "today",
    "news",
    "beast",
    "atlantic",
    "economist",
];

/// Words in the names of broadcasters.
const AIR: &[&str] = &["radio", "tv", "television", "broadcasting", "channel"];

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
    "programme",
    "program",
    "outlets",
    "newspapers",
    "broadsheet",
    "journal",
    "wire",
    "show",
    "site",
    "podcast",
];

/// The canonical name and kind of a known agency or outlet, or of a name that says what it is.
pub(crate) fn named(words: &str) -> Option<(String, CreditKind)> {
    let lower = words.to_lowercase();
    let lower = lower.strip_prefix("the ").filter(|rest| KNOWN.iter().any(|(name, ..)| name == rest)).unwrap_or(&lower);
    if let Some((_, name, kind)) = KNOWN.iter().find(|(name, ..)| *name == lower) {
        return Some(((*name).to_owned(), *kind));
    }
    let parts: Vec<&str> = lower.split_whitespace().filter(|part| *part != "the").collect();
    let capital = words.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_uppercase));
    if parts.len() < 2 || !capital {
        return None;
    }
    let last = parts.last()?;
    if parts.iter().any(|part| AIR.contains(part)) {
        Some((words.to_owned(), CreditKind::Broadcast))
    } else if *last == "agency" && parts.contains(&"news") || parts.ends_with(&["press", "agency"]) {
        Some((words.to_owned(), CreditKind::Agency))
    } else if PAPERS.contains(last) {
        Some((words.to_owned(), CreditKind::Outlet))
    } else {
        None
    }
}

/// Whether a noun means something that carries news.
pub(crate) fn is_medium(noun: &str) -> bool {
    MEDIA.contains(&noun)
}

/// What a noun for something that carries news makes of its bearer.
pub(crate) fn kind_of(noun: &str) -> CreditKind {
    match noun {
        "agency" | "wire" => CreditKind::Agency,
        "broadcaster" | "channel" | "station" | "television" | "tv" | "radio" | "network" | "programme" => {
            CreditKind::Broadcast
        }
        _ => CreditKind::Outlet,
    }
}
