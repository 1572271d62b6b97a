//! Numbers that tell things of one name apart: "Route 66", "page 3", "flight 370".

use super::amount::{Amount, Form};
use super::words::{Words, is_plural};
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

/// Whether the number is the tail of a name or a label: "Route 66", "Boeing 737", "the Big 12", "Fortune 100".
pub(super) fn is_label(words: Words, amount: &Amount, modified: bool) -> bool {
    let stopped =
        words.before(amount.start, 1) == "." && words.is_any(amount.start.wrapping_sub(2), &["vol", "no", "pt", "ch"]);
    let Some(at) = amount.start.checked_sub(1 + usize::from(stopped)) else { return false };
    let bare = amount.form == Form::Bare && !modified;
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
    matches!(before, "“" | "\"" | ":" | "‘" | "'" | "(" | "—" | "–" | ".")
        || crate::lexicon::is_function_word(words.norm(at))
}
