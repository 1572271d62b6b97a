//! Quotes as a careful reader would attribute them.

use super::*;
use crate::annotate;
use crate::read::{self, Document};
use crate::settings::Settings;

fn annotated(words: &str) -> (String, Vec<Quote>) {
    let (mut articles, _) = read::read(vec![Document::new("a.txt", words)], &Settings::default());
    if articles.is_empty() {
        return (String::new(), Vec::new());
    }
    let article = articles.remove(0);
    let text = crate::text::analyse(&article);
    let (annotations, _) = annotate::annotate(&article, &text);
    (article.text, annotations.quotes)
}

/// Each quote as "kind speaker: content".
fn check(words: &str, expected: &[&str]) {
    let (source, quotes) = annotated(words);
    let found: Vec<String> = quotes
        .iter()
        .map(|quote| {
            let speaker = quote.speaker.as_ref().map_or("-", |party| party.text.as_str());
            format!("{:?} {speaker}: {}", quote.kind, quote.content.of(&source)).to_lowercase()
        })
        .collect();
    let expected: Vec<String> = expected.iter().map(|line| line.to_lowercase()).collect();
    assert_eq!(found, expected);
}

fn check_via(words: &str, expected: &[&str]) {
    let (_, quotes) = annotated(words);
    let via: Vec<&str> = quotes.first().map_or(Vec::new(), |q| q.via.iter().map(|party| party.text.as_str()).collect());
    assert_eq!(via, expected);
}

#[test]
fn the_speaker_stands_before_after_or_inside() {
    check("“The bridge is gone,” said Rosa Bell, a baker.", &["direct Rosa Bell: The bridge is gone,"]);
    check("Rosa Bell said: “The bridge is gone.”", &["direct Rosa Bell: The bridge is gone."]);
    check(
        "“The bridge,” Rosa Bell said on Monday, “is gone.”",
        &["direct Rosa Bell: The bridge,", "direct Rosa Bell: is gone."],
    );
    check(
        "“The bridge is gone,” said one driver, Rosa Bell. “We turned back.”",
        &["direct Rosa Bell: The bridge is gone,", "direct Rosa Bell: We turned back."],
    );
    check("“Who came?” asked a hospital doctor.", &["direct a hospital doctor: Who came?"]);
}

#[test]
fn pronouns_and_descriptions_are_resolved() {
    check(
        "Mayor Rosa Bell met President Carl Dow on Monday. “The bridge is gone,” she said.",
        &["direct Rosa Bell: The bridge is gone,"],
    );
    check(
        "Carl Dow, 61, came to the river with Mayor Rosa Bell. “We will build it again,” the 61-year-old told reporters.",
        &["direct Carl Dow: We will build it again,"],
    );
    check(
        "Mayor Rosa Bell met President Carl Dow on Monday. The mayor said the bridge was gone.",
        &["indirect Rosa Bell: the bridge was gone"],
    );
}

#[test]
fn words_within_a_clause_are_mixed_quotes() {
    check("Rosa Bell said the crew had “not slept” for days.", &["mixed Rosa Bell: not slept"]);
    check(
        "Carl Dow has dismissed the strikers as “sheep” and “people without work”.",
        &["mixed Carl Dow: sheep", "mixed Carl Dow: people without work"],
    );
    check("Rosa Bell on Friday urged Carl Dow to “talk to the crews”.", &["mixed Rosa Bell: talk to the crews"]);
}

#[test]
fn slogans_titles_and_scare_quotes_are_no_quotes() {
    check("The crowd held placards with slogans such as “We want water” and “Bell must go”.", &[]);
    check("Thousands joined the “March for Water” through the town.", &[]);
    check("The so-called “repair” took a year.", &[]);
    check("Ann Bell called for an end of the so-called “night rate” at once.", &[]);
}

#[test]
fn damaged_marks_are_paired_by_what_stands_around_them() {
    check(
        "Carl Dow spoke on Monday.\n” The vote stood. We will stay,” he stated.",
        &["direct Carl Dow: The vote stood. We will stay,"],
    );
    check(
        "Rosa Bell stood at the river. “A strange mood here, “she said. “People come to us,” Bell added.",
        &["direct Rosa Bell: A strange mood here,", "direct Rosa Bell: People come to us,"],
    );
    check(
        "Carl Dow told Reuters “The council has lost all support. “",
        &["direct Carl Dow: The council has lost all support."],
    );
    check("‘The workers’ bridge is gone,’ said Rosa Bell.", &["direct Rosa Bell: The workers’ bridge is gone,"]);
}

#[test]
fn a_quotation_runs_on_over_paragraphs() {
    check(
        "“The water came at night,” said Rosa Bell. “It took the bridge.\n\n“Then it took the road and everything on it.”\n",
        &[
            "direct Rosa Bell: The water came at night,",
            "direct Rosa Bell: It took the bridge.",
            "direct Rosa Bell: Then it took the road and everything on it.",
        ],
    );
}

#[test]
fn plain_reported_speech_is_found() {
    check("The road was cut, the police said.", &["indirect the police: The road was cut"]);
    check("According to Rosa Bell, the road was cut.", &["indirect Rosa Bell: the road was cut"]);
    check("Rosa Bell said the road was cut and called for help.", &["indirect Rosa Bell: the road was cut"]);
    check("Carl Dow claims to have won the vote.", &["indirect Carl Dow: to have won the vote"]);
    check("Rosa Bell was told that the road was cut.", &[]);
}

#[test]
fn the_chain_is_read_off() {
    check_via("“The bridge is gone,” Rosa Bell told Reuters on Monday.", &["Reuters"]);
    check_via("According to Reuters, Rosa Bell said that the bridge was gone.", &["Reuters"]);
    check_via("Media reports say Rosa Bell said the bridge was gone.", &["Media reports"]);
}

#[test]
fn who_is_named_after_the_words_said_them() {
    check(
        "Mayor Rosa Bell came on Monday. “We thank the crews,” the valley-based #DryTown campaign said in a statement.",
        &["direct the valley-based #DryTown campaign: We thank the crews,"],
    );
    check(
        "Rosa Bell met the crews. “Some 19 houses are under water,” the Associated Press reports.",
        &["direct Associated Press: Some 19 houses are under water,"],
    );
    check(
        "Rosa Bell met the crews.\n\n“The dam will hold,” the spokesman, Carl Dow, said on Twitter.",
        &["direct Carl Dow: The dam will hold,"],
    );
}

#[test]
fn a_line_is_a_paragraph_where_lines_end_with_sentences() {
    check(
        "“The dam will hold,” said Carl Dow.\nThe river rose again in the night.\n“Nobody slept in our street at all.”\n",
        &["direct Carl Dow: The dam will hold,", "direct -: Nobody slept in our street at all."],
    );
}

#[test]
fn nobody_goes_on_past_another_person() {
    check(
        "“The dam will hold,” said Carl Dow. Rosa Bell, who lives below it, packed her things. “We do not wait for the water.”",
        &["direct Carl Dow: The dam will hold,", "direct Rosa Bell: We do not wait for the water."],
    );
}

#[test]
fn who_cannot_speak_is_no_speaker() {
    check("Some 63 percent said “the dam is safe” on Monday.", &["mixed Some 63 percent: the dam is safe"]);
    check("The noise of the engines continues: “Come to the gate now.”", &["direct -: Come to the gate now."]);
    check("One guard who works for the town authorities said: “It is a mess.”", &["direct One guard: It is a mess."]);
    check(
        "Hide Caption\nThe driver came home late. Carl Dow saw him.\n“Please note that this is no test,” he said.\n",
        &["direct Carl Dow: Please note that this is no test,"],
    );
    check("Crews laid flowers at the gate and the crowd shouted “Open the dam!”", &["direct the crowd: Open the dam!"]);
}

#[test]
fn names_of_things_and_of_picture_makers_are_not_meant_by_he() {
    check(
        "Among the guests was Carl Dow, a driver in a vintage Emil Hart jersey. “We came at once,” he said.",
        &["direct Carl Dow: We came at once,"],
    );
    check(
        "Carl Dow, head of the club, said the gate was shut.\nThe gate on Monday. NORDWIRE/Emil Hart\n“They want to scare us,” he said.\n",
        &["indirect Carl Dow: the gate was shut", "direct Carl Dow: They want to scare us,"],
    );
    check(
        "“We pay too much,” Rosa Bell says. To Carl Dow, head of the union, that is beside the point. “It is not our fault,” he says.",
        &["direct Rosa Bell: We pay too much,", "direct Carl Dow: It is not our fault,"],
    );
}

#[test]
fn he_is_the_unnamed_person_just_brought_in() {
    check(
        "“The water rose,” said Carl Dow. It was dark.\n\nAn officer on the bridge sounds the alarm. “Come at once,” he says.",
        &["direct Carl Dow: The water rose,", "direct An officer: Come at once,"],
    );
}

#[test]
fn a_colon_leads_over_to_the_next_paragraph() {
    check(
        "Carl Dow turned to the crews:\n\n“As you know, the gate was shut early on Monday.”",
        &["direct Carl Dow: As you know, the gate was shut early on Monday."],
    );
}

#[test]
fn a_poster_about_somebody_is_not_that_person() {
    check(
        "Carl Dow fled. A “Wanted” poster for the elder Mr. Dow warned that he was “armed and dangerous.”",
        &["mixed poster for the elder Mr. Dow: armed and dangerous."],
    );
}

#[test]
fn an_outlet_passes_on_what_somebody_said() {
    check(
        "Carl Dow, a passenger, said the train sped up and “everyone just went flying,” the Associated Press reports.",
        &["mixed Carl Dow: everyone just went flying,"],
    );
}

#[test]
fn two_single_marks_close_a_quotation() {
    check(
        "“They say it is over,” Rosa Bell said. “Most are still out there.’’\n\nCarl Dow said he was told: “Wait for us.”",
        &[
            "direct Rosa Bell: They say it is over,",
            "direct Rosa Bell: Most are still out there.",
            "direct Carl Dow: Wait for us.",
        ],
    );
}

#[test]
fn odd_texts_do_no_harm() {
    for words in
        ["“", "” ’ “ “ ”", "said", "“said” said", "’’’ “” ''", "“a", "according to", "X said “", "— “é” —", "told"]
    {
        let (source, quotes) = annotated(&format!("{words}\n"));
        for quote in quotes {
            assert!(source.get(quote.content.start..quote.content.end).is_some());
        }
    }
}

#[test]
fn a_cue_between_commas_has_both_sides() {
    check(
        "The road, the mayor said, was cut by the flood.",
        &["indirect the mayor: The road", "indirect the mayor: was cut by the flood"],
    );
}

#[test]
fn names_of_programmes_and_books_are_no_quotes() {
    check("“It fell,” Rosa Bell said on Nordwire's “State of the Harbour” on Monday.", &["direct Rosa Bell: It fell,"]);
}

/// Each attribution beyond the quotes as "speaker: content".
fn check_attributed(words: &str, expected: &[&str]) {
    let (mut articles, _) = read::read(vec![Document::new("a.txt", words)], &Settings::default());
    let article = articles.remove(0);
    let (found, _) = annotate::annotate(&article, &crate::text::analyse(&article));
    let told: Vec<String> = found
        .attributed
        .iter()
        .map(|told| {
            let speaker = told.speaker.as_ref().map_or("-", |party| party.text.as_str());
            format!("{speaker}: {}", told.content.of(&article.text))
        })
        .collect();
    assert_eq!(told, expected, "{words}");
    assert!(found.attributed.iter().all(|told| told.certainty < annotate::Certainty::Certain));
}

#[test]
fn what_is_thought_or_wanted_is_told_from_what_is_said() {
    check_attributed(
        "Rosa Bell believes the pier is safe. She plans to rebuild it in spring.",
        &["Rosa Bell: the pier is safe", "Rosa Bell: to rebuild it in spring"],
    );
    check_attributed("Rosa Bell said she hopes to rebuild the pier.", &[]);
    check_attributed("Rosa Bell called her mother on Monday.", &[]);
    check_attributed("Rosa Bell called for an inquiry in a statement.", &["Rosa Bell: an inquiry"]);
}

#[test]
fn nouns_and_adjectives_attribute_too() {
    check_attributed(
        "The town waits for Rosa Bell's promise to rebuild the pier.",
        &["Rosa Bell: to rebuild the pier"],
    );
    check_attributed("There were fears that the pier would fall.", &["-: that the pier would fall"]);
    check_attributed("Rosa Bell was confident that the pier would hold.", &["Rosa Bell: that the pier would hold"]);
    check_attributed(
        "The dam broke after a poll in which most voters lived by the pier.",
        &["a poll: most voters lived by the pier"],
    );
    check_attributed("The dam broke. A study found that the pier had moved.", &["A study: that the pier had moved"]);
}

#[test]
fn a_reported_clause_has_a_verb_of_any_tense() {
    check("The mayor said there was a hole in the pier.", &["indirect The mayor: there was a hole in the pier"]);
    check("Rosa Bell says they're ready to go.", &["indirect Rosa Bell: they're ready to go"]);
    check("Rosa Bell said the new plans offer little help.", &["indirect Rosa Bell: the new plans offer little help"]);
    check("Rosa Bell said the second pier needs repair.", &["indirect Rosa Bell: the second pier needs repair"]);
}

/// The words that stand for the speaker of the first quote.
fn check_speaker(words: &str, expected: &str) {
    let (source, quotes) = annotated(words);
    let span = quotes.first().and_then(|quote| quote.speaker.as_ref()?.span);
    assert_eq!(span.map(|span| span.of(&source)), Some(expected), "{words}");
}

#[test]
fn the_whole_noun_phrase_stands_for_the_speaker() {
    check_speaker("Harbour Minister Rosa Bell said the pier was safe.", "Harbour Minister Rosa Bell");
    check_speaker(
        "Rosa Bell, a baker who lives by the pier, said it was safe.",
        "Rosa Bell, a baker who lives by the pier",
    );
    check_speaker("“It is safe,” said Rosa Bell, head of the yard, on Monday.", "Rosa Bell, head of the yard");
    check_speaker("Rosa Bell, speaking on Monday, said the pier was safe.", "Rosa Bell");
    check_speaker("The pier was built by Rosa Bell, who said it was safe.", "who");
    check_speaker("The spokesman of the yard, Carl Dow, said it was safe.", "The spokesman of the yard, Carl Dow");
}

#[test]
fn a_name_after_a_dash_signs_the_paragraph() {
    check(
        "The readers wrote to us.\n\n“The pier must go. It is old.” — Rosa Bell\n",
        &["direct Rosa Bell: The pier must go. It is old."],
    );
}

#[test]
fn a_headline_names_its_source_on_either_side_of_the_colon() {
    check(
        "Harbour opposes new pier: officials\n\nThe town met on Monday.\n",
        &["indirect officials: Harbour opposes new pier"],
    );
    check(
        "Mayor: Bridge stays shut until May\n\nThe town met on Monday.\n",
        &["indirect Mayor: Bridge stays shut until May"],
    );
}

#[test]
fn what_stands_before_a_comma_is_not_always_said() {
    check("Asked about the pier, Rosa Bell said, “It stands.”", &["direct Rosa Bell: It stands."]);
    check(
        "The long-time mayor of the town, who grew up there, announced the decision on Monday.",
        &["indirect The long-time mayor of the town: the decision on Monday"],
    );
    check(
        "Rosa Bell, who vowed to stay when she took office, said the pier was safe.",
        &["indirect Rosa Bell: to stay when she took office", "indirect Rosa Bell: the pier was safe"],
    );
}

#[test]
fn a_sign_or_a_crowd_speaks_for_itself() {
    check(
        "Rosa Bell went home. “Do you believe in dams?” read one fan’s sign.",
        &["direct one fan’s sign: Do you believe in dams?"],
    );
    check("Rosa Bell came late and saw the workers shouting: “We got this!”", &["direct the workers: We got this!"]);
}

#[test]
fn posts_are_quotes_of_whoever_signs_them() {
    check(
        "Ada Holm was on the ferry.\n\nThe ferry turned round. Nobody says why. pic.example/1 — ada holm (@adaholm) December 3, 2023\n\nIt landed at noon.",
        &["direct Ada Holm: The ferry turned round. Nobody says why. pic.example/1"],
    );
    check(
        "Nobody was hurt.\n\nWe are back where we began. https://t.co/abc\n\n— Ada Holm (@adaholm) 3 December 2023\n\nThe ferry had left at nine.",
        &["direct Ada Holm: We are back where we began."],
    );
    check("The line — run by Ada Holm (@adaholm) since June — was closed.", &[]);
}

#[test]
fn a_relative_clause_may_be_what_was_said() {
    check(
        "The guard, who the mayor said was asleep at the gate, lost his post.",
        &["indirect the mayor: was asleep at the gate"],
    );
}

#[test]
fn a_relative_clause_after_an_adjunct_is_not_what_was_said() {
    check(
        "The captain turned back for the harbour, Rosa Bell said in statements that apologized to all passengers.",
        &["indirect Rosa Bell: The captain turned back for the harbour"],
    );
}

#[test]
fn whom_the_words_name_is_not_who_says_them() {
    check(
        "Carl Dow came to the harbour on Monday. “Peter Marsh was never here,” he said.",
        &["direct Carl Dow: Peter Marsh was never here,"],
    );
}

#[test]
fn a_pronoun_for_nobody_known_is_no_speaker() {
    check("I said: “The bridge is gone.”", &["direct -: The bridge is gone."]);
    check("“The bridge is gone,” it said.", &["direct -: The bridge is gone,"]);
}

#[test]
fn a_promise_ends_where_the_report_goes_on() {
    check(
        "Rosa Bell vowed the bridge would never close, and the town had to believe her.",
        &["indirect Rosa Bell: the bridge would never close"],
    );
}

#[test]
fn a_thing_after_a_preposition_does_not_speak() {
    check("Survivors pulled from the wreckage said the train was late.", &["indirect Survivors: the train was late"]);
}

#[test]
fn whoever_speaks_stays_so_over_quoted_paragraphs() {
    let quoted = "“We worked on it for years.”\n\n“It cost the town a fortune.”\n\n“The boats may come.”\n\n".repeat(3);
    let (_, quotes) = annotated(&format!(
        "Rosa Bell opened the pier on Monday.\n\n{quoted}She said the old pier would be taken down."
    ));
    let last = quotes.last().and_then(|quote| quote.speaker.as_ref());
    assert_eq!(last.map(|party| party.text.as_str()), Some("Rosa Bell"));
}

#[test]
fn a_paragraph_in_single_marks_may_hold_one_that_never_closes() {
    let (source, quotes) = annotated(
        "Rosa Bell spoke to the town on Monday.\n\n'The guard told us the 'door was shut.'\n\nThe town was quiet.",
    );
    let contents: Vec<&str> = quotes.iter().map(|quote| quote.content.of(&source)).collect();
    assert_eq!(contents, ["The guard told us the 'door was shut."]);
}
