//! How findings are put into words, and the fixed names of the machine output.

use crate::account::{ChangeKind, EdgeKind, Point, PointKind, Precision, ReuseKind, Status, Touch};
use crate::annotate::{Anchor, Certainty, CreditKind, DateKind, Modifier, NameKind, QuoteKind, Trend};
use crate::check::{Answer, Detail};
use crate::read::{Article, Edit, Published, PublishedFrom, Version};
use crate::text::BlockKind;

/// Gives each case its fixed name in the machine output.
macro_rules! names {
    ($($kind:ty { $($case:ident = $name:literal),+ $(,)? })+) => {$(
        impl $kind {
            /// The fixed name in the machine output.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$case => $name),+ }
            }

            /// The case of this name in the machine output.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$case),)+ _ => None }
            }
        }
    )+};
}

names! {
    BlockKind { Title = "title", Paragraph = "paragraph", Heading = "heading", Caption = "caption",
        Credit = "credit", Related = "related", List = "list", Quote = "quote" }
    PublishedFrom { Metadata = "metadata", Option = "option", Text = "text" }
    Certainty { Unsure = "unsure", Likely = "likely", Certain = "certain" }
    CreditKind { Agency = "agency", Outlet = "outlet", Person = "person", Document = "document",
        Broadcast = "broadcast" }
    QuoteKind { Direct = "direct", Indirect = "indirect", Mixed = "mixed" }
    Modifier { Exact = "exact", About = "about", AtLeast = "at_least", MoreThan = "more_than", AtMost = "at_most",
        LessThan = "less_than", UpTo = "up_to", Range = "range", Vague = "vague" }
    Trend { Up = "up", Down = "down" }
    DateKind { Date = "DATE", Time = "TIME", Duration = "DURATION", Set = "SET" }
    Anchor { Publication = "publication", Text = "text", None = "none" }
    NameKind { Person = "person", Organization = "organization", Place = "place", Event = "event", Other = "other" }
    ReuseKind { Verbatim = "verbatim", Edited = "edited", Rewritten = "rewritten", Translated = "translated" }
    ChangeKind { Replaced = "replaced", Added = "added", Dropped = "dropped" }
    Touch { Figure = "figure", Name = "name", Date = "date", Negation = "negation", Quote = "quote",
        Modality = "modality" }
    EdgeKind { Copy = "copy", Edit = "edit", Rewrite = "rewrite", Translation = "translation", Credit = "credit" }
    PointKind { Figure = "figure", Quote = "quote", Statement = "statement" }
    Status { Contested = "contested", Revised = "revised", Agreed = "agreed", Single = "single" }
    Answer { Stated = "stated", Contradicted = "contradicted", Disputed = "disputed", Unmentioned = "unmentioned" }
    Detail { Figure = "figure", Negation = "negation", Actor = "actor", Date = "date", Place = "place",
        Other = "other" }
    Precision { Year = "year", Month = "month", Day = "day", Time = "time" }
}

impl Point {
    /// The origins of all its readings together, ascending, without repeats.
    pub fn origins(&self) -> Vec<usize> {
        let mut origins: Vec<usize> = self.readings.iter().flat_map(|reading| reading.origins.clone()).collect();
        origins.sort_unstable();
        origins.dedup();
        origins
    }
}

/// The earlier versions of an article, each with the text of the next one.
pub fn versions(article: &Article) -> impl Iterator<Item = (&Version, &str)> {
    let later = article.versions.iter().skip(1).map(|version| version.text.as_str()).chain([article.text.as_str()]);
    article.versions.iter().zip(later)
}

/// What to call a version: when it was changed or published, or where it was read from.
pub fn version(version: &Version) -> String {
    let published = || version.published.as_ref().map(|published| &published.moment);
    let moment = version.modified.as_ref().or_else(published);
    moment.map_or_else(|| version.input.clone(), |moment| moment.value.replace('T', " "))
}

/// The width to which each side of a change is cut, in characters.
const EDIT: usize = 60;

/// A change to the next version on one line: “two” became “three”; “Nobody was hurt.” added; “he said” dropped.
pub fn edit(version: &Version, next: &str, edit: Edit) -> String {
    let quoted = |span: crate::span::Span, text: &str| format!("“{}”", clipped(&one_line(span.of(text)), EDIT));
    match (edit.before.map(|span| quoted(span, &version.text)), edit.after.map(|span| quoted(span, next))) {
        (Some(before), Some(after)) => format!("{before} became {after};"),
        (Some(before), None) => format!("{before} dropped;"),
        (None, Some(after)) => format!("{after} added;"),
        (None, None) => String::new(),
    }
}

/// What every answer to a claim says of itself.
pub const REPORTING: &str = "This is what the articles report; whether it is true they cannot settle.";

/// The words on one line: every stretch of white space becomes one space.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "1 report", "2 reports".
pub fn count(number: usize, singular: &str) -> String {
    if number == 1 { format!("1 {singular}") } else { format!("{number} {singular}s") }
}

/// "a", "a and b", "a, b and c".
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", head.join(", "), last.as_ref())
        }
    }
}

/// A list that names the first dozen of very many.
pub fn long_list<T: AsRef<str>>(items: &[T]) -> String {
    if items.len() <= LONG {
        return list(items);
    }
    let mut named: Vec<String> = items.iter().take(NAMED).map(|item| item.as_ref().to_owned()).collect();
    named.push(format!("{} more", items.len() - NAMED));
    list(&named)
}

/// Up to so many items a list names all of them, of more it names so many.
const LONG: usize = 60;
const NAMED: usize = 12;

/// 0.874 as "87 %"; a share that is not quite all or nothing is never shown as 100 or 0.
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    let shown = if share < 1.0 { rounded.min(99.0) } else { rounded };
    let shown = if share > 0.0 { shown.max(1.0) } else { shown };
    format!("{shown:.0} %")
}

/// A figure's bounds as a reader writes them: "50,000", "more than 6,700", "60 to 70".
pub fn bounds(low: Option<f64>, high: Option<f64>) -> Option<String> {
    match (low, high) {
        (Some(low), Some(high)) if low == high => Some(number(low)),
        (Some(low), Some(high)) => Some(format!("{} to {}", number(low), number(high))),
        (Some(low), None) => Some(format!("{} or more", number(low))),
        (None, Some(high)) => Some(format!("up to {}", number(high))),
        (None, None) => None,
    }
}

/// A number with thousands separators: 6700 is "6,700", 1.5 is "1.5".
pub fn number(value: f64) -> String {
    if value.fract() != 0.0 || value.abs() >= 9e15 {
        return value.to_string();
    }
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0.0 { format!("-{grouped}") } else { grouped }
}

/// What was done with the matter, in a word beside the line of a drawing.
pub const fn done(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Copy => "copied",
        EdgeKind::Edit => "edited",
        EdgeKind::Rewrite => "rewritten",
        EdgeKind::Translation => "translated",
        EdgeKind::Credit => "credited",
    }
}

/// How long after `first` something was published: "1 h 35 min later", "3 days later"; nothing where it was before.
pub fn later(first: &Published, second: &Published) -> Option<String> {
    let days = (second.moment.day - first.moment.day).get_days();
    let (Some(from), Some(to)) = (first.moment.time, second.moment.time) else {
        return match days {
            0 => Some("same day".to_owned()),
            1 => Some("1 day later".to_owned()),
            n if n > 1 => Some(format!("{n} days later")),
            _ => None,
        };
    };
    let minutes = from.duration_until(to).as_mins();
    match minutes {
        m if m < 0 => None,
        0 => Some("at the same time".to_owned()),
        m if m < 60 => Some(format!("{m} min later")),
        m if m < 48 * 60 && m % 60 == 0 => Some(format!("{} h later", m / 60)),
        m if m < 48 * 60 => Some(format!("{} h {} min later", m / 60, m % 60)),
        m => Some(format!("{} days later", m / (24 * 60))),
    }
}

/// The words cut to at most `width` characters at a word's end, with an ellipsis where something was cut.
pub fn clipped(words: &str, width: usize) -> String {
    let words = one_line(words);
    if words.chars().count() <= width {
        return words;
    }
    let head: String = words.chars().take(width.saturating_sub(1)).collect();
    let cut = head.rfind(' ').filter(|cut| *cut > head.len() / 2).unwrap_or(head.len());
    format!("{}…", head[..cut].trim_end_matches([',', ';', ':', ' ']))
}

/// A heading with how many origins stand behind what follows: "Stated (2 origins)".
pub fn with_origins(heading: &str, origins: usize) -> String {
    match origins {
        0 => format!("{heading} (origin unknown)"),
        origins => format!("{heading} ({})", count(origins, "origin")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_a_reader_writes_them() {
        assert_eq!(number(6700.0), "6,700");
        assert_eq!(number(100.0), "100");
        assert_eq!(number(-1_234_567.0), "-1,234,567");
        assert_eq!(number(1.5), "1.5");
        assert_eq!(bounds(Some(60.0), Some(70.0)).as_deref(), Some("60 to 70"));
    }

    #[test]
    fn what_came_later_is_told_as_people_tell_it() {
        let at = |value: &str| {
            let moment = crate::read::Moment::parse(value).unwrap();
            Published { moment, from: PublishedFrom::Metadata }
        };
        let check = |first: &str, second: &str, expected: Option<&str>| {
            assert_eq!(later(&at(first), &at(second)).as_deref(), expected);
        };
        check("2024-03-14T06:30", "2024-03-14T08:05", Some("1 h 35 min later"));
        check("2024-03-14T06:30", "2024-03-14T09:30", Some("3 h later"));
        check("2024-03-14T06:30", "2024-03-14T06:30", Some("at the same time"));
        check("2024-03-14T06:30", "2024-03-20T06:30", Some("6 days later"));
        check("2024-03-14", "2024-03-15T10:00", Some("1 day later"));
        check("2024-03-14T06:30", "2024-03-14", Some("same day"));
        check("2024-03-14T06:30", "2024-03-14T05:00", None);
    }

    #[test]
    fn lists_and_counts() {
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(long_list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(long_list(&["a"; 100]), "a, a, a, a, a, a, a, a, a, a, a, a and 88 more");
        assert_eq!(count(1, "report"), "1 report");
        assert_eq!(count(0, "report"), "0 reports");
    }

    #[test]
    fn a_share_is_never_rounded_to_all_or_nothing() {
        assert_eq!(percent(0.999), "99 %");
        assert_eq!(percent(0.001), "1 %");
        assert_eq!(percent(1.0), "100 %");
    }

    #[test]
    fn clipping_keeps_whole_words() {
        assert_eq!(clipped("the quick  brown fox", 12), "the quick…");
        assert_eq!(clipped("ééééé", 3), "éé…");
    }
}
