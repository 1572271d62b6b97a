//! Stretches of capitalised words cut into single names: "Russian President Vladimir Putin" gives "Vladimir Putin",
//! "told Putin Saturday" gives "Putin", "the Ministry of Health and Sport" stays whole.

use super::case::Case;
use super::known;
use super::words::{self, has};
use crate::span::Span;
use crate::text::{Sentence, Text, Token, TokenKind};

/// A name as it stands at one place.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// First token and one past the last.
    pub(super) tokens: std::ops::Range<usize>,
    /// The words.
    pub(super) span: Span,
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// The words as compared: normalised, marks left out, hyphens kept as they split words.
    pub(super) words: Vec<String>,
}

impl Mention {
    /// The words in a row, as a key.
    pub(super) fn key(&self) -> String {
        self.words.join(" ")
    }
}

/// What the rules of this file look at.
pub(super) struct Scan<'a> {
    source: &'a str,
    text: &'a Text,
    case: &'a Case,
}

/// All names of a text, in order, none overlapping.
pub(super) fn mentions(source: &str, text: &Text, case: &Case) -> Vec<Mention> {
    let scan = Scan { source, text, case };
    let mut found = Vec::new();
    for (index, sentence) in text.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(end) = scan.run(at, index, sentence) else {
                at += 1;
                continue;
            };
            let run: Vec<usize> = (at..end).collect();
            scan.cut(&run, index, &mut found);
            at = end;
        }
    }
    found
}

impl Scan<'_> {
    fn token(&self, index: usize) -> Option<&Token> {
        self.text.tokens.get(index)
    }

    fn norm(&self, index: usize) -> &str {
        self.token(index).map_or("", |token| token.norm.as_str())
    }

    fn is_capital(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.is_capitalised(self.source))
    }

    /// Whether the token can be part of a name by itself.
    fn names(&self, index: usize, sentence: usize) -> bool {
        let Some(token) = self.token(index) else { return false };
        if !token.is_capitalised(self.source)
            || has(words::NOT_NAMES, &token.norm) && !self.is_acronym_place(index, token)
        {
            return false;
        }
        if self.is_acronym_place(index, token) && !self.case.is_shouted(index) {
            return true;
        }
        if self.case.tells(index) && !self.case.is_headline(sentence) {
            return !known::is_function(&token.norm) || self.is_loud(token);
        }
        self.case.is_proper(&token.norm) || self.is_given(index)
    }

    /// A first name that is a word as well, before another capital: "Grace Lund said".
    fn is_given(&self, index: usize) -> bool {
        let (word, next) = (self.norm(index), self.norm(index + 1));
        let surname = self.is_capital(index + 1)
            && (self.case.tells(index + 1) || self.case.is_proper(next))
            && !known::is_function(next)
            && !has(words::CALENDAR, next)
            && !known::is_demonym(next)
            && !has(words::ORGANISATIONS, next)
            && !has(words::EVENTS, next);
        surname && !known::is_function(word) && known::first_name(word).is_some()
    }

    /// "US" and "UN" in capitals are names though "us" is a function word.
    fn is_loud(&self, token: &Token) -> bool {
        let written = token.of(self.source);
        written.chars().filter(|c| c.is_alphabetic()).count() > 1 && !written.chars().any(char::is_lowercase)
    }

    /// "US" and "RT": capitals that are known for a name though the word in small letters is another.
    fn is_acronym_place(&self, at: usize, token: &Token) -> bool {
        let written = token.of(self.source);
        // "CONTACT US", and "RT" before the handle that is repeated.
        let beside = |index: Option<usize>| index.and_then(|index| self.token(index));
        let asked = beside(at.checked_sub(1)).is_some_and(|before| {
            self.is_loud(before) && known::is_ordinary(&before.norm) && known::is_function(&token.norm)
        });
        let repeats = beside(Some(at + 1)).is_some_and(|next| next.kind == TokenKind::Link);
        self.is_loud(token)
            && !asked
            && !repeats
            && (known::is_place(&token.norm) || known::is_place(written) || known::is_organisation(written))
    }

    /// Where the stretch of capitalised words that begins at `at` ends, if one begins there.
    fn run(&self, at: usize, index: usize, sentence: &Sentence) -> Option<usize> {
        let limit = sentence.tokens.end;
        let starts = self.names(at, index);
        if !starts && !self.is_capital(at) {
            return None;
        }
        let mut end = at + 1;
        while let Some(next) = self.extend(at, end, index, limit) {
            end = next;
        }
        (starts || end > at + 1 && self.opens_name(at, end)).then_some(end)
    }

    /// A first word whose capital means nothing, before words whose capitals do: "Independence Square was full".
    fn opens_name(&self, at: usize, end: usize) -> bool {
        let (first, second, last) = (self.norm(at), self.norm(at + 1), self.norm(end - 1));
        if known::is_function(first) || has(words::NOT_NAMES, first) || has(words::CALENDAR, first) && first != "march"
        {
            return false;
        }
        if self.is_capital(at + 1) {
            let headed = has(words::ORGANISATIONS, last) || has(words::PLACES_LAST, last) || has(words::EVENTS, last);
            return self.case.has_pair(first, second)
                || headed
                    && !has(words::TITLES, first)
                    && !self.case.is_headline(self.text.sentence_at(self.start(at)).unwrap_or(0));
        }
        matches!(second, "of" | "for") && takes_of(first)
    }

    fn start(&self, index: usize) -> usize {
        self.token(index).map_or(0, |token| token.span.start)
    }

    /// The new end of a run `at..end` when it goes on.
    fn extend(&self, at: usize, end: usize, sentence: usize, limit: usize) -> Option<usize> {
        if end >= limit {
            return None;
        }
        let (last, next) = (self.token(end - 1)?, self.token(end)?);
        if next.is_word() && self.names(end, sentence) {
            return Some(end + 1);
        }
        let follows = |index: usize| index < limit && self.names(index, sentence);
        if next.is("-") && last.touches(next) {
            let after = self.token(end + 1).filter(|after| next.touches(after) && end + 1 < limit)?;
            let tail = after.is_word() && after.norm.len() <= 4 && SYLLABLES.contains(&after.norm.as_str());
            return (follows(end + 1) || tail).then_some(end + 2);
        }
        match next.norm.as_str() {
            "'s" => (BEFORE_POSSESSIVE.contains(&last.norm.as_str()) && follows(end + 1)).then_some(end + 2),
            "&" => follows(end + 1).then_some(end + 2),
            "of" | "for" | "against" | "on" | "in" => self.over_of(at, end, &follows),
            "and" => self.over_and(at, end, &follows),
            particle if words::PARTICLES.contains(&particle) && next.is_word() => {
                self.over_particles(end, limit, &follows)
            }
            _ => None,
        }
    }

    fn over_of(&self, at: usize, end: usize, follows: &dyn Fn(usize) -> bool) -> Option<usize> {
        let heads = match self.norm(end) {
            "of" if has(words::TITLES, self.norm(end - 1)) => has(words::AFTER_TITLE_OF, self.norm(end + 1)),
            "of" => (at..end).any(|index| takes_of(self.norm(index))),
            "for" => (at..end).any(|index| takes_for(self.norm(index))),
            _ => false,
        };
        let skip = usize::from(self.norm(end + 1) == "the");
        (heads && follows(end + 1 + skip)).then_some(end + 2 + skip)
    }

    /// "Ministry of Health and Sport", "Food and Drug Administration", "Trinidad and Tobago".
    fn over_and(&self, at: usize, end: usize, follows: &dyn Fn(usize) -> bool) -> Option<usize> {
        if !follows(end + 1) {
            return None;
        }
        let of = (at..end).any(|index| matches!(self.norm(index), "of" | "for"));
        let pair = format!("{} and {}", self.norm(end - 1), self.norm(end + 1));
        let ministry =
            of && (at..end).any(|index| TAKES_AND.contains(&self.norm(index))) && !known::is_place(self.norm(end - 1));
        let headed = known::is_ordinary(self.norm(end - 1))
            && known::is_ordinary(self.norm(end + 1))
            && follows(end + 2)
            && has(words::ORGANISATIONS, self.norm(end + 2))
            && !has(words::ORGANISATIONS, self.norm(end - 1));
        (ministry || headed || known::is_place(&pair)).then_some(end + 2)
    }

    fn over_particles(&self, end: usize, limit: usize, follows: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut at = end;
        while at < limit && at < end + 3 && words::PARTICLES.contains(&self.norm(at)) {
            at += 1;
            if self.norm(at) == "-" {
                at += 1;
            }
        }
        follows(at).then_some(at + 1)
    }

    /// Cuts a run at calendar words, then takes titles and nationalities off.
    fn cut(&self, run: &[usize], sentence: usize, found: &mut Vec<Mention>) {
        let mut from = 0;
        for at in 0..run.len() {
            if self.is_calendar(run, at) {
                self.untitle(run.get(from..at).unwrap_or_default(), sentence, found);
                from = at + 1;
            } else if at > from && self.is_seam(run.get(from..).unwrap_or_default(), at - from) {
                let left = run.get(from..at).unwrap_or_default();
                if !self.is_slogan(left) {
                    self.untitle(left, sentence, found);
                }
                from = at;
            }
        }
        self.untitle(run.get(from..).unwrap_or_default(), sentence, found);
    }

    /// Whether two texts meet before `at`: "Velmbank Velmbank said", "NOT ALONE Holly Lund is", "United Nations Nikki
    /// Lund". Labels, captions and headlines run into prose so.
    fn is_seam(&self, run: &[usize], at: usize) -> bool {
        let (Some(&before), Some(&here)) = (run.get(at.wrapping_sub(1)), run.get(at)) else { return false };
        if !self.is_capital(before) || !self.is_capital(here) {
            return false;
        }
        let loud = |index: usize| self.token(index).is_some_and(|token| self.is_loud(token));
        let (word, next) = (self.norm(here), self.word_at(run, at + 1));
        let person = known::first_name(word).is_some()
            && !known::is_chiefly_ordinary(word)
            && !known::is_place_word(word)
            && run.get(at + 1).is_some_and(|&index| self.is_capital(index) && loud(index) == loud(here))
            && !has(words::ORGANISATIONS, next)
            && !has(words::PLACES_LAST, next)
            && !has(words::EVENTS, next);
        let shout = loud(before) && !loud(here) && self.norm(before).len() > 2;
        let label = shout && self.norm(before).len() > 3 && known::is_ordinary(self.norm(before));
        let organisation = at > 0 && known::is_organisation(&self.phrase(run.get(..at).unwrap_or_default()));
        self.norm(before) == word && word.len() > 3 || label || person && (shout || organisation)
    }

    /// Capitals before a seam that no name is known for.
    fn is_slogan(&self, run: &[usize]) -> bool {
        let loud = run.iter().all(|&index| self.token(index).is_some_and(|token| self.is_loud(token)));
        let phrase = self.phrase(run);
        loud && !known::is_organisation(&phrase)
            && !known::is_place(&phrase)
            && (run.len() > 1
                || phrase.len() > 5
                || known::is_ordinary(self.word_at(run, 0))
                || known::first_name(self.word_at(run, 0)).is_some())
    }

    fn word_at<'b>(&'b self, run: &[usize], at: usize) -> &'b str {
        run.get(at).map_or("", |&index| self.norm(index))
    }

    fn is_calendar(&self, run: &[usize], at: usize) -> bool {
        let word = self.word_at(run, at);
        if !has(words::CALENDAR, word) {
            return false;
        }
        let (before, after) = (at.checked_sub(1).map_or("", |b| self.word_at(run, b)), self.word_at(run, at + 1));
        let in_event = matches!(before, "black" | "bloody" | "good" | "cyber" | "palm" | "ash" | "super" | "holy")
            || has(words::ORGANISATIONS, after)
            || has(words::EVENTS, after)
            || word == "march"
                && (matches!(after, "of" | "for" | "on") || !before.is_empty() && known::is_ordinary(before));
        let in_person = known::first_name(before).is_some()
            || matches!(word, "april" | "june" | "august" | "may" | "jan")
                && !after.is_empty()
                && !known::is_ordinary(after);
        !(in_event || in_person)
    }

    /// Takes the title out of "US Secretary of State Mike Pompeo" and gives what stands before and after it.
    fn untitle(&self, run: &[usize], sentence: usize, found: &mut Vec<Mention>) {
        for head in (0..run.len()).rev() {
            if !self.is_title(run, head) {
                continue;
            }
            let Some(after) = self.after_title(run, head) else { continue };
            let before = self.before_title(run, head);
            self.untitle(run.get(..before).unwrap_or_default(), sentence, found);
            self.emit(run.get(after..).unwrap_or_default(), sentence, found);
            return;
        }
        self.emit(run, sentence, found);
    }

    /// Whether the word is a title, or says what the person named next is: "Billionaire Mark Lund".
    fn is_title(&self, run: &[usize], head: usize) -> bool {
        let (word, next) = (self.word_at(run, head), self.word_at(run, head + 1));
        let described = || {
            known::is_person_noun(word)
                && known::first_name(word).is_none()
                && known::first_name(next).is_some()
                && !known::is_chiefly_ordinary(next)
        };
        has(words::TITLES, word) || described()
    }

    /// Where the name after the title at `head` starts, or `None` when the word is no title here.
    fn after_title(&self, run: &[usize], head: usize) -> Option<usize> {
        let before = head.checked_sub(1).map_or("", |at| self.word_at(run, at));
        let is_surname = known::first_name(before).is_some() && !known::is_demonym(before) || is_initial(before);
        if is_surname || before == "of" || before == "for" || before == "and" {
            return None;
        }
        let mut after = head + 1;
        if matches!(self.word_at(run, after), "of" | "for") {
            after += 1;
            let from = after;
            while has(words::AFTER_TITLE_OF, self.word_at(run, after))
                || matches!(self.word_at(run, after), "the" | "and")
            {
                after += 1;
            }
            if after == from {
                return None;
            }
        }
        let last = self.word_at(run, run.len().saturating_sub(1));
        let headed = after < run.len()
            && (has(words::ORGANISATIONS, last) || has(words::PLACES_LAST, last) || has(words::EVENTS, last))
            && known::first_name(self.word_at(run, after)).is_none();
        let next = self.word_at(run, after);
        if has(words::ORGANISATIONS, next) && known::first_name(next).is_none() {
            return None;
        }
        let ordinary = after < run.len()
            && known::is_chiefly_ordinary(next)
            && !self.case.has_pair(next, self.word_at(run, after + 1));
        (!headed && !ordinary && !matches!(next, "of" | "for" | "'s" | "and" | "&")).then_some(after)
    }

    /// Where the title that ends at `head` begins: "Deputy Foreign Minister".
    fn before_title(&self, run: &[usize], head: usize) -> usize {
        let mut before = head;
        while before > 0 {
            let word = self.word_at(run, before - 1);
            if !(has(words::BEFORE_TITLE, word) || has(words::TITLES, word) || word == "-" || word == "and") {
                break;
            }
            before -= 1;
        }
        before
    }

    /// Gives one name, nationality taken off where it is not part of it.
    fn emit(&self, run: &[usize], sentence: usize, found: &mut Vec<Mention>) {
        let mut run = self.without_ends(self.without_prefix(run));
        if let Some(at) = self.agency_end(run) {
            let (left, right) = run.split_at(at);
            self.emit(left, sentence, found);
            self.emit(right, sentence, found);
            return;
        }
        while let Some(&first) = run.first() {
            let rest = run.get(1..).unwrap_or_default();
            if !known::is_demonym(self.norm(first)) || !rest.is_empty() && self.takes_demonym(first, rest) {
                break;
            }
            run = self.without_ends(rest);
        }
        if run.last().is_some_and(|&last| {
            run.len() > 1 && known::is_demonym(self.norm(last)) && known::is_place(self.norm(run[0]))
        }) {
            run = self.without_ends(run.get(..run.len() - 1).unwrap_or_default());
        }
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
        if words.is_empty() || single || legal {
            return;
        }
        let first = self.with_first(first, &mut words);
        let Some(first_token) = self.token(first) else { return };
        found.push(Mention { tokens: first..last + 1, span: first_token.span.join(last_token.span), sentence, words });
    }

    /// "the dam Velm" with its head, "53rd Street" with its number.
    fn with_first(&self, first: usize, words: &mut Vec<String>) -> usize {
        let Some(head) = first.checked_sub(1).filter(|&head| head > 0 && words.len() == 1) else { return first };
        let headed = matches!(self.norm(head), "dam" | "river" | "lake" | "volcano") && self.norm(head - 1) == "the";
        if !headed {
            return self.with_ordinal(first, words);
        }
        words.insert(0, self.norm(head).to_owned());
        head
    }

    /// "53rd Street" with its number.
    fn with_ordinal(&self, first: usize, words: &mut Vec<String>) -> usize {
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
    fn without_prefix<'b>(&self, run: &'b [usize]) -> &'b [usize] {
        let prefixed =
            matches!(self.word_at(run, 0), "ex" | "anti" | "pro" | "non" | "post" | "pre" | "mid" | "former")
                && self.word_at(run, 1) == "-";
        if prefixed { run.get(2..).unwrap_or_default() } else { run }
    }

    /// Where to cut an agency off a name that it only stands beside, as in the credits of pictures: "London AFP".
    fn agency_end(&self, run: &[usize]) -> Option<usize> {
        let written = |index: Option<&usize>| {
            index.and_then(|&index| self.token(index)).map_or("", |token| token.of(self.source))
        };
        let (first, last) = (written(run.first()), written(run.last()));
        if run.len() < 2 || known::is_organisation(&self.phrase(run)) {
            return None;
        }
        // "Petra Novin" is a person: an agency called like one is cut off only in capitals.
        let agency = |word: &str| {
            let given = known::first_name(&word.to_lowercase()).is_some();
            known::is_agency(word) && (!given || word.chars().all(char::is_uppercase))
        };
        if agency(last) {
            Some(run.len() - 1)
        } else if agency(first) && !has(words::ORGANISATIONS, self.word_at(run, run.len() - 1)) && !self.is_mark(run, 1)
        {
            Some(1)
        } else {
            None
        }
    }

    fn is_mark(&self, run: &[usize], at: usize) -> bool {
        run.get(at).is_some_and(|&index| !self.is_capital(index))
    }

    fn phrase(&self, run: &[usize]) -> String {
        let words: Vec<&str> =
            run.iter().filter_map(|&index| self.token(index)).map(|token| token.of(self.source)).collect();
        words.join(" ")
    }

    /// The words of a name; what hyphens join is one word.
    fn words(&self, first: usize, last: usize) -> Vec<String> {
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
    fn takes_demonym(&self, first: usize, rest: &[usize]) -> bool {
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

    /// The run without connecting words and marks at its ends.
    fn without_ends<'b>(&self, run: &'b [usize]) -> &'b [usize] {
        let mut run = run;
        while run.first().is_some_and(|&index| !self.can_end(index)) {
            run = run.get(1..).unwrap_or_default();
        }
        while run.last().is_some_and(|&index| !self.can_end(index)) && run.len() > 1 {
            run = run.get(..run.len() - 1).unwrap_or_default();
        }
        run
    }

    fn can_end(&self, index: usize) -> bool {
        self.is_capital(index) || SYLLABLES.contains(&self.norm(index))
    }
}

/// Whether the word is an initial: "J."
pub(super) fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && matches!(chars.next(), None | Some('.')) && chars.next().is_none()
}

fn takes_of(word: &str) -> bool {
    has(words::ORGANISATIONS, word)
        || has(words::EVENTS, word)
        || has(words::PLACES_FIRST, word)
        || matches!(
            word,
            "house"
                | "isle"
                | "state"
                | "states"
                | "province"
                | "district"
                | "church"
                | "order"
                | "tower"
                | "port"
                | "coast"
                | "cape"
                | "duke"
                | "duchess"
                | "prince"
                | "princess"
                | "daughters"
                | "sons"
                | "rights"
                | "horn"
                | "county"
                | "borough"
                | "hall"
                | "lady"
                | "statue"
                | "strait"
                | "heart"
                | "sea"
                | "friends"
                | "children"
                | "doctors"
                | "reporters"
                | "bay"
                | "knights"
                | "emirates"
                | "side"
                | "islands"
                | "bureau"
                | "faculty"
                | "ministers"
        )
}

fn takes_for(word: &str) -> bool {
    has(words::ORGANISATIONS, word)
        || matches!(
            word,
            "march"
                | "campaign"
                | "citizens"
                | "americans"
                | "workers"
                | "mothers"
                | "transport"
                | "students"
                | "scientists"
                | "women"
                | "rally"
        )
}

/// Organisations whose matter is often two-fold: "Ministry of Health and Sport".
#[rustfmt::skip]
const TAKES_AND: &[&str] = &[
    "ministry", "department", "committee", "commission", "institute", "organisation", "organization", "agency",
    "office", "secretary", "minister", "centre", "center", "council", "bureau", "board", "directorate", "association",
    "museum", "school", "college", "university", "administration", "faculty", "society", "ministers",
];

/// Words that bear a possessive inside a name: "People's Party".
#[rustfmt::skip]
const BEFORE_POSSESSIVE: &[&str] = &[
    "people", "women", "children", "men", "workers", "king", "queen", "prince", "st", "lloyd", "sotheby", "christie",
    "moody", "levi", "macy", "wendy", "domino", "sainsbury", "veterans", "teachers", "girls", "boys", "farmers",
    "mcdonald", "kellogg", "george", "andrew", "john", "mary", "james", "peter", "paul", "patrick", "valentine",
    "new year", "mother", "father",
];

/// Lower-case syllables of names: "Kim Jong-un".
#[rustfmt::skip]
const SYLLABLES: &[&str] = &[
    "un", "il", "in", "hye", "eun", "nam", "ho", "ok", "jin", "wen", "kook", "soo", "hee", "min", "jae", "hyun",
    "bok", "ki", "ku", "ta", "wai",
];

/// Heads so general that a nationality before them is an adjective: "Belarusian Police".
#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "government", "police", "embassy", "parliament", "capital", "border", "media", "team", "army", "navy", "forces",
    "television", "tv", "news", "military", "church", "senate", "consulate", "war", "town", "city",
];
