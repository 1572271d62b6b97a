//! Which language the prose is in.

use super::Text;
use crate::lexicon;

/// How much text is looked at, in bytes: enough to be sure of, little enough to cost nothing.
const SAMPLE: usize = 4000;
/// So much is looked at where only blocks are wanted, and speed counts.
const SMALL_SAMPLE: usize = 400;
/// The fewest letters that tell a language.
const MIN_LETTERS: usize = 40;

/// The ISO 639-1 code of the prose, `und` when it cannot be told.
pub(super) fn of(text: &str, analysed: &Text) -> &'static str {
    detected(analysed.prose().map(|(_, sentence)| sentence.span.of(text)), SAMPLE)
}

/// The same where there are no sentences, from a smaller sample.
pub(super) fn of_blocks(text: &str, blocks: &Text) -> &'static str {
    let prose = blocks.blocks.iter().filter(|block| block.kind.is_prose());
    detected(prose.map(|block| block.span.of(text)), SMALL_SAMPLE)
}

fn detected<'a>(prose: impl Iterator<Item = &'a str>, size: usize) -> &'static str {
    let mut sample = String::new();
    for words in prose {
        let end = (size.min(words.len())..words.len()).find(|at| words.is_char_boundary(*at));
        sample.push_str(&words[..end.unwrap_or(words.len())]);
        sample.push(' ');
        if sample.len() > size {
            break;
        }
    }
    if sample.chars().filter(|c| c.is_alphabetic()).count() < MIN_LETTERS {
        return "und";
    }
    if size == SMALL_SAMPLE && is_plainly_english(&sample) {
        return "en";
    }
    whatlang::detect(&sample).filter(whatlang::Info::is_reliable).map_or("und", |info| two_letters(info.lang()))
}

/// The share of function words above which a text is English without further weighing: news in English has four to five
/// in ten, German and Dutch, which share the most of them, under two.
const ENGLISH: f64 = 0.3;

fn is_plainly_english(sample: &str) -> bool {
    let words = || sample.split_whitespace();
    let function_words = words().filter(|word| word.is_ascii() && lexicon::is_function_word(word)).count();
    function_words as f64 > ENGLISH * words().count() as f64
}

/// `whatlang` names languages after ISO 639-3; the web and the output use the two letters of ISO 639-1.
fn two_letters(language: whatlang::Lang) -> &'static str {
    const CODES: &[(&str, &str)] = &[
        ("epo", "eo"),
        ("eng", "en"),
        ("rus", "ru"),
        ("cmn", "zh"),
        ("spa", "es"),
        ("por", "pt"),
        ("ita", "it"),
        ("ben", "bn"),
        ("fra", "fr"),
        ("deu", "de"),
        ("ukr", "uk"),
        ("kat", "ka"),
        ("ara", "ar"),
        ("hin", "hi"),
        ("jpn", "ja"),
        ("heb", "he"),
        ("yid", "yi"),
        ("pol", "pl"),
        ("amh", "am"),
        ("jav", "jv"),
        ("kor", "ko"),
        ("nob", "nb"),
        ("dan", "da"),
        ("swe", "sv"),
        ("fin", "fi"),
        ("tur", "tr"),
        ("nld", "nl"),
        ("hun", "hu"),
        ("ces", "cs"),
        ("ell", "el"),
        ("bul", "bg"),
        ("bel", "be"),
        ("mar", "mr"),
        ("kan", "kn"),
        ("ron", "ro"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("mkd", "mk"),
        ("lit", "lt"),
        ("lav", "lv"),
        ("est", "et"),
        ("tam", "ta"),
        ("vie", "vi"),
        ("urd", "ur"),
        ("tha", "th"),
        ("guj", "gu"),
        ("uzb", "uz"),
        ("pan", "pa"),
        ("aze", "az"),
        ("ind", "id"),
        ("tel", "te"),
        ("pes", "fa"),
        ("mal", "ml"),
        ("ori", "or"),
        ("mya", "my"),
        ("nep", "ne"),
        ("sin", "si"),
        ("khm", "km"),
        ("tuk", "tk"),
        ("aka", "ak"),
        ("zul", "zu"),
        ("sna", "sn"),
        ("afr", "af"),
        ("lat", "la"),
        ("slk", "sk"),
        ("cat", "ca"),
        ("tgl", "tl"),
        ("hye", "hy"),
        ("cym", "cy"),
    ];
    let code = language.code();
    CODES.iter().find(|(three, _)| *three == code).map_or("und", |(_, two)| two)
}
