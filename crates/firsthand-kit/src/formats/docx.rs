//! Documents of Word and other word processors (Office Open XML): their paragraphs, one by one.

use std::io::{self, BufReader};

use firsthand::problem::ProblemKind;
use firsthand::read::Metadata;
use firsthand::text::BlockKind;

use super::out::{Out, Place};
use super::package::Package;
use super::written::Written;
use super::xml::{self, Element};

/// What is in a paragraph but not among its words: deleted text, instructions for fields, a second form of the same.
const NOT_WORDS: &[&str] = &["pPr", "rPr", "del", "delText", "instrText", "Fallback", "footnoteReference"];

/// Hands over the text of a document.
///
/// # Errors
/// When it cannot be read.
pub(super) fn read(package: &mut Package, out: &mut Out<'_>) -> io::Result<()> {
    let limit = out.limits.max_bytes;
    let mut written = Written::default();
    let document = package.file("word/document.xml")?;
    xml::elements(BufReader::new(document), out.limits.page(), &["p"], &mut |_, paragraph| {
        if written.len() <= limit {
            let mut words = String::new();
            push_words(&paragraph, &mut words);
            written.block(kind(&paragraph), &words);
        }
    })?;
    if written.len() > limit {
        let message =
            format!("The document has more than {:.1} MB of text. Raise `--max-bytes` to read it.", limit as f64 / 1e6);
        out.problem(Place::Whole, ProblemKind::TooLarge, "files", message);
    } else {
        out.written(Place::Whole, None, written, Metadata::default());
    }
    Ok(())
}

fn push_words(element: &Element, words: &mut String) {
    for child in element.elements() {
        match child.name.as_str() {
            "t" => words.push_str(&child.text()),
            "tab" | "br" | "cr" => words.push(' '),
            name if NOT_WORDS.contains(&name) => {}
            _ => push_words(child, words),
        }
    }
}

/// What a paragraph is by the name of its style, which is English in the file whatever the program's language.
fn kind(paragraph: &Element) -> BlockKind {
    let properties = paragraph.child("pPr");
    let style = properties.and_then(|properties| properties.child("pStyle")?.attribute("val")).unwrap_or_default();
    match style {
        "Title" => BlockKind::Title,
        "Caption" => BlockKind::Caption,
        "Quote" | "IntenseQuote" => BlockKind::Quote,
        _ if style.starts_with("Heading") || style == "Subtitle" => BlockKind::Heading,
        _ if properties.is_some_and(|properties| properties.child("numPr").is_some()) => BlockKind::List,
        _ => BlockKind::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::package::tests::{found, zipped};
    use firsthand::read::Format;

    #[test]
    fn paragraphs_of_a_document() {
        let document = "<w:document xmlns:w='x'><w:body>\
            <w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Storm</w:t></w:r></w:p>\
            <w:p><w:r><w:t xml:space='preserve'>Rain </w:t></w:r><w:del><w:r><w:delText>hail</w:delText></w:r></w:del>\
            <w:r><w:t>fell</w:t><w:br/><w:t>hard.</w:t></w:r></w:p><w:p/>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Nine hours</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            </w:body></w:document>";
        let found = found(&zipped(&[("word/document.xml", document.as_bytes())]));
        found.check(&[("c", "Storm\n\nRain fell hard.\n\nNine hours")], &[]);
        let Some(Format::Blocks(blocks)) = &found.documents[0].format else { panic!("no blocks") };
        assert_eq!(blocks[0].1, BlockKind::Title);
    }

    #[test]
    fn a_bomb_or_no_text_is_told() {
        let bomb = format!("<d><p><t>{}</t></p></d>", "a".repeat(300_000));
        found(&zipped(&[("word/document.xml", bomb.as_bytes())])).check(&[], &["c"]);
        let many = format!("<d>{}</d>", "<p><t>Rain fell.</t></p>".repeat(3000));
        found(&zipped(&[("word/document.xml", many.as_bytes())])).check(&[], &["c"]);
        found(&zipped(&[("word/document.xml", b"<d/>")])).check(&[], &["c"]);
    }
}
