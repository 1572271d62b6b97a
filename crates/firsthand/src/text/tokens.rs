//! Words, numbers, marks and links.
//!
//! A hyphenated word is several tokens ("37-year-old" is `37` `-` `year` `-` `old`), a possessive two (`Putin` `'s`),
//! a number one with its separators (`6,700`, `1.2`), an abbreviation one with its stops (`U.S.`, `Mr.`), a link one.

use super::fold::{self, is_invisible};
use crate::span::Span;

/// The smallest piece of text that a rule looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What rules compare: lower case, apostrophes straightened, without invisible characters and disguises.
    pub norm: String,
    /// The Snowball stem of a word; the normalised form of anything else.
    pub stem: String,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes inside and the stops of an abbreviation.
    Word,
    /// Begins with a digit: "6,700", "1.2", "20th", "10s".
    Number,
    /// A punctuation mark; a run of stops is one token.
    Mark,
    /// A currency or other sign: "$", "%", "&".
    Sign,
    /// A web address, mail address, handle or hashtag.
    Link,
}

impl Token {
    /// The token as written.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    /// Whether it is a word or a number.
    pub const fn is_wordlike(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// Whether it is a word.
    pub const fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word)
    }

    /// Whether it is a word that begins with a capital letter.
    pub fn is_capitalised(&self, text: &str) -> bool {
        self.is_word() && self.of(text).starts_with(char::is_uppercase)
    }

    /// Whether it is exactly this mark or word, normalised.
    pub fn is(&self, norm: &str) -> bool {
        self.norm == norm
    }

    /// Whether it is a double quotation mark of any style, or a doubled single one.
    pub fn is_double_quote(&self) -> bool {
        matches!(self.norm.as_str(), "\"" | "“" | "”" | "„" | "«" | "»" | "''" | "``")
    }

    /// Whether it is a single quotation mark of any style.
    pub fn is_single_quote(&self) -> bool {
        matches!(self.norm.as_str(), "'" | "‘" | "’" | "‚" | "‹" | "›" | "`")
    }

    /// Whether the next token follows without white space.
    pub const fn touches(&self, next: &Self) -> bool {
        self.span.end == next.span.start
    }
}

/// Abbreviations that keep their stop. The part before the stop, lower case.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "apr", "approx", "assn", "aug", "ave", "bros", "brig", "capt", "cmdr", "co", "col", "corp", "cpl",
    "dec", "dept", "det", "dr", "est", "etc", "feb", "fig", "fr", "gen", "gov", "hon", "inc", "insp", "jan", "jr",
    "lt", "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "pres", "prof", "rep", "reps",
    "rev", "sen", "sens", "sept", "sep", "sgt", "sr", "st", "supt", "vs", "wg",
];

/// Abbreviations that are words as well: they keep the stop only before a number.
const BEFORE_NUMBERS: &[&str] = &["no", "nos", "fig", "est", "mar"];

/// The tokens of the stretches `runs` of `text`, in order, each word with what `stem` makes of it.
pub(super) fn of(text: &str, runs: &[Span], stem: fn(&str) -> String) -> Vec<Token> {
    let mut tokens = Vec::new();
    for run in runs {
        let mut at = run.start;
        while at < run.end {
            let rest = &text[at..run.end];
            let Some(c) = rest.chars().next() else { break };
            if c.is_whitespace() || is_invisible(c) {
                at += c.len_utf8();
                continue;
            }
            let before = text[..at].chars().next_back();
            let (length, kind) = next(rest, before);
            tokens.push(token(text, Span::new(at, at + length), kind, stem));
            at += length;
        }
    }
    tokens
}

fn token(text: &str, span: Span, kind: TokenKind, stem: fn(&str) -> String) -> Token {
    let norm = norm(span.of(text), kind);
    let stem = if kind == TokenKind::Word { stem(&norm) } else { norm.clone() };
    Token { span, kind, norm, stem }
}

/// What a token is compared as; a single mark that may be a quotation mark stays as it is.
fn norm(written: &str, kind: TokenKind) -> String {
    if kind == TokenKind::Mark {
        return written.to_lowercase();
    }
    fold::folded(written)
}

/// The length and kind of the token at the head of `rest`, which is not empty and begins with no white space.
fn next(rest: &str, before: Option<char>) -> (usize, TokenKind) {
    let c = rest.chars().next().unwrap_or(' ');
    if let Some(length) = link(rest, before) {
        (length, TokenKind::Link)
    } else if c.is_numeric() && c.is_alphanumeric() {
        (number(rest), TokenKind::Number)
    } else if c.is_alphabetic() {
        (word(rest), TokenKind::Word)
    } else if let Some(length) = possessive(rest, before) {
        (length, TokenKind::Word)
    } else if is_sign(c) {
        (c.len_utf8(), TokenKind::Sign)
    } else {
        (mark(rest), TokenKind::Mark)
    }
}

fn link(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    if !rest.starts_with(|c: char| c.is_ascii()) {
        return None;
    }
    // Only what a link begins with is looked at first: a text without spaces would be read to its end for each word.
    let end = (LINK_HEAD..rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
    let head = &rest[..end];
    // A handle or a tag ends within the head or is none.
    let tagged = rest.starts_with(['@', '#']);
    if !tagged && !is_link(until_space(head)) {
        return None;
    }
    let whole = until_space(if tagged { head } else { rest });
    let mut chars = whole.chars();
    let tag = matches!(chars.next(), Some('@' | '#')) && chars.next().is_some_and(|c| c.is_alphanumeric() || c == '_');
    if tag {
        let name = whole[1..].find(|c: char| !(c.is_alphanumeric() || c == '_'));
        return Some(1 + name.unwrap_or(whole.len() - 1));
    }
    is_link(whole).then_some(whole.len())
}

/// How much of a link tells that it is one, in bytes: no host name is as long (RFC 1035 allows 255).
const LINK_HEAD: usize = 300;

/// What stands before the next white space or mark that no link holds, without the marks that end a sentence.
fn until_space(rest: &str) -> &str {
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '|'));
    let whole = &rest[..end.unwrap_or(rest.len())];
    whole.trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?', '’', '\'', '…'])
}

fn is_link(whole: &str) -> bool {
    starts_with_ignore_case(whole, "http://")
        || starts_with_ignore_case(whole, "https://")
        || starts_with_ignore_case(whole, "www.")
        || is_mail(whole)
        || is_domain(whole)
}

fn starts_with_ignore_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

fn is_mail(text: &str) -> bool {
    let name = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+".contains(c));
    text.split_once('@').is_some_and(|(user, host)| name(user) && name(host) && host.contains('.'))
}

/// "example.com/page", "bbc.co.uk": lower-case labels, the last a common top-level domain.
fn is_domain(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or(text);
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    matches!(
        top,
        "com" | "org" | "net" | "gov" | "edu" | "info" | "uk" | "de" | "ru" | "by" | "ua" | "eu" | "io" | "tv"
    ) && !labels.is_empty()
        && labels.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
        && labels.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Digits with their separators, then any letters that touch: "6,700", "1.2", "10s", "20th", "5k".
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let separates = matches!(c, ',' | '.')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
            && bytes.get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_digit);
        if !(c.is_alphanumeric() || separates) {
            break;
        }
        end = at + c.len_utf8();
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Letters and digits, apostrophes between letters, and the stops of an abbreviation; a possessive `'s` is left off.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inner_apostrophe = matches!(c, '\'' | '’' | 'ʼ') && next.is_some_and(char::is_alphabetic);
        if inner_apostrophe && is_possessive(&rest[at..]) {
            break;
        }
        let hidden = is_invisible(c) && next.is_some_and(|next| next.is_alphanumeric() || is_invisible(next));
        if !(c.is_alphanumeric() || is_accent(c) || hidden || inner_apostrophe) {
            break;
        }
        end = at + c.len_utf8();
    }
    end + stops(rest, end)
}

/// Combining accents.
const fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// The further length of an abbreviation whose first part ends at `end`: "U" + ".S.", "Mr" + ".".
fn stops(rest: &str, end: usize) -> usize {
    let head = &rest[..end];
    let after = &rest[end..];
    if !after.starts_with('.') {
        return 0;
    }
    if head.chars().count() == 1 {
        return initials(after);
    }
    let lower = head.to_lowercase();
    let number_follows = after[1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
    let keeps = ABBREVIATIONS.contains(&lower.as_str())
        && (number_follows || !BEFORE_NUMBERS.contains(&lower.as_str()))
        || number_follows && BEFORE_NUMBERS.contains(&lower.as_str());
    usize::from(keeps && after[1..].starts_with(|c: char| c.is_whitespace() || ",;:)".contains(c)))
}

/// The length of ".S." after a first letter; an initial alone keeps its one stop.
fn initials(after: &str) -> usize {
    let bytes = after.as_bytes();
    let mut end = 1;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 1) == Some(&b'.') {
        end += 2;
    }
    // "U.S" at the end of a clause may lack its last stop.
    let open = bytes.get(end).is_some_and(u8::is_ascii_uppercase)
        && !bytes.get(end + 1).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    if open { end + 1 } else { end }
}

fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn possessive(rest: &str, before: Option<char>) -> Option<usize> {
    let apostrophe = rest.chars().next().filter(|c| matches!(c, '\'' | '’' | 'ʼ'))?;
    let touches = before.is_some_and(char::is_alphanumeric) || before == Some('.');
    // "Lund 's": taken apart by a program; nothing that is quoted begins with a lone "s".
    let parted = before == Some(' ') && rest.get(apostrophe.len_utf8()..).is_some_and(|tail| tail.starts_with("s "));
    ((touches || parted) && is_possessive(rest)).then_some(apostrophe.len_utf8() + 1)
}

const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '€'
            | '£'
            | '¥'
            | '₹'
            | '₽'
            | '₩'
            | '₴'
            | '₺'
            | '¢'
            | '%'
            | '‰'
            | '&'
            | '+'
            | '='
            | '<'
            | '>'
            | '°'
            | '§'
            | '©'
            | '®'
            | '™'
            | '^'
            | '~'
            | '±'
            | '×'
    )
}

/// One mark, but a run of stops, of dashes or of paired quotes together.
fn mark(rest: &str) -> usize {
    let c = rest.chars().next().unwrap_or(' ');
    let run = |set: &[char]| rest.find(|other: char| !set.contains(&other)).unwrap_or(rest.len());
    match c {
        '.' | '!' | '?' | '…' => run(&['.', '!', '?', '…']),
        '-' => run(&['-']),
        '\'' if rest.starts_with("''") => 2,
        '`' if rest.starts_with("``") => 2,
        '*' | '_' => run(&['*', '_']),
        _ => c.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    fn check(text: &str, expected: &[&str]) {
        let tokens = of(text, &[Span::new(0, text.len())], lexicon::stem);
        let found: Vec<&str> = tokens.iter().map(|token| token.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_numbers_and_marks() {
        check("Putin’s 37-year-old aide", &["Putin", "’s", "37", "-", "year", "-", "old", "aide"]);
        check("$1.2 billion, 6,700.", &["$", "1.2", "billion", ",", "6,700", "."]);
        check("10s of 80%", &["10s", "of", "80", "%"]);
        check("don't “We … are”", &["don't", "“", "We", "…", "are", "”"]);
        check("the workers' rights", &["the", "workers", "'", "rights"]);
        check("wait... no?!", &["wait", "...", "no", "?!"]);
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        check("Mr. J. Smith of the U.S. Army", &["Mr.", "J.", "Smith", "of", "the", "U.S.", "Army"]);
        check("at 9 a.m. on Aug. 9", &["at", "9", "a.m.", "on", "Aug.", "9"]);
        check("He said no. Then left.", &["He", "said", "no", ".", "Then", "left", "."]);
        check("No. 5", &["No.", "5"]);
        check("the U.S.'s", &["the", "U.S.", "'s"]);
    }

    #[test]
    fn links_are_one_token() {
        check("see https://a.example/b?c=1.", &["see", "https://a.example/b?c=1", "."]);
        check("@jo_b at jo@b.org #rain!", &["@jo_b", "at", "jo@b.org", "#rain", "!"]);
        check("themoscowtimes.com says", &["themoscowtimes.com", "says"]);
    }

    #[test]
    fn spans_step_over_what_is_between_runs() {
        let text = "**Rain** fell";
        let tokens = of(text, &[Span::new(2, 6), Span::new(8, 13)], lexicon::stem);
        assert_eq!(tokens.iter().map(|token| token.of(text)).collect::<Vec<_>>(), ["Rain", "fell"]);
    }
}
