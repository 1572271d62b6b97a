//! PDF with a text layer: the words in the order in which they are drawn, broken into lines and paragraphs by where they
//! stand on the page.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};

use firsthand::problem::ProblemKind;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, LoadOptions, Object};

use super::guard::guarded;
use super::out::{Out, Place};

/// The most that one compressed part of a file may unpack to; the text of a page has some kilobytes.
const MAX_UNPACKED: usize = 64 << 20;
/// A gap within a line, in thousandths of the size of the letters, that stands for a space; letters are kerned by less.
const SPACE: f64 = 180.0;
/// Lines further apart than so many times the size of the letters are of two paragraphs; within one they are 1.1 to 1.4
/// apart.
const PARAGRAPH: f64 = 1.6;
/// Differences in height below this share of the size of the letters, such as that of a footnote's number, break no line.
const SAME_LINE: f64 = 0.5;

/// Hands over the text of a document.
///
/// # Errors
/// When it is no PDF that can be read.
pub(super) fn read(bytes: &[u8], out: &mut Out<'_>) -> io::Result<()> {
    let limit = out.limits.max_bytes;
    let (text, unread) = guarded(|| text(bytes, limit))?;
    if unread {
        let message = "Some of its words are in fonts that do not say which characters they show, and are left out. Save the \
            document again, or its words as plain text.";
        out.problem(Place::Whole, ProblemKind::Encoding, "files", message);
    }
    if text.len() > limit {
        let message =
            format!("The document has more than {:.1} MB of text. Raise `--max-bytes` to read it.", limit as f64 / 1e6);
        out.problem(Place::Whole, ProblemKind::TooLarge, "files", message);
    } else if text.chars().filter(|c| c.is_alphabetic()).count() == 0 {
        let message =
            "The PDF holds no text, perhaps only pictures of pages. Run it through character recognition first.";
        out.problem(Place::Whole, ProblemKind::Empty, "files", message);
    } else {
        out.record(Place::Whole, None, text, Default::default());
    }
    Ok(())
}

/// The text of all pages, no more than is needed to see that it is longer than `limit`, and whether there is more that
/// cannot be read.
fn text(bytes: &[u8], limit: usize) -> io::Result<(String, bool)> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(failed)?;
    if document.is_encrypted() {
        return Err(io::Error::new(ErrorKind::PermissionDenied, "it is locked by a password; save it without one"));
    }
    let (mut text, mut unread) = (String::new(), false);
    for page in document.page_iter() {
        let content = document.get_page_content_with_limit(page, MAX_UNPACKED).map_err(failed)?;
        let content = Content::decode(&content).map_err(failed)?;
        let fonts = document.get_page_fonts(page).unwrap_or_default();
        let mut pen = Pen::new(&document, &fonts, text);
        content.operations.iter().for_each(|operation| pen.draw(operation));
        unread |= pen.unread;
        text = pen.page_end();
        if text.len() > limit {
            break;
        }
    }
    Ok((text, unread))
}

/// How a font's bytes stand for characters. One of several bytes a character that has no map to Unicode would give
/// characters that nobody sees.
fn encoding<'a>(font: &'a Dictionary, document: &'a Document) -> Option<Encoding<'a>> {
    let encoding = font.get_font_encoding_with_limit(document, MAX_UNPACKED).ok()?;
    let is_composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0");
    let is_mapped = !matches!(encoding, Encoding::OneByteEncoding(_) | Encoding::Differences(_));
    (is_mapped || !is_composite).then_some(encoding)
}

fn failed(error: lopdf::Error) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error.to_string())
}

/// Where text is drawn, and what was drawn so far.
struct Pen<'a> {
    document: &'a Document,
    fonts: &'a BTreeMap<Vec<u8>, &'a Dictionary>,
    encodings: BTreeMap<Vec<u8>, Option<Encoding<'a>>>,
    font: Vec<u8>,
    size: f64,
    leading: f64,
    /// The height of the line that is drawn, and of the one before it; pages count from the bottom.
    height: f64,
    drawn_at: Option<f64>,
    /// The scale that the text matrix gives the letters.
    scale: f64,
    moved: bool,
    /// Whether something was drawn that cannot be read.
    unread: bool,
    text: String,
}

impl<'a> Pen<'a> {
    fn new(document: &'a Document, fonts: &'a BTreeMap<Vec<u8>, &'a Dictionary>, text: String) -> Self {
        Self {
            document,
            fonts,
            encodings: BTreeMap::new(),
            font: Vec::new(),
            size: 1.0,
            leading: 0.0,
            height: 0.0,
            drawn_at: None,
            scale: 1.0,
            moved: false,
            unread: false,
            text,
        }
    }

    fn draw(&mut self, operation: &Operation) {
        let number = |at: usize| operation.operands.get(at).and_then(number).unwrap_or(0.0);
        match operation.operator.as_str() {
            "BT" => (self.height, self.scale) = (0.0, 1.0),
            "Tf" => {
                if let Some(Object::Name(name)) = operation.operands.first() {
                    self.font.clone_from(name);
                }
                self.size = number(1).abs();
            }
            "TL" => self.leading = number(0),
            "Tm" => {
                let scale = number(3).hypot(number(1));
                self.scale = if scale > 0.0 { scale } else { 1.0 };
                self.height = number(5);
                self.moved = true;
            }
            "Td" => self.step(number(1)),
            "TD" => {
                self.leading = -number(1);
                self.step(number(1));
            }
            "T*" => self.step(-self.leading),
            "'" | "\"" => {
                self.step(-self.leading);
                self.show(operation.operands.last());
            }
            "Tj" => self.show(operation.operands.first()),
            "TJ" => self.show_kerned(operation.operands.first()),
            _ => {}
        }
    }

    fn step(&mut self, down: f64) {
        self.height += down * self.scale;
        self.moved = true;
    }

    fn show_kerned(&mut self, pieces: Option<&Object>) {
        let Some(Object::Array(pieces)) = pieces else { return };
        for piece in pieces {
            match number(piece) {
                Some(gap) if gap < -SPACE => self.space(),
                Some(_) => {}
                None => self.show(Some(piece)),
            }
        }
    }

    fn show(&mut self, words: Option<&Object>) {
        let Some(Object::String(bytes, _)) = words else { return };
        let (document, font) = (self.document, self.fonts.get(&self.font).copied());
        let known = || font.and_then(|font| encoding(font, document));
        let encoding = self.encodings.entry(self.font.clone()).or_insert_with(known);
        let Some(words) = encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(bytes).ok()) else {
            self.unread |= !bytes.is_empty();
            return;
        };
        if words.is_empty() {
            return;
        }
        self.break_line();
        self.text.extend(words.chars().filter(|c| !c.is_control()));
    }

    /// Breaks the line, or ends the paragraph, if the pen was moved that far.
    fn break_line(&mut self) {
        let letters = (self.size * self.scale).max(1.0);
        let before = self.drawn_at.replace(self.height);
        let moved = std::mem::take(&mut self.moved);
        let Some(before) = before else { return };
        let down = before - self.height;
        if down.abs() > letters * PARAGRAPH {
            self.end_line("\n\n");
        } else if down.abs() > letters * SAME_LINE {
            self.end_line("\n");
        } else if moved {
            self.space();
        }
    }

    fn end_line(&mut self, end: &str) {
        self.text.truncate(self.text.trim_end().len());
        self.text.push_str(end);
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// What was drawn; a paragraph may go on on the next page.
    fn page_end(mut self) -> String {
        if !self.text.trim().is_empty() {
            self.end_line("\n");
        }
        self.text
    }
}

fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tests::{Found, read_with};
    use lopdf::{Stream, dictionary};

    /// A document of one page with this content.
    fn pdf(content: &str) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let pages = document.new_object_id();
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        });
        let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
        let mut stream = Stream::new(dictionary! {}, content.as_bytes().to_vec());
        stream.compress().unwrap();
        let contents = document.add_object(stream);
        let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => contents });
        document.objects.insert(
            pages,
            Object::Dictionary(
                dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "Resources" => resources },
            ),
        );
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn found(bytes: &[u8]) -> Found {
        read_with(10_000, |out| {
            if let Err(error) = read(bytes, out) {
                out.problem(Place::Whole, ProblemKind::Unreadable, "files", error.to_string());
            }
        })
    }

    #[test]
    fn lines_and_paragraphs_by_where_they_stand() {
        let content = "BT /F1 10 Tf 50 700 Td (Rain fell on) Tj 0 -12 Td [(the) -300 (t) 20 (own.)] TJ 0 -30 Td (Roofs) Tj 40 0 Td (broke\\222s.) Tj ET";
        found(&pdf(content)).check(&[("c", "Rain fell on\nthe town.\n\nRoofs broke\u{2019}s.\n")], &[]);
        let matrices = "BT /F1 1 Tf 10 0 0 10 50 700 Tm (Rain) Tj 10 0 0 10 50 688 Tm (fell.) Tj ET";
        found(&pdf(matrices)).check(&[("c", "Rain\nfell.\n")], &[]);
    }

    #[test]
    fn no_text_too_much_and_damage_are_told() {
        found(&pdf("0 0 m 5 5 l S")).check(&[], &["c"]);
        found(&pdf(&format!("BT /F1 10 Tf ({}) Tj ET", "Rain ".repeat(3000)))).check(&[], &["c"]);
        let unknown = pdf("BT /F1 10 Tf (Rain fell.) Tj /F9 10 Tf (Snow) Tj ET");
        found(&unknown).check(&[("c", "Rain fell.\n")], &["c"]);
        found(b"%PDF-1.7\nnothing").check(&[], &["c"]);
        let whole = pdf("BT /F1 10 Tf 50 700 Td (Rain fell.) Tj ET");
        found(&whole[..whole.len() / 2]);
        for at in (0..whole.len()).step_by(3) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x55;
            found(&damaged);
        }
        let nested = format!("%PDF-1.7\n1 0 obj\n{}", "[".repeat(100_000));
        found(nested.as_bytes()).check(&[], &["c"]);
    }
}
