//! What is right in the answers to claims.

use firsthand::check::Check;
use serde::Deserialize;

use super::name;
use crate::score::{Fault, Scores};

/// A claim and what a careful reader finds in the articles on it.
#[derive(Clone, Debug, Deserialize)]
pub struct Asked {
    /// The sentence.
    pub claim: String,
    /// `stated`, `contradicted`, `disputed` or `unmentioned`.
    pub answer: String,
    /// In what the claim is contradicted.
    pub detail: Option<String>,
    #[serde(default)]
    pub stated_by: Vec<Place>,
    #[serde(default)]
    pub contradicted_by: Vec<Place>,
}

/// A sentence of an article, in code points.
#[derive(Clone, Debug, Deserialize)]
pub struct Place {
    article: String,
    span: [usize; 2],
}

/// A claim, the reader's answer and the engine's.
#[derive(Debug)]
pub(super) struct Judged {
    pub event: String,
    pub asked: Asked,
    pub found: Check,
    /// The passages the engine gives, by the article's key, in code points.
    pub stated: Vec<(String, [usize; 2])>,
    pub contradicted: Vec<(String, [usize; 2])>,
    /// The nearest passages in words.
    pub nearest: Vec<String>,
}

const ANSWERS: [&str; 4] = ["stated", "contradicted", "disputed", "unmentioned"];

impl Judged {
    fn is_right(&self) -> bool {
        self.asked.answer == name(self.found.answer)
    }

    /// How many of the passages found are among those the reader gives.
    fn right_passages(&self) -> (usize, usize) {
        let on = |found: &[(String, [usize; 2])], gold: &[Place]| {
            let known = |(article, span): &&(String, [usize; 2])| {
                gold.iter().any(|place| place.article == *article && place.span[0] < span[1] && span[0] < place.span[1])
            };
            (found.iter().filter(known).count(), found.len())
        };
        let (stated, contradicted) =
            (on(&self.stated, &self.asked.stated_by), on(&self.contradicted, &self.asked.contradicted_by));
        (stated.0 + contradicted.0, stated.1 + contradicted.1)
    }

    fn detail(&self) -> Option<&'static str> {
        let first = self.found.contradicted.passages.first()?;
        first.departure.as_ref().map(|departure| departure.detail.name())
    }
}

/// Adds the measures of a set of claims; with its faults where they may be looked at.
pub(super) fn add(set: &str, judged: &[Judged], open: bool, scores: &mut Scores) {
    let right = |of: &[&Judged]| of.iter().filter(|one| one.is_right()).count();
    let all: Vec<&Judged> = judged.iter().collect();
    scores.add(format!("claims_{set}"), right(&all), all.len());
    for answer in ANSWERS {
        let of: Vec<&Judged> = judged.iter().filter(|one| one.asked.answer == answer).collect();
        scores.add(format!("claims_{set}_{answer}_recall"), right(&of), of.len());
        let given: Vec<&Judged> = judged.iter().filter(|one| name(one.found.answer) == answer).collect();
        scores.add(format!("claims_{set}_{answer}_precision"), right(&given), given.len());
    }
    let contradicted: Vec<&Judged> = judged.iter().filter(|one| one.asked.detail.is_some() && one.is_right()).collect();
    let same = contradicted.iter().filter(|one| one.asked.detail.as_deref() == one.detail()).count();
    scores.add(format!("claims_{set}_detail"), same, contradicted.len());
    let passages = judged.iter().filter(|one| one.is_right()).map(Judged::right_passages);
    let (hit, of) = passages.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    scores.add(format!("claims_{set}_passages_precision"), hit, of);
    if open {
        scores.faults.extend(judged.iter().filter(|one| !one.is_right()).map(fault));
    }
}

fn fault(judged: &Judged) -> Fault {
    let line = format!(
        "{} is answered {}, {} by a reader: {}\n    {}",
        judged.event,
        name(judged.found.answer),
        judged.asked.answer,
        judged.asked.claim,
        judged.nearest.join("\n    ")
    );
    Fault { kind: "claims", what: "wrong", line }
}
