//! The report of a small account, as a reader sees it.

use super::*;
use crate::read::Document;
use crate::settings::Settings;

const FIRST: &str = "---\noutlet: The Bugle\npublished: 2024-03-14T08:00\n---\n\
    A fire destroyed the old cannery in Port Ellery on Wednesday night and killed two workers, the fire chief, Ann Bell, said.\n\n\
    \"The paint store went up like a torch,\" Bell said. Some 40 firefighters fought the flames until the early morning.\n\n\
    The cannery, built in 1931, had been closed since the autumn and was due to become a museum of the herring trade.\n";

const COPY: &str = "---\noutlet: Coast Today\npublished: 2024-03-14T11:00\n---\n\
    A fire destroyed the old cannery in Port Ellery on Wednesday night and killed two workers, the fire chief, Ann Bell, said.\n\n\
    \"The paint store went up like a torch,\" Bell said. Some 40 firefighters fought the flames until the early morning.\n\n\
    The cannery, built in 1931, had been closed since the autumn and was due to become a museum of the herring trade.\n";

const OTHER: &str = "---\noutlet: Harbour Radio\npublished: 2024-03-14T12:00\n---\n\
    Three people died when the cannery at Port Ellery burned down, the workers' union told Harbour Radio on Thursday.\n\n\
    \"Nobody had told us what was kept in there,\" said Cy Dow, who leads the union. He wants an inquiry.\n";

fn report(texts: &[&str]) -> String {
    let documents = texts.iter().enumerate().map(|(index, text)| Document::new(format!("{index}.md"), *text)).collect();
    text(&crate::account(documents, &Settings::default()), Look::default())
}

#[test]
fn it_opens_with_the_sentence_a_reader_wants_most() {
    let report = report(&[FIRST, COPY, OTHER]);
    let opening = report.lines().find(|line| line.starts_with("3 reports")).unwrap();
    assert_eq!(
        opening,
        "3 reports, 2 origins: The Bugle stands behind 2 of them; Harbour Radio brings matter of its own."
    );
}

#[test]
fn sections_come_in_the_order_of_need() {
    let report = report(&[FIRST, COPY, OTHER]);
    let place = |heading: &str| report.find(heading).unwrap_or_else(|| panic!("{heading} in {report}"));
    let order = ["WHERE REPORTS DIFFER", "WHO REPEATS WHOM", "WHO SAID WHAT", "TIMELINE"];
    assert!(order.windows(2).all(|pair| place(pair[0]) < place(pair[1])), "{report}");
}

#[test]
fn differing_figures_stand_side_by_side_with_their_words() {
    let report = report(&[FIRST, COPY, OTHER]);
    let start = report.find("People killed").unwrap();
    let section = &report[start..report.find("WHO REPEATS WHOM").unwrap()];
    assert!(section.contains("contested"), "{section}");
    assert!(section.contains("killed two workers") && section.contains("Three people died"), "{section}");
}

#[test]
fn no_line_is_wider_than_asked() {
    let documents = vec![Document::new("0.md", FIRST), Document::new("1.md", OTHER)];
    let account = crate::account(documents, &Settings::default());
    let narrow = text(&account, Look { width: 50, colour: false });
    let widest = narrow.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(50), "{widest:?}");
}

#[test]
fn one_report_says_that_there_is_nothing_to_compare() {
    assert!(report(&[OTHER]).contains("1 report: there is nothing to compare it with"));
}

#[test]
fn what_was_changed_at_one_address_is_told_beside_the_report() {
    let at = |text: &str, time: &str| {
        text.replace("published: 2024-03-14T08:00", &format!("url: https://bugle.example/fire\npublished: {time}"))
    };
    let earlier = at(FIRST, "2024-03-14T08:00");
    let later = at(FIRST, "2024-03-14T10:00").replace("two workers", "three workers");
    let shown = report(&[&earlier, &later, OTHER]);
    assert!(shown.contains("2 reports"), "{shown}");
    assert!(shown.contains("Changed since 2024-03-14 08:00: “two” became “three”"), "{shown}");
}
