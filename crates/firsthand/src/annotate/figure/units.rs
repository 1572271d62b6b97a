//! Units of measurement behind a number: percent, length, mass, area, volume, temperature, speed, time and the like.

use super::unit_names::{BETWEEN, GLUED, PREFIXES, SYMBOLS, TIMES, WORDS};
use super::words::Words;

/// A unit and the token after it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// `percent`, a currency code, a unit symbol, or `year`, `day`, ... for lengths of time.
    pub symbol: String,
    /// The token after its last word.
    pub end: usize,
    /// What sort of unit.
    pub sort: Sort,
}

/// What a unit measures, as far as the rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A share.
    Percent,
    /// A currency.
    Money,
    /// A length of time.
    Time,
    /// Anything else.
    Measure,
}

/// The unit at token `at`, right behind a number.
pub(super) fn read(words: Words, at: usize) -> Option<Unit> {
    let hyphen = usize::from(words.is_hyphen(at));
    let from = at + hyphen;
    let unit = percent(words, from)
        .or_else(|| degrees(words, from))
        .or_else(|| powers(words, from))
        .or_else(|| time(words, from))
        .or_else(|| named(words, from))
        .or_else(|| parted(words, from))?;
    Some(per(words, unit))
}

/// A unit of measurement behind a word that stands between it and its number.
fn parted(words: Words, at: usize) -> Option<Unit> {
    let unit = || powers(words, at + 1).or_else(|| named(words, at + 1)).filter(|unit| unit.sort == Sort::Measure);
    // "10 US W Series races": after such a word only whole words are units.
    let written = words.norm(at + 1).len() > 2 || words.is_any(at + 1, &["km", "mi", "oz", "lb"]);
    (words.is_any(at, BETWEEN) && written).then(unit).flatten()
}

/// "pound-feet", "lb-ft", "ft-lbs", "foot-pounds": turning force.
fn torque(words: Words, at: usize) -> Option<Unit> {
    const POUNDS: &[&str] = &["pound", "pounds", "lb", "lbs"];
    const FEET: &[&str] = &["foot", "feet", "ft"];
    let joined = words.is_hyphen(at + 1)
        && (words.is_any(at, POUNDS) && words.is_any(at + 2, FEET)
            || words.is_any(at, FEET) && words.is_any(at + 2, POUNDS));
    joined.then(|| unit("lbf·ft", at + 3))
}

/// "watt-hours", "kilowatt hours", "newton metres": two units multiplied.
fn product(words: Words, at: usize) -> Option<Unit> {
    let next = at + 1 + usize::from(words.is_hyphen(at + 1));
    let first = international(words.norm(at))?;
    let hours = words.is_any(next, &["hour", "hours"]) && first.ends_with(['W', 'A']);
    let metres = words.is_any(next, &["metre", "metres", "meter", "meters"]) && first.ends_with('N');
    let symbol = match (hours, metres) {
        (true, _) => format!("{first}h"),
        (_, true) => format!("{first}·m"),
        _ => return None,
    };
    Some(unit(&symbol, next + 1))
}

/// The symbol of a unit word, with a prefix or without: "gigapascals", "metres".
fn international(word: &str) -> Option<String> {
    let plain = |word: &str| {
        let singular = if word.len() > 3 { word.strip_suffix('s').unwrap_or(word) } else { word };
        WORDS.iter().find(|(name, _)| *name == word || *name == singular).map(|(_, symbol)| *symbol)
    };
    // "three bits of advice": only with its prefix a bit is a unit.
    if let Some(symbol) = plain(word).filter(|symbol| *symbol != "bit") {
        return Some(symbol.to_owned());
    }
    let (rest, prefix) = PREFIXES.iter().find_map(|(prefix, symbol)| Some((word.strip_prefix(prefix)?, *symbol)))?;
    let base = plain(rest).filter(|base| {
        matches!(*base, "m" | "g" | "l" | "t" | "W" | "V" | "A" | "Hz" | "B" | "bit" | "J" | "N" | "Pa" | "cal" | "Ω")
            || matches!(*base, "F" | "Sv" | "Bq")
    })?;
    Some(format!("{prefix}{base}"))
}

/// The unit of the letters glued to a number; `end` is the token after them.
pub(super) fn glued(words: Words, letters: &str, end: usize) -> Option<Unit> {
    let found = SYMBOLS.iter().chain(GLUED).find(|(written, _)| *written == letters);
    let long = || WORDS.iter().find(|(written, _)| letters.len() > 3 && *written == letters.trim_end_matches('s'));
    let (_, symbol) = found.or_else(long)?;
    Some(per(words, unit(symbol, end)))
}

fn unit(symbol: &str, end: usize) -> Unit {
    let sort = match symbol {
        "percent" | "percentage point" | "basis point" => Sort::Percent,
        _ if TIMES.contains(&symbol) => Sort::Time,
        _ => Sort::Measure,
    };
    Unit { symbol: symbol.to_owned(), end, sort }
}

fn percent(words: Words, at: usize) -> Option<Unit> {
    let (symbol, end) = match words.norm(at) {
        "%" | "percent" | "pct" | "per-cent" => ("percent", at + 1),
        "per" if words.norm(at + 1) == "cent" => ("percent", at + 2),
        "percentage" if words.is_any(at + 1, &["point", "points"]) => ("percentage point", at + 2),
        "basis" if words.is_any(at + 1, &["point", "points"]) => ("basis point", at + 2),
        _ => return None,
    };
    // "2.5% points", "three percent points".
    let points = symbol == "percent" && words.norm(at + 1) == "points";
    Some(if points { unit("percentage point", end + 1) } else { unit(symbol, end) })
}

/// "°C", "degrees Celsius", "degrees".
fn degrees(words: Words, at: usize) -> Option<Unit> {
    let sign = words.is_any(at, &["°", "º", "˚"]);
    if !sign && !words.is_any(at, &["degree", "degrees", "deg"]) {
        let celsius = words.is_any(at, &["celsius", "centigrade", "℃"]);
        let fahrenheit = words.is_any(at, &["fahrenheit", "℉"]);
        let capital = matches!(words.raw(at), "C" | "F") && !words.is_capitalised(at + 1);
        return match words.raw(at) {
            "C" if capital => Some(unit("°C", at + 1)),
            "F" if capital => Some(unit("°F", at + 1)),
            _ if celsius => Some(unit("°C", at + 1)),
            _ if fahrenheit => Some(unit("°F", at + 1)),
            _ => None,
        };
    }
    let next = at + 1 + usize::from(words.is_hyphen(at + 1));
    Some(match words.norm(next) {
        "c" | "celsius" | "centigrade" => unit("°C", next + 1),
        "f" | "fahrenheit" => unit("°F", next + 1),
        _ => unit("°", at + 1),
    })
}

/// "square kilometres", "sq m", "cubic feet".
fn powers(words: Words, at: usize) -> Option<Unit> {
    let power = match words.norm(at) {
        "square" | "sq" | "sq." => "2",
        "cubic" | "cu" | "cu." => "3",
        _ => return None,
    };
    let dot = usize::from(words.norm(at + 1) == ".");
    let next = at + 1 + dot + usize::from(words.is_hyphen(at + 1));
    let metres = || (words.raw(next).trim_end_matches('.') == "m").then(|| unit("m", next + 1));
    let base = named(words, next).or_else(metres)?;
    Some(unit(&format!("{}{power}", base.symbol), base.end))
}

fn time(words: Words, at: usize) -> Option<Unit> {
    let word = words.norm(at);
    let singular = match word {
        "centuries" => "century",
        _ => word.strip_suffix('s').unwrap_or(word),
    };
    let symbol = TIMES.iter().find(|name| **name == singular)?;
    Some(unit(symbol, at + 1))
}

fn named(words: Words, at: usize) -> Option<Unit> {
    if words.norm(at) == "nautical" && words.is_any(at + 1, &["mile", "miles"]) {
        return Some(unit("nmi", at + 2));
    }
    if words.norm(at) == "fluid" && words.is_any(at + 1, &["ounce", "ounces"]) {
        return Some(unit("fl oz", at + 2));
    }
    if words.norm(at) == "light" && words.is_hyphen(at + 1) && words.is_any(at + 2, &["year", "years"]) {
        return Some(unit("ly", at + 3));
    }
    if words.norm(at) == "km" && words.norm(at + 1) == "/" && words.is_any(at + 2, &["h", "hr", "hour"]) {
        return Some(unit("km/h", at + 3));
    }
    if words.touched(at) && words.is_any(at, &["″", "′"]) {
        return Some(unit(if words.norm(at) == "″" { "in" } else { "ft" }, at + 1));
    }
    if let Some(unit) = torque(words, at).or_else(|| product(words, at)) {
        return Some(unit);
    }
    // "10 km." with its stop; "W." is an initial.
    let raw = words.raw(at);
    let written = if raw.len() > 2 { raw.trim_end_matches('.') } else { raw };
    let by_symbol = || SYMBOLS.iter().find(|(symbol, _)| *symbol == written).map(|(_, symbol)| (*symbol).to_owned());
    let symbol = international(words.norm(at)).or_else(by_symbol)?;
    Some(unit(&symbol, at + 1))
}

/// "kilometres per hour", "metres per second", "miles an hour", "km/h"; money and other units keep what they are per.
pub(super) fn per(words: Words, unit: Unit) -> Unit {
    if unit.sort == Sort::Time || unit.symbol.contains('/') {
        return unit;
    }
    if let Some(unit) = hyphened_rate(words, &unit) {
        return unit;
    }
    let at = unit.end;
    let slash = words.norm(at) == "/" && words.touched(at) && words.touches(at);
    let hour = words.is_any(at + 1, &["hour", "h", "hr", "second", "sec", "s"]);
    let speed = matches!(unit.symbol.as_str(), "km" | "m" | "mi" | "ft");
    // "$6 billion a year earlier" is no rate.
    let timed = words.is_any(at + 2, &["earlier", "ago", "later", "before", "after", "from", "previously", "prior"]);
    let timed = timed && words.is_any(at, &["a", "an"]);
    let rated = unit.sort == Sort::Money || unit.sort == Sort::Measure && is_time_rate(words.norm(at + 1));
    let paid = rated && !timed && words.is_any(at, &["a", "an"]) && is_rate(words.norm(at + 1));
    let per = words.norm(at) == "per" || paid || speed && hour && (slash || words.is_any(at, &["an", "a"]));
    if !per || unit.sort == Sort::Percent || !words.is_word(at + 1) || words.norm(at + 1) == "cent" {
        return unit;
    }
    let denominator = words.norm(at + 1);
    if let Some(area) = powers(words, at + 1) {
        return Unit { symbol: format!("{}/{}", unit.symbol, area.symbol), end: area.end, sort: unit.sort };
    }
    let symbol = match (unit.symbol.as_str(), denominator) {
        ("mi", "hour") => "mph".to_owned(),
        ("mi", "gallon") => "mpg".to_owned(),
        (symbol, "hour" | "hr" | "h") => format!("{symbol}/h"),
        (symbol, "second" | "sec" | "s") => format!("{symbol}/s"),
        (symbol, other) => format!("{symbol}/{}", symbol_of(words, at + 1, other)),
    };
    Unit { symbol, end: at + 2, sort: unit.sort }
}

/// "a 52,000 barrel-a-day refinery", "a $15-an-hour wage", "a 70-mile-an-hour wind".
fn hyphened_rate(words: Words, unit: &Unit) -> Option<Unit> {
    let at = unit.end;
    let by = words.is_hyphen(at) && words.is_any(at + 1, &["a", "an", "per"]) && words.is_hyphen(at + 2);
    let time = words.norm(at + 3);
    if !by || !is_rate(time) || unit.sort == Sort::Percent {
        return None;
    }
    let symbol = match (unit.symbol.as_str(), time) {
        ("mi", "hour") => "mph".to_owned(),
        (symbol, "hour") => format!("{symbol}/h"),
        (symbol, "second") => format!("{symbol}/s"),
        (symbol, other) => format!("{symbol}/{}", symbol_of(words, at + 3, other)),
    };
    Some(Unit { symbol, end: at + 4, sort: unit.sort })
}

/// The lengths of time that a rate is by: "barrels a day".
fn is_time_rate(word: &str) -> bool {
    matches!(word, "second" | "minute" | "hour" | "day" | "week" | "month" | "year")
}

/// What money is paid by.
fn is_rate(word: &str) -> bool {
    matches!(
        word,
        "year"
            | "month"
            | "week"
            | "day"
            | "hour"
            | "barrel"
            | "ounce"
            | "gallon"
            | "share"
            | "tonne"
            | "ton"
            | "litre"
            | "person"
            | "minute"
            | "head"
            | "pound"
            | "pop"
            | "piece"
    )
}

fn symbol_of(words: Words, at: usize, word: &str) -> String {
    named(words, at).map_or_else(|| word.to_owned(), |unit| unit.symbol)
}
