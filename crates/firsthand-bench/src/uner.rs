//! Scores the finding of names on a Universal NER file (IOB2, with the text of each sentence in a comment).
//!
//! Precision, recall and F1 of whole names, as CoNLL-2003 counts them (Tjong Kim Sang and De Meulder 2003) and Universal
//! NER after it (Mayhew et al. 2024): a name is found when its span and kind are exactly those of the annotation. The
//! web texts of that set are harder than news: small letters for names, capitals for shouting, e-mails.
//!
//! The set gives sentences without what stood between them. They are read each on a line of its own, as the set
//! has them and as other systems are given them; the row `run on` has a document's sentences in one line instead,
//! where signatures and salutations run into the prose.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use firsthand::annotate::{NameKind, name};
use firsthand::{Document, Settings, read, text};

use crate::options::{Failure, Options};
use crate::score::{Scores, Tally};

/// A span in the document and its kind: PER, ORG or LOC.
type Found = (usize, usize, &'static str);

const KINDS: [&str; 4] = ["PER", "ORG", "LOC", "any"];

/// Right, found and annotated names of one kind.
type Sums = BTreeMap<&'static str, [usize; 3]>;

/// Prints precision, recall and F1 for each kind and for spans of any kind; with `--errors people` or `--errors all`
/// the people, or all names, that were missed or found wrongly, and a table of the errors by cause.
pub fn run(options: &Options) -> Result<(), Failure> {
    let [path] = options.inputs.as_slice() else {
        return Err(Failure::new("uner needs the path of en_ewt-ud-dev.iob2."));
    };
    let table = std::fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
    let mut causes: BTreeMap<String, usize> = BTreeMap::new();
    for (row, between) in [("", "\n"), ("run on: ", " ")] {
        let mut sums = Sums::new();
        for part in table.split("# newdoc").skip(1) {
            let (text, gold) = document(part, between);
            let found = names(&text);
            add(&mut sums, &gold, &found);
            if let (Some(wanted), "\n") = (options.errors.as_deref(), between) {
                for error in errors(&text, &gold, &found) {
                    if wanted == "all" || error.cause.starts_with("PER") {
                        println!("{}\t{}\t| {}", error.cause, error.words, error.around);
                        *causes.entry(error.cause).or_default() += 1;
                    }
                }
            }
        }
        print(row, &sums);
    }
    let mut causes: Vec<(String, usize)> = causes.into_iter().collect();
    causes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (cause, count) in causes {
        println!("{count:4}  {cause}");
    }
    Ok(())
}

/// Takes the measures, for the gate.
pub fn measure(path: &Path) -> Result<Scores, Failure> {
    let table = std::fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
    let mut scores = Scores::default();
    for (row, between) in [("", "\n"), ("run_on_", " ")] {
        let mut sums = Sums::new();
        for part in table.split("# newdoc").skip(1) {
            let (text, gold) = document(part, between);
            add(&mut sums, &gold, &names(&text));
        }
        for (kind, name) in [("PER", "people"), ("ORG", "organizations"), ("LOC", "places")] {
            let [right, found, gold] = sums.get(kind).copied().unwrap_or_default();
            scores.add_found(&format!("{row}{name}"), Tally { hit: right, gold, right, found });
        }
    }
    Ok(scores)
}

fn add(sums: &mut Sums, gold: &BTreeSet<Found>, found: &BTreeSet<Found>) {
    for kind in KINDS {
        let of = |all: &BTreeSet<Found>| -> BTreeSet<Found> {
            let kept = all.iter().filter(|(_, _, other)| kind == "any" || *other == kind);
            kept.map(|&(start, end, other)| (start, end, if kind == "any" { "any" } else { other })).collect()
        };
        let (gold, found) = (of(gold), of(found));
        let sum = sums.entry(kind).or_default();
        *sum = [sum[0] + gold.intersection(&found).count(), sum[1] + found.len(), sum[2] + gold.len()];
    }
}

fn print(row: &str, sums: &Sums) {
    for (kind, [both, found, gold]) in sums {
        let (precision, recall) = (*both as f64 / (*found).max(1) as f64, *both as f64 / (*gold).max(1) as f64);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        println!("{row}{kind:4} precision {precision:.3} recall {recall:.3} F1 {f1:.3} ({gold} names)");
    }
}

/// A name missed or found wrongly, and why as far as the two lists show it.
struct Wrong {
    cause: String,
    words: String,
    around: String,
}

fn errors(text: &str, gold: &BTreeSet<Found>, found: &BTreeSet<Found>) -> Vec<Wrong> {
    let mut errors = Vec::new();
    for (ours, theirs, sign) in [(gold, found, "missed"), (found, gold, "false")] {
        for &(start, end, kind) in ours.difference(theirs) {
            let words = text.get(start..end).unwrap_or_default();
            let cause = format!("{kind} {sign}: {}", cause((start, end, kind), words, theirs));
            let from = text.get(..start).unwrap_or_default().char_indices().rev().nth(30).map_or(0, |(at, _)| at);
            let around = text.get(from..).unwrap_or_default().chars().take(80).collect::<String>().replace('\n', " / ");
            errors.push(Wrong { cause, words: words.to_owned(), around });
        }
    }
    errors
}

/// What the other list has there: the same words as another kind, more or fewer words, or nothing.
fn cause(name: Found, words: &str, others: &BTreeSet<Found>) -> String {
    let (start, end, kind) = name;
    let over: Vec<&Found> = others.iter().filter(|other| other.0 < end && start < other.1).collect();
    match over.as_slice() {
        [] if !words.chars().any(char::is_uppercase) => "nothing there, small letters".to_owned(),
        [] if words.chars().count() > 1 && !words.chars().any(char::is_lowercase) => {
            "nothing there, capitals".to_owned()
        }
        [] if words.contains(' ') => "nothing there, several words".to_owned(),
        [] => "nothing there, one word".to_owned(),
        [other] if (other.0, other.1) == (start, end) => format!("{} in the other list", other.2),
        [other] if other.2 != kind => format!("other span, {} in the other list", other.2),
        [other] if other.1 - other.0 > end - start => "longer in the other list".to_owned(),
        [_] => "shorter in the other list".to_owned(),
        _ => "several in the other list".to_owned(),
    }
}

/// The text of a document, `between` after each sentence, and the names annotated in it.
fn document(part: &str, between: &str) -> (String, BTreeSet<Found>) {
    let (mut text, mut gold) = (String::new(), BTreeSet::new());
    let (mut at, mut open): (usize, Option<Found>) = (0, None);
    for line in part.lines().skip(1) {
        if let Some(sentence) = line.strip_prefix("# text = ") {
            gold.extend(open.take());
            at = text.len();
            text.push_str(sentence);
            text.push_str(between);
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

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = " id = d1\n# text = Mara Holt left Velm .\n1\tMara\tB-PER\n2\tHolt\tI-PER\n3\tleft\tO\n4\tVelm\tB-LOC\n\
        5\t.\tO\n\n# text = Holt waved\n1\tHolt\tB-PER\n2\twaved\tO\n";

    #[test]
    fn spans_are_those_of_the_tags() {
        let (text, gold) = document(PART, "\n");
        assert_eq!(text, "Mara Holt left Velm .\nHolt waved\n");
        assert_eq!(gold, BTreeSet::from([(0, 9, "PER"), (15, 19, "LOC"), (22, 26, "PER")]));
    }

    #[test]
    fn a_case_worked_by_hand() {
        let (text, gold) = document(PART, "\n");
        // One of two people whole, the other cut short; the place taken for an organisation.
        let found = BTreeSet::from([(5, 9, "PER"), (15, 19, "ORG"), (22, 26, "PER")]);
        let mut sums = Sums::new();
        add(&mut sums, &gold, &found);
        assert_eq!(sums.get("PER"), Some(&[1, 2, 2]));
        assert_eq!(sums.get("LOC"), Some(&[0, 0, 1]));
        assert_eq!(sums.get("any"), Some(&[2, 3, 3]));
        let causes: Vec<String> = errors(&text, &gold, &found).into_iter().map(|error| error.cause).collect();
        let expected = [
            "PER missed: shorter in the other list",
            "LOC missed: ORG in the other list",
            "PER false: longer in the other list",
            "ORG false: LOC in the other list",
        ];
        assert_eq!(causes, expected);
    }
}
