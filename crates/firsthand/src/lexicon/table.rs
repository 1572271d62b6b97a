//! Tables of sorted lines, looked up by binary search over their bytes.
//!
//! A line is `key|rest`, or the key alone. Lines stand in the byte order of their keys; several lines may share one key. A look-up
//! takes about as many steps as the table has bits in its length and allocates nothing.

use std::borrow::Cow;

/// A table of `key|rest` lines, each ended by a line feed.
#[derive(Clone, Copy)]
pub(super) struct Table(pub(super) &'static str);

impl Table {
    /// What follows the key on its first line, or `None` when no line has it.
    pub(super) fn find(self, key: &str) -> Option<&'static str> {
        self.find_all(key).next()
    }

    /// What follows the key on each of its lines, in their order.
    pub(super) fn find_all<'k>(self, key: &'k str) -> impl Iterator<Item = &'static str> + use<'k> {
        let start = self.first_at_or_after(key);
        let rows = self.0.get(start..).unwrap_or_default().split('\n');
        rows.map_while(move |row| {
            let rest = row.strip_prefix(key)?;
            if rest.is_empty() && !key.is_empty() { Some(rest) } else { rest.strip_prefix('|') }
        })
    }

    /// Whether some line has this key.
    pub(super) fn contains(self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Where the first line starts whose key is not less than `key`.
    fn first_at_or_after(self, key: &str) -> usize {
        let bytes = self.0.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
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

/// The word in lower case, without copying one that is so already.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Table = Table("a|1\nab|2\nab|3\nabc|\nb-c|4\nbc|5\n");

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
