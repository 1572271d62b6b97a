//! The verbs that attribute, by what they take.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a verb of attribution takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Takes {
    /// A clause: "said (that) the road was cut".
    Clause,
    /// A listener, then a clause: "told reporters (that) the road was cut".
    Listener,
    /// A clause or a listener: "warned (residents) that the road was cut".
    Either,
    /// A listener and an infinitive: "urged them to leave".
    Order,
    /// A thing: "condemned the attack", "accused them of lying". Reported only through words in marks.
    Thing,
    /// A thing that amounts to a statement: "confirmed two deaths", "denied the allegations".
    Fact,
    /// Quoted words only: "chanted “Thank you!”", "continued".
    Voice,
    /// What is thought, wanted or known: "plans to rebuild the pier". Reported without marks only, and unsurely.
    Thought,
}

/// How a verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum Form {
    /// "says".
    Present,
    /// "said": finite, or a participle after "have".
    Past,
    /// "say": present of a plural, or an infinitive.
    Plain,
    /// "saying".
    Ing,
}

/// A form of a verb of attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) struct Verb {
    /// The dictionary form.
    pub lemma: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Its form.
    pub form: Form,
}

impl Verb {
    /// Whether the verb can stand after quoted words: "..., he said".
    pub(in crate::annotate) fn speaks(self) -> bool {
        !matches!(self.takes, Takes::Thing | Takes::Thought) || self.lemma == "read"
    }
}

/// Verbs of thought, will and stance that quote nobody, with their irregular forms.
const THOUGHTS: &[&str] = &[
    "know",
    "understand",
    "realize",
    "realise",
    "plan",
    "decide",
    "endorse",
    "hate",
    "appreciate",
    "recognize",
    "recognise",
    "remember",
    "forget",
    "imagine",
    "assume",
    "anticipate",
    "doubt",
    "dispute",
    "refute",
    "disagree",
    "back",
    "consider",
    "agree",
    "respect",
    "admire",
    "resent",
    "regret",
    "envision",
    "expect",
    "appear",
    "pledge",
    "echo",
    "discover",
    "conclude",
    "interpret",
    "perceive",
    "accept",
    "admit",
    "argue",
    "aim",
    "conceive",
    "retweet",
    "trust",
    "fault",
    "bash",
    "hammer",
    "skewer",
    "assail",
    "disavow",
    "repudiate",
    "point",
    "aspire",
    "predict",
    "identify",
];

/// Forms of them that no ending explains.
const THOUGHT_FORMS: &[(&str, &str, Form)] = &[
    ("knew", "know", Form::Past),
    ("known", "know", Form::Past),
    ("understood", "understand", Form::Past),
    ("forgot", "forget", Form::Past),
    ("chose", "choose", Form::Past),
    ("chosen", "choose", Form::Past),
    ("heard", "hear", Form::Past),
    ("sees", "see", Form::Present),
];

/// The verb of thought, will or stance that a word is a form of, unless it also quotes.
pub(in crate::annotate) fn thought(word: &str) -> Option<Verb> {
    let as_verb = |lemma, form| Verb { lemma, takes: Takes::Thought, form };
    if let Some((_, lemma, form)) = THOUGHT_FORMS.iter().find(|(written, ..)| *written == word) {
        return Some(as_verb(lemma, *form));
    }
    if let Some(lemma) = THOUGHT_STEMS.get(word).filter(|lemma| **lemma == word) {
        return Some(as_verb(*lemma, Form::Plain));
    }
    for (ending, form) in [("ing", Form::Ing), ("ed", Form::Past), ("s", Form::Present)] {
        let Some(rest) = word.strip_suffix(ending) else { continue };
        let mut chars = rest.chars().rev();
        let twice = chars.next().zip(chars.next()).is_some_and(|(last, before)| last == before && last.is_ascii());
        let doubled = if twice { rest.get(..rest.len() - 1) } else { None };
        let lemma = THOUGHT_STEMS.get(rest).or_else(|| THOUGHT_STEMS.get(doubled?));
        if let Some(lemma) = lemma {
            return Some(as_verb(*lemma, form));
        }
    }
    None
}

/// The verbs of thought by what is left of them before an ending: "realiz" for "realize".
static THOUGHT_STEMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let stem = |lemma: &'static str| lemma.strip_suffix('e').unwrap_or(lemma);
    THOUGHTS.iter().flat_map(|lemma| [(*lemma, *lemma), (stem(lemma), *lemma)]).collect()
});

const TABLE: &[(Takes, &[&str])] = &[
    (
        Takes::Clause,
        &[
            "say",
            "add",
            "state",
            "claim",
            "note",
            "explain",
            "announce",
            "declare",
            "argue",
            "insist",
            "acknowledge",
            "admit",
            "suggest",
            "stress",
            "maintain",
            "assert",
            "contend",
            "allege",
            "reveal",
            "report",
            "reply",
            "respond",
            "write",
            "tweet",
            "recall",
            "remark",
            "observe",
            "predict",
            "vow",
            "promise",
            "pledge",
            "estimate",
            "conclude",
            "complain",
            "testify",
            "swear",
            "emphasize",
            "emphasise",
            "underline",
            "reiterate",
            "repeat",
            "clarify",
            "concede",
            "boast",
            "joke",
            "quip",
            "agree",
            "indicate",
            "recount",
            "disclose",
            "mention",
            "hint",
            "lament",
            "opine",
            "counter",
            "affirm",
            "proclaim",
            "profess",
            "attest",
            "specify",
            "underscore",
            "signal",
            "speculate",
            "reckon",
            "retort",
            "muse",
            "highlight",
        ],
    ),
    (Takes::Listener, &["tell", "inform", "assure", "remind", "notify"]),
    (Takes::Either, &["warn", "caution", "advise", "promise", "ask", "wonder", "propose", "recommend"]),
    (Takes::Order, &["urge", "order", "call", "implore", "invite", "beg", "instruct", "encourage", "appeal", "exhort"]),
    (Takes::Fact, &["confirm", "deny", "demand", "threaten", "refuse", "decline", "offer", "apologize", "apologise"]),
    (
        Takes::Thing,
        &[
            "accuse",
            "describe",
            "dub",
            "brand",
            "label",
            "dismiss",
            "criticize",
            "criticise",
            "condemn",
            "denounce",
            "slam",
            "blast",
            "praise",
            "hail",
            "welcome",
            "reject",
            "express",
            "blame",
            "refer",
            "cite",
            "quote",
            "decry",
            "mock",
            "ridicule",
            "liken",
            "compare",
            "characterize",
            "characterise",
            "portray",
            "attack",
            "deplore",
            "defend",
            "lambaste",
            "tout",
            "thank",
            "deem",
            "voice",
            "speak",
            "talk",
            "put",
            "issue",
            "raise",
            "lambast",
            "deride",
            "bemoan",
            "laud",
            "applaud",
            "rail",
            "scold",
            "deliver",
            "plead",
            "outline",
            "list",
            "term",
            "admonish",
            "rebuke",
            "chide",
            "chastise",
            "invoke",
            "seek",
            "ask",
            "pronounce",
            "bill",
            "find",
            "show",
            "expect",
            "hope",
            "believe",
            "think",
            "feel",
            "fear",
            "see",
            "consider",
            "want",
            "worry",
            "vent",
            "question",
            "challenge",
            "oppose",
            "support",
            "suspect",
            "regard",
            "view",
            "wish",
            "advocate",
            "publish",
            "post",
            "release",
            "upload",
            "read",
            "address",
            "berate",
            "castigate",
            "trumpet",
            "discuss",
            "rate",
        ],
    ),
    (
        Takes::Voice,
        &[
            "continue",
            "chant",
            "shout",
            "cry",
            "yell",
            "scream",
            "exclaim",
            "whisper",
            "mutter",
            "sing",
            "laugh",
            "smile",
            "sigh",
            "shrug",
            "go",
            "begin",
            "conclude",
            "interject",
            "intone",
            "murmur",
            "groan",
            "snap",
            "bark",
            "thunder",
            "fume",
            "gush",
            "enthuse",
            "volunteer",
            "elaborate",
            "sum",
            "comment",
            "post",
            "text",
            "email",
            "finish",
            "start",
            "offer",
            "holler",
            "grumble",
            "crack",
            "crow",
            "bellow",
            "roar",
            "sob",
            "weep",
            "recite",
            "read",
            "plead",
            "protest",
            "object",
            "inquire",
            "enquire",
            "demand",
            "ask",
            "question",
            "reflect",
            "hiss",
            "growl",
            "sniff",
            "chuckle",
            "nod",
            "grin",
            "scoff",
            "marvel",
            "advise",
            "guess",
            "answer",
            "stammer",
            "point",
        ],
    ),
];

/// Forms that no ending explains.
const STRONG: &[(&str, &str, Form)] = &[
    ("said", "say", Form::Past),
    ("told", "tell", Form::Past),
    ("wrote", "write", Form::Past),
    ("written", "write", Form::Past),
    ("swore", "swear", Form::Past),
    ("sworn", "swear", Form::Past),
    ("spoke", "speak", Form::Past),
    ("spoken", "speak", Form::Past),
    ("put", "put", Form::Past),
    ("sang", "sing", Form::Past),
    ("went", "go", Form::Past),
    ("began", "begin", Form::Past),
    ("sought", "seek", Form::Past),
    ("read", "read", Form::Past),
    ("found", "find", Form::Past),
    ("showed", "show", Form::Past),
    ("thought", "think", Form::Past),
    ("felt", "feel", Form::Past),
    ("saw", "see", Form::Past),
    ("seen", "see", Form::Past),
    ("goes", "go", Form::Present),
];

/// The verb of attribution that a word is a form of.
pub(in crate::annotate) fn of(word: &str) -> Option<Verb> {
    if let Some((_, lemma, form)) = STRONG.iter().find(|(strong, ..)| *strong == word) {
        return listed(lemma).map(|(lemma, takes)| Verb { lemma, takes, form: *form });
    }
    if let Some((lemma, takes)) = listed(word) {
        return Some(Verb { lemma, takes, form: Form::Plain });
    }
    for (ending, form) in [("ing", Form::Ing), ("ed", Form::Past), ("s", Form::Present)] {
        if let Some(rest) = word.strip_suffix(ending)
            && let Some((lemma, takes)) = undone(rest, form)
        {
            return Some(Verb { lemma, takes, form });
        }
    }
    None
}

/// The dictionary form behind a word without its ending: "urg", "admitt", "denie", "replie", "agre".
fn undone(rest: &str, form: Form) -> Option<(&'static str, Takes)> {
    let doubled = || {
        let mut chars = rest.chars().rev();
        (chars.next()? == chars.next()?).then(|| rest.get(..rest.len() - 1)).flatten().and_then(listed)
    };
    let with = |ending: &str| listed(&format!("{rest}{ending}"));
    match form {
        Form::Present => listed(rest)
            .or_else(|| rest.strip_suffix("ie").and_then(|stem| listed(&format!("{stem}y"))))
            .or_else(|| rest.strip_suffix('e').and_then(listed)),
        _ => listed(rest)
            .or_else(|| with("e"))
            .or_else(|| rest.strip_suffix('i').and_then(|stem| listed(&format!("{stem}y"))))
            .or_else(doubled),
    }
}

/// The table by dictionary form; where a verb is listed twice, the first row counts.
static BY_LEMMA: LazyLock<HashMap<&'static str, Takes>> = LazyLock::new(|| {
    let mut rows = HashMap::new();
    for (takes, lemmas) in TABLE {
        for lemma in *lemmas {
            rows.entry(*lemma).or_insert(*takes);
        }
    }
    rows
});

fn listed(lemma: &str) -> Option<(&'static str, Takes)> {
    BY_LEMMA.get_key_value(lemma).map(|(lemma, takes)| (*lemma, *takes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_thought_are_told_from_those_of_speech() {
        for (word, lemma) in [("knew", "know"), ("planned", "plan"), ("realizing", "realize")] {
            assert_eq!(thought(word).map(|verb| verb.lemma), Some(lemma), "{word}");
        }
        for word in ["said", "ééed", "jßing", "ing", "s"] {
            assert_eq!(thought(word), None, "{word}");
        }
    }

    #[test]
    fn forms_are_traced_to_their_verbs() {
        for (word, lemma) in [
            ("said", "say"),
            ("urging", "urge"),
            ("denied", "deny"),
            ("denies", "deny"),
            ("admitted", "admit"),
            ("agreed", "agree"),
            ("replies", "reply"),
            ("stressed", "stress"),
            ("stresses", "stress"),
            ("told", "tell"),
        ] {
            assert_eq!(of(word).map(|verb| verb.lemma), Some(lemma), "{word}");
        }
        assert_eq!(of("river"), None);
    }
}
