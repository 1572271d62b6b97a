//! Numbers that tell things of one name apart: "Route 66", "page 3", "flight 370".

use std::collections::BTreeSet;

use super::amount::{Amount, Form};
use super::words::{Words, is_finite_verb, is_month, is_plural};
use crate::lexicon;
use crate::text::TokenKind;

/// Words after which a number is a label: "Route 66", "page 3", "flight 370".
pub(super) const LABELLED: &[&str] = &[
    "act",
    "airbus",
    "annex",
    "apollo",
    "appendix",
    "area",
    "article",
    "articles",
    "asteroid",
    "b",
    "boeing",
    "bus",
    "category",
    "chapter",
    "channel",
    "class",
    "clause",
    "column",
    "covid",
    "day",
    "district",
    "division",
    "door",
    "episode",
    "euro",
    "exhibit",
    "exit",
    "figure",
    "flight",
    "floor",
    "formula",
    "gate",
    "grade",
    "group",
    "highway",
    "hwy",
    "interstate",
    "issue",
    "item",
    "lane",
    "lap",
    "league",
    "level",
    "line",
    "lot",
    "mark",
    "matchday",
    "model",
    "no",
    "no.",
    "number",
    "numbers",
    "nos.",
    "page",
    "pages",
    "paragraph",
    "part",
    "pass",
    "phase",
    "pier",
    "pillar",
    "platform",
    "player",
    "polonium",
    "precinct",
    "protocol",
    "resolution",
    "room",
    "round",
    "route",
    "row",
    "rule",
    "season",
    "seat",
    "section",
    "series",
    "size",
    "square",
    "stage",
    "step",
    "table",
    "team",
    "terminal",
    "tier",
    "title",
    "track",
    "type",
    "unit",
    "verse",
    "version",
    "volume",
    "ward",
    "week",
    "windows",
    "zone",
    "iphone",
    "playstation",
    "xbox",
    "galaxy",
    "ios",
    "android",
    "schedule",
    "vol.",
    "chap.",
    "ch.",
    "sec.",
    "fig.",
    "paris",
    "agenda",
    "sputnik",
    "soyuz",
    "expo",
    "vision",
    "bloc",
    "gang",
    "proposition",
    "amendment",
    "bill",
    "hr",
    "h.r.",
    "s.b.",
    "order",
    "pad",
    "launchpad",
    "case",
    "game",
    "super",
    "pt.",
    "lines",
    "channels",
    "verses",
    "chapters",
    "days",
    "weeks",
    "block",
    "sector",
    "camp",
    "cell",
    // Share indices, which lower-case texts leave without a capital.
    "sp",
    "ftse",
    "nasdaq",
    "russell",
    "nikkei",
    "cac",
    "stoxx",
    "fortune",
];

/// What comes in versions, which may have a point in them: "Android 8.1".
const VERSIONED: &[&str] = &["android", "ios", "macos", "windows", "version", "firmware", "bluetooth", "release"];

/// Whether the number is the tail of a name or a label: "Route 66", "Boeing 737", "the Big 12", "Fortune 100".
pub(super) fn is_label(words: Words, amount: &Amount, modified: bool) -> bool {
    let stopped =
        words.before(amount.start, 1) == "." && words.is_any(amount.start.wrapping_sub(2), &["vol", "no", "pt", "ch"]);
    let Some(at) = amount.start.checked_sub(1 + usize::from(stopped)) else { return false };
    let versioned = || amount.form == Form::Digits && amount.unit.is_none() && words.is_any(at, VERSIONED);
    let bare = amount.form == Form::Bare && !modified || versioned();
    if !bare || words.get(at).is_none_or(|token| token.kind != TokenKind::Word) {
        return false;
    }
    if LABELLED.contains(&words.norm(at)) || words.norm(amount.end) == "zip" || is_label_again(words, amount) {
        return true;
    }
    // Before a plural noun a number behind a capitalised word counts: "kept Ruritania 40 points ahead".
    let counts = is_plural(words.norm(amount.end)) && !words.is_capitalised(amount.end);
    words.is_capitalised(at) && at > 0 && !words.headline && !counts && !opens_clause(words, at)
}

/// How many tokens back a label is looked for that comes again by its number alone.
const LABEL_REACH: usize = 40;

/// "the Falcon 11 Pro and 11 Pro Max": before a capitalised word stands the number that a name had shortly before.
fn is_label_again(words: Words, amount: &Amount) -> bool {
    let from = amount.start.saturating_sub(LABEL_REACH).max(1);
    let same = |at: usize| {
        let named = words.is_capitalised(at - 1) || LABELLED.contains(&words.norm(at - 1));
        words.norm(at) == words.norm(amount.start) && named && words.is_capitalised(at + 1)
    };
    words.is_capitalised(amount.end) && !words.headline && (from..amount.start).any(same)
}

/// Whether the capitalised word at `at` owes its capital to its place: after a quotation mark or a colon.
fn opens_clause(words: Words, at: usize) -> bool {
    let before = words.before(at, 1);
    matches!(before, "“" | "\"" | ":" | "‘" | "'" | "(" | "—" | "–" | ".") || lexicon::is_function_word(words.norm(at))
}

/// Below this a "4C" behind a capitalised word is the tail of a name; from it on it may be the heat of a place.
const COLDEST_NAMED: f64 = 10.0;

/// "pad 39A", "a Long March 4C rocket", "Seat 12F": the letter goes on with a label and is no unit.
pub(super) fn is_lettered(words: Words, amount: &Amount) -> bool {
    let raw = words.raw(amount.start);
    let Some((digits, letter)) = raw.split_at_checked(raw.len().saturating_sub(1)) else { return false };
    let lettered = digits.bytes().all(|byte| byte.is_ascii_digit()) && matches!(letter.as_bytes(), [b'A'..=b'Z']);
    let Some(at) = amount.start.checked_sub(1).filter(|_| lettered && amount.unit.is_some()) else { return false };
    let warm = matches!(letter, "C" | "F") && amount.low.is_some_and(|low| low >= COLDEST_NAMED);
    let named = words.is_capitalised(at) && at > 0 && !words.headline && !opens_clause(words, at);
    LABELLED.contains(&words.norm(at)) || named && !warm
}

/// The names with a number of an article, as word and number: "Falcon 9" where nothing that could be counted stands behind,
/// so that "Falcon 9 rockets" is known as well.
#[derive(Debug, Default)]
pub(super) struct Numbered<'a> {
    names: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Numbered<'a> {
    /// Collects the names of one sentence.
    pub(super) fn add(&mut self, words: Words<'a>) {
        for at in 1..words.len() {
            let named = words.is_number(at) && words.is_capitalised(at - 1) && !words.touched(at);
            if !named || lexicon::is_function_word(words.norm(at - 1)) || is_month(words.norm(at - 1)) {
                continue;
            }
            let next = words.norm(at + 1);
            let closed = matches!(next, "" | "." | "," | ";" | ":" | "'s" | "’s" | ")" | "”" | "\"" | "!" | "?");
            if closed || lexicon::is_function_word(next) || is_finite_verb(words, at + 1) {
                self.names.insert((words.norm(at - 1), words.norm(at)));
            }
        }
    }

    /// Whether the amount is the number of such a name.
    pub(super) fn has(&self, words: Words, amount: &Amount) -> bool {
        let Some(at) = amount.start.checked_sub(1).filter(|at| words.is_capitalised(*at)) else { return false };
        amount.form == Form::Bare && self.names.contains(&(words.norm(at), words.norm(amount.start)))
    }
}
