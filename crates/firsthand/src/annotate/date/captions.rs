//! The dates in captions of pictures and videos, which have no sentences: "The wreck at Sandy Point, Nov. 9, 2016".
//!
//! A caption is read by itself, as one line, and only what names a day or a month of the calendar or a day of the week
//! is taken: its other numbers are lengths of videos, counts of pictures and clocks of the page.

use super::reckon;
use super::words::Line;
use super::{Certainty, Date, Habits, Placed, When, in_line};
use crate::text::{self, Block, BlockKind, Text};

/// The dates of every caption.
pub(super) fn find(source: &str, text: &Text, habits: Habits, published: Option<jiff::civil::Date>) -> Vec<Date> {
    let captions = text.blocks.iter().filter(|block| block.kind == BlockKind::Caption);
    captions.flat_map(|caption| in_caption(source, caption, habits, published)).collect()
}

fn in_caption(source: &str, caption: &Block, habits: Habits, published: Option<jiff::civil::Date>) -> Vec<Date> {
    let text = text::alone(source, caption);
    let mut found = Vec::new();
    in_line(&Line { source, tokens: &text.tokens }, habits, |item| {
        if names_a_day_or_month(&item.when) {
            found.push(Placed { sentence: 0, block: 0, item: item.at_most(Certainty::Likely) });
        }
    });
    if found.is_empty() { Vec::new() } else { reckon::all(source, &text, &found, published) }
}

const fn names_a_day_or_month(when: &When) -> bool {
    match when {
        When::Calendar { month, .. } => month.is_some(),
        When::Weekday { .. } | When::DayOfWeek { .. } => true,
        _ => false,
    }
}
