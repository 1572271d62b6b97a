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
use crate::read::Article;
use crate::span::Span;
use crate::text::Text;

/// Finds the credits, in order.
pub fn find(article: &Article, text: &Text, names: &[Name], entities: &[Entity]) -> Vec<Credit> {
    let (referents, cues) = cues(&article.text, text, names, entities);
    let mut scanner = Scanner { article, referents: &referents, cues: &cues, learned: BTreeMap::new() };
    let mut credits = lines::brackets(article, text, &referents);
    credits.extend(lines::contributors(article, text));
    for credit in &credits {
        if matches!(credit.kind, CreditKind::Agency | CreditKind::Outlet | CreditKind::Broadcast) {
            scanner.learned.insert(credit.name.to_lowercase(), (credit.name.clone(), credit.kind));
        }
    }
    scanner.learn();
    credits.extend(scanner.spoken());
    credits.extend(scanner.cited());
    credits.retain(|credit| !is_own(article, &credit.name) || credit.covers.is_none());
    credits.sort_by_key(|credit| (credit.span.start, credit.span.end));
    credits.dedup_by(|a, b| a.span.overlaps(b.span));
    credits
}

/// Whether a name is that of the article's own outlet.
fn is_own(article: &Article, name: &str) -> bool {
    let bare = |name: &str| name.to_lowercase().trim_start_matches("the ").to_owned();
    article.outlet.as_deref().is_some_and(|own| {
        let (own, name) = (bare(own), bare(name));
        own == name || own.ends_with(&format!(" {name}")) || name.ends_with(&format!(" {own}"))
    })
}

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
        for cue in self.cues {
            let Some(subject) = cue.subject.as_ref().filter(|_| cue.is("report")) else { continue };
            let Some((name, kind)) = self.name_in(subject) else { continue };
            if matches!(kind, NameKind::Organization | NameKind::Other) && !self.is_body(&name) {
                self.learned.entry(name.to_lowercase()).or_insert((name, CreditKind::Outlet));
            }
        }
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
                && let Some(source) = self.source(listener)
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
                    found.extend(self.credit(phrase.tokens.start.min(verb.start)..end, source, cue.sentence));
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
        let sure = |(name, kind): (String, CreditKind)| Source { name, kind, certainty: Certainty::Certain };
        let learned = || {
            let known = |name: &str| self.learned.get(&name.to_lowercase()).cloned();
            known(&who.name).or_else(|| known(written)).or_else(|| self.tail_of_learned(written))
        };
        if who.kind == NameKind::Person && press::named(written).is_none() && learned().is_none() {
            return None;
        }
        let noun = || {
            let before = (phrase.tokens.start..mention.tokens.start).rev().map(|at| self.referents.norm(at));
            let after = (mention.tokens.end..phrase.tokens.end).map(|at| self.referents.norm(at));
            let noun = before.chain(after).take(3).find(|word| press::is_medium(word))?;
            Some((who.name.clone(), press::kind_of(noun)))
        };
        press::named(written).or_else(|| press::named(&who.name)).or_else(learned).or_else(noun).map(sure)
    }

    /// "the Lantern" after "The Marovets Lantern".
    fn tail_of_learned(&self, written: &str) -> Option<(String, CreditKind)> {
        let tail = format!(" {}", written.to_lowercase());
        self.learned.iter().find(|(name, _)| name.ends_with(&tail)).map(|(_, known)| known.clone())
    }

    /// "an AFP reporter".
    fn reporter(&self, phrase: &Phrase) -> Option<Source> {
        if !press::is_reporter(self.referents.norm(phrase.head)) {
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
        let bare = start + usize::from(super::refer::words::is_determiner(first));
        let news = (bare..phrase.head).any(|at| matches!(referents.norm(at), "media" | "news" | "press"));
        let reports = matches!(head, "reports") && news;
        if !reports && !press::is_medium(head) || matches!(head, "agency" | "agencies") && !news {
            return None;
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
        let document =
            cue.is("accord") && press::is_document(self.referents.norm(phrase.head)) && phrase.mention.is_none();
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
    let lone = words.split(' ').next().is_some_and(|first| first.chars().skip(1).any(char::is_uppercase));
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
