//! The account of articles that come from inputs or from a store.

use std::path::Path;

use firsthand::account::{self, Account};
use firsthand::read::Article;
use firsthand_kit::store::Store;

use crate::args::{Held, Inputs};
use crate::terminal::Failure;

/// The most articles that a claim is held against where no story is named.
const MOST: usize = 200;

/// The account of the inputs, or of a story of a store.
pub fn account(inputs: &Inputs, held: &Held) -> Result<Account, Failure> {
    match (&held.store, &held.story) {
        (Some(path), Some(story)) => {
            let articles = articles_of(&Store::read(path)?, path, story)?;
            Ok(account::again(articles, &inputs.settings()))
        }
        _ => Ok(inputs.account()),
    }
}

/// The same for a claim: of a store without a story, the articles that speak of what it is about.
pub fn account_about(inputs: &Inputs, held: &Held, claim: &str) -> Result<Account, Failure> {
    match (&held.store, &held.story) {
        (Some(path), None) => {
            let articles = Store::read(path)?.about(claim, MOST)?;
            Ok(account::again(articles, &inputs.settings()))
        }
        _ => account(inputs, held),
    }
}

fn articles_of(store: &Store, path: &Path, story: &str) -> Result<Vec<Article>, Failure> {
    store.articles_of(story)?.ok_or_else(|| {
        Failure::Message(format!(
            "{} has no story {story:?}. `firsthand stories --store FILE` prints those that it has.",
            path.display()
        ))
    })
}
