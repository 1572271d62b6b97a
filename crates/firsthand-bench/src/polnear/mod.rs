//! Scores quotes against the PolNeAR corpus: news articles with Source, Cue and Content in brat's standoff format.
//!
//! `firsthand-bench polnear PATH` takes a part of the corpus (a folder with `text/` and `attributions/`).
//! In marks: the stretches between double quotation marks that lie in an annotated Content, beside the direct and mixed
//! quotes; and of those found, how many with the right speaker. All: every attribution, quotes with one cue being one;
//! measured by the words of Content and Source they share ([`measure`]). Plain: reported clauses without marks under
//! the common verbs, found and given rightly. PolNeAR annotates beliefs, wishes and acts as well, which the engine does
//! not all mean to give. Wire: the agency of `metadata.tsv` beside the credits ([`wire`]).
//! `--errors marked|extra|speakers|plain|plain-speakers|false|lost|spans|sources|wire` prints the misses; each run ends
//! with how many there are of each kind.

mod measure;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use firsthand::Document;
use firsthand::account::{self, Report};
use firsthand::annotate::{Quote, QuoteKind};
use firsthand::settings::Settings;
use firsthand::span::{CodePoints, Span};

use crate::options::{Failure, Options};
use measure::{Piece, Rate};

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
    stretches: Rate,
    exact: Rate,
    content: Rate,
    source: Rate,
    wire: wire::Tally,
    causes: BTreeMap<(&'static str, String), usize>,
}

impl Tally {
    fn blame(&mut self, kind: &'static str, cause: impl Into<String>) {
        *self.causes.entry((kind, cause.into())).or_default() += 1;
    }
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
    let wires = wire::read(path);
    let mut files: Vec<_> = fs::read_dir(path.join("attributions"))
        .map_err(|error| Failure::at(path, error))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    files.sort();
    // Some texts were annotated by several people, to measure how far they agree: the first counts.
    let text_of = |file: &PathBuf| {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        name.rsplit_once('_').map_or(name, |(text, _)| text).to_owned()
    };
    files.dedup_by_key(|file| text_of(file));
    for file in files {
        let text_name = text_of(&file);
        let text_name = text_name.as_str();
        let text_path = path.join("text").join(format!("{text_name}.txt"));
        let (Ok(annotations), Ok(bytes)) = (fs::read_to_string(&file), fs::read(&text_path)) else { continue };
        let document = Document::new(format!("{text_name}.txt"), bytes);
        let (reports, _) = account::annotated(vec![document], &Settings::default());
        let Some(report) = reports.first() else { continue };
        let gold = read(&annotations);
        score(text_name, report, &gold, errors, &mut tally);
        marked(text_name, report, &gold, errors, &mut tally);
        all(text_name, report, &gold, errors, &mut tally);
        if let Some(wire) = wires.get(text_name) {
            let wrong = tally.wire.count(&report.article.text, wire.as_deref(), &report.annotations.credits);
            if let Some(wrong) = wrong.filter(|_| errors == "wire") {
                println!("{text_name}: WIRE {wrong}");
            }
        }
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
    for (what, rate) in [
        ("in marks, span by half", tally.stretches),
        ("in marks, span exact", tally.exact),
        ("all, words of content", tally.content),
        ("all, words of source", tally.source),
    ] {
        let [precision, recall, f1] = rate.scores();
        println!(
            "{what:24} F1 {f1:.3}, precision {precision:.3} of {:.0}, recall {recall:.3} of {:.0}",
            rate.given, rate.gold
        );
    }
    tally.wire.report();
    let mut causes: Vec<_> = tally.causes.iter().collect();
    causes.sort_by_key(|((kind, _), count)| (*kind, std::cmp::Reverse(**count)));
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for ((kind, cause), count) in causes {
        let place = shown.entry(kind).or_default();
        *place += 1;
        if *place <= CAUSES_SHOWN {
            println!("{count:5} {kind}: {cause}");
        }
    }
}

/// How many causes of each kind of miss are listed.
const CAUSES_SHOWN: usize = 12;

/// The words of a stretch without marks and stops at its ends.
fn bare(chars: &[char], mut piece: Piece) -> Piece {
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    while piece[0] < piece[1] && !letter(piece[0]) {
        piece[0] += 1;
    }
    while piece[1] > piece[0] && !letter(piece[1] - 1) {
        piece[1] -= 1;
    }
    piece
}

/// The stretches in marks, given and annotated.
fn marked(name: &str, report: &Report, gold: &[Gold], errors: &str, tally: &mut Tally) {
    let text = &report.article.text;
    let (points, chars) = (CodePoints::new(text), text.chars().collect::<Vec<_>>());
    let mut annotated: Vec<Piece> = gold
        .iter()
        .flat_map(|attribution| {
            joined(&chars, &attribution.content).into_iter().flat_map(|piece| stretches(&chars, piece))
        })
        .map(|piece| bare(&chars, piece))
        .filter(|piece| piece[1] > piece[0])
        .collect();
    annotated.sort_unstable();
    annotated.dedup();
    let quotes: Vec<&Quote> =
        report.annotations.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect).collect();
    // Single marks, which headlines have, are not looked for in the annotated Content: what is given there is not judged.
    let in_single = |quote: &&Quote| {
        let piece = points.span(quote.content);
        let mark = piece[0].checked_sub(1).and_then(|at| chars.get(at));
        let twin = piece[0].checked_sub(2).and_then(|at| chars.get(at)) == Some(&'\'');
        let inside = |gold: &Gold| {
            joined(&chars, &gold.content).iter().any(|outer| shared(*outer, piece) * 2 > piece[1] - piece[0])
        };
        matches!(mark, Some('\'' | '‘')) && !twin && gold.iter().any(inside)
    };
    let quotes: Vec<&Quote> = quotes.into_iter().filter(|quote| !in_single(quote)).collect();
    let given: Vec<Piece> = quotes.iter().map(|quote| bare(&chars, points.span(quote.content))).collect();
    let pairs = measure::alike(&given, &annotated);
    let rate = |right: usize| Rate {
        right: right as f64,
        found: right as f64,
        given: given.len() as f64,
        gold: annotated.len() as f64,
    };
    tally.stretches.add(rate(pairs.len()));
    tally.exact.add(rate(pairs.iter().filter(|(a, b)| given[*a] == annotated[*b]).count()));
    for (at, quote) in quotes.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(a, _)| a == at)) {
        let words = quote.content.of(text).split_whitespace().count();
        let cue = if quote.cue.is_some() { "with a cue" } else { "without a cue" };
        let length = if words < 4 { "under four words" } else { "longer" };
        tally.blame("extra in marks", format!("{cue}, {length}"));
        if errors == "extra" {
            println!("{name}: EXTRA [{}] {}", quote.cue.as_ref().map_or("", |c| &c.text), around(&chars, given[at]));
        }
    }
    for (_, piece) in annotated.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, b)| b == at)) {
        let words = chars[piece[0]..piece[1]].split(|c| c.is_whitespace()).count();
        tally.blame("missed in marks", if words < 4 { "under four words" } else { "longer" });
        if errors == "marked" {
            println!("{name}: MARKED {}", around(&chars, *piece));
        }
    }
}

/// A piece with the words around it.
fn around(chars: &[char], piece: Piece) -> String {
    let part = |from: usize, to: usize| chars.get(from..to).unwrap_or_default().iter().collect::<String>();
    let before = part(piece[0].saturating_sub(80), piece[0]);
    let after = part(piece[1], (piece[1] + 60).min(chars.len()));
    format!("{before}[[{}]]{after}", part(piece[0], piece[1])).replace('\n', " ¶ ")
}

/// Quotes that are one attribution: they have the cue in common, or go on without one.
fn attributions(report: &Report) -> Vec<Vec<&Quote>> {
    let mut found: Vec<Vec<&Quote>> = Vec::new();
    for quote in &report.annotations.quotes {
        let same = |group: &&mut Vec<&Quote>| {
            group.iter().any(|other| match (&quote.cue, &other.cue) {
                (Some(a), Some(b)) => a.span == b.span,
                _ => false,
            })
        };
        match found.iter_mut().rev().take(8).find(same) {
            Some(group) => group.push(quote),
            None => found.push(vec![quote]),
        }
    }
    found
}

/// Every attribution, by the words of its Content and Source.
fn all(name: &str, report: &Report, gold: &[Gold], errors: &str, tally: &mut Tally) {
    let text = &report.article.text;
    let (points, chars) = (CodePoints::new(text), text.chars().collect::<Vec<_>>());
    let words = measure::words(text);
    let gold: Vec<&Gold> = gold.iter().filter(|gold| !measure::within(&words, &gold.content).is_empty()).collect();
    let groups = attributions(report);
    let pieces = |group: &[&Quote]| group.iter().map(|quote| points.span(quote.content)).collect::<Vec<Piece>>();
    let given: Vec<BTreeSet<usize>> = groups.iter().map(|group| measure::within(&words, &pieces(group))).collect();
    let annotated: Vec<BTreeSet<usize>> = gold.iter().map(|gold| measure::within(&words, &gold.content)).collect();
    let speaker = |group: &[&Quote]| {
        let span = group.iter().find_map(|quote| quote.speaker.as_ref()?.span);
        span.map(|span| measure::within(&words, &[points.span(span)])).unwrap_or_default()
    };
    let sources: Vec<BTreeSet<usize>> = groups.iter().map(|group| speaker(group)).collect();
    let pairs = measure::aligned(&given, &annotated);
    let sourced = gold.iter().filter(|gold| !gold.source.is_empty()).count();
    let with_speaker = sources.iter().filter(|words| !words.is_empty()).count();
    let mut content = Rate { given: given.len() as f64, gold: annotated.len() as f64, ..Rate::default() };
    let mut source = Rate { given: with_speaker as f64, gold: sourced as f64, ..Rate::default() };
    let words_of = |pieces: &[Piece]| {
        pieces.iter().map(|piece| chars[piece[0]..piece[1]].iter().collect::<String>()).collect::<Vec<_>>().join(" … ")
    };
    for &(a, b) in &pairs {
        let (precise, complete) = (measure::share(&given[a], &annotated[b]), measure::share(&annotated[b], &given[a]));
        content.right += precise;
        content.found += complete;
        let written = measure::within(&words, &gold[b].source);
        source.right += measure::share(&sources[a], &written);
        source.found += measure::share(&written, &sources[a]);
        let right = measure::share(&written, &sources[a]) > 0.0;
        if !written.is_empty() && !right {
            tally.blame("source", if sources[a].is_empty() { "none given" } else { "another place" });
        } else if right && measure::share(&written, &sources[a]) < 1.0 {
            tally.blame("source", "shorter than annotated");
        }
        if errors == "sources" && !written.is_empty() && !right {
            println!(
                "{name}: SOURCE {:?}, given {:?}: [{}] {}",
                words_of(&gold[b].source),
                groups[a].iter().find_map(|quote| Some(&quote.speaker.as_ref()?.text)),
                words_of(&gold[b].cue),
                words_of(&gold[b].content)
            );
        }
        if errors == "spans" && (precise < 0.8 || complete < 0.8) {
            println!(
                "{name}: SPAN [{}]\n    gold  {}\n    given {}",
                words_of(&gold[b].cue),
                words_of(&gold[b].content),
                words_of(&pieces(&groups[a]))
            );
        }
    }
    for (b, gold) in gold.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, b)| b == at)) {
        let cue = words_of(&gold.cue).to_lowercase();
        tally.blame(
            "attribution missed",
            if gold.source.is_empty() { "without a source".to_owned() } else { cue.clone() },
        );
        if errors == "lost" {
            println!(
                "{name}: LOST {:?} [{cue}] {} ({} words)",
                words_of(&gold.source),
                words_of(&gold.content),
                annotated[b].len()
            );
        }
    }
    for (_, group) in groups.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(a, _)| a == at)) {
        let cue = group.iter().find_map(|quote| Some(quote.cue.as_ref()?.text.to_lowercase()));
        tally.blame("attribution extra", cue.unwrap_or_else(|| "without a cue".to_owned()));
        if errors == "more" {
            println!(
                "{name}: MORE {:?} {}",
                group[0].kind,
                pieces(group).iter().map(|piece| around(&chars, *piece)).collect::<Vec<_>>().join(" … ")
            );
        }
    }
    tally.content.add(content);
    tally.source.add(source);
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

fn score(name: &str, report: &Report, gold: &[Gold], errors: &str, tally: &mut Tally) {
    let text = &report.article.text;
    let points = CodePoints::new(text);
    let chars: Vec<char> = text.chars().collect();
    let words = |piece: [usize; 2]| -> String { chars.get(piece[0]..piece[1]).unwrap_or_default().iter().collect() };
    let quotes = &report.annotations.quotes;
    let given = |span: Span| points.span(span);
    for attribution in gold {
        let content: Vec<String> = attribution.content.iter().map(|piece| words(*piece)).collect();
        let marked = content.iter().any(|words| words.contains(['"', '“', '”']) || words.contains("''"));
        if marked {
            for stretch in joined(&chars, &attribution.content).into_iter().flat_map(|piece| stretches(&chars, piece)) {
                tally.marked += 1;
                let best = quotes
                    .iter()
                    .filter(|quote| quote.kind != QuoteKind::Indirect)
                    .max_by_key(|quote| shared(given(quote.content), stretch));
                let found = best.filter(|quote| 2 * shared(given(quote.content), stretch) >= stretch[1] - stretch[0]);
                let Some(quote) = found else {
                    if errors == "missed" {
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

/// The stretches between double marks (“”, "", or two single ones) in a piece of Content; words after an opening mark
/// that is not closed count.
fn stretches(chars: &[char], piece: Piece) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = piece[0];
    while at < piece[1].min(chars.len()) {
        let twin = chars[at] == '\'' && chars.get(at + 1) == Some(&'\'');
        let width = 1 + usize::from(twin);
        match (chars[at], open) {
            ('“', _) | ('"' | '”', None) => open = Some(at + width),
            ('\'', None) if twin => open = Some(at + width),
            ('”' | '"' | '\'', Some(start)) if twin || chars[at] != '\'' => {
                found.push([start, at]);
                open = None;
            }
            _ => {}
        }
        at += width;
    }
    if let Some(start) = open {
        found.push([start, piece[1]]);
    }
    found.retain(|stretch| stretch[1] > stretch[0] + 1);
    found
}

/// Pieces with nothing but white space between them as one: the format cuts a piece at every line.
fn joined(chars: &[char], pieces: &[Piece]) -> Vec<Piece> {
    let mut sorted = pieces.to_vec();
    sorted.sort_unstable();
    let mut found: Vec<Piece> = Vec::new();
    for piece in sorted {
        let blank = |last: &&mut Piece| {
            let gap = chars.get(last[1]..piece[0].max(last[1])).unwrap_or_default();
            gap.iter().all(|c| c.is_whitespace()) && !gap.contains(&'\n')
        };
        match found.last_mut().filter(blank) {
            Some(last) => last[1] = last[1].max(piece[1]),
            None => found.push(piece),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let found = stretches(&chars, [0, chars.len()]);
        let words: Vec<String> = found.iter().map(|piece| chars[piece[0]..piece[1]].iter().collect()).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn all_double_marks_open_and_close() {
        check("“The dam” is ''not safe,'' or \"dry", &["The dam", "not safe,", "dry"]);
        check("The mayor's ''son's boat''", &["son's boat"]);
    }

    #[test]
    fn pieces_cut_at_a_space_are_one() {
        let chars: Vec<char> = "“We won. We did.” ".chars().collect();
        assert_eq!(joined(&chars, &[[9, 17], [0, 8]]), [[0, 17]]);
    }
}
