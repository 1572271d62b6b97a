//! Nothing that a file can hold may stop the engine: no panic, no span beside the text, no control character in the
//! terminal report, no JSON that cannot be read. The inputs are made here, nastier than any page on the web.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use firsthand::annotate::Parts;
use firsthand::annotate::{Annotations, Party};
use firsthand::read::Moment;
use firsthand::render::{html, json, text};
use firsthand::span::Span;
use firsthand::{Account, Document, Settings, account};

/// A small generator of reproducible disorder (an xorshift of 64 bits).
struct Disorder(u64);

impl Disorder {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap_or(0)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len())).copied().unwrap_or("")
    }

    /// A made-up word of three to eight letters.
    fn word(&mut self) -> String {
        (0..self.below(3) + 2).map(|_| self.pick(&["ba", "ke", "lo", "mi", "ru", "sta", "ten", "vor"])).collect()
    }

    fn name(&mut self) -> String {
        let word = self.word() + &self.word();
        let mut letters = word.chars();
        letters.next().map_or(word.clone(), |first| first.to_uppercase().chain(letters).collect())
    }
}

fn check(name: &str, texts: &[String]) {
    let settings = Settings { published: Moment::parse("2024-03-14"), ..Settings::default() };
    let documents = texts.iter().enumerate().map(|(at, text)| Document::new(format!("{at}-{name}"), text.as_str()));
    let found = account(documents.collect(), &settings);
    spans_lie_in_their_texts(name, &found);
    let machine = json::account(&found).expect("an account is always written");
    assert!(serde_json::from_str::<serde_json::Value>(&machine).is_ok(), "{name}: JSON");
    for report in &found.reports {
        let line = json::annotations(report, &found.problems, Parts::ALL).expect("an article is always written");
        assert!(serde_json::from_str::<serde_json::Value>(&line).is_ok(), "{name}: JSON of an article");
    }
    let page = html::html(&found);
    assert!(page.starts_with("<!DOCTYPE html>") || page.starts_with("<!doctype html>"), "{name}: page");
    let terminal = text::text(&found, text::Look::default());
    let control = terminal.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(control, None, "{name}: a control character in the terminal report");
}

/// The same under a Markdown and a plain name.
fn check_both(name: &str, text: &str) {
    check(&format!("{name}.txt"), &[text.to_owned()]);
    check(&format!("{name}.md"), &[text.to_owned()]);
}

fn spans_lie_in_their_texts(name: &str, found: &Account) {
    let lies = |article: usize, span: Span| {
        let text = found.reports[article].article.text.as_str();
        assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{name}: {span:?}");
    };
    for (article, report) in found.reports.iter().enumerate() {
        let blocks = report.text.blocks.iter().flat_map(|block| block.runs.iter().copied().chain([block.span]));
        let sentences = report.text.sentences.iter().map(|sentence| sentence.span);
        let tokens = report.text.tokens.iter().map(|token| token.span);
        blocks
            .chain(sentences)
            .chain(tokens)
            .chain(annotated(&report.annotations))
            .for_each(|span| lies(article, span));
    }
    for story in &found.stories {
        let reuse = story.reuse.iter().flat_map(|one| {
            let changes = one.changes.iter().flat_map(|change| {
                change.a.map(|span| (one.a.article, span)).into_iter().chain(change.b.map(|span| (one.b.article, span)))
            });
            changes.chain([(one.a.article, one.a.span), (one.b.article, one.b.span)]).collect::<Vec<_>>()
        });
        reuse.for_each(|(article, span)| lies(article, span));
        let witnesses = story.lineage.witnesses.iter().map(|witness| witness.passage);
        let readings = story.points.iter().flat_map(|point| &point.readings);
        let members = readings.flat_map(|reading| &reading.members).map(|member| member.passage);
        let events = story.timeline.iter().flat_map(|event| event.members.iter().copied());
        witnesses.chain(members).chain(events).for_each(|passage| lies(passage.article, passage.span));
    }
}

fn annotated(found: &Annotations) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let party = |party: &Option<Party>| party.as_ref().and_then(|party| party.span);
    for credit in &found.credits {
        spans.push(credit.span);
        spans.extend(credit.covers);
    }
    for quote in found.quotes.iter().chain(&found.attributed) {
        spans.extend([quote.span, quote.content]);
        spans.extend(party(&quote.speaker));
        spans.extend(quote.cue.as_ref().map(|cue| cue.span));
        spans.extend(quote.via.iter().filter_map(|party| party.span));
    }
    for figure in &found.figures {
        spans.push(figure.span);
        spans.extend(figure.counted.as_ref().map(|counted| counted.span));
        spans.extend(party(&figure.source));
    }
    spans.extend(found.dates.iter().map(|date| date.span));
    spans.extend(found.names.iter().map(|name| name.span));
    spans
}

#[test]
fn next_to_nothing() {
    let texts = [
        "",
        " ",
        "\n",
        "\r",
        "\u{feff}",
        ".",
        "a",
        "5",
        "“",
        "”",
        "I",
        "A.",
        "5%",
        "$",
        "$5",
        "he",
        "“He”",
        "-",
        "- ",
        "# ",
        "#",
        "---",
        "---\n",
        "---\n---\n",
        "---\ntitle:\n---",
        "---\ntitle: x\n---\na",
        "a\n\n\n",
        "said",
        "“a,” said",
        "according to",
        "1990",
        "on",
        "’s",
        "Mr",
        "Mr.",
        "the",
        "of 5 of",
        "at 5:",
        "a\u{301}",
        "\u{301}",
        "﷽",
        "ﬃ",
        "ß",
        "İ",
    ];
    for text in texts {
        check_both("little", text);
    }
    check("many.txt", &texts.map(ToOwned::to_owned));
    check("none.txt", &[]);
}

#[test]
fn nothing_but_marks() {
    for marks in
        ["\"", "'", "“", "”", "‘", "’", "«", "»", "„", "`", "*", "_", "[", "](", "<", "&", "|", "—", ".", ",", "%", "$"]
    {
        check_both("marks", &marks.repeat(3_000));
        check_both(
            "torn",
            &format!("He said {}. It {} fell on Monday.", format!("{marks} word ").repeat(1_500), marks),
        );
    }
    let all = "\"“ a ‘b „c « d” e ' f’s »\" g ".repeat(1_000);
    check_both("all-marks", &all);
    check_both("all-marks-in-lines", &all.replace('e', "e.\n\n"));
}

#[test]
fn one_endless_sentence() {
    let mut disorder = Disorder(5);
    let words: String = (0..100_000).map(|_| disorder.word() + " ").collect();
    check_both("words", &format!("The {words}fell."));
    check("figures.txt", &["word said 5,000 people of them and ".repeat(3_000)]);
    check(
        "figures-of-two.txt",
        &[
            "Port Ellery said 5,000 people and 6,000 houses fell, he said, ".repeat(1_000),
            "Port Ellery said 5,000 people and 7,000 houses fell, she said, ".repeat(1_000),
        ],
    );
    check("capitals.txt", &[(0..2_500).map(|_| disorder.name() + " ").collect()]);
    check("of.txt", &["the head of the board of ".repeat(8_000)]);
    check("that.txt", &["Ann Bell said that he said that ".repeat(6_000)]);
    check("numbers.txt", &["five hundred thousand and 5 million between 6 and 7 or ".repeat(4_000)]);
}

#[test]
fn thousands_of_names_dates_and_figures() {
    let mut disorder = Disorder(11);
    let names: String = (0..3_000)
        .map(|_| format!("{} {} left, {} said. ", disorder.name(), disorder.name(), disorder.name()))
        .collect();
    check("names.txt", &[names]);
    let dates: String =
        (0..4_000).map(|at| format!("It fell on {} March {} and last week. ", at % 40, 1900 + at % 200)).collect();
    check("dates.txt", &[dates]);
    let figures: String =
        (0..5_000).map(|at| format!("Some {at} {} fell at {}%. ", disorder.word(), at % 120)).collect();
    check("figures.txt", &[figures]);
}

#[test]
fn deep_markup() {
    check("quoted.md", &[format!("{}Rain fell on Monday.", "> ".repeat(10_000))]);
    check("listed.md", &[format!("{}Rain fell on Monday.", "- ".repeat(10_000))]);
    let stairs: String = (0..800).map(|depth| format!("{}- Rain fell.\n", "  ".repeat(depth))).collect();
    check("stairs.md", &[stairs]);
    check("links.md", &[format!("{}Rain fell{}.", "[".repeat(10_000), "](x)".repeat(10_000))]);
    check("stressed.md", &[format!("{}Rain fell{}.", "*_".repeat(10_000), "_*".repeat(10_000))]);
    check("link-text.md", &[format!("[{}](https://example.org) fell.", "The rain ".repeat(20_000))]);
    check("table.md", &[format!("|{}\n|{}\n|{}", "a|".repeat(2_000), "-|".repeat(2_000), "Rain|".repeat(2_000))]);
    check("html.md", &[format!("{}Rain fell.{}", "<div><p>".repeat(5_000), "</p></div>".repeat(5_000))]);
    check("entities.md", &["Rain &amp; wind &#x202e; &#0; &bogus; fell `on` Monday\\\n".repeat(1_000)]);
}

#[test]
fn odd_characters() {
    let controls: String = (1u8..32).chain([127]).map(|byte| format!("Rain{}fell. ", char::from(byte))).collect();
    check_both("controls", &controls.repeat(20));
    let c1: String = ('\u{80}'..'\u{a0}').map(|c| format!("Ann{c}Bell said 5{c}people {c}“fell”. ")).collect();
    check_both("c1", &c1.repeat(10));
    let bidi = [
        "\u{202e}", "\u{2066}", "\u{2069}", "\u{200f}", "\u{200b}", "\u{200d}", "\u{feff}", "\u{ad}", "\u{fffd}",
        "\u{fffe}",
    ];
    check_both(
        "bidi",
        &bidi.map(|mark| format!("Ann {mark}Bell{mark} said 5{mark}000 on M{mark}onday. ")).concat().repeat(20),
    );
    check_both("combining", &format!("A{} said 5{} people fell. ", "\u{301}".repeat(5_000), "\u{20e3}".repeat(5_000)));
    check_both("emoji", &"👩‍👩‍👧‍👦 said 🇫🇷 5️⃣ people “👍🏽” fell 🫠. ".repeat(500));
    check_both("cjk", &"市長は「雨が降った」と述べた。5万人が避難した。".repeat(500));
    check_both("rtl", &"قال رئيس البلدية إن ٥٠٠ شخص أُجلوا يوم الاثنين. אמר ראש העיר. ".repeat(500));
    check_both("folds", &"İSTANBUL ŞAŞ ẞ ﬁ ﬂ Ǆ ŉ ΐ ᾳ said ٥٠٠ ½ ⅔ ² ① Ⅻ 𝟓 people fell. ".repeat(300));
    check_both(
        "breaks",
        &"Rain fell.\r\nAnn Bell\rsaid\u{2028}“yes\u{2029}no”\u{85}on\u{b}5\u{c}May.\n\r\n".repeat(300),
    );
    check_both("spaces", &"Ann\u{a0}Bell\u{3000}said\u{2009}5\u{202f}000\u{2003}people\tfell.\u{1680}".repeat(300));
}

#[test]
fn long_words() {
    check_both("letters", &format!("The {} fell on Monday.", "a".repeat(1_000_000)));
    check_both("digits", &format!("Some {} people and {} fell.", "7".repeat(200_000), "1,".repeat(100_000)));
    check_both("hyphens", &format!("The {} and {}fell.", "a-".repeat(20_000), "O'".repeat(20_000)));
    check_both("stops", &format!("{} {} e.g. {}", "U.".repeat(20_000), "www.".repeat(20_000), "a@b.".repeat(20_000)));
}

#[test]
fn many_blocks() {
    check_both("same", &"Rain fell here\n\n".repeat(10_000));
    check_both("same-prose", &"Rain fell on all the roofs of the town.\n\n".repeat(5_000));
    check_both("open-quotes", &"“Rain fell on the town.\n\n".repeat(5_000));
    check_both("empty-lines", &format!("Rain fell.{}Then it stopped.", "\n".repeat(200_000)));
    check_both("headings", &"# Rain\n\n## It fell\n\n".repeat(3_000));
}

const FIRE: &str = "---\ntitle: Fire in Port Ellery\noutlet: The Bugle\npublished: 2024-03-12\n---\n\
    PORT ELLERY (Reuters) - A fire destroyed the cannery in Port Ellery on Monday night, the fire chief, Ann Bell, 52, \
    said.\n\nTwo workers were hurt and at least 150 people lost their jobs. “We have never seen flames like this,” she \
    told the Ellery Times. “It took six hours,” Bell added, “and 40 of us.”\n\nThe mayor, Cy Dow, put the damage at \
    between $3 million and $5 million, according to Channel 4. The fire began in a store of paint, he said, adding that \
    the cannery, which opened in 1987, would not be rebuilt.\n";
const FIRE_TOO: &str = "Blaze ends a cannery\n\nBy Jo Marsh, 13 March 2024\n\nA store of paint caught fire at the Port \
    Ellery cannery on Monday night, fire chief Ann Bell told The Bugle. Three workers were taken to hospital, and \
    nearly 200 people lost their jobs. \"We have never seen flames like it,\" said Bell.\n\nMayor Dow estimated the \
    damage at $4 million. He said that the cannery – the town’s largest employer since 1988 – would not be rebuilt.\n";

/// A text with a few cuts, swaps, doublings and strange characters in it.
fn spoilt(text: &str, disorder: &mut Disorder) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..=disorder.below(12) {
        let (at, other) = (disorder.below(letters.len()), disorder.below(letters.len()));
        match disorder.below(6) {
            0 => letters.swap(at, other),
            1 => drop(letters.drain(at.min(other)..at.max(other).min(at.min(other) + 60))),
            2 => letters
                .insert(at, ['“', '"', '\'', '’', ',', '.', ' ', '\n', '\u{301}', '-', '5', '%'][disorder.below(12)]),
            3 => letters.extend_from_within(at.min(other)..at.max(other).min(at.min(other) + 200)),
            4 => letters.truncate(letters.len().saturating_sub(disorder.below(80))),
            _ => {
                letters[at] =
                    ['\r', '\t', 'é', '中', '\u{2028}', '\u{fffd}', 'ß', '€', '—', '#', '>', '\u{1b}'][other % 12]
            }
        }
        if letters.is_empty() {
            letters.push('a');
        }
    }
    letters.into_iter().collect()
}

#[test]
fn spoilt_articles() {
    let mut disorder = Disorder(23);
    for _ in 0..250 {
        check("fire.md", &[spoilt(FIRE, &mut disorder), spoilt(FIRE_TOO, &mut disorder)]);
    }
}

#[test]
fn articles_cut_anywhere() {
    for (end, _) in FIRE_TOO.char_indices().step_by(5) {
        check("cut.txt", &[FIRE_TOO[..end].to_owned(), FIRE_TOO[end..].to_owned()]);
    }
}

#[test]
fn two_outlets_with_one_long_text() {
    let mut disorder = Disorder(31);
    let sentence = |disorder: &mut Disorder| {
        let words: Vec<String> = (0..14).map(|_| disorder.word()).collect();
        format!(
            "The {} of {} hit {} {}. ",
            words[..6].join(" "),
            disorder.name(),
            disorder.below(900),
            words[6..].join(" ")
        )
    };
    let long: String = (0..600).map(|_| sentence(&mut disorder)).collect();
    let under = |outlet: &str| format!("---\noutlet: {outlet}\n---\n{long}\n");
    check("long.md", &[under("The Bugle"), under("The Echo")]);
}

#[test]
fn hundreds_of_near_copies() {
    let mut disorder = Disorder(41);
    let copy = |at: usize| {
        let text = FIRE_TOO.replace("Three", &format!("{}", 2 + disorder.below(5)));
        let words: Vec<&str> = text.split(' ').collect();
        let left_out = disorder.below(words.len());
        let kept: Vec<&str> = words.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, word)| *word).collect();
        format!("{}\n\nThis is report {at}.", kept.join(" "))
    };
    check("copy.txt", &(0..40).map(copy).collect::<Vec<_>>());
}
