//! Lengths of time and repetitions: "26 years", "a quarter of a century", "every two weeks", "twice a year".

use super::words::{Line, Unit, part_of_day, small_number, unit, weekday};
use super::{Certainty, DateKind, Item, When};

/// How many: a number, or words like "several".
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Count {
    Exactly(f64),
    Vague,
}

/// How many of which unit, and the token after them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    pub(super) count: Count,
    pub(super) unit: Unit,
    pub(super) end: usize,
    /// Written "a week", without a number.
    pub(super) article: bool,
}

impl Measure {
    /// The TIMEX3 value: "P26Y", "PT2H", "PXM".
    pub(super) fn value(self) -> String {
        let (time, letter, times) = match (self.unit, self.count) {
            // Half a century, half a year and half an hour are counted in the next smaller unit.
            (Unit::Century, Count::Exactly(count)) if count.fract() != 0.0 => ("", "Y", 100.0),
            (Unit::Decade, Count::Exactly(count)) if count.fract() != 0.0 => ("", "Y", 10.0),
            (Unit::Year, Count::Exactly(count)) if count.fract() != 0.0 => ("", "M", 12.0),
            (Unit::Day, Count::Exactly(count)) if count.fract() != 0.0 => ("T", "H", 24.0),
            (Unit::Hour, Count::Exactly(count)) if count.fract() != 0.0 => ("T", "M", 60.0),
            (Unit::Second, _) => ("T", "S", 1.0),
            (Unit::Minute, _) => ("T", "M", 1.0),
            (Unit::Hour, _) => ("T", "H", 1.0),
            (Unit::Day | Unit::Night, _) => ("", "D", 1.0),
            (Unit::Week, _) => ("", "W", 1.0),
            (Unit::Weekend, _) => ("", "WE", 1.0),
            (Unit::Month, _) => ("", "M", 1.0),
            // A quarter is three months; no code of its own stands for it in a length.
            (Unit::Quarter, _) => ("", "M", 3.0),
            (Unit::Year, _) => ("", "Y", 1.0),
            (Unit::Decade, _) => ("", "DE", 1.0),
            (Unit::Century, _) => ("", "CE", 1.0),
        };
        match self.count {
            Count::Exactly(count) => format!("P{time}{}{letter}", rounded(count * times)),
            Count::Vague => format!("P{time}X{letter}"),
        }
    }

    /// The whole number of units, where it is one.
    pub(super) fn whole(self) -> Option<i64> {
        match self.count {
            #[expect(clippy::cast_possible_truncation, reason = "whole and small, as just seen")]
            Count::Exactly(count) if count.fract() == 0.0 && count.abs() < 1e6 => Some(count as i64),
            _ => None,
        }
    }
}

/// At most two decimals: "2.5", "18".
fn rounded(count: f64) -> f64 {
    (count * 100.0).round() / 100.0
}

const VAGUE: &[&str] = &["several", "few", "many", "numerous", "countless", "multiple", "various", "recent"];

/// The count that begins at `at`, and where it ends.
fn count(line: &Line, at: usize) -> Option<(Count, usize)> {
    match (line.norm(at), line.norm(at + 1), line.norm(at + 2), line.norm(at + 3)) {
        ("a", "quarter", "of", "a") => return Some((Count::Exactly(0.25), at + 4)),
        ("a", "quarter", "-" | "‐" | "‑", _) if line.norm(at + 3) == "century" => {
            return Some((Count::Exactly(0.25), at + 3));
        }
        ("a", "quarter", "century", _) => return Some((Count::Exactly(0.25), at + 2)),
        ("three", "quarters", "of", "a") => return Some((Count::Exactly(0.75), at + 4)),
        ("half", "a" | "an", _, _) => return Some((Count::Exactly(0.5), at + 2)),
        ("½", ..) => return Some((Count::Exactly(0.5), at + 1)),
        ("couple", "of", ..) => return Some((Count::Exactly(2.0), at + 2)),
        ("couple", ..) if line.follows(at, &["next", "last", "past", "first"]) => {
            return Some((Count::Exactly(2.0), at + 1));
        }
        ("a", "half", ..) => return Some((Count::Exactly(0.5), at + 2)),
        ("half", ..)
            if unit(line.norm(at + 1))
                .is_some_and(|(unit, _)| matches!(unit, Unit::Century | Unit::Hour | Unit::Day)) =>
        {
            return Some((Count::Exactly(0.5), at + 1));
        }
        ("half", ..) if line.is_hyphen(at + 1) => return Some((Count::Exactly(0.5), at + 1)),
        ("quarter", _, "century", _) if line.is_hyphen(at + 1) => return Some((Count::Exactly(0.25), at + 1)),
        ("a", "couple", "of", _) => return Some((Count::Exactly(2.0), at + 3)),
        ("a", "dozen", ..) => return Some((Count::Exactly(12.0), at + 2)),
        ("a", "hundred", ..) => return Some((Count::Exactly(100.0), at + 2)),
        ("a", "few", ..) => return Some((Count::Vague, at + 2)),
        ("dozens" | "hundreds" | "thousands" | "tens", "of", ..) => return Some((Count::Vague, at + 2)),
        _ => {}
    }
    if VAGUE.contains(&line.norm(at)) {
        return Some((Count::Vague, at + 1));
    }
    let (number, end) = number(line, at)?;
    let and = line.norm(end) == "and";
    let article = end + 1 + usize::from(line.norm(end + 1) == "a");
    Some(if and && line.norm(article) == "half" {
        (Count::Exactly(number + 0.5), article + 1)
    } else {
        (Count::Exactly(number), end)
    })
}

/// "26", "1,000", "2.5", "twenty-six".
fn number(line: &Line, at: usize) -> Option<(f64, usize)> {
    let norm = line.norm(at);
    if norm.starts_with(|c: char| c.is_ascii_digit()) {
        let plain = norm.replace(',', "");
        let digits = plain.len() <= 9 && plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let number: f64 = if digits { plain.parse().ok()? } else { return None };
        return Some((number, at + 1));
    }
    let first = small_number(norm).filter(|n| *n > 0)?;
    let tail = line.is_hyphen(at + 1).then(|| small_number(line.norm(at + 2))).flatten();
    #[expect(clippy::cast_precision_loss, reason = "at most two digits")]
    match tail.filter(|tail| first >= 20 && (1..10).contains(tail)) {
        Some(tail) => Some(((first + tail) as f64, at + 3)),
        None => Some((first as f64, at + 1)),
    }
}

/// The measure that begins at `at`: "26 years", "a week", "three-day", "several months".
pub(super) fn measure(line: &Line, at: usize) -> Option<Measure> {
    if let Some((unit, false)) = unit(line.norm(at + 1))
        && line.is(at, &["a", "an", "another"])
        && unit != Unit::Quarter
    {
        let one = fortnight(line, at + 1, 1.0);
        let (half, end) = and_a_half(line, at + 2);
        // "another day" has no other reading than a length.
        let article = half == 0.0 && line.norm(at) != "another";
        return Some(Measure { count: Count::Exactly(one + half), unit, end, article });
    }
    let (count, end) = count(line, at)?;
    let joined = line.is_hyphen(end);
    let name = end + usize::from(joined);
    let straight = usize::from(
        line.is(name, &["full", "straight", "consecutive", "whole", "more", "long", "calendar", "working"])
            || line.is(name, &["upcoming", "coming", "past", "next", "previous"]) && !joined,
    );
    let (unit, plural) = unit(line.norm(name + straight))?;
    let one = matches!(count, Count::Exactly(count) if count <= 1.0 || count.fract() != 0.0);
    let agrees = plural || joined || one || line.norm(name + 1) == "'s";
    let (half, end) = and_a_half(line, name + straight + 1);
    let count = match count {
        Count::Exactly(number) => Count::Exactly(fortnight(line, name + straight, number) + half),
        Count::Vague => Count::Vague,
    };
    agrees.then_some(Measure { count, unit, end, article: false })
}

/// The half of "a year and a half", and where it ends.
fn and_a_half(line: &Line, end: usize) -> (f64, usize) {
    let half = line.norm(end) == "and" && line.norm(end + 1) == "a" && line.norm(end + 2) == "half";
    // "a year and a half of it" is one; "a day and a half hour" is a day and half an hour.
    if half && unit(line.norm(end + 3)).is_none() { (0.5, end + 3) } else { (0.0, end) }
}

/// Fortnights are counted in weeks.
fn fortnight(line: &Line, at: usize, count: f64) -> f64 {
    if line.norm(at).starts_with("fortnight") { 2.0 * count } else { count }
}

/// Words that make a stretch up to or from now of a measure, and belong to it.
const FRAMES: &[&str] =
    &["last", "past", "next", "coming", "first", "final", "previous", "preceding", "following", "recent"];

/// Words after which a plural without a number is a length: "for months".
const BEFORE_BARE: &[&str] = &[
    "for", "within", "after", "in", "over", "through", "spent", "took", "takes", "take", "lasted", "last", "of", "than",
];

/// The length of time that begins at `at`, or the age, which is none.
pub(super) fn at(line: &Line, at: usize) -> Option<Item> {
    age(line, at)
        .or_else(|| framed(line, at))
        .or_else(|| rate(line, at))
        .or_else(|| long(line, at))
        .or_else(|| all(line, at))
        .or_else(|| plain(line, at))
        .or_else(|| bare(line, at))
}

fn duration(start: usize, end: usize, value: String) -> Item {
    Item::new(start..end, When::Fixed(DateKind::Duration, value))
}

/// "37-year-old", "34 years old", "aged 8 months".
fn age(line: &Line, at: usize) -> Option<Item> {
    let measure = measure(line, at)?;
    let end = measure.end;
    let old = end + usize::from(line.is_hyphen(end));
    let is_age = line.is(old, &["old", "olds"])
        || line.norm(end) == "of" && line.norm(end + 1) == "age"
        || line.follows(at, &["aged"])
        || line.is(end, &["younger", "older", "senior", "junior"]) && measure.unit == Unit::Year;
    is_age.then(|| Item::new(at..old + 1, When::Nothing))
}

/// "the last 26 years", "the past week", "recent weeks", "the coming days".
fn framed(line: &Line, at: usize) -> Option<Item> {
    let the = usize::from(line.is(at, &["the", "these", "those", "his", "her", "its", "their"]));
    let frame = at + the;
    if !FRAMES.contains(&line.norm(frame)) {
        return None;
    }
    let few = usize::from(line.norm(frame + 1) == "few" || line.norm(frame + 1) == "couple");
    if let Some(measure) = measure(line, frame + 1).filter(|measure| !measure.article) {
        return Some(duration(at, measure.end, measure.value()));
    }
    let fortnight_long = fortnight(line, frame + 1, 1.0);
    let (unit, plural) = unit(line.norm(frame + 1 + few))?;
    if plural {
        let vague = Measure { count: Count::Vague, unit, end: frame + 2 + few, article: false };
        return Some(duration(at, vague.end, vague.value()));
    }
    let long = matches!(unit, Unit::Hour | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century);
    let spans = the == 1 && line.norm(at) == "the" && long && line.is(frame, &["last", "past", "next", "coming"]);
    let one = Measure { count: Count::Exactly(fortnight_long), unit, end: frame + 2, article: true };
    spans.then(|| duration(at, one.end, one.value()).at_most(Certainty::Likely))
}

/// "3.5 million euros a year", "twice a week": how often, not how long.
fn rate(line: &Line, at: usize) -> Option<Item> {
    let measure = measure(line, at).filter(|measure| measure.article)?;
    let often = (1..=4).any(|back| {
        at.checked_sub(back).is_some_and(|place| {
            let norm = line.norm(place);
            norm.starts_with(|c: char| c.is_ascii_digit())
                || matches!(
                    norm,
                    "$" | "€" | "£" | "%" | "once" | "twice" | "times" | "million" | "billion" | "percent"
                )
                || small_number(norm).is_some()
        })
    });
    let led = line.follows(at, LED)
        || ends_verb(line.before(at, 1))
        || line.norm(measure.end) == "of"
        || line.is(measure.end, &["ago", "later", "earlier", "after", "before"]);
    (often && !led).then(|| Item::new(at..measure.end, When::Fixed(DateKind::Set, measure.value())))
}

/// Words before a length that cannot stand before a rate.
const LED: &[&str] = &[
    "for", "in", "after", "within", "over", "than", "about", "nearly", "almost", "under", "during", "until", "of",
    "only", "just", "by", "at", "least", "and", "or", "to", "with", ",", "around", "took", "spent", "half",
];

fn ends_verb(word: &str) -> bool {
    word.ends_with("ed") && word.len() > 4
}

/// "year-long", "weeks-long", "yearlong".
fn long(line: &Line, at: usize) -> Option<Item> {
    if let Some(name) = line.norm(at).strip_suffix("long")
        && let Some((unit, false)) = unit(name)
    {
        let one = Measure { count: Count::Exactly(1.0), unit, end: at + 1, article: true };
        return Some(duration(at, one.end, one.value()));
    }
    let (unit, plural) = unit(line.norm(at))?;
    let long = line.is_hyphen(at + 1) && line.norm(at + 2) == "long" && !line.is_hyphen(at.wrapping_sub(1));
    let count = if plural { Count::Vague } else { Count::Exactly(1.0) };
    long.then(|| duration(at, at + 3, Measure { count, unit, end: at + 3, article: true }.value()))
}

/// "all day", "all week": the length of one.
fn all(line: &Line, at: usize) -> Option<Item> {
    let (unit, plural) = (line.norm(at) == "all").then(|| unit(line.norm(at + 1))).flatten()?;
    let fits = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) && !plural;
    let closed = !line.is_hyphen(at + 2) && !line.is_hyphen(at + 1);
    let one = Measure { count: Count::Exactly(1.0), unit, end: at + 2, article: true };
    (fits && closed).then(|| duration(at, one.end, one.value()).at_most(Certainty::Likely))
}

fn plain(line: &Line, at: usize) -> Option<Item> {
    let measure = measure(line, at)?;
    let one = measure.count == Count::Exactly(1.0);
    let never = match measure.unit {
        Unit::Quarter => true,
        Unit::Weekend => one,
        Unit::Second | Unit::Minute => one,
        // "a day of mourning", "a night of violence", "one day he will": no lengths.
        Unit::Day | Unit::Night if one && !line.is_hyphen(at + 1) => {
            !line.follows(at, &["for", "in", "within", "after", "than", "under", "about", "every", "lasted"])
        }
        _ => false,
    };
    let again = measure.article
        && line.is(measure.end, &["when", "in", "that"])
        && !line.follows(at, &["for", "in", "after", "within"]);
    let name = line.is_capitalised(measure.end - 1) && at > 0 && line.is_capitalised(at);
    if let Some(item) = summed(line, at, measure) {
        return Some(item);
    }
    (!never && !again && !name).then(|| {
        let sure = if measure.article { Certainty::Likely } else { Certainty::Certain };
        duration(at, measure.end, measure.value()).at_most(sure)
    })
}

/// "one year and six months", "3 hours 20 minutes": a length in two units.
fn summed(line: &Line, at: usize, first: Measure) -> Option<Item> {
    let next = first.end + usize::from(line.is(first.end, &["and", ","]));
    let second = measure(line, next).filter(|second| !second.article && second.unit < first.unit)?;
    let (one, other) = (first.value(), second.value());
    let both = one.strip_prefix('P').zip(other.strip_prefix('P'));
    let smaller = !matches!((first.unit, second.unit), (Unit::Century | Unit::Decade, _) | (_, Unit::Night));
    let known = !one.contains(['X', '.']) && !other.contains(['X', '.']);
    let (one, other) = both.filter(|_| smaller && known)?;
    let other = if one.starts_with('T') { other.trim_start_matches('T') } else { other };
    Some(duration(at, second.end, format!("P{one}{other}")))
}

/// "for months", "after years of war".
fn bare(line: &Line, at: usize) -> Option<Item> {
    let (unit, true) = unit(line.norm(at))? else { return None };
    let led = BEFORE_BARE.contains(&line.before(at, 1)) && line.before(at, 1) != "of"
        || line.norm(at + 1) == "of"
            && unit >= Unit::Hour
            && !line.follows(at, &["the", "these", "those", "early", "last"]);
    let fits = !matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend | Unit::Night);
    let vague = Measure { count: Count::Vague, unit, end: at + 1, article: false };
    (led && fits).then(|| duration(at, at + 1, vague.value()).at_most(Certainty::Likely))
}

/// Repetitions: "every day", "daily", "every two weeks", "the first Monday of every month", "annually".
pub(super) fn repeated(line: &Line, at: usize) -> Option<Item> {
    let set = |end: usize, value: String| Item::new(at..end, When::Fixed(DateKind::Set, value));
    if line.norm(at) == "the"
        && super::words::ordinal(line.norm(at + 1)).or((line.norm(at + 1) == "last").then_some(0)).is_some()
        && (weekday(line.norm(at + 2)).is_some() || unit(line.norm(at + 2)).is_some())
        && line.is(at + 3, &["of", "in"])
    {
        return each(line, at + 4).map(|(end, value)| set(end, value));
    }
    if let Some((end, value)) = each(line, at) {
        return Some(set(end, value));
    }
    let value = match line.norm(at) {
        "daily" | "nightly" | "everyday" => "P1D",
        "hourly" => "PT1H",
        "biweekly" | "fortnightly" => "P2W",
        "bimonthly" => "P2M",
        "biannually" | "semiannually" | "semiannual" => "P6M",
        // "bi-monthly", "semi-annually"
        "bi" if line.is_hyphen(at + 1) && line.norm(at + 2) == "weekly" => return Some(set(at + 3, "P2W".to_owned())),
        "bi" if line.is_hyphen(at + 1) && line.norm(at + 2) == "monthly" => return Some(set(at + 3, "P2M".to_owned())),
        "semi" if line.is_hyphen(at + 1) && line.norm(at + 2) == "annually" => {
            return Some(set(at + 3, "P6M".to_owned()));
        }
        "weekly" => "P1W",
        "monthly" => "P1M",
        "quarterly" => "P3M",
        "annually" | "yearly" => "P1Y",
        _ => return None,
    };
    (!line.is_capitalised(at) || at == 0)
        .then(|| set(at + 1, value.to_owned()).at_most(Certainty::Likely))
        .filter(|_| !line.is(at + 1, &["newspaper", "paper", "life", "lives", "magazine", "mail"]))
}

/// "every month", "each year", "per day", "every two weeks".
fn each(line: &Line, at: usize) -> Option<(usize, String)> {
    if !line.is(at, &["every", "each", "per"]) {
        return None;
    }
    if let Some(code) = part_of_day(line.norm(at + 1)).filter(|_| line.norm(at) != "per") {
        return Some((at + 2, format!("XXXX-XX-XX{code}")));
    }
    if line.norm(at + 1) == "weekend" {
        return Some((at + 2, "XXXX-WXX-WE".to_owned()));
    }
    let other = usize::from(line.is(at + 1, &["single", "other"]));
    let of = if line.norm(at + 1) == "other" { 2.0 } else { 1.0 };
    if let Some((unit, false)) = unit(line.norm(at + 1 + other)) {
        let measure = Measure { count: Count::Exactly(of), unit, end: at + 2 + other, article: true };
        // "60 miles per hour" is a speed.
        let speed = line.norm(at) == "per" && unit < Unit::Day;
        let fits = !speed && unit != Unit::Second;
        return fits.then(|| (measure.end, measure.value()));
    }
    let measure = measure(line, at + 1).filter(|_| line.norm(at) == "every")?;
    Some((measure.end, measure.value()))
}
