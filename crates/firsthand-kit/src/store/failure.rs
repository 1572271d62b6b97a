//! Why a store could not be used, in words that say what to do.

use std::fmt;
use std::io;
use std::path::Path;

use rusqlite::ErrorCode;

/// Why a store could not be used: a whole sentence that names the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure in these words about the store at `path`.
    pub(super) fn new(path: &Path, words: impl fmt::Display) -> Self {
        Self(format!("{} {words}", path.display()))
    }

    /// What an error of the file system means.
    pub(super) fn of_file(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => {
                Self::new(path, "is not there. Make a store with `firsthand add --store FILE INPUT...`.")
            }
            _ => Self::new(path, format_args!("cannot be opened: {error}.")),
        }
    }

    /// What an error of the database means.
    pub(super) fn of_database(path: &Path, error: &rusqlite::Error) -> Self {
        let words = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                "is being written to by another process and did not become free. Try again when that one has ended."
            }
            Some(ErrorCode::NotADatabase) => "is no store. Give another file; this one was left as it is.",
            Some(ErrorCode::DatabaseCorrupt) => {
                "is damaged. Take a copy of it that is not, or add the articles to a new store."
            }
            Some(ErrorCode::DiskFull) => {
                "could not grow, because the disk is full. What it held before is kept; make room and run it again."
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                "may not be written to. Copy it to a place that may be, or ask for the right to write."
            }
            Some(ErrorCode::CannotOpen) => "cannot be opened. Look whether its folder is there and may be used.",
            _ => return Self::new(path, format_args!("could not be used: {error}.")),
        };
        Self::new(path, words)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}
