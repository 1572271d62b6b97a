//! Whether a sentence tells, at one place, of what was or of what will be.
//!
//! The verb that governs a time stands before it more often than after ("will meet on Monday", "told reporters on
//! Saturday"), so the words before are read first, back to a comma, then those behind, then those before the comma.

use super::words::{Line, weekday};

/// Which way a time without a direction of its own points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// Ahead of a past moment ("was due to meet on Friday"): behind or ahead of now, whichever is nearer.
    Either,
    Open,
}

/// How many tokens each way are read: farther verbs seldom govern the time.
const REACH: usize = 16;

/// The tense that governs the expression at the tokens `range`.
pub(super) fn at(line: &Line, range: &std::ops::Range<usize>) -> Tense {
    let first = range.start.saturating_sub(REACH);
    let from = clause_start(line, first, range.start);
    let end = line.tokens.len().min(range.end + REACH);
    let to = (range.end..end).find(|at| parts(line, *at)).unwrap_or(end);
    if is_declared(line, range) {
        return Tense::Future;
    }
    let before = || backwards(line, from, range.start);
    let behind = || forwards(line, range.end, to);
    let farther = || backwards(line, first, from);
    let steps: [&dyn Fn() -> Tense; 4] = [&before, &behind, &farther, &|| forwards(line, to, end)];
    let told = steps.iter().map(|step| step()).find(|tense| *tense != Tense::Open);
    let limit = line.follows(range.start, &["by", "until", "till", "before"]);
    told.unwrap_or(if limit { Tense::Future } else { Tense::Open })
}

/// Whether the token at `at` parts clauses.
fn parts(line: &Line, at: usize) -> bool {
    line.is(at, &[",", ";", ":", "—", "–", "("])
}

/// Words that begin a clause.
const CLAUSE: &[&str] = &["and", "but", "while", "as", "after", "when", "that", "because", "who", "which"];

/// Where the clause that holds the time at `start` begins, not before `first`.
///
/// In "called for strikes and on Friday workers walked out" it begins at the time.
fn clause_start(line: &Line, first: usize, start: usize) -> usize {
    let led = start.saturating_sub(1 + usize::from(line.follows(start, &["on", "by", "in"])));
    if led > first && led < start && line.is(led, CLAUSE) {
        return start;
    }
    let last = start.saturating_sub(1);
    (first..last).rev().find(|at| parts(line, *at)).map_or(first, |at| at + 1)
}

/// "declared Saturday a day of mourning": what is declared is to come.
fn is_declared(line: &Line, range: &std::ops::Range<usize>) -> bool {
    line.follows(range.start, &["declared", "declares", "proclaimed", "designated"])
        && line.is(range.end, &["a", "the", "as"])
}

/// Words that say at once that something lies ahead.
const AHEAD: &[&str] = &[
    "will",
    "'ll",
    "shall",
    "won't",
    "would",
    "'d",
    "upcoming",
    "forthcoming",
    "ahead",
    "due",
    "slated",
    "scheduled",
    "planned",
    "plans",
    "plan",
    "planning",
    "expected",
    "expects",
    "expect",
    "prepare",
    "prepares",
    "preparing",
    "prepared",
    "intends",
    "intend",
    "hopes",
    "hope",
    "set",
    "deadline",
    "going",
    "threatened",
    "threatens",
    "vowed",
    "vows",
    "promised",
    "pledged",
    "can",
    "may",
    "might",
    "must",
    "should",
    "tomorrow",
    "coming",
    "poised",
    "postponed",
    "delayed",
    "i'll",
    "we'll",
    "they'll",
    "he'll",
    "she'll",
    "it'll",
    "you'll",
    "wants",
    "want",
    "begins",
    "starts",
    "opens",
    "reopens",
    "resumes",
    "expires",
    "takes",
];

/// Verbs that, with an infinitive behind them, tell of what is still to come.
const ASKING: &[&str] = &[
    "asked",
    "asks",
    "asking",
    "urged",
    "urges",
    "urging",
    "ordered",
    "orders",
    "called",
    "calls",
    "calling",
    "agreed",
    "agrees",
    "decided",
    "wanted",
    "hoped",
    "intended",
    "told",
    "demanded",
    "warned",
    "invited",
    "offered",
    "proposed",
    "is",
    "are",
    "voted",
    "ready",
    "refuses",
    "needs",
    "need",
    "has",
    "have",
    "chance",
    "opportunity",
];

/// What is called for lies ahead.
const SUMMONED: &[&str] = &[
    "strike",
    "strikes",
    "protest",
    "protests",
    "rally",
    "rallies",
    "march",
    "marches",
    "demonstration",
    "demonstrations",
    "walkout",
    "boycott",
    "meeting",
    "summit",
    "vigil",
];

fn backwards(line: &Line, from: usize, start: usize) -> Tense {
    let (mut infinitive, mut summoned) = (false, false);
    for at in (from..start).rev() {
        let norm = line.norm(at);
        if norm == "to" && is_bare_verb(line, at + 1) {
            infinitive = true;
        } else if SUMMONED.contains(&norm) {
            summoned = true;
        } else if is_ahead_of_past(line, at, infinitive) {
            return Tense::Either;
        } else if is_ahead(line, at) || infinitive && ASKING.contains(&norm) || summoned && calls(line, at) {
            return Tense::Future;
        } else if is_past(line, at) {
            return Tense::Past;
        }
    }
    if infinitive { Tense::Future } else { Tense::Open }
}

fn forwards(line: &Line, from: usize, to: usize) -> Tense {
    for at in from..to {
        if is_past(line, at) {
            return Tense::Past;
        }
        if is_ahead(line, at) {
            return Tense::Future;
        }
    }
    Tense::Open
}

/// "was scheduled", "were due", "was to meet", "could".
fn is_ahead_of_past(line: &Line, at: usize, infinitive: bool) -> bool {
    let planned = line.is(at, &["scheduled", "due", "expected", "set", "slated", "poised"]);
    planned && line.follows(at, &["was", "were", "been"])
        || infinitive && line.is(at, &["was", "were"]) && line.norm(at + 1) == "to"
        || line.norm(at) == "could" && line.norm(at + 1) != "have"
}

fn calls(line: &Line, at: usize) -> bool {
    line.is(at, &["call", "called", "calls", "calling"]) && line.norm(at + 1) == "for"
}

fn is_ahead(line: &Line, at: usize) -> bool {
    let norm = line.norm(at);
    let opens =
        line.is(at, &["open", "close"]) && line.follows(at, &["polls", "doors", "gates", "stations", "schools"]);
    let noun = match norm {
        // "a plan", "the plan": seldom governs a time, while "they plan a strike" does.
        "plan" | "plans" | "hope" | "hopes" | "will" => line.is(at.wrapping_sub(1), &["the", "a", "his", "her", "its"]),
        "takes" => line.norm(at + 1) != "place",
        "set" => !line.is(at + 1, &["to", "for"]),
        "going" => line.norm(at + 1) != "to",
        "ahead" => line.norm(at + 1) != "of",
        "must" | "can" | "should" | "would" | "'d" | "might" => line.norm(at + 1) == "have",
        _ => false,
    };
    // "told Deadline on Monday": a name.
    let name = at > 0 && line.is_capitalised(at);
    opens || AHEAD.contains(&norm) && !noun && !name
}

/// Whether the word at `at` can be the verb of "to ...".
fn is_bare_verb(line: &Line, at: usize) -> bool {
    let parts = crate::lexicon::parts_of_speech(line.norm(at));
    line.is_word(at)
        && !line.is_capitalised(at)
        && weekday(line.norm(at)).is_none()
        && !crate::lexicon::is_function_word(line.norm(at))
        // "to anywhere": a word that is known, and never as a verb.
        && (parts.verb > 0.0 || !parts.is_known())
        && !line.is(
            at,
            &[
                "a",
                "an",
                "its",
                "his",
                "her",
                "their",
                "this",
                "that",
                "these",
                "those",
                "some",
                "any",
                "more",
                "several",
                "about",
                "date",
                "power",
                "office",
                "neighbouring",
                "neighboring",
            ],
        )
        && !line.norm(at).ends_with("ing")
}

/// Past forms that do not end in "ed".
const IRREGULAR: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "went", "came", "took", "held", "met", "left", "began", "fell",
    "rose", "fled", "spoke", "died", "won", "lost", "made", "gave", "saw", "found", "got", "became", "hit", "struck",
    "shot", "led", "sent", "brought", "bought", "caught", "fought", "taught", "thought", "wrote", "broke", "drove",
    "flew", "grew", "knew", "ran", "sang", "sat", "stood", "swept", "threw", "wore", "built", "felt", "heard", "kept",
    "laid", "paid", "put", "read", "sold", "spent", "swore", "been", "gone", "done", "seen", "taken", "given",
    "written", "spoken", "broken", "shown", "known", "thrown", "beaten", "blew", "burst", "cut", "dug", "drew", "hid",
    "hurt", "quit", "shook", "shut", "slid", "stole", "stuck", "sank", "tore", "woke", "wound", "ago", "didn't",
    "wasn't", "weren't", "has", "have", "hasn't", "haven't", "earlier", "since", "couldn't",
];

/// Adverbs that may stand between "be" and its participle.
const AMID: &[&str] = &["officially", "finally", "also", "formally", "held", "soon", "first", "later", "fully"];

fn is_past(line: &Line, at: usize) -> bool {
    let norm = line.norm(at);
    let regular = norm.len() > 4
        && norm.ends_with("ed")
        && !matches!(norm, "hundred" | "united" | "indeed" | "exceed" | "proceed" | "speed" | "breed");
    // "will be launched", "is being held", "to shut": no past.
    // "shops are closed on Monday" tells of no past either.
    let open = ["be", "being", "to", "remain", "stay", "is", "are"];
    let to_have = line.is(at, &["has", "have"])
        && line.follows(at, &["will", "would", "to", "may", "must", "can", "could", "should", "'ll", "not"]);
    if to_have {
        return false;
    }
    let within = line.follows(at, &open) || line.follows(at, AMID) && open.contains(&line.before(at, 2));
    line.is_word(at) && !within && (regular && !line.is_capitalised(at) || IRREGULAR.contains(&norm))
}
