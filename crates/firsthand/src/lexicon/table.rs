//! Tables of sorted lines, looked up by key.
//!
//! A line is `key|rest`, or the key alone. Several lines may share one key and then follow one another. A table is indexed
//! when it is first asked; a look-up allocates nothing.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

/// A table of `key|rest` lines, each ended by a line feed.
pub(super) struct Table {
    lines: &'static str,
    /// Where the first line of each key starts.
    starts: OnceLock<HashMap<&'static str, u32, FixedState>>,
}

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
        let start = self.starts.get_or_init(|| starts(self.lines)).get(key).map(|start| *start as usize);
        let rows = start.and_then(|start| self.lines.get(start..)).unwrap_or_default().split('\n');
        rows.map_while(move |row| {
            let rest = row.strip_prefix(key)?;
            if rest.is_empty() && !key.is_empty() { Some(rest) } else { rest.strip_prefix('|') }
        })
    }

    /// Whether some line has this key.
    pub(super) fn contains(&self, key: &str) -> bool {
        self.starts.get_or_init(|| starts(self.lines)).contains_key(key)
    }
}

/// Where the first line of each key starts.
fn starts(lines: &'static str) -> HashMap<&'static str, u32, FixedState> {
    let mut starts = HashMap::with_capacity_and_hasher(lines.len() / LINE, FixedState::default());
    let mut at = 0u32;
    for line in lines.split_inclusive('\n') {
        starts.entry(line.split(['|', '\n']).next().unwrap_or_default()).or_insert(at);
        at += line.len() as u32;
    }
    starts
}

/// Bytes of a common line, to make room at once.
const LINE: usize = 24;

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
