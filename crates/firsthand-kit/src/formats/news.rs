//! What news agencies send: NewsML-G2 items, alone or in a message of many, and NITF documents, alone or within either.

use std::io::{self, BufRead};

use firsthand::problem::ProblemKind;
use firsthand::read::Metadata;

use super::dates;
use super::out::{Out, Place};
use super::written::Written;
use super::xml::{self, Element};

/// Hands over the items of a file.
///
/// # Errors
/// When the file can be read no further.
pub(super) fn read(stream: impl BufRead, out: &mut Out<'_>) -> io::Result<()> {
    let mut number = 0;
    let limit = out.limits.page();
    xml::elements(stream, limit, &["newsItem", "nitf"], &mut |_, element| {
        number += 1;
        let place = Place::Record(number);
        if element.name == "nitf" {
            nitf(&element, Metadata::default(), place, out)
        } else {
            item(&element, place, out)
        }
    })
}

/// An item of NewsML-G2: what is known of it, then its content in one of several forms.
fn item(item: &Element, place: Place, out: &mut Out<'_>) {
    let words = |path: &[&str]| path.iter().try_fold(item, |element, name| element.child(name))?.words();
    let named = |path: &[&str]| words(&[path, &["name"]].concat()).or_else(|| words(path));
    let metadata = Metadata {
        title: words(&["contentMeta", "headline"]),
        outlet: named(&["itemMeta", "provider"]).or_else(|| named(&["rightsInfo", "copyrightHolder"])),
        url: item
            .find("remoteContent")
            .and_then(|content| content.attribute("href"))
            .filter(|url| url.contains("://"))
            .map(str::to_owned),
        published: words(&["itemMeta", "versionCreated"])
            .or_else(|| words(&["contentMeta", "contentCreated"]))
            .map(|date| dates::iso(&date)),
        bylines: words(&["contentMeta", "by"]).or_else(|| named(&["contentMeta", "creator"])).into_iter().collect(),
        agency: words(&["contentMeta", "creditline"]).or_else(|| named(&["contentMeta", "infoSource"])),
        section: named(&["contentMeta", "subject"]),
        ..Metadata::default()
    };
    let Some(content) = item.child("contentSet") else { return out.pass_over("items without text, such as pictures") };
    if let Some(document) = content.find("nitf") {
        return nitf(document, metadata, place, out);
    }
    let body = content.find("body").or_else(|| content.child("inlineXML"));
    let written = match (body, content.child("inlineData")) {
        (Some(body), _) => Written::of_element(body),
        (None, Some(data)) if data.attribute("contenttype").is_some_and(|kind| kind.contains("html")) => {
            Written::of_html(&data.text())
        }
        (None, Some(data)) => Written::of_text(&data.text()),
        (None, None) => return out.pass_over("items without text, such as pictures"),
    };
    out.written(place, None, written, metadata);
}

/// A document of NITF; what the item around it says of itself comes first.
fn nitf(nitf: &Element, around: Metadata, place: Place, out: &mut Out<'_>) {
    let head = |name: &str| nitf.find(name).and_then(Element::words);
    let attribute = |element: &str, name: &str| nitf.find(element)?.attribute(name).map(str::to_owned);
    let published = || attribute("date.issue", "norm").or_else(|| attribute("date.release", "norm"));
    let mut bylines = Vec::new();
    nitf.all("byline", &mut bylines);
    let byline = |byline: &&Element| byline.find("person").unwrap_or(byline).words();
    let metadata = Metadata {
        title: around.title.or_else(|| head("hl1")).or_else(|| head("hedline")).or_else(|| head("title")),
        outlet: around.outlet.or_else(|| attribute("pubdata", "name")).or_else(|| attribute("doc.copyright", "holder")),
        url: around.url.or_else(|| attribute("pubdata", "ex-ref")).filter(|url| url.contains("://")),
        published: around.published.or_else(|| published().map(|date| dates::iso(&date))),
        bylines: if around.bylines.is_empty() { bylines.iter().filter_map(byline).collect() } else { around.bylines },
        agency: around.agency.or_else(|| head("distributor")),
        section: around.section.or_else(|| attribute("pubdata", "position.section")),
        ..Metadata::default()
    };
    match nitf.find("body.content") {
        Some(content) => out.written(place, None, Written::of_element(content), metadata),
        None => {
            out.problem(place, ProblemKind::Empty, "items", "The document has no body, so there is nothing to read.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tests::read_with;

    const NITF: &str = r#"<nitf><head><title>Rain</title><docdata><date.issue norm="20240314T093000Z"/></docdata>
        <pubdata name="The Bugle" position.section="World"/></head><body><body.head><hedline><hl1>Rain floods Lusk</hl1></hedline>
        <byline>By <person>Ann Bell</person></byline><distributor>Carrow</distributor></body.head>
        <body.content><p>Rain <em>fell</em>.</p><hl2>After</hl2><block><p>Roofs broke.</p></block>
        <media><media-caption>A roof.</media-caption></media></body.content></body></nitf>"#;

    #[test]
    fn a_document_of_nitf() {
        let found = read_with(5000, |out| read(NITF.as_bytes(), out).unwrap());
        found.check(&[("c#1", "Rain fell.\n\nAfter\n\nRoofs broke.\n\nA roof.")], &[]);
        let metadata = found.metadata(0);
        assert_eq!(metadata.title.as_deref(), Some("Rain floods Lusk"));
        assert_eq!(metadata.outlet.as_deref(), Some("The Bugle"));
        assert_eq!(metadata.published.as_deref(), Some("2024-03-14T09:30:00Z"));
        assert_eq!((metadata.agency.as_deref(), &metadata.bylines[..]), (Some("Carrow"), &["Ann Bell".to_owned()][..]));
    }

    #[test]
    fn a_message_of_newsml_g2() {
        let item = |content: &str| {
            format!(
                "<newsItem guid='x'><itemMeta><provider><name>Carrow</name></provider><versionCreated>2024-03-14T09:30:00-05:00\
                 </versionCreated></itemMeta><contentMeta><headline>Storm</headline><by>By Cy Dow</by></contentMeta>\
                 <contentSet>{content}</contentSet></newsItem>"
            )
        };
        let message = format!(
            "<newsMessage><itemSet>{}{}{}{}</itemSet></newsMessage>",
            item(&format!("<inlineXML>{NITF}</inlineXML>")),
            item("<inlineXML><html><head><title>x</title></head><body><p>Hail.</p></body></html></inlineXML>"),
            item("<remoteContent href='x.jpg'/>"),
            item("<inlineData contenttype='text/plain'>Snow.\n\nIce.</inlineData>"),
        );
        let found = read_with(5000, |out| read(message.as_bytes(), out).unwrap());
        let texts =
            [("c#1", "Rain fell.\n\nAfter\n\nRoofs broke.\n\nA roof."), ("c#2", "Hail."), ("c#4", "Snow.\n\nIce.")];
        found.check(&texts, &["c"]);
        let metadata = found.metadata(0);
        assert_eq!((metadata.title.as_deref(), metadata.outlet.as_deref()), (Some("Storm"), Some("Carrow")));
        assert_eq!(metadata.published.as_deref(), Some("2024-03-14T09:30:00-05:00"));
        assert_eq!(metadata.bylines, ["Cy Dow"]);
    }
}
