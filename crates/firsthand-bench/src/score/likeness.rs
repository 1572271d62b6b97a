//! When a finding and an annotation mean the same: by place, by thing, by person.

use std::cmp::Ordering;

use firsthand::lexicon;
use firsthand::span::Span;

/// Bytes shared by two spans, as a share of the bytes in either.
pub fn jaccard(a: Span, b: Span) -> f64 {
    let shared = a.shared(b);
    let either = a.len() + b.len() - shared;
    if either == 0 { 0.0 } else { shared as f64 / either as f64 }
}

/// Whether two spans share at least half of the shorter one.
pub fn half_shared(a: Span, b: Span) -> bool {
    let shorter = a.len().min(b.len());
    shorter > 0 && 2 * a.shared(b) >= shorter
}

/// Pairs annotations with findings one to one, the likeliest pair first. `like` is nothing for those that cannot be
/// a pair. Gives the index of the finding for each annotation.
pub fn pair_up(gold: usize, found: usize, like: impl Fn(usize, usize) -> Option<f64>) -> Vec<Option<usize>> {
    let mut candidates: Vec<(f64, usize, usize)> = (0..gold)
        .flat_map(|g| (0..found).map(move |f| (g, f)))
        .filter_map(|(g, f)| Some((like(g, f)?, g, f)))
        .collect();
    candidates.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut of_gold = vec![None; gold];
    let mut taken = vec![false; found];
    for (_, g, f) in candidates {
        if of_gold[g].is_none() && !taken[f] {
            of_gold[g] = Some(f);
            taken[f] = true;
        }
    }
    of_gold
}

/// Whether two words or phrases name the same thing: equal heads, or one within the other.
pub fn same_thing(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    same_head(&a, &b) || within(&stems(&a), &stems(&b)) || within(&stems(&b), &stems(&a))
}

/// Whether two descriptions mean the same party: the same last name with no first names that speak against it, or
/// the same head ("an AFP reporter", "the reporter").
pub fn same_party(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    match (last_name(&a), last_name(&b)) {
        (Some(name_a), Some(name_b)) => plain(name_a) == plain(name_b) && first_names_agree(&a, &b),
        _ => same_head(&a, &b),
    }
}

fn words(text: &str) -> Vec<&str> {
    let bare = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty()).collect()
}

/// The last word where it looks like a name and nothing before it ends a noun phrase.
fn last_name<'a>(words: &[&'a str]) -> Option<&'a str> {
    let last = words.last().filter(|word| word.chars().next().is_some_and(char::is_uppercase))?;
    (!words.iter().any(|word| LINKS.contains(word))).then_some(last)
}

/// Without capitals and the possessive ending.
fn plain(word: &str) -> String {
    let word = word.to_lowercase();
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    bare.unwrap_or(&word).to_owned()
}

/// Words after which a noun phrase goes on to something else than its head.
const LINKS: [&str; 17] = [
    "of", "in", "at", "on", "for", "from", "with", "near", "outside", "inside", "by", "who", "that", "which", "to",
    "and", "among",
];

/// One name is part of the other, or the words before the last names begin alike ("Alexander", "A.").
fn first_names_agree(a: &[&str], b: &[&str]) -> bool {
    let first = |words: &[&str]| -> Vec<String> {
        words.iter().rev().skip(1).map(|word| plain(word)).filter(|word| word != "the").collect()
    };
    let initial = |words: &[String]| words.first().and_then(|word| word.chars().next());
    let subset = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
    let (a, b) = (first(a), first(b));
    subset(&a, &b) || subset(&b, &a) || initial(&a) == initial(&b)
}

/// Whether the words before anything that only narrows them end alike: "protesters outside the centre" and "the
/// protesters".
fn same_head(a: &[&str], b: &[&str]) -> bool {
    let head = |words: &[&str]| {
        let link = words.iter().skip(1).position(|word| LINKS.contains(word));
        let end = link.map_or(words.len(), |at| at + 1);
        Some(stem(words.get(end.checked_sub(1)?)?))
    };
    head(a).is_some() && head(a) == head(b)
}

fn stem(word: &str) -> String {
    lexicon::stem(&plain(word))
}

fn stems(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| stem(word)).collect()
}

fn within(part: &[String], whole: &[String]) -> bool {
    !part.is_empty() && whole.windows(part.len()).any(|stretch| stretch == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_shorter_span_is_enough() {
        assert!(half_shared(Span::new(0, 100), Span::new(95, 105)));
        assert!(!half_shared(Span::new(0, 100), Span::new(96, 105)));
        assert!(!half_shared(Span::new(0, 0), Span::new(0, 10)));
    }

    #[test]
    fn the_best_pair_is_made_first_and_each_finding_once() {
        let like = |g: usize, f: usize| [[Some(0.5), Some(0.4)], [Some(0.9), None]][g][f];
        assert_eq!(pair_up(2, 2, like), [Some(1), Some(0)]);
        assert_eq!(pair_up(2, 1, |_, _| Some(1.0)), [Some(0), None]);
    }

    #[test]
    fn parties_are_the_same_by_last_name_or_head() {
        let same = [
            ("Ilse Varndal", "Varndal"),
            ("Ilse Varndal", "spokeswoman Ilse Varndal"),
            ("AFP reporter", "an AFP reporter"),
            ("protesters outside the town hall", "protesters"),
            ("Velandra's press service", "the press service"),
            ("Ministry of Defence", "the Ministry of Defence"),
        ];
        for (a, b) in same {
            assert!(same_party(a, b), "{a} / {b}");
        }
        let different =
            [("Rosa Tulevic", "Filip Tulevic"), ("officials", "police"), ("", "police"), ("Varndal", "Ostrenko")];
        for (a, b) in different {
            assert!(!same_party(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn things_are_the_same_by_head_or_containment() {
        assert!(same_thing("people", "people"));
        assert!(same_thing("vote", "the vote"));
        assert!(same_thing("its capacity", "capacity"));
        assert!(same_thing("residents of the town", "residents"));
        assert!(!same_thing("people", "homes"));
    }
}
