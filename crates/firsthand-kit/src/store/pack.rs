//! Texts as they are kept: packed by Brotli, whose own dictionary makes up for how short an article is.

use std::io::{self, Read};

/// Of Brotli's eleven levels.
const QUALITY: u32 = 4;
/// The window, as a power of two: most articles are shorter.
const WINDOW: u32 = 16;
const BUFFER: usize = 4096;

/// The text, packed.
pub fn packed(text: &str) -> Vec<u8> {
    let mut packed = Vec::with_capacity(text.len() / 2);
    let mut reader = brotli::CompressorReader::new(text.as_bytes(), BUFFER, QUALITY, WINDOW);
    // Neither end of it is a file.
    let _ = reader.read_to_end(&mut packed);
    packed
}

/// The text of so many bytes that was packed.
///
/// # Errors
/// When what was packed is damaged, or is not of that size.
pub fn unpacked(packed: &[u8], size: usize) -> io::Result<String> {
    let mut text = String::new();
    // One byte more tells a longer one, and what unpacks without end is left.
    let limit = u64::try_from(size).unwrap_or(u64::MAX).saturating_add(1);
    brotli_decompressor::Decompressor::new(packed, BUFFER).take(limit).read_to_string(&mut text)?;
    if text.len() == size { Ok(text) } else { Err(io::Error::from(io::ErrorKind::InvalidData)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were() {
        for text in ["", "Rain fell.", "\u{0}\u{1F600} Żółw", &"The river rose. ".repeat(10_000)] {
            assert_eq!(unpacked(&packed(text), text.len()).unwrap(), text);
        }
    }

    #[test]
    fn damage_is_told() {
        let whole = packed(&"The river rose. ".repeat(100));
        assert!(unpacked(&whole, 10).is_err());
        assert!(unpacked(&whole, 1_000_000).is_err());
        assert!(unpacked(&whole[..whole.len() / 2], 1600).is_err());
        assert!(unpacked(&[], 5).is_err());
    }
}
