//! What a user looks for: any string is a query, and none can be taken for the language of the database.

use firsthand::text::search;

/// A query: everything in `all` is to be there, one of each group's phrases, and none of `none`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Groups of phrases, of each of which one is enough.
    pub(super) all: Vec<Vec<Phrase>>,
    /// Phrases that must not be there.
    pub(super) none: Vec<Phrase>,
}

/// Words that stand one after the other, as the index compares them.
pub(super) type Phrase = Vec<String>;

/// What stands in a query.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Phrase(&'a str),
    Not,
    Or,
}

impl Query {
    /// Reads a query as people write them: words that are all to be there, phrases between quotation marks, `OR` between
    /// two of which one is enough, `-` or `NOT` before what must not be there. Everything else is words; whatever has no
    /// letter and no digit is nothing.
    pub fn parse(written: &str) -> Self {
        let mut query = Self::default();
        let (mut not, mut or) = (false, false);
        for piece in pieces(written) {
            let words = match piece {
                Piece::Not => {
                    not = true;
                    continue;
                }
                Piece::Or => {
                    or = true;
                    continue;
                }
                Piece::Phrase(words) => words,
            };
            let phrase: Phrase = search::words(words).into_iter().map(|(_, word)| word).collect();
            if phrase.is_empty() {
                continue;
            }
            match query.all.last_mut() {
                _ if not => query.none.push(phrase),
                Some(group) if or => group.push(phrase),
                _ => query.all.push(vec![phrase]),
            }
            (not, or) = (false, false);
        }
        query
    }

    /// Whether nothing is looked for; what must not be there alone finds nothing.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The phrases that are looked for.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Phrase> {
        self.all.iter().flatten()
    }

    /// The query in the language of the index, with a name that is to be mentioned; `None` when nothing is looked for.
    pub(super) fn expression(&self, name: Option<&str>) -> Option<String> {
        let name: Option<Phrase> = name.map(|name| search::words(name).into_iter().map(|(_, word)| word).collect());
        let groups = self.all.iter().map(|group| {
            let any: Vec<String> = group.iter().map(quoted).collect();
            format!("({})", any.join(" OR "))
        });
        let mut all: Vec<String> = groups.map(|group| format!("{{title text}} : {group}")).collect();
        all.extend(name.map(|name| format!("names : {}", quoted(&name))));
        if all.is_empty() {
            return None;
        }
        let mut expression = format!("({})", all.join(" AND "));
        for phrase in &self.none {
            expression.push_str(&format!(" NOT {{title text}} : {}", quoted(phrase)));
        }
        Some(expression)
    }
}

/// A phrase as a string of the index's language. Its words are letters and digits alone, so nothing in them ends it.
fn quoted(phrase: &Phrase) -> String {
    format!("\"{}\"", phrase.join(" "))
}

/// Cuts a query at white space and quotation marks; an open mark holds to the end.
fn pieces(written: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = written.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_end = |c: char| c.is_whitespace() || is_mark(c);
        if is_mark(first) {
            rest = &rest[first.len_utf8()..];
            let end = rest.find(is_mark).unwrap_or(rest.len());
            pieces.push(Piece::Phrase(&rest[..end]));
            rest = rest[end..].trim_start_matches(is_mark);
        } else if let Some(after) = rest.strip_prefix('-').filter(|after| !after.starts_with(char::is_whitespace)) {
            pieces.push(Piece::Not);
            rest = after;
        } else {
            let end = rest.find(is_end).unwrap_or(rest.len());
            pieces.push(match &rest[..end] {
                "OR" | "|" => Piece::Or,
                "NOT" => Piece::Not,
                "AND" => Piece::Phrase(""),
                words => Piece::Phrase(words),
            });
            rest = &rest[end..];
        }
        rest = rest.trim_start();
    }
    pieces
}

const fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str) {
        assert_eq!(Query::parse(written).expression(None).unwrap_or_default(), expected, "{written:?}");
    }

    #[test]
    fn words_phrases_alternatives_and_exclusions() {
        check("ferry harbour", "({title text} : (\"ferri\") AND {title text} : (\"harbour\"))");
        check("\"Port Selwick\" -fire", "({title text} : (\"port selwick\")) NOT {title text} : \"fire\"");
        check("ferry OR boat crew", "({title text} : (\"ferri\" OR \"boat\") AND {title text} : (\"crew\"))");
        check("crew NOT “harbour wall”", "({title text} : (\"crew\")) NOT {title text} : \"harbour wall\"");
        check("e-mail AND fire", "({title text} : (\"e mail\") AND {title text} : (\"fire\"))");
    }

    #[test]
    fn nothing_in_a_query_is_the_language_of_the_index() {
        check("names:x) OR \"", "({title text} : (\"name x\"))");
        check(
            "NEAR(a b, 2) ^c* {d}",
            "({title text} : (\"near a\") AND {title text} : (\"b\") AND {title text} : (\"2\") AND {title text} : (\"c\") AND {title text} : (\"d\"))",
        );
        for nothing in ["", "\"", "\"\"", "- — *", "OR", "-fire", "NOT fire", "\0\u{1}'; --"] {
            check(nothing, "");
        }
    }
}
