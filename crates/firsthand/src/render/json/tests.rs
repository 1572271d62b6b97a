//! The machine output of small accounts, read back.

use serde_json::Value;

use super::*;
use crate::read::Document;

fn printed(texts: &[(&str, &str)]) -> Value {
    let documents = texts.iter().map(|(name, text)| Document::new(*name, *text)).collect();
    let made = crate::account(documents, &Settings::default());
    serde_json::from_str(&account(&made).unwrap()).unwrap()
}

#[test]
fn spans_count_code_points() {
    let text = "“Łódź flooded,” the mayor, Ann Bell, said. More than 6,700 people left.";
    let account = printed(&[("a.txt", text)]);
    let figure = &account["stories"][0]["figures"][0];
    let span: Vec<usize> = figure["span"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap() as usize).collect();
    let words: String = text.chars().skip(span[0]).take(span[1] - span[0]).collect();
    assert_eq!(words, "More than 6,700");
    assert_eq!((&figure["low"], &figure["high"]), (&Value::from(6700), &Value::Null));
    assert_eq!(figure["modifier"], "more_than");
}

#[test]
fn whole_numbers_have_no_fraction_and_others_do() {
    assert_eq!(serde_json::to_string(&wire::Number::from(6700.0)).unwrap(), "6700");
    assert_eq!(serde_json::to_string(&wire::Number::from(1.5)).unwrap(), "1.5");
    assert_eq!(serde_json::to_string(&wire::Number::from(-2.0)).unwrap(), "-2");
}

#[test]
fn an_account_of_nothing_is_still_an_account() {
    let account = printed(&[]);
    assert_eq!(account["schema"], ACCOUNT_SCHEMA);
    assert_eq!((&account["articles"], &account["stories"]), (&Value::Array(vec![]), &Value::Array(vec![])));
}

#[test]
fn the_settings_that_shaped_it_are_printed() {
    let account = printed(&[("a.txt", "Rain fell.")]);
    assert_eq!(account["settings"]["min_reuse_score"], Settings::default().min_reuse_score);
    assert_eq!(account["software"]["version"], env!("CARGO_PKG_VERSION"));
}
