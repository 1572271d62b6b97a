//! What machines make of each sentence of the accounts: spun with WordNet, translated there and back with Apertium.
//!
//! Made once by `firsthand-bench lineage variants` and kept beside the accounts, so that stories grow the same
//! everywhere, with nothing installed.

mod spin;
mod translate;
mod wordnet;

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::events::{Event, LETTERS};
use super::rng::Rng;
use crate::options::Failure;

/// One sentence and what machines make of it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Sentence {
    /// As written.
    pub text: String,
    /// Its paragraph.
    pub paragraph: usize,
    /// By a careful spinner.
    pub light: String,
    /// By a heavy one.
    pub heavy: String,
    /// Through Spanish.
    pub spa: String,
    /// Through Catalan.
    pub cat: String,
}

/// The sentences of the accounts of one event, by letter.
pub type Variants = Vec<Vec<Sentence>>;

/// Makes the variants of all events.
pub fn make(events: &[Event], folder: &Path, wordnet: &Path) -> Result<(), Failure> {
    let wordnet = wordnet::WordNet::load(wordnet)?;
    fs::create_dir_all(folder.join("variants")).map_err(|cause| Failure::at(folder, cause))?;
    for event in events {
        let mut variants: Variants = Vec::new();
        for (account, letter) in event.accounts.iter().zip(LETTERS) {
            let texts: Vec<String> = account.sentences.iter().map(|(text, _)| text.clone()).collect();
            let spa = translate::there_and_back(&texts, "spa")?;
            let cat = translate::there_and_back(&texts, "cat")?;
            let mut rng = Rng::named(&format!("{}/{letter}", event.name));
            let made = account.sentences.iter().zip(spa.into_iter().zip(cat)).map(|((text, paragraph), (spa, cat))| {
                let light = spin::spin(text, spin::LIGHT, &wordnet, &mut rng);
                let heavy = spin::spin(text, spin::HEAVY, &wordnet, &mut rng);
                Sentence { text: text.clone(), paragraph: *paragraph, light, heavy, spa, cat }
            });
            variants.push(made.collect());
        }
        let path = path(folder, &event.name);
        let json = serde_json::to_string_pretty(&variants).map_err(|cause| Failure::at(&path, cause))?;
        fs::write(&path, json + "\n").map_err(|cause| Failure::at(&path, cause))?;
        eprintln!("{}", path.display());
    }
    Ok(())
}

/// Reads the variants of an event and sees that they belong to its accounts.
pub fn load(event: &Event, folder: &Path) -> Result<Variants, Failure> {
    let path = path(folder, &event.name);
    let json = fs::read_to_string(&path).map_err(|cause| Failure::at(&path, cause))?;
    let variants: Variants = serde_json::from_str(&json).map_err(|cause| Failure::at(&path, cause))?;
    let same = event.accounts.iter().zip(&variants).all(|(account, made)| {
        account.sentences.len() == made.len()
            && account.sentences.iter().zip(made).all(|((text, _), made)| *text == made.text)
    });
    if !same || variants.len() != event.accounts.len() {
        return Err(Failure::at(&path, "made from other accounts; run `firsthand-bench lineage variants` again."));
    }
    Ok(variants)
}

fn path(folder: &Path, event: &str) -> std::path::PathBuf {
    folder.join("variants").join(format!("{event}.json"))
}
