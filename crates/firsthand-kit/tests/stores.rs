//! Stores of every form that there has been are opened, and what is in them is what was put there.
//!
//! A form that is new gets its file by `cargo test -p firsthand-kit --test stores -- --ignored`; files of older forms are
//! never made again.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io;
use std::path::{Path, PathBuf};

use firsthand::Settings;
use firsthand_kit::formats::fields::Fields;
use firsthand_kit::sources::Inputs;
use firsthand_kit::store::{Added, Failure, Filter, Query, Store};

/// The form that this program writes.
const PRESENT: usize = 2;

/// Three invented articles: a report, another text of its address with blocks of Markdown, a report of something else.
const ARTICLES: [(&str, &str); 3] = [
    (
        "flood.md",
        "---\ntitle: Veshka rises\noutlet: Coast Wire\nurl: https://wire.example/flood\npublished: 2024-03-14T09:30\n---\n\
         The Veshka rose over its banks in Marovets on Thursday, Mayor Ana Müller said. Two people died.\n",
    ),
    (
        "flood-later.md",
        "---\ntitle: Veshka rises\noutlet: Coast Wire\nurl: https://wire.example/flood\npublished: 2024-03-14T17:00\n---\n\
         ## Three dead\n\nThe Veshka rose over its banks in Marovets on Thursday, Mayor Ana Müller said. Three people died.\n",
    ),
    ("vote.txt", "The council of Lund voted on Friday for a tram line to the harbour, and nobody spoke against it.\n"),
];

fn stores() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores")
}

fn fill(store: &mut Store, articles: &[(&str, &str)]) -> Vec<Added> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in articles {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let inputs = Inputs::new([folder.path()], 100_000, Fields::new(&[]));
    let mut all = Vec::new();
    let told = |added, _| {
        all.extend(added);
        Ok::<(), Failure>(())
    };
    store.fill(&inputs, &Settings::default(), &mut io::empty(), told, |_| {}).unwrap();
    all
}

#[test]
#[ignore = "makes the file of the present form"]
fn make() {
    let path = stores().join(format!("v{PRESENT}.firsthand"));
    assert!(!path.exists(), "the file of a form is made once");
    fill(&mut Store::open(&path).unwrap(), &ARTICLES);
}

#[test]
fn stores_of_every_form_open_and_grow() {
    for form in 1..=PRESENT {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.firsthand");
        std::fs::copy(stores().join(format!("v{form}.firsthand")), &path).unwrap();
        check(&Store::read(&path).unwrap());
        let mut store = Store::open(&path).unwrap();
        assert!(fill(&mut store, &ARTICLES[2..]).iter().all(|added| added.state.name() == "held"), "form {form}");
        let more =
            [("more.txt", "Mayor Ana Müller said on Friday that the Veshka in Marovets fell back to its bed.\n")];
        assert_eq!(fill(&mut store, &more)[0].state.name(), "new", "form {form}");
        assert_eq!(store.count().unwrap(), 4);
    }
}

/// What every form's file holds.
fn check(store: &Store) {
    assert_eq!(store.count().unwrap(), 3);
    let mut stories = Vec::new();
    store
        .stories(1, |story| {
            stories.push(story);
            Ok::<(), Failure>(())
        })
        .unwrap();
    assert_eq!(stories.iter().map(|story| story.members.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(
        (stories[0].from.as_deref(), stories[0].headline.as_deref()),
        (Some("2024-03-14"), Some("Veshka rises"))
    );
    let articles = store.articles_of(&stories[0].id).unwrap().unwrap();
    let given: Vec<&str> = articles.iter().map(|article| article.text.as_str()).collect();
    assert_eq!(given, [ARTICLES[1].1, ARTICLES[0].1], "as they were given, in the order of their names");
    let query = Query::parse("\"over its banks\" three");
    let hits =
        store.search(&query, &Filter { entity: Some("Müller".to_owned()), limit: 9, ..Filter::default() }).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.article.text.as_str()).collect::<Vec<_>>(), [ARTICLES[1].1]);
}
