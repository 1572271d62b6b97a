//! Scores quotes against the PolNeAR corpus: news articles with Source, Cue and Content in brat's standoff format.
//!
//! `firsthand-bench polnear PATH` takes a part of the corpus (a folder with `text/` and `attributions/`). Marked: of
//! the stretches between double quotation marks that lie in an annotated Content, how many are given as a direct or
//! mixed quote, and of those, how many with the right speaker. Plain: reported clauses without marks under the common
//! verbs, found and given rightly. PolNeAR annotates beliefs and acts as well, so the plain figures are for comparison
//! between versions only. `--errors marked|speakers|plain|false` prints the misses.

use std::fs;
use std::process::ExitCode;

use firsthand::annotate::{Quote, QuoteKind};
use firsthand::settings::Settings;
use firsthand::span::{CodePoints, Span};
use firsthand::{Document, account};

use crate::options::{Failure, Options};

/// An attribution as annotated, in code points.
struct Gold {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

#[derive(Default)]
struct Tally {
    marked: usize,
    found: usize,
    with_source: usize,
    right: usize,
    plain: usize,
    plain_found: usize,
    plain_speaker: usize,
    given: usize,
    given_right: usize,
}

/// Verbs whose attributions count as plain.
const PLAIN: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "announced",
    "reported",
    "claimed",
    "claims",
    "according",
    "argued",
    "denied",
    "confirmed",
    "warned",
    "explained",
    "noted",
    "stated",
    "insisted",
    "suggested",
    "acknowledged",
    "admitted",
];

/// Scores the part of the corpus that the options name.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let path = options.inputs.first().ok_or_else(|| Failure::new("polnear needs the folder of the corpus."))?;
    let errors = options.errors.as_deref().unwrap_or_default();
    let mut tally = Tally::default();
    let mut files: Vec<_> = fs::read_dir(path.join("attributions"))
        .map_err(|error| Failure::at(path, error))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    files.sort();
    for file in files {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let text_name = name.rsplit_once('_').map_or(name, |(text, _)| text);
        let text_path = path.join("text").join(format!("{text_name}.txt"));
        let (Ok(annotations), Ok(bytes)) = (fs::read_to_string(&file), fs::read(&text_path)) else { continue };
        score(text_name, &bytes, &read(&annotations), errors, &mut tally);
    }
    report(&tally);
    Ok(ExitCode::SUCCESS)
}

fn report(tally: &Tally) {
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    println!("marked found   {:.3} ({}/{})", share(tally.found, tally.marked), tally.found, tally.marked);
    println!("right speaker  {:.3} ({}/{})", share(tally.right, tally.with_source), tally.right, tally.with_source);
    println!("plain recall   {:.3} ({}/{})", share(tally.plain_found, tally.plain), tally.plain_found, tally.plain);
    println!(
        "plain speaker  {:.3} ({}/{})",
        share(tally.plain_speaker, tally.plain_found),
        tally.plain_speaker,
        tally.plain_found
    );
    println!("plain precision {:.3} ({}/{})", share(tally.given_right, tally.given), tally.given_right, tally.given);
}

fn read(annotations: &str) -> Vec<Gold> {
    let mut spans = std::collections::BTreeMap::new();
    for line in annotations.lines().filter(|line| line.starts_with('T')) {
        let mut columns = line.split('\t');
        let (Some(id), Some(place)) = (columns.next(), columns.next()) else { continue };
        let Some((_, place)) = place.split_once(' ') else { continue };
        let pieces: Vec<[usize; 2]> = place
            .split(';')
            .filter_map(|piece| piece.split_once(' '))
            .filter_map(|(start, end)| Some([start.parse().ok()?, end.parse().ok()?]))
            .collect();
        spans.insert(id.to_owned(), pieces);
    }
    let of = |line: &str, role: &str| -> Vec<[usize; 2]> {
        line.split_whitespace()
            .filter_map(|part| part.split_once(':'))
            .filter(|(name, _)| name.trim_end_matches(|c: char| c.is_ascii_digit()) == role)
            .flat_map(|(_, id)| spans.get(id).cloned().unwrap_or_default())
            .collect()
    };
    let events = annotations.lines().filter(|line| line.starts_with('E'));
    events.map(|line| Gold { source: of(line, "Source"), cue: of(line, "Cue"), content: of(line, "Content") }).collect()
}

fn shared(a: [usize; 2], b: [usize; 2]) -> usize {
    a[1].min(b[1]).saturating_sub(a[0].max(b[0]))
}

fn score(name: &str, bytes: &[u8], gold: &[Gold], errors: &str, tally: &mut Tally) {
    let document = Document::new(format!("{name}.txt"), bytes.to_vec());
    let (reports, _) = account::annotated(vec![document], &Settings::default());
    let Some(report) = reports.first() else { return };
    let text = &report.article.text;
    let points = CodePoints::new(text);
    let chars: Vec<char> = text.chars().collect();
    let words = |piece: [usize; 2]| -> String { chars.get(piece[0]..piece[1]).unwrap_or_default().iter().collect() };
    let quotes = &report.annotations.quotes;
    let given = |span: Span| points.span(span);
    for attribution in gold {
        let content: Vec<String> = attribution.content.iter().map(|piece| words(*piece)).collect();
        let marked = content.iter().any(|words| words.contains(['"', '“', '”']));
        if marked {
            for stretch in attribution.content.iter().flat_map(|piece| stretches(&chars, *piece)) {
                tally.marked += 1;
                let best = quotes
                    .iter()
                    .filter(|quote| quote.kind != QuoteKind::Indirect)
                    .max_by_key(|quote| shared(given(quote.content), stretch));
                let found = best.filter(|quote| 2 * shared(given(quote.content), stretch) >= stretch[1] - stretch[0]);
                let Some(quote) = found else {
                    if errors == "marked" {
                        println!("{name}: MISSED {}", words(stretch));
                    }
                    continue;
                };
                tally.found += 1;
                if !attribution.source.is_empty() {
                    tally.with_source += 1;
                    if speaks(quote, attribution, &given, &words) {
                        tally.right += 1;
                    } else if errors == "speakers" {
                        let source: Vec<String> = attribution.source.iter().map(|piece| words(*piece)).collect();
                        println!(
                            "{name}: {}\n    gold {source:?}, given {:?}",
                            words(stretch),
                            quote.speaker.as_ref().map(|s| &s.text)
                        );
                    }
                }
            }
        } else {
            let cue: String =
                attribution.cue.iter().map(|piece| words(*piece)).collect::<Vec<_>>().join(" ").to_lowercase();
            let plain = cue.split_whitespace().any(|word| PLAIN.contains(&word)) && !attribution.source.is_empty();
            if !plain || attribution.content.is_empty() {
                continue;
            }
            tally.plain += 1;
            let length: usize = attribution.content.iter().map(|piece| piece[1] - piece[0]).sum();
            let overlap = |quote: &Quote| {
                attribution.content.iter().map(|piece| shared(given(quote.content), *piece)).sum::<usize>()
            };
            let best = quotes.iter().max_by_key(|quote| overlap(quote));
            match best.filter(|quote| 2 * overlap(quote) >= length) {
                Some(quote) => {
                    tally.plain_found += 1;
                    let right = speaks(quote, attribution, &given, &words);
                    tally.plain_speaker += usize::from(right);
                    if !right && errors == "plain-speakers" {
                        let source: Vec<String> = attribution.source.iter().map(|piece| words(*piece)).collect();
                        println!(
                            "{name}: {content:?}\n    gold {source:?}, given {:?}",
                            quote.speaker.as_ref().map(|s| &s.text)
                        );
                    }
                }
                None if errors == "plain" => println!("{name}: MISSED [{cue}] {content:?}"),
                None => {}
            }
        }
    }
    for quote in quotes.iter().filter(|quote| quote.kind == QuoteKind::Indirect) {
        tally.given += 1;
        let span = given(quote.content);
        let right = gold.iter().any(|attribution| {
            let overlap: usize = attribution.content.iter().map(|piece| shared(span, *piece)).sum();
            2 * overlap >= span[1] - span[0]
        });
        tally.given_right += usize::from(right);
        if !right && errors == "false" {
            println!(
                "{name}: FALSE [{}] {}",
                quote.cue.as_ref().map_or("", |cue| cue.text.as_str()),
                quote.content.of(text)
            );
        }
    }
}

/// Whether a quote's speaker is an annotated source: the same place, or the same last word.
fn speaks(
    quote: &Quote,
    gold: &Gold,
    given: &impl Fn(Span) -> [usize; 2],
    words: &impl Fn([usize; 2]) -> String,
) -> bool {
    let Some(speaker) = &quote.speaker else { return false };
    let place = speaker.span.map(given);
    let last = speaker.text.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    gold.source.iter().any(|piece| {
        place.is_some_and(|place| shared(place, *piece) > 0)
            || last.len() > 2
                && words(*piece).to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word == last)
    })
}

/// The stretches between double marks in a piece of Content; words after an opening mark that is not closed count.
fn stretches(chars: &[char], piece: [usize; 2]) -> Vec<[usize; 2]> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in chars.iter().enumerate().take(piece[1]).skip(piece[0]) {
        match (*c, open) {
            ('“', _) | ('"', None) => open = Some(at + 1),
            ('”' | '"', Some(start)) => {
                found.push([start, at]);
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push([start, piece[1]]);
    }
    found.retain(|stretch| stretch[1] > stretch[0] + 1);
    found
}
