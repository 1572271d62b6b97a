//! Texts written for these tests, and the names that a reader finds in them.

use crate::annotate::{Entity, Gender, NameKind};
use crate::read::{Document, read};
use crate::settings::Settings;
use crate::text;

use NameKind::{Event, Organization, Person, Place};

/// Each mention with its kind and the name of its entity, and the entities.
fn found(source: &str) -> (Vec<(String, NameKind, String)>, Vec<Entity>) {
    let (articles, _) = read(vec![Document::new("a.txt", source)], &Settings::default());
    let Some(article) = articles.first() else { return (Vec::new(), Vec::new()) };
    let (names, entities) = super::find(&article.text, &text::analyse(article));
    let of = |index: usize| entities.get(index).map(|entity: &Entity| entity.name.clone()).unwrap_or_default();
    let mentions =
        names.iter().map(|name| (name.span.of(&article.text).to_owned(), name.kind, of(name.entity))).collect();
    (mentions, entities)
}

fn check(source: &str, expected: &[(&str, NameKind)]) {
    let (mentions, _) = found(source);
    let mentions: Vec<(&str, NameKind)> = mentions.iter().map(|(text, kind, _)| (text.as_str(), *kind)).collect();
    assert_eq!(mentions, expected, "{source}");
}

fn check_entities(source: &str, expected: &[(&str, &str)]) {
    let (mentions, _) = found(source);
    for (text, entity) in expected {
        let means = mentions.iter().filter(|(mention, _, _)| mention == text).all(|(_, _, meant)| meant == entity);
        let is_there = mentions.iter().any(|(mention, _, _)| mention == text);
        assert!(is_there && means, "{text} should mean {entity}: {mentions:?}");
    }
}

fn entity(source: &str, name: &str) -> Entity {
    let (_, entities) = found(source);
    entities.into_iter().find(|entity| entity.name == name).unwrap_or_else(|| panic!("{name} is not found"))
}

#[test]
fn a_name_is_without_title_nationality_and_possessive() {
    check("It was the office of Norwegian President Tomas Harwick's aide.", &[("Tomas Harwick", Person)]);
    check("On Monday the US Secretary of State Paul Brenner left.", &[("US", Place), ("Paul Brenner", Person)]);
    check("She met Prime Minister Irina Valdova on Sunday.", &[("Irina Valdova", Person)]);
    check("He spoke to the Prime Minister on Sunday in March.", &[]);
}

#[test]
fn sentence_starts_are_no_names() {
    check("But the rain fell. Protesters left. On Monday it rained again. Meanwhile, nothing happened.", &[]);
    check("Many people saw Harwick. Harwick, who is 40, did not wave.", &[("Harwick", Person), ("Harwick", Person)]);
}

#[test]
fn kinds() {
    check(
        "They marched from Liberty Square to the River Tarn in Lisbon.",
        &[("Liberty Square", Place), ("River Tarn", Place), ("Lisbon", Place)],
    );
    check(
        "He quoted the Ministry of Health and Sport and the Centre for Clean Water.",
        &[("Ministry of Health and Sport", Organization), ("Centre for Clean Water", Organization)],
    );
    check("They came to the “Walk for Peace” and the March for Bread.", &[("March for Bread", Event)]);
    check("The Kremlin told Reuters so.", &[("Kremlin", Organization), ("Reuters", Organization)]);
    check("It happened in Tromvik on Friday, people said.", &[("Tromvik", Place)]);
}

#[test]
fn short_forms_mean_the_full_name() {
    check_entities(
        "Anna Brel spoke. Brel left with Peter Moss. Moss said the European Union had called. The EU was glad.",
        &[("Brel", "Anna Brel"), ("Moss", "Peter Moss"), ("EU", "European Union")],
    );
    check_entities(
        "The League of Harbour Workers (LHW) met. “We stay,” the LHW said.",
        &[("LHW", "League of Harbour Workers")],
    );
}

#[test]
fn two_people_with_one_surname_stay_apart() {
    let source = "Maria Kolm was there. Her husband Peter Kolm was not. Mrs Kolm left. Mr Kolm came.";
    let (mentions, entities) = found(source);
    let meant: Vec<&str> = mentions.iter().map(|(_, _, entity)| entity.as_str()).collect();
    assert_eq!(meant, ["Maria Kolm", "Peter Kolm", "Maria Kolm", "Peter Kolm"]);
    assert_eq!(entities.len(), 2);
    let source = "Olga Tarasova spoke. Ivan Tarasov listened. Tarasova smiled.";
    check_entities(source, &[("Tarasova", "Olga Tarasova"), ("Ivan Tarasov", "Ivan Tarasov")]);
}

#[test]
fn descriptions() {
    let source = "Lena Harwick, a 52-year-old retired teacher, spoke to her husband Siarhei Lund, 61, on Friday. \
                  “It was cold,” said Ada Quist, a landscape designer. Opposition candidate Jo Brandt stayed.";
    let lena = entity(source, "Lena Harwick");
    assert_eq!((lena.age, lena.gender), (Some(52), Some(Gender::Female)));
    assert!(lena.roles.contains(&"retired teacher".to_owned()), "{:?}", lena.roles);
    let lund = entity(source, "Siarhei Lund");
    assert_eq!((lund.age, lund.gender), (Some(61), Some(Gender::Male)));
    assert!(entity(source, "Ada Quist").roles.contains(&"landscape designer".to_owned()));
    assert!(entity(source, "Jo Brandt").roles.contains(&"opposition candidate".to_owned()));
}

#[test]
fn names_are_cut_where_two_texts_meet() {
    check("It was said on Monday that NOT ALONE Holly Lund was there.", &[("Holly Lund", Person)]);
    check("Then the United Nations Laura Lund left.", &[("United Nations", Organization), ("Laura Lund", Person)]);
    check("On Friday German Chancellor Olaf Reiss spoke.", &[("Olaf Reiss", Person)]);
    check("In May the African-Americans of the town met.", &[]);
}

#[test]
fn a_birth_name_means_the_person_before_it() {
    let source = "On Monday Ana Lund, née Brovik, spoke. Then Greta Moll (née Tarnow) left.";
    check_entities(source, &[("Brovik", "Ana Lund"), ("Tarnow", "Greta Moll")]);
}

#[test]
fn captions_name_whom_the_prose_names() {
    let source = "Storm hits Velm\n\nThe mayor of Velm, Ana Lund, said on Monday that the storm had cost the town \
                  much. She spoke to people in the street for an hour, and then she left.\n\n\
                  Photo: Ana Lund in Velm / REUTERS\n\nThe town was quiet on Tuesday, and many people slept.\n";
    let (mentions, _) = found(source);
    let in_caption: Vec<&str> = mentions.iter().skip(3).map(|(text, _, _)| text.as_str()).collect();
    assert_eq!(in_caption, ["Ana Lund", "Velm", "REUTERS"], "{mentions:?}");
}

#[test]
fn places_by_what_stands_around_them() {
    check("Ana Lund, 30, from Croyden, said he was late.", &[("Ana Lund", Person), ("Croyden", Place)]);
    check("It went from Wimbel, south London, at night.", &[("Wimbel", Place), ("London", Place)]);
    check("He told of Transport for Velm at noon.", &[("Transport for Velm", Organization)]);
    check("They met in the 53rd Street tunnel.", &[("53rd Street", Place)]);
}

#[test]
fn odd_texts_do_not_stop_it() {
    for source in
        ["A", "’s", "A-", "-A-", "MR", "The", "&&", "Ş ß ﬁ", "Of Of Of", "J. J. J.", "\u{301}A \u{200b}B", "President"]
    {
        let _ = found(source);
    }
    let _ = found(&"President Of The A-B & ".repeat(2000));
}

#[test]
fn outlets_are_one_organisation() {
    check(
        "Channel 6 News said the bridge was shut. He told Channel 6 News so. Radio Osmeny counted three dead.",
        &[("Channel 6 News", Organization), ("Channel 6 News", Organization), ("Radio Osmeny", Organization)],
    );
    check("It was printed in the Selwick Packet.", &[("Selwick Packet", Organization)]);
}

#[test]
fn greetings_signatures_and_rolls() {
    check(
        "Hi Vlasta, the papers are here.\n\nMartha,\n\nPlease send them on.",
        &[("Vlasta", Person), ("Martha", Person)],
    );
    check(
        "Those who came were Martha Harrow Thomas Kendall and others.",
        &[("Martha Harrow", Person), ("Thomas Kendall", Person)],
    );
    check("i think shanna has left and i will follow.", &[("shanna", Person)]);
}

#[test]
fn whose_administration_it_is() {
    check("They blamed the Halvorsen administration for it.", &[("Halvorsen", Person)]);
    check("New York was dark.", &[("New York", Place)]);
}

#[test]
fn a_first_name_that_an_agency_bears_is_a_persons() {
    check("On Monday Petra Novin spoke. Then Petra Novin left.", &[("Petra Novin", Person), ("Petra Novin", Person)]);
}

#[test]
fn lists_hold_things_of_one_kind() {
    check("He went to Lisbon, Quormi and Porto in May.", &[("Lisbon", Place), ("Quormi", Place), ("Porto", Place)]);
    check(
        "Donald Lund spoke. Lund, Quormitz and Feyth were there.",
        &[("Donald Lund", Person), ("Lund", Person), ("Quormitz", Person), ("Feyth", Person)],
    );
}

#[test]
fn teams_towns_and_states() {
    check("It was the Cleveland Herons again.", &[("Cleveland Herons", Organization)]);
    check(
        "He is from New Orleans, not from Quormi, Ohio.",
        &[("New Orleans", Place), ("Quormi", Place), ("Ohio", Place)],
    );
    check("She lives in a house in Quormi, NY.", &[("Quormi", Place), ("NY", Place)]);
}

#[test]
fn small_words_begin_surnames() {
    check(
        "It was said on Monday that al-Tarn and von Harrow had left.",
        &[("al-Tarn", Person), ("von Harrow", Person)],
    );
    check_entities("Omar bin Tarn spoke. Later bin Tarn left.", &[("bin Tarn", "Omar bin Tarn")]);
}

#[test]
fn events_by_name() {
    check(
        "They won the World Series and the World Series trophy.",
        &[("World Series", Event), ("World Series", Event)],
    );
    check("The Battle of Tarn was lost on Bastille Day.", &[("Battle of Tarn", Event), ("Bastille Day", Event)]);
}

#[test]
fn surnames_and_first_names_that_are_words() {
    check("He said that Theresa May had left.", &[("Theresa May", Person)]);
    check("He said that Christian Velmarro had left.", &[("Christian Velmarro", Person)]);
    check("On Monday UN Spokesperson Ana Lund left.", &[("UN", Organization), ("Ana Lund", Person)]);
}
