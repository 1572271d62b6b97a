//! Countries, regions, cities and their adjectives: what a place name means and which country it lies in.
//!
//! Countries are given by their two-letter code (ISO 3166-1, and XK for Kosovo). Names, capitals and numbers of
//! inhabitants come from GeoNames; short names, regions, adjectives and seats of power are our own lists.

use super::table::Table;

/// `name in lower case|kind|code|usual name|thousands of inhabitants`, from `tools/lexicon/places.py`.
static PLACES: Table = Table::new(include_str!("../../data/places.txt"));
/// `word in lower case|code or region`.
static DEMONYMS: Table = Table::new(include_str!("../../data/demonyms.txt"));
/// `code|name|capital`.
static COUNTRIES: Table = Table::new(include_str!("../../data/countries.txt"));

/// Short names that are words unless they are written in capitals.
const CAPITALS_ONLY: &[&str] = &["us", "la", "uk", "car", "usa", "nyc", "prc", "drc", "uae", "dprk", "ussr"];

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A country or dependent territory.
    Country,
    /// A continent.
    Continent,
    /// A part of a country or an area of several: Scotland, the Middle East.
    Region,
    /// A state of the United States.
    State,
    /// A city, town or capital.
    City,
    /// A building or body that stands for its government: Kremlin, White House.
    Seat,
}

/// One place that a name can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Its usual name; the same for all spellings: "Kyiv" for "Kiev".
    pub name: &'static str,
    /// Code of the country that it is or lies in; `None` for what lies in several.
    pub country: Option<&'static str>,
    /// Inhabitants in thousands; 0 where unknown.
    pub thousands: u32,
}

/// The place that a name most likely means: a country before a region, a region before a city, a larger city before
/// a smaller one, a city before a state of the same name.
///
/// The name must start with a capital or be an abbreviation as written in text: "US" is a place, "us" is not. A
/// leading "the" may stay. Beware of cities that are words or persons' names too ("Nice", "Mary", "Reading").
pub fn place(name: &str) -> Option<Place> {
    places(name).into_iter().next()
}

/// All places that a name can mean, the likeliest first; see [`place`].
pub fn places(name: &str) -> Vec<Place> {
    let Some(key) = key_of(name) else {
        return Vec::new();
    };
    PLACES.find_all(&key).filter_map(parse).collect()
}

/// The country whose government the name can stand for: capitals that news uses so ("Moscow", "Washington") and
/// seats ("the Kremlin", "White House"). Gives the country's code.
pub fn metonym(name: &str) -> Option<&'static str> {
    let key = key_of(name)?;
    PLACES.find_all(&key).find_map(|row| row.strip_prefix("m|")?.split('|').next())
}

/// The code of the country whose adjective or people a word is: "Belarusian", "Belarusians" and "Belarusian" give
/// "BY". Must be written with a capital. For a region's adjective see [`demonym_region`].
pub fn demonym(word: &str) -> Option<&'static str> {
    DEMONYMS.find(&key_of(word)?).filter(|target| target.len() == 2)
}

/// The continent or region of several countries whose adjective or people a word is: "European", "Baltic", "Soviet".
pub fn demonym_region(word: &str) -> Option<&'static str> {
    DEMONYMS.find(&key_of(word)?).filter(|target| target.len() != 2)
}

/// The capital of a country given by its code, or by its name: "BY" and "Belarus" give "Minsk".
pub fn capital_of(country: &str) -> Option<&'static str> {
    COUNTRIES.find(code_of(country)?)?.split('|').nth(1).filter(|capital| !capital.is_empty())
}

/// The English name of a country given by its code: "BY" gives "Belarus".
pub fn country_name(code: &str) -> Option<&'static str> {
    COUNTRIES.find(code)?.split('|').next()
}

/// The code of a country given by its code, or by any of its names.
fn code_of(country: &str) -> Option<&str> {
    if COUNTRIES.contains(country) {
        return Some(country);
    }
    place(country).filter(|place| place.kind == PlaceKind::Country)?.country
}

/// The name in lower case without "the" or a possessive, or `None` when it is not written as a name.
fn key_of(name: &str) -> Option<String> {
    let name = name.trim();
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    let key = name.to_lowercase();
    let shouted = !name.chars().any(char::is_lowercase);
    let written = name.chars().any(char::is_uppercase) && (shouted || !CAPITALS_ONLY.contains(&&*key));
    written.then(|| key.replace('’', "'"))
}

/// One row of the table after its key.
fn parse(row: &'static str) -> Option<Place> {
    let mut fields = row.split('|');
    let kind = match fields.next()? {
        "c" => PlaceKind::Country,
        "n" => PlaceKind::Continent,
        "r" => PlaceKind::Region,
        "s" => PlaceKind::State,
        "t" => PlaceKind::City,
        _ => PlaceKind::Seat,
    };
    let country = fields.next().filter(|code| !code.is_empty());
    Some(Place { kind, country, name: fields.next()?, thousands: fields.next()?.parse().unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, kind: PlaceKind, usual: &str, country: Option<&str>) {
        let found = place(name).unwrap_or_else(|| panic!("{name} is a place"));
        assert_eq!((found.kind, found.name, found.country), (kind, usual, country), "{name}");
    }

    #[test]
    fn places_and_their_spellings() {
        check("Belarus", PlaceKind::Country, "Belarus", Some("BY"));
        check("the United States", PlaceKind::Country, "United States", Some("US"));
        check("US", PlaceKind::Country, "United States", Some("US"));
        check("U.S.", PlaceKind::Country, "United States", Some("US"));
        check("UK", PlaceKind::Country, "United Kingdom", Some("GB"));
        check("Georgia", PlaceKind::Country, "Georgia", Some("GE"));
        check("Kiev", PlaceKind::City, "Kyiv", Some("UA"));
        check("Grodno", PlaceKind::City, "Hrodna", Some("BY"));
        check("Minsk", PlaceKind::City, "Minsk", Some("BY"));
        check("Texas", PlaceKind::State, "Texas", Some("US"));
        check("Europe", PlaceKind::Continent, "Europe", None);
        check("the Baltic states", PlaceKind::Region, "Baltics", None);
        check("Scotland", PlaceKind::Region, "Scotland", Some("GB"));
        check("the Kremlin", PlaceKind::Seat, "Kremlin", Some("RU"));
        check("Russia's", PlaceKind::Country, "Russia", Some("RU"));
        assert_eq!(place("us"), None);
        assert_eq!(place("Us"), None);
        assert_eq!(place("minister"), None);
        assert_eq!(place(""), None);
    }

    #[test]
    fn adjectives_capitals_and_governments() {
        assert_eq!(demonym("Belarusian"), Some("BY"));
        assert_eq!(demonym("Britons"), Some("GB"));
        assert_eq!(demonym("polish"), None);
        assert_eq!(demonym_region("European"), Some("Europe"));
        assert_eq!(capital_of("BY"), Some("Minsk"));
        assert_eq!(capital_of("Lithuania"), Some("Vilnius"));
        assert_eq!(capital_of("Nowhere"), None);
        assert_eq!(metonym("Moscow"), Some("RU"));
        assert_eq!(metonym("White House"), Some("US"));
        assert_eq!(metonym("Gdansk"), None);
        assert_eq!(country_name("BY"), Some("Belarus"));
    }
}
