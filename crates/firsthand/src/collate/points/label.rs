//! What a point of figures is called: what is counted, in words of the reports.

use super::Story;
use super::figures::Candidate;
use super::topics::Topic;
use crate::lexicon;
use crate::render::words;
use crate::span::Span;
use crate::text::Token;

/// Words that stand for a noun elsewhere and say nothing by themselves.
const EMPTY: &[&str] =
    &["", "them", "those", "these", "whom", "which", "that", "it", "us", "you", "all", "others", "number", "total"];

/// Nouns that say little where another report names the same more closely.
const LOOSE: &[&str] = &["people", "persons", "individuals", "things"];

/// What the point is about: its topic, with the words most used for what is counted; where nothing says what is
/// counted, the sentence.
pub(super) fn label(story: &Story<'_>, members: &[&Candidate<'_>]) -> String {
    let first = members[0];
    let words = members.iter().map(|member| counted_words(story, member)).collect();
    let most = most_used(words);
    // "fell 1 percent": nothing is shared out.
    let step = most.is_empty() && members.iter().any(|member| member.figure.trend.is_some());
    let topic = match &first.topic {
        Topic::Share(_) if step => String::new(),
        Topic::Share(_) if !most.is_empty() && !members.iter().any(|member| is_shared(story, member)) => {
            format!("{most}, in percent")
        }
        topic => topic.label(&most),
    };
    let whose = members.iter().find_map(|member| member.whose).and_then(|entity| story.entities.get(entity));
    match whose.filter(|_| !step) {
        Some(entity) => format!("{topic}: {}", entity.name),
        None if !topic.is_empty() => topic,
        None => {
            let report = &story.reports[first.article];
            let sentence =
                report.text.sentences.get(first.sentence).map(|sentence| report.article.words(sentence.span));
            format!("“{}”", words::clipped(sentence.unwrap_or_default(), 60))
        }
    }
}

/// The words for what a figure counts; where they go on with a noun behind ("two-run homer"), the figure with them.
fn counted_words(story: &Story<'_>, member: &Candidate<'_>) -> String {
    let article = &story.reports[member.article].article;
    let Some(counted) = member.figure.counted.as_ref() else { return String::new() };
    let between = Span { start: member.figure.span.end, end: counted.span.start.max(member.figure.span.end) };
    if article.words(between) != "-" || member.figure.unit.is_some() {
        return counted.text.clone();
    }
    let text = &story.reports[member.article].text;
    let after = text.tokens_in(counted.span).end;
    let named = |token: &&Token| token.is_word() && token.is_capitalised(&article.text);
    let names = text.tokens.iter().skip(after).take(LONGEST).take_while(named).count();
    let noun = text.tokens.get(after).filter(|token| token.is_word() && !lexicon::is_function_word(&token.norm));
    let last = after + names.max(usize::from(noun.is_some()));
    let end = text.tokens.get(last.saturating_sub(1)).map_or(counted.span.end, |token| token.span.end);
    words::one_line(article.words(Span { start: member.figure.span.start, end: end.max(counted.span.end) }))
}

/// The most capitalised words that are taken for the name behind "15-member".
const LONGEST: usize = 4;

/// Whether a share is said to be of the thing: "60 percent of the vote", and not "a 5 percent fee".
fn is_shared(story: &Story<'_>, member: &Candidate<'_>) -> bool {
    let Some(counted) = member.figure.counted.as_ref() else { return false };
    let between = Span { start: member.figure.span.end, end: counted.span.start.max(member.figure.span.end) };
    let words = story.reports[member.article].article.words(between);
    words.split_whitespace().any(|word| word == "of")
}

/// The words most used, those that say something before those that say little; of as many the longest.
fn most_used(mut words: Vec<String>) -> String {
    words.retain(|words| !EMPTY.contains(&words.to_lowercase().as_str()));
    if words.iter().any(|words| !LOOSE.contains(&words.to_lowercase().as_str())) {
        words.retain(|words| !LOOSE.contains(&words.to_lowercase().as_str()));
    }
    words.sort_unstable();
    let most = words.chunk_by(|a, b| a == b).max_by_key(|same| (same.len(), same[0].len()));
    most.map_or_else(String::new, |same| same[0].clone())
}
