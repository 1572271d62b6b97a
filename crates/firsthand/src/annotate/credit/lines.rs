//! Credits that are no sentences: the brackets of a dateline, an agency's name at the end, "(Reporting by ...)".

use super::trimmed;
use crate::annotate::refer::Referents;
use crate::annotate::{Certainty, Credit, CreditKind, press};
use crate::read::Article;
use crate::span::Span;
use crate::text::{Block, BlockKind, Text};

/// A dateline stands within this many bytes of its paragraph: three place names, a date and the brackets.
const DATELINE: usize = 90;
/// Paragraphs before the dateline: a headline, a byline, a notice to editors, a summary.
const OPENING_BLOCKS: usize = 8;
/// The longest place and date before the brackets of a dateline, in words: "Port of Spain, Trinidad, Dec. 31".
const PLACE_WORDS: usize = 6;
/// The longest name in the brackets of a dateline, in words.
const NAME_WORDS: usize = 4;

/// "(AFP)", "TOWN, March 14 (Carrow) -", "— AFP": names in brackets or after a dash that stand for the whole article.
pub(super) fn brackets(article: &Article, text: &Text, referents: &Referents<'_>) -> Vec<Credit> {
    let mut found = Vec::new();
    let last = text
        .blocks
        .iter()
        .rposition(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Credit));
    for (index, block) in text.blocks.iter().enumerate() {
        let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Title);
        let short = block.kind == BlockKind::Credit && is_short(article, block);
        if !(prose || short) {
            continue;
        }
        if index < OPENING_BLOCKS {
            found.extend(dateline(article, block));
        }
        found.extend(alone(article, block, last == Some(index)));
    }
    found.extend(inside(article, text, referents));
    found.extend(signatures(article, text));
    found
}

/// The first and last lines that are looked at for a signature.
const SIGNED_LINES: usize = 3;

/// The signature that is a line of its own at the end ("AP - AFP", "PA"), or ends one of the first or last lines ("By
/// Agencies"). A lone name farther up is the credit of a picture.
fn signatures(article: &Article, text: &Text) -> Vec<Credit> {
    let Some(body) = text.blocks.first().zip(text.blocks.last()).map(|(a, b)| a.span.join(b.span)) else {
        return Vec::new();
    };
    let lines: Vec<Span> = lines(&article.text, body);
    let count = lines.len();
    let mut found = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        if index >= SIGNED_LINES && index + SIGNED_LINES < count {
            continue;
        }
        let words = article.words(line);
        if words.to_ascii_lowercase().ends_with("by agencies") {
            let span = Span::new(line.end - "by agencies".len(), line.end);
            found.push(credit(span, ("agencies".to_owned(), CreditKind::Agency), Certainty::Certain));
        } else if index + 1 == count && index > 0 {
            found.extend(signed(article, line));
        }
    }
    found
}

/// The lines of a stretch that are not blank, without white space around them.
fn lines(source: &str, body: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = body.start;
    for line in source.get(body.start..body.end).unwrap_or_default().split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(source);
        if !span.is_empty() {
            found.push(span);
        }
        at += line.len();
    }
    found
}

/// The agencies and outlets that a line consists of: "AP - AFP", "PA", "Reuters/AFP".
fn signed(article: &Article, line: Span) -> Vec<Credit> {
    let words = article.words(line);
    if is_name(words)
        && !is_picture_agency(words)
        && let Some(known) = press::named(words)
    {
        return vec![credit(line, known, Certainty::Certain)];
    }
    let parts = words.split(['-', '–', '—', '/', ',', '|', '&']).flat_map(|part| part.split(" and "));
    let mut found = Vec::new();
    for part in parts {
        let name = part.trim();
        let Some(known) = press::named(name).filter(|_| is_name(name) && !is_picture_agency(name)) else {
            return Vec::new();
        };
        let start = line.start + (name.as_ptr() as usize - words.as_ptr() as usize);
        found.push(credit(Span::new(start, start + name.len()), known, Certainty::Certain));
    }
    found
}

/// Agencies that deliver pictures: their name on a line is the credit of one.
fn is_picture_agency(name: &str) -> bool {
    matches!(
        name,
        "EPA" | "epa" | "European Pressphoto Agency" | "Getty" | "Getty Images" | "Rex" | "Shutterstock" | "Alamy"
    )
}

fn is_short(article: &Article, block: &Block) -> bool {
    article.words(block.span).split_whitespace().count() <= NAME_WORDS
}

fn credit(span: Span, (name, kind): (String, CreditKind), certainty: Certainty) -> Credit {
    Credit { span, kind, name, covers: None, certainty }
}

/// The name in the brackets right before the dash of a dateline.
fn dateline(article: &Article, block: &Block) -> Option<Credit> {
    let words = article.words(block.span);
    let head = words.char_indices().map(|(at, _)| at).take_while(|at| *at <= DATELINE).last()?;
    let open = words.get(..head)?.find('(')?;
    let close = open + words.get(open..)?.find(')')?;
    let inner = words.get(open + 1..close)?;
    let after = words.get(close + 1..)?.trim_start();
    let place = words.get(..open)?.trim();
    let capitals =
        place.chars().filter(|c| c.is_uppercase()).count() * 2 > place.chars().filter(|c| c.is_lowercase()).count();
    let dash = after.starts_with(['-', '–', '—']);
    let known = press::named(inner);
    // "Washington (AFP) –": a place in small letters is enough before the name of a known agency.
    let agency = known.as_ref().is_some_and(|(_, kind)| *kind == CreditKind::Agency);
    let written = |place: &str| {
        place
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
    };
    let capitals = capitals || agency && place.split_whitespace().count() <= PLACE_WORDS && written(place);
    if !dash
        || !is_name(inner)
        || place.contains(['.', '"', '“']) && !place.contains("Pa.") && place.len() > 40
        || !(capitals || place.is_empty())
    {
        return None;
    }
    let span = Span::new(block.span.start + open, block.span.start + close + 1);
    let certainty = if known.is_some() { Certainty::Certain } else { Certainty::Likely };
    Some(credit(span, known.unwrap_or_else(|| (tidy(inner), CreditKind::Agency)), certainty))
}

/// A block, or the end of one, that is nothing but a name in brackets or after a dash.
fn alone(article: &Article, block: &Block, last: bool) -> Option<Credit> {
    let words = article.words(block.span);
    let (start, inner) = if words.ends_with(')') {
        let open = words.rfind('(')?;
        (open, words.get(open + 1..words.len() - 1)?)
    } else {
        let (at, dash) = words.char_indices().rev().find(|(_, c)| matches!(c, '–' | '—' | '-' | '/' | '|'))?;
        (at, words.get(at + dash.len_utf8()..)?)
    };
    let before = words.get(..start)?.trim_end();
    let whole = before.is_empty();
    if is_picture_agency(inner.trim()) {
        return None;
    }
    let known = press::named(inner.trim());
    let ends = before.ends_with(['.', '"', '”', '!', '?']) && block.kind == BlockKind::Paragraph;
    if !is_name(inner)
        || !(whole || ends && known.is_some())
        || whole && known.is_none() && !(last && words.ends_with(')'))
    {
        return None;
    }
    let span = trimmed(&article.text, block.span.start + start, block.span.end);
    let certainty = if known.is_some() { Certainty::Certain } else { Certainty::Likely };
    Some(credit(span, known.unwrap_or_else(|| (tidy(inner), CreditKind::Agency)), certainty))
}

/// A known agency in brackets in the middle of the text: it stands for its sentence.
fn inside(article: &Article, text: &Text, referents: &Referents<'_>) -> Vec<Credit> {
    let mut found = Vec::new();
    for sentence in text.sentences.iter().filter(|sentence| sentence.kind.is_prose()) {
        for open in sentence.tokens.clone().filter(|at| referents.norm(*at) == "(") {
            let Some(close) = (open + 2..open + 6).find(|at| referents.norm(*at) == ")") else { continue };
            let (Some(inner), Some(whole)) =
                (referents.span_of(&(open + 1..close)), referents.span_of(&(open..close + 1)))
            else {
                continue;
            };
            // "Agence France-Presse (AFP)" explains a name; the bracket credits only where no name stands before it.
            let explains = open > sentence.tokens.start && referents.mention_at(open - 1).is_some();
            if let Some(known) =
                press::named(article.words(inner)).filter(|(_, kind)| *kind == CreditKind::Agency && !explains)
            {
                found.push(Credit { covers: Some(sentence.span), ..credit(whole, known, Certainty::Likely) });
            }
        }
    }
    found
}

fn is_name(inner: &str) -> bool {
    let words: Vec<&str> = inner.split_whitespace().collect();
    (1..=NAME_WORDS).contains(&words.len())
        && words
            .iter()
            .all(|word| word.starts_with(|c: char| c.is_uppercase()) || matches!(*word, "of" | "the" | "dpa"))
        && inner.chars().all(|c| c.is_alphabetic() || " .-'’&".contains(c))
        && !words.iter().any(|word| crate::annotate::refer::words::is_day_or_month(&word.to_lowercase()))
}

/// "CARROW" as it would be written elsewhere stays as it is; only white space is put right.
fn tidy(inner: &str) -> String {
    inner.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What begins a line about writers, in lower case.
const WRITERS: &[&str] =
    &["reporting by ", "additional reporting by ", "writing by ", "with reporting by ", "story by "];

/// "(Reporting by Jo Bell; editing by ...)", "Carrow contributed to this report", "with agencies".
pub(super) fn contributors(article: &Article, text: &Text) -> Vec<Credit> {
    let mut found = Vec::new();
    for block in &text.blocks {
        if !matches!(block.kind, BlockKind::Credit | BlockKind::Paragraph | BlockKind::Heading) {
            continue;
        }
        let words = article.words(block.span);
        if words.len() > 400 {
            continue;
        }
        let lower = words.to_ascii_lowercase();
        for phrase in WRITERS {
            if let Some(at) = lower.find(phrase).filter(|at| is_start(&lower, *at)) {
                found.extend(people(article, block, at, at + phrase.len()));
                break;
            }
        }
        found.extend(contributed(article, block, &lower));
        found.extend(with_agencies(article, block, &lower));
    }
    found
}

/// Whether a credit line begins here: at the start of its block, after a bracket or a dash.
fn is_start(lower: &str, at: usize) -> bool {
    let before = lower.get(..at).unwrap_or_default().trim_end();
    before.is_empty() || before.ends_with(['(', '[', '-', '–', '—', '.', ';'])
}

/// The people named up to the end of the list.
fn people(article: &Article, block: &Block, start: usize, from: usize) -> Vec<Credit> {
    let words = article.words(block.span);
    let Some(rest) = words.get(from..) else { return Vec::new() };
    let list = rest.split([';', ')', ']', '\n']).next().unwrap_or_default().split(". ").next().unwrap_or_default();
    let list = list.trim_end_matches('.');
    let list = list.split(" in ").next().unwrap_or(list);
    let named = list.split(" and ").flat_map(|part| part.split(',')).map(str::trim);
    let mut found = Vec::new();
    for name in named.filter(|name| is_name(name)) {
        let at = name.as_ptr() as usize - words.as_ptr() as usize;
        let first = found.is_empty();
        let span = Span::new(block.span.start + if first { start } else { at }, block.span.start + at + name.len());
        let shouted = |word: &&str| word.len() > 3 && word.chars().all(char::is_uppercase);
        let person = name.split(' ').take_while(|word| !shouted(word)).collect::<Vec<_>>().join(" ");
        let known = press::named(name).unwrap_or((person, CreditKind::Person));
        found.push(credit(span, known, Certainty::Certain));
    }
    found
}

/// How Reuters signs its reports: "(Reporting by Jo Bell; Editing by Carl Dow)", the second part with a capital too, and
/// often with a full stop before it where the list of writers is long.
const SIGNED_OFF: [&str; 2] = ["; Editing by ", ". Editing by "];

/// The agency whose house style one of the closing lines has. Outlets keep the line when they cut the name out.
pub(super) fn house_style(article: &Article, text: &Text) -> Option<Credit> {
    text.blocks.iter().rev().take(SIGNED_LINES).find_map(|block| signed_off(article, block))
}

fn signed_off(article: &Article, block: &Block) -> Option<Credit> {
    let words = article.words(block.span);
    let (at, separator) = SIGNED_OFF.iter().find_map(|separator| Some((words.find(separator)?, separator)))?;
    let opened = words.get(..at)?.rsplit_once('(')?.1;
    let signed = opened.starts_with("Reporting by ") || opened.starts_with("Additional reporting by ");
    let editor = words.get(at + separator.len()..)?.split([';', ')']).next()?.trim_end_matches('.');
    let editors = editor.split(" and ").all(|name| is_name(name) && name.contains(' '));
    let start = block.span.start + at + 2;
    let span = Span::new(start, start + separator.len() - 2 + editor.len());
    let known = press::named("Reuters").filter(|_| signed && editors)?;
    Some(credit(span, known, Certainty::Likely))
}

/// "The Carrow news agency contributed to this report."
fn contributed(article: &Article, block: &Block, lower: &str) -> Option<Credit> {
    let at = lower.find(" contributed to this ").or_else(|| lower.find(" contributed reporting"))?;
    let words = article.words(block.span);
    let start = words.get(..at)?.rfind(['.', '(', '\n']).map_or(0, |stop| stop + 1);
    let name = words.get(start..at)?.trim();
    let bare = name.trim_start_matches("The ").trim_start_matches("the ");
    let known = press::named(bare).unwrap_or_else(|| {
        let person = bare.split(' ').count() == 2;
        (bare.to_owned(), if person { CreditKind::Person } else { CreditKind::Agency })
    });
    let span = trimmed(&article.text, block.span.start + start, block.span.start + at + " contributed".len());
    is_name(bare).then(|| credit(span, known, Certainty::Certain))
}

/// "With agencies", "Staff and agencies", "From wire reports".
fn with_agencies(article: &Article, block: &Block, lower: &str) -> Option<Credit> {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let fits = matches!(
        bare,
        "agencies"
            | "with agencies"
            | "staff and agencies"
            | "agencies and staff"
            | "from agencies"
            | "wire reports"
            | "from wire reports"
            | "wire services"
            | "from wire services"
            | "news agencies"
            | "with news agencies"
            | "inputs from agencies"
            | "with inputs from agencies"
            | "with agency inputs"
    );
    fits.then(|| {
        credit(block.span.trim(&article.text), ("agencies".to_owned(), CreditKind::Agency), Certainty::Certain)
    })
}
