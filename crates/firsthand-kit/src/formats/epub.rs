//! Books and papers (EPUB): each part of the reading order is an article, as the electronic editions of papers have it.

use std::io;

use firsthand::problem::ProblemKind;
use firsthand::read::Metadata;

use super::dates;
use super::out::{Out, Place};
use super::package::Package;
use super::written::Written;
use super::xml::{self, Element};

/// A part with fewer words is a cover, a list of contents or an advertisement.
const LEAST_WORDS: usize = 30;
/// Larger files that only describe a book are not meant to be read.
const MAX_DESCRIPTION: usize = 8 << 20;

/// Hands over the parts of a book.
///
/// # Errors
/// When the description of the book cannot be read.
pub(super) fn read(package: &mut Package, out: &mut Out<'_>) -> io::Result<()> {
    let container = document(package, "META-INF/container.xml", "container")?;
    let path = container.find("rootfile").and_then(|file| file.attribute("full-path")).unwrap_or_default().to_owned();
    let description = document(package, &path, "package")?;
    let about = |name: &str| description.child("metadata")?.child(name)?.words();
    let mut number = 0;
    for part in parts(&description, &path) {
        number += 1;
        let place = Place::Record(number);
        match package.text(&part, out.limits.page()) {
            Err(error) => out.problem(
                place,
                ProblemKind::Unreadable,
                "parts",
                format!("The part {part} cannot be read ({error})."),
            ),
            Ok(html) => {
                let written = Written::of_html(&html);
                if written.words() < LEAST_WORDS {
                    out.pass_over("parts with hardly any text, such as a cover");
                    continue;
                }
                let metadata = Metadata {
                    outlet: about("publisher").or_else(|| about("title")),
                    published: about("date").map(|date| dates::iso(&date)),
                    language: about("language"),
                    ..Metadata::default()
                };
                out.written(place, None, written, metadata);
            }
        }
    }
    if number == 0 {
        out.problem(Place::Whole, ProblemKind::Empty, "files", "The book has no parts that can be read.");
    }
    Ok(())
}

/// The root element of a file that describes the book.
fn document(package: &mut Package, path: &str, root: &str) -> io::Result<Element> {
    let text = package.text(path, MAX_DESCRIPTION)?;
    let mut found = None;
    xml::elements(text.as_bytes(), MAX_DESCRIPTION, &[root], &mut |_, element| {
        found.get_or_insert(element);
    })?;
    found.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("{path} in it does not describe a book")))
}

/// The paths of the parts in the order in which they are read.
fn parts(description: &Element, path: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let items: Vec<&Element> = description.child("manifest").map(|list| list.elements().collect()).unwrap_or_default();
    let order = description.child("spine").map(|list| list.elements().collect::<Vec<_>>()).unwrap_or_default();
    let part = |reference: &Element| {
        let item = items
            .iter()
            .find(|item| item.attribute("id").is_some() && item.attribute("id") == reference.attribute("idref"))?;
        let is_contents =
            item.attribute("properties").is_some_and(|properties| properties.split(' ').any(|one| one == "nav"));
        (!is_contents).then(|| joined(folder, &decoded(item.attribute("href").unwrap_or_default())))
    };
    order.into_iter().filter_map(part).collect()
}

/// A path within the archive, from the folder it starts at.
fn joined(folder: &str, path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(path.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A path with "%20" and the like as the characters they stand for.
fn decoded(path: &str) -> String {
    let path = path.split('#').next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::package::tests::{found, zipped};

    #[test]
    fn the_parts_of_a_paper() {
        let container = b"<container><rootfiles><rootfile full-path='OEBPS/content.opf'/></rootfiles></container>";
        let description = "<package xmlns:dc='x'><metadata><dc:title>The Bugle</dc:title><dc:date>2024-03-14</dc:date></metadata>\
            <manifest><item id='n' href='nav.xhtml' properties='nav'/><item id='c' href='cover.xhtml'/>\
            <item id='b' href='text/b%20c.xhtml'/><item id='x' href='../gone.xhtml'/></manifest>\
            <spine><itemref idref='n'/><itemref idref='c'/><itemref idref='b'/><itemref idref='x'/></spine></package>";
        let words = "Rain fell on the town of Lusk. ".repeat(8);
        let page = format!("<html><head><title>x</title></head><body><h1>Storm</h1><p>{words}</p></body></html>");
        let found = found(&zipped(&[
            ("META-INF/container.xml", container),
            ("OEBPS/content.opf", description.as_bytes()),
            ("OEBPS/cover.xhtml", b"<html><body>Cover</body></html>"),
            ("OEBPS/text/b c.xhtml", page.as_bytes()),
        ]));
        found.check(&[("c#2", &format!("Storm\n\n{}", words.trim()))], &["c#3", "c"]);
        assert_eq!(found.metadata(0).outlet.as_deref(), Some("The Bugle"));
    }

    #[test]
    fn a_book_without_a_description_is_told() {
        found(&zipped(&[("META-INF/container.xml", b"<container/>")])).check(&[], &["c"]);
        assert_eq!(joined("a/b", "../../../c"), "c");
        assert_eq!(decoded("a%2"), "a%2");
    }
}
