//! The answer to a claim, from the verdicts on the sentences.

use std::collections::BTreeSet;

use super::claim::Claim;
use super::verdict::{Stand, Verdict, Verdicts};
use super::{Answer, Check, Detail, Found, Side, reasons};
use crate::account::{Account, Passage, Report};
use crate::span::Span;

/// How many passages near the claim are shown.
const RELATED: usize = 5;
/// How far behind the best passage of its side another may be that is still given.
const BEHIND: f64 = 0.1;
/// How much nearer to the claim one side must be for the other to be left aside; and how much where the other gives
/// another count of the same thing, which seldom is of another matter.
const NEARER: f64 = 0.08;
const NEARER_THAN_COUNT: f64 = 0.2;

/// Sums the verdicts up.
pub(super) fn from(claim: &Claim, account: &Account, verdicts: &Verdicts) -> Check {
    let answer = answer(&verdicts.near);
    let says_so: BTreeSet<usize> = articles(&verdicts.near, Stand::States);
    let of = |stand: Stand| {
        let mut of: Vec<&Verdict> = verdicts.near.iter().filter(|verdict| verdict.stand == stand).collect();
        if answer == Answer::Disputed && stand == Stand::Contradicts {
            of.retain(|verdict| !says_so.contains(&verdict.article));
        }
        of.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.line.cmp(&b.line)));
        let least = of.first().map_or(0.0, |best| best.score - BEHIND);
        let near = of.into_iter().filter(|verdict| verdict.score >= least);
        near.map(|verdict| found(claim, account, verdict)).collect::<Vec<_>>()
    };
    let stated = if answer == Answer::Contradicted { Vec::new() } else { of(Stand::States) };
    let contradicted = if answer == Answer::Stated { Vec::new() } else { of(Stand::Contradicts) };
    // The side that the answer leaves aside is shown, not dropped.
    let mut related = match answer {
        Answer::Stated => of(Stand::Contradicts),
        Answer::Contradicted => of(Stand::States),
        Answer::Disputed | Answer::Unmentioned => Vec::new(),
    };
    related.extend(of(Stand::Near));
    related.truncate(RELATED);
    let unspoken = verdicts.unspoken.iter().filter_map(|&part| claim.parts.get(part)).map(|part| part.span);
    let mut check = Check {
        claim: claim.words.clone(),
        answer,
        why: String::new(),
        stated: side(stated),
        contradicted: side(contradicted),
        related,
        unspoken: unspoken.collect(),
        needed: Vec::new(),
    };
    check.why = reasons::why(&check, account);
    check.needed = reasons::needed(&check, claim, account);
    check
}

/// Where two articles can well differ about one thing, each of them right about what it was told: a count, or whether it
/// happened. Another name or another word beside a passage that says what the claim says is another matter.
fn can_be_disputed(verdict: &Verdict) -> bool {
    let detail = verdict.departure.as_ref().map(|departure| departure.detail);
    verdict.stand == Stand::Contradicts && matches!(detail, Some(Detail::Figure | Detail::Negation))
}

/// What the sentences come to: the side that is clearly nearer to the claim, both where neither is. An article that says
/// what the claim says does not contradict it with its other sentences.
fn answer(verdicts: &[Verdict]) -> Answer {
    let score = |fits: &dyn Fn(&Verdict) -> bool| {
        verdicts.iter().filter(|verdict| fits(verdict)).map(|verdict| verdict.score).max_by(f64::total_cmp)
    };
    let articles = articles(verdicts, Stand::States);
    let stated = score(&|verdict| verdict.stand == Stand::States);
    let contradicted = score(&|verdict| verdict.stand == Stand::Contradicts);
    let disputed = score(&|verdict| can_be_disputed(verdict) && !articles.contains(&verdict.article));
    let is_count = |verdict: &Verdict| {
        verdict.departure.as_ref().is_some_and(|departure| departure.detail == Detail::Figure)
            && !articles.contains(&verdict.article)
    };
    let counted = score(&|verdict| verdict.stand == Stand::Contradicts && is_count(verdict));
    match (stated, disputed, contradicted) {
        (None, _, None) => Answer::Unmentioned,
        (None, _, Some(_)) => Answer::Contradicted,
        (Some(stated), Some(disputed), _) if (stated - disputed).abs() <= NEARER => Answer::Disputed,
        (Some(stated), ..) if counted.is_some_and(|counted| stated - counted <= NEARER_THAN_COUNT) => Answer::Disputed,
        (Some(stated), _, Some(contradicted)) if contradicted > stated + NEARER => Answer::Contradicted,
        (Some(_), ..) => Answer::Stated,
    }
}

/// The articles that have a sentence which stands so.
fn articles(verdicts: &[Verdict], stand: Stand) -> BTreeSet<usize> {
    verdicts.iter().filter(|verdict| verdict.stand == stand).map(|verdict| verdict.article).collect()
}

fn side(passages: Vec<Found>) -> Side {
    let origins: BTreeSet<(usize, usize)> = passages.iter().flat_map(|found| found.origins.iter().copied()).collect();
    Side { origins: origins.len(), passages }
}

fn found(claim: &Claim, account: &Account, verdict: &Verdict) -> Found {
    let report = account.reports.get(verdict.article);
    let sentence = report.and_then(|report| report.text.sentences.get(verdict.sentence));
    let span = sentence.map_or(Span::new(0, 0), |sentence| sentence.span);
    let passage = Passage { article: verdict.article, span };
    let missing = verdict.missing.iter().filter_map(|&part| claim.parts.get(part)).map(|part| part.span);
    Found {
        passage,
        score: verdict.score,
        origins: origins(account, passage),
        said_by: report.and_then(|report| said_by(report, verdict)),
        reading: verdict.reading,
        departure: verdict.departure.clone(),
        missing: missing.collect(),
    }
}

fn origins(account: &Account, passage: Passage) -> Vec<(usize, usize)> {
    let story = account.stories.iter().enumerate().find(|(_, story)| story.articles.contains(&passage.article));
    story.map_or_else(Vec::new, |(index, story)| {
        story.lineage.origins_of(passage).into_iter().map(|origin| (index, origin)).collect()
    })
}

/// To whom the article attributes most of the words that speak of the claim.
fn said_by(report: &Report, verdict: &Verdict) -> Option<String> {
    let spans: Vec<Span> =
        verdict.tokens.iter().filter_map(|&at| report.text.tokens.get(at)).map(|token| token.span).collect();
    let holds = |content: Span| spans.iter().filter(|span| content.contains(**span)).count() * 2 > spans.len();
    let quote = report.annotations.quotes.iter().find(|quote| quote.speaker.is_some() && holds(quote.content))?;
    quote.speaker.as_ref().map(|speaker| speaker.text.clone())
}
