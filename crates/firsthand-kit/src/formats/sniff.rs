//! What a file is: by its first bytes, then by the first thing in its text, and only then by its name.

use super::fields::Fields;
use super::{record, table};

/// The formats that are read, and why others are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Plain text or Markdown.
    Text,
    /// A page of HTML.
    Page,
    /// A mail, or a page saved with its pictures in the form of one (MHTML).
    Mail,
    /// RSS or Atom.
    Feed,
    /// NewsML-G2 or NITF.
    News,
    /// An archive of the web.
    Warc,
    /// JSON, one object a line.
    JsonLines,
    /// JSON.
    Json,
    /// A table whose columns are parted by this byte.
    Table(u8),
    /// Apache Parquet.
    Parquet,
    /// A zip archive: WACZ, EPUB, a word processor's document, or files.
    Package,
    /// PDF.
    Pdf,
    /// A format that is not read: what it is and what to do.
    Other(&'static str, &'static str),
}

/// What is said of files that nobody expects to be read.
const NO_WORDS: &str = "It holds no words that can be read; give the text of the article.";
const UNPACK: &str = "Unpack it, then give the files in it.";
const AS_TEXT: &str = "Save it as .docx, PDF or plain text.";

/// Formats by the bytes they begin with.
const MAGIC: &[(&[u8], Form)] = &[
    (b"PAR1", Form::Parquet),
    (b"PK\x03\x04", Form::Package),
    (b"PK\x05\x06", Form::Package),
    (b"%PDF-", Form::Pdf),
    (b"WARC/", Form::Warc),
    (b"filedesc://", Form::Other("an archive in the old ARC form", "Turn it into WARC with `warcio recompress`.")),
    (b"{\\rtf", Form::Other("rich text (RTF)", AS_TEXT)),
    (b"\xD0\xCF\x11\xE0", Form::Other("a document of an old office program", AS_TEXT)),
    (b"\x28\xB5\x2F\xFD", Form::Other("compressed by zstd", UNPACK)),
    (b"BZh", Form::Other("compressed by bzip2", UNPACK)),
    (b"\xFD7zXZ", Form::Other("compressed by xz", UNPACK)),
    (b"7z\xBC\xAF\x27\x1C", Form::Other("a 7z archive", UNPACK)),
    (b"Rar!", Form::Other("a RAR archive", UNPACK)),
    (b"SQLite format 3", Form::Other("an SQLite database", "Export its table as CSV or JSON lines.")),
    (b"ARROW1", Form::Other("an Arrow file", "Save it as Parquet.")),
    (b"Obj\x01", Form::Other("an Avro file", "Save it as Parquet or JSON lines.")),
    (b"\x89PNG", Form::Other("an image", NO_WORDS)),
    (b"\xFF\xD8\xFF", Form::Other("an image", NO_WORDS)),
    (b"GIF8", Form::Other("an image", NO_WORDS)),
    (b"RIFF", Form::Other("an image, a sound or a video", NO_WORDS)),
    (b"ID3", Form::Other("a sound", NO_WORDS)),
    (b"\x7FELF", Form::Other("a program", NO_WORDS)),
];
/// Where a tar archive says that it is one.
const TAR: std::ops::Range<usize> = 257..262;

/// What a file is that begins with `head`.
pub(crate) fn form(head: &[u8], name: &str, fields: &Fields) -> Form {
    if let Some((_, form)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return *form;
    }
    if head.get(TAR) == Some(b"ustar") {
        return Form::Other("a tar archive", UNPACK);
    }
    let ending = ending(name);
    let text = characters(head);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let first = text.as_bytes();
    match first.first() {
        Some(b'<') => markup(text, &ending),
        Some(b'{' | b'[') if is_json(text) => json(text, &ending),
        _ if is_mail(text) => Form::Mail,
        _ => match ending.as_str() {
            "jsonl" | "ndjson" => Form::JsonLines,
            "tsv" | "tab" => Form::Table(table::delimiter(first, fields).unwrap_or(b'\t')),
            "csv" => Form::Table(table::delimiter(first, fields).unwrap_or_else(|| table::likely_delimiter(first))),
            _ => table::sure_delimiter(first, fields).map_or(Form::Text, Form::Table),
        },
    }
}

/// The endings of plain text and Markdown among other files; what is neither marked up nor so called, such as a program
/// or a style sheet, is passed over there.
const TEXT_ENDINGS: &[&str] = &["", "txt", "text"];
const MARKDOWN_ENDINGS: &[&str] = &["md", "markdown", "mdown", "mkd"];

/// Whether a file is called as Markdown is.
pub(crate) fn is_markdown(name: &str) -> bool {
    MARKDOWN_ENDINGS.contains(&ending(name).as_str())
}

/// Whether a file in a folder or an archive is there to be read, or to be told of.
pub(crate) fn is_meant(form: Form, name: &str) -> bool {
    let ending = ending(name);
    let is_text = TEXT_ENDINGS.contains(&ending.as_str()) || is_markdown(name);
    match form {
        Form::Text => is_text,
        // An image is no surprise in a folder, unless its name says that it is text.
        Form::Other(_, NO_WORDS) => is_text && !ending.is_empty(),
        _ => true,
    }
}

/// The ending of a name in lower case, without that of gzip.
pub(crate) fn ending(name: &str) -> String {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, ending)| ending.to_owned()).unwrap_or_default()
}

/// Whether a file begins with the mark of UTF-16.
pub(crate) fn is_wide(head: &[u8]) -> bool {
    matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
}

/// The head as text; of UTF-16 only what is ASCII, which is enough to tell markup.
fn characters(head: &[u8]) -> String {
    if is_wide(head) {
        return head.iter().filter(|byte| (1..0x80).contains(*byte)).map(|byte| char::from(*byte)).collect();
    }
    String::from_utf8_lossy(head).into_owned()
}

/// Markup by its first element.
fn markup(text: &str, ending: &str) -> Form {
    let is_page = matches!(ending, "html" | "htm" | "xhtml" | "shtml");
    match first_element(text) {
        _ if record::is_page(text) => Form::Page,
        Some("rss" | "RDF" | "feed" | "channel") => Form::Feed,
        Some("newsItem" | "newsMessage" | "packageItem" | "NewsML" | "nitf") => Form::News,
        Some(name) if is_page || name.eq_ignore_ascii_case("html") => Form::Page,
        Some("urlset" | "sitemapindex") => {
            Form::Other("a list of addresses (sitemap)", "Give the pages that it names.")
        }
        Some(_) if text.starts_with("<?xml") => Form::Other(
            "XML of a kind that is not read",
            "Save the articles in it as HTML, RSS, NITF, JSON lines or plain text.",
        ),
        Some("head" | "body" | "title" | "meta" | "link" | "script" | "article" | "main" | "div") => Form::Page,
        None if is_page => Form::Page,
        _ => Form::Text,
    }
}

/// The name of the first element, without its prefix, after declarations and comments.
fn first_element(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let after = |end: &str| rest.split_once(end).map(|(_, after)| after);
        rest = if rest.starts_with("<!--") {
            after("-->")?
        } else if rest.starts_with("<?") {
            after("?>")?
        } else if rest.starts_with("<!") {
            // The declarations within a document type stand in brackets.
            let end = rest.find('>')?;
            let brackets = rest.find('[').filter(|at| *at < end);
            if brackets.is_some() { after("]")?.trim_start().strip_prefix('>')? } else { after(">")? }
        } else {
            break;
        };
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(name.len());
    let name = name.get(..end)?;
    let name = name.rsplit(':').next().unwrap_or(name);
    Some(name).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether brackets begin JSON and not a sentence such as "\[Updated\] Rain fell."
fn is_json(text: &str) -> bool {
    let mut bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    match bytes.next() {
        Some(b'{') => matches!(bytes.next(), Some(b'"' | b'}')),
        _ => matches!(bytes.next(), Some(b'{' | b'[' | b']')),
    }
}

/// One object a line if the name says so, or if one of the first lines is an object and more follows it.
fn json(text: &str, ending: &str) -> Form {
    let is_object =
        |line: &str| line.trim_start().starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    let several = text.trim_end().contains('\n');
    let by_content = text.starts_with('{') && several && text.lines().take(3).any(is_object);
    if matches!(ending, "jsonl" | "ndjson") || by_content { Form::JsonLines } else { Form::Json }
}

/// Whether a text begins with the lines that head a mail.
fn is_mail(text: &str) -> bool {
    let head = text.lines().take_while(|line| !line.trim().is_empty());
    let mut known = 0;
    for line in head {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        known += usize::from(
            ["mime-version", "content-type", "content-transfer-encoding"].contains(&name.to_ascii_lowercase().as_str()),
        );
    }
    known > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, name: &str, expected: Form) {
        assert_eq!(form(head.as_bytes(), name, &Fields::new(&[])), expected, "{name}: {head}");
    }

    #[test]
    fn content_comes_before_the_name() {
        check("\u{FEFF}\n<!-- saved --><!DOCTYPE HTML PUBLIC \"x\"><html>", "a.txt", Form::Page);
        check("<?xml version='1.0'?><!-- a --><rss version='2.0'>", "a.html", Form::Feed);
        check("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'>]><atom:feed xmlns:atom='x'>", "-", Form::Feed);
        check("<?xml version='1.0'?><nitf>", "a.xml", Form::News);
        check("<?xml version='1.0'?><html xmlns='x'>", "a.xml", Form::Page);
        check("WARC/1.0\r\n", "a", Form::Warc);
        check("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", "a.txt", Form::JsonLines);
        check("{\"text\": \"a\n{\"text\": \"b\"}\n", "-", Form::JsonLines);
        check("{\n \"text\": \"a\"\n}\n", "-", Form::Json);
        check("[{\"text\"", "a.jsonl", Form::JsonLines);
        check("[\n{\"text\"", "a.csv", Form::Json);
        check("id\ttext\n1\tRain.\n", "-", Form::Table(b'\t'));
        check("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n", "a.html", Form::Mail);
    }

    #[test]
    fn text_stays_text() {
        for text in [
            "[Updated] Rain fell.",
            "{sic} Rain",
            "<3 the rain",
            "Rain, text and snow fell.",
            "Storm | Story\nRain",
            "Note: rain\nfell",
            "",
            "a < b",
        ] {
            check(text, "a.txt", Form::Text);
        }
        check("<p>Rain.", "a.html", Form::Page);
        check("<p>Rain.", "a.md", Form::Text);
        check("words,date\nRain.,2024\n", "a.csv", Form::Table(b','));
    }

    #[test]
    fn what_is_not_read_is_told_apart() {
        let other = |head: &[u8]| matches!(form(head, "a.txt", &Fields::new(&[])), Form::Other(..));
        assert!(other(b"\x89PNG\r\n") && other(b"{\\rtf1") && other(b"<?xml version='1.0'?><svg>"));
        let mut tar = vec![b'a'; 600];
        tar[257..262].copy_from_slice(b"ustar");
        assert!(other(&tar));
    }

    #[test]
    fn endings_are_read_through_gzip() {
        assert_eq!(ending("b/a.MD.gz"), "md");
        assert_eq!(ending("b.c/a"), "");
    }
}
