//! Which words of a sentence are denied: "did not derail", "no passengers were on the trains", "denied taking money".
//!
//! A negation reaches from its word to the end of its clause. Two of them over one word cancel out.

use std::ops::Range;

use crate::text::Token;

/// Words that deny what follows them in their clause.
const NEGATIONS: &[&str] = &[
    "not", "no", "never", "without", "nobody", "none", "nothing", "neither", "nor", "cannot", "nowhere", "hardly",
    "unable", "instead",
];

/// Verbs that deny the clause or the act that follows them.
const DENIALS: &[&str] = &[
    "deny",
    "denies",
    "denied",
    "denying",
    "refute",
    "refuted",
    "refutes",
    "disprove",
    "disproved",
    "fail",
    "failed",
    "fails",
    "failing",
    "refuse",
    "refused",
    "refuses",
    "refusing",
    "declined",
    "declines",
    "avoided",
    "avoids",
    "prevented",
    "stopped",
];

/// Denials only before an infinitive: "failed to brake", but "the brakes failed".
const BEFORE_TO: &[&str] =
    &["fail", "failed", "fails", "failing", "refuse", "refused", "refuses", "refusing", "declined", "declines"];

/// The farthest that a negation reaches, in tokens.
const REACH: usize = 14;

/// "no evidence that it sank" denies the sinking; "nothing to back the claim that it sank" does not.
const CLAIMS: &[&str] = &["claim", "claims", "statement", "allegation", "allegations", "report", "reports", "theory"];

/// For each token of a sentence, whether it is denied.
pub(super) fn denied(tokens: &[Token]) -> Vec<bool> {
    let mut denied = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        if !is_negator(tokens, at) {
            continue;
        }
        for token in scope(tokens, at) {
            if let Some(flag) = denied.get_mut(token) {
                *flag = !*flag;
            }
        }
    }
    denied
}

fn norm(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.norm.as_str())
}

fn is_negator(tokens: &[Token], at: usize) -> bool {
    let word = norm(tokens, at);
    let next = norm(tokens, at + 1);
    if BEFORE_TO.contains(&word) {
        return next == "to";
    }
    match word {
        // "no longer", "no doubt" and "not only" leave the matter standing, or change it in time only.
        "not" => !matches!(next, "only" | "just" | "least"),
        "no" => !matches!(next, "doubt" | "matter" | "wonder" | "less" | "fewer" | "more" | "."),
        // "has yet to decide"
        "yet" => next == "to",
        "instead" => next == "of",
        // What burns up before reaching the ground does not reach it.
        "before" => matches!(next, "reaching" | "hitting" | "striking" | "touching" | "arriving" | "impact"),
        "rather" => next == "than",
        // A minister is dismissed, a claim is denied.
        "rejects" | "rejected" | "dismisses" | "dismissed" | "disputes" | "disputed" => {
            (at + 1..at + 4).any(|at| CLAIMS.contains(&norm(tokens, at)))
        }
        "stopped" | "prevented" => next == "from",
        _ => NEGATIONS.contains(&word) || DENIALS.contains(&word) || word.ends_with("n't"),
    }
}

/// What a negation at `at` reaches: the rest of its clause.
fn scope(tokens: &[Token], at: usize) -> Range<usize> {
    let claims = |index: usize| norm(tokens, index + 1) == "that" && CLAIMS.contains(&norm(tokens, index));
    let last = tokens.len().min(at + 1 + REACH);
    let end = (at + 1..last).find(|&index| ends_clause(tokens, index) || claims(index));
    // "nobody has won more games than she" denies nothing.
    if (at + 1..end.unwrap_or(last)).any(|index| norm(tokens, index) == "than") {
        return at..at;
    }
    at + 1..end.unwrap_or(tokens.len().min(at + 1 + REACH))
}

fn ends_clause(tokens: &[Token], at: usize) -> bool {
    let word = norm(tokens, at);
    matches!(
        word,
        "," | ";"
            | ":"
            | "."
            | "—"
            | "--"
            | "–"
            | "("
            | ")"
            | "but"
            | "because"
            | "although"
            | "though"
            | "while"
            | "when"
            | "after"
            | "before"
            | "until"
            | "since"
            | "which"
            | "who"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account;
    use crate::{Document, Settings};

    fn check(text: &str, expected: &[&str]) {
        let (reports, _) = account::annotated(vec![Document::new("a.txt", text)], &Settings::default());
        let tokens = &reports[0].text.tokens;
        let flags = denied(tokens);
        let words: Vec<&str> =
            tokens.iter().zip(&flags).filter(|(_, flag)| **flag).map(|(token, _)| token.norm.as_str()).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        check("The ferry did not sink, but it drifted.", &["sink"]);
        check("No sailors drowned when it drifted.", &["sailors", "drowned"]);
        check("The captain denied drinking.", &["drinking"]);
        check("The brakes failed.", &[]);
        check("The captain has yet to speak.", &["to", "speak"]);
        check("The ferry failed to turn.", &["to", "turn"]);
        check("The rock burned up before reaching the sea.", &["reaching", "the", "sea"]);
        check("Not only sailors drowned.", &[]);
    }

    #[test]
    fn two_cancel_out() {
        check("The captain did not deny drinking.", &["deny"]);
    }
}
