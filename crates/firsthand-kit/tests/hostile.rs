//! Bytes that nobody would write: whatever is done to a file of any format, reading it ends without a panic, without
//! filling the memory, and with the other files read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Cursor, Read, Write};

use firsthand::Document;
use firsthand::problem::Problem;
use firsthand_kit::formats::fields::Fields;
use firsthand_kit::sources::Inputs;
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HTML: &str = "<!DOCTYPE html><html><head><title>Storm</title></head><body><article><h1>Storm</h1>\
    <p>Rain fell on the town of Lusk for nine hours on Monday, and the river rose by two metres.</p>\
    <p>Forty houses were flooded, the mayor said, and the school will stay closed until Friday.</p></article></body></html>";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn warc_record(kind: &str, media: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.example/1\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    );
    [head.as_bytes(), content, b"\r\n\r\n"].concat()
}

fn warc() -> Vec<u8> {
    let chunked = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{HTML}\r\n0\r\n\r\n",
        HTML.len()
    );
    let packed =
        [&b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"[..], &gzip(HTML.as_bytes())]
            .concat();
    [
        gzip(&warc_record("response", "application/http", chunked.as_bytes())),
        gzip(&warc_record("response", "application/http", &packed)),
        gzip(&warc_record("conversion", "text/plain", b"Snow fell.")),
    ]
    .concat()
}

/// A small file of each format, with the number of articles in it.
fn files() -> Vec<(&'static str, Vec<u8>, usize)> {
    let rss = "<?xml version=\"1.0\"?><rss><channel><title>The Bugle</title><item><title>Storm</title><description>\
        <![CDATA[<p>Rain fell.</p>]]></description></item><item><description>Snow &amp;amp; ice.</description></item></channel></rss>";
    let nitf = "<nitf><head/><body><body.head><hedline><hl1>Storm</hl1></hedline></body.head><body.content><p>Rain fell.</p></body.content></body></nitf>";
    let newsml = format!(
        "<newsMessage><itemSet><newsItem><contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem></itemSet></newsMessage>"
    );
    let mail = format!(
        "From: x\r\nSnapshot-Content-Location: https://a.example/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/html\r\n\r\n{HTML}\r\n--b--\r\n"
    );
    let words = "Rain fell on the town of Lusk. ".repeat(8);
    let opf =
        b"<package><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let epub = zip(&[
        ("META-INF/container.xml", b"<container><rootfile full-path='c.opf'/></container>"),
        ("c.opf", opf),
        ("a.xhtml", format!("<html><body><p>{words}</p></body></html>").as_bytes()),
    ]);
    vec![
        ("text", b"Rain fell.\n\nSnow fell.".to_vec(), 1),
        ("page", HTML.as_bytes().to_vec(), 1),
        ("lines", b"{\"text\": \"Rain.\"}\n{\"title\": \"x\", \"text\": \"Sn\\u00f6w.\"}\n".to_vec(), 2),
        (
            "json",
            b"{\"articles\": [{\"body\": \"Rain.\", \"source\": {\"title\": \"x\"}}, {\"body\": \"Snow.\"}]}".to_vec(),
            2,
        ),
        ("table", b"title,text\na,\"Rain, hail.\"\nb,Snow.\n".to_vec(), 2),
        ("rss", rss.as_bytes().to_vec(), 2),
        ("nitf", nitf.as_bytes().to_vec(), 1),
        ("newsml", newsml.into_bytes(), 1),
        ("warc", warc(), 3),
        ("mail", mail.into_bytes(), 1),
        ("docx", zip(&[("word/document.xml", b"<d><p><t>Rain fell.</t></p></d>")]), 1),
        ("epub", epub, 1),
        ("wacz", zip(&[("datapackage.json", b"{}"), ("archive/a.warc.gz", &warc())]), 3),
    ]
}

fn read(bytes: &[u8]) -> (Vec<Document>, Vec<Problem>) {
    Inputs::new(["-"], 100_000, Fields::new(&[])).gather(&mut &bytes[..])
}

#[test]
fn every_format_is_told_by_content_plain_and_gzipped() {
    for (name, bytes, articles) in files() {
        for bytes in [bytes.clone(), gzip(&bytes), gzip(&gzip(&bytes))] {
            let (documents, problems) = read(&bytes);
            assert_eq!((documents.len(), problems.len()), (articles, 0), "{name}: {problems:?}");
        }
    }
}

#[test]
fn cut_off_anywhere_is_told_or_makes_no_difference() {
    for (name, bytes, articles) in files() {
        for end in 0..bytes.len() {
            let (documents, problems) = read(&bytes[..end]);
            // Of the very beginning nobody can tell that it is not text.
            let is_text = documents.iter().any(|document| document.metadata.is_none());
            let lost = documents.len() < articles && !is_text;
            let may_be_whole = matches!(name, "text" | "page" | "lines" | "table" | "mail" | "warc");
            assert!(!lost || !problems.is_empty() || may_be_whole, "{name} cut at {end}");
        }
    }
}

#[test]
fn damage_of_all_kinds_ends_in_no_panic() {
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 33).unwrap()
    };
    for (_, bytes, _) in files() {
        for bytes in [bytes.clone(), gzip(&bytes)] {
            for _ in 0..150 {
                let mut damaged = bytes.clone();
                for _ in 0..1 + next() % 4 {
                    let at = next() % damaged.len();
                    match next() % 4 {
                        0 => damaged[at] = next() as u8,
                        1 => drop(damaged.remove(at)),
                        2 => damaged.insert(at, next() as u8),
                        _ => damaged.splice(at.., bytes[next() % bytes.len()..].to_vec()).for_each(drop),
                    }
                    if damaged.is_empty() {
                        damaged.push(b'{');
                    }
                }
                read(&damaged);
            }
        }
    }
}

#[test]
fn bombs_of_gzip_are_given_up() {
    let zeros = std::io::repeat(b' ').take(100 << 20);
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    std::io::copy(&mut { zeros }, &mut encoder).unwrap();
    let bomb = encoder.finish().unwrap();
    for head in
        [&b"{\"text\": \""[..], b"text,title\n\"", b"<rss><item>", b"WARC/1.0\r\nContent-Length: 10000000000\r\n\r\n"]
    {
        let (documents, problems) = read(&[gzip(head), bomb.clone()].concat());
        assert_eq!(documents.len(), 0);
        assert!(!problems.is_empty(), "{}", String::from_utf8_lossy(head));
    }
}
