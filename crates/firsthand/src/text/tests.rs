//! Blocks and sentences as a reader would cut them.

use super::*;
use crate::read::Document;
use crate::settings::Settings;

fn analysed(name: &str, text: &str) -> (Article, Text) {
    let (mut articles, _) = crate::read::read(vec![Document::new(name, text)], &Settings::default());
    let article = articles.remove(0);
    let text = analyse(&article);
    (article, text)
}

fn check(text: &str, expected: &[&str]) {
    let (article, analysed) = analysed("a.txt", text);
    let found: Vec<&str> = analysed.sentences.iter().map(|sentence| article.words(sentence.span)).collect();
    assert_eq!(found, expected);
}

fn check_blocks(name: &str, text: &str, expected: &[(BlockKind, &str)]) {
    let (article, analysed) = analysed(name, text);
    let found: Vec<(BlockKind, &str)> =
        analysed.blocks.iter().map(|block| (block.kind, article.words(block.span))).collect();
    assert_eq!(found, expected);
}

#[test]
fn abbreviations_and_initials_do_not_end_sentences() {
    check(
        "Mr. Jo B. Bell met Gen. Cy Dow in the U.S. on Aug. 9. They spoke for 1.5 hours.",
        &["Mr. Jo B. Bell met Gen. Cy Dow in the U.S. on Aug. 9.", "They spoke for 1.5 hours."],
    );
    check("He left the U.S. The trip was long.", &["He left the U.S.", "The trip was long."]);
    check("She works for Bell Inc. and lives there.", &["She works for Bell Inc. and lives there."]);
}

#[test]
fn quotes_end_inside_and_outside_the_stop() {
    check("“We saw it.” She left.", &["“We saw it.”", "She left."]);
    check("He called it “a storm”. She left.", &["He called it “a storm”.", "She left."]);
    check("\"Who will come?\" he asked. \"Nobody.\"", &["\"Who will come?\" he asked.", "\"Nobody.\""]);
    check("“Who will come?” Mayor Bell asked.", &["“Who will come?” Mayor Bell asked."]);
    check("“Leave!” The police went home.", &["“Leave!”", "The police went home."]);
    check("It grew (they said so.) Then it fell.", &["It grew (they said so.)", "Then it fell."]);
}

#[test]
fn ellipses_end_only_before_a_new_beginning() {
    check("“I came here … but not alone,” he said.", &["“I came here … but not alone,” he said."]);
    check("He waited... Then he left.", &["He waited...", "Then he left."]);
}

#[test]
fn a_missing_space_after_a_stop_still_ends_the_sentence() {
    check("They lost the game.The crowd left.", &["They lost the game.", "The crowd left."]);
}

#[test]
fn headings_without_a_stop_stand_alone() {
    let text = "The river rose again on Monday, officials said.\nCall for help\nThousands left their homes.\n";
    check(text, &["The river rose again on Monday, officials said.", "Call for help", "Thousands left their homes."]);
    check_blocks(
        "a.txt",
        text,
        &[
            (BlockKind::Paragraph, "The river rose again on Monday, officials said."),
            (BlockKind::Heading, "Call for help"),
            (BlockKind::Paragraph, "Thousands left their homes."),
        ],
    );
}

#[test]
fn hard_wrapped_lines_are_joined_and_spans_point_into_the_original() {
    let text = "The river rose again on Monday and the town council asked the people of\n\
                the lower streets to leave their homes before the night, as the water\n\
                reached the bridge.\n Related article: River falls\n\nThe council said it would\nmeet.\n";
    let (article, analysed) = analysed("a.txt", text);
    assert_eq!(analysed.blocks[0].kind, BlockKind::Paragraph);
    assert!(article.words(analysed.sentences[0].span).ends_with("reached the bridge."));
    assert_eq!(analysed.blocks[1].kind, BlockKind::Related);
    assert_eq!(article.words(analysed.blocks[1].span), "Related article: River falls");
}

#[test]
fn unwrapped_paragraphs_are_not_joined() {
    check(
        "Rain fell in the north of the country.\nSnow fell in the south of it.\n",
        &["Rain fell in the north of the country.", "Snow fell in the south of it."],
    );
}

#[test]
fn captions_credits_and_links_are_no_prose() {
    check_blocks(
        "a.txt",
        "Mayor\n© Picture Desk / Jo BellMayor Dow speaks at the bridge on Sunday.\nThe mayor spoke for an hour on Sunday.\n\
         https://news.example/2026/04/21/story\nRead more: The flood in numbers\n\
         Crowds at the bridge (2:50) |\nShe will speak again.\n.",
        &[
            (BlockKind::Caption, "Mayor"),
            (BlockKind::Credit, "© Picture Desk / Jo Bell"),
            (BlockKind::Caption, "Mayor Dow speaks at the bridge on Sunday."),
            (BlockKind::Paragraph, "The mayor spoke for an hour on Sunday."),
            (BlockKind::Related, "https://news.example/2026/04/21/story"),
            (BlockKind::Related, "Read more: The flood in numbers"),
            (BlockKind::Caption, "Crowds at the bridge (2:50) |"),
            (BlockKind::Paragraph, "She will speak again."),
        ],
    );
}

#[test]
fn markdown_is_read_without_its_markup() {
    let text = "# River rises\n\nThe **river** [rose](https://a.example/x) on\nMonday.\n\n> Leave now.\n\n- One bridge fell.\n\nPhoto: Jo Bell\n";
    let (article, analysed) = analysed("a.md", text);
    let kinds: Vec<BlockKind> = analysed.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Quote, BlockKind::List, BlockKind::Credit]);
    let tokens = analysed.tokens_of(&analysed.sentences[1]);
    let words: Vec<&str> = tokens.iter().map(|token| token.of(&article.text)).collect();
    assert_eq!(words, ["The", "river", "rose", "on", "Monday", "."]);
}

#[test]
fn the_language_is_told_or_not() {
    assert_eq!(
        analysed("a.txt", "The river rose again on Monday and the council asked people to leave.").1.language,
        "en"
    );
    assert_eq!(
        analysed("a.txt", "Der Fluss stieg am Montag wieder, und der Rat bat die Menschen, zu gehen.").1.language,
        "de"
    );
    assert_eq!(analysed("a.txt", "Rain.").1.language, "und");
}

#[test]
fn a_passage_in_another_language_is_told_from_the_rest() {
    let english = "The river rose again on Monday and the council asked people to leave their homes.";
    let spanish = "El río volvió a crecer el lunes y el consejo pidió a los vecinos que dejaran sus casas.";
    let more = "Nobody was hurt, but the bridge at the mill is closed and will stay so until the water has gone down.";
    let (_, analysed) = analysed("a.txt", &format!("{english}\n\n{spanish}\n\n{more}\n"));
    assert_eq!((analysed.language, analysed.foreign.as_slice()), ("en", [(1, "es")].as_slice()));
}

#[test]
fn words_are_counted_only_as_far_as_is_asked() {
    for (words, count) in [("", 0), ("  ", 0), ("rain", 1), ("rain\tfell ", 2), ("“rain”\u{a0}fell hard", 3)] {
        assert!(count == 0 || has_more_words(words, count - 1), "{words:?}");
        assert!(!has_more_words(words, count), "{words:?}");
    }
}
