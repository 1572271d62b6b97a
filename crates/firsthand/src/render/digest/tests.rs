//! Digests of a story of invented articles.

use super::*;
use crate::read::Document;
use crate::settings::Settings;

const AGENCY: &str = "A crane fell across the quay in Port Ellery on Monday and killed three dockers, the harbour master said.\n\n\
    The crane had been inspected in the spring and was found to be sound, according to papers seen by this agency.\n\n\
    Strong gusts had been forecast since Sunday, yet loading went on until the alarm was raised shortly after nine.\n\n\
    Families of the dead gathered outside the gate through the afternoon, and the union called for a day without work.";
const OWN: &str = "Nobody at the gate would say a word when our reporter came, but a boy pointed to the bent arm of the crane.\n\n\
    Two women in the canteen counted six ambulances. They had known one of the dockers since school, they told us.\n\n\
    By evening the ships that were waiting in the roads had been sent on to other ports along the coast.";

/// The account of an agency's report, copies of it, one of which has another figure, and a report of somebody's own.
pub(crate) fn account(copies: usize) -> Account {
    let document = |(at, text): (usize, String)| {
        let minute = at % 60;
        let head = format!("---\noutlet: Paper {at}\npublished: 2024-03-12T{:02}:{minute:02}\n---\n", 8 + at / 60);
        Document::new(format!("{at}.md"), format!("{head}{text}\n"))
    };
    let mut texts = vec![AGENCY.to_owned(), OWN.to_owned()];
    texts.extend((0..copies).map(|_| AGENCY.to_owned()));
    texts.push(AGENCY.replace("three dockers", "thirty dockers"));
    let settings = Settings { min_story_likeness: 0.0, ..Settings::default() };
    crate::account(texts.into_iter().enumerate().map(document).collect(), &settings)
}

#[test]
fn a_small_story_is_shown_as_it_is() {
    let account = account(5);
    let digest = of(&account);
    assert_eq!(*digest.account, account);
    assert!(digest.rests.iter().all(Option::is_none));
}

#[test]
fn of_a_big_story_the_origins_are_shown_and_the_copies_named() {
    let account = account(100);
    assert_eq!(account.stories.len(), 1);
    let digest = of(&account);
    let (story, rest) = (&digest.account.stories[0], digest.rests[0].as_ref().unwrap());
    assert_eq!((story.articles.len(), rest.articles), (MOST_SHOWN, 103));
    let shown: Vec<&str> = digest.account.reports.iter().map(|report| report.article.label()).collect();
    assert!(shown.contains(&"Paper 0") && shown.contains(&"Paper 1"), "{shown:?}");
    let named: usize = rest.folds.iter().map(Folded::count).sum::<usize>() + rest.others.len();
    assert_eq!(named + MOST_SHOWN, 103);
    assert_eq!(rest.folds[0].article, 0);
    assert!(rest.opening.starts_with("103 reports, 2 origins: Paper 0 stands behind 102 of them"), "{}", rest.opening);
}

#[test]
fn a_figure_that_a_copy_changed_is_a_reading_beside_the_one_all_carry() {
    let account = account(100);
    let has = |words: &str| {
        let readings = account.stories[0].points.iter().flat_map(|point| &point.readings);
        readings.filter(|reading| reading.text.eq_ignore_ascii_case(words)).map(|one| one.members.len()).sum::<usize>()
    };
    assert_eq!((has("three"), has("thirty")), (1, 1), "{:#?}", account.stories[0].points);
    let folds = &account.stories[0].copies.folds;
    assert_eq!(folds.iter().map(|fold| fold.copies.len()).sum::<usize>(), 101);
    assert_eq!(folds.iter().flat_map(|fold| &fold.copies).filter(|copy| copy.changed).count(), 1);
}
