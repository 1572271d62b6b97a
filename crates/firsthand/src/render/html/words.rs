//! Numbers, dates and certainties in plain English.

use crate::account::{EdgeKind, Precision, Status, Touch};
use crate::annotate::{Certainty, NameKind, QuoteKind};
use crate::read::{Article, PublishedFrom};

pub use crate::render::words::{count, done, later, list as listed, one_line};

/// A share or confidence from 0 to 1 as a percentage that does not break at the line's end.
pub fn percent(share: f64) -> String {
    crate::render::words::percent(share).replace(' ', "\u{a0}")
}

/// A confidence from 0 to 1 in words.
pub fn sure(confidence: f64) -> &'static str {
    match confidence {
        c if c >= 0.95 => "almost certain",
        c if c >= 0.75 => "likely",
        c if c >= 0.5 => "more likely than not",
        _ => "unsure",
    }
}

/// How sure a finding is, where it needs saying: what the words say outright is not remarked on.
pub const fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Certain => None,
        Certainty::Likely => Some("likely"),
        Certainty::Unsure => Some("unsure"),
    }
}

/// The letter that stands for an origin: A to Z, then AA, AB and so on.
pub fn letter(origin: usize) -> String {
    let digit = char::from(b'A' + u8::try_from(origin % 26).unwrap_or(0));
    if origin < 26 { digit.to_string() } else { format!("{}{digit}", letter(origin / 26 - 1)) }
}

/// When an article was published, as a `time` element, and where the date came from; nothing when it is not known.
pub fn published(article: &Article) -> Option<String> {
    let published = article.published.as_ref()?;
    let value = &published.moment.value;
    let words = moment(value);
    let from = match published.from {
        PublishedFrom::Metadata => "",
        PublishedFrom::Option => " <small>(date given by hand)</small>",
        PublishedFrom::Text => " <small>(date read from the text)</small>",
    };
    Some(format!("<time datetime=\"{}\">{}</time>{from}", super::escape::text(value), super::escape::text(&words)))
}

/// The same on one short line: "14 Mar 2024, 06:30".
pub fn published_short(article: &Article) -> Option<String> {
    let value = &article.published.as_ref()?.moment.value;
    let long = moment(value.get(..16).unwrap_or(value));
    let name = MONTHS.iter().find(|month| long.contains(**month));
    Some(name.map_or_else(|| long.clone(), |name| long.replace(name, &name[..3])))
}

/// An ISO 8601 date, or date and time, in words: "14 March 2024, 06:30". What is no such date stays as it is.
pub fn moment(value: &str) -> String {
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    let mut parts = day.splitn(3, '-');
    let (year, month, date) = (parts.next().unwrap_or(day), parts.next(), parts.next());
    let name = month.and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let numeric = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !numeric(year) || (month.is_some() && name.is_none()) || !date.is_none_or(numeric) {
        return value.to_owned();
    }
    let date = date.map(|date| format!("{} ", date.trim_start_matches('0'))).unwrap_or_default();
    let month = name.map(|name| format!("{name} ")).unwrap_or_default();
    let clock = if clock.is_empty() { String::new() } else { format!(", {}", clock.get(..5).unwrap_or(clock)) };
    format!("{date}{month}{year}{clock}")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How precisely a time is known, where that is less than a day.
pub const fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Year => "some time in that year",
        Precision::Month => "some time in that month",
        Precision::Day | Precision::Time => "",
    }
}

/// What one report did with another's matter, after "report 3 ...".
pub const fn derivation(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Copy => "carries",
        EdgeKind::Edit => "edits",
        EdgeKind::Rewrite => "rewrites",
        EdgeKind::Translation => "translates",
        EdgeKind::Credit => "credits",
    }
}

/// The noun for a derivation.
pub const fn derivation_noun(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Copy => "Copy",
        EdgeKind::Edit => "Edited copy",
        EdgeKind::Rewrite => "Rewritten",
        EdgeKind::Translation => "Translated",
        EdgeKind::Credit => "Told with credit",
    }
}

/// What joins that noun to the source.
pub const fn derivation_of(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Copy | EdgeKind::Edit => "of",
        EdgeKind::Rewrite | EdgeKind::Translation => "from",
        EdgeKind::Credit => "to",
    }
}

/// "2 figures", "1 name": how many changes touch such words.
pub fn touched(touch: Touch, number: usize) -> String {
    count(number, if touch == Touch::Modality { "degree of certainty" } else { self::touch(touch) })
        .replace("degree of certaintys", "degrees of certainty")
}

/// What a change touches.
pub const fn touch(touch: Touch) -> &'static str {
    match touch {
        Touch::Figure => "figure",
        Touch::Name => "name",
        Touch::Date => "date",
        Touch::Negation => "negation",
        Touch::Quote => "quote",
        Touch::Modality => "certainty of the claim",
    }
}

/// How the readings of a point stand to one another.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Contested => "Contested",
        Status::Revised => "Revised",
        Status::Agreed => "Agreed",
        Status::Single => "One origin only",
    }
}

/// How words are quoted.
pub const fn quote(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "in quotation marks",
        QuoteKind::Indirect => "reported, not in quotation marks",
        QuoteKind::Mixed => "partly in quotation marks",
    }
}

/// The heading over names of a kind.
pub const fn names(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "People",
        NameKind::Organization => "Organisations",
        NameKind::Place => "Places",
        NameKind::Event => "Events",
        NameKind::Other => "Other names",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_as_people_write_them() {
        assert_eq!(moment("2024-03-14T06:30"), "14 March 2024, 06:30");
        assert_eq!(moment("2024-03-04"), "4 March 2024");
        assert_eq!(moment("2024-03"), "March 2024");
        assert_eq!(moment("1968"), "1968");
        for odd in ["", "2020-W33", "XXXX-08-09", "2024-13-01", "2024-00-01", "P26Y", "<b>"] {
            assert_eq!(moment(odd), odd);
        }
    }

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(letter).collect();
        assert_eq!(letters, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
