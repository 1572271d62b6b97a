//! A story made by hand, for tests: four reports of a ferry that ran aground, two of them one agency text.

use crate::account::*;
use crate::annotate::*;
use crate::read::Document;
use crate::settings::Settings;
use crate::span::Span;
use crate::text::BlockKind;

const AGENCY: &str = "---\noutlet: Norlane\ntitle: Ferry runs aground off Skarholm\npublished: 2023-05-02T08:00\n\
    url: https://norlane.example/ferry?a=1&b=2\n---\n\
    A ferry ran aground off Skarholm on Monday and 14 people were hurt, the coast guard said.\n\n\
    \"The channel was marked, and we followed the marks,\" captain Ida Brun said.\n";
const CARRIER: &str = "---\noutlet: Harbour Times\npublished: 2023-05-02T11:00\n---\n\
    A ferry went aground off Skarholm on Monday and 41 people were hurt, the coast guard said.\n\n\
    Photo caption: The ferry on the rocks. © Norlane\n\n\
    “The channel was marked, and we followed the marks,” captain Ida Brun said.\n";
const LOCAL: &str = "---\noutlet: Skarholm Post\npublished: 2023-05-03\n---\n\
    The hospital took in 17 people after the ferry struck, said its director, Ida Bruhn.\n";
const HOSTILE: &str = "---\noutlet: \"</script><img src=x onerror=alert(1)>\"\ntitle: \"\\\"><svg onload=alert(2)>\"\n\
    url: javascript:alert(3)\n---\n\
    <script>alert(4)</script> paid \u{202E}000,1\u{202C} & <b>14</b> people' \" onmouseover=\"alert(5) were hurt.\n";

/// The account of the four reports.
pub fn account() -> Account {
    let documents = [("a.txt", AGENCY), ("b.txt", CARRIER), ("c.txt", LOCAL), ("<img src=y>.txt", HOSTILE)];
    let documents = documents.iter().map(|(input, text)| Document::new(*input, *text)).collect();
    let settings = Settings::default();
    let (mut reports, problems) = crate::account::annotated(documents, &settings);
    for report in &mut reports {
        report.annotations = Annotations::default();
    }
    reports[1].text.blocks[1].kind = BlockKind::Caption;
    annotate(&mut reports);
    let story = story(&reports);
    Account { settings, reports, stories: vec![story], problems }
}

/// The place of `words` in the text proper of a report.
pub fn place(report: &Report, words: &str) -> Span {
    let body = report.article.body;
    let start = body + report.article.text[body..].find(words).unwrap();
    Span::new(start, start + words.len())
}

fn annotate(reports: &mut [Report]) {
    let people = [(0, "14 people"), (1, "41 people"), (2, "17 people"), (3, "14")];
    for (i, words) in people {
        let span = place(&reports[i], words);
        let number = Span::new(span.start, span.start + 2);
        let counted = (span.len() > 2).then(|| Span::new(span.start + 3, span.end));
        let counted = counted.map(|span| Counted { text: "people".to_owned(), span });
        let figure = Figure {
            span: number,
            low: Some(14.0),
            high: Some(14.0),
            modifier: Modifier::Exact,
            unit: None,
            counted,
            source: None,
            quote: None,
            certainty: Certainty::Certain,
            trend: None,
        };
        reports[i].annotations.figures.push(figure);
    }
    for report in &mut reports[..2] {
        let content = place(report, "The channel was marked, and we followed the marks,");
        let name = place(report, "Ida Brun");
        let speaker = Party { text: "Ida Brun".to_owned(), span: Some(name), entity: Some(0) };
        let kind = QuoteKind::Direct;
        let (cue, via, certainty) = (None, Vec::new(), Certainty::Likely);
        let span = content.join(name);
        report.annotations.quotes.push(Quote { span, kind, content, speaker: Some(speaker), cue, via, certainty });
    }
    for (i, words) in [(0, "Ida Brun"), (1, "Ida Brun"), (2, "Ida Bruhn")] {
        let span = place(&reports[i], words);
        let found = &mut reports[i].annotations;
        found.names.push(Name { span, kind: NameKind::Person, entity: 0, certainty: Certainty::Certain });
        let (kind, name) = (NameKind::Person, words.to_owned());
        found.entities.push(Entity { kind, name, gender: None, roles: Vec::new(), age: None });
    }
}

fn story(reports: &[Report]) -> Story {
    let passage = |article: usize, words: &str| Passage { article, span: place(&reports[article], words) };
    let member = |article: usize| Member {
        passage: Passage { article, span: reports[article].annotations.figures[0].span },
        annotation: Some(AnnotationRef::Figure(0)),
    };
    let reading = |text: &str, origins: &[usize], articles: &[usize]| Reading {
        text: text.to_owned(),
        low: None,
        high: None,
        sources: Vec::new(),
        origins: origins.to_vec(),
        members: articles.iter().map(|article| member(*article)).collect(),
    };
    let hurt = Point {
        kind: PointKind::Figure,
        label: "people hurt".to_owned(),
        status: Status::Contested,
        readings: vec![reading("14", &[0], &[0, 3]), reading("41", &[0], &[1]), reading("17", &[1], &[2])],
        why: "Two origins give different numbers.".to_owned(),
    };
    let first = passage(0, "A ferry ran aground off Skarholm on Monday and 14 people were hurt");
    let second = passage(1, "A ferry went aground off Skarholm on Monday and 41 people were hurt");
    let change = |a: &str, b: &str, touches: Vec<Touch>| Change {
        a: Some(passage(0, a).span),
        b: Some(passage(1, b).span),
        kind: ChangeKind::Replaced,
        touches,
    };
    let changes = vec![change("ran", "went", Vec::new()), change("14", "41", vec![Touch::Figure])];
    let event = Event {
        when: "2023-05-01".to_owned(),
        precision: Precision::Day,
        text: "A ferry ran aground off Skarholm on Monday.".to_owned(),
        members: vec![first, second],
        origins: vec![0],
    };
    let variants = [("Ida Brun", 2), ("Ida Bruhn", 1)].map(|(text, count)| Variant { text: text.to_owned(), count });
    Story {
        id: "story".to_owned(),
        headline: "Ferry runs aground off Skarholm".to_owned(),
        articles: vec![0, 1, 2, 3],
        reuse: vec![Reuse { a: first, b: second, kind: ReuseKind::Edited, score: 0.9, changes }],
        lineage: lineage(reports, first, second),
        entities: vec![StoryEntity {
            kind: NameKind::Person,
            name: "Ida Brun".to_owned(),
            variants: variants.to_vec(),
            members: vec![(0, 0), (1, 0), (2, 0)],
        }],
        points: vec![hurt],
        timeline: vec![event],
        left_out: vec![LeftOut { article: 2, points: vec![0], later: vec![] }],
        copies: Copies::default(),
    }
}

fn lineage(reports: &[Report], first: Passage, second: Passage) -> Lineage {
    let node = |i: usize| Node { article: Some(i), label: reports[i].article.label().to_owned() };
    let edge = |from, to, directed, evidence| Edge {
        from,
        to,
        kind: EdgeKind::Edit,
        share: 0.8,
        confidence: 0.9,
        directed,
        evidence,
        why: "The same sentences in the same order.".to_owned(),
    };
    let origin = |node: usize, articles: &[usize]| Origin {
        node,
        label: reports[node].article.label().to_owned(),
        articles: articles.to_vec(),
        why: "No earlier report holds its words.".to_owned(),
    };
    Lineage {
        nodes: (0..4).map(node).collect(),
        edges: vec![edge(0, 1, true, vec![Evidence::Reuse(0)]), edge(2, 3, false, Vec::new())],
        origins: vec![origin(0, &[0, 1, 3]), origin(2, &[2])],
        witnesses: vec![Witness { passage: first, origins: vec![0] }, Witness { passage: second, origins: vec![0] }],
    }
}
