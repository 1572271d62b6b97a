//! Scores the finding of names on a Universal NER file (IOB2, with the text of each sentence in a comment).
//!
//! A name counts as found when its span and kind are exactly those of the annotation. The web texts of that set are
//! harder than news: small letters for names, capitals for shouting.

use std::collections::{BTreeMap, BTreeSet};

use firsthand::annotate::{NameKind, name};
use firsthand::{Document, Settings, read, text};

/// A span in the document and its kind: PER, ORG or LOC.
type Found = (usize, usize, &'static str);

/// Prints precision, recall and F1 for each kind and for spans of any kind; with `wrong`, what was missed and what
/// was found in its place.
pub fn run(path: &str, wrong: bool) {
    let Ok(table) = std::fs::read_to_string(path) else {
        eprintln!("{path} cannot be read; give the path of en_ewt-ud-dev.iob2.");
        return;
    };
    let mut sums: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for part in table.split("# newdoc").skip(1) {
        let (text, gold) = document(part);
        let found = names(&text);
        for kind in ["PER", "ORG", "LOC", "any"] {
            let of = |all: &BTreeSet<Found>| -> BTreeSet<Found> {
                let kept = all.iter().filter(|(_, _, other)| kind == "any" || *other == kind);
                kept.map(|&(start, end, other)| (start, end, if kind == "any" { "any" } else { other })).collect()
            };
            let (gold, found) = (of(&gold), of(&found));
            let sum = sums.entry(kind).or_default();
            *sum = [sum[0] + gold.intersection(&found).count(), sum[1] + found.len(), sum[2] + gold.len()];
        }
        if wrong {
            for (sign, ours, theirs) in [('-', &gold, &found), ('+', &found, &gold)] {
                for (start, end, kind) in ours.difference(theirs) {
                    let line = text.get(start.saturating_sub(0)..*end).unwrap_or_default();
                    let from = text[..*start].char_indices().rev().nth(30).map_or(0, |(at, _)| at);
                    println!("{sign} {kind} {line}\t| {}", text.get(from..).unwrap_or_default().chars().take(80).collect::<String>());
                }
            }
        }
    }
    for (kind, [both, found, gold]) in sums {
        let (precision, recall) = (both as f64 / found.max(1) as f64, both as f64 / gold.max(1) as f64);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        println!("{kind:4} precision {precision:.3} recall {recall:.3} F1 {f1:.3} ({gold} names)");
    }
}

/// The text of a document and the names annotated in it.
fn document(part: &str) -> (String, BTreeSet<Found>) {
    let (mut text, mut gold) = (String::new(), BTreeSet::new());
    let (mut at, mut open): (usize, Option<Found>) = (0, None);
    for line in part.lines().skip(1) {
        if let Some(sentence) = line.strip_prefix("# text = ") {
            gold.extend(open.take());
            at = text.len();
            text.push_str(sentence);
            text.push(' ');
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, word, tag, ..] = cells.as_slice() else { continue };
        let Some(offset) = text.get(at..).and_then(|rest| rest.find(word)) else { continue };
        let (start, end) = (at + offset, at + offset + word.len());
        at = end;
        if let (Some(last), true) = (&mut open, tag.starts_with("I-")) {
            last.1 = end;
            continue;
        }
        gold.extend(open.take());
        open = match tag.strip_prefix("B-") {
            Some("PER") => Some((start, end, "PER")),
            Some("ORG") => Some((start, end, "ORG")),
            Some("LOC") => Some((start, end, "LOC")),
            _ => None,
        };
    }
    gold.extend(open.take());
    (text, gold)
}

fn names(text: &str) -> BTreeSet<Found> {
    let (articles, _) = read::read(vec![Document::new("a.txt", text)], &Settings::default());
    let Some(article) = articles.first() else { return BTreeSet::new() };
    let (names, _) = name::find(&article.text, &text::analyse(article));
    let kind = |kind| match kind {
        NameKind::Person => Some("PER"),
        NameKind::Organization => Some("ORG"),
        NameKind::Place => Some("LOC"),
        NameKind::Event | NameKind::Other => None,
    };
    names.iter().filter_map(|name| Some((name.span.start, name.span.end, kind(name.kind)?))).collect()
}
