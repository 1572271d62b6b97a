//! What a sub-editor does to a sentence: house style, order of attribution, a word more or less, a clause cut, a
//! sentence cut in two; and what a later report does to a figure.

use super::rng::Rng;

/// House styles: one way of writing for another. Each pair is used in both directions.
const STYLES: &[(&str, &str)] = &[
    ("more than", "over"),
    ("about", "around"),
    ("according to", "as per"),
    ("said that", "said"),
    ("told reporters", "said"),
    ("although", "though"),
    ("percent", "per cent"),
    ("on Monday", "Monday"),
    ("on Tuesday", "Tuesday"),
    ("on Wednesday", "Wednesday"),
    ("on Thursday", "Thursday"),
    ("on Friday", "Friday"),
    ("on Saturday", "Saturday"),
    ("on Sunday", "Sunday"),
    ("metres", "meters"),
    ("kilometres", "kilometers"),
    ("centre", "center"),
    ("harbour", "harbor"),
    ("towards", "toward"),
    ("until", "till"),
    ("at least", "no fewer than"),
    ("people", "persons"),
    ("children", "youngsters"),
    ("began", "started"),
    ("shortly after", "just after"),
    ("several", "a number of"),
    ("because", "as"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("nine", "9"),
    ("did not", "didn't"),
    ("was not", "wasn't"),
    ("had not", "hadn't"),
    ("while", "whereas"),
    ("also", "in addition"),
    ("now", "currently"),
    ("before dawn", "early in the morning"),
];

/// Words that may go without loss.
const LOOSE: &[&str] =
    &["also", "very", "then", "later", "already", "still", "just", "early", "shortly", "only", "even"];

/// Touches up a sentence: one to three small changes, where any fits. Words between quotation marks stay.
pub fn touch_up(sentence: &str, rng: &mut Rng) -> String {
    let mut text = sentence.to_owned();
    for _ in 0..rng.between(1, 3) {
        let turned = match rng.below(5) {
            0 => drop_word(&text, rng),
            1 => turn_attribution(&text),
            2 if rng.chance(0.4) => cut_clause(&text, rng),
            _ => restyle(&text, rng),
        };
        text = turned.unwrap_or(text);
    }
    text
}

/// Shortens a sentence to what matters: clauses between commas and loose words go.
pub fn condense(sentence: &str, rng: &mut Rng) -> String {
    let mut text = sentence.to_owned();
    for _ in 0..3 {
        match cut_clause(&text, rng) {
            Some(shorter) if shorter.split_whitespace().count() >= 7 => text = shorter,
            _ => break,
        }
    }
    while let Some(shorter) = drop_word(&text, rng) {
        text = shorter;
    }
    turn_attribution(&text).filter(|_| rng.chance(0.3)).unwrap_or(text)
}

/// Byte offsets of a sentence outside its quotation marks.
fn outside_quotes(sentence: &str) -> Vec<bool> {
    let mut outside = Vec::with_capacity(sentence.len());
    let mut open = false;
    for c in sentence.chars() {
        let mark = matches!(c, '"' | '“' | '”');
        open = match c {
            '"' => !open,
            '“' => true,
            _ => open,
        };
        outside.extend(std::iter::repeat_n(!open && !mark, c.len_utf8()));
        open &= c != '”';
    }
    outside
}

/// Places where `word` stands as words of its own outside quotation marks.
fn places(sentence: &str, word: &str) -> Vec<usize> {
    let outside = outside_quotes(sentence);
    let is_edge = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '\'' || c == ',');
    let matches = sentence.match_indices(word).map(|(at, _)| at);
    matches
        .filter(|&at| {
            let after = sentence.get(at + word.len()..).and_then(|rest| rest.chars().next());
            let before = sentence.get(..at).and_then(|head| head.chars().next_back());
            is_edge(before) && (is_edge(after) || after == Some(',')) && outside.get(at).copied().unwrap_or(false)
        })
        .collect()
}

fn restyle(sentence: &str, rng: &mut Rng) -> Option<String> {
    let mut fitting: Vec<(usize, &str, &str)> = Vec::new();
    for &(x, y) in STYLES {
        for (from, to) in [(x, y), (y, x)] {
            // "as", "Monday" alone and the like stand for too much to be turned back.
            let narrow = from != "as" && from != "said" && !(from.len() == 1 && from.starts_with(char::is_numeric));
            fitting.extend(places(sentence, from).into_iter().filter(|_| narrow).map(|at| (at, from, to)));
        }
    }
    let &(at, from, to) = rng.pick(&fitting)?;
    // "on Monday" must not become "on on Monday".
    let doubled = to.starts_with("on ") && sentence.get(..at)?.ends_with("on ");
    if doubled { None } else { Some(format!("{}{to}{}", sentence.get(..at)?, sentence.get(at + from.len()..)?)) }
}

fn drop_word(sentence: &str, rng: &mut Rng) -> Option<String> {
    let fitting: Vec<(usize, &str)> =
        LOOSE.iter().flat_map(|word| places(sentence, word).into_iter().map(move |at| (at, *word))).collect();
    let &(at, word) = rng.pick(&fitting)?;
    let (head, tail) = (sentence.get(..at)?, sentence.get(at + word.len()..)?);
    let tail = if head.is_empty() || tail.starts_with(' ') { tail.trim_start() } else { tail };
    Some(format!("{head}{tail}"))
}

/// "X, Y said." becomes "Y said X.", and "Y said X." becomes "X, Y said."
fn turn_attribution(sentence: &str) -> Option<String> {
    if sentence.contains(['"', '“']) {
        return None;
    }
    let body = sentence.strip_suffix('.')?;
    if let Some((content, speaker)) = body.rsplit_once(", ")
        && let Some(speaker) = speaker.strip_suffix(" said")
        && speaker.split(' ').count() <= 5
    {
        return Some(format!("{} said {}.", upper_first(speaker), lower_first(content)));
    }
    let (speaker, content) = body.split_once(" said ")?;
    let plain = speaker.split(' ').count() <= 5 && content.split(' ').count() >= 6 && !speaker.contains(',');
    plain.then(|| format!("{}, {} said.", upper_first(content.trim_start_matches("that ")), lower_first(speaker)))
}

/// Cuts what stands between two commas, in brackets, or after the last comma.
fn cut_clause(sentence: &str, rng: &mut Rng) -> Option<String> {
    let outside = outside_quotes(sentence);
    let commas: Vec<usize> = sentence
        .match_indices(", ")
        .map(|(at, _)| at)
        .filter(|at| outside.get(*at).copied().unwrap_or(false))
        .collect();
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for pair in commas.windows(2) {
        cuts.push((pair[0], pair[1] + 1));
    }
    if let Some(&last) = commas.last() {
        const OPENERS: [&str; 12] = [
            "which",
            "who",
            "although",
            "while",
            "where",
            "after",
            "as",
            "with",
            "when",
            "leaving",
            "including",
            "because",
        ];
        let rest = sentence.get(last + 2..)?;
        if OPENERS.iter().any(|word| rest.starts_with(word)) && !rest.contains(['"', '“']) {
            cuts.push((last, sentence.trim_end_matches('.').len()));
        }
    }
    let &(from, to) = rng.pick(&cuts)?;
    let cut = sentence.get(from..to)?;
    let words = cut.split_whitespace().count();
    let quoted = cut.contains(['"', '“', '”']);
    (!quoted && (2..=16).contains(&words)).then(|| format!("{}{}", &sentence[..from], &sentence[to..]))
}

/// Changes the first whole number of two to five digits outside quotation marks, as later counts do.
pub fn revise_figure(sentence: &str, rng: &mut Rng) -> Option<String> {
    let outside = outside_quotes(sentence);
    let mut start = None;
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match (c.is_ascii_digit() || c == ',' && start.is_some(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let written = sentence.get(from..at)?.trim_end_matches(',');
                let before = sentence.get(..from)?.chars().next_back();
                let plain = !matches!(c, ':' | '.' | '-' | 's') || (c == '.' && at + 1 >= sentence.len());
                let value: usize = written.replace(',', "").parse().unwrap_or(0);
                let year = (1900..2100).contains(&value) && !written.contains(',');
                if (10..100_000).contains(&value)
                    && !year
                    && plain
                    && before == Some(' ')
                    && outside.get(from).copied().unwrap_or(false)
                {
                    let new = value + (value / 8).max(1) * rng.between(1, 3);
                    let new = if written.contains(',') {
                        format!("{},{:03}", new / 1000, new % 1000)
                    } else {
                        new.to_string()
                    };
                    return Some(format!("{}{new}{}", sentence.get(..from)?, sentence.get(from + written.len()..)?));
                }
                start = None;
            }
            _ => {}
        }
    }
    None
}

/// With a small first letter, unless the first word looks like a name.
pub fn lower_first(text: &str) -> String {
    const COMMON: &[&str] = &[
        "The",
        "A",
        "An",
        "It",
        "They",
        "He",
        "She",
        "We",
        "This",
        "That",
        "These",
        "There",
        "At",
        "In",
        "On",
        "By",
        "More",
        "About",
        "Some",
        "Two",
        "Three",
        "Police",
        "Officials",
        "Among",
        "After",
        "Before",
        "No",
        "None",
        "Its",
        "Their",
        "His",
        "Her",
        "One",
        "Another",
        "Several",
        "Nobody",
        "Water",
        "Residents",
        "Rescuers",
        "Investigators",
    ];
    match text.split(' ').next() {
        Some(first) if COMMON.contains(&first) => {
            text.chars().take(1).flat_map(char::to_lowercase).chain(text.chars().skip(1)).collect()
        }
        _ => text.to_owned(),
    }
}

fn upper_first(text: &str) -> String {
    text.chars().take(1).flat_map(char::to_uppercase).chain(text.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributions_turn_both_ways() {
        let turned = turn_attribution("The ship hit a barge in thick fog, the coast guard said.").unwrap();
        assert_eq!(turned, "The coast guard said the ship hit a barge in thick fog.");
        assert_eq!(
            turn_attribution("The coast guard said the ship hit a barge in fog.").unwrap(),
            "The ship hit a barge in fog, the coast guard said."
        );
        assert_eq!(turn_attribution("\"It hit us,\" she said."), None);
    }

    #[test]
    fn clauses_are_cut_and_quotes_are_not() {
        let mut rng = Rng::named("cut");
        let cut = cut_clause("The mayor, a former teacher, left the hall.", &mut rng).unwrap();
        assert_eq!(cut, "The mayor left the hall.");
        assert_eq!(cut_clause("\"We waited, and waited, and left.\"", &mut rng), None);
    }

    #[test]
    fn figures_grow_and_years_and_times_stay() {
        let mut rng = Rng::named("figure");
        let text = "At 10:30 in 2016 some 1,200 people and 12 dogs were moved.";
        let revised = revise_figure(text, &mut rng).unwrap();
        assert!(revised.starts_with("At 10:30 in 2016 some 1,") && !revised.contains("1,200"), "{revised}");
        assert_eq!(revise_figure("It ran aground in 2016.", &mut rng), None);
    }
}
