//! A labelled pair beside the account of its event.

use std::collections::BTreeSet;

use firsthand::Account;
use firsthand::account::{Edge, EdgeKind, Lineage, Passage, Report, Story};
use firsthand::lexicon::organizations::canonical_name;
use firsthand::span::{CodePoints, Span};

use super::{Label, Relation};
use crate::score::{Fault, Scores, in_context};

/// What is counted over many pairs: right, and of how many.
#[derive(Debug, Default)]
pub struct Counts {
    joined: [usize; 2],
    apart: [usize; 2],
    from_article: [usize; 2],
    from_common: [usize; 2],
    agency: [usize; 2],
    characters_recall: [usize; 2],
    characters_precision: [usize; 2],
    faults: Vec<Fault>,
}

/// The two articles of a label in the account: their numbers, and their story if it is the same one.
struct Pair<'a> {
    account: &'a Account,
    a: usize,
    b: usize,
    story: Option<&'a Story>,
}

impl Counts {
    /// Adds a pair.
    pub fn add(&mut self, label: &Label, account: &Account) {
        let pair = Pair::of(label, account);
        if matches!(label.relation, Relation::Quotes | Relation::None) {
            self.add_apart(label, &pair);
            return;
        }
        let joined = !pair.links().is_empty();
        self.count(|counts| &mut counts.joined, joined, ("joined", "missed"), || describe(label, &pair));
        match label.from.as_str() {
            "unknown" => {}
            "common" => {
                let right = pair.is_from_common();
                self.count(|counts| &mut counts.from_common, right, ("from", "wrong"), || describe(label, &pair));
            }
            article => {
                let right = pair.is_from(article);
                self.count(|counts| &mut counts.from_article, right, ("from", "wrong"), || describe(label, &pair));
            }
        }
        if let Some(agency) = &label.agency {
            let right = pair.sources().iter().any(|source| same_name(source, agency));
            let line = || format!("{agency}: {}, behind both {:?}", describe(label, &pair), pair.sources());
            self.count(|counts| &mut counts.agency, right, ("agency", "missed"), line);
        }
        self.add_characters(label, &pair);
    }

    /// Adds one yes or no, and a fault for no.
    fn count(
        &mut self,
        tally: impl Fn(&mut Self) -> &mut [usize; 2],
        right: bool,
        (kind, what): (&'static str, &'static str),
        line: impl Fn() -> String,
    ) {
        let tally = tally(self);
        *tally = [tally[0] + usize::from(right), tally[1] + 1];
        if !right {
            self.faults.push(Fault { kind, what, line: line() });
        }
    }

    /// Adds a pair that shares no narration. Told in own words with a credit is what such a pair may well be, where the
    /// label says that one took from the other.
    fn add_apart(&mut self, label: &Label, pair: &Pair) {
        let is_told = pair.edges().iter().any(|(edge, _)| edge.kind == EdgeKind::Credit) && pair.is_from(&label.from);
        let apart = is_told || pair.links().is_empty();
        self.count(|counts| &mut counts.apart, apart, ("apart", "false"), || describe(label, pair));
        for (a, b) in pair.passages() {
            self.faults.push(Fault { kind: "passages", what: "read", line: pair.words(a, b) });
        }
    }

    /// Adds the characters of the sentences that are the same, and of the passages found, on both sides.
    fn add_characters(&mut self, label: &Label, pair: &Pair) {
        let passages = pair.passages();
        let sides = [(pair.a, &label.a_sentences), (pair.b, &label.b_sentences)];
        for (side, (article, sentences)) in sides.into_iter().enumerate() {
            let Some(report) = pair.account.reports.get(article) else { continue };
            let found: Vec<[usize; 2]> =
                passages.iter().map(|&(a, b)| in_body(report, if side == 0 { a.span } else { b.span })).collect();
            let [both, labelled, found_all] = characters(body(report), sentences, &found);
            self.characters_recall = [self.characters_recall[0] + both, self.characters_recall[1] + labelled];
            self.characters_precision = [self.characters_precision[0] + both, self.characters_precision[1] + found_all];
            self.missed_sentences(report, sentences, &found);
        }
        for (a, b) in passages {
            let of = |article: usize| pair.account.reports.get(article);
            let is_labelled = |passage: Passage, sentences: &[[usize; 2]]| {
                of(passage.article).is_some_and(|report| {
                    let [both, _, found] = characters(body(report), sentences, &[in_body(report, passage.span)]);
                    both * 2 >= found
                })
            };
            if !is_labelled(a, &label.a_sentences) || !is_labelled(b, &label.b_sentences) {
                self.faults.push(Fault { kind: "passages", what: "false", line: pair.words(a, b) });
            }
        }
    }

    fn missed_sentences(&mut self, report: &Report, sentences: &[[usize; 2]], found: &[[usize; 2]]) {
        for sentence in sentences {
            let [both, labelled, _] = characters(body(report), &[*sentence], found);
            if both * 2 < labelled {
                let words: String = body(report).chars().take(sentence[1]).skip(sentence[0]).collect();
                let line = format!("{}: {words}", report.article.input);
                self.faults.push(Fault { kind: "passages", what: "missed", line });
            }
        }
    }

    /// The measures.
    pub fn scores(self) -> Scores {
        let mut scores = Scores { faults: self.faults, ..Scores::default() };
        for (name, [hit, of]) in [
            ("copies_joined", self.joined),
            ("quotes_kept_apart", self.apart),
            ("from_article", self.from_article),
            ("from_common", self.from_common),
            ("agency_named", self.agency),
            ("characters_recall", self.characters_recall),
            ("characters_precision", self.characters_precision),
        ] {
            scores.add(name, hit, of);
        }
        scores
    }
}

impl<'a> Pair<'a> {
    fn of(label: &Label, account: &'a Account) -> Self {
        let number = |id: &str| {
            let is = |report: &Report| report.article.input == id;
            account.reports.iter().position(is).unwrap_or(usize::MAX)
        };
        let (a, b) = (number(&label.a), number(&label.b));
        let has_both = |story: &&Story| story.articles.contains(&a) && story.articles.contains(&b);
        Self { account, a, b, story: account.stories.iter().find(has_both) }
    }

    fn lineage(&self) -> Option<&'a Lineage> {
        self.story.map(|story| &story.lineage)
    }

    /// The derivations between the two, with whether `b` is the child.
    fn edges(&self) -> Vec<(&'a Edge, bool)> {
        let Some(lineage) = self.lineage() else { return Vec::new() };
        let article = |node: usize| lineage.nodes.get(node).and_then(|node| node.article);
        let ends = |edge: &Edge| (article(edge.from), article(edge.to));
        let between = |edge| match ends(edge) {
            (Some(from), Some(to)) if (from, to) == (self.a, self.b) => Some((edge, true)),
            (Some(from), Some(to)) if (from, to) == (self.b, self.a) => Some((edge, false)),
            _ => None,
        };
        lineage.edges.iter().filter_map(between).collect()
    }

    /// The unseen sources that both go back to, straight or through other articles.
    fn unseen(&self) -> Vec<&'a str> {
        let Some(lineage) = self.lineage() else { return Vec::new() };
        let (of_a, of_b) = (above(lineage, self.a), above(lineage, self.b));
        let nodes = of_a.intersection(&of_b).filter_map(|&node| lineage.nodes.get(node));
        nodes.filter(|node| node.article.is_none()).map(|node| node.label.as_str()).collect()
    }

    /// The origins behind both.
    fn origins(&self) -> Vec<&'a str> {
        let Some(lineage) = self.lineage() else { return Vec::new() };
        let both =
            lineage.origins.iter().filter(|one| one.articles.contains(&self.a) && one.articles.contains(&self.b));
        both.map(|origin| origin.label.as_str()).collect()
    }

    /// The names of all that both go back to.
    fn sources(&self) -> BTreeSet<&'a str> {
        self.unseen().into_iter().chain(self.origins()).collect()
    }

    /// All that joins the two, in words.
    fn links(&self) -> Vec<String> {
        let of_edge = |(edge, to_b): &(&Edge, bool)| {
            let arrow = if !edge.directed {
                "--"
            } else if *to_b {
                "->"
            } else {
                "<-"
            };
            format!("a {arrow} b {:?} {:.2}: {}", edge.kind, edge.share, edge.why)
        };
        let unseen = self.unseen().into_iter().map(|label| format!("unseen {label}"));
        let origins = self.origins().into_iter().map(|label| format!("origin {label}"));
        self.edges().iter().map(of_edge).chain(unseen).chain(origins).collect()
    }

    /// Whether one took from the other, and `parent` is the one taken from.
    fn is_from(&self, parent: &str) -> bool {
        let is = |article: usize| self.account.reports.get(article).is_some_and(|one| one.article.input == parent);
        self.edges().iter().any(|&(_, to_b)| is(if to_b { self.a } else { self.b }))
    }

    /// Whether both are taken to go back to what nobody has, or at least neither to the other.
    fn is_from_common(&self) -> bool {
        let edges = self.edges();
        edges.iter().all(|(edge, _)| !edge.directed) && (!edges.is_empty() || !self.unseen().is_empty())
    }

    /// The passages that both share, those of `a` first.
    fn passages(&self) -> Vec<(Passage, Passage)> {
        let reuse = self.story.map(|story| story.reuse.as_slice()).unwrap_or_default();
        let ordered = |(a, b): (Passage, Passage)| match (a.article, b.article) {
            ends if ends == (self.a, self.b) => Some((a, b)),
            ends if ends == (self.b, self.a) => Some((b, a)),
            _ => None,
        };
        reuse.iter().filter_map(|reuse| ordered((reuse.a, reuse.b))).collect()
    }

    fn words(&self, a: Passage, b: Passage) -> String {
        let words = |passage: Passage| match self.account.reports.get(passage.article) {
            Some(report) => format!("{}: {}", report.article.input, in_context(&report.article.text, passage.span)),
            None => String::new(),
        };
        format!("{}\n                  {}", words(a), words(b))
    }
}

/// The nodes above an article.
fn above(lineage: &Lineage, article: usize) -> BTreeSet<usize> {
    let start = lineage.nodes.iter().position(|node| node.article == Some(article));
    let mut nodes: Vec<usize> = start.into_iter().collect();
    let mut next = 0;
    while let Some(&node) = nodes.get(next) {
        next += 1;
        for edge in lineage.edges.iter().filter(|edge| edge.to == node) {
            if !nodes.contains(&edge.from) {
                nodes.push(edge.from);
            }
        }
    }
    nodes.into_iter().skip(1).collect()
}

/// Whether two names are of one agency or outlet, or are the same but for case and spaces. The collection names outlets
/// by their host.
fn same_name(a: &str, b: &str) -> bool {
    let plain = |name: &str| {
        let name = if name.contains(' ') { name } else { of_host(name) };
        canonical_name(name).unwrap_or(name).to_lowercase().replace(' ', "")
    };
    plain(a) == plain(b)
}

/// What tells in the name of a host: `bugle` of `www.bugle.example`.
fn of_host(name: &str) -> &str {
    let host = name.strip_prefix("www.").unwrap_or(name);
    host.split_once('.').map_or(host, |(name, _)| name)
}

/// The text without the front matter, which is what labels count in.
fn body(report: &Report) -> &str {
    report.article.text.get(report.article.body..).unwrap_or_default()
}

/// A span of the article in code points of its body.
fn in_body(report: &Report, span: Span) -> [usize; 2] {
    let points = CodePoints::new(&report.article.text);
    let start = points.at(report.article.body);
    points.span(span).map(|point| point.saturating_sub(start))
}

/// How many characters both the labels and the findings cover, how many the labels, how many the findings. White space
/// is not counted, so that one passage of two sentences and two of one count the same.
fn characters(text: &str, labelled: &[[usize; 2]], found: &[[usize; 2]]) -> [usize; 3] {
    let covers = |spans: &[[usize; 2]], point: usize| spans.iter().any(|span| (span[0]..span[1]).contains(&point));
    let mut counted = [0; 3];
    for (point, _) in text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
        let (is_labelled, is_found) = (covers(labelled, point), covers(found, point));
        for (count, is_in) in counted.iter_mut().zip([is_labelled && is_found, is_labelled, is_found]) {
            *count += usize::from(is_in);
        }
    }
    counted
}

/// A pair with its label and all that joins it.
fn describe(label: &Label, pair: &Pair) -> String {
    let links = if pair.story.is_none() { vec!["not one story".to_owned()] } else { pair.links() };
    let links = if links.is_empty() { "nothing joins them".to_owned() } else { links.join("; ") };
    let Label { a, b, relation, from, .. } = label;
    let relation = format!("{relation:?}").to_lowercase();
    format!("{a} {b} {relation} from {from}: {links}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_agency_or_outlet_are_the_same() {
        assert!(same_name("AP", "Associated Press"));
        assert!(same_name("www.reuters.com", "Reuters"));
        assert!(same_name("www.dailymail.co.uk", "Daily Mail"));
        assert!(!same_name("AP", "AFP"));
    }

    #[test]
    fn characters_are_counted_once_and_without_white_space() {
        assert_eq!(characters("one two é three", &[[0, 7]], &[[4, 9], [4, 9]]), [3, 6, 4]);
    }
}
