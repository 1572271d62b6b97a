//! Points of small hand-made stories.

use crate::account::{Account, Point, PointKind, Status};
use crate::read::Document;
use crate::settings::Settings;

/// The account of texts given with outlet and date of publication.
fn account(reports: &[(&str, &str, &str)]) -> Account {
    let document = |(outlet, published, text): &(&str, &str, &str)| {
        Document::new(format!("{outlet}.md"), format!("---\noutlet: {outlet}\npublished: {published}\n---\n{text}\n"))
    };
    crate::account(reports.iter().map(document).collect(), &Settings::default())
}

/// The one figure point that has a reading with these words.
fn figure<'a>(account: &'a Account, words: &str) -> &'a Point {
    let has = |point: &&Point| {
        point.kind == PointKind::Figure && point.readings.iter().any(|reading| reading.text.eq_ignore_ascii_case(words))
    };
    let points: Vec<&Point> = account.stories.iter().flat_map(|story| &story.points).filter(has).collect();
    assert_eq!(points.len(), 1, "points with {words}: {points:#?}");
    points[0]
}

fn readings(point: &Point) -> Vec<&str> {
    point.readings.iter().map(|reading| reading.text.as_str()).collect()
}

const BUGLE: &str = "A tram left the rails in Port Ellery on Monday and ran into a bakery, killing four people, police said.\n\n\
    The tram had come down Castle Hill too fast, the police chief, Ann Bell, told reporters at the scene. At least 20 passengers were injured.";

const RADIO: &str = "Monday's tram accident in Port Ellery cost six lives, doctors at the harbour hospital told Radio Norr.\n\n\
    \"We were not ready for this,\" said Cy Dow, a surgeon. The hospital treated patients from the tram until midnight.";

#[test]
fn different_tolls_of_independent_reports_are_contested() {
    let account = account(&[("Bugle", "2024-03-12T08:00", BUGLE), ("Radio Norr", "2024-03-12T09:00", RADIO)]);
    let point = figure(&account, "four");
    assert_eq!((point.status, point.label.as_str()), (Status::Contested, "people killed"), "{point:#?}");
    assert_eq!(readings(point), ["four", "six"]);
}

#[test]
fn a_later_toll_that_says_it_rose_replaces_the_earlier() {
    let later = "PORT ELLERY, March 14 - The number of people killed when a tram left the rails in Port Ellery rose to seven on Thursday, police said.\n\n\
        The tram had run into a bakery below Castle Hill. The police chief, Ann Bell, said three passengers had died in hospital.";
    let account = account(&[("Bugle", "2024-03-12T08:00", BUGLE), ("Radio Norr", "2024-03-14T09:00", later)]);
    let point = figure(&account, "four");
    assert_eq!(point.status, Status::Revised, "{point:#?}");
    assert_eq!(readings(point), ["four", "seven"]);
    assert!(point.why.contains("Radio Norr gives “seven” after Bugle gave “four”"), "{}", point.why);
}

#[test]
fn the_same_toll_found_twice_is_agreed() {
    let same = "Four people died in Port Ellery when a tram jumped off its track, a hospital doctor, Cy Dow, told Radio Norr. \
                He had seen the bodies himself.";
    let account = account(&[("Bugle", "2024-03-12T08:00", BUGLE), ("Radio Norr", "2024-03-12T09:00", same)]);
    let point = figure(&account, "four");
    assert_eq!(point.status, Status::Agreed, "{point:#?}");
    assert_eq!(point.origins().len(), 2);
}

#[test]
fn a_figure_that_a_copy_repeats_is_still_single() {
    let account = account(&[("Bugle", "2024-03-12T08:00", BUGLE), ("Coast", "2024-03-12T11:00", BUGLE)]);
    let point = figure(&account, "four");
    assert_eq!(point.status, Status::Single, "{point:#?}");
    assert_eq!(point.readings[0].members.len(), 2);
}

#[test]
fn a_part_is_not_set_against_the_whole() {
    let parts = "Four people died in Port Ellery when a tram jumped off its track on Monday. Two of them were children, a doctor said.";
    let account = account(&[("Bugle", "2024-03-12T08:00", BUGLE), ("Radio Norr", "2024-03-12T09:00", parts)]);
    assert_eq!(figure(&account, "four").readings.len(), 1);
}

#[test]
fn miles_and_kilometres_agree() {
    let miles = "A tram left the rails in Port Ellery on Monday after it had run 5 miles down Castle Hill without brakes, its maker said.";
    let km = "The tram that crashed in Port Ellery on Monday ran down Castle Hill without brakes for 8 km, a driver told Radio Norr.";
    let account = account(&[("Bugle", "2024-03-12T08:00", miles), ("Radio Norr", "2024-03-12T09:00", km)]);
    let point = figure(&account, "5 miles");
    assert_eq!(readings(point), ["5 miles", "8 km"]);
    assert_eq!(point.status, Status::Agreed, "{point:#?}");
}

#[test]
fn everything_in_a_single_report_is_single() {
    let account = account(&[("Bugle", "2024-03-12T08:00", BUGLE)]);
    let points = &account.stories[0].points;
    assert!(points.len() >= 2, "{points:#?}");
    assert!(points.iter().all(|point| point.status == Status::Single), "{points:#?}");
}

#[test]
fn the_same_words_of_one_speaker_are_one_point() {
    let again = "A surgeon, Cy Dow, who worked through Monday night after the tram accident in Port Ellery, was blunt. \
                 \"We were not ready for this,\" Dow said. \"Next time we must be.\"";
    let account = account(&[("Radio Norr", "2024-03-12T09:00", RADIO), ("Bugle", "2024-03-12T12:00", again)]);
    let same = |point: &&Point| point.kind == PointKind::Quote && point.label.contains("not ready");
    let points: Vec<&Point> = account.stories.iter().flat_map(|story| &story.points).filter(same).collect();
    assert_eq!(points.len(), 1, "{points:#?}");
    assert_eq!(points[0].readings.iter().map(|reading| reading.members.len()).sum::<usize>(), 2);
}

#[test]
fn what_is_done_to_others_is_not_told_of_those_who_did_it() {
    let cinema = "A fire at the cinema in Port Ellery trapped five people on Monday. Police are looking for two men who \
        kicked a door in; three men killed the doorman, Ann Bell of the fire brigade said. Twelve people were killed.";
    let account = account(&[("Bugle", "2024-03-12T08:00", cinema)]);
    let labels = ["five", "three", "Twelve"].map(|words| figure(&account, words).label.as_str());
    assert_eq!(labels, ["people trapped", "men", "people killed"]);
}

#[test]
fn the_others_are_no_second_count_of_all() {
    let all = "\"There were 30 of us on the tram when it left the rails in Port Ellery,\" Cy Dow wrote on Monday.";
    let others = "Cy Dow wrote on Monday that he and 29 others were on the tram when it left the rails in Port Ellery.";
    let account = account(&[("Bugle", "2024-03-12T08:00", all), ("Coast", "2024-03-12T09:00", others)]);
    assert_ne!(figure(&account, "30").status, Status::Contested);
    assert_eq!(figure(&account, "29").readings.len(), 1);
}

#[test]
fn a_price_is_one_with_and_without_its_share() {
    let with =
        "Norrbank offered $64 a share for the ferry company of Port Ellery on Monday, its chief, Ann Bell, said.";
    let without =
        "The offer of Norrbank for the ferry company of Port Ellery is $64 for each share, Cy Dow said on Monday.";
    let account = account(&[("Bugle", "2024-03-12T08:00", with), ("Coast", "2024-03-12T09:00", without)]);
    assert_eq!(figure(&account, "$64").status, Status::Agreed);
}

#[test]
fn a_label_says_what_is_counted() {
    let text = "The 15-member Harbour Council of Port Ellery met on Monday. Taxes will rise by 4 percent. \
        Some 60 percent of the members voted for it, and 70 homes will be torn down.";
    let account = account(&[("Bugle", "2024-03-12T08:00", text)]);
    let labels = ["15", "Some 60 percent", "70"].map(|words| figure(&account, words).label.as_str());
    assert_eq!(labels, ["15-member Harbour Council", "share of the members", "homes"]);
}

/// How many quotes stand together in a point of quotes with these words.
#[track_caller]
fn check_together(first: &str, second: &str, words: &str, expected: usize) {
    let account = account(&[("Radio Norr", "2024-03-12T09:00", first), ("Bugle", "2024-03-12T12:00", second)]);
    let has =
        |point: &&Point| point.kind == PointKind::Quote && readings(point).iter().any(|text| text.contains(words));
    let points: Vec<&Point> = account.stories.iter().flat_map(|story| &story.points).filter(has).collect();
    let members = |point: &&Point| point.readings.iter().map(|reading| reading.members.len()).sum::<usize>();
    assert_eq!(points.iter().map(members).max(), Some(expected), "{points:#?}");
}

#[test]
fn direct_and_indirect_words_are_one_utterance() {
    check_together(
        "A tram left the rails in Port Ellery on Monday. \"Nobody had checked the brakes of the tram since the autumn,\" said \
         Cy Dow, who drives on Castle Hill.",
        "A tram left the rails in Port Ellery on Monday. Cy Dow, a driver, said nobody had checked the brakes since the autumn.",
        "brakes",
        2,
    );
}

#[test]
fn other_words_of_one_speaker_are_another_utterance() {
    check_together(
        "A tram left the rails in Port Ellery on Monday. \"Nobody had checked the brakes of the tram since the autumn,\" said \
         Cy Dow, who drives on Castle Hill.",
        "A tram left the rails in Port Ellery on Monday. Cy Dow, a driver, said he would not take passengers down Castle Hill.",
        "brakes",
        1,
    );
}

#[test]
fn a_word_or_two_in_marks_are_not_any_long_quote_that_has_them() {
    check_together(
        "A tram left the rails in Port Ellery on Monday. Ann Bell, the mayor, spoke of a \"black day\".",
        "A tram left the rails in Port Ellery on Monday. \"We had a black day once before, when the mill by the river burned \
         and my father's house with it,\" said Cy Dow, who drives on Castle Hill.",
        "black day",
        1,
    );
}
