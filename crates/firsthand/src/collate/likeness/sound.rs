//! How alike two words of names sound, whatever script and spelling they came through.
//!
//! A word is put into plain letters, its letter groups into one letter each ("kh", "ch", "sh"), and two words are
//! compared by an edit distance in which letters that transliterations and misspellings swap cost little: vowels among
//! each other, `h` and `g`, `c` (ts) and `t`, `k` and `g`.

/// A vowel for another vowel.
const VOWEL: f64 = 0.35;
/// A vowel more or less.
const VOWEL_MORE: f64 = 0.45;
/// A consonant for one it is often written for.
const NEAR: f64 = 0.35;
/// An `h` or `i` more or less, which spellings add freely.
const SOFT_MORE: f64 = 0.35;
/// Two letters in each other's place.
const SWAPPED: f64 = 0.7;

/// A word in plain lower-case letters and digits: "Erdoğan" gives "erdogan", "Лукашенко" gives "lukashenko".
pub(crate) fn plain(word: &str) -> String {
    any_ascii::any_ascii(word).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The letter groups that stand for one sound, longest first, and the letter this file writes for it.
const GROUPS: &[(&str, &str)] = &[
    ("ouski", "ovski"),
    ("ouska", "ovska"),
    ("auski", "ovski"),
    ("auska", "ovska"),
    ("shch", "S"),
    ("tsch", "C"),
    ("tch", "C"),
    ("sch", "S"),
    ("dzh", "J"),
    ("zh", "Z"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("sh", "S"),
    ("ch", "C"),
    ("cz", "C"),
    ("ts", "c"),
    ("tz", "c"),
    ("ck", "k"),
    ("qu", "k"),
    ("dj", "J"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
];

/// A plain word by its sounds, doubled letters once.
pub(crate) fn sounds(plain: &str) -> Vec<char> {
    let mut sounds: Vec<char> = Vec::with_capacity(plain.len());
    let mut rest = plain;
    while let Some(first) = rest.chars().next() {
        let begins = |letters: &str| letters.as_bytes().first() == rest.as_bytes().first() && rest.starts_with(letters);
        // Chinese names begin with the "x" that others write "sh".
        let hissed = sounds.is_empty() && rest.starts_with("xi");
        let group = if hissed { Some(&("x", "S")) } else { GROUPS.iter().find(|(letters, _)| begins(letters)) };
        let (length, one) = group.map_or((first.len_utf8(), ""), |(letters, one)| (letters.len(), *one));
        let letters: Vec<char> = if group.is_some() { one.chars().collect() } else { vec![first] };
        for letter in letters {
            if sounds.last() != Some(&letter) {
                sounds.push(letter);
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    sounds
}

/// Names of more sounds than this are alike only when equal: no name is as long, and the comparison grows with its square.
const LONGEST: usize = 200;

/// How alike two plain words sound, 0 to 1.
pub(crate) fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (a, b) = (sounds(a), sounds(b));
    let longest = a.len().max(b.len());
    if longest == 0 || longest > LONGEST {
        return 0.0;
    }
    (1.0 - distance(&a, &b) / longest as f64).max(0.0)
}

/// The first sound of a word in a form that all its spellings share, for putting likely pairs together.
pub(crate) fn first_sound(plain: &str) -> char {
    let first = sounds(plain).into_iter().next().unwrap_or(' ');
    match first {
        c if is_vowel(c) => 'a',
        'g' | 'k' | 'h' => 'k',
        'c' | 't' | 'd' | 'C' => 't',
        'S' | 's' | 'Z' | 'z' => 's',
        'J' | 'j' => 'a',
        'v' | 'f' | 'b' => 'v',
        other => other,
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn swap(a: char, b: char) -> f64 {
    if a == b {
        return 0.0;
    }
    let pair = (a.min(b), a.max(b));
    let near = matches!(
        pair,
        ('g', 'h')
            | ('g', 'k')
            | ('c', 't')
            | ('S', 's')
            | ('Z', 'z')
            | ('C', 'S')
            | ('s', 'z')
            | ('b', 'v')
            | ('f', 'v')
            | ('d', 't')
            | ('J', 'j')
            | ('C', 'c')
            | ('c', 's')
            | ('c', 'k')
            | ('i', 'j')
            | ('J', 'Z')
            | ('b', 'p')
            | ('C', 'k')
            | ('u', 'v')
            | ('h', 'k')
            | ('J', 'g')
            | ('g', 'j')
    );
    if near {
        NEAR
    } else if is_vowel(a) && is_vowel(b) {
        VOWEL
    } else {
        1.0
    }
}

fn more(c: char) -> f64 {
    match c {
        'h' | 'i' | 'j' => SOFT_MORE,
        c if is_vowel(c) => VOWEL_MORE,
        _ => 1.0,
    }
}

/// Damerau's edit distance (optimal string alignment) with the costs above.
fn distance(a: &[char], b: &[char]) -> f64 {
    let mut before: Vec<f64> = Vec::new();
    let mut last: Vec<f64> = std::iter::once(0.0)
        .chain(b.iter().scan(0.0, |sum, &c| {
            *sum += more(c);
            Some(*sum)
        }))
        .collect();
    for (i, &left) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push(last.first().copied().unwrap_or_default() + more(left));
        for (j, &right) in b.iter().enumerate() {
            let at = |row: &[f64], index: usize| row.get(index).copied().unwrap_or(f64::INFINITY);
            let mut best =
                (at(&last, j) + swap(left, right)).min(at(&last, j + 1) + more(left)).min(at(&row, j) + more(right));
            let crossed = i > 0 && j > 0 && a.get(i - 1) == Some(&right) && b.get(j - 1) == Some(&left);
            if crossed && let Some(&far) = before.get(j - 1) {
                best = best.min(far + SWAPPED);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, alike: bool) {
        let found = likeness(&plain(a), &plain(b));
        assert_eq!(found >= 0.87, alike, "{a} {b}: {found}");
    }

    #[test]
    fn transliterations_sound_alike() {
        check("Kavalenka", "Kovalenko", true);
        check("Hryhorenko", "Grigorenko", true);
        check("Qadir", "Kadir", true);
        check("Yevgenii", "Evgeny", true);
        check("Михайлова", "Mikhailova", true);
        check("Yılmaz", "Yilmaz", true);
        check("Zuckermann", "Zukerman", true);
    }

    #[test]
    fn other_names_do_not() {
        check("Kovalenko", "Kravchenko", false);
        check("Mira", "Mona", false);
        check("Tarasov", "Taranov", false);
        check("", "Ann", false);
    }
}
