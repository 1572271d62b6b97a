//! The page in a real browser: what a reader does with mouse, keyboard, phone and paper, and an accessibility check.
//!
//! Where there is no Chromium and it cannot be installed, every test says so and passes. The accessibility check is
//! axe-core 4.14.1, whose `axe.min.js` lies beside this file as its authors publish it (MPL-2.0, used by these tests
//! alone; `npm pack axe-core@4.14.1` brings it again): a check that had to be fetched would be left out wherever the
//! registry cannot be reached.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod chromium;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chromium::{Browser, DESKTOP, Device, PHONE, say};
use serde_json::{Value, json};

const AXE: &str = include_str!("axe.min.js");

/// A browser, or the end of the test where there is none.
macro_rules! browser {
    () => {
        match Browser::start() {
            Some(browser) => browser,
            None => return say("skipped: no browser"),
        }
    };
}

/// A page on disk, kept as long as the folder.
struct Page {
    folder: tempfile::TempDir,
}

impl Page {
    fn path(&self) -> PathBuf {
        self.folder.path().join("page.html")
    }

    fn of(arguments: &[&str]) -> Self {
        let page = Self { folder: tempfile::tempdir().unwrap() };
        let mut command = Command::new(env!("CARGO_BIN_EXE_firsthand"));
        let output = command.args(arguments).arg("-o").arg(page.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        page
    }

    fn demo() -> Self {
        Self::of(&["demo", "--no-open"])
    }

    /// The page of these reports, each a file's text.
    fn of_reports(reports: &[String]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (i, report) in reports.iter().enumerate() {
            fs::write(folder.path().join(format!("{i:02}.md")), report).unwrap();
        }
        Self::of(&["read", folder.path().to_str().unwrap(), "--format", "html"])
    }
}

/// The built-in reports over and over, by other outlets at other times, until there are `count`.
fn many_reports(count: usize) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_firsthand"));
    command.args(["demo", "--no-open", "--save"]).arg(folder.path()).arg("-o").arg(folder.path().join("page.html"));
    command.output().unwrap();
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    let report = |i: usize| {
        let text = fs::read_to_string(&files[i % files.len()]).unwrap();
        let body = text.splitn(3, "---\n").nth(2).unwrap();
        let (day, hour) = (14 + i / 24, i % 24);
        format!("---\noutlet: Outlet {i}\npublished: 2024-03-{day}T{hour:02}:30\n---\n{body}")
    };
    (0..count).map(|i| if i < files.len() { fs::read_to_string(&files[i]).unwrap() } else { report(i) }).collect()
}

/// The element that `selector` finds is on the page and takes up room.
fn seen(selector: &str) -> String {
    format!(
        "(() => {{ const e = document.querySelector({selector:?}); return Boolean(e) && e.getClientRects().length > 0; }})()"
    )
}

const SHEET_OPEN: &str = "Boolean(document.querySelector('dialog.sheet[open] .deriv'))";

#[test]
fn a_line_of_the_drawing_opens_the_passages_side_by_side() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), DESKTOP);
    browser.click(".drawing a.edge[aria-label*='Lowland Post took'] .share");
    assert!(browser.holds(SHEET_OPEN));
    let change = "(() => { const row = [...document.querySelectorAll('dialog .collation tr')]\
        .find((row) => row.querySelector('ins')?.textContent.startsWith('24')); \
        return [row.querySelector('del').textContent, row.querySelector('ins small').textContent]; })()";
    assert_eq!(browser.value(change), json!(["42", "figure"]));
    browser.press("Escape");
    assert!(browser.holds("!document.querySelector('dialog.sheet[open]')"));
    assert!(browser.holds("Boolean(document.querySelector('#s1-lineage .deriv .collation'))"), "it is put back");
    assert_eq!(browser.trouble, Vec::<String>::new());
}

#[test]
fn the_keyboard_alone_reaches_a_line_and_comes_back() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), DESKTOP);
    browser.press("Tab");
    assert_eq!(browser.value("document.activeElement.className"), "skip");
    let on_edge = "document.activeElement.closest('a.edge') !== null";
    let steps = (0..60).position(|_| {
        browser.press("Tab");
        browser.value(on_edge) == json!(true)
    });
    assert!(steps.is_some(), "a line of the drawing is reached with the tab key");
    let label = browser.value("document.activeElement.getAttribute('aria-label')");
    assert!(browser.value("getComputedStyle(document.activeElement).outlineStyle") != "none", "the focus is seen");
    browser.press("Enter");
    assert!(browser.holds(SHEET_OPEN));
    assert_eq!(browser.value("document.activeElement.textContent"), "Close");
    browser.press("Enter");
    assert!(browser.holds("!document.querySelector('dialog.sheet[open]')"));
    assert_eq!(browser.value("document.activeElement.getAttribute('aria-label')"), label, "the focus comes back");
}

#[test]
fn filters_leave_what_was_chosen() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), DESKTOP);
    let choose = |name: &str, value: &str| {
        format!(
            "(() => {{ const s = document.querySelector('.filters select[name={name}]'); s.value = {value:?}; \
             s.dispatchEvent(new Event('change', {{bubbles: true}})); }})()"
        )
    };
    let shown = "[...document.querySelectorAll('#s1-figures tr[data-r]')].filter((row) => row.getClientRects().length)";
    let all = browser.value(&format!("{shown}.length"));
    browser.value(&choose("s", "contested"));
    let contested = format!("{shown}.length > 0 && {shown}.every((row) => row.dataset.s === 'contested')");
    assert!(browser.holds(&contested));
    browser.value(&choose("s", ""));
    browser.value(&choose("r", "5"));
    let fits = format!("{shown}.every((row) => row.dataset.r.split(' ').includes('5')) && {shown}.length > 3");
    assert!(browser.holds(&fits));
    assert_eq!(
        browser.value("[...document.querySelectorAll('.report')].filter((r) => r.getClientRects().length).length"),
        1
    );
    assert!(browser.holds("/^\\d+ of \\d+ findings$/.test(document.querySelector('.filters output').textContent)"));
    browser.click(".filters button");
    assert!(browser.holds("document.querySelectorAll('.filtered').length === 0"));
    assert_eq!(browser.trouble, Vec::<String>::new());
    assert!(all.as_u64().unwrap() > 10);
}

#[test]
fn a_finding_leads_to_its_words_and_back() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), DESKTOP);
    let row = "document.querySelector('#s1-figures tbody tr')";
    let point = browser.value(&format!("{row}.id"));
    browser.click("#s1-figures tbody tr td .numbers a");
    assert!(browser.holds("/^#r\\d+-f\\d+$/.test(location.hash)"));
    let target = "document.querySelector(location.hash)";
    assert!(browser.holds(&format!(
        "(() => {{ const r = {target}.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight; }})()"
    )));
    assert_eq!(browser.value(&format!("{target}.textContent")), "more than 6,200");
    assert_eq!(
        browser.value(&format!("{target}.hash")),
        json!(format!("#{}", point.as_str().unwrap())),
        "the words lead back"
    );
    browser.click(".way-back");
    assert!(browser.holds("location.hash === ''"));
    assert_eq!(browser.trouble, Vec::<String>::new());
}

#[test]
fn without_scripts_everything_is_there() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), Device { scripts: false, ..DESKTOP });
    assert_eq!(browser.value("document.documentElement.className"), "", "the script did not run");
    for selector in
        [".finding", ".drawing a.edge", "#s1-figures td", "#s1-quotes blockquote", "#s1-missing li", ".report .text"]
    {
        assert_eq!(browser.value(&seen(selector)), json!(true), "{selector}");
    }
    assert_eq!(browser.value(&seen(".filters")), json!(false));
    browser.click(".drawing a.edge .share");
    assert!(browser.holds("/^#s1-d\\d+$/.test(location.hash)"));
    let near = "(() => { const r = document.querySelector(location.hash).getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; })()";
    assert!(browser.holds(near));
    browser.click("#s1-d0 summary");
    assert!(browser.holds(&seen("#s1-d0 .collation")));
}

#[test]
fn on_paper_the_drawing_stays_and_the_controls_go() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), DESKTOP);
    browser.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    assert_eq!(browser.value(&seen(".filters")), json!(false));
    assert_eq!(browser.value(&seen(".drawing svg")), json!(true));
    browser.call("Emulation.setEmulatedMedia", json!({"media": ""}));
    let pdf = browser.call("Page.printToPDF", json!({"paperWidth": 8.27, "paperHeight": 11.69}));
    assert!(pdf["data"].as_str().is_some_and(|data| data.starts_with("JVBERi0") && data.len() > 100_000));
}

#[test]
fn a_phone_shows_it_without_scrolling_sideways() {
    let mut browser = browser!();
    let word = "Donaudampfschifffahrtsgesellschaft".repeat(4);
    let long =
        format!("---\noutlet: {word}\nurl: https://example.org/{word}\n---\nThe {word} said 12 people were hurt.\n");
    for page in
        [Page::demo(), Page::of_reports(&[long.clone(), long.replace("12", "13")]), Page::of_reports(&many_reports(20))]
    {
        browser.open(&page.path(), PHONE);
        browser.value("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
        let wide = "[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 \
            && getComputedStyle(e).position !== 'absolute').slice(0, 3).map((e) => e.outerHTML.slice(0, 120))";
        assert_eq!(
            browser.value("document.documentElement.scrollWidth <= innerWidth"),
            json!(true),
            "{}",
            browser.value(wide)
        );
        assert_eq!(browser.value(&seen(".drawing svg")), json!(false));
    }
    let page = Page::demo();
    browser.open(&page.path(), PHONE);
    browser.click(".tree .took a");
    assert!(browser.holds(SHEET_OPEN));
}

#[test]
fn articles_cannot_make_the_page_do_anything() {
    let mut browser = browser!();
    let hostile = |n: usize| {
        format!(
            "---\noutlet: \"</script><script>document.title='taken'</script>\"\ntitle: \"\\\"><img src=x onerror=alert({n})>\"\n\
             url: javascript:alert(1)\n---\n</script><script>document.title='taken'</script> <svg onload=alert(2)> said \
             1{n} people' \" onmouseover=\"alert(3) were hurt, <iframe src=https://example.org></iframe> <!-- ]]> in the town.\n"
        )
    };
    let page = Page::of_reports(&[hostile(2), hostile(3)]);
    browser.open(&page.path(), DESKTOP);
    browser.value("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
    assert!(browser.value("document.title") != "taken");
    let strangers = "document.querySelectorAll('img, iframe, object, embed, script:not(:last-of-type), [onmouseover], [onload]').length";
    assert_eq!(browser.value(strangers), 0);
    assert_eq!(browser.trouble, Vec::<String>::new());
}

/// Runs axe-core on the page as it stands.
fn accessible(browser: &mut Browser, what: &str) {
    browser.value(&format!("{AXE}; 0"));
    let run = "axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.map((v) => \
        [v.impact, v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]))";
    let found = browser.value(run);
    let serious = |finding: &&Value| finding[0] == "serious" || finding[0] == "critical";
    let serious: Vec<&Value> = found.as_array().unwrap().iter().filter(serious).collect();
    assert!(serious.is_empty(), "{what}: {serious:#?}");
    for finding in found.as_array().unwrap() {
        say(&format!("{what}: {finding}"));
    }
}

#[test]
fn axe_finds_nothing_serious_in_the_light() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), DESKTOP);
    accessible(&mut browser, "light");
    browser.click(".drawing a.edge .share");
    assert!(browser.holds(SHEET_OPEN));
    accessible(&mut browser, "the passages side by side");
}

#[test]
fn axe_finds_nothing_serious_in_the_dark() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), Device { dark: true, ..DESKTOP });
    let ground = browser.value("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)");
    assert!(ground.as_array().unwrap().iter().all(|part| part.as_u64().unwrap() < 64), "{ground}");
    accessible(&mut browser, "dark");
}

#[test]
fn axe_finds_nothing_serious_on_a_phone() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), PHONE);
    accessible(&mut browser, "phone");
}

#[test]
fn the_page_of_fifty_reports_is_no_larger_than_three_megabytes() {
    let page = Page::of_reports(&many_reports(50));
    let size = fs::metadata(page.path()).unwrap().len();
    assert!(size <= 3_000_000, "{size} bytes");
}

/// Not a test of speed, which depends on the machine: prints the numbers.
/// `cargo test --release -p firsthand-cli --test browser -- --ignored`
#[test]
#[ignore = "measures the page of fifty reports"]
fn measure_fifty_reports() {
    let mut browser = browser!();
    let page = Page::of_reports(&many_reports(50));
    say(&format!("50 reports: {} bytes", fs::metadata(page.path()).unwrap().len()));
    for (device, name) in [(DESKTOP, "desktop"), (PHONE, "phone")] {
        for _ in 0..3 {
            browser.open(&page.path(), device);
            let times = browser.value(
                "(() => { const t = performance.getEntriesByType('navigation')[0]; \
                 return [t.domInteractive, t.domContentLoadedEventEnd, t.loadEventEnd].map(Math.round); })()",
            );
            let paint = browser.value(
                "new Promise((done) => { const start = performance.now(); document.querySelector('.filters select').focus(); \
                 requestAnimationFrame(() => setTimeout(() => done([Math.round(start), Math.round(performance.now())]))); })",
            );
            say(&format!("{name}: parsed, ready, loaded after {times} ms; answered at {paint} ms"));
        }
    }
}

/// Takes the picture in the README: `cargo test -p firsthand-cli --test browser -- --ignored picture`
#[test]
#[ignore = "writes docs/page.png"]
fn picture() {
    let mut browser = browser!();
    let page = Page::demo();
    browser.open(&page.path(), DESKTOP);
    let clip = json!({"x": 0, "y": 0, "width": 1280, "height": 965, "scale": 1});
    let params = json!({"format": "png", "clip": clip, "captureBeyondViewport": true});
    let picture = browser.call("Page.captureScreenshot", params);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/page.png");
    fs::create_dir_all(Path::new(file).parent().unwrap()).unwrap();
    fs::write(file, decoded(picture["data"].as_str().unwrap())).unwrap();
}

/// What base 64 encodes, padding left out.
fn decoded(text: &str) -> Vec<u8> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values: Vec<usize> = text.bytes().filter_map(|c| digits.iter().position(|digit| *digit == c)).collect();
    let bytes = values.chunks(4).flat_map(|chunk| {
        let bits = (0..4).fold(0, |bits, i| bits << 6 | chunk.get(i).copied().unwrap_or(0));
        (0..chunk.len().saturating_sub(1)).map(move |i| (bits >> (16 - 8 * i)) as u8)
    });
    bytes.collect()
}
