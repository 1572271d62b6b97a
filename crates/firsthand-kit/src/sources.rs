//! Inputs as a user names them (files, folders, `-`) to documents in memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use firsthand::Document;
use firsthand::problem::{Problem, ProblemKind};
use walkdir::WalkDir;

use crate::records::Form;

/// The endings of files that are read from a folder. A file named by itself is read whatever its ending.
pub const TEXT_ENDINGS: &[&str] = &["txt", "text", "md", "markdown", "mdown", "mkd"];

/// Endings of files that hold articles in a form that is not read; they are refused by name even if they are text.
const OTHER_ENDINGS: &[&str] =
    &["html", "htm", "xhtml", "xml", "json", "tsv", "pdf", "docx", "doc", "odt", "rtf", "warc", "parquet", "gz", "zip"];

/// How many files that were passed over are named in a message.
const NAMED: usize = 3;

/// Reads every input into memory; [`each`] says how.
pub fn gather(inputs: &[String], max_bytes: usize, stdin: &mut dyn Read) -> (Vec<Document>, Vec<Problem>) {
    let mut documents = Vec::new();
    let problems = each(inputs, max_bytes, stdin, &mut |document| documents.push(document));
    (documents, problems)
}

/// Hands every document of the inputs to `take`, one after the other, and gives the problems.
///
/// A folder gives its text and Markdown files and its files of records (see [`records`](crate::records)), those in its subfolders included, in the order
/// of their names; hidden files are passed over. A file of records gives one document per record. `-` gives what
/// `stdin` holds. Of an article larger than `max_bytes` only as much is read as shows that it is too large.
pub fn each(inputs: &[String], max_bytes: usize, stdin: &mut dyn Read, take: &mut dyn FnMut(Document)) -> Vec<Problem> {
    let mut gathered = Gathered { found: 0, take, problems: Vec::new(), max_bytes };
    let mut stdin_read = false;
    for input in inputs {
        if input == "-" {
            if !std::mem::replace(&mut stdin_read, true) {
                gathered.stream("-", stdin);
            }
        } else {
            gathered.path(input);
        }
    }
    gathered.problems
}

struct Gathered<'a> {
    found: usize,
    take: &'a mut dyn FnMut(Document),
    problems: Vec<Problem>,
    max_bytes: usize,
}

impl Gathered<'_> {
    fn path(&mut self, input: &str) {
        let path = Path::new(input);
        match path.metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.problem(
                    input,
                    ProblemKind::Missing,
                    "There is no such file or folder. Check the spelling.".to_owned(),
                );
            }
            Err(error) => self.unreadable(input, &error),
            Ok(metadata) if metadata.is_dir() => self.folder(input),
            Ok(_) if Form::of(path).is_some() => self.file(input, path),
            Ok(_) if OTHER_ENDINGS.contains(&ending(path).as_str()) => {
                let message = format!(
                    "Files of the kind .{} are not read. Save the article's words as plain text or Markdown.",
                    ending(path)
                );
                self.problem(input, ProblemKind::Format, message);
            }
            Ok(_) => self.file(input, path),
        }
    }

    fn folder(&mut self, input: &str) {
        let before = self.found + self.problems.len();
        let mut passed_over: Vec<String> = Vec::new();
        let visible =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(input).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible) {
            match entry {
                Err(error) => {
                    let name = error.path().unwrap_or(Path::new(input)).display().to_string();
                    self.problem(&name, ProblemKind::Unreadable, format!("It cannot be read: {error}."));
                }
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let name = entry.path().display().to_string();
                    if TEXT_ENDINGS.contains(&ending(entry.path()).as_str()) || Form::of(entry.path()).is_some() {
                        self.file(&name, entry.path());
                    } else {
                        passed_over.push(entry.file_name().to_string_lossy().into_owned());
                    }
                }
            }
        }
        if !passed_over.is_empty() {
            self.problem(input, ProblemKind::Format, passed_over_message(&passed_over));
        } else if self.found + self.problems.len() == before {
            let message =
                "The folder holds no text or Markdown file (.txt, .md) and no file of records (.jsonl, .csv)."
                    .to_owned();
            self.problem(input, ProblemKind::Empty, message);
        }
    }

    fn file(&mut self, name: &str, path: &Path) {
        match (File::open(path), Form::of(path)) {
            (Ok(file), Some(form)) => self.records(name, form, file),
            (Ok(mut file), None) => self.stream(name, &mut file),
            (Err(error), _) => self.unreadable(name, &error),
        }
    }

    fn records(&mut self, name: &str, form: Form, file: File) {
        let Self { found, take, problems, max_bytes } = self;
        let mut counted = |document| {
            *found += 1;
            take(document);
        };
        if let Err(error) = form.read(name, file, *max_bytes, &mut counted, problems) {
            self.unreadable(name, &error);
        }
    }

    /// Reads at most one byte more than the limit; the engine then says that the document is too large.
    fn stream(&mut self, name: &str, stream: &mut dyn Read) {
        let mut bytes = Vec::new();
        match stream.take(self.max_bytes as u64 + 1).read_to_end(&mut bytes) {
            Ok(_) => {
                self.found += 1;
                (self.take)(Document::new(name, bytes));
            }
            Err(error) => self.unreadable(name, &error),
        }
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        let message = format!("It cannot be read ({error}). Check that you may open it.");
        self.problem(name, ProblemKind::Unreadable, message);
    }

    fn problem(&mut self, input: &str, kind: ProblemKind, message: String) {
        self.problems.push(Problem::of_input(input, kind, message));
    }
}

fn passed_over_message(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let more = names.len().saturating_sub(NAMED);
    let files = if names.len() == 1 { "1 file".to_owned() } else { format!("{} files", names.len()) };
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{files} that hold no articles in a form that is read were passed over: {}{rest}.", shown.join(", "))
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(inputs: &[&str]) -> (Vec<Document>, Vec<Problem>) {
        let inputs: Vec<String> = inputs.iter().map(ToString::to_string).collect();
        gather(&inputs, 10, &mut &b"from stdin"[..])
    }

    #[test]
    fn a_folder_gives_its_text_files_by_name_and_says_what_it_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("sub")).unwrap();
        for name in ["b.txt", "a.md", "sub/c.TXT", ".hidden.txt", "x.png"] {
            std::fs::write(path(name), name).unwrap();
        }
        let (documents, problems) = gathered(&[folder.path().to_str().unwrap()]);
        let names: Vec<&str> = documents.iter().map(Document::file_name).collect();
        assert_eq!(names, ["a.md", "b.txt", "c.TXT"]);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("x.png"), "{}", problems[0].message);
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_and_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let (documents, problems) = gathered(&["no/such/file.txt", folder.path().to_str().unwrap(), "-", "-"]);
        assert_eq!(documents, [Document::new("-", "from stdin")]);
        let kinds: Vec<ProblemKind> = problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::Missing, ProblemKind::Empty]);
    }

    #[test]
    fn no_more_than_the_limit_is_read() {
        let (documents, _) = gather(&["-".to_owned()], 4, &mut io::repeat(b'a'));
        assert_eq!(documents[0].bytes.len(), 5);
    }

    #[test]
    fn formats_that_are_not_read_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page.html");
        std::fs::write(&page, "<p>").unwrap();
        let (documents, problems) = gathered(&[page.to_str().unwrap()]);
        assert_eq!(documents, []);
        assert_eq!(problems[0].kind, ProblemKind::Format);
    }
}
