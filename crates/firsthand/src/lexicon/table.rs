//! Tables of sorted lines, looked up by binary search over their bytes.
//!
//! A line is `key|rest`, or the key alone. Lines stand in the byte order of their keys; several lines may share one key. A look-up
//! begins with the first letters of the key, takes some few steps more and allocates nothing.

use std::borrow::Cow;
use std::sync::OnceLock;

/// A table of `key|rest` lines, each ended by a line feed.
pub(super) struct Table {
    lines: &'static str,
    /// For each beginning of a key where its lines start, made when the table is first asked.
    starts: OnceLock<Vec<u32>>,
}

/// Letters told apart at the beginning of a key, all that stands before `a` as one and all after `z` as another, and how
/// many are looked at.
const LETTERS: usize = 28;
const BEGINNING: usize = 3;

impl Table {
    pub(super) const fn new(lines: &'static str) -> Self {
        Self { lines, starts: OnceLock::new() }
    }

    /// The table as it is written.
    pub(super) const fn lines(&self) -> &'static str {
        self.lines
    }

    /// What follows the key on its first line, or `None` when no line has it.
    pub(super) fn find(&self, key: &str) -> Option<&'static str> {
        self.find_all(key).next()
    }

    /// What follows the key on each of its lines, in their order.
    pub(super) fn find_all<'k>(&self, key: &'k str) -> impl Iterator<Item = &'static str> + use<'k> {
        let start = self.first_at_or_after(key);
        let rows = self.lines.get(start..).unwrap_or_default().split('\n');
        rows.map_while(move |row| {
            let rest = row.strip_prefix(key)?;
            if rest.is_empty() && !key.is_empty() { Some(rest) } else { rest.strip_prefix('|') }
        })
    }

    /// Whether some line has this key.
    pub(super) fn contains(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Where the first line starts whose key is not less than `key`.
    fn first_at_or_after(&self, key: &str) -> usize {
        let bytes = self.lines.as_bytes();
        let starts = self.starts.get_or_init(|| starts(self.lines));
        let beginning = beginning(key.as_bytes());
        let start = |at: usize| starts.get(at).map_or(bytes.len(), |start| *start as usize);
        let (mut low, mut high) = (start(beginning), start(beginning + 1));
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle].iter().rposition(|&b| b == b'\n').map_or(low, |at| low + at + 1);
            let end = bytes[middle..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |at| middle + at);
            let line = &bytes[start..end];
            let line_key = line.iter().position(|&b| b == b'|').map_or(line, |at| &line[..at]);
            if line_key < key.as_bytes() {
                low = (end + 1).min(high);
            } else {
                high = start;
            }
        }
        low
    }
}

/// The number of a key's first letters; it never falls from one key to the next. What comes after another sign than a letter
/// is not looked at, for such signs are not told apart.
fn beginning(key: &[u8]) -> usize {
    let mut number = 0;
    let mut ended = None;
    for at in 0..BEGINNING {
        let letter = match ended {
            Some(last) => last,
            None => match key.get(at) {
                Some(letter @ b'a'..=b'z') => usize::from(letter - b'a') + 1,
                Some(sign) if *sign > b'z' => *ended.insert(LETTERS - 1),
                _ => *ended.insert(0),
            },
        };
        number = number * LETTERS + letter;
    }
    number
}

/// Where the lines start whose keys begin so or later, for each beginning and one past the last.
fn starts(lines: &str) -> Vec<u32> {
    let mut starts = Vec::with_capacity(LETTERS.pow(BEGINNING as u32) + 1);
    let mut at = 0u32;
    for line in lines.split_inclusive('\n') {
        let key = line.split(['|', '\n']).next().unwrap_or_default();
        let beginning = beginning(key.as_bytes());
        if starts.len() <= beginning {
            starts.resize(beginning + 1, at);
        }
        at += line.len() as u32;
    }
    starts.resize(LETTERS.pow(BEGINNING as u32) + 1, at);
    starts
}

/// The word in lower case, without copying one that is so already.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SMALL: Table = Table::new("a|1\nab|2\nab|3\nabc|\nb-c|4\nbc|5\n");

    #[test]
    fn every_table_is_sorted_by_key() {
        let tables = [
            include_str!("../../data/words.txt"),
            include_str!("../../data/irregular.txt"),
            include_str!("../../data/rarity.txt"),
            include_str!("../../data/places.txt"),
            include_str!("../../data/countries.txt"),
            include_str!("../../data/demonyms.txt"),
            include_str!("../../data/first_names.txt"),
            include_str!("../../data/surnames.txt"),
            include_str!("../../data/nicknames.txt"),
        ];
        let key = |line: &'static str| line.split('|').next().unwrap_or_default();
        for table in tables {
            let wrong = table.lines().zip(table.lines().skip(1)).find(|(a, b)| key(a) > key(b));
            assert_eq!(wrong, None);
        }
    }

    #[test]
    fn beginnings_never_fall_from_key_to_key() {
        let keys = ["", "'s", "a", "a b", "a-z", "a1b", "ab", "abc", "abd", "aé", "b", "zz", "é", "éa"];
        let numbers: Vec<usize> = keys.iter().map(|key| beginning(key.as_bytes())).collect();
        assert!(numbers.is_sorted(), "{numbers:?}");
        assert!(keys.is_sorted());
    }

    #[test]
    fn every_key_of_a_table_is_found() {
        static PLACES: Table = Table::new(include_str!("../../data/places.txt"));
        let missing = PLACES.lines.lines().find(|line| !PLACES.contains(line.split('|').next().unwrap_or_default()));
        assert_eq!(missing, None);
    }

    #[test]
    fn finds_every_line_of_a_key() {
        let check = |key: &str, expected: &[&str]| {
            assert_eq!(SMALL.find_all(key).collect::<Vec<_>>(), expected, "{key}");
        };
        check("a", &["1"]);
        check("ab", &["2", "3"]);
        check("abc", &[""]);
        check("b-c", &["4"]);
        check("bc", &["5"]);
        check("", &[]);
        check("b", &[]);
        check("zz", &[]);
        check("ab|2", &[]);
    }
}
