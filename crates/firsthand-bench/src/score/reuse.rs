//! Reused passages.

use firsthand::Account;
use firsthand::account::{Passage, Reuse, ReuseKind};

use super::likeness::half_shared;
use super::{Fault, Places, Scores, in_context};
use crate::gold::model::{Gold, GoldPair};

/// Adds the measures of reuse.
pub fn score(gold: &Gold, account: &Account, places: &Places, scores: &mut Scores) {
    if gold.reused.is_empty() && gold.unrelated_pairs.is_empty() {
        return;
    }
    let found: Vec<&Reuse> = account.stories.iter().flat_map(|story| &story.reuse).collect();
    recall(gold, account, places, &found, scores);
    precision(gold, account, places, &found, scores);
    unrelated(gold, account, places, &found, scores);
}

fn recall(gold: &Gold, account: &Account, places: &Places, found: &[&Reuse], scores: &mut Scores) {
    let (mut all, mut reworded, mut kinds) = ((0, 0), (0, 0), (0, 0));
    for pair in gold.reused.iter().filter(|pair| !pair.doubtful) {
        let of_pair: Vec<&&Reuse> = found.iter().filter(|reuse| hits(reuse, pair, places)).collect();
        let is_found = usize::from(!of_pair.is_empty());
        all = (all.0 + is_found, all.1 + 1);
        if pair.kind.as_deref() == Some("rewritten") {
            reworded = (reworded.0 + is_found, reworded.1 + 1);
        }
        if of_pair.is_empty() {
            scores.faults.push(Fault { kind: "reuse", what: "missed", line: pair_line(pair, account, places) });
        } else {
            let right = of_pair.iter().any(|reuse| pair.kind.as_deref() == Some(kind(reuse.kind)));
            kinds = (kinds.0 + usize::from(right), kinds.1 + 1);
        }
    }
    scores.add("reuse_recall", all.0, all.1);
    scores.add("reuse_reworded_recall", reworded.0, reworded.1);
    scores.add("reuse_kind", kinds.0, kinds.1);
}

/// Of the pairs found, those that touch an annotated one; doubtful ones count neither way.
fn precision(gold: &Gold, account: &Account, places: &Places, found: &[&Reuse], scores: &mut Scores) {
    let (mut right, mut counted) = (0, 0);
    for reuse in found {
        if gold.reused.iter().any(|pair| !pair.doubtful && touches(reuse, pair, places)) {
            (right, counted) = (right + 1, counted + 1);
        } else if !gold.reused.iter().any(|pair| touches(reuse, pair, places)) {
            counted += 1;
            scores.faults.push(Fault { kind: "reuse", what: "read", line: line(reuse.a, reuse.b, account) });
        }
    }
    scores.add("reuse_precision", right, counted);
}

/// Of the pairs that only state the same fact, those not called reuse.
fn unrelated(gold: &Gold, account: &Account, places: &Places, found: &[&Reuse], scores: &mut Scores) {
    let mut kept = 0;
    for pair in &gold.unrelated_pairs {
        let stands_for_reuse = |reuse: &Reuse| gold.reused.iter().any(|pair| hits(reuse, pair, places));
        let called = found.iter().any(|reuse| hits(reuse, pair, places) && !stands_for_reuse(reuse));
        if called {
            scores.faults.push(Fault { kind: "reuse", what: "false", line: pair_line(pair, account, places) });
        } else {
            kept += 1;
        }
    }
    scores.add("reuse_unrelated_kept_apart", kept, gold.unrelated_pairs.len());
}

fn hits(reuse: &Reuse, pair: &GoldPair, places: &Places) -> bool {
    both(reuse, pair, places, |found, gold| half_shared(found.span, gold.span))
}

fn touches(reuse: &Reuse, pair: &GoldPair, places: &Places) -> bool {
    both(reuse, pair, places, |found, gold| found.span.overlaps(gold.span))
}

/// Whether both passages of a pair agree with those of a finding, whichever comes first.
fn both(reuse: &Reuse, pair: &GoldPair, places: &Places, agree: impl Fn(Passage, Passage) -> bool) -> bool {
    let (Some(a), Some(b)) = (places.passage(&pair.a.0, pair.a.1), places.passage(&pair.b.0, pair.b.1)) else {
        return false;
    };
    let agree = |found: Passage, gold: Passage| found.article == gold.article && agree(found, gold);
    (agree(reuse.a, a) && agree(reuse.b, b)) || (agree(reuse.a, b) && agree(reuse.b, a))
}

fn pair_line(pair: &GoldPair, account: &Account, places: &Places) -> String {
    match (places.passage(&pair.a.0, pair.a.1), places.passage(&pair.b.0, pair.b.1)) {
        (Some(a), Some(b)) => line(a, b, account),
        _ => format!("{} and {}: an article was not read", pair.a.0, pair.b.0),
    }
}

fn line(a: Passage, b: Passage, account: &Account) -> String {
    let words = |passage: Passage| match account.reports.get(passage.article) {
        Some(report) => format!("{}: {}", report.article.input, in_context(&report.article.text, passage.span)),
        None => String::new(),
    };
    format!("{}\n         {}", words(a), words(b))
}

const fn kind(kind: ReuseKind) -> &'static str {
    match kind {
        ReuseKind::Verbatim => "verbatim",
        ReuseKind::Edited => "edited",
        ReuseKind::Rewritten => "rewritten",
        ReuseKind::Translated => "translated",
    }
}
