//! Currencies before or behind a number: `$`, `US$`, `€5`, `USD10m`, `140 million euros`, `Danish crowns`.

use super::units::{Sort, Unit, per};
use super::words::Words;

/// Signs, the longest first, with their ISO 4217 codes.
const SIGNS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₡", "CRC"),
    ("₵", "GHS"),
];

/// Codes and abbreviations that stand before or behind a number, as written.
const CODES: &[(&str, &str)] = &[
    ("USD", "USD"),
    ("EUR", "EUR"),
    ("GBP", "GBP"),
    ("JPY", "JPY"),
    ("CHF", "CHF"),
    ("CNY", "CNY"),
    ("RMB", "CNY"),
    ("RUB", "RUB"),
    ("AUD", "AUD"),
    ("CAD", "CAD"),
    ("NZD", "NZD"),
    ("HKD", "HKD"),
    ("SGD", "SGD"),
    ("INR", "INR"),
    ("SEK", "SEK"),
    ("NOK", "NOK"),
    ("DKK", "DKK"),
    ("PLN", "PLN"),
    ("CZK", "CZK"),
    ("HUF", "HUF"),
    ("TRY", "TRY"),
    ("ZAR", "ZAR"),
    ("BRL", "BRL"),
    ("MXN", "MXN"),
    ("KRW", "KRW"),
    ("ILS", "ILS"),
    ("NIS", "ILS"),
    ("UAH", "UAH"),
    ("BYN", "BYN"),
    ("AED", "AED"),
    ("SAR", "SAR"),
    ("EGP", "EGP"),
    ("NGN", "NGN"),
    ("KES", "KES"),
    ("PKR", "PKR"),
    ("IDR", "IDR"),
    ("THB", "THB"),
    ("MYR", "MYR"),
    ("PHP", "PHP"),
    ("VND", "VND"),
    ("RM", "MYR"),
    ("Rs", "INR"),
    ("Rs.", "INR"),
    ("Re", "INR"),
    ("kn", "HRK"),
    ("Tk", "BDT"),
    ("Sh", "KES"),
    ("Shs", "KES"),
    ("Kč", "CZK"),
    ("usd", "USD"),
    ("gbp", "GBP"),
    ("rmb", "CNY"),
];

/// What stands before a dollar sign: "US$", "A$".
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u.s.", "USD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("nt", "TWD"),
    ("r", "BRL"),
    ("mex", "MXN"),
    ("z", "ZWL"),
    ("j", "JMD"),
];

/// Nouns in the singular. The adjective before them may say whose: see [`WHOSE`].
const NOUNS: &[(&str, &str)] = &[
    ("dollar", "USD"),
    ("buck", "USD"),
    ("euro", "EUR"),
    ("yen", "JPY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("rouble", "RUB"),
    ("ruble", "RUB"),
    ("rupee", "INR"),
    ("franc", "CHF"),
    ("won", "KRW"),
    ("shekel", "ILS"),
    ("lira", "TRY"),
    ("peso", "MXN"),
    ("real", "BRL"),
    ("reai", "BRL"),
    ("rand", "ZAR"),
    ("naira", "NGN"),
    ("hryvnia", "UAH"),
    ("zloty", "PLN"),
    ("zlotys", "PLN"),
    ("dirham", "AED"),
    ("riyal", "SAR"),
    ("rial", "IRR"),
    ("ringgit", "MYR"),
    ("baht", "THB"),
    ("dong", "VND"),
    ("rupiah", "IDR"),
    ("dinar", "IQD"),
    ("shilling", "KES"),
    ("krona", "SEK"),
    ("kronor", "SEK"),
    ("krone", "NOK"),
    ("kroner", "NOK"),
    ("crown", "SEK"),
    ("taka", "BDT"),
    ("bitcoin", "BTC"),
    ("forint", "HUF"),
    ("cent", "cent"),
    ("pence", "penny"),
    ("penny", "penny"),
    ("sen", "sen"),
    ("sterling", "GBP"),
    ("guilder", "NLG"),
    ("bolivar", "VES"),
    ("kuna", "HRK"),
    ("koruna", "CZK"),
    ("tenge", "KZT"),
    ("peseta", "ESP"),
    ("markka", "FIM"),
    ("deutschmark", "DEM"),
    ("drachma", "GRD"),
    ("birr", "ETB"),
    ("kwacha", "ZMW"),
];

/// Adjectives before the noun of a currency that several countries have.
const WHOSE: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"),
    ("u.s.", "dollar", "USD"),
    ("american", "dollar", "USD"),
    ("australian", "dollar", "AUD"),
    ("canadian", "dollar", "CAD"),
    ("zealand", "dollar", "NZD"),
    ("kong", "dollar", "HKD"),
    ("singapore", "dollar", "SGD"),
    ("taiwan", "dollar", "TWD"),
    ("jamaican", "dollar", "JMD"),
    ("belarusian", "rouble", "BYN"),
    ("belarusian", "ruble", "BYN"),
    ("russian", "rouble", "RUB"),
    ("russian", "ruble", "RUB"),
    ("pakistani", "rupee", "PKR"),
    ("indian", "rupee", "INR"),
    ("sri", "rupee", "LKR"),
    ("swiss", "franc", "CHF"),
    ("cfa", "franc", "XOF"),
    ("danish", "crown", "DKK"),
    ("danish", "krone", "DKK"),
    ("danish", "kroner", "DKK"),
    ("swedish", "crown", "SEK"),
    ("norwegian", "crown", "NOK"),
    ("norwegian", "krone", "NOK"),
    ("czech", "crown", "CZK"),
    ("mexican", "peso", "MXN"),
    ("argentine", "peso", "ARS"),
    ("chilean", "peso", "CLP"),
    ("colombian", "peso", "COP"),
    ("philippine", "peso", "PHP"),
    ("egyptian", "pound", "EGP"),
    ("syrian", "pound", "SYP"),
    ("lebanese", "pound", "LBP"),
    ("sudanese", "pound", "SDG"),
    ("british", "pound", "GBP"),
    ("kenyan", "shilling", "KES"),
    ("ugandan", "shilling", "UGX"),
    ("emirati", "dirham", "AED"),
    ("malaysian", "ringgit", "MYR"),
    ("japanese", "yen", "JPY"),
    ("chinese", "yuan", "CNY"),
    ("turkish", "lira", "TRY"),
    ("south", "won", "KRW"),
    ("saudi", "riyal", "SAR"),
    ("iraqi", "dinar", "IQD"),
    ("kuwaiti", "dinar", "KWD"),
    ("croatian", "kuna", "HRK"),
    ("israeli", "shekel", "ILS"),
    ("polish", "zloty", "PLN"),
    ("iranian", "rial", "IRR"),
    ("dutch", "guilder", "NLG"),
    ("finnish", "markka", "FIM"),
    ("deutsche", "mark", "DEM"),
    ("german", "mark", "DEM"),
    ("french", "franc", "FRF"),
    ("belgian", "franc", "BEF"),
    ("italian", "lira", "ITL"),
    ("italian", "lire", "ITL"),
    ("spanish", "peseta", "ESP"),
    ("ethiopian", "birr", "ETB"),
    ("hungarian", "forint", "HUF"),
    ("nigerian", "naira", "NGN"),
    ("brazilian", "real", "BRL"),
    ("brazilian", "reai", "BRL"),
];

/// A currency before a number: its code, the byte at which it begins, the byte at which the digits begin.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Prefix {
    /// ISO 4217.
    pub code: &'static str,
    /// The first token of the currency.
    pub start: usize,
    /// The token in which the digits begin.
    pub digits: usize,
    /// The byte of that token at which they begin.
    pub offset: usize,
    /// Whether a minus stands before the digits or before the sign.
    pub negative: bool,
}

impl Prefix {
    const fn new(code: &'static str, start: usize, digits: usize, offset: usize) -> Self {
        Self { code, start, digits, offset, negative: false }
    }
}

fn look_up(list: &'static [(&str, &str)], word: &str) -> Option<&'static str> {
    list.iter().find(|(written, _)| *written == word).map(|(_, code)| *code)
}

/// The currency that begins at token `at`, with a digit right behind it.
pub(super) fn prefix(words: Words, at: usize) -> Option<Prefix> {
    let token = words.get(at)?;
    // "-$5m", "€-5m".
    if at > 0 && is_minus(words, at) && !words.touched(at) && look_up(SIGNS, words.raw(at + 1)).is_some() {
        return prefix(words, at + 1).map(|prefix| Prefix { start: at, negative: true, ..prefix });
    }
    if let Some(code) = look_up(SIGNS, words.raw(at)) {
        return sign(words, at, code);
    }
    // "US$5", "A$5", "US $5".
    if let Some(code) = look_up(DOLLARS, words.norm(at))
        && words.norm(at + 1) == "$"
        && (words.touches(at) || matches!(code, "USD" | "HKD" | "NZD" | "TWD"))
    {
        return digits_after(words, at + 1).map(|(digits, offset)| Prefix::new(code, at, digits, offset));
    }
    if let Some(code) = look_up(CODES, words.raw(at))
        && token.is_word()
    {
        let (digits, offset) = digits_after(words, at)?;
        return Some(Prefix::new(code, at, digits, offset));
    }
    if words.raw(at) == "Y" && words.norm(at + 1) == "=" && words.touches(at) && words.touches(at + 1) {
        return digits_after(words, at + 1).map(|(digits, offset)| Prefix::new("JPY", at, digits, offset));
    }
    // "USD10m", "RM23.50": letters and digits in one token.
    let letters = words.raw(at).find(|c: char| c.is_ascii_digit()).filter(|letters| *letters > 0)?;
    let sign = words.raw(at).get(..letters)?;
    let code = look_up(CODES, sign).or_else(|| folded_pound(words, at, sign))?;
    Some(Prefix::new(code, at, at, letters))
}

/// "PS2.7m": what a pound sign becomes where a text was brought to plain ASCII, as a yen sign becomes "Y=". A single
/// digit alone ("PS5") is a games console.
fn folded_pound(words: Words, at: usize, sign: &str) -> Option<&'static str> {
    let begin = words.get(at)?.span.start + sign.len();
    let rest = words.raw(at).get(sign.len()..)?;
    let written = super::digits::read(words.text.get(begin..)?)?.len.max(rest.len());
    let scaled = super::spelled::scale(words.norm(at + 1)).is_some_and(|scale| scale >= 1e3);
    (sign == "PS" && (written > 1 || scaled)).then_some("GBP")
}

/// Whether a minus or a hyphen stands at `at`, right before what it makes negative.
fn is_minus(words: Words, at: usize) -> bool {
    words.is_any(at, &["-", "−"]) && words.touches(at)
}

/// "$5", "$US5", "$-5".
fn sign(words: Words, at: usize, code: &'static str) -> Option<Prefix> {
    if let Some((digits, offset)) = digits_after(words, at) {
        return Some(Prefix::new(code, at, digits, offset));
    }
    if words.touches(at) && is_minus(words, at + 1) {
        let (digits, offset) = digits_after(words, at + 1)?;
        return Some(Prefix { negative: true, ..Prefix::new(code, at, digits, offset) });
    }
    let next = words.raw(at + 1);
    let letters = next.find(|c: char| c.is_ascii_digit()).filter(|_| words.touches(at))?;
    let whose = next.get(..letters)?.to_lowercase();
    let code = look_up(DOLLARS, &whose).filter(|_| code == "USD")?;
    Some(Prefix::new(code, at, at + 1, letters))
}

/// "$75 U.S.", "$5 million Canadian": whose dollars they are, said behind the number, and the token after it.
pub(super) fn whose_behind(words: Words, at: usize) -> Option<(&'static str, usize)> {
    let code = match words.raw(at) {
        "U.S." | "US" | "USD" => "USD",
        "Canadian" | "CAD" | "Cdn" => "CAD",
        "Australian" | "AUD" => "AUD",
        _ => return None,
    };
    // "$75 Canadian goods": whose goods they are. "per barrel" and marks may follow, and no noun.
    let noun = words.is_word(at + 1) && !crate::lexicon::is_function_word(words.norm(at + 1));
    (!noun).then_some((code, at + 1))
}

/// The token after `at`, if it is a number.
fn digits_after(words: Words, at: usize) -> Option<(usize, usize)> {
    words.is_number(at + 1).then_some((at + 1, 0))
}

/// The currency behind a number at token `at`: "euros", "US dollars", "Danish crowns", "€", "JPY", "p".
///
/// `large` tells that the number has a scale word or is in the thousands, which pounds of weight seldom are.
pub(super) fn suffix(words: Words, at: usize, large: bool) -> Option<Unit> {
    let at = at + usize::from(words.is_hyphen(at));
    let money = |symbol: &str, end| per(words, Unit { symbol: symbol.to_owned(), end, sort: Sort::Money });
    if let Some(code) = look_up(SIGNS, words.raw(at)).or_else(|| look_up(CODES, words.raw(at))) {
        let number_follows = words.is_number(at + 1) && !words.touched(at);
        return (!number_follows).then(|| money(code, at + 1));
    }
    if words.raw(at).trim_end_matches('.') == "p" {
        return Some(money("penny", at + 1));
    }
    for adjectives in 0..3 {
        if (at..at + adjectives).any(|word| !words.is_word(word)) {
            break;
        }
        let noun = words.norm(at + adjectives);
        let whose = words.before(at + adjectives, 1);
        let end = at + adjectives + 1;
        if let Some(code) = of_country(whose, noun).filter(|_| adjectives > 0) {
            return Some(money(code, end));
        }
        if adjectives == 0 {
            if let Some(code) = coin(noun) {
                return Some(money(code, end));
            }
            if matches!(noun, "pound" | "pounds" | "quid") && (large || paid(words, at)) {
                let end = end + usize::from(words.norm(end) == "sterling");
                return Some(money("GBP", end));
            }
        }
    }
    let weight = matches!(words.norm(at), "pound" | "pounds");
    weight.then(|| Unit { symbol: "lb".to_owned(), end: at + 1, sort: Sort::Measure })
}

fn singular(noun: &str) -> &str {
    noun.strip_suffix('s').unwrap_or(noun)
}

fn coin(noun: &str) -> Option<&'static str> {
    // "five real friends", "it won": too common as other words to be money by themselves.
    if matches!(noun, "real" | "won" | "rand" | "crown" | "crowns" | "sen" | "cent") {
        return matches!(noun, "won" | "rand" | "sen" | "cent").then(|| look_up(NOUNS, noun)).flatten();
    }
    look_up(NOUNS, noun).or_else(|| look_up(NOUNS, singular(noun)))
}

fn of_country(whose: &str, noun: &str) -> Option<&'static str> {
    let fits = |entry: &&(&str, &str, &str)| entry.0 == whose && (entry.1 == noun || entry.1 == singular(noun));
    WHOSE.iter().find(fits).map(|(_, _, code)| *code)
}

/// Whether the words around a pound speak of money.
fn paid(words: Words, at: usize) -> bool {
    const PAYING: &[&str] = &[
        "pay", "paid", "pays", "cost", "costs", "worth", "fine", "fined", "price", "priced", "bill", "fee", "spent",
        "spend", "raised", "sterling", "charged", "salary", "wage", "earn", "earned", "lent", "owed", "stole",
    ];
    words.norm(at + 1) == "sterling" || (at.saturating_sub(8)..at).any(|word| words.is_any(word, PAYING))
}
