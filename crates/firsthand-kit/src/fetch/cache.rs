//! A folder of earlier answers, so that a server need not send again what has not changed. An answer is one file: a line
//! of JSON that says what it is, then the body.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use url::Url;

use super::Failure;
use super::client::Answer;

/// No line that says what an answer is comes near this.
const MAX_LINE: u64 = 64 << 10;

/// Where answers are kept.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
    limit: usize,
}

/// An answer that is kept, or is to be.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Stored {
    url: String,
    pub content_type: Option<String>,
    etag: Option<String>,
    last_modified: Option<String>,
    /// Of the body, when it is kept.
    length: usize,
    #[serde(skip)]
    no_store: bool,
    #[serde(skip)]
    body: Vec<u8>,
}

impl Stored {
    /// What the headers of an answer say; its body is still to come.
    pub fn of(url: &Url, answer: &Answer) -> Self {
        let header = |name: &str| answer.header(name).map(str::to_owned);
        let control = header("cache-control").unwrap_or_default().to_ascii_lowercase();
        Self {
            url: url.to_string(),
            content_type: header("content-type"),
            etag: header("etag"),
            last_modified: header("last-modified"),
            length: 0,
            no_store: control.contains("no-store"),
            body: Vec::new(),
        }
    }

    /// The same with its body.
    pub fn with_body(self, body: Vec<u8>) -> Self {
        Self { length: body.len(), body, ..self }
    }

    /// The body.
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// The headers that ask for the page only if it is another by now.
    pub fn conditions(&self) -> Vec<(&'static str, &str)> {
        let etag = self.etag.as_deref().map(|etag| ("if-none-match", etag));
        let date = self.last_modified.as_deref().map(|date| ("if-modified-since", date));
        etag.into_iter().chain(date).collect()
    }
}

impl Cache {
    pub fn new(folder: &Path, limit: usize) -> Self {
        Self { folder: folder.to_owned(), limit }
    }

    /// The answer kept for a URL. One that is damaged, or is another's of the same name, is as good as none.
    pub fn get(&self, url: &Url) -> Option<Stored> {
        let mut file = BufReader::new(File::open(self.path(url.as_str())).ok()?);
        let mut line = Vec::new();
        file.by_ref().take(MAX_LINE).read_until(b'\n', &mut line).ok()?;
        let mut stored: Stored = serde_json::from_slice(&line).ok()?;
        file.take(self.limit as u64 + 1).read_to_end(&mut stored.body).ok()?;
        (stored.url == url.as_str() && stored.length == stored.body.len()).then_some(stored)
    }

    /// Keeps an answer, if the server lets it be kept and there is a way to ask whether it has changed.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn put(&self, stored: &Stored) -> Result<(), Failure> {
        if stored.no_store || stored.conditions().is_empty() {
            return Ok(());
        }
        self.write(stored).map_err(|error| {
            let folder = self.folder.display();
            Failure::fetch(format!("The folder {folder} cannot be written ({error}). Give another to `--cache`."))
        })
    }

    /// Writes beside and moves, so that no run that is cut off leaves half an answer.
    fn write(&self, stored: &Stored) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut line = serde_json::to_vec(stored)?;
        line.push(b'\n');
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&line)?;
        file.write_all(&stored.body)?;
        file.persist(self.path(&stored.url)).map_err(|error| error.error)?;
        Ok(())
    }

    fn path(&self, url: &str) -> PathBuf {
        self.folder.join(format!("{:016x}.answer", fnv(url.as_bytes())))
    }
}

/// FNV-1a: short, and the same in every version of the program.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}
