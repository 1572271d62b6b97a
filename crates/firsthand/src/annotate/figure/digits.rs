//! Numbers in digits: `6,700`, `1.2`, `10 000`, `3½`, and the letters that may be glued to them (`5km`, `140m`, `10s`).

/// A number read from the head of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    /// Its value.
    pub value: f64,
    /// Its length in bytes.
    pub len: usize,
    /// Whether it is written without separator or fraction: what a year or an age looks like.
    pub bare: bool,
}

/// Reads the number at the head of `text`. `None` where no digit stands, for a version ("1.2.3") and for a code with
/// a leading nought ("007").
pub(super) fn read(text: &str) -> Option<Digits> {
    let whole = run(text);
    if whole == 0 {
        return part_only(text);
    }
    let mut written = text[..whole].to_owned();
    let mut len = whole;
    while let Some(group) = group(text, len, whole) {
        written.push_str(&text[len + group..len + group + 3]);
        len += group + 3;
    }
    let grouped = len > whole;
    if !grouped && let Some(indian) = indian(text) {
        return Some(indian);
    }
    let coded = !grouped && whole > 1 && text.starts_with('0');
    let decimals = decimals(text, len, grouped);
    if let Some((count, mark)) = decimals {
        written.push('.');
        written.push_str(&text[len + mark..len + mark + count]);
        len += mark + count;
    }
    let rest = &text[len..];
    let goes_on = rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if coded && decimals.is_none() || goes_on {
        return None;
    }
    let mut value: f64 = written.parse().ok()?;
    let vulgar = rest.chars().next().and_then(vulgar_fraction);
    if let Some(part) = vulgar {
        value += part;
        len += rest.chars().next().map_or(0, char::len_utf8);
    }
    Some(Digits { value, len, bare: !grouped && decimals.is_none() && vulgar.is_none() })
}

/// ".001": decimals without the nought before them.
fn part_only(text: &str) -> Option<Digits> {
    let count = run(text.strip_prefix('.')?);
    let rest = text.get(1 + count..)?;
    let goes_on = rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let value = format!("0{}", text.get(..=count)?).parse().ok().filter(|_| count > 0 && !goes_on)?;
    Some(Digits { value, len: 1 + count, bare: false })
}

/// The number of ASCII digits at the head.
fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of the separator at `at`, if a group of exactly three digits follows it.
fn group(text: &str, at: usize, first: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let separator = rest.chars().next()?;
    let after = &rest[separator.len_utf8()..];
    let three = run(after) == 3 && first <= 3;
    let fits = match separator {
        ',' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '’' | '\'' => true,
        // Over a common space: "100 000", and "6 200 inhabitants", as continental writers group; a lower-case noun must
        // follow, for "June 5 200 Metres Final" are two numbers.
        ' ' => {
            let noun = |rest: &str| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
            after.starts_with("000") || !text.starts_with('0') && after.get(3..).is_some_and(noun)
        }
        // "1.200.000": only with a second group, for "1.200" is a decimal.
        '.' => at > first || after.get(3..).is_some_and(|next| next.starts_with('.') && run(&next[1..]) == 3),
        _ => false,
    };
    (three && fits).then_some(separator.len_utf8())
}

/// "1,00,000": groups of two before the last three.
fn indian(text: &str) -> Option<Digits> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(text.len());
    let written = text[..end].trim_end_matches(',');
    let groups: Vec<&str> = written.split(',').collect();
    let (last, inner) = groups.split_last()?;
    let (first, middle) = inner.split_first()?;
    let fits = last.len() == 3 && first.len() <= 2 && !middle.is_empty() && middle.iter().all(|group| group.len() == 2);
    let value = written.replace(',', "").parse().ok()?;
    fits.then_some(Digits { value, len: written.len(), bare: false })
}

/// The number of decimals and the length of the mark before them.
fn decimals(text: &str, at: usize, grouped: bool) -> Option<(usize, usize)> {
    let rest = text.get(at..)?;
    let mark = rest.chars().next().filter(|c| matches!(c, '.' | ',' | '·'))?;
    let count = run(&rest[mark.len_utf8()..]);
    // A comma is a decimal mark only where it can be no separator: "1,5 million".
    let fits = count > 0 && (mark != ',' || !grouped && count <= 2);
    fits.then_some((count, mark.len_utf8()))
}

/// The value of a fraction that is one character.
pub(super) fn vulgar_fraction(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        '⅕' => 0.2,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(f64, &str)>) {
        let found = read(text).map(|digits| (digits.value, &text[..digits.len]));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn separators_and_decimals() {
        check("6,700 people", Some((6700.0, "6,700")));
        check("1,307,000.", Some((1_307_000.0, "1,307,000")));
        check("1.2 billion", Some((1.2, "1.2")));
        check("1,5 million", Some((1.5, "1,5")));
        check("100 000 people", Some((100_000.0, "100 000")));
        check("12\u{A0}500 homes", Some((12_500.0, "12\u{A0}500")));
        check("on", None);
        check(".", None);
        check(".05 per cent", Some((0.05, ".05")));
        check("3½ miles", Some((3.5, "3½")));
        check("1.200.000 homes", Some((1_200_000.0, "1.200.000")));
        check("1,00,000 homes", Some((100_000.0, "1,00,000")));
        check("0.6 per cent", Some((0.6, "0.6")));
    }

    #[test]
    fn codes_and_versions_are_no_numbers() {
        check("1.2.3 of it", None);
        check("007", None);
        check(".2.3 of it", None);
        check("02134", None);
    }
}
