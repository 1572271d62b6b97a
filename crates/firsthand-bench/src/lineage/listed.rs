//! How many origins a story has where it is only listed: among the stories of a pile, and in a store that grew article by
//! article. Neither reads it as closely as an account does.

use std::{fs, io};

use firsthand::{Settings, settings};
use firsthand_kit::formats::fields::Fields;
use firsthand_kit::pile::Pile;
use firsthand_kit::sources::Inputs;
use firsthand_kit::store::{Failure as OfStore, Store};

use super::story::Story;
use crate::options::Failure;

/// The ways in which a story is listed.
pub const WAYS: [&str; 2] = ["pile", "store"];

/// The number of origins of a story in each of the [`WAYS`]; those of all stories that it is taken for.
pub fn origins(story: &Story) -> Result<[usize; 2], Failure> {
    let folder = tempfile::tempdir().map_err(|error| Failure::new(error.to_string()))?;
    let reports = folder.path().join("reports");
    fs::create_dir(&reports).map_err(|error| Failure::at(&reports, error))?;
    for (_, article) in story.visible() {
        let path = reports.join(&article.name);
        fs::write(&path, &article.file).map_err(|error| Failure::at(&path, error))?;
    }
    let inputs = Inputs::new([&reports], settings::MAX_BYTES, Fields::new(&[]));
    Ok([in_pile(&inputs).map_err(|error| Failure::at(&reports, error))?, in_store(&inputs, folder.path())?])
}

fn in_pile(inputs: &Inputs) -> io::Result<usize> {
    let settings = Settings::default();
    let mut pile = Pile::read(inputs, &settings, &mut io::empty(), &mut |_| {})?;
    let grouped = pile.grouped(&settings);
    let mut origins = 0;
    let count = |story: firsthand_kit::story::Story| -> io::Result<()> {
        origins += story.origins;
        Ok(())
    };
    pile.each(&grouped, count, &mut |_| {})?;
    Ok(origins)
}

fn in_store(inputs: &Inputs, folder: &std::path::Path) -> Result<usize, Failure> {
    let failed = |error: OfStore| Failure::new(error.to_string());
    let mut store = Store::open(&folder.join("store")).map_err(failed)?;
    let told = |_, _| Ok::<(), OfStore>(());
    store.fill(inputs, &Settings::default(), &mut io::empty(), told, |_| {}).map_err(failed)?;
    let mut origins = 0;
    let count = |story: firsthand_kit::story::Story| -> Result<(), OfStore> {
        origins += story.origins;
        Ok(())
    };
    store.stories(1, count).map_err(failed)?;
    Ok(origins)
}
