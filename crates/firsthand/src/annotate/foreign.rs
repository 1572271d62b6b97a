//! What is in another language than English, or written in letters of another script: it is not annotated, or read as
//! what it looks like, and that is said.

use crate::problem::{Problem, ProblemKind};
use crate::read::Article;
use crate::span::Span;
use crate::text::{Text, fold, language};

/// The problem of an article that is not in English.
pub(super) fn article(article: &Article, text: &Text) -> Problem {
    let message = format!(
        "The text is in {}. Its quotes, figures, dates and names were not analysed; what it shares word for word with \
         other reports was looked for.",
        language::name(text.language)
    );
    Problem::of_article(article, ProblemKind::Language, message)
}

/// The paragraphs of an article that are in another language.
pub(super) struct Passages<'a> {
    blocks: Vec<Span>,
    language: Option<&'a str>,
}

impl<'a> Passages<'a> {
    pub fn of(text: &'a Text) -> Self {
        let block = |(block, _): &(usize, &str)| text.blocks.get(*block).map(|block| block.span);
        let blocks = text.foreign.iter().filter_map(block).collect();
        Self { blocks, language: text.foreign.first().map(|(_, code)| *code) }
    }

    /// Whether a span lies in none of them.
    pub fn keep(&self, span: Span) -> bool {
        !self.blocks.iter().any(|block| block.overlaps(span))
    }

    /// What a reader should know of them.
    pub fn problem(&self, article: &Article) -> Option<Problem> {
        let (paragraphs, are) = if self.blocks.len() == 1 { ("1 paragraph", "is") } else { ("Some paragraphs", "are") };
        let language = language::name(self.language?);
        let message =
            format!("{paragraphs} of it {are} in {language}; the quotes, figures and dates there were not analysed.");
        Some(Problem::of_article(article, ProblemKind::Language, message))
    }
}

/// The fewest disguised words that are told: a single one may be a slip of the keyboard.
const DISGUISED: usize = 2;

/// Words that have letters of another script among Latin ones, as whoever hides a copy from a search writes them.
pub(super) fn disguised(article: &Article, text: &Text) -> Option<Problem> {
    let words: Vec<&str> =
        text.tokens.iter().map(|token| token.of(&article.text)).filter(|word| fold::is_disguised(word)).collect();
    let example = words.first().filter(|_| words.len() >= DISGUISED)?;
    let message = format!(
        "{} of its words have letters of another script that look like Latin ones, such as “{example}”. They were read as \
         the words they look like; whoever hides a copy writes so.",
        words.len()
    );
    Some(Problem::of_article(article, ProblemKind::Encoding, message))
}

#[cfg(test)]
mod tests {
    use crate::account::annotated;
    use crate::problem::ProblemKind;
    use crate::{Document, Settings};

    const ENGLISH: &str =
        "\u{201c}The river rose four metres,\u{201d} said Ann Bell on Monday, when she came out of the town hall.";
    const SPANISH: &str =
        "\u{201c}El río creció cuatro metros\u{201d}, dijo Ana Campana el lunes, cuando salió del ayuntamiento.";

    const MORE: &str =
        "Nobody was hurt, but the bridge at the mill is closed and will stay so until the water has gone down.";

    #[track_caller]
    fn check(text: &str, quotes: usize, said: &str) {
        let (reports, problems) = annotated(vec![Document::new("a.txt", text)], &Settings::default());
        let direct = reports[0].annotations.quotes.len();
        assert_eq!(direct, quotes, "{text}");
        assert_eq!((problems.len(), problems[0].kind), (1, ProblemKind::Language), "{problems:?}");
        assert!(problems[0].message.contains(said), "{}", problems[0].message);
    }

    #[test]
    fn what_is_not_in_english_is_not_annotated_and_that_is_said() {
        check(SPANISH, 0, "The text is in Spanish.");
        check(&format!("{MORE}\n\n{ENGLISH}\n\n{SPANISH}"), 1, "1 paragraph of it is in Spanish");
    }
}
