//! Posts set into the text of an article: "So it begins. — Ada Holm (@adaholm) December 3, 2017".
//!
//! A page that embeds a post gives its words without quotation marks, and who wrote it, by name and handle, after a dash.

use super::{Certainty, Entity, Name, Party, Quote, QuoteKind};
use crate::span::Span;
use crate::text::Text;

/// A post holds no more bytes than this; where more stands before the dash, its last sentences are the post.
const LONGEST: usize = 420;
/// The name of who posts takes no more bytes than this.
const NAME: usize = 60;

/// The posts of a text, in order.
pub(super) fn find(source: &str, text: &Text, names: &[Name], entities: &[Entity]) -> Vec<Quote> {
    let mut posts: Vec<Quote> = Vec::new();
    let mut before: Option<Span> = None;
    for block in &text.blocks {
        let mut from = block.span.start;
        for signature in signatures(source, block.span) {
            let own = Span::new(from, signature.dash);
            // A signature that opens its block signs the block before.
            let words =
                [Some(own), before].into_iter().flatten().map(|span| words(source, span)).find(|span| !span.is_empty());
            if let Some(content) = words.map(|words| last_sentences(text, words)).filter(|content| !content.is_empty())
            {
                let speaker = Some(signature.party(source, names, entities));
                let span = content.join(Span::new(signature.dash, signature.end));
                let (kind, certainty) = (QuoteKind::Direct, Certainty::Likely);
                posts.push(Quote { span, kind, content, speaker, cue: None, via: Vec::new(), certainty });
            }
            from = signature.after;
        }
        before = (from == block.span.start).then_some(block.span);
    }
    posts
}

/// Who posted, after the words of a post.
struct Signature {
    /// Where the dash stands.
    dash: usize,
    name: Span,
    /// The end of the handle.
    end: usize,
    /// The end of the date.
    after: usize,
}

impl Signature {
    fn party(&self, source: &str, names: &[Name], entities: &[Entity]) -> Party {
        let written = self.name.of(source);
        let named = names.iter().find(|name| name.span.overlaps(self.name)).map(|name| name.entity);
        // Handles are often signed in small letters: "ada holm".
        let alike = || entities.iter().position(|entity| entity.name.eq_ignore_ascii_case(written));
        let entity = named.or_else(alike);
        let text =
            entity.and_then(|at| entities.get(at)).map_or_else(|| written.to_owned(), |entity| entity.name.clone());
        Party { text, span: Some(self.name), entity }
    }
}

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The signatures in a block: a dash, a name, a handle in brackets, and a date or the end of the line.
fn signatures(source: &str, block: Span) -> Vec<Signature> {
    let mut found = Vec::new();
    for (at, _) in block.of(source).match_indices("(@") {
        let open = block.start + at;
        let Some(handle) =
            source.get(open + 2..block.end).and_then(|rest| rest.split_once(')')).map(|(handle, _)| handle)
        else {
            continue;
        };
        let is_handle = !handle.is_empty() && handle.chars().all(|c| c.is_alphanumeric() || c == '_');
        let end = open + 2 + handle.len() + 1;
        let Some((dash, mark)) = dash_before(source, block.start, open).filter(|_| is_handle) else { continue };
        let after = source.get(end..block.end).unwrap_or_default();
        let Some(date) = date_length(after) else { continue };
        let name = Span::new(dash + mark, open).trim(source);
        if !name.is_empty() && name.len() <= NAME {
            found.push(Signature { dash, name, end, after: end + date });
        }
    }
    found
}

/// Where the dash before a name stands, and its length in bytes.
fn dash_before(source: &str, start: usize, open: usize) -> Option<(usize, usize)> {
    let before = source.get(start..open)?;
    let dash = |mark: &'static str| before.rfind(mark).map(|at| (start + at, mark.len()));
    ["—", "–", "--"].into_iter().filter_map(dash).max()
}

/// The length of a date after a handle ("December 3, 2017", "14 September 2017"), up to its year or the end of the line;
/// `None` where something else follows.
fn date_length(after: &str) -> Option<usize> {
    let line = after.split('\n').next().unwrap_or_default();
    let Some(first) = line.split_whitespace().next() else { return Some(line.len()) };
    let lower = first.to_lowercase();
    let is_date =
        MONTHS.iter().any(|month| lower.starts_with(month)) || first.starts_with(|c: char| c.is_ascii_digit());
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = line.split_whitespace().find(is_year).and_then(|year| line.find(year).map(|at| at + year.len()));
    is_date.then(|| year.unwrap_or(line.len()))
}

/// The words of a stretch without white space and without the addresses of pictures at their end.
fn words(source: &str, span: Span) -> Span {
    let mut span = span.trim(source);
    loop {
        let last = span.of(source).rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_address = ["http://", "https://", "pic.twitter.com/"].iter().any(|start| last.starts_with(start));
        if !is_address {
            return span;
        }
        span = Span::new(span.start, span.end - last.len()).trim(source);
    }
}

/// As many of the last sentences as a post can hold.
fn last_sentences(text: &Text, words: Span) -> Span {
    let last = text.sentence_at(words.end.saturating_sub(1)).unwrap_or_default();
    let starts = text.sentences.get(..=last).unwrap_or_default().iter().rev().map(|sentence| sentence.span.start);
    let fits = |start: &usize| *start >= words.start && words.end - start <= LONGEST;
    if words.len() <= LONGEST {
        words
    } else {
        starts.take_while(fits).last().map_or(words, |start| Span::new(start, words.end))
    }
}
