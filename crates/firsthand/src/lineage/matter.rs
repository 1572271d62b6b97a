//! The matter of a story: the sentences of each article, and how much of them each pair of articles shares.

use std::collections::BTreeMap;

use crate::account::{Report, Reuse, ReuseKind};
use crate::span::Span;

/// A sentence counts as shared from this share of its length on.
pub(super) const SHARED: f64 = 0.5;

/// The articles of a story and what they share. Articles are counted from 0 within the story.
pub(super) struct Matter<'a> {
    pub articles: Vec<Own<'a>>,
    /// By story index of the earlier and the later article of each pair that shares something.
    pub pairs: BTreeMap<(usize, usize), Shared>,
    pub reuse: &'a [Reuse],
}

/// One article.
pub(super) struct Own<'a> {
    /// Index into the reports.
    pub index: usize,
    pub report: &'a Report,
    /// The sentences of its running text, with the block each stands in.
    pub sentences: Vec<(Span, usize)>,
    /// Their length in bytes together.
    pub length: usize,
}

/// What two articles share.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared {
    /// Indices into the reuse.
    pub passages: Vec<usize>,
    /// For each sentence of either article the bytes that are shared.
    pub bytes: [Vec<usize>; 2],
    /// The share of either article's running text, 0 to 1.
    pub share: [f64; 2],
    /// Sum of the scores of the passages.
    pub score: f64,
    /// Bytes by kind of reuse, in the order of [`KINDS`].
    pub kinds: [usize; 4],
}

/// The kinds of reuse, from the nearest to the farthest.
pub(super) const KINDS: [ReuseKind; 4] =
    [ReuseKind::Verbatim, ReuseKind::Edited, ReuseKind::Rewritten, ReuseKind::Translated];

/// Gathers the matter.
pub(super) fn of<'a>(reports: &'a [Report], articles: &[usize], reuse: &'a [Reuse]) -> Matter<'a> {
    let own = |&index: &usize| {
        let report = reports.get(index)?;
        let sentences: Vec<(Span, usize)> =
            report.text.prose().map(|(_, sentence)| (sentence.span, sentence.block)).collect();
        let length = sentences.iter().map(|(span, _)| span.len()).sum();
        Some(Own { index, report, sentences, length })
    };
    let articles: Vec<Own<'_>> = articles.iter().filter_map(own).collect();
    let place: BTreeMap<usize, usize> = articles.iter().enumerate().map(|(at, own)| (own.index, at)).collect();
    let mut pairs: BTreeMap<(usize, usize), Shared> = BTreeMap::new();
    for (at, passage) in reuse.iter().enumerate() {
        let (Some(&a), Some(&b)) = (place.get(&passage.a.article), place.get(&passage.b.article)) else { continue };
        let (Some(x), Some(y)) = (articles.get(a), articles.get(b)) else { continue };
        let shared = pairs.entry((a, b)).or_insert_with(|| Shared {
            bytes: [vec![0; x.sentences.len()], vec![0; y.sentences.len()]],
            ..Shared::default()
        });
        shared.passages.push(at);
        shared.score += passage.score;
        let [mine, theirs] = &mut shared.bytes;
        add(mine, &x.sentences, passage.a.span);
        add(theirs, &y.sentences, passage.b.span);
        if let Some(bytes) = shared.kinds.get_mut(passage.kind as usize) {
            *bytes += passage.a.span.len() + passage.b.span.len();
        }
    }
    for (&(a, b), shared) in &mut pairs {
        let length = |at: usize| articles.get(at).map_or(1, |own| own.length.max(1)) as f64;
        let sum = |bytes: &[usize]| bytes.iter().sum::<usize>() as f64;
        shared.share = [(sum(&shared.bytes[0]) / length(a)).min(1.0), (sum(&shared.bytes[1]) / length(b)).min(1.0)];
    }
    Matter { articles, pairs, reuse }
}

fn add(bytes: &mut [usize], sentences: &[(Span, usize)], span: Span) {
    let first = sentences.partition_point(|(sentence, _)| sentence.end <= span.start);
    for (count, (sentence, _)) in bytes.iter_mut().zip(sentences).skip(first) {
        if sentence.start >= span.end {
            break;
        }
        *count = (*count + sentence.shared(span)).min(sentence.len());
    }
}

impl Matter<'_> {
    /// What two articles share, whichever comes first; the second value says whether `a` is the second of the pair.
    pub fn shared(&self, a: usize, b: usize) -> Option<(&Shared, usize)> {
        let side = usize::from(a > b);
        self.pairs.get(&(a.min(b), a.max(b))).map(|shared| (shared, side))
    }

    /// The bytes of each sentence of `child` that `parent` shares.
    pub fn taken(&self, child: usize, parent: usize) -> Vec<usize> {
        self.shared(child, parent).and_then(|(shared, side)| shared.bytes.get(side).cloned()).unwrap_or_default()
    }

    /// What to call an article.
    pub fn label(&self, at: usize) -> String {
        self.articles.get(at).map(|own| own.report.article.label().to_owned()).unwrap_or_default()
    }

    /// How many sentences of `bytes` are shared.
    pub fn count(&self, at: usize, bytes: &[usize]) -> usize {
        let Some(own) = self.articles.get(at) else { return 0 };
        let is_shared = |(bytes, (span, _)): &(&usize, &(Span, usize))| **bytes as f64 >= SHARED * span.len() as f64;
        bytes.iter().zip(&own.sentences).filter(is_shared).filter(|(bytes, _)| **bytes > 0).count()
    }
}

/// How far apart texts of each kind of reuse are, 0 to 1.
const DISTANCES: [f64; 4] = [0.0, 0.1, 0.6, 0.6];

impl Shared {
    /// How far the shared text is from being the same, 0 to 1.
    pub fn distance(&self) -> f64 {
        let all = self.kinds.iter().sum::<usize>().max(1) as f64;
        self.kinds.iter().zip(DISTANCES).map(|(bytes, distance)| *bytes as f64 * distance).sum::<f64>() / all
    }

    /// The kind that most of the shared text is of.
    pub fn kind(&self) -> ReuseKind {
        let most = self.kinds.iter().copied().max().unwrap_or(0);
        let at = self.kinds.iter().position(|bytes| *bytes == most).unwrap_or(0);
        KINDS.get(at).copied().unwrap_or(ReuseKind::Verbatim)
    }
}
