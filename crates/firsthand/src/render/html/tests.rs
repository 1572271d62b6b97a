//! The page as a whole: that it is one well-formed, harmless document in which every link arrives.

use std::collections::BTreeSet;

use super::{fixture, html};
use crate::account::{Account, EdgeKind, Status};
use crate::settings::Settings;

/// The tags of a page in order, as written between `<` and `>`; the text of style sheet and script is passed over.
fn tags(page: &str) -> Vec<&str> {
    let mut rest = page;
    let mut tags = Vec::new();
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').expect("every tag ends");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        for raw in ["style", "script"] {
            if tag == raw {
                rest = &rest[rest.find(&format!("</{raw}>")).expect("it ends")..];
            }
        }
        tags.push(tag);
    }
    tags
}

/// The values of an attribute over the whole page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let value = |tag: &'a str| Some(tag.split_once(&start)?.1.split_once('"')?.0);
    tags(page).into_iter().filter_map(value).collect()
}

/// Elements nest, links do not, nothing but the known tags occurs, ids are unique and every inner link arrives.
fn check(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(page) {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        if let Some(closing) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closing), "in {open:?}");
        } else if !tag.ends_with('/') && !["!DOCTYPE", "meta"].contains(&name) {
            assert!(name != "a" || !open.contains(&"a"), "a link in a link");
            assert!(!["img", "iframe", "object", "link", "base"].contains(&name), "{tag}");
            assert!(name != "script" || tag == "script", "a script with attributes");
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    let ids = values(page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "ids are unique");
    for href in values(page, "href") {
        match href.strip_prefix('#') {
            Some(id) => assert!(unique.contains(id), "{href} leads nowhere"),
            None => assert!(href.starts_with("https://") || href.starts_with("http://"), "{href}"),
        }
    }
    for labelled in values(page, "aria-labelledby").into_iter().flat_map(str::split_whitespace) {
        assert!(unique.contains(labelled), "{labelled}");
    }
}

/// The text a reader sees, tags left out.
fn seen(page: &str) -> String {
    let mut text = String::new();
    let page = page.split("<script>").next().unwrap_or_default();
    for piece in page.split('<').skip(1) {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
    }
    text
}

#[test]
fn the_page_is_well_formed_and_every_link_arrives() {
    check(&html(&fixture::account()));
}

#[test]
fn nothing_of_an_article_becomes_markup() {
    let page = html(&fixture::account());
    for tag in tags(&page) {
        // What stands in a quoted value is no attribute.
        let lower: String = tag.to_lowercase().split('"').step_by(2).collect();
        assert!(!lower.contains("onerror=") && !lower.contains("onload=") && !lower.contains("onmouseover="), "{tag}");
        assert!(!lower.contains(" style="), "{tag}");
        assert!(!tag.contains("=\"javascript:"), "{tag}");
    }
    assert!(!page.contains('\u{202E}'));
    assert!(page.contains("&lt;script&gt;alert(4)&lt;/script&gt; paid [U+202E]000,1[U+202C] &amp; &lt;b&gt;"));
    assert!(page.contains("href=\"https://norlane.example/ferry?a=1&amp;b=2\""));
    assert!(page.contains("rel=\"noopener noreferrer nofollow external\""));
}

#[test]
fn the_policy_allows_exactly_the_style_sheet_and_the_script() {
    let page = html(&fixture::account());
    let within = |tag: &str| {
        let (_, rest) = page.split_once(&format!("<{tag}>")).unwrap();
        rest.split_once(&format!("</{tag}>")).unwrap().0
    };
    let hash = |tag: &str| super::escape::hash_source(within(tag));
    assert!(page.contains(&format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'\"",
        hash("style"),
        hash("script")
    )));
    assert!(!within("style").contains("url(") && !within("style").contains("@import"));
    assert_eq!(page.matches("<script").count(), 1);
}

#[test]
fn the_script_makes_no_markup_out_of_words() {
    for sink in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch("] {
        assert!(!super::SCRIPT.contains(sink), "{sink}");
    }
}

#[test]
fn the_opening_names_the_origins() {
    let text = seen(&html(&fixture::account()));
    assert!(
        text.contains("4 reports, 2 originsNorlane stands behind 3 of them; Skarholm Post brings matter of its own.")
    );
    assert!(text.contains("Reports differ on 1 point."));
}

#[test]
fn an_open_direction_is_said() {
    let text = seen(&html(&fixture::account()));
    assert!(text.contains("Which took it from the other: cannot tell"));
}

#[test]
fn changes_stand_side_by_side_with_what_they_touch() {
    let page = html(&fixture::account());
    assert!(page.contains("<del>14</del>"));
    assert!(page.contains("<ins>41<small class=\"touch\">figure</small></ins>"));
    assert!(page.contains("<del>ran</del>"));
}

#[test]
fn the_same_quote_is_shown_once_and_links_to_both_places() {
    let page = html(&fixture::account());
    let said = page.split_once("<ul class=\"said\">").unwrap().1.split_once("</ul>").unwrap().0;
    assert_eq!(said.matches("<blockquote>").count(), 1);
    assert!(said.contains("href=\"#r1-q0\"") && said.contains("href=\"#r2-q0\""));
}

#[test]
fn captions_are_told_from_prose() {
    assert!(html(&fixture::account()).contains("<span class=\"kind\">Caption</span>"));
}

#[test]
fn nothing_at_all_is_still_a_page() {
    let empty =
        Account { settings: Settings::default(), reports: Vec::new(), stories: Vec::new(), problems: Vec::new() };
    check(&html(&empty));
}

#[test]
fn reports_without_a_story_keep_their_text() {
    let mut account = fixture::account();
    account.stories.clear();
    let page = html(&account);
    check(&page);
    assert!(page.contains("Reports that belong to no story") && page.contains("ran aground off Skarholm"));
}

#[test]
fn one_report_reads_as_one_report() {
    let mut account = fixture::account();
    let mut story = account.stories.remove(0);
    story.articles = vec![0];
    story.lineage = crate::account::Lineage::default();
    story.reuse.clear();
    story.points[0].status = Status::Single;
    story.points[0].readings.truncate(1);
    story.points[0].readings[0].members.truncate(1);
    story.points[0].readings[0].origins.clear();
    story.timeline.clear();
    account.reports.truncate(1);
    account.stories.push(story);
    let page = html(&account);
    check(&page);
    assert!(seen(&page).contains("1 reportThere is nothing to compare it with"));
    assert!(!page.contains("Who repeats whom"));
}

#[test]
fn two_stories_have_their_own_ids() {
    let mut account = fixture::account();
    account.stories.push(account.stories[0].clone());
    let page = html(&account);
    check(&page);
    assert!(page.contains("2 stories in 4 reports"));
}

#[test]
fn many_reports_fold_away_and_are_not_drawn() {
    let mut account = fixture::account();
    let story = &mut account.stories[0];
    let template = story.lineage.edges[0].clone();
    for i in 4..200 {
        account.reports.push(account.reports[1].clone());
        story.articles.push(i);
        story.lineage.nodes.push(crate::account::Node { article: Some(i), label: format!("Copy {i}") });
        story.lineage.edges.push(crate::account::Edge { to: i, kind: EdgeKind::Copy, ..template.clone() });
        story.lineage.origins[0].articles.push(i);
    }
    let page = html(&account);
    check(&page);
    let drawing = page.split_once("<figure class=\"drawing\">").unwrap().1.split_once("</figure>").unwrap().0;
    // Of a big story sixty reports are shown, three of which are no copies of the first.
    let folded = drawing.split_once("<details").map_or(drawing, |(folded, _)| folded);
    assert!(folded.contains(">57 reports<") && folded.len() < 8_000);
    assert!(page.contains("and 51 more reports"));
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
}

#[test]
fn findings_that_point_nowhere_do_no_harm() {
    let mut account = fixture::account();
    let story = &mut account.stories[0];
    story.articles.push(99);
    story.lineage.edges[0].from = 77;
    story.lineage.edges[1].evidence.push(crate::account::Evidence::Reuse(55));
    story.lineage.witnesses[0].passage.span = crate::span::Span::new(5, 1_000_000);
    story.timeline[0].members[0].article = 99;
    story.entities[0].members.push((99, 3));
    story.points[0].readings[0].members[0].annotation = Some(crate::account::AnnotationRef::Figure(44));
    html(&account);
}

#[test]
fn the_drawing_leads_to_reports_and_passages() {
    let page = html(&fixture::account());
    let drawing = page.split_once("<figure class=\"drawing\">").unwrap().1.split_once("</figure>").unwrap().0;
    assert!(drawing.contains("href=\"#s1-d0\"") && drawing.contains("href=\"#r2\""));
    assert!(drawing.contains(">edited, 80\u{a0}%<") && drawing.contains(">3 h later<"));
}

#[test]
fn the_ledger_has_a_row_for_a_point_and_a_column_for_an_origin() {
    let page = html(&fixture::account());
    let row = page.split_once("<tr role=\"row\" id=\"s1-p0\"").unwrap().1.split_once("</tr>").unwrap().0;
    let cells: Vec<&str> = row.split("<td").skip(1).collect();
    assert_eq!(cells.len(), 2);
    assert!(cells[0].contains("14 people") && cells[0].contains("41 people") && cells[1].contains("17 people"));
}

#[test]
fn what_a_report_leaves_out_is_told() {
    let text = seen(&html(&fixture::account()));
    assert!(text.contains("Skarholm Post leaves out 1 point"), "{text}");
}

#[test]
fn the_filters_are_hidden_until_the_script_shows_them() {
    let page = html(&fixture::account());
    let form = tags(&page).into_iter().find(|tag| tag.starts_with("form ")).unwrap();
    assert!(form.ends_with(" hidden"));
    assert!(page.contains("<option value=\"0\">A Norlane</option>"));
}
