//! What tells when, where and how something was said, and so stands between a cue and what it reports.

use crate::annotate::refer::Referents;
use crate::annotate::refer::words::{is_adverb, is_determiner, is_preposition, is_time_word};

/// Steps over what tells when, where and how something was said: "on Friday", "in a statement", "quietly".
pub(super) fn skip_adjuncts(referents: &Referents<'_>, mut at: usize, limit: usize) -> usize {
    loop {
        let start = at;
        let word = referents.norm(at);
        if at >= limit || referents.is_quoted(at) {
            return at;
        }
        // "said there was a problem": the clause begins with "there".
        let adverb = is_adverb(word) && word != "there";
        if referents.mention_at(at).is_none() && (is_time_word(word) || adverb) {
            at += 1;
        } else if matches!(word, "last" | "this" | "earlier" | "late" | "early") && is_time_word(referents.norm(at + 1))
        {
            at += 2;
        } else if matches!(
            word,
            "in" | "on"
                | "at"
                | "during"
                | "from"
                | "to"
                | "via"
                | "through"
                | "by"
                | "after"
                | "before"
                | "of"
                | "outside"
                | "near"
                | "with"
                | "about"
        ) {
            let then = referents.norm(at + 1);
            let listener = referents.mention_at(at + 1).is_some() || is_determiner(then) || is_hearer(then);
            let counts = word == "about" && referents.token(at + 1).is_some_and(|token| !token.is_word());
            if then.ends_with("ing") || word == "to" && !listener || counts {
                return at;
            }
            let number = referents.norm(at + 1).parse::<u32>().is_ok();
            let month = is_time_word(referents.norm(at + 1));
            let end = if month {
                let mut end = at + 2;
                while end < limit && (referents.norm(end).parse::<u32>().is_ok() || is_time_word(referents.norm(end))) {
                    end += 1;
                }
                end
            } else if number {
                at + 2
            } else {
                referents
                    .object_pronoun(at + 1)
                    .or_else(|| referents.phrase_from(at + 1, limit))
                    .map_or(at + 1, |phrase| phrase.tokens.end)
            };
            at = end.min(limit);
        }
        if at == start {
            return at;
        }
    }
}

/// "in a statement", "during a televised interview", "on Twitter": where something was said.
pub(super) fn is_setting(referents: &Referents<'_>, at: usize) -> bool {
    matches!(referents.norm(at), "in" | "during" | "at" | "on" | "via" | "through")
        && (at + 1..at + 1 + SETTING)
            .take_while(|at| referents.token(*at).is_some_and(|token| token.is_wordlike()))
            .take_while(|at| !is_preposition(referents.norm(*at)))
            .any(|at| is_occasion(referents.norm(at)))
}

/// The most words up to the noun of a setting: "in a rare televised interview".
const SETTING: usize = 5;

fn is_occasion(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    matches!(
        singular,
        "statement"
            | "interview"
            | "speech"
            | "tweet"
            | "letter"
            | "memo"
            | "debate"
            | "rally"
            | "conference"
            | "email"
            | "e-mail"
            | "remark"
            | "post"
            | "testimony"
            | "hearing"
            | "briefing"
            | "broadcast"
            | "op-ed"
            | "twitter"
            | "facebook"
            | "television"
            | "podcast"
            | "forum"
            | "editorial"
            | "column"
    )
}

/// Words for those who are told.
fn is_hearer(word: &str) -> bool {
    matches!(
        word,
        "reporters" | "journalists" | "supporters" | "lawmakers" | "him" | "her" | "them" | "us" | "me" | "media"
    )
}
