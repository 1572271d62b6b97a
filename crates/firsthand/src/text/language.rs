//! Which language the prose is in: each paragraph by itself, and the article as a whole.

use std::collections::BTreeMap;

use super::{Text, Token};
use crate::lexicon;

/// How much text is looked at where no paragraph tells, in bytes: enough to be sure of, little enough to cost nothing.
const SAMPLE: usize = 4000;
/// So much is looked at where only blocks are wanted, and speed counts.
const SMALL_SAMPLE: usize = 400;
/// The fewest letters that tell a language, and those of a paragraph that is held against the rest of its article.
const MIN_LETTERS: usize = 40;
const MIN_LETTERS_OF_PASSAGE: usize = 60;
/// From this share of function words on a paragraph of so many words is English; news has two in five, and the words that
/// other languages share with English by chance ("in", "was", "on") come to one in ten.
const ENGLISH: f64 = 0.3;
const MIN_WORDS: usize = 8;
/// The same for the sample where only blocks are wanted: its sixty words or so are more than most paragraphs have. Of 204
/// English news articles fifteen begin with less than the above, three with less than this.
const ENGLISH_SAMPLE: f64 = 0.25;

/// The language of the prose as an ISO 639-1 code, `und` when it cannot be told, and the blocks in another one.
pub(super) fn of(text: &str, analysed: &Text) -> (&'static str, Vec<(usize, &'static str)>) {
    let mut letters: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut blocks = Vec::new();
    for same_block in analysed.sentences.chunk_by(|a, b| a.block == b.block) {
        let (Some(first), Some(last)) = (same_block.first(), same_block.last()) else { continue };
        let tokens = analysed.tokens.get(first.tokens.start..last.tokens.end).unwrap_or_default();
        let words = text.get(first.span.start..last.span.end).unwrap_or_default();
        if let Some(language) = of_block(words, tokens).filter(|_| first.kind.is_prose()) {
            *letters.entry(language).or_default() += words.len();
            blocks.push((first.block, language));
        }
    }
    let all: usize = letters.values().sum();
    let most = letters.iter().max_by_key(|(_, count)| **count).filter(|(_, count)| **count * 2 > all);
    let language = match most {
        Some((language, _)) => language,
        None if all > 0 => "und",
        None => of_sample(text, analysed),
    };
    blocks.retain(|(_, other)| language != "und" && *other != language);
    (language, blocks)
}

/// The language of a paragraph, if it can be told.
fn of_block(words: &str, tokens: &[Token]) -> Option<&'static str> {
    let count = tokens.iter().filter(|token| token.is_word()).count();
    let known = tokens.iter().filter(|token| token.is_word() && lexicon::is_function_word(&token.norm)).count();
    if count >= MIN_WORDS && known as f64 >= ENGLISH * count as f64 {
        return Some("en");
    }
    let enough = words.chars().filter(|c| c.is_alphabetic()).take(MIN_LETTERS_OF_PASSAGE).count();
    if enough < MIN_LETTERS_OF_PASSAGE { None } else { detected(words) }
}

fn of_sample(text: &str, analysed: &Text) -> &'static str {
    told_by(&sample(analysed.prose().map(|(_, sentence)| sentence.span.of(text)), SAMPLE))
}

/// The language where there are no sentences, from a smaller sample.
pub(super) fn of_blocks(text: &str, blocks: &Text) -> &'static str {
    let prose = blocks.blocks.iter().filter(|block| block.kind.is_prose());
    let sample = sample(prose.map(|block| block.span.of(text)), SMALL_SAMPLE);
    if is_plainly_english(&sample) { "en" } else { told_by(&sample) }
}

/// The first words of the prose, up to about `size` bytes.
fn sample<'a>(prose: impl Iterator<Item = &'a str>, size: usize) -> String {
    let mut sample = String::new();
    for words in prose {
        let end = (size.min(words.len())..words.len()).find(|at| words.is_char_boundary(*at));
        sample.push_str(words.get(..end.unwrap_or(words.len())).unwrap_or_default());
        sample.push(' ');
        if sample.len() > size {
            break;
        }
    }
    sample
}

fn told_by(sample: &str) -> &'static str {
    if sample.chars().filter(|c| c.is_alphabetic()).count() < MIN_LETTERS {
        return "und";
    }
    detected(sample).unwrap_or("und")
}

fn is_plainly_english(sample: &str) -> bool {
    let (mut all, mut known) = (0_u32, 0_u32);
    for word in sample.split_whitespace() {
        all += 1;
        known += u32::from(word.is_ascii() && lexicon::is_function_word(word));
    }
    f64::from(known) > ENGLISH_SAMPLE * f64::from(all)
}

fn detected(words: &str) -> Option<&'static str> {
    let end = (SAMPLE..words.len()).find(|at| words.is_char_boundary(*at)).unwrap_or(words.len());
    let found = whatlang::detect(words.get(..end)?).filter(whatlang::Info::is_reliable)?;
    Some(two_letters(found.lang())).filter(|code| *code != "und")
}

/// The English name of a language, by its code; the code where there is none.
pub fn name(code: &str) -> String {
    let known = whatlang::Lang::all().iter().find(|language| two_letters(**language) == code);
    known.map_or_else(|| code.to_owned(), |language| language.eng_name().to_owned())
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
