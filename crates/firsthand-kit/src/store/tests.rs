//! The store as a whole, in one process.

use std::io;
use std::path::Path;

use firsthand::Document;
use firsthand::Settings;
use firsthand::read::{Format, Metadata, corpus};
use firsthand::span::Span;
use firsthand::text::BlockKind;

use super::*;

fn prepared(outlet: &str, published: &str, text: &str) -> Prepared {
    let mut document = Document::new("-", text);
    document.metadata = Some(Metadata {
        outlet: Some(outlet.to_owned()),
        published: Some(published.to_owned()),
        ..Metadata::default()
    });
    Prepared::new(corpus::single(document, &Settings::default()).0.unwrap()).unwrap()
}

fn in_new_store(check: impl FnOnce(&mut Store, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    check(&mut Store::open(&path).unwrap(), &path);
}

fn stories(store: &Store) -> Vec<Story> {
    let mut stories = Vec::new();
    store
        .stories(1, |story| {
            stories.push(story);
            Ok::<(), Failure>(())
        })
        .unwrap();
    stories
}

const FIRE: &str = "A fire destroyed the cannery in Port Ellery on Monday night, the fire chief, Ann Bell, said. Two \
    workers of the cannery were hurt. The fire began in a store of paint, Bell told reporters at the gate.";
const FIRE_TOO: &str = "Fire chief Ann Bell said a store of paint caught fire at the Port Ellery cannery on Monday. The \
    cannery burned down and two workers were taken to hospital.";
const VOTE: &str = "The parliament of Lusania voted on Tuesday to lower the voting age to sixteen. Prime Minister Cy Dow \
    called it a promise kept, while the opposition spoke of a trick before the election.";

#[test]
fn articles_find_their_story_and_say_why() {
    in_new_store(|store, _| {
        let day = "2024-03-14";
        let batch = [prepared("A", day, FIRE), prepared("B", day, VOTE), prepared("C", day, FIRE_TOO)];
        let added = store.add(&batch).unwrap();
        assert_eq!(added[0].story, added[2].story);
        assert_ne!(added[0].story, added[1].story);
        let why = added[2].why.clone().unwrap();
        assert_eq!(why.nearest, added[0].article);
        assert!(why.shared.iter().any(|word| word.text == "cannery"), "{why:?}");
        assert_eq!(
            stories(store).iter().map(|story| (story.members.len(), story.origins)).collect::<Vec<_>>(),
            [(2, 2), (1, 1)]
        );
    });
}

#[test]
fn a_copy_is_derived_from_the_earlier_one_in_whatever_order_they_come() {
    for order in [[0, 1], [1, 0]] {
        in_new_store(|store, path| {
            let both =
                || [prepared("A", "2024-03-14", FIRE), prepared("B", "2024-03-15", &format!("{FIRE} So it was."))];
            for at in order {
                store.add(&both()[at..=at]).unwrap();
            }
            assert_eq!(stories(store)[0].origins, 1);
            let connection = Connection::open(path).unwrap();
            let outlets = "SELECT a.outlet || b.outlet FROM derivation JOIN article AS a ON a.number = child
                JOIN article AS b ON b.number = parent";
            assert_eq!(connection.query_row(outlets, [], |row| row.get(0)), Ok("BA".to_owned()), "{order:?}");
        });
    }
}

#[test]
fn articles_without_a_date_are_found_too() {
    in_new_store(|store, _| {
        let undated = |text: &str| {
            let document = Document::new("-", text);
            Prepared::new(corpus::single(document, &Settings::default()).0.unwrap()).unwrap()
        };
        let batch = [undated(FIRE), prepared("B", "2024-03-14", FIRE_TOO), undated(&format!("{FIRE} So it was."))];
        store.add(&batch).unwrap();
        assert_eq!(stories(store).len(), 1);
    });
}

#[test]
fn stories_are_split_and_merged_and_keep_their_ids() {
    in_new_store(|store, _| {
        let day = "2024-03-14";
        let added = store.add(&[prepared("A", day, FIRE), prepared("B", day, FIRE_TOO)]).unwrap();
        let story = added[0].story.clone();
        let new = store.split(&story, &[&added[1].article], "Another fire.").unwrap().unwrap();
        assert_eq!(stories(store).iter().map(|story| story.members.len()).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(store.split(&story, &[&added[0].article], "").unwrap(), None, "all of it");
        assert_eq!(store.split(&story, &["none"], "").unwrap(), None);
        assert!(store.merge(&story, &new, "One fire after all.").unwrap());
        assert!(!store.merge(&story, &new, "").unwrap(), "both are one");
        assert_eq!(stories(store).iter().map(|story| story.id.as_str()).collect::<Vec<_>>(), [story.as_str()]);
        assert_eq!(store.articles_of(&new).unwrap().unwrap().len(), 2, "the old id means the story it went into");
        assert_eq!(store.articles_of("none").unwrap(), None);
    });
}

#[test]
fn features_of_another_form_are_made_anew() {
    in_new_store(|store, path| {
        store.add(&[prepared("A", "2024-03-14", FIRE), prepared("B", "2024-03-14", VOTE)]).unwrap();
        let connection = Connection::open(path).unwrap();
        let all = || -> Vec<String> {
            let lists = "SELECT format('%d %d %d %d', bucket, term, article, weight) FROM term
                UNION ALL SELECT format('%d %d %d', bucket, key, article) FROM key
                UNION ALL SELECT format('%d %s', article, hex(packed)) FROM features";
            connection.prepare(lists).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let before = all();
        let old = "UPDATE meta SET value = 0; DELETE FROM term WHERE article = 1; UPDATE key SET bucket = 7;
            UPDATE features SET packed = x'00'";
        connection.execute_batch(old).unwrap();
        assert_ne!(all(), before);
        Store::open(path).unwrap();
        assert_eq!(all(), before);
        assert_eq!(stories(store).len(), 2);
    });
}

#[test]
fn an_article_comes_back_as_it_was_given() {
    in_new_store(|store, _| {
        let mut document = Document::new("a/b.html", "Fire\n\nA fire. Żółw 🚢\n");
        document.metadata = Some(Metadata {
            title: Some("Fire\u{7}".to_owned()),
            outlet: Some("The Bugle".to_owned()),
            url: Some("https://bugle.example/fire".to_owned()),
            published: Some("2024-03-14T23:30:00+02:00".to_owned()),
            bylines: vec!["Ann Bell".to_owned(), String::new()],
            modified: Some("2024-03-15".to_owned()),
            language: Some("en-GB".to_owned()),
            section: Some("World".to_owned()),
            agency: Some("Coast Wire".to_owned()),
        });
        document.format =
            Some(Format::Blocks(vec![(Span::new(0, 4), BlockKind::Title), (Span::new(6, 20), BlockKind::Paragraph)]));
        let article = corpus::single(document, &Settings::default()).0.unwrap();
        let added = store.add(&[Prepared::new(article.clone()).unwrap()]).unwrap();
        assert_eq!(store.articles_of(&added[0].story).unwrap().unwrap(), [article]);
    });
}

#[test]
fn a_writer_that_fails_ends_the_run() {
    in_new_store(|store, _| {
        let lines: String = (0..3000).map(|n| format!("{{\"text\": \"Rain fell {n} times.\"}}\n")).collect();
        let inputs = crate::sources::Inputs::new(["-"], 1000, crate::formats::fields::Fields::new(&[]));
        #[derive(Debug, PartialEq)]
        struct Full;
        impl From<Failure> for Full {
            fn from(_: Failure) -> Self {
                Self
            }
        }
        let result = store.fill(&inputs, &Settings::default(), &mut lines.as_bytes(), |_, _| Err(Full), |_| {});
        assert_eq!(result.unwrap_err(), Full);
        let none = |_, _| Ok::<(), Full>(());
        store.fill(&inputs, &Settings::default(), &mut io::empty(), none, |_| {}).unwrap();
        assert!((1..3000).contains(&store.count().unwrap()), "what was written stays");
    });
}
