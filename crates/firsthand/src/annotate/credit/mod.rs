//! An article's own words about where its matter comes from: "(AFP)", "according to Reuters", "told Al Jazeera", "state
//! television said", "(Reporting by ...)".
//!
//! What carries news is told by a list of agencies and outlets, by its name ("... Herald", "Radio ..."), by the noun
//! beside it ("the newspaper ..."), and by the way the article itself uses a name: in the brackets of a dateline, or as
//! what "reported" something. A name that shows itself so once is taken for an outlet throughout. The article's own
//! outlet is no credit, and neither is the credit of a picture.

mod lines;

use std::collections::BTreeMap;
use std::ops::Range;

use super::quote::{cue::Cue, cues};
use super::refer::{Phrase, Referents};
use super::{Certainty, Credit, CreditKind, Entity, Name, NameKind, press};
use crate::lexicon::organizations::address;
use crate::read::Article;
use crate::span::Span;
use crate::text::Text;

/// Finds the credits, in order.
pub fn find(article: &Article, text: &Text, names: &[Name], entities: &[Entity]) -> Vec<Credit> {
    let (referents, cues) = cues(&article.text, text, names, entities);
    let mut scanner = Scanner { article, referents: &referents, cues: &cues, learned: BTreeMap::new() };
    let mut credits = lines::brackets(article, text, &referents);
    credits.extend(lines::contributors(article, text));
    // Other agencies that sign so name themselves besides.
    let whole = |credit: &Credit| credit.kind == CreditKind::Agency && credit.covers.is_none();
    if !credits.iter().any(whole) {
        credits.extend(lines::house_style(article, text));
    }
    for credit in &credits {
        if matches!(credit.kind, CreditKind::Agency | CreditKind::Outlet | CreditKind::Broadcast) {
            scanner.learned.insert(credit.name.to_lowercase(), (credit.name.clone(), credit.kind));
        }
    }
    scanner.learn();
    credits.extend(scanner.spoken());
    credits.extend(scanner.cited());
    credits.retain(|credit| {
        !is_own(article, &credit.name)
            || credit.covers.is_none() && credit.kind != CreditKind::Person && !is_own_domain(article, &credit.name)
    });
    credits.sort_by_key(|credit| (credit.span.start, credit.span.end));
    credits.dedup_by(|a, b| a.span.overlaps(b.span));
    credits
}

/// Whether a name is that of the article's own outlet.
fn is_own(article: &Article, name: &str) -> bool {
    if article.bylines.iter().any(|byline| byline.contains(name)) {
        return true;
    }
    let bare = |name: &str| name.to_lowercase().trim_start_matches("the ").to_owned();
    article.outlet.as_deref().is_some_and(|own| {
        let (own, name) = (bare(own), bare(name));
        own == name || own.ends_with(&format!(" {name}")) || name.ends_with(&format!(" {own}"))
    }) || is_own_domain(article, name)
}

/// Whether the article's outlet is given by the web address of that name: "www.nordwire.example".
fn is_own_domain(article: &Article, name: &str) -> bool {
    article.outlet.as_deref().is_some_and(|own| address::is_address_of(&own.to_lowercase(), name))
}

/// A generic noun ("Media") or a bare acronym of two or three letters that is no known outlet ("NK").
fn is_vague(name: &str) -> bool {
    let acronym = name.len() <= SHORT_ACRONYM && name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let generic = name.split_whitespace().all(|word| press::is_medium(&word.to_lowercase()) || word == "Info");
    generic || acronym && press::named(name).is_none()
}

/// An acronym this long says nothing: states, parties and units have such names too.
const SHORT_ACRONYM: usize = 3;

/// How much speaks for a name being an outlet's: one "X reported that", or "quoted by X".
const NAME_WEIGHT: usize = 2;
/// A lone surname reports and is quoted too; two such uses are asked for.
const PERSON_WEIGHT: usize = 3;

/// What a phrase makes of the outlet behind it.
struct Source {
    name: String,
    kind: CreditKind,
    certainty: Certainty,
}

struct Scanner<'a, 'b> {
    article: &'a Article,
    referents: &'a Referents<'b>,
    cues: &'a [Cue],
    /// Names that the article uses as those of outlets, in lower case.
    learned: BTreeMap<String, (String, CreditKind)>,
}

impl Scanner<'_, '_> {
    /// Learns the names that report something or stand beside a noun for an outlet.
    fn learn(&mut self) {
        let mut weights: BTreeMap<(String, bool), usize> = BTreeMap::new();
        for cue in self.cues {
            let phrases = [cue.subject.as_ref(), cue.passed_on.as_ref()];
            for phrase in phrases.into_iter().flatten() {
                let Some((name, kind)) = self.name_in(phrase) else { continue };
                let kind = if self.takes_article(phrase, &name) { NameKind::Organization } else { kind };
                let one_word = !name.contains(' ');
                let may_be =
                    !matches!(kind, NameKind::Person | NameKind::Place) || one_word && kind == NameKind::Person;
                if !may_be || self.is_body(&name) || self.is_staff(phrase) {
                    continue;
                }
                // "Bell Ltd reported a loss" makes no outlet of it; "Bell reported that ..." does.
                let that = self.referents.norm(cue.after) == "that";
                let ends = cue.clause.as_ref().is_some_and(|clause| clause.start < cue.tokens.start);
                let clause = (that || ends) && !cue.is("accord");
                let weight = match () {
                    () if cue.passed_on.as_ref() == Some(phrase) => 2,
                    () if cue.is("report") && clause => 2,
                    () if cue.is("accord") && kind == NameKind::Person => 1,
                    () if cue.is("quote") => 2,
                    () => 0,
                };
                *weights.entry((name, kind == NameKind::Person)).or_default() += weight;
            }
        }
        for ((name, person), weight) in weights {
            if weight >= if person { PERSON_WEIGHT } else { NAME_WEIGHT } {
                let kind = if self.speaks_of_agency(&name) { CreditKind::Agency } else { CreditKind::Outlet };
                self.learned.entry(name.to_lowercase()).or_insert((name, kind));
            }
        }
    }

    /// "The Osmeny Packet": nobody is called so with an article before two names.
    fn takes_article(&self, phrase: &Phrase, name: &str) -> bool {
        let mention = phrase.mention.and_then(|mention| self.referents.mentions.get(mention));
        let before = mention.and_then(|mention| mention.tokens.start.checked_sub(1));
        name.contains(' ') && before.is_some_and(|at| self.referents.norm(at) == "the")
    }

    /// "Al Jazeera's Jo Bell": who works for an outlet is none.
    fn is_staff(&self, phrase: &Phrase) -> bool {
        let before = phrase.tokens.start..phrase.head;
        before.into_iter().any(|at| self.referents.norm(at) == "'s")
    }

    /// Whether the article speaks of "the news agency" without naming a known one.
    fn speaks_of_agency(&self, name: &str) -> bool {
        let lower = self.article.text.to_lowercase();
        let first = |words: &str| lower.find(words);
        let known = self.referents.mentions.iter().any(|mention| {
            let written = mention.span.of(self.referents.source);
            written != name && press::named(written).is_some_and(|(_, kind)| kind == CreditKind::Agency)
        });
        !known && first("the news agency").zip(first(&name.to_lowercase())).is_some_and(|(noun, name)| name < noun)
    }

    /// A ministry or a company reports too, but it is no outlet.
    fn is_body(&self, name: &str) -> bool {
        const BODIES: &[&str] = &[
            "ministry",
            "department",
            "police",
            "bank",
            "group",
            "inc",
            "corp",
            "office",
            "agency",
            "service",
            "commission",
            "committee",
            "centre",
            "center",
            "institute",
            "university",
            "council",
            "union",
            "court",
            "party",
            "hospital",
            "association",
            "organization",
            "organisation",
            "administration",
            "bureau",
            "company",
            "co",
            "ltd",
            "hydro",
        ];
        let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        BODIES.contains(&last.trim_end_matches('.')) || crate::lexicon::organizations::body(name).is_some()
    }

    fn name_in(&self, phrase: &Phrase) -> Option<(String, NameKind)> {
        let mention = self.referents.mentions.get(phrase.mention?)?;
        let who = self.referents.people.get(mention.who)?;
        Some((who.name.clone(), who.kind))
    }

    /// "Euronews says", "told Al Jazeera", "according to Reuters", "quoted by TASS".
    fn spoken(&self) -> Vec<Credit> {
        let mut found = Vec::new();
        for cue in self.cues {
            let verb = cue.tokens.clone();
            if let Some(listener) = &cue.listener
                && let Some(source) = self.by_name(listener)
            {
                found.extend(self.credit(verb.start..listener.tokens.end, source, cue.sentence));
            }
            for phrase in [cue.subject.as_ref().filter(|_| cue.reports()), cue.passed_on.as_ref()].into_iter().flatten()
            {
                if cue.shares_subject {
                    continue;
                }
                let source = self.source(phrase).or_else(|| self.document(cue, phrase));
                if let Some(source) = source {
                    let end = if cue.inverted { phrase.tokens.end.max(verb.end) } else { verb.end };
                    let end = if source.kind == CreditKind::Document { self.issued(end) } else { end };
                    let start = self.name_start(phrase);
                    found.extend(self.credit(start.min(verb.start)..end, source, cue.sentence));
                }
            }
        }
        found
    }

    /// "citing Reuters", "in an interview with the BBC".
    fn cited(&self) -> Vec<Credit> {
        let mut found = Vec::new();
        for (index, sentence) in self.referents.text.sentences.iter().enumerate() {
            if !sentence.kind.is_prose() {
                continue;
            }
            for at in sentence.tokens.clone() {
                let word = self.referents.norm(at);
                let cites = matches!(word, "citing" | "quoting") || word == "with" && self.is_interview(at);
                if !cites || self.referents.is_quoted(at) {
                    continue;
                }
                let phrase = self.referents.phrase_from(at + 1, sentence.tokens.end);
                let source = phrase.as_ref().and_then(|phrase| self.source(phrase));
                if let (Some(phrase), Some(source)) = (phrase, source) {
                    found.extend(self.credit(at..self.name_end(&phrase), source, index));
                }
            }
        }
        found
    }

    fn is_interview(&self, at: usize) -> bool {
        at > 0 && matches!(self.referents.norm(at - 1), "interview" | "interviews" | "conversation")
    }

    /// Where the words for an outlet begin: with its name and article, or with the noun that says what it is.
    fn name_start(&self, phrase: &Phrase) -> usize {
        let referents = self.referents;
        let Some(mention) = phrase.mention.and_then(|mention| referents.mentions.get(mention)) else {
            return phrase.tokens.start;
        };
        let start = mention.tokens.start;
        let described = (phrase.tokens.start..start).any(|at| {
            let word = referents.norm(at);
            press::is_medium(word) || press::is_reporter(word)
        });
        let article = start > phrase.tokens.start && super::refer::words::is_determiner(referents.norm(start - 1));
        match () {
            () if described => phrase.tokens.start,
            () if article => start - 1,
            () => start,
        }
    }

    fn name_end(&self, phrase: &Phrase) -> usize {
        let mention = phrase.mention.and_then(|mention| self.referents.mentions.get(mention));
        mention.map_or(phrase.base_end, |mention| mention.tokens.end)
    }

    fn credit(&self, tokens: Range<usize>, source: Source, sentence: usize) -> Option<Credit> {
        Some(Credit {
            span: self.referents.span_of(&tokens)?,
            kind: source.kind,
            name: source.name,
            covers: Some(self.referents.text.sentences.get(sentence)?.span),
            certainty: source.certainty,
        })
    }

    /// The outlet that a phrase names or means.
    fn source(&self, phrase: &Phrase) -> Option<Source> {
        self.by_name(phrase).or_else(|| self.reporter(phrase)).or_else(|| self.by_noun(phrase))
    }

    fn by_name(&self, phrase: &Phrase) -> Option<Source> {
        let mention = self.referents.mentions.get(phrase.mention?)?;
        let who = self.referents.people.get(mention.who)?;
        if mention.possessive {
            return None;
        }
        let written = mention.span.of(self.referents.source);
        if self.is_given_name(written, who) {
            return None;
        }
        let sure = |(name, kind): (String, CreditKind)| Source { name, kind, certainty: Certainty::Certain };
        let learned = || {
            let known = |name: &str| self.learned.get(&name.to_lowercase()).cloned();
            known(&who.name).or_else(|| known(written)).or_else(|| self.tail_of_learned(written))
        };
        // "Radio Osmeny": the word before what looks like a name is part of it.
        let whole = press::named(&self.whole_name(mention, phrase.tokens.start));
        if who.kind == NameKind::Person && press::named(written).or(whole.clone()).or_else(learned).is_none() {
            return None;
        }
        let noun = || {
            let before = (phrase.tokens.start..mention.tokens.start).rev().map(|at| self.referents.norm(at));
            let after = (mention.tokens.end..phrase.tokens.end).map(|at| self.referents.norm(at));
            let news = || phrase.tokens.clone().any(|at| matches!(self.referents.norm(at), "news" | "press" | "wire"));
            let noun = before
                .chain(after)
                .take(3)
                .find(|word| press::is_medium(word) && (!matches!(*word, "agency" | "agencies") || news()))?;
            Some((self.whole_name(mention, phrase.tokens.start), press::kind_of(noun)))
        };
        let noun = || noun().filter(|(name, _)| !is_vague(name));
        whole
            .or_else(|| press::named(written))
            .or_else(|| press::named(&who.name))
            .or_else(learned)
            .or_else(noun)
            .map(sure)
    }

    /// "Petra said", of Petra Novin or of nobody else: an agency called like a person is one where the article says so.
    fn is_given_name(&self, written: &str, who: &super::refer::Who) -> bool {
        let loud = written.chars().all(char::is_uppercase);
        if loud || written.contains(' ') || crate::lexicon::names::first_name(&written.to_lowercase()).is_none() {
            return false;
        }
        let longer = who.kind == NameKind::Person && who.name != written;
        let text = &self.article.text;
        let shown = |form: &str| text.contains(form);
        let agency = || {
            shown(&format!("agency {written}"))
                || shown(&format!("agency, {written}"))
                || shown(&format!("{written} news"))
                || shown(&format!("{written} agency"))
                || shown(&format!("({written})"))
        };
        longer || press::named(written).is_some_and(|(_, kind)| kind == CreditKind::Agency) && !agency()
    }

    /// The name with the capitalised words for an outlet right before it: "Harbour TV Light".
    fn whole_name(&self, mention: &super::refer::Mention, floor: usize) -> String {
        let referents = self.referents;
        let first = mention.tokens.start;
        let medium = |at: usize| referents.capital(at) && press::is_medium(referents.norm(at));
        let mut start = first;
        while start > floor && referents.capital(start - 1) && (start < first || medium(start - 1)) {
            start -= 1;
        }
        let span = referents.span_of(&(start..mention.tokens.end)).filter(|_| start < first);
        span.map_or_else(
            || referents.people.get(mention.who).map_or_else(String::new, |who| who.name.clone()),
            |span| referents.words_of(span),
        )
    }

    /// "the Lantern" after "The Marovets Lantern".
    fn tail_of_learned(&self, written: &str) -> Option<(String, CreditKind)> {
        let tail = format!(" {}", written.to_lowercase());
        self.learned.iter().find(|(name, _)| name.ends_with(&tail)).map(|(_, known)| known.clone())
    }

    /// "an AFP reporter".
    fn reporter(&self, phrase: &Phrase) -> Option<Source> {
        let staff = phrase.mention.is_some() && self.is_staff(phrase);
        if !staff && !press::is_reporter(self.referents.norm(phrase.head)) {
            return None;
        }
        let mut names = phrase.tokens.clone().filter_map(|at| self.referents.mention_at(at));
        names.find_map(|mention| {
            let mention = self.referents.mentions.get(mention)?;
            let written = mention.span.of(self.referents.source);
            let learned = || self.learned.get(&written.to_lowercase()).cloned();
            let (name, kind) = press::named(written).or_else(learned)?;
            Some(Source { name, kind, certainty: Certainty::Certain })
        })
    }

    /// "local media", "state television", "the news agency".
    fn by_noun(&self, phrase: &Phrase) -> Option<Source> {
        let referents = self.referents;
        let head = referents.norm(phrase.head);
        let start = phrase.tokens.start;
        let first = referents.norm(start);
        let definite = matches!(first, "the" | "this");
        let time = |at: usize| {
            let word = referents.norm(at);
            word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "a.m." | "p.m." | "a.m" | "p.m")
        };
        let start = (start..phrase.head).find(|at| !time(*at)).unwrap_or(start);
        let bare = start + usize::from(super::refer::words::is_determiner(first));
        let news = (bare..phrase.head).any(|at| matches!(referents.norm(at), "media" | "news" | "press"));
        let reports = matches!(head, "reports") && news;
        if !reports && !press::is_medium(head) || matches!(head, "agency" | "agencies") && !news {
            return None;
        }
        if let Some((name, span)) = self.name_within(bare..phrase.head) {
            let known = press::named(span).unwrap_or((name, press::kind_of(head)));
            return Some(Source { name: known.0, kind: known.1, certainty: Certainty::Likely });
        }
        if definite && !press::needs_word(head) {
            return self.last_named(phrase, head);
        }
        let alone = bare >= phrase.head;
        if alone && !matches!(head, "media") {
            return None;
        }
        let span = referents.span_of(&(bare..phrase.head + 1))?;
        let broadcast = matches!(head, "television" | "tv" | "radio");
        let kind = if broadcast { CreditKind::Broadcast } else { press::kind_of(head) };
        Some(Source { name: lower_first(&referents.words_of(span)), kind, certainty: Certainty::Likely })
    }

    /// The capitalised words before a noun for an outlet: "the Harbour Light newspaper".
    fn name_within(&self, tokens: Range<usize>) -> Option<(String, &str)> {
        let capital = |at: &usize| self.referents.capital(*at);
        let (first, last) = (tokens.clone().find(capital)?, tokens.clone().rev().find(capital)?);
        let span = self.referents.span_of(&(first..last + 1))?;
        let words = span.of(self.referents.source);
        let place = crate::lexicon::places::demonym(words).is_some() || crate::lexicon::places::place(words).is_some();
        let sentence = self.referents.text.sentences.get(self.referents.sentence_of(first))?;
        let opening = first == sentence.tokens.start && first == last;
        (!place && !opening && !is_vague(words)).then(|| (self.referents.words_of(span), words))
    }

    /// "The news agency says": the outlet credited last.
    fn last_named(&self, phrase: &Phrase, noun: &str) -> Option<Source> {
        let at = phrase.tokens.start;
        let before = self.referents.mentions.partition_point(|mention| mention.tokens.start < at);
        self.referents.mentions.iter().take(before).rev().find_map(|mention| {
            let written = mention.span.of(self.referents.source);
            let who = self.referents.people.get(mention.who)?;
            let known = |name: &str| self.learned.get(&name.to_lowercase()).cloned();
            let (name, kind) = press::named(written).or_else(|| known(&who.name)).or_else(|| known(written))?;
            let agency = noun == "agency";
            let fits = !agency || kind != CreditKind::Broadcast;
            (fits && !is_own(self.article, &name)).then_some(Source { name, kind, certainty: Certainty::Likely })
        })
    }

    /// "according to a statement issued by the Kremlin", "according to the company's annual report".
    fn document(&self, cue: &Cue, phrase: &Phrase) -> Option<Source> {
        // Only a document that the article introduces or says who issued: "the data" and "the report" lead nowhere.
        let introduced = matches!(self.referents.norm(phrase.tokens.start), "a" | "an")
            || self.issued(phrase.tokens.end) > phrase.tokens.end;
        let document = introduced
            && cue.is("accord")
            && press::is_document(self.referents.norm(phrase.head))
            && phrase.mention.is_none();
        let start = phrase.tokens.start;
        let end = self.issued(phrase.tokens.end);
        let span = self.referents.span_of(&(start..end))?;
        document.then(|| Source {
            name: self.referents.words_of(span),
            kind: CreditKind::Document,
            certainty: Certainty::Likely,
        })
    }

    /// Past "issued by the Kremlin" after a document.
    fn issued(&self, end: usize) -> usize {
        let made =
            matches!(self.referents.norm(end), "issued" | "released" | "published" | "posted" | "obtained" | "seen")
                && self.referents.norm(end + 1) == "by";
        let by = made.then(|| self.referents.phrase_from(end + 2, end + 12)).flatten();
        by.map_or(end, |phrase| phrase.tokens.end)
    }
}

fn lower_first(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    let lone = first.chars().skip(1).any(char::is_uppercase) || crate::lexicon::places::demonym(first).is_some();
    let mut chars = words.chars();
    match chars.next() {
        Some(first) if !lone => first.to_lowercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}

/// A span of the words between two byte offsets, without white space.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    Span::new(start, end).trim(text)
}

#[cfg(test)]
mod tests {
    use crate::read::{self, Document};
    use crate::settings::Settings;

    fn check(words: &str, expected: &[(&str, &str)]) {
        let (mut articles, _) = read::read(vec![Document::new("a.txt", words)], &Settings::default());
        let article = articles.remove(0);
        let text = crate::text::analyse(&article);
        let (annotations, _) = crate::annotate::annotate(&article, &text);
        let found: Vec<(&str, &str)> =
            annotations.credits.iter().map(|credit| (article.words(credit.span), credit.name.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn datelines_and_endings_credit_the_whole() {
        check("HARBOUR, March 3 (Nordwire) - The bridge fell on Monday.", &[("(Nordwire)", "Nordwire")]);
        check("The bridge fell on Monday and nobody was hurt.\n\n(AFP)\n", &[("(AFP)", "AFP")]);
        check(
            "The bridge fell on Monday.\n\n(Reporting by Rosa Bell; editing by Carl Dow)\n",
            &[("Reporting by Rosa Bell", "Rosa Bell")],
        );
    }

    #[test]
    fn a_closing_line_in_the_style_of_an_agency_credits_it() {
        let line = "(Reporting by Rosa Bell; Editing by Carl Dow)";
        let both = &[("Reporting by Rosa Bell", "Rosa Bell"), ("Editing by Carl Dow", "Reuters")];
        check(&format!("The bridge fell on Monday.\n\n{line}\n"), both);
        check(
            &format!("HARBOUR, March 3 (Nordwire) - The bridge fell on Monday.\n\n{line}\n"),
            &[("(Nordwire)", "Nordwire"), ("Reporting by Rosa Bell", "Rosa Bell")],
        );
    }

    #[test]
    fn a_place_in_small_letters_opens_an_agency_report() {
        check("Harbour (AFP) – The bridge fell on Monday.", &[("(AFP)", "AFP")]);
    }

    #[test]
    fn an_agency_called_like_a_person_is_one_where_the_article_says_so() {
        check("Petra Novin said the bridge fell. Officials told Petra Novin that it was old.", &[]);
        check("“It fell,” Petra said.", &[]);
        check("The bridge fell, the news agency Petra said.", &[("the news agency Petra said", "Petra")]);
    }

    #[test]
    fn outlets_say_report_and_are_told() {
        check("The bridge fell, according to Reuters.", &[("according to Reuters", "Reuters")]);
        check("Rosa Bell told Al Jazeera that the bridge fell.", &[("told Al Jazeera", "Al Jazeera")]);
        check("An AFP reporter said the bridge fell.", &[("An AFP reporter said", "AFP")]);
        check("The bridge fell, local media reported.", &[("local media reported", "local media")]);
        check(
            "Opposition newspaper Harbour Light reported that the bridge fell.",
            &[("Opposition newspaper Harbour Light reported", "Harbour Light")],
        );
    }

    fn check_of(outlet: &str, words: &str, expected: &[&str]) {
        let page = format!("---\noutlet: {outlet}\n---\n\n{words}");
        let (mut articles, _) = read::read(vec![Document::new("a.md", page)], &Settings::default());
        let article = articles.remove(0);
        let text = crate::text::analyse(&article);
        let (annotations, _) = crate::annotate::annotate(&article, &text);
        let found: Vec<&str> = annotations.credits.iter().map(|credit| credit.name.as_str()).collect();
        assert_eq!(found, expected, "{outlet}: {words}");
    }

    #[test]
    fn an_outlet_does_not_credit_itself() {
        check_of("www.reuters.com", "Rosa Bell told Reuters that the bridge fell.", &[]);
        check_of("edition.cnn.com", "Rosa Bell told CNN that the bridge fell.", &[]);
        check_of("npr.org", "Rosa Bell told NPR that the bridge fell.", &[]);
        check_of("harbour.example", "Rosa Bell told NPR that the bridge fell.", &["NPR"]);
    }

    #[test]
    fn plain_signatures_credit_the_whole() {
        check("The bridge fell on Monday.\nNobody was hurt.\nAP - AFP\n", &[("AP", "AP"), ("AFP", "AFP")]);
        check("Bridge falls, by agencies\nThe bridge fell on Monday.\n", &[("by agencies", "agencies")]);
        check("The bridge fell on Monday.\nReuters\nNobody was hurt on Monday.\n", &[]);
    }

    #[test]
    fn vague_words_are_no_sources() {
        check("Credit agency giant Bellfax said on Monday that it lost the files.", &[]);
        check("The bridge fell, NK state media claimed.", &[("NK state media claimed", "NK state media")]);
    }

    #[test]
    fn people_and_pictures_are_no_credits() {
        check("Rosa Bell said the bridge fell.\n© Nordwire / Carl Dow\n", &[]);
        check("The company reported a loss on Monday.", &[]);
    }
}
