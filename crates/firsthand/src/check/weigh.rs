//! How much each part of a claim tells.

use super::claim::Claim;
use super::heard::{Heard, SPOKEN};
use super::part::{Kind, Part};
use crate::lexicon;

/// What a part weighs that says nothing new, beside one that does: "shooting" in reports of a shooting.
const LEAST: f64 = 0.12;
/// Words rarer than this in news tell as much as any.
const RARE: f64 = 4.0;
/// What an event weighs that only says on which occasion.
const OCCASION: f64 = 0.5;
/// What a word weighs that only describes another: reports leave it out, or say it elsewhere.
const DESCRIBES: f64 = 0.5;
/// Weights by sort of part.
const NAME: f64 = 1.0;
const FIGURE: f64 = 1.2;
const DATE: f64 = 0.8;

/// What a part of the claim counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Weight {
    /// How much it tells.
    pub weight: f64,
    /// How new it is in these articles: 0 for what every sentence speaks of, 1 for what none does.
    pub news: f64,
}

/// The weight of each part of the claim: the rarer its words in news and in these articles, the more.
pub(super) fn of(claim: &Claim, heard: &[Vec<Heard>]) -> Vec<Weight> {
    claim.parts.iter().enumerate().map(|(index, part)| weight(claim, heard, index, part)).collect()
}

fn weight(claim: &Claim, heard: &[Vec<Heard>], index: usize, part: &Part) -> Weight {
    let speaks = |line: &&Vec<Heard>| line.get(index).is_some_and(|heard| heard.strength >= SPOKEN);
    let (with, all) = (heard.iter().filter(speaks).count() as f64 + 1.0, heard.len() as f64 + 1.0);
    let news = if all > 2.0 { ((all / with).ln() / all.ln()).clamp(0.0, 1.0) } else { 1.0 };
    let base = match part.kind {
        Kind::Name(_) => NAME,
        Kind::Figure(_) | Kind::Number => return Weight { weight: FIGURE, news: 1.0 },
        Kind::Date(_) => return Weight { weight: DATE, news: 1.0 },
        Kind::Word(_) => {
            let tokens = claim.report.as_ref().and_then(|report| report.text.tokens.get(part.tokens.clone()));
            let rarities = tokens.into_iter().flatten().map(|token| f64::from(lexicon::rarity(&token.stem)));
            let rarity = rarities.fold(0.0, f64::max);
            (rarity / RARE).clamp(0.2, 1.0)
                * if part.occasion { OCCASION } else { 1.0 }
                * if part.describes { DESCRIBES } else { 1.0 }
        }
    };
    Weight { weight: base * (LEAST + (1.0 - LEAST) * news.powf(1.5)), news }
}
