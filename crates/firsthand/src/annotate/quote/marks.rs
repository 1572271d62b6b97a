//! Pairing quotation marks.
//!
//! Which way a mark faces is told first by the spaces around it, then by its shape, and last by what is open: machine
//! processing tears marks off by spaces, turns them round and drops them, so none of the three is trusted alone. A
//! pair never reaches beyond its paragraph; a paragraph that opens a quotation and does not close it is continued by the
//! next paragraph when that begins with a mark.

use std::ops::Range;

use super::verbs;
use crate::annotate::refer::Referents;
use crate::annotate::refer::words::is_pronoun;
use crate::text::{BlockKind, Token};

/// A stretch of text between quotation marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stretch {
    /// The mark that opens it.
    pub open: usize,
    /// The token after its last token: the mark that closes it, if there is one.
    pub end: usize,
    /// Whether a mark closes it.
    pub closed: bool,
    /// Whether its first mark continues the stretch before.
    pub continues: bool,
    /// Its paragraph.
    pub block: usize,
    /// The sentence in which it begins.
    pub sentence: usize,
}

impl Stretch {
    /// The quoted tokens.
    pub(super) fn content(&self) -> Range<usize> {
        self.open + 1..self.end
    }

    /// The first token after the closing mark.
    pub(super) fn after(&self) -> usize {
        self.end + usize::from(self.closed)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Facing {
    Opens,
    Closes,
    Either,
}

/// All stretches between marks in the running text, in order; those inside others are left out.
pub(super) fn pair(referents: &Referents<'_>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (block, tokens, prose) in blocks(referents) {
        if !prose {
            continue;
        }
        let mut found = doubles(referents, &tokens, block);
        found.extend(singles(referents, &tokens, block, &found));
        found.sort_by_key(|stretch| stretch.open);
        let begins = found.first().is_some_and(|first| first.open == tokens.start);
        if begins && stretches.last().is_some_and(|last| !last.closed && last.block < block) {
            found[0].continues = true;
        }
        stretches.extend(found);
    }
    stretches.retain(|stretch| stretch.end > stretch.open + 1);
    stretches
}

/// The token ranges of the paragraphs that have sentences.
fn blocks(referents: &Referents<'_>) -> Vec<(usize, Range<usize>, bool)> {
    let mut blocks: Vec<(usize, Range<usize>, bool)> = Vec::new();
    for (index, sentence) in referents.text.sentences.iter().enumerate() {
        let paragraph = referents.paragraph_of(index);
        match blocks.last_mut() {
            Some((block, tokens, _)) if *block == paragraph => tokens.end = sentence.tokens.end,
            _ => blocks.push((paragraph, sentence.tokens.clone(), is_prose(sentence.kind))),
        }
    }
    blocks
}

fn is_prose(kind: BlockKind) -> bool {
    kind.is_prose()
}

fn doubles(referents: &Referents<'_>, tokens: &Range<usize>, block: usize) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for at in tokens.clone() {
        if let Some(start) = open
            && is_doubled_single(referents, at, tokens)
        {
            found.push(stretch(referents, start, at, true, block));
            open = None;
        }
        if !referents.token(at).is_some_and(Token::is_double_quote) {
            continue;
        }
        let facing = facing(referents, at, tokens);
        match (open, facing) {
            // A second mark right after the first is the same mark doubled.
            (Some(before), _) if at == before + 1 => open = Some(at),
            (None, Facing::Closes) => {}
            (None, _) => open = Some(at),
            (Some(start), Facing::Closes | Facing::Either) => {
                found.push(stretch(referents, start, at, true, block));
                open = None;
            }
            (Some(start), Facing::Opens) => {
                if closes_after_all(referents, at, tokens) {
                    found.push(stretch(referents, start, at, true, block));
                    open = None;
                } else {
                    let end = end_without_mark(referents, start, at);
                    found.push(stretch(referents, start, end, false, block));
                    open = Some(at);
                }
            }
        }
    }
    if let Some(start) = open {
        found.extend(unclosed(referents, start, tokens, block));
    }
    found
}

/// "’’" in place of "”": two single marks right after a word or a stop.
fn is_doubled_single(referents: &Referents<'_>, at: usize, tokens: &Range<usize>) -> bool {
    let single = |at: usize| referents.token(at).filter(|token| token.is_single_quote());
    let before = at.checked_sub(1).filter(|before| *before >= tokens.start).and_then(|before| referents.token(before));
    let (Some(before), Some(first), Some(second)) = (before, single(at), single(at + 1)) else { return false };
    before.touches(first) && first.touches(second) && !before.is_single_quote()
}

fn stretch(referents: &Referents<'_>, open: usize, end: usize, closed: bool, block: usize) -> Stretch {
    Stretch { open, end, closed, continues: false, block, sentence: referents.sentence_of(open) }
}

/// Which way a double mark faces.
fn facing(referents: &Referents<'_>, at: usize, tokens: &Range<usize>) -> Facing {
    let Some(mark) = referents.token(at) else { return Facing::Either };
    let before = at.checked_sub(1).filter(|before| *before >= tokens.start).and_then(|before| referents.token(before));
    let after = Some(at + 1).filter(|after| *after < tokens.end).and_then(|after| referents.token(after));
    let after_open =
        before.is_some_and(|token| matches!(token.norm.as_str(), "(" | "[" | "-" | "–" | "—" | "/" | "--"));
    let touches_before = before.is_some_and(|token| token.touches(mark)) && !after_open;
    let touches_after = after.is_some_and(|token| mark.touches(token) && can_follow_opening(token));
    match (touches_before, touches_after) {
        (false, true) => Facing::Opens,
        (true, false) => Facing::Closes,
        _ if before.is_none() => Facing::Opens,
        _ if after.is_none() => Facing::Closes,
        _ => match mark.of(referents.source) {
            "“" | "„" | "«" if touches_before == touches_after && touches_before => Facing::Opens,
            "”" | "»" if touches_before => Facing::Closes,
            _ => Facing::Either,
        },
    }
}

fn can_follow_opening(token: &Token) -> bool {
    token.is_wordlike()
        || token.is_single_quote()
        || !matches!(token.norm.as_str(), "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "-" | "–" | "—" | "--" | "/")
}

/// Whether a mark that looks like an opening one ends the open stretch: what follows says who spoke ("unusual
/// scenes, “she said").
fn closes_after_all(referents: &Referents<'_>, at: usize, tokens: &Range<usize>) -> bool {
    let before = at.checked_sub(1).map_or("", |before| referents.norm(before));
    let stopped = before.starts_with([',', '.', '!', '?', '…']);
    let speaks = |from: usize| {
        (from..(from + 6).min(tokens.end)).any(|at| verbs::of(referents.norm(at)).is_some_and(|verb| verb.speaks()))
    };
    let next = referents.norm(at + 1);
    let lower = referents.token(at + 1).is_some_and(|token| token.of(referents.source).starts_with(char::is_lowercase));
    stopped
        && lower
        && (is_pronoun(next) || verbs::of(next).is_some() || matches!(next, "the" | "a" | "an" | "one"))
        && speaks(at + 1)
}

/// Where a stretch ends whose closing mark is missing, at the latest before `limit`: with its sentence, or before the
/// words that say who spoke.
fn end_without_mark(referents: &Referents<'_>, open: usize, limit: usize) -> usize {
    let sentence = referents.text.sentences.get(referents.sentence_of(open));
    let end = sentence.map_or(limit, |sentence| sentence.tokens.end).min(limit);
    let attribution = (open + 2..end.saturating_sub(1)).find(|at| {
        referents.norm(*at) == ","
            && (is_pronoun(referents.norm(at + 1))
                && verbs::of(referents.norm(at + 2)).is_some_and(|verb| verb.speaks())
                || matches!(referents.norm(at + 1), "said" | "says"))
    });
    attribution.map_or(end, |comma| comma + 1)
}

/// A stretch left open at the end of its block. One that began with the block is taken to its end.
fn unclosed(referents: &Referents<'_>, open: usize, tokens: &Range<usize>, block: usize) -> Option<Stretch> {
    let last = tokens.end.checked_sub(1)?;
    let mut sentence_start = open == tokens.start;
    sentence_start |=
        open.checked_sub(1).is_some_and(|before| referents.norm(before).starts_with(['.', '!', '?', ':', ',']));
    let end = if sentence_start { tokens.end } else { end_without_mark(referents, open, tokens.end) };
    (open < last).then(|| stretch(referents, open, end, false, block))
}

/// Stretches between single marks, outside those between double ones.
fn singles(referents: &Referents<'_>, tokens: &Range<usize>, block: usize, doubles: &[Stretch]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut inside = doubles.iter().peekable();
    let mut at = tokens.start;
    while at < tokens.end {
        while inside.peek().is_some_and(|double| double.after() <= at) {
            inside.next();
        }
        if let Some(double) = inside.peek().filter(|double| double.open <= at) {
            at = double.after().max(at + 1);
            continue;
        }
        if opens_single(referents, at, tokens) {
            let limit = inside.peek().map_or(tokens.end, |double| double.open);
            let limit =
                if limit < tokens.end && closing_single(referents, at, limit).is_none() { tokens.end } else { limit };
            if let Some(end) = closing_single(referents, at, limit).or_else(|| around(referents, at, tokens)) {
                found.push(stretch(referents, at, end, true, block));
                at = end;
            }
        }
        at += 1;
    }
    found
}

/// "'Bell said the 'door is shut.'", a paragraph of its own: the mark that ends a paragraph closes the one that opens it
/// where only a quotation within has none of its own.
fn around(referents: &Referents<'_>, open: usize, tokens: &Range<usize>) -> Option<usize> {
    let last = tokens.end.checked_sub(1).filter(|last| open == tokens.start && *last > open + 2)?;
    let is_mark = |at: usize| referents.token(at).is_some_and(|token| token.is_single_quote());
    let inner = (open + 1..last).filter(|at| is_mark(*at) && opens_single(referents, *at, tokens)).count();
    let stopped = referents.norm(last - 1).starts_with(['.', '!', '?', '…', ',']);
    (is_mark(last) && stopped && inner == 1).then_some(last)
}

fn opens_single(referents: &Referents<'_>, at: usize, tokens: &Range<usize>) -> bool {
    let Some(mark) = referents.token(at).filter(|mark| mark.is_single_quote()) else { return false };
    let Some(next) = referents.token(at + 1).filter(|_| at + 1 < tokens.end) else { return false };
    let before = at.checked_sub(1).filter(|before| *before >= tokens.start).and_then(|before| referents.token(before));
    let free = before
        .is_none_or(|before| !before.touches(mark) || matches!(before.norm.as_str(), "(" | "[" | "-" | "–" | "—"));
    let shape = matches!(mark.of(referents.source), "'" | "‘" | "‚" | "‹" | "`");
    // '90s, 'em, 'til: an apostrophe in place of what is left out.
    let elided = matches!(next.norm.as_str(), "em" | "til" | "tis" | "twas" | "cause" | "n" | "bout" | "round")
        || next.norm.starts_with(|c: char| c.is_ascii_digit()) && next.norm.ends_with('s');
    free && shape && mark.touches(next) && next.is_wordlike() && !elided
        || free && shape && mark.touches(next) && matches!(next.norm.as_str(), "[" | "…" | "...")
}

/// The mark that closes a single one: the first after which the sentence plainly goes on outside; an `s'` that may be
/// a possessive only for want of a better one.
fn closing_single(referents: &Referents<'_>, open: usize, limit: usize) -> Option<usize> {
    let mut weak: Option<usize> = None;
    for at in open + 2..limit {
        let Some(mark) = referents.token(at).filter(|mark| mark.is_single_quote()) else { continue };
        let (before, after) = (referents.token(at - 1)?, referents.token(at + 1).filter(|_| at + 1 < limit));
        let touches_next = after.is_some_and(|after| mark.touches(after) && after.is_wordlike());
        if !before.touches(mark) || touches_next || !matches!(mark.of(referents.source), "'" | "’" | "›" | "‘") {
            if opens_single(referents, at, &(open..limit)) {
                break;
            }
            continue;
        }
        let possessive = before.is_word()
            && before.norm.ends_with(['s', 'z', 'x'])
            && after.is_some_and(|after| after.is_wordlike());
        if !possessive {
            return Some(at);
        }
        weak = weak.or(Some(at));
    }
    weak
}
