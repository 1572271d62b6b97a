//! Dates of short invented texts, and the values a careful reader gives them.

use super::find;
use crate::annotate::{Anchor, Date};
use crate::read::{Document, read};
use crate::settings::Settings;
use crate::text::analyse;

/// Dates of `text`, published on `published` ("" for unknown).
fn dates(published: &str, text: &str) -> Vec<(String, String, Date)> {
    let (articles, _) = read(vec![Document::new("a.txt", text)], &Settings::default());
    let article = &articles[0];
    let found = find(&article.text, &analyse(article), published.parse().ok());
    found.into_iter().map(|date| (date.span.of(text).to_owned(), date.value.clone(), date)).collect()
}

#[track_caller]
fn check(published: &str, text: &str, expected: &[(&str, &str)]) {
    let found = dates(published, text);
    let pairs: Vec<(&str, &str)> = found.iter().map(|(words, value, _)| (words.as_str(), value.as_str())).collect();
    assert_eq!(pairs, expected, "{text}");
}

/// A Wednesday.
const DAY: &str = "2023-05-10";

#[test]
fn weekdays_go_back_unless_the_sentence_looks_ahead() {
    check(DAY, "The bridge collapsed on Monday.", &[("Monday", "2023-05-08")]);
    check(DAY, "The mayor said on Wednesday that she was tired.", &[("Wednesday", "2023-05-10")]);
    check(DAY, "The mayor will meet the engineers on Monday.", &[("Monday", "2023-05-15")]);
    check(
        DAY,
        "The meeting will take place on Friday, her office told reporters on Tuesday.",
        &[("Friday", "2023-05-12"), ("Tuesday", "2023-05-09")],
    );
    check(DAY, "They said they planned a walkout on Friday.", &[("Friday", "2023-05-12")]);
    check(DAY, "Dockers prepare for a vote Thursday.", &[("Thursday", "2023-05-11")]);
    check(DAY, "He threatened to shut the mill from Monday.", &[("Monday", "2023-05-15")]);
    check(DAY, "The union on Tuesday announced a strike.", &[("Tuesday", "2023-05-09")]);
    check(
        DAY,
        "Police fired on crowds last Wednesday and on Saturday night.",
        &[("last Wednesday", "2023-05-03"), ("Saturday night", "2023-05-06TNI")],
    );
    check(DAY, "Voting opens next Wednesday.", &[("next Wednesday", "2023-05-17")]);
    check(DAY, "The probe will be launched on Monday.", &[("Monday", "2023-05-15")]);
    check(
        DAY,
        "The train was scheduled to leave on Tuesday, and he was due to speak on Friday.",
        &[("Tuesday", "2023-05-09"), ("Friday", "2023-05-12")],
    );
    check(DAY, "She told Deadline on Tuesday that it was over.", &[("Tuesday", "2023-05-09")]);
    check(DAY, "The trial begins on Monday.", &[("Monday", "2023-05-15")]);
    check(DAY, "The union called for strikes and on Friday miners walked out.", &[("Friday", "2023-05-05")]);
    check(DAY, "The king declared Saturday a day of mourning.", &[("Saturday", "2023-05-13")]);
    check("", "The bridge collapsed on Monday.", &[("Monday", "XXXX-WXX-1")]);
}

#[test]
fn full_and_partial_dates() {
    check(
        DAY,
        "It opened on 4 March 1968, and on March 4th, 1970 it shut.",
        &[("4 March 1968", "1968-03-04"), ("March 4th, 1970", "1970-03-04")],
    );
    check(DAY, "It ran May 9-11, 2020.", &[("May 9", "2020-05-09"), ("11, 2020", "2020-05-11")]);
    check(DAY, "The April 2 ballot was void.", &[("April 2", "2023-04-02")]);
    check(
        DAY,
        "Monday, May 8, 2023 was wet, and so was 2023-05-09.",
        &[("Monday, May 8, 2023", "2023-05-08"), ("2023-05-09", "2023-05-09")],
    );
    check(DAY, "The court will rule on June 3.", &[("June 3", "2023-06-03")]);
    check(DAY, "Filed 08/21/2020 and 21.09.2020.", &[("08/21/2020", "2020-08-21"), ("21.09.2020", "2020-09-21")]);
    check(DAY, "It has rained since November.", &[("November", "2022-11")]);
    check(DAY, "It rained last April and in mid-March.", &[("last April", "2023-04"), ("mid-March", "2023-03")]);
    check(DAY, "They met in August of last year.", &[("August of last year", "2022-08")]);
    check(
        "",
        "He was held on August 9. The trial began on September 1, 2021.",
        &[("August 9", "2021-08-09"), ("September 1, 2021", "2021-09-01")],
    );
    check("", "He was held on August 9.", &[("August 9", "XXXX-08-09")]);
}

#[test]
fn years_decades_and_centuries() {
    check(
        DAY,
        "He took power in 1994 after the 1990s began; the 2020 presidential election is disputed.",
        &[("1994", "1994"), ("the 1990s", "199"), ("2020", "2020")],
    );
    check(
        DAY,
        "A 19th-century mill, built in the 18th century.",
        &[("19th-century", "18"), ("the 18th century", "17")],
    );
    check(
        DAY,
        "The 2016 elections and the mill that goes back to 1865 divided them.",
        &[("2016", "2016"), ("1865", "1865")],
    );
    check(DAY, "Some 2000 people and 1994 cases in 2000 cities.", &[]);
}

#[test]
fn lengths_ages_and_repetitions() {
    check(DAY, "He ruled for the last 26 years.", &[("the last 26 years", "P26Y")]);
    check(
        DAY,
        "After a week of protests, the first time in a quarter of a century.",
        &[("a week", "P1W"), ("a quarter of a century", "P25Y")],
    );
    check(
        DAY,
        "They waited for two hours, several weeks and half an hour.",
        &[("two hours", "PT2H"), ("several weeks", "PXW"), ("half an hour", "PT30M")],
    );
    check(DAY, "A 37-year-old nurse and a boy, 8 years old, waited for months.", &[("months", "PXM")]);
    check(DAY, "It is tested on the first Monday of every month.", &[("the first Monday of every month", "P1M")]);
    check(
        DAY,
        "The paper costs 3 euros a year and comes every day, on Sundays too.",
        &[("a year", "P1Y"), ("every day", "P1D"), ("Sundays", "XXXX-WXX-7")],
    );
    check(DAY, "The government declared a day of mourning.", &[]);
}

#[test]
fn relative_times() {
    check(
        DAY,
        "Yesterday it rained; last week it snowed; this month is dry.",
        &[("Yesterday", "2023-05-09"), ("last week", "2023-W18"), ("this month", "2023-05")],
    );
    check(
        DAY,
        "Two days ago, and 20 years ago, it hailed.",
        &[("Two days ago", "2023-05-08"), ("20 years ago", "2003")],
    );
    check(
        DAY,
        "The dam broke on March 1. The next day it was shut, and a week later it was gone.",
        &[("March 1", "2023-03-01"), ("The next day", "2023-03-02"), ("a week later", "2023-03-09")],
    );
    check(DAY, "Crowds gathered over the weekend.", &[("the weekend", "2023-W18-WE")]);
    check("2023-05-13", "Crowds gathered over the weekend.", &[("the weekend", "2023-W19-WE")]);
    check(DAY, "He left last night.", &[("last night", "2023-05-09TNI")]);
    check("", "He left yesterday and will speak today.", &[("yesterday", "XXXX-XX-XX"), ("today", "PRESENT_REF")]);
}

#[test]
fn ends_of_stretches_share_month_and_year() {
    check(
        DAY,
        "It ran from 9 to 12 June 2019, and from March to May 2018.",
        &[("9", "2019-06-09"), ("12 June 2019", "2019-06-12"), ("March", "2018-03"), ("May 2018", "2018-05")],
    );
    check(
        DAY,
        "It was shut from November to February 2019, and between July 3 and 7, 2020.",
        &[("November", "2018-11"), ("February 2019", "2019-02"), ("July 3", "2020-07-03"), ("7, 2020", "2020-07-07")],
    );
    check(DAY, "It began on September 3 and 20 people were hurt.", &[("September 3", "2022-09-03")]);
    check(
        DAY,
        "The second of April and the twenty-first of March were wet.",
        &[("The second of April", "2023-04-02"), ("the twenty-first of March", "2023-03-21")],
    );
    check(DAY, "It opens on Friday, December 1.", &[("Friday, December 1", "2023-12-01")]);
}

#[test]
fn dates_counted_from_other_dates() {
    check(DAY, "He fled two days after Christmas Day 2020.", &[("two days after Christmas Day 2020", "2020-12-27")]);
    check(DAY, "They will vote a week from Monday.", &[("a week from Monday", "2023-05-22")]);
    check(
        DAY,
        "She will return in two weeks; it burned for the first time in two years.",
        &[("two weeks", "2023-W21"), ("two years", "P2Y")],
    );
    check(
        DAY,
        "They met on Tuesday of last week and will meet on Friday next week.",
        &[("Tuesday of last week", "2023-05-02"), ("Friday next week", "2023-05-19")],
    );
    check(DAY, "Hunters came here 5,000 years ago.", &[("5,000 years ago", "BC2977")]);
}

#[test]
fn lengths_in_two_units_and_repeated_parts_of_days() {
    check(DAY, "He got one year and six months in prison.", &[("one year and six months", "P1Y6M")]);
    check(
        DAY,
        "They march every night, on Friday mornings and quarterly.",
        &[("every night", "XXXX-XX-XXTNI"), ("Friday mornings", "XXXX-WXX-5TMO"), ("quarterly", "P3M")],
    );
    check(DAY, "Profit fell in the last quarter of 2021.", &[("the last quarter of 2021", "2021-Q4")]);
    check(DAY, "It turned back four hours into the flight.", &[("four hours", "PT4H")]);
}

#[test]
fn the_weekday_of_the_lead_is_not_six_days_old() {
    check(
        DAY,
        "A rocket was fired over the island early on Thursday, the ministry said.",
        &[("Thursday", "2023-05-11")],
    );
}

#[test]
fn times_of_day() {
    check(
        DAY,
        "The wave came at 3:40 a.m. on Tuesday. The road was cut until noon.",
        &[("3:40 a.m. on Tuesday", "2023-05-09T03:40"), ("noon", "2023-05-09T12:00")],
    );
    check(DAY, "Doors open at 14:30 and close at 9pm.", &[("14:30", "T14:30"), ("9pm", "T21:00")]);
    check(DAY, "It fell on the night of May 2.", &[("the night of May 2", "2023-05-02TNI")]);
}

#[test]
fn feasts_seasons_and_quarters() {
    check(DAY, "On Christmas Day 2020 it snowed.", &[("Christmas Day 2020", "2020-12-25")]);
    check(
        DAY,
        "In the summer of 2019 and last winter it burned.",
        &[("the summer of 2019", "2019-SU"), ("last winter", "2022-WI")],
    );
    check(DAY, "Profit fell in the third quarter of 2022.", &[("the third quarter of 2022", "2022-Q3")]);
}

#[test]
fn names_that_are_no_times() {
    check(DAY, "Theresa May spoke to The Sunday Times about Bloody Sunday.", &[]);
    check(DAY, "Thousands joined the March for Freedom; it may rain.", &[]);
    check(DAY, "The Tonight Show was off. Carl Sun sat down for a second at 60 miles per hour.", &[]);
}

#[test]
fn anchors() {
    let found = dates(DAY, "On Monday it rained. The next day, as in 1994, it snowed.");
    let anchors: Vec<Anchor> = found.iter().map(|(.., date)| date.anchor).collect();
    assert_eq!(anchors, [Anchor::Publication, Anchor::Text, Anchor::None]);
}

#[test]
fn captions_give_their_days_and_nothing_else() {
    check(
        DAY,
        "The harbour wall gave way after two days of storms, the council said.\n\n\
         Waves at the harbour on May 8, 2023 (2:50) |\n\n\
         The council will decide on repairs.",
        &[("two days", "P2D"), ("May 8, 2023", "2023-05-08")],
    );
}

#[test]
fn parts_of_months_and_years() {
    check(
        DAY,
        "It opened in the first week of March 2021 and shut on the last Friday of June 2022.",
        &[("the first week of March 2021", "2021-W09"), ("the last Friday of June 2022", "2022-06-24")],
    );
    check(
        DAY,
        "Sales fell in the first half of 2022, in 2021-Q3 and in fiscal year 2020.",
        &[("the first half of 2022", "2022-H1"), ("2021-Q3", "2021-Q3"), ("fiscal year 2020", "FY2020")],
    );
    check(
        DAY,
        "The road was shut for the week of 13 February and over Easter weekend.",
        &[("the week of 13 February", "2023-W07"), ("Easter weekend", "2023-W14-WE")],
    );
}

#[test]
fn days_without_a_month() {
    check(DAY, "The court will sit on the 18th.", &[("the 18th", "2023-05-18")]);
    check(DAY, "The game ended on the 18th hole, the fifth of them on the 4th and 5th floors.", &[]);
    check(
        DAY,
        "He left on March 3 and came back on the 18th.",
        &[("March 3", "2023-03-03"), ("the 18th", "2023-03-18")],
    );
    check(DAY, "They will meet on Friday the 26th.", &[("Friday the 26th", "2023-05-26")]);
}

#[test]
fn the_text_tells_which_number_is_the_day() {
    check(DAY, "It shut on 9/3/2021.", &[("9/3/2021", "2021-09-03")]);
    check(DAY, "The colour of the harbour changed on 9/3/2021.", &[("9/3/2021", "2021-03-09")]);
    check(DAY, "Filed 21/8/2020, heard 9/3/2021.", &[("21/8/2020", "2020-08-21"), ("9/3/2021", "2021-03-09")]);
    check(DAY, "It shut on 3/14 after 1/2 of the vote and 24/7 rain.", &[("3/14", "2023-03-14")]);
}

#[test]
fn a_stretch_ends_after_it_begins() {
    check(DAY, "It was dry from August to April.", &[("August", "2022-08"), ("April", "2023-04")]);
    check(DAY, "It is open from Thursday to Tuesday.", &[("Thursday", "2023-05-04"), ("Tuesday", "2023-05-09")]);
}

#[test]
fn hours_of_a_named_part_of_the_day() {
    check(DAY, "She spoke last night at 8.", &[("last night at 8", "2023-05-09T20:00")]);
    check(DAY, "Doors open every Monday at 9 p.m.", &[("every Monday at 9 p.m.", "XXXX-WXX-1T21:00")]);
    check(DAY, "It rang at 7:56:30 pm on Tuesday.", &[("7:56:30 pm on Tuesday", "2023-05-09T19:56:30")]);
}

#[test]
fn odd_texts_do_not_panic() {
    for text in [
        "- / : . of May",
        "the",
        "a quarter of a",
        "9/11/",
        "'90s",
        "١٢ May ٢٠٢٠",
        "31 February 2020",
        "99999999999 years ago",
        "every",
        "half past",
        "-long",
        "last past next",
        "5000 years ago it was 9 a.m. on",
        "1990's 12:",
        "May",
        "an May 4 May May 4, Sunday",
    ] {
        for published in ["", "0001-01-01", "9999-12-31", DAY] {
            let _ = dates(published, text);
        }
    }
}

#[test]
fn the_turn_of_a_year() {
    const EVE: &str = "2022-12-31";
    check(EVE, "The palace declined to comment on the New Year's address.", &[("New Year's", "2023-01-01")]);
    check(EVE, "The ferry makes its first crossing in January.", &[("January", "2023-01")]);
    check(EVE, "The ferry made its first crossing in January.", &[("January", "2022-01")]);
    check(
        EVE,
        "After testing a ferry capable of carrying freight to anywhere in the north, at the end of November, she resigned.",
        &[("November", "2022-11")],
    );
}

#[test]
fn what_is_not_foretold_does_not_lie_ahead() {
    check(
        DAY,
        "The mill last made a profit in 1990. 70 years later, the wait is over.",
        &[("1990", "1990"), ("70 years later", "XXXX")],
    );
    check(
        DAY,
        "The mill opened in 1990. Two years later, it burned down.",
        &[("1990", "1990"), ("Two years later", "1992")],
    );
    check(
        DAY,
        "The mill reopens in 2024. Two years later, it will be sold.",
        &[("2024", "2024"), ("Two years later", "2026")],
    );
}

#[test]
fn a_day_so_long_ago_is_one_date() {
    check(DAY, "Her brother died 20 years ago today.", &[("20 years ago today", "2003-05-10")]);
    check(DAY, "A year ago this week the dam broke.", &[("A year ago this week", "2022-W19")]);
    check(DAY, "It rained two years ago, and today it is dry.", &[("two years ago", "2021"), ("today", DAY)]);
}
