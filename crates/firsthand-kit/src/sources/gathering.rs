//! Goes through inputs: opens files, walks folders, fetches URLs, and has each read in the form that its content shows.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use firsthand::problem::ProblemKind;
use walkdir::WalkDir;

use super::{Inputs, Metered, is_visible};
use crate::fetch::{self, Fetched, Fetcher};
use crate::formats;
use crate::formats::out::{Out, Place};
use crate::formats::sniff::{self, Form};
use crate::formats::stream::Stream;

/// A list of URLs has no more bytes than this.
const MAX_LIST: u64 = 16 << 20;
/// How many files that were passed over are named in a message.
const NAMED: usize = 3;

/// A way through inputs.
pub(super) struct Gathering<'a> {
    out: Out<'a>,
    inputs: &'a Inputs,
    /// There is none until there is a URL.
    fetcher: Option<Arc<Fetcher>>,
}

impl<'a> Gathering<'a> {
    /// A way through `inputs` that hands over to `out`.
    pub fn new(out: Out<'a>, inputs: &'a Inputs) -> Self {
        Self { out, inputs, fetcher: None }
    }

    /// Reads what stands at a path.
    pub fn path(&mut self, name: &OsStr) {
        let path = Path::new(name);
        let name = path.display().to_string();
        match path.metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.problem(&name, ProblemKind::Missing, "There is no such file or folder. Check the spelling.");
            }
            Err(error) => self.unreadable(&name, &error),
            Ok(metadata) if metadata.is_dir() => self.folder(&name, path),
            Ok(_) => {
                self.file(&name, path, false);
            }
        }
    }

    fn folder(&mut self, name: &str, path: &Path) {
        let before = self.out.count();
        let mut passed_over: Vec<String> = Vec::new();
        for entry in WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_visible) {
            match entry {
                Err(error) => {
                    let file = error.path().unwrap_or(path).display().to_string();
                    let message = match error.loop_ancestor() {
                        Some(above) => {
                            format!("It is a link back to {}, which it lies in; it is not followed.", above.display())
                        }
                        None => format!("It cannot be read: {error}. Check that you may open it."),
                    };
                    self.problem(&file, ProblemKind::Unreadable, &message);
                }
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let read = entry.file_type().is_file()
                        && self.file(&entry.path().display().to_string(), entry.path(), true);
                    if !read {
                        passed_over.push(entry.file_name().to_string_lossy().into_owned());
                    }
                }
            }
        }
        if !passed_over.is_empty() {
            self.problem(name, ProblemKind::Format, &passed_over_message(&passed_over));
        } else if self.out.count() == before {
            self.problem(
                name,
                ProblemKind::Empty,
                "The folder holds no file that is read, such as text, HTML, JSON lines or WARC.",
            );
        }
    }

    /// Reads a file; says the same as [`stream`](Self::stream).
    fn file(&mut self, name: &str, path: &Path, in_folder: bool) -> bool {
        match File::open(path) {
            Ok(file) => {
                let reader = Metered { inner: &file, inputs: self.inputs };
                // Only a file proper can be jumped about in; a pipe that has a name cannot.
                let is_file = file.metadata().is_ok_and(|data| data.is_file());
                let stream = if is_file { Stream::of_file(&file, reader) } else { Stream::new(reader) };
                self.stream(name, stream, in_folder)
            }
            Err(error) => {
                self.unreadable(name, &error);
                true
            }
        }
    }

    /// Reads a stream of this name; says whether it was one to be read, which in a folder not every file is.
    pub fn stream(&mut self, name: &str, stream: Stream<'_>, in_folder: bool) -> bool {
        let (stream, _) = stream.unpacked();
        let form = sniff::form(stream.head(), name, &self.out.limits.fields);
        if in_folder && !sniff::is_meant(form, name) {
            return false;
        }
        if form == Form::Text && fetch::may_be_list(stream.head()) {
            self.list(name, stream, in_folder);
        } else {
            self.out.begin(name);
            self.read(name, form, stream);
        }
        true
    }

    /// A text that begins like a list of URLs. In a folder it is not followed: nobody has named it.
    fn list(&mut self, name: &str, stream: Stream<'_>, in_folder: bool) {
        let mut rest = stream.reader();
        let mut bytes = Vec::new();
        // An error comes again when the rest is read.
        let _ = rest.by_ref().take(MAX_LIST).read_to_end(&mut bytes);
        match fetch::list(&bytes) {
            Some(urls) if !in_folder && (bytes.len() as u64) < MAX_LIST => self.urls(urls),
            Some(_) if in_folder => {
                let message = "It is a list of URLs, which is not fetched from within a folder. Give the file itself.";
                self.problem(name, ProblemKind::NotAllowed, message);
            }
            Some(_) => {
                let message = format!("It is a list of URLs of more than {} MB. Cut it into several.", MAX_LIST >> 20);
                self.problem(name, ProblemKind::TooLarge, &message);
            }
            None => {
                self.out.begin(name);
                self.read(name, Form::Text, Stream::new(Cursor::new(bytes).chain(rest)));
            }
        }
    }

    /// Fetches URLs and reads what stands there.
    pub fn urls(&mut self, urls: Vec<String>) {
        let inputs = self.inputs;
        let new = || Arc::new(Fetcher::new(&inputs.fetching, inputs.limits.page()));
        let fetcher = Arc::clone(self.fetcher.get_or_insert_with(new));
        let stopped = || inputs.stopped.load(Ordering::Relaxed);
        fetch::each(&fetcher, urls, &stopped, &mut |url, result| {
            let name = fetch::shown(url);
            match result {
                Ok(fetched) => self.fetched(&name, fetched),
                Err(failure) => self.problem(&name, failure.kind, &failure.message),
            }
        });
    }

    /// Reads what was fetched: by its content, and by what its server called it where that tells nothing.
    fn fetched(&mut self, name: &str, fetched: Fetched) {
        self.inputs.read.fetch_add(fetched.bytes.len() as u64, Ordering::Relaxed);
        let (mut stream, packed) = Stream::new(&*fetched.bytes).unpacked();
        let mut form = sniff::form(stream.head(), fetched.url.path(), &self.out.limits.fields);
        if form == Form::Text && fetched.is_page {
            form = Form::Page;
        } else if form == Form::Text && !packed {
            stream = Stream::new(Cursor::new(fetched.text()));
        }
        self.out.begin(name);
        self.out.serve(fetched.url.as_str(), fetched.charset.clone());
        self.read(name, form, stream);
    }

    /// Reads the file that has begun, and ends it.
    fn read(&mut self, name: &str, form: Form, stream: Stream<'_>) {
        let before = self.out.count();
        if let Err(error) = formats::read(form, stream, &mut self.out) {
            let message = match error.kind() {
                io::ErrorKind::PermissionDenied => format!("It cannot be read ({error}). Check that you may open it."),
                _ => format!("It can be read no further ({error}); what was read before that is kept."),
            };
            self.out.problem(Place::Whole, ProblemKind::Unreadable, "files", message);
        }
        self.out.end();
        if self.out.count() == before {
            self.problem(name, ProblemKind::Empty, "It holds no articles. Leave it out.");
        }
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        self.problem(
            name,
            ProblemKind::Unreadable,
            &format!("It cannot be read ({error}). Check that you may open it."),
        );
    }

    fn problem(&mut self, name: &str, kind: ProblemKind, message: &str) {
        self.out.begin(name);
        self.out.problem(Place::Whole, kind, "files", message);
        self.out.end();
    }
}

fn passed_over_message(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let more = names.len().saturating_sub(NAMED);
    let files = if names.len() == 1 { "1 file".to_owned() } else { format!("{} files", names.len()) };
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let (verb, were) = if names.len() == 1 { ("holds", "was") } else { ("hold", "were") };
    format!("{files} that {verb} no article in a form that is read {were} passed over: {}{rest}.", shown.join(", "))
}
