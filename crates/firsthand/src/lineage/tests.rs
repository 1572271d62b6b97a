//! Lineage of small invented stories.

use super::derive;
use crate::account::{EdgeKind, Lineage, annotated};
use crate::read::Document;
use crate::reuse::{self, Reach};
use crate::settings::Settings;

const BODY: &str = "A crowded ferry struck the breakwater off Port Selwick late on Monday and took in water through a \
    gash in its bow. The captain ordered the engines stopped and had the passengers moved to the stern.\n\nFishing \
    boats reached the vessel within a quarter of an hour and pulled 38 people from the deck. Investigators have sealed \
    the bridge and taken the logbook ashore.\n";

fn lineage(articles: &[(&str, &str, &str)]) -> Lineage {
    let document = |(at, (outlet, published, text)): (usize, &(&str, &str, &str))| {
        let date = if published.is_empty() { String::new() } else { format!("published: {published}\n") };
        Document::new(format!("{at}.md"), format!("---\noutlet: {outlet}\n{date}---\n{text}"))
    };
    let settings = Settings::default();
    let (reports, _) = annotated(articles.iter().enumerate().map(document).collect(), &settings);
    let all: Vec<usize> = (0..reports.len()).collect();
    derive(&reports, &all, &reuse::find(&reports, &all, &settings), Reach::WIDE)
}

fn edges(lineage: &Lineage) -> Vec<(&str, &str)> {
    let label = |at: usize| lineage.nodes.get(at).map_or("", |node| node.label.as_str());
    lineage.edges.iter().map(|edge| (label(edge.from), label(edge.to))).collect()
}

#[test]
fn the_later_copy_is_the_child() {
    let lineage = lineage(&[("Bugle", "2024-03-02T10:00", BODY), ("Mail", "2024-03-02T08:00", BODY)]);
    assert_eq!(edges(&lineage), [("Mail", "Bugle")]);
    assert_eq!(lineage.edges[0].kind, EdgeKind::Copy);
    assert!(lineage.edges[0].directed && lineage.edges[0].why.contains("came out later"));
    assert_eq!(lineage.origins.len(), 1);
}

#[test]
fn what_was_done_with_a_text_goes_by_the_words_left_in_place() {
    let kind_of = |text: &str| {
        let lineage = lineage(&[("Mail", "2024-03-02T08:00", BODY), ("Bugle", "2024-03-02T10:00", text)]);
        lineage.edges.first().map(|edge| edge.kind)
    };
    let check = |text: &str, kind: EdgeKind| assert_eq!(kind_of(text), Some(kind), "{text}");
    check(&BODY.replace(" Investigators have sealed the bridge and taken the logbook ashore.", ""), EdgeKind::Copy);
    check(&BODY.replace("late on Monday ", "").replace("quarter of an hour", "few minutes"), EdgeKind::Edit);
    let told = "Late on Monday the breakwater off Port Selwick was struck by a crowded ferry, which through a gash in \
        its bow took in water. Its engines were stopped and its passengers moved to the stern on the captain's \
        order.\n\nWithin a quarter of an hour the vessel was reached by fishing boats; from its deck 38 people were \
        pulled. The bridge has been sealed by investigators, and the logbook was taken ashore.\n";
    check(told, EdgeKind::Rewrite);
}

#[test]
fn without_dates_the_edge_says_that_it_has_no_direction() {
    let lineage = lineage(&[("Bugle", "", BODY), ("Mail", "", BODY)]);
    assert_eq!(lineage.edges.len(), 1);
    assert!(!lineage.edges[0].directed && lineage.edges[0].confidence <= 0.5);
}

#[test]
fn two_carriers_of_an_agency_are_siblings() {
    let carried = format!("PORT SELWICK (Reuters) - {BODY}");
    let lineage = lineage(&[("Bugle", "2024-03-02T10:00", &carried), ("Mail", "2024-03-02T08:00", &carried)]);
    assert_eq!(edges(&lineage), [("Reuters", "Mail"), ("Reuters", "Bugle")]);
    assert_eq!(lineage.origins.len(), 1);
}

#[test]
fn accounts_of_their_own_are_origins_of_their_own() {
    let other = "Rescue crews said trawlers had saved 38 travellers from a sinking boat on Monday night. The ship ran \
        into the harbour wall, police said, and was evacuated.\n";
    let lineage = lineage(&[("Bugle", "2024-03-02", BODY), ("Mail", "2024-03-02", other)]);
    assert_eq!(lineage.edges, []);
    assert_eq!(lineage.origins.len(), 2);
    assert!(lineage.witnesses.iter().all(|witness| witness.origins.len() == 1));
}

#[test]
fn a_credit_to_an_outlet_of_the_story_is_a_derivation() {
    let told =
        "A ferry was badly damaged near Port Selwick, the Bugle reported. The Bugle said the logbook was gone.\n";
    let lineage = lineage(&[("The Bugle", "2024-03-02", BODY), ("Digest", "2024-03-03", told)]);
    assert_eq!(edges(&lineage), [("The Bugle", "Digest")]);
    assert_eq!(lineage.edges[0].kind, EdgeKind::Credit);
    assert_eq!(lineage.origins.len(), 1);
}

/// A report of six sentences, two of which each carrier leaves out.
const WHOLE: [&str; 6] = [
    "A crowded ferry struck the breakwater off Port Selwick late on Monday and took in water through a gash in its bow.",
    "The captain ordered the engines stopped and had the passengers moved to the stern.",
    "Fishing boats reached the vessel within a quarter of an hour and pulled 38 people from the deck.",
    "Two of them were treated for cuts at the clinic on the quay and sent home before midnight.",
    "Investigators have sealed the bridge and taken the logbook ashore.",
    "The line has run the crossing for nineteen years without a mishap of this kind.",
];

fn without(left_out: &[usize]) -> String {
    let kept = WHOLE.iter().enumerate().filter(|(at, _)| !left_out.contains(at));
    kept.map(|(_, sentence)| *sentence).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_one_carrier_of_a_missing_text_cut_is_not_the_other_s_own() {
    let bugle = format!("{}\n\nThis story was first published by The Selwick Packet.\n", without(&[1, 5]));
    let mail = format!("{}\n\nThis story was first published by The Selwick Packet.\n", without(&[0, 3]));
    let lineage = lineage(&[("Bugle", "2024-03-02", &bugle), ("Mail", "2024-03-02", &mail)]);
    assert_eq!(edges(&lineage), [("Selwick Packet", "Bugle"), ("Selwick Packet", "Mail")]);
    assert_eq!(lineage.origins.len(), 1);
}

#[test]
fn an_outlet_that_one_report_s_credit_line_names_is_known_in_the_others() {
    let bugle = format!("{}\n\nWith reporting from The Selwick Packet.\n", without(&[]));
    let digest = "According to The Selwick Packet, the line has run the crossing for nineteen years without a mishap of \
        this kind. Two of them were treated for cuts at the clinic on the quay and sent home before midnight.\n";
    let lineage = lineage(&[("Bugle", "2024-03-02", &bugle), ("Digest", "2024-03-03", digest)]);
    assert!(edges(&lineage).contains(&("Selwick Packet", "Digest")), "{:?}", edges(&lineage));
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(derive(&[], &[], &[], Reach::WIDE), Lineage::default());
}

#[test]
fn a_copyright_in_a_picture_says_nothing_of_the_text() {
    let shown = format!("{BODY}\nImage copyright Reuters\n\nImage caption The ferry at its berth\n");
    let lineage = lineage(&[("Bugle", "2024-03-02", &shown)]);
    assert_eq!(lineage.edges, []);
}
