//! The answer to a claim, from the verdicts on the sentences.

use std::collections::BTreeSet;

use super::claim::Claim;
use super::verdict::{Stand, Verdict};
use super::{Answer, Check, Found, Side};
use crate::account::{Account, Passage};
use crate::render::words;
use crate::span::Span;

/// How many passages near the claim are shown.
const RELATED: usize = 5;
/// How much nearer to the claim one side must be for the other to be left aside.
const NEARER: f64 = 0.08;

/// Sums the verdicts up.
pub(super) fn from(claim: &Claim, account: &Account, verdicts: &[Verdict]) -> Check {
    let best = |stand: Stand| {
        let of = verdicts.iter().filter(|verdict| verdict.stand == stand).map(|verdict| verdict.score);
        of.max_by(f64::total_cmp)
    };
    let answer = match (best(Stand::States), best(Stand::Contradicts)) {
        (None, None) => Answer::Unmentioned,
        (Some(_), None) => Answer::Stated,
        (None, Some(_)) => Answer::Contradicted,
        (Some(stated), Some(contradicted)) if stated > contradicted + NEARER => Answer::Stated,
        (Some(stated), Some(contradicted)) if contradicted > stated + NEARER => Answer::Contradicted,
        _ => Answer::Disputed,
    };
    let of = |stand: Stand| {
        let mut of: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.stand == stand).collect();
        of.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.line.cmp(&b.line)));
        of.into_iter().map(|verdict| found(claim, account, verdict)).collect::<Vec<_>>()
    };
    let none = Vec::new;
    let stated = side(if answer == Answer::Contradicted { none() } else { of(Stand::States) });
    let contradicted = side(if answer == Answer::Stated { none() } else { of(Stand::Contradicts) });
    let mut related = of(Stand::Near);
    related.truncate(RELATED);
    let mut check = Check {
        claim: claim.words.clone(),
        answer,
        why: String::new(),
        stated,
        contradicted,
        related,
        needed: Vec::new(),
    };
    check.why = why(&check);
    check
}

fn side(passages: Vec<Found>) -> Side {
    let origins: BTreeSet<(usize, usize)> = passages.iter().flat_map(|found| found.origins.iter().copied()).collect();
    Side { origins: origins.len(), passages }
}

fn found(claim: &Claim, account: &Account, verdict: &Verdict) -> Found {
    let report = account.reports.get(verdict.article);
    let sentence = report.and_then(|report| report.text.sentences.get(verdict.sentence));
    let passage =
        Passage { article: verdict.article, span: sentence.map_or(Span::new(0, 0), |sentence| sentence.span) };
    let spans = verdict.missing.iter().filter_map(|&part| claim.parts.get(part)).map(|part| part.span);
    Found {
        passage,
        score: verdict.score,
        origins: origins(account, passage),
        said_by: None,
        reading: verdict.reading,
        departure: verdict.departure.clone(),
        missing: spans.collect(),
    }
}

fn origins(account: &Account, passage: Passage) -> Vec<(usize, usize)> {
    let story = account.stories.iter().enumerate().find(|(_, story)| story.articles.contains(&passage.article));
    story.map_or_else(Vec::new, |(index, story)| {
        story.lineage.origins_of(passage).into_iter().map(|origin| (index, origin)).collect()
    })
}

fn why(check: &Check) -> String {
    let many = |side: &Side| words::count(side.passages.len(), "passage");
    match check.answer {
        Answer::Stated => format!("{} of the articles states it.", many(&check.stated)),
        Answer::Contradicted => format!("{} of the articles contradicts it.", many(&check.contradicted)),
        Answer::Disputed => "Some passages state it, others contradict it.".to_owned(),
        Answer::Unmentioned => "No article speaks of it, so it cannot be told from them.".to_owned(),
    }
}
