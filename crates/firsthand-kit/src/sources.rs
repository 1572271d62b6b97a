//! Inputs as a user names them (files, folders, URLs, `-`) to documents, one by one.

mod gathering;

use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use firsthand::Document;
use firsthand::problem::Problem;
use walkdir::WalkDir;

use crate::fetch;
use crate::formats::fields::Fields;
use crate::formats::out::{Limits, Out};
use crate::formats::stream::Stream;
use gathering::Gathering;

/// Which inputs to read, and how.
#[derive(Debug)]
pub struct Inputs {
    names: Vec<OsString>,
    limits: Limits,
    fetching: fetch::Options,
    read: AtomicU64,
    stopped: AtomicBool,
}

impl Inputs {
    /// Files, folders, URLs, or `-` for standard input. They are read in the order of their names, however they are given.
    pub fn new<N: Into<OsString>>(names: impl IntoIterator<Item = N>, max_bytes: usize, fields: Fields) -> Self {
        let mut names: Vec<OsString> = names.into_iter().map(Into::into).collect();
        names.sort();
        names.dedup_by(|a, b| a == b && *a == "-");
        Self {
            names,
            limits: Limits { max_bytes, fields, headlines: false },
            fetching: fetch::Options::default(),
            read: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
        }
    }

    /// The same with other options for what is fetched.
    #[must_use]
    pub fn fetching(self, fetching: fetch::Options) -> Self {
        Self { fetching, ..self }
    }

    /// The same where a headline alone is an article, as in lists of what was published.
    #[must_use]
    pub fn with_headlines(mut self) -> Self {
        self.limits.headlines = true;
        self
    }

    /// How many bytes have been read so far; those of packed files as they are packed.
    pub fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Makes whoever reads them come to an end soon.
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// How many bytes there are to be read; `None` where standard input or a URL is among the inputs.
    pub fn bytes(&self) -> Option<u64> {
        let sizes = self.names.iter().map(|name| {
            let files = WalkDir::new(name).follow_links(true).into_iter().filter_entry(is_visible).flatten();
            let size =
                |entry: walkdir::DirEntry| entry.metadata().ok().filter(|data| data.is_file()).map(|data| data.len());
            (name != "-" && url(name).is_none()).then(|| files.filter_map(size).sum::<u64>())
        });
        sizes.sum()
    }

    /// Reads every input into memory.
    pub fn gather(&self, stdin: &mut dyn Read) -> (Vec<Document>, Vec<Problem>) {
        let mut documents = Vec::new();
        let problems = self.each(stdin, &mut |document| documents.push(document));
        (documents, problems)
    }

    /// Hands every document of the inputs to `take`, one after the other, and gives the problems.
    ///
    /// A folder gives its files, those in its subfolders included, in the order of their names; hidden files are passed
    /// over. What a file is goes by its content (see [`formats`](crate::formats)). `-` gives what `stdin` holds. A URL is fetched, and so are
    /// those of a list, a file or standard input that holds nothing else (see [`fetch`]). Of
    /// an article larger than the limit only as much is read as shows that it is too large.
    pub fn each(&self, stdin: &mut dyn Read, take: &mut dyn FnMut(Document)) -> Vec<Problem> {
        let mut problems = Vec::new();
        let out = Out::new(&self.limits, take, &mut problems);
        let mut gathering = Gathering::new(out, self);
        for names in self.names.chunk_by(|a, b| url(a).is_some() && url(b).is_some()) {
            let urls: Vec<String> = names.iter().filter_map(|name| url(name)).map(str::to_owned).collect();
            match names {
                _ if !urls.is_empty() => gathering.urls(urls),
                [name] if name == "-" => {
                    gathering.stream("-", Stream::new(Metered { inner: &mut *stdin, inputs: self }), false);
                }
                names => names.iter().for_each(|name| gathering.path(name)),
            }
        }
        problems
    }
}

/// The URL that an input is, if it is one.
fn url(name: &OsStr) -> Option<&str> {
    name.to_str().filter(|name| fetch::is_url(name))
}

/// Hidden files are passed over, but what the user names is read, hidden or not.
fn is_visible(entry: &walkdir::DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
}

/// Counts what is read, and ends when the run is to stop.
struct Metered<'a, R> {
    inner: R,
    inputs: &'a Inputs,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.inputs.stopped.load(Ordering::Relaxed) {
            return Ok(0);
        }
        let count = self.inner.read(buffer)?;
        self.inputs.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use firsthand::problem::ProblemKind;

    fn gathered(names: &[&str]) -> (Vec<Document>, Vec<Problem>) {
        Inputs::new(names.iter().copied(), 100, Fields::new(&[])).gather(&mut &b"from stdin"[..])
    }

    fn inputs(documents: &[Document]) -> Vec<&str> {
        documents.iter().map(Document::file_name).collect()
    }

    #[test]
    fn a_folder_gives_its_files_by_name_and_says_what_it_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("sub")).unwrap();
        for name in ["b.txt", "a.md", "sub/c.TXT", ".hidden.txt", "style.css", "README"] {
            std::fs::write(path(name), name).unwrap();
        }
        std::fs::write(path("x.png"), b"\x89PNG\r\n").unwrap();
        std::fs::write(path("z"), "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n").unwrap();
        let (documents, problems) = gathered(&[folder.path().to_str().unwrap()]);
        assert_eq!(inputs(&documents), ["README", "a.md", "b.txt", "c.TXT", "z:1", "z:2"]);
        assert_eq!(problems.len(), 1);
        assert!(
            problems[0].message.starts_with("2 files") && problems[0].message.contains("style.css, x.png"),
            "{problems:?}"
        );
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_and_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let (documents, problems) = gathered(&["no/such/file.txt", folder.path().to_str().unwrap(), "-", "-"]);
        assert_eq!(documents, [Document::new("-", "from stdin")]);
        let kinds: Vec<ProblemKind> = problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::Empty, ProblemKind::Missing]);
    }

    #[test]
    fn no_more_than_the_limit_is_read() {
        let (documents, _) = Inputs::new(["-"], 4, Fields::new(&[])).gather(&mut io::repeat(b'a'));
        assert_eq!(documents[0].bytes.len(), 5);
    }

    #[test]
    fn formats_that_are_not_read_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.doc");
        std::fs::write(&file, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").unwrap();
        let (documents, problems) = gathered(&[file.to_str().unwrap()]);
        assert_eq!(documents, []);
        assert!(problems[0].kind == ProblemKind::Format && problems[0].message.contains(".docx"), "{problems:?}");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_loop_and_odd_names_stop_nothing() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &[u8]| folder.path().join(OsStr::from_bytes(name));
        std::fs::create_dir(path(b"sub")).unwrap();
        std::os::unix::fs::symlink(folder.path(), path(b"sub/up")).unwrap();
        std::os::unix::fs::symlink(path(b"nowhere"), path(b"dangling.txt")).unwrap();
        std::fs::write(path(b"rain\xFF\n.txt"), "Rain fell.").unwrap();
        let (documents, problems) = gathered(&[folder.path().to_str().unwrap()]);
        assert_eq!(inputs(&documents), ["rain\u{FFFD}\n.txt"]);
        assert_eq!(problems.len(), 2, "{problems:?}");
        let named = Inputs::new([path(b"rain\xFF\n.txt").into_os_string()], 100, Fields::new(&[]));
        assert_eq!(named.gather(&mut io::empty()).0.len(), 1);
    }

    #[test]
    fn progress_is_known_but_for_standard_input() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), "Rain fell.").unwrap();
        let inputs = Inputs::new([folder.path().as_os_str()], 100, Fields::new(&[]));
        inputs.gather(&mut io::empty());
        assert_eq!((inputs.bytes(), inputs.bytes_read()), (Some(10), 10));
        assert_eq!(Inputs::new(["-"], 100, Fields::new(&[])).bytes(), None);
    }
}
