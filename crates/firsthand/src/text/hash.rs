//! Numbers that stand for words: the same on every machine, in every run and in every stored file.

/// FNV-1a, 64 bits, and a last mix.
pub(crate) fn of(word: &str) -> u64 {
    let hash = word
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    mixed(hash)
}

/// Spreads the bits of a number (the finisher of SplitMix64; Steele, Lea and Flood 2014).
pub(crate) const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
