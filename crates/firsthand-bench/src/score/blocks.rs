//! What is not running text, and credits.

use firsthand::span::Span;
use firsthand::text::BlockKind;

use super::likeness::{half_shared, same_party};
use super::{Scores, Side, Tally};

/// Adds the measures of headings, captions and the like, and credits.
pub fn score(sides: &[Side], scores: &mut Scores) {
    let (mut headings, mut asides, mut credits) = (Tally::default(), Tally::default(), Tally::default());
    for side in sides {
        if let Some(expected) = &side.gold.headings {
            let is_heading = |kind| matches!(kind, BlockKind::Title | BlockKind::Heading);
            of_blocks(side, expected, is_heading, &mut headings, scores);
        }
        if let Some(expected) = &side.gold.captions_credits_related_links {
            let is_aside = |kind| matches!(kind, BlockKind::Caption | BlockKind::Credit | BlockKind::Related);
            of_blocks(side, expected, is_aside, &mut asides, scores);
        }
        of_credits(side, &mut credits, scores);
    }
    scores.add_found("headings", headings);
    scores.add_found("asides", asides);
    scores.add_found("credits", credits);
}

/// An annotated stretch is found when blocks of the right kind cover at least half of it; a block is right when at
/// least half of it is annotated. A block may so hold two stretches, and a stretch two blocks.
fn of_blocks(
    side: &Side,
    expected: &[Span],
    wanted: impl Fn(BlockKind) -> bool,
    tally: &mut Tally,
    scores: &mut Scores,
) {
    let found: Vec<Span> =
        side.report.text.blocks.iter().filter(|block| wanted(block.kind)).map(|block| block.span).collect();
    for span in expected {
        let is_found = covered(*span, &found);
        tally.hit += usize::from(is_found);
        if !is_found {
            scores.fault("blocks", "missed", side, *span, "");
        }
    }
    for span in &found {
        let is_right = covered(*span, expected);
        tally.right += usize::from(is_right);
        if !is_right {
            scores.fault("blocks", "false", side, *span, "");
        }
    }
    tally.gold += expected.len();
    tally.found += found.len();
}

fn covered(span: Span, by: &[Span]) -> bool {
    !span.is_empty() && 2 * by.iter().map(|other| span.shared(*other)).sum::<usize>() >= span.len()
}

fn of_credits(side: &Side, tally: &mut Tally, scores: &mut Scores) {
    let Some(expected) = &side.gold.credits else { return };
    let found = &side.report.annotations.credits;
    let agree = |g: usize, f: usize| {
        let (expected, found) = (&expected[g], &found[f]);
        half_shared(expected.span, found.span) && same_party(&expected.name, &found.name)
    };
    for (g, credit) in expected.iter().enumerate().filter(|(_, credit)| !credit.optional) {
        let is_found = (0..found.len()).any(|f| agree(g, f));
        tally.gold += 1;
        tally.hit += usize::from(is_found);
        if !is_found {
            scores.fault("credits", "missed", side, credit.span, &credit.name);
        }
    }
    for (f, credit) in found.iter().enumerate() {
        match (0..expected.len()).find(|g| agree(*g, f)) {
            Some(g) if expected[g].optional => {}
            Some(_) => (tally.right, tally.found) = (tally.right + 1, tally.found + 1),
            None => {
                tally.found += 1;
                scores.fault("credits", "false", side, credit.span, &credit.name);
            }
        }
    }
}
