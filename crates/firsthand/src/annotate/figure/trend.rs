//! Whether the words say that something went up or down by a figure: "rose 5%", "down $3", "fell by 12 points".

use super::amount::Amount;
use super::units::Sort;
use super::words::Words;
use crate::annotate::Trend;
use crate::lexicon;

/// Verbs of rising.
const RISING: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "increased",
    "increase",
    "increases",
    "increasing",
    "grew",
    "grow",
    "grows",
    "grown",
    "growing",
    "climbed",
    "climb",
    "climbs",
    "climbing",
];

/// Verbs of rising that are said of people and things as well, not only of what is measured.
const LEAPING: &[&str] = &[
    "jumped",
    "jump",
    "jumps",
    "jumping",
    "surged",
    "surge",
    "surges",
    "surging",
    "soared",
    "soar",
    "soars",
    "soaring",
    "advanced",
    "advance",
    "advances",
    "advancing",
    "rallied",
    "rallies",
    "leapt",
    "rocketed",
    "skyrocketed",
];

/// Verbs of falling.
const FALLING: &[&str] = &[
    "dropped",
    "drop",
    "drops",
    "dropping",
    "decreased",
    "decrease",
    "decreases",
    "decreasing",
    "declined",
    "decline",
    "declines",
    "declining",
    "dipped",
    "dip",
    "dips",
    "shrank",
    "shrunk",
    "shrink",
];

/// Verbs of falling that are said of people and things as well.
const TUMBLING: &[&str] = &[
    "fell",
    "fall",
    "falls",
    "fallen",
    "falling",
    "slid",
    "slide",
    "slides",
    "sliding",
    "slipped",
    "slip",
    "slips",
    "slipping",
    "plunged",
    "plunge",
    "plunges",
    "plunging",
    "plummeted",
    "plummet",
    "plummeting",
    "tumbled",
    "tumble",
    "tumbles",
    "tumbling",
    "sank",
    "slumped",
    "slump",
    "slumps",
    "eased",
    "sagged",
    "contracted",
];

/// Verbs by which a price gains and a person does: "gained 15 sen", "lost 3 percent", "lost $5 million".
const GAINING: &[&str] = &["gained", "gain", "gains", "gaining", "added", "adds"];
const LOSING: &[&str] = &["lost", "lose", "loses", "losing", "shed", "sheds", "shedding"];

/// Verbs by which somebody makes a thing more or less, and words for the way: "cut emissions by 40%", "revised upward
/// by $2 billion".
const RAISING: &[&str] = &["raised", "raise", "raises", "raising", "boosted", "boost", "hiked", "upward", "upwards"];
const CUTTING: &[&str] = &[
    "cut",
    "cuts",
    "cutting",
    "reduced",
    "reduce",
    "reduces",
    "reducing",
    "lowered",
    "lower",
    "slashed",
    "slash",
    "downward",
    "downwards",
];

/// The most words of the thing between such a verb and its "by": "increase the price of bread by 5%".
const MOST_OF_THING: usize = 5;

/// What stands between the verb and its figure.
const BETWEEN: &[&str] = &[
    "by",
    "a",
    "an",
    "another",
    "further",
    "as",
    "much",
    "only",
    "just",
    "even",
    "slightly",
    "sharply",
    "modestly",
    "marginally",
    "steadily",
    "roughly",
    "more",
    "than",
    "some",
    "about",
    "around",
    "nearly",
    "almost",
    "over",
];

/// The most words between the verb and its figure: "rose by more than a further 5%".
const MOST_BETWEEN: usize = 5;

/// Amounts of money from here on are what somebody gained or lost, not by how much a price moved.
const HIGHEST_STEP: f64 = 1000.0;

/// The trend that the words before token `start` give to the amount that begins there or behind a modifier.
pub(super) fn of(words: Words, amount: &Amount, start: usize) -> Option<Trend> {
    let sort = amount.sort();
    if words.before(start, 1) == "+" && words.touched(start) {
        return (sort == Some(Sort::Percent)).then_some(Trend::Up);
    }
    let mut verb = start.checked_sub(1)?;
    while verb > 0 && start - verb <= MOST_BETWEEN && words.is_any(verb, BETWEEN) {
        verb -= 1;
    }
    let by = (verb + 1..start).any(|at| words.norm(at) == "by");
    let is = |list: &[&str]| words.is_any(verb, list);
    let price = matches!(sort, Some(Sort::Percent | Sort::Money));
    let points = words.is_any(amount.end, &["point", "points"]);
    let measured = price || points || by || sort == Some(Sort::Measure);
    let either = |up: &[&str], down: &[&str]| match (is(up), is(down)) {
        (true, _) => Some(Trend::Up),
        (_, true) => Some(Trend::Down),
        _ => None,
    };
    if let Some(trend) = either(RISING, FALLING).filter(|_| measured) {
        return Some(trend);
    }
    if let Some(trend) = either(LEAPING, TUMBLING).filter(|_| price || points || by) {
        return Some(trend);
    }
    let particle = either(&["up"], &["down"]).filter(|_| (price || points) && stands_alone(words, verb));
    // "gained 30% of the vote": a part of a whole.
    let part = words.norm(amount.end) == "of";
    let step = points || sort == Some(Sort::Percent) || amount.high.is_some_and(|high| high < HIGHEST_STEP);
    let made = || by.then(|| made(words, verb)).flatten();
    particle.or_else(made).or_else(|| either(GAINING, LOSING).filter(|_| (price || points) && step && !part))
}

/// The way of a verb that has the thing it changes before its "by": "grow sales by 35%". `last` is the last word of the
/// thing.
fn made(words: Words, last: usize) -> Option<Trend> {
    for at in (last.saturating_sub(MOST_OF_THING)..=last).rev() {
        if words.is_any(at, RISING) || words.is_any(at, RAISING) {
            return Some(Trend::Up);
        }
        if words.is_any(at, FALLING) || words.is_any(at, CUTTING) {
            return Some(Trend::Down);
        }
        if !words.is_word(at) {
            return None;
        }
    }
    None
}

/// Whether the particle at `at` says where something stands ("shares were up 5%") and does not belong to a verb of
/// giving ("put up $5 million", "paid down $3 billion").
fn stands_alone(words: Words, at: usize) -> bool {
    const STANDING: &[&str] = &[
        "is", "was", "were", "are", "be", "been", "being", "ended", "end", "ends", "closed", "closes", "close",
        "finished", "traded", "trading", "opened", "opens", "trending", "went", "gone", "going", "goes", "moved",
        "moving", "it", "ticked", "edged", "inched", "crept",
    ];
    let Some(before) = at.checked_sub(1) else { return true };
    let verb = lexicon::parts_of_speech(words.norm(before)).verb > 0.5;
    !words.is_word(before) || words.is_any(before, STANDING) || !verb
}

#[cfg(test)]
mod tests {
    use super::super::modifiers;
    use super::super::ranges;
    use super::super::tests::words_of;
    use super::*;

    /// The trend of the first amount of a text.
    fn check(text: &str, expected: Option<Trend>) {
        let tokens = words_of(text);
        let words = Words { text, tokens: &tokens, headline: false };
        let first = (0..words.len()).find_map(|at| ranges::read(words, at));
        let found = first.and_then(|amount| of(words, &amount, modifiers::of(words, &amount).start));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_rose_and_what_fell() {
        check("Shares rose 5% there.", Some(Trend::Up));
        check("Shares were up nearly 57% there.", Some(Trend::Up));
        check("Output fell by more than 12 percent.", Some(Trend::Down));
        check("Prices, down 9.2%, may recover.", Some(Trend::Down));
        check("The fund gained 15 cents there.", Some(Trend::Up));
        check("The index lost 12 points there.", Some(Trend::Down));
        check("Membership dropped by 300 there.", Some(Trend::Down));
        check("The city cut its emissions by 40% there.", Some(Trend::Down));
        check("They hope to grow sales of bread by 35 percent.", Some(Trend::Up));
        check("Profit was revised upward by $40 million.", Some(Trend::Up));
    }

    #[test]
    fn what_only_looks_so() {
        check("The firm lost $5 million there.", None);
        check("The firm put up $5 million there.", None);
        check("She gained 30% of the vote.", None);
        check("They lost 12 men there.", None);
        check("He jumped 8 metres there.", None);
        check("Turnout was 80% there.", None);
        check("They cut the ribbon; it missed by 12 metres.", None);
    }
}
