//! URLs as inputs, asked of a server of the test's own on this machine: what becomes an article, what is refused, and that
//! no server makes the run hang.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use firsthand::Document;
use firsthand::problem::{Problem, ProblemKind};
use firsthand_kit::fetch::Options;
use firsthand_kit::formats::fields::Fields;
use firsthand_kit::sources::Inputs;
use flate2::Compression;
use flate2::write::GzEncoder;

const WORDS: &str = "Rain fell on the town of Lusk for nine hours on Monday, and the river rose by two metres.";
/// Longer than any test may take.
const EVER: Duration = Duration::from_secs(20);

fn page(words: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Storm</title></head><body><article><h1>Storm</h1><p>{words}</p>\
         <p>Forty houses were flooded, the mayor said, and the school will stay closed until Friday.</p></article></body>"
    )
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// An answer of these headers, whose length is told.
fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(body);
    answer
}

/// A server on this machine.
struct Server {
    address: String,
    /// The paths that were asked for.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// A server that closes `/closed` to programs and lets `serve` write all other answers, given path and request.
    fn new(serve: impl Fn(&str, &str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let rules = answer("200 OK", "", b"User-agent: firsthand\nDisallow: /closed\n");
        Self::with_rules(rules, serve)
    }

    /// The same with another answer for `/robots.txt`.
    fn with_rules(rules: Vec<u8>, serve: impl Fn(&str, &str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let serve = move |path: &str, request: &str, stream: &mut TcpStream| match path {
            "/robots.txt" => _ = stream.write_all(&rules),
            _ => serve(path, request, stream),
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (asked, serve): (Arc<Mutex<Vec<String>>>, _) = (Arc::default(), Arc::new(serve));
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (log, serve) = (Arc::clone(&log), Arc::clone(&serve));
                thread::spawn(move || respond(stream, &log, &*serve));
            }
        });
        Self { address, asked }
    }

    /// A server that gives one answer to all.
    fn giving(answer: Vec<u8>) -> Self {
        Self::new(move |_, _, stream| _ = stream.write_all(&answer))
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn respond(mut stream: TcpStream, log: &Mutex<Vec<String>>, serve: &dyn Fn(&str, &str, &mut TcpStream)) {
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while !request.ends_with("\r\n\r\n") && reader.read_line(&mut request).is_ok_and(|count| count > 0) {}
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    log.lock().unwrap().push(path.clone());
    let before = request.to_ascii_lowercase();
    assert!(
        before.contains("user-agent: firsthand/") && !before.contains("cookie") && !before.contains("authorization")
    );
    serve(&path, &request, &mut stream);
}

fn options() -> Options {
    Options {
        allow_private: true,
        whole: Duration::from_millis(700),
        interval: Duration::from_millis(5),
        patience: Duration::from_secs(2),
        ..Options::default()
    }
}

fn fetched_with(options: Options, urls: &[String]) -> (Vec<Document>, Vec<Problem>) {
    let begun = Instant::now();
    let found = Inputs::new(urls, 20_000, Fields::new(&[])).fetching(options).gather(&mut std::io::empty());
    assert!(begun.elapsed() < Duration::from_secs(3), "it took {:?}", begun.elapsed());
    found
}

fn fetched(url: String) -> (Vec<Document>, Vec<Problem>) {
    fetched_with(options(), &[url])
}

/// The URL gives an article with these words.
fn check(url: String, words: &str) -> Document {
    let (documents, problems) = fetched(url);
    assert!(documents.len() == 1 && problems.is_empty(), "{problems:?}");
    let document = documents.into_iter().next().unwrap();
    let text = String::from_utf8_lossy(&document.bytes);
    assert!(text.contains(words), "{text}");
    document
}

/// The URL gives nothing but a problem of this kind that says this.
fn check_problem(url: String, kind: ProblemKind, words: &str) {
    let (documents, problems) = fetched(url.clone());
    assert!(documents.is_empty() && problems.len() == 1, "{problems:?}");
    assert_eq!((&problems[0].input, problems[0].kind), (&url, kind), "{}", problems[0].message);
    assert!(problems[0].message.contains(words), "{}", problems[0].message);
}

#[test]
fn pages_are_read_as_their_server_sends_them() {
    let html = page(WORDS).into_bytes();
    let server = Server::giving(answer("200 OK", "Content-Type: text/html\r\n", &html));
    let document = check(server.url("/storm?day=1#top"), WORDS);
    assert_eq!(document.metadata.unwrap().url, Some(server.url("/storm?day=1")));
    assert_eq!(document.input, server.url("/storm?day=1#top"));
    check(Server::giving(answer("200 OK", "Content-Encoding: gzip\r\n", &packed(&html))).url("/"), WORDS);
    let latin = page("Rain fell on Caf\u{E9} Zo\u{EB} in Lusk for nine hours, and the river rose by two metres.");
    let latin: Vec<u8> = latin.chars().map(|c| u32::from(c) as u8).collect();
    let headers = "Content-Type: text/html; charset=iso-8859-1\r\n";
    check(Server::giving(answer("200 OK", headers, &latin)).url("/"), "Caf\u{E9} Zo\u{EB}");
    let headers = "Content-Type: text/plain; charset=iso-8859-1\r\n";
    check(Server::giving(answer("200 OK", headers, b"Rain fell on the caf\xE9.")).url("/"), "caf\u{E9}");
    let odd = format!("Storm\n{}", page(WORDS));
    check(Server::giving(answer("200 OK", "Content-Type: text/html\r\n", odd.as_bytes())).url("/"), WORDS);
}

#[test]
fn redirects_are_followed_five_times_and_each_is_checked() {
    let server = Server::new(|path, _, stream| {
        let at: usize = path.trim_start_matches('/').parse().unwrap_or(9);
        let location = match at {
            0 => return stream.write_all(&answer("200 OK", "", page(WORDS).as_bytes())).unwrap(),
            8 => "/closed".to_owned(),
            9 => "ftp://127.0.0.1/".to_owned(),
            10 => "http://[/".to_owned(),
            at => format!("/{}", at - 1),
        };
        stream.write_all(&answer("301 Moved", &format!("Location: {location}\r\n"), b"")).unwrap();
    });
    let document = check(server.url("/5"), WORDS);
    assert_eq!(document.metadata.unwrap().url, Some(server.url("/0")));
    check_problem(server.url("/6"), ProblemKind::Fetch, "more than 5 times");
    check_problem(server.url("/8"), ProblemKind::NotAllowed, "robots.txt");
    check_problem(server.url("/9"), ProblemKind::NotAllowed, "ftp:");
    check_problem(server.url("/10"), ProblemKind::Fetch, "no URL");
}

#[test]
fn addresses_that_are_not_public_are_not_asked() {
    let server = Server::giving(answer("200 OK", "", page(WORDS).as_bytes()));
    let port = server.address.rsplit(':').next().unwrap().to_owned();
    let hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::1]", "0"];
    let urls: Vec<String> = hosts.iter().map(|host| format!("http://{host}:{port}/")).collect();
    let (documents, problems) = fetched_with(Options { allow_private: false, ..options() }, &urls);
    assert!(documents.is_empty() && problems.len() == hosts.len(), "{problems:?}");
    for problem in problems {
        assert!(
            problem.kind == ProblemKind::NotAllowed && problem.message.contains("no public address"),
            "{problem:?}"
        );
    }
    assert_eq!(server.asked(), [""; 0]);
}

#[test]
fn servers_that_refuse_are_told_of() {
    let status = |status: &str| Server::giving(answer(status, "", b"<html>")).url("/");
    check_problem(status("404 Not Found"), ProblemKind::Fetch, "no such page (404)");
    check_problem(status("403 Forbidden"), ProblemKind::Fetch, "refuses it (403)");
    check_problem(status("500 Oh"), ProblemKind::Fetch, "Try again later");
    check_problem(status("302 Found"), ProblemKind::Fetch, "(302)");
    let closed = Server::giving(answer("200 OK", "", page(WORDS).as_bytes()));
    check_problem(closed.url("/closed/a"), ProblemKind::NotAllowed, "robots.txt");
    assert_eq!(closed.asked(), ["/robots.txt"]);
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    check_problem(format!("http://{nobody}/"), ProblemKind::Fetch, "cannot be");
    check_problem("http://[::1/".to_owned(), ProblemKind::Fetch, "no URL");
}

#[test]
fn without_rules_all_is_open_but_a_server_that_fails_is_not() {
    let serve = |status: &'static str| {
        let page = answer("200 OK", "", page(WORDS).as_bytes());
        Server::with_rules(answer(status, "", b""), move |_, _, stream| _ = stream.write_all(&page))
    };
    check(serve("404 Not Found").url("/closed"), WORDS);
    check_problem(serve("500 Oh").url("/a"), ProblemKind::Fetch, "robots.txt");
}

#[test]
fn a_server_that_asks_for_time_gets_it_within_reason() {
    let later = |time: &str| Server::giving(answer("429 Busy", &format!("Retry-After: {time}\r\n"), b""));
    let server = later("1");
    check_problem(server.url("/a"), ProblemKind::Fetch, "later");
    assert_eq!(server.asked(), ["/robots.txt", "/a", "/a"]);
    let server = later("3600");
    check_problem(server.url("/a"), ProblemKind::Fetch, "left alone");
    assert_eq!(server.asked(), ["/robots.txt", "/a"]);
}

#[test]
fn slow_servers_are_cut_off() {
    let silent = Server::new(|_, _, _| thread::sleep(EVER));
    check_problem(silent.url("/"), ProblemKind::Fetch, "--timeout");
    let dripping = Server::new(|_, _, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n").unwrap();
        while stream.write_all(b"a").is_ok() {
            thread::sleep(Duration::from_millis(20));
        }
    });
    check_problem(dripping.url("/"), ProblemKind::Fetch, "--timeout");
    let dripping_headers = Server::new(|_, _, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\nX: ").unwrap();
        while stream.write_all(b"a").is_ok() {
            thread::sleep(Duration::from_millis(20));
        }
    });
    check_problem(dripping_headers.url("/"), ProblemKind::Fetch, "--timeout");
}

#[test]
fn lengths_that_lie_do_no_harm() {
    let html = page(WORDS);
    let with_length = |length: usize| {
        Server::giving(format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{html}").into_bytes()).url("/")
    };
    check_problem(with_length(html.len() + 1000), ProblemKind::Fetch, "broke off");
    check(with_length(html.len() - 7), WORDS);
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\nRain".to_vec();
    check_problem(Server::giving(chunked).url("/"), ProblemKind::Fetch, "broke off");
}

#[test]
fn endless_bodies_and_bombs_are_given_up() {
    let endless = Server::new(|_, _, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
        while stream.write_all(&[b'a'; 4096]).is_ok() {}
    });
    check_problem(endless.url("/"), ProblemKind::TooLarge, "--max-bytes");
    let endless_headers = Server::new(|_, _, stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\n").unwrap();
        while stream.write_all(b"X: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n").is_ok() {}
    });
    check_problem(endless_headers.url("/"), ProblemKind::Fetch, "");
    let bomb = packed(&vec![b'a'; 50 << 20]);
    let bomb = answer("200 OK", "Content-Encoding: gzip\r\n", &bomb);
    check_problem(Server::giving(bomb).url("/"), ProblemKind::TooLarge, "--max-bytes");
    let broken = answer("200 OK", "Content-Encoding: gzip\r\n", b"\x1F\x8B\x08nonsense");
    check_problem(Server::giving(broken).url("/"), ProblemKind::Fetch, "unpacked");
}

#[test]
fn what_has_not_changed_comes_from_the_cache() {
    let folder = tempfile::tempdir().unwrap();
    let options = || Options { cache: Some(folder.path().join("kept")), ..options() };
    let server = Server::new(|_, request, stream| {
        let known = request.to_ascii_lowercase().contains("if-none-match: \"one\"");
        let whole = answer("200 OK", "ETag: \"one\"\r\nContent-Type: text/html\r\n", page(WORDS).as_bytes());
        let _ = stream.write_all(if known { b"HTTP/1.1 304 Not Modified\r\n\r\n" } else { &whole });
    });
    let urls = [server.url("/a")];
    let (first, problems) = fetched_with(options(), &urls);
    assert!(first.len() == 1 && problems.is_empty(), "{problems:?}");
    assert_eq!(fetched_with(options(), &urls), (first.clone(), Vec::new()));
    let kept = std::fs::read_dir(folder.path().join("kept")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(kept, "{").unwrap();
    assert_eq!(fetched_with(options(), &urls), (first, Vec::new()));
}

#[test]
fn lists_are_followed_in_order_and_what_fails_costs_nothing_else() {
    let serve = |name: &'static str| {
        Server::new(move |path, _, stream| {
            if path == "/2" {
                thread::sleep(Duration::from_millis(200));
            }
            let body = if path == "/list" { "http://127.0.0.1:1/\n".to_owned() } else { format!("{name} {path}") };
            let status = if path == "/none" { "404 Not Found" } else { "200 OK" };
            let _ = stream.write_all(&answer(status, "", body.as_bytes()));
        })
    };
    let (a, b) = (serve("a"), serve("b"));
    let urls = [a.url("/2"), b.url("/1"), b.url("/none"), a.url("/1"), a.url("/list"), b.url("/3"), a.url("/2")];
    let list = format!("# Storm\n\n{}\n", urls.join("\n"));
    let gather = |name: &str, mut stdin: &[u8]| {
        Inputs::new([name], 20_000, Fields::new(&[])).fetching(options()).gather(&mut stdin)
    };
    let (documents, problems) = gather("-", list.as_bytes());
    let texts: Vec<String> =
        documents.iter().map(|document| String::from_utf8_lossy(&document.bytes).into_owned()).collect();
    assert_eq!(texts, ["a /2", "b /1", "a /1", "http://127.0.0.1:1/\n", "b /3"]);
    assert_eq!(problems.iter().map(|problem| &problem.input).collect::<Vec<_>>(), [&urls[2]]);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("urls.txt"), &list).unwrap();
    assert_eq!(gather(folder.path().join("urls.txt").to_str().unwrap(), b""), (documents, problems));
    let (documents, problems) = gather(folder.path().to_str().unwrap(), b"");
    assert!(documents.is_empty() && problems[0].kind == ProblemKind::NotAllowed, "{problems:?}");
    let (documents, problems) = gather("-", b"https://a.example/ is a page.\nRain fell.\n");
    assert!(documents.len() == 1 && problems.is_empty(), "{problems:?}");
}

#[test]
fn passwords_are_neither_sent_nor_shown() {
    let server = Server::giving(answer("200 OK", "", page(WORDS).as_bytes()));
    let url = server.url("/a");
    assert_eq!(check(url.replace("//", "//ann:secret@"), WORDS).input, url);
}
