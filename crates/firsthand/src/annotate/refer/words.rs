//! Small closed lists of English words that shape a noun phrase: what may stand in one, and where one ends.

/// Articles, quantifiers and possessives: what a noun phrase begins with.
pub(crate) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "these"
            | "those"
            | "some"
            | "any"
            | "many"
            | "several"
            | "few"
            | "most"
            | "all"
            | "both"
            | "each"
            | "every"
            | "no"
            | "another"
            | "other"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
    ) || is_possessive(word)
}

/// "his", "her", "their".
pub(crate) fn is_possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "its" | "their" | "our" | "my" | "your")
}

/// What makes the name before it an owner.
pub(crate) fn is_possessive_mark(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// Pronouns that can be a subject.
pub(crate) fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "he" | "she"
            | "they"
            | "it"
            | "i"
            | "we"
            | "you"
            | "someone"
            | "somebody"
            | "everyone"
            | "everybody"
            | "nobody"
    )
}

/// Words that open a prepositional phrase.
pub(crate) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "for"
            | "from"
            | "with"
            | "without"
            | "by"
            | "to"
            | "into"
            | "about"
            | "against"
            | "between"
            | "among"
            | "during"
            | "through"
            | "across"
            | "over"
            | "under"
            | "near"
            | "outside"
            | "inside"
            | "behind"
            | "amid"
            | "amidst"
            | "toward"
            | "towards"
            | "via"
            | "despite"
            | "within"
            | "upon"
            | "onto"
            | "beyond"
            | "around"
            | "along"
            | "following"
            | "including"
            | "after"
            | "before"
            | "like"
            | "per"
            | "throughout"
            | "alongside"
            | "versus"
            | "ahead"
            | "off"
            | "out"
            | "up"
            | "down"
    )
}

/// Prepositions that commonly continue a noun phrase: "a spokesman for the ministry", "the head of the union".
pub(crate) fn continues_phrase(word: &str) -> bool {
    matches!(word, "of" | "for" | "at" | "from" | "in" | "with" | "to" | "on" | "against" | "near" | "outside" | "by")
}

/// Words that open a clause of their own.
pub(crate) fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "because"
            | "if"
            | "when"
            | "while"
            | "whether"
            | "although"
            | "though"
            | "until"
            | "since"
            | "as"
            | "than"
            | "where"
            | "who"
            | "which"
            | "whom"
            | "whose"
            | "what"
            | "how"
            | "why"
            | "unless"
            | "once"
            | "whereas"
            | "so"
    )
}

/// "and", "but", "or".
pub(crate) fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "but" | "or" | "nor" | "yet" | "then")
}

/// Forms of "be".
pub(crate) fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "isn't" | "aren't" | "wasn't" | "weren't" | "am"
    )
}

/// "will", "could": a verb in its plain form follows.
pub(crate) fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "shall"
            | "should"
            | "must"
            | "won't"
            | "wouldn't"
            | "can't"
            | "cannot"
            | "couldn't"
            | "shouldn't"
            | "mustn't"
    )
}

/// "has", "did".
pub(crate) fn is_have_or_do(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "having"
            | "does"
            | "do"
            | "did"
            | "hasn't"
            | "haven't"
            | "hadn't"
            | "doesn't"
            | "don't"
            | "didn't"
    )
}

/// Every helping verb, also written together with its pronoun's apostrophe.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    is_be(word) || is_modal(word) || is_have_or_do(word)
}

/// Words that step between a subject and its verb.
pub(crate) fn is_adverb(word: &str) -> bool {
    const NOT_ADVERBS: &[&str] = &[
        "family",
        "ally",
        "rally",
        "july",
        "italy",
        "assembly",
        "supply",
        "reply",
        "apply",
        "bully",
        "fly",
        "daily",
        "weekly",
        "monthly",
        "early",
        "elderly",
        "friendly",
        "likely",
        "deadly",
        "only",
        "monopoly",
        "lovely",
        "holy",
        "ugly",
        "belly",
        "jelly",
        "butterfly",
        "anomaly",
        "doily",
        "lily",
        "sally",
        "kelly",
        "molly",
        "billy",
        "emily",
        "beverly",
        "kimberly",
        "sicily",
        "homily",
        "rely",
        "imply",
        "multiply",
        "comply",
    ];
    matches!(
        word,
        "also"
            | "later"
            | "now"
            | "again"
            | "earlier"
            | "already"
            | "just"
            | "still"
            | "even"
            | "often"
            | "never"
            | "not"
            | "ever"
            | "too"
            | "here"
            | "there"
            | "however"
            | "meanwhile"
            | "instead"
            | "soon"
            | "thus"
            | "therefore"
            | "always"
            | "sometimes"
            | "further"
            | "nonetheless"
            | "nevertheless"
            | "only"
            | "first"
            | "quickly"
            | "likewise"
            | "perhaps"
            | "moreover"
            | "furthermore"
            | "indeed"
            | "twice"
            | "afterwards"
            | "afterward"
            | "formerly"
            | "once"
            | "previously"
            | "n't"
    ) || word.len() > 4 && word.ends_with("ly") && !NOT_ADVERBS.contains(&word)
}

/// Days, months and other words that say when.
pub(crate) fn is_time_word(word: &str) -> bool {
    is_day_or_month(word)
        || matches!(
            word,
            "today"
                | "yesterday"
                | "tomorrow"
                | "tonight"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "midnight"
                | "noon"
                | "week"
                | "month"
                | "year"
                | "weekend"
                | "overnight"
                | "weeks"
                | "months"
                | "years"
                | "days"
                | "day"
                | "hours"
                | "a.m."
                | "p.m."
                | "minutes"
        )
}

/// "monday", "aug.", "august".
pub(crate) fn is_day_or_month(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
    )
}

/// Titles that stand before a person's name and belong to it.
pub(crate) fn is_title(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "mr" | "mrs"
            | "ms"
            | "miss"
            | "dr"
            | "prof"
            | "professor"
            | "president"
            | "mayor"
            | "minister"
            | "senator"
            | "sen"
            | "rep"
            | "gov"
            | "governor"
            | "general"
            | "gen"
            | "lt"
            | "col"
            | "colonel"
            | "sgt"
            | "sergeant"
            | "capt"
            | "captain"
            | "chief"
            | "secretary"
            | "chancellor"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "pope"
            | "sir"
            | "lady"
            | "lord"
            | "judge"
            | "justice"
            | "ambassador"
            | "premier"
            | "leader"
            | "director"
            | "chairman"
            | "commissioner"
            | "officer"
            | "detective"
            | "inspector"
            | "superintendent"
            | "sheriff"
            | "rev"
            | "father"
            | "sister"
            | "archbishop"
            | "bishop"
            | "cardinal"
            | "congressman"
            | "congresswoman"
            | "candidate"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "coach"
            | "nominee"
            | "maj"
            | "major"
            | "admiral"
    )
}

/// Nouns for a human being, one at a time, with the gender they give.
pub(crate) fn is_person_noun(word: &str) -> bool {
    const ENDS: &[&str] = &["man", "woman", "person", "ist", "ian", "ant", "eer", "ster"];
    crate::lexicon::is_person_noun(word)
        || is_title(word)
        || word.len() > 5 && ENDS.iter().any(|end| word.ends_with(end)) && !crate::lexicon::is_known_word(word)
}

/// Verbs that are common, strong, and no nouns: they show that a clause has begun.
pub(crate) fn is_strong_verb(word: &str) -> bool {
    matches!(
        word,
        "went"
            | "came"
            | "left"
            | "fell"
            | "rose"
            | "took"
            | "made"
            | "got"
            | "saw"
            | "held"
            | "ran"
            | "won"
            | "lost"
            | "gave"
            | "stood"
            | "began"
            | "kept"
            | "found"
            | "met"
            | "led"
            | "fled"
            | "grew"
            | "became"
            | "brought"
            | "sent"
            | "spent"
            | "built"
            | "broke"
            | "knew"
            | "felt"
            | "thought"
            | "heard"
            | "meant"
            | "showed"
            | "spoke"
            | "wrote"
            | "sat"
            | "drew"
            | "drove"
            | "sold"
            | "bought"
            | "caught"
            | "fought"
            | "taught"
            | "has"
            | "says"
            | "said"
            | "told"
            | "knows"
            | "wants"
            | "remains"
            | "includes"
            | "seems"
            | "appears"
            | "becomes"
            | "makes"
            | "takes"
            | "gives"
            | "comes"
            | "goes"
            | "gets"
            | "sees"
            | "keeps"
            | "wore"
            | "rang"
            | "lay"
            | "threw"
            | "struck"
            | "shook"
            | "chose"
            | "ate"
            | "drank"
            | "sang"
            | "sank"
            | "swam"
            | "flew"
    )
}
