//! The texts of articles put aside in a temporary file, to be taken out again one by one.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use firsthand::read::{Article, Format};
use serde::{Deserialize, Serialize};

use crate::markup::Markup;

/// Where an article stands in the spool.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    start: u64,
    length: u32,
}

/// The file, which is gone when the program ends, however it ends.
#[derive(Debug)]
pub struct Spool {
    to: BufWriter<File>,
    end: u64,
}

/// What comparing needs of an article.
#[derive(Deserialize, Serialize)]
struct Kept {
    text: String,
    format: Markup,
}

impl Spool {
    /// An empty one, in the folder for temporary files.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn new() -> io::Result<Self> {
        Ok(Self { to: BufWriter::with_capacity(1 << 20, tempfile::tempfile()?), end: 0 })
    }

    /// Takes an article's text and marks off it, as what [`Self::add`] takes; may be done on any thread.
    pub fn packed(article: &mut Article) -> Vec<u8> {
        let format = Markup::from(&std::mem::replace(&mut article.format, Format::Plain));
        // Text and numbers can always be written as JSON.
        serde_json::to_vec(&Kept { text: std::mem::take(&mut article.text), format }).unwrap_or_default()
    }

    /// Puts an article aside.
    ///
    /// # Errors
    /// When the file cannot be written, as when the disk is full.
    pub fn add(&mut self, packed: &[u8]) -> io::Result<Place> {
        self.to.write_all(packed)?;
        let place = Place { start: self.end, length: packed.len() as u32 };
        self.end += packed.len() as u64;
        Ok(place)
    }

    /// Gives an article its text and marks back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn restore(&mut self, place: Place, article: &mut Article) -> io::Result<()> {
        self.to.flush()?;
        let file = self.to.get_mut();
        let mut packed = vec![0; place.length as usize];
        file.seek(SeekFrom::Start(place.start))?;
        file.read_exact(&mut packed)?;
        file.seek(SeekFrom::End(0))?;
        let kept: Kept = serde_json::from_slice(&packed)?;
        article.text = kept.text;
        article.format = kept.format.into();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand::read::corpus;
    use firsthand::span::Span;
    use firsthand::text::BlockKind;
    use firsthand::{Document, Settings};

    #[test]
    fn articles_come_out_as_they_went_in() {
        let document = Document::new("x", "# Rain\n\n\"It *fell*\", said Été.");
        let (article, _) = corpus::single(document, &Settings::default());
        let mut first = article.unwrap();
        first.format = Format::Blocks(vec![(Span::new(0, 4), BlockKind::Caption), (Span::new(5, 8), BlockKind::Quote)]);
        let mut second = Article { format: Format::Markdown, ..first.clone() };
        let given = [first.clone(), second.clone()];
        let mut spool = Spool::new().unwrap();
        let places = [&mut first, &mut second].map(|article| spool.add(&Spool::packed(article)).unwrap());
        assert!(first.text.is_empty());
        spool.restore(places[1], &mut second).unwrap();
        spool.restore(places[0], &mut first).unwrap();
        assert_eq!([first, second], given);
    }
}
