//! Which articles share keys: lists of articles by key, and the partners of an article counted from them.

use super::keys;

/// The bits of an article's number beside a key.
const ARTICLE_BITS: u32 = 64 - keys::BITS;
/// The most articles that can be told apart: 16 million.
pub const MAX_ARTICLES: usize = 1 << ARTICLE_BITS;

/// A pair of words in more articles than this is what many report; it makes no partners.
const MOST: usize = 64;
/// In a longer list of articles with one run of words, each is counted with so many at the head of the list and so
/// many before and behind it: a thousand copies of one article meet its first copies and their neighbours.
const REACH: usize = 8;
/// Keys that two articles share at least, of those that few articles have. On 204 web articles of 35 events and on 772
/// of 66 events this leaves two in three pairs of reporters of one event uncompared, and loses 2 of 209 and 4 of 906
/// pairs that share a passage; at 6, twenty-two and twenty-seven.
const MIN_SHARED: u32 = 3;
/// Or this share of the keys of the one that has fewer, of those keys that other articles have as well: near-copies.
const NEAR_COPY: f32 = 0.3;

/// The keys of a corpus. Keys that only one article has are left out.
#[derive(Debug, Default)]
pub struct Index {
    /// The articles of one key after the other, ascending within a key.
    articles: Vec<u32>,
    /// For each key where its articles begin.
    starts: Vec<u32>,
    /// For each key whether it is a run of words.
    runs: Vec<bool>,
    /// The keys of one article after the other, each with the place of the article in its list.
    keys: Vec<(u32, u32)>,
    /// For each article where its keys begin.
    key_starts: Vec<u32>,
}

/// The articles to compare an article with, and room to count in; make it once and use it for many.
#[derive(Debug, Default)]
pub struct Partners {
    shared: Vec<u32>,
    crowded: Vec<u32>,
    touched: Vec<u32>,
}

impl Index {
    /// A key and an article that has it as one number; their order is that of the keys.
    pub const fn entry(key: u64, article: usize) -> u64 {
        key << ARTICLE_BITS | article as u64
    }

    /// The index of [entries](Self::entry), which must be sorted, over `articles` articles.
    pub fn new(entries: &[u64], articles: usize) -> Self {
        let mut index = Self::default();
        let mut counts = vec![0u32; articles + 1];
        for list in lists(entries) {
            index.starts.push(index.articles.len() as u32);
            index.runs.push(list.first().is_some_and(|entry| keys::is_run(entry >> ARTICLE_BITS)));
            for entry in list {
                let article = article_of(*entry);
                index.articles.push(article);
                if let Some(count) = counts.get_mut(article as usize + 1) {
                    *count += 1;
                }
            }
        }
        index.starts.push(index.articles.len() as u32);
        index.turn_round(counts);
        index
    }

    /// Lists the keys of each article, given how many each has (at the place after its own).
    fn turn_round(&mut self, mut counts: Vec<u32>) {
        let mut sum = 0;
        for count in &mut counts {
            sum += *count;
            *count = sum;
        }
        self.key_starts = counts.clone();
        let mut keys = vec![(0, 0); self.articles.len()];
        for key in 0..self.runs.len() {
            for (place, article) in self.list(key as u32).iter().enumerate() {
                let Some(next) = counts.get_mut(*article as usize) else { continue };
                if let Some(slot) = keys.get_mut(*next as usize) {
                    *slot = (key as u32, place as u32);
                }
                *next += 1;
            }
        }
        self.keys = keys;
    }

    fn list(&self, key: u32) -> &[u32] {
        let at = |key: usize| self.starts.get(key).map_or(0, |start| *start as usize);
        self.articles.get(at(key as usize)..at(key as usize + 1)).unwrap_or_default()
    }

    fn keys_of(&self, article: usize) -> &[(u32, u32)] {
        let at = |article: usize| self.key_starts.get(article).map_or(0, |start| *start as usize);
        self.keys.get(at(article)..at(article + 1)).unwrap_or_default()
    }

    /// The articles worth comparing with `article`: at most `most`, those that share most keys, the first of equals.
    pub fn partners(&self, article: usize, most: usize, room: &mut Partners) -> Vec<u32> {
        room.fit(self.key_starts.len());
        for &(key, place) in self.keys_of(article) {
            let list = self.list(key);
            if list.len() <= MOST {
                list.iter().for_each(|other| room.count(*other, false));
            } else if self.runs.get(key as usize).copied().unwrap_or(false) {
                let place = place as usize;
                let near = place.saturating_sub(REACH).max(REACH)..(place + REACH + 1).min(list.len());
                let head = list.get(..REACH).unwrap_or_default();
                head.iter().chain(list.get(near).unwrap_or_default()).for_each(|other| room.count(*other, true));
            }
        }
        let own = self.keys_of(article).len();
        let mut found: Vec<(u32, u32)> = Vec::new();
        for other in std::mem::take(&mut room.touched) {
            let (shared, crowded) = room.take(other);
            let fewer = own.min(self.keys_of(other as usize).len());
            let near_copy = (shared + crowded) as f32 >= NEAR_COPY * fewer as f32;
            if other as usize != article && (shared >= MIN_SHARED || near_copy) {
                found.push((shared + crowded, other));
            }
        }
        found.sort_unstable_by_key(|&(shared, other)| (std::cmp::Reverse(shared), other));
        found.truncate(most);
        found.into_iter().map(|(_, other)| other).collect()
    }
}

impl Partners {
    fn fit(&mut self, articles: usize) {
        if self.shared.len() < articles {
            self.shared.resize(articles, 0);
            self.crowded.resize(articles, 0);
        }
    }

    fn count(&mut self, other: u32, crowded: bool) {
        let (Some(shared), Some(in_crowd)) =
            (self.shared.get_mut(other as usize), self.crowded.get_mut(other as usize))
        else {
            return;
        };
        if *shared == 0 && *in_crowd == 0 {
            self.touched.push(other);
        }
        if crowded { *in_crowd += 1 } else { *shared += 1 }
    }

    fn take(&mut self, other: u32) -> (u32, u32) {
        let take = |list: &mut Vec<u32>| list.get_mut(other as usize).map(std::mem::take).unwrap_or(0);
        (take(&mut self.shared), take(&mut self.crowded))
    }
}

/// The entries of each key that several articles have.
fn lists(entries: &[u64]) -> impl Iterator<Item = &[u64]> {
    entries.chunk_by(|a, b| a >> ARTICLE_BITS == b >> ARTICLE_BITS).filter(|list| list.len() > 1)
}

const fn article_of(entry: u64) -> u32 {
    (entry & (MAX_ARTICLES as u64 - 1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(articles: &[&[u64]], of: usize, most: usize, expected: &[u32]) {
        let entries = |(at, keys): (usize, &&[u64])| keys.iter().map(|key| Index::entry(*key, at)).collect::<Vec<_>>();
        let mut entries: Vec<u64> = articles.iter().enumerate().flat_map(entries).collect();
        entries.sort_unstable();
        let index = Index::new(&entries, articles.len());
        assert_eq!(index.partners(of, most, &mut Partners::default()), expected);
    }

    #[test]
    fn a_thousand_copies_meet_few_of_their_like() {
        let copies = vec![&[1, 3, 5, 7][..]; 1000];
        let entries = |at: usize| [1, 3, 5, 7].map(|key| Index::entry(key, at));
        let mut entries: Vec<u64> = (0..copies.len()).flat_map(entries).collect();
        entries.sort_unstable();
        let index = Index::new(&entries, copies.len());
        let partners = index.partners(500, usize::MAX, &mut Partners::default());
        assert_eq!(partners.len(), 3 * REACH);
        assert!(partners.contains(&0) && partners.contains(&499) && partners.contains(&501));
    }

    #[test]
    fn pairs_of_words_that_many_report_make_no_partners() {
        let articles = vec![&[2, 4, 6, 8][..]; MOST + 1];
        check(&articles, 3, 9, &[]);
        check(&articles[..MOST], 3, 2, &[0, 1]);
    }
}
