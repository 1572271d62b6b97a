//! Dates as pages write them, to ISO 8601: machine forms, "31 January 2020", "January 31, 2020", "31.1.2020",
//! "Fri, 31 Jan 2020 09:30:00 GMT", with the time and the zone where they are given.

use firsthand::read::Moment;

/// The months' names in the languages of the pages that were measured; an abbreviation is their beginning.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "januar",
        "jänner",
        "janvier",
        "enero",
        "gennaio",
        "janeiro",
        "stycznia",
        "styczeń",
        "januari",
        "января",
        "січня",
    ],
    &[
        "february",
        "februar",
        "feber",
        "février",
        "fevrier",
        "febrero",
        "febbraio",
        "fevereiro",
        "lutego",
        "luty",
        "februari",
    ],
    &["march", "märz", "maerz", "mars", "marzo", "março", "marca", "marzec", "maart", "марта", "березня"],
    &["april", "avril", "abril", "aprile", "kwietnia", "kwiecień", "апреля", "квітня"],
    &["may", "mai", "mayo", "maggio", "maio", "maja", "maj", "mei", "мая", "травня"],
    &["june", "juni", "juin", "junio", "giugno", "junho", "czerwca", "czerwiec", "июня", "червня"],
    &["july", "juli", "juillet", "julio", "luglio", "julho", "lipca", "lipiec", "июля", "липня"],
    &["august", "août", "aout", "agosto", "sierpnia", "sierpień", "augustus", "августа", "серпня"],
    &[
        "september",
        "septembre",
        "septiembre",
        "setiembre",
        "settembre",
        "setembro",
        "września",
        "wrzesień",
        "сентября",
        "вересня",
    ],
    &[
        "october",
        "oktober",
        "octobre",
        "octubre",
        "ottobre",
        "outubro",
        "października",
        "październik",
        "октября",
        "жовтня",
    ],
    &["november", "novembre", "noviembre", "novembro", "listopada", "listopad", "ноября", "листопада"],
    &[
        "december",
        "dezember",
        "décembre",
        "decembre",
        "diciembre",
        "dicembre",
        "dezembro",
        "grudnia",
        "grudzień",
        "декабря",
        "грудня",
    ],
];

/// The years that a page may be from.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;

/// The first date in a text, as ISO 8601; `None` where there is none.
pub(in crate::page) fn read(text: &str) -> Option<String> {
    let text = text.trim();
    machine(text).or_else(|| written(text))
}

/// A date that is the whole text or its beginning in a form for machines.
fn machine(text: &str) -> Option<String> {
    let begin = text.get(..10)?;
    let day = if begin.is_ascii() && begin.as_bytes()[4] == b'/' { begin.replace('/', "-") } else { begin.to_owned() };
    Moment::parse(&day).filter(|moment| YEARS.contains(&u32::try_from(moment.day.year()).unwrap_or_default()))?;
    let rest = text[10..].trim_start_matches(['T', 't', ' ']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || ":.+-".contains(c))).unwrap_or(rest.len());
    let with_time = format!("{day}T{}", &rest[..end]);
    Some(if Moment::parse(&with_time).is_some() { with_time } else { day })
}

/// A date that is written out somewhere in a text, the first one.
fn written(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || ",()|·•".contains(c))
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .collect();
    (0..words.len()).find_map(|at| {
        let (year, month, day, used) =
            in_words(&words[at..]).or_else(|| in_figures(words[at])).or_else(|| in_characters(words[at]))?;
        let date = format!("{year:04}-{month:02}-{day:02}");
        Moment::parse(&date)?;
        let timed = clock(&words[at + used..]).map(|clock| format!("{date}T{clock}"));
        Some(timed.filter(|timed| Moment::parse(timed).is_some()).unwrap_or(date))
    })
}

/// So many words of a text are looked at.
const MOST_WORDS: usize = 60;

/// "31 January 2020", "31. Januar 2020", "January 31 2020", "31 de enero de 2020".
fn in_words(words: &[&str]) -> Option<(u32, u32, u32, usize)> {
    let mut parts = words
        .iter()
        .enumerate()
        .filter(|(_, word)| !matches!(word.to_lowercase().as_str(), "de" | "of" | "del" | "the"));
    let (_, first) = parts.next()?;
    let (_, second) = parts.next()?;
    let (at, third) = parts.next()?;
    let year = number(third).filter(|year| YEARS.contains(year))?;
    let (day, month) = match (number(first), month(first)) {
        (Some(day), _) => (day, month(second)?),
        (None, Some(month)) => (number(second)?, month),
        _ => return None,
    };
    Some((year, month, day, at + 1))
}

/// "31.01.2020", "31.1.20", "2020/01/31", "31/01/2020", "01/31/2020".
fn in_figures(word: &str) -> Option<(u32, u32, u32, usize)> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let mark = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| "./-".contains(*c))?;
    let mut parts = word.splitn(3, mark).map(str::parse::<u32>);
    let (first, second, third) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let two_figures = mark == '.' && word.rsplit(mark).next().is_some_and(|year| year.len() == 2);
    let short = |year: u32| if two_figures { year + 2000 } else { year };
    let (year, month, day) = match () {
        () if YEARS.contains(&first) => (first, second, third),
        // Where the day comes first is unclear before the thirteenth; most of the world writes it first.
        () if second > 12 && mark == '/' => (third, first, second),
        () => (short(third), second, first),
    };
    YEARS.contains(&year).then_some((year, month, day, 1))
}

/// "2020年1月31日".
fn in_characters(word: &str) -> Option<(u32, u32, u32, usize)> {
    let word = &word[word.find(|c: char| c.is_ascii_digit())?..];
    let (year, rest) = word.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, _) = rest.split_once('日')?;
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Some((year, month.parse().ok()?, day.parse().ok()?, 1))
}

/// A clock time near the beginning of the words, with its zone where one follows.
fn clock(words: &[&str]) -> Option<String> {
    let at = words.iter().take(4).position(|word| {
        word.len() <= 8 && word.contains([':']) && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
    })?;
    let padded = if words[at].find(':') == Some(1) { format!("0{}", words[at]) } else { words[at].to_owned() };
    let zone = words.get(at + 1).copied().unwrap_or_default();
    match zone {
        "GMT" | "UTC" | "Z" => Some(format!("{padded}Z")),
        "PM" | "pm" | "p.m." | "AM" | "am" | "a.m." => None,
        zone if zone.len() == 5 && zone.starts_with(['+', '-']) => Some(format!("{padded}{zone}")),
        _ => Some(padded),
    }
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let place = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| name.starts_with(&word) || word == "sept" && *name == "september"))?;
    u32::try_from(place + 1).ok()
}

fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let suffix = &word[digits.len()..];
    let known = matches!(suffix, "" | "." | "st" | "nd" | "rd" | "th" | "º" | "er" | ":" | ";");
    (known && digits.len() <= 4).then(|| digits.parse().ok()).flatten()
}

/// The date that the path of an address holds: "/2020/01/31/", "/2020-01-31-", "/20200131".
pub(super) fn in_address(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let figures: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).collect();
    let date = |year: &str, month: &str, day: &str| {
        let number = |text: &str, longest: usize| text.parse::<u32>().ok().filter(|_| text.len() <= longest);
        let year = number(year, 4).filter(|year| YEARS.contains(year))?;
        let date = format!("{year:04}-{:02}-{:02}", number(month, 2)?, number(day, 2)?);
        Moment::parse(&date).map(|_| date)
    };
    let apart = figures.windows(3).find_map(|window| date(window[0], window[1], window[2]));
    apart.or_else(|| {
        let run = figures.iter().find(|run| run.len() == 8)?;
        date(&run[..4], &run[4..6], &run[6..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_forms_of_pages() {
        let check = |text: &str, date: &str| assert_eq!(read(text).as_deref(), Some(date), "{text}");
        check("2020-01-31", "2020-01-31");
        check("2020-01-31T09:30:00+01:00", "2020-01-31T09:30:00+01:00");
        check("2020-01-31T09:30:00.000Z", "2020-01-31T09:30:00.000Z");
        check("2020-01-31 09:30", "2020-01-31T09:30");
        check("2020/01/31 at noon", "2020-01-31");
        check("Fri, 31 Jan 2020 09:30:00 GMT", "2020-01-31T09:30:00Z");
        check("Published January 31st, 2020 | 5 min read", "2020-01-31");
        check("Stand: 31. Januar 2020, 9:30 Uhr", "2020-01-31T09:30");
        check("31 de enero de 2020", "2020-01-31");
        check("Von Jo Bell am 31.01.2020 um 17:05", "2020-01-31T17:05");
        check("1/31/2020", "2020-01-31");
        check("2020年1月31日 9時", "2020-01-31");
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for text in ["", "yesterday", "5 min read", "31.02.2020", "1.2.3", "call 0800 2020 31", "May 2020", "é"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_hold_dates() {
        assert_eq!(in_address("https://a.example/2020/1/31/storm").as_deref(), Some("2020-01-31"));
        assert_eq!(in_address("https://a.example/news/20200131-storm").as_deref(), Some("2020-01-31"));
        assert_eq!(in_address("https://a.example/article/1234567"), None);
        assert_eq!(in_address("https://a.example/2020/13/31/storm"), None);
    }
}
