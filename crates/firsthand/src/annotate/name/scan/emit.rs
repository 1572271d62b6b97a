//! One name made of a stretch: nationalities, prefixes and agencies taken off, numbers and initials put on.

use super::super::known;
use super::super::words::{self, has};
use super::{Mention, SYLLABLES, Scan, is_initial};

impl Scan<'_> {
    /// Gives one name, nationality taken off where it is not part of it.
    pub(super) fn emit(&self, run: &[usize], sentence: usize, found: &mut Vec<Mention>) {
        let mut run = self.without_ends(self.without_prefix(run));
        if let Some(at) = self.agency_end(run) {
            let (left, right) = run.split_at(at);
            self.emit(left, sentence, found);
            self.emit(right, sentence, found);
            return;
        }
        while let Some(&first) = run.first() {
            let rest = run.get(1..).unwrap_or_default();
            if !known::is_demonym(self.norm(first))
                || self.is_given_demonym(run)
                || !rest.is_empty() && self.takes_demonym(first, rest)
            {
                break;
            }
            run = self.without_ends(rest);
        }
        if run.last().is_some_and(|&last| {
            run.len() > 1 && known::is_demonym(self.norm(last)) && known::is_place(self.norm(run[0]))
        }) {
            run = self.without_ends(run.get(..run.len() - 1).unwrap_or_default());
        }
        run = self.without_tail(run);
        // "Queens Plaza E and M trains": a letter after the head of a place is another thing's.
        let letter = run.len() > 2 && is_initial(self.word_at(run, run.len() - 1));
        if letter && has(words::PLACES_LAST, self.word_at(run, run.len() - 2)) {
            run = run.get(..run.len() - 1).unwrap_or_default();
        }
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else { return };
        let Some(last_token) = self.token(last) else { return };
        let mut words = self.words(first, last);
        let compound = |word: &String| word.contains('-') && word.split('-').all(known::is_demonym);
        if words.len() > 1 && known::is_demonym_phrase(&self.phrase(run))
            || words.len() == 1 && words.iter().any(compound)
        {
            return;
        }
        let single = words.first().is_some_and(|word| words.len() == 1 && is_initial(word));
        let legal = words.first().is_some_and(|word| words.len() == 1 && has(words::LEGAL, word));
        // "U P D A T E D", and "Lund_resume.doc".
        let spelled = words.len() > 1 && words.iter().all(|word| word.chars().count() == 1);
        let filed = self.source.get(last_token.span.end..).is_some_and(|rest| rest.starts_with('_'));
        if words.is_empty() || single || legal || spelled || filed {
            return;
        }
        let first = self.with_first(first, &mut words);
        let first = self.with_initial(first, &mut words);
        let first = self.with_particle(first, &mut words);
        let Some(first_token) = self.token(first) else { return };
        found.push(Mention { tokens: first..last + 1, span: first_token.span.join(last_token.span), sentence, words });
    }

    /// "the dam Velm" with its head, "53rd Street" with its number.
    pub(super) fn with_first(&self, first: usize, words: &mut Vec<String>) -> usize {
        let Some(head) = first.checked_sub(1).filter(|&head| head > 0 && words.len() == 1) else { return first };
        let headed = matches!(self.norm(head), "dam" | "river" | "lake" | "volcano") && self.norm(head - 1) == "the";
        if !headed {
            return self.with_ordinal(first, words);
        }
        words.insert(0, self.norm(head).to_owned());
        head
    }

    /// "V K Lund" and "A. Ana Lund" with the initial that the beginning of a sentence left out.
    fn with_initial(&self, first: usize, words: &mut Vec<String>) -> usize {
        let Some(before) = first.checked_sub(1) else { return first };
        let Some(token) = self.token(before).filter(|token| is_initial(&token.norm)) else { return first };
        let written = token.of(self.source);
        let next = words.first().map_or("", String::as_str);
        let fits = written.starts_with(char::is_uppercase)
            && words.len() > 1
            && (is_initial(next) || written.ends_with('.') && known::first_name(next).is_some());
        let joined = self.token(first).is_some_and(|here| {
            self.source.get(token.span.end..here.span.start).is_some_and(|gap| gap == " " || gap.is_empty())
        });
        if !fits || !joined {
            return first;
        }
        words.insert(0, token.norm.clone());
        before
    }

    /// "al-Tarn", "bin Tarn" and "van der Lund" with the small words that they begin with.
    fn with_particle(&self, first: usize, words: &mut Vec<String>) -> usize {
        let touches =
            |index: usize| self.token(index).zip(self.token(index + 1)).is_some_and(|(one, next)| one.touches(next));
        let small =
            |index: Option<usize>| index.map_or("", |index| if self.is_capital(index) { "" } else { self.norm(index) });
        let (one, two) = (first.checked_sub(1), first.checked_sub(2));
        if let (Some(hyphen), Some(article)) = (one, two)
            && self.norm(hyphen) == "-"
            && ARTICLES.contains(&small(two))
            && touches(article)
            && touches(hyphen)
        {
            if let Some(word) = words.first_mut() {
                word.insert_str(0, &format!("{}-", self.norm(article)));
            }
            return article;
        }
        let mut start = first;
        while let Some(before) = start.checked_sub(1).filter(|&before| LINKS.contains(&small(Some(before)))) {
            words.insert(0, self.norm(before).to_owned());
            start = before;
        }
        start
    }

    /// "53rd Street" with its number.
    pub(super) fn with_ordinal(&self, first: usize, words: &mut Vec<String>) -> usize {
        let numbered = matches!(words.first().map(String::as_str), Some("street" | "avenue" | "st" | "ave"));
        let Some(before) = first.checked_sub(1).filter(|_| numbered && words.len() == 1) else { return first };
        let ordinal = self.norm(before);
        let digits = ordinal.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = ordinal.get(digits.len()..).unwrap_or_default();
        if digits.is_empty()
            || !digits.chars().all(|c| c.is_ascii_digit())
            || !matches!(ending, "st" | "nd" | "rd" | "th")
        {
            return first;
        }
        words.insert(0, ordinal.to_owned());
        before
    }

    /// "Anti-Brexit" and "Ex-Labour" without what stands before the hyphen.
    pub(super) fn without_prefix<'b>(&self, run: &'b [usize]) -> &'b [usize] {
        let prefixed =
            matches!(self.word_at(run, 0), "ex" | "anti" | "pro" | "non" | "post" | "pre" | "mid" | "former")
                && self.word_at(run, 1) == "-";
        if prefixed { run.get(2..).unwrap_or_default() } else { run }
    }

    /// Where to cut an agency off a name that it only stands beside, as in the credits of pictures: "London AFP".
    pub(super) fn agency_end(&self, run: &[usize]) -> Option<usize> {
        let written = |index: Option<&usize>| {
            index.and_then(|&index| self.token(index)).map_or("", |token| token.of(self.source))
        };
        let (first, last) = (written(run.first()), written(run.last()));
        if run.len() < 2 || known::is_organisation(&self.phrase(run)) || self.is_called_like_agency(run) {
            return None;
        }
        if known::is_agency(last) {
            Some(run.len() - 1)
        } else if known::is_agency(first)
            && !has(words::ORGANISATIONS, self.word_at(run, run.len() - 1))
            && !self.is_mark(run, 1)
        {
            Some(1)
        } else {
            None
        }
    }

    /// "Petra Novin": an agency's name that is a first name, before a surname.
    fn is_called_like_agency(&self, run: &[usize]) -> bool {
        let quiet = run.first().and_then(|&index| self.token(index)).is_some_and(|token| !self.is_loud(token));
        quiet
            && known::is_plain_first_name(self.word_at(run, 0))
            && self.is_capital(run.get(1).copied().unwrap_or_default())
            && !known::is_ordinary(self.word_at(run, run.len() - 1))
    }

    /// "Christian Velmar": a first name that is a nationality or faith as well.
    fn is_given_demonym(&self, run: &[usize]) -> bool {
        let unknown = |&index: &usize| {
            let word = self.norm(index);
            self.is_capital(index)
                && !known::is_ordinary(word)
                && !known::is_place_word(word)
                && !known::is_demonym(word)
        };
        run.len() == 2 && known::first_name(self.word_at(run, 0)).is_some() && run.iter().skip(1).all(unknown)
    }

    pub(super) fn is_mark(&self, run: &[usize], at: usize) -> bool {
        run.get(at).is_some_and(|&index| !self.is_capital(index))
    }

    /// The words of a name; what hyphens join is one word.
    pub(super) fn words(&self, first: usize, last: usize) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        let mut hyphen = false;
        for token in (first..=last).filter_map(|index| self.token(index)) {
            if token.is("-") {
                hyphen = true;
            } else if token.is_wordlike() || token.is("&") {
                match words.last_mut() {
                    Some(word) if hyphen || token.is("'s") => {
                        word.push_str(if hyphen { "-" } else { "" });
                        word.push_str(&token.norm);
                    }
                    _ => words.push(token.norm.clone()),
                }
                hyphen = false;
            }
        }
        words
    }

    /// Whether a nationality belongs to the name that follows: "British Airways", "Russian Orthodox Church".
    pub(super) fn takes_demonym(&self, first: usize, rest: &[usize]) -> bool {
        if !self.is_capital(first + 1) {
            return self.norm(first + 1) == "-" || matches!(self.norm(first + 1), "&");
        }
        let last = self.word_at(rest, rest.len() - 1);
        let headed = (has(words::ORGANISATIONS, last) || has(words::PLACES_LAST, last) || has(words::EVENTS, last))
            && (!has(GENERIC, last) || rest.len() > 1);
        let of = rest.iter().any(|&index| matches!(self.norm(index), "of" | "for"));
        let phrase: Vec<&str> =
            std::iter::once(first).chain(rest.iter().copied()).map(|index| self.norm(index)).collect();
        let phrase = phrase.join(" ");
        headed || of || known::is_organisation(&phrase) || known::is_place(&phrase)
    }

    /// "World Series Champions" without what is only said of the event.
    fn without_tail<'b>(&self, run: &'b [usize]) -> &'b [usize] {
        let event = run.get(..2).unwrap_or_default();
        let words: Vec<&str> = event.iter().map(|&index| self.norm(index)).collect();
        let said = run.len() > 2 && known::is_ordinary(self.word_at(run, 2));
        let headed = has(words::EVENTS, self.word_at(run, run.len().saturating_sub(1)));
        if said && !headed && words::FEASTS.contains(&words.join(" ").as_str()) { event } else { run }
    }

    /// The run without connecting words and marks at its ends.
    pub(super) fn without_ends<'b>(&self, run: &'b [usize]) -> &'b [usize] {
        let mut run = run;
        while run.first().is_some_and(|&index| !self.can_end(index)) {
            run = run.get(1..).unwrap_or_default();
        }
        while run.last().is_some_and(|&index| !self.can_end(index)) && run.len() > 1 {
            run = run.get(..run.len() - 1).unwrap_or_default();
        }
        run
    }

    pub(super) fn can_end(&self, index: usize) -> bool {
        self.is_capital(index)
            || self.is_small_name(index)
            || self.is_channel(index)
            || SYLLABLES.contains(&self.norm(index))
    }
}

/// Heads so general that a nationality before them is an adjective: "Belarusian Police".
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "government", "police", "embassy", "parliament", "capital", "border", "media", "team", "army", "navy", "forces",
    "television", "tv", "news", "military", "church", "senate", "consulate", "war", "town", "city",
];

/// The Arabic article as names in Latin letters spell it before a hyphen, its last sound like the next one's or not.
const ARTICLES: &[&str] = &["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul"];
/// Small words that begin a surname and nothing else in English.
const LINKS: &[&str] = &["bin", "bint", "ibn", "van", "von", "der", "den", "de"];
