//! News agencies, outlets and well-known organisations by the names and acronyms that news gives them.
//!
//! Names are compared without regard to case and to a leading "the"; short acronyms that are words too ("WHO", "RIA")
//! must be in capitals. Written by hand from general knowledge.

use std::collections::HashMap;
use std::sync::LazyLock;

pub mod address;
mod agencies;
mod bodies;
mod outlets;

use agencies::AGENCIES;
use bodies::BODIES;
use outlets::OUTLETS;

/// A news agency: a wire service whose text outlets carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agency {
    /// The name by which it is listed: "Agence France-Presse".
    pub name: &'static str,
    /// Its other names, acronyms first: "AFP".
    pub aliases: &'static [&'static str],
    /// Code of its country.
    pub country: &'static str,
    /// Whether a state or government runs it.
    pub state: bool,
}

/// What an outlet is in the main.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutletKind {
    /// A newspaper or its site.
    Newspaper,
    /// A television or radio station or network.
    Broadcaster,
    /// A magazine.
    Magazine,
    /// A news site without a printed or broadcast edition, or a channel of a messenger.
    Web,
}

/// A newspaper, broadcaster, magazine or news site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// The name by which it is listed: "The New York Times".
    pub name: &'static str,
    /// Its other names: "NYT".
    pub aliases: &'static [&'static str],
    /// What it is.
    pub kind: OutletKind,
    /// Code of its country; empty where it has none.
    pub country: &'static str,
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKind {
    /// A body of several states: United Nations, NATO.
    International,
    /// A ministry, service, court or parliament of one state.
    State,
    /// An association without profit: Amnesty International.
    Civil,
    /// A company.
    Company,
    /// A party, armed group or movement.
    Political,
    /// A federation or league of sports.
    Sports,
}

/// A well-known organisation that is neither agency nor outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its long form: "European Union".
    pub name: &'static str,
    /// Its other names, acronyms first: "EU".
    pub aliases: &'static [&'static str],
    /// What it is.
    pub kind: BodyKind,
}

/// The agency of a name: "AFP" and "Agence France-Presse" give the same; "Reuters news agency" and "the Interfax
/// agency" are understood.
pub fn agency(name: &str) -> Option<&'static Agency> {
    let bare = ["news agency", "news service", "newswire", "agency", "wire"].iter().find_map(|tail| {
        let start = name.len().checked_sub(tail.len()).filter(|&start| name.is_char_boundary(start))?;
        name.get(start..)?.eq_ignore_ascii_case(tail).then(|| name[..start].trim_end())
    });
    let find = |name: &str| {
        let mut rows = numbers(&AGENCY_NAMES, name).iter().filter_map(|&number| AGENCIES.get(number));
        rows.find(|row| is_called(row.name, row.aliases, name))
    };
    find(name).or_else(|| find(bare.filter(|bare| !bare.is_empty())?))
}

/// The outlet of a name: "BBC", "BBC News"; "New York Times" with or without "The".
pub fn outlet(name: &str) -> Option<&'static Outlet> {
    let mut rows = numbers(&OUTLET_NAMES, name).iter().filter_map(|&number| OUTLETS.get(number));
    rows.find(|row| is_called(row.name, row.aliases, name))
}

/// The organisation of a name or acronym: "NATO", "the European Union", "WHO".
pub fn body(name: &str) -> Option<&'static Body> {
    let mut rows = numbers(&BODY_NAMES, name).iter().filter_map(|&number| BODIES.get(number));
    rows.find(|row| is_called(row.name, row.aliases, name))
}

/// The usual name of an agency, outlet or organisation given by any of its names.
pub fn canonical_name(name: &str) -> Option<&'static str> {
    let of_agency = || agency(name).map(|found| found.name);
    let of_outlet = || outlet(name).map(|found| found.name);
    of_agency().or_else(of_outlet).or_else(|| body(name).map(|found| found.name))
}

/// Which rows of a list have a name, in lower case and without article and stops.
type Names = HashMap<String, Vec<usize>>;

static AGENCY_NAMES: LazyLock<Names> = LazyLock::new(|| index(AGENCIES.iter().map(|row| (row.name, row.aliases))));
static OUTLET_NAMES: LazyLock<Names> = LazyLock::new(|| index(OUTLETS.iter().map(|row| (row.name, row.aliases))));
static BODY_NAMES: LazyLock<Names> = LazyLock::new(|| index(BODIES.iter().map(|row| (row.name, row.aliases))));

fn index(rows: impl Iterator<Item = (&'static str, &'static [&'static str])>) -> Names {
    let mut names = Names::new();
    for (number, (name, aliases)) in rows.enumerate() {
        for name in aliases.iter().chain([&name]) {
            names.entry(key_of(name)).or_default().push(number);
        }
    }
    names
}

/// The rows that may have this name.
fn numbers<'a>(names: &'a Names, name: &str) -> &'a [usize] {
    names.get(&key_of(name)).map_or(&[], Vec::as_slice)
}

fn key_of(name: &str) -> String {
    without_article(name.trim()).to_lowercase().replace('.', "")
}

/// Whether `name` is the given name or one of the aliases.
fn is_called(listed: &str, aliases: &[&str], name: &str) -> bool {
    let name = without_article(name.trim());
    !name.is_empty() && (same(without_article(listed), name) || aliases.iter().any(|&alias| same(alias, name)))
}

fn without_article(name: &str) -> &str {
    match name.split_at_checked(4) {
        Some((article, rest)) if article.eq_ignore_ascii_case("the ") => rest.trim_start(),
        _ => name,
    }
}

/// Equal but for case; an acronym of up to four letters only when it is not all in lower case or only capitalised,
/// as "who" and "Who" are.
fn same(listed: &str, name: &str) -> bool {
    let acronym = listed.len() <= 4 && listed.chars().all(|c| c.is_uppercase() || c == '.');
    if acronym {
        return listed == name || name.replace('.', "") == listed;
    }
    listed.len() == name.len() && listed.eq_ignore_ascii_case(name) && name.chars().any(char::is_uppercase)
        || listed == name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_by_any_name() {
        let check = |name, expected| assert_eq!(agency(name).map(|found| found.name), expected, "{name}");
        check("AFP", Some("Agence France-Presse"));
        check("Agence France-Presse", Some("Agence France-Presse"));
        check("the Associated Press", Some("Associated Press"));
        check("REUTERS", Some("Reuters"));
        check("Reuters news agency", Some("Reuters"));
        check("the Interfax agency", Some("Interfax"));
        check("dpa", Some("Deutsche Presse-Agentur"));
        check("BelTA", Some("BelTA"));
        check("RIA", Some("RIA Novosti"));
        check("Ap", None);
        check("agency", None);
        check("", None);
        check("é agency", None);
    }

    #[test]
    fn outlets_and_bodies() {
        assert_eq!(outlet("New York Times").map(|found| found.name), Some("The New York Times"));
        assert_eq!(outlet("BBC").map(|found| found.kind), Some(OutletKind::Broadcaster));
        assert_eq!(outlet("Euronews").map(|found| found.kind), Some(OutletKind::Broadcaster));
        assert_eq!(body("EU").map(|found| found.name), Some("European Union"));
        assert_eq!(body("U.N.").map(|found| found.name), Some("United Nations"));
        assert_eq!(body("WHO").map(|found| found.name), Some("World Health Organization"));
        assert_eq!(body("who"), None);
        assert_eq!(body("Who"), None);
        assert_eq!(canonical_name("CSTO"), Some("Collective Security Treaty Organization"));
        assert_eq!(canonical_name("Nobody"), None);
    }

    #[test]
    fn no_name_is_listed_twice() {
        let rows = AGENCIES.iter().map(|row| (row.name, row.aliases));
        let rows = rows.chain(OUTLETS.iter().map(|row| (row.name, row.aliases)));
        let rows = rows.chain(BODIES.iter().map(|row| (row.name, row.aliases)));
        let mut names: Vec<&str> = rows.flat_map(|(name, aliases)| aliases.iter().copied().chain([name])).collect();
        names.sort_unstable();
        let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert_eq!(twice, Vec::<&str>::new());
    }
}
