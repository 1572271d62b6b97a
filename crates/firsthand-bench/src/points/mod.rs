//! Scores points, quotes in several articles, and the timeline: `firsthand-bench points --news PATH`.
//!
//! The articles of an event that were annotated are read as one account. Measures (all between 0 and 1):
//!
//! - `figures_together`: pairs of annotated figures that are put together, and that should be: recall, precision, F1
//!   over pairs (the pairwise F of clustering). A figure that was not found is together with none.
//! - `status`: of the annotated points with two members and more, those whose status is the annotated one or one that can
//!   be argued. The found point that holds most of the members is looked at, of equals the one with the fewest others.
//! - `disputed_precision`: of the found points of figures called contested or revised, those that are.
//! - `utterances`: pairs of quotes in two articles that are put together, and that should be.
//! - `timeline`: annotated happenings that the timeline has, by the right date and a sentence that tells them.
//!
//! Events are looked at while rules are made, or only scored ([`LOOKED_AT`]); the two are printed apart.

mod measures;
pub mod model;

use std::path::Path;
use std::process::ExitCode;

use firsthand::read::{Article, Document, Moment};
use firsthand::{Account, Settings, account};

use crate::demo;
use crate::news::{self, Line};
use crate::options::{Failure, Options};
use crate::score::{self, Scores};
use model::Gold;

macro_rules! golds {
    ($($name:literal),* $(,)?) => {
        [$(include_str!(concat!("../../gold/points/", $name, ".json"))),*]
    };
}

/// The annotations.
const GOLD: [&str; 15] = golds![
    "Broadcom_Raises_Its_Qualcomm_Offer_to_121",
    "american_airlines_apologizes_after_g_league_players_accused_of_stealing_blankets_thrown_off_flight",
    "boko_haram_21_schoolgirls_freed",
    "chrissy_teigen_live_tweets_nightmare_flight_after_bizarre_passenger_mishap",
    "demo",
    "erie_smashes_snowfall_record_with_flakes_still_falling",
    "goldman_sachs_feels_tax_bills_burn_with_5b_charge",
    "hack_equifax_breach",
    "israel_indicts_palestinian_teenage_girl_who_punched_soldier_army",
    "las_vegas_shooting",
    "north_Korea_hokkaido_missile",
    "possible_meteor_lights_up_night_sky_in_new_england",
    "russian_space_experts_regain_control_of_1st_angola_satellite",
    "tourist_boat_hits_bridge_in_germany",
    "truck_attack_in_nice",
];

/// Events whose errors may be read while rules are made.
const LOOKED_AT: &[&str] = &[
    "goldman_sachs_feels_tax_bills_burn_with_5b_charge",
    "chrissy_teigen_live_tweets_nightmare_flight_after_bizarre_passenger_mishap",
    "north_Korea_hokkaido_missile",
    "Broadcom_Raises_Its_Qualcomm_Offer_to_121",
    "american_airlines_apologizes_after_g_league_players_accused_of_stealing_blankets_thrown_off_flight",
    "demo",
    "hack_equifax_breach",
    "las_vegas_shooting",
    "possible_meteor_lights_up_night_sky_in_new_england",
    "israel_indicts_palestinian_teenage_girl_who_punched_soldier_army",
    "russian_space_experts_regain_control_of_1st_angola_satellite",
];

/// Scores the events and prints the measures of those that are looked at, then of the others; errors of the first only.
pub fn run(options: &Options) -> Result<ExitCode, Failure> {
    let path = options.news.as_deref().ok_or_else(|| Failure::new("Say where the texts lie: --news PATH"))?;
    for (looked_at, title) in [(true, "events that are looked at"), (false, "events that are only scored")] {
        println!("[{title}]");
        let mut scores = measure(path, looked_at)?;
        if !looked_at {
            scores.faults.clear();
        }
        score::print(&scores, options);
        println!();
    }
    Ok(ExitCode::SUCCESS)
}

/// The measures of the events that are looked at, for the gate.
pub fn measure_looked_at(path: &Path) -> Result<Scores, Failure> {
    measure(path, true)
}

/// The measures of the events that are only scored, for the gate.
pub fn measure_scored(path: &Path) -> Result<Scores, Failure> {
    measure(path, false)
}

fn measure(path: &Path, looked_at: bool) -> Result<Scores, Failure> {
    let lines = news::lines(path)?;
    let mut tallies = measures::Tallies::default();
    for gold in gold()? {
        if LOOKED_AT.contains(&gold.event.as_str()) == looked_at {
            tallies.add(&gold, &account_of(&gold, &lines)?);
        }
    }
    Ok(tallies.scores())
}

/// The annotations of every event.
pub fn gold() -> Result<Vec<Gold>, Failure> {
    GOLD.iter().map(|json| serde_json::from_str(json).map_err(|cause| Failure::new(cause.to_string()))).collect()
}

/// Where the annotations of an event begin to count: at the start of the sample's files, and at the end of the front matter
/// that is put before other texts.
pub fn body_of(event: &str, article: &Article) -> usize {
    if event == SAMPLE { 0 } else { article.body }
}

/// What the annotations of the built-in sample are called.
const SAMPLE: &str = "demo";

/// The account of the annotated articles of an event.
pub fn account_of(gold: &Gold, lines: &[Line]) -> Result<Account, Failure> {
    if gold.event == SAMPLE {
        let documents = demo::REPORTS.iter().map(|(name, text)| Document::new(*name, *text)).collect();
        return Ok(account(documents, &Settings::default()));
    }
    let mut settings = Settings::default();
    let mut documents = Vec::new();
    for (id, article) in &gold.articles {
        let mut of_event = lines.iter().filter(|line| line.event == gold.event);
        let line = of_event.find(|line| line.id == *id);
        let line = line.ok_or_else(|| Failure::new(format!("The texts hold no article {id} of {}", gold.event)))?;
        let length = line.text.chars().count();
        if length != article.length {
            return Err(Failure::new(format!("{id} has {length} characters: another version of the text")));
        }
        if let (None, Some(day)) = (&line.published, &article.published_assumed) {
            let moment = Moment::parse(day).ok_or_else(|| Failure::new(format!("{id}: {day:?} is no date")))?;
            settings.published_by_name.push((id.clone(), moment));
        }
        documents.push(line.document());
    }
    Ok(account(documents, &settings))
}

#[cfg(test)]
mod tests;
