//! The articles of a corpus: read one by one, named and put in order when all are there.
//!
//! Other than in a story, two articles with the same words are two articles, because copies are what a corpus is
//! searched for; only the same input given twice counts once.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{BuildHasher, Hash};

use foldhash::fast::FixedState;

use super::{Article, Document, Published, digest, duplicate, file_name, imprint};
use crate::problem::Problem;
use crate::settings::Settings;

/// Reads one document by itself; its id is that of its words until all are [told apart](told_apart).
pub fn single(document: Document, settings: &Settings) -> (Option<Article>, Vec<Problem>) {
    let mut problems = Vec::new();
    match super::article(document, settings, &mut problems) {
        Ok(mut article) => {
            article.id = digest(&[&article.text]);
            (Some(article), problems)
        }
        Err(problem) => {
            problems.push(problem);
            (None, problems)
        }
    }
}

/// Gives articles of the same words ids of their own and puts all in the order of their publication, undated ones
/// last, then of their id and input. Each keeps what stands beside it.
pub fn told_apart<T>(mut articles: Vec<(Article, T)>) -> (Vec<(Article, T)>, Vec<Problem>) {
    let key = |article: &Article| (article.id.clone(), imprint(article), article.input.clone());
    articles.sort_by_cached_key(|(article, _)| key(article));
    let mut problems = Vec::new();
    articles.dedup_by(|(article, _), (twin, _)| {
        let same = key(article) == key(twin);
        if same {
            problems.push(duplicate(article, twin));
        }
        same
    });
    for same in articles.chunk_by_mut(|(a, _), (b, _)| a.id == b.id).filter(|same| same.len() > 1) {
        for (article, _) in same {
            let [outlet, url, published] = imprint(article);
            article.id = digest(&[&article.id, &outlet, &url, &published, &article.input]);
        }
    }
    articles.sort_by(|(a, _), (b, _)| in_time(a, b).then_with(|| (&a.id, &a.input).cmp(&(&b.id, &b.input))));
    (articles, problems)
}

/// Tells articles apart that come one by one and are not kept.
///
/// The first of those with the same words keeps the id of its words, later ones get ids of their own.
#[derive(Debug, Default)]
pub struct Stream {
    texts: HashSet<u64>,
    articles: HashSet<u64>,
}

impl Stream {
    /// The article with its id.
    ///
    /// # Errors
    /// A problem when the same input was given before.
    pub fn told_apart(&mut self, mut article: Article) -> Result<Article, Problem> {
        let [outlet, url, published] = imprint(&article);
        let words = fingerprint(&article.text);
        let itself = fingerprint((words, outlet.as_str(), url.as_str(), published.as_str(), article.input.as_str()));
        if !self.articles.insert(itself) {
            return Err(duplicate(&article, &article));
        }
        if !self.texts.insert(words) {
            article.id = digest(&[&article.id, &outlet, &url, &published, &article.input]);
        }
        Ok(article)
    }
}

/// Sixty-four bits, so that among ten million articles two are taken for one with a chance under one in a hundred
/// thousand.
fn fingerprint(parts: impl Hash) -> u64 {
    FixedState::with_seed(0).hash_one(parts)
}

/// Problems of dates given for file names that no article has.
pub fn unmatched_dates<'a>(articles: impl Iterator<Item = &'a Article> + Clone, settings: &Settings) -> Vec<Problem> {
    super::unmatched_dates(articles.map(|article| file_name(&article.input)), settings)
}

fn in_time(a: &Article, b: &Article) -> Ordering {
    let moment = |published: &Published| published.moment.clone();
    match (a.published.as_ref().map(moment), b.published.as_ref().map(moment)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (None, None) => Ordering::Equal,
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(documents: &[(&str, &str)]) -> (Vec<(String, String)>, usize) {
        let single = |(input, text): &(&str, &str)| single(Document::new(*input, *text), &Settings::default()).0;
        let (articles, problems) =
            told_apart(documents.iter().filter_map(single).map(|article| (article, ())).collect());
        (articles.into_iter().map(|(article, ())| (article.input, article.id)).collect(), problems.len())
    }

    #[test]
    fn copies_are_articles_of_their_own_whatever_the_order() {
        let (articles, problems) = read_all(&[("b", "Rain fell."), ("a", "Rain fell."), ("c", "Snow fell.")]);
        let (again, _) = read_all(&[("c", "Snow fell."), ("a", "Rain fell."), ("b", "Rain fell.")]);
        assert_eq!((articles.len(), problems), (3, 0));
        assert_eq!(articles, again);
        assert_ne!(articles[0].1, articles[1].1);
    }

    #[test]
    fn a_stream_tells_copies_and_repeated_inputs_apart() {
        let mut stream = Stream::default();
        let mut next = |input: &str, text: &str| {
            let article = single(Document::new(input, text), &Settings::default()).0.unwrap();
            stream.told_apart(article).map(|article| article.id).map_err(|problem| problem.kind)
        };
        let first = next("a", "Rain fell.").unwrap();
        assert_ne!(next("b", "Rain fell.").unwrap(), first);
        assert_eq!(next("a", "Rain fell."), Err(crate::problem::ProblemKind::Duplicate));
        assert!(next("a", "Snow fell.").is_ok());
    }

    #[test]
    fn the_same_input_twice_is_one_article() {
        let (articles, problems) = read_all(&[("a", "Rain fell."), ("a", "Rain fell.")]);
        assert_eq!((articles.len(), problems), (1, 1));
    }
}
