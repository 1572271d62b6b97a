//! How much each part of a claim tells.

use super::claim::Claim;
use super::line::Line;
use super::part::Kind;
use super::verdict;
use crate::account::Account;
use crate::lexicon;

/// What a part weighs that says nothing new, beside one that does: "shooting" in reports of a shooting.
const LEAST: f64 = 0.25;
/// Words rarer than this in news tell as much as any.
const RARE: f64 = 4.0;
/// Weights by sort of part.
const NAME: f64 = 1.0;
const FIGURE: f64 = 1.2;
const DATE: f64 = 0.8;

/// The weight of each part of the claim: the rarer its words in news and in these articles, the more.
pub(super) fn of(claim: &Claim, account: &Account, lines: &[Line]) -> Vec<f64> {
    let mut with = vec![0usize; claim.parts.len()];
    for line in lines {
        for (count, strength) in with.iter_mut().zip(verdict::here(claim, account, line)) {
            *count += usize::from(strength >= verdict::SPOKEN);
        }
    }
    let all = lines.len() as f64 + 1.0;
    let weigh = |(index, part): (usize, &super::part::Part)| {
        let with = with.get(index).copied().unwrap_or(0) as f64 + 1.0;
        let telling = if all > 2.0 { ((all / with).ln() / all.ln()).clamp(0.0, 1.0) } else { 1.0 };
        let base = match part.kind {
            Kind::Name(_) => NAME,
            Kind::Figure(_) | Kind::Number => FIGURE,
            Kind::Date(_) => DATE,
            Kind::Word(_) => {
                let stem = claim.report.as_ref().and_then(|report| report.text.tokens.get(part.tokens.start));
                let rarity = stem.map_or(0.0, |token| f64::from(lexicon::rarity(&token.stem)));
                (rarity / RARE).clamp(0.2, 1.0)
            }
        };
        match part.kind {
            Kind::Figure(_) | Kind::Number | Kind::Date(_) => base,
            _ => base * (LEAST + (1.0 - LEAST) * telling),
        }
    };
    claim.parts.iter().enumerate().map(weigh).collect()
}
