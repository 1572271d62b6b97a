//! Figures of invented sentences: the words, the bounds, the modifier and the unit.

use super::*;
use crate::annotate::Modifier;
use crate::read::{self, Document};
use crate::settings::Settings;
use crate::text::{self, Token};

/// The tokens of one sentence, for the tests of the parts.
pub(super) fn words_of(text: &str) -> Vec<Token> {
    article(text).map(|article| text::analyse(&article).tokens).unwrap_or_default()
}

fn article(text: &str) -> Option<Article> {
    let (articles, _) = read::read(vec![Document::new("a.txt", text)], &Settings::default());
    articles.into_iter().next()
}

fn figures(text: &str) -> (Vec<Figure>, Vec<Problem>) {
    let Some(article) = article(text) else { return Default::default() };
    let analysed = text::analyse(&article);
    let (names, entities) = crate::annotate::name::find(&article.text, &analysed);
    find(&article, &analysed, &[], &names, &entities, &[])
}

/// What is found, one figure after the other: words, low, high, modifier, unit.
type Expected<'a> = (&'a str, Option<f64>, Option<f64>, Modifier, Option<&'a str>);

fn check(text: &str, expected: &[Expected]) {
    let (found, _) = figures(text);
    let found: Vec<_> = found
        .iter()
        .map(|figure| (figure.span.of(text), figure.low, figure.high, figure.modifier, figure.unit.as_deref()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// What is counted, one figure after the other; `-` for nothing.
fn check_counted(text: &str, expected: &[&str]) {
    let (found, _) = figures(text);
    let counted = |figure: &Figure| figure.counted.as_ref().map_or("-".to_owned(), |counted| counted.text.clone());
    assert_eq!(found.iter().map(counted).collect::<Vec<_>>(), expected, "{text}");
}

/// Who gives it, one figure after the other; `-` for the narrator.
fn check_source(text: &str, expected: &[&str]) {
    let (found, _) = figures(text);
    let source = |figure: &Figure| figure.source.as_ref().map_or("-".to_owned(), |source| source.text.clone());
    assert_eq!(found.iter().map(source).collect::<Vec<_>>(), expected, "{text}");
}

use Modifier::*;

#[test]
fn bounds_and_modifiers() {
    check("They held more than 6,700 people.", &[("more than 6,700", Some(6700.0), None, MoreThan, None)]);
    check("They held at least 6,700 people.", &[("at least 6,700", Some(6700.0), None, AtLeast, None)]);
    check("They held up to 6,700 people.", &[("up to 6,700", None, Some(6700.0), UpTo, None)]);
    check("They held no fewer than 30 people.", &[("no fewer than 30", Some(30.0), None, AtLeast, None)]);
    check("They held no more than 30 people.", &[("no more than 30", None, Some(30.0), AtMost, None)]);
    check("They held fewer than 30 people.", &[("fewer than 30", None, Some(30.0), LessThan, None)]);
    check("They held some 5,000 people.", &[("some 5,000", Some(5000.0), Some(5000.0), About, None)]);
    check("They held 20 people or more.", &[("20", Some(20.0), None, AtLeast, None)]);
    check("They held only three people.", &[("three", Some(3.0), Some(3.0), Exact, None)]);
    check("She won just over 10 percent.", &[("just over 10 percent", Some(10.0), None, MoreThan, Some("percent"))]);
}

#[test]
fn ranges() {
    let percent = Some("percent");
    check("She won between 60 and 70% of it.", &[("between 60 and 70%", Some(60.0), Some(70.0), Range, percent)]);
    check("He saw five to six boats.", &[("five to six", Some(5.0), Some(6.0), Range, None)]);
    check("He saw 5–6 boats.", &[("5–6", Some(5.0), Some(6.0), Range, None)]);
    check(
        "It costs $3 billion to $5 billion.",
        &[("$3 billion to $5 billion", Some(3e9), Some(5e9), Range, Some("USD"))],
    );
    check("It hit two to three million homes.", &[("two to three million", Some(2e6), Some(3e6), Range, None)]);
    let (from, to) = (Some(10.0), Some(15.0));
    check("It rose from 10 to 15 boats.", &[("10", from, from, Exact, None), ("15", to, to, Exact, None)]);
}

#[test]
fn money_and_measures() {
    let check_one = |text: &str, words: &str, value: f64, unit: &str| {
        check(text, &[(words, Some(value), Some(value), Exact, Some(unit))]);
    };
    check_one("It cost $1.2 billion.", "$1.2 billion", 1.2e9, "USD");
    check_one("It cost 140 million euros.", "140 million euros", 140e6, "EUR");
    check_one("It cost £5m.", "£5m", 5e6, "GBP");
    check_one("It cost US$17.5bn.", "US$17.5bn", 17.5e9, "USD");
    check_one("It cost 300 Danish crowns.", "300 Danish crowns", 300.0, "DKK");
    check_one("The road is 20 kilometres long.", "20 kilometres", 20.0, "km");
    check_one("The road is 770kms long.", "770kms", 770.0, "km");
    check_one("It cost £1.3million.", "£1.3million", 1.3e6, "GBP");
    check_one("It moved at 65 miles per hour.", "65 miles per hour", 65.0, "mph");
    check_one("It covers 32m2.", "32m2", 32.0, "m2");
    check_one("It covers 1,520 square miles.", "1,520 square miles", 1520.0, "mi2");
    check_one("It was minus 5 degrees Celsius.", "minus 5 degrees Celsius", -5.0, "°C");
    check_one("It rose by three percentage points.", "three percentage points", 3.0, "percentage point");
}

#[test]
fn units_of_every_kind() {
    let check_one = |text: &str, words: &str, value: f64, unit: &str| {
        check(text, &[(words, Some(value), Some(value), Exact, Some(unit))]);
    };
    check_one("It gives 275 pound-feet of turning force.", "275 pound-feet", 275.0, "lbf·ft");
    check_one("They ran 517 rushing yards there.", "517 rushing yards", 517.0, "yd");
    check_one("It can take a 52,000 barrel-a-day load.", "52,000 barrel-a-day", 52_000.0, "bbl/day");
    check_one("It pumped 300 barrels a day there.", "300 barrels a day", 300.0, "bbl/day");
    check_one("It bears 113 gigapascals of it.", "113 gigapascals", 113.0, "GPa");
    check_one("It used 40 kilowatt hours there.", "40 kilowatt hours", 40.0, "kWh");
    check_one("They walked half a mile there.", "half a mile", 0.5, "mi");
    check_one("They walked 10 1/2 miles there.", "10 1/2 miles", 10.5, "mi");
    check_one("It was minus five degrees there.", "minus five degrees", -5.0, "°");
    check_one("They drank 1/16 of a pint there.", "1/16 of a pint", 0.0625, "pt");
    check_one("The rate fell to .05 per cent.", ".05 per cent", 0.05, "percent");
}

#[test]
fn money_of_every_kind() {
    let check_one = |text: &str, words: &str, value: f64, unit: &str| {
        check(text, &[(words, Some(value), Some(value), Exact, Some(unit))]);
    };
    check_one("It cost PS2.7m there.", "PS2.7m", 2.7e6, "GBP");
    check_one("It cost 250 million Dutch guilders then.", "250 million Dutch guilders", 250e6, "NLG");
    check_one("It cost Y=590 billion there.", "Y=590 billion", 590e9, "JPY");
    check_one("The balance was $-50.8bn then.", "$-50.8bn", -50.8e9, "USD");
    check_one("It was $6 billion a year earlier.", "$6 billion", 6e9, "USD");
    check_one("Oil was $75 U.S. per barrel then.", "$75 U.S. per barrel", 75.0, "USD/bbl");
    check_one("They paid $80 per sq m there.", "$80 per sq m", 80.0, "USD/m2");
    let from = ("from $200 to $4 million", Some(200.0), Some(4e6), Range, Some("USD"));
    check("The losses ranged from $200 to $4 million there.", &[from]);
}

#[test]
fn both_ends_of_a_change_have_its_unit() {
    let percent = Some("percent");
    let one = |words, value, unit| (words, Some(value), Some(value), Exact, unit);
    check("Growth slowed from 4.8 to 4.7 percent.", &[one("4.8", 4.8, percent), one("4.7 percent", 4.7, percent)]);
    check("He shrank from 208 pounds to 193.", &[one("208 pounds", 208.0, Some("lb")), one("193", 193.0, Some("lb"))]);
    check(
        "Sales fell from 35 to 24 billion euros.",
        &[one("35", 35e9, Some("EUR")), one("24 billion euros", 24e9, Some("EUR"))],
    );
    check("Sales grew from $35 million in May to 2021.", &[one("$35 million", 35e6, Some("USD"))]);
}

#[test]
fn a_conversion_keeps_the_bounds() {
    let more = |words, value, unit| (words, Some(value), None, MoreThan, Some(unit));
    check(
        "It ran more than 10 miles (16 km) on.",
        &[more("more than 10 miles", 10.0, "mi"), more("16 km", 16.0, "km")],
    );
}

#[test]
fn vague_quantities() {
    check("Dozens of boats sank.", &[("Dozens", Some(24.0), Some(99.0), Vague, None)]);
    let tens = (Some(20_000.0), Some(99_999.0));
    check("Tens of thousands marched.", &[("Tens of thousands", tens.0, tens.1, Vague, None)]);
    check("Several boats sank.", &[("Several", None, None, Vague, None)]);
    check("A few boats sank.", &[("A few", None, None, Vague, None)]);
}

#[test]
fn nonsense_is_flagged_and_not_guessed() {
    let text = "Then 10s of hundreds of people walked home.";
    let (found, problems) = figures(text);
    assert_eq!((found[0].low, found[0].high, found[0].modifier), (None, None, Vague));
    assert_eq!(problems[0].kind, ProblemKind::Figure);
    assert!(problems[0].message.contains("10s of hundreds"));
    assert_eq!(figures("Then 10s of thousands walked home.").0[0].low, Some(20_000.0));
}

#[test]
fn ages() {
    let age = |text: &str, words: &str, years: f64| {
        check(text, &[(words, Some(years), Some(years), Exact, Some("year"))]);
    };
    age("A 37-year-old teacher spoke.", "37-year-old", 37.0);
    age("The teacher Anna Lind, 34, spoke.", "34", 34.0);
    age("The teacher Anna Lind, aged 34, spoke.", "aged 34", 34.0);
    age("Anna Lind is 34 years old.", "34 years old", 34.0);
    check_counted("A 37-year-old teacher spoke.", &["teacher"]);
    check_counted("The teacher Anna Lind, 34, spoke.", &["Anna Lind"]);
    check_counted("Later Anna Lind, a 34-year-old teacher, spoke.", &["Anna Lind"]);
}

#[test]
fn no_figures() {
    for text in [
        "On August 9 they voted in the 2020 election.",
        "They met at 8 p.m. on 29 May and at 10:30 again.",
        "The first ship and the 20th left in the 1990s.",
        "Route 66 crosses it, and an F-16 flew over it with Covid-19 aboard.",
        "One of the boats sank, and no one spoke.",
        "They won 3-1 in the Big 12.",
        "Call 555-0199 or see https://a.example/2026/04/21 now.",
        "“It sank,” said one employee, Anna Lind.",
        "The two agreed on page 3 of it.",
        "Homes in the 90049 ZIP code and the PS5 are dear.",
        "Anna Lind: 4 Was late.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_is_counted() {
    check_counted("Police used 40 stun grenades.", &["stun grenades"]);
    check_counted(
        "More than 6,700 people arrested, hundreds injured and two people dead.",
        &["people arrested", "injured", "people dead"],
    );
    check_counted("She won 80% of the vote against 10 percent for him.", &["the vote", "the vote"]);
    check_counted("Two men drowned and at least one ship sank.", &["men", "ship"]);
    check_counted("Tens of thousands of opposition supporters marched.", &["opposition supporters"]);
    check_counted("They freed hundreds of those arrested.", &["those arrested"]);
    check_counted(
        "He said 50,000 people came, but a reporter said the number was closer to 10,000.",
        &["people", "people"],
    );
    check_counted("The death toll rose to 12.", &["death toll"]);
    check_counted("A fine of $5 million was paid.", &["fine"]);
}

#[test]
fn who_gives_it() {
    check_source("Hill's press office said 50,000 people came.", &["Hill's press office"]);
    check_source("Officials have confirmed two deaths.", &["Officials"]);
    check_source("According to the ministry, 20 boats sank.", &["ministry"]);
    check_source("At least 20 boats sank, police said.", &["police"]);
    check_source("The mayor Anna Lind told reporters. She said 20 boats sank.", &["Anna Lind"]);
    check_source("At least 20 boats sank in the storm.", &["-"]);
}

#[test]
fn odd_texts_do_no_harm() {
    for text in [
        "1",
        "one",
        "between",
        "between 5 and",
        "$",
        "€ 5 -",
        "5 -",
        "a",
        "half",
        "½",
        "10s of",
        "1,",
        "٣ boats",
        "x 1.",
        "99999999999999999999999999999999 boats",
    ] {
        let _ = figures(text);
    }
}

/// The words of the figures of a text.
fn check_words(text: &str, expected: &[&str]) {
    let (found, _) = figures(text);
    assert_eq!(found.iter().map(|figure| figure.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn where_the_reader_is_counts_nothing() {
    check_words("The boats came home. Hide Caption 2 of 59 Photos: Boats at the pier", &[]);
    check_words("3 of 41 Skip in Skip x Embed x Share", &[]);
    check_words("He caught 9 of 12 fish there.", &["9", "12"]);
    check_words("She said 10 of 12 Greens voted for it.", &["10", "12"]);
}

#[test]
fn numbers_of_names_count_nothing() {
    check_words("They flew the Heron 9, he said. Two Heron 9 gliders stood by.", &["Two"]);
    check_words("It left pad 39B at dawn on a Far Walk 4C glider.", &[]);
    check_words("It came to 39C in the shade there.", &["39C"]);
    check_words("The phone runs Android 8.1 there.", &[]);
    check_words("Keeper Ann Bell (5) and 40 fans left.", &["40"]);
}

#[test]
fn scores_and_records_count_nothing() {
    check_words("The Gulls won 8-7 in 10 innings.", &["10"]);
    check_words("It ended a 4-12 season for them.", &[]);
}

#[test]
fn labels_stand_before_their_numbers() {
    check_counted("The glider has Wings: 2 Seats: 3 Total weight: 900kg", &["Wings", "Seats", "Total weight"]);
    check_counted("It hurt another 40 Ann Bell/Wire.", &["-"]);
    check_counted("He saw four fire and rescue crews.", &["fire and rescue crews"]);
    check_counted("He saw five fire rescue units.", &["fire rescue units"]);
}
